"""Reading a file that passed the guard: every cell in its place, and nothing lost without a word."""

from __future__ import annotations

import os
import struct
from dataclasses import replace
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from forged import (
    ONE_ROW,
    compound,
    ods,
    parts,
    sample_book,
    sheet_xml,
    text_cell,
    wide_text,
    write_zip,
    xls_stream,
    xlsb,
    xlsb_cell,
    xlsb_row,
    xlsx,
)
from hongngu_tally import workbook
from hongngu_tally.guard import Limits, Refused, archive, inspect
from hongngu_tally.guard.repack import merges_first
from hongngu_tally.workbook import Book, read_book


def read(path: Path) -> Book:
    return read_book(path, inspect(path))


def test_cells_stand_where_they_stand_in_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cá nhân"
    sheet["B3"] = "Nguyễn Văn A"
    sheet["C3"] = 12
    sheet["D3"] = 1.5
    sheet["E3"] = True
    sheet["B4"] = datetime(2020, 5, 6, 7, 8)
    sheet["C4"] = date(2020, 5, 6)
    sheet["D4"] = time(7, 8)
    sheet.merge_cells("B6:D7")
    sheet["B6"] = "Tổng cộng"
    book.save(tmp_path / "a.xlsx")
    (found,) = read(tmp_path / "a.xlsx").sheets
    assert (found.name, found.index, found.hidden) == ("Cá nhân", 0, False)
    assert found.cells == [
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        ["", "Nguyễn Văn A", 12, 1.5, True],
        ["", datetime(2020, 5, 6, 7, 8), date(2020, 5, 6), time(7, 8), ""],
        ["", "", "", "", ""],
        ["", "Tổng cộng", "", "", ""],
    ]
    assert found.merges == ((6, 2, 7, 4),)


def test_what_the_engine_cannot_tell_comes_from_the_guard(tmp_path: Path) -> None:
    book = read(sample_book(tmp_path / "a.xlsx"))
    assert [sheet.name for sheet in book.sheets] == ["Cá nhân", "Ẩn", "Rất ẩn"]
    assert book.passed_over == (("Biểu đồ", "chartsheet"),)
    first, hidden, very_hidden = book.sheets
    assert first.errors == {(3, 3): "#N/A"}
    assert first.formulas_without_value == {(4, 3)}
    assert first.hidden_rows == {4} and first.hidden_columns == {3}
    assert (hidden.index, hidden.hidden, hidden.very_hidden) == (2, True, False)
    assert (very_hidden.index, very_hidden.hidden, very_hidden.very_hidden) == (3, True, True)


def test_two_sheets_of_one_name_are_never_one_sheet_twice(tmp_path: Path) -> None:
    sheets = (sheet_xml(ONE_ROW), sheet_xml(ONE_ROW.replace("<t>x", "<t>y")))
    path = write_zip(tmp_path / "a.xlsx", parts(*sheets, names=("Data", "Data")))
    with pytest.raises(Refused) as caught:
        inspect(path)
    assert caught.value.facts == {"cause": "duplicate-sheet", "sheet": "Data"}
    good = inspect(write_zip(tmp_path / "b.xlsx", parts(*sheets)))
    unseen = replace(good, sheets=(), sha256=sha256(path.read_bytes()).hexdigest(), package=b"")
    with pytest.raises(Refused) as caught:
        read_book(path, unseen)
    assert caught.value.cause == "duplicate-sheet"


def test_an_ods_keeps_its_hidden_rows_and_merges(tmp_path: Path) -> None:
    spanned = text_cell("Họ", ' table:number-columns-spanned="2"')
    rows = (
        f"<table:table-row>{spanned}<table:covered-table-cell/></table:table-row>"
        f'<table:table-row table:visibility="collapse">{text_cell("ẩn")}</table:table-row>'
    )
    (sheet,) = read(ods(tmp_path / "a.ods", rows)).sheets
    assert [row[0] for row in sheet.cells] == ["Họ", "ẩn"]
    assert sheet.merges == ((1, 1, 1, 2),)
    assert sheet.hidden_rows == {2}


