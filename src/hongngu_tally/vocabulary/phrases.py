"""What the cells of a list say: the award titles in one, and what the columns of tracks, levels, kinds, grades … hold."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache

from hongngu_tally.law import Catalogue
from hongngu_tally.patterns import regex
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.grammar import Grammar, Phrase
from hongngu_tally.vocabulary.units import UnitNames
from hongngu_tally.vocabulary.words import ENUMERATOR, clean_lines, keys_of, without

_RAISED = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"), " ")
"""Signs of footnotes."""
_FOOTNOTE = regex(r"\s*[a-h]\s*")
BETWEEN_TITLES = regex(
    r"\s*(?:[,;+/\n\r|]|(?<=\s)[-–](?=\s)|(?<=\s)(?:và|đồng thời)(?=\s)|(?<=\s)&(?=\s))\s*"
)
"""What stands between several award titles in one cell."""
_DECISION = regex(
    r"[(,;]?\s*(?:theo\s+)?(?:QĐ|quyết định)(?:\s+số)?\s*:?\s*\d+\s*(?:/[\w.-]+)*(?:,?\s*ngày\s*\d{1,2}(?:\s*[/.-]\s*|\s*tháng\s*)\d{1,2}(?:\s*[/.-]\s*|\s*năm\s*)\d{2,4})?\s*\)?",
    re.IGNORECASE,
)
_MONEY = regex(
    r"[(,;+]?\s*(?:(?:kèm(?:\s+theo)?|và|cùng)\s+)?(?:(?:số\s+)?tiền(?:\s+thưởng)?\s*:?\s*)?(?:(?:\d{1,3}(?:[.,]\d{3})+|\d{5,})\s*(?:đồng|đ|VNĐ|VND)\b|\d(?:[.,]\d+)?\s*(?:lần\s+)?(?:mức\s+)?lương\s+(?:cơ\s+sở|tối\s+thiểu))\s*\)?",
    re.IGNORECASE,
)
_EITHER = regex(r"\S/\S|\(")
"""Signs by which two titles may be one with a choice: "LĐTT/CSTT", "LĐTT (CSTT)"; " / " and others part two."""
_ARROW = regex(r"[-=–—]+>+|[→➔➜⇒⇨]")
"""Between two awards it makes the one of the other: which of them is asked for a person has to say."""
_YEARS = regex(r"\W*(?:(?:19|20)\d\d\W*)+")
_KINDS = keys_of(("cá nhân", "tập thể", "hộ gia đình", "gia đình"))
_BRACKETED = regex(r"\(([^()]*)\)")


class Phrases(Grammar):
    """The grammar with what its words mean in the cells of single columns."""

    def __init__(self, catalogue: Catalogue, units: UnitNames) -> None:
        super().__init__(catalogue, units)
        self._cell_tracks, self._cell_levels, self._cell_kinds = (
            {key(text): value for value, texts in self._phrases[name].items() for text in texts}
            for name in ("track_in_cell", "level_in_cell", "kind_in_cell")
        )
        self._remarks = tuple(sorted(keys_of(self._phrases["remarks"]["words"]), key=len, reverse=True))
        self._labels = keys_of(self._phrases["remarks"]["labels"])
        self._held = tuple(sorted(keys_of(self._phrases["remarks"]["held"]), key=len, reverse=True))
        self._alternatives = [frozenset(group) for group in self._phrases["alternatives"]["groups"]]
        self._cell_cache: dict[str, tuple[tuple[str, Phrase], ...]] = {}

    def awards_in(self, text: str) -> frozenset[str]:
        """Every award that a cell may mean: of a name without its level all of that name."""
        return frozenset(
            code for _, said in self.in_cell(text) for code in (*said.awards, *self.awards_of(said.generic))
        )

    def in_cell(self, text: str) -> tuple[tuple[str, Phrase], ...]:
        """The award titles in one cell, each with what it says; one entry with no award when nothing matches.

        The whole text is tried first, so that "Danh hiệu/Hình thức" style names with separators stay whole.
        """
        if text not in self._cell_cache:
            titles = self._split_titles(text)
            self._cell_cache[text] = self._either(titles) if _EITHER.search(text) else titles
        return self._cell_cache[text]

    def in_title(self, text: str) -> tuple[tuple[str, Phrase], ...]:
        """The award titles that a column to mark names, as in a cell; of two for different forces a mark asks for one."""
        return self._either(self.in_cell(text))

    def _either(self, titles: tuple[tuple[str, Phrase], ...]) -> tuple[tuple[str, Phrase], ...]:
        """ "LĐTT/CSTT" as one title of two awards: nobody has both, and which of them is meant a person has to say."""
        found = list(titles)
        for group in self._alternatives if len(titles) > 1 else ():
            both = [at for at, (_, phrase) in enumerate(found) if group.intersection(phrase.awards)]
            awards = tuple(dict.fromkeys(award for at in both for award in found[at][1].awards))
            if len(awards) > 1:
                text = "/".join(found[at][0] for at in both)
                found[both[0]] = (text, replace(found[both[0]][1], awards=awards))
                found = [one for at, one in enumerate(found) if at not in both[1:]]
        return tuple(found)

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
        if "?" in bracketed[1] or _YEARS.fullmatch(bracketed[1]):
            # Whoever asks has not decided; "(2019)" says of which year it is.
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

    def is_reached(self, text: str) -> bool:
        """Whether a text names what somebody reached and no award: "Học sinh giỏi cấp tỉnh", "Giải Nhất", a grade in words; "A" may be a code."""
        graded = len(text) > 3 and bool(self.value("grade", text))
        return graded or f"{key(text)} ".startswith(self._reached)

    @cached_property
    def _reached(self) -> tuple[str, ...]:
        return tuple(f"{key(text)} " for text in self._phrases["reached"]["titles"])

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(key(text) for texts in self._phrases["recipient"].values() for text in texts)

    def is_kind(self, text: str) -> bool:
        """Whether a text is a word for a kind of recipients and nothing else."""
        return key(text) in self._kinds

    def is_kind_in_full(self, text: str) -> bool:
        """Whether a text is "cá nhân", "tập thể" or "hộ gia đình": no short form, and no body of one sort."""
        return key(text) in _KINDS

    @cached_property
    def _values(self) -> dict[str, dict[str, str]]:
        return {
            name: {key(text): value for value, texts in self._phrases[name].items() for text in texts}
            for name in ("grade", "sex", "group")
        }

    def value(self, field_name: str, text: str) -> str:
        """The canonical value of a grade, sex or group cell; empty when the text is none of them."""
        return self._values[field_name].get(key(text), "")


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
