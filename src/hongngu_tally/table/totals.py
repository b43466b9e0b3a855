"""Total rows, closing sentences, sections that state their size: which numbers somebody typed, and of which rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.claims import Claim, Kind, noun_in, read_claims
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.model import Stated
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_count, strip_enumerator
from hongngu_tally.vocabulary.words import keys_in

# Columns whose numbers are no count of recipients.
_NOT_COUNTED = frozenset({
    "money", "members", "holders", "holder_share", "votes", "birth_male", "birth_female", "male", "female", "work_days", "personal_id",
    "phone", "ordinal",
})  # fmt: skip
# Beside numbers of marks these say in how many rows something stands.
_COUNTED_BESIDE = frozenset({
    "initiative", "history", "award_registered", "registered", "grade", "discipline", "basis", "decision", "proceedings",
    "achievement", "not_proposed", "education", "ethnicity", "sex", "votes",
})  # fmt: skip
_WHOLE = keys_in("lists", "totals")
_LIST = frozenset(keys_in("lists", "whole"))
_NUMERALS = regex(
    r"(?:mục|phần|khoản|nhóm)?\s*\(?\s*((?:[IVX]{1,6}|[A-HĐ]|\d{1,2})(?:\s*[+,]\s*(?:[IVX]{1,6}|[A-HĐ]|\d{1,2}))*)\s*\)?\s*[:.]?"
)
_LAST = 10**7

Range = tuple[int, int]


@frozen
class Opened:
    """A section row: how deep it stands (0: outermost), its label, the number cells beside it."""

    row: int
    depth: int
    label: str
    unit: str
    numbered: bool
    filled: tuple[tuple[int, object], ...] = ()


@frozen
class _Total:
    row: int
    filled: tuple[tuple[int, object], ...]
    whole: bool
    labelled: bool


class Totals:
    """Gathers what a list's rows state while they are walked, and tells at the end which rows each number means."""

    def __init__(self, grid: Grid, header: Header, vocabulary: Vocabulary) -> None:
        self.grid = grid
        self.header = header
        self.vocabulary = vocabulary
        self.sections: list[Opened] = []
        self._totals: list[_Total] = []
        self._at: list[int] = []
        self._fields = {at: name for name, columns in header.columns.items() for at in columns}
        awards = header.columns.get("award", [])
        self._by_row: list[Opened] = []
        self._rows: list[int] = []
        self._counted_columns = {*header.marks, *(awards if len(awards) > 1 or header.marks else ())}

    def add(
        self, row: int, filled: Sequence[tuple[int, object]], *, whole: bool = False, labelled: bool = True
    ) -> None:
        """Note a total row: ``whole`` sums more than its section, ``labelled`` says so ("Cộng", "Danh sách có")."""
        self._totals.append(_Total(row, tuple(filled), whole, labelled))

    def add_note(self, row: int, filled: Sequence[tuple[int, object]], text: str) -> None:
        """Note what a remark says of awards: "Trong đó: LĐTT: 12"; people of some post or sex are no count of nominations."""
        if self.vocabulary.phrases.names_award(text):
            self.add(row, filled, whole=True, labelled=False)

    def stated(self, data: Sequence[int], all_denied: bool = False) -> list[Stated]:
        """Every number that was stated; ``data`` are the list's nomination rows, of which there are none where all in it are denied.

        "Tổng cộng: 1 hộ" below rows of which none nominates anybody is a total too.
        """
        found = [_clipped(one, data) for section in self.sections for one in self._of_section(section, data)]
        self._totals.sort(key=lambda total: total.row)
        self._at = [total.row for total in self._totals]
        if data:
            found += [
                _clipped(one, data) for at in range(len(self._totals)) for one in self._of_total(at, data)
            ]
        elif not all_denied:
            found += [one for total in self._totals if total.labelled for one in self._of_nobody(total)]
        return sorted(found, key=lambda one: (one.row, one.column))

    # --- sections ------------------------------------------------------------------------------------------

    def _end(self, section: Opened, before: int = _LAST) -> int:
        """The last row of a section, looked at from the row ``before``."""
        if len(self._by_row) != len(self.sections):
            self._by_row = sorted(self.sections, key=lambda one: one.row)
            self._rows = [one.row for one in self._by_row]
        behind = islice(self._by_row, bisect_right(self._rows, section.row), None)
        return min(before, next((one.row for one in behind if one.depth <= section.depth), before)) - 1

    def _of_section(self, section: Opened, data: Sequence[int]) -> Iterator[Stated]:
        """ "I. CÁ NHÂN (12 người)", or a heading with numbers in cells of their own."""
        first, last = section.row + 1, self._end(section)
        for column, value in section.filled:
            if type(value) is str:
                for claim in read_claims(self.vocabulary, value, "heading"):
                    yield self._state(section.row, column, claim, section.label, (first, last), ())
        for column, claim, mark in self._cells(section.filled, data):
            yield replace(
                self._state(section.row, column, claim, section.label, (first, last), ()), mark_column=mark
            )

    # --- totals --------------------------------------------------------------------------------------------

    def _of_total(self, at: int, data: Sequence[int]) -> Iterator[Stated]:
        total = self._totals[at]
        lines = self.vocabulary.lines
        texts = [(column, clean(value)) for column, value in total.filled if type(value) is str]
        # In a text file a number without a label is a text too.
        first = next((text for _, text in texts if whole_number(text) is None), "")
        shown = next((text for _, text in texts if lines.label(text) in {"total", "closing"}), first)
        if lines.counts_others(shown):
            return
        label = _label_of(shown)
        of_page = "trang" in key(label).split()
        whole = not of_page and (total.whole or key(label).startswith(_WHOLE) or not shown)
        rest = lines.without_total(label)
        ranges, unit = self._ranges(at, rest, whole, lines.sums_so_far(label), data)
        kind: Kind = "total" if total.labelled else "text"
        said = read_claims(self.vocabulary, f"{label}: 1", kind) if rest else [Claim(1)]
        for column, text in texts:
            if whole_number(text) is not None:
                continue
            for claim in read_claims(self.vocabulary, text, kind):
                yield self._state(total.row, column, claim, shown, ranges[0], ranges[1:], unit, whole)
        cells = list(self._cells(total.filled, data)) if said else []
        for column, claim, mark in cells:
            of = claim if mark else replace(
                claim, recipient=claim.recipient or said[0].recipient, awards=said[0].awards, track=said[0].track
            )  # fmt: skip
            stated = self._state(total.row, column, of, shown, ranges[0], ranges[1:], unit, whole)
            under_mark = bool(mark) or column in self.header.value_marks
            yield replace(stated, mark_column=mark, alone=under_mark and len(cells) == 1)

    def _of_nobody(self, total: _Total) -> Iterator[Stated]:
        """What the words of a total say of a list without nominations."""
        first = self.header.last_row + 1
        for column, value in total.filled:
            shown = clean(value) if type(value) is str else ""
            if self.vocabulary.lines.label(shown) in {
                "total",
                "closing",
            } and not self.vocabulary.lines.counts_others(shown):
                for claim in read_claims(self.vocabulary, shown, "total"):
                    yield self._state(total.row, column, claim, shown, (first, total.row - 1), ())

    def _ranges(
        self, at: int, rest: str, whole: bool, so_far: bool, data: Sequence[int]
    ) -> tuple[list[Range], str]:
        """The rows that a total may speak for, the likeliest first, and the unit it names."""
        row = self._totals[at].row
        everything = (data[0], row - 1)
        if so_far:
            return [everything], ""
        above = [section for section in self.sections if section.row < row]
        start = above[-1].row if above else 0
        end = self._end(above[-1]) if above and not whole else _LAST
        if not _any_between(data, start, row) and _any_between(data, row, end + 1):
            # It stands before those it counts, as the first row of a list or of a section.
            return [(row + 1, end), (row + 1, _LAST)], ""
        if named := self._named(rest, above):
            first = min(section.row for section in named) + 1
            return [(first, max(self._end(section, row) for section in named))], ""
        told = "unit" in self.header.columns or "workplace" in self.header.columns
        if (
            rest
            and (told or any(section.unit for section in above))
            and (unit := self.vocabulary.units.named(rest))
        ):
            return [everything], unit
        opened = [
            (one.row + 1, row - 1)
            for one in reversed(above)
            if self._end(one, row) == row - 1 and _any_between(data, one.row, row)
        ]
        # The totals straight above: below the last nomination.
        below = bisect_left(data, row)
        run = at - (bisect_left(self._at, data[below - 1], hi=at) if below else 0)
        since = [(self._totals[at - 1 - run].row + 1, row - 1)] if run < at else []
        inner = [*opened, *since][run:]
        if inner and not (run or whole or rest) and self._another_follows(at, data):
            # Of two totals in a row the first sums the innermost.
            return inner[:1], ""
        if whole or not inner:
            return [everything, *inner], ""
        return [*inner, everything], ""

    def _another_follows(self, at: int, data: Sequence[int]) -> bool:
        row = self._totals[at].row
        later = next((one for one in self._totals[at + 1 :] if one.labelled and not one.whole), None)
        if not later or _any_between(data, row, later.row):
            return False
        # "Tổng cộng" sums the list: what stands before it may sum a section of any depth.
        return not any(key(text_of(value)).startswith(_WHOLE) for _, value in later.filled)

    def _named(self, rest: str, above: Sequence[Opened]) -> list[Opened]:
        """The sections that a total's label names: "Cộng mục I", "Cộng (I + II)", "Cộng khối Đảng"."""
        if not rest:
            return []
        if found := _NUMERALS.fullmatch(rest):
            wanted = [part.strip() for part in re.split(r"[+,]", found[1])]
            by_numeral = {_numeral(section.label): section for section in above}
            return [by_numeral[one] for one in wanted] if all(one in by_numeral for one in wanted) else []
        said = f" {key(strip_count(strip_enumerator(rest)))} "
        for section in reversed(above):
            words = _heading_words(section.label)
            if words and (f" {words} " in said or said in f" {words} "):
                return [section]
        return []

    # --- numbers -------------------------------------------------------------------------------------------

    def _cells(
        self, filled: Sequence[tuple[int, object]], data: Sequence[int]
    ) -> Iterator[tuple[int, Claim, int]]:
        """(column, claim, mark column) of the cells that hold a number and nothing else."""
        after = {left[0]: noun_in(text_of(right[1])) for left, right in pairwise(filled)}
        numbers = [
            (column, number)
            for column, value in filled
            if (number := whole_number(value)) is not None
            and self._fields.get(column, "") not in _NOT_COUNTED
            and (after.get(column) or not self._holds_amounts(column, data))
        ]
        plain = []
        if any(column in self._counted_columns for column, _ in numbers):
            unused = {column for column, _ in self.header.unknown}
            numbers = [
                (column, number)
                for column, number in numbers
                if column not in unused and self._fields.get(column, "") not in _COUNTED_BESIDE
            ]
        for column, number in numbers:
            if column in self._counted_columns:
                yield column, Claim(number), column
            elif column in self.header.value_marks:
                field, value = self.header.value_marks[column]
                if field == "recipient":
                    yield column, Claim(number, value), 0
            else:
                plain.append((column, number))
        if len(plain) > 1 and not all(after.get(column) for column, _ in plain):
            return
        for column, number in plain:
            recipient, instances = after.get(column) or ("", False)
            yield column, Claim(number, recipient, instances=instances), 0

    def _holds_amounts(self, column: int, data: Sequence[int]) -> bool:
        """Whether the nominees have numbers or marks there themselves, so that a total below sums those."""
        # Codes of awards are numbers too, and nobody adds them up.
        counted = column in self._counted_columns or self._fields.get(column) in {"award", "award_code"}
        values = [] if counted else [self.grid.at(row, column) for row in data[:50]]
        amounts = [value for value in values if type(value) in (int, float) and value != 1]
        marked = any(type(value) is str and self.vocabulary.lines.is_mark(value) for value in values)
        if marked and column not in self.header.value_marks:
            # "x" under "Đảng viên".
            return True
        return len(amounts) * 2 > len(values)

    @staticmethod
    def _state(
        row: int, column: int, claim: Claim, label: str, span: Range, also: Sequence[Range], unit: str = "",
        everywhere: bool = False,
    ) -> Stated:  # fmt: skip
        return Stated(
            row, column, claim.number, label, *span, claim.awards, claim.recipient, track=claim.track, unit=unit,
            instances=claim.instances, people=claim.people, also=tuple(also), everywhere=everywhere,
        )  # fmt: skip


