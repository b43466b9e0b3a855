"""What one row below a header is that is no plain nomination: a count, a page's number, a section, a nominee, a remark."""

from __future__ import annotations

import re
from collections.abc import Callable

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import says_nothing
from hongngu_tally.table.model import Fate
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import Heading, enumerator_style
from hongngu_tally.table.words_above import AboveReader
from hongngu_tally.vocabulary import strip_enumerator
from hongngu_tally.vocabulary.aside import REGISTRATION
from hongngu_tally.vocabulary.words import COUNTED_NOUN, first_and_more, titles_list

_COUNTED = regex(rf"\(?\d{{1,4}}\s+{COUNTED_NOUN}\)?", re.IGNORECASE)
PAGE = regex(
    r"(?:trang|tờ|page)(?: số)?\s*\d+(?:\s*(?:[/-]|trên|của|of)\s*\d+)?|\d{1,2}/\d{1,2}|[-–]\s*\d{1,3}\s*[-–]|\W*(?:(?:còn|xem) )?tiếp(?: theo)?(?: (?:ở )?(?:trang|tờ)(?: sau)?)?\W*"
    r"|danh sách\b.*\btiếp(?: theo)?\W*",
    re.IGNORECASE,
)
"""A page's number, or that the list goes on: "Trang 2", "3/5", "Tiếp theo trang sau"."""
_LONG = 50
"""Letters of a text that is a remark, however it begins."""
PART, WHOLE, NOTE = "part", "whole", "note"
"""What the numbers of a row sum: its section, more than it, or what its words say."""


@frozen
class Outcome:
    """What a row is: its fate and why. ``heading`` is the section that it opens, ``sum`` what its numbers may be the sum of."""

    fate: Fate
    why: str = ""
    heading: Heading | None = None
    sum: str = ""
    labelled: bool = False


_REMARK = Outcome(Fate.NOTE, "remark")
_SUMMING_REMARK = Outcome(Fate.NOTE, "remark", sum=WHOLE)
_NOMINEE = Outcome(Fate.NOMINATION)


