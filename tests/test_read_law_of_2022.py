"""Lists of communes, schools, hospitals and firms under the law of 2022, as they are typed: what columns, titles and tables below say."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, tally, units


def test_what_people_reached_years_running_is_not_what_a_title_asks_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG KHÁNH | < | < | < |
    | BIỂU TỔNG HỢP ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2025 | < | < | < |
    | TT | Họ và tên | HTXSNV/CSTĐCS 2 năm liền | Sáng kiến |
    | 1 | Nguyễn Mẫu An | 2024: CSTĐCS\n2025: CSTĐCS | Có |
    | 2 | Trần Mẫu Bo | 2024: HTXSNV\n2025: HTXSNV | Có |
    """)
    assert tally(reading) == {"BKT individual": 2}


def test_a_column_to_mark_for_what_was_reached_years_running_gives_no_second_award(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH - DANH SÁCH ĐỀ NGHỊ NĂM 2025 | < | < | < |
    | TT | Họ và tên chủ hộ | GĐVH | GĐVH 3 năm liên tục |
    | 1 | Nguyễn Mẫu An | x | x |
    | 2 | Trần Mẫu Bo | x | |
    """)
    assert tally(reading) == {"GDVH household": 2}


def test_the_head_of_a_body_gives_the_certificate_that_a_title_asks_of_it(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG THPT MẪU | < | < |
    | DANH SÁCH ĐỀ NGHỊ GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TẶNG GIẤY KHEN NĂM HỌC 2023-2024 | < | < |
    | STT | Tập thể, cá nhân | Thành tích |
    | 1 | Tổ Toán | Có nhiều học sinh giỏi |
    | 2 | Nguyễn Mẫu An | Bồi dưỡng học sinh giỏi |
    """)
    assert tally(reading) == {"GKDV collective": 1, "GKDV individual": 1}


def test_awards_under_a_title_of_two_awards_are_read(read: Read) -> None:
    reading = read("""
    # DS
    | TRUNG TÂM Y TẾ MẪU - NĂM 2024 | < | < | < | < |
    | STT | Khoa, phòng - Họ tên | LĐTT | CSTĐCS | TTLĐTT / TTLĐXS |
    | I | Khoa Khám bệnh | | | TTLĐXS |
    | 1 | Nguyễn Mẫu An | x | x | |
    | II | Khoa Dược | | | TTLĐTT |
    | 1 | Lê Mẫu Ca | x | | |
    """)
    assert tally(reading) == {
        "TTLDXS collective": 1, "TTLDTT collective": 1, "LDTT individual": 2, "CSTDCS individual": 1
    }  # fmt: skip


def test_a_count_table_with_shares_below_a_list_names_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | BỆNH VIỆN MẪU - DANH SÁCH ĐỀ NGHỊ NĂM 2024 | < | < | < |
    | STT | Họ và tên | Khoa | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Nội | LĐTT; CSTĐCS |
    | 2 | Trần Mẫu Bo | Nội | LĐTT |
    | TỔNG HỢP | < | < | < |
    | STT | Danh hiệu | Số lượng | Tỷ lệ |
    | 1 | Lao động tiên tiến | 2 | 100% |
    | 2 | Chiến sĩ thi đua cơ sở | 1 | 50% |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, note 5-8"


