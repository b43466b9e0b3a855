"""What stands beside, between or around rows and may take one of them back: each is told, none changes a number in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Book, Read
from grids import ledger, tally
from hongngu_tally.finding import Severity
from hongngu_tally.pipeline import run
from hongngu_tally.vocabulary.words import Among

pytestmark = pytest.mark.usefixtures("read_here")


def errors(path: Path) -> list[tuple[str, str]]:
    """(code, cause) of the errors of a workbook."""
    return [
        (one.code, str(one.facts.get("cause", "")))
        for one in run([path], year=2020).findings
        if one.severity is Severity.ERROR
    ]


# --- rows between two nominees -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "fate"),
    [
        ("| | (Đã chuyển về Phòng GD, không tính ở trường) | |", "unread 5"),
        ("| | - nghỉ hưu từ 01/6/2020, chưa đủ thời gian | |", "unread 5"),
        ("| * Ông Sen không được tập thể thống nhất |", "unread 5"),
        ("| Mới vào ngành 5 tháng, để lại năm sau xét |", "unread 5"),
        ("| | (đồng thời đề nghị CSTĐ cơ sở) | |", "unread 5"),
        ("| | | nên không xét |", "unread 5"),
        ("| | CSTĐCS năm 2018, 2019 | |", "note 5"),
        ("| Đã được tặng Giấy khen UBND huyện năm 2019 |", "note 5"),
        ("| (Có 03 trường hợp nghỉ hưu không xét) | < | < |", "note 5"),
        ("| Người hoạt động không chuyên trách | | |", "section 5"),
    ],
)
def test_a_row_between_numbers_that_says_something_of_the_one_above(
    read: Read, remark: str, fate: str
) -> None:
    reading = read(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ |
    | 1   | Nguyễn Mẫu Sen | Công chức |
    {remark}
    | 2   | Lê Mẫu Cam     | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert fate in ledger(reading)


@pytest.mark.parametrize("heading", ["* Nhóm khác: 01", "* Nhóm còn lại"])
def test_a_starred_heading_ends_the_award_of_the_one_before(read: Read, heading: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH BÌNH XÉT THI ĐUA NĂM 2020 |
    | STT | Họ và tên      | Chức vụ |
    | * Lao động tiên tiến |
    | 1   | Nguyễn Mẫu Sen | Công chức |
    | {heading} |
    | 1   | Lê Mẫu Cam     | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-missing": 1}


@pytest.mark.parametrize("heading", ["Hợp đồng ngắn hạn", "Nghỉ thai sản", "Xếp loại C", "Không đủ số phiếu"])
def test_a_heading_that_names_no_award_beside_one_that_does_asks(read: Read, heading: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ |
    | I   | Lao động tiên tiến | |
    | 1   | Nguyễn Mẫu Sen | Công chức |
    | II  | {heading} | |
    | 1   | Lê Mẫu Cam     | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_list_of_those_who_retired_is_a_list(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH CÁN BỘ NGHỈ HƯU NĂM 2020 |
    | STT | Họ và tên      | Hình thức khen thưởng |
    | 1   | Nguyễn Mẫu Sen | Giấy khen UBND huyện |
    | II  | Công chức còn lại | |
    | 2   | Lê Mẫu Cam     | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 2}


# --- lines and cells around a list ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("(Ông Lê Mẫu Cam xin rút, không tính trong danh sách)", ""),
        ("", "Lưu ý: đồng chí Cam chỉ đề nghị xét khi có kết quả kiểm tra"),
        ("", "và đ/c Trần Mẫu Bưởi (hợp đồng)"),
        ("", "Ghi chú: bổ sung thêm đồng chí Trần Mẫu Bưởi"),
    ],
)
def test_a_line_that_takes_back_or_adds_somebody_is_told(book: Book, above: str, below: str) -> None:
    path = book(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | {above} |
    | STT | Họ và tên      | Trình độ |
    | 1   | Nguyễn Mẫu Sen | Đại học |
    | 2   | Lê Mẫu Cam     | Đại học |
    | {below} |
    """)
    assert [code for code, _ in errors(path)] == ["W205"]


