"""Writes sample_data/2020/ (a district's year as its offices would have sent it), 2020-faulty/, history/ and history-faulty/.

    python sample_data/make.py

Real are only the year's totals in ``REPORT``. Every name, every list and every split is invented; see README.md.
The same bytes come out on every run: nothing here looks at a clock or at unseeded chance.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

import earlier
import faulty
from forms import education
from office import Layout, Office
from paper import MOTTO, PARTY_MOTTO, save
from people import Year
from plan import KEYS, REPORT, THROUGH_GDDT, check_plan, offices
from words import HEADS, POWERS

HERE = Path(__file__).resolve().parent


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


def office_of(unit: str, style: int, year: Year, rng: random.Random) -> Office:
    kind = Year.kind_of(unit)
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
    names = [unit for _, unit, *_ in offices() if Year.kind_of(unit) == "school"] + list(THROUGH_GDDT)
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
