"""Awards below whom they are for, in the column of names: "Nguyễn Mẫu Sen" above "- LĐTT" above "- Giấy khen UBND huyện"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate
from hongngu_tally.table.sections import enumerator_style
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, is_one_award

_DASHES = r"[-–—+•*·]|[a-h][.)]"
_DASH, _DASHED = regex(_DASHES), regex(rf"(?:{_DASHES})\s*(?=\w)")
GOES_ON = (Fate.NOTE, "row-goes-on")
"""What becomes of a row whose cells are read in another one."""
_NUMBER = regex(r"\d{1,5}[.)]?")


@dataclass
class _Nominee:
    """A nominee's row, and the rows of awards straight below it."""

    row: int
    below: list[int] = field(default_factory=list)


def with_awards_beside(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]
) -> tuple[Grid, dict[int, tuple[Fate, str]]]:
    """The grid with such awards in the column of awards, or behind the name where there is none, and what became of rows that are no nominee's."""
    cells: dict[tuple[int, int], str] = {}
    doubted: set[int] = set()
    for header in headers:
        end = next((one.first_row for one in headers if one.first_row > header.last_row), grid.height + 1)
        if sum(one.first_row == header.first_row for one in headers) == 1:
            reader = _AwardsBelow(grid, vocabulary, header)
            cells |= reader.found(header.last_row + 1, end)
            doubted |= reader.doubted
    told = dict.fromkeys(doubted, (Fate.UNREAD, "heading-or-award"))
    if not cells:
        return grid, told
    lines = [list(row) for row in grid.sheet.cells]
    for (row, column), text in cells.items():
        lines[row - 1] += [""] * (column - len(lines[row - 1]))
        lines[row - 1][column - 1] = text
    blank = (row for row, _ in cells if all(map(is_blank, lines[row - 1])))
    return Grid(replace(grid.sheet, cells=lines), grid.written), told | dict.fromkeys(blank, GOES_ON)


