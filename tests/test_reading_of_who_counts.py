"""Who is counted at all: reserves, registrations, councils, people struck out or withdrawn, couples.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from conftest import Book, Read
from forged import ods
from grids import column, ledger, read_path, tally, units
from hongngu_tally import pipeline
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.vocabulary import load_vocabulary

pytestmark = pytest.mark.usefixtures("read_here")

PROPOSED = """
# Đề nghị
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA NĂM 2020 |
| STT | Họ và tên     | Chức vụ   | Danh hiệu |
| 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
| 2   | Trần Mẫu Bình | Công chức | LĐTT      |
"""
REGISTERED = """
| BẢN ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2020 |
| STT | Họ và tên     | Chức vụ   | Danh hiệu |
| 1   | Nguyễn Mẫu An | Công chức | CSTĐCS    |
| 2   | Trần Mẫu Bình | Công chức | LĐTT      |
| 3   | Lê Mẫu Cúc    | Công chức | LĐTT      |
"""


def set_aside(book: Book, text: str) -> list[tuple[str, object, Severity]]:
    """(place, cause, severity) of the findings W209 of a workbook."""
    return set_aside_of(pipeline.run([book(text)], year=2020).findings)


def set_aside_of(found: Sequence[Finding]) -> list[tuple[str, object, Severity]]:
    return [
        (f"{one.place.sheet}!{one.place.row}", one.facts["cause"], one.severity)
        for one in found
        if one.code == "W209"
    ]


# --- headings and titles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "texts"),
    [
        ("reserve", ("II. DANH SÁCH DỰ PHÒNG", "Dự bị", "Cá nhân dự phòng (02 người)", "(Danh sách dự phòng)",
                     "Danh sách dự phòng đề nghị khen thưởng của Trường Mẫu", "LĐTT dự phòng: 02 người")),
        ("registration", ("ĐĂNG KÝ THI ĐUA NĂM 2026", "Bản đăng ký danh hiệu thi đua", "Bảng tổng hợp đăng ký thi đua năm 2021",
                          "DANH SÁCH CÁ NHÂN, TẬP THỂ ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2020", "Đăng ký CSTĐ cơ sở", "Bản đăng ký")),
        ("others", ("Thành viên Hội đồng thi đua - khen thưởng", "II. Thành phần dự họp:", "Tổ kiểm phiếu", "Khách mời")),
        ("not-nominated", ("Danh sách không đề nghị", "DANH SÁCH RÚT KHỎI ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "Đã rút")),
        ("example", ("Ví dụ minh họa:", "VD")),
        ("pending", ("II. Chưa thống nhất", "Trường hợp xin ý kiến", "Các trường hợp còn xem xét", "Chờ xét", "III. Không thuộc đối tượng", "Bị kỷ luật", "Tự nguyện rút", "Nghỉ việc")),
        ("", ("Trung tâm Y tế dự phòng", "Văn phòng Đăng ký đất đai", "Lực lượng dự bị động viên", "Đảng viên dự bị",
              "Đăng ký thi đua và đề nghị khen thưởng", "Danh sách khen thưởng cá nhân đã đăng ký thi đua", "Phòng Đăng ký kinh doanh",
              "Thành viên Hội đồng nhân dân xã", "CÁ NHÂN", "II. Thành viên Ban quản trị hợp tác xã",
              "II. THÀNH VIÊN", "Đại biểu HĐND xã", "Tổ giúp việc", "Thành phần: nông dân", "Hợp tác xã Ví Dụ")),
    ],
)  # fmt: skip
def test_what_parts_people_off(why: str, texts: Sequence[str]) -> None:
    aside = load_vocabulary().aside
    assert {text: aside.why(text) for text in texts} == dict.fromkeys(texts, why)


def test_reserves_under_a_heading_and_in_a_list_of_their_own(read: Read, book: Book) -> None:
    text = r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên            | Chức vụ   | Danh hiệu |
    | I   | DANH SÁCH CHÍNH THỨC |           |           |
    | 1   | Nguyễn Mẫu An        | Công chức | LĐTT      |
    | II  | DANH SÁCH DỰ PHÒNG   |           |           |
    | 1   | Lê Mẫu Cúc           | Công chức | LĐTT      |

    | DANH SÁCH DỰ BỊ |
    | STT | Họ và tên  | Chức vụ   | Danh hiệu |
    | 1   | Phan Mẫu Dũng | Công chức | LĐTT   |
    """
    reading = read(text)
    assert tally(reading) == {"LDTT individual": 1}
    assert (
        ledger(reading)
        == "title 1, header 2, section 3, nomination 4, section 5, note 6, title 8, header 9, note 10"
    )
    assert set_aside(book, text) == [("DS!6", "reserve", Severity.WARNING)]


