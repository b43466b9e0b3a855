"""What hurried hands leave behind in a list that was right: it is read as anybody would read it, or told, never guessed.

Each test shows its sheet; ``unread`` and ``held back`` are errors, so that no wrong number leaves in silence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Book, Read
from grids import ledger, tally
from hongngu_tally.finding import Severity
from hongngu_tally.pipeline import run

pytestmark = pytest.mark.usefixtures("read_here")


def errors(path: Path) -> list[tuple[str, str | None]]:
    """(code, cell) of the errors of a workbook."""
    return [
        (one.code, one.place.cell)
        for one in run([path], year=2020).findings
        if one.severity is Severity.ERROR
    ]


# --- a person or a body, a person or a household -------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "name", "position", "counted"),
    [
        ("HỘ GIA ĐÌNH", "Ô. Lê Mẫu Xoài - Trưởng ấp", "", {"held back: recipient-unclear": 1}),
        ("HỘ GIA ĐÌNH", "Bà Lê Mẫu Xoài", "Bí thư Chi bộ", {"held back: recipient-unclear": 1}),
        ("HỘ GIA ĐÌNH", "Lê Mẫu Xoài", "Giáo viên", {"held back: recipient-unclear": 1}),
        ("HỘ GIA ĐÌNH", "Lê Mẫu Xoài", "Nông dân", {"GKX household": 1}),
        ("HỘ GIA ĐÌNH", "Ông Lê Mẫu Xoài, ấp Long Mẫu", "", {"GKX household": 1}),
        ("HỘ GIA ĐÌNH", "Hộ ông Lê Mẫu Xoài", "Trưởng ấp", {"GKX household": 1}),
        ("TẬP THỂ", "Lê Mẫu Xoài", "Ấp đội trưởng", {"GKX individual": 1}),
        ("TẬP THỂ", "Ông Lê Mẫu Xoài", "Ấp đội trưởng", {"GKX individual": 1}),
        ("TẬP THỂ", "Trường Mẫu An", "", {"GKX collective": 1}),
        ("CÁ NHÂN", "Lê Mẫu Xoài", "Trưởng ấp", {"GKX individual": 1}),
    ],
)
def test_somebody_with_a_post_where_a_heading_speaks_of_others(
    read: Read, heading: str, name: str, position: str, counted: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên, tên đơn vị | Chức vụ    | Hình thức          |
    | I   | {heading}             |            |                    |
    | 1   | {name}                | {position} | Giấy khen UBND xã  |
    """)
    assert tally(reading) == counted


def test_the_title_over_the_names_tells_whose_post_it_is(read: Read) -> None:
    for title, expected in (
        ("Họ tên chủ hộ", "GKX household"),
        ("Họ và tên", "held back: recipient-unclear"),
    ):
        reading = read(rf"""
        # DS
        | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
        | STT | {title}     | Chức vụ   | Hình thức         |
        | 1   | Lê Mẫu Xoài | Trưởng ấp | Giấy khen UBND xã |
        """)
        assert tally(reading) == {expected: 1}


