"""Lists that mix the habits of several offices: what was read wrongly at first in workbooks written for the purpose.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Book, Read
from grids import ledger, read_path, tally, units
from hongngu_tally import pipeline
from hongngu_tally.vocabulary import load_vocabulary

Mismatches = Callable[[str], list[tuple[str | None, str]]]


@pytest.fixture
def mismatches(book: Book, read_here: None) -> Mismatches:
    """Of a workbook: (cell, number) of every total that disagrees with its rows."""

    def of(text: str) -> list[tuple[str | None, str]]:
        found = pipeline.run([book(text)], year=2020).findings
        return [(one.place.cell, str(one.value)) for one in found if one.code == "W401"]

    return of


# --- who a row is for ---------------------------------------------------------------------------------------


def test_enterprises_under_a_title_that_speaks_of_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | CHI CỤC THUẾ HUYỆN HỒNG NGỰ |
    | DANH SÁCH NGƯỜI NỘP THUẾ TIÊU BIỂU ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Tên doanh nghiệp          | Địa chỉ        | Thành tích      |
    | 1   | Công ty TNHH Mẫu Một      | xã Long Thuận  | Chấp hành tốt   |
    | 2   | HTX Nông nghiệp Mẫu Hai   | xã Thường Lạc  | Chấp hành tốt   |
    """)
    assert tally(reading) == {"GKH collective": 2}


@pytest.mark.parametrize("title", ["Tên doanh nghiệp, doanh nhân", "Tên doanh nghiệp"])
def test_a_name_with_a_form_of_address_is_a_persons_whatever_stands_above(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH DOANH NGHIỆP TIÊU BIỂU ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | {title}             | Địa chỉ | Thành tích nổi bật |
    | Công ty TNHH Mẫu    | Ấp 1    | Doanh thu tăng     |
    | Ông Nguyễn Văn Mẫu  | Ấp 2    | Tạo việc làm       |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dân quân Lê Văn Mẫu", "individual"),
        ("DÂN QUÂN LÊ VĂN MẪU", "individual"),
        ("Công chức Nguyễn Thị Mẫu", "individual"),
        ("Dân quân thường trực", "collective"),
        ("Công chức Văn phòng", "collective"),
        ("Công chức Mầm non", "collective"),
    ],
)
def test_what_somebody_is_before_the_name(name: str, kind: str) -> None:
    assert load_vocabulary().names.kind(name) == kind


def test_the_same_person_with_and_without_what_they_are() -> None:
    names = load_vocabulary().names
    assert names.bearer("Dân quân Lê Văn Mẫu").key == names.bearer("Lê Văn Mẫu").key


# --- which award and track ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Bằng khen của Trung ương Đoàn", "BKT"),
        ("Bằng khen TW Hội LHPN Việt Nam", "BKT"),
        ("Bằng khen của BCH Trung ương Đoàn TNCS Hồ Chí Minh", "BKT"),
        ("Bằng khen của Viện trưởng VKSND tối cao", "BKT"),
        ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "BKT"),
        ("Cờ thi đua của Trung ương Hội", "CTDT"),
        ("Bằng khen cấp Nhà nước", "BKTTG"),
    ],
)
def test_central_bodies_sign_as_ministers_do(text: str, award: str) -> None:
    found = load_vocabulary().phrases.parse(text)
    assert (found.awards, found.rest) == ((award,), ())


