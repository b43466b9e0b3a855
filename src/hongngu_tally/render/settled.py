"""What a person settled about sheets, as data and as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hongngu_tally.render.words import Words, words
from hongngu_tally.table.model import FileReading, Otherwise, Override, SheetReading
from hongngu_tally.text import column_letter


def settled_data(files: Sequence[FileReading]) -> list[dict[str, Any]]:
    """Every sheet that a person settled: by which words, what, and how it would have been read otherwise."""
    return [
        {"file": reading.file, "sheet": sheet.name, **override_data(sheet, sheet.override)}
        for reading in files
        for sheet in reading.sheets
        if sheet.override
    ]


def settled_sentence(reading: FileReading, sheet: SheetReading, say: Words) -> str:
    """What a person settled about a sheet, and how it would have been read otherwise; empty for nothing."""
    from hongngu_tally.checks.files import settled_finding
    from hongngu_tally.messages import render

    return render(settled_finding(reading, sheet, sheet.override), say.lang).text if sheet.override else ""


def settled_sentences(files: Sequence[FileReading], lang: str) -> list[str]:
    """What a person settled, one sentence per sheet with its place."""
    say = words(lang)
    return [
        f"{reading.file}, {sheet.name}: {settled_sentence(reading, sheet, say)}"
        for reading in files
        for sheet in reading.sheets
        if sheet.override
    ]


def override_data(sheet: SheetReading, override: Override) -> dict[str, Any]:
    """What was settled about one sheet, and how it would have been read otherwise."""
    columns: dict[str, list[str]] = {}
    for name, at in override.columns:
        columns.setdefault(name, []).append(column_letter(at))
    otherwise = sheet.otherwise or Otherwise("")
    return {
        "said": list(override.said),
        "ignore": override.ignore,
        "header_rows": list(override.header),
        "columns": columns,
        "unit": override.unit,
        "nominations": sum(len(table.rows) for table in sheet.tables),
        "otherwise": {
            "kind": otherwise.kind,
            "header_rows": list(otherwise.header_rows),
            "columns": {
                name: [column_letter(at) for at in found] for name, found in otherwise.columns.items()
            },
            "nominations": otherwise.nominations,
        },
    }