class _AwardsBelow:
    """Tells which rows of one list are awards of whoever stands above them."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header) -> None:
        self.grid, self.vocabulary = grid, vocabulary
        self.names = header.columns.get("name", [])
        self.ordinals = header.columns.get("ordinal", [])
        self.awards = header.columns.get("award", [])
        self.marked = {*header.marks, *header.value_marks}
        self.doubted: set[int] = set()
        """Rows that may as well head those below them."""

    def found(self, first: int, end: int) -> dict[tuple[int, int], str]:
        """The cells between two rows that are read otherwise than they are written."""
        if len(self.names) != 1 or self.marked or not (lines := self._lines(first, end)):
            return {}
        cells: dict[tuple[int, int], str] = {}
        for nominees in self._stretches(first, end, lines):
            own = [self._award_of(one.row) for one in nominees]
            beside = bool(self.awards) and all(own)
            if beside and self._may_head(nominees, lines):
                # "LĐTT" below somebody who has that award beside him is no second one.
                self.doubted.update(
                    row
                    for one in nominees
                    for row in one.below
                    if not (
                        lines[row] <= self._award_of(one.row) or is_blank(self.grid.at(row, self.names[0]))
                    )
                )
            elif (
                beside
                or (not any(own) and all(one.below for one in nominees))
                # Whoever has none beside others that head nobody has none.
                or (self.awards and not any(own) and _head_nobody(nominees))
            ):
                cells |= self._beside(nominees)
            elif not self.awards:
                # Behind the names awards are only read where all of a list have some there.
                if _head_nobody(nominees):
                    self.doubted.update(row for one in nominees for row in one.below)
                return {}
        return cells

    def _lines(self, first: int, end: int) -> dict[int, frozenset[str]]:
        """Rows that hold one award in the column of names and nothing else but a dash or letter before it."""
        values = self.grid.columns[self.names[0] - 1][first - 1 : end - 1]
        numbers = [self.grid.columns[at - 1][first - 1 : end - 1] for at in self.ordinals[-1:]]
        blanks = self.grid.blanks
        found = {}
        for row, (value, *number) in enumerate(zip(values, *numbers, strict=True), first):
            beside = all(_is_dash(one, blanks) for one in number)
            if (value in blanks) is beside or not self._is_alone(row):
                continue
            text = self._text(row)
            said = self.vocabulary.phrases.parse(text)
            counted = text.endswith(":") or any(map(str.isdigit, text))
            if is_one_award(said) and said.awards and not (counted or enumerator_style(text)):
                found[row] = frozenset(said.awards)
        return found

    def _is_alone(self, row: int) -> bool:
        """Whether nothing stands in a row but a text where names do, or where the numbers do and not over more than that."""
        filled = {at for at, _ in self.grid.filled(row)}
        return filled <= {*self.names, *self.ordinals} and not (
            filled <= {*self.ordinals} and self.grid.merge_at(row, self.ordinals[-1])
        )

    def _text(self, row: int) -> str:
        """A line's text without the dash before it and the stop behind it."""
        name = self.grid.at(row, self.names[0])
        value = name if not is_blank(name) else self.grid.at(row, self.ordinals[-1])
        return _DASHED.sub("", clean(text_of(value)), count=1).rstrip(" ;,.")

    def _stretches(self, first: int, end: int, lines: dict[int, frozenset[str]]) -> Iterator[list[_Nominee]]:
        """The nominees that follow one another with nothing but awards between them, the first of them no award."""
        nominees: list[_Nominee] = []
        for row in range(first, end + 1):
            if row in lines and nominees:
                nominees[-1].below.append(row)
            elif row < end and row not in lines and self._is_nominee(row):
                nominees.append(_Nominee(row))
            else:
                if any(one.below for one in nominees):
                    yield nominees
                nominees = []
                if row in lines:
                    # It heads those below it, and so may those further down.
                    return

    def _is_nominee(self, row: int) -> bool:
        name = clean(text_of(self.grid.at(row, self.names[0])))
        if self.ordinals and not _NUMBER.fullmatch(text_of(self.grid.at(row, self.ordinals[-1])).strip()):
            return False
        return bool(self.vocabulary.names.kind(name)) and not self.vocabulary.lines.label(name)

    def _award_of(self, row: int) -> frozenset[str]:
        texts = [text_of(self.grid.at(row, at)) for at in self.awards]
        return frozenset[str]().union(*map(self.vocabulary.phrases.awards_in, filter(None, texts)))

    def _may_head(self, nominees: Sequence[_Nominee], lines: Mapping[int, frozenset[str]]) -> bool:
        """Whether each of the awards is that of everybody down to the next one: then they may be headings."""
        if _head_nobody(nominees):
            return False
        said = frozenset[str]()
        for nominee in nominees:
            if said and not said <= self._award_of(nominee.row):
                return False
            said = lines[nominee.below[0]] if nominee.below else said
        return True

    def _beside(self, nominees: Sequence[_Nominee]) -> dict[tuple[int, int], str]:
        cells: dict[tuple[int, int], str] = {}
        name = self.names[0]
        for nominee in nominees:
            texts = [*map(self._text, nominee.below)]
            blank = ((row, at) for row in nominee.below for at in (name, *self.ordinals))
            cells |= dict.fromkeys(blank, "")
            # Behind a name each award is told by its dash.
            column, between = (self.awards[0], "\n") if self.awards else (name, "\n- ")
            whole = text_of(self.grid.at(nominee.row, column))
            cells[nominee.row, column] = between.join(filter(None, (whole, *texts)))
        return cells


def _head_nobody(nominees: Sequence[_Nominee]) -> bool:
    """Whether not all awards can be headings: nobody stands below the last of them, or between two."""
    return bool(nominees[-1].below) or any(len(one.below) > 1 for one in nominees)


def _is_dash(value: object, blanks: frozenset[object] | set[object]) -> bool:
    return value in blanks or bool(_DASH.fullmatch(text_of(value).strip()))