def test_registrations_beside_a_list_that_proposes(book: Book) -> None:
    below = pipeline.run([book(PROPOSED + REGISTERED)], year=2020)
    beside = pipeline.run([book(f"{PROPOSED}# Trang 2{REGISTERED}")], year=2020)
    for year in (below, beside):
        assert len(year.counted) == 2
        assert [one.code for one in year.findings] == ["W209"]
        assert year.balance.holds
    assert (below.intake.ledger["reason"] == "registration").sum() == 3


def test_a_file_of_registrations_alone_is_counted_and_needs_somebody(book: Book) -> None:
    year = pipeline.run([book(f"# Trang 1{REGISTERED}")], year=2020)
    assert len(year.counted) == 3
    (found,) = [one for one in year.findings if one.code == "W209"]
    assert (found.facts["cause"], found.facts["count"], found.severity) == ("alone", 3, Severity.ERROR)


@pytest.mark.parametrize("days", [-9, 9])
def test_a_file_of_registrations_gives_way_to_the_list_of_its_unit(book: Book, days: int) -> None:
    proposed = book(PROPOSED, "de-nghi.xlsx")
    letterhead = "# Trang 1\n| UBND XÃ LONG THUẬN |\n"
    registered = book(letterhead + REGISTERED.strip(), "dang-ky.xlsx")
    modified = proposed.stat().st_mtime + days * 86_400
    os.utime(registered, (modified, modified))
    year = pipeline.run([proposed, registered], year=2020)
    assert {Path(one.file).name: one.state for one in year.intake.submissions} == {
        "de-nghi.xlsx": "counted",
        "dang-ky.xlsx": "superseded",
    }
    assert len(year.counted) == 2
    assert "W209" not in [one.code for one in year.findings]


def test_a_column_of_registrations_under_a_title_that_proposes_is_of_nominations(book: Book) -> None:
    text = PROPOSED.replace("| Danh hiệu |", "| Danh hiệu đăng ký |")
    assert set_aside(book, text) == []
    alone = set_aside(book, text.replace("ĐỀ NGHỊ TẶNG DANH HIỆU", "").replace("# Đề nghị", "# DS"))
    assert alone == [("DS!3", "alone", Severity.WARNING)]


def test_a_council_below_the_list_nominates_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN |
    | STT | Họ và tên     | Chức vụ     | Ghi chú |
    | 1   | Nguyễn Mẫu An | Công chức   |         |
    | II. Thành viên Hội đồng thi đua | < | < | < |
    | 1   | Phạm Mẫu Em   | Chủ tịch HĐ |         |
    | 2   | Võ Thị Mẫu    | Thư ký      |         |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, section 4, note 5-6"


# --- rows ---------------------------------------------------------------------------------------------------

STRUCK = """
# DS
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
| STT | Họ và tên     | Chức vụ   | Danh hiệu | Hình thức |
| 1   | Nguyễn Mẫu An | Công chức | LĐTT      | Giấy khen UBND huyện |
| 2   | Trần Mẫu Bình | Công chức | LĐTT      | Giấy khen UBND huyện |
| 3   | Lê Mẫu Cúc    | Công chức | LĐTT      |           |
"""


def struck(path: Path, *cells: str) -> Path:
    workbook = load_workbook(path)
    for cell in cells:
        workbook.active[cell].font = Font(strike=True)
    workbook.save(path)
    return path


@pytest.mark.parametrize("cells", [("A4", "B4", "C4", "D4", "E4"), ("B4",), ("D4", "E4")])
def test_whoever_is_struck_through_is_not_counted(book: Book, cells: tuple[str, ...]) -> None:
    path = struck(book(STRUCK), *cells)
    reading = read_path(path)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, note 4, nomination 5"
    year = pipeline.run([path], year=2020)
    (found,) = [one for one in year.findings if one.code == "W209"]
    assert (found.place.row, found.place.column, found.facts["cause"]) == (4, 2, "struck")


