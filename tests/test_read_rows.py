"""What the rows of real lists are: sections at any depth, totals wherever somebody typed them, running numbers.

Each workbook is judged as a whole, so that a wrong total is seen and a right one gives nothing.
"""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import kinds, ledger, names, tally, units
from hongngu_tally.pipeline import run
from hongngu_tally.table.claims import Kind, read_claims
from hongngu_tally.vocabulary import load_vocabulary

pytestmark = pytest.mark.usefixtures("read_here")

LIST = """
# DS
| UBND XÃ LONG THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
"""


def noted(book: Book, text: str) -> list[str]:
    """``D9: 6`` for every total that does not agree, ``gap A8`` for every list whose numbers skip."""
    said = []
    for found in run([book(text)], year=2020, whole_year=False, workers=1).findings:
        if found.code == "W401":
            said.append(f"{found.place.cell}: {found.facts['stated']}")
        elif found.code == "W402":
            said += [f"gap {row}" for row, _, _ in found.facts["gaps"]]
    return said


# --- what a text says of numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Tổng cộng: 05 tập thể, 12 cá nhân", ["5 collective", "12 individual"]),
        ("Danh sách có 12 người./.", ["12 individual"]),
        ("Tổng cộng: 12 người (Bằng chữ: Mười hai người)", ["12 individual"]),
        ("Tổng cộng: 12 người (Bằng chữ: Mười ba người)", ["12 individual", "13 individual"]),
        ("Danh sách có năm người./.", ["5 individual"]),
        ("Tổng số 12 đồng chí, trong đó LĐTT 10, CSTĐCS 2", ["12 individual", "10 LDTT", "2 CSTDCS"]),
        ("Tổng cộng: 70 lượt tập thể, cá nhân", ["70 instances"]),
        ("12 lượt cá nhân, 2 lượt tập thể", ["12 individual instances", "2 collective instances"]),
        ("Tổng cộng 05 (năm) tập thể", ["5 collective"]),
        ("Cộng xã Thường Phước 1: 4", ["4"]),
        ("Tổng cộng: 12 cá nhân (trong đó 05 nữ)", ["12 individual"]),
        ("Cộng trang 1", []),
        ("Tổng số: 02 tập thể. Thời gian: 12 tháng", ["2 collective"]),
        ("Tổng cộng: 5.000.000 đồng", []),
        ("Tổng số CBCC: 45 người", []),
        ("Danh sách có 03 ấp và 02 hộ./.", ["2 household"]),
        ("Danh sách có 03 ấp./.", ["3"]),
        ("Cộng mục I", []),
        ("Trên đây là danh sách 05 cá nhân đề nghị khen thưởng./.", ["5 individual"]),
        ("Bằng chữ: Một triệu ba trăm bốn mươi mốt ngàn đồng", []),
    ],
)
def test_what_a_total_states(text: str, claims: list[str]) -> None:
    assert said(text, "total") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("LĐTT: 3 cá nhân, 2 tập thể; CSTĐCS: 1", ["3 individual LDTT", "2 collective TTLDTT", "1 CSTDCS"]),
        ("Giấy khen: 5 (03 cá nhân, 02 tập thể)", ["5 GKH GKX GKDV", "3 individual GKH GKX GKDV", "2 collective GKH GKX GKDV"]),
        ("I. CÁ NHÂN (12 người)", ["12 individual"]),
        ("II Tập thể: 05", ["5 collective"]),
        ("CSTĐCS: 2 (13,3%)", ["2 CSTDCS"]),
        ("Ấp 3", []),
        ("Xã Thường Phước 1", []),
        ("Quyết định số 12", []),
        ("(Kèm theo Tờ trình số 15/TTr-UBND ngày 10 tháng 12 năm 2020 của UBND xã Long Thuận)", []),
    ],
)  # fmt: skip
def test_what_any_other_text_states(text: str, claims: list[str]) -> None:
    assert said(text, "text") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("* XÃ MẪU PHÚ (05)", ["5"]),
        ("II | Thị trấn Mẫu: 04 hộ", ["4 household"]),
        ("I. Khối Đảng: 3", ["3"]),
        ("Khối thi đua số 1 (5 đơn vị)", []),
        ("Chuyên đề: 5 năm thực hiện Chỉ thị 05", []),
        ("Xã Thường Phước 1", []),
        ("Ấp 3", []),
    ],
)
def test_what_a_heading_states(text: str, claims: list[str]) -> None:
    assert said(text, "heading") == claims


