"""Lists as offices of all kinds wrote them: columns and rows that mean something nobody planned for.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

from conftest import Read
from grids import column, ledger, tally, units

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
