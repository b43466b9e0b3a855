"""Lists that were read wrong, or not at all, though anybody reads them: what stands beside a list, years, drives, bare columns."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import tally
from hongngu_tally.pipeline import run


def found(book: Book, text: str, *codes: str) -> list[tuple[str, str, object]]:
    """(severity, cell, cause) of the findings of the given codes."""
    every = run([book(text)], year=2020, whole_year=False, workers=1).findings
    return [(str(one.severity), one.place.cell, one.facts.get("cause")) for one in every if one.code in codes]


# --- what stands beside a list ------------------------------------------------------------------------------

LOWER = """
# DS
| UBND XÃ LONG THUẬN |
| DANH SÁCH TẬP THỂ NĂM 2020 |
| STT | Tên tập thể       | Danh hiệu |
| 1   | Văn phòng UBND xã | TTLĐTT    |
| 2   | Công an xã        | TTLĐTT    | | {titles} |
| 3   | Trạm Y tế xã      | TTLĐTT    | | 1 | Nguyễn Mẫu An  | Công chức |
|     |                   |           | | 2 | Trần Mẫu Bình  | Công chức |
"""


def test_people_beside_a_list_whom_nothing_puts_up_for_an_award_are_held_back(book: Book, read: Read) -> None:
    text = LOWER.replace("{titles}", "STT | Họ và tên | Chức vụ")
    assert tally(read(text)) == {"TTLDTT collective": 3, "held back: award-missing": 2}
    assert found(book, text, "W202") == [("error", "E5", None)]


def test_a_list_beside_another_that_cannot_be_read_is_named(book: Book) -> None:
    text = LOWER.replace("{titles}", "Mục | Danh hiệu | Chức vụ")
    assert found(book, text, "W203") == [("error", "F5", "list")]


@pytest.mark.parametrize(
    ("own", "titles", "doubted"),
    [
        ("LĐTT", "Mã NV | Khen thưởng", True),
        ("LĐTT", "Mã hình thức | Tên hình thức", False),
        ("GK huyện", "Mã | Khen thưởng", False),
        ("'01", "Mã | Khen thưởng", False),
    ],
)
def test_awards_behind_a_gap_and_a_code_in_each_row_are_no_code_list_unless_the_list_uses_it(
    book: Book, read: Read, own: str, titles: str, doubted: bool
) -> None:
    text = f"""
    # DS
    | STT | Họ và tên   | Danh hiệu | | {titles} |
    | 1   | Lê Mẫu An   | {own}     | | '01 | Giấy khen của UBND huyện |
    | 2   | Lê Mẫu Bình | {own}     | | '02 | Bằng khen của UBND tỉnh |
    """
    assert found(book, text, "W203") == ([("error", "F1", "codes")] if doubted else [])
    counted = sum(number for said, number in tally(read(text)).items())
    assert counted == (4 if doubted else 2)