def said(text: str, kind: Kind) -> list[str]:
    return [
        " ".join(
            filter(None, (str(one.number), one.recipient, *one.awards, "instances" if one.instances else ""))
        )
        for one in read_claims(load_vocabulary(), text, kind)
    ]


# --- totals -------------------------------------------------------------------------------------------------


def test_a_subtotal_is_compared_with_the_section_that_it_names(book: Book) -> None:
    # Both sections together have six: the wrong five of section I must not pass for the list's number.
    text = (
        LIST
        + """
    | TT | Họ và tên / Tên tập thể | Chức vụ | Danh hiệu |
    | I | CÁ NHÂN | | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | | Cộng mục I | | {one} |
    | II | TẬP THỂ | | |
    | 1 | Ban Chỉ huy Quân sự xã | | Tập thể LĐTT |
    | | Cộng mục II | | {two} |
    | | TỔNG CỘNG (I + II) | | {all} |
    """
    )
    right = {"one": 2, "two": 1, "all": 3}
    assert noted(book, text.format(**right)) == []
    assert noted(book, text.format(**right | {"one": 3})) == ["D8: 3"]
    assert noted(book, text.format(**right | {"two": 3})) == ["D11: 3"]
    assert noted(book, text.format(**right | {"all": 2})) == ["D12: 2"]


def test_a_section_row_states_its_own_size(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | TT | Họ và tên | Chức vụ | Danh hiệu |
    | I. CÁ NHÂN (02 người) | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | II. Tập thể: {number} | < | < | < |
    | 1 | Công an xã | | Tập thể LĐTT |
    | III. Hộ gia đình: không | < | < | < |
    """
    )
    assert noted(book, text.format(number="01")) == []
    assert noted(book, text.format(number="02")) == ["A8: 2"]
    reading = read(text.format(number="01"))
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}
    assert ledger(reading).endswith("section 5, nomination 6-7, section 8, nomination 9, section 10")


def test_numbers_under_the_marks_of_a_unit_are_its_size_and_no_marks(book: Book, read: Read) -> None:
    text = """
    # DS
    | STT | Họ và tên | Chức vụ | LĐTT | CSTĐCS |
    | I | Xã Long Thuận | | 2 | 1 |
    | 1 | Nguyễn Mẫu An | Công chức | x | |
    | 2 | Trần Mẫu Bình | Công chức | x | x |
    | II | Xã Thường Lạc | | {lot} | 0 |
    | 1 | Lê Mẫu Cúc | Công chức | x | |
    | | Tổng cộng | | 3 | 1 |
    """
    assert tally(read(text.format(lot=1))) == {"LDTT individual": 3, "CSTDCS individual": 1}
    assert noted(book, text.format(lot=1)) == []
    assert noted(book, text.format(lot=2)) == ["D5: 2"]


def test_totals_above_the_list_and_in_the_summary_below_it(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | - LĐTT: {above} cá nhân; | < | < | < |
    | - CSTĐCS: 01 cá nhân. | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT; CSTĐCS |
    | * Tổng hợp: | | | |
    | - Lao động tiên tiến: 02 người | | | |
    | - Chiến sĩ thi đua cơ sở: {below} người | | | |
    """
    )
    assert noted(book, text.format(above="02", below="01")) == []
    assert noted(book, text.format(above="03", below="01")) == ["A4: 3"]
    assert noted(book, text.format(above="02", below="02")) == ["A11: 2"]
    assert tally(read(text.format(above="02", below="01"))) == {"LDTT individual": 2, "CSTDCS individual": 1}


