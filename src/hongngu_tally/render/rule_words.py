"""What a rule of ``rules/`` says, in one language: a label per key, a phrase per kind of value (``rules.toml``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from hongngu_tally.law import (
    GRADES,
    LEVELS,
    TRACKS,
    Among,
    Catalogue,
    GradeFloor,
    MemberShare,
    ProvinceRules,
    Share,
    StateForms,
    VoteShare,
    Way,
    YearsRule,
)
from hongngu_tally.render.words import Words, words

_LABELLED = {"recipients": "recipient", "levels": "level", "tracks": "track"}


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    return tomli.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))


class RuleWords:
    """Rules in words of one language."""

    def __init__(self, lang: str, catalogue: Catalogue) -> None:
        self.say: Words = words(lang)
        self.law = catalogue
        self._texts = {
            group: {name: both[lang] for name, both in entries.items()} for group, entries in _texts().items()
        }

    def text(self, name: str, **facts: object) -> str:
        """A sentence of its own, with its facts."""
        return self._fill("text", name, **facts)

    def key(self, name: str) -> str:
        """What a key of an award's file is called."""
        return self._texts["key"][name]

    def award(self, code: str) -> str:
        """An award's abbreviation."""
        return self.law.awards[code].abbreviation

    def value(self, name: str, value: Any, award: str = "") -> str:
        """The value of key ``name`` in words; None where the law sets no such rule.

        ``award`` is the code of the award it belongs to: what is asked of a collective is asked of its members.
        """
        if value is None:
            return self._fill("sentence", "none")
        if name in self._texts["value"]:
            own = value if isinstance(value, tuple) else ()
            return self._fill("value", name, n=value, awards=self.awards(own))
        if name == "discipline_bar":
            return self._discipline(value, award)
        if name == "members_grade_min":
            return self._or_better(value)
        if name == "registration_of":
            return self._fill("sentence", "registration", families=self._list("family", value))
        if name == "basis_barred":
            return self._basis(value)
        for kind, phrase in self._phrases():
            if isinstance(value, kind):
                return phrase(name, value)
        return str(value)

    def awards(self, codes: Iterable[str]) -> str:
        """LĐTT hoặc CSTT."""
        return self._any([self.award(code) for code in codes])

    def levels(self, levels: tuple[str, ...]) -> str:
        """The deciding levels, the usual one first and named as such where there are several."""
        shown = [self.say.label("level", level) for level in levels]
        if len(shown) > 1:
            shown[0] = self._fill("sentence", "usual", level=shown[0])
        return ", ".join(shown)

    def tracks(self, tracks: Mapping[str, tuple[str, ...]]) -> str:
        """Cá nhân, tập thể: thường xuyên, chuyên đề; hộ gia đình: chuyên đề; those alike together."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for recipient, each in tracks.items():
            alike.setdefault(each, []).append(recipient)
        return "; ".join(
            f"{self._list('recipient', recipients)}: {self._list('track', each)}"
            for each, recipients in alike.items()
        )

    def province(self, rules: ProvinceRules) -> list[str]:
        """What a province says, one line per limit."""
        lines = []
        forms = ", ".join(map(self.award, rules.non_leader_share_of)) or self._texts["province"]["every_form"]
        for name, awards in (
            ("cstdcs_share_percent", self.awards(rules.cstdcs_share_of)),
            ("non_leader_share_min_percent", forms),
            ("certificate_share_of_staff_percent", ""),
        ):
            if (percent := getattr(rules, name)) is not None:
                lines.append(self._fill("province", name, n=percent, awards=awards))
        for code, most in rules.yearly_max.items():
            lines.append(self._fill("province", "yearly_max", award=self.award(code), n=most))
        for rating, percent in rules.ttldxs_share_percent_by_rating.items():
            grade = self._texts["grade"][rating]
            lines.append(self._fill("province", "ttldxs_share_percent_by_rating", n=percent, grade=grade))
        if rules.rounding:
            lines.append(self._fill("province", "rounding", how=self._texts["rounding"][rules.rounding]))
        if rules.whole_province:
            lines.append(self._texts["province"]["whole_province"])
        for name in ("deadline", "school_deadline"):
            if (day := getattr(rules, name)) is not None:
                lines.append(self._fill("province", name, day=self.say.day(day)))
        return lines

    # --- phrases per kind of value

    def _phrases(self) -> tuple[tuple[type, Callable[[str, Any], str]], ...]:
        # Named tuples are tuples: the more special kinds come first.
        return (
            (Share, self._share),
            (MemberShare, self._members),
            (GradeFloor, self._grade),
            (YearsRule, self._years),
            (StateForms, self._state_forms),
            (VoteShare, self._votes),
            (bool, lambda name, value: self._fill("sentence", "yes")),
            (Mapping, lambda name, value: self.tracks(value)),
            (tuple, self._several),
        )  # fmt: skip

    def _share(self, name: str, share: Share) -> str:
        kinds = {self.law.awards[code].history["recipients"][-1].value for code in share.of}
        sentence = "share_collective" if kinds == {("collective",)} else "share"
        return self._fill("sentence", sentence, n=share.percent, awards=self.awards(share.of))

    def _members(self, name: str, share: MemberShare) -> str:
        sentence = "member_above" if share.strictly_above else "member_least"
        return self._fill("sentence", sentence, n=share.percent, awards=self.awards(share.of))

    def _grade(self, name: str, floor: GradeFloor) -> str:
        return f"{self._or_better(floor.grade)} ({self._list('track', floor.tracks)})"

    def _years(self, name: str, rule: YearsRule) -> str:
        ways = self._any([self._way(way) for way in rule.any_of], "; ")
        if set(rule.tracks) == set(TRACKS):
            return ways
        return f"{ways} ({self._list('track', rule.tracks)})"

    def _way(self, way: Way) -> str:
        """Three years in a row with CSTĐCS, after BKT, of which …"""
        facts = {"n": way.years, "awards": self.awards(way.each), "grade": self._or_better(way.grade)}
        sentence = "years_either" if way.each and way.grade else "years" if way.each else "years_grade"
        if way.every > 1:
            sentence, facts["every"] = "years_every", way.every
        parts = [self._fill("sentence", sentence, **facts)]
        if way.after:
            parts.append(self._fill("sentence", "years_after", awards=self.awards(way.after)))
        if way.among:
            among = self._joined([self._among(each) for each in way.among], "and")
            parts.append(self._fill("sentence", "years_among", among=among))
        for sentence, n in (("years_initiatives", way.initiatives), ("years_ends", way.ends)):
            if n:
                parts.append(self._fill("sentence", sentence, n=n))
        if not way.confirmed:
            parts.append(self._fill("sentence", "way_open"))
        return ", ".join(parts)

    def _among(self, among: Among) -> str:
        what = self._any([text for text in (self.awards(among.of), self._or_better(among.grade)) if text])
        return self._fill("sentence", "years_with", n=among.times, what=what)

    def _or_better(self, grade: str) -> str:
        if not grade:
            return ""
        shown = self._texts["grade"][grade]
        return shown if grade == GRADES[0] else self._fill("sentence", "or_better", grade=shown)

    def _basis(self, basis: Any) -> str:
        every = set(basis.levels) == set(LEVELS)
        levels = self._texts["sentence"]["all_levels"] if every else self._list("level", basis.levels)
        return self._fill(
            "sentence",
            "basis",
            tracks=self._list("track", basis.tracks),
            for_tracks=self._list("track", basis.for_tracks),
            levels=levels,
        )

    def _state_forms(self, name: str, forms: StateForms) -> str:
        tracks = self._list("track", forms.except_tracks)
        return self._fill("sentence", "state_forms", n=forms.most, tracks=tracks)

    def _votes(self, name: str, share: VoteShare) -> str:
        awards = ", ".join(map(self.award, share.awards))
        return self._fill("sentence", "votes", n=share.percent, awards=awards)

    def _several(self, name: str, values: tuple[str, ...]) -> str:
        if name == "ranks_at_once":
            groups = "; ".join(", ".join(map(self.award, group)) for group in values)
            return self._fill("sentence", "ranks", groups=groups)
        if name == "levels":
            return self.levels(values)
        if name in _LABELLED:
            return self._list(_LABELLED[name], values)
        if name == "requires_any_of":
            return self._any([self._texts["condition"][each] for each in values])
        return self.awards(values)

    def _discipline(self, value: str, award: str) -> str:
        collective = award and self.law.awards[award].history["recipients"][-1].value == ("collective",)
        sentence = "discipline_member" if collective else "discipline"
        return self._fill("sentence", sentence, discipline=self._texts["discipline"][value])

    # --- small change

    def _list(self, kind: str, values: Iterable[str]) -> str:
        return ", ".join(self.say.label(kind, value) for value in values)

    def _any(self, shown: list[str], between: str = ", ") -> str:
        return self._joined(shown, "or", between)

    def _joined(self, shown: list[str], by: str, between: str = ", ") -> str:
        if len(shown) < 2:
            return "".join(shown)
        last = "; " if between == "; " else " "
        return f"{between.join(shown[:-1])}{last}{self._texts['text'][by]} {shown[-1]}"

    def _fill(self, group: str, name: str, **facts: object) -> str:
        return self.say.filled(self._texts[group][name], facts)
