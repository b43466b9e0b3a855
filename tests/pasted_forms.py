"""Tables of text documents pasted into a sheet, as in ``pasted_tables``, in all the forms such lists have: awards to
mark, with their levels, in two columns, over sections or in the title; births by sex, kinds below one another, two
lists side by side, titles on every page, totals. By hand, over many: ``python tests/pasted_forms.py FIRST LAST``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pasted_tables
from judged import Made, try_by_hand
from pasted_tables import Lines, as_rows

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Huỳnh", "Phan", "Hồ", "Dương", "Đỗ"]
MIDDLE = ("Mẫu", "Thị Mẫu", "Văn Mẫu", "Mẫu Ngọc", "Mẫu Thanh")
GIVEN = ["Sen", "Bưởi", "Lan", "Hoa", "An", "Đông", "Mai", "Cúc", "Tùng", "Hạnh", "Phúc", "Lộc", "Kiên"]
BODIES: tuple[Lines, ...] = (
    *pasted_tables.BODIES,
    ["Trường Mầm non Hoa Mẫu"], ["Công đoàn cơ sở", "Trường THCS Mẫu"], ["Tổ Văn phòng"], ["Ấp Long Mẫu"],
    ["Chi bộ", "Ấp 2"], ["Tổ chuyên môn", "Khối 4 - 5"], ["Ban nhân dân", "ấp Long Thạnh"],
)  # fmt: skip
POSTS: tuple[Lines, ...] = (
    *pasted_tables.POSTS,
    ["Kế toán"], ["Văn thư -", "Thủ quỹ"], ["Chủ tịch Hội", "Nông dân xã"], ["Trưởng Công an", "xã"],
)  # fmt: skip
ACHIEVED: tuple[Lines, ...] = (
    *pasted_tables.ACHIEVED,
    ["Hoàn thành xuất sắc", "nhiệm vụ năm 2020"], ["Có nhiều đóng góp trong", "phong trào thi đua", "yêu nước"],
    ["+ Hoàn thành tốt nhiệm vụ", "+ Tham gia đầy đủ", "các phong trào"],
)  # fmt: skip
UNITS: tuple[Lines, ...] = (*pasted_tables.UNITS, ["Văn phòng", "UBND xã"], ["UBND xã"])
NOTES: tuple[Lines, ...] = ([""], [""], ["Có sáng kiến"], ["Quyết định số", "12/QĐ-UBND"], ["Đảng viên"])
TITLES: dict[str, tuple[Lines, ...]] = {
    "name": (["Họ và tên"], ["Họ", "và tên"], ["Họ tên"], ["Họ và tên", "cá nhân"]),
    "body": (["Tên tập thể"], ["Tên", "tập thể"], ["Tên đơn vị"], ["Tập thể"]),
    "household": (["Hộ gia đình"], ["Họ và tên", "chủ hộ"]),
    "anybody": (["Tập thể, cá nhân"], ["Họ và tên/", "Tên tập thể"], ["Tên tập thể,", "cá nhân"]),
    "post": (["Chức vụ"], ["Chức vụ,", "đơn vị công tác"], ["Chức vụ,", "nhiệm vụ"], ["Chức danh"]),
    "achieved": (["Thành tích"], ["Tóm tắt", "thành tích"], ["Thành tích", "đạt được"]),
    "unit": (["Đơn vị", "công tác"], ["Đơn vị"], ["Nơi công tác"]),
    "title": (["Danh hiệu", "thi đua"], ["Danh hiệu"]),
    "form": (["Hình thức", "khen thưởng"], ["Hình thức", "khen"]),
    "award": (*pasted_tables.TITLES["award"], ["Đề nghị", "khen thưởng"]),
    "level": (["Cấp khen"], ["Cấp", "quyết định"], ["Cấp trình"]),
    "note": (["Ghi chú"], ["Ghi", "chú"]),
    "birth": (["Năm sinh"], ["Năm", "sinh"], ["Ngày, tháng,", "năm sinh"]),
    "male": (["Nam"],),
    "female": (["Nữ"],),
    "LDTT": (["LĐTT"], ["Lao động", "tiên tiến"], ["Lao động tiên tiến"]),
    "CSTDCS": (["CSTĐCS"], ["CSTĐ", "cơ sở"], ["Chiến sĩ", "thi đua", "cơ sở"]),
    "TTLDTT": (["Tập thể LĐTT"], ["Tập thể", "LĐTT"], ["TT", "LĐTT"]),
    "TTLDXS": (["Tập thể", "LĐXS"], ["Tập thể Lao động", "xuất sắc"]),
    "GKX": (["Giấy khen", "UBND xã"],),
    "GKH": (["Giấy khen", "UBND huyện"], ["GK huyện"], ["Giấy khen", "Chủ tịch", "UBND huyện"]),
    "BKT": (["Bằng khen", "UBND tỉnh"], ["BK tỉnh"]),
}
"""The titles of the columns; those to mark are called as their award."""
OVER_BIRTHS: tuple[Lines, ...] = (["Năm sinh"], ["Năm", "sinh"])
OVER_MARKS: tuple[Lines, ...] = (
    ["Danh hiệu, hình thức khen thưởng"],
    ["Danh hiệu thi đua,", "hình thức khen thưởng"],
)
AWARDS: dict[str, tuple[Lines, ...]] = {
    "LDTT": (["Lao động tiên tiến"], ["Lao động", "tiên tiến"], ["LĐTT"], ["Lao động", "tiên", "tiến"], ["LAO ĐỘNG", "TIÊN TIẾN"]),
    "CSTDCS": (["Chiến sĩ thi đua cơ sở"], ["Chiến sĩ", "thi đua cơ sở"], ["Chiến sĩ thi đua", "cơ sở"], ["CSTĐCS"], ["CSTĐ", "cơ sở"], ["Chiến sỹ thi đua", "cấp cơ sở"]),
    "TTLDTT": (["Tập thể Lao động tiên tiến"], ["Tập thể", "Lao động tiên tiến"], ["Tập thể Lao động", "tiên tiến"], ["TT LĐTT"], ["Tập thể", "LĐTT"]),
    "TTLDXS": (["Tập thể Lao động xuất sắc"], ["Tập thể Lao động", "xuất sắc"], ["Tập thể", "lao động", "xuất sắc"], ["TTLĐXS"]),
    "GKX": (["Giấy khen", "Chủ tịch UBND xã"], ["Giấy khen của Chủ tịch", "UBND xã"], ["Giấy khen xã"]),
    "GKH": (["Giấy khen", "Chủ tịch UBND huyện"], ["Giấy khen của", "Chủ tịch", "UBND huyện"], ["Giấy khen UBND huyện"], ["GK UBND huyện"], ["Giấy khen của Chủ", "tịch UBND huyện"]),
    "BKT": (["Bằng khen", "UBND tỉnh"], ["Bằng khen của", "Chủ tịch UBND tỉnh"], ["Bằng khen của Chủ", "tịch UBND tỉnh"], ["BK UBND tỉnh"]),
}  # fmt: skip
"""How each is written in a cell, in the order in which their columns stand."""
EMULATION = ("LDTT", "CSTDCS", "TTLDTT", "TTLDXS")
LEVELS: dict[str, tuple[Lines, ...]] = {
    "GKX": (["Xã"], ["Cấp xã"], ["Chủ tịch UBND xã"], ["UBND xã"]),
    "GKH": (["Huyện"], ["Cấp huyện"], ["Chủ tịch UBND huyện"], ["Chủ tịch", "UBND huyện"], ["UBND huyện"]),
    "BKT": (["Tỉnh"], ["Cấp tỉnh"], ["Chủ tịch UBND tỉnh"], ["Chủ tịch", "UBND tỉnh"]),
}
HEADINGS = {
    "LDTT": ("DANH HIỆU LAO ĐỘNG TIÊN TIẾN", "Lao động tiên tiến", "Danh hiệu Lao động tiên tiến"),
    "CSTDCS": ("DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", "Chiến sĩ thi đua cơ sở"),
    "TTLDTT": ("DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN", "Tập thể Lao động tiên tiến"),
    "TTLDXS": ("TẬP THỂ LAO ĐỘNG XUẤT SẮC",),
    "GKX": ("GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ",),
    "GKH": ("GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN", "Giấy khen Chủ tịch UBND huyện"),
    "BKT": ("BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH",),
}
LIST_TITLES = {
    "LDTT": "CÔNG NHẬN DANH HIỆU LAO ĐỘNG TIÊN TIẾN",
    "CSTDCS": "CÔNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ",
    "TTLDTT": "CÔNG NHẬN DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN",
    "TTLDXS": "CÔNG NHẬN DANH HIỆU TẬP THỂ LAO ĐỘNG XUẤT SẮC",
    "GKX": "CHỦ TỊCH UBND XÃ TẶNG GIẤY KHEN",
    "GKH": "CHỦ TỊCH UBND HUYỆN TẶNG GIẤY KHEN",
    "BKT": "CHỦ TỊCH UBND TỈNH TẶNG BẰNG KHEN",
}
POOLS = {
    "name": ("LDTT", "CSTDCS", "GKH", "BKT"),
    "body": ("TTLDTT", "TTLDXS", "GKH", "BKT"),
    "household": ("GKX", "GKH"),
}
"""What each kind of nominee, called as the column of its names, can be put up for."""
RECIPIENTS = {"name": "individual", "body": "collective", "household": "household"}
CALLED = {"name": "cá nhân", "body": "tập thể", "household": "hộ gia đình", "anybody": "tập thể, cá nhân"}
TOLD = {"award": 3, "marks": 3, "two": 2, "level": 2, "sections": 2, "title": 1}
"""Where the awards stand, and how often: in a column, as marks, titles and forms apart, with a level, over the names."""


class Nominee(NamedTuple):
    """Who is put up, and for what."""

    kind: str
    codes: list[str]


class Names:
    """Invented names, none of them twice."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._used = chance, set[str]()

    def person(self) -> str:
        """A person's name."""
        while True:
            name = " ".join(map(self._chance.choice, (SURNAMES, MIDDLE, GIVEN)))
            if name not in self._used:
                self._used.add(name)
                return name

    def body(self) -> Lines:
        """A body's name, in the lines of its cell."""
        left = [body for body in BODIES if str(body) not in self._used]
        body = self._chance.choice(left) if left else ["Tổ hợp tác", f"số {len(self._used)}"]
        self._used.add(str(body))
        return list(body)


