"""Rows inside a list: blanks, numbers that lack, merged and hidden cells, rows that lack something.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, kinds, ledger, names, read_cells, tally, units

# --- rows inside a list -------------------------------------------------------------------------------------


def test_a_hundred_blank_rows_in_the_middle(read: Read) -> None:
    blank = "\n".join("    |" for _ in range(100))
    reading = read(f"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
{blank}
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 2, nomination 103"


def test_rows_that_hold_only_spaces_are_blank(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | \s | \s | \s |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}


@pytest.mark.parametrize("spaces", [" ", "   ", "\u00a0"])
def test_rows_of_spaces_that_the_engine_keeps_are_blank(spaces: str) -> None:
    above = [["STT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Mẫu An", "LĐTT"]]
    reading = read_cells([*above, [spaces] * 3, [2, "Trần Mẫu Bình", "LĐTT"]])
    assert tally(reading) == {"LDTT individual": 2}


def test_a_merged_award_speaks_for_cells_that_hold_spaces() -> None:
    rows = [["STT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Mẫu An", "LĐTT"], [2, "Trần Mẫu Bình", " "]]
    assert tally(read_cells(rows, merges=[(2, 3, 3, 3)])) == {"LDTT individual": 2}


def test_pre_numbered_empty_rows_are_no_nominations(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | | | |
    | 3 | | | |
    | 4. | ........ | ........ | |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-5"


def test_a_blank_form_has_no_nominations(read: Read) -> None:
    reading = read(r"""
    # A3 zoom 70
    | UBND XÃ …………… | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM ........ | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | (1) | (2) | (3) | (4) |
    | 1 | | | |
    | 2 | | | |
    | | NGƯỜI LẬP BIỂU | | THỦ TRƯỞNG ĐƠN VỊ |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["list"]
    assert ledger(reading) == "title 1-2, header 3, numbering 4, note 5-6, signature 7"


def test_no_running_numbers_anywhere(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | | Trần Mẫu Bình | Trưởng phòng | LĐTT |
    | | Phòng Mẫu Thử | | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}


def test_numbers_missing_on_later_rows_and_stored_as_text(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | '01 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | 2. | Trần Mẫu Bình | Trưởng phòng | LĐTT |
    | | Lê Mẫu Cúc | Giám đốc | LĐTT |
    | | Phạm Mẫu Dung | Kế toán | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 4}


def test_running_numbers_with_decimals(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 1.1 | Trần Mẫu Bình | LĐTT |
    | 1.2 | Lê Mẫu Cúc | LĐTT |
    | 2 | Phạm Mẫu Dung | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 4}


def test_an_award_in_a_vertically_merged_cell_without_running_numbers(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | | Trần Mẫu Bình | Trưởng phòng | ^ |
    | | Lê Mẫu Cúc | Kế toán | ^ |
    | | Phạm Mẫu Dung | Công chức | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1}


def test_an_award_in_a_vertically_merged_cell_with_names_only(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể | Danh hiệu |
    | 1 | Ngọn hải đăng mẫu | TTLĐTT |
    | 2 | Bến đò mẫu | ^ |
    | 3 | Vườn ươm mẫu | ^ |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


def test_the_shortest_title_of_an_awards_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | DH             |
    | 1   | Nguyễn Mẫu An | lđtt           |
    | 2   | Trần Mẫu Bình | Lao động T.Tiến |
    """)
    assert tally(reading) == {"LDTT individual": 2}


@pytest.mark.parametrize(
    "ditto",
    [
        '"',
        "nt",
        "-nt-",
        "''",
        "〃",
        "- nt -",
        "Như trên",
        "n/t",
        "//",
        "nt\u200b",
        "như\u00a0 trên",
        "..nt..",
        "(nt)",
        "… nt …",
    ],
)
def test_ditto_marks_repeat_the_cell_above(read: Read, ditto: str) -> None:
    shown = f"'{ditto}" if ditto.startswith("'") else ditto
    reading = read(f"""
    # DS
    | STT | Họ và tên | Đơn vị đề nghị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Xã Long Thuận | LĐTT |
    | 2 | Trần Mẫu Bình | {shown} | {shown} |
    | 3 | Lê Mẫu Cúc | {shown} | {shown} |
    | 4 | Phạm Mẫu Dung | Xã Phú Thuận A | CSTĐCS |
    | 5 | Võ Mẫu Em | {shown} | {shown} |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 2}
    assert units(reading) == {"Xã Long Thuận": 3, "Xã Phú Thuận A": 2}


