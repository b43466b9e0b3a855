"""Nominees whose cells are broken over the rows below: one row to any reader, so one nominee, and no row lost."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from conftest import Read
from grids import ledger, names, tally, write_book
from pasted_tables import pasted, read_counts

COLUMNS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Danh hiệu, hình thức khen thưởng")
PEOPLE = ("Nguyễn Mẫu Sen", "Trần Thị Mẫu Bưởi", "Lê Văn Mẫu")
BODIES = ("Trường Tiểu học Long Khánh A", "Ban Chỉ huy Quân sự xã Long Thuận", "Trạm Y tế xã Long Thuận")
AWARDS = ("Lao động tiên tiến", "Giấy khen của Chủ tịch UBND huyện", "Chiến sĩ thi đua cơ sở")
COLLECTIVE_AWARDS = ("Tập thể lao động tiên tiến", "Giấy khen của Chủ tịch UBND huyện")


def broken(text: str, rows: int) -> list[str]:
    """A text as ``rows`` cells below one another hold it."""
    words = text.split()
    each = max(len(words) // rows, 1)
    cuts = [at * each for at in range(rows)] + [len(words)]
    return [" ".join(words[start:end]) for start, end in pairwise(cuts)]


def listed(nominees: list[list[str]], columns: tuple[int, ...], rows: int) -> str:
    """A list of ``nominees`` of whom the cells of some columns stand in several rows."""
    lines = ["# DS", "| UBND XÃ LONG THUẬN |", "| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |", "", f"| {' | '.join(COLUMNS)} |"]  # fmt: skip
    for nominee in nominees:
        cells = [
            broken(text, rows) if at in columns else [text, *[""] * (rows - 1)]
            for at, text in enumerate(nominee)
        ]
        lines += [f"| {' | '.join(cell[row] for cell in cells)} |" for row in range(rows)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rows", [2, 3])
@pytest.mark.parametrize("columns", [some for most in (1, 2, 4) for some in combinations((1, 2, 3, 4), most)])
def test_cells_broken_over_rows_are_one_nominee(columns: tuple[int, ...], rows: int, read: Read) -> None:
    nominees = [
        [str(number), name, "Công chức Văn phòng thống kê", "Trường Tiểu học Long Mẫu A", award]
        for number, (name, award) in enumerate(zip(PEOPLE, AWARDS, strict=True), 1)
    ]
    reading = read(listed(nominees, columns, rows))
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1, "CSTDCS individual": 1}
    assert names(reading) == list(PEOPLE)


@pytest.mark.parametrize("rows", [2, 3])
def test_bodies_broken_over_rows_are_one_nominee(rows: int, read: Read) -> None:
    nominees = [
        [str(number), body, "", "", COLLECTIVE_AWARDS[number % 2]] for number, body in enumerate(BODIES, 1)
    ]
    reading = read(listed(nominees, (1, 4), rows))
    assert tally(reading) == {"TTLDTT collective": 1, "GKH collective": 2}
    assert names(reading) == list(BODIES)


HEAD = """
# DS
| UBND XÃ LONG THUẬN | < | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
| STT | Họ và tên | Chức vụ | Danh hiệu | Ghi chú |
| 1 | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến | |
"""
LAST = "| 2 | Trần Mẫu Bưởi | Công chức | Lao động tiên tiến | |\n"


@pytest.mark.parametrize(
    ("row", "counted", "told"),
    [
        ("| | | | Giấy khen của Chủ tịch UBND huyện | |", {"LDTT individual": 2, "GKH individual": 1}, "nomination 4-6"),
        ("| | Lê Mẫu Mai | Công chức | Lao động tiên tiến | |", {"LDTT individual": 3}, "nomination 4-6"),
        ("| | Lê Mẫu Mai | kế toán | nt | |", {"LDTT individual": 3}, "nomination 4-6"),
        ("| | Tư pháp | | | |", {"LDTT individual": 2}, "section 5"),
        ("| | Ấp Long Mẫu | | | |", {"LDTT individual": 2}, "section 5"),
        ("| | LĐTTCS | | | |", {"LDTT individual": 2}, "section 5"),
        ("| | HĐND | | | |", {"LDTT individual": 2}, "section 5"),
        ("| | (thay bà Lê Mẫu Mai) | | | |", {"LDTT individual": 2}, "note 5"),
    ],
)  # fmt: skip
def test_a_row_that_says_something_of_its_own_is_not_joined(
    row: str, counted: dict[str, int], told: str, read: Read
) -> None:
    reading = read(HEAD + row + "\n" + LAST)
    assert tally(reading) == counted
    assert names(reading)[0] == "Nguyễn Mẫu Sen"
    assert told in ledger(reading)


@pytest.mark.parametrize(
    ("rows", "awards"),
    [
        ("| 2 | Trần Mẫu Bưởi | Công chức | GIẤY KHEN | |\n| | | | CHỦ TỊCH UBND HUYỆN | |\n| 3 | Lê Mẫu Mai | | LĐTT | |", 3),
        ("| 2 | Trần Mẫu | Công chức | Lao động | Bí thư |\n| | Bưởi | | tiên tiến | chi bộ |", 2),
        ("| 2 | Trần Mẫu Bưởi | Công chức | Chiến sĩ thi đua | |\n| ^ | ^ | ^ | cơ sở | |", 2),
        ("| 2 | Trần Mẫu | Công chức | Lao động | |\n| | Bưởi | | tiên tiến | Không đề nghị |", 1),
        ("| 2 | Trần Mẫu Bưởi | Ấp Mẫu | HCLĐ hạng | |\n| | | 2 | 3 | |\n| 3 | Lê Mẫu Mai | | LĐTT | |", 3),
        ("| 2 | Trần Mẫu Bưởi | Văn hóa | Giấy khen UBND huyện | |\n| | | - Xã hội | - đột xuất | |", 2),
    ],
    ids=["level in capitals", "a remark too", "number and name merged", "taken back below", "numbers", "dashes"],
)  # fmt: skip
def test_what_stands_in_the_rows_below_is_the_nominees(rows: str, awards: int, read: Read) -> None:
    reading = read(HEAD + rows + "\n")
    assert sum(tally(reading).values()) == awards


def test_a_signature_below_a_halved_award_is_no_part_of_it(read: Read) -> None:
    reading = read(
        HEAD + "| 2 | Trần Mẫu Bưởi | Công chức | Giấy khen | |\n| | NGƯỜI LẬP | | CHỦ TỊCH UBND XÃ | |\n"
    )
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"]
    assert ledger(reading).endswith("signature 6")


def test_of_two_lists_side_by_side_each_has_its_own_broken_rows(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | STT | Tên tập thể         | Danh hiệu    | | STT | Họ và tên      | Danh hiệu |
    | 1   | Trường Tiểu học     | Tập thể lao  | | 1   | Nguyễn Mẫu Sen | LĐTT      |
    |     | Long Mẫu A          | động tiên tiến | | 2 | Trần Thị       | Lao động  |
    | 2   | Trạm Y tế Mẫu       | TTLĐTT       | |     | Mẫu Bưởi       | tiên tiến |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 2}
    assert ledger(reading) == "title 1-2, header 3, nomination 4-6"


def test_names_in_columns_of_their_parts(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Họ và đệm | Tên  | Chức vụ |
    | 1   | Nguyễn    | Sen  | Kế toán |
    |     | Thị Mẫu   |      |         |
    | 2   | Trần Mẫu  | Bưởi | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert names(reading) == ["Nguyễn Thị Mẫu Sen", "Trần Mẫu Bưởi"]


@pytest.mark.parametrize("numbers", ["a b", "- -", "2.1 2.2", "+ +", "a) b)", " "])
@pytest.mark.parametrize("beside", [True, False], ids=["one beside the name", "all below"])
def test_awards_of_one_person_in_rows_of_their_own(numbers: str, beside: bool, read: Read) -> None:
    first, second = numbers.split(" ")
    rows = [
        f"| 2 | Trần Mẫu Bưởi | Kế toán | {'Lao động tiên tiến' if beside else ''} | |",
        *([] if beside else [f"| {first} | | | Lao động tiên tiến | |"]),
        f"| {first if beside else second} | | | Giấy khen của Chủ tịch UBND huyện | |",
        "| 3 | Lê Mẫu Mai | Văn thư | Lao động tiên tiến | |",
    ]
    reading = read(HEAD + "\n".join(rows) + "\n")
    assert tally(reading) == {"LDTT individual": 3, "GKH individual": 1}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "Trần Mẫu Bưởi", "Lê Mẫu Mai"]


def test_a_lettered_award_over_people_without_one_heads_them(read: Read) -> None:
    reading = read(
        HEAD + "| a | | | Giấy khen của Chủ tịch UBND huyện | |\n| 2 | Lê Mẫu Mai | Văn thư | | |\n"
    )
    assert tally(reading) == {
        "LDTT individual": 1,
        "held back: award-missing": 1,
        "held back: name-missing": 1,
    }


@pytest.mark.parametrize(
    "line", ["Sinh năm 1980", "Kế toán", "(Đảng viên)", "ĐT: 0900000000", "Dân tộc: Kinh", "(1980)"]
)
def test_a_second_line_of_a_name_over_which_all_else_is_merged_is_nobody(line: str, read: Read) -> None:
    reading = read(
        HEAD
        + f"| 2 | Trần Mẫu Bưởi | Công chức | LĐTT | |\n| ^ | {line} | ^ | ^ | ^ |\n"
        + LAST.replace("2", "3")
    )
    assert tally(reading) == {"LDTT individual": 3}


@pytest.mark.parametrize("text", ["Phó Bí thư", "UBND xã", "Công đoàn viên", "kiêm Thủ quỹ"])
def test_a_post_goes_on_in_the_row_below(text: str, read: Read) -> None:
    reading = read(HEAD + f"| | | {text} | | |\n" + LAST)
    assert tally(reading) == {"LDTT individual": 2}
    assert "note 5" in ledger(reading)


@pytest.mark.parametrize(
    "seed", [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 80))]
)
def test_a_table_pasted_from_a_text_document_is_read_exactly(seed: int, tmp_path: Path) -> None:
    made = pasted(seed)
    assert read_counts(write_book(tmp_path / "pasted.xlsx", made.grid)) == made.counts, made.grid


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        (
            "| 1 | Vựa lúa Mẫu | Chủ vựa |\n| ^ | Chợ Mẫu Phước | Ban quản lý |\n| 2 | Bếp Ăn Tình Thương | |",
            3,
        ),
        ("| 1 | nguyễn mẫu sen | |\n| ^ | kha mẫu na | kế toán |\n| 2 | trần mẫu bưởi | |", 3),
        ("| 1 | Nguyễn Mẫu Sen | kế toán |\n| | Kha Mẫu Na | văn thư |\n| 2 | Trần Mẫu Bưởi | |", 3),
    ],
    ids=["bodies that nobody knows", "names in small letters", "a name without a number"],
)
def test_several_names_at_one_number_are_several_nominees(rows: str, counted: int, read: Read) -> None:
    reading = read(f"""
