"""The counts line by line: for scripts in the order of their dimensions, for people as they look for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import award_order, unit_order
from hongngu_tally.render.words import Words
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def total(tally: Tally) -> int:
    """All awards counted, or all distinct recipients."""
    from hongngu_tally import counts

    return counts.total(tally.counted, tally.count)


def count_lines(tally: Tally) -> list[dict[str, Any]]:
    """The counts in the order of their dimensions: per line their values, empty where there is none, and ``count``."""
    names = [*tally.by, "count"]
    return [
        {
            name: int(value) if name == "count" else _plain(value)
            for name, value in zip(names, line, strict=True)
        }
        for line in tally.counts[names].itertuples(index=False, name=None)
    ]


def ordered_counts(tally: Tally, say: Words) -> list[dict[str, Any]]:
    """The counts as people look for them: the year's order of units, the law's of awards, else Vietnamese order."""
    places = {"unit": unit_order(tally), "award": award_order(tally)}

    def shown(name: str) -> Callable[[str], Any]:
        return lambda value: (collation_key(say.dimension(name, value, tally.regime)), value)

    keys = [(name, places.get(name) or shown(name)) for name in tally.by]
    return sorted(count_lines(tally), key=lambda row: [key(row[name]) for name, key in keys])


def _plain(value: object) -> str:
    return "" if value is None or value != value else str(value)
