"""Files and sheets: what could not be read, what was read with a doubt, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hongngu_tally.checks.codes import CODES, finding
from hongngu_tally.checks.frames import declines, lines, lists, read_files, tables
from hongngu_tally.checks.registry import Judge, check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.table.model import (
    Fate,
    FileReading,
    Otherwise,
    Override,
    SheetReading,
)
from hongngu_tally.table.settled import scope, settling_option, wanted
from hongngu_tally.text import clean, column_letter


def _refusal(code: str, says: str) -> Judge:
    """The refusals differ in their causes only, and each cause has its own sentence in the messages."""

    def refused(intake: Intake, regime: Regime) -> Iterator[Finding]:
        refusals = [(file.file, file.problem, file.facts) for file in read_files(intake)]
        for aside in (intake.earlier, intake.decisions):
            for one in aside.files if aside else ():
                if one.state == "unreadable":
                    refusals.append((one.file, one.reason, one.facts))
        for file, problem, facts in refusals:
            if problem == CODES[code].name:
                also = ("raise",) if "option" in facts else ()
                yield finding(code, Place(file), **dict[str, Any](facts), also=also)

    refused.__doc__ = says
    return check(code)(refused)


file_unreadable = _refusal("W101", "The file is damaged, or could not be opened.")
file_encrypted = _refusal("W102", "The file is locked with a password or by rights management.")
file_not_a_workbook = _refusal("W103", "The file is no workbook, whatever its suffix says.")
file_too_large = _refusal("W104", "The file asks for more memory than a nomination list can need.")
file_hostile = _refusal("W105", "The file is built in a way no spreadsheet program writes.")


def _note(code: str, says: str) -> Judge:
    """What the reader noted of a whole file, at its sheet and cell where it names them."""

    def noted(intake: Intake, regime: Regime) -> Iterator[Finding]:
        for file in read_files(intake):
            for name, facts in file.notes:
                if name == CODES[code].name:
                    place = {part: facts[part] for part in ("sheet", "row", "column") if part in facts}
                    yield finding(code, Place(file.file, **dict[str, Any](place)), **dict[str, Any](facts))

    noted.__doc__ = says
    return check(code)(noted)


suffix_differs = _note("W106", "The file's suffix names another format than its content.")
macros_present = _note("W107", "The file holds macros, which are never run.")
trailing_data = _note("W509", "Bytes stand behind the end of the workbook.")
file_repaired = _note("W510", "The file could only be read after it was put right in memory.")
sheet_passed_over = _note("W511", "A sheet holds no cells: a chart, a dialog, old macros.")
row_ragged = _note("W512", "Rows of a text file have more fields than its others.")
text_too_long = _note("W513", "A text is longer than a cell of Excel can hold.")


@check("W201")
def no_table_found(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A sheet holds text, but no nomination list."""
    for file in read_files(intake):
        for sheet in file.sheets:
            if sheet.kind == "other":
                yield _no_list(file, sheet)
        kinds = {sheet.kind for sheet in file.sheets}
        if kinds and not kinds & {"list", "other"} and not any(sheet.override for sheet in file.sheets):
            # Only code lists, count tables, guidance or blank sheets: somebody sent the wrong file.
            rows = sum(len(sheet.fates) for sheet in file.sheets)
            cause = "blank-file" if kinds == {"blank"} else "whole-file"
            yield finding("W201", Place(file.file), rows=rows, why="", cause=cause)


def _no_list(file: FileReading, sheet: SheetReading) -> Finding:
    """A sheet without a list, with the row that comes nearest to one and the option that would settle it."""
    near = sheet.rejected
    nearest_row: dict[str, Any] = (
        {"row": near.row, "text": near.text, "lacks": near.lacks, "also": ("nearest",)} if near else {}
    )
    return finding(
        "W201",
        Place(file.file, sheet.name),
        rows=len(sheet.fates),
        why=sheet.why,
        cause=sheet.why,
        header_rows=sheet.override.header if sheet.override else (),
        option=settling_option(file, sheet, *wanted(sheet)),
        ignore=f'--ignore-sheet "{scope(file, sheet)}"',
        **nearest_row,
    )


_UNREAD = frozenset({
    "may-sign", "below-signature", "in-a-sentence", "award-dashed", "heading-or-nominee", "heading-or-award", "withdrawn-in-words", "said-of-above",
})  # fmt: skip
"""Why a row could not be read, where the finding says more than that."""


