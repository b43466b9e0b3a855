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


@pytest.mark.parametrize(
    "marks",
    [
        ("1/ ", "2/ ", "1/ "),
        ("1) ", "2) ", "1) "),
        ("01. ", "02. ", "01. "),
        ("1- ", "2- ", "1- "),
        ("1.1. ", "1.2. ", "2.1. "),
        ("+ ", "+ ", "+ "),
        ("• ", "• ", "• "),
        ("1 ", "2 ", "1 "),
    ],
)
@pytest.mark.parametrize(
    "headings",
    [
        ("1. Lao động tiên tiến:", "2. Giấy khen UBND huyện:"),
        ("- Danh hiệu Lao động tiên tiến:", "- Giấy khen UBND huyện:"),
        ("* Lao động tiên tiến:", "* Giấy khen UBND huyện:"),
    ],
)
def test_numbers_and_bullets_of_all_kinds(
    read: Read, marks: tuple[str, str, str], headings: tuple[str, str]
) -> None:
    people = [
        mark + name
        for mark, name in zip(marks, ("Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"), strict=True)
    ]
    reading = read(sheet(headings[0], *people[:2], headings[1], people[2]))
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_what_introduces_people_is_nobody(read: Read) -> None:
    reading = read(
        sheet(
            "I. LĐTT: 02 đồng chí",
            "Gồm các đồng chí:",
            r"1. Nguyễn Văn Mẫu\n2. Trần Thị Mẫu",
            "II. Giấy khen UBND huyện",
            "Gồm các ông (bà):",
            "1. Lê Văn Mẫu",
        )
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | Họ và tên         | Chức vụ |
    | Gồm các ông, bà:  |         |
    | Nguyễn Văn Mẫu    | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_awards_side_by_side_over_names(read: Read) -> None:
    reading = read(
        sheet("Lao động tiên tiến | Giấy khen UBND huyện", "Nguyễn Văn Mẫu | Lê Văn Mẫu", "Trần Thị Mẫu |")
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


# --- tables without column titles -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("1 | Nguyễn Văn Mẫu | Chủ tịch | LĐTT", "2 | Trần Thị Mẫu | Kế toán | LĐTT", "3 | Lê Văn Mẫu | Trưởng Công an | GK huyện"),
        ("Nguyễn Văn Mẫu | LĐTT", "Trần Thị Mẫu | LĐTT", "Lê Văn Mẫu | GK huyện"),
        ("1 | LĐTT | Nguyễn Văn Mẫu", "2 | LĐTT | Trần Thị Mẫu", "3 | GK huyện | Lê Văn Mẫu"),
        ("I. LĐTT", "1 | Nguyễn Văn Mẫu | Chủ tịch UBND xã", "2 | Trần Thị Mẫu | Kế toán", "II. GK huyện", "1 | Lê Văn Mẫu |"),
        ("I. LĐTT", "1. Nguyễn Văn Mẫu | Chủ tịch UBND xã", "2. Trần Thị Mẫu | Kế toán", "II. GK huyện", "1. Lê Văn Mẫu | Xã đội trưởng"),
        ("I | LĐTT", "Nguyễn Văn Mẫu | 1980", "Trần Thị Mẫu | 1981", "II | GK huyện", "Lê Văn Mẫu | 1982", "Tổng cộng: 3"),
    ],
)  # fmt: skip
def test_a_table_without_column_titles(read: Read, rows: tuple[str, ...]) -> None:
    reading = read(sheet(*rows, "| | CHỦ TỊCH", "| | Võ Văn Ký"))
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert names(reading) == [
        name for name in ("Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu") for row in rows if name in row
    ] or all("." in str(name) for name in names(reading))


@pytest.mark.parametrize(
    "rows",
    [
        ("1 | Nguyễn Văn Mẫu | LĐTT", "2 | Trần Thị Mẫu |"),
        ("1 | Nguyễn Văn Mẫu | Võ Thị Mẫu | LĐTT", "2 | Trần Thị Mẫu | Lê Văn Mẫu | LĐTT"),
        ("1 | Nguyễn Văn Mẫu | LĐTT | LĐTT", "2 | Trần Thị Mẫu | LĐTT | CSTĐCS"),
        ("1 | Nguyễn Văn Mẫu | LĐTT", "Ghi vào đây | LĐTT | 2"),
        ("1 | Nguyễn Văn Mẫu | Kế toán", "2 | Trần Thị Mẫu | Kế toán"),
    ],
)
def test_a_table_whose_columns_are_not_sure_needs_somebody(read: Read, rows: tuple[str, ...]) -> None:
    reading = read(sheet(*rows))
    assert (tally(reading), reading.sheets[0].kind) == ({}, "other")


