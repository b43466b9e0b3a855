"""Which rows below a header are sections: headings by their words, and names that stand over other rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.parents import ParentReader
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import NUMBERED, Heading, SectionStack, enumerator_style, read_heading
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_count, strip_enumerator
from hongngu_tally.vocabulary.aside import PENDING
from hongngu_tally.vocabulary.words import COUNTED_NOUN


def _numbers(text: str) -> bool:
    """Whether a cell holds nothing but a numeral: "a", "II.", "Phần thứ nhất"."""
    numeral = f"{text.rstrip(' .:-–') or text}."
    return bool(enumerator_style(numeral)) and (len(text) <= 6 or not strip_enumerator(numeral))


_GIVEN = re.compile(rf"{key('đã')} (?:{key('được')} )?(?:{key('khen')}|{key('tặng')}|{key('xét')})\b")
_FIRST = re.compile(r"\(?[IA]\)?\s*(?:[.)/:]|[-–—]|\s)")
_COUNT = re.compile(rf"[\d.,\s]+|\d{{1,4}}\s*{COUNTED_NOUN}", re.IGNORECASE)
"""How many stand below, in a cell beside the heading."""
_ANSWERED = ("track", "level", "grade", "sex", "note")
"""Fields of columns in which no heading begins."""


class SectionReader(ParentReader):
    """Tells the section rows of one list, by what was read of it so far."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, context: TitleContext, stack: SectionStack
    ) -> None:
        super().__init__(grid, vocabulary, header, context)
        self.stack = stack
        self.bodies: list[int] = []
        """Sections that a number and an award's heading above make look like nominees."""
        self.answers = {at for field in _ANSWERED for at in header.columns.get(field, ())}

    # --- headings by their words ---------------------------------------------------------------------------

    def _heading(self, row: Row) -> Heading | None:
        """The row's text read as a heading; a numeral in a cell of its own belongs to it, a count behind it does not."""
        words = [(column, text) for column, text in row.texts if not _COUNT.fullmatch(text)]
        numeral = ""
        if len(words) >= 2 and _numbers(words[0][1]):
            # In a cell of its own "a" numbers as "a." does.
            numeral, words = words[0][1], words[1:]
            numeral = numeral if enumerator_style(numeral) else f"{numeral}."
        elif words and row.filled[0][0] != words[0][0]:
            numeral = text_of(row.filled[0][1])
        if len(words) != 1:
            return None
        return read_heading(self.vocabulary, row.number, words[0][1], numeral)

    def _section_heading(self, row: Row) -> Heading | None:
        """The row's heading if it is a section row, None if it is something else."""
        if len(row.texts) > 4:
            return None
        if self.is_counted(row):
            return None
        if self._is_answer(row):
            return None
        heading = self._heading(row)
        if heading is None:
            return None
        says = heading.section
        text = strip_enumerator([text for _, text in row.texts if not _COUNT.fullmatch(text)][-1])
        numbered = heading.style in NUMBERED or self._letters_numbers(row, heading, text)
        nominee_possible = self._takes_bodies()
        if heading.certain:
            if row.ordinal is not None and not numbered and self._is_only_level(heading, text):
                return None
            if self._is_one_of_the_bodies(row, heading) or self._is_numbered_among(row, heading):
                return None
            if says.unit and self._goes_on_below_award(row):
                return None
            # Under an award's heading "3 | Công an huyện" is a nominee, "III. CÔNG AN HUYỆN" a section.
            if (
                nominee_possible
                and not numbered
                and row.named
                and (says.unit or self._is_office(heading, text))
                and (row.ordinal is not None or not self._spans(row) or self._counts_bodies(heading))
                and not self._heads_people(row)
                and not self._goes_on_from_a_unit(row, heading)
                # "Thị trấn Mẫu (01)" counts who stands below it.
                and strip_count(text) == text
                and not self._heads_parts(row)
                and not self._numbers_begin_below(row)
            ):
                return None
            return heading
        if self._names_awards_alone(row, text):
            return heading.unsaid()
        if numbered:
            return heading
        if nominee_possible and self.vocabulary.names.kind(text) == "collective":
            # "- Khoa Mẫu" is a nominee even in a merged cell, a bare "ẤP LONG MẪU" over the list is a section.
            # So is "01- Khoa Mẫu" where the numbers stand before the names.
            counted = heading.style == "bullet" or self._counts_bodies(heading)
            nobody = self._spans(row) and (not counted or self._heads_people(row))
            return heading.unsaid() if nobody else None
        if heading.style.startswith("decimal") and len(text) > 50:
            return None
        if row.ordinal is not None or heading.style == "bullet" or len(text) > 120:
            return None
        if says.awards and not self.vocabulary.names.kind(row.named):
            return heading
        if self._context_gives_award() and heading.style and self.names_somebody(row):
            # "1. Nguyễn Văn Mẫu - Công chức" merged over the page, under the award's heading.
            return None
        return heading.unsaid() if self._spans(row) or self._divides(row) else None

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
        return first in self.answers or (counted and self._is_counted_through(row))

    def _is_counted_through(self, row: Row) -> bool:
        """Whether the rows above and below have the numbers before and after the row's own, or nobody is below it."""
        at = bisect_left(self.rows, row.number)
        before = (self._ordinal(self.rows[at - 1]) if at else None) or "0"
        below = self._below(row.number)
        after = self._ordinal(below) if below else None
        own = row.ordinal or ""
        if not (before.isdigit() and own.isdigit()) or int(before) + 1 != int(own):
            return False
        if after is None:
            return not below or not self._is_awarded(below)
        return after == str(int(own) + 1)

    def _is_one_of_the_bodies(self, row: Row, heading: Heading) -> bool:
        """ "3 | Xã Mẫu" between 2 and 4 in a list of collectives with awards: one whose award is missing, no heading."""
        says = heading.section
        if row.ordinal is None or not says.unit or says.awards or says.generic or not self.awards:
            return False
        listed = self.current.recipient or self.context.recipient
        if "collective" not in {listed, *(self.header.kinds.get(at) for at in self.names)}:
            return False
        return bool(row.named) and self._is_counted_through(row)

    def _is_numbered_among(self, row: Row, heading: Heading) -> bool:
        """ "2 | Hội Nông dân" after the nominee 1 and before 3, or the list's end: one whose award is missing, and heads nobody."""
        said = heading.section
        if not said.unit or said.awards or said.generic or not (row.ordinal or "").isdigit():
            return False
        above = self.rows[bisect_left(self.rows, row.number) - 1] if row.number > self.rows[0] else 0
        number = self._ordinal(above) if self.nominated and self.nominated[-1] == above else None
        if not (number or "").isdigit() or int(number or 0) + 1 != int(row.ordinal or 0):
            return False
        below = self._below(row.number)
        after = self._ordinal(below) if below else None
        texts = [text_of(value) for _, value in self.grid.filled(below)] if below else []
        last = not texts or any(map(self.vocabulary.lines.label, texts[:2]))
        # "II | CÁ NHÂN" ends "I | TẬP THỂ" and whoever stands in it.
        last = last or self.stack.holds(enumerator_style(f"{texts[0]}." if len(texts[0]) < 5 else texts[0]))
        return (last or after == str(int(row.ordinal or 0) + 1)) and not self.stack.goes_on(heading)

    def _heads_parts(self, row: Row) -> bool:
        """Whether what stands below a name without a number begins anew at "I.", or states a kind that the name lacks."""
        below = self._below(row.number)
        if row.ordinal is not None or not below:
            return False
        kinds = self.header.columns.get("recipient", ())
        if kinds and self._has_any(below, kinds) and not self._has_any(row.number, kinds):
            return True
        first = clean(text_of(self.grid.filled(below)[0][1]))
        return enumerator_style(first) in NUMBERED and _FIRST.match(first) is not None

    def _numbers_begin_below(self, row: Row) -> bool:
        """ "2 | Trường Mẫu" straight over "1 | …" or "01 | …": whoever is numbered anew below it is of it.

        So are those whose own names are not merged over the columns beside them, as this one is.
        """
        at = self._below(row.number)
        below = self._ordinal(at) if row.ordinal is not None else None
        if below is None:
            return False
        return below.lstrip("0") == "1" or (self._spans(row) and not self.grid.merge_at(at, row.texts[-1][0]))

    def _names_awards_alone(self, row: Row, text: str) -> bool:
        """ "1 | DANH HIỆU THI ĐUA": what only titles a column of awards is nobody, with a number or without."""
        match = self.vocabulary.titles.match(text) if len(row.texts) <= 2 else None
        return match is not None and match.field == "award" and match.strength == 1.0

    def _is_only_level(self, heading: Heading, text: str) -> bool:
        """ "2 | Từ Mẫu Xã" names a level by its last word, and is somebody's name."""
        says = heading.section
        more = says.awards or says.generic or says.recipient or says.track or says.unit or says.movement
        return not more and self.vocabulary.names.kind(text) == "individual"

    def _letters_numbers(self, row: Row, heading: Heading, text: str) -> bool:
        """ "a | Khối Đảng" over rows with numbers: a small letter heads those who are numbered below it."""
        if heading.style != "small" or row.ordinal is not None or not self.ordinals:
            return False
        somebody = self.vocabulary.names.kind(text) in {"individual", "household"}
        below = self._below(row.number)
        # So it does over those who have an award and neither letter nor number.
        first = text_of(self.grid.at(below, self.ordinals[-1])) if below else ""
        return not somebody and (
            self._ordinal(below) is not None or (not first and self._is_awarded(below) and not row.awarded)
        )

    def names_somebody(self, row: Row) -> bool:
        """Whether a row's last text is a person's or household's name, behind a numeral or bullet or not."""
        return self.vocabulary.names.kind(strip_enumerator(row.texts[-1][1])) in {"individual", "household"}

    def _counts_bodies(self, heading: Heading) -> bool:
        """Whether "1. Phòng Tư pháp" in a list without columns is one of those whom the heading above counts."""
        return not self.ordinals and not self.others and heading.style.startswith("decimal")

    def _heads_people(self, row: Row) -> bool:
        """ "1 | Xã Mẫu" with a person straight below it, where persons are counted: nobody counts a commune among them.

        So is "1. Xã Mẫu" where the numbers stand before the names and the person below has none.
        """
        below = self._below(row.number)
        named = self._name(below)
        kind = self.vocabulary.names.kind(named)
        unnumbered = not self.ordinals and bool(named) and not enumerator_style(named)
        if unnumbered and enumerator_style(row.named).startswith("decimal"):
            # Whoever is named below has more to say of himself than a heading.
            more = len(row.filled) == 1 < len(self.grid.filled(below))
            return kind in {"individual", "household"} or (more and bool(kind))
        if kind not in {"individual", "household"}:
            return False
        return kind == (self.current.recipient or self.context.recipient)

    def _goes_on_from_a_unit(self, row: Row, heading: Heading) -> bool:
        """ "2 | Xã Mẫu" after "1 | Xã Giả", which headed rows of another style, with such rows below it too."""
        if not heading.section.unit or not self.stack.goes_on(heading):
            return False
        below = self._below(row.number)
        texts = [clean(text_of(value)) for _, value in self.grid.filled(below)]
        first = f"{texts[0]}." if texts and len(texts[0]) == 1 else next(iter(texts), "")
        return bool(first) and enumerator_style(first) not in {"", heading.style}

    def _is_office(self, heading: Heading, text: str) -> bool:
        """Whether a heading that only names a level ("Ủy ban nhân dân xã") names the office under a settled award.

        "Hợp tác xã Mẫu 7" is one body too, "Hợp tác xã" the kind of all below.
        """
        says = heading.section
        if says.recipient == "collective" and not (says.awards or says.track or says.generic):
            named = self.vocabulary.names.kind(text) == "collective"
            return named and not self.vocabulary.phrases.is_kind(strip_count(text))
        only_level = says.level and not (says.recipient or says.awards or says.track or says.generic)
        return bool(
            only_level and self._settled_awards() and self.vocabulary.names.kind(text) == "collective"
        )

    def _divides(self, row: Row) -> bool:
        """Whether a body alone in its row, without a number or award, parts rows that have both: "Khoa Mẫu"."""
        if not (self.awards or self.marks) or not self.ordinals or len(row.filled) != 1:
            return False
        if self.vocabulary.names.kind(row.named) != "collective" or self._goes_on_below_award(row):
            return False
        nominated = self.nominated
        if nominated and self._ordinal(nominated[-1]) is None:
            return False
        following = self.rows[bisect_right(self.rows, row.number) :][:1]
        return bool(following) and self._ordinal(following[0]) is not None

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
        if not heading or not heading.certain:
            return None
        if len(row.filled) == 1:
            said = heading.section
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
        """Keep in mind "1 | Trạm Y tế" as a section: somebody has to stand below it, else it was a nominee. A commune may put up nobody."""
        numbered = row.ordinal is not None and heading.style not in NUMBERED
        said = heading.section
        if said.awards or said.generic or said.recipient or said.track:
            return
        commune = self.vocabulary.units.is_commune(row.named) and not self._may_be_given_to_bodies()
        if numbered and not commune and self.vocabulary.names.kind(row.named) == "collective":
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
        return heading if heading.section.unit and (heads or self.stack.goes_on(heading)) else None

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
