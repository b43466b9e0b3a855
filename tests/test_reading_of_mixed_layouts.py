"""Lists that mix the habits of several offices: what was read wrongly at first in workbooks written for the purpose.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Book, Read
from grids import ledger, names, read_path, stated, tally, units
from hongngu_tally import pipeline
from hongngu_tally.provenance import Provenance
from hongngu_tally.settings import Settings
from hongngu_tally.vocabulary import load_vocabulary

Mismatches = Callable[[str], list[tuple[str | None, str]]]


@pytest.fixture
def mismatches(book: Book, read_here: None) -> Mismatches:
    """Of a workbook: (cell, number) of every total that disagrees with its rows."""

    def of(text: str) -> list[tuple[str | None, str]]:
        found = pipeline.run([book(text)], year=2020).findings
        return [(one.place.cell, str(one.value)) for one in found if one.code == "W401"]

    return of


# --- who a row is for ---------------------------------------------------------------------------------------


def test_enterprises_under_a_title_that_speaks_of_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | CHI CỤC THUẾ HUYỆN HỒNG NGỰ |
    | DANH SÁCH NGƯỜI NỘP THUẾ TIÊU BIỂU ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Tên doanh nghiệp          | Địa chỉ        | Thành tích      |
    | 1   | Công ty TNHH Mẫu Một      | xã Long Thuận  | Chấp hành tốt   |
    | 2   | HTX Nông nghiệp Mẫu Hai   | xã Thường Lạc  | Chấp hành tốt   |
    """)
    assert tally(reading) == {"GKH collective": 2}


@pytest.mark.parametrize("title", ["Tên doanh nghiệp, doanh nhân", "Tên doanh nghiệp"])
def test_a_name_with_a_form_of_address_is_a_persons_whatever_stands_above(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH DOANH NGHIỆP TIÊU BIỂU ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | {title}             | Địa chỉ | Thành tích nổi bật |
    | Công ty TNHH Mẫu    | Ấp 1    | Doanh thu tăng     |
    | Ông Nguyễn Văn Mẫu  | Ấp 2    | Tạo việc làm       |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dân quân Lê Văn Mẫu", "individual"),
        ("DÂN QUÂN LÊ VĂN MẪU", "individual"),
        ("Công chức Nguyễn Thị Mẫu", "individual"),
        ("ĐDĐH Trần Mẫu Bình", "individual"),
        ("Dân quân thường trực", "collective"),
        ("Công chức Văn phòng", "collective"),
        ("Công chức Mầm non", "collective"),
    ],
)
def test_what_somebody_is_before_the_name(name: str, kind: str) -> None:
    assert load_vocabulary().names.kind(name) == kind


def test_the_same_person_with_and_without_what_they_are() -> None:
    names = load_vocabulary().names
    assert names.bearer("Dân quân Lê Văn Mẫu").key == names.bearer("Lê Văn Mẫu").key


# --- which award and track ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Bằng khen của Trung ương Đoàn", "BKT"),
        ("Bằng khen TW Hội LHPN Việt Nam", "BKT"),
        ("Bằng khen của BCH Trung ương Đoàn TNCS Hồ Chí Minh", "BKT"),
        ("Bằng khen của Viện trưởng VKSND tối cao", "BKT"),
        ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "BKT"),
        ("Cờ thi đua của Trung ương Hội", "CTDT"),
        ("Bằng khen cấp Nhà nước", "BKTTG"),
    ],
)
def test_central_bodies_sign_as_ministers_do(text: str, award: str) -> None:
    found = load_vocabulary().phrases.parse(text)
    assert (found.awards, found.rest) == ((award,), ())


def test_a_remark_that_is_a_track_and_nothing_else(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Chức vụ   | Hình thức | Cấp khen | Ghi chú                   |
    | 1   | Nguyễn Mẫu An | Công chức | Giấy khen | Huyện    | đột xuất                |
    | 2   | Trần Mẫu Bình | Công chức | Giấy khen | Huyện    | Khen chuyên đề          |
    | 3   | Lê Mẫu Cúc    | Công chức | Giấy khen | Huyện    | thường xuyên đi công tác |
    | 4   | Phạm Mẫu Dung | Công chức | LĐTT      | Huyện    | bổ sung                 |
    """)
    assert tally(reading) == {
        "GKH individual sudden": 1,
        "GKH individual drive": 1,
        "GKH individual": 1,
        "LDTT individual": 1,
    }


def test_headings_without_a_numeral_that_begin_with_a_track_or_a_drive(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | TT | Cấp bậc, họ và tên           | Đơn vị         |
    | Công tác tuyển quân năm 2020 |
    | 1  | Thượng tá Nguyễn Văn Mẫu     | Ban CHQS huyện |
    | 2  | Ban CHQS xã Long Thuận       |                |
    | Phong trào "Tuổi trẻ giữ nước" |
    | 1  | Thượng úy Trần Văn Mẫu       | Ban CHQS huyện |
    | Thành tích đột xuất trong cứu hộ, cứu nạn |
    | 1  | Dân quân Lê Văn Mẫu          | xã Thường Lạc  |
    | Tổng cộng: 01 tập thể; 03 cá nhân |
    """)
    assert tally(reading) == {
        "GKH individual": 1,
        "GKH collective": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }


# --- rows around the nominees -------------------------------------------------------------------------------


def test_a_remark_in_the_awards_column_is_nobodys_second_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | Danh hiệu | Họ và tên     | Chức danh | TT |
    | A         | Nguyễn Mẫu An | Bác sĩ    | 1  |
    | A; B      | Trần Mẫu Bình | Bác sĩ    | 2  |
    | Ghi chú: A = Lao động tiên tiến; B = Chiến sĩ thi đua cơ sở |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, note 4"


