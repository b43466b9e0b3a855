"""Texts read word for word: which awards, recipients, tracks, levels and units they name, and what is left over."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from operator import itemgetter

from hongngu_tally.frozen import frozen
from hongngu_tally.law import Catalogue
from hongngu_tally.patterns import regex
from hongngu_tally.text import YEAR, bare_key, key
from hongngu_tally.vocabulary.tagger import Tagger
from hongngu_tally.vocabulary.units import UnitNames
from hongngu_tally.vocabulary.words import WORDS, keys_of, read_words, table_words

_BETWEEN_LETTERS = regex(r"[\s.]+")
_SPELT_OUT = regex(r"(?:[^\W\d_][\s.]+){3,}[^\W\d_]?\.?")
_LONGEST_SHORT_FORM = len("TT LĐTT")
_COMMENDS = regex(rf"\b{key('khen')}\b(?! {key('thưởng')})")
_SIGNERS = table_words()["signers"]
_FOLDS = (key, bare_key)
_PLACE_WORDS = tuple(frozenset(fold(text).split()[-1] for text in _SIGNERS["places"]) for fold in _FOLDS)
_BODY_TAILS = tuple(frozenset(map(fold, _SIGNERS["bodies"])) for fold in _FOLDS)
_SIGNS = tuple(tuple(map(fold, _SIGNERS["signs"])) for fold in _FOLDS)
_COMMUNE_WORDS = keys_of(("xã", "phường", "thị"))


@frozen
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
        said = _Said(bare, self._open_names)
        for tag, value, words in (self._bare_tagger if bare else self._tagger).tags(text):
            said.take(tag, value, words)
        awards, pending = said.awards, ""
        for generic in dict.fromkeys(said.generics):
            if code := self._generic[generic].get(said.level, ""):
                awards.append(code)
            else:
                pending = generic
        return Phrase(
            tuple(dict.fromkeys(awards)), pending, tuple(dict.fromkeys(said.recipients)), said.track, said.level,
            tuple(dict.fromkeys(said.units)), tuple(said.years), tuple(said.rest), said.reason,
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


class _Said:
    """What the words of one text say, taken one tag after the other."""

    def __init__(self, bare: bool, open_names: Collection[str]) -> None:
        self._bare, self._open_names = bare, open_names
        self.awards: list[str] = []
        self.generics: list[str] = []
        self.recipients: list[str] = []
        self.units: list[str] = []
        self.years: list[int] = []
        self.rest: list[str] = []
        self.track = self.level = ""
        self.reason = False
        self._before = self._level_before = ""
        self._place_may_follow = self._place_at_once = self._named = False

    def take(self, tag: str, value: str, words: str) -> None:
        """Take the next words, and what they are."""
        if tag == "rest":
            tag = self._take_rest(words)
        else:
            self._expect(tag, words)
            self._take_known(tag, value, words)
        if tag != "level":
            self._level_before = self.level
        self._before = tag

    def _expect(self, tag: str, words: str) -> None:
        """After "UBND xã", "Giấy khen của UBND xã" or "chuyên đề" a proper name may follow."""
        # A "hợp tác xã" ends in "xã" and is no place.
        self._place_at_once = words.rpartition(" ")[2] in _PLACE_WORDS[self._bare]
        # "Bộ trưởng Bộ Giáo dục và Đào tạo": the name goes on behind "và".
        goes_on = self._named and words == key("và") and self.level in {"", "ministry", "unit"}
        self._named = False
        self._place_may_follow = (
            goes_on or tag in {"level", "unit", "track"} or (tag != "recipient" and self._place_at_once)
        )

    def _take_known(self, tag: str, value: str, words: str) -> None:
        if tag == "award":
            self.awards.append(value)
            self.level = self.level or _ministry(words)
            self.reason = self.reason or value in self._open_names
        elif tag == "generic":
            self.generics.append(value)
        elif tag == "recipient":
            self.recipients.append(value)
        elif tag == "track":
            self.track = self.track or value
        elif tag == "level":
            # "Giấy khen … trong xây dựng xã nông thôn mới" says of no commune that it signs.
            # Nor does "Giấy khen của Hội Nông dân xã".
            signs = self._before not in {"reason", "body"} and not self.reason
            self.level = self.level or (value if signs or words.startswith(_SIGNS[self._bare]) else "")
        elif tag == "unit":
            self.units.append(value)
            # "Giấy khen của UBND xã Long Thuận": the unit's kind tells who signs.
            commune = self._before != "body" and key(value).split()[0] in _COMMUNE_WORDS
            self.level = self.level or ("commune" if commune else "")
        elif tag == "reason" and (self.awards or self.generics) and not self.rest:
            self.reason = True
        elif tag == "denial" and not self.reason:
            self.rest.append(words)

    def _take_rest(self, words: str) -> str:
        """Take a word that nobody knows: a year, a number, a place's name, or the tail of another body; what it is."""
        tail = self._place_at_once and words in _BODY_TAILS[self._bare]
        if tail and self._before == "award":
            # "Bằng khen tỉnh đoàn" is none of the province.
            self.awards.pop()
        elif tail and self._before == "level":
            self.level = self._level_before
        number = words.isdigit() and len(words) < 4
        self._place_at_once = False
        self._named = self._place_may_follow
        if YEAR.fullmatch(words):
            self.years.append(int(words))
        elif tail or not (number or (self._place_may_follow and not self.reason)):
            self.rest.append(words)
            return "body"
        return "rest"


def _ministry(words: str) -> str:
    """The level that an award's own words tell: of "cấp bộ" and "cấp bộ, ban, ngành, tỉnh" only the first one."""
    said = words.split()
    return "ministry" if key("bộ") in said and key("tỉnh") not in said else ""
