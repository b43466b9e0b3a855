"""A sheet's cells as the locator sees them: texts by place, merges, and what is blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain, compress, count, groupby, zip_longest
from operator import eq, itemgetter, not_
from typing import TYPE_CHECKING

from hongngu_tally.legacy import odd_words
from hongngu_tally.patterns import regex

if TYPE_CHECKING:
    from hongngu_tally.workbook import Sheet


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
    return str(value)


def is_blank(value: object) -> bool:
    """Nothing to read: empty, or only spaces and invisible characters."""
    if type(value) is str:
        return not value or value.isspace() or not value.strip(" \t\r\n\u00a0\u200b\u200c\u200d\ufeff\u2060")
    return value is None


_FILLER = regex(r"[\s.…_·\-–—]*|\s*\.?/\.?\s*")


def says_nothing(value: object) -> bool:
    """Blank, or a dotted line or dash that only holds the place of an entry."""
    return is_blank(value) or (
        type(value) is str and len(value) < 200 and _FILLER.fullmatch(value) is not None
    )


def texts_of(values: Sequence[object]) -> Sequence[str]:
    """``text_of`` of a whole column; columns of one kind of value, the usual ones, go at the speed of C."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return values  # type: ignore[return-value]
    if kinds == {float}:
        numbers: Sequence[float] = values  # type: ignore[assignment]
        if all(map(float.is_integer, numbers)) and min(numbers) > -1e15 and max(numbers) < 1e15:
            return list(map(str, map(int, numbers)))
    if bool in kinds:
        # True is 1 to a dictionary.
        return list(map(text_of, values))
    distinct = set(values)
    shown: dict[object, str] = {}
    if len(kinds) > 1:
        # Running numbers below their title.
        numbers = [value for value in distinct if type(value) is float]
        shown.update(zip(numbers, texts_of(numbers), strict=True))
    shown |= {value: text_of(value) for value in distinct if value not in shown}
    return [shown[value] for value in values]