def test_an_award_that_is_struck_through_beside_another_one(book: Book) -> None:
    path = struck(book(STRUCK), "E4")
    assert tally(read_path(path)) == {"LDTT individual": 3, "GKH individual": 1}
    found = pipeline.run([path], year=2020).findings
    assert [(one.place.row, one.place.column) for one in found if one.code == "F303"] == [(4, 5)]
    assert set_aside_of(found) == []


def test_strokes_through_anything_else_say_nothing(book: Book) -> None:
    assert tally(read_path(struck(book(STRUCK), "A4", "C4"))) == {"LDTT individual": 3, "GKH individual": 2}


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("Giấy khen UBND huyện", True),), {"LDTT individual": 3, "GKH individual": 1}),
        (
            (("Giấy khen UBND huyện ", True), ("Giấy khen UBND xã", False)),
            {"LDTT individual": 3, "GKH individual": 1, "GKX individual": 1},
        ),
        ((("Giấy khen ", False), ("UBND huyện", False)), {"LDTT individual": 3, "GKH individual": 2}),
    ],
)
def test_texts_that_are_struck_through_in_part(
    book: Book, parts: Sequence[tuple[str, bool]], expected: dict[str, int], shared: bool
) -> None:
    path = book(STRUCK)
    workbook = load_workbook(path)
    runs = [TextBlock(InlineFont(strike=strike or None), text) for text, strike in parts]
    workbook.active["E4"] = CellRichText(*runs)
    workbook.save(path)
    if shared:
        share_inline_text(path)
    assert tally(read_path(path)) == expected


def test_cells_and_spans_of_an_ods_that_are_struck_through(tmp_path: Path) -> None:
    style = '<style:style style:name="{}" style:family="{}"><style:text-properties style:text-line-through-style="{}"/></style:style>'
    styles = [
        style.format("ce1", "table-cell", "solid"),
        style.format("T1", "text", "solid"),
        style.format("ce2", "table-cell", "none"),
    ]

    def cell(text: str, style: str = "ce2") -> str:
        return f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    span = '<text:span text:style-name="T1">{}</text:span>'
    rows = [
        map(cell, ("Họ và tên", "Chức vụ", "Danh hiệu")),
        map(cell, ("Nguyễn Mẫu An", "Công chức", "LĐTT")),
        (cell("Trần Mẫu Bình", "ce1"), cell("Công chức"), cell("LĐTT")),
        map(cell, (span.format("Lê Mẫu Cúc"), "Công chức", "LĐTT")),
        map(cell, ("Phan Mẫu Dũng", "Công chức", span.format("LĐTT") + " CSTĐCS")),
    ]
    table = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    reading = read_path(ods(tmp_path / "a.ods", table, styles="".join(styles)))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-4, nomination 5"


def share_inline_text(path: Path) -> None:
    """Move the texts that stand in their cells to the shared ones, where office programs keep them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    texts: list[str] = []

    def shared(found: re.Match[str]) -> str:
        texts.append(found[2])
        return f't="s"{found[1]}><v>{len(texts) - 1}</v>'

    sheet, kind = (
        "xl/worksheets/sheet1.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
    )
    parts[sheet] = re.sub(r't="inlineStr"([^>]*)><is>(.*?)</is>', shared, parts[sheet])
    items = "".join(f"<si>{text}</si>" for text in texts)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{items}</sst>'
    types, rels = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>'
    parts[types] = parts[types].replace("</Types>", f"{part}</Types>")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    target = f'<Relationship Id="rId99" Type="{relation}" Target="sharedStrings.xml"/>'
    parts[rels] = parts[rels].replace("</Relationships>", f"{target}</Relationships>")
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)


def test_remarks_that_withdraw_their_row_and_others(book: Book, read: Read) -> None:
    text = r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu | Ghi chú               |
    | 1   | Nguyễn Mẫu An  | Công chức | LĐTT      | Xin rút               |
    | 2   | Trần Mẫu Bình  | Công chức | LĐTT      | Dự phòng              |
    | 3   | Lê Mẫu Cúc     | Công chức | LĐTT      | Không đề nghị (nghỉ việc) |
    | 4   | Phan Mẫu Dũng  | Công chức | LĐTT      | Rút kinh nghiệm       |
    | 5   | Võ Thị Mẫu     | Công chức | LĐTT      | Không có sáng kiến    |
    | 6   | Bùi Mẫu Giang  | Công chức | LĐTT      | Chuyển về từ tháng 9  |
    | 7   | Đỗ Mẫu Hòa     | Công chức | LĐTT      | Đã nghỉ việc nên không xét |
    | 8   | Ngô Mẫu Khang  | Công chức | LĐTT      | Có sáng kiến, không đạt giải |
    | 9   | Hồ Mẫu Lan - xin rút | Công chức | LĐTT |                       |
    """
    assert tally(read(text)) == {"LDTT individual": 4}
    assert set_aside(book, text) == [(f"DS!{row}", "withdrawn", Severity.WARNING) for row in (3, 4, 5, 9, 11)]


