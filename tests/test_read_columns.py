"""Where the table is and what its columns are: titles as offices type them, not as a form's author meant them."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, ledger, names, stated, tally, units
from hongngu_tally.vocabulary import load_vocabulary

# --- titles that no list of spellings holds -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Họ, chữ đệm và tên", "name"),
        ("Họ và tên cán bộ, công chức được đề nghị", "name"),
        ("Danh hiệu thi đua, HTKT đề nghị năm 2020", "award"),
        ("ĐỀ NGHỊ UBND HUYỆN KHEN", "award"),
        ("Hình thức khen thưởng đề nghị cấp trên xét tặng", "award"),
        ("Danh hiệu thi đua năm trước liền kề", "history"),
        ("Hình thức khen thưởng đã được tặng năm 2018", "history"),
        ("Đăng ký danh hiệu thi đua đầu năm", "award_registered"),
        ("Chức vụ/ĐVCT", "position_workplace"),
        ("Chức vụ Đảng, đoàn thể", "position"),
        ("Kết quả bỏ phiếu kín của Hội đồng", "votes"),
        ("Số, ngày QĐ công nhận sáng kiến cấp cơ sở", "initiative"),
        ("Kết quả đánh giá, xếp loại công chức năm 2020", "grade"),
        ("Số năm", "work_days"),
    ],
)
def test_a_title_is_understood_from_its_words(title: str, field: str) -> None:
    match = load_vocabulary().titles.match(title)
    assert match and match.field == field


@pytest.mark.parametrize("title", ["Danh hiệu lạ kỳ của ấp", "Tên đề tài khác lạ", "Ý kiến của chi bộ"])
def test_a_title_with_a_word_that_may_change_its_meaning_is_not_composed(title: str) -> None:
    match = load_vocabulary().titles.match(title)
    assert not match or match.strength < 0.85


@pytest.mark.parametrize(
    "title", ["Chưc vụ", "Danh hịêu", "Danh hiệuđề nghị", "Hình thứ khen thưởng", "Hình thức khne thưởng"]
)
def test_a_slip_of_the_keyboard_is_guessed_only_where_one_field_is_near(title: str) -> None:
    match = load_vocabulary().titles.guess(title)
    assert match and match.field in {"position", "award"}
    assert load_vocabulary().titles.guess("Tổ hợp tác số mấy") is None


def test_a_header_with_typos_is_a_header(read: Read) -> None:
    reading = read(r"""
    # DS
    | SSố TT | Họ vả tên | Chưc vụ | Hình thứ khen thưởng |
    | 1= | 2 | 3 | 4 |
    | 1 | Nguyễn Mẫu An | CT | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert column(reading, "position") == ["CT"]


