"""Which rows below a header stand over others, by what is numbered, bulleted or awarded below them; and what the headings above give."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import is_numbering
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Section
from hongngu_tally.table.row import Row, RowReader, is_count
from hongngu_tally.table.sections import enumerator_style, read_heading
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary


class ParentReader(RowReader):
    """Looks at the rows below one of a list, by what was read of the list so far."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header, context: TitleContext) -> None:
        super().__init__(grid, vocabulary, header)
        self.context = context
        self.current = Section()
        self.rows: Sequence[int] = ()
        """The non-blank rows below the header."""
        self.nominated: list[int] = []
        """Those that were nominations, so far."""

    def is_counted(self, row: Row) -> bool:
        """ "1 | Xã Long Thuận | 12 | 3" is a row of a count table, unless its people stand below it."""
        if row.ordinal is None or not any(is_count(self._value(row.number, at)) for at in self.marks):
            return False
        return not self._has_children(row) and self._ordinal(self._below(row.number)) != "1"

    def _below(self, row: int) -> int:
        """The next row that holds something but the header once more or its numbers, 0 at the end."""
        rows = range(row + 1, self.grid.height + 1)
        filled = ((at, cells) for at in rows if (cells := self.grid.filled(at)))
        return next(
            (at for at, cells in filled if not (self._repeats_header(cells) or is_numbering(cells, 3))), 0
        )

    def _stands_over(self, row: Row) -> bool:
        """Whether a lone text without a number, no person's name, stands where the running number goes on below.

        Without running numbers: where an award stands below.
        """
        if row.ordinal is not None or len(row.filled) > 1 or self._goes_on_below_award(row):
            return False
        kind = self.vocabulary.names.kind(row.named)
        if kind in {"individual", "household"}:
            return False
        if kind == self.current.recipient == "collective" and self._takes_bodies():
            # Under "Tập thể" a body is a nominee, though its number was forgotten.
            return False
        at = self._below(row.number)
        number = self._ordinal(at)
        unnumbered = number is None and not (self.nominated and self._ordinal(self.nominated[-1]))
        if not self.ordinals or unnumbered:
            # "II | Bằng khen" without a name is the next heading.
            return bool(self.awards or self.marks) and self._is_awarded(at) and bool(self._name(at))
        below = (number or "").strip()
        last = (
            text_of(self.grid.at(self.nominated[-1], self.ordinals[0])).strip(" ./)-–")
            if self.nominated
            else "0"
        )
        return below == "1" or (last.isdigit() and below == str(int(last) + 1))

    def _goes_on_below_award(self, row: Row) -> bool:
        """Whether a body alone in its row, where awards are written once and stand before the names, is one more of the award above."""
        if not self.nominated or len(row.filled) > 1 or not self._awards_head_blocks:
            return False
        above = self.rows[bisect_left(self.rows, row.number) - 1]
        return row.filled[0][0] in self.names and not self._spans(row) and above == self.nominated[-1]

    @cached_property
    def _awards_head_blocks(self) -> bool:
        """Whether the only column of awards stands before the names and holds none of them twice."""
        if len(self.awards) != 1 or not self.names or self.awards[0] > self.names[0]:
            return False
        texts = [
            key(text_of(value)) for at in self.rows if not is_blank(value := self._value(at, self.awards[0]))
        ]
        return 1 < len(texts) == len(set(texts))

    def _has_children(self, row: Row) -> bool:
        """Whether the rows below "1 | Khối Mầm non" are numbered 1.1, 1.2 …, bulleted, or start again at 1: it heads them."""
        below = self._below(row.number) if row.ordinal is not None else 0
        person = self.vocabulary.names.kind(row.named) in {"individual", "household"}
        # "* | Khối chính quyền" between 2 and 3 parts them, and is of neither.
        bullets = bool(below) and not person and not self._parts_numbers(row, below)
        if bullets and self._is_bulleted_nominee(below) and not self._is_awarded(row.number):
            return True
        if below and self._is_heading(below):
            return False
        for at in self.ordinals if below else ():
            text = clean(text_of(self.grid.at(below, at))).replace(",", ".")
            # "2. Cá nhân" below "2 | Khoa Nội" is the next heading; "1.1 | Số hóa hồ sơ" below a person is that one's.
            if re.match(rf"{re.escape(row.ordinal or '')}\.\d", text):
                return not person or self.vocabulary.names.kind(self._name(below)) == "individual"
            if bullets and text and enumerator_style(text) == "bullet" and len(text) == 1:
                return True
        starts_again = bool(below) and self._ordinal(below) == "1" and bool(self.awards or self.marks)
        return starts_again and not person

    def _parts_numbers(self, row: Row, below: int) -> bool:
        """Whether a lone text stands straight below a numbered row, and the next number below it."""
        texts = [text for _, value in self.grid.filled(below) if len(text := clean(text_of(value))) > 1]
        lone = len(texts) == 1 and len(self.grid.filled(below)) <= 2
        return lone and self._numbers_go_on(row.ordinal, below)

    def _numbers_go_on(self, number: str | None, row: int) -> bool:
        """Whether the running number after this one stands straight below a row."""
        after = self._ordinal(self._below(row)) or ""
        return after.isdigit() and (number or "0").isdigit() and int(after) == int(number or "0") + 1

    def _is_bulleted_nominee(self, row: int) -> bool:
        """ "- Tổ Một cửa | TTLĐTT" without a running number."""
        bulleted = self._ordinal(row) is None and enumerator_style(self._name(row)) == "bullet"
        return bulleted and self._is_awarded(row)

    def _is_heading(self, row: int) -> bool:
        """Whether a row says something as a heading, word for word: "* | CÁ NHÂN"; not by the award beside somebody's name."""
        if self._name(row) and self._is_awarded(row):
            return False
        texts = [clean(value) for _, value in self.grid.filled(row) if type(value) is str]
        heading = read_heading(self.vocabulary, row, texts[-1]) if len(texts) in {1, 2} else None
        return heading is not None and heading.certain

    # --- what the headings above give ----------------------------------------------------------------------

    def _context_gives_award(self) -> bool:
        current, context = self.current, self.context
        return bool(current.awards or current.generic or context.awards or context.generic)

    def _settled_awards(self) -> tuple[str, ...]:
        """The awards that a heading or title gives; nothing while a "Giấy khen" still waits for its level."""
        current = self.current
        return current.awards or (() if current.generic else self.context.awards)

    def _is_of(self, kind: str, row: int = 0) -> bool:
        """Whether a heading, the title, the name's column or the award, of a row if one is given, says that one kind is listed."""
        told = {self.current.recipient or self.context.recipient, *map(self.header.kinds.get, self.names)}
        cells = [self.vocabulary.phrases.parse(text_of(self.grid.at(row, at))).awards for at in self.awards]
        awards = next(filter(None, cells), self._settled_awards())
        kinds = frozenset[str]().union(*map(self.vocabulary.recipients_of, awards))
        return kind in told or kinds == {kind}

    def _takes_bodies(self) -> bool:
        """Whether a body named in a row of its own can be a nominee: a heading or title gives it an award, and no row has its own."""
        return not self._rows_say_awards and self._may_be_given_to_bodies()

    @cached_property
    def _rows_say_awards(self) -> bool:
        """Whether a column of awards holds anything beside a name: in a form with headings for awards it is left blank, or holds them."""
        columns = (*self.awards, *self.marks)
        return bool(columns) and any(self._has_any(row, columns) and self._name(row) for row in self.rows)

    def _is_only_for_bodies(self) -> bool:
        """Whether the heading above gives an award that nobody but bodies may have."""
        kinds = set(map(self.vocabulary.recipients_of, self.current.awards))
        return kinds == {frozenset({"collective"})}

    def _may_be_given_to_bodies(self) -> bool:
        """Whether a heading or title gives an award that bodies may have."""
        if not self._context_gives_award():
            return False
        awards = self._settled_awards()
        told = {self.current.recipient or self.context.recipient, *map(self.header.kinds.get, self.names)}
        if "collective" in told and any(map(self.vocabulary.same_for_collectives, awards)):
            # "TẬP THỂ ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN".
            return True
        return not awards or any("collective" in self.vocabulary.recipients_of(award) for award in awards)