def test_votes_under_a_title_that_denies_set_nobody_aside(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | Bình xét | <         |
    |     |               |           | Đạt      | Không đạt |
    | 1   | Nguyễn Mẫu An | LĐTT      | 15/15    | 0         |
    | 2   | Trần Mẫu Bình | LĐTT      | 14/15    | 1         |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_what_a_row_says_that_is_not_put_up_holds_below_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Đơn vị đề nghị | Họ và tên     | Danh hiệu     | Ghi chú |
    | 1   | Xã Long Thuận  | Nguyễn Mẫu An | LĐTT          | Rút     |
    | 2   |                | Trần Mẫu Bình | nt            |         |
    | 3   |                | Lê Mẫu Cúc    | CSTĐCS        |         |
    | 4   | Xã Thường Lạc  | Võ Mẫu Dân    | Không đề nghị |         |
    | 5   |                | Tô Mẫu Lý     | LĐTT          |         |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 1}


def test_remarks_of_known_words_withdraw_and_mixed_ones_ask_a_person() -> None:
    lines = load_vocabulary().lines
    withdrawn = ("Thôi không đề nghị", "Cá nhân có đơn xin rút", "Rút - nghỉ hưu", "Ko xét", "Đ/c này xin rút", "Gạch tên", "Trùng", "Đã chuyển công tác, đề nghị đơn vị mới", "Chuyển trường, trường mới xét")  # fmt: skip
    doubtful = ("Xin rút nhưng chi bộ chưa đồng ý", "Rút đề nghị BK", "Không đề nghị CSTĐCS, đề nghị LĐTT")
    others = (
        "Đã rút kinh nghiệm",
        "Loại A",
        "Không vi phạm",
        "Hội đồng bỏ phiếu 100%",
        "Trùng tên ở tổ 2",
        "Mới chuyển công tác về",
        "Đơn vị mới: Văn phòng",
    )
    assert [text for text in withdrawn if not lines.withdraws(text)] == []
    assert [text for text in doubtful if lines.withdraws(text) or not lines.may_withdraw(text)] == []
    assert [text for text in others if lines.withdraws(text) or lines.may_withdraw(text)] == []


def test_remarks_that_nothing_is_settled_yet(book: Book) -> None:
    found = set_aside(book, """
    # DS
    | STT | Họ và tên     | Danh hiệu | Ghi chú                  |
    | 1   | Nguyễn Mẫu An | LĐTT      | Chờ kết quả kiểm điểm    |
    | 2   | Trần Mẫu Bình | LĐTT      | Hồ sơ chưa đủ            |
    | 3   | Lê Mẫu Cúc    | LĐTT      | Chờ nghỉ hưu             |
    | 4   | Võ Mẫu Dân    | LĐTT      | Chưa thống nhất đề nghị CSTĐCS |
    """)  # fmt: skip
    assert found == [("DS!2", "waiting", Severity.WARNING), ("DS!3", "waiting", Severity.WARNING)]


def test_a_vote_against_somebody(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu | Đồng ý | Không đồng ý |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      | x      |              |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      |        | x            |
    """)
    # Whoever is put up stays put up, and somebody is told.
    assert tally(reading) == {"LDTT individual": 2}
    assert [(cell.row, cell.column, cell.kind) for cell in reading.sheets[0].odd_cells] == [(3, 6, "refused")]
    votes = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu | Kết quả bỏ phiếu | <            |
    |     |               |           |           | Đồng ý           | Không đồng ý |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      | 10               | 1            |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      | 11               | 0            |
    """)
    assert tally(votes) == {"LDTT individual": 2}


# --- couples ------------------------------------------------------------------------------------------------


