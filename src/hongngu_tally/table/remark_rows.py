"""Which rows below a header nominate nobody though they hold words or numbers: remarks, sums, legends, who may sign."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import AMOUNTS, titles_counts
from hongngu_tally.table.doubtful_rows import AMOUNT, DoubtReader
from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of
from hongngu_tally.table.kind import nominates
from hongngu_tally.table.model import Fate
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import SectionStack, enumerator_style
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import YEAR, clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, strip_enumerator, titles_numbers
from hongngu_tally.vocabulary.words import COUNTED_NOUN

_NOUN = regex(COUNTED_NOUN, re.IGNORECASE)
_SHARE = regex(r"\d{1,3}(?:[.,]\d+)?\s*%?")
_COUNT = regex(r"\d{1,4}\s+[^\W\d]")
_TELLS_HOW = tuple(
    f"{key(word)} " for word in ("ghi", "chọn", "nhập", "điền", "đánh dấu", "viết", "không viết", "không ghi")
)
_DASH = regex(r"\s*[-–—]\s*")
_HANGING = ("-", "–", ",", "&", " và")
"""At the end of a line whose text goes on in the next one."""
_MUCH = 3
"""Cells beside a name that no signature has."""
_EARLIER = ("history", "achievement", "basis", "decision", "decision_date", "initiative", "grade")
"""Fields of columns in which the years and decisions of earlier awards may stand."""
_TELLING = ("track", "level", "recipient", "unit", "movement", "award_code")
"""Fields that make another nomination of the same person and award."""


class RemarkReader(DoubtReader):
    """Tells such rows of one list, by the fates of the rows above. ``fates`` is shared by the sheet."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, fates: dict[int, tuple[Fate, str]],
        stack: SectionStack, context: TitleContext,
    ) -> None:  # fmt: skip
        super().__init__(grid, vocabulary, header, fates, stack, context)
        self.signing = False
        self.counting = False
        """Whether the rows are those of a table of counts or costs below the list's."""
        self.merged_on: set[int] = set()
        self.withdrawn: Mapping[int, str] = {}
        """Rows that are struck through or taken back, and why."""
        self._restated: dict[tuple[str, ...], bool] = {}
        self.telling = [*header.of(*_TELLING), *header.value_marks]

    def _is_dashed(self, row: int) -> bool:
        """A dash where others write out the award that the list's title or a heading gives: the same, or none of it?"""
        if len(self.awards) != 1 or self.marks:
            return False
        value = self.grid.at(row, self.awards[0])
        return type(value) is str and bool(_DASH.fullmatch(value)) and self._restates(self._settled_awards())

    def _restates(self, awards: tuple[str, ...]) -> bool:
        """Whether some cell of the only column of awards names one of those that a heading or title gives."""
        if awards and awards not in self._restated:
            texts = set(map(text_of, self.grid.picker(self.rows)(self.awards[0]))) - {""}
            said = (phrase for text in texts for _, phrase in self.vocabulary.phrases.in_cell(text))
            self._restated[awards] = any(not set(awards).isdisjoint(phrase.awards) for phrase in said)
        return self._restated.get(awards, False)

    def _puts_up(self, row: Row) -> bool:
        """Whether a row that looks like a signature, or stands below one, names somebody beside an award, or says as much of somebody as a nominee's.

        Nobody signs so: the line taken for a signature was none.
        """
        texts = [text for _, text in row.texts]
        if nominates(self.vocabulary, texts) or (not self.signing and self._stands_as_a_nominee(row)):
            return True
        told = [text for column, text in row.texts if column in self.header.texts and text != row.named]
        # Of whoever signs the post stands above the name.
        post = any(
            column in self.positions and not text.isupper() and self.vocabulary.posts.is_post(text)
            for column, text in row.texts
        )
        return (
            (len(told) >= _MUCH or post)
            and self._reads_as_person(row.named)
            and self._context_gives_award()
            and not any(map(self._reads_as_person, told))
        )

    def _stands_as_a_nominee(self, row: Row) -> bool:
        """ "Thường trực Hội đồng nhân dân | Tham mưu tốt", "Kế toán Trần Mẫu Bình | Ấp 2" where the title or a heading gives the award:
        a body or person with what a nominee's columns hold, and no other post beside it, as those who sign together have."""
        beside = [text for column, text in row.texts if column in self.others]
        signs = (text.isupper() or self.vocabulary.lines.label(text) for text in beside)
        return (
            self._context_gives_award()
            and bool(beside)
            and not row.named.isupper()
            and bool(self.vocabulary.names.kind(row.named) or self._names_behind_a_post(row.named))
            and not any(signs)
        )

    def _names_behind_a_post(self, text: str) -> bool:
        """ "Kế toán Trần Mẫu Bình": a post, and behind it somebody's whole name."""
        words = text.split()
        behind = (" ".join(words[at:]) for at in range(1, min(len(words), 5) - 1))
        return any(map(self._reads_as_person, behind))

    def _is_birth(self, row: Row) -> bool:
        """Whether nothing but a year stands in the row, where those are written in which people were born."""
        births = self.header.columns.get("birth", ())
        return all(
            column in births and YEAR.fullmatch(text_of(value).strip()) for column, value in row.filled
        )

    def _titles_counts(self, filled: list[tuple[int, object]]) -> bool:
        """ "Danh hiệu | Số lượng", alone or behind "STT": nobody is named below."""
        texts = [clean(value) for _, value in filled if type(value) is str]
        if not (len(texts) == len(filled) > 1 and titles_counts(self.vocabulary, texts)):
            return False
        # "Huỳnh Thị Mẫu | Tổng | … | Giấy khen UBND huyện": a given name beside an award.
        named = (clean(text_of(value)) for column, value in filled if column in self.names)
        return not any(
            self.vocabulary.names.kind(text) == "individual" and not self.vocabulary.titles.match(text)
            for text in named
        )

    def _titles_another(self, filled: list[tuple[int, object]]) -> bool:
        """ "TT | … | Thành tích" where a running number would stand: titles of which not enough are known, and nobody's row."""
        if len(filled) < 2 or filled[0][0] not in self.ordinals or type(filled[0][1]) is not str:
            return False
        if not titles_numbers(filled[0][1]):
            return False
        matches = (self.vocabulary.titles.match(text_of(value)) for _, value in filled[1:])
        return any(match is not None and match.strength > 0.9 for match in matches)

    def _counts_follow(self, row: int, titles: list[tuple[int, object]]) -> bool:
        """Whether titles of another table speak of amounts or awards, and the row below holds a label and numbers: "1 | Văn phòng | 2 | 1"."""
        texts = [text_of(value) for _, value in titles]
        matches = (self.vocabulary.titles.match(text) for text in texts)
        amounts = any(key(text) in AMOUNTS or self.vocabulary.phrases.names_award(text) for text in texts)
        if not amounts and not any(match and match.field == "money" for match in matches):
            return False
        below = self._below(row)
        return bool(below) and self._only_numbers(self.grid.filled(below))

    def _only_numbers(self, filled: Sequence[tuple[int, object]]) -> bool:
        """Whether a row holds one text that names no person, and nothing else but numbers."""
        texts = [shown for _, value in filled if not AMOUNT.fullmatch(shown := text_of(value))]
        named = len(texts) == 1 and self.vocabulary.names.kind(texts[0]) in {"individual", "household"}
        amounts = (
            len(filled) - len(texts) - (filled[0][0] in self.ordinals and texts != [text_of(filled[0][1])])
        )
        return len(texts) == 1 and not named and amounts > 0

    def _is_behind_a_name(self, row: Row) -> bool:
        """ "(xã Mẫu)" alone where names stand, straight below a numbered nominee: where that one is, and no heading."""
        if len(row.filled) != 1 or not self.nominated or self.nominated[-1] != row.number - 1:
            return False
        column, text = row.filled[0][0], text_of(row.filled[0][1]).strip()
        said = self.vocabulary.phrases.parse(text)
        silent = not (said.awards or said.generic or said.recipients or said.track)
        bracketed = text.startswith("(") and text.endswith(")")
        return bracketed and silent and column in self.names and self._ordinal(row.number - 1) is not None

    def _names_nobody(self, row: Row) -> bool:
        """ "Tổ 4 | Không có" where names stand: the hamlet or body beside it puts up nobody; "2 | Phó Chủ tịch | Khuyết"."""
        empty = [column for column, text in row.texts if self.vocabulary.lines.is_empty(text)]
        alone = len(row.filled) == 2 or row.ordinal is not None
        return alone and len(empty) == 1 and empty[0] in self.names

    def _says_no_more(self, text: str) -> bool:
        """ "DANH SÁCH BỔ SUNG" says nothing of those below it that is not said above already."""
        said = self.vocabulary.phrases.parse(text)
        return not said.rest and not said.says_something

    def _introduces(self, text: str) -> bool:
        """ "Gồm các đồng chí:" before those who are named."""
        return text.endswith(":") and self._says_no_more(text) and not self.vocabulary.names.kind(text)

    def _is_footnote(self, row: Row) -> bool:
        """Whether a text behind a star stands where an award would, names none and heads nobody."""
        if not row.awarded or self._names_award(row.number) or self._is_starred_heading(row):
            return False
        words = strip_enumerator(row.texts[0][1]).split()
        return not row.named or not all(word[:1].isupper() for word in words)

    def _is_legend(self, row: Row) -> bool:
        """ "LĐTT | Lao động tiên tiến", numbered or not: a short name and the award that it stands for."""
        numbered = self.ordinals if row.ordinal is not None else ()
        texts = [text for column, text in row.texts if column not in numbered]
        if len(texts) != 2 or len(row.filled) > 2 + bool(numbered):
            return False
        said = [self.vocabulary.phrases.parse(text) for text in texts]
        return len(said[0].awards) == 1 and said[0].awards == said[1].awards

    def _stands_beside(self, row: Row) -> bool:
        own = {at for found in self.header.columns.values() for at in found} | set(self.marks)
        return all(column not in own for column, _ in row.texts)

    def _goes_on(self, row: Row) -> bool:
        """A position or achievement too long for its row, gone on in the next one without number, name or award."""
        fate, _ = self.fates.get(row.number - 1, (Fate.NOTE, ""))
        if not self.ordinals or row.ordinal is not None or fate is not Fate.NOMINATION:
            return False
        # A position alone is somebody whose name is missing; what began with a capital goes on in small letters, and a
        # hyphen or comma at the end of a line with anything.
        told = {*self.header.columns.get("achievement", ()), *self.positions}
        above = {column: text_of(self._value(row.number - 1, column)).rstrip() for column in told}
        return any(
            (above[column][:1].isupper() and text[:1].islower()) or above[column].endswith(_HANGING)
            for column, text in row.texts
            if column in told
        ) and all(
            type(value) is str and column in self.others and not is_blank(self._value(row.number - 1, column))
            for column, value in row.filled
        )

    def _is_merged_on(self, row: int) -> bool:
        """Whether number and name are merged over this row and the nominee's own above it, and nothing here is put up for more.

        "2018 | LĐTT", "2019 | CSTĐCS" beside somebody say what they reached in each year.
        """
        own = (*self.names, *self.ordinals)
        if not own or not all((row, at) in self._down for at in own):
            return False
        if any(
            not says_nothing(self.grid.at(row, at)) for at in (*own, *self.awards, *self.marks, *self.telling)
        ):
            return False
        goes_on = row - 1 in self.merged_on or self.fates.get(row - 1, (Fate.NOTE, ""))[0] is Fate.NOMINATION
        if goes_on:
            self.merged_on.add(row)
        return goes_on

    def _tells_earlier_years(self, row: Row) -> bool:
        """ "2019 | CSTĐCS | 51/QĐ-UBND" below somebody in whose row the first of several earlier awards stands: the next one."""
        earlier = self.header.columns.get("history", ())
        if row.ordinal is not None or row.named or not self._has_any(row.number, earlier):
            return False
        told = self.header.of(*_EARLIER)
        above = row.number - 1
        goes_on = above in self.merged_on or self.fates.get(above, (Fate.NOTE, ""))[0] is Fate.NOMINATION
        if not (goes_on and self._has_any(above, earlier) and all(at in told for at, _ in row.filled)):
            return False
        self.merged_on.add(row.number)
        return True

    def _counts_awards(self, row: Row) -> bool:
        """ "2 LĐTT | 1 GK", "Tổng LĐTT: 2" below the awards, without a number or name: what they come to."""
        if row.ordinal is not None or row.named or not row.texts or len(row.texts) < len(row.filled):
            return False
        label = self.vocabulary.lines.label
        return all(
            column in self.awards
            and (_COUNT.match(text) or (label(text) == "total" and any(map(str.isdigit, text))))
            for column, text in row.texts
        )

    def _sums_an_award(self, row: Row) -> bool:
        """ "Lao động tiên tiến | 02 | người", "1 | Lao động tiên tiến | 02 | 40%" below the list, in cells of their own; not beside a name that is merged down."""
        merged_name = row.named and not any(column in self.names for column, _ in row.filled)
        # Above the first nominee such rows are what a count table is made of, and the sheet is none of nominees.
        if merged_name or (row.ordinal is not None and not self.nominated):
            return False
        below = self._below(row.number)
        first = (self._ordinal(below) or "").lstrip("0") == "1"
        if row.named and first and self.vocabulary.names.kind(self._name(below)):
            # "Lao động tiên tiến | 2" over those who are numbered from 1 on.
            return False
        cells = [cell for cell in row.filled if row.ordinal is None or cell[0] not in self.ordinals]
        if not 2 <= len(cells) <= 3:
            return False
        award, number, *rest = (clean(text_of(value)) for _, value in cells)
        said = self.vocabulary.phrases.parse(strip_enumerator(award).rstrip(" :"))
        of_award = is_one_award(said) and not said.rest and not any(map(str.isdigit, award))
        return (
            of_award
            and number.isdigit()
            and all(_NOUN.fullmatch(text) or _SHARE.fullmatch(text) for text in rest)
        )

    def _numbers_an_award(self, text: str) -> bool:
        """ "- Lao động tiên tiến: 02 người/03 CBCC, đạt 66,7%" below the list names nobody."""
        award, colon, number = strip_enumerator(text).partition(":")
        said = self.vocabulary.phrases.parse(award) if colon and number.strip()[:1].isdigit() else None
        return said is not None and is_one_award(said) and not said.rest

    def _numbers_posts(self, row: Row) -> bool:
        """ "III. Thư ký, nhân viên" straight over somebody with an award: a part of the list, and nobody signs."""
        heading = None if self.signing else self._heading(row)
        if heading is None or heading.style not in {"roman", "part", "item"}:
            return False
        below = self._below(row.number)
        return bool(below) and bool(self._name(below)) and self._is_awarded(below)

    def _only_counts(self, row: Row) -> bool:
        """Whether nothing but numbers stand where awards would, in a row that no running number makes a nominee."""
        values = [
            value for at in (*self.awards, *self.marks) if not is_blank(value := self._value(row.number, at))
        ]
        return row.ordinal is None and bool(values) and all(type(value) in (int, float) for value in values)

    def _is_bulleted(self, row: Row) -> bool:
        """ "- Thường trực HĐND" under an award's heading: a body behind a bullet, or what follows one, signs nothing.

        Below a signature ("Nơi nhận:") bullets are recipients of copies.
        """
        bullet = bool(row.texts) and enumerator_style(row.texts[0][1]) == "bullet"
        if self.signing or not bullet or not self._context_gives_award():
            return False
        above = self.rows[bisect_left(self.rows, row.number) - 1] if row.number > self.rows[0] else 0
        goes_on = self.fates.get(above, (Fate.NOTE, ""))[0] is Fate.NOMINATION
        return goes_on or self.vocabulary.names.kind(strip_enumerator(row.named)) == "collective"


def is_hint(texts: list[tuple[int, str]], filled: list[tuple[int, object]]) -> bool:
    """ "(ghi đầy đủ)", "Chọn trong danh mục": how to fill in the columns."""
    shown = [text.strip("() ") for _, text in texts]
    bracketed = all(text.startswith("(") and text.endswith(")") for _, text in texts)
    told = all(key(text).startswith(_TELLS_HOW) for text in shown)
    return len(texts) == len(filled) > 1 and (bracketed or told)
