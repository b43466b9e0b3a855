"""Several awards of one recipient in one year that the law does not give together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hongngu_tally.checks.eligibility import judged
from hongngu_tally.checks.frames import Line, alike, award_place, chosen, classified, name_place
from hongngu_tally.checks.identity import OF_EACH_BODY, one_award, one_deed, one_recipient
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime, Ruling
from hongngu_tally.text import key


@check("D103")
def same_achievement_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A recipient is put up for two commendation forms on one track, or for one drive."""
    ruling = regime.common.one_form_per_achievement
    if ruling is None:
        return
    state, of_state = state_forms(regime), regime.common.state_forms_a_year
    frame = classified(intake)
    forms = chosen(frame, (frame["family"] == "commendation_form") & ~frame["award"].isin(list(OF_EACH_BODY)))

    def clash(first: Line, second: Line) -> bool:
        # Several forms of the State are D104's to report where its rule holds, the same form twice D101's.
        both = (
            of_state is not None
            and of_state.confirmed
            and first.track not in of_state.value.except_tracks
            and {first.award, second.award} <= state
        )
        same = first.award == second.award and one_award(first, second)
        return not both and not same and one_deed(first, second)

    groups = alike(forms, "name_key", "recipient", "track", "stage", several=("award", "level"))
    for first, line in _pairs(groups, clash, intake.units):
        told = key(str(first.achievement)) == key(str(line.achievement)) != ""
        drive = key(str(first.movement)) == key(str(line.movement)) != ""
        yield _beside(
            "D103",
            ruling,
            first,
            line,
            track=line.track,
            unit=line.unit,
            other_unit=first.unit,
            movement=line.movement,
            also=("achievement",) * told + ("drive",) * drive + ("units",) * (first.unit != line.unit),
        )


@check("D104")
def state_awards_twice(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A recipient is put up for two commendation forms of the State in one year."""
    ruling = regime.common.state_forms_a_year
    if ruling is None:
        return
    frame = classified(intake)
    forms = chosen(
        frame,
        frame["award"].isin(list(state_forms(regime)))
        & ~frame["track"].isin(list(ruling.value.except_tracks)),
    )
    # The same form twice is D101's to report.
    groups = alike(forms, "name_key", "recipient", "stage", several=("award",))
    for first, line in _pairs(groups, lambda first, second: first.award != second.award, intake.units):
        yield _beside("D104", ruling, first, line, except_tracks=ruling.value.except_tracks)


@check("D106")
def two_ranks_at_once(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A recipient is put up for two ranks of one award at once."""
    ruling = regime.common.ranks_at_once
    if ruling is None:
        return
    ladder = {code: number for number, group in enumerate(ruling.value) for code in group}
    frame = classified(intake)
    ranked = chosen(frame, frame["award"].isin(list(ladder)) & (frame["track"] != "sudden"))
    ranked = ranked.assign(ladder=ranked["award"].astype("str").map(ladder))
    groups = alike(ranked, "name_key", "recipient", "ladder", "stage", several=("award",))
    for first, line in _pairs(groups, lambda first, second: first.award != second.award, intake.units):
        yield _beside("D106", ruling, first, line)


def _beside(code: str, ruling: Ruling[Any], first: Line, line: Line, **more: Any) -> Finding:
    """What stands in ``line`` does not go with what the same recipient is put up for in ``first``."""
    return judged(
        code,
        award_place(line),
        ruling,
        line.award_text,
        recipient_name=line.name,
        award=line.award,
        other_award=first.award,
        first=_place(first),
        **more,
    )


def state_forms(regime: Regime) -> frozenset[str]:
    """The commendation forms and honours that the State decides."""
    return frozenset(
        code
        for code, rules in regime.awards.items()
        if rules.family != "emulation_title" and rules.levels.value == ("state",)
    )


def _pairs(
    groups: Iterator[list[Line]], clash: Callable[[Line, Line], bool], units: Sequence[str]
) -> Iterator[tuple[Line, Line]]:
    """Per line the first earlier one of the same recipient that it clashes with."""
    for group in groups:
        for at, line in enumerate(group):
            for first in group[:at]:
                if clash(first, line) and one_recipient(first, line, units):
                    yield first, line
                    break


def _place(line: Line) -> Place:
    return award_place(line) if line.column else name_place(line)
