"""Whole workbooks in which everything meets, text files, and what a person settled.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from conftest import Book, Read
from grids import column, kinds, ledger, names, read_path, stated, tally, units
from hongngu_tally.reading import Words
from hongngu_tally.table.model import Override

# --- everything at once -------------------------------------------------------------------------------------


def test_a_commune_workbook_with_everything_in_it(read: Read) -> None:
    reading = read(r"""
    # Đề nghị
    | UBND HUYỆN HỒNG NGỰ | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | | Mẫu số 02 |
    | UBND XÃ LONG KHÁNH B | < | < | Độc lập - Tự do - Hạnh phúc | < | < | | |
    | Số: 45/TTr-UBND | < | < | Long Khánh B, ngày 12 tháng 11 năm 2020 | < | < | | |

    | DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < | < | < |
    | (Kèm theo Tờ trình số 45/TTr-UBND ngày 12 tháng 11 năm 2020 của UBND xã) | < | < | < | < | < | < | < |

    | STT | Họ và tên/Tên tập thể | Năm sinh | < | Chức vụ, đơn vị công tác | Đề nghị | < | Ghi chú |
    | ^ | ^ | Nam | Nữ | ^ | Danh hiệu thi đua | Hình thức khen thưởng | ^ |
    | (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) |
    | A | THƯỜNG XUYÊN | | | | | | |
    | I | TẬP THỂ | | | | | | |
    | 1 | Văn phòng UBND xã | | | | TTLĐTT | Giấy khen UBND huyện | |
    | 2 | Công an xã | | | | ĐVTT | | |
    | | Cộng (I): 02 tập thể | | | | | | |
    | II | CÁ NHÂN | | | | | | |
    | 1 | Nguyễn Mẫu An | 1980 | | Chủ tịch UBND xã | LĐTT, CSTĐCS | | |
    | 2 | Trần Thị Mẫu | | 1985 | Công chức Tài chính - Kế toán | LĐTT | Giấy khen UBND huyện | |
    | 3 | Lê Mẫu Cúc | | 1990 | Bí thư Đoàn xã | LĐTT | | |
    | 4 | | | | | | | |
    | | Cộng (II): 03 cá nhân | | | | | | |
    | B | CHUYÊN ĐỀ | | | | | | |
    | I | Tập thể: Không | | | | | | |
    | II | Hộ gia đình | | | | | | |
    | 1 | Hộ ông Phạm Mẫu Dung | | | Ấp Mẫu | | Giấy khen UBND xã | |
    | | TỔNG CỘNG: 02 tập thể, 03 cá nhân, 01 hộ | | | | | | |
    | Danh sách này có 06 tập thể, cá nhân, hộ gia đình./. | < | < | < | < | < | < | < |
    | | | | | | | | |
    | NGƯỜI LẬP | < | < | | | TM. ỦY BAN NHÂN DÂN | < | < |
    | | | | | | CHỦ TỊCH | < | < |


    | Võ Mẫu Lập | < | < | | | Hồ Mẫu Ký | < | < |
    # Hướng dẫn
    | HƯỚNG DẪN NHẬP DANH SÁCH | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Văn A | LĐTT |
    # (hidden) DM
    | Mã | Danh hiệu |
    | 1 | LĐTT |
    | 2 | CSTĐCS |
    """)
    assert tally(reading) == {
        "TTLDTT collective merit": 1,
        "GKH collective merit": 1,
        "DVTT collective merit": 1,
        "LDTT individual merit": 3,
        "CSTDCS individual merit": 1,
        "GKH individual merit": 1,
        "GKX household drive": 1,
    }
    assert ledger(reading) == (
        "title 1-3, title 5-6, header 8-9, numbering 10, section 11-12, nomination 13-14, total 15, section 16, "
        "nomination 17-19, note 20, total 21, section 22-24, nomination 25, total 26-27, signature 29-30, signature 33"
    )
    assert units(reading) == {"Xã Long Khánh B": 9}
    assert kinds(reading) == ["list", "example", "lookup"]
    assert [(row, number, who, first, last) for row, number, who, first, last, _ in stated(reading)][:5] == [
        (15, 2, "collective", 13, 14),
        (21, 3, "individual", 17, 19),
        (26, 2, "collective", 13, 25),
        (26, 3, "individual", 13, 25),
        (26, 1, "household", 13, 25),
    ]


def test_a_departments_list_by_blocks_and_units_with_merged_awards_and_page_breaks(read: Read) -> None:
    reading = read(r"""
    # Tổng hợp
    | PHÒNG NỘI VỤ HUYỆN HỒNG NGỰ | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA NĂM 2020 | < | < | < | < |
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | < | 2 | 3 | 4 |
    | A | KHỐI XÃ, THỊ TRẤN | < | < | < |
    | I | Xã Long Thuận | < | < | < |
    | 1 | 1 | Nguyễn Mẫu An | Chủ tịch | LĐTT |
    | 2 | 2 | Trần Mẫu Bình | Công chức | ^ |
    | II | Thị trấn Thường Thới Tiền | < | < | < |
    | 3 | 1 | Lê Mẫu Cúc | Công chức | LĐTT |
    | TT | < | Họ và tên | Chức vụ | Danh hiệu |
    | 4 | 2 | Phạm Mẫu Dung | Công chức | CSTĐCS |
    | B | KHỐI PHÒNG, BAN | < | < | < |
    | I | Phòng Tư pháp | < | < | < |
    | 5 | 1 | Võ Mẫu Em | Trưởng phòng | LĐTT |
    | Tổng cộng: 05 người | < | < | < | < |
    """)
    assert tally(reading) == {"LDTT individual": 4, "CSTDCS individual": 1}
    assert units(reading) == {"Xã Long Thuận": 2, "Thị trấn Thường Thới Tiền": 2, "Phòng Tư pháp": 1}
    assert ledger(reading) == (
        "title 1-2, header 3, numbering 4, section 5-6, nomination 7-8, section 9, nomination 10, header 11, "
        "nomination 12, section 13-14, nomination 15, total 16"
    )


def test_sheets_named_after_an_award(read: Read) -> None:
    reading = read(r"""
    # LĐTT
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức |
    | 2 | Trần Mẫu Bình | Công chức |
    # TT LĐTT
    | STT | Tên tập thể | Ghi chú |
    | 1 | Văn phòng | |
    # CSTĐCS
    | STT | Họ và tên | Chức vụ |
    | 1 | Nguyễn Mẫu An | Công chức |
    # GK huyện - chuyên đề
    | STT | Họ và tên | Chức vụ |
    | 1 | Lê Mẫu Cúc | Công chức |
    # Đột xuất
    | STT | Họ và tên | Chức vụ | Hình thức |
    | 1 | Phạm Mẫu Dung | Công chức | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {
        "LDTT individual": 2,
        "TTLDTT collective": 1,
        "CSTDCS individual": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }


