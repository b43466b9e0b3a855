"""The guard: what a file is, what is refused and why, and what is counted before any parser runs."""

from __future__ import annotations

import ast
import codecs
import os
import pickle
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from forged import (
    MAIN,
    ONE_ROW,
    STRICT,
    compound,
    ods,
    parts,
    record,
    sample_book,
    sheet_xml,
    text_cell,
    write_zip,
    xls_stream,
    xlsb,
    xlsb_cell,
    xlsb_record,
    xlsb_row,
    xlsx,
)
from hongngu_tally import guard
from hongngu_tally.guard import CAUSES, Inspection, Limits, Refused, inspect
from hongngu_tally.guard import ods as ods_guard
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.careful import careful_scan
from hongngu_tally.guard.sheetxml import scan


def refused(path: Path, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        inspect(path, limits or Limits())
    return caught.value


def cause(path: Path, limits: Limits | None = None) -> tuple[str, str]:
    found = refused(path, limits)
    assert set(found.facts) == {"cause", *CAUSES[found.cause][1]}
    return found.name, found.cause


# --- good files of each kind -------------------------------------------------------------------------------


def test_an_xlsx_is_recognised_and_counted(tmp_path: Path) -> None:
    path = sample_book(tmp_path / "a.xlsx")
    found = inspect(path)
    assert (found.kind, found.suffix_differs, found.macros) == ("xlsx", False, False)
    assert (found.size, found.modified) == (path.stat().st_size, path.stat().st_mtime)
    assert len(found.sha256) == 64
    first = found.sheets[0]
    assert (first.name, first.rows_with_cells, first.last_row) == ("Cá nhân", 4, 5)
    assert first.hidden_rows == {4} and first.hidden_columns == {3}
    assert first.errors == ((3, 3, "#N/A"),)
    assert first.valueless == ((4, 3),)
    assert [(sheet.name, sheet.kind, sheet.state) for sheet in found.sheets[1:]] == [
        ("Biểu đồ", "chartsheet", "visible"),
        ("Ẩn", "worksheet", "hidden"),
        ("Rất ẩn", "worksheet", "veryHidden"),
    ]


def test_the_input_is_left_as_it_was(tmp_path: Path) -> None:
    path = sample_book(tmp_path / "a.xlsx")
    before = path.read_bytes(), path.stat().st_mtime_ns
    inspect(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_an_old_xls_is_recognised_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream()}))
    found = inspect(path)
    assert (found.kind, found.suffix_differs) == ("xls", False)
    (sheet,) = found.sheets
    assert (sheet.name, sheet.rows_with_cells, sheet.last_row) == ("Cá nhân", 3, 3)
    assert sheet.errors == ((2, 1, "#N/A"), (3, 1, "#REF!"))
    assert sheet.hidden_rows == {2} and sheet.hidden_columns == {3}


def test_macros_in_an_old_xls_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream(), "_VBA_PROJECT": b"x"}))
    assert inspect(path).macros


def test_an_ods_is_recognised_and_counted(tmp_path: Path) -> None:
    spanned = text_cell("Họ", ' table:number-columns-spanned="2"')
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{spanned}"
        "<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" '
        'office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    style = (
        '<style:style style:name="ta1" style:family="table"><style:table-properties '
        'table:display="false"/></style:style>'
    )
    path = ods(tmp_path / "a.ods", rows, styles=style, attributes=' table:style-name="ta1"')
    found = inspect(path)
    (sheet,) = found.sheets
    assert (found.kind, sheet.name, sheet.state) == ("ods", "Bảng", "hidden")
    assert (sheet.rows_with_cells, sheet.last_row) == (3, 6)
    assert sheet.hidden_rows == {5} and sheet.hidden_columns == {2}
    assert sheet.merges == ((1, 1, 1, 2),)
    assert sheet.errors == ((6, 1, "#N/A"),)


