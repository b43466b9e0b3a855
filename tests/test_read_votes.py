"""What a council's votes say: they are no awards and no counts, and half of them or fewer are told of whoever has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Book
from hongngu_tally.pipeline import run

pytestmark = pytest.mark.usefixtures("read_here")

NAMES = ("Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "Lê Mẫu Cam")


def told(path: Path) -> tuple[int, list[str]]:
    """How many awards are counted, and what is said of votes."""
    result = run([path], year=2020)
    return len(result.counted), [
        cause
        for one in result.findings
        if (cause := str(one.facts.get("cause", "")))
        in {"outvoted", "few-votes", "below-law", "refused", "mark-undecided"}
    ]


@pytest.mark.parametrize(
    ("title", "enough", "few", "cause"),
    [
        ("Số phiếu đồng ý", "9/9", "3/9", "outvoted"),
        ("Số phiếu/tổng số phiếu", "9/9", "4/8", "outvoted"),
        ("Tỷ lệ phiếu", "100%", "45 %", "outvoted"),
        ("Tỷ lệ phiếu đồng ý", "1.0", "0.4", "outvoted"),
        ("Kết quả bỏ phiếu", "9/9 (100%)", "4/9 (44,4%)", "outvoted"),
        ("Kết quả kiểm phiếu", "Đạt 100%", "Đạt 45%", "outvoted"),
        ("Biểu quyết", "9/9, đạt tỷ lệ 100%", "4/9, đạt tỷ lệ 44,4%", "outvoted"),
        ("Kết quả bình xét", "9 đồng ý, 0 không đồng ý", "3 đồng ý, 6 không đồng ý", "outvoted"),
        ("Số phiếu tán thành (9 thành viên)", "9", "3", "outvoted"),
        ("Số phiếu", "9", "3", "few-votes"),
        ("Tỷ lệ (%)", "100%", "45%", "few-votes"),
        ("Ghi chú", "9/9", "3/9", "few-votes"),
        ("Ghi chú", "Đủ phiếu", "Chỉ đạt 3/9 phiếu", "outvoted"),
        ("Ghi chú", "Phiếu 9/9, giảm nghèo 5%", "Phiếu thấp, chỉ đạt 3/9", "outvoted"),
        ("Thành tích", "Hoàn thành 9/9 chỉ tiêu", "Hoàn thành 3/9 chỉ tiêu", ""),
        ("Thành tích", "Hoàn thành 9/9 phiếu khảo sát", "Hoàn thành 3/9 phiếu khảo sát", ""),
        ("Phiếu số", "9", "3", ""),
        ("Ngày bỏ phiếu", "09/12", "03/12", ""),
    ],
)
def test_half_of_the_votes_or_fewer(book: Book, title: str, enough: str, few: str, cause: str) -> None:
    def lists(second: str) -> Path:
        cells = (enough, second, enough)
        rows = "\n".join(
            f"| {at} | {name} | LĐTT | {cell} |"
            for at, (name, cell) in enumerate(zip(NAMES, cells, strict=True), 1)
        )
        return book(
            f"# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n| STT | Họ và tên | Danh hiệu | {title} |\n{rows}"
        )

    assert told(lists(enough)) == (3, [])
    assert told(lists(few)) == (3, [cause] if cause else [])


def test_bodies_below_headings_have_voters_of_their_own(book: Book) -> None:
    text = """
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | Số phiếu |
    | I   | Văn phòng      |           |          |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | 5        |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {}       |
    | II  | Trạm Y tế      |           |          |
    | 1   | Lê Mẫu Cam     | LĐTT      | 12       |
    """
    assert told(book(text.format(4))) == (3, [])
    assert told(book(text.format(2))) == (3, ["few-votes"])


def _marked(second: str, mark: str) -> str:
    return f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | LĐTT | Số phiếu LĐTT | CSTĐCS | Số phiếu CSTĐCS |
    | 1   | Nguyễn Mẫu Sen | x    | 9/9           | x      | 9/9             |
    | 2   | Trần Mẫu Bưởi  | x    | 9/9           | {mark} | {second}        |
    """


def _grouped(second: str, mark: str) -> str:
    return f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu đề nghị | <        | <      | <        |
    | ^   | ^              | LĐTT              | Số phiếu | CSTĐCS | Số phiếu |
    | 1   | Nguyễn Mẫu Sen | x                 | 9/9      | x      | 9/9      |
    | 2   | Trần Mẫu Bưởi  | x                 | 9/9      | {mark} | {second} |
    """


def _below_votes(second: str, mark: str) -> str:
    return f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu đề nghị | <      | Số phiếu đồng ý | <        |
    | ^   | ^              | LĐTT              | CSTĐCS | LĐTT            | CSTĐCS   |
    | 1   | Nguyễn Mẫu Sen | x                 | x      | 9/9             | 9/9      |
    | 2   | Trần Mẫu Bưởi  | x                 | {mark} | 9/9             | {second} |
    """


@pytest.mark.parametrize("write", [_marked, _grouped, _below_votes])
def test_votes_beside_each_award_are_of_it_alone(book: Book, write: Callable[[str, str], str]) -> None:
    assert told(book(write("9/9", "x"))) == (4, [])
    assert told(book(write("3/9", "x"))) == (4, ["outvoted"])
    # Whoever was not elected is not put up for it.
    assert told(book(write("3/9", ""))) == (3, [])


