"""Columns and fates of rows in the form that is smallest: a country's lists are kept, and travel between processes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from hongngu_tally.table.model import Fate


class Same(Sequence[object]):
    """A column in which all rows say the same; most columns of most lists are blank, or not there at all."""

    __slots__ = ("_size", "value")

    def __init__(self, value: object, size: int) -> None:
        self.value = value
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[object]:
        return repeat(self.value, self._size)

    def __getitem__(self, at: Any) -> Any:
        return ((self.value,) * self._size)[at]

    def __reduce__(self) -> tuple[type[Same], tuple[object, int]]:
        return Same, (self.value, self._size)

    @property
    def texts(self) -> tuple[object, ...]:
        """What stands in it, once."""
        return (self.value,)


class Coded(Sequence[object]):
    """A column of few distinct values: those, and per row which of them."""

    __slots__ = ("codes", "texts")

    def __init__(self, texts: tuple[object, ...], codes: array[int]) -> None:
        self.texts = texts
        self.codes = codes

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[object]:
        return map(self.texts.__getitem__, self.codes)

    def __getitem__(self, at: Any) -> Any:
        return self.texts[self.codes[at]]

    def __reduce__(self) -> tuple[type[Coded], tuple[tuple[object, ...], array[int]]]:
        return Coded, (self.texts, self.codes)


def compact(values: Sequence[object]) -> Sequence[object]:
    """The same column in the form that is smallest, to be kept and to travel."""
    if not values:
        return ()
    if isinstance(values, Same | Coded):
        return values
    distinct = dict.fromkeys(values)
    if len(distinct) == 1:
        return Same(values[0], len(values))
    if 2 * len(distinct) > len(values):
        return packed(values) if type(values[0]) is int else tuple(values)  # type: ignore[arg-type]
    return _coded(distinct, lambda numbers: map(numbers.__getitem__, values))


def taken(values: Sequence[object], places: Sequence[int]) -> Same | Coded:
    """The column of few distinct values, each of which stands at some of the places."""
    distinct = dict.fromkeys(values)
    if len(distinct) == 1:
        return Same(values[0], len(places))
    return _coded(distinct, lambda numbers: map([numbers[value] for value in values].__getitem__, places))


def _coded(distinct: Iterable[object], codes: Callable[[Mapping[object, int]], Iterable[int]]) -> Coded:
    numbers = {value: number for number, value in enumerate(distinct)}
    size = "B" if len(numbers) <= 0x100 else "H" if len(numbers) <= 0x10000 else "i"
    return Coded(tuple(numbers), array(size, codes(numbers)))


def packed(numbers: Sequence[int]) -> Sequence[int]:
    """Whole numbers in the form that is smallest: a range where each is one more than the one before."""
    if not numbers:
        return ()
    run = range(numbers[0], numbers[0] + len(numbers))
    return run if numbers[-1] == run[-1] and list(numbers) == list(run) else array("i", numbers)


class Runs(Sequence[tuple[int, Fate, str]]):
    """(row, fate, reason) of rows, kept as (first row, last row, fate, reason): neighbours mostly share their fate."""

    __slots__ = ("runs",)

    def __init__(self, runs: tuple[tuple[int, int, Fate, str], ...]) -> None:
        self.runs = runs

    @classmethod
    def told(cls, rows: Sequence[int], fates: Mapping[int, tuple[Fate, str]]) -> Runs:
        """The fates of rows in order. Few rows differ from the one above, and only those are looked at."""
        given = list(map(fates.__getitem__, rows))
        below = zip(rows, rows[1:], given, given[1:], strict=False)
        starts = [
            at
            for at, (row, after, one, other) in enumerate(below, 1)
            if after - row != 1 or (one is not other and one != other)
        ]
        bounds = zip([0, *starts], [*starts, len(rows)], strict=True) if rows else ()
        return cls(tuple((rows[first], rows[end - 1], *given[first]) for first, end in bounds))

    @classmethod
    def of(cls, fates: Iterable[tuple[int, Fate, str]]) -> Runs:
        """The same fates, in row order."""
        if isinstance(fates, Runs):
            return fates
        runs = []
        first, last, fate, reason = 0, -1, Fate.NOTE, ""
        for row, own, why in fates:
            if row != last + 1 or own is not fate or why != reason:
                if first:
                    runs.append((first, last, fate, reason))
                first, fate, reason = row, own, why
            last = row
        if first:
            runs.append((first, last, fate, reason))
        return cls(tuple(runs))

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last, _, _ in self.runs)

    def __iter__(self) -> Iterator[tuple[int, Fate, str]]:
        return (
            (row, fate, reason) for first, last, fate, reason in self.runs for row in range(first, last + 1)
        )

    def __getitem__(self, at: Any) -> Any:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return self.runs == other.runs if isinstance(other, Runs) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.runs)

    def __reduce__(self) -> tuple[type[Runs], tuple[object]]:
        return Runs, (self.runs,)
