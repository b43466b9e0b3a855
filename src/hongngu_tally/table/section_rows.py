"""Which rows below a header are sections: headings by their words, and names that stand over other rows."""

from __future__ import annotations

import re
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.heads import HeadReader
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import (
    NUMBERED,
    Heading,
    SectionStack,
    enumerator_style,
    is_numeral,
    read_heading,
)
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.aside import PENDING
from hongngu_tally.vocabulary.words import COUNTED_NOUN

_REST = key("còn lại")
_GIVEN = regex(rf"{key('đã')} (?:{key('được')} )?(?:{key('khen')}|{key('tặng')}|{key('xét')})\b")
_COUNT = regex(rf"[\d.,\s]+|\d{{1,4}}\s*{COUNTED_NOUN}", re.IGNORECASE)
"""How many stand below, in a cell beside the heading."""
_ANSWERED = (
    "track", "level", "grade", "sex", "note", "achievement", "history", "initiative", "basis", "discipline", "proceedings", "decision",
)  # fmt: skip
"""Fields of columns in which no heading begins."""
_OFFICES = ("position", "workplace", "position_workplace")
_MOST_LINES = 4
_SOON = 2
"""Rows below, within which a list goes on that nobody signed: a heading and a nominee."""


class SectionReader(HeadReader):
    """Tells the section rows of one list, by what was read of it so far."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, context: TitleContext, stack: SectionStack
    ) -> None:
        super().__init__(grid, vocabulary, header, context, stack)
        self.bodies: list[int] = []
        """Sections that a number and an award's heading above make look like nominees."""
        self.people: list[int] = []
        """Sections that are called like a person."""
        self.answers = header.of(*_ANSWERED)
        self.offices = header.of(*_OFFICES)

    def _heading(self, row: Row) -> Heading | None:
        """The row's text read as a heading; a numeral in a cell of its own belongs to it, a count behind it does not."""
        words = [(column, text) for column, text in row.texts if not _COUNT.fullmatch(text)]
        numeral = ""
        if len(words) >= 2 and is_numeral(words[0][1]):
            # In a cell of its own "a" numbers as "a." does.
            numeral, words = words[0][1], words[1:]
            numeral = numeral if enumerator_style(numeral) else f"{numeral}."
        elif words and row.filled[0][0] != words[0][0]:
            numeral = text_of(row.filled[0][1])
        if len(words) != 1:
            return None
        below = self._below(row.number)
        over_nominee = bool(below) and self._ordinal(below) is not None and bool(self._name(below))
        return read_heading(self.vocabulary, row.number, words[0][1], numeral, over_nominee)

    def _section_heading(self, row: Row) -> Heading | None:
        """The row's heading if it is a section row, None if it is something else."""
        if len(row.texts) > 4 or self.is_counted(row) or self._is_answer(row):
            return None
        heading = self._heading(row)
        if heading is None:
            return None
        text = strip_enumerator([text for _, text in row.texts if not _COUNT.fullmatch(text)][-1])
        numbered = heading.style in NUMBERED or self._letters_numbers(row, heading, text)
        if heading.certain:
            return None if self._is_put_up(row, heading, text, numbered) else heading
        if self._names_awards_alone(row, text):
            return heading.unsaid()
        return heading if numbered else self._by_its_place(row, heading, text)

    def _is_answer(self, row: Row) -> bool:
        """Whether "Chuyên đề" stands alone where each row states its track, or any text that says something of nobody.

        Behind a running number it is a heading's own text where names stand, or left of them.
        """
        first, after = row.filled[0][0] if row.texts else 0, self.header.first_column
        counted = row.ordinal is not None and first in self.ordinals
        if counted:
            first, after = row.filled[1][0] if len(row.filled) > 1 else 0, max(self.names, default=0)
        if first <= after or self._spans(row):
            return False
        if first in self.answers or (counted and self._is_counted_through(row)):
            return True
        return first in self.offices and self._says_more_of_a_post(row, first)

    def _says_more_of_a_post(self, row: Row, column: int) -> bool:
        """ "Chủ tịch UBND" and in the next row "xã Mẫu" alone: the post or office of whoever is above, and no unit's heading.

        A heading in that column has numerals or capitals, says what those below it get, or stands over blank cells.
        """
        text = row.texts[-1][1]
        said = self.vocabulary.phrases.parse(text)
        heads = said.awards or said.generic or said.recipients or said.track or text.isupper()
        last = self.nominated[-1] if self.nominated else row.number
        lines = range(last + 1, row.number + 1)
        alone = 0 < len(lines) < _MOST_LINES and all(len(self.grid.filled(line)) == 1 for line in lines)
        if heads or not alone or enumerator_style(text) in NUMBERED:
            return False
        below = self._below(row.number)
        headed = bool(below) and self._ordinal(below) is not None and is_blank(self.grid.at(below, column))
        return not headed and not is_blank(self.grid.at(last, column))

    def _is_post_in_between(self, row: Row) -> bool:
        """Whether "Chủ tịch HĐND" alone goes on with the post of whoever is straight above, since somebody with a number follows soon: nobody signs there."""
        column = row.filled[0][0]
        if len(row.filled) > 1 or column not in self.offices or not self.nominated:
            return False
        above = self.nominated[-1]
        if above != row.number - 1 or is_blank(self.grid.at(above, column)):
            return False
        below = [row.number]
        while len(below) <= _SOON and (following := self._below(below[-1])):
            below.append(following)
        return any(self._ordinal(at) is not None and self._name(at) for at in below[1:])

    def _begins_the_list(self, row: Row) -> bool:
        """Whether "Kế toán" stands alone where names do, before anybody and straight over somebody with more than a name: nobody signs there."""
        below = row.number + 1
        alone = len(row.filled) == 1 and row.filled[0][0] in self.names and not self.nominated
        post = alone and self.vocabulary.posts.is_post(key(row.texts[-1][1] if row.texts else ""))
        return post and bool(self._name(below)) and len(self.grid.filled(below)) > 1

    def _names_awards_alone(self, row: Row, text: str) -> bool:
        """ "1 | DANH HIỆU THI ĐUA": what only titles a column of awards is nobody, with a number or without."""
        match = self.vocabulary.titles.match(text) if len(row.texts) <= 2 else None
        return match is not None and match.field == "award" and match.strength == 1.0

    def _is_numbered_alone(self, row: Row) -> bool:
        """ "A. Hộ gia đình" in the award's column, the list's first: a lone text with a numeral and nobody named heads a section."""
        if len(row.filled) != 1 or row.named or not row.texts:
            return False
        text = row.texts[0][1]
        return enumerator_style(text) in NUMBERED or bool(self.vocabulary.aside.why(text))

    def _heading_among_awards(self, row: Row) -> Heading | None:
        """ "I | CÁ NHÂN", "1 | LĐTT" over 1.1, 1.2 … in the award's column, with nobody named beside it.

        "1. Tập thể (02)" alone in it is no award, nor is "ĐỘT XUẤT" or "Xã Mẫu" alone in it where it comes first.
        """
        heading = self._heading(row) if len(row.filled) <= 2 else None
        if not heading:
            return None
        said = heading.section
        numbered = len(row.filled) == 2 and heading.style in NUMBERED and row.ordinal is None
        if not heading.certain:
            # "I | Khối Đảng", whatever it says, asks for nothing.
            return heading if numbered and not (heading.phrase.awards or heading.phrase.generic) else None
        if len(row.filled) == 1:
            numbered = heading.style.startswith("decimal") or heading.style in NUMBERED
            first = row.filled[0][0] == self.header.first_column or self._spans(row)
            heads = numbered or (first and (said.unit or said.track or said.recipient))
            return heading if heads and not (said.awards or said.generic) else None
        below = self._below(row.number)
        numbers = [clean(text_of(self.grid.at(below, at))).replace(",", ".") for at in self.ordinals]
        inner = re.compile(rf"{re.escape(row.ordinal or '-')}\.\d")
        heads = any(map(inner.match, numbers)) or (row.ordinal is None and heading.style in NUMBERED)
        # "1 | LĐTT" before the names, over people without a number.
        over = self._awards_head_blocks and bool(self._name(below)) and self._ordinal(below) is None
        return heading if heads or (over and not self._is_awarded(below)) else None

    def _is_starred_heading(self, row: Row) -> bool:
        """ "* Tập thể: 01": a star before a heading of which every word is understood."""
        heading = self._heading(row) if row.texts[0][1].startswith("*") else None
        return heading is not None and heading.certain

    def _is_starred(self, row: int) -> bool:
        return next(iter(self.grid.written_in(row)), "").lstrip().startswith("*")

    def _starred_sibling(self, row: Row) -> Heading | None:
        """ "* Hoàn thành nhiệm vụ" over number 1, or "* Số còn lại", below "* Lao động tiên tiến" and its people: a heading too, that gives nobody that award.

        "* Khối Đảng" straight below that one parts its people, and so do those after it.
        """
        at = self.current.row
        starred = bool(at) and self._is_starred(at) and not self._is_starred(self._below(at))
        if not (starred and self.current.awards and row.texts[0][1].startswith("*")):
            return None
        first = (self._ordinal(self._below(row.number)) or "").lstrip("0") == "1"
        heading = self._heading(row) if first or _REST in key(row.texts[0][1]) else None
        return heading.unsaid() if heading else None

    def _doubtful_heading(self, row: Row) -> Heading | None:
        """ "Các đồng chí sau bị phê bình nên không đề nghị", "II. Đã khen 6 tháng đầu năm" over people whose award the title gives: somebody
        has to say who is meant."""
        if self.awards or self.marks or row.ordinal is not None or not self._context_gives_award():
            return None
        text = row.texts[-1][1] if row.texts else ""
        given = self.context.proposes and _GIVEN.match(key(strip_enumerator(text)))
        if text.startswith("(") or not self._below(row.number):
            return None
        if not (given or self.vocabulary.denials.mentioned(text)):
            return None
        if row.label == "note" and not (text.endswith(":") or f" {key('sau')} " in f" {key(text)} "):
            # "Ghi chú: không xét trường hợp nghỉ trên 40 ngày" tells how to fill in the list.
            return None
        heading = self._heading(row)
        if not heading or heading.section.denied or heading.phrase.awards or heading.phrase.generic:
            return None
        return replace(heading, section=replace(heading.section, unit="", recipient="", denied=PENDING))

    def _note_body(self, row: Row, heading: Heading) -> None:
        """Keep in mind "1 | Trạm Y tế", "1. Trạm Y tế" as a section: somebody has to stand below it, else it was a nominee. A commune may put up nobody."""
        text = row.named or strip_enumerator(row.alone)
        typed = heading.style.startswith("decimal") and self._is_only_for_bodies()
        bare = not heading.style and self._may_be_given_to_bodies() and self._is_of("collective")
        numbered = (row.ordinal is not None or typed or bare) and heading.style not in NUMBERED
        said = heading.section
        if said.awards or said.generic or said.recipient or said.track:
            return
        if heading.style not in NUMBERED and self.vocabulary.names.kind(text) == "individual":
            self.people.append(row.number)
        commune = self.vocabulary.units.is_commune(text) and not self._may_be_given_to_bodies()
        if numbered and not commune and self.vocabulary.names.kind(text) == "collective":
            self.bodies.append(row.number)

    def _unit_with_award(self, row: Row) -> Heading | None:
        """ "I | Xã Mẫu | x" over "1 | …", "1 | Xã Mẫu | x" over "1.1 | …": the unit is put up, and heads its people."""
        if not self.ordinals:
            return None
        below = self._below(row.number)
        numeral = f"{clean(text_of(self.grid.at(row.number, self.ordinals[-1])))}."
        number = self._ordinal(below) if below else None
        inner = (number or "").replace(",", ".").startswith(f"{row.ordinal}.")
        heading = read_heading(self.vocabulary, row.number, row.named, numeral).unsaid()
        heads = number is not None and (enumerator_style(numeral) in NUMBERED or inner)
        # "2 | Xã Giả | x" behind it ends what "1 | Xã Mẫu" heads, with people below it or none.
        goes_on = self.stack.goes_on(heading) and not self._follows_a_nominee(row)
        return heading if heading.section.unit and (heads or goes_on) else None

    def _follows_a_nominee(self, row: Row) -> bool:
        """Whether somebody below the open heading has the number before: "1. XÃ MẪU" over "1 | Lê Thị Mẫu", "2 | Ấp Mẫu"."""
        above = self.nominated[-1] if self.nominated else 0
        if above <= self.current.row or row.ordinal is None:
            return False
        own, before = row.ordinal, self._ordinal(above) or ""
        return own.isdigit() and before.isdigit() and int(before) + 1 == int(own)

    def _divider(self, row: Row) -> Heading:
        return read_heading(self.vocabulary, row.number, row.named, row.ordinal or "").unsaid()

    def _names_a_body_elsewhere(self, row: Row) -> bool:
        """ "1 | Tổ khối 1" in the column of units, under "TẬP THỂ LAO ĐỘNG TIÊN TIẾN": the body itself, and no name is missing."""
        if row.ordinal is None or row.named or len(row.texts) != 1 or not self.current.awards:
            return False
        column, text = row.texts[0]
        kinds = frozenset[str]().union(*map(self.vocabulary.recipients_of, self.current.awards))
        placed = column in self.header.columns.get("workplace", ())
        return placed and kinds == {"collective"} and self.vocabulary.names.kind(text) == "collective"
