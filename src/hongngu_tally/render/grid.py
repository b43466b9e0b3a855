"""Tables of numbers as text: wide ones are folded into stacked blocks, each with its labels, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hongngu_tally.render.screen import cells, pad, wrap

_GAP = 2
_NARROWEST_LABEL = 9
_HANG = 2


@dataclass(frozen=True, slots=True)
class Numbers:
    """One column: its heading and one text per row, the row of totals last."""

    head: str
    values: tuple[str, ...]

    @property
    def width(self) -> int:
        """The least width that cuts neither a number nor a word of the heading."""
        return max([cells(value) for value in self.values] + [cells(word) for word in self.head.split(" ")])


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under one heading. A single column may do without a heading of its own."""

    head: str
    columns: tuple[Numbers, ...]

    def widths(self) -> list[int]:
        """Widths of the columns, widened where the group's heading needs it."""
        found = [column.width for column in self.columns]
        lacking = (
            max((cells(word) for word in self.head.split(" ")), default=0)
            - sum(found)
            - _GAP * (len(found) - 1)
        )
        return [*found[:-1], found[-1] + max(lacking, 0)]

    @property
    def width(self) -> int:
        """The whole width, with the gap before each column."""
        return sum(self.widths()) + _GAP * len(self.columns)

    def split(self) -> list[Group]:
        """One group per column, for screens too narrow for all of them side by side."""
        return [Group(self.head, (column,)) for column in self.columns]


def number_table(
    corner: str, labels: Sequence[str], groups: Sequence[Group], width: int, rule: str
) -> list[str]:
    """The table as lines. The last label is the row of totals, the last group the column of totals."""
    longest = max(cells(label) for label in (*labels, corner))
    label_width = min(longest, max(_NARROWEST_LABEL, width * 2 // 5))
    # A word that must not be cut decides, as long as numbers still find a place beside it.
    words = max(cells(word) for label in (*labels, corner) for word in label.split(" "))
    label_width = max(label_width, min(words, longest))
    lines: list[str] = []
    for block in _fold(groups, width - label_width):
        if lines:
            lines.append("")
        lines += _block(corner, labels, block, label_width, rule)
    return lines


def text_table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    width: int,
    rule: str,
    total: bool = False,
) -> list[str]:
    """Columns of texts; the widest wrap until the table fits. ``total`` sets off the last row."""
    columns = list(zip(header, *rows, strict=True))
    widths = [max(cells(value) for value in column) for column in columns]
    least = [max(cells(word) for value in column for word in value.split(" ")) for column in columns]
    least = [size if right[at] else min(size, least[at]) for at, size in enumerate(widths)]
    while sum(widths) + _GAP * (len(widths) - 1) > width:
        at = max(range(len(widths)), key=lambda number: (widths[number] > least[number], widths[number]))
        if widths[at] <= least[at]:
            break
        widths[at] -= 1
    whole = rule * (sum(widths) + _GAP * (len(widths) - 1))
    body = [_row(row, widths, right) for row in rows]
    lines = [*_row(header, widths, right), whole]
    for number, drawn in enumerate(body):
        lines += [whole, *drawn] if total and number == len(body) - 1 else drawn
    return lines


def _row(values: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    wrapped = [_hanging(value, size) for value, size in zip(values, widths, strict=True)]
    return [
        (" " * _GAP)
        .join(
            pad(parts[number] if number < len(parts) else "", size, "right" if to_right else "left")
            for parts, size, to_right in zip(wrapped, widths, right, strict=True)
        )
        .rstrip()
        for number in range(max(map(len, wrapped)))
    ]


def _fold(groups: Sequence[Group], room: int) -> list[list[Group]]:
    """Groups side by side as far as there is room; the last, the total, not alone if it can be helped."""
    pieces: list[list[Group]] = [
        [part] for group in groups[:-1] for part in (group.split() if group.width > room else [group])
    ]
    last = [groups[-1]]
    if pieces and sum(group.width for group in (*pieces[-1], *last)) <= room:
        last = [*pieces.pop(), *last]
    blocks: list[list[Group]] = [[]]
    for piece in (*pieces, last):
        if blocks[-1] and sum(group.width for group in (*blocks[-1], *piece)) > room:
            blocks.append([])
        blocks[-1] += piece
    return blocks


def _block(
    corner: str, labels: Sequence[str], groups: Sequence[Group], label_width: int, rule: str
) -> list[str]:
    header = _header(corner, groups, label_width, rule)
    whole = rule * (label_width + sum(group.width for group in groups))
    lines = [*header, whole]
    for number, label in enumerate(labels):
        if number == len(labels) - 1 and number:
            lines.append(whole)
        numbers = "".join(
            " " * _GAP + pad(column.values[number], size, "right")
            for group in groups
            for column, size in zip(group.columns, group.widths(), strict=True)
        )
        first, *rest = _hanging(label, label_width)
        lines.append(pad(first, label_width) + numbers)
        lines += rest
    return lines


def _hanging(label: str, width: int) -> list[str]:
    """A label over several lines, the later ones set in: none can pass for a line of its own."""
    if cells(label) <= width:
        return [label]
    first, *rest = wrap(label, max(width - _HANG, 1))
    return [first, *(" " * _HANG + line for line in rest)]


def _header(corner: str, groups: Sequence[Group], label_width: int, rule: str) -> list[str]:
    """Headings stand on the rule: group headings, a line over several columns, then the columns' own."""
    stacks: list[list[str]] = []
    for group in groups:
        widths = group.widths()
        inner = group.width - _GAP
        subs = [
            wrap(column.head, size) if column.head else []
            for column, size in zip(group.columns, widths, strict=True)
        ]
        depth = max(map(len, subs))
        below = [
            (" " * _GAP).join(
                pad(sub[at - depth + len(sub)] if at >= depth - len(sub) else "", size, "right")
                for sub, size in zip(subs, widths, strict=True)
            )
            for at in range(depth)
        ]
        several = len(group.columns) > 1
        above = (
            [pad(line, inner, "centre" if several else "right") for line in wrap(group.head, inner)]
            if group.head
            else []
        )
        stacks.append([*above, *([rule * inner] if several and above else []), *below])
    depth = max(len(stack) for stack in stacks)
    corner_lines = wrap(corner, label_width)
    depth = max(depth, len(corner_lines))
    lines = []
    for at in range(depth):
        place = at - depth + len(corner_lines)
        line = pad(corner_lines[place] if place >= 0 else "", label_width)
        for group, stack in zip(groups, stacks, strict=True):
            place = at - depth + len(stack)
            line += " " * _GAP + (stack[place] if place >= 0 else " " * (group.width - _GAP))
        lines.append(line.rstrip())
    return lines
