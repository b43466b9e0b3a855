"""What a made workbook says: who is nominated by whom for what, drawn feature by feature."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from grids import cells_of, value_of, write_book
from made_words import (
    ADDRESSES,
    BODIES,
    FORMS,
    GIVEN,
    MIDDLES,
    OFFICES,
    POOL,
    SURNAMES,
)


@dataclass(frozen=True)
class Line:
    """One row of a list: a nominee with the awards that stand in this row."""

    name: str
    kind: str
    unit: str
    awards: tuple[tuple[str, str], ...]
    """(award, track)"""
    number: int = 0

    @property
    def code(self) -> str:
        return self.awards[0][0]

    @property
    def track(self) -> str:
        return self.awards[0][1]


@dataclass(frozen=True)
class Made:
    """A workbook as a Markdown grid, its file name, and what a person counts in it."""

    seed: int
    file: str
    grid: str
    counts: Counter[tuple[str, str, str]]
    units: Counter[str]
    rows: int
    warnings: frozenset[str]
    features: dict[str, Any]

    def write(self, folder: Path) -> Path:
        """Write the file, a workbook or a text file."""
        path = folder / self.file
        if path.suffix == ".csv":
            text = io.StringIO()
            lines = [line for line in self.grid.split("\n") if not line.startswith("# ")]
            shown = [[_plain(value_of(cell)) for cell in cells_of(line)] for line in lines]
            csv.writer(text, delimiter=random.Random(self.seed).choice(",;\t")).writerows(shown)
            path.write_bytes(
                text.getvalue().encode(random.Random(self.seed).choice(["utf-8", "utf-8-sig", "utf-16"]))
            )
            return path
        return write_book(path, self.grid)


def _plain(value: Any) -> Any:
    return value.strftime("%d/%m/%Y") if isinstance(value, datetime) else "" if value is None else value


class Draw:
    """Random choices by feature; a feature that is off takes its plain value."""

    def __init__(self, seed: int, off: frozenset[str]) -> None:
        self.seed = seed
        self.off = off
        self.chosen: dict[str, Any] = {}

    def rng(self, feature: str) -> random.Random:
        return random.Random(f"{self.seed}:{feature}")

    def one(self, feature: str, plain: Any, *others: Any, odds: float = 0.5) -> Any:
        """``plain``, or with ``odds`` one of the ``others``."""
        rng = self.rng(feature)
        value = rng.choice(others) if rng.random() < odds and feature not in self.off else plain
        if value != plain:
            self.chosen[feature] = value
        return value

    def text(self, feature: str, texts: Sequence[str], rng: random.Random) -> str:
        """One of several spellings, the first when the feature is off."""
        if feature in self.off:
            return texts[0]
        self.chosen[feature] = "…"
        return rng.choice(texts)


def spoil(draw: Draw, feature: str, text: str, rng: random.Random, lower: bool = True) -> str:
    """The same text as another keyboard would have left it."""
    swaps = {"sĩ": "sỹ", "óa": "oá", "òa": "oà", "ủy": "uỷ", "ũy": "uỹ", "Đ": "Ð", "quý": "quí"}
    short = " " not in text or text.isupper()
    choice = rng.randrange(14)
    if feature in draw.off:
        return text
    before = text
    if choice == 0 and not short:
        text = text.upper()
    elif choice == 1 and not short and lower:
        text = text.lower()
    elif choice == 2:
        text = unicodedata.normalize("NFD", text)
    elif choice == 3:
        for old, new in swaps.items():
            text = text.replace(old, new)
    elif choice == 4:
        text = text.replace(" ", "  ", 1)
    elif choice == 5:
        text = text.replace(" ", "\u00a0", 1)
    elif choice == 6:
        text = f" {text} "
    elif choice == 7 and not short:
        text = text.replace(" ", "\u200b ", 1)
    if text != before:
        draw.chosen[feature] = "…"
    return text


def draw_truth(draw: Draw, kinds: Sequence[str], units: Sequence[str], tracks: Sequence[str]) -> list[Line]:
    """Nominees with their awards; every person has one line with all awards."""
    rng = draw.rng("truth")
    size = draw.one("size", 2, 3, 5, 8)
    lines: list[Line] = []
    names: set[str] = set()
    for unit in units:
        for kind in kinds:
            for _ in range(rng.randint(1, size)):
                name = _name(draw, rng, kind, len(lines) + 1)
                while _bare(name) in names:
                    name = _name(draw, rng, kind, len(lines) + rng.randint(2, 900))
                names.add(_bare(name))
                codes = {rng.choice(POOL[kind]) for _ in range(rng.choice((1, 1, 1, 2, 3)))}
                if "CSTDCS" in codes or "CSTDT" in codes:
                    codes.add("LDTT")
                if codes & {"TTLDXS"}:
                    codes.add("TTLDTT")
                if unit in OFFICES:
                    codes = {"GKH" if code == "GKX" else code for code in codes}
                low = FORMS if len(tracks) == 1 else FORMS - {"HCLD3", "BKTTG"}
                awards = [(code, rng.choice(tracks) if code in low else "merit") for code in sorted(codes)]
                lines.append(Line(name, kind, unit, tuple(awards), len(lines) + 1))
    return lines


def _bare(name: str) -> str:
    """The last three words: two nominees differ by more than their form of address."""
    return " ".join(name.split()[-3:])


def _name(draw: Draw, rng: random.Random, kind: str, number: int) -> str:
    if kind == "collective":
        return rng.choice(BODIES).format(number)
    name = f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
    if kind == "household":
        form = rng.choice(("Hộ ông ", "Hộ bà ", "Gia đình ông ", "Hộ "))
        return form + name
    address = rng.choice(ADDRESSES)
    return name if "address_forms" in draw.off else address + name