def test_a_letter_beside_the_list_adds_nothing(read: Read) -> None:
    reading = read(r"""
    # Tờ trình
    | UBND XÃ LONG THUẬN | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | TỜ TRÌNH | < | < |
    | Về việc đề nghị khen thưởng năm 2020 | < | < |
    | Kính gửi: Chủ tịch UBND huyện Hồng Ngự | < | < |
    | LĐTT: 01 cá nhân; CSTĐCS: 01 cá nhân; Giấy khen: 02 tập thể. | < | < |
    | 1. Danh hiệu Lao động tiên tiến: 01 cá nhân. | < | < |
    | 2. Giấy khen cho 02 tập thể, gồm: 1. Văn phòng; 2. Công an xã. | < | < |
    | | | CHỦ TỊCH |
    | | | Lê Mẫu Ký |
    # Danh sách
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_list_without_running_numbers_and_with_two_columns_only(read: Read) -> None:
    reading = read(r"""
    # DS
    | Họ và tên | Danh hiệu |
    | 1. Nguyễn Mẫu An | LĐTT |
    | 2. Trần Mẫu Bình | LĐTT |
    | Tập thể Văn phòng | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}
    assert names(reading)[:2] == ["Nguyễn Mẫu An", "Trần Mẫu Bình"]


def test_a_list_by_hamlet_without_numerals(read: Read) -> None:
    reading = read(r"""
    # GĐVH
    | DANH SÁCH HỘ GIA ĐÌNH ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2020 | < | < |
    | STT | Họ và tên chủ hộ | Ghi chú |
    | ẤP LONG MẪU | < | < |
    | 1 | Nguyễn Mẫu An | |
    | 2 | Trần Mẫu Bình | |
    | Ấp Mẫu Hòa | < | < |
    | 1 | Lê Mẫu Cúc | |
    """)
    assert tally(reading) == {"GDVH household": 3}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4-5, section 6, nomination 7"


