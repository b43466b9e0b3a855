"""Sections inside a list, and several lists on a page.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, tally

# --- sections -----------------------------------------------------------------------------------------------


def test_sections_by_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | < | < |
    | STT | Họ và tên/Tên tập thể | Thành tích |
    | I. TẬP THỂ (02) | < | < |
    | 1 | Ấp Mẫu | Có nhiều thành tích |
    | 2 | Nhân dân và cán bộ ấp 2 | Có nhiều thành tích |
    | II. CÁ NHÂN (02 người) | < | < |
    | 1 | Nguyễn Mẫu An | Có nhiều thành tích |
    | 2 | Trần Mẫu Bình | Có nhiều thành tích |
    | III. HỘ GIA ĐÌNH: | < | < |
    | 1 | Lê Mẫu Cúc | Hiến đất làm đường |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 2, "GKH household": 1}


def test_sections_nested_by_recipient_award_and_track(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Chức vụ | Ghi chú |
    | A | KHEN THƯỞNG THƯỜNG XUYÊN | | |
    | I | Tập thể | | |
    | 1. | Tập thể lao động tiên tiến | | |
    | 1 | Phòng Mẫu Thử | | |
    | 2. | Giấy khen của Chủ tịch UBND huyện | | |
    | 1 | Ban Mẫu Thử | | |
    | II | Cá nhân | | |
    | 1. | Lao động tiên tiến | | |
    | 1 | Nguyễn Mẫu An | Công chức | |
    | 2 | Trần Mẫu Bình | Công chức | |
    | 2. | Chiến sĩ thi đua cơ sở | | |
    | 1 | Nguyễn Mẫu An | Công chức | |
    | B | KHEN THƯỞNG CHUYÊN ĐỀ | | |
    | I | Cá nhân | | |
    | 1. | Giấy khen của Chủ tịch UBND huyện | | |
    | 1 | Lê Mẫu Cúc | Công chức | |
    """)
    assert tally(reading) == {
        "TTLDTT collective merit": 1,
        "GKH collective merit": 1,
        "LDTT individual merit": 2,
        "CSTDCS individual merit": 1,
        "GKH individual drive": 1,
    }


def test_sections_without_numerals_by_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ |
    | Lao động tiên tiến | < | < |
    | 1 | Nguyễn Mẫu An | Công chức |
    | 2 | Trần Mẫu Bình | Công chức |
    | Chiến sĩ thi đua cơ sở | < | < |
    | Không | < | < |
    | Giấy khen của UBND huyện | < | < |
    | 1 | Lê Mẫu Cúc | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert ledger(reading) == (
        "header 1, section 2, nomination 3-4, section 5, note 6, section 7, nomination 8"
    )


def test_sections_with_the_level_above_and_the_bare_form_below(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ |
    | I. CẤP TỈNH | < | < |
    | 1. Bằng khen | < | < |
    | 1 | Nguyễn Mẫu An | Công chức |
    | II. CẤP HUYỆN | < | < |
    | 1. Giấy khen | < | < |
    | 1 | Trần Mẫu Bình | Công chức |
    | 2 | Lê Mẫu Cúc | Công chức |
    | III. CẤP XÃ | < | < |
    | 1. Giấy khen | < | < |
    | 1 | Phạm Mẫu Dung | Nông dân |
    """)
    assert tally(reading) == {"BKT individual": 1, "GKH individual": 2, "GKX individual": 1}


def test_tracks_of_a_drive_and_of_a_sudden_achievement_as_sections(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 | < | < | < |
    | STT | Họ và tên/Tên tập thể | Chức vụ | Hình thức khen thưởng |
    | I. Chuyên đề: Phong trào toàn dân bảo vệ an ninh Tổ quốc | < | < | < |
    | 1 | Nguyễn Mẫu An | Công an viên | Giấy khen |
    | 2 | Tổ nhân dân tự quản số 1 | | Giấy khen |
    | II. Đột xuất | < | < | < |
    | 1 | Trần Mẫu Bình | Nông dân | Giấy khen |
    | III. Thường xuyên | < | < | < |
    | 1 | Lê Mẫu Cúc | Công chức | Giấy khen |
    """)
    assert tally(reading) == {
        "GKH individual drive": 1,
        "GKH collective drive": 1,
        "GKH individual sudden": 1,
        "GKH individual merit": 1,
    }


