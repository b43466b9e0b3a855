"""Texts read word for word: which awards, recipients, tracks, levels and units they name, and what is left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from hongngu_tally.law import Catalogue
from hongngu_tally.text import YEAR, bare_key, key
from hongngu_tally.vocabulary.tagger import Tagger
from hongngu_tally.vocabulary.units import UnitNames
from hongngu_tally.vocabulary.words import WORDS, keys_of, read_words

_BETWEEN_LETTERS = re.compile(r"[\s.]+")
_SPELT_OUT = re.compile(r"(?:[^\W\d_][\s.]+){3,}[^\W\d_]?\.?")
_LONGEST_SHORT_FORM = len("TT LĐTT")
_COMMENDS = re.compile(rf"\b{key('khen')}\b(?! {key('thưởng')})")
_PLACE_WORDS = tuple(
    frozenset(
        fold(text).split()[-1]
        for text in ("xã", "phường", "thị trấn", "huyện", "thị xã", "tỉnh", "bộ", "sở", "giám đốc", "hiệu trưởng", "công ty")
    )
    for fold in (key, bare_key)
)  # fmt: skip
# Behind a place's word these make it another body, who signs for itself: Huyện đoàn, Huyện ủy, Xã đội.
_BODY_TAILS = tuple(frozenset(map(fold, ("đoàn", "ủy", "đội"))) for fold in (key, bare_key))
_SIGNS = tuple(
    tuple(fold(word) for word in ("chủ tịch", "UBND", "ủy ban nhân dân", "CT", "CTUBND", "cấp"))
    for fold in (key, bare_key)
)
"""First words of levels that tell who signs, wherever they stand."""
_COMMUNE_WORDS = keys_of(("xã", "phường", "thị"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a text says, word for word. ``rest`` are the words that no phrase took."""

    awards: tuple[str, ...] = ()
    generic: str = ""
    recipients: tuple[str, ...] = ()
    track: str = ""
    level: str = ""
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    rest: tuple[str, ...] = ()
    reason: bool = False
    """The rest begins with a word that introduces a reason, so it qualifies nothing."""

    @property
    def says_something(self) -> bool:
        """Whether any phrase but noise was found."""
        return bool(self.awards or self.generic or self.recipients or self.track or self.level or self.units)