def test_totals_per_award_per_unit_and_by_kind(book: Book, read: Read) -> None:
    text = """
    # DS
    | STT | Đơn vị đề nghị | Họ và tên, tên tập thể | Chức vụ | Danh hiệu |
    | 1 | Xã Long Thuận | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Xã Long Thuận | Trần Mẫu Bình | Công chức | CSTĐCS |
    | 3 | Xã Long Thuận | Công an xã | | Tập thể LĐTT |
    | 4 | Xã Thường Lạc | Lê Mẫu Cúc | Công chức | LĐTT |
    | | Cộng LĐTT | | | {award} |
    | | Cộng xã Long Thuận | | | {unit} |
    | | Tổng cộng | | | 4 |
    | | Trong đó: | | | |
    | | Cá nhân | | | {people} |
    | | Tập thể | | | 1 |
    """
    right = {"award": 2, "unit": 3, "people": 3}
    assert noted(book, text.format(**right)) == []
    assert noted(book, text.format(**right | {"award": 4})) == ["E6: 4"]
    assert noted(book, text.format(**right | {"unit": 4})) == ["E7: 4"]
    assert noted(book, text.format(**right | {"people": 4})) == ["E10: 4"]
    assert ledger(read(text.format(**right))) == "header 1, nomination 2-5, total 6-8, note 9-11"


def test_page_totals_and_the_first_row_of_a_list(book: Book, read: Read) -> None:
    text = """
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | Tổng số | | {first} |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | | Cộng trang 1 | | 2 |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | Mang sang | | {carried} |
    | 3 | Lê Mẫu Cúc | Công chức | LĐTT |
    | | Cộng trang 2 | | {page} |
    """
    right = {"first": 3, "carried": 2, "page": 1}
    assert noted(book, text.format(**right)) == []
    for name, cell in (("first", "D2"), ("carried", "D7"), ("page", "D9")):
        assert noted(book, text.format(**right | {name: 5})) == [f"{cell}: 5"]
    assert ledger(read(text.format(**right))) == (
        "header 1, total 2, nomination 3-4, total 5, header 6, total 7, nomination 8, total 9"
    )


def test_a_number_and_its_noun_may_stand_in_two_cells(book: Book) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên | Ngày sinh | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | 1980 | Công chức | LĐTT |
    | Tổng số có: | | 0{number} | người | |
    """
    )
    assert noted(book, text.format(number=1)) == []
    assert noted(book, text.format(number=2)) == ["C6: 2"]


def test_of_two_award_columns_each_has_its_total(book: Book) -> None:
    text = """
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu thi đua | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT | |
    | 2 | Trần Mẫu Bình | Công chức | CSTĐCS | Bằng khen UBND tỉnh |
    | | Tổng cộng | | 2 | {forms} |
    | | Tổng cộng: 02 người, {instances} lượt | | | |
    """
    assert noted(book, text.format(forms=1, instances="03")) == []
    assert noted(book, text.format(forms=2, instances="03")) == ["E4: 2"]
    assert noted(book, text.format(forms=1, instances="02")) == ["B5: 2"]


# --- sections -----------------------------------------------------------------------------------------------


def test_a_number_whose_people_are_numbered_below_it_heads_them(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Khối Mầm non | | |
    | 1.1 | Nguyễn Mẫu An | Giáo viên | LĐTT |
    | '1.2 | Trần Mẫu Bình | Giáo viên | LĐTT |
    | 2 | Khối Tiểu học | | |
    | 2.1 | Lê Mẫu Cúc | Giáo viên | LĐTT |
    | | Tổng cộng | | 3 |
    """
    )
    reading = read(text)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading).endswith("section 5, nomination 6-7, section 8, nomination 9, total 10")
    assert noted(book, text) == []


