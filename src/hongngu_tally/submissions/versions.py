"""Which of a unit's files counts, when it handed in several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from hongngu_tally.days import whole_days
from hongngu_tally.frozen import frozen
from hongngu_tally.submissions.wording import (
    copy_in_name,
    day_in_name,
    is_part_of_year,
    outdated_by_name,
    places_in,
    reasons_in,
    rounds_in,
    said_of,
    standing_in_name,
    theme_in_name,
    version_in_name,
    version_in_titles,
    years_named,
)
from hongngu_tally.table.decisions import decision_attached
from hongngu_tally.table.model import FileReading
from hongngu_tally.text import collation_key
from hongngu_tally.vocabulary.aside import REGISTRATION

if TYPE_CHECKING:
    import numpy as np

_T = TypeVar("_T")
_AGAIN = frozenset({"sudden", "drive"})
"""Tracks in which one person may have the same form several times a year."""


@frozen
class FileLists:
    """What one file hands in: its unit(s), the lists it covers, and who is in it."""

    reading: FileReading
    units: tuple[str, ...]
    lists: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement)."""
    awards: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement, award)."""
    forms: frozenset[str]
    """The awards among them that are forms of commendation, which the parts of a year may bring twice."""
    keys: np.ndarray
    """Everybody in it, by whole numbers that stand for match keys."""


class _Submission:
    """One of several files of a unit, and what its names and titles say of the others; asked for only where there are several."""

    def __init__(self, lists: FileLists) -> None:
        self.lists = lists
        self.file = lists.reading.file
        self.titles = tuple(text for sheet in lists.reading.sheets for _, _, text in sheet.titles)

    @cached_property
    def people(self) -> frozenset[int]:
        return frozenset(self.lists.keys.tolist())

    @cached_property
    def number(self) -> int:
        """The number of the submission, in the file's or a folder's name or behind a title; 0 when there is none."""
        return version_in_name(self.file) or version_in_titles(self.titles)

    @cached_property
    def adds(self) -> bool:
        """ "Danh sách bổ sung" adds people to a list handed in before, whatever number it carries."""
        return said_of(self.lists.reading, "supplement")

    @cached_property
    def replaces(self) -> bool:
        """Whether it says that it takes the place of a list before it, whoever stands in both."""
        return bool(self.number) or said_of(self.lists.reading, "replacement")

    @cached_property
    def rounds(self) -> frozenset[str]:
        return rounds_in(self.file, self.titles)

    @cached_property
    def reasons(self) -> frozenset[str]:
        """The words that tell for what the titles commend."""
        return reasons_in(self.titles)

    @cached_property
    def theme(self) -> frozenset[str]:
        """The words that tell for what the file's name commends."""
        return theme_in_name(self.file, self.lists.units)

    @cached_property
    def places(self) -> frozenset[str]:
        """The hamlets that letterheads and titles speak of."""
        return places_in((*(sheet.issuer for sheet in self.lists.reading.sheets), *self.titles))

    @cached_property
    def is_decided(self) -> bool:
        """Whether it is the list of a decision: of what was given, and no later version of a proposal."""
        return bool(decision_attached(self.lists.reading.sheets)[0])

    @cached_property
    def is_registration(self) -> bool:
        """Whether it holds only what people registered for, which gives way to any list that proposes somebody of the same units."""
        tables = [table for sheet in self.lists.reading.sheets for table in sheet.tables if table.rows]
        return bool(tables) and all(table.aside == REGISTRATION for table in tables)

    @cached_property
    def day(self) -> tuple[int, int, int] | None:
        return day_in_name(self.file)

    def order(self, year: int | None, by_day: bool) -> tuple[Any, ...]:
        """Later submissions are greater: registrations come before all lists that propose somebody; then by the day of their form (none: earlier than any); one of another year and one that
        is named outdated give way; then by the number, by what the names say ("đã sửa"), ``by_day`` by the day in them, by the
        time of modification, the day of the letter, the number of the copy, the name.
        """
        reading = self.lists.reading
        titled = {stated for sheet in reading.sheets for _, _, stated, _ in sheet.years}
        # Where no title states a year, "2019/Xã Mẫu.xlsx" does.
        years = titled or years_named(self.file)
        return (
            not self.is_registration,
            reading.stamp.issued if reading.stamp else "",
            year is None or not years or year in years,
            not outdated_by_name(self.file),
            self.number,
            standing_in_name(self.file),
            (self.day if by_day else None) or (0, 0, 0),
            reading.modified,
            max((day.isoformat() for text in self.titles for day in whole_days(text)), default=""),
            copy_in_name(self.file),
            collation_key(PurePath(self.file).stem),
            self.file,
        )

    def _gives_again(self, older: _Submission) -> bool:
        """Whether the same people may have been commended twice: for what they did in another part of the year, beside the year's work."""
        if self.rounds == older.rounds:
            return False
        shared = self.lists.awards & older.lists.awards
        # A certificate for the first half of the year and one for the year's work are two.
        forms = self.lists.forms if any(map(is_part_of_year, self.rounds ^ older.rounds)) else frozenset()
        return all(track in _AGAIN or award in forms for _, _, track, _, award in shared)

    def _is_for_else(self, older: _Submission) -> bool:
        """Whether the titles of both say for what ("về thành tích …") or of which hamlets, and not the same; of certificates the files' names too ("GK NTM")."""
        if self.places and older.places and self.places.isdisjoint(older.places):
            return True
        own, before = self.reasons, older.reasons
        if (
            not (own and before)
            and {award for *_, award in self.lists.awards & older.lists.awards} <= self.lists.forms
        ):
            own, before = self.theme, older.theme
        return bool(own and before) and 2 * len(own & before) <= min(len(own), len(before))

    def takes_the_place_of(self, older: _Submission) -> bool:
        """Whether the ``older`` one need not be counted beside this one."""
        own, before = self.lists, older.lists
        if older.is_registration and not self.is_registration:
            return {unit for unit, *_ in before.lists} <= {unit for unit, *_ in own.lists}
        if not (before.lists <= own.lists and before.awards & own.awards):
            return False
        if self.is_decided != older.is_decided or self._is_for_else(older):
            return False
        if older.people <= self.people and not self._gives_again(older):
            return True
        if self.adds or older.adds or self.rounds != older.rounds:
            return False
        if not self.replaces and not before.awards <= own.awards:
            return False
        least = min(len(older.people), len(self.people))
        return self.replaces or 2 * len(older.people & self.people) >= least


