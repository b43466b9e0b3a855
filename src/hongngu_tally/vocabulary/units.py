"""The ways the names of units are written, on any day and on one day at one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import clean, key, nearest
from hongngu_tally.vocabulary.file_names import FileNames
from hongngu_tally.vocabulary.unit_index import (
    COMMUNE_KIND,
    UnitIndex,
    expansions,
    organisations,
    spelled_out,
    unmarked,
)
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS, Unit, UnitList
from hongngu_tally.vocabulary.words import keys_in, keys_of, without

_COMMITTEE = regex(rf"^(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+(?=(?:{'|'.join(COMMUNE_KINDS)})\s)", re.IGNORECASE)
_COMMUNE_BODY = regex(
    r"^(?:UBND|HĐND|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|đảng (?:ủy|uỷ)|đảng bộ)\s+(?=(?:xã|phường|đặc khu)\s)",
    re.IGNORECASE,
)
_DISTRICT = regex(
    r"(?:(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+)?(?P<kind>huyện|thị xã|thành phố|quận)\s+(?P<name>[^\W\d_]+(?: [^\W\d_]+)*?)(?:\s*[-–]?\s*tỉnh .*)?$",
    re.IGNORECASE,
)
_DASH = regex(r"\s+[-–—]\s+")
_SHORT = 2
_COMMUNE_BODIES = keys_of(("đoàn", "đội", "ủy", "hội"))
_BEFORE_UNITS = frozenset(keys_in("bodies", "before_units"))


@lru_cache(maxsize=1)
def _gathering() -> tuple[str, ...]:
    return tuple(keys_of(organisations()["gathers"]["starts"]))


@lru_cache(maxsize=4096)
def _district(text: str) -> tuple[str, str]:
    """Kind and name of the district that a line of a letterhead names, such as "UBND HUYỆN MẪU"; empty for any other line."""
    found = _DISTRICT.match(clean(text))
    if not found:
        return "", ""
    name = found["name"]
    words = key(name).split()
    if words[0] in _COMMUNE_BODIES or len(words) > 3:
        return "", ""
    return found["kind"].lower(), " ".join(map(str.capitalize, name.split())) if name.isupper() else name


class UnitNames:
    """The packaged unit lists with the units that ``tally.toml`` adds.

    Without a ``day`` they are those of every period: a worker does not know the year yet. ``on_day`` gives those of one.
    ``own`` says that ``extra`` is the place's whole list, beside which no packaged one holds.
    """

    def __init__(
        self,
        lists: tuple[UnitList, ...],
        extra: tuple[Unit, ...] = (),
        place: str = "",
        own: bool = False,
        day: date | None = None,
        anytime: UnitNames | None = None,
    ) -> None:
        """``anytime`` are the names of every period, of which a day's are a part."""
        self.lists = lists
        self.extra = extra
        self.place = place
        self.own = own
        self.day = day
        self.current = self._of_day(day) if day else self._of_any_day()
        self.listed = self._listed()
        self.names = frozenset(unit.name for unit in self.listed)
        self._anytime = anytime
        self._cache: dict[str, str] = {}
        self._named_communes: dict[str, set[str]] = {}

    def _of_any_day(self) -> tuple[UnitList, ...]:
        """Every list; that of the bodies of every commune only where the place is a commune.

        "Ban CHQS xã Long Thuận" in a list of before is a collective, and one unit of many in a province's run.
        """
        commune = self.place if COMMUNE_KIND.match(key(self.place)) else ""
        return tuple(one.of(commune) if not one.place else one for one in self.lists if commune or one.place)

    @cached_property
    def _bodies(self) -> UnitIndex:
        """The bodies that every commune has, wherever it is."""
        units = [unit for one in self.lists if not one.place for unit in one.units]
        return UnitIndex(units, [unit.name for unit in self.listed if unit.kind == "commune"], ("commune",))

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def issuer(self, text: str) -> str:
        """The unit that a line of a letterhead names: a listed one, or a body that every commune has."""
        return self.named(text) or self._bodies.named(text)

    def _of_day(self, day: date) -> tuple[UnitList, ...]:
        """The lists that hold on a day at the place; where no place is said, or none of that name, every one of the day."""
        dated = [one for one in self.lists if one.start <= day <= one.end]
        here = [one for one in dated if self.place and key(one.place) == key(self.place)]
        if COMMUNE_KIND.match(key(self.place)) and not here:
            here = [one.of(self.place) for one in dated if not one.place and not self.own]
            return tuple(here)
        if (
            here
            or self.own
            or (self.place and not any(key(one.place) == key(self.place) for one in self.lists))
        ):
            return tuple(here)
        return tuple(dated)

    def _listed(self) -> tuple[Unit, ...]:
        """The units of the current lists, the place itself where it is a commune, and those of ``tally.toml`` last."""
        day = self.day
        units = [unit for one in self.current for unit in one.units]
        if day is None:
            units += [unit for one in self.current for unit in one.former]
            return (*self.extra, *units)
        units = [unit for unit in units if unit.on(day)]
        if COMMUNE_KIND.match(key(self.place)) and not self.own:
            known = (unit for one in self.lists if one.start <= day <= one.end for unit in one.units)
            itself = next(
                (unit for unit in known if key(unit.name) == key(self.place)), Unit(self.place, "commune")
            )
            units.append(replace(itself, expected=False))
        own = {unit.name: unit for unit in self.extra if unit.on(day)}
        # What tally.toml says of a packaged unit goes before the package.
        return (*(own.pop(unit.name, unit) for unit in units), *own.values())

    def on_day(self, day: date, place: str = "") -> UnitNames:
        """The names of one day, at the place of ``tally.toml`` or else the given one."""
        return (self._anytime or self)._at(self.place or place)._on_day(day)

    @lru_cache(maxsize=8)  # noqa: B019 - one vocabulary lives as long as its process
    def _at(self, place: str) -> UnitNames:
        return self if place == self.place else UnitNames(self.lists, self.extra, place, self.own)

    @lru_cache(maxsize=64)  # noqa: B019 - one vocabulary lives as long as its process
    def _on_day(self, day: date) -> UnitNames:
        return UnitNames(self.lists, self.extra, self.place, self.own, day, self)

    def on(self, day: date) -> tuple[Unit, ...]:
        """The units of the lists that hold on a day, those of ``tally.toml`` last."""
        return self.on_day(day).listed

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies that every commune has, while it is not known which commune they are of."""
        return frozenset(unit.name for one in self.current if not one.place for unit in one.units)

    def communes_in(self, texts: Iterable[str]) -> set[str]:
        """The communes that lines of a letterhead name: "UBND XÃ MẪU", and "CÔNG AN XÃ MẪU" where Xã Mẫu is listed."""
        return {
            commune for whole in texts for line in whole.splitlines() for commune in self._communes_in(line)
        }

    def _communes_in(self, line: str) -> set[str]:
        """The communes that one line names; the lines of letterheads are few, and each is looked at once."""
        if line not in self._named_communes:
            words = key(line).split()
            known: set[str] = set()
            communes, sizes = self._communes
            for size in sizes:
                for at in range(len(words) - size + 1):
                    known |= communes.get(" ".join(words[at : at + size]), set())
            body = _COMMUNE_BODY.sub("", clean(line))
            if not known and body != clean(line) and COMMUNE_KIND.match(key(body)):
                known = {self.proper(body.upper())}
            self._named_communes[line] = known
        return self._named_communes[line]

    @cached_property
    def _communes(self) -> tuple[dict[str, set[str]], set[int]]:
        """The names of the listed communes by their keys, and how many words those have."""
        found: dict[str, set[str]] = {}
        for unit in self.listed:
            if unit.kind == "commune":
                found.setdefault(key(unit.name), set()).add(unit.name)
        return found, {len(name.split()) for name in found}

    def expected(self, handed_in: set[str]) -> tuple[str, ...]:
        """The units that must have handed in: where several lists hold on the day, those of the ones that somebody is of."""
        waited = [
            one
            for one in self.current
            if len(self.current) == 1 or handed_in & {unit.name for unit in one.units}
        ]
        silent = {unit.name for one in self.current if one not in waited for unit in one.units}
        return tuple(unit.name for unit in self.listed if unit.expected and unit.name not in silent)

    @property
    def first_day(self) -> date:
        """The first day of any list; the units of an earlier day are known by the nearest names there are, those of that day."""
        return min((one.start for one in self.lists), default=date.min)

    def instead_of(self, name: str) -> tuple[str, ...]:
        """The units of the day that an earlier unit became part of, or that a later one was made of."""
        every = [*self.extra, *(unit for one in self.lists for unit in (*one.units, *one.former))]
        named = [unit for unit in self.listed if name in unit.merged_from]
        parts = {part for unit in every if unit.name == name for part in unit.merged_from}
        return tuple(
            dict.fromkeys(
                (*(unit.name for unit in named), *(one.name for one in self.listed if one.name in parts))
            )
        )

    @cached_property
    def _indexes(self) -> tuple[UnitIndex, ...]:
        """One index per list, since a period's words are left out of its own names only."""
        places: list[str] = []
        levels = set()
        indexes = []
        for one in self.current:
            units = [
                unit
                for unit in (*one.units, *(one.former if not self.day else ()))
                if unit.name in self.names
            ]
            here = [one.place] if one.place else [unit.name for unit in self.listed if unit.kind == "commune"]
            here += [one.province] if one.province else []
            indexes.append(UnitIndex(units, here, (one.level,)))
            places += here
            levels.add(one.level)
        indexed = {unit.name for one in self.current for unit in one.units}
        extra = set(self.extra)
        rest = [unit for unit in self.listed if unit in extra or unit.name not in indexed]
        places += [self.place] if self.place else []
        return (UnitIndex(rest, tuple(dict.fromkeys(places)), levels), *indexes)

    @cached_property
    def in_files(self) -> FileNames:
        """The same names as files, folders and sheets are called by them."""
        return FileNames(self.listed, self._indexes[0].keys)

    def named(self, text: str) -> str:
        """The listed unit that a text names in full, empty when it names none (or more than one).

        Of one day a unit of that day goes first, then one of another period. Of no day, a text that means another unit
        in another period comes back as it is.
        """
        if text not in self._cache:
            found = set(filter(None, (index.named(text) for index in self._indexes)))
            if len(found) > 1 and self.day:
                found &= {index.strict.get(spelled_out(text), "") for index in self._indexes}
            name = next(iter(found)) if len(found) == 1 else clean(text) if found and not self.day else ""
            if not name and self._anytime and (then := self._anytime.named(text)) not in self.names:
                name = then
            self._cache[text] = name
        return self._cache[text]

    def spelling_key(self, text: str) -> str:
        """What two spellings of one unit's name share: short words spelled out, case and marks of joining left out."""
        return spelled_out(text)

    def unmarked_key(self, text: str) -> str:
        """The spelling key of a unit's name as it is typed without diacritics."""
        return unmarked(text)

    @staticmethod
    def proper(text: str) -> str:
        """How a unit outside every list is called: a commune without "Ủy ban nhân dân" and not in capitals.

        >>> UnitNames.proper("ỦY BAN NHÂN DÂN XÃ THƯỜNG MẪU")
        'Xã Thường Mẫu'
        """
        name = _COMMITTEE.sub("", clean(text))
        kind = COMMUNE_KIND.match(key(name))
        if not kind or not name.isupper():
            return name
        words = name.split()
        at = len(kind.group().split())
        return " ".join([" ".join(words[:at]).capitalize(), *map(str.capitalize, words[at:])])

    @cached_property
    def _by_proper_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for unit in self.listed:
            for kind in COMMUNE_KINDS:
                if unit.name.startswith(f"{kind} "):
                    name = key(unit.name[len(kind) :])
                    found[name] = unit.name if found.get(name, unit.name) == unit.name else ""
            for written in (unit.name, *unit.also_written):
                # "Nội vụ" is the office; "Y tế" may be the centre too.
                office, _, name = written.partition(" ")
                if key(office) == key("phòng") and not self._ends_another(unit, key(name)):
                    found.setdefault(key(name), unit.name)
        return found

    def _ends_another(self, unit: Unit, name: str) -> bool:
        return any(f" {name} " in f" {key(other.name)} " for other in self.listed if other is not unit)

    def of_column(self, text: str) -> str:
        """The listed unit that a cell in a column of units names: in full, or a commune by its proper name alone."""
        return self.named(text) or self._by_proper_name.get(key(text), "") or self._by_code.get(text, "")

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def at_end(self, text: str) -> str:
        """The listed unit that a post ends in: "Chủ tịch UBND xã Long Thuận", "Công chức, UBND xã Long Thuận"; empty for none."""
        words = text.split()
        first = 1
        if not text.isascii():
            # Before a word that no unit's name has nothing begins that ends in one.
            strange = (at for at in range(len(words) - 1, 0, -1) if not self._may_name(words[at]))
            first = next(strange, 0) + 1
        ends = (self.named(" ".join(words[at:])) for at in range(first, len(words)))
        return next((unit for unit in ends if unit in self.names), "")

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def _may_name(self, word: str) -> bool:
        known = (index.words for index in self._indexes)
        said = spelled_out(word).split()
        return len(word) <= _SHORT or any(one.issuperset(said) for one in known)

    @cached_property
    def _by_code(self) -> dict[str, str]:
        """Units by the statistics office's code, those of the day alone: the codes are reused."""
        return {} if self.day is None else {unit.code: unit.name for unit in self.listed if unit.code}

    @cached_property
    def _by_words(self) -> list[tuple[str, str]]:
        return [
            (f" {key(written)} ", unit.name)
            for unit in self.listed
            for written in (unit.name, *unit.also_written)
        ]

    def in_title(self, text: str) -> set[str]:
        """The listed units that a title names as its own: "… năm 2020 của UBND xã Long Thuận", "… - xã Long Thuận - …"; not a school's commune."""
        whole = f" {key(text)} "
        found = {unit for part in _DASH.split(text)[1:] if (unit := self.named(part))}
        for words, name in self._by_words:
            before, here, _ = whole.partition(words)
            last = before.split()[-1:]
            if here and (not last or last[0].isdigit() or last[0] in _BEFORE_UNITS):
                found.add(name)
        return found

    @staticmethod
    def is_commune(text: str) -> bool:
        """Whether a text is written like the name of a commune, listed or not; "Xã đoàn" and "Xã đội" are bodies of one."""
        kind = COMMUNE_KIND.match(key(text))
        return kind is not None and key(text)[kind.end() :].partition(" ")[0] not in _COMMUNE_BODIES

    @staticmethod
    def is_kind(text: str) -> bool:
        """Whether a text is the kind of a commune and nothing else: "Xã"."""
        return COMMUNE_KIND.fullmatch(f"{key(text)} ") is not None

    def is_place(self, text: str) -> bool:
        """Whether a text names the whole place ("UBND huyện Hồng Ngự"), or a block or council of its units: they hand in nobody."""
        if key(text).startswith(_gathering()) and self.named(text) not in self.names:
            return True
        words = " ".join(expansions().get(word, word) for word in key(text).split())
        return without(words, [key("ủy ban nhân dân")]) in self._places

    @cached_property
    def _places(self) -> frozenset[str]:
        places = [one.place.partition(" ") for one in self.current if one.place]
        return frozenset(key(f"{kind} {own}") for whole, _, own in places for kind in (whole, whole[0]))

    def elsewhere(self, texts: Iterable[str]) -> str:
        """Another district than this list's that a line of a letterhead names: "UBND HUYỆN MẪU"; misspelt it is this one."""
        return next(filter(None, map(self._other_district, texts)), "")

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def _other_district(self, text: str) -> str:
        here = [one.place.partition(" ") for one in self.current if one.place and one.level == "district"]
        kind, name = _district(text) if here else ("", "")
        if not kind or any(key(kind) == key(ours) and nearest(name, (own,), 0.8) for ours, _, own in here):
            return ""
        return f"{kind} {name}"

    @staticmethod
    def districts(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(kind, name) of the districts that lines of a letterhead or folders name, whichever they are."""
        return filter(all, map(_district, texts))