def test_numbers_under_the_awards_behind_a_label_nobody_knows(read: Read, mismatches: Mismatches) -> None:
    text = r"""
    # DS
    | STT | Họ và tên     | Danh hiệu | <      |
    |     |               | LĐTT      | CSTĐCS |
    | 1   | Nguyễn Mẫu An | x         | x      |
    | 2   | Trần Mẫu Bình | x         |        |
    | TC  |               | 2         | 2      |
    """
    assert ledger(read(text)) == "header 1-2, nomination 3-4, total 5"
    assert mismatches(text) == [("D5", "2")]


def test_whoever_has_no_mark_is_in_no_columns_total(mismatches: Mismatches) -> None:
    rows = r"""
    # DS
    | STT | Họ và tên     | Lao động tiên tiến | Chiến sĩ thi đua cơ sở | Ghi chú   |
    | 1   | Nguyễn Mẫu An | X                  | X                      |           |
    | 2   | Trần Mẫu Bình | X                  |                        |           |
    | 3   | Lê Mẫu Cúc    |                    |                        | Thai sản  |
    """
    right = "    | Tổng cộng (3 lượt cá nhân) | < | 2 | 1 | |\n"
    wrong = "    | Tổng cộng (4 lượt cá nhân) | < | 3 | 1 | |\n"
    assert mismatches(rows + right) == []
    assert mismatches(rows + wrong) == [("A5", "4"), ("C5", "3")]


# --- whose list it is ---------------------------------------------------------------------------------------


def test_a_part_of_a_listed_body_hands_in_nothing_of_its_own(read: Read) -> None:
    reading = read(r"""
    # Khoa Nội
    | TRUNG TÂM Y TẾ HUYỆN HỒNG NGỰ |
    | KHOA NỘI |
    | TT | Họ và tên         | Chức danh | Danh hiệu |
    | 1  | BS. Nguyễn Mẫu An | Bác sĩ    | LĐTT      |

    # Trường
    | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HỒNG NGỰ |
    | TRƯỜNG TIỂU HỌC MẪU MỘT |
    | TT | Họ và tên         | Chức vụ   | Danh hiệu |
    | 1  | Trần Mẫu Bình     | Giáo viên | LĐTT      |
    """)
    assert units(reading) == {"Trung tâm Y tế huyện": 1, "TRƯỜNG TIỂU HỌC MẪU MỘT": 1}


def test_numbers_read_from_a_file_stay(tmp_path: Path) -> None:
    # A column titled in TCVN3 for a font that nobody told: "Ghi chó" is a word, and so the title stays as it is.
    path = tmp_path / "ds.csv"
    path.write_text(
        "STT,Họ và tên,Hình thức,Cấp khen,Ghi chó\n1,Nguyễn Mẫu An,Giấy khen,Huyện,đột xuất\n", "utf-8"
    )
    assert tally(read_path(path)) == {"GKH individual sudden": 1}


# --- headings, captions, numbers ----------------------------------------------------------------------------


def test_a_heading_that_goes_on_from_the_caption_above_the_header_ends_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN |
    | I. CÁ NHÂN |
    | TT | Họ và tên     | Chức vụ   | Danh hiệu đề nghị |
    | 1  | Nguyễn Mẫu An | Chủ tịch  | LĐTT              |
    | II. TẬP THỂ |
    | TT | Tên tập thể   |           | Danh hiệu đề nghị |
    | 1  | Công an xã    |           | TT LĐTT           |
    | III. HÌNH THỨC KHEN THƯỞNG |
    | TT | Họ và tên/Tập thể | Chức vụ  | Hình thức khen | Cấp khen |
    | 1  | Trần Mẫu Bình     | Chủ tịch | Bằng khen      | Tỉnh     |
    | 2  | Công an xã        |          | Giấy khen      | Huyện    |
    """)
    assert tally(reading) == {
        "LDTT individual": 1,
        "TTLDTT collective": 1,
        "BKT individual": 1,
        "GKH collective": 1,
    }


def test_captions_hold_what_their_own_lists_open(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | I. TẬP THỂ |
    | TT | Tên           | Hình thức          |
    | I  | Xã Long Thuận |                    |
    | 1  | Công an xã    | Giấy khen UBND huyện |
    | II | Xã Thường Lạc |                    |
    | 1  | Trạm Y tế xã  | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKH collective": 2}
    assert units(reading) == {"Xã Long Thuận": 1, "Xã Thường Lạc": 1}


def test_units_awards_and_bulleted_names_in_three_depths(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | DANH SÁCH KHEN THƯỞNG NĂM 2020 |
    | TT | Tập thể, cá nhân                      | Chức vụ  |
    | I  | KHEN THƯỞNG THƯỜNG XUYÊN              |          |
    | 1  | Xã Long Thuận                         |          |
    | a  | Lao động tiên tiến                    |          |
    | -  | Nguyễn Mẫu An                         | Chủ tịch |
    | b  | Giấy khen của Chủ tịch UBND huyện     |          |
    | -  | Trần Mẫu Bình                         | Nông dân |
    | -  | Công an xã Long Thuận                 |          |
    | 2  | Xã Thường Lạc                         |          |
    | a  | Lao động tiên tiến                    |          |
    | -  | Lê Mẫu Cúc                            | Chủ tịch |
    | II | KHEN THƯỞNG CHUYÊN ĐỀ                 |          |
    | 1  | Xã Long Thuận                         |          |
    | a  | Giấy khen của Chủ tịch UBND huyện     |          |
    | -  | Phạm Mẫu Dung                         | Nông dân |
    """)
    assert tally(reading) == {
        "LDTT individual merit": 2,
        "GKH individual merit": 1,
        "GKH collective merit": 1,
        "GKH individual drive": 1,
    }
    assert units(reading) == {"Xã Long Thuận": 4, "Xã Thường Lạc": 1}


