"""The lists that offices make by themselves for one and the same thing: every function fills a workbook."""

from __future__ import annotations

from openpyxl import Workbook

from office import (
    FORMS,
    KINDS,
    LISTS,
    ROMAN,
    Office,
    by_kind,
    close_page,
    name,
    open_page,
)
from words import TRACKS

# -- everything in one table -----------------------------------------------------------------------


def one_table(book: Workbook, office: Office) -> None:
    """Sections I. TẬP THỂ and II. CÁ NHÂN, several titles in one cell, a track column, a total."""
    page = open_page(book, "Sheet1" if office.style % 2 else "Danh sách", (6, 32, 26, 28, 34, 16, 30), office)
    page.header(
        (
            "STT",
            "Họ và tên/\nTên tập thể",
            "Chức vụ",
            "Đơn vị công tác",
            "Danh hiệu thi đua, hình thức khen thưởng đề nghị",
            "Loại hình khen thưởng",
            "Sáng kiến (số quyết định công nhận)",
        ),
        numbers="(1)" if office.style == 2 else "",
    )
    for i, (kind, lines) in enumerate(by_kind(office.lines)):
        page.section(ROMAN[i], KINDS[kind][0], apart=office.style > 1)
        for n, line in enumerate(lines, 1):
            page.cells((n, name(line, office.style == 0), *line.where, *office.asked(line), line.idea))
    teams, people = len(office.some("c")), len(office.some("i"))
    page.total(f"Tổng cộng: {teams:02} tập thể, {people:02} cá nhân")
    close_page(page, office)


def by_track(book: Workbook, office: Office) -> None:
    """Sections A, B, C give the track, sub-sections the kind; numbers run on inside each."""
    page = open_page(book, f"KHEN THUONG {office.year}", (7, 34, 28, 30, 40, 34), office)
    page.header(
        ("TT", "HỌ VÀ TÊN", "CHỨC VỤ", "ĐƠN VỊ", "DANH HIỆU, HÌNH THỨC ĐỀ NGHỊ", "SÁNG KIẾN / NỘI DUNG")
    )
    texts = {"merit": "THƯỜNG XUYÊN (THEO CÔNG TRẠNG)", "drive": "CHUYÊN ĐỀ", "sudden": "ĐỘT XUẤT"}
    for mark, (track, text) in zip("ABC", texts.items(), strict=True):
        if not office.some(track=track):
            continue
        page.section(mark, f"KHEN THƯỞNG {text}")
        for i, (kind, lines) in enumerate(by_kind(office.some(track=track)), 1):
            page.section(str(i), KINDS[kind][1])
            for n, line in enumerate(lines, 1):
                page.cells((n, name(line), *line.where, office.awards(line), line.idea or line.about))
            page.total("Cộng", [f"{len(lines)} {KINDS[kind][1].lower()}", ""])
    close_page(page, office)


def award_headings(book: Workbook, office: Office) -> None:
    """No award column: the heading above the rows is the award, "không" where nobody is put up for it."""
    page = open_page(book, "DS de nghi", (6, 36, 30, 34, 40), office)
    page.header(
        ("Số TT", "Họ và tên, tên tập thể", "Chức vụ", "Đơn vị công tác", "Sáng kiến, nội dung"),
        "A" if office.style else "",
    )
    soldiers = office.unit.startswith("Công an")
    titles = ["DVTT", "CSTT", "CSTDCS"] if soldiers else ["TTLDTT", "LDTT", "CSTDCS", "CSTDT"]
    blocks = [(code, "merit", "") for code in titles]
    blocks += [(code, "merit", "ci") for code in (office.certificate, "BKT", "BKTTG")]
    blocks += [(office.certificate, "drive", "ci")] if office.some(track="drive") else []
    mark = iter(ROMAN)
    for code, track, kinds in blocks:
        for kind in kinds or ("c" if code in ("TTLDTT", "DVTT") else "i"):
            lines = [line for line in office.some(kind, track) if code in line.awards]
            if kinds and not lines:
                continue
            word = "khen thưởng chuyên đề" if track == "drive" else "khen thưởng thường xuyên"
            form = f"{office.award(code)} đối với {KINDS[kind][1].lower()} ({word})"
            page.section(next(mark), form if kinds else f"Danh hiệu {office.award(code)}")
            if not lines:
                page.put(0, "không", "xi", span=page.n)
                page.row += 1
            for n, line in enumerate(lines, 1):
                page.cells(
                    (n, name(line), *line.where, line.idea if code in ("CSTDCS", "CSTDT") else line.about)
                )
    close_page(page, office)


