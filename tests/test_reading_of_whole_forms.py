"""Whole forms as communes, schools, the police and the unions fill them in: what was read wrongly at first.

Each test shows its sheet; the rows can be counted by eye. Every reading is also checked for a balanced ledger.
"""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import ledger, names, read_path, tally, units
from hongngu_tally import pipeline
from hongngu_tally.reading import Words
from hongngu_tally.table.model import Override
from hongngu_tally.vocabulary import load_vocabulary

# --- columns ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Phân loại KT", "Phân loại khen thưởng", "Diện khen", "Nội dung khen"])
def test_tracks_under_a_title_of_kinds_or_one_that_nobody_knows(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | UBND XÃ PHÚ THUẬN A |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG 2020 |
    | TT | Tên tập thể/cá nhân        | {title}     | Hình thức khen thưởng | Cấp khen   |
    | 1  | Nguyễn Văn Mẫu             | Thường xuyên | Giấy khen            | UBND huyện |
    | 2  | Trần Thị Mẫu               | nt           | Giấy khen            | UBND huyện |
    | 3  | Chi hội Nông dân ấp Phú Lợi | Chuyên đề   | Giấy khen            | UBND xã    |
    | 4  | Ngô Văn Mẫu                | Đột xuất     | Giấy khen            | UBND huyện |
    """)
    assert tally(reading) == {
        "GKH individual merit": 2,
        "GKX collective drive": 1,
        "GKH individual sudden": 1,
    }


def test_names_in_columns_of_their_kinds_above_a_short_total(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG THUẬN | < | < | < | < |
    | DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 | < | < | < | < |
    | TT   | Đối tượng khen thưởng | <            | <           | Địa chỉ     |
    | ^    | Tập thể              | Cá nhân      | Hộ gia đình | ^           |
    | 1    | Ấp Long Hưng         |              |             |             |
    | 2    |                      | Trần Thị Mẫu |             | Ấp Long Hòa |
    | 3    |                      |              | Lê Văn Mẫu  | Ấp Long Hòa |
    | Cộng | 1                    | 1            | 1           |             |
    """)
    assert tally(reading) == {"GKX collective": 1, "GKX individual": 1, "GKX household": 1}


def test_what_households_reached_year_by_year_is_not_what_they_are_put_up_for(read: Read) -> None:
    text = r"""
    # DS
    | UBND XÃ THƯỜNG PHƯỚC 2 | < | < | < | < |
    | DANH SÁCH HỘ GIA ĐÌNH {} NĂM 2020 | < | < | < | < |
    | (Đạt Gia đình văn hóa 3 năm liên tục 2018 - 2020) | < | < | < | < |
    | Số TT | Họ tên chủ hộ      | Đạt GĐVH năm | <    | <    |
    | ^     | ^                  | 2018         | 2019 | 2020 |
    | 1     | Hộ ông Nguyễn Mẫu  | x            | x    | x    |
    | 2     | Hộ bà Trần Thị Mẫu | x            | x    | x    |
    """
    assert tally(read(text.format("ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND XÃ"))) == {"GKX household": 2}
    assert tally(read(text.format("ĐỀ NGHỊ CÔNG NHẬN GĐVH"))) == {"GDVH household": 2}