def test_communes_numbered_under_an_award_are_nominees(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | TT | Tập thể       | Thành tích |
    | 1  | Xã Long Thuận |            |
    | 2  | Xã Thường Lạc |            |
    """)
    assert tally(reading) == {"GKH collective": 2}


def test_blocks_that_nothing_numbers_where_nobody_is_numbered(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ THƯỜNG LẠC |
    | STT | Họ và tên                    | Chức vụ   | Danh hiệu |
    |     | KHỐI ĐẢNG, ĐOÀN THỂ          |           |           |
    |     | Nguyễn Mẫu An                | Bí thư    | LĐTT      |
    |     | CÁN BỘ KHÔNG CHUYÊN TRÁCH    |           |           |
    |     | Trần Mẫu Bình                | PCT HND   | LĐTT      |
    |     | Tổng cộng: 02                |           |           |
    """)
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4, section 5, nomination 6, total 7"


def test_columns_numbered_in_words(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN |
    | STT   | Họ và tên     | Chức vụ, đơn vị | Ghi chú |
    | Cột 1 | Cột 2         | Cột 3           | Cột 4   |
    | 1     | Nguyễn Mẫu An | Đội An ninh     |         |
    """)
    assert ledger(reading) == "title 1, header 2, numbering 3, nomination 4"


def test_names_under_awards_that_stand_over_the_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | KHO BẠC NHÀ NƯỚC HUYỆN HỒNG NGỰ |
    | LAO ĐỘNG TIÊN TIẾN | < | < | CHIẾN SĨ THI ĐUA CƠ SỞ | < | GIẤY KHEN CHỦ TỊCH UBND HUYỆN | < |
    | TT | Họ và tên     | Chức vụ  | Họ và tên     | Sáng kiến | Họ và tên     | Thành tích |
    | 1  | Nguyễn Mẫu An | Giám đốc | Nguyễn Mẫu An | Số hóa    | Phạm Mẫu Dung | Tốt        |
    | 2  | Trần Mẫu Bình | Kế toán  |               |           | Võ Mẫu Em     | Tốt        |
    | 3  | Lê Mẫu Cúc    | Giao dịch |              |           |               |            |
    """)
    assert tally(reading) == {"LDTT individual": 3, "CSTDCS individual": 1, "GKH individual": 2}


def test_a_legend_above_the_list_asks_for_nothing(read: Read) -> None:
    text = r"""
    # DS
    | KẾT QUẢ THI ĐUA NĂM HỌC 2019-2020 |
    | (Ký hiệu: T: Lao động tiên tiến; C: Chiến sĩ thi đua cơ sở; K: Giấy khen của Chủ tịch UBND huyện) |
    | STT | Họ và tên     | Nhiệm vụ    | {} |
    | 1   | Nguyễn Mẫu An | Hiệu trưởng | T, C |
    | 2   | Trần Mẫu Bình | Giáo viên   | T    |
    | 3   | Lê Mẫu Cúc    | Giáo viên   | T, K |
    """
    signs = {"LDTT individual": 3, "CSTDCS individual": 1, "GKH individual": 1}
    assert tally(read(text.format("Kết quả thi đua"))) == signs
    # Under a title that nobody knows the signs are no awards, and nobody is given what the legend names.
    assert tally(read(text.format("Ô bốn"))) == {"held back: award-missing": 3}


@pytest.mark.parametrize(("cell", "award"), [("TT", "GKX"), ("X", "GKX"), ("H", "GKH"), ("Huyện", "GKH")])
def test_a_letter_or_two_in_a_column_of_levels(read: Read, cell: str, award: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Hình thức | Cấp khen |
    | 1   | Nguyễn Mẫu An | GK        | {cell}   |
    """)
    assert tally(reading) == {f"{award} individual": 1}


def test_kinds_of_bodies_that_no_word_knows_are_parts_of_one_total(mismatches: Mismatches) -> None:
    rows = r"""
    # DS
    | Stt  | Tên HTX/THT           | Địa chỉ | Hình thức khen thưởng |
    | 1    | HTX Mẫu Thuận         | Ấp 1    | Giấy khen UBND huyện  |
    | 2    | Tổ hợp tác Xoài Mẫu   | Ấp 2    | Giấy khen UBND huyện  |
    | 3    | HTX Thủy sản Mẫu      | Ấp 3    | Giấy khen UBND huyện  |
    """
    assert mismatches(rows + "    | Tổng | 02 HTX, 01 THT | | |\n") == []
    assert mismatches(rows + "    | Tổng | 02 HTX, 02 THT | | |\n") == [("B5", "4")]


def test_the_body_in_front_of_a_title_in_one_line_hands_in(read: Read) -> None:
    reading = read(r"""
    # BM05
    | ĐIỆN LỰC MẪU - DANH SÁCH CBCNV ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | HỌ VÀ TÊN CBCNV | CHỨC DANH |
    | 1   | Nguyễn Mẫu An   | Công nhân |
    """)
    assert units(reading) == {"ĐIỆN LỰC MẪU": 1}


@pytest.mark.parametrize(
    ("letterhead", "sheet", "unit"),
    [
        ("TRƯỜNG TIỂU HỌC MẪU MỘT", "TH Mẫu Một", "trường tiểu học mẫu một"),
        ("", "TH Mẫu Một", "th mẫu một"),
        # Not "TH" for "tổng hợp".
        ("", "TH CN", ""),
    ],
)
def test_sheets_called_after_schools(
    book: Book, read_here: None, letterhead: str, sheet: str, unit: str
) -> None:
    path = book(rf"""
    # MN Mẫu Sen
    | Họ tên        | Danh hiệu |
    | Nguyễn Mẫu An | LĐTT      |

    # {sheet}
    | {letterhead} |
    | TT | Họ tên        | Danh hiệu |
    | 1  | Trần Mẫu Bình | LĐTT      |
    """)
    found = pipeline.run([path], year=2020).counted["unit"]
    assert sorted(map(str.casefold, found)) == (["mn mẫu sen", unit] if unit else [path.parent.name] * 2)


def test_sections_of_units_in_a_year_that_no_list_of_units_is_of(book: Book, read_here: None) -> None:
    path = book(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | TỔNG HỢP KHEN THƯỞNG NĂM 2018 |
    | Stt | Họ và tên     | Chức vụ | Danh hiệu |
    | Đơn vị: Xã Long Thuận (01) |
    | 1   | Nguyễn Mẫu An | CT      | LĐTT      |
    | Đơn vị: Phòng Tư pháp (01) |
    | 1   | Trần Mẫu Bình | TP      | LĐTT      |
    """)
    assert sorted(pipeline.run([path], year=2018).counted["unit"]) == ["Phòng Tư pháp", "Xã Long Thuận"]


