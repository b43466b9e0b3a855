"""Why a sheet was read as it was: the rows that could have titled a list, and the cells as a person sees them.

Nothing here decides anything. What costs time on a sheet that reads well is computed for ``inspect`` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from hongngu_tally.table.columns import Header
from hongngu_tally.table.compact import Runs
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.header import LEAST_SCORE, read_titles
from hongngu_tally.table.model import Candidate, Fate, SheetReading
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, is_one_award

_MOST_ROWS = 400
"""Rows of a sheet without a list that are weighed: column titles stand near the top."""
_LONGEST = 300
_MOST_UNREAD = 50


def with_evidence(grid: Grid, reading: SheetReading, vocabulary: Vocabulary) -> SheetReading:
    """The same reading with what ``inspect`` shows beside it: cells, runners-up, the best rejected titles."""
    sheet = grid.sheet
    cells = dict(with_cells(grid, reading, (row for row, _, _ in reading.fates)).cells)
    for row, column in sorted(sheet.errors):
        cells[row] = tuple(sorted({**dict(cells[row]), column: sheet.errors[row, column]}.items()))
    reading = replace(reading, cells=cells)
    if reading.kind == "list":
        return _with_runners_up(grid, vocabulary, reading)
    return (
        reading if reading.rejected else replace(reading, rejected=best_rejected(grid, vocabulary, reading))
    )


def unread_rows(reading: SheetReading) -> list[int]:
    """The rows of a list that were given no fate, the first few: somebody has to look at them."""
    if reading.kind != "list":
        return []
    runs = Runs.of(reading.fates).runs
    unread = (row for first, last, fate, _ in runs if fate is Fate.UNREAD for row in range(first, last + 1))
    return list(islice(unread, _MOST_UNREAD))


def with_cells(grid: Grid, reading: SheetReading, rows: Iterable[int]) -> SheetReading:
    """The same reading with the cells of some rows as a person sees them."""
    cells = {row: tuple((at, clean(text_of(value))[:_LONGEST]) for at, value in grid.filled(row)) for row in rows}  # fmt: skip
    return replace(reading, cells=cells)


def best_rejected(grid: Grid, vocabulary: Vocabulary, reading: SheetReading) -> Candidate | None:
    """The row of a sheet without a list that looks most like column titles; None when no cell titles anything."""
    return _best(grid, vocabulary, [row for row, _, _ in reading.fates[:_MOST_ROWS]])


def _with_runners_up(grid: Grid, vocabulary: Vocabulary, reading: SheetReading) -> SheetReading:
    """Per list the best other row between the lists above and below it."""
    free = [
        row for row, fate, _ in reading.fates if fate not in {Fate.HEADER, Fate.NUMBERING, Fate.NOMINATION}
    ]
    starts = sorted({table.row for table in reading.tables})
    tables = []
    for table in reading.tables:
        at = starts.index(table.row)
        first = table.row if at else 0
        end = starts[at + 1] if at + 1 < len(starts) else grid.height + 1
        tables.append(
            replace(table, runner_up=_best(grid, vocabulary, [row for row in free if first <= row < end]))
        )
    return replace(reading, tables=tuple(tables))


def _best(grid: Grid, vocabulary: Vocabulary, rows: Iterable[int]) -> Candidate | None:
    found = [one for row in rows if (one := _weigh(grid, vocabulary, row))]
    # One text alone in its row is a title before it is a column's.
    return max(found, key=lambda one: (" | " in one.text, one.score, -one.row), default=None)


def _weigh(grid: Grid, vocabulary: Vocabulary, row: int) -> Candidate | None:
    """One row weighed as column titles; None when it titles nothing, or holds numbers as data do."""
    filled = [(column, value) for column, value in grid.filled(row) if type(value) is str]
    matches = {column: match for column, value in filled if (match := vocabulary.titles.match(value))}
    awards = sum(is_one_award(vocabulary.phrases.parse(value)) for _, value in filled if len(value) < 80)
    if not matches or len(matches) <= awards < 2:
        # "0001 | Lao động tiên tiến | Cá nhân" is a line of a code list.
        return None
    header = max(read_titles(grid, vocabulary, row), key=lambda one: one.score, default=None)
    if not header or not header.score:
        return None
    return Candidate(
        row,
        min(matches),
        " | ".join(clean(value) for _, value in filled)[:_LONGEST],
        round(header.score, 2),
        tuple(
            (column, clean(text_of(grid.at(row, column))), match.field) for column, match in matches.items()
        ),
        tuple(_lacks(header)),
    )


def _lacks(header: Header) -> Iterable[str]:
    if not header.names_people:
        yield "name"
    if not header.names_awards:
        yield "award"
    if header.score < LEAST_SCORE:
        yield "score"
