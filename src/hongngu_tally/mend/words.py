"""Words of the vocabulary in the one way in which they are to be written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property

from hongngu_tally.legacy import with_tones_in_place
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary, is_one_award


class Canonical:
    """Names of awards and units that a text means exactly, those of the day; a text that means anything else stays as it is."""

    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        self.vocabulary = vocabulary
        self.day = day

    def placed(self, text: str) -> str:
        """The text with every tone mark on the letter where it belongs (``Hoàng``, ``hóa``)."""
        return with_tones_in_place(text)

    def award(self, text: str, read: Collection[str]) -> str:
        """The award's full name, when the text is one of its spellings and was read as that award and no other."""
        code = self.vocabulary.catalogue.award_of(text)
        if code is None or set(read) != {code}:
            return text
        name = self.vocabulary.catalogue.awards[code].called_on(self.day)
        if "," in name:
            # "Xã, phường, thị trấn tiêu biểu" is said of one of them.
            return text
        ways = [self.vocabulary.phrases.parse(one) for one in (text, name)]
        # What a spelling says beyond the award ("của UBND xã") the name must say too.
        same = all(is_one_award(one) and one.awards == (code,) for one in ways)
        said = [(one.recipients, one.track, one.level, one.units) for one in ways]
        return name if same and said[0] == said[1] else text

    def unit(self, text: str, strict: bool) -> str:
        """The unit's name as its list writes it, when the text is one of its spellings; ``strict``: only the name itself."""
        name = self._names.get(key(text), "") or ("" if strict else self._spellings.get(key(text), ""))
        return name if name and self.vocabulary.units.of_column(text) == name else text

    @cached_property
    def _names(self) -> dict[str, str]:
        return self._each((unit.name, unit.name) for unit in self.vocabulary.units.listed)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return self._each(
            (written, unit.name) for unit in self.vocabulary.units.listed for written in unit.also_written
        )

    @staticmethod
    def _each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Key → name; none where two names share a key."""
        found: dict[str, str] = {}
        for written, name in pairs:
            found[key(written)] = name if found.get(key(written), name) == name else ""
        return found
