"""How the workbooks were understood, as data: ``inspect`` in JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hongngu_tally.finding import Place
from hongngu_tally.render.formats import SCHEMA_VERSION, csv_text, json_text, md_table, ranges
from hongngu_tally.render.words import words
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, SheetReading
from hongngu_tally.text import column_letter


def inspect_data(files: Sequence[FileReading]) -> dict[str, Any]:
    """What the reader understood of every sheet, with the fate of every row."""
    entries = [
        {
            "file": reading.file,
            **({"problem": reading.problem} if reading.problem else {}),
            "sheets": [_sheet(sheet) for sheet in reading.sheets],
        }
        for reading in files
    ]
    return {"schema_version": SCHEMA_VERSION, "command": "inspect", "files": entries}


def inspect_json(files: Sequence[FileReading]) -> str:
    """``inspect --format json``."""
    return json_text(inspect_data(files))


def inspect_csv(files: Sequence[FileReading]) -> str:
    """Every non-blank row of every sheet, one line each."""
    rows: list[tuple[object, ...]] = []
    for reading in files:
        for sheet in reading.sheets:
            hidden = set(sheet.hidden_rows)
            rows += [
                (reading.file, sheet.name, row, fate.value, reason, sheet.hidden or row in hidden)
                for row, fate, reason in sheet.fates
            ]
    return csv_text(("file", "sheet", "row", "fate", "reason", "hidden"), rows)


def inspect_md(files: Sequence[FileReading], lang: str = "vi") -> str:
    """The fates of every sheet as a Markdown table."""
    say = words(lang)
    header = [
        say.text("file"),
        say.label("dimension", "sheet"),
        say.text("kind_of_row"),
        say.text("row_fates"),
        say.text("rows"),
    ]
    rows: list[list[object]] = []
    for reading in files:
        if reading.problem:
            rows.append([reading.file, "", say.label("reason", reading.problem), "", 0])
        for sheet in reading.sheets:
            for fate in Fate:
                if found := [row for row, given, _ in sheet.fates if given == fate]:
                    rows.append(
                        [reading.file, sheet.name, say.label("fate", fate), ranges(found), len(found)]
                    )
    return md_table(header, rows, 4, say)


def _sheet(sheet: SheetReading) -> dict[str, Any]:
    hidden = set(sheet.hidden_rows)
    return {
        "sheet": sheet.name,
        "kind": sheet.kind,
        "why": sheet.why,
        "hidden": sheet.hidden,
        "issuer": sheet.issuer,
        "years": [
            {"cell": Place("", "", row, column).cell, "year": year, "text": text}
            for row, column, year, text in sheet.years
        ],
        "recipient": sheet.recipient,
        "awards": list(sheet.awards),
        "track": sheet.track,
        "level": sheet.level,
        "tables": [_table(table) for table in sheet.tables],
        "rows": [
            {"row": row, "fate": fate.value, "reason": reason, "hidden": row in hidden or sheet.hidden}
            for row, fate, reason in sheet.fates
        ],
    }


def _table(table: LocatedTable) -> dict[str, Any]:
    fields = {column: name for name, columns in table.columns.items() for column in columns}
    fields |= {column: f"mark:{award}" for column, award in table.mark_columns.items()}
    return {
        "cell": Place("", "", table.row, table.column).cell,
        "header_rows": list(table.header_rows),
        "columns": [
            {"column": column_letter(column), "field": field, "header": table.headers.get(column, "")}
            for column, field in sorted(fields.items())
        ],
        "unused": [
            {"column": column_letter(column), "header": header} for column, header in table.unknown_headers
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
                "unit": section.unit,
                "track": section.track,
                "level": section.level,
            }
            for section in table.sections
            if section.row
        ],
        "nominations": len(table.rows),
    }
