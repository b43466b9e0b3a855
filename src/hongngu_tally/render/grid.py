"""Tables, drawn by rich. Wide ones are folded into stacked blocks, each with its labels; no number is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen
from hongngu_tally.render.screen import Screen, cells, wrap
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from rich.table import Table

_GAP = 2
_NARROWEST_LABEL = 9
_NARROWEST_TEXT = 2
_WIDEST_HEAD = 8
_HANG = "  "


@frozen
class Numbers:
    """One column: its heading (the group's, then its own), and one text per row, the row of totals last."""

    head: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def head_lines(self) -> list[str]:
        """The heading over as many lines as it takes to be hardly wider than the numbers."""
        return [line for part in self.head for line in wrap(part, _WIDEST_HEAD)]

    @property
    def width(self) -> int:
        """The width that cuts nothing."""
        return max(map(cells, (*self.head_lines, *self.values)))


Group = Sequence[Numbers]
"""Columns that stay side by side as long as there is room, such as the recipients of one award."""


def number_table(
    screen: Screen, corner: str, labels: Sequence[str], groups: Sequence[Group], total: bool = True
) -> None:
    """The last label is the row of totals, if there is one, and the last group the column of totals."""
    labels = [safe_text(label) for label in labels]
    if screen.linear:
        for at, label in enumerate(labels):
            numbers = [(" ".join(column.head), column.values[at]) for group in groups for column in group]
            *parts, (head, whole) = numbers
            told = [part for part in parts if part[1] != "–"]
            screen.items([(corner, label), *told, (head, whole.replace("–", "0"))])
        return
    longest = max(map(cells, (corner, *labels)))
    least = min(longest, max(screen.width // 3, _NARROWEST_LABEL))
    blocks = _fold(groups, screen.width - least)
    label_width = max(least, min(longest, screen.width - max(map(_width, blocks))))
    # Lines of a label after its first are set in: none can pass for a line of its own.
    names = [
        "\n".join(textwrap.wrap(label, label_width, subsequent_indent=_HANG, break_on_hyphens=False))
        for label in labels
    ]
    footer = names.pop() if total else ""
    for number, block in enumerate(blocks):
        if number:
            screen.line()
        table = _table(screen, total)
        table.add_column(screen.text(corner), screen.text(footer), overflow="fold", width=label_width)
        for column in block:
            _add_numbers(screen, table, column)
        for name, *values in zip(names, *(column.values[: len(names)] for column in block), strict=True):
            table.add_row(*map(screen.text, (name, *values)))
        screen.draw(table, label_width + _width(block))


def text_table(screen: Screen, columns: Sequence[Sequence[str]], numbers: Numbers) -> None:
    """Columns of texts, heading first and row of totals last; they wrap so that the numbers fit beside."""
    if screen.linear:
        for *cells_, number in zip(*(column[1:] for column in columns), numbers.values, strict=True):
            named = [(column[0], text) for column, text in zip(columns, cells_, strict=True)]
            screen.items([*named, (" ".join(numbers.head), number)])
        return
    table = _table(screen)
    for head, *_, total in columns:
        table.add_column(screen.text(head), screen.text(safe_text(total)), overflow="fold")
    _add_numbers(screen, table, numbers)
    texts = (column[1:-1] for column in columns)
    for *values, number in zip(*texts, numbers.values[:-1], strict=True):
        table.add_row(*(screen.text(safe_text(value)) for value in values), screen.text(number))
    screen.draw(table, len(columns) * (_NARROWEST_TEXT + _GAP) + numbers.width)


def legend(screen: Screen, rows: Sequence[tuple[str, str]]) -> None:
    """Abbreviations beside what they stand for."""
    if screen.linear:
        for row in rows:
            screen.items([row])
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 0, 0, _GAP), pad_edge=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*(screen.text(safe_text(text)) for text in row))
    screen.draw(table)


def _table(screen: Screen, total: bool = True) -> Table:
    """Rules under the headings and above the totals, and no other lines."""
    from rich.box import SIMPLE, Box
    from rich.table import Table

    return Table(
        box=Box(str(SIMPLE).replace("─", screen.rule), ascii=True),
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        show_footer=total,
        header_style="",
        footer_style="bold",
    )


def _add_numbers(screen: Screen, table: Table, column: Numbers) -> None:
    head, total = "\n".join(column.head_lines), column.values[-1]
    table.add_column(screen.text(head), screen.text(total), justify="right", no_wrap=True)


def _width(group: Group) -> int:
    return sum(column.width + _GAP for column in group)


def _fold(groups: Sequence[Group], room: int) -> list[list[Numbers]]:
    """Columns side by side as far as there is room; the last, the total, not alone if it can be helped."""
    pieces: list[list[Numbers]] = []
    for group in groups[:-1]:
        pieces += [list(group)] if _width(group) <= room else [[column] for column in group]
    last = list(groups[-1])
    if pieces and _width([*pieces[-1], *last]) <= room:
        last = [*pieces.pop(), *last]
    blocks: list[list[Numbers]] = [[]]
    for piece in (*pieces, last):
        if blocks[-1] and _width([*blocks[-1], *piece]) > room:
            blocks.append([])
        blocks[-1] += piece
    return blocks
