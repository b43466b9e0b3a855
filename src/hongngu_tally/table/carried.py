"""Awards written once for a block of rows whose cells nobody merged, or whose merged ranges the file lost (.csv)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary

_OF_ONE_AWARD = ("votes", "decision", "decision_date", "initiative", "level", "track", "achievement", "note")
"""Fields that say something of one award of somebody who may have several."""
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
    ``numbers`` before the awards count these and not the people, or begin anew at each award, that is as clear as many blank cells.
    """
    blank = sum(not award for award in awards)
    numbered = [is_blank(number) for number in numbers] == [not award for award in awards]
    first = [text_of(number).strip(" .").lstrip("0") == "1" for number in numbers]
    anew = sum(first) > 1 and first == list(map(bool, awards))
    if not anew and (blank < _LEAST_BLANK or (blank * 2 <= len(awards) and not numbered)):
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


def carried_units(units: Sequence[str], blank: int, sections: Sequence[int]) -> list[str] | None:
    """The proposing units of a list's rows with the blank ones filled from above; None unless each is written once for its rows.

    Under another heading it stands again. Once more for a row that was added to them later is as good, where far more
    cells are ``blank``.
    """
    again = 0
    filled: list[str] = []
    for rows in _by_section(sections):
        own = [units[at] for at in rows]
        said = [key(unit) for unit in own if unit]
        again += len(said) - len(set(said))
        if not own[0]:
            return None
        first = len(filled)
        for unit in own:
            filled.append(unit or filled[-1])
        blocks = [unit for unit, _ in groupby(map(key, filled[first:]))]
        if len(set(blocks)) < len(blocks):
            return None
    return filled if blank >= max(_LEAST_BLANK_UNITS, 2 * again) else None


def said_aside(
    grid: Grid, column: int, rows: Sequence[int], texts: Sequence[str], aside: Sequence[int]
) -> Sequence[str]:
    """A column's texts with a blank one filled from the rows straight above that are not put up: what is written there once holds below."""
    told, above = list(texts), 0
    for at, row in enumerate(rows):
        if not told[at]:
            between = aside[bisect_right(aside, above) : bisect_left(aside, row)]
            cells = (clean(text_of(grid.at(one, column))) for one in reversed(between))
            told[at] = next(filter(None, cells), "")
        above = row
    return told


def names_gone_on(
    values: Mapping[str, Sequence[str]],
    rows: Sequence[int],
    numbers: Sequence[object],
    names: Sequence[str],
    joined: frozenset[int] = frozenset(),
) -> list[int]:
    """Indexes of rows that go on with the person above: no running number, nothing but awards and what is said of each,
    straight below, and not the award that stands above. ``names`` are those of the nominees, ``joined`` rows that the one above them was read with.

    Only in a list with running numbers: without them a name may have been forgotten.
    """
    awards = [column for name, column in values.items() if name.partition(":")[0] in {"award", "mark"}]
    others = [
        column
        for name, column in values.items()
        if name.partition(":")[0] not in {"award", "mark", "name_column", *_OF_ONE_AWARD}
    ]
    found: list[int] = []
    for at in [at for at, name in enumerate(names) if not name and at]:
        alone = is_blank(numbers[at]) and not any(column[at] for column in others)
        straight = joined.issuperset(range(rows[at - 1] + 1, rows[at]))
        follows = straight and (names[at - 1] or at - 1 in found)
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
