"""Lists of communes and district departments, as they were typed for the years 2018–2022: what was read wrongly at first.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import ledger, tally, units
from hongngu_tally import pipeline

Errors = list[tuple[str, str | None]]


def errors(book: Book, text: str, codes: str = "W205 W203 W401 F102") -> Errors:
    """(code, cell or row) of the findings about how a workbook was read."""
    found = pipeline.run([book(text)], year=2020).findings
    return [(one.code, one.place.cell or str(one.place.row)) for one in found if one.code in codes.split()]


# --- years ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("drive", ["giai đoạn 2016-2020", "2016 - 2020", "(giai đoạn 2016–2020)"])
def test_the_years_of_a_drive_do_not_make_its_heading_one_of_an_earlier_year(read: Read, drive: str) -> None:
    reading = read(f"""
    # DS
    | PHÒNG LAO ĐỘNG - TB VÀ XH | < | < |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 | < | < |
    | TT | Đối tượng | Địa chỉ |
    | I  | KHEN THƯỞNG CHUYÊN ĐỀ {drive} | < |
    | 1  | Ông Nguyễn Mẫu Tâm | Ấp 1 |
    | II | KHEN THƯỞNG ĐỘT XUẤT | < |
    | 1  | Ông Võ Mẫu Dũng    | Ấp 2 |
    """)
    assert tally(reading) == {"GKH individual drive": 1, "GKH individual sudden": 1}


@pytest.mark.parametrize("title", ["DANH SACH DE NGHI KHEN THUONG NAM 2020", "Khen thuong nam hoc 2019-2020"])
def test_a_year_typed_without_diacritics(read: Read, title: str) -> None:
    reading = read(f"""
    # Sheet1
    | UBND XA LONG THUAN |
    | {title} |
    | STT | Ho va ten    | Danh hieu |
    | 1   | Nguyen Mau An | LDTT |
    | 2   | Le Mau Chi    | LDTT |
    """)
    assert [year for _, _, year, _ in reading.sheets[0].years] == [2020]


def test_a_date_typed_without_diacritics_states_no_year(read: Read) -> None:
    reading = read("""
    # Sheet1
    | Long Thuan, ngay 05 thang 01 nam 2021 |
    | DANH SACH DE NGHI KHEN THUONG |
    | STT | Ho va ten    | Danh hieu |
    | 1   | Nguyen Mau An | LDTT |
    """)
    assert reading.sheets[0].years == ()


def test_a_year_behind_the_unit_of_a_letterhead_is_none_of_its_name(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH B NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Xã Long Khánh B": 1}


# --- awards --------------------------------------------------------------------------------------------------


def test_a_dash_in_the_awards_column_of_a_list_that_names_the_award(book: Book) -> None:
    assert errors(
        book,
        """
        # LĐTT
        | UBND XÃ LONG THUẬN | < | < |
        | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
        | TT | Họ và tên      | Danh hiệu | Ghi chú |
        | 1  | Nguyễn Mẫu Sen | LĐTT      |         |
        | 2  | Lê Mẫu Quýt    | -         | Nghỉ thai sản |
        """,
    ) == [("W205", "5")]


def test_a_dash_in_a_column_that_does_not_repeat_the_titles_award(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | TT | Họ và tên      | Hình thức khen thưởng khác |
    | 1  | Nguyễn Mẫu Sen | -         |
    | 2  | Lê Mẫu Quýt    | -         |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_a_title_that_begins_with_an_award_and_says_more(book: Book, read: Read) -> None:
    text = """
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ tên        | LĐTT | Danh hiệu CSTĐCS (tên sáng kiến) | Số LĐTT các năm |
    | 1  | Nguyễn Mẫu An | x    | Cải tiến bộ phận một cửa         | 3 |
    | 2  | Trần Mẫu Bình | x    |                                  | 2 |
    """
    assert tally(read(text)) == {"LDTT individual": 2}
    assert errors(book, text) == [("W203", "D3")]


def test_kinds_under_the_awards_to_mark(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
    | TT | Họ tên/Tên tập thể | LĐTT    | <       | Giấy khen UBND xã | <       |
    | ^  | ^                  | Tập thể | Cá nhân | Tập thể           | Cá nhân |
    | 1  | Nguyễn Mẫu An      |         | x       |                   |         |
    | 2  | Trần Mẫu Bình      |         | x       |                   | x       |
    | 3  | Văn phòng UBND xã  | x       |         | x                 |         |
    | Cộng | <                | 1       | 2       | 1                 | 1       |
    """)
    assert tally(reading) == {
        "LDTT individual": 2, "TTLDTT collective": 1, "GKX individual": 1, "GKX collective": 1,
    }  # fmt: skip


