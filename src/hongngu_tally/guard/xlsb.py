"""The binary parts of an .xlsb: what the engine does not tell of a sheet, and cells in a form that it passes over.

A part is a sequence of records: kind and length, seven bits to the byte, then the body ([MS-XLSB]).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.model import ERROR_CODES, Refused, SheetScan
from hongngu_tally.guard.ooxml import targets_of, workbook_part

_ROW, _SHEET, _COLUMNS, _MERGE = 0, 156, 60, 176
_BLANK, _ERRORS, _LAST_CELL = 1, frozenset({3, 11}), 11
_RICH_TEXT, _TEXT, _SHARED_TEXT, _TEXT_RESULT = 62, 6, 7, 8
# Cells that leave out their column, since they follow the one before: kind and body are those of a whole cell otherwise.
_SHORT, _TO_WHOLE = range(12, 19), 11
_FONT, _FORMAT, _FORMATS, _FORMATS_END = 43, 47, 617, 618
_STRUCK = 0x08
"""The bit of a font that strikes through."""
_STATES = ("visible", "hidden", "veryHidden")


def scan(archive: Archive, limits: Limits) -> tuple[SheetScan, ...]:
    """Every sheet with its state, and of worksheets the hidden rows and columns, merges and error cells."""
    try:
        return _scanned(archive, limits)
    except (struct.error, IndexError) as error:
        # A record that is shorter than its kind asks for.
        raise Refused("zip-damaged", part=workbook_part(archive)) from error


def _scanned(archive: Archive, limits: Limits) -> tuple[SheetScan, ...]:
    workbook = workbook_part(archive)
    targets = targets_of(archive, workbook)
    sheets: list[SheetScan] = []
    striking = _striking_formats(archive, archive.find(f"{workbook.rpartition('/')[0]}/styles.bin"))
    for kind, body in _records(archive.read(workbook), workbook):
        if kind == _SHEET:
            state = _STATES[min(struct.unpack_from("<L", body)[0], 2)]
            relation, at = _text(body, 8)
            name, _ = _text(body, at)
            typ, part = targets.get(relation, ("other", ""))
            if typ == "worksheet" and not archive.find(part):
                raise Refused("part-missing", part=part)
            sheets.append(_scan_sheet(archive, name, archive.find(part), typ, state, striking))
    if len(sheets) > limits.sheets:
        raise Refused("sheet-count", size=len(sheets), limit=limits.sheets, option="sheets")
    if not sheets:
        raise Refused("no-sheets")
    return tuple(sheets)


def _striking_formats(archive: Archive, part: str) -> frozenset[int]:
    """The numbers of the cell formats whose font strikes through."""
    fonts: list[bool] = []
    formats: list[int] = []
    of_cells = False
    for kind, body in _records(archive.read(part), part) if part else ():
        if kind in (_FORMATS, _FORMATS_END):
            of_cells = kind == _FORMATS
        elif kind == _FONT:
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _FORMAT and of_cells:
            formats.append(struct.unpack_from("<H", body, 4)[0])
    return frozenset(at for at, font in enumerate(formats) if font < len(fonts) and fonts[font])


def _scan_sheet(
    archive: Archive, name: str, part: str, kind: str, state: str, striking: frozenset[int]
) -> SheetScan:
    if kind != "worksheet":
        return SheetScan(name, part, kind, state)
    hidden_rows, hidden_columns = set[int](), set[int]()
    errors: list[tuple[int, int, str]] = []
    struck: list[tuple[int, int, str]] = []
    merges: list[tuple[int, int, int, int]] = []
    filled = set[int]()
    row = column = 0
    for record, body in _records(archive.read(part), part):
        if _may_hold(record - _TO_WHOLE * (record in _SHORT)):
            filled.add(row)
        if record == _ROW:
            row, column = struct.unpack_from("<L", body)[0] + 1, 0
            if len(body) > 11 and body[11] & 0x10:
                hidden_rows.add(row)
        elif _BLANK <= record <= _LAST_CELL or record in _SHORT:
            short = record in _SHORT
            column = column + 1 if short else struct.unpack_from("<L", body)[0] + 1
            if record - _TO_WHOLE * short in _ERRORS:
                errors.append((row, column, ERROR_CODES.get(body[4 if short else 8], "#N/A")))
            if striking and int.from_bytes(body[0:3] if short else body[4:7], "little") in striking:
                struck.append((row, column, ""))
        elif record == _COLUMNS and len(body) > 16 and body[16] & 0x01:
            first, last = struct.unpack_from("<2L", body)
            hidden_columns.update(range(first + 1, min(last, 16_383) + 2))
        elif record == _MERGE:
            top, bottom, left, right = struct.unpack_from("<4L", body)
            merges.append((top + 1, left + 1, bottom + 1, right + 1))
    return SheetScan(
        name, part, kind, state, len(filled), max(filled, default=0),
        hidden_rows=frozenset(hidden_rows), hidden_columns=frozenset(hidden_columns), errors=tuple(sorted(errors)), merges=tuple(merges), struck=tuple(struck),
    )  # fmt: skip


def _may_hold(kind: int) -> bool:
    """Whether a cell of a kind may hold something; a text may be blank all the same."""
    return _BLANK < kind <= _LAST_CELL or kind == _RICH_TEXT


def content_rows(data: bytes, part: str) -> tuple[set[int], set[int]]:
    """Rows of a sheet that every reader must find, and rows that a reader may find: texts may be blank, errors too."""
    certain, possible = set[int](), set[int]()
    row = 0
    for record, body in _records(data, part):
        if record == _ROW:
            row = struct.unpack_from("<L", body)[0] + 1
            continue
        kind = record - _TO_WHOLE * (record in _SHORT)
        if _may_hold(kind):
            possible.add(row)
            if kind not in _ERRORS and kind not in (_TEXT, _SHARED_TEXT, _TEXT_RESULT, _RICH_TEXT):
                certain.add(row)
    return certain, possible


def with_whole_cells(data: bytes, part: str) -> bytes:
    """A sheet's records with every cell naming its column and rich texts as plain ones, as the engine reads them."""
    written: list[bytes] = []
    column = -1
    for kind, body in _records(data, part):
        if kind == _ROW:
            column = -1
        elif kind in _SHORT:
            column += 1
            kind, body = kind - _TO_WHOLE, struct.pack("<L", column) + body
        elif _BLANK <= kind <= _LAST_CELL or kind == _RICH_TEXT:
            column = struct.unpack_from("<L", body)[0]
            if kind == _RICH_TEXT:
                kind, body = _TEXT, body[:8] + body[9 : 13 + 2 * struct.unpack_from("<L", body, 9)[0]]
        written.append(_record(kind, body))
    return b"".join(written)


def _records(data: bytes, part: str) -> Iterator[tuple[int, bytes]]:
    at = 0
    try:
        while at < len(data):
            kind, at = data[at], at + 1
            if kind & 0x80:
                kind, at = kind & 0x7F | (data[at] & 0x7F) << 7, at + 1
            size = shift = 0
            while True:
                size |= (data[at] & 0x7F) << shift
                shift, at = shift + 7, at + 1
                if not data[at - 1] & 0x80:
                    break
            if at + size > len(data):
                raise IndexError
            yield kind, data[at : at + size]
            at += size
    except (IndexError, struct.error) as error:
        raise Refused("zip-damaged", part=part) from error


def _record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(body), b""
    while size > 0x7F:
        size, length = size >> 7, length + bytes([size & 0x7F | 0x80])
    return head + length + bytes([size]) + body


def _text(body: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<L", body, at)[0]
    end = at + 4 + 2 * length if length != 0xFFFFFFFF else at + 4
    return body[at + 4 : end].decode("utf-16-le", "replace"), end