def test_votes_in_a_remark_behind_an_award_that_is_not_asked_for(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | LĐTT | CSTĐCS | Ghi chú   |
    | 1   | Nguyễn Mẫu Sen | x    | x      |           |
    | 2   | Trần Mẫu Bưởi  | x    |        | 3/9 phiếu |
    """)
    assert told(path) == (3, ["outvoted"])


def test_numbers_for_and_against(book: Book) -> None:
    text = """
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | Kết quả bỏ phiếu | <            |
    | ^   | ^              | ^         | Đồng ý           | Không đồng ý |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | 9                | 0            |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {}               | {}           |
    """
    assert told(book(text.format(7, 2))) == (2, [])
    assert told(book(text.format(3, 6))) == (2, ["outvoted"])


@pytest.mark.parametrize(
    "title", ["Số phiếu hợp lệ", "Số phiếu phát ra", "Số phiếu thu vào", "Tổng số phiếu"]
)
@pytest.mark.parametrize("agreed", ["Số phiếu đồng ý", "Tổng số phiếu đồng ý"])
def test_votes_beside_how_many_were_given(book: Book, title: str, agreed: str) -> None:
    text = """
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | {}           | {} |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | 9            | 9  |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {}           | {} |
    """
    assert told(book(text.format(agreed, title, 7, 9))) == (2, [])
    assert told(book(text.format(agreed, title, 3, 9))) == (2, ["outvoted"])
    assert told(book(text.format(title, agreed, 9, 7))) == (2, [])
    assert told(book(text.format(title, agreed, 9, 3))) == (2, ["outvoted"])


def test_votes_below_a_title_of_all_of_them_alone(book: Book) -> None:
    text = "# DS\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n| STT | Họ và tên | Danh hiệu | Tổng số phiếu |\n"
    path = book(text + "| 1 | Trần Mẫu Bưởi | LĐTT | 9/9 |\n| 2 | Lê Mẫu Cam | LĐTT | 4/9 |")
    assert told(path) == (2, ["outvoted"])


@pytest.mark.parametrize(
    ("behind", "causes"), [("(9/9)", []), (" (45%)", ["outvoted"]), ("(3/9 phiếu)", ["outvoted"])]
)
def test_votes_behind_an_award_that_are_few(book: Book, behind: str, causes: list[str]) -> None:
    path = book(
        f"# DS\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Trần Mẫu Bưởi | LĐTT{behind} |\n| 2 | Lê Mẫu Cam | LĐTT |"
    )
    assert told(path) == (2, causes)


@pytest.mark.parametrize(
    ("first", "second", "causes"),
    [("8/9", "9/9", []), ("9/9", "8/9", ["below-law"]), ("9/9", "4/9", ["outvoted"])],
)
def test_the_law_asks_for_votes_on_one_of_two_awards(
    book: Book, first: str, second: str, causes: list[str]
) -> None:
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | LĐTT | Số phiếu LĐTT | CSTĐ tỉnh | Số phiếu CSTĐ tỉnh |
    | 1   | Nguyễn Mẫu Sen | x    | {first}       | x         | {second}           |
    """)
    assert told(path) == (2, causes)


def test_what_may_be_votes_is_not_held_against_the_law(book: Book) -> None:
    text = """
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu  | {}    |
    | 1   | Nguyễn Mẫu Sen | CSTĐ tỉnh  | 9/9   |
    | 2   | Trần Mẫu Bưởi  | CSTĐ tỉnh  | 7/9   |
    """
    assert told(book(text.format("Số phiếu đồng ý"))) == (2, ["below-law"])
    assert told(book(text.format("Ghi chú"))) == (2, [])


@pytest.mark.parametrize(
    ("title", "votes", "causes"),
    [
        ("Kết quả", ("9/9", "3/9", "8/9"), ["few-votes"]),
        ("Kết quả", ("9/9", "4/9 phiếu", "8/9"), ["outvoted"]),
        ("Kết quả thi GVDG", ("9/10", "3/10", "8/10"), []),
        # The council met on 5 December.
        ("Bình xét", ("5/12", "5/12", "5/12"), []),
        ("Bình xét", ("5/12", "11/12", "11/12"), ["outvoted"]),
    ],
)
def test_a_title_that_may_be_of_votes(
    book: Book, title: str, votes: tuple[str, ...], causes: list[str]
) -> None:
    rows = [f"| {at} | Nguyễn Mẫu Sen {at} | LĐTT | {one} |" for at, one in enumerate(votes, 1)]
    path = book(
        "# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n"
        f"| STT | Họ và tên | Danh hiệu | {title} |\n" + "\n".join(rows)
    )
    assert told(path) == (3, causes)


def test_what_a_council_said_of_the_awards_is_no_award(book: Book) -> None:
    path = book("""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu đề nghị | Kết quả thi đua |
    | 1   | Nguyễn Mẫu Sen | LĐTT              | Đồng ý          |
    | 2   | Trần Mẫu Bưởi  | LĐTT              | Không đồng ý    |
    """)
    assert told(path) == (2, ["refused"])


def test_votes_for_each_of_two_awards_without_a_number_in_the_title(book: Book) -> None:
    path = book("""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Phiếu CSTĐCS | Phiếu LĐTT | Danh hiệu đề nghị |
    | 1   | Nguyễn Mẫu Sen | 8/9          | 9/9        | LĐTT, CSTĐCS      |
    | 2   | Trần Mẫu Bưởi  |              | 9/9        | LĐTT              |
    """)
    assert told(path) == (3, [])
