"""A list over many sheets whose titles stand on the first one alone: nothing is lost between two pages, and each is looked at once."""

from __future__ import annotations

from collections import Counter

import pytest

from conftest import Read
from grids import ledger, tally
from hongngu_tally.table.continued import with_continued
from hongngu_tally.table.locate import locate_sheet
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import Sheet

HEAD = [
    "| UBND XÃ LONG THUẬN | < | < | < |",
    "| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |",
    "| STT | Họ và tên | Chức vụ | Danh hiệu |",
]


def _people(count: int, award: str) -> list[str]:
    return [f"| {at} | Nguyễn Mẫu Sen {at} | Kế toán | {award} |" for at in range(1, count + 1)]


def _on_pages(rows: list[str], size: int) -> str:
    pages = [rows[at : at + size] for at in range(0, len(rows), size)]
    head = [HEAD, *([] for _ in pages[1:])]
    return "\n".join(
        line
        for at, (titles, page) in enumerate(zip(head, pages, strict=True), 1)
        for line in (f"# Trang {at}", *titles, *page)
    )


@pytest.mark.parametrize("size", [45, 60, pytest.param(100, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", ["awards", "dittos", "blocks", "sections"])
def test_pages_say_what_one_sheet_says(read: Read, size: int, kind: str) -> None:
    rows = _people(130, "LĐTT" if kind == "awards" else "nt")
    if kind == "dittos":
        rows[0] = rows[0].replace("nt", "LĐTT")
        rows[50] = rows[50].replace("nt", "GK huyện")
    if kind == "blocks":
        rows = [row.replace("nt", "") for row in rows]
        for at, award in ((0, "LĐTT"), (43, "GK huyện"), (118, "CSTĐCS")):
            rows[at] = rows[at].replace("|  |", f"| {award} |")
    if kind == "sections":
        rows = [row.replace("nt", "") for row in rows]
        rows[44:44] = ["| II. Giấy khen UBND huyện | < | < | < |"]
        rows[0:0] = ["| I. Lao động tiên tiến | < | < | < |"]
    whole = read("\n".join(["# DS", *HEAD, *rows]))
    paged = read(_on_pages(rows, size))
    assert tally(paged) == tally(whole)
    assert sum(tally(paged).values()) == 130
    assert not any(said.startswith("held back") for said in tally(paged))


def test_every_page_is_looked_at_with_no_more_than_it_needs() -> None:
    vocabulary = load_vocabulary()
    titles = [["UBND XÃ LONG THUẬN", "", ""], ["STT", "Họ và tên", "Danh hiệu"]]
    sheets = [
        Sheet(
            f"Trang {page}", page, False, False,
            [*(titles if not page else []), *([float(page * 60 + at), "Nguyễn Mẫu Sen", "LĐTT"] for at in range(1, 61))],
            (), frozenset(),
        )
        for page in range(6)
    ]  # fmt: skip
    seen: list[int] = []

    def locate(sheet: Sheet):
        seen.append(len(sheet.cells))
        return locate_sheet(sheet, vocabulary)

    located = [locate_sheet(sheet, vocabulary) for sheet in sheets]
    found = with_continued(sheets, located, vocabulary, locate)
    assert sum(len(table.rows) for sheet in found for table in sheet.tables) == 360
    assert len(seen) == 5 and max(seen) < 2 * 60 + len(titles)


def test_a_line_that_begins_as_a_title_does_is_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN - DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên            | Chức vụ   |
    | I   | LAO ĐỘNG TIÊN TIẾN   | <         |
    | 1   | Nguyễn Mẫu Sen       | Chủ tịch  |
    | 2   | Trần Mẫu Bưởi        | Công chức |
    |     | DANH SÁCH BỔ SUNG    |           |
    | 3   | Danh Mẫu Sách        | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 3}


@pytest.mark.parametrize(
    "title", ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG (tiếp theo)", "Danh sách (tiếp)", "DANH SÁCH TIẾP THEO:"]
)
def test_a_title_that_goes_on_begins_no_other_list(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên      | Chức vụ |
    | 1   | Nguyễn Mẫu Sen | Kế toán |
    |     |                | (Còn tiếp trang sau) |
    | {title} | < | < |
    | STT | Họ và tên      | Chức vụ |
    | 2   | Lê Mẫu Cam     | Kế toán |
    |     |                | '2/3 |
    | 3   | Lê Mẫu Dừa     | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 3}


@pytest.mark.parametrize(("number", "counted"), [(2, "LDTT individual"), (1, "held back: award-missing")])
def test_titles_that_stand_again_over_rows_numbered_on_are_the_next_page(
    read: Read, number: int, counted: str
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ   |
    | A. Lao động tiên tiến | < | < |
    | 1   | Nguyễn Mẫu An | Công chức |

    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ   |
    | {number} | Trần Mẫu Bình | Công chức |
    """)
    assert sum(tally(reading).values()) == 2
    assert tally(reading)[counted] == number


def test_a_list_without_a_title_stands_under_the_one_before_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2020 | < | < |
    | STT | Họ và tên     | Giấy khen huyện |
    | 1   | Nguyễn Mẫu An | x |

    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỘT XUẤT NĂM 2020 | < | < |
    | TẬP THỂ | < | < |
    | Đơn vị tính: tập thể | < | < |
    | STT | Tên tập thể   | Giấy khen huyện |
    | 1   | Tổ Mẫu Sen    | x |
    | CÁ NHÂN | < | < |
    | Đơn vị tính: người | < | < |
    | STT | Họ và tên     | Bằng khen tỉnh |
    | 1   | Trần Mẫu Bình | x |
    """)
    assert tally(reading) == {
        "GKH individual drive": 1,
        "GKH collective sudden": 1,
        "BKT individual sudden": 1,
    }


def test_a_whole_title_takes_nothing_of_the_drive_above_and_gives_its_own_to_the_titles_below(
    read: Read,
) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỘT XUẤT NĂM 2020 | < | < |
    | STT | Họ và tên     | Giấy khen huyện |
    | 1   | Nguyễn Mẫu An | x |

    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | Giấy khen huyện |
    | 1   | Lê Mẫu Cúc    | x |

    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN CHUYÊN ĐỀ NĂM 2020 | < | < |
    | DANH SÁCH TẬP THỂ | < | < |
    | STT | Tên tập thể   | Địa chỉ |
    | 1   | Tổ Mẫu Sen    | Ấp 1 |

    | DANH SÁCH CÁ NHÂN | < | < |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Trần Mẫu Bình | Kế toán |
    """)
    assert tally(reading) == {
        "GKH individual sudden": 1,
        "GKH individual": 1,
        "GKH collective drive": 1,
        "GKH individual drive": 1,
    }


def test_the_unit_of_counting_under_names_or_kinds_is_data_of_no_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020 | < | < |
    | STT | Đối tượng | Họ và tên          |
    | 1   | CN        | Nguyễn Mẫu An      |

    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < |
    |     |           | Đơn vị tính: người |
    | STT | Đối tượng | Họ và tên          |
    | 1   | CN        | Trần Mẫu Bình      |

    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    |     | Đơn vị tính: người |           |
    | STT | Đối tượng | Họ và tên          |
    | 1   | CN        | Lê Mẫu Cúc         |
    """)
    assert tally(reading) == {"BKT individual": 1, "GKH individual": 1, "LDTT individual": 1}


@pytest.mark.parametrize(("denied", "counted"), [("", 2), ("LĐTT", 1)])
def test_who_is_not_put_up_ends_where_repeated_titles_begin_a_list_with_awards(
    read: Read, denied: str, counted: int
) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Danh hiệu |
    | (1) | (2)           | (3)       |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | Cá nhân không đủ điều kiện xét | < | < |
    | 1   | Trần Mẫu Bình | {denied}  |

    | STT | Họ và tên     | Danh hiệu |
    | (1) | (2)           | (3)       |
    | 1   | Lê Mẫu Cúc    | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": counted}


def test_who_is_not_put_up_in_one_list_says_nothing_of_the_next(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | Cá nhân không đủ điều kiện xét | < | < |
    | 1   | Trần Mẫu Bình |           |

    | STT | Tên tập thể   | Danh hiệu |
    | 1   | Tổ Mẫu Sen    | TTLĐTT    |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}


def test_an_award_below_repeated_titles_is_no_sub_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu, hình thức |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    | STT | Họ và tên      | Danh hiệu, hình thức |
    |     |                | CSTĐ cơ sở |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: name-missing": 1}


def test_people_right_of_titles_that_are_repeated_on_the_left_only_are_told(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |
    | STT | Họ và tên      | Danh hiệu | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | 4   | Trần Mẫu Bưởi | LĐTT |
    | STT | Họ và tên      | Danh hiệu |     |               | |
    | 2   | Lê Mẫu Cam     | LĐTT      | 5   | Lê Mẫu Dừa    | LĐTT |
    """)
    assert [doubt[3] for table in reading.sheets[0].tables for doubt in table.doubts] == ["list:5"]


def test_numbers_of_columns_that_were_moved(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | Tên tập thể       | STT | Ghi chú |
    | [2]               | [1] | [5] |
    | Văn phòng UBND xã | 1   | |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}


def test_titles_that_are_repeated_with_their_years_are_no_nominee(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | Họ và tên      | Danh hiệu đã đạt | <    | Đề nghị khen thưởng năm 2020 |
    | ^              | 2018             | 2019 | ^ |
    | Nguyễn Mẫu Sen | LĐTT             | LĐTT | CSTĐCS |

    | Danh sách (tiếp theo) | | | |
    | Họ và tên      | Danh hiệu đã đạt | <    | Đề nghị khen thưởng năm 2020 |
    | ^              | 2018             | 2019 | ^ |
    | Lê Mẫu Cam     | LĐTT             | LĐTT | LĐTT |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert ledger(reading) == "title 1, header 2-3, nomination 4, note 6, header 7-8, nomination 9"


def test_nine_letters_number_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < | < |
    | STT | Họ và tên | Ngày sinh | Giới tính | Chức vụ | Đơn vị công tác | Danh hiệu | Sáng kiến | Ghi chú |
    | a | b | c | d | e | f | g | h | i |
    | 1 | Lê Mẫu Cam | 1980 | Nam | Kế toán | Tổ 1 | LĐTT | | |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_sheet_that_says_nothing_but_the_same_titles_goes_on_with_what_is_said_above(read: Read) -> None:
    pages = """
    # Sheet1
    | HỘI NÔNG DÂN HUYỆN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2020 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | GK huyện |
    # {name}
    | STT | Họ và tên | Danh hiệu |
    | {number} | Trần Mẫu Bo | GK huyện |
    """
    for name, number, track in (
        ("Sheet1 (2)", 2, " drive"),
        ("Sheet1 (2)", 1, ""),
        ("Đột xuất", 2, " sudden"),
    ):
        told = tally(read(pages.format(name=name, number=number)))
        assert told == Counter(["GKH individual drive", f"GKH individual{track}"]), name


def test_a_page_under_the_unit_of_its_list_goes_on_in_its_sections(read: Read) -> None:
    reading = read("""
    # Sheet1
    | ĐƠN VỊ: Phòng Nội vụ | < | < |
    | STT | Họ và tên/Tên tập thể | Danh hiệu |
    | A. Cá nhân | < | < |
    | I. Xã Long Thuận | < | < |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | ĐƠN VỊ: Phòng Nội vụ | < | < |
    | STT | Họ và tên/Tên tập thể | Danh hiệu |
    | 2 | Trần Mẫu Bo | LĐTT |
    | II. Xã Thường Lạc | < | < |
    | 1 | Lê Mẫu Ca | LĐTT |
    | B. Hộ gia đình | < | < |
    | I. Xã Long Thuận | < | < |
    | 1 | Phạm Mẫu Du | GK xã |
    """)
    assert tally(reading) == {"LDTT individual": 3, "GKX household": 1}