def test_letters_with_full_stops_beside_another_award(read: Read) -> None:
    reading = read("""
    # DS
    | TT | Họ tên       | Danh hiệu           |
    | 1  | Lê Mẫu Chi   | L.Đ.T.T - CSTĐ-CS   |
    | 2  | Hội Nông dân xã | TT LĐ tiên tiến  |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "TTLDTT collective": 1}


# --- rows and tables that nominate nobody --------------------------------------------------------------------


def test_a_share_below_the_list_and_below_percentages_counts_nobody(book: Book, read: Read) -> None:
    text = """
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | TT | Họ và tên      | Chức vụ | Tỷ lệ phiếu | Danh hiệu    |
    | 1  | Nguyễn Mẫu Sen | VP      | 92,2        | LĐTT, CSTĐCS |
    | 2  | Trần Mẫu Bưởi  | TP      | 94,3        | LĐTT         |
    | Cộng | <            |         | 93,3        |              |
    |    | Tỷ lệ CSTĐCS/LĐTT | 50%  |             |              |
    """
    assert tally(read(text)) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert not errors(book, text)


def test_a_post_that_nobody_holds(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | TT | Chức vụ      | Họ tên        | Danh hiệu |
    | 1  | Chủ tịch     | Nguyễn Mẫu An | LĐTT |
    | 2  | Phó Chủ tịch | (Khuyết)      |      |
    | 3  | Văn phòng    | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}


ABOVE = """
    | Danh hiệu    | Tập thể | Cá nhân | Hộ |
    | LĐTT         | 0       | 2       | 0  |
    | CSTĐCS       | 0       | 1       | 0  |
"""
BY_UNIT = """
    | TT | Bộ phận   | LĐTT | CSTĐCS |
    | 1  | Văn phòng | 1    | 0      |
    | 2  | Tài chính | 1    | 1      |
    | Cộng | <       | 2    | 1      |
"""
PEOPLE = """
    | TT | Họ và tên     | Bộ phận   | Danh hiệu, hình thức |
    | 1  | Nguyễn Mẫu An | Văn phòng | LĐTT |
    | 2  | Trần Mẫu Bình | Tài chính | LĐTT; CSTĐCS |
"""


@pytest.mark.parametrize("counts", [ABOVE, BY_UNIT])
def test_tables_of_counts_above_and_below_a_list(book: Book, read: Read, counts: str) -> None:
    head = "# DS\n    | UBND XÃ LONG THUẬN |\n    | KẾT QUẢ XÉT KHEN THƯỞNG NĂM 2020 | < | < | < |"
    for parts in (
        ("| 1. Số lượng | < | < | < |", counts, "| 2. Danh sách | < | < | < |", PEOPLE),
        (PEOPLE, "| TỔNG HỢP | < | < | < |", counts),
    ):
        text = "\n".join([head, *(part.strip("\n") for part in parts)])
        text = "\n".join(line.strip() for line in text.splitlines())
        assert tally(read(text)) == {"LDTT individual": 2, "CSTDCS individual": 1}
        assert not errors(book, text)


def test_an_award_over_people_without_column_titles(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ PHÚ THUẬN A | < | < |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN | < | < |
    | Năm 2020 | < | < |
    | 1 | Nguyễn Mẫu An | Chủ tịch  |
    | 2 | Trần Mẫu Bình | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1-3, nomination 4-5"


def test_whoever_gets_the_money_for_an_award_is_no_nominee(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH NHẬN TIỀN THƯỞNG LAO ĐỘNG TIÊN TIẾN NĂM 2019 | < | < |
    | 1 | Nguyễn Mẫu An | 500.000 |
    | 2 | Trần Mẫu Bình | 500.000 |
    """)
    assert not tally(reading)


