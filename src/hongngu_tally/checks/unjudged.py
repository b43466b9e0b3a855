"""Which rules were not judged, because no list holds what they need. A result that is silent about them looks clean.

A check whose rule needs a column of its own has a function here or beside it, registered with ``lacking``: it gives
the nominations that the rule would have been asked of, by what is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.checks.codes import CODES
from hongngu_tally.finding import Unjudged
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime

if TYPE_CHECKING:
    import pandas as pd


class Lack(NamedTuple):
    """What is not there; of earlier years those that are asked for, and those that were handed in."""

    lacks: str
    needs: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()


Lacks = Iterator[tuple[str | Lack, "pd.Series[str]"]]
"""(what is not there, the files of the nominations that could not be judged, one each) pairs; none says nothing."""

_FOUND: dict[str, Callable[[Intake, Regime], Lacks]] = {}


def lacking(code: str) -> Callable[[Callable[[Intake, Regime], Lacks]], Callable[[Intake, Regime], Lacks]]:
    """Register what the rule of a listed code may lack."""

    def register(found: Callable[[Intake, Regime], Lacks]) -> Callable[[Intake, Regime], Lacks]:
        if code not in CODES:
            raise ValueError(f"{code!r} is not listed in checks/codes.py")
        if code in _FOUND:
            raise ValueError(f"{code}: what it lacks is registered twice")
        _FOUND[code] = found
        return found

    return register


def unjudged(intake: Intake, regime: Regime) -> tuple[Unjudged, ...]:
    """Every rule that could not be judged, by what is not there, in the order of the codes."""
    found: list[Unjudged] = []
    for code in CODES:
        counts: dict[Lack, int] = {}
        files: dict[Lack, set[str]] = {}
        for said, of in _FOUND[code](intake, regime) if code in _FOUND else ():
            if len(of):
                lacks = said if isinstance(said, Lack) else Lack(said)
                counts[lacks] = counts.get(lacks, 0) + len(of)
                files.setdefault(lacks, set()).update(map(str, of.unique()))
        found += [
            Unjudged(code, lack.lacks, n, tuple(sorted(files[lack])), lack.needs, lack.holds)
            for lack, n in counts.items()
        ]
    return tuple(sorted(found, key=lambda one: (one.lacks, one.code, one.needs)))