def test_the_title_over_the_awards_tells_who_signs(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Chức vụ, đơn vị công tác | ĐỀ NGHỊ UBND HUYỆN KHEN |
    | 1 | Nguyễn Mẫu An | Trưởng ấp | Giấy khen |
    """)
    assert tally(reading) == {"GKH individual": 1}


# --- columns told by their cells ------------------------------------------------------------------------------


def test_names_and_awards_under_titles_nobody_knows_are_told_by_their_cells(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Gương mặt | Đăng ký danh hiệu | Sau khi họp |
    | 1 | Nguyễn Mẫu An | CSTĐCS | LĐTT |
    | 2 | Trần Mẫu Bình | CSTĐCS | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_two_columns_that_could_both_be_the_awards_are_neither(read: Read) -> None:
    reading = read(r"""
    # Đề nghị khen thưởng
    | TT | Họ và tên | Lần một | Lần hai |
    | 1 | Nguyễn Mẫu An | CSTĐCS | LĐTT |
    """)
    assert tally(reading) == {"held back: award-missing": 1}
    assert reading.sheets[0].tables[0].missing == ("award",)


def test_awards_told_by_cells_give_way_to_the_award_of_the_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | TT | Họ và tên | Nhớ lại |
    | 1 | Nguyễn Mẫu An | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_ong_ba_alone_titles_the_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Ông (bà) | Nội dung đề nghị khen thưởng |
    | 1 | Ông Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert column(reading, "sex") == ["male"]


# --- names over two columns -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "| TT | Họ và | Tên | Danh hiệu |",
        "| TT | Họ và tên | < | Danh hiệu |",
        "| TT | Họ và tên | | Danh hiệu |",
    ],
)
def test_family_and_given_names_in_two_columns_are_one_name(read: Read, header: str) -> None:
    reading = read(rf"""
    # DS
    {header}
    | 1 | Nguyễn Mẫu | An | LĐTT |
    | 2 | Trần Mẫu | Bình | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_a_name_merged_over_both_columns_of_its_title_is_read_once(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | < | Danh hiệu | < |
    | 1 | Nguyễn Mẫu An | < | LĐTT | < |
    """)
    assert names(reading) == ["Nguyễn Mẫu An"]
    assert tally(reading) == {"LDTT individual": 1}


def test_the_name_of_the_office_beside_names_is_where_they_work(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | Tên đơn vị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | UBND xã Long Thuận | LĐTT |
    | 2 | | Phòng Nội vụ | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}
    assert names(reading) == ["Nguyễn Mẫu An", "Phòng Nội vụ"]
    assert units(reading) == {"Xã Long Thuận": 1, "Phòng Nội vụ": 1}


@pytest.mark.parametrize(
    ("award", "counted"),
    [
        ("LĐTT", {"LDTT individual": 1}),
        ("TTLĐTT", {"TTLDTT collective": 1}),
        ("Giấy khen của Chủ tịch UBND huyện", {"held back: column-ambiguous": 1}),
    ],
)
def test_of_two_names_in_a_row_the_award_tells_whose_it_is_or_the_row_is_held_back(
    read: Read, award: str, counted: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Tên tập thể | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Tổ Mẫu Một | {award} |
    """)
    assert tally(reading) == counted


# --- awards of other years ------------------------------------------------------------------------------------


def test_awards_of_earlier_years_under_one_title_are_not_proposed(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu thi đua đã đạt các năm trước | < | Danh hiệu đề nghị năm 2020 |
    | ^ | ^ | 2018 | 2019 | ^ |
    | 1 | Nguyễn Mẫu An | LĐTT | CSTĐCS | CSTĐCS |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_the_title_of_the_list_tells_which_year_is_over(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | Danh hiệu năm 2019 | Danh hiệu đề nghị |
    | 1 | Nguyễn Mẫu An | CSTĐCS | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_year_over_the_awards_is_the_year_of_a_sheet_whose_titles_state_none(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu năm 2019 | Giấy khen huyện |
    | 1   | Nguyễn Mẫu An | LĐTT               | x               |
    """)
    assert [sheet.years for sheet in reading.sheets] == [((1, 3, 2019, "Danh hiệu năm 2019"),)]


def test_what_people_had_last_year_is_told_by_the_column_beside_it_where_no_title_states_a_year(
    read: Read,
) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu thi đua/Hình thức khen thưởng | Danh hiệu năm 2019 |
    | 1 | Nguyễn Mẫu An | Giấy khen của UBND huyện | LĐTT |
    | 2 | Trần Mẫu Bình | Giấy khen của UBND huyện | |
    """)
    assert tally(reading) == {"GKH individual": 2}


def test_two_columns_of_the_year_stay_two_where_each_takes_its_own_kind(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu năm 2020 | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | LĐTT | Giấy khen của UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 1, "LDTT individual": 1}


def test_last_years_column_names_no_award_of_sections(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | Chức vụ | Danh hiệu năm 2019 |
    | I. Danh hiệu Lao động tiên tiến | < | < | < |
    | 1 | Nguyễn Mẫu An | Trưởng ban | CSTĐCS |
    | 2 | Trần Mẫu Bình | Văn thư | |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_a_title_that_states_the_year_before_too_sets_nothing_aside(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH KHEN THƯỞNG TỔNG KẾT NĂM 2019, PHƯƠNG HƯỚNG NĂM 2020 |
    | STT | Họ và tên | Danh hiệu năm 2019 |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}


# --- units ----------------------------------------------------------------------------------------------------


def test_communes_may_stand_by_their_proper_name_in_a_column_of_communes(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Xã, thị trấn | Họ và tên | Danh hiệu |
    | 1 | Long Thuận | Nguyễn Mẫu An | LĐTT |
    | 2 | TT. Thường Thới Tiền | Trần Mẫu Bình | LĐTT |
    | 3 | Phú Thuận | Lê Mẫu Cúc | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 1, "Thị trấn Thường Thới Tiền": 1, "Phú Thuận": 1}


def test_a_year_that_is_still_to_come_is_not_proposed(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | Danh hiệu đạt được năm 2020 | Danh hiệu phấn đấu năm 2021 |
    | 1 | Nguyễn Mẫu An | LĐTT | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_what_the_council_made_of_a_proposal_is_no_second_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Cơ quan đề nghị | < | Hội đồng huyện xét | < |
    | ^ | ^ | Danh hiệu | Hình thức | Danh hiệu | Hình thức |
    | 1 | Nguyễn Mẫu An | LĐTT | Giấy khen huyện | LĐTT | Giấy khen huyện |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}


def test_the_council_s_column_is_the_award_where_no_other_asks_for_one(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu đề nghị | Hình thức khen thưởng Hội đồng xét |
    | 1 | Nguyễn Mẫu An | LĐTT | Giấy khen huyện |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}


# --- columns of marks -----------------------------------------------------------------------------------------


def test_a_mark_may_choose_the_level_or_the_track(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Hình thức khen | Cấp khen | < | Loại hình khen thưởng | < |
    | ^ | ^ | ^ | Xã | Huyện | Chuyên đề | Đột xuất |
    | (1) | (2) | (3) | (4) | (5) | (6) | (7) |
    | 1 | Nguyễn Mẫu An | Giấy khen | x | | x | |
    | 2 | Trần Mẫu Bình | Giấy khen | | x | | x |
    """)
    assert tally(reading) == {"GKX individual drive": 1, "GKH individual sudden": 1}


def test_awards_under_levels_and_names_under_kinds_are_what_they_are(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đối tượng | < | Cấp khen | < |
    | ^ | Tập thể | Cá nhân | Huyện | Tỉnh |
    | 1 | Tổ Mẫu Một | | Giấy khen | |
    | 2 | | Trần Mẫu Bình | | Bằng khen |
    """)
    assert tally(reading) == {"GKH collective": 1, "BKT individual": 1}


def test_short_titles_say_their_award_together(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐ | < | HCLĐ |
    | ^ | ^ | ^ | CS | Tỉnh | Hạng Ba |
    | 1 | Nguyễn Mẫu An | x | x | x | x |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "CSTDCS individual": 1,
        "CSTDT individual": 1,
        "HCLD3 individual": 1,
    }


def test_a_mark_under_an_award_with_a_word_nobody_knows_is_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Giấy khen | < |
    | ^ | ^ | Huyện | Loại lạ |
    | 1 | Nguyễn Mẫu An | x | x |
    """)
    assert tally(reading) == {"GKH individual": 1, "held back: award-unknown": 1}


def test_numbers_of_awards_beside_the_award_are_no_marks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể | Trong đó | < | Danh hiệu đề nghị |
    | ^ | ^ | LĐTT | CSTĐCS | ^ |
    | 1 | Tổ Mẫu Một | 3 | 1 | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("Có", "Không")])
def test_marks_for_yes_and_no(read: Read, yes: str, no: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | {yes} | {no} |
    | 2 | Trần Mẫu Bình | {yes} | {yes} |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_a_table_of_units_with_numbers_under_awards_stays_a_summary(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | STT | Đơn vị | LĐTT | CSTĐCS |
    | 1 | Xã Long Thuận | 1 | 0 |
    | 2 | Phòng Nội vụ | 1 | 1 |
    """)
    assert reading.sheets[0].why == "summary"


# --- lists of collectives, and lists beside one another -------------------------------------------------------


def test_units_under_don_vi_are_the_recipients_where_nothing_else_names_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ CÔNG NHẬN TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | TT | Đơn vị | Thành tích |
    | 1 | Hội Nông dân xã | Tốt |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}
    assert names(reading) == ["Hội Nông dân xã"]


def test_three_lists_under_kinds_beside_one_another(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN |
    | Tập thể | < | | Cá nhân | < | < | | Hộ gia đình | < |
    | TT | Tên | | TT | Họ tên | Chức vụ | | TT | Chủ hộ |
    | 1 | Tổ Mẫu Một | | 1 | Nguyễn Mẫu An | CT | | 1 | Lê Mẫu Cúc |
    | 2 | Tổ Mẫu Hai | | 2 | Trần Mẫu Bình | CT | | | |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 2, "GKH household": 1}


def test_what_stands_left_of_lists_beside_one_another_is_read_too(read: Read) -> None:
    reading = read(r"""
    # DS
    |  | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    |  | TT | Họ tên        |  | TT | Họ tên        |
    |  | 1  | Nguyễn Mẫu An |  | 2  | Trần Mẫu Bình |
    |  |    | NGƯỜI LẬP     |  |    | CHỦ TỊCH      |
    | Nơi nhận: |
    | ./. |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1, header 2, nomination 3, signature 4-6"


def test_a_name_merged_over_two_columns_under_its_title_is_no_mark_for_a_kind(read: Read) -> None:
    reading = read(r"""
    # CSTĐCS
    | STT | Tên cá nhân        | < | Chức vụ  |
    |     | A - Các cá nhân    | < |          |
    |     | Đ/c Nguyễn Mẫu Ban | < | Chủ tịch |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_a_column_of_kinds_may_be_titled_like_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Cá nhân/Tập thể | Hình thức khen |
    | 1 | Nguyễn Mẫu An | Cá nhân | GK huyện |
    | 2 | Cánh chim đầu đàn | Tập thể | GK huyện |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


def test_a_name_with_its_position_in_one_cell(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên, chức vụ, đơn vị | Danh hiệu |
    | 1 | Nguyễn Mẫu An, Công chức UBND xã | LĐTT |
    | 2 | Trần Mẫu Bình - Văn thư | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]
    assert column(reading, "position") == ["Công chức UBND xã", "Văn thư"]


# --- codes, tracks, other registers ---------------------------------------------------------------------------


def test_one_code_in_two_lists_means_what_its_column_asks_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Mã danh hiệu | Mã hình thức |
    | 1 | Nguyễn Mẫu An | 1 | 2 |
    | 2 | Trần Mẫu Bình | 2 | 1 |
    # DM danh hiệu
    | Mã | Danh hiệu |
    | 1 | Lao động tiên tiến |
    | 2 | Chiến sĩ thi đua cơ sở |
    # DM hình thức
    | Mã | Hình thức |
    | 1 | Giấy khen của Chủ tịch UBND huyện |
    | 2 | Bằng khen của Chủ tịch UBND tỉnh |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "CSTDCS individual": 1,
        "BKT individual": 1,
        "GKH individual": 1,
    }


@pytest.mark.parametrize(
    ("other", "counted"),
    [("", {"LDTT individual": 1}), ("Giấy khen của UBND huyện", {"LDTT individual": 1, "GKH individual": 1})],
)
def test_codes_count_where_nobody_filled_in_the_column_of_names_beside_them(
    read: Read, other: str, counted: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Mã danh hiệu | Hình thức khen thưởng khác |
    | 1 | Nguyễn Mẫu An | 1 | {other} |
    # DM danh hiệu
    | Mã | Danh hiệu |
    | 1 | Lao động tiên tiến |
    | 2 | Chiến sĩ thi đua cơ sở |
    """)
    assert tally(reading) == counted


def test_the_track_of_a_row_with_title_and_form_is_the_form_s(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Hình thức | Loại hình |
    | 1 | Nguyễn Mẫu An | LĐTT | GK huyện | Chuyên đề |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual drive": 1}


def test_the_title_of_an_award_column_may_state_the_track(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Khen thưởng chuyên đề | Khen thưởng đột xuất cấp huyện |
    | 1 | Nguyễn Mẫu An | GK huyện | |
    | 2 | Trần Mẫu Bình | | Giấy khen |
    """)
    assert tally(reading) == {"GKH individual drive": 1, "GKH individual sudden": 1}


def test_a_register_of_initiatives_is_no_list_that_lost_its_awards(read: Read) -> None:
    reading = read(r"""
    # Sáng kiến
    | DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2020 |
    | STT | Tên đề tài | Ngày công nhận | Tên tác giả |
    | 1 | Giải pháp Mẫu | 6/5/2020 | Nguyễn Mẫu An |
    """)
    assert (reading.sheets[0].kind, reading.sheets[0].why) == ("lookup", "other-register")


def test_a_sum_of_money_is_no_number_of_recipients(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Số tiền thưởng |
    | 1 | Nguyễn Mẫu An | LĐTT | 447.000 |
    | | Cộng | | 447.000 |
    """)
    assert stated(reading) == []


# --- cells that hold more than one thing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [r"1. Nguyễn Mẫu An\n2. Trần Mẫu Bình", "Nguyễn Mẫu An; Trần Mẫu Bình", "Nguyễn Mẫu An và Trần Mẫu Bình"],
)
def test_two_people_in_one_cell_are_two(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ và tên | Chức vụ | LĐTT | CSTĐCS |
    | 1 | {cell} | GV | x | |
    | 2 | Lê Mẫu Cúc | GV | x | x |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình", "Lê Mẫu Cúc", "Lê Mẫu Cúc"]


def test_titles_in_as_many_lines_as_people_go_one_to_each(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An\nTrần Mẫu Bình | LĐTT\nCSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


@pytest.mark.parametrize(
    ("cell", "award"),
    [(r"Nguyễn Thị\nMai Mẫu", "LĐTT"), (r"Nguyễn Mẫu An\nTrần Mẫu Bình", "Gia đình văn hóa")],
)
def test_a_name_in_two_lines_and_a_couple_are_one(read: Read, cell: str, award: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ và tên | Danh hiệu |
    | 1 | {cell} | {award} |
    """)
    assert len(names(reading)) == 1


@pytest.mark.parametrize(
    ("cell", "birth"), [("Nguyễn Mẫu An (1970)", "1970"), ("Nguyễn Mẫu An, 1/2/1970", "1/2/1970")]
)
def test_a_name_with_its_birth_in_one_cell(read: Read, cell: str, birth: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ tên, năm sinh | Danh hiệu |
    | 1 | {cell} | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An"]
    assert column(reading, "birth") == [birth]


def test_a_position_in_an_untitled_column_is_no_given_name(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ tên | | Danh hiệu |
    | 1 | Nguyễn Mẫu An | CT | LĐTT |
    | 2 | Trần Mẫu Bình | PCT | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_a_row_of_a_collective_may_name_it_in_the_workplace_alone(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Đơn vị | Họ và tên | Danh hiệu |
    | I | TẬP THỂ | | |
    | 1 | Hội Nông dân | | Giấy khen UBND huyện |
    | II | CÁ NHÂN | | |
    | 1 | Hội Phụ nữ | | Giấy khen UBND huyện |
    | 2 | Hội Phụ nữ | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"GKH collective": 1, "held back: name-missing": 1, "LDTT individual": 1}
    assert names(reading)[0] == "Hội Nông dân"


# --- titles that say more, or less, than their column holds ---------------------------------------------------


def test_a_column_whose_cells_speak_of_no_award_is_not_the_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN CSTĐ CƠ SỞ NĂM 2020 |
    | TT | Họ và tên | Tên sáng kiến | Hội đồng công nhận |
    | 1 | Nguyễn Mẫu An | Giải pháp Mẫu | UBND huyện |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_a_mark_under_an_award_with_other_words_is_not_passed_over(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | LĐTT (x) | CSTĐCS theo ý tổ |
    | 1 | Nguyễn Mẫu An | x | |
    | 2 | Trần Mẫu Bình | x | x |
    """)
    assert tally(reading) == {"LDTT individual": 2, "held back: award-unknown": 1}


def test_a_title_for_people_and_units_leaves_the_kind_to_the_name(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên người/tên đơn vị được đề nghị khen | Hình thức |
    | 1 | Nguyễn Mẫu An | GK huyện |
    | 2 | Tổ Mẫu Một | GK huyện |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


# --- the unit, where no letterhead says it --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 - UBND XÃ LONG THUẬN", "Xã Long Thuận"),
        ("(Kèm theo Tờ trình số 12/TTr-UBND ngày 5/12/2020 của UBND xã Long Thuận)", "Xã Long Thuận"),
        ("Kính gửi: Phòng Nội vụ", "danh-sach"),
        ("(Ban hành kèm theo Công văn số 7/NV ngày 02/12/2020)", "danh-sach"),
        ("Danh sách của trường tiểu học xã Long Thuận", "danh-sach"),
    ],
)
def test_a_title_may_name_the_unit(read: Read, title: str, unit: str) -> None:
    reading = read(rf"""
    # DS
    | {title} |
    | TT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {unit: 1}


def test_a_corner_that_names_the_office_need_not_be_in_capitals(read: Read) -> None:
    reading = read(r"""
    # DS
    | Công ty Mẫu Sen |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Công ty Mẫu Sen": 1}


def test_a_slash_behind_the_letter_d_numbers_a_section(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Tên tập thể | Thành tích |
    | D/ GK xã | < | < |
    | I/ Tập thể | < | < |
    | 1 | Tổ Mẫu Một | Tốt |
    | Đ/ TTLĐXS | < | < |
    | I/ Tập thể | < | < |
    | 1 | Tổ Mẫu Hai | Tốt |
    """)
    assert tally(reading) == {"GKX collective": 1, "TTLDXS collective": 1}


# --- marks and awards under titles of another time ------------------------------------------------------------


@pytest.mark.parametrize(
    "parents",
    [
        "Năm 2019 | < | Năm 2020 | <",
        "Thành tích các năm trước | < | Đề nghị | <",
        "Đăng ký | < | Đề nghị | <",
        "Tập thể đề nghị | < | Hội đồng xét | <",
    ],
)
def test_marks_of_another_time_or_body_are_no_second_proposal(read: Read, parents: str) -> None:
    first_counts = "Hội đồng" in parents
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | {parents} |
    | ^ | ^ | LĐTT | CSTĐCS | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | x | x | |
    """)
    wanted = {"LDTT individual": 1} | ({"CSTDCS individual": 1} if first_counts else {})
    assert tally(reading) == wanted


def test_a_list_of_registrations_alone_proposes_what_was_registered(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Đăng ký thi đua | < |
    | ^ | ^ | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_what_somebody_has_already_is_not_proposed(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Đã đạt LĐTT năm 2019 | Đề nghị CSTĐCS năm 2020 |
    | 1 | Nguyễn Mẫu An | x | x |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_marks_under_de_nghi_are_for_the_award_of_the_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên | Đề nghị |
    | 1 | Nguyễn Mẫu An | x |
    | 2 | Trần Mẫu Bình | |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-missing": 1}


# --- titles without a word that is known ----------------------------------------------------------------------


def test_a_running_number_is_enough_where_the_cells_tell_the_rest(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Gương sáng | Ở đâu | Được gì |
    | 1 | Nguyễn Mẫu An | Ấp 1 | GK huyện |
    | 2 | Trần Mẫu Bình | Ấp 2 | GK huyện |
    """)
    assert tally(reading) == {"GKH individual": 2}


def test_numbers_without_a_title_number_the_rows_and_headings(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    |   | Tên tập thể, cá nhân | Nơi công tác |
    | a | Khối Đảng     |       |
    | 1 | Nguyễn Mẫu An | Ấp 1  |
    | b | Khối Mặt trận |       |
    | 1 | Trần Mẫu Bình | Ấp 2  |
    | Tổng cộng: 2 người |
    """)
    assert tally(reading) == {"GKH individual": 2}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4, section 5, nomination 6, total 7"


def test_somebody_named_beside_a_collective_is_not_put_up(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể | Họ tên thủ trưởng | Hình thức |
    | 1 | Tổ Mẫu Một | Lê Mẫu Cúc | GK huyện |
    """)
    assert tally(reading) == {"GKH collective": 1}


def test_a_unit_typed_without_marks_is_the_unit(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XA LONG THUAN |
    | STT | HO VA TEN | DANH HIEU |
    | 1 | NGUYEN MAU AN | LDTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 1}


def test_levels_under_what_is_asked_for_hold_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | ĐỀ NGHỊ CẤP TRÊN KHEN | < | < |
    | ^ | ^ | CẤP XÃ | CẤP HUYỆN | CẤP TỈNH |
    | 1 | Nguyễn Mẫu An | GK | | |
    | 2 | Trần Mẫu Bình | | GK | |
    | 3 | Lê Mẫu Cúc | | | BK |
    """)
    assert tally(reading) == {"GKX individual": 1, "GKH individual": 1, "BKT individual": 1}


def test_the_parent_of_marks_may_state_their_track(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Thường xuyên | < | Chuyên đề | < |
    | ^ | ^ | GK huyện | BK tỉnh | GK huyện | BK tỉnh |
    | 1 | Nguyễn Mẫu An | x | | | |
    | 2 | Trần Mẫu Bình | | | x | |
    """)
    assert tally(reading) == {"GKH individual merit": 1, "GKH individual drive": 1}


def test_levels_below_a_form_that_lost_its_merged_range_are_its_parts(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | Giấy khen | | Ghi chú |
    | | | | Xã | Huyện | |
    | 1 | Nguyễn Mẫu An | x | x | | |
    | 2 | Trần Mẫu Bình | x | | x | |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKX individual": 1, "GKH individual": 1}


def test_a_list_that_begins_beside_another_lower_down_is_read_too(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | | | | |
    | STT | Tên tập thể  | Danh hiệu | | | | |
    | 1   | Hội Nông dân | TTLĐTT    | | | | |
    | 2   | Hội Phụ nữ   | TTLĐTT    | | STT | Họ tên          | Danh hiệu |
    | 3   | Đoàn TN xã   | TTLĐTT    | | 1   | Nguyễn Mẫu An   | LĐTT      |
    |     |              |           | | 2   | Nguyễn Mẫu Bình | CSTĐCS    |
    | Tổng cộng: 3 tập thể | < | <   | | Tổng cộng: 2 người | < | < |
    """)
    assert tally(reading) == {"TTLDTT collective": 3, "LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-6, total 7"


def test_a_kind_in_the_sheets_name_yields_to_the_name_itself(read: Read) -> None:
    reading = read("""
    # TT
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Tên tập thể, cá nhân | Hình thức khen thưởng |
    | 1   | Hội Nông dân xã      | Giấy khen UBND huyện  |
    | 2   | Nguyễn Văn Mẫu       | Giấy khen UBND huyện  |
    | 3   | Long Mẫu 1           | Giấy khen UBND huyện  |
    | 4   | Lê Mẫu Phong         | TTLĐTT                |
    # HỘ GIA ĐÌNH
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Tên                  | Hình thức khen thưởng |
    | 1   | Nguyễn Văn Mẫu       | Giấy khen UBND huyện  |
    """)
    assert list(reading.nominations["recipient"]) == [
        "collective", "individual", "collective", "collective", "household",
    ]  # fmt: skip


def test_marks_beside_an_award_in_the_title_ask_for_one_more(read: Read) -> None:
    text = """
    # DS
    | ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên     | {} |
    | 1   | Trần Mẫu An   |    |
    | 2   | Lê Mẫu Bình   | x  |
    """
    assert tally(read(text.format("CSTĐCS"))) == {"LDTT individual": 2, "CSTDCS individual": 1}
    # A column for the title's own award says who gets it.
    assert tally(read(text.format("LĐTT"))) == {"LDTT individual": 1, "held back: award-missing": 1}


def test_lists_side_by_side_may_begin_with_any_column(read: Read) -> None:
    reading = read("""
    # DS
    | ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | Cấp khen | Tên đơn vị        | Danh hiệu | | Cấp khen | Họ tên        | Danh hiệu |
    | Tỉnh     | Hợp tác xã Mẫu    | CTĐT      | | Huyện    | Tô Mẫu Lý     | Giấy khen |
    | Huyện    | Ban Nhân dân ấp 2 | TTLĐTT    | |          |               |           |
    """)
    assert tally(reading) == {"CTDT collective": 1, "TTLDTT collective": 1, "GKH individual": 1}


def test_a_title_of_collectives_says_nothing_of_the_persons_listed_below(read: Read) -> None:
    reading = read("""
    # Sheet1
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ CỜ THI ĐUA CỦA UBND TỈNH NĂM 2020 | < | < |
    | STT | Tên tập thể       | Địa chỉ |
    | 1   | Ban Nhân dân ấp 5 | Ấp 5    |
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên         | Danh hiệu, hình thức |
    | 1   | Bùi Mẫu Thắng     | CSTĐ cơ sở           |
    """)
    assert tally(reading) == {"CTDT collective": 1, "CSTDCS individual": 1}
    assert list(reading.nominations["level_context"]) == ["province", ""]


def test_a_list_of_codes_beside_the_list_explains_it_and_nominates_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ THƯỜNG LẠC | | | | | | |
    | STT | Họ và tên   | Mã danh hiệu | | | Mã  | Danh hiệu             |
    | 1   | Lê Mẫu An   | '01          | | | '01 | Lao động tiên tiến    |
    | 2   | Lê Mẫu Bình | '01          | | | '02 | Bằng khen của UBND tỉnh |
    | 3   | Lê Mẫu Cúc  | '05          | | | '05 | Giấy khen của UBND huyện |
    |     |             |              | | | '06 | Giấy khen của UBND xã |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-5, lookup 6"


def test_a_list_of_codes_beside_awards_written_out_adds_nothing(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên   | Danh hiệu | | Mã hình thức | Tên hình thức          |
    | 1   | Lê Mẫu An   | LĐTT      | | '01          | Bằng khen của UBND tỉnh |
    | 2   | Lê Mẫu Bình | LĐTT      | | '02          | Giấy khen của UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_codes_behind_a_gap_are_awards_where_the_list_has_no_others(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên   | | Mã NV | Danh hiệu |
    | 1   | Lê Mẫu An   | | '01   | LĐTT      |
    | 2   | Lê Mẫu Bình | | '02   | CSTĐCS    |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_awards_under_whoever_gives_them(read: Read) -> None:
    for giver, said in (
        ("GĐ Sở Y tế", {"GKDV individual": 1}),
        # Nobody knows who that is: the award is not passed over.
        ("Cấp trên", {"held back: award-ambiguous": 1}),
    ):
        reading = read(rf"""
        # DS
        | STT | Họ và tên   | Danh hiệu | Khen thưởng | <          |
        |     |             |           | {giver}     | UBND tỉnh  |
        | 1   | Lê Mẫu An   | LĐTT      | GK          |            |
        | 2   | Lê Mẫu Bình | LĐTT      |             | BK         |
        """)
        assert tally(reading) == {"LDTT individual": 2, "BKT individual": 1, **said}


def test_awards_under_the_level_that_gives_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ tên chủ hộ | Ngành nghề | Cấp khen      |
    | 1   | Lê Mẫu An     | Trồng lúa  | GK UBND huyện |
    | 2   | Lê Mẫu Bình   | Nuôi cá    | BK UBND tỉnh  |
    """)
    assert tally(reading) == {"GKH household": 1, "BKT household": 1}


def test_short_titles_of_codes(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên   | Mã DH  | Mã HT |
    | 1   | Lê Mẫu An   | '01    |       |
    | 2   | Lê Mẫu Bình | '01    | '02   |
    # Mã
    | Mã  | Danh hiệu, hình thức     |
    | '01 | Lao động tiên tiến       |
    | '02 | Giấy khen của UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_what_a_bracket_tells_of_the_initiative(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên   | Danh hiệu |
    | 1   | Lê Mẫu An   | CSTĐCS (SK: QĐ số 12/QĐ-PGDĐT) |
    | 2   | Lê Mẫu Bình | CSTĐCS (Sáng kiến: Đổi mới, nâng cao chất lượng) |
    """)
    assert tally(reading) == {"CSTDCS individual": 2}


def test_awards_under_the_kinds_beside_the_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đơn vị, cá nhân | Chức vụ  | Tập thể  | Cá nhân         |
    | 1   | Công an xã      |          | GK huyện |                 |
    | 2   | Lê Mẫu An       | Chủ tịch |          | CSTĐCS          |
    | 3   | Lê Mẫu Bình     | VH-XH    |          | LĐTT + GK huyện |
    """)
    assert tally(reading) == {
        "GKH collective": 1, "CSTDCS individual": 1, "LDTT individual": 1, "GKH individual": 1,
    }  # fmt: skip


def test_levels_under_a_title_that_nobody_knows(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên   | Hình thức | Thuộc      |
    | 1   | Lê Mẫu An   | Giấy khen | UBND huyện |
    | 2   | Lê Mẫu Bình | Bằng khen | UBND tỉnh  |
    """)
    assert tally(reading) == {"GKH individual": 1, "BKT individual": 1}


def test_what_people_claim_beside_what_the_office_decides(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên   | Danh hiệu TĐ cá nhân tự nhận | Danh hiệu TĐ do cơ quan bình xét |
    | 1   | Lê Mẫu An   | CSTĐCS | LĐTT |
    | 2   | Lê Mẫu Bình | LĐTT   | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_grades_in_short_below_their_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên   | Xếp loại viên chức | <   | <  | Danh hiệu |
    |    |             | XS                 | Tốt | HT |           |
    | 1  | Lê Mẫu An   | x                  |     |    | CSTĐCS    |
    | 2  | Lê Mẫu Bình |                    | x   |    | LĐTT      |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert ledger(reading) == "header 1-2, nomination 3-4"


def test_what_people_registered_is_not_what_a_title_or_sheet_puts_them_up_for(read: Read) -> None:
    reading = read(r"""
    # BKT
    | STT | Danh hiệu đăng ký | Họ và tên     | Chức vụ |
    | 1   | LĐTT              | Trần Mẫu Súng | Chủ tịch |
    # DS
    | DANH SÁCH CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2020 | < | < | < |
    | STT | Danh hiệu đăng ký | Họ và tên     | Chức vụ |
    | 1   | LĐTT              | Trần Mẫu Súng | Chủ tịch |
    """)
    assert tally(reading) == {"BKT individual": 1, "CSTDCS individual": 1}


def test_headings_behind_their_numerals_are_no_awards_among_the_remarks(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Ghi chú                   | Đối tượng đề nghị khen thưởng | Tỷ lệ phiếu (%) |
    | I  | Cờ thi đua của UBND tỉnh  | | |
    | 1  |                           | Nhân dân và cán bộ xã Long Khánh A | 100 |
    | II | Chiến sĩ thi đua cấp tỉnh | | |
    | 1  |                           | Nguyễn Mẫu Ân | 95 |
    """)
    assert tally(reading) == {"CTDT collective": 1, "CSTDT individual": 1}


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ho va ten hoc sinh", "name"),
        ("Danh hieu de nghi UBND huyen cong nhan", "award"),
        ("Muc do hoan thanh nhiem vu nam 2020", "grade"),
        ("Cao Nhat Nam", ""),
    ],
)
def test_titles_put_together_from_words_without_diacritics(title: str, field: str) -> None:
    match = load_vocabulary().titles.match(title)
    assert (match.field if match else "") == field


def test_a_blank_column_within_a_list_parts_it_from_none_of_its_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < | < | < |
    | STT | Tập thể       | Hình thức khen thưởng | | Loại hình | | STT | Họ và tên      | Hình thức khen thưởng | Loại hình |
    | 1   | Khoa Nội mẫu  | Giấy khen UBND huyện  | | Công trạng | | 1  | Nguyễn Mẫu Sen | Giấy khen UBND huyện  | Đột xuất |
    | 2   | Ấp Long Mẫu 3 | Giấy khen UBND huyện  | | Đột xuất |   |    |                |                       | |
    """)
    assert tally(reading) == {
        "GKH collective merit": 1,
        "GKH individual sudden": 1,
        "GKH collective sudden": 1,
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_bodies_that_sound_like_titles_below_the_titles(read: Read, rows: int) -> None:
    bodies = "\n    ".join(f"|  | Chi bộ ấp Mẫu {at} | Tập thể | Đơn vị tiên tiến | |" for at in range(rows))
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Tên đối tượng | Phân loại khen thưởng | Danh hiệu thi đua | Ghi chú |
    {bodies}
    """)
    assert tally(reading) == {"DVTT collective": rows}


@pytest.mark.parametrize("years", ["Năm 2018 | Năm 2019", "Năm 2018 | Ghi chú"])
def test_awards_of_earlier_years_beside_codes_are_not_asked_for(read: Read, years: str) -> None:
    reading = read(rf"""
    # Mã
    | Mã  | Danh hiệu |
    | '01 | Lao động tiên tiến |
    | '02 | Chiến sĩ thi đua cơ sở |
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Họ và tên      | Mã danh hiệu | {years} |
    | 1   | Nguyễn Mẫu Sen | 1            | CSTĐCS | LĐTT |
    | 2   | Lê Mẫu Cam     | 2            | LĐTT   | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_awards_of_an_earlier_year_alone_are_not_asked_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Năm 2018 |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    """)
    assert tally(reading) == {"held back: award-missing": 1}


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        ("Tỷ lệ LĐTT", "100%"),
        ("Số lượng LĐTT", "3"),
        ("LĐTT | CSTĐCS", "3 | 0"),
        ("LĐTT | Tỉ lệ LĐTT (%) | CSTĐCS", "3 | 100 | 1"),
    ],
)
def test_numbers_of_members_with_an_award_ask_for_nothing(read: Read, titles: str, cells: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Tên tập thể | Tổng số CBCC | {titles} |
    | 1   | Phòng Mẫu   | 3            | {cells} |
    | 2   | Tổ Mẫu      | 3            | {cells} |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}


