"""Rows without a number between two numbered nominees that say something of the one above, and head nobody."""

from __future__ import annotations

from hongngu_tally.table.grid import is_blank
from hongngu_tally.table.model import Fate
from hongngu_tally.table.remark_rows import RemarkReader
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import enumerator_style
from hongngu_tally.text import key
from hongngu_tally.vocabulary import strip_enumerator

_FIRST = 5
"""Words among which a remark names somebody."""


class AboveReader(RemarkReader):
    """Tells such rows: what they say of earlier years is a remark, and where they deny somebody or ask for more a person has to look."""

    def _word_on_above(self, row: Row) -> tuple[Fate, str] | None:
        """The fate of "(chuyển công tác, không tính)" or "CSTĐCS năm 2018, 2019" between numbers 2 and 3; None for anything else."""
        text = row.alone
        if not text or row.ordinal is not None or len(row.filled) > 1:
            return None
        above = self.nominated[-1] if self.nominated else 0
        number = (above == row.number - 1 and self._ordinal(above)) or ""
        if not number.isdigit() or enumerator_style(text) not in {"", "bullet"}:
            return None
        between = self._numbers_go_on(number, row.number)
        core = strip_enumerator(text) or text
        if row.filled[0][0] in self.awards and not self._denies_somebody(core):
            return None
        said = self.vocabulary.phrases.parse(core)
        names_award = bool(said.awards or said.generic)
        if names_award and said.years and max(said.years) < self.context.year:
            return (Fate.NOTE, "remark") if between and self._is_given_above(row) else None
        speaks = self._speaks_of_above(row, text, core) or (
            between and (self._gives_a_reason(text, core) or self._stands_among_data(row))
        )
        if speaks and (names_award or self._denies_somebody(core)):
            return Fate.UNREAD, "said-of-above"
        return None

    def _is_given_above(self, row: Row) -> bool:
        """Whether the nominee above is put up for something that no such text says."""
        own = any(not is_blank(self.grid.at(row.number - 1, at)) for at in (*self.awards, *self.marks))
        return own or self._context_gives_award()

    def _speaks_of_above(self, row: Row, text: str, core: str) -> bool:
        """Whether a text begins in brackets or small, or names the nominee above: no heading is written so."""
        if (text.startswith("(") or core[:1].islower()) and not self.vocabulary.lines.speaks_of_several(core):
            return True
        words = key(core).split()
        given = key(self._name(row.number - 1)).split()[-1:]
        return bool(given) and given[0] in words[:_FIRST] and not text.isupper()

    def _stands_among_data(self, row: Row) -> bool:
        """Whether a text stands in a column right of the names, where no heading is written."""
        names = (*self.names, *self.header.of("surname", "given_name"))
        return bool(names) and row.filled[0][0] > max(names)

    def _gives_a_reason(self, text: str, core: str) -> bool:
        """Whether a text denies and says more than that: "Mới vào ngành 5 tháng, để lại năm sau xét"."""
        lines = self.vocabulary.lines
        reasoned = bool(self.vocabulary.aside.why(core)) and not self.vocabulary.denials.whole(core)
        return reasoned and not text.endswith(":") and lines.tells_of_one(core)

    def _denies_somebody(self, text: str) -> bool:
        lines = self.vocabulary.lines
        return lines.doubts_row(text) or lines.says_no(text) or bool(self.vocabulary.aside.why(text))