def test_a_household_that_both_spouses_name(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ tên hộ gia đình, cá nhân                | Địa chỉ | Hình thức khen thưởng |
    | 1   | Ông Nguyễn Mẫu An và bà Trần Thị Mẫu       | Ấp 1    | Giấy khen UBND huyện  |
    | 2   | Bà Võ Thị Mẫu - ông Phan Mẫu Dũng          | Ấp 1    | Giấy khen UBND huyện  |
    | 3   | Ông Lê Mẫu Cúc                             | Ấp 1    | Giấy khen UBND huyện  |
    """)
    assert tally(reading) == {"GKH household": 2, "GKH individual": 1}
    people = read(r"""
    # DS
    | STT | Họ và tên                            | Danh hiệu |
    | 1   | Ông Nguyễn Mẫu An và bà Trần Thị Mẫu | LĐTT      |
    """)
    assert tally(people) == {"LDTT individual": 2}


def test_husband_and_wife_in_columns_of_their_own(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2020 |
    | STT | Họ tên chồng  | Họ tên vợ     | Địa chỉ |
    | 1   | Nguyễn Mẫu An | Trần Thị Mẫu  | Ấp 1    |
    | 2   |               | Phan Thị Mẫu  | Ấp 1    |
    """)
    assert tally(reading) == {"GDVH household": 2}
    assert column(reading, "name") == ["Nguyễn Mẫu An - Trần Thị Mẫu", "Phan Thị Mẫu"]


# --- who signs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "unit"),
    [
        (r"TM. ỦY BAN NHÂN DÂN XÃ LONG THUẬN", "Xã Long Thuận"),
        (r"TM. UBND XÃ LONG THUẬN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Xã Long Thuận"),
        ("CHỦ TỊCH UBND XÃ LONG MẪU", "Xã Long Mẫu"),
        ("TRƯỞNG PHÒNG NỘI VỤ", "Phòng Nội vụ"),
        ("XÁC NHẬN CỦA UBND XÃ LONG THUẬN", "danh-sach"),
        ("TM. UBND HUYỆN HỒNG NGỰ", "danh-sach"),
    ],
)
def test_the_unit_that_signs_where_nothing_else_names_one(read: Read, signed: str, unit: str) -> None:
    rows = rf"""
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |

    |     | Người lập     |           | {signed}  |
    """
    assert units(read(f"# DS\n{rows}")) == {unit: 1}
    headed = f"# DS\n| UBND XÃ THƯỜNG LẠC |\n| DANH SÁCH |\n{rows}"
    assert units(read(headed)) == {"Xã Thường Lạc": 1}


# --- cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["o", "Đ", "đ", "R", "P", "a"])
def test_one_letter_throughout_is_a_mark(read: Read, mark: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Chức vụ   | LĐTT   | CSTĐCS |
    | 1   | Nguyễn Mẫu An | Công chức | {mark} | {mark} |
    | 2   | Trần Mẫu Bình | Công chức | {mark} |        |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


@pytest.mark.parametrize(
    ("names", "first", "second", "marks"),
    [
        ("Nguyễn Mẫu An, Trần Mẫu Bình", "15/15", "14/15", True),
        ("Nguyễn Mẫu An, Trần Mẫu Bình", "100%", "93,3%", True),
        ("Nguyễn Mẫu An, Trần Mẫu Bình", "15/15 phiếu (100%)", "14/15 (93,3%)", True),
        # Too few votes for some awards, a number that is none of votes, a body's share of people who have it.
        ("Nguyễn Mẫu An, Trần Mẫu Bình", "15/15", "7/15", False),
        ("Nguyễn Mẫu An, Trần Mẫu Bình", "15/15", "16/15", False),
        ("Tổ Toán, Tổ Văn", "100%", "95%", False),
    ],
)
def test_votes_that_are_enough_for_every_award_are_marks(
    read: Read, names: str, first: str, second: str, marks: bool
) -> None:
    one, other = names.split(", ")
    reading = read(rf"""
    # DS
    | STT | Tên     | LĐTT    | CSTĐCS   |
    | 1   | {one}   | {first} | {second} |
    | 2   | {other} | {first} |          |
    """)
    counts = {"LDTT individual": 2, "CSTDCS individual": 1}
    assert tally(reading) == (counts if marks else {"held back: award-unknown": 3})


def test_two_signs_are_in_doubt(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | LĐTT | CSTĐCS |
    | 1   | Nguyễn Mẫu An | Công chức | x    | o      |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-unknown": 1}


def test_people_numbered_under_each_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | LĐTT | CSTĐCS |
    | 1   | Nguyễn Mẫu An | Công chức | 1    | 1      |
    | 2   | Trần Mẫu Bình | Công chức | 2    |        |
    | 3   | Lê Mẫu Cúc    | Công chức | 3    | 2      |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 2}


def test_remarks_behind_marks_and_reasons_behind_awards(read: Read) -> None:
    marked = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | LĐTT | CSTĐCS      |
    | 1   | Nguyễn Mẫu An | Công chức | x    | x (có SK)   |
    | 2   | Trần Mẫu Bình | Công chức | x    | x (chưa có) |
    """)
    assert tally(marked) == {"LDTT individual": 2, "CSTDCS individual": 1, "held back: award-unknown": 1}
    said = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu                           |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT (hoàn thành xuất sắc nhiệm vụ) |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT (HTTNV)                        |
    | 3   | Lê Mẫu Cúc    | Công chức | LĐTT (không hoàn thành nhiệm vụ)    |
    | 4   | Phan Mẫu Dũng | Công chức | Chiến sĩ thi đua cơ sỡ              |
    """)
    # Whoever did not do his work is set aside, as "LĐTT (không đạt)" is.
    assert tally(said) == {"LDTT individual": 2, "CSTDCS individual": 1}


