"""Texts made comparable, the same way in Python and in a formula that every Excel since 2010 knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Tone marks of old and new placement: "hoà" and "hòa" are one word.
_TONES = tuple(
    (old, new)
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
)
_I_AND_Y = (("sĩ", "sỹ"), ("kỷ", "kỉ"), ("kỳ", "kì"))
_TONE_SIGNS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_FIRST = 27
"""How many of them go with the steps before."""


def _apart() -> tuple[tuple[tuple[str, str], ...], ...]:
    """(letter and signs, letter) in the order in which they are put together, in two parts.

    The dot below stands before a circumflex, everything else behind the letter's shape.
    """
    shaped = {letter: unicodedata.normalize("NFD", letter) for letter in "âêôăơư"}
    dotted = {unicodedata.normalize("NFD", letter): letter for letter in "ậặệộ"}
    toned = {
        vowel + sign: unicodedata.normalize("NFC", vowel + sign)
        for vowel in "aeiouyâêôăơư"
        for sign in sorted(_TONE_SIGNS)
    }
    first = dotted | {apart: letter for letter, apart in shaped.items()}
    pairs = [*first.items(), *toned.items()]
    return tuple(pairs[:_FIRST]), tuple(pairs[_FIRST:])


_APART = _apart()
_MARKS = (",", ";", ".", ":", "-", "–", "/", "(", ")", "“", "”", '"', "'", "*", "?")
# What comes along when a cell is pasted from a page, a letter or an old list: other spaces, signs that nobody sees, the
# letter that only looks like Đ.
_SPACES = ("\u00a0", "\u2009", "\u202f")
_INVISIBLE = ("\u200b", "\ufeff", "\u00ad")
_BREAKS = (10, 13, 9)
_SIGNS = (".", ";", ":", ",", "-", "–", "“", "”", '"', "(", ")", "!", "+")


def normal(text: str) -> str:
    """A text in small letters, single spaces and one placement of tone marks.

    >>> normal("  Hoà   Bình ")
    'hòa bình'
    """
    plain = " ".join(unicodedata.normalize("NFC", text).lower().split())
    for old, new in _TONES:
        plain = plain.replace(old, new)
    return plain


def normal_name(text: str) -> str:
    """The same of a name, whose marks of joining mean nothing.

    >>> normal_name("Phòng Kinh tế – Hạ tầng"), normal_name("Tổ 1, Phòng Mẫu")
    ('phòng kinh tế hạ tầng', 'tổ 1 phòng mẫu')
    """
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return normal(text)


def bare_title(text: str) -> str:
    """The same of an award, without the signs around it.

    >>> bare_title("“Lao động tiên tiến”."), bare_title("1. Lao động tiên tiến;")
    ('lao động tiên tiến', '1 lao động tiên tiến')
    """
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return normal(text)


def both_placements(text: str) -> tuple[str, ...]:
    """A comparable text with its tone marks in the new and in the old placement."""
    old = text
    for before, after in _TONES:
        old = old.replace(after, before)
    return tuple(dict.fromkeys((text, old)))


def with_i_and_y(text: str) -> tuple[str, ...]:
    """A comparable text with the syllables that end in i as one office writes them, and as others do.

    >>> with_i_and_y("chiến sĩ thi đua")
    ('chiến sĩ thi đua', 'chiến sỹ thi đua')
    """
    other = text
    for plain, swapped in _I_AND_Y:
        other = other.replace(plain, swapped)
    return tuple(dict.fromkeys((text, other)))


def typed_apart(text: str) -> tuple[str, ...]:
    """A text as it is typed, and with its marks as signs of their own: the tones alone, or all of them.

    >>> [len(form) for form in typed_apart("tiến")]
    [4, 5, 6]
    """
    apart = unicodedata.normalize("NFD", text)
    return tuple(dict.fromkeys((text, "".join(map(_tone_apart, text)), apart)))


def unaccented(text: str) -> str:
    """A comparable text typed without any mark.

    >>> unaccented("Lao động tiên tiến")
    'lao dong tien tien'
    """
    signs = unicodedata.normalize("NFD", normal(text).replace("đ", "d"))
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _tone_apart(letter: str) -> str:
    signs = unicodedata.normalize("NFD", letter)
    tone = "".join(sign for sign in signs if sign in _TONE_SIGNS)
    return unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONE_SIGNS)) + tone


def letters_formula(cell: str) -> str:
    """A name's words in small letters, in the form in which they were typed: marks may be signs of their own."""
    return f"LOWER({words_formula(cell)})"


def person_formula(cell: str) -> str:
    """The same of a person, without what stands behind the name: "Lê Văn Mẫu, công chức"."""
    text = f'SUBSTITUTE({cell},";",",")'
    return letters_formula(f'LEFT({text},FIND(",",{text}&",")-1)')


def composed_formula(cell: str, part: int) -> str:
    """Small letters with every mark a part of its letter. A formula nests 64 deep: ``part`` 0 and 1 need a cell each."""
    formula = cell
    for apart, whole in _APART[part]:
        formula = f'SUBSTITUTE({formula},"{apart}","{whole}")'
    return formula


def placed_formula(cell: str) -> str:
    """Small letters with one placement of tone marks."""
    formula = cell
    for old, new in _TONES:
        formula = f'SUBSTITUTE({formula},"{old}","{new}")'
    return formula


def name_formula(cell: str) -> str:
    """What ``normal_name`` makes of a cell whose marks are parts of their letters, as part of a formula."""
    return placed_formula(letters_formula(cell))


def words_formula(cell: str) -> str:
    """A cell's words with single spaces and without marks of joining; Excel compares without regard to capitals."""
    return _without(_MARKS, tidy_formula(cell))


def title_formula(cell: str) -> str:
    """What ``bare_title`` makes of a cell, but for capitals."""
    return _without(_SIGNS, cell)


def tidy_formula(cell: str) -> str:
    """A cell's text with single plain spaces, as part of a formula; nothing where only spaces stand."""
    formula = cell
    for code in _BREAKS:
        formula = f'SUBSTITUTE({formula},CHAR({code})," ")'
    for sign in _INVISIBLE:
        formula = f'SUBSTITUTE({formula},"{sign}","")'
    # CHAR gives what the machine's own code page has, so letters stand as they are.
    formula = f'SUBSTITUTE(SUBSTITUTE({formula},"Ð","Đ"),"ð","đ")'
    return _without(_SPACES, formula)


def _without(signs: Iterable[str], formula: str) -> str:
    for sign in signs:
        formula = f'SUBSTITUTE({formula},"{sign.replace(chr(34), chr(34) * 2)}"," ")'
    return f"TRIM({formula})"
