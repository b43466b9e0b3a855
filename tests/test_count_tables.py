"""Count tables beside the lists of a file ("Danh hiệu | Số lượng"): which of their numbers are understood, and held against the lists (W401)."""

from __future__ import annotations

from pathlib import Path

import pytest

from grids import write_book
from hongngu_tally import tally

LIST = """
# DS
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |

| STT | Họ và tên | Chức vụ | Danh hiệu |
| 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |
| 2 | Trần Mẫu Bưởi | Công chức | LĐTT |
| 3 | Lê Mẫu Cam | Công chức | LĐTT, CSTĐCS |
| 4 | Hộ ông Trần Mẫu Ổi | | Giấy khen của Chủ tịch UBND xã |
| 5 | Ấp Mẫu 1 | | Giấy khen của Chủ tịch UBND xã |
| 6 | Văn phòng UBND xã | | Tập thể lao động tiên tiến |
"""


def wrong(tmp_path: Path, table: str, lists: str = LIST) -> list[tuple[object, ...]]:
    """(cell, number stated, awards in the lists) of the numbers that disagree."""
    path = write_book(tmp_path / "long-thuan.xlsx", f"# TH\n{table.strip()}\n{lists.strip()}")
    year = tally([path], year=2020)
    return [
        (one.place.cell, one.facts["stated"], one.facts["awards"])
        for one in year.findings
        if one.code == "W401" and one.place.sheet == "TH"
    ]


BY_KIND = """
| BẢNG TỔNG HỢP NĂM 2020 |
| STT | Danh hiệu, hình thức khen thưởng | Tập thể | Cá nhân | Hộ gia đình | Tổng cộng |
| 1 | Lao động tiên tiến | 1 | 3 | | |
| 2 | CSTĐCS | | 1 | | 1 |
| 3 | Giấy khen của Chủ tịch UBND xã | 1 | | 1 | 2 |
"""
IN_SECTIONS = """
| BẢNG TỔNG HỢP NĂM 2020 |
| TT | Danh hiệu | Số lượng |
| I | Cá nhân | 4 |
| 1 | Lao động tiên tiến | 3 |
| 2 | Chiến sĩ thi đua cơ sở | 1 |
| II | Tập thể | |
| 1 | Giấy khen của Chủ tịch UBND xã | 1 |
| III | Hộ gia đình | |
| 1 | Giấy khen của Chủ tịch UBND xã | 1 |
"""
BY_HAMLET = """
| BẢNG TỔNG HỢP NĂM 2020 |
| STT | Đơn vị | Cá nhân | < | Tập thể |
| ^ | ^ | LĐTT | CSTĐCS | TTLĐTT |
| 1 | Văn phòng | 2 | 1 | 1 |
| 2 | Ấp Mẫu 1 | 1 | | |
| | Tổng cộng | 3 | 1 | 1 |
"""
MERGED = """
| BẢNG TỔNG HỢP NĂM 2020 |
| STT | Danh hiệu | Đối tượng | Số lượng |
| 1 | LĐTT | Cá nhân | 3 |
| 2 | Giấy khen của Chủ tịch UBND xã | Tập thể | 1 |
| ^ | ^ | Hộ gia đình | 1 |
| ^ | ^ | Cộng | 2 |
"""
BY_UNIT = """
| BẢNG TỔNG HỢP NĂM 2020 |
| STT | Đơn vị | LĐTT | < | CSTĐCS | < |
| ^ | ^ | Số lượng | Tỷ lệ | Số lượng | Tỷ lệ |
| 1 | UBND xã | 2 | 30 | 1 | 10 |
| 2 | Trường Tiểu học Mẫu | 1 | 10 | 0 | 0 |
| Tổng cộng | < | 3 | 40 | 1 | 10 |
"""
IN_LINES = """
| Tổng số cá nhân: | 4 |
| Tổng số tập thể: | 2 |
| Lao động tiên tiến | 3 |
| Tổng số CBCC | 40 |
"""