class _Form:
    """What all tables of a seed have in common."""

    def __init__(self, seed: int) -> None:
        self.chance = chance = random.Random(seed)
        self.names, self.counts, self.nominees = Names(chance), Counter[str](), 0
        self.kind = chance.choices(("name", "body", "household", "anybody"), (5, 2, 1, 3))[0]
        self.told = chance.choices(list(TOLD), list(TOLD.values()))[0]
        self.merged = chance.random() < 0.7
        # Without merges and numbers nobody can tell where the next nominee begins.
        self.numbered = not self.merged or self.told == "sections" or chance.random() < 0.8
        self.side_by_side = (
            self.told != "sections" and self.kind in ("name", "body") and chance.random() < 0.15
        )
        self.paged = not self.side_by_side and chance.random() < 0.17
        self.birth = chance.choices(("", "one", "two"), (3, 1, 2))[0]
        self.code = "GKH" if self.kind == "anybody" else chance.choice(POOLS[self.kind])

    def groups(self) -> Iterator[list[Nominee]]:
        """The nominees of one table, kind by kind."""
        chance = self.chance
        if self.kind != "anybody":
            yield self._nominees(self.kind, chance.randint(3, 7))
            return
        yield self._nominees("body", chance.randint(2, 4))
        yield self._nominees("name", chance.randint(2, 5))
        if chance.random() < 0.3:
            yield self._nominees("household", chance.randint(1, 3))

    def _nominees(self, kind: str, number: int) -> list[Nominee]:
        return [Nominee(kind, self._codes(kind)) for _ in range(number)]

    def _codes(self, kind: str) -> list[str]:
        codes = sorted(
            self.chance.sample(POOLS[kind], self.chance.choice((1, 1, 1, 2))), key=list(AWARDS).index
        )
        match self.told:
            case "title":
                return [self.code]
            case "level":
                return codes[-1:]
            case "sections":
                return codes[:1]
            case "two" if len({code in EMULATION for code in codes}) == 1:
                return codes[:1]
        return codes

    def columns(self, groups: list[list[Nominee]]) -> list[str]:
        """The columns of a table but for that of the numbers, by what they hold."""
        chance = self.chance
        births = {"": [], "one": ["birth"], "two": ["male", "female"]}[self.birth]
        people = self.kind in ("name", "anybody")
        told = [*(births if people else []), *(["post"] if people and chance.random() < 0.6 else [])]
        told += [name for name, often in (("unit", 0.3), ("achieved", 0.6)) if chance.random() < often]
        given = {code for group in groups for one in group for code in one.codes}
        awards = {
            "award": ["award"], "two": ["title", "form"], "level": ["award", "level"],
            "marks": [code for code in AWARDS if code in given],
        }.get(self.told, [])  # fmt: skip
        if awards and self.told != "marks" and self.birth != "two" and chance.random() < 0.15:
            at = chance.randint(0, len(told))
            told[at:at], awards = awards, []
        note = ["note"] if chance.random() < 0.4 else []
        return [self.kind, *((told + awards + note) or ["achieved"])]

    def cell(self, column: str, one: Nominee, named: bool) -> Lines:
        """What a nominee's row holds in a column."""
        chance, person = self.chance, one.kind == "name"
        if column == self.kind:
            return self._name(one.kind, named)
        if column in AWARDS:
            return ["x" if column in one.codes else ""]
        if column == "award" and self.told == "level" and one.codes[0] in LEVELS:
            return ["Bằng khen" if one.codes[0] == "BKT" else "Giấy khen"]
        if column == "award":
            return self._awards(one.codes)
        if column in ("title", "form"):
            codes = [code for code in one.codes if (code in EMULATION) == (column == "title")]
            return self._awards(codes) if codes else [""]
        if column == "level":
            return list(chance.choice(LEVELS.get(one.codes[0], ([""],))))
        pool = {"post": POSTS, "unit": UNITS} if person else {}
        pool |= {"achieved": ACHIEVED, "note": NOTES}
        return list(chance.choice(pool.get(column, ([""],))))

    def _name(self, kind: str, more: bool) -> Lines:
        if kind == "body":
            return self.names.body()
        name = self.names.person()
        if kind == "household":
            return [f"Hộ ông {name}"]
        below = (
            self.chance.choice(pasted_tables.MORE_OF_A_NAME) if more and self.chance.random() < 0.5 else []
        )
        return [name, *below]

    def _awards(self, codes: list[str]) -> Lines:
        written = [self.chance.choice(AWARDS[code]) for code in codes]
        if len(codes) == 1:
            return list(written[0])
        lines = [" ".join(lines) for lines in written]
        return [f"- {line};" for line in lines] if self.chance.random() < 0.5 else lines

    def births(self, one: Nominee) -> dict[str, Lines]:
        """The cells of a birth: only people have one, and it stands in the column of their sex."""
        year = [str(self.chance.randint(1965, 1998))] if one.kind == "name" else [""]
        male = self.chance.random() < 0.5
        return {"birth": year, "male": year if male else [""], "female": [""] if male else year}

    def head(self, columns: list[str]) -> list[Lines]:
        """The rows of the titles, with those that stand over several."""
        marks, births = self.chance.choice(OVER_MARKS), self.chance.choice(OVER_BIRTHS)
        over_marks = sum(column in AWARDS for column in columns) > 1 and self.chance.random() < 0.6
        titles: list[tuple[Lines, Lines]] = [([], ["STT"])]
        for column in columns:
            over = (
                births if column in ("male", "female") else marks if over_marks and column in AWARDS else []
            )
            beside = over and titles[-1][0] and column != "male"
            titles.append((["<"] * len(over) if beside else over, self.chance.choice(TITLES[column])))
        rows = list(_titled(titles))
        if self.chance.random() < 0.2 and not self.side_by_side:
            places = range(1, len(columns) + 2)
            letters = self.chance.random() < 0.5
            rows.append([{1: "A", 2: "B"}.get(at, str(at - 2)) if letters else str(at) for at in places])
        return rows

    def table(self) -> tuple[list[Lines], list[list[Lines]]]:
        """One table: the rows of its titles, and those below, each as the lines of its cells."""
        chance, groups = self.chance, list(self.groups())
        columns = self.columns(groups)
        head = self.head(columns)
        titles = [row for row in head if row[0] not in ("A", "1")]
        inside, anew = chance.random() < 0.6, chance.random() < 0.5
        letters = chance.choice(("A B C", "I II III", "A. B. C.", "I. II. III.")).split()
        if self.told == "sections":
            letters = ["A", "B", "C"]
        romans = iter(["I", "II", "III", "IV", "V", "VI", "VII", "VIII"])
        page = chance.randint(2, 4) if self.paged else 0
        mixed = self.kind == "anybody"
        parted = not mixed and not self.side_by_side and self.numbered and self.told != "sections"
        parted = parted and len(groups[0]) > 3 and chance.random() < 0.33
        rows: list[list[Lines]] = []
        place = 0

        def heading(number: str, text: str) -> None:
            cells = [number, text] if inside else [f"{number.rstrip('.')}. {text}", ""]
            rows.append([[cell] for cell in (*cells, *[""] * (len(columns) - 1))])

        for letter, group in zip(letters, groups, strict=False):
            if mixed:
                kind = CALLED[group[0].kind]
                heading(letter, kind.upper())
                place, romans = 0 if anew else place, iter(["I", "II", "III", "IV", "V"])
            if self.told == "sections":
                group.sort(key=lambda one: one.codes)
            for at, one in enumerate(group):
                if self.told == "sections" and (not at or one.codes != group[at - 1].codes):
                    heading(next(romans), chance.choice(HEADINGS[one.codes[0]]))
                    place = 0 if anew else place
                if parted and at in (0, 2):
                    heading(letters[at // 2], ("Khối Đảng, đoàn thể", "Khối chính quyền")[at // 2])
                place, self.nominees = place + 1, self.nominees + 1
                self.counts.update(f"{code} {RECIPIENTS[one.kind]}" for code in one.codes)
                births, more = self.births(one), self.merged and "unit" not in columns
                cells = (births.get(column) or self.cell(column, one, more) for column in columns)
                rows.append([[str(place) if self.numbered else ""], *cells])
                if page == place and at < len(group) - 1:
                    rows += [[[cell] for cell in row] for row in titles]
        return head, rows


def _titled(titles: list[tuple[Lines, Lines]]) -> Iterator[Lines]:
    """The rows of titles, given as (what stands over them, their own lines)."""
    over = max(len(above) for above, _ in titles)
    for row in range(max(len(own) + (over if above else 0) for above, own in titles)):
        lines = [
            (above, row) if above and row < over else (own, row - (over if above else 0))
            for above, own in titles
        ]
        yield [own[at] if at < len(own) else "^" for own, at in lines]


def pasted_form(seed: int) -> Made:
    """The list of a seed."""
    form = _Form(seed)
    chance = form.chance
    head, rows = form.table()
    if form.side_by_side:
        gap = [[""]] * chance.randint(0, 1)
        other_head, others = form.table()
        high = max(len(head), len(other_head))
        pairs = zip(_filled(head, high, "^"), _filled(other_head, high, "^"), strict=True)
        head, width = [[*own, *("" for _ in gap), *other] for own, other in pairs], len(head[0])
        both = range(max(len(rows), len(others)))
        rows = [
            [*(rows[at] if at < len(rows) else [[""]] * width), *gap, *(others[at] if at < len(others) else [[""]] * len(other_head[0]))]
            for at in both
        ]  # fmt: skip
    lines = [*head, *(line for row in rows for line in as_rows(row, form.merged))]
    width, total = len(head[0]), "" if form.side_by_side else chance.choice(("", "", "row", "label"))
    if total == "row":
        lines.append(["", "Tổng cộng", *[""] * (width - 3), str(form.nominees)])
    elif total:
        lines.append([f"Tổng cộng danh sách có {form.nominees} {CALLED[form.kind]}", *[""] * (width - 1)])
    if chance.random() < 0.5:
        lines += [[], ["", "", "CHỦ TỊCH"], [], ["", "", "Ngô Mẫu Ký"]]
    what = LIST_TITLES[form.code] if form.told == "title" else "KHEN THƯỞNG"
    top = [
        ["UBND XÃ LONG THUẬN", *["<"] * (width - 1)],
        [f"DANH SÁCH ĐỀ NGHỊ {what} NĂM 2020", *["<"] * (width - 1)],
    ]
    shown = [f"| {' | '.join(cell or ' ' for cell in line)} |" if line else "" for line in top + lines]
    # Where merges are undone a line of one list may look like titles or a nominee of the other beside it.
    return Made("\n".join(["# DS", *shown, ""]), form.counts, exact=form.merged or not form.side_by_side)


def _filled(rows: Sequence[Lines], number: int, cell: str) -> list[Lines]:
    return [*rows, *([cell] * len(rows[0]) for _ in range(number - len(rows)))]


if __name__ == "__main__":
    try_by_hand(pasted_form, *sys.argv[1:])
