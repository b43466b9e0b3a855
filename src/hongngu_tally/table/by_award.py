"""Columns titled with awards that hold names: "STT | LĐTT | CSTĐCS" over people is one list per column."""

from __future__ import annotations

from dataclasses import replace

from hongngu_tally.table.columns import WEIGHTS, Header
from hongngu_tally.table.contents import nearly_all_names
from hongngu_tally.table.grid import Grid
from hongngu_tally.vocabulary import Vocabulary


def lists_by_award(header: Header, vocabulary: Vocabulary, grid: Grid) -> list[Header]:
    """One header per award where its columns hold names instead of marks; else the header itself.

    What stands left of the first of them (running number, hamlet) belongs to every list.
    """
    if header.names_people or not header.marks or "award" in header.columns:
        return [header]
    named = sorted(at for at in header.marks if nearly_all_names(header, vocabulary, grid, at))
    if len(named) < len(header.marks):
        return [header]
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