# DS
| DANH SÁCH ĐỀ NGHỊ UBND XÃ LONG THUẬN TẶNG GIẤY KHEN NĂM 2020 | < | < |
| STT | Tên cá nhân, đơn vị | Chức vụ |
{rows}
""")
    assert len(names(reading)) == counted


def test_a_total_below_names_in_two_columns_is_no_name(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và đệm | Tên  | Chức vụ |
    | 1   | Nguyễn Mẫu | Sen | Kế toán |
    | 2   | Trần Thị Mẫu | Bưởi | Kế toán |
    |     | Cộng      | 2    |         |
    """)
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Thị Mẫu Bưởi"]
    assert ledger(reading).endswith("total 5")


PASTED = """
# DS
| UBND XÃ LONG THUẬN | < | < | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
| STT | Họ và tên, | Chức vụ | Danh hiệu | Cấp khen | Ghi |
| ^   | tên tập thể | ^      | ^         | ^        | chú |
"""


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "blank"])
@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        ("| 1 | Nguyễn Mẫu Sen | Kế toán | Giấy khen | Chủ tịch | |\n| ^ | ^ | ^ | ^ | UBND huyện | ^ |", {"GKH individual": 1}),
        ("| 1 | Nguyễn Mẫu Sen | Kế toán | LĐTT | | Quyết định số |\n| ^ | ^ | ^ | ^ | ^ | 12/QĐ-UBND |", {"LDTT individual": 1}),
        ("| 1 | Trường Tiểu học | | TTLĐTT | | |\n| ^ | Long Mẫu A | ^ | ^ | ^ | ^ |", {"TTLDTT collective": 1}),
        ("| 1 | Nguyễn Mẫu Sen | Bí thư Đoàn | LĐTT | | |\n| ^ | ^ | xã Mẫu | ^ | ^ | ^ |", {"LDTT individual": 1}),
    ],
    ids=["a level", "a remark", "a school", "a post"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("below", "also"),
    [
        ("", {}),
        ("| 2 | Trần Mẫu Bưởi | | LĐTT | | |", {"LDTT individual": 1}),
        ("| II. Khối chính quyền | | | | | |\n| 2 | Trần Mẫu Bưởi | | LĐTT | | |", {"LDTT individual": 1}),
        (f"{PASTED.splitlines()[-2]}\n{PASTED.splitlines()[-1]}\n| 2 | Trần Mẫu Bưởi | | LĐTT | | |", {"LDTT individual": 1}),
    ],
    ids=["at the end", "above a nominee", "above a heading", "at a page's end"],
)  # fmt: skip
def test_what_goes_on_in_the_row_below_asks_nobody(
    rows: str, counted: dict[str, int], below: str, also: dict[str, int], merged: bool, read: Read
) -> None:
    written = rows if merged else rows.replace("^", " ")
    reading = read(f"{PASTED}{written}\n{below}\n")
    assert tally(reading) == Counter(counted) + Counter(also)
    assert "unread" not in ledger(reading)


