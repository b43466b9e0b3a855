"""Eligibility: one nomination against the law of the day.

A ruling whose text nobody has confirmed never accuses: it gives the note R901 in the place of the error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import CODES, finding
from hongngu_tally.checks.frames import Fields, Line, award_place, classified, codes, held, lines
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.finding import Finding, Place
from hongngu_tally.law import Regime
from hongngu_tally.nominations import Intake

if TYPE_CHECKING:
    import pandas as pd


def judged(code: str, place: Place, confirmed: bool, value: object, cite: str, **facts: Any) -> Finding:
    """The finding of ``code``, or the note that a rule nobody has confirmed would have given it."""
    if confirmed:
        return finding(code, place, value, cite, **facts)
    return finding(
        "R901", place, value, cite, cause="row", rule=code, rule_name=CODES[code].name, **_named(facts)
    )


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in ("award", "recipient_name") if name in facts}


@check("R301")
def recipient_not_allowed(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award does not exist for that kind of recipient."""
    for line in lines(held(intake, "recipient-not-allowed")):
        rules = regime.awards.get(line.award)
        if rules is None:  # an award that is not in force is R302's to report
            continue
        ruling = rules.recipients
        yield judged(
            "R301",
            award_place(line),
            ruling.confirmed,
            line.award_text,
            ruling.cite,
            award=line.award,
            recipient=line.recipient,
            recipient_name=line.name,
            allowed=ruling.value,
        )


@check("R302")
def award_not_in_force(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award, or the level that is to decide it, does not exist in the law of the day."""
    frame = intake.nominations
    out = frame["award"].isin(list(regime.others)) | frame["level"].isin(list(regime.absent_levels))
    for line in lines(frame[out]):
        absence = regime.others.get(line.award)
        what = "award" if absence else "level"
        absence = absence or regime.absent_levels[line.level]
        yield judged(
            "R302",
            award_place(line),
            absence.confidence == "confirmed",
            line.award_text,
            absence.cite,
            cause=f"{what}-{absence.state}",
            award=line.award,
            level=line.level,
            recipient_name=line.name,
            since=absence.since,
            day=regime.day,
        )


@check("R303")
def track_not_allowed(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award cannot be given to that kind of recipient on that track."""
    # A track that was assumed is ours, not the office's: it accuses nobody.
    frame = classified(intake)
    frame = frame[frame["track_stated"].astype(bool)]
    wrong = {
        (code, recipient, track)
        for code, recipient, track in _distinct(frame, "award", "recipient", "track")
        if code in regime.awards
        and recipient in regime.awards[code].tracks.value
        and track not in regime.awards[code].tracks.value[recipient]
    }
    fields = Fields(intake)
    for line in _with(frame, wrong, "award", "recipient", "track"):
        ruling = regime.awards[line.award].tracks
        place, text = _own_cell(line, fields, "track")
        yield judged(
            "R303",
            place,
            ruling.confirmed,
            text,
            ruling.cite,
            award=line.award,
            recipient=line.recipient,
            recipient_name=line.name,
            track=line.track,
            allowed=ruling.value[line.recipient],
        )


@check("R304")
def authority_too_low(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The level that is to decide may not decide this award."""
    frame = classified(intake)
    wrong = {
        (code, level)
        for code, level in _distinct(frame, "award", "level")
        if code in regime.awards
        and level
        and level not in regime.absent_levels  # R302 has said so
        and regime.awards[code].level_too_low(level)
    }
    fields = Fields(intake)
    for line in _with(frame, wrong, "award", "level"):
        ruling = regime.awards[line.award].levels
        place, text = _own_cell(line, fields, "level")
        yield judged(
            "R304",
            place,
            ruling.confirmed,
            text,
            ruling.cite,
            award=line.award,
            recipient_name=line.name,
            level=line.level,
            allowed=ruling.value,
        )


def _own_cell(line: Line, fields: Fields, field: str) -> tuple[Place, str]:
    """The cell of the field's own column, whose text the frame does not hold; else the award's with its text."""
    place = fields.place(line, field)
    return (place, "") if place.column else (award_place(line), line.award_text)


def _distinct(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """The combinations that occur: few, whatever the number of rows."""
    return frame[list(columns)].drop_duplicates().itertuples(index=False, name=None)


def _with(frame: pd.DataFrame, wrong: Collection[tuple[str, ...]], *columns: str) -> Iterator[Line]:
    """The lines that hold one of these combinations."""
    if not wrong:
        return iter(())
    combinations = frame[list(columns)].itertuples(index=False, name=None)
    return lines(frame[[each in wrong for each in combinations]])


@check("R401")
def prerequisite_not_held(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The person does not hold, in the same unit and year, the title that this one presupposes."""
    import numpy as np

    frame = classified(intake)
    award = frame["award"]
    for code, rules in regime.awards.items():
        ruling = rules.prerequisite_any_of
        if ruling is None or not (award == code).any():
            continue
        people = codes(frame, "unit", "name_key")
        lower = award.isin(list(ruling.value))
        holders, units = people[lower], set(frame.loc[lower, "unit"].astype("str"))
        lacking = frame[(award == code) & ~np.isin(people, holders)]
        for line in lines(lacking):
            yield judged(
                "R401",
                award_place(line),
                ruling.confirmed,
                line.award_text,
                ruling.cite,
                cause="not-listed" if line.unit in units else "no-list",
                award=code,
                recipient_name=line.name,
                unit=line.unit,
                needed=ruling.value,
            )


@check("R402")
def initiative_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The title asks for an initiative, and the initiative's cell is blank."""
    frame = classified(intake)
    award = frame["award"]
    # NA says that the list has no such column: then nothing can be judged.
    blank = frame["initiative"].notna() & (frame["initiative"].fillna("x").str.strip() == "")
    ungraded = frame["grade"].notna() & (frame["grade"].fillna("") != "excellent")
    fields = Fields(intake)
    for code, rules in regime.awards.items():
        ruling = rules.requires_any_of
        if ruling is None or "initiative" not in ruling.value:
            continue
        either = "excellent_completion" in ruling.value
        lacking = (award == code) & blank & (ungraded if either else True)
        for line in lines(frame[lacking]):
            place = fields.place(line, "initiative")
            yield judged(
                "R402",
                place if place.column else award_place(line),
                ruling.confirmed,
                "",
                ruling.cite,
                cause="either" if either else "initiative",
                award=code,
                recipient_name=line.name,
            )


@lacking("R402")
def _initiative_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where the list has no column of initiatives, or a blank one and no grade that would do instead."""
    frame = classified(intake)
    award = frame["award"]
    for code, rules in regime.awards.items():
        ruling = rules.requires_any_of
        if ruling is None or "initiative" not in ruling.value:
            continue
        asked = frame[award == code]
        absent, ungraded = asked["initiative"].isna(), asked["grade"].isna()
        if "excellent_completion" in ruling.value:
            absent &= asked["grade"].fillna("") != "excellent"
            yield "grade", asked[ungraded & (asked["initiative"].fillna("x").str.strip() == "")]
        yield "initiative", asked[absent]


@check("R901")
def rule_unverified(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A text that is in force, or an award that was counted, rests on wording that nobody has confirmed."""
    for text in regime.unverified:
        yield finding("R901", Place(), "", text.cite, cause="text", note=text.note, day=regime.day)
    counts = classified(intake)["award"].astype("str").value_counts().to_dict()
    for code, rules in regime.awards.items():
        if code in counts and not rules.in_force.confirmed:
            yield finding(
                "R901", Place(), "", rules.in_force.cite, cause="award", award=code, count=int(counts[code])
            )