# --- who and what stands in a row ----------------------------------------------------------------------------


def test_a_degree_before_a_name_is_no_school(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < |
    | TT | Tên cá nhân, tập thể |
    | 1  | Th.S Nguyễn Mẫu Sen |
    | 2  | TH Nguyễn Văn Mẫu   |
    | 3  | Quầy thuốc Mẫu Châu |
    | 4  | Bà con ấp 1         |
    | 5  | HGĐ ông Lê Mẫu      |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 3, "GKH household": 1}


def test_how_many_people_a_unit_has_beside_its_name(read: Read) -> None:
    reading = read("""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < |
    | DANH SÁCH ĐỀ NGHỊ LĐTT NĂM 2020 | < | < |
    | STT | Họ tên         | Chức vụ  |
    | 1   | XÃ LONG THUẬN  | 02 người |
    |     | Nguyễn Mẫu An  | CT       |
    |     | Trần Mẫu Bình  | PCT      |
    | 2   | XÃ PHÚ THUẬN A | 01 người |
    |     | Lê Mẫu Chi     | CT       |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Phú Thuận A": 1}


def test_who_was_at_the_meeting_ends_where_a_list_names_awards(read: Read) -> None:
    reading = read("""
    # BB
    | UBND XÃ LONG THUẬN | < | < |
    | BIÊN BẢN HỌP HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG NĂM 2020 | < | < |
    | 1. Thành phần tham dự gồm: | < | < |
    | STT | Họ tên        | Chức vụ   |
    | 1   | Nguyễn Mẫu An | CT        |
    | 2. Kết quả: | < | < |
    | STT | Họ tên        | Danh hiệu |
    | 1   | Lê Mẫu Chi    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1}


# --- bodies under awards and between people ------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        "| A | TẬP THỂ | |\n    | I | Lao động tiên tiến | |\n    | 1 | Văn phòng UBND xã | |\n    | 2 | Hội Nông dân | |",
        "| I | Lao động tiên tiến | |\n    | 1 | Tập thể: 02 | |\n    | - | Văn phòng UBND xã | |\n    | - | Hội Nông dân | |",
    ],
)
def test_bodies_under_an_award_of_people(read: Read, rows: str) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Họ và tên/đơn vị | Chức vụ |
    {rows}
    """)
    assert tally(reading) == {"TTLDTT collective": 2}


def test_a_list_of_bodies_whose_title_names_the_award_of_people(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | TT | Tên tập thể       | Ghi chú |
    | 1  | Văn phòng UBND xã |         |
    | 2  | Hội Nông dân      |         |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}


def test_a_body_that_nothing_calls_a_collective_is_not_given_another_award(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < |
    | TT | Họ tên            |
    | 1  | Nguyễn Mẫu An     |
    | 2  | Văn phòng UBND xã |
    """)
    assert tally(reading) == {"LDTT individual": 1, "LDTT collective": 1}


@pytest.mark.parametrize(
    "below",
    [
        "",
        "| 3 | Trần Mẫu Bình | LĐTT |",
        "| Cộng | 2 | |",
        "| II | TẬP THỂ | |\n    | 1 | Trạm Y tế | TTLĐTT |",
    ],
)
def test_a_unit_between_the_numbers_whose_award_was_forgotten(book: Book, read: Read, below: str) -> None:
    text = f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Tên           | Danh hiệu |
    | I  | DANH SÁCH 1   |           |
    | 1  | Nguyễn Mẫu An | LĐTT      |
    | 2  | Hội Nông dân  |           |
    {below}
    """
    assert errors(book, text, "F102") == [("F102", "C6")]


def test_units_that_hand_in_nobody_stay_headings(book: Book, read: Read) -> None:
    text = """
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Tên            | Danh hiệu |
    | 1  | Xã Long Thuận  |           |
    | 1  | Nguyễn Mẫu An  | LĐTT      |
    | 2  | Xã Phú Thuận A |           |
    | 3  | Xã Phú Thuận B |           |
    | 1  | Trần Mẫu Bình  | LĐTT      |
    | 4  | Xã Thường Lạc  |           |
    """
    assert units(read(text)) == {"Xã Long Thuận": 1, "Xã Phú Thuận B": 1}
    assert not errors(book, text, "F102 W205")


def test_a_drive_of_several_years_in_a_later_list(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 | < | < |
    | TT | Họ và tên     | Đơn vị |
    | I  | Chuyên đề "Dân vận khéo" giai đoạn 2016 - 2019 | |
    | 1  | Nguyễn Mẫu An | Long Thuận |
    | II | Năm học 2018-2019 (đã khen) | |
    | 1  | Trần Mẫu Bình | Long Thuận |
    """)
    assert tally(reading) == {"GKH individual drive": 1}


