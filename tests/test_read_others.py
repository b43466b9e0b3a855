"""Workbooks that are no nomination lists: nobody in them is counted, and what they are is said."""

from __future__ import annotations

import pytest

from conftest import Read
from grids import ledger, read_cells, tally
from hongngu_tally.table.model import FileReading

Cells = list[list[object]]

PEOPLE = ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Giả", "Phan Thị Sen"]
LETTERHEAD: Cells = [["UBND XÃ LONG THUẬN", None, None, "Độc lập - Tự do - Hạnh phúc"], []]
SIGNED: Cells = [[], [None, None, None, "CHỦ TỊCH"], [None, None, None, "Trần Văn Ký"]]


def sheet(title: str, header: str, *columns: object) -> Cells:
    """A list of our people under a title and a header (parted by "|"); every further column holds one value."""
    rows: Cells = [[number, name, *columns] for number, name in enumerate(PEOPLE, 1)]
    return [*LETTERHEAD, [title], [], [*header.split("|")], *rows, *SIGNED]


REGISTERS = {
    "pay": sheet("BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 12 NĂM 2020", "STT|Họ và tên|Chức vụ|Hệ số|Thực lĩnh|Ký nhận", "Công chức", 2.34, 3500000),
    "prizes": sheet("DANH SÁCH CHI TIỀN THƯỞNG LAO ĐỘNG TIÊN TIẾN NĂM 2020", "STT|Họ và tên|Chức vụ|Số tiền|Ký nhận", "Công chức", 447000),
    "prizes by award": sheet("DANH SÁCH NHẬN TIỀN THƯỞNG NĂM 2020", "STT|Họ và tên|Danh hiệu|Số tiền", "Lao động tiên tiến", 447000),
    "attendance": sheet("BẢNG CHẤM CÔNG THÁNG 12 NĂM 2020", "STT|Họ và tên|1|2|3|4|Tổng", "x", "x", "P", "x", 3),
    "guests": sheet("DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ THI ĐUA NĂM 2020", "STT|Họ và tên|Chức vụ|Đơn vị|Ký tên", "Công chức", "UBND xã"),
    "guests of a ceremony": sheet("DANH SÁCH ĐẠI BIỂU DỰ LỄ TRAO GIẤY KHEN CỦA UBND HUYỆN", "STT|Họ và tên|Chức vụ", "Công chức"),
    "training": sheet("DANH SÁCH CÁN BỘ THAM GIA TẬP HUẤN THI ĐUA KHEN THƯỞNG NĂM 2020", "STT|Họ và tên|Chức vụ|Ghi chú", "Công chức"),
    "ratings": sheet("DANH SÁCH ĐÁNH GIÁ XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM 2020", "STT|Họ và tên|Chức vụ|Kết quả xếp loại", "Công chức", "HTTNV"),
    "poor households": sheet("DANH SÁCH HỘ NGHÈO NĂM 2020", "STT|Họ và tên chủ hộ|Năm sinh|Địa chỉ|Số khẩu", 1970, "Ấp Mẫu", 4),
    "a rise in pay": sheet("DANH SÁCH ĐỀ NGHỊ NÂNG BẬC LƯƠNG TRƯỚC THỜI HẠN NĂM 2020", "STT|Họ và tên|Hệ số|Danh hiệu thi đua", 3.33, "Bằng khen UBND tỉnh"),
    "a rise in pay for awards": sheet("DANH SÁCH NÂNG LƯƠNG TRƯỚC THỜI HẠN DO CÓ THÀNH TÍCH THI ĐUA NĂM 2020", "STT|Họ và tên|Hệ số|Danh hiệu", 3.33, "CSTĐCS"),
    "a budget": sheet("DỰ TOÁN KINH PHÍ KHEN THƯỞNG NĂM 2020", "STT|Họ và tên|Danh hiệu|Số tiền", "LĐTT", 447000),
    "new members": sheet("DANH SÁCH QUẦN CHÚNG ƯU TÚ ĐỀ NGHỊ KẾT NẠP ĐẢNG NĂM 2020", "STT|Họ và tên|Chức vụ|Danh hiệu thi đua", "Giáo viên", "LĐTT"),
    "learning families": sheet("DANH SÁCH GIA ĐÌNH HỌC TẬP NĂM 2020", "STT|Chủ hộ|Số con đang đi học", 2),
    "school marks": sheet("BẢNG ĐIỂM HỌC KỲ I NĂM HỌC 2019-2020", "STT|Họ và tên|Toán|Văn|Danh hiệu", 8, 7, "Học sinh giỏi"),
    "ballot": sheet("PHIẾU BẦU DANH HIỆU THI ĐUA NĂM 2020", "STT|Họ và tên|Danh hiệu đề nghị|Đồng ý|Không đồng ý", "Lao động tiên tiến"),
    "staff": sheet("DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2020", "STT|Họ và tên|Chức vụ|Trình độ chuyên môn", "Công chức", "Đại học"),
    "phones": sheet("DANH BẠ ĐIỆN THOẠI CƠ QUAN", "STT|Họ và tên|Chức vụ|Điện thoại", "Công chức", "0900 000 000"),
    "log-ins": sheet("TÀI KHOẢN", "STT|Họ và tên|Tên đăng nhập|Mật khẩu|Email", "mau", "***", "mau@example.vn"),
    "signed without a title": [["STT", "Họ và tên", "Chức vụ", "Ký nhận"], *([number, name, "Công chức"] for number, name in enumerate(PEOPLE, 1))],
}  # fmt: skip


