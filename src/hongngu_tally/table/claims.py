"""What a text says of numbers: "LĐTT: 12 cá nhân, 3 tập thể; CSTĐCS: 2" is three claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from hongngu_tally.frozen import frozen
from hongngu_tally.law import RECIPIENTS
from hongngu_tally.patterns import regex
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.numbers import is_number_word, number_in_words
from hongngu_tally.vocabulary.words import COUNTED_NOUN, table_words


@frozen
class Claim:
    """A number that a text states, and what it says of: nothing more, a recipient kind, awards, a track.

    ``instances``: the text counts "lượt", so that a person with two awards counts twice.
    """

    number: int
    recipient: str = ""
    awards: tuple[str, ...] = ()
    track: str = ""
    instances: bool = False
    people: bool = False
    """The text counts "người", not awards: somebody with two awards counts once."""


_PEOPLE = frozenset(table_words()["counted"]["person"])
_RECIPIENT_OF = dict.fromkeys(_PEOPLE, "individual") | {
    noun: kind for kind in RECIPIENTS for noun in table_words()["counted"][kind]
}
_NOUN = rf"(lượt\s+)?({COUNTED_NOUN})\b"
_NUMBER = regex(
    r"(?<![\d/.,\-–%])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?![\d%]|\s*%|[.,/]\d|\s*(?:đồng(?!\s+chí)|triệu|(?:trang|tờ|ngày|tháng|năm|tuổi|giờ)\b|đ\b(?!/c)))(?:\s*"
    + _NOUN
    + ")?",
    re.IGNORECASE,
)
_NOUN_ALONE = regex(rf"\W*{_NOUN}\W*", re.IGNORECASE)
# "70 lượt cá nhân / tập thể" counts both.
_KINDS = r"(?:cá nhân|tập thể|hộ gia đình|gia đình|hộ)"
_OR_OTHER = regex(
    rf"(\d\s*(?:lượt\s+)?){_KINDS}(?:\s*(?:[/,+]|và|hoặc|-)\s*{_KINDS})+\b(?!\s*[:\d])", re.IGNORECASE
)
_IN_WORDS = regex(r"\(?\s*bằng chữ\s*:?\s*([^)\d]*)\)?", re.IGNORECASE)
_WORDS_BEHIND = regex(r"(?<=\d)\s*\(\s*([^()\d]{2,40})\)")
"""The number once more in words: "03 (ba) người"."""
_BRACKET_OF_ONE = regex(r"\(\s*(?:có|gồm|tổng số|tổng cộng|là)?\s*:?\s*(\d+[^()\d]*)\)", re.IGNORECASE)
_IN_BRACKETS = regex(r"\(\s*(\d{1,2})\s*\)")
# "trang 1", "mục 2": a number that names its place.
_NAMED_BY = regex(r"\b(?:trang|mục|phần|(?<!tổng )số|tờ|quý|đợt|biểu|mẫu)\s*$", re.IGNORECASE)
_WHERE = regex(r"\b(?:thuộc|của|tại|ở|từ|trong)\s*$", re.IGNORECASE)
_COUNT_FIRST = regex(rf"\d+\s+{_NOUN}", re.IGNORECASE)
# "02 HTX, 01 THT": in a total a number before a word numbers nothing.
_WORD_BEHIND = regex(r"\d+\s+[^\W\d]")
_OTHER = "…"
_SIGN = regex(r"[:=–-]\s*$")
_SHARE = regex(r"\d+[.,]\d{1,2}(?:\s*%)?")
_DATES = regex(
    r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}(?:\s*năm\s*\d{4})?|\d{1,2}/\d{1,2}/\d{4}|năm(?:\s*học)?\s*\d{4}(?:\s*[-–]\s*\d{4})?"
    r"|số\s*:?\s*\d+\s*/\s*[\w-]+",
    re.IGNORECASE,
)
_GROUPS = regex(r"([;\n()]|trong đó\s*:?|\bgồm(?:\s+có)?\s*:?)", re.IGNORECASE)
# A comma between digits parts nothing: 1,194 or 92,7.
_SEGMENTS = regex(r"(?<!\d),|,(?!\d)|\.(?=\s|$)|\s+và\s+|\s+[-–+]\s+", re.IGNORECASE)


_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""What a sentence says between these is a year: "đạt CSTĐCS: 2019, 2020"."""
_PROPOSER = regex(r"[^:;\d]*\bđề nghị\b(?:[^:;\d]*:)?\s*", re.IGNORECASE)