class Grid:
    """One sheet, rows and columns counted from 1, with merges looked up by place."""

    def __init__(self, sheet: Sheet, written: Mapping[tuple[int, int], str] | None = None) -> None:
        """``written`` gives, per place, what stands in the file where ``sheet`` holds it decoded."""
        self.sheet = sheet
        self.written = written or {}
        self.cells: Sequence[Sequence[object]] = sheet.cells
        self.height = len(self.cells)
        self._filled_last: tuple[int, list[tuple[int, object]]] = (0, [])
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
        """(column, value) of the cells of a row that hold something; nobody changes the list."""
        last, cells = self._filled_last
        if last != row:
            # Every column of a wide sheet asks for the same row.
            cells = [(at, value) for at, value in enumerate(self.row(row), 1) if not is_blank(value)]
            self._filled_last = row, cells
        return cells

    @property
    def values(self) -> frozenset[object]:
        """Every distinct value of the sheet; True and 1 are one."""
        return self.sheet.values

    @property
    def texts(self) -> tuple[str, ...]:
        """Every distinct text of the sheet."""
        return self.sheet.texts

    @cached_property
    def short_texts(self) -> tuple[str, ...]:
        """The distinct texts that are short enough for a mark or a ditto."""
        return tuple([text for text in self.texts if len(text) < 13])

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The distinct texts that only hold a place: dotted lines, dashes, spaces."""
        return frozenset(text for text in self._signs if text and says_nothing(text))

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """The distinct texts that begin with neither letter nor digit, the empty one too."""
        return tuple([text for text in self._unlettered if not text[:1].isalnum()])

    @cached_property
    def _unlettered(self) -> tuple[str, ...]:
        """The distinct texts that do not begin with a letter, the empty one too."""
        return tuple([text for text in self.texts if not text[:1].isalpha()])

    @cached_property
    def unlike_names(self) -> frozenset[str]:
        """The distinct texts that no plain name is: a short one, one without a letter first or with a bracket."""
        short = [text for text in self.short_texts if len(text) < 3]
        return frozenset(chain(("",), short, self._unlettered, self._bracketed))

    @cached_property
    def _joined(self) -> str:
        """All distinct texts in one, for what few sheets hold at all."""
        return " ".join(filter(None, self.texts))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the sheet, as written."""
        return frozenset(self._joined.split())

    def mentions(self, *words: str) -> bool:
        """Whether one of some words stands anywhere in the sheet, in small letters, in capitals or with the first in capitals."""
        ways = (str, str.upper, str.capitalize)
        return any(way(word) in self._joined for word in words for way in ways)

    @cached_property
    def _bracketed(self) -> list[str]:
        return [text for text in self.texts if "(" in text] if "(" in self._joined else []

    @cached_property
    def with_remarks(self) -> frozenset[str]:
        """The distinct texts that have a bracket or a dash behind which a remark may stand."""
        dashed = [text for text in self.texts if " - " in text] if " - " in self._joined else ()
        return frozenset(chain(self._bracketed, dashed))

    @cached_property
    def with_more(self) -> frozenset[str]:
        """The distinct texts in which something stands behind a comma, a colon or another such sign."""
        signs = [sign for sign in (",", ";", ":", "\n") if sign in self._joined]
        return self.with_remarks.union(*([text for text in self.texts if sign in text] for sign in signs))

    @cached_property
    def irregular(self) -> frozenset[str]:
        """The distinct texts that may not stand in their canonical form: few words are new, and few of those are odd."""
        texts, joined = self.texts, self._joined
        odd: set[str] = set()
        if not joined.isprintable():
            odd.update([text for text in texts if not text.isprintable()])
        if "  " in joined or joined[:1] == " " or joined[-1:] == " ":
            odd.update([text for text in texts if "  " in text or text != text.strip()])
        if words := odd_words(self.words):
            odd.update([text for text in texts if not words.isdisjoint(text.split())])
        return frozenset(odd)

    @cached_property
    def blanks(self) -> frozenset[object]:
        """The distinct values in which nothing stands."""
        return frozenset(["", *(text for text in self._signs if is_blank(text))]) | self.values & {None}

    @cached_property
    def silent(self) -> frozenset[object]:
        """The distinct values that say nothing: blank ones and fillers."""
        return self.blanks | self.fillers

    @cached_property
    def columns(self) -> list[tuple[object, ...]]:
        """The cells column by column, all of them as long as the sheet is high."""
        try:
            return list(zip(*self.cells, strict=True))
        except ValueError:  # a text file's rows may be of different lengths
            return list(zip_longest(*self.cells, fillvalue=""))

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return len(self.columns)

    def written_in(self, row: int) -> list[str]:
        """The texts of the cells of a row in which something stands."""
        return [text_of(value) for _, value in self.filled(row)]

    def picker(self, rows: Sequence[int]) -> Callable[[int], Sequence[object]]:
        """What takes the cells of the given rows out of a column; "" outside the used range."""
        height, columns = self.height, self.columns
        one: itemgetter[object] | None = None
        if rows and rows[-1] <= height:
            run = rows[-1] - rows[0] < len(rows)
            one = itemgetter(slice(rows[0] - 1, rows[-1])) if run else itemgetter(*[row - 1 for row in rows])

        def pick(column: int) -> Sequence[object]:
            if not 0 < column <= len(columns):
                return ("",) * len(rows)
            values = columns[column - 1]
            if one:
                picked: tuple[object, ...] = one(values)
                return picked
            return tuple(values[row - 1] if row <= height else "" for row in rows)

        return pick

    def rows_with(self, texts: Iterable[str]) -> Iterator[int]:
        """The rows in which one of the given texts is a whole cell."""
        apart = frozenset(texts).isdisjoint
        return compress(range(1, self.height + 1), map(not_, map(apart, self.cells)))

    def nonblank_rows(self) -> list[int]:
        """The rows that hold something; error cells and formulas without a value count as something."""
        blank = self.blanks
        rows = [
            row
            for row, values in enumerate(self.cells, 1)
            if values and (values[0] not in blank or not blank.issuperset(values))
        ]
        noted = {row for row, _ in self.sheet.errors} | {row for row, _ in self.sheet.formulas_without_value}
        return sorted(noted.union(rows)) if noted else rows

    def is_lost(self, row: int, columns: Sequence[int]) -> bool:
        """Whether one of these cells holds an error, or a formula that was saved without its result."""
        sheet = self.sheet
        return any((row, at) in sheet.errors or (row, at) in sheet.formulas_without_value for at in columns)

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