def test_short_words_for_the_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Tên | Đối tượng | Hình thức khen thưởng |
    | 1 | Ấp Mẫu | TT | GK huyện |
    | 2 | Nguyễn Mẫu An | CN | GK huyện |
    | 3 | Trần Mẫu Bình | HGĐ | GK huyện |
    | 4 | Lê Mẫu Cúc | Hộ | GK huyện |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 2}


def test_a_name_that_the_award_allows_wins_over_the_wrong_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Danh hiệu |
    | I. TẬP THỂ | < | < |
    | 1 | Văn phòng | TTLĐTT |
    | 2 | Nguyễn Mẫu An | LĐTT |
    | II. CÁ NHÂN | < | < |
    | 1 | Trần Mẫu Bình | LĐTT |
    | 2 | Phòng Nội vụ | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 2}


def test_a_person_with_a_title_for_collectives_stays_a_person(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | Tập thể lao động tiên tiến |
    """)
    assert tally(reading) == {"TTLDTT individual": 1}


def test_nominees_whose_names_begin_like_totals_or_signatures(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN | < | < |
    | STT | Tên tập thể | Thành tích |
    | 1 | Tổng công ty Mẫu Sen | Hỗ trợ xây cầu |
    | 2 | Cộng tác viên dân số ấp 1 | Có nhiều thành tích |
    | 3 | Thường trực Hội đồng nhân dân xã | Có nhiều thành tích |
    | 4 | Hội đồng thi đua - khen thưởng xã | Có nhiều thành tích |
    | 5 | Trưởng ban nhân dân các ấp | Có nhiều thành tích |
    """)
    assert tally(reading) == {"GKH collective": 5}


def test_awards_under_merged_kinds_of_recipient(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên/Tên tập thể | Tập thể | < | Cá nhân | < |
    | ^ | ^ | TTLĐTT | Giấy khen UBND huyện | LĐTT | Giấy khen UBND huyện |
    | 1 | Văn phòng | x | x | | |
    | 2 | Nguyễn Mẫu An | | | x | x |
    """)
    assert tally(reading) == {
        "TTLDTT collective": 1,
        "GKH collective": 1,
        "LDTT individual": 1,
        "GKH individual": 1,
    }


def test_a_decision_number_says_that_it_was_decided(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Danh hiệu | Số quyết định | Ngày quyết định |
    | 1 | Nguyễn Mẫu An | LĐTT | 12/QĐ-UBND | 2020-12-20 |
    | 2 | Trần Mẫu Bình | LĐTT | | |
    """)
    assert column(reading, "stage") == ["decided", "nominated"]


