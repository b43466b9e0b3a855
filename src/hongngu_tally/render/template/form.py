"""A form before it is drawn: for which year, unit and lists, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import tomli

from hongngu_tally.law import AwardRules, Regime
from hongngu_tally.offered import awards_for, fingerprint, levels_open_to
from hongngu_tally.render.template.columns import FormList, form_list
from hongngu_tally.render.template.formulas import Between, Cells, Helper, keys
from hongngu_tally.render.template.members import (
    counters,
    disciplined_members,
    graded_members,
    member_shares,
    persons,
    sets_counted,
    titled_members,
)
from hongngu_tally.render.template.row_checks import checks
from hongngu_tally.render.template.rules import beside, of_rules
from hongngu_tally.render.words import Words, words
from hongngu_tally.stamp import FORMAT, Stamp
from hongngu_tally.vocabulary import Unit

ROWS = {"individual": 300, "collective": 60, "household": 100}
"""How many rows each list has, unless another number is asked for: every one of them is calculated and read."""
MOST_ROWS = 1000
"""Every row is compared with every other one: more would make Excel wait."""


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    return tomli.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Form:
    """Everything a blank list says. ``unit`` is None where any unit may use it; ``place`` is where it hands in."""

    regime: Regime
    year: int
    lists: tuple[str, ...]
    unit: Unit | None = None
    place: str = ""
    place_level: str = "province"
    rows: int = 0
    """Rows of every list; 0 for the usual numbers."""
    lang: str = "vi"
    issued: date = date.min

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels that may decide what the unit proposes."""
        return levels_open_to(self.unit, self.place_level, self.regime)

    @cached_property
    def parts(self) -> tuple[FormList, ...]:
        """The lists that have any award to offer."""
        offered = {kind: awards_for(self.regime, kind, self.levels) for kind in self.lists}
        every = [rules for awards in offered.values() for rules in awards]
        return tuple(
            form_list(self.regime, kind, awards, every, self.rows or ROWS[kind])
            for kind, awards in offered.items()
            if awards
        )

    @cached_property
    def stamp(self) -> Stamp:
        """What tells the form again when it comes back."""
        return Stamp(
            FORMAT, fingerprint(self.regime, self.lists, self.levels), self.year,
            self.unit.name if self.unit else "", self.levels, self.lists, self.issued.isoformat(),
        )  # fmt: skip

    @cached_property
    def words(self) -> Words:
        """The words that all outputs share."""
        return words(self.lang)

    def say(self, name: str, **facts: object) -> str:
        """The text ``group.name`` of this form's language."""
        group, _, entry = name.partition(".")
        text = _texts()[group][entry][self.lang]
        return text.format(**facts) if facts else text

    @property
    def wants_shares(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(award, titles that its holders are a share of) of the shares that bind."""
        return tuple(
            (rules.code, ruling.value.of)
            for rules in self._awards("individual")
            if (ruling := self.regime.share_max(rules.code)) is not None
        )

    def _awards(self, recipient: str) -> Sequence[AwardRules]:
        return next((one.awards for one in self.parts if one.recipient == recipient), ())

    @cached_property
    def calculated(self) -> dict[str, tuple[Cells, tuple[Helper, ...]]]:
        """Per recipient kind the places of its list and its hidden columns."""
        people: Cells | None = None
        found: dict[str, tuple[Cells, tuple[Helper, ...]]] = {}
        counted = sets_counted(self.regime, self._awards("collective"))
        counted += [each for code, of in self.wants_shares for each in ((code,), of) if each not in counted]
        for one in self.parts:
            cells = Cells(one)
            between: Between = {}
            marks: Iterable[Helper] = ()
            if one.recipient == "collective" and people is not None:
                between = {
                    "Q102": ("award", member_shares(cells, self.regime)),
                    "R401": ("award", titled_members(cells, people)),
                    "R404:members": ("award", disciplined_members(cells, people)),
                    "Q102:members": ("award", graded_members(cells, people)),
                }
                marks = counters(cells, people, self.regime)
            elif one.recipient == "individual":
                people, marks = cells, persons(cells, counted)
            helpers = (
                *keys(cells, self.year),
                *marks,
                *checks(
                    cells, self.regime, of_rules(cells, self.regime, between), beside(cells, self.regime)
                ),
            )
            cells.place([helper.name for helper in helpers])
            found[one.recipient] = cells, helpers
        return found

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The checks that the form makes, in the order in which their sentences stand."""
        return tuple(
            dict.fromkeys(
                helper.code for _, helpers in self.calculated.values() for helper in helpers if helper.code
            )
        )
