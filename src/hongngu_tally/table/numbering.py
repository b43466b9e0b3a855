"""The running numbers of a list: where one skips or repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hongngu_tally.table.grid import texts_of


class RunningNumbers:
    """Follows every column of running numbers; of two, one may run through all sections and one start again in each."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = tuple(columns)
        self._last: list[int | None] = [None] * len(columns)
        self.gaps: list[tuple[int, str, str]] = []
        """(row, expected, found)"""

    def follow(self, rows: Sequence[int], pick: Callable[[int], Sequence[object]]) -> None:
        """Note where the numbers of nominees' rows skip or repeat; they may start again at 1. ``pick`` gives a column."""
        for place, column in enumerate(self._columns):
            self._last[place] = self._follow(rows, pick(column), self._last[place])

    def _follow(self, rows: Sequence[int], numbers: Sequence[object], last: int | None) -> int | None:
        first = numbers[0]
        if type(first) is float and (first == 1 or last in {None, first - 1}):
            end = int(first) + len(rows) - 1
            if list(numbers) == list(range(int(first), end + 1)):
                return end
        for row, text in zip(rows, texts_of(numbers), strict=True):
            shown = text.strip(" ./)-–")
            if not shown.isdigit() or len(shown) > 6:
                continue
            number = int(shown)
            if last is not None and number not in {last + 1, 1}:
                self.gaps.append((row, str(last + 1), shown))
            last = number
        return last
