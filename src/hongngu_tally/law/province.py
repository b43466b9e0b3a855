"""What a province decides for itself where the law leaves it the choice: ``[province]`` in ``tally.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TypeVar

from hongngu_tally.frozen import frozen
from hongngu_tally.law.rulings import Ruling

T = TypeVar("T")

ROUNDINGS = ("floor", "nearest", "at-least-one")
ANY_RATING = "any"
"""The key of ``ttldxs_share_percent_by_rating`` for units whose rating is not among the others, or not known."""


@frozen
class ProvinceRules:
    """The province's own limits; a field that is ``None`` or empty means that it said nothing. Percentages are whole numbers."""

    name: str = ""
    cite: str = ""
    """The province's decision in its own words: ``Quyết định số 12/2020/QĐ-UBND``."""
    rounding: str = ""
    """How a share that is no whole number is rounded: one of ``ROUNDINGS``; empty where nobody has said."""
    cstdcs_share_percent: int | None = None
    """CSTDCS at most so many percent of those who hold one of ``cstdcs_share_of``."""
    cstdcs_share_of: tuple[str, ...] = ("LDTT", "CSTT")
    non_leader_share_min_percent: int | None = None
    """Of a unit's individuals with one of ``non_leader_share_of``, at least so many percent are no leaders."""
    non_leader_share_of: tuple[str, ...] = ()
    """Award codes; empty for every commendation form."""
    yearly_max: Mapping[str, int] = field(default_factory=dict)
    """Award code → how often one recipient may have it in a year."""
    certificate_share_of_staff_percent: int | None = None
    """BKT for individuals at most so many percent of a unit's staff."""
    ttldxs_share_percent_by_rating: Mapping[str, int] = field(default_factory=dict)
    """A unit's own grade of the year (``GRADES`` or ``ANY_RATING``) → TTLDXS at most so many percent of its TTLDTT."""
    whole_province: bool = False
    """The files are those of the whole province, so that shares of the province can be judged."""
    deadline: date | None = None
    """The last day on which units hand in."""
    school_deadline: date | None = None

    def ruling(self, value: T, since: date) -> Ruling[T]:
        """``value`` as a ruling whose source is the province, cited as the province writes it."""
        return Ruling(value, since, self.cite or "tally.toml [province]", source="province")

    def allowed(self, percent: int, base: int) -> int:
        """How many ``percent`` of ``base`` are, rounded as the province says; downwards where it says nothing.

        >>> [ProvinceRules(rounding=each).allowed(15, 33) for each in ("", *ROUNDINGS)]
        [4, 4, 5, 4]
        >>> [ProvinceRules(rounding=each).allowed(15, 3) for each in ("", *ROUNDINGS)]
        [0, 0, 0, 1]
        """
        floor = percent * base // 100
        if self.rounding == "nearest":
            return (percent * base + 50) // 100
        return max(floor, 1) if self.rounding == "at-least-one" and base else floor
