"""Unit × award as a grid of numbers, the shape behind the screen, the workbook and the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.layouts import MEASURES, ordered_awards, ordered_units

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally

_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\b", re.IGNORECASE)


class Column(NamedTuple):
    """One column of numbers: an award, and the kind of recipient."""

    award: str
    recipient: str


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Counts per unit, award and recipient; only columns and units with a count."""

    units: tuple[str, ...]
    columns: tuple[Column, ...]
    cells: Mapping[tuple[str, Column], int]
    sums: Mapping[str, int]
    """Per unit: all its awards, or all its distinct recipients."""
    frame: pd.DataFrame
    what: str

    @property
    def adds_up(self) -> bool:
        """Whether totals are the sums of their cells; distinct recipients stand in several cells and count once."""
        return self.what != "recipients"

    def at(self, unit: str, column: Column) -> int:
        """The number of one cell."""
        return self.cells.get((unit, column), 0)

    def row(self, units: Iterable[str]) -> list[int]:
        """The totals of some units, column by column."""
        chosen = tuple(units)
        if self.adds_up or len(chosen) == 1:
            return [sum(self.at(unit, column) for unit in chosen) for column in self.columns]
        found = _cells(self._of(chosen), ("award", "recipient"), self.what)
        return [found.get(tuple(column), 0) for column in self.columns]

    def whole(self, units: Iterable[str]) -> int:
        """The total of some units over all columns."""
        chosen = tuple(units)
        if self.adds_up or len(chosen) == 1:
            return sum(self.sums.get(unit, 0) for unit in chosen)
        return _cells(self._of(chosen), (), self.what).get((), 0)

    def _of(self, units: tuple[str, ...]) -> pd.DataFrame:
        return self.frame[self.frame["unit"].isin(units)]

    @property
    def awards(self) -> dict[str, tuple[Column, ...]]:
        """The columns of each award, in order."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            found[column.award] = (*found.get(column.award, ()), column)
        return found

    @property
    def blocks(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Units of the offices and of the communes, where there are both; else one block without a name."""
        communes = tuple(unit for unit in self.units if _COMMUNE.match(unit))
        offices = tuple(unit for unit in self.units if not _COMMUNE.match(unit))
        if not communes or not offices:
            return (("", self.units),)
        return (("group_offices", offices), ("group_communes", communes))


def matrix_of(tally: Tally) -> Matrix:
    """The grid of a tally: units in the year's order, awards in the law's, recipients as forms do."""
    frame, what = tally.counted, tally.count
    cells = {
        (unit, Column(award, recipient)): number
        for (unit, award, recipient), number in _cells(frame, ("unit", "award", "recipient"), what).items()
    }
    sums = {unit: number for (unit,), number in _cells(frame, ("unit",), what).items()}
    present = {column for _, column in cells}
    # Every kind of recipient, so that no counted row can lack a column.
    kinds = [*MEASURES, *sorted({column.recipient for column in present} - set(MEASURES))]
    columns = tuple(
        column
        for award in ordered_awards(tally)
        for kind in kinds
        if (column := Column(award, kind)) in present
    )
    return Matrix(tuple(ordered_units(tally)), columns, cells, sums, frame, what)


def _cells(frame: pd.DataFrame, by: tuple[str, ...], what: str) -> dict[tuple[str, ...], int]:
    from hongngu_tally.counts import count

    return {
        tuple(map(str, values)): int(number)
        for *values, number in count(frame, by, what).itertuples(index=False, name=None)
    }