def test_a_section_of_staff_groups_changes_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | I. KHỐI ĐẢNG | < | < | < |
    | 1 | Nguyễn Mẫu An | Bí thư | LĐTT |
    | II. KHỐI CHÍNH QUYỀN | < | < | < |
    | 2 | Trần Mẫu Bình | Chủ tịch | LĐTT |
    | III. CÁC ĐOÀN THỂ | < | < | < |
    | 3 | Lê Mẫu Cúc | Chủ tịch Hội | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert (
        ledger(reading)
        == "header 1, section 2, nomination 3, section 4, nomination 5, section 6, nomination 7"
    )


def test_a_section_with_nobody_in_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | I | Tập thể | |
    | | Không có | |
    | II | Cá nhân | |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | III | Hộ gia đình: Không | |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, section 2, note 3, section 4, nomination 5, section 6"


# --- several tables -----------------------------------------------------------------------------------------


def test_two_tables_below_one_another_with_their_own_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG | < | < | < |
    | STT | Tên tập thể | Danh hiệu | Ghi chú |
    | 1 | Văn phòng UBND | TTLĐTT | |
    | 2 | Công an xã | ĐVTT | |

    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | 3 | Lê Mẫu Cúc | Công chức | CSTĐCS |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "DVTT collective": 1,
        "LDTT individual": 2,
        "CSTDCS individual": 1,
    }
    assert ledger(reading) in (
        "title 1-2, header 3, nomination 4-5, title 7, header 8, nomination 9-11",
        "title 1-2, header 3, nomination 4-5, section 7, header 8, nomination 9-11",
    )


def test_two_tables_with_signatures_between_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN | < | < |
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức |
    | | NGƯỜI LẬP | CHỦ TỊCH |
    | | (Ký, ghi rõ họ tên) | (Ký, đóng dấu) |

    | | Trần Mẫu Lập | Lê Mẫu Ký |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ | < | < |
    | STT | Họ và tên | Chức vụ |
    | 1 | Phạm Mẫu Dung | Công chức |
    | | NGƯỜI LẬP | CHỦ TỊCH |

    | | Trần Mẫu Lập | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == (
        "title 1, header 2, nomination 3, signature 4-5, signature 7, title 8, header 9, "
        "nomination 10, signature 11, signature 13"
    )


def test_two_tables_side_by_side(read: Read) -> None:
    reading = read(r"""
    # DS
    | TẬP THỂ | < | < | | CÁ NHÂN | < | < | < |
    | STT | Tên tập thể | Danh hiệu | | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Phòng Mẫu Thử | TTLĐTT | | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Ban Mẫu Thử | TTLĐTT | | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | | | | | 3 | Lê Mẫu Cúc | Công chức | CSTĐCS |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 2, "CSTDCS individual": 1}


def test_two_columns_of_names_on_one_page(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < | < | < | < |
    | STT | Họ và tên | Chức vụ | | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức | | 4 | Phạm Mẫu Dung | Công chức |
    | 2 | Trần Mẫu Bình | Công chức | | 5 | Võ Mẫu Em | Công chức |
    | 3 | Lê Mẫu Cúc | Công chức | | | | |
    """)
    assert tally(reading) == {"LDTT individual": 5}


def test_header_repeated_at_page_breaks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 3 | Lê Mẫu Cúc | Công chức | LĐTT |
    | STT | HỌ VÀ TÊN | Chức vụ | Danh hiệu |
    | 4 | Phạm Mẫu Dung | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 4}
    assert ledger(reading) == ("header 1, nomination 2-3, header 4, nomination 5, header 6, nomination 7")


