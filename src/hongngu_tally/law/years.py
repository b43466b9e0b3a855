"""Rules over several years: the ways in which earlier years earn an award, read strictly from the award's file."""

from __future__ import annotations

from typing import NamedTuple

from hongngu_tally.law.rulings import CONFIDENCE, GRADES, TRACKS
from hongngu_tally.rulefile import Table

_MOST = 20


class Among(NamedTuple):
    """At least ``times`` of the years have one of the awards ``of``, or the grade ``grade`` or a better one."""

    times: int
    of: tuple[str, ...]
    grade: str


class Way(NamedTuple):
    """One way to have earned an award: ``years`` in a row, the last of them the year of the nomination.

    A year counts that has one of the awards ``each``, or the grade ``grade`` or a better one.
    """

    years: int
    each: tuple[str, ...] = ()
    grade: str = ""
    initiatives: int = 0
    """Initiatives recognised in these years together."""
    after: tuple[str, ...] = ()
    """One of these was held before the first of the years."""
    among: tuple[Among, ...] = ()
    ends: int = 0
    """The last of the years may lie so many years before the nomination."""
    every: int = 1
    """3: the years lie three apart, as with an award that is given after every three years."""
    confirmed: bool = True


class YearsRule(NamedTuple):
    """Whoever is nominated on one of ``tracks`` has earned it in ``any_of`` these ways."""

    tracks: tuple[str, ...]
    any_of: tuple[Way, ...]

    @property
    def of(self) -> tuple[str, ...]:
        """Every award that it names."""
        return tuple(
            code
            for way in self.any_of
            for code in (*way.each, *way.after, *(code for among in way.among for code in among.of))
        )


def years_rule(entry: Table) -> YearsRule:
    """``tracks`` (all when nothing is said) and ``value``: a list of ways."""
    tracks = entry.words("tracks", TRACKS) if "tracks" in entry else TRACKS
    return YearsRule(tracks, tuple(_way(one) for one in entry.each("value")))


def _way(table: Table) -> Way:
    found = Way(
        years=table.number("years", _MOST),
        each=_awards(table, "each"),
        grade=_grade(table),
        initiatives=table.number("initiatives", _MOST) if "initiatives" in table else 0,
        after=_awards(table, "after"),
        among=tuple(_among(one) for one in table.each("among")) if "among" in table else (),
        ends=table.number("ends", _MOST) if "ends" in table else 0,
        every=table.number("every", _MOST) if "every" in table else 1,
        confirmed="confidence" not in table or table.text("confidence", CONFIDENCE) == "confirmed",
    )
    if not (found.each or found.grade):
        raise table.wrong("each", "missing", name="each")
    table.done()
    return found


def _among(table: Table) -> Among:
    found = Among(table.number("times", _MOST), _awards(table, "of"), _grade(table))
    if not (found.of or found.grade):
        raise table.wrong("of", "missing", name="of")
    table.done()
    return found


def _awards(table: Table, name: str) -> tuple[str, ...]:
    return table.words(name) if name in table else ()


def _grade(table: Table) -> str:
    return table.text("grade", GRADES) if "grade" in table else ""
