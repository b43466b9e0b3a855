"""What a council's votes for somebody come to, wherever a list states them, and whether they are more than half."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import LocatedTable, OddCell
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.votes import VOTE_WORDS, said_to_be_votes, share_at_end, share_of, votes_of
from hongngu_tally.vocabulary.words import first_and_more

_HUNDREDTHS = re.compile(r"t[ỷỉ] lệ|%", re.IGNORECASE)
_IN_TITLE = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_HALF = 0.5
_WHOLE_TITLE = 0.9
_FEWEST = 3
"""The fewest voters that a number in a title, or the most votes of a list, may stand for."""
_OF_WORK = ("achievement", "movement", "initiative", "history", "basis")
_OF_SEVERAL = frozenset({"unit", "workplace", "address"})
"""Columns of lists of several bodies, whose councils need not be of one size."""


def outvoted(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """Cells that give somebody half of the votes or fewer for what he is put up for (``outvoted``), or may do so (``few-votes``)."""
    lines, pick = vocabulary.lines, grid.picker(table.rows)
    voting = {at for at, title in table.headers.items() if lines.titles_votes(title)}
    voting -= table.mark_columns.keys()
    if voting:
        # "Số phiếu | Tỷ lệ".
        voting |= set(table.columns.get("votes", ()))
    awards = set(table.columns.get("award", ()))
    # "Thu 20/60 phiếu khảo sát" is what somebody did.
    of_work = {at for name in _OF_WORK for at in table.columns.get(name, ())}
    # "Tỷ lệ nữ" and a body's "Tỷ lệ" are of its members.
    sure = (at for at, (_, strength) in table.matched.items() if strength >= _WHOLE_TITLE)
    silent = {*table.columns.get("note", ()), *table.columns.get("votes", ())}.intersection(sure) - voting
    perhaps = {at for at in silent if _are_shares(table, pick(at))}
    against = {at for at in voting if lines.titles_other_votes(table.headers[at])}
    cast = {at for at in voting if lines.titles_all_votes(table.headers[at])}
    spoken = grid.mentions(*VOTE_WORDS)
    shares: Sequence[float | None]
    for column in range(1, grid.width + 1):
        if column in voting - against - cast:
            kind, shares = _of_column(table, pick(column), column, _given(pick, column, against, cast))
        elif column in of_work | cast or not (spoken or column in awards | perhaps):
            continue
        else:
            told: dict[object, float] = {
                text: share
                for text in set(pick(column))
                if type(text) is str
                and (column in awards | perhaps or said_to_be_votes(text))
                and (share := _share_beside(text) if column in awards else share_at_end(text)) is not None
            }
            kind = "few-votes" if column in perhaps else "outvoted"
            shares = [told.get(value) for value in pick(column)] if told else ()
        for row, share in zip(table.rows, shares, strict=bool(shares)):
            if share is not None and share <= _HALF and _asks(grid, vocabulary, table, (row, column), voting):
                yield OddCell(row, column, kind, clean(text_of(grid.at(row, column))), "votes")


def _share_beside(award: str) -> float | None:
    return share_of(first_and_more(award)[1])


def _given(
    pick: Callable[[int], Sequence[object]], column: int, against: Collection[int], cast: Collection[int]
) -> list[float]:
    """How many votes were given beside those of a column, row by row: as stated, else for and against together; nothing where no column tells."""
    if cast:
        return [votes_of(value) or 0.0 for value in pick(min(cast, key=lambda at: abs(at - column)))]
    other = min((at for at in against if at > column), default=0)
    pairs = zip(pick(column), pick(other), strict=True) if other else ()
    return [(votes_of(one) or 0.0) + (votes_of(two) or 0.0) for one, two in pairs]


def _are_shares(table: LocatedTable, values: Sequence[object]) -> bool:
    """Whether a column that does not say so may hold votes: shares alone, most of them of more than half, of no members."""
    shares = {value: share_of(text_of(value)) for value in set(values) if not is_blank(value)}
    of_bodies = "collective" in {table.base.recipient, *table.kinds.values()}
    if of_bodies or None in shares.values():
        return False
    said = [share for value in values if (share := shares.get(value)) is not None]
    return 2 * sum(share > _HALF for share in said) > len(said)


def _of_column(
    table: LocatedTable, values: Sequence[object], column: int, given: Sequence[float]
) -> tuple[str, list[float | None]]:
    """The kind of what is few in a column of votes, and the share of each row.

    Bare numbers are hundredths below "Tỷ lệ", else of as many as the title says, of those ``given``, or of the most that anybody below the same heading has.
    """
    told: dict[object, float | None] = {value: share_of(text_of(value)) for value in set(values)}
    numbers = {value: number for value in told if (number := votes_of(value)) is not None}
    shares = [told[value] for value in values]
    most, title = max(numbers.values(), default=0.0), table.headers[column]
    if not most:
        return "outvoted", shares
    kind, wholes = "outvoted", [0.0] * len(shares)
    stated = [float(one) for one in _IN_TITLE.findall(title) if max(_FEWEST, most) <= float(one) < 2 * most]
    counted = all(number.is_integer() for number in numbers.values())
    if (_HUNDREDTHS.search(title) or not counted) and not 1 < most <= 50:
        wholes = [1.0 if most <= 1 else 100.0] * len(shares)
    elif len(stated) == 1:
        wholes = stated * len(shares)
    elif given:
        # 1 and 0 are marks.
        wholes = [whole if whole >= _FEWEST else 0.0 for whole in given]
    elif said_to_be_votes(title) and _OF_SEVERAL.isdisjoint(table.columns):
        # Each heading may have voters of its own.
        best: dict[int, float] = {}
        for at, value in zip(table.section_of, values, strict=True):
            best[at] = max(best.get(at, 0.0), numbers.get(value, 0.0))
        kind, wholes = "few-votes", [best[at] if best[at] >= _FEWEST else 0.0 for at in table.section_of]
    return kind, [
        numbers[value] / whole if share is None and value in numbers and whole else share
        for value, share, whole in zip(values, shares, wholes, strict=True)
    ]


def _asks(
    grid: Grid, vocabulary: Vocabulary, table: LocatedTable, place: tuple[int, int], voting: Collection[int]
) -> bool:
    """Whether a row asks for what a cell's votes were on: the award that its column's title names, or the one of the nearest column before it."""
    (row, column), awards_in = place, vocabulary.phrases.awards_in
    awards = {*table.columns.get("award", ()), *table.mark_columns}
    asked = {
        at: table.mark_columns.get(at, text)
        for at in awards
        if not is_blank(grid.at(row, at)) and not vocabulary.lines.is_denied(text := grid.shown(row, at))
    }
    if awards and (named := awards_in(table.headers.get(column, ""))):
        return any(not named.isdisjoint(awards_in(text)) for text in asked.values())
    before = next((at for at in range(column - 1, 0, -1) if at not in voting), 0)
    # A remark is of the whole row.
    return column not in voting or len(awards) < 2 or before not in awards or before in asked