@pytest.mark.parametrize("awards", ["| Danh hiệu đề nghị |", ""])
def test_those_who_met_stand_above_what_they_decided(read: Read, awards: str) -> None:
    result = "như sau" if awards else "đề nghị danh hiệu Lao động tiên tiến"
    reading = read(rf"""
    # BB
    | BIÊN BẢN HỌP XÉT THI ĐUA NĂM 2020 |
    | Thành phần dự họp: |
    | 1. Ông Nguyễn Văn Chủ Tọa - Chủ tịch |
    | 2. Bà Trần Thị Thư Ký - Phó Chủ tịch |
    | Kết quả bình xét {result}: |
    | STT | Họ và tên     | Chức vụ      {awards or "|"}
    | 1   | Lê Mẫu Cúc    | Chủ tịch     | {"LĐTT" if awards else ""} |
    | 2   | Phạm Mẫu Dung | Phó Chủ tịch | {"LĐTT" if awards else ""} |
    """)
    assert tally(reading) == {"LDTT individual": 2}


# --- titles over columns ------------------------------------------------------------------------------------


def test_who_signs_stands_over_the_awards_to_mark(book: Book, read_here: None) -> None:
    path = book(r"""
    # DS
    | UBND XÃ THƯỜNG PHƯỚC 1 |
    | TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | Họ và tên, tập thể | UBND xã khen | <         | Đề nghị UBND huyện | <         |
    |    |                    | LĐTT         | Giấy khen | CSTĐCS             | Giấy khen |
    | 1  | Nguyễn Mẫu An      | x            |           | x                  |           |
    | 2  | Trần Mẫu Bình      | x            | x         |                    | x         |
    | 3  | Ấp 1               |              | x         |                    |           |
    """)
    counted = pipeline.run([path], year=2020).counted
    assert Counter(zip(counted["award"], counted["level"], strict=True)) == {
        ("LDTT", "commune"): 2,
        ("CSTDCS", "district"): 1,
        ("GKX", "commune"): 2,
        ("GKH", "district"): 1,
    }


def test_classes_of_an_order_below_a_title_merged_over_a_blank_row(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên     | Chức vụ | Huân chương Lao động | <        | <       | BK TTg |
    | ^  | ^             | ^       | ^                    | ^        | ^       | ^      |
    |    |               |         | hạng Nhất            | hạng Nhì | hạng Ba |        |
    | 1  | Nguyễn Mẫu An | Bí thư  |                      | x        |         |        |
    | 2  | Trần Mẫu Bình | PBT     |                      |          | x       |        |
    | 3  | Lê Mẫu Cúc    | CVP     |                      |          |         | x      |
    """)
    assert tally(reading) == {"HCLD2 individual": 1, "HCLD3 individual": 1, "BKTTG individual": 1}


def test_what_people_asked_for_beside_what_was_decided(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên     | Đề nghị của cá nhân | Kết quả bình xét | Số phiếu |
    | 1   | Nguyễn Mẫu An | CSTĐCS              | LĐTT             | 5/9      |
    | 2   | Trần Mẫu Bình | LĐTT                | LĐTT             | 9/9      |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_a_year_behind_its_label_in_a_cell_of_its_own(read: Read) -> None:
    reading = read(r"""
    # Form
    | Đơn vị: | Phòng Y tế huyện |
    | Năm:    | 2022             |
    | Stt | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    """)
    assert [year for _, _, year, _ in reading.sheets[0].years] == [2022]


# --- what inspect tells of it -------------------------------------------------------------------------------


def test_where_tracks_and_kinds_were_read(book: Book) -> None:
    path = book(r"""
    # DS
    | HUYỆN ĐOÀN HỒNG NGỰ |
    | DANH SÁCH KHEN THƯỞNG NĂM 2020 |
    | (Trong thực hiện cuộc vận động "Xây dựng nông thôn mới") |
    | STT | Họ và tên       | Ghi chú  |
    | I   | ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN |
    | 1   | Tập thể         |          |
    | -   | Chi đoàn Mẫu    | đột xuất |
    | 2   | Cá nhân         |          |
    | -   | Nguyễn Mẫu An   |          |
    """)
    reading = read_path(path)
    found = Provenance(load_vocabulary(), Settings()).of(reading, reading.sheets[0])
    told = {(one.dimension, one.value): (one.source, one.places) for one in found}
    assert told["track", "sudden"] == ("column", ((0, 3),))
    assert told["track", "drive"] == ("title", ((3, 1),))
    assert told["recipient", "collective"] == ("section", ((6, 0),))
    assert told["recipient", "individual"] == ("section", ((8, 0),))


# --- what looks like column titles --------------------------------------------------------------------------


def test_a_section_of_people_over_a_section_of_their_award_is_no_header(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên (tập thể, cá nhân) | Chức vụ    | Danh hiệu |
    | I   | TẬP THỂ                      |            |           |
    | 1   | Công an xã                   |            | TT LĐTT   |
    | II  | CÁ NHÂN                      |            |           |
    | A   | Chiến sỹ thi đua cơ sở       |            |           |
    | 1   | Nguyễn Mẫu An                | Chủ tịch   | CSTĐ cơ sở |
    | B   | Lao động tiên tiến           |            |           |
    | 1   | Nguyễn Mẫu An                | Chủ tịch   | LĐTT      |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "CSTDCS individual": 1, "LDTT individual": 1}


def test_the_title_of_a_second_list_is_no_title_of_its_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ  |
    | 1   | Nguyễn Mẫu An | Chủ tịch |
    |     |               | CHỦ TỊCH |
    | DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Tên tập thể   | Ghi chú  |
    | 1   | Ban CHQS xã   |          |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}


def test_the_same_title_over_each_of_three_lists(read: Read) -> None:
    reading = read(r"""
    # TH
    | UBND XÃ LONG THUẬN      |               |    |  | UBND XÃ PHÚ THUẬN A     |               |    |
    | DANH SÁCH LĐTT NĂM 2020 |               |    |  | DANH SÁCH LĐTT NĂM 2020 |               |    |
    | STT                     | Họ tên        | CV |  | STT                     | Họ tên        | CV |
    | 1                       | Nguyễn Mẫu An | CT |  | 1                       | Trần Mẫu Bình | CT |
    | 2                       | Lê Mẫu Cúc    | CC |  |                         |               |    |
    """)
    assert tally(reading) == {"LDTT individual": 3}
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Phú Thuận A": 1}


def test_units_written_once_in_the_list_of_an_office_that_gathers_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ |
    | PHÒNG NỘI VỤ        |
    | STT | Đơn vị trình   | Họ và tên     | Danh hiệu |
    | 1   | Xã Long Thuận  | Nguyễn Mẫu An | LĐTT      |
    | 2   |                | Trần Mẫu Bình | LĐTT      |
    | 3   | Xã Thường Lạc  | Lê Mẫu Cúc    | LĐTT      |
    | 4   |                | Võ Mẫu Dân    | LĐTT      |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 2}


def test_dittos_typed_in_parts_of_letters(read: Read) -> None:
    ditto = unicodedata.normalize("NFD", "như trên")
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Hình thức            |
    | 1   | Nguyễn Mẫu An | Giấy khen UBND huyện |
    | 2   | Trần Mẫu Bình | {ditto}              |
    """)
    assert tally(reading) == {"GKH individual": 2}


