"""Whole sheets typed without any Vietnamese mark, with fonts from before Unicode, or with their merges undone, are read as the same sheets in today's letters and cells."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import Read
from grids import names, tally, units
from hongngu_tally.legacy import decode
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.vocabulary import load_vocabulary
from made_workbooks import make
from old_encodings import tcvn3, vni


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "DANH SACH HO GIA DINH DE NGHI CHU TICH UBND XA TANG GIAY KHEN NAM 2020",
            "DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020",
        ),
        ("Danh hieu da dat 03 nam lien ke", "Danh hiệu đã đạt 03 năm liền kề"),
        ("Chien sy thi dua cap co so", "Chiến sĩ thi đua cấp cơ sở"),
        ("UBND XA LONG THUAN", "UBND XÃ LONG THUẬN"),
        ("Gia dinh: 02 ho", "Gia đình: 02 hộ"),
        ("05 nguoi", "05 người"),
        ("CONG: 04 NGUOI", "CỘNG: 04 NGƯỜI"),
        ("Cong II", "Cộng II"),
        ("Cong an xa", "Công an xã"),
        ("Xa, thi tran", "Xã, thị trấn"),
        ("Long Thuan, ngay 15 thang 12 nam 2020", "Long Thuận, ngày 15 tháng 12 năm 2020"),
        ("Truong Tieu hoc Mau Sen 4", "Trường Tiểu học Mau Sen 4"),
        ("TRUONG TIEU HOC MAU SEN", "TRƯỜNG TIỂU HỌC MAU SEN"),
    ],
)
def test_known_words_get_their_marks(typed: str, read: str) -> None:
    assert load_vocabulary().unmarked.marked(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Nguyen Van Hoa", "Nguyen Van Hoa"), ("BUI THI HANH CHINH", "BUI THI HANH CHINH"), ("Nguyen Van Hoa, Pho Hieu truong", "Nguyen Van Hoa, Phó Hiệu trưởng"),
        ("1. Ong Nguyen Van Hoa", "1. Ông Nguyen Van Hoa"), ("D/c Le Van Hoa - Ke toan", "Đ/c Le Van Hoa - Kế toán"), ("Dai ta Danh Van Mau", "Đại tá Danh Van Mau"),
        ("Ho ong Vo Thi Mau", "Hộ ông Vo Thi Mau"), ("Ho Tran Van Hoa", "Hộ Tran Van Hoa"), ("Ap Long Hoa", "Ấp Long Hoa"), ("Cuc", "Cuc"), ("Huyen", "Huyen"), ("Nam", "Nam"),
    ],
)  # fmt: skip
def test_names_of_people_and_places_stay_as_they_were_typed(typed: str, read: str) -> None:
    assert load_vocabulary().unmarked.marked(typed) == read


@pytest.mark.parametrize("typed", ["LDTT", "x", "-nt-", "No. of children", "Annual report of staff"])
def test_what_has_no_known_words_stays(typed: str) -> None:
    assert load_vocabulary().unmarked.marked(typed) == typed


LIST = """
# DS
| PHONG GIAO DUC VA DAO TAO |
| DANH SACH DE NGHI KHEN THUONG NAM HOC 2019-2020 |
| TT | Ho va ten, chuc vu           | Nam sinh | Danh hieu, hinh thuc       |
| 1  | Nguyen Van Hoa\\nHieu truong | 1975     | - LDTT\\n- GK UBND huyen   |
| 2  | Tap the Trung tam Van hoa    |          | De nghi tang Bang khen cua UBND tinh |
| Tong cong: 02 luot             |
"""


def test_a_whole_list(read: Read) -> None:
    reading = read(LIST)
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1, "BKT collective": 1}
    assert names(reading)[0].startswith("Nguyen Van Hoa")
    assert {kind for _, _, kind, _, _ in reading.sheets[0].repaired} == {"unmarked"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Danh\u200b hi\xd6u Lao \xae\xe9ng ti\xaan ti\xd5n", "Danh hiệu Lao động tiên tiến"),
        ("§oµn V¨n MÉu ¸nh", "Đoàn Văn Mẫu Ánh"),
        ("TrÇn MÉu ót", "Trần Mẫu Út"),
        ("Tr­ëng Êp", "Trưởng Ấp"),
        ("tr­ëng Êp", "trưởng ấp"),
    ],
)
def test_what_fonts_from_before_unicode_cannot_hold(text: str, read: str) -> None:
    """Spaces without width come from elsewhere; vowels with a tone have no capitals in TCVN3."""
    assert decode(text) == (read, "TCVN3")


def test_a_misspelt_title_among_texts_in_an_old_encoding(read: Read) -> None:
    titles = ("SSố TT", "Họ và tên", "Chức vụ", "Danh hiệu")
    rows = (("1", "Nguyễn Mẫu Sen", "Kế toán", "LĐTT"), ("2", "Trần Thị Mẫu", "Công chức", "LĐTT"))
    shown = "\n".join("| " + " | ".join(map(tcvn3, line)) + " |" for line in (titles, *rows))
    reading = read(f"# DS\n{shown}")
    assert tally(reading) == {"LDTT individual": 2}
    assert reading.sheets[0].tables[0].headers[1] == "SSỐ TT"


def test_one_word_with_marks_shows_that_the_others_have_none(read: Read) -> None:
    reading = read(LIST.replace("Nguyen Van Hoa", "Nguyễn Văn Hòa"))
    assert not reading.sheets[0].repaired


def _without_marks(text: str) -> str:
    """A text without marks and signs that a plain keyboard lacks."""
    signs = {
        "đ": "d",
        "Đ": "D",
        "Ð": "D",
        "–": "-",
        "“": '"',
        "”": '"',
        "…": "...",
        "✓": "x",
        "\u00a0": " ",
        "\u200b": "",
    }
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return "".join(signs.get(letter, letter) for letter in plain)


WAYS: dict[str, Callable[[str], str]] = {
    "without marks": _without_marks,
    "TCVN3": lambda text: tcvn3(unicodedata.normalize("NFC", text)),
    "VNI": lambda text: vni(unicodedata.normalize("NFC", text)),
}


@pytest.mark.parametrize(
    ("way", "seed"),
    [
        *(("without marks", seed) for seed in (1, 14, 58, 94, 149)),
        *(("TCVN3", seed) for seed in (0, 19, 39)),
        *(("VNI", seed) for seed in (23, 31)),
    ],
)
def test_a_workbook_typed_in_another_way_counts_as_the_same(way: str, seed: int, tmp_path: Path) -> None:
    path = make(seed).write(tmp_path)
    counted = _counted(path)
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = WAYS[way](cell.value)
    book.save(tmp_path / "typed.xlsx")
    assert counted and _counted(tmp_path / "typed.xlsx") == counted


@pytest.mark.parametrize(
    ("filled", "seed"), [(True, 1), (True, 8), (True, 25), (True, 2000), (True, 8046), (False, 5)]
)
def test_a_workbook_whose_merges_were_undone_counts_as_the_same(
    filled: bool, seed: int, tmp_path: Path
) -> None:
    path = make(200000 + seed).write(tmp_path)
    counted = _counted(path)
    book = load_workbook(path)
    for sheet in book:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(merged.coord)
            for row, column in merged.cells if filled else ():
                sheet.cell(row, column).value = sheet.cell(merged.min_row, merged.min_col).value
    book.save(tmp_path / "undone.xlsx")
    assert counted and _counted(tmp_path / "undone.xlsx") == counted


def _counted(path: Path) -> Counter[tuple[str, str, str]]:
    told = read_file(Source(path, path.name), Words()).nominations
    return Counter(zip(told["award"], told["recipient"], told["held_back"], strict=True))


def test_dots_and_dashes_outside_ascii_are_no_marks(read: Read) -> None:
    reading = read("""
    # DS
    | Don vi: ……Phong Tu phap…… | < | < |
    | DANH SACH DE NGHI KHEN THUONG NAM 2020 | < | < |
    | STT | Ho va ten/Ten tap the | Danh hieu |
    | 1 | Ho ba Pham Thi Mau | Giay khen cua Chu tich UBND huyen |
    | 2 | Phong Noi vu – Van thu | Giay khen cua Chu tich UBND huyen |
    """)
    assert tally(reading) == {"GKH household": 1, "GKH collective": 1}


def test_the_number_of_a_letter_typed_without_marks_is_no_department(read: Read) -> None:
    reading = read("""
    # DS
    | UBND HUYEN HONG NGU | < |
    | UBND XA LONG THUAN | < |
    | So: 05/DS-UBND | < |
    | DANH SACH DE NGHI TANG DANH HIEU LAO DONG TIEN TIEN NAM 2020 | < |
    | STT | Ho va ten |
    | 1 | Nguyen Van Mau |
    """)
    assert units(reading) == {"Xã Long Thuận": 1}
