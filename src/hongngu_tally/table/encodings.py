"""A sheet with cells from before Unicode, or typed without marks → the same sheet as people read it, and what had been typed.

Each cell is decided by itself; its neighbours are asked only about a text that can be read both ways
("Ghi chó" in a column of TCVN3), or in two encodings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from hongngu_tally.legacy import candidates, decode_as, read_as
from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid

# Dots, dashes and spaces that nobody sees may lie outside ASCII, too.
_MARKED = regex(r"[^\W\d_\x00-\x7f]|[\u0300-\u036f]")
_LEAST_MARKED = 3
"""Texts that must have words of lists in them: a sheet of codes or in another language has none by chance."""

Known = Callable[[str], bool]
"""Whether a text is one that lists are known to hold."""


def in_unicode(grid: Grid, known: Known) -> Grid:
    """The grid itself when all of it is Unicode; else one with its old texts decoded, which keeps what was written."""
    if not any(candidates(text) for text in grid.irregular):
        return grid
    chosen = _Choice(grid, known)
    written: dict[tuple[int, int], str] = {}
    cells = [list(row) for row in grid.sheet.cells]
    for row, values in enumerate(cells, 1):
        for column, value in enumerate(values, 1):
            if type(value) is str and not value.isascii() and (text := chosen(value, column)) != value:
                written[row, column] = value
                values[column - 1] = text
    return Grid(replace(grid.sheet, cells=cells), written)


def with_marks(grid: Grid, marked: Callable[[], Callable[[str], str]]) -> Grid:
    """The grid itself when somewhere in it a Vietnamese letter stands; else one whose texts have the marks of their words.

    ``marked`` gives what marks a text; it is asked for such sheets only.
    """
    if not grid.texts or not all(text.isascii() or not _MARKED.search(text) for text in grid.texts):
        return grid
    texts = {text: found for text in grid.texts if (found := marked()(text)) != text}
    if len(texts) < _LEAST_MARKED:
        return grid
    written = {
        (row, column): value
        for row, values in enumerate(grid.cells, 1)
        for column, value in enumerate(values, 1)
        if type(value) is str and value in texts
    }
    cells = [list(row) for row in grid.sheet.cells]
    for row, column in written:
        cells[row - 1][column - 1] = texts[written[row, column]]
    return Grid(replace(grid.sheet, cells=cells), {**grid.written, **written})


class _Choice:
    """Which reading a text has in its column."""

    def __init__(self, grid: Grid, known: Known) -> None:
        self._known = known
        self._votes: dict[int, Counter[str]] = {}
        self._unicode: Counter[int] = Counter()
        for values in grid.cells:
            for column, value in enumerate(values, 1):
                if type(value) is not str or value.isascii():
                    continue
                found = candidates(value)
                if len(found) == 1:
                    self._votes.setdefault(column, Counter()).update(found.keys())
                elif not found and any(letter > "\xff" and letter.isalpha() for letter in value):
                    self._unicode[column] += 1
        self._all: Counter[str] = sum(self._votes.values(), Counter())

    def __call__(self, text: str, column: int) -> str:
        votes = self._votes.get(column, Counter())
        usual = next((encoding for encoding, _ in (votes or self._all).most_common(1)), "")
        if found := candidates(text):
            return found.get(usual) or next(iter(found.values()))
        if votes:
            settled = votes.total() > self._unicode[column]
        else:
            settled = not self._unicode[column] and self._all.total() > self._unicode.total()
        if not settled or not usual:
            return text
        read = read_as(text, usual)
        if read and self._known(read):
            return read
        decoded = decode_as(text, usual)
        return decoded if decoded and not self._known(text) else text
