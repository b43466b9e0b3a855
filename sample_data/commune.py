"""Writes sample_data/2026/ (Xã Long Phú Thuận, a commune of the two-tier government) and sample_data/2026-faulty/.

    python sample_data/commune.py

There is no district: the bodies of the commune, its schools and hamlets hand in to the commune, whose chair signs up to Chiến sĩ thi đua
cơ sở. Everything but the commune's name is invented. The same bytes come out on every run. ``expected.toml`` holds the
counts of the plan.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from openpyxl import Workbook

import faulty
from faulty import CSTDCS, IDEA, LDTT, TTLDTT, Faulty
from forms import boxed, flat, import_template, register
from layouts import (
    award_headings,
    by_track,
    drive_by_movement,
    marks,
    merged_award,
    one_table,
    two_award_columns,
    two_sheets,
)
from make import write
from office import Layout, Line, Office, close_page, open_page
from paper import MOTTO, PARTY_MOTTO, save
from people import Year
from plan import KEYS, counts
from words import POWERS, SPELLINGS

HERE = Path(__file__).resolve().parent
COMMUNE = "xã Long Phú Thuận"
COMMUNE_SPELLINGS = SPELLINGS | {
    "GKX": ("Giấy khen của Chủ tịch UBND xã", "GK xã", "Chủ tịch UBND xã tặng Giấy khen", "Giấy khen của UBND xã"),
    "GDVH": ("Gia đình văn hóa", "GĐVH", "Gia đình văn hoá", "Danh hiệu Gia đình văn hóa"),
    "KDCVH": ("Ấp văn hóa", "Ấp VH", "Ấp văn hoá", "Khu dân cư văn hóa"),
}  # fmt: skip
HAMLETS = {"Ấp Mẫu 1": 14, "Ấp Mẫu 2": 11, "Ấp Thí Dụ": 9}  # households with Gia đình văn hóa


def hamlet(book: Workbook, office: Office) -> None:
    """What a hamlet hands in: itself for Ấp văn hóa, its households, and the best of them for a certificate."""
    page = open_page(book, "Danh sách", (6, 36, 16, 32, 34, 24), office)
    page.header(
        ("STT", "Tên hộ, tên ấp", "Đối tượng", "Địa chỉ", "Danh hiệu, hình thức đề nghị", "Loại hình")
    )
    for n, line in enumerate(office.lines, 1):
        kind = "Hộ gia đình" if line.kind == "h" else "Tập thể"
        page.cells((n, line.name, kind, line.place, *office.asked(line)))
    close_page(page, office)


# fmt: off
def offices() -> Iterator[tuple[str, str, Layout, str]]:
    """File, unit, layout, plan; keys as in make.py, certificates are the commune's."""
    yield "van-phong-hdnd-ubnd.xlsx", "Văn phòng HĐND và UBND xã", one_table, "LD11 CS3 TT1 gT1 gC1 BK1"
    yield "Phòng Kinh tế.xlsx", "Phòng Kinh tế", register, "LD9 CS3 TT1 gC1 dT2 dC5"
    yield "phong-vh-xh.xlsx", "Phòng Văn hóa – Xã hội", two_award_columns, "LD10 CS3 TT1 BK1 dT2 dC4"
    yield "TT Phục vụ hành chính công.xlsx", "Trung tâm Phục vụ hành chính công", marks, "LD7 CS2 TT1 gC1"
    yield "van-phong-dang-uy.xlsx", "Văn phòng Đảng ủy", by_track, "LD6 CS1 TT1 gC1 dC2"
    yield "ban-xay-dung-dang.xlsx", "Ban Xây dựng Đảng", award_headings, "LD5 CS1 TT1"
    yield "ubkt-dang-uy.xlsx", "Ủy ban Kiểm tra Đảng ủy", boxed, "LD4 CS1 TT1"
    yield "mttq-xa.xlsx", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", two_sheets, "LD8 CS2 TT1 gT1 gC1 dT3 dC6"
    yield "hoi-nong-dan-chuyen-de.xlsx", "Hội Nông dân xã", drive_by_movement, "dT3 dC8"
    yield "cong-an-xa.xlsx", "Công an xã", award_headings, "CT9 CS1 DV1 gC1 dC4"
    yield "ban-chqs-xa.xlsx", "Ban Chỉ huy Quân sự xã", merged_award, "CT4 DV1 gT1 gC1 dC3"
    yield "tram-y-te.ods", "Trạm Y tế xã", one_table, "LD9 CS2 TT1 gC1"
    yield "th-thi-du.xlsx", "Trường Tiểu học Thí Dụ", import_template, "LD28 CS6 TT1 gT1"
    yield "thcs-vi-du.xlsx", "Trường THCS Ví Dụ", register, "LD31 CS7 TT1 gC1 XS1"
    yield "mn-hoa-mau.csv", "Trường Mầm non Hoa Mẫu", flat, "LD19 CS4 TT1"
    for number, name in enumerate(HAMLETS, 1):
        yield f"ap-{number}.xlsx", name, hamlet, ""


