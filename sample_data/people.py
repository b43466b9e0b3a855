"""Who is put up in a year: persons and collectives with invented names, and the awards that an office's plan gives them."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from office import Line
from plan import counts
from words import (
    COLOURS,
    DEEDS,
    DRIVES,
    IDEAS,
    IDEAS_FOR,
    MARKS,
    NATURE,
    OTHERS,
    POSTS,
    SURNAMES,
    TEAMS,
)


class Year:
    """Hands out the year's people and teams; no person's name comes twice, with or without marks."""

    number, certificate = 2020, "GKH"
    starts: ClassVar = {
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
    """Kind of office → how the names of such offices begin."""

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

    @classmethod
    def kind_of(cls, unit: str) -> str:
        """The kind of office; it decides posts, teams, letterhead and signature."""
        return next((kind for kind, words in cls.starts.items() if unit.startswith(words)), "centre")

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
