"""Lists as clerks of communes and district departments type them: kinds and levels in short words, awards once for several, numbers before names.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, names, tally, units

# --- columns ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Khen của CT UBND TT", "Khen thưởng cấp xã", "Khen thưởng UBND phường"])
def test_who_signs_stands_over_a_form_without_its_level(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Danh hiệu | {title} |
    | 1   | Nguyễn Mẫu An | LĐTT      | GK |
    | 2   | Trần Mẫu Bình | LĐTT      |    |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKX individual": 1}


def test_forms_without_a_level_under_an_unknown_title_beside_awards_are_doubted(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | Zzz |
    | 1   | Nguyễn Mẫu An | LĐTT      | GK  |
    | 2   | Trần Mẫu Bình | LĐTT      | GK  |
    """)
    assert [doubt[1] for table in reading.sheets[0].tables for doubt in table.doubts] == ["Zzz"]


def test_a_level_under_the_title_of_forms_where_the_merged_range_is_lost(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ tên        | Khen thưởng |    |
    |    |               | Huyện       | Xã |
    | 1  | Nguyễn Mẫu An | GK          |    |
    | 2  | Trần Mẫu Bình |             | GK |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKX individual": 1}


def test_one_column_of_marks_for_the_awards_of_two_kinds(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên/Tên đơn vị | Danh hiệu thi đua | < |
    |    |                      | LĐTT/TTLĐTT       | CSTĐCS |
    | I  | Phòng Mẫu            | x                 |   |
    | 1  | Nguyễn Mẫu An        | x                 | x |
    | 2  | Trần Mẫu Bình        | x                 |   |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 2, "CSTDCS individual": 1}


def test_a_title_that_names_the_awards_of_two_kinds(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN, LAO ĐỘNG TIÊN TIẾN | < | < |
    | TT | Họ và tên/Tên đơn vị | Chức vụ   |
    | 1  | Phòng Tư pháp        |           |
    | 2  | Nguyễn Mẫu An        | Công chức |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 1}


def test_forms_of_address_in_a_column_of_their_own_tell_households_and_bodies(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ | < | < | < |
    | TT | Tên gọi   | Họ tên         | Địa chỉ |
    | 1  | Ông       | Nguyễn Mẫu An  | Ấp 1    |
    | 2  | Hộ bà     | Trần Mẫu Bình  | Ấp 1    |
    | 3  | DNTN      | Mẫu Thành Phát | Ấp 2    |
    | 4  | Tổ trưởng | Lê Mẫu Cúc     | Ấp 2    |
    """)
    assert tally(reading) == {"GKX individual": 2, "GKX household": 1, "GKX collective": 1}


def test_men_and_women_in_columns_of_their_own(read: Read) -> None:
    for over in ("Ông | Bà", "Họ và tên | < |\n        | | Ông | Bà"):
        reading = read(rf"""
        # DS
        | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ | < | < |
        | Số TT | {over} |
        | 1 | Nguyễn Mẫu An    |                  |
        | 2 |                  | Trần Thị Mẫu Bưởi |
        | 3 | Hộ ông Lê Mẫu Cam |                 |
        """)
        assert tally(reading) == {"GKX individual": 2, "GKX household": 1}


def test_kinds_by_a_letter_are_no_codes_of_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | (Giấy khen của Chủ tịch UBND xã) | < | < |
    | Stt | Tập thể, cá nhân, hộ | Ký hiệu |
    | 1   | Chi bộ ấp Mẫu        | TT |
    | 2   | Nguyễn Mẫu An        | CN |
    | 3   | Trần Mẫu Bình        | H  |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1, "GKX household": 1}


@pytest.mark.parametrize(
    "title", ["Họ và tên, năm sinh, quê quán", "Cấp bậc, họ tên, chức vụ", "Họ tên, tuổi, nơi cư trú"]
)
def test_what_is_said_of_somebody_stands_with_the_name(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND HUYỆN | < | < |
    | TT | Tập thể                 | Thành tích |
    | 1  | Ban CHQS xã Mẫu         | Tuyển quân |
    | TT | {title} | Thành tích |
    | 1  | Nguyễn Mẫu An, Trợ lý   | Huấn luyện |
    | 2  | Trần Mẫu Bình, Trợ lý   | Huấn luyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 2}
    assert "header 4" in ledger(reading)


def test_titles_that_nobody_knows_below_a_list_are_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Tập thể    | Thành tích | Hình thức |
    | 1  | Xã đội Mẫu | Tuyển quân | GK huyện  |
    | TT | Zzz yyy    | Thành tích | Hình thức |
    | 2  | Xã đội Giả | Huấn luyện | GK huyện  |
    | TT | Zzz yyy    | Thành tích | Qqq       |
    """)
    assert tally(reading) == {"GKH collective": 2}
    assert ledger(reading).endswith("unread 5")


def test_awards_under_those_who_give_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Tập thể, cá nhân              | Chủ tịch nước tặng           | Thủ tướng tặng | UBND tỉnh tặng | UBND xã tặng |
    | 1  | Nguyễn Mẫu An                 | Huân chương Lao động hạng Ba |                |                |              |
    | 2  | Nhân dân và cán bộ xã Mẫu     |                              | Bằng khen      |                |              |
    | 3  | Trần Mẫu Bình                 |                              |                | Bằng khen      | Giấy khen    |
    """)
    assert tally(reading) == {
        "HCLD3 individual": 1,
        "BKTTG collective": 1,
        "BKT individual": 1,
        "GKX individual": 1,
    }


def test_forms_with_their_level_in_the_column_of_levels(read: Read) -> None:
    reading = read(r"""
    # DS
    | Tổng kết phong trào thi đua "Xây dựng nông thôn mới" - xã Long Thuận - năm 2020 | < | < |
    | Stt | Họ tên        | Cấp khen |
    | 1   | Nguyễn Mẫu An | GK huyện |
    | 2   | Trần Mẫu Bình | GK xã    |
    """)
    assert tally(reading) == {"GKH individual drive": 1, "GKX individual drive": 1}


def test_a_form_that_a_body_signs_is_of_no_level(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN KHEN THƯỞNG NĂM 2022 | < | < |
    | STT | Họ và tên     | Hình thức               |
    | 1   | Nguyễn Mẫu An | Giấy khen               |
    | 2   | Trần Mẫu Bình | Giấy khen của Huyện đoàn |
    """)
    assert tally(reading) == {"GKH individual": 1, "held back: award-ambiguous": 1}