def test_rows_under_no_title_are_no_table(read: Read) -> None:
    reading = read("# Nháp\n| 1 | Nguyễn Văn Mẫu | LĐTT |\n| 2 | Trần Thị Mẫu | LĐTT |")
    assert (tally(reading), reading.sheets[0].kind) == ({}, "other")


@pytest.mark.parametrize("number", ["{}", "'{}"])
def test_a_row_of_a_table_without_column_titles_is_no_header(read: Read, number: str) -> None:
    rows = (
        "Đ/c Huỳnh Văn Mẫu | Cá nhân | GK huyện",
        "Ấp Mẫu 2 | Tập thể | TTLĐTT",
        "Ấp Mẫu 3 | Tập thể | BKT",
    )
    reading = read(sheet(*(f"{number.format(at)} | {row}" for at, row in enumerate(rows, 1))))
    assert tally(reading) == {"GKH individual": 1, "TTLDTT collective": 1, "BKT collective": 1}


def test_kinds_tracks_and_marks_of_a_table_without_column_titles(read: Read) -> None:
    reading = read(
        sheet(
            "1 | Phó Mẫu Quý | Hộ | Đột xuất | GK huyện",
            "2 | Lê Văn Mẫu | CN | Thường xuyên | GK huyện",
        )
    )
    assert tally(reading) == {"GKH household sudden": 1, "GKH individual merit": 1}
    reading = read(sheet("I. LĐTT", "1 | Lê Văn Mẫu | x |", "2 | Trần Thị Mẫu | | x"))
    assert (tally(reading), reading.sheets[0].kind) == ({}, "other")


def test_two_tables_without_column_titles_need_somebody(read: Read) -> None:
    rows = (
        "A. GK huyện",
        "1 | Ấp Mẫu 1 | 9/9",
        "2 | Ấp Mẫu 2 | 9/9",
        "Cộng | 2",
        "DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",
    )
    reading = read(sheet(*rows, "A. GK huyện", "1 | Lê Văn Mẫu | 9/9", "2 | Trần Thị Mẫu | 9/9"))
    assert (tally(reading), reading.sheets[0].kind) == ({}, "other")


APPENDIX = """# DS
| PHÒNG VĂN HÓA VÀ THÔNG TIN |
| {title} |

| I. Tập thể: |
| 1. Ban vận động ấp Mẫu, xã Long Thuận |
| II. Cá nhân: |
| 1/ Ông Nguyễn Văn Mẫu, Trưởng ấp Mẫu, xã Long Thuận; |
| 2/ Bà Trần Thị Mẫu, Chi hội trưởng. |
| Danh sách này có 01 tập thể và 02 cá nhân./. |
"""


@pytest.mark.parametrize(
    "lines",
    [
        ("DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020",),
        ("DANH SÁCH", "Tập thể, cá nhân đề nghị Chủ tịch UBND huyện tặng Giấy khen năm 2020"),
        (
            "DANH SÁCH",
            "Tập thể, cá nhân đề nghị Chủ tịch UBND huyện tặng Giấy khen",
            "đã có thành tích trong công tác năm 2020",
            "(Kèm theo Tờ trình số 12/TTr-VHTT ngày 05/01/2021)",
        ),
    ],
)
def test_a_title_over_several_lines_says_what_all_are_put_up_for(read: Read, lines: tuple[str, ...]) -> None:
    reading = read(APPENDIX.format(title=" |\n| ".join(lines)))
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 2}


def test_a_title_of_two_awards_says_of_nobody_which_one(read: Read) -> None:
    title = "DANH SÁCH |\n| Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh và Giấy khen của Chủ tịch UBND huyện năm 2020"
    assert tally(read(APPENDIX.format(title=title))) == {"held back: award-ambiguous": 3}


