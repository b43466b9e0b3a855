"""Nominees whose cells are broken over the rows below them: "Nguyễn Mẫu | Lao động" above "Sen | tiên tiến" is one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of, texts_of
from hongngu_tally.table.judgement import PAGE
from hongngu_tally.table.lines_of_one import LinesOfOne
from hongngu_tally.table.parted_rows import PartedRows
from hongngu_tally.table.row import like_a_name
from hongngu_tally.table.sections import NUMBERED, enumerator_style, is_numeral
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_MOST_LINES = 3
"""Rows below a numbered one that may go on with its cells."""
_NUMBER = re.compile(r"\s*\d{1,5}[.)]?\s*")
_PAGE = re.compile(r"\W*\d+\s*[/%]\s*\d*\W*")
"""A page's number or a share: "2/3", "15 %"."""
_WITHIN = re.compile(r"\s*(?:[a-h]|[-+]|\d{1,5}[.,]\d)[.)]?\s*")
"""How the awards of one person are numbered."""


def with_rows_joined(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]
) -> tuple[Grid, frozenset[int]]:
    """The grid with such rows joined into the numbered one above them, and the rows that are blank for it."""
    joined: dict[tuple[int, int], Any] = {}
    for before, header, after in zip([None, *headers], headers, [*headers[1:], None], strict=False):
        below = next((one.first_row for one in headers if one.first_row > header.last_row), grid.height + 1)
        first = header.first_column if before and before.first_row == header.first_row else 1
        last = after.first_column - 1 if after and after.first_row == header.first_row else 10**6
        joiner = Joiner(grid, vocabulary, header, first, last)
        own: dict[tuple[int, int], Any] = {}
        for texts in joiner.found(header.last_row + 1, below):
            own |= texts
        for rows, cells in PartedRows(joiner).found(header.last_row + 1, below, {row for row, _ in own}):
            own = {place: text for place, text in own.items() if place[0] not in rows} | cells
        joined |= own
    if not joined:
        return grid, frozenset()
    lines = [list(row) for row in grid.sheet.cells]
    for (row, column), text in joined.items():
        lines[row - 1][column - 1 :] = [text, *lines[row - 1][column:]]
    blank = frozenset(row for row, _ in joined if all(map(is_blank, lines[row - 1])))
    return Grid(replace(grid.sheet, cells=lines), grid.written), blank


