"""Columns that answer who of a list is put up for what its title or headings name: with words, marks, 1 and 0, or a blank."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import tally
from hongngu_tally import pipeline
from hongngu_tally.finding import Severity

PEOPLE = ("Nguyễn Mẫu An", "Trần Mẫu Bình", "Lê Mẫu Cúc", "Phạm Mẫu Dung")
TITLE = "DANH SÁCH BÌNH XÉT LAO ĐỘNG TIÊN TIẾN NĂM 2020"
COUNCIL, OFFICE = "Ý kiến của Hội đồng TĐKT xã", "Đề nghị của đơn vị"


def rows(*columns: tuple[str, ...]) -> list[str]:
    return [
        f"| {at} | {name} | Công chức | {' | '.join(said)} |"
        for at, (name, *said) in enumerate(zip(PEOPLE, *columns, strict=True), 1)
    ]


def sheet(header: str, lines: list[str], title: str = TITLE) -> str:
    top = ["# DS", "| UBND XÃ LONG THUẬN | < | < |", f"| {title} | < | < |", ""]
    return "\n".join([*top, header, *lines])


def answered(titles: str, *columns: tuple[str, ...], title: str = TITLE) -> str:
    return sheet(f"| STT | Họ và tên | Chức vụ | {titles} |", rows(*columns), title)


def counted(read: Read, text: str) -> dict[str, int]:
    """What counts; whoever is left blank is held back until somebody says what is meant."""
    return {what: n for what, n in tally(read(text)).items() if not what.startswith("held back")}


def second_refused(yes: str, no: str) -> tuple[str, ...]:
    return yes, no, yes, yes


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Có", "Không"), ("x", "0"), ("1", "0"), ("Đồng ý", "Không đồng ý"), ("Đủ", "Không đủ"),
        ("x", ""), ("1", ""), ("LĐTT", "Không"), ("LĐTT", ""),
        ("Tán thành", "Không"), ("Duyệt", "Không duyệt"), ("Chấp thuận", "Không chấp thuận"), ("Thông qua", "Chưa"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["Đề nghị", OFFICE, COUNCIL, "Đạt/Không đạt", "Đồng ý"])
def test_whoever_a_column_says_no_to_is_not_put_up(read: Read, title: str, yes: str, no: str) -> None:
    assert counted(read, answered(title, second_refused(yes, no))) == {"LDTT individual": 3}


@pytest.mark.parametrize("merged", ["^", ""])
@pytest.mark.parametrize("mark", ["x", "1"])
@pytest.mark.parametrize(
    ("over", "yes", "no"),
    [
        ("Kết quả", "Đạt", "Không đạt"), (COUNCIL, "Đồng ý", "Không đồng ý"), ("Đề nghị", "Có", "Không"),
        ("Biểu quyết", "Tán thành", "Không tán thành"), ("Thẩm định", "Chưa đủ ĐK", "Đủ ĐK"),
    ],
)  # fmt: skip
def test_yes_and_no_in_columns_of_their_own(
    read: Read, over: str, yes: str, no: str, mark: str, merged: str
) -> None:
    first, second = second_refused(mark, ""), second_refused("", mark)
    if yes.startswith("Chưa"):
        first, second = second, first
    header = f"| STT | Họ và tên | Chức vụ | {over} | < |\n| {merged} | {merged} | {merged} | {yes} | {no} |"
    assert counted(read, sheet(header, rows(first, second))) == {"LDTT individual": 3}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Đảng viên", ("x", "", "x", "")), ("Có sáng kiến", ("x", "x", "x", "")), ("Ý kiến khác", ("Không", "", "Không", "")),
        ("Đánh giá", ("Đạt", "Đạt", "Đạt", "Đạt")), ("Báo cáo thành tích", ("Có", "Có", "Không", "Có")),
        ("Đề nghị nâng lương", ("Có", "Không", "Không", "Không")),
    ],
)  # fmt: skip
def test_what_is_asked_of_people_besides_is_no_answer(read: Read, title: str, said: tuple[str, ...]) -> None:
    assert counted(read, answered(title, said)) == {"LDTT individual": 4}
    beside = answered(f"Danh hiệu | {title}", ("LĐTT",) * 4, said, title="DANH SÁCH ĐỀ NGHỊ NĂM 2020")
    assert counted(read, beside) == {"LDTT individual": 4}


@pytest.mark.parametrize("titles", ["Tổ bình xét | Hội đồng xét", "Đơn vị đề nghị | Hội đồng đề nghị"])
def test_of_two_bodies_that_answer_the_last_one_counts(read: Read, titles: str) -> None:
    assert counted(read, answered(titles, ("x",) * 4, second_refused("x", ""))) == {"LDTT individual": 3}


@pytest.mark.parametrize("title", ["Đề nghị", COUNCIL, "Kết quả xét"])
@pytest.mark.parametrize(("yes", "no"), [("Đồng ý", "Không đồng ý"), ("x", "")])
def test_answers_below_headings(read: Read, title: str, yes: str, no: str) -> None:
    lines = [
        "| I | LAO ĐỘNG TIÊN TIẾN | | |", *rows(second_refused(yes, no)),
        "| II | CHIẾN SĨ THI ĐUA CƠ SỞ | | |", f"| 1 | Vũ Mẫu Giang | Công chức | {yes} |",
    ]  # fmt: skip
    header = f"| STT | Họ và tên | Chức vụ | {title} |"
    counts = counted(read, sheet(header, lines, "DANH SÁCH BÌNH XÉT THI ĐUA NĂM 2020"))
    assert counts == {"LDTT individual": 3, "CSTDCS individual": 1}


def test_answers_under_each_award(read: Read) -> None:
    said = second_refused("Đồng ý", "Không đồng ý"), ("Đồng ý", "", "", "")
    counts = counted(read, answered("LĐTT | CSTĐCS", *said, title="DANH SÁCH ĐỀ NGHỊ NĂM 2020"))
    assert counts == {"LDTT individual": 3, "CSTDCS individual": 1}


HOUSEHOLDS = "DANH SÁCH BÌNH XÉT GIA ĐÌNH VĂN HÓA NĂM 2020"


@pytest.mark.parametrize("title", ["Kết quả năm 2020", "Năm 2020", "Đạt chuẩn", "GĐVH", "Ấp bình xét"])
@pytest.mark.parametrize(
    ("yes", "no"), [("Đạt", "Không đạt"), ("x", ""), ("GĐVH", ""), ("GĐVH", "Không"), ("1", "0"), ("Đạt GĐVH", "Chưa đạt")]
)  # fmt: skip
def test_who_of_the_households_reached_the_title(read: Read, title: str, yes: str, no: str) -> None:
    header = f"| STT | Họ và tên chủ hộ | Địa chỉ | {title} |"
    assert counted(read, sheet(header, rows(second_refused(yes, no)), HOUSEHOLDS)) == {"GDVH household": 3}


@pytest.mark.parametrize("titles", ["Năm 2019 | Năm 2020", "Kết quả 2020 | Kết quả 2019"])
@pytest.mark.parametrize(("yes", "no"), [("Đạt", "Không đạt"), ("x", ""), ("x", "0")])
def test_of_two_years_the_list_s_own_answers(read: Read, titles: str, yes: str, no: str) -> None:
    said = [(yes,) * 4, second_refused(yes, no)]
    if titles.startswith("Kết quả 2020"):
        said.reverse()
    header = f"| STT | Họ và tên chủ hộ | Địa chỉ | {titles} |"
    assert counted(read, sheet(header, rows(*said), HOUSEHOLDS)) == {"GDVH household": 3}


@pytest.mark.parametrize("title", ["Năm 2020", "Kết quả năm 2020", "Kết quả"])
@pytest.mark.parametrize("said", ["LĐTT", "CSTĐCS 2019"])
def test_other_awards_reached_in_the_year_are_no_answers(book: Book, title: str, said: str) -> None:
    header = f"| STT | Họ và tên | Chức vụ | Năm 2019 | {title} |"
    asked = "DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN NĂM 2020"
    result = pipeline.run(
        [book(sheet(header, rows(("CSTĐCS",) * 4, second_refused(said, "")), asked))], year=2020
    )
    assert result.counts["count"].tolist() == [4]
    assert not [one for one in result.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Kết luận thanh tra", ("Không",) * 4), ("Ý kiến của Hội đồng", ("Thống nhất", "Thống nhất 100%", "Nhất trí", "Đồng ý")),
        ("Đủ tiêu chuẩn", ("Đủ", "Đủ, có SK", "Đủ", "Đủ")), ("Kết quả bỏ phiếu", ("10/10", "9/10", "10/10", "8/10")),
    ],
)  # fmt: skip
def test_a_council_of_one_mind_says_nothing(book: Book, title: str, said: tuple[str, ...]) -> None:
    text = answered(f"Danh hiệu | {title}", ("LĐTT",) * 4, said, title="DANH SÁCH ĐỀ NGHỊ NĂM 2020")
    assert not [
        one for one in pipeline.run([book(text)], year=2020).findings if one.severity is not Severity.NOTE
    ]
