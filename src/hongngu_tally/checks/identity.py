"""Whether two lines speak of one recipient: what is written that says they do not, and the evidence of both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from hongngu_tally.checks.frames import Line
from hongngu_tally.days import same_birth
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.words import WORDS, read_words

OF_EACH_BODY = frozenset({"KNC", "HH"})
"""Given by many bodies, each its own: the text says whose it is."""

_MOVED = read_words(WORDS / "standing.toml")["moved"]
_TRANSFER, _DOUBLE_ROLE = (
    re.compile(rf"\b(?:{'|'.join(_MOVED[name])})\b") for name in ("texts", "double_role")
)
_EVIDENCE = ("birth", "position", "workplace", "unit_section", "address")


def differ(one: object, other: object) -> bool:
    """Whether both texts are written and are not the same."""
    first, second = key(str(one)), key(str(other))
    return bool(first and second) and first != second


def place_of(line: Line) -> str:
    """Where a recipient works or belongs: the workplace, else the body that the section names."""
    return str(line.workplace) or str(line.unit_section)


def may_be_one(first: Line, second: Line) -> bool:
    """Whether nothing written says that two lines of one name and unit are two recipients."""
    if same_birth(first.birth, second.birth) is False:
        return False
    if first.recipient == "collective":
        return key(place_of(first)) == key(place_of(second))
    if first.recipient == "household":
        return not differ(first.address, second.address) and not differ(place_of(first), place_of(second))
    return True


def one_deed(first: Line, second: Line) -> bool:
    """Whether nothing written says that two lines of one track are for two drives, or for two sudden achievements."""
    if differ(first.movement, second.movement):
        return False
    return first.track not in ("drive", "sudden") or not differ(first.achievement, second.achievement)


def one_award(first: Line, second: Line) -> bool:
    """Whether two lines of one award code mean one award: a badge is each body's own, a certificate each level's."""
    if first.award in OF_EACH_BODY and differ(first.award_text, second.award_text):
        return False
    return bool(first.family != "commendation_form" or first.level == second.level)


def one_recipient(first: Line, second: Line, units: Iterable[str]) -> bool:
    """Whether two lines of one name speak of one recipient: in one unit unless something says no, in two only for sure."""
    if first.unit == second.unit:
        return may_be_one(first, second)
    return (
        first.recipient == "individual"
        and same_birth(first.birth, second.birth) is True
        and not differ(first.position, second.position)
        and not transferred(first, second, units)
    )


def transferred(first: Line, second: Line, units: Iterable[str]) -> bool:
    """Whether either line notes that the person came from, or went to, the other's unit, or does not say which.

    ``units`` are the units that a remark may name instead.
    """
    for line, other in ((first, second), (second, first)):
        texts = [text for text in map(_said, (line.note, line.position, line.workplace)) if _moved(text)]
        for text in texts:
            named = {unit for unit in units if names_unit(text, unit)} - {line.unit}
            if not named or other.unit in named:
                return True
    return False


def came_from_elsewhere(line: Line) -> bool:
    """Whether a line says that the person came from another body: who was taken over is not newly recruited."""
    return any(
        _moved(_said(text)) for text in (line.note, line.position, line.recruited) if isinstance(text, str)
    )


def double_role(*lines: Line) -> bool:
    """Whether a line says that the person holds several posts."""
    return any(_DOUBLE_ROLE.search(_said(text)) for line in lines for text in (line.note, line.position))


def evidence(first: Line, second: Line) -> tuple[tuple[str, str, str], ...]:
    """(field, text of the first line, text of the second) of what tells people apart, where either says anything."""
    found = (
        (field.replace("unit_section", "workplace"), str(getattr(first, field)), str(getattr(second, field)))
        for field in _EVIDENCE
    )
    return tuple(each for each in found if each[1] or each[2])


@lru_cache(maxsize=4096)
def _said(text: object) -> str:
    return clean(str(text)).casefold()


@lru_cache(maxsize=4096)
def _moved(text: str) -> bool:
    return _TRANSFER.search(text) is not None


@lru_cache(maxsize=65536)
def names_unit(text: str, unit: str) -> bool:
    """A unit in a remark, with or without the word for its kind: "từ Long Thuận chuyển đến"."""
    words = f" {key(text)} "
    whole = key(unit)
    kind, _, own = whole.partition(" ")
    return f" {whole} " in words or (kind == key("xã") and f" {own} " in words)