def test_a_remark_that_is_a_track_and_nothing_else(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Hình thức | Cấp khen | Ghi chú                   |
    | 1   | Nguyễn Mẫu An | Công chức | Giấy khen | Huyện    | đột xuất                |
    | 2   | Trần Mẫu Bình | Công chức | Giấy khen | Huyện    | Khen chuyên đề          |
    | 3   | Lê Mẫu Cúc    | Công chức | Giấy khen | Huyện    | thường xuyên đi công tác |
    | 4   | Phạm Mẫu Dung | Công chức | LĐTT      | Huyện    | bổ sung                 |
    """)
    assert tally(reading) == {
        "GKH individual sudden": 1,
        "GKH individual drive": 1,
        "GKH individual": 1,
        "LDTT individual": 1,
    }


def test_headings_without_a_numeral_that_begin_with_a_track_or_a_drive(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | TT | Cấp bậc, họ và tên           | Đơn vị         |
    | Công tác tuyển quân năm 2020 |
    | 1  | Thượng tá Nguyễn Văn Mẫu     | Ban CHQS huyện |
    | 2  | Ban CHQS xã Long Thuận       |                |
    | Phong trào "Tuổi trẻ giữ nước" |
    | 1  | Thượng úy Trần Văn Mẫu       | Ban CHQS huyện |
    | Thành tích đột xuất trong cứu hộ, cứu nạn |
    | 1  | Dân quân Lê Văn Mẫu          | xã Thường Lạc  |
    | Tổng cộng: 01 tập thể; 03 cá nhân |
    """)
    assert tally(reading) == {
        "GKH individual": 1,
        "GKH collective": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }


# --- rows around the nominees -------------------------------------------------------------------------------


def test_a_remark_in_the_awards_column_is_nobodys_second_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | Danh hiệu | Họ và tên     | Chức danh | TT |
    | A         | Nguyễn Mẫu An | Bác sĩ    | 1  |
    | A; B      | Trần Mẫu Bình | Bác sĩ    | 2  |
    | Ghi chú: A = Lao động tiên tiến; B = Chiến sĩ thi đua cơ sở |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, note 4"


def test_numbers_under_the_awards_behind_a_label_nobody_knows(read: Read, mismatches: Mismatches) -> None:
    text = r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | <      |
    |     |               | LĐTT      | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x         | x      |
    | 2   | Trần Mẫu Bình | x         |        |
    | TC  |               | 2         | 2      |
    """
    assert ledger(read(text)) == "header 1-2, nomination 3-4, total 5"
    assert mismatches(text) == [("D5", "2")]


def test_whoever_has_no_mark_is_in_no_columns_total(mismatches: Mismatches) -> None:
    rows = r"""
    # DS
    | STT | Họ và tên     | Lao động tiên tiến | Chiến sĩ thi đua cơ sở | Ghi chú   |
    | 1   | Nguyễn Mẫu An | X                  | X                      |           |
    | 2   | Trần Mẫu Bình | X                  |                        |           |
    | 3   | Lê Mẫu Cúc    |                    |                        | Thai sản  |
    """
    right = "    | Tổng cộng (3 lượt cá nhân) | < | 2 | 1 | |\n"
    wrong = "    | Tổng cộng (4 lượt cá nhân) | < | 3 | 1 | |\n"
    assert mismatches(rows + right) == []
    assert mismatches(rows + wrong) == [("A5", "4"), ("C5", "3")]


# --- whose list it is ---------------------------------------------------------------------------------------


def test_a_part_of_a_listed_body_hands_in_nothing_of_its_own(read: Read) -> None:
    reading = read(r"""
    # Khoa Nội
    | TRUNG TÂM Y TẾ HUYỆN HỒNG NGỰ |
    | KHOA NỘI |
    | TT | Họ và tên         | Chức danh | Danh hiệu |
    | 1  | BS. Nguyễn Mẫu An | Bác sĩ    | LĐTT      |

    # Trường
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HỒNG NGỰ |
    | TRƯỜNG TIỂU HỌC MẪU MỘT |
    | TT | Họ và tên         | Chức vụ   | Danh hiệu |
    | 1  | Trần Mẫu Bình     | Giáo viên | LĐTT      |
    """)
    assert units(reading) == {"Trung tâm Y tế huyện": 1, "TRƯỜNG TIỂU HỌC MẪU MỘT": 1}


def test_numbers_read_from_a_file_stay(tmp_path: Path) -> None:
    # A column titled in TCVN3 for a font that nobody told: "Ghi chó" is a word, and so the title stays as it is.
    path = tmp_path / "ds.csv"
    path.write_text(
        "STT,Họ và tên,Hình thức,Cấp khen,Ghi chó\n1,Nguyễn Mẫu An,Giấy khen,Huyện,đột xuất\n", "utf-8"
    )
    assert tally(read_path(path)) == {"GKH individual sudden": 1}