def test_header_of_two_rows_repeated_inside_a_section(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Năm sinh | < | Chức vụ |
    | ^ | ^ | Nam | Nữ | ^ |
    | I. LAO ĐỘNG TIÊN TIẾN | < | < | < | < |
    | 1 | Nguyễn Mẫu An | 1980 | | Công chức |
    | STT | Họ và tên | Năm sinh | < | Chức vụ |
    | ^ | ^ | Nam | Nữ | ^ |
    | 2 | Trần Mẫu Bình | | 1985 | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1-2, section 3, nomination 4, header 5-6, nomination 7"


@pytest.mark.parametrize("numeral", ["Phần I:", "Phần thứ nhất", "CHƯƠNG II -", "Điều 1.", "a", "-"])
def test_a_numeral_in_words_may_stand_in_a_cell_of_its_own(read: Read, numeral: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Chức vụ |
    | {numeral} | Lao động tiên tiến | |
    | 1 | Nguyễn Mẫu An | Công chức |
    """)
    assert list(reading.nominations["award"]) == ["LDTT"]


def test_a_unit_without_a_number_is_a_heading_where_parts_begin_anew_below_it(read: Read) -> None:
    reading = read("""
    # HCLĐHB
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Họ và tên | Nghề nghiệp | Cơ quan, đơn vị |
    | Phòng Tư pháp | | |
    | I. Công trạng | | |
    | Bà Từ Mẫu Ngọc Thủy | Công chức | Trường TH Mẫu |
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | | |
    | I. Công trạng | | |
    | Đ/c Phó Thị Mẫu Cúc | Nông dân | Trường TH Mẫu |
    """)
    assert tally(reading) == {"HCLD3 individual merit": 2}


def test_a_unit_that_states_no_kind_is_a_heading_where_everybody_else_does(read: Read) -> None:
    reading = read("""
    # Sheet1
    | ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ NĂM 2020 | < | < |
    | HỌ VÀ TÊN CÁ NHÂN, TÊN TẬP THỂ | Cấp bậc, chức vụ | Phân loại khen thưởng |
    | UBND Xã Thường Phước 1 | | |
    | Đồng chí Từ Thị Mẫu Bình | Phó Chủ tịch HĐND | Cá nhân |
    """)
    assert tally(reading) == {"BKTTG individual": 1}


def test_an_awards_heading_for_bodies_ends_at_one_for_people(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG THCS MẪU - DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2025 | < | < | < |
    | TT | Họ và tên | Chức vụ | Danh hiệu đề nghị |
    | Tập thể lao động xuất sắc | < | < | < |
    | 1 | Trường THCS Mẫu | | Tập thể LĐXS |
    | Cá nhân | < | < | < |
    | 1 | Nguyễn Mẫu An | Giáo viên | LĐTT; CSTĐCS |
    | 2 | Trần Mẫu Bo | Giáo viên | LĐTT |
    """)
    assert tally(reading) == {"TTLDXS collective": 1, "LDTT individual": 2, "CSTDCS individual": 1}


def test_bodies_in_the_column_of_units_under_their_awards_heading_are_nominated(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG TIỂU HỌC MẪU - DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2025 | < | < | < |
    | STT | Tổ | Họ và tên | Danh hiệu |
    | I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < | < |
    | 1 | Tổ khối 1 | | |
    | 2 | Tổ Văn phòng | | |
    | II. CÁ NHÂN | < | < | < |
    | 1 | Tổ khối 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Tổ khối 1 | | |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 1}
    assert (
        ledger(reading) == "title 1, header 2, section 3, nomination 4-5, section 6, nomination 7, unread 8"
    )


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("DANH SÁCH ĐỀ NGHỊ TẶNG HUÂN CHƯƠNG ĐỘC LẬP NĂM 2024", "Cá nhân"),
        ("DANH SÁCH ĐỀ NGHỊ KHEN CAO NĂM 2024", "I. HUÂN CHƯƠNG ĐỘC LẬP"),
    ],
)
def test_a_class_under_an_orders_name_is_the_orders(read: Read, title: str, heading: str) -> None:
    reading = read(f"""
    # DS
    | {title} | < | < | < |
    | STT | Họ và tên | Chức vụ | Hình thức đề nghị |
    | {heading} | < | < | < |
    | 1 | Nguyễn Mẫu An | Giám đốc | Hạng Ba |
    | 2 | Trần Mẫu Bo | Giám đốc | hạng II |
    """)
    assert tally(reading) == {"HCDL3 individual": 1, "HCDL2 individual": 1}


