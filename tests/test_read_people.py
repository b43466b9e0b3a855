"""Whom a row is for: several in one cell, one over several rows, names in columns of their own, paragraphs of a decision."""

from __future__ import annotations

import pytest

from conftest import Book, Read
from grids import column, ledger, names, tally, units
from hongngu_tally import text
from hongngu_tally.pipeline import run
from hongngu_tally.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    "cell",
    [
        r"Ấp Mẫu 1\nẤp Mẫu 2\nTrạm Y tế mẫu",
        "1. Ấp Mẫu 1; 2. Ấp Mẫu 2; 3. Ấp Mẫu 3",
        "Ấp Mẫu 1, Ấp Mẫu 2 và Ấp Mẫu 3",
        r"Xã Mẫu Sen\nXã Mẫu Súng\nXã Mẫu Lúa",
        "Ấp 1, 2 và 3",
        r"Hội Nông dân\nĐoàn Thanh niên\nTrạm Y tế",
        r"Tổ Khoa học\nTổ Xã hội\nVăn phòng mẫu",
        r"Công an\nTrường THCS Mẫu\nCông đoàn\nTrường Tiểu học Mẫu",
        "Công đoàn;Trường THCS Mẫu;Chi bộ Mẫu",
        "Ấp 1, ấp 2, 3",
        "Ấp 1; 2; 3",
        "Ấp 1, 2 và khóm 3",
        "Ấp Long Mẫu, ấp Long Giả và khu phố 3",
        "Ấp 1 + 2 + 3",
        r"Đoàn xã\nTrường THCS Mẫu\nCông an",
        r"Chi hội Nông dân ấp 1\nẤp 2\nẤp 3",
    ],
)
def test_bodies_in_one_cell_are_told_apart(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Danh hiệu | Tên tập thể |
    | 1  | TTLĐTT    | {cell} |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}


@pytest.mark.parametrize(
    "cell",
    [
        r"Công an\nxã Mẫu Sen",
        r"Ban Chỉ huy Quân sự\nXã Mẫu Sen",
        r"Trường Tiểu học\nMẫu Sen",
        "Phòng Văn hóa và Thông tin",
        r"Công đoàn\nTrường THCS Mẫu",
        r"Chi bộ\nTrường Tiểu học Mẫu",
        r"Ban Chấp hành\nĐoàn xã",
        r"Văn phòng\nĐảng ủy",
        r"Văn phòng\nHĐND và UBND xã",
        r"Ban Chỉ huy\nQuân sự xã",
        r"Ủy ban\nMặt trận Tổ quốc xã",
        r"Tổ Văn phòng\nTrường Tiểu học Mẫu",
        r"Ban đại diện\nHội cha mẹ học sinh",
        "Nhân dân và cán bộ ấp Mẫu 1, ấp Mẫu 2",
        r"Chi bộ ấp 1\nxã Mẫu Sen",
        r"Công đoàn Trường\nTHCS Mẫu",
        r"Hội Phụ nữ\nẤp 8",
        "Ấp Long Mẫu, ấp văn hóa tiêu biểu",
    ],
)
def test_one_body_whose_name_is_long_stays_one(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Tên tập thể | Danh hiệu |
    | 1  | {cell} | TTLĐTT |
    """)
    assert tally(reading) == {"TTLDTT collective": 1}


@pytest.mark.parametrize("post", ["PHÓ GIÁM ĐỐC", "PHÓ HIỆU TRƯỞNG", "Y SĨ", "GIÁO VIÊN", "PHÓ BÍ THƯ ĐOÀN"])
def test_a_post_in_capitals_behind_a_name_is_nobody_else(read: Read, post: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ tên - chức vụ          | Danh hiệu |
    | 1   | TRẦN MẪU BÌNH, {post}     | LĐTT |
    | 2   | PHẠM MẪU CAM, LÊ MẪU XOÀI | LĐTT |
    """)
    assert column(reading, "name") == ["TRẦN MẪU BÌNH", "PHẠM MẪU CAM", "LÊ MẪU XOÀI"]