# fmt: on
def head_of(unit: str, kind: str) -> tuple[str, str]:
    """The left block of the letterhead: the body above, then the sender."""
    own = unit.removesuffix(" xã").upper()
    above = {"party": f"ĐẢNG ỦY {COMMUNE.upper()}", "forces": f"{own} TỈNH ĐỒNG THÁP"}
    if kind == "forces":
        return above[kind].replace("BAN CHỈ HUY QUÂN SỰ", "BỘ CHỈ HUY QUÂN SỰ"), f"{own} {COMMUNE.upper()}"
    if kind == "mass":
        return f"{own} TỈNH ĐỒNG THÁP", f"{own} {COMMUNE.upper()}"
    return above.get(kind, f"UBND {COMMUNE.upper()}"), unit.upper()


class CommuneYear(Year):
    """The commune's people, bodies and households."""

    number, certificate = 2026, "GKX"
    starts: ClassVar = {
        "party": ("Văn phòng Đảng", "Ban Xây", "Ủy ban Kiểm"),
        "office": ("Phòng", "Văn phòng"),
        "mass": ("Ủy ban Mặt", "Hội"),
        "forces": ("Công an", "Ban Chỉ huy"),
        "school": ("Trường",),
    }

    def lines(self, unit: str, plan: str, rng: random.Random) -> list[Line]:
        if unit in HAMLETS:
            return self.hamlet(unit, rng)
        return super().lines(unit, plan, rng)

    def hamlet(self, unit: str, rng: random.Random) -> list[Line]:
        place = f"{unit}, {COMMUNE}"
        lines = [Line("c", unit, "merit", ["KDCVH"], unit, "", place)]
        for _ in range(HAMLETS[unit]):
            lines.append(Line("h", f"Hộ ông {self.name(rng)}", "merit", ["GDVH"], unit, "", place))
        best = rng.sample(lines[1:], 2)
        return [*lines, *(Line("h", one.name, "drive", ["GKX"], unit, "", place) for one in best)]


def office_of(unit: str, style: int, year: Year, rng: random.Random) -> Office:
    kind = CommuneYear.kind_of(unit)
    powers = ("TRƯỞNG ẤP",) if unit in HAMLETS else POWERS[kind]
    day = f"ngày {rng.randint(3, 14):02} tháng 12 năm {year.number}"
    letter = f"(Kèm theo Tờ trình số {rng.randint(2, 98):02}/TTr {day} của {unit})"
    motto = PARTY_MOTTO if kind == "party" else MOTTO
    return Office(
        unit, kind, style, head_of(unit, kind), motto, letter, f"Long Phú Thuận, {day}", year.name(rng),
        year.name(rng), powers, year=year.number, spellings=COMMUNE_SPELLINGS, certificate=year.certificate,
    )  # fmt: skip


def award_of(key: str) -> tuple[str, str, str]:
    """Recipient, award and track of a plan's key."""
    recipient, award, track, _ = KEYS[key]
    kinds = {"i": "individual", "c": "collective"}
    return kinds[recipient], award.replace("GKH", "GKX"), track


def expected() -> str:
    """The counts of the plan by award, track and recipient, and by unit, as TOML."""
    sums: Counter[tuple[str, str, str]] = Counter()
    units: Counter[str] = Counter()
    for _, unit, _, plan in offices():
        numbers = {award_of(key): n for key, n in counts(plan).items()}
        if unit in HAMLETS:
            numbers = {
                ("collective", "KDCVH", "merit"): 1,
                ("household", "GDVH", "merit"): HAMLETS[unit],
                ("household", "GKX", "drive"): 2,
            }
        sums.update(numbers)
        units[unit] += sum(numbers.values())
    text = "# What the plan gives: computed by commune.py, never by the program.\n"
    for (recipient, award, track), n in sorted(sums.items()):
        text += f'\n[[count]]\naward = "{award}"\ntrack = "{track}"\nrecipient = "{recipient}"\ncount = {n}\n'
    return text + "\n[units]\n" + "".join(f'"{unit}" = {n}\n' for unit, n in units.items())


def tally_toml() -> str:
    """The commune's settings: whom they hand in to, and the schools and hamlets that no built-in list knows."""
    text = f'# Năm 2026 của một xã. Trường và ấp là tên đặt ra.\nyear = 2026\nplace = "Xã {COMMUNE[3:]}"\n'
    for _, unit, *_ in offices():
        if CommuneYear.kind_of(unit) == "school":
            text += f'\n[[unit]]\nname = "{unit}"\nkind = "school"\nlists = ["cá nhân", "tập thể"]\n'
        elif unit in HAMLETS:
            text += f'\n[[unit]]\nname = "{unit}"\nkind = "hamlet"\nlists = ["hộ gia đình", "tập thể"]\n'
    return text