def test_every_data_row_merged_in_pairs(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | ^ | ^ | ^ | ^ |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | ^ | ^ | ^ | ^ |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | ^ | ^ | ^ | ^ |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 3, nomination 5"


def test_a_person_over_two_rows_with_two_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | ^ | ^ | ^ | CSTĐCS |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu An", "Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_hidden_rows_sheets_and_columns_are_read_and_flagged(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    !| 2 | Trần Mẫu Bình | LĐTT |
    # (hidden) DS cũ
    | STT | Họ và tên | Danh hiệu |
    | 1 | Lê Mẫu Cúc | LĐTT |
    # DS 3 (hidden columns B)
    | STT | Họ và tên | Danh hiệu |
    | 1 | Phạm Mẫu Dung | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 4}
    assert column(reading, "hidden") == [False, True, True, True]
    assert reading.sheets[0].hidden_rows == (3,)


def test_a_name_without_an_award_and_an_award_without_a_name_are_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | |
    | 2 | | Công chức | LĐTT |
    | 3 | Lê Mẫu Cúc | Công chức | LĐTT |
    """)
    assert tally(reading) == {
        "held back: award-missing": 1,
        "held back: name-missing": 1,
        "LDTT individual": 1,
    }


def test_a_number_in_place_of_a_name_is_no_name(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | 12345 | Công chức | LĐTT |
    | 2 | '067 | Công chức | LĐTT |
    | 3 | Nguyễn Mẫu An | Công chức | LĐTT |
    """)
    assert tally(reading) == {"held back: name-missing": 2, "LDTT individual": 1}


def test_an_error_or_an_unsaved_formula_in_place_of_an_award_is_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | #REF! |
    | 2 | Trần Mẫu Bình | Công chức | =VLOOKUP(B3,X:Y,2,0) |
    | 3 | Lê Mẫu Cúc | Công chức | =VLOOKUP(B4,X:Y,2,0) => LĐTT |
    """)
    assert tally(reading) == {
        "held back: error-cell": 1,
        "held back: formula-without-value": 1,
        "LDTT individual": 1,
    }


def test_sample_rows_are_no_nominations(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | Ví dụ | Nguyễn Văn A | LĐTT |
    | VD: | Trần Thị B | CSTĐCS |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, example 2-3, nomination 4"


@pytest.mark.parametrize("label", ["Tổng cộng", "T.Cộng", "TC", "Tổng số cá nhân", "Tổng cộng (người)", "Cộng danh sách", "Số lượng"])  # fmt: skip
@pytest.mark.parametrize(
    "row", ["| {} | | | 3 LĐTT |", "| | {} | | 3 LĐTT |", "| | {} | 3 | |", "| {} | | | 3 |"]
)
def test_a_total_is_nobody_and_its_number_is_compared(read: Read, label: str, row: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    {row.format(label)}
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]
    assert [one.number for table in reading.sheets[0].tables for one in table.stated] == [3]


def test_awards_are_counted_before_their_names(read: Read) -> None:
    reading = read("""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | CSTĐCS |
    | Tổng cộng | 02 LĐTT, 01 CSTĐCS | |
    """)
    stated = [(one.number, one.awards) for one in reading.sheets[0].tables[0].stated]
    assert stated == [(2, ("LDTT",)), (1, ("CSTDCS",))]


@pytest.mark.parametrize("title", ["", "Vị trí", "ABC"])
@pytest.mark.parametrize("post", ["Trưởng phòng", "Chủ tịch", "Kế toán", "Tổ trưởng"])
def test_a_post_beside_a_persons_name_is_no_signature(read: Read, title: str, post: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | Họ và tên | {title} | Đơn vị |
    | Nguyễn Mẫu An | {post} | Văn phòng |
    | Trần Mẫu Bình | Công chức | Văn phòng |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


@pytest.mark.parametrize("left", ["", "* Ghi chú: đã công khai", "Nơi nhận:", "NGƯỜI LẬP"])
@pytest.mark.parametrize(
    "right", ["Q. CHỦ TỊCH", "TỔ TRƯỞNG", "LÃNH ĐẠO ĐƠN VỊ", "Ngày 5/12/2020", "Hồng Ngự, ngày 5/12/2020", "TM. ỦY BAN NHÂN DÂN"]
)  # fmt: skip
def test_whoever_signs_below_the_awards_is_awarded_nothing(read: Read, left: str, right: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | {left} | | | {right} |

    | | | | Lê Văn Mẫu |
    """)
    assert names(reading) == ["Nguyễn Mẫu An"]