def marks(book: Workbook, office: Office) -> None:
    """One column per award under a merged parent, an X below it, and a total row that counts the marks."""
    columns = list(dict.fromkeys((code, line.track) for line in office.lines for code in line.awards))
    columns.sort(key=lambda pair: (pair[0] in FORMS, pair[1], list(office.spellings).index(pair[0])))
    words = {"merit": "(thường xuyên)", "drive": "(chuyên đề)", "sudden": "(đột xuất)"}
    heads = [office.award(code) + (f"\n{words[track]}" if code in FORMS else "") for code, track in columns]
    page = open_page(book, "Tong hop", (6, 34, 30, 30, *[15 for _ in heads], 12), office)
    page.header(
        (
            "STT",
            "Họ và tên / Tập thể",
            "Chức vụ",
            "Đơn vị",
            ("Danh hiệu, hình thức khen thưởng đề nghị", heads),
            "Ghi chú",
        )
    )
    page.ws.row_dimensions[page.row - 1].height = 84
    for i, (kind, lines) in enumerate(by_kind(office.lines)):
        page.section(ROMAN[i], KINDS[kind][1], apart=True)
        for n, line in enumerate(lines, 1):
            ticks = ["X" if code in line.awards and track == line.track else "" for code, track in columns]
            page.cells((n, name(line), *line.where, *ticks, ""))
    sums = [
        sum(code in line.awards and track == line.track for line in office.lines) for code, track in columns
    ]
    page.total(f"Tổng cộng ({sum(sums)} lượt tập thể, cá nhân)", (*sums, ""))
    close_page(page, office)


def two_award_columns(book: Workbook, office: Office) -> None:
    """Title and form side by side in one row: one row may give several nominations."""
    page = open_page(book, "Đề nghị KT", (6, 34, 28, 28, 30, 34, 17, 30), office)
    page.header(
        (
            "TT",
            "Họ và tên/Tên tập thể",
            "Chức danh",
            "Đơn vị công tác",
            ("Đề nghị", ("Danh hiệu thi đua", "Hình thức khen thưởng")),
            "Loại hình",
            "Sáng kiến",
        )
    )
    for i, (kind, lines) in enumerate(by_kind(office.lines), 1):
        page.section(str(i), KINDS[kind][1])
        titles = [code for code in office.spellings if code not in FORMS]
        for n, line in enumerate(lines, 1):
            page.cells(
                (
                    n,
                    name(line),
                    *line.where,
                    office.awards(line, titles),
                    office.awards(line, FORMS),
                    office.track(line),
                    line.idea,
                )
            )
    page.note(
        f"Tổng cộng danh sách có {len(office.some('c')):02} tập thể và {len(office.some('i')):02} cá nhân./."
    )
    close_page(page, office)


def merged_award(book: Workbook, office: Office) -> None:
    """The award stands once, in a cell merged down over all its recipients."""
    page = open_page(book, "Danh sách", (6, 36, 30, 34, 32, 18), office)
    page.header(
        (
            "STT",
            "Họ tên cá nhân, tên tập thể",
            "Chức vụ",
            "Đơn vị",
            "Danh hiệu/\nHình thức khen thưởng",
            "Loại hình khen thưởng",
        ),
        "(1)",
    )
    found = [(kind, code, track) for kind in "ci" for track in TRACKS for code in office.spellings]
    for kind, code, track in found:
        lines = [line for line in office.some(kind, track) if code in line.awards]
        start = page.row
        for n, line in enumerate(lines, 1):
            page.cells((n, name(line), *line.where, "", ""))
        if lines:
            page.put(4, office.award(code), "xc", row=start, down=len(lines))
            page.put(5, office.track(lines[0]), "xc", row=start, down=len(lines))
            page.ws.row_dimensions[start].height = 34 if len(lines) == 1 else 17
    close_page(page, office)


