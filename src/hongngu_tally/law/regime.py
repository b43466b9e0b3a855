"""An award with its whole history, and the law of one day: what checks are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from hongngu_tally.frozen import frozen
from hongngu_tally.law.instruments import Instrument, cite_text
from hongngu_tally.law.province import ProvinceRules
from hongngu_tally.law.rulings import (
    Basis,
    GradeFloor,
    History,
    MemberShare,
    Ruling,
    Share,
    StateForms,
    VoteShare,
)
from hongngu_tally.law.years import YearsRule
from hongngu_tally.rulefile import Bilingual

_HEIGHT = {"state": 0, "ministry": 1, "province": 1, "district": 2, "commune": 3, "unit": 4}


def ruling_on(history: tuple[Ruling[Any], ...], day: date) -> Ruling[Any] | None:
    """The latest start not after the day; what is only expected never holds."""
    return next((each for each in reversed(history) if each.since <= day and not each.expected), None)


@frozen
class Award:
    """An award whatever the day: its names and its whole history."""

    code: str
    family: str
    rank: int
    abbreviation: str
    name_vi: str
    name_en: str
    also_written: tuple[str, ...]
    history: History

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that means this award and no other."""
        renamed = (ruling.value for ruling in self.history.get("official_name", ()) if ruling.value)
        return (self.name_vi, self.abbreviation, self.code, *self.also_written, *renamed)

    def on(self, key: str, day: date) -> Ruling[Any] | None:
        """The ruling of a key on a day; its value is None where the day's law has repealed it."""
        return ruling_on(self.history.get(key, ()), day)

    def called_on(self, day: date) -> str:
        """The Vietnamese name on a day: texts rename awards."""
        renamed = self.on("official_name", day)
        return renamed.value if renamed is not None and renamed.value else self.name_vi


@frozen
class AwardRules:
    """An award as it stands on one day. Where the day's law sets no such rule, the field is ``None``."""

    code: str
    family: str
    rank: int
    abbreviation: str
    name_vi: str
    name_en: str
    also_written: tuple[str, ...]
    in_force: Ruling[bool]
    recipients: Ruling[tuple[str, ...]]
    levels: Ruling[tuple[str, ...]]
    """The levels that decide; the first is taken when nothing in the workbook states one."""
    tracks: Ruling[Mapping[str, tuple[str, ...]]]
    """Per recipient; the first is the usual one."""
    requires_any_of: Ruling[tuple[str, ...]] | None = None
    """One of these must be shown: ``initiative``, ``excellent_completion``."""
    prerequisite_any_of: Ruling[tuple[str, ...]] | None = None
    """The same person holds one of these awards in the same year and submission."""
    share_max_percent: Ruling[Share] | None = None
    tenure_min_months: Ruling[int] | None = None
    discipline_bar: Ruling[str] | None = None
    """The mildest discipline in the year that bars the award; for a collective, of a member."""
    member_share_min: Ruling[MemberShare] | None = None
    members_hold_any_of: Ruling[tuple[str, ...]] | None = None
    """At least one member of the collective holds one of these awards in the same year."""
    grade_min: Ruling[GradeFloor] | None = None
    members_grade_min: Ruling[str] | None = None
    """The lowest grade of the year that any member of the collective may have."""
    years_individual: Ruling[YearsRule] | None = None
    """What earlier years a person must show; likewise a collective and a household."""
    years_collective: Ruling[YearsRule] | None = None
    years_household: Ruling[YearsRule] | None = None
    years_once: Ruling[bool] | None = None
    """The years that earned the award do not earn it a second time."""
    initiative_once: Ruling[tuple[str, ...]] | None = None
    """An initiative that earned one of these awards in an earlier year does not earn this one."""
    picked_among: Ruling[tuple[str, ...]] | None = None
    """The recipient holds one of these awards in the same year, as the lower title it is picked among."""
    most_per_block: Ruling[int] | None = None
    """So many at most in one emulation block."""
    militia_share_max_percent: Ruling[int] | None = None
    """For the militia: at most so many percent of a commune's commanders and standing militia, or of its militia units."""
    families_share_max_percent: Ruling[int] | None = None
    """At most so many percent of a residential area's families that have been cultural ones for the years needed."""
    share_of_province_max_percent: Ruling[Share] | None = None
    """A share that only a whole province can exceed."""

    @property
    def default_level(self) -> str:
        """The level taken when nothing in the workbook states one."""
        return self.levels.value[0]

    def years(self, recipient: str) -> Ruling[YearsRule] | None:
        """What earlier years a recipient of this kind must show."""
        return {
            "individual": self.years_individual,
            "collective": self.years_collective,
            "household": self.years_household,
        }.get(recipient)

    def level_too_low(self, level: str) -> bool:
        """Whether ``level`` may not decide this award, and a higher one may.

        A level above the lawful ones is odd, not too low; ``ministry`` and ``province`` are equals.
        """
        allowed = self.levels.value
        return level not in allowed and min(_HEIGHT[each] for each in allowed) < _HEIGHT[level]


