"""The units of a place and period, and the ways their names are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary.words import WORDS, keys_of, read_words, without

_COMMUNE_KIND = re.compile(rf"(?:{'|'.join(map(key, ('xã', 'phường', 'thị trấn')))}) ")
_COMMITTEE = re.compile(r"^(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+(?=(?:xã|phường|thị trấn)\s)", re.IGNORECASE)
_TONE_DIGIT = re.compile(r"(?<=[^\W\d])\d\b")
_BARE_COMMUNE_WORDS = frozenset({"xa", "phuong"})
# Words after which a title names the unit that it is from.
# Of "ủy ban nhân dân", "cá nhân", "tập thể", "hộ gia đình" the last words.
_BEFORE_UNITS = keys_of(("UBND", "dân", "của", "ủy", "bộ", "tại", "đơn vị", "nhân", "thể", "đình"))
_COMMUNE_KINDS = ("Xã", "Thị trấn", "Phường", "Đặc khu")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a year's list. ``code`` is the statistics office's and holds for the list's period only."""

    name: str
    kind: str = ""
    code: str = ""
    also_written: tuple[str, ...] = ()
    expected: bool = True
    parent: str = ""
    """The listed unit that it belongs to, as a school to its education office."""
    lists: tuple[str, ...] = ()
    """Recipient kinds (individual, collective, household) it must hand in lists of; empty when nobody said."""
    head_count: int = 0
    """Its staff at the end of the year; 0 when nobody said."""
    militia: int = 0
    """Commanders, standing and mobile militia of a commune; 0 when nobody said."""
    militia_units: int = 0
    """Its militia units, the Ban CHQS among them; 0 when nobody said."""
    merged_from: tuple[str, ...] = ()
    """Names of the earlier units it was made of."""
    start: date | None = None
    end: date | None = None
    """Its first and last day, where it did not exist as long as its list holds."""


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one place from ``start`` to ``end``."""

    place: str
    province: str
    start: date
    end: date
    units: tuple[Unit, ...]


class UnitNames:
    """The packaged unit lists with the units that ``tally.toml`` adds."""

    def __init__(self, lists: tuple[UnitList, ...], extra: tuple[Unit, ...] = ()) -> None:
        self.lists = lists
        self.extra = extra
        self.all = (*extra, *(unit for units in lists for unit in units.units))
        self._organisations = read_words(WORDS / "organisations.toml")
        self._cache: dict[str, str] = {}

    @cached_property
    def _expansions(self) -> dict[str, str]:
        return {key(short): key(words) for short, words in self._organisations["expand"].items()}

    @cached_property
    def _always_dropped(self) -> tuple[str, ...]:
        return tuple(key(word) for word in self._organisations["drop"]["always"])

    @cached_property
    def _then_dropped(self) -> tuple[tuple[str, ...], ...]:
        """What is left out step by step, but never a whole name: its place, then the words that offices leave out."""
        steps: list[tuple[str, ...]] = []
        for units in self.lists:
            for name in (units.place, units.province):
                kind, _, own = name.partition(" ")
                # "Xã Long Thuận, huyện Hồng Ngự"; "H. Hồng Ngự" is short for it.
                steps += [(key(name),), (key(f"{kind[0]} {own}"),), (key(own),)]
        return (*steps, *(tuple(map(key, words)) for words in self._organisations["drop"]["then"]))

    def _keys(self, text: str) -> list[str]:
        """The text's keys from the strictest to the loosest reading."""
        words = [self._expansions.get(word, word) for word in key(text).split()]
        current = without(" ".join(words), self._always_dropped)
        keys = [current]
        for phrases in self._then_dropped:
            shorter = without(current, phrases) if any(phrase in current for phrase in phrases) else ""
            if shorter and shorter != current:
                current = shorter
                keys.append(current)
        return keys

    @cached_property
    def _by_key(self) -> tuple[dict[str, str], dict[str, str]]:
        strict: dict[str, str] = {}
        loose: dict[str, str] = {}
        for unit in self.all:
            for written in (unit.name, *unit.also_written):
                keys = self._keys(written)
                strict.setdefault(keys[0], unit.name)
                looser = keys[1:]
                if unit.kind == "commune" and (place := _COMMUNE_KIND.match(keys[0])):
                    # "Long Thuận" in a column of units is Xã Long Thuận.
                    looser.append(keys[0][place.end() :])
                for other in looser:
                    loose[other] = unit.name if loose.get(other, unit.name) == unit.name else ""
        return strict, loose

    def named(self, text: str) -> str:
        """The listed unit that a text names in full, empty when it names none (or more than one)."""
        if text not in self._cache:
            strict, loose = self._by_key
            keys = self._keys(text)
            found = next((strict[one] for one in keys if one in strict), "")
            found = found or next((loose[one] for one in keys if loose.get(one)), "")
            if not found and text.isascii():
                found = next((name for one in keys if (name := self._by_bare_key.get(bare_key(one)))), "")
            self._cache[text] = found
        return self._cache[text]

    def spelling_key(self, text: str) -> str:
        """What two spellings of one unit's name share: short words spelled out, case and marks of joining left out."""
        return self._keys(text)[0]

    @cached_property
    def _by_bare_key(self) -> dict[str, str]:
        """Units by their strict keys without any mark, for texts typed without them; nothing where two agree."""
        strict, _ = self._by_key
        found: dict[str, str] = {}
        for one, name in strict.items():
            bare = bare_key(_TONE_DIGIT.sub("", one))
            found[bare] = name if found.get(bare, name) == name else ""
        return found

    @staticmethod
    def proper(text: str) -> str:
        """How a unit outside every list is called: a commune without "Ủy ban nhân dân" and not in capitals.

        >>> UnitNames.proper("ỦY BAN NHÂN DÂN XÃ THƯỜNG MẪU")
        'Xã Thường Mẫu'
        """
        name = _COMMITTEE.sub("", clean(text))
        kind = _COMMUNE_KIND.match(key(name))
        if not kind or not name.isupper():
            return name
        words = name.split()
        at = len(kind.group().split())
        return " ".join([" ".join(words[:at]).capitalize(), *map(str.capitalize, words[at:])])

    @cached_property
    def _by_proper_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for unit in self.all:
            for kind in _COMMUNE_KINDS:
                if unit.name.startswith(f"{kind} "):
                    name = key(unit.name[len(kind) :])
                    found[name] = unit.name if found.get(name, unit.name) == unit.name else ""
        return found

    def of_column(self, text: str) -> str:
        """The listed unit that a cell in a column of units names: in full, or a commune by its proper name alone."""
        return self.named(text) or self._by_proper_name.get(key(text), "")

    @cached_property
    def _by_words(self) -> list[tuple[str, str]]:
        return [
            (f" {key(written)} ", unit.name)
            for unit in self.all
            for written in (unit.name, *unit.also_written)
        ]

    def in_title(self, text: str) -> set[str]:
        """The listed units that a title names as its own: "… năm 2020 của UBND xã Long Thuận"; not a school's commune."""
        whole = f" {key(text)} "
        found = set()
        for words, name in self._by_words:
            before, here, _ = whole.partition(words)
            last = before.split()[-1:]
            if here and (not last or last[0].isdigit() or last[0] in _BEFORE_UNITS):
                found.add(name)
        return found

    def is_place(self, text: str) -> bool:
        """Whether a text names the whole place ("UBND huyện Hồng Ngự"), which hands in to nobody."""
        words = " ".join(self._expansions.get(word, word) for word in key(text).split())
        return without(words, [key("ủy ban nhân dân")]) in {key(one.place) for one in self.lists}

    @cached_property
    def _by_bare_words(self) -> list[tuple[tuple[str, ...], str]]:
        entries: dict[tuple[str, ...], str] = {}
        for unit in self.all:
            for written in (unit.name, *unit.also_written):
                for one in self._keys(written):
                    words = tuple(
                        re.sub(r"\d$", "", word) if not word.isdigit() else word for word in one.split()
                    )
                    words = tuple(bare_key(word) for word in words)
                    entries.setdefault(words, unit.name)
                    if len(words) > 2 and words[0] in _BARE_COMMUNE_WORDS:
                        entries.setdefault(words[1:], unit.name)
                    elif len(words) > 3 and words[:2] == ("thi", "tran"):
                        entries.setdefault(words[2:], unit.name)
        return sorted(entries.items(), key=lambda entry: -len(entry[0]))

    def within(self, text: str) -> str:
        """The listed unit whose name stands, whole words, in a file's or sheet's name: the longest one, if it is alone."""
        dropped = {bare_key(word) for word in self._organisations["drop"]["always"]}
        words = [
            bare_key(self._expansions_bare.get(word, word))
            for word in bare_key(text).split()
            if word not in dropped
        ]
        flat = tuple(" ".join(words).split())
        best: list[str] = []
        length = 0
        for entry, name in self._by_bare_words:
            if length and len(entry) < length:
                break
            if len(entry) >= 2 and any(flat[at : at + len(entry)] == entry for at in range(len(flat))):
                length = len(entry)
                best.append(name)
        return best[0] if len(set(best)) == 1 else ""

    @cached_property
    def _expansions_bare(self) -> dict[str, str]:
        return {
            bare_key(short): bare_key(words)
            for short, words in self._organisations["expand"].items()
            if len(short) > 2
        }

    def on(self, day: date) -> tuple[Unit, ...]:
        """The units of the lists that hold on a day, those of ``tally.toml`` last."""
        listed = [unit for units in self.lists if units.start <= day <= units.end for unit in units.units]
        return (
            *listed,
            *(unit for unit in self.extra if unit.name not in {one.name for one in listed}),
        )

    def known_on(self, day: date) -> tuple[Unit, ...]:
        """The units of a day; for a day before every list those of the first list, which are the nearest names there are."""
        first = min((units.start for units in self.lists), default=day)
        return self.on(max(day, first))


def read_unit_list(path: Path) -> UnitList:
    """One ``words/units/*.toml`` file."""
    data = read_words(path)
    units = tuple(
        Unit(one["name"], one.get("kind", ""), one.get("code", ""), tuple(one.get("also_written", ())), one.get("expected", True))
        for one in data["unit"]
    )  # fmt: skip
    return UnitList(data["place"], data["province"], data["from"], data["until"], units)


@lru_cache(maxsize=1)
def packaged_lists() -> tuple[UnitList, ...]:
    """Every list in ``words/units``."""
    return tuple(read_unit_list(path) for path in sorted((WORDS / "units").glob("*.toml")))
