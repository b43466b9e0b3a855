"""Awards written once for a block of rows whose cells nobody merged, or whose merged ranges the file lost (.csv)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary

_LEAST_BLANK = 3


def carried_awards(
    vocabulary: Vocabulary, awards: Sequence[str], names: Sequence[str], sections: Sequence[int]
) -> list[str] | None:
    """The awards of a list's rows with the blank ones filled from above; None unless every reader would do so.

    The first row of every section has an award, no award stands twice in a section, more cells are blank than
    filled, and everybody may have the award above: a few forgotten cells look otherwise.
    """
    blank = sum(not award for award in awards)
    if blank < _LEAST_BLANK or blank * 2 <= len(awards):
        return None
    filled: list[str] = []
    for rows in _by_section(sections):
        own = [awards[at] for at in rows]
        said = [key(award) for award in own if award]
        if not own[0] or len(set(said)) < len(said):
            return None
        for award in own:
            filled.append(award or filled[-1])
    if all(_may_have(vocabulary, award, name) for award, name in zip(filled, names, strict=True)):
        return filled
    return None


def _by_section(sections: Sequence[int]) -> Iterator[list[int]]:
    for _, rows in groupby(range(len(sections)), key=sections.__getitem__):
        yield list(rows)


def _may_have(vocabulary: Vocabulary, award: str, name: str) -> bool:
    kind = vocabulary.names.kind(name)
    titles = vocabulary.phrases.in_cell(award)
    codes = [code for _, phrase in titles for code in phrase.awards]
    named = all(phrase.awards or phrase.generic for _, phrase in titles)
    return bool(name) and named and all(not kind or kind in vocabulary.recipients_of(code) for code in codes)
