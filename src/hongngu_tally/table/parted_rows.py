"""Broken rows whose numbers do not tell where a nominee begins: they stand in the middle or the last line, or nowhere.

Rows are parted into nominees in every way in which each has one number at most, one name and one award; what all of these
ways agree on is read. Where two of them would count otherwise, nothing is joined, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, compress, count

from hongngu_tally.table.contents import is_numbering
from hongngu_tally.table.grid import is_blank, text_of
from hongngu_tally.table.nominee_cells import NomineeCells
from hongngu_tally.table.sections import NUMBERED, enumerator_style, is_numeral
from hongngu_tally.text import key

_MOST_LINES = 4
"""Rows of one nominee."""
Place = tuple[int, int]
_Told = tuple[tuple[str, ...], ...]


class PartedRows:
    """Finds where the nominees of one list begin and end by their names and awards."""

    def __init__(self, nominees: NomineeCells) -> None:
        self.nominees = nominees
        self.grid, self.vocabulary, self.lines = nominees.grid, nominees.vocabulary, nominees.lines

    def found(
        self, first: int, end: int, whole: Collection[int]
    ) -> Iterator[tuple[range, dict[Place, object]]]:
        """Rows between two rows, and their cells that are read otherwise; ``whole`` are rows that are joined already."""
        nominees = self.nominees
        if nominees.parts or not nominees.names or not nominees.awards or nominees.marked:
            return
        parts = {row for row in self._perhaps_parts(first, end) if row not in whole and self._is_part(row)}
        if not parts:
            return
        counted = any(self._number(row) is not None for row in range(first, end))
        for rows in self._regions(first, end):
            if not parts.isdisjoint(rows):
                cells: dict[Place, object] = {}
                for group in self._parted(rows, counted):
                    cells |= self._joined(group) if self._is_broken(group) else {}
                if cells:
                    yield rows, cells

    def _perhaps_parts(self, first: int, end: int) -> set[int]:
        """Rows without a name or an award, or with a text that is no award."""
        phrases, ditto = self.vocabulary.phrases, self.vocabulary.lines.is_ditto
        names, *awards = (
            self.grid.columns[at - 1][first - 1 : end - 1]
            for at in (self.nominees.names[0], *self.nominees.awards)
            if at <= len(self.grid.columns)
        )
        odd: set[object] = set()
        for value in set[object]().union(*awards):
            text = text_of(value)
            if not text or not (phrases.names_award(text) or ditto(text)):
                odd.add(value)
        # Column by column, at the speed of C: most lists have no such row.
        told = ((names, self.grid.blanks), *((column, odd) for column in awards if odd))
        rows = (compress(count(first), map(values.__contains__, column)) for column, values in told)
        return set(chain.from_iterable(rows))

    def _is_part(self, row: int) -> bool:
        """Whether a row holds a part of what is put up: an award that is none, or a name that is none."""
        awards = [
            text_of(value) for at in self.nominees.awards if not is_blank(value := self.grid.at(row, at))
        ]
        named = self.nominees.is_named(row)
        phrases, ditto = self.vocabulary.phrases, self.vocabulary.lines.is_ditto
        if awards:
            return not all(phrases.names_award(text) or ditto(text) for text in awards)
        if named and self._number(row) is not None:
            # "| Phan | LĐTT" above "2 | Mẫu Sen |".
            return (
                self._number(row - 1) is None
                and self.nominees.is_named(row - 1)
                and self.nominees.is_awarded(row - 1)
            )
        return named and not self.vocabulary.names.kind(self._name(row))

    def _name(self, row: int) -> str:
        return " ".join(
            text for at in self.nominees.names if (text := text_of(self.grid.at(row, at)).strip())
        )

    def _number(self, row: int) -> str | None:
        """A row's running number."""
        numbers = (text_of(self.grid.at(row, at)).strip() for at in self.nominees.ordinals[-1:])
        return next((number for number in numbers if number.rstrip(".)").isdigit()), None)

    def _regions(self, first: int, end: int) -> Iterator[range]:
        """Rows that follow one another with nothing between them that parts a list."""
        start = first
        for row in range(first, end + 1):
            if row == end or self._parts(row):
                if row - start > 1:
                    yield range(start, row)
                start = row + 1

    def _parts(self, row: int) -> bool:
        """Whether a row is blank, numbers the columns, sums, or heads those below it."""
        filled = self.grid.filled(row)
        if not filled or is_numbering(filled, 3):
            return True
        texts = self.grid.written_in(row)
        if len(filled) < 4 and any(
            self.vocabulary.lines.label(text) in {"total", "closing"} for text in texts
        ):
            return True
        if len(filled) == len(texts) == 1 and self._heads(*filled[0]):
            return True
        numbered = bool(texts) and (
            (len(texts) > 1 and is_numeral(texts[0]) and texts[0][0].isalpha())
            or enumerator_style(texts[0]) in NUMBERED
        )
        return numbered and len(filled) < 3

    def _heads(self, column: int, value: object) -> bool:
        """Whether a lone text where the list begins heads those below it: "CÁN BỘ", "Cá nhân"."""
        nominees, text = self.nominees, text_of(value)
        return column == min(nominees.known.union(nominees.ordinals)) and (
            text.isupper() or nominees.heads(text) or text[0].isdigit()
        )

    def _parted(self, rows: range, counted: bool) -> list[range]:
        """The nominees of rows; nothing where there are none, or ways that would count otherwise.

        What is a name by its words goes before what may be one.
        """
        kind = self.vocabulary.names.kind
        told: dict[int, dict[int, _Told]] = {}
        for start in rows:
            stops = range(start + 1, min(start + _MOST_LINES, rows.stop) + 1)
            found = ((stop, self._one_nominee(range(start, stop), counted)) for stop in stops)
            told[start] = {stop: one for stop, one in found if one}
        known = {
            start: {stop: one for stop, one in ways.items() if kind(" ".join(one[0]))}
            for start, ways in told.items()
        }
        return self._agreed(rows, known if rows.start in _ends(rows, known) else told)

    def _agreed(self, rows: range, told: Mapping[int, Mapping[int, _Told]]) -> list[range]:
        ends = _ends(rows, told)
        if rows.start not in ends:
            return []
        # What was told on the way to each row, and the nominee that ends there.
        ways: dict[int, tuple[int, range]] = {rows.start: (0, range(0))}
        for start in rows:
            for stop, one in told[start].items() if start in ways else ():
                way = hash((ways[start][0], one))
                if stop in ends and ways.setdefault(stop, (way, range(start, stop)))[0] != way:
                    return []
        parted: list[range] = []
        at = rows.stop
        while at > rows.start:
            group = ways[at][1]
            if not self._is_sure(group):
                return []
            parted.append(group)
            at = group.start
        return parted

    def _one_nominee(self, rows: range, counted: bool) -> _Told | None:
        nominees = self.nominees
        if counted and sum(self._number(row) is not None for row in rows) != 1:
            return None
        filled = {column for row in rows for column in nominees.filled(row)}
        if not filled <= nominees.known.union(nominees.ordinals):
            return None
        names = [text for at in nominees.names for text in nominees.texts(rows, at)]
        awards = [parts for at in nominees.awards if (parts := nominees.texts(rows, at))]
        if not names or not awards or not all(self._is_award(parts, len(names) == 1) for parts in awards):
            return None
        if len(names) > 1 and (len(nominees.names) > 1 or not self._may_be_one_name(names)):
            return None
        if any(nominees.stands_alone(nominees.names[0], text, True) for text in names[1:]):
            return None
        if any(len(nominees.texts(rows, at)) > 1 for at in filled.intersection(nominees.of_award)):
            return None
        if any(map(nominees.denies, (text for at in filled for text in nominees.texts(rows, at)))):
            return None
        return tuple(names), *map(tuple, awards)

    def _is_award(self, parts: Sequence[str], of_one_line: bool) -> bool:
        """Whether lines are one award, or those of somebody whose name has one line."""
        named = self.vocabulary.phrases.names_award
        if len(parts) == 1:
            return named(parts[0])
        if parts[0][0].islower() or (self.vocabulary.phrases.level(parts[0]) and not named(parts[0])):
            # "cơ sở", "UBND huyện" end the award above.
            return False
        if any(named(" ".join(parts[:at])) and named(" ".join(parts[at:])) for at in range(1, len(parts))):
            return of_one_line and self.lines.are_awards(parts)
        return bool(self.lines.is_one_award(parts, True))

    def _may_be_one_name(self, parts: Sequence[str]) -> bool:
        """Whether lines may be one name: "phòng" begins none, and "Hồ" ends none."""
        kind, above = self.vocabulary.names.kind, parts[0]
        if " " in above and kind(above) != "individual" and kind(parts[1]) == "individual":
            # "Kế toán" over "Trần Mẫu Bưởi".
            return False
        small = above[0].islower() and not all(part[0].islower() for part in parts)
        ends = key(parts[-1]) not in self.vocabulary.names.never_given
        return not small and ends and self.lines.is_one_name(parts) is not None

    def _is_sure(self, rows: range) -> bool:
        """Whether the lines of a name are surely one."""
        names = [text for at in self.nominees.names for text in self.nominees.texts(rows, at)]
        return len(names) == 1 or bool(self.lines.is_one_name(names))

    def _is_broken(self, rows: range) -> bool:
        """Whether rows are more than a nominee and awards of his below him."""
        below = {column for row in rows[1:] for column in self.nominees.filled(row)}
        return bool(below) and not (
            below <= {*self.nominees.awards} and all(map(self.nominees.is_awarded, rows))
        )

    def _joined(self, rows: range) -> dict[Place, object]:
        """The cells of one nominee, all in the first of the rows."""
        nominees = self.nominees
        columns = {column for row in rows for column in nominees.filled(row)}
        cells: dict[Place, object] = {(row, column): "" for row in rows[1:] for column in columns}
        for column in columns.difference(nominees.ordinals):
            texts = nominees.texts(rows, column)
            one = column not in nominees.awards
            cells[rows[0], column] = " ".join(texts) if one else nominees.in_lines(column, texts)
        for column in columns.intersection(nominees.ordinals):
            values = (value for row in rows if not is_blank(value := self.grid.at(row, column)))
            cells[rows[0], column] = next(values)
        return cells


def _ends(rows: range, told: Mapping[int, Mapping[int, _Told]]) -> set[int]:
    """Where nominees may begin so that all rows below are nominees too."""
    ends = {rows.stop}
    for start in reversed(rows):
        if not ends.isdisjoint(told[start]):
            ends.add(start)
    return ends
