"""Decisions that a list names: those a proposal rests on, and those that are to be its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.conditions import field_place
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import Fields, Line, classified, lines, once
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.days import days_meant, whole_days
from hongngu_tally.finding import Finding
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime, load_catalogue
from hongngu_tally.patterns import regex
from hongngu_tally.vocabulary.words import table_words

if TYPE_CHECKING:
    from hongngu_tally.vocabulary import Phrase, Phrases

# One decision each: "Giấy khen đột xuất năm 2019; Bằng khen của UBND tỉnh".
_YEAR = regex(r"\d{4}")
_PARTS = regex(r"[;\n+]|,\s*(?=(?:giấy|bằng|GK|BK|cờ|danh hiệu|huân)\b)", re.IGNORECASE)


@check("R407")
def basis_of_other_track(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The proposal rests on a commendation of a track that may not support it."""
    ruling = regime.common.basis_barred
    if ruling is None:
        return
    frame = classified(intake)
    barred = ruling.value
    phrases = intake.vocabulary.phrases
    texts = frame["basis"].dropna().unique()
    cited = {text: found for text in texts if (found := _cited(phrases, text, barred.tracks))}
    if not cited:
        return
    asked = frame[
        frame["basis"].isin(list(cited))
        & frame["track"].isin(list(barred.for_tracks))
        & frame["level"].isin(list(barred.levels))
    ]
    fields = Fields(intake)

    def judge(line: Line) -> Finding:
        part, track = cited[line.basis]
        return judged(
            "R407",
            field_place(fields, line, "basis"),
            ruling,
            line.basis,
            cause="state" if barred.levels == ("state",) else "merit",
            award=line.award,
            recipient_name=line.name,
            track=line.track,
            basis=part,
            basis_track=track,
        )

    yield from once(judge(line) for line in lines(asked))


def _cited(phrases: Phrases, text: str, tracks: tuple[str, ...]) -> tuple[str, str] | None:
    """(the commendation, its track) of the first one in a text that is on one of the tracks."""
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        found = phrases.parse(part)
        if (found.awards or found.generic) and (track := _track_of(found, part)) in tracks:
            return part, track
    return None


def _track_of(phrase: Phrase, text: str) -> str:
    """The track that a commendation's own words tell: "đột xuất", "chuyên đề", or the drive it was given in."""
    return phrase.track or ("drive" if _IN_A_DRIVE.search(text) else "")


_IN_A_DRIVE = regex(rf"\b(?:{'|'.join(table_words()['cells']['drives'])})\b", re.IGNORECASE)


@lacking("R407")
def _basis_unknown(intake: Intake, regime: Regime) -> Lacks:
    if ruling := regime.common.basis_barred:
        frame = classified(intake)
        asked = frame["track"].isin(list(ruling.value.for_tracks)) & (frame["family"] != "emulation_title")
        asked &= frame["level"].isin(list(ruling.value.levels)) & frame["basis"].isna()
        yield "basis", frame["file"][asked]


@check("W506")
def decision_date_differs(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A decision's date is of another year than the list, or under another law than it is judged by."""
    frame = intake.nominations
    fields = Fields(intake)

    def judge(line: Line) -> Iterator[Finding]:
        for field in ("decision_date", "decision"):
            for day in _days(field, getattr(line, field)):
                if cause := _differs(day, intake, line, regime):
                    yield finding(
                        "W506",
                        field_place(fields, line, field),
                        getattr(line, field),
                        cause=cause,
                        recipient_name=line.name,
                        decided=day,
                        year=intake.year,
                        day=regime.day,
                    )
                    return

    dated = frame["decision_date"].fillna("") != ""
    numbers = [text for text in frame["decision"].dropna().unique() if _YEAR.search(text)]
    dated |= frame["decision"].isin(numbers)
    yield from once(found for line in lines(frame, dated) for found in judge(line))


def _days(field: str, text: object) -> Iterator[date]:
    if not isinstance(text, str) or not text:
        return
    if field == "decision":
        yield from whole_days(text)
    elif (days := days_meant(text)) and days[0] == days[1]:
        yield days[0]


def _differs(day: date, intake: Intake, line: Line, regime: Regime) -> str:
    """``earlier`` or ``later`` than the list's year lets a decision be, ``law`` for another law, else nothing.

    What a year achieved is decided in that year or the next; a school year begins in the year before.
    """
    first = intake.year - ((line.file, line.sheet) in intake.school_years)
    if day.year < first:
        return "earlier"
    if day.year > intake.year + 1:
        return "later"
    return "" if _law_of(day) == _law_of(regime.day) else "law"


@lru_cache(maxsize=1024)
def _law_of(day: date) -> tuple[object, ...]:
    """What tells the laws of two days apart: the laws whose content is confirmed, and the levels that decide."""
    catalogue = load_catalogue()
    if day < catalogue.covered_from:
        return ()
    regime = catalogue.on(day)
    laws = [one.key for one in regime.instruments if one.kind == "law" and one.confidence == "confirmed"]
    return (tuple(laws), regime.levels)
