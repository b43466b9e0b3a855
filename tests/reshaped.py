"""Made workbooks (see ``made_workbooks``) in other shapes: whatever is done to them here, a person counts the same.

By hand, over many more than the tests take: ``python tests/reshaped.py SHAPE FIRST LAST`` names the seeds that are read otherwise.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from grids import cells_of, sheets_of, write_book
from hongngu_tally.pipeline import tally_readings
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import discover
from made_workbooks import make

Rows = list[list[str]]
Counts = Counter[tuple[str, str, str]]
_HIDDEN = re.compile(r" ?\(hidden[^)]*\) ?")
_NUMBER = re.compile(r"'?\d{1,3}")
_TITLES = re.compile(r"stt|tt\b|số tt|số thứ tự|họ|tên", re.IGNORECASE)
_RUNNING = re.compile(r"'?\(?\d{1,3}\W{0,2}")
_MARKS, _CROSSED = re.compile("[\u0300-\u036f]"), str.maketrans("đĐÐ", "dDD")
_SIGNED = re.compile(
    r".*ngày \d|người lập|.*chủ tịch|thủ trưởng|hiệu trưởng|nơi nhận", re.IGNORECASE | re.DOTALL
)


def parts_of(grid: str) -> list[tuple[str, Rows]]:
    """The sheets of a grid as (title, rows of the cells as they are written), all rows of a sheet of one width."""
    parts = []
    for title, lines in sheets_of(grid.splitlines()):
        rows = [cells_of(line.removeprefix("!")) for line in lines]
        width = max(map(len, rows), default=0)
        parts.append(
            (_HIDDEN.sub("", title), [[*row, *[""] * (width - len(row))] if row else [] for row in rows])
        )
    return parts


def shown(parts: list[tuple[str, Rows]]) -> str:
    """Such sheets as a grid."""
    lines = []
    for title, rows in parts:
        lines.append(f"# {title}")
        lines += ["| " + " | ".join(cell or " " for cell in row) + " |" if row else "" for row in rows]
    return "\n".join(lines)


def titled_rows(rows: Rows) -> range:
    """The rows of the first column titles; empty where a sheet has none."""
    for at, row in enumerate(rows):
        texts = [
            cell.replace("\\n", " ").replace("\\s", "").strip() for cell in row if cell not in ("", "<", "^")
        ]
        if len(texts) > 1 and any(map(_TITLES.match, texts)):
            end = next((below for below in range(at + 1, len(rows)) if "^" not in rows[below]), len(rows))
            return range(at, end)
    return range(0)


def in_pairs(rows: Rows, chance: random.Random) -> Rows:
    """Every other column becomes two, and each of its cells is merged over both."""
    doubled = [chance.random() < 0.5 for _ in range(max(map(len, rows), default=0))]
    return [
        [part for cell, twice in zip(row, doubled, strict=False) for part in _pair(cell, "<", twice)]
        for row in rows
    ]


def _pair(cell: str, beside: str, twice: bool) -> list[str]:
    return [cell, "^" if cell == "^" else beside] if twice else [cell]


def in_double_rows(rows: Rows, chance: random.Random) -> Rows:
    """Some nominees' rows become two, and each of their cells is merged over both."""
    titles = titled_rows(rows)
    found: Rows = []
    for at, row in enumerate(rows):
        found.append(row)
        if at >= titles.stop and _is_nominee(row) and chance.random() < 0.5:
            found.append(["^"] * len(row))
    return found


def broken_over_rows(rows: Rows, chance: random.Random) -> Rows:
    """Long cells of some nominees go on in the row below, as where a column was too narrow for whoever typed them."""
    titles = titled_rows(rows)
    found: Rows = []
    for row, below in zip(rows, [*rows[1:], []], strict=False):
        merged = {"<", "^"}.intersection(row) or "^" in below
        if len(found) < titles.stop or merged or not _is_nominee(row) or chance.random() < 0.5:
            found.append(row)
            continue
        halves = [_broken(cell, chance) for cell in row]
        found.append([upper for upper, _ in halves])
        if any(lower for _, lower in halves):
            found.append([lower for _, lower in halves])
    return found


