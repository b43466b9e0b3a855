"""Repeats: the same recipient twice for the same award, in one unit or in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import (
    Line,
    alike,
    award_place,
    chosen,
    classified,
    name_place,
    repeated,
)
from hongngu_tally.checks.identity import (
    differ,
    double_role,
    evidence,
    may_be_one,
    one_award,
    one_deed,
    place_of,
    transferred,
)
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.spellings import spelled_otherwise
from hongngu_tally.days import birth_parts, same_birth
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.nominations import codes
from hongngu_tally.patterns import regex
from hongngu_tally.table.decisions import decision_attached
from hongngu_tally.text import bare_of

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


_ONE_LINE = ("unit", "name_key", "recipient", "award", "track")


@check("D101")
def same_line_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The same recipient stands twice in a unit with the same award and track."""
    for group in alike(_perhaps_one(classified(intake), *_ONE_LINE), *_ONE_LINE):
        for at, line in enumerate(group):
            first = next((other for other in group[:at] if _repeats(other, line, intake.units)), None)
            if first is None:
                continue
            # Two people of one name work in one commune often enough: only a birth tells them apart.
            namesake = (
                line.recipient == "individual"
                and not same_birth(first.birth, line.birth)
                and (
                    differ(place_of(first), place_of(line))
                    or differ(first.position, line.position)
                    or differ(first.address, line.address)
                )
            )
            told = evidence(first, line)
            yield finding(
                "D101",
                name_place(line),
                line.name,
                severity=Severity.WARNING if namesake else None,
                recipient_name=line.name,
                award=line.award,
                track=line.track,
                first=name_place(first),
                told=told,
                also=("told",) * bool(told) + ("namesake",) * namesake,
            )
    for first, line in spelled_otherwise(intake):
        if first.unit == line.unit:
            yield _spelled("D101", first, line)


def _spelled(code: str, first: Line, line: Line) -> Finding:
    return finding(
        code, name_place(line), line.name, severity=Severity.WARNING, cause="spelling",
        recipient_name=line.name, award=line.award, birth=line.birth, unit=line.unit,
        other=first.name, other_unit=first.unit, first=name_place(first),
    )  # fmt: skip


def _repeats(first: Line, second: Line, units: tuple[str, ...]) -> bool:
    return (
        may_be_one(first, second)
        and one_deed(first, second)
        and one_award(first, second)
        and not (first.recipient == "individual" and transferred(first, second, units))
    )


