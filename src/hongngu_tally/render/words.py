"""The words of screens and files, from ``labels.toml``, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from hongngu_tally import text as texts
from hongngu_tally import written

if TYPE_CHECKING:
    from hongngu_tally.counts import Balance
    from hongngu_tally.law import Regime
    from hongngu_tally.rulefile import Bilingual

LANGUAGES = ("vi", "en")


class _Fact(str):
    """A fact as it is printed. ``{n:file|files}`` is the number with the word that goes with it."""

    single: bool

    def __new__(cls, shown: str, single: bool = False) -> _Fact:
        fact = super().__new__(cls, shown)
        fact.single = single
        return fact

    def __format__(self, spec: str) -> str:
        return (
            written.with_word(str(self), spec, single=self.single)
            if "|" in spec
            else super().__format__(spec)
        )


class Words:
    """Everything that is said in one language."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ValueError(lang)
        self.lang = lang
        self._labels = _catalogue()

    def label(self, kind: str, value: object) -> str:
        """What a code is called (``label("level", "district")``). Free text stands for itself, made safe."""
        entry = self._labels[kind].get(str(value))
        return entry[self.lang] if entry else texts.safe_text(value)

    def values(self, kind: str) -> dict[str, str]:
        """What every code of a kind is called."""
        return {code: entry[self.lang] for code, entry in self._labels[kind].items()}

    def text(self, key: str, **facts: object) -> str:
        """A sentence with its facts; whole numbers are printed in the language's manner, texts made safe."""
        return self.filled(self._labels["text"][key][self.lang], facts)

    def filled(self, sentence: str, facts: Mapping[str, object]) -> str:
        """A sentence of another file with its facts, printed as those of ``text``."""
        return sentence.format(**{name: self._shown(fact) for name, fact in facts.items()})

    def number(self, value: int) -> str:
        """1.234 in Vietnamese, 1,234 in English."""
        return written.number(value, self.lang)

    def decimal(self, value: int | float) -> str:
        """A number that may have decimals, at most six of them."""
        if isinstance(value, int):
            return self.number(value)
        text = f"{value:.6f}".rstrip("0").rstrip(".")
        return self.point(text)

    def point(self, shown: str) -> str:
        """A number with decimals as the language writes it: 16,67 in Vietnamese, 16.67 in English."""
        return written.decimals(shown, self.lang)

    def share(self, part: int, whole: int) -> str:
        """A part in percent of a whole, without the sign."""
        return self.point(written.percent_text(part, whole))

    def day(self, day: date) -> str:
        """31/12/2020 in Vietnamese, 2020-12-31 in English."""
        return written.day_text(day, self.lang)

    def of(self, both: Bilingual) -> str:
        """The text of this language."""
        return both.said(self.lang)

    def award(self, regime: Regime, code: str) -> tuple[str, str]:
        """Abbreviation and full name of an award."""
        rules, absent = regime.awards.get(code), regime.others.get(code)
        shown = texts.safe_text(code) or self.text("none")
        named = rules or absent
        name = shown if named is None else named.name_vi if self.lang == "vi" else named.name_en
        return (named.abbreviation if named else shown), name

    def dimension(self, name: str, value: object, regime: Regime) -> str:
        """A value of a dimension as people call it."""
        if value is None or value != value or value == "":
            return self.text("not_a_person" if name == "post" else "none")
        if name == "award":
            return self.award(regime, str(value))[1]
        return self.label(name, value) if name in self._labels else texts.safe_text(value)

    def why_not_counted(self, state: str, reason: str, superseded_by: str = "") -> str:
        """A file's state in a sentence."""
        if superseded_by:
            return self.text("superseded_by", file=superseded_by)
        shown = self.label("state", state)
        return f"{shown} — {self.label('reason', reason)}" if reason else shown

    def law(self, regime: Regime) -> str:
        """By which day's law and which instruments, what of them nobody has confirmed, and the user's own rules."""
        named = ", ".join(instrument.short(self.lang) for instrument in regime.instruments)
        sentences = [self.text("law", day=self.day(regime.day), instruments=named)]
        sentences += [texts.safe_text(self.of(each.note)) for each in regime.unverified]
        if regime.own_files:
            sentences.append(self.text("own_rules", files=", ".join(regime.own_files)))
        return ". ".join(sentences)

    def equalities(self, balance: Balance) -> list[tuple[str, bool]]:
        """The three equalities with their numbers, and whether each holds."""
        fates = sum(balance.fates.values())
        return [
            (self.text("equal_rows", rows=balance.rows, sum=fates), balance.rows == fates),
            (
                self.text(
                    "equal_nominations",
                    nominations=balance.nominations,
                    counted=balance.counted,
                    held_back=balance.held_back,
                ),
                balance.nominations == balance.counted + balance.held_back,
            ),
            (
                self.text("equal_units", by_unit=balance.by_unit, counted=balance.counted),
                balance.by_unit == balance.counted,
            ),
        ]

    def verdicts(self, balance: Balance) -> list[str]:
        """The three equalities, each with its verdict."""
        return [
            f"{text} — {self.text('holds' if holds else 'broken')}"
            for text, holds in self.equalities(balance)
        ]

    def fates(self, fates: Iterable[tuple[str, int]]) -> str:
        """The row ledger's sums in one line."""
        return "; ".join(f"{self.label('fate', fate)} {self.number(n)}" for fate, n in fates if n)

    def _shown(self, fact: object) -> _Fact:
        if isinstance(fact, int) and not isinstance(fact, bool):
            return _Fact(self.number(fact), fact == 1)
        return _Fact(texts.safe_text(fact))


@lru_cache(maxsize=2)
def words(lang: str) -> Words:
    """The words of a language, read once."""
    return Words(lang)


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, dict[str, dict[str, str]]]:
    return tomli.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
