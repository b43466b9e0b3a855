"""Nominees whose running number is merged over several rows, as a text document's table leaves those whose cells have several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_tally.table.nominee_cells import NomineeCells
from hongngu_tally.table.row import like_a_name

Texts = dict[tuple[int, int], str]
"""(row, column) → what its cell is read as."""


def rows_of_one_number(cells: NomineeCells, first: int, end: int) -> Iterator[tuple[range, Texts]]:
    """Such rows between two others, with their cells as one row's. The number may be lost: its cell is merged all the same."""
    column = cells.ordinals[-1]
    for top, left, bottom, right in cells.grid.sheet.merges:
        if left == column == right and first <= top < bottom < end:
            rows = range(top, bottom + 1)
            if texts := _of_one_row(cells, rows):
                yield rows, texts


def _of_one_row(cells: NomineeCells, rows: range) -> Texts:
    """The cells of rows as one nominee's; nothing where each row asks for something of its own."""
    filled = cells.below(rows)
    lines = {column: cells.texts(rows, column) for column in filled}
    several = {column for column in filled if len(lines[column]) > 1}
    if (
        not filled <= cells.known
        or not cells.is_named(rows[0])
        or (several - cells.of_nominee and several.intersection(cells.awards))
        or not all(cells.is_of_one_award(rows, at) for at in filled.intersection(cells.of_award))
        # Each row asks for one more award, and says of it what it does.
        or (filled.issubset(cells.awards) and all(map(cells.lines.are_awards, lines.values())))
        or any(_names_another(cells, lines[at]) for at in filled.intersection(cells.names))
    ):
        return {}
    blank = dict.fromkeys(((row, column) for row in rows[1:] for column in filled), "")
    return blank | {(rows[0], column): cells.in_lines(column, parts) for column, parts in lines.items()}


def _names_another(cells: NomineeCells, lines: Sequence[str]) -> bool:
    """Whether a name's second line may be a name of its own; below one that nobody knows any may."""
    if cells.lines.is_one_name(lines):
        return False
    kind = cells.vocabulary.names.kind
    person, small = kind(lines[0]) == "individual", lines[0].islower()
    return not kind(lines[0]) or any(
        kind(line) or (person and (small or like_a_name(line))) for line in lines[1:]
    )
