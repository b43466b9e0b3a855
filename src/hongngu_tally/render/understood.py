"""How the workbooks were understood, as data: ``inspect`` in JSON, CSV and Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.finding import Place
from hongngu_tally.render.formats import SCHEMA_VERSION, csv_text, fates, json_text, md_cell, md_table, ranges
from hongngu_tally.render.words import Words, words
from hongngu_tally.submissions import UnitEvidence, unit_of
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, Otherwise, Override, SheetReading
from hongngu_tally.text import column_letter
from hongngu_tally.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hongngu_tally.settings import Settings
    from hongngu_tally.submissions import Found

UnitReader = Callable[[FileReading, SheetReading], UnitEvidence | None]


def inspect_data(
    files: Sequence[FileReading], found: Found | None = None, settings: Settings | None = None
) -> dict[str, Any]:
    """What the reader understood of every sheet, with the fate of every row."""
    unit = unit_reader(settings)
    entries: list[dict[str, Any]] = [
        {
            "file": reading.file,
            "state": "unreadable" if reading.problem else "read",
            **({"problem": reading.problem} if reading.problem else {}),
            "ledger": {"rows": rows_of(reading), "fates": fates_of(reading)},
            "sheets": [_sheet(sheet, unit(reading, sheet)) for sheet in reading.sheets],
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
    files: Sequence[FileReading], found: Found | None = None, settings: Settings | None = None
) -> str:
    """``inspect --format json``."""
    return json_text(inspect_data(files, found, settings))


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


def inspect_md(
    files: Sequence[FileReading],
    lang: str = "vi",
    found: Found | None = None,
    settings: Settings | None = None,
) -> str:
    """The fates of every row, the columns and the sections as Markdown tables, and each file's equality."""
    say, unit = words(lang), unit_reader(settings)
    where = [say.text("file"), say.label("dimension", "sheet")]
    rows: list[list[object]] = []
    notes: list[str] = []
    for reading in files:
        if reading.problem:
            reason = say.label("reason", reading.problem)
            notes.append(f"{reading.file}: {say.text('file_problem', reason=reason)}")
            continue
        notes.append(f"{reading.file}: {verdict(reading, say)[0]}")
        for sheet in reading.sheets:
            if evidence := unit(reading, sheet):
                source = say.label("source", evidence.source)
                read = say.text("unit_read", unit=evidence.unit, source=source)
                notes.append(f"{reading.file}, {sheet.name}: {read}")
            for fate in Fate:
                if numbers := [row for row, given, _ in sheet.fates if given == fate]:
                    shown = say.label("fate", fate)
                    rows.append([reading.file, sheet.name, shown, ranges(numbers), len(numbers)])
    notes += [
        f"{file}: {say.why_not_counted('ignored', reason)}"
        for file, reason in (found.ignored if found else ())
    ]
    tables = [
        (
            say.text("row_fates"),
            [*where, say.text("kind_of_row"), say.text("row_fates"), say.text("rows")],
            rows,
            4,
        ),
        (
            say.text("columns_read"),
            [*where, say.text("column"), say.text("header_text"), say.text("meaning")],
            list(_columns_md(files, say)),
            5,
        ),
        (
            say.text("sections_read"),
            [*where, say.text("place"), say.label("reason", "section").capitalize(), say.text("meaning")],
            list(_sections_md(files, say)),
            5,
        ),
    ]
    parts = [
        f"## {title}\n\n{md_table(header, lines, texts, say)}\n"
        for title, header, lines, texts in tables
        if lines
    ]
    foot = "".join(f"- {md_cell(note)}\n" for note in notes)
    return f"# {say.text('how_understood')}\n\n{''.join(parts)}{foot}"


def settled_data(files: Sequence[FileReading]) -> list[dict[str, Any]]:
    """Every sheet that a person settled: by which words, what, and how it would have been read otherwise."""
    return [
        {"file": reading.file, "sheet": sheet.name, **_override(sheet, sheet.override)}
        for reading in files
        for sheet in reading.sheets
        if sheet.override
    ]