ODS_CELLS = (
    text_cell("Nguyễn Văn Mẫu"), text_cell("&amp;"), text_cell(" "), text_cell("&#160;"), text_cell("hai</text:p><text:p>dòng"),
    text_cell("x", ' table:number-columns-repeated="3"'), text_cell("x", ' table:number-columns-spanned="2" table:number-rows-spanned="2"'),
    text_cell("#N/A", ' calcext:value-type="error"'), "<table:table-cell/>", '<table:table-cell table:number-columns-repeated="4"/>',
    '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="5" calcext:value-type="float"><text:p>5</text:p></table:table-cell>',
    '<table:table-cell office:value-type="date" office:date-value="2020-05-17" table:style-name="ce2"><text:p>17/5</text:p></table:table-cell>',
    '<table:table-cell office:value-type="float"><text:p>5</text:p></table:table-cell>', "<table:table-cell><text:p>x</text:p></table:table-cell>",
    "<table:covered-table-cell/>", "<table:table-cell><office:annotation><text:p>nhắc</text:p></office:annotation></table:table-cell>",
    text_cell("<text:span>đậm</text:span>"), '<table:table-cell office:value-type="string"><table:table><table:table-row>'
    + text_cell("trong") + "</table:table-row></table:table></table:table-cell>",
)  # fmt: skip
ODS_ROW_STARTS = (
    "", ' table:style-name="ro1"', ' table:number-rows-repeated="3"', ' table:visibility="collapse"', ' table:visibility="filter" table:style-name="ro1"',
)  # fmt: skip


@pytest.mark.parametrize("number", range(12))
def test_the_quick_way_through_an_ods_sees_what_the_careful_one_sees(tmp_path: Path, number: int) -> None:
    """Plain rows are counted without the parser; between odd ones they must come to the same."""
    chance = random.Random(number)
    odd = ODS_CELLS if number % 2 else ODS_CELLS[:2] + ODS_CELLS[8:12]
    rows = "".join(
        f"<table:table-row{chance.choice(ODS_ROW_STARTS if number % 3 else ODS_ROW_STARTS[:2])}>"
        + "".join(chance.choices(odd, k=chance.randrange(1, 9)))
        + chance.choice(("</table:table-row>", "</table:table-row>\n "))
        for _ in range(40)
    )
    grouped = f"<table:table-header-rows>{rows}</table:table-header-rows><table:table-row-group>{rows}</table:table-row-group>"
    limits = Limits()
    for table in (rows, grouped, f"<!-- {ODS_ROW_STARTS[0]} -->{rows}"):
        archive = Archive(ods(tmp_path / "a.ods", table).read_bytes(), limits)
        quick, careful = (ods_guard._walked(archive, limits, careful=careful) for careful in (False, True))
        assert quick.sheets == careful.sheets
        # Blank texts at the end of a row may count as columns.
        assert quick.last_column >= careful.last_column


def test_an_extra_field_that_claims_more_than_there_is(tmp_path: Path) -> None:
    """Found by the fuzzer: a size that stands in an extra field whose length runs past the entry."""
    data = bytearray(sample_book(tmp_path / "a.xlsx").read_bytes())
    where = data.index(b"PK\1\2")
    name, extra = struct.unpack_from("<2H", data, where + 28)
    at = where + 46 + name
    data[at : at + extra] = struct.pack("<2H", 1, 0x2020) + b" " * 4
    struct.pack_into("<L", data, where + 24, 0xFFFFFFFF)
    struct.pack_into("<H", data, where + 30, 8)
    end = data.rindex(b"PK\5\6")
    length = struct.unpack_from("<L", data, end + 12)[0]
    struct.pack_into("<L", data, end + 12, length + 8 - extra)
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    assert cause(path) == ("file-unreadable", "truncated")


def test_a_comment_that_holds_a_row_of_an_ods_is_none(tmp_path: Path) -> None:
    row = f"<table:table-row>{text_cell('x')}</table:table-row>"
    (sheet,) = inspect(ods(tmp_path / "a.ods", f"{row}<!--{row}{row}-->{row}")).sheets
    assert (sheet.rows_with_cells, sheet.last_row) == (2, 2)


def test_damage_in_an_ods_is_told_with_its_place(tmp_path: Path) -> None:
    row = f"<table:table-row>{text_cell('x')}</table:table-row>"
    broken = row.replace("</text:p>", "</text:q>")
    path = ods(tmp_path / "a.ods", row * 9 + broken + row)
    found = refused(path)
    assert found.cause == "xml-damaged"
    assert (
        found.facts["offset"]
        == Archive(path.read_bytes(), Limits()).read("content.xml").index(b"</text:q>") + 2
    )


