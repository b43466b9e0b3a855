"""Whom a heading or title parts off: people who stand beside the nominees and are not put up for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import YEAR, clean, key
from hongngu_tally.vocabulary.denials import DenialWords
from hongngu_tally.vocabulary.phrases import Phrases
from hongngu_tally.vocabulary.unmarked import WithMarks
from hongngu_tally.vocabulary.words import (
    ASKED,
    WORDS,
    begins_any,
    has_any,
    read_words,
    strip_enumerator,
    without,
)

# What a bracket or reason adds says nothing about whom the heading is of.
_TAIL = regex(r"[(:;].*|\b(?:do|vì)\b.*", re.IGNORECASE | re.DOTALL)
REGISTRATION = "registration"
OTHERS = "others"
PENDING = "pending"
_KINDS = ("example", "reserve", PENDING, REGISTRATION, OTHERS)


class AsideWords:
    """The words of ``words/aside.toml``, and of those who are said not to be proposed."""

    def __init__(self, denials: DenialWords, phrases: Phrases) -> None:
        self._denials = denials
        self._phrases = phrases

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary lives as long as its process
    def why(self, text: str, *, alone: bool = True) -> str:
        """Why those below a heading or title are not nominated: ``not-nominated``, ``reserve`` (they stand in for others), ``pending`` (nobody has decided),
        ``registration``, ``others`` (a council, guests), ``example``; empty where nothing says so. Unless ``alone`` counts, "Nghỉ hưu" does not."""
        if self._denials.below(text) or self._denies_an_award(text):
            return "not-nominated"
        shown = self._with_marks(clean(strip_enumerator(clean(text))))
        bare = shown[1:-1] if shown.startswith("(") and shown.endswith(")") else _TAIL.sub("", shown)
        words = f" {key(bare)} "
        return next((kind for kind in _KINDS if any(self._said(kind, words, alone))), "")

    def _denies_an_award(self, text: str) -> bool:
        """ "Hộ không đạt Gia đình văn hóa năm 2026": nothing stands behind the one award but its year."""
        tags = self._phrases.tags(_TAIL.sub("", strip_enumerator(clean(text))))
        at = next((at for at, (tag, *_) in enumerate(tags) if tag in {"award", "generic"}), 0)
        behind = (
            (tag == "noise" and words != ASKED) or YEAR.fullmatch(words) for tag, _, words in tags[at + 1 :]
        )
        return bool(at) and all(behind) and self._denials.denies(" ".join(words for *_, words in tags[:at]))

    @cached_property
    def _with_marks(self) -> WithMarks:
        return WithMarks(
            text
            for lists in read_words(WORDS / "aside.toml").values()
            for texts in lists.values()
            for text in texts
        )

    def _said(self, kind: str, words: str, alone: bool) -> Iterator[bool]:
        """Per phrase of a kind that stands in the text, whether the rest of it allows to take it so."""
        own = self._words[kind]
        for phrase in (*own["says"], *(self._alone(own, words) if alone else ())):
            before, found, after = words.partition(f" {phrase} ")
            if not found:
                continue
            before, after = before.strip(), after.strip()
            if before and kind == "example":
                # "Hợp tác xã Ví Dụ" is a body.
                continue
            if has_any(words, own.get("unless", ())):
                continue
            if any(before == one or before.endswith(f" {one}") for one in own.get("unless_after", ())):
                continue
            if after and "followed" in own and not self._follows(own["followed"], after):
                continue
            yield self._understood(kind, before) and (
                self._understood(kind, after) or before.startswith(self._titles)
            )

    def _alone(self, own: dict[str, tuple[str, ...]], words: str) -> tuple[str, ...]:
        """What says it only in a heading that asks for nothing: "Nghỉ hưu"."""
        alone = own.get("alone", ())
        if not any(phrase in words for phrase in alone):
            return ()
        said = self._phrases.parse(words)
        asks = said.awards or said.generic or f" {ASKED} " in words or words.strip().startswith(self._titles)
        return () if asks else alone

    def _follows(self, starts: tuple[str, ...], after: str) -> bool:
        phrase = self._phrases.parse(after)
        awarded = bool(phrase.awards or phrase.generic) and not phrase.rest
        return begins_any(after, starts) or awarded or bool(YEAR.match(after))

    def _understood(self, kind: str, text: str) -> bool:
        """Whether a part of a heading is made of words that say nothing more than whom it is of."""
        left = without(text, (*self._words[kind]["words"], *self._common))
        parsed = self._phrases.parse(text)
        return not left or all(map(str.isdigit, left.split())) or not (parsed.rest or parsed.reason)

    @cached_property
    def _words(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Per kind its lists of match keys, the longest first."""
        read = read_words(WORDS / "aside.toml")
        return {
            kind: {
                name: tuple(sorted(map(key, texts), key=len, reverse=True))
                for name, texts in {"words": (), **read[kind]}.items()
            }
            for kind in ("common", *_KINDS)
        }

    @property
    def _common(self) -> tuple[str, ...]:
        return self._words["common"]["words"]

    @property
    def _titles(self) -> tuple[str, ...]:
        return self._words["common"]["titles"]