@pytest.mark.parametrize(
    ("title", "columns", "first", "second"),
    [
        ("TẶNG HUÂN CHƯƠNG ĐỘC LẬP", "Hạng", "Ba", "II"),
        ("TẶNG HUÂN CHƯƠNG ĐỘC LẬP", "Hạng | <", "Ba | <", "II | <"),
        ("KHEN CAO", "Hình thức | Hạng", "Huân chương Độc lập | Ba", "HCĐL | hạng II"),
        ("KHEN CAO", "Hạng | Hình thức", "3 | Huân chương Độc lập", "Nhì | Huân chương Độc lập"),
    ],
)
def test_the_class_of_an_order_in_a_column_of_its_own(
    read: Read, title: str, columns: str, first: str, second: str
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ {title} NĂM 2024 | < | < | < |
    | STT | Họ và tên | {columns} |
    | 1 | Nguyễn Mẫu An | {first} |
    | 2 | Trần Mẫu Bo | {second} |
    """)
    assert tally(reading) == {"HCDL3 individual": 1, "HCDL2 individual": 1}


def test_the_class_of_a_teacher_is_none_of_an_award(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2024 | < | < | < |
    | STT | Họ và tên | Hạng | Danh hiệu |
    | 1 | Nguyễn Mẫu An | II | LĐTT |
    | 2 | Trần Mẫu Bo | III | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


@pytest.mark.parametrize("numeral", ["Ii.", "Iii -", "Iv.", "Vi.", "Viii.", "Xi -"])
def test_numerals_that_a_function_of_excel_wrote_small(read: Read, numeral: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Danh hiệu |
    | I. Tập Thể | < | < |
    | 1   | Tổ Mẫu Sen     | GKH |
    | {numeral} Cá Nhân | < | < |
    | 1   | Vi Văn Mẫu     | GKH |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}


def test_an_award_that_begins_like_a_household_heads_its_list_with_a_count(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên          |
    | A) Lao động tiên tiến: 01 | < |
    | 1   | Nguyễn Mẫu An      |
    | B) GIA ĐÌNH VĂN HÓA: 01 | < |
    | 1   | Hộ ông Trần Mẫu Em |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GDVH household": 1}


@pytest.mark.parametrize("number", ["I", "1"])
def test_headings_in_the_column_of_awards_over_names_without_numbers(read: Read, number: str) -> None:
    second = {"I": "II", "1": "2"}[number]
    reading = read(rf"""
    # DS
    | STT | Danh hiệu | Tên tập thể/cá nhân | Chức vụ |
    | {number} | Cờ thi đua của UBND tỉnh | | |
    |     |           | Xã Long Thuận       |          |
    | {second} | Bằng khen của Chủ tịch UBND tỉnh | | |
    |     |           | Phòng Nội vụ        |          |
    |     |           | Nguyễn Mẫu An       | Chủ tịch |
    """)
    assert tally(reading) == {"CTDT collective": 1, "BKT collective": 1, "BKT individual": 1}


def test_who_gives_it_heads_a_section_and_signs_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ |
    | I. Đề nghị Chủ tịch UBND huyện tặng Giấy khen (01 cá nhân) |
    | 1   | Nguyễn Mẫu An | Nông dân |
    | II. Chủ tịch UBND xã khen (01 cá nhân) |
    | 1   | Trần Mẫu Bình | Nông dân |
    | CHỦ TỊCH HỘI ĐỒNG THI ĐUA KHEN THƯỞNG |
    | Lê Mẫu Cúc |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX individual": 1}
    assert "signature 6-7" in ledger(reading)


@pytest.mark.parametrize("bullet", ["*", "-", "+"])
def test_a_bulleted_divider_makes_no_heading_of_the_person_above_it(read: Read, bullet: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA NĂM 2020 | < | < | < |
    | STT | Họ và tên        | Chức vụ      | Ghi chú |
    | I   | Lao động tiên tiến: 03/04 CBCC (đạt tỷ lệ 75%) | < | < |
    | {bullet} | Khối Đảng, đoàn thể | < | < |
    | 1   | Nguyễn Mẫu An    | Bí thư       |         |
    | 2   | Lê Thị Mẫu Cúc   | Phó Chủ tịch |         |
    | {bullet} | Khối chính quyền | < | < |
    | 3   | Phạm Mẫu Dũng    | Chủ tịch     |         |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert "unread" not in ledger(reading)


def test_a_heading_says_within_whose_power_the_awards_below_it_are(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ    |
    | A. THẨM QUYỀN CHỦ TỊCH UBND HUYỆN | < | < |
    | Giấy khen: | < | < |
    | 1   | Nguyễn Mẫu An | Trưởng ấp  |
    | B. THUỘC THẨM QUYỀN CỦA CHỦ TỊCH UBND XÃ | < | < |
    | Giấy khen: | < | < |
    | 1   | Trần Mẫu Bình | Trưởng ấp  |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX individual": 1}


@pytest.mark.parametrize(
    "count",
    [
        ": 01/06 LĐTT (đạt tỷ lệ 16,7%)",
        ": 02 đ/c (chiếm 15% tổng số LĐTT)",
        ": 2/12 LĐTT = 16,7%",
        ": 12 đồng chí/15 đồng chí",
    ],
)
def test_a_heading_with_a_share_behind_its_award(read: Read, count: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Chức vụ |
    | II  | Chiến sĩ thi đua cơ sở{count} | < |
    | 1   | Phạm Mẫu Dũng | Chủ tịch |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


@pytest.mark.parametrize("first", ["| *   | Khối cơ quan chuyên môn | < | < |", ""])
@pytest.mark.parametrize(
    "divider",
    [
        *(
            f"{bullet} | {text} | | "
            for bullet in "*-"
            for text in ("Khối sự nghiệp", "Công chức", "Ban Giám hiệu")
        ),
        "* | Khối đơn vị sự nghiệp | < | <",
    ],
)
def test_a_bulleted_divider_makes_no_heading_of_the_body_above_it(
    read: Read, first: str, divider: str
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH TẬP THỂ ĐẠT DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Tên tập thể        | Số CBCC | Ghi chú |
    {first}
    | 1   | Phòng Nội vụ       | 8       |         |
    | 2   | Phòng Y tế         | 5       |         |
    | {divider} |
    | 3   | Trung tâm Văn hóa  | 12      |         |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


def test_a_count_of_a_body_s_people_among_them_is_no_nominee(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ  |
    |     | Đảng ủy       | 1        |
    | 1   | Nguyễn Mẫu An | Bí thư   |
    |     | Lãnh đạo UBND | 1        |
    | 2   | Trần Mẫu Bình | Chủ tịch |
    """)
    assert tally(reading) == {"GKH individual": 2}


