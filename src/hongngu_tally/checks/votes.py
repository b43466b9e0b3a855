"""A council's votes for somebody who is put up, against what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import Line, classified, lines, odd_cells
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime

_HALF = 0.5
"""No text says so of every award; but whoever has no more was hardly put up by those who voted."""


def few_votes(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Votes of which no more than half agree, or fewer than the law of the day asks for the award that they are on."""
    ruling = regime.common.votes_min_percent
    asking = cache(lambda: _asking(intake, ruling.value.awards if ruling else ()))
    for place, cell in odd_cells(intake, "votes", "votes-perhaps"):
        facts: dict[str, Any] = {"shown": cell.shown, "field": cell.field}
        sure = cell.kind == "votes"
        line = None
        if sure and ruling and cell.share < ruling.value.percent / 100:
            rows = asking().get((place.file, place.sheet, place.row), ())
            line = next((one for one in rows if not cell.awards or one.award in cell.awards), None)
        if line and ruling:
            facts |= {"award": line.award, "recipient_name": line.name, "percent": ruling.value.percent}
        if cell.share > _HALF:
            if line and ruling:
                # A warning: whose votes they are is not told, and a commune's council needs fewer.
                yield judged("F303", place, ruling, cell.shown, cause="below-law", **facts)
            continue
        cause, severity = ("outvoted", Severity.ERROR) if sure else ("few-votes", None)
        cite = ruling.cite if line and ruling and ruling.confirmed else ""
        facts |= {"also": ("votes",)} if cite else {}
        yield finding("F303", place, cell.shown, cite, severity, cause=cause, **facts)


def _asking(intake: Intake, awards: tuple[str, ...]) -> dict[tuple[str, str, int], list[Line]]:
    """The lines that ask for one of these awards, by their row."""
    frame = classified(intake)
    found: dict[tuple[str, str, int], list[Line]] = {}
    for line in lines(frame, frame["award"].isin(awards)):
        found.setdefault((line.file, line.sheet, int(line.row)), []).append(line)
    return found
