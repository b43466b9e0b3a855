"""Cells: what a nomination lacks, what could not be recognised, what was read with a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import (
    NOMINEE,
    Fields,
    Line,
    award_place,
    classified,
    held,
    in_order,
    lines,
    lists,
    name_place,
    odd_cells,
    tables,
)
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.votes import few_votes
from hongngu_tally.days import birth_parts, first_day
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.patterns import regex
from hongngu_tally.text import clean, nearest
from hongngu_tally.vocabulary.words import track_texts


@check("F101")
def name_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A nomination names nobody."""
    for line in held(intake, "name-missing"):
        yield finding(
            "F101", name_place(line), line.name, cause="nobody" if line.name else "", recipient_name=line.name,
            award=line.award, written=line.award_text,
        )  # fmt: skip


@check("F102")
def award_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A nomination names no award, and neither its section nor a title does."""
    fields = Fields(intake)
    # A list without any award column is one finding, W202, not one per row.
    without_column = {
        (file.file, sheet.name, row)
        for file, sheet, table in tables(intake)
        if "award" in table.missing
        for row in table.rows
    }
    for line in held(intake, "award-missing"):
        if (line.file, line.sheet, line.row) in without_column:
            continue
        place = award_place(line) if line.column else fields.place(line, "award")
        yield finding("F102", place, recipient_name=line.name)


@check("F201")
def award_unknown(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The text is no award that is known; the nearest one is suggested, never taken."""
    spellings = cache(lambda recipient: _spellings(regime, recipient))

    @cache
    def suggest(text: str, recipient: str) -> str:
        known = spellings(recipient)
        return known.get(nearest(text, known) or "", "")

    for line in held(intake, "award-unknown"):
        near = suggest(line.award_text, str(line.recipient))
        yield finding(
            "F201",
            award_place(line),
            line.award_text,
            recipient_name=line.name,
            written=line.award_text,
            suggestion=near,
            also=("suggestion",) if near else (),
        )


_CLASS = regex(r" (?:[IVX]+|\d)$")
"""A class in short at the end: everything that is as short is near it."""


def _spellings(regime: Regime, recipient: str) -> Mapping[str, str]:
    """The spellings that may be meant, with their awards; of a known kind of recipient only those that it can have."""
    return {
        text: award.code
        for award in regime.awards.values()
        if not recipient or recipient in award.recipients.value
        for text in (award.name_vi, award.abbreviation, *award.also_written)
        if not _CLASS.search(text)
    }