def test_sections_under_a_title_of_contents_with_how_many_stand_below(book: Book, read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ LONG KHÁNH A |
    | DANH SÁCH ĐỀ NGHỊ XÉT KHEN THƯỞNG NĂM 2020 |
    | STT | Nội dung                   | Chức vụ   | Số lượng | Ghi chú |
    | I   | Chiến sĩ thi đua cơ sở     |           | 1        |         |
    | 1   | Nguyễn Văn Mẫu             | Chủ tịch  |          |         |
    | II  | Tập thể lao động tiên tiến |           | 1        |         |
    | 1   | Đoàn TNCS HCM xã           |           |          |         |
    | III | Giấy khen UBND huyện       |           | 2        |         |
    | 1   | Hội Cựu chiến binh xã      |           |          |         |
    | 2   | Trần Thị Mẫu               | Công chức |          |         |
    |     | Tổng cộng                  |           | 4        |         |
    """)
    assert tally(reading) == {
        "CSTDCS individual": 1,
        "TTLDTT collective": 1,
        "GKH collective": 1,
        "GKH individual": 1,
    }


def test_numbers_beside_those_of_marks_count_what_stands_in_their_own_columns(
    book: Book, read_here: None
) -> None:
    path = book(r"""
    # DS
    | CÔNG AN HUYỆN HỒNG NGỰ |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 |
    | TT | Họ và tên      | CSTT | CSTĐCS | Sáng kiến | Bậc lương |
    | 1  | Nguyễn Văn Mẫu | x    | x      | Đề án 06  |           |
    | 2  | Trần Văn Mẫu   | x    |        |           | 3         |
    | 3  | Lê Văn Mẫu     | x    |        |           |           |
    |    | Cộng           | 3    | 1      | 1         | 0         |
    """)
    tally = pipeline.run([path], year=2020)
    assert tally.balance.counted == 4
    assert [one.place.cell for one in tally.findings if one.name == "total-mismatch"] == []


@pytest.mark.parametrize("award", ["CSTĐ toàn lực lượng", "Chiến sĩ thi đua toàn quân"])
def test_fighters_of_the_whole_force_are_those_of_a_ministry(read: Read, award: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 |
    | TT | Họ và tên      | CSTĐCS | {award} |
    | 1  | Nguyễn Văn Mẫu | x      | x       |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "CSTDT individual": 1}


# --- headings -----------------------------------------------------------------------------------------------


def test_headings_that_say_how_many_in_figures_and_words_and_why(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND THỊ TRẤN THƯỜNG THỚI TIỀN | < | < |
    | ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | TT | Họ và tên | Chức vụ |
    | 1. Công nhận danh hiệu "Lao động tiên tiến" cho 02 (hai) cá nhân, gồm: | < | < |
    | 1 | Ông Nguyễn Văn Mẫu | Chủ tịch |
    | 2 | Bà Trần Thị Mẫu | Công chức |
    | 2. Công nhận danh hiệu "Tập thể lao động tiên tiến" cho 01 (một) tập thể: | < | < |
    | 1 | Văn phòng UBND | |
    | 3. Tặng Giấy khen của Chủ tịch UBND huyện cho 01 (một) cá nhân có thành tích xuất sắc trong công tác phòng, chống dịch, gồm: | < | < |
    | 1 | Ông Phạm Văn Mẫu | Trưởng Trạm Y tế |
    """)
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1, "GKH individual": 1}
    assert (
        ledger(reading)
        == "title 1-2, header 3, section 4, nomination 5-6, section 7, nomination 8, section 9, nomination 10"
    )