def nobody_counted(reading: FileReading) -> bool:
    return not tally(reading) and "nomination" not in ledger(reading)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_table_of_people_for_another_purpose_nominates_nobody(name: str) -> None:
    assert nobody_counted(read_cells(REGISTERS[name])), ledger(read_cells(REGISTERS[name]))


NOMINATIONS = {
    "drive of giving": sheet("DANH SÁCH CÁ NHÂN CÓ NHIỀU ĐÓNG GÓP CHO PHONG TRÀO NĂM 2020", "STT|Họ và tên|Danh hiệu", "GK huyện"),
    "asked for": sheet("DANH SÁCH THAM GIA TẬP HUẤN ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN", "STT|Họ và tên|Chức vụ", "Công chức"),
    "rated too": sheet("BẢNG ĐÁNH GIÁ XẾP LOẠI VÀ BÌNH XÉT THI ĐUA NĂM 2020", "STT|Họ và tên|Kết quả xếp loại|Danh hiệu", "HTXSNV", "GK huyện"),
    "with money": sheet("DANH SÁCH KHEN THƯỞNG NĂM 2020", "STT|Họ và tên|Danh hiệu|Tiền thưởng (VND)", "GK huyện", 447000),
    "pupils": sheet("DANH SÁCH HỌC SINH ĐẠT GIẢI NĂM HỌC 2019-2020", "STT|Họ và tên|Hình thức khen thưởng", "GK huyện"),
    "of the training centre": [["TRUNG TÂM BỒI DƯỠNG CHÍNH TRỊ HUYỆN"], ["DANH SÁCH KHEN THƯỞNG"], ["STT", "Họ và tên", "Danh hiệu"], *([number, name, "GK huyện"] for number, name in enumerate(PEOPLE, 1))],
}  # fmt: skip


@pytest.mark.parametrize("name", NOMINATIONS)
def test_a_nomination_list_may_speak_of_other_purposes(name: str) -> None:
    assert tally(read_cells(NOMINATIONS[name])) == {"GKH individual": len(PEOPLE)}


def test_a_table_of_numbers_under_awards_nominates_nobody(read: Read) -> None:
    reading = read(r"""
    # TH
    | TỔNG HỢP CÁC HÌNH THỨC KHEN THƯỞNG TRÊN ĐỊA BÀN NĂM 2020 | < | < | < | < |
    | STT | Tên đơn vị     | Danh hiệu thi đua/Hình thức khen thưởng | <    | < |
    | ^   | ^              | Tổng số                                 | LĐTT | CSTĐCS |
    | I   | Các xã         | 10                                      | 8    | 2 |
    | 1   | Xã Long Thuận  | 5                                       | 4    | 1 |
    | 2   | Xã Thường Lạc  | 5                                       | 4    | 1 |
    |     | Tổng cộng      | 10                                      | 8    | 2 |
    """)
    assert [(sheet.kind, sheet.why) for sheet in reading.sheets] == [("lookup", "summary")]


def test_pupils_whom_a_line_below_the_title_puts_up(read: Read) -> None:
    reading = read(r"""
    # HS
    | DANH SÁCH HỌC SINH ĐẠT GIẢI HỘI THI "TIN HỌC TRẺ" NĂM 2020 |
    | (Đề nghị Chủ tịch UBND huyện tặng Giấy khen) |
    | STT | Họ và tên học sinh | Lớp | Trường |
    | 1   | Nguyễn Mẫu An      | 8A1 | THCS Mẫu |
    """)
    assert tally(reading) == {"GKH individual": 1}


