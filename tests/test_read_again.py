"""Lists that were read wrong, or not at all, though anybody reads them: what stands beside a list, years, drives, bare columns."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import column, ledger, names, tally
from hongngu_tally.messages import render
from hongngu_tally.pipeline import run
from hongngu_tally.table.model import Override

pytestmark = pytest.mark.usefixtures("read_here")


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


def test_a_numbered_list_beside_another_under_a_title_that_nobody_knows_is_named(book: Book) -> None:
    text = """
    # DS
    | STT | Họ và tên     | Danh hiệu | | STT | Đối tượng gì | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      | | 1   | Abc Xyz      | TTLĐTT    |
    | 2   | Trần Mẫu Bình | LĐTT      | |     |              |           |
    """
    assert found(book, text, "W203") == [("error", "E1", "list")]


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
        # A drive of that year: nobody else in the file is put up for its certificates.
        (
            of_year("A", "TỔNG ĐIỀU TRA DÂN SỐ NĂM 2019", award="GK huyện") + of_year("B", "NĂM 2020"),
            1,
            [("error", "A2", "alone")],
        ),
        (of_year("A", "NĂM 2019 VÀ 2020", award="BK tỉnh") + of_year("B", "NĂM 2020"), 2, []),
        (of_year("A", "NĂM 2019") + of_year("B", "", "Lê Mẫu Bình"), 2, [("error", "A2", "")]),
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


# --- columns that a person reads by what stands in them ------------------------------------------------------


def test_columns_titled_with_awards_over_names_are_a_list_each(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN |
    | STT | Danh sách LĐTT | Danh sách CSTĐCS |
    | 1   | Lê Mẫu An      | Lê Mẫu An        |
    | 2   | Lê Mẫu Bình    |                  |
    | 3   |                | Lê Mẫu Cúc       |
    | 4   | Lê Mẫu Dũng    |                  |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 2}
    assert ledger(reading) == "title 1, header 2, nomination 3-6"
    assert [one.numbering_gaps for one in reading.sheets[0].tables] == [(), ()]


def test_awards_under_the_kinds_of_recipients_head_the_names_below(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Ấp   | Tập thể     | Cá nhân     |
    |     |      | TTLĐTT      | LĐTT        |
    | 1   | Ấp 1 | Chi bộ ấp 1 | Lê Mẫu An   |
    | 2   | Ấp 2 |             | Lê Mẫu Bình |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 2}
    assert names(reading) == ["Chi bộ ấp 1", "Lê Mẫu An", "Lê Mẫu Bình"]


@pytest.mark.parametrize("titles", ["CN | TT | HGĐ", "TT | CN | Hộ", "Tập thể | Cá nhân | Hộ"])
def test_marks_under_bare_kinds_choose_the_recipient(read: Read, titles: str) -> None:
    kinds = {"CN": "Lê Mẫu An", "TT": "Công an xã", "HGĐ": "Lê Mẫu Cúc", "Hộ": "Lê Mẫu Cúc"}
    kinds |= {"Cá nhân": kinds["CN"], "Tập thể": kinds["TT"]}
    found = titles.split(" | ")
    rows = "\n".join(
        f"    | {number} | {kinds[own]} | {' | '.join('x' if own == title else '' for title in found)} | GK huyện |"
        for number, own in enumerate(found, 1)
    )
    reading = read(f"""
    # DS
    | TT | Tên | {titles} | Danh hiệu |
{rows}
    """)
    assert tally(reading) == dict.fromkeys(("GKH individual", "GKH collective", "GKH household"), 1)


@pytest.mark.parametrize("title", ["Nội dung", "Nội dung khen thưởng"])
def test_names_under_a_title_of_contents_are_the_recipients(read: Read, title: str) -> None:
    reading = read(f"""
    # DS
    | STT | {title}   | Hình thức |
    | 1   | Lê Mẫu An   | GK huyện  |
    | 2   | Lê Mẫu Bình | GK huyện  |
    """)
    assert tally(reading) == {"GKH individual": 2}
    assert set(column(reading, "movement")) == {""}


def test_a_level_under_a_form_is_who_signs_it(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên   | Danh hiệu | Giấy khen  | Bằng khen           |
    | 1   | Lê Mẫu An   | LĐTT      | UBND huyện | UBND tỉnh           |
    | 2   | Lê Mẫu Bình | LĐTT      | Xã         | Thủ tướng Chính phủ |
    | 3   | Lê Mẫu Cúc  | LĐTT      | Ấp Mẫu     |                     |
    """)
    expected = {
        "LDTT individual": 3,
        "GKH individual": 1,
        "GKX individual": 1,
        "BKT individual": 1,
        "BKTTG individual": 1,
    }
    assert tally(reading) == {**expected, "held back: award-unknown": 1}