def stated_above(vocabulary: Vocabulary, titles: Sequence[tuple[int, int, str]], last: int) -> list[Stated]:
    """The totals that stand above the rows up to ``last``: "LĐTT: 12 cá nhân, 3 tập thể; CSTĐCS: 2"."""
    return [
        Stated(
            row, column, claim.number, clean(text), row + 1, last, claim.awards, claim.recipient,
            track=claim.track, instances=claim.instances, people=claim.people, everywhere=True,
        )
        for row, column, text in titles
        for claim in read_claims(vocabulary, text, "text")
    ]  # fmt: skip


def _any_between(data: Sequence[int], first: int, last: int) -> bool:
    """Whether a nomination row stands between two others. A list may have a total per group, and hundreds of groups."""
    return bisect_right(data, first) < bisect_left(data, last)


def _clipped(stated: Stated, data: Sequence[int]) -> Stated:
    """The same with its first and last row where nominees stand, so that a person finds them."""
    rows = data[bisect_left(data, stated.first) : bisect_right(data, stated.last)]
    return replace(stated, first=rows[0], last=rows[-1]) if rows else replace(stated, last=stated.first)


def _label_of(text: str) -> str:
    """A total's words in front of the number: "Cộng mục I: 12 người" is "Cộng mục I"."""
    words = re.split(r"[:=]|\(\s*\d", text, maxsplit=1)[0]
    return re.sub(r"\s+\d+\s*(?:người|cá nhân|tập thể|hộ|đồng chí|đ/c|lượt)?\s*[./]*$", "", words).strip(" .")


