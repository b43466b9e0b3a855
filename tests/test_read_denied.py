"""Headings and titles that say of those below that nobody puts them up."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, tally


@pytest.mark.parametrize(
    "heading",
    [
        "II. Danh sách không đề nghị",
        "II. Các trường hợp không xét thi đua (do nghỉ thai sản)",
        "B. CÁ NHÂN KHÔNG ĐỦ ĐIỀU KIỆN XÉT",
        "Cán bộ, công chức không đề nghị khen thưởng: 2 người",
        "2. Chưa đạt danh hiệu",
        "II. Không hoàn thành nhiệm vụ",
        "II. Đưa ra khỏi danh sách",
        "B. Để lại xét năm sau",
        "B. Đang chờ xét",
    ],
)
def test_people_under_a_heading_that_denies_are_not_counted(read: Read, heading: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên      | Chức vụ   | Danh hiệu |
    | I. Danh sách đề nghị | < | < | < |
    | 1   | Nguyễn Mẫu Sen | Công chức | LĐTT |
    | {heading} | < | < | < |
    | 1   | Lê Mẫu Cam     | Công chức | LĐTT |
    | 2   | Võ Mẫu Quýt    | Công chức | |
    | III. TẬP THỂ | < | < | < |
    | 1   | Ấp Mẫu 1       |           | TTLĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}
    assert "note 6-7" in ledger(reading)


@pytest.mark.parametrize(
    "denial",
    ["Không xét", "Chưa đề nghị", "Chưa đủ tiêu chuẩn", "Không thông qua", "Không tham gia", "Rút hồ sơ"],
)
def test_what_denies_says_so_wherever_it_stands(read: Read, denial: str) -> None:
    reading = read(rf"""
    # DS
    | STT | Họ và tên      | Danh hiệu | Ghi chú  |
    | 1   | Nguyễn Mẫu Sen | LĐTT      |          |
    | 2   | Lê Mẫu Cam     | {denial}  |          |
    | 3   | Trần Mẫu Bưởi  | LĐTT      | {denial} |
    | {denial} | < | < | < |
    | 4   | Võ Mẫu Quýt    |           |          |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert ledger(reading) == "header 1, nomination 2, note 3-4, section 5, note 6"


def test_a_list_whose_title_denies_counts_nobody(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |
    | STT | Họ và tên      | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | |

    | DANH SÁCH CÁ NHÂN KHÔNG ĐỀ NGHỊ | < | < |
    | STT | Họ và tên      | Lý do |
    | 1   | Lê Mẫu Cam     | Nghỉ thai sản |

    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ TẬP THỂ LAO ĐỘNG TIÊN TIẾN | < | < |
    | STT | Tên tập thể    | Ghi chú |
    | 1   | Ấp Mẫu 1       | |
    """)
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}
    assert "note 7" in ledger(reading)


@pytest.mark.parametrize(
    "remark", ["(Không xét: đ/c Cam nghỉ thai sản)", "Có 2 trường hợp không đề nghị khen thưởng vì mới tuyển"]
)
def test_a_remark_about_somebody_denies_nobody_below_it(read: Read, remark: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | STT | Họ và tên      | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | LĐTT |
    | {remark} | < | < |
    | 2   | Lê Mẫu Cam     | LĐTT |
    """)
    assert tally(reading) == {"LDTT individual": 2}


def test_a_later_list_of_whoever_is_not_considered(read: Read) -> None:
    for title, said in (
        ("DANH SÁCH GVNV TỔ VĂN KHÔNG XÉT THI ĐUA", {"CSTDCS individual": 1}),
        # Nobody knows what it is of, and the title above is not of them.
        (
            "DANH SÁCH GIÁO VIÊN CHỦ NHIỆM GIỎI",
            {"CSTDCS individual": 1, "held back: award-missing": 1},
        ),
        ("DANH SÁCH TẬP THỂ, CÁ NHÂN", {"CSTDCS individual": 2}),
    ):
        reading = read(rf"""
        # DS
        | DANH SÁCH CSTĐCS NĂM HỌC 2019-2020 | < | < |
        | STT | Họ và tên      | Tổ  |
        | 1   | Nguyễn Mẫu Sen | Văn |

        | {title} | < | < |
        | STT | Họ và tên      | Tổ  |
        | 1   | Lê Mẫu Cam     | Anh |
        """)
        assert tally(reading) == said


