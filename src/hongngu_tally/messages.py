"""What a finding says to a person, in either language: the templates of ``guide/messages.toml``, filled.

Facts hold codes and plain values (``LDTT``, ``household``, 12), never words of one language. A template says
how a fact is shown: ``{award:award}`` is the award's name, ``{count:number}`` is ``1.234``. A fact that is
missing is an error, never an empty place in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import tomli

from hongngu_tally.finding import Finding, Place
from hongngu_tally.frozen import frozen
from hongngu_tally.rulefile import Bilingual
from hongngu_tally.text import clean, safe_text
from hongngu_tally.written import day_text, decimals, number, ranges, with_word

if TYPE_CHECKING:
    from hongngu_tally.law import Catalogue

__all__ = ["LANGUAGES", "Message", "MissingFact", "explanation", "render", "title"]

LANGUAGES = ("vi", "en")

_GUIDE = Path(__file__).with_name("guide")
_LONGEST = 120
_MOST = 5


class MissingFact(LookupError):  # noqa: N818 - names what is missing
    """A template asks for a fact that the finding does not hold."""


@frozen
class Message:
    """A finding in words: what is wrong, where and why (``text``), how to mend it, the article."""

    title: str
    text: str
    fix: str
    cite: str


@lru_cache(maxsize=1)
def _templates() -> Mapping[str, Any]:
    return tomli.loads((_GUIDE / "messages.toml").read_text(encoding="utf-8"))


def title(code: str, lang: str = "vi") -> str:
    """The heading of a code: ``Danh hiệu không dành cho loại đối tượng này``."""
    return str(_templates()[code][lang]["title"])


def explanation(code: str, lang: str = "vi") -> str:
    """The page of a code, as Markdown."""
    return (_GUIDE / lang / f"{code}.md").read_text(encoding="utf-8")


def render(finding: Finding, lang: str = "vi") -> Message:
    """The finding in words; awards, levels and articles are named as the rules in use have them.

    The fact ``cause`` chooses among the variants of a code, the fact ``also`` adds sentences to the text.
    """
    from hongngu_tally.law import load_catalogue

    law = load_catalogue()
    entry = _templates()[finding.code]
    variant = entry.get("causes", {}).get(finding.facts.get("cause", ""), {}).get(lang, {})
    parts = {**entry[lang], **variant}
    filler = _Filler(finding, lang, law)
    also = finding.facts.get("also", ())
    more = [entry["also"][name][lang] for name in (also if isinstance(also, tuple) else (also,))]
    return Message(
        filler.fill(parts["title"]),
        " ".join(filler.fill(each) for each in (parts["message"], *more)),
        filler.fill(parts["fix"]),
        law.cite_text(finding.cite, lang) if finding.cite else "",
    )


class _Filler(Formatter):
    """Fills one finding's templates in one language."""

    def __init__(self, finding: Finding, lang: str, law: Catalogue) -> None:
        self.finding, self.lang, self.law = finding, lang, law

    def fill(self, template: str) -> str:
        """The template with every fact in its place."""
        return self.vformat(template, (), self.finding.facts)

    def get_value(self, name: int | str, args: Any, facts: Any) -> Any:
        """The fact of that name."""
        if name not in facts:
            raise MissingFact(
                f"{self.finding.code}: the template asks for {{{name}}}, which the finding lacks"
            )
        return facts[name]

    def format_field(self, value: Any, spec: str) -> str:
        """A fact as its template wants it shown."""
        if not spec:
            return self._text(value)
        if "|" in spec:
            return with_word(self._number(value), spec, single=value == 1)
        if spec in ("award", "level", "recipient", "track"):
            return self._term(spec, str(value))
        if spec in ("awards", "levels", "recipients", "tracks"):
            return self._joined([self._term(spec[:-1], each) for each in value], "or")
        if spec == "all_tracks":
            return self._joined([self._term("track", each) for each in value], "and")
        shown = getattr(self, f"_{spec}", None)
        return shown(value) if shown else self._term(spec, str(value))

    # --- how facts are shown

    def _text(self, value: Any) -> str:
        if isinstance(value, Bilingual):
            return value.said(self.lang)
        if isinstance(value, Place):
            return self._place(value)
        text = safe_text(clean(str(value)))
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

    def _place(self, other: Place) -> str:
        """Another place as the reader of this finding looks for it: without the file, or the sheet, that he has open."""
        own = self.finding.place
        if not own.file or other.file != own.file:
            return safe_text(clean(str(other)))
        if other.sheet != own.sheet or not other.row:
            return safe_text(clean(str(replace(other, file=""))))
        return self._word("cell" if other.cell else "row").format(cell=other.cell, row=other.row)

    def _term(self, kind: str, code: str) -> str:
        """The word for a code; a code that nobody gave a word is shown as it is."""
        if kind == "award" and code in self.law.awards:
            award = self.law.awards[code]
            day = self.finding.day
            return Bilingual(award.called_on(day) if day else award.name_vi, award.name_en).said(self.lang)
        if kind == "level" and code in self.law.levels:
            return self.law.levels[code].name.said(self.lang)
        words = _templates()["terms"].get(kind, {}).get(code)
        return str(words[self.lang]) if words else self._text(code)

    def _word(self, name: str) -> str:
        return str(_templates()["terms"]["word"][name][self.lang])

    def _joined(self, words: list[str], by: str) -> str:
        return (
            f" {self._word(by)} ".join((", ".join(words[:-1]), words[-1]))
            if len(words) > 1
            else "".join(words)
        )

    def _some(self, shown: Iterable[str], separator: str = ", ") -> str:
        words = list(shown)
        left = len(words) - _MOST
        more = [f"… (+{left})"] if left > 0 else []
        return separator.join(words[:_MOST] + more)

    def _span(self, first: Any) -> str:
        """``ở dòng 8``, or ``từ dòng 8 đến dòng 20``: the fact ``last`` is the other end."""
        last = self.get_value("last", (), self.finding.facts)
        name = "one-row" if int(first) == int(last) else "rows"
        return self._word(name).format(first=first, last=last)

    def _number(self, value: Any) -> str:
        return number(int(value), self.lang)

    def _check(self, code: Any) -> str:
        heading = title(str(code), self.lang)
        return heading[:1].lower() + heading[1:]

    def _option(self, value: Any) -> str:
        from hongngu_tally.guard.limits import option_of

        return option_of(str(value))

    def _percent(self, value: Any) -> str:
        return decimals(str(value), self.lang)

    def _size(self, value: Any) -> str:
        size = int(value)
        for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
            if size >= step:
                return f"{self._number(size // step)} {unit}"
        return f"{self._number(size)} byte"

    def _day(self, value: date) -> str:
        return day_text(value, self.lang)

    def _iso(self, value: date) -> str:
        return value.isoformat()

    def _names(self, value: Iterable[str]) -> str:
        return self._some(f"“{self._text(each)}”" for each in value)

    def _rows(self, value: Iterable[int]) -> str:
        """Row numbers, neighbours drawn together: 12–14, 20."""
        return self._some(ranges(value))

    def _year_list(self, value: Iterable[int]) -> str:
        """Years, three and more in a row drawn together: 2016–2019, 2018 và 2019."""
        years = sorted(value)
        if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
            return f"{years[0]}–{years[-1]}"
        return self._joined([str(year) for year in years], "and")

    def _at_least(self, grade: str) -> str:
        """``hoàn thành tốt nhiệm vụ trở lên``; of the highest grade, the grade."""
        from hongngu_tally.law import GRADES

        shown = self._term("completion", grade)
        return shown if grade == GRADES[0] else self._word("or-better").format(grade=shown)

    def _held_or_grade(self, value: Iterable[str]) -> str:
        """The awards that are asked for, or the grade where none is."""
        return self._joined([self._term("award", each) for each in value], "or") or self._term(
            "grade", str(self.get_value("among_grade", (), self.finding.facts))
        )

    def _held(self, value: Iterable[tuple[int, str, str]]) -> str:
        """(year, award, cell) of what somebody held: 2018 Chiến sĩ thi đua cơ sở (2018/a.xlsx › Cá nhân!F9)."""
        return self._some(
            (f"{year} {self._term('award', award)} ({self._text(cell)})" for year, award, cell in value), "; "
        )

    def _nominated(self, value: Iterable[tuple[str, str, str]]) -> str:
        """(award, unit, cell) of nominations: Giấy khen … (Xã Long Thuận, long-thuan.xlsx › Cá nhân!F9)."""
        return self._some(
            (
                f"{self._term('award', award)} ({', '.join(filter(None, (self._text(unit), self._text(cell))))})"
                for award, unit, cell in value
            ),
            "; ",
        )

    def _decision(self, value: tuple[str, str]) -> str:
        """(number, day as YYYY-MM-DD) of a decision: Quyết định số 15/QĐ-UBND ngày 05/01/2021."""
        numbered, day = value
        name = "decision" if numbered else "decision-unnumbered"
        words = [self._word(name).format(number=self._text(numbered))]
        if day:
            words.append(self._word("dated").format(day=self._day(date.fromisoformat(day))))
        return " ".join(words)

    def _said(self, value: Iterable[str]) -> str:
        """Options as typed, and the settings file."""
        return self._some(value, "; ")

    def _lacks(self, value: Iterable[str]) -> str:
        return self._some(self._term("lacks", each) for each in value)

    def _columns(self, value: Iterable[tuple[str, str]]) -> str:
        """(field, letters) pairs: họ tên = C, danh hiệu = F."""
        return ", ".join(
            f"{self._term('field', field.removeprefix('mark:'))} = {letters}" for field, letters in value
        )

    def _told(self, value: Iterable[tuple[str, str, str]]) -> str:
        """What two rows say of their recipient, field by field: ngày sinh “1980” và “05/7/1980”."""
        shown = []
        for field, first, second in value:
            texts = [f"“{self._text(each)}”" if each else self._word("blank") for each in (first, second)]
            both = f" {self._word('and')} ".join(texts) if first != second else texts[0]
            shown.append(f"{self._term('field', field)} {both}")
        return "; ".join(shown) or self._word("no-evidence")

    def _gaps(self, value: Iterable[tuple[int, str, str]]) -> str:
        template = self._word("gap")
        return self._some(
            (
                template.format(row=row, expected=expected, found=self._text(found))
                for row, expected, found in value
            ),
            "; ",
        )
