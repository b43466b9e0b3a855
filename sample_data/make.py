"""Writes sample_data/2020/ (a district's year as its offices would have sent it), 2020-faulty/, history/ and history-faulty/.

    python sample_data/make.py

Real are only the year's totals in ``REPORT``. Every name, every list and every split is invented; see README.md.
The same bytes come out on every run: nothing here looks at a clock or at unseeded chance.
"""

from __future__ import annotations

import random
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

import earlier
import faulty
from layouts import (
    Layout,
    Line,
    Office,
    award_headings,
    boxed,
    by_track,
    drive_by_movement,
    drive_list,
    education,
    flat,
    import_template,
    marks,
    merged_award,
    one_table,
    register,
    sudden_list,
    two_award_columns,
    two_sheets,
)
from paper import MOTTO, PARTY_MOTTO, save
from words import (
    COLOURS,
    DEEDS,
    DRIVES,
    HEADS,
    IDEAS,
    IDEAS_FOR,
    MARKS,
    NATURE,
    OTHERS,
    POSTS,
    POWERS,
    SURNAMES,
    TEAMS,
)

HERE = Path(__file__).resolve().parent

# -- the plan ----------------------------------------------------------------------------------------------------

REPORT = {  # line of the district's report on 2020: collectives, individuals
    "advanced": (61, 1194),
    "fighters": (0, 123),
    "certificates": (33, 31),
    "drive": (212, 526),
    "sudden": (6, 30),
    "state": (1, 0),
    "province-drive": (4, 6),
    "province-merit": (1, 44),
}
KEYS = {  # key of a plan: recipient, award, track, line of the report
    "LD": ("i", "LDTT", "merit", "advanced"),
    "TT": ("c", "TTLDTT", "merit", "advanced"),
    "DV": ("c", "DVTT", "merit", "advanced"),
    "CT": ("i", "CSTT", "merit", "fighters"),
    "CS": ("i", "CSTDCS", "merit", "fighters"),
    "gT": ("c", "GKH", "merit", "certificates"),
    "gC": ("i", "GKH", "merit", "certificates"),
    "dT": ("c", "GKH", "drive", "drive"),
    "dC": ("i", "GKH", "drive", "drive"),
    "sT": ("c", "GKH", "sudden", "sudden"),
    "sC": ("i", "GKH", "sudden", "sudden"),
    "TG": ("c", "BKTTG", "merit", "state"),
    "bT": ("c", "BKT", "drive", "province-drive"),
    "bC": ("i", "BKT", "drive", "province-drive"),
    "XS": ("c", "TTLDXS", "merit", "province-merit"),
    "BK": ("i", "BKT", "merit", "province-merit"),
    "CP": ("i", "CSTDT", "merit", "province-merit"),
}
# Every person of BK, CP and CS is taken from LD (or CT), every XS and TG collective from TT: so the law wants it.

GDDT = "Phòng Giáo dục và Đào tạo"
THROUGH_GDDT = {  # schools without a file of their own
    "Trường Mầm non Mầm Thử": "LD22 CS3 TT1",
    "Trường Mẫu giáo Nét Mẫu": "LD18 CS2 TT1",
    "Trường Tiểu học Thí Dụ 4": "LD20 CS3 TT1 gC1",
    "Trường Tiểu học Thí Dụ 5": "LD16 CS2 TT1",
    "Trường THCS Bài Mẫu": "LD24 CS3 TT1 gC1",
}


