"""One person in two spellings: names that are nearly one beside one and the same day of birth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from hongngu_tally.checks.frames import Line, alike, chosen, classified, per_run
from hongngu_tally.checks.identity import one_award, one_deed, transferred
from hongngu_tally.days import birth_parts
from hongngu_tally.intake import Intake
from hongngu_tally.text import bare_of, one_slip

if TYPE_CHECKING:
    import pandas as pd

_UNKNOWN_DAY = (1, 1)
"""What offices write where only the year of birth is known."""


@per_run
def spelled_otherwise(intake: Intake) -> tuple[tuple[Line, Line], ...]:
    """(first, later line) of persons of one award, track and day of birth whose names differ as a slip of the keyboard does."""
    return tuple(_pairs(_with_days(classified(intake)), intake.units))


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    """The persons whose whole day of birth is written, with ``day``: each distinct text is looked at once."""
    days = {text: _day(text) for text in frame["birth"].cat.categories}
    told = frame["birth"].map(days).astype("str")
    people = (frame["recipient"] == "individual") & frame["birth"].isin(list(filter(days.get, days)))
    return chosen(frame.assign(day=told.astype("category")), people)


def _day(birth: str) -> str:
    year, day = birth_parts(birth) or (0, None)
    return f"{day[0]}.{day[1]}.{year}" if day and day != _UNKNOWN_DAY else ""


def _pairs(people: pd.DataFrame, units: tuple[str, ...]) -> Iterator[tuple[Line, Line]]:
    for group in alike(people, "award", "track", "day", several=("name_key",)):
        for at, line in enumerate(group):
            if any(other.name_key == line.name_key and other.unit == line.unit for other in group[:at]):
                continue
            first = next((other for other in group[:at] if _may_be_one(other, line, units)), None)
            if first is not None:
                yield first, line


def _may_be_one(first: Line, second: Line, units: tuple[str, ...]) -> bool:
    return (
        first.name_key != second.name_key
        and nearly_one(str(first.name_key), str(second.name_key))
        and one_deed(first, second)
        and one_award(first, second)
        and not transferred(first, second, units)
    )


@lru_cache(maxsize=4096)
def nearly_one(one: str, other: str) -> bool:
    """Whether two match keys of names differ by marks, one letter, initials or a middle name that one of them leaves out.

    >>> nearly_one("nguyên4 thi5 lan", "nguyên4 t lan"), nearly_one("nguyên4 thi5 lan", "trân2 thi5 lan")
    (True, False)
    """
    first, second = sorted((bare_of(name).split() for name in (one, other)), key=len)
    if len(first) < 2 or not _begins(first[0], second[0]):
        return False
    if len(first) == len(second) and all(map(_begins, first, second)):
        return True
    if len(first) < len(second):
        middle = iter(second[1:-1])
        return first[-1] == second[-1] and all(word in middle for word in first[1:-1])
    return one_slip("".join(first), "".join(second))


def _begins(one: str, other: str) -> bool:
    """Whether two words are one, or one of them is the other's initial."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