def test_what_people_do_for_a_living_is_no_post(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên   | Nghề nghiệp | Hình thức         |
    | 1   | Lê Mẫu Xoài | Giáo viên   | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX household": 1}


def test_a_person_among_bodies(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Tên             | Hình thức         |
    | I   | TẬP THỂ         |                   |
    | 1   | Công an xã      | Giấy khen UBND xã |
    | 2   | Lê Mẫu Xoài     | Giấy khen UBND xã |
    | II  | CÁ NHÂN         |                   |
    | 1   | Trần Mẫu Bưởi   | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX collective": 1, "held back: recipient-unclear": 1, "GKX individual": 1}


def test_an_award_that_a_heading_forbids_tells_the_kind_for_the_others_of_its_row(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Tập thể, cá nhân | TTLĐTT | LĐTT | Giấy khen huyện |
    | A   | TẬP THỂ          |        |      |                 |
    | 1   | Phòng Nội vụ     | x      |      | x               |
    | 2   | Trần Mẫu Bưởi    |        | x    | x               |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "LDTT individual": 1,
        "GKH collective": 1,
        "GKH individual": 1,
    }


@pytest.mark.parametrize("name", ["Công chức", "Trưởng ấp", "Công an viên", "CÁ NHÂN", "Tập thể"])
def test_a_post_or_a_kind_where_a_name_would_stand_names_nobody(read: Read, name: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Đơn vị      | Hình thức            |
    | 1   | {name}         | Văn phòng   | Giấy khen UBND huyện |
    | 2   | Nguyễn Mẫu Sen | Văn phòng   | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"held back: name-missing": 1, "GKH individual": 1}


@pytest.mark.parametrize("sign", ["/", " - ", " & ", " + ", ",", "; "])
def test_two_people_in_one_cell_whatever_stands_between_them(read: Read, sign: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên                        | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen{sign}Đinh Mẫu Cam | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_what_stands_behind_a_dash_is_nobody_else_unless_it_is_a_whole_name(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên                      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen - Kế toán       | LĐTT      |
    | 2   | Trần Mẫu Bưởi - Ấp Long Mẫu    | LĐTT      |
    | 3   | Lê Mẫu Xoài/Văn phòng UBND     | LĐTT      |
    | 4   | Phạm Mẫu Ổi - Phó Trưởng Phòng | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 4}


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ("1 Trạm Y tế xã; 1 Lê Mẫu An; 2 Trần Mẫu Bưởi; 2 Hội Nông dân xã; 1 Lê Mẫu Cam", "unread 4, nomination 5-6, unread 7, nomination 8"),
        ("1 Trạm Y tế xã; 01 Lê Mẫu An", "unread 4, nomination 5"),
        ("1 Trạm Y tế xã; 2 Hội Nông dân xã; 1 Lê Mẫu An; 2 Trần Mẫu Bưởi", "nomination 4-7"),
        ("1 Trạm Y tế xã; 2 Lê Mẫu An", "nomination 4-5"),
        ("1 Lê Mẫu An; 1 Lê Mẫu Cam", "nomination 4-5"),
    ],
)  # fmt: skip
def test_a_body_over_people_numbered_anew_is_put_up_or_heads_them(
    read: Read, rows: str, read_as: str
) -> None:
    lines = "".join(
        f"| {number} | {name} | |\n" for number, name in (row.split(" ", 1) for row in rows.split("; "))
    )
    reading = read(
        "# DS\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n| STT | Họ và tên, tên tập thể | Ghi chú |\n"
        f"| I | GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | |\n{lines}"
    )
    assert ledger(reading) == f"title 1, header 2, section 3, {read_as}"


def test_a_body_whose_people_have_awards_of_their_own_is_no_doubt(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên, tên tập thể | Hình thức          |
    | 1   | Trạm Y tế xã           | Giấy khen UBND xã  |
    | 1   | Lê Mẫu An              | Giấy khen UBND xã  |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1}


# --- an award that is asked or doubted -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "LĐTT (?)",
        "LĐTT (chờ xét)",
        "Giấy khen UBND xã - xem lại",
        "Giấy khen UBND huyện (nếu được)",
        "Giấy khen UBND huyện (dự kiến)",
    ],
)
def test_an_award_with_a_doubt_behind_it_is_held_back(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Danh hiệu, hình thức |
    | 1   | Nguyễn Mẫu Sen | {cell}               |
    """)
    assert tally(reading)["held back: award-unknown"] == 1


def test_a_year_in_brackets_behind_an_award_is_told(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu   |
    | 1   | Nguyễn Mẫu Sen | LĐTT (2019) |
    | 2   | Trần Mẫu Bưởi  | LĐTT (2020) |
    """)
    (found,) = [one for one in run([path], year=2020).findings if one.code == "W501"]
    assert (found.place.cell, found.severity) == ("C3", Severity.ERROR)


# --- columns that somebody added -----------------------------------------------------------------------------


