"""Awards as they are written, and who is nominated.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import unicodedata

import pytest

from conftest import Read
from grids import column, ledger, names, stated, tally, units

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
        ("LĐTT/CSTT", "award-ambiguous"),
        ("Lao động tiên tiến (Chiến sĩ tiên tiến)", "award-ambiguous"),
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
    ("said", "track"),
    [
        ("Có thành tích đột xuất trong bắt giữ tội phạm", "sudden"),
        ("Đã có nhiều thành tích trong phong trào hiến máu", "drive"),
        ("có 2 năm liên tục đạt Bằng khen đột xuất", "merit"),
    ],
)
def test_what_a_bracket_below_the_title_says_they_did(read: Read, said: str, track: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | ({said}) |
    | STT | Họ và tên     | Chức vụ   |
    | 1   | Nguyễn Mẫu An | Công chức |
    """)
    assert column(reading, "track") == [track if track != "merit" else ""]


@pytest.mark.parametrize(
    ("letter", "award"),
    [
        ("12/TTr-UBND đề nghị Chủ tịch UBND xã tặng Giấy khen", "GKX individual"),
        ("12/TTr-UBND của UBND xã về việc đề nghị UBND huyện tặng Giấy khen", "GKH individual"),
        ("12/TTr-UBND đề nghị khen thưởng của UBND huyện", "held back: award-missing"),
    ],
)
def test_whom_the_letter_asks_that_a_list_comes_with(read: Read, letter: str, award: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH KHEN THƯỞNG TỔNG KẾT PHONG TRÀO NĂM 2020 |
    | (Ban hành kèm theo Tờ trình số {letter}) |
    | STT | Họ và tên     | Chức vụ   |
    | 1   | Nguyễn Mẫu An | Công chức |
    """)
    assert tally(reading) == {award: 1}


def test_marks_under_who_commends_beside_awards_to_mark(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT | CSTĐCS | Đề nghị UBND huyện khen | Tỉnh khen |
    | 1   | Nguyễn Mẫu An | x    |        | x                       |           |
    | 2   | Trần Mẫu Bình | x    | x      |                         | x         |
    """)
    assert tally(reading) == {
        "LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1, "BKT individual": 1,
    }  # fmt: skip


def test_a_column_to_mark_for_two_titles_of_one_standing_asks_which(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | LĐTT, CSTT | CSTĐCS | Danh hiệu khác |
    | 1   | Nguyễn Mẫu An | x          | x      |                |
    | 2   | Trần Mẫu Bình |            |        | LĐTT, CSTT     |
    """)
    assert tally(reading) == {
        "held back: award-ambiguous": 1, "CSTDCS individual": 1, "LDTT individual": 1, "CSTT individual": 1,
    }  # fmt: skip


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


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("LĐTT (5 năm liền)", "LDTT individual"),
        ("LĐTT - 05 năm liền", "LDTT individual"),
        ("LĐTT(liên tục 5 năm)", "LDTT individual"),
        ("CSTĐCS (05 năm liên tục: 2016 - 2020)", "CSTDCS individual"),
        ("CSTĐCS (lần 2)", "CSTDCS individual"),
        ("LĐTT (năm thứ 3)", "LDTT individual"),
        ("LĐTT (95%)", "LDTT individual"),
        ("LĐTT (100% phiếu)", "LDTT individual"),
        ("CSTĐCS (kèm sáng kiến)", "CSTDCS individual"),
        ("LĐTT (nghỉ thai sản)", "LDTT individual"),
        ("GK huyện (đột xuất)", "GKH individual sudden"),
        ("LĐTT (chưa có SK)", "held back: award-unknown"),
        ("LĐTT (không có QĐ)", "held back: award-unknown"),
        ("LĐTT (xem lại)", "held back: award-unknown"),
    ],
)
def test_a_remark_behind_an_award_changes_nothing_unless_it_doubts(
    read: Read, written: str, award: str
) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | {written} |
    """)
    assert tally(reading) == {award: 1}


@pytest.mark.parametrize(
    "written",
    [
        "LĐTT - rút",
        "LĐTT (rút)",
        "LĐTT (không đề nghị)",
        "LĐTT, không đề nghị",
        "GK (xin rút)",
        "CSTĐCS\\n(không xét)",
        "LĐTT (nghỉ thai sản, không xét)",
        "LĐTT - Rút theo đơn ngày 05/3",
    ],
)
def test_an_award_taken_back_in_its_own_cell_is_withdrawn(read: Read, written: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu | Khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | {written} | |
    | 2 | Nguyễn Mẫu An | Công chức | {written} | không |
    | 3 | Trần Mẫu Bình | Công chức | LĐTT | GK huyện |
    """)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}
    assert [(row, why) for row, _, why in reading.sheets[0].fates if why == "withdrawn"] == [
        (2, "withdrawn"),
        (3, "withdrawn"),
    ]


@pytest.mark.parametrize("cells", ["LĐTT (rút) | GK huyện", "LĐTT (rút); GK huyện | "])
def test_one_of_two_awards_taken_back_is_held_back(read: Read, cells: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu | Khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | {cells} |
    """)
    assert tally(reading) == {"held back: award-unknown": 1, "GKH individual": 1}


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


@pytest.mark.case("D14")
def test_names_in_a_legacy_font_are_counted_and_read(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | NguyÔn MÉu Sen | Công chức | LĐTT |
    | 2 | TrÇn MÉu B×nh | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bình"]


@pytest.mark.case("D06", "D07")
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


@pytest.mark.parametrize(
    "rows",
    [
        "| Văn phòng UBND xã | Tốt |\n| Thường trực Hội đồng nhân dân xã | Tốt |\n| Trạm Y tế xã | Tốt |",
        "| Trưởng ấp Nguyễn Mẫu An | Ấp 1 |\n| Kế toán Trần Mẫu Bình | Ấp 2 |\n| Phó Chủ tịch Lê Mẫu Cam | Ấp 3 |",
    ],
)
def test_who_sounds_like_a_signature_among_nominees_without_numbers_signs_nothing(
    read: Read, rows: str
) -> None:
    reading = read(f"""
# DS
| DANH SÁCH ĐỀ NGHỊ UBND XÃ TẶNG GIẤY KHEN NĂM 2020 | < |
| Tên tập thể, cá nhân | Thành tích |
{rows}
| Người lập | Chủ tịch |
| Lê Mẫu Quýt | Phạm Mẫu Mận |
""")
    assert sum(tally(reading).values()) == 3
    assert ledger(reading).endswith("signature 6-7")