# --- nobody is passed over -----------------------------------------------------------------------------------

HEAD = "# DS\n    | UBND XÃ LONG THUẬN | < | < |\n    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU NĂM 2020 | < | < |"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("| I. Tập thể lao động tiên tiến: Văn phòng UBND xã | < | < |\n    | II. LĐTT | < | < |", ""),
        ("| I. LĐTT | < | < |", "| II. Chiến sĩ thi đua cơ sở: ông Nguyễn Mẫu An - CT | < | < |"),
        ("| I. LĐTT | < | < |", "| * Chiến sĩ thi đua cơ sở: Nguyễn Mẫu An | < | < |"),
        ("| I. LĐTT | < | < |", "| Tập thể: Văn phòng UBND xã - TTLĐTT | < | < |"),
        ("| I. LĐTT | < | < |", "| Văn phòng UBND xã: Tập thể LĐTT | < | < |"),
    ],
)
def test_somebody_put_up_in_a_heading_of_his_own(book: Book, above: str, below: str) -> None:
    text = f"""
    {HEAD}
    | TT | Họ tên        | Chức vụ |
    {above}
    | 1  | Nguyễn Mẫu An | CT      |
    {below}
    """
    assert [code for code, _ in errors(book, text)] == ["W205"]


def test_a_note_that_names_again_who_has_the_award_in_a_row(book: Book) -> None:
    text = f"""
    {HEAD}
    | TT | Họ tên        | LĐTT | CSTĐCS |
    | 1  | Nguyễn Mẫu An | x    | x      |
    | 2  | Trần Mẫu Bình | x    |        |
    | * Chiến sĩ thi đua cơ sở: Nguyễn Mẫu An | < | < |
    """
    assert not errors(book, text)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Lê Mẫu Chi", "Phạm Mẫu Dung", ["W203"]),
        ("Người lập", "Lê Mẫu Ký", []),
        ("Trần Mẫu Bình", "Nguyễn Mẫu An", []),
    ],
)
def test_people_under_no_title_right_of_a_list(book: Book, first: str, second: str, told: list[str]) -> None:
    text = f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ LĐTT NĂM 2020 | < | < |
    | TT | Họ và tên     | Chức vụ | | |
    | 1  | Nguyễn Mẫu An | CT      | | {first} |
    | 2  | Trần Mẫu Bình | PCT     | | {second} |
    """
    assert [code for code, _ in errors(book, text)] == told


def test_an_award_of_people_in_a_body_s_own_cell_is_what_it_says(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Tên               | Danh hiệu |
    | A  | TẬP THỂ           |           |
    | 1  | Văn phòng UBND xã | TTLĐTT    |
    | 2  | Hội Nông dân      | Lao động tiên tiến |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT collective": 1}


def test_how_many_have_an_award_names_nobody(book: Book) -> None:
    text = f"""
    {HEAD}
    | TT | Họ tên            | Danh hiệu |
    | 1  | Nguyễn Mẫu An     | LĐTT      |
    | 2  | Văn phòng UBND xã | TTLĐTT    |
    | Tập thể: 01 - TTLĐTT | < | < |
    """
    assert not errors(book, text)


def test_a_remark_that_asks_for_one_award_more(book: Book) -> None:
    text = f"""
    {HEAD}
    | TT | Họ tên        | Danh hiệu | Ghi chú |
    | 1  | Nguyễn Mẫu An | LĐTT      | Đề nghị thêm giấy khen huyện |
    """
    assert errors(book, text) == [("W203", "D4")]


@pytest.mark.parametrize(
    ("title", "name", "cell", "told"),
    [
        ("Chức vụ", "Nguyễn Mẫu An (CSTĐCS)", "Chủ tịch", [("W203", "B4")]),
        ("Chức vụ", "Nguyễn Mẫu An", "Chủ tịch, CSTĐCS", [("W203", "C4")]),
        ("Thành tích", "Nguyễn Mẫu An", "Hoàn thành tốt, đề nghị tặng Giấy khen huyện", [("W203", "C4")]),
        ("Ý kiến", "Nguyễn Mẫu An", "CSTĐCS", [("W203", "C3")]),
        # Another person behind a post.
        ("Ghi chú", "Nguyễn Mẫu An - Chủ tịch, Trần Mẫu Bưởi - Kế toán", "", [("W203", "B4")]),
        ("Ghi chú", "Nguyễn Mẫu An - Chủ tịch, Trưởng Ban chỉ đạo", "", []),
        # The list's own award, honours that people are called by, what they had, what they reached.
        ("Thành tích", "Nguyễn Mẫu An", "Hoàn thành tốt, đề nghị LĐTT", []),
        ("Chức vụ", "Nguyễn Mẫu An - LĐTT", "Chủ tịch", []),
        ("Chức vụ", "Nguyễn Mẫu An", "Hiệu trưởng, Nhà giáo ưu tú", []),
        ("Chức vụ", "Nguyễn Mẫu An (CSTĐCS 2019)", "Chủ tịch", []),
        ("Thành tích", "Nguyễn Mẫu An", "Hoàn thành tốt, được tặng Giấy khen huyện", []),
    ],
)
def test_another_award_behind_a_name_a_post_or_an_achievement(
    book: Book, title: str, name: str, cell: str, told: list[tuple[str, str]]
) -> None:
    text = f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | TT | Họ và tên | {title} |
    | 1  | {name}    | {cell}  |
    """
    assert errors(book, text) == told


