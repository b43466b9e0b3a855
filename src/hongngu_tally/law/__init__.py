"""The law as dated data: ``Catalogue.on(day)`` is the law of one day, and holds no other day.

What a lawyer reads stands in ``rules/``: one file per award, read from top to bottom as its history.
Only starts are written; an end is the next start, a repeal is ``repealed = true``, and what is announced
or not confirmed is ``expected = true``: listed, never applied. A day that no file covers is refused.

In the order of imports: ``rulings`` (dated values), ``years`` (rules over several years), ``instruments`` (laws and
cites), ``province`` (a province's own limits), ``regime`` (the law of one day), ``catalogue`` (all days), ``files``
(reading ``rules/``).
"""

from hongngu_tally.law.amended import OwnRules, own_rules
from hongngu_tally.law.catalogue import Catalogue
from hongngu_tally.law.files import load_catalogue, use_rules
from hongngu_tally.law.instruments import Instrument
from hongngu_tally.law.province import ANY_RATING, ROUNDINGS, ProvinceRules
from hongngu_tally.law.regime import (
    Absence,
    Award,
    AwardRules,
    CommonRules,
    Expected,
    Level,
    Regime,
    Round,
    Unverified,
)
from hongngu_tally.law.rulings import (
    CONDITIONS,
    CONFIDENCE,
    DISCIPLINE,
    FAMILIES,
    GRADES,
    LEVELS,
    RECIPIENTS,
    TRACKS,
    GradeFloor,
    History,
    LawGap,
    MemberShare,
    Ruling,
    Share,
    StateForms,
    VoteShare,
)
from hongngu_tally.law.years import Among, Way, YearsRule
from hongngu_tally.rulefile import Bilingual, RuleFileError

__all__ = [
    "ANY_RATING",
    "CONDITIONS",
    "CONFIDENCE",
    "DISCIPLINE",
    "FAMILIES",
    "GRADES",
    "LEVELS",
    "RECIPIENTS",
    "ROUNDINGS",
    "TRACKS",
    "Absence",
    "Among",
    "Award",
    "AwardRules",
    "Bilingual",
    "Catalogue",
    "CommonRules",
    "Expected",
    "GradeFloor",
    "History",
    "Instrument",
    "LawGap",
    "Level",
    "MemberShare",
    "OwnRules",
    "ProvinceRules",
    "Regime",
    "Round",
    "RuleFileError",
    "Ruling",
    "Share",
    "StateForms",
    "Unverified",
    "VoteShare",
    "Way",
    "YearsRule",
    "load_catalogue",
    "own_rules",
    "use_rules",
]