# --- shared with the screen


def unit_reader(settings: Settings | None = None) -> UnitReader:
    """Whose rows a list's are where neither a column nor a section says otherwise, and where that was read."""
    vocabulary = load_vocabulary(settings.units, settings.titles) if settings else load_vocabulary()
    listed = frozenset(
        unit.name
        for units in (*(each.units for each in vocabulary.units.lists), vocabulary.units.extra)
        for unit in units
    )
    return lambda reading, sheet: (
        unit_of(vocabulary, listed, reading, sheet, "", "", "") if sheet.kind == "list" else None
    )


def rows_of(reading: FileReading) -> int:
    """Non-blank rows, as the reader counted them."""
    return sum(sheet.nonblank for sheet in reading.sheets)


def fates_of(reading: FileReading) -> dict[str, int]:
    """How many rows have each fate."""
    return fates(Counter(str(fate) for sheet in reading.sheets for _, fate, _ in sheet.fates))


def verdict(reading: FileReading, say: Words) -> tuple[str, bool]:
    """The first equality of one file: its non-blank rows are the sum of its fates."""
    rows, given = rows_of(reading), sum(fates_of(reading).values())
    result = say.text("holds" if rows == given else "broken")
    return f"{say.text('equal_rows', rows=rows, sum=given)} — {result}", rows == given


# --- parts


def _tables(files: Sequence[FileReading]) -> Iterator[tuple[str, str, LocatedTable]]:
    for reading in files:
        for sheet in reading.sheets:
            for table in sheet.tables:
                yield reading.file, sheet.name, table


def _fields(table: LocatedTable) -> dict[int, tuple[str, str]]:
    """Per column: the field it was read as, and the award where it takes marks."""
    found = {column: (name, "") for name, columns in table.columns.items() for column in columns}
    found |= {column: ("mark", award) for column, award in table.mark_columns.items()}
    return dict(sorted(found.items()))


def _columns_md(files: Sequence[FileReading], say: Words) -> Iterator[list[object]]:
    for file, sheet, table in _tables(files):
        for column, (field, award) in _fields(table).items():
            meaning = f"{say.label('field', field)} {award}".rstrip()
            yield [file, sheet, column_letter(column), table.headers.get(column, ""), meaning]
        for column, header in table.unknown_headers:
            yield [file, sheet, column_letter(column), header, say.text("not_used")]


def _sections_md(files: Sequence[FileReading], say: Words) -> Iterator[list[object]]:
    for file, sheet, table in _tables(files):
        for section in table.sections:
            if section.row:
                named = (("recipient", section.recipient), ("track", section.track), ("level", section.level))
                facts = [say.label(name, value) for name, value in named if value]
                meaning = ", ".join([*facts, *section.awards, *([section.unit] if section.unit else [])])
                yield [file, sheet, say.text("row", row=str(section.row)), section.label, meaning]


def _sheet(sheet: SheetReading, unit: UnitEvidence | None) -> dict[str, Any]:
    hidden = set(sheet.hidden_rows)
    return {
        "sheet": sheet.name,
        "kind": sheet.kind,
        "why": sheet.why,
        "hidden": sheet.hidden,
        "unit": unit.unit if unit else "",
        "unit_source": unit.source if unit else "",
        "unit_listed": bool(unit and unit.listed),
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


def _override(sheet: SheetReading, override: Override) -> dict[str, Any]:
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


def _table(table: LocatedTable) -> dict[str, Any]:
    return {
        "cell": Place("", "", table.row, table.column).cell,
        "header_rows": list(table.header_rows),
        "columns": [
            {
                "column": column_letter(column),
                "field": f"{field}:{award}" if award else field,
                "header": table.headers.get(column, ""),
            }
            for column, (field, award) in _fields(table).items()
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
