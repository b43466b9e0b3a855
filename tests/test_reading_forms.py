"""The forms that offices send, one by one: what a person counts in them.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, kinds, ledger, stated, tally

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


@pytest.mark.parametrize("mark", ["x", "X", "✓", "✔", "1", "'1", "v", "có", "(x)", "+", "âœ“", "âˆš"])
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
