"""What an award presupposes of whoever is put up for it: a lower title, an initiative, the year's grade, a registration.

A column that a list does not have is NA in the frame: its rule is not judged there, and ``unjudged`` says so. A blank
cell of a column that is there is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import (
    Fields,
    Line,
    award_place,
    chosen,
    classified,
    lines,
    name_place,
    nominated,
    once,
)
from hongngu_tally.checks.membership import Collectives
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.days import same_birth
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import GRADES, AwardRules, Regime, Ruling
from hongngu_tally.law.rulings import GradeFloor
from hongngu_tally.nominations import codes
from hongngu_tally.vocabulary.words import grade_text

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

V = TypeVar("V")
_UNRATED = "none"
"""The grade of whoever was not graded."""
TITLES = ("LDTT", "CSTT", "CSTDCS")
"""Whoever holds none of these in a unit's lists tells nothing of its lists of titles."""


def field_place(fields: Fields, line: Line, *names: str) -> Place:
    """The cell of the first of these fields that has a column of its own, else the award's."""
    places = (fields.place(line, name) for name in names)
    return next((place for place in places if place.column), award_place(line))


def _ruled(
    intake: Intake, regime: Regime, rule: Callable[[AwardRules], Ruling[V] | None]
) -> dict[str, Ruling[V]]:
    """The awards with such a rule for which somebody is put up, in the law's order."""
    found = {code: rule(rules) for code, rules in nominated(intake, regime)}
    return {code: ruling for code, ruling in found.items() if ruling is not None}


# --- R401


