"""The board of who has handed in, as screen, data and workbook; and one line to paste into a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.board import STATES, Board, UnitLine
from hongngu_tally.render.decided import decision_sentences
from hongngu_tally.render.formats import csv_text, json_text, md_cell, md_table
from hongngu_tally.render.screen import Screen, cells, wrap
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_WIDTHS = (5.5, 40, 17, 9, 11, 11)
_DECIDED_WIDTH, _FILES_WIDTH = 11, 48
_COLUMNS = ("unit", "state", "errors", "warnings", "nominations", "late", "files", "superseded")
_NARROWEST, _FILES, _GAP = 24, 28, 2
"""Columns of the screen: what a unit's name and a file's name need at least, and what parts two cells."""
_ORDER = ("missing", "with-errors", "unexpected", "handed-in")
_STYLES = {"missing": "bold red", "with-errors": "red", "unexpected": "yellow"}


def message(tally: Tally, board: Board, say: Words) -> str:
    """The whole board in one line, whole sentences and nothing that a messenger would change."""
    parts = [say.text("status_sum", came=board.came, asked=board.asked)]
    for name, units in (
        ("status_missing", board.of("missing")),
        ("status_errors", board.of("with-errors")),
        ("status_late", board.late),
        ("status_unexpected", board.of("unexpected")),
    ):
        if units:
            parts.append(say.text(name, n=len(units), names=_names(units, say)))
    return f"{say.text('status_title', year=str(tally.year))}: {'; '.join(parts)}."


def _names(units: Sequence[UnitLine], say: Words) -> str:
    """All of them, however many: whoever is left out of the line would not feel reminded."""
    return ", ".join(_named(line, say) for line in units)


def _named(line: UnitLine, say: Words) -> str:
    """A unit; one that sent no workbook hears what it sent."""
    name = line.unit or say.text("none")
    kinds = ", ".join(sorted({PurePath(file).suffix or file for file in line.documents}))
    return f"{name} ({say.text('status_sent', kinds=kinds)})" if kinds else name


def status_json(tally: Tally, board: Board, lang: str = "vi") -> str:
    """``status --format json``: the contract's units, with the files of no unit and the line to paste."""
    from hongngu_tally.render.envelope import foot, head

    units = [
        {
            "unit": line.unit,
            "state": line.state,
            "files": list(line.files),
            "errors": line.errors,
            "warnings": line.warnings,
            "nominations": line.nominations,
            "late": line.late,
            "superseded": list(line.superseded),
            "documents": list(line.documents),
        }
        | ({"decided": line.decided} if board.decisions else {})
        for line in board.lines
    ]
    data = {
        **head("status", tally),
        "due": [day.isoformat() for day in board.due],
        "units": units,
        "summary": {state: len(board.of(state)) for state in STATES} | {"late": len(board.late)},
        "strangers": list(board.strangers),
        "documents": list(board.documents),
        "message": message(tally, board, words(lang)),
        **foot(tally),
    }
    return json_text(data)


def status_csv(board: Board) -> str:
    """The units, one line each; several files of a unit in one cell, parted by "; "."""
    lines = (
        (
            line.unit,
            line.state,
            line.errors,
            line.warnings,
            line.nominations,
            line.late,
            "; ".join(line.files),
            "; ".join(line.superseded),
            *([line.decided] if board.decisions else []),
        )
        for line in board.lines
    )
    return csv_text((*_COLUMNS, *(["decided"] if board.decisions else [])), lines)


def status_md(tally: Tally, board: Board, lang: str = "vi") -> str:
    """The board as a Markdown document."""
    say = words(lang)
    header = _header(board, say)
    rows = [[str(cell) for cell in _cells(line, board, say)] for line in board.lines]
    body = md_table(header, rows, len(header), say) if rows else ""
    foot = "".join(f"- {md_cell(line)}\n" for line in _notes(tally, board, say))
    return f"# {md_cell(say.text('status_title', year=str(tally.year)))}\n\n{body}\n{foot}"


def status(screen: Screen, tally: Tally, board: Board) -> None:
    """The board, units with something to do first, then the line to paste."""
    say = screen.say
    screen.prose(say.text("status_title", year=str(tally.year)), style="bold")
    screen.line()
    if screen.linear:
        for unit in board.lines:
            screen.items(
                [
                    (head, str(cell))
                    for head, cell in zip(_header(board, say), _cells(unit, board, say), strict=True)
                ]
            )
    elif board.lines:
        _draw(screen, board)
    screen.line()
    message_, *notes = _notes(tally, board, say)
    for line in notes:
        screen.prose(line, 0, 2)
    screen.prose(f"{say.text('paste')}: {message_}", 0, 2)