BLOCKS = """
# DS
| STT | Họ và tên   | Danh hiệu |
| 1   | Lê Mẫu An   | {0} |
| 2   | Lê Mẫu Bình | {1} |
| 3   | Lê Mẫu Cúc  | {2} |
| 4   | Lê Mẫu Dũng | {3} |
| 5   | Lê Mẫu Em   | {4} |
"""


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ("LĐTT||||", {"LDTT individual": 5}),
        ("LĐTT|||CSTĐCS|", {"LDTT individual": 3, "CSTDCS individual": 2}),
        # Somebody forgot a few.
        ("LĐTT||LĐTT||", {"LDTT individual": 2, "held back: award-missing": 3}),
        ("LĐTT|CSTĐCS|GK huyện||", {"LDTT individual": 1, "CSTDCS individual": 1, "GKH individual": 1, "held back: award-missing": 2}),
        ("|LĐTT|||", {"LDTT individual": 1, "held back: award-missing": 4}),
        # No person gets a collective's title.
        ("TTLĐTT||||", {"TTLDTT individual": 1, "held back: award-missing": 4}),
        ("LĐTT||||#N/A", {"LDTT individual": 1, "held back: award-missing": 3, "held back: error-cell": 1}),
    ],
)  # fmt: skip
def test_an_award_written_once_for_its_block_is_that_of_all_its_rows(
    book: Book, read: Read, awards: str, expected: dict[str, int]
) -> None:
    text = BLOCKS.format(*awards.split("|"))
    assert tally(read(text)) == expected
    carried = "held back" not in " ".join(expected)
    assert found(book, text, "F303") == ([("warning", "C3", "award-carried")] if carried else [])