@pytest.mark.parametrize(
    ("rows", "fate", "wrong"),
    [
        ("|  | Lao động tiên tiến | '02 | người |", "note", False),
        ("|  | - Lao động tiên tiến: | 3 | người |", "note", True),
        ("|  |  |  | Tổng LĐTT: 2 |", "total", False),
        ("|  |  |  | Tổng LĐTT: 5 |", "total", True),
    ],
)
def test_what_the_awards_come_to_below_the_list(
    book: Book, read: Read, rows: str, fate: str, wrong: bool
) -> None:
    text = f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      |
    {rows}
    """
    assert ledger(read(text)) == f"title 1-2, header 3, nomination 4-5, {fate} 6"
    assert [one.code for one in pipeline.run([book(text)], year=2020).findings] == ["W401"] * wrong


# --- what else stands in a list or beside it ----------------------------------------------------------------


def test_a_council_that_signs_and_a_payment_below_the_list(read: Read) -> None:
    reading = read(
        PROPOSED
        + """
| HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG KÝ TÊN |
| STT | Họ và tên   | Chức vụ  | Ký tên |
| 1   | Phạm Mẫu Em | Chủ tịch |        |

| BẢNG CHI TIỀN THƯỞNG |
| STT | Họ và tên     | Danh hiệu | Số tiền | Ký nhận |
| 1   | Nguyễn Mẫu An | LĐTT      | 447000  |         |
"""
    )
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading).endswith("signature 7, header 8, note 9, title 11, header 12, note 13")


def test_minutes_name_who_was_there_above_what_they_propose(read: Read) -> None:
    reading = read(r"""
    # Biên bản
    | BIÊN BẢN HỌP XÉT THI ĐUA NĂM 2020 | < | < | < |
    | I. Thành phần tham dự | < | < | < |
    | 1. Ông Phạm Mẫu Em - Chủ tịch, chủ trì | < | < | < |
    | II. Kết quả: đề nghị các cá nhân sau | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_sheet_named_after_reserves(read: Read) -> None:
    reading = read(f"{PROPOSED}# Dự phòng\n{PROPOSED.replace('# Đề nghị', '').strip()}")
    assert tally(reading) == {"LDTT individual": 2}


def test_names_in_brackets_states_and_examples_that_take_a_row_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
    | STT | Họ và tên                | Chức vụ          | Danh hiệu           | Xếp thứ tự | Ghi chú  |
    |     | Ghi chữ in thường        | Ghi đầy đủ       | Chọn trong danh mục | Điền số    |          |
    |     | VD: Nguyễn Văn A         | Trưởng phòng     | LĐTT                |            |          |
    | 0   | Nguyễn Văn B             | Trưởng phòng     | LĐTT                |            | Dòng mẫu |
    | 1   | Nguyễn Mẫu An            | Công chức        | LĐTT                | 1          |          |
    | 2   | Trần Mẫu Bình (rút)      | Công chức        | LĐTT                | 2          |          |
    | 3   | Lê Mẫu Cúc (thay Mẫu Ba) | Công chức        | LĐTT                | 3          |          |
    | 4   | Phan Mẫu Dũng            | Công chức        | LĐTT                | Dự phòng   |          |
    | 5   | Võ Thị Mẫu               | Công chức        | LĐTT                | 5          | Rút tên theo đơn ngày 05/12 |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert (
        ledger(reading)
        == "title 1, header 2, note 3, example 4-5, nomination 6, note 7, nomination 8, note 9-10"
    )


