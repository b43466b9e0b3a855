"""A sheet that goes on with the list of the sheet before, in the same columns, with their titles again or without."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from hongngu_tally.patterns import regex
from hongngu_tally.table.contents import SAMPLE, awards_test, names_test
from hongngu_tally.table.grid import is_blank, text_of
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading, Stated
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Sheet, placed

Told = TypeVar("Told")
Locate = Callable[[Sheet], SheetReading]
_COUNTED = regex(r"[\s\d()._-]*$")
_PAGES = frozenset({("other", "no-header"), ("other", "no-award"), ("lookup", "code-list")})
"""What a sheet alone is read as that may be a page: with titles and no award, since the first page's title gives it."""


def with_continued(
    sheets: Sequence[Sheet], located: Sequence[SheetReading], vocabulary: Vocabulary, locate: Locate
) -> list[SheetReading]:
    """The readings, with every sheet read that is one more page of the list before it: without column titles, or with the same and nothing above.

    Its running numbers go on where that list ends; or, without titles, they begin anew, or there are none, and an award stands in every
    row. All of its rows must be understood: otherwise it stays what it was.
    """
    found = list(located)
    # Each sheet with its reading, or with what was kept of the pages before it and the reading of both.
    pages = list(zip(sheets, located, strict=True))
    is_ditto = vocabulary.lines.is_ditto
    titled = -1
    for at, own in enumerate(sheets):
        read = found[at]
        again = titled >= 0 and read.kind == "list" and _repeats(vocabulary, read, found[titled])
        if not again and (titled < 0 or (read.kind, read.why) not in _PAGES):
            titled = at if read.kind == "list" else titled
            continue
        above = found[at - 1]
        number = _number(own, found[titled], range(1, len(own.cells) + 1))
        if above.kind == "list" and 1 < number == _last_number(sheets[at - 1], above) + 1:
            kept = _shortened(*pages[at - 1], is_ditto)
            joined = _below(kept, len(kept.cells), own)
            whole = locate(joined)
            if page := _page(whole, found[titled], own, len(kept.cells)):
                pages[at], found[at] = (joined, whole), replace(page, issuer=above.issuer)
                continue
        if again:
            titled = at
        elif (
            read.why == "no-header"
            and number in {0, 1}
            and (top := max(found[titled].tables[-1].header_rows, default=0))
        ):
            joined = _below(sheets[titled], top, own)
            whole = locate(joined)
            page = _page(whole, found[titled], own, top)
            if page and _says_it_all(vocabulary, page):
                pages[at], found[at] = (joined, whole), page
    return found


def _repeats(vocabulary: Vocabulary, reading: SheetReading, above: SheetReading) -> bool:
    """Whether a sheet begins with the column titles of the list ``above`` and says nothing else: not by its name either, "Sheet1 (2)"."""
    own, *others = reading.tables
    names = [_COUNTED.sub("", one.name) for one in (reading, above)]
    return (
        not (others or reading.titles or reading.issuer)
        and own.headers == above.tables[-1].headers
        and reading.fates[0][0] == min(own.header_rows, default=0)
        and names[0] == names[1]
        and not vocabulary.phrases.parse(reading.name).says_something
    )


def _number(sheet: Sheet, reading: SheetReading, rows: Iterable[int]) -> int:
    """The first running number in some rows, 0 without one; the column is that of the reading's last list."""
    columns = reading.tables[-1].columns.get("ordinal", ())
    texts = (
        text_of(sheet.cells[row - 1][at - 1])
        for row in rows
        for at in columns[-1:]
        # A page's number stands alone.
        if at <= len(sheet.cells[row - 1])
        and len([1 for cell in sheet.cells[row - 1] if not is_blank(cell)]) > 1
    )
    numbers = (text.strip(" .)/-–") for text in texts)
    return next((int(text) for text in numbers if text.isdigit()), 0)


def _last_number(sheet: Sheet, reading: SheetReading) -> int:
    return _number(sheet, reading, reading.tables[-1].rows[-1:])


def _shortened(sheet: Sheet, reading: SheetReading, is_ditto: Callable[[str], bool]) -> Sheet:
    """What the next page needs of a sheet: all but the nominations between its first ones and its last ones.

    Of each column the last cell stays that holds more than a ditto: what is written once for a block goes on on the
    next page. So a list of many pages takes as long as its pages, not as their square.
    """
    last = reading.tables[-1]
    columns = {at for found in last.columns.values() for at in found} | set(last.mark_columns)
    kept = {*last.rows[:SAMPLE], last.rows[-1]}
    for column in columns:
        said = (row for row in reversed(last.rows) if _says(sheet, row, column, is_ditto))
        kept.add(next(said, last.rows[-1]))
    return _rows_of(
        sheet, [row for row, fate, _ in reading.fates if fate is not Fate.NOMINATION or row in kept]
    )


def _says(sheet: Sheet, row: int, column: int, is_ditto: Callable[[str], bool]) -> bool:
    cells = sheet.cells[row - 1]
    value = cells[column - 1] if column <= len(cells) else ""
    return not is_blank(value) and not is_ditto(text_of(value))


