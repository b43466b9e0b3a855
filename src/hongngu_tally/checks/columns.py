"""Columns of a list: what is missing, what can be read in two ways, what is not known and what its remarks ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Fields, held, lines, odd_cells, tables
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.table.model import LIST_BESIDE, UNITS_UNUSED, UNSETTLED, LocatedTable
from hongngu_tally.table.settled import lacking_columns, settling_option
from hongngu_tally.text import clean, column_letter, key
from hongngu_tally.vocabulary import SAY_WHO
from hongngu_tally.vocabulary.words import ASKED, keys_in, remarks_in

if TYPE_CHECKING:
    from hongngu_tally.vocabulary import Phrases

_MORE = frozenset(keys_in("cells", "asks_more"))


@check("W202")
def column_missing(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A list lacks a column that nothing else in the sheet makes up for."""
    for file, sheet, table in tables(intake):
        place = Place(file.file, sheet.name, table.row, table.column)
        unused = tuple(clean(text) for _, text in table.unknown_headers if clean(text))
        for field in table.missing if table.rows else ():
            yield finding(
                "W202",
                place,
                field=field,
                count=len(table.rows),
                unused=unused,
                option=settling_option(file, sheet, None, lacking_columns(table)),
                also=("unused", "settle") if unused else (),
            )


@check("W203")
def column_ambiguous(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A column's title could be read in two ways; rows in which both columns may be meant are held back."""
    unclear: dict[tuple[str, str], list[int]] = {}
    for line in held(intake, "column-ambiguous"):
        unclear.setdefault((line.file, line.sheet), []).append(int(line.row))
    for file, sheet, table in tables(intake):
        rows = set(unclear.get((file.file, sheet.name), ())) & set(table.rows)
        doubts = table.doubts or (_two_names(table) if rows else ())
        for column, header, first, second in doubts:
            field, _, other = second.partition(":")
            beside = field in UNSETTLED
            yield finding(
                "W203",
                Place(file.file, sheet.name, int(other) if field == LIST_BESIDE else table.row, column),
                clean(header),
                severity=Severity.ERROR if rows or beside else None,
                cause=field if beside or field == UNITS_UNUSED else "twice" if other else "field",
                header=clean(header),
                letter=column_letter(column),
                first=first,
                second=field,
                other=clean(other),
                count=len(rows),
                option=settling_option(file, sheet, None, lacking_columns(table) or {first: "?"}),
                also=("held",) if rows else (),
            )
    for place, note, cause in _awards_in_remarks(intake):
        if cause != "remark":
            yield finding("W203", place, note, severity=Severity.ERROR, text=note, cause=cause)
    yield from _behind(intake)


def _two_names(table: LocatedTable) -> tuple[tuple[int, str, str, str], ...]:
    """The doubt of a list with a column of persons and one of collectives, of which a row fills both."""
    names = table.columns.get("name", ())
    return tuple((at, table.headers[at], "name", f"name:{table.headers[names[0]]}") for at in names[1:2])


_RESULTS = frozenset({"refused", "unsettled", "decided", "result-blank", "result-other"})
"""What is said of cells of results; their column was used."""


@check("W204")
def column_unknown(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A column's title is not known, or it is one of remarks, so nothing was counted from it."""
    for file, sheet, table in tables(intake):
        # What the council says there is told of its cells (F303).
        told = {cell.column for cell in sheet.odd_cells if cell.kind in _RESULTS}
        for column, header in table.unknown_headers:
            if column in told:
                continue
            place = Place(file.file, sheet.name, table.row, column)
            yield finding(
                "W204",
                place,
                clean(header),
                header=clean(header),
                letter=column_letter(column),
                cause="" if clean(header) else "untitled",
            )
    for place, note, cause in _awards_in_remarks(intake):
        if cause == "remark":
            yield finding("W204", place, note, text=note, cause=cause)


def _awards_in_remarks(intake: Intake) -> Iterator[tuple[Place, str, str]]:
    """Remarks that hold an award and nothing else, beside the awards that are counted, with what they are: one per row.

    ``asked``: they say "Đề nghị" before it, and propose somebody for one more. ``beside``: a title or heading gives what the
    list asks for, so that no column could have held it. ``remark``: the others.
    """
    frame = intake.nominations
    said = {
        text: (remark, found)
        for text in frame["note"].dropna().unique()
        for remark in remarks_in(text)
        if (found := _award_alone(intake.vocabulary.phrases, remark))
    }
    if not said:
        return
    fields = Fields(intake)
    rows: dict[Place, tuple[str, str, frozenset[str], set[str]]] = {}
    named: dict[tuple[str, str], Place] = {}
    for line in lines(frame, frame["note"].isin(list(said))):
        remark, awards = said[line.note]
        asked = key(remark).startswith(ASKED) or remark.startswith("+")
        cause = "asked" if asked else "remark" if line.column else "beside"
        *_, counted = rows.setdefault(place := fields.remark(line, remark), (remark, cause, awards, set()))
        counted.add(line.award)
        if cause != "remark":
            named[line.unit, line.name_key] = place
    for line in lines(frame, frame["name_key"].isin([name for _, name in named])) if named else ():
        # Another list of the unit puts them up for it.
        if asking := named.get((line.unit, line.name_key)):
            rows[asking][-1].add(line.award)
    yield from (
        (place, remark, cause)
        for place, (remark, cause, awards, counted) in rows.items()
        if not counted & awards
    )


def _behind(intake: Intake) -> Iterator[Finding]:
    """What stands behind a name, a post or a remark and was not counted: another person, an award that the unit's lists do not count for that one."""
    behind = odd_cells(intake, "award-behind", "person-behind")
    told = {(place.file, place.sheet, place.row): cell for place, cell in behind}
    counted: dict[tuple[str, str], set[str]] = {}
    nominated = list(lines(intake.nominations)) if told else ()
    for line in nominated:
        counted.setdefault((line.unit, line.name_key), set()).add(line.award)
    for line in nominated:
        cell = told.pop((line.file, line.sheet, int(line.row)), None)
        # A body is called "Ấp 1 (Ấp văn hóa)", a household after both its heads.
        if cell is None or (cell.field in SAY_WHO and line.recipient != "individual"):
            continue
        person = cell.kind == "person-behind"
        said = frozenset() if person else intake.vocabulary.awards_behind(cell.shown, cell.field)
        if not said & counted[line.unit, line.name_key]:
            yield finding(
                "W203", Place(line.file, line.sheet, cell.row, cell.column), cell.shown,
                severity=Severity.ERROR, text=cell.shown, cause="person" if person else "behind",
            )  # fmt: skip


def _award_alone(phrases: Phrases, text: str) -> frozenset[str]:
    """The awards that a remark is made of, of a name without its level all that it may mean; none of an earlier year's."""
    phrase = phrases.parse(text)
    if set(phrase.rest) - _MORE or phrase.years:
        return frozenset()
    return frozenset((*phrase.awards, *phrases.awards_of(phrase.generic)))