def superseded(files: Sequence[FileLists], year: int | None = None) -> dict[str, str]:
    """File → the file that counts instead. A file is superseded only by a later one that covers the same lists.

    Lists are the same when they speak of the same units, recipients, tracks and drives and have an award in
    common: a list of LĐTT and a list of CSTĐ cơ sở from one unit are two lists. Where the later file does not repeat
    everybody, or gives what somebody may get again, lists of two rounds ("đợt 2") are two; where it does not, so are a list and its supplement ("bổ sung"). Titles that say for what ("về thành tích …") or of which hamlet tell two lists as well. Two files of which the
    later has no number and does not say "thay thế" are two lists as well where they have less than half of the shorter one in common
    or the later one lacks an award: dropping one of them would lose its people. The list of a decision replaces no proposal, and a list of registrations gives way to one. ``year`` is the one counted.
    """
    replaced: dict[str, str] = {}
    for group in _together([one for one in files if one.lists], _senders):
        if len(group) == 1:
            continue
        handed = [_Submission(one) for one in group]
        # Lists of persons and lists of collectives are two things: the names of either may be dated without the other's.
        parts = _together(handed, lambda one: one.lists.lists)
        by_day = {one.file for part in parts if _all_dated(part) for one in part}
        handed.sort(key=lambda one: one.order(year, one.file in by_day))
        for at, older in enumerate(handed):
            later = (one for one in reversed(handed[at + 1 :]) if one.takes_the_place_of(older))
            if newer := next(later, None):
                replaced[older.file] = newer.file
    return replaced


def _all_dated(handed: Sequence[_Submission]) -> bool:
    """Whether the names of all give a day, and all of them a year or none."""
    days = [one.day for one in handed]
    return None not in days and len({bool(day[0]) for day in days if day}) == 1


def _senders(one: FileLists) -> Iterable[Hashable]:
    """The unit of a file; a file of several units is a submission only beside others of several."""
    return one.units if len(one.units) == 1 else [(unit,) for unit in one.units]


def _together(files: Iterable[_T], of: Callable[[_T], Iterable[Hashable]]) -> list[list[_T]]:
    """The files in groups: each has something in common with another of its group, a unit or a list."""
    groups: dict[Hashable, list[_T]] = {}
    for one in files:
        met = {id(group): group for each in of(one) if (group := groups.get(each)) is not None}
        together, *others = sorted(met.values(), key=len, reverse=True) or [[]]
        moved = [one, *(file for group in others for file in group)]
        together += moved
        groups.update((each, together) for file in moved for each in of(file))
    return list({id(group): group for group in groups.values()}.values())
