"""Where the vocabulary's files are, and the small text operations that all of them share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from hongngu_tally.patterns import regex
from hongngu_tally.text import capital, clean, key

WORDS = Path(__file__).parents[1] / "words"

ENUMERATOR = regex(
    r"^\s*(?:[-–—•+*●▪■]+\s*|\(?(?:(?i:Điều|Phần|Mục|Chương)\s+(?:(?i:thứ\s+\w+)|\d{1,2}|[IVX]{1,5}|[A-H])(?!\w)|[IVXLC]{1,6}|[A-HK-P]|[a-hk-p]|[Đđ](?=[.)\s]|/\s)|\d{1,3}(?:\.\d{1,3}){0,3})\)?\s*(?:[.)/:,]|[-–—]\s|\s)\s*)"
)


@lru_cache(maxsize=32)
def read_words(path: Path) -> dict[str, Any]:
    """One vocabulary file as a dictionary."""
    return tomli.loads(path.read_text(encoding="utf-8"))


def table_words() -> dict[str, dict[str, list[str]]]:
    """``tables.toml``: what titles and lines of tables say besides fields, awards and units."""
    return read_words(WORDS / "tables.toml")


def keys_in(section: str, *names: str) -> tuple[str, ...]:
    """The match keys of these lists of a section of ``tables.toml``."""
    return tuple(key(text) for name in names for text in table_words()[section][name])


def one_of(section: str, *names: str) -> str:
    """The pattern of any of them in a text's key."""
    return f"(?:{'|'.join(keys_in(section, *names))})"


COUNTED_NOUN = "(?:{})".format(
    "|".join(
        sorted((noun for nouns in table_words()["counted"].values() for noun in nouns), key=len, reverse=True)
    )
)
"""What lists count: the recipients, whoever they are, and the awards ("lượt")."""
_SHARE = r"\s*[(,;=–-]?\s*\(?(?:(?:đạt|chiếm|bằng|t[ỷỉ] lệ:?)\s*)*\d{1,3}(?:[.,]\d{1,2})?\s*%[^()\d]*\)?"
_OF_MANY = rf"\d{{1,5}}\s*{COUNTED_NOUN}?\s*/\s*(?!(?:19|20)\d\d\b)\d{{1,5}}(?:\s+[^\d()/:;,=]{{1,40}})?"
# A bare number at the end may be part of a name ("Xã Thường Phước 1"): a count has a sign or a noun.
_COUNT_TAIL = regex(
    rf"\s*(?:[:(–-]\s*\(?\s*\d{{1,5}}\s*(?:lượt\s+)?{COUNTED_NOUN}?|\(?\s*\d{{1,5}}\s*(?:lượt\s+)?{COUNTED_NOUN})\s*\)?\s*$"
    # "(01/03 LĐTT, đạt 33,3%)".
    r"|\s*\(\s*\d{1,5}\s*/\s*\d{1,5}\s+[^\d()/][^()]*\)\s*$"
    # ": 01/06 LĐTT (đạt tỷ lệ 16,7%)", ": 15 đ/c (93%)".
    rf"|\s*[:(–-]\s*(?:{_OF_MANY}(?:{_SHARE})?|\d{{1,5}}\s*{COUNTED_NOUN}{_SHARE})\s*\)?\s*$",
    re.IGNORECASE,
)
ASKED = key("đề nghị")
"""The words by which lists ask."""
ASKS = regex(rf"\b{ASKED}\b")
LIST_TITLES = (key("danh sách"), f"{key('DS')} ")
"""How the title of a list begins."""
_MORE = regex(r"\s*[,;:(\n\r]\s*|\s+[-–—]\s+")
"""Between a name and what more its cell says."""
_YEARS_TAIL = regex(r"(?:19|20)\d\d\s*[–-]\s*(?:19|20)\d\d\s*\)?\s*$")
REMARK_BESIDE = " | "
"""Between a row's remarks that stand in columns of their own: "Đang công tác | Đã chuyển đi" says two things."""


@lru_cache(maxsize=1)
def row_words() -> dict[str, dict[str, list[str]]]:
    """``rows.toml``, with the words of ``agreeing.agree`` for "@agree" in a text, and so for every list of its two first sections."""
    words = read_words(WORDS / "rows.toml")
    return {
        section: {name: list(_spelt_out(texts)) for name, texts in lists.items()}
        for section, lists in words.items()
    }