@check("D102")
def same_person_two_units(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Two units nominate the same person for the same award."""
    frame = classified(intake)
    people = chosen(frame, (frame["recipient"] == "individual") & (frame["unit"] != ""))
    for group in alike(_perhaps_one(people, *_ONE_AWARD, several="unit"), *_ONE_AWARD, several=("unit",)):
        for at, line in enumerate(group):
            first, sure = _in_another_unit(group[:at], line, intake.units)
            if first is None:
                continue
            also = ("double-role",) * double_role(first, line)
            yield finding(
                "D102",
                award_place(line) if not line.name_column else name_place(line),
                line.name,
                severity=None if sure else Severity.WARNING,
                cause="birth" if sure else "name",
                recipient_name=line.name,
                award=line.award,
                unit=line.unit,
                other_unit=first.unit,
                first=name_place(first),
                birth=line.birth,
                told=evidence(first, line),
                also=("told", *also),
            )
    for first, line in spelled_otherwise(intake):
        if first.unit and line.unit and first.unit != line.unit:
            yield _spelled("D102", first, line)


_ONE_AWARD = ("name_key", "award", "track")


def _perhaps_one(frame: pd.DataFrame, *columns: str, several: str = "") -> pd.DataFrame:
    """Those of two or more lines that agree in these columns whose years of birth agree, or are not all written.

    ``several`` leaves only those whose lines differ in one more column.
    """
    import numpy as np

    group, year = codes(frame, *columns), _years(frame["birth"])
    born = group * 10_000 + year
    often = repeated(born, codes(frame, several) if several else None)
    unwritten = np.unique(group[year == 0])
    return chosen(frame, np.isin(born, often) | np.isin(group, unwritten))


def _years(births: pd.Series[str]) -> np.ndarray:
    """The years of birth, 0 where none is written; each distinct text is looked at once."""
    import numpy as np

    years = [(birth_parts(text) or (0,))[0] for text in births.cat.categories]
    return np.array([*years, 0], dtype="int64")[births.cat.codes.to_numpy()]


@check("D108")
def same_list_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Two lists that count put up mostly the same people for the same awards: one list was handed in twice."""
    frame = classified(intake)
    people = chosen(frame, (frame["name_key"] != "").to_numpy())
    yield from _lists_twice(intake, people)
    place = codes(people, "file", "sheet")
    unmarked = _without_marks(people, place)
    if unmarked:
        yield from _lists_twice(intake, _with_bare_keys(people), unmarked)


def _lists_twice(
    intake: Intake, people: pd.DataFrame, unmarked: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """The pairs of lists that are one; with ``unmarked`` lists, typed without diacritics, only their pairs with others."""
    units_of = {each.file: len(each.units) for each in intake.submissions}
    decided = {file.file for file in intake.files if decision_attached(file.sheets)[0]}
    place, group = codes(people, "file", "sheet"), codes(people, *_ONE_AWARD, "recipient", "movement")
    for first, second, least in _sharing(place, group):
        if unmarked and (first in unmarked) == (second in unmarked):
            continue
        both = chosen(people, (place == first) | (place == second))
        shared = [
            (one, other)
            for lines in alike(both, *_ONE_AWARD, "recipient", "movement", several=("file", "sheet"))
            for one, other in [_of_two_lists(lines, intake.units)]
            if other is not None
        ]
        if len(shared) < _FEWEST_SHARED:
            continue
        one, other = shared[0]
        if one.unit != other.unit:
            # Of two units only people are evidence: bodies of one name stand in every commune.
            people_in = both.loc[both["recipient"] == "individual", ["file", "sheet"]].value_counts()
            least = min(int(people_in[line.file, line.sheet]) for line in (one, other))
        if 2 * len(shared) < least:
            continue
        if units_of.get(one.file, 0) > units_of.get(other.file, 0):
            # The consolidated file is told, not that of one of its units.
            one, other = other, one
        apart = one.unit != other.unit
        kin = one.unit in intake.instead.get(other.unit, ()) or other.unit in intake.instead.get(one.unit, ())
        born = sum(same_birth(first.birth, second.birth) is True for first, second in shared)
        if {one.file, other.file} & decided:
            continue  # W605 says so
        yield finding(
            "D108",
            Place(other.file, other.sheet),
            severity=None
            if not (apart or unmarked)
            or kin
            or (one.file == other.file and not unmarked)
            or len(shared) >= _MANY
            or 2 * born >= len(shared)
            else Severity.WARNING,
            cause="units" if apart else "",
            count=len(shared),
            first=Place(one.file, one.sheet),
            unit=other.unit,
            other_unit=one.unit,
        )


_FEWEST_SHARED = 2
_MANY = 5
"""So many of one name and award in two units are not so by chance, though no births prove it."""
_MOST_LISTS = 8
"""A name in more lists than these is a common name, and no evidence."""


def _without_marks(people: pd.DataFrame, place: np.ndarray) -> frozenset[int]:
    """The lists of two or more whose names were typed without any diacritics."""
    import numpy as np

    # Forms of address and bodies, whose words are known, have got their marks; a key tells tones as digits.
    names = people["name_key"].astype("category")
    plain = [text.isascii() and not _DIGIT.search(text) for text in names.cat.categories.tolist()]
    persons = (people["recipient"] != "collective").to_numpy()
    marked = persons & ~np.array(plain, dtype="bool")[names.cat.codes]
    places, place_at = np.unique(place, return_inverse=True)
    without = (np.bincount(place_at, weights=marked) == 0) & (
        np.bincount(place_at, weights=persons) >= _FEWEST_SHARED
    )
    found = frozenset(places[without].tolist())
    return found if len(found) < len(places) else frozenset()


def _with_bare_keys(people: pd.DataFrame) -> pd.DataFrame:
    """The same lines with the keys that their names would have if they were typed without diacritics."""
    keys = people["name_key"].astype("category")
    bare = {text: _BARE_FORM.sub("", bare_of(text)) for text in keys.cat.categories}
    return people.assign(name_key=keys.astype("str").map(bare).astype("category"))


_DIGIT = regex("[0-9]")
_BARE_FORM = regex(r"^(?:ong|ba|dong chi|d c|dc|anh|chi|co|thay) (?=\w+ \w)")


def _sharing(place: np.ndarray, group: np.ndarray) -> Iterator[tuple[int, int, int]]:
    """Pairs of lists that have half of the shorter one in common, with its length."""
    import numpy as np

    _, group_at, times = np.unique(group, return_inverse=True, return_counts=True)
    several = times[group_at] > 1
    if not several.any():
        return
    places, place_at = np.unique(place, return_inverse=True)
    sizes = np.bincount(place_at)
    once = np.unique(group_at[several] * len(places) + place_at[several])
    pairs = np.stack([once // len(places), once % len(places)])
    in_lists = np.bincount(pairs[0])
    pairs = pairs[:, (in_lists[pairs[0]] > 1) & (in_lists[pairs[0]] <= _MOST_LISTS)]
    found = [
        pairs[1, :-apart][same] * len(places) + pairs[1, apart:][same]
        for apart in range(1, _MOST_LISTS)
        if (same := pairs[0, :-apart] == pairs[0, apart:]).any()
    ]
    if not found:
        return
    both, shared = np.unique(np.concatenate(found), return_counts=True)
    for pair, number in zip(both.tolist(), shared.tolist(), strict=True):
        first, second = divmod(pair, len(places))
        least = int(min(sizes[first], sizes[second]))
        if number >= _FEWEST_SHARED and 2 * number >= least:
            yield int(places[first]), int(places[second]), least


def _of_two_lists(lines: list[Line], units: tuple[str, ...]) -> tuple[Line, Line | None]:
    """Two lines of different lists that speak of one recipient; collectives of two units only share a name."""
    for at, line in enumerate(lines):
        for other in lines[:at]:
            apart = other.unit != line.unit
            if (
                (other.file, other.sheet) != (line.file, line.sheet)
                and not (apart and line.recipient != "individual")
                and may_be_one(other, line)
                and one_deed(other, line)
                and one_award(other, line)
                and not transferred(other, line, units)
            ):
                return other, line
    return lines[0], None


def _in_another_unit(before: list[Line], line: Line, units: tuple[str, ...]) -> tuple[Line | None, bool]:
    """The line of another unit that this one repeats, and whether the births prove it."""
    unsure = None
    for other in before:
        agrees = same_birth(other.birth, line.birth)
        if (
            other.unit == line.unit
            or agrees is False
            or (unsure is not None and not agrees)
            or not one_deed(other, line)
            or not one_award(other, line)
            or transferred(other, line, units)
        ):
            continue
        if agrees and not _only_years(other, line):
            return other, True
        unsure = unsure or other
    return unsure, False


def _only_years(first: Line, second: Line) -> bool:
    """Whether only the years of birth agree while the posts differ: that is no proof."""
    days = [(birth_parts(line.birth) or (0, None))[1] for line in (first, second)]
    return None in days and differ(first.position, second.position)
