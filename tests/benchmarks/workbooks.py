"""Nomination workbooks as Excel saves them: shared strings, styles, row spans, merges, column widths.

Written part by part, because a library's own way of writing (inline strings, no spans) is read at another speed.
"""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Phan",
    "Bùi",
    "Đặng",
    "Hồ",
    "Dương",
    "Lý",
    "Ngô",
    "Đỗ",
)
_MIDDLE = ("Văn Mẫu", "Thị Mẫu", "Ngọc Mẫu", "Minh Mẫu", "Hữu Mẫu", "Mẫu Thanh", "Mẫu Kim", "Mẫu Quốc")
_GIVEN = (
    "An Bình Cúc Dũng Giang Hạnh Kiều Lan Nam Oanh Phúc Sen Tùng Vân Ánh Bảo Châu Diễm Đạt Hải Hoa Khang Liên Mai Nga "
    "Phương Quyên Sơn Thảo Uyên Vinh Xuân Yến Trúc Tuyết Thắng"
)
_POSITIONS = ("Chuyên viên", "Giáo viên", "Hiệu trưởng", "Kế toán", "Văn thư", "Công chức Tư pháp - Hộ tịch")
_WORKPLACES = (
    "Văn phòng",
    "Trường Tiểu học Mẫu 1",
    "Trường THCS Mẫu",
    "Trạm Y tế",
    "Ban Chỉ huy Quân sự",
    "Hội Nông dân",
)
_AWARDS = (
    ("Lao động tiên tiến", 16),
    ("Lao động tiên tiến, Chiến sĩ thi đua cơ sở", 2),
    ("Giấy khen của UBND huyện", 4),
)
_TITLES = (
    "STT",
    "Họ và tên",
    "Năm sinh",
    "Giới tính",
    "Chức vụ",
    "Đơn vị công tác",
    "Danh hiệu đề nghị",
    "Ghi chú",
)
_WIDTHS = (6, 28, 10, 9, 26, 30, 30, 14)

Cell = str | int | None


def rows_of_a_list(
    rows: int, seed: int, unit: str = "XÃ LONG THUẬN", year: int = 2020
) -> list[tuple[list[Cell], int]]:
    """The lines of one list of individuals, each as (cells, style); every tenth line of data has a remark."""
    chance = random.Random(seed)
    given = _GIVEN.split()
    names = [name for name, weight in _AWARDS for _ in range(weight)]
    lines: list[tuple[list[Cell], int]] = [
        (["UBND HUYỆN HỒNG NGỰ", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 1),
        ([unit, None, None, None, "Độc lập - Tự do - Hạnh phúc"], 1),
        ([], 0),
        ([f"DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM {year}"], 1),
        ([], 0),
        (list(_TITLES), 2),
    ]
    for number in range(1, rows + 1):
        name = (
            f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {chance.choice(given)} {chance.choice(given)}"
        )
        lines.append(([
            number, name, chance.randint(1962, 1999), chance.choice(("Nam", "Nữ")), chance.choice(_POSITIONS),
            chance.choice(_WORKPLACES), chance.choice(names), "Đảng viên" if number % 10 == 0 else None,
        ], 3))  # fmt: skip
    lines += [
        ([f"Danh sách có {rows} người./."], 0),
        ([], 0),
        ([None] * 5 + ["CHỦ TỊCH"], 1),
        ([None] * 5 + ["Nguyễn Văn Mẫu"], 1),
    ]
    return lines


def write_workbook(path: Path, sheets: dict[str, list[tuple[list[Cell], int]]]) -> Path:
    """Write the given sheets as Excel would."""
    strings: dict[str, int] = {}
    uses = 0
    bodies: list[str] = []
    for lines in sheets.values():
        body: list[str] = []
        for number, (cells, style) in enumerate(lines, 1):
            if not cells:
                continue
            width = max(len(cells), 8) if style == 3 else len(cells)
            written = []
            for column in range(width):
                at = f"{chr(65 + column)}{number}"
                value = cells[column] if column < len(cells) else None
                if value is None:
                    written.append(f'<c r="{at}" s="{style}"/>')
                elif isinstance(value, str):
                    uses += 1
                    written.append(
                        f'<c r="{at}" s="{style}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
                    )
                else:
                    written.append(f'<c r="{at}" s="{style}"><v>{value}</v></c>')
            body.append(
                f'<row r="{number}" spans="1:8" ht="18.75" customHeight="1" x14ac:dyDescent="0.3">{"".join(written)}</row>'
            )
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}.7109375" style="0" customWidth="1"/>'
            for at, width in enumerate(_WIDTHS, 1)
        )
        bodies.append(
            f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" '
            'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
            f'<dimension ref="A1:H{len(lines)}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols>{columns}</cols>'
            f"<sheetData>{''.join(body)}</sheetData>"
            '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="E1:H1"/><mergeCell ref="A4:H4"/></mergeCells>'
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
        )
    table = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1)
    )
    kinds = {"styles": len(sheets) + 1, "sharedStrings": len(sheets) + 2, "theme": len(sheets) + 3}
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    ) + "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{name}" '
        f'Target="{"theme/theme1" if name == "theme" else name}.xml"/>'
        for name, at in kinds.items()
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _HEAD + (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OFFICE}.spreadsheetml.sharedStrings+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.spreadsheetml.styles+xml"/>'
            f"{types}</Types>"
        ))  # fmt: skip
        package.writestr("_rels/.rels", _HEAD + (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ))  # fmt: skip
        package.writestr("xl/workbook.xml", _HEAD + (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr defaultThemeVersion="166925"/>'
            f"<sheets>{listed}</sheets></workbook>"
        ))  # fmt: skip
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        )
        for number, body in enumerate(bodies, 1):
            package.writestr(f"xl/worksheets/sheet{number}.xml", body)
        package.writestr("xl/sharedStrings.xml", (
            f'{_HEAD}<sst xmlns="{_MAIN}" count="{uses}" uniqueCount="{len(strings)}">{table}</sst>'
        ))  # fmt: skip
        package.writestr("xl/styles.xml", _styles())
        # Some ten kilobytes that every workbook carries and no reader needs.
        theme = '<a:gs pos="0"/>' * 500
        package.writestr(
            "xl/theme/theme1.xml", f'{_HEAD}<a:theme xmlns:a="urn:theme" name="Office">{theme}</a:theme>'
        )
    return path


def _styles() -> str:
    font = '<font>{}<sz val="13"/><color theme="1"/><name val="Times New Roman"/><family val="1"/></font>'
    side = '<{0} style="thin"><color indexed="64"/></{0}>'
    border = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
    formats = "".join(
        f'<xf numFmtId="0" fontId="{font_id}" fillId="0" borderId="{border_id}" xfId="0" applyFont="1" applyBorder="1">'
        '<alignment vertical="center" wrapText="1"/></xf>'
        for font_id, border_id in ((0, 0), (1, 0), (1, 1), (0, 1))
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2">{font.format("")}{font.format("<b/>")}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{border}<diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="4">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
