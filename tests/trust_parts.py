"""How hostile, broken and unlucky files are made, each from one honest list."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from forged import (
    DOCUMENT,
    MAIN,
    STRICT,
    compound,
    ods,
    parts,
    record,
    sheet_xml,
    text_cell,
    write_zip,
    xls_stream,
)

HEADER = ("STT", "Họ và tên", "Danh hiệu")
TITLE = ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "", "")
SHEET = "xl/worksheets/sheet1.xml"
Write = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Bad:
    """A file to make, and what must become of it: the finding and, for a refusal, its cause (or one of several)."""

    case: str
    name: str
    write: Write
    finding: str
    cause: str = ""


def cell(reference: str, text: object, kind: str = "inlineStr") -> str:
    inside = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
    return f'<c r="{reference}" t="{kind}">{inside}</c>'


def row(number: int, *values: object) -> str:
    cells = "".join(
        cell(f"{'ABCDEFGH'[at]}{number}", value, "n" if isinstance(value, int) else "inlineStr")
        for at, value in enumerate(values)
        if value != ""
    )
    return f'<row r="{number}">{cells}</row>'


def rows(unit: str, people: int = 3) -> str:
    """The rows of an honest list of ``unit``, whose people are named after it."""
    lines = [row(1, f"UBND {unit.upper()}"), row(2, *TITLE), row(4, *HEADER)]
    return "".join(lines + [row(4 + n, n, f"Nguyễn {unit} {n}", "LĐTT") for n in range(1, people + 1)])


def honest(unit: str = "Xã Mẫu", **sheet: str) -> dict[str, str]:
    return parts(sheet_xml(rows(unit), **sheet), names=("Danh sách",))


def package(changes: dict[str, str | bytes], method: int = 8, unit: str = "Xã Mẫu") -> Write:
    """An honest package with parts replaced or added."""
    return lambda path: write_zip(path, {**honest(unit), **changes}, method)


def of(text: str, *more: str, head: str = "", tail: str = "") -> Write:
    """A package with one sheet of these rows, and further sheets."""
    sheets = [sheet_xml(text, head=head, tail=tail), *(sheet_xml(one) for one in more)]
    return lambda path: write_zip(path, parts(*sheets))


def raw(content: bytes) -> Write:
    return lambda path: path.write_bytes(content)


def honest_bytes(method: int = 8, unit: str = "Xã Mẫu") -> bytes:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in honest(unit).items():
            archive.writestr(name, text)
    return out.getvalue()


def with_entry(name: str, content: str = "x", attributes: int = 0) -> Write:
    def write(path: Path) -> None:
        write_zip(path, honest())
        entry = zipfile.ZipInfo(name)
        entry.external_attr = attributes
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(entry, content)

    return write


def twice(path: Path) -> None:
    import warnings

    write_zip(path, honest())
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, sheet_xml(row(1, "other")))


def flag_encrypted(path: Path) -> None:
    data = bytearray(honest_bytes())
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\1\2", at + 4)
    path.write_bytes(bytes(data))


def forged_size(path: Path) -> None:
    """A part of 30 MB that claims to hold 1 KB."""
    write_zip(path, {**honest(), "xl/sharedStrings.xml": sheet_xml("<!-- -->" * 4_000_000)})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<L", data, at + 24, 1024)
    path.write_bytes(bytes(data))


def overlapping(path: Path) -> None:
    """A part that holds another part, head and all: both unpack to the same bytes."""
    write_zip(path, {"xl/inner.xml": "<x/>"}, zipfile.ZIP_STORED)
    inner = path.read_bytes()[: 30 + len("xl/inner.xml") + len("<x/>")]
    write_zip(path, {**honest(), "xl/outer.bin": inner, "xl/inner.xml": "<x/>"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rfind(b"PK\1\2") + 42, data.find(inner))
    path.write_bytes(bytes(data))


def many_sheets(count: int) -> Write:
    return lambda path: write_zip(path, parts(*[sheet_xml("")] * count))


def bomb(path: Path) -> None:
    """700 MB of spaces in 0.7 MB, packed piece by piece."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    write_stored(path, honest(), "xl/sharedStrings.xml", piece * 700 + b"\3\0", 0, 700 << 20)


