"""What a council's votes for somebody come to, wherever a list states them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import LocatedTable, OddCell
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.votes import (
    SHARE_SAID,
    VOTE_WORDS,
    said_to_be_votes,
    share_at_end,
    share_of,
    votes_of,
)
from hongngu_tally.vocabulary.words import first_and_more

_IN_TITLE = regex(r"(?<!\d)\d{1,3}(?!\d)")
_DAY = regex(r"(\d{1,2})/(\d{1,2})")
_DAYS, _MONTHS = 31, 12
_HALF = 0.5
_WHOLE_TITLE = 0.9
_FEWEST = 3
"""The fewest voters that a number in a title, or the most votes of a list, may stand for."""
_OF_WORK = ("achievement", "movement", "initiative", "history", "basis")
_OF_SEVERAL = frozenset({"unit", "workplace", "address"})
"""Columns of lists of several bodies, whose councils need not be of one size."""


def votes_told(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """Cells with the votes for what somebody is put up for (``votes``), or with what may be such (``votes-perhaps``)."""
    lines, pick = vocabulary.lines, grid.picker(table.rows)
    voting = {at for at, title in table.headers.items() if lines.titles_votes(title)}
    voting -= table.mark_columns.keys()
    voting -= {at for at in voting if _are_one_day(pick(at))}
    if voting:
        # "Số phiếu | Tỷ lệ".
        voting |= set(table.columns.get("votes", ()))
    awards = set(table.columns.get("award", ()))
    # "Thu 20/60 phiếu khảo sát" is what somebody did.
    of_work = {at for name in _OF_WORK for at in table.columns.get(name, ())}
    # "Tỷ lệ nữ" and a body's "Tỷ lệ" are of its members.
    sure = (at for at, (_, strength) in table.matched.items() if strength >= _WHOLE_TITLE)
    silent = {*table.columns.get("note", ()), *table.columns.get("votes", ())}.intersection(sure) - voting
    # "Kết quả" alone; "Kết quả thi" is of something else.
    silent |= {
        at for at, title in table.unknown_headers if lines.titles_results(title) and title.count(" ") < 2
    }
    perhaps = {at for at in silent if _are_shares(table, pick(at))}
    against = {at for at in voting if lines.titles_other_votes(table.headers[at])}
    cast = {at for at in voting if lines.titles_all_votes(table.headers[at])}
    if not voting - against - cast:
        # "Tổng số phiếu | 4/9" alone.
        cast = set()
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
            kind = (
                "votes-perhaps"
                if column in perhaps and not any(said_to_be_votes(str(text)) for text in told)
                else "votes"
            )
            shares = [told.get(value) for value in pick(column)] if told else ()
        for row, share in zip(table.rows, shares, strict=bool(shares)):
            if share is None or (on := _voted_on(grid, vocabulary, table, (row, column), voting)) is None:
                continue
            yield OddCell(row, column, kind, clean(text_of(grid.at(row, column))), "votes", share, on)


def _are_one_day(values: Sequence[object]) -> bool:
    """Whether a column holds one day alone, "5/12" in every row: nobody is put up by so few votes."""
    texts = {text_of(value).strip() for value in values if not is_blank(value)}
    day = _DAY.fullmatch(next(iter(texts))) if len(texts) == 1 and len(values) > 1 else None
    return day is not None and int(day[1]) <= _DAYS and 2 * int(day[1]) <= int(day[2]) <= _MONTHS


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
    """How sure a column is one of votes of so many, as the kind of its cells, and the share of each row.

    Bare numbers are hundredths below "Tỷ lệ", else of as many as the title says, of those ``given``, or of the most that anybody below the same heading has.
    """
    told: dict[object, float | None] = {value: share_of(text_of(value)) for value in set(values)}
    numbers = {value: number for value in told if (number := votes_of(value)) is not None}
    shares = [told[value] for value in values]
    most, title = max(numbers.values(), default=0.0), table.headers[column]
    if not most:
        return "votes", shares
    kind, wholes = "votes", [0.0] * len(shares)
    stated = [float(one) for one in _IN_TITLE.findall(title) if max(_FEWEST, most) <= float(one) < 2 * most]
    counted = all(number.is_integer() for number in numbers.values())
    if (SHARE_SAID.search(title) or not counted) and not 1 < most <= 50:
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
        kind, wholes = "votes-perhaps", [best[at] if best[at] >= _FEWEST else 0.0 for at in table.section_of]
    return kind, [
        numbers[value] / whole if share is None and value in numbers and whole else share
        for value, share, whole in zip(values, shares, wholes, strict=True)
    ]


def _voted_on(
    grid: Grid, vocabulary: Vocabulary, table: LocatedTable, place: tuple[int, int], voting: Collection[int]
) -> tuple[str, ...] | None:
    """The awards that a cell's votes are on: those that its column's title names, or those of the nearest column before it.

    Nothing named: whatever the row asks for. None: the row does not ask for what they are on.
    """
    (row, column), awards_in = place, vocabulary.phrases.awards_in
    awards = {*table.columns.get("award", ()), *table.mark_columns}
    asked = {
        at: table.mark_columns.get(at, text)
        for at in awards
        if not is_blank(grid.at(row, at)) and not vocabulary.lines.is_denied(text := grid.shown(row, at))
    }
    if awards and (named := awards_in(table.headers.get(column, ""))):
        meant = named & {one for text in asked.values() for one in awards_in(text)}
        return tuple(sorted(meant)) if meant else None
    before = next((at for at in range(column - 1, 0, -1) if at not in voting), 0)
    if column in voting and len(awards) > 1 and before in awards:
        return tuple(sorted(awards_in(asked[before]))) if before in asked else None
    # A remark is of the whole row.
    return tuple(sorted(awards_in(asked[column]))) if column in asked else ()
