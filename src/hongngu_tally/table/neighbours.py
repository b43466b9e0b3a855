"""What stands beside a sheet's lists, so that the lists are read without it: another list, numbers, a signature, codes, what its short forms mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hongngu_tally.table.beside import (
    begins_beside,
    code_list_beside,
    columns_from,
    counts_beside,
    doubt_counts_beside,
    doubt_people_beside,
    read_apart,
    read_without,
    titled_apart,
)
from hongngu_tally.table.code_table import read_with_codes
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.kind import code_pairs
from hongngu_tally.table.legend_beside import legend_beside
from hongngu_tally.table.model import Fate, SheetReading
from hongngu_tally.table.signed_beside import signature_beside
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Sheet


class Locate(Protocol):
    """Reads a part of a sheet; ``surely`` as ``locate`` says it."""

    def __call__(self, part: Sheet, surely: bool = ...) -> SheetReading: ...


def read_neighbours(
    sheet: Sheet,
    grid: Grid,
    vocabulary: Vocabulary,
    headers: Sequence[Header],
    within: Sequence[int],
    locate: Locate,
) -> SheetReading | None:
    """The reading of a sheet part by part, None where nothing stands beside its lists. ``within`` are rows of titles inside other lists."""
    if coded := read_with_codes(sheet, grid, vocabulary, headers, locate):
        return coded
    (row, column), top = titled_apart(grid, vocabulary, headers, within), 1
    if within and not column:
        top, row, column = begins_beside(grid, vocabulary, headers, within)
    if column:
        return read_apart(sheet, top, row, column, locate)
    top, column = counts_beside(grid, vocabulary, headers)
    if column:
        return read_without(sheet, top, column, locate, why="summary")
    top, column = signature_beside(grid, vocabulary, headers)
    if column:
        return read_without(sheet, top, column, locate, why="signature", fate=Fate.SIGNATURE)
    top, column, pairs = legend_beside(grid, vocabulary, headers)
    if column:
        return read_without(sheet, top, column, locate, pairs)
    return None


def read_without_codes(
    sheet: Sheet,
    grid: Grid,
    vocabulary: Vocabulary,
    headers: Sequence[Header],
    locate: Locate,
    *,
    asking: bool,
) -> SheetReading | None:
    """The reading of a sheet without the list of codes beside its list, None where none surely is one.

    What may be one, and people or numbers that may be no part of the list, are doubts of it, where somebody is to be asked (``asking``).
    """
    beside = code_list_beside(grid, vocabulary, headers)
    if beside and beside.sure:
        explained = Grid(columns_from(sheet, beside.row, beside.column))
        pairs = code_pairs(explained, vocabulary, explained.nonblank_rows())
        return read_without(sheet, beside.row, beside.column, locate, pairs)
    if beside and asking:
        beside.doubt()
    elif headers and asking and not beside:
        doubt_people_beside(grid, vocabulary, headers)
        doubt_counts_beside(grid, headers)
    return None