def test_an_xls_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": xls_stream()}))
    book = read(path)
    (sheet,) = book.sheets
    assert (book.file_kind, sheet.cells) == ("xls", [["Họ", 5.0]])
    assert sheet.errors == {(2, 1): "#N/A", (3, 1): "#REF!"}
    assert sheet.hidden_rows == {2}


def test_an_xlsb_is_read(tmp_path: Path) -> None:
    book = read(xlsb(tmp_path / "a.xlsb"))
    assert (book.file_kind, book.sheets[0].name, book.sheets[0].cells) == ("xlsb", "Cá nhân", [["Họ", 5.0]])


def test_text_is_read_with_its_encoding_and_separator(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Họ;Tên\n;\nĐỗ;An\n;\n".encode("cp1258", "ignore"))
    book = read(tmp_path / "a.csv")
    assert (book.file_kind, book.encoding, book.separator) == ("csv", "cp1258", ";")
    assert book.sheets[0].name == "a"
    assert len(book.sheets[0].cells) == 3


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ""])
def test_the_same_rows_under_any_suffix(tmp_path: Path, suffix: str) -> None:
    good = {
        "xlsx": xlsx(tmp_path / "good.xlsx", ONE_ROW),
        "xlsb": xlsb(tmp_path / "good.xlsb"),
        "ods": ods(tmp_path / "good.ods", f"<table:table-row>{text_cell('x')}</table:table-row>"),
        "xls": tmp_path / "good.xls",
        "csv": tmp_path / "good.csv",
    }
    good["xls"].write_bytes(compound({"Workbook": xls_stream()}))
    good["csv"].write_text("a,b\n1,2\n")
    for kind, path in good.items():
        renamed = tmp_path / f"renamed{suffix}"
        renamed.write_bytes(path.read_bytes())
        found, wanted = read(renamed), read(path)
        assert found.file_kind == kind
        assert [sheet.cells for sheet in found.sheets] == [sheet.cells for sheet in wanted.sheets]
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["good"] * 5 + ["renamed"]


# --- the two counts ----------------------------------------------------------------------------------------


def strings(*texts: str) -> dict[str, str]:
    entries = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return {"xl/sharedStrings.xml": f'<sst xmlns="{main}">{entries}</sst>'}


HONEST = {
    "only spaces": '<row r="2"><c r="A2" t="inlineStr"><is><t>   </t></is></c></row>',
    "shared spaces": '<row r="2"><c r="A2" t="s"><v>1</v></c></row>',
    "only an error": '<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>',
    "a formula without value": '<row r="2"><c r="A2"><f>1+1</f></c></row>',
    "a formula that gives nothing": '<row r="2"><c r="A2" t="str"><f>IF(1,"","")</f><v></v></c></row>',
    "a formula that gives spaces": '<row r="2"><c r="A2" t="str"><f>" "</f><v> </v></c></row>',
    "empty inline text": '<row r="2"><c r="A2" t="inlineStr"><is><t></t></is></c></row>',
    "an empty value": '<row r="2"><c r="A2"><v></v></c></row>',
    "styled blanks": '<row r="2"><c r="A2" s="0"/><c r="B2" s="0"/></row>',
    "zero": '<row r="2"><c r="A2"><v>0</v></c></row>',
    "false": '<row r="2"><c r="A2" t="b"><v>0</v></c></row>',
    "an odd number": '<row r="2"><c r="A2"><v>1E+400</v></c></row>',
    "an iso date": '<row r="2"><c r="A2" t="d"><v>2020-05-06</v></c></row>',
    "rows out of order": '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    "rows without numbers": "<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>",
    "rich text": '<row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
}


@pytest.mark.parametrize("case", HONEST)
def test_an_honest_sheet_raises_no_false_alarm(tmp_path: Path, case: str) -> None:
    xml = sheet_xml(ONE_ROW + HONEST[case])
    path = write_zip(tmp_path / "a.xlsx", parts(xml, extra=strings("a", "  ")))
    assert read(path).sheets[0].cells[0][0] == "x"