class RowJudge(AboveReader):
    """Tells what each such row of one list is. What comes first among the questions wins: their order is part of the answer."""

    def outcome(self, row: Row) -> Outcome:
        """What a row is that signs nothing, repeats no titles and sums nothing in words."""
        questions: tuple[Callable[[Row], Outcome | None], ...] = (
            self._as_count, self._as_word_on_above, self._as_remark, self._as_denied_person, self._as_section, self._as_title,
            self._as_denied, self._as_doubt, self._as_nominee, self._as_rest,
        )  # fmt: skip
        found = (ask(row) for ask in questions)
        return next((one for one in found if one), Outcome(Fate.UNREAD, "no-name-no-award"))

    def _as_count(self, row: Row) -> Outcome | None:
        if _COUNTED.fullmatch(row.named) and row.ordinal is None and (row.awarded or self._only_counts(row)):
            # "2 người | LĐTT" below the list: how many of them; "4 đ/c | 2 | 3" over the awards to mark.
            return Outcome(Fate.TOTAL, "numbers-only", sum=PART)
        return None

    def _as_word_on_above(self, row: Row) -> Outcome | None:
        fate = self._word_on_above(row)
        return Outcome(*fate) if fate else None

    def _as_remark(self, row: Row) -> Outcome | None:
        alone = row.alone
        if row.awarded and not row.named and (heading := self._heading_among_awards(row)):
            return _opens(heading)
        if (len(row.filled) == 1 and PAGE.fullmatch(alone)) or self._is_behind_a_name(row):
            return _REMARK
        if row.awarded and self._is_legend(row):
            return _REMARK
        if heading := self._doubtful_heading(row):
            return _opens(heading)
        starred = alone.startswith(("*", "("))
        if row.label == "note" and alone and self._is_one_more(row):
            return Outcome(Fate.UNREAD, "in-a-sentence")
        if row.label == "note" and alone and (not starred or self._is_footnote(row)):
            # "Ghi chú: A = LĐTT", "(*) Theo Quyết định số 12" in the award's column; "Trong đó: LĐTT: 12" counts.
            return Outcome(Fate.NOTE, "note", sum=NOTE)
        return None

    def _as_denied_person(self, row: Row) -> Outcome | None:
        denied = not row.awarded and self._reads_as_person(row.named) and self._denies()
        return Outcome(*fate_of(denied)) if denied else None

    def _as_section(self, row: Row) -> Outcome | None:
        """A heading, or a section that says it is empty; a row with an award is none, unless it only counts."""
        if row.awarded and not (self._only_counts(row) or self._is_numbered_alone(row)):
            return None
        alone = row.alone
        if self._says_empty(row) or (not row.named and self._names_nobody(row)):
            return Outcome(Fate.NOTE, "empty-section")
        if row.label == "note" and not self._is_starred_heading(row):
            beside = self._starred_sibling(row)
            return _opens(beside) if beside else Outcome(Fate.NOTE, "note", sum=WHOLE)
        if alone and row.ordinal is None and (self._nominates_in_words(alone) or self._is_one_more(row)):
            return Outcome(Fate.UNREAD, "in-a-sentence")
        heading = self._section_heading(row)
        if heading and (heading.certain or not (alone.startswith("(") and alone.endswith(")"))):
            return _opens(heading)
        if not row.awarded and row.named and (self._has_children(row) or self._stands_over(row)):
            return _opens(self._divider(row))
        return None

    def _says_empty(self, row: Row) -> bool:
        """ "Không", "II | Không có": alone, behind a numeral or a bullet."""
        said = row.texts[-1][1] if row.texts and len(row.filled) <= 2 else ""
        behind = bool(row.alone) or (bool(said) and enumerator_style(row.texts[0][1]) == "bullet")
        return bool(said) and behind and self.vocabulary.lines.is_empty(strip_enumerator(said) or said)

    def _as_title(self, row: Row) -> Outcome | None:
        alone = row.alone
        if alone and row.ordinal is None and titles_list(alone):
            # "DANH SÁCH BỔ SUNG" over those who were added.
            return _REMARK if self._says_no_more(alone) else Outcome(Fate.UNREAD, "no-name-no-award")
        return _SUMMING_REMARK if alone and self._numbers_an_award(alone) else None

    def _as_denied(self, row: Row) -> Outcome | None:
        """Somebody whom the heading above, a dash or the row's own cells do not put up."""
        if not row.named:
            return None
        if why := self._denies():
            return Outcome(*fate_of(why))
        if row.awarded:
            return None
        if self._is_dashed(row.number):
            return Outcome(Fate.UNREAD, "award-dashed")
        unmarked = self.header.only_marked and not self._has_any(row.number, self.marks)
        return Outcome(Fate.NOTE, "not-nominated") if unmarked or self._is_denied(row.number) else None

    def _as_doubt(self, row: Row) -> Outcome | None:
        """What may be a heading, who signs, or of the nominee above; and the line that introduces a list."""
        if row.alone and row.ordinal is None and self._introduces(row.alone):
            return _REMARK
        if self._may_head(row):
            return Outcome(Fate.UNREAD, "heading-or-nominee")
        if self._may_sign(row):
            return Outcome(Fate.UNREAD, "may-sign")
        fate = self._of_whoever_is_above(row) if row.number not in self.withdrawn else None
        return Outcome(*fate) if fate else None

    def _as_nominee(self, row: Row) -> Outcome | None:
        if row.awarded or (row.named and self._is_nominee(row)) or self._names_a_body_elsewhere(row):
            return _NOMINEE
        # What cannot be read may be a name.
        lost = bool(row.texts) and self._context_gives_award() and self.grid.is_lost(row.number, self.names)
        return _NOMINEE if lost else None

    def _as_rest(self, row: Row) -> Outcome | None:
        """Rows without a nominee that no heading, total or signature explains."""
        alone = row.alone
        if row.ordinal is not None and not self._has_any(row.number, self.others):
            # "3 | … | Lê Mẫu Cam (bổ sung)" among the remarks may be the name that is missing.
            named = any(self._reads_as_person(first_and_more(text)[0]) for _, text in row.texts)
            # What is remarked there is remarked of somebody: "3 | … | Bổ sung".
            notes = self.header.of("note")
            remarked = any(
                at in notes and not (says_nothing(text) or self._denies_somebody(text))
                for at, text in row.texts
            )
            return (
                Outcome(Fate.UNREAD, "no-name-no-award")
                if named or remarked
                else Outcome(Fate.NOTE, "numbered-empty")
            )
        if alone and row.ordinal is None and self._proposes_in_words(alone):
            return Outcome(Fate.UNREAD, "in-a-sentence")
        if alone and (len(alone) > _LONG or alone.startswith(("(", "*", "-"))):
            return _SUMMING_REMARK
        if all(says_nothing(value) for _, value in row.filled):
            return Outcome(Fate.NOTE, "dotted-line")
        if self._goes_on(row) or self._is_legend(row) or self._tells_earlier_years(row):
            return _REMARK
        if row.texts and row.ordinal is None and not row.named and self._stands_beside(row):
            return Outcome(Fate.NOTE, "beside-the-list")
        if not row.named and len(row.texts) < 2 and self._only_counts(row):
            # Numbers under the awards, and a label nobody knows ("TC").
            return Outcome(Fate.TOTAL, "numbers-only", sum=PART, labelled=True)
        return None

    def _denies(self) -> str:
        """Why the heading or title above says that nobody here is put up; empty where it does not.

        Whether a whole list of registrations is counted depends on what else the file holds (``aside``).
        """
        own, whole = self.current.denied, self.context.aside
        if whole == REGISTRATION:
            return own if own != REGISTRATION else ""
        return own or whole


def _opens(heading: Heading) -> Outcome:
    return Outcome(Fate.SECTION, "section", heading)


def fate_of(why: str) -> tuple[Fate, str]:
    """The fate of a row that names somebody who is not put up."""
    return (Fate.EXAMPLE, "sample-row") if why in {"example", "sample-row"} else (Fate.NOTE, why)
