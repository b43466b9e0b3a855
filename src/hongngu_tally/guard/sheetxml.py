"""A worksheet part → what stands in it, without reading a single value.

The scan works on raw bytes with searches that run at C speed and looks closer only where a cheap token says
that there is something to see. A part that is written in an unusual way goes to the careful scan instead.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.careful import careful_scan
from hongngu_tally.guard.content import Content, column_number
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import FORBIDDEN, as_utf8, check, root_of
from hongngu_tally.guard.model import LONG_NUMBER, MAX_COLUMN, MAX_ROW, Refused
from hongngu_tally.patterns import regex

_LONGEST_HEAD = 1 << 22
_ONE_LETTER, _TWO_LETTERS = 26, 702
# In one pass: digits to look for long numbers, and what no XML may hold.
_DIGITS = bytes.maketrans(b"123456789" + FORBIDDEN, b"0" * 9 + FORBIDDEN[:1] * len(FORBIDDEN))
_LONG = b"<v>" + b"0" * LONG_NUMBER
_LONG_NEGATIVE = b"<v>-" + b"0" * LONG_NUMBER
_SEVEN_DIGITS = b'0000000"'

_ROW, _END = b"<row ", b"</sheetData>"

_SHEET_DATA = regex(rb"<sheetData\s*(/?)>")
# Number, other attributes, and the row's end where it holds nothing but empty cells; no number where it is written
# in another way.
_ROWS = regex(rb'<row (?:r="(\d{1,9})"([^>]*)>(?:<c [^>]*/>)*(</row>)?)?')
_HIDDEN = regex(rb' hidden="(?:1|true)"')
_COLUMN = regex(rb"<col ([^>]*)>")
_CELL = regex(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_ATTRIBUTE = regex(rb'([\w:.-]+)="([^"]*)"')
_CELL_VALUE = regex(rb"<v(?: [^>]*)?>([^<]*)</v>")
_FULL = regex(rb"<v(?: [^>]*)?>[^<]|<is\b")
_ERROR = regex(rb't="e"')
_WITHOUT_VALUE = regex(rb"</f>\s*(?:</c>|<v\s*/>|<v></v>)|<f\b[^>]*/>\s*(?:</c>|<v\s*/>|<v></v>)")
_LONG_NUMBER = regex(rb"<v>-?\d{%d}" % LONG_NUMBER)
_BAD_SHARED = regex(rb't="s"><v(?:>\D|\s*/)')
_NOT_NARROW = regex(rb'<c(?! r="[A-Za-z]\d{1,6}")')
_NOT_ONE_LETTER = regex(rb'<c(?! r="[A-Za-z]\d)')
_NOT_TWO_LETTERS = regex(rb'<c(?! r="[A-Za-z]{1,2}\d)')
_UNUSUAL_CELL = regex(rb'<c(?! r="[A-Za-z]+\d+")')
_REFERENCE = regex(rb'<c r="([A-Za-z]+)(\d+)"')
_VALUED_COLUMN = regex(rb'<c r="([A-Za-z]+)\d+"[^>]*(?<!/)>(?!</)')


class _UnusualError(Exception):
    """The part is written in a way that the quick scan does not know."""


def scan(archive: Archive, sheet: str, part: str, limits: Limits) -> Content:
    """Scan a worksheet part, quickly and piece by piece where it is written as usual."""
    pieces = archive.stream(part)
    try:
        content, wide = _quick_scan(pieces, part, limits)
        if wide:
            _measure(archive.read(part), content, sheet, part)
    except (_UnusualError, Refused):
        # A damaged part must say so, whatever the damage looked like from inside.
        for _ in pieces:
            pass
        data = as_utf8(archive.read(part), part)
        check(data, part)
        content = careful_scan(data, sheet, part, limits)
    if content.last_row * content.last_column > limits.cells:
        raise Refused(
            "grid",
            sheet=sheet,
            rows=content.last_row,
            columns=content.last_column,
            limit=limits.cells,
            option="cells",
        )
    return content


def _quick_scan(pieces: Iterator[bytes], part: str, limits: Limits) -> tuple[Content, bool]:
    """The content, and whether the sheet is so wide or long that its cells must be measured."""
    content = Content()
    data, empty = _read_head(pieces, part, content)
    waiting = [data]
    scan = _Blocks(content)
    for piece in pieces:
        waiting.append(piece)
        if empty or _ROW not in piece:
            continue
        data = b"".join(waiting)
        cut = data.rfind(_ROW)
        if data.find(_END, 0, cut) >= 0:
            raise _UnusualError
        scan.add(data[:cut])
        waiting = [data[cut:]]
    data = b"".join(waiting) if len(waiting) > 1 else waiting[0]
    if not empty:
        end = data.find(_END)
        # Rows behind the end of the rows are somebody's trick.
        if end < 0 or any(data.find(tag, end) >= 0 for tag in (b"<sheetData", b"<row ", b"<row>")):
            raise _UnusualError
        if not scan.previous and data.find(b"<row>", 0, end) >= 0:
            raise _UnusualError
        scan.add(data[:end])
    if not data[-64:].rstrip().endswith(b"worksheet>"):
        raise _UnusualError
    return content, scan.wide or content.last_row * scan.width > limits.cells


class _Blocks:
    """Adds blocks of rows to a content, from the top; ``previous`` is the number of the last row seen."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.previous = 0
        self.wide = False
        self.width = _ONE_LETTER

    def add(self, block: bytes) -> None:
        """One block of whole rows."""
        zeroes = block.translate(_DIGITS)
        if FORBIDDEN[:1] in zeroes:
            raise _UnusualError
        self.previous = _scan_rows(block, zeroes, self.previous, self.content)
        if self.wide or not _NOT_NARROW.search(block):
            return
        if _SEVEN_DIGITS in zeroes:
            self.wide = True
        elif self.width > _ONE_LETTER or _NOT_ONE_LETTER.search(block):
            self.width = _TWO_LETTERS
            self.wide = _NOT_TWO_LETTERS.search(block) is not None