def test_kinds_to_mark_above_their_totals(read: Read, mismatches: Mismatches) -> None:
    text = r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | STT  | Tên đối tượng           | Cá nhân | Tập thể | Hộ gia đình | Địa chỉ |
    | 1    | Nguyễn Mẫu An           |         |         | x           | Ấp 1    |
    | 2    | Trần Mẫu Bình           | x       |         |             | Ấp 1    |
    | 3    | Chi hội Nông dân ấp 2   |         | x       |             | Ấp 2    |
    | 4    | Lê Mẫu Cúc              |         |         | x           | Ấp 2    |
    | Cộng |                         | 1       | 1       | 2           |         |
    """
    assert tally(read(text)) == {"GKX household": 2, "GKX individual": 1, "GKX collective": 1}
    assert mismatches(text) == []


def test_parts_of_grades_kinds_and_forms_where_the_file_lost_its_merged_ranges(read: Read) -> None:
    grades = read(r"""
    # DS
    | Stt | Họ và tên     | Kết quả xếp loại |   |   | Danh hiệu thi đua |             |          |
    |     |               | A                | B | C | LĐTT              | CSTĐ cơ sở  | GK Huyện |
    | 1   | Nguyễn Mẫu An | x                |   |   | 1                 | 1           |          |
    | 2   | Trần Mẫu Bình |                  | x |   | 1                 |             | 1        |
    """)
    assert tally(grades) == {"LDTT individual": 2, "CSTDCS individual": 1, "GKH individual": 1}
    kinds = read(r"""
    # DS
    | STT | Tên cá nhân, tập thể | Đối tượng |    | Danh hiệu thi đua | Hình thức khen thưởng |      |
    |     |                      | CN        | TT |                   | Tên hình thức         | Cấp  |
    | 1   | Nguyễn Mẫu An        | x         |    | CSTĐCS            | Bằng khen             | Tỉnh |
    | 2   | Phòng Tư pháp        |           | x  | TTLĐTT            |                       |      |
    """)
    assert tally(kinds) == {"CSTDCS individual": 1, "BKT individual": 1, "TTLDTT collective": 1}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Hộ GĐ", "household"),
        ("Hộ kinh doanh", "household"),
        ("Cá nhân tiêu biểu", "individual"),
        ("Doanh nghiệp tư nhân", "collective"),
        ("Cán bộ doanh nghiệp", "individual"),
    ],
)
def test_a_kind_with_more_words_behind_it(read: Read, cell: str, kind: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Đối tượng | Tên           | Hình thức | Cấp   |
    | 1   | {cell}    | Nguyễn Mẫu An | GK        | Huyện |
    """)
    assert tally(reading) == {f"GKH {kind}": 1}


def test_awards_held_year_by_year_under_a_title_that_proposes_another(read: Read) -> None:
    title = "DANH SÁCH ĐỀ NGHỊ {} NĂM HỌC 2019-2020"
    text = r"""
    # DS
    | {} |
    | STT | Họ và tên     | Danh hiệu năm học 2018-2019 | Danh hiệu năm học 2019-2020 |
    | 1   | Nguyễn Mẫu An | CSTĐCS                      | CSTĐCS                      |
    | 2   | Trần Mẫu Bình | CSTĐCS                      | CSTĐCS                      |
    """
    assert tally(read(text.format(title.format("TẶNG BẰNG KHEN CỦA UBND TỈNH")))) == {"BKT individual": 2}
    with_condition = (
        title.format("BẰNG KHEN UBND TỈNH") + " (CÓ 2 NĂM LIÊN TỤC ĐẠT CSTĐCS: 2018-2019, 2019-2020)"
    )
    assert tally(read(text.format(with_condition))) == {"BKT individual": 2}
    assert tally(read(text.format(title.format("CÔNG NHẬN CSTĐCS")))) == {"CSTDCS individual": 2}


