"""What stands beside, between or around rows and may take one of them back: each is told, none changes a number in silence."""

from __future__ import annotations

from collections.abc import Sequence
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


@pytest.mark.parametrize("heading", ["* Nhóm khác: 01", "* Nhóm còn lại", "* Số còn lại"])
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


@pytest.mark.parametrize(("hide", "causes"), [("!", [("W209", "hidden-heading")]), ("", [])])
def test_a_hidden_heading_that_takes_out_whoever_is_seen(
    book: Book, hide: str, causes: list[tuple[str, str]]
) -> None:
    path = book(rf"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT      |
    {hide}| KHÔNG XÉT |  |  |  |
    | 2   | Lê Mẫu Cam     | Công chức | LĐTT      |
    """)
    assert len(run([path], year=2020).counted) == 1
    assert errors(path) == causes


@pytest.mark.parametrize("award", ["Huy hiệu 30 năm tuổi Đảng", "Huy hiệu Đảng"])
def test_a_badge_of_the_party_is_none_of_the_state(book: Book, award: str) -> None:
    path = book(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |
    | 2   | Lê Mẫu Cam     | {award}   |
    """)
    assert len(run([path], year=2020).counted) == 1
    assert [code for code, _ in errors(path)] == ["F201"]


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


@pytest.mark.parametrize("sign", ["*", "(1)", "(*)", "**", "¹"])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Xin rút", True),
        ("Không xét do kỷ luật", True),
        ("Chưa đủ thời gian, để năm sau", True),
        ("Chờ kết luận của huyện", True),
        ("Dự phòng", True),
        ("Nghỉ hưu từ 01/10/2020", False),
        ("Có sáng kiến cấp huyện", False),
    ],
)
@pytest.mark.parametrize("label", ["", "Ghi chú: "])
def test_a_footnote_that_takes_back_whoever_bears_its_sign(
    book: Book, sign: str, said: str, label: str, told: bool
) -> None:
    def lists(name: str, award: str) -> Path:
        return book(rf"""
        # DS
        | UBND XÃ LONG THUẬN |
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |

        | STT | Họ và tên           | Chức vụ   | Danh hiệu   |
        | 1   | Nguyễn Mẫu Sen      | Công chức | LĐTT        |
        | 2   | Lê Mẫu Cam{name}    | Công chức | LĐTT{award} |

        | {label}{sign} {said} |
        """)

    for name, award in ((sign, ""), (f" {sign}", ""), ("", sign)):
        path = lists(name, award)
        assert [code for code, _ in errors(path)] == ["W205"] * told
        assert len(run([path], year=2020).counted) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ghi chú: STT 2 xin rút", True),
        ("Ghi chú: Dòng 2 bỏ", True),
        ("Lưu ý: STT 1, 2 dự phòng", True),
        ("Bỏ STT 2", True),
        ("Ghi chú: số 2 chờ kết luận", True),
        ("Ghi chú: Hội đồng không thống nhất trường hợp số 2", True),
        ("Đính chính: STT 2 là Lê Mẫu Dừa", True),
        ("Lê Mẫu Cam không đạt phiếu", True),
        ("Riêng đ/c Cam để năm sau xét", True),
        ("Ghi chú: 01 trường hợp cuối danh sách là dự phòng", True),
        ("Những dòng tô vàng chưa thống nhất", True),
        ("Ghi chú: STT 2 nghỉ hưu từ 01/10/2020", False),
        ("Ghi chú: không xét trường hợp nghỉ trên 40 ngày", False),
        ("Có 02 trường hợp không đề nghị do nghỉ thai sản", False),
        ("Kèm theo Biên bản số 2, hội đồng không có ý kiến khác", False),
        ("Ghi chú: Ông Lê Mẫu Cam có sáng kiến cấp huyện", False),
        ("Ghi chú: STT 2 là đảng viên dự bị", False),
        ("Ghi chú: Lê Mẫu Cam công tác tại Trung tâm Y tế dự phòng", False),
    ],
)
@pytest.mark.parametrize("signed", [False, True])
def test_a_line_below_that_tells_whom_it_takes_back(book: Book, line: str, signed: bool, told: bool) -> None:
    signature = "|  |  |  | CHỦ TỊCH |\n" if signed else ""
    path = book(
        "# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n| STT | Họ và tên | Chức vụ | Danh hiệu |\n"
        "| 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |\n| 2 | Lê Mẫu Cam | Công chức | LĐTT |\n\n"
        f"{signature}| {line} |"
    )
    assert errors(path) == [("W205", "withdrawn-in-words")] * told
    assert len(run([path], year=2020).counted) == 2