@pytest.mark.parametrize("title", ["Năm 2020 (đề nghị)", "2020"])
def test_years_of_before_beside_the_year_that_is_proposed(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ tên        | Chức vụ | Năm 2018 | Năm 2019 | {title}      |
    | 1  | Nguyễn Mẫu An | TP      | CSTĐCS   | CSTĐCS   | CSTĐCS, LĐTT |
    | 2  | Trần Mẫu Bình | CV      | LĐTT     | CSTĐCS   | LĐTT         |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 2}


def test_entrepreneurs_beside_their_enterprises(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên doanh nhân | Tên doanh nghiệp/cơ sở   | Đề nghị khen |
    | 1   | Nguyễn Mẫu An        | Công ty TNHH Mẫu         | GK huyện     |
    | 2   |                      | Cơ sở dệt Mẫu            | GK huyện     |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


@pytest.mark.parametrize("title", ["Tên họ", "Họ và tên người đại diện / tập thể"])
def test_titles_of_names_that_tell_no_kind(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | STT | {title}       | Hình thức |
    | 1   | Nguyễn Mẫu An | GK huyện  |
    | 2   | Phòng Mẫu     | GK huyện  |
    """)
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}


def test_marks_for_kinds_of_which_one_is_called_as_running_numbers_are(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ | < | < | < | < |
    | TT | Họ và tên       | TT | CN | HGĐ |
    | 1  | Tổ bầu cử số 1  | X  |    |     |
    | 2  | Nguyễn Mẫu An   |    | X  |     |
    | 3  | Trần Mẫu Bình   |    |    | X   |
    |    | Tổng            | 1  | 1  | 1   |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1, "GKX household": 1}


def test_communes_under_a_short_title_and_bodies_under_titles_of_their_own(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN | < | < |
    | TT | Tên hộ, tổ       | Xã, TT        |
    | 1  | Hộ Nguyễn Mẫu An | X. Long Thuận |
    | 2  | Tổ tự quản số 4  | Phú Thuận A   |
    """)
    assert tally(reading) == {"GKH household": 1, "GKH collective": 1}
    assert set(units(reading)) == {"Xã Long Thuận", "Xã Phú Thuận A"}


def test_spouses_under_a_title_of_households_that_lost_its_merged_range(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN | < | < | < |
    | STT | Hộ gia đình   |                   |     |
    |     | Chồng         | Vợ                | Ấp  |
    | 1   | Nguyễn Mẫu An | Trần Thị Mẫu Bưởi | Mẫu |
    | 2   |               | Lê Thị Mẫu Cam    | Mẫu |
    """)
    assert tally(reading) == {"GKX household": 2}


def test_signs_for_kinds_that_a_line_explains(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ | < | < |
    | Chú thích: 1 = tập thể, 2 = cá nhân, 3 = hộ gia đình | < | < |
    | STT | Họ và tên     | Loại |
    | 1   | Tổ 5          | 1    |
    | 2   | Nguyễn Mẫu An | 2    |
    | 3   | Trần Mẫu Bình | 3    |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1, "GKX household": 1}


def test_registrations_beside_what_came_of_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐĂNG KÝ THI ĐUA VÀ KẾT QUẢ NĂM 2023 | < | < | < |
    | TT | Họ tên        | Đăng ký | Kết quả   |
    | 1  | Nguyễn Mẫu An | CSTĐCS  | LĐTT      |
    | 2  | Trần Mẫu Bình | LĐTT    | Không đạt |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert not reading.sheets[0].tables[0].aside


# --- rows ---------------------------------------------------------------------------------------------------


def test_bodies_numbered_in_merged_cells_under_their_kind_are_nominees(read: Read) -> None:
    reading = read(r"""
    # DS
    | ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN | < | < |
    | I- TẬP THỂ: | < | < |
    | 01- Ban nhân dân ấp Mẫu | < | < |
    | 02- Trạm Y tế xã | < | < |
    | II- CÁ NHÂN: | < | < |
    | 01- Ông Nguyễn Văn Mẫu - Trưởng ấp | < | < |
    | 02- Bà Trần Thị Mẫu - Y sĩ | < | < |
    """)
    assert tally(reading) == {"GKX collective": 2, "GKX individual": 2}


def test_a_numeral_before_a_post_heads_people_and_signs_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT   | Họ và tên     | Chức danh | Danh hiệu |
    | I.   | Thẩm phán: 01 |           |      |
    | I.1  | Nguyễn Mẫu An | Thẩm phán | LĐTT |
    | II.  | Thư ký, người lao động: 01 | | |
    | II.1 | Trần Mẫu Bình | Thư ký    | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, section 2, nomination 3, section 4, nomination 5"


def test_a_body_below_an_award_that_is_written_once_goes_on_with_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Hình thức                        | Tên cá nhân, tập thể | Chức vụ      |
    | 1   | Huân chương Lao động hạng Ba     | Nguyễn Mẫu An        | Phó Bí thư   |
    | 2   | Bằng khen của Thủ tướng Chính phủ | Trần Mẫu Bình       | Trưởng ban   |
    |     |                                  | Văn phòng Huyện ủy   |              |
    | 3   | Chiến sĩ thi đua cấp tỉnh        | Lê Mẫu Cúc           | Chuyên viên  |
    |     |                                  | Phạm Mẫu Dung        | Chuyên viên  |
    |     |                                  | Đỗ Mẫu Em            | Chuyên viên  |
    """)
    assert tally(reading) == {
        "HCLD3 individual": 1,
        "BKTTG individual": 1,
        "BKTTG collective": 1,
        "CSTDT individual": 3,
    }


def test_a_body_over_people_with_awards_of_their_own_stays_a_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Danh hiệu | Họ và tên     |
    | 1   | LĐTT      | Nguyễn Mẫu An |
    |     |           | Phòng Tư pháp |
    | 2   | LĐTT      | Trần Mẫu Bình |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_nobody_of_a_hamlet_is_put_up(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN | < | < |
    | Tổ tự quản | STT | Họ tên chủ hộ |
    | Tổ 1       | 1   | Nguyễn Mẫu An |
    | Tổ 2       |     | Không có      |
    """)
    assert tally(reading) == {"GKX household": 1}
    assert ledger(reading).endswith("note 4")


def test_headings_of_an_award_whose_name_goes_on(read: Read) -> None:
    reading = read(r"""
    # DS
    | TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | 1. Bằng khen của UBND tỉnh: 01 |
    | - Ông Nguyễn Văn Mẫu - Chủ tịch Hội |
    | 2. Kỷ niệm chương "Vì sự nghiệp nhân đạo": 01 |
    | - Bà Trần Thị Mẫu - Chi hội trưởng |
    """)
    assert tally(reading) == {"BKT individual": 1, "KNC individual": 1}


def test_bodies_that_end_an_item_of_a_numbered_list_are_nominees(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024 | < |
    | I. Danh hiệu Tập thể Lao động tiên tiến: | < |
    | 1. Phòng Nội vụ. | < |
    | 2. Bộ phận Tiếp nhận và Trả kết quả huyện. | < |
    | II. Danh hiệu Lao động tiên tiến: | < |
    | 1. Ông Nguyễn Văn Mẫu, Trưởng phòng; | < |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 1}


def test_a_reason_not_to_propose_stands_in_the_place_of_the_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu                  | Ghi chú |
    | 1   | Nguyễn Mẫu An | LĐTT                       |         |
    | 2   | Trần Mẫu Bình | Chuyển công tác, không xét |         |
    | 3   | Lê Mẫu Cúc    | LĐTT                       | đưa ra khỏi ds (nghỉ việc) |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_hamlets_over_people_in_a_table_without_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH | < | < |
    | Được tặng Giấy khen của Chủ tịch UBND xã năm 2020 | < | < |
    | ----- | < | < |
    | ẤP MẪU A | < | < |
    | 1 | Nguyễn Văn Mẫu    | Bí thư Chi bộ |
    | 2 | Hộ ông Lê Mẫu Cam | Hiến đất      |
    | ẤP MẪU B | < | < |
    | 3 | Trần Thị Mẫu      | Phó ấp        |
    """)
    assert tally(reading) == {"GKX individual": 2, "GKX household": 1}


def test_labels_between_a_title_and_names_numbered_in_their_cells(read: Read) -> None:
    reading = read(r"""
    # DS
    | Danh sách khen thưởng: Giấy khen UBND xã |
    | Lĩnh vực: Xây dựng nông thôn mới |
    | 1. Nguyễn Văn Mẫu, Trưởng ấp |
    | 2. Hộ ông Lê Mẫu Cam, ấp Mẫu |
    """)
    assert tally(reading) == {"GKX individual": 1, "GKX household": 1}


def test_the_last_word_of_a_broken_name_is_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN | < | < |
    | TT | Họ và tên     | Chức vụ      |
    | 1  | Nguyễn Văn    | Phó Chủ tịch |
    |    | Mẫu           | UBND xã      |
    | 2  | Trần Thị Mẫu  | Công chức    |
    """)
    assert tally(reading) == {"GKH individual": 2}
    assert names(reading) == ["Nguyễn Văn Mẫu", "Trần Thị Mẫu"]
    assert ledger(reading) == "title 1, header 2, nomination 3, note 4, nomination 5"


def test_a_lone_stroke_asks_for_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ tên        | Danh hiệu | HTKT     |
    | 1   | Nguyễn Mẫu An | LĐTT      | GK huyện |
    | 2   | Trần Mẫu Bình | LĐTT      | /        |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_who_gives_to_a_commune(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH NHÀ HẢO TÂM ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN | < |
    | TT | Tên cá nhân, đơn vị       |
    | 1  | Vựa lúa Mẫu               |
    | 2  | Chợ Mẫu Phước             |
    | 3  | Bếp Ăn Tình Thương        |
    | 4  | Ông Nguyễn Văn Mẫu và vợ  |
    | 5  | Trưởng ấp Nguyễn Văn Mẫu  |
    """)
    assert tally(reading) == {"GKX collective": 3, "GKX household": 1, "GKX individual": 1}