def test_an_xlsb_is_recognised(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "a.xlsb", {"xl/vbaProject.bin": b"x"})
    found = inspect(path)
    assert (found.kind, found.macros, [sheet.name for sheet in found.sheets]) == ("xlsb", True, ["Cá nhân"])


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", b"a,b\n1,2\n", "csv"),
        ("a.tsv", b"a\tb\n", "tsv"),
        ("a.csv", codecs.BOM_UTF16_LE + "họ;tên\n".encode("utf-16-le"), "csv"),
        ("a.csv", codecs.BOM_UTF8 + "họ;tên\n".encode(), "csv"),
    ],
)
def test_text_is_recognised(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = inspect(tmp_path / name)
    assert (found.kind, found.suffix_differs) == (kind, False)


@pytest.mark.parametrize(
    ("suffix", "differs"), [(".xlsm", False), (".XLSX", False), (".xls", True), (".ods", True)]
)
def test_content_decides_and_the_suffix_is_only_noted(tmp_path: Path, suffix: str, differs: bool) -> None:
    found = inspect(sample_book(tmp_path / "a.xlsx").rename(tmp_path / f"b{suffix}"))
    assert (found.kind, found.suffix_differs) == ("xlsx", differs)


def test_text_with_a_workbook_suffix_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"a,b\n1,2\n")
    found = inspect(tmp_path / "a.xlsx")
    assert (found.kind, found.suffix_differs) == ("csv", True)


def test_macros_are_noticed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsm", parts(sheet_xml(ONE_ROW), extra={"xl/vbaProject.bin": "x"}))
    assert inspect(path).macros


def test_strict_ooxml_is_counted(tmp_path: Path) -> None:
    contents = parts(sheet_xml(ONE_ROW, ns=STRICT))
    contents = {name: text.replace(MAIN, STRICT) for name, text in contents.items()}
    assert inspect(write_zip(tmp_path / "a.xlsx", contents)).sheets[0].rows_with_cells == 1


