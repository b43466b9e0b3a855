"""Texts typed without Vietnamese marks → the same with the marks of every word that lists are known to use.

Each reader of texts knows the marks of its own words. Where a whole sheet is typed without any ("DANH SACH HO GIA DINH"),
the words are given their marks once, before anybody reads them (``Unmarked``); names of people stay as they were typed. In
other sheets only those phrases are looked for that take somebody out of the list (``WithMarks``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.text import bare_key, bare_text, capital, clean, key
from hongngu_tally.vocabulary.words import WORDS, read_words, row_texts, strip_enumerator

_WORD = regex(r"[^\W_]+")
_PARTS = regex(r"([,;:()\n]|\s[-–]\s)")
_FILES = ("aside", "columns", "organisations", "phrases", "rows", "standing", "titles", "versions")
_COMRADE = regex(r"\s*d\s*/\s*c\b", re.IGNORECASE)
_BEFORE_NUMBERS = {"ngay": "ngày", "thang": "tháng", "nam": "năm", "so": "số"}
_BEHIND_NUMBERS = {"ho": "hộ", "nguoi": "người"}
# "Cong I", "CONG: 04 nguoi": what begins so sums, and is no commune's "công".
_SUMS = regex(r"(\W*)(c[oô]ng)(?=\s*(?:[:(]|\d|[IVX]+\b|m[uụ]c\b))", re.IGNORECASE)
# "So: 05/DS-UBND" numbers a letter, and is no department's "Sở".
_SERIAL = regex(r"(\W*)(so)(?=\s*:)", re.IGNORECASE)
_LONGEST_NAME = 5
_NEARLY_ALWAYS = 5
_SENTENCE = 6
"""A text of more words is a title or a sentence: it may hold words that nobody knows."""

_SHORT_FORM = 3
_MIDDLE_NAMES = {"van", "thi"}
"""Surnames too, and far oftener what stands behind one."""

_LETTERS = regex(r"[a-z]+")
_ALSO_NAMES = frozenset({"bac", "bo", "hoan", "huy", "trung"})
"""Words that without their marks are as well what somebody is called, or other words: "Huy", "Trung", "Bộ"."""

_Words = tuple[str, ...]
_Known = dict[str, dict[_Words, _Words]]


class Unmarked:
    """The phrases and words of the vocabulary by how they are typed without marks."""

    def __init__(self, more: Iterable[str]) -> None:
        """``more`` are the spellings of awards and the names of units."""
        organisations = read_words(WORDS / "organisations.toml")
        person = organisations["person"]
        self._surnames = frozenset(map(bare_key, person["surnames"])) - _MIDDLE_NAMES
        households = organisations["household"]["starts"]
        self._forms = _by_first_word((*person["address"], *person["ranks"], *person["called"], *households))
        bodies = (text for text in organisations["collective"]["starts"] if _WORD.fullmatch(text))
        self._bodies = {bare_key(text): text for text in bodies}
        read = {name: read_words(WORDS / f"{name}.toml") for name in _FILES} | {"rows": list(row_texts())}
        files = {name: list(_texts(words)) for name, words in read.items()}
        texts = [*more, *(text for found in files.values() for text in found)]
        single = {key(text): bare_key(text) for text in texts if _WORD.fullmatch(text)}
        alike = Counter(single.values())
        titles = (text for text in files["columns"] if _WORD.fullmatch(text))
        # "Ho" may be "họ" or "hộ".
        self._titles = {bare_key(text): text for text in titles if alike[bare_key(text)] == 1}
        self._phrases = _by_first_word(texts)
        uses: dict[str, Counter[str]] = {}
        for word in (word for text in texts for word in _WORD.findall(text)):
            uses.setdefault(bare_key(word), Counter())[word.casefold()] += 1
        self._words = {typed: _usual(found) for typed, found in uses.items()}

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def marked(self, text: str) -> str:
        """The text with marks; as it is where a short one holds words that nobody knows, since half of its marks would help nobody."""
        # "D/c" is no numeral.
        rest = text if _COMRADE.match(text) else strip_enumerator(text)
        words = len(_WORD.findall(rest))
        if sums := _SUMS.match(text):
            return f"{sums[1]}{_as_typed(sums[2], 'cộng')}{self.marked(text[sums.end() :])}"
        if serial := _SERIAL.match(text):
            return f"{serial[1]}{_as_typed(serial[2], 'số')}{self.marked(text[serial.end() :])}"
        if words == 1:
            number = text[: len(text) - len(rest)].strip()
            if number.isdigit() and (counted := _BEHIND_NUMBERS.get(bare_key(rest.strip()))):
                return f"{number} {counted}"
            # "Huyen" and "Cuc" may be given names.
            return _WORD.sub(
                lambda word: _as_typed(word[0], self._titles.get(bare_key(word[0]), word[0])), text
            )
        sentence = words > _SENTENCE
        found = [self._part(part, sentence) for part in _PARTS.split(rest)]
        if not sentence and not all(known for _, known in found):
            return text
        return text[: len(text) - len(rest)] + "".join(part for part, _ in found)

    def _part(self, text: str, sentence: bool) -> tuple[str, bool]:
        """A part between two signs, and whether its words are known. Names of persons and places stay as they were typed."""
        places = list(_WORD.finditer(text))
        shown = [place[0] for place in places]
        typed = list(map(bare_key, shown))
        if not typed:
            return text, True
        forms = self._forms_before(typed)
        body = typed[0] in self._bodies and len(_longest(self._phrases, typed[1:])) > 1
        if (forms or (not body and len(_longest(self._phrases, typed)) < 2)) and self._is_name(
            shown[len(forms) :], forms
        ):
            return _with(text, places, dict(enumerate(forms))), True
        found = self._in_phrases(typed)
        if 0 not in found and typed[0] in self._bodies:
            found[0] = self._bodies[typed[0]]
        known = True
        for number, word in enumerate(typed):
            if number in found or word.isdigit():
                continue
            proper = bool(number) and shown[number][0].isupper()
            if counted := _beside_number(typed, number):
                found[number] = counted
            elif sentence or not proper:
                found[number] = self._words.get(word, "") or shown[number]
            known = known and (proper or word in self._words)
        return _with(text, places, found), known

    def _in_phrases(self, typed: list[str]) -> dict[int, str]:
        """The words, by their places, that stand in phrases of two words and more."""
        found: dict[int, str] = {}
        at = 0
        while at < len(typed):
            words = _longest(self._phrases, typed[at:])
            if len(words) > 1:
                found |= {at + number: word for number, word in enumerate(words)}
            at += max(len(words), 1)
        return found

    def _forms_before(self, typed: list[str]) -> _Words:
        """The forms of address, ranks and words for households that a part begins with: "Hộ ông", "Đại tá"."""
        forms: _Words = ()
        while found := _longest(self._forms, typed[len(forms) :]):
            forms += found
        return forms

    def _is_name(self, shown: list[str], forms: _Words) -> bool:
        """Whether words are a person's name: a surname first, each in capitals or begun with one. "Ho" alone may be a surname itself."""
        least = 3 if len(forms) == 1 and len(forms[0]) < _SHORT_FORM else 2
        return (
            least <= len(shown) <= _LONGEST_NAME
            and bare_key(shown[0]) in self._surnames
            and all(word[0].isupper() and word.isalpha() for word in shown)
        )


