"""Whole forms as communes, schools, the police and the unions fill them in: what was read wrongly at first.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import ledger, tally, units
from hongngu_tally import pipeline

# --- columns ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Phân loại KT", "Phân loại khen thưởng", "Diện khen", "Nội dung khen"])
def test_tracks_under_a_title_of_kinds_or_one_that_nobody_knows(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | UBND XÃ PHÚ THUẬN A |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG 2020 |
    | TT | Tên tập thể/cá nhân        | {title}     | Hình thức khen thưởng | Cấp khen   |
    | 1  | Nguyễn Văn Mẫu             | Thường xuyên | Giấy khen            | UBND huyện |
    | 2  | Trần Thị Mẫu               | nt           | Giấy khen            | UBND huyện |
    | 3  | Chi hội Nông dân ấp Phú Lợi | Chuyên đề   | Giấy khen            | UBND xã    |
    | 4  | Ngô Văn Mẫu                | Đột xuất     | Giấy khen            | UBND huyện |
    """)
    assert tally(reading) == {
        "GKH individual merit": 2,
        "GKX collective drive": 1,
        "GKH individual sudden": 1,
    }


def test_names_in_columns_of_their_kinds_above_a_short_total(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 | < | < | < | < |
    | TT   | Đối tượng khen thưởng | <            | <           | Địa chỉ     |
    | ^    | Tập thể              | Cá nhân      | Hộ gia đình | ^           |
    | 1    | Ấp Long Hưng         |              |             |             |
    | 2    |                      | Trần Thị Mẫu |             | Ấp Long Hòa |
    | 3    |                      |              | Lê Văn Mẫu  | Ấp Long Hòa |
    | Cộng | 1                    | 1            | 1           |             |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1, "GKX household": 1}


def test_what_households_reached_year_by_year_is_not_what_they_are_put_up_for(read: Read) -> None:
    text = r"""
    # DS
    | UBND XÃ THƯỜNG PHƯỚC 2 | < | < | < | < |
    | DANH SÁCH HỘ GIA ĐÌNH {} NĂM 2020 | < | < | < | < |
    | Số TT | Họ tên chủ hộ      | Đạt GĐVH năm | <    | <    |
    | ^     | ^                  | 2018         | 2019 | 2020 |
    | 1     | Hộ ông Nguyễn Mẫu  | x            | x    | x    |
    | 2     | Hộ bà Trần Thị Mẫu | x            | x    | x    |
    """
    assert tally(read(text.format("ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND XÃ"))) == {"GKX household": 2}
    assert tally(read(text.format("ĐỀ NGHỊ CÔNG NHẬN GĐVH"))) == {"GDVH household": 2}


def test_sections_under_a_title_of_contents_with_how_many_stand_below(book: Book, read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG KHÁNH A |
    | DANH SÁCH ĐỀ NGHỊ XÉT KHEN THƯỞNG NĂM 2020 |
    | STT | Nội dung                   | Chức vụ   | Số lượng | Ghi chú |
    | I   | Chiến sĩ thi đua cơ sở     |           | 1        |         |
    | 1   | Nguyễn Văn Mẫu             | Chủ tịch  |          |         |
    | II  | Tập thể lao động tiên tiến |           | 1        |         |
    | 1   | Đoàn TNCS HCM xã           |           |          |         |
    | III | Giấy khen UBND huyện       |           | 2        |         |
    | 1   | Hội Cựu chiến binh xã      |           |          |         |
    | 2   | Trần Thị Mẫu               | Công chức |          |         |
    |     | Tổng cộng                  |           | 4        |         |
    """)
    assert tally(reading) == {
        "CSTDCS individual": 1,
        "TTLDTT collective": 1,
        "GKH collective": 1,
        "GKH individual": 1,
    }


def test_numbers_beside_those_of_marks_count_what_stands_in_their_own_columns(
    book: Book, read_here: None
) -> None:
    path = book(r"""
    # DS
    | CÔNG AN HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 |
    | TT | Họ và tên      | CSTT | CSTĐCS | Sáng kiến | Bậc lương |
    | 1  | Nguyễn Văn Mẫu | x    | x      | Đề án 06  |           |
    | 2  | Trần Văn Mẫu   | x    |        |           | 3         |
    | 3  | Lê Văn Mẫu     | x    |        |           |           |
    |    | Cộng           | 3    | 1      | 1         | 0         |
    """)
    tally = pipeline.run([path], year=2020)
    assert tally.balance.counted == 4
    assert [one.place.cell for one in tally.findings if one.name == "total-mismatch"] == []


@pytest.mark.parametrize("award", ["CSTĐ toàn lực lượng", "Chiến sĩ thi đua toàn quân"])
def test_fighters_of_the_whole_force_are_those_of_a_ministry(read: Read, award: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 |
    | TT | Họ và tên      | CSTĐCS | {award} |
    | 1  | Nguyễn Văn Mẫu | x      | x       |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "CSTDT individual": 1}


# --- headings -----------------------------------------------------------------------------------------------


def test_headings_that_say_how_many_in_figures_and_words_and_why(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND THỊ TRẤN THƯỜNG THỚI TIỀN | < | < |
    | ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ và tên | Chức vụ |
    | 1. Công nhận danh hiệu "Lao động tiên tiến" cho 02 (hai) cá nhân, gồm: | < | < |
    | 1 | Ông Nguyễn Văn Mẫu | Chủ tịch |
    | 2 | Bà Trần Thị Mẫu | Công chức |
    | 2. Công nhận danh hiệu "Tập thể lao động tiên tiến" cho 01 (một) tập thể: | < | < |
    | 1 | Văn phòng UBND | |
    | 3. Tặng Giấy khen của Chủ tịch UBND huyện cho 01 (một) cá nhân có thành tích xuất sắc trong công tác phòng, chống dịch, gồm: | < | < |
    | 1 | Ông Phạm Văn Mẫu | Trưởng Trạm Y tế |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1, "GKH individual": 1}
    assert (
        ledger(reading)
        == "title 1-2, header 3, section 4, nomination 5-6, section 7, nomination 8, section 9, nomination 10"
    )


# --- whose list ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "whose"),
    [
        ("TRƯỜNG MẪU GIÁO MẪU", "TRƯỜNG TIỂU HỌC MẪU", {"TRƯỜNG MẪU GIÁO MẪU": 1, "TRƯỜNG TIỂU HỌC MẪU": 1}),
        ("UBND XÃ LONG THUẬN", "UBND XÃ LONG MẪU", {"Xã Long Thuận": 1, "Xã Long Mẫu": 1}),
        ("PHÒNG NỘI VỤ", "HUYỆN ĐOÀN", {"Phòng Nội vụ": 1, "Huyện đoàn": 1}),
        # A commune's bodies are its own.
        ("UBND XÃ LONG THUẬN", "HỘI NÔNG DÂN", {"Xã Long Thuận": 2}),
        ("PHÒNG NỘI VỤ", "KHỐI ĐẢNG, ĐOÀN THỂ", {"Phòng Nội vụ": 2}),
    ],
)
def test_a_letterhead_of_the_same_sort_over_a_list_below_another(
    read: Read, first: str, second: str, whose: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | {first} | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Văn Mẫu | CSTĐCS    |
    | Cộng: 1 người | < | < |
    | {second} | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Trần Thị Mẫu   | LĐTT      |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert units(reading) == whose