def _rows_of(sheet: Sheet, rows: Sequence[int]) -> Sheet:
    """A sheet of some rows of another; what a merged range says goes on in its first row that is left."""
    place = {row: at for at, row in enumerate(rows, 1)}
    cells = [list(sheet.cells[row - 1]) for row in rows]
    merges = []
    for top, left, bottom, right in sheet.merges:
        if inside := rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
            merges.append((place[inside[0]], left, place[inside[-1]], right))
            if inside[0] != top and left <= min(len(sheet.cells[top - 1]), len(cells[place[inside[0]] - 1])):
                cells[place[inside[0]] - 1][left - 1] = sheet.cells[top - 1][left - 1]

    def to(at: tuple[int, int]) -> tuple[int, int] | None:
        return (place[at[0]], at[1]) if at[0] in place else None

    return replace(
        placed(sheet, cells, to),
        merges=tuple(merges),
        hidden_rows=frozenset(place[row] for row in sheet.hidden_rows if row in place),
    )


def _below(above: Sheet, top: int, own: Sheet) -> Sheet:
    """A sheet whose rows follow the first ``top`` ones of another."""

    merges = (
        *(one for one in above.merges if one[2] <= top),
        *((a + top, b, c + top, d) for a, b, c, d in own.merges),
    )
    formulas = _places(
        dict.fromkeys(above.formulas_without_value), dict.fromkeys(own.formulas_without_value), top
    )
    return replace(
        own,
        cells=[*above.cells[:top], *own.cells],
        merges=merges,
        hidden_rows=frozenset(row + top for row in own.hidden_rows),
        errors=_places(above.errors, own.errors, top),
        formulas_without_value=frozenset(formulas),
        long_numbers=_places(above.long_numbers, own.long_numbers, top),
        struck=frozenset(_places(dict.fromkeys(above.struck), dict.fromkeys(own.struck), top)),
        partly_struck=frozenset(
            _places(dict.fromkeys(above.partly_struck), dict.fromkeys(own.partly_struck), top)
        ),
    )


def _places(
    above: Mapping[tuple[int, int], Told], own: Mapping[tuple[int, int], Told], top: int
) -> dict[tuple[int, int], Told]:
    kept = {place: told for place, told in above.items() if place[0] <= top}
    return kept | {(row + top, column): told for (row, column), told in own.items()}


def _page(reading: SheetReading, above: SheetReading, own: Sheet, top: int) -> SheetReading | None:
    """What a reading of joined sheets says of the rows below ``top``.

    None where it does not understand them all, or not by the columns of the list ``above``.
    """
    fates = tuple((row - top, fate, reason) for row, fate, reason in reading.fates if row > top)
    kinds = {fate for _, fate, _ in fates}
    tables = tuple(part for table in reading.tables if (part := _rows_below(table, top)))
    like = above.tables[-1]
    if any((one.columns, one.mark_columns) != (like.columns, like.mark_columns) for one in tables):
        return None
    if reading.kind != "list" or not tables or kinds & {Fate.UNREAD, Fate.TITLE}:
        return None
    if any(fate is Fate.HEADER and reason != "header-repeated" for _, fate, reason in fates):
        return None
    return replace(
        reading,
        name=own.name,
        index=own.index,
        why="goes-on",
        hidden=own.hidden,
        fates=fates,
        hidden_rows=tuple(row - top for row in reading.hidden_rows if row > top),
        tables=tables,
        issuer="",
        issuer_row=0,
        titles=(),
        years=(),
        odd_cells=tuple(replace(one, row=one.row - top) for one in reading.odd_cells if one.row > top),
        repaired=tuple((one[0] - top, *one[1:]) for one in reading.repaired if one[0] > top),
    )


def _rows_below(table: LocatedTable, top: int) -> LocatedTable | None:
    """The part of a list whose rows stand below ``top``, as a list without column titles of its own."""
    kept = [at for at, row in enumerate(table.rows) if row > top]
    if not kept:
        return None
    place = {at: new for new, at in enumerate(kept)}
    return replace(
        table,
        row=table.rows[kept[0]] - top,
        header_rows=(),
        rows=tuple(table.rows[at] - top for at in kept),
        section_of=tuple(table.section_of[at] for at in kept),
        sections=tuple(replace(one, row=max(one.row - top, 0)) for one in table.sections),
        values={name: tuple(texts[at] for at in kept) for name, texts in table.values.items()},
        marks={
            column: tuple(place[at] for at in marked if at in place) for column, marked in table.marks.items()
        },
        stated=tuple(_stated(one, top) for one in table.stated if min(one.row, one.first) > top),
        numbering_gaps=tuple((one[0] - top, *one[1:]) for one in table.numbering_gaps if one[0] > top),
        carried=tuple(row - top for row in table.carried if row > top),
    )


def _stated(stated: Stated, top: int) -> Stated:
    """A total of rows below ``top``, which means none above it."""
    also = tuple((first - top, last - top) for first, last in stated.also if first > top)
    return replace(stated, row=stated.row - top, first=stated.first - top, last=stated.last - top, also=also)


def _says_it_all(vocabulary: Vocabulary, page: SheetReading) -> bool:
    """Whether each row names somebody and an award itself, so that it needs no heading of another sheet."""
    return all(_says_all_of(vocabulary, table) for table in page.tables)


def _says_all_of(vocabulary: Vocabulary, table: LocatedTable) -> bool:
    named, awarded = names_test(vocabulary), awards_test(vocabulary)
    marked = {at for rows in table.marks.values() for at in rows}
    asked = [texts for name, texts in table.values.items() if name.partition(":")[0] == "award"]
    return all(
        named(name)
        and (at in marked or any(texts[at] for texts in asked))
        and all(not texts[at] or awarded(texts[at]) for texts in asked)
        for at, name in enumerate(table.values.get("name", ()))
    )