# --- whose list ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "whose"),
    [
        ("TRƯỜNG MẪU GIÁO MẪU", "TRƯỜNG TIỂU HỌC MẪU", {"TRƯỜNG MẪU GIÁO MẪU": 1, "TRƯỜNG TIỂU HỌC MẪU": 1}),
        ("UBND XÃ LONG THUẬN", "UBND XÃ LONG MẪU", {"Xã Long Thuận": 1, "Xã Long Mẫu": 1}),
        ("PHÒNG NỘI VỤ", "HUYỆN ĐOÀN", {"Phòng Nội vụ": 1, "Huyện đoàn": 1}),
        # A commune's bodies are its own.
        ("UBND XÃ LONG THUẬN", "HỘI NÔNG DÂN", {"Xã Long Thuận": 2}),
        ("PHÒNG NỘI VỤ", "KHỐI ĐẢNG, ĐOÀN THỂ", {"Phòng Nội vụ": 2}),
    ],
)
def test_a_letterhead_of_the_same_sort_over_a_list_below_another(
    read: Read, first: str, second: str, whose: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | {first} | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Văn Mẫu | CSTĐCS    |
    | Cộng: 1 người | < | < |
    | {second} | < | < |
    | DANH SÁCH ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2020 | < | < |
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Trần Thị Mẫu   | LĐTT      |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert units(reading) == whose


# --- lists below one another --------------------------------------------------------------------------------


@pytest.mark.parametrize("numeral", ["", "II. ", "2. "])
def test_a_list_with_a_title_of_its_own_is_for_whom_and_for_what_that_says(read: Read, numeral: str) -> None:
    reading = read(rf"""
    # DS
    | BAN TUYÊN GIÁO HUYỆN ỦY | < | < | < |
    | TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < | < |
    | STT | Họ và tên chủ hộ   | Nơi ở | Ghi chú |
    | 1   | Hộ ông Nguyễn Mẫu  | Ấp 2  |         |
    | {numeral}DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | Số TT | Họ và tên, tên tập thể | Bằng khen UBND tỉnh | Giấy khen UBND xã |
    | 1     | Tổ Tự quản số 1        | x                   |                   |
    | 2     | Trần Thị Mẫu           |                     | x                 |
    """)
    assert tally(reading) == {"GKH household": 1, "BKT collective": 1, "GKX individual": 1}


def test_tracks_of_a_short_list_above_another(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | Số TT | Hộ gia đình       | Phân loại khen thưởng | Hình thức khen thưởng |
    | 1     | Hộ ông Nguyễn Mẫu | Theo chuyên đề        | Giấy khen UBND huyện  |
    | Tổng cộng: 1 hộ | < | < | < |
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Tên tập thể | Tập thể lao động tiên tiến | Tập thể LĐXS |
    | 01  | Tổ Mẫu 1    | x                          |              |
    | 02  | Tổ Mẫu 2    |                            | x            |
    """)
    assert tally(reading) == {"GKH household drive": 1, "TTLDTT collective": 1, "TTLDXS collective": 1}


# --- what somebody reached already --------------------------------------------------------------------------


def test_rows_merged_for_the_years_of_one_person(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020 |
    | STT | Họ và tên    | Thành tích đạt được | <                    | Hình thức đề nghị  | Sáng kiến | <     |
    | ^   | ^            | Năm                 | Danh hiệu, hình thức | ^                  | Tên       | Số QĐ |
    | 1   | Nguyễn Văn Mẫu | 2018              | LĐTT, CSTĐCS         | Bằng khen UBND tỉnh | Số hóa   | 12    |
    | ^   | ^            | 2019                | LĐTT, CSTĐCS         | ^                  | ^         | ^     |
    | ^   | ^            | 2020                | LĐTT                 | ^                  | ^         | ^     |
    | 2   | Trần Thị Mẫu | 2019                | LĐTT, GK huyện       | Bằng khen UBND tỉnh |          |       |
    | ^   | ^            | 2020                | LĐTT                 | ^                  | ^         | ^     |
    """)
    assert tally(reading) == {"BKT individual": 2}
    assert ledger(reading) == "title 1-2, header 3-4, nomination 5, note 6-7, nomination 8, note 9"


def test_rows_merged_for_one_person_with_several_awards(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Loại hình   | Hình thức            |
    | 1   | Nguyễn Văn Mẫu | Thường xuyên | Giấy khen UBND huyện |
    | ^   | ^              | Đột xuất    | ^                    |
    | 2   | Trần Thị Mẫu   | Thường xuyên | Giấy khen UBND huyện |
    | ^   | ^              |             | Bằng khen UBND tỉnh  |
    """)
    assert tally(reading) == {
        "GKH individual merit": 2,
        "GKH individual sudden": 1,
        "BKT individual": 1,
    }


@pytest.mark.parametrize("title", ["Danh hiệu năm 2019", "Kết quả thi đua năm 2018"])
def test_awards_of_an_earlier_year_in_the_only_column_of_awards(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ CÔNG NHẬN TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Tên tập thể | {title} |
    | 1   | Tổ Mẫu 1    | TTLĐXS  |
    | 2   | Tổ Mẫu 2    | TTLĐTT  |
    | 3   | Tổ Mẫu 3    |         |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


def test_the_award_that_a_sentence_below_the_list_names(read: Read) -> None:
    text = r"""
    # DS
    | UBND XÃ LONG KHÁNH B | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỘT XUẤT | < | < |
    | STT | Họ và tên          | Địa chỉ       |
    | 01  | Ông Nguyễn Văn Mẫu | Ấp Long Bình  |
    | 02  | Anh Lê Văn Mẫu     | Ấp Long Bình  |
    | {}  | < | < |
    """
    for asked in (
        "Đề nghị Chủ tịch UBND huyện tặng Giấy khen cho 02 cá nhân có tên trên./.",
        "Kính đề nghị Chủ tịch UBND huyện xem xét, tặng Giấy khen./.",
    ):
        assert tally(read(text.format(asked))) == {"GKH individual sudden": 2}
    for other in ("cho ông Trần Văn Mẫu.", "cho Phòng Tư pháp."):
        asked = f"Đề nghị Chủ tịch UBND huyện tặng Giấy khen {other}"
        assert tally(read(text.format(asked))) == {"held back: award-missing": 2}


def test_how_many_collectives_and_people_under_their_short_words(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Tập thể, cá nhân | Số lượng | <  | Danh hiệu/hình thức  |
    | ^   | ^                | TT       | CN | ^                    |
    | 1   | Long Hưng        | 1        |    | Giấy khen UBND huyện |
    | 2   | Trần Thị Mẫu     |          | 1  | LĐTT                 |
    |     | Cộng             | 1        | 1  |                      |
    """)
    assert tally(reading) == {"GKH collective": 1, "LDTT individual": 1}


@pytest.mark.parametrize("title", ["Mức đạt", "Xếp loại thi đua", "Danh hiệu thi đua năm 2020"])
def test_awards_of_a_column_that_no_heading_agrees_with(book: Book, read: Read, title: str) -> None:
    text = rf"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | {title} |
    | I. Giấy khen UBND huyện | < | < | < |
    | 1   | Nguyễn Văn Mẫu | CV      | LĐTT    |
    | II. Bằng khen UBND tỉnh | < | < | < |
    | 2   | Lê Văn Mẫu     | CV      | CSTĐCS  |
    """
    reading = read(text)
    assert tally(reading) == {"GKH individual": 1, "BKT individual": 1}
    doubts = reading.sheets[0].tables[0].doubts
    assert len(doubts) == title.startswith("Danh hiệu")
    agrees = text.replace("| LĐTT   ", "| GK huyện").replace("| CSTĐCS ", "| BK tỉnh")
    assert tally(read(agrees)) == {"GKH individual": 1, "BKT individual": 1}
    assert not read(agrees).sheets[0].tables[0].doubts
    # One that agrees by chance settles nothing.
    some = read(text.replace("| LĐTT   ", "| GK huyện"))
    assert tally(some) == {"GKH individual": 1, "BKT individual": 1}
    assert len(some.sheets[0].tables[0].doubts) == title.startswith("Danh hiệu")


def test_a_person_settles_which_of_column_and_headings_counts(book: Book) -> None:
    path = book(r"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên      | Chức vụ | Danh hiệu |
    | I. Giấy khen UBND huyện | < | < | < |
    | 1   | Nguyễn Văn Mẫu | CV      | LĐTT      |
    """)
    assert tally(read_path(path)) == {"GKH individual": 1}
    settled = read_path(path, Words(overrides=(Override("*", columns=(("award", 4),)),)))
    assert tally(settled) == {"LDTT individual": 1}
    assert not settled.sheets[0].tables[0].doubts