def test_bytes_after_the_container_are_noted(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    path.write_bytes(path.read_bytes() + b"\r\n" * 20)
    assert inspect(path).trailing_bytes == 40


# --- what the scan sees ------------------------------------------------------------------------------------


def only_sheet(path: Path) -> guard.SheetScan:
    (sheet,) = inspect(path).sheets
    return sheet


def test_cells_without_content_do_not_make_a_row(tmp_path: Path) -> None:
    rows = (
        ONE_ROW + '<row r="2"><c r="A2" s="1"/></row><row r="3"/><row r="4"></row>'
        '<row r="5" hidden="1"><c r="XFD5" s="1"/></row><row r="6"><c r="B6"><v>0</v></c></row>'
    )
    sheet = only_sheet(xlsx(tmp_path / "a.xlsx", rows))
    assert (sheet.rows_with_cells, sheet.last_row, sheet.hidden_rows) == (2, 6, {5})


def test_a_formula_with_an_empty_result_has_a_value(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>IF(1,"","")</f><v></v></c><c r="B1"><f>1+1</f><v></v></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1"><f>1+1</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c><c r="B2"><f t="shared" si="0"/></c></row>'
    )
    assert only_sheet(xlsx(tmp_path / "a.xlsx", rows)).valueless == ((1, 2), (1, 3), (2, 2))


@pytest.mark.case("D04")
def test_numbers_that_lose_digits_are_kept_as_text(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>079123456789012345</v></c><c r="B1"><v>123456789012345</v></c>'
        '<c r="C1" t="str"><v>1234567890123456</v></c><c r="D1"><v>-1234567890123456</v></c></row>'
    )
    assert only_sheet(xlsx(tmp_path / "a.xlsx", rows)).long_numbers == (
        (1, 1, "079123456789012345"),
        (1, 4, "-1234567890123456"),
    )


def test_a_declared_dimension_is_never_trusted(tmp_path: Path) -> None:
    for dimension in ("A1:XFD1048576", "A0:B5", "garbage"):
        head = f'<dimension ref="{dimension}"/>'
        assert only_sheet(xlsx(tmp_path / "a.xlsx", ONE_ROW, head=head)).rows_with_cells == 1


UNUSUAL = {
    "single quotes": lambda xml: xml.replace('"', "'"),
    "prefix": lambda xml: (
        xml.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("xmlns=", "xmlns:x=")
    ),
    "attributes in another order": lambda xml: xml.replace(' r="2" hidden="1"', ' hidden="1" r="2"'),
    "line breaks": lambda xml: xml.replace("><", ">\n<"),
    "no row numbers": lambda xml: xml.replace('<row r="1">', "<row>"),
    "comment": lambda xml: xml.replace("<sheetData>", '<sheetData><!-- <row r="9"><v>1</v> -->'),
}


@pytest.mark.parametrize("unusual", UNUSUAL)
def test_a_part_written_in_an_unusual_way_is_scanned_all_the_same(tmp_path: Path, unusual: str) -> None:
    usual = sheet_xml(
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
        '<row r="4"><c r="A4"><f>A1</f></c><c r="B4"><v>1234567890123456</v></c></row>',
        head='<cols><col min="2" max="3" hidden="1"/></cols>',
    )
    wanted = only_sheet(write_zip(tmp_path / "a.xlsx", parts(usual)))
    assert wanted.rows_with_cells == 3 and wanted.errors and wanted.valueless and wanted.long_numbers
    assert only_sheet(write_zip(tmp_path / "b.xlsx", parts(UNUSUAL[unusual](usual)))) == wanted


def test_the_quick_and_the_careful_scan_agree_over_many_pieces(tmp_path: Path) -> None:
    hidden = ' hidden="1"'
    rows = "".join(
        f'<row r="{n * 2}"{hidden if n % 500 == 0 else ""}>'
        f'<c r="A{n * 2}"><v>{n}</v></c><c r="B{n * 2}" s="1"/>'
        + (f'<c r="C{n * 2}" t="e"><f>X</f><v>#N/A</v></c>' if n % 777 == 0 else "")
        + (f'<c r="AB{n * 2}"><f>X{n}</f></c>' if n % 999 == 0 else "")
        + "</row>"
        for n in range(1, 20_001)
    )
    xml = sheet_xml(rows, tail='<rowBreaks count="1"><brk id="5"/></rowBreaks>')
    path = write_zip(tmp_path / "a.xlsx", parts(xml))
    archive = Archive(path.read_bytes(), Limits())
    quick = scan(archive, "S1", "xl/worksheets/sheet1.xml", Limits())
    careful = careful_scan(xml.encode(), "S1", "part", Limits())
    assert quick.formulas, "the part was meant for the quick scan"
    for field in ("rows_with_cells", "last_row", "hidden_rows", "errors", "valueless", "long_numbers"):
        assert getattr(quick, field) == getattr(careful, field), field


# --- refusals: file and container --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "empty"),
        (bytes(4096), "nul-only"),
        (b"%PDF-1.4 ...", "other-format"),
        (b"ID;PWXL;N;E\nC;Y1;X1\n", "other-format"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "other-format"),
        (b"\x01\x02\x03 not a workbook", "other-format"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "html-as-xls"),
        (b"\r\n <!DOCTYPE html><html></html>", "html-as-xls"),
        (codecs.BOM_UTF8 + b"<table></table>", "html-as-xls"),
        (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), "html-as-xls"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "html-as-xls"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "xml-spreadsheet",
        ),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "old-excel"),
        (compound({"WordDocument": b"x"}), "other-format"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert cause(path) == ("file-not-a-workbook", wanted)


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    assert cause(tmp_path) == ("file-not-a-workbook", "directory")


@pytest.mark.parametrize(
    "names", [["word/document.xml"], ["ppt/slides.xml"], ["Index/Document.iwa"], ["readme.txt"]]
)
def test_another_kind_of_container_is_no_workbook(tmp_path: Path, names: list[str]) -> None:
    assert cause(write_zip(tmp_path / "a.xlsx", dict.fromkeys(names, "<a/>")))[1] == "other-format"


def test_a_text_document_is_no_workbook(tmp_path: Path) -> None:
    mimetype = "application/vnd.oasis.opendocument.text"
    path = write_zip(tmp_path / "a.ods", {"mimetype": mimetype, "content.xml": "<a/>"})
    assert cause(path) == ("file-not-a-workbook", "other-format")


def test_a_missing_file(tmp_path: Path) -> None:
    assert cause(tmp_path / "a.xlsx") == ("file-unreadable", "missing")


@pytest.mark.parametrize(("error", "wanted"), [(PermissionError, "permission"), (OSError, "io")])
def test_a_file_that_the_system_withholds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], wanted: str
) -> None:
    def withhold(path: Path) -> bytes:
        raise error

    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    monkeypatch.setattr(Path, "read_bytes", withhold)
    assert cause(path) == ("file-unreadable", wanted)


