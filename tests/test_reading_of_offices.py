"""Lists as offices of all kinds wrote them: columns and rows that mean something nobody planned for.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Read
from grids import column, kinds, ledger, read_path, tally, units, write_book
from hongngu_tally import pipeline

# --- columns ------------------------------------------------------------------------------------------------


def test_awards_to_mark_under_their_tracks(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Cá nhân/tập thể | Chức vụ   | Thường xuyên | <      | <        | Chuyên đề | <     | Đột xuất |
    |    |                 |           | LĐTT         | CSTĐCS | GK huyện | GK huyện  | GK xã | GK huyện |
    | 1  | Nguyễn Mẫu An   | Công chức | x            | x      |          |           |       |          |
    | 2  | Trần Mẫu Bình   | Công chức | x            |        | x        | x         |       |          |
    | 3  | Ấp Mẫu 1        |           |              |        | x        |           | x     |          |
    | 4  | Lê Mẫu Cúc      | Công chức |              |        |          |           |       | x        |
    """)
    assert tally(reading) == {
        "LDTT individual merit": 2,
        "CSTDCS individual merit": 1,
        "GKH individual merit": 1,
        "GKH individual drive": 1,
        "GKH collective merit": 1,
        "GKX collective drive": 1,
        "GKH individual sudden": 1,
    }


def test_awards_to_mark_under_the_levels_that_decide_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên     | Chức vụ   | Cấp huyện | <      | <         | Cấp tỉnh | <         | Cấp Nhà nước |
    |    |               |           | LĐTT      | CSTĐCS | Giấy khen | CSTĐ     | Bằng khen | Bằng khen    |
    | 1  | Nguyễn Mẫu An | Công chức | x         | x      |           | x        | x         |              |
    | 2  | Trần Mẫu Bình | Công chức | x         |        | x         |          |           | x            |
    """)
    assert tally(reading) == {
        "LDTT individual": 2,
        "CSTDCS individual": 1,
        "CSTDT individual": 1,
        "BKT individual": 1,
        "GKH individual": 1,
        "BKTTG individual": 1,
    }


def test_years_as_numbers_and_as_words_part_the_awards_of_before(read: Read) -> None:
    for first, second in (("2018", "2019"), ("Năm 2018", "Năm 2019")):
        reading = read(rf"""
        # DS
        | STT | Họ và tên     | Danh hiệu đã đạt | <        | Danh hiệu đề nghị |
        |     |               | {first}          | {second} |                   |
        | 1   | Nguyễn Mẫu An | LĐTT             | CSTĐCS   | CSTĐCS            |
        | 2   | Trần Mẫu Bình | LĐTT             | LĐTT     | LĐTT              |
        """)
        assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
        assert ledger(reading) == "header 1-2, nomination 3-4"
        assert column(reading, "history") == ["2018: LĐTT; 2019: CSTĐCS", "2018: LĐTT; 2019: LĐTT"]


def test_a_mark_under_not_proposed(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu đề nghị | <      | <         | Ghi chú         |
    |     |               | LĐTT              | CSTĐCS | Không xét |                 |
    | 1   | Nguyễn Mẫu An | x                 | x      |           |                 |
    | 2   | Trần Mẫu Bình |                   |        | x         | Nghỉ không lương |
    | 3   | Lê Mẫu Cúc    | x                 |        |           |                 |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1-2, nomination 3, note 4, nomination 5"


def test_awards_repeated_by_dittos_under_a_title_that_does_not_say_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | Số TT | Tên cá nhân, hộ gia đình, tập thể | Địa chỉ | Nội dung đề nghị    |
    | 1     | Ông Nguyễn Mẫu Lúa                | Ấp 1    | Giấy khen UBND huyện |
    | 2     | Bà Trần Thị Mẫu Mè                | nt      | nt                  |
    | 3     | Hộ ông Lê Mẫu Ngô                 | Ấp 2    | Giấy khen UBND xã   |
    | 4     | Hộ bà Phan Mẫu Bắp                | nt      | nt                  |
    """)
    assert tally(reading) == {"GKH individual": 2, "GKX household": 2}


def test_awards_in_the_remarks_where_they_stand_nowhere_else(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Xếp loại | Ghi chú |
    | 1   | Nguyễn Mẫu An | Trưởng phòng | A     | CSTĐCS  |
    | 2   | Trần Mẫu Bình | Công chức | B        | LĐTT    |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_remarks_of_some_rows_and_awards_under_a_heading_stay_remarks(read: Read) -> None:
    some = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Ghi chú |
    | 1   | Nguyễn Mẫu An | Công chức | CSTĐCS  |
    | 2   | Trần Mẫu Bình | Công chức |         |
    | 3   | Lê Mẫu Cúc    | Công chức |         |
    """)
    headed = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Ghi chú |
    | I. Lao động tiên tiến | < | < | < |
    | 1   | Nguyễn Mẫu An | Công chức | CSTĐCS  |
    """)
    assert tally(some) == {"held back: award-missing": 3}
    assert tally(headed) == {"LDTT individual": 1}


# --- texts --------------------------------------------------------------------------------------------------


def test_a_short_name_in_capitals_is_a_body(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Đơn vị | Hình thức khen thưởng |
    | 1  | TYT    | Giấy khen UBND huyện  |
    | 2  | HĐND   | Giấy khen UBND huyện  |
    """)
    assert tally(reading) == {"GKH collective": 2}


def test_how_often_somebody_is_put_up_changes_no_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu          |
    | 1   | Nguyễn Mẫu An | Công chức | CSTĐCS lần 3       |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT lần thứ hai   |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_a_steering_committee_below_its_commune_issues_for_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG KHÁNH A | < | < |
    | BAN CHỈ ĐẠO PHONG TRÀO TDĐKXDĐSVH | < | < |
    | DANH SÁCH HỘ ĐỀ NGHỊ CÔNG NHẬN “GIA ĐÌNH VĂN HÓA” NĂM 2020 | < | < |
    | TT | Họ và tên chủ hộ | Địa chỉ |
    | 1  | Nguyễn Mẫu An    | Tổ 1    |
    """)
    assert units(reading) == {"Xã Long Khánh A": 1}


# --- several people in a cell, names under awards ------------------------------------------------------------


