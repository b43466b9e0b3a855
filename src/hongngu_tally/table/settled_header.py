"""The headers of a sheet as a person settled them: rows, columns or both."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.header import find_headers, holds_data
from hongngu_tally.table.header_block import read_block
from hongngu_tally.table.model import MARK, Override
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_AFTER_ALL = 100_000
"""A column behind every column."""
_WHOLE_OR_PARTS = frozenset(NAMES)


def settle_headers(grid: Grid, vocabulary: Vocabulary, override: Override) -> list[Header]:
    """The headers of a sheet with what a person named in its place: rows, columns or both.

    A named header takes the place of what was found there; lists above and below it stay. Columns are settled in
    the named header, else in every list: of those side by side in the one they lie in.
    """
    found = find_headers(grid, vocabulary)
    if not override.header:
        return _with_columns(found, grid, vocabulary, override)
    first, last = override.header[0], override.header[-1]
    if _names_data(grid, vocabulary, override, found):
        return []
    settled = _with_columns(read_block(grid, vocabulary, first, last), grid, vocabulary, override)
    if not settled:
        return []

    def apart(upper: Sequence[Header], start: int, end: int) -> bool:
        """Whether rows between two headers are data of the upper one, so that they are two lists."""
        return any(holds_data(grid, vocabulary, one, row) for row in range(start + 1, end) for one in upper)

    above = [one for one in found if one.last_row < first and apart([one], one.last_row, first)]
    below = [
        one
        for one in found
        if one.first_row > last
        and apart(settled, last, one.first_row)
        and not any(holds_data(grid, vocabulary, header, one.first_row) for header in settled)
    ]
    return [*above, *settled, *below]


def _names_data(grid: Grid, vocabulary: Vocabulary, override: Override, found: Sequence[Header]) -> bool:
    """Whether a row that was named as a header is data: taken for titles it would be a nominee lost."""
    for row in override.header:
        filled = grid.filled(row)
        if filled and type(filled[0][1]) in (int, float):
            return True
        above = [one for one in found if one.last_row < row]
        if any(holds_data(grid, vocabulary, one, row) for one in above[-2:]):
            return True
    return False


def why_unsettled(grid: Grid, vocabulary: Vocabulary, override: Override) -> str:
    """Why what a person settled gave no list, as a message key."""
    if not override.header:
        return "settled-without-header"
    if not any(grid.filled(row) for row in override.header):
        return "settled-header-blank"
    if _names_data(grid, vocabulary, override, find_headers(grid, vocabulary)):
        return "settled-header-data"
    return "settled-without-names"


def _with_columns(
    headers: list[Header], grid: Grid, vocabulary: Vocabulary, override: Override
) -> list[Header]:
    """The headers that name people once the columns are settled."""
    starts: dict[int, list[int]] = {}
    for header in headers:
        starts.setdefault(header.first_row, []).append(header.first_column)
    settled = []
    for header in headers:
        beside = starts[header.first_row]
        first = 0 if header.first_column == min(beside) else header.first_column
        end = min((at for at in beside if at > header.first_column), default=_AFTER_ALL)
        fields: dict[str, list[int]] = {}
        for name, column in override.columns:
            if first <= column < end:
                fields.setdefault(name, []).append(column)
        settled.append(_settle_columns(header, grid, vocabulary, fields))
    return [header for header in settled if header.names_people]


def _settle_columns(
    header: Header, grid: Grid, vocabulary: Vocabulary, entries: dict[str, list[int]]
) -> Header:
    """Give columns the meanings that a person named; what held such a field before is not used any more."""
    fields: dict[str, list[int]] = {}
    kinds: dict[int, str] = {}
    marks: dict[int, str] = {}
    for entry, columns in entries.items():
        if entry.startswith(MARK):
            marks |= dict.fromkeys(columns, entry.removeprefix(MARK))
            continue
        meaning = vocabulary.titles.meaning(entry)
        fields.setdefault(meaning.field, []).extend(columns)
        kinds |= dict.fromkeys(columns, meaning.kind)
    taken = {*kinds, *marks}
    replaced = set(fields)
    if replaced & _WHOLE_OR_PARTS:
        replaced |= _WHOLE_OR_PARTS
    for name, columns in list(header.columns.items()):
        kept = [column for column in columns if column not in taken and name not in replaced]
        header.unknown += [(at, header.texts[at]) for at in columns if at not in taken and at not in kept]
        header.columns[name] = kept
    for name, columns in fields.items():
        header.columns[name] = sorted(set(columns))
    header.inferred -= set(fields)
    if "name" in fields:
        header.spare_names.clear()
    for column in taken:
        header.kinds.pop(column, None)
        header.matched.pop(column, None)
        header.marks.pop(column, None)
        header.value_marks.pop(column, None)
        header.texts.setdefault(column, clean(grid.shown(header.last_row, column)))
    header.marks |= marks
    header.kinds |= {column: kind for column, kind in kinds.items() if kind}
    header.columns = {name: columns for name, columns in header.columns.items() if columns}
    header.unknown = sorted(one for one in header.unknown if one[0] not in taken)
    if taken:
        header.doubts.clear()
        header.first_column = min(header.first_column, *taken)
    return header