def test_a_place_over_numbered_people_is_no_nominee(read: Read) -> None:
    # The title gives every row its award, so that nothing but the numbering tells a section from a collective.
    reading = read("""
    # DS
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < |
    | TT | < | Họ và tên | Hình thức khen thưởng |
    | | | Ấp Long Mẫu | |
    | 1 | 1 | Nguyễn Mẫu An | Giấy khen UBND huyện |
    | 2 | 2 | Trần Mẫu Bình | Giấy khen UBND huyện |
    | | | Ấp Long Thử | |
    | 3 | 1 | Lê Mẫu Cúc | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 3}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4-5, section 6, nomination 7"


def test_of_two_running_numbers_each_is_followed(book: Book) -> None:
    text = """
    # DS
    | TT | < | Họ và tên | Danh hiệu |
    | I | | CÁ NHÂN ẤP MỘT | |
    | 1 | 1 | Nguyễn Mẫu An | LĐTT |
    | 2 | 2 | Trần Mẫu Bình | LĐTT |
    | II | | CÁ NHÂN ẤP HAI | |
    | {whole} | 1 | Lê Mẫu Cúc | LĐTT |
    | 4 | {part} | Võ Mẫu Dung | LĐTT |
    """
    assert noted(book, text.format(whole=3, part=2)) == []
    assert noted(book, text.format(whole=3, part=3)) == ["gap 7"]
    assert noted(book, text.format(whole=2, part=2)) == ["gap 6", "gap 7"]


def test_a_section_without_anybody_holds_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên, tên tập thể | Chức vụ |
    | 1 | Lao động tiên tiến | |
    | - | Nguyễn Mẫu An | Công chức |
    | 2 | Tập thể lao động tiên tiến: Không | |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, section 2, nomination 3, section 4"


def test_people_in_a_list_with_amounts_are_not_taken_for_a_count_table(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Đơn vị / Họ và tên | Chức vụ | Danh hiệu | Số lượng |
    | I | Khối Đảng | | | 1 |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT | |
    | II | Khối chính quyền | | | 2 |
    | 1 | Trần Mẫu Bình | Công chức | LĐTT | |
    | 2 | Lê Mẫu Cúc | Công chức | LĐTT | |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_a_school_over_people_numbered_again_from_one_is_a_section(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | B | GIÁO VIÊN CÁC TRƯỜNG | < | < |
    | 1 | Trường Mầm non Mẫu | < | < |
    | 1 | Nguyễn Mẫu An | Giáo viên | LĐTT |
    | 2 | Trần Mẫu Bình | Giáo viên | LĐTT |
    | 2 | Trường Tiểu học Mẫu | | |
    | 1 | Lê Mẫu Cúc | Giáo viên | LĐTT |
    | Tổng cộng (A+B) | < | < | 3 |
    """
    )
    reading = read(text)
    assert tally(reading) == {"LDTT individual": 3}
    assert ledger(reading).endswith("section 5-6, nomination 7-8, section 9, nomination 10, total 11")
    assert noted(book, text) == []


def test_a_star_may_begin_a_section(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên, tên tập thể | Chức vụ | Danh hiệu |
    | * Tập thể: 01 | < | < | < |
    | 1 | Công an xã | | Tập thể LĐTT |
    | * Cá nhân: {number} | < | < | < |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | * Ghi chú viết tắt: | | | |
    | LĐTT | Lao động tiên tiến | | |
    """
    )
    assert noted(book, text.format(number="01")) == []
    assert noted(book, text.format(number="02")) == ["A7: 2"]
    assert ledger(read(text.format(number="01"))).endswith(
        "section 5, nomination 6, section 7, nomination 8, note 9-10"
    )


def test_the_first_of_two_totals_in_a_row_sums_the_innermost(book: Book) -> None:
    # Section A has three people as well, which must not excuse the wrong number of its last unit.
    text = """
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | A | CỤM THI ĐUA SỐ 1 | | |
    | I | Xã Long Thuận | | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | | Cộng | | 1 |
    | II | Xã Thường Lạc | | |
    | 1 | Trần Mẫu Bình | Công chức | LĐTT |
    | 2 | Lê Mẫu Cúc | Công chức | LĐTT |
    | | Cộng | | {inner} |
    | | Cộng cụm thi đua số 1 | | {outer} |
    """
    assert noted(book, text.format(inner=2, outer=3)) == []
    assert noted(book, text.format(inner=3, outer=3)) == ["D9: 3"]
    assert noted(book, text.format(inner=2, outer=2)) == ["D10: 2"]


# --- rows that stand for others, or for nobody ----------------------------------------------------------------


def test_ditto_marks_repeat_a_name_too(read: Read) -> None:
    reading = read(
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | | " | " | CSTĐCS |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    | | nt | ' | Giấy khen của UBND huyện |
    """
    )
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}
    assert names(reading) == ["Nguyễn Mẫu An"] * 2 + ["Trần Mẫu Bình"] * 2