def test_people_of_each_body_under_the_awards_they_are_put_up_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO |
    | STT | Đơn vị          | Lao động tiên tiến               | Chiến sĩ thi đua cơ sở |
    | 1   | Trường TH Mẫu 1 | Nguyễn Mẫu An\nTrần Mẫu Bình\nLê Cúc | Nguyễn Mẫu An      |
    | 2   | Trường MN Mẫu   | Võ Mẫu Dân; Hồ Mẫu Én            | Không                  |
    | 3   | Trường THCS Mẫu |                                  |                        |
    | Cộng |                |                                5 | 1                      |
    | HIỆU TRƯỞNG | | | CHỦ TỊCH |
    | Bùi Mẫu Lập | | | Cao Mẫu Chủ |
    """)
    assert tally(reading) == {"LDTT individual": 5, "CSTDCS individual": 1}
    assert set(column(reading, "workplace")) == {"Trường TH Mẫu 1", "Trường MN Mẫu"}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, note 5, total 6, signature 7-8"


def test_bodies_to_mark_beside_their_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể    | TTLĐTT | Lao động tiên tiến               | CSTĐCS        | Ghi chú |
    | 1   | Ấp Mẫu 1       | x      | 1. Nguyễn Mẫu An\n2. Trần Bình   | Nguyễn Mẫu An |         |
    | 2   | Ấp Mẫu 2       |        | Võ Mẫu Dân                       | Không         | Mới sáp nhập |
    | 3   | Văn phòng UBND | x      | Bùi Mẫu Gấm, Cao Mẫu Hợi, Lê Ích | Bùi Mẫu Gấm   |         |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 6, "CSTDCS individual": 2}


def test_what_is_not_only_names_under_an_award_is_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đơn vị          | Lao động tiên tiến              | CSTĐCS        |
    | 1   | Trường TH Mẫu 1 | Nguyễn Mẫu An và 12 giáo viên   | Nguyễn Mẫu An |
    | 2   | Trường MN Mẫu   | Võ Mẫu Dân\nHồ Mẫu Én           | Hồ Mẫu Én     |
    """)
    assert tally(reading) == {"held back: award-unknown": 4}


def test_names_of_two_words_are_people_too(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên             | Đơn vị | Danh hiệu |
    | 1   | Nguyễn Mẫu An\nLê Bình | Ấp 1   | LĐTT      |
    | 2   | Trần Cúc, Võ Dân      | Ấp 2   | LĐTT      |
    | 3   | Nguyễn Thị\nMai Anh   | Ấp 3   | LĐTT      |
    """)
    assert column(reading, "name")[:4] == ["Nguyễn Mẫu An", "Lê Bình", "Trần Cúc", "Võ Dân"]
    assert tally(reading) == {"LDTT individual": 5}


# --- legends ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "legend",
    [
        "Ghi chú: A = Lao động tiên tiến; B = Chiến sĩ thi đua cơ sở; C = Giấy khen của Chủ tịch UBND huyện",
        "Ký hiệu: (A) LĐTT, (B) CSTĐCS, (C) Giấy khen UBND huyện.",
        "A - Lao động tiên tiến, B - Chiến sĩ thi đua cơ sở, C - Giấy khen của UBND huyện",
        r"A: LĐTT\nB: CSTĐCS\nC: GK huyện",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_signs_that_a_line_beside_the_list_explains(read: Read, legend: str, above: bool) -> None:
    first, last = (f"| {legend} |", "") if above else ("", f"    | {legend} |")
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG |
    {first}
    | TT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1  | Nguyễn Mẫu An | Công chức | A, B      |
    | 2  | Trần Mẫu Bình | Công chức | a         |
    | 3  | Lê Mẫu Cúc    | Công chức | A+C       |
{last}
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "GKH individual": 1}


def test_a_legend_in_the_columns_title_or_in_rows_of_its_own(read: Read) -> None:
    title = read(r"""
    # DS
    | TT | Họ và tên     | Danh hiệu\n(A: LĐTT; B: CSTĐCS) |
    | 1  | Nguyễn Mẫu An | A, B                            |
    """)
    rows = read(r"""
    # DS
    | TT | Họ và tên     | Danh hiệu |
    | 1  | Nguyễn Mẫu An | A, B      |
    | Chú thích: |
    | A  | Lao động tiên tiến |
    | B  | Chiến sĩ thi đua cơ sở |
    """)
    assert tally(title) == tally(rows) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_a_legend_gives_short_names_of_forms_their_level(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên     | LĐTT | GK | BK |
    | 1  | Nguyễn Mẫu An | x    | x  | x  |
    | Ghi chú: GK: Giấy khen của Chủ tịch UBND huyện; BK: Bằng khen của Chủ tịch UBND tỉnh |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1, "BKT individual": 1}


def test_a_sign_that_two_lines_explain_differently_stays_unknown(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên     | Danh hiệu |
    | 1  | Nguyễn Mẫu An | A         |
    | 2  | Trần Mẫu Bình | LĐTT      |
    | Ghi chú: A = LĐTT; A = CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-unknown": 1}


def test_a_legend_of_grades_explains_no_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên     | Xếp loại | Danh hiệu |
    | 1  | Nguyễn Mẫu An | A        | LĐTT      |
    | 2  | Trần Mẫu Bình | B        | B         |
    | Ghi chú: A = Hoàn thành xuất sắc nhiệm vụ; B = Hoàn thành tốt nhiệm vụ |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-unknown": 1}


# --- sheets that go on with the one before ------------------------------------------------------------------

_FIRST_PAGE = r"""
    # Trang 1
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | 2   | Trần Mẫu Bình | LĐTT      |
"""


def test_sheets_that_go_on_with_the_running_numbers(read: Read) -> None:
    reading = read(
        _FIRST_PAGE
        + r"""
    # Trang 2
    | 3   | Lê Mẫu Cúc    | LĐTT      |
    | 4   | Võ Mẫu Dân    | CSTĐCS    |
    # Trang 3
    | 5   | Hồ Mẫu Én     | nt        |
    | Tổng cộng: 5 người |
    | NGƯỜI LẬP | | CHỦ TỊCH |
    | Bùi Mẫu Lập | | Cao Mẫu Chủ |
    """
    )
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 2}
    assert units(reading) == {"Xã Long Thuận": 5}
    assert ledger(reading, 1) == "nomination 1-2"
    assert ledger(reading, 2) == "nomination 1, total 2, signature 3-4"
    assert [sheet.why for sheet in reading.sheets[1:]] == ["goes-on", "goes-on"]
    assert column(reading, "row") == [4, 5, 1, 2, 1]


def test_sheets_that_go_on_below_the_same_titles_take_the_first_ones_award(read: Read) -> None:
    reading = read(r"""
    # Table 1
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ               |
    | 1   | Nguyễn Mẫu An | Công chức Văn phòng - |
    |     |               | Thống kê              |
    | 2   | Trần Mẫu Bình | Công chức             |
    # Table 2
    | 2 |
    | STT | Họ và tên     | Chức vụ               |
    | 3   | Lê Mẫu Cúc    | Bí thư Đoàn xã        |
    | Tổng cộng: 3 người |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading, 1) == "note 1, header 2, nomination 3, total 4"
    assert "unread" not in ledger(reading) and reading.sheets[1].why == "goes-on"


