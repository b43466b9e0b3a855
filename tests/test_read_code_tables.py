"""A table of codes on the sheet of the list that uses them: beside it, below it, with column titles or without."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, names, tally

CODES = [("01", "Lao động tiên tiến"), ("02", "Chiến sĩ thi đua cơ sở"), ("03", "Giấy khen UBND huyện")]
PEOPLE = ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"]
HEAD = "| STT | Họ và tên | Chức vụ | Danh hiệu |"
TOP = "# DS\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n\n"
READ = {"LDTT individual": 2, "GKH individual": 1}


def rows(codes: tuple[str, str, str] = ("01", "01", "03")) -> list[str]:
    people = enumerate(zip(PEOPLE, codes, strict=True), 1)
    return [f"| {at} | {name} | Công chức | '{code} |" for at, (name, code) in people]


@pytest.mark.parametrize("gap", ["", " |"])
@pytest.mark.parametrize(
    ("titles", "order"),
    [
        ("Mã | Danh hiệu", 1),
        ("Mã | Tên", 1),
        ("Mã danh hiệu | Tên danh hiệu", 1),
        ("Ký hiệu | Nội dung", 1),
        ("Danh hiệu, hình thức | Mã", -1),
        ("|", 1),
    ],
)
def test_codes_beside_the_list(read: Read, gap: str, titles: str, order: int) -> None:
    beside = [" | ".join(pair[::order]) for pair in CODES]
    lines = [f"{row}{gap} {pair} |" for row, pair in zip(rows(), beside, strict=True)]
    reading = read(TOP + "\n".join([f"{HEAD}{gap} {titles} |", *lines]))
    assert tally(reading) == READ
    assert names(reading) == PEOPLE


def test_codes_that_begin_above_the_list_and_end_below_it(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | | | | BẢNG MÃ | |
    | | | | | | Mã | Danh hiệu |
    | STT | Họ và tên      | Chức vụ | Danh hiệu | | A | Lao động tiên tiến |
    | 1   | Nguyễn Văn Mẫu | Kế toán | A         | | B | Chiến sĩ thi đua cơ sở |
    | 2   | Trần Thị Mẫu   | Kế toán | A         | | C | Giấy khen UBND huyện |
    | 3   | Lê Văn Mẫu     | Kế toán | C         | | D | Bằng khen UBND tỉnh |
    | Tổng cộng: 3 | | | | | Đ | Tập thể lao động tiên tiến |
    """)
    assert tally(reading) == READ


@pytest.mark.parametrize("number", ["", "| STT ", "| TT "])
@pytest.mark.parametrize(
    "between", ["", "| | | CHỦ TỊCH | |\n\n\n| DANH MỤC MÃ DANH HIỆU |\n", "| Bảng mã: |\n"]
)
@pytest.mark.parametrize("titles", ["Mã | Danh hiệu", "Ký hiệu | Diễn giải"])
def test_codes_below_the_list(read: Read, number: str, between: str, titles: str) -> None:
    lines = [f"{f'| {at} ' if number else ''}| {code} | {name} |" for at, (code, name) in enumerate(CODES, 1)]
    reading = read(TOP + "\n".join([HEAD, *rows(), "", f"{between}{number}| {titles} |", *lines]))
    assert tally(reading) == READ
    assert "lookup" in ledger(reading)