_BACK, _ASKS, _ERROR, _PLAIN = "withdrawn", "asks", "error", ""
_REMARKS = {
    "Bỏ dòng này": _BACK, "Không hoàn thành nhiệm vụ": _BACK, "Không XT": _BACK, "Thôi": _BACK,
    "Đã chuyển đi": _ASKS, "Đã chuyển sang trường Mẫu": _ASKS, "Chuyển về Phòng Giáo dục từ 8/2020": _ASKS,
    "Bị kỷ luật": _ASKS, "Sinh con thứ 3": _ASKS, "Người của đơn vị khác": _ASKS, "Từ trần": _ASKS,
    "Chuyển sang DS tập thể": _ERROR, "Điều chỉnh xuống GK": _ERROR, "Hạ xuống HTNV": _ERROR, "Huyện không duyệt": _ERROR,
    "Chuyển từ xã Long Khánh A đến": _PLAIN, "Chuyển về xã Long Thuận từ 8/2020": _PLAIN, "Nghỉ thai sản": _PLAIN,
    "Nghỉ hưu từ 01/10": _PLAIN, "Có sáng kiến": _PLAIN, "Đạt 2 năm liền": _PLAIN, "Tăng so với năm trước": _PLAIN,
    "Đã nộp hồ sơ": _PLAIN, "Không vi phạm": _PLAIN, "Chưa khen lần nào": _PLAIN, "Điều động về xã từ tháng 5/2020": _PLAIN,
    "Hoàn thành vượt chỉ tiêu": _PLAIN, "Nhặt được của rơi trả lại người mất": _PLAIN, "Không có sáng kiến, chỉ xét LĐTT": _PLAIN,
    "9 đồng ý, 0 không đồng ý": _PLAIN,
}  # fmt: skip


