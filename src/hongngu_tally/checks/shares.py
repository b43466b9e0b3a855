"""Shares: how many of a unit's holders of one title may hold a higher one. Whole numbers only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import classified
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.law import Regime, Ruling, Share
from hongngu_tally.nominations import Intake

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class _Count:
    """One unit's numerator and base. ``listed_once``: holders of the higher title stand in its list only."""

    unit: str
    file: str
    above: int
    base: int
    listed_once: bool


@check("Q101")
def share_exceeded(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A unit nominates more for a title than the share of its base that the law allows."""
    for code, ruling in _limits(regime):
        for count in _counts(intake, code, ruling.value):
            if _exceeds(count.above, count.base, ruling.value.percent):
                yield _found(code, ruling, count, "unit")


@check("Q101", whole_year=True)
def share_exceeded_by_all(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """All units together nominate more for a title than the share of the base that the law allows."""
    for code, ruling in _limits(regime):
        counts = list(_counts(intake, code, ruling.value))
        if len(counts) < 2:
            # One unit alone is no whole; its own share has been judged.
            continue
        above, base = sum(one.above for one in counts), sum(one.base for one in counts)
        if _exceeds(above, base, ruling.value.percent):
            once = any(one.listed_once for one in counts)
            yield _found(code, ruling, _Count("", "", above, base, once), "whole")


def _limits(regime: Regime) -> Iterator[tuple[str, Ruling[Share]]]:
    for code, rules in regime.awards.items():
        if rules.share_max_percent is not None:
            yield code, rules.share_max_percent


def _exceeds(above: int, base: int, limit: int) -> bool:
    return 100 * above > limit * base


def _counts(intake: Intake, code: str, share: Share) -> Iterator[_Count]:
    """Per unit: distinct persons with the title, and distinct persons who hold one of the base titles."""
    frame = classified(intake)
    award = frame["award"]
    if not (award == code).any():
        return
    frame = frame[(award == code) | award.isin(list(share.of))]
    award = frame["award"]
    # Namesakes are told apart by whatever else is written; the same person twice is counted once.
    person = ["unit", "name_key", "birth", "workplace"]
    people = frame.assign(**{column: frame[column].fillna("").astype("str") for column in person})
    people = people.assign(file=frame["file"].astype("str"))
    above = people[award == code].drop_duplicates(person)
    below = people[award.isin(list(share.of))].drop_duplicates(person)
    yield from _by_unit(above, below)


def _by_unit(above: pd.DataFrame, below: pd.DataFrame) -> Iterator[_Count]:
    files = above.groupby("unit")["file"].first().to_dict()
    bases = below.groupby("unit").size().to_dict()
    both = set(above.merge(below[["unit", "name_key"]].drop_duplicates())["unit"])
    for unit, count in above.groupby("unit").size().to_dict().items():
        base = int(bases.get(unit, 0))
        # Some offices list a person at the highest title only: the base is then both lists together.
        once = unit not in both
        yield _Count(str(unit), str(files[unit]), int(count), base + int(count) if once else base, once)
    for unit in bases.keys() - files.keys():
        yield _Count(str(unit), "", 0, int(bases[unit]), False)


def _found(code: str, ruling: Ruling[Share], count: _Count, cause: str) -> Finding:
    limit = ruling.value.percent
    floor = limit * count.base // 100
    rounded = (limit * count.base + 50) // 100
    also = []
    if count.listed_once:
        also.append("listed-once")
    if floor < count.above <= rounded or (floor == 0 and count.above == 1):
        also.append("rounded")
    facts: dict[str, Any] = {
        "award": code,
        "unit": count.unit,
        "numerator": count.above,
        "base": count.base,
        "of": ruling.value.of,
        "percent": percent_text(count.above, count.base, limit),
        "limit": limit,
        "floor": floor,
    }
    if not ruling.confirmed:
        return finding("R901", Place(count.file), "", ruling.cite, cause="share", rule="Q101", **facts)
    severity = Severity.ERROR if cause == "whole" else Severity.WARNING
    return finding(
        "Q101",
        Place(count.file),
        f"{count.above}/{count.base}",
        ruling.cite,
        severity,
        cause=cause,
        also=tuple(also),
        **facts,
    )


def percent_text(part: int, base: int, limit: int) -> str:
    """The share with a decimal comma, with as many places as it takes not to look like the limit itself.

    >>> percent_text(1, 6, 15), percent_text(1501, 10006, 15), percent_text(2, 5, 15)
    ('16,67', '15,001', '40')
    """
    for places in range(2, 12):
        scale = 10**places
        value = (2 * 100 * part * scale + base) // (2 * base)
        if value != limit * scale:
            break
    return f"{value // scale},{value % scale:0{places}d}".rstrip("0").rstrip(",")
