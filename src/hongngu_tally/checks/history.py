"""Earlier years: rules over several years, judged by the lists that ``--history`` names and by a nominee's own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import CODES, finding
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import (
    Fields,
    Line,
    award_place,
    chosen,
    classified,
    lines,
    nominated,
)
from hongngu_tally.checks.records import initiatives_in, place_of, plain, records_of
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lack, Lacks, lacking
from hongngu_tally.checks.ways import HELD, MISSING, UNKNOWN, Nominee, Verdict, judge
from hongngu_tally.days import same_birth
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import EarlierFile, EarlierYears, Intake
from hongngu_tally.law import Regime, Ruling, YearsRule
from hongngu_tally.patterns import regex
from hongngu_tally.text import key

if TYPE_CHECKING:
    import pandas as pd

# The decision that recognised it, up to the end, is not the initiative.
_DECISION = regex(r"[(\[]?\s*\b(?:theo\s+)?(?:QĐ|quyết định)\b.*|\S*\d\S*/\S+", re.IGNORECASE)
_SHORTEST_INITIATIVE = 3


def asked(intake: Intake, regime: Regime) -> pd.DataFrame:
    """The nominations of which some rule asks for earlier years."""
    frame = classified(intake)
    mask = frame["award"].isin([])
    for code, rules in nominated(intake, regime):
        for recipient in ("individual", "collective", "household"):
            if rule := rules.years(recipient):
                of = (frame["award"] == code) & (frame["recipient"] == recipient)
                mask |= of & frame["track"].isin(list(rule.value.tracks))
    return chosen(frame, mask)


def nominees(intake: Intake, regime: Regime) -> Iterator[tuple[Line, Ruling[YearsRule], Nominee]]:
    """Every nomination whose award asks for earlier years, with the rule and the nominee's record."""
    if intake.earlier is None:
        return
    frame = asked(intake, regime)
    records = records_of(intake, _names(frame))
    for line in lines(plain(frame)):
        rule = regime.awards[line.award].years(str(line.recipient))
        if rule is not None:
            yield line, rule, Nominee(records, line)


def _names(frame: pd.DataFrame) -> frozenset[str]:
    return frozenset(map(str, frame["name_key"])) - {""}


@check("H101")
def consecutive_years_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The award asks for earlier years, and the lists of those years do not show them."""
    for line, rule, nominee in nominees(intake, regime):
        verdict = judge(rule.value, nominee)
        if verdict.state == HELD and not verdict.way.confirmed:
            yield finding(
                "R901",
                award_place(line),
                line.award_text,
                rule.cite,
                cause="open-way",
                rule="H101",
                rule_name=CODES["H101"].name,
                award=line.award,
                recipient_name=line.name,
                window=verdict.window,
            )
        if verdict.state != MISSING:
            continue
        also = [*verdict.also]
        if not line.track_stated and len(rule.value.tracks) == 1:
            # The track was assumed, and on another one the law asks for no years.
            also.append("track-assumed")
        sure = verdict.sure and "track-assumed" not in also
        like = nominee.records.resembling(line, verdict.missing, verdict.way.each)
        if like is not None:
            also.append("like")
        yield judged(
            "H101",
            award_place(line),
            rule,
            line.award_text,
            severity=None if sure else Severity.WARNING,
            cause=verdict.cause,
            award=line.award,
            recipient_name=line.name,
            also=("found" if _found(nominee, verdict) else "none-found", *also),
            **(
                {"like": like.name, "like_year": int(like.year), "like_place": place_of(like)} if like else {}
            ),
            **_facts(nominee, verdict),
        )


def _facts(nominee: Nominee, verdict: Verdict) -> dict[str, Any]:
    way = verdict.way
    namesakes = [
        place
        for year in verdict.missing
        for place in nominee.of(year, way.each).namesakes
        if year != nominee.year
    ]
    return {
        "years": way.years,
        "window": verdict.window,
        "missing": verdict.missing,
        "of": way.each,
        "grade": way.grade,
        "after": way.after,
        "initiatives": way.initiatives,
        "found": _found(nominee, verdict),
        "namesake": namesakes[0] if namesakes else "",
        "unit": nominee.line.unit,
        "history": nominee.records.earlier.years,
        **verdict.facts,
    }


def _found(nominee: Nominee, verdict: Verdict) -> tuple[tuple[int, str, str], ...]:
    """(year, award, cell) of what was found of the awards that are missing, in any year that was handed in."""
    way = verdict.way
    years = (*nominee.records.earlier.years, nominee.year)
    if verdict.cause == "among":
        codes, years = verdict.facts["among"], verdict.window
    elif verdict.cause == "after":
        codes = way.after
    else:
        codes = (*way.each, *(code for one in way.among for code in one.of))
    return tuple(
        (year, code, str(record.awards[code]))
        for year in years
        for record in (nominee.of(year, way.each),)
        for code in dict.fromkeys(codes)
        if code in record.awards
    )


@lacking("H101")
def _years_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where no earlier years were handed in, or those that were do not settle it."""
    frame = asked(intake, regime)
    if intake.earlier is None:
        yield "history", frame["file"]
        return
    found: dict[Lack, list[int]] = {}
    for at, (_, rule, nominee) in enumerate(nominees(intake, regime)):
        verdict = judge(rule.value, nominee)
        if verdict.state == UNKNOWN:
            found.setdefault(_lack(verdict, intake), []).append(at)
    for lack, rows in found.items():
        yield lack, frame["file"].iloc[rows]


