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
from hongngu_tally.days import birth_parts, same_birth
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.nominations import codes

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@check("D101")
def same_line_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The same recipient stands twice in a unit with the same award and track."""
    for group in alike(classified(intake), "unit", "name_key", "recipient", "award", "track", "stage"):
        for at, line in enumerate(group):
            first = next((other for other in group[:at] if _repeats(other, line, intake.units)), None)
            if first is None:
                continue
            # Two people of one name work in one commune often enough: only a birth tells them apart.
            namesake = (
                line.recipient == "individual"
                and not same_birth(first.birth, line.birth)
                and (differ(place_of(first), place_of(line)) or differ(first.position, line.position))
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
    for group in alike(_perhaps_one(people), *_ONE_AWARD, several=("unit",)):
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


_ONE_AWARD = ("name_key", "award", "track", "stage")


def _perhaps_one(people: pd.DataFrame) -> pd.DataFrame:
    """Those of several units for one award whose years of birth agree, or are not all written."""
    import numpy as np

    group, unit = codes(people, *_ONE_AWARD), codes(people, "unit")
    year = _years(people["birth"])
    born = group * 10_000 + year
    unwritten = np.unique(group[year == 0])
    return chosen(people, np.isin(born, repeated(born, unit)) | np.isin(group, unwritten))


def _years(births: pd.Series[str]) -> np.ndarray:
    """The years of birth, 0 where none is written; each distinct text is looked at once."""
    import numpy as np

    years = [(birth_parts(text) or (0,))[0] for text in births.cat.categories]
    return np.array([*years, 0], dtype="int64")[births.cat.codes.to_numpy()]


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
