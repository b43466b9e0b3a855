"""Layouts and traps of real lists that fall between rows, columns and texts: each sheet can be counted by eye."""

from __future__ import annotations

from pathlib import Path

from conftest import Read
from grids import column, kinds, ledger, names, stated, tally, units, write_book
from hongngu_tally.counts import Tally
from hongngu_tally.pipeline import run
from hongngu_tally.vocabulary import load_vocabulary

# --- lists whose headings are the award ---------------------------------------------------------------------


def test_l9_bulleted_names_before_the_first_column_titles(read: Read) -> None:
    reading = read(r"""
    # DE NGHI
    | BAN CHỈ HUY QUÂN SỰ HUYỆN HỒNG NGỰ | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | I. Danh hiệu Đơn vị quyết thắng |
    | - Ban CHQS xã Long Thuận |
    | II. Danh hiệu Đơn vị tiên tiến |
    | - Ban CHQS xã Phú Thuận A |
    | - Ban CHQS thị trấn Thường Thới Tiền |
    | III. Bằng khen của Chủ tịch UBND tỉnh |
    | không |
    | IV. Danh hiệu Chiến sĩ tiên tiến |
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Trợ lý |
    | 2 | Trần Mẫu Bình | Trợ lý |
    """)
    assert tally(reading) == {"DVQT collective": 1, "DVTT collective": 2, "CSTT individual": 2}
    assert ledger(reading) == (
        "title 1-2, section 3, nomination 4, section 5, nomination 6-7, section 8, title 9, section 10, header 11, "
        "nomination 12-13"
    )
    assert units(reading) == {"Ban Chỉ huy Quân sự huyện": 5}


def test_l9_without_any_column_titles(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | I. Tập thể lao động tiên tiến |
    | - Trường Mẫu giáo Ví Dụ |
    | - Trường Tiểu học Ví Dụ |
    | II. Lao động tiên tiến |
    | 1. Nguyễn Mẫu An |
    | 2. Trần Mẫu Bình |
    | NGƯỜI LẬP BIỂU |
    | Lê Mẫu Cúc |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 2}
    assert names(reading)[2:] == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]
    assert ledger(reading) == "title 1, section 2, nomination 3-4, section 5, nomination 6-7, signature 8-9"


def test_sentences_under_numbered_headings_are_no_list(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | BÁO CÁO CÔNG TÁC THI ĐUA NĂM 2020 |
    | I. Lao động tiên tiến |
    | - Ủy ban nhân dân xã đã xét chọn được nhiều gương điển hình. |
    | Các đơn vị tiếp tục phát động thi đua trong năm tới. |
    """)
    assert tally(reading) == {}
    assert kinds(reading) == ["other"]


def test_bulleted_names_in_the_column_of_running_numbers(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | I. Danh hiệu Chiến sĩ tiên tiến |
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Trợ lý |
    | II. Danh hiệu Đơn vị tiên tiến |
    | - Ban CHQS xã Long Thuận |
    | - Đề nghị xem xét trước ngày họp |
    """)
    assert tally(reading) == {"CSTT individual": 1, "DVTT collective": 1}
    assert ledger(reading).endswith("section 5, nomination 6, note 7")


