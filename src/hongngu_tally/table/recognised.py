"""Decisions that recognise an initiative: "Sáng kiến | Số quyết định | Ngày", which decide no award."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_tally.table.contents import SAMPLE
from hongngu_tally.table.grid import Grid, says_nothing
from hongngu_tally.text import key
from hongngu_tally.vocabulary.words import keys_in

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

_DECISIONS = ("decision", "decision_date")
_OF_AWARDS = frozenset(keys_in("cells", "of_awards"))
_OF_INITIATIVES = key("công nhận")


def settle_recognised(header: Header, grid: Grid) -> None:
    """A decision's number and day right behind the initiative are the initiative's, unless titles or cells say otherwise.

    Cells say otherwise where a row has the decision and no initiative: that decision is the award's.
    """
    initiatives = header.columns.get("initiative", [])
    # A list that names the initiative's decision only has its number behind the title "Số QĐ công nhận sáng kiến" already.
    for column in [at for at in initiatives if at + 1 not in initiatives]:
        behind = list(_behind(header, column))
        if behind and (_recognises(header, behind) or _never_alone(grid, header, initiatives, behind)):
            for at in behind:
                header.drop(at)
                initiatives.append(at)


def _behind(header: Header, column: int) -> Iterator[int]:
    """The columns of one decision that stand side by side behind a column: its number, its day, each once."""
    seen: set[str] = set()
    for at in range(column + 1, header.last_column + 1):
        field = next((name for name in _DECISIONS if at in header.columns.get(name, ())), "")
        if not field or field in seen or _OF_AWARDS & set(key(header.texts[at]).split()):
            return
        seen.add(field)
        yield at


def _recognises(header: Header, columns: list[int]) -> bool:
    return any(_OF_INITIATIVES in key(header.texts[at]) for at in columns)


def _never_alone(grid: Grid, header: Header, initiatives: list[int], columns: list[int]) -> bool:
    """Whether no row names the decision without an initiative."""
    rows = range(header.last_row + 1, min(header.last_row + SAMPLE, grid.height) + 1)
    return not any(_says(grid, row, columns) and not _says(grid, row, initiatives) for row in rows)


def _says(grid: Grid, row: int, columns: list[int]) -> bool:
    return any(not says_nothing(grid.at(row, at)) for at in columns)