_ERROR_TEXTS = frozenset({
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
})  # fmt: skip


def with_error_cells(grid: Grid) -> Grid:
    """The grid with errors that were saved as text (in a .csv, or pasted as values) as the error cells they were."""
    if _ERROR_TEXTS.isdisjoint(grid.values):
        return grid
    errors = {
        (row, column): str(value)
        for row in grid.rows_with(_ERROR_TEXTS)
        for column, value in grid.filled(row)
        if value in _ERROR_TEXTS
    }
    cells = [list(row) for row in grid.sheet.cells]
    for row, column in errors:
        cells[row - 1][column - 1] = ""
    return Grid(replace(grid.sheet, cells=cells, errors={**grid.sheet.errors, **errors}), grid.written)


_BEFORE_HEADING = regex(r"\s*(?:[IVX]{1,5}|[A-ZĐa-hđ]|\d{1,2}(?:\.\d){0,2})[.)/]?\s*")
_LEAST_SPREAD = 3
"""Cells in a row that say the same before one of them is taken to have been merged over the others."""


def _repeated_over(filled: Sequence[tuple[int, object]]) -> list[tuple[int, int]]:
    """The first and last columns over which a row's cells repeat their texts, if all of them do; a heading's numeral may stand before them."""
    if len(filled) > _LEAST_SPREAD and _BEFORE_HEADING.fullmatch(text_of(filled[0][1])):
        filled = filled[1:]
    runs: list[tuple[int, int]] = []
    # What follows one another has one distance to its place in the row.
    for (text, _), cells in groupby(enumerate(filled), lambda cell: (cell[1][1], cell[1][0] - cell[0])):
        places = [column for _, (column, _) in cells]
        if type(text) is not str or len(places) < 2 or len(text) < 3 or says_nothing(text):
            return []
        runs.append((places[0], places[-1]))
    text = text_of(filled[0][1])
    # "Ấp Mẫu | Ấp Mẫu" may be a name beside where it works.
    alone = len(runs) == 1 and len(filled) < _LEAST_SPREAD and not (text.isupper() or len(text) > 25)
    return [] if alone else runs


def with_merged_rows(grid: Grid) -> Grid:
    """The grid with rows that repeat one text in all cells, but for a heading's numeral, as merged again: what undoing merges leaves of titles and headings."""
    columns, width = grid.columns, grid.width
    # Most rows repeat nothing there; a list need not begin in the first column.
    near = {(0, 1), (width // 2 - 1, width // 2), (width - 2, width - 1)} if width > 1 else set()
    rows = {
        at
        for left, right in near
        for at in compress(count(), map(eq, columns[left], columns[right]))
        if not is_blank(columns[left][at])
    }
    spread = {at + 1: runs for at in sorted(rows) if (runs := _repeated_over(grid.filled(at + 1)))}
    if not spread:
        return grid
    cells = list(grid.sheet.cells)
    merges = [(number, first, number, last) for number, runs in spread.items() for first, last in runs]
    for number in spread:
        cells[number - 1] = list(cells[number - 1])
    for number, first, _, last in merges:
        cells[number - 1][first:last] = [""] * (last - first)
    sheet = replace(grid.sheet, cells=cells, merges=(*grid.sheet.merges, *merges))
    return Grid(sheet, grid.written)


_SMALL_NUMBER = regex("0|[1-9][0-9]{0,3}")


def with_numbers(grid: Grid) -> Grid:
    """The grid with small numbers that are texts (in a .csv, or typed into text cells) as the numbers they are; "01" is a code."""
    numbers: dict[object, float] = {
        text: float(text) for text in grid.short_texts if _SMALL_NUMBER.fullmatch(text)
    }
    if not numbers:
        return grid
    cells = [[numbers.get(value, value) for value in row] for row in grid.cells]
    return Grid(replace(grid.sheet, cells=cells), grid.written)  # type: ignore[arg-type]