def test_awards_under_what_goes_to_a_higher_level_are_counted(read: Read) -> None:
    reading = read("""
    # DS
    | SỞ CÔNG THƯƠNG - TỔNG HỢP THI ĐUA NĂM 2025 | < | < | < |
    | STT | Họ và tên | Danh hiệu thi đua | Khen cao |
    | 1 | Nguyễn Mẫu An | LĐTT; CSTĐ cấp tỉnh | HCLĐ Ba |
    | 2 | Trần Mẫu Bo | LĐTT | - |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDT individual": 1, "HCLD3 individual": 1}


def test_a_special_zone_is_a_commune(read: Read) -> None:
    own = read("""
    # DS
    | UBND ĐẶC KHU PHÚ TÂN | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND ĐẶC KHU TẶNG GIẤY KHEN NĂM 2025 | < | < | < | < |
    | STT | Họ và tên, tập thể | Chức vụ | Đặc khu khen | UBND tỉnh khen |
    | 1 | Nguyễn Mẫu An | Công chức | Giấy khen | |
    | 2 | Công an đặc khu | | GK Chủ tịch UBND đặc khu | BK |
    """)
    assert tally(own) == {"GKX individual": 1, "GKX collective": 1, "BKT collective": 1}
    assert units(own) == {"Đặc khu Phú Tân": 3}
    gathered = read("""
    # DS
    | SỞ NỘI VỤ - TỔNG HỢP ĐỀ NGHỊ NĂM 2025 | < | < |
    | STT | Đơn vị | Danh hiệu |
    | 1 | Đặc khu Phú Tân | Đặc khu tiêu biểu |
    | 2 | Nhân dân và cán bộ phường Tân Mẫu | TTLĐXS |
    """)
    assert tally(gathered) == {"XATB collective": 1, "TTLDXS collective": 1}


def test_posts_in_short_beside_names_without_column_titles_name_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | HỘI LHPN XÃ LONG KHÁNH | | |
    | KẾT QUẢ XÉT THI ĐUA NĂM 2025 | | |
    | Lao động tiên tiến | | |
    | 1 | Nguyễn Thị Mẫu An | Chủ tịch |
    | 2 | Trần Thị Mẫu Bo | Phó CT |
    | Chiến sĩ thi đua cơ sở | | |
    | 1 | Nguyễn Thị Mẫu An | Chủ tịch |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_an_office_of_a_commune_is_one_body_and_no_group_of_units(read: Read) -> None:
    reading = read("""
    # DS
    | UBMTTQ VIỆT NAM XÃ LONG KHÁNH | < | < |
    | TỔNG HỢP ĐỀ NGHỊ THI ĐUA, KHEN THƯỞNG NĂM 2025 | < | < |
    | STT | Họ và tên | Chức vụ |
    | Tập thể đề nghị công nhận danh hiệu “Tập thể lao động tiên tiến” (01 tập thể) | < | < |
    | 1 | Cơ quan UBMTTQ xã | |
    | Cá nhân đề nghị công nhận danh hiệu “Lao động tiên tiến” (01 đ/c) | < | < |
    | 1 | Nguyễn Mẫu An | Chủ tịch |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 1}


def test_a_numbered_body_that_heads_nobody_under_an_award_for_bodies_is_unread(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH - DANH SÁCH ĐỀ NGHỊ NĂM 2025 | < | < |
    | STT | Họ và tên | Chức vụ |
    | I. Tập thể lao động tiên tiến | < | < |
    | 1 | Khối cơ quan xã | |
    | II. Lao động tiên tiến | < | < |
    | 1 | Nguyễn Mẫu An | Chủ tịch |
    """)
    assert ledger(reading) == "title 1, header 2, section 3, unread 4, section 5, nomination 6"


@pytest.mark.parametrize(("own", "expected"), [("", {"HCLD3 collective": 1}), ("LĐTT", {})])
def test_a_commune_put_up_under_an_award_beside_a_blank_column_of_awards_is_never_lost(
    read: Read, own: str, expected: dict[str, int]
) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH - TỔNG HỢP ĐỀ NGHỊ NĂM 2025 | < | < | < |
    | STT | Họ và tên, tập thể | Chức vụ | Danh hiệu |
    | I. Lao động tiên tiến | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | {own} |
    | II. Huân chương Lao động hạng Ba | < | < | < |
    | 1 | Nhân dân và cán bộ xã Long Khánh | | |
    """)
    assert tally(reading) == {"LDTT individual": 1, **expected}
    assert ledger(reading).endswith("section 5, nomination 6" if expected else "section 5, unread 6")


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Kết quả bình xét", "Đạt GĐVH", "Không đạt"),
        ("Kết quả bình xét", "Gia đình văn hóa", "Chưa đạt"),
        ("Kết quả", "Đạt danh hiệu", "Không đạt danh hiệu"),
        ("Kết luận của Hội đồng", "Đủ điều kiện công nhận", "Không đủ điều kiện"),
        ("Xếp loại", "Đạt", "Không đạt"),
        ("Đánh giá", "Đủ tiêu chuẩn", "Chưa đủ tiêu chuẩn"),
        ("Lý do không đạt", "", "Vi phạm"),
    ],
)
def test_results_in_words_say_who_reached_what_the_title_names(
    read: Read, title: str, yes: str, no: str
) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH - BÌNH XÉT GIA ĐÌNH VĂN HÓA NĂM 2025 | < | < | < |
    | STT | Họ và tên chủ hộ | Điểm | {title} |
    | 1 | Nguyễn Mẫu An | 92 | {yes} |
    | 2 | Lê Mẫu Ca | 60 | {no} |
    """)
    assert tally(reading) == {"GDVH household": 1}


@pytest.mark.parametrize(
    "heading",
    ["II. Hộ không đạt Gia đình văn hóa", "Hộ chưa đạt danh hiệu Gia đình văn hóa năm 2025 (01 hộ)"],
)
def test_a_heading_that_denies_an_award_by_name_gives_it_to_nobody(read: Read, heading: str) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | BÌNH XÉT GIA ĐÌNH VĂN HÓA NĂM 2025 | < | < |
    | STT | Họ và tên chủ hộ | Ấp |
    | I. Hộ đạt Gia đình văn hóa | < | < |
    | 1 | Nguyễn Mẫu An | 1 |
    | {heading} | < | < |
    | 1 | Lê Mẫu Ca | 1 |
    """)
    assert tally(reading) == {"GDVH household": 1}


