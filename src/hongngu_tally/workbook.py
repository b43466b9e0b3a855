"""A file that passed the guard → ``Book``: sheets of cells from A1, with what the reading engine cannot tell.

The engine is python-calamine, in a worker process. What it gives is checked against the
guard's own count, because a reader that loses rows without a word is the one failure nobody would notice.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain
from pathlib import Path

import python_calamine as calamine

from hongngu_tally.delimited import read_delimited
from hongngu_tally.guard import Inspection, Limits, Refused, SheetScan, limits_in_use
from hongngu_tally.guard.recount import content_rows, fault
from hongngu_tally.guard.rewritten import rewritten

Value = str | int | float | bool | datetime | date | time | timedelta
Place = tuple[int, int]

_BY_PATH = {"xlsx": (".xlsx", ".xlsm"), "xlsb": (".xlsb",), "xls": (".xls",), "ods": (".ods",)}
_WITHOUT_CELLS = (
    (calamine.SheetTypeEnum.DialogSheet, "dialogsheet"),
    (calamine.SheetTypeEnum.MacroSheet, "macrosheet"),
    (calamine.SheetTypeEnum.ChartSheet, "chartsheet"),
    (calamine.SheetTypeEnum.Vba, "other"),
)


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: row ``r`` is ``cells[r - 1]``, a blank cell is ``""``, numbers are as the engine gives them.

    ``errors`` and ``formulas_without_value`` name cells that are blank in ``cells`` but not in the file.
    Rows and columns are counted from 1; ``merges`` are (first row, first column, last row, last column).
    """

    name: str
    index: int
    hidden: bool
    very_hidden: bool
    cells: list[list[Value]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas_without_value: frozenset[tuple[int, int]] = frozenset()
    long_numbers: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """All digits of numbers that lost some on the way into ``cells``."""
    struck: frozenset[tuple[int, int]] = frozenset()
    """Cells whose text is struck through."""
    partly_struck: frozenset[tuple[int, int]] = frozenset()
    """Cells of whose text a part was struck through; ``cells`` holds what is left of it."""

    @property
    def noted(self) -> Iterator[Place]:
        """The places of all cells of which something is noted beside their values."""
        return chain(
            self.errors, self.formulas_without_value, self.long_numbers, self.struck, self.partly_struck
        )

    @cached_property
    def values(self) -> frozenset[Value]:
        """Every distinct value; True and 1 are one."""
        return frozenset(chain.from_iterable(self.cells))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every distinct text."""
        return tuple([value for value in self.values if type(value) is str])


def placed(sheet: Sheet, cells: list[list[Value]], to: Callable[[Place], Place | None]) -> Sheet:
    """A sheet with other cells, and what is noted of single cells where ``to`` says that they went; None where they went nowhere."""

    def moved(places: Iterable[Place]) -> dict[Place, Place]:
        return {old: new for old in places if (new := to(old))}

    return replace(
        sheet,
        cells=cells,
        errors={new: sheet.errors[old] for old, new in moved(sheet.errors).items()},
        formulas_without_value=frozenset(moved(sheet.formulas_without_value).values()),
        long_numbers={new: sheet.long_numbers[old] for old, new in moved(sheet.long_numbers).items()},
        struck=frozenset(moved(sheet.struck).values()),
        partly_struck=frozenset(moved(sheet.partly_struck).values()),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The sheets of one file, in workbook order."""

    file_kind: str
    sheets: tuple[Sheet, ...]
    passed_over: tuple[tuple[str, str], ...] = ()
    """(name, kind) of sheets that hold no cells: ``chartsheet``, ``dialogsheet``, ``macrosheet``."""
    encoding: str = ""
    separator: str = ""
    repaired: bool = False
    """Whether the engine could only read it after it was put right in memory."""
    ragged: tuple[int, ...] = ()
    """Rows of a text file with more fields than its others."""


def read_book(path: Path, inspection: Inspection, limits: Limits | None = None) -> Book:
    """Read every sheet of ``path``, or raise :class:`Refused`; nothing else leaves for a bad file."""
    limits = limits or limits_in_use()
    if inspection.kind in ("csv", "tsv"):
        return _read_text(path, inspection, limits)
    if inspection.kind == "xlsb":
        # The engine passes over cells that leave out their column, without a word.
        return _attempt(path, inspection, limits, rewrite=True)
    try:
        if not any(sheet.strange for sheet in inspection.sheets):
            return _attempt(path, inspection, limits)
    except Refused as refused:
        if refused.facts["cause"] not in ("engine", "counts-differ") or inspection.kind not in (
            "xlsx",
            "ods",
        ):
            raise
    try:
        return replace(_attempt(path, inspection, limits, rewrite=True), repaired=True)
    except Refused as refused:
        # The engine says little of why it gives up.
        raise (refused.cause == "engine" and fault(path, limits)) or refused from None


def _attempt(path: Path, inspection: Inspection, limits: Limits, rewrite: bool = False) -> Book:
    """Read by the engine; with ``rewrite`` from a copy in memory that spares it what it stumbles over."""
    data = rewritten(_unchanged_bytes(path, inspection), inspection.kind, limits) if rewrite else None
    try:
        book = _read_engine(path, inspection, limits, data)
    except (Refused, KeyboardInterrupt, SystemExit):
        raise
    except calamine.PasswordError as error:
        raise Refused("password") from error
    except MemoryError:
        raise Refused("memory-limit", limit=limits.memory, option="memory") from None
    except BaseException as error:  # a panic of the engine is no Exception
        raise Refused("engine", error=type(error).__name__) from None
    if not inspection.package:
        _unchanged_bytes(path, inspection)
    return book


def _unchanged_bytes(path: Path, inspection: Inspection) -> bytes:
    """The file's bytes, if they are still the ones that were inspected."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("changed-while-read") from error
    if hashlib.sha256(data).hexdigest() != inspection.sha256:
        raise Refused("changed-while-read")
    return data


def _read_text(path: Path, inspection: Inspection, limits: Limits) -> Book:
    text = read_delimited(_unchanged_bytes(path, inspection), limits)
    sheet = Sheet(path.stem, 0, hidden=False, very_hidden=False, cells=[list(row) for row in text.rows])
    return Book(
        inspection.kind, (sheet,), encoding=text.encoding, separator=text.separator, ragged=text.ragged
    )


def _open(path: Path, inspection: Inspection, data: bytes | None) -> calamine.CalamineWorkbook:
    """By path the engine takes the parser that the suffix names; with a wrong one it reads from memory."""
    data = data or inspection.package
    if data:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    if path.suffix.lower() in _BY_PATH[inspection.kind]:
        return calamine.CalamineWorkbook.from_path(path)
    return calamine.CalamineWorkbook.from_filelike(io.BytesIO(_unchanged_bytes(path, inspection)))


def _read_engine(path: Path, inspection: Inspection, limits: Limits, data: bytes | None) -> Book:
    sheets: list[Sheet] = []
    passed_over: list[tuple[str, str]] = []
    with _open(path, inspection, data) as workbook:
        listed = workbook.sheets_metadata
        names = [one.name for one in listed]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise Refused("duplicate-sheet", sheet=twice)
        scans = _scans_for(names, inspection)
        known = {scan.name for scan in scans if scan is not None}
        passed_over += [(scan.name, scan.kind) for scan in inspection.sheets if scan.name not in known]
        for index, (metadata, scan) in enumerate(zip(listed, scans, strict=True)):
            kind = next((kind for typ, kind in _WITHOUT_CELLS if metadata.typ == typ), "")
            if kind:
                passed_over.append((metadata.name, kind))
                continue
            sheet = _read_sheet(workbook, index, metadata, scan, limits)
            if scan is not None:
                _compare(path, sheet, scan, limits)
            sheets.append(sheet)
    return Book(inspection.kind, tuple(sheets), tuple(passed_over))


def _scans_for(names: list[str], inspection: Inspection) -> list[SheetScan | None]:
    """The guard's scan of every sheet that the engine lists; the engine leaves some kinds out of its list."""
    scans = inspection.sheets
    if not scans:
        return [None] * len(names)
    if len(scans) == len(names):
        return list(scans)
    by_name = {scan.name: scan for scan in scans}
    worksheets = [scan.name for scan in scans if scan.kind == "worksheet"]
    if len(by_name) < len(scans) or not set(worksheets) <= set(names) <= set(by_name):
        raise Refused("sheets-differ", expected=len(scans), found=len(names))
    return [by_name[name] for name in names]


def _read_sheet(
    workbook: calamine.CalamineWorkbook,
    index: int,
    metadata: calamine.SheetMetadata,
    scan: SheetScan | None,
    limits: Limits,
) -> Sheet:
    source = workbook.get_sheet_by_index(index)
    end = source.end
    if end is not None and (end[0] + 1) * (end[1] + 1) > limits.cells:
        raise Refused(
            "grid",
            sheet=metadata.name,
            rows=end[0] + 1,
            columns=end[1] + 1,
            limit=limits.cells,
            option="cells",
        )
    cells: list[list[Value]] = source.to_python(skip_empty_area=False)
    blank: list[Value] = [""] * (len(cells[0]) if cells else 0)
    while cells and cells[-1] == blank:
        cells.pop()
    very_hidden = metadata.visible == calamine.SheetVisibleEnum.VeryHidden
    merged = source.merged_cell_ranges
    sheet = Sheet(
        name=metadata.name,
        index=index,
        hidden=very_hidden or metadata.visible == calamine.SheetVisibleEnum.Hidden,
        very_hidden=very_hidden,
        cells=cells,
        merges=tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in merged or ()),
    )
    return sheet if scan is None else _with_scan(sheet, scan)