# --- lists without column titles ----------------------------------------------------------------------------


def test_numbered_names_under_a_title_that_says_the_award(read: Read) -> None:
    reading = read(r"""
    # DS
    | HỘI NÔNG DÂN HUYỆN HỒNG NGỰ |
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | 1 | Nguyễn Mẫu An | Chủ tịch Hội     |
    | 2 | Trần Mẫu Bình | Phó Chủ tịch Hội |
    | Tổng cộng: 02 người |
    """)
    assert tally(reading) == {"GKH individual": 2}
    assert ledger(reading) == "title 1-2, nomination 3-4, total 5"


def test_paragraphs_of_a_decision_under_their_headings(read: Read) -> None:
    reading = read(r"""
    # QĐ
    | UBND HUYỆN HỒNG NGỰ |
    | Danh sách tập thể, cá nhân được tặng Giấy khen của Chủ tịch UBND huyện năm 2020 |
    | I. Tập thể: |
    | 1. Phòng Nội vụ huyện |
    | 2. Phòng Tư pháp huyện |
    | II. Cá nhân: |
    | 1. Ông Nguyễn Văn Mẫu, Trưởng phòng Nội vụ |
    | 2. Bà Trần Thị Mẫu, Phó Trưởng phòng Tư pháp |
    | CHỦ TỊCH |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 2}


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH KHÁCH MỜI DỰ LỄ TRAO BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2020",
        "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG XÉT TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN",
    ],
)
def test_numbered_names_under_another_title_are_no_nominees(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | {title} |
    | 1 | Nguyễn Mẫu An | Chủ tịch |
    | 2 | Trần Mẫu Bình | Công chức |
    """)
    assert tally(reading) == {}


def test_blank_columns_between_those_of_one_list(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT |  | Đơn vị trình  |  | Họ và tên     |  | Danh hiệu |  | Hình thức |  | Ghi chú |
    | 1   |  | Xã Long Thuận |  | Nguyễn Mẫu An |  | LĐTT      |  | GK huyện  |  |         |
    | 2   |  | Phòng Y tế    |  | Trần Mẫu Bình |  | LĐTT      |  | BK tỉnh   |  |         |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1, "BKT individual": 1}


def test_blank_columns_between_those_of_two_lists(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT |  | Họ và tên     |  | Danh hiệu |  |  | STT |  | Tên tập thể |  | Danh hiệu |
    | 1   |  | Nguyễn Mẫu An |  | LĐTT      |  |  | 1   |  | Trạm Y tế   |  | TT LĐTT   |
    | 2   |  | Trần Mẫu Bình |  | LĐTT      |  |  |     |  |             |  |           |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1}


# --- headings and footnotes where the awards stand ------------------------------------------------------------


@pytest.mark.parametrize("heading", ["1. Các cá nhân (02)", "ĐỘT XUẤT", "Xã Long Thuận", "CÁ NHÂN"])
def test_a_lone_heading_in_the_column_of_awards_where_it_comes_first(read: Read, heading: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Hình thức | Họ và tên     | Chức vụ   |
    | {heading} |
    | GK huyện  | Nguyễn Mẫu An | Công chức |
    | GK huyện  | Trần Mẫu Bình | Kế toán   |
    | Cộng: 2   |
    | * Danh sách xếp theo thứ tự ưu tiên. | < | < |
    | (*) Theo Quyết định số 12/QĐ-UBND. |
    """)
    track = " sudden" if heading == "ĐỘT XUẤT" else ""
    assert tally(reading) == {f"GKH individual{track}": 2}
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4-5, total 6, note 7-8"


def test_an_award_alone_behind_its_number_still_lacks_a_name(read: Read) -> None:
    reading = read("""
    # DS
    | Hình thức | Họ và tên     | Chức vụ   |
    | GK huyện  | Nguyễn Mẫu An | Công chức |
    | GK huyện  |               |           |
    """)
    assert tally(reading) == {"GKH individual": 1, "held back: name-missing": 1}


@pytest.mark.parametrize(
    ("person", "title"), [("Hộ ông Lê Mẫu Cam", "HỘ GIA ĐÌNH"), ("Lê Mẫu Cam", "CÁ NHÂN"), ("Lê Mẫu Cam", "")]
)
def test_numbered_units_over_people_without_numbers(read: Read, person: str, title: str) -> None:
    reading = read(f"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH {title} ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Họ và tên (3)             | Chức danh |
    | I/ Giấy khen UBND huyện   |
    | 1. PHÒNG TƯ PHÁP          |
    | {person}                  | Kế toán   |
    | 2. Hội Nông dân huyện     |
    | {person}                  |           |
    | Tổng cộng: 2              |
    """)
    kind = "household" if person.startswith("Hộ") else "individual"
    assert tally(reading) == {f"GKH {kind}": 2}
    assert units(reading) == {"Phòng Tư pháp": 1, "Hội Nông dân huyện": 1}


# --- headers of several rows without merged ranges --------------------------------------------------------------


def test_parts_of_names_beside_one_award_where_the_file_lost_its_merged_ranges(read: Read) -> None:
    for first, row in (("| STT |", "|  |"), ("|", "|")):
        number = "| 1 |" if "STT" in first else "|"
        reading = read(f"""
        # DS
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
        {first} Họ và tên | | Hình thức khen thưởng | Ghi chú |
        {row} Họ và đệm | Tên | GKH | |
        {number} Đại tá Võ Mẫu | Cúc | x | |
        """)
        assert tally(reading) == {"GKH individual": 1}
        assert names(reading) == ["Đại tá Võ Mẫu Cúc"]