# --- around the lists ---------------------------------------------------------------------------------------


def test_somebody_put_up_in_a_sentence_above_the_list_is_told(read: Read) -> None:
    told = "Đơn vị đạt danh hiệu Tập thể lao động tiên tiến: Phòng Mẫu"
    reading = read(rf"""
    # DS
    | {told} | < | < |
    | Danh hiệu Lao động tiên tiến: Nguyễn Mẫu An | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "unread 1, title 2, header 3, nomination 4"


def test_a_body_named_above_the_people_leaves_their_award_as_it_is(read: Read) -> None:
    reading = read(r"""
    # DS
    | NĂM 2020 | < | < |
    | Tập thể LĐTT: Phòng Mẫu | < | < |
    | Cá nhân LĐTT: | < | < |
    | TT | Họ tên        | Chức vụ |
    | 1  | Nguyễn Mẫu An | TP      |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert "unread 2" in ledger(reading)


@pytest.mark.parametrize(
    "lines", ["UBND XÃ LONG THUẬN | < |\n    | BAN NHÂN DÂN ẤP LONG MẪU", "ẤP LONG MẪU - XÃ LONG THUẬN"]
)
def test_a_hamlet_hands_in_for_its_commune(read: Read, lines: str) -> None:
    reading = read(rf"""
    # DS
    | {lines} | < |
    | DANH SÁCH HỘ ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN | < |
    | STT | Họ tên chủ hộ |
    | 1   | Nguyễn Mẫu An |
    """)
    assert set(units(reading)) == {"Xã Long Thuận"}
    assert names(reading) == ["Nguyễn Mẫu An"]


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN TRONG THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ", "GKH"),
        ("ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN THÀNH TÍCH XÂY DỰNG XÃ NÔNG THÔN MỚI", "GKH"),
        ("ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN CHO CÁC CƠ QUAN, ĐƠN VỊ, CÁN BỘ XÃ", "GKH"),
        ("ĐỀ NGHỊ UBND TỈNH TẶNG BẰNG KHEN VỀ CÔNG TÁC QUẢN LÝ NHÀ NƯỚC", "BKT"),
        ("ĐỀ NGHỊ TẶNG GIẤY KHEN TRONG CÔNG TÁC BẢO HIỂM XÃ HỘI", ""),
        ("ĐẢNG VIÊN ĐỀ NGHỊ ĐẢNG ỦY XÃ TẶNG GIẤY KHEN", ""),
        ("ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA HỘI NÔNG DÂN XÃ", ""),
        ("ĐỀ NGHỊ HUYỆN ỦY TẶNG GIẤY KHEN", ""),
        ("ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA TỈNH ĐOÀN", ""),
        ("ĐỀ NGHỊ TẶNG GIẤY KHEN VỀ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ", ""),
    ],
)  # fmt: skip
def test_only_who_signs_tells_the_level_of_an_award(read: Read, title: str, award: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH {title} | < | < |
    | STT | Họ và tên     | Chức vụ   |
    | 1   | Nguyễn Mẫu An | Công chức |
    """)
    [said] = tally(reading)
    assert said.split()[0] == (award or "held")


@pytest.mark.parametrize(
    "line", ["Cấp khen: UBND xã; Hình thức: Giấy khen", "UBND xã Long Thuận đề nghị khen thưởng"]
)
def test_a_line_below_the_title(read: Read, line: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | {line} | < | < |
    | STT | Họ tên cụ     | Tuổi | Hình thức |
    | 1   | Nguyễn Mẫu An | 78   | {"" if "Cấp" in line else "GK xã"} |
    """)
    assert tally(reading) == {"GKX individual": 1}
    assert "Cấp" in line or set(units(reading)) == {"Xã Long Thuận"}
    assert not reading.sheets[0].odd_cells


