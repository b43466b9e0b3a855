"""How the workbooks were understood, as data: ``inspect`` in JSON and CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from hongngu_tally.provenance import Origin, Provenance
from hongngu_tally.render.explained import (
    columns_of,
    hidden_columns,
    remedy,
)
from hongngu_tally.render.formats import SCHEMA_VERSION, csv_text, fates, json_text
from hongngu_tally.render.settled import override_data, settled_data
from hongngu_tally.render.words import Words
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import UnitEvidence, unit_of
from hongngu_tally.table.model import (
    Candidate,
    FileReading,
    LocatedTable,
    SheetReading,
)
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.submissions import Found


class Reader:
    """What ``inspect`` asks beside the readings: whose rows they are, and where each value was read.

    ``settings`` are the office's, ``year`` and ``law_on`` what options asked for.
    """

    def __init__(
        self, settings: Settings | None = None, year: int | None = None, law_on: date | None = None
    ) -> None:
        settings = settings or Settings()
        self._vocabulary = settings.words().vocabulary()
        self._provenance = Provenance(self._vocabulary, settings, year, law_on)

    def origins(self, reading: FileReading, sheet: SheetReading) -> tuple[Origin, ...]:
        """Where the values of a sheet's nominations were read."""
        return self._provenance.of(reading, sheet)

    def held(self, reading: FileReading, sheet: SheetReading) -> Mapping[int, tuple[str, ...]]:
        """Per row why nominations in it are held back."""
        return self._provenance.held(reading, sheet)

    def unit(self, reading: FileReading, sheet: SheetReading) -> UnitEvidence | None:
        """Whose rows a list's are where neither a column nor a section says otherwise."""
        if sheet.kind != "list":
            return None
        return unit_of(self._provenance.words(reading, sheet), reading, sheet, "", "", "")


def inspect_data(
    files: Sequence[FileReading], found: Found | None = None, reader: Reader | None = None
) -> dict[str, Any]:
    """What the reader understood of every sheet, why, and the fate of every row."""
    reader = reader or Reader()
    entries: list[dict[str, Any]] = [
        {
            "file": reading.file,
            "state": "unreadable" if reading.problem else "read",
            **({"problem": reading.problem} if reading.problem else {}),
            "ledger": {"rows": rows_of(reading), "fates": fates_of(reading)},
            "sheets": [_sheet(reading, sheet, reader) for sheet in reading.sheets],
        }
        for reading in files
    ]
    entries += [
        {
            "file": file,
            "state": "ignored",
            "problem": reason,
            "ledger": {"rows": 0, "fates": {}},
            "sheets": [],
        }
        for file, reason in (found.ignored if found else ())
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "command": "inspect",
        "files": entries,
        "settled": settled_data(files),
    }


def inspect_json(
    files: Sequence[FileReading], found: Found | None = None, reader: Reader | None = None
) -> str:
    """``inspect --format json``."""
    return json_text(inspect_data(files, found, reader))


def inspect_csv(files: Sequence[FileReading]) -> str:
    """Every non-blank row of every sheet, one line each; a file that could not be read has one line too."""
    rows: list[tuple[object, ...]] = []
    for reading in files:
        if reading.problem:
            rows.append((reading.file, "", "", "", reading.problem, False))
        for sheet in reading.sheets:
            hidden = set(sheet.hidden_rows)
            rows += [
                (reading.file, sheet.name, row, fate.value, reason, sheet.hidden or row in hidden)
                for row, fate, reason in sheet.fates
            ]
    return csv_text(("file", "sheet", "row", "fate", "reason", "hidden"), rows)


# --- shared with the screen


def rows_of(reading: FileReading) -> int:
    """Non-blank rows, as the reader counted them."""
    return sum(sheet.nonblank for sheet in reading.sheets)


def fates_of(reading: FileReading) -> dict[str, int]:
    """How many rows have each fate."""
    return fates(Counter(str(fate) for sheet in reading.sheets for _, fate, _ in sheet.fates))


def fates_of_sheet(sheet: SheetReading) -> dict[str, int]:
    """How many rows of one sheet have each fate."""
    return fates(Counter(str(fate) for _, fate, _ in sheet.fates))