def test_a_section_goes_on_over_the_sheets(read: Read) -> None:
    reading = read(r"""
    # Trang 1
    | STT | Họ và tên     | Chức vụ   |
    | I. Lao động tiên tiến | < | < |
    | 1   | Nguyễn Mẫu An | Công chức |
    # Trang 2
    | 2   | Trần Mẫu Bình | Công chức |
    | II. Giấy khen của UBND huyện | < | < |
    | 1   | Lê Mẫu Cúc    | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_a_sheet_per_commune_whose_titles_stand_on_the_first_alone(read: Read) -> None:
    reading = read(r"""
    # Long Thuận
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    # Thường Lạc
    | 1   | Trần Mẫu Bình | LĐTT      |
    | 2   | Lê Mẫu Cúc    | CSTĐCS    |
    # Phú Thuận A
    | 1   | Võ Mẫu Dân    | LĐTT      |
    """)
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Thường Lạc": 2, "Xã Phú Thuận A": 1}


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (
            "| 7 | Lê Mẫu Cúc | LĐTT |\n    | 8 | Võ Mẫu Dân | LĐTT |",
            "other",
        ),  # numbers that go on from elsewhere
        ("| 1 | Lê Mẫu Cúc | Tổ 1 |\n    | 2 | Võ Mẫu Dân | Tổ 2 |", "other"),  # no awards
        ("| Công chức | Lê Mẫu Cúc | 1980 | LĐTT |", "other"),  # other columns
        ("| 1 | Lao động tiên tiến | LĐTT |\n    | 2 | Tập thể lao động tiên tiến | TTLĐTT |", "lookup"),
    ],
)
def test_a_sheet_that_does_not_go_on_is_named(read: Read, rows: str, kind: str) -> None:
    reading = read(f"{_FIRST_PAGE}\n    # Trang 2\n    {rows}\n")
    assert tally(reading) == {"LDTT individual": 2}
    assert kinds(reading) == ["list", kind]


# --- several lists on one sheet -----------------------------------------------------------------------------


def test_each_letterhead_of_a_sheet_is_that_of_its_own_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    |                    |   | Độc lập - Tự do - Hạnh phúc         |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | UBND XÃ THƯỜNG LẠC | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    |                    |   | Độc lập - Tự do - Hạnh phúc         |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Trần Mẫu Bình | LĐTT      |
    | 2   | Lê Mẫu Cúc    | LĐTT      |
    | TRƯỜNG TIỂU HỌC MẪU SEN | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Võ Mẫu Dân    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 4}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Thường Lạc": 2, "TRƯỜNG TIỂU HỌC MẪU SEN": 1}


def test_a_header_of_which_only_a_part_is_repeated(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    | STT | Họ và tên     |           |           |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 2, header 3, nomination 4"


# --- columns under levels, numbers beside marks --------------------------------------------------------------


def test_short_forms_under_levels_are_awards_whatever_the_total_below_them_says(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | LĐTT | Hình thức khen thưởng đề nghị | < |
    |     |               |      | Huyện | Tỉnh |
    | 1   | Nguyễn Mẫu An | x    |       | BK   |
    | 2   | Trần Mẫu Bình | x    | GK    |      |
    | Cộng | <            | 2    | 1     | 1    |
    """)
    assert tally(reading) == {"LDTT individual": 2, "BKT individual": 1, "GKH individual": 1}


def test_marks_under_who_is_asked_in_a_list_of_one_form(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2020 | < | < | < |
    | TT | Tập thể/Cá nhân | Đề nghị UBND huyện khen | Đề nghị UBND xã khen |
    | 1  | Nguyễn Mẫu An   | x | |
    | 2  | Ấp Mẫu 1        | | x |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX collective": 1}


@pytest.mark.parametrize(
    ("titles", "counts"),
    [
        ("UBND huyện khen | UBND xã khen", {"GKH individual": 1, "GKX collective": 1}),
        ("Tỉnh khen | Huyện khen", {"BKT individual": 1, "GKH collective": 1}),
        ("Khen cấp huyện | Khen cấp xã", {"GKH individual": 1, "GKX collective": 1}),
    ],
)
def test_marks_under_who_commends_are_for_what_is_given_at_that_level(
    read: Read, titles: str, counts: dict[str, int]
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH KHEN THƯỞNG PHONG TRÀO THI ĐUA YÊU NƯỚC NĂM 2020 | < | < | < |
    | TT | Tập thể/Cá nhân | {titles} |
    | 1  | Nguyễn Mẫu An   | x | |
    | 2  | Ấp Mẫu 1        | | x |
    """)
    assert tally(reading) == counts


@pytest.mark.parametrize("gap", [" | | ", "^ | ^ | ^"])
def test_a_body_s_own_award_beside_those_of_its_people(read: Read, gap: str) -> None:
    reading = read(f"""
    # DS
    | TRUNG TÂM Y TẾ HUYỆN - DANH SÁCH ĐỀ NGHỊ THI ĐUA NĂM 2020 | < | < | < | < |
    | STT | Khoa, phòng  | Danh hiệu, hình thức tập thể | Họ và tên | Danh hiệu, hình thức cá nhân |
    | 1   | Khoa Dược    | TTLĐTT       | Nguyễn Mẫu An | LĐTT         |
    | {gap}                             | Trần Mẫu Bưởi | LĐTT         |
    | 2   | Phòng KH-NV  | GK UBND huyện | Lê Mẫu Cam   | GK UBND huyện |
    | 3   | Nội 1        | GK UBND huyện | Võ Mẫu Dừa   | LĐTT         |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "LDTT individual": 3,
        "GKH collective": 2,
        "GKH individual": 1,
    }


@pytest.mark.parametrize(
    ("titles", "cells", "counts"),
    [
        # Who teaches them is not put up.
        (
            "Tập thể lớp/ Học sinh | GVCN | Hình thức khen",
            "Lớp 5A | Trần Mẫu Bưởi | Giấy khen của Hiệu trưởng; Võ Mẫu Dừa | Lê Mẫu Cam | Giấy khen của Hiệu trưởng",
            {"GKDV collective": 1, "GKDV individual": 1},
        ),
        # Titles of pupils are no awards.
        (
            "Họ và tên | Lớp | Danh hiệu",
            "Nguyễn Mẫu An | 6A | Học sinh vượt trội môn Toán; Võ Mẫu Dừa | 6B | Giải Nhất HSG cấp huyện",
            {"GKDV individual": 2},
        ),
    ],
)
def test_certificates_that_a_school_gives_its_pupils(
    read: Read, titles: str, cells: str, counts: dict[str, int]
) -> None:
    first, second = cells.split("; ")
    reading = read(f"""
    # DS
    | TRƯỜNG TH THƯỜNG LẠC | < | < | < |
    | DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG NĂM HỌC 2019-2020 | < | < | < |
    | STT | {titles} |
    | 1   | {first}  |
    | 2   | {second} |
    """)
    assert tally(reading) == counts


def test_headings_of_who_commends_are_of_what_is_given_at_that_level(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ và tên               | Chức vụ   |
    | I  | Đề nghị UBND huyện khen | <         |
    | 1  | Nguyễn Mẫu An           | Chủ tịch  |
    | II | UBND xã khen (01 người) | <         |
    | 1  | Trần Mẫu Bình           | Công chức |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX individual": 1}


def test_bodies_under_their_own_award_beside_people_under_theirs(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Đơn vị        | Tập thể LĐTT  | Cá nhân LĐTT  |
    | 1  | Tổ Hành chính | Tổ Hành chính | Nguyễn Mẫu An |
    | ^  | ^             |               | Trần Mẫu Bình |
    | 2  | Tổ Nghiệp vụ  |               | Lê Mẫu Cường  |
    |    | Cộng          | 1             | 3             |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 3}


def test_how_many_of_a_bodys_people_hold_a_title_is_no_mark_for_the_body(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tập thể   | Số người | LĐTT | CSTĐCS | Đề nghị TTLĐTT | Đề nghị TTLĐXS |
    | 1   | Văn phòng | 10       | 8    | 1      | x              |                |
    | 2   | Ấp Mẫu 1  | 5        | 4    | 1      |                | x              |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "TTLDXS collective": 1}


# --- words around names and awards --------------------------------------------------------------------------


def test_a_position_below_a_name_is_nobody_else(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên, chức vụ                     | Danh hiệu |
    | 1   | Nguyễn Mẫu An\nChủ tịch UBND xã        | LĐTT      |
    | 2   | Trần Thị Mẫu Bình\n(Phó Chủ tịch HĐND) | LĐTT      |
    | 3   | Ông Lê Mẫu Cúc (CT)\nBà Võ Mẫu Dân (PCT) | LĐTT    |
    """)
    assert column(reading, "name") == [
        "Nguyễn Mẫu An",
        "Trần Thị Mẫu Bình",
        "Ông Lê Mẫu Cúc (CT)",
        "Bà Võ Mẫu Dân (PCT)",
    ]


def test_headings_that_lead_over_to_the_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   |
    | 1. Danh hiệu Lao động tiên tiến: 02 cá nhân, gồm các ông (bà) có tên sau đây: |
    | 1   | Nguyễn Mẫu An | Công chức |
    | 2   | Trần Mẫu Bình | Công chức |
    | 2. Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen: 01 cá nhân, cụ thể như sau |
    | 1   | Lê Mẫu Cúc    | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2, "BKT individual": 1}


def test_title_and_form_told_apart_inside_one_cell(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Nội dung đề nghị |
    | 1   | Nguyễn Mẫu An | Thi đua: LĐTT\nKhen thưởng: Giấy khen UBND huyện |
    | 2   | Trần Mẫu Bình | TĐ: CSTĐCS; KT: Bằng khen UBND tỉnh |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "GKH individual": 1,
        "CSTDCS individual": 1,
        "BKT individual": 1,
    }


# --- whose rows they are ------------------------------------------------------------------------------------


def test_a_heading_that_names_a_commune_of_no_list_keeps_its_rows(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ |
    | STT | Họ và tên      | Danh hiệu |
    | I   | XÃ LONG THUẬN  | |
    | 1   | Nguyễn Mẫu An  | LĐTT |
    | II  | XÃ LONG KHANH  | |
    | 1   | Trần Mẫu Bình  | LĐTT |
    | III | CẤP XÃ         | |
    | 1   | Lê Mẫu Cúc     | GK |
    """)
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Long Khanh": 1, "Phòng Nội vụ": 1}
    assert tally(reading) == {"LDTT individual": 2, "GKX individual": 1}


def test_a_unit_written_once_for_the_rows_below_it(read: Read) -> None:
    rows = r"""
    | STT | Đơn vị đề nghị | Họ và tên     | Danh hiệu |
    | 1   | Xã Long Thuận  | Nguyễn Mẫu An | LĐTT |
    | 2   |                | Trần Mẫu Bình | LĐTT |
    | 3   | Xã Thường Lạc  | Lê Mẫu Cúc    | LĐTT |
    | 4   |                | Võ Mẫu Dân    | LĐTT |
    """
    district = read(f"    # DS\n    | UBND HUYỆN HỒNG NGỰ |{rows}")
    commune = read(f"    # DS\n    | UBND XÃ LONG THUẬN |{rows}")
    assert units(district) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 2}
    assert units(commune) == {"Xã Long Thuận": 3, "Xã Thường Lạc": 1}
    # A row that was added later says it once more.
    added = read(
        f"    # DS\n    | UBND HUYỆN HỒNG NGỰ |{rows.rstrip()}\n    | 5 | Xã Thường Lạc | Tô Mẫu Lý | LĐTT |"
    )
    assert units(added) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 3}


