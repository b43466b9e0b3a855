"""In which order units and awards stand in every table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hongngu_tally.law import load_catalogue
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def unit_order(tally: Tally) -> Callable[[str], tuple[object, ...]]:
    """A key that sorts units: those of the year's list in its order, then the others in Vietnamese order."""
    place = {unit: index for index, unit in enumerate(tally.intake.units)}
    return lambda unit: (place.get(unit, len(place)), collation_key(unit), unit)


def award_order(tally: Tally) -> Callable[[str], tuple[object, ...]]:
    """A key that sorts awards: in the order of the day's law, then those not in force, then unknown codes."""
    now, ever = tally.regime.awards, load_catalogue().awards

    def key(code: str) -> tuple[object, ...]:
        if code in now:
            return 0, now[code].rank, code
        return (1, ever[code].rank, code) if code in ever else (2, 0, code)

    return key


def ordered_units(tally: Tally) -> list[str]:
    """Units with a count, in order."""
    return sorted({str(unit) for unit in tally.counted["unit"].dropna().unique()}, key=unit_order(tally))


def ordered_awards(tally: Tally) -> list[str]:
    """Awards with a count, in order."""
    return sorted({str(code) for code in tally.counted["award"].dropna().unique()}, key=award_order(tally))
