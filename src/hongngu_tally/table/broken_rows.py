"""Nominees whose cells are broken over the rows below them: "Nguyễn Mẫu | Lao động" above "Sen | tiên tiến" is one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of, texts_of
from hongngu_tally.table.merged_numbers import Texts, rows_of_one_number
from hongngu_tally.table.nominee_cells import NomineeCells
from hongngu_tally.table.numbered_awards import NUMBER, WITHIN, rows_of_awards
from hongngu_tally.table.parted_rows import PartedRows
from hongngu_tally.table.sections import NUMBERED, enumerator_style, is_numeral
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_MOST_LINES = 3
"""Rows below a numbered one that may go on with its cells."""


def with_rows_joined(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]
) -> tuple[Grid, frozenset[int]]:
    """The grid with such rows joined into the numbered one above them, and the rows that are blank for it."""
    joined: dict[tuple[int, int], Any] = {}
    for before, header, after in zip([None, *headers], headers, [*headers[1:], None], strict=False):
        below = next((one.first_row for one in headers if one.first_row > header.last_row), grid.height + 1)
        first = header.first_column if before and before.first_row == header.first_row else 1
        last = after.first_column - 1 if after and after.first_row == header.first_row else 10**6
        cells = NomineeCells(grid, vocabulary, header, first, last)
        joined |= _rows_joined(cells, header.last_row + 1, below)
    if not joined:
        return grid, frozenset()
    lines = [list(row) for row in grid.sheet.cells]
    for (row, column), text in joined.items():
        lines[row - 1][column - 1 :] = [text, *lines[row - 1][column:]]
    blank = frozenset(row for row, _ in joined if all(map(is_blank, lines[row - 1])))
    return Grid(replace(grid.sheet, cells=lines), grid.written), blank


def _rows_joined(cells: NomineeCells, first: int, end: int) -> dict[tuple[int, int], Any]:
    """The cells between two rows of a list that are read otherwise than they are written."""
    joined: dict[tuple[int, int], Any] = {}
    if cells.ordinals and (cells.names or cells.parts):
        for texts in _rows_below_numbers(cells, first, end):
            joined |= texts
    for rows, parted in PartedRows(cells).found(first, end, {row for row, _ in joined}):
        joined = {place: text for place, text in joined.items() if place[0] not in rows} | parted
    return joined


def _rows_below_numbers(cells: NomineeCells, first: int, end: int) -> Iterator[Texts]:
    """What the running numbers tell of these cells: in rows over which they are merged, or without one below them."""
    grid = cells.grid
    *others, values = (grid.columns[at - 1][: end - 1] for at in cells.ordinals)
    blank = list(map(grid.blanks.__contains__, values))
    for column in others:
        blank = [both and is_blank(value) for both, value in zip(blank, column, strict=True)]
    odd = (
        value for value in values[first - 1 :] if type(value) is str or (type(value) is float and value % 1)
    )
    if any(WITHIN.fullmatch(text_of(value)) for value in odd):
        cells.unnumbered = frozenset(rows_of_awards(cells, texts_of(values), first))
    for row in cells.unnumbered:
        blank[row - 1] = True
        yield {(row, at): "" for at in cells.ordinals}
    whole: set[int] = set()
    for rows, texts in rows_of_one_number(cells, first, end):
        yield texts
        whole.update(rows[1:])
    below = first
    for row in [row for row in range(first, len(blank)) if blank[row] and row + 1 not in whole]:
        if row < below or not NUMBER.fullmatch(text_of(values[row - 1])):
            continue
        for count in range(_going_on(cells, blank, row), 0, -1):
            after = row + count
            goes_on = after < len(blank) and _goes_on(cells, text_of(values[after]))
            rows = range(row, after + 1)
            if found := _Broken(cells, rows, goes_on).joined():
                yield {(at, column): "" for at in rows[1:] for column in found}
                yield {(row, column): text for column, text in found.items()}
                below = after
                break


def _going_on(cells: NomineeCells, blank: Sequence[bool], row: int) -> int:
    """How many rows without a number follow straight below, at most."""
    count = 0
    while count < _MOST_LINES and row + count < len(blank):
        if not blank[row + count] or not cells.filled(row + count + 1):
            break
        count += 1
    return count


def _goes_on(cells: NomineeCells, number: str) -> bool:
    """Whether the list goes on in a row with such a number: with a nominee, a heading or its titles at the top of a page."""
    numbered = NUMBER.fullmatch(number) or is_numeral(number) or enumerator_style(number) in NUMBERED
    return bool(numbered) or clean(number) in cells.titles


class _Broken:
    """A numbered row and those without a number straight below; ``goes_on`` tells that the list goes on behind them."""

    def __init__(self, cells: NomineeCells, rows: range, goes_on: bool) -> None:
        self.cells, self.rows, self.goes_on = cells, rows, goes_on
        self.vocabulary = cells.vocabulary
        self.filled = cells.below(rows)
        said = self.filled & cells.said
        signed = not goes_on and self._is_labelled()
        self.alone = self.filled <= cells.remarks and not signed
        """Only posts, achievements and remarks stand below, and nobody signs."""
        # A post or an achievement that goes on beside it tells whose the second name or award is.
        self.beside = bool(said) and not signed and all(cells.stands(rows[0], (at,)) for at in said)

    def joined(self) -> dict[int, str]:
        """The cells of the rows as one nominee's, nothing where they may be anything else."""
        cells, rows, filled = self.cells, self.rows, self.filled
        if not filled <= cells.known or (filled.issubset(cells.awards) and not self._are_given()):
            return {}
        found: dict[int, str] = {}
        sure = False
        for column in filled:
            texts = cells.texts(rows, column)
            one = self._is_one(column, texts)
            if one is None:
                return {}
            sure = sure or one
            found[column] = cells.in_lines(column, texts) if column in cells.awards else " ".join(texts)
        if not filled.isdisjoint(cells.parts):
            return found if self._is_one_in_parts() else {}
        named = not filled.isdisjoint(cells.names) and self.beside
        return found if sure or (named and cells.is_awarded(rows[0]) and self._are_proper()) else {}

    def _is_labelled(self) -> bool:
        """Whether somebody signs in the rows below, or a remark or total stands there."""
        written = (text for row in self.rows[1:] for text in self.cells.grid.written_in(row))
        return any(map(self.vocabulary.lines.label, written))

    def _are_given(self) -> bool:
        """Whether awards alone below a row are its own: something of them stands in it, or the next nominee has an award without them."""
        cells, rows = self.cells, self.rows
        next_has = not self.goes_on or cells.is_awarded_itself(rows[-1] + 1)
        return cells.stands(rows[0], cells.awards) or (len(rows) == 2 and next_has)

    def _is_one(self, column: int, texts: Sequence[str]) -> bool | None:
        """Whether the lines of a column are surely one nominee's; None where they may not be."""
        cells = self.cells
        begun = cells.stands(self.rows[0], (column,))
        below = texts[begun:]
        if any(cells.stands_alone(column, text, self.goes_on) for text in below):
            return None
        if column in cells.awards and begun and cells.lines.are_awards(texts):
            names = (cells.texts(self.rows, at) for at in self.filled.intersection(cells.names))
            one: bool | None = (self.beside and all(map(cells.lines.is_one_name, names))) or None
        else:
            one = self._is_one_text(column, texts, begun)
        # Above the next running number nobody signs ("CHỦ TỊCH UBND HUYỆN") and no sum stands.
        ends = not self.goes_on and any(text.isdigit() or cells.signs(text) for text in below)
        return one and not ends if one else one

    def _is_one_text(self, column: int, parts: Sequence[str], begun: bool) -> bool | None:
        """The same of lines that are not one award each; ``begun`` tells whether the numbered row has the first."""
        cells, lines = self.cells, self.cells.lines
        if column in cells.names:
            return lines.is_one_name(parts) if begun else None
        if column in cells.awards:
            return lines.is_one_award(parts, begun)
        if not begun:
            return False
        if column in cells.units and (one := lines.is_one_unit(parts)) is not False:
            return one
        if column in cells.levels:
            return cells.is_of_one_award(self.rows, column)
        more = self.alone and column in cells.remarks
        return lines.is_one_text(parts) or (more and all(self._is_more(column, text) for text in parts[1:]))

    def _is_one_in_parts(self) -> bool:
        """ "Nguyễn | Sen" above "Thị Mẫu |" in columns of their own: who stands below has no whole name."""
        parts = self.cells.parts
        whole = " ".join(text for at in parts for text in self.cells.texts(self.rows, at))
        return not self.filled >= set(parts) and self.vocabulary.names.kind(whole) == "individual"

    def _are_proper(self) -> bool:
        """Whether words with a capital each stand where names do: the rest of a body's."""
        names = [text for at in self.cells.names for text in self.cells.texts(self.rows[1:], at)]
        words = [word for name in names for word in name.split()]
        return bool(words) and all(word[0].isupper() or word.isdigit() for word in words)

    def _is_more(self, column: int, text: str) -> bool:
        """Whether a text says more of a post or of what somebody achieved, heads nobody and takes nobody back."""
        remark = column in self.cells.notes
        if remark and self.cells.denies(text):
            return False
        # "Đạt LĐTT năm 2018" is an achievement.
        heads = self.cells.heads(text) and not self.vocabulary.phrases.parse(text).years
        numbered = remark and any(map(str.isdigit, text))
        return not heads and (numbered or not text.isupper()) and not text.isdigit()
