"""Several recipients in one cell: "1. Nguyễn Văn Mẫu ⏎ 2. Trần Thị Mẫu" are two people in one row, "Ấp 1, Ấp 2" two bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_tally.patterns import regex
from hongngu_tally.table.model import LocatedTable
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, keys_of, strip_enumerator
from hongngu_tally.vocabulary.names import MIDDLE_NAMES
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS
from hongngu_tally.vocabulary.words import first_and_more

_BETWEEN = regex(r"\s*[;\n\r+]+\s*|\s*,\s+|\s+và\s+|\s+[-–]\s+|\s*[/&]\s*|,(?=\S)")
_AND = regex(r"\s*;\s*|\s+và\s+")
_LINES = regex(r"\s*[;\n\r+]+\s*")
_SIGNS = (";", "\n", "\r", ",", "và", " - ", " – ", "/", "&", "+")
"""One of these stands between two people in one cell: a first look at all names at once."""
_PLACES = tuple(
    map(key, (*COMMUNE_KINDS, "huyện", "thị xã", "tỉnh", "thành phố", "ấp", "khóm", "thôn", "khu phố"))
)
# "Nguyễn Thị ⏎ Mai Anh" is one name that did not fit its cell; "Lê Bình" behind another name is somebody else.
_RELATION = regex(r"[(,-]\s*(?:chồng|vợ|cha|mẹ|con|em|anh|chị|cháu)\s*\)", re.IGNORECASE)
_LEAST_WORDS = 3
_PEERS = keys_of(("hội", "đoàn"))
"""With what bodies begin of which none is part of another one."""


def told_apart(table: LocatedTable, vocabulary: Vocabulary) -> LocatedTable:
    """The same list with one entry per person; a row may then stand in it several times.

    A household's two heads stay together. Award titles in as many lines as there are people go one to each.
    """
    names = table.values.get("name", ())
    joined = " ".join(names)
    if not any(sign in joined for sign in _SIGNS):
        return table
    people = {text: parts for text in set(names) if (parts := people_in(vocabulary, text))}
    if "household" in (table.base.recipient, *table.kinds.values()):
        people = {text: parts for text, parts in people.items() if _are_heads(vocabulary, text, parts)}
    if not people:
        return table
    entries = [
        (at, part)
        for at, text in enumerate(names)
        for part in range(
            len(people[text])
            if text in people
            and (_are_heads(vocabulary, text, people[text]) or not _of_household(table, vocabulary, at))
            else 1
        )
    ]
    counts = [len(people.get(text, "1")) for text in names]
    values = {
        name: tuple(_part(name, column[at], part, counts[at]) for at, part in entries)
        for name, column in table.values.items()
    }
    several = {at for at, part in entries if part}
    values["name"] = tuple(people[names[at]][part] if at in several else names[at] for at, part in entries)
    places: dict[int, list[int]] = {}
    for new, (at, _) in enumerate(entries):
        places.setdefault(at, []).append(new)
    return replace(
        table,
        rows=tuple(table.rows[at] for at, _ in entries),
        section_of=tuple(table.section_of[at] for at, _ in entries),
        values=values,
        marks={
            column: tuple(new for at in marked for new in places[at])
            for column, marked in table.marks.items()
        },
    )


def _are_heads(vocabulary: Vocabulary, text: str, parts: Sequence[str]) -> bool:
    """Whether the people in one cell are no couple: three and more, each with a number or the word for a household, or two men
    or women by their middle names."""
    if all(vocabulary.names.kind(part) == "household" for part in parts):
        return True
    if _RELATION.search(text):
        return False
    numbered = all(strip_enumerator(line) != line for line in _LINES.split(text.strip()))
    middle = [MIDDLE_NAMES.intersection(key(part).split()) for part in parts]
    return len(parts) > 2 or numbered or (all(middle) and middle[0] == middle[-1])


def names_people(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a cell holds the names of one or several people and nothing else."""
    alone = (
        not _BETWEEN.search(text) and vocabulary.names.kind(strip_enumerator(text) or text) == "individual"
    )
    return alone or several_people(vocabulary, text)


