"""Who signs, as a title or a column's title asks for it: "đề nghị UBND huyện tặng", "Khen thưởng cấp tỉnh"."""

from __future__ import annotations

import re

from hongngu_tally.patterns import regex
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import keys_in, one_of, table_words

_KEY_LEVELS = {
    level: table_words()["signers"][level]
    for level in ("district", "province", "commune", "state", "ministry")
}
_LEVELS = f"({'|'.join(keys_in('signers', *_KEY_LEVELS))})"
_SIGNER = r"(?:chủ tịch\s+)?(?:UBND|ủy ban nhân dân|cấp)\s+(huyện|thị xã|tỉnh|xã|thị trấn|phường)"
# "Đề nghị Chủ tịch UBND huyện, Chủ tịch UBND xã tặng": for whom which of them, the title does not say.
_SIGNERS = regex(rf"{_SIGNER}(?:\s+\w+){{0,4}}?\s*(?:[,;/]|\b(?:và|hoặc)\b)\s*{_SIGNER}", re.IGNORECASE)


# Huyện ủy, Tỉnh đoàn sign for themselves.
_BODY = rf"(?! {one_of('signers', 'bodies')}\b)"
_ASKS = regex(
    rf"{one_of('signers', 'asks')} (?:{key('chủ tịch')} )?(?:ubnd |{key('ủy ban nhân dân')} )?{_LEVELS}\b{_BODY}"
)


# A list comes with the letter of those who propose it; only a decision comes from those who sign. Whom the letter asks is told.
ATTACHED = regex(
    r"\(?\s*(?:ban hành\s+)?kèm\s+(?:theo\s+)?(?!\s*(?:theo\s+)?quyết định).*?"
    r"(?:(?=\bđề nghị\s+(?:chủ tịch|CT|UBND|ủy ban nhân dân|cấp)\b)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_GIVES = regex(rf" (?:\w+ ){{0,4}}?{one_of('signers', 'gives', 'examines')}\b")
_DECISION = regex(rf"\b{key('kèm theo quyết định')}\b")


# "UBND huyện Hồng Ngự tặng": who gives it, if no word between says that it is only asked for.
_SIGNS = regex(
    rf"\b(?:{key('chủ tịch')} )?(?:ubnd|{key('ủy ban nhân dân')}) {_LEVELS}{_BODY}"
    rf"(?: (?!{one_of('signers', 'proposes', 'speaks_of')}\b)\w+){{0,4}}? {one_of('signers', 'gives', 'decides')}\b"
)


# "Đề nghị Giám đốc Sở Y tế tặng": the head of a body gives it, if no word between says that it is only asked for.
_HEAD_GIVES = regex(
    rf"\b{one_of('signers', 'heads', 'heads_of_parts')}\b"
    rf"(?: (?!{one_of('signers', 'proposes', 'others')}\b)\w+){{0,9}}? {key('tặng')}\b"
)


# "Đạt giải học sinh giỏi cấp tỉnh": where the prize was won, not who is asked.
_PRIZE = regex(
    rf"\b{one_of('signers', 'prizes')}\b"
    rf"(?: (?!(?:{'|'.join(map(key, ('đề nghị', 'khen', 'tặng')))})\b)\w+){{0,4}}? {key('cấp')} \w+"
)


def read_level(text: str) -> str:
    """The level a title asks for ("cấp huyện", "đề nghị UBND tỉnh khen thưởng"), not the place it comes from."""
    several = _SIGNERS.search(text)
    if several and several[1].casefold() != several[2].casefold():
        return ""
    whole = key(ATTACHED.sub("", text))
    return _level_in(_PRIZE.sub(" ", whole)) or _level_in(whole)


def _level_in(whole: str) -> str:
    for found in (*_ASKS.finditer(whole), *_SIGNS.finditer(whole)):
        for level, words in _KEY_LEVELS.items():
            if found.group(1) in {key(word) for word in words}:
                if level == "commune" and not _commune_signs(whole, found):
                    continue
                return level
    return "unit" if _HEAD_GIVES.search(whole) else ""


def _commune_signs(whole: str, found: re.Match[str]) -> bool:
    """Whether a commune stands in a title as the one who signs: most often it only proposes."""
    asked = found.group(0)
    if asked.startswith(key("cấp")):
        return True
    if asked.startswith((key("đề nghị"), key("trình"))):
        return _GIVES.match(whole, found.end()) is not None
    gives = asked.endswith((key("tặng"), key("công nhận")))
    return gives or _DECISION.search(whole, 0, found.start()) is not None


# Over a column "UBND xã khen", "Khen của CT UBND xã", "Khen thưởng | Xã" says who signs; in a list's title a commune most often proposes.
_COMMUNE = (
    rf"(?:(?:{key('chủ tịch')}|ct) )?(?:(?:ubnd|{key('ủy ban nhân dân')}|{key('cấp')}) )?"
    rf"(?:{one_of('signers', 'commune')}|{key('TT')})"
)
_COMMUNE_SIGNS = regex(
    rf"{_COMMUNE} (?!{key('đề nghị')}){one_of('signers', 'gives')}\b"
    rf"|{key('khen')} (?:{key('thưởng')} )?(?:{key('của')} )?{_COMMUNE}\b"
)
# "GĐ Sở Y tế" signs; "Đơn vị đề nghị" does not.
_HEAD_SIGNS = regex(rf"\b{one_of('signers', 'heads', 'heads_in_short')}\b")


def level_asked(vocabulary: Vocabulary, title: str) -> str:
    """The level that a column's title asks for: "Đề nghị UBND huyện khen", "Khen thưởng cấp tỉnh"."""
    phrase = vocabulary.phrases.parse(title)
    if _COMMUNE_SIGNS.match(key(title)):
        return "commune"
    if phrase.level == "unit" and not _HEAD_SIGNS.search(key(title)):
        return read_level(title)
    higher = phrase.level if phrase.level != "commune" and not phrase.rest else ""
    return read_level(title) or higher
