"""The cells of one file that can be mended, found with the reading of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hongngu_tally.frozen import frozen
from hongngu_tally.legacy import candidates
from hongngu_tally.mend.dates import DATE_FIELDS, days_of
from hongngu_tally.mend.texts import MARK, canonical_letters, plain_mark, with_tidy_spaces
from hongngu_tally.mend.words import Canonical
from hongngu_tally.stamp import without_own_columns
from hongngu_tally.table.grid import Grid, is_blank
from hongngu_tally.table.locate import decoded
from hongngu_tally.table.model import FileReading, LocatedTable, SheetReading
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Book

KINDS = ("legacy-font", "decomposed", "wrong-d", "invisible", "spaces", "tone", "award", "unit", "date", "mark")  # fmt: skip
"""Why a cell is mended, in the order in which it happens."""


@frozen
class Change:
    """One cell: what stands in it, what will, and the ``KINDS`` of mending it takes. Rows and columns count from 1."""

    sheet: str
    row: int
    column: int
    before: str
    after: str
    kinds: tuple[str, ...]
    day: date | None = None
    """The true date that takes the place of its text."""


def changes_of(book: Book, reading: FileReading, vocabulary: Vocabulary, day: date) -> list[Change]:
    """Every cell that can be mended, in the order of sheets, rows and columns; ``day`` is the one whose law names the awards."""
    awards = _awards(reading)
    readings = {sheet.name: sheet for sheet in reading.sheets}
    canonical = Canonical(vocabulary, day)
    found: list[Change] = []
    for sheet in book.sheets:
        own = readings.get(sheet.name)
        if own is not None and own.kind == "list":
            # What a form calculates from a cell is mended with the cell.
            grid = decoded(without_own_columns(sheet), vocabulary)
            found += _Mending(grid, own, canonical, awards).changes()
    return found


def _awards(reading: FileReading) -> Mapping[tuple[str, int, int], set[str]]:
    """(sheet, row, column) → the awards that were read in that cell."""
    found: dict[tuple[str, int, int], set[str]] = {}
    columns = (reading.nominations.get(name, ()) for name in ("sheet", "row", "column", "award"))
    for sheet, row, column, award in zip(*columns, strict=True):
        found.setdefault((str(sheet), int(str(row)), int(str(column))), set()).add(str(award))
    return found


class _Mending:
    """The changes of one sheet."""

    def __init__(
        self,
        grid: Grid,
        reading: SheetReading,
        canonical: Canonical,
        awards: Mapping[tuple[str, int, int], set[str]],
    ) -> None:
        self.grid, self.reading, self.awards = grid, reading, awards
        self.canonical = canonical
        self.marks = canonical.vocabulary.lines.marks
        self.fields = dict(self._fields(reading.tables))
        self.days = dict(self._days(reading.tables))

    def changes(self) -> Iterator[Change]:
        for row, values in enumerate(self.grid.cells, 1):
            for column, value in enumerate(values, 1):
                if type(value) is not str or is_blank(value):
                    continue
                change = self._change(row, column, value)
                if change.after != change.before or change.day:
                    yield change

    def _fields(self, tables: Iterable[LocatedTable]) -> Iterator[tuple[tuple[int, int], str]]:
        """(row, column) → field, of the cells of nominations."""
        for table in tables:
            fields = {column: name for name, columns in table.columns.items() for column in columns}
            marks = (*table.mark_columns, *table.value_marks)
            fields |= dict.fromkeys(marks, MARK)
            fields |= {column: "" for column, _ in table.unknown_headers if column not in fields}
            for row in table.rows:
                yield from (((row, column), field) for column, field in fields.items())

    def _days(self, tables: Iterable[LocatedTable]) -> Iterator[tuple[tuple[int, int], date]]:
        """(row, column) → the date that a text in a column of dates means beyond doubt."""
        for table in tables:
            for field in DATE_FIELDS:
                for column in table.columns.get(field, ()):
                    texts = {row: value for row in table.rows if type(value := self.grid.at(row, column)) is str}  # fmt: skip
                    yield from (((row, column), day) for row, day in days_of(texts).items())

    def _change(self, row: int, column: int, value: str) -> Change:
        """What becomes of one text; ``value`` is it as people saw it, an old encoding decoded."""
        written = self.grid.written.get((row, column), value)
        kinds = ["legacy-font"] if written != value else []
        text, more = canonical_letters(value)
        kinds += more
        day = None
        field = self.fields.get((row, column))
        if field is not None:
            text, more = self._mended(row, column, field, text)
            kinds += more
            if (row, column) in self.days:
                day = self.days[row, column]
                text = f"{day:%d/%m/%Y}"
                kinds.append("date")
        if candidates(text):
            # Part Unicode, part an old font: read again it would mean something else.
            return Change(self.reading.name, row, column, written, written, ())
        return Change(self.reading.name, row, column, written, text, tuple(dict.fromkeys(kinds)), day)

    def _mended(self, row: int, column: int, field: str, text: str) -> tuple[str, list[str]]:
        tidy = with_tidy_spaces(text)
        kinds = ["spaces"] if tidy != text else []
        if field == MARK:
            mark = plain_mark(tidy, self.marks)
            return mark, [*kinds, "mark"] if mark != tidy else kinds
        placed = self.canonical.placed(tidy)
        known = placed
        if field == "award":
            known = self.canonical.award(placed, self.awards.get((self.reading.name, row, column), set()))
        elif field in ("unit", "workplace"):
            known = self.canonical.unit(placed, strict=field == "workplace")
        if known != placed:
            # A word of the vocabulary takes the place of the whole text: why its letters differ needs no second reason.
            return known, [*kinds, field if field == "award" else "unit"] if known != tidy else kinds
        return placed, [*kinds, "tone"] if placed != tidy else kinds