def test_a_schools_file_is_not_its_communes(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Danh hiệu"], ["1", "Nguyễn Mẫu An", "LĐTT"]]
    for name, unit in (
        ("Truong THCS Long Thuan 1", "Truong THCS Long Thuan 1"),
        ("thi dua Long Thuan", "Xã Long Thuận"),
    ):
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
        assert units(read_path(path)) == {unit: 1}


def test_a_short_heading_in_the_running_numbers_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu |
    | Các ấp |            |           |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    """)
    assert ledger(reading) == "header 1, section 2, nomination 3"


def test_titles_of_a_second_list_under_the_awards_of_the_first(read: Read) -> None:
    reading = read(r"""
    # DS
    | 1/ Tập thể đề nghị: |
    | STT | Tập thể | Số GV | LĐTT | Danh hiệu đề nghị |
    | 1   | Tổ 1    | 6     | 5    | Tập thể lao động tiên tiến |
    | 2/ Cá nhân đề nghị: |
    | STT | Họ và         | tên  | Chức vụ | Lao động tiên tiến | Chiến sĩ thi đua cơ sở |
    | 1   | Nguyễn Mẫu    | An   | HT      | x                  | x |
    | 2   | Trần Thị Mẫu  | Bình | GV      | x                  |   |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 2, "CSTDCS individual": 1}


def test_marks_between_awards_under_a_title_that_nobody_knows_are_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | LĐTT | Lao động giỏi | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x    | x             |        |
    | 2   | Trần Mẫu Bình | x    |               | x      |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "held back: award-unknown": 1}


def test_headings_in_the_awards_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Danh hiệu | Họ và tên     | Đơn vị |
    | I   | CÁ NHÂN   |               |        |
    | 1   | LĐTT      |               |        |
    | 1.1 |           | Nguyễn Mẫu An | Tổ 1   |
    | 1.2 |           | Trần Mẫu Bình | Tổ 1   |
    | 2   | CSTĐCS    |               |        |
    | 2.1 |           | Nguyễn Mẫu An | Tổ 1   |
    | II  | TẬP THỂ   |               |        |
    | 1   | TTLĐTT    |               |        |
    | 1.1 |           | Ấp Mẫu 1      |        |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "TTLDTT collective": 1}


