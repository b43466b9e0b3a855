"""What columns of results answer: who of those that a list names reached the award of its title or headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from hongngu_tally.text import YEAR, key
from hongngu_tally.vocabulary.lines import LineWords
from hongngu_tally.vocabulary.words import begins_any, has_any, without

_LONGEST = 8
_SAID = ("yes", "no")


class AnswerWords:
    """The answers of ``words/rows.toml``."""

    def __init__(self, lines: LineWords) -> None:
        self._lines = lines

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def said(self, text: str) -> str:
        """``yes`` for a mark or "Đạt chuẩn", ``no`` for "Không đạt danh hiệu", empty for what answers nothing."""
        if self.is_plain(text):
            return "yes" if self._lines.is_mark(text) else "no"
        words = f"{key(self._lines.with_marks(text))} "
        if words == "0 ":
            # Beside the mark 1, or x.
            return "no"
        if any(map(str.isdigit, text)) or len(words.split()) > _LONGEST:
            # "Chưa đạt 02 chỉ tiêu" says how the work went.
            return ""
        return next((one for one in _SAID if words.startswith(self._begins[one])), "")

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def agrees(self, text: object) -> bool:
        """Whether a cell holds what only councils say: "Đồng ý", "Thống nhất"."""
        return type(text) is str and key(text) in self._agreeing

    @cached_property
    def _agreeing(self) -> frozenset[str]:
        words = self._lines.longest_first
        return frozenset((*words("agreeing", "agree"), *words("results", "against")))

    def is_plain(self, text: str) -> bool:
        """Whether a text is an answer whatever it stands under: "x", "Đạt", "Không đạt"."""
        return self._lines.is_mark(text) or self._lines.is_denied(text)

    @lru_cache(maxsize=1024)  # noqa: B019 - one vocabulary lives as long as its process
    def asked_by(self, title: str) -> bool:
        """Whether a column's title speaks of nothing but what was found: "Kết quả bình xét của Hội đồng"; not "Kết quả công tác", nor "Không đạt", under which a mark denies."""
        words = key(self._lines.with_marks(title))
        left = without(words, self._lines.longest_first("answers", "of"))
        return left != words and not without(left, self._lines.longest_first("answers", "beside"))

    def reports(self, title: str) -> bool:
        """Whether a title begins as one of what was found, in no year: "Kết quả rèn luyện", "Kết luận của chi bộ"."""
        found = self._lines.longest_first("results", "found", "found_of_work")
        return begins_any(key(title), found) and not YEAR.search(title)

    def may_report_work(self, title: str) -> bool:
        """Whether a title begins as one of what somebody did: "Kết quả đạt được"."""
        return begins_any(key(title), self._lines.longest_first("results", "found_of_work"))

    @lru_cache(maxsize=1024)  # noqa: B019 - one vocabulary lives as long as its process
    def may_decide(self, title: str) -> bool:
        """Whether marks under a title may tell who is put up, or who is not: "Huyện duyệt", "Đã khen đợt 1"."""
        words = key(self._lines.with_marks(title))
        left = without(words, self._lines.longest_first("deciding", "unless"))
        says = has_any(left, self._lines.longest_first("deciding", "says"))
        return says and not self._lines.speaks_of_initiatives(words)

    def denied_by(self, title: str, parents: Sequence[str]) -> bool:
        """Whether a mark below "Không" says no to what the titles above ask: "Đề nghị" over "Có | Không"."""
        return key(title) in self._begins_alone and any(map(self.asked_by, parents))

    @cached_property
    def _begins_alone(self) -> frozenset[str]:
        return frozenset(text.strip() for text in self._begins["no"])

    @cached_property
    def _begins(self) -> dict[str, tuple[str, ...]]:
        return {one: tuple(f"{text} " for text in self._lines.longest_first("answers", one)) for one in _SAID}