@pytest.mark.case("F12")
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    whole = Path.read_bytes

    def slowly(path: Path) -> bytes:
        data = whole(path)
        os.utime(path, (1, 1))
        return data

    monkeypatch.setattr(Path, "read_bytes", slowly)
    assert cause(path) == ("file-unreadable", "changed-while-read")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short(tmp_path: Path, share: float) -> None:
    path = sample_book(tmp_path / "a.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert cause(path) == ("file-unreadable", "truncated")


def test_an_old_workbook_cut_before_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": b"x"})[:1024] + bytes(4096))
    assert cause(path) == ("file-unreadable", "truncated")


def test_a_flipped_byte_is_a_wrong_checksum(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW)), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"<t>x</t>", b"<t>y</t>"))
    found = refused(path)
    assert (found.name, found.facts) == (
        "file-unreadable",
        {"cause": "checksum", "part": "xl/worksheets/sheet1.xml"},
    )


def test_damage_is_called_damage_whatever_it_looks_like(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW)), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"<sheetData>", b"<sheetDatb>"))
    assert cause(path) == ("file-unreadable", "checksum")


def test_compressed_bytes_that_make_no_sense(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW * 1)))
    data = bytearray(path.read_bytes())
    name = b"xl/worksheets/sheet1.xml"
    start = data.index(name) + len(name)
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)
    assert cause(path) == ("file-unreadable", "zip-damaged")


def test_an_unknown_compression(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW)), method=zipfile.ZIP_LZMA)
    assert cause(path) == ("file-unreadable", "zip-method")


def directory_entries(data: bytes) -> Iterator[int]:
    where = data.find(b"PK\1\2")
    while where >= 0:
        yield where
        where = data.find(b"PK\1\2", where + 4)


def test_an_encrypted_entry(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    data = bytearray(path.read_bytes())
    data[next(directory_entries(bytes(data))) + 8] |= 1
    path.write_bytes(data)
    assert cause(path) == ("file-encrypted", "zip-encrypted")


def test_a_duplicate_entry(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/Worksheets/sheet1.xml", "<worksheet/>")
    assert cause(path) == ("file-hostile", "duplicate-entry")


@pytest.mark.parametrize("name", ["../../tmp/evil.txt", "/etc/evil", "xl\\..\\..\\evil", "C:evil"])
def test_an_entry_that_points_outside(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW), extra={name: "x"}))
    assert cause(path) == ("file-hostile", "entry-name")


def test_a_symlink_in_the_container(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert cause(path) == ("file-hostile", "symlink-entry")


def test_entries_that_overlap(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    data = bytearray(path.read_bytes())
    first, second, *_ = directory_entries(bytes(data))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    assert cause(path) == ("file-hostile", "overlapping-entries")


def test_a_local_header_with_another_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet2.xml", 1))
    assert cause(path) == ("file-hostile", "header-differs")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_forged_size(tmp_path: Path, method: int) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW)), method=method)
    data = bytearray(path.read_bytes())
    where = list(directory_entries(bytes(data)))[-1]
    struct.pack_into("<L", data, where + 24, 60)
    path.write_bytes(data)
    assert cause(path) == ("file-hostile", "forged-size")


def with_size(path: Path, size: int) -> Path:
    """The last entry's declared size changed in the directory."""
    data = bytearray(path.read_bytes())
    where = list(directory_entries(bytes(data)))[-1]
    struct.pack_into("<L", data, where + 24, size)
    path.write_bytes(data)
    return path


def test_a_size_that_leaves_a_whole_part_in_front_is_forged(tmp_path: Path) -> None:
    shown = sheet_xml(ONE_ROW).encode()
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW) + " " * 50))
    data = bytearray(with_size(path, len(shown)).read_bytes())
    struct.pack_into("<L", data, list(directory_entries(bytes(data)))[-1] + 16, zlib.crc32(shown))
    path.write_bytes(data)
    assert cause(path) == ("file-hostile", "forged-size")


def test_a_part_that_gives_far_more_than_it_declares_is_forged_whatever_its_checksum(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW + " " * 3_000_000)))
    data = bytearray(with_size(path, 60).read_bytes())
    struct.pack_into("<L", data, list(directory_entries(bytes(data)))[-1] + 16, 7)
    path.write_bytes(data)
    assert cause(path) == ("file-hostile", "forged-size")


def test_a_part_that_is_too_long_because_it_is_damaged_is_damaged(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW)))
    data = bytearray(with_size(path, 60).read_bytes())
    struct.pack_into("<L", data, list(directory_entries(bytes(data)))[-1] + 16, 7)
    path.write_bytes(data)
    assert cause(path) == ("file-unreadable", "checksum")


