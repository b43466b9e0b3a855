"""Names under titles that promise something else: "Nội dung", "Diễn giải", "Đối tượng", with running numbers or without."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, names, tally

TITLES = ["Nội dung", "Diễn giải", "Danh sách", "Đối tượng", "Người được đề nghị"]
TOP = "# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n\n"
PEOPLE = ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Ấp Mẫu 1", "Hộ ông Lê Văn Mẫu"]


def table(head: str, *rows: str) -> str:
    return TOP + "\n".join(f"| {row} |" for row in (head, *rows))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("numbered", [True, False])
def test_names_beside_awards(read: Read, title: str, numbered: bool) -> None:
    lines = [f"{name} | {{}} | GK huyện" for name in PEOPLE]
    if numbered:
        lines = [f"{at} | {line}" for at, line in enumerate(lines, 1)]
    number = "STT | " * numbered
    for beside, cell in (("Chức vụ", "Công chức"), ("Đơn vị", "Văn phòng"), ("Ghi chú", "")):
        reading = read(
            table(f"{number}{title} | {beside} | Danh hiệu", *(line.format(cell) for line in lines))
        )
        assert names(reading) == PEOPLE
        assert tally(reading) == {"GKH individual": 2, "GKH collective": 1, "GKH household": 1}


@pytest.mark.parametrize("title", TITLES)
def test_names_beside_nothing_but_awards_or_columns_to_mark(read: Read, title: str) -> None:
    reading = read(table(f"{title} | Danh hiệu", "Nguyễn Văn Mẫu | LĐTT", "Ấp Mẫu 1 | TTLĐTT"))
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}
    reading = read(
        table(f"{title} | LĐTT | GK huyện", "Nguyễn Văn Mẫu | x |", "Ấp Mẫu 1 | | x", "Lê Văn Mẫu | x | x")
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1, "GKH collective": 1}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("more", "count", "blank"), [("", "", ""), (" | Ghi chú", " | ", " | "), (" | Số lượng", " | 2", " | ")]
)
def test_names_under_headings_that_are_awards(
    read: Read, title: str, more: str, count: str, blank: str
) -> None:
    reading = read(
        table(
            f"STT | {title}{more}",
            f"I | Lao động tiên tiến{count}",
            f"1 | Nguyễn Văn Mẫu{blank}",
            f"2 | Trần Thị Mẫu{blank}",
            f"II | Giấy khen UBND huyện{count}",
            f"1 | Lê Văn Mẫu{blank}",
            f"2 | Ấp Mẫu 1{blank}",
        )
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1, "GKH collective": 1}


@pytest.mark.parametrize("title", ["Nội dung", "Diễn giải", "Đối tượng"])
def test_the_same_titles_beside_names_hold_what_they_promise(read: Read, title: str) -> None:
    cells = {"Đối tượng": ("Tập thể", "Cá nhân")}.get(title, ("Xây dựng nông thôn mới",) * 2)
    reading = read(
        table(
            f"STT | Họ và tên | {title} | Hình thức",
            f"1 | Ấp Mẫu 1 | {cells[0]} | GK huyện",
            f"2 | Nguyễn Văn Mẫu | {cells[1]} | GK huyện",
        )
    )
    assert tally(reading) == {"GKH individual": 1, "GKH collective": 1}
    assert column(reading, "name") == ["Ấp Mẫu 1", "Nguyễn Văn Mẫu"]


@pytest.mark.parametrize("title", ["Nội dung", "Đối tượng"])
def test_a_count_table_under_such_a_title_names_nobody(read: Read, title: str) -> None:
    reading = read(
        table(f"{title} | LĐTT | GK huyện", "Cá nhân | 12 | 3", "Tập thể | 1 | 2", "Hộ gia đình | | 1")
    )
    assert tally(reading) == {}
