"""Awards of one nominee in rows of their own, numbered among themselves: "a | | LĐTT", "b | | Giấy khen" below "1 | Nguyễn Mẫu Sen"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.nominee_cells import NomineeCells

NUMBER = regex(r"\s*\d{1,5}[.)]?\s*")
"""A nominee's running number."""
WITHIN = regex(r"\s*(?:[a-h]|[-+]|\d{1,5}[.,]\d)[.)]?\s*")
"""How the awards of one person are numbered."""


def rows_of_awards(cells: NomineeCells, numbers: Sequence[str], first: int) -> Iterator[int]:
    """Such rows, by the texts of the list's running numbers."""
    row = first
    while row < len(numbers):
        number, end = numbers[row - 1], row
        if NUMBER.fullmatch(number) and cells.is_named(row):
            while end < len(numbers) and _is_its_award(
                cells, end + 1, number.strip(" .)"), numbers[end], end - row
            ):
                end += 1
            if end == len(numbers) or not cells.filled(end + 1) or cells.is_awarded_itself(end + 1):
                yield from range(row + 1, end + 1)
        row = end + 1


def _is_its_award(cells: NomineeCells, row: int, number: str, own: str, at: int) -> bool:
    """Whether a row holds the award after ``at`` others of the nominee with a number."""
    own = own.strip(" .)")
    below = own in {"abcdefgh"[at : at + 1], "-", "+", f"{number}.{at + 1}", f"{number},{at + 1}"}
    return below and own != "" and not cells.is_named(row) and cells.is_awarded(row)