# -- several sheets --------------------------------------------------------------------------------


def drive_sheet(book: Workbook, office: Office, sheet: str, track: str = "drive", left: int = 1) -> None:
    """A list of its own for what is not of the year's regular round; its title gives the track."""
    lines = office.some(track=track)
    if not lines:
        return
    word, about = (
        ("CHUYÊN ĐỀ", "Phong trào, chuyên đề") if track == "drive" else ("ĐỘT XUẤT", "Thành tích đột xuất")
    )
    title = f"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG {word} NĂM {office.year}"
    page = open_page(book, sheet, (6, 36, 24, 30, 40, 38), office, title, left)
    who, where = "Tên tập thể,\nhọ và tên cá nhân", "Đơn vị công tác/ Địa chỉ"
    page.header(("STT", who, "Chức vụ", where, about, "Hình thức khen thưởng đề nghị"))
    for i, (kind, group) in enumerate(by_kind(lines)):
        page.section(ROMAN[i], KINDS[kind][0], apart=office.style == 3)
        for n, line in enumerate(group, 1):
            page.cells((n, name(line, office.style == 2), *line.where, line.about, office.awards(line)))
    if office.some("i", track):
        teams, people = len(office.some("c", track)), len(office.some("i", track))
        page.note(f"Danh sách có {teams:02} tập thể và {people:02} người./.")
    close_page(page, office)


def drive_list(book: Workbook, office: Office) -> None:
    """Only thematic commendations."""
    drive_sheet(book, office, "Chuyên đề" if office.style % 2 else "Sheet1")


def sudden_list(book: Workbook, office: Office) -> None:
    """Only sudden achievements."""
    drive_sheet(book, office, "Đột xuất", "sudden")


def drive_by_movement(book: Workbook, office: Office) -> None:
    """Thematic commendations with the drive as the section and a column for the kind of recipient."""
    title = f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ NĂM {office.year}"
    page = open_page(book, "Theo phong trào", (6, 40, 15, 26, 34, 42), office, title)
    page.header(
        ("Số\nTT", "Tên tập thể / cá nhân", "Đối tượng", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"), "(1)"
    )
    for i, drive in enumerate(sorted({line.about for line in office.lines})):
        page.section(ROMAN[i], f"Phong trào “{drive}”")
        for n, line in enumerate((line for line in office.lines if line.about == drive), 1):
            page.cells((n, name(line), KINDS[line.kind][1], *line.where, office.awards(line)))
    page.total(f"Tổng cộng: {len(office.some('c')):02} tập thể, {len(office.some('i')):02} cá nhân")
    close_page(page, office)


def two_sheets(book: Workbook, office: Office) -> None:
    """Collectives and individuals on sheets of their own, a merged two-row header, a number row."""
    page = open_page(book, "Tập thể", (6, 44, 20, 40, 20), office, f"{LISTS[0]}\n(TẬP THỂ)")
    page.header(
        (
            "STT",
            "Tên tập thể",
            "Ghi chú",
            ("Đề nghị", ("Danh hiệu, hình thức khen thưởng", "Loại hình khen thưởng")),
        ),
        "(1)",
    )
    for n, line in enumerate(office.some("c", "merit"), 1):
        page.cells((n, line.name, "", *office.asked(line)))
    page.total("Tổng cộng", [f"{len(office.some('c', 'merit'))} tập thể", ""])
    close_page(page, office)
    page = open_page(book, "Cá nhân", (6, 30, 26, 30, 34, 18, 32), office, f"{LISTS[0]}\n(CÁ NHÂN)")
    page.header(
        (
            "STT",
            "Họ và tên",
            "Chức vụ",
            "Đơn vị công tác",
            ("Đề nghị", ("Danh hiệu, hình thức khen thưởng", "Loại hình khen thưởng")),
            "Sáng kiến",
        ),
        "(1)",
    )
    for n, line in enumerate(office.some("i", "merit"), 1):
        page.cells((n, name(line), *line.where, *office.asked(line), line.idea))
    page.note(f"Danh sách có {len(office.some('i', 'merit'))} người./.")
    close_page(page, office)
    drive_sheet(book, office, "Chuyên đề")
