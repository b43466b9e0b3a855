"""Lists that were read wrong, or not at all, though anybody reads them: what stands beside a list, years, drives, bare columns."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import column, tally
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


# --- sheets of two years ------------------------------------------------------------------------------------

YEARS = """
# {name}
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG {year} |
| STT | {who} | Danh hiệu |
| 1   | {people} | {award} |
"""


def of_year(
    name: str, year: str, people: str = "Lê Mẫu An", who: str = "Họ và tên", award: str = "LĐTT"
) -> str:
    return YEARS.format(name=name, year=year, people=people, who=who, award=award)


@pytest.mark.parametrize(
    ("sheets", "counted", "findings"),
    [
        (of_year("A", "NĂM 2019") + of_year("B", "NĂM 2020", "Lê Mẫu Bình"), 1, [("warning", "A2", "apart")]),
        (of_year("2019", "") + of_year("2020", "", "Lê Mẫu Bình"), 1, [("warning", "", "apart")]),
        (
            of_year("A", "NĂM 2019", "Công an xã", "Tên tập thể", "TTLĐTT") + of_year("B", "NĂM 2020"),
            1,
            [("error", "A2", "alone")],
        ),
        (of_year("A", "NĂM 2019") + of_year("B", "", "Lê Mẫu Bình"), 2, [("warning", "A2", "")]),
        (of_year("A", "NĂM 2020") + of_year("B", "NĂM 2020", "Lê Mẫu Bình"), 2, []),
    ],
)
def test_a_sheet_of_another_year_counts_only_where_no_sheet_is_of_the_year(
    book: Book, sheets: str, counted: int, findings: list[tuple[str, str, str]]
) -> None:
    assert found(book, sheets, "W501") == findings
    made = run([book(sheets)], year=2020, whole_year=False, workers=1)
    assert (len(made.counted), made.balance.holds) == (counted, True)
    assert made.balance.fates.get("lookup", 0) == (4 if counted == 1 else 0)


# --- what the achievements say of the track -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thành tích xuất sắc trong phong trào xây dựng nông thôn mới giai đoạn 2016-2020", ("drive", "xây dựng nông thôn mới")),
        ("Trong đợt phòng, chống dịch Covid-19", ("drive", "phòng, chống dịch Covid-19")),
        ("Có thành tích đột xuất trong truy bắt tội phạm", ("sudden", "")),
        ("Hoàn thành xuất sắc nhiệm vụ, tham gia phong trào văn nghệ", ("", "")),
        ("Thành tích xuất sắc trong phong trào thi đua yêu nước", ("", "")),
        ("Có thành tích trong công tác Hội và phong trào nông dân", ("", "")),
        ("Đợt 2 năm 2020", ("", "")),
        ("Chuyên đề", ("", "")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["Về thành tích", "Nội dung thành tích"])
def test_an_achievement_that_begins_with_a_drive_is_for_it(
    read: Read, title: str, text: str, said: tuple[str, str]
) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên   | {title} | Hình thức khen thưởng |
    | 1   | Lê Mẫu An   | {text}  | GK huyện, LĐTT        |
    | 2   | Lê Mẫu Bình |         | GK huyện              |
    """)
    lines = list(zip(column(reading, "track"), column(reading, "movement"), strict=True))
    assert lines == [said, ("", ""), ("", "")]


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("DANH SÁCH CÁ NHÂN CÓ THÀNH TÍCH TRONG ĐỢT PHÒNG, CHỐNG DỊCH NĂM 2020", "GK huyện"),
        ("DANH SÁCH KHEN THƯỞNG", "GK huyện về thành tích trong phong trào bảo vệ an ninh Tổ quốc"),
    ],
)
def test_a_drive_in_the_reason_of_a_title_or_award_is_for_it(read: Read, title: str, award: str) -> None:
    reading = read(f"""
    # DS
    | {title} |
    | STT | Họ và tên   | Hình thức khen thưởng |
    | 1   | Lê Mẫu An   | {award} |
    """)
    assert tally(reading) == {"GKH individual drive": 1}