def _lack(verdict: Verdict, intake: Intake) -> Lack:
    if verdict.lacks != "years" or intake.earlier is None:
        return Lack(f"history-{verdict.lacks}")
    return _lack_of_years(verdict.window, intake.year, intake.earlier)


def _lack_of_years(window: tuple[int, ...], year: int, earlier: EarlierYears) -> Lack:
    return Lack("history-years", tuple(each for each in window if each < year), earlier.years)


@check("H102")
def years_used_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The years that an award asks for have earned the same award before."""
    for line, rule, nominee in nominees(intake, regime):
        once = regime.awards[line.award].years_once
        if once is None:
            continue
        window = _window(rule, intake.year)
        rows = [
            used
            for used in nominee.records.past_rows(line)
            if used.award == line.award and int(used.year) in window[:-1]
        ]
        used = next((row for row in rows if _surely_one(line, row, rows)), None)
        if used is None:
            continue
        yield finding(
            "H102",
            award_place(line),
            line.award_text,
            once.cite,
            severity=Severity.ERROR if once.confirmed else None,
            award=line.award,
            recipient_name=line.name,
            window=window,
            used=int(used.year),
            shared=tuple(range(window[0], int(used.year) + 1)),
            first=place_of(used),
            of=rule.value.any_of[0].each,
            also=() if once.confirmed else ("unconfirmed",),
        )


def _window(rule: Ruling[YearsRule], year: int) -> tuple[int, ...]:
    """The years that a nomination of this year uses."""
    span = max(way.years for way in rule.value.any_of if way.confirmed)
    return tuple(range(year - span + 1, year + 1))


@lacking("H102")
def _uses_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where earlier years that the nomination uses were not handed in."""
    frame = asked(intake, regime)
    for (code, recipient), rows in frame.groupby(["award", "recipient"], observed=True):
        rule = regime.awards[str(code)].years(str(recipient))
        if rule is None or not regime.awards[str(code)].years_once:
            continue
        window = _window(rule, intake.year)
        if intake.earlier is None:
            yield "history", rows["file"]
        elif not set(window[:-1]) <= set(intake.earlier.years):
            yield _lack_of_years(window, intake.year, intake.earlier), rows["file"]


