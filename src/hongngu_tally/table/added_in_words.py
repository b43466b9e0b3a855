"""Lines around a list that put somebody in it up for one more award: "Ghi chú: STT 2 đề nghị CSTĐ cơ sở"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.model import LocatedTable
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.row_words import NUMBERED_ROW

_LONGEST_NAME = 16
"""Words of a name in such a line."""


def rows_adding(
    grid: Grid, vocabulary: Vocabulary, texts: Mapping[int, str], tables: Sequence[LocatedTable]
) -> list[int]:
    """The rows of such lines: they name a nominee by number or name, ask for something, and for no award that he has."""
    lines, phrases = vocabulary.lines, vocabulary.phrases
    asking = {row: text for row, text in texts.items() if lines.adds_awards(text)}
    said = {row: one for row, text in asking.items() if (one := phrases.parse(text)).awards and not one.years}
    if not said:
        return []
    given = dict(_given(grid, vocabulary, tables))
    return [row for row, one in said.items() if _adds(asking[row], frozenset(one.awards), given)]


def _given(
    grid: Grid, vocabulary: Vocabulary, tables: Sequence[LocatedTable]
) -> Iterator[tuple[str, frozenset[str]]]:
    """What each nominee is put up for in the columns of awards, by number and by name."""
    for table in tables:
        for row in table.rows:
            awards = {*table.columns.get("award", ()), *table.mark_columns}
            shown = (
                table.mark_columns.get(at, text_of(value)) for at, value in grid.filled(row) if at in awards
            )
            own = frozenset[str]().union(*map(vocabulary.phrases.awards_in, shown))
            for at in table.columns.get("ordinal", ()):
                yield text_of(grid.at(row, at)).strip(" ."), own
            for at in table.columns.get("name", ()):
                yield key(text_of(grid.at(row, at))), own


def _adds(text: str, awards: frozenset[str], given: Mapping[str, frozenset[str]]) -> bool:
    if numbered := NUMBERED_ROW.search(text):
        return numbered[1] in given and not awards <= given[numbered[1]]
    words = key(text).split()
    spans = (
        " ".join(words[at:end])
        for at in range(len(words))
        for end in range(at + 2, min(at + _LONGEST_NAME, len(words)) + 1)
    )
    return any(name in given and not awards <= given[name] for name in spans)
