"""The common rows of a list, told at a glance: a running number, a name and an award."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import says_nothing, text_of
from hongngu_tally.table.row import RowReader, is_count

_PART = regex(r"\s*\d{1,3}[.,]\d")
"""1.1, below 1."""


class PlainRows(RowReader):
    """Tells them column by column, so that only the few other rows are looked at one by one."""

    def uncommon(self, rows: Sequence[int]) -> list[int]:
        """The indexes of all rows but those."""
        if not self.ordinals or not self.names or not (self.awards or self.marks):
            return list(range(len(rows)))
        pick = self.grid.picker(rows)
        awarded = self._awarded(pick)
        unlike = self.grid.unlike_names
        if len(self.names) == 1:
            # "2 | GK huyện | Giấy khen của UBND huyện" explains a short form.
            unlike = unlike.union(filter(_may_be_short_form, self.grid.short_texts))
        numbers = pick(self.ordinals[-1])
        parents = self._parents(numbers)
        return [
            at
            for at, (number, name, award) in enumerate(
                zip(numbers, pick(self.names[0]), awarded, strict=True)
            )
            if not (
                award
                and at not in parents
                and type(name) is str
                and name not in unlike
                and (
                    type(number) is float or type(number) is int or (type(number) is str and number.isdigit())
                )
            )
        ]

    @staticmethod
    def _parents(numbers: Sequence[object]) -> frozenset[int]:
        """The indexes of the rows with whole numbers where 1.1 stands straight below 1: others may be numbered under them."""
        floats = [number for number in numbers if type(number) is float]
        texts_of_numbers = {number for number in numbers if type(number) is str}
        if all(map(float.is_integer, floats)) and not any(map(_PART.match, texts_of_numbers)):
            return frozenset()
        texts = [
            text_of(number).replace(",", ".") if type(number) in (int, float, str) else ""
            for number in numbers
        ]
        if not any(below.startswith(f"{text}.") for text, below in pairwise(texts) if text):
            return frozenset()
        return frozenset(at for at, text in enumerate(texts) if text.isdigit())

    def _awarded(self, pick: Callable[[int], Sequence[object]]) -> list[bool]:
        """Per row, whether an award cell holds a text; without such columns, whether a mark is set."""
        found: list[list[bool]] = []
        for column in self.awards or self.marks:
            values = pick(column)
            telling = {
                value
                for value in set(values)
                if (self._says_award(value) if self.awards else self._is_mark(value))
            }
            found.append([value in telling for value in values])
        awarded = found[0] if len(found) == 1 else list(map(any, zip(*found, strict=True)))
        for column in () if self.awards else self.marks:
            values = pick(column)
            if any(map(is_count, set(values))):
                awarded = [one and not is_count(value) for one, value in zip(awarded, values, strict=True)]
        return awarded

    def _says_award(self, value: object) -> bool:
        if type(value) is not str or says_nothing(value) or value.endswith("%"):
            return False
        return not self.vocabulary.lines.is_denied(value)


def _may_be_short_form(text: str) -> bool:
    """One word, or one in capitals before others that are not."""
    first, _, more = text.partition(" ")
    return not more or (first.isupper() and not more.isupper())
