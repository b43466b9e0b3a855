"""What column titles mean: exact first, then without brackets, then word for word, then without marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.text import bare_key, bare_key_all, clean_all, first_words, key, key_all, one_slip
from hongngu_tally.vocabulary.words import WORDS, keys_of, read_words

_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_LETTER = regex(r"[^\W\d_]")
_SURNAME = key("Họ")


@frozen
class HeaderMatch:
    """What a column title says: the field, the recipient it speaks of, and how sure that is (1.0 = exact)."""

    field: str
    kind: str = ""
    strength: float = 1.0
    alias: str = ""
    also: str = ""
    """What the column is where another column holds the same field: "Tên đơn vị" beside "Họ và tên"."""


@frozen
class _Composition:
    """The phrases that a title of one field is put together from, by their first word, longest first."""

    field: str
    also: str
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], bool, str]]]
    begins: tuple[str, ...] = ("",)

    def match(self, words: Sequence[str]) -> HeaderMatch | None:
        """The field, if its phrases take every word and one of them is a head."""
        if not f"{' '.join(words)} ".startswith(self.begins):
            return None
        at, headed, kinds = 0, False, set[str]()
        while at < len(words):
            for phrase, head, kind in self.phrases.get(words[at], ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    at += len(phrase)
                    headed = headed or head
                    kinds |= {kind} - {""}
                    break
            else:
                if not words[at].isdigit():
                    return None
                at += 1
        if not headed:
            return None
        if kinds == {"collective"} and _SURNAME in words:
            # "Họ và tên người, tên đơn vị" names both.
            kinds.clear()
        return HeaderMatch(
            self.field, kinds.pop() if len(kinds) == 1 else "", 0.85, " ".join(words), self.also
        )


def _compositions(key: Callable[[str], str]) -> tuple[_Composition, ...]:
    """The fields of ``words/titles.toml``, in the file's order; ``key`` spells their words as those of a title to match."""
    data = read_words(WORDS / "titles.toml")
    found = []
    for entry in data["title"]:
        phrases = [(text, True, "") for text in entry["heads"]]
        phrases += [(text, False, "") for text in (*entry["words"], *data["filler"]["words"])]
        if entry["field"] == "name":
            # A head may tell whom the column names, too.
            kinds = {key(text): kind for kind, texts in data["name_words"].items() for text in texts}
            phrases = [(text, head, kinds.get(key(text), "")) for text, head, _ in phrases]
            phrases += [(text, False, kind) for kind, texts in data["name_words"].items() for text in texts]
        by_first: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        for text, head, kind in phrases:
            words = tuple(key(text).split())
            by_first.setdefault(words[0], []).append((words, head, kind))
        for entries in by_first.values():
            entries.sort(key=lambda phrase: -len(phrase[0]))
        begins = tuple(f"{key(text)} " for text in entry.get("begins", ())) or ("",)
        found.append(_Composition(entry["field"], entry.get("also", ""), by_first, begins))
    return tuple(found)


_BEGINS_NONE = (False, False)
"""One object for all words that begin no title, told by what it is."""
_GO_ON = frozenset({"initiative", "discipline"})
"""Fields whose titles are one word that others follow."""