def _said(book: Book, title: str, remarks: Sequence[str]) -> tuple[int, set[tuple[str, str]]]:
    """How many are counted of a list with a column of this title, and the causes of what is said of it."""
    people = ("Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "Lê Mẫu Cam", "Phạm Mẫu Quýt")
    rows = "\n".join(
        f"| {at} | {name} | Công chức | LĐTT | {said} |"
        for at, (name, said) in enumerate(zip(people, remarks, strict=True), 1)
    )
    result = run(
        [
            book(
                f"# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n| STT | Họ và tên | Chức vụ | Danh hiệu | {title} |\n{rows}"
            )
        ],
        year=2020,
    )
    told = {(one.severity.value, str(one.facts.get("cause", ""))) for one in result.findings}
    return len(result.counted), {one for one in told if one[0] != "note" and one != ("warning", "listed")}


@pytest.mark.parametrize("title", ["Ghi chú", "Tình trạng", "Nhận xét", "Thông tin thêm"])
@pytest.mark.parametrize("remark", _REMARKS)
def test_remarks_that_take_back_ask_or_only_comment(book: Book, title: str, remark: str) -> None:
    counted, told = _said(book, title, ("", remark, "", ""))
    kind = _REMARKS[remark]
    assert counted == (3 if kind == _BACK else 4)
    assert {severity for severity, _ in told} == (
        {"error"} if kind == _ERROR else {"warning"} if kind else set()
    )
    assert kind in {_ERROR, _PLAIN} or {cause for _, cause in told} == {kind}


@pytest.mark.parametrize("title", ["Lý do", "Nội dung", "Diễn giải", "Ý kiến", "Trạng thái"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bỏ dòng này", True),
        ("Huyện không duyệt", True),
        ("Thay bằng Lê Mẫu Dừa", True),
        ("Chờ xác minh", True),
        ("Chưa đủ 6 tháng", True),
        ("Nghỉ hưu từ 01/10", False),
        ("Chưa khen lần nào", False),
        ("Hoàn thành tốt nhiệm vụ, không xét nâng lương, có nhiều giải pháp mới", False),
    ],
)
def test_other_columns_that_take_a_row_back_are_told(book: Book, title: str, text: str, told: bool) -> None:
    counted, said = _said(book, title, ("", text, "", ""))
    assert (counted, {severity for severity, _ in said}) == (4, {"error"} if told else set())


@pytest.mark.parametrize(
    ("title", "text"),
    [("Thi GVDG", "Trượt"), ("Kết quả thi", "Không tham gia"), ("Hồ sơ", "Thiếu 1 bản")],
)  # fmt: skip
def test_answers_to_other_questions_take_nobody_back(book: Book, title: str, text: str) -> None:
    assert _said(book, title, ("", text, "", "")) == (4, set())


@pytest.mark.parametrize(
    ("remarks", "told"),
    [
        (("", "x", "x", ""), True),
        (("", "Không", "", ""), True),
        (("x", "x", "x", "x"), False),
        (("Không", "Không", "Đảng viên", "Không"), False),
    ],
)
def test_marks_among_the_remarks_that_nobody_can_tell(
    book: Book, remarks: tuple[str, ...], told: bool
) -> None:
    assert _said(book, "Ghi chú", remarks) == (4, {("warning", "marked")} if told else set())


def test_awards_in_one_of_two_columns_of_remarks(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Nhận xét | Ghi chú   |
    | 1   | Nguyễn Mẫu Sen | LĐTT     |           |
    | 2   | Lê Mẫu Cam     | CSTĐCS   | Đảng viên |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_each_of_two_columns_of_remarks_says_its_own(book: Book) -> None:
    path = book("""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu    | Tình trạng    | Ghi chú           |
    | 1   | Nguyễn Mẫu Sen | LĐTT         | Đang công tác | Đề nghị Giấy khen |
    | 2   | Trần Mẫu Bưởi  | LĐTT         | Đang công tác | Chờ               |
    | 3   | Lê Mẫu Cam     | Giấy khen xã | Đang công tác | Đột xuất          |
    | 4   | Võ Mẫu Mận     | LĐTT         | Đang công tác | x                 |
    | 5   | Hồ Mẫu Dừa     | LĐTT         | Đã chuyển đi  | x                 |
    | 6   | Võ Mẫu Xoài    | LĐTT         | Đang công tác | Bị khiển trách năm 2020 |
    """)
    result = run([path], year=2020)
    told = [(one.code, str(one.facts.get("cause", ""))) for one in result.findings]
    assert told.count(("W209", "waiting")) == told.count(("W209", "marked")) == 1
    assert list(result.counted["track"]).count("sudden") == 1
    # Each at the cell that says so, with its words alone.
    cells = {(one.code, one.place.cell, one.value) for one in result.findings}
    assert {
        ("W203", "E4", "Đề nghị Giấy khen"),
        ("W209", "E5", "Chờ"),
        ("W209", "E7", "x"),
        ("W209", "D8", "Đã chuyển đi"),
        ("R404", "E9", "Bị khiển trách năm 2020"),
    } <= cells


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


# --- lines that add an award -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("Ghi chú: STT 2 đề nghị CSTĐCS", "unread 10"),
        ("* Số thứ tự 1, 2 đề nghị thêm Giấy khen UBND huyện", "unread 10"),
        ("Ghi chú: Trần Mẫu Bưởi đề nghị thêm Giấy khen UBND huyện", "unread 10"),
        ("Ghi chú: STT 2 đề nghị LĐTT", "signature 10"),
        ("Ghi chú: STT 2 đã đạt LĐTT năm 2019", "signature 10"),
        ("Ghi chú: STT 2 là đảng viên", "signature 10"),
        ("Ghi chú: đề nghị UBND huyện xét, công nhận LĐTT", "signature 10"),
    ],
)
def test_a_line_below_the_signature_that_asks_for_one_more_award(line: str, fate: str, read: Read) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |
    | 2   | Trần Mẫu Bưởi  | LĐTT      |

    | | | CHỦ TỊCH |

    | | | Ngô Mẫu Ký |

    | {line} |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading).endswith(fate)
    assert ("unread" in ledger(reading)) is ("unread" in fate)


@pytest.mark.parametrize("title", ["Lý do", "Nội dung", "Ghi chú"])
@pytest.mark.parametrize(
    ("text", "asked"),
    [("Đã mất", 1), ("Bị kỷ luật", 1), ("Hoàn thành tốt nhiệm vụ", 0), ("Vượt chỉ tiêu", 0)],
)
def test_a_remark_under_a_title_of_reasons_is_told(book: Book, title: str, text: str, asked: int) -> None:
    if (title, text) == ("Ghi chú", "Vượt chỉ tiêu"):
        # More than may be put up; among reasons it is one.
        asked = 1
    path = book(f"""
    # DS
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu | {title} |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | {text} |
    """)
    found = [one for one in run([path], year=2020).findings if one.code == "W209"]
    assert [(one.place.row, one.place.column, one.facts["cause"]) for one in found] == [
        (4, 4, "asks")
    ] * asked