def test_awards_behind_stars_over_rows_of_several_cells(read: Read) -> None:
    minutes = r"""
    # Biên bản
    | BIÊN BẢN BÌNH XÉT THI ĐUA NĂM 2020 | < | < |
    | * Chiến sĩ thi đua cơ sở: | < | < |
    | 1 | Thiếu tá Nguyễn Văn Mẫu | Đội trưởng |
    | * Chiến sĩ tiên tiến: | < | < |
    | 1 | Đại úy Trần Văn Mẫu | Cán bộ |
    | * Không xét: | < | < |
    | 1 | Thượng sĩ Lê Văn Mẫu | Mới về |
    | * Tập thể: Đơn vị tiên tiến | < | < |
    | 1 | Đội Cảnh sát Mẫu | Công an huyện |
    | Biên bản lập xong lúc 10 giờ cùng ngày | < | < |
    """
    reading = read(minutes)
    assert tally(reading) == {"CSTDCS individual": 1, "CSTT individual": 1, "DVTT collective": 1}
    # A sentence between them may say anything of those below it.
    reading = read(minutes + "    | 2 | Đội Tổng hợp Mẫu | Công an huyện |\n")
    assert (tally(reading), reading.sheets[0].kind) == ({}, "other")


@pytest.mark.parametrize(
    "title", ["DS đề nghị xã tặng giấy khen cuối năm 2025", "Danh sách đề nghị xã tặng giấy khen năm 2025"]
)
def test_a_title_may_call_the_list_by_its_short_form(read: Read, title: str) -> None:
    reading = read(f"""
    # S
    | {title} |
    | 1. Ông Nguyễn Mẫu An - Tổ trưởng |
    | 2. Bà Trần Mẫu Bo |
    | 3. Hộ ông Lê Mẫu Chi |
    """)
    assert tally(reading) == {"GKX individual": 2, "GKX household": 1}


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        (
            (
                "1. Ông Nguyễn Mẫu An, Chủ tịch UBND xã, đề nghị tặng Giấy khen của Chủ tịch UBND xã",
                "2. Bà Trần Mẫu Bưởi, công chức, đề nghị Chủ tịch UBND huyện tặng Giấy khen.",
            ),
            {"GKX individual": 1, "GKH individual": 1},
        ),
        (
            ("- Nguyễn Mẫu An - Chủ tịch: LĐTT, CSTĐCS", "- Tập thể Hội Nông dân xã: TTLĐTT"),
            {"LDTT individual": 1, "CSTDCS individual": 1, "TTLDTT collective": 1},
        ),
        (
            (
                "1. Tập thể lao động tiên tiến: Văn phòng UBND xã; Hội Nông dân xã",
                "2. LĐTT (02 người): ông Nguyễn Mẫu An, bà Trần Mẫu Bưởi.",
            ),
            {"TTLDTT collective": 2, "LDTT individual": 2},
        ),
        (("1. Ông Nguyễn Mẫu An, Trưởng ấp, đề nghị tặng Giấy khen UBND xã",), {"GKX individual": 1}),
        # What people have, whoever is not put up, somebody without an award, a wrong number: nobody can be sure.
        (("1. Nguyễn Mẫu An, LĐTT năm 2019, đề nghị tặng Giấy khen UBND xã",), {}),
        (("1. Nguyễn Mẫu An - LĐTT", "2. Trần Mẫu Bưởi - không xét LĐTT"), {}),
        (("1. Nguyễn Mẫu An - LĐTT", "2. Trần Mẫu Bưởi - công chức"), {}),
        (("1. LĐTT (03 người): Nguyễn Mẫu An, Trần Mẫu Bưởi",), {}),
        (("1. Nguyễn Mẫu An - LĐTT năm 2019", "2. Trần Mẫu Bưởi - LĐTT"), {}),
        (("Ông Nguyễn Mẫu An, Chủ tịch", "Ông Trần Mẫu Bưởi, công chức: LĐTT"), {}),
        (("1. LĐTT: Nguyễn Mẫu An - Chủ tịch, Trần Mẫu Bưởi - Phó Chủ tịch", "2. CSTĐCS: Lê Mẫu Cam"), {}),
        (("1. Ông Nguyễn Mẫu An, Chủ tịch, bà Trần Mẫu Bưởi, kế toán: LĐTT", "2. Lê Mẫu Cam: LĐTT"), {}),
        (
            (
                "1. Tặng Giấy khen của Chủ tịch UBND xã cho ông Nguyễn Mẫu An, Trưởng ấp 1",
                "2. Tặng Giấy khen của Chủ tịch UBND xã cho tập thể Chi hội Phụ nữ ấp 2.",
            ),
            {"GKX individual": 1, "GKX collective": 1},
        ),
        (
            ("1. Hộ ông Nguyễn Mẫu An, ấp 1 - GK UBND xã", "2. Hộ bà Trần Mẫu Bưởi, ấp 2 - GK UBND xã"),
            {"GKX household": 2},
        ),
    ],
)
def test_people_and_their_awards_in_one_line_each(
    read: Read, lines: tuple[str, ...], counts: dict[str, int]
) -> None:
    reading = read(sheet(*lines))
    assert tally(reading) == counts
    assert reading.sheets[0].kind == ("list" if counts else "other")