@check("F202")
def award_ambiguous(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The text fits several awards, such as Giấy khen with no level anywhere in sight."""
    for line in held(intake, "award-ambiguous"):
        yield finding(
            "F202", award_place(line), line.award_text, recipient_name=line.name, written=line.award_text
        )


@check("F203")
def track_assumed(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Nothing states the track of a commendation form, so the usual one was taken."""
    frame = classified(intake)
    silent = (frame["family"] == "commendation_form") & ~frame["track_stated"].astype(bool)
    if not silent.any():
        return
    unstated = in_order(frame[["file", "sheet", "row", "column", "track"]][silent])
    counts = unstated.groupby(["file", "sheet"]).size().to_dict()
    tracks: dict[tuple[str, str], list[str]] = {}
    for line in lines(unstated.drop_duplicates(["file", "sheet", "track"])):
        tracks.setdefault((line.file, line.sheet), []).append(line.track)
    for first in lines(unstated.drop_duplicates(["file", "sheet"])):
        sheet = first.file, first.sheet
        yield finding("F203", Place(*sheet, int(first.row)), count=counts[sheet], tracks=tuple(tracks[sheet]))


@check("F204")
def recipient_unclear(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """It cannot be told whether a person, a collective or a household is meant."""
    for line in held(intake, "recipient-unclear"):
        yield finding("F204", name_place(line), line.name, recipient_name=line.name, award=line.award)


@check("F301")
def error_cell(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A cell that is read holds an error such as #N/A."""
    for place, cell in odd_cells(intake, "error"):
        yield finding("F301", place, cell.shown, shown=cell.shown, field=cell.field)


@check("F302")
def formula_without_value(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A formula was saved without its result, so the cell reads as blank."""
    for place, cell in odd_cells(intake, "formula"):
        ordinal = cell.field == "ordinal"
        yield finding(
            "F302",
            place,
            cell.shown,
            severity=Severity.NOTE if ordinal else None,
            cause="ordinal" if ordinal else "",
            field=cell.field,
        )


_TOLD_ELSEWHERE = frozenset(
    {
        "error",
        "formula",
        "award-behind",
        "person-behind",
        "row-year",
        "decided",
        "withdrawn",
        "votes",
        "votes-perhaps",
        "remark",
    }
)
_UNDECIDED = frozenset(
    {
        "unit-blank",
        "code-differs",
        "refused",
        "result-blank",
        "unsettled",
        "denied-beside",
        "mark-undecided",
    }
)
"""Only a person knows whose number the row is part of, which of a code and words was forgotten, whether the council's no, its silence or its delay stands."""


@check("F303")
def value_unusual(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A value was read as something it probably is not."""
    for place, cell in odd_cells(intake):
        if cell.kind not in _TOLD_ELSEWHERE:
            near = nearest(cell.shown, track_texts()) if cell.kind == "unknown-track" else None
            meant: dict[str, Any] = {"suggestion": near, "also": ("suggestion",)} if near else {}
            severity = Severity.ERROR if cell.kind in _UNDECIDED else None
            yield finding(
                "F303", place, cell.shown, severity=severity, cause=cell.kind,
                shown=cell.shown, field=cell.field, **meant,
            )  # fmt: skip
    yield from _unlikely_births(intake)
    yield from _recruited_as_children(intake)
    yield from _decided_otherwise(intake)
    yield from few_votes(intake, regime)


def _decided_otherwise(intake: Intake) -> Iterator[Finding]:
    """Awards that a council's column names beside others that its rows are put up for; one with a number is somebody's earlier decision."""
    frame = classified(intake)
    fields, awards_in = Fields(intake), intake.vocabulary.phrases.awards_in
    texts = (text for text in frame["decision"].dropna().unique() if not any(map(str.isdigit, text)))
    decided = {text: awards for text in texts if (awards := awards_in(text))}
    for line in lines(frame, frame["decision"].isin(list(decided))) if decided else ():
        if line.award not in decided[line.decision]:
            yield _decided(line, fields.place(line, "decision"), line.decision)
    told = {
        (place.file, place.sheet, place.row): (place, cell.shown)
        for place, cell in odd_cells(intake, "decided")
    }
    files, rows = {file for file, _, _ in told}, {row for _, _, row in told}
    near = frame["file"].isin(files) & frame["row"].isin(rows)
    for line in lines(frame, near) if told else ():
        place, shown = told.get((line.file, line.sheet, int(line.row)), (None, ""))
        if place and line.award not in awards_in(shown):
            yield _decided(line, place, shown)


def _decided(line: Line, place: Place, shown: str) -> Finding:
    return finding(
        "F303", place, shown, cause="decided-otherwise", shown=shown, field="decision", award=line.award,
        recipient_name=line.name,
    )  # fmt: skip


_YOUNGEST, _OLDEST = 15, 90
"""Whoever is younger does no work that a title of workers is for; whoever is older hardly any."""


def _unlikely_births(intake: Intake) -> Iterator[Finding]:
    """Births after the list's year, and those that make whoever is put up for a title of workers a child or very old."""
    frame = intake.nominations
    births = frame["birth"].cat.categories
    years = births.str.extract(r"(?<!\d)((?:19|20)\d\d)(?!\d)", expand=False).astype("float")
    ages = dict(zip(births, intake.year - years, strict=True))
    odd = [text for text, age in ages.items() if age < _YOUNGEST or age > _OLDEST]
    if not odd:
        return
    titled = (frame["family"] == "emulation_title") & (frame["recipient"] == "individual")
    future = frame["birth"].isin([text for text in odd if ages[text] < 0])
    told = frame[future | (titled & frame["birth"].isin(odd))]
    fields = Fields(intake)
    for line in lines(in_order(told.drop_duplicates(NOMINEE))):
        yield finding(
            "F303",
            fields.place(line, "birth"),
            line.birth,
            shown=line.birth,
            field="birth",
            year=intake.year,
            **_age_of(line, int(ages[line.birth])),
        )


def _recruited_as_children(intake: Intake) -> Iterator[Finding]:
    """Days of recruitment on which whoever was born then was a child, or not yet born: one of the two is mistyped."""
    frame = intake.nominations
    days = {
        text: day.year for text in frame["recruited"].dropna().unique() if text and (day := first_day(text))
    }
    if not days:
        return
    births = {text: found[0] for text in frame["birth"].cat.categories if (found := birth_parts(text))}
    ages = frame["recruited"].map(days).astype("float") - frame["birth"].map(births).astype("float")
    fields = Fields(intake)
    for line in lines(in_order(frame[ages < _YOUNGEST].drop_duplicates(NOMINEE))):
        yield finding(
            "F303", fields.place(line, "recruited"), line.recruited, cause="recruited-as-child", shown=line.recruited,
            field="recruited", birth=line.birth, recipient_name=line.name,
        )  # fmt: skip


def _age_of(line: Line, age: int) -> dict[str, Any]:
    return (
        {"cause": "future-birth"} if age < 0 else {"cause": "unlikely-age", "age": age, "award": line.award}
    )


@check("F401")
def text_repaired(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Texts were read as their canonical form; one note per sheet and kind of repair."""
    for file, sheet in lists(intake):
        kinds: dict[str, list[tuple[int, int, str, str, str]]] = {}
        for repaired in sheet.repaired:
            kinds.setdefault(repaired[2], []).append(repaired)
        for kind, found in kinds.items():
            row, column, _, written, read = found[0]
            place = Place(file.file, sheet.name, row, column)
            # What is said of words that nobody mends is a sentence of its own.
            variant: dict[str, Any] = {"cause": kind} if kind == "unmarked" else {}
            yield finding(
                "F401", place, written, kind=kind, count=len(found), written=clean(written), read=read, **variant
            )  # fmt: skip
