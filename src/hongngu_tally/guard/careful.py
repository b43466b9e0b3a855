"""A worksheet part, element by element: slow, and right for anything that is well-formed.

Used for parts written in an unusual way, and as the last word before a file is refused because of a count.
"""

from __future__ import annotations

from hongngu_tally.guard.content import Content, column_number
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import local, parse
from hongngu_tally.guard.model import LONG_NUMBER, MAX_COLUMN, MAX_ROW, Refused
from hongngu_tally.patterns import regex

_TRUE = ("1", "true")
_SPLIT_REFERENCE = regex(r"([A-Za-z]+)(\d+)\Z")


class _Walk:
    """The state of a careful scan: one worksheet part, element by element."""

    def __init__(
        self, sheet: str, part: str, limits: Limits, blank_strings: frozenset[int], texts: int | None
    ) -> None:
        self.content = Content()
        self.texts = texts
        self.sheet, self.part, self.limits = sheet, part, limits
        self.blank_strings = blank_strings
        self.depth = self.blocks = 0
        self.row = self.column = 0
        self.rows_seen: set[int] = set()
        self.kind, self.reference = "n", ""
        self.in_cell = self.has_formula = self.has_value = False
        self.taking: str = ""
        self.value: list[str] = []
        self.inline: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > self.limits.nesting:
            raise Refused("nesting", part=self.part)
        tag = local(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "v" and self.in_cell:
            self.taking, self.has_value = "v", True
        elif tag == "t" and self.in_cell:
            self.taking = "t"
        elif tag == "f":
            self.has_formula = True
        elif tag == "sheetData":
            self.blocks += 1
            if self.blocks > 1:
                raise Refused("second-sheetdata", sheet=self.sheet)
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first, last = _whole(attributes.get("min")), _whole(attributes.get("max"))
            self.content.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))

    def end(self, name: str) -> None:
        self.depth -= 1
        tag = local(name)
        if tag in ("v", "t"):
            self.taking = ""
        elif tag == "c" and self.in_cell:
            self._end_cell()

    def text(self, text: str) -> None:
        if self.taking:
            (self.value if self.taking == "v" else self.inline).append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = _whole(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = 0
        if not 1 <= self.row <= MAX_ROW:
            raise Refused("reference", sheet=self.sheet, cell=attributes.get("r", "")[:40])
        if self.row in self.rows_seen:
            raise Refused("row-repeated", sheet=self.sheet, row=self.row)
        self.rows_seen.add(self.row)
        if attributes.get("hidden") in _TRUE:
            self.content.hidden_rows.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.in_cell, self.has_formula, self.has_value = True, False, False
        self.value, self.inline = [], []
        self.kind = attributes.get("t", "n")
        self.reference = attributes.get("r", "")
        self.column += 1
        if self.reference:
            parts = _SPLIT_REFERENCE.match(self.reference)
            row = _whole(parts[2]) if parts else 0
            self.column = column_number(parts[1]) if parts and len(parts[1]) <= 3 else 0
            if not 1 <= self.column <= MAX_COLUMN or not 1 <= row <= MAX_ROW:
                raise Refused("reference", sheet=self.sheet, cell=self.reference[:40])

    def _end_cell(self) -> None:
        self.in_cell = False
        content, row, column = self.content, self.row, self.column
        value = "".join(self.value)
        if self.has_formula and not value.strip() and self.kind not in ("str", "inlineStr"):
            content.valueless.append((row, column))
        if self.kind == "s" and self.has_value and not value.strip():
            raise Refused("shared-string", part=self.part, row=row)
        if not value and not self.inline:
            return
        content.possible_rows.add(row)
        content.last_column = max(content.last_column, column)
        stripped = value.strip()
        certain = bool(stripped)
        if self.kind == "s":
            if not stripped.isdecimal() or (self.texts is not None and int(stripped) >= self.texts):
                raise Refused("shared-string", part=self.part, row=row)
            certain = len(stripped) < 12 and int(stripped) not in self.blank_strings
        elif self.kind == "e":
            certain = False
            content.errors.append((row, column, stripped[:40]))
        elif self.kind == "inlineStr":
            certain = bool("".join(self.inline).strip())
        elif self.kind == "n":
            digits = stripped.lstrip("-")
            if digits.isdecimal() and len(digits) >= LONG_NUMBER:
                content.long_numbers.append((row, column, stripped[:400]))
        if certain:
            content.certain_rows.add(row)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0


def careful_scan(
    data: bytes, sheet: str, part: str, limits: Limits, blank_strings: frozenset[int] = frozenset(),
    texts: int | None = None,
) -> Content:  # fmt: skip
    """Walk every element. ``blank_strings`` are the shared strings that hold nothing but spaces, ``texts`` how many
    there are, where a cell that points behind them is to be refused."""
    walk = _Walk(sheet, part, limits, blank_strings, texts)
    parse(data, part, walk.start, walk.end, walk.text)
    content = walk.content
    content.rows_with_cells = len(content.possible_rows)
    content.last_row = max(content.possible_rows, default=0)
    return content


def blank_strings(data: bytes, part: str) -> frozenset[int]:
    """Which entries of the shared string table hold nothing but spaces. Phonetic guides do not count."""
    blank: set[int] = set()
    texts: list[str] = []
    index, inside, guide = -1, False, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal index, inside, guide
        tag = local(name)
        if tag == "si":
            index += 1
            texts.clear()
        elif tag == "rPh":
            guide += 1
        inside = tag == "t" and not guide

    def end(name: str) -> None:
        nonlocal inside, guide
        tag = local(name)
        inside = False
        if tag == "rPh":
            guide -= 1
        elif tag == "si" and not "".join(texts).strip():
            blank.add(index)

    def text(value: str) -> None:
        if inside:
            texts.append(value)

    parse(data, part, start, end, text)
    return frozenset(blank)
