"""What an office sends: its lines, its letterhead, and the parts that every form has."""

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
