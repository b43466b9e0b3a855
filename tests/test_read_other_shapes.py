"""The same list in other shapes: what people move, repeat, add or undo around it changes nothing of who is put up for what."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import column, kinds, ledger, tally, units

PEOPLE = """
| STT | Họ và tên | Chức vụ | Danh hiệu |
| 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |
| 2 | Trần Mẫu Bưởi | Công chức | LĐTT |
"""
TITLE = "| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |"


@pytest.mark.parametrize(
    "rows",
    [
        "| Số 3 | Tổ Mẫu 2 | Mới | Tập thể LĐTT |",
        "|  | Cộng trang trước mang sang: 2 | | |\n| 3 | Tổ Mẫu 2 | Mới | Tập thể LĐTT |",
        "|  | Trang trước chuyển sang: 2 | | |\n| 3 | Tổ Mẫu 2 | Mới | Tập thể LĐTT |",
        "|  |  |  | Page 1 of 2 |\n| 3 | Tổ Mẫu 2 | Mới | Tập thể LĐTT |",
    ],
)
def test_rows_between_nominees(read: Read, rows: str) -> None:
    reading = read(f"# DS\n{TITLE}{PEOPLE}{rows}")
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}
    assert all(fate != "unread" for _, fate, _ in reading.sheets[0].fates)


@pytest.mark.parametrize("numeral", ["A", "Đ", "a)"])
def test_the_heading_of_an_undone_merge_behind_any_numeral(read: Read, numeral: str) -> None:
    award = " | ".join(["Chiến sĩ tiên tiến"] * 3)
    reading = read(f"""
    # DS
    {TITLE}
    | STT | Họ và tên | Chức vụ | Ghi chú |
    | {numeral} | {award} |
    | 1 | Nguyễn Mẫu Sen | Kế toán | |
    """)
    assert tally(reading) == {"CSTT individual": 1}


def test_titles_repeated_below_each_heading_leave_the_sections_open(read: Read) -> None:
    titles = "| STT | Họ và tên | Chức vụ |"
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    {titles}
    | I | Hội Nông dân huyện | |
    | 1. Giấy khen của UBND huyện | < | < |
    | 1 | Nguyễn Mẫu Sen | Kế toán |
    | 2. Đề nghị tặng Lao động tiên tiến | < | < |
    {titles}
    | 2 | Trần Mẫu Bưởi | Kế toán |
    """)
    assert tally(reading) == {"GKH individual": 1, "LDTT individual": 1}
    assert units(reading) == {"Hội Nông dân huyện": 2}


LETTERHEAD = "| HUYỆN HỒNG NGỰ | | |\n| PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | | |\n| DANH SÁCH | | |\n| Đề nghị khen thưởng năm 2020 | | |"


@pytest.mark.parametrize(
    ("below", "above"),
    [
        ("| NGƯỜI LẬP | | CHỦ TỊCH |\n\n|  | | Lê Mẫu Ký |", ""),
        ("| NGƯỜI LẬP | | CHỦ TỊCH |", LETTERHEAD),
        ("| KHÔNG ĐỀ NGHỊ KHEN THƯỞNG | < | < |\n| 1 | Kha Mẫu Rút | |", "| Đơn vị: Phòng Nội vụ | | |"),
    ],
)
def test_lists_put_below_one_another_each_under_its_award(read: Read, below: str, above: str) -> None:
    lists = [
        f"| {award} |\n{above}\n| STT | Họ và tên | Chức vụ |\n| 1 | {name} | Kế toán |\n{below}\n"
        for award, name in (
            ("BK Thủ tướng", "Nguyễn Mẫu Sen"),
            ("CSTĐCS", "Trần Mẫu Bưởi"),
            ("LĐTT", "Lê Mẫu Cam"),
        )
    ]
    reading = read("# DS\n" + "\n\n".join(lists))
    assert tally(reading) == {"BKTTG individual": 1, "CSTDCS individual": 1, "LDTT individual": 1}


def test_headings_over_two_lists_side_by_side_are_of_both(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | STT | Họ và tên      | Chức vụ | | STT | Họ và tên     | Chức vụ |
    | I. Lao động tiên tiến | < | < | < | < | < | < |
    | 1   | Nguyễn Mẫu Sen | Kế toán | | 2   | Trần Mẫu Bưởi | Kế toán |
    | II. Chiến sĩ thi đua cơ sở | < | < | < | < | < | < |
    | 1   | Nguyễn Mẫu Sen | Kế toán | | 2   | Trần Mẫu Bưởi | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 2}