def write_stored(path: Path, others: dict[str, str], name: str, body: bytes, crc: int, size: int) -> None:
    """A package with one more part whose packed bytes are given."""
    write_zip(path, {**others, name: ""}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    start, directory = data.rfind(b"PK\3\4"), data.find(b"PK\1\2")
    fields = struct.pack("<HHHLLL", 8, 0, 0, crc, len(body), size)
    local = data[start : start + 8] + fields + data[start + 26 : directory]
    listing = bytearray(data[directory:])
    last, end = listing.rfind(b"PK\1\2"), listing.rfind(b"PK\5\6")
    listing[last + 10 : last + 28] = fields
    listing[end + 16 : end + 20] = struct.pack("<L", start + len(local) + len(body))
    path.write_bytes(data[:start] + local + body + bytes(listing))


def doctype(kind: str, text: str, encoding: str = "utf-8") -> bytes:
    declared = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-7": "UTF-7"}.get(encoding, "UTF-16")
    return f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE x {kind}>{text}'.encode(encoding)


LAUGHS = "[" + '<!ENTITY a0 "lol">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]"  # fmt: skip
QUADRATIC = f'[<!ENTITY a "{"a" * 100_000}">]'
STRINGS = f'<sst xmlns="{MAIN}" uniqueCount="%s"><si><t>một</t></si></sst>'


def strings(text: str = STRINGS % 1, index: str = "0") -> Write:
    """A list whose first name is a shared string."""
    listed = rows("Xã Mẫu").replace(cell("B5", "Nguyễn Xã Mẫu 1"), f'<c r="B5" t="s"><v>{index}</v></c>')
    rels = honest()["xl/_rels/workbook.xml.rels"].replace(
        "</Rel",
        f'<Relationship Id="rIdS" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Rel',
        1,
    )
    extra = {"xl/sharedStrings.xml": text, "xl/_rels/workbook.xml.rels": rels}
    return lambda path: write_zip(path, {**parts(sheet_xml(listed)), **extra})


def xls(
    grid: list[list[object]], *, more: bytes = b"", filepass: bytes | None = None, hidden: bool = False
) -> bytes:
    """An .xls (BIFF8) with one sheet: texts, numbers, blanks."""
    begin = record(0x809, struct.pack("<4H2L", 0x600, 5, 0, 0, 0, 0))
    name = "Danh sách".encode("utf-16-le")
    head = begin + (record(0x2F, filepass) if filepass is not None else b"")
    head += record(0x42, struct.pack("<H", 1200))
    bound = len(head) + 4 + 8 + len(name) + 4
    head += record(0x85, struct.pack("<LBBBB", bound, hidden, 0, len(name) // 2, 1) + name) + record(0x0A)
    width = max(map(len, grid), default=0)
    sheet = record(0x809, struct.pack("<4H2L", 0x600, 0x10, 0, 0, 0, 0))
    sheet += record(0x200, struct.pack("<2L3H", 0, len(grid), 0, width, 0))
    for y, line in enumerate(grid):
        for x, value in enumerate(line):
            if isinstance(value, int):
                sheet += record(0x203, struct.pack("<3Hd", y, x, 0, float(value)))
            elif value:
                text = str(value).encode("utf-16-le")
                sheet += record(0x204, struct.pack("<4HB", y, x, 0, len(text) // 2, 1) + text)
    return compound({"Workbook": head + sheet + more + record(0x0A)})


def grid(unit: str = "Xã Mẫu") -> list[list[object]]:
    """The honest list as plain values."""
    people = [[n, f"Nguyễn {unit} {n}", "LĐTT"] for n in range(1, 4)]
    return [[f"UBND {unit.upper()}"], [TITLE[0]], [], list(HEADER), *people]


def csv_text(separator: str = ",", unit: str = "Xã Mẫu") -> str:
    return "".join(separator.join(map(str, line)) + "\r\n" for line in grid(unit))


def xls_sector_loop(path: Path) -> None:
    data = bytearray(compound({"Workbook": xls_stream()}))
    # Every sector of the stream is followed by the first one.
    for at in range(512 + 8, 512 + 8 + 4 * 8, 4):
        data[at : at + 4] = struct.pack("<L", 2)
    path.write_bytes(bytes(data))


def ods_table(*lines: str) -> str:
    cells = "".join(text_cell(title) for title in HEADER)
    people = "".join(
        f"<table:table-row>{text_cell(str(n))}{text_cell(f'Nguyễn Ods {n}')}{text_cell('LĐTT')}</table:table-row>"
        for n in (1, 2, 3)
    )
    return f"<table:table-row>{cells}</table:table-row>{people}" + "".join(lines)


def ods_file(table: str, **more: str) -> Write:
    return lambda path: ods(path, table, **more)


def ods_repeat(rows_repeated: str, columns_repeated: str, text: str = "x") -> Write:
    more = f' table:number-columns-repeated="{columns_repeated}"'
    repeated = f'<table:table-row table:number-rows-repeated="{rows_repeated}">{text_cell(text, more)}'
    return ods_file(ods_table(repeated + "</table:table-row>"))


def ods_doctype(path: Path) -> None:
    ods(path, ods_table())
    contents = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            contents[name] = archive.read(name)
    contents["content.xml"] = b"<!DOCTYPE x []>" + contents["content.xml"]
    write_zip(path, contents)


def strict(path: Path) -> None:
    write_zip(path, {name: text.replace(MAIN, STRICT) for name, text in honest("Strict").items()})


def renamed(suffix: str) -> Write:
    return lambda path: write_zip(path, honest(f"Xã {suffix}"))


def cells_only(*lines: tuple[object, ...], **more: str) -> Write:
    """An honest list with further rows, as cells of any kind: a text that begins with ``<`` is markup."""

    def write(path: Path) -> None:
        text = rows(f"Xã {path.stem}", 3)
        for at, line in enumerate(lines, 8):
            text += f'<row r="{at}">' + "".join(
                str(value).replace("{r}", f"{'ABCDEFGH'[column]}{at}")
                if str(value).startswith("<")
                else cell(f"{'ABCDEFGH'[column]}{at}", value, "n" if isinstance(value, int) else "inlineStr")
                for column, value in enumerate(line)
                if value != ""
            )
            text += "</row>"
        write_zip(path, parts(sheet_xml(text, **more), names=("Danh sách",)))

    return write


def with_sheet(kind: str, xml: str) -> Write:
    """An honest list and a sheet of another kind behind it."""

    def write(path: Path) -> None:
        contents = honest(f"Xã {kind}")
        contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(
            "</sheets>", '<sheet name="Kèm" sheetId="9" r:id="rId9"/></sheets>'
        )
        target = f"{kind}s/sheet1.xml"
        relation = f'<Relationship Id="rId9" Type="{TYPES[kind]}" Target="{target}"/></Relationships>'
        contents["xl/_rels/workbook.xml.rels"] = contents["xl/_rels/workbook.xml.rels"].replace(
            "</Relationships>", relation
        )
        write_zip(path, {**contents, f"xl/{target}": xml})

    return write


MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
TYPES = {
    "chartsheet": f"{DOCUMENT}/chartsheet",
    "dialogsheet": f"{DOCUMENT}/dialogsheet",
    "macrosheet": f"{MICROSOFT}/xlMacrosheet",
}
MACRO_SHEET = (
    '<xm:macrosheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData/></xm:macrosheet>'
)


def hidden_parts(path: Path) -> None:
    text = rows("Xã Ẩn").replace('<row r="6"', '<row r="6" hidden="1"')
    contents = parts(
        sheet_xml(text, head='<cols><col min="2" max="2" hidden="1"/></cols>'), sheet_xml(rows("Xã Ẩn 2"))
    )
    workbook = contents["xl/workbook.xml"].replace('name="S2"', 'name="S2" state="veryHidden"')
    write_zip(path, {**contents, "xl/workbook.xml": workbook})


def styled_rows(path: Path) -> None:
    """A million rows that hold nothing but a style."""
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(8, 200_001))
    write_zip(path, parts(sheet_xml(rows("Xã Rỗng") + empty), names=("Danh sách",)))


EVIL_PARTS = {
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"x" * 600,
    "xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + b"x" * 600,
}
LONG = "dài " * 10_000
