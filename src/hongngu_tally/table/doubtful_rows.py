"""Which rows below a header are nominees, and which nobody can tell: a heading or a nominee, a nominee or who signs, a proposal in words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.column_titles import SPOUSES
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate, Section
from hongngu_tally.table.row import Row
from hongngu_tally.table.section_rows import SectionReader
from hongngu_tally.table.sections import SectionStack, enumerator_style, groups_units, read_heading
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.table.together import is_name, several_people
from hongngu_tally.table.totals import Opened
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, strip_count, strip_enumerator
from hongngu_tally.vocabulary.words import Among, first_and_more, keys_in, one_of

AMOUNT = regex(r"\s*\d[\d.,]*\s*(?:%|đ|đồng)?\s*", re.IGNORECASE)
_NUMBER_COMMA = regex(r"\d{1,3}\s*,\s*[^\W\d]")
_OF_NUMBER = regex(r"\b(?:số(?:\s+thứ\s+tự)?|STT|TT|dòng)\s*:?\s*\d", re.IGNORECASE)
_STARRED = regex(r"[(\s]*\*+[)\s:.–-]*")
_PARTS = regex(r"\s*[,;:|\t]\s*|\s+[-–]\s+")
_ASKS = regex(rf"\b{one_of('lists', 'asks')}\b")
_TELLS = frozenset(keys_in("lists", "tells"))


class DoubtReader(SectionReader):
    """Tells such rows of one list, by the fates of the rows above. ``fates`` is shared by the sheet."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, fates: dict[int, tuple[Fate, str]],
        stack: SectionStack, context: TitleContext,
    ) -> None:  # fmt: skip
        super().__init__(grid, vocabulary, header, context, stack)
        self.fates = fates
        self.over_parts: set[int] = set()
        """Nominees that may be mere headings of those below them."""
        self.remarks: list[int] = []
        self._looked_at, self._some_alone, self._all_numbered = 0, False, True

    def _fate_at_the_end(self, section: Opened, sections: Sequence[Opened]) -> tuple[Fate, str]:
        """What became of a heading without a numeral that has nobody below it, at the list's end: a remark, unless it may be somebody.

        Where nobody else is read, a person's name is none of them. A body among the names, straight below a nominee, may be one
        more whose award is missing, unless such bodies are what heads the rows above.
        """
        text, row = strip_enumerator(section.label), section.row
        kind = self.vocabulary.names.kind(text)
        if kind == "individual" and not self.nominated:
            return Fate.UNREAD, "no-name-no-award"
        if kind == "collective" and self._is_below_its_award(section, sections):
            return Fate.UNREAD, "heading-or-nominee"
        column = section.filled[-1][0] if section.filled else 0
        merge = self.grid.merge_at(row, column)
        if (
            kind != "collective"
            or column not in self.names
            or (merge and merge[3] > merge[1])
            or not {row - 1}.intersection(self.nominated)
            or self.vocabulary.phrases.is_kind(strip_count(text))
            or groups_units(text)
        ):
            return Fate.NOTE, "remark"
        alike = (
            one.row < row
            and (self._ordinal(one.row) is None) == (self._ordinal(row) is None)
            and self.vocabulary.names.kind(strip_enumerator(one.label)) == "collective"
            for one in sections
        )
        return (Fate.NOTE, "remark") if any(alike) else (Fate.UNREAD, "heading-or-nominee")

    def _is_below_its_award(self, section: Opened, sections: Sequence[Opened]) -> bool:
        """Whether a heading that says nothing but a name stands below an award's that only bodies may have, and nobody is put up between that and the list's end."""

        def said(one: Opened) -> Section:
            return read_heading(self.vocabulary, one.row, one.label).section

        own = said(section)
        if own.awards or own.recipient or own.track:
            return False
        over = next((one for one in reversed(sections) if one.row < section.row and said(one).awards), None)
        kinds = set(map(self.vocabulary.recipients_of, said(over).awards)) if over else set()
        put_up = bool(self.nominated) and over is not None and self.nominated[-1] > over.row
        return kinds == {frozenset({"collective"})} and not put_up

    def _note_part(self, row: Row) -> None:
        """Keep in mind "1 | Văn phòng" straight over "- Tổ Một cửa": its parts are put up, and nobody can tell whether it is itself."""
        if row.ordinal is not None or not self.ordinals or not self.nominated:
            return
        above = self.nominated[-1]
        part = enumerator_style(row.named) == "bullet" and self._is_body(strip_enumerator(row.named))
        if part and row.number - 1 == above and self._ordinal(above) is not None:
            alone = not self._has_any(above, (*self.awards, *self.marks))
            if alone and self._is_body(self._name(above)):
                self.over_parts.add(above)

    def _is_body(self, text: str) -> bool:
        return self.vocabulary.names.kind(text) == "collective"

    def _nominates_in_words(self, text: str) -> bool:
        """ "2, Trần Thị Mẫu, Công chức, LĐTT" in one cell: somebody's whole row, which no column divides."""
        if _NUMBER_COMMA.match(text):
            return True
        parts = [part for part in _PARTS.split(strip_enumerator(text)) if part]
        if len(parts) < 2:
            return False
        said = {part: self.vocabulary.phrases.parse(part) for part in parts}
        if not any(is_one_award(one) and not one.rest for one in said.values()):
            return False
        # "Gia đình văn hóa: 01" names an award, whatever its first words name.
        written = (part for part in parts if part.split()[-1][0].isupper() and not said[part].awards)
        return any(
            self.vocabulary.names.kind(part) in {"individual", "household"} and is_name(self.vocabulary, part)
            for part in written
        )

    def _is_first_twice(self, row: int, below: int) -> bool:
        """ "1 | Văn phòng" straight over "1 | Công an" without a "2" that heads others: a heading, or a number typed twice?"""
        first = (self._ordinal(row) or "").lstrip("0") == (self._ordinal(below) or "").lstrip("0") == "1"
        return first and not any((self._ordinal(at) or "").lstrip("0") == "2" for at in self.bodies)

    def _lost_bodies(self, sections: Sequence[Opened]) -> list[int]:
        """Those of ``bodies`` that head nobody: below them another section begins that is no deeper, or the list ends."""
        depths = {section.row: section.depth for section in sections}
        ends = {Fate.SIGNATURE, Fate.TOTAL}
        lost = []
        for row in self.bodies:
            below = next(iter(self.rows[bisect_right(self.rows, row) :]), 0)
            ended = not below or self.fates[below][0] in ends
            if (
                ended
                or depths.get(below, len(depths)) <= depths.get(row, 0)
                or self._is_first_twice(row, below)
            ):
                lost.append(row)
        return lost

    def _lost_people(self) -> list[int]:
        """Those of ``people`` that head nobody, straight below a nominee or heading, or the only one of its kind: "Nguyễn Mẫu An" merged over the list."""
        lost = []
        for row in self.people:
            if not is_name(self.vocabulary, strip_enumerator(text_of(self.grid.filled(row)[-1][1]))):
                continue
            at = bisect_left(self.rows, row)
            above = self.fates[self.rows[at - 1]][0] if at else Fate.SECTION
            below = self.fates[self.rows[at + 1]][0] if at + 1 < len(self.rows) else Fate.SIGNATURE
            heads = below is Fate.NOMINATION
            if above in {Fate.NOMINATION, Fate.SECTION} and (not heads or len(self.people) == 1):
                lost.append(row)
        return lost

    def _withdrawing_remarks(self) -> list[int]:
        """Remarks among or below the rows that take one of them back: "Ghi chú: rút tên số 3", "(*): không đề nghị", "Không xét ông …"."""
        lines, parse = self.vocabulary.lines, self.vocabulary.phrases.parse
        texts = (
            (row, " ".join(text_of(value) for _, value in self.grid.filled(row))) for row in self.remarks
        )
        doubted = [
            (row, text)
            for row, text in texts
            if lines.may_withdraw(text) or lines.replaces(text, awarded=bool(parse(text).awards))
        ]
        if not doubted:
            return []
        bearer = self.vocabulary.names.bearer
        names = Among({bearer(self._name(row)).key for row in self.nominated} - {""})
        return [
            row
            for row, text in doubted
            if _OF_NUMBER.search(text)
            or (_STARRED.match(text) and lines.withdraws(_STARRED.sub("", text, count=1)))
            or names.any_in(key(text))
        ]

    def _may_head(self, row: Row) -> bool:
        """ "Tổ Bảo vệ" alone and without a number, behind people who have one: a body put up as well, or a heading with nobody below it.

        So is "- | Ban Giám hiệu" between two running numbers.
        """
        if self._bullets_among_numbers(row) and self._takes_bodies() and self._is_body(row.named):
            number = self._ordinal(self.nominated[-1]) if self.nominated else "0"
            return len(row.filled) == 2 and self._numbers_go_on(number, row.number)
        if (
            row.ordinal is not None
            or len(row.filled) != 1
            or not self._is_body(row.named)
            or not self._takes_bodies()
            or not self.nominated
            or self.nominated[-1] < self.current.row
        ):
            return False
        last = self.nominated[-1]
        told = self.current.recipient or self.context.recipient
        person = self.vocabulary.names.kind(self._name(last)) == "individual"
        return person and told != "collective" and self._ordinal(last) is not None

    def _may_sign(self, row: Row) -> bool:
        """Whether a text alone in its row, in a list whose heading or title gives the award, may be who signs, or that person's post.

        A post is in capitals or no name, a person ends the list or stands below such a post; where everybody else has a
        number, or more to say than a name.
        """
        if row.awarded or row.ordinal is not None or len(row.filled) != 1 or not row.named:
            return False
        if (row.named.startswith("(") and row.named.endswith(")")) or enumerator_style(row.alone) == "bullet":
            # "(Trưởng phòng Kinh tế)" below a name is that person's post, and nobody signs behind a bullet.
            return False
        if not self.nominated or not self._context_gives_award():
            return False
        kind = self.vocabulary.names.kind(row.named)
        if kind == "household" or (kind == "collective" and self._takes_bodies()):
            return False
        self._look_at_nominated()
        if self._some_alone:
            return False
        numbered = bool(self.ordinals) and self._all_numbered
        named = is_name(self.vocabulary, strip_enumerator(row.named) or row.named)
        if not named or kind != "individual":
            return numbered or not named or row.named.isupper()
        above = self.rows[bisect_left(self.rows, row.number) - 1] if row.number > self.rows[0] else 0
        if self.fates.get(above, (Fate.NOTE, ""))[1] == "may-sign":
            return True
        below = self.rows[bisect_right(self.rows, row.number) :][:1]
        texts = [clean(text_of(value)) for at in below for _, value in self.grid.filled(at)]
        return numbered and (
            not texts or any(self.vocabulary.lines.label(text) in {"signature", "date"} for text in texts)
        )

    def _look_at_nominated(self) -> None:
        """Note of those put up since it was last asked whether one stands alone in his row, or has no number."""
        for at in self.nominated[self._looked_at :]:
            self._some_alone = self._some_alone or len(self.grid.filled(at)) == 1
            self._all_numbered = self._all_numbered and self._ordinal(at) is not None
        self._looked_at = len(self.nominated)

    def _proposes_in_words(self, text: str) -> bool:
        """ "3. Tập thể: Đề nghị công nhận Trạm Y tế xã đạt Tập thể LĐTT": who is put up stands in a sentence, not in a row.

        "Tập thể: 02 tập thể LĐTT" sums those who have rows.
        """
        head, colon, said = strip_enumerator(text).partition(":")
        if not colon or not self.vocabulary.phrases.recipient(head) or any(map(str.isdigit, said)):
            return False
        phrase = self.vocabulary.phrases.parse(said)
        return len(phrase.awards) == 1 and len(phrase.rest) > 1 and _ASKS.search(key(said)) is not None

    def _is_one_more(self, row: Row) -> bool:
        """ "Ông Lê Mẫu Cam - Trưởng Công an xã", "Và đ/c Lê Mẫu Cam" where the title or a heading gives the award: somebody in no column of the list."""
        if row.named or not self._context_gives_award():
            return False
        text = strip_enumerator(row.alone)
        label, colon, more = text.partition(":")
        if colon and self.vocabulary.lines.label(label) == "note":
            text = more.strip()
        whole = self.vocabulary.lines.without_and(text)
        name, post = first_and_more(whole)
        if text == whole and not (post and self.vocabulary.posts.is_post(post)):
            return False
        bearer = self.vocabulary.names.bearer
        named = bearer(name).kind == "individual" and len(name.split()) > 2 and is_name(self.vocabulary, name)
        return named and all(bearer(self._name(row)).key != bearer(name).key for row in self.nominated)

    def _is_end_of_a_name(self, row: Row) -> bool:
        """ "Mẫu" without a number, straight below the numbered "Nguyễn Văn": the last word of a name that a page broke."""
        if row.ordinal is not None or " " in row.named or not row.named[:1].isupper() or not self.nominated:
            return False
        above = self.nominated[-1]
        numbered = (
            self._ordinal(above) is not None and above == self.rows[bisect_left(self.rows, row.number) - 1]
        )
        return numbered and not self.vocabulary.names.kind(row.named)

    def _of_household_above(self, row: Row) -> tuple[Fate, str] | None:
        """The fate of "Trần Thị Mẫu" below "1 | Nguyễn Văn Mẫu" in a list of households: of the same one where the number is
        merged over both, and nobody knows where the number is blank. An award or merits of its own make it another household."""
        kind = self.vocabulary.names.kind
        if row.ordinal is not None or not self.nominated or kind(row.named) != "individual":
            return None
        head = self.nominated[-1]
        merits = self.header.columns.get("achievement", ())
        own = any(not is_blank(self.grid.at(row.number, at)) for at in (*self.awards, *self.marks, *merits))
        if own or self._ordinal(head) is None or not self._is_of("household", head):
            return None
        merged = any((row.number, at) in self._down for at in self.ordinals)
        # "Họ và tên chồng, vợ": the other one of the couple straight below.
        couples = any(set(key(self.header.texts.get(at, "")).split()) >= SPOUSES for at in self.names)
        of_couple = couples and head == row.number - 1
        return (Fate.NOTE, "member") if merged or of_couple else (Fate.UNREAD, "no-name-no-award")

    def _of_whoever_is_above(self, row: Row) -> tuple[Fate, str] | None:
        """The fate of a row that goes on from the nominee's above it."""
        if self._is_end_of_a_name(row) or self._is_of_a_team(row) or self._is_item_of_a_person(row):
            return Fate.UNREAD, "no-name-no-award"
        return self._of_household_above(row)

    def _is_item_of_a_person(self, row: Row) -> bool:
        """ "1.1 | Số hóa hồ sơ" below "1 | Nguyễn Mẫu An": what that one did, and nobody more."""
        number = (row.ordinal or "").replace(",", ".")
        if not self.nominated or row.awarded or "." not in number:
            return False
        at, kind = self.nominated[-1], self.vocabulary.names.kind
        inner = number.startswith(f"{self._ordinal(at)}.")
        people = {"individual", "household"}
        return inner and kind(self._name(at)) in people and kind(row.named) not in people

    def _is_of_a_team(self, row: Row) -> bool:
        """ "- Nguyễn Mẫu An" without a number below the numbered "Đội bóng đá Mẫu", in a list of collectives: one of its people?"""
        listed = self.current.recipient or self.context.recipient
        if row.ordinal is not None or row.awarded or listed != "collective" or not self.nominated:
            return False
        at = self.nominated[-1]
        named = is_name(self.vocabulary, text := strip_enumerator(row.named) or row.named)
        kind = self.vocabulary.names.kind
        return (
            self._ordinal(at) is not None
            and kind(self._name(at)) == "collective"
            and named
            and kind(text) == "individual"
        )

    def _is_nominee(self, row: Row) -> bool:
        """Whether a row with a name but no award of its own is a nominee."""
        kind = self.vocabulary.names.kind(row.named)
        if row.ordinal is None and not kind and (self._compares(row) or self._bullets_among_numbers(row)):
            return False
        if row.ordinal is None and kind == "collective" and self._counts_its_people(row):
            return False
        if row.ordinal is None and groups_units(strip_enumerator(row.named)):
            return False
        if row.ordinal is not None or self._has_any(row.number, self.others):
            return True
        return self._reads_as_name(row.named, kind) if self._context_gives_award() else bool(kind)

    def _reads_as_person(self, text: str) -> bool:
        return self.vocabulary.names.kind(text) == "individual" and self._reads_as_name(text, "individual")

    def _reads_as_name(self, text: str, kind: str) -> bool:
        """Whether a text is written as a name is; a sentence may begin as one: "Hội đồng đã bỏ phiếu kín"."""
        if kind == "household":
            return True
        if kind == "individual":
            return is_name(self.vocabulary, strip_enumerator(text) or text)
        if several_people(self.vocabulary, text):
            return True
        # "2. Văn phòng Mẫu." ends an item of a numbered list.
        ended = text.endswith(":") or (text.endswith(".") and not enumerator_style(text))
        if ended or not _TELLS.isdisjoint(key(text).split()):
            return False
        words = strip_enumerator(text).split()
        named = 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words)
        return bool(kind) or named or bool(enumerator_style(text))

    def _counts_its_people(self, row: Row) -> bool:
        """ "Đảng ủy | 2" with the number where posts stand, among the numbered: so many of those below are of that body."""
        beside = [column for column, _ in row.filled if column not in self.names]
        return bool(beside) and set(beside) <= set(self.positions) and self._compares(row)

    def _bullets_among_numbers(self, row: Row) -> bool:
        """ "- | Quý IV" straight over somebody with a running number: no name that is known, and no number."""
        bullet = bool(row.texts) and enumerator_style(row.texts[0][1]) == "bullet"
        return (
            bullet and row.texts[0][0] in self.ordinals and self._ordinal(self._below(row.number)) is not None
        )

    def _compares(self, row: Row) -> bool:
        """ "Cùng kỳ năm trước | 3", "Chỉ tiêu giao | 15%" among the numbered: a count of something, and nobody's name."""
        beside = [value for column, value in row.filled if column not in self.names]
        # Before the first of them the next row has the number.
        number = self._ordinal(self.nominated[-1] if self.nominated else self._below(row.number))
        numbered = bool(self.ordinals) and number is not None
        births = self.header.of("birth", "birth_male", "birth_female")
        told = any(column in births for column, _ in row.filled)
        return (
            numbered
            and not told
            and bool(beside)
            and all(AMOUNT.fullmatch(text_of(value)) for value in beside)
        )