Kind = Literal["total", "heading", "text"]


@lru_cache(maxsize=4096)
def read_claims(vocabulary: Vocabulary, text: str, kind: Kind) -> Sequence[Claim]:
    """Every number of recipients or awards that a text states.

    In a ``total`` words nobody knows do not matter. In a ``heading`` a number counts at its end ("XÃ MẪU (05)") or
    before a counted noun. In any other ``text`` every word around a number must be understood.
    """
    shown = clean(text)
    if _SHARE.fullmatch(shown):
        # "92,7" below a column of percentages.
        return ()
    words = _IN_WORDS.search(shown) or _WORDS_BEHIND.search(shown)
    spelled = number_in_words(_spelled(words[1])) if words else None
    shown = _DATES.sub(" ", _IN_WORDS.sub(" ", shown))
    shown = re.sub(r"\([^()\d]*\)", " ", shown).strip()
    first = _WORD_BEHIND if kind == "total" else _COUNT_FIRST
    shown = shown if first.match(shown) else strip_enumerator(shown)
    legend = [int(one) for one in _IN_BRACKETS.findall(shown)]
    if len(legend) > 1 and legend == list(range(1, len(legend) + 1)):
        # "(1) LĐTT; (2) CSTĐCS" explains signs.
        return ()
    if not re.search(r"\d[^()]*\(", shown):
        shown = _BRACKET_OF_ONE.sub(r": \1 ", shown)
    shown = _OR_OTHER.sub(r"\1 trường hợp", shown)
    shown = _without_proposer(vocabulary, shown) if kind == "text" else shown
    claims: list[Claim] = []
    opened_by, *parts = ["", *_GROUPS.split(shown)]
    for group, sign in zip(parts[::2], [*parts[1::2], ""], strict=True):
        # "Giấy khen: 5 (03 cá nhân, 02 tập thể)": a bracket parts what stands before it.
        inherited = claims[-1].awards if claims and opened_by == "(" else ()
        claims += _summed(_in_group(vocabulary, group, inherited, kind), kind)
        opened_by = sign
    if kind == "total" and not any(map(str.isdigit, shown)) and not words:
        claims += _in_words(shown)
    if spelled is not None and len({claim.number for claim in claims} - {spelled}) <= 1:
        # "12 người (bằng chữ: mười ba)": the words count what the digits count.
        like = claims[0] if len(claims) == 1 else Claim(0)
        if spelled not in {claim.number for claim in claims}:
            claims.append(replace(like, number=spelled))
    return tuple(claims)


def _without_proposer(vocabulary: Vocabulary, text: str) -> str:
    """ "Phòng Tư pháp đề nghị: LĐTT: 04 cá nhân", "UBND xã Mẫu đề nghị khen 05 cá nhân" without whoever proposes it."""
    found = _PROPOSER.match(text)
    head = vocabulary.phrases.parse(found.group()) if found else None
    if found and head and not (head.awards or head.generic or head.recipients or head.track):
        return text[found.end() :]
    return text


def _summed(claims: Iterator[tuple[Claim, str]], kind: Kind) -> list[Claim]:
    """The claims of a group; those of a total that count what no word here knows ("02 HTX, 01 THT") are parts of one.

    Beside counts of recipients ("03 ấp và 02 hộ") such a part is of a kind that nobody else counts.
    """
    found = list(claims)
    parts = [claim for claim, noun in found if claim == Claim(claim.number) and noun in {"", _OTHER}]
    if kind == "total" and len(parts) == len(found) > 1:
        return [Claim(sum(claim.number for claim in parts))]
    counted = any(claim.recipient for claim, _ in found)
    return [claim for claim, noun in found if not (kind == "total" and counted and noun == _OTHER)]


def noun_in(text: str) -> tuple[str, bool] | None:
    """(recipient kind, counts instances) of a text that is a counted noun and nothing else, None of any other."""
    found = _NOUN_ALONE.fullmatch(text)
    return (_recipient(found[2]), _is_instances(found)) if found else None


