"""Vietnamese text: one readable form, one match key, and text that is safe to show.

``clean`` is what people read, ``key`` is what programs compare. A key is never shown:
it carries each syllable's tone as a digit at the end (``hóa`` and ``hoá`` are both ``hoa1``),
so both tone placements, NFC and NFD, ``sĩ`` and ``sỹ`` and the two crossed D give one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from os.path import commonprefix
from pathlib import Path

import tomli

from hongngu_tally.patterns import regex

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NOT_WORD = regex(r"[^\w%]+|_+")
_SIGN = regex(r"[^\w% \n]|_")
# A consonant (or qu) followed by nothing but y is written with i by other offices: sỹ/sĩ, Quý/Quí.
_Y_FOR_I = regex(r"^((?:qu|[bcdđghklmnprstvx]{1,2}))y$")
YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year that stands by itself among other signs."""
SCHOOL_YEAR = regex(r"năm\s+học\s*:?\s*((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)", re.IGNORECASE)
"""A school year: its first and its last year."""


EMPTY_VALUES = frozenset(
    tomli.loads((Path(__file__).with_name("words") / "empty.toml").read_text("utf-8"))["texts"]
)
"""What a cell says that says no, in small letters."""


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """The readable form: NFC, one kind of space, nothing invisible, no space at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    return " ".join(without_invisible(text).split())


def capital(text: str) -> str:
    """With a capital letter first, and otherwise as it is."""
    return text[:1].upper() + text[1:]


def without_invisible(text: str) -> str:
    """The text without signs that nobody sees: zero-width spaces, direction marks, soft hyphens."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def clean_all(texts: Sequence[str]) -> Sequence[str]:
    """``clean`` of a column; when all stand in their readable form already, the usual case, a few looks settle it."""
    distinct = set(texts)
    joined = "\n".join(distinct)
    if (
        all(map(str.isprintable, distinct))
        and not any(spaces in joined for spaces in ("  ", " \n", "\n "))
        and joined[:1] != " "
        and joined[-1:] != " "
        and (
            joined.isascii()
            or ("Ð" not in joined and "ð" not in joined and unicodedata.is_normalized("NFC", joined))
        )
    ):
        return texts
    shown = {text: clean(text) for text in distinct}
    return [shown[text] for text in texts]


_APART = "\x01"
"""Stands between texts whose own signs are gone."""


class _WordKeys(dict[str, str]):
    """The key of every word met so far; texts have few distinct words."""

    def __missing__(self, word: str) -> str:
        if len(self) > 100_000:
            self.clear()
        found = word if word.isascii() and not word.endswith("y") else _syllable_key(word)
        self[word] = found
        return found


_WORD_KEYS = _WordKeys()


def _syllable_key(syllable: str) -> str:
    tone = ""
    letters = []
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    stem = unicodedata.normalize("NFC", "".join(letters))
    return _Y_FOR_I.sub(r"\1i", stem) + tone


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The match key: words in lower case with tones as digits, single spaces, no punctuation.

    >>> key("Chiến sỹ  thi đua") == key("CHIẾN SĨ THI ĐUA")
    True
    >>> key("Hoà An") == key("Hòa An")
    True
    >>> key("Lao động tiên tiến") == key("Tập thể lao động tiên tiến")
    False
    """
    return " ".join(map(_WORD_KEYS.__getitem__, _NOT_WORD.sub(" ", clean(text).casefold()).split()))


def key_all(texts: Sequence[str]) -> list[str]:
    """``key`` of many texts in their readable form, word by word but with one look at everything between the words."""
    return _keyed("\n".join(texts).casefold(), _WORD_KEYS) if texts else []


def _keyed(joined: str, keys: dict[str, str]) -> list[str]:
    """The keys of texts in small letters that stand line by line, out of those of their words."""
    if _SIGN.search(joined):
        joined = _SIGN.sub(" ", joined)
    # The sign between two texts goes along as a word of its own, so that Python sees no single text.
    words = joined.replace("\n", f" {_APART} ").split()
    return list(map(str.strip, " ".join(map(keys.__getitem__, words)).split(_APART)))


class _BareWordKeys(dict[str, str]):
    """The key of every word without marks met so far."""

    def __missing__(self, word: str) -> str:
        found = _Y_FOR_I.sub(r"\1i", word) if word[-1] == "y" else word
        self[word] = found
        return found


def bare_key_all(texts: Sequence[str]) -> list[str]:
    """``bare_key`` of many texts in their readable form, as ``key_all`` is ``key`` of them."""
    return _keyed("\n".join(texts).casefold().translate(_BARE_LETTERS), _BareWordKeys()) if texts else []


def first_words(texts: Iterable[str]) -> Iterator[str]:
    """What stands before the first space of each text, at the speed of C."""
    return map(itemgetter(0), map(str.partition, texts, repeat(" ")))


class _BareLetters(dict[int, str]):
    """What is left of every letter met so far without its marks, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        found = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = found
        return found