@pytest.mark.parametrize("burst", [True, False])
def test_ordinary_damage_is_never_called_hostile(tmp_path: Path, burst: bool) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 10007}</v></c><c r="B{n}" t="inlineStr"><is><t>Mẫu {n * 31 % 997}'
        "</t></is></c></row>"
        for n in range(1, 3000)
    )
    seeds = [
        sample_book(tmp_path / "s.xlsx").read_bytes(),
        write_zip(tmp_path / "l.xlsx", parts(sheet_xml(rows))).read_bytes(),
    ]
    path = tmp_path / "a.xlsx"
    state = 7
    for seed in seeds:
        for _ in range(60):
            data = bytearray(seed)
            state = zlib.crc32(state.to_bytes(4, "little"))
            start = len(data) // 4 + state % (len(data) // 2)
            for number in range(60):
                state = zlib.crc32(state.to_bytes(4, "little"))
                # Scattered bytes stay in front of the directory, as most of a file does.
                where = start + number if burst else state % (len(data) * 3 // 4)
                data[where] ^= 1 + (state >> 8) % 255
            path.write_bytes(data)
            try:
                inspect(path)
            except Refused as error:
                assert error.name != "file-hostile", error.facts


def test_a_damaged_name_is_damage(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"xl/worksheets/sheet1.xml", b"xl/work\xf3heets/sheet1.xml", 1))
    assert cause(path) == ("file-unreadable", "zip-damaged")


def test_the_limits_name_part_size_and_option(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW + " " * 3_000_000)))
    found = refused(path)
    assert found.name == "file-too-large"
    assert found.facts["cause"] == "ratio" and found.facts["part"] == "xl/worksheets/sheet1.xml"
    assert found.facts["limit"] == 200 and found.facts["option"] == "ratio"
    assert cause(path, Limits(ratio=10**6, part_size=1000)) == ("file-too-large", "part-size")
    assert cause(path, Limits(ratio=10**6, total_size=1000)) == ("file-too-large", "total-size")
    assert cause(path, Limits(entries=3)) == ("file-too-large", "entry-count")
    assert cause(path, Limits(file_size=100)) == ("file-too-large", "file-size")
    assert inspect(path, Limits(ratio=10**6)).sheets[0].rows_with_cells == 1


def test_too_many_sheets(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(*[sheet_xml(ONE_ROW)] * 4))
    assert cause(path, Limits(sheets=3)) == ("file-too-large", "sheet-count")


def test_a_sheet_that_the_container_lacks(tmp_path: Path) -> None:
    contents = parts(sheet_xml(ONE_ROW))
    del contents["xl/worksheets/sheet1.xml"]
    assert cause(write_zip(tmp_path / "a.xlsx", contents)) == ("file-unreadable", "part-missing")


def test_a_workbook_without_sheets(tmp_path: Path) -> None:
    assert cause(write_zip(tmp_path / "a.xlsx", parts())) == ("file-unreadable", "no-sheets")


# --- refusals: XML -----------------------------------------------------------------------------------------

DOCTYPE = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/styles.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_document_type_in_any_part(tmp_path: Path, part: str, encoding: str) -> None:
    contents = parts(sheet_xml(ONE_ROW), extra={"xl/styles.xml": "<styleSheet/>"})
    encoded = {name: text.encode() for name, text in contents.items()}
    encoded[part] = f'<?xml version="1.0"?>\n<!-- x -->{DOCTYPE}{contents[part]}'.encode(encoding)
    assert cause(write_zip(tmp_path / "a.xlsx", encoded)) == ("file-hostile", "doctype")


