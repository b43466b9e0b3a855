"""A workbook with everything that an office may have put into it and that a copy must not lose."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

LIST, CODES, HIDDEN = "Cá nhân", "DM danh hiệu", "Tập thể"
TALK = (9, 4)
"""Row and column of the cell that holds a conversation."""
_X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" allowBlank="1">'
    "<x14:formula1><xm:f>'DM danh hiệu'!$A$2:$A$4</xm:f></x14:formula1><xm:sqref>D8:D40</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
_RELATIONS = "http://schemas.microsoft.com/office/2017/10/relationships"
_TALKS = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D9" dT="2020-12-01T08:00:00.00"'
    ' personId="{1C4A1B7E-0000-4000-8000-000000000001}" id="{2C4A1B7E-0000-4000-8000-000000000002}"><text>Xem lại giúp</text></threadedComment></ThreadedComments>'
)
_ANCHOR = (
    '<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>19</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="400000" cy="400000"/>'
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="7" name="Hình"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="picture"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
    '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>'
)
_PEOPLE = (
    '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Người Mẫu"'
    ' id="{1C4A1B7E-0000-4000-8000-000000000001}" userId="mau" providerId="None"/></personList>'
)


def rich_workbook(path: Path, macros: bool = False) -> Path:
    """Write it. The sheet ``LIST`` has an unknown award in D9 and D10, a missing one in D11, a collective's award in D12."""
    made: Any = openpyxl.Workbook()
    _list(made.active)
    codes = made.create_sheet(CODES)
    for award in ("Danh hiệu", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen của UBND huyện"):
        codes.append([award])
    codes.protection.sheet = True
    _hidden(made.create_sheet(HIDDEN))
    made.defined_names["DanhHieu"] = DefinedName("DanhHieu", attr_text="'DM danh hiệu'!$A$2:$A$4")
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(_enriched(out.getvalue(), macros))
    return path


def _list(sheet: Any) -> None:
    sheet.title = LIST
    thin = Side(style="thin")
    for row, text in ((1, "UBND HUYỆN HỒNG NGỰ"), (2, "ỦY BAN NHÂN DÂN XÃ LONG THUẬN"), (4, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020")):  # fmt: skip
        sheet.cell(row, 1, text).font = Font(name="Times New Roman", bold=True, size=13)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    for column, text in enumerate(("STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Ghi chú"), 1):
        cell = sheet.cell(7, column, text)
        cell.fill = PatternFill("solid", fgColor="FFDDDDDD")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        cell.alignment = Alignment(horizontal="center", wrap_text=True)
    awards = (
        "Lao động tiên tiến",
        "Lao động tiên tiên",
        "Huân chương Mẫu",
        None,
        "Tập thể lao động tiên tiến",
    )
    for row, award in enumerate(awards, 8):
        values = (row - 7, f"Nguyễn Văn Mẫu {row - 7}", "Chuyên viên", award, None)
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.cell(row, column, value).font = Font(name="Arial", size=11, italic=column == 3)
    sheet["B8"].protection = Protection(locked=False)
    sheet["E8"] = "=LEN(B8)"
    sheet["E9"].hyperlink = "https://example.org/"
    sheet["E9"] = "liên kết"
    sheet["D10"].comment = Comment("Lời ghi cũ của văn phòng", "Văn phòng")
    sheet["D9"].comment = Comment("[Threaded comment] Xem lại giúp", "tc={2C4A1B7E-0000-4000-8000-000000000002}")  # fmt: skip
    for letter, width in zip("ABCDE", (5, 30, 20, 34, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[10].height = 40
    sheet.row_dimensions[12].hidden = True
    inline = DataValidation(type="list", formula1='"x,y"', allow_blank=True)
    inline.add("E8:E40")
    sheet.add_data_validation(inline)
    sheet.conditional_formatting.add("A8:A40", CellIsRule("greaterThan", ["100"], fill=PatternFill(bgColor="FFFF0000")))  # fmt: skip
    sheet.freeze_panes = "A8"
    sheet.print_title_rows = "7:7"
    sheet.print_area = "A1:E40"
    sheet.page_setup.orientation = "landscape"
    sheet.oddFooter.center.text = "Trang &P"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=7, max_row=12), titles_from_data=True)
    sheet.add_chart(chart, "H2")


def _hidden(sheet: Any) -> None:
    sheet.append(["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"])
    sheet.append(["STT", "Tên tập thể", "Danh hiệu đề nghị"])
    sheet.append([1, "Trường Mẫu giáo Mẫu", "Tập thể Lao động tiên tiến"])
    sheet.append([2, "Trường Tiểu học Mẫu", "Tập thể Mẫu mực"])
    sheet.sheet_state = "hidden"


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" + b"\xff\0\0" * 2 + b"\0" + b"\xff\0\0" * 2)) + chunk(b"IEND", b"")  # fmt: skip


def _enriched(data: bytes, macros: bool) -> bytes:
    """What openpyxl cannot write: drop-downs to other sheets as Excel 2010 keeps them, a conversation, a macro project."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet, rels = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
    parts[sheet] = parts[sheet].replace(b"</worksheet>", _X14.encode() + b"</worksheet>")
    parts[rels] = parts[rels].replace(b"</Relationships>", f'<Relationship Id="talk" Type="{_RELATIONS}/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>'.encode())  # fmt: skip
    book = "xl/_rels/workbook.xml.rels"
    more = f'<Relationship Id="people" Type="{_RELATIONS}/person" Target="persons/person.xml"/>'
    types = (
        '<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
        '<Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/>'
    )
    parts["xl/threadedComments/threadedComment1.xml"] = _TALKS.encode()
    parts["xl/persons/person.xml"] = _PEOPLE.encode()
    drawing, pictures = "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"
    parts[drawing] = re.sub(rb"(</(?:\w+:)?wsDr>)", _ANCHOR.encode() + rb"\1", parts[drawing])
    image = '<Relationship Id="picture" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/xl/media/image1.png"/>'
    parts[pictures] = parts[pictures].replace(b"</Relationships>", image.encode() + b"</Relationships>")
    parts["xl/media/image1.png"] = _picture()
    types += '<Default Extension="png" ContentType="image/png"/>'
    listed = parts["[Content_Types].xml"]
    if macros:
        more += '<Relationship Id="vba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        types += (
            '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        )
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 no real macros"
        listed = listed.replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
    parts["[Content_Types].xml"] = listed.replace(b"</Types>", types.encode() + b"</Types>")
    parts[book] = parts[book].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    # Two windows into one group of sheets, as somebody left them.
    parts["xl/workbook.xml"] = re.sub(rb"<workbookView[^>]*/>", b'<workbookView activeTab="0" firstSheet="0"/>', parts["xl/workbook.xml"])  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()