@pytest.mark.parametrize(
    "row",
    [
        "| VD | Nguyễn Văn A | Chuyên viên | LĐTT |",
        "| Mẫu | Nguyễn Văn A | Chuyên viên | LĐTT |",
        "| (Mẫu) | Nguyễn Văn A | Chuyên viên | LĐTT |",
        "| 0 | Nguyễn Văn A (ví dụ) | Chuyên viên | LĐTT |",
    ],
)
def test_a_sample_row_counts_nobody(read: Read, row: str) -> None:
    text = (
        LIST
        + f"""
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    {row}
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    """
    )
    reading = read(text)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "title 1-2, header 4, example 5, nomination 6"


def test_a_name_is_no_sign_of_a_sample(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ | Tên | Danh hiệu |
    | 1 | Nguyễn Văn | Mẫu | LĐTT |
    """)
    assert names(reading) == ["Nguyễn Văn Mẫu"]


def test_hints_below_the_header_are_no_nominee(read: Read) -> None:
    reading = read(
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | | (ghi đầy đủ) | (ghi rõ) | (không viết tắt) |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    """
    )
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "title 1-2, header 4, note 5, nomination 6"


def test_a_unit_keeps_its_name_whatever_its_heading_counts(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1. Thị trấn Thường Thới Tiền: 01 lượt cá nhân | < | < |
    | 1 | Nguyễn Mẫu An | LĐTT |
    | 2/ Xã Long Khánh B: 01 hộ gia đình | < | < |
    | 1 | Hộ ông Trần Mẫu Bình | Giấy khen UBND xã |
    """)
    assert units(reading) == {"Thị trấn Thường Thới Tiền": 1, "Xã Long Khánh B": 1}


def test_a_total_below_an_empty_section_sums_what_stands_above(book: Book) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên, tên tập thể | Chức vụ | Danh hiệu |
    | I - GIẤY KHEN | | | |
    | 1 - Tập thể | | | |
    | 1 | Công an xã | | Giấy khen UBND xã |
    | 2 - Cá nhân: Không | | | |
    | | Cộng | | {number} |
    | II - LAO ĐỘNG TIÊN TIẾN | | | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    """
    )
    assert noted(book, text.format(number=1)) == []
    assert noted(book, text.format(number=2)) == ["D9: 2"]


def test_a_total_and_a_closing_sentence_may_say_the_same(book: Book) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên, tên tập thể | Chức vụ | Danh hiệu |
    | I | Tập thể | | |
    | 1 | Công an xã | | Tập thể LĐTT |
    | II | Cá nhân | | |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | | Cộng: 2 | | |
    | Danh sách có 02 trường hợp./. | < | < | < |
    """
    )
    assert noted(book, text) == []


def test_a_sheet_of_made_up_people_is_an_example(read: Read) -> None:
    reading = read("""
    # Mẫu
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Văn A | Chuyên viên | LĐTT |
    | 2 | Trần Thị B | Chuyên viên | CSTĐCS |
    # Mẫu 2
    | MẪU DANH SÁCH (VÍ DỤ MINH HỌA) | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Chuyên viên | LĐTT |
    # Mẫu 3
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Chuyên viên | LĐTT |
    | 2 | Trần Thị B | Chuyên viên | CSTĐCS |
    """)
    assert kinds(reading) == ["example", "example", "list"]
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_without_running_numbers_a_lone_word_over_awards_is_a_section(read: Read) -> None:
    reading = read("""
    # DS
    | Họ và tên | Chức vụ | Danh hiệu |
    | CÁN BỘ | | |
    | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | CÔNG CHỨC | | |
    | Trần Mẫu Bình | Kế toán | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, section 2, nomination 3, section 4, nomination 5"


