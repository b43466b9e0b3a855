"""Marks that only their list shows to be marks: one letter throughout ("o", "Đ", a tick of a symbol font), numbers that count the marked,
or the council's votes for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import nearly_all, people_test, texts_below
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.votes import share_of

_MARK = "x"
_SURE = 0.9
"""The least share of votes that any law of these years asks for any award."""
_NO = frozenset({"k", "ko", "-"})


def with_plain_marks(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> Grid:
    """The grid with such marks as "x"; the very same where there are none."""
    found: dict[tuple[int, int], str] = {}
    for at, header in enumerate(headers):
        if header.marks and header.names_people:
            below = [other.first_row for other in headers[at + 1 :] if other.first_row > header.last_row]
            rows = range(header.last_row + 1, min(below, default=grid.height + 1))
            found |= (
                _signs(grid, vocabulary, header, rows)
                or _numbers(grid, vocabulary, header, rows)
                or _votes(grid, vocabulary, header, rows)
            )
    if not found:
        return grid
    cells = [list(row) for row in grid.sheet.cells]
    for (row, column), mark in found.items():
        cells[row - 1][column - 1] = mark
    return Grid(replace(grid.sheet, cells=cells), grid.written)


def _signs(grid: Grid, vocabulary: Vocabulary, header: Header, rows: range) -> dict[tuple[int, int], str]:
    """The cells of the only letter that stands in the columns to mark, where it is one that offices mark with."""
    texts = {text for column in header.marks for text in texts_below(grid, header, column)}
    said = {
        text
        for text in texts
        if not (vocabulary.lines.is_denied(text) or text.isdigit() or text.casefold() in _NO)
    }
    if len(said) != 1 or not said <= vocabulary.lines.lone_marks:
        return {}
    return {
        (row, column): _MARK
        for column in header.marks
        for row in rows
        if type(value := grid.at(row, column)) is str and clean(value) in said
    }


def _numbers(grid: Grid, vocabulary: Vocabulary, header: Header, rows: range) -> dict[tuple[int, int], str]:
    """The cells of columns to mark in which people are numbered 1, 2, 3 … each award for itself."""
    numbered = _numbered(grid, header, rows)
    found: dict[tuple[int, int], str] = {}
    longest = 0
    for column in header.marks:
        filled = [(row, value) for row in numbered if not is_blank(value := grid.at(row, column))]
        if [text_of(value).strip(" .") for _, value in filled] != [
            str(at) for at in range(1, len(filled) + 1)
        ]:
            return {}
        longest = max(longest, len(filled))
        found |= {(row, column): _MARK for row, _ in filled}
    return found if longest > 1 and _are_people(grid, vocabulary, header, numbered) else {}


def _votes(grid: Grid, vocabulary: Vocabulary, header: Header, rows: range) -> dict[tuple[int, int], str]:
    """The cells of columns to mark that hold nothing but votes, "15/15" or "100%", enough of them for every award.

    A body's "95%" under an award is the share of its people who have it.
    """
    numbered = _numbered(grid, header, rows)
    cells = {
        (row, column): clean(text_of(value))
        for row in numbered
        for column in header.marks
        if not is_blank(value := grid.at(row, column))
    }
    if not cells or not all(map(_is_sure, set(cells.values()))):
        return {}
    return dict.fromkeys(cells, _MARK) if _are_people(grid, vocabulary, header, numbered) else {}


def _is_sure(text: str) -> bool:
    return (share_of(text) or 0) >= _SURE


def _numbered(grid: Grid, header: Header, rows: range) -> list[int]:
    """The rows with a running number, in a list that has such and names."""
    ordinals = header.columns.get("ordinal", ())
    if not ordinals or not _names(header):
        return []
    return [row for row in rows if text_of(grid.at(row, ordinals[0])).strip(" .").isdigit()]


def _are_people(grid: Grid, vocabulary: Vocabulary, header: Header, rows: Sequence[int]) -> bool:
    return nearly_all([clean(grid.shown(row, _names(header)[0])) for row in rows], people_test(vocabulary))


def _names(header: Header) -> list[int]:
    return header.of("name", "given_name")
