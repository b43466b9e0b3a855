"""The lists on forms that somebody prescribed, with columns parted and boxed, and what programs export."""

from __future__ import annotations

from openpyxl import Workbook

from layouts import drive_sheet
from office import (
    KINDS,
    LISTS,
    ROMAN,
    Office,
    by_kind,
    close_page,
    name,
    open_page,
    split_name,
)
from paper import Page


def register(book: Workbook, office: Office) -> None:
    """Birth year split Nam | Nữ, the year's grade, the initiative and its decision."""
    page = open_page(book, "Cá nhân", (6, 30, 8, 8, 28, 18, 34, 15, 36, 22), office)
    page.header(
        (
            "TT",
            "Họ và tên",
            ("Năm sinh", ("Nam", "Nữ")),
            "Chức vụ",
            "Mức độ hoàn thành nhiệm vụ",
            "Danh hiệu, hình thức đề nghị",
            "Loại hình khen thưởng",
            ("Sáng kiến", ("Tên sáng kiến", "Quyết định công nhận")),
        ),
        "A",
    )
    for n, line in enumerate(office.some("i", "merit"), 1):
        idea, _, decision = line.idea.partition(" (")
        born = ("", line.born) if line.female else (line.born, "")
        grade = "HTXSNV" if len(line.awards) > 1 else "HTTNV"
        page.cells((n, line.name, *born, line.post, grade, *office.asked(line), idea, decision[:-1]))
    page.total(f"Tổng cộng danh sách có {len(office.some('i', 'merit'))} người")
    close_page(page, office)
    page = open_page(book, "Tập thể", (6, 48, 42, 24), office)
    page.header(("TT", "Tên tập thể", "Danh hiệu, hình thức đề nghị", "Loại hình khen thưởng"), "A")
    for n, line in enumerate(office.some("c", "merit"), 1):
        page.cells((n, line.name, *office.asked(line)))
    close_page(page, office)
    drive_sheet(book, office, "Chuyên đề")


def boxed(book: Workbook, office: Office) -> None:
    """The table begins in column B, the name is split into Họ | Tên, A B 1 2 … stand below the header."""
    page = open_page(
        book, "DS ca nhan", (6, 22, 14, 28, 30, 36, 16, 32), office, f"{LISTS[1]}\n(CÁ NHÂN)", left=2
    )
    page.header(
        (
            "SSố TT",
            "Họ ",
            "Tên",
            "Chức vụ",
            "Đơn vị",
            "Danh hiệu, hình thức khen thưởng",
            "Loại hình",
            "Sáng kiến",
        ),
        "A",
    )
    for n, line in enumerate(office.some("i", "merit"), 1):
        family, given = split_name(line.name)
        page.cells((n, family, given, *line.where, *office.asked(line), line.idea))
    page.total("Cộng", [f"{len(office.some('i', 'merit'))} người", "", ""])
    close_page(page, office)
    page = open_page(book, "DS tap the", (6, 44, 40, 22), office, f"{LISTS[1]}\n(TẬP THỂ)", left=2)
    page.header(("SSố TT", "Tên tập thể", "Danh hiệu, hình thức khen thưởng", "Loại hình"), "A")
    for n, line in enumerate(office.some("c", "merit"), 1):
        page.cells((n, line.name, *office.asked(line)))
    close_page(page, office)
    drive_sheet(book, office, "DS chuyen de", left=2)


def education(book: Workbook, office: Office) -> None:
    """The education office for several schools: the proposing unit merged down over its people."""
    page = open_page(book, "Ngành GD-ĐT", (6, 32, 26, 30, 34, 16, 34), office)
    page.header(
        (
            "STT",
            "Họ và tên/Tên tập thể",
            "Chức vụ",
            "Đơn vị đề nghị",
            "Danh hiệu đề nghị",
            "Loại hình khen thưởng",
            "Sáng kiến",
        )
    )
    for i, (kind, lines) in enumerate(by_kind(office.lines)):
        page.section(ROMAN[i], KINDS[kind][0])
        for unit in dict.fromkeys(line.unit for line in lines):
            start = page.row
            for line in lines:
                if line.unit == unit:
                    page.cells(
                        (lines.index(line) + 1, name(line), line.post, "", *office.asked(line), line.idea)
                    )
            page.put(3, unit, "xc", row=start, down=page.row - start)
    page.total(f"Tổng cộng: {len(office.some('c')):02} tập thể, {len(office.some('i')):02} cá nhân")
    close_page(page, office)