def test_two_levels_below_one_another_are_of_two_awards(read: Read) -> None:
    reading = read(
        PASTED
        + "| 1 | Nguyễn Mẫu Sen | Kế toán | Giấy khen | Huyện | |\n| ^ | ^ | ^ | Bằng khen | Tỉnh | ^ |\n"
    )
    assert tally(reading) == {"GKH individual": 1, "BKT individual": 1}


def test_titles_of_several_lines_each_are_whole(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | STT | Tên tập thể, | Chức vụ, | Danh hiệu thi đua, | < | < | < |
    | ^   | cá nhân      | đơn vị công tác | hình thức khen thưởng | < | < | < |
    | ^   | ^            | ^        | Chiến sĩ | TT   | Tập thể | Giấy khen |
    | ^   | ^            | ^        | thi đua  | LĐTT | LĐXS    | Chủ tịch |
    | ^   | ^            | ^        | cơ sở    | ^    | ^       | UBND huyện |
    | 1   | Trạm Y tế xã |          |          | x    |         | x |
    | 2   | Nguyễn Mẫu Sen | Kế toán | x       |      |         |   |
    | 3   | Tổ Văn phòng |          |          |      | x       |   |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "GKH collective": 1,
        "CSTDCS individual": 1,
        "TTLDXS collective": 1,
    }
    assert ledger(reading) == "title 1-2, header 3-7, nomination 8-10"


