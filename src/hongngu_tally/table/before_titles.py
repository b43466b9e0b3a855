"""Columns under no title before a list's first one: running numbers, units, kinds of recipients, awards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.table.contents import cells_below, nearly_all, texts_below
from hongngu_tally.table.grid import Grid
from hongngu_tally.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

_FIRST = regex(r"0*1[.)]?|[IAa][.)]?")
_ROW_NUMBER = regex(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-HK-PĐa-hk-pđ])[.)]?")


def _is_titled(header: Header, grid: Grid, column: int) -> bool:
    return any(grid.shown(row, column) for row in range(header.first_row, header.last_row + 1))


def take_numbers(header: Header, grid: Grid, column: int) -> None:
    """Numbers and letters under no title before a list's first column number its rows and headings."""
    if column < 1 or "ordinal" in header.columns:
        return
    # Totals may begin there: "Tổng cộng: 1".
    texts = [text for text in texts_below(grid, header, column) if len(text) < 5]
    if (
        texts
        and not _is_titled(header, grid, column)
        and _FIRST.fullmatch(texts[0])
        and nearly_all(texts, _numbers_row)
    ):
        header.infer("ordinal", column)
        header.first_column = column


def _numbers_row(text: str) -> bool:
    """Whether a cell holds a running number or a heading's numeral and nothing else."""
    return bool(_ROW_NUMBER.fullmatch(text))


def take_units(header: Header, vocabulary: Vocabulary, grid: Grid, column: int) -> None:
    """Listed units under no title before a list's first column propose those beside them, each written once for its rows or in every one."""
    if column < 1 or {"unit", "workplace"} & header.columns.keys():
        return
    texts = texts_below(grid, header, column)
    if texts and not _is_titled(header, grid, column) and all(map(vocabulary.units.named, texts)):
        header.infer("unit", column)
        header.first_column = column


def column_before(header: Header, grid: Grid, column: int) -> int:
    """The column under no title before a list's first one, if something stands there in most of its rows, and in none of them alone; else 0."""
    if (
        column < 1
        or _is_titled(header, grid, column)
        or any(column in found for found in header.columns.values())
    ):
        return 0
    said = [row for row, _ in cells_below(grid, header, column)]
    if not said or any(
        len(grid.filled(row)) < 3 or any(merge[1] < merge[3] for merge in grid.merges_from(row))
        for row in said
    ):
        return 0
    most = max(len(texts_below(grid, header, at)) for at in header.texts)
    reached = sum(merge[2] - row + 1 if (merge := grid.merge_at(row, column)) else 1 for row in said)
    return column if reached * 2 > most else 0
