"""Column titles that say nothing, or something else than usual: the cells and what stands above tell the rest."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import column, ledger, tally
from hongngu_tally.finding import Severity
from hongngu_tally.messages import render
from hongngu_tally.pipeline import run

pytestmark = pytest.mark.usefixtures("read_here")


def test_two_lists_under_titles_nobody_knows(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Nhân sự        | Việc được giao | Mức được nêu |
    | 1   | Nguyễn Mẫu Sen | Văn thư        | LĐTT |
    | 2   | Trần Mẫu Bưởi  | Tư pháp        | CSTĐCS |

    | STT | Nơi            | Mức được nêu   | Số người |
    | 1   | Ấp Mẫu 1       | Tập thể LĐTT   | 12 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "TTLDTT collective": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, header 6, nomination 7"


def test_lists_of_people_straight_below_titles_that_name_the_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Nhân sự        | Việc được giao |
    | 1   | Nguyễn Mẫu Sen | Văn thư |
    | 2   | Trần Mẫu Bưởi  | Tư pháp |

    | DANH SÁCH ĐỀ NGHỊ CHIẾN SĨ THI ĐUA CƠ SỞ | < | < |
    | STT | Nhân sự        | Lý lẽ |
    | 1   | Nguyễn Mẫu Sen | Cải tiến quy trình |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}


@pytest.mark.parametrize("titles", ["Năm 2019 | Năm 2020", "2019 | 2020"])
def test_awards_under_years_alone_are_those_of_the_list_s_year(read: Read, titles: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên      | {titles} |
    | 1   | Nguyễn Mẫu Sen | LĐTT   | CSTĐCS |
    | 2   | Trần Mẫu Bưởi  |        | LĐTT |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert column(reading, "history") == ["2019: LĐTT", ""]


def test_what_people_have_already_is_the_award_where_nothing_proposes_another(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu đã được công nhận |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    "title, heading",
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "I. CÁ NHÂN"),
        ("DANH SÁCH CÁ NHÂN NĂM 2020", "I. CHIẾN SĨ THI ĐUA CƠ SỞ"),
    ],
)
def test_where_something_is_proposed_it_stays_what_they_had_before(
    read: Read, title: str, heading: str
) -> None:
    reading = read(rf"""
    # DS
    | {title} | < | < |
    | STT | Họ và tên      | Danh hiệu đã được công nhận |
    | {heading} | < | < |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    """)
    assert "LDTT individual" not in tally(reading)


def test_short_awards_under_danh_hieu_tap_the_are_those_of_collectives(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Tên tập thể, cá nhân | Danh hiệu cá nhân | <      | Danh hiệu tập thể | < |
    | ^  | ^                    | LĐTT              | CSTĐCS | LĐTT | LĐXS |
    | 1  | Nguyễn Mẫu Sen       | x                 | x      |      | |
    | 2  | Ấp Mẫu 1             |                   |        | x    | x |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "CSTDCS individual": 1,
        "TTLDTT collective": 1,
        "TTLDXS collective": 1,
    }


def test_a_small_letter_over_numbered_people_heads_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2020 | < | < |
    | TT | Họ và tên       | Danh hiệu |
    | II | CÁ NHÂN         | |
    | a  | Khối Đảng       | |
    | 1  | Nguyễn Mẫu Sen  | LĐTT |
    | b  | Khối Chính quyền | |
    | 1  | Trần Mẫu Bưởi   | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "title 1, header 2, section 3-4, nomination 5, section 6, nomination 7"


@pytest.mark.parametrize(
    "title, award",
    [
        ("DANH SÁCH CÁ NHÂN ĐƯỢC UBND HUYỆN TẶNG GIẤY KHEN", "GKH"),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC CHỦ TỊCH UBND HUYỆN HỒNG NGỰ TẶNG THƯỞNG NĂM 2020", "GKH"),
        ("DANH SÁCH ĐƯỢC UBND XÃ LONG THUẬN TẶNG GIẤY KHEN", "GKX"),
        ("DANH SÁCH CỦA UBND XÃ LONG THUẬN ĐỀ NGHỊ TẶNG GIẤY KHEN", ""),
        ("UBND XÃ LONG THUẬN KHEN THƯỞNG NĂM 2020", ""),
    ],
)
def test_who_gives_it_by_the_title_tells_the_level(read: Read, title: str, award: str) -> None:
    reading = read(rf"""
    # DS
    | {title} | < | < |
    | TT | Họ và tên      | Hình thức |
    | 1  | Nguyễn Mẫu Sen | Giấy khen |
    """)
    assert column(reading, "award") == [award]


def test_the_titles_of_a_list_beside_another_are_kept(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu | | | |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | | DANH SÁCH TẬP THỂ ĐỀ NGHỊ GIẤY KHEN CỦA UBND HUYỆN NĂM 2021 | |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | | STT | Tên tập thể |
    | 3   | Lê Mẫu Cam     | LĐTT      | | 1   | Ấp Mẫu 1 |
    """)
    assert tally(reading) == {"LDTT individual": 3, "GKH collective": 1}
    assert [(row, year) for row, _, year, _ in reading.sheets[0].years] == [(1, 2020), (3, 2021)]