def row_texts() -> Iterator[str]:
    """The texts of ``row_words`` as often as they are written."""
    for lists in read_words(WORDS / "rows.toml").values():
        for texts in lists.values():
            yield from _spelt_out(text for text in texts if not text.startswith("@"))


def _spelt_out(texts: Iterable[str]) -> Iterator[str]:
    words = read_words(WORDS / "rows.toml")
    named = words["agreeing"] | words["denying"]
    for text in texts:
        before, _, name = text.partition("@")
        yield from (before + one for one in _spelt_out(named[name])) if name else (text,)


def titles_list(text: str) -> bool:
    """Whether a text begins as the title of a list does: "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"."""
    return key(text).startswith(LIST_TITLES)


def grade_text(grade: str) -> str:
    """A grade as a cell says it in full: "Hoàn thành tốt nhiệm vụ"; nothing for none."""
    written = read_words(WORDS / "phrases.toml")["grade"].get(grade, [""])[0]
    return capital(str(written))


def track_texts() -> list[str]:
    """The ways to write a track in words, to tell what a misspelt one may mean."""
    return [
        text
        for texts in read_words(WORDS / "phrases.toml")["track"].values()
        for text in texts
        if " " in text
    ]


def first_and_more(text: str) -> tuple[str, str]:
    """A cell's name, and what more it says behind a comma, a bracket, a dash or in the next line: "Lê Văn Mẫu", "1980) - Kế toán"."""
    first, more = [*_MORE.split(text, maxsplit=1), ""][:2]
    return first, more


def parts_said(text: str) -> list[str]:
    """What a cell says one thing behind another: "Lê Văn Mẫu (1980) - Kế toán" says three."""
    return [part.strip(" ().") for part in _MORE.split(text)]


def remarks_in(note: str) -> list[str]:
    """The remarks of a row, one per column of them."""
    return note.split(REMARK_BESIDE)


def remark_that(says: Callable[[str], object], note: str) -> str:
    """The first remark of a row that says what is asked for, "" if none does."""
    return next(filter(says, remarks_in(note)), "")


def clean_lines(text: str) -> str:
    """The readable form of each line; line feeds stay, since they part titles in a cell."""
    return "\n".join(part for part in (clean(line) for line in text.splitlines()) if part)


def strip_enumerator(text: str) -> str:
    """A row's text without its leading numeral or bullet: ``II. CÁ NHÂN`` is ``CÁ NHÂN``."""
    return ENUMERATOR.sub("", text, count=1)


def strip_count(text: str) -> str:
    """A section's text without the count at its end: ``Cá nhân (12 người)`` is ``Cá nhân``; the years of ``2016-2020`` count nobody."""
    return text if _YEARS_TAIL.search(text) else _COUNT_TAIL.sub("", text)


def without(text: str, phrases: Iterable[str]) -> str:
    """A text's key without some phrases' keys, whole words; most phrases do not stand in it."""
    padded = f" {text} "
    for phrase in phrases:
        if phrase in padded:
            padded = padded.replace(f" {phrase} ", " ")
    return " ".join(padded.split())


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases' keys stands in a text's key, whole words."""
    padded = f" {text} "
    found = [phrase for phrase in phrases if phrase in padded]
    return any(f" {phrase} " in padded for phrase in found)


class Among:
    """Thousands of phrases' keys of which a text may hold one, whole words: as ``has_any`` does, without a look at each."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        self._lengths = {len(phrase.split()) for phrase in self._phrases}

    def any_in(self, text: str) -> bool:
        """Whether one of them stands in a text's key."""
        words = text.split()
        return any(
            " ".join(words[at : at + length]) in self._phrases
            for length in self._lengths
            for at in range(len(words) - length + 1)
        )


def begins_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text's key begins with one of the phrases' keys, whole words."""
    return f"{text} ".startswith(tuple(f"{phrase} " for phrase in phrases))


def keys_of(texts: Iterable[str]) -> frozenset[str]:
    """The match keys of several texts."""
    return frozenset(key(text) for text in texts)
