"""Six small lists with known mistakes, and expected.toml that says which finding must stand where."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paper import MOTTO, Page, save

LDTT, CSTDCS, TTLDTT = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Tập thể Lao động tiên tiến"
IDEA = "Bảng tính giúp lập lịch trực (QĐ số 123/QĐ-UBND ngày 20/11/2020)"


class Faulty:
    """One plain workbook (name in column B, award in E, track in F) and what must be found in it."""

    def __init__(
        self, file: str, head: Sequence[str], title: str = "", extra: str | tuple[str, ...] = "Ghi chú"
    ) -> None:
        self.file, self.book = file, Workbook()
        self.expected: list[dict[str, str | int]] = []
        self.book.active.title = "Danh sách"
        self.page = self.start(
            self.book.active, head, title or "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", extra
        )
        self.n = 0

    @staticmethod
    def start(ws: Worksheet, head: Sequence[str], title: str, extra: str | tuple[str, ...]) -> Page:
        more = extra if isinstance(extra, tuple) else (extra,)
        page = Page(ws, (6, 34, 26, 30, 36, 18, *(34 for _ in more)))
        page.letterhead(head, MOTTO)
        page.title(title)
        page.header(
            (
                "STT",
                "Họ và tên/Tên tập thể",
                "Chức vụ",
                "Đơn vị công tác",
                "Danh hiệu, hình thức đề nghị",
                "Loại hình khen thưởng",
                *more,
            )
        )
        return page

    def section(self, mark: str, text: str) -> None:
        self.page.section(mark, text)
        self.n = 0

    def row(
        self,
        name: object,
        post: str,
        place: str,
        award: object,
        extra: object = "",
        found: str = "",
        column: str = "E",
    ) -> int:
        """One row; ``found`` names the finding that must stand in ``column`` ("" for the whole row)."""
        self.n += 1
        more = extra if isinstance(extra, tuple) else (extra,)
        row = self.page.cells((self.n, name, post, place, award, "Thường xuyên", *more))
        if found:
            self.expect(found, row, column)
        return row

    def expect(self, name: str, row: int = 0, column: str = "", sheet: str = "Danh sách") -> None:
        place: dict[str, str | int] = {"cell": f"{column}{row}"} if column else {"row": row} if row else {}
        self.expected.append({"name": name, **({"sheet": sheet} if sheet else {}), **place})


def awards(name: Callable[[], str]) -> Faulty:
    """Awards that the law of 2020 does not know, or not for that recipient."""
    f, place = Faulty("xa-thuong-lac.xlsx", ("ỦY BAN NHÂN DÂN XÃ THƯỜNG LẠC",)), "UBND xã Thường Lạc"
    f.section("I", "TẬP THỂ")
    f.row("Ban nhân dân ấp Mẫu 1", "", place, TTLDTT)
    f.row("Xã Thường Lạc", "", place, "Xã tiêu biểu", found="award-not-in-force")
    f.section("II", "CÁ NHÂN")
    f.row(name(), "Công chức Tư pháp – Hộ tịch", place, LDTT)
    f.row(name(), "Công chức Văn hóa – Xã hội", place, "Lao động tiên tiên", found="award-unknown")
    f.row(name(), "Công chức Địa chính – Xây dựng", place, TTLDTT, found="recipient-not-allowed")
    for post in ("Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", "Văn phòng – Thống kê", "Bí thư Đoàn xã"):
        f.row(name(), post, place, LDTT)
    f.section("III", "HỘ GIA ĐÌNH")
    f.row(f"Hộ ông {name()}", "", "Ấp Mẫu 2, xã Thường Lạc", LDTT, found="recipient-not-allowed")
    return f


def cells(name: Callable[[], str]) -> Faulty:
    """Cells left empty, a line twice, a certificate without a level, a number skipped."""
    place = "Hội Liên hiệp Phụ nữ huyện"
    f = Faulty("hoi-phu-nu.xlsx", ("HỘI LIÊN HIỆP PHỤ NỮ HUYỆN HỒNG NGỰ",))
    f.section("I", "CÁ NHÂN")
    twice = name()
    f.row(twice, "Chủ tịch", place, LDTT)
    f.row(name(), "Phó Chủ tịch", place, LDTT)
    f.row("", "Chuyên viên", place, LDTT, found="name-missing", column="B")
    f.row(name(), "Chuyên viên", place, "", found="award-missing")
    f.row(name(), "Kế toán", place, LDTT)
    f.row(twice, "Chủ tịch", place, LDTT, found="same-line-twice", column="")
    f.row(name(), "Chi hội trưởng", place, "GK", found="award-ambiguous")
    f.n += 1  # 8 is skipped
    f.row(name(), "Chi hội trưởng", place, LDTT, found="numbering-gap", column="")
    f.row(name(), "Chi hội phó", place, LDTT)
    return f


def shares(name: Callable[[], str]) -> Faulty:
    """Four CSTĐCS among ten LĐTT, one of them without an initiative."""
    f = Faulty("phong-tu-phap.xlsx", ("UBND HUYỆN HỒNG NGỰ", "PHÒNG TƯ PHÁP"), extra="Sáng kiến")
    for i in range(10):
        award, idea = (f"{LDTT}, {CSTDCS}", IDEA) if i in (1, 2, 7) else (LDTT, "")
        if i == 4:
            f.row(name(), "Chuyên viên", "Phòng Tư pháp", f"{LDTT}, {CSTDCS}", "", "initiative-missing", "")
        else:
            f.row(name(), "Chuyên viên", "Phòng Tư pháp", award, idea)
    f.expect("share-exceeded", sheet="")
    return f


def totals(name: Callable[[], str]) -> Faulty:
    """Last year's title, a wrong total, a CSTĐCS who is in no LĐTT list."""
    head = ("UBND HUYỆN HỒNG NGỰ", "TRUNG TÂM DỊCH VỤ NÔNG NGHIỆP")
    f = Faulty("tt-dich-vu-nong-nghiep.xlsx", head, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2019", "Sáng kiến")
    f.expect("year-differs")
    place = "Trung tâm Dịch vụ nông nghiệp huyện"
    for i in range(12):
        f.row(name(), "Viên chức" if i else "Giám đốc", place, LDTT)
    f.row(name(), "Kỹ thuật viên", place, CSTDCS, IDEA, found="prerequisite-not-held")
    f.expect("total-mismatch", f.page.row)
    f.page.total("Tổng cộng: 15 cá nhân")
    return f


def hidden(name: Callable[[], str]) -> Faulty:
    """An unlisted unit, hidden rows and a hidden sheet, a year typed into a date cell, decomposed letters."""
    head = ("UBND HUYỆN HỒNG NGỰ", "BAN QUẢN LÝ CHỢ THÍ DỤ")
    f, place = Faulty("bql-cho-thi-du.xlsx", head, extra="Ngày sinh"), "Ban Quản lý chợ Thí Dụ"
    f.expect("unit-unknown", sheet="")
    for i in range(9):
        born = datetime(1970 + 2 * i, 1 + i, 3 + i)
        row = f.row(name(), "Nhân viên" if i else "Trưởng ban", place, LDTT, born)
        f.page.ws.cell(row, 7).number_format = "dd/mm/yyyy"
        if i == 3:
            f.page.ws.cell(row, 7).value = 1992  # shown as 14/06/1905
            f.expect("value-unusual", row, "G")
        if i == 5:
            f.page.ws.cell(row, 2).value = unicodedata.normalize("NFD", f.page.ws.cell(row, 2).value)
            f.expect("text-repaired", row, "B")
        if i in (6, 7):
            f.page.ws.row_dimensions[row].hidden = True
    f.expect("rows-hidden")
    title = "DANH SÁCH BỔ SUNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"
    f.page = f.start(f.book.create_sheet("Bổ sung"), head, title, "Ngày sinh")
    f.page.ws.sheet_state, f.n = "hidden", 0
    for _ in range(3):
        f.row(name(), "Nhân viên", place, LDTT)
    f.expect("sheet-hidden", sheet="Bổ sung")
    return f


def formulas(name: Callable[[], str]) -> Faulty:
    """A look-up that failed, and a formula that was saved without its result."""
    f = Faulty("phong-kinh-te-ha-tang.xlsx", ("UBND HUYỆN HỒNG NGỰ", "PHÒNG KINH TẾ VÀ HẠ TẦNG"))
    formula = '=IF(LEN(B13)>0,"Lao động tiên tiến","")'
    faults = {3: ("#N/A", "error-cell"), 6: (formula, "formula-without-value")}
    for i in range(9):
        award, found = faults.get(i, (LDTT, ""))
        row = f.row(name(), "Chuyên viên", "Phòng Kinh tế và Hạ tầng", award, found=found)
        if i == 3:
            f.page.ws.cell(row, 5).data_type = "e"
    return f


def entries(f: Faulty) -> str:
    """What must be found in one workbook, as TOML."""
    text = ""
    for finding in f.expected:
        values = {key: value if isinstance(value, int) else f'"{value}"' for key, value in finding.items()}
        text += f'\n[["{f.file}"]]\n' + "".join(f"{key} = {value}\n" for key, value in values.items())
    return text


def write(folder: Path, name: Callable[[], str]) -> None:
    """Writes the six workbooks, tally.toml and expected.toml."""
    text = "# What must be found, at least. A line that stands twice is found at its later row.\n"
    for make in (awards, cells, shares, totals, hidden, formulas):
        f = make(name)
        save(f.book, folder / f.file)
        text += entries(f)
    (folder / "expected.toml").write_text(text, "utf-8", newline="\n")
    (folder / "tally.toml").write_text("year = 2020\n", "utf-8", newline="\n")