@frozen
class Absence:
    """Why an award or a level of government does not exist on a day: ``state`` is not-yet or repealed."""

    code: str
    name_vi: str
    name_en: str
    state: str
    since: date
    """The day it was repealed, or the day on which it starts."""
    cite: str
    confidence: str = "confirmed"
    abbreviation: str = ""
    """Of an award."""

    @property
    def confirmed(self) -> bool:
        """Whether the day may raise more than the note ``rule-unverified``."""
        return self.confidence == "confirmed"


@frozen
class Unverified:
    """A text that is in force and whose content nobody has confirmed."""

    cite: str
    note: Bilingual


@frozen
class Expected:
    """A value that was announced or is not confirmed. Shown, never applied."""

    code: str
    key: str
    since: date
    value: object
    cite: str
    note: Bilingual | None


@frozen
class CommonRules:
    """What holds of all awards on one day. Where the day's law sets no such rule, the field is ``None``."""

    one_form_per_achievement: Ruling[bool] | None = None
    state_forms_a_year: Ruling[StateForms] | None = None
    ranks_at_once: Ruling[tuple[tuple[str, ...], ...]] | None = None
    """Groups of awards of which one recipient is put up for one at a time."""
    proceedings_bar: Ruling[bool] | None = None
    """Nobody is proposed while a measure, an inquiry or a complaint is open."""
    registration_of: Ruling[tuple[str, ...]] | None = None
    """The award families that ask for a registration at the start of the year."""
    basis_barred: Ruling[Basis] | None = None
    votes_min_percent: Ruling[VoteShare] | None = None


@frozen
class Regime:
    """The law as it stood on one day."""

    day: date
    awards: Mapping[str, AwardRules]
    """In order of rank."""
    others: Mapping[str, Absence]
    levels: tuple[str, ...]
    """The levels that exist on the day, from the highest."""
    absent_levels: Mapping[str, Absence]
    instruments: tuple[Instrument, ...]
    """In force on the day: laws, decrees, circulars, each by its day."""
    unverified: tuple[Unverified, ...]
    expected: tuple[Expected, ...]
    texts: Mapping[str, Instrument]
    """Every instrument a cite may name, in force or not."""
    common: CommonRules = field(default_factory=CommonRules)
    """What holds of all awards."""
    renamed: bool = False
    """Whether an award is called otherwise than it was at first."""
    own_files: tuple[str, ...] = ()
    """The user's own files of rules that were read beside the packaged ones."""
    province: ProvinceRules = field(default_factory=ProvinceRules)
    """The province's own limits, from ``tally.toml``."""

    def share_max(self, code: str) -> Ruling[Share] | None:
        """The share of an award that binds: the nation's, or the province's where it is lower or the only one."""
        rules = self.awards.get(code)
        nation = rules.share_max_percent if rules else None
        percent = self.province.cstdcs_share_percent
        if code != "CSTDCS" or rules is None or percent is None:
            return nation
        if nation is not None and nation.value.percent <= percent:
            return nation
        return self.province.ruling(Share(percent, self.province.cstdcs_share_of), self.day)

    def with_presuming(self, awards: Sequence[str]) -> tuple[str, ...]:
        """Awards, and those that only who holds one of them may have: with Lao động tiên tiến Chiến sĩ thi đua cơ sở."""
        above = (
            code
            for code, rules in self.awards.items()
            if rules.prerequisite_any_of is not None and set(awards) & set(rules.prerequisite_any_of.value)
        )
        return (*awards, *above)

    def cite_text(self, cite: str, lang: str = "vi") -> str:
        """``decree-91-2017 Điều 9 khoản 3`` as ``khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP``."""
        return cite_text(self.texts, cite, lang)


@frozen
class Level:
    """A level of government: names, and since when it exists or no longer does."""

    code: str
    name: Bilingual
    history: tuple[Ruling[Any], ...]


@frozen
class Round:
    """The day whose law a year or a school year is judged by."""

    year: str
    judged_on: date
    cite: str = ""
    confidence: str = "confirmed"
    note: Bilingual | None = None
