"""One row of a list as the slow path looks at it: its number, its name, its awards, and what its first words say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of
from hongngu_tally.table.sections import bulleted_name
from hongngu_tally.table.totals import counts_somebody, has_number, is_bare_label
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import COUNTED_NOUN

# Columns whose words may sound like a signature's ("Chủ tịch", "Kế toán") and are none.
_SAYS_POSITION = ("position", "position_workplace", "workplace")
_COUNTED = regex(rf"\(?\d{{1,4}}(?:\s+{COUNTED_NOUN})?\)?", re.IGNORECASE)
_PARTS = regex(r"\s*[;,\n]\s*")
_COUNTED_AWARD = regex(r"\D+[:=(–-]\s*\d{1,4}\D*|\d{1,4}\s+\D+")
_NUMERAL = regex(r"\s*\d{1,5}(?:[.,]\d{1,3}){0,3}\s*[./)]?[-–]?\s*")


@frozen
class Row:
    """What stands in one row. ``ordinal`` is None without a running number, ``awarded`` whether an award cell is filled."""

    number: int
    filled: list[tuple[int, object]]
    texts: list[tuple[int, str]]
    ordinal: str | None
    named: str
    awarded: bool
    label: str

    @property
    def alone(self) -> str:
        """The row's only text, whatever numbers stand beside it; empty where it has none, or several."""
        return self.texts[0][1] if len(self.texts) == 1 else ""


