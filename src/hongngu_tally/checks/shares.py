"""Shares: how many of a unit's holders of one title may hold a higher one. Whole numbers only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks import quotas
from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import awards_of, classified, per_run
from hongngu_tally.checks.ratio import exceeding
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.frozen import frozen
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime, Ruling, Share
from hongngu_tally.nominations import codes

if TYPE_CHECKING:
    import pandas as pd

OWN_CHAIN = ("vertical", "armed_forces")
"""Kinds of units whose titles come from their own chain of command, not from the district or commune."""


@frozen
class Count:
    """One unit's numerator and base. ``listed_once``: holders of the higher title stand in its list only."""

    unit: str
    file: str
    above: int
    base: int
    listed_once: bool


@check("Q101")
def share_exceeded(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A unit nominates more for a title than the share that the law or the province allows."""
    for code, ruling in _limits(regime):
        for count in counts(intake, code, ruling.value.of):
            also = ("listed-once",) * count.listed_once
            facts = {"award": code, "unit": count.unit, "of": ruling.value.of}
            yield from exceeding(
                regime, ruling, count.above, count.base, Place(count.file), "unit", also, **facts
            )
    yield from quotas.militia(intake, regime)
    yield from quotas.families(intake, regime)
    yield from quotas.of_staff(intake, regime)
    yield from quotas.by_rating(intake, regime)


@check("Q101", whole_year=True)
def share_exceeded_by_all(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """All units together nominate more for a title than the share that is allowed."""
    own_chain = {unit.name for unit in intake.unit_list if unit.kind in OWN_CHAIN}
    for code, ruling in _limits(regime):
        every = counts(intake, code, ruling.value.of)
        if len(every) < 2:
            # One unit alone is no whole; its own share has been judged.
            continue
        local = [one for one in every if one.unit not in own_chain]
        without, with_them = (
            _whole(regime, code, ruling, part, len(every) - len(local)) for part in (local, every)
        )
        # Nobody has confirmed whether bodies with a chain of command of their own belong to the base: an error
        # is only what is too much either way.
        if without and with_them:
            yield without
        elif one := without or with_them:
            yield one if one.code == "R901" else _unsure(one)
    yield from quotas.militia(intake, regime, whole=True)
    yield from quotas.flags(intake, regime)


def _whole(
    regime: Regime, code: str, ruling: Ruling[Share], part: Sequence[Count], apart: int
) -> Finding | None:
    also = ("listed-once",) * any(one.listed_once for one in part) + ("own-chain",) * bool(apart)
    above, base = sum(one.above for one in part), sum(one.base for one in part)
    facts = {"award": code, "unit": "", "of": ruling.value.of, "count": apart}
    return next(exceeding(regime, ruling, above, base, Place(), "whole", also, **facts), None)


def _unsure(one: Finding) -> Finding:
    facts: dict[str, Any] = {
        name: value for name, value in one.facts.items() if name not in ("cause", "also")
    }
    return finding("R901", one.place, one.value, one.cite, cause="share-own-chain", rule="Q101", **facts)


def _limits(regime: Regime) -> Iterator[tuple[str, Ruling[Share]]]:
    for code in regime.awards:
        if (ruling := regime.share_max(code)) is not None:
            yield code, ruling


@per_run
def counts(intake: Intake, code: str, of: tuple[str, ...]) -> tuple[Count, ...]:
    """Per unit: distinct persons with the title, and distinct persons who hold one of the base titles."""
    frame = classified(intake)
    award = frame["award"]
    if code not in awards_of(intake):
        return ()
    # Namesakes are told apart by whatever else is written; the same person twice is counted once.
    above = _distinct(frame, award == code)
    below = _distinct(frame, award.isin(list(of)))
    return tuple(_by_unit(above, below))


def _distinct(frame: pd.DataFrame, holders: pd.Series[bool]) -> pd.DataFrame:
    import numpy as np

    told_apart = ("unit", "name_key", "birth", "workplace", "unit_section")
    found = frame[[*told_apart, "file"]][holders]
    _, first = np.unique(codes(found, *told_apart), return_index=True)
    return found[["unit", "name_key", "file"]].iloc[np.sort(first)]


def _by_unit(above: pd.DataFrame, below: pd.DataFrame) -> Iterator[Count]:
    import numpy as np

    files = above.drop_duplicates("unit").set_index("unit")["file"].astype("str").to_dict()
    bases = below.groupby("unit", observed=True).size().to_dict()
    listed = np.isin(codes(above, "unit", "name_key"), codes(below, "unit", "name_key"))
    both = set(above.loc[listed, "unit"])
    for unit, count in above.groupby("unit", observed=True).size().to_dict().items():
        base = int(bases.get(unit, 0))
        # Some offices list a person at the highest title only: the base is then both lists together.
        once = unit not in both
        yield Count(str(unit), files[unit], int(count), base + int(count) if once else base, once)
    for unit in bases.keys() - files.keys():
        yield Count(str(unit), "", 0, int(bases[unit]), False)
