"""What cells say, however it was typed: old encodings, spellings, doubtful values."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import Read
from grids import ledger, names, read_cells, tally, units
from hongngu_tally.legacy import candidates, decode, is_vietnamese
from hongngu_tally.vocabulary import load_vocabulary
from old_encodings import cp1258, tcvn3, tcvn3_capitals, utf8, vni

Cells = list[list[object]]
Typed = Callable[[str], str]

LIST: Cells = [
    ["UBND HUYỆN HỒNG NGỰ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["UBND XÃ LONG THUẬN", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"],
    [],
    ["Số TT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Ghi chú"],
    ["I", "Cá nhân"],
    [1, "Nguyễn Thị Mẫu", "Công chức", "Lao động tiên tiến", None],
    [2, "Võ Hà", "Phó Chủ tịch", "CSTĐCS", None],
    [3, "Vũ Văn Giả", "Cán bộ", "Giấy khen của UBND huyện", "Có thành tích đột xuất"],
    ["II", "Tập thể"],
    [1, "Ấp Long Hòa", None, "Tập thể Lao động tiên tiến", None],
    [None, "Tổng cộng: 4", None, None, None],
    [],
    [None, None, None, "Long Thuận, ngày 15 tháng 12 năm 2020"],
    [None, None, None, "CHỦ TỊCH"],
    [None, None, None, "Trần Văn Ký"],
]
COUNTS = {"LDTT individual": 1, "CSTDCS individual": 1, "GKH individual sudden": 1, "TTLDTT collective": 1}
ENCODINGS = [tcvn3, tcvn3_capitals, vni, lambda text: vni(text.upper()), cp1258, utf8]
IDS = ["TCVN3", "TCVN3 capitals", "VNI", "VNI capitals", "Windows-1258", "UTF-8 as Western"]


def retyped(typed: Typed, columns: set[int] | None = None, rows: set[int] | None = None) -> Cells:
    """The list with the texts of some columns or rows (counted from 0; all without) typed in another encoding."""
    return [
        [
            typed(value)
            if isinstance(value, str) and (columns is None or at in columns) and (rows is None or row in rows)
            else value
            for at, value in enumerate(cells)
        ]
        for row, cells in enumerate(LIST)
    ]


# --- encodings from before Unicode --------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ENCODINGS, ids=IDS)
def test_a_list_typed_in_an_old_encoding_is_read_whole_and_said_to_be_repaired(typed: Typed) -> None:
    reading = read_cells(retyped(typed))
    sheet = reading.sheets[0]
    plain = read_cells(LIST)
    assert tally(reading) == tally(plain) == COUNTS
    assert [fate for _, fate, _ in sheet.fates] == [fate for _, fate, _ in plain.sheets[0].fates]
    assert sheet.issuer.casefold() == "ubnd xã long thuận"
    assert [name.casefold() for name in names(reading)] == [name.casefold() for name in names(plain)]
    assert {kind for _, _, kind, _, _ in sheet.repaired} == {"legacy-font"}


@pytest.mark.parametrize("typed", [tcvn3, vni, cp1258], ids=["TCVN3", "VNI", "Windows-1258"])
@pytest.mark.parametrize("columns", [{1}, {3}, {0, 2}, {1, 3}], ids=["names", "awards", "others", "both"])
def test_old_and_new_columns_stand_in_one_list(typed: Typed, columns: set[int]) -> None:
    reading = read_cells(retyped(typed, columns))
    assert tally(reading) == COUNTS
    assert [name.casefold() for name in names(reading)] == [
        name.casefold() for name in names(read_cells(LIST))
    ]


@pytest.mark.parametrize("typed", [tcvn3, vni], ids=["TCVN3", "VNI"])
@pytest.mark.parametrize("rows", [{1, 3}, {5}, {7, 9}, {12, 15}], ids=["titles", "header", "rows", "ends"])
def test_old_and_new_rows_stand_in_one_list(typed: Typed, rows: set[int]) -> None:
    reading = read_cells(retyped(typed, rows=rows))
    assert tally(reading) == COUNTS
    assert reading.sheets[0].issuer == "UBND XÃ LONG THUẬN" or typed is tcvn3, reading.sheets[0].issuer


def test_a_text_that_reads_both_ways_follows_its_column() -> None:
    assert "TCVN3" not in candidates(tcvn3("Ghi chú")), "chó is a word too"
    header = next(iter(read_cells(retyped(tcvn3)).sheets[0].tables)).headers
    assert header[5] == "Ghi chú"
    # In a list of today's texts the same letters stay what they are.
    today = [list(row) for row in LIST]
    today[9][4] = "Giữ chó"
    assert not read_cells(today).sheets[0].repaired


@pytest.mark.parametrize(
    "text",
    ["Lò Văn Mẫu", "TRẦN LÊ HÀ", "ÐẶNG ÐÀO", "Hoà", "Hòa", "QUÝ", "½ ngày", "5 µg", "«Vì sự nghiệp»", "Niê", "ĐẮK LẮK", "N° 12", "Zürich"],
)  # fmt: skip
def test_today_s_texts_are_left_alone(text: str) -> None:
    assert decode(text) == (text, "")


@pytest.mark.parametrize(
    ("word", "possible"),
    [
        ("Nguyễn", True), ("quốc", True), ("giếng", True), ("gì", True), ("khuỷu", True), ("thuở", True), ("ngoằn", True), ("NGƯT", True), ("cstđcs", True),
        ("kà", False), ("ngề", False), ("bác", True), ("bàc", False), ("xaị", False), ("coạng", False), ("thoạ", True), ("ìa", True), ("iạ", False), ("Zầ", False),
    ],
)  # fmt: skip
def test_syllables(word: str, possible: bool) -> None:
    assert is_vietnamese(word) is possible


# --- spellings of awards ------------------------------------------------------------------------------------

SPELLINGS = {
    "LDTT": "Lao động tiên tiến|LĐTT|LĐ tiên tiến|LĐTTCS|LDTT|“Lao động tiên tiến”|LĐTT năm 2020|Lao động tiên tiến (LĐTT)|L.Đ.T.T|a) LĐTT|ĐN tặng LĐTT|D/h LĐTT|LĐTT¹|LĐTT(a)|LĐTT (tiếp tục)|LĐTT cấp trường",
    "CSTT": "Chiến sĩ tiên tiến|Chiến sỹ tiên tiến|CSTT|CS tiên tiến|C.S.T.T",
    "CSTDCS": "CSTĐCS|CSTĐ CS|CSTĐ cơ sở|CSTĐ cấp cơ sở|Chiến sỹ thi đua cấp cơ sở|CSTDCS|CSTĐ cấp CS|Chiến sĩ thi đua CS|c.sĩ thi đua cơ sở|CSTĐ c/s|CSTĐCCS|CSTD cơ sở|Chiến sĩ thi đua cấp Sở|CSTĐ cấp trường|CSTĐ cấp xã|Chiến sĩ TĐ CS|CSTĐ C.Sở",
    "CSTDT": "CSTĐT|CSTĐCT|CSTĐ tỉnh|CSTĐ cấp tỉnh|Chiến sĩ thi đua tỉnh Đồng Tháp",
    "CSTDTQ": "CSTĐTQ|Chiến sĩ TĐTQ|CSTĐ toàn quốc",
    "TTLDTT": "TTLĐTT|Tập thể LĐTT|TT LĐTT|Tập thể Lao động tiên tiến|TTLDTT|T.T.L.Đ.T.T|Tập thể lao động TT|T/thể LĐTT|TT LĐ tiên tiến",
    "TTLDXS": "TTLĐXS|Tập thể LĐXS|TT LĐ xuất sắc|Tập thể lao động XS",
    "CTDT": "Cờ dẫn đầu của UBND tỉnh|Cờ thi đua của UBND tỉnh|CTĐT|CTĐCT|Cờ tỉnh|Cờ thi đua của Uỷ ban nhân dân tỉnh|Đơn vị dẫn đầu phong trào thi đua",
    "CTDCP": "Cờ thi đua Chính phủ|CTĐCP|Cờ thi đua của Thủ tướng|Cờ thi đua của CP|Cờ TĐCP",
    "BKT": "Bằng khen của Bộ Y tế|Bằng khen CTUBND tỉnh|Bằng khen của UBND tỉnh|BK tỉnh|BKT|BKCT|BK UBND tỉnh|BK CT UBND T.|BKUBND tỉnh|Bằng khen của UBND tỉnh, kèm tiền thưởng",
    "BKTTG": "BKTTg|BK TTCP|BK Thủ tướng|BK TTg CP|Bằng khen của Thủ tướng CP|Bằng khen của TTgCP",
    "GKH": "GK huyện|GKH|Giấy khen của UBND huyện|Giấy khen Chủ tịch UBND huyện Hồng Ngự",
    "GKDV": "Giấy khen của Giám đốc Sở Nội vụ|Giấy khen của Giám đốc Công ty Mẫu|Giấy khen của Hiệu trưởng|GK đơn vị|GK của GĐ CA tỉnh|Giấy khen của Chủ tịch HĐQT|Giấy khen cấp trường",
    "GKX": "GK xã|GK CT xã|GKX|GK UBND X.|Giấy khen của UBND xã Long Thuận",
    "HCLD1": "Huân chương Lao động hạng Nhất|HCLĐ I|HCLĐ hạng 1|Huân chương LĐ hạng nhất",
    "HCLD2": "Huân chương Lao động hạng Nhì|HCLĐ II|HCLĐ hạng 2|Huân chương LĐ hạng hai",
    "HCLD3": "Huân chương Lao động hạng Ba|HCLĐ III|HCLĐ hạng 3|HCLĐHB|HCLĐ Ba|HC LĐ III|Huân chương LĐ hạng III",
    "GDVH": "Gia đình văn hóa|Gia đình văn hoá|GĐVH",
    "KDCVH": "Ấp đạt chuẩn văn hóa|TDP VH|Ấp VH|Khóm VH|KDC văn hóa",
}  # fmt: skip


@pytest.mark.parametrize("code", SPELLINGS)
def test_every_spelling_of_an_award_is_that_award(code: str) -> None:
    spellings = SPELLINGS[code].split("|")
    rows = [[number, f"Đối tượng {number}", text] for number, text in enumerate(spellings, 1)]
    reading = read_cells([["STT", "Tên đối tượng", "Danh hiệu"], *rows])
    assert dict(zip(spellings, reading.nominations["award"], strict=True)) == dict.fromkeys(spellings, code)


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


AROUND = (
    "Danh hiệu {}", "Tặng {}", "Trình tặng {}", "Đề nghị tặng {}", "Công nhận danh hiệu {}", "Xét tặng {}", "Đạt {}", "01 {}", "1. {}", "- {}", "“{}”", "{}.",
    "{} năm 2020", "Danh hiệu “{}”",
)  # fmt: skip


def test_what_stands_around_an_award_makes_no_other_one_of_it() -> None:
    """Every spelling of every award, also without marks and typed in other ways."""
    vocabulary = load_vocabulary()
    ways = [around.format for around in AROUND]
    ways += [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "\xa0"),
        lambda text: text.replace(" ", "\n", 1),
    ]
    wrong = {}
    for award in vocabulary.catalogue.awards.values():
        for spelling in {award.name_vi, award.abbreviation, *award.also_written}:
            written = [way(spelling) for way in ways]
            if len(spelling) >= 8:
                # Of a short form without marks several awards may be meant.
                written.append(_without_marks(spelling))
            wrong |= {
                text: found
                for text in written
                if (found := vocabulary.phrases.parse(text).awards) != (award.code,)
            }
    assert wrong == {}


@pytest.mark.parametrize(
    "text",
    [
        "Lao động tiến tiến", "Lao động tiên tiên", "LĐTTT", "CSTĐCSS", "Chiến sĩ thi dua cơ sở", "Huân chương Lao động", "HCLĐ hạng", "HCLĐ hạng 4", "HCLĐHN",
        "Bằng khen Thủ tưởng", "Lao động tiên tiến xuất sắc", "Không đạt LĐTT", "GK huyện: không",
        "Giấy khen Huyện đoàn", "Bằng khen Tỉnh đoàn", "Giấy khen của Huyện ủy", "GK xã đội", "Huyện khen thưởng", "CSTĐCS -> LĐTT", "LĐTT → CSTĐCS", "Giấy khen UBND huyện và Học sinh giỏi",
    ],
)  # fmt: skip
def test_what_is_only_near_an_award_is_held_back(text: str) -> None:
    reading = read_cells([["STT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Văn Mẫu", text]])
    held = [reason for reason in reading.nominations["held_back"] if reason]
    assert held and set(held) <= {"award-unknown", "award-ambiguous"}, text


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("CSTĐCS (trên nền LĐTT)", "CSTDCS"), ("CSTĐ cơ sở (đã đạt LĐTT)", "CSTDCS"), ("CSTĐCS (đã đạt LĐTT năm 2019)", "CSTDCS"),
        ("Huyện khen", "GKH"), ("UBND xã khen", "GKX"), ("Đề nghị tỉnh khen", "BKT"),
    ],
)  # fmt: skip
def test_what_is_asked_for_on_top_of_another_award_or_by_who_commends(text: str, award: str) -> None:
    reading = read_cells([["STT", "Họ và tên", "Danh hiệu"], [1, "Nguyễn Văn Mẫu", text]])
    assert list(zip(reading.nominations["award"], reading.nominations["held_back"], strict=True)) == [
        (award, "")
    ]


# --- cells that are read with a doubt -----------------------------------------------------------------------


def test_what_is_no_mark_in_a_mark_column_is_the_award_it_names_or_held_back() -> None:
    reading = read_cells([
        ["STT", "Họ và tên", "LĐTT", "CSTĐCS"],
        [1, "Nguyễn Văn Mẫu", "x", "?"],
        [2, "Trần Thị Thử", "LĐTT", "không"],
        [3, "Lê Văn Giả", "x", "xem lại"],
        [4, "Phan Thị Sen", "×", "☐"],
        [5, "Bùi Văn Mận", "х", 0],
    ])  # fmt: skip
    assert tally(reading) == {"LDTT individual": 5, "held back: award-unknown": 2}
    assert [text for text in reading.nominations["award_text"] if text in {"?", "xem lại"}] == [
        "?",
        "xem lại",
    ]


DAYS = [
    ("32/13/1980", "impossible-date"), ("30/02/1980", "impossible-date"), ("13/1980", "impossible-date"), ("00/00/1980", "impossible-date"),
    ("abc", "not-a-date"), ("12051980", "not-a-date"), (31179, "not-a-date"), (85, "not-a-date"), (datetime(1905, 6, 14), "year-as-date"),
    ("12/05/1885", "unlikely-date"), (datetime(2990, 5, 12), "unlikely-date"),
    ("12/05/1980", ""), ("1.2.1990", ""), ("12 – 5 – 85", ""), ("05/1980", ""), ("1980", ""), (1980, ""), (1980.0, ""), ("1980-05-12", ""), ("Năm 1980", ""),
    ("ngày 12 tháng 5 năm 1980", ""), ("12/5/1980 00:00:00", ""), ("29/02/80", ""), ("?", ""), ("Không rõ", ""), ("-", ""), (datetime(1980, 5, 12), ""),
]  # fmt: skip


@pytest.mark.parametrize(("value", "doubt"), DAYS, ids=[str(value) for value, _ in DAYS])
@pytest.mark.case("D06", "D07")
def test_what_stands_in_a_birth_date_column(value: object, doubt: str) -> None:
    reading = read_cells([
        ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu"],
        [1, "Nguyễn Văn Mẫu", value, "LĐTT"],
    ])  # fmt: skip
    assert tally(reading) == {"LDTT individual": 1}
    assert [cell.kind for cell in reading.sheets[0].odd_cells] == ([doubt] if doubt else [])


@pytest.mark.case("D03", "D04")
def test_numbers_of_persons_that_lost_digits() -> None:
    reading = read_cells([
        ["STT", "Họ và tên", "Số CCCD", "Danh hiệu"],
        [1, "Nguyễn Văn Mẫu", "8,70123E+10", "LĐTT"],
        [2, "Trần Thị Thử", 1234567890123456789.0, "LĐTT"],
        [3, "Lê Văn Giả", 87012345678, "LĐTT"],
        [4, "Phan Thị Sen", "087012345678", "LĐTT"],
    ])  # fmt: skip
    assert [cell.kind for cell in reading.sheets[0].odd_cells] == ["digits-lost", "digits-lost", "zero-lost"]


# --- whose name it is ---------------------------------------------------------------------------------------

BEARERS = {
    "individual": (
        "1. Lê Văn Giả|Phan Văn Sen, sinh năm 1980|Trần Văn Thử (Trưởng ấp)|Nguyễn Văn Mẫu - Bí thư|Cụ Nguyễn Văn Sim|Mục sư Nguyễn Văn Chanh|"
        "Đ/c: Nguyễn Văn Cau|NGUYễN VĂN MẫU|Đoàn Thị Mẫu|Nguyễn Văn Mẫu (A)"
    ),
    "collective": (
        "Cán bộ, nhân dân ấp Mẫu|TT. Y tế|TTGDNN-GDTX|Mầm non Sen Thử|MN Hoa Mẫu|THCS Ví Dụ|UB MTTQ xã|HĐND và UBND xã|ĐTNCSHCM xã|CĐCS Trường Mẫu|"
        "Cty TNHH Ví Dụ|DN tư nhân Ví Dụ|NHCSXH huyện|VNPT Hồng Ngự|BCH Đoàn xã|Liên đội Trường Mẫu|đoàn văn công huyện|Gia đình Phật tử Ví Dụ"
    ),
    "household": "Hộ ông Nguyễn Văn Mẫu|GĐ bà Trần Thị Thử|Chủ hộ Lê Văn Giả|Ông Phan Văn Sen (hộ gia đình)|hộ nguyễn văn ổi",
}  # fmt: skip


@pytest.mark.parametrize("kind", BEARERS)
def test_whose_name_it_is(kind: str) -> None:
    listed = BEARERS[kind].split("|")
    rows = [[number, name, "GK huyện"] for number, name in enumerate(listed, 1)]
    reading = read_cells([["STT", "Họ và tên/Tên tập thể", "Danh hiệu"], *rows])
    assert dict(zip(listed, reading.nominations["recipient"], strict=True)) == dict.fromkeys(listed, kind)


@pytest.mark.parametrize("name", ["ABC Ví Dụ", "SXTM Mẫu Thử", "Nhất Trí và Đoàn Kết"])
def test_capitals_alone_make_no_person(name: str) -> None:
    reading = read_cells([["STT", "Tên", "Danh hiệu"], [1, name, "GK huyện"]])
    assert tuple(reading.nominations["held_back"]) == ("recipient-unclear",)


def test_a_remark_behind_a_name_does_not_make_another_person() -> None:
    reading = read_cells([
        ["STT", "Họ và tên", "Danh hiệu"],
        [1, "Nguyễn Văn Mẫu", "LĐTT"],
        [2, "Nguyễn Văn Mẫu, sinh năm 1980", "CSTĐCS"],
        [3, "Nguyễn Văn Mẫu (A)", "LĐTT"],
    ])  # fmt: skip
    first, second, third = reading.nominations["name_key"]
    assert first == second != third


def test_a_list_typed_without_marks_is_read_to_its_end() -> None:
    reading = read_cells([
        ["UBND HUYEN HONG NGU"], ["UBND XA LONG THUAN"], ["DANH SACH DE NGHI KHEN THUONG NAM 2020"],
        ["STT", "Ho va ten", "Chuc vu", "Danh hieu de nghi"],
        [1, "Nguyen Van Mau", "Cong chuc", "Lao dong tien tien"],
        [2, "Tong Van Thu", "Cong chuc", "Giay khen cua UBND huyen"],
        ["Tong cong: 2 nguoi"],
        [], [None, None, "Long Thuan, ngay 15 thang 12 nam 2020"], [None, None, "CHU TICH"], [None, None, "Tran Van Ky"],
    ])  # fmt: skip
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}
    assert units(reading) == {"Xã Long Thuận": 2}
    assert ledger(reading) == "title 1-3, header 4, nomination 5-6, total 7, signature 9-11"


def test_remarks_and_addresses_come_with_their_nominations() -> None:
    reading = read_cells([
        ["STT", "Họ và tên", "Địa chỉ", "Danh hiệu", "Ghi chú"],
        [1, "Nguyễn Văn Mẫu", "Ấp Mẫu 1", "LĐTT", "chuyển công tác"],
        [2, "Trần Thị Mẫu", "Ấp Mẫu 2", "LĐTT", None],
    ])  # fmt: skip
    assert reading.nominations["address"] == ("Ấp Mẫu 1", "Ấp Mẫu 2")
    assert reading.nominations["note"] == ("chuyển công tác", "")


@pytest.mark.parametrize(
    ("cell", "awards"),
    [
        (r"Tập\nthể LĐTT; Cờ thi đua UBND tỉnh", {"TTLDTT", "CTDT"}),
        (r"Tập thể\nlao động tiên tiến\nBằng khen UBND tỉnh", {"TTLDTT", "BKT"}),
        (r"Giấy khen\nUBND huyện\nTTLĐTT", {"GKH", "TTLDTT"}),
    ],
)
def test_the_lines_of_a_cell_may_go_on_within_a_name(read: Read, cell: str, awards: set[str]) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Tên tập thể    | Danh hiệu |
    | 1   | Phòng Tư pháp  | {cell} |
    """)
    assert set(reading.nominations["award"]) == awards and not any(reading.nominations["held_back"])


def test_signs_of_a_legend_stand_beside_an_award_in_words(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | 1, 2, Bằng khen UBND tỉnh |
    | 2   | Lê Mẫu Cam     | '1 |
    | Ghi chú: 1 - Lao động tiên tiến; 2 - Chiến sĩ thi đua cơ sở | < | < |
    """)
    assert sorted(reading.nominations["award"]) == ["BKT", "CSTDCS", "LDTT", "LDTT"]