def test_a_header_repeated_below_a_name_that_sounds_like_a_title(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên        | Hình thức khen thưởng | Năm sinh | <    |
    | ^   | ^                | ^                     | Nam      | Nữ   |
    |     | Nguyễn Mẫu An    | GK huyện              | 1981     |      |
    |     | CHI BỘ ẤP MẪU 12 | BKT                   |          |      |
    |     | ^                | TT LĐTT               |          |      |
    | STT | Họ và tên        | Hình thức khen thưởng | Năm sinh | <    |
    | ^   | ^                | ^                     | Nam      | Nữ   |
    |     | Trần Mẫu Bình    | GK huyện              |          | 1982 |
    """)
    assert tally(reading) == {"GKH individual": 2, "BKT collective": 1, "TTLDTT collective": 1}
    assert ledger(reading) == "title 1, header 2-3, nomination 4-6, header 7-8, nomination 9"


@pytest.mark.parametrize("title", ["Tên cá nhân", "Tập thể", "Chủ hộ"])
def test_a_section_below_titles_that_span_columns_is_no_part_of_the_header(read: Read, title: str) -> None:
    award, name = {"Tên cá nhân": ("CSTT", "Lê Mẫu Cam"), "Tập thể": ("TTLĐTT", "Ấp Mẫu 1")}.get(
        title, ("Gia đình văn hóa", "Hộ bà Lê Mẫu Cam")
    )
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | < | {title} | Chức vụ | Đơn vị |
    | I  |   | {award} |         |        |
    | 1  | 1 | {name}  |         |        |
    | II |   | GK huyện |        |        |
    | 2  | 1 | {name}  |         |        |
    """)
    assert sum(tally(reading).values()) == 2
    assert not any(key.startswith("held") for key in tally(reading))
    assert ledger(reading) == "title 1, header 2, section 3, nomination 4, section 5, nomination 6"


def test_lists_side_by_side_that_begin_with_the_same_title_or_mark_their_awards(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | Loại khen thưởng | Tập thể  | | Loại khen thưởng | Họ và tên      |
    | Chuyên đề        | Ấp Mẫu 1 | | Đột xuất         | Nguyễn Mẫu Sen |
    | Thường xuyên     | Ấp Mẫu 2 | |                  |                |
    # Chuyên đề
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2020 |
    | Tên tập thể | BK tỉnh | Cơ quan đề nghị | | Đơn vị đề nghị | BK tỉnh | GK huyện | Họ và tên cá nhân |
    | Ấp Mẫu 1    | x       | Phòng Tư pháp   | | Phòng Tư pháp  |         | x        | Lê Mẫu Cam        |
    |             |         |                 | | Phòng Tư pháp  | x       |          | Võ Mẫu Quýt       |
    """)
    assert tally(reading) == {
        "GKH collective drive": 1,
        "GKH collective merit": 1,
        "GKH individual sudden": 1,
        "BKT collective drive": 1,
        "GKH individual drive": 1,
        "BKT individual drive": 1,
    }


@pytest.mark.parametrize(
    "lines", [(), ("Từ ngày 01/01/2020 đến ngày 31/12/2020",), ("Năm 2020", "Đơn vị tính: hộ")]
)
def test_the_award_of_a_title_some_lines_above_a_header_of_few_titles(
    read: Read, lines: tuple[str, ...]
) -> None:
    between = "\n".join(f"| {line} |" for line in lines)
    reading = read(
        "# Sheet3\n| THANH TRA HUYỆN |\n| DANH SÁCH |\n| Đề nghị tặng danh hiệu gia đình văn hóa năm 2020 |\n"
        f"{between}\n\n| Hộ gia đình (5) | Tỷ lệ % |\n| Hộ ông Cao Mẫu Quý | 9/9 (100%) |\n| Tổng cộng: 1 |"
    )
    assert tally(reading) == {"GDVH household": 1}


@pytest.mark.parametrize("award", ["Tập thể LĐTT", "Tập thể LĐTT (QĐ số 12/QĐ-UBND ngày 05/01/2021)"])
def test_a_body_called_like_a_title_beside_a_level_is_no_header(read: Read, award: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Cấp quyết định | Danh hiệu | Họ và tên cá nhân, tên tập thể | Đơn vị |
    | Huyện          | LĐTT      | Nguyễn Mẫu Sen                 | Tổ 1   |
    | Huyện          | {award}   | CHI BỘ ẤP MẪU 5                |        |
    | Huyện          | Giấy khen | Hộ ông Lê Mẫu Cam              |        |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1, "GKH household": 1}


def test_as_above_in_the_first_column_signs_nothing(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020 |
    | Cơ quan đề nghị | Tên tập thể      | Loại hình      |
    | Phòng Tư pháp   | Tổ Văn phòng 4   | Theo chuyên đề |
    | như trên        | Công an xã Mẫu 6 | như trên       |
    | Xã Long Thuận   | Trạm Y tế mẫu 13 | như trên       |
    | Nơi nhận:       |                  | CHỦ TỊCH       |
    | - Như trên;     |                  |                |
    """)
    assert tally(reading) == {"BKT collective drive": 3}
    assert units(reading) == {"Phòng Tư pháp": 2, "Xã Long Thuận": 1}
    assert ledger(reading).endswith("signature 6-7")