def test_an_award_without_a_name_is_no_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Danh hiệu | Họ và tên     |
    | 1   | LĐTT      | Nguyễn Mẫu An |
    | 2   | CSTĐCS    |               |
    | 3   | LĐTT      | Trần Mẫu Bình |
    """)
    assert tally(reading) == {"LDTT individual": 2, "held back: name-missing": 1}


def test_totals_saved_as_text_below_names_are_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT  | Đơn vị | Lao động tiên tiến | Chiến sĩ thi đua cơ sở |
    | 1    | Tổ 1   | Nguyễn Mẫu An      | Nguyễn Mẫu An |
    | 2    | Tổ 2   | Trần Mẫu Bình      |               |
    | Cộng |        | '2                 | '1            |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_dittos_with_spaces_of_any_kind(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Đơn vị đề nghị | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Xã Long Thuận  | LĐTT      |
    | 2   | Trần Mẫu Bình | \s-  nt -\s    | -\snt-    |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert units(reading) == {"Xã Long Thuận": 2}


def test_parts_of_titles_in_a_file_without_merged_ranges(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Trình độ |      | Đăng ký đầu năm |        | Đề nghị cuối năm |        |           |
    |     |               | CM       | LLCT | LĐTT            | CSTĐCS | LĐTT             | CSTĐCS | BK TTg CP |
    | 1   | Nguyễn Mẫu An | ĐH       | CC   | x               | x      | x                |        |           |
    | 2   | Trần Mẫu Bình | ĐH       | TC   | x               |        | x                | x      |           |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1-2, nomination 3-4"


def test_rows_without_numbers_below_an_open_title_are_no_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | Họ và tên     | Chức vụ   | Danh hiệu đề nghị |          |
    | Nguyễn Mẫu An | Công chức | LĐTT              | GK huyện |
    | Trần Mẫu Bình | Công chức | LĐTT              |          |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_a_unit_of_the_year_written_once_where_people_work(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | STT | Đơn vị        | Họ và tên     | Danh hiệu |
    | 1   | Xã Long Thuận | Nguyễn Mẫu An | LĐTT |
    | 2   |               | Trần Mẫu Bình | LĐTT |
    | 3   | Xã Thường Lạc | Lê Mẫu Cúc    | LĐTT |
    | 4   |               | Võ Mẫu Dân    | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 2}


def test_one_forgotten_unit_is_not_filled_from_above(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đơn vị đề nghị | Họ và tên     | Danh hiệu |
    | 1   | Xã Long Thuận  | Nguyễn Mẫu An | LĐTT |
    | 2   |                | Trần Mẫu Bình | LĐTT |
    | 3   | Xã Thường Lạc  | Lê Mẫu Cúc    | LĐTT |
    """)
    assert column(reading, "unit_text") == ["Xã Long Thuận", "", "Xã Thường Lạc"]


def test_tracks_and_levels_to_mark_in_a_file_without_merged_ranges(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Họ và tên     | Loại hình khen thưởng |            | Cấp khen |    |
    |     |               | Thường xuyên          | Chuyên đề  | Huyện    | Xã |
    | 1   | Nguyễn Mẫu An | x                     |            | x        |    |
    | 2   | Trần Mẫu Bình |                       | x          |          | x  |
    """)
    assert tally(reading) == {"GKH individual merit": 1, "GKX individual drive": 1}


def test_signs_of_a_symbol_font_are_marks_and_no_letters_of_an_old_encoding(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT | CSTĐCS | GK huyện |
    | 1   | Nguyễn Mẫu An | ü    |        | þ        |
    | 2   | Trần Mẫu Bình | ü    | ü      | ¨        |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}


def test_yes_and_no_as_a_program_writes_them(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT | CSTĐCS |
    | 1   | Nguyễn Mẫu An | TRUE | FALSE  |
    | 2   | Trần Mẫu Bình | TRUE | TRUE   |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


@pytest.mark.parametrize("name", ["Võ Toàn Diện", "Lê Công Trạng", "Trần Chuyên Đề"])
def test_somebody_named_like_a_track_alone_is_a_list(read: Read, name: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1   | {name}    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_lettered_parts_of_a_title_that_a_legend_explains(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Đề nghị | < | < |
    |     |               | a       | b | c |
    | 1   | Nguyễn Mẫu An | x       |   |   |
    | 2   | Trần Mẫu Bình | x       | x |   |
    | 3   | Lê Mẫu Cúc    |         |   | x |
    | Ghi chú: a: Lao động tiên tiến; b: Chiến sĩ thi đua cơ sở; c: Giấy khen của Chủ tịch UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}


def test_awards_numbered_before_their_people(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Danh hiệu | Họ và tên     |
    | 1   | LĐTT      | Nguyễn Mẫu An |
    |     |           | Trần Mẫu Bình |
    |     |           | Lê Mẫu Cúc    |
    | 2   | CSTĐCS    | Nguyễn Mẫu An |
    | 3   | GK huyện  | Hồ Mẫu Én     |
    |     |           | Cao Mẫu Phi   |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "GKH individual": 2}


def test_awards_as_titles_of_lists_beside_one_another(read: Read) -> None:
    reading = read("""
    # DS
    | DANH HIỆU LĐTT | < | | DANH HIỆU CSTĐCS | < | | GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | < |
    | STT | Họ và tên     | | STT | Họ và tên     | | STT | Họ và tên   |
    | 1   | Nguyễn Mẫu An | | 1   | Võ Mẫu Dân    | | 1   | Cao Mẫu Phi |
    | 2   | Trần Mẫu Bình | | 2   | Hồ Mẫu Én     | |     |             |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 2, "GKH individual": 1}


def test_awards_joined_by_words(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Danh hiệu                      |
    | 1   | Nguyễn Mẫu An | LĐTT, đồng thời tặng GK huyện  |
    | 2   | Trần Mẫu Bình | LĐTT đồng thời đề nghị CSTĐCS  |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}


def test_what_the_unit_asks_for_beside_what_the_council_made_of_it(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Đơn vị đề nghị | Hội đồng xét |
    | 1   | Nguyễn Mẫu An | CSTĐCS         | LĐTT         |
    | 2   | Trần Mẫu Bình | LĐTT           | LĐTT         |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_years_part_an_award_to_mark(read: Read) -> None:
    for before, now in (("2019", "2020"), ("Năm 2019", "Năm 2020")):
        reading = read(f"""
        # DS
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
        | STT | Họ và tên     | LĐTT     | <     | CSTĐCS   | <     |
        |     |               | {before} | {now} | {before} | {now} |
        | 1   | Nguyễn Mẫu An | x        | x     |          |       |
        | 2   | Trần Mẫu Bình | x        | x     |          | x     |
        | 3   | Lê Mẫu Cúc    |          | x     | x        |       |
        """)
        assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1}


def test_marks_that_lead_to_a_footnote(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x    | x(1)   |
    | 2   | Trần Mẫu Bình | x*   |        |
    | 3   | Lê Mẫu Cúc    | x    | (1)    |
    | (1) Có sáng kiến được công nhận |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "held back: award-unknown": 1}


def test_how_many_have_an_award_is_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Chức vụ | Danh hiệu |
    | 1   | Nguyễn Mẫu An | CC      | LĐTT      |
    | 2   | Trần Mẫu Bình | CC      | LĐTT      |
    | 3   | Lê Mẫu Cúc    | CC      | CSTĐCS    |
    |     | 2 người       |         | LĐTT      |
    |     | 01 người      |         | CSTĐCS    |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2-4, total 5-6"


def test_people_right_of_the_list_under_no_title_are_not_passed_over(read: Read) -> None:
    doubted = read("""
    # DS
    | STT | Họ và tên     | Danh hiệu |  |   |            |        |
    | 1   | Nguyễn Mẫu An | LĐTT      |  | 3 | Võ Mẫu Dân | LĐTT   |
    | 2   | Trần Mẫu Bình | LĐTT      |  | 4 | Hồ Mẫu Én  | CSTĐCS |
    """)
    assert doubted.sheets[0].tables[0].doubts == ((6, "Võ Mẫu Dân", "", "list:2"),)
    quiet = read("""
    # DS
    | STT | Họ và tên     | Danh hiệu |  | Liên hệ: Lê Mẫu Cúc |        |
    | 1   | Nguyễn Mẫu An | LĐTT      |  | Nguyễn Mẫu An       | LĐTT   |
    | 2   | Trần Mẫu Bình | LĐTT      |  | Hồ Mẫu Én           | Văn thư |
    """)
    assert quiet.sheets[0].tables[0].doubts == ()


