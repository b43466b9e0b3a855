"""Who held what in which year, as far as the lists of earlier years and a nominee's own columns tell.

A person is followed across years by name, birth and unit. Births that differ are two people; births that agree are
one, wherever he or she worked; without births only the same unit, or one it was made of, makes them one.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.checks.frames import (
    Line,
    classified,
    in_order,
    lines,
    per_run,
)
from hongngu_tally.checks.spellings import nearly_one
from hongngu_tally.days import same_birth
from hongngu_tally.finding import Place
from hongngu_tally.intake import EarlierYears, Intake
from hongngu_tally.law import GRADES
from hongngu_tally.patterns import regex
from hongngu_tally.text import bare_of, clean, key
from hongngu_tally.vocabulary.records import Record, read_record
from hongngu_tally.vocabulary.words import one_of

if TYPE_CHECKING:
    import pandas as pd

_INITIATIVES = regex(r"\s*(?:;|(?<=\s)[-–•+](?=\s)|(?:^|(?<=\s))\d{1,2}[.)](?=\s))\s*")
_COUNTED = regex(
    r"(?:có\s+)?0?([1-9])\s*(?:SK|SKKN|sáng kiến|đề tài|giải pháp)(?:\s+(?:kinh nghiệm|cấp cơ sở|cấp huyện|cấp xã|được công nhận))*",
    re.IGNORECASE,
)
_TOLD = (
    "year", "file", "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "award_text", "track",
    "track_stated", "unit", "unit_known", "workplace", "address", "birth", "grade", "initiative", "history", "achievement",
    "note", "held_back", "held",
)  # fmt: skip
_HAMLET = regex(rf"^{one_of('bodies', 'hamlets')}\s+")
_LETTER = regex(r"[^\W\d_]{3}")


@dataclass(slots=True)
class Year:
    """What one year's lists say of one nominee."""

    awards: dict[str, Place] = field(default_factory=dict)
    grades: set[str] = field(default_factory=set)
    initiatives: tuple[str, ...] | None = None
    """None where no list of theirs has such a column."""
    present: bool = False
    handed_in: str = "whole"
    """``whole``, ``part`` or ``none``: whether the nominee's unit (all it was made of) stands in the year's lists."""
    doubtful: str = ""
    """Why absence proves nothing: ``unreadable`` (some file of the year was not read), ``held-back`` (a row of that name)."""
    graded: bool = False
    """Whether the unit's lists of that year have grades at all."""
    namesakes: tuple[Place, ...] = ()
    """People of that name with the awards looked for, of whom nothing tells whether they are the nominee."""


def at_least(grades: set[str], grade: str) -> bool:
    """Whether one of the grades is ``grade`` or a better one."""
    return any(one in GRADES and GRADES.index(one) <= GRADES.index(grade) for one in grades)


def initiatives_in(text: str) -> tuple[str, ...]:
    """The initiatives that one cell names, each once; of those that it only counts their places.

    >>> initiatives_in("1. Sổ tay số hóa 2. Mẫu đơn một trang"), initiatives_in("02 sáng kiến"), initiatives_in("")
    (('Sổ tay số hóa', 'Mẫu đơn một trang'), ('1/2', '2/2'), ())
    """
    text = clean(text)
    if counted := _COUNTED.fullmatch(text):
        number = int(counted[1])
        return tuple(f"{at}/{number}" for at in range(1, number + 1))
    return tuple(part for part in _INITIATIVES.split(text) if _LETTER.search(part)) or (
        (text,) if text else ()
    )


def place_of(line: Line) -> Place:
    """The cell of the award, else of the name."""
    return Place(str(line.file), str(line.sheet), int(line.row), int(line.column) or int(line.name_column))


