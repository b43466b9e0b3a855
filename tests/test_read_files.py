"""The formats in which lists arrive: what any program writes is read cell for cell."""

from __future__ import annotations

import csv
import io
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from forged import DOCUMENT, MAIN, PACKAGE, ods, sheet_xml, wide_text, write_zip, xlsb, xlsb_cell, xlsb_row
from grids import read_path, tally, write_book
from hongngu_tally.guard import inspect
from hongngu_tally.guard.xlsb import with_whole_cells
from hongngu_tally.workbook import Sheet, read_book

ROWS = [
    ["UBND XÃ LONG THUẬN"],
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"],
    ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
    ["1", "Nguyễn Văn Mẫu", "Công chức", "Lao động tiên tiến"],
    ["2", "Trần Thị Thử", "Kế toán", "Giấy khen của UBND huyện"],
]
COUNTS = {"LDTT individual": 1, "GKH individual": 1}


def first_sheet(path: Path) -> Sheet:
    return read_book(path, inspect(path)).sheets[0]


# --- .xlsb --------------------------------------------------------------------------------------------------


def test_an_xlsb_whose_cells_leave_out_their_column_is_read_whole(tmp_path: Path) -> None:
    style = bytes(4)
    rows: list[tuple[int, bytes]] = []
    for number, row in enumerate(ROWS):
        rows.append((0, xlsb_row(number)))
        rows.append((6, xlsb_cell(0, wide_text(row[0]))))
        rows += [(17, style + wide_text(text)) for text in row[1:]]
    reading = read_path(xlsb(tmp_path / "a.xlsb", rows=rows))
    assert tally(reading) == COUNTS


def test_every_kind_of_cell_of_an_xlsb_keeps_its_place(tmp_path: Path) -> None:
    rich = xlsb_cell(6, b"\1" + wide_text("đậm") + struct.pack("<2HL", 0, 0, 0))
    row = [
        (0, xlsb_row(0)), (6, xlsb_cell(0, wide_text("a"))), (12, bytes(4)), (16, bytes(4) + struct.pack("<d", 2.5)), (15, bytes(4) + b"\1"), (17, bytes(4) + wide_text("b")),
        (62, rich), (17, bytes(4) + wide_text("c")),
    ]  # fmt: skip
    assert first_sheet(xlsb(tmp_path / "a.xlsb", rows=row)).cells == [
        ["a", "", 2.5, True, "b", "", "đậm", "c"]
    ]
    assert with_whole_cells(b"", "part") == b""


def test_an_xlsb_tells_what_is_hidden_merged_or_an_error(tmp_path: Path) -> None:
    rows = [
        (0, xlsb_row(0)), (6, xlsb_cell(0, wide_text("a"))), (14, bytes(4) + b"\x2a"),
        (0, xlsb_row(1, hidden=True)), (6, xlsb_cell(0, wide_text("b"))), (3, xlsb_cell(1, b"\x17")),
    ]  # fmt: skip
    column = struct.pack("<4LH", 2, 3, 0, 0, 1)
    merge = struct.pack("<4L", 0, 1, 0, 0)
    sheet = first_sheet(
        xlsb(tmp_path / "a.xlsb", rows=rows, before=[(60, column)], after=[(177, b""), (176, merge)])
    )
    assert (sheet.errors, sheet.merges) == ({(1, 2): "#N/A", (2, 2): "#REF!"}, ((1, 1, 2, 1),))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {3, 4})


# --- containers that the engine cannot take as they are -----------------------------------------------------


def package(path: Path, workbook: str, sheet: str | bytes) -> Path:
    """An .xlsx with one sheet whose workbook part has a name of its own."""
    relations = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{DOCUMENT}/{{}}" Target="{{}}"/></Relationships>'
    types = (
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/{workbook}" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    return write_zip(path, {
        "[Content_Types].xml": types, "_rels/.rels": relations.format("officeDocument", f"xl/{workbook}"), f"xl/{workbook}": book,
        f"xl/_rels/{workbook}.rels": relations.format("worksheet", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml": sheet,
    })  # fmt: skip


def inline(rows: list[list[str]]) -> str:
    return sheet_xml("".join(
        f'<row r="{at}">' + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for at, row in enumerate(rows, 1)
    ))  # fmt: skip


def test_a_workbook_part_with_another_name_is_found(tmp_path: Path) -> None:
    assert tally(read_path(package(tmp_path / "a.xlsx", "book2.xml", inline(ROWS)))) == COUNTS


def test_parts_in_utf_16_are_read(tmp_path: Path) -> None:
    sheet = '<?xml version="1.0" encoding="UTF-16"?>' + inline(ROWS).rpartition("?>")[2]
    assert tally(read_path(package(tmp_path / "a.xlsx", "workbook.xml", sheet.encode("utf-16")))) == COUNTS


def test_blank_text_between_the_cells_of_an_ods_is_nothing(tmp_path: Path) -> None:
    cells = [
        [f'<table:table-cell office:value-type="string">\n <text:p>{text}</text:p>\n</table:table-cell>' for text in row]
        for row in ROWS
    ]  # fmt: skip
    rows = "\n".join("<table:table-row>\n" + "\n  ".join(row) + "\n</table:table-row>" for row in cells)
    path = ods(tmp_path / "a.ods", f"\n{rows}\n")
    assert tally(read_path(path)) == COUNTS


# --- text files ---------------------------------------------------------------------------------------------


def delimited(separator: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows(ROWS)
    return written.getvalue()


@pytest.mark.parametrize(
    "text",
    [delimited("|"), delimited(",") + "\x1a", '"sep=;"\r\n' + delimited(";"), "sep=|\r\n" + delimited("|")],
    ids=["bars", "DOS end mark", "quoted sep=;", "sep=|"],
)
def test_text_files_of_other_programs(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    reading = read_path(path)
    assert tally(reading) == COUNTS
    assert reading.sheets[0].nonblank == len(ROWS)


def test_error_texts_of_a_text_file_are_error_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "STT;Họ và tên;Danh hiệu\n1;#REF!;LĐTT\n2;Trần Thị Thử;#N/A\n3;Lê Văn Giả;LĐTT\n", encoding="utf-8"
    )
    reading = read_path(path)
    assert tally(reading) == {"LDTT individual": 1, "held back: error-cell": 2}
    assert [(cell.row, cell.column, cell.shown) for cell in reading.sheets[0].odd_cells] == [
        (2, 2, "#REF!"),
        (3, 3, "#N/A"),
    ]


# --- what an office program writes --------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_what_libreoffice_saves_is_read_as_what_it_opened(tmp_path: Path, suffix: str) -> None:
    path = write_book(tmp_path / "a.xlsx", "# S\n" + "\n".join("| " + " | ".join(row) + " |" for row in ROWS))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--convert-to",
        suffix,
        "--outdir",
    ]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True, timeout=180)
    assert tally(read_path(tmp_path / f"a.{suffix}")) == tally(read_path(path)) == COUNTS