def test_examples_below_a_heading_end_with_the_next_one(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | Ví dụ minh họa: | < | < | < |
    | 1   | Nguyễn Văn A  | Công chức | LĐTT      |
    | Danh sách đề nghị: | < | < | < |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, section 2, example 3, section 4, nomination 5"


def test_who_gets_nothing_and_why(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu đăng ký | Danh hiệu đề nghị | Lý do không đề nghị |
    | 1   | Nguyễn Mẫu An | CSTĐCS            | LĐTT              |                     |
    | 2   | Trần Mẫu Bình | LĐTT              |                   |                     |
    | 3   | Lê Mẫu Cúc    |                   |                   | Bị kỷ luật          |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert [why for _, _, why in reading.sheets[0].fates] == ["header", "", "registration", "withdrawn"]


def test_the_people_of_a_household_beside_its_head(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN GIA ĐÌNH VĂN HÓA NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Quan hệ với chủ hộ | Năm sinh |
    | 1   | Nguyễn Mẫu An | Chủ hộ             | 1970     |
    |     | Trần Thị Mẫu  | Vợ                 | 1972     |
    |     | Nguyễn Mẫu Bé | Con                | 2000     |
    | 2   | Lê Mẫu Cúc    | Chủ hộ             | 1965     |
    """)
    assert tally(reading) == {"GDVH household": 2}


def test_a_heading_of_an_earlier_year(book: Book) -> None:
    text = r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | I. Năm 2020 | < | < | < |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    | II. Năm 2019 (đã khen) | < | < | < |
    | 1   | Trần Mẫu Bình | Công chức | LĐTT      |
    """
    assert set_aside(book, text) == [("DS!7", "earlier", Severity.WARNING)]


def test_results_that_refuse_somebody_are_told(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | Ý kiến của Hội đồng |
    | 1   | Nguyễn Mẫu An | LĐTT      | Thống nhất          |
    | 2   | Trần Mẫu Bình | LĐTT      | Không thống nhất    |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert [(cell.row, cell.kind) for cell in reading.sheets[0].odd_cells] == [(3, "refused")]


def test_a_council_s_no_needs_a_person_and_its_column_is_not_called_unused(book: Book) -> None:
    path = book(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | Ý kiến của Hội đồng | Màu áo |
    | 1   | Nguyễn Mẫu An | LĐTT      | Thống nhất          | Xanh   |
    | 2   | Trần Mẫu Bình | LĐTT      | Không thống nhất    | Đỏ     |
    """)
    told = [one for one in pipeline.run([path], year=2020).findings if one.code in {"F303", "W204"}]
    assert [(one.code, one.place.cell, one.severity) for one in told] == [
        ("W204", "E1", Severity.NOTE),
        ("F303", "D3", Severity.ERROR),
    ]


@pytest.mark.parametrize(
    "title", ["DANH SÁCH XÉT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020", "DANH SÁCH ĐĂNG KÝ VÀ KẾT QUẢ XÉT LĐTT"]
)
def test_results_in_a_list_of_one_award_say_who_is_put_up_for_it(read: Read, title: str) -> None:
    reading = read(f"""
    # DS
    | {title} | < | < |
    | STT | Họ và tên     | Kết quả xét | Lý do không đạt   |
    | 1   | Nguyễn Mẫu An | Đạt         |                   |
    | 2   | Trần Mẫu Bình | Không đạt   | Nghỉ quá 40 ngày  |
    | 3   | Lê Mẫu Cúc    | Đạt         |                   |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert "note 4" in ledger(reading)


@pytest.mark.parametrize(
    "head", ["Họ và tên người phụ trách", "Hiệu trưởng", "Đại diện nhận khen thưởng", "Trưởng ấp"]
)
def test_the_head_of_a_collective_is_put_up_for_nothing(read: Read, head: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Tên đơn vị    | {head}        | Danh hiệu |
    | 1   | Văn phòng Mẫu | Phạm Mẫu Dũng | TTLĐTT    |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM 2020",
        "DANH SÁCH CÁN BỘ BỊ KỶ LUẬT NĂM 2020",
        "DANH SÁCH SÁNG KIẾN NĂM 2020",
    ],
)
def test_registers_without_a_list_of_names_beside_a_list(read: Read, title: str) -> None:
    reading = read(f"""{PROPOSED}# Trang 2
| {title} |
| STT | Tên sáng kiến | Tác giả       | Hình thức kỷ luật |
| 1   | Sổ tay Mẫu    | Nguyễn Mẫu An | Khiển trách       |
""")
    assert tally(reading) == {"LDTT individual": 2}
    assert [sheet.kind for sheet in reading.sheets] == ["list", "lookup"]


def test_people_about_whom_nothing_is_decided_need_somebody(book: Book) -> None:
    text = (
        PROPOSED
        + """
| II | Chưa thống nhất |           |           |
| 1  | Lê Mẫu Cúc      | Công chức | LĐTT      |
"""
    )
    assert set_aside(book, text) == [("Đề nghị!8", "pending", Severity.ERROR)]


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [("Đề nghị", "x", ""), ("Đề nghị (có/không)", "Có", "Không"), ("Không đề nghị", "", "x")],
)
def test_a_column_that_says_who_is_proposed(read: Read, title: str, first: str, last: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu | {title} |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      | {first} |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      | {last}  |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_families_named_behind_one_of_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên hộ gia đình, cá nhân                      | Hình thức         |
    | 1   | Ông Lê Mẫu Cúc (vợ Phan Thị Mẫu) và gia đình  | Giấy khen UBND xã |
    | 2   | Ông Võ Mẫu Em                                 | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX household": 1, "GKX individual": 1}


def test_people_who_sign_in_a_list_that_proposes_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Ký tên |
    | 1   | Nguyễn Mẫu An | Công chức |        |

    | II. NGƯỜI LAO ĐỘNG | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Ký tên |
    | 1   | Lê Mẫu Cúc    | Bảo vệ    |        |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_nominees_sign_in_a_sheet_named_after_their_award_but_who_is_paid_is_no_nominee(read: Read) -> None:
    reading = read(r"""
    # CSTĐCS
    | STT | Họ và tên     | Chức vụ   | Ký tên |
    | 1   | Nguyễn Mẫu An | Công chức |        |
    # LĐTT
    | STT | Họ và tên     | Chức vụ   | Ký nhận |
    | 1   | Trần Mẫu Bình | Công chức |         |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_a_relation_that_is_none_to_a_household(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Quan hệ  | Hình thức         |
    | 1   | Nguyễn Mẫu An | Hội viên | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX individual": 1}


def test_what_somebody_asks_for_beside_what_the_council_found(read: Read) -> None:
    reading = read(r"""
    # DS
    | KẾT QUẢ XÉT THI ĐUA NĂM HỌC 2019-2020 | < | < | < |
    | TT | Họ và tên        | Danh hiệu       | <            |
    | ^  | ^                | Cá nhân đề nghị | Hội đồng xét |
    | 1  | Nguyễn Mẫu An    | CSTĐCS          | CSTĐCS       |
    | 2  | Cố Trần Mẫu Bình | CSTĐCS          | LĐTT         |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_sample_names_in_a_form_that_nobody_filled_in(book: Book, read: Read) -> None:
    form = r"""
    # DS
    | {letterhead} |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên    | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Văn A | Công chức | LĐTT      |
    | 2   | Trần Thị B   | Công chức | LĐTT      |
    """
    assert tally(read(form.replace("{letterhead}", "UBND XÃ ……………"))) == {"held back: name-missing": 2}
    assert tally(read(form.replace("{letterhead}", "UBND XÃ LONG THUẬN"))) == {"LDTT individual": 2}


def test_a_post_with_its_office_where_a_name_would_stand(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên                 | Chức vụ      |
    | 1   | Nguyễn Mẫu An             | Chủ tịch     |
    | 2   | Trưởng Công an xã         |              |
    | 3   | Chủ tịch UBND xã          | Chủ tịch     |
    | 4   | Phó Chủ tịch Lê Mẫu Cam   |              |
    | 5   | Hiệu trưởng Trường TH Mẫu |              |
    """)
    assert tally(reading) == {"LDTT individual": 2, "held back: name-missing": 3}
