"""Collectives: one under two names, a higher title without the lower, flags of one emulation block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import (
    Line,
    alike,
    award_place,
    chosen,
    classified,
    in_order,
    lines,
    name_place,
    nominated,
    per_run,
    picked,
    with_places,
)
from hongngu_tally.checks.identity import may_be_one, one_award, one_deed
from hongngu_tally.checks.registry import check
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.finding import Finding
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.text import key
from hongngu_tally.vocabulary import UnitNames, collective_key
from hongngu_tally.vocabulary.unit_index import COMMUNE_KIND

if TYPE_CHECKING:
    import pandas as pd


@per_run
def collectives(intake: Intake) -> pd.DataFrame:
    """The collectives, with ``same``: the key that all names of one collective share."""
    frame = classified(intake)
    found = with_places(chosen(frame, (frame["recipient"] == "collective") & (frame["name_key"] != "")))
    pairs = zip(found["name"].astype("str"), found["unit"].astype("str"), strict=True)
    return found.assign(same=[_within_unit(name, unit) for name, unit in pairs])


def _within_unit(name: str, unit: str) -> str:
    """The key of a collective in its unit's own lists: "Hội Nông dân xã Mẫu" is the "Hội Nông dân" of xã Mẫu."""
    same, own = collective_key(name), collective_key(unit)
    kind = COMMUNE_KIND.match(own)
    if not kind or not UnitNames.is_commune(unit):
        return same
    # "Hội Nông dân xã" and "UBND xã" leave out whose they are.
    told = same.removesuffix(f" {own}").removesuffix(f" {kind[0].strip()}")
    return own if told == kind[0].strip() else told


@check("D105")
def same_collective_two_names(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """One collective stands twice for one award, under two names or in the lists of two units."""
    frame = collectives(intake)
    for group in alike(frame, "unit", "same", "award", "track", "stage", several=("name_key",)):
        for at, line in enumerate(group):
            first = next(
                (one for one in group[:at] if one.name_key != line.name_key and _one(one, line)), None
            )
            if first is not None:
                yield _twice(first, line, "names")
    # Only a commune has its name to itself: a "Văn phòng" is in every one of them.
    communes = {collective_key(unit.name) for unit in intake.unit_list if unit.kind == "commune"}
    for group in alike(
        chosen(frame, frame["same"].isin(communes)), "same", "award", "track", "stage", several=("unit",)
    ):
        for at, line in enumerate(group):
            # A second line in the line's own unit is told above.
            before = [one for one in group[:at] if one_deed(one, line) and one_award(one, line)]
            if before and all(one.unit != line.unit for one in before):
                yield _twice(before[0], line, "units")


def _one(first: Line, second: Line) -> bool:
    return may_be_one(first, second) and one_deed(first, second) and one_award(first, second)


def _twice(first: Line, line: Line, cause: str) -> Finding:
    return finding(
        "D105",
        name_place(line),
        line.name,
        cause=cause,
        recipient_name=line.name,
        other=first.name,
        award=line.award,
        unit=line.unit,
        other_unit=first.unit,
        first=name_place(first),
    )


@check("D107")
def lower_title_not_listed(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A collective is put up for a title without the lower one that it is picked among."""
    frame = collectives(intake)
    for code, rules in nominated(intake, regime):
        ruling = rules.picked_among
        if ruling is None:
            continue
        above = in_order(chosen(frame, frame["award"] == code))
        if above.empty:
            continue
        lower = set(_places_and_names(frame[frame["award"].isin(list(ruling.value))]))
        listed = [each in lower for each in _places_and_names(above)]
        # Many offices list a collective at its highest title only: who does so for all does it on purpose.
        units = set(above.loc[listed, "unit"].astype("str"))
        missing = picked(above, (not each for each in listed))
        for line in lines(missing, missing["unit"].astype("str").isin(units)):
            yield judged(
                "D107",
                award_place(line),
                ruling,
                line.award_text,
                recipient_name=line.name,
                award=code,
                unit=line.unit,
                needed=ruling.value,
            )


def _places_and_names(frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    workplaces = (key(text) for text in frame["workplace"].astype("str"))
    return zip(frame["unit"].astype("str"), workplaces, frame["same"], strict=True)


@check("Q103")
def flag_per_block(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """More flags are asked for in one emulation block than it has leaders, or one for a unit that does not lead it."""
    blocks = _Blocks(intake)
    frame = collectives(intake)
    for code, rules in nominated(intake, regime):
        ruling = rules.most_per_block
        if ruling is None:
            continue
        flags = in_order(chosen(frame, (frame["award"] == code) & (frame["track"] == "merit")))
        leaders: dict[str, list[Line]] = {}
        for line in lines(flags.drop_duplicates(["unit", "workplace", "same", "stage"])):
            if not (block := blocks.of(line)):
                continue
            before = leaders.setdefault(key(block), [])
            before.append(line)
            leader = blocks.leader(block)
            led_by_another = bool(leader) and collective_key(leader) != line.same
            if len(before) > ruling.value or led_by_another:
                yield judged(
                    "Q103",
                    award_place(line),
                    ruling,
                    line.award_text,
                    cause="not-leader" if led_by_another else "",
                    recipient_name=line.name,
                    award=code,
                    block=block,
                    leader=leader,
                    limit=ruling.value,
                    count=len(before),
                    first=name_place(before[0]),
                )


@lacking("Q103")
def _blocks_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where neither a column nor the settings say which block a collective belongs to."""
    blocks = _Blocks(intake)
    codes = [code for code, rules in nominated(intake, regime) if rules.most_per_block is not None]
    frame = collectives(intake)
    flags = chosen(frame, frame["award"].isin(codes) & (frame["track"] == "merit"))
    yield "block", picked(flags, (not blocks.of(line) for line in lines(flags)))["file"]


class _Blocks:
    """Which emulation block a collective competes in: by its row, else as the settings say."""

    def __init__(self, intake: Intake) -> None:
        self._of = {collective_key(unit): block.name for block in intake.blocks for unit in block.units}
        self._leaders = {key(block.name): block.leader for block in intake.blocks}

    def of(self, line: Line) -> str:
        """The block as it was written, nothing when nobody says."""
        written = str(line.block) if isinstance(line.block, str) else ""
        return written or self._of.get(line.same, "")

    def leader(self, block: str) -> str:
        """The unit that the settings say leads a block, nothing when they do not."""
        return self._leaders.get(key(block), "")