def test_headings_of_the_left_list_alone(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | STT | Họ và tên      | Chức vụ | | STT | Tên tập thể | Danh hiệu |
    | I. Lao động tiên tiến | < | <   | | 1   | Ấp Mẫu 1    | Tập thể LĐTT |
    | 1   | Nguyễn Mẫu Sen | Kế toán | | 2   | Ấp Mẫu 2    | Tập thể LĐTT |
    | II. Chiến sĩ thi đua cơ sở | < | < | |  |          | |
    | 1   | Nguyễn Mẫu Sen | Kế toán | |     |             | |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "TTLDTT collective": 2}


@pytest.mark.parametrize("gap", ["| |", "| | |"])
def test_a_signature_beside_the_list(read: Read, gap: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Loại đối tượng | Chức vụ |
    | 1 | 2 | 3 | 4 | | | |
    | I. Lao động tiên tiến | < | < | < {gap} NGƯỜI LẬP | CHỦ TỊCH |
    | 1 | Nguyễn Mẫu Sen | Cá nhân | Kế toán {gap} (Ký tên) | Lê Mẫu Ký |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_no_nominee_is_lost_below_what_looks_like_a_signature(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < | < |
    | Họ và tên      | Giới tính | Ngày sinh  | Chức vụ  | Ghi chú |
    | Nguyễn Mẫu Sen | Nam       | 17/05/1981 | Kế toán  | |
    | CHỦ TỊCH CÔNG ĐOÀN | | | | |
    | Trần Mẫu Bưởi  | Nữ        | 17/05/1981 | Giáo viên | Mới |
    """)
    assert ledger(reading) == "title 1, header 2, nomination 3, signature 4, unread 5"


def test_what_introduces_a_list_hands_in_nothing(read: Read) -> None:
    reading = read(
        f"# DS\n{TITLE}\n| Đơn vị đề nghị xét khen thưởng cho các cá nhân có tên sau đây: |{PEOPLE}"
    )
    assert not reading.sheets[0].issuer


def test_a_list_of_posts_is_no_list_of_nominees(read: Read) -> None:
    reading = read(f"# DS\n{TITLE}{PEOPLE}\n# Chức vụ\n| Danh mục chức vụ |\n| Chủ tịch |\n| Công chức |")
    assert kinds(reading) == ["list", "lookup"]


def test_counts_of_one_that_are_summed_mark_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu | | | Danh hiệu | Số lượng |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | | | Lao động tiên tiến | 1 |
    |     |                |           | | | Cộng      | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    ("between", "read_as"),
    [("Trang 2", "LDTT household"), ("DANH SÁCH TẶNG GIẤY KHEN CỦA UBND HUYỆN", "GKH individual")],
)
def test_the_first_row_of_the_titles_stands_again(read: Read, between: str, read_as: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH TẶNG LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < | < |
    | STT | Họ và tên      | Đối tượng | < |
    | ^   | ^              | Cá nhân   | Hộ gia đình |
    | 1   | Nguyễn Mẫu Sen | x         | |
    | {between} | | | |
    | STT | Họ và tên      | Đối tượng | < |
    | 2   | Trần Mẫu Bưởi  |           | x |
    """)
    assert tally(reading) == {"LDTT individual": 1, read_as: 1}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Lao động tiên tiến: 02 cá nhân;", "lookup"),
        ("(Có danh sách kèm theo)", "lookup"),
        ("- Giấy khen của UBND huyện: Hội Nông dân xã", "list"),
        ("UBND xã đề nghị khen thưởng thêm Hội Nông dân xã.", "other"),
        ("Lê Mẫu Cam", "other"),
    ],
)
def test_a_letter_before_the_list_puts_up_whom_it_names(read: Read, line: str, kind: str) -> None:
    reading = read(f"""# Tờ trình
| UBND XÃ LONG THUẬN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| TỜ TRÌNH | |
| V/v đề nghị khen thưởng năm 2020 | |
| Kính gửi: Chủ tịch UBND huyện Hồng Ngự | |
| UBND xã kính đề nghị khen thưởng cho các tập thể, cá nhân, gồm: | |
| {line} | |
| Nơi nhận: | CHỦ TỊCH |
| | Lê Mẫu Ký |
# DS
{TITLE}{PEOPLE}""")
    assert kinds(reading) == [kind, "list"]
    assert tally(reading)["LDTT individual"] == 2


