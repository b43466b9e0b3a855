"""Results without the people: names, birth dates and free texts masked, counts and places kept.

What is masked is still personal data, since a place leads to the row and the row to the person: a result says so.
Everything is masked that is not known to be harmless, so that a new fact of a finding never gives a name away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hongngu_tally.changes import Changes, Nominee
from hongngu_tally.finding import Finding, Place
from hongngu_tally.patterns import regex
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, SheetReading

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally

MASK = "***"
PERSONAL = ("name", "birth", "position", "address")
"""Fields that say who somebody is."""
FREE = (
    "initiative",
    "discipline",
    "recruited",
    "history",
    "achievement",
    "note",
    "proceedings",
    "basis",
    "registered",
)
"""Fields with texts of any kind, in which people are named."""
_COLLECTIVE = "collective"
_HARMLESS_FIELDS = frozenset(
    {
        "award",
        "number",
        "unit",
        "workplace",
        "level",
        "track",
        "recipient",
        "group",
        "sex",
        "movement",
        "grade",
    }
)
_HARMLESS_FACTS = frozenset(
    {"unit", "other_unit", "decision", "instead", "block", "leader", "area", "sheet", "header", "unused", "option", "ignore", "part", "cause",
     "error", "suffix", "kind", "by", "file", "movement", "percent", "said_at", "encoding", "where", "column_letters", "cell"}
)  # fmt: skip
_OF_PEOPLE = frozenset({Fate.NOMINATION, Fate.UNREAD, Fate.EXAMPLE, Fate.SIGNATURE, Fate.NOTE, Fate.LOOKUP})
# A code of ours (LDTT, household, over-limit), or the place of a cell.
_CODE = regex(r"[A-Z][A-Z0-9]*|[a-z]+(?:[_:-][a-z]+)*|.*![A-Z]{1,3}\d+|")


def redacted(tally: Tally) -> Tally:
    """The same counts, findings and places without the people."""
    known = _people(tally.intake.nominations)
    return replace(
        tally,
        redacted=True,
        intake=replace(
            tally.intake,
            nominations=masked_frame(tally.intake.nominations),
            files=tuple(map(redacted_reading, tally.intake.files)),
        ),
        counted=masked_frame(tally.counted),
        findings=tuple(_finding(each, known) for each in tally.findings),
        wanted=replace(tally.wanted, left_out=tuple(_finding(each, known) for each in tally.wanted.left_out)),
    )


def masked_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Nominations without the people; a collective keeps its name."""
    person = frame["recipient"].astype(str) != _COLLECTIVE
    changed = {}
    for column in (*PERSONAL, *FREE):
        if column in frame:
            texts = frame[column].astype(object)
            filled = texts.notna() & (texts.astype(str) != "")
            changed[column] = texts.mask(filled & (person if column == "name" else True), MASK)
    return frame.assign(**changed)


def _people(frame: pd.DataFrame) -> frozenset[str]:
    """The texts of a frame that say who somebody is."""
    people = frame[frame["recipient"].astype(str) != _COLLECTIVE]
    return frozenset(
        text for column in ("name", "birth") for text in people[column].dropna().astype(str).unique() if text
    )


def _finding(finding: Finding, people: frozenset[str]) -> Finding:
    facts = {name: _fact(name, value) for name, value in finding.facts.items()}
    plain = finding.code[0] in "RQ" and not any(text in finding.value for text in people)
    return replace(finding, facts=facts, value=finding.value if plain or not finding.value else MASK)


def _fact(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value if name in _HARMLESS_FACTS or _CODE.fullmatch(value) else MASK
    if isinstance(value, Mapping):
        return {key: _fact(name, each) for key, each in value.items()}
    if isinstance(value, tuple | list) and not isinstance(value, Place) and not hasattr(value, "vi"):
        return tuple(_fact(name, each) for each in value)
    return value


def redacted_changes(changes: Changes) -> Changes:
    """What differs between two submissions, without the people: they were matched by what is masked now."""
    return replace(
        changes,
        added=tuple(map(_nominee, changes.added)),
        removed=tuple(map(_nominee, changes.removed)),
        changed=tuple(
            replace(
                one,
                old=_nominee(one.old),
                new=_nominee(one.new),
                fields=tuple(
                    (name, _value(one.new, name, before), _value(one.new, name, after))
                    for name, before, after in one.fields
                ),
            )
            for one in changes.changed
        ),
    )


def _nominee(one: Nominee) -> Nominee:
    return replace(one, values=tuple((name, _value(one, name, text)) for name, text in one.values))


def _value(one: Nominee, name: str, text: str) -> str:
    known = name not in PERSONAL or (name == "name" and one.recipient == _COLLECTIVE)
    return text if known or not text else MASK


# --- what inspect shows ------------------------------------------------------------------------------------


def redacted_reading(reading: FileReading) -> FileReading:
    """A file as it was understood, without the people."""
    nominations = {
        column: _masked(values) if column in (*PERSONAL, *FREE) else values
        for column, values in reading.nominations.items()
    }
    return replace(reading, sheets=tuple(map(_sheet, reading.sheets)), nominations=nominations)


def _masked(texts: Sequence[object]) -> tuple[object, ...]:
    return tuple(MASK if text else text for text in texts)


def _sheet(sheet: SheetReading) -> SheetReading:
    fates = {row: fate for row, fate, _ in sheet.fates}
    harmless = {
        column
        for table in sheet.tables
        for field, columns in table.columns.items()
        if field in _HARMLESS_FIELDS
        for column in columns
    }
    harmless |= {column for table in sheet.tables for column in table.mark_columns}
    cells = {
        row: tuple(
            (column, text if fates.get(row) not in _OF_PEOPLE or column in harmless else MASK)
            for column, text in filled
        )
        for row, filled in sheet.cells.items()
    }
    return replace(
        sheet,
        cells=cells,
        repaired=tuple((row, column, kind, MASK, MASK) for row, column, kind, _, _ in sheet.repaired),
        odd_cells=tuple(replace(cell, shown=MASK) for cell in sheet.odd_cells),
        rejected=replace(sheet.rejected, text=MASK) if sheet.rejected else None,
        tables=tuple(map(_table, sheet.tables)),
    )


def _table(table: LocatedTable) -> LocatedTable:
    values = {
        field: texts
        if field.split(":")[0] in _HARMLESS_FIELDS
        else tuple(MASK if text else "" for text in texts)
        for field, texts in table.values.items()
    }
    return replace(
        table, values=values, runner_up=replace(table.runner_up, text=MASK) if table.runner_up else None
    )