def test_a_name_repeated_in_capitals_is_the_same_person(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Họ tên in hoa | Danh hiệu |
    | 1   | Nguyễn Mẫu An | NGUYỄN MẪU AN | LĐTT      |
    | 2   | Trần Mẫu Bình | TRẦN MẪU BÌNH | LĐTT      |
    | 3   | Lê Mẫu Cúc    | LÊ MẪU ĐÀO    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 2, "held back: column-ambiguous": 1}


def test_awards_of_two_years_to_mark_in_a_file_without_merged_ranges(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên     | Kết quả năm 2019 |        | Đề nghị năm 2020 |        |
    |     |               | LĐTT             | CSTĐCS | LĐTT             | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x                | x      | x                |        |
    | 2   | Trần Mẫu Bình | x                |        | x                | x      |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_further_list_of_another_year_is_an_error(read: Read, tmp_path: Path) -> None:
    text = r"""
    # DS
    | UBND XÃ LONG THUẬN | | |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |

    | DANH SÁCH ĐÃ ĐƯỢC KHEN THƯỞNG NĂM 2019 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Lê Mẫu Cúc | LĐTT |
    """
    reading = read(text)
    assert [[year for _, _, year, _ in table.years] for table in reading.sheets[0].tables] == [[], [2019]]
    year = pipeline.run([write_book(tmp_path / "a.xlsx", text)], year=2020)
    (found,) = [one for one in year.findings if one.code == "W501"]
    assert (found.severity.value, found.place.row, found.facts["count"]) == ("error", 6, 1)


def test_award_with_a_question_mark_is_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT? |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert list(reading.nominations["held_back"]) == ["award-unknown", ""]


@pytest.mark.parametrize(
    ("form", "counts"),
    [
        (
            r"""
            # Doanh nghiệp
            | DANH SÁCH DOANH NGHIỆP, DOANH NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2021 |
            | STT | Tên doanh nghiệp  | Khen tập thể    | Họ tên doanh nhân | Khen cá nhân    |
            | 1   | Công ty TNHH Mẫu  | Bằng khen tỉnh  | Ông Nguyễn Mẫu An | Giấy khen huyện |
            | 2   | DNTN Mẫu Hai      | Giấy khen huyện |                   |                 |
            | 3   | Công ty CP Mẫu Ba |                 | Bà Trần Mẫu Bình  | Giấy khen huyện |
            """,
            {"BKT collective": 1, "GKH collective": 1, "GKH individual": 2},
        ),
        (
            r"""
            # Học sinh
            | TRƯỜNG THPT MẪU |
            | DANH SÁCH HỌC SINH, TẬP THỂ LỚP ĐỀ NGHỊ HIỆU TRƯỞNG TẶNG GIẤY KHEN NĂM HỌC 2021 - 2022 |
            | STT | Họ và tên     | Lớp  |
            | 1   | Nguyễn Mẫu An | 10A1 |
            | 2   | Lớp 10A1      |      |
            """,
            {"GKDV individual": 1, "GKDV collective": 1},
        ),
        (
            r"""
            # Tập thể
            | DANH SÁCH TẬP THỂ CÁN BỘ, GIÁO VIÊN ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Tên          | Số người |
            | 1   | Nguyễn Trãi  | 20       |
            | 2   | Long Thuận 1 | 15       |
            """,
            {"GKH collective": 2},
        ),
        (
            r"""
            # Giải
            | DANH SÁCH HỌC SINH GIỎI CẤP TỈNH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Họ và tên                      | Lớp |
            | 1   | Nguyễn Mẫu An                  | 9A1 |
            | 2   | Trần Mẫu Bình - Lê Mẫu Cúc     | 9A1 |
            | 3   | Võ Mẫu Duy/Phan Mẫu Em         | 9A2 |
            | 4   | Hồ Mẫu Giang - Lớp trưởng      | 9A2 |
            """,
            {"GKH individual": 6},
        ),
        (
            r"""
            # Hội thi
            | DANH SÁCH ĐẠT GIẢI HỘI THI GIÁO VIÊN GIỎI CẤP HUYỆN ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Họ và tên     | Đơn vị    |
            | 1   | Nguyễn Mẫu An | THCS Mẫu |
            """,
            {"GKH individual": 1},
        ),
        (
            r"""
            # Truy tặng
            | STT | Họ và tên         | Chức vụ                     | Danh hiệu                                  |
            | 1   | Ông Nguyễn Mẫu An | Công chức Địa chính         | Truy tặng Bằng khen của Chủ tịch UBND tỉnh |
            |     |                   | và Môi trường               |                                            |
            | 2   | Trần Mẫu Bình     | Công chức                   | LĐTT (95 điểm)                             |
            """,
            {"BKT individual": 1, "LDTT individual": 1},
        ),
        (
            r"""
            # Tập thể, cá nhân
            | DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
            | TT | Họ và tên, tập thể | Chức vụ   |
            | I  | Tập thể            |           |
            | 1  | Hội Nông dân xã    |           |
            | 2  | Nguyễn Trãi        |           |
            | 3  | Nguyễn Mẫu An      | Phó ấp    |
            """,
            {"GKH collective": 2, "GKH individual": 1},
        ),
        (
            r"""
            # Trường
            | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM HỌC 2018-2019 |
            | STT | Trường               | Ghi chú |
            | 1   | Tiểu học Mẫu 1       |         |
            | 2   | Nguyễn Văn Mẫu       |         |
            | 3   | Mầm non Hướng Dương  |         |
            """,
            {"TTLDTT collective": 3},
        ),
        (
            r"""
            # Huân chương
            | DANH SÁCH TRÌNH KHEN THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG NĂM 2022 |
            | TT | Tên           | Đã khen               |
            | I  | Hạng Nhất     |                       |
            | 1  | Nguyễn Mẫu An | HCLĐ hạng Nhì năm 2017 |
            | II | Hạng Ba       |                       |
            | 1  | Phòng Mẫu     | BKTTg năm 2015        |
            """,
            {"HCLD1 individual": 1, "HCLD3 collective": 1},
        ),
        (
            r"""
            # Tỷ lệ
            | DANH SÁCH DANH HIỆU THI ĐUA NĂM 2020 |
            | TT | Họ và tên                                        | Ghi chú     |
            |    | Tập thể Lao động tiên tiến                       | 01 tập thể  |
            | 1  | Tổ Mẫu                                           |             |
            |    | Lao động tiên tiến                               | 01 cá nhân  |
            | 1  | Nguyễn Mẫu An                                    |             |
            | II | Chiến sĩ thi đua cơ sở (01/03 LĐTT, đạt 33,3%)   |             |
            | 1  | Nguyễn Mẫu An                                    |             |
            """,
            {"TTLDTT collective": 1, "LDTT individual": 1, "CSTDCS individual": 1},
        ),
        (
            r"""
            # Tiền thưởng
            | STT | Tên              | Hình thức |
            | 1   | Nguyễn Mẫu An    | Giấy khen của Chủ tịch UBND xã kèm tiền thưởng 447.000 đồng (0,3 lần mức lương cơ sở) |
            | 2   | Chi hội Mẫu      | Giấy khen của Chủ tịch UBND xã, tiền thưởng 894000 đồng |
            """,
            {"GKX individual": 1, "GKX collective": 1},
        ),
        (
            r"""
            # Ba cột
            | STT | Tên             | Cá nhân | Tập thể | Hộ gia đình |
            | 1   | Nguyễn Mẫu An   | GK xã   |         |             |
            | 2   | Chi hội Mẫu     |         | GK xã   |             |
            | 3   | Trần Mẫu Bình   |         |         | GK xã       |
            """,
            {"GKX individual": 1, "GKX collective": 1, "GKX household": 1},
        ),
        (
            r"""
            # Số La Mã
            | DANH SÁCH TẬP THỂ ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2021 |
            | STT | Tên tập thể              | Ghi chú |
            | I   | Hội Nông dân huyện       |         |
            | II  | Hội Cựu chiến binh huyện |         |
            """,
            {"GKH collective": 2},
        ),
        (
            r"""
            # Gạch đầu dòng
            | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM HỌC 2019-2020 |
            | - Tổ khối 1 |
            | - Tổ Văn phòng |
            """,
            {"TTLDTT collective": 2},
        ),
        (
            r"""
            # Chữ cái
            | STT | Họ và tên       | Chức vụ | Danh hiệu |
            | a   | Tổ chuyên môn   |         |           |
            |     | Nguyễn Mẫu An   | GV      | LĐTT      |
            | b   | Tổ hành chính   |         |           |
            |     | Lê Mẫu Cúc      | VT      | LĐTT      |
            """,
            {"LDTT individual": 2},
        ),
        (
            r"""
            # Ghi chú
            | DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Tên             | Ghi chú     |
            | 1   | Nguyễn Mẫu An   |             |
            | 2   | Trần Mẫu Bình   | hộ gia đình |
            """,
            {"GKX individual": 1, "GKX household": 1},
        ),
        (
            r"""
            # A. B.
            | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
            | A. DANH HIỆU THI ĐUA |
            | I. Tập thể lao động tiên tiến |
            | STT | Tên tập thể   | Ghi chú |
            | 1   | UBND xã       |         |
            | II. Lao động tiên tiến |
            | STT | Họ và tên     | Ghi chú |
            | 1   | Nguyễn Mẫu An |         |
            | B. GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN |
            | I. Tập thể |
            | STT | Tên tập thể   | Ghi chú |
            | 1   | UBND xã       |         |
            | II. Cá nhân |
            | STT | Họ và tên     | Ghi chú |
            | 1   | Nguyễn Mẫu An |         |
            """,
            {"TTLDTT collective": 1, "LDTT individual": 1, "GKH collective": 1, "GKH individual": 1},
        ),
        (
            r"""
            # Hộ
            | DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020 |
            | STT | Ấp        | Họ tên chủ hộ                                |
            | 1   | Long Hòa  | Nguyễn Văn Mẫu\nTrần Văn Mẫu\nLê Thị Mẫu     |
            | 2   | Long Hòa  | Võ Văn Mẫu\nPhan Thị Mẫu                     |
            | 3   | Long Hưng | Võ Văn Mẫu, Phan Văn Mẫu                     |
            | 4   | Long Hưng | 1. Ngô Mẫu An\n2. Hồ Mẫu Bình                |
            """,
            {"GDVH household": 8},
        ),
        (
            r"""
            # Có, không
            | DANH SÁCH XÉT LAO ĐỘNG TIÊN TIẾN NĂM 2021 |
            | STT | Họ và tên     | Đề nghị |
            | 1   | Nguyễn Mẫu An | có      |
            | 2   | Lê Mẫu Cúc    | không   |
            """,
            {"LDTT individual": 1},
        ),
        (
            r"""
            # Danh hiệu, hai chấm
            | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
            | Danh hiệu: Lao động tiên tiến |
            | STT | Họ và tên     | Chức vụ |
            | 1   | Nguyễn Mẫu An | TP      |

            | Danh hiệu: Tập thể lao động tiên tiến |
            | STT | Tên tập thể   | Số người |
            | 1   | Phòng Mẫu     | 3        |
            """,
            {"LDTT individual": 1, "TTLDTT collective": 1},
        ),
        (
            r"""
            # Hộ, người
            | DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Tên                                       | Địa chỉ |
            | 1   | Ông Nguyễn Văn Mẫu (đại diện hộ)          | Ấp 1    |
            | 2   | Hộ ông Lê Văn Mẫu, hộ bà Trần Thị Mẫu     | Ấp 1    |
            | 3   | Hộ ông Võ Văn Mẫu và bà Phan Thị Mẫu      | Ấp 1    |
            | 4   | Ông Hồ Văn Mẫu và Chi hội CCB ấp 1        | Ấp 1    |
            | 5   | Ngô Văn Mẫu, Công an xã                   | Ấp 1    |
            """,
            {"GKX household": 4, "GKX individual": 2, "GKX collective": 1},
        ),
        (
            r"""
            # Vợ chồng
            | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2021 |
            | STT | Họ và tên                                                        | Địa chỉ |
            | 1   | Nguyễn Văn Mẫu (chồng), Trần Thị Mẫu (vợ)                        | Ấp 1    |
            | 2   | Lê Văn Mẫu (cha), Phan Thị Mẫu (mẹ), Lê Mẫu Sen (con)            | Ấp 2    |
            """,
            {"GKX household": 2},
        ),
        (
            r"""
            # Người khác
            | DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Tên                                   | Địa chỉ |
            | 1   | Ông Nguyễn Văn Mẫu cùng 03 người khác | Ấp 1    |
            | 2   | 12 hộ dân tổ 5                        | Ấp 1    |
            | 3   | Các hộ dân tuyến kênh 3               | Ấp 1    |
            """,
            {"held back: name-missing": 3},
        ),
        (
            r"""
            # Hai cấp
            | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN, CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
            | STT | Họ và tên     | Chức vụ |
            | 1   | Nguyễn Mẫu An | CT      |
            """,
            {"held back: award-ambiguous": 1},
        ),
        (
            r"""
            # Trưởng phòng
            | DANH SÁCH GIÁO VIÊN ĐƯỢC TRƯỞNG PHÒNG GD&ĐT TẶNG GIẤY KHEN NĂM HỌC 2020-2021 |
            | STT | Họ và tên     | Chức vụ |
            | 1   | Nguyễn Mẫu An | GV      |
            """,
            {"GKDV individual": 1},
        ),
        (
            r"""
            # Bộ trưởng
            | DANH SÁCH ĐỀ NGHỊ BỘ TRƯỞNG BỘ GD&ĐT TẶNG BẰNG KHEN NĂM HỌC 2021-2022 |
            | STT | Họ và tên     | Chức vụ |
            | 1   | Nguyễn Mẫu An | HT      |
            """,
            {"BKT individual": 1},
        ),
        (
            r"""
            # Thống kê
            | PHÒNG NỘI VỤ |  |  |  |  |  |
            | DANH SÁCH LĐTT NĂM 2020 | < | < | | THỐNG KÊ | < |
            | STT | Họ và tên     | Chức vụ | | Danh hiệu | Số lượng |
            | 1   | Nguyễn Mẫu An | TP      | | LĐTT      | 2        |
            | 2   | Trần Mẫu Bình | CV      | | CSTĐCS    | 0        |
            """,
            {"LDTT individual": 2},
        ),
        (
            r"""
            # Thành viên
            | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2022 |
            | STT | Tên tập thể     | Ghi chú |
            | I   | Phòng Nội vụ    |         |
            | 1   | Nguyễn Mẫu An   |         |
            | II  | Xã Long Thuận   |         |
            | 1   | Nguyễn Văn Mẫu  |         |
            """,
            {"held back: recipient-unclear": 1, "TTLDTT collective": 1},
        ),
        (
            r"""
            # Ngoặc
            | DANH SÁCH TẬP THỂ ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2021 |
            | STT | Tên tập thể                 | Ghi chú |
            | 1   | Đội văn nghệ                |         |
            |     | (xã Long Thuận)             |         |
            | 2   | CLB Đờn ca tài tử           |         |
            |     | (bà Nguyễn Thị Mẫu)         |         |
            """,
            {"GKH collective": 2},
        ),
        (
            r"""
            # Chú thích
            | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
            | STT | Họ và tên     | Chức vụ | Kết quả (Đạt, không đạt) |
            | Ghi chú: không xét trường hợp nghỉ trên 40 ngày | < | < | < |
            | 1   | Nguyễn Mẫu An | TP      | Đạt                      |
            | 2   | Trần Mẫu Bình | CV      | Không đạt                |
            """,
            {"LDTT individual": 1},
        ),
    ],
)  # fmt: skip
def test_forms_as_offices_send_them(read: Read, form: str, counts: dict[str, int]) -> None:
    reading = read(form)
    assert tally(reading) == counts
    assert "unread" not in ledger(reading)


def test_a_heading_that_names_a_unit_and_an_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | TỔNG HỢP ĐỀ NGHỊ DANH HIỆU NĂM 2020 |
    | TT | Họ và tên | Chức vụ |
    | I  | Xã Long Thuận - Lao động tiên tiến | |
    | 1  | Nguyễn Mẫu An | Công chức |
    | II | Xã Phú Thuận A (Tập thể lao động tiên tiến) | |
    | 1  | Trạm Y tế xã | |
    | III | UBND huyện: Giấy khen | |
    | 1  | Trần Mẫu Bình | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1, "GKH individual": 1}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Phú Thuận A": 1, "Phòng Nội vụ": 1}


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_people_below_a_numbered_team_need_somebody(read: Read, bullet: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2021 |
    | STT | Tên tập thể                          | Ghi chú |
    | 1   | Đội bóng đá xã Mẫu                   |         |
    |     | {bullet}Nguyễn Mẫu An (đội trưởng)   |         |
    | 2   | Đội bóng đá ấp Mẫu                   |         |
    """)
    assert tally(reading) == {"GKH collective": 2}
    assert "unread 4" in ledger(reading)


def test_units_that_nobody_is_named_below_are_no_nominees_where_people_are_listed(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN UBND HUYỆN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ |
    | I   | Xã Long Thuận  |         |
    | II  | Xã Phú Thuận A |         |
    """)
    assert tally(reading) == {}