@pytest.mark.parametrize("name", ["x", "X", "N/A", "Không", "không có"])
def test_what_says_that_there_is_nobody_is_no_name(read: Read, name: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | {name} | LĐTT |
    """)
    assert list(reading.nominations["held_back"]) == ["", "name-missing"]


@pytest.mark.parametrize(
    "row",
    [
        "| | | 1985 | | |",
        "| | | | | Chuyên đề |",
        "| 2 | | | | Đột xuất |",
        "| 2 | | | | | Xã Long Thuận |",
        "| 2 | | | | | Doanh nghiệp |",
    ],
)
def test_a_row_with_one_answer_and_nobody_is_unread(read: Read, row: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
    | STT | Họ và tên | Năm sinh | Danh hiệu | Loại hình | Đơn vị | Ghi chú |
    | 1 | Nguyễn Mẫu An | 1980 | LĐTT | | Ấp 1 |
    {row}
    | 3 | Trần Mẫu Bình | 1981 | LĐTT | | Ấp 1 |
    """)
    assert ledger(reading) == "title 1, header 2, nomination 3, unread 4, nomination 5"
    assert column(reading, "track") == ["", ""]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("2", "title 1, header 2, nomination 3-5"), ("II", "title 1, header 2, nomination 3, section 4, nomination 5")],
)  # fmt: skip
def test_a_unit_counted_among_the_collectives_lacks_its_award(read: Read, number: str, expected: str) -> None:
    reading = read(f"""
    # Danh sách
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Tên tập thể | Danh hiệu |
    | 1 | Trạm Y tế mẫu | TTLĐTT |
    | {number} | Xã Long Thuận | |
    | 3 | Văn phòng mẫu | TTLĐTT |
    """)
    assert ledger(reading) == expected
    assert set(column(reading, "unit_section")) == ({""} if number == "2" else {"", "Xã Long Thuận"})


def test_whoever_stands_above_a_repeated_header_is_no_title(read: Read) -> None:
    reading = read("""
    # BKT
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Số TT | Tên tập thể được đề nghị | Thành tích đạt được |
    | I - Xã Long Thuận | < | < |
    | | Chi bộ ấp Mẫu 12 | Có nhiều thành tích |
    | Số TT | Tên tập thể được đề nghị | Thành tích đạt được |
    | | Trạm Y tế mẫu | Có nhiều thành tích |
    """)
    assert names(reading) == ["Chi bộ ấp Mẫu 12", "Trạm Y tế mẫu"]


