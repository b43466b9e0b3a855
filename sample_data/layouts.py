"""The forms that offices use for one and the same thing: every function fills a workbook with one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook

from paper import Page
from words import MARKS, SPELLINGS, TRACKS


@dataclass
class Line:
    """One recipient under one track: usually one row."""

    kind: str  # "c" collective, "i" individual
    name: str
    track: str
    awards: list[str]
    unit: str = ""
    post: str = ""
    place: str = ""
    born: int = 0
    female: bool = False
    idea: str = ""
    about: str = ""  # the drive, or the deed

    @property
    def where(self) -> tuple[str, str]:
        return self.post, self.place


@dataclass
class Office:
    """One file: who sends it, in which of four manners of writing, and its lines."""

    unit: str
    kind: str
    style: int
    head: Sequence[str]
    motto: Sequence[str]
    letter: str
    day: str
    maker: str
    signer: str
    powers: Sequence[str]
    lines: list[Line] = field(default_factory=list)
    year: int = 2020
    spellings: dict[str, tuple[str, ...]] = field(default_factory=lambda: SPELLINGS)
    certificate: str = "GKH"  # the giấy khen of those whom the office hands in to

    def some(self, kind: str = "ci", track: str = "") -> list[Line]:
        return [line for line in self.lines if line.kind in kind and (not track or line.track == track)]

    def award(self, code: str) -> str:
        return self.spellings[code][self.style]

    def awards(self, line: Line, only: Sequence[str] = ()) -> str:
        texts = [self.award(code) for code in line.awards if not only or code in only]
        return (", ", ", ", "; ", " + ")[self.style].join(texts)

    def track(self, line: Line) -> str:
        return TRACKS[line.track][self.style]

    def asked(self, line: Line) -> tuple[str, str]:
        return self.awards(line), self.track(line)


Layout = Callable[[Workbook, Office], None]
FORMS = ("GKH", "GKX", "BKT", "BKTTG")  # hình thức khen thưởng; the rest are danh hiệu thi đua
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
KINDS = {"c": ("TẬP THỂ", "Tập thể"), "i": ("CÁ NHÂN", "Cá nhân"), "h": ("HỘ GIA ĐÌNH", "Hộ gia đình")}
LISTS = (
    "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",
    "DANH SÁCH ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG",
    "TỔNG HỢP DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year}",
    "DANH SÁCH\nĐỀ NGHỊ CÔNG NHẬN DANH HIỆU THI ĐUA, KHEN THƯỞNG",
)


def open_page(
    book: Workbook, sheet: str, widths: Sequence[float], office: Office, title: str = "", left: int = 1
) -> Page:
    """A sheet with letterhead and title, ready for its table."""
    ws = book.active if book.active.max_row == 1 and book.active["A1"].value is None else book.create_sheet()
    ws.title = sheet
    page = Page(ws, widths, left)
    page.letterhead(office.head, office.motto)
    title = (title or LISTS[office.style]).format(year=office.year)
    year = () if str(office.year) in title else (f"Năm {office.year}",)
    page.title(*title.split("\n"), *((office.letter,) if office.style % 2 == 0 else ()), *year)
    return page


def close_page(page: Page, office: Office) -> None:
    page.sign(office.day, office.maker, office.powers, office.signer)


def name(line: Line, formal: bool = False) -> str:
    """The name, with the form of address where the office writes one."""
    return f"{'Bà' if line.female else 'Ông'} {line.name}" if formal and line.kind == "i" else line.name


def split_name(text: str) -> tuple[str, str]:
    """Nguyễn Mẫu Sen Trắng: ``Nguyễn Mẫu `` (the space behind it is met in real files) and ``Sen Trắng``."""
    mark = next(mark for mark in MARKS if f" {mark} " in text)
    family, given = text.split(f" {mark} ", 1)
    return f"{family} {mark} ", given


def by_kind(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    groups = [(kind, [line for line in lines if line.kind == kind]) for kind in "ci"]
    return [(kind, group) for kind, group in groups if group]


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