def verdict(reading: FileReading, say: Words) -> tuple[str, bool]:
    """The first equality of one file: its non-blank rows are the sum of its fates."""
    rows, given = rows_of(reading), sum(fates_of(reading).values())
    result = say.text("holds" if rows == given else "broken")
    return f"{say.text('equal_rows', rows=rows, sum=given)} — {result}", rows == given


# --- parts


def _sheet(reading: FileReading, sheet: SheetReading, reader: Reader) -> dict[str, Any]:
    hidden, unit = set(sheet.hidden_rows), reader.unit(reading, sheet)
    held = reader.held(reading, sheet)
    return {
        "sheet": sheet.name,
        "kind": sheet.kind,
        "why": sheet.why,
        "hidden": sheet.hidden,
        "settled": override_data(sheet, sheet.override) if sheet.override else None,
        "unit": unit.unit if unit else "",
        "unit_source": unit.source if unit else "",
        "unit_listed": bool(unit and unit.listed),
        "issuer": sheet.issuer,
        "years": [
            {"cell": _cell(row, column), "year": year, "text": text}
            for row, column, year, text in sheet.years
        ],
        "recipient": sheet.recipient,
        "awards": list(sheet.awards),
        "track": sheet.track,
        "level": sheet.level,
        "origins": [_origin(origin) for origin in reader.origins(reading, sheet)],
        "tables": [_table(sheet, table) for table in sheet.tables],
        "nearest": _candidate(sheet.rejected),
        "remedy": _remedy(reading, sheet),
        "hidden_columns": [column_letter(column) for column in hidden_columns(sheet)],
        "rows": [
            {
                "row": row,
                "fate": fate.value,
                "reason": reason,
                "hidden": row in hidden or sheet.hidden,
                "held_back": list(held.get(row, ())),
                "cells": {column_letter(column): text for column, text in sheet.cells.get(row, ())},
            }
            for row, fate, reason in sheet.fates
        ],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "dimension": origin.dimension,
        "value": origin.value,
        "source": origin.source,
        "places": [_cell(row, column) for row, column in origin.places],
        "text": origin.text,
        "nominations": origin.count,
    }


def _cell(row: int, column: int) -> str:
    """``B7``; ``B`` for a whole column, ``7`` for a whole row."""
    return f"{column_letter(column)}{row or ''}"


def _candidate(found: Candidate | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "row": found.row,
        "text": found.text,
        "score": found.score,
        "titles": [
            {"cell": _cell(found.row, column), "header": text, "field": field}
            for column, text, field in found.titles
        ],
        "lacks": list(found.lacks),
    }


def _remedy(reading: FileReading, sheet: SheetReading) -> dict[str, str] | None:
    found = remedy(reading, sheet)
    return {"options": found[0], "settings": "\n".join(found[1])} if found else None


def _table(sheet: SheetReading, table: LocatedTable) -> dict[str, Any]:
    views = columns_of(sheet, table)
    return {
        "cell": _cell(table.row, table.column),
        "header_rows": list(table.header_rows),
        "score": table.score,
        "runner_up": _candidate(table.runner_up),
        "columns": [
            {
                "column": column_letter(view.column),
                "field": f"{view.field}:{view.award}" if view.award else view.field,
                "header": view.header,
                "told_by": view.how,
                "alias": view.alias,
                "strength": view.strength,
                "recipient": view.kind,
                "choice": view.choice,
                "sample": view.sample,
            }
            for view in views
            if view.how != "unused"
        ],
        "unused": [
            {"column": column_letter(view.column), "header": view.header, "sample": view.sample}
            for view in views
            if view.how == "unused"
        ],
        "doubts": [
            {"column": column_letter(column), "header": header, "readings": [first, second]}
            for column, header, first, second in table.doubts
        ],
        "missing": list(table.missing),
        "sections": [
            {
                "row": section.row,
                "label": section.label,
                "recipient": section.recipient,
                "awards": list(section.awards),
                "generic": section.generic,
                "unit": section.unit,
                "track": section.track,
                "level": section.level,
                "movement": section.movement,
                "denied": bool(section.denied),
            }
            for section in table.sections
            if section.row
        ],
        "nominations": len(table.rows),
    }
