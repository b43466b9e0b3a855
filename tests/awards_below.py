"""Lists in which awards stand below the names of whom they are for, with exactly known counts.

By hand, over many: ``python tests/awards_below.py FIRST LAST``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from judged import Made, try_by_hand
from pasted_forms import AWARDS, POOLS, RECIPIENTS, Names

DASHES = ("- ", "+ ", "• ", "* ", "– ", "a) ", "")


def awards_below(seed: int) -> Made:
    """The list of a seed."""
    chance = random.Random(seed)
    names = Names(chance)
    kind = chance.choice(("name", "name", "name", "body"))
    dash, ending = chance.choice(DASHES), chance.choice(("", ";", "."))
    # Awards below a name: all of them under a column that is blank or not there, or all but the first.
    column = chance.choice(("none", "blank", "first"))
    numbered, headed = chance.random() < 0.8, chance.random() < 0.25
    dash_apart = numbered and chance.random() < 0.5 and dash.strip()
    columns = ["Họ và tên" if kind == "name" else "Tên tập thể"]
    columns += ["Chức vụ"] if kind == "name" and chance.random() < 0.6 else []
    columns += ["Danh hiệu"] if column != "none" else []
    columns.append("Ghi chú")
    numbers = ["STT"] if numbered else []
    rows, counts, last = [[*numbers, *columns]], Counter[str](), ""
    # Without a column of awards only people whom a number or a post tells are surely no headings of what stands below.
    exact = column != "none" or (kind == "name" and (numbered or "Chức vụ" in columns))
    for place in range(1, chance.randint(2, 5) + 1):
        if headed and place == 2:
            rows.append(["I", "Khối chính quyền"] if numbered else ["I. Khối chính quyền"])
        codes = chance.sample(POOLS[kind], chance.choice((1, 2, 2, 3)))
        # An award that the next one has as well may head them.
        exact = exact and not (column == "first" and last == codes[0])
        last = codes[-1] if len(codes) > 1 else ""
        counts.update(f"{code} {RECIPIENTS[kind]}" for code in codes)
        written = [" ".join(chance.choice(AWARDS[code])) for code in codes]
        told = {"Chức vụ": "Công chức", "Danh hiệu": written.pop(0) if column == "first" else ""}
        name = names.person() if kind == "name" else " ".join(names.body())
        rows.append(
            [*([str(place)] if numbered else []), name, *(told.get(title, "") for title in columns[1:])]
        )
        for at, award in enumerate(written):
            sign = dash.replace("a", "abc"[at])
            text = award + ("" if ending == ";" and at == len(written) - 1 else ending)
            first = [sign.strip() if dash_apart else ""] if numbered else []
            rows.append([*first, text if dash_apart else sign + text])
    width = len(rows[0])
    shown = [f"| {' | '.join([*row, *[' '] * (width - len(row))])} |" for row in rows]
    top = ["# DS", "| UBND XÃ LONG THUẬN |", "| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |", ""]
    return Made("\n".join([*top, *shown, ""]), counts, exact)


if __name__ == "__main__":
    try_by_hand(awards_below, *sys.argv[1:])