@check("W205")
def row_unread(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A row inside a list could not be understood."""
    ledger = intake.ledger
    unread = ledger[ledger["fate"] == Fate.UNREAD.value]
    # A sheet without any list is one finding, W201, not one per row.
    without_list = {
        (file.file, sheet.name) for file in intake.files for sheet in file.sheets if sheet.kind == "other"
    }
    for line in lines(unread):
        if (line.file, line.sheet) not in without_list:
            cause = line.reason if line.reason in _UNREAD else ""
            yield finding(
                "W205",
                Place(line.file, line.sheet, int(line.row)),
                cause=cause,
                row=int(line.row),
                reason=line.reason,
            )


@check("W206")
def list_empty(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A file has the header of a list and not one nomination below it."""
    for file in read_files(intake):
        found = [(sheet, table) for sheet in file.sheets if sheet.kind == "list" for table in sheet.tables]
        if found and not any(table.rows for _, table in found) and not declines(file):
            sheet, table = found[0]
            yield finding("W206", Place(file.file, sheet.name, table.row), cause="form" if file.stamp else "")


@check("W207")
def setting_applied(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A person decided how a sheet is understood, in the settings file or by an option."""
    for file in read_files(intake):
        for sheet in file.sheets:
            if sheet.override:
                yield settled_finding(file, sheet, sheet.override)


def settled_finding(file: FileReading, sheet: SheetReading, override: Override) -> Finding:
    """What a person settled about a sheet, and how it would have been read otherwise."""
    otherwise = sheet.otherwise or Otherwise("")
    also = [name for name in ("header", "columns", "unit") if getattr(override, name) and not override.ignore]
    instead = _own_unit(sheet)
    if instead and "unit" in also:
        also.append("instead")
    if override.ignore or override.header or override.columns:
        also.append("otherwise" if otherwise.nominations else "otherwise-none")
    return finding(
        "W207",
        Place(file.file, sheet.name),
        cause="ignored" if override.ignore else "settled",
        said=override.said,
        count=sum(len(table.rows) for table in sheet.tables),
        header_rows=override.header,
        column_letters=tuple((name, column_letter(at)) for name, at in override.columns),
        unit=override.unit,
        instead=instead,
        otherwise=otherwise.nominations,
        otherwise_header=otherwise.header_rows,
        also=tuple(also),
    )


def _own_unit(sheet: SheetReading) -> str:
    """What the sheet itself says of its unit: the title of a column of units, else the letterhead."""
    titles = [table.headers[at] for table in sheet.tables for at in table.columns.get("unit", ())]
    return clean(titles[0]) if titles else sheet.issuer


@check("W208")
def setting_without_effect(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """An entry of the settings file fits no sheet that was read, a whole settings file is not in use, or nobody lists its place's units."""
    if intake.unknown_place:
        path, place = intake.unknown_place
        yield finding("W208", Place(path), place, cause="place", unit=place, year=intake.year)
    for path in intake.settings_aside:
        yield finding("W208", Place(path), cause="aside", file=path)
    for one in intake.idle_settings:
        yield finding(
            "W208", Place(one.said[0]), one.sheet or one.file, file=one.file, sheet=one.sheet or "*"
        )


@check("W301")
def sheet_hidden(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A hidden sheet holds nominations, which are counted."""
    for file, sheet in lists(intake):
        count = sum(len(table.rows) for table in sheet.tables)
        if sheet.hidden and count:
            yield finding("W301", Place(file.file, sheet.name), count=count)


@check("W302")
def rows_hidden(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Hidden rows hold nominations, or hidden columns their names or awards; they are counted."""
    for file, sheet in lists(intake):
        if sheet.hidden:
            continue
        nominated = {row for table in sheet.tables for row in table.rows} if sheet.hidden_rows else set()
        hidden = tuple(row for row in sheet.hidden_rows if row in nominated)
        if hidden:
            yield finding("W302", Place(file.file, sheet.name, hidden[0]), rows=hidden, count=len(hidden))
        for table in sheet.tables if sheet.hidden_columns else ():
            read = {
                at
                for name in ("name", "surname", "given_name", "award")
                for at in table.columns.get(name, ())
            }
            for column in sorted((read | set(table.mark_columns)) & set(sheet.hidden_columns)):
                yield finding(
                    "W302",
                    Place(file.file, sheet.name, table.row, column),
                    clean(table.headers.get(column, "")),
                    cause="column",
                    letter=column_letter(column),
                    header=clean(table.headers.get(column, "")),
                )


@check("W402")
def numbering_gap(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """The running number of a list skips or repeats."""
    for file, sheet, table in tables(intake):
        if gaps := table.numbering_gaps:
            row, expected, found = gaps[0]
            place = Place(file.file, sheet.name, row, *table.columns.get("ordinal", ())[:1])
            yield finding("W402", place, found, expected=expected, found=found, count=len(gaps), gaps=gaps)