def _read_head(pieces: Iterator[bytes], part: str, content: Content) -> tuple[bytes, bool]:
    """Take in what stands above the rows; gives what was read past it, and whether there are no rows."""
    data = b""
    for piece in pieces:
        data += piece
        found = _SHEET_DATA.search(data)
        if found or len(data) > _LONGEST_HEAD:
            break
    else:
        raise _UnusualError
    where, name = root_of(data, part)
    head = data[where : found.start()] if found else b""
    if name != b"worksheet" or found is None or b"='" in head or as_utf8(data, part) is not data:
        raise _UnusualError
    _read_columns(head, content)
    return data[found.end() :], bool(found[1])


def _measure(data: bytes, content: Content, sheet: str, part: str) -> None:
    """Refuse cells outside any sheet, and find the last column in use."""
    head = _SHEET_DATA.search(data)
    begin, end = head.end() if head else 0, data.rfind(_END)
    if _UNUSUAL_CELL.search(data, begin, end):
        raise _UnusualError
    for letters, digits in _REFERENCE.findall(data, begin, end):
        if (
            len(letters) > 3
            or (len(letters) == 3 and column_number(letters) > MAX_COLUMN)
            or (len(digits) > 6 and (len(digits) > 7 or int(digits) > MAX_ROW))
        ):
            raise Refused("reference", sheet=sheet, cell=(letters + digits)[:40].decode())
    columns = set(_VALUED_COLUMN.findall(data, begin, end))
    content.last_column = max(map(column_number, columns), default=0)


def _read_columns(head: bytes, content: Content) -> None:
    if not _HIDDEN.search(head):
        return
    for found in _COLUMN.findall(head):
        attributes = dict(_ATTRIBUTE.findall(found))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = attributes.get(b"min", b""), attributes.get(b"max", b"")
            if not (first.isdigit() and last.isdigit() and len(first + last) < 20):
                raise _UnusualError
            content.hidden_columns.update(range(max(int(first), 1), min(int(last), MAX_COLUMN) + 1))


def _scan_rows(block: bytes, zeroes: bytes, previous: int, content: Content) -> int:
    """Add one block of rows to ``content``; gives the number of its last row."""
    rows = _ROWS.findall(block)
    if not rows:
        return previous
    written, attributes, emptied = zip(*rows, strict=True)
    if b"" in written:
        raise _UnusualError
    numbers = list(map(int, written))
    if numbers[0] <= previous or numbers[-1] > MAX_ROW or not all(map(operator.lt, numbers, numbers[1:])):
        raise _UnusualError
    # A shared formula is written out at its first cell; the empty tags that refer to it come later.
    content.formulas = content.formulas or (b"f" in block and b"</f>" in block)
    seen = set(attributes)
    if content.formulas or any(one.endswith(b"/") for one in seen):
        full = [_FULL.search(chunk) is not None for chunk in block.split(_ROW)[1:]]
    else:
        full = [not one for one in emptied]
    count = sum(full)
    if count:
        content.rows_with_cells += count
        content.last_row = numbers[len(full) - 1 - full[::-1].index(True)]
    hiding = {one for one in seen if _HIDDEN.search(one)}
    if hiding:
        content.hidden_rows.update(
            number for number, one in zip(numbers, attributes, strict=True) if one in hiding
        )
    if _BAD_SHARED.search(block):
        raise _UnusualError
    for pattern in _telling(block, zeroes, content.formulas):
        for number, chunk in zip(numbers, block.split(_ROW)[1:], strict=True):
            if pattern.search(chunk):
                _take_apart(chunk, number, pattern, content)
    return numbers[-1]


def _telling(block: bytes, zeroes: bytes, formulas: bool) -> list[re.Pattern[bytes]]:
    """What makes a closer look at some cells of this block worth its price."""
    patterns: list[re.Pattern[bytes]] = []
    if b"#" in block and b't="e"' in block:
        patterns.append(_ERROR)
    if formulas and _WITHOUT_VALUE.search(block):
        patterns.append(_WITHOUT_VALUE)
    if _LONG in zeroes or (b"-" in block and _LONG_NEGATIVE in zeroes):
        patterns.append(_LONG_NUMBER)
    return patterns


def _take_apart(chunk: bytes, row: int, pattern: re.Pattern[bytes], content: Content) -> None:
    column = 0
    for raw, inside in _CELL.findall(chunk):
        attributes = dict(_ATTRIBUTE.findall(raw))
        letters = attributes.get(b"r", b"").rstrip(b"0123456789")
        column = column_number(letters) if letters else column + 1
        kind = attributes.get(b"t", b"n")
        found = _CELL_VALUE.search(inside)
        value = found[1].strip() if found else b""
        if pattern is _LONG_NUMBER:
            digits = value.removeprefix(b"-")
            if kind == b"n" and digits.isdigit() and len(digits) >= LONG_NUMBER:
                content.long_numbers.append((row, column, value.decode()[:400]))
        elif pattern is _WITHOUT_VALUE:
            if not value and kind not in (b"str", b"inlineStr") and b"<f" in inside:
                content.valueless.append((row, column))
        elif kind == b"e":
            content.errors.append((row, column, value.decode("utf-8", "replace")[:40]))