# -- with mistakes -----------------------------------------------------------------------------------------------


TITLE = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"


def fighters(name: Callable[[], str]) -> Faulty:
    """Two Chiến sĩ thi đua cơ sở without initiative, one of them with excellent work, which settles it since 2024; one who
    is no Lao động tiên tiến; a collective's title for a person.
    """
    head, columns = (f"UBND {COMMUNE.upper()}", "PHÒNG KINH TẾ"), ("Sáng kiến", "Mức độ hoàn thành nhiệm vụ")
    f, place = Faulty("phong-kinh-te.xlsx", head, TITLE, columns), "Phòng Kinh tế"
    both = f"{LDTT}, {CSTDCS}"
    for i in range(8):
        award, idea = (both, IDEA.replace("2020", "2026")) if i in (1, 2) else (LDTT, "")
        if i == 4:
            f.row(name(), "Chuyên viên", place, both, ("", "HTTNV"), "initiative-missing", "G")
        elif i == 6:
            f.row(name(), "Chuyên viên", place, both, ("", "HTXSNV"))
        else:
            f.row(name(), "Chuyên viên", place, award, (idea, "HTTNV"))
    f.row(
        name(),
        "Chuyên viên",
        place,
        CSTDCS,
        (IDEA.replace("2020", "2026"), "HTXSNV"),
        "prerequisite-not-held",
    )
    f.row(name(), "Chuyên viên", place, TTLDTT, ("", "HTTNV"), "recipient-not-allowed")
    return f


def authority(name: Callable[[], str]) -> Faulty:
    """A household's certificate for regular work, a badge that the law of 2022 dropped, a certificate without its level."""
    f, place = (
        Faulty("phong-vh-xh.xlsx", (f"UBND {COMMUNE.upper()}", "PHÒNG VĂN HÓA - XÃ HỘI"), TITLE),
        "Phòng VH-XH",
    )
    f.row(name(), "Chuyên viên", place, LDTT)
    f.row(name(), "Chuyên viên", place, "Huy hiệu của tỉnh", found="award-not-in-force")
    f.row(
        f"Hộ ông {name()}",
        "",
        f"Ấp Mẫu 1, {COMMUNE}",
        "Giấy khen của Chủ tịch UBND xã",
        found="track-not-allowed",
        column="F",
    )
    f.row(f"Hộ bà {name()}", "", f"Ấp Mẫu 1, {COMMUNE}", LDTT, found="recipient-not-allowed")
    f.row(name(), "Chuyên viên", place, "GK", found="award-ambiguous")
    return f


def old_unit(name: Callable[[], str]) -> Faulty:
    """The commune under its name of before July 2025, and an award of the district, which is no more."""
    f = Faulty("xa-long-thuan.xlsx", ("ỦY BAN NHÂN DÂN XÃ LONG THUẬN",), TITLE)
    f.expect("unit-unknown")
    for post in ("Chủ tịch UBND xã", "Công chức Văn phòng – Thống kê", "Công chức Tư pháp – Hộ tịch"):
        f.row(name(), post, "UBND xã Long Thuận", LDTT)
    award = "Giấy khen của Chủ tịch UBND huyện"
    f.row(name(), "Bí thư Đoàn xã", "UBND xã Long Thuận", award, found="award-not-in-force")
    return f


def write_faulty(folder: Path, year: CommuneYear, rng: random.Random) -> None:
    def name() -> str:
        return year.name(rng)

    text = "# What must be found, at least.\n"
    for make in (fighters, authority, old_unit):
        f = make(name)
        save(f.book, folder / f.file)
        text += faulty.entries(f)
    (folder / "expected.toml").write_text(text, "utf-8", newline="\n")
    settings = f'year = 2026\nplace = "Xã {COMMUNE[3:]}"\n'
    (folder / "tally.toml").write_text(settings, "utf-8", newline="\n")


def main() -> None:
    for folder in (HERE / "2026", HERE / "2026-faulty"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    year = CommuneYear()
    for number, (file, unit, layout, plan) in enumerate(offices()):
        rng = random.Random(f"2026 {file}")
        office = office_of(unit, number % 4, year, rng)
        office.lines = year.lines(unit, plan, rng)
        if layout is register:
            # Since 2024 excellent work may stand in the place of an initiative.
            for line in [line for line in office.lines if "CSTDCS" in line.awards][1:]:
                line.idea = ""
        write(HERE / "2026" / file, layout, office)
    (HERE / "2026" / "tally.toml").write_text(tally_toml(), "utf-8", newline="\n")
    (HERE / "2026" / "expected.toml").write_text(expected(), "utf-8", newline="\n")
    write_faulty(HERE / "2026-faulty", year, random.Random("2026-faulty"))


if __name__ == "__main__":
    main()
