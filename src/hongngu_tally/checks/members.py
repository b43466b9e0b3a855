"""Whether enough members of a collective hold the title that its own title asks for, and each did the year's tasks. Whole numbers only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.collectives import collectives
from hongngu_tally.checks.conditions import members_below_grade
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import (
    Line,
    award_place,
    chosen,
    classified,
    in_order,
    lines,
    number_in,
    picked,
    with_places,
)
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.finding import Finding
from hongngu_tally.frozen import frozen
from hongngu_tally.intake import Intake
from hongngu_tally.law import MemberShare, Regime, Ruling
from hongngu_tally.nominations import codes
from hongngu_tally.patterns import regex
from hongngu_tally.text import key
from hongngu_tally.vocabulary import collective_key
from hongngu_tally.vocabulary.words import table_words
from hongngu_tally.written import percent_text

if TYPE_CHECKING:
    import pandas as pd

TEAMS = tuple(table_words()["bodies"]["teams"])
"""Words that begin the name of a part of some body."""
_TEAMS = tuple(f"{key(word)} " for word in TEAMS)


@frozen
class _Members:
    """A collective's members as far as they are written: how many there are, how many hold the title.

    ``lacks`` says why it cannot be judged: nobody wrote how many there are (``members``), or the lists do not tell
    who is one (``member-list``). ``holders`` counts in favour whoever may be one.
    """

    line: Line
    ruling: Ruling[MemberShare]
    members: int
    holders: int
    lacks: str = ""
    share_only: bool = False
    """Whether the list writes a percentage and no numbers."""

    @property
    def below(self) -> bool:
        """Whether too few hold it in any reading of the text."""
        share = self.ruling.value
        return 100 * self.holders < share.percent * self.members or (share.strictly_above and self.at_bound)

    @property
    def at_bound(self) -> bool:
        """Whether exactly the share holds it."""
        return 100 * self.holders == self.ruling.value.percent * self.members


@check("Q102")
def collective_share_too_low(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Too few members of a collective hold the title that its own title asks for, or one did not complete the year's tasks."""
    for one in _judged(intake, regime):
        share = one.ruling.value
        open_bound = one.at_bound and share.below_sure and not one.ruling.confirmed
        if one.lacks or not (one.below or open_bound):
            continue
        sure = share.below_sure and not open_bound
        yield judged(
            "Q102",
            award_place(one.line),
            replace(one.ruling, confidence="confirmed") if sure else one.ruling,
            one.line.award_text,
            cause=("share-" if one.share_only else "")
            + ("more-than" if share.strictly_above else "at-least"),
            recipient_name=one.line.name,
            award=one.line.award,
            of=share.of,
            numerator=one.holders,
            base=one.members,
            percent=percent_text(one.holders, one.members, share.percent),
            limit=share.percent,
            floor=_needed(share, one.members),
        )
    yield from _more_than_all(intake, regime)
    yield from members_below_grade(intake, regime)