def _broken(cell: str, chance: random.Random) -> tuple[str, str]:
    words = cell.split(" ")
    if len(words) < 3 or cell[0] in "='" or re.search(r"[\\;,/+(]", cell) or chance.random() < 0.3:
        return cell, ""
    at = chance.randint(1, len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def filled(rows: Rows, _chance: random.Random) -> Rows:
    """Merges are undone, and each of their cells says what the merged one said."""
    found: Rows = []
    for row in rows:
        cells: list[str] = []
        for at, cell in enumerate(row):
            cells.append(cells[at - 1] if cell == "<" else found[-1][at] if cell == "^" else cell)
        found.append(cells)
    return found


def on_pages(rows: Rows, chance: random.Random) -> Rows:
    """The column titles stand once more above some nominee, behind a page's number."""
    titles = titled_rows(rows)
    # Further down the titles may be those of another list.
    end = titles.stop + next(iter(titled_rows(rows[titles.stop :])), len(rows))
    numbered = [
        at
        for at in range(titles.stop + 1, min(end, len(rows)))
        if "^" not in rows[at] and _is_nominee(rows[at]) and _is_nominee(rows[at - 1])
    ]
    if not titles or not numbered:
        return rows
    at = chance.choice(numbered)
    return [*rows[:at], ["Trang 2"], *rows[titles.start : titles.stop], *rows[at:]]


def carried_over(rows: Rows, chance: random.Random) -> Rows:
    """How many there are so far stands between two nominees, at a page's end and at the next one's top."""
    titles = titled_rows(rows)
    pairs = [at for at in range(titles.stop + 1, len(rows)) if all(map(_is_nominee, rows[at - 1 : at + 1]))]
    pairs = [at for at in pairs if "^" not in rows[at]]
    if not titles or not pairs:
        return rows
    at = chance.choice(pairs)
    left = next(column for column, cell in enumerate(rows[titles.start]) if cell)
    number = sum(map(_is_nominee, rows[titles.stop : at]))
    sums = [[*[""] * left, f"{text}: {number}"] for text in ("Cộng mang sang", "Trang trước chuyển sang")]
    return [*rows[:at], sums[0], *rows[titles.start : titles.stop], sums[1], *rows[at:]]


def numbered_otherwise(rows: Rows, chance: random.Random) -> Rows:
    """The running numbers stand in brackets, before a sign or behind a word."""
    shape = chance.choice(("({})", "{}/", "{} -", "Số {}"))
    titles = titled_rows(rows)
    left = next((at for at, cell in enumerate(rows[titles.start]) if cell), 0) if titles else 0
    return [
        [*row[:left], shape.format(row[left].strip("'")), *row[left + 1 :]]
        if at >= titles.stop and _is_nominee(row) and _NUMBER.fullmatch(row[left])
        else row
        for at, row in enumerate(rows)
    ]


def signed_beside(rows: Rows, _chance: random.Random) -> Rows:
    """The signature stands right of the list, from below its titles on, instead of below it."""
    numbered = [at for at, row in enumerate(rows) if any(map(_RUNNING.fullmatch, row[:6]))]
    top = titled_rows(rows).stop
    below = range(max([top, *numbered]) + 1, len(rows))
    end = next((at for at in below if any(map(_SIGNED.match, rows[at]))), 0)
    if not end:
        return rows
    first = min(column for row in rows[end:] for column, cell in enumerate(row) if cell)
    moved = [*[[]] * top, *(["", *row[first:]] for row in rows[end:])]
    moved += [[]] * (end - len(moved))
    width = max(map(len, rows))
    kept = [*rows[:end], *[[]] * (len(moved) - end)]
    return [[*row, *[""] * (width - len(row)), *beside] for row, beside in zip(kept, moved, strict=True)]


def explained(rows: Rows, chance: random.Random) -> Rows:
    """Right of the list stands what its short forms mean."""
    top = titled_rows(rows).start
    if not titled_rows(rows):
        return rows
    lines = chance.choice((
        (["Ghi chú:"], ["LĐTT: Lao động tiên tiến"], ["CSTĐCS: Chiến sĩ thi đua cơ sở"]),
        (["Viết tắt", "Nội dung"], ["LĐTT", "Lao động tiên tiến"], ["GKH", "Giấy khen của Chủ tịch UBND huyện"]),
    ))  # fmt: skip
    width = max(map(len, rows))
    found = [*rows, *[[]] * (top + len(lines) - len(rows))]
    for at, line in enumerate(lines, top):
        found[at] = [*found[at], *[""] * (width - len(found[at])), "", *line]
    return found


def in_two_columns(rows: Rows, _chance: random.Random) -> Rows:
    """The second half of the list stands right of the first, under the same titles."""
    titles = titled_rows(rows)
    end = next((at for at in range(titles.stop, len(rows)) if not _is_nominee(rows[at])), len(rows))
    half = (end - titles.stop + 1) // 2
    if half < 2 or any(map(_is_nominee, rows[end:])) or any("^" in row for row in rows[titles.stop :]):
        return rows
    left = next(column for column, cell in enumerate(rows[titles.start]) if cell)
    own, more = rows[titles.stop : titles.stop + half], rows[titles.stop + half : end]
    more += [[]] * (half - len(more))
    both = [[*one, *other[left:]] for one, other in zip(own, more, strict=True)]
    heads = [[*row, *row[left:]] for row in rows[titles.start : titles.stop]]
    return [*rows[: titles.start], *heads, *both, *rows[end:]]


def unmarked(rows: Rows, _chance: random.Random) -> Rows:
    """Nothing has a Vietnamese mark."""
    whole = [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows]
    return [[_MARKS.sub("", cell).translate(_CROSSED) for cell in row] for row in whole]


def summed_by_a_program(rows: Rows, chance: random.Random) -> Rows:
    """Below the last nominee stands how many there are, as a spreadsheet's own commands say it."""
    titles = titled_rows(rows)
    last = max((at for at, row in enumerate(rows) if _is_nominee(row)), default=0)
    while 0 < last < len(rows) - 1 and "^" in rows[last + 1]:
        last += 1
    if not titles or last < titles.stop:
        return rows
    left = next(column for column, cell in enumerate(rows[titles.start]) if cell)
    row = [""] * len(rows[titles.start])
    row[left], row[-1] = (
        chance.choice(("Grand Count", "Grand Total", "Total")),
        str(sum(map(_is_nominee, rows[titles.stop :]))),
    )
    return [*rows[: last + 1], row, *rows[last + 1 :]]


def stacked(parts: list[tuple[str, Rows]]) -> list[tuple[str, Rows]]:
    """The lists of all sheets stand below one another on one, each under what its sheet was called."""
    lists = [(name, rows) for name, rows in parts if _has_title(rows)]
    rows = [
        row
        for name, own in lists
        for row in (*([] if name.startswith("Sheet") else [[name.partition(" (")[0]]]), *own, [], [])
    ]
    return [("Danh sách", rows), *(part for part in parts if part not in lists)]


def _is_nominee(row: list[str]) -> bool:
    return sum(cell not in ("", "<", "^") for cell in row) > 2 and any(map(_NUMBER.fullmatch, row[:3]))


SHAPES: dict[str, Callable[[Rows, random.Random], Rows]] = {
    "pairs": in_pairs, "double rows": in_double_rows, "broken": broken_over_rows, "filled": filled, "pages": on_pages,
    "carried": carried_over, "numbered": numbered_otherwise, "signed beside": signed_beside, "explained": explained,
    "two columns": in_two_columns, "unmarked": unmarked, "summed": summed_by_a_program,
}  # fmt: skip
ONE_LIST = ("carried", "signed beside", "explained", "two columns", "summed")
"""Shapes of sheets that hold one list each."""
PUT_TOGETHER = ("below", "beside", "stacked")


def reshaped(shape: str, seed: int) -> tuple[str, Counts] | None:
    """A made workbook in a shape, and its counts; None where it cannot be put together with the next one."""
    made = make(seed)
    if shape in ONE_LIST and made.features.get("kind") in ("table", "beside"):
        return None
    if shape == "stacked":
        return shown(stacked(parts_of(made.grid))), made.counts
    if shape in SHAPES:
        chance = random.Random(seed)
        parts = [(title, SHAPES[shape](rows, chance)) for title, rows in parts_of(made.grid)]
        return shown(parts), made.counts
    other = make(seed + 7000)
    (_, one), *more = parts_of(made.grid)
    (_, two), *others = parts_of(other.grid)
    if more or others or not all(map(_has_title, (one, two))):
        return None
    if shape == "below":
        rows = [*one, [], [], *two]
    else:
        width = max(map(len, one))
        both = range(max(len(one), len(two)))
        left = [[*row, *[""] * (width - len(row))] for row in (*one, *[[]] * (len(both) - len(one)))]
        rows = [[*left[at], "", "", *(two[at] if at < len(two) else [])] for at in both]
    return shown([("Danh sách", rows)]), made.counts + other.counts


def _has_title(rows: Rows) -> bool:
    return any("DANH S" in cell.upper() for row in rows[: titled_rows(rows).start] for cell in row)


def read_counts(path: Path) -> Counts:
    """How often each (award, recipient, track) is counted in a file."""
    reading = read_file(Source(path, path.name), Words())
    counted = tally_readings([reading], discover([path]), Settings(), year=2020, whole_year=False).counted
    return Counter(zip(counted["award"], counted["recipient"], counted["track"], strict=True))


def main(shape: str, first: str, last: str) -> None:
    """Try the seeds from ``first`` up to ``last``."""
    right = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(first), int(last)):
            if found := reshaped(shape, seed):
                counted = read_counts(write_book(Path(folder) / f"{seed}.xlsx", found[0]))
                right, wrong = right + (counted == found[1]), wrong + (counted != found[1])
                if counted != found[1]:
                    print(seed, "lacks", dict(found[1] - counted), "has", dict(counted - found[1]))
    print(f"{shape}: {right} as made, {wrong} otherwise")


if __name__ == "__main__":
    main(*sys.argv[1:])