class Records:
    """The records of this year's nominees; ``names`` are the match keys that anybody will ask for."""

    def __init__(self, intake: Intake, earlier: EarlierYears, names: frozenset[str]) -> None:
        self.year = intake.year
        self.earlier = earlier
        self.handed_in_years = frozenset(earlier.years)
        self._intake = intake
        self._phrases = intake.vocabulary.phrases
        awards = intake.vocabulary.catalogue.awards.values()
        self._by_decision = frozenset(award.code for award in awards if award.family != "emulation_title")
        self._past = _by_name(earlier.awards[earlier.awards["name_key"].isin(names)])
        now = classified(intake)
        self._now = _by_name(now[now["name_key"].isin(names)])
        self._of_units: dict[tuple[str, int], tuple[str, bool]] = {}
        self._held: dict[
            tuple[str, ...], tuple[dict[str, list[Line]], dict[str, dict[str, dict[str, list[Line]]]]]
        ] = {}
        """Awards → unit → who held one of them, and unit asked for → first letter → name → the same."""
        self._made_of = {unit.name: unit.merged_from for unit in intake.unit_list if unit.merged_from}

    # --- who is who

    def same_unit(self, unit: str, earlier: str) -> bool:
        """Whether ``earlier`` is the unit itself or one that it was made of."""
        return (
            unit == earlier
            or key(unit) == key(earlier)
            or any(self.same_unit(one, earlier) for one in self._made_of.get(unit, ()) if one != unit)
        )

    def is_same(self, nominee: Line, other: Line) -> bool | None:
        """Whether two rows of one name are one recipient; None where nothing tells."""
        if nominee.recipient != other.recipient:
            return False
        births = same_birth(nominee.birth, other.birth)
        if births is not None:
            return births
        if nominee.recipient == "household" and _live_apart(str(nominee.address), str(other.address)):
            # Many families of one name live in a commune; and one may have moved.
            return None
        if self.same_unit(str(nominee.unit), str(other.unit)):
            return True
        if _no_unit(nominee) or _no_unit(other):
            # A list of the whole district need not say who proposed whom: the workplace may.
            workplaces = {key(str(one)) for one in (nominee.workplace, nominee.unit)} - {""}
            return True if {key(str(other.workplace))} & workplaces else None
        return None

    # --- one year

    @cached_property
    def _units(self) -> Mapping[int, tuple[frozenset[str], bool]]:
        """Year → the units whose lists were read, and whether a list does not say whose it is."""
        frame = self.earlier.awards
        units: dict[int, set[str]] = {}
        nobody: set[int] = set()
        for line in lines(frame[["year", "file", "unit", "unit_known"]].drop_duplicates()):
            units.setdefault(int(line.year), set()).add(str(line.unit))
            if _no_unit(line):
                nobody.add(int(line.year))
        return {year: (frozenset(names), year in nobody) for year, names in units.items()}

    @cached_property
    def _half_read(self) -> Mapping[int, frozenset[str | None]]:
        """Year → the units of whose files a sheet, a row or a column was not understood; None where a file names no unit."""
        found: dict[int, set[str | None]] = {}
        for file in self.earlier.files:
            if file.state == "counted" and (file.without_list or file.unread or file.doubted):
                found.setdefault(file.year, set()).update(file.units or (None,))
        return {year: frozenset(units) for year, units in found.items()}

    @cached_property
    def _graded(self) -> frozenset[tuple[int, str]]:
        """(year, unit) pairs whose lists have grades."""
        frame = self.earlier.awards
        return frozenset(
            (int(year), str(unit))
            for year, unit in frame.loc[frame["grade"].notna(), ["year", "unit"]]
            .drop_duplicates()
            .itertuples(index=False)
        )

    def _of_unit(self, unit: str, year: int) -> tuple[str, bool]:
        """How much of the unit's lists of a year there is, and whether they have grades."""
        if (unit, year) not in self._of_units:
            graded = any(year == one and self.same_unit(unit, other) for one, other in self._graded)
            self._of_units[unit, year] = self._handed_in(unit, year), graded
        return self._of_units[unit, year]

    def _handed_in(self, unit: str, year: int) -> str:
        units, nobody = self._units.get(year, (frozenset(), False))
        parts = self._made_of.get(unit, ())
        # A unit that kept the name of one of its parts is not that part: others' lists are none of it.
        here = [
            one
            for one in parts
            if any(key(one) == key(other) or (one != unit and self.same_unit(one, other)) for other in units)
        ]
        if any(key(unit) == key(other) for other in units) or (parts and len(here) == len(parts)):
            return "whole"
        return "part" if here or nobody else "none"

    def of(self, nominee: Line, year: int, awards: tuple[str, ...] = ()) -> Year:
        """What the lists of an earlier year say of a nominee; ``awards`` are those that are looked for."""
        handed_in, graded = self._of_unit(str(nominee.unit), year)
        found = Year(handed_in=handed_in, graded=graded)
        if {year, 0} & self.earlier.incomplete or any(
            unit is None or self.same_unit(str(nominee.unit), unit) for unit in self._half_read.get(year, ())
        ):
            found.doubtful = "unreadable"
        initiatives: list[str] = []
        namesakes = []
        for line in self._past.get(str(nominee.name_key), ()):
            if int(line.year) != year:
                continue
            same = self.is_same(nominee, line)
            if same is None and line.held and line.award in awards:
                namesakes.append(place_of(line))
            if not same:
                continue
            if line.held_back:
                found.doubtful = found.doubtful or "held-back"
                continue
            found.present = True
            if line.held:
                found.awards.setdefault(str(line.award), place_of(line))
            _add(found, line, initiatives)
        found.initiatives = tuple(dict.fromkeys(initiatives)) if found.initiatives is not None else None
        found.namesakes = tuple(namesakes)
        return found

    def now(self, nominee: Line) -> Year:
        """What this year's lists say of a nominee."""
        found = Year()
        initiatives: list[str] = []
        for line in self._now.get(str(nominee.name_key), ()):
            if self.is_same(nominee, line):
                found.present = True
                found.awards.setdefault(str(line.award), place_of(line))
                _add(found, line, initiatives)
        found.initiatives = tuple(dict.fromkeys(initiatives)) if found.initiatives is not None else None
        return found

    def lists_each_title(self, nominee: Line, titles: tuple[str, ...]) -> bool:
        """Whether this year's lists would show one of ``titles`` beside the nominee's own award if it were proposed.

        Some offices list a person at the highest title only: then its absence says nothing.
        """
        listed = self._titles.get((str(nominee.unit), str(nominee.recipient)), {})
        others = listed.keys() - {str(nominee.award), *titles}
        if others & self.now(nominee).awards.keys():
            return True
        holders = {name for title in titles if title != nominee.award for name in listed.get(title, ())}
        return bool(holders) and (not others or any(holders & listed[other] for other in others))

    @cached_property
    def _titles(self) -> Mapping[tuple[str, str], Mapping[str, set[str]]]:
        """(unit, recipient) → emulation title → the names that this year's lists put up for it."""
        now = classified(self._intake)
        kept = now.loc[now["family"] == "emulation_title", ["unit", "recipient", "award", "name_key"]]
        found: dict[tuple[str, str], dict[str, set[str]]] = {}
        for line in lines(kept.drop_duplicates()):
            listed = found.setdefault((str(line.unit), str(line.recipient)), {})
            listed.setdefault(str(line.award), set()).add(str(line.name_key))
        return found

    def held_before(self, nominee: Line, awards: tuple[str, ...]) -> dict[int, Place]:
        """The years before this one in which one of the awards was held, with the cell."""
        return {
            int(line.year): place_of(line)
            for line in self._past.get(str(nominee.name_key), ())
            if line.held and line.award in awards and self.is_same(nominee, line)
        }

    def resembling(self, nominee: Line, years: tuple[int, ...], awards: tuple[str, ...]) -> Line | None:
        """Somebody of the unit who held one of the awards in one of the years and may be the nominee in other letters, or by a birth
        that one list has wrong; nobody whom this year's lists name beside the nominee.
        """
        if nominee.recipient != "individual":
            return None
        own, now = str(nominee.name_key), classified(self._intake)
        for name, holders in self._holders(str(nominee.unit), _letter(own), awards).items():
            one_name = name == own
            for line in holders if one_name or nearly_one(own, name) else ():
                if (
                    int(line.year) in years
                    and (same_birth(nominee.birth, line.birth) is False) == one_name
                    and not any(self.is_same(one, line) for one in lines(now[now["name_key"] == name]))
                ):
                    return line
        return None

    def _holders(self, unit: str, letter: str, awards: tuple[str, ...]) -> Mapping[str, list[Line]]:
        """Name → what people of that name held of these awards in the unit's lists of earlier years; names that are nearly one begin
        with one letter.
        """
        if awards not in self._held:
            frame = self.earlier.awards
            held = frame["held"] & (frame["recipient"] == "individual") & frame["award"].isin(list(awards))
            rows: dict[str, list[Line]] = {}
            for line in lines(plain(in_order(frame[held]))):
                rows.setdefault(str(line.unit), []).append(line)
            self._held[awards] = rows, {}
        of_units, asked = self._held[awards]
        if unit not in asked:
            found: dict[str, dict[str, list[Line]]] = {}
            asked[unit] = found
            for line in (one for other in of_units if self.same_unit(unit, other) for one in of_units[other]):
                name = str(line.name_key)
                found.setdefault(_letter(name), {}).setdefault(name, []).append(line)
        return asked[unit].get(letter, {})

    def past_rows(self, nominee: Line) -> list[Line]:
        """The rows of earlier years that are surely the nominee's."""
        rows = self._past.get(str(nominee.name_key), ())
        return [line for line in rows if line.held and self.is_same(nominee, line)]

    def stated(self, nominee: Line) -> Record:
        """What the nominee's own rows say of earlier years, in the columns that may say it; so do those of earlier years' lists in
        their column for it: "Năm 2018 | Năm 2019" is one list, of the last of its years.
        """
        texts = dict.fromkeys(
            str(text)
            for line in self._now.get(str(nominee.name_key), ())
            if self.is_same(nominee, line)
            for text in (line.history, line.achievement, getattr(line, "note", ""))
            if isinstance(text, str) and text
        )
        school = (nominee.file, nominee.sheet) in self._intake.school_years
        record = read_record(self._phrases, "; ".join(texts), self.year, self._by_decision, school)
        before = {
            (str(line.history), int(line.year))
            for line in self._past.get(str(nominee.name_key), ())
            if isinstance(line.history, str) and line.history and self.is_same(nominee, line)
        }
        for text, year in sorted(before):
            record.add(read_record(self._phrases, text, year, self._by_decision, school))
        return record


