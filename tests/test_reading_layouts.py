"""What a person counts in the workbooks that offices send: layout by layout, trap by trap.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from conftest import Book, Read
from grids import column, kinds, ledger, names, read_path, stated, tally, units
from hongngu_tally.reading import Words
from hongngu_tally.table.model import Override
from hongngu_tally.vocabulary import Unit

# --- the layouts that offices use ---------------------------------------------------------------------------


def test_l1_import_sheet_with_hidden_code_columns_and_formulas_running_on_below(read: Read) -> None:
    reading = read(r"""
    # Danh sách (hidden columns J, K)
    | STT | Tên gọi (Ông/Bà/Chức danh) | Tên tập thể/cá nhân/hộ gia đình | Chức vụ | Đơn vị công tác | Phân loại khen thưởng | Danh hiệu thi đua/Hình thức khen thưởng | Phân loại đối tượng | Lĩnh vực hoạt động | Mã 1 | Mã 2 |
    | 1 | Ông | Nguyễn Mẫu An | Công chức | UBND xã Long Thuận | Cá nhân | Lao động tiên tiến | Công chức | Nội vụ | =VLOOKUP(G2,X:Y,2,0) => 0101 | =VLOOKUP(H2,X:Y,2,0) => 3 |
    | 2 | Bà | Trần Mẫu Bình | Nông dân | Ấp Mẫu | Cá nhân | Giấy khen của Chủ tịch UBND huyện | Nông dân | Nông nghiệp | =VLOOKUP(G3,X:Y,2,0) => 0102 | =VLOOKUP(H3,X:Y,2,0) => 5 |
    | 3 | | Ấp Mẫu | | UBND xã Long Thuận | Tập thể | Giấy khen của Chủ tịch UBND huyện | | | =VLOOKUP(G4,X:Y,2,0) => 0102 | |
    | 4 | | Lê Mẫu Cúc | | | Hộ gia đình | Giấy khen của Chủ tịch UBND xã | | | =VLOOKUP(G5,X:Y,2,0) => 0103 | |
    | | | | | | | | | | =VLOOKUP(G6,X:Y,2,0) => | =VLOOKUP(H6,X:Y,2,0) => |
    | | | | | | | | | | =VLOOKUP(G7,X:Y,2,0) => | =VLOOKUP(H7,X:Y,2,0) => |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "GKH individual": 1,
        "GKH collective": 1,
        "GKX household": 1,
    }
    assert column(reading, "sex") == ["male", "female", "", ""]
    assert not any(column(reading, "hidden")), "hidden columns that nothing was read from"
    assert column(reading, "group")[:2] == ["official", "farmer"]