class Joiner:
    """Finds the broken rows of one list whose nominees are numbered."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header, first: int, last: int) -> None:
        """``first`` and ``last`` are the columns of the list, where others stand beside it."""
        self.grid = grid
        self.first, self.last = first, last
        self.vocabulary = vocabulary
        self.lines = LinesOfOne(vocabulary)
        self.ordinals = header.columns.get("ordinal", [])
        self.names = header.columns.get("name", [])
        self.parts = header.of("surname", "given_name")
        self.awards = header.columns.get("award", [])
        self.units = header.of("unit", "workplace")
        self.said = frozenset(header.of("position", "workplace", "position_workplace", "achievement"))
        self.of_award = header.of("track", "level", "decision", "decision_date")
        """Columns that say something of one award: where they go on, each row asks for its own."""
        self.levels = header.of("level")
        self.of_nominee = {*self.names, *self.parts, *self.awards, *self.said, *header.of("note")}
        """Columns whose lines are one nominee's, however many awards stand beside them."""
        self.notes = header.of("note")
        self.remarks = self.said.union(self.notes)
        self.marked = {*header.marks, *header.value_marks}
        self.numbered: frozenset[int] = frozenset()
        self.titles = {clean(header.texts[at]) for at in self.ordinals if at in header.texts}
        self.known = {*header.of(*header.columns), *(at for at, _ in header.unknown)}
        self.known -= self.marked.union(self.ordinals)

    def filled(self, row: int) -> list[int]:
        unread = self.ordinals if row in self.numbered else ()
        return [
            column
            for column, _ in self.grid.filled(row)
            if self.first <= column <= self.last and column not in unread
        ]

    def texts(self, rows: range, column: int) -> list[str]:
        values = (self.grid.at(row, column) for row in rows)
        return [clean(text_of(value)) for value in values if not is_blank(value)]

    def found(self, first: int, end: int) -> Iterator[dict[tuple[int, int], str]]:
        """The texts by (row, column) of cells between two rows that are read otherwise than they are written."""
        if not (self.ordinals and (self.names or self.parts)):
            return
        columns = [self.grid.columns[at - 1][: end - 1] for at in self.ordinals]
        values = columns[-1]
        blank = list(map(self.grid.blanks.__contains__, values))
        for others in columns[:-1]:
            blank = [both and is_blank(value) for both, value in zip(blank, others, strict=True)]
        odd = [
            value
            for value in values[first - 1 :]
            if type(value) is str or (type(value) is float and value % 1)
        ]
        if any(_WITHIN.fullmatch(text_of(value)) for value in odd):
            self.numbered = frozenset(self._numbered_awards(texts_of(values), first))
        for row in self.numbered:
            blank[row - 1] = True
            yield {(row, at): "" for at in self.ordinals}
        whole: set[int] = set()
        for row, _, last, _ in self._merged_numbers(first, end):
            if texts := self._of_one_row(range(row, last + 1)):
                yield texts
                whole.update(range(row + 1, last + 1))
        below = first
        for row in [row for row in range(first, len(blank)) if blank[row] and row + 1 not in whole]:
            if row < below or not _NUMBER.fullmatch(text_of(values[row - 1])):
                continue
            for count in range(self._going_on(blank, row), 0, -1):
                after = row + count
                goes_on = after < len(blank) and self._goes_on(text_of(values[after]))
                if cells := self._joined(range(row, after + 1), goes_on):
                    yield {(at, column): "" for at in range(row + 1, after + 1) for column in cells}
                    yield {(row, column): text for column, text in cells.items()}
                    below = after
                    break

    def _goes_on(self, number: str) -> bool:
        """Whether the list goes on in a row with such a number: with a nominee, a heading or its titles at the top of a page."""
        numbered = _NUMBER.fullmatch(number) or is_numeral(number) or enumerator_style(number) in NUMBERED
        return bool(numbered) or clean(number) in self.titles

    def _merged_numbers(self, first: int, end: int) -> list[tuple[int, int, int, int]]:
        """The cells of running numbers that are merged over rows, with a number or with one that was lost."""
        column = self.ordinals[-1]
        return [
            merge
            for merge in self.grid.sheet.merges
            if merge[1] == column == merge[3] and first <= merge[0] < merge[2] < end
        ]

    def _numbered_awards(self, numbers: Sequence[str], first: int) -> Iterator[int]:
        """Rows "a | | LĐTT", "b | | Giấy khen" below "1 | Nguyễn Mẫu Sen": awards of one person, numbered among themselves."""
        row = first
        while row < len(numbers):
            number, end = numbers[row - 1], row
            if _NUMBER.fullmatch(number) and self.is_named(row):
                while end < len(numbers) and self._is_its_award(
                    end + 1, number.strip(" .)"), numbers[end], end - row
                ):
                    end += 1
                if end == len(numbers) or not self.filled(end + 1) or self._is_awarded_itself(end + 1):
                    yield from range(row + 1, end + 1)
            row = end + 1

    def _is_its_award(self, row: int, number: str, own: str, at: int) -> bool:
        own = own.strip(" .)")
        below = own in {"abcdefgh"[at : at + 1], "-", "+", f"{number}.{at + 1}", f"{number},{at + 1}"}
        return below and own != "" and not self.is_named(row) and self.is_awarded(row)

    def is_named(self, row: int) -> bool:
        return any(not is_blank(self.grid.at(row, at)) for at in (*self.names, *self.parts))

    def is_awarded(self, row: int) -> bool:
        texts = [text_of(value) for at in self.awards if not is_blank(value := self.grid.at(row, at))]
        return any(map(self.vocabulary.phrases.names_award, texts))

    def _is_awarded_itself(self, row: int) -> bool:
        """Whether a nominee's award stands beside the name or below it: then no award above heads the row."""
        return self.is_awarded(row) or (not self.is_named(row + 1) and self.is_awarded(row + 1))

    def _is_given(self, rows: range, goes_on: bool) -> bool:
        """Whether awards alone below a row are its own: something of them stands in it, or the next nominee has an award without them."""
        begun = any(not is_blank(self.grid.at(rows[0], at)) for at in self.awards)
        return begun or (len(rows) == 2 and (not goes_on or self._is_awarded_itself(rows[-1] + 1)))

    def _going_on(self, blank: Sequence[bool], row: int) -> int:
        """How many rows without a number follow straight below, at most."""
        count = 0
        while count < _MOST_LINES and row + count < len(blank):
            if not blank[row + count] or not self.filled(row + count + 1):
                break
            count += 1
        return count

    def _joined(self, rows: range, goes_on: bool) -> dict[int, str]:
        """The cells of rows as one nominee's, nothing where they may be anything else; ``goes_on`` tells that a number follows."""
        filled = {column for row in rows[1:] for column in self.filled(row)}
        if not filled <= self.known or (filled <= {*self.awards} and not self._is_given(rows, goes_on)):
            return {}
        signed = not goes_on and self._is_labelled(rows[1:])
        alone = filled <= self.remarks and not signed
        # A post or an achievement that goes on beside it tells whose the second name or award is.
        beside = (
            bool(filled & self.said)
            and not signed
            and all(not is_blank(self.grid.at(rows[0], at)) for at in filled & self.said)
        )
        named = not filled.isdisjoint(self.names)
        one_name = all(self.lines.is_one_name(self.texts(rows, at)) for at in filled.intersection(self.names))
        cells: dict[int, str] = {}
        sure = False
        for column in filled:
            texts = self.texts(rows, column)
            begun = not is_blank(self.grid.at(rows[0], column))
            below = texts[begun:]
            if any(self.stands_alone(column, text, goes_on) for text in below):
                return {}
            several = column in self.awards and begun and self.lines.are_awards(texts)
            one = beside if several else self._is_one(column, rows, texts, begun, alone)
            if one is None or (several and (not beside or not one_name)):
                return {}
            # Above the next running number nobody signs ("CHỦ TỊCH UBND HUYỆN") and no sum stands.
            ends = not goes_on and any(text.isdigit() or self._signs(text) for text in below)
            sure = sure or (one and not ends)
            cells[column] = self.in_lines(column, texts) if column in self.awards else " ".join(texts)
        sure = sure or (named and beside and self.is_awarded(rows[0]) and self._are_proper(rows[1:]))
        if not filled.isdisjoint(self.parts):
            if not self._is_one_in_parts(rows, filled):
                return {}
            sure = True
        return cells if sure else {}

    def _of_one_row(self, rows: range) -> dict[tuple[int, int], str]:
        """The cells of rows over which a number is merged, as a text document's table leaves them of cells with several lines."""
        filled = {column for row in rows[1:] for column in self.filled(row)}
        if not filled <= self.known:
            return {}
        lines = {column: self.texts(rows, column) for column in filled}
        if any(not self._is_of_one_award(rows, at) for at in filled.intersection(self.of_award)):
            return {}
        if filled <= {*self.awards} and all(map(self.lines.are_awards, lines.values())):
            # Each row asks for one more award, and says of it what it does.
            return {}
        several = {column for column in filled if len(lines[column]) > 1}
        if not self.is_named(rows[0]) or any(
            self._names_another(lines[at]) for at in filled.intersection(self.names)
        ):
            return {}
        if len(several - self.of_nominee) and several.intersection(self.awards):
            return {}
        cells = dict.fromkeys(((row, column) for row in rows[1:] for column in filled), "")
        return cells | {(rows[0], column): self.in_lines(column, parts) for column, parts in lines.items()}

    def _is_of_one_award(self, rows: range, column: int) -> bool:
        """ "Chủ tịch" above "UBND huyện" beside one award is one level; "Huyện" above "Tỉnh" are of two awards."""
        phrases, texts = self.vocabulary.phrases, self.texts(rows, column)
        several = any(
            len({tell(text) for text in texts} - {""}) > 1 for tell in (phrases.level, phrases.track)
        )
        awards = [self.texts(rows, at) for at in self.awards]
        one = all(len(texts) < 2 or self.lines.is_one_award(texts, True) for texts in awards)
        begun = not is_blank(self.grid.at(rows[0], column))
        return one and begun and not several

    def _names_another(self, lines: Sequence[str]) -> bool:
        """Whether a name's second line may be a name of its own; below one that nobody knows any may."""
        kind = self.vocabulary.names.kind
        if self.lines.is_one_name(lines):
            return False
        person, small = kind(lines[0]) == "individual", lines[0].islower()
        return not kind(lines[0]) or any(
            kind(line) or (person and (small or like_a_name(line))) for line in lines[1:]
        )

    def in_lines(self, column: int, parts: Sequence[str]) -> str:
        whole = column in self.names and self.vocabulary.names.kind(parts[0]) == "collective"
        return (
            " " if whole or (column in self.awards and self.lines.is_one_award(parts, True)) else "\n"
        ).join(parts)

    def _is_one(
        self, column: int, rows: range, parts: Sequence[str], begun: bool, alone: bool
    ) -> bool | None:
        """Whether parts of a cell are surely one text; None where they may not be.

        ``begun`` tells whether the numbered row has the first, ``alone`` whether only posts and achievements stand below, and nobody signs.
        """
        if column in self.names:
            return self.lines.is_one_name(parts) if begun else None
        if column in self.awards:
            return self.lines.is_one_award(parts, begun)
        if not begun:
            return False
        if column in self.units and (one := self.lines.is_one_unit(parts)) is not False:
            return one
        if column in self.levels:
            return self._is_of_one_award(rows, column)
        return self.lines.is_one_text(parts) or (
            alone and column in self.remarks and all(self._is_more(column, text) for text in parts[1:])
        )

    def _is_more(self, column: int, text: str) -> bool:
        """Whether a text says more of a post or of what somebody achieved, heads nobody and takes nobody back."""
        if column in self.notes and self.denies(text):
            return False
        # "Đạt LĐTT năm 2018" is an achievement.
        heads = self.heads(text) and not self.vocabulary.phrases.parse(text).years
        numbered = column in self.notes and any(map(str.isdigit, text))
        return not heads and (numbered or not text.isupper()) and not text.isdigit()

    def heads(self, text: str) -> bool:
        """Whether a text says what those below it are put up for: "LĐTTCS" between two names."""
        said = self.vocabulary.phrases.parse(text)
        return bool(said.awards or said.generic or said.recipients or said.track)

    def _is_one_in_parts(self, rows: range, filled: Set[int]) -> bool:
        """ "Nguyễn | Sen" above "Thị Mẫu |" in columns of their own: who stands below has no whole name."""
        whole = [text for column in self.parts for text in self.texts(rows, column)]
        return not filled >= set(self.parts) and self.vocabulary.names.kind(" ".join(whole)) == "individual"

    def _are_proper(self, rows: range) -> bool:
        """Whether words with a capital each stand where names do: the rest of a body's."""
        names = [text for at in self.names for text in self.texts(rows, at)]
        return bool(names) and all(
            word[0].isupper() or word.isdigit() for name in names for word in name.split()
        )

    def _is_labelled(self, rows: range) -> bool:
        """Whether somebody signs in rows, or a remark or total stands there."""
        return any(self.vocabulary.lines.label(text) for row in rows for text in self.grid.written_in(row))

    def _signs(self, text: str) -> bool:
        return text.isupper() and bool(self.vocabulary.lines.label(text))

    def stands_alone(self, column: int, text: str, goes_on: bool) -> bool:
        """Whether a text is numbered, in brackets, signs or takes somebody back: none goes on with what stands above."""
        lines, whose, awarded = (
            self.vocabulary.lines,
            column in (*self.names, *self.parts),
            column in self.awards,
        )
        if lines.is_ditto(text) or not any(map(str.isalnum, text)) or _PAGE.fullmatch(text):
            return True
        if whose and PAGE.fullmatch(text):
            return True
        if text.isdigit() or len(text) == 1:
            return False
        if column in self.remarks and not (lines.doubts_row(text) or lines.says_no(text)):
            return self._signs(text) and not goes_on
        style = enumerator_style(text)
        # "Văn hóa" above "- Xã hội", "Giấy khen" above "- đột xuất"
        if (style and (whose or style != "bullet")) or text.startswith("("):
            return True
        if whose and self.heads(text):
            return True
        if lines.label(text) if whose else self._signs(text) and not (goes_on or awarded):
            return True
        return column not in self.notes and self.denies(text)

    def denies(self, text: str) -> bool:
        lines = self.vocabulary.lines
        return bool(lines.doubts_row(text) or lines.says_no(text) or self.vocabulary.aside.why(text))
