"""Known phrases in a text, word for word."""

from __future__ import annotations

from hongngu_tally.text import bare_key, bare_key_all, clean_all, key, key_all


class Tagger:
    """Longest phrase first, whole words only, over match keys or over keys without marks."""

    def __init__(self, bare: bool) -> None:
        self._key, self._key_all = (bare_key, bare_key_all) if bare else (key, key_all)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._told: list[tuple[str, str, str]] = []

    def add(self, text: str, tag: str, value: str) -> None:
        """Know one more phrase; of two that are spelt alike the first one holds."""
        self._told.append((text, tag, value))

    def close(self) -> None:
        """Take them in once all are known: keyed together, the longest first."""
        seen: dict[str, tuple[str, str]] = {}
        keys = self._key_all(clean_all([text for text, _, _ in self._told]))
        for folded, (_, tag, value) in zip(keys, self._told, strict=True):
            seen.setdefault(folded, (tag, value))
        seen.pop("", None)
        for folded, told in seen.items():
            words = tuple(folded.split())
            self._by_first.setdefault(words[0], []).append((words, *told))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def tags(self, text: str) -> list[tuple[str, str, str]]:
        """(tag, value, words) from left to right; words that no phrase takes have the tag ``rest``."""
        words = self._key(text).split()
        found: list[tuple[str, str, str]] = []
        at = 0
        while at < len(words):
            for phrase, tag, value in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    found.append((tag, value, " ".join(phrase)))
                    at += len(phrase)
                    break
            else:
                found.append(("rest", "", words[at]))
                at += 1
        return found