def test_a_numbered_unit_alone_over_bodies_that_say_more(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | Họ và tên cá nhân, tên tập thể | Phân loại khen thưởng | <       | Tỷ lệ %    |
    |                                | Tập thể               | Cá nhân |            |
    | I) Cờ thi đua của UBND tỉnh    |
    | 1. UBND Xã Long Khánh A        |
    | Ban Nhân dân ấp 1              | x                     |         | 9/9 (100%) |
    | II) Giấy khen UBND huyện       |
    | 1. PHÒNG TƯ PHÁP               |
    | CLB Mẫu Sen 4                  | x                     |         | 9/9 (100%) |
    """)
    assert tally(reading) == {"CTDT collective": 1, "GKH collective": 1}
    assert units(reading) == {"Xã Long Khánh A": 1, "Phòng Tư pháp": 1}


def test_numbers_without_a_label_are_of_the_whole_list_as_texts_too(read: Read) -> None:
    for one in ("1", "'1"):
        reading = read(f"""
        # DS
        | STT | Họ và tên      | LĐTT | GK huyện |
        | I. Thường xuyên |
        | 1   | Nguyễn Mẫu Sen | x    |          |
        | II. Chuyên đề |
        | 2   | Lê Mẫu Cam     |      | x        |
        |     |                | {one} | {one}   |
        """)
        assert [(row, number, first, last) for row, number, _, first, last, _ in stated(reading)] == [
            (6, 1, 3, 5),
            (6, 1, 3, 5),
        ]


def test_decided_awards_below_their_title_where_the_file_lost_its_merged_ranges(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | Tên tập thể | Đề nghị khen thưởng |  |  | STT | Họ tên | Đề nghị khen thưởng |
    |    |             | ĐVTT (QĐ số 12/QĐ-UBND ngày 05/01/2021) | TTLĐTT (QĐ số 12/QĐ-UBND ngày 05/01/2021) |  |  |  | BKT (QĐ số 12/QĐ-UBND ngày 05/01/2021) |
    | 1  | Ấp Mẫu 1    | x                   | x |  | 1  | Lê Mẫu Cam | x |
    """)
    assert tally(reading) == {"DVTT collective": 1, "TTLDTT collective": 1, "BKT individual": 1}


@pytest.mark.parametrize("last", ["TỔNG CỘNG: 3 người", "Cộng: 3 người"])
def test_a_sum_before_the_sum_of_all_may_be_of_a_section_of_any_depth(
    mismatches: Mismatches, last: str
) -> None:
    found = mismatches(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu |
    | A. Xã Long Thuận |
    | 1   | Hồ Mẫu Ổi      | LĐTT |
    | B. Xã Long Khánh A |
    | a. Khối Đảng |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    | b. Khối Chính quyền |
    | 2   | Lê Mẫu Cam     | LĐTT |
    | Cộng: 2 người |
    | {last} |
    """)
    assert len(found) == (0 if last.startswith("TỔNG") else 1)


@pytest.mark.parametrize(
    "body", ["Chi bộ ấp Mẫu 5", "Tổ 1", "Ấp 3", "Đội 2", "CHI BỘ ẤP MẪU", "Chi bộ Mẫu Sen"]
)
@pytest.mark.parametrize("number", ["", "2"])
def test_the_last_body_of_a_list_is_no_title_of_the_next(read: Read, body: str, number: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TẬP THỂ |
    | STT | Ghi chú | Tên tập thể (4) |
    | A. ĐƠN VỊ TIÊN TIẾN |
    | 1   |         | Ấp Mẫu 1        |
    | B. Cờ thi đua của UBND tỉnh |
    | {number} |    | {body}          |

    | CÁ NHÂN |
    | STT | Ghi chú | Họ và tên (4)   |
    | A. LĐTT |
    | 1   |         | Lê Mẫu Cam      |
    """)
    assert tally(reading) == {"DVTT collective": 1, "CTDT collective": 1, "LDTT individual": 1}


def test_a_unit_alone_in_another_column_than_the_names_heads_those_below(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẶNG CỜ THI ĐUA CỦA UBND TỈNH NĂM 2020 |
    | Chức vụ            | Tên tập thể      | Lĩnh vực |
    | Hội Nông dân huyện |                  |          |
    |                    | Văn phòng mẫu 28 | Nội vụ   |
    | XÃ LONG THUẬN      |                  |          |
    |                    | Đại đội 23       | Nội vụ   |
    """)
    assert tally(reading) == {"CTDT collective": 2}
    assert units(reading) == {"Hội Nông dân huyện": 1, "Xã Long Thuận": 1}


def test_totals_under_awards_beside_marks_and_under_what_is_no_award(mismatches: Mismatches) -> None:
    assert not mismatches(r"""
    # DS
    | STT | Họ và tên      | Đảng viên | LĐTT | CSTĐCS | Đề nghị cấp trên khen |
    | 1   | Nguyễn Mẫu Sen | x         | x    | x      | BK UBND tỉnh |
    | 2   | Trần Mẫu Bưởi  |           | x    |        |              |
    | 3   | Lê Mẫu Cam     |           | x    |        | GK UBND huyện |
    | Cộng | <             | 1         | 3    | 1      | 2            |
    """)


def test_how_many_they_are_over_the_awards_to_mark(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ tên        | CSTT | GK xã |
    | 1  | Lê Mẫu An     | x    |       |
    | 2  | Trần Mẫu Bình | x    | x     |
    | +  | 2 đ/c         | 2    | 1     |
    """)
    assert tally(reading) == {"CSTT individual": 2, "GKX individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, total 4"


def test_an_award_in_the_columns_of_a_kind_is_for_the_name_of_that_kind(read: Read) -> None:
    reading = read("""
    # DS
    | PHÒNG MẪU - DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024 | < | < | < | < |
    | STT | Tập thể       | <         | Cá nhân       | <              |
    | ^   | Tên tập thể   | Hình thức | Họ và tên     | Danh hiệu      |
    | 1   | Phòng Mẫu     | GK huyện  | Nguyễn Mẫu An | LĐTT; GK huyện |
    | 2   | Tổ Mẫu        | GK huyện  | Trần Mẫu Bo   | LĐTT           |
    | 3   |               |           | Lê Mẫu Chi    | LĐTT           |
    """)
    assert tally(reading) == {"GKH collective": 2, "GKH individual": 1, "LDTT individual": 3}
