"""Texts made comparable, the same way in Python and in a formula that every Excel since 2010 knows."""

from __future__ import annotations

import unicodedata

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
_MARKS = (",", "-", "–", "\u00a0")


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


def both_placements(text: str) -> tuple[str, ...]:
    """A comparable text with its tone marks in the new and in the old placement."""
    old = text
    for before, after in _TONES:
        old = old.replace(after, before)
    return tuple(dict.fromkeys((text, old)))


def name_formula(cell: str) -> str:
    """What ``normal_name`` makes of a cell, as part of a formula."""
    formula = f"LOWER({words_formula(cell)})"
    for old, new in _TONES:
        formula = f'SUBSTITUTE({formula},"{old}","{new}")'
    return formula


def words_formula(cell: str) -> str:
    """A cell's words with single spaces and without marks of joining; Excel compares without regard to capitals."""
    formula = f'SUBSTITUTE({cell},CHAR(10)," ")'
    for mark in _MARKS:
        formula = f'SUBSTITUTE({formula},"{mark}"," ")'
    return f"TRIM({formula})"