@check("R401")
def prerequisite_not_held(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The recipient, or a member of the collective, does not hold in the year the title that this one presupposes."""
    import numpy as np

    frame = classified(intake)
    award = frame["award"]
    for code, ruling in _ruled(intake, regime, lambda rules: rules.prerequisite_any_of).items():
        people = codes(frame, "unit", "name_key")
        lower = award.isin(list(ruling.value))
        holders, units = people[lower], set(frame.loc[lower, "unit"].unique())
        for line in lines(frame, (award == code) & ~np.isin(people, holders)):
            cause = "not-listed" if line.unit in units else "no-list"
            yield _lower_title(line, ruling, cause)
        for line, other in _namesakes(frame, (award == code).to_numpy(), lower.to_numpy(), people):
            facts = {"birth": line.birth, "other_birth": other.birth, "first": name_place(other)}
            yield _lower_title(line, ruling, "namesake", **facts)
    for line, ruling, held in _members_asked(intake, regime):
        if held is False:
            yield _lower_title(line, ruling, "no-member")


def _namesakes(
    frame: pd.DataFrame, asked: np.ndarray, lower: np.ndarray, people: np.ndarray
) -> Iterator[tuple[Line, Line]]:
    """Whoever shares only the name with the holders of the lower title, with one of them: each was born another day."""
    import numpy as np

    births = codes(frame, "unit", "name_key", "birth")
    unlike = asked & np.isin(people, people[lower]) & ~np.isin(births, births[lower])
    unlike &= (frame["birth"] != "").to_numpy()
    if not unlike.any():
        return
    held = lower & np.isin(people, people[unlike])
    holders: dict[int, list[Line]] = {}
    for person, line in zip(people[held].tolist(), lines(frame, held), strict=True):
        holders.setdefault(person, []).append(line)
    for person, line in zip(people[unlike].tolist(), lines(frame, unlike), strict=True):
        if all(same_birth(line.birth, one.birth) is False for one in holders[person]):
            yield line, holders[person][0]


def _lower_title(line: Line, ruling: Ruling[tuple[str, ...]], cause: str, **facts: object) -> Finding:
    return judged(
        "R401",
        award_place(line),
        ruling,
        line.award_text,
        cause=cause,
        award=line.award,
        recipient_name=line.name,
        unit=line.unit,
        needed=ruling.value,
        **facts,
    )


def _members_asked(
    intake: Intake, regime: Regime
) -> Iterator[tuple[Line, Ruling[tuple[str, ...]], bool | None]]:
    """Every collective one of whose members must hold a title, and whether one does; None where nobody can tell."""
    frame = classified(intake)
    asked = _ruled(intake, regime, lambda rules: rules.members_hold_any_of)
    if not asked:
        return
    found = frame[frame["award"].isin(list(asked))]
    collectives = Collectives(intake)
    award = collectives.people["award"]
    names = collectives.people["name_key"].to_numpy()
    titled = award.isin(TITLES).to_numpy()
    holders = {code: award.isin(list(ruling.value)).to_numpy() for code, ruling in asked.items()}
    for line in lines(found):
        holds, members = holders[line.award], collectives.members(line)
        if members is None or holds[members].any():
            yield line, asked[line.award], None if members is None else True
            continue
        # A holder whose workplace nobody wrote may belong to it, and a list of nothing but forms tells no titles.
        placeless = collectives.placeless(line)
        perhaps = set(names[placeless[holds[placeless]]]) - set(names[members])
        yield line, asked[line.award], None if perhaps or not titled[members].any() else False


@lacking("R401")
def _members_unknown(intake: Intake, regime: Regime) -> Lacks:
    frame = classified(intake)
    found = _members_asked(intake, regime)
    rows = {(line.file, line.sheet, line.row, line.award) for line, _, held in found if held is None}
    if rows:
        places = zip(*(frame[name] for name in ("file", "sheet", "row", "award")), strict=True)
        yield "member-list", frame["file"][[place in rows for place in places]]


# --- R402


@check("R402")
def initiative_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The title asks for an initiative, and none is written; from 2024 excellent completion does instead."""
    fields = Fields(intake)
    for asked, ruling in _initiative_asked(intake, regime):
        either = "excellent_completion" in ruling.value
        blank = asked["initiative"].fillna("x") == ""
        if either:
            blank &= asked["grade"].notna() & (asked["grade"] != "excellent")
        for line in lines(asked, blank):
            yield judged(
                "R402",
                field_place(fields, line, "initiative"),
                ruling,
                "",
                cause="either" if either else "initiative",
                award=line.award,
                recipient_name=line.name,
            )


@lacking("R402")
def _initiative_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where the list has no column of initiatives, or a blank one and no grade that would do instead."""
    for asked, ruling in _initiative_asked(intake, regime):
        absent, ungraded = asked["initiative"].isna(), asked["grade"].isna()
        if "excellent_completion" in ruling.value:
            absent &= asked["grade"].fillna("") != "excellent"
            yield "grade", asked["file"][ungraded & (asked["initiative"].fillna("x") == "")]
        yield "initiative", asked["file"][absent]


def _initiative_asked(
    intake: Intake, regime: Regime
) -> Iterator[tuple[pd.DataFrame, Ruling[tuple[str, ...]]]]:
    """The nominations of every award that asks for an initiative.

    A list without a column of grades takes the person's grade from another list of the unit.
    """
    frame = classified(intake)
    for code, ruling in _ruled(intake, regime, lambda rules: rules.requires_any_of).items():
        if "initiative" not in ruling.value:
            continue
        asked = frame[frame["award"] == code]
        if "excellent_completion" in ruling.value and asked["grade"].isna().any():
            asked = _with_grades_elsewhere(asked, frame)
        yield asked, ruling


def _with_grades_elsewhere(asked: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    graded = frame[frame["grade"].fillna("") != ""]
    graded = graded.drop_duplicates(["unit", "name_key"])[["unit", "name_key", "grade"]]
    keys = asked[["unit", "name_key"]].astype("str")
    found = keys.merge(graded.astype("str"), on=["unit", "name_key"], how="left")["grade"]
    return asked.assign(grade=asked["grade"].where(asked["grade"].notna(), found.to_numpy()))


# --- R406


@check("R406")
def grade_too_low(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The year's grade does not carry the award."""
    fields = Fields(intake)
    for asked, ruling in _grade_asked(intake, regime):
        low = asked["grade"].isin(_below(ruling.value.grade))
        if not ruling.value.bars_failing_alone:
            low |= (asked["grade"] == _UNRATED) | _left_blank(asked)
        for line in lines(asked, low):
            yield judged(
                "R406",
                field_place(fields, line, "grade"),
                ruling,
                grade_text(line.grade),
                cause={"": "blank", _UNRATED: "unrated"}.get(line.grade, "below"),
                award=line.award,
                recipient_name=line.name,
                grade=line.grade,
                needed=ruling.value.grade,
            )


def _below(grade: str) -> Sequence[str]:
    return GRADES[GRADES.index(grade) + 1 :]


def _left_blank(asked: pd.DataFrame) -> pd.Series[bool]:
    """The blank grades of lists that grade others of the same award; a column that nobody fills in says nothing."""
    blank = asked["grade"].fillna("x") == ""
    if not blank.any():
        return blank
    filled = (asked["grade"].fillna("") != "").groupby([asked["file"], asked["sheet"]], observed=True)
    return blank & filled.transform("any")


def _grade_asked(intake: Intake, regime: Regime) -> Iterator[tuple[pd.DataFrame, Ruling[GradeFloor]]]:
    """The nominations of persons and collectives for every award, on the tracks, that ask for a grade."""
    frame = classified(intake)
    for code, ruling in _ruled(intake, regime, lambda rules: rules.grade_min).items():
        asked = chosen(
            frame,
            (frame["award"] == code)
            & frame["track"].isin(list(ruling.value.tracks))
            & (frame["recipient"] != "household"),
        )
        if len(asked):
            yield asked, ruling


def of_member(code: str, line: Line, member: Line, ruling: Ruling[Any], **facts: object) -> Finding:
    """A collective's finding for one of its own people, with the place where that person stands."""
    return judged(
        code,
        award_place(line),
        ruling,
        line.award_text,
        cause="member",
        award=line.award,
        recipient_name=line.name,
        member=member.name,
        where=Place(member.file, member.sheet, int(member.row)),
        **facts,
    )


def members_below_grade(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Of every collective whose title asks for a grade of each member: the first member with a lower one."""
    frame = classified(intake)
    asked = _ruled(intake, regime, lambda rules: rules.members_grade_min)
    if not asked:
        return
    found = frame[frame["award"].isin(list(asked))]
    collectives = Collectives(intake)
    people = collectives.people
    low = {code: people["grade"].isin(_below(ruling.value)).to_numpy() for code, ruling in asked.items()}
    for line in lines(found):
        members, ruling = collectives.members(line), asked[line.award]
        worst = [] if members is None else members[low[line.award][members]]
        for member in lines(people.iloc[worst[:1]]):
            yield of_member("Q102", line, member, ruling, grade=member.grade, needed=ruling.value)


@lacking("R406")
def _grade_unknown(intake: Intake, regime: Regime) -> Lacks:
    for asked, _ in _grade_asked(intake, regime):
        yield "grade", asked["file"][asked["grade"].isna()]
        unclear = ~asked["grade"].isin(["", *GRADES, _UNRATED]) & asked["grade"].notna()
        yield "grade-unclear", asked["file"][unclear]


# --- R408


@check("R408")
def registration_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The recipient did not register for the year's emulation."""
    ruling = regime.common.registration_of
    if ruling is None:
        return
    frame = classified(intake)
    blank = _registration_asked(frame, ruling) & (frame["registered"].fillna("x") == "")
    fields = Fields(intake)
    yield from once(
        judged(
            "R408",
            field_place(fields, line, "registered", "award_registered"),
            ruling,
            line.registered,
            award=line.award,
            recipient_name=line.name,
        )
        for line in lines(frame, blank)
    )


def _registration_asked(frame: pd.DataFrame, ruling: Ruling[tuple[str, ...]]) -> pd.Series[bool]:
    return (
        frame["family"].isin(list(ruling.value))
        & (frame["track"] == "merit")
        & (frame["recipient"] != "household")
    )


@lacking("R408")
def _registration_unknown(intake: Intake, regime: Regime) -> Lacks:
    if ruling := regime.common.registration_of:
        frame = classified(intake)
        yield "registered", frame["file"][_registration_asked(frame, ruling) & frame["registered"].isna()]