@pytest.mark.parametrize(
    ("second", "last", "told"),
    [("", "", []), ("", "Xã Thường Lạc", [("F303", "B6")]), ("Xã Long Thuận", "Xã Thường Lạc", [])],
)
def test_units_written_once_under_each_heading(
    book: Book, read: Read, second: str, last: str, told: list[tuple[str, str]]
) -> None:
    text = f"""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Đơn vị đề nghị | Họ và tên     |
    | I  | CHIẾN SĨ THI ĐUA CƠ SỞ | <     |
    | 1  | Xã Long Thuận  | Nguyễn Mẫu An |
    | 2  | {second}       | Trần Mẫu Bình |
    | 3  | Xã Thường Lạc  | Võ Mẫu Chi    |
    | II | LAO ĐỘNG TIÊN TIẾN | <         |
    | 1  | Xã Long Thuận  | Nguyễn Mẫu An |
    | 2  | Xã Thường Lạc  | Võ Mẫu Chi    |
    | 3  | {last}         | Lê Mẫu Dung   |
    """
    assert errors(book, text, "F303") == told
    whole = {"Xã Long Thuận": 3, "Xã Thường Lạc": 3}
    counted = {"Xã Long Thuận": 2, "Phòng Nội vụ": 1, "Xã Thường Lạc": 3} if told else whole
    assert units(read(text)) == counted


@pytest.mark.parametrize("second", ["1", "3"])
def test_numbers_that_begin_anew_at_each_award_written_once(read: Read, second: str) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH A |
    | TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Danh hiệu/hình thức    | TT | Tên tập thể, cá nhân | Chức vụ |
    | Lao động tiên tiến     | 1  | Nguyễn Mẫu An        | CT      |
    |                        | 2  | Trần Mẫu Bình        | PCT     |
    | Chiến sĩ thi đua cơ sở | {second} | Nguyễn Mẫu An  | CT      |
    """)
    forgotten = {"held back: award-missing": 1} if second == "3" else {}
    assert tally(reading) == {"LDTT individual": 2 - len(forgotten), "CSTDCS individual": 1} | forgotten


def test_units_under_no_title_left_of_a_list_propose_those_beside_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    |                | STT | Họ và tên     | Danh hiệu |
    | Xã Long Thuận  | 1   | Nguyễn Mẫu An | LĐTT |
    | ^              | 2   | Trần Mẫu Bình | LĐTT |
    | Xã Phú Thuận A | 3   | Lê Mẫu Cam    | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Phú Thuận A": 1}
