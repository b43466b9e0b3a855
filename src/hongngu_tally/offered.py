"""What the law of a day offers to a list: the awards that its recipients may have and its unit may propose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence

from hongngu_tally.law import LEVELS, AwardRules, Regime, Ruling
from hongngu_tally.vocabulary import Unit

_JUDGED = (
    "tracks", "requires_any_of", "prerequisite_any_of", "share_max_percent", "tenure_min_months", "discipline_bar",
    "member_share_min", "members_hold_any_of", "grade_min", "picked_among",
)  # fmt: skip
"""The rules that a list can judge by itself."""
_COMMON = (
    "proceedings_bar", "registration_of", "one_form_per_achievement", "state_forms_a_year", "ranks_at_once",
)  # fmt: skip


def levels_open_to(unit: Unit | None, place_level: str, regime: Regime) -> tuple[str, ...]:
    """The levels that may decide what a unit proposes: its own, and those from its place's on upwards.

    ``place_level`` is the level of the place that the unit hands in to; without a unit every level of the day.
    """
    if unit is None:
        return regime.levels
    above = LEVELS[: LEVELS.index(place_level) + 1]
    own = "commune" if unit.kind == "commune" else "unit"
    return tuple(level for level in regime.levels if level == own or level in above)


def awards_for(regime: Regime, recipient: str, levels: Collection[str]) -> tuple[AwardRules, ...]:
    """The awards of the day that exist for a recipient and that one of the levels may decide, the nearest first."""
    found = [
        rules
        for rules in regime.awards.values()
        if recipient in rules.recipients.value and set(rules.levels.value) & set(levels)
    ]
    return tuple(sorted(found, key=lambda rules: rules.rank))


def fingerprint(regime: Regime, lists: Sequence[str], levels: Collection[str]) -> str:
    """A short text that changes when the nation's law changes anything of what these lists offer or judge."""
    said: list[object] = [_plain(getattr(regime.common, name)) for name in _COMMON]
    for recipient in lists:
        for rules in awards_for(regime, recipient, levels):
            said.append(
                [recipient, rules.code, rules.name_vi, [_plain(getattr(rules, name)) for name in _JUDGED]]
            )
    shown = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _plain(ruling: Ruling[object] | None) -> object:
    """What a ruling says and how surely; where it is written may be cited otherwise any day."""
    if ruling is None:
        return None
    value = ruling.value
    return [repr(dict(value)) if isinstance(value, Mapping) else repr(value), ruling.confirmed]
