"""Votes as lists write them: "15/15", "14/15 phiếu (93,3%)", "Đạt 100%", "3 đồng ý, 6 không đồng ý"."""

from __future__ import annotations

import re
from functools import lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import clean
from hongngu_tally.vocabulary.words import table_words

_SAID = table_words()["votes"]
VOTE_WORDS = _SAID["words"]
_FOR, _AGAINST, _BALLOT = ("|".join(_SAID[name]) for name in ("agree", "against", "ballot"))
SHARE_SAID = regex("|".join((*_SAID["share"], "%")), re.IGNORECASE)
_OF = r"\d{1,3}\s*/\s*\d{1,3}"
_SHARE = r"\d{1,3}(?:[.,]\d+)?\s*%"
_BESIDE = rf"(?:[\s(),;:=–-]|{'|'.join(_SAID['beside'])}|{_FOR})*"
_VOTES = regex(
    rf"{_BESIDE}(?:(?P<for>\d{{1,3}})\s*/\s*(?P<all>\d{{1,3}})|(?P<share>{_SHARE}))(?:{_BESIDE}{_SHARE})?{_BESIDE}",
    re.IGNORECASE,
)
_BOTH = regex(
    rf"{_BESIDE}(?P<for>\d{{1,3}})\s*(?:(?:{_BALLOT})\s*)?(?:{_FOR})\W+(?P<against>\d{{1,3}})\s*(?:(?:{_BALLOT})\s*)?(?:{_AGAINST})\b[^\d]*",
    re.IGNORECASE,
)
_NUMBER = regex(rf"(\d{{1,3}}){_BESIDE}", re.IGNORECASE)
_SAYS_SO = regex(rf"{_BALLOT}|(?:{_FOR})\s*:?\s*{_OF}|{_OF}\s*(?:{_FOR})", re.IGNORECASE)
_AT_END = regex(rf"(?<!\d)({_OF}|{_SHARE})[^\d%]*$")
_PARTS = regex(r"[,;.]\s+")
_LONGEST = 60


@lru_cache(maxsize=4096)
def share_of(text: str) -> float | None:
    """The share of votes that a text states and nothing else; None where it states none."""
    shown = clean(text)
    if len(shown) > _LONGEST or not any(map(str.isdigit, shown)):
        return None
    if both := _BOTH.fullmatch(shown):
        agreed, other = int(both["for"]), int(both["against"])
        return agreed / (agreed + other) if agreed + other else None
    said = _VOTES.fullmatch(shown)
    if not said:
        return None
    if said["share"]:
        share = float(said["share"].rstrip("% ").replace(",", "."))
        return share / 100 if share <= 100 else None
    agreed, every = int(said["for"]), int(said["all"])
    return agreed / every if 0 < every >= agreed else None


def share_at_end(text: str) -> float | None:
    """The share that stands behind other words: "Chỉ đạt 3/9 phiếu"; of several parts, "9/9 phiếu, giảm nghèo 5%", of the one that speaks of votes."""
    whole = share_of(text)
    if whole is not None:
        return whole
    speaking = [part for part in _PARTS.split(text) if said_to_be_votes(part)]
    found = next((share for part in (*speaking, text) if (share := _AT_END.search(clean(part)))), None)
    return share_of(found[1]) if found else None


def said_to_be_votes(text: str) -> bool:
    """Whether a text says itself that its numbers are votes."""
    return _SAYS_SO.search(text) is not None


def votes_of(value: object) -> float | None:
    """The number of votes that a cell holds and nothing else: 9, "9 phiếu"."""
    if isinstance(value, int | float):
        return float(value)
    found = _NUMBER.fullmatch(clean(value)) if type(value) is str else None
    return float(found[1]) if found else None