@pytest.mark.parametrize("number", ["2", ""])
def test_lines_of_a_merged_row_that_sound_like_titles_are_none(number: str, read: Read) -> None:
    reading = read(
        HEAD
        + f"| {number} | Tổ chuyên môn | Có nhiều đóng góp trong | Tập thể Lao động | |\n| ^ | Khối 4 - 5 | phong trào thi đua | xuất sắc | ^ |\n"
    )
    assert tally(reading) == {"LDTT individual": 1, "TTLDXS collective": 1}


def test_a_numbered_heading_in_the_column_of_awards_is_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Danh hiệu | Tên tập thể |
    | I   | Khối Đảng, đoàn thể | |
    | 1   | Tập thể Lao động tiên tiến | Hội Nông dân xã |
    | II  | Khối chính quyền | |
    | 2   | Tập thể Lao động tiên tiến | Trạm Y tế xã |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4, section 5, nomination 6"


@pytest.mark.parametrize("page", ["Trang 2", "- 2 -", "Tiếp theo"])
def test_the_number_of_a_page_goes_on_with_no_name(page: str, read: Read) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Tên tập thể            | Danh hiệu |
    | 1   | Trường Tiểu học Mẫu 1  | TTLĐTT    |
    |     | {page}                 |           |
    | 2   | Trường Tiểu học Mẫu 2  | TTLĐTT    |
    """)
    assert names(reading) == ["Trường Tiểu học Mẫu 1", "Trường Tiểu học Mẫu 2"]


NAMELESS = """
# DS
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
| STT | Họ và tên, tên tập thể | Chức vụ | Danh hiệu |
"""
BROKEN = (
    ("Nguyễn Mẫu | Công chức | Lao động", "Sen | Văn phòng | tiên tiến"),
    ("Trường Tiểu học | | Tập thể lao động", "Long Mẫu A | | xuất sắc"),
    ("Trần Mẫu Bưởi | Trưởng | Chiến", "| Công an | sĩ thi đua", "| xã | cơ sở"),
)


@pytest.mark.parametrize("line", [0, 1, -1, None], ids=["first", "second", "last", "no numbers"])
def test_broken_rows_are_told_apart_wherever_their_number_stands(line: int | None, read: Read) -> None:
    rows = [
        f"| {number if line is not None and at == line % len(lines) else ''} | {text} |"
        for number, lines in enumerate(BROKEN, 1)
        for at, text in enumerate(lines)
    ]
    reading = read(NAMELESS + "\n".join(rows) + "\n\n| | | | CHỦ TỊCH |\n")
    assert tally(reading) == {"LDTT individual": 1, "TTLDXS collective": 1, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trường Tiểu học Long Mẫu A", "Trần Mẫu Bưởi"]
    assert "unread" not in ledger(reading)


@pytest.mark.parametrize(
    "rows",
    [
        # "Mai" may end the first name or begin the second.
        "| | Bùi Mẫu Hoa | | LĐTT |\n| | Mai | | |\n| | Đỗ Mẫu Ngọc | | Giấy khen |\n| | | | UBND huyện |",
        # Whose is the award that nobody knows?
        "| | Bùi Mẫu Hoa | | LĐTT |\n| | Trần Mẫu Bưởi | | Danh hiệu gì |",
        "| | Giáo viên | | |\n| | Trần Mẫu Bưởi | | Lao động |\n| | | | tiến bộ |",
    ],
    ids=["two ways", "an unknown award", "a post above"],
)  # fmt: skip
def test_what_cannot_be_parted_surely_is_asked(rows: str, read: Read) -> None:
    reading = read(NAMELESS + rows + "\n")
    assert any(reason.startswith("held back") for reason in tally(reading))


def test_lone_words_over_names_without_numbers_stay_headings(read: Read) -> None:
    reading = read("""
    # DS
    | Họ và tên | Chức vụ | Danh hiệu |
    | CÁN BỘ | | |
    | Nguyễn Mẫu An | Chủ tịch | Lao động |
    | | | tiên tiến |
    | Cá nhân | | |
    | Trần Mẫu Bình | Kế toán | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, section 2, nomination 3, note 4, section 5, nomination 6"