class Grammar:
    """The phrases of ``words/phrases.toml``, the awards' spellings and the units' names, as one grammar."""

    def __init__(self, catalogue: Catalogue, units: UnitNames) -> None:
        self._phrases = read_words(WORDS / "phrases.toml")
        self._open_names = frozenset(self._phrases["open_names"]["awards"])
        self._generic: dict[str, dict[str, str]] = {}
        self._tagger = self._build_tagger(catalogue, units, bare=False)
        self._catalogue, self._units = catalogue, units
        self._phrase_cache: dict[str, Phrase] = {}

    @cached_property
    def _bare_tagger(self) -> Tagger:
        """For texts typed without marks, which many files do not hold."""
        return self._build_tagger(self._catalogue, self._units, bare=True)

    def _build_tagger(self, catalogue: Catalogue, units: UnitNames, bare: bool) -> Tagger:
        tagger = Tagger(bare)
        for code, award in catalogue.awards.items():
            for text in award.spellings:
                tagger.add(text, "award", code)
        for number, generic in enumerate(self._phrases["generic"]):
            self._generic[str(number)] = dict(generic["award"])
            for head in generic["heads"]:
                tagger.add(head, "generic", str(number))
        for tag in ("recipient", "track", "level"):
            for value, texts in self._phrases[tag].items():
                for text in texts:
                    tagger.add(text, tag, value)
        for unit in units.listed:
            tagger.add(unit.name, "unit", unit.name)
        noise = self._phrases["noise"]
        for tag, texts in (
            ("reason", noise["reasons"]),
            ("denial", noise["denials"]),
            ("rest", self._phrases["compounds"]["words"]),
            ("noise", noise["words"]),
        ):
            for text in texts:
                tagger.add(text, tag, "")
        places = (
            place for one in units.current for place in ((one.place, one.level), (one.province, "province"))
        )
        for name, level in filter(itemgetter(0), places):
            tagger.add(name, "level", level)
            tagger.add(name.partition(" ")[2], "noise", "")
        tagger.close()
        return tagger

    def tags(self, text: str) -> list[tuple[str, str, str]]:
        """(tag, value, words) of a text from left to right; words that no phrase takes have the tag ``rest``."""
        return (self._bare_tagger if text.isascii() else self._tagger).tags(text)

    def parse(self, text: str) -> Phrase:
        """What a text says, parsed word for word; cached."""
        if text not in self._phrase_cache:
            found = self._parse(text, bare=False)
            unclear = found.rest or not found.says_something or found.recipients
            if unclear and text.isascii() and text.strip():
                plain = self._parse(text, bare=True)
                # "Tap the LDTT" is one award's name, not that of another for collectives.
                whole = plain.awards and not plain.rest and len(plain.recipients) < len(found.recipients)
                if (
                    whole
                    or len(plain.rest) < len(found.rest)
                    or (plain.says_something and not found.says_something)
                ):
                    found = plain
            short_form = len(text) <= _LONGEST_SHORT_FORM or _SPELT_OUT.fullmatch(text)
            if (
                found.rest
                and text.isupper()
                and short_form
                and (short := _BETWEEN_LETTERS.sub("", text)) != text
            ):
                # "L ĐTT" and "L.Đ.T.T" for "LĐTT": what is an award when its letters stand together again.
                together = self._parse(short, bare=False)
                found = together if together.awards and not together.rest else found
            self._phrase_cache[text] = found
        return self._phrase_cache[text]

    def _parse(self, text: str, bare: bool) -> Phrase:
        awards: list[str] = []
        generics: list[str] = []
        recipients: list[str] = []
        track = level = ""
        units: list[str] = []
        years: list[int] = []
        rest: list[str] = []
        reason = False
        place_may_follow = place_at_once = named = False
        before, level_before = "", ""
        for tag, value, words in (self._bare_tagger if bare else self._tagger).tags(text):
            if tag != "rest":
                # After "UBND xã", "Giấy khen của UBND xã" or "chuyên đề" a proper name may follow.
                last = words.rpartition(" ")[2]
                # A "hợp tác xã" ends in "xã" and is no place.
                place_at_once = last in _PLACE_WORDS[bare]
                # "Bộ trưởng Bộ Giáo dục và Đào tạo": the name goes on behind "và".
                goes_on = named and words == key("và") and level in {"", "ministry", "unit"}
                named = False
                place_may_follow = (
                    goes_on or tag in {"level", "unit", "track"} or (tag != "recipient" and place_at_once)
                )
            if tag == "award":
                awards.append(value)
                level = level or _ministry(words)
                reason = reason or value in self._open_names
            elif tag == "generic":
                generics.append(value)
            elif tag == "recipient":
                recipients.append(value)
            elif tag == "track":
                track = track or value
            elif tag == "level":
                # "Giấy khen … trong xây dựng xã nông thôn mới" says of no commune that it signs.
                # Nor does "Giấy khen của Hội Nông dân xã".
                signs = before not in {"reason", "body"} and not reason
                level = level or (value if signs or words.startswith(_SIGNS[bare]) else "")
            elif tag == "unit":
                units.append(value)
                # "Giấy khen của UBND xã Long Thuận": the unit's kind tells who signs.
                commune = before != "body" and key(value).split()[0] in _COMMUNE_WORDS
                level = level or ("commune" if commune else "")
            elif tag == "reason" and (awards or generics) and not rest:
                reason = True
            elif tag == "denial" and not reason:
                rest.append(words)
            elif tag == "rest":
                tail = place_at_once and words in _BODY_TAILS[bare]
                if tail and before == "award":
                    # "Bằng khen tỉnh đoàn" is none of the province.
                    awards.pop()
                elif tail and before == "level":
                    level = level_before
                if YEAR.fullmatch(words):
                    years.append(int(words))
                elif tail or not ((words.isdigit() and len(words) < 4) or (place_may_follow and not reason)):
                    rest.append(words)
                    tag = "body"
                place_at_once = False
                named = place_may_follow
            if tag != "level":
                level_before = level
            before = tag
        award_codes = list(dict.fromkeys(awards))
        pending = ""
        for generic in dict.fromkeys(generics):
            code = self._generic[generic].get(level, "")
            if code:
                award_codes.append(code)
            else:
                pending = generic
        return Phrase(
            tuple(dict.fromkeys(award_codes)), pending, tuple(dict.fromkeys(recipients)), track, level,
            tuple(dict.fromkeys(units)), tuple(years), tuple(rest), reason,
        )  # fmt: skip

    def resolve(self, generic: str, level: str) -> str:
        """The award that a generic name means at a level (giấy khen at district: GKH), empty when none."""
        return self._generic[generic].get(level, "") if generic else ""

    def commends(self, text: str, level: str) -> str:
        """The generic name of what a level commends with, where a text says that it does: "UBND huyện khen", "Tỉnh khen"; empty for none."""
        if not _COMMENDS.search(key(text)):
            return ""
        forms = (str(number) for number, one in enumerate(self._phrases["generic"]) if one.get("commends"))
        return next((number for number in forms if self.resolve(number, level)), "")

    def generic_name(self, generic: str) -> str:
        """A name without a level in words ("Giấy khen"), empty for none."""
        return self._phrases["generic"][int(generic)]["heads"][0].capitalize() if generic else ""

    def is_open_name(self, award: str) -> bool:
        """Whether an award's full name goes on with words of its own: Kỷ niệm chương "Vì sự nghiệp …"."""
        return award in self._open_names

    def awards_of(self, generic: str) -> tuple[str, ...]:
        """Every award that a name without a level may mean, at whatever level."""
        return tuple(dict.fromkeys(self._generic[generic].values())) if generic else ()

    def may_mean(self, generic: str, award: str) -> bool:
        """Whether a generic name means this award at some level."""
        return award in self._generic[generic].values()


def _ministry(words: str) -> str:
    """The level that an award's own words tell: of "cấp bộ" and "cấp bộ, ban, ngành, tỉnh" only the first one."""
    said = words.split()
    return "ministry" if key("bộ") in said and key("tỉnh") not in said else ""