def test_an_award_that_was_not_reached_denies_no_other_one(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH TẬP THỂ KHÔNG ĐẠT TTLĐXS ĐỀ NGHỊ TẶNG DANH HIỆU TTLĐTT NĂM 2025 | < | < |
    | STT | Tên tập thể | Danh hiệu |
    | 1 | Phòng Kinh tế | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}


def test_under_headings_of_awards_whoever_is_not_marked_as_recognised_is_set_aside(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH XÉT THI ĐUA NĂM 2025 | < | < |
    | STT | Họ và tên | Công nhận |
    | I. Lao động tiên tiến | < | < |
    | 1 | Nguyễn Mẫu An | x |
    | 2 | Lê Mẫu Ca | |
    | II. Chiến sĩ thi đua cơ sở | < | < |
    | 1 | Nguyễn Mẫu An | x |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading).endswith("section 4, nomination 5, note 6, section 7, nomination 8")


def test_who_leads_a_block_signs_nothing(read: Read) -> None:
    reading = read("""
    # DS
    | SỞ NỘI VỤ - DANH SÁCH ĐỀ NGHỊ NĂM 2025 | < | < |
    | STT | Đơn vị | Hình thức |
    | 1 | Xã Long Khánh | Đơn vị dẫn đầu - Cờ thi đua UBND tỉnh |
    | 2 | Phường An Bình | Cờ thi đua UBND tỉnh (đơn vị dẫn đầu cụm) |
    """)
    assert tally(reading) == {"CTDT collective": 2}
    assert not any(reading.nominations["level_stated"])


def test_of_several_results_the_last_one_counts(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < | < |
    | BÌNH XÉT GIA ĐÌNH VĂN HÓA NĂM 2025 | < | < | < |
    | STT | Họ và tên chủ hộ | Kết quả ấp xét | Kết quả xã xét |
    | 1 | Nguyễn Mẫu An | Đạt | Đạt |
    | 2 | Trần Mẫu Bo | Đạt | Không đạt |
    | 3 | Lê Mẫu Ca | Không đạt | Không đạt |
    """)
    assert tally(reading) == {"GDVH household": 1}


def test_results_of_the_work_deny_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH - DANH SÁCH TẶNG BẰNG KHEN CỦA UBND TỈNH NĂM 2025 | < | < | < |
    | STT | Họ và tên | Kết quả công tác | Kết quả |
    | 1 | Nguyễn Mẫu An | Đạt chỉ tiêu | Đạt 12 chỉ tiêu |
    | 2 | Lê Mẫu Ca | Chưa đạt chỉ tiêu | Chưa đạt 01 chỉ tiêu |
    """)
    assert tally(reading) == {"BKT individual": 2}