@pytest.mark.parametrize("said", ["Không", "không đề nghị", "Chưa đạt"])
def test_whoever_is_said_not_to_be_nominated_is_not(read: Read, said: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên   | Danh hiệu | Hình thức |
    | 1   | Lê Mẫu An   | LĐTT      | {said}    |
    | 2   | Lê Mẫu Bình | {said}    |           |
    | 3   | Lê Mẫu Cúc  | LĐTT      | GK huyện  |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3, nomination 4"
    assert reading.sheets[0].tables[0].numbering_gaps == ()


@pytest.mark.parametrize("result", ["Kết quả xét", "Kết quả xét duyệt"])
def test_the_result_is_the_award_where_the_year_began_with_another_one(read: Read, result: str) -> None:
    reading = read(f"""
    # DS
    | TT | Họ và tên   | Đăng ký đầu năm | {result}  |
    | 1  | Lê Mẫu An   | CSTĐCS          | LĐTT      |
    | 2  | Lê Mẫu Bình | CSTĐCS          | CSTĐCS    |
    | 3  | Lê Mẫu Cúc  | LĐTT            | Không đạt |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert set(column(reading, "stage")) == {"nominated"}


def test_a_row_with_values_where_the_header_asks_for_them_is_no_header(read: Read) -> None:
    reading = read("""
    # DS
    | TT | Họ và tên/Tên tập thể | Tỷ lệ %      | Loại khen thưởng        | Loại đối tượng | Lý do khen thưởng |
    | Tập thể Lao động xuất sắc |
    |    | Chi bộ ấp Mẫu 1       | 9/9 (100%)   | Thành tích công tác năm | Tập thể | Có nhiều thành tích |
    |    | Chi bộ ấp Mẫu 2       | 9/9 (100%)   | Thành tích công tác năm | Tập thể | Có nhiều thành tích |
    """)
    assert tally(reading) == {"TTLDXS collective merit": 2}


# --- totals, and cells that say what cannot be ------------------------------------------------------------------

TOTALS = """
# DS
| UBND XÃ LONG THUẬN |
| {above} |
| STT | Họ và tên   | {column} |
| 1   | Lê Mẫu An   | {0} |
| 2   | Lê Mẫu Bình | {1} |
| {below} |
"""


PEOPLE = ("DANH SÁCH", "Danh hiệu", "LĐTT", "LĐTT, GK huyện")
HOUSEHOLDS = ("DANH SÁCH HỘ GIA ĐÌNH", "Khen thưởng", "GK xã", "GK xã")
PROPOSED = ("Phòng Tư pháp đề nghị: LĐTT: {} cá nhân; TTLĐTT: 0 tập thể", "Danh hiệu", "LĐTT", "LĐTT")


@pytest.mark.parametrize(
    ("listed", "stated", "agrees"),
    [
        # People are no awards.
        (PEOPLE, "Tổng cộng: 02 người", True),
        (PEOPLE, "Tổng cộng: 03 người", False),
        (PEOPLE, "Tổng cộng: 03 lượt người", True),
        (PEOPLE, "Tổng cộng: 03", True),
        # A total above the list counts whoever proposes it.
        (PROPOSED, "02", True),
        (PROPOSED, "04", False),
        # Households are counted as one, or by their people.
        (HOUSEHOLDS, "Tổng cộng: 02 hộ, 07 người", True),
        (HOUSEHOLDS, "Tổng cộng: 01 hộ, 02 người", True),
        (HOUSEHOLDS, "Tổng cộng: 03 hộ, 07 người", False),
        (HOUSEHOLDS, "Tổng cộng: 07 hộ", False),
    ],
)
def test_a_total_counts_what_it_names(book: Book, listed: tuple[str, ...], stated: str, agrees: bool) -> None:
    above, column, *awards = listed
    below = "" if listed is PROPOSED else stated
    text = TOTALS.format(*awards, above=above.format(stated), column=column, below=below)
    assert (found(book, text, "W401") == []) is agrees


def test_a_birth_after_the_year_of_the_list_is_named(book: Book) -> None:
    text = """
    # DS
    | STT | Họ và tên   | Ngày sinh  | Danh hiệu   |
    | 1   | Lê Mẫu An   | 05/7/2021  | LĐTT, GK xã |
    | 2   | Lê Mẫu Bình | 05/7/1980  | LĐTT        |
    | 3   | Lê Mẫu Cúc  | 2035       | LĐTT        |
    """
    assert found(book, text, "F303") == [("warning", "C2", "future-birth"), ("warning", "C4", "future-birth")]


def test_a_running_number_without_its_result_is_noted_once(book: Book) -> None:
    text = """
    # DS
    | STT     | Họ và tên   | Danh hiệu |
    | =ROW()  | Lê Mẫu An   | LĐTT      |
    | =ROW()  | Lê Mẫu Bình | =A1       |
    """
    assert found(book, text, "F302") == [("note", "A2", "ordinal"), ("error", "C3", "")]


def test_a_settled_unit_comes_with_what_the_sheet_itself_says(book: Book) -> None:
    text = TOTALS.format("LĐTT", "LĐTT", above="DANH SÁCH", column="Danh hiệu", below="")
    settled = Override("*", unit="Xã Phú Thuận A", said=("--unit",))
    made = run([book(text)], year=2020, whole_year=False, workers=1, settled=(settled,))
    (one,) = [finding for finding in made.findings if finding.code == "W207"]
    assert "UBND XÃ LONG THUẬN" in render(one).text


# --- small lists ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbers", ["(1) | (2)", "1 | 2", "A | B"])
def test_the_numbers_of_two_columns_are_no_nominee(read: Read, numbers: str) -> None:
    reading = read(f"""
    # DS
    | STT | Tên đơn vị |
    | {numbers} |
    | I. Tập thể Lao động tiên tiến |
    | 1 | Khoa Nội 4 |
    | 2 | Khoa Nội 3 |
    """)
    assert tally(reading) == {"TTLDTT collective": 2}
    assert ledger(reading) == "header 1, numbering 2, section 3, nomination 4-5"


def test_a_body_called_after_its_kind_is_a_nominee_under_an_award(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Tập thể            |
    | I. Tập thể Lao động tiên tiến |
    |     | Tổ Văn 2           |
    |     | Hợp tác xã Mẫu 7   |
    |     | Trường Mầm non Mẫu |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


@pytest.mark.parametrize("sep", [" - ", ", ", " ("])
def test_people_merged_over_the_page_under_an_awards_heading_are_nominees(read: Read, sep: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 | < | < |
    | I. DANH HIỆU LAO ĐỘNG TIÊN TIẾN | < | < |
    | 1. Lê Mẫu An{sep}Công chức | < | < |
    | 2. Lê Mẫu Bình{sep}Kế toán | < | < |
    | II. DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ | < | < |
    | 1. Lê Mẫu Cúc{sep}Chủ tịch | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, section 2, nomination 3-4, section 5, nomination 6"


def test_awards_under_a_title_of_contents_are_the_awards(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Nội dung                   | Số lượng | Tên cá nhân, tập thể      |
    | 1   | Tập thể Lao động tiên tiến | 1        | Công an xã                |
    | 2   | Lao động tiên tiến         | 2        | Lê Mẫu An\\nLê Mẫu Bình |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 2}


@pytest.mark.parametrize("word", ["không xét", "chưa đề nghị", "không đủ điều kiện"])
def test_a_denial_in_one_of_two_award_columns_asks_for_nothing(read: Read, word: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 | < | < | < |
    | STT | Họ và tên   | Danh hiệu thi đua  | Hình thức khen thưởng    |
    | 1   | Lê Mẫu An   | Lao động tiên tiến | {word}                   |
    | 2   | Lê Mẫu Bình | Lao động tiên tiến | Giấy khen của UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
