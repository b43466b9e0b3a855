"""OLE2 containers: encrypted workbooks, and the records of an old .xls workbook.

The container is a small file system of sectors; every chain is bounded by the number of sectors, so that a
loop ends in a refusal and not in a reader that eats all memory.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.model import ERROR_CODES, Refused, SheetScan

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_END_OF_CHAIN = 0xFFFFFFFE
_STATES = {0: "visible", 1: "hidden", 2: "veryHidden"}
_KINDS = {0: "worksheet", 1: "macrosheet", 2: "chartsheet"}
_FORMULA, _EOF, _FILEPASS, _COLINFO, _BOUNDSHEET = 0x06, 0x0A, 0x2F, 0x7D, 0x85
_MULRK, _LABELSST, _NUMBER, _LABEL, _BOOLERR, _ROW, _RK, _BOF = (
    0xBD, 0xFD, 0x203, 0x204, 0x205, 0x208, 0x27E, 0x809,
)  # fmt: skip
_FONT, _FORMAT = 0x31, 0xE0
_STRUCK = 0x08
"""The bit of a font that strikes through."""
_FORMULAS = {_FORMULA, 0x206, 0x406}
_VALUES = _FORMULAS | {_MULRK, _LABELSST, _NUMBER, _LABEL, _BOOLERR, _RK, 0xD6}


class Compound:
    """The directory and streams of an OLE2 container."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 512:
            raise Refused("ole-damaged")
        shift, mini_shift = struct.unpack_from("<2H", data, 30)
        if shift not in (9, 12) or mini_shift > shift:
            raise Refused("ole-damaged")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        self._sectors = len(data) // self._size + 1
        _, first_directory, _, self._cutoff, first_mini, _, first_difat, _ = struct.unpack_from(
            "<8L", data, 44
        )
        self._fat = self._numbers(self._fat_sectors(first_difat))
        self.streams: dict[str, tuple[int, int]] = {}
        self._mini_start = _END_OF_CHAIN
        self._read_directory(self._chain(first_directory, self._fat))
        self._mini_fat = self._numbers(self._chain(first_mini, self._fat))
        self._mini_stream: bytes | None = None

    def read(self, name: str) -> bytes:
        """One stream, whole."""
        start, length = self.streams[name]
        if length >= self._cutoff:
            return self._joined(self._chain(start, self._fat))[:length]
        if self._mini_stream is None:
            self._mini_stream = self._joined(self._chain(self._mini_start, self._fat))
        mini, size = self._mini_stream, self._mini_size
        sectors = self._chain(start, self._mini_fat)
        return b"".join(mini[number * size : (number + 1) * size] for number in sectors)[:length]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size]

    def _joined(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _numbers(self, sectors: list[int]) -> array[int]:
        numbers = array("I")
        data = self._joined(sectors)
        numbers.frombytes(data[: len(data) // 4 * 4])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def _fat_sectors(self, first_difat: int) -> list[int]:
        listed = list(struct.unpack_from("<109L", self._data, 76))
        seen: set[int] = set()
        where = first_difat
        while where < self._sectors:
            if where in seen:
                raise Refused("sector-loop")
            seen.add(where)
            block = self._sector(where)
            if len(block) < self._size:
                raise Refused("truncated")
            *more, where = struct.unpack(f"<{self._size // 4}L", block)
            listed += more
        sectors = [number for number in listed if number < self._sectors]
        if len(set(sectors)) != len(sectors):
            raise Refused("sector-loop")
        return sectors

    def _chain(self, start: int, table: array[int]) -> list[int]:
        chain: list[int] = []
        number, bound = start, len(table)
        while number < _END_OF_CHAIN - 3:
            if number >= bound:
                raise Refused("truncated")
            if len(chain) >= bound:
                raise Refused("sector-loop")
            chain.append(number)
            number = table[number]
        return chain

    def _read_directory(self, sectors: list[int]) -> None:
        data = self._joined(sectors)
        for where in range(0, len(data) - 127, 128):
            length, kind = struct.unpack_from("<HB", data, where + 64)
            if kind not in (1, 2, 5) or not 2 <= length <= 64:
                continue
            name = data[where : where + length - 2].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<2L", data, where + 116)
            if kind == 5:
                self._mini_start = start
            elif name not in self.streams:
                self.streams[name] = start, size


def scan(data: bytes, limits: Limits) -> tuple[bool, tuple[SheetScan, ...]]:
    """Whether an .xls holds macros, and its sheets; anything else in an OLE2 container is refused."""
    try:
        container = Compound(data)
        names = container.streams
        if "EncryptedPackage" in names or "EncryptionInfo" in names:
            raise Refused("password")
        if "\tDRMContent" in names:
            raise Refused("rights-managed")
        if not names:
            # The directory lay in what is missing.
            raise Refused("truncated")
        book = next((name for name in ("Workbook", "Book") if name in names), "")
        if not book:
            label = {"WordDocument": "doc", "PowerPoint Document": "ppt"}
            raise Refused(
                "other-format", format=next((label[name] for name in label if name in names), "ole")
            )
        sheets = _sheets(container.read(book), limits)
    except struct.error as error:
        raise Refused("ole-damaged") from error
    return "_VBA_PROJECT_CUR" in names or "_VBA_PROJECT" in names, sheets


def _sheets(stream: bytes, limits: Limits) -> tuple[SheetScan, ...]:
    listed = _listed(stream)
    if not listed:
        raise Refused("no-sheets")
    if len(listed) > limits.sheets:
        raise Refused("sheet-count", size=len(listed), limit=limits.sheets, option="sheets")
    struck = _striking_formats(stream)
    return tuple(
        _scan_sheet(stream, offset, name, state, limits, struck)
        if kind == "worksheet"
        else SheetScan(name=name, kind=kind, state=state)
        for offset, state, kind, name in listed
    )


def _listed(stream: bytes) -> list[tuple[int, str, str, str]]:
    """(offset, state, kind, name) of every sheet that the workbook lists."""
    listed: list[tuple[int, str, str, str]] = []
    where, length = 0, len(stream)
    wide = True
    while where + 4 <= length:
        record, size = struct.unpack_from("<2H", stream, where)
        body = where + 4
        if record == _FILEPASS:
            raise Refused("password")
        if record == _BOF and where == 0:
            wide = struct.unpack_from("<H", stream, body)[0] >= 0x600
        elif record == _BOUNDSHEET and size >= 8:
            offset, state, kind = struct.unpack_from("<LBB", stream, body)
            name = _sheet_name(stream[body + 6 : body + size], wide)
            listed.append((offset, _STATES.get(state & 3, "visible"), _KINDS.get(kind, "other"), name))
        elif record == _EOF:
            break
        where = body + size
    return listed


def _striking_formats(stream: bytes) -> frozenset[int]:
    """The numbers of the cell formats whose font strikes through. No font has the number 4."""
    fonts: list[bool] = []
    formats: list[int] = []
    where, length = 0, len(stream)
    while where + 4 <= length:
        record, size = struct.unpack_from("<2H", stream, where)
        body = where + 4
        if record == _FONT and size >= 4:
            fonts += [False] * (len(fonts) == 4)
            fonts.append(bool(stream[body + 2] & _STRUCK))
        elif record == _FORMAT and size >= 2:
            formats.append(struct.unpack_from("<H", stream, body)[0])
        elif record == _EOF:
            break
        where = body + size
    return frozenset(at for at, font in enumerate(formats) if font < len(fonts) and fonts[font])


def _sheet_name(raw: bytes, wide: bool) -> str:
    if not wide:
        return raw[1 : 1 + raw[0]].decode("cp1252", "replace")
    if raw[1] & 1:
        return raw[2 : 2 + raw[0] * 2].decode("utf-16-le", "replace")
    return raw[2 : 2 + raw[0]].decode("latin-1")


_CERTAIN = {_MULRK, _NUMBER, _RK}


def content_rows(data: bytes, name: str) -> tuple[set[int], set[int]]:
    """Rows of a sheet that every reader must find, since a number stands in them, and rows that a reader may find."""
    container = Compound(data)
    stream = container.read(next(book for book in ("Workbook", "Book") if book in container.streams))
    offset = next(
        offset for offset, _, kind, listed in _listed(stream) if (kind, listed) == ("worksheet", name)
    )
    certain, possible = set[int](), set[int]()
    for record, body in _cells(stream, offset):
        row = struct.unpack_from("<H", body)[0] + 1
        possible.add(row)
        if record in _CERTAIN:
            certain.add(row)
    return certain, possible


def _cells(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of the records of one sheet that hold a value; charts inside it are left out."""
    where, depth = offset, 0
    while where + 4 <= len(stream):
        record, size = struct.unpack_from("<2H", stream, where)
        where += 4 + size
        if record == _BOF:
            depth += 1
        elif record == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1 and record in _VALUES and size >= 6 and where <= len(stream):
            yield record, stream[where - size : where]


def _scan_sheet(
    stream: bytes, offset: int, name: str, state: str, limits: Limits, striking: frozenset[int]
) -> SheetScan:
    unpack = struct.Struct("<2H").unpack_from
    rows: set[int] = set()
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    errors: list[tuple[int, int, str]] = []
    struck: list[tuple[int, int, str]] = []
    last_column = depth = 0
    where, length = offset, len(stream)
    while where + 4 <= length:
        record, size = unpack(stream, where)
        body = where + 4
        where = body + size
        if record == _BOF:
            depth += 1
        elif record == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth != 1 or where > length:
            continue
        elif record in _VALUES and size >= (14 if record in _FORMULAS else 6):
            row, column = unpack(stream, body)
            rows.add(row + 1)
            last = column
            if record == _MULRK:
                last = struct.unpack_from("<H", stream, where - 2)[0]
            elif record == _BOOLERR and size >= 8 and stream[body + 7]:
                errors.append((row + 1, column + 1, ERROR_CODES.get(stream[body + 6], "#N/A")))
            elif (
                record in _FORMULAS and stream[body + 6] == 2 and stream[body + 12 : body + 14] == b"\xff\xff"
            ):
                errors.append((row + 1, column + 1, ERROR_CODES.get(stream[body + 8], "#N/A")))
            if striking:
                formats = range(body + 4, where - 2, 6) if record == _MULRK else (body + 4,)
                struck += [
                    (row + 1, column + number + 1, "")
                    for number, at in enumerate(formats)
                    if struct.unpack_from("<H", stream, at)[0] in striking
                ]
            last_column = max(last_column, last + 1)
        elif record == _ROW and size >= 16:
            if stream[body + 12] & 0x20:
                hidden_rows.add(unpack(stream, body)[0] + 1)
        elif record == _COLINFO and size >= 10 and stream[body + 8] & 1:
            first, last = unpack(stream, body)
            hidden_columns.update(range(first + 1, min(last, 255) + 2))
    last_row = max(rows, default=0)
    if last_row * last_column > limits.cells:
        raise Refused(
            "grid", sheet=name, rows=last_row, columns=last_column, limit=limits.cells, option="cells"
        )
    return SheetScan(
        name=name,
        state=state,
        rows_with_cells=len(rows),
        last_row=last_row,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        errors=tuple(errors),
        struck=tuple(struck),
    )