class ColumnTitles:
    """The titles of ``words/columns.toml`` with those an office adds, and those put together from known words."""

    def __init__(self, extra: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._keys = self._read(extra or {})
        self._cache: dict[str, HeaderMatch | None] = {}
        self._may_begin: dict[str, tuple[bool, bool]] = {}
        self._goes_on: dict[tuple[str, ...], bool] = {}

    def _read(self, extra: Mapping[str, tuple[str, ...]]) -> dict[str, HeaderMatch]:
        matches = [
            HeaderMatch(entry.get("field", name), entry.get("kind", ""), 1.0, title, entry.get("also", ""))
            for name, entry in read_words(WORDS / "columns.toml").items()
            for title in (*entry["titles"], *extra.get(name, ()))
        ]
        keys: dict[str, HeaderMatch] = {}
        for folded, match in zip(key_all(clean_all([one.alias for one in matches])), matches, strict=True):
            keys.setdefault(folded, match)
        return keys

    def match(self, text: str) -> HeaderMatch | None:
        """The field that a column title names, or None. Exact first, then without brackets, then by whole words.

        >>> titles = ColumnTitles()
        >>> titles.match("Họ và tên\\n(1)").field
        'name'
        """
        if text not in self._cache:
            # Numbers title nothing, and a sheet may hold a million different ones.
            self._cache[text] = self._find(text) if _LETTER.search(text) else None
        return self._cache[text]

    @staticmethod
    def meaning(entry: str) -> HeaderMatch:
        """What an entry of ``columns.toml`` makes of a column that a person gives it."""
        words = read_words(WORDS / "columns.toml")[entry]
        return HeaderMatch(words.get("field", entry), words.get("kind", ""))

    @cached_property
    def _compositions(self) -> tuple[_Composition, ...]:
        return _compositions(key)

    @cached_property
    def _bare_compositions(self) -> tuple[_Composition, ...]:
        return _compositions(bare_key)

    @cached_property
    def _first_words(self) -> tuple[frozenset[str], frozenset[str]]:
        heads = {
            phrase[0]
            for one in self._compositions
            for entries in one.phrases.values()
            for phrase, head, _ in entries
            if head
        }
        return (
            frozenset({*heads, *(title.partition(" ")[0] for title in self._keys)}),
            frozenset(first_words(bare_key_all(clean_all([match.alias for match in self._keys.values()])))),
        )

    def may_begin(self, text: str) -> bool:
        """A cheap first look: whether a text's first word begins any column title."""
        first = text.split(None, 1)
        if not first:
            return True
        marked, bare = self._begins(first[0])
        return marked or (bare and text.isascii())

    def _begins(self, first: str) -> tuple[bool, bool]:
        """Whether a word begins a title as it is written, and whether it begins one typed without marks."""
        if first not in self._may_begin:
            if len(self._may_begin) > 100_000:
                self._may_begin.clear()
            marked, bare = self._first_words
            word = key(first).partition(" ")[0]
            told = (not word or word in marked, word in bare)
            self._may_begin[first] = told if any(told) else _BEGINS_NONE
        return self._may_begin[first]

    def beginning(self, texts: Iterable[str]) -> list[str]:
        """Those of many distinct texts that ``may_begin`` a column title; each first word is judged once."""
        texts = list(texts)
        firsts = list(first_words(texts))
        judged = map({first: self._begins(first) for first in set(firsts)}.__getitem__, firsts)
        rest = [text for text, told in zip(texts, judged, strict=True) if told is not _BEGINS_NONE]
        return [text for text in rest if self._may_go_on(text) and self.may_begin(text)]

    def _find(self, text: str) -> HeaderMatch | None:
        if len(text) > 120 or not self._may_go_on(text):
            return None
        whole = key(text)
        if found := self._keys.get(whole):
            return found
        bare = key(_BRACKETS.sub(" ", text))
        words = bare.split()
        while words and (words[-1].isdigit() or words[-1] == "năm"):
            words.pop()
        if found := self._keys.get(" ".join(words)):
            return replace(found, strength=0.95)
        parts = [
            self._keys.get(key(part)) for part in re.split(r"[/,;\n]| hoặc | - ", _BRACKETS.sub(" ", text))
        ]
        known = [part for part in parts if part]
        if len(known) == len(parts) > 1 and len({part.field for part in known}) == 1:
            kinds = {part.kind for part in known}
            return HeaderMatch(known[0].field, kinds.pop() if len(kinds) == 1 else "", 0.9, known[0].alias)
        return (
            self._composed(words)
            or self._composed(whole.split())
            or self._by_words(words)
            or self._without_marks(text)
        )

    @cached_property
    def _second_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """(words that stand second in some title, titles of one word that more may follow)."""
        titles = [title.split() for title in self._keys]
        return (
            keys_of(("năm", "hoặc")) | {title[1] for title in titles if len(title) > 1} | self._composing,
            frozenset(title for title, match in self._keys.items() if match.field in _GO_ON),
        )

    def _may_go_on(self, text: str) -> bool:
        """A cheap second look, for names that begin like a title ("Lý Văn Mẫu"): whether their second word may stand in one."""
        pair = tuple(text.split(None, 2)[:2])
        goes_on = self._goes_on.get(pair)
        if goes_on is None:
            if len(self._goes_on) > 100_000:
                self._goes_on.clear()
            first, _, second = key(" ".join(pair)).partition(" ")
            seconds, alone = self._second_words
            self._goes_on[pair] = goes_on = not second or second in seconds or first in alone
        return goes_on or text.isascii() or not text.replace(" ", "").isalpha()

    @cached_property
    def _composing(self) -> frozenset[str]:
        """Every word that a composed title may hold."""
        return frozenset(
            word
            for one in self._compositions
            for entries in one.phrases.values()
            for phrase, _, _ in entries
            for word in phrase
        )

    def _composed(self, words: Sequence[str]) -> HeaderMatch | None:
        """The field whose words make up the whole title: "Danh hiệu thi đua đề nghị UBND huyện công nhận"."""
        if len(words) < 2 or not all(word in self._composing or word.isdigit() for word in words):
            return None
        return next((match for one in self._compositions if (match := one.match(words))), None)

    def _by_words(self, words: list[str]) -> HeaderMatch | None:
        """The longest alias that begins the title, whole words, and covers at least half of it."""
        for end in range(len(words) - 1, 0, -1):
            found = self._keys.get(" ".join(words[:end]))
            if found and found.field == "ordinal":
                # "Thứ tự ưu tiên" numbers nothing.
                continue
            if found and (end >= 2 or found.field in _GO_ON) and end * 2 >= len(words):
                return replace(found, strength=0.6)
        return None

    @cached_property
    def _bare_keys(self) -> dict[str, HeaderMatch]:
        return {bare_key(match.alias): match for match in reversed(list(self._keys.values()))}

    def _without_marks(self, text: str) -> HeaderMatch | None:
        if not text.isascii():
            return None
        whole = bare_key(_BRACKETS.sub(" ", text))
        found = self._bare_keys.get(whole)
        words = whole.split()
        if not found and len(words) > 2 and words[0] in self._first_words[1]:
            found = next((match for one in self._bare_compositions if (match := one.match(words))), None)
        return replace(found, strength=0.8) if found else None

    def guess(self, text: str) -> HeaderMatch | None:
        """The field of a title with a slip of the keyboard: marks or spaces lost, one letter wrong. None if unsure.

        Only for titles inside a header that other titles prove.
        """
        if not _LETTER.search(text):
            return None
        written = bare_key(_BRACKETS.sub(" ", text)).replace(" ", "")
        if len(written) < 4:
            return None
        if found := self._flat_keys.get(written):
            return replace(found, strength=0.7)
        near = [
            match
            for alias, match in self._flat_keys.items()
            if len(written) >= 8 and abs(len(alias) - len(written)) <= 1 and one_slip(alias, written)
        ]
        return replace(near[0], strength=0.6) if near and len({one.field for one in near}) == 1 else None

    @cached_property
    def _flat_keys(self) -> dict[str, HeaderMatch]:
        return {alias.replace(" ", ""): match for alias, match in self._bare_keys.items()}


@lru_cache(maxsize=1)
def _number_titles() -> frozenset[str]:
    return keys_of(read_words(WORDS / "columns.toml")["ordinal"]["titles"])


def titles_numbers(text: str) -> bool:
    """Whether a text titles a column of running numbers, word for word: "STT", "Số TT"."""
    return key(text) in _number_titles()


@lru_cache(maxsize=1)
def column_fields() -> tuple[str, ...]:
    """The entries of ``words/columns.toml``: what a column can mean."""
    return tuple(read_words(WORDS / "columns.toml"))
