"""Lists of communes, schools, hospitals and firms under the law of 2022, as they are typed: what columns, titles and tables below say."""

from __future__ import annotations

from conftest import Read
from grids import ledger, tally


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
