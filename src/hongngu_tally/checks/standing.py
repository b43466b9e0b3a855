"""How whoever is put up stands in the year: recruited when, disciplined, under proceedings that are not over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from hongngu_tally.checks.conditions import field_place, of_member
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import Fields, Line, classified, lines, nominated, once
from hongngu_tally.checks.identity import came_from_elsewhere
from hongngu_tally.checks.membership import Collectives
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.days import first_day, whole_months, years_in
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime, Ruling
from hongngu_tally.vocabulary.standing import UNNAMED, load_standing
from hongngu_tally.vocabulary.words import remark_that

if TYPE_CHECKING:
    import pandas as pd


def _where(values: pd.Series[str], holds: Callable[[str], object]) -> pd.Series[bool]:
    """The lines whose text holds; each distinct text is looked at once."""
    found = [text for text in values.dropna().unique() if text and holds(str(text))]
    return values.isin(found)


def _place(fields: Fields, line: Line, field: str, text: str) -> Place:
    """The cell that says so."""
    return fields.remark(line, text) if field == "note" else field_place(fields, line, field)


# --- R403


@check("R403")
def tenure_too_short(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The person was recruited too late in the year, counted in whole months to its end; a remark may say so where the column does not."""
    fields = Fields(intake)
    frame = classified(intake)
    schools = frame["file"].isin([file for file, _ in intake.school_years])
    remarks = _where(frame["note"], load_standing().recruited)
    schools &= (frame["recruited"].fillna("") != "") | remarks
    for asked, ruling in _tenure_asked(intake, regime):
        # Of a month or a year alone, and of several days, the first counts: only what is too late in any case is said.
        too_late = _recruited_late(intake.year_end, ruling.value)
        late = _where(frame["recruited"], too_late)
        if remarks.any():
            late |= remarks & _where(frame["note"], too_late)
        for line in lines(frame, asked & (late | schools)):
            end = intake.school_years.get((line.file, line.sheet), intake.year_end)
            if _says(line.recruited):
                field, said = "recruited", line.recruited
            else:
                field, said = "note", remark_that(too_late, line.note) or line.note
            day = first_day(said)
            if day is None or (months := whole_months(day, end)) >= ruling.value:
                continue
            if came_from_elsewhere(line):
                continue
            yield judged(
                "R403",
                _place(fields, line, field, said),
                ruling,
                said,
                award=line.award,
                recipient_name=line.name,
                recruited=said if field == "recruited" else f"{day:%d/%m/%Y}",
                months=months,
                needed=ruling.value,
                end=end,
            )


def _recruited_late(end: date, needed: int) -> Callable[[str], bool]:
    def late(text: str) -> bool:
        day = first_day(text)
        return day is not None and whole_months(day, end) < needed

    return late


def _tenure_asked(intake: Intake, regime: Regime) -> Iterator[tuple[pd.Series[bool], Ruling[int]]]:
    """Which nominations are asked, for every award that asks."""
    award = classified(intake)["award"]
    for code, rules in nominated(intake, regime):
        if rules.tenure_min_months is not None:
            yield award == code, rules.tenure_min_months


@lacking("R403")
def _recruitment_unknown(intake: Intake, regime: Regime) -> Lacks:
    frame = classified(intake)
    for asked, _ in _tenure_asked(intake, regime):
        yield "recruited", frame["file"][asked & frame["recruited"].isna()]


# --- R404


