"""What cells, section rows and titles say, word for word: awards, recipients, tracks, levels, units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from hongngu_tally.law import Catalogue
from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary.tagger import Tagger
from hongngu_tally.vocabulary.units import UnitNames
from hongngu_tally.vocabulary.words import ENUMERATOR, WORDS, clean_lines, keys_of, read_words, without

_BETWEEN_LETTERS = re.compile(r"[\s.]+")
_RAISED = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"), " ")
"""Signs of footnotes."""
_FOOTNOTE = re.compile(r"\s*[a-h]\s*")
_SPELT_OUT = re.compile(r"(?:[^\W\d_][\s.]+){3,}[^\W\d_]?\.?")
_LONGEST_SHORT_FORM = len("TT LĐTT")
_YEAR_TOKEN = re.compile(r"^(?:19|20)\d\d$")
BETWEEN_TITLES = re.compile(
    r"\s*(?:[,;+/\n\r|]|(?<=\s)[-–](?=\s)|(?<=\s)(?:và|đồng thời)(?=\s)|(?<=\s)&(?=\s))\s*"
)
"""What stands between several award titles in one cell."""
_DECISION = re.compile(
    r"[(,;]?\s*(?:theo\s+)?(?:QĐ|quyết định)(?:\s+số)?\s*:?\s*\d+\s*(?:/[\w.-]+)*(?:,?\s*ngày\s*\d{1,2}(?:\s*[/.-]\s*|\s*tháng\s*)\d{1,2}(?:\s*[/.-]\s*|\s*năm\s*)\d{2,4})?\s*\)?",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[(,;+]?\s*(?:(?:kèm(?:\s+theo)?|và|cùng)\s+)?(?:(?:số\s+)?tiền(?:\s+thưởng)?\s*:?\s*)?\d{1,3}(?:[.,]\d{3})+\s*(?:đồng|đ|VNĐ|VND)\b\s*\)?",
    re.IGNORECASE,
)
_COMMENDS = re.compile(rf"\b{key('khen')}\b(?! {key('thưởng')})")
_ARROW = re.compile(r"[-=–—]+>+|[→➔➜⇒⇨]")
"""Between two awards it makes the one of the other: which of them is asked for a person has to say."""
_BRACKETED = re.compile(r"\(([^()]*)\)")
_PLACE_WORDS = tuple(
    frozenset(
        fold(text).split()[-1]
        for text in (
            "xã",
            "phường",
            "thị trấn",
            "huyện",
            "thị xã",
            "tỉnh",
            "bộ",
            "sở",
            "giám đốc",
            "hiệu trưởng",
            "công ty",
        )
    )
    for fold in (key, bare_key)
)
# Behind a place's word these make it another body, who signs for itself: Huyện đoàn, Huyện ủy, Xã đội.
_BODY_TAILS = tuple(frozenset(map(fold, ("đoàn", "ủy", "đội"))) for fold in (key, bare_key))
_SIGNS = tuple(
    tuple(fold(word) for word in ("chủ tịch", "UBND", "ủy ban nhân dân", "CT", "CTUBND", "cấp"))
    for fold in (key, bare_key)
)
"""First words of levels that tell who signs, wherever they stand."""
_COMMUNE_WORDS = frozenset({key("xã"), "phường2", key("phường"), key("thị")})


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


class Phrases:
    """The phrases of ``words/phrases.toml``, the awards' spellings and the units' names, as one grammar."""

    def __init__(self, catalogue: Catalogue, units: UnitNames) -> None:
        self._phrases = read_words(WORDS / "phrases.toml")
        self._open_names = frozenset(self._phrases["open_names"]["awards"])
        self._generic: dict[str, dict[str, str]] = {}
        self._tagger = self._build_tagger(catalogue, units, bare=False)
        self._catalogue, self._units = catalogue, units
        self._cell_tracks, self._cell_levels, self._cell_kinds = (
            {key(text): value for value, texts in self._phrases[name].items() for text in texts}
            for name in ("track_in_cell", "level_in_cell", "kind_in_cell")
        )
        self._remarks = tuple(sorted(keys_of(self._phrases["remarks"]["words"]), key=len, reverse=True))
        self._labels = keys_of(self._phrases["remarks"]["labels"])
        self._held = tuple(sorted(keys_of(self._phrases["remarks"]["held"]), key=len, reverse=True))
        self._phrase_cache: dict[str, Phrase] = {}
        self._cell_cache: dict[str, tuple[tuple[str, Phrase], ...]] = {}

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
        for text in self._phrases["noise"]["reasons"]:
            tagger.add(text, "reason", "")
        for text in self._phrases["noise"]["denials"]:
            tagger.add(text, "denial", "")
        for text in self._phrases["compounds"]["words"]:
            tagger.add(text, "rest", "")
        for text in self._phrases["noise"]["words"]:
            tagger.add(text, "noise", "")
        for one in units.current:
            for name, level in ((one.place, one.level), (one.province, "province")):
                if name:
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
            if text.isascii() and (found.rest or not found.says_something or found.recipients):
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
                if _YEAR_TOKEN.match(words):
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

    def in_cell(self, text: str) -> tuple[tuple[str, Phrase], ...]:
        """The award titles in one cell, each with what it says; one entry with no award when nothing matches.

        The whole text is tried first, so that "Danh hiệu/Hình thức" style names with separators stay whole.
        """
        if text not in self._cell_cache:
            self._cell_cache[text] = self._split_titles(text)
        return self._cell_cache[text]

    @staticmethod
    def without_decision(text: str) -> str:
        """An award's name without the decision and the money behind it, which say nothing of which one it is."""
        return _MONEY.sub(" ", _DECISION.sub(" ", text))

    def names_award(self, text: str) -> bool:
        """Whether some title in one cell is an award's name, if only a generic one."""
        return any(phrase.awards or phrase.generic for _, phrase in self.in_cell(text))

    def _split_titles(self, text: str) -> tuple[tuple[str, Phrase], ...]:
        text = self.without_decision(_BRACKETED.sub(self._without_remark, text.translate(_RAISED)))
        whole = self.parse(text)
        if is_one_award(whole):
            return ((clean(text), whole),)
        if (
            len(whole.awards) > 1
            and (arrow := _ARROW.search(text))
            and self.names_award(text[: arrow.start()])
        ):
            return ((clean(text), replace(whole, rest=(*whole.rest, arrow[0]))),)
        parsed = [(clean(part), self._parse_part(part)) for part in self._parts(clean_lines(text))]
        if any(is_one_award(phrase) for _, phrase in parsed):
            return self._share_context(parsed)
        if len(whole.awards) > 1 and not whole.rest:
            return tuple((clean(text), _only(whole, code)) for code in whole.awards)
        if not whole.rest and (form := self.commends(text, whole.level)):
            whole = replace(whole, awards=(self.resolve(form, whole.level),))
        return ((clean(text), whole),)

    def _parse_part(self, part: str) -> Phrase:
        """One of several titles in a cell without its number; "L.Đ.T.T" has none."""
        whole = self.parse(part)
        return whole if is_one_award(whole) else self.parse(ENUMERATOR.sub("", part, count=1) or part)

    def _parts(self, text: str) -> list[str]:
        """The parts of a cell's text that may be award titles each; a name may go on in the next line: "Tập⏎thể LĐTT; BK tỉnh"."""
        parts: list[str] = []
        for line in text.split("\n"):
            first, *rest = [part for part in BETWEEN_TITLES.split(line) if part] or [""]
            if parts and self._goes_on(parts[-1], first):
                parts[-1] = f"{parts[-1]} {first}"
            elif first:
                parts.append(first)
            parts += rest
        return parts

    def _goes_on(self, above: str, below: str) -> bool:
        """Whether only both lines together name an award."""
        said, more = self.parse(above), self.parse(below)
        together = not said.awards and not (said.generic and more.awards)
        return together and is_one_award(self.parse(f"{above} {below}"))

    def _without_remark(self, bracketed: re.Match[str]) -> str:
        """Nothing for a bracket behind an award that says nothing of which one is meant: "(nghỉ hưu)", "(95 %)", "(SK: …)"."""
        if not bracketed.string[: bracketed.start()].strip():
            return bracketed[0]
        label, sign, _ = bracketed[1].partition(":")
        if _FOOTNOTE.fullmatch(bracketed[1]) or (sign and key(label) in self._labels):
            return " "
        said = key(self.without_decision(bracketed[1]))
        if held := next((words for words in self._held if said.startswith(f"{words} ")), ""):
            # "CSTĐCS (trên nền LĐTT)": only the first is asked for.
            award = self.parse(said[len(held) :])
            return " " if award.awards and not award.rest else bracketed[0]
        rest = without(said, self._remarks).replace("%", " ")
        return " " if all(map(str.isdigit, rest.split())) else bracketed[0]

    @staticmethod
    def _share_context(parsed: list[tuple[str, Phrase]]) -> tuple[tuple[str, Phrase], ...]:
        """A part that only gives a track or level ("GK huyện, đột xuất") qualifies the title before it."""
        shared: list[tuple[str, Phrase]] = []
        for text, phrase in parsed:
            qualifies = (
                not phrase.awards
                and not phrase.generic
                and not phrase.rest
                and (phrase.track or phrase.level)
            )
            if qualifies and shared:
                before, last = shared[-1]
                shared[-1] = (f"{before}, {text}", _merge(last, phrase))
            elif phrase.awards or phrase.generic or phrase.rest:
                shared.append((text, phrase))
        return tuple(shared)

    def track(self, text: str) -> str:
        """The track that a track column's cell or a section row names."""
        found = self.parse(text)
        return found.track or self._cell_tracks.get(key(text), "")

    def level(self, text: str) -> str:
        """The level that a level column's cell names: "Huyện", "H"."""
        return self.parse(text).level or self._cell_levels.get(key(text), "")

    def is_track(self, text: str) -> bool:
        """Whether a text names a track and says nothing else."""
        said = {tag for tag, *_ in self.tags(text)}
        return "track" in said and said <= {"track", "noise", "reason"}

    @cached_property
    def _achieved(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        said = self._phrases["achievement"]
        return {
            name: tuple(sorted((tuple(key(text).split()) for text in texts), key=len, reverse=True))
            for name, texts in said.items()
        }

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def achieved(self, text: str) -> tuple[str, str]:
        """(track, name of the drive) that an achievement's text begins with; empty where it may be a year's work.

        "Thành tích xuất sắc trong phong trào xây dựng nông thôn mới" is a drive's, a drive met later in a text is not.
        """
        said = self._achieved
        words = clean(text).split()
        keys = [key(word) for word in words]
        start = next((at for at, word in enumerate(keys) if (word,) not in said["leads"]), len(keys))

        def begins(name: str, at: int) -> int:
            return next((len(one) for one in said[name] if tuple(keys[at : at + len(one)]) == one), 0)

        if begins("sudden", start):
            return "sudden", ""
        name = start + begins("drives", start)
        named = len(words) - name >= 2 and not keys[name].isdigit() and not begins("no_drive", name)
        return ("drive", " ".join(words[name:])) if name > start and named else ("", "")

    def recipient(self, text: str) -> str:
        """The recipient kind that a recipient column's cell states."""
        found = self.parse(text)
        return found.recipients[0] if len(found.recipients) == 1 and not found.rest else ""

    def kind_in_cell(self, text: str) -> str:
        """The recipient kind that a cell in a column of kinds states, by a letter too: "T", "C", "H"."""
        return self.recipient(text) or self._cell_kinds.get(key(text), "")

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(key(text) for texts in self._phrases["recipient"].values() for text in texts)

    def is_kind(self, text: str) -> bool:
        """Whether a text is a word for a kind of recipients and nothing else."""
        return key(text) in self._kinds

    @cached_property
    def _values(self) -> dict[str, dict[str, str]]:
        return {
            name: {key(text): value for value, texts in self._phrases[name].items() for text in texts}
            for name in ("grade", "sex", "group")
        }

    def value(self, field_name: str, text: str) -> str:
        """The canonical value of a grade, sex or group cell; empty when the text is none of them."""
        return self._values[field_name].get(key(text), "")


def _ministry(words: str) -> str:
    """The level that an award's own words tell: of "cấp bộ" and "cấp bộ, ban, ngành, tỉnh" only the first one."""
    said = words.split()
    return "ministry" if key("bộ") in said and key("tỉnh") not in said else ""


def is_one_award(phrase: Phrase) -> bool:
    """Whether a text names exactly one award (or one generic name) and nothing that could change it."""
    named = len(phrase.awards) + bool(phrase.generic)
    return named == 1 and (not phrase.rest or phrase.reason)


def _only(phrase: Phrase, code: str) -> Phrase:
    return Phrase((code,), "", phrase.recipients, phrase.track, phrase.level, phrase.units, phrase.years)


def _merge(phrase: Phrase, other: Phrase) -> Phrase:
    return Phrase(
        phrase.awards, phrase.generic, phrase.recipients or other.recipients, phrase.track or other.track,
        phrase.level or other.level, phrase.units or other.units, phrase.years, phrase.rest, phrase.reason,
    )  # fmt: skip
