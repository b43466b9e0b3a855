r"""Workbooks written as Markdown tables: what a test reads is what the sheet holds, row for row.

``# Name`` starts a sheet, ``# (hidden) Name`` a hidden one, ``# Name (hidden columns C, D)`` one with hidden
columns. Below it every line is one row, so that row numbers are counted by eye; a blank line is a blank row.

    # Cá nhân
    | DANH SÁCH ĐỀ NGHỊ | < | < |

    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    !| 2  | Trần Mẫu Bình | LĐTT      |

A cell ``<`` is merged with the cell to its left, ``^`` with the cell above. ``\n`` is a line feed, ``\s`` a
space that stays, ``\|`` an upright line. Whole and decimal numbers become numbers, ``2020-05-17`` a date,
``'12`` is the text 12; ``=A1 => 5`` is a formula with its saved result, ``=A1`` one saved without.
``!`` before a row hides it.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hongngu_tally.reading import Source, Words, measured, read_file
from hongngu_tally.rows import extract
from hongngu_tally.submissions import unit_of
from hongngu_tally.table.locate import locate_sheet
from hongngu_tally.table.model import FileReading
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import Sheet

_CELL_ENDS = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HIDDEN_COLUMNS = re.compile(r"\s*\(hidden columns? ([A-Z, ]+)\)$")
_SAVED = "\ue000"

Value = str | int | float | datetime | None
Cell = Value | tuple[str, str | None]
"""A value, or a formula with the result that is saved with it (None: saved without)."""

LIST = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |

| STT | Họ và tên      | Chức vụ    | Danh hiệu |
| 1   | Nguyễn Mẫu Sen | Công chức  | LĐTT |
| 2   | Trần Mẫu Bưởi  | Công chức  | LĐTT |
"""
"""A list as it should be."""
ODD = """
# Danh sách
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
| a   | b              | c          | d |
| 1   | Nguyễn Mẫu Sen | Công chức  | LĐTT |
| 2   | Trần Mẫu Bưởi  | Công chức  | CSTĐCS |
"""
"""A list under titles that say nothing: a person has to settle its columns."""


# --- Markdown → workbook


def write_book(path: Path, text: str) -> Path:
    """Write the workbook that ``text`` shows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, lines in sheets_of(dedent(text).strip("\n").splitlines()):
        _fill(workbook, title, lines)
    workbook.save(path)
    if "=>" in text:
        _save_results(path)
    return path


def sheets_of(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each sheet of such a text, as (title, lines of its rows)."""
    title, rows = "", list[str]()
    for line in lines:
        if line.startswith("# "):
            if title:
                yield title, rows
            title, rows = line[2:].strip(), []
        elif not title:
            raise ValueError(f"no sheet for the row {line!r}")
        else:
            rows.append(line)
    yield title, rows


def _fill(workbook: Workbook, title: str, lines: Sequence[str]) -> None:
    hidden_columns = _HIDDEN_COLUMNS.search(title)
    name = _HIDDEN_COLUMNS.sub("", title)
    sheet = workbook.create_sheet(name.removeprefix("(hidden) "))
    if name.startswith("(hidden) "):
        sheet.sheet_state = "hidden"
    for letter in re.findall("[A-Z]+", hidden_columns[1]) if hidden_columns else ():
        sheet.column_dimensions[letter].hidden = True
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(lines, 1):
        if line.startswith("!"):
            sheet.row_dimensions[row].hidden = True
        for column, shown in enumerate(cells_of(line.removeprefix("!")), 1):
            if shown in ("<", "^"):
                beside = (row, column - 1) if shown == "<" else (row - 1, column)
                areas[row, column] = areas.get(beside, beside)
            else:
                _set(sheet, row, column, value_of(shown))
    _merge(sheet, areas)


def cells_of(line: str) -> list[str]:
    """The texts between the upright lines of a row."""
    if not line.strip():
        return []
    if not line.lstrip().startswith("|"):
        raise ValueError(f"no row: {line!r}")
    parts = _CELL_ENDS.split(line.strip())[1:]
    return [part.strip() for part in (parts[:-1] if parts and not parts[-1].strip() else parts)]


def value_of(shown: str) -> Cell:
    """What a cell holds that is written so."""
    if shown.startswith("="):
        formula, saved, result = shown.partition("=>")
        return formula.strip(), result.strip() if saved else None
    text = shown.replace(r"\n", "\n").replace(r"\s", " ").replace(r"\|", "|")
    if shown.startswith("'"):
        return text[1:]
    if shown in {"TRUE", "FALSE"}:
        return shown == "TRUE"
    if found := _NUMBER.fullmatch(shown):
        return float(shown) if found[1] else int(shown)
    if _DAY.fullmatch(shown):
        return datetime.combine(date.fromisoformat(shown), datetime.min.time())
    return text or None


def _set(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    if value is None:
        return
    cell = sheet.cell(row, column)
    if isinstance(value, tuple):
        formula, result = value
        cell.value = formula if result is None else f"{formula}{_SAVED}{result}{_SAVED}"
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, str) and not value.startswith("#"):
        cell.data_type = "s"


def _merge(sheet: Worksheet, areas: dict[tuple[int, int], tuple[int, int]]) -> None:
    for anchor in set(areas.values()):
        members = [place for place, start in areas.items() if start == anchor] + [anchor]
        last_row, last_column = max(row for row, _ in members), max(column for _, column in members)
        if len(members) != (last_row - anchor[0] + 1) * (last_column - anchor[1] + 1):
            raise ValueError(f"the merged range from {anchor} is no rectangle")
        sheet.merge_cells(
            start_row=anchor[0], start_column=anchor[1], end_row=last_row, end_column=last_column
        )