def _in_group(
    vocabulary: Vocabulary, group: str, inherited: tuple[str, ...], kind: Kind
) -> Iterator[tuple[Claim, str]]:
    """The claims of a group, and the noun that each counts: ``_OTHER`` for one that nobody knows."""
    for segment in _SEGMENTS.split(group):
        found = list(_NUMBER.finditer(segment))
        if len(found) > 1:
            # "Xã Thường Phước 1: 12 người": the first number belongs to the name.
            found = [one for one in found if one[3] or _SIGN.search(segment[: one.start()])]
        if not found or vocabulary.lines.counts_others(segment):
            continue
        starts = [0, *(one.end() for one in found[:-1])]
        for number, (one, start) in enumerate(zip(found, starts, strict=True)):
            after = segment[one.end() :] if number == len(found) - 1 else ""
            claim = _claim(vocabulary, segment[start : one.start()], one, after, inherited, kind)
            if claim:
                inherited = claim.awards or inherited
                other = claim == Claim(claim.number) and _WORD_BEHIND.match(segment, one.start(1))
                yield claim, one[3] or (_OTHER if other else "")


def _claim(
    vocabulary: Vocabulary, before: str, found: re.Match[str], after: str, inherited: tuple[str, ...], kind: Kind
) -> Claim | None:  # fmt: skip
    if _NAMED_BY.search(before):
        return None
    if (found[3] or "").casefold() == "đơn vị" and _WHERE.search(before):
        # "04 cá nhân thuộc 03 đơn vị".
        return None
    said = vocabulary.lines.without_total(before)
    phrase = vocabulary.phrases.parse(clean(f"{said} {after}"))
    noun = (found[3] or "").casefold()
    signed = bool(_SIGN.search(before))
    awards = phrase.awards or vocabulary.phrases.awards_of(phrase.generic)
    instances = _is_instances(found)
    recipient = _recipient(noun)
    if not recipient and len(phrase.recipients) == 1:
        recipient = phrase.recipients[0]
    if not noun and not signed:
        # A number behind a name ("Ấp 3", "trang 1") counts nobody; behind a label and nothing else it does.
        named_after = bool(awards) and not said.strip() and not phrase.rest
        of_total = kind == "total" and (not said.strip() or (awards and not after.strip(" .")))
        if not named_after and not of_total:
            return None
    if kind == "heading" and (noun == "đơn vị" or not (noun or not after.strip(" ./);"))):
        # "Khối thi đua số 1 (5 đơn vị)" counts those who hand in, "Chuyên đề: 5 năm thực hiện …" nobody.
        return None
    if kind == "text" and (phrase.rest or phrase.units or not (noun or awards or recipient)):
        return None
    if not awards and inherited and not signed:
        awards = tuple(code for code in inherited if recipient in vocabulary.recipients_of(code))
        awards = awards or (for_kind(vocabulary, inherited, recipient) if recipient else ())
    elif awards and not (awards := for_kind(vocabulary, awards, recipient)):
        return None
    number = int(re.sub(r"[.,]", "", found[1]))
    if kind == "text" and not noun and _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    people = noun in _PEOPLE and not instances
    return Claim(number, recipient, awards, phrase.track if not awards else "", instances, people)


def for_kind(vocabulary: Vocabulary, awards: tuple[str, ...], recipient: str) -> tuple[str, ...]:
    """Awards as a kind of recipients may have them: "LĐTT: 2 tập thể" means the collective's title of that name; nothing where it may have none."""
    if not recipient or any(recipient in vocabulary.recipients_of(code) for code in awards):
        return awards
    if recipient != "collective":
        return ()
    return tuple(filter(None, map(vocabulary.same_for_collectives, awards)))


def _in_words(text: str) -> list[Claim]:
    """ "Danh sách có năm người": the words straight before a counted noun."""
    found = re.search(_NOUN, text, re.IGNORECASE)
    if not found:
        return []
    words: list[str] = []
    for word in reversed(key(text[: found.start()]).split()):
        if not is_number_word(word):
            break
        words.insert(0, word)
    number = number_in_words(words)
    return [] if number is None else [Claim(number, _recipient(found[2]), instances=_is_instances(found))]


def _spelled(text: str) -> list[str]:
    """The number words that a text is, or that stand before a counted noun."""
    found = re.search(_NOUN, text, re.IGNORECASE)
    words = key(text[: found.start()] if found else text).split()
    return words if all(map(is_number_word, words)) else []


def _recipient(noun: str) -> str:
    return _RECIPIENT_OF.get(" ".join(noun.casefold().split()), "")


def _is_instances(found: re.Match[str]) -> bool:
    return "lượt" in found.group(0).casefold()