def test_a_document_type_in_an_ods(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", "")
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents["content.xml"] = DOCTYPE.encode() + contents["content.xml"]
    assert cause(write_zip(path, contents)) == ("file-hostile", "doctype")


def test_the_word_doctype_in_a_cell_is_only_a_word(tmp_path: Path) -> None:
    row = ONE_ROW.replace("<t>x", "<t>&lt;!DOCTYPE html&gt;")
    assert only_sheet(xlsx(tmp_path / "a.xlsx", row)).rows_with_cells == 1


@pytest.mark.parametrize("label", ["utf-7", "ebcdic-cp-us", "no-such-encoding"])
def test_an_encoding_that_could_hide_something(tmp_path: Path, label: str) -> None:
    contents = parts(f'<?xml version="1.0" encoding="{label}"?>{sheet_xml(ONE_ROW)}')
    assert cause(write_zip(tmp_path / "a.xlsx", contents)) == ("file-unreadable", "xml-encoding")


@pytest.mark.parametrize("damage", ["", "no markup", "<worksheet><sheetData><row r='1'>", "<worksheet"])
def test_a_part_that_is_no_xml(tmp_path: Path, damage: str) -> None:
    assert cause(write_zip(tmp_path / "a.xlsx", parts(damage))) == ("file-unreadable", "xml-damaged")


def test_elements_nested_without_end(tmp_path: Path) -> None:
    deep = "<x>" * 300 + "</x>" * 300
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(f"<row>{deep}</row>")))
    assert cause(path) == ("file-hostile", "nesting")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ('<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>', "reference"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "reference"),
        ('<row r="1"><c r="A4294967297"><v>1</v></c></row>', "reference"),
        ('<row r="1"><c r="A1048577"><v>1</v></c></row>', "reference"),
        ('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>', "reference"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "reference"),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', "reference"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>', "row-repeated"),
        ('<row r="1"/></sheetData><sheetData><row r="2"/>', "second-sheetdata"),
    ],
)
def test_cells_that_no_honest_program_writes(tmp_path: Path, rows: str, wanted: str) -> None:
    assert cause(xlsx(tmp_path / "a.xlsx", rows)) == ("file-hostile", wanted)


def test_the_offending_cell_is_named(tmp_path: Path) -> None:
    row = '<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'
    assert refused(xlsx(tmp_path / "a.xlsx", row)).facts == {
        "cause": "reference",
        "sheet": "S1",
        "cell": "ZZZZZ1",
    }


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="ZZ1"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>',
        '<row r="2000"><c t="n" r="XFD2000"><v>1</v></c></row>',
    ],
)
def test_two_far_corners_are_too_large(tmp_path: Path, rows: str) -> None:
    assert cause(xlsx(tmp_path / "a.xlsx", rows)) == ("file-too-large", "grid")


def test_a_long_sheet_and_a_wide_sheet_are_fine(tmp_path: Path) -> None:
    long = '<row r="1"><c r="A1"><v>1</v></c></row><row r="700000"><c r="Z700000"><v>1</v></c></row>'
    wide = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    assert only_sheet(xlsx(tmp_path / "a.xlsx", long)).last_row == 700_000
    assert only_sheet(xlsx(tmp_path / "b.xlsx", wide)).last_row == 1


@pytest.mark.parametrize("index", ["-1", "abc", ""])
def test_a_shared_string_that_cannot_be(tmp_path: Path, index: str) -> None:
    row = f'<row r="1"><c r="A1" t="s"><v>{index}</v></c><c r="B1" t="s"><v>0</v></c></row>'
    assert cause(xlsx(tmp_path / "a.xlsx", row)) == ("file-unreadable", "shared-string")


def test_an_absurd_count_of_shared_strings(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{MAIN}" uniqueCount="4294967295"><si><t>x</t></si></sst>'
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW), extra={"xl/sharedStrings.xml": strings}))
    assert cause(path) == ("file-hostile", "unique-count")


# --- refusals: .ods and .xls -------------------------------------------------------------------------------


def test_a_locked_ods(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", "", manifest="<manifest:encryption-data/>")
    assert cause(path) == ("file-encrypted", "password")


def test_repeats_of_content_in_an_ods(tmp_path: Path) -> None:
    def row(rows: str, columns: str) -> Path:
        cell = text_cell("x", f' table:number-columns-repeated="{columns}"')
        table = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        return ods(tmp_path / "a.ods", table)

    assert cause(row("1048576", "16384")) == ("file-too-large", "grid")
    assert cause(row("99999999999999", "1")) == ("file-hostile", "reference")
    assert cause(row("1", "99999999999999")) == ("file-hostile", "reference")


@pytest.mark.parametrize("stream", ["EncryptedPackage", "EncryptionInfo"])
def test_a_locked_xlsx(tmp_path: Path, stream: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(compound({stream: b"x"}))
    assert cause(path) == ("file-encrypted", "password")


def test_a_rights_managed_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(compound({"\tDRMContent": b"x"}))
    assert cause(path) == ("file-encrypted", "rights-managed")


def test_a_locked_xls(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream(filepass=True)}))
    assert cause(path) == ("file-encrypted", "password")


def test_an_xls_whose_sectors_go_round(tmp_path: Path) -> None:
    data = bytearray(compound({"Workbook": xls_stream()}))
    struct.pack_into("<L", data, 512 + 3 * 4, 2)
    path = tmp_path / "a.xls"
    path.write_bytes(data)
    assert cause(path) == ("file-unreadable", "sector-loop")