def test_a_school_year_is_its_last_year(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM HỌC 2019 - 2020 | < | < |
    | Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    assert [year for _, _, year, _ in reading.sheets[0].years] == [2020]


def test_dashes_for_blanks_and_dots_for_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | - | LĐTT |
    | 2 | Trần Mẫu Bình | ---- | LĐTT |
    | 3 | - | - | - |
    | 4 | …………… | …… | …… |
    | … | … | … | … |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert ledger(reading) == "header 1, nomination 2-3, note 4-6"


def test_a_title_inside_the_first_merged_row_of_the_table(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN\nDANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1 | Nguyễn Mẫu An | Công chức | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert units(reading) == {"Xã Long Thuận": 1}


def test_lists_for_tracks_below_one_another_each_with_letterhead_and_signature(read: Read) -> None:
    table = r"""
    | UBND XÃ LONG THUẬN | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN {} NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | Hình thức khen thưởng |
    | 1 | Nguyễn Mẫu {} | Công chức | Giấy khen UBND huyện |
    | | NGƯỜI LẬP | | CHỦ TỊCH |

    | | Trần Mẫu Lập | | Lê Mẫu Ký |

"""
    tracks = [("THƯỜNG XUYÊN", "An"), ("CHUYÊN ĐỀ", "Bình"), ("ĐỘT XUẤT", "Cúc")]
    reading = read("    # DS\n" + "".join(table.format(*one) for one in tracks))
    assert tally(reading) == {
        "GKH individual merit": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }
    assert units(reading) == {"Xã Long Thuận": 3}
    assert ledger(reading).startswith(
        "title 2-3, header 4, nomination 5, signature 6, signature 8, title 11-12, header 13"
    )


# --- text files ---------------------------------------------------------------------------------------------

_LINES = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "", "", ""],
    ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
    ["1", "Nguyễn Mẫu An", "Công chức", "LĐTT"],
    ["2", "Trần Mẫu Thị Bưởi", "Kế toán", "Chiến sĩ thi đua cơ sở"],
    ["", "Tổng cộng: 2 người", "", ""],
]


def _cp1258(text: str) -> bytes:
    """Code page 1258 keeps tone marks as letters of their own behind the vowel."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        letters += [base, *tones] if tones and not _fits(letter) else [letter]
    return "".join(letters).encode("cp1258")


def _fits(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_text_files(tmp_path: Path, separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(line) for line in _LINES) + "\r\n"
    path = tmp_path / ("danh-sach.tsv" if separator == "\t" else "danh-sach.csv")
    path.write_bytes(_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    reading = read_path(path)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4, total 5"
    assert names(reading) == ["Nguyễn Mẫu An", "Trần Mẫu Thị Bưởi"]


def test_a_workbook_under_the_name_of_the_old_format(book: Book, tmp_path: Path) -> None:
    path = book(r"""
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """)
    renamed = path.rename(tmp_path / "danh-sach.xls")
    assert tally(read_path(renamed)) == {"LDTT individual": 1}


# --- what a person settled in tally.toml


ODD = r"""
# DS
| Ai | Được gì | Phòng |
| Nguyễn Mẫu An | LĐTT | Phòng Tư pháp |
| Trần Mẫu Bình | CSTĐCS | Phòng Tư pháp |
"""


def test_columns_that_a_person_names_are_read(book: Book) -> None:
    override = Override("danh-sach.xlsx", header=(1,), columns=(("name", 1), ("award", 2)))
    reading = read_path(book(ODD), Words(overrides=(override,)))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert kinds(read_path(book(ODD), Words())) == ["other"]


def test_a_sheet_that_a_person_leaves_out_counts_nobody_and_keeps_its_rows(book: Book) -> None:
    reading = read_path(book(ODD), Words(overrides=(Override("*.xlsx", "D*", ignore=True),)))
    assert tally(reading) == {}
    assert ledger(reading) == "note 1-3"


def test_a_unit_that_a_person_names_goes_before_the_letterhead(book: Book) -> None:
    text = r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu An | LĐTT |
    """
    reading = read_path(book(text), Words(overrides=(Override("danh-sach.xlsx", unit="Xã Phú Thuận A"),)))
    assert units(reading) == {"Xã Phú Thuận A": 1}


# --- two lists, or two names, in one row ------------------------------------------------------------------------


def test_lists_side_by_side_under_one_title_need_no_running_numbers_to_be_two(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < | < | < |
    | Tên đơn vị | Đơn vị đề nghị | | Họ tên | Đơn vị đề nghị |
    | Hội Phụ nữ ấp 2 | Thanh tra huyện | | Nguyễn Mẫu Ấp | Phòng Nội vụ |
    | Cộng đồng ấp Mẫu 4 | Phòng Nội vụ | | | |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 1}
