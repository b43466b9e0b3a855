"""``inspect`` on the screen: how each sheet was understood, and what became of every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from hongngu_tally.render.closing import SHOWN_FILES
from hongngu_tally.render.formats import ranges
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.understood import unit_reader, verdict
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, Section, SheetReading
from hongngu_tally.text import column_letter, safe_text

if TYPE_CHECKING:
    from hongngu_tally.settings import Settings
    from hongngu_tally.submissions import Found, UnitEvidence

_LONG = 60


def inspect(
    files: Sequence[FileReading],
    lang: str = "vi",
    *,
    found: Found | None = None,
    settings: Settings | None = None,
    file: TextIO | None = None,
    width: int | None = None,
    colour: bool | None = None,
) -> None:
    """Per sheet: its kind and why, its tables with their columns and sections, and the fate of every row."""
    screen = Screen(lang, file, width, colour)
    unit = unit_reader(settings)
    for number, reading in enumerate(files):
        if number:
            screen.line()
        screen.prose(safe_text(reading.file), 0, 2, "bold")
        if reading.problem:
            screen.prose(
                screen.say.text("file_problem", reason=screen.say.label("reason", reading.problem)),
                2,
                4,
                "bold red",
            )
            continue
        if not reading.sheets:
            screen.prose(screen.say.text("no_sheets"), 2)
        for sheet in reading.sheets:
            _sheet(screen, sheet)
            if evidence := unit(reading, sheet):
                _unit(screen, evidence)
            _fates(screen, sheet)
        line, holds = verdict(reading, screen.say)
        screen.prose(line, 2, 4, "" if holds else "bold red")
    ignored = found.ignored if found else ()
    for name, reason in ignored[:SHOWN_FILES]:
        screen.line()
        screen.prose(f"{safe_text(name)}: {screen.say.why_not_counted('ignored', reason)}", 0, 2)
    if len(ignored) > SHOWN_FILES:
        screen.prose(screen.say.text("more_files", n=len(ignored) - SHOWN_FILES))


def _sheet(screen: Screen, sheet: SheetReading) -> None:
    say = screen.say
    kind = say.label("kind", sheet.kind)
    why = say.label("reason", sheet.why) if sheet.why and sheet.kind != "blank" else ""
    shown = say.text("sheet", sheet=sheet.name, kind=f"{kind} ({why})" if why else kind)
    screen.prose(f"{shown} [{say.text('hidden')}]" if sheet.hidden else shown, 2, 4, "bold")
    if sheet.issuer:
        screen.prose(say.text("issuer", issuer=sheet.issuer, row=str(sheet.issuer_row)), 4, 6)
    for row, column, year, text in sheet.years:
        cell = f"{column_letter(column)}{row}" if row and column else ""
        screen.prose(say.text("year_at", year=str(year), cell=cell, text=_short(text)), 4, 6)
    if facts := _facts(screen, sheet.recipient, sheet.awards, sheet.track, sheet.level):
        screen.prose(say.text("from_titles", facts=facts), 4, 6)
    for table in sheet.tables:
        _table(screen, table)


def _unit(screen: Screen, evidence: UnitEvidence) -> None:
    """Whose rows these are where neither a column nor a section says otherwise, and where that was read."""
    source = screen.say.label("source", evidence.source)
    screen.prose(screen.say.text("unit_read", unit=evidence.unit, source=source), 4, 6)


def _table(screen: Screen, table: LocatedTable) -> None:
    say = screen.say
    cell = f"{column_letter(table.column)}{table.row}"
    screen.prose(say.text("table_at", cell=cell, rows=ranges(table.header_rows)), 4, 6)
    fields = {
        column: say.label("field", name) for name, columns in table.columns.items() for column in columns
    }
    fields |= {
        column: f"{say.label('field', 'mark')} {safe_text(award)}"
        for column, award in table.mark_columns.items()
    }
    for column, field in sorted(fields.items()):
        header = safe_text(table.headers.get(column, ""))
        screen.prose(
            f"{column_letter(column)} → {field}" + (f": “{_short(header)}”" if header else ""), 6, 10
        )
    if table.unknown_headers:
        unused = ", ".join(
            f"{column_letter(column)} “{_short(text)}”" for column, text in table.unknown_headers
        )
        screen.prose(say.text("unused", columns=unused), 6, 8)
    for column, header, first, second in table.doubts:
        shown = {"first": say.label("field", first), "second": say.label("field", second)}
        screen.prose(say.text("doubt", column=column_letter(column), header=_short(header), **shown), 6, 8)
    if table.missing:
        missing = ", ".join(say.label("field", name) for name in table.missing)
        screen.prose(say.text("missing", columns=missing), 6, 8)
    for section in table.sections:
        if section.row:
            _section(screen, section)


def _section(screen: Screen, section: Section) -> None:
    say = screen.say
    facts = _facts(screen, section.recipient, section.awards, section.track, section.level, section.unit)
    shown = f"{say.text('row', row=str(section.row))} “{_short(section.label)}”"
    screen.prose(f"{say.label('reason', 'section')}, {shown}" + (f": {facts}" if facts else ""), 6, 8)


def _facts(
    screen: Screen, recipient: str, awards: Iterable[str], track: str, level: str, unit: str = ""
) -> str:
    say = screen.say
    found = [
        ("recipient", recipient),
        *(("", award) for award in awards),
        ("track", track),
        ("level", level),
        ("", unit),
    ]
    shown = []
    for dimension, value in found:
        if value:
            prefix = (
                f"{say.label('dimension', dimension).lower()} " if dimension in ("track", "level") else ""
            )
            shown.append(prefix + (say.label(dimension, value) if dimension else safe_text(value)))
    return ", ".join(shown)


def _fates(screen: Screen, sheet: SheetReading) -> None:
    """Every non-blank row, as ranges per fate and reason."""
    say = screen.say
    rows: dict[tuple[Fate, str], list[int]] = {}
    for row, fate, reason in sheet.fates:
        rows.setdefault((fate, reason), []).append(row)
    if rows:
        screen.prose(say.text("row_fates"), 4)
    order = list(Fate)
    for fate, reason in sorted(rows, key=lambda each: (order.index(each[0]), each[1])):
        name = say.label("fate", fate)
        why = say.label("reason", reason) if reason and reason != fate else ""
        label = f"{name} ({why})" if why and why.casefold() != name.casefold() else name
        count = say.number(len(rows[fate, reason]))
        screen.prose(
            f"{label}: {ranges(rows[fate, reason])} ({count})",
            6,
            10,
            "bold red" if fate is Fate.UNREAD else "",
        )
    if sheet.hidden_rows:
        screen.prose(say.text("hidden_rows", rows=ranges(sheet.hidden_rows)), 6, 10)


def _short(text: str) -> str:
    shown = safe_text(text)
    return shown if len(shown) <= _LONG else shown[: _LONG - 1].rstrip() + "…"
