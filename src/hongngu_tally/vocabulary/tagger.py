"""Known phrases in a text, word for word."""

from __future__ import annotations

from hongngu_tally.text import bare_key, key


class Tagger:
    """Longest phrase first, whole words only, over match keys or over keys without marks."""

    def __init__(self, bare: bool) -> None:
        self._key = bare_key if bare else key
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._seen: dict[tuple[str, ...], tuple[str, str]] = {}

    def add(self, text: str, tag: str, value: str) -> None:
        """Know one more phrase; of two that are spelt alike the first one holds."""
        words = tuple(self._key(text).split())
        if not words or words in self._seen:
            return
        self._seen[words] = (tag, value)
        self._by_first.setdefault(words[0], []).append((words, tag, value))

    def close(self) -> None:
        """Put the longest phrases first, once all are known."""
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