def several_people(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a cell holds the names of several people."""
    return any(vocabulary.names.kind(one) == "individual" for one in people_in(vocabulary, text))


def with_lines_behind(vocabulary: Vocabulary, names: Sequence[str]) -> Sequence[str]:
    """The names with a comma before the lines that say more of somebody: "Lê Thị Mẫu ⏎ Kế toán", "Lê Thị Mẫu ⏎ 1980"."""
    if "\n" not in " ".join(names):
        return names
    said = {text: _with_comma(vocabulary, text) for text in set(names) if "\n" in text}
    return [said.get(text, text) for text in names]


def _with_comma(vocabulary: Vocabulary, text: str) -> str:
    own, _, more = text.partition("\n")
    words = more.split()
    goes_on = len(words) < _LEAST_WORDS and all(word.isalpha() and word[0].isupper() for word in words)
    named = len(own.split()) >= _LEAST_WORDS and vocabulary.names.kind(clean(own)) == "individual"
    behind = named and is_name(vocabulary, clean(own)) and not goes_on
    return f"{own.rstrip(' ,;')}, {more}" if behind else text


def people_in(vocabulary: Vocabulary, text: str) -> Sequence[str]:
    """The people or bodies whose names a cell holds one after another; nothing for a cell with one, or with anything else."""
    if len(text) < 2 * _LEAST_WORDS or not _BETWEEN.search(text):
        return ()
    parts = [clean(strip_enumerator(part)) for part in _BETWEEN.split(text) if part.strip()]
    each = all(
        _is_whole(vocabulary, part)
        and vocabulary.names.kind(part) == "individual"
        and is_name(vocabulary, part)
        for part in parts
    )
    households = all(vocabulary.names.kind(part) == "household" for part in parts)
    return (
        parts
        if (each or households) and len(parts) > 1
        else _of_both_kinds(vocabulary, text) or _bodies(vocabulary, text)
    )


def _is_whole(vocabulary: Vocabulary, name: str) -> bool:
    """Whether a name is long enough to be whole: "Đại tá Sơn ⏎ Văn Mẫu An" is one that did not fit its cell."""
    if len(words := name.split()) < _LEAST_WORDS:
        return len(words) == 2 and key(words[0]) in vocabulary.names.never_given
    return len(vocabulary.names.bearer(name).key.split()) > 1


def _of_both_kinds(vocabulary: Vocabulary, text: str) -> Sequence[str]:
    """ "Ông Lê Văn Mẫu và Chi hội Mẫu": somebody and a body; behind a comma it would be where he works."""
    parts = [clean(strip_enumerator(part)) for part in _AND.split(text) if part.strip()]
    kinds = [vocabulary.names.kind(part) for part in parts]
    named = all(
        len(part.split()) > 1 and (kind == "collective" or is_name(vocabulary, part))
        for part, kind in zip(parts, kinds, strict=True)
    )
    return parts if named and set(kinds) == {"individual", "collective"} else ()


def names_person(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a part of a cell is a person's whole name, and no post: somebody else than who stands before it."""
    whole = len(text.split()) >= _LEAST_WORDS
    return whole and vocabulary.names.kind(text) == "individual" and is_name(vocabulary, text)


def is_name(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text that begins like a name is one: "(Phó Chủ tịch HĐND)" behind a name is nobody else."""
    name = first_and_more(text)[0].split()
    own = len(vocabulary.names.bearer(" ".join(name)).key.split())
    capitals = {word[0].isupper() for word in name[-own:]} if own else set()
    return (
        0 < own <= len(name)
        and len(capitals) == 1
        and not vocabulary.lines.label(text)
        and not vocabulary.posts.is_post(text)
    )


def _bodies(vocabulary: Vocabulary, text: str) -> Sequence[str]:
    """Bodies one below another in one cell, or all of one kind behind commas: "Ấp 1, Ấp 2", "Ấp 1, 2 và 3", "Hội Nông dân, Đoàn Thanh niên".

    A line that goes on with the place ("Công an ⏎ xã Mẫu"), or with what the line above is of, is the same body's.
    """
    lines = _whole_lines(vocabulary, [part for part in _LINES.split(text) if part.strip()], text)
    if len(lines) > 1:
        lines = _places_in_full(vocabulary, [clean(line) for line in lines])
        names = [clean(strip_enumerator(line)) for line in lines]
        numbered = all(name != line for name, line in zip(names, lines, strict=True))
        goes_on = any(
            _begins_with_place(own)
            and not (_begins_with_place(above) or vocabulary.names.is_placed(above, own))
            for above, own in pairwise(names)
        )
        apart = numbered or not goes_on
    else:
        names = _places_in_full(
            vocabulary, [clean(part) for part in _BETWEEN.split(clean(text)) if part.strip()]
        )
        heads = {key(name).partition(" ")[0] for name in names}
        # "Đoàn Thanh niên, Trường …" is the school's.
        apart = len(heads) == 1 or heads <= _PEERS or all(map(vocabulary.names.is_hamlet, names))
    each = all(
        len(name.split()) > 1 and name[0].isupper() and vocabulary.names.kind(name) == "collective"
        for name in names
    )
    return names if len(names) > 1 and apart and each else ()


def _begins_with_place(name: str) -> bool:
    return key(name).startswith(_PLACES)


def _places_in_full(vocabulary: Vocabulary, names: Sequence[str]) -> list[str]:
    """Hamlets behind a first one with what that one says for all: "Ấp 1", "2" and "ấp 3" are Ấp 1, Ấp 2 and Ấp 3."""
    said = vocabulary.names
    if not names or not said.is_hamlet(names[0]):
        return list(names)
    place = f"{names[0].rpartition(' ')[0]} " if said.numbers_places(names[0]) else ""
    full = [f"{place}{name}" if name.isdigit() else name for name in names]
    return [f"{name[0].upper()}{name[1:]}" if said.is_hamlet(name) else name for name in full]


def _whole_lines(vocabulary: Vocabulary, lines: Sequence[str], text: str) -> Sequence[str]:
    """The lines of a cell with those together that are one body's name; a semicolon or number parts bodies whatever they are called."""
    if len(lines) < 2 or len(lines) > len(text.splitlines()):
        return lines
    whole = [lines[0]]
    for line in lines[1:]:
        if strip_enumerator(line) == line and vocabulary.names.is_one_body(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _of_household(table: LocatedTable, vocabulary: Vocabulary, at: int) -> bool:
    section = table.sections[table.section_of[at]]
    cells = [column[at] for name, column in table.values.items() if name.partition(":")[0] == "award"]
    cells += [table.mark_columns[column] for column, marked in table.marks.items() if at in marked]
    awards = {
        award for cell in cells for _, phrase in vocabulary.phrases.in_cell(cell) for award in phrase.awards
    }
    awards = awards or {*section.awards} or {*table.base.awards}
    if vocabulary.names.kind(table.values["name"][at]) == "household" and _takes_households(
        table, vocabulary
    ):
        return True
    return section.recipient == "household" or any(
        vocabulary.recipients_of(award) == {"household"} for award in awards
    )


def _takes_households(table: LocatedTable, vocabulary: Vocabulary) -> bool:
    """Whether the title over the names speaks of households, if of others too: "Họ tên hộ gia đình, cá nhân"."""
    titles = (table.headers.get(at, "") for at in table.columns.get("name", ()))
    return any("household" in vocabulary.phrases.parse(title).recipients for title in titles)


def _part(name: str, text: str, part: int, count: int) -> str:
    """One person's share of a cell: of award titles in as many lines as there are people, the one beside the name."""
    lines = text.splitlines() if name.partition(":")[0] == "award" and count > 1 else []
    return lines[part] if len(lines) == count else text
