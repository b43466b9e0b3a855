"""Blank forms that came back filled in: whether each is this year's, this unit's, and of the law in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import read_files
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.offered import fingerprint
from hongngu_tally.stamp import FORMAT, Stamp
from hongngu_tally.text import key


@check("W508")
def template_outdated(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The form is of another year, another unit, or of a law or a program that has changed since."""
    units = {each.file: each.units for each in intake.submissions}
    for file in read_files(intake):
        if file.stamp is None:
            continue
        for cause in _causes(file.stamp, units.get(file.file, ()), intake.year, regime):
            yield finding(
                "W508",
                Place(file.file),
                file.stamp.unit if cause == "unit" else "",
                cause=cause,
                issued=_day(file.stamp.issued),
                form_year=file.stamp.year,
                year=intake.year,
                form_unit=file.stamp.unit,
                units=units.get(file.file, ()),
            )


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:  # somebody has changed the stamp
        return text


def _causes(stamp: Stamp, units: tuple[str, ...], year: int, regime: Regime) -> Iterator[str]:
    if stamp.year != year:
        yield "year"
    elif stamp.format != FORMAT:
        yield "format"
    elif stamp.law != fingerprint(regime, stamp.lists, stamp.levels):
        yield ""
    if stamp.unit and units and key(stamp.unit) not in map(key, units):
        yield "unit"