def test_a_row_with_nothing_but_one_more_award_goes_on_with_the_person_above(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Năm sinh | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | 1980     | LĐTT |
    |     |                |          | CSTĐCS |
    |     |                |          | Bằng khen UBND tỉnh |
    | 2   | Trần Mẫu Bưởi  | 1981     | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1, "BKT individual": 1}
    assert column(reading, "birth") == ["1980", "1980", "1980", "1981"]


def test_a_row_that_goes_on_may_have_votes_and_an_initiative_of_its_own(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Danh hiệu | Số phiếu | Sáng kiến | Chức vụ |
    | 1   | Nguyễn Mẫu Sen | LĐTT      | 9/9      |           | CT |
    |     |                | CSTĐCS    | 8/9      | Số hóa    |    |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert column(reading, "position") == ["CT", "CT"]
    assert column(reading, "initiative") == ["", "Số hóa"]


@pytest.mark.parametrize("row", ["| 2 | | | CSTĐCS |", "| | | 1982 | CSTĐCS |", "| | | | LĐTT |"])
def test_a_row_that_is_somebody_of_its_own_has_no_name(read: Read, row: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Năm sinh | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | 1980     | LĐTT |
    {row}
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: name-missing": 1}


def test_names_in_a_column_for_men_and_one_for_women(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên      | <             | Danh hiệu |
    | ^  | Nam            | Nữ            | ^ |
    | 1  | Nguyễn Mẫu Sen |               | LĐTT |
    | 2  |                | Trần Mẫu Bưởi | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert (names(reading), column(reading, "sex")) == (
        ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"],
        ["male", "female"],
    )
    assert not reading.sheets[0].tables[0].doubts


@pytest.mark.parametrize(("title", "heads"), [("HỘ GIA ĐÌNH", "Họ và tên"), ("", "Họ tên chủ hộ")])
def test_heads_of_households_in_a_column_for_men_and_one_for_women(
    read: Read, title: str, heads: str
) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH {title} ĐỀ NGHỊ CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN NĂM 2020 |
    | TT | {heads}        | <             | Ấp |
    | ^  | Nam            | Nữ            | ^  |
    | 1  | Nguyễn Mẫu Sen |               | 1  |
    | 2  |                | Trần Mẫu Bưởi | 2  |
    """)
    assert tally(reading) == {"GKX household": 2}


@pytest.mark.parametrize(
    "titles",
    [
        "Năm sinh nam | Năm sinh nữ",
        "Năm sinh (Nam) | Năm sinh (Nữ)",
        "Nam sinh năm | Nữ sinh năm",
        "Nam | Nữ",
    ],
)
def test_births_of_men_and_of_women_under_titles_of_one_row(read: Read, titles: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ và tên      | {titles} | Danh hiệu |
    | 1  | Nguyễn Mẫu Sen |            | 1980 | LĐTT |
    | 2  | Trần Mẫu Bưởi  | 17/05/1981 |      | LĐTT |
    """)
    assert column(reading, "sex") == ["female", "male"]
    assert column(reading, "birth") == ["1980", "17/05/1981"]


def test_a_birth_date_in_three_columns(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên      | Ngày, tháng, năm sinh | < | < | Danh hiệu |
    | ^  | ^              | Ngày | Tháng | Năm    | ^ |
    | 1  | Nguyễn Mẫu Sen | 5    | 7     | 1980   | LĐTT |
    """)
    assert column(reading, "birth") == ["5/7/1980"]
    assert not reading.sheets[0].odd_cells


def test_a_nominee_over_the_next_heading_is_no_heading(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 | < | < | < |
    | STT | Họ và tên        | Chức vụ    | Tiền thưởng |
    | *   | TẬP THỂ          |            | |
    | 1   | Ban Nhân dân ấp Mẫu |         | 894.000 |
    | *   | CÁ NHÂN          |            | |
    | 1   | Nguyễn Mẫu Sen   | Trưởng ấp  | 447.000 |
    | *   | HỘ GIA ĐÌNH      |            | |
    | 1   | Lê Mẫu Cam       |            | 447.000 |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1, "GKH household": 1}


def test_the_articles_of_a_decision_are_headings(read: Read) -> None:
    reading = read(r"""
    # QĐ
    | ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ | < |
    | QUYẾT ĐỊNH | < |
    | Về việc khen thưởng năm 2020 | < |
    | Điều 1. Công nhận danh hiệu “Tập thể Lao động tiên tiến” năm 2020 cho 02 tập thể, gồm: | < |
    | 1. | Phòng Nội vụ |
    | 2. | Phòng Tư pháp |
    | Điều 2. Công nhận danh hiệu “Lao động tiên tiến” năm 2020 cho 01 cá nhân, gồm: | < |
    | 1. | Ông Nguyễn Mẫu Sen - Chuyên viên Phòng Nội vụ |
    | Điều 3. Chánh Văn phòng HĐND và UBND huyện chịu trách nhiệm thi hành Quyết định này./. | < |
    | CHỦ TỊCH | < |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "LDTT individual": 1}
    assert ledger(reading).startswith("title 1-3, section 4, nomination 5-6, section 7, nomination 8")


@pytest.mark.parametrize(
    "cell",
    [
        "LĐTT (bổ sung)",
        "LĐTT (QĐ số 12/QĐ-UBND ngày 05/01/2021)",
        "LĐTT theo Quyết định số 7/QĐ-UBND",
        "“Lao động tiên tiến”, QĐ 12",
    ],
)
def test_the_decision_behind_an_award_is_no_part_of_its_name(read: Read, cell: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Mẫu Sen | {cell} |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    "title, count",
    [
        ("DANH SÁCH HỘ NGHÈO VƯƠN LÊN ĐƯỢC TẶNG GIẤY KHEN CỦA UBND HUYỆN NĂM 2020", {"GKH household": 1}),
        ("DANH SÁCH HỌC VIÊN TIÊU BIỂU ĐƯỢC UBND HUYỆN TẶNG GIẤY KHEN", {"GKH household": 1}),
        ("DANH SÁCH ĐẠI BIỂU DỰ LỄ TRAO TẶNG GIẤY KHEN CỦA UBND HUYỆN", {}),
        ("BẢNG CHI TIỀN THƯỞNG TẶNG GIẤY KHEN CỦA UBND HUYỆN", {}),
    ],
)
def test_whoever_is_given_something_is_nominated_whatever_else_the_title_says(
    read: Read, title: str, count: dict[str, int]
) -> None:
    reading = read(rf"""
    # DS
    | {title} | < | < |
    | STT | Họ và tên chủ hộ | Địa chỉ |
    | 1   | Nguyễn Mẫu Sen   | Ấp 1 |
    """)
    assert tally(reading) == count


def test_bodies_behind_bullets_sign_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < |
    | Tên tập thể | Ghi chú |
    | I. Tập thể lao động tiên tiến | < |
    | - Thường trực Hội đồng nhân dân xã | |
    | - Kế toán - Tài chính | |
    | - Văn phòng | |
    | CHỦ TỊCH | |
    | Lê Mẫu Cam | |
    """)
    assert tally(reading) == {"TTLDTT collective": 3}
    assert ledger(reading).endswith("nomination 4-6, signature 7-8")


def test_what_has_an_award_below_a_signature_is_nominated(read: Read) -> None:
    reading = read(r"""
    # DS
    | Họ và tên      | Danh hiệu |
    | Nguyễn Mẫu Sen | LĐTT |
    | NGƯỜI LẬP BIỂU | |
    | Võ Mẫu Quýt    | |
    | Trần Mẫu Bưởi  | CSTĐCS |
    """)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


def test_parts_and_items_are_sections_of_their_own_kind(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Hình thức |
    | PHẦN I. KHEN THƯỞNG CHUYÊN ĐỀ | < | < |
    | Mục 1: Tập thể | < | < |
    | 1   | Ấp Mẫu 1       | GK huyện |
    | Mục 2: Cá nhân | < | < |
    | 1   | Nguyễn Mẫu Sen | GK huyện |
    | PHẦN THỨ HAI. KHEN THƯỞNG ĐỘT XUẤT | < | < |
    | 1   | Trần Mẫu Bưởi  | GK huyện |
    """)
    assert tally(reading) == {
        "GKH collective drive": 1,
        "GKH individual drive": 1,
        "GKH individual sudden": 1,
    }


def test_a_hidden_column_of_awards_is_named(book: Book) -> None:
    path = book(r"""
    # DS (hidden columns C)
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    """)
    (found,) = [one for one in run([path], year=2020, workers=1).findings if one.name == "rows-hidden"]
    assert (found.place.cell, found.value) == ("C2", "Danh hiệu")


def test_a_body_inside_a_listed_unit_parts_its_rows_and_leaves_the_unit(read: Read) -> None:
    reading = read(r"""
    # DS
    | PHÒNG NỘI VỤ | < | < |
    | TT | Họ và tên       | Danh hiệu |
    | I  | Xã Long Thuận   | |
    | a  | Khối Đảng       | |
    | 1  | Nguyễn Mẫu Sen  | LĐTT |
    | b  | Khối Chính quyền | |
    | 1  | Nguyễn Mẫu Sen  | LĐTT |
    | II | Xã Thường Lạc   | |
    | 1  | Lê Mẫu Cam      | LĐTT |
    """)
    assert units(reading) == {"Xã Long Thuận": 2, "Xã Thường Lạc": 1}
    assert column(reading, "unit_section") == [
        "Xã Long Thuận › Khối Đảng",
        "Xã Long Thuận › Khối Chính quyền",
        "Xã Thường Lạc",
    ]


def test_a_heading_that_counts_both_kinds_leaves_them_to_the_names(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên      | Chức vụ |
    | I  | Giấy khen của Chủ tịch UBND huyện: 01 tập thể, 01 cá nhân | |
    | 1  | Ấp Mẫu 1       | |
    | 2  | Nguyễn Mẫu Sen | Nông dân |
    """)
    assert tally(reading) == {"GKH collective": 1, "GKH individual": 1}


def test_numbers_of_awards_below_the_last_row_are_nobody_s(read: Read) -> None:
    reading = read(r"""
    # DS
    | TT | Họ và tên      | Danh hiệu | Hình thức |
    | 1  | Nguyễn Mẫu Sen | LĐTT      | |
    | 2  | Trần Mẫu Bưởi  | LĐTT      | GK huyện |
    |    |                | 2 LĐTT    | 1 GK |
    """)
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert ledger(reading) == "header 1, nomination 2-3, total 4"


@pytest.mark.parametrize("said", ["Không xét (nghỉ hộ sản)", "Rút", "Không đề nghị do mới tuyển"])
def test_who_is_said_not_to_be_put_up_is_a_note_whatever_the_reason(read: Read, said: str) -> None:
    reading = read(rf"""
    # DS
    | TT | Họ và tên      | Danh hiệu |
    | 1  | Nguyễn Mẫu Sen | LĐTT |
    | 2  | Trần Mẫu Bưởi  | {said} |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading).endswith("note 3")


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "individual",
            "Ban Văn Mẫu; Ban Thị Mẫu; BAN THỊ MẪU; Ban Thi Mau; Trường Văn Mẫu; Phòng Thị Mẫu; Đội Văn Mẫu; Tổ Thị Mẫu; "
            "Khoa Thị Ngọc Mẫu; Hội Văn Mẫu; Chi Thị Mẫu; Đoàn Thị Mẫu; ĐOÀN VĂN MẪU; Đoàn Trường Mẫu; Lê Thị Hội; Nguyễn Văn Trường",
        ),
        (
            "collective",
            "Ban Chỉ huy Quân sự; Ban Chỉ Huy Quân Sự; Đoàn Thanh niên; ĐOÀN THANH NIÊN; ĐOÀN XÃ LONG THUẬN; Đoàn TNCS HCM; "
            "Hội Phụ nữ; Khoa Nội; Tổ Văn; Tổ Văn Anh; Tổ Văn Phòng; Phòng Văn Hóa; Hội Văn Nghệ; Ban Văn Hóa Xã; Trường Thị Trấn; "
            "Đoàn trường Mẫu; Đoàn Trường THCS; ĐOÀN TRƯỜNG MẪU; Đoàn Trường Tiểu học Mẫu",
        ),
    ],
)
def test_words_that_begin_bodies_are_surnames_where_the_rest_is_a_name(
    read: Read, kind: str, names: str
) -> None:
    rows = "\n".join(f"| {at} | {name} | GK huyện |" for at, name in enumerate(names.split("; "), 1))
    reading = read(f"# DS\n| STT | Tên cá nhân, tập thể | Hình thức |\n{rows}")
    told = dict(zip(column(reading, "name"), column(reading, "recipient"), strict=True))
    assert told == dict.fromkeys(names.split("; "), kind)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("1. Nguyễn Văn Mẫu - Chủ tịch UBND xã", "individual", "Nguyễn Văn Mẫu"),
        ("Nguyễn Văn Mẫu - Phó Trưởng phòng", "individual", "Nguyễn Văn Mẫu"),
        ("Ông Nguyễn Văn Mẫu, Kế toán", "individual", "Nguyễn Văn Mẫu"),
        ("Ban Thị Mẫu - Kế toán", "individual", "Ban Thị Mẫu"),
        ("Đoàn Văn Mẫu, Bí thư Chi bộ", "individual", "Đoàn Văn Mẫu"),
        ("Nguyễn Văn Mẫu (A)", "individual", "Nguyễn Văn Mẫu A"),
        ("Nguyễn Văn Mẫu - Trần Thị Mẫu", "individual", "Nguyễn Văn Mẫu Trần Thị Mẫu"),
        ("Tổ Văn - Sử", "collective", "Tổ Văn Sử"),
        ("Đoàn Thanh niên - Hội Phụ nữ", "collective", "Đoàn Thanh niên Hội Phụ nữ"),
    ],
)
def test_a_post_behind_a_name_is_no_part_of_it(name: str, kind: str, key: str) -> None:
    names = load_vocabulary().names
    assert names.bearer(name)[:2] == (kind, text.key(key))
    assert names.bearers([name]).keys == [text.key(key)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Chi hội trưởng Lê Thị Mẫu", "individual"),
        ("Tổ trưởng tổ 5 Lê Văn Mẫu", "individual"),
        ("XÃ ĐỘI TRƯỞNG LÊ VĂN MẪU", "individual"),
        ("Đội phó Lê Mẫu An", "individual"),
        ("Tổ trưởng tổ 5", ""),
        ("Đội Lê Mẫu An", "collective"),
    ],
)
def test_a_post_before_a_name(name: str, kind: str) -> None:
    assert load_vocabulary().names.kind(name) == kind