def test_l1_error_results_of_lookup_formulas_below_the_list_are_no_nominations(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu | Mã |
    | 1 | Nguyễn Mẫu An | LĐTT | 0101 |
    | | | | #N/A |
    | | | | #N/A |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-4"


def test_l2_recipient_kind_as_a_code_in_capitals(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Phân loại khen thưởng | Tên tập thể/cá nhân | Chức vụ | Đơn vị công tác | Danh hiệu/Hình thức | Phân loại đối tượng | Lĩnh vực |
    | 1 | TAPTHE | Phòng Mẫu Thử | | UBND huyện | Tập thể lao động tiên tiến | | |
    | 2 | CANHAN | Nguyễn Mẫu An | Chuyên viên | Phòng Mẫu Thử | Lao động tiên tiến | Công chức | |
    | 3 | HOGIADINH | Trần Mẫu Bình | | Ấp 1 | Giấy khen của UBND xã | | |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 1, "GKX household": 1}


def test_l3_individuals_with_award_codes_that_are_abbreviations(read: Read) -> None:
    reading = read(r"""
    # Cá nhân
    | STT | Họ và tên | Giới tính | Ngày sinh | Chức vụ | Tên phòng ban/khối, tổ công tác | Tên đơn vị/tập thể công tác | Địa chỉ/Nơi ở | Mã phân loại cán bộ | Mã hình thức khen thưởng | Mã danh hiệu thi đua (nếu có) |
    | 1 | Nguyễn Mẫu An | Nam | 1980-05-17 | Công chức | Tổ 1 | UBND xã Long Thuận | Ấp 1 | 02 | | LĐTT |
    | 2 | Trần Mẫu Bình | Nữ | 1981-06-18 | Công chức | Tổ 1 | UBND xã Long Thuận | Ấp 2 | 02 | GKH | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "GKH individual": 1}


def test_l3_numeric_codes_are_read_through_the_code_list_in_the_same_workbook(read: Read) -> None:
    reading = read(r"""
    # Cá nhân
    | STT | Họ và tên | Chức vụ | Mã danh hiệu thi đua (nếu có) |
    | 1 | Nguyễn Mẫu An | Công chức | '0001 |
    | 2 | Trần Mẫu Bình | Công chức | 2 |
    # (hidden) DM danh hiệu
    | Mã | Danh hiệu |
    | '0001 | Lao động tiên tiến |
    | '0002 | Chiến sĩ thi đua cơ sở |
    """)
    assert kinds(reading) == ["list", "lookup"]
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_l3_numeric_codes_without_a_code_list_are_held_back_and_never_dropped(read: Read) -> None:
    reading = read(r"""
    # Cá nhân
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG | < | < | < |
    | STT | Họ và tên | Chức vụ | Mã danh hiệu thi đua (nếu có) |
    | 1 | Nguyễn Mẫu An | Công chức | '0001 |
    | 2 | Trần Mẫu Bình | Công chức | 2 |
    """)
    assert tally(reading) == {"held back: award-unknown": 2}


def test_award_cell_with_a_numeric_code_as_text_is_held_back(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | '0001 |
    | 2 | Trần Mẫu Bình | 12 |
    | 3 | Lê Mẫu Cúc | LĐTT |
    """)
    assert tally(reading) == {"held back: award-unknown": 2, "LDTT individual": 1}


def test_l4_collectives_with_codes(read: Read) -> None:
    reading = read(r"""
    # Tập thể
    | STT | Tên đơn vị/tập thể | Mã phân loại tập thể | Mã hình thức khen thưởng | Mã danh hiệu thi đua (nếu có) |
    | 1 | Phòng Mẫu Thử | 01 | GKH | TTLĐTT |
    | 2 | Trường Mẫu giáo Ví Dụ | 01 | | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "GKH collective": 1}


def test_l5_a_list_of_initiatives_nominates_nobody(read: Read) -> None:
    reading = read(r"""
    # Sáng kiến
    | STT | Tên đề tài | Ngày công nhận | Đơn vị công nhận | Tóm tắt thành tích đạt được | Tên tác giả | Phòng ban làm việc | Tên cơ quan làm việc |
    | 1 | Giải pháp mẫu một | 2020-05-17 | UBND huyện | Áp dụng tốt | Nguyễn Mẫu An | Tổ 1 | UBND xã Long Thuận |
    | 2 | Giải pháp mẫu hai | 2020-05-17 | UBND huyện | Áp dụng tốt | Trần Mẫu Bình | Tổ 2 | UBND xã Long Thuận |
    """)
    assert tally(reading) == {}


def test_l5_beside_a_list_the_initiatives_add_nothing(read: Read) -> None:
    reading = read(r"""
    # Cá nhân
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | CSTĐCS |
    # Sáng kiến
    | STT | Họ và tên | Tên sáng kiến | Số quyết định | Ghi chú |
    | 1 | Nguyễn Mẫu An | Giải pháp mẫu một | 12/QĐ-UBND | |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_l6_short_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Giới tính | Ngày sinh | Phân loại cán bộ | Chức vụ | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | Nam | 17/05/1980 | Công chức | Văn phòng | Giấy khen UBND huyện |
    | 2 | Trần Mẫu Bình | Nữ | 1981 | Viên chức | Kế toán | BK tỉnh |
    """)
    assert tally(reading) == {"GKH individual": 1, "BKT individual": 1}
    assert column(reading, "sex") == ["male", "female"]


@pytest.mark.parametrize("mark", [", ", "; ", ",", ";", " + ", "+", r"\n", r",\n", " / ", r";\n- "])
def test_l7_several_titles_in_one_cell(read: Read, mark: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu đề nghị |
    | 1 | Nguyễn Mẫu An | Giảng viên | Khoa Mẫu | LĐTT{mark}CSTĐCS |
    | 2 | Trần Mẫu Bình | Giảng viên | Khoa Mẫu | Lao động tiên tiến{mark}Giấy khen của UBND huyện{mark}CSTĐ cơ sở |
    | 3 | Lê Mẫu Cúc | Giảng viên | Khoa Mẫu | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 2, "GKH individual": 1}


def test_l7_the_same_title_with_an_unknown_one_holds_back_only_the_unknown(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu đề nghị |
    | 1 | Nguyễn Mẫu An | Giảng viên | Khoa Mẫu | LĐTT, Ngôi sao mẫu |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-unknown": 1}


def test_l8_a_column_per_title_with_marks_and_counts_below(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | TRƯỜNG CAO ĐẲNG MẪU | < | < | < | < | < | < | < |
    | BẢNG TỔNG HỢP DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < |

    | STT | Họ tên | Chức vụ | Đơn vị | LĐTT | CSTĐ cơ sở | Giấy khen UBND huyện | Ghi chú |
    | 1 | Nguyễn Mẫu An | Giáo viên | Khoa Mẫu | X | X | | |
    | 2 | Trần Mẫu Bình | Giáo viên | Khoa Mẫu | X | | | |
    | 3 | Lê Mẫu Cúc | Giáo viên | Khoa Mẫu | X | | X | |
    | Tổng cộng (5 lượt cá nhân / tập thể) | < | < | < | 3 | 1 | 1 | |

    | Lao động tiên tiến: 3 cá nhân; Chiến sĩ thi đua cơ sở: 1 cá nhân; Giấy khen: 1 cá nhân. | < | < | < | < | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "GKH individual": 1}
    assert ledger(reading) in (
        "title 1-2, header 4, nomination 5-7, total 8, note 10",
        "title 1-2, header 4, nomination 5-7, total 8, total 10",
    )
    assert stated(reading)[:4] == [
        (8, 5, "", 5, 7, 0),
        (8, 3, "", 5, 7, 5),
        (8, 1, "", 5, 7, 6),
        (8, 1, "", 5, 7, 7),
    ]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "✔", "1", "'1", "v", "có", "(x)", "+"])
def test_l8_every_way_to_mark_a_title(read: Read, mark: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu thi đua | < | Hình thức khen thưởng | < |
    | ^ | ^ | ^ | LĐTT | CSTĐCS | Giấy khen UBND huyện | Bằng khen UBND tỉnh |
    | 1 | Nguyễn Mẫu An | Giáo viên | {mark} | {mark} | | |
    | 2 | Trần Mẫu Bình | Giáo viên | {mark} | | {mark} | |
    | 3 | Lê Mẫu Cúc | Giáo viên | {mark} | | | {mark} |
    """)
    assert tally(reading) == {
        "LDTT individual": 3,
        "CSTDCS individual": 1,
        "GKH individual": 1,
        "BKT individual": 1,
    }


def test_l8_a_dash_under_a_title_is_no_mark(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | - |
    | 2 | Trần Mẫu Bình | x | 0 |
    | 3 | Lê Mẫu Cúc | x | không |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_l8_a_row_without_any_mark_is_held_back(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | Kế toán | x | |
    | 2 | Trần Mẫu Bình | Kế toán | | |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-missing": 1}


def test_l9_the_section_heading_is_the_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | TRƯỜNG QUÂN SỰ MẪU | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |

    | TT | Họ và tên | Cấp bậc, chức vụ | Đơn vị |
    | I. Danh hiệu Đơn vị quyết thắng | < | < | < |
    | không | < | < | < |
    | II. Danh hiệu Đơn vị tiên tiến | < | < | < |
    | - Đại đội 1 | < | < | < |
    | - Khoa Mẫu | < | < | < |
    | III. Danh hiệu CSTĐCS | < | < | < |
    | 1 | Nguyễn Mẫu An | Thiếu tá, Chính trị viên | Đại đội 1 |
    | IV. Danh hiệu Chiến sĩ tiên tiến | < | < | < |
    | 1 | Nguyễn Mẫu An | Thiếu tá, Chính trị viên | Đại đội 1 |
    | 2 | Trần Mẫu Bình | Đại úy, Đại đội trưởng | Đại đội 1 |
    """)
    assert tally(reading) == {"DVTT collective": 2, "CSTDCS individual": 1, "CSTT individual": 2}
    assert ledger(reading) == (
        "title 1-2, header 4, section 5, note 6, section 7, nomination 8-9, "
        "section 10, nomination 11, section 12, nomination 13-14"
    )


def test_l9_names_without_numbers_whose_position_reads_like_a_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị |
    | I. LAO ĐỘNG TIÊN TIẾN | < | < | < |
    | | Nguyễn Mẫu An | Trưởng phòng | Phòng Mẫu |
    | | Trần Mẫu Bình | Phó Chủ tịch | Phòng Mẫu |
    | | Lê Mẫu Cúc | Kế toán | Phòng Mẫu |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_l10_the_award_stands_in_the_title_and_the_year_in_a_column(read: Read) -> None:
    reading = read(r"""
    # Cá nhân
    | DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < | < | < |
    | STT | Mã nhân viên | Họ tên | Chức vụ | Đơn vị | Năm danh hiệu |
    | 1 | NV001 | Nguyễn Mẫu An | Công nhân | Tổ 1 | 2020 |
    | 2 | NV002 | Trần Mẫu Bình | Công nhân | Tổ 1 | 2020 |
    # Tập thể
    | DANH SÁCH TẬP THỂ ĐẠT DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Tên tập thể | Tên đơn vị | Năm danh hiệu |
    | 1 | Tổ 1 | Xí nghiệp Mẫu | 2020 |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}


def test_l10_with_prize_money(read: Read) -> None:
    reading = read(r"""
    # Tiền thưởng
    | DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < | < |
    | STT | Họ tên | Chức vụ | Đơn vị | Tiền thưởng (VND) |
    | 1 | Nguyễn Mẫu An | Công nhân | Tổ 1 | 447000 |
    | 2 | Trần Mẫu Bình | Công nhân | Tổ 1 | 447000 |
    | | Tổng cộng | | | 894000 |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert stated(reading) == []


def test_l11_council_minutes_with_the_vote_in_a_sentence(read: Read) -> None:
    reading = read(r"""
    # Biên bản
    | BIÊN BẢN HỌP HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG | < | < | < |
    | Hội đồng bỏ phiếu kín, các tập thể, cá nhân sau đạt từ 90% số phiếu trở lên: | < | < | < |
    | STT | Tên cá nhân/tập thể | Hình thức khen thưởng | Tỷ lệ phiếu |
    | 1 | Nguyễn Mẫu An | Lao động tiên tiến | 9/9 (100%) |
    | 2 | Phòng Mẫu Thử | Tập thể lao động tiên tiến | 9/9 (100%) |
    | 3 | Trần Mẫu Bình | Giấy khen của Chủ tịch UBND huyện | 8/9 (88,9%) |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1, "GKH individual": 1}


def test_l12_a_monthly_rating_nominates_nobody(read: Read) -> None:
    reading = read(r"""
    # Tháng 10
    | BẢNG ĐÁNH GIÁ, XẾP LOẠI CÔNG CHỨC THÁNG 10 NĂM 2020 | < | < | < | < | < | < | < | < |
    | TT | < | Họ và tên | Chức vụ | Số ngày làm việc | < | < | Hình thức kỷ luật | Kết quả xếp loại |
    | ^ | ^ | ^ | ^ | theo pháp luật | thực tế | nghỉ có lý do | ^ | ^ |
    | 1 | < | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
    | 1 | 1 | Nguyễn Mẫu An | Công chức | 22 | 22 | 0 | | A |
    | 2 | 2 | Trần Mẫu Bình | Công chức | 22 | 20 | 2 | | B |
    """)
    assert tally(reading) == {}


def test_two_award_columns_give_two_nominations(read: Read) -> None:
    reading = read(r"""
    # Đăng ký
    | STT | Họ và tên/Tên tập thể | Chức vụ | Đề nghị | < | Ghi chú |
    | ^ | ^ | ^ | Danh hiệu thi đua | Hình thức khen thưởng | ^ |
    | 1. Cá nhân | < | < | < | < | < |
    | 1 | Nguyễn Mẫu An | Chủ tịch | CSTĐCS | Bằng khen UBND tỉnh | |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT | | |
    | 3 | Lê Mẫu Cúc | Công chức | | Giấy khen UBND huyện | |
    | 4 | Phạm Mẫu Dung | Công chức | LĐTT | - | |
    | 2. Tập thể | < | < | < | < | < |
    | 1 | Văn phòng UBND | | TTLĐTT | Giấy khen UBND huyện | |
    | 2 | Công an xã | | Không | Giấy khen UBND huyện | |
    """)
    assert tally(reading) == {
        "CSTDCS individual": 1,
        "BKT individual": 1,
        "LDTT individual": 2,
        "GKH individual": 1,
        "TTLDTT collective": 1,
        "GKH collective": 2,
    }


def test_registration_form_with_thi_dua_and_khen_thuong_as_bare_titles(read: Read) -> None:
    reading = read(r"""
    # Đăng ký
    | TT | Họ và tên | Chức vụ | Thi đua | Khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | CSTĐCS | Bằng khen UBND tỉnh |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT | |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "BKT individual": 1, "LDTT individual": 1}


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


def test_letterhead_of_one_block_with_line_feeds_in_one_cell(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ\nPHÒNG TÀI CHÍNH - KẾ HOẠCH\n_____ | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Phòng Tài chính – Kế hoạch": 1}


def test_letterhead_whose_unit_name_runs_over_two_lines(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | |
    | PHÒNG LAO ĐỘNG - THƯƠNG BINH | < | |
    | VÀ XÃ HỘI | < | |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Phòng Lao động – Thương binh và Xã hội": 1}


def test_a_labelled_unit_in_the_letterhead(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | |
    | Đơn vị: Xã Phú Thuận B ............ | < | |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Xã Phú Thuận B": 1}


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


@pytest.mark.parametrize("ditto", ['"', "nt", "-nt-", "''", "〃", "- nt -", "Như trên", "n/t", "//"])
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


# --- totals, closing sentences, signatures, notes -----------------------------------------------------------


def test_totals_in_words_and_numbers_at_several_levels(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | I. Xã Long Thuận | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | Cộng: 02 người | < | < | < |
    | II. Xã Phú Thuận A | < | < | < |
    | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    | | Cộng (II) | | 1 |
    | | TỔNG CỘNG | | 3 |
    | Danh sách có 03 người./. | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading) == (
        "header 1, section 2, nomination 3-4, total 5, section 6, nomination 7, total 8-10"
    )
    assert stated(reading) == [
        (5, 2, "individual", 3, 4, 0),
        (8, 1, "", 7, 7, 0),
        (9, 3, "", 3, 7, 0),
        (10, 3, "individual", 3, 7, 0),
    ]


def test_a_total_by_recipient_in_one_sentence(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể, cá nhân | Hình thức khen thưởng |
    | 1 | Ấp Mẫu | Giấy khen UBND huyện |
    | 2 | Nguyễn Mẫu An | Giấy khen UBND huyện |
    | 3 | Hộ ông Trần Mẫu Bình | Giấy khen UBND huyện |
    | Tổng cộng: 01 tập thể, 01 cá nhân, 01 hộ. | < | < |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 1}
    assert stated(reading) == [
        (5, 1, "collective", 2, 4, 0),
        (5, 1, "individual", 2, 4, 0),
        (5, 1, "household", 2, 4, 0),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Danh sách có 02 người./.",
        "Danh sách này có 02 cá nhân",
        "Tổng cộng danh sách có 02 người.",
        "Ấn định danh sách có 02 cá nhân./.",
        "(Danh sách có 02 người)",
        "* Tổng số: 02 người",
        "Tổng: 2",
        "Tổng cộng: 02 (hai) cá nhân",
        "Bằng chữ: Hai người",
    ],
)
def test_closing_sentences_are_totals(read: Read, sentence: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | {sentence} | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    if "chữ" in sentence:
        return
    assert ledger(reading) == "header 1, nomination 2-3, total 4"
    assert [(row, number) for row, number, *_ in stated(reading)] == [(4, 2)]


def test_a_total_row_without_a_label_is_no_nomination(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | |
    | 2 | Trần Mẫu Bình | x | x |
    | | | 2 | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, total 4"


def test_a_total_of_one_under_a_mark_column_is_no_nomination(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | LĐTT | CSTĐCS |
    | 1 | Nguyễn Mẫu An | x | x |
    | | Tổng cộng | 1 | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert stated(reading) == [(3, 1, "", 2, 2, 3), (3, 1, "", 2, 2, 4)]


def test_signatures_with_names_below_them_do_not_count(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |

    | | | Long Thuận, ngày 05 tháng 11 năm 2020 | < |
    | | NGƯỜI LẬP BIỂU | TM. ỦY BAN NHÂN DÂN | < |
    | | (Ký, ghi rõ họ tên) | CHỦ TỊCH | < |
    | | | (Ký, đóng dấu) | < |


    | | Trần Mẫu Lập | Lê Mẫu Ký | < |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 4-7, signature 10"


def test_signature_block_of_three_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | Văn phòng | LĐTT |
    | NGƯỜI LẬP | < | KẾ TOÁN | < | THỦ TRƯỞNG ĐƠN VỊ |



    | Trần Mẫu Lập | < | Lê Mẫu Toán | < | Phạm Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3, signature 7"


def test_a_name_under_a_signature_that_stands_in_the_award_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | | | CHỦ TỊCH |

    | | | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3, signature 5"


def test_recipients_of_copies_below_the_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | Nơi nhận: | | TM. ỦY BAN NHÂN DÂN |
    | - Phòng Nội vụ; | | CHỦ TỊCH |
    | - Lưu: VT, TĐKT. | | |
    | | | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, signature 3-6"


def test_the_list_goes_on_below_a_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | | NGƯỜI LẬP | | CHỦ TỊCH |
    | | Trần Mẫu Lập | | Lê Mẫu Ký |
    | 2 | Phạm Mẫu Dung | Công chức | LĐTT |
    | II. CÁ NHÂN | < | < | < |
    | 3 | Võ Mẫu Em | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_footnotes_and_remarks(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An (*) | LĐTT |
    | Ghi chú: danh sách xếp theo thứ tự A, B, C | < | < |
    | (*) Chuyển công tác từ tháng 6 năm 2020 | < | < |
    | Lưu ý: ghi rõ họ tên, không viết tắt | < | < |
    | 1. Danh sách lập thành 02 bản, gửi kèm tờ trình của Ủy ban nhân dân xã | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-6"


def test_notes_between_title_and_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | LĐTT: 02 cá nhân; CSTĐCS: 01 cá nhân; Giấy khen: 01 tập thể | < | < |
    | Đơn vị tính: người | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1-3, header 4, nomination 5-6"


# --- sheets that are no lists -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Hướng dẫn", "HƯỚNG DẪN NHẬP LIỆU", "Huong dan", "Ví dụ", "HD nhập liệu"])
def test_a_guidance_sheet_with_sample_rows_counts_nobody(read: Read, name: str) -> None:
    reading = read(f"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # {name}
    | HƯỚNG DẪN GHI DANH SÁCH | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Văn A | LĐTT |
    | 2 | Trần Thị B | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "example"]
    assert ledger(reading, 1) == "example 1-4"


def test_three_code_tables_side_by_side_are_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # Danh mục
    | Mã | Danh hiệu thi đua | | Mã | Phân loại đối tượng | | Mã | Lĩnh vực |
    | 1 | Lao động tiên tiến | | 1 | Công chức | | 1 | Kinh tế |
    | 2 | Chiến sĩ thi đua cơ sở | | 2 | Viên chức | | 2 | Văn hóa |
    | 3 | Tập thể lao động tiên tiến | | 3 | Nông dân | | | |
    | 4 | Giấy khen của Chủ tịch UBND huyện | | | | | | |
    # (hidden) Nguồn
    | LĐTT |
    | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "lookup", "lookup"]
    assert ledger(reading, 1) == "lookup 1-5"


def test_a_code_table_with_running_numbers_and_names_is_no_list(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # DM đơn vị
    | STT | Tên đơn vị | Ghi chú |
    | 1 | Xã Long Thuận | |
    | 2 | Phòng Nội vụ | |
    # DM danh hiệu
    | STT | Tên danh hiệu | Viết tắt |
    | 1 | Lao động tiên tiến | LĐTT |
    | 2 | Chiến sĩ thi đua cơ sở | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert kinds(reading) == ["list", "lookup", "lookup"]


def test_a_count_table_of_units_and_awards_is_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | BẢNG TỔNG HỢP KẾT QUẢ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Tên đơn vị | LĐTT | CSTĐCS | TTLĐTT |
    | 1 | Xã Long Thuận | 12 | 3 | 2 |
    | 2 | Xã Phú Thuận A | 15 | 1 | 1 |
    | | Tổng cộng | 27 | 4 | 3 |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["lookup"]
    assert ledger(reading) == "lookup 1-5"


def test_a_count_table_with_small_numbers_is_still_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Chi tiết
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | CSTĐCS |
    # Tổng hợp
    | STT | Tên đơn vị | Danh hiệu thi đua | < | < | Tổng số |
    | ^ | ^ | LĐTT | CSTĐCS | TTLĐTT | ^ |
    | 1 | Xã Long Thuận | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 0 | 2 |
    | 2 | Xã Phú Thuận A | =COUNTIFS(A:A,1) => 1 | =COUNTIFS(A:A,1) => 0 | =COUNTIFS(A:A,1) => 1 | 2 |
    | Tổng cộng | < | 2 | 1 | 1 | 4 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert kinds(reading) == ["list", "lookup"]


def test_awards_by_recipient_counts_are_a_look_up_sheet(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | TỔNG HỢP SỐ LIỆU KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Danh hiệu, hình thức khen thưởng | Tập thể | Cá nhân | Ghi chú |
    | 1 | Lao động tiên tiến | | 12 | |
    | 2 | Tập thể lao động tiên tiến | 3 | | |
    | 3 | Giấy khen của Chủ tịch UBND huyện | 2 | 5 | |
    | | Tổng cộng | 5 | 17 | |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["lookup"]


def test_a_self_assessment_form_is_no_list(read: Read) -> None:
    reading = read(r"""
    # Phụ lục I
    | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < |
    | BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI | < |
    | 1. Họ và tên: Nguyễn Mẫu An | < |
    | 2. Chức vụ: Công chức | < |
    | 3. Đơn vị công tác: UBND xã Long Thuận | < |
    | 4. Danh hiệu đề nghị: Lao động tiên tiến | < |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["other"]
    assert ledger(reading) == "unread 1-6"


@pytest.mark.parametrize(
    "titles",
    [
        "| STT | Họ và tên | Hệ số lương | Phụ cấp | Thành tiền |",
        "| STT | Họ và tên | Tài khoản | Mật khẩu | Email |",
        "| STT | Họ và tên | Chức vụ | Số điện thoại | Ghi chú |",
        "| STT | Họ và tên | Ngày sinh | Trình độ chuyên môn | Ngày vào Đảng |",
    ],
)
def test_pay_sheets_log_ins_and_telephone_lists_are_no_lists(read: Read, titles: str) -> None:
    reading = read(f"""
    # Sheet2
    {titles}
    | 1 | Nguyễn Mẫu An | 2.34 | 200000 | a |
    | 2 | Trần Mẫu Bình | 2.67 | 0 | b |
    """)
    assert tally(reading) == {}
    assert kinds(reading) in (["lookup"], ["other"])


def test_empty_sheets_are_blank(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    # Sheet2
    # Sheet3
    """)
    assert kinds(reading) == ["list", "blank", "blank"]


@pytest.mark.slow
def test_two_hundred_identical_sheets_count_two_hundred_times(read: Read) -> None:
    sheet = r"""
    # Sheet{}
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """
    reading = read("".join(sheet.format(number) for number in range(1, 201)))
    assert tally(reading) == {"LDTT individual": 200}


# --- awards as they are written -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("Chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CSTĐCS", "CSTDCS"),
        ("CSTĐ CS", "CSTDCS"),
        ("CSTĐ cơ sở", "CSTDCS"),
        ("CSTĐ cấp cơ sở", "CSTDCS"),
        ("CSTĐ-CS", "CSTDCS"),
        ("Chiến sĩ thi đua cấp cơ sở", "CSTDCS"),
        ("CSTDCS", "CSTDCS"),
        ("Chien si thi dua co so", "CSTDCS"),
        ("CSTĐT", "CSTDT"),
        ("CSTĐCT", "CSTDT"),
        ("CSTĐ tỉnh", "CSTDT"),
        ("CSTĐ cấp tỉnh", "CSTDT"),
        ("CSTĐTQ", "CSTDTQ"),
        ("CSTĐ toàn quốc", "CSTDTQ"),
        ("LĐTT", "LDTT"),
        ("Lđtt", "LDTT"),
        ("LĐ tiên tiến", "LDTT"),
        ("LĐTTCS", "LDTT"),
        ("LDTT", "LDTT"),
        ("Lao động tiến tiến", "award-unknown"),
        ("LAO ĐỘNG TIÊN TIẾN", "LDTT"),
        ("LAO ÐỘNG TIÊN TIẾN", "LDTT"),
        ("Danh hiệu “Lao động tiên tiến”", "LDTT"),
        ("Danh hiệu Lao động tiên tiến năm 2020", "LDTT"),
        ("- Lao động tiên tiến", "LDTT"),
        ("1. Lao động tiên tiến", "LDTT"),
        ("Lao động tiên tiến.", "LDTT"),
        ("Đạt danh hiệu LĐTT", "LDTT"),
        ("CSTT", "CSTT"),
        ("Chiến sỹ tiên tiến", "CSTT"),
        ("Bằng khen của UBND tỉnh", "BKT"),
        ("BK tỉnh", "BKT"),
        ("BKT", "BKT"),
        ("BKCT", "BKT"),
        ("BK UBND tỉnh", "BKT"),
        ("Bằng khen của Chủ tịch UBND tỉnh Đồng Tháp", "BKT"),
        ("BKTTg", "BKTTG"),
        ("BK TTCP", "BKTTG"),
        ("BK Thủ tướng", "BKTTG"),
        ("Bằng khen của Thủ tướng Chính phủ", "BKTTG"),
        ("GK huyện", "GKH"),
        ("GKH", "GKH"),
        ("Giấy khen của UBND huyện", "GKH"),
        ("Giấy khen của Chủ tịch UBND huyện Hồng Ngự", "GKH"),
        ("Giấy khen của Chủ tịch uỷ ban nhân dân huyện", "GKH"),
        ("GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ", "GKH"),
        ("Giấy khen của UBND xã Long Thuận", "GKX"),
        ("Giấy khen xã", "GKX"),
        ("HCLĐ III", "HCLD3"),
        ("HCLĐ hạng 3", "HCLD3"),
        ("HCLĐHB", "HCLD3"),
        ("Huân chương Lao động hạng Ba", "HCLD3"),
        ("Huân chương lao động hạng nhì", "HCLD2"),
        ("HCLĐ hạng Nhất", "HCLD1"),
        ("KNC", "KNC"),
        ("Kỷ niệm chương Vì sự nghiệp Tuyên giáo", "KNC"),
        ("GK", "award-ambiguous"),
        ("Giấy khen", "award-ambiguous"),
        ("Bằng khen", "award-ambiguous"),
        ("BK", "award-ambiguous"),
        ("Ngôi sao mẫu", "award-unknown"),
        ("Không phải Lao động tiên tiến", "award-unknown"),
    ],
)
def test_awards_of_persons_as_written(read: Read, written: str, award: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | {written} |
    """)
    expected = f"held back: {award}" if award.startswith("award-") else f"{award} individual"
    assert tally(reading) == {expected: 1}


@pytest.mark.parametrize(
    ("written", "award", "recipient"),
    [
        ("TTLĐTT", "TTLDTT", "collective"),
        ("Tập thể LĐTT", "TTLDTT", "collective"),
        ("TT LĐTT", "TTLDTT", "collective"),
        ("TT. LĐTT", "TTLDTT", "collective"),
        ("Tập thể Lao động tiên tiến", "TTLDTT", "collective"),
        ("TTLĐXS", "TTLDXS", "collective"),
        ("Tập thể LĐXS", "TTLDXS", "collective"),
        ("Tập thể Lao động xuất sắc", "TTLDXS", "collective"),
        ("ĐVTT", "DVTT", "collective"),
        ("Đơn vị quyết thắng", "DVQT", "collective"),
        ("Cờ thi đua của UBND tỉnh", "CTDT", "collective"),
        ("Cờ thi đua cấp tỉnh", "CTDT", "collective"),
        ("Đơn vị dẫn đầu phong trào thi đua", "CTDT", "collective"),
        ("CTĐT", "CTDT", "collective"),
        ("CTĐCT", "CTDT", "collective"),
        ("Cờ thi đua của Chính phủ", "CTDCP", "collective"),
        ("Cờ thi đua của Thủ tướng", "CTDCP", "collective"),
        ("Gia đình văn hoá", "GDVH", "household"),
        ("GĐVH", "GDVH", "household"),
        ("Ấp văn hóa", "KDCVH", "collective"),
        ("Khóm VH", "KDCVH", "collective"),
    ],
)
def test_awards_of_collectives_and_households_as_written(
    read: Read, written: str, award: str, recipient: str
) -> None:
    nominee = {"collective": "Tổ mẫu số 1", "household": "Trần Mẫu Bình"}[recipient]
    if award == "KDCVH":
        nominee = "Ấp Mẫu"
    reading = read(f"""
    # DS
    | STT | Tên đối tượng | Danh hiệu |
    | 1 | {nominee} | {written} |
    """)
    assert tally(reading) == {f"{award} {recipient}": 1}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_list_mixes_both_normal_forms(read: Read, form: str) -> None:
    person, award, title = (
        unicodedata.normalize(form, text)  # type: ignore[arg-type]
        for text in ("Nguyễn Mẫu Hòa", "Lao động tiên tiến", "Họ và tên")
    )
    reading = read(f"""
    # DS
    | STT | {title} | Chức vụ | Danh hiệu |
    | 1 | {person} | Công chức | {award} |
    | 2 | Trần  Mẫu Bình\\s | Công chức | \\sLao  động tiên tiến |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert names(reading) == ["Nguyễn Mẫu Hòa", "Trần Mẫu Bình"]


def test_tone_placement_gives_one_key(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu Hoà | LĐTT |
    | 2 | Nguyễn Mẫu Hòa | LĐTT |
    | 3 | NGUYỄN MẪU HÒA | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert len(set(column(reading, "name_key"))) == 1


def test_the_track_and_level_written_beside_the_form(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | GK huyện (đột xuất) |
    | 2 | Trần Mẫu Bình | Công chức | Giấy khen của UBND huyện - chuyên đề |
    | 3 | Lê Mẫu Cúc | Công chức | Giấy khen UBND huyện, thường xuyên |
    | 4 | Phạm Mẫu Dung | Công chức | Giấy khen UBND huyện về thành tích phòng chống dịch |
    """)
    assert tally(reading) == {
        "GKH individual sudden": 1,
        "GKH individual drive": 1,
        "GKH individual merit": 1,
        "GKH individual": 1,
    }


def test_the_level_from_a_column_resolves_the_bare_form(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Hình thức khen thưởng | Cấp khen | Loại hình khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | Giấy khen | Huyện | Thường xuyên |
    | 2 | Trần Mẫu Bình | Công chức | Giấy khen | Xã | Đột xuất |
    | 3 | Lê Mẫu Cúc | Công chức | Bằng khen | Tỉnh | Chuyên đề |
    | 4 | Phạm Mẫu Dung | Công chức | Bằng khen | Thủ tướng Chính phủ | Công trạng |
    """)
    assert tally(reading) == {
        "GKH individual merit": 1,
        "GKX individual sudden": 1,
        "BKT individual drive": 1,
        "BKTTG individual merit": 1,
    }


def test_the_level_from_the_title_resolves_the_bare_form(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN | < | < | < |
    | Có thành tích trong phong trào thi đua chuyên đề năm 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Hình thức |
    | 1 | Nguyễn Mẫu An | Công chức | Giấy khen |
    | 2 | Trần Mẫu Bình | Công chức | GK |
    """)
    assert tally(reading) == {"GKH individual drive": 2}


# --- who is nominated ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("Ông Nguyễn Mẫu An", "individual"),
        ("Bà Trần Thị Mẫu", "individual"),
        ("Đ/c Lê Mẫu Cúc", "individual"),
        ("Đại tá Phạm Mẫu Dung", "individual"),
        ("Thượng úy Võ Mẫu Em", "individual"),
        ("NGUYễN MẫU SEN", "individual"),
        ("Đoàn Mẫu Sen", "individual"),
        ("Đoàn Thanh niên huyện", "collective"),
        ("Tôn Nữ Mẫu Sen", "individual"),
        ("Nguyễn Mẫu Hộ", "individual"),
        ("Hộ ông Nguyễn Mẫu An", "household"),
        ("Hộ bà Trần Mẫu Bình", "household"),
        ("Hộ Lê Mẫu Cúc", "household"),
        ("Gia đình ông Phạm Mẫu Dung", "household"),
        ("Hộ gia đình Võ Mẫu Em", "household"),
        ("Vợ chồng ông Võ Mẫu Em", "household"),
        ("Phòng Nội vụ", "collective"),
        ("UBND xã Long Thuận", "collective"),
        ("Nhân dân và cán bộ xã Long Thuận", "collective"),
        ("Cộng đồng dân cư ấp 1", "collective"),
        ("Tổ nhân dân tự quản số 3", "collective"),
        ("Công ty TNHH Mẫu Sen", "collective"),
        ("HTX nông nghiệp Mẫu", "collective"),
        ("Chi hội Phụ nữ ấp 2", "collective"),
        ("Cán bộ, chiến sĩ Đồn Biên phòng Mẫu", "collective"),
        ("Tập thể lãnh đạo phòng", "collective"),
        ("Đội CSGT - TT", "collective"),
        ("Thường trực Hội đồng nhân dân xã", "collective"),
        ("Hội đồng Giáo dục xã", "collective"),
        ("Trường TH Thí Dụ", "collective"),
        ("Hội CCB xã", "collective"),
        ("Ban nhân dân ấp 1", "collective"),
        ("Mạnh thường quân ấp 3", "collective"),
        ("Nhà máy xay xát Mẫu", "collective"),
        ("Chùa Mẫu Sen", "collective"),
        ("Dân quân tự vệ xã", "collective"),
        ("Ngô Trường Mẫu", "individual"),
        ("Hồ Thị Phòng", "individual"),
        ("Huỳnh Ban Mẫu", "individual"),
        ("Hà Mẫu Xã", "individual"),
        ("Ban Mẫu Sen", "collective"),
    ],
)
def test_the_kind_of_recipient_from_the_name_alone(read: Read, name: str, recipient: str) -> None:
    reading = read(f"""
    # DS
    | STT | Tên đối tượng | Hình thức khen thưởng |
    | 1 | {name} | Giấy khen UBND huyện |
    | 2 | {name} | Giấy khen UBND huyện |
    | | {name} | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {f"GKH {recipient}": 3}


def test_forms_of_address_and_ranks_do_not_part_a_name_from_itself(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Ông Nguyễn Mẫu An | LĐTT |
    | 2 | Đại úy Nguyễn Mẫu An | LĐTT |
    | 3 | Nguyễn Mẫu An | LĐTT |
    """)
    assert len(set(column(reading, "name_key"))) == 1


def test_the_same_department_in_different_units_is_not_one_nominee(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể | Đơn vị đề nghị | Danh hiệu |
    | 1 | Văn phòng UBND | Xã Long Thuận | TTLĐTT |
    | 2 | Văn phòng UBND | Xã Long Khánh A | TTLĐTT |
    | 3 | Văn phòng UBND | Xã Long Khánh B | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Long Khánh A": 1, "Xã Long Khánh B": 1}


def test_a_community_is_a_nominee_and_no_total(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND HUYỆN | < | < |
    | STT | Tên tập thể | Thành tích |
    | | Cộng đồng dân cư ấp 1 | Hiến đất làm đường |
    | | Cộng đồng dân cư ấp 2 | |
    | | Cộng | 2 |
    """)
    assert tally(reading) == {"GKH collective": 2}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, total 5"


def test_the_office_itself_among_its_collectives(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < |
    | UBND XÃ LONG THUẬN | < | < |
    | STT | Tên tập thể | Danh hiệu |
    | 1 | UBND xã Long Thuận | TTLĐTT |
    | 2 | Đảng ủy xã | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}
    assert ledger(reading) == "title 1-2, header 3, nomination 4-5"


def test_units_as_nominees_under_an_award_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên tập thể | Ghi chú |
    | I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < |
    | 1 | Xã Long Thuận | |
    | 2 | Phòng Nội vụ | |
    | II. CỜ THI ĐUA CỦA UBND TỈNH | < | < |
    | 1 | Công an huyện | |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "CTDT collective": 1}


def test_households_by_the_title_of_the_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐƯỢC CÔNG NHẬN GIA ĐÌNH VĂN HÓA NĂM 2020 | < | < |
    | STT | Họ và tên chủ hộ | Ấp |
    | 1 | Nguyễn Mẫu An | Ấp 1 |
    | 2 | Trần Mẫu Bình | Ấp 1 |
    | Tổng cộng: 02 hộ | < | < |
    """)
    assert tally(reading) == {"GDVH household": 2}
    assert stated(reading) == [(5, 2, "household", 3, 4, 0)]


def test_a_household_number_and_a_person_number(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH VĂN HÓA | < | < | < |
    | Số hộ | STT | Họ và tên chủ hộ | Ghi chú |
    | 1 | 1 | Nguyễn Mẫu An | |
    | 1 | 2 | Trần Mẫu Bình | |
    | 2 | 3 | Lê Mẫu Cúc | |
    """)
    assert tally(reading) == {"GDVH household": 3}


def test_names_in_a_legacy_font_are_counted_and_read(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | NguyÔn MÉu Sen | Công chức | LĐTT |
    | 2 | TrÇn MÉu B×nh | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bình"]


def test_real_dates_text_dates_and_years_typed_into_dates(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Ngày sinh | Danh hiệu |
    | 1 | Nguyễn Mẫu An | 1980-05-17 | LĐTT |
    | 2 | Trần Mẫu Bình | 18/06/1981 | LĐTT |
    | 3 | Lê Mẫu Cúc | 1905-06-14 | LĐTT |
    | 4 | Phạm Mẫu Dung | 1990 | LĐTT |
    | 5 | Võ Mẫu Em | 31/02/1985 | LĐTT |
    """)
    assert column(reading, "birth") == ["17/05/1980", "18/06/1981", "1992", "1990", "31/02/1985"]
    assert [(cell.row, cell.kind) for cell in reading.sheets[0].odd_cells] == [
        (4, "year-as-date"),
        (6, "impossible-date"),
    ]


# --- everything at once -------------------------------------------------------------------------------------


def test_a_commune_workbook_with_everything_in_it(read: Read) -> None:
    reading = read(r"""
    # Đề nghị
    | UBND HUYỆN HỒNG NGỰ | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | | Mẫu số 02 |
    | UBND XÃ LONG KHÁNH B | < | < | Độc lập - Tự do - Hạnh phúc | < | < | | |
    | Số: 45/TTr-UBND | < | < | Long Khánh B, ngày 12 tháng 11 năm 2020 | < | < | | |

    | DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < |
    | (Kèm theo Tờ trình số 45/TTr-UBND ngày 12 tháng 11 năm 2020 của UBND xã) | < | < | < | < | < | < | < |

    | STT | Họ và tên/Tên tập thể | Năm sinh | < | Chức vụ, đơn vị công tác | Đề nghị | < | Ghi chú |
    | ^ | ^ | Nam | Nữ | ^ | Danh hiệu thi đua | Hình thức khen thưởng | ^ |
    | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) |
    | A | THƯỜNG XUYÊN | | | | | | |
    | I | TẬP THỂ | | | | | | |
    | 1 | Văn phòng UBND xã | | | | TTLĐTT | Giấy khen UBND huyện | |
    | 2 | Công an xã | | | | ĐVTT | | |
    | | Cộng (I): 02 tập thể | | | | | | |
    | II | CÁ NHÂN | | | | | | |
    | 1 | Nguyễn Mẫu An | 1980 | | Chủ tịch UBND xã | LĐTT, CSTĐCS | | |
    | 2 | Trần Thị Mẫu | | 1985 | Công chức Tài chính - Kế toán | LĐTT | Giấy khen UBND huyện | |
    | 3 | Lê Mẫu Cúc | | 1990 | Bí thư Đoàn xã | LĐTT | | |
    | 4 | | | | | | | |
    | | Cộng (II): 03 cá nhân | | | | | | |
    | B | CHUYÊN ĐỀ | | | | | | |
    | I | Tập thể: Không | | | | | | |
    | II | Hộ gia đình | | | | | | |
    | 1 | Hộ ông Phạm Mẫu Dung | | | Ấp Mẫu | | Giấy khen UBND xã | |
    | | TỔNG CỘNG: 02 tập thể, 03 cá nhân, 01 hộ | | | | | | |
    | Danh sách này có 06 tập thể, cá nhân, hộ gia đình./. | < | < | < | < | < | < | < |
    | | | | | | | | |
    | NGƯỜI LẬP | < | < | | | TM. ỦY BAN NHÂN DÂN | < | < |
    | | | | | | CHỦ TỊCH | < | < |


    | Võ Mẫu Lập | < | < | | | Hồ Mẫu Ký | < | < |
    # Hướng dẫn
    | HƯỚNG DẪN NHẬP DANH SÁCH | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Văn A | LĐTT |
    # (hidden) DM
    | Mã | Danh hiệu |
    | 1 | LĐTT |
    | 2 | CSTĐCS |
    """)
    assert tally(reading) == {
        "TTLDTT collective merit": 1,
        "GKH collective merit": 1,
        "DVTT collective merit": 1,
        "LDTT individual merit": 3,
        "CSTDCS individual merit": 1,
        "GKH individual merit": 1,
        "GKX household drive": 1,
    }
    assert ledger(reading) == (
        "title 1-3, title 5-6, header 8-9, numbering 10, section 11-12, nomination 13-14, total 15, section 16, "
        "nomination 17-19, note 20, total 21, section 22-24, nomination 25, total 26-27, signature 29-30, signature 33"
    )
    assert units(reading) == {"Xã Long Khánh B": 9}
    assert kinds(reading) == ["list", "example", "lookup"]
    assert [(row, number, who, first, last) for row, number, who, first, last, _ in stated(reading)][:5] == [
        (15, 2, "collective", 13, 14),
        (21, 3, "individual", 17, 19),
        (26, 2, "collective", 13, 25),
        (26, 3, "individual", 13, 25),
        (26, 1, "household", 13, 25),
    ]


def test_a_departments_list_by_blocks_and_units_with_merged_awards_and_page_breaks(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA NĂM 2020 | < | < | < | < |
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | < | 2 | 3 | 4 |
    | A | KHỐI XÃ, THỊ TRẤN | < | < | < |
    | I | Xã Long Thuận | < | < | < |
    | 1 | 1 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | 2 | 2 | Trần Mẫu Bình | Công chức | ^ |
    | II | Thị trấn Thường Thới Tiền | < | < | < |
    | 3 | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | 4 | 2 | Phạm Mẫu Dung | Công chức | CSTĐCS |
    | B | KHỐI PHÒNG, BAN | < | < | < |
    | I | Phòng Tư pháp | < | < | < |
    | 5 | 1 | Võ Mẫu Em | Trưởng phòng | LĐTT |
    | Tổng cộng: 05 người | < | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 4, "CSTDCS individual": 1}
    assert units(reading) == {"Xã Long Thuận": 2, "Thị trấn Thường Thới Tiền": 2, "Phòng Tư pháp": 1}
    assert ledger(reading) == (
        "title 1-2, header 3, numbering 4, section 5-6, nomination 7-8, section 9, nomination 10, header 11, "
        "nomination 12, section 13-14, nomination 15, total 16"
    )


def test_sheets_named_after_an_award(read: Read) -> None:
    reading = read(r"""
    # LĐTT
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức |
    | 2 | Trần Mẫu Bình | Công chức |
    # TT LĐTT
    | STT | Tên tập thể | Ghi chú |
    | 1 | Văn phòng | |
    # CSTĐCS
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức |
    # GK huyện - chuyên đề
    | STT | Họ và tên | Chức vụ |
    | 1 | Lê Mẫu Cúc | Công chức |
    # Đột xuất
    | STT | Họ và tên | Chức vụ | Hình thức |
    | 1 | Phạm Mẫu Dung | Công chức | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {
        "LDTT individual": 2,
        "TTLDTT collective": 1,
        "CSTDCS individual": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }


def test_a_letter_beside_the_list_adds_nothing(read: Read) -> None:
    reading = read(r"""
    # Tờ trình
    | UBND XÃ LONG THUẬN | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | TỜ TRÌNH | < | < |
    | Về việc đề nghị khen thưởng năm 2020 | < | < |
    | Kính gửi: Chủ tịch UBND huyện Hồng Ngự | < | < |
    | LĐTT: 01 cá nhân; CSTĐCS: 01 cá nhân; Giấy khen: 02 tập thể. | < | < |
    | 1. Danh hiệu Lao động tiên tiến: 01 cá nhân. | < | < |
    | 2. Giấy khen cho 02 tập thể, gồm: 1. Văn phòng; 2. Công an xã. | < | < |
    | | | CHỦ TỊCH |
    | | | Lê Mẫu Ký |
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_list_without_running_numbers_and_with_two_columns_only(read: Read) -> None:
    reading = read(r"""
    # DS
    | Họ và tên | Danh hiệu |
    | 1. Nguyễn Mẫu An | LĐTT |
    | 2. Trần Mẫu Bình | LĐTT |
    | Tập thể Văn phòng | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}
    assert names(reading)[:2] == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_a_list_by_hamlet_without_numerals(read: Read) -> None:
    reading = read(r"""
    # GĐVH
    | DANH SÁCH HỘ GIA ĐÌNH ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2020 | < | < |
    | STT | Họ và tên chủ hộ | Ghi chú |
    | ẤP LONG MẪU | < | < |
    | 1 | Nguyễn Mẫu An | |
    | 2 | Trần Mẫu Bình | |
    | Ấp Mẫu Hòa | < | < |
    | 1 | Lê Mẫu Cúc | |
    """)
    assert tally(reading) == {"GDVH household": 3}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4-5, section 6, nomination 7"


def test_short_words_for_the_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên | Đối tượng | Hình thức khen thưởng |
    | 1 | Ấp Mẫu | TT | GK huyện |
    | 2 | Nguyễn Mẫu An | CN | GK huyện |
    | 3 | Trần Mẫu Bình | HGĐ | GK huyện |
    | 4 | Lê Mẫu Cúc | Hộ | GK huyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 2}


def test_a_name_that_the_award_allows_wins_over_the_wrong_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Danh hiệu |
    | I. TẬP THỂ | < | < |
    | 1 | Văn phòng | TTLĐTT |
    | 2 | Nguyễn Mẫu An | LĐTT |
    | II. CÁ NHÂN | < | < |
    | 1 | Trần Mẫu Bình | LĐTT |
    | 2 | Phòng Nội vụ | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 2}


def test_a_person_with_a_title_for_collectives_stays_a_person(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | Tập thể lao động tiên tiến |
    """)
    assert tally(reading) == {"TTLDTT individual": 1}


def test_nominees_whose_names_begin_like_totals_or_signatures(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | < | < |
    | STT | Tên tập thể | Thành tích |
    | 1 | Tổng công ty Mẫu Sen | Hỗ trợ xây cầu |
    | 2 | Cộng tác viên dân số ấp 1 | Có nhiều thành tích |
    | 3 | Thường trực Hội đồng nhân dân xã | Có nhiều thành tích |
    | 4 | Hội đồng thi đua - khen thưởng xã | Có nhiều thành tích |
    | 5 | Trưởng ban nhân dân các ấp | Có nhiều thành tích |
    """)
    assert tally(reading) == {"GKH collective": 5}


def test_awards_under_merged_kinds_of_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Tập thể | < | Cá nhân | < |
    | ^ | ^ | TTLĐTT | Giấy khen UBND huyện | LĐTT | Giấy khen UBND huyện |
    | 1 | Văn phòng | x | x | | |
    | 2 | Nguyễn Mẫu An | | | x | x |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "GKH collective": 1,
        "LDTT individual": 1,
        "GKH individual": 1,
    }


def test_a_decision_number_says_that_it_was_decided(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Số quyết định | Ngày quyết định |
    | 1 | Nguyễn Mẫu An | LĐTT | 12/QĐ-UBND | 2020-12-20 |
    | 2 | Trần Mẫu Bình | LĐTT | | |
    """)
    assert column(reading, "stage") == ["decided", "nominated"]


def test_a_school_year_is_its_last_year(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM HỌC 2019 - 2020 | < | < |
    | Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert [year for _, _, year, _ in reading.sheets[0].years] == [2020]


def test_dashes_for_blanks_and_dots_for_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | - | LĐTT |
    | 2 | Trần Mẫu Bình | ---- | LĐTT |
    | 3 | - | - | - |
    | 4 | …………… | …… | …… |
    | … | … | … | … |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 2-3, note 4-6"


def test_a_title_inside_the_first_merged_row_of_the_table(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN\nDANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert units(reading) == {"Xã Long Thuận": 1}


def test_lists_for_tracks_below_one_another_each_with_letterhead_and_signature(read: Read) -> None:
    table = r"""
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN {} NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu {} | Công chức | Giấy khen UBND huyện |
    | | NGƯỜI LẬP | | CHỦ TỊCH |

    | | Trần Mẫu Lập | | Lê Mẫu Ký |

"""
    tracks = [("THƯỜNG XUYÊN", "An"), ("CHUYÊN ĐỀ", "Bình"), ("ĐỘT XUẤT", "Cúc")]
    reading = read("    # DS\n" + "".join(table.format(*one) for one in tracks))
    assert tally(reading) == {
        "GKH individual merit": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }
    assert units(reading) == {"Xã Long Thuận": 3}
    assert ledger(reading).startswith(
        "title 2-3, header 4, nomination 5, signature 6, signature 8, title 11-12, header 13"
    )


# --- text files ---------------------------------------------------------------------------------------------

_LINES = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "", "", ""],
    ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
    ["1", "Nguyễn Mẫu An", "Công chức", "LĐTT"],
    ["2", "Trần Mẫu Thị Bưởi", "Kế toán", "Chiến sĩ thi đua cơ sở"],
    ["", "Tổng cộng: 2 người", "", ""],
]


def _cp1258(text: str) -> bytes:
    """Code page 1258 keeps tone marks as letters of their own behind the vowel."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters += [base, *tones] if tones and not _fits(letter) else [letter]
    return "".join(letters).encode("cp1258")


def _fits(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_text_files(tmp_path: Path, separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(line) for line in _LINES) + "\r\n"
    path = tmp_path / ("danh-sach.tsv" if separator == "\t" else "danh-sach.csv")
    path.write_bytes(_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    reading = read_path(path)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, total 5"
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Thị Bưởi"]


def test_a_workbook_under_the_name_of_the_old_format(book: Book, tmp_path: Path) -> None:
    path = book(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    renamed = path.rename(tmp_path / "danh-sach.xls")
    assert tally(read_path(renamed)) == {"LDTT individual": 1}


# --- what a person settled in tally.toml


ODD = r"""
# DS
| Ai | Được gì | Phòng |
| Nguyễn Mẫu An | LĐTT | Phòng Tư pháp |
| Trần Mẫu Bình | CSTĐCS | Phòng Tư pháp |
"""


def test_columns_that_a_person_names_are_read(book: Book) -> None:
    override = Override("danh-sach.xlsx", header=(1,), columns=(("name", 1), ("award", 2)))
    reading = read_path(book(ODD), Words(overrides=(override,)))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert kinds(read_path(book(ODD), Words())) == ["other"]


def test_a_sheet_that_a_person_leaves_out_counts_nobody_and_keeps_its_rows(book: Book) -> None:
    reading = read_path(book(ODD), Words(overrides=(Override("*.xlsx", "D*", ignore=True),)))
    assert tally(reading) == {}
    assert ledger(reading) == "note 1-3"


def test_a_unit_that_a_person_names_goes_before_the_letterhead(book: Book) -> None:
    text = r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """
    reading = read_path(book(text), Words(overrides=(Override("danh-sach.xlsx", unit="Xã Phú Thuận A"),)))
    assert units(reading) == {"Xã Phú Thuận A": 1}


# --- two lists, or two names, in one row ------------------------------------------------------------------------


def test_lists_side_by_side_under_one_title_need_no_running_numbers_to_be_two(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < | < | < |
    | Tên đơn vị | Đơn vị đề nghị | | Họ tên | Đơn vị đề nghị |
    | Hội Phụ nữ ấp 2 | Thanh tra huyện | | Nguyễn Mẫu Ấp | Phòng Nội vụ |
    | Cộng đồng ấp Mẫu 4 | Phòng Nội vụ | | | |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 1}
