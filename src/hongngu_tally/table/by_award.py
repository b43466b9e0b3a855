"""Columns titled with awards that hold names: "STT | LĐTT | CSTĐCS" over people is one list per column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.table.columns import WEIGHTS, Header
from hongngu_tally.table.contents import nearly_all_names, rows_below
from hongngu_tally.table.grid import Grid, says_nothing, text_of
from hongngu_tally.table.together import names_people
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, is_one_award


def lists_by_award(header: Header, vocabulary: Vocabulary, grid: Grid) -> list[Header]:
    """One header per award where its columns hold names instead of marks; else the header itself.

    What stands left of the first of them (running number, hamlet) belongs to every list. Bodies in a column of names are
    then where the people work; those that are marked for an award themselves are one more list.
    """
    if captions := _captions_above(header, vocabulary, grid):
        return _lists(replace(header, marks=captions, doubts=[]), sorted(captions))
    if not header.marks or "award" in header.columns:
        return [header]
    if header.names_people:
        return _beside_bodies(header, vocabulary, grid)
    rows = _rows(header, vocabulary, grid)
    named = sorted(
        at
        for at in header.marks
        if nearly_all_names(header, vocabulary, grid, at) or _holds_people(header, vocabulary, grid, rows, at)
    )
    return _lists(header, named) if len(named) == len(header.marks) else [header]


def _captions_above(header: Header, vocabulary: Vocabulary, grid: Grid) -> dict[int, str]:
    """Per column of names the award in the row above the titles; nothing unless each has one of its own.

    "LAO ĐỘNG TIÊN TIẾN" over "TT | Họ và tên", "CSTĐ CƠ SỞ" over "Họ và tên | Sáng kiến".
    """
    names = header.columns.get("name", [])
    if len(names) < 2 or header.names_awards or header.first_row < 2:
        return {}
    above = header.first_row - 1
    texts = [(column, text_of(value)) for column, value in grid.filled(above)]
    captions = {at: next((text for column, text in reversed(texts) if column <= at), "") for at in names}
    awards = [vocabulary.phrases.parse(text) for text in captions.values()]
    each = all(is_one_award(award) and award.awards for award in awards)
    return captions if each and len({award.awards for award in awards}) == len(names) else {}


def _beside_bodies(header: Header, vocabulary: Vocabulary, grid: Grid) -> list[Header]:
    """The lists of a header whose names are bodies: "STT | Đơn vị | LĐTT | CSTĐCS" over the people of each."""
    rows = _rows(header, vocabulary, grid)
    named = sorted(at for at in header.marks if _holds_people(header, vocabulary, grid, rows, at))
    marked = {at: title for at, title in header.marks.items() if at not in named}
    bodies = header.columns.get("name", [])
    if not named or len(bodies) != 1 or max((*bodies, *marked)) > named[0]:
        return [header]
    texts = _cells(grid, rows, bodies[0])
    if not texts or any(vocabulary.names.kind(text) == "individual" for text in texts):
        return [header]
    marks = vocabulary.lines.marks
    if any(clean(text).casefold() not in marks for at in marked for text in _cells(grid, rows, at)):
        return [header]
    columns = {name: at for name, at in header.columns.items() if name != "name"}
    columns["workplace"] = list(dict.fromkeys((*bodies, *columns.get("workplace", ()))))
    awards = {at: header.marks[at] for at in named}
    people = _lists(replace(header, columns=columns, marks=awards, kinds={}), named)
    if not marked:
        return people
    own = {
        name: kept for name, at in header.columns.items() if (kept := [one for one in at if one < named[0]])
    }
    people[0] = replace(people[0], first_column=named[0])
    return [replace(header, last_column=named[0] - 1, columns=own, marks=marked, only_marked=True), *people]


def _holds_people(
    header: Header, vocabulary: Vocabulary, grid: Grid, rows: Sequence[int], column: int
) -> bool:
    """Whether every cell of a column names one or several people, or says that there are none.

    Bodies are as good under an award for bodies alone: "Tập thể LĐTT" over "Tổ Hành chính".
    """
    texts = _cells(grid, rows, column)
    awards = vocabulary.phrases.parse(header.marks[column]).awards
    of_bodies = len(awards) == 1 and vocabulary.recipients_of(awards[0]) == {"collective"}
    named = [
        text
        for text in texts
        if names_people(vocabulary, text) or (of_bodies and vocabulary.names.kind(text) == "collective")
    ]
    return bool(named) and len(named) + sum(map(vocabulary.lines.is_denied, texts)) == len(texts)


def _rows(header: Header, vocabulary: Vocabulary, grid: Grid) -> list[int]:
    """The first rows of a list down to what closes it, without the one that numbers the columns."""
    rows = []
    for row in rows_below(grid, header):
        filled = grid.filled(row)
        if filled and vocabulary.lines.label(text_of(filled[0][1])):
            break
        rows.append(row)
    return rows


def _cells(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    """The texts of a column's cells as written."""
    return [text_of(value) for row in rows if not says_nothing(value := grid.at(row, column))]


def _lists(header: Header, named: Sequence[int]) -> list[Header]:
    """One header per column of ``named``, whose titles are the awards."""
    shared = {name: [at for at in found if at < named[0]] for name, found in header.columns.items()}
    ends = [*(at - 1 for at in named[1:]), header.last_column]
    lists = []
    for number, (column, end) in enumerate(zip(named, ends, strict=True)):
        own = {name: [at for at in found if column < at <= end] for name, found in header.columns.items()}
        columns = {name: [*shared[name], *own[name]] for name in header.columns}
        lists.append(replace(
            header,
            first_column=column if number else header.first_column,
            last_column=end,
            columns={name: at for name, at in columns.items() if at} | {"name": [column]},
            kinds={column: header.kinds[column]} if column in header.kinds else {},
            marks={},
            unknown=[(at, text) for at, text in header.unknown if (at < column or number == 0) and at <= end],
            caption=header.marks[column],
            score=header.score + WEIGHTS["name"],
        ))  # fmt: skip
    return lists