def test_awards_in_lines_under_a_title_of_the_same_award(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | 1. Nguyễn Mẫu An, Chủ tịch, Giấy khen |
    | 2. Trần Mẫu Bưởi, Phó Chủ tịch, Giấy khen |
    """)
    assert tally(reading) == {"GKH individual": 2}


@pytest.mark.parametrize(
    ("first", "second", "awards"),
    [
        ("Nguyễn Mẫu An (LĐTT) | Chủ tịch", "Trần Mẫu Bưởi (CSTĐCS, LĐTT) | Kế toán", ("LDTT", "CSTDCS")),
        ("Nguyễn Mẫu An (LĐTT) | Chủ tịch", "Trần Mẫu Bưởi - CSTĐCS | Kế toán", ("LDTT", "CSTDCS")),
        ("Nguyễn Mẫu An | Chủ tịch - LĐTT", "Trần Mẫu Bưởi | Kế toán - CSTĐCS", ("LDTT", "CSTDCS")),
        ("Nguyễn Mẫu An (LĐTT) | Chủ tịch", "Trần Mẫu Bưởi | Kế toán", ()),
        ("Nguyễn Mẫu An (LĐTT 2019) | Chủ tịch", "Trần Mẫu Bưởi (LĐTT) | Kế toán", ()),
    ],
)
def test_awards_behind_every_name_of_a_list_that_says_none_elsewhere(
    read: Read, first: str, second: str, awards: tuple[str, ...]
) -> None:
    reading = read(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên | Chức vụ |
    | 1   | {first} |
    | 2   | {second} |
    """)
    counted = tally(reading)
    assert {one.removesuffix(" individual") for one in counted} == (
        set(awards) or {"held back: award-missing"}
    )


HEADINGS = [
    "I | Đối với tập thể", "1 | Tập thể Lao động tiên tiến", "- | Phòng Mẫu",
    "II | Đối với cá nhân", "1 | Lao động tiên tiến", "- | Nguyễn Mẫu An", "2 | Giấy khen UBND huyện", "- | Nguyễn Mẫu An",
]  # fmt: skip


@pytest.mark.parametrize(
    "titles", [["A | THI ĐUA"], [], ["STT | Nội dung | Chức vụ", "A | DANH HIỆU THI ĐUA"]]
)
def test_headings_behind_numerals_in_a_column_of_their_own(read: Read, titles: list[str]) -> None:
    reading = read("# DS\n" + "\n".join(f"| {row} |" for row in (*titles, *HEADINGS)))
    assert tally(reading) == {"TTLDTT collective": 1, "LDTT individual": 1, "GKH individual": 1}
    assert not any(table.stated for sheet in reading.sheets for table in sheet.tables)


@pytest.mark.parametrize(
    ("kinds", "ways"),
    [(("I. Tập thể", "II. Cá nhân"), "1.|1."), (("* Tập thể:", "* Cá nhân:"), "1.|1."), (("", ""), "1.|2.")],
)
def test_people_under_a_sentence_that_puts_them_up(read: Read, kinds: tuple[str, str], ways: str) -> None:
    first, second = ways.split("|")
    rows = (
        "HỘI NÔNG DÂN HUYỆN HỒNG NGỰ",
        "Kính gửi: Phòng Nội vụ huyện",
        "Hội Nông dân huyện kính đề nghị Chủ tịch UBND huyện tặng Giấy khen cho các tập thể, cá nhân sau:",
        kinds[0],
        f"{first} Hội Nông dân xã Long Thuận",
        kinds[1],
        f"{second} Ông Nguyễn Mẫu An - Nông dân ấp Long Hòa;",
        "Trân trọng./.",
    )
    reading = read("# CV\n" + "\n".join(f"| {row} |" for row in rows if row))
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}


@pytest.mark.parametrize("title", ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"])
def test_a_table_without_titles_of_any_year_is_read(read: Read, title: str) -> None:
    reading = read(f"""
    # DS
    | {title} | < | < |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | Trần Mẫu Bình | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