# fmt: off
def offices() -> Iterator[tuple[str, str, Layout, str]]:
    """File, unit, layout, plan. An office that sends two files has two lines."""
    yield "thuong-phuoc-1.xlsx", "Xã Thường Phước 1", one_table, "LD28 CS3 TT1 gT1 gC1 BK1"
    yield "thuong-phuoc-1-chuyen-de.xlsx", "Xã Thường Phước 1", drive_list, "dT11 dC26"
    yield "thuong-phuoc-1-dot-xuat.xlsx", "Xã Thường Phước 1", sudden_list, "sT1 sC5"
    yield "XÃ THƯỜNG PHƯỚC 2 - KT 2020.xlsx", "Xã Thường Phước 2", two_sheets, "LD26 CS3 TT1 gT1 gC1 BK1 dT10 dC24"
    yield "tt-thuong-thoi-tien.xlsx", "Thị trấn Thường Thới Tiền", by_track, "LD38 CS5 TT2 gT1 gC1 BK2 dT14 dC32 sT1 sC4"
    yield "long-khanh-a.xlsx", "Xã Long Khánh A", award_headings, "LD31 CS4 TT1 gT1 gC1 BK1 TG1"
    yield "long-khanh-a-chuyen-de.xlsx", "Xã Long Khánh A", drive_by_movement, "dT12 dC28"
    yield "Long Khánh B.xlsx", "Xã Long Khánh B", marks, "LD27 CS3 TT1 gT1 gC1 BK1 dT11 dC24 bC1"
    yield "Xã Long Thuận - đề nghị khen thưởng năm 2020 (lần 2).xlsx", "Xã Long Thuận", two_award_columns, "LD34 CS5 TT2 gT1 gC1 BK2 CP1 XS1"
    yield "long-thuan-chuyen-de.xlsx", "Xã Long Thuận", drive_list, "dT13 dC30 bT1"
    yield "phu-thuan-a.xlsx", "Xã Phú Thuận A", one_table, "LD29 CS3 TT1 gT1 gC1 BK1 dT11 dC26"
    yield "Phú Thuận B - danh sách đề nghị.xlsx", "Xã Phú Thuận B", by_track, "LD33 CS4 TT1 gT1 gC1 BK1 dT12 dC28 sC2"
    yield "thuong-thoi-hau-a.xlsx", "Xã Thường Thới Hậu A", boxed, "LD30 CS3 TT1 gT1 gC1 BK1 dT11 dC26"
    yield "thuong-lac.xlsx", "Xã Thường Lạc", register, "LD32 CS4 TT1 gT1 gC1 BK1 dT12 dC28 bC1"
    yield "phong-noi-vu.xlsx", "Phòng Nội vụ", two_sheets, "LD11 CS1 TT1 gT1 gC1 BK2 dT2 dC4"
    yield "phong-tu-phap.xls", "Phòng Tư pháp", one_table, "LD7 CS1 TT1 BK1 dT2 dC4"
    yield "Phòng TC-KH.xlsx", "Phòng Tài chính – Kế hoạch", marks, "LD12 CS1 TT1 gC1 BK1 dT1 dC4"
    yield "Phòng Tài nguyên và Môi trường.xlsx", "Phòng Tài nguyên và Môi trường", import_template, "LD10 CS1 TT1 gC1 BK1 dT2 dC4"
    yield "phong-ldtbxh.xlsx", "Phòng Lao động – Thương binh và Xã hội", two_award_columns, "LD10 CS1 TT1 gT1 BK1 dT4 dC10"
    yield "phong-vhtt.xlsx", "Phòng Văn hóa và Thông tin", award_headings, "LD8 CS1 TT1 BK1 dT3 dC6"
    yield "phong-gddt-va-cac-truong.xlsx", GDDT, education, "LD12 CS1 TT1 BK1 CP1"
    yield "phong-gddt-chuyen-de.xlsx", GDDT, drive_by_movement, "dT4 dC10"
    yield "Thanh tra huyện.xlsx", "Thanh tra huyện", one_table, "LD5 TT1 BK1 dC1"
    yield "van-phong-hdnd-ubnd.xlsx", "Văn phòng HĐND và UBND huyện", merged_award, "LD16 CS2 TT1 gC1 BK2 dT1 dC3"
    yield "phong-nn-ptnt.xlsx", "Phòng Nông nghiệp và Phát triển nông thôn", by_track, "LD11 CS1 TT1 gT1 BK1 dT4 dC12"
    yield "Phòng Kinh tế và Hạ tầng.xlsx", "Phòng Kinh tế và Hạ tầng", register, "LD12 CS1 TT1 gC1 BK1 dT3 dC8"
    yield "van-phong-huyen-uy.xlsx", "Văn phòng Huyện ủy", two_sheets, "LD14 CS2 TT1 gC1 BK2 dT2 dC4"
    yield "Ban Tổ chức Huyện ủy.xlsx", "Ban Tổ chức Huyện ủy", import_template, "LD8 CS1 TT1 BK1 dT1 dC3"
    yield "ban-tuyen-giao.xlsx", "Ban Tuyên giáo Huyện ủy", award_headings, "LD7 CS1 TT1 BK1 dT4 dC9"
    yield "ban-dan-van.xlsx", "Ban Dân vận Huyện ủy", one_table, "LD6 gT1 dT4 dC8"
    yield "uy-ban-kiem-tra.xlsx", "Ủy ban Kiểm tra Huyện ủy", boxed, "LD7 CS1 TT1 BK1 dT1 dC2"
    yield "Trung tâm Chính trị.xlsx", "Trung tâm Chính trị huyện", marks, "LD6 TT1 gC1 dT1 dC2"
    yield "mttq-huyen.xlsx", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", by_track, "LD8 CS1 TT1 BK1 dT5 dC12 bT1"
    yield "Liên đoàn Lao động huyện.xlsx", "Liên đoàn Lao động huyện", import_template, "LD6 TT1 gC1 dT5 dC14"
    yield "hoi-nong-dan.xlsx", "Hội Nông dân huyện", one_table, "LD7 CS1 TT1 gT1 BK1"
    yield "hoi-nong-dan-chuyen-de.xlsx", "Hội Nông dân huyện", drive_list, "dT5 dC14 bT1 bC1"
    yield "hoi-lhpn.xlsx", "Hội Liên hiệp Phụ nữ huyện", two_award_columns, "LD7 CS1 TT1 BK1"
    yield "Hội LHPN - chuyên đề 2020.xlsx", "Hội Liên hiệp Phụ nữ huyện", drive_by_movement, "dT5 dC14 bT1 bC1"
    yield "huyen-doan.xlsx", "Huyện đoàn", marks, "LD7 CS1 TT1 gT1 gC1"
    yield "huyen-doan-chuyen-de.xlsx", "Huyện đoàn", drive_list, "dT5 dC14 bC1"
    yield "hoi-cuu-chien-binh.ods", "Hội Cựu chiến binh huyện", one_table, "LD5 gT1 BK1 dT4 dC10 bC1"
    yield "cong-an-huyen.xlsx", "Công an huyện", award_headings, "CT5 DV2 gT1 gC2 dT4 dC12"
    yield "cong-an-huyen-dot-xuat.xlsx", "Công an huyện", sudden_list, "sT2 sC8"
    yield "ban-chqs-huyen.xlsx", "Ban Chỉ huy Quân sự huyện", merged_award, "CT8 CS1 DV2 gT1 gC1 dT4 dC12"
    yield "ban-chqs-dot-xuat.xlsx", "Ban Chỉ huy Quân sự huyện", sudden_list, "sT1 sC6"
    yield "trung-tam-y-te.xlsx", "Trung tâm Y tế huyện", register, "LD70 CS9 TT5 gT2 gC2 BK2 CP1"
    yield "TTYT - chuyên đề.xlsx", "Trung tâm Y tế huyện", drive_list, "dT4 dC16"
    yield "TTYT - đột xuất.xlsx", "Trung tâm Y tế huyện", sudden_list, "sT1 sC5"
    yield "tt-vh-tt-tt.xlsx", "Trung tâm Văn hóa – Thể thao và Truyền thanh huyện", one_table, "LD18 CS2 TT1 gC1 BK1 dT2 dC5"
    yield "tt-gdnn-gdtx.xlsx", "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên huyện", two_sheets, "LD22 CS3 TT2 gT1 BK1 dT1 dC4"
    yield "tt-dich-vu-nong-nghiep.xlsx", "Trung tâm Dịch vụ nông nghiệp huyện", boxed, "LD15 CS2 TT1 gC1 BK1 dT2 dC6"
    yield "ban-qlda.xlsx", "Ban Quản lý dự án đầu tư xây dựng huyện", two_award_columns, "LD14 CS2 TT1 gT1 dT1 dC2"
    yield "chi-cuc-thue.xlsx", "Chi cục Thuế huyện", drive_list, "dT2 dC5"
    yield "kho-bac-nha-nuoc.csv", "Kho bạc Nhà nước huyện", flat, "dT1 dC3"
    yield "bhxh-huyen.xlsx", "Bảo hiểm xã hội huyện", drive_by_movement, "dT2 dC4"
    yield "mn-hoa-mau.csv", "Trường Mầm non Hoa Mẫu", flat, "LD36 CS2 TT1 gT1"
    yield "mn-sen-thu.xlsx", "Trường Mầm non Sen Thử", import_template, "LD42 CS2 TT1 gT1 gC1 dC3"
    yield "Mẫu giáo Ví Dụ.xlsx", "Trường Mẫu giáo Ví Dụ", one_table, "LD39 CS2 TT1 gT1 dT1 dC3"
    yield "th-thi-du-1.xlsx", "Trường Tiểu học Thí Dụ 1", two_sheets, "LD47 CS2 TT1 gT1 gC1 dT1 dC3"
    yield "th-thi-du-2.xlsx", "Trường Tiểu học Thí Dụ 2", award_headings, "LD52 CS3 TT1 gT1 BK1"
    yield "Trường Tiểu học Thí Dụ 3.xlsx", "Trường Tiểu học Thí Dụ 3", register, "LD44 CS2 TT1 gT1 dT1 dC2"
    yield "th-bai-mau.xlsx", "Trường Tiểu học Bài Mẫu", merged_award, "LD41 CS2 TT1 gT1 BK1"
    yield "thcs-vi-du.xlsx", "Trường THCS Ví Dụ", marks, "LD55 CS2 TT1 gT1 dT1 dC2"
    yield "THCS Mẫu Thử.xlsx", "Trường THCS Mẫu Thử", boxed, "LD48 CS2 TT1 gT1 gC1"
    yield "th-thcs-gia-dinh.xlsx", "Trường TH và THCS Giả Định", import_template, "LD41 CS2 gT1"