def test_titles_that_people_have_in_a_list_that_proposes_a_certificate(book: Book, read_here: None) -> None:
    text = r"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2020 |
    | STT | Họ và tên      | {} |
    | 1   | Nguyễn Văn Mẫu | CSTĐCS |
    | 2   | Trần Thị Mẫu   | CSTĐCS |
    """
    found = pipeline.run([book(text.format("Danh hiệu thi đua"))], year=2020)
    assert set(found.counted["award"]) == {"BKT"}
    assert [one.place.cell for one in found.findings if one.name == "column-ambiguous"] == ["C3"]
    asked = pipeline.run([book(text.format("Danh hiệu đề nghị"))], year=2020)
    assert set(asked.counted["award"]) == {"CSTDCS"}


def test_what_was_recognised_beside_what_is_asked_for(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên | Danh hiệu được công nhận năm 2020 | Khen thưởng đã được nhận | <           | Hình thức đề nghị |
    | ^   | ^         | ^                                 | Hình thức                | Số QĐ, ngày | ^                 |
    | 1   | Nguyễn Văn Mẫu | CSTĐCS                       | GK huyện                 | 12/QĐ-UBND  | BK tỉnh           |
    | 2   | Trần Thị Mẫu   | LĐTT                         |                          |             | GK huyện          |
    """)
    assert tally(reading) == {"BKT individual": 1, "GKH individual": 1}


