"""What column titles mean: exact first, then without brackets, then by whole words, then without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hongngu_tally.text import bare_key, key
from hongngu_tally.vocabulary.words import WORDS, read_words

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_YEAR_TOKEN = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a column title says: the field, the recipient it speaks of, and how sure that is (1.0 = exact)."""

    field: str
    kind: str = ""
    strength: float = 1.0
    alias: str = ""


class ColumnTitles:
    """The titles of ``words/columns.toml`` with those an office adds."""

    def __init__(self, extra: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._keys = self._read(extra or {})
        self._cache: dict[str, HeaderMatch | None] = {}
        self._may_begin: dict[str, bool] = {}

    def _read(self, extra: Mapping[str, tuple[str, ...]]) -> dict[str, HeaderMatch]:
        keys: dict[str, HeaderMatch] = {}
        for name, entry in read_words(WORDS / "columns.toml").items():
            for title in (*entry["titles"], *extra.get(name, ())):
                match = HeaderMatch(entry.get("field", name), entry.get("kind", ""), 1.0, title)
                keys.setdefault(key(title), match)
        return keys

    def match(self, text: str) -> HeaderMatch | None:
        """The field that a column title names, or None. Exact first, then without brackets, then by whole words.

        >>> titles = ColumnTitles()
        >>> titles.match("Họ và tên\\n(1)").field
        'name'
        """
        if text not in self._cache:
            self._cache[text] = self._find(text)
        return self._cache[text]

    @staticmethod
    def meaning(entry: str) -> HeaderMatch:
        """What an entry of ``columns.toml`` makes of a column that a person gives it."""
        words = read_words(WORDS / "columns.toml")[entry]
        return HeaderMatch(words.get("field", entry), words.get("kind", ""))

    @cached_property
    def _first_words(self) -> tuple[frozenset[str], frozenset[str]]:
        return (
            frozenset(title.partition(" ")[0] for title in self._keys),
            frozenset(bare_key(match.alias).partition(" ")[0] for match in self._keys.values()),
        )

    def may_begin(self, text: str) -> bool:
        """A cheap first look: whether a text's first word begins any column title."""
        first = text.split(None, 1)
        if not first:
            return True
        marked, bare = self._first_words
        word = key(first[0]).partition(" ")[0]
        return not word or word in marked or (first[0].isascii() and word in bare)

    def beginning(self, texts: Iterable[str]) -> list[str]:
        """Those of many distinct texts that ``may_begin`` a column title; each first word is judged once."""
        known = self._may_begin
        found = []
        for text in texts:
            if text:
                first = text.partition(" ")[0]
                may = known.get(first)
                if may is None:
                    # "Họ\nvà tên": only a first word with nothing behind it stands for all its texts.
                    may = self.may_begin(text)
                    if first and len(first.split()) == 1 and len(known) < 100_000:
                        known[first] = may
                if may:
                    found.append(text)
        return found

    def _find(self, text: str) -> HeaderMatch | None:
        if len(text) > 120:
            return None
        whole = key(text)
        if not whole:
            return None
        if found := self._keys.get(whole):
            return found
        bare = key(_BRACKETS.sub(" ", text))
        words = bare.split()
        while words and (words[-1].isdigit() or _YEAR_TOKEN.match(words[-1]) or words[-1] == "năm"):
            words.pop()
        if found := self._keys.get(" ".join(words)):
            return HeaderMatch(found.field, found.kind, 0.95, found.alias)
        parts = [
            self._keys.get(key(part)) for part in re.split(r"[/,;\n]| hoặc | - ", _BRACKETS.sub(" ", text))
        ]
        known = [part for part in parts if part]
        if len(known) == len(parts) > 1 and len({part.field for part in known}) == 1:
            kinds = {part.kind for part in known}
            return HeaderMatch(known[0].field, kinds.pop() if len(kinds) == 1 else "", 0.9, known[0].alias)
        return self._by_words(words) or self._without_marks(text)

    def _by_words(self, words: list[str]) -> HeaderMatch | None:
        """The longest alias that begins the title, whole words, and covers at least half of it."""
        for end in range(len(words) - 1, 0, -1):
            found = self._keys.get(" ".join(words[:end]))
            if found and (end >= 2 or found.field in {"initiative", "discipline"}) and end * 2 >= len(words):
                return HeaderMatch(found.field, found.kind, 0.6, found.alias)
        return None

    @cached_property
    def _bare_keys(self) -> dict[str, HeaderMatch]:
        return {bare_key(match.alias): match for match in reversed(list(self._keys.values()))}

    def _without_marks(self, text: str) -> HeaderMatch | None:
        if not text.isascii():
            return None
        found = self._bare_keys.get(bare_key(_BRACKETS.sub(" ", text)))
        return HeaderMatch(found.field, found.kind, 0.8, found.alias) if found else None


@lru_cache(maxsize=1)
def column_fields() -> tuple[str, ...]:
    """The entries of ``words/columns.toml``: what a column can mean."""
    return tuple(read_words(WORDS / "columns.toml"))
