"""What the year's charts draw: one choice of bars for the workbook and for the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.layouts import YearEndTable, ordered_awards
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

MOST_BARS = 12
"""More bars are no picture any more: the largest are drawn, and what the others hold stands in one bar."""


class Bar(NamedTuple):
    """One bar: what it is called, and the numbers it is made of."""

    label: str
    numbers: tuple[int, ...]


class Series(NamedTuple):
    """One chart: its name, what the parts of a bar are ("" for a bar of one number), its bars in order."""

    name: str
    kinds: tuple[str, ...]
    bars: tuple[Bar, ...]


def series_of(tally: Tally, table: YearEndTable, say: Words) -> list[Series]:
    """Awards by type, lines of the table, the units with most awards, groups of recipients; none without a bar."""
    split = (say.text("chart_bodies"), say.text("chart_people"))
    found = (
        Series(say.text("chart_awards"), split, _most(list(_awards(tally, say)), say)),
        Series(say.text("chart_rows"), split, tuple(_rows(table, say))),
        Series(say.text("chart_units"), ("",), _largest(list(_units(tally, say)))[:MOST_BARS]),
        Series(say.text("chart_groups"), ("",), _largest(list(_groups(tally, say)))),
    )
    # A picture of nothing but zeros shows nothing.
    return [series for series in found if any(map(sum, (bar.numbers for bar in series.bars)))]


def _awards(tally: Tally, say: Words) -> Iterator[Bar]:
    from hongngu_tally.counts import count

    found: dict[str, list[int]] = {code: [0, 0] for code in ordered_awards(tally)}
    counted = count(tally.counted, ("award", "recipient"), tally.count)
    for award, recipient, number in counted.itertuples(index=False, name=None):
        found[str(award)][recipient == "individual"] += int(number)
    for code, numbers in found.items():
        yield Bar(say.award(tally.regime, code)[0], tuple(numbers))


def _rows(table: YearEndTable, say: Words) -> Iterator[Bar]:
    """In the table's own order; where its lines are awards or units, another chart draws them."""
    if table.layout.kind == "rows":
        for row in table.rows:
            yield Bar(say.of(row.label), (row.collective + row.household, row.individual))


def _units(tally: Tally, say: Words) -> Iterator[Bar]:
    grid = matrix_of(tally)
    for unit in grid.units:
        yield Bar(unit or say.text("none"), (grid.whole([unit]),))


def _groups(tally: Tally, say: Words) -> Iterator[Bar]:
    from hongngu_tally.counts import sums

    for group, number in sums(tally.counted, "group", tally.count).items():
        yield Bar(say.label("group", group), (number,))


def _largest(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: -sum(bar.numbers)))


def _most(bars: Sequence[Bar], say: Words) -> tuple[Bar, ...]:
    """The largest bars, and one for all the others: the chart's sum stays the table's."""
    ordered = _largest(bars)
    if len(ordered) <= MOST_BARS:
        return ordered
    shown, rest = ordered[: MOST_BARS - 1], ordered[MOST_BARS - 1 :]
    sums = tuple(sum(part) for part in zip(*(bar.numbers for bar in rest), strict=True))
    return (*shown, Bar(say.text("chart_others", n=len(rest)), sums))