def test_a_remark_in_brackets_is_no_section(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | (Có 03 trường hợp nghỉ hưu không xét) | < | < | < |
    | 2 | Trần Mẫu Bình | Công chức | LĐTT |
    """
    )
    assert ledger(read(text)) == "title 1-2, header 4, nomination 5, note 6, nomination 7"
    assert noted(book, text) == []


def test_a_count_table_below_the_list_repeats_it(book: Book, read: Read) -> None:
    text = (
        LIST
        + """
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    | 2 | Trần Mẫu Bình | Công chức | CSTĐCS |

    | | TỔNG HỢP | | |
    | | Danh hiệu | Số lượng | |
    | | LĐTT | 1 | |
    | | CSTĐCS | {number} | |
    | | Cộng | 2 | |
    """
    )
    assert tally(read(text.format(number=1))) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(read(text.format(number=1))).endswith("nomination 5-6, note 8-11, total 12")
    assert noted(book, text.format(number=1)) == []
    assert noted(book, text.format(number=2)) == ["C11: 2"]


@pytest.mark.parametrize(
    ("under_titles", "under_forms", "noticed"),
    [("4", "", []), ("2", "", []), ("5", "", ["C9: 5"]), ("2", "2", []), ("4", "2", ["C9: 4"])],
)
def test_one_number_under_two_award_columns_sums_the_column_or_the_rows(
    book: Book, under_titles: str, under_forms: str, noticed: list[str]
) -> None:
    text = f"""{LIST}
    | STT | Họ và tên      | Danh hiệu thi đua | Hình thức khen thưởng |
    | 1   | Nguyễn Mẫu An  | LĐTT              |                       |
    | 2   | Trần Mẫu Bình  |                   | Giấy khen UBND huyện  |
    | 3   | Lê Mẫu Cúc     | LĐTT              |                       |
    | 4   | Võ Mẫu Dũng    |                   | Giấy khen UBND huyện  |
    | Tổng cộng |          | {under_titles}    | {under_forms}         |
    """
    assert noted(book, text) == noticed


def test_a_heading_below_running_numbers_in_two_columns_is_no_sub_title(read: Read) -> None:
    reading = read("""
    # DS
    | STT | < | Họ và tên     | Chức vụ | Nơi công tác |
    | Huân chương Lao động hạng Ba | | | | |
    | 1   | 1 | Nguyễn Mẫu An | Kế toán | Ấp Mẫu 1     |
    | LĐ tiên tiến | | | | |
    | 2   | 1 | Trần Mẫu Bình | Kế toán | Ấp Mẫu 2     |
    """)
    assert tally(reading) == {"HCLD3 individual": 1, "LDTT individual": 1}
    assert ledger(reading) == "header 1, section 2, nomination 3, section 4, nomination 5"


def test_headings_in_the_first_column_are_sections_though_it_holds_the_awards(read: Read) -> None:
    reading = read("""
    # DS
    | Danh hiệu thi đua  | Hình thức khen thưởng | Họ và tên cá nhân, tên tập thể |
    | A. Gia đình: 02 hộ |                       |                |
    | I. PHÒNG TƯ PHÁP: 02 hộ |                  |                |
    | -                  | Giấy khen UBND huyện  | Hồ Mẫu An      |
    | Gia đình văn hóa   | -                     | Võ Mẫu Bình    |
    | B. Cá nhân: 01 cá nhân |                   |                |
    | LĐTT               | -                     | Lê Mẫu Cúc     |
    """)
    assert tally(reading) == {"GKH household": 1, "GDVH household": 1, "LDTT individual": 1}
    assert ledger(reading) == "header 1, section 2-3, nomination 4-5, section 6, nomination 7"


def test_a_heading_over_the_next_header_ends_the_sections_of_the_list_before(read: Read) -> None:
    reading = read("""
    # DS
    | ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < |
    | HỘ GIA ĐÌNH | < | < |
    | TT | Họ và tên chủ hộ | Địa chỉ |
    | Theo công trạng và thành tích đạt được | < | < |
    | 1 | Trần Mẫu Ban | Ấp Mẫu 1 |
    | Tổng cộng: 01 hộ | < | < |
    | CÁ NHÂN | < | < |
    | TT | Họ và tên | Địa chỉ |
    | ĐỘT XUẤT | < | < |
    | 1 | Lê Mẫu Sen | Ấp Mẫu 2 |
    | Tổng cộng: 01 cá nhân | < | < |
    """)
    found = zip(reading.nominations["recipient"], reading.nominations["track"], strict=True)
    assert list(found) == [("household", "merit"), ("individual", "sudden")]


@pytest.mark.parametrize(("collectives", "noticed"), [("3", []), ("2", []), ("1", ["C9: 1"])])
def test_one_number_under_the_marks_of_a_kind_sums_the_kind_or_the_rows(
    book: Book, collectives: str, noticed: list[str]
) -> None:
    text = f"""{LIST}
    | STT | Họ và tên/Tên tập thể | Đối tượng | <       | Danh hiệu |
    | ^   | ^                     | Tập thể   | Cá nhân | ^         |
    | 1   | Công ty Mẫu Sen       | x         |         | BK UBND tỉnh |
    | 2   | Hội Phụ nữ ấp 2       | x         |         | BK UBND tỉnh |
    | 3   | Trần Mẫu An           |           | x       | BK UBND tỉnh |
    | Tổng số | <                 | {collectives} |     |           |
    """
    assert noted(book, text) == noticed


def test_numbers_without_a_word_are_a_total(book: Book, read: Read) -> None:
    for cells in ("|  |  | 2 |", "|  | 2 |  |"):
        text = f"""{LIST}
        | STT | Họ và tên     | Danh hiệu |
        | 1   | Nguyễn Mẫu An | LĐTT      |
        | 2   | Trần Mẫu Bình | LĐTT      |
        {cells}
        """
        assert ledger(read(text)) == "title 1-2, header 4, nomination 5-6, total 7"
        assert noted(book, text) == []


def test_secretaries_and_chairmen_sign(read: Read) -> None:
    reading = read("""
    # DS
    | STT | Họ và tên     | Danh hiệu     |
    | 1   | Nguyễn Mẫu An | LĐTT          |
    | THƯ KÝ | | CHỦ TRÌ                  |
    | Lê Mẫu Ký | | Võ Mẫu Trì            |
    """)
    assert ledger(reading) == "header 1, nomination 2, signature 3-4"


@pytest.mark.parametrize(
    "titles", ["Danh hiệu | Số lượng |", "Danh hiệu | SL |", "TT | Danh hiệu | Số lượng |"]
)
@pytest.mark.parametrize("by", ["column", "section"])
def test_a_count_table_beside_the_list_repeats_it(read: Read, titles: str, by: str) -> None:
    ahead = ["", "1 | ", "2 | ", " | "] if titles.startswith("TT") else [""] * 4
    award, heading = ("LĐTT | ", "") if by == "column" else ("", "| Lao động tiên tiến | | |\n    ")
    title = "Danh hiệu | " if by == "column" else ""
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên     | {title}| {titles}
    {heading}| 1 | Nguyễn Mẫu Sen | {award}| {ahead[1]}LĐTT | 3 |
    | 2   | Trần Mẫu Bưởi | {award}| {ahead[2]}CSTĐCS | 1 |
    | 3   | Lê Mẫu Cam    | {award}| {ahead[3]}Cộng | 4 |
    """)
    assert tally(reading) == {"LDTT individual": 3}


