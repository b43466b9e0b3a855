"""A list without column titles: names under headings that are awards, as an army school writes it."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.sections import NUMBERED, enumerator_style, read_heading
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator

_NUMBERED = NUMBERED | {"decimal1"}


def bare_list(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Header | None:
    """A header of no rows for the list that begins at a heading in ``rows``; None when there is no such list.

    ``rows`` are those above the first column titles, or all rows of a sheet that has none. From the heading to
    their end there may be only headings, names, "không", and what closes a list: one sentence more and the
    names are part of some text.
    """
    start = next((at for at, row in enumerate(rows) if _is_award_heading(grid, vocabulary, row)), None)
    if start is None:
        return None
    columns: set[int] = set()
    for row in rows[start:]:
        kind, column = _read_row(grid, vocabulary, row)
        if kind == "end" and columns:
            break
        if kind not in {"heading", "empty", "name"}:
            return None
        if column:
            columns.add(column)
    if len(columns) != 1:
        return None
    first, column = rows[start], columns.pop()
    return Header(first, first - 1, column, column, {"name": [column]}, {column: ""})


def _parts(grid: Grid, row: int) -> tuple[str, int, str]:
    """(numeral, column, text) of a row with one text; a numeral or bullet may stand in a cell of its own."""
    cells = [(column, clean(text_of(value))) for column, value in grid.filled(row)]
    if len(cells) == 2 and len(cells[0][1]) <= 6 and enumerator_style(f"{cells[0][1]}."):
        return cells[0][1], *cells[1]
    return ("", *cells[0]) if len(cells) == 1 else ("", 0, "")


def _is_award_heading(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    numeral, _, text = _parts(grid, row)
    if not text:
        return False
    heading = read_heading(vocabulary, row, text, numeral)
    says = heading.section
    return heading.certain and heading.style in _NUMBERED and bool(says.awards or says.generic)


def _read_row(grid: Grid, vocabulary: Vocabulary, row: int) -> tuple[str, int]:
    """What a row is to a bare list, and the column of its name."""
    numeral, column, text = _parts(grid, row)
    if not text:
        return "", 0
    if vocabulary.lines.label(text) or (
        enumerator_style(text) == "article" and not _is_award_heading(grid, vocabulary, row)
    ):
        return "end", 0
    if vocabulary.lines.is_empty(strip_enumerator(text) or text):
        return "empty", 0
    heading = read_heading(vocabulary, row, text, numeral)
    named = vocabulary.names.kind(strip_enumerator(text))
    if named and (numeral or heading.style in {"bullet", "decimal1"}) and not heading.section.awards:
        return "name", column
    return ("heading", 0) if heading.certain else ("", 0)
