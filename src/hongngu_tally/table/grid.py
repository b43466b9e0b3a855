"""A sheet's cells as the locator sees them: texts by place, merges, and what is blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property

from hongngu_tally.workbook import Sheet

type_of_number = (int, float)


def text_of(value: object) -> str:
    """A cell's value as the text a person reads in it: whole numbers without ``.0``, dates as dd/mm/yyyy."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")
        )
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y") if value.year > 999 else value.isoformat()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def is_blank(value: object) -> bool:
    """Nothing to read: empty, or only spaces and invisible characters."""
    if type(value) is str:
        return not value or value.isspace() or not value.strip(" \t\r\n\u00a0\u200b\u200c\u200d\ufeff\u2060")
    return value is None


_FILLER = re.compile(r"[\s.…_·\-–—]*")


def says_nothing(value: object) -> bool:
    """Blank, or a dotted line or dash that only holds the place of an entry."""
    return is_blank(value) or (
        type(value) is str and len(value) < 200 and _FILLER.fullmatch(value) is not None
    )


class Grid:
    """One sheet, rows and columns counted from 1, with merges looked up by place."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.cells: Sequence[Sequence[object]] = sheet.cells
        self.height = len(self.cells)
        self._anchors: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        self._merged_rows: dict[int, list[tuple[int, int, int, int]]] = {}
        for merge in sheet.merges:
            first_row, first_column, last_row, last_column = merge
            if (last_row - first_row + 1) * (last_column - first_column + 1) > 200_000:
                continue
            self._anchors[first_row, first_column] = merge
            for row in range(first_row, last_row + 1):
                self._merged_rows.setdefault(row, []).append(merge)

    def row(self, number: int) -> Sequence[object]:
        """The values of a row, possibly shorter than the widest one."""
        return self.cells[number - 1] if 0 < number <= self.height else ()

    def at(self, row: int, column: int) -> object:
        """The value in a cell, "" outside the used range."""
        values = self.row(row)
        return values[column - 1] if 0 < column <= len(values) else ""

    def shown(self, row: int, column: int) -> str:
        """The text a person sees over a place: its own, or that of the merged range it lies in."""
        value = self.at(row, column)
        if not is_blank(value):
            return text_of(value)
        merge = self.merge_at(row, column)
        return text_of(self.at(merge[0], merge[1])) if merge else ""

    def merge_at(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range (first row, first column, last row, last column) that covers a place."""
        for merge in self._merged_rows.get(row, ()):
            if merge[1] <= column <= merge[3]:
                return merge
        return None

    def merges_from(self, row: int) -> list[tuple[int, int, int, int]]:
        """The merged ranges that touch a row."""
        return self._merged_rows.get(row, [])

    def filled(self, row: int) -> list[tuple[int, object]]:
        """(column, value) of the cells of a row that hold something."""
        return [(at, value) for at, value in enumerate(self.row(row), 1) if not is_blank(value)]

    def nonblank_rows(self) -> Iterator[int]:
        """The rows that hold something; error cells and formulas without a value count as something."""
        noted = {row for row, _ in self.sheet.errors} | {row for row, _ in self.sheet.formulas_without_value}
        last = max(self.height, max(noted, default=0))
        for number in range(1, last + 1):
            if number in noted or (number <= self.height and not all(map(is_blank, self.cells[number - 1]))):
                yield number

    @cached_property
    def filled_down(self) -> Mapping[tuple[int, int], object]:
        """Values that vertically merged cells give to the rows they span, except the first."""
        values: dict[tuple[int, int], object] = {}
        for (row, column), merge in self._anchors.items():
            value = self.at(row, column)
            if merge[2] > row and not is_blank(value):
                for below in range(row + 1, merge[2] + 1):
                    values[below, column] = value
        return values
