"""What stands outside a list's rows and columns and may take somebody in it back: lines above and below it, cells beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate, LocatedTable, OddCell
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import Among

_REMARKS = ("note", "remark")
_REACH = 4
"""Words behind an address within which a name ends."""


def rows_taken_back(
    grid: Grid, vocabulary: Vocabulary, fates: Mapping[int, tuple[Fate, str]], tables: Sequence[LocatedTable]
) -> dict[int, tuple[Fate, str]]:
    """The fates of titles and remarks that name a nominee and say that he is withdrawn, not proposed or not settled yet."""
    title, note = Fate.TITLE, Fate.NOTE
    said = [row for row, (fate, why) in fates.items() if fate is title or (fate is note and why in _REMARKS)]
    texts = {row: " ".join(text_of(value) for _, value in grid.filled(row)) for row in said}
    doubted = [row for row, text in texts.items() if _doubts(vocabulary, text)]
    if not doubted:
        return {}
    names = {key(name) for table in tables for name in table.values.get("name", ())} - {""}
    given = {name.split()[-1] for name in names}
    whole = Among(name for name in names if " " in name)
    back = [row for row in doubted if _names_one(vocabulary, key(texts[row]), whole, given)]
    return dict.fromkeys(back, (Fate.UNREAD, "withdrawn-in-words"))


def _doubts(vocabulary: Vocabulary, text: str) -> bool:
    lines = vocabulary.lines
    awarded = bool(vocabulary.phrases.parse(text).awards)
    return lines.doubts_row(text) or lines.replaces(text, awarded=awarded)


def _names_one(vocabulary: Vocabulary, said: str, names: Among, given: set[str]) -> bool:
    """Whether a nominee's whole name stands in a text, or the last word of it behind an address: "đ/c Bình"."""
    if names.any_in(said):
        return True
    words = said.split()
    return any(
        vocabulary.lines.is_address(word) and not given.isdisjoint(words[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(words)
    )


def said_beside(grid: Grid, vocabulary: Vocabulary, tables: Sequence[LocatedTable]) -> Iterator[OddCell]:
    """Cells under no title, beside somebody's row, that say that he is not put up: "Không xét", "Bỏ đ/c Bình"."""
    taken = {at for table in tables for columns in table.columns.values() for at in columns}
    taken |= {
        at
        for table in tables
        for at in (*table.headers, *table.mark_columns)
        if clean(table.headers.get(at, "x"))
    }
    for column in sorted(set(range(1, grid.width + 1)) - taken):
        if all(map(is_blank, set(grid.columns[column - 1]))):
            continue
        for table in tables:
            values = grid.picker(table.rows)(column)
            said = {text for text in set(values) if type(text) is str and text and not is_blank(text)}
            denying = {
                text for text in said if vocabulary.lines.withdraws(text) or vocabulary.lines.doubts_row(text)
            }
            for row, text in zip(table.rows, values, strict=True) if denying else ():
                if text in denying:
                    yield OddCell(row, column, "denied-beside", str(text), "note")
