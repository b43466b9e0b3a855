"""A list that begins beside another one, lower down: the sheet is read as two, each with what stands above both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.header import CORE
from hongngu_tally.table.model import Fate, SheetReading
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