@per_run
def records_of(intake: Intake, names: frozenset[str]) -> Records:
    """The records of the nominees of these names: several checks ask for the same ones."""
    assert intake.earlier is not None
    return Records(intake, intake.earlier, names)


def _add(found: Year, line: Line, initiatives: list[str]) -> None:
    if isinstance(line.grade, str):
        found.grades.add(line.grade)
    if isinstance(line.initiative, str):
        initiatives += initiatives_in(line.initiative)
        found.initiatives = ()


def _letter(name_key: str) -> str:
    return bare_of(name_key)[:1]


def _live_apart(one: str, other: str) -> bool:
    """Whether two addresses are written of which neither holds the other: "Ấp Long Hưng", but not "Số 5, Long Hưng"."""
    first, second = (f" {_HAMLET.sub('', key(text))} " for text in (one, other))
    return bool(first.strip() and second.strip()) and first not in second and second not in first


def _no_unit(line: Line) -> bool:
    """Whether nothing but the file's name stands for the unit."""
    return not line.unit_known and str(line.unit) in ("", clean(Path(str(line.file)).stem))


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that tell who somebody is and what he or she holds, as plain objects: going through categories is slow."""
    return frame[[name for name in _TOLD if name in frame]].astype("object")


def _by_name(frame: pd.DataFrame) -> dict[Hashable, list[Line]]:
    found: dict[Hashable, list[Line]] = {}
    for line in lines(plain(in_order(frame))):
        found.setdefault(str(line.name_key), []).append(line)
    return found
