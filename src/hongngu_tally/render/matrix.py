"""Unit × award as a grid of numbers, the shape behind the screen, the workbook and the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.layouts import MEASURES, ordered_awards, ordered_units
from hongngu_tally.patterns import regex

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.render.words import Words

_OFFICES, _COMMUNES, _APART = "group_offices", "group_communes", "group_apart"
_COMMUNE = regex(r"(?:xã|phường|thị trấn|đặc khu)\b", re.IGNORECASE)


class Column(NamedTuple):
    """One column of numbers: an award, and the kind of recipient."""

    award: str
    recipient: str


class Block(NamedTuple):
    """Units under one heading: an area with its groups below it (``leaf`` is false), or a group with its units.

    ``name`` is a text's key, or an area's own name. ``ordinal`` is "" for all units under no heading.
    """

    ordinal: str
    name: str
    units: tuple[str, ...]
    leaf: bool = True
    within: str = ""
    """The ordinal of the area it lies in."""

    def label(self, say: Words) -> str:
        """The heading in words."""
        return say.text(self.name) if self.name in (_OFFICES, _COMMUNES, _APART) else self.name


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
    areas: Mapping[str, str] = field(default_factory=dict)
    """Unit → the area it lies in, where there are several."""

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
    def blocks(self) -> tuple[Block, ...]:
        """Areas with their offices and communes, where the list of units knows several; else offices and communes, or all."""
        if not self.areas:
            groups = _groups(self.units)
            if len(groups) == 1:
                return (Block("", "", self.units),)
            return tuple(Block(_roman(at), name, units) for at, (name, units) in enumerate(groups, start=1))
        of_area: dict[str, tuple[str, ...]] = {}
        for unit in self.units:
            area = self.areas.get(unit, "")
            of_area[area] = (*of_area.get(area, ()), unit)
        found = []
        for at, (area, units) in enumerate(of_area.items(), start=1):
            ordinal, groups = _roman(at), _groups(units)
            # Units of no area, and those of an area that are all of one kind, need no headings below their own.
            leaf = not area or len(groups) == 1
            found.append(Block(ordinal, area or _APART, units, leaf))
            for number, (name, some) in enumerate(() if leaf else groups, start=1):
                found.append(Block(f"{ordinal}.{number}", name, some, within=ordinal))
        return tuple(found)


def _groups(units: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Offices and communes, those that there are."""
    communes = tuple(unit for unit in units if _COMMUNE.match(unit))
    offices = tuple(unit for unit in units if not _COMMUNE.match(unit))
    return [(name, some) for name, some in ((_OFFICES, offices), (_COMMUNES, communes)) if some]


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _areas(tally: Tally) -> dict[str, str]:
    """Unit → its area: the listed unit above it that communes belong to. Empty where all lie in one."""
    parents = {unit.name: unit.parent for unit in tally.intake.unit_list}
    above = {unit.parent for unit in tally.intake.unit_list if unit.kind == "commune"} & parents.keys()

    def area(unit: str) -> str:
        seen: set[str] = set()
        while unit and unit not in seen:
            if unit in above:
                return unit
            seen.add(unit)
            unit = parents.get(unit, "")
        return ""

    found = {unit: name for unit in ordered_units(tally) if (name := area(unit))}
    return (
        found
        if len({*found.values(), *(() if len(found) == len(ordered_units(tally)) else ("",))}) > 1
        else {}
    )


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
    return Matrix(tuple(ordered_units(tally)), columns, cells, sums, frame, what, _areas(tally))


def _cells(frame: pd.DataFrame, by: tuple[str, ...], what: str) -> dict[tuple[str, ...], int]:
    from hongngu_tally.counts import count

    return {
        tuple(map(str, values)): int(number)
        for *values, number in count(frame, by, what).itertuples(index=False, name=None)
    }
