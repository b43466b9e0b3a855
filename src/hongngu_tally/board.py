"""Who has handed in and who has not: the year's units against the files that came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding, Severity
from hongngu_tally.frozen import frozen
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission
    from hongngu_tally.vocabulary import UnitNames

STATES = ("handed-in", "with-errors", "missing", "unexpected")
_HANOI = timedelta(hours=7)
"""Vietnam's clock: the day on which a file was last changed must not depend on the computer's zone."""


@frozen
class UnitLine:
    """One unit: ``state`` is one of ``STATES``; ``files`` count, ``superseded`` were replaced by them.

    ``late``: a counted file was last changed after the day on which lists were due. ``documents`` are files of one that is missing which
    are no workbooks.
    """

    unit: str
    state: str
    files: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    nominations: int = 0
    late: bool = False
    superseded: tuple[str, ...] = ()
    decided: int = 0
    documents: tuple[str, ...] = ()


@frozen
class Board:
    """The units in the year's order, then the unexpected ones; and the files of which no unit is known, workbooks and ``documents``."""

    lines: tuple[UnitLine, ...]
    strangers: tuple[str, ...]
    due: tuple[date, ...] = ()
    """The days on which lists were due, most units have one and schools another."""
    decisions: bool = False
    """Whether it is known what was decided: by lists of decisions, or by the rows themselves."""
    documents: tuple[str, ...] = ()

    def of(self, state: str) -> tuple[UnitLine, ...]:
        """The units in that state."""
        return tuple(line for line in self.lines if line.state == state)

    @property
    def late(self) -> tuple[UnitLine, ...]:
        """The units that handed in after the day."""
        return tuple(line for line in self.lines if line.late)

    @property
    def asked(self) -> int:
        """How many units of the list handed in or had to."""
        return len(self.lines) - len(self.of("unexpected"))

    @property
    def came(self) -> int:
        """How many units of the list have handed in, rightly or not."""
        return self.asked - len(self.of("missing"))


def board_of(tally: Tally, named: Mapping[str, str], due: Mapping[str, date]) -> Board:
    """The board of a closing tally.

    ``named``: file → unit, for files whose name alone says whose they are. ``due``: unit → the last day.

    A file of several units counts with each of them, a blank form with none; a finding goes to the unit of its row, else to all of the file's.
    """
    files: dict[str, list[Submission]] = {}
    documents: dict[str, list[str]] = {}
    strangers = []
    for one in tally.intake.submissions:
        if _is_document(one):
            documents.setdefault(named.get(one.file, ""), []).append(one.file)
        if one.state == "ignored":
            continue
        units = one.units or tuple(filter(None, (named.get(one.file, ""),)))
        if not units and one.state == "unreadable":
            strangers.append(one.file)
        for unit in units:
            files.setdefault(unit, []).append(one)
    found = findings_by_unit(tally, files)
    frame = tally.intake.nominations
    numbers = frame.groupby("unit", observed=True).size().to_dict()
    decided = frame[frame["stage"] == "decided"].groupby("unit", observed=True).size().to_dict()
    modified = {reading.file: reading.modified for reading in tally.intake.files}
    forms = {reading.file for reading in tally.intake.files if reading.stamp}
    listed = set(tally.intake.units)
    expected = set(tally.intake.expected)
    order = [unit for unit in tally.intake.units if unit in files or unit in expected]
    order += sorted(files.keys() - listed, key=collation_key)
    lines = []
    for unit in order:
        own = files.get(unit, [])
        counting = [one for one in own if one.state != "superseded"]
        severities = [finding.severity for finding in found.get(unit, ())]
        errors = severities.count(Severity.ERROR)
        came = [one for one in counting if one.nominations or one.file not in forms]
        state = "unexpected" if unit not in listed else "missing" if not came else "handed-in"
        if state == "handed-in" and errors:
            state = "with-errors"
        sent = documents.pop(unit, []) if unit in listed else []
        lines.append(
            UnitLine(
                unit,
                state,
                tuple(one.file for one in counting),
                errors,
                severities.count(Severity.WARNING),
                int(numbers.get(unit, 0)),
                unit in due and any(_day(modified.get(one.file, 0.0)) > due[unit] for one in counting),
                tuple(one.file for one in own if one.state == "superseded"),
                int(decided.get(unit, 0)),
                tuple(sent) if state == "missing" else (),
            )
        )
    known = tally.intake.decisions is not None or bool(decided)
    nobodys = tuple(sorted(chain.from_iterable(documents.values())))
    return Board(tuple(lines), tuple(strangers), tuple(sorted(set(due.values()))), known, nobodys)


def _is_document(submission: Submission) -> bool:
    """Whether somebody sent something that is no workbook: a scan, a letter, an archive."""
    return submission.state == "ignored" and submission.reason in ("not-a-workbook", "not-unpacked")


def units_in_names(tally: Tally, units: UnitNames) -> dict[str, str]:
    """File → the unit that its name or folder tells, of files whose content told none."""
    from hongngu_tally.submissions import unit_in_names

    return {
        one.file: unit
        for one in tally.intake.submissions
        if (one.state != "ignored" or _is_document(one))
        and not one.units
        and (unit := unit_in_names(units, one.file))
    }


def _day(moment: float) -> date:
    return (datetime.fromtimestamp(moment, UTC) + _HANOI).date()


def findings_by_unit(tally: Tally, files: Mapping[str, Iterable[Submission]]) -> dict[str, list[Finding]]:
    """Unit → its findings: those of its rows, and those of no row in the files that it handed in."""
    frame = tally.intake.nominations
    rows = frame[["file", "sheet", "row", "unit"]].drop_duplicates()
    at: dict[tuple[str, str, int], set[str]] = {}
    for file, sheet, row, unit in rows.itertuples(index=False, name=None):
        at.setdefault((str(file), str(sheet), int(row)), set()).add(str(unit))
    owners: dict[str, set[str]] = {}
    for unit, own in files.items():
        for one in own:
            owners.setdefault(one.file, set()).add(unit)
    found: dict[str, list[Finding]] = {}
    for finding in tally.findings:
        if finding.name == "unit-missing":
            continue
        place = finding.place
        units = at.get((place.file, place.sheet, place.row)) or owners.get(place.file, set())
        for unit in units or {str(finding.facts.get("unit", ""))}:
            found.setdefault(unit, []).append(finding)
    return found
