"""A decision's number beside the initiative recognises the initiative; it decides no award."""

import pytest

from conftest import Read
from grids import column


@pytest.mark.parametrize("title", ["Số quyết định", "Số QĐ", "Quyết định", "Số, ngày quyết định"])
def test_a_number_right_behind_the_initiative_is_the_initiatives(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Danh hiệu | Sáng kiến | {title} |
    | 1 | Nguyễn Mẫu An | CSTĐCS | Sổ tay số | 12/QĐ-UBND ngày 05/3/2019 |
    | 2 | Trần Mẫu Bình | LĐTT | | |
    """)
    assert column(reading, "stage") == ["nominated", "nominated"]
    assert column(reading, "initiative") == ["Sổ tay số 12/QĐ-UBND ngày 05/3/2019", ""]
    assert column(reading, "decision") == [None, None]


def test_so_is_the_day_behind_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Tên sáng kiến | Số QĐ | Ngày ký |
    | 1 | Nguyễn Mẫu An | CSTĐCS | Sổ tay số | 12/QĐ-UBND | 05/3/2019 |
    """)
    assert column(reading, "stage") == ["nominated"]
    assert column(reading, "decision_date") == [None]


def test_a_second_decision_is_the_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Sáng kiến | Số, ngày QĐ công nhận | Số quyết định | Ngày quyết định |
    | 1 | Nguyễn Mẫu An | CSTĐCS | Sổ tay số | 12/QĐ-UBND | 77/QĐ-UBND | 05/01/2021 |
    | 2 | Trần Mẫu Bình | LĐTT | | | 77/QĐ-UBND | 05/01/2021 |
    """)
    assert column(reading, "decision") == ["77/QĐ-UBND", "77/QĐ-UBND"]
    assert column(reading, "stage") == ["decided", "decided"]


@pytest.mark.parametrize(
    ("title", "second"),
    [
        # Whoever has no initiative has the decision too: it is the award's.
        ("Số quyết định", "12/QĐ-UBND"),
        ("Số quyết định khen thưởng", ""),
    ],
)
def test_the_awards_decision_may_stand_behind_the_initiative(read: Read, title: str, second: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Danh hiệu | Sáng kiến | {title} |
    | 1 | Nguyễn Mẫu An | CSTĐCS | Sổ tay số | 12/QĐ-UBND |
    | 2 | Trần Mẫu Bình | LĐTT | | {second} |
    """)
    assert column(reading, "decision") == ["12/QĐ-UBND", second]


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("12/QĐ-UBND", "decided"), ("Đã duyệt", "decided"), ("x", "decided"), ("Thống nhất", "decided"), ("chưa có", "nominated"),
        ("Chờ quyết định", "nominated"), ("Không thống nhất", "nominated"), ("Trả lại", "nominated"), ("", "nominated"),
    ],
)  # fmt: skip
def test_a_cell_that_waits_or_refuses_decides_nothing(read: Read, said: str, stage: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên | Danh hiệu | Kết quả xét |
    | 1 | Nguyễn Mẫu An | LĐTT | {said} |
    | 2 | Trần Mẫu Bình | LĐTT | 1/QĐ-UBND |
    """)
    assert column(reading, "stage")[0] == stage
