"""The cells of one list whose nominees are numbered, and the little they say of whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.judgement import PAGE
from hongngu_tally.table.lines_of_one import LinesOfOne
from hongngu_tally.table.sections import enumerator_style
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_PAGE = regex(r"\W*\d+\s*[/%]\s*\d*\W*")
"""A page's number or a share: "2/3", "15 %"."""


class NomineeCells:
    """The columns of such a list, and what stands in the cells of its rows as they are written.

    Other than for ``row.RowReader`` a merged cell says nothing for the rows below: whether it does is what is asked here.
    """

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header, first: int, last: int) -> None:
        """``first`` and ``last`` are the columns of the list, where others stand beside it."""
        self.grid = grid
        self.vocabulary = vocabulary
        self.lines = LinesOfOne(vocabulary)
        self._first, self._last = first, last
        self.ordinals = header.columns.get("ordinal", [])
        self.names = header.columns.get("name", [])
        self.parts = header.of("surname", "given_name")
        self.awards = header.columns.get("award", [])
        self.units = header.of("unit", "workplace")
        self.levels = header.of("level")
        self.notes = header.of("note")
        self.said = frozenset(header.of("position", "workplace", "position_workplace", "achievement"))
        self.remarks = self.said.union(self.notes)
        self.of_award = header.of("track", "level", "decision", "decision_date")
        """Columns that say something of one award: where they go on, each row asks for its own."""
        self.of_nominee = {*self.names, *self.parts, *self.awards, *self.remarks}
        """Columns whose lines are one nominee's, however many awards stand beside them."""
        self.marked = {*header.marks, *header.value_marks}
        self.known = {*header.of(*header.columns), *(at for at, _ in header.unknown)}
        self.known -= self.marked.union(self.ordinals)
        self.titles = {clean(header.texts[at]) for at in self.ordinals if at in header.texts}
        """The titles of the running numbers, as they stand again at the top of a page."""
        self.unnumbered: frozenset[int] = frozenset()
        """Rows whose number is not a nominee's."""

    def filled(self, row: int) -> list[int]:
        """The columns of a row in which something stands, apart from a number that is nobody's."""
        unread = self.ordinals if row in self.unnumbered else ()
        return [
            column
            for column, _ in self.grid.filled(row)
            if self._first <= column <= self._last and column not in unread
        ]

    def below(self, rows: range) -> set[int]:
        """The columns in which something stands below the first of these rows."""
        return {column for row in rows[1:] for column in self.filled(row)}

    def texts(self, rows: Iterable[int], column: int) -> list[str]:
        """What stands in a column of these rows, line by line."""
        values = (self.grid.at(row, column) for row in rows)
        return [clean(text_of(value)) for value in values if not is_blank(value)]

    def stands(self, row: int, columns: Iterable[int]) -> bool:
        """Whether something stands in one of the columns."""
        return any(not is_blank(self.grid.at(row, at)) for at in columns)

    def is_named(self, row: int) -> bool:
        """Whether a row names somebody, in whole or in part."""
        return self.stands(row, (*self.names, *self.parts))

    def is_awarded(self, row: int) -> bool:
        """Whether an award that is known stands in a row."""
        names_award = self.vocabulary.phrases.names_award
        return any(names_award(text) for at in self.awards for text in self.texts((row,), at))

    def is_awarded_itself(self, row: int) -> bool:
        """Whether a nominee's award stands beside the name or below it: then no award above heads the row."""
        return self.is_awarded(row) or (not self.is_named(row + 1) and self.is_awarded(row + 1))

    def is_of_one_award(self, rows: range, column: int) -> bool:
        """ "Chủ tịch" above "UBND huyện" beside one award is one level; "Huyện" above "Tỉnh" are of two awards."""
        phrases, texts = self.vocabulary.phrases, self.texts(rows, column)
        several = any(
            len({tell(text) for text in texts} - {""}) > 1 for tell in (phrases.level, phrases.track)
        )
        awards = [self.texts(rows, at) for at in self.awards]
        one = all(len(texts) < 2 or self.lines.is_one_award(texts, True) for texts in awards)
        return one and self.stands(rows[0], (column,)) and not several

    def heads(self, text: str) -> bool:
        """Whether a text says what those below it are put up for: "LĐTTCS" between two names."""
        said = self.vocabulary.phrases.parse(text)
        return bool(said.awards or said.generic or said.recipients or said.track)

    def denies(self, text: str) -> bool:
        """Whether a text may take back whoever it stands beside."""
        lines = self.vocabulary.lines
        return bool(lines.doubts_row(text) or lines.says_no(text) or self.vocabulary.aside.why(text))

    def signs(self, text: str) -> bool:
        """Whether a text in capitals begins a signature, or labels a sum."""
        return text.isupper() and bool(self.vocabulary.lines.label(text))

    def stands_alone(self, column: int, text: str, goes_on: bool) -> bool:
        """Whether a text is numbered, in brackets, signs or takes somebody back: none goes on with what stands above.

        ``goes_on`` tells that the list goes on behind it.
        """
        lines, whose = self.vocabulary.lines, column in (*self.names, *self.parts)
        if lines.is_ditto(text) or not any(map(str.isalnum, text)) or _PAGE.fullmatch(text):
            return True
        if whose and PAGE.fullmatch(text):
            return True
        if text.isdigit() or len(text) == 1:
            return False
        if column in self.remarks and not (lines.doubts_row(text) or lines.says_no(text)):
            return self.signs(text) and not goes_on
        style = enumerator_style(text)
        # "Văn hóa" above "- Xã hội", "Giấy khen" above "- đột xuất"
        if (style and (whose or style != "bullet")) or text.startswith("("):
            return True
        if whose and self.heads(text):
            return True
        if lines.label(text) if whose else self.signs(text) and not (goes_on or column in self.awards):
            return True
        return column not in self.notes and self.denies(text)

    def in_lines(self, column: int, parts: Sequence[str]) -> str:
        """Lines as one cell says them: one text, or several names or awards below one another."""
        whole = column in self.names and self.vocabulary.names.kind(parts[0]) == "collective"
        one = whole or (column in self.awards and self.lines.is_one_award(parts, True))
        return (" " if one else "\n").join(parts)