# fmt: on


def counts(plan: str) -> dict[str, int]:
    return {key: int(n) for key, n in re.findall(r"([A-Za-z]{2})(\d+)", plan)}


# -- who sends it ------------------------------------------------------------------------------------------------


def kind_of(unit: str) -> str:
    """The kind of office; it decides posts, teams, letterhead and signature."""
    starts = {
        "commune": ("Xã", "Thị trấn"),
        "party": (
            "Văn phòng Huyện ủy",
            "Ban Tổ",
            "Ban Tuyên",
            "Ban Dân",
            "Ủy ban Kiểm",
            "Trung tâm Chính trị",
        ),
        "office": ("Phòng", "Thanh tra", "Văn phòng"),
        "mass": ("Ủy ban Mặt", "Liên đoàn", "Hội", "Huyện đoàn"),
        "forces": ("Công an", "Ban Chỉ huy"),
        "vertical": ("Chi cục", "Kho bạc", "Bảo hiểm"),
        "school": ("Trường",),
    }
    return next((kind for kind, words in starts.items() if unit.startswith(words)), "centre")


def head_of(unit: str, kind: str) -> tuple[str, ...]:
    """The left block of the letterhead: the body above, then the sender."""
    if unit in HEADS:
        return HEADS[unit]
    if kind == "commune":
        return "UBND HUYỆN HỒNG NGỰ", f"ỦY BAN NHÂN DÂN {unit.upper()}"
    if kind == "party":
        return "HUYỆN ỦY HỒNG NGỰ", unit.removesuffix(" Huyện ủy").removesuffix(" huyện").upper()
    if kind == "school":
        return "PHÒNG GD&ĐT HUYỆN HỒNG NGỰ", unit.upper()
    if kind in ("mass", "forces", "vertical"):
        body = unit.removesuffix(" huyện").upper()
        return f"{body} TỈNH ĐỒNG THÁP", f"{body} HUYỆN HỒNG NGỰ"
    return "UBND HUYỆN HỒNG NGỰ", unit.upper()


