"""Awards written once for a block of rows whose cells nobody merged, or whose merged ranges the file lost (.csv)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from hongngu_tally.table.grid import is_blank
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary

_LEAST_BLANK = 3
_LEAST_BLANK_UNITS = 2
"""One blank cell alone was forgotten."""


def carried_awards(
    vocabulary: Vocabulary,
    awards: Sequence[str],
    names: Sequence[str],
    sections: Sequence[int],
    numbers: Sequence[object] = (),
) -> list[str] | None:
    """The awards of a list's rows with the blank ones filled from above; None unless every reader would do so.

    The first row of every section has an award, no award stands twice in a section, more cells are blank than
    filled, and everybody may have the award above: a few forgotten cells look otherwise. Where the running
    ``numbers`` before the awards count these and not the people, that is as clear as many blank cells.
    """
    blank = sum(not award for award in awards)
    numbered = [is_blank(number) for number in numbers] == [not award for award in awards]
    if blank < _LEAST_BLANK or (blank * 2 <= len(awards) and not numbered):
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


def carried_units(units: Sequence[str]) -> list[str] | None:
    """The proposing units of a list's rows with the blank ones filled from above; None unless each is written once for its rows."""
    said = [key(unit) for unit in units if unit]
    if not units or not units[0] or len(set(said)) < len(said) or len(units) - len(said) < _LEAST_BLANK_UNITS:
        return None
    filled: list[str] = []
    for unit in units:
        filled.append(unit or filled[-1])
    return filled


def names_gone_on(
    values: Mapping[str, Sequence[str]], rows: Sequence[int], numbers: Sequence[object], names: Sequence[str]
) -> list[int]:
    """Indexes of rows that go on with the person above: no running number, nothing but awards, straight below,
    and not the award that stands above. ``names`` are those of the nominees.

    Only in a list with running numbers: without them a name may have been forgotten.
    """
    awards = [column for name, column in values.items() if name.partition(":")[0] in {"award", "mark"}]
    others = [
        column
        for name, column in values.items()
        if name.partition(":")[0] not in {"award", "mark", "name_column"}
    ]
    found: list[int] = []
    for at in [at for at, name in enumerate(names) if not name and at]:
        alone = is_blank(numbers[at]) and not any(column[at] for column in others)
        follows = rows[at] == rows[at - 1] + 1 and (names[at - 1] or at - 1 in found)
        said = {key(column[at]) for column in awards if column[at]}
        if alone and follows and said and not said & {key(column[at - 1]) for column in awards}:
            found.append(at)
    return found


def _by_section(sections: Sequence[int]) -> Iterator[list[int]]:
    for _, rows in groupby(range(len(sections)), key=sections.__getitem__):
        yield list(rows)


def _may_have(vocabulary: Vocabulary, award: str, name: str) -> bool:
    kind = vocabulary.names.kind(name)
    titles = vocabulary.phrases.in_cell(award)
    codes = [code for _, phrase in titles for code in phrase.awards]
    named = all(phrase.awards or phrase.generic for _, phrase in titles)
    return bool(name) and named and all(not kind or kind in vocabulary.recipients_of(code) for code in codes)
