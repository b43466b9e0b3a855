"""Lists as they stand in a sheet after a table of a text document was pasted there, with exactly known counts.

Every line of a cell has become a row; cells with fewer lines are merged down to the end of their row of the table, or
blank there once somebody has undone the merges. By hand, over many: ``python tests/pasted_tables.py FIRST LAST``.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grids import write_book
from hongngu_tally.pipeline import run

Lines = list[str]
PEOPLE = (
    "Nguyễn Mẫu Sen", "Trần Thị Mẫu Bưởi", "Lê Văn Mẫu", "Phạm Mẫu Hoa", "Võ Mẫu An", "Đặng Thị Mẫu Lan", "Bùi Mẫu Đông",
)  # fmt: skip
BODIES = (
    ["Trường Tiểu học", "Long Khánh A"], ["Ban Chỉ huy Quân sự", "xã Long Thuận"], ["Hội Liên hiệp Phụ nữ xã"],
    ["Trạm Y tế xã"], ["Hội Nông dân", "xã Long Thuận"],
)  # fmt: skip
MORE_OF_A_NAME = (
    ["(Đảng viên)"], ["Sinh năm 1980"], ["Kế toán"], ["Sinh năm 1980", "Đảng viên"], ["(Sinh năm 1980)"],
)  # fmt: skip
POSTS = (
    ["Công chức"], ["Phó Chủ tịch", "UBND xã"], ["Bí thư Đoàn", "kiêm Thủ quỹ"], ["Giáo viên", "Trường TH Mẫu", "Tổ trưởng"],
)  # fmt: skip
ACHIEVED = (
    ["Hoàn thành tốt nhiệm vụ"],
    ["- Hoàn thành tốt nhiệm vụ;", "- Có sáng kiến được công nhận."],
    ["Hoàn thành tốt nhiệm vụ.", "Đạt LĐTT năm 2018.", "Đạt LĐTT năm 2019."],
    ["1. Hoàn thành tốt nhiệm vụ", "2. Gương mẫu chấp hành"],
)
FOR_PEOPLE: dict[str, tuple[Lines, ...]] = {
    "LDTT": (["Lao động tiên tiến"], ["Lao động", "tiên tiến"]),
    "GKH": (["Giấy khen", "Chủ tịch UBND huyện"], ["Giấy khen của", "Chủ tịch", "UBND huyện"]),
    "LDTT GKH": (
        ["Lao động tiên tiến", "Giấy khen của Chủ tịch UBND huyện"],
        ["- Lao động tiên tiến;", "- Giấy khen của Chủ tịch UBND huyện."],
    ),
}
FOR_BODIES: dict[str, tuple[Lines, ...]] = {
    "TTLDTT": (["Tập thể Lao động tiên tiến"], ["Tập thể", "Lao động tiên tiến"]),
    "GKH": (["Giấy khen", "Chủ tịch UBND huyện"],),
}
TITLES: dict[str, tuple[Lines, ...]] = {
    "name": (["Họ và tên"], ["Họ", "và tên"], ["Họ và tên", "(năm sinh)"]),
    "body": (["Tên tập thể"], ["Tên", "tập thể"]),
    "post": (["Chức vụ"], ["Chức vụ,", "đơn vị công tác"]),
    "achieved": (["Thành tích"], ["Tóm tắt", "thành tích"]),
    "unit": (["Đơn vị", "công tác"],),
    "title": (["Danh hiệu", "thi đua"],),
    "form": (["Hình thức", "khen thưởng"],),
    "award": (["Danh hiệu"], ["Danh hiệu,", "hình thức"], ["Danh hiệu thi đua,", "hình thức", "khen thưởng"]),
}
UNITS = (["Ấp Long Mẫu"], ["Chi bộ", "Ấp 2"], ["Trường TH", "Long Mẫu A"])
HEAD = """\
# DS
| UBND XÃ LONG THUẬN | < | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < |
"""


@dataclass
class Pasted:
    """One list: the grid of its sheet and how often each award is in it."""

    grid: str
    counts: Counter[str] = field(default_factory=Counter)


def pasted(seed: int) -> Pasted:
    """The list of a seed."""
    chance = random.Random(seed)
    bodies = chance.random() < 0.35
    columns = ["body", "achieved", "award"] if bodies else ["name", "post", "achieved", "award"]
    if chance.random() < 0.3:
        chance.shuffle(columns)
    if chance.random() < 0.3:
        columns.remove("achieved")
    if chance.random() < 0.2:
        at = columns.index("award")
        columns[at : at + 1] = ["title", "form"]
    if chance.random() < 0.2:
        columns.append("unit")
    merged, headed = chance.random() < 0.7, chance.random() < 0.4
    # Numbers that a text document counts by itself are not always pasted.
    numbered = not merged or chance.random() < 0.85
    head = [["STT"], *(chance.choice(TITLES[column]) for column in columns)]
    rows = list(as_rows(head, True))
    counts: Counter[str] = Counter()
    for place, name in enumerate(BODIES if bodies else PEOPLE, 1):
        if headed and place in (1, 4):
            heading = ("I", "Khối Đảng, đoàn thể") if place == 1 else ("II", "Khối chính quyền")
            rows.append([*heading, *[""] * (len(columns) - 1)])
        code, written = chance.choice(list((FOR_BODIES if bodies else FOR_PEOPLE).items()))
        codes = code.split()
        counts.update(codes)
        titles = [FOR_PEOPLE.get(one) or FOR_BODIES[one] for one in codes if one != "GKH"]
        cells = {
            "body": list(name),
            "name": [str(name), *(chance.choice(MORE_OF_A_NAME) if merged and chance.random() < 0.35 else ())],
            "post": chance.choice(POSTS), "achieved": chance.choice(ACHIEVED), "unit": chance.choice(UNITS),
            "award": chance.choice(written), "title": chance.choice(titles[0]) if titles else [""],
            "form": chance.choice(FOR_PEOPLE["GKH"]) if "GKH" in codes else [""],
        }  # fmt: skip
        number = str(place) if numbered else ""
        rows += as_rows([[number], *(cells[column] for column in columns)], merged)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if chance.random() < 0.5:
        lines += ["", "| | | CHỦ TỊCH |", "", "| | | Ngô Mẫu Ký |"]
    return Pasted(HEAD + "\n".join(lines) + "\n", counts)


def as_rows(cells: Sequence[Lines], merged: bool) -> Iterator[Lines]:
    """The rows of a sheet that one row of a table becomes."""
    for row in range(max(map(len, cells))):
        yield [cell[row] if row < len(cell) else "^" if merged else "" for cell in cells]


def read_counts(path: Path) -> Counter[str]:
    """How often each award is counted in a file."""
    return Counter(run([path], year=2020, workers=1, whole_year=False).counted["award"].astype("str"))


def main(first: str, last: str) -> None:
    """Name the seeds from ``first`` up to ``last`` that are read otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(first), int(last)):
            made = pasted(seed)
            found = read_counts(write_book(Path(folder) / f"{seed}.xlsx", made.grid))
            if found != made.counts:
                print(seed, "lacks", dict(made.counts - found), "has", dict(found - made.counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