def test_the_titles_of_a_small_table_of_numbers_deny_nobody_below_it(read: Read) -> None:
    reading = read(r"""
    # DS
    | BÁO CÁO KẾT QUẢ XÉT THI ĐUA NĂM HỌC 2019-2020 | < | < | < |
    | Tổng số | LĐTT | CSTĐCS | Không xét |
    | 3       | 1    | 1      | 1         |
    | STT | Họ và tên      | Danh hiệu | Ghi chú |
    | 1   | Nguyễn Mẫu Sen | CSTĐCS    |         |
    | 2   | Trần Mẫu Bưởi  | LĐTT      |         |
    | 3   | Lê Mẫu Cam     | Không xét | Nghỉ bệnh |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}


def test_a_dash_in_each_of_several_columns_asks_for_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Thi đua | Khen thưởng |
    | 1   | Nguyễn Mẫu Sen | LĐTT    | -           |
    | 2   | Lê Mẫu Cam     | -       | -           |
    | 3   | Trần Mẫu Bưởi  | -       |             |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-missing": 1}
    assert "note 3" in ledger(reading)


def test_a_mark_for_work_done_beside_awards_to_mark_asks_for_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | CSTĐCS | LĐTT | HTNV |
    | 1   | Nguyễn Mẫu Sen | x      |      |      |
    | 2   | Trần Mẫu Bưởi  |        | x    |      |
    | 3   | Lê Mẫu Cam     |        |      | x    |
    """)
    assert tally(reading) == {"CSTDCS individual": 1, "LDTT individual": 1}
    assert "note 4" in ledger(reading)


def test_a_mark_that_chooses_a_grade_beside_awards_to_mark_asks_for_nothing(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Phân loại công chức | <    | Danh hiệu | <      |
    | ^   | ^              | HTTNV               | HTNV | LĐTT      | CSTĐCS |
    | 1   | Nguyễn Mẫu Sen | x                   |      | x         |        |
    | 2   | Trần Mẫu Bưởi  |                     | x    |           |        |
    | 3   | Lê Mẫu Cam     | x                   |      |           |        |
    """)
    assert tally(reading) == {"LDTT individual": 1, "held back: award-missing": 1}
    assert "note 4" in ledger(reading)


def test_not_in_short(read: Read) -> None:
    reading = read(r"""
    # DS
    | STT | Họ và tên      | Đề xuất         |
    | 1   | Nguyễn Mẫu Sen | LĐTT            |
    | 2   | Lê Mẫu Cam     | Ko đạt          |
    | D. LAO ĐỘNG KHÔNG ĐẠT | < | < |
    | 3   | Trần Mẫu Bưởi  |                 |
    """)
    assert tally(reading) == {"LDTT individual": 1}


@pytest.mark.parametrize(
    "heading",
    [
        "Danh sach khong de nghi",
        "KHONG DE NGHI KHEN THUONG",
        "DANH SACH DU PHONG",
        "* Cac truong hop xin rut",
    ],
)
def test_headings_and_remarks_without_diacritics_deny_too(read: Read, heading: str) -> None:
    reading = read(rf"""
    # DS
    | DANH SACH DE NGHI KHEN THUONG NAM 2020 | < | < | < |
    | STT | Ho va ten      | Danh hieu | Ghi chu |
    | 1   | Nguyen Mau Sen | LDTT      | Dang vien |
    | 2   | Tran Mau Buoi  | LDTT      | Xin rut |
    | 3   | Tran Mau Cam   | LDTT      | khong de nghi |
    | 4   | Tran Mau Dao   | Khong     | |
    | 5   | Tran Mau Giang | nhu tren  | Huy |
    | {heading} | < | < | < |
    | 1   | Kha Mau Thoi   | LDTT      | |
    """)
    assert tally(reading) == {"LDTT individual": 2}
    assert "note 4-6" in ledger(reading)


def test_unnumbered_names_under_a_heading_that_denies_are_no_headings(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Họ và tên      | Danh hiệu | Lĩnh vực |
    | Nguyễn Mẫu Sen | LĐTT      | Y tế |
    | * Các trường hợp xin rút | | |
    | Kha Mẫu Ghép   |           | |
    | Kha Mẫu Dư     | LĐTT      | |
    """)
    assert tally(reading) == {"LDTT individual": 1}
    assert "note 5-6" in ledger(reading)


@pytest.mark.parametrize(
    "remark", ["Ko đạt", "Nghỉ ốm, ko xét", "k đề nghị", "Miễn xét", "Không đủ ĐK", "KĐN"]
)
def test_a_short_no_in_a_remark_takes_its_row_back(read: Read, remark: str) -> None:
    reading = read(f"""
    # DS
    | STT | Họ và tên     | Danh hiệu | Ghi chú  |
    | 1   | Nguyễn Mẫu An | LĐTT      |          |
    | 2   | Trần Mẫu Bình | LĐTT      | {remark} |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_short_no_in_a_heading_puts_up_nobody(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN LĐTT NĂM 2020 | < | < |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | CT |
    | Ko đề nghị: |      |    |
    | 2   | Trần Mẫu Bình | CT |
    """)
    assert tally(reading) == {"LDTT individual": 1}
