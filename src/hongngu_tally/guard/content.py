"""What a scan of one sheet collects."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Content:
    """What a scan found in one sheet; rows and columns from 1."""

    rows_with_cells: int = 0
    last_row: int = 0
    formulas: bool = False
    last_column: int = 0
    """0 where a quick scan only knows that the sheet is narrow."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    valueless: list[tuple[int, int]] = field(default_factory=list)
    long_numbers: list[tuple[int, int, str]] = field(default_factory=list)
    certain_rows: set[int] = field(default_factory=set)
    """Rows that every reader must find: a number, a truth value, or a text that is more than spaces."""
    possible_rows: set[int] = field(default_factory=set)
    """Rows that a reader may find: anything that is written between the tags of a value."""


def column_number(letters: str | bytes) -> int:
    """``A`` is 1, ``XFD`` is 16384; beyond any sheet once there are more than three letters."""
    number = 0
    for code in letters.upper().encode() if isinstance(letters, str) else letters.upper():
        number = number * 26 + code - 64
    return number
