"""Known phrases of texts that were typed without diacritics, with their marks put back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from hongngu_tally.text import bare_text, clean

_WORD = re.compile(r"[a-z]+")
_ALSO_NAMES = frozenset({"bac", "bo", "hoan", "huy", "trung"})
"""Words that without their marks are as well what somebody is called, or other words: "Huy", "Trung", "Bộ"."""


class WithMarks:
    """Puts the marks back into phrases that say that somebody is not put up: "Danh sach khong de nghi" is "Danh sách không đề nghị"."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)

    def __call__(self, text: str) -> str:
        """The text; one without any mark with those of the known phrases in it."""
        if not text.isascii() or self._first_words.isdisjoint(_WORD.findall(text.casefold())):
            return text
        return self._pattern.sub(lambda found: self._known[found[0].casefold()], clean(text))

    @cached_property
    def _known(self) -> dict[str, str]:
        return {
            bare: phrase
            for phrase in self._phrases
            if not phrase.isascii() and (bare := bare_text(phrase)) not in _ALSO_NAMES
        }

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """Looked at first: building the pattern takes as long as reading a small list."""
        return frozenset(phrase.split()[0] for phrase in self._known)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._known, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
