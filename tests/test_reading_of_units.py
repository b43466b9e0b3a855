"""Whose rows they are, who they are for and at which level, as offices write it in letterheads, headings and titles."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, tally, units

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
