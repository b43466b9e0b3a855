"""A signature that stands beside a list instead of below it."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import people_test
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_SIGNS = frozenset({"signature", "date"})
_MOST_CELLS = 12


def signature_beside(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> tuple[int, int]:
    """Row and column from which on somebody signs right of the lists, behind a gap and beside their rows; zeros where nobody does."""
    if not headers:
        return 0, 0
    # "TẬP THỂ | … | NGƯỜI LẬP" may look like the titles of another list.
    top, label = headers[0].first_row, vocabulary.lines.label
    gap = max(header.last_column for header in headers if header.first_row == top) + 1
    if grid.width <= gap:
        return 0, 0
    cells = [
        (row, column, clean(text_of(value)))
        for row in range(top, grid.height + 1)
        for column, value in grid.filled(row)
        if column >= gap
    ]
    # Remarks straight behind the last title are the list's own.
    used = {column for _, column, _ in cells}
    start = min((column for column in used if column > gap and column - 1 not in used), default=0)
    cells = [cell for cell in cells if cell[1] >= start > 0]
    if not cells or len(cells) > _MOST_CELLS:
        return 0, 0
    first, _, text = cells[0]
    own = [clean(text_of(value)) for column, value in grid.filled(first) if column < gap]
    if label(text) not in _SIGNS or not own or label(own[0]):
        return 0, 0
    is_person = people_test(vocabulary)
    told = (one for _, _, one in cells)
    if not all(label(one) in _SIGNS or is_person(one) or one.startswith(("-", "(")) for one in told):
        return 0, 0
    return top, start