def test_a_number_beside_an_award_under_a_merged_name_sums_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | | |
    | STT | Họ và tên      | Danh hiệu | | |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | | 1 |
    | ^   | ^              | CSTĐCS    | | 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_a_numbered_heading_below_the_first_column_s_title_is_no_sub_title(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Danh hiệu năm trước | Họ và tên | Đơn vị |
    | 1. Danh hiệu Lao động tiên tiến | | |
    |                     | Nguyễn Mẫu Sen | Tổ 1 |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_track_alone_below_the_titles_is_none_of_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Tập thể                 | Danh hiệu |
    |    | Thành tích công tác năm | |
    | 1  | Tổ Văn phòng 5          | Tập thể Lao động tiên tiến |
    """)
    assert tally(reading) == {"TTLDTT collective merit": 1}


@pytest.mark.parametrize(
    ("cell", "reason"),
    [("=VLOOKUP(A5,X:Y,2,0)", "formula-without-value"), ("=VLOOKUP(A5,X:Y,2,0) => #N/A", "error-cell")],
)
def test_a_name_that_a_formula_lost_is_held_back_and_not_unread(read: Read, cell: str, reason: str) -> None:
    # Beside a post, in a list whose title gives the award; a formula that ran on below the list stands alone.
    reading = read(f"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2022 | < | < |
    | STT | Họ và tên      | Chức vụ   |
    | 1   | Nguyễn Mẫu Sen | Công chức |
    | 2   | {cell}         | Công chức |
    | 3   | {cell}         |           |
    """)
    assert tally(reading) == {"LDTT individual": 1, f"held back: {reason}": 1}