@pytest.mark.parametrize("titles", ["| STT | Họ và tên | Chức vụ | |", "| STT | | Chức vụ | Danh hiệu |"])
def test_names_or_awards_may_stand_under_no_title(read: Read, titles: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | | |
    {titles}
    | 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |
    | 2 | Trần Mẫu Bưởi  | Công chức | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_awards_straight_beside_those_with_a_title_are_asked_for_too(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Danh hiệu | |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | Giấy khen UBND huyện |
    | 2   | Trần Mẫu Bưởi  | CSTĐCS    | |
    | 3   | Lê Mẫu Cam     | LĐTT      | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 2}


@pytest.mark.parametrize(
    "title, awards",
    [("", ("LĐTT", "CSTĐCS", "Giấy khen UBND huyện")), ("Mức khác", ("GK huyện", "", "GK huyện"))],
)
def test_awards_that_may_be_something_else_are_named_and_not_counted(
    book: Book, title: str, awards: tuple[str, ...]
) -> None:
    path = book(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu | {title} |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | {awards[0]} |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {awards[1]} |
    | 3   | Lê Mẫu Cam     | LĐTT      | {awards[2]} |
    """)
    tally = run([path], year=2020, workers=1)
    assert tally.balance.counted == 3
    (doubt,) = [one for one in tally.findings if one.name == "column-ambiguous"]
    assert (doubt.severity, doubt.place.cell) == (Severity.ERROR, "D2")


def test_a_column_that_repeats_the_award_is_no_doubt(book: Book) -> None:
    path = book(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu    | Mức ký hiệu |
    | 1   | Nguyễn Mẫu Sen | Lao động tiên tiến     | LĐTT |
    | 2   | Trần Mẫu Bưởi  | Chiến sĩ thi đua cơ sở | CSTĐCS |
    """)
    tally = run([path], year=2020, workers=1)
    assert tally.balance.counted == 2
    assert not [one for one in tally.findings if one.name == "column-ambiguous"]


def test_what_stands_under_no_title_is_not_passed_over_in_silence(book: Book) -> None:
    path = book(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu | |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | bổ sung |
    """)
    (note,) = [one for one in run([path], year=2020, workers=1).findings if one.name == "column-unknown"]
    assert note.place.cell == "D2"
    assert (
        render(note).text
        == "Cột D không có tiêu đề; nội dung cột này không được tính, chữ ghi ở đó chỉ được xem như ghi chú."
    )


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("Chi hội", "Chi hội trưởng"),
        ("Tổ hợp tác, HTX", "Tổ trưởng/Giám đốc"),
        ("Tên CLB, mô hình", "Chủ nhiệm"),
    ],
)
def test_who_heads_a_body_under_a_title_that_nobody_knows_is_not_put_up(
    read: Read, body: str, head: str
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 | < | < | < |
    | STT | {body}                  | {head}            | Số thành viên |
    | 1   | Chi hội Phụ nữ ấp Mẫu   | Nguyễn Thị Mẫu An | 10 |
    | 2   | Tổ hợp tác Mẫu Phát     | Trần Mẫu Bưởi     | 30 |
    """)
    assert tally(reading) == {"GKX collective": 2}


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("Tổ Mẫu Sen |", "| Nguyễn Mẫu An", {"GKX collective": 1, "GKX individual": 1}),
        ("Tổ Mẫu Sen | Nguyễn Mẫu An", "Tổ Mẫu Cam | Lê Mẫu Em", {"held back: column-ambiguous": 2}),
    ],
)
def test_names_under_titles_that_only_say_who_is_praised(
    read: Read, first: str, second: str, counts: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐƯỢC CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | TT | Khen tập thể | Khen cá nhân | Thành tích |
    | 1  | {first} | NTM |
    | 2  | {second} | NTM |
    """)
    assert tally(reading) == counts


def test_a_plain_grade_among_awards_under_results(read: Read) -> None:
    reading = read(r"""
    # DS
    | BÌNH XÉT THI ĐUA CUỐI NĂM 2020 | < | < |
    | STT | Họ và tên     | Kết quả bình xét       |
    | 1   | Nguyễn Mẫu An | Chiến sĩ thi đua cơ sở |
    | 2   | Trần Mẫu Bình | Lao động tiên tiến     |
    | 3   | Phạm Mẫu Dũng | Hoàn thành nhiệm vụ    |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1, "held back: award-unknown": 1}


@pytest.mark.parametrize(
    ("title", "units", "doubted"),
    [
        ("Thuộc", ("Xã Long Thuận", "Xã Long Khánh A"), True),
        ("Thuộc", ("Xã Long Thuận", "Xã Long Thuận"), False),
        ("Thuộc", ("Xã Long Thuận", "Ấp Mẫu"), False),
        ("Đơn vị đề nghị", ("Xã Long Thuận", "Xã Long Khánh A"), False),
    ],
)
def test_several_units_under_a_title_that_nobody_knows_are_asked_about(
    title: str, units: tuple[str, str], doubted: bool, read: Read
) -> None:
    """Otherwise all are counted for the letterhead's unit, without a word."""
    reading = read(f"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | {title}    | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | {units[0]} | LĐTT      |
    | 2   | Trần Mẫu Bưởi  | {units[1]} | LĐTT      |
    """)
    (table,) = reading.sheets[0].tables
    assert (("unit", "units") in [one[2:] for one in table.doubts]) == doubted