def test_what_a_branch_and_what_the_district_gives(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Khen của ngành            | Khen của địa phương    |
    | 1   | Nguyễn Mẫu An |                           | Giấy khen CT UBND huyện |
    | 2   | Trần Mẫu Bình | Giấy khen của Giám đốc Sở | Giấy khen CT UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 2, "GKDV individual": 1}


def test_of_two_columns_of_levels_the_one_that_decides_speaks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Hình thức | Cấp trình | Cấp quyết định |
    | 1   | Nguyễn Mẫu An | Giấy khen | Xã        | Huyện          |
    """)
    assert tally(reading) == {"GKH individual": 1}


def test_of_two_columns_of_kinds_the_one_that_names_them_speaks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên đối tượng | Loại | Đối tượng | Hình thức            |
    | 1   | Nguyễn Mẫu An | Mới  | Cá nhân   | Giấy khen UBND huyện |
    | 2   | Hoa Mẫu       | Cũ   | Tập thể   | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


@pytest.mark.parametrize("title", ["Danh hiệu hiện có", "Danh hiệu cũ", "Danh hiệu trước đây"])
def test_awards_that_somebody_has_already_are_of_earlier_years(read, title):
    counts = tally(
        read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên      | {title} | Đề nghị tặng |
    | 1   | Nguyễn Mẫu Sen | LĐTT    | CSTĐCS       |
    | 2   | Trần Mẫu Bưởi  | CSTĐCS  | LĐTT         |
    """)
    )
    assert counts == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_what_is_said_of_somebodys_life_puts_nobody_up_or_off(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Tình trạng hôn nhân | Tình trạng sức khỏe | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Có                  | Tốt                 | LĐTT      |
    | 2   | Trần Mẫu Bưởi  | Không               | Chờ kết quả khám    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert not reading.sheets[0].odd_cells
