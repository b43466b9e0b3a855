"""Headers, letterheads and units: where the list begins, what its columns are, whose it is.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, ledger, names, tally, units
from hongngu_tally.vocabulary import ColumnTitles, Unit

# --- headers ------------------------------------------------------------------------------------------------


def test_header_far_down_and_to_the_right(read: Read) -> None:
    reading = read(r"""
    # DS
    | | | | UBND HUYỆN HỒNG NGỰ | < | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | | | | UBND XÃ LONG KHÁNH A | < | | Độc lập - Tự do - Hạnh phúc |
    | | | | | | | Long Khánh A, ngày 05 tháng 11 năm 2020 |


    | | | | DANH SÁCH | < | < | < |
    | | | | Đề nghị khen thưởng năm 2020 | < | < | < |
    | | | | (Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 11 năm 2020) | < | < | < |



    | | | | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | | | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | | | | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1-3, title 6-8, header 12, nomination 13-14"
    assert units(reading) == {"Xã Long Khánh A": 2}
    assert [year for _, _, year, _ in reading.sheets[0].years] == [2020]


@pytest.mark.parametrize(
    "titles",
    [
        r"| STT | Họ và tên\n(1) | Chức vụ\n(2) | Danh hiệu thi đua\n(3) |",
        r"| SSố TT | HỌ VÀ  TÊN | CHỨC VỤ | DANH HIỆU ĐỀ NGHỊ\s |",
        r"| Số TT | Họ, tên | Chức danh | Hình thức khen thưởng đề nghị |",
        r"| TT | HỌ TÊN | Chức vụ,\nchức danh | Danh hiệu,\nhình thức\nkhen thưởng |",
        r"| Stt | Họ  và\n tên | Chức vụ | Danh hiệu thi đua năm 2020 |",
        r"| STT | Ho va ten | Chuc vu | Danh hieu |",
        r"| Số\nTT | Họ và tên cá nhân | Chức vụ chính quyền, đoàn thể | Danh hiệu, hình thức đề nghị khen thưởng năm 2020 |",
        r"| TT | Họ và tên (viết chữ in hoa) | Chức vụ (nếu có) | Danh hiệu thi đua (ghi rõ) |",
    ],
)
def test_spellings_of_column_titles(read: Read, titles: str) -> None:
    reading = read(f"""
    # DS
    {titles}
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert column(reading, "position") == ["Công chức", "Công chức"]


@pytest.mark.parametrize(
    "numbering",
    [
        "| (1) | (2) | (3) | (4) | (5) |",
        "| 1 | 2 | 3 | 4 | 5 |",
        "| A | B | C | 1 | 2 |",
        "| A | B | 1 | 2 | 3=(1+2) |",
        "| '1 | '2 | '3 | '4 | '5 |",
        "| [1] | [2] | [3] | [4] | [5]=([4]/[3] |",
        "| (1) | (2) | (3) | (3) | (4) |",
        "| (1) | (2) | (4) | (3) | (5) |",
        "| a | b | c | d | e |",
        "| I | II | III | IV | V |",
        "| 1. | 2. | 3. | 4. | 5. |",
        "| 1 | 2 | 3 | 4 | |",
    ],
)
def test_the_row_that_numbers_the_columns_is_nobody(read: Read, numbering: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu |
    {numbering}
    | 1 | Nguyễn Mẫu An | Công chức | Văn phòng | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | Văn phòng | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, numbering 2, nomination 3-4"


def test_header_of_three_rows_merged_both_ways(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Năm sinh | < | Chức vụ | Đề nghị khen thưởng | < | < | < | Ghi chú |
    | ^ | ^ | Nam | Nữ | ^ | Danh hiệu thi đua | < | Hình thức khen thưởng | < | ^ |
    | ^ | ^ | ^ | ^ | ^ | LĐTT | CSTĐCS | Giấy khen UBND huyện | Bằng khen UBND tỉnh | ^ |
    | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) |
    | 1 | Nguyễn Mẫu An | 1980 | | Công chức | x | x | | | |
    | 2 | Trần Mẫu Bình | | 1985 | Công chức | x | | x | | |
    | 3 | Lê Mẫu Cúc | | 1990 | Công chức | | | | x | |
    """)
    assert tally(reading) == {
        "LDTT individual": 2,
        "CSTDCS individual": 1,
        "GKH individual": 1,
        "BKT individual": 1,
    }
    assert ledger(reading) == "header 1-3, numbering 4, nomination 5-7"
    assert column(reading, "sex") == ["male", "male", "female", "female", "female"]
    assert column(reading, "birth") == ["1980", "1980", "1985", "1985", "1990"]