@pytest.mark.parametrize("remark", ["rút", "bỏ", "không đạt", "Không đề nghị", "không xét"])
def test_a_remark_in_a_column_without_a_title_withdraws_its_row(read: Read, remark: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Danh hiệu |          |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |          |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {remark} |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_an_award_in_short_among_the_words_of_a_name_or_post_is_told(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên             | Chức vụ          |
    | 1   | Nguyễn Mẫu Sen CSTĐCS | Công chức        |
    | 2   | TRẦN MẪU BƯỞI LĐTT    | Công chức        |
    | 3   | Lê Mẫu Cúc            | Công chức CSTĐCS |
    | 4   | NGƯT Võ Mẫu Dân       | Giáo viên        |
    """)
    assert errors(path) == [("W203", "B3"), ("W203", "C5")]


def test_an_award_in_a_column_without_a_title_below_other_headings_is_told(book: Book) -> None:
    path = book("""
    # DS
    | UBND XÃ LONG THUẬN |
    | STT | Họ và tên            | Chức vụ   |        |
    |     | Giấy khen UBND huyện |           |        |
    | 1   | Nguyễn Mẫu Sen       | Công chức |        |
    | 2   | Trần Mẫu Bưởi        | Công chức | CSTĐCS |
    """)
    assert [
        (one.code, one.place.cell)
        for one in run([path], year=2020).findings
        if one.severity is Severity.ERROR
    ] == [("W203", "D2")]


def test_one_more_award_behind_a_plus_among_the_remarks_is_asked_for(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Ghi chú                |
    | 1   | Nguyễn Mẫu Sen | Công chức | + Giấy khen UBND huyện |
    """)
    found = [one for one in run([path], year=2020).findings if one.code == "W203"]
    assert [(one.place.cell, one.severity) for one in found] == [("D3", Severity.ERROR)]


# --- rows that may be headings, and headings that may be rows ------------------------------------------------


@pytest.mark.parametrize("number", ["", "3", "6"])
def test_a_body_behind_the_last_nominee_may_be_one_more(read: Read, number: str) -> None:
    reading = read(rf"""
    # DS
    | STT      | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1        | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | 2        | Trần Mẫu Bưởi  | Công chức | LĐTT      |
    | {number} | Hội Nông dân   |           |           |
    """)
    told = {"held back: award-missing": 1} if number == "3" else {}
    assert tally(reading) == {"LDTT individual": 2} | told
    assert ledger(reading).endswith("unread 4") is not bool(told)


def test_a_last_heading_with_nobody_below_it_where_such_bodies_are_headings(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | Văn phòng | < | < | < |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | 2   | Trần Mẫu Bưởi  | Công chức | LĐTT      |
    | Công đoàn | < | < | < |
    """)
    assert ledger(reading) == "header 1, section 2, nomination 3-4, note 5"


def test_a_body_without_a_number_behind_people_who_have_one(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND XÃ NĂM 2020 |
    | STT | Họ và tên           | Chức vụ   |
    | 1   | Nguyễn Mẫu Sen      | Công chức |
    |     | Ban Chỉ huy Quân sự |           |
    """)
    assert tally(reading) == {"GKX individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, unread 4"


def test_a_body_in_the_wrong_section_heads_nobody_there(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên                  | Chức vụ      |
    | I   | CHIẾN SĨ THI ĐUA CƠ SỞ     |              |
    | 1   | Phạm Mẫu Ổi                | Phó Chủ tịch |
    | 1   | Văn phòng UBND             |              |
    | II  | TẬP THỂ LAO ĐỘNG TIÊN TIẾN |              |
    | 2   | Công an xã                 |              |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "TTLDTT collective": 1}
    assert "unread 4" in ledger(reading)


def test_a_number_typed_twice_heads_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Tên                        | Ghi chú |
    | I   | TẬP THỂ LAO ĐỘNG TIÊN TIẾN |         |
    | 1   | Văn phòng UBND             |         |
    | 1   | Trạm Y tế                  |         |
    | 2   | Công an xã                 |         |
    """)
    assert ledger(reading) == "header 1, section 2, unread 3, nomination 4-5"


def test_an_office_over_its_parts_heads_them_or_is_put_up_itself(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Tên tập thể  | Ghi chú |
    | 1   | Văn phòng    |         |
    |     | - Tổ Một cửa |         |
    |     | - Tổ Văn thư |         |
    | 2   | Công an xã   |         |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
    assert ledger(reading) == "title 1, header 2, unread 3, nomination 4-6"


def test_an_office_over_parts_that_have_awards_of_their_own_heads_them(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Tên tập thể  | Danh hiệu |
    | 1   | Văn phòng    |           |
    |     | - Tổ Một cửa | TTLĐTT    |
    |     | - Tổ Văn thư | TTLĐTT    |
    | 2   | Công an xã   | TTLĐTT    |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
    assert ledger(reading) == "header 1, section 2, nomination 3-5"


@pytest.mark.parametrize("words", ["Cùng kỳ năm trước | 3", "So với năm 2019 | 2", "Chỉ tiêu giao | 15%"])
def test_a_number_of_something_else_among_nominees_is_nobody(read: Read, words: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên              | Chức vụ      |
    | I   | CHIẾN SĨ THI ĐUA CƠ SỞ |              |
    | 1   | Phạm Mẫu Ổi            | Phó Chủ tịch |
    |     | {words}      |
    | 2   | Nguyễn Mẫu Sen         | Công chức    |
    """)
    assert tally(reading) == {"CSTDCS individual": 2}
    assert "unread 4" in ledger(reading)


def test_several_units_at_once_are_no_nominee_without_an_award(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ BẰNG KHEN UBND TỈNH NĂM 2020 |
    | TT | Họ và tên      | Chức vụ      | Hình thức đề nghị   |
    | 1  | Nguyễn Mẫu Sen | Trưởng phòng | Bằng khen UBND tỉnh |
    | -  | Khối Đoàn thể  |              |                     |
    | 2  | Lê Mẫu Xoài    | Chuyên viên  | Bằng khen UBND tỉnh |
    """)
    assert tally(reading) == {"BKT individual": 2}


@pytest.mark.parametrize(
    "row", ["2, Trần Mẫu Bưởi, Công chức, LĐTT | < | < | <", " | Trần Mẫu Bưởi - Công chức - LĐTT | | "]
)
def test_a_whole_row_in_one_cell_is_told(read: Read, row: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | {row} |
    | 3   | Lê Mẫu Xoài    | Văn thư   | LĐTT      |
    """)
    assert tally(reading)["LDTT individual"] == 2
    assert "unread 3" in ledger(reading)


def test_a_whole_row_of_a_body_in_one_cell_is_told(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Tên tập thể              | Ghi chú |
    | 1   | Trường Tiểu học Long Mẫu |         |
    | 2, Trạm Y tế Long Mẫu | < | < |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3, unread 4"


def test_a_body_among_persons_for_an_award_that_no_body_can_have_is_told(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CÔNG NHẬN LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   |
    | 1   | Nguyễn Mẫu Sen | Công chức |
    | 6   | Công đoàn      |           |
    """)
    assert errors(path) == [("R301", "B4")]


# --- counts beside a list, codes beside words ----------------------------------------------------------------


@pytest.mark.parametrize("title", ["", "Đơn vị"])
def test_ones_behind_units_of_their_own_beside_a_list_are_told(book: Book, title: str) -> None:
    text = rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Hình thức            |  | {title or "Tên đơn vị"} | Giấy khen xã | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | Công chức | Giấy khen UBND huyện |  | Văn phòng | 1 |     |
    | 2   | Trần Mẫu Bưởi  | Công chức | Giấy khen UBND huyện |  | Công an   | 1 | đủ  |
    """
    assert ("W203", "G2") in errors(book(text))
    assert not errors(book(text.replace("Công an   | 1", "Công an   | 2")))


def test_a_code_that_differs_from_the_words_beside_it_is_an_error(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Hình thức            | Mã hình thức |
    | 1   | Nguyễn Mẫu Sen | Lao động tiên tiến   | '01 |
    | 2   | Trần Mẫu Bưởi  | Giấy khen UBND huyện | '01 |
    # Mã
    | Mã  | Hình thức            |
    | '01 | Lao động tiên tiến   |
    | '02 | Giấy khen UBND huyện |
    """)
    assert errors(path) == [("F303", "D4")]


def test_an_award_in_a_column_without_a_title_under_another_awards_title_is_told(book: Book) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   |        |
    | 1   | Nguyễn Mẫu Sen | Công chức |        |
    | 2   | Trần Mẫu Bưởi  | Công chức | CSTĐCS |
    """)
    assert errors(path) == [("W203", "D2")]


def test_names_that_nobody_knows_under_a_title_that_nobody_knows_are_not_passed_over_for_a_school(
    book: Book,
) -> None:
    path = book("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Người tốt việc tốt | Trường                   | Hình thức            |
    | 1   | Sa Rây             | Trường Tiểu học Long Mẫu | Giấy khen UBND huyện |
    | 2   | Y Mẫu              | Trường THCS Phú Mẫu      | Giấy khen UBND huyện |
    """)
    assert errors(path)
    assert run([path], year=2020).balance.counted == 0


# --- remarks that take somebody back -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "bỏ | Trần Mẫu Bưởi | Công chức | LĐTT",
        "rút | Trần Mẫu Bưởi | Công chức | LĐTT",
        "2 | Trần Mẫu Bưởi | Công chức, xin rút | LĐTT",
        "2 | Trần Mẫu Bưởi | Công chức (đã rút) | LĐTT",
    ],
)
def test_a_row_taken_back_by_its_number_or_behind_its_post(read: Read, row: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    | {row} |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("Ghi chú: rút tên số 2", True),
        ("(*) Không đề nghị ông Trần Mẫu Bưởi do chuyển công tác", True),
        ("(*): không đề nghị", True),
        ("Ghi chú: rút kinh nghiệm số 2", False),
        ("Ghi chú: Không xét người bị kỷ luật", False),
        ("Ghi chú: Số 2 có sáng kiến", False),
    ],
)
def test_a_remark_of_its_own_row_that_takes_somebody_back_is_told(
    read: Read, remark: str, told: bool
) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên         | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen    | Công chức | LĐTT      |
    | 2   | Trần Mẫu Bưởi (*) | Công chức | LĐTT      |
    | {remark} | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ("unread 4" in ledger(reading)) is told


def test_a_blank_where_the_others_write_out_the_titles_award_is_held_back(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ BẰNG KHEN UBND TỈNH NĂM 2020 |
    | TT | Họ và tên      | Chức vụ      | Hình thức đề nghị   |
    | 1  | Nguyễn Mẫu Sen | Trưởng phòng | Bằng khen UBND tỉnh |
    | 2  | Trần Mẫu Bưởi  | Chuyên viên  | Bằng khen UBND tỉnh |
    | 3  | Lê Mẫu Xoài    | Chuyên viên  | Bằng khen UBND tỉnh |
    | 4  | Đinh Mẫu Cam   | Chuyên viên  |                     |
    """)
    assert tally(reading) == {"BKT individual": 3, "held back: award-missing": 1}


@pytest.mark.parametrize("several", ["Các chi hội nông dân", "Ấp Mẫu 1, 2, 3", "Tổ 1 và 2", "Lớp 4,5"])
def test_several_bodies_in_one_name_are_nobody_in_particular(read: Read, several: str) -> None:
    reading = read(f"""
    # DS
    | STT | Tên tập thể          | Hình thức         |
    | 1   | Công an xã           | Giấy khen UBND xã |
    | 2   | {several}            | Giấy khen UBND xã |
    | 3   | Tổ 5, ấp Mẫu 1       | Giấy khen UBND xã |
    | 4   | Công ty Mẫu 36       | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX collective": 3, "held back: name-missing": 1}


def test_societies_behind_commas_are_each_one(read: Read) -> None:
    """A school's own "Đoàn Thanh niên" is one body."""
    reading = read("""
    # DS
    | STT | Tên tập thể                       | Hình thức         |
    | 1   | Hội Nông dân, Đoàn Thanh niên xã  | Giấy khen UBND xã |
    | 2   | Đoàn Thanh niên, Trường THCS Mẫu  | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX collective": 3}


def test_a_team_with_somebodys_post_may_be_a_person(read: Read) -> None:
    """Tô typed Tổ."""
    reading = read("""
    # DS
    | STT | Họ và tên, đơn vị | Chức vụ   | Hình thức         |
    | 1   | Nguyễn Mẫu Sen    | Công chức | Giấy khen UBND xã |
    | 2   | Tổ Mẫu An         | Giáo viên | Giấy khen UBND xã |
    | 3   | Tổ Mẫu Bình       |           | Giấy khen UBND xã |
    | 4   | Hội Nông dân      | Chủ tịch  | Giấy khen UBND xã |
    """)
    assert tally(reading) == {"GKX individual": 1, "GKX collective": 2, "held back: recipient-unclear": 1}


@pytest.mark.parametrize(
    "cell", ["LĐTT Giấy khen", "Giấy khen UBND huyện → Bằng khen", "Giấy khen UBND huyện Bằng khen"]
)
def test_a_second_name_without_a_level_that_is_none_of_the_first_is_held_back(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Danh hiệu, hình thức      |
    | 1   | Nguyễn Mẫu Sen | {cell}                    |
    | 2   | Trần Mẫu Bưởi  | Giấy khen (GK) UBND huyện |
    | 3   | Lê Mẫu Xoài    | CSTĐ cơ sở (CSTĐ)         |
    """)
    assert tally(reading) == {"held back: award-ambiguous": 1, "GKH individual": 1, "CSTDCS individual": 1}


def test_an_earlier_year_straight_over_repeated_titles_is_that_lists(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |

    | Năm 2019 | < | < | < |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Lê Mẫu Xoài    | Công chức | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_list_of_an_earlier_year_beside_this_years_is_told(book: Book) -> None:
    text = """
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | | NĂM 2019 | < | < |
    | STT | Họ và tên      | Danh hiệu | | STT | Họ và tên   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | | 1   | Lê Mẫu Xoài | LĐTT      |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | | 2   | Võ Mẫu Mận  | LĐTT      |
    """
    assert errors(book(text)) == [("W501", "E1")]
    assert not errors(book(text.replace("NĂM 2019", "NĂM 2020")))


@pytest.mark.parametrize("title", ["Thống nhất (có/không)", "Đồng ý", "Đủ điều kiện"])
def test_whom_a_column_of_yes_and_no_refuses_is_told(book: Book, title: str) -> None:
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Danh hiệu | {title} |
    | 1   | Nguyễn Mẫu An | LĐTT      | Có      |
    | 2   | Trần Mẫu Bình | LĐTT      | Không   |
    """)
    assert ("F303", "D5") in errors(path)


@pytest.mark.parametrize(
    "line",
    [
        "Ông Lê Mẫu Cam - Trưởng Công an xã Long Thuận, huyện Hồng Ngự (bổ sung)",
        "Lê Mẫu Cam, Phó Chủ tịch UBND xã Long Thuận",
    ],
)
def test_somebody_with_a_post_in_a_line_over_the_list_s_columns_is_told(book: Book, line: str) -> None:
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ   |
    | 1   | Nguyễn Mẫu An | Công chức |
    | {line} | < | < |
    """)
    assert [code for code, _ in errors(path)] == ["W205"]


def test_a_post_beside_a_name_below_a_signature_is_nobody_s_who_signs(book: Book) -> None:
    path = book("""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên      | Chức vụ     |
    | 1   | Nguyễn Mẫu An  | Công chức   |
    |     |                | NGƯỜI LẬP   |
    |     |                | Lê Mẫu Quýt |
    | Bổ sung: |           |             |
    |     | Trần Mẫu Bình  | Công chức   |
    """)
    assert [code for code, _ in errors(path)] == ["W205"]


LINES = """
# DS
| UBND XÃ LONG THUẬN | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
| I. LAO ĐỘNG TIÊN TIẾN | < | < |
| STT | Họ và tên     | Chức vụ |
| 1   | Nguyễn Mẫu An | CT |
| II. TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < |
| {line} | < | < |
"""
NEXT = """| III. CHIẾN SĨ THI ĐUA CƠ SỞ | < | < |
| STT | Họ và tên     | Sáng kiến |
| 1   | Nguyễn Mẫu An | Số hóa hồ sơ |
"""


@pytest.mark.parametrize("line", ["1. Văn phòng UBND xã", "Văn phòng UBND xã"])
@pytest.mark.parametrize("below", ["", NEXT])
def test_a_body_in_a_line_below_its_award_s_heading_is_told(book: Book, line: str, below: str) -> None:
    assert "W205" in [code for code, _ in errors(book(LINES.format(line=line) + below))]


def test_people_in_lines_between_two_lists_are_of_the_heading_above_them(read: Read) -> None:
    lines = LINES.replace("TẬP THỂ LAO ĐỘNG TIÊN TIẾN", "CHIẾN SĨ THI ĐUA CƠ SỞ").format(
        line="- Nguyễn Mẫu An, CT"
    )
    reading = read(lines + NEXT.replace("CHIẾN SĨ THI ĐUA CƠ SỞ", "CHIẾN SĨ THI ĐUA CẤP TỈNH"))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "CSTDT individual": 1}


@pytest.mark.parametrize("row", ["3 |  |  | Lê Mẫu Cam (bổ sung)", "3 |  |  | Lê Mẫu Cam"])
def test_a_number_beside_a_name_among_the_remarks_is_told(book: Book, row: str) -> None:
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Chức vụ | Ghi chú |
    | 1   | Nguyễn Mẫu An | CT      |         |
    | 2   | Trần Mẫu Bình | CT      |         |
    | {row} |
    """)
    assert [code for code, _ in errors(path)] == ["W205"]


@pytest.mark.parametrize(
    "line",
    [
        "Ghi chú: Bổ sung thêm Lê Mẫu Cam - LĐTT",
        "Trong đó: đề nghị CSTĐCS 01 người: Nguyễn Mẫu An",
        "Ghi chú: số 2 chỉ đề nghị CSTĐCS",
    ],
)
def test_a_remark_that_puts_up_somebody_or_something_else_is_told(book: Book, line: str) -> None:
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT |
    | 2   | Trần Mẫu Bình | LĐTT |
    | {line} | < | < |
    """)
    assert [code for code, _ in errors(path)] == ["W205"]


def remarked(book: Book, remark: str) -> list[str]:
    """The codes of the errors in a list of one nominee with this remark."""
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên     | Danh hiệu | Ghi chú |
    | 1   | Nguyễn Mẫu An | LĐTT      | {remark} |
    """)
    return [code for code, _ in errors(path)]


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("Thay bằng Lê Mẫu Cam", True),
        ("Hội đồng thống nhất chỉ đề nghị CSTĐCS", True),
        ("Hạ xuống CSTĐCS", True),
        ("Chỉ đề nghị LĐTT", False),
        ("Chuyển thành viên chức từ 01/2020", False),
        ("Chuyển xuống ấp công tác", False),
        ("Thay cho Lê Mẫu Cam", False),
    ],
)
def test_a_remark_that_changes_who_or_what_is_put_up_is_told(book: Book, remark: str, told: bool) -> None:
    assert remarked(book, remark) == ["W209"] * told


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("II. CHIẾN SĨ THI ĐUA CƠ SỞ", "Nguyễn Mẫu An"),
        ("II. TẬP THỂ LAO ĐỘNG TIÊN TIẾN", "Văn phòng UBND xã"),
        ("II. TẬP THỂ LAO ĐỘNG TIÊN TIẾN", "1. Văn phòng UBND xã"),
    ],
)
@pytest.mark.parametrize(
    "below", ["", "| III. CHIẾN SĨ THI ĐUA CẤP TỈNH | < | < |\n| 1 | Trần Mẫu Bình | CT |"]
)
def test_a_name_merged_over_the_list_with_nobody_below_it_is_told(
    book: Book, heading: str, line: str, below: str
) -> None:
    path = book(f"""
# DS
| UBND XÃ LONG THUẬN | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
| STT | Họ và tên     | Chức vụ |
| I. LAO ĐỘNG TIÊN TIẾN | < | < |
| 1   | Nguyễn Mẫu An | CT |
| {heading} | < | < |
| {line} | < | < |
{below}
""")
    assert "W205" in [code for code, _ in errors(path)]


def test_people_merged_over_others_are_schools_where_there_are_several(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Danh hiệu |
    | Nguyễn Mẫu Trãi | < | < |
    | 1   | Nguyễn Mẫu An | LĐTT |
    | Chu Văn Mẫu | < | < |
    | 2   | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert "unread" not in ledger(reading)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("Không đạt LĐTT", True),
        ("Ko LĐTT", True),
        ("Đã đề nghị ở trường cũ", True),
        ("Không đạt CSTĐCS", False),
        ("Không đạt LĐTT năm 2019", False),
        ("Không vi phạm", False),
        ("Đã xét tại Hội đồng", False),
        ("Đã xét ở đơn vị", False),
        ("Đã đề nghị tại Tờ trình số 05", False),
    ],
)
def test_a_remark_that_denies_the_row_s_own_award_is_told(book: Book, remark: str, told: bool) -> None:
    assert remarked(book, remark) == ["W209"] * told