@pytest.mark.parametrize("table", [BY_KIND, IN_SECTIONS, BY_HAMLET, MERGED, BY_UNIT, IN_LINES])
def test_a_table_that_agrees_says_nothing(tmp_path: Path, table: str) -> None:
    assert wrong(tmp_path, table) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        (BY_KIND, "| 1 | 3 |", "| 2 | 4 |", [("C3", 2, 1), ("D3", 4, 3)]),
        (BY_KIND, "| 1 | 2 |", "| 1 | 3 |", [("F5", 3, 2)]),
        (IN_SECTIONS, "tiên tiến | 3", "tiên tiến | 2", [("C4", 2, 3)]),
        (IN_SECTIONS, "UBND xã | 1 |\n| III", "UBND xã | 2 |\n| III", [("C7", 2, 1)]),
        (BY_HAMLET, "| 3 | 1 | 1 |", "| 3 | 2 | 1 |", [("D6", 2, 1)]),
        (MERGED, "gia đình | 1", "gia đình | 2", [("D5", 2, 1)]),
        (BY_UNIT, "< | 3 | 40", "< | 4 | 40", [("C6", 4, 3)]),
        (IN_LINES, "cá nhân: | 4", "cá nhân: | 7", [("B1", 7, 4)]),
        (IN_LINES, "tiên tiến | 3", "tiên tiến | 2", [("B3", 2, 3)]),
    ],
)
def test_each_number_is_held_against_the_lists(
    tmp_path: Path, table: str, old: str, new: str, found: list[tuple[object, ...]]
) -> None:
    assert old in table
    assert wrong(tmp_path, table.replace(old, new)) == found


@pytest.mark.parametrize(
    "table",
    [
        "| BẢNG TỔNG HỢP ĐĂNG KÝ THI ĐUA NĂM 2020 |\n| STT | Danh hiệu | Số lượng |\n| 1 | LĐTT | 9 |",
        "| BẢNG TỔNG HỢP NĂM 2019 |\n| STT | Danh hiệu | Số lượng |\n| 1 | LĐTT | 9 |",
        "| BẢNG TỔNG HỢP |\n| STT | Danh hiệu | Năm 2019 | Năm 2020 |\n| 1 | LĐTT | 9 | 3 |",
        "| BẢNG TỔNG HỢP |\n| STT | Danh hiệu | Đăng ký | Đề nghị | Tỷ lệ % |\n| 1 | LĐTT | 9 | 3 | 33 |",
        "| BẢNG TỔNG HỢP |\n| STT | Danh hiệu | Số phiếu | Đợt 1 | UBND huyện duyệt |\n| 1 | LĐTT | 9 | 2 | 4 |",
        "| BẢNG TỔNG HỢP |\n| STT | Danh hiệu | Số lượng |\n| | Ấp Mẫu 1 | |\n| 1 | LĐTT | 1 |\n| | Ấp Mẫu 2 | |\n| 1 | LĐTT | 2 |",
    ],
)
def test_what_counts_something_else_is_no_number_of_the_lists(tmp_path: Path, table: str) -> None:
    assert wrong(tmp_path, table) == []


def test_people_listed_at_their_highest_title_only_count_for_the_lower_one_too(tmp_path: Path) -> None:
    lists = LIST.replace("LĐTT, CSTĐCS", "CSTĐCS")
    assert wrong(tmp_path, IN_SECTIONS, lists) == []
    assert wrong(tmp_path, IN_SECTIONS.replace("tiên tiến | 3", "tiên tiến | 4"), lists) == [
        ("C3", 4, 3),
        ("C4", 4, 2),
    ]


def test_nothing_is_compared_while_an_award_of_the_lists_is_not_known(tmp_path: Path) -> None:
    assert (
        wrong(tmp_path, IN_SECTIONS, LIST.replace("Sen | Công chức | LĐTT", "Sen | Công chức | Giấy khen"))
        == []
    )


def test_a_table_in_the_lists_own_sheet_has_its_titles(tmp_path: Path) -> None:
    """Its column titles have another fate than its rows."""
    below = """
    | TỔNG HỢP |
    | Danh hiệu | Tập thể | Cá nhân | Hộ |
    | LĐTT | 0 | 5 | 0 |
    | Giấy khen của Chủ tịch UBND xã | 1 | 0 | 3 |
    """
    table = "\n".join(line.strip() for line in below.splitlines()).strip()
    path = write_book(tmp_path / "long-thuan.xlsx", f"{LIST.strip()}\n{table}")
    found = [one for one in tally([path], year=2020).findings if one.code == "W401"]
    assert [(one.place.cell, one.facts["awards"]) for one in found] == [("B13", 1), ("C13", 3), ("D14", 1)]