class RowReader:
    """Reads the parts of single rows below one header."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header) -> None:
        self.grid = grid
        self.vocabulary = vocabulary
        self.header = header
        columns = header.columns
        self.ordinals = columns.get("ordinal", [])
        self.names = header.of(*NAMES)
        self.awards = columns.get("award", [])
        self.marks = sorted(header.marks)
        self.positions = header.of(*_SAYS_POSITION)
        known = {*self.ordinals, *self.names, *self.awards, *header.of("note")}
        if header.caption:
            # What stands left of the names is said of those beside them too.
            known |= {at for found in columns.values() for at in found if at < min(self.names)}
        self.others = [at for found in columns.values() for at in found if at not in known]
        graded = header.value_marks.items() if self.marks else ()
        self.unproposed = [
            *header.of("not_proposed"),
            # A mark under "HTNV" chooses a grade, and without a mark for an award it asks for none.
            *(at for at, (name, said) in graded if name == "grade" and self._carries_nothing(said)),
        ]
        """Columns to mark whoever is put up for nothing."""
        self._down = grid.filled_down
        self._title_lines = [
            {column: key(text_of(value)) for column, value in grid.filled(row)}
            for row in range(header.first_row, header.last_row + 1)
        ]

    def _carries_nothing(self, grade: str) -> bool:
        return self.vocabulary.phrases.value("grade", grade) in {"done", "failed"}

    def _value(self, row: int, column: int) -> object:
        """A cell's value, or the one that a vertically merged cell gives to its row; "" for a dotted line."""
        value = self.grid.at(row, column)
        if is_blank(value) and self._down:
            value = self._down.get((row, column), "")
        return "" if says_nothing(value) else value

    def _has_any(self, row: int, columns: Sequence[int]) -> bool:
        return any(not is_blank(self._value(row, column)) for column in columns)

    def _is_mark(self, value: object) -> bool:
        if value is True or (type(value) in (int, float) and value == 1):
            return True
        return type(value) is str and self.vocabulary.lines.is_mark(value)

    def _award_cells(self, row: int) -> bool:
        if self._is_marked(row):
            return True
        # A code may be a number.
        return self._has_any(row, self.awards) and not self._is_denied(row)

    def _is_denied(self, row: int) -> bool:
        """Whether "không đề nghị" or its like stands wherever an award or mark could, or is marked: nothing is asked for."""
        values = [value for at in (*self.awards, *self.marks) if not is_blank(value := self._value(row, at))]
        if not values:
            written = [self.grid.at(row, at) for at in (*self.awards, *self.marks)]
            if len(written) > 1 and not any(map(is_blank, written)):
                # A dash in each of several columns: somebody looked, and asks for nothing.
                return True
            return any(self._is_mark(self._value(row, at)) for at in self.unproposed)
        # FALSE and 0 say as much as a dash does.
        return all(
            self.vocabulary.lines.is_denied(value) if isinstance(value, str) else value == 0
            for value in values
        )

    def _is_marked(self, row: int) -> bool:
        """Whether a mark column is marked; beside a number of two or more, 1 is a number too."""
        values = [self._value(row, at) for at in self.marks]
        return any(map(self._is_mark, values)) and not any(map(is_count, values))

    def _is_awarded(self, row: int) -> bool:
        return self._is_marked(row) or self._names_award(row)

    def _names_award(self, row: int) -> bool:
        """Whether an award cell holds an award that is known; a signature or a sum may stand in the same column."""
        texts = [value for at in self.awards if isinstance(value := self._value(row, at), str) and value]
        return any(map(self.vocabulary.phrases.names_award, texts))

    def _ordinal(self, row: int) -> str | None:
        """The running number as text, None when the row has none."""
        for at in reversed(self.ordinals):
            value = self.grid.at(row, at)
            if type(value) in (int, float):
                return text_of(value)
            if isinstance(value, str) and _NUMERAL.fullmatch(value):
                return value.strip(" ./)-–")
        return None

    def _name(self, row: int) -> str:
        """The name cells' text; a bulleted name may lie before them or in a cell merged over them."""
        parts = [clean(text_of(value)) for at in self.names if not is_blank(value := self._value(row, at))]
        if not parts and self.names:
            text = bulleted_name(self.grid, row, self.names[0], self.awards)
            merged = not is_blank(self.grid.shown(row, self.names[0]))
            if text and (merged or self.vocabulary.names.kind(text)):
                parts = [text]
        name = " ".join(part for part in parts if part)
        lines = self.vocabulary.lines
        if name and not self.vocabulary.names.kind(name) and (lines.is_empty(name) or lines.is_denied(name)):
            # "Không" where a name would stand.
            return ""
        return name

    def _spans(self, row: Row) -> bool:
        """Whether the text lies in a cell merged over most of the list, or in the running number's column."""
        column, text = row.texts[-1]
        merge = self.grid.merge_at(row.number, column)
        if merge and merge[3] - merge[1] >= 2:
            return True
        alone = len(row.filled) == 1 and " " in text
        return column in self.ordinals and (len(text) > 6 or alone)

    def _label(self, texts: list[tuple[int, str]], ordinal: str | None, named: str) -> str:
        """What the row's first words say; a signature may begin in any cell, but not beside a person's name."""
        kind = self.vocabulary.names.kind(named) if named else ""
        # "Cộng | 01 | 03" counts below two columns of names, and names nobody.
        named_at = any(column in self.names and not _COUNTED.fullmatch(text) for column, text in texts)
        unlabelled = named_at and not self.vocabulary.lines.label(named)
        # "TỔ TRƯỞNG" where names stand is no body, but who signs; a person's surname need not be known.
        person = kind in {"individual", "household"} or (not kind and unlabelled and like_a_name(named))
        remark = ""
        for column, text in texts[:4]:
            if (kind or unlabelled) and column in self.positions:
                continue
            if person and column in self.names[1:]:
                # "Tổng" may be somebody's given name.
                continue
            label = self.vocabulary.lines.label(text)
            if person and label in {"signature", "date"} and column not in self.names:
                # "Nguyễn Văn Mẫu | Trưởng phòng" under a title nobody knows.
                continue
            if kind and column not in self.names and self.vocabulary.lines.is_ditto(text):
                # "Như trên" beside a body in the column of units; alone it is whom copies go to.
                continue
            if label == "note" and (ordinal is None or not any(map(str.isalnum, text))):
                # A star in a cell of its own begins a remark, unless a total stands behind it; beside a remark on
                # the left somebody may sign on the right.
                remark = label
                continue
            if label:
                return label
            if len(text) > 6:
                break
        if ordinal is None and not person:
            for column, text in texts[1:]:
                if (kind or unlabelled) and (
                    column in self.positions or self.vocabulary.lines.is_ditto(text)
                ):
                    continue
                if self.vocabulary.lines.label(text) in {"signature", "date"}:
                    return "signature"
        return remark

    def _reads_as_total(self, row: Row) -> bool:
        """ "Tổng công ty Mẫu", "Cộng tác viên dân số" begin like a total: a total has a number or only its label."""
        label = self.vocabulary.lines.label
        text = next((text for _, text in row.texts if label(text) in {"total", "closing"}), row.texts[0][1])
        if row.label == "closing" or is_bare_label(self.vocabulary, text):
            # "Cộng | LĐTT" without any number sums nothing: somebody's name was typed over.
            names = self._names_award(row.number) and not has_number(row.filled, self.ordinals)
            return not (names and row.label == "total") and (row.ordinal is None or not row.awarded)
        if row.ordinal is not None or (self._names_award(row.number) and not self._counts_each(row.number)):
            return False
        others = [cell for cell in row.filled if cell[1] != text and key(text_of(cell[1])) != key(text)]
        if counts_somebody(self.vocabulary, text):
            return True
        if self.vocabulary.names.kind(text) == "collective":
            return False
        return has_number(others, self.ordinals) or self._spans(row)

    def _counts_each(self, row: int) -> bool:
        """ "CSTĐCS: 1; LĐTT: 3": an award cell that says how many have which."""
        texts = [value for at in self.awards if isinstance(value := self._value(row, at), str) and value]
        return all(
            _COUNTED_AWARD.fullmatch(part) for text in texts for part in _PARTS.split(text.strip(" .;"))
        )

    def _is_example(self, texts: list[tuple[int, str]], named: str) -> bool:
        lines = self.vocabulary.lines
        number = texts[0][1] if texts[0][0] in self.ordinals else ""
        return any(lines.is_example(text) for _, text in texts[:2]) or lines.is_example_row(number, named)

    def _repeats_header(self, filled: list[tuple[int, object]]) -> bool:
        """A header row again, as at page breaks: the texts of one of the header's rows, or its own titles."""
        # Years may part a title.
        texts = [(column, key(text_of(value))) for column, value in filled]
        if any(all(line.get(column) == text for column, text in texts) for line in self._title_lines):
            return True
        if not all(type(value) is str and len(value) < 120 for _, value in filled):
            return False
        titles = {column for column, value in filled if self._is_own_title(column, str(value))}
        if any(column in self.names and column not in titles for column, _ in filled):
            # "Phòng Mẫu | Tổ 1 | Ấp 1": where somebody is named, words that sound like titles are none.
            return False
        return len(titles) >= 2 and len(titles) * 2 >= len(filled)

    def _is_own_title(self, column: int, value: str) -> bool:
        if not self.vocabulary.titles.may_begin(value):
            return False
        match = self.vocabulary.titles.match(value)
        return (
            match is not None and column in self.header.columns.get(match.field, []) and match.strength >= 0.9
        )


def like_a_name(text: str) -> bool:
    """Several words with a capital each, and not all in capitals: "H'Mẫu Êban"."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() for word in words) and not text.isupper()


def is_count(value: object) -> bool:
    """A number of two or more, which is no mark."""
    return type(value) in (int, float) and value > 1  # type: ignore[operator]