@pytest.mark.parametrize("parents", ["", "| STT | Họ và tên | Danh hiệu đề nghị | < | < |\n"])
def test_the_mark_1_between_awards_under_a_title_nobody_knows(read: Read, parents: str) -> None:
    titles = "| ^ | ^ |" if parents else "| STT | Họ và tên |"
    reading = read(f"""# DS
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
{parents}{titles} LĐTT | CSTĐ-Q | Giấy khen UBND huyện |
| 1 | Nguyễn Mẫu Sen | 1 | 1 | |
| 2 | Trần Mẫu Bưởi | 1 | | 1 |
""")
    doubted = any(table.doubts for table in reading.sheets[0].tables)
    assert doubted or tally(reading).get("held back: award-unknown") == 1


AWARDS = "| STT | Họ và tên | Danh hiệu |"
FIRST = "| 1 | Nguyễn Mẫu An | LĐTT |"


@pytest.mark.parametrize(
    ("rows", "read_as", "counted"),
    [
        (
            f"{AWARDS}\n| I. LAO ĐỘNG TIÊN TIẾN |\n{FIRST}\n| | NGƯỜI LẬP BIỂU | |\n| II. CSTĐ CƠ SỞ |\n| 1 | Trần Mẫu Bình | CSTĐCS |",
            "header 1, section 2, nomination 3, signature 4, section 5, nomination 6",
            {"LDTT individual": 1, "CSTDCS individual": 1},
        ),
        (
            f"{AWARDS}\n{FIRST}\n| Bộ phận chuyên môn (ký, ghi rõ họ tên) |",
            "header 1, nomination 2, signature 3",
            {"LDTT individual": 1},
        ),
        (
            f"{AWARDS}\n{FIRST}\n| Hong Ngu, ngay 05 thang 12 nam 2020 |",
            "header 1, nomination 2, signature 3",
            {"LDTT individual": 1},
        ),
        (
            f"{AWARDS}\n| 1.5 | Nguyễn Mẫu An | LĐTT |\n| 2.5 | Trần Mẫu Bình | LĐTT |",
            "header 1, nomination 2-3",
            {"LDTT individual": 2},
        ),
        (
            f"{AWARDS} | | |\n{FIRST} | | NGƯỜI LẬP |\n| 2 | Trần Mẫu Bình | LĐTT | | Mua văn phòng phẩm |",
            "header 1, nomination 2-3",
            {"LDTT individual": 2},
        ),
        (
            "| STT | Họ và tên | LĐTT | CSTĐCS |\n| 1 | Nguyễn Mẫu An | x | |\n| 2 | Trần Mẫu Bình | x | x |\n| Lũy | | 2 | 1 |",
            "header 1, nomination 2-3, total 4",
            {"LDTT individual": 2, "CSTDCS individual": 1},
        ),
        (
            "| STT | Đơn vị | LĐTT | CSTĐCS |\n| 1 | Lê Mẫu Cam | Nguyễn Mẫu An | Trần Mẫu Bình |",
            "header 1, nomination 2",
            {"held back: award-unknown": 2},
        ),
        (
            "| STT | Tên gọi | Tên cá nhân | Tên tập thể | Danh hiệu |\n| 1 | Nguyễn Mẫu An | x | | LĐTT |\n| 2 | Phòng Mẫu | | x | Tập thể LĐTT |",
            "header 1, nomination 2-3",
            {"LDTT individual": 1, "TTLDTT collective": 1},
        ),
        (
            f"DANH SÁCH ĐỀ NGHỊ\n{AWARDS}\n{FIRST}\n\nUBND HUYỆN HỒNG NGỰ\nDANH SÁCH ĐỀ NGHỊ TẶNG CSTĐCS\n{AWARDS}\n| 1 | Trần Mẫu Bình | CSTĐCS |",
            "title 1, header 2, nomination 3, title 5-6, header 7, nomination 8",
            {"LDTT individual": 1, "CSTDCS individual": 1},
        ),
        (
            f"| STT | Họ và tên |\n| I. LAO ĐỘNG TIÊN TIẾN |\n| 1 | Nguyễn Mẫu An |\n\n| II. DANH SÁCH HỌC SINH GIỎI VÀ CÁC EM KHÁC |\n{AWARDS}\n| 1 | Trần Mẫu Bình | CSTĐCS |",
            "header 1, section 2, nomination 3, title 5, header 6, nomination 7",
            {"LDTT individual": 1, "CSTDCS individual": 1},
        ),
        (
            "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN\n| STT | Họ và tên | Hình thức cấp huyện | Hình thức cấp xã |\n| 1 | Nguyễn Mẫu An | x | |\n| 2 | Trần Mẫu Bình | | x |",
            "title 1, header 2, nomination 3-4",
            {"GKH individual": 1, "GKX individual": 1},
        ),
        (
            f"{AWARDS}\n| 1 | Nguyễn Mẫu An | LĐTT; GK huyện, đột xuất |",
            "header 1, nomination 2",
            {"LDTT individual": 1, "GKH individual sudden": 1},
        ),
        (
            f"{AWARDS}\n{FIRST}\nTổng cộng: Lao động tiên tiến: 01 hộ",
            "header 1, nomination 2, total 3",
            {"LDTT individual": 1},
        ),
        (
            "DANH SÁCH ĐỀ NGHỊ\n| STT | Họ và tên | Danh hiệu |\n| Nguyễn Mẫu An |",
            "title 1, header 2, unread 3",
            {},
        ),
        (
            "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n| ST | Hoj và tên | Chúc vụ | Danh hịêu |\n| 1 | Nguyễn Mẫu An | Kế toán | LĐTT |",
            "title 1, header 2, nomination 3",
            {"LDTT individual": 1},
        ),
        (
            "DANH SÁCH TẬP THỂ\n| Têntập thể | Danhhịêu đề nghi | Ghichú |\n| Đội Chim Mẫu | Tập thể LĐTT | |",
            "title 1, header 2, nomination 3",
            {"TTLDTT collective": 1},
        ),
        (
            "| STT | Họ và tên | Chức vụ | Đơn vị | Danh hiệu |\n| 1 | 2 | 4 | 3 | 5 |\n| 1 | Nguyễn Mẫu An | Kế toán | Phòng Mẫu | LĐTT |",
            "header 1, numbering 2, nomination 3",
            {"LDTT individual": 1},
        ),
        (
            "| STT | Tên | Danh hiệu |\n| I. CÁ NHÂN |\n| 1 | Nguyễn Mẫu An | Giấy khen UBND xã |\n| 2 | Hộ ông Trần Mẫu Bình | Giấy khen UBND xã |",
            "header 1, section 2, nomination 3-4",
            {"GKX individual": 1, "GKX household": 1},
        ),
        (
            "| STT | Tên | Số lượng | < | Danh hiệu |\n| ^ | ^ | TT | CN | ^ |\n| 1 | Mẫu Hai | 1 | | Giấy khen UBND huyện |",
            "header 1-2, nomination 3",
            {"GKH collective": 1},
        ),
        (
            "| STT | Họ tên chủ hộ | Danh hiệu |\n| 1 | Hộ ông Nguyễn Mẫu An, hộ bà Trần Mẫu Bình | Gia đình văn hóa |",
            "header 1, nomination 2",
            {"GDVH household": 2},
        ),
        (
            "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN UBND HUYỆN NĂM 2020\n| STT | Họ và tên | Năm 2018 | Năm 2019 |\n| 1 | Nguyễn Mẫu An | LĐTT | LĐTT |",
            "title 1, header 2, nomination 3",
            {"GKH individual": 1},
        ),
        (
            "| STT | Tên tập thể | Danh hiệu |\n| 1 | Trường Mầm non Mẫu | |\n| - | Tổ Chồi | Tập thể LĐTT |\n| - | Tổ Lá | Tập thể LĐTT |",
            "header 1, section 2, nomination 3-4",
            {"TTLDTT collective": 2},
        ),
    ],
)
def test_shapes_that_few_lists_have(read: Read, rows: str, read_as: str, counted: dict[str, int]) -> None:
    lines = (row if not row or row.startswith("|") else f"| {row} |" for row in rows.split("\n"))
    reading = read("\n".join(["# DS", *lines]))
    assert (ledger(reading), tally(reading)) == (read_as, counted)


