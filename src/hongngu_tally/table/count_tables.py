"""Count tables that stand beside the lists of a file ("Danh hiệu | Số lượng"): which numbers they state, and of which awards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hongngu_tally.patterns import regex
from hongngu_tally.table.claims import for_kind
from hongngu_tally.table.compact import Runs
from hongngu_tally.table.contents import AMOUNTS
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.model import Fate, Stated
from hongngu_tally.table.sections import is_numeral
from hongngu_tally.table.titles import read_title, years_in
from hongngu_tally.table.totals import whole_number
from hongngu_tally.text import YEAR, clean, key
from hongngu_tally.vocabulary import Vocabulary, keys_of, strip_enumerator
from hongngu_tally.vocabulary.words import table_words

_LETTERS = regex(r"[^\W\d_]{2}")
_LAST = 10**7
_ASKED = AMOUNTS | keys_of(table_words()["amounts"]["asked"])

_ABOVE = frozenset({Fate.TITLE, Fate.HEADER, Fate.NUMBERING, Fate.SECTION, Fate.NOTE})

_Counted = tuple[tuple[str, ...], str]
_Filled = Sequence[tuple[int, object]]


def rows_of_counts(fates: Iterable[tuple[int, Fate, str]]) -> list[int]:
    """The rows of a sheet's count tables, with the titles straight above them."""
    found: list[int] = []
    above: list[int] = []
    for first, last, fate, why in Runs.of(fates).runs:
        rows = range(first, last + 1)
        if why == "summary":
            found += [*above, *rows]
            above = []
        elif fate in _ABOVE:
            above += rows
        else:
            above = []
    return found


def counts_stated(
    grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]
) -> tuple[tuple[int, ...], tuple[Stated, ...]]:
    """(years that the titles state, numbers) of the count tables in ``rows``; each number may sum all lists of its file.

    Only what is understood word for word is told: a row of an award under a column of numbers, or the other way round,
    within one kind of recipients. Numbers of one award that differ (a row per hamlet) are parts, and none of them is told.
    """
    alone = [
        (row, filled[0][0], text_of(filled[0][1])) for row in rows if len(filled := grid.filled(row)) == 1
    ]
    if any((said := read_title(vocabulary, text)).aside or said.proposes is False for _, _, text in alone):
        # What somebody registered for, or who was turned down, stands in no list of nominations.
        return (), ()
    found: dict[_Counted, list[Stated]] = {}
    for counted, stated in _CountTable(grid, vocabulary).read(rows):
        found.setdefault(counted, []).append(stated)
    years = tuple(sorted({year for _, _, year, _ in years_in(vocabulary, alone)}))
    return years, tuple(each[0] for each in found.values() if len({one.number for one in each}) == 1)


@dataclass(slots=True)
class _CountTable:
    """Walks the rows of count tables: the titles of the columns, the kind of recipients of the section they stand in."""

    grid: Grid
    vocabulary: Vocabulary
    titles: dict[int, str] = field(default_factory=dict)
    recipient: str | None = ""
    """Of the open section; None where it is of something else, a hamlet or a movement."""
    _titled: int = 0

    def read(self, rows: Iterable[int]) -> Iterator[tuple[_Counted, Stated]]:
        """(what a number counts, the number) of every one that is understood."""
        for row in rows:
            filled = self.grid.filled(row)
            texts = [(column, str(value)) for column, value in filled if _is_text(value)]
            numbers = [
                (column, number) for column, value in filled if (number := whole_number(value)) is not None
            ]
            counts = [each for each in numbers if texts and each[0] > texts[0][0]]
            if counts:
                label = self._label(row, counts[0][0])
                for column, number in counts:
                    if counted := self._counted(label, column):
                        yield counted, Stated(row, column, number, label, 1, _LAST, *counted, everywhere=True)
                self.recipient = self._section(label) or self.recipient
            elif len(texts) > 1 and not numbers:
                self._title(row, filled)
            elif texts and self.titles:
                self.recipient = self._section(strip_enumerator(clean(texts[0][1])))

    def _title(self, row: int, filled: _Filled) -> None:
        """Takes a row of column titles; one straight below another goes on with it."""
        if row != self._titled + 1:
            self.titles, self.recipient = {}, ""
        self._titled = row
        last = filled[-1][0]
        for merge in self.grid.merges_from(row):
            last = max(last, merge[3])
        for column in range(1, last + 1):
            shown = clean(self.grid.shown(row, column))
            before = self.titles.get(column, "")
            if shown and shown != before:
                self.titles[column] = f"{before} {shown}".strip()

    def _label(self, row: int, end: int) -> str:
        """What stands in a row before a column, without numbers; of merged rows each is of what stands in the first."""
        shown = (self.grid.shown(row, column) for column in range(1, end))
        return " ".join(dict.fromkeys(strip_enumerator(clean(text)) for text in shown if _is_text(text)))

    def _section(self, label: str) -> str | None:
        """The recipient kind that a row is of and nothing else, None of any other."""
        said = self.vocabulary.phrases.parse(label)
        whole = len(said.recipients) == 1 and not (said.rest or said.awards or said.generic or said.units)
        return said.recipients[0] if whole else None

    def _counted(self, label: str, column: int) -> _Counted | None:
        """(awards, none for all of them; recipient kind) that a row and a column count, None where they say anything else too."""
        title = self.titles.get(column, "")
        if YEAR.search(title) or self.vocabulary.lines.counts_others(title):
            return None
        counted, titled = self._said(label), self._said("" if key(title) in _ASKED else title)
        if counted is None or titled is None:
            return None
        said = self.vocabulary.phrases.parse(f"{counted} {titled}")
        kinds = said.recipients or (self._section(label) or self.recipient,)
        if said.rest or said.units or len(kinds) > 1 or kinds[0] is None:
            return None
        named = said.awards or self.vocabulary.phrases.awards_of(said.generic)
        awards = for_kind(self.vocabulary, named, kinds[0])
        # "Tổng số cá nhân" is of whatever award.
        return (awards, kinds[0]) if awards or (said.recipients and not named) else None

    def _said(self, text: str) -> str | None:
        """What a label or title says of awards and recipients, "" of a bare total, None of "Đợt 1", "UBND xã" and the like."""
        text = self.vocabulary.lines.without_total(text)
        said = self.vocabulary.phrases.parse(text)
        return text if not text or said.awards or said.generic or said.recipients else None


def _is_text(value: object) -> bool:
    """Whether a cell holds words: no number, and no "II." of a row."""
    return type(value) is str and _LETTERS.search(value) is not None and not is_numeral(value.strip())