def _with_scan(sheet: Sheet, scan: SheetScan) -> Sheet:
    partly = {(row, column): left for row, column, left in scan.struck if left}
    for (row, column), left in partly.items():
        if row <= len(sheet.cells) and column <= len(sheet.cells[row - 1]):
            sheet.cells[row - 1][column - 1] = left
    return Sheet(
        name=sheet.name,
        index=sheet.index,
        hidden=sheet.hidden,
        very_hidden=sheet.very_hidden,
        cells=sheet.cells,
        merges=sheet.merges or scan.merges,
        hidden_rows=scan.hidden_rows,
        hidden_columns=scan.hidden_columns,
        errors={(row, column): code for row, column, code in scan.errors},
        formulas_without_value=frozenset(scan.valueless),
        long_numbers={(row, column): digits for row, column, digits in scan.long_numbers},
        struck=frozenset((row, column) for row, column, left in scan.struck if not left),
        partly_struck=frozenset(partly),
    )


def _compare(path: Path, sheet: Sheet, scan: SheetScan, limits: Limits) -> None:
    """Refuse a sheet in which the engine lost or invented rows.

    Equal counts settle it. Otherwise rows are recounted with care: cells of spaces, error cells and formulas
    that give an empty text are blank for one side and not for the other, and are no reason to refuse.
    """
    blank: list[Value] = [""] * (len(sheet.cells[0]) if sheet.cells else 0)
    found = len(sheet.cells) - sheet.cells.count(blank)
    if found == scan.rows_with_cells and len(sheet.cells) == scan.last_row:
        return
    certain, possible = content_rows(path, scan, limits)
    rows = {number for number, row in enumerate(sheet.cells, 1) if row != blank}
    if not certain <= rows <= possible:
        raise Refused("counts-differ", sheet=sheet.name, expected=len(certain), found=len(rows))