def _draw(screen: Screen, board: Board) -> None:
    """The table of units. Where a column of files would be too narrow for their names, they stand below their unit's."""
    from rich.table import Table

    say = screen.say
    *header, files = _header(board, say)
    lines = [line for state in _ORDER for line in board.of(state)]
    rows = [[safe_text(cell) for cell in _cells(line, board, say)] for line in lines]
    parted = sum(max(cells(row[at]) for row in (header, *rows)) + _GAP for at in range(1, len(header)))
    room = max(_NARROWEST, screen.width // 3)
    # A pipe has no width.
    beside = not screen.wrapping or screen.width - room - _GAP - parted >= _FILES
    if not beside:
        room = max(_NARROWEST, screen.width - _GAP - parted)
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=True)
    table.show_header = True
    # A unit's or file's long name is folded; words and numbers are not.
    for at, text in enumerate([*header, files] if beside else header):
        table.add_column(
            text,
            justify="right" if 2 <= at < len(header) else "left",
            overflow="fold",
            no_wrap=0 < at < len(header),
            max_width=None if at else room,
        )
    for line, row in zip(lines, rows, strict=True):
        style = _STYLES.get(line.state, "")
        if not beside and row[-1]:
            row[0] = "\n".join([row[0], *wrap(row[-1], room, "  ", "  ")])
        shown = row if beside else row[:-1]
        table.add_row(*(screen.text(text, style if at < 2 else "") for at, text in enumerate(shown)))
    screen.draw(table, room + _GAP + parted + (_FILES if beside else 0))


def write_status(file: BinaryIO, tally: Tally, board: Board, lang: str = "vi") -> None:
    """Write the board as a workbook fit to be printed."""
    from hongngu_tally.render.appendix import plain_table
    from hongngu_tally.render.package import finished
    from hongngu_tally.render.sheet import Page, Style, new_book

    say = words(lang)
    book: Any = new_book()
    sheet = book.active
    sheet.title = say.text("sheet_status")
    widths = (*_WIDTHS, *([_DECIDED_WIDTH] if board.decisions else []), _FILES_WIDTH)
    page = Page(sheet, say, widths, landscape=True)
    page.next(24)
    title = say.text("status_title", year=str(tally.year))
    page.put(1, title.upper(), Style(size=14, bold=True, align="center"), until=page.last)
    page.next(12)
    rows: list[list[object]] = []
    for number, line in enumerate(board.lines, start=1):
        rows.append([number, *_cells(line, board, say)])
    first = plain_table(page, [say.text("ordinal"), *_header(board, say)], rows)
    page.head(first, first)
    for text in _notes(tally, board, say):
        page.next(18)
        page.put(1, text, Style(size=11, italic=True), until=page.last)
    file.write(finished(book, tally, title, say, cached=[page.cached]))


def _header(board: Board, say: Words) -> list[str]:
    decided = ["decided_short"] if board.decisions else []
    names = ("unit", "standing", "errors", "warnings", "nominations", *decided, "file")
    return [say.text(name) for name in names]


def _cells(line: UnitLine, board: Board, say: Words) -> list[object]:
    state = say.label("standing", line.state)
    if line.late:
        state += f" ({say.text('late')})"
    files = "; ".join((*line.files, *(f"{file} ({say.text('no_workbook')})" for file in line.documents)))
    if line.superseded:
        files += f" ({say.text('replaced_files', n=len(line.superseded))})"
    decided = [line.decided] if board.decisions else []
    return [
        line.unit or say.text("none"),
        state,
        line.errors,
        line.warnings,
        line.nominations,
        *decided,
        files,
    ]


def _notes(tally: Tally, board: Board, say: Words) -> list[str]:
    """The line to paste, then what else there is to know."""
    notes = [message(tally, board, say)]
    if not tally.intake.units:
        notes.append(say.text("status_no_list"))
    if board.strangers:
        names = "; ".join(board.strangers)
        notes.append(say.text("status_strangers", n=len(board.strangers), names=names))
    if board.documents:
        names = "; ".join(board.documents)
        notes.append(say.text("status_documents", n=len(board.documents), names=names))
    notes += decision_sentences(tally, say)
    if board.due:
        notes.append(say.text("status_by", days=", ".join(map(say.day, board.due))))
    return notes