def test_a_hidden_sheet_of_short_words_is_a_list_of_choices(read: Read) -> None:
    reading = read(f"# DS\n{AWARDS}\n{FIRST}\n# (hidden) Loại\n| Xanh |\n| Đỏ |\n| Vàng |\n| Tím |")
    assert kinds(reading) == ["list", "lookup"]


def test_a_ditto_goes_past_those_who_are_withdrawn(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu | Ghi chú |
    | 1 | Nguyễn Mẫu An | Kế toán | LĐTT | |
    | 2 | Trần Mẫu Bình | nt | LĐTT | xin rút |
    | 3 | Lê Mẫu Cam | nt | LĐTT | xin rút |
    | 4 | Lê Mẫu Dung | nt | LĐTT | |
    """)
    assert column(reading, "position") == ["Kế toán", "Kế toán"]


def test_a_register_of_payments_that_marks_awards_tells_who_was_paid(read: Read) -> None:
    reading = read(f"""
    # Chi
    | DANH SÁCH CHI TIỀN THƯỞNG | < | < | < | < |
    | STT | Họ và tên | LĐTT | CSTĐCS | Số tiền |
    | 1 | Nguyễn Mẫu An | x | | 300000 |
    # DS
    {AWARDS}
    {FIRST}
    """)
    assert (kinds(reading), tally(reading)) == (["lookup", "list"], {"LDTT individual": 1})


def test_units_that_alternate_are_not_filled_down(read: Read) -> None:
    rows = "".join(
        f"\n| {at} | Nguyễn Mẫu {name} | LĐTT | {unit} |"
        for at, (name, unit) in enumerate(
            (("An", "Xã Long Thuận"), ("Bình", ""), ("Cam", "Xã Long Khánh A"), ("Dung", ""), ("Em", "Xã Long Thuận"), ("Phúc", "")), 1
        )
    )  # fmt: skip
    reading = read(f"# DS\n{AWARDS} Đơn vị đề nghị |{rows}")
    assert units(reading)["Xã Long Thuận"] == 2


def test_a_grade_of_an_earlier_year_is_none_of_this_year(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên | Xếp loại năm 2018 | Xếp loại năm 2020 | Danh hiệu đã đạt năm 2019 | Danh hiệu đề nghị |
    | 1 | Nguyễn Mẫu An | HTTNV | HTXSNV | LĐTT | CSTĐCS |
    """)
    assert (column(reading, "grade"), tally(reading)) == (["excellent"], {"CSTDCS individual": 1})


