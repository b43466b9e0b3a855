"""Letters, spaces and marks of one text in their canonical form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection

from hongngu_tally.text import clean, without_invisible

MARK = "mark"
"""Stands for the field of a column that is marked."""
# Signs that stand for a cross or a tick and for nothing else; numbers are summed, words are said.
_CROSSES = frozenset("xX×хХ☓☒✓✔√☑🗸") | {"x.", "X.", "xx", "XX", "(x)", "(X)", "[x]", "[X]"}


_LETTERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("decomposed", lambda text: unicodedata.normalize("NFC", text)),
    ("wrong-d", lambda text: text.replace("Ð", "Đ").replace("ð", "đ")),
    ("invisible", without_invisible),
)


def canonical_letters(text: str) -> tuple[str, list[str]]:
    """A text in NFC, with Đ for the Icelandic letter that looks like it, without invisible signs; and which of these it took."""
    kinds: list[str] = []
    for kind, mend in _LETTERS:
        mended = mend(text)
        if mended != text:
            kinds.append(kind)
            text = mended
    return text, kinds


def with_tidy_spaces(text: str) -> str:
    """One space between words, none at the ends of lines; line feeds stay, since they part titles in a cell."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def plain_mark(text: str, marks: Collection[str]) -> str:
    """A cross or tick as the plain letter x; any other text as it is."""
    return "x" if text in _CROSSES and text.casefold() in marks else text
