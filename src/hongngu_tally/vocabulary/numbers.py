"""Whole numbers written in words, as closing sentences do ("mười hai người")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.text import key

_DIGITS = {
    key(word): value
    for value, words in enumerate((
        ("không",), ("một", "mốt"), ("hai",), ("ba",), ("bốn", "tư"), ("năm", "lăm", "nhăm"), ("sáu",),
        ("bảy", "bẩy"), ("tám",), ("chín",),
    ))
    for word in words
}  # fmt: skip
_TEN, _TENS, _HUNDRED = key("mười"), key("mươi"), key("trăm")
_THOUSAND = frozenset({key("nghìn"), key("ngàn")})
_ODD = frozenset({key("linh"), key("lẻ")})
_WORDS = frozenset({*_DIGITS, _TEN, _TENS, _HUNDRED, *_THOUSAND, *_ODD})


def number_in_words(words: Sequence[str]) -> int | None:
    """The number that keys of words spell, up to 999 999; None when they spell none.

    >>> number_in_words(key("một trăm linh năm").split()), number_in_words(key("hai mươi mốt").split())
    (105, 21)
    >>> number_in_words(key("mười hai người").split())
    """
    total = part = 0
    digit: int | None = None
    for word in words:
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
        elif word == _TEN:
            part, digit = part + 10, None
        elif word in (_TENS, _HUNDRED):
            # "không trăm" between thousands and units is no hundred at all.
            part, digit = part + (1 if digit is None else digit) * (10 if word == _TENS else 100), None
        elif word in _THOUSAND:
            total, part, digit = (part + (digit or 0)) * 1000, 0, None
        elif word not in _ODD:
            return None
    return total + part + (digit or 0) if words else None


_SPELLED = regex(r"(?<=\d)\s*\(([^()\d]+)\)")


def without_spelled(text: str) -> str:
    """A text without the words in brackets that repeat a number.

    >>> without_spelled("cho 03 (ba) cá nhân (đợt 1)")
    'cho 03 cá nhân (đợt 1)'
    """

    def kept(found: re.Match[str]) -> str:
        return "" if all(map(is_number_word, key(found[1]).split())) else found[0]

    return _SPELLED.sub(kept, text)


def is_number_word(word: str) -> bool:
    """Whether the key of a word can be part of a number."""
    return word in _WORDS