def test_sections_three_deep_with_letters_and_dashes_in_a_column_of_their_own(read: Read) -> None:
    reading = read(r"""
    # TH
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 CỦA CÁC XÃ | < | < | < |
    | STT | Tên tập thể, cá nhân, hộ gia đình | Chức vụ | Ghi chú |
    | I | XÃ LONG KHÁNH A |
    | 1 | Tập thể |
    | a | Tập thể lao động tiên tiến |
    | - | UBND xã |
    | 2 | Cá nhân |
    | a | Lao động tiên tiến |
    | - | Nguyễn Mẫu An | Công chức |
    | - | Trần Mẫu Bình | Công chức |
    | b | Giấy khen của Chủ tịch UBND huyện |
    | - | không |
    | 3 | Hộ gia đình |
    | a | Giấy khen của Chủ tịch UBND huyện |
    | - | Hộ ông Lê Mẫu Cúc |
    | II | XÃ LONG KHÁNH B |
    | 1 | Cá nhân |
    | a | Lao động tiên tiến |
    | - | Võ Mẫu Dung | Công chức |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 3, "GKH household": 1}
    assert units(reading) == {"Xã Long Khánh A": 4, "Xã Long Khánh B": 1}
    assert ledger(reading) == (
        "title 1, header 2, section 3-5, nomination 6, section 7-8, nomination 9-10, section 11, note 12, "
        "section 13-14, nomination 15, section 16-18, nomination 19"
    )


def test_the_office_of_the_commune_is_a_nominee_and_no_level(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Tên tập thể, cá nhân | Chức vụ |
    | A | TẬP THỂ |
    | I | Tập thể Lao động tiên tiến |
    | 1 | Ủy ban nhân dân xã | |
    | 2 | Đảng ủy xã | |
    | II | Giấy khen |
    | 1 | UBND huyện |
    | - | Chi hội Nông dân Ấp Mẫu |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "GKH collective": 1}
    assert names(reading) == ["Ủy ban nhân dân xã", "Đảng ủy xã", "Chi hội Nông dân Ấp Mẫu"]


def test_units_as_sections_under_a_title_that_only_persons_can_have(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên | Chức vụ |
    | 1 | Xã Long Thuận |
    | 1.1 | Nguyễn Mẫu An | Công chức |
    | 2 | Xã Thường Lạc |
    | 2.1 | Trần Mẫu Bình | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Thường Lạc": 1}


def test_a_department_alone_in_its_row_parts_a_numbered_list(read: Read) -> None:
    reading = read(r"""
    # Ds
    | STT | Họ và tên | Chức vụ | Danh hiệu đề nghị |
    | | Khoa Khám bệnh |
    | 1 | Nguyễn Mẫu An | Bác sĩ | LĐTT |
    | 2 | Trần Mẫu Bình | Y sĩ | LĐTT, CSTĐCS |
    | | Phòng Tổ chức - Hành chính |
    | 3 | Lê Mẫu Cúc | Kế toán | LĐTT |
    | | Khoa Nội |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "held back: award-missing": 1}
    assert ledger(reading) == "header 1, section 2, nomination 3-4, section 5, nomination 6-7"


# --- titles and tracks ---------------------------------------------------------------------------------------


def test_a_title_that_names_a_drive_states_the_track(read: Read) -> None:
    reading = read(r"""
    # Hộ
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN | < | < |
    | Có thành tích trong phong trào chung sức xây dựng nông thôn mới năm 2020 | < | < |
    | STT | Hộ gia đình | Thành tích |
    | 1 | Hộ ông Nguyễn Mẫu An, số 12, ấp Long Châu | Hiến đất |
    | 2 | Hộ bà Trần Mẫu Bình, ấp Long Châu | Hiến đất |
    # Cá nhân
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CUỘC VẬN ĐỘNG TOÀN DÂN ĐOÀN KẾT XÂY DỰNG NÔNG THÔN MỚI | < | < |
    | STT | Họ và tên | Danh hiệu, hình thức khen thưởng |
    | 1 | Lê Mẫu Cúc | Giấy khen của Chủ tịch UBND huyện |
    | 2 | Võ Mẫu Dung | Lao động tiên tiến |
    """)
    assert tally(reading) == {"GKH household drive": 2, "GKH individual drive": 1, "LDTT individual": 1}


def test_the_year_s_movement_at_large_is_no_drive(read: Read) -> None:
    for line in (
        "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2020",
        "Có thành tích trong công tác Hội và phong trào nông dân năm 2020",
        "Tổng kết phong trào thi đua năm 2020",
    ):
        reading = read(rf"""
        # Sheet1
        | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | < | < |
        | {line} | < | < |
        | STT | Họ và tên | Chức vụ |
        | 1 | Nguyễn Mẫu An | Công chức |
        """)
        assert tally(reading) == {"GKH individual": 1}, line