def test_a_numbered_heading_above_the_first_list_says_nothing_of_the_next_ones(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TRÌNH KHEN THƯỞNG NĂM 2022 |
    | 1. Cờ thi đua của UBND tỉnh: 01 tập thể |
    | STT | Tên đơn vị | Ghi chú |
    | 1   | Xã Mẫu     |         |
    | 2. Bằng khen của UBND tỉnh: 01 tập thể, 01 cá nhân |
    | STT | Tên tập thể, cá nhân | Chức vụ |
    | 1   | Phòng Mẫu            |         |
    | 2   | Trần Mẫu Bình        | CVP     |
    """)
    assert tally(reading) == {"CTDT collective": 1, "BKT collective": 1, "BKT individual": 1}


@pytest.mark.parametrize(
    ("number", "fate", "counts"),
    [("^", "note 5", {"GKX household": 2}), (" ", "unread 5", {"GKX household": 2})],
)
def test_a_spouse_below_the_head_of_a_household(
    read: Read, number: str, fate: str, counts: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Họ và tên      | Năm sinh |
    | 1   | Lê Văn Mẫu     | 1965     |
    | 2   | Nguyễn Văn Mẫu | 1970     |
    | {number} | Trần Thị Mẫu | 1972   |
    """)
    assert tally(reading) == counts
    assert fate in ledger(reading)


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("Đề nghị công nhận tập thể Phòng Nội vụ đạt danh hiệu Tập thể lao động tiên tiến năm 2020.", "unread 4"),
        ("Đề nghị công nhận các cá nhân có tên trên đạt danh hiệu Lao động tiên tiến năm 2020.", "note 4"),
        ("Đề nghị công nhận ông Nguyễn Mẫu An đạt danh hiệu Lao động tiên tiến năm 2020.", "note 4"),
        ("Từ số 1 đến số 2: đề nghị thêm Giấy khen UBND huyện", "unread 4"),
        ("Đồng thời đề nghị công nhận Lao động tiên tiến cho các cá nhân có tên trên", "note 4"),
    ],
)  # fmt: skip
def test_a_sentence_below_the_list_that_puts_somebody_up(read: Read, sentence: str, fate: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ     |
    | 1   | Nguyễn Mẫu An | Trưởng phòng |
    | {sentence} |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert fate in ledger(reading)


@pytest.mark.parametrize(
    "heading",
    [
        "Không xếp loại, không đề nghị", "Các cá nhân còn lại không đề nghị", "Nhóm 2: không đề nghị khen", "Chưa đủ thời gian xét",
        "Vi phạm kỷ luật, không đề nghị xét thi đua", "Hợp đồng dưới 10 tháng (không xét)", "Hoàn thành nhiệm vụ - không đề nghị",
        "II. Đã khen 6 tháng đầu năm", "Các đồng chí sau bị phê bình nên không đề nghị", "Ghi chú: các đồng chí sau không đề nghị vì mới tuyển dụng:",
    ],
)  # fmt: skip
def test_whoever_stands_below_a_heading_that_denies_is_not_counted(read: Read, heading: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | TP      |
    | {heading} |
    | 2   | Trần Mẫu Bình | CV      |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert "note 5" in ledger(reading) or "unread" in ledger(reading)


def test_a_unit_that_is_put_up_heads_its_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | TỔNG HỢP DANH HIỆU NĂM 2020 |
    | STT | Đơn vị, họ và tên | TTLĐTT | LĐTT |
    | I   | Xã Long Thuận     | x      |      |
    | 1   | Nguyễn Mẫu An     |        | x    |
    | II  | Xã Phú Thuận A    |        |      |
    | 1   | Trần Mẫu Bình     |        | x    |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 2}
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Phú Thuận A": 1}
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | STT | Đơn vị, họ và tên | Danh hiệu |
    | 1   | Xã Long Thuận     | TTLĐTT    |
    | 1.1 | Nguyễn Mẫu An     | LĐTT      |
    | 2   | Xã Phú Thuận A    | TTLĐTT    |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Phú Thuận A": 1}
