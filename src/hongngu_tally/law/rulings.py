"""The smallest pieces: the words that rules are written in, a dated value, and what a value may be made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from hongngu_tally.frozen import frozen
from hongngu_tally.rulefile import Bilingual

FAMILIES = ("emulation_title", "commendation_form", "state_honour")
RECIPIENTS = ("individual", "collective", "household")
LEVELS = ("state", "ministry", "province", "district", "commune", "unit")
"""From the highest to the lowest. ``ministry`` and ``province`` are equals before the law."""
TRACKS = ("merit", "drive", "sudden", "service", "seniority", "external")
CONDITIONS = ("initiative", "excellent_completion")
GRADES = ("excellent", "good", "done", "failed")
DISCIPLINE = ("reprimand", "warning")
CONFIDENCE = ("confirmed", "unverified")

T = TypeVar("T")


class LawGap(LookupError):  # noqa: N818 - a gap in what is recorded, not a fault
    """A day or a year that the catalogue does not cover. The nearest law is never taken instead.

    Its text and the remedy are clauses without a full stop: whoever shows them makes the sentences.
    """

    def __init__(self, asked: str, vi: str, en: str, remedy: Bilingual) -> None:
        super().__init__(vi)
        self.english = en
        self.asked = asked
        self.remedy, self.remedy_en = remedy


class Share(NamedTuple):
    """At most ``percent`` of those who hold one of ``of``."""

    percent: int
    of: tuple[str, ...]


class MemberShare(NamedTuple):
    """At least ``percent`` of a collective's members hold one of ``of``; more if ``strictly_above``.

    ``below_sure`` says that of an unconfirmed text only the bound itself is open: less is too little in any reading.
    """

    percent: int
    of: tuple[str, ...]
    strictly_above: bool
    below_sure: bool = False


class Basis(NamedTuple):
    """What a proposal on one of ``for_tracks`` at one of ``levels`` may not rest on: commendations on ``tracks``."""

    tracks: tuple[str, ...]
    for_tracks: tuple[str, ...]
    levels: tuple[str, ...]


class StateForms(NamedTuple):
    """At most so many commendation forms of the State for one recipient in a year, these tracks apart."""

    most: int
    except_tracks: tuple[str, ...]


class GradeFloor(NamedTuple):
    """The lowest grade of the year that carries the award, on these tracks."""

    grade: str
    tracks: tuple[str, ...]

    @property
    def bars_failing_alone(self) -> bool:
        """Whether only whoever failed is below it: who was not graded has not failed."""
        return self.grade == GRADES[-2]


class VoteShare(NamedTuple):
    """At least ``percent`` of the members of the ministry's or province's council agree to whoever is put up for one of ``awards``."""

    percent: int
    awards: tuple[str, ...]


@frozen
class Ruling(Generic[T]):
    """One value, the day it starts, and the article that says so."""

    value: T
    since: date
    cite: str
    confidence: str = "confirmed"
    checked_on: date | None = None
    expected: bool = False
    note: Bilingual | None = None
    source: str = "nation"
    """Whose rule it is: ``nation``, or ``province`` (then ``cite`` is the province's own text)."""

    @property
    def confirmed(self) -> bool:
        """Whether the value may raise more than the note ``rule-unverified``."""
        return self.confidence == "confirmed"


History = Mapping[str, tuple[Ruling[Any], ...]]
