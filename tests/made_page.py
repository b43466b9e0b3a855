"""A sheet of a made workbook under construction, and its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from made_truth import Line


def shown(value: Any) -> str:
    """A cell's text as the Markdown grid writes it."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if value in ("", "<", "^"):
        return value
    lead, trail = len(value) - len(value.lstrip(" ")), len(value) - len(value.rstrip(" "))
    text = r"\s" * lead + value.strip(" ") + r"\s" * trail if value.strip(" ") else r"\s" * len(value)
    text = text.replace("|", r"\|").replace("\n", r"\n")
    is_text = text[0] in "'=" or text.replace(".", "", 1).lstrip("-").isdigit() or text[:1] == "#"
    return f"'{text}" if is_text else text


@dataclass
class Page:
    """A sheet under construction: rows of cells from column ``left`` on, ``width`` columns wide."""

    name: str
    left: int
    width: int
    merged: bool = True
    rows: list[str] = field(default_factory=list)

    def add(self, cells: Iterable[Any], hidden: bool = False) -> None:
        line = " | ".join([*[""] * self.left, *map(shown, cells)])
        self.rows.append(("!" if hidden else "") + f"| {line} |")

    def blank(self, count: int = 1) -> None:
        self.rows += [""] * count

    def spread(self, *blocks: tuple[int, int, str], hidden: bool = False) -> None:
        """Texts over parts of the row: (first column, columns, text)."""
        cells = [""] * self.width
        for at, span, text in blocks:
            cells[at] = text
            for covered in range(at + 1, min(at + span, self.width)):
                cells[covered] = "<" if self.merged and text else ""
        self.add(cells, hidden)


@dataclass
class Column:
    """A column: its titles from the outermost to its own, and what it holds for a line."""

    field: str
    path: tuple[str, ...]
    value: Callable[[Line, int], Any]
    down: bool = False
    """Whether equal values that follow one another may be merged into one cell."""


def joined(parts: Sequence[list[str]]) -> list[str]:
    return [cell for part in parts for cell in part]