@pytest.mark.parametrize(
    ("title", "whose", "counted"),
    [
        ("DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020", "Chủ hộ", "GDVH household"),
        ("DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020", "Họ và tên", "GDVH household"),
        ("DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ", "Chủ hộ", "GKX household"),
    ],
)
def test_a_numbered_hamlet_over_households_numbered_anew(
    read: Read, title: str, whose: str, counted: str
) -> None:
    reading = read(rf"""
    # DS
    | {title} |
    | STT | {whose} | Ghi chú |
    | 1   | Ấp Long Hưng   | |
    | 1   | Nguyễn Mẫu An  | |
    | 2   | Trần Mẫu Bình  | |
    | 2   | Ấp Long Thạnh  | |
    | 1   | Lê Mẫu Cam     | |
    """)
    assert tally(reading) == {counted: 3}


def test_numbered_bodies_among_households(read: Read) -> None:
    """Whoever no hamlet can be, by the award's law, is held back (R301)."""
    form = r"""
    # DS
    | DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020 |
    | STT | Chủ hộ        | Ghi chú |
    | 1   | {body}        | |
    | {n} | Nguyễn Mẫu An | |
    | {m} | Trần Mẫu Bình | |
    """
    for body, numbers, counted in (
        ("Tổ 1", "12", {"GDVH household": 2}),
        ("Ấp Long Hưng", "23", {"GDVH household": 2, "GDVH collective": 1}),
    ):
        text = form.replace("{body}", body).replace("{n}", numbers[0]).replace("{m}", numbers[1])
        assert tally(read(text)) == counted