def test_a_column_of_drives_states_the_track_and_a_heading_without_the_word_too(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Phong trào | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | Xây dựng nông thôn mới | Giấy khen UBND huyện |
    | 2 | Trần Mẫu Bình | | Giấy khen UBND huyện |
    | 3 | Lê Mẫu Cúc | Thường xuyên | Giấy khen UBND huyện |
    # Sheet2
    | STT | Họ và tên | Chức vụ | Hình thức khen thưởng |
    | I | Phong trào bảo vệ an ninh Tổ quốc |
    | 1 | Võ Mẫu Dung | Ấp đội trưởng | Giấy khen UBND huyện |
    | II | Công trạng |
    | 1 | Đỗ Mẫu Em | Công chức | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH individual drive": 2, "GKH individual": 1, "GKH individual merit": 2}


# --- units ---------------------------------------------------------------------------------------------------


def test_the_school_in_a_column_is_the_workplace(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LĐTT NĂM HỌC 2019 - 2020 | < | < | < |
    | TT | Họ và tên | Trường | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Trường TH Ví Dụ | LĐTT |
    | 2 | Trần Mẫu Bình | ^ | nt |
    | 3 | Lê Mẫu Cúc | Trường THCS Ví Dụ | nt |
    """)
    assert units(reading) == {"Phòng Giáo dục và Đào tạo": 3}
    assert column(reading, "workplace") == ["Trường TH Ví Dụ", "Trường TH Ví Dụ", "Trường THCS Ví Dụ"]


def test_a_commune_in_the_units_column_without_its_kind(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Đơn vị đề nghị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Long Thuận | LĐTT |
    | 2 | Trần Mẫu Bình | X. Long Thuận | LĐTT |
    | 3 | Lê Mẫu Cúc | Thường Thới Tiền | LĐTT |
    | 4 | Võ Mẫu Dung | Trường TH Long Thuận | LĐTT |
    """)
    assert units(reading) == {
        "Xã Long Thuận": 2,
        "Thị trấn Thường Thới Tiền": 1,
        "Trường TH Long Thuận": 1,
    }


def test_a_commune_outside_the_list_is_called_by_its_name(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | ỦY BAN NHÂN DÂN XÃ THƯỜNG MẪU | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Xã Thường Mẫu": 1}
    proper = load_vocabulary().units.proper
    assert proper("UBND THỊ TRẤN MẪU B") == "Thị trấn Mẫu B"
    assert proper("Uỷ ban nhân dân xã Mẫu") == "xã Mẫu"
    assert proper("TRƯỜNG THCS VÍ DỤ") == "TRƯỜNG THCS VÍ DỤ"


# --- codes, columns and totals -------------------------------------------------------------------------------


def test_codes_through_look_up_sheets_titled_only_code_and_name(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Tên tập thể/cá nhân | Phân loại | Danh hiệu |
    | 1 | Nguyễn Mẫu An | 1 | 3 |
    | 2 | Trần Mẫu Bình | 1 | '3 |
    | 3 | Tổ Mẫu | 2 | '05 |
    # Danh mục danh hiệu
    | Mã | Tên |
    | 2 | Chiến sĩ thi đua cơ sở |
    | 3 | Lao động tiên tiến |
    | 5 | Tập thể lao động tiên tiến |
    # Phân loại
    | Mã | Tên |
    | 1 | Cá nhân |
    | 2 | Tập thể |
    """)
    assert kinds(reading) == ["list", "lookup", "lookup"]
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}


def test_a_long_row_of_column_numbers_with_one_used_twice(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Năm sinh | Dân tộc | Chức vụ | Đơn vị | Địa chỉ | Danh hiệu | Số điện thoại | Ghi chú |
    | (1) | (2) | (3) | (4) | (5) | (6) | (6) | (8) | (9) | (10) |
    | 1 | Nguyễn Mẫu An | 1980 | Kinh | Công chức | Văn phòng | Ấp 1 | LĐTT | | |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, numbering 2, nomination 3"


def test_ranks_and_positions_in_the_title_of_the_names(read: Read) -> None:
    for title in ("Cấp bậc, họ và tên", "Họ và tên, chức vụ"):
        reading = read(rf"""
        # Sheet1
        | STT | {title} | Đội | Danh hiệu |
        | 1 | Đại úy Nguyễn Mẫu An | Đội Mẫu | CSTT |
        """)
        assert tally(reading) == {"CSTT individual": 1}, title


def test_hamlets_in_a_column_of_their_own_title(read: Read) -> None:
    reading = read(r"""
    # Ấp VH
    | DANH SÁCH ẤP ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU ẤP VĂN HÓA NĂM 2020 | < | < |
    | STT | Tên ấp | Tổng số hộ |
    | 1 | Ấp Phú Trung | 312 |
    | 2 | Ấp Phú Hòa | 280 |
    """)
    assert tally(reading) == {"KDCVH collective": 2}


def test_page_totals_speak_for_their_page_and_members_are_persons(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT |
    | Cộng trang | | 2 |
    | STT | Họ và tên | Danh hiệu |
    | 3 | Lê Mẫu Cúc | LĐTT |
    | Cộng trang | | 1 |
    | Tổng cộng: 3 hội viên |
    """)
    assert stated(reading) == [
        (4, 2, "", 2, 3, 0),
        (7, 1, "", 6, 6, 0),
        (8, 3, "individual", 2, 6, 0),
    ]


def test_a_total_of_one_award_is_compared_with_that_award(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT |
    | Cộng LĐTT | | 2 |
    | 1 | Nguyễn Mẫu An | CSTĐCS |
    | Cộng CSTĐCS | | 1 |
    """)
    totals = reading.sheets[0].tables[0].stated
    assert [(total.number, total.awards) for total in totals] == [(2, ("LDTT",)), (1, ("CSTDCS",))]


def test_running_numbers_by_formula_need_no_saved_result(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | =ROW()-1 | Nguyễn Mẫu An | LĐTT |
    | =ROW()-1 | Trần Mẫu Bình | LĐTT |
    | Tổng cộng | =COUNTA(B2:B3) | |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert [cell.field for cell in reading.sheets[0].odd_cells] == ["ordinal"]


# --- titles that say who signs -------------------------------------------------------------------------------


def test_who_signs_is_read_from_the_title_and_not_from_the_letter_it_comes_with(read: Read) -> None:
    for title, attached, award in (
        ("ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN", "", "GKX individual"),
        ("ĐỀ NGHỊ TẶNG GIẤY KHEN", "Kèm theo Tờ trình số 5/TTr-UBND của UBND xã Mẫu", "held back: award-ambiguous"),
        ("ĐỀ NGHỊ UBND TỈNH TẶNG BẰNG KHEN", "(Kèm theo Tờ trình số 5/TTr-UBND của UBND huyện)", "BKT individual"),
        ("ĐƯỢC TẶNG GIẤY KHEN", "(Kèm theo Quyết định số 9/QĐ-UBND của Chủ tịch UBND huyện)", "GKH individual"),
        ("ĐƯỢC TẶNG GIẤY KHEN", "(Kèm theo Quyết định số 9/QĐ-UBND của Chủ tịch UBND xã Mẫu)", "GKX individual"),
    ):  # fmt: skip
        reading = read(rf"""
        # Sheet1
        | DANH SÁCH CÁ NHÂN {title} NĂM 2020 | < | < |
        | {attached} | < | < |
        | STT | Họ và tên | Chức vụ |
        | 1 | Nguyễn Mẫu An | Công chức |
        """)
        assert tally(reading) == {award: 1}, (title, attached)


def test_captions_over_lists_side_by_side(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |

    | LAO ĐỘNG TIÊN TIẾN | | | | CHIẾN SĨ THI ĐUA CƠ SỞ | | |
    | STT | Họ và tên | Chức vụ | | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức | | 1 | Nguyễn Mẫu An | Công chức |
    | 2 | Trần Mẫu Bình | Công chức | | | | |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_a_count_table_of_departments_under_titles_of_awards(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | BẢNG TỔNG HỢP SỐ LƯỢNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
    | STT | Tên bộ phận | LĐTT | CSTĐCS | Tổng số |
    | 1 | Văn phòng | 3 | 1 | 4 |
    | 2 | Đoàn thể | 1 | 1 | 2 |
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert kinds(reading) == ["lookup", "list"]


def test_a_nominee_whose_number_is_the_next_heading_s_is_no_heading(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Tên tập thể, cá nhân | Địa chỉ |
    | I. Giấy khen của Chủ tịch UBND huyện |
    | 1. Tập thể |
    | 1 | Hợp tác xã Nông nghiệp số 1 | Ấp 1 |
    | 2 | Khoa Nội | Ấp 2 |
    | 2. Cá nhân |
    | 1 | Nguyễn Mẫu An | Ấp 1 |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 1}


def test_a_cooperative_is_a_nominee_and_no_word_for_collectives(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < |
    | STT | Tập thể | Ghi chú |
    | 1 | Tổ Mẫu | |
    | 2 | Hợp tác xã Nông nghiệp Ví Dụ | |
    | 3 | Khoa Nội | |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


def test_a_nominee_beside_words_that_sound_like_titles(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < | < |
    | Số TT | Tập thể | Đơn vị công tác | Địa chỉ |
    | | Phòng Kế toán | Văn phòng | Ấp 1 |
    | | Phòng Mẫu số 3 | Tổ 1 | Ấp 1 |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}


def test_the_end_of_a_title_or_a_dotted_blank_issues_no_list(read: Read) -> None:
    for line in ("TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020", "ĐƠN VỊ: ……………………", "Đơn vị: người"):
        reading = read(rf"""
        # Sheet1
        | ỦY BAN NHÂN DÂN XÃ LONG THUẬN | < | < |
        | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU | < | < |
        | {line} | < | < |
        | STT | Tên tập thể | Danh hiệu |
        | 1 | Tổ Mẫu | TTLĐTT |
        """)
        assert units(reading) == {"Xã Long Thuận": 1}, line


def test_the_executive_of_an_organisation_issues_for_it(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | BAN CHẤP HÀNH HỘI NÔNG DÂN HUYỆN HỒNG NGỰ | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert units(reading) == {"Hội Nông dân huyện": 1}


def test_a_bare_form_in_the_cells_of_a_list_whose_title_names_it_whole(read: Read) -> None:
    reading = read(r"""
    # Sổ
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND THỊ TRẤN NĂM 2020 | < | < | < |
    | STT | Họ và tên | Nghề nghiệp | Hình thức |
    | 1 | Nguyễn Mẫu An | Buôn bán | Giấy khen |
    | 2 | Trần Mẫu Bình | Buôn bán | GK |
    | 3 | Lê Mẫu Cúc | Buôn bán | Bằng khen |
    """)
    assert tally(reading) == {"GKX individual": 2, "held back: award-ambiguous": 1}


def test_communes_as_numbered_sections_over_persons_and_as_numbered_nominees(read: Read) -> None:
    reading = read(r"""
    # TH
    | STT | Tên tập thể, cá nhân | Chức vụ |
    | A | GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN |
    | I | TẬP THỂ |
    | 1 | Xã Long Thuận |
    | | Ban Nhân dân ấp 2 |
    | 3 | Tổ Mẫu |
    | II | CÁ NHÂN |
    | 1 | Xã Long Thuận |
    | 1 | Nguyễn Mẫu An | Công chức |
    | 2 | Trần Mẫu Bình | Công chức |
    | 2 | Xã Thường Lạc |
    | 1 | Lê Mẫu Cúc | Công chức |
    """)
    assert tally(reading) == {"GKH collective": 3, "GKH individual": 3}
    assert ledger(reading) == (
        "header 1, section 2-3, nomination 4-6, section 7-8, nomination 9-10, section 11, nomination 12"
    )


def test_names_of_ministries_go_on_behind_and(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo |
    | 2 | Trần Mẫu Bình | Giấy khen của Giám đốc Sở Giáo dục và Đào tạo |
    | 3 | Lê Mẫu Cúc | Chiến sĩ thi đua cấp Bộ |
    | 4 | Võ Mẫu Dung | Chiến sĩ thi đua cấp tỉnh |
    | 5 | Đỗ Mẫu Em | Lao động tiên tiến và Giấy khen của UBND huyện |
    """)
    assert column(reading, "award") == ["BKT", "GKDV", "CSTDT", "CSTDT", "LDTT", "GKH"]
    stated_levels = column(reading, "level_stated")
    assert [stated_levels[at] for at in (0, 2, 3)] == ["ministry", "ministry", ""]


def test_a_page_number_in_its_own_row_is_a_note(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Danh hiệu |
    | 1 | Trang Mẫu An | LĐTT |
    | | | Trang 1/2 |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert ledger(reading) == "header 1, nomination 2, note 3, nomination 4"


def test_the_letterhead_s_short_forms(read: Read) -> None:
    for written, unit in (
        ("U.B.N.D XÃ LONG THUẬN", "Xã Long Thuận"),
        ("CHI CỤC THI HÀNH ÁN DÂN SỰ H. HỒNG NGỰ", "Chi cục Thi hành án dân sự huyện"),
        ("PHÒNG LAO ĐỘNG - TB & XH", "Phòng Lao động – Thương binh và Xã hội"),
    ):
        reading = read(rf"""
        # Sheet1
        | {written} | < | < |
        | STT | Họ và tên | Danh hiệu |
        | 1 | Nguyễn Mẫu An | LĐTT |
        """)
        assert units(reading) == {unit: 1}


def _files(tmp_path: Path, books: dict[str, str]) -> Tally:
    for name, text in books.items():
        write_book(tmp_path / name, text)
    return run([tmp_path], year=2020)


_LIST = r"""
# DS
| UBND XÃ LONG THUẬN | < | < |
| {title} NĂM 2020 | < | < |
| STT | Họ và tên | Danh hiệu |
{rows}
"""


def _list_of(title: str, *people: str, unit: str = "UBND XÃ LONG THUẬN") -> str:
    rows = "\n".join(f"| {at} | {name} | LĐTT |" for at, name in enumerate(people, 1))
    return _LIST.format(title=title, rows=rows).replace("UBND XÃ LONG THUẬN", unit)


def test_a_supplement_adds_to_the_list_before_whatever_its_number(tmp_path: Path) -> None:
    found = _files(
        tmp_path,
        {
            "LT lan 1.xlsx": _list_of("DANH SÁCH ĐỀ NGHỊ", "Nguyễn Mẫu An", "Trần Mẫu Bình"),
            "LT lan 2.xlsx": _list_of("DANH SÁCH BỔ SUNG ĐỀ NGHỊ", "Lê Mẫu Cúc"),
        },
    )
    assert len(found.counted) == 3
    assert {one.file: one.state for one in found.intake.submissions} == {
        "LT lan 1.xlsx": "counted",
        "LT lan 2.xlsx": "counted",
    }


def test_one_unlisted_unit_under_two_spellings_is_one_unit(tmp_path: Path) -> None:
    found = _files(
        tmp_path,
        {
            "a.xlsx": _list_of("DANH SÁCH ĐỀ NGHỊ", "Nguyễn Mẫu An", unit="TRƯỜNG TIỂU HỌC VÍ DỤ"),
            "b.xlsx": _list_of("DANH SÁCH ĐỀ NGHỊ", "Trần Mẫu Bình", unit="Đơn vị: Trường TH Ví Dụ"),
        },
    )
    assert found.counted["unit"].astype(str).unique().tolist() == ["Trường TH Ví Dụ"]
    assert len(found.counted) == 2


def test_a_position_that_goes_on_in_the_next_row_nominates_nobody(read: Read) -> None:
    reading = read(r"""
    # Sheet1
    | STT | Họ và tên | Chức vụ | Danh hiệu | Thành tích |
    | 1 | Nguyễn Mẫu An | Phó Chủ tịch | LĐTT | Hoàn thành tốt nhiệm vụ |
    | | | UBND xã | | được giao |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT | |
    | | | | | không có phía trên |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 2, note 3, nomination 4, unread 5"


def test_drop_downs_side_by_side_nominate_nobody(read: Read) -> None:
    reading = read(r"""
    # Danh sách
    | STT | Đối tượng | Họ tên/Tên tập thể | Danh hiệu | Loại hình |
    | 1 | Cá nhân | Nguyễn Mẫu An | Lao động tiên tiến | Thường xuyên |
    # (hidden) data
    | Đối tượng | Danh hiệu | Loại hình | Đơn vị |
    | Cá nhân | Lao động tiên tiến | Thường xuyên | Phòng Y tế |
    | Tập thể | Chiến sĩ thi đua cơ sở | Chuyên đề | Phòng Nội vụ |
    | Hộ gia đình | Tập thể lao động tiên tiến | Đột xuất | Xã Long Thuận |
    | | Giấy khen của Chủ tịch UBND huyện | | Xã Thường Lạc |
    """)
    assert kinds(reading) == ["list", "lookup"]
    assert tally(reading) == {"LDTT individual merit": 1}


def test_a_cover_sheet_names_the_unit_of_the_lists_behind_it(read: Read) -> None:
    reading = read("""
    # Bìa
    | UBND XÃ THƯỜNG LẠC |
    | HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    # CN
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    """)
    assert units(reading) == {"Xã Thường Lạc": 1}


def test_a_title_names_the_unit_behind_the_recipients(read: Read) -> None:
    for title in (
        "DANH SÁCH CÁ NHÂN XÃ THƯỜNG LẠC ĐỀ NGHỊ KHEN THƯỞNG",
        "TẬP THỂ XÃ THƯỜNG LẠC ĐỀ NGHỊ KHEN THƯỞNG",
    ):
        reading = read(f"""
        # DS
        | {title} NĂM 2020 | < | < |
        | STT | Họ và tên     | Danh hiệu |
        | 1   | Nguyễn Mẫu An | LĐTT      |
        """)
        assert units(reading) == {"Xã Thường Lạc": 1}


def test_the_title_over_the_achievements_may_state_the_track(read: Read) -> None:
    for title, track in (("Thành tích đột xuất", "sudden"), ("Thành tích", "")):
        reading = read(f"""
        # DS
        | STT | Họ và tên     | Hình thức         | {title}   |
        | 1   | Nguyễn Mẫu An | Giấy khen UBND xã | Cứu người |
        """)
        assert list(reading.nominations["track"]) == [track]
