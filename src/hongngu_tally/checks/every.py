"""Every check, and the only driver of them: ``run``. A family stands in its own module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hongngu_tally.checks import (
    aside,
    cells,
    collectives,
    columns,
    conditions,
    decided,
    decisions,
    eligibility,
    files,
    forms,
    handed_in,
    history,
    members,
    province,
    repeats,
    shares,
    standing,
    templates,
    totals,
    units,
    years,
)
from hongngu_tally.checks.frames import forget
from hongngu_tally.checks.registry import REGISTRY, Check, place_order
from hongngu_tally.checks.unjudged import unjudged
from hongngu_tally.finding import Finding
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime

__all__ = ["CHECKS", "FAMILIES", "run", "unjudged"]

FAMILIES = (
    files,
    columns,
    years,
    handed_in,
    aside,
    totals,
    units,
    templates,
    decisions,
    decided,
    cells,
    eligibility,
    conditions,
    standing,
    repeats,
    forms,
    collectives,
    shares,
    members,
    province,
    history,
)
CHECKS: tuple[Check, ...] = REGISTRY.checks


def run(intake: Intake, regime: Regime, whole_year: bool = False) -> tuple[Finding, ...]:
    """Every finding, sorted by file, sheet, row, column and code.

    ``whole_year`` adds what can only be said once every unit has handed in. What is said of all units together, a
    share, is said without it too where nobody of the year's list is missing.
    """
    try:
        findings = list(_judge(intake, regime, whole_year))
        if regime.renamed:
            findings = [replace(each, day=regime.day) for each in findings]
    finally:
        forget()
    return tuple(sorted(findings, key=place_order))


def _judge(intake: Intake, regime: Regime, whole_year: bool) -> Iterator[Finding]:
    everybody = intake.complete or regime.province.whole_province
    for each in CHECKS:
        if whole_year or not each.whole_year or (everybody and not each.code.whole_year):
            yield from each.judge(intake, regime)
