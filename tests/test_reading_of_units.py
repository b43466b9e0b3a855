"""Whose rows they are, who they are for and at which level, as offices write it in letterheads, headings and titles."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import column, tally, units
from hongngu_tally import pipeline

ROWS = """
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    | 2   | Trần Mẫu Bình | Công chức | LĐTT      |
    """
TITLE = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"


@pytest.mark.parametrize(
    ("letterhead", "unit"),
    [
        (
            "| ỦY BAN MTTQ VIỆT NAM | < |\n    | HUYỆN HỒNG NGỰ | < |\n    | BAN THƯỜNG TRỰC | < |",
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
        ),
        ("| TỈNH ĐOÀN ĐỒNG THÁP | < |\n    | BCH ĐOÀN TNCS HCM HUYỆN HỒNG NGỰ | < |", "Huyện đoàn"),
        ("| SỞ Y TẾ ĐỒNG THÁP | < |\n    | BVĐK KHU VỰC MẪU | < |", "BVĐK KHU VỰC MẪU"),
        ("| P. NỘI VỤ | < |", "Phòng Nội vụ"),
        ("| PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\\nTRƯỜNG TIỂU HỌC MẪU A | < |", "TRƯỜNG TIỂU HỌC MẪU A"),
        ("| UBND XÃ LONG THUẬN\\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG | < |", "Xã Long Thuận"),
        ("| UBND XÃ LONG THUẬN | < |\n    | HỘI NÔNG DÂN | < |", "HỘI NÔNG DÂN XÃ LONG THUẬN"),
        ("| UBND XÃ LONG THUẬN\\nCÔNG AN | < |", "CÔNG AN XÃ LONG THUẬN"),
        ("| UBND H. HỒNG NGỰ - P.TN&MT | < |", "Phòng Tài nguyên và Môi trường"),
        ("| BQL DỰ ÁN VÀ PHÁT TRIỂN QUỸ ĐẤT | < |", "Ban Quản lý dự án đầu tư xây dựng huyện"),
        ("| Đơn vị: | Hội Nông dân huyện |", "Hội Nông dân huyện"),
        ("| PHÒNG TƯ PHÁP | < |\n    | Kính gửi: | Phòng Nội vụ |", "Phòng Tư pháp"),
    ],
)
def test_letterheads(read: Read, letterhead: str, unit: str) -> None:
    above, below = f"    {letterhead}", f"    | {TITLE} | < | < | < |"
    if ":" in letterhead.partition("\n")[0]:
        above, below = below, above
    assert units(read(f"\n    # DS\n{above}\n{below}{ROWS}")) == {unit: 2}


def test_a_letterhead_to_the_right_of_the_list(read: Read) -> None:
    for number, first in ((0, "UBND XÃ LONG THUẬN"), (1, "PHÒNG TƯ PHÁP")):
        lines = [line for line in ROWS.splitlines() if line.strip()]
        lines[number] += f"  | {first} |"
        reading = read("\n    # DS\n" + f"    | {TITLE} | < | < | < |\n" + "\n".join(lines))
        assert len(units(reading)) == 1
        assert {key.upper().removeprefix("XÃ ") for key in units(reading)} == {first.removeprefix("UBND XÃ ")}


def test_a_letterhead_over_each_of_two_lists_side_by_side(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |  | UBND XÃ THƯỜNG LẠC | < | < |
    | STT | Họ và tên     | Danh hiệu |  | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |  | 1   | Hồ Mẫu Én     | LĐTT      |
    | 2   | Trần Mẫu Bình | LĐTT      |  |     |               |           |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 1}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phong NN-PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Phong GDDT", "Phòng Giáo dục và Đào tạo"),
        ("P. Noi vu", "Phòng Nội vụ"),
        ("P.VHTT - danh sach", "Phòng Văn hóa và Thông tin"),
        ("phongnoivu", "Phòng Nội vụ"),
        ("DS_ThuongPhuoc1", "Xã Thường Phước 1"),
        ("BCHQS huyen", "Ban Chỉ huy Quân sự huyện"),
    ],
)
def test_names_of_files_and_sheets_without_diacritics(read: Read, name: str, unit: str) -> None:
    assert units(read(f"\n    # {name}\n    | {TITLE} | < | < | < |{ROWS}")) == {unit: 2}


def test_headings_with_the_label_of_a_unit(read: Read) -> None:
    reading = read(rf"""
    # DS
    | {TITLE} | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | 1. Đơn vị: Xã Long Thuận | < | < | < |
    | 1   | Nguyễn Mẫu An | Công chức | LĐTT      |
    | 2. Đơn vị: Trường THCS Long Mẫu | < | < | < |
    | 1   | Hồ Mẫu Én     | Giáo viên | LĐTT      |
    """)
    assert units(reading) == {"Xã Long Thuận": 1, "Trường THCS Long Mẫu": 1}


@pytest.mark.parametrize("titles", ["", "| STT | Họ và tên     | Danh hiệu |"])
@pytest.mark.parametrize("label", ["Đơn vị: ", ""])
def test_another_school_below_that_of_the_letterhead(read: Read, label: str, titles: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM HỌC 2019-2020 |
    | {label or "Đơn vị: "}Trường TH Mẫu 1 |
    | STT | Họ và tên     | Danh hiệu |
    | {label}Trường Tiểu học Mẫu 1 |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | {label}Trường TH Mẫu 2 |
    {titles}
    | 1   | Trần Mẫu Bình | LĐTT      |
    """)
    assert units(reading) == {"Trường TH Mẫu 1": 1, "Trường TH Mẫu 2": 1}