_BARE_LETTERS = _BareLetters({ord("đ"): "d"})


def bare_text(text: str) -> str:
    """A text in small letters and without any mark."""
    return clean(text).casefold().translate(_BARE_LETTERS)


@lru_cache(maxsize=65536)
def bare_key(text: str) -> str:
    """The key without any mark, for texts typed without diacritics: a fallback, never the first choice."""
    words = _NOT_WORD.sub(" ", bare_text(text)).split()
    return " ".join([_Y_FOR_I.sub(r"\1i", word) if word[-1] == "y" else word for word in words])


TONE_DIGIT = regex(r"(?<=[^\W\d_])\d\b")
"""The digit at the end of a word of a match key that tells its tone."""


def bare_of(folded: str) -> str:
    """The key that a text has when it is typed without marks, of its match key."""
    return bare_key(TONE_DIGIT.sub("", folded))


def nearest(text: str, known: Iterable[str], cutoff: float = 0.75) -> str | None:
    """The known text nearest to ``text``, to suggest to a person; never to be taken silently."""
    from difflib import get_close_matches

    by_key = {bare_key(candidate): candidate for candidate in known}
    found = get_close_matches(bare_key(text), list(by_key), n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def one_slip(one: str, other: str) -> bool:
    """Whether two texts differ by one letter changed, left out, added or swapped with the next."""
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    return (
        one[1:] == other[1:] or one[1:] == other or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )  # fmt: skip


def safe_text(value: object) -> str:
    """Text for screens and logs: one line, with control and direction characters shown, not obeyed."""
    text = str(value)
    if text.isprintable():
        return text
    shown = []
    for letter in text:
        if letter.isprintable() or letter == "\u00a0":
            shown.append(letter)
        elif letter in "\n\r\t\u2028\u2029":
            shown.append(" ")
        else:
            shown.append(f"\\u{ord(letter):04x}" if ord(letter) > 0xFF else f"\\x{ord(letter):02x}")
    return "".join(shown)


def collation_key(text: str) -> tuple[tuple[int, ...], ...]:
    """Vietnamese dictionary order: base letters first (a ă â b c d đ e ê …), then tones; numbers by value."""
    order: list[tuple[int, ...]] = []
    for part in re.findall(r"\d+|\D", clean(text).casefold()):
        if part.isdigit():
            order.append((0, int(part)))
            continue
        base, tone = part, 0
        for mark in unicodedata.normalize("NFD", part):
            if mark in _TONES:
                tone = int(_TONES[mark])
        stripped = unicodedata.normalize(
            "NFC", "".join(mark for mark in unicodedata.normalize("NFD", part) if mark not in _TONES)
        )
        base = stripped or part
        place = _ALPHABET.find(base)
        order.append((1, place if place >= 0 else 100 + ord(base[0]), tone))
    return tuple(order)


_ALPHABET = " aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def column_letter(column: int) -> str:
    """Excel's letters of a column counted from 1 (28 is ``AB``); nothing for 0."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column that Excel's letters name, counted from 1 (``AB`` is 28); 0 when they name none."""
    if not 1 <= len(letters) <= 3 or any(not "A" <= letter <= "Z" for letter in letters):
        return 0
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
