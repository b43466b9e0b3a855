"""Nominees whose cells are broken over the rows below them: "Nguyễn Mẫu | Lao động" above "Sen | tiên tiến" is one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.sections import enumerator_style
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.names import MIDDLE_NAMES
from hongngu_tally.vocabulary.phrases import is_one_award

_MOST_LINES = 3
"""Rows below a numbered one that may go on with its cells."""
_OTHERS = (
    "position",
    "workplace",
    "position_workplace",
    "achievement",
    "initiative",
    "basis",
    "movement",
    "unit",
    "note",
)
"""Fields whose texts may go on beside a name or an award that does."""
_JOINS = (",", "-", "–", "&")
_NUMBER = re.compile(r"\s*\d{1,5}[.)]?\s*")


def with_rows_joined(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]
) -> tuple[Grid, frozenset[int]]:
    """The grid with such rows joined into the numbered one above them, and the rows that are blank for it."""
    joined: dict[tuple[int, int], str] = {}
    blank: set[int] = set()
    for header, below in pairwise([*headers, None]):
        if header is None or (below and below.first_row == header.first_row):
            continue
        end = below.first_row if below else grid.height + 1
        reader = _Joiner(grid, vocabulary, header)
        for start, count, cells in reader.found(header.last_row + 1, end):
            joined |= {(start, column): text for column, text in cells.items()}
            blank.update(range(start + 1, start + 1 + count))
    if not joined:
        return grid, frozenset()
    rows = [list(row) for row in grid.sheet.cells]
    for row in blank:
        rows[row - 1] = [""] * len(rows[row - 1])
    for (row, column), text in joined.items():
        rows[row - 1][column - 1] = text
    return Grid(replace(grid.sheet, cells=rows), grid.written), frozenset(blank)


class _Joiner:
    """Finds the broken rows of one list whose nominees are numbered."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header) -> None:
        self.grid = grid
        self.vocabulary = vocabulary
        self.ordinals = header.columns.get("ordinal", [])
        names = header.of(*NAMES)
        self.name = names[0] if len(names) == 1 else 0
        self.awards = header.columns.get("award", [])
        self.units = header.of("unit")
        self.notes = header.of("note")
        self.others = {*header.of(*_OTHERS), *(at for at, _ in header.unknown)}

    def found(self, first: int, end: int) -> Iterator[tuple[int, int, Mapping[int, str]]]:
        """(row, rows that go on with it, joined texts by column) of each nominee between two rows."""
        if not (len(self.ordinals) == 1 and self.name):
            return
        numbers = self.grid.columns[self.ordinals[0] - 1][: end - 1]
        below = first
        for row, after in pairwise(range(first, len(numbers) + 1)):
            counts = (
                after > below
                and is_blank(numbers[after - 1])
                and _NUMBER.fullmatch(text_of(numbers[row - 1]))
            )
            if not counts:
                continue
            for count in range(self._going_on(numbers, row), 0, -1):
                after = row + count
                goes_on = after < len(numbers) and not is_blank(numbers[after])
                if cells := self._joined(range(row, after + 1), goes_on):
                    yield row, count, cells
                    below = row + count
                    break

    def _going_on(self, numbers: Sequence[object], row: int) -> int:
        """How many rows without a number follow straight below, at most."""
        count = 0
        while count < _MOST_LINES and row + count < len(numbers):
            if not is_blank(numbers[row + count]) or not self.grid.filled(row + count + 1):
                break
            count += 1
        return count

    def _joined(self, rows: range, goes_on: bool) -> dict[int, str]:
        """The cells of rows as one nominee's, nothing where they may be anything else; ``goes_on`` tells that a number follows."""
        filled = {column for row in rows[1:] for column, _ in self.grid.filled(row)}
        known = {self.name, *self.awards, *self.others}
        if not filled <= known:
            return {}
        cells: dict[int, str] = {}
        sure = False
        for column in filled:
            values = [self.grid.at(row, column) for row in rows]
            texts = [clean(value) for value in values if type(value) is str and not is_blank(value)]
            if len(texts) + sum(map(is_blank, values)) < len(values):
                return {}
            begun = not is_blank(values[0])
            below = texts[begun:]
            one = (
                None
                if any(self._stands_alone(column, text) for text in below)
                else self._is_one(column, texts, begun)
            )
            if one is None:
                return {}
            # "CHỦ TỊCH UBND HUYỆN" below "Giấy khen": nobody signs above the next number.
            signs = not goes_on and any(map(self.vocabulary.lines.label, below))
            sure = sure or (one and not signs)
            cells[column] = " ".join(texts)
        return cells if sure else {}

    def _is_one(self, column: int, parts: Sequence[str], begun: bool) -> bool | None:
        """Whether parts of a cell are surely one text; None where they may not be. ``begun`` tells whether the numbered row has the first."""
        if column == self.name:
            return self._is_one_name(parts) if begun else None
        if column in self.awards:
            return self._is_one_award(parts)
        if column in self.units:
            return self._is_one_unit(parts)
        return begun and self._is_one_text(parts)

    def _stands_alone(self, column: int, text: str) -> bool:
        """Whether a text is numbered, in brackets, signs or takes somebody back: none goes on with what stands above."""
        lines = self.vocabulary.lines
        if enumerator_style(text) or text.startswith("(") or lines.is_ditto(text):
            return True
        if lines.label(text) and column not in self.awards:
            return True
        denied = lines.doubts_row(text) or lines.says_no(text) or self.vocabulary.aside.why(text)
        return column not in self.notes and bool(denied)

    def _is_one_award(self, parts: Sequence[str]) -> bool | None:
        """ "Lao động" above "tiên tiến"; two awards below one another are both the nominee's."""
        phrases = self.vocabulary.phrases
        whole = phrases.parse(" ".join(parts))
        if not is_one_award(whole):
            return None
        said = [phrases.parse(part) for part in parts]
        if sum(bool(one.awards or one.generic) for one in said) > 1:
            return None
        small = all(part[0].islower() for part in parts[1:])
        return len(parts) > 1 and bool(whole.awards) and (small or whole.awards != said[0].awards)

    def _is_one_unit(self, parts: Sequence[str]) -> bool | None:
        named = self.vocabulary.units.named
        above, *below = (named(part) for part in parts)
        if above and any(below):
            return None
        return bool(below) and not above and bool(named(" ".join(parts)))

    def _is_one_text(self, parts: Sequence[str]) -> bool:
        """ "Công chức Văn" above "phòng", "Trường Tiểu học" above "Long Mẫu" in a column of posts or workplaces."""
        names, below = self.vocabulary.names, parts[1:]
        if any(part[0].islower() for part in below):
            return True
        if names.kind(parts[0]) != "collective" or names.kind(" ".join(parts)) != "collective":
            return False
        named = self.vocabulary.units.named
        return all(part.istitle() and not (names.kind(part) or named(part)) for part in below)

    def _is_one_name(self, parts: Sequence[str]) -> bool | None:
        """ "Nguyễn Mẫu" above "Sen", "Trường Tiểu học" above "và Trung học cơ sở Mẫu"; a name below another one is somebody else's."""
        names = self.vocabulary.names
        kind = names.kind(" ".join(parts))
        if not kind:
            return None
        sure = False
        above = parts[0]
        for part in parts[1:]:
            words = above.split()
            begun = len(words) == 1 or key(words[-1]) in MIDDLE_NAMES or above.endswith(_JOINS)
            own = names.kind(part)
            alone = len(part.split()) == 1 and not own
            goes_on = begun or part[0].islower() or alone or names.is_one_body(above, part)
            if own and not goes_on:
                return None
            sure = sure or goes_on
            above = f"{above} {part}"
        return sure
