"""Who is counted at all: reserves, registrations, councils, people struck out or withdrawn, couples.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from conftest import Book, Read
from grids import ledger, tally
from hongngu_tally import pipeline
from hongngu_tally.finding import Severity
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
    found = pipeline.run([book(text)], year=2020).findings
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
        ("not-nominated", ("Danh sách không đề nghị",)),
        ("", ("Trung tâm Y tế dự phòng", "Văn phòng Đăng ký đất đai", "Lực lượng dự bị động viên", "Đảng viên dự bị",
              "Đăng ký thi đua và đề nghị khen thưởng", "Danh sách khen thưởng cá nhân đã đăng ký thi đua", "Phòng Đăng ký kinh doanh",
              "Thành viên Hội đồng nhân dân xã", "CÁ NHÂN", "II. Thành viên Ban quản trị hợp tác xã")),
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
