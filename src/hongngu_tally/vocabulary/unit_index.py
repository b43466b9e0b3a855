"""The keys by which the units of one list are found, however a name is shortened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.text import TONE_DIGIT, bare_key, bare_of, key
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS, Unit
from hongngu_tally.vocabulary.words import WORDS, read_words, without

COMMUNE_KIND = regex(rf"(?:{'|'.join(map(key, COMMUNE_KINDS))}) ")
"""The word of its kind that a commune's key begins with."""
_ROOM = regex(r"P(?:\s*\.\s*|\s+)", re.IGNORECASE)
# "Công an xã" ends in the kind of its place; "Xã Thường Lạc" begins with its own.
_OF_A_COMMUNE = tuple(map(key, ("xã", "phường", "đặc khu")))
_OF_ITS_COMMUNE = regex(rf" (?:{'|'.join(_OF_A_COMMUNE)})$")


class UnitIndex:
    """The units of one list by the keys of their names: ``strict`` as written, ``loose`` with words left out, ``bare``
    without any mark. Empty where two units agree.
    """

    def __init__(self, units: Sequence[Unit], places: Sequence[str], levels: Collection[str]) -> None:
        """``places`` and ``levels`` are those that the units hand in to, ``places`` with what they lie in."""
        drop = organisations()["drop"]
        then = (*drop["then"], *(drop["district"] if "district" in levels else ()))
        shorter = [tuple(map(key, words)) for words in then]
        communes = [place for place in places if COMMUNE_KIND.match(key(place))]
        # "Xã Long Thuận, huyện Hồng Ngự" and "Phòng Nội vụ huyện Hồng Ngự", but never a name that is the place.
        around = [(word,) for place in places if place not in communes for word in _place_words(place)]
        self._steps = (*around, *shorter)
        self._in_communes = "commune" in levels
        self._communes = tuple(word for place in communes for word in _place_words(place))
        self._then = tuple(shorter)
        self.strict: dict[str, str] = {}
        self.loose: dict[str, str] = {}
        self.bare: dict[str, str] = {}
        for unit in units:
            for written in (unit.name, *unit.also_written):
                keys = self.keys(written)
                self.strict.setdefault(keys[0], unit.name)
                looser = keys[1:]
                if unit.kind == "commune" and (kind := COMMUNE_KIND.match(keys[0])):
                    # "Long Thuận" in a column of units is Xã Long Thuận.
                    looser.append(keys[0][kind.end() :])
                for other in looser:
                    self.loose[other] = unit.name if self.loose.get(other, unit.name) == unit.name else ""
        taken_out = (phrase for phrases in (*self._steps, self._communes) for phrase in phrases)
        self.words = frozenset(
            word for text in (*self.strict, *self.loose, *taken_out, *_OF_A_COMMUNE) for word in text.split()
        )
        for one, name in self.strict.items():
            plain = bare_of(one)
            self.bare[plain] = name if self.bare.get(plain, name) == name else ""

    def keys(self, text: str) -> list[str]:
        """The text's keys from the strictest to the loosest reading."""
        current = spelled_out(text)
        keys = [current]

        def also(steps: Iterable[tuple[str, ...]]) -> None:
            nonlocal current
            for phrases in steps:
                shorter = without(current, phrases) if any(phrase in current for phrase in phrases) else ""
                if shorter and shorter != current:
                    current = shorter
                    keys.append(current)

        if self._in_communes and (shorter := _OF_ITS_COMMUNE.sub("", current)) != current:
            current = shorter
            keys.append(current)
        also(self._steps)
        if any(commune in keys[0] for commune in self._communes):
            # "Công an xã Long Phú Thuận" is the body; "UBND xã Long Phú Thuận" the commune, whose name stays above.
            current = keys[0]
            also((self._communes, *self._then))
        return keys

    def named(self, text: str) -> str:
        """The unit that a text names, empty when it names none or more than one."""
        if not text.isascii() and not self.words.issuperset(spelled_out(text).split()):
            # A word that no unit's name has, and that nothing takes out, stands in every key.
            return self._room(text)
        keys = self.keys(text)
        found = next((self.strict[one] for one in keys if one in self.strict), "")
        found = found or next((self.loose[one] for one in keys if self.loose.get(one)), "")
        if not found and text.isascii():
            found = next((name for one in keys if (name := self.bare.get(_unmarked(one, text)))), "")
        return found or self._room(text)

    def _room(self, text: str) -> str:
        """The unit that "P. Nội vụ" names, which is no phường."""
        short = _ROOM.match(text)
        return self.named(f"{'Phong' if text.isascii() else 'Phòng'} {text[short.end() :]}") if short else ""


def unmarked(text: str) -> str:
    """The spelled out key of a name without any mark."""
    return bare_of(spelled_out(text))


def _unmarked(one: str, text: str) -> str:
    """A key without any mark; the tones of words that were only spelled out of short ones are marks too."""
    typed = set(key(text).split())
    return bare_key(" ".join(word if word in typed else TONE_DIGIT.sub("", word) for word in one.split()))


def _place_words(place: str) -> tuple[str, ...]:
    """How a place is written behind a body's name: "H. Hồng Ngự" is short for "Huyện Hồng Ngự"."""
    kind, _, own = place.partition(" ")
    return (key(place), key(f"{kind[0]} {own}"), *(() if COMMUNE_KIND.match(key(place)) else (key(own),)))


def organisations() -> dict[str, Any]:
    """The words of ``words/organisations.toml``."""
    return read_words(WORDS / "organisations.toml")


@lru_cache(maxsize=1)
def expansions() -> dict[str, str]:
    return {key(short): key(words) for short, words in organisations()["expand"].items()}


_APART = regex(r"\bt t\b")


@lru_cache(maxsize=1)
def _always_dropped() -> tuple[str, ...]:
    return tuple(key(word) for word in organisations()["drop"]["always"])


@lru_cache(maxsize=4096)
def spelled_out(text: str) -> str:
    """The match key of a unit's name with its short words spelled out, and without words of joining."""
    # "T.T Thường Mẫu".
    words = [expansions().get(word, word) for word in _APART.sub("tt", key(text)).split()]
    return without(" ".join(words), _always_dropped())