def test_a_heading_above_a_repeated_header_heads_those_below_it(read: Read) -> None:
    reading = read("""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ và tên | Danh hiệu |
    | a | Khối Đảng | |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | b | Khối Chính quyền | |
    | TT | Họ và tên | Danh hiệu |
    | A | B | 1 |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_people_denied_at_the_end_of_a_list_deny_nobody_of_the_next(read: Read) -> None:
    reading = read("""
    # Danh sách
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Tên tập thể | Danh hiệu |
    | 1 | Ấp Mẫu | Tập thể LĐTT |
    | Cá nhân không đủ điều kiện xét | < | < |
    | | Kha Mẫu Rút | |

    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert names(reading) == ["Ấp Mẫu", "Nguyễn Mẫu An"]


def test_people_denied_above_the_heading_of_the_next_list_are_of_the_one_before(read: Read) -> None:
    reading = read("""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020 | < |
    | TẬP THỂ | < |
    | TT | Tên tập thể |
    | 1 | Ấp Mẫu |
    | Danh sách không đề nghị | < |
    | | Kha Mẫu Rút |

    | CÁ NHÂN | < |
    | TT | Tên cá nhân |
    | 1 | Nguyễn Mẫu An |
    """)
    assert tally(reading) == {"BKT collective": 1, "BKT individual": 1}


@pytest.mark.parametrize(
    ("last", "counted", "told"),
    [
        ("| | Lê Mẫu Cam | Chủ tịch | |", 3, []),
        ("| | Lê Mẫu Cam | | Mới |", 3, []),
        ("| | Ông Lê Mẫu Cam | | |", 2, ["may-sign"]),
        ("| | Lê Mẫu Cam | | |", 2, ["may-sign"]),
    ],
)
@pytest.mark.parametrize("end", ["| | | CHỦ TỊCH | |", "| | | Ngày 05 tháng 12 năm 2020 | |", ""])
def test_a_last_row_without_a_number_is_counted_unless_it_may_be_who_signs(
    read: Read, last: str, counted: int, told: list[str], end: str
) -> None:
    for blank in ("", "\n"):
        reading = read(
            "# DS\n| DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |\n"
            "| STT | Họ và tên | Chức vụ | Ghi chú |\n| 1 | Nguyễn Mẫu An | Kế toán | |\n| 2 | Trần Mẫu Bình | Kế toán | |\n"
            f"{blank}{last}\n{end}"
        )
        assert tally(reading) == {"LDTT individual": counted}
        assert [why for _, fate, why in reading.sheets[0].fates if fate == "unread"] == told


def test_names_without_numbers_end_a_list_that_numbers_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Ghi chú |
    |     | Nguyễn Mẫu An |         |
    |     | Trần Mẫu Bình |         |
    | | | CHỦ TỊCH |
    """)
    assert tally(reading) == {"LDTT individual": 2}


@pytest.mark.parametrize(
    ("post", "known"),
    [
        ("PHÓ GIÁM ĐỐC", True),
        ("Q. TRƯỞNG PHÒNG", True),
        ("VIỆN TRƯỞNG", True),
        ("TRƯỞNG TRẠM", True),
        ("Trưởng khoa", True),
        ("ĐỘI TRƯỞNG", True),
        ("CHỦ NHIỆM", True),
        ("CHÁNH ÁN", True),
        ("PHỤ TRÁCH", False),
        ("Lãnh đạo trực", False),
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_who_signs_below_the_names_of_a_list_is_nobody_s_nominee(
    read: Read, post: str, known: bool, numbered: bool
) -> None:
    rows = [
        "STT | Họ và tên | Chức vụ",
        "1 | Nguyễn Mẫu An | Kế toán",
        "2 | Trần Mẫu Bình | Văn thư",
        f" | {post} | ",
        " | Hồ Mẫu Ký | ",
    ]
    lines = [f"| {row if numbered else row.partition('|')[2]} |" for row in rows]
    reading = read(
        "# DS\n| DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |\n"
        + "\n".join([*lines[:3], "", *lines[3:]])
    )
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading).endswith("signature 6-7" if known else "unread 6-7")


@pytest.mark.parametrize(
    "sentence",
    [
        "Danh sách trên đã được Hội đồng Thi đua xét duyệt",
        "Hội đồng đã bỏ phiếu kín",
        "Kèm theo báo cáo thành tích",
        "Không có ý kiến khác",
        "Số phiếu: 9/9",
        "Đảng viên: 2",
        "Xếp loại: Tốt",
        "Thống nhất 100%",
        "---Hết---",
    ],
)
@pytest.mark.parametrize("award", ["LAO ĐỘNG TIÊN TIẾN", "GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"])
def test_a_sentence_where_names_stand_is_nobody(read: Read, sentence: str, award: str) -> None:
    code = "LDTT" if award.startswith("LAO") else "GKH"
    top = f"# DS\n| DANH SÁCH ĐỀ NGHỊ TẶNG {award} NĂM 2020 |\n"
    for head, people, last in (
        ("| STT | Họ và tên | Chức vụ |", ["| 1 | Nguyễn Mẫu An | Kế toán |"], f"| | {sentence} | |"),
        ("| Họ và tên | Ghi chú |", ["| Nguyễn Mẫu An | |"], f"| {sentence} | |"),
    ):
        reading = read(top + "\n".join([head, *people, last]))
        assert tally(reading) == {f"{code} individual": 1}


def test_numbers_typed_as_texts_are_numbers(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Đơn vị/Họ tên | Chức vụ | TTLĐTT | LĐTT |
    | I | Văn phòng | | '1 | '2 |
    | '1 | Nguyễn Mẫu An | CC | | '1 |
    | '2 | Trần Mẫu Bình | CC | | '1 |
    | II | Tài chính | | '1 | '1 |
    | '1 | Võ Mẫu Dân | CC | | '1 |
    | | Tổng cộng | | '2 | '3 |
    """)
    assert tally(reading) == {"LDTT individual": 3}