@pytest.mark.parametrize(
    ("columns", "first", "second", "expected"),
    [
        ("LĐTT", "x", "", {"LDTT individual": 1}),
        ("LĐTT", "Đề nghị", "Không đề nghị", {"LDTT individual": 1}),
        ("LĐTT | CSTĐCS", "x | x", " | ", {"LDTT individual": 1, "CSTDCS individual": 1}),
        # Nobody is marked yet, or for another award only: the title speaks for all.
        ("LĐTT", "", "", {"LDTT individual": 2}),
        ("CSTĐCS", "x", "", {"LDTT individual": 2, "CSTDCS individual": 1}),
        ("Số năm đạt CSTĐCS", "x", "", {"LDTT individual": 2}),
    ],
)
@pytest.mark.parametrize("title", ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN", "I. LAO ĐỘNG TIÊN TIẾN"])
def test_a_title_or_heading_gives_its_award_to_those_who_are_marked_for_it(
    read: Read, title: str, columns: str, first: str, second: str, expected: dict[str, int]
) -> None:
    assert _individuals(read, title, columns, first, second) == expected


@pytest.mark.parametrize(
    ("columns", "first", "second", "number"),
    [
        ("2024 | 2025", "x | x", "x | ", 1),
        ("2024 | Năm 2025", "x | x", "x | Không", 1),
        ("2024 | 2025", "x | ", "x | ", 2),
        ("Năm học 2023-2024 | Năm học 2024-2025", "x | x", "x | ", 1),
        ("Công nhận", "x", "", 1),
        ("Đủ điều kiện", "x", "", 1),
        ("Đảng viên", "x", "", 2),
        ("Xếp loại", "HTTNV", "HTXSNV", 2),
    ],
)
def test_of_columns_to_mark_the_year_of_the_list_and_what_was_found_tell_who_is_put_up(
    read: Read, columns: str, first: str, second: str, number: int
) -> None:
    title = "DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025"
    assert _individuals(read, title, columns, first, second) == {"LDTT individual": number}


def _individuals(read: Read, title: str, columns: str, first: str, second: str) -> dict[str, int]:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH |
    | {title} |
    | STT | Họ và tên | {columns} |
    | 1 | Nguyễn Mẫu An | {first} |
    | 2 | Lê Mẫu Ca | {second} |
    """)
    return {one: number for one, number in tally(reading).items() if "individual" in one}


def test_a_class_under_an_order_is_that_order_of_that_class(read: Read) -> None:
    reading = read("""
    # DS
    | SỞ Y TẾ - ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025 | < | < | < |
    | TT | Họ và tên | Bằng khen | < | Huân chương Lao động |
    | ^ | ^ | UBND tỉnh | Thủ tướng | ^ |
    | 1 | Nguyễn Mẫu An | x | | hạng Ba |
    | 2 | Lê Mẫu Ca | | x | |
    """)
    assert tally(reading) == {"BKT individual": 1, "HCLD3 individual": 1, "BKTTG individual": 1}


def test_hamlets_are_put_up_where_a_list_names_nobody_else(read: Read) -> None:
    text = """
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH {} NĂM 2025 | < | < |
    | STT | {} | Ấp |
    | 1 | {} | Long Mẫu |
    | 2 | {} | Phú Mẫu |
    """
    hamlets = text.format("CÁC ẤP ĐẠT DANH HIỆU “ẤP VĂN HÓA”", "Tỷ lệ GĐVH (%)", "95,2", "93,1")
    assert tally(read(hamlets)) == {"KDCVH collective": 2}
    people = text.format(
        "ĐƯỢC CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN", "Người hiến đất", "Nguyễn Mẫu An", "Trần Mẫu Bo"
    )
    assert tally(read(people)) == {"GKX individual": 2}


def test_a_form_without_its_level_is_the_one_of_the_titles_awards_that_it_may_mean(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG THCS MẪU | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LĐTT, CSTĐ CẤP CƠ SỞ NĂM HỌC 2024-2025 | < | < | < |
    | STT | Họ và tên | LĐTT | CSTĐ |
    | 1 | Nguyễn Mẫu An | x | x |
    | 2 | Trần Mẫu Bo | x | |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_what_a_council_concludes_says_who_is_put_up_for_the_titles_award(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < | < |
    | KẾT QUẢ BỎ PHIẾU XÉT TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025 | < | < | < |
    | STT | Họ và tên | Phiếu đồng ý | Kết luận |
    | 1 | Nguyễn Mẫu An | 9/9 | Đạt |
    | 2 | Lê Mẫu Ca | 4/9 | Không đạt |
    """)
    assert tally(reading) == {"CSTDCS individual": 1}