@lru_cache(maxsize=4096)
def _heading_words(label: str) -> str:
    return key(strip_count(strip_enumerator(label)))


def _numeral(label: str) -> str:
    found = re.match(r"\(?([IVX]{1,6}|[A-HĐ]|\d{1,2})\b", label)
    return found[1] if found else ""


def whole_number(value: object) -> int | None:
    """The whole number that a cell holds and nothing else, as a number or a text: 12, "1.025", "(12)"; None of any other."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else None
    if isinstance(value, str) and re.fullmatch(r"\s*\(?\s*\d{1,3}(?:[.,]\d{3})*\s*\)?\s*", value):
        return int(re.sub(r"\D", "", value))
    return None


def is_bare_label(vocabulary: Vocabulary, text: str) -> bool:
    """A total's label and nothing else but what it counts: "Tổng cộng", "Tổng số cá nhân", "Cộng danh sách"."""
    rest = vocabulary.lines.without_total(text)
    return vocabulary.lines.is_total_label(text) or (
        rest != text and (key(rest) in _LIST or noun_in(rest) is not None)
    )


def counts_somebody(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text states a count: "Cộng: 2", "Tổng cộng 12 người"."""
    if re.search(r"[:=]\s*\d+", text):
        return True
    return bool(read_claims(vocabulary, text, "total"))


def has_number(filled: Sequence[tuple[int, object]], but: Sequence[int]) -> bool:
    """Whether a cell outside the columns ``but`` holds a number, alone or in its text."""
    return any(re.search(r"\d", text_of(value)) for column, value in filled if column not in but)
