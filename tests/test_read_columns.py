"""Where the table is and what its columns are: titles as offices type them, not as a form's author meant them."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, names, tally, units
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