@pytest.mark.parametrize("counts", ["| 01 | 02", "| | 02 người"])
def test_a_total_under_the_units_counts_those_under_the_names(read: Read, counts: str) -> None:
    reading = read(f"""
    # DS
    | XÃ MẪU - DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2025 | < | < | < |
    | STT | Đơn vị | Tập thể | Cá nhân |
    | 1 | Ấp Mẫu 1 | | Nguyễn Mẫu An |
    | 2 | Ấp Mẫu 2 | | Trần Mẫu Bo |
    | 3 | Ấp Mẫu 3 | Chi hội Phụ nữ ấp Mẫu 3 | |
    | | Cộng {counts} |
    """)
    assert tally(reading) == {"GKX individual": 2, "GKX collective": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-5, total 6"


@pytest.mark.parametrize("title", ["Mức đề nghị", "Hình thức khen thưởng"])
@pytest.mark.parametrize("money", ["+ 800.000 đồng", "kèm theo tiền thưởng 800.000đ", "(1.500.000 đồng)"])
def test_the_money_behind_an_award_says_nothing_of_it(read: Read, title: str, money: str) -> None:
    reading = read(f"""
    # DS
    | UBND HUYỆN MẪU - DANH SÁCH ĐỀ NGHỊ UBND HUYỆN KHEN THƯỞNG ĐỘT XUẤT NĂM 2021 | < | < | < |
    | TT | Họ và tên | Chức vụ | {title} |
    | 1 | Nguyễn Mẫu An | Công an viên | Giấy khen {money} |
    | 2 | Trần Mẫu Bo | Nông dân | Giấy khen {money} |
    """)
    assert tally(reading) == {"GKH individual sudden": 2}


def test_awards_of_the_school_year_before_are_not_asked_for(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG THCS MẪU - DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM HỌC 2024-2025 | < | < | < |
    | TT | Họ và tên | Danh hiệu năm học trước | Danh hiệu đề nghị năm học này |
    | 1 | Nguyễn Mẫu An | CSTĐCS | LĐTT |
    | 2 | Trần Mẫu Bo | LĐTT | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert reading.sheets[0].tables[0].columns["history"] == (3,)


@pytest.mark.parametrize("nothing", ["FALSE", "0", "-"])
def test_nothing_is_asked_for_where_every_mark_is_denied(read: Read, nothing: str) -> None:
    reading = read(f"""
    # DS
    | XÃ MẪU - DANH SÁCH ĐỀ NGHỊ THI ĐUA NĂM 2024 | < | < | < |
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | TRUE | TRUE |
    | 2 | Trần Mẫu Bo | {nothing} | {nothing} |
    | 3 | Lê Mẫu Chi | TRUE | {nothing} |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, note 4, nomination 5"


def test_a_sum_of_marks_counts_nobody_else(read: Read) -> None:
    reading = read("""
    # DS
    | XÃ MẪU - DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2024 | < | < | < |
    | STT | Họ và tên | Đảng viên | Chức vụ |
    | 1 | Nguyễn Mẫu An | x | Công chức |
    | 2 | Trần Mẫu Bo | | Công chức |
    | 3 | Lê Mẫu Chi | x | Công chức |
    | | Cộng | 2 | |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert reading.sheets[0].tables[0].stated == ()


def test_items_numbered_under_a_person_are_that_one_s(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên, tên sáng kiến | Chức vụ |
    | 1   | Nguyễn Mẫu An            | Công chức |
    | 1.1 | Quản lý hồ sơ điện tử    |           |
    | 1.2 | Số hóa văn bản đến       |           |
    | 2   | Trần Mẫu Bình            | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1, header 2, nomination 3, unread 4-5, nomination 6"


def test_earlier_years_in_rows_of_their_own_below_a_nominee(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
    | TT | Họ và tên     | Thành tích các năm | < | < | Đề nghị |
    | ^  | ^             | Năm  | Danh hiệu | Số quyết định | ^ |
    | 1  | Nguyễn Mẫu An | 2018 | CSTĐCS    | 45/QĐ-UBND    | Bằng khen UBND tỉnh |
    |    |               | 2019 | CSTĐCS    | 51/QĐ-UBND    | |
    | 2  | Trần Mẫu Bình | 2018 | LĐTT      | 45/QĐ-UBND    | Bằng khen UBND tỉnh |
    |    |               | 2019 | CSTĐCS    | 51/QĐ-UBND    | |
    """)
    assert tally(reading) == {"BKT individual": 2}
    assert "unread" not in ledger(reading)


def test_awards_that_somebody_had_go_on_in_their_column_and_head_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN NĂM 2020 |
    | TT | Họ và tên      | Đơn vị       | Thành tích đạt được | Danh hiệu đã đạt các năm trước |
    | 1  | Nguyễn Mẫu Sen | Phòng Nội vụ | - Năm 2018: CSTĐCS  | LĐTT 2018 |
    |    |                |              | - Năm 2019: CSTĐCS  |           |
    |    |                |              | - Giấy khen UBND huyện năm 2019 | |
    |    |                |              |                     | Giấy khen UBND huyện |
    | 2  | Trần Mẫu Lúa   | Phòng Y tế   | - Năm 2018: CSTĐCS  |           |
    """)
    assert tally(reading) == {"BKT individual": 2}


def test_a_place_alone_in_the_column_of_posts_goes_on_with_the_post_above(read: Read) -> None:
    """And no unit's heading; over blank cells, as in a column of workplaces that has nothing else, it is one."""
    reading = read("""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | TT | Họ và tên      | Chức vụ       | Danh hiệu |
    | I  | CÁ NHÂN        |               |           |
    | 1  | Nguyễn Mẫu Sen | Chủ tịch UBND | LĐTT      |
    |    |                | xã Long Khánh A |         |
    | 2  | Trần Mẫu Lúa   | Chuyên viên   | LĐTT      |
    | 3  | Lê Mẫu Xoài    | Phó Bí thư,   | LĐTT      |
    |    |                | Chủ tịch UBND |           |
    |    |                | xã Long Khánh A |         |
    | II | TẬP THỂ        |               |           |
    | 1  | Tổ Hành chính  |               | TTLĐTT    |
    """)
    assert tally(reading) == {"LDTT individual": 3, "TTLDTT collective": 1}
    assert units(reading) == {"Phòng Nội vụ": 4}
    headed = read("""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | TT | Họ và tên      | Đơn vị công tác | Danh hiệu |
    |    |                | Xã Long Khánh A |           |
    | 1  | Nguyễn Mẫu Sen |                 | LĐTT      |
    |    |                | Xã Long Khánh B |           |
    | 2  | Trần Mẫu Lúa   |                 | LĐTT      |
    """)
    assert units(headed) == {"Xã Long Khánh A": 1, "Xã Long Khánh B": 1}


def test_a_post_that_goes_on_in_the_next_row_is_nobodys_signature(read: Read) -> None:
    """Otherwise the next heading would stand below a signature, and its people would get the award above."""
    reading = read("""
    # DS
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ tên         | Chức vụ       |
    | LAO ĐỘNG TIÊN TIẾN |
    | 1   | Nguyễn Mẫu Sen | Phó           |
    |     |                | Chủ tịch HĐND |
    | Đề nghị tặng Chiến sĩ thi đua cấp tỉnh |
    | 2   | Trần Mẫu Lúa   | Chuyên viên   |
    |     |                | Trưởng phòng  |
    |     |                | Lê Mẫu Ký     |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDT individual": 1}


def test_a_surname_alone_is_nobodys_name(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ LĐTT NĂM 2020 |
    | STT | Họ tên       | Chức vụ |
    | 1   | Phạm         | Kế toán |
    | 2   | Trần Mẫu Lúa | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: name-missing": 1}


@pytest.mark.parametrize("heading", ["HỘ GIA ĐÌNH", "Tập thể", "B. HỘ GIA ĐÌNH"])
@pytest.mark.parametrize("lone", ["Bí thư", "CHỦ TỊCH", "Người lập biểu"])
def test_a_heading_straight_above_a_nominee_ends_what_signs(lone: str, heading: str, read: Read) -> None:
    """Otherwise whoever stands below it would be of the kind above, without a word."""
    reading = read(f"""
        # DS
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
        | STT | Tên đối tượng | Danh hiệu |
        | CÁ NHÂN |
        |  | Nguyễn Mẫu Sen | LĐTT |
        | {lone} |
        | {heading} |
        |  | Võ Mẫu Đào | Giấy khen của UBND xã |
        """)
    kind = "collective" if heading == "Tập thể" else "household"
    assert tally(reading) == {"LDTT individual": 1, f"GKX {kind}": 1}
    assert ledger(reading).endswith("signature 5, section 6, nomination 7")


def test_a_numbered_person_below_a_signature_is_told(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   |
    |     | Người lập biểu |           |
    | 1   | Từ Mẫu Sen     | Công chức |
    |     | Trần Mẫu Ký    |           |
    """)
    assert ledger(reading) == "title 1, header 2, signature 3, unread 4, signature 5"


@pytest.mark.parametrize(
    ("award", "fate"), [("LĐTT", "nomination 3-4"), ("LĐTT: 1", "total 4"), ("1", "total 4")]
)
def test_a_label_of_sums_beside_an_award_and_no_number_sums_nothing(
    award: str, fate: str, read: Read
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Họ và tên      | Chức vụ   | Danh hiệu |
    | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | Cộng           |           | {award}   |
    """)
    assert ledger(reading).endswith(fate)
    assert tally(reading)["LDTT individual"] == 1


@pytest.mark.parametrize("nobody", ["Tổng cộng", "TẬP THỂ (01 tập thể)", "Cộng", "- Như trên;"])
def test_the_words_of_a_sum_or_heading_name_nobody(nobody: str, read: Read) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Tên            | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |
    | 2   | {nobody}       | TTLĐTT    |
    """)
    assert list(reading.nominations["held_back"]) == ["", "name-missing"]


@pytest.mark.parametrize(
    ("row", "compared"), [("| 1 | Ghi chú | |", True), ("| Dự phòng |\n    | 1 | Nguyễn Mẫu Sen | |", False)]
)
def test_a_total_below_nobody_is_compared(row: str, compared: bool, read: Read) -> None:
    """A row that cannot be told for a nominee must not go under where the total still counts it."""
    reading = read(f"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Chủ hộ | Ghi chú |
    | A. Giấy khen của UBND huyện |
    {row}
    | TỔNG CỘNG: 01 hộ |
    """)
    (table,) = reading.sheets[0].tables
    assert not table.rows
    assert [(one.number, one.first, one.last) for one in table.stated] == [(1, 3, 4)] * compared


def test_a_heading_below_a_post_that_went_on_still_denies(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LĐTT NĂM 2020 |
    | STT | Họ tên         | Chức vụ       |
    | 1   | Nguyễn Mẫu Sen | Phó           |
    |     |                | Chủ tịch HĐND |
    | Cộng: 1 |
    | Danh sách không đề nghị |
    | 1   | Kha Mẫu Rút    |               |
    """)
    assert names(reading) == ["Nguyễn Mẫu Sen"]


@pytest.mark.parametrize(
    ("remark", "fate"),
    [("Bổ sung", "unread 4"), ("Không đề nghị", "note 4"), ("", "note 4"), ("……", "note 4")],
)
def test_a_number_with_a_remark_and_no_name_is_told(remark: str, fate: str, read: Read) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | Kế toán | |
    | 2   |                |         | {remark} |
    | 3   | Lê Mẫu Cam     | Kế toán | |
    """)
    assert fate in ledger(reading)


@pytest.mark.parametrize(("column", "counted"), [(0, 1), (1, 1), (2, 2), (3, 2)])
def test_what_denies_among_the_data_denies_nobody_below(column: int, counted: int, read: Read) -> None:
    """Under the posts it may be said of the nominee above; left of them it is a heading."""
    cells = ["", "", "", ""]
    cells[column] = "Không đề nghị"
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | {" | ".join(cells)} |
    | 2   | Trần Mẫu Bưởi  | Công chức | LĐTT      |
    """)
    assert tally(reading)["LDTT individual"] == counted
    assert ("unread 4" in ledger(reading)) == (counted == 2)


def test_a_household_above_the_titles_is_no_title(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Gia đình ông Cao Mẫu Nam | Nội vụ  | GĐVH                | Hộ        |
    | Họ và tên                | Lĩnh vực | Đề nghị khen thưởng | Phân loại |
    | Lê Mẫu Cam               | Nội vụ  | LĐTT                | CN        |
    """)
    assert ledger(reading) == "title 1, unread 2, header 3, nomination 4"
