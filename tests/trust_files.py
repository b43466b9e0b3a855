"""Hostile, broken and unlucky files, one per function, made from one honest list: what a test names, it makes here."""

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


NOT_A_WORKBOOK, UNREADABLE, ENCRYPTED = "file-not-a-workbook", "file-unreadable", "file-encrypted"
TOO_LARGE, HOSTILE = "file-too-large", "file-hostile"
FILES = "file:///etc/hostname"

REFUSED = (
    Bad("A01", "empty.xlsx", raw(b""), NOT_A_WORKBOOK, "empty"),
    Bad("A02", "half.xlsx", raw(honest_bytes()[: len(honest_bytes()) // 2]), UNREADABLE, "truncated"),
    Bad("A03", "nul.xlsx", raw(bytes(4096)), NOT_A_WORKBOOK, "nul-only"),
    Bad("A06", "page.xls", raw("<html><table><tr><td>LĐTT</td></tr></table></html>".encode()), NOT_A_WORKBOOK, "html-as-xls"),
    Bad("A06", "xml-2003.xls", raw(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), NOT_A_WORKBOOK, "xml-spreadsheet"),
    Bad("A08", "agile.xlsx", raw(compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"\4\0\4\0" + b"y" * 100})), ENCRYPTED, "password"),
    Bad("A09", "rc4.xls", raw(xls(grid(), filepass=struct.pack("<3H", 1, 1, 1) + bytes(48))), ENCRYPTED, "password"),
    Bad("A09", "xor.xls", raw(xls(grid(), filepass=struct.pack("<3H", 0, 0x1234, 0x5678))), ENCRYPTED, "password"),
    Bad("A10", "locked.ods", ods_file(ods_table(), manifest="<manifest:encryption-data/>"), ENCRYPTED, "password"),
    Bad("A10", "flag.xlsx", flag_encrypted, ENCRYPTED, "zip-encrypted"),
    Bad("A11", "before.xlsx", raw(b"MAIL-GATEWAY".ljust(50, b"-") + honest_bytes()), UNREADABLE, "bytes-before"),
    Bad("A12", "flipped.xlsx", raw(honest_bytes(0).replace("Nguyễn Xã Mẫu 1".encode(), "Nguyễn Xã Mẫu 2".encode())), UNREADABLE, "checksum"),
    Bad("A13", "twice.xlsx", twice, HOSTILE, "duplicate-entry"),
    Bad("A14", "slip.xlsx", with_entry("../../../../tmp/evil.txt"), HOSTILE, "entry-name"),
    Bad("A14", "absolute.xlsx", with_entry("/etc/evil"), HOSTILE, "entry-name"),
    Bad("A14", "symlink.xlsx", with_entry("xl/link", "/etc/passwd", 0o120777 << 16), HOSTILE, "symlink-entry"),
    Bad("A15", "3000-sheets.xlsx", many_sheets(3000), TOO_LARGE, "sheet-count"),
    Bad("A15", "9000-entries.xlsx", lambda path: write_zip(path, {**honest(), **{f"e/{n}": "" for n in range(9000)}}), TOO_LARGE, "entry-count"),
    Bad("A16", "bomb.xlsx", bomb, TOO_LARGE, "part-size"),
    Bad("A16", "string.xlsx", strings(STRINGS.replace("một", "x" * 40_000_000) % 1), TOO_LARGE, "ratio"),
    Bad("A17", "forged-size.xlsx", forged_size, HOSTILE, "forged-size"),
    Bad("A18", "overlap.xlsx", overlapping, HOSTILE, "overlapping-entries"),
    Bad("A19", "list.slk.xlsx", raw(b"ID;PWXL;N;E\r\nC;Y1;X1;K\"STT\"\r\nE\r\n"), NOT_A_WORKBOOK, "other-format"),
    Bad("A19", "list.pdf.xlsx", raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), NOT_A_WORKBOOK, "other-format"),
    Bad("A19", "list.gnumeric.xlsx", raw(b"\x1f\x8b\x08\0\0\0\0\0\0\3" + bytes(40)), NOT_A_WORKBOOK, "other-format"),
    Bad("A19", "list.fods.xlsx", raw(b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'), NOT_A_WORKBOOK, "other-format"),
    Bad("A19", "list.numbers.xlsx", lambda path: write_zip(path, {"Index/Document.iwa": "x", "Metadata/Properties.plist": "x"}), NOT_A_WORKBOOK, "other-format"),
    Bad("B01", "laughs.xlsx", strings(doctype(LAUGHS, STRINGS.replace("một", "&a9;") % 1).decode()), HOSTILE, "doctype"),
    Bad("B02", "quadratic.xlsx", strings(doctype(QUADRATIC, STRINGS.replace("một", "&a;" * 20_000) % 1).decode()), HOSTILE, "doctype"),
    Bad("B03", "local.xlsx", strings(doctype(f'[<!ENTITY a SYSTEM "{FILES}">]', STRINGS.replace("một", "&a;") % 1).decode()), HOSTILE, "doctype"),
    Bad("B05", "deep.xlsx", package({SHEET: sheet_xml("<row r='1'>" + "<x>" * 300_000 + "</x>" * 300_000 + "</row>")}, 0), HOSTILE, "nesting"),
    Bad("B06", "nul-reference.xlsx", of(row(1, "a&#0;b")), UNREADABLE, "xml-damaged"),
    Bad("B06", "raw-control.xlsx", of(row(1, "a\x01b")), UNREADABLE, "xml-damaged"),
    Bad("B06", "surrogate.xlsx", of(row(1, "a&#xD800;b")), UNREADABLE, "xml-damaged"),
    Bad("C01", "corners.xlsx", of(row(1, "x") + f'<row r="1048576">{cell("XFD1048576", "y")}</row>'), TOO_LARGE, "grid"),
    Bad("C02", "far-column.xlsx", of(f'<row r="1">{cell("ZZZZZ1", "x")}</row>'), HOSTILE, "reference"),
    Bad("C02", "far-row.xlsx", of(f'<row r="99999999">{cell("A99999999", "x")}</row>'), HOSTILE, "reference"),
    Bad("C03", "wrapped-row.xlsx", of(row(1, "x") + f'<row r="4294967297">{cell("A4294967297", "evil")}</row>'), HOSTILE, "reference"),
    Bad("C04", "unique-count.xlsx", strings(STRINGS % 4294967295), HOSTILE, "unique-count"),
    Bad("C05", "wide.xlsx", of("".join(f'<row r="{n}">{cell(f"XFD{n}", "x")}</row>' for n in range(1, 2001))), TOO_LARGE, "grid"),
    Bad("C08", "repeats.ods", ods_repeat("1048000", "16384"), TOO_LARGE, "grid"),
    Bad("C08", "absurd-repeats.ods", ods_repeat("99999999999999", "1"), HOSTILE, "reference"),
    Bad("C09", "two-blocks.xlsx", of(rows("A"), tail=f"<sheetData>{rows('B')}</sheetData>"), HOSTILE, "second-sheetdata"),
    Bad("C09", "row-twice.xlsx", of(rows("A") + row(5, 9, "Nguyễn Văn Lặp", "LĐTT")), HOSTILE, "row-repeated"),
    Bad("C10", "one-name.xlsx", lambda path: write_zip(path, parts(sheet_xml(rows("A")), sheet_xml(rows("B")), names=("Data", "Data"))), HOSTILE, "duplicate-sheet"),
    Bad("C14", "loop.xls", xls_sector_loop, UNREADABLE, "sector-loop"),
    Bad("D11", "index-minus.xlsx", strings(index="-1"), UNREADABLE, "shared-string"),
    Bad("D11", "index-word.xlsx", strings(index="abc"), UNREADABLE, "shared-string"),
    Bad("D11", "index-far.xlsx", strings(index="77"), UNREADABLE, "shared-string"),
    Bad("D11", "index-none.xlsx", strings(index=""), UNREADABLE, "shared-string"),
    Bad("E01", "damaged-utf8.csv", raw(csv_text().encode()[:-5] + b"\xc3\x28\r\n"), UNREADABLE, "encoding"),
    Bad("E02", "two-separators.csv", raw(b"a;b,c\n1;2,3\n4;5,6\n"), UNREADABLE, "separator-ambiguous"),
    Bad("E04", "open-quote.csv", raw((csv_text() + '4,"Nguyễn Văn Mở,LĐTT\r\n' + "5,Nguyễn Văn Sau,LĐTT\r\n" * 10_000).encode()), UNREADABLE, "unclosed-quote"),
    Bad("E05", "nul.csv", raw((csv_text() + "4,Nguyễn\0Văn,LĐTT\r\n").encode()), UNREADABLE, "nul-bytes"),
    Bad("E05", "million-columns.csv", raw(b"x," * 1_000_000 + b"\n"), TOO_LARGE, "grid"),
)  # fmt: skip
for _part in ("xl/styles.xml", "xl/workbook.xml", "_rels/.rels", SHEET):
    for _encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-7"):
        _text = honest().get(_part, f'<styleSheet xmlns="{MAIN}"/>')
        _name = f"dtd-{Path(_part).stem.strip('.')}-{_encoding}.xlsx"
        REFUSED += (
            Bad("B04", _name, package({_part: doctype("[]", _text, _encoding)}),
                HOSTILE if _encoding != "utf-7" else f"{HOSTILE}|{UNREADABLE}", "doctype|xml-encoding"),
        )  # fmt: skip
REFUSED += (Bad("B04", "dtd.ods", ods_doctype, HOSTILE, "doctype"),)

# --- read all the same -------------------------------------------------------------------------------------


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
WARNED = (
    Bad("A05", "that.xls", renamed("xls"), "suffix-differs", "3"),
    Bad("A05", "that.xlsb", renamed("xlsb"), "suffix-differs", "3"),
    Bad("A05", "that.ods", renamed("ods"), "suffix-differs", "3"),
    Bad("A05", "old.xlsx", raw(xls(grid("Xã Cũ"))), "suffix-differs", "3"),
    Bad("A07", "text.xlsx", raw(csv_text(unit="Xã Văn Bản").encode()), "suffix-differs", "3"),
    Bad("A07", "text.xls", raw(csv_text(unit="Xã Văn Bản Hai").encode()), "suffix-differs", "3"),
    Bad("A11", "after.xlsx", raw(honest_bytes(unit="Xã Sau") + b"\r\n" * 250), "trailing-data", "3"),
    Bad("A15", "4000-entries.xlsx", package({f"e/{n}": "" for n in range(4000)}, unit="Xã Nhiều"), "", "3"),
    Bad("A20", "macros.xlsm", package(EVIL_PARTS, unit="Xã Macro"), "macros-present", "3"),
    Bad("B07", "strict.xlsx", strict, "", "3"),
    Bad("B08", "fill.xlsx", package({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fills count="1"><fill/></fills><cellStyles count="1"><cellStyle xfId="0"/></cellStyles></styleSheet>'}, unit="Xã Nền"), "", "3"),
    Bad("B08", "bare.xlsx", package({}, unit="Xã Trần"), "", "3"),
    Bad("C06", "dimension-huge.xlsx", lambda path: write_zip(path, honest("Xã C1", head='<dimension ref="A1:XFD1048576"/>')), "", "3"),
    Bad("C06", "dimension-zero.xlsx", lambda path: write_zip(path, honest("Xã C2", head='<dimension ref="A0:B5"/>')), "", "3"),
    Bad("C06", "dimension-junk.xlsx", lambda path: write_zip(path, honest("Xã C3", head='<dimension ref="junk"/>')), "", "3"),
    Bad("C06", "dimension-small.xlsx", lambda path: write_zip(path, honest("Xã C4", head='<dimension ref="A1:B2"/>')), "", "3"),
    Bad("C07", "styled.xlsx", styled_rows, "", "3"),
    Bad("C08", "empty-repeats.ods", ods_file(ods_table('<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')), "", "3"),
    Bad("C11", "hidden.xlsx", hidden_parts, "sheet-hidden|rows-hidden", "6"),
    Bad("C12", "chart.xlsx", with_sheet("chartsheet", f'<chartsheet xmlns="{MAIN}"/>'), "sheet-passed-over", "3"),
    Bad("C12", "dialog.xlsx", with_sheet("dialogsheet", f'<dialogsheet xmlns="{MAIN}"/>'), "sheet-passed-over", "3"),
    Bad("C12", "macro-sheet.xlsm", with_sheet("macrosheet", MACRO_SHEET), "sheet-passed-over", "3"),
    Bad("C13", "merged.xlsx", lambda path: write_zip(path, honest("Xã Gộp", tail='<mergeCells count="1"><mergeCell ref="C5:C7"/></mergeCells>')), "", "3"),
    Bad("D01", "errors.xlsx", cells_only((4, '<c r="{r}" t="e"><v>#REF!</v></c>', "LĐTT"), (5, "Nguyễn Văn Lỗi", '<c r="{r}" t="e"><v>#N/A</v></c>'), (6, "Nguyễn Văn Chia", "LĐTT", '<c r="{r}" t="e"><v>#DIV/0!</v></c>')), "error-cell", "6"),
    Bad("D02", "no-value.xlsx", cells_only((4, "Nguyễn Văn Công", '<c r="{r}"><f>UPPER("ldtt")</f></c>')), "formula-without-value", "4"),
    Bad("D08", "escapes.xlsx", cells_only((4, "Nguyễn_x001B_[31m Văn_x000D_ Thoát", "LĐTT")), "value-unusual", "4"),
    Bad("D09", "spaces.xlsx", cells_only((4, "\u00a0 ", "LĐTT"), (5, "Nguyễn Văn Trống", "   ")), "name-missing|award-missing", "5"),
    Bad("D12", "odd-kinds.xlsx", cells_only((4, "Nguyễn Văn Lạ", "LĐTT", '<c r="{r}" t="zz"><v>1</v></c>'), (5, "Nguyễn Văn Vô", "LĐTT", '<c r="{r}"><v>1E+400</v></c>'), (6, "Nguyễn Văn Không", "LĐTT", '<c r="{r}"><v>NaN</v></c>'), (7, "Nguyễn Văn Đúng", "LĐTT", '<c r="{r}" t="b"><v>true</v></c>')), "", "7"),
    Bad("D12", "odd-kind.ods", ods_file(ods_table('<table:table-row><table:table-cell office:value-type="zz"><text:p>4</text:p></table:table-cell><table:table-cell office:value-type="yy"><text:p>Nguyễn Văn Lạ</text:p></table:table-cell>' + text_cell("LĐTT") + "</table:table-row>")), "file-repaired", "4"),
    Bad("D13", "long.xlsx", cells_only((4, "Nguyễn Văn Dài", "LĐTT", LONG)), "text-too-long", "4"),
    Bad("E01", "bom.csv", raw(b"\xef\xbb\xbf" + csv_text(unit="Xã Bom").encode()), "", "3"),
    Bad("E01", "utf16le.csv", raw(csv_text(unit="Xã Le").encode("utf-16")), "", "3"),
    Bad("E01", "utf16be.csv", raw(b"\xfe\xff" + csv_text(unit="Xã Be").encode("utf-16-be")), "", "3"),
    Bad("E02", "semicolon.csv", raw(csv_text(";", "Xã Chấm").encode()), "", "3"),
    Bad("E02", "tab.csv", raw(csv_text("\t", "Xã Tab").encode()), "", "3"),
    Bad("E02", "sep.csv", raw(("sep=;\r\n" + csv_text(";", "Xã Sep")).encode()), "", "3"),
    Bad("E03", "ragged.csv", raw((csv_text(unit="Xã Lệch") + "4,Nguyễn Văn Mẫu, kế toán,LĐTT\r\n").encode()), "row-ragged", ""),
    Bad("E06", "header-only.csv", raw("STT,Họ và tên,Danh hiệu\r\n".encode()), "list-empty", ""),
    Bad("E06", "header-twice.csv", raw("STT,Họ và tên,Họ và tên,Danh hiệu,Lương\r\n1,Nguyễn Văn Đôi,Trần Văn Hai,LĐTT,x\r\n".encode()), "column-unknown", "1"),
)  # fmt: skip
