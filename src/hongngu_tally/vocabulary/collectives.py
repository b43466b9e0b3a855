"""What the names of one collective share, however an office writes it."""

from __future__ import annotations

from functools import lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import key
from hongngu_tally.vocabulary.words import WORDS, read_words, without

# "Phòng Nội vụ huyện Hồng Ngự", "Phòng Nội vụ huyện"; but "Văn phòng Huyện ủy" is of the party.
_OF_A_PLACE = regex(rf"(?<=\S) (?:{key('huyện')}|{key('tỉnh')})(?! {key('ủy')})(?: \S+){{0,3}}$")


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], list[str], list[str]]:
    """Short words and what they stand for, words always left out, words before a name that leave it the same."""
    organisations = read_words(WORDS / "organisations.toml")
    expand = {key(short): key(long) for short, long in organisations["expand"].items()}
    always = [key(word) for word in organisations["drop"]["always"]]
    heads = {_spelled_out(key(text), expand, always) for text in organisations["same_collective"]["heads"]}
    return expand, always, sorted(heads, key=lambda head: -len(head))


def _spelled_out(words: str, expand: dict[str, str], always: list[str]) -> str:
    return without(" ".join(expand.get(word, word) for word in words.split()), always)


@lru_cache(maxsize=65536)
def collective_key(text: str) -> str:
    """The key of a collective: without the office or the people before a place's name, and without the district.

    >>> collective_key("Nhân dân và cán bộ xã Long Thuận") == collective_key("UBND xã Long Thuận")
    True
    >>> collective_key("Đảng ủy xã Long Thuận") == collective_key("UBND xã Long Thuận")
    False
    """
    expand, always, heads = _words()
    current = _spelled_out(key(text), expand, always)
    while head := next((head for head in heads if current.startswith(f"{head} ")), ""):
        current = current[len(head) + 1 :]
    return _OF_A_PLACE.sub("", current)