# --- around the list ----------------------------------------------------------------------------------------


def test_whom_a_letter_goes_to_issues_nothing(read: Read) -> None:
    reading = read(r"""
    # Tờ trình
    | ỦY BAN NHÂN DÂN\nXÃ THƯỜNG LẠC | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
    | Kính gửi: - Ủy ban nhân dân huyện Hồng Ngự;\n- Phòng Nội vụ huyện. | < | < |
    | - Phòng Tư pháp huyện. | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Văn Mẫu | LĐTT      |
    """)
    assert units(reading) == {"Xã Thường Lạc": 1}


def test_a_summary_below_the_list_names_nobody(book: Book, read_here: None) -> None:
    path = book(r"""
    # DS
    | PHÒNG NỘI VỤ | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Văn Mẫu | CSTĐCS    |
    | 2   | Trần Thị Mẫu   | LĐTT      |
    | Tổng hợp: | < | < |
    | - Chiến sĩ thi đua cơ sở: 01 người | < | < |
    | - Lao động tiên tiến: 01 người/02 CBCC, đạt 50% | < | < |
    | Tổng cộng: 02 cá nhân thuộc 01 đơn vị | < | < |
    """)
    found = pipeline.run([path], year=2020)
    assert sorted(found.counted["award"]) == ["CSTDCS", "LDTT"]
    assert [one.place.cell for one in found.findings if one.name == "total-mismatch"] == []


# --- kinds, families of awards and units over one another ---------------------------------------------------


@pytest.mark.parametrize("award", ["Tập thể LĐXS", "Tập thể lao động xuất sắc", "TTLĐXS"])
def test_an_award_of_collectives_under_their_kind(read: Read, award: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | STT | Họ và tên/Tên tập thể | Tập thể | Cá nhân | <              |
    | ^   | ^                     | {award} | LĐTT    | CSTĐ cấp tỉnh |
    | 1   | Văn phòng Mẫu         | x       |         |               |
    | 2   | Hồ Thị Mẫu            |         | x       | x             |
    """)
    assert tally(reading) == {"TTLDXS collective": 1, "LDTT individual": 1, "CSTDT individual": 1}


def test_families_of_awards_numbered_as_people_are(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | Họ và tên/Tên tập thể | Chức vụ |
    | I  | TẬP THỂ | < |
    | 1  | HÌNH THỨC KHEN THƯỞNG | < |
    | a) Giấy khen của Chủ tịch UBND xã | < | < |
    | 1  | Tổ Mẫu 1 | |
    | 2  | DANH HIỆU THI ĐUA | < |
    | a) Tập thể lao động tiên tiến | < | < |
    | 1  | Tổ Mẫu 2 | |
    """)
    assert tally(reading) == {"GKX collective": 1, "TTLDTT collective": 1}
    assert ledger(reading) == "title 1, header 2, section 3-5, nomination 6, section 7-8, nomination 9"