def _surely_one(line: Line, row: Line, rows: list[Line]) -> bool:
    """Whether two rows of one name and unit are one recipient beyond doubt: many families of one name live in a commune."""
    if same_birth(line.birth, row.birth):
        return True
    places = [
        (key(str(getattr(line, field))), key(str(getattr(row, field))))
        for field in ("workplace", "address")
        if isinstance(getattr(line, field), str)
        and isinstance(getattr(row, field), str)
        and getattr(line, field)
        and getattr(row, field)
    ]
    if places:
        return any(one == other for one, other in places)
    return sum(int(other.year) == int(row.year) for other in rows) == 1


@check("H103")
def initiative_used_before(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The initiative has earned another award in an earlier year."""
    if intake.earlier is None:
        return
    frame = initiatives_asked(intake, regime)
    if not len(frame):
        return
    records = records_of(intake, _names(frame))
    fields = Fields(intake)
    for line in lines(plain(frame)):
        ruling = regime.awards[line.award].initiative_once
        assert ruling is not None
        own = {_initiative_key(text): text for text in initiatives_in(str(line.initiative))}
        own.pop("", None)
        for used in records.past_rows(line):
            if used.award not in ruling.value or not isinstance(used.initiative, str):
                continue
            again = [own[one] for one in map(_initiative_key, initiatives_in(used.initiative)) if one in own]
            if again:
                place = fields.place(line, "initiative")
                yield finding(
                    "H103",
                    place if place.column else award_place(line),
                    again[0],
                    ruling.cite,
                    award=line.award,
                    recipient_name=line.name,
                    initiative=again[0],
                    earlier=used.award,
                    used=int(used.year),
                    first=place_of(used),
                    note=ruling.note or "",
                    also=() if ruling.confirmed else ("unconfirmed",),
                )
                break


@lacking("H103")
def _initiatives_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where no earlier years were handed in."""
    if intake.earlier is None:
        yield "history", initiatives_asked(intake, regime)["file"]


def initiatives_asked(intake: Intake, regime: Regime) -> pd.DataFrame:
    """The nominations that show an initiative which may have been used before."""
    frame = classified(intake)
    codes = [code for code, rules in regime.awards.items() if rules.initiative_once]
    return chosen(frame, frame["award"].isin(codes) & (frame["initiative"].fillna("") != ""))


def _initiative_key(text: str) -> str:
    """What two ways of writing one initiative share; empty where too little is written to tell one from another."""
    words = key(_DECISION.sub(" ", text)).split()
    return " ".join(words) if len(words) >= _SHORTEST_INITIATIVE else ""


# --- the files of earlier years


def _files(intake: Intake) -> tuple[EarlierFile, ...]:
    return intake.earlier.files if intake.earlier else ()


@check("H104")
def history_incomplete(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Of an earlier year's file something was not read."""
    for file in _files(intake):
        if file.state == "unreadable":
            continue
        counts: dict[str, Any] = {
            "sheets": len(file.without_list),
            "rows": file.unread,
            "held": file.held_back,
            "columns": file.doubted,
        }
        if file.state == "counted" and any(counts.values()):
            yield finding(
                "H104",
                Place(file.file),
                year=file.year,
                names=file.without_list,
                also=tuple(name for name, number in counts.items() if number),
                **counts,
            )


@check("H105")
def history_year_differs(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The folder of an earlier year's file and its titles name different years."""
    for file in _files(intake):
        if file.state == "counted" and file.folder_year:
            yield finding(
                "H105", Place(file.file), file.folder_year, year=file.year, folder_year=file.folder_year
            )


@check("H106")
def history_not_used(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A file handed in as an earlier year's was not used as such."""
    for file in _files(intake):
        if file.state == "ignored" and file.reason in ("this-year", "same-content", "not-earlier"):
            late = file.reason == "not-earlier"
            yield finding(
                "H106",
                Place(file.file),
                severity=Severity.WARNING if late else None,
                cause=file.reason,
                year=file.year,
                this_year=intake.year,
            )
