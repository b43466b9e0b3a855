"""How offices write things: column titles, phrases, rows around a list, names of recipients and units.

All spellings live in ``words/*.toml`` and in the awards' own files; a new spelling is one more line there.
Every distinct text is matched once: the answers are cached per text.
"""

from __future__ import annotations

import copy
from collections.abc import Collection
from datetime import date
from functools import cached_property, lru_cache

from hongngu_tally.law import Catalogue, load_catalogue
from hongngu_tally.text import key
from hongngu_tally.vocabulary.answers import AnswerWords
from hongngu_tally.vocabulary.aside import AsideWords
from hongngu_tally.vocabulary.collectives import collective_key
from hongngu_tally.vocabulary.denials import DenialWords
from hongngu_tally.vocabulary.grammar import Phrase
from hongngu_tally.vocabulary.lines import LineWords
from hongngu_tally.vocabulary.names import Bearer, RecipientNames
from hongngu_tally.vocabulary.phrases import Phrases, is_one_award
from hongngu_tally.vocabulary.posts import Posts
from hongngu_tally.vocabulary.standing import Standing, load_standing
from hongngu_tally.vocabulary.titles import ColumnTitles, HeaderMatch, column_fields, titles_numbers
from hongngu_tally.vocabulary.unit_lists import Unit, UnitList, packaged_lists
from hongngu_tally.vocabulary.units import UnitNames
from hongngu_tally.vocabulary.unmarked import Unmarked
from hongngu_tally.vocabulary.words import ASKED, keys_of, parts_said, strip_count, strip_enumerator

__all__ = [
    "SAY_WHO", "Bearer", "ColumnTitles", "HeaderMatch", "LineWords", "Phrase", "Phrases", "RecipientNames", "Standing", "Unit", "UnitList", "UnitNames",
    "Vocabulary", "collective_key", "column_fields", "is_one_award", "keys_of", "load_vocabulary", "names_one_award", "strip_count",
    "strip_enumerator", "titles_numbers",
]  # fmt: skip

SAY_WHO = ("name", "position", "position_workplace")
"""The columns that say who somebody is."""


class Vocabulary:
    """Everything the locator knows about words. Built once per process; holds no frame and no file."""

    def __init__(
        self, catalogue: Catalogue, units: UnitNames, extra_titles: dict[str, tuple[str, ...]] | None = None
    ) -> None:
        self.catalogue = catalogue
        self.units = units
        self.titles = ColumnTitles(extra_titles)
        self.phrases = Phrases(catalogue, units)
        self.lines = LineWords()
        self.denials = DenialWords(self.lines)
        self.aside = AsideWords(self.denials, self.phrases)
        self.answers = AnswerWords(self.lines)
        self.names = RecipientNames()
        self.posts = Posts()
        self.standing = load_standing()

    @cached_property
    def short_awards(self) -> frozenset[str]:
        """Short names of awards that are a word of their own and no part of a name: "CSTĐCS", "LĐTT"; no title that people are called by."""
        awards = [award for award in self.catalogue.awards.values() if award.family != "state_honour"]
        spellings = (text for award in awards for text in award.spellings)
        return frozenset(text for text in spellings if len(text) > 3 and text.isalpha() and text.isupper())

    def awards_behind(self, text: str, field: str) -> frozenset[str]:
        """ "Nguyễn Văn Mẫu - Chủ tịch - CSTĐCS", "Chủ tịch CSTĐCS": the awards behind a name or post; no honour that people are called by.

        Behind an achievement or in a remark those that it asks for: "Hoàn thành tốt, đề nghị tặng Giấy khen". Of a name without
        its level all that it may mean; none of a year.
        """
        first, *parts = parts_said(text)
        if field in SAY_WHO:
            parts += self.short_awards.intersection(first.split())
        said = [self.phrases.parse(part) for part in parts if field in SAY_WHO or key(part).startswith(ASKED)]
        alone = [phrase for phrase in said if not phrase.rest and not phrase.years]
        named = {
            code for phrase in alone for code in (*phrase.awards, *self.phrases.awards_of(phrase.generic))
        }
        return frozenset(code for code in named if self.catalogue.awards[code].family != "state_honour")

    @cached_property
    def unmarked(self) -> Unmarked:
        """For sheets typed without marks, of which most runs have none."""
        spellings = (text for award in self.catalogue.awards.values() for text in award.spellings)
        units = [unit.name for unit in self.units.listed]
        # "UBND xã" and "Long Thuận" are phrases of their own.
        return Unmarked((*spellings, *units, *(name.partition(" ")[2] for name in units)))

    @lru_cache(maxsize=16)  # noqa: B019 - one vocabulary lives as long as its process
    def on_day(self, day: date, place: str = "") -> Vocabulary:
        """The same words with the units of one day, at the place of ``tally.toml`` or else the given one."""
        dated = copy.copy(self)
        dated.units = self.units.on_day(day, place)
        return dated

    @lru_cache(maxsize=512)  # noqa: B019 - one vocabulary lives as long as its process
    def same_for_collectives(self, award: str) -> str:
        """The title that collectives have under the name of one that only others have: TTLDTT for LDTT; empty for none."""
        if "collective" in self.recipients_of(award):
            return ""
        said = self.phrases.parse(f"Tập thể {self.catalogue.awards[award].spellings[0]}")
        return next((code for code in said.awards if "collective" in self.recipients_of(code)), "")

    def go_beside(self, award: str, others: Collection[str]) -> bool:
        """Whether other awards are asked for on top of a title that everybody gets: all of them stand above it."""
        given, awards = self.catalogue.awards[award], self.catalogue.awards
        above = all(awards[other].rank > given.rank for other in others)
        return given.family == "emulation_title" and bool(others) and above

    @lru_cache(maxsize=512)  # noqa: B019 - one vocabulary lives as long as its process
    def recipients_of(self, award: str) -> frozenset[str]:
        """The recipient kinds that an award has had in any period; all kinds for no award."""
        if not award:
            return frozenset({"individual", "collective", "household"})
        history = self.catalogue.awards[award].history
        return frozenset(
            kind
            for ruling in history.get("recipients", ())
            if not ruling.expected
            for kind in ruling.value or ()
        )


def load_vocabulary(
    extra_units: tuple[Unit, ...] = (),
    extra_titles: tuple[tuple[str, tuple[str, ...]], ...] = (),
    place: str = "",
    own_units: bool = False,
) -> Vocabulary:
    """The packaged words, with the place, units and column titles that ``tally.toml`` adds, and the awards of the rules in use.

    ``own_units`` says that the units are all there are, beside which no packaged list holds.
    """
    return _vocabulary(load_catalogue(), extra_units, extra_titles, place, own_units)


@lru_cache(maxsize=4)
def _vocabulary(
    catalogue: Catalogue,
    units: tuple[Unit, ...],
    titles: tuple[tuple[str, tuple[str, ...]], ...],
    place: str,
    own: bool,
) -> Vocabulary:
    return Vocabulary(catalogue, UnitNames(packaged_lists(), units, place, own), dict(titles))


def names_one_award(text: str) -> bool:
    """Whether a text names exactly one award, so that a column of marks may be meant for it."""
    phrase = load_vocabulary().phrases.parse(text)
    return is_one_award(phrase) and len(phrase.awards) == 1