AUTHORS = """
| STT | Tên sáng kiến | Tác giả       | Đơn vị     | Giải |
| 1   | Máy gieo hạt  | Nguyễn Mẫu An | Trường Mẫu | A    |
"""
NOMINEES = """
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ CSTĐCS NĂM 2020 |
| STT | Họ và tên     | Chức vụ |
| 1   | Nguyễn Mẫu An | CT      |
"""


def test_authors_are_put_up_where_a_title_says_for_what(read: Read) -> None:
    title = "\n| DANH SÁCH ĐỀ NGHỊ CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN NĂM 2020 |"
    assert tally(read(f"# DS{title}{AUTHORS}")) == {"GKH individual": 1}


@pytest.mark.parametrize("between", ["\n| TỔNG HỢP SÁNG KIẾN |", "", "\n# SK"])
def test_a_table_of_initiatives_beside_the_list_puts_up_no_author(read: Read, between: str) -> None:
    reading = read(f"# DS{NOMINEES}{between}{AUTHORS}")
    assert tally(reading) == {"CSTDCS individual": 1}
    assert "unread" not in ledger(reading)


def beside(title: str, header: str, row: str, name: str = "Trang") -> str:
    """A list of one collective, and a second sheet with one row."""
    return f"""
# Tập thể
| UBND XÃ LONG THUẬN | < | < |
| DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
| STT | Tên tập thể       | Danh hiệu |
| 1   | Văn phòng UBND xã | TTLĐTT    |
# {name}
| {title} | < | < |
| {header} |
| {row} |
"""