def test_rows_that_the_engine_loses_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 30))
    path = xlsx(tmp_path / "a.xlsx", rows)
    reading = workbook._read_sheet

    def losing(*arguments: object) -> workbook.Sheet:
        sheet = reading(*arguments)  # type: ignore[arg-type]
        return replace(sheet, cells=sheet.cells[:-10])

    monkeypatch.setattr(workbook, "_read_sheet", losing)
    with pytest.raises(Refused) as caught:
        read(path)
    assert caught.value.name == "file-unreadable"
    assert caught.value.facts == {"cause": "counts-differ", "sheet": "S1", "expected": 29, "found": 19}


ODS_ROW = "<table:table-row>{}</table:table-row>"
ODS_HONEST = {
    "a remark": "<table:table-cell><office:annotation><text:p>nhắc</text:p></office:annotation></table:table-cell>",
    "spaces": text_cell("  "),
    "a text in an attribute": '<table:table-cell office:value-type="string" office:string-value="x"/>',
    "a text without a type": "<table:table-cell><text:p>x</text:p></table:table-cell>",
    "an error": '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
    "what a merged range covers": f"<table:covered-table-cell/>{text_cell('x')}",
}


@pytest.mark.parametrize("case", ODS_HONEST)
def test_an_honest_ods_raises_no_false_alarm(tmp_path: Path, case: str) -> None:
    rows = ODS_ROW.format(text_cell("a")) + ODS_ROW.format(ODS_HONEST[case]) + ODS_ROW.format(text_cell("b"))
    cells = [row for row in read(ods(tmp_path / "a.ods", rows)).sheets[0].cells if any(row)]
    assert (cells[0][0], cells[-1][0]) == ("a", "b")


STRANGE_KINDS = {
    "unknown": 'office:value-type="zz"',
    "unknown, with a value": 'office:value-type="zz" office:string-value="Nguyễn Văn Khác"',
    "in other quotes": "table:style-name='ce1' office:value-type='zz'",
    "none": 'table:style-name="ce1"',
    "empty": 'office:value-type=""',
    "a number without one": 'office:value-type="float"',
    "a number that is none": 'office:value-type="float" office:value="zz"',
    "a date without one": 'office:value-type="date"',
}


@pytest.mark.parametrize("kind", STRANGE_KINDS)
def test_a_text_of_an_ods_is_read_whatever_kind_its_cell_claims(tmp_path: Path, kind: str) -> None:
    """A person reads it on the screen; the engine alone would give a blank cell in a row that is there."""
    cell = f"<table:table-cell {STRANGE_KINDS[kind]}><text:p>Nguyễn Văn Mẫu</text:p></table:table-cell>"
    remark = "<office:annotation><text:p>nhắc</text:p></office:annotation>"
    book = read(
        ods(
            tmp_path / "a.ods",
            ODS_ROW.format(text_cell("1") + cell + text_cell("LĐTT"))
            + ODS_ROW.format(
                text_cell("2") + cell.replace("<text:p>", f"{remark}<text:p>") + text_cell("GK")
            ),
        )
    )
    assert book.sheets[0].cells == [["1", "Nguyễn Văn Mẫu", "LĐTT"], ["2", "Nguyễn Văn Mẫu", "GK"]]
    assert book.repaired


@pytest.mark.parametrize(
    ("stored", "said", "repaired"),
    [
        ("Trang 1.xml", "Trang%201.xml", True),
        ("T%E1%BB%9D%201.xml", "Tờ 1.xml", True),
        ("Trang%201.xml", "Trang%201.xml", False),
        ("TRANG.xml", "trang.xml", False),
    ],
)
def test_a_part_is_found_under_the_name_that_refers_to_it_escaped_or_not(
    tmp_path: Path, stored: str, said: str, repaired: bool
) -> None:
    whole = parts(sheet_xml(ONE_ROW))
    rels = "xl/_rels/workbook.xml.rels"
    whole[rels] = whole[rels].replace("sheet1.xml", said)
    whole[f"xl/worksheets/{stored}"] = whole.pop("xl/worksheets/sheet1.xml")
    book = read(write_zip(tmp_path / "a.xlsx", whole))
    assert book.sheets[0].cells == [["x"]] and book.repaired is repaired


