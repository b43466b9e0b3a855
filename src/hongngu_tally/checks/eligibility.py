"""Eligibility: one nomination against the law of the day.

A ruling whose text nobody has confirmed never accuses: it gives the note R901 in the place of the error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import CODES, finding
from hongngu_tally.checks.frames import Fields, Line, award_place, chosen, classified, held, lines
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Absence, Regime, Ruling

if TYPE_CHECKING:
    import pandas as pd


def judged(code: str, place: Place, ruling: Ruling[Any] | Absence, value: object, **facts: Any) -> Finding:
    """The finding of ``code``, or the note that a rule nobody has confirmed would have given it."""
    if ruling.confirmed:
        return finding(code, place, value, ruling.cite, **facts)
    rule = CODES[code].name
    return finding("R901", place, value, ruling.cite, cause="row", rule=code, rule_name=rule, **_named(facts))


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in ("award", "recipient_name") if name in facts}


@check("R301")
def recipient_not_allowed(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award does not exist for that kind of recipient."""
    for line in held(intake, "recipient-not-allowed"):
        rules = regime.awards.get(line.award)
        if rules is None:  # an award that is not in force is R302's to report
            continue
        ruling = rules.recipients
        yield judged(
            "R301",
            award_place(line),
            ruling,
            line.award_text,
            award=line.award,
            recipient=line.recipient,
            recipient_name=line.name,
            allowed=ruling.value,
        )
    # Kinds of which nobody has confirmed that they are all: whoever is of another one is counted, and told.
    frame = classified(intake)
    others = {
        (code, recipient)
        for code, recipient in _distinct(frame, "award", "recipient")
        if code in regime.awards
        and not regime.awards[code].recipients.confirmed
        and recipient not in regime.awards[code].recipients.value
    }
    for line in _with(frame, others, "award", "recipient"):
        ruling = regime.awards[line.award].recipients
        facts = {"award": line.award, "recipient_name": line.name}
        yield judged("R301", award_place(line), ruling, line.award_text, **facts)


@check("R302")
def award_not_in_force(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award, or the level that is to decide it, does not exist in the law of the day; both are said of what was counted."""
    frame = classified(intake)
    out = frame["award"].isin(list(regime.others)) | frame["level"].isin(list(regime.absent_levels))
    fields = Fields(intake)
    for line in lines(frame, out):
        absence = regime.others.get(line.award)
        what = "award" if absence else "level"
        absence = absence or regime.absent_levels[line.level]
        if (
            intake.school_years.get((line.file, line.sheet), regime.day) < absence.since
            and absence.state == "repealed"
        ):
            # The list is of a school year that had ended before.
            continue
        # "Giấy khen" beside "cấp huyện": the level's cell made it the award that it is.
        by_level = what == "level" or not intake.vocabulary.phrases.parse(line.award_text).awards
        place, text = _own_cell(line, fields, "level") if by_level else (award_place(line), line.award_text)
        yield judged(
            "R302",
            place,
            absence,
            text,
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
    frame = chosen(frame, frame["track_stated"].astype(bool))
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
            ruling,
            text,
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
            ruling,
            text,
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


@check("R901")
def rule_unverified(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A text that is in force, the day that a year is judged on, or an award that was counted rests on what nobody has confirmed."""
    if intake.nominations.empty:
        # Of files that cannot be read, and of blank ones, nothing was judged by any law.
        return
    for text in regime.unverified:
        yield finding("R901", Place(), "", text.cite, cause="text", note=text.note, day=regime.day)
    taken = intake.round
    if taken is not None and taken.confidence != "confirmed" and not regime.unverified:
        facts: dict[str, Any] = {"year": taken.year, "note": taken.note or "", "day": regime.day}
        yield finding("R901", Place(), "", taken.cite, cause="round", **facts)
    counts = classified(intake)["award"].astype("str").value_counts().to_dict()
    for code, rules in regime.awards.items():
        if code in counts and not rules.in_force.confirmed:
            yield finding(
                "R901", Place(), "", rules.in_force.cite, cause="award", award=code, count=int(counts[code])
            )