def test_a_footnote_that_puts_up_those_with_its_star_is_told(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | TT | Họ và tên         | Chức vụ |
    | 1  | Nguyễn Mẫu An (*) | TP      |
    | 2  | Trần Mẫu Bình     | CV      |
    | (*) Đề nghị thêm Giấy khen của Chủ tịch UBND huyện. | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading).endswith("unread 5")


def test_a_letter_ends_below_its_bulleted_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | Tờ trình về việc đề nghị khen thưởng năm 2020 |
    | Trạm Mẫu đề nghị Hội đồng Thi đua - Khen thưởng huyện xem xét: |
    | 1. Danh hiệu Lao động tiên tiến: 01 đồng chí |
    | - Đ/c Nguyễn Văn Mẫu, Trạm trưởng |
    | 2. Giấy khen của UBND huyện: 01 đồng chí |
    | - Đ/c Trần Thị Mẫu |
    | Kính mong Hội đồng xem xét./. |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}


def test_the_second_of_a_couple_below_the_first(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020 | < | < |
    | STT | Họ và tên chồng, vợ | Năm sinh |
    | 1   | Nguyễn Mẫu An       | 1970     |
    |     | Trần Thị Mẫu Bình   | 1972     |
    | 2   | Võ Thị Mẫu Em       | 1950     |
    """)
    assert tally(reading) == {"GDVH household": 2}
    assert ledger(reading) == "title 1, header 2, nomination 3, note 4, nomination 5"