def test_a_drawing_over_a_cell_of_an_ods_is_no_text_of_the_cell(tmp_path: Path) -> None:
    over = "<table:table-cell><draw:rect><text:p>Mật</text:p></draw:rect></table:table-cell>"
    table = ODS_ROW.format(text_cell("a") + over + text_cell("b"))
    book = read(ods(tmp_path / "a.ods", table))
    assert book.sheets[0].cells == [["a", "", "b"]] and not book.repaired


def test_a_row_of_an_ods_that_the_engine_loses_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = workbook._read_sheet

    def losing(*arguments: object) -> workbook.Sheet:
        sheet = reading(*arguments)  # type: ignore[arg-type]
        return replace(sheet, cells=sheet.cells[:-1])

    monkeypatch.setattr(workbook, "_read_sheet", losing)
    with pytest.raises(Refused) as caught:
        read(ods(tmp_path / "a.ods", ODS_ROW.format(text_cell("a")) * 2))
    assert caught.value.facts == {"cause": "counts-differ", "sheet": "Bảng", "expected": 2, "found": 1}


XLSB_BODIES = {
    3: b"\x17",
    4: b"\1",
    5: struct.pack("<d", 3.5),
    6: wide_text(" "),
    9: struct.pack("<d", 1.5) + bytes(6),
}


@pytest.mark.parametrize("kind", XLSB_BODIES)
def test_rows_of_an_xlsb_are_counted_whatever_their_cells_hold(
    tmp_path: Path, kind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        (0, xlsb_row(0)), (6, xlsb_cell(0, wide_text("a"))), (0, xlsb_row(3)), (kind, xlsb_cell(0, XLSB_BODIES[kind])),
    ]  # fmt: skip
    path = xlsb(tmp_path / "a.xlsb", rows=rows)
    (scan,) = inspect(path).sheets
    assert (scan.rows_with_cells, scan.last_row) == (2, 4)
    assert read(path).sheets[0].cells[0] == ["a"]
    reading = workbook._read_sheet
    monkeypatch.setattr(workbook, "_read_sheet", lambda *given: replace(reading(*given), cells=[["a"]]))
    if kind in {3, 6}:
        # An error cell, or one of spaces, is nothing to some readers.
        assert read(path).sheets[0].cells == [["a"]]
    else:
        with pytest.raises(Refused) as caught:
            read(path)
        assert caught.value.facts["cause"] == "counts-differ"


def test_a_sheet_that_the_engine_does_not_list_is_noticed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(sheet_xml(ONE_ROW), sheet_xml(ONE_ROW)))
    found = inspect(path)
    with pytest.raises(Refused) as caught:
        read_book(path, replace(found, sheets=(*found.sheets, *found.sheets)))
    assert caught.value.cause == "sheets-differ"


# --- failures of the engine --------------------------------------------------------------------------------


class PanicException(BaseException):
    """What a panic looks like from outside: no Exception."""


@pytest.mark.parametrize(
    "error",
    [
        PanicException,
        RecursionError,
        AssertionError,
        KeyError,
        python_calamine.XmlError,
        OSError,
    ],
)
@pytest.mark.case("H03", "G08")
def test_any_failure_of_the_engine_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def failing(*arguments: object) -> None:
        raise error("Nguyễn Văn A")

    monkeypatch.setattr(workbook, "_open", failing)
    with pytest.raises(Refused) as caught:
        read(xlsx(tmp_path / "a.xlsx", ONE_ROW))
    assert caught.value.facts == {"cause": "engine", "error": error.__name__}


