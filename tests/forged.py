"""Small workbooks written byte by byte, so that a test can bend exactly one thing in them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart, Reference

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows: str, *, head: str = "", tail: str = "", ns: str = MAIN) -> str:
    return f'<worksheet xmlns="{ns}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def parts(*sheets: str, names: tuple[str, ...] = (), extra: dict[str, str] | None = None) -> dict[str, str]:
    """The parts of a small .xlsx, sheet by sheet."""
    names = names or tuple(f"S{number}" for number in range(1, len(sheets) + 1))
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    office = f'<Relationship Id="rId1" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>'
    found = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{office}</Relationships>',
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{rels}</Relationships>',
    }
    found |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, start=1)}
    return found | (extra or {})


def write_zip(path: Path, contents: Mapping[str, str | bytes], method: int = 8) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return path


def xlsx(path: Path, rows: str, **sheet: str) -> Path:
    return write_zip(path, parts(sheet_xml(rows, **sheet)))


ONE_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 container; streams are padded past the size from which they stand in sectors of their own."""
    body, fat, entries = b"", [0xFFFFFFFD, 0xFFFFFFFE], b""
    start = 2
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        count = -(-len(content) // 512)
        body += content.ljust(count * 512, b"\0")
        fat += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries += _entry(name, 2, start, len(content))
        start += count
    directory = (_entry("Root Entry", 5, 0xFFFFFFFE, 0) + entries).ljust(512, b"\0")
    table = struct.pack(f"<{len(fat)}L", *fat).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    return header + table + directory + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + struct.pack("<HBB3L", len(raw) + 2, kind, 1, *[0xFFFFFFFF] * 3)
    child = struct.pack("<L", 1) if kind == 5 else struct.pack("<L", 0xFFFFFFFF)
    return entry[:76] + child + bytes(36) + struct.pack("<LQ", start, size)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


def xls_stream(*, filepass: bool = False, styles: bytes = b"", more: bytes = b"") -> bytes:
    """A BIFF8 workbook: A1 text, B1 = 5, A2 #N/A, A3 a formula giving #REF!; row 2 and column C hidden.

    ``styles`` are records of the workbook, ``more`` of its sheet.
    """
    begin = record(0x809, struct.pack("<4H2L", 0x600, 5, 0, 0, 0, 0))
    name = "Cá nhân".encode("utf-16-le")
    head = (
        begin + (record(0x2F, bytes(6)) if filepass else b"") + record(0x42, struct.pack("<H", 1200)) + styles
    )
    bound = len(head) + 4 + 8 + len(name) + 4
    head += record(0x85, struct.pack("<LBBBB", bound, 0, 0, len(name) // 2, 1) + name) + record(0x0A)
    sheet = record(0x809, struct.pack("<4H2L", 0x600, 0x10, 0, 0, 0, 0))
    sheet += record(0x7D, struct.pack("<6H", 2, 2, 2000, 0, 1, 0))
    sheet += record(0x200, struct.pack("<2L3H", 0, 3, 0, 2, 0))
    sheet += record(0x208, struct.pack("<6HL", 1, 0, 2, 300, 0, 0, 0x120))
    text = "Họ".encode("utf-16-le")
    sheet += record(0x204, struct.pack("<4HB", 0, 0, 0, 2, 1) + text)
    sheet += record(0x203, struct.pack("<3Hd", 0, 1, 0, 5.0))
    sheet += record(0x205, struct.pack("<3HBB", 1, 0, 0, 42, 1))
    sheet += (
        record(0x06, struct.pack("<3H", 2, 0, 0) + bytes([2, 0, 23, 0, 0, 0, 255, 255]) + bytes(8)) + more
    )
    return head + sheet + record(0x0A)


ODS_NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(path: Path, table: str, *, styles: str = "", manifest: str = "", attributes: str = "") -> Path:
    content = (
        f"<office:document-content{ODS_NAMES} "
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng"{attributes}>{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest_ns = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    listing = (
        f'<manifest:manifest xmlns:manifest="{manifest_ns}"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{ODS_TYPE}">{manifest}</manifest:file-entry></manifest:manifest>'
    )
    return write_zip(path, {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": listing})


def text_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def sample_book(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cá nhân"
    sheet.append(["STT", "Họ và tên", "Ngày sinh"])
    sheet.append([])
    sheet.append([1, "Nguyễn Văn A", "#N/A"])
    sheet.append([2, "Trần Thị B", None])
    sheet["C4"] = "=1+1"
    sheet["A5"] = 3
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    chart = book.create_chartsheet("Biểu đồ")
    bars = BarChart()
    bars.add_data(Reference(sheet, min_col=1, min_row=1, max_row=4))
    chart.add_chart(bars)
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.create_sheet("Rất ẩn").sheet_state = "veryHidden"
    book.save(path)
    return path


def xlsb_record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def wide_text(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xlsb_cell(column: int, body: bytes) -> bytes:
    """The body of a cell that names its column (counted from 0)."""
    return struct.pack("<2L", column, 0) + body


def xlsb_row(number: int, hidden: bool = False) -> bytes:
    """The head of a row (counted from 0)."""
    return struct.pack("<2LHBBBL", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0)


XLSB_ROW = ((0, xlsb_row(0)), (6, xlsb_cell(0, wide_text("Họ"))), (5, xlsb_cell(1, struct.pack("<d", 5.0))))


def xlsb(
    path: Path, extra: Mapping[str, bytes] | None = None, rows: Iterable[tuple[int, bytes]] = XLSB_ROW,
    before: Iterable[tuple[int, bytes]] = (), after: Iterable[tuple[int, bytes]] = (),
) -> Path:  # fmt: skip
    """An .xlsb with one sheet, given as records (kind, body): A1 text, B1 = 5 if nothing else is said."""
    bundle = struct.pack("<2L", 0, 1) + wide_text("rId1") + wide_text("Cá nhân")
    book = b"".join(xlsb_record(*one) for one in ((131,), (143,), (156, bundle), (144,), (132,)))
    size = struct.pack("<4L", 0, 99, 0, 9)
    records = ((129,), (148, size), *before, (145,), *rows, (146,), *after, (130,))
    sheet = b"".join(xlsb_record(*one) for one in records)
    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{DOCUMENT}/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return write_zip(
        path,
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": rels,
            "xl/worksheets/sheet1.bin": sheet,
            **(extra or {}),
        },
    )
