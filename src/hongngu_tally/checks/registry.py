"""Where the checks register, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hongngu_tally.checks.codes import CODES, Code
from hongngu_tally.finding import Finding
from hongngu_tally.frozen import frozen
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime

Judge = Callable[[Intake, Regime], Iterator[Finding]]


@frozen
class Check:
    """A check: its code, the function, and whether it speaks only of the whole year."""

    code: Code
    judge: Judge
    whole_year: bool

    @property
    def says(self) -> str:
        """What the check says, in one sentence."""
        return (self.judge.__doc__ or "").strip()


class Registry:
    """The checks in the order in which they were written down."""

    def __init__(self) -> None:
        self._checks: dict[tuple[str, bool], Check] = {}

    def check(self, code: str, *, whole_year: bool = False) -> Callable[[Judge], Judge]:
        """Register a function under a listed code.

        One code may have two functions: what is said of a unit, and what is said of the whole year.
        """

        def register(judge: Judge) -> Judge:
            known = CODES.get(code)
            if known is None:
                raise ValueError(f"{code!r} is not listed in checks/codes.py")
            if (code, whole_year) in self._checks:
                raise ValueError(f"{code} is registered twice")
            if not (judge.__doc__ or "").strip().endswith("."):
                raise ValueError(f"{code}: the function says in one sentence what it checks")
            self._checks[code, whole_year] = Check(known, judge, whole_year or known.whole_year)
            return judge

        return register

    @property
    def checks(self) -> tuple[Check, ...]:
        """All that was registered."""
        return tuple(self._checks.values())


REGISTRY = Registry()
check = REGISTRY.check


def place_order(finding: Finding) -> tuple[str, str, int, int, str]:
    """File, sheet, row, column, code."""
    place = finding.place
    return place.file, place.sheet, place.row, place.column, finding.code