def test_a_body_of_a_commune_is_no_body_of_the_district(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < |
    | STT | Họ và tên | Đơn vị đề nghị | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Hội Nông dân | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 1}


def test_a_labelled_unit_goes_before_the_letterhead_below_it(read: Read) -> None:
    above = "| Đơn vị: Hội Nông dân huyện |\n| PHÒNG NỘI VỤ |\n| DANH SÁCH ĐỀ NGHỊ |"
    assert units(read(f"# DS\n{above}\n{AWARDS}\n{FIRST}")) == {"Hội Nông dân huyện": 1}


def test_a_running_total_counts_all_sections_above(read: Read) -> None:
    reading = read(f"""
    # DS
    {AWARDS}
    | I. LAO ĐỘNG TIÊN TIẾN |
    {FIRST}
    | II. CSTĐ CƠ SỞ |
    | 1 | Trần Mẫu Bình | CSTĐCS |
    | | Lũy kế | 2 |
    """)
    assert [(one.number, one.first, one.last) for one in reading.sheets[0].tables[0].stated] == [(2, 3, 5)]


@pytest.mark.parametrize("note", ["Trong đó: LĐTT: 12", "Trong đó: LĐTT: 12 người"])
def test_a_note_below_the_list_counts_an_award(read: Read, note: str) -> None:
    reading = read(f"# DS\n{AWARDS}\n{FIRST}\n| {note} |")
    assert [(one.number, one.awards) for one in reading.sheets[0].tables[0].stated] == [(12, ("LDTT",))]