@pytest.mark.parametrize(("merged", "numbers"), [("|", ("01", "02", "01")), ("| <", ("01", "02", "03"))])
def test_units_under_an_award_of_collectives_over_their_own_numbers(
    read: Read, merged: str, numbers: tuple[str, str, str]
) -> None:
    more = "" if merged == "|" else " < |"
    reading = read(rf"""
    # DS
    | PHÒNG NỘI VỤ |
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
    | TT | Tên tập thể | Thành tích | Ghi chú |
    | I. Tập thể lao động tiên tiến | < | < | < |
    | 1 | Xã Long Thuận {merged} |{more}
    | {numbers[0]} | Ấp Mẫu 1 | Tốt | |
    | {numbers[1]} | Ấp Mẫu 2 | Tốt | |
    | 2 | Xã Thường Lạc {merged} |{more}
    | {numbers[2]} | Ấp Mẫu 3 | Tốt | |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 1}


# --- who is put up ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Văn hóa - Xã hội", "collective"),
        ("Dòng họ Nguyễn Mẫu", "collective"),
        ("CA xã Long Mẫu", "collective"),
        ("Cụm dân cư số 3", "collective"),
        ("Văn Hòa Mẫu", "individual"),
        ("HS Nguyễn Thị Mẫu", "individual"),
        ("YS. Lê Văn Mẫu", "individual"),
        ("Mẹ Việt Nam anh hùng Trần Thị Mẫu", "individual"),
    ],
)
def test_bodies_and_people_by_their_first_words(name: str, kind: str) -> None:
    assert load_vocabulary().names.kind(name) == kind


def test_the_heads_of_bodies_under_a_title_that_nobody_knows(read: Read) -> None:
    reading = read(r"""
    # DS
    | LIÊN ĐOÀN LAO ĐỘNG HUYỆN HỒNG NGỰ |
    | DANH SÁCH CĐCS ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Tên CĐCS                       | Số đoàn viên | Chủ tịch CĐCS  | Xếp loại |
    | 1   | CĐCS Trường Tiểu học Mẫu       | 32           | Nguyễn Văn Mẫu | HTXSNV   |
    | 2   | CĐCS xã Thường Lạc             | 28           | Trần Thị Mẫu   | HTXSNV   |
    """)
    assert tally(reading) == {"GKH collective": 2}


def test_taxpayers_are_whatever_their_names_say(read: Read) -> None:
    reading = read(r"""
    # DS
    | CHI CỤC THUẾ HUYỆN HỒNG NGỰ |
    | DANH SÁCH NGƯỜI NỘP THUẾ ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Tên người nộp thuế | Mã số thuế | Địa chỉ |
    | 1   | Công ty TNHH MTV Mẫu | 1400123456 | Thường Thới Tiền |
    | 2   | Hộ kinh doanh Mẫu    | 8012345678 | Long Thuận |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH household": 1}


def test_a_council_of_a_commune_below_the_letterhead_of_the_district(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < |
    | HỘI ĐỒNG TĐ-KT XÃ THƯỜNG PHƯỚC 1 | < | < |
    | DANH SÁCH ĐỀ NGHỊ GIẤY KHEN CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < |
    | STT | Họ và tên      | Chức vụ   |
    | 1   | Nguyễn Văn Mẫu | Trưởng ấp |
    """)
    assert units(reading) == {"Xã Thường Phước 1": 1}


@pytest.mark.parametrize(
    "title", ["Họ tên vợ/chồng", "Họ và tên chủ tịch", "Họ tên người ký", "Tên hiệu trưởng"]
)
def test_somebody_else_in_a_second_column_of_names(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | STT | Họ và tên      | {title}      | Địa chỉ |
    | 1   | Nguyễn Văn Mẫu | Trần Thị Mẫu | Ấp 1    |
    """)
    assert tally(reading) == {"GKH individual": 1}
    assert names(reading) == ["Nguyễn Văn Mẫu"]


@pytest.mark.parametrize(
    ("letterhead", "unit"),
    [
        ("UBND HUYỆN HỒNG NGỰ |\n| VĂN PHÒNG", "Văn phòng HĐND và UBND huyện"),
        ("BTC HUYỆN ỦY", "Ban Tổ chức Huyện ủy"),
        ("UB MTTQ HUYỆN", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
    ],
)
def test_letterheads_in_short_words(read: Read, letterhead: str, unit: str) -> None:
    text = "# DS\n| {} |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Trần Thị Mẫu | LĐTT |"
    assert units(read(text.format(letterhead))) == {unit: 1}


# --- what decides, and who signs ----------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Kết quả", "Kết quả xét"])
def test_results_tell_which_of_the_registered_are_put_up(read: Read, title: str) -> None:
    reading = read(rf"""
    # DS
    | PHÒNG VĂN HÓA VÀ THÔNG TIN |
    | BẢNG XÉT DANH HIỆU THI ĐUA NĂM 2020 |
    | STT | Họ và tên      | Danh hiệu đăng ký | {title}   |
    | 1   | Nguyễn Văn Mẫu | CSTĐCS            | Đạt       |
    | 2   | Trần Thị Mẫu   | LĐTT              | Đạt       |
    | 3   | Lê Văn Mẫu     | LĐTT              | Không đạt |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_forms_under_those_who_sign_them_without_a_title_over_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND XÃ PHÚ THUẬN A |
    | DANH SÁCH ĐỀ NGHỊ CẤP TRÊN KHEN THƯỞNG NĂM 2020 |
    | STT | Tập thể, cá nhân | Thủ tướng Chính phủ | UBND tỉnh | UBND huyện |
    | 1   | Nguyễn Văn Mẫu   |                     | Bằng khen |            |
    | 2   | Hội Nông dân xã  |                     |           | Giấy khen  |
    | 3   | Trần Thị Mẫu     | Bằng khen           |           |            |
    """)
    assert tally(reading) == {"BKT individual": 1, "GKH collective": 1, "BKTTG individual": 1}


def test_forms_under_levels_beside_a_column_of_titles(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Danh hiệu thi đua | Cấp xã | Cấp huyện | Cấp tỉnh  |
    | 1   | Nguyễn Văn Mẫu | LĐTT              |        | Giấy khen |           |
    | 2   | Trần Thị Mẫu   | LĐTT              |        |           | Bằng khen |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1, "BKT individual": 1}


def test_a_heading_that_counts_awards_leaves_them_to_the_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên | Chức vụ | Danh hiệu |
    | 1. Tập thể: 02 (TTLĐTT: 01; Giấy khen: 01) | < | < | < |
    | 1 | Công an xã | | TTLĐTT |
    | 2 | Hội Nông dân xã | | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"TTLDTT collective": 1, "GKH collective": 1}


def test_a_line_above_the_titles_that_counts_awards_leaves_them_to_the_column(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | LĐTT: 1 cá nhân, 1 tập thể; CSTĐCS: 1 | < | < | < |
    | STT | Họ và tên/Tên tập thể | Chức vụ | Danh hiệu |
    | I | Cá nhân | | |
    | 1 | Nguyễn Mẫu An | CC | LĐTT |
    | 2 | Trần Mẫu Bình | CC | CSTĐCS |
    | II | Tập thể | | |
    | 1 | Hội Phụ nữ thị trấn | | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "TTLDTT collective": 1}


@pytest.mark.parametrize("cell", ["LĐTT: 12/12 phiếu", "LĐTT (12/12 phiếu; 100%)", "LĐTT, tỷ lệ 100%"])
def test_votes_behind_an_award(read: Read, cell: str) -> None:
    text = "# DS\n| DANH SÁCH ĐỀ NGHỊ NĂM 2020 |\n| STT | Họ và tên | Danh hiệu đề nghị |\n| 1 | Trần Thị Mẫu | {} |"
    assert tally(read(text.format(cell))) == {"LDTT individual": 1}


def test_totals_of_communes_in_the_list_of_one_body(book: Book, read_here: None) -> None:
    path = book(r"""
    # DS
    | HỘI NÔNG DÂN HUYỆN |
    | DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |
    | STT | Họ và tên             | Địa chỉ       |
    | 1   | Nguyễn Văn Mẫu        | xã Long Thuận |
    | 2   | Trần Văn Mẫu          | xã Long Thuận |
    |     | Cộng xã Long Thuận: 2 |               |
    | 3   | Lê Văn Mẫu            | xã Thường Lạc |
    |     | Cộng xã Thường Lạc: 2 |               |
    |     | Tổng cộng: 3          |               |
    """)
    found = pipeline.run([path], year=2020).findings
    assert [one.place.cell for one in found if one.name == "total-mismatch"] == ["B8"]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [("Danh hiệu", "LĐTT", "Giấy khen của UBND huyện"), ("Thành tích", "Nhiều", "Nhiều")],
)
def test_a_form_without_its_level_ends_the_section_of_the_title_before(
    read: Read, column: str, first: str, second: str
) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên | Chức vụ | {column} |
    | LAO ĐỘNG TIÊN TIẾN | | | |
    | 1 | Nguyễn Mẫu An | CC | {first} |
    | GIẤY KHEN | | | |
    | 1 | Trần Mẫu Bình | CC | {second} |
    """)
    told = tally(reading)
    assert told.pop("LDTT individual") == 1
    assert told == ({"GKH individual": 1} if column == "Danh hiệu" else {"held back: award-ambiguous": 1})
