"""Lines that stand beside a list and only say what its short signs stand for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.legends import entries, explains
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, keys_of
from hongngu_tally.vocabulary.words import table_words

_MOST_LINES = 60
_MOST_GAPS = 12
_TITLES = tuple(keys_of(table_words()["signs"]["beside"]))


def legend_beside(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]
) -> tuple[int, int, list[tuple[str, str]]]:
    """(row, column, what signs stand for) of the lines that begin there, right of the lists and behind a gap, and do nothing but
    explain signs; zeros where there are none."""
    top = headers[0].first_row if headers else 0
    right = max((at for one in headers for at in one.of(*NAMES)), default=0)
    if not right or grid.width < right + 2:
        return 0, 0, []
    rows = range(top, grid.height + 1)
    whole = grid.picker(rows)
    blank = [all(map(is_blank, whole(at))) for at in range(right + 1, grid.width + 1)]
    gaps = [right + 1 + at for at, (one, after) in enumerate(pairwise(blank)) if one and not after]
    if not 0 < len(gaps) <= _MOST_GAPS:
        # A wide sheet is no list with a legend, and each of its blocks would be read by itself.
        return 0, 0, []
    cells = [(row, grid.filled(row)) for row in rows]
    for gap in reversed(gaps):
        lines = [
            (row, texts)
            for row, filled in cells
            if (texts := [clean(text_of(value)) for column, value in filled if column > gap])
        ]
        if pairs := _only_legend(vocabulary, lines):
            return top, gap + 1, pairs
        if len(lines) > _MOST_LINES:
            break
    return 0, 0, []


def _only_legend(vocabulary: Vocabulary, lines: Sequence[tuple[int, Sequence[str]]]) -> list[tuple[str, str]]:
    """The (sign, award) pairs of lines of which each, but for their own titles, explains signs; nothing where one does not."""
    found: list[tuple[str, str]] = []
    for at, (_, texts) in enumerate(lines[:_MOST_LINES]):
        # Codes of their own may be somebody's: only what a list's awards are called in short is explained in two cells.
        told = [entry for entry in entries(texts) if len(texts) == 1 or _stands_for(vocabulary, *entry, True)]
        titles = any(
            vocabulary.lines.label(text) == "note" or key(text).startswith(_TITLES) for text in texts
        )
        if not told and not (titles and at == 0):
            return []
        found += [entry for entry in told if _stands_for(vocabulary, *entry)]
    return found if 0 < len(lines) <= _MOST_LINES else []


def _stands_for(vocabulary: Vocabulary, sign: str, award: str, same: bool = False) -> bool:
    """Whether a sign that says no award, or the ``same`` one, is explained by an award."""
    said, meant = vocabulary.phrases.parse(sign), vocabulary.phrases.parse(award)
    return explains(vocabulary, sign, award) and said.awards in (
        (meant.awards,) if same else ((), meant.awards)
    )
