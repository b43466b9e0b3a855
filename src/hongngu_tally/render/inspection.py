"""``inspect`` on the screen: how each sheet was understood and why, with a picture of its rows and their fates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from hongngu_tally.render.closing import SHOWN_FILES
from hongngu_tally.render.explained import (
    ColumnView,
    candidate,
    columns_of,
    doubt,
    facts,
    header_lines,
    held_rows,
    hidden_columns,
    origin_lines,
    remedy,
    section_facts,
    short,
)
from hongngu_tally.render.formats import fates, row_ranges
from hongngu_tally.render.picture import Rows, picture, read_aloud
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.settled import settled_sentence
from hongngu_tally.render.understood import Reader, fates_of_sheet, verdict
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, SheetReading
from hongngu_tally.table.settled import scope
from hongngu_tally.text import column_letter, safe_text

if TYPE_CHECKING:
    from hongngu_tally.submissions import Found

_MOST_SECTIONS = 15


def inspect(
    screen: Screen,
    files: Sequence[FileReading],
    *,
    found: Found | None = None,
    reader: Reader | None = None,
    rows: Rows = None,
) -> None:
    """Per sheet: its kind and why, its lists with their evidence, where values were read, and every row's fate.

    ``rows`` are the row row_ranges asked for; without them runs of rows are drawn together.
    """
    shown = _Sheets(screen, reader or Reader(), rows)
    for number, reading in enumerate(files):
        if number:
            screen.line()
        screen.prose(safe_text(reading.file), 0, 2, "bold")
        if reading.problem:
            reason = screen.say.label("reason", reading.problem)
            screen.prose(screen.say.text("file_problem", reason=reason), 2, 4, "bold red")
            continue
        if not reading.sheets:
            screen.prose(screen.say.text("no_sheets"), 2)
        shown.file(reading)
        line, holds = verdict(reading, screen.say)
        screen.prose(line, 2, 4, "" if holds else "bold red")
    ignored = found.ignored if found else ()
    for name, reason in ignored[:SHOWN_FILES]:
        screen.line()
        screen.prose(f"{safe_text(name)}: {screen.say.why_not_counted('ignored', reason)}", 0, 2)
    if len(ignored) > SHOWN_FILES:
        screen.prose(screen.say.text("more_files", n=len(ignored) - SHOWN_FILES))


class _Sheets:
    """Shows the sheets of one file after another."""

    def __init__(self, screen: Screen, reader: Reader, rows: Rows) -> None:
        self.screen = screen
        self.say = screen.say
        self.reader = reader
        self.rows = rows

    def file(self, reading: FileReading) -> None:
        """Every sheet; blank ones in one line, and the columns of equal ones only once."""
        blank = [sheet.name for sheet in reading.sheets if sheet.kind == "blank"]
        before: SheetReading | None = None
        for sheet in reading.sheets:
            if sheet.kind != "blank":
                self._sheet(reading, sheet, before)
                if not (before and self._alike(reading, before, sheet)):
                    before = sheet if sheet.kind == "list" else before
        if blank:
            names = ", ".join(f"“{safe_text(name)}”" for name in blank[:SHOWN_FILES])
            more = (
                f", {self.say.text('more_sheets', n=len(blank) - SHOWN_FILES)}"
                if len(blank) > SHOWN_FILES
                else ""
            )
            self.screen.prose(f"{self.say.label('kind', 'blank').capitalize()}: {names}{more}", 2, 4)

    def _sheet(self, reading: FileReading, sheet: SheetReading, before: SheetReading | None) -> None:
        say, screen = self.say, self.screen
        kind, why = say.label("kind", sheet.kind), say.label("reason", sheet.why) if sheet.why else ""
        shown = say.text("sheet", sheet=sheet.name, kind=f"{kind} ({why})" if why else kind)
        alarming = "bold red" if sheet.kind == "other" else "bold"
        screen.prose(f"{shown} [{say.text('hidden')}]" if sheet.hidden else shown, 2, 4, alarming)
        if self.rows is None and before and self._alike(reading, before, sheet):
            screen.prose(say.text("sheet_as_in", sheet=before.name), 4, 6)
            self._values(reading, sheet)
            self._fates(sheet)
            return
        if settled := settled_sentence(reading, sheet, say):
            screen.prose(settled, 4, 6)
            if sheet.override and sheet.override.unit:
                unit = self.reader.unit(reading, replace(sheet, override=None))
                if unit:
                    source = say.label("source", unit.source)
                    screen.prose(say.text("unit_otherwise", unit=unit.unit, source=source), 4, 6)
        for table in sheet.tables:
            self._table(sheet, table, before)
        if not sheet.tables:
            screen.prose(candidate(sheet.rejected, "rejected", "no_rejected", say), 4, 6)
        self._values(reading, sheet)
        self._remedy(reading, sheet)
        self._rows(reading, sheet)

    def _alike(self, reading: FileReading, one: SheetReading, other: SheetReading) -> bool:
        return _alike(one, other) and not self.reader.held(reading, other)

    # --- the lists

    def _table(self, sheet: SheetReading, table: LocatedTable, before: SheetReading | None) -> None:
        say, screen = self.say, self.screen
        for line in header_lines(sheet, table, say):
            screen.prose(line, 4, 6)
        at = sheet.tables.index(table)
        same = before.tables[at] if before and at < len(before.tables) else None
        if before and same and (same.columns, same.headers) == (table.columns, table.headers):
            screen.prose(say.text("columns_as_in", sheet=before.name), 6, 8)
        else:
            self._columns(columns_of(sheet, table))
        for line in doubt(table, say):
            screen.prose(line, 6, 8)
        if table.missing:
            missing = ", ".join(say.label("field", name) for name in table.missing)
            screen.prose(say.text("missing", columns=missing), 6, 8)
        sections = [section for section in table.sections if section.row]
        most = len(sections) if self.rows == () else _MOST_SECTIONS
        for section in sections[:most]:
            said = section_facts(section, say)
            shown_at = f"{say.text('row', row=str(section.row))} “{short(section.label)}”"
            line = f"{say.label('reason', 'section')}, {shown_at}"
            screen.prose(f"{line}: {said}" if said else line, 6, 8)
        if len(sections) > most:
            screen.prose(say.text("more_sections", n=len(sections) - most), 6, 8)

    def _columns(self, views: Sequence[ColumnView]) -> None:
        """Letter, title, meaning and a value of every column, beside one another."""
        from rich.table import Table

        say, screen = self.say, self.screen
        heads = [say.text(name) for name in ("header_text", "meaning", "sample")]
        if screen.linear:
            for view in views:
                told = (view.header, view.meaning(say), short(view.sample))
                column = say.text("column_named", column=column_letter(view.column))
                screen.items([("", column), *zip(heads, told, strict=True)])
            return
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(width=5, justify="right", no_wrap=True)
        for share in (30, 44, 26):
            table.add_column(overflow="fold", max_width=max((screen.width - 12) * share // 100, 8))
        table.add_row("", *map(screen.text, heads))
        for view in views:
            header = f"“{short(view.header)}”" if view.header else ""
            texts = (column_letter(view.column), header, view.meaning(say), short(view.sample))
            table.add_row(*(screen.text(text) for text in texts))
        screen.draw(table)

    # --- where values were read

    def _values(self, reading: FileReading, sheet: SheetReading) -> None:
        say, screen = self.say, self.screen
        origins = self.reader.origins(reading, sheet)
        said = sheet.override.said if sheet.override else ()
        for line in origin_lines(origins, said, say):
            screen.prose(line, 4, 6)
        if not any(origin.dimension == "unit" for origin in origins) and (
            unit := self.reader.unit(reading, sheet)
        ):
            source = say.label("source", unit.source)
            screen.prose(say.text("unit_read", unit=unit.unit, source=source), 4, 6)
        said_by_titles = facts(say, sheet.recipient, sheet.awards, sheet.track, sheet.level)
        if said_by_titles and not any(origin.count for origin in origins):
            screen.prose(say.text("from_titles", facts=said_by_titles), 4, 6)

    def _remedy(self, reading: FileReading, sheet: SheetReading) -> None:
        found = remedy(reading, sheet)
        if found is None:
            return
        option, lines = found
        text = "settle_by_option" if sheet.kind == "other" else "settle_columns"
        self.screen.prose(self.say.text(text), 4, 6)
        self.screen.line(f"      {safe_text(option)}")
        self.screen.prose(self.say.text("settle_by_settings"), 4, 6)
        for line in lines:
            self.screen.line(f"      {safe_text(line)}")
        if sheet.kind == "other":
            ignored = f'--ignore-sheet "{scope(reading, sheet)}"'
            self.screen.prose(self.say.text("settle_by_ignoring", option=ignored), 4, 6)

    # --- the rows

    def _rows(self, reading: FileReading, sheet: SheetReading) -> None:
        say, screen = self.say, self.screen
        if sheet.cells and screen.linear:
            for told in read_aloud(sheet, held_rows(self.reader.held(reading, sheet), say), say, self.rows):
                screen.line(told)
        elif sheet.cells:
            held = held_rows(self.reader.held(reading, sheet), say)
            for line in picture(sheet, held, say, screen.width - 4, screen.bar, self.rows):
                screen.line(f"    {line.text}", "bold red" if line.alarming else "")
        self._fates(sheet)

    def _fates(self, sheet: SheetReading) -> None:
        say, screen = self.say, self.screen
        screen.prose(say.text("fates", fates=say.fates(fates(fates_of_sheet(sheet)).items())), 4, 6)
        if sheet.hidden_rows:
            screen.prose(say.text("hidden_rows", rows=row_ranges(sheet.hidden_rows)), 4, 6)
        if hidden := hidden_columns(sheet):
            letters = ", ".join(map(column_letter, hidden))
            screen.prose(say.text("hidden_columns", columns=letters), 4, 6)


def _alike(one: SheetReading, other: SheetReading) -> bool:
    """Whether a sheet was understood as another one, its rows one after another too, with nothing to look at."""
    if other.override or other.hidden or other.hidden_rows or any(table.doubts for table in other.tables):
        return False
    if any(fate is Fate.UNREAD for _, fate, _ in other.fates):
        return False
    return _outline(one) == _outline(other)


def _outline(sheet: SheetReading) -> tuple[object, ...]:
    """The lists' columns and the order of the fates, whatever the number of rows."""
    tables = [(table.header_rows, table.columns, table.headers, table.missing) for table in sheet.tables]
    return sheet.kind, sheet.why, tables, [fate for fate, _ in groupby(fate for _, fate, _ in sheet.fates)]
