"""The same list in other shapes: what people move, repeat, add or undo around it changes nothing of who is put up for what."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import kinds, ledger, tally, units

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