def test_a_damaged_xls(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    data = compound({"Workbook": xls_stream()})
    path.write_bytes(data[:300])
    assert cause(path) == ("file-unreadable", "ole-damaged")
    path.write_bytes(data[:24] + b"\xff" * 40 + data[64:])
    assert cause(path) == ("file-unreadable", "ole-damaged")


def test_far_corners_of_an_xls(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream()}))
    assert cause(path, Limits(cells=3)) == ("file-too-large", "grid")


# --- the table of causes -----------------------------------------------------------------------------------


def calls_of_refused() -> Iterator[tuple[str, str, set[str]]]:
    package = Path(guard.__file__).parent
    others = [package.parent / f"{name}.py" for name in ("workbook", "delimited", "worker", "workers")]
    for source in (*package.glob("*.py"), *others):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused":
                names = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                for name in names:
                    if name in CAUSES:
                        yield source.name, name, {word.arg or "" for word in node.keywords}


def test_every_refusal_carries_the_facts_that_its_message_needs() -> None:
    calls = list(calls_of_refused())
    assert not [call for call in calls if call[2] != set(CAUSES[call[1]][1])]
    assert {call[1] for call in calls} == set(CAUSES)


def test_a_refusal_survives_the_way_between_processes() -> None:
    found = pickle.loads(pickle.dumps(Refused("checksum", part="xl/workbook.xml")))
    assert (found.name, found.cause) == ("file-unreadable", "checksum")
    assert found.facts == {"cause": "checksum", "part": "xl/workbook.xml"}


def test_the_message_of_a_refusal_holds_no_content() -> None:
    assert str(Refused("reference", sheet="Nguyễn Văn A", cell="A1")) == "file-hostile: reference"


def test_random_damage_ends_in_a_refusal_or_an_inspection(tmp_path: Path) -> None:
    seeds = [sample_book(tmp_path / "s.xlsx").read_bytes(), compound({"Workbook": xls_stream()})]
    path = tmp_path / "a.xlsx"
    state = 1
    for seed in seeds:
        for _ in range(150):
            data = bytearray(seed)
            for _ in range(3):
                state = zlib.crc32(state.to_bytes(4, "little"))
                data[state % len(data)] = state >> 8 & 0xFF
            path.write_bytes(data)
            try:
                assert isinstance(inspect(path), Inspection)
            except Refused as error:
                assert error.name in {name for name, _ in CAUSES.values()}


def test_cells_of_an_xls_are_struck_through_by_the_font_of_their_format(tmp_path: Path) -> None:
    plain, strike = struct.pack("<2H", 200, 0), struct.pack("<2H", 200, 0x08)
    # The fonts' numbers leave out 4: the sixth one here has the number 6.
    fonts = [plain, plain, plain, plain, plain, strike]
    styles = b"".join(record(0x31, font) for font in fonts)
    styles += b"".join(record(0xE0, struct.pack("<10H", font, *[0] * 9)) for font in (0, 6, 5))
    cells = record(0x203, struct.pack("<3Hd", 4, 0, 1, 5.0)) + record(
        0x203, struct.pack("<3Hd", 4, 1, 2, 5.0)
    )
    cells += record(0xBD, struct.pack("<2H", 5, 1) + struct.pack("<HlHl", 0, 2, 1, 2) + struct.pack("<H", 2))
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream(styles=styles, more=cells)}))
    assert inspect(path).sheets[0].struck == ((5, 1, ""), (6, 3, ""))


def test_cells_of_an_xlsb_are_struck_through_by_the_font_of_their_format(tmp_path: Path) -> None:
    formats = [struct.pack("<3H", 0, 0, font) for font in (0, 1)]
    records = (
        (43, struct.pack("<2H", 200, 0)), (43, struct.pack("<2H", 200, 0x08)),
        # Formats of named styles are counted apart.
        (626,), (47, formats[1]), (627,), (617,), *((47, one) for one in formats), (618,),
    )  # fmt: skip
    styles = b"".join(xlsb_record(*one) for one in records)
    number = struct.pack("<d", 5.0)
    rows = (
        (0, xlsb_row(0)), (5, struct.pack("<2L", 0, 1) + number), (5, xlsb_cell(1, number)),
        (16, struct.pack("<L", 1) + number),
    )  # fmt: skip
    path = xlsb(tmp_path / "a.xlsb", {"xl/styles.bin": styles}, rows)
    assert inspect(path).sheets[0].struck == ((1, 1, ""), (1, 3, ""))
