"""Units that the year's list does not have, and those that have handed in nothing or too little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Line, in_order, lines
from hongngu_tally.checks.frames import lists as lists_of
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.text import key
from hongngu_tally.vocabulary.unit_lists import nearest_unit
from hongngu_tally.vocabulary.words import titles_list


@check("W502")
def unit_unknown(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The proposing unit is not in the year's list."""
    if not intake.units:
        return
    frame = intake.nominations
    unknown = ~frame["unit_known"].astype(bool)
    if not unknown.any():
        return
    strangers = in_order(frame[unknown])
    counts = strangers.groupby([strangers["file"], strangers["unit"].astype("str")]).size().to_dict()
    silent = {(file.file, sheet.name) for file, sheet in lists_of(intake) if not sheet.issuer}
    firsts = strangers.assign(unit=strangers["unit"].astype("str")).drop_duplicates(["file", "unit"])
    for line in lines(firsts):
        instead = intake.instead.get(line.unit, ())
        near = nearest_unit(line.unit, intake.units) if line.unit and not instead else ""
        yield finding(
            "W502",
            Place(line.file, line.sheet),
            line.unit,
            cause=_cause(line, bool(instead), (line.file, line.sheet) in silent),
            unit=line.unit,
            year=intake.year,
            count=int(counts[line.file, line.unit]),
            suggestion=near,
            instead=instead,
            also=("suggestion",) if near else (),
        )


def _cause(line: Line, replaced: bool, silent: bool) -> str:
    """Why the unit is none of the list's; ``silent``: the sheet has no letterhead that names one."""
    if replaced:
        return "of-another-period"
    if not line.unit:
        return "none"
    named_by_file = silent and key(line.unit) in key(PurePath(line.file).stem)
    return "file-name" if named_by_file else "listed"


@check("W514")
def unit_in_name_differs(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The letterhead is one commune's, the name of the file, its folder or a list's title another's: one of them was not changed."""
    counting = [each for each in intake.submissions if each.state == "counted"]
    for file, named in intake.named_otherwise.items():
        units = next(each.units for each in counting if each.file == file)
        others = {unit for each in counting if each.file != file for unit in each.units}
        # Nothing came from the one, and two files from the other: hardly by chance.
        severity = Severity.ERROR if named not in others and others.intersection(units) else None
        yield finding(
            "W514", Place(file), named, severity=severity, unit=", ".join(units), named=named,
            also=("alone",) if severity else (),
        )  # fmt: skip
    names = intake.vocabulary.units
    for read, sheet in lists_of(intake):
        issued = names.named(sheet.issuer)
        for row, column, text in sheet.titles if names.is_commune(issued) else ():
            others = names.communes_in([text]) if titles_list(text) else set()
            if len(others) == 1 and issued not in others:
                (named,) = others
                yield finding(
                    "W514", Place(read.file, sheet.name, row, column), text, cause="title", unit=issued, named=named,
                )  # fmt: skip


@check("W503")
def unit_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A unit of the year's list has handed in nothing."""
    handed_in = set(map(str, intake.nominations["unit"].unique()))
    handed_in.update(unit for each in intake.submissions if each.state != "ignored" for unit in each.units)
    for unit in intake.expected:
        if unit not in handed_in:
            yield finding("W503", Place(), unit, unit=unit, year=intake.year)


@check("W507")
def list_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A unit has handed in only some of the lists that are waited for. Said when a year is closed."""
    frame = intake.nominations
    pairs = frame[["unit", "recipient"]].drop_duplicates().astype("str")
    given: dict[str, set[str]] = {}
    for unit, recipient in pairs.itertuples(index=False, name=None):
        given.setdefault(unit, set()).add(recipient)
    for one in intake.unit_list if intake.expected else ():
        lacking = [kind for kind in one.lists if kind not in given.get(one.name, ())]
        if lacking and one.name in given:
            yield finding("W507", Place(), one.name, unit=one.name, year=intake.year, lists=lacking)