def test_a_total_below_numbers_that_are_codes_counts_rows(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Mã danh hiệu |
    | 1   | Nguyễn Văn Mẫu | 5 |
    | 2   | Trần Thị Mẫu   | 7 |
    | Cộng | | 3 |
    # DM
    | Mã | Tên danh hiệu |
    | 5  | Lao động tiên tiến |
    | 7  | Chiến sĩ thi đua cơ sở |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert [(one.number, one.first, one.last) for one in reading.sheets[0].tables[0].stated] == [(3, 3, 4)]


@pytest.mark.parametrize("codes", [("01", "01", "07"), ("A", "A", "B")])
def test_codes_that_the_table_does_not_explain_are_held_back(read: Read, codes: tuple[str, str, str]) -> None:
    below = [f"| {code} | {name} |" for code, name in CODES]
    reading = read(TOP + "\n".join([HEAD, *rows(codes), "", "| Mã | Danh hiệu |", *below]))
    assert any(said.startswith("held back") for said in tally(reading))


def test_the_numbers_of_people_are_no_codes(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Mã   | Danh hiệu              |
    | 1   | Nguyễn Văn Mẫu | 0101 | Lao động tiên tiến     |
    | 2   | Trần Thị Mẫu   | 0102 | Chiến sĩ thi đua cơ sở |
    | 3   | Lê Văn Mẫu     | 0103 | Giấy khen UBND huyện   |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "GKH individual": 1}


def test_signs_that_a_sheet_of_notes_explains(read: Read) -> None:
    reading = read(r"""
    # Ghi chú
    | LƯU Ý: Các đơn vị gửi trước ngày 10/12/2020 |
    | Ký hiệu: A1 = LĐTT; A2 = CSTĐCS |
    # DS
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Mẫu Sen | A1 + A2   |
    | 2  | Lê Mẫu Cam     | A1        |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert reading.sheets[0].kind == "lookup"


def test_somebody_on_a_sheet_of_notes_is_not_passed_over(read: Read) -> None:
    reading = read(r"""
    # Ghi chú
    | Ký hiệu: A1 = LĐTT; A2 = CSTĐCS |
    | Trần Mẫu Bưởi |
    # DS
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Mẫu Sen | LĐTT      |
    """)
    assert reading.sheets[0].kind == "other"


def test_people_with_ranks_among_awards_are_no_list_of_codes(read: Read) -> None:
    reading = read(r"""
    # Biên bản
    | BIÊN BẢN BÌNH XÉT THI ĐUA |
    | * Chiến sĩ thi đua cơ sở: |
    | Thiếu tá Nguyễn Văn Mẫu   |
    | * Chiến sĩ tiên tiến:     |
    | Đại úy Trần Văn Mẫu       |
    | Biên bản lập xong lúc 10 giờ |
    | * Đơn vị tiên tiến        |
    """)
    assert reading.sheets[0].kind == "other"


def test_codes_with_a_mark_behind_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Mã danh hiệu |
    | 1   | Nguyễn Mẫu Sen | 01; |
    | 2   | Lê Mẫu Cam     | 02. |
    # Mã
    | Mã  | Danh hiệu |
    | '01 | Lao động tiên tiến |
    | '02 | Chiến sĩ thi đua cơ sở |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_signs_stand_in_brackets_in_the_list_as_in_its_legend(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ tên         | Đề nghị  |
    | 1   | Nguyễn Mẫu Sen | (1)      |
    | 2   | Trần Mẫu Lúa   | (1), (2) |
    | 3   | Lê Mẫu Xoài    | (3)      |

    | Ghi chú: (1) Lao động tiên tiến; (2) Chiến sĩ thi đua cơ sở; (3) Giấy khen của Chủ tịch UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}


def test_a_wide_sheet_of_blocks_that_explain_signs_is_read_at_once(read: Read) -> None:
    """Each block would be read without the next one, as deep as there are blocks."""
    beside = "|  | LĐTT = Lao động tiên tiến " * 400
    reading = read(f"""
    # DS
    | STT | Họ tên         | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      {beside}|
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    "legend",
    [
        # Signs before a colon with a space before it, as French types it.
        "| LĐ : Lao động tiên tiến |\n| CS : Chiến sĩ thi đua cơ sở |\n| GK : Giấy khen của Chủ tịch UBND huyện |",
        # A table whose codes a name without its level may be.
        "| Mã | Tên danh hiệu |\n| LĐ | Lao động tiên tiến |\n| CS | Chiến sĩ thi đua cơ sở |\n| GK | Giấy khen của Chủ tịch UBND huyện |",
        # A sheet of lines that explain one sign each.
        "# Ghi chú\n| LĐ: Lao động tiên tiến |\n| CS: Chiến sĩ thi đua cơ sở |\n| GK: Giấy khen của Chủ tịch UBND huyện |",
    ],
)
def test_short_signs_that_are_explained_below(read: Read, legend: str) -> None:
    reading = read(
        "# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n\n| STT | Họ và tên | Chức vụ | Danh hiệu |"
        "\n| 1 | Nguyễn Mẫu Sen | Công chức | LĐ |\n| 2 | Trần Mẫu Bưởi | Công chức | CS |\n| 3 | Lê Mẫu Cam | Công chức | GK |\n\n"
        + legend
    )
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "GKH individual": 1}
