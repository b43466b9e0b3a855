"""Findings as data, of ``validate``: JSON by the contract, and CSV. The same input gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hongngu_tally.finding import Finding
from hongngu_tally.render.envelope import foot, head
from hongngu_tally.render.formats import csv_text, json_text, severities, shown_findings

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_FINDING_COLUMNS = (
    "file",
    "sheet",
    "row",
    "cell",
    "code",
    "name",
    "severity",
    "value",
    "message",
    "fix",
    "cite",
)


def validate_data(tally: Tally, lang: str = "vi") -> dict[str, Any]:
    """The contract's ``validate`` object."""
    return {
        **head("validate", tally),
        "findings": [_finding(finding, lang) for finding in _shown(tally)],
        "summary": severities(tally.findings),
        **foot(tally),
    }


def validate_json(tally: Tally, lang: str = "vi") -> str:
    """``validate --format json``."""
    return json_text(validate_data(tally, lang))


def validate_csv(tally: Tally, lang: str = "vi") -> str:
    """The findings, one line each."""
    entries = (_finding(finding, lang) for finding in _shown(tally))
    return csv_text(
        _FINDING_COLUMNS, ([entry.get(name, "") for name in _FINDING_COLUMNS] for entry in entries)
    )


def _shown(tally: Tally) -> list[Finding]:
    return shown_findings(tally.findings, tally.wanted.most)


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    from hongngu_tally.messages import render

    message = render(finding, lang)
    place = finding.place
    entry: dict[str, Any] = {"code": finding.code, "name": finding.name, "severity": finding.severity.value}
    where = {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "value": finding.value,
    }
    entry |= {name: value for name, value in where.items() if value}
    return entry | {"message": message.text, "fix": message.fix, "cite": finding.cite}