def test_a_body_under_a_title_or_heading_of_people(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Thành viên             | Hình thức đề nghị                  |
    | 1   | Lê Mẫu An              | Giấy khen của Chủ tịch UBND huyện  |
    | 2   | HTX nông nghiệp Mẫu    | Giấy khen của Chủ tịch UBND huyện  |
    | I   | CÁ NHÂN                |                                    |
    | 1   | Tổ Văn phòng           | Giấy khen của Chủ tịch UBND huyện  |
    | 2   | Trường Mẫu An          | Giấy khen của Chủ tịch UBND huyện  |
    """)
    assert tally(reading) == {"GKH individual": 2, "GKH collective": 2}


def test_who_has_a_sex_or_a_birth_date_is_no_body(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên        | Giới tính | Danh hiệu |
    | A   | Các cá nhân      |           | |
    | 1   | đoàn văn mẫu an  | Nam       | Bằng khen của UBND tỉnh |
    | 2   | Tổ Văn phòng     |           | Bằng khen của UBND tỉnh |
    """)
    assert tally(reading) == {"BKT individual": 1, "BKT collective": 1}


@pytest.mark.parametrize(
    "behind",
    [
        r"\nSinh năm 1980",
        " Sinh năm 1980",
        r"\nsinh ngày: 05/03/1980",
        " SN 1980",
        r"\n1980",
        r"\nKế toán",
        r"\nPhó Chủ tịch UBND xã",
        r"\nẤp Long Mẫu",
    ],
)
def test_what_stands_behind_a_name_in_its_cell_makes_nobody_else_of_it(read: Read, behind: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên               | Hình thức khen thưởng |
    | 1   | Lê Thị Mẫu Bình{behind} | Giấy khen UBND xã |
    | 2   | Lê Thị Mẫu Bình         | Giấy khen UBND huyện |
    | 3   | Nguyễn Thị Mẫu\nMai    | Giấy khen UBND huyện |
    """)
    assert tally(reading) == {"GKX individual": 1, "GKH individual": 2}
    keys = reading.nominations["name_key"]
    assert keys[0] == keys[1] == text.key("Lê Thị Mẫu Bình") and keys[2] == text.key("Nguyễn Thị Mẫu Mai")


@pytest.mark.parametrize(
    "written",
    ["Hộ ông Lê Văn Mẫu", "Hộ gia đình ông Lê Văn Mẫu", "Gia đình bà Lê Văn Mẫu", "Chủ hộ: Lê Văn Mẫu"],
)
def test_a_household_is_told_by_the_name_of_its_head(written: str) -> None:
    names = load_vocabulary().names
    assert names.bearer(written) == (names.bearer("Lê Văn Mẫu")._replace(kind="household"))


@pytest.mark.parametrize("number", ["1. ", "1/ ", "1) ", "1 - ", "1- "])
def test_a_second_number_before_the_name_says_nothing(number: str) -> None:
    names = load_vocabulary().names
    for name in ("Hộ Cao Thị Mẫu", "Ban Nhân dân ấp 1", "Cao Thị Mẫu"):
        assert names.bearer(number + name) == names.bearer(name), name


@pytest.mark.parametrize("name", ["B 1.", "12", "?", "x"])
def test_what_has_no_word_names_nobody(read: Read, name: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên     | Danh hiệu |
    | 1   | Nguyễn Mẫu An | LĐTT      |
    | 2   | '{name}       | LĐTT      |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: name-missing": 1}


def test_clans_beside_families_are_bodies(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH GIA ĐÌNH, DÒNG HỌ HỌC TẬP ĐƯỢC CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN |
    | TT | Gia đình/dòng họ          | Địa chỉ |
    | 1  | Gia đình ông Nguyễn Mẫu An | Ấp Mẫu |
    | 2  | Dòng họ Trần Mẫu           | Ấp Mẫu |
    """)
    assert tally(reading) == {"GKX household": 1, "GKX collective": 1}