@check("R404")
def disciplined(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The person, or a member of the collective, was disciplined in the year by a measure that bars the award."""
    yield from once(_disciplined(intake, regime))
    yield from _member_disciplined(intake, regime)


class _Barring:
    """The measures that are as grave as a bar, and where a line names one."""

    def __init__(self, bar: str) -> None:
        self.bar = bar
        self._standing = load_standing()
        self._grave = self._standing.measures[self._standing.measures.index(bar) :]

    def of_cell(self, text: str) -> str:
        """The measure that a discipline column's cell tells, if it bars; one not named is at least the mildest."""
        measure = self._standing.discipline(text)
        mildest = measure == UNNAMED and self.bar == self._standing.measures[0]
        return measure if measure in self._grave or mildest else ""

    def named(self, text: str) -> str:
        """The measure that any text names, if it bars."""
        measure = self._standing.named(text)
        return measure if measure in self._grave else ""

    def lines(self, frame: pd.DataFrame) -> pd.Series[bool]:
        """The lines of which one of the two cells tells a measure that bars."""
        return _where(frame["discipline"], self.of_cell) | _where(frame["note"], self.named)

    def told(self, line: Line) -> tuple[str, str, str]:
        """(field, text, measure) of such a line."""
        if _says(line.discipline) and (measure := self.of_cell(line.discipline)):
            return "discipline", line.discipline, measure
        remark = remark_that(self.named, line.note) or str(line.note)
        return "note", remark, self.named(remark)


def _disciplined(intake: Intake, regime: Regime) -> Iterator[Finding]:
    fields = Fields(intake)
    frame = classified(intake)
    for asked, ruling in _discipline_asked(intake, regime):
        barring = _Barring(ruling.value)
        for line in lines(frame, asked & barring.lines(frame)):
            field, text, measure = barring.told(line)
            if _in_year(text, intake, line):
                yield judged(
                    "R404",
                    _place(fields, line, field, text),
                    ruling,
                    text,
                    cause=UNNAMED if measure == UNNAMED else str(line.recipient),
                    award=line.award,
                    recipient_name=line.name,
                    measure=measure,
                    said=text,
                    bar=ruling.value,
                )


def _in_year(text: str, intake: Intake, line: Line) -> bool:
    """Whether a measure may be of the year: one that names earlier years only is not."""
    first = intake.year - ((line.file, line.sheet) in intake.school_years)
    years = years_in(text)
    return not years or max(years) >= first


def _discipline_asked(intake: Intake, regime: Regime) -> Iterator[tuple[pd.Series[bool], Ruling[str]]]:
    """Which nominations are asked, for every award that asks."""
    award = classified(intake)["award"]
    for code, rules in nominated(intake, regime):
        if rules.discipline_bar is not None:
            yield award == code, rules.discipline_bar


def _member_disciplined(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A collective one of whose members was disciplined."""
    frame = classified(intake)
    for asked, ruling in _discipline_asked(intake, regime):
        asked &= frame["recipient"] == "collective"
        if not asked.any():
            continue
        collectives, barring = Collectives(intake), _Barring(ruling.value)
        people = collectives.people
        barred = barring.lines(people).to_numpy()
        if not barred.any():
            continue
        for line in lines(frame, asked & frame["unit"].isin(list(people["unit"][barred]))):
            members = collectives.members(line)
            own = [] if members is None else members[barred[members]]
            for member in lines(people.iloc[own]):
                _, text, measure = barring.told(member)
                if measure != UNNAMED and _in_year(text, intake, member):
                    yield of_member("R404", line, member, ruling, measure=measure, bar=ruling.value)
                    break


@lacking("R404")
def _discipline_unknown(intake: Intake, regime: Regime) -> Lacks:
    frame = classified(intake)
    silent = frame["discipline"].isna() & (frame["recipient"] == "individual")
    for asked, _ in _discipline_asked(intake, regime):
        yield "discipline", frame["file"][asked & silent]


# --- R405


@check("R405")
def proceedings_pending(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A measure being considered, an inquiry or a complaint is not over: nobody is proposed as long as it lasts."""
    ruling = regime.common.proceedings_bar
    if ruling is None:
        return
    frame = classified(intake)
    standing = load_standing()
    fields = Fields(intake)
    said: dict[str, Callable[[str], str]] = {
        "discipline": standing.proceedings,
        "proceedings": lambda text: standing.proceedings(text) or standing.stated(text),
        "note": standing.proceedings,
    }
    pending = frame["note"].isna()
    for name, kind in said.items():
        pending |= _where(frame[name], kind)

    def judge(line: Line) -> Finding:
        found = ((name, getattr(line, name), kind) for name, kind in said.items())
        field, text, kind = next(each for each in found if _says(each[1]) and each[2](each[1]))
        if field == "note":
            text = remark_that(kind, text) or text
        return judged(
            "R405",
            _place(fields, line, field, text),
            ruling,
            text,
            cause=kind(text),
            award=line.award,
            recipient_name=line.name,
            said=text,
        )

    yield from once(judge(line) for line in lines(frame, pending))


def _says(text: object) -> bool:
    """Whether a cell holds a text: a column that is not there gives none."""
    return isinstance(text, str) and bool(text)


@lacking("R405")
def _proceedings_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where neither a column of its own nor one of disciplines could say it, and no remark is written."""
    if regime.common.proceedings_bar is not None:
        frame = classified(intake)
        silent = frame["proceedings"].isna() & frame["discipline"].isna() & (frame["note"] == "")
        yield "proceedings", frame["file"][silent]
