"""Headings and titles that say of those below them that they are not put up."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import YEAR, clean, key
from hongngu_tally.vocabulary.lines import LineWords
from hongngu_tally.vocabulary.row_words import REASON, in_full
from hongngu_tally.vocabulary.words import has_any, row_words, without

_DENYING = (key("không"), key("chưa"))
_PARTS = regex(r"\s*[,;:()]\s*|\s[-–]\s")
_KINDS = regex(rf"\b(?:{key('tập thể')}|{key('cá nhân')}|{key('hộ')})\b")


class DenialWords:
    """The words ``denied_below`` of ``words/rows.toml``."""

    def __init__(self, lines: LineWords) -> None:
        self._lines = lines
        said = row_words()["denied_below"]
        self._says, beside = (frozenset(map(key, said[name])) for name in ("says", "beside"))
        self._words = tuple(sorted((*self._says, *beside), key=len, reverse=True))

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def below(self, text: str) -> bool:
        """Whether a heading or title says of those below that they are not put up: "Danh sách không đề nghị", "Nghỉ ốm - không xét"."""
        if self.whole(text):
            return True
        parts = _PARTS.split(clean(self._lines.with_marks(text)))
        *before, last = [part for part in parts if part.strip()] or [""]
        words = key(last)
        denied = bool(before) and self.denies(words) and not _KINDS.search(words)
        return denied and not any(map(self._lines.speaks_of_awards, before))

    def whole(self, text: str) -> bool:
        """Whether a text says nothing else, but for a reason: "Không xét", "Không đề nghị (nghỉ ốm)"."""
        return self.denies(key(REASON.split(clean(self._lines.with_marks(text)), maxsplit=1)[0]))

    def mentioned(self, text: str) -> bool:
        """Whether "không đề nghị" or its like stands in a text, whatever else does."""
        denials = (one for one in self._says if one.startswith(_DENYING))
        return has_any(key(self._lines.with_marks(text)), denials)

    def denies(self, words: str) -> bool:
        """Whether folded words deny and say nothing more."""
        words = in_full(words)
        if not has_any(words, self._says):
            return False
        if (found := self._listed.match(words)) and not self._lines.speaks_of_awards(found[1]):
            # "Danh sách GVNV tổ Văn không xét thi đua": whoever they are.
            words = found[2]
        return all(map(YEAR.fullmatch, without(words, self._words).split()))

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        denials = sorted((one for one in self._says if one.startswith(_DENYING)), key=len, reverse=True)
        return re.compile(rf"{key('danh sách')} (.*?)\b((?:{'|'.join(denials)})\b.*)")