def test_a_count_table_beside_parted_awards_takes_nothing_of_the_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < |
    | STT | Họ và tên      | Đề nghị khen thưởng | | Chức vụ | | Danh hiệu | Số lượng |
    |     |                | Lao động tiên tiến | Giấy khen UBND huyện | | | LĐTT | 2 |
    | 1   | Nguyễn Mẫu Sen | x | x | Kế toán | | GKH | 1 |
    | 2   | Lê Mẫu Cam     | x | | Chủ tịch | | Cộng | 3 |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}


def test_remarks_right_of_counts_are_the_list_s_own(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < |
    | STT | Họ và tên      | Danh hiệu | | Danh hiệu | Số lượng | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | | LĐTT      | 2        | |
    | 2   | Lê Mẫu Cam     | LĐTT      | | CSTĐCS    | 1        | Xin rút |
    """)
    assert set(reading.nominations["name"]) == {"Nguyễn Mẫu Sen"}


def test_a_given_name_that_sounds_like_a_sum_titles_no_counts(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Họ                     | Tên  | Danh hiệu |
    | Thiếu tá Huỳnh Thị Mẫu | Tổng | Giấy khen UBND huyện |
    | Thiếu tá Huỳnh Thị Mẫu | Sen  | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH individual": 2}


def test_a_post_straight_over_the_first_nominee_signs_nothing(read: Read) -> None:
    reading = read("""
    # DS
    | Họ và tên | Chức vụ | Danh hiệu |
    | Kế toán | | |
    | Nguyễn Mẫu An | Công chức | Danh hiệu gì |
    """)
    assert tally(reading) == {"held back: award-unknown": 1}


def test_bodies_numbered_over_people_who_are_numbered_anew_head_them(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên/Tên tập thể | Danh hiệu |
    | I   | BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH | |
    | 1   | Văn phòng UBND xã | |
    | 1   | Nguyễn Mẫu An     | BK UBND tỉnh |
    | 2   | Trạm Y tế xã      | |
    | 1   | Trần Mẫu Bình     | BK UBND tỉnh |
    | 2   | Lê Mẫu Cam        | BK UBND tỉnh |
    """)
    assert tally(reading) == {"BKT individual": 3}
