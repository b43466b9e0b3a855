"""How the workbooks were understood, as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.render.explained import (
    candidate,
    columns_of,
    doubt,
    header_lines,
    origin_lines,
    remedy,
    section_facts,
)
from hongngu_tally.render.formats import md_cell, md_table, row_ranges
from hongngu_tally.render.settled import settled_sentence
from hongngu_tally.render.understood import Reader, verdict
from hongngu_tally.render.words import Words, words
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, SheetReading
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.submissions import Found


def inspect_md(
    files: Sequence[FileReading],
    lang: str = "vi",
    found: Found | None = None,
    reader: Reader | None = None,
) -> str:
    """The fates of every row, the columns and the sections as Markdown tables, and each file's equality."""
    say, reader = words(lang), reader or Reader()
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
            notes += [f"{reading.file}, {sheet.name}: {line}" for line in _notes(reading, sheet, reader, say)]
            for fate in Fate:
                if numbers := [row for row, given, _ in sheet.fates if given == fate]:
                    shown = say.label("fate", fate)
                    rows.append([reading.file, sheet.name, shown, row_ranges(numbers), len(numbers)])
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
            [*where, *(say.text(name) for name in ("column", "header_text", "meaning", "sample"))],
            list(_columns_md(files, say)),
            6,
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


def _notes(reading: FileReading, sheet: SheetReading, reader: Reader, say: Words) -> Iterator[str]:
    """What is said of one sheet below the tables."""
    if settled := settled_sentence(reading, sheet, say):
        yield settled
    for table in sheet.tables:
        yield from header_lines(sheet, table, say)
        yield from doubt(table, say)
    if not sheet.tables and sheet.kind != "blank":
        why = f"{say.label('kind', sheet.kind)} ({say.label('reason', sheet.why)})"
        yield f"{why}; {candidate(sheet.rejected, 'rejected', 'no_rejected', say)}"
    origins = reader.origins(reading, sheet)
    yield from origin_lines(origins, sheet.override.said if sheet.override else (), say)
    if not any(origin.dimension == "unit" for origin in origins) and (unit := reader.unit(reading, sheet)):
        yield say.text("unit_read", unit=unit.unit, source=say.label("source", unit.source))
    if found := remedy(reading, sheet):
        text = "settle_by_option" if sheet.kind == "other" else "settle_columns"
        yield f"{say.text(text)} {found[0]}"


def _tables(files: Sequence[FileReading]) -> Iterator[tuple[str, str, LocatedTable]]:
    for reading in files:
        for sheet in reading.sheets:
            for table in sheet.tables:
                yield reading.file, sheet.name, table


def _columns_md(files: Sequence[FileReading], say: Words) -> Iterator[list[object]]:
    for reading in files:
        for sheet in reading.sheets:
            for table in sheet.tables:
                for view in columns_of(sheet, table):
                    letter = column_letter(view.column)
                    yield [reading.file, sheet.name, letter, view.header, view.meaning(say), view.sample]


def _sections_md(files: Sequence[FileReading], say: Words) -> Iterator[list[object]]:
    for file, sheet, table in _tables(files):
        for section in table.sections:
            if section.row:
                place = say.text("row", row=str(section.row))
                yield [file, sheet, place, section.label, section_facts(section, say)]