class Year:
    """Hands out the year's people and teams; no person's name comes twice, with or without marks."""

    number, certificate = 2020, "GKH"

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.teams_of: dict[str, Iterator[str]] = {}
        self.staff: dict[str, list[Line]] = {}
        self.nominees: list[Line] = []
        """Those put up for regular awards of the province, in the plan's order."""

    def name(self, rng: random.Random) -> str:
        while True:
            surname = rng.choices(list(SURNAMES), list(SURNAMES.values()))[0]
            text = f"{surname} {rng.choice(MARKS)} {rng.choice(NATURE)}{rng.choice(COLOURS)}"
            folded = "".join(
                c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c)
            )
            if folded not in self.taken:
                self.taken.add(folded)
                return text

    def person(self, rng: random.Random, unit: str, post: str, place: str) -> Line:
        return Line(
            "i", self.name(rng), "merit", [], unit, post, place, rng.randint(1963, 1996), rng.random() < 0.48
        )

    def team(self, unit: str, kind: str) -> str:
        """The unit's next collective: each pattern once, then the numbered ones again and again."""
        shown = unit[0].lower() + unit[1:] if kind == "commune" else unit
        patterns = TEAMS.get(kind, TEAMS["office"]).split("|")
        if "Thị trấn" in unit:
            patterns = [p.replace("ấp", "khóm").replace("Ấp", "Khóm") for p in patterns]
        endless = (p.format(u=shown, n=n) for n in range(1, 99) for p in patterns if n == 1 or "{n}" in p)
        return next(self.teams_of.setdefault(unit, endless))

    def lines(self, unit: str, plan: str, rng: random.Random) -> list[Line]:
        """The recipients of one office's plan, as the law wants them: nobody CSTĐCS who is not LĐTT or CSTT."""
        n, kind = Counter(counts(plan)), self.kind_of(unit)
        once, often = (part.split(",") for part in POSTS[kind].split("|"))
        title = "CSTT" if n["CT"] else "LDTT"
        places = [f"UBND {unit[0].lower()}{unit[1:]}"] if kind == "commune" else [unit]
        staff = [
            self.person(rng, unit, once[i] if i < len(once) else rng.choice(often), places[0])
            for i in range(n["LD"] + n["CT"])
        ]
        for line in staff:
            line.awards = [title]
        fighters = rng.sample(staff, n["CS"])
        for line in fighters:
            line.awards.append("CSTDCS")
            idea = f"{rng.choice(IDEAS)} {rng.choice(IDEAS_FOR)}"
            line.idea = (
                f"{idea} (QĐ số {rng.randint(101, 899)}/QĐ-UBND ngày {rng.randint(10, 27)}/11/{self.number})"
            )
        for line in fighters[: n["CP"]]:
            line.awards.append("CSTDT")
        rest = [line for line in staff if line not in fighters[: n["CP"]]]
        chosen = rng.sample(rest, n["BK"] + n["gC"])
        for i, line in enumerate(chosen):
            line.awards.append("BKT" if i < n["BK"] else self.certificate)

        def team(awards: list[str], track: str, about: str = "") -> Line:
            return Line("c", self.team(unit, kind), track, awards, unit, "", places[0], about=about)

        teams = [team(["DVTT" if n["DV"] else "TTLDTT"], "merit") for _ in range(n["TT"] + n["DV"])]
        for code in ["TTLDXS"] * n["XS"] + ["BKTTG"] * n["TG"]:
            teams[0].awards.append(code)
        teams += [team([self.certificate], "merit") for _ in range(n["gT"])]
        lines = teams + staff
        for track, keys, topics in (("drive", "db", DRIVES), ("sudden", "s", DEEDS)):
            forms = [("c", self.certificate, n[f"{keys[0]}T"]), ("i", self.certificate, n[f"{keys[0]}C"])]
            forms += [("c", "BKT", n["bT"]), ("i", "BKT", n["bC"])] if keys == "db" else []
            wanted = [(recipient, code) for recipient, code, count in forms for _ in range(count)]
            # Staff already in another list of the unit take part too: about a third of a list that stands apart.
            pool = [] if staff else list(self.staff.get(unit, []))[: len(wanted) // 3]
            for recipient, code in wanted:
                about = rng.choice(topics)
                if recipient == "c":
                    lines.append(team([code], track, about))
                elif pool:
                    lines.append(replace(pool.pop(0), track=track, awards=[code], idea="", about=about))
                else:
                    posts = OTHERS.get(kind, ",".join(often)).split(",")
                    person = self.person(rng, unit, rng.choice(posts), self.home(rng, unit, kind))
                    lines.append(replace(person, track=track, awards=[code], about=about))
        self.nominees += [line for line in staff if {"BKT", "CSTDT"} & set(line.awards)]
        self.staff.setdefault(unit, staff)
        return lines

    @staticmethod
    def kind_of(unit: str) -> str:
        """The kind of office."""
        return kind_of(unit)

    @staticmethod
    def home(rng: random.Random, unit: str, kind: str) -> str:
        """Where somebody lives or works who is not of the staff."""
        if kind == "commune":
            return f"{'Khóm' if 'Thị' in unit else 'Ấp'} Mẫu {rng.randint(1, 6)}, {unit[0].lower()}{unit[1:]}"
        return (
            rng.choice(("Xã Long Thuận", "Xã Phú Thuận A", "Xã Thường Lạc", "Xã Long Khánh B"))
            if kind == "mass"
            else unit
        )


def office_of(unit: str, style: int, year: Year, rng: random.Random) -> Office:
    kind = kind_of(unit)
    powers = {"Thanh": ("CHÁNH THANH TRA",), "Văn": ("CHÁNH VĂN PHÒNG",)}.get(
        unit.split(maxsplit=1)[0], POWERS[kind]
    )
    day = f"ngày {rng.randint(3, 14):02} tháng 12 năm 2020"
    code = (
        "UBND"
        if kind == "commune"
        else "".join(word[0] for word in re.findall(r"[A-Za-zÀ-ỹĐ]+", unit)[:4]).upper()
    )
    sender = f"UBND {unit[0].lower()}{unit[1:]}" if kind == "commune" else unit
    letter = f"(Kèm theo Tờ trình số {rng.randint(2, 98):02}/TTr-{code} {day} của {sender})"
    place = unit.split(" ", 1 if unit.startswith("Xã") else 2)[-1] if kind == "commune" else "Hồng Ngự"
    motto = PARTY_MOTTO if kind == "party" else MOTTO if style != 1 or kind == "commune" else ()
    return Office(
        unit,
        kind,
        style,
        head_of(unit, kind),
        motto,
        letter,
        f"{place}, {day}",
        year.name(rng),
        year.name(rng),
        powers,
    )


def check_plan() -> None:
    """The plan gives exactly the report's figures, before anything is written."""
    sums: Counter[tuple[str, str]] = Counter()
    for plan in [plan for *_, plan in offices()] + list(THROUGH_GDDT.values()):
        n = counts(plan)
        assert 100 * n.get("CS", 0) <= 15 * (n.get("LD", 0) + n.get("CT", 0)), plan
        for key, count in n.items():
            sums[KEYS[key][3], KEYS[key][0]] += count
    assert {line: (sums[line, "c"], sums[line, "i"]) for line in REPORT} == REPORT, sums
    assert (sum(c for c, _ in REPORT.values()), sum(i for _, i in REPORT.values())) == (318, 1954)


def write_year(folder: Path, year: Year) -> list[str]:
    """Writes the year; returns the rows of the README's table."""
    table: list[str] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for number, (file, unit, layout, plan) in enumerate(offices()):
        rng = random.Random(f"2020 {file}")
        office = office_of(unit, number % 4, year, rng)
        office.lines = year.lines(unit, plan, rng)
        if layout is education:
            office.lines += [
                line for school, more in THROUGH_GDDT.items() for line in year.lines(school, more, rng)
            ]
        seen.update((line.kind, code, line.track) for line in office.lines for code in line.awards)
        write(folder / file, layout, office)
        shown = (
            f"{plan}, {len(THROUGH_GDDT)} schools: {' / '.join(THROUGH_GDDT.values())}"
            if layout is education
            else plan
        )
        table.append(f"| `{file}` | {unit} | `{layout.__name__}` | {shown} |")
        if "(lần 2)" in file:  # the first sending, a few people shorter: the second counts
            plain = [line for line in office.lines if line.awards == ["LDTT"]]
            older = replace(office, lines=[line for line in office.lines if line not in plain[-3:]])
            write(folder / file.replace("(lần 2)", "(lần 1)"), layout, older)
            table.append(
                f"| `{file.replace('(lần 2)', '(lần 1)')}` | {unit} | `{layout.__name__}` | not counted: older sending, 3 LĐTT fewer |"
            )
    for recipient, award, track, line in KEYS.values():
        assert seen[recipient, award, track] <= sum(REPORT[line]), (award, track)
    assert sum(n for (kind, *_), n in seen.items() if kind == "i") == 1954
    assert sum(n for (kind, *_), n in seen.items() if kind == "c") == 318
    return table


def write(path: Path, layout: Layout, office: Office) -> None:
    book = Workbook()
    layout(book, office)
    save(book, path)


def tally_toml() -> str:
    """The year's settings: the schools, which no built-in list of units knows."""
    names = [unit for _, unit, *_ in offices() if kind_of(unit) == "school"] + list(THROUGH_GDDT)
    text = "# Năm 2020 của huyện mẫu. Các trường dưới đây là tên đặt ra.\nyear = 2020\n"
    for name in names:
        short = name.removeprefix("Trường ")
        for long, abbreviation in (
            ("Tiểu học", "TH"),
            ("Mầm non", "MN"),
            ("Mẫu giáo", "MG"),
            ("TH và THCS", "TH-THCS"),
        ):
            short = short.replace(long, abbreviation)
        others = dict.fromkeys((name.removeprefix("Trường "), short, f"Trường {short}"))
        listed = ", ".join(f'"{other}"' for other in others if other != name)
        text += f'\n[[unit]]\nname = "{name}"\nkind = "school"\nalso_written = [{listed}]\n'
    return text


def main() -> None:
    check_plan()
    for folder in (HERE / "2020", HERE / "2020-faulty", HERE / "history", HERE / "history-faulty"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    year, rng = Year(), random.Random("2020-faulty")
    table = write_year(HERE / "2020", year)
    (HERE / "2020" / "tally.toml").write_text(tally_toml(), "utf-8", newline="\n")
    faulty.write(HERE / "2020-faulty", lambda: year.name(rng))
    earlier.write(HERE / "history", year.nominees)
    gone = next(line.name for line in year.nominees if "CSTDT" in line.awards)
    earlier.write(HERE / "history-faulty", year.nominees, gone)
    readme = HERE / "README.md"
    start, end = "<!-- files: written by make.py -->\n", "<!-- end of files -->"
    before, _, after = readme.read_text("utf-8").partition(start)
    rows = "\n".join(("| file | unit | layout | plan |", "|---|---|---|---|", *table))
    readme.write_text(
        before + start + "\n" + rows + "\n\n" + end + after.partition(end)[2], "utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