class WithMarks:
    """Puts the marks back into phrases that say that somebody is not put up: "Danh sach khong de nghi" is "Danh sách không đề nghị"."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)

    def __call__(self, text: str) -> str:
        """The text; one without any mark with those of the known phrases in it."""
        if not text.isascii() or self._first_words.isdisjoint(_LETTERS.findall(text.casefold())):
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


def _by_first_word(texts: Iterable[str]) -> _Known:
    """Phrases as they are typed without marks, by their first word; of two that are typed alike the first one holds."""
    known: _Known = {}
    for text in texts:
        words = tuple(_WORD.findall(text))
        bare = tuple(map(bare_key, words))
        if words:
            known.setdefault(bare[0], {}).setdefault(bare, words)
    return known


def _longest(known: _Known, typed: list[str]) -> _Words:
    """The words of the longest phrase that begins a text, with their marks; none where no phrase does."""
    phrases = known.get(typed[0], {}) if typed else {}
    fitting = (bare for bare in phrases if tuple(typed[: len(bare)]) == bare)
    return phrases.get(max(fitting, key=len, default=()), ())


def _beside_number(typed: list[str], number: int) -> str:
    """What a word before or behind a number means: "nam 2020", "2 ho"; "Viet Nam 2020" is none of it."""
    before, behind = typed[max(number - 1, 0) : number], typed[number + 1 : number + 2]
    if before != ["viet"] and "".join(behind).isdigit():
        return _BEFORE_NUMBERS.get(typed[number], "")
    return _BEHIND_NUMBERS.get(typed[number], "") if "".join(before).isdigit() else ""


def _usual(found: Counter[str]) -> str:
    """The word that is nearly always meant; none where two are: "to" may be "tổ" or "tờ"."""
    (word, often), *others = found.most_common(2)
    return word if not others or often >= _NEARLY_ALWAYS * others[0][1] else ""


def _texts(words: Any) -> Iterator[str]:
    """Every text in a file of words, however deep it stands."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict | list):
        for one in words.values() if isinstance(words, dict) else words:
            yield from _texts(one)


def _with(text: str, places: list[re.Match[str]], words: dict[int, str]) -> str:
    """A text with other words in some places."""
    shown, end = [], 0
    for number, place in enumerate(places):
        shown += [text[end : place.start()], _as_typed(place[0], words.get(number, place[0]))]
        end = place.end()
    return "".join(shown) + text[end:]


def _as_typed(typed: str, word: str) -> str:
    """A word with its marks in capitals where it was typed so."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return capital(word) if typed[:1].isupper() else word.casefold()