def test_what_the_council_agreed_to_stands_beside_what_the_school_asked_for(read: Read) -> None:
    reading = read("""
    # DS
    | TRƯỜNG TH MẪU - TỔNG HỢP THI ĐUA NĂM HỌC 2024-2025 | < | < | < |
    | STT | Họ và tên | Trường đề nghị | HĐ xã thống nhất |
    | 1 | Nguyễn Mẫu An | LĐTT, CSTĐCS | LĐTT, CSTĐCS |
    | 2 | Trần Mẫu Bo | LĐTT | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_a_post_in_brackets_below_a_name_is_nobody_who_signs(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025 | < | < |
    | STT | Họ và tên | Ghi chú |
    | 1 | Nguyễn Mẫu An | |
    | | (Trưởng phòng Kinh tế) | |
    | 2 | Trần Mẫu Bo | |
    | | (Chuyên viên) | |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert "unread" not in ledger(reading)


def test_what_is_asked_of_a_higher_level_for_some_takes_nothing_from_the_titles_award(read: Read) -> None:
    text = """
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025 | < | < |
    | STT | Họ và tên | Đề nghị cấp trên khen thưởng |
    | 1 | Nguyễn Mẫu An | {} |
    | 2 | Trần Mẫu Bo | |
    """
    assert tally(read(text.format("Bằng khen UBND tỉnh"))) == {"LDTT individual": 2, "BKT individual": 1}
    assert tally(read(text.format("LĐTT, CSTĐCS"))) == {"LDTT individual": 2, "CSTDCS individual": 1}


@pytest.mark.parametrize(
    ("title", "some", "rest", "counts"),
    [
        ("Đề nghị khen cao", "Bằng khen UBND tỉnh", "", {"LDTT individual": 2, "BKT individual": 1}),
        # Everybody has one, or nothing says that it is asked for: somebody has to tell.
        ("Đề nghị khen cao", "Bằng khen UBND tỉnh", "Bằng khen UBND tỉnh", {"LDTT individual": 2}),
        ("Danh hiệu thi đua", "CSTĐCS", "", {"LDTT individual": 2}),
        ("Mục khác", "CSTĐCS", "", {"LDTT individual": 2}),
    ],
)
def test_what_is_asked_for_some_under_a_heading_that_gives_everybody_an_award(
    read: Read, title: str, some: str, rest: str, counts: dict[str, int]
) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG KHÁNH - DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025 | < | < |
    | STT | Họ và tên | {title} |
    | I | LAO ĐỘNG TIÊN TIẾN | < |
    | 1 | Nguyễn Mẫu An | {some} |
    | 2 | Trần Mẫu Bo | {rest} |
    """)
    (table,) = reading.sheets[0].tables
    assert tally(reading) == counts
    assert bool(table.doubts) == (sum(counts.values()) == 2)


def test_a_cover_is_no_list_whatever_its_title_sounds_like(read: Read) -> None:
    reading = read("""
    # Bìa
    | HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG |
    | UBND XÃ LONG KHÁNH - NĂM 2025 |

    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert [sheet.kind for sheet in reading.sheets] == ["lookup", "list"]


def test_awards_of_earlier_years_beside_a_certificate_that_the_title_gives_are_what_people_have(
    read: Read,
) -> None:
    reading = read("""
    # DS
    | SỞ GIÁO DỤC VÀ ĐÀO TẠO | < | < |
    | DANH SÁCH CÁ NHÂN ĐƯỢC CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN NĂM 2025 | < | < |
    | STT | Họ và tên | Danh hiệu đạt được |
    | 1 | Nguyễn Mẫu An | CSTĐCS 2024, 2025 |
    | 2 | Trần Mẫu Bo | CSTĐCS 2023, 2024 |
    """)
    assert tally(reading) == {"BKT individual": 2}


def test_whoever_leads_a_firm_or_hamlet_is_no_firm_and_signs_nothing(read: Read) -> None:
    leaders = read("""
    # DS
    | UBND XÃ LONG KHÁNH | < | < |
    | DANH SÁCH GIÁM ĐỐC HỢP TÁC XÃ TIÊU BIỂU ĐƯỢC TẶNG GIẤY KHEN NĂM 2025 | < | < |
    | (Kèm theo Quyết định số 45/QĐ-UBND ngày 02/9/2025 của Chủ tịch UBND xã Long Khánh) | < | < |
    | STT | Họ và tên | HTX |
    | 1 | Nguyễn Mẫu An | HTX A |
    """)
    assert tally(leaders) == {"GKX individual": 1}
    hamlets = read("""
    # DS
    | UBND PHƯỜNG THƯỜNG LẠC | < | < |
    | DANH SÁCH KHÓM ĐẠT DANH HIỆU KHÓM VĂN HÓA NĂM 2025 | < | < |
    | STT | Khóm | Họ tên Trưởng khóm |
    | 1 | Khóm Mẫu 1 | Nguyễn Mẫu An |
    """)
    assert tally(hamlets) == {"KDCVH collective": 1}


def test_offices_numbered_under_an_award_are_nominees_each(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG KHÁNH - DANH SÁCH ĐỀ NGHỊ NĂM 2025 | < | < |
    | STT | Tên tập thể | Ghi chú |
    | I | TẬP THỂ LAO ĐỘNG TIÊN TIẾN | |
    | 1 | Cơ quan Đảng ủy xã | |
    | 2 | Cơ quan Ủy ban nhân dân xã | |
    | 3 | Đơn vị Công an xã | |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