# -- exports and templates -------------------------------------------------------------------------

L1 = (
    "STT",
    "Tên gọi",
    "Tên tập thể/cá nhân/hộ gia đình",
    "Chức vụ",
    "Đơn vị công tác",
    "Phân loại khen thưởng",
    "Danh hiệu thi đua/Hình thức khen thưởng",
    "Phân loại đối tượng",
    "Lĩnh vực hoạt động",
)


def import_template(book: Workbook, office: Office) -> None:
    """A provincial system's import sheet: header in row 1, no letterhead, guidance, hidden code lists."""
    field_of_work = "Giáo dục và đào tạo" if office.kind == "school" else "Quản lý nhà nước"
    for track, sheet in (("merit", "Thường xuyên"), ("drive", "Chuyên đề")):
        if not office.some(track=track):
            continue
        ws = book.active if track == "merit" else book.create_sheet()
        ws.title = sheet
        page = Page(ws, (6, 12, 34, 26, 34, 18, 40, 24, 24))
        page.header(L1)
        ws.freeze_panes = "A2"
        for line in office.some(track=track):
            call = "" if line.kind == "c" else "Bà" if line.female else "Ông"
            group = "Tập thể nhỏ" if line.kind == "c" else "Công chức, viên chức"
            for code in line.awards:
                kind = KINDS[line.kind][1]
                page.cells(
                    (
                        page.row - 1,
                        call,
                        line.name,
                        *line.where,
                        kind,
                        office.award(code),
                        group,
                        field_of_work,
                    )
                )
    guide = Page(book.create_sheet("Hướng dẫn"), (6, 12, 34, 26, 34, 18, 40, 24, 24))
    guide.title(
        "HƯỚNG DẪN NHẬP LIỆU", "Các dòng dưới đây chỉ là ví dụ minh họa, không phải đề nghị khen thưởng"
    )
    guide.header(L1)
    guide.cells(
        (
            1,
            "Ông",
            "Nguyễn Văn A",
            "Chuyên viên",
            "Phòng A",
            "Cá nhân",
            "Lao động tiên tiến",
            "Công chức",
            "Y tế",
        )
    )
    guide.cells(
        (2, "", "Phòng B", "", "Sở C", "Tập thể", "Tập thể lao động tiên tiến", "Tập thể nhỏ", "Y tế")
    )
    codes = book.create_sheet("DanhMuc")
    codes.sheet_state = "hidden"
    codes.append(("Mã", "Danh hiệu/Hình thức", "Mã", "Phân loại"))
    for i, spellings in enumerate(office.spellings.values(), 1):
        codes.append(
            (f"{i:04}", spellings[0], *{1: ("CANHAN", "Cá nhân"), 2: ("TAPTHE", "Tập thể")}.get(i, ()))
        )


def flat(book: Workbook, office: Office) -> None:
    """An export as text: a title line, one header line, nothing merged."""
    ws = book.active
    if not office.some(track="drive"):
        ws.append((f"Danh sách đề nghị khen thưởng năm {office.year} - {office.unit}",))
    ws.append(
        (
            "STT",
            "Đơn vị đề nghị",
            "Họ và tên/Tên tập thể",
            "Đối tượng",
            "Chức vụ",
            "Danh hiệu/Hình thức khen thưởng",
            "Loại hình khen thưởng",
            "Sáng kiến",
        )
    )
    for n, line in enumerate(office.lines, 1):
        ws.append((n, line.unit, line.name, KINDS[line.kind][1], line.post, *office.asked(line), line.idea))