def test_a_row_that_is_withdrawn_takes_back_nobody_else(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |         |
    | 2   | Nguyễn Mẫu Sen | CSTĐCS    | Rút     |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert "unread" not in ledger(reading)


@pytest.mark.parametrize(
    ("title", "first", "second", "cause"),
    [
        ("Đã duyệt đợt 1", "x", "", "mark-undecided"),
        ("Đã khen đợt 1", "", "x", "mark-undecided"),
        ("Trình huyện", "Có", "Không", "mark-undecided"),
        ("Huyện duyệt", "x", "x", ""),
        ("Đảng viên", "x", "", ""),
        ("Không chuyên trách", "x", "", ""),
        ("Trung cấp", "x", "", ""),
        ("Có SK được duyệt", "x", "", ""),
        ("Lần đầu đề nghị", "x", "", ""),
        ("Kết quả thi GVDG", "Đạt", "", ""),
    ],
)
def test_cells_that_may_tell_who_is_not_put_up(
    book: Book, title: str, first: str, second: str, cause: str
) -> None:
    path = book(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | Ngày sinh | {title} |
    | 1   | Nguyễn Mẫu Sen | CC      | 1980      | {first} |
    | 2   | Lê Mẫu Cam     | CC      | 1981      | {second} |
    """)
    assert [why for code, why in errors(path) if code == "F303"] == [cause] * bool(cause)


@pytest.mark.parametrize(
    ("text", "told"), [("Bỏ đ/c Cam (đã chuyển)", True), ("Không xét", True), ("Đẹp", False)]
)
def test_a_cell_apart_from_the_list_that_takes_somebody_back_is_told(
    book: Book, text: str, told: bool
) -> None:
    path = book(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | | |
    | 1   | Nguyễn Mẫu Sen | CC      | | |
    | 2   | Lê Mẫu Cam     | CC      | | {text} |
    """)
    assert errors(path) == [("F303", "denied-beside")] * told


def test_a_mark_under_no_right_of_a_yes_puts_nobody_up(read: Read) -> None:
    reading = read("""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ LĐTT NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | Hội đồng   | <     |
    | ^   | ^              | ^       | Thống nhất | Không |
    | 1   | Nguyễn Mẫu Sen | CC      | x          |       |
    | 2   | Lê Mẫu Cam     | CC      |            | x     |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("chuyển công tác, huyện không tính", True),
        ("HĐ xã chưa nhất trí", True),
        ("Chi bộ không thông qua", True),
        ("Do xã Mẫu đề nghị", True),
        ("Chưa đủ 12 tháng", True),
        ("Nghỉ hưu, không bình bầu ở đơn vị", True),
        ("bỏ đ/c này", True),
        ("SK không được công nhận", False),
        ("Người hoạt động không chuyên trách", False),
        ("Mới tuyển dụng", False),
    ],
)
def test_remarks_with_a_no_are_told(book: Book, remark: str, told: bool) -> None:
    path = book(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | CC      |         |
    | 2   | Lê Mẫu Cam     | CC      | {remark} |
    """)
    assert ("W209" in [code for code, _ in errors(path)]) is told


@pytest.mark.parametrize(
    ("agreed", "against", "told"), [(("15", "14"), ("0", "1"), 0), (("9/10", "10/10"), ("1", ""), 0), (("1", "0"), ("0", "1"), 1)]
)  # fmt: skip
def test_votes_are_no_marks(book: Book, agreed: tuple[str, str], against: tuple[str, str], told: int) -> None:
    path = book(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | Đồng ý      | Không đồng ý |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | {agreed[0]} | {against[0]} |
    | 2   | Trần Mẫu Bưởi  | LĐTT      | {agreed[1]} | {against[1]} |
    """)
    assert [code for code, _ in errors(path)] == ["F303"] * told


def test_a_heading_of_the_retired_over_awards_of_their_own(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu |
    | I. Đương chức |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |
    | II. Nghỉ hưu trong năm |
    | 2   | Trần Mẫu Bưởi  | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_starred_parts_of_a_starred_award(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ |
    | * Danh hiệu Lao động tiên tiến |
    | * Khối Đảng |
    | 1   | Nguyễn Mẫu Sen | Bí thư |
    | * Khối chính quyền |
    | 1   | Trần Mẫu Bưởi  | Công chức |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_many_remarks_below_many_names_are_read_in_time() -> None:
    names = Among(f"nguyen mau {at}" for at in range(20_000))
    assert names.any_in("rut ten nguyen mau 19999 khoi danh sach")
    assert not any(names.any_in(f"rut ten tran mau {at}") for at in range(20_000))
