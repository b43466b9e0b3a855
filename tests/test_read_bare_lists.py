"""Lists without column titles: names in one column under headings that are awards."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, names, tally, units

TOP = "| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n\n"


def sheet(*lines: str) -> str:
    return "# DS\n" + TOP + "\n".join(f"| {line} |" for line in lines)


@pytest.mark.parametrize(
    "people",
    [
        ("1. Nguyễn Văn Mẫu", "2. Trần Thị Mẫu", "3. Lê Văn Mẫu"),
        ("Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"),
        ("- Nguyễn Văn Mẫu", "- Trần Thị Mẫu", "- Lê Văn Mẫu"),
        (
            "1. Nguyễn Văn Mẫu - Chủ tịch UBND xã",
            "2. Trần Thị Mẫu - Kế toán",
            "3. Lê Văn Mẫu - Trưởng Công an xã",
        ),
        (
            "1. Ông Nguyễn Văn Mẫu, Chủ tịch",
            "2. Bà Trần Thị Mẫu, kế toán",
            "3. Lê Văn Mẫu, Trưởng Công an xã",
        ),
        (
            "Nguyễn Văn Mẫu, Chủ tịch UBND xã",
            "Trần Thị Mẫu, chức vụ: kế toán",
            "Lê Văn Mẫu - Chỉ huy trưởng quân sự xã",
        ),
    ],
)
@pytest.mark.parametrize(
    "headings",
    [
        ("I. Lao động tiên tiến", "II. Giấy khen UBND huyện"),
        ("Danh hiệu Lao động tiên tiến:", "Giấy khen của Chủ tịch UBND huyện:"),
        ("I. Lao động tiên tiến (03 người)", "II. Giấy khen của Chủ tịch UBND huyện (03 người)"),
    ],
)
def test_names_in_one_column_under_their_awards(
    read: Read, people: tuple[str, ...], headings: tuple[str, str]
) -> None:
    reading = read(sheet(headings[0], *people, headings[1], *people))
    assert tally(reading) == {"LDTT individual": 3, "GKH individual": 3}
    assert ledger(reading) == "title 1-2, section 4, nomination 5-7, section 8, nomination 9-11"
    assert units(reading) == {"Xã Long Thuận": 6}


@pytest.mark.parametrize("number", ["{}. ", ""])
def test_bodies_without_column_titles_and_who_signs(read: Read, number: str) -> None:
    bodies = ("Ấp Mẫu 1", "Trường Tiểu học Mẫu", "Ban Chỉ huy Quân sự xã", "Phòng Tư pháp")
    reading = read(
        sheet(
            "Tập thể Lao động tiên tiến",
            *(number.format(at) + name for at, name in enumerate(bodies, 1)),
            "Lao động tiên tiến",
            number.format(1) + "Nguyễn Văn Mẫu",
            "NGƯỜI LẬP | CHỦ TỊCH",
            "Trần Thị Mẫu | Lê Văn Mẫu",
        )
    )
    assert tally(reading) == {"TTLDTT collective": 4, "LDTT individual": 1}
    assert ledger(reading).endswith("signature 11-12")


def test_headings_that_part_the_awards_and_one_without_anybody(read: Read) -> None:
    reading = read(
        sheet(
            "A. DANH HIỆU THI ĐUA",
            "I. Lao động tiên tiến",
            "1. Nguyễn Văn Mẫu",
            "2. Trần Thị Mẫu",
            "II. Chiến sĩ thi đua cơ sở: không",
            "B. HÌNH THỨC KHEN THƯỞNG",
            "I. Giấy khen của Chủ tịch UBND huyện",
            "1. Hộ ông Lê Văn Mẫu",
            "Tổng cộng: 03 lượt",
        )
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH household": 1}
    assert names(reading) == ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Hộ ông Lê Văn Mẫu"]


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Văn Mẫu là tấm gương tiêu biểu",
        "Chi bộ đã họp xét",
        "Kết quả: đạt",
    ],
)
def test_a_sentence_among_names_makes_no_list_of_them(read: Read, line: str) -> None:
    reading = read(sheet("I. Lao động tiên tiến", "Lê Văn Mẫu", "Trần Thị Mẫu", line))
    assert tally(reading) == {}
    assert reading.sheets[0].kind == "other"


def test_numbered_and_unnumbered_names_together_need_somebody(read: Read) -> None:
    reading = read(sheet("I. Lao động tiên tiến", "1. Lê Văn Mẫu", "Trần Thị Mẫu", "2. Võ Thị Mẫu"))
    assert reading.sheets[0].kind == "other"