def test_header_of_two_rows_whose_merges_were_lost(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Năm sinh | | Chức vụ | Danh hiệu đề nghị |
    | | | Nam | Nữ | | |
    | 1 | Nguyễn Mẫu An | 1980 | | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | | 1985 | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1-2, nomination 3-4"
    assert column(reading, "sex") == ["male", "female"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("| STT | Họ và | Chức | Hình thức | Ghi |", "| | tên | vụ | khen thưởng | chú |"),
        ("| Số | Họ và tên | Chức vụ | Danh hiệu đề nghị | Ghi chú |", "| thứ tự | | | | (nếu có) |"),
        ("| STT | Họ | Chức vụ | Danh hiệu | Ghi chú |", "| | và tên | | | |"),
        ("| SỐ | HỌ VÀ | CHỨC | DANH HIỆU | GHI CHÚ |", "| TT | TÊN | VỤ | ĐỀ NGHỊ | |"),
    ],
)
def test_titles_that_go_on_in_the_row_below(read: Read, above: str, below: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    {above}
    {below}
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT | Mới |
    | 2 | Trần Mẫu Bình | Công chức | Giấy khen UBND huyện | |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}
    assert ledger(reading) == "title 1, header 2-3, nomination 4-5"


def test_an_award_s_name_that_goes_on_in_the_row_below(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT | Giấy            |
    |     |               |      | khen UBND huyện |
    | 1   | Nguyễn Mẫu An | x    |                 |
    | 2   | Trần Mẫu Bình | x    | x               |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_an_order_of_preference_is_no_running_number(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Thứ tự ưu tiên | Danh hiệu | Chức vụ   |
    | 1   | Nguyễn Mẫu An | 2              | LĐTT      | Công chức |
    | 2   | Trần Mẫu Bình | 1              | LĐTT      | Kế toán   |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_an_unknown_title_in_the_lower_row_leaves_the_parts_beside_it(read: Read) -> None:
    reading = read("""
    # DS
    | | STT | Họ và tên     | Đề nghị | |
    | Chữ ký | |           | Thi đua | Khen thưởng |
    | | 1   | Nguyễn Mẫu An | -       | Giấy khen UBND huyện |
    | | 2   | Trần Mẫu Bình | LĐTT    | - |
    """)
    assert tally(reading) == {"GKH individual": 1, "LDTT individual": 1}


def test_one_title_merged_over_three_rows(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | ^ | ^ | ^ |
    | ^ | ^ | ^ |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 4"


def test_family_and_given_name_in_two_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ\s | Tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu | An | Công chức | LĐTT |
    | 2 | Trần Mẫu | Hộ | Công chức | LĐTT |
    | 3 | Lê Mẫu | Tổ | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Hộ", "Lê Mẫu Tổ"]


def test_family_and_given_name_under_one_merged_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | < | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu | An | Công chức | LĐTT |
    | 2 | Trần Mẫu | Bình | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_tt_over_two_columns_with_a_number_overall_and_one_per_section(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | < | 2 | 3 | 4 |
    | | | Lãnh đạo | < | < |
    | 1 | 1 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | 2 | 2 | Trần Mẫu Bình | Phó Chủ tịch | LĐTT |
    | | II | Công chức | < | < |
    | 3 | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading) == "header 1, numbering 2, section 3, nomination 4-5, section 6, nomination 7"


def test_counting_of_columns_that_starts_at_the_third(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | | | 1 | 2 | 3 |
    | 1 | 1 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, numbering 2, nomination 3"


def test_form_tag_in_a_far_column_of_the_header_row(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | | | | Mẫu số 02 |
    | 1 | Nguyễn Mẫu An | LĐTT | | | | |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_section_over_titles_that_are_repeated_without_the_last_column_stays_a_section(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Chức vụ | Danh hiệu | Email |
    | I | TẬP THỂ | < | < | < |
    | 1 | Tổ Mẫu | | TTLĐTT | |
    | II | CÁ NHÂN | < | < | |
    | STT | Họ và tên/Tên tập thể | Chức vụ | Danh hiệu | |
    | 1 | Nguyễn Mẫu An | Văn thư | LĐTT | a@b.vn |
    | 2 | Trần Mẫu Bình | Kế toán | Giấy khen của UBND huyện | |
    """)
    assert tally(reading) == {"GKH individual": 1, "LDTT individual": 1, "TTLDTT collective": 1}
    assert [table.header_rows for table in reading.sheets[0].tables] == [(1,)]


def test_a_page_s_titles_without_the_last_one_leave_its_meaning_to_the_first_page(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Tên đơn vị | Thành tích | Thành tích khen thưởng năm trước |
    | TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < | < |
    | 1 | Tổ Mẫu 1 | Nhiều | |
    | STT | Tên đơn vị | Thành tích | |
    | 2 | Tổ Mẫu 2 | Nhiều | Giấy khen |
    | 3 | Tổ Mẫu 3 | Nhiều | CSTĐCS |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


def test_parts_of_a_classification_and_of_posts_that_lost_their_merged_ranges(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Chức vụ | | Phân loại cán bộ | | Danh hiệu thi đua | |
    | | | Đảng | Chính quyền | HTXSNV | HTTNV | CSTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | BT | CT | x | | x | x |
    | 2 | Lê Mẫu Cư | | CC | | x | x | |
    """)
    assert tally(reading) == {"CSTT individual": 2, "CSTDCS individual": 1}


def test_three_rows_of_titles_that_lost_their_merged_ranges(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Chức vụ | Đề nghị các cấp khen thưởng | | | |
    | | | | Cấp huyện | | Cấp tỉnh | |
    | | | | LĐTT | GK | CSTĐ | BK |
    | 1 | Nguyễn Mẫu An | CT | x | | x | |
    | 2 | Lê Mẫu Cư | CT | x | x | | |
    | 3 | Lê Mẫu Dung | CT | | | | x |
    """)
    assert tally(reading) == {
        "LDTT individual": 2,
        "GKH individual": 1,
        "CSTDT individual": 1,
        "BKT individual": 1,
    }


def test_a_column_of_earlier_titles_is_not_nominated_again(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu đã đạt các năm trước | Danh hiệu năm 2019 | Danh hiệu đề nghị năm 2020 |
    | 1 | Nguyễn Mẫu An | CSTĐCS năm 2018 | LĐTT | CSTĐCS |
    | 2 | Trần Mẫu Bình | LĐTT năm 2018 | LĐTT | LĐTT |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_registered_at_the_start_of_the_year_and_proposed_now(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu đăng ký | Danh hiệu đề nghị |
    | 1 | Nguyễn Mẫu An | CSTĐCS | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_what_was_registered_gives_way_to_a_title_that_proposes(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Danh hiệu đăng ký đầu năm | Chức vụ   |
    | 1   | Nguyễn Mẫu An | CSTĐCS                    | Công chức |
    | 2   | Trần Mẫu Bình |                           | Kế toán   |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_collective_and_person_in_columns_of_their_own(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tập thể | Cá nhân | Chức vụ | Hình thức khen thưởng |
    | 1 | Ấp Mẫu | | | Giấy khen UBND huyện |
    | 2 | | Nguyễn Mẫu An | Nông dân | Giấy khen UBND huyện |
    | 3 | | Trần Mẫu Bình | Nông dân | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 2}


def test_marks_under_collective_and_individual_choose_the_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể, cá nhân | Đối tượng | < | < | Hình thức khen thưởng |
    | ^ | ^ | Tập thể | Cá nhân | Hộ gia đình | ^ |
    | 1 | Ấp Mẫu | x | | | Giấy khen UBND huyện |
    | 2 | Nguyễn Mẫu An | | x | | Giấy khen UBND huyện |
    | 3 | Trần Mẫu Bình | | | x | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 1}


# --- letterheads and units ----------------------------------------------------------------------------------


def test_letterhead_of_two_blocks_merged(read: Read) -> None:
    reading = read(r"""
    # DS
    | ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < |
    | ỦY BAN NHÂN DÂN XÃ LONG THUẬN | < | Độc lập - Tư do - Hạnh phúc | < | < |
    | Số: 05/TTr-UBND | < | Long Thuận, ngày 05 tháng 11 năm 2020 | < | < |
    | DANH SÁCH | < | < | < | < |
    | Đề nghị tặng danh hiệu Lao động tiên tiến năm 2020 | < | < | < | < |

    | STT | Họ và tên | Chức vụ | Đơn vị công tác | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | Phòng Nội vụ | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert reading.sheets[0].issuer == "ỦY BAN NHÂN DÂN XÃ LONG THUẬN"
    assert units(reading) == {"Xã Long Thuận": 1}
    assert ledger(reading) == "title 1-5, header 7, nomination 8"


@pytest.mark.parametrize(
    ("letterhead", "unit"),
    [
        (r"UBND HUYỆN HỒNG NGỰ\nPHÒNG TÀI CHÍNH - KẾ HOẠCH\n_____", "Phòng Tài chính – Kế hoạch"),
        ("UBND HUYỆN HỒNG NGỰ | < | |\n    | PHÒNG LAO ĐỘNG - THƯƠNG BINH | < | |\n    | VÀ XÃ HỘI", "Phòng Lao động – Thương binh và Xã hội"),
        ("UBND HUYỆN HỒNG NGỰ | < | |\n    | Đơn vị: Xã Phú Thuận B ............", "Xã Phú Thuận B"),
    ],
    ids=["line feeds in one cell", "a name over two lines", "a label"],
)  # fmt: skip
def test_the_unit_of_a_letterhead(read: Read, letterhead: str, unit: str) -> None:
    reading = read(rf"""
    # DS
    | {letterhead} | < | |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {unit: 1}


def test_a_school_outside_the_list_keeps_its_own_name(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | TRƯỜNG TIỂU HỌC THÍ DỤ | < | Độc lập - Tự do - Hạnh phúc |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert reading.sheets[0].issuer == "TRƯỜNG TIỂU HỌC THÍ DỤ"
    assert units(reading) == {"TRƯỜNG TIỂU HỌC THÍ DỤ": 1}


def test_no_letterhead_takes_the_unit_from_the_file_name(read: Read) -> None:
    reading = read(
        r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """,
        name="long-khanh-b de nghi 2020.xlsx",
    )
    assert units(reading) == {"Xã Long Khánh B": 1}


def test_a_sheet_per_commune(read: Read) -> None:
    reading = read(r"""
    # Long Thuận
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # LONG KHÁNH A
    | STT | Họ và tên | Danh hiệu |
    | 1 | Trần Mẫu Bình | LĐTT |
    | 2 | Lê Mẫu Cúc | LĐTT |
    # TT Thường Thới Tiền
    | STT | Họ và tên | Danh hiệu |
    | 1 | Phạm Mẫu Dung | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Long Khánh A": 2, "Thị trấn Thường Thới Tiền": 1}


def test_a_column_for_the_proposing_unit_decides_before_everything_else(read: Read) -> None:
    reading = read(r"""
    # Long Thuận
    | UBND HUYỆN HỒNG NGỰ | < | |
    | PHÒNG NỘI VỤ | < | |
    | STT | Họ và tên | Đơn vị công tác | Đơn vị đề nghị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công an huyện | Xã Long Khánh A | LĐTT |
    | 2 | Trần Mẫu Bình | Công an huyện | UBND xã Phú Thuận A | LĐTT |
    | 3 | Lê Mẫu Cúc | Công an huyện | | LĐTT |
    """)
    assert units(reading) == {"Xã Long Khánh A": 1, "Xã Phú Thuận A": 1, "Phòng Nội vụ": 1}


def test_sections_by_unit(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | | |
    | PHÒNG NỘI VỤ | < | | |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | I | Xã Long Thuận | | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | II | Phòng Tư pháp | | |
    | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    | III | CÔNG AN HUYỆN (01 người) | | |
    | 1 | Phạm Mẫu Dung | Công an | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 4}
    assert units(reading) == {"Xã Long Thuận": 2, "Phòng Tư pháp": 1, "Công an huyện": 1}
    assert ledger(reading).endswith(
        "section 4, nomination 5-6, section 7, nomination 8, section 9, nomination 10"
    )


def test_sections_by_unit_without_numerals_merged_over_the_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | UBND xã Long Thuận | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | Trường Mẫu giáo Ví Dụ | < | < | < |
    | 1 | Trần Mẫu Bình | Giáo viên | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, section 2, nomination 3, section 4, nomination 5"
    assert units(reading) == {"Xã Long Thuận": 1, "Trường Mẫu giáo Ví Dụ": 1}


def test_the_unit_in_a_vertically_merged_cell_holds_for_every_row(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đơn vị đề nghị | Họ và tên | Danh hiệu |
    | 1 | Xã Long Thuận | Nguyễn Mẫu An | LĐTT |
    | 2 | ^ | Trần Mẫu Bình | LĐTT |
    | 3 | ^ | Lê Mẫu Cúc | LĐTT |
    | 4 | Xã Phú Thuận A | Phạm Mẫu Dung | LĐTT |
    | 5 | ^ | Võ Mẫu Em | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 3, "Xã Phú Thuận A": 2}


def test_a_unit_of_tally_toml_is_known(read: Read) -> None:
    reading = read(
        r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | Hợp tác xã Mẫu Sen | < | < |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """,
        units=(Unit("Hợp tác xã Mẫu Sen"),),
    )
    assert column(reading, "unit_section") == ["Hợp tác xã Mẫu Sen"]


def test_cheap_look_at_second_words_loses_no_title() -> None:
    quick, slow = ColumnTitles(), ColumnTitles()
    slow._may_go_on = lambda text: True  # type: ignore[method-assign]
    titles = [match.alias for match in quick._keys.values()]
    endings = ("năm", "hoặc họ tên", "đề nghị", "Văn Mẫu", "của xã", "2020")
    texts = [f"{title} {ending}" for title in titles for ending in endings]
    texts += [f"{ending} {title}" for title in titles for ending in endings]
    assert [quick._find(text) for text in texts] == [slow._find(text) for text in texts]
    assert quick._find("Lý Văn Mẫu") is None


@pytest.mark.parametrize("family", ["Họ và tên đệm", "Họ & tên đệm", "Họ tên lót"])
def test_a_name_in_two_columns_is_one_name(read: Read, family: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | {family} | Tên | Danh hiệu |
    | 1 | Nguyễn Mẫu | An | LĐTT |
    | 2 | Trần Mẫu | Bình | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


@pytest.mark.parametrize(
    ("title", "header", "first"),
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "| Họ tên | LĐTT |", "| Nguyễn Mẫu An | x |"),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "| Họ tên | Bậc lương | LĐTT |", "| Nguyễn Mẫu An | 3,33 | X |"),
        ("DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020", "| Họ tên | ABC |", "| Nguyễn Mẫu An | xyz |"),
        (
            "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020",
            "| Họ tên | ABC |\n    | I. Lao động tiên tiến | |",
            "| Nguyễn Mẫu An | xyz |",
        ),
    ],
)  # fmt: skip
def test_names_alone_are_titles_enough_where_the_award_is_said(
    read: Read, title: str, header: str, first: str
) -> None:
    reading = read(
        f"\n    # DS\n    | {title} | < | < |\n    {header}\n    {first}\n    {first.replace('An', 'Bình')}\n"
    )
    assert names(reading) == ["Nguyễn Mẫu An", "Nguyễn Mẫu Bình"]
    assert list(reading.nominations["award"]) == ["LDTT", "LDTT"]


def test_names_beside_what_is_no_award_are_no_list(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TÀI KHOẢN | < |
    | Họ tên | Tài khoản |
    | Nguyễn Mẫu An | an.nm |
    | Trần Mẫu Bình | binh.tm |
    """)
    assert reading.sheets[0].kind != "list"


def test_names_under_a_title_of_kinds_are_found_in_the_column_that_is_filled(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Đối tượng | ABC | Danh hiệu, hình thức khen thưởng |
    | A. TẬP THỂ | | |
    | Công an xã | | Bằng khen UBND tỉnh |
    | Chi bộ ấp Mẫu | | Tập thể LĐTT |
    | Trường Tiểu học Mẫu | | Tập thể LĐTT |
    | B. CÁ NHÂN | | |
    | Mai Mẫu Long | Y sĩ | GK huyện |
    """)
    assert names(reading) == ["Công an xã", "Chi bộ ấp Mẫu", "Trường Tiểu học Mẫu", "Mai Mẫu Long"]


def test_people_with_awards_above_what_looks_like_column_titles_are_no_titles(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Xyz | Abc | Tuv |
    | Ấp Long Mẫu | | Giấy khen UBND huyện |
    | Chi bộ ấp Mẫu | | Tập thể LĐTT |
    | Trường Tiểu học Mẫu | Họ tên | Tập thể LĐTT |
    | Văn phòng xã Mẫu | An | x |
    """)
    assert "unread" in ledger(reading)


def test_numbered_names_above_the_first_list_are_no_titles(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẬP THỂ LĐTT NĂM 2020 | < | < |
    | Abc | Tuv | Xyz |
    | 1 | Ấp Long Mẫu | Nội vụ |
    | 2 | Chi bộ ấp Mẫu | Nội vụ |
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ LĐTT NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert "unread 3-4" in ledger(reading)


def test_a_list_of_nominations_is_no_list_of_codes(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Xyz | Danh hiệu thi đua | Hình thức khen thưởng |
    | A. TẬP THỂ | | |
    | Mẫu một | Tập thể LĐTT | BK tỉnh |
    | Hội Nông dân xã | Tập thể LĐTT | |
    | B. HỘ GIA ĐÌNH | | |
    | Mẫu hai | | GK huyện |
    | Mẫu ba | | GK huyện |
    """)
    assert reading.sheets[0].kind == "other"


def test_the_decision_in_the_title_of_a_column_of_marks_is_no_year(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Danh hiệu đề nghị | < |
    | ^ | ^ | CSTĐ CS (QĐ số 12/QĐ-UBND ngày 05/01/2021) | LĐTT |
    | 1 | Nguyễn Mẫu An | x | x |
    | 2 | Trần Mẫu Bình | | x |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 2}


def test_awards_in_the_lowest_of_three_header_rows_are_no_header_of_their_own(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Danh hiệu, hình thức đề nghị | < | Tên tập thể |
    | ^ | Danh hiệu thi đua | Hình thức khen thưởng | ^ |
    | ^ | Tập thể LĐTT | Giấy khen của Chủ tịch UBND xã | ^ |
    | 1 | 1 | | Ban Nhân dân ấp 1 |
    | 2 | | 1 | Trường Tiểu học Mẫu |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "GKX collective": 1}


def test_the_name_of_a_sheet_says_the_award_where_its_columns_are_few(read: Read) -> None:
    reading = read("""
    # GK huyện
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < |
    | Cơ quan đề nghị | Họ và tên cá nhân (8) |
    | Phòng Tư pháp | Nguyễn Mẫu An |
    | Phòng Tư pháp | Trần Mẫu Bình |
    """)
    assert tally(reading) == {"GKH individual": 2}


@pytest.mark.parametrize("cells", ["Danh hiệu đã đạt | < | Danh hiệu đề nghị", "Danh hiệu thi đua | < | <"])
def test_school_years_below_the_titles_of_awards(read: Read, cells: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA NĂM HỌC 2020-2021 |
    | STT | Họ và tên     | {cells} |
    |     |               | 2018-2019 | NH 2019-2020 | 2020-2021 |
    | 1   | Nguyễn Mẫu An | LĐTT      | CSTĐCS       | LĐTT, CSTĐCS |
    | 2   | Trần Mẫu Bình | LĐTT      | LĐTT         | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_an_award_over_running_numbers_without_a_title_is_a_heading(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | | |
    | | Họ và tên | Năm sinh | Chức vụ |
    | Giấy khen của UBND huyện | | | |
    | 1 | Nguyễn Mẫu An | 1990 | Công chức |
    | Giấy khen của UBND xã | | | |
    | 1 | Trần Mẫu Bo | 1990 | Công chức |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX individual": 1}


def test_headings_merged_over_the_names_make_no_column_of_awards(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | Đơn vị công tác | Chức vụ | Tên tập thể | STT |
    | Đơn vị tiên tiến | < | < | < |
    | | | Đại đội Mẫu 1 | 1 |
    | Đơn vị quyết thắng | < | < | < |
    | | | Đại đội Mẫu 1 | 1 |
    """)
    assert tally(reading) == {"DVTT collective": 1, "DVQT collective": 1}


@pytest.mark.parametrize(
    ("titles", "rows", "expected"),
    [
        ("STT | Họ và tên | Danh hiệu", ("Hộ gia đình | 1 | Lê Mẫu An | GK xã", "Cá nhân | 2 | Lê Mẫu Bo | GK xã", "Cá nhân | 3 | Lê Mẫu Ca | LĐTT"), {"GKX household": 1, "GKX individual": 1, "LDTT individual": 1}),
        ("STT | Họ và tên", ("LĐTT | 1 | Lê Mẫu An", "^ | 2 | Lê Mẫu Bo", "CSTĐCS | 3 | Lê Mẫu An"), {"LDTT individual": 2, "CSTDCS individual": 1}),
    ],
)  # fmt: skip
def test_kinds_and_awards_stand_before_the_first_title(
    read: Read, titles: str, rows: tuple[str, ...], expected: dict[str, int]
) -> None:
    below = "".join(f"    | {row} |\n" for row in rows)
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | | {titles} |
{below}
    """)
    assert tally(reading) == expected


def test_marks_under_what_is_asked_for_choose_under_headings_and_beside_codes(read: Read) -> None:
    headed = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Đề nghị |
    | Lao động tiên tiến | < | < |
    | 1 | Nguyễn Mẫu An | x |
    | 2 | Trần Mẫu Bo | |
    """)
    assert ledger(headed) == "title 1, header 2, section 3, nomination 4, note 5"
    assert tally(headed) == {"LDTT individual": 1}
    coded = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Mã danh hiệu | Đề nghị |
    | 1 | Nguyễn Mẫu An | '01 | x |
    | 2 | Trần Mẫu Bo | '02 | x |
    # Danh mục
    | Mã | Danh hiệu |
    | '01 | Lao động tiên tiến |
    | '02 | Chiến sĩ thi đua cơ sở |
    """)
    assert tally(coded) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_titles_in_english_below_the_others_say_the_same(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Danh hiệu | Cấp khen |
    | No. | Full name | Award title | Level |
    | 1 | Nguyễn Mẫu An | Giấy khen | Huyện |
    """)
    assert tally(reading) == {"GKH individual": 1}


@pytest.mark.parametrize(("upper", "lower"), [("Họ và tên/", "Tên tập thể"), ("Tên tập thể/", "Cá nhân")])
def test_a_title_that_ends_in_a_stroke_goes_on_below(upper: str, lower: str, read: Read) -> None:
    reading = read(f"""
    # DS
    | STT | {upper}       | Hình thức            |
    | ^   | {lower}       | ^                    |
    | 1   | Trạm Y tế xã  | Giấy khen UBND huyện |
    | 2   | Trần Mẫu Mai  | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}
