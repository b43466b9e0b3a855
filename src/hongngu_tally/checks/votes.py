"""A council's votes for somebody who is put up, against what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import odd_cells
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.intake import Intake

_HALF = 0.5


def few_votes(intake: Intake) -> Iterator[Finding]:
    """Votes of which no more than half agree: whoever has them was hardly put up by those who voted."""
    for place, cell in odd_cells(intake, "votes", "votes-perhaps"):
        if cell.share <= _HALF:
            sure = cell.kind == "votes"
            yield finding(
                "F303", place, cell.shown, severity=Severity.ERROR if sure else None,
                cause="outvoted" if sure else "few-votes", shown=cell.shown, field=cell.field,
            )  # fmt: skip