def _more_than_all(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Collectives whose own row counts more holders than members: one of the numbers is wrong, and nothing can be judged by them."""
    for one in _judged(intake, regime):
        whole = _WHOLE.fullmatch(one.line.holders) if isinstance(one.line.holders, str) else None
        part = _PART.search(one.line.holders) if isinstance(one.line.holders, str) else None
        said = (int(part[1]), int(part[2])) if part else (int(whole[1]) if whole else 0, one.members)
        if said[0] > said[1] > 0:
            yield finding(
                "Q102", award_place(one.line), one.line.award_text, one.ruling.cite, cause="more-than-all",
                recipient_name=one.line.name, award=one.line.award, of=one.ruling.value.of, numerator=said[0], base=said[1],
            )  # fmt: skip


def _needed(share: MemberShare, members: int) -> int:
    """The fewest holders that would do."""
    if share.strictly_above:
        return share.percent * members // 100 + 1
    return -(-share.percent * members // 100)


@lacking("Q102")
def _members_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where nobody wrote how many members there are, or no list tells who they are."""
    frame = classified(intake)
    for lacks in ("members", "member-list"):
        at = {
            (one.line.file, one.line.sheet, one.line.row, one.line.award)
            for one in _judged(intake, regime)
            if one.lacks == lacks
        }
        if at:
            asked = frame[frame["award"].isin({award for *_, award in at})]
            where = asked[["file", "sheet", "row", "award"]].itertuples(index=False, name=None)
            yield lacks, picked(asked, (each in at for each in where))["file"]


def _judged(intake: Intake, regime: Regime) -> Iterator[_Members]:
    """Every collective whose title asks for a share of its members."""
    rulings = {
        code: rules.member_share_min for code, rules in regime.awards.items() if rules.member_share_min
    }
    frame = collectives(intake)
    asked = in_order(chosen(frame, frame["award"].isin(list(rulings))))
    sized = _sizes(frame) if len(asked) else {}
    holders: dict[tuple[str, ...], Mapping[str, Mapping[str, int]]] = {}
    for line in lines(asked):
        ruling = rulings[line.award]
        members = number_in(line.members) or sized.get((line.unit, line.workplace, line.same), 0)
        of = ruling.value.of
        if of not in holders:
            holders[of] = _holders(intake, regime, of)
        count = _count(line, holders[of].get(line.unit, {})) if members else None
        if count is not None:
            yield _Members(line, ruling, members, count)
        elif stated := _stated(line, members):
            yield _Members(line, ruling, stated[1], stated[0], share_only=stated[2])
        else:
            yield _Members(line, ruling, members, 0, "member-list" if members else "members")


_WHOLE = regex(r"[^\d%/]*(\d{1,5})[^\d%/]*")
_PART = regex(r"(\d{1,5})\s*/\s*(\d{1,5})")
_PERCENT = regex(r"(\d{1,3}(?:[.,]\d+)?)\s*(%?)")


def _stated(line: Line, members: int) -> tuple[int, int, bool] | None:
    """(holders, members, whether only their share is written) as the collective's own row has them, if it has.

    "8", "8/10", "80%", a percentage that Excel keeps as 0.8.
    """
    written = [text for text in (line.holders, line.holder_share) if isinstance(text, str) and text]
    for text in written:
        if (part := _PART.search(text)) and 0 < int(part[2]) >= int(part[1]):
            return int(part[1]), int(part[2]), False
    if members and written and written[0] == line.holders and (whole := _WHOLE.fullmatch(written[0])):
        return (int(whole[1]), members, False) if int(whole[1]) <= members else None
    for text in written:
        if (share := _PERCENT.fullmatch(text.strip())) and (share[2] or text == line.holder_share):
            part_of = Fraction(share[1].replace(",", "."))
            if share[2] or part_of > 1:
                part_of /= 100
            if part_of <= 1:
                return part_of.numerator, part_of.denominator, True
    return None


def _sizes(frame: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    """(unit, workplace, collective) → its members, wherever one of its rows says so."""
    said = frame[["unit", "workplace", "same", "members"]][frame["members"].notna()]
    return {
        (line.unit, line.workplace, line.same): number
        for line in lines(said)
        if (number := number_in(line.members))
    }


def _holders(intake: Intake, regime: Regime, of: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
    """Unit → workplace → how many persons hold one of the titles, or one that presupposes it."""
    import numpy as np

    frame = classified(intake)
    held = frame["award"].isin(regime.with_presuming(of))
    frame = with_places(frame[held & (frame["recipient"] == "individual")])
    _, first = np.unique(codes(frame, "unit", "name_key", "birth", "workplace"), return_index=True)
    people = frame.iloc[first]
    found: dict[str, dict[str, int]] = {}
    sizes = people.groupby(["unit", "workplace"], observed=True).size().reset_index()
    for unit, workplace, number in sizes.itertuples(index=False, name=None):
        found.setdefault(unit, {})[workplace] = int(number)
    return found


def _count(line: Line, holders: Mapping[str, int]) -> int | None:
    """How many holders are, or may be, members of the collective; None when the lists do not tell.

    Whoever has no workplace, the unit itself, or a team of nobody says which body, may belong to any part of it.
    """
    unit = collective_key(line.unit)
    if line.same == unit:
        # Without a single one the list of people is still to come.
        return sum(holders.values()) or None
    teams = () if line.same.startswith(_TEAMS) else _TEAMS
    sure = perhaps = 0
    for workplace, number in holders.items():
        written = collective_key(workplace)
        if f" {line.same} " in f" {written} " or (written and f" {written} " in f" {line.same} "):
            sure += number
        elif written in ("", unit) or written.startswith(teams):
            perhaps += number
    return sure + perhaps if sure else None