def test_lack_of_memory_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(workbook, "_open", failing)
    with pytest.raises(Refused) as caught:
        read(xlsx(tmp_path / "a.xlsx", ONE_ROW))
    assert (caught.value.name, caught.value.cause) == ("file-unreadable", "memory-limit")


def test_a_password_that_only_the_engine_notices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*arguments: object) -> None:
        raise python_calamine.PasswordError

    monkeypatch.setattr(workbook, "_open", failing)
    with pytest.raises(Refused) as caught:
        read(xlsx(tmp_path / "a.xlsx", ONE_ROW))
    assert caught.value.name == "file-encrypted"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
@pytest.mark.case("H03")
def test_an_interruption_is_not_swallowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def failing(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(workbook, "_open", failing)
    with pytest.raises(error):
        read(xlsx(tmp_path / "a.xlsx", ONE_ROW))


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.case("F12")
def test_a_file_that_changes_after_its_inspection(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = "a,b\n1,2\n" if name == "a.csv" else ""
    path.write_text(content) if content else xlsx(path, ONE_ROW)
    found = inspect(path)
    path.write_text("a,b\n1,3\n") if content else xlsx(path, ONE_ROW.replace("<t>x", "<t>y"))
    os.utime(path, (found.modified, found.modified))
    if found.package:
        # A small package is read from the bytes that were inspected; a large one from the file.
        assert read_book(path, found).sheets[0].cells == [["x"]]
        found = replace(found, package=b"")
    with pytest.raises(Refused) as caught:
        read_book(path, found)
    assert caught.value.cause == "changed-while-read"


def test_a_grid_beyond_the_limit_is_not_spread_out(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "a.xlsb")
    with pytest.raises(Refused) as caught:
        read_book(path, inspect(path), Limits(cells=1))
    assert (caught.value.name, caught.value.cause) == ("file-too-large", "grid")


# --- the package as the engine reads it --------------------------------------------------------------------

MERGED = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="A5:A6"/></mergeCells>'
WRITTEN = {
    "merges": sheet_xml(ONE_ROW, tail=MERGED),
    "no merges": sheet_xml(ONE_ROW),
    "no rows": sheet_xml("", tail=MERGED),
    "other elements around": sheet_xml(
        ONE_ROW, tail=f'<phoneticPr fontId="1"/>{MERGED}<pageMargins left="1"/>'
    ),
    "a comment": sheet_xml(ONE_ROW, tail=f"<!-- <mergeCells> -->{MERGED}"),
    "an empty element": sheet_xml(ONE_ROW, tail="<mergeCells/>"),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_merges_before_the_rows_are_the_same_merges(tmp_path: Path, written: str) -> None:
    path = write_zip(tmp_path / "a.xlsx", parts(WRITTEN[written]))
    found = inspect(path)
    assert found.package
    (fast,) = read_book(path, found).sheets
    (plain,) = read_book(path, replace(found, package=b"")).sheets
    assert (fast.cells, fast.merges) == (plain.cells, plain.merges)
    assert len(fast.merges) == (2 if MERGED in WRITTEN[written] else 0)


def test_only_usual_parts_are_rewritten() -> None:
    usual = WRITTEN["merges"].encode()
    moved = merges_first(usual)
    assert moved.index(b"<mergeCells") < moved.index(b"<sheetData") and len(moved) == len(usual)
    for odd in (
        WRITTEN["a comment"],
        WRITTEN["merges"].replace("mergeCell", "x:mergeCell"),
        WRITTEN["merges"].replace("sheetData", "x:sheetData"),
        WRITTEN["an empty element"],
        moved.decode(),
    ):
        assert merges_first(odd.encode()) == odd.encode()


def test_a_large_package_is_read_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SMALL", 100)
    path = write_zip(tmp_path / "a.xlsx", parts(WRITTEN["merges"]))
    found = inspect(path)
    assert not found.package
    (sheet,) = read_book(path, found).sheets
    assert (sheet.cells, len(sheet.merges)) == ([["x"]], 2)
