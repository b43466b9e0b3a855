"""What a name tells of its bearer: a person, a collective or a household."""

from __future__ import annotations

from functools import cached_property

from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.words import WORDS, read_words


class RecipientNames:
    """The words of ``words/organisations.toml`` that begin the names of persons, bodies and households."""

    def __init__(self) -> None:
        self._organisations = read_words(WORDS / "organisations.toml")

    @cached_property
    def _starts(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        organisations = self._organisations
        return tuple(
            (kind, tuple(tuple(key(text).split()) for text in organisations[kind]["starts"]))
            for kind in ("household", "collective")
        )

    @cached_property
    def _forms_of_address(self) -> tuple[tuple[str, ...], ...]:
        person = self._organisations["person"]
        texts = sorted((*person["address"], *person["ranks"]), key=len, reverse=True)
        return tuple(tuple(key(text).split()) for text in texts)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(key(text) for text in self._organisations["person"]["surnames"])

    def person_words(self, name: str) -> tuple[tuple[str, ...], bool]:
        """A name's key words without form of address and rank, and whether one stood there."""
        words = tuple(key(name).split())
        addressed = False
        changed = True
        while changed:
            changed = False
            for form in self._forms_of_address:
                if len(words) > len(form) and words[: len(form)] == form:
                    words, addressed, changed = words[len(form) :], True, True
                    break
        return words, addressed

    def kind(self, name: str) -> str:
        """``individual``, ``collective`` or ``household`` as the name itself tells; nothing when it does not."""
        words = tuple(key(name).split())
        for kind, starts in self._starts:
            for start in starts:
                if words[: len(start)] == start and len(words) > len(start) - (kind == "household"):
                    if kind == "collective" and len(start) == 1 and self._reads_as_person(name, words):
                        continue
                    return kind
        person, addressed = self.person_words(name)
        if 1 <= len(person) <= 7 and not any(word.isdigit() for word in person):
            if addressed and len(person) <= 6:
                return "individual"
            if person[0] in self._surnames and 2 <= len(person) <= 6:
                return "individual"
        return ""

    def _reads_as_person(self, name: str, words: tuple[str, ...]) -> bool:
        """ "Đoàn Mẫu Sen" is a person, "Đoàn Thanh niên huyện" is not: every word of a person's name has a capital."""
        shown = clean(name).split()
        return (
            words[0] in self._surnames and 2 <= len(words) <= 4 and all(word[:1].isupper() for word in shown)
        )
