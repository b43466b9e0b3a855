"""What stands beside a list without being part of it: another list that begins lower down, a list of codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.header import CORE
from hongngu_tally.table.model import Fate, SheetReading
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Sheet, Value

_IMPORTANT = (Fate.NOMINATION, Fate.TOTAL, Fate.SECTION, Fate.HEADER, Fate.NUMBERING, Fate.SIGNATURE)
"""Of two lists that share a row the one that says more of it gives its fate."""


def begins_beside(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header], rows: Sequence[int]
) -> tuple[int, int]:
    """(row, column) from which on another list stands beside one of the given; (0, 0) when there is none.

    ``rows`` hold titles among the data of the lists.
    """
    for row in rows:
        above = [header for header in headers if header.last_row < row]
        right = max((header.last_column for header in above), default=0)
        titles = [
            (column, match.field)
            for column, value in grid.filled(row)
            if column > right and type(value) is str and (match := vocabulary.titles.match(value))
        ]
        fields = {name for _, name in titles}
        if above and len(fields) >= 2 and fields & CORE and fields & {"name", "surname", "award"}:
            return min(header.first_row for header in above), titles[0][0]
    return 0, 0


def code_list_beside(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> tuple[int, int]:
    """(row, column) from which on a list of codes and awards stands beside a list that has awards of its own; else (0, 0)."""
    for header in headers:
        columns = header.columns
        names = [*columns.get("name", ()), *columns.get("surname", ()), *columns.get("given_name", ())]
        own = [*columns.get("award", ()), *columns.get("award_code", ()), *columns.get("personal_id", ())]
        for left, right in pairwise(sorted(header.texts)):
            block = [column for column in sorted(header.texts) if column >= right]
            if (
                right - left > 1
                and 2 <= len(block) <= 3
                and max(names, default=right) < right
                and min(own, default=right) < right
                and any(
                    _explains(grid, vocabulary, header.last_row, *pair)
                    or _explains(grid, vocabulary, header.last_row, *pair[::-1])
                    for pair in pairwise(block)
                )
            ):
                return header.first_row, right
    return 0, 0


def _explains(grid: Grid, vocabulary: Vocabulary, above: int, code: int, award: int) -> bool:
    """Whether below a header two columns hold codes and the awards they stand for: each once, and both in the same rows."""
    pairs = [
        (clean(text_of(grid.at(row, code))), clean(text_of(grid.at(row, award))))
        for row in range(above + 1, grid.height + 1)
    ]
    pairs = [pair for pair in pairs if any(pair)]
    phrases = [vocabulary.phrases.parse(name) for _, name in pairs]
    codes = {one for one, _ in pairs}
    return (
        len(pairs) >= 2
        and len(codes) == len({name for _, name in pairs}) == len(pairs)
        and all(0 < len(one) <= 12 and " " not in one for one in codes)
        and not any(vocabulary.phrases.parse(one).says_something for one in codes)
        and all(len(phrase.awards) == 1 and not phrase.rest for phrase in phrases)
    )


def read_without(
    sheet: Sheet,
    top: int,
    column: int,
    locate: Callable[[Sheet], SheetReading],
    codes: Sequence[tuple[str, str]],
) -> SheetReading:
    """The reading of what stands left of ``column``; what stands from it on is a list of ``codes``."""
    left = locate(_part(sheet, top, lambda at: at < column))
    known = {row for row, _, _ in left.fates}
    rows = Grid(sheet).nonblank_rows()
    beside = [(row, Fate.LOOKUP, "code-list") for row in rows if row not in known]
    return replace(left, fates=tuple(sorted([*left.fates, *beside])), codes=(*left.codes, *codes))


def read_apart(
    sheet: Sheet, top: int, column: int, locate: Callable[[Sheet], SheetReading]
) -> SheetReading | None:
    """The readings of what stands left of ``column`` and from it on, as one; None unless both are lists.

    Above ``top`` the rows belong to both.
    """
    left = locate(_part(sheet, top, lambda at: at < column))
    right = locate(_part(sheet, top, lambda at: at >= column))
    if left.kind != "list" or right.kind != "list":
        return None
    fates = {row: (fate, reason) for row, fate, reason in right.fates}
    for row, fate, reason in left.fates:
        if row not in fates or _rank(fate) <= _rank(fates[row][0]):
            fates[row] = (fate, reason)
    return replace(
        left,
        fates=tuple((row, *fates[row]) for row in sorted(fates)),
        tables=(*left.tables, *right.tables),
        hidden_rows=tuple(sorted({*left.hidden_rows, *right.hidden_rows})),
        odd_cells=(*left.odd_cells, *right.odd_cells),
        repaired=(*left.repaired, *right.repaired),
    )


def columns_from(sheet: Sheet, top: int, column: int) -> Sheet:
    """The sheet without what stands left of a column or above a row."""
    part = _part(sheet, top, lambda at: at >= column)
    blank: list[list[Value]] = [[""] * len(row) for row in part.cells[: top - 1]]
    return replace(part, cells=blank + part.cells[top - 1 :])


def _rank(fate: Fate) -> int:
    return _IMPORTANT.index(fate) if fate in _IMPORTANT else len(_IMPORTANT)


def _part(sheet: Sheet, top: int, keeps: Callable[[int], bool]) -> Sheet:
    """The sheet without the cells from row ``top`` on that stand in other columns."""

    def kept(row: int, column: int) -> bool:
        return row < top or keeps(column)

    cells: list[list[Value]] = [
        [value if kept(row, column) else "" for column, value in enumerate(values, 1)]
        for row, values in enumerate(sheet.cells, 1)
    ]
    return replace(
        sheet,
        cells=cells,
        errors={place: code for place, code in sheet.errors.items() if kept(*place)},
        formulas_without_value=frozenset(place for place in sheet.formulas_without_value if kept(*place)),
    )