def _save_results(path: Path) -> None:
    """openpyxl saves formulas without their results; put in those that the grid gives."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    mark = f"(?:{_SAVED}|&#{ord(_SAVED)};)"
    pattern = re.compile(rf"<c ([^>]*?)(?: t=\"\w+\")?><f>([^<]*?){mark}([^<]*?){mark}</f><v ?(?:/>|></v>)")

    def with_result(found: re.Match[str]) -> str:
        number, error = _NUMBER.fullmatch(found[3]), found[3].startswith("#")
        kind = "" if number else ' t="e"' if error else ' t="str"'
        return f"<c {found[1]}{kind}><f>{found[2]}</f><v>{found[3]}</v>"

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            text = pattern.sub(with_result, data.decode()) if name.startswith("xl/worksheets/sheet") else data
            package.writestr(name, text)


# --- workbook → what was read


def read_path(path: Path, words: Words = Words(), name: str = "") -> FileReading:  # noqa: B008 - frozen
    """Read one file and check the ledger: every non-blank row once, every nomination in a nomination row."""
    reading = read_file(Source(path, name or path.name), words, keep_values=True)
    check_ledger(reading)
    return reading


def read_cells(
    cells: Sequence[Sequence[object]],
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
    name: str = "Sheet1",
) -> FileReading:
    """Read a sheet of bare cells, as the engine would hand it over; a blank cell is "" or None."""
    width = max(map(len, cells), default=0)
    rows: list[list[Any]] = [["" if cell is None else cell for cell in row] for row in cells]
    for row in rows:
        row += [""] * (width - len(row))
    sheet = Sheet(name, 0, False, False, rows, tuple(merges), frozenset(hidden_rows))
    vocabulary = load_vocabulary()
    located = replace(locate_sheet(sheet, vocabulary), nonblank=measured(sheet)[0])
    reading = FileReading(
        f"{name}.xlsx", "xlsx", sheets=(located,), nominations=extract((located,), vocabulary)
    )
    check_ledger(reading)
    return reading


def check_ledger(reading: FileReading) -> None:
    """The equalities that hold for every file, whatever is in it."""
    nominating: set[tuple[str, int]] = set()
    for sheet in reading.sheets:
        rows = [row for row, _, _ in sheet.fates]
        assert rows == sorted(set(rows)), f"{sheet.name}: a row with two fates"
        assert len(rows) == sheet.nonblank, f"{sheet.name}: {sheet.nonblank} rows and {len(rows)} fates"
        nominating |= {(sheet.name, row) for row, fate, _ in sheet.fates if fate == "nomination"}
    found = reading.nominations
    assert not reading.problem, reading.problem
    assert set(zip(found["sheet"], found["row"], strict=True)) == nominating


def counts(reading: FileReading) -> Counter[tuple[object, ...]]:
    """How often (award, recipient, track or "", reason for holding back) was read."""
    found = reading.nominations
    names = ("award", "recipient", "track", "held_back")
    return Counter(zip(*(found[name] for name in names), strict=True))


def tally(reading: FileReading) -> dict[str, int]:
    """The counts in words: ``{"GKH individual drive": 2, "held back: award-missing": 1}``."""
    shown: Counter[str] = Counter()
    for (award, recipient, track, held_back), count in counts(reading).items():
        said = " ".join(str(part) for part in (award, recipient, track) if part)
        shown[f"held back: {held_back}" if held_back else said] += count
    return dict(shown)


def column(reading: FileReading, name: str) -> list[object]:
    """One column of the nominations, in the order of the rows."""
    return list(reading.nominations[name])


def names(reading: FileReading) -> list[object]:
    """The nominees in the order of the rows, one per nomination."""
    return column(reading, "name")


def units(reading: FileReading) -> Counter[str]:
    """How many nominations belong to which unit, as the district of 2020 lists them."""
    vocabulary = load_vocabulary().on_day(date(2020, 12, 31))
    sheets = {sheet.name: sheet for sheet in reading.sheets}
    found = reading.nominations
    return Counter(
        unit_of(vocabulary, reading, sheets[str(sheet)], str(text), str(section), str(workplace)).unit
        for sheet, text, section, workplace in zip(
            found["sheet"], found["unit_text"], found["unit_section"], found["workplace"], strict=True
        )
    )


def ledger(reading: FileReading, sheet: int = 0) -> str:
    """The fates of a sheet's rows in one line: ``title 1-3, header 5, nomination 6-9``."""
    runs: list[tuple[str, int, int]] = []
    for row, fate, _ in reading.sheets[sheet].fates:
        if runs and runs[-1][0] == fate and runs[-1][2] == row - 1:
            runs[-1] = (fate, runs[-1][1], row)
        else:
            runs.append((str(fate), row, row))
    return ", ".join(f"{fate} {first}" + (f"-{last}" if last > first else "") for fate, first, last in runs)


def kinds(reading: FileReading) -> list[str]:
    """What each sheet was taken for."""
    return [sheet.kind for sheet in reading.sheets]


def stated(reading: FileReading, sheet: int = 0) -> list[tuple[object, ...]]:
    """(row, number, recipient, first row, last row, mark column) of every total that a sheet states."""
    return [
        (one.row, one.number, one.recipient, one.first, one.last, one.mark_column)
        for table in reading.sheets[sheet].tables
        for one in table.stated
    ]
