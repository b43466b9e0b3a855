"""The year's grade as offices write it: in short forms, behind "Loại", before the decision or what qualifies it."""

from __future__ import annotations

from functools import lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import key
from hongngu_tally.vocabulary.words import WORDS, keys_of, read_words, without

_BRACKETED = regex(r"\([^()]*\)")


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str], frozenset[str]]:
    """Texts and their grades, short words in full, words that say nothing more, that deny, and that may follow."""
    phrases = read_words(WORDS / "phrases.toml")
    said = phrases["grade_words"]
    short = {key(text): key(full) for text, full in said["short"].items()}
    grades = {
        form: grade
        for grade, texts in phrases["grade"].items()
        for text in texts
        for form in (key(text), _in_full(key(text), short))
    }
    idle, denials, behind = (keys_of(said[name]) for name in ("idle", "denials", "behind"))
    return grades, short, idle, denials, behind


def _in_full(words: str, short: dict[str, str]) -> str:
    return " ".join(short.get(word, word) for word in words.split())


@lru_cache(maxsize=8192)
def grade_in(text: str) -> str:
    """The grade that a cell of grades says; nothing when it says none that is known.

    >>> grade_in("Loại xuất sắc"), grade_in("K.HTNV"), grade_in("Hoàn thành nhiệm vụ nhưng còn hạn chế"), grade_in("9 điểm")
    ('excellent', 'failed', 'done', '')
    """
    grades, short, idle, denials, behind = _words()
    if found := grades.get(key(text)):
        return found
    words = without(_in_full(key(_BRACKETED.sub(" ", text)), short), idle).split()
    for last in range(len(words), 0, -1):
        found = grades.get(" ".join(words[:last]))
        if found and (last == len(words) or words[last] in behind):
            return found
    denied = words[:1] and words[0] in denials and grades.get(" ".join(words[1:])) == "done"
    return "failed" if denied else ""
