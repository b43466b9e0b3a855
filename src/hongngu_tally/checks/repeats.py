"""Repeats: the same recipient twice, in one unit or in two."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Line, award_place, classified, in_order, lines, name_place, same_birth
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.law import Regime
from hongngu_tally.nominations import Intake
from hongngu_tally.text import key

if TYPE_CHECKING:
    import pandas as pd


@check("D101")
def same_line_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The same recipient stands twice in a unit with the same award and track."""
    for group in _alike(classified(intake), "unit", "name_key", "recipient", "award", "track", "stage"):
        for at, line in enumerate(group):
            first = next((other for other in group[:at] if _may_be_one(other, line)), None)
            if first is None:
                continue
            namesake = (
                line.recipient == "individual"
                and not same_birth(first.birth, line.birth)
                and _differ(first.workplace, line.workplace)
            )
            yield finding(
                "D101",
                name_place(line),
                line.name,
                # Two people of one name work in one commune often enough: only a birth tells them apart.
                severity=Severity.WARNING if namesake else None,
                recipient_name=line.name,
                award=line.award,
                track=line.track,
                first=name_place(first),
                workplaces=(first.workplace, line.workplace),
                also=("namesake",) if namesake else (),
            )


def _may_be_one(first: Line, second: Line) -> bool:
    """Whether nothing written says that two lines of one name are two recipients, or two drives."""
    if same_birth(first.birth, second.birth) is False or _differ(first.movement, second.movement):
        return False
    if first.recipient == "collective":
        return key(str(first.workplace)) == key(str(second.workplace))
    return True


def _differ(one: object, other: object) -> bool:
    first, second = key(str(one)), key(str(other))
    return bool(first and second) and first != second


@check("D102")
def same_person_two_units(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Two units nominate the same person for the same award."""
    frame = classified(intake)
    people = frame[(frame["recipient"] == "individual") & (frame["unit"] != "")]
    for group in _alike(people, "name_key", "award", "stage"):
        for at, line in enumerate(group):
            others = [other for other in group[:at] if other.unit != line.unit]
            agrees = [same_birth(other.birth, line.birth) for other in others]
            if True in agrees:
                first, sure = others[agrees.index(True)], True
            elif None in agrees:
                first, sure = others[agrees.index(None)], False
            else:
                continue
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
            )


def _alike(frame: pd.DataFrame, *columns: str) -> Iterator[list[Line]]:
    """The lines, by place, of every group of two or more that agree in these columns and have a name."""
    alike = frame[(frame["name_key"] != "") & frame.duplicated(list(columns), keep=False)]
    groups: dict[Hashable, list[Line]] = {}
    for line in lines(in_order(alike)):
        groups.setdefault(tuple(getattr(line, column) for column in columns), []).append(line)
    yield from groups.values()