@pytest.mark.parametrize(
    ("name", "title", "header", "row"),
    [
        ("Trang", "DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2020", "STT | Họ và tên | Chức vụ | Ký tên", "1 | Nguyễn Mẫu An | CT |"),
        ("Học sinh", "DANH SÁCH HỌC SINH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020", "STT | Họ và tên | Lớp", "1 | Nguyễn Mẫu An | 9A"),
        ("Trang", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |\n| Hướng dẫn ghi: cột (3) ghi đủ tên danh hiệu", "STT | Họ và tên | Danh hiệu", "1 | Nguyễn Mẫu An | LĐTT"),
    ],
)  # fmt: skip
def test_what_a_title_names_an_award_for_is_a_list(
    read: Read, name: str, title: str, header: str, row: str
) -> None:
    reading = read(beside(title, header, row, name))
    assert sum(tally(reading).values()) == 2


def test_below_a_line_that_tells_how_to_fill_it_in_nobody_real_is_called_so(read: Read) -> None:
    title = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |\n| Hướng dẫn ghi: cột (3) ghi đủ tên"
    reading = read(beside(title, "STT | Họ và tên | Danh hiệu", "1 | Nguyễn Văn A | LĐTT"))
    assert tally(reading) == {"TTLDTT collective": 1}


@pytest.mark.parametrize(
    ("name", "title", "header", "row"),
    [
        ("GK", "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ NĂM 2020", "STT | Họ và tên | Số tiền | Ký nhận", "1 | Nguyễn Mẫu An | 450000 |"),
        ("Cá nhân", "Năm 2020", "STT | Họ và tên | Tiền thưởng | Ghi chú", "1 | Nguyễn Mẫu An | 450000 |"),
        ("Chi", "DANH SÁCH CHI TIỀN THƯỞNG NĂM 2020", "STT | Họ và tên | Danh hiệu | Số tiền", "1 | Nguyễn Mẫu An | LĐTT | 450000"),
    ],
)  # fmt: skip
def test_who_is_paid_for_an_award_and_put_up_for_it_nowhere_is_told(
    read: Read, name: str, title: str, header: str, row: str
) -> None:
    reading = read(beside(title, header, row, name))
    assert tally(reading) == {"TTLDTT collective": 1}
    assert reading.sheets[1].why == "told-elsewhere"


def test_who_is_paid_for_what_the_list_says_is_told_of_once(read: Read) -> None:
    reading = read(
        beside("DANH SÁCH CHI TIỀN THƯỞNG NĂM 2020", "STT | Tên tập thể | Danh hiệu | Số tiền", "1 | Văn phòng UBND xã | TTLĐTT | 900000")
    )  # fmt: skip
    assert tally(reading) == {"TTLDTT collective": 1}
    assert reading.sheets[1].kind == "lookup"


def test_units_marked_with_one_in_a_list_that_proposes_bodies_are_put_up(read: Read) -> None:
    reading = read(r"""
    # DS
    | UBND HUYỆN HỒNG NGỰ | < | < | < |
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Tên tập thể    | Tập thể LĐTT | Tập thể LĐXS |
    | 1   | Xã Long Thuận  | 1 |   |
    | 2   | Xã Phú Thuận A | 1 | 1 |
    """)
    assert tally(reading) == {"TTLDTT collective": 2, "TTLDXS collective": 1}


@pytest.mark.parametrize(
    "rows",
    [
        "| Tập thể lao động tiên tiến |\n| Phòng Nội vụ |\n| Phòng Tư pháp |",
        "| Phòng Nội vụ | Tập thể lao động tiên tiến |\n| Phòng Tư pháp | Tập thể lao động tiên tiến |",
        "| Danh hiệu | Số lượng |\n| TTLĐTT | 2 |\n| Gồm: | |\n| 1. Văn phòng UBND xã | |\n| 2. Công an xã | |",
    ],
)
def test_bodies_without_titles_over_them_are_no_code_list(read: Read, rows: str) -> None:
    reading = read(f"# DS{NOMINEES}\n# Khác\n{rows}")
    assert [sheet.kind for sheet in reading.sheets] == ["list", "other"]


def test_units_beside_different_awards_are_put_up_where_a_title_proposes_them(read: Read) -> None:
    reading = read(r"""
    # DS
    | DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |
    | Tên tập thể   | Danh hiệu    | Loại hình    |
    | Phòng Nội vụ  | Tập thể LĐTT | Thường xuyên |
    | Phòng Tư pháp | Tập thể LĐXS | Chuyên đề    |
    """)
    assert sum(tally(reading).values()) == 2


@pytest.mark.parametrize(
    "above",
    [
        "DANH SÁCH CHI TIỀN THƯỞNG NĂM 2019 |\n| STT | Họ và tên | Danh hiệu | Số tiền |\n| 1 | Nguyễn Mẫu An | LĐTT | 447000 |",
        "DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG NĂM 2020 |\n| STT | Họ và tên | Kết quả |\n| 1 | Nguyễn Mẫu An | Giỏi |",
        "KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC NĂM 2020 |\n| STT | Họ và tên | Xếp loại |\n| 1 | Nguyễn Mẫu An | HTTNV |",
    ],
)
def test_a_list_below_another_register_is_read(read: Read, above: str) -> None:
    reading = read(f"# DS\n| UBND XÃ LONG THUẬN |\n| {above}\n{NOMINEES}")
    assert tally(reading) == {"CSTDCS individual": 1}
    assert "unread" not in ledger(reading)
    assert [table.years[0][2] for table in reading.sheets[0].tables if table.rows] == [2020]


def test_cadres_newly_appointed_are_put_up_where_the_title_says_for_what(read: Read) -> None:
    reading = read("""
    # DS
    | DANH SÁCH CÁN BỘ MỚI BỔ NHIỆM ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2020 |
    | STT | Họ và tên     | Chức vụ |
    | 1   | Nguyễn Mẫu An | Kế toán |
    """)
    assert tally(reading) == {"LDTT individual": 1}


def test_a_sheet_of_codes_by_its_name_lists_positions(read: Read) -> None:
    reading = read(
        f"# DS{NOMINEES}\n# DM_Chuc_Vu\n| STT | Mã chức vụ | Tên chức vụ |\n| 1 | GV | Giảng viên |\n| 2 | TP | Trưởng phòng |"
    )
    assert [sheet.kind for sheet in reading.sheets] == ["list", "lookup"]


@pytest.mark.parametrize("name", ["UBND xã Phú Thuận B", "Nguyễn Thị Ý"])
def test_a_sheet_called_mau_holds_real_names(read: Read, name: str) -> None:
    reading = read(f"""
    # Mẫu 03
    | DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN NĂM 2020 |
    | STT | Họ và tên, tên tập thể | Ghi chú |
    | 1   | {name}                 |         |
    """)
    assert sum(tally(reading).values()) == 1


@pytest.mark.parametrize("sheet_name", ["Chi tiền", "Ký nhận", "Quy hoạch"])
def test_a_sheet_s_name_is_nothing_against_a_title_that_proposes(read: Read, sheet_name: str) -> None:
    reading = read(f"# {sheet_name}{NOMINEES}")
    assert tally(reading) == {"CSTDCS individual": 1}


def test_a_sheet_of_payments_by_its_name_that_names_sums_is_one(read: Read) -> None:
    reading = read(
        f"# DS{NOMINEES}\n# Chi tiền\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |\n| STT | Họ và tên | Danh hiệu | Số tiền |\n| 1 | Nguyễn Mẫu An | CSTĐCS | 1490000 |"
    )
    assert tally(reading) == {"CSTDCS individual": 1}
