"""Whether a body in a row of its own is put up, or heads those who stand below it: by its number, its merge, and what follows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.parents import ParentReader
from hongngu_tally.table.row import Row, is_count, like_a_name
from hongngu_tally.table.sections import NUMBERED, Heading, SectionStack, enumerator_style
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, strip_count, strip_enumerator

_FIRST = regex(r"\(?[IA]\)?\s*(?:[.)/:]|[-–—]|\s)")

POSTED = frozenset({"leader", "official", "teacher", "armed_forces"})
"""Groups that somebody's post in an office tells."""
_LONG_ITEM, _LONGEST = 50, 120
"""Letters beyond which an item of a list, or any text, is no heading."""


class HeadReader(ParentReader):
    """Tells heads from nominees in one list. What is asked of a row holds for a heading that every reader would know as one, too."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, context: TitleContext, stack: SectionStack
    ) -> None:
        super().__init__(grid, vocabulary, header, context)
        self.stack = stack

    def _is_put_up(self, row: Row, heading: Heading, text: str, numbered: bool) -> bool:
        """Whether a row that reads as a heading is a nominee all the same: "3 | Công an huyện" under an award's heading,
        where "III. CÔNG AN HUYỆN" is a section. ``numbered``: its numeral is one of headings."""
        if row.ordinal is not None and not numbered and self._is_only_level(heading, text):
            return True
        if self._is_one_of_the_bodies(row, heading) or self._is_numbered_among(row, heading):
            return True
        unit = bool(heading.section.unit)
        if unit and self._goes_on_below_award(row):
            return True
        if numbered or not row.named or not self._takes_bodies():
            return False
        # "Thị trấn Mẫu (01)" counts who stands below it.
        body = (unit or self._is_office(heading, text)) and strip_count(text) == text
        placed = row.ordinal is not None or not self._spans(row) or self._counts_bodies(heading)
        return body and placed and not self._heads_those_below(row, heading)

    def _heads_those_below(self, row: Row, heading: Heading) -> bool:
        """Whether what stands below a body's row is of that body."""
        return (
            self._heads_people(row)
            or self._goes_on_from_a_unit(row, heading)
            or self._heads_parts(row)
            or self._numbers_begin_below(row)
        )

    def _by_its_place(self, row: Row, heading: Heading, text: str) -> Heading | None:
        """A row whose words alone make no heading of it, as one by where it stands, or None."""
        if self._numbers_a_place(row, text):
            return heading.unsaid()
        if self._takes_bodies() and self.vocabulary.names.kind(text) == "collective":
            # "- Khoa Mẫu" is a nominee even in a merged cell, a bare "ẤP LONG MẪU" over the list is a section.
            # So is "01- Khoa Mẫu" where the numbers stand before the names.
            counted = heading.style == "bullet" or self._counts_bodies(heading)
            nobody = self._spans(row) and (not counted or self._heads_people(row))
            return heading.unsaid() if nobody else None
        if heading.style.startswith("decimal") and len(text) > _LONG_ITEM:
            return None
        if row.ordinal is not None or len(text) > _LONGEST:
            return None
        if heading.style == "bullet":
            return heading.unsaid() if self._is_bulleted_divider(row, text) else None
        if heading.section.awards and not self.vocabulary.names.kind(row.named):
            return heading
        if self._context_gives_award() and heading.style and self.names_somebody(row):
            # "1. Nguyễn Văn Mẫu - Công chức" merged over the page, under the award's heading.
            return None
        return heading.unsaid() if self._spans(row) or self._divides(row) else None

    def _numbers_a_place(self, row: Row, text: str) -> bool:
        """ "1 | Ấp Long Mẫu", "1 | Tổ 2" straight over "1 | …" in a list of households or persons: where those numbered anew live, and nobody of the list."""
        body = self.vocabulary.names.kind(text) == "collective"
        if row.ordinal is None or not body or self._is_awarded(row.number):
            return False
        return not self._is_of("collective") and self._is_people(row) and self._numbers_begin_below(row)

    def _is_people(self, row: Row) -> bool:
        """Whether a person or household is named straight below, in a list of either."""
        kind = self.vocabulary.names.kind(self._name(self._below(row.number)))
        return kind in {"individual", "household"} and (self._is_of("household") or self._is_of("individual"))

    def _is_bulleted_divider(self, row: Row, text: str) -> bool:
        """Whether "- | Khối chính quyền" stands straight over somebody with a running number: merged over the list, or no words of a name."""
        if len(text) > _LONG_ITEM or len(row.texts) > 2 or self.names_somebody(row):
            return False
        if not (self._spans(row) or (len(row.filled) == 2 and not self._may_name(text))):
            return False
        below = self._below(row.number)
        return bool(below) and self._ordinal(below) is not None and bool(self._name(below))

    def _may_name(self, text: str) -> bool:
        """Whether a text names somebody, or its words have a capital each, as a name's that nobody knows."""
        return bool(self.vocabulary.names.kind(text)) or like_a_name(text)

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
        """ "2 | Hội Nông dân", "2 | Trưởng Công an xã" after the nominee 1 and before 3, or the list's end: one whose award or name is missing, and heads nobody."""
        said = heading.section
        post = not said.unit and self.vocabulary.posts.group_of("individual", "", row.named) in POSTED
        if not (said.unit or post) or said.awards or said.generic or not (row.ordinal or "").isdigit():
            return False
        above = self.rows[bisect_left(self.rows, row.number) - 1] if row.number > self.rows[0] else 0
        number = self._ordinal(above) if self.nominated and self.nominated[-1] == above else None
        if not (number or "").isdigit() or int(number or 0) + 1 != int(row.ordinal or 0):
            return False
        below = self._below(row.number)
        after = self._ordinal(below) if below else None
        texts = self.grid.written_in(below) if below else []
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

    def _over_people_numbered_anew(self) -> set[int]:
        """ "1 | Trạm Y tế" put up straight over "1 | Nguyễn Mẫu An", where no row has an award of its own: or does it head those below?

        Below other bodies it ends their list, and whoever is numbered anew begins the next one.
        """
        if not self.ordinals or self._rows_say_awards:
            return set()
        kind = self.vocabulary.names.kind
        found, above = set[int](), 0
        told = {*self.names, *self.ordinals}
        for row, below in pairwise(self.nominated):
            first = (self._ordinal(below) or "").lstrip("0") == "1" and self._ordinal(row) is not None
            if first and self._below(row) == below and kind(self._name(row)) == "collective":
                ends = above and self._below(above) == row and kind(self._name(above)) == "collective"
                beside = (value for at, value in self.grid.filled(row) if at not in told)
                if not ends and kind(self._name(below)) == "individual" and all(map(is_count, beside)):
                    found.add(row)
            above = row
        return found

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
        texts = [clean(text) for text in self.grid.written_in(below)]
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
