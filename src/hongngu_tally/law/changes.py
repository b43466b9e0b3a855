"""What changed between two days: awards that came or went, and values that are no longer the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hongngu_tally.frozen import frozen
from hongngu_tally.law.catalogue import Catalogue
from hongngu_tally.law.regime import Regime, ruling_on
from hongngu_tally.law.rulings import Ruling


@frozen
class Change:
    """One rule of one award: its value before and after, None where there is none, and by what."""

    award: str
    key: str
    before: Any
    after: Any
    since: date
    """The start of the value that holds afterwards, or of its repeal."""
    cite: str
    confirmed: bool


def changes(catalogue: Catalogue, before: Regime, after: Regime, code: str) -> tuple[Change, ...]:
    """The rules of an award whose value is another one on the later day; the same under a new article is no change.

    The code ``""`` asks for the rules of no single award.
    """
    award = catalogue.awards[code] if code else None
    unsaid = {"official_name": award.name_vi} if award else {}
    found = []
    for key, history in (award.history if award else catalogue.common).items():
        old, new = ruling_on(history, before.day), ruling_on(history, after.day)
        was = old.value if old else unsaid.get(key)
        is_ = new.value if new else unsaid.get(key)
        if new is not None and was != is_:
            start = _start(history, new, before.day)
            confirmed = start.confirmed and new.confirmed
            found.append(Change(code, key, was, is_, start.since, start.cite, confirmed))
    return tuple(found)


def _start(history: tuple[Ruling[Any], ...], new: Ruling[Any], before: date) -> Ruling[Any]:
    """The ruling that brought the value of ``new``: later texts may only have repeated it."""
    start = new
    for ruling in reversed(history):
        if not ruling.expected and before < ruling.since <= new.since:
            if ruling.value != new.value:
                break
            start = ruling
    return start


def presence(before: Regime, after: Regime, codes: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Of some awards: those that came, those that went, those in force on both days."""
    came, went, stayed = [], [], []
    for code in codes:
        was, is_ = code in before.awards, code in after.awards
        if was and is_:
            stayed.append(code)
        elif is_:
            came.append(code)
        elif was:
            went.append(code)
    return came, went, stayed