def test_bodies_in_a_communes_own_list_are_none_of_the_districts(read: Read) -> None:
    reading = read(rf"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | {TITLE} | < | < | < |
    | STT | Họ và tên     | Chức vụ   | Danh hiệu |
    | I. HỘI NÔNG DÂN | < | < | < |
    | 1   | Nguyễn Mẫu An | Chủ tịch  | LĐTT      |
    | II. CÔNG AN | < | < | < |
    | 1   | Hồ Mẫu Én     | Công an   | LĐTT      |
    | III. XÃ THƯỜNG LẠC | < | < | < |
    | 1   | Trần Mẫu Bình | Công chức | LĐTT      |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 1}


@pytest.mark.parametrize(
    ("purpose", "recipient"),
    [
        ("TRONG CÔNG TÁC CỨU NẠN, CỨU HỘ", "individual"),
        ("TRONG CÔNG TÁC CHĂM SÓC NGƯỜI CAO TUỔI", "collective"),
        ("VÌ SỰ PHÁT TRIỂN KINH TẾ TẬP THỂ", "individual"),
    ],
)
def test_what_a_title_gives_an_award_for_is_nobody(read: Read, purpose: str, recipient: str) -> None:
    name = "Nguyễn Mẫu An" if recipient == "individual" else "Ấp Long Mẫu"
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG {purpose} NĂM 2020 | < | < |
    | STT | Họ và tên | Hình thức |
    | 1   | {name}    | Giấy khen của UBND huyện |
    """)
    assert column(reading, "recipient") == [recipient]


def test_titles_that_name_who_gives_state_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TRÌNH THỦ TƯỚNG CHÍNH PHỦ TẶNG BẰNG KHEN NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ   |
    | 1   | Nguyễn Mẫu An | Công chức |
    """)
    assert tally(reading) == {"BKTTG individual": 1}


def test_short_forms_that_fell_apart(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | L ĐTT     |
    | 2   | Trần Mẫu Bình | CST ĐCS   |
    | 3   | Ấp Long Mẫu   | Tập thể đạt LĐTT |
    | 4   | Lê Mẫu Cúc    | L ĐXX     |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "CSTDCS individual": 1,
        "TTLDTT collective": 1,
        "held back: award-unknown": 1,
    }