def test_couples_whose_title_names_the_husband_first(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA NĂM 2020 |
    | TT | Họ và tên chồng, vợ               | Số nhà |
    | 1  | Nguyễn Mẫu An - Trần Thị Mẫu Bình | 12     |
    | 2  | Võ Thị Mẫu Em                     | 16     |
    """)
    assert tally(reading) == {"GDVH household": 2}


@pytest.mark.parametrize(
    ("title", "kind"), [("Họ và tên học sinh", "individual"), ("Họ và tên", "household")]
)
def test_hardship_of_somebody_s_people_makes_no_household_of_him(read: Read, title: str, kind: str) -> None:
    reading = read(f"""
    # DS
    | STT | {title}       | Hình thức         | Đối tượng |
    | 1   | Nguyễn Mẫu An | Giấy khen UBND xã | Hộ nghèo  |
    """)
    assert tally(reading) == {f"GKX {kind}": 1}


@pytest.mark.parametrize("name", [r"Đại tá Sơn\nVăn Mẫu An", r"HỘI PHỤ NỮ\nẤP 8"])
def test_a_name_that_did_not_fit_its_cell_is_one(read: Read, name: str) -> None:
    reading = read(f"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA UBND HUYỆN NĂM 2020 | < |
    | STT | Họ và tên/Tên tập thể |
    | 1 | {name} |
    """)
    assert sum(tally(reading).values()) == 1