@pytest.mark.parametrize(
    ("title", "recipient"),
    [
        ("CHUYÊN ĐỀ ỦNG HỘ QUỸ PHÒNG CHỐNG DỊCH", "individual"),
        ("CHUYÊN ĐỀ PHÒNG CHỐNG BẠO LỰC GIA ĐÌNH", "individual"),
        ("CHUYÊN ĐỀ PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ", "individual"),
        ("ĐÃ CÓ THÀNH TÍCH TỔ CHỨC ĐẠI HỘI ĐẢNG CÁC CẤP", "individual"),
        ("CHUYÊN ĐỀ CÔNG TÁC HỘ TỊCH", "individual"),
        ("CHUYÊN ĐỀ CHO HỘ GIA ĐÌNH", "household"),
        ("ĐỘT XUẤT HỘ GIA ĐÌNH", "household"),
        ("CHUYÊN ĐỀ HIẾN ĐẤT LÀM ĐƯỜNG (HỘ GIA ĐÌNH)", "household"),
        ("CHUYÊN ĐỀ HIẾN ĐẤT LÀM ĐƯỜNG - HỘ GIA ĐÌNH", "household"),
        ("TRONG XÂY DỰNG NÔNG THÔN MỚI CHO HỘ GIA ĐÌNH", "household"),
        ("THÀNH TÍCH ĐỘT XUẤT ĐỐI VỚI HỘ GIA ĐÌNH", "household"),
    ],
)
def test_drives_about_families_and_collectives_are_not_of_them(
    read: Read, title: str, recipient: str
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN {title} NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | CC      |
    """)
    assert column(reading, "recipient") == [recipient]


def test_groups_of_units_say_nothing_of_who_gives_an_award(read: Read) -> None:
    reading = read(rf"""
    # DS
    | {TITLE} | < | < | < |
    | STT | Họ và tên     | Đơn vị đề nghị | Danh hiệu |
    | I. KHỐI CÁC XÃ, THỊ TRẤN | < | < | < |
    | 1   | Nguyễn Mẫu An | Long Thuận     | LĐTT      |
    | II. KHỐI CƠ QUAN | < | < | < |
    | 1   | Trần Mẫu Bình | Nội vụ         | LĐTT      |
    | III. CẤP XÃ | < | < | < |
    | 1   | Lê Mẫu Cúc    | Long Thuận     | LĐTT      |
    """)
    assert column(reading, "level_context") == ["", "", "commune"]
    assert units(reading) == {"Xã Long Thuận": 2, "Phòng Nội vụ": 1}


def test_a_heading_that_names_who_gives_is_no_signature(read: Read) -> None:
    reading = read(rf"""
    # DS
    | {TITLE} | < | < |
    | STT | Họ và tên     | Chức vụ |
    | I. ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN | < | < |
    | 1   | Nguyễn Mẫu An | CC      |
    | II. CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN | < | < |
    | 1   | Trần Mẫu Bình | CC      |
    """)
    assert column(reading, "award") == ["GKH", "GKX"]


def test_headings_that_call_a_unit_one_or_leave_out_whose_body_it_is(read: Read) -> None:
    for letterhead, headings, expected in (
        ("", ("1. Đơn vị Xã Phú Thuận A", "2. Đơn vị Phòng Nội vụ"), ("Xã Phú Thuận A", "Phòng Nội vụ")),
        (
            "    | HUYỆN ỦY HỒNG NGỰ | < | < | < |\n",
            ("I. VĂN PHÒNG", "II. BAN TỔ CHỨC"),
            ("Văn phòng Huyện ủy", "Ban Tổ chức Huyện ủy"),
        ),
    ):
        rows = "".join(
            f"    | {heading} | < | < | < |\n    | 1 | Nguyễn Mẫu {given} | CC | LĐTT |\n"
            for heading, given in zip(headings, ("An", "Ba"), strict=True)
        )
        head = "    | STT | Họ và tên | Chức vụ | Danh hiệu |\n"
        reading = read(f"\n    # DS\n{letterhead}    | {TITLE} | < | < | < |\n{head}{rows}")
        assert units(reading) == dict.fromkeys(expected, 1)


def test_several_kinds_of_units_in_a_heading_are_no_level(read: Read) -> None:
    reading = read(rf"""
    # DS
    | {TITLE} | < | < | < |
    | STT | Họ và tên     | Chức vụ | Danh hiệu |
    | I   | XÃ, THỊ TRẤN  |         |           |
    | 1   | Xã Long Thuận |         |           |
    | 1.1 | Nguyễn Mẫu An | CT      | LĐTT      |
    | II  | CƠ QUAN, ĐƠN VỊ |       |           |
    | 1   | Phòng Tư pháp |         |           |
    | 1.1 | Lê Mẫu Cúc    | TP      | LĐTT      |
    """)
    assert column(reading, "level_context") == ["", ""]
    assert units(reading) == {"Xã Long Thuận": 1, "Phòng Tư pháp": 1}


def test_sheets_named_by_the_initials_of_communes(read: Read) -> None:
    sheets = (
        ("LKA", "Xã Long Khánh A"),
        ("TT TTT", "Thị trấn Thường Thới Tiền"),
        ("Long Thuận", "Xã Long Thuận"),
    )
    book = "".join(f"\n    # {name}\n    | {TITLE} | < | < | < |{ROWS}" for name, _ in sheets)
    assert units(read(book)) == dict.fromkeys((unit for _, unit in sheets), 2)
    alone = read(
        f"\n    # LKA\n    | {TITLE} | < | < | < |{ROWS}\n    # CN\n    | {TITLE} | < | < | < |{ROWS}"
    )
    assert "Xã Long Khánh A" not in units(alone)


def test_headings_of_drives_about_families_and_collectives(read: Read) -> None:
    headings = (
        "CHUYÊN ĐỀ ỦNG HỘ QUỸ VẮC XIN",
        "CHUYÊN ĐỀ PHÒNG CHỐNG BẠO LỰC GIA ĐÌNH",
        "CHUYÊN ĐỀ KINH TẾ TẬP THỂ, HỢP TÁC XÃ",
        "ĐỘT XUẤT CỨU NẠN, CỨU HỘ",
        "CHUYÊN ĐỀ CÔNG TÁC GIA ĐÌNH",
    )
    rows = "".join(
        f"    | {roman}. {heading} | < | < |\n    | 1 | Nguyễn Mẫu {given} | GK huyện |\n"
        for roman, heading, given in zip(
            ("I", "II", "III", "IV", "V"), headings, ("An", "Ba", "Cúc", "Em", "Gấm"), strict=True
        )
    )
    reading = read(f"\n    # DS\n    | {TITLE} | < | < |\n    | STT | Họ và tên | Hình thức |\n{rows}")
    assert tally(reading) == {"GKH individual drive": 4, "GKH individual sudden": 1}


def test_a_block_of_units_hands_in_nobody_itself(read: Read) -> None:
    found = read("""
    # Danh sách
    | CỤM THI ĐUA SỐ 1 | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Đơn vị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Xã Long Thuận | LĐTT |
    | 2 | Trần Mẫu Bình | UBND xã Phú Thuận A | LĐTT |
    """)
    assert units(found) == {"Xã Long Thuận": 1, "Xã Phú Thuận A": 1}


@pytest.mark.parametrize(
    "title",
    ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ LONG THUẬN", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG XÃ LONG THUẬN NĂM 2020"],
)
def test_a_council_or_a_title_names_the_unit_where_no_letterhead_does(read: Read, title: str) -> None:
    assert units(read(f"\n    # DS\n    | {title} | < | < | < |\n    | {TITLE} | < | < | < |{ROWS}")) == {
        "Xã Long Thuận": 2
    }


def test_who_runs_a_hamlets_drive_is_part_of_the_commune(read: Read) -> None:
    reading = read("""
    # Ấp 2
    | UBND XÃ LONG THUẬN |
    | BAN VẬN ĐỘNG ẤP 2 |
    | DANH SÁCH GIA ĐÌNH VĂN HÓA NĂM 2020 |
    | STT | Chủ hộ        | Ghi chú |
    | 1   | Nguyễn Mẫu An |         |
    """)
    assert units(reading) == {"Xã Long Thuận": 1}


def test_a_hamlet_numbered_below_a_unit_is_no_unit_after_it(read: Read) -> None:
    reading = read("""
    # DS
    | Đơn vị: Phòng Nội vụ | | |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |
    | STT | Tên đối tượng | Mã danh hiệu |
    | 1. XÃ THƯỜNG LẠC (02) | | |
    | 1 | Nguyễn Mẫu An | 1 |
    | 2 | Cộng đồng ấp Mẫu 21 | 14 |
    | 2. XÃ LONG THUẬN (01) | | |
    | 1 | Ban CHQS xã | 14 |
    # Danh mục
    | Mã | Danh hiệu |
    | 1 | Lao động tiên tiến |
    | 14 | Giấy khen của UBND xã |
    """)
    assert units(reading) == {"Xã Thường Lạc": 2, "Xã Long Thuận": 1}


GATHERED = """
# DS
{letter}| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |

| STT | Họ và tên     | {title} | Danh hiệu |
| 1   | Nguyễn Mẫu An | {first} | LĐTT |
| 2   | Trần Mẫu Bình | {second} | LĐTT |
"""


@pytest.mark.parametrize("letter", ["| UBND HUYỆN HỒNG NGỰ | < | < |\n", ""])
@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Xã", "Long Thuận", "Phú Thuận A"),
        ("Địa phương", "Xã Long Thuận", "Phú Thuận A"),
        ("Chức vụ, đơn vị công tác", "Chủ tịch UBND xã Long Thuận", "Công chức, xã Phú Thuận A"),
        ("Chức vụ", "Trưởng Công an xã Long Thuận", "Bí thư Đảng ủy xã Phú Thuận A"),
    ],
)
def test_whose_the_people_of_a_gathered_list_are(
    book: Book, letter: str, title: str, first: str, second: str
) -> None:
    path = book(GATHERED.format(letter=letter, title=title, first=first, second=second))
    counts = pipeline.run([path], year=2020).counts
    assert dict(zip(counts["unit"], counts["count"], strict=True)) == {
        "Xã Long Thuận": 1,
        "Xã Phú Thuận A": 1,
    }


def test_levels_with_x_for_each_are_no_units(read: Read) -> None:
    reading = read(GATHERED.format(letter="", title="Huyện | Xã", first="x |", second="| x"))
    assert "unit" not in reading.sheets[0].tables[0].columns
