"""Text typed with fonts from before Unicode: TCVN3 (.VnTime), VNI and codepage 1258, read as what people saw;
and UTF-8 that some program took for Western text.

A decoding is accepted only when every character maps and every word of the result is a Vietnamese syllable,
while the text as it stands is not. Single cells decide, since one table may mix old and new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hongngu_tally.patterns import regex

# TCVN 5712:1993. Capital vowels with marks have no code: the font .VnTimeH shows lower-case codes as capitals.
_TCVN3 = dict(zip(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
    strict=True,
))  # fmt: skip

_WITHOUT_CAPITAL = frozenset(_TCVN3.values()) - frozenset("ăâđêôơưĂÂÊÔƠƯĐ")
"""Vowels with a tone: their capitals are typed as small letters."""

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}

# A syllable without its tone: what may begin it, and the rhymes that may follow.
_SYLLABLE = regex(
    r"((?:ngh|gh|k(?!h))(?=[eêiy])|(?:ng(?!h)|c(?!h|o[aăe]|u[âêy]))(?![eêiy])|gi(?=[aăâeêoôơuư])|g(?!h|[eê])|qu(?!u)|nh|ch|kh|ph|th|tr"
    r"|[bdđhlmnprstvx])?"
    r"(a(?:ch|nh|ng|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|nh|ng|[cmnptu])?"
    r"|i(?:a|ch|nh|[mnptu]|ê(?:ng|[cmnptu]))?|o(?:ng|[cimnpt]|o(?:ng|c)|a(?:ch|nh|ng|[cimnoptuy])?|ă(?:ng|[cmnt])|e(?:[nmot])?)?"
    r"|ô(?:ng|[cimnpt])?|ơ(?:[imnpt])?|u(?:a|ng|[cimnpt]|â(?:ng|[nty])|ê(?:ch|nh)?|ô(?:ng|[cimnt])|ơ|y(?:a|u|ch|nh|[ntp]|ê(?:n|t))?)?"
    r"|ư(?:a|ng|[cimntu]|ơ(?:ng|[cimnptu]))?|y(?:nh|ch|[tnp]|ê(?:ng|[mntu]))?)"
)
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Signs and letters that Vietnamese text in Unicode never holds (S), and those that it never holds behind some vowel:
# m, n or b behind a, e, y (v); m or n behind o; n behind u, or behind an m (Vaên, Thoâng, Vuõ, Thôùi). A look at the speed of bytes.
_LOOKS = bytearray(b"." * 256)
_LOOKS[ord("\n")] = ord("\n")
for _letters, _look in (
    ("âêìíòóôý", "m"), ("ùõ", "n"), ("àáãèé", "b"), ("aeyAEY", "v"), ("oO", "o"), ("uU", "u"),
    ("".join(map(chr, (*range(0xA1, 0xC0), *range(0xC0, 0xDE)))) + "×÷Þßäåæçëîïðñöøûüþÿ", "S"),
):  # fmt: skip
    for _letter in _letters:
        _LOOKS[ord(_letter)] = ord(_look)
_SUSPECT_LOOKS = (b"S", b"vm", b"vn", b"vb", b"om", b"on", b"un", b"mn")
# Letters outside ASCII that abbreviations in capitals keep: LĐTT, NGƯT.
_ABBREVIATED = frozenset("ĐƯ")
# Signs of ordinary typing that fonts from before Unicode left alone, as far as a text may mix them.
_SHARED = frozenset("\u00a0“”‘’–—…")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
# A sign inside a word is a letter of another encoding: B×nh, Tr­¬ng.
_SIGN_IN_WORD = regex("[^\\W\\d_][\u00a1-\u00bf×÷]|[\u00a1-\u00bf×÷][^\\W\\d_]")
_WORD = regex(r"[^\W\d_]+")
# A mark that no letter took.
_LOOSE_MARK = regex("[\u0300-\u036f]")


@lru_cache(maxsize=16384)
def _is_word(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable, or is an abbreviation."""
    if word.isascii() or word in {"đ", "Đ"}:
        return True
    if word.isupper() and all(letter.isascii() or letter in _ABBREVIATED for letter in word):
        return True
    # The tone's place: behind which of the letters it stands.
    stem, tone, at = "", "", 0
    for mark in unicodedata.normalize("NFD", word.casefold()):
        if mark not in _TONES:
            stem += mark
        elif tone:
            return False
        else:
            tone, at = mark, len(unicodedata.normalize("NFC", stem))
    stem = unicodedata.normalize("NFC", stem)
    if not any(letter in _VOWELS for letter in stem):
        return not tone and all(letter.isascii() or letter == "đ" for letter in stem)
    found = _SYLLABLE.fullmatch(stem)
    if found is None:
        return False
    onset, rhyme = found[1] or "", found[2]
    # Behind a stop only two tones are spoken.
    if rhyme.endswith(("c", "ch", "p", "t")) and tone not in {"\u0301", "\u0323"}:
        return False
    return not tone or at - len(onset) in _tone_places(rhyme) or (onset == "qu" and at == len(onset))


@lru_cache(maxsize=512)
def _tone_places(rhyme: str) -> frozenset[int]:
    """Behind which letter of a rhyme its tone may stand: on the vowel that carries it, either one in oa, oe, uy."""
    vowels = [number for number, letter in enumerate(rhyme, 1) if letter in _VOWELS]
    marked = [at for at in vowels if rhyme[at - 1] in "ăâêôơ"] or [
        at for at in vowels if rhyme[at - 1] == "ư"
    ]
    if marked:
        return frozenset(marked[-1:])
    if rhyme in {"oa", "oe", "uy"}:
        return frozenset(vowels)
    if rhyme[-1] not in _VOWELS or len(vowels) == 1:
        return frozenset(vowels[-1:])
    return frozenset(vowels[:1] if len(vowels) == 2 else vowels[1:2])


def with_tones_in_place(text: str) -> str:
    """Every syllable's tone mark on the vowel that carries it; of the two ways to write oa, oe, uy the one of the laws.

    >>> with_tones_in_place("Hòang Thị Hoà, qúy")
    'Hoàng Thị Hòa, quý'
    """
    return text if text.isascii() else _WORD.sub(lambda found: _tone_in_place(found[0]), text)


@lru_cache(maxsize=16384)
def _tone_in_place(word: str) -> str:
    letters: list[str] = []
    tone, at = "", 0
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            if tone:
                return word
            tone, at = mark, len(letters)
        elif unicodedata.combining(mark) and letters:
            letters[-1] += mark
        else:
            letters.append(mark)
    stem = [unicodedata.normalize("NFC", letter) for letter in letters]
    found = _SYLLABLE.fullmatch("".join(stem).casefold()) if tone else None
    if found is None:
        return word
    onset, rhyme = found[1] or "", found[2]
    place = len(onset) + min(_tone_places(rhyme))
    if place == at:
        return word
    stem[place - 1] += tone
    return unicodedata.normalize("NFC", "".join(stem))


def is_vietnamese(text: str) -> bool:
    """Whether every word could be a Vietnamese syllable, or is an abbreviation."""
    whole = unicodedata.normalize("NFC", text)
    if _SIGN_IN_WORD.search(text) or _LOOSE_MARK.search(whole):
        return False
    return all(map(_is_word, _WORD.findall(whole)))


def _looks(text: str) -> bytes:
    return text.encode("latin-1", "replace").translate(_LOOKS)


def may_be_legacy(text: str) -> bool:
    """A cheap first look: whether a text holds a letter that Vietnamese in Unicode does not."""
    looks = _looks(text)
    return any(look in looks for look in _SUSPECT_LOOKS)


_REGULAR: set[str] = set()
"""Words that were met and found in order: lists have many names and few distinct words."""


def odd_words(words: Iterable[str]) -> frozenset[str]:
    """Those of many words that may be in an old encoding, or do not stand in canonical form."""
    new = frozenset(words).difference(_REGULAR)
    odd = {
        word
        for word in new
        if not unicodedata.is_normalized("NFC", word) or (may_be_legacy(word) and not is_vietnamese(word))
    }
    if len(_REGULAR) > 100_000:
        _REGULAR.clear()
    _REGULAR.update(new - odd)
    return frozenset(odd)


@lru_cache(maxsize=8192)
def candidates(text: str) -> Mapping[str, str]:
    """What a text that is no Vietnamese as it stands means, per encoding that it could be typed in.

    One sign alone is a mark as likely as a letter: "ü" is ✓ in a font of signs.
    """
    if (
        len(text.strip()) < 2
        or not may_be_legacy(text)
        or is_vietnamese(text.replace("Ð", "Đ").replace("ð", "đ"))
    ):
        return {}
    return {encoding: decoded for encoding in _READERS if (decoded := decode_as(text, encoding))}


def decode(text: str) -> tuple[str, str]:
    """(what the text means, the encoding it was typed in); the text itself and "" when it is no legacy text.

    >>> decode("NguyÔn MÉu Sen")
    ('Nguyễn Mẫu Sen', 'TCVN3')
    """
    return next(((decoded, encoding) for encoding, decoded in candidates(text).items()), (text, ""))


def decode_as(text: str, encoding: str) -> str:
    """What a text means if it was typed in an encoding that ``decode`` knows; "" when it cannot have been.

    For texts that could be either: "Ghi chó" is a column of remarks only where its neighbours are TCVN3.
    """
    decoded = read_as(text, encoding)
    return decoded if is_vietnamese(decoded) else ""


def read_as(text: str, encoding: str) -> str:
    """A text in an encoding, whatever it then says: "SSố TT" is no Vietnamese; "" where a letter has no code or none changes."""
    # Spaces without width come along from web pages, and none of the encodings has them.
    seen = text.translate(_UNSEEN)
    decoded = _READERS[encoding](seen)
    return decoded if decoded != seen else ""


def _from_tcvn3(text: str) -> str:
    """Every letter outside ASCII must have a code; a word in capitals gets them back."""
    if any(not letter.isascii() and letter not in _TCVN3 and letter not in _SHARED for letter in text):
        return ""
    words = [
        decoded.upper() if _shouts(word) else decoded
        for word in re.split(r"(\s+)", text)
        for decoded in ["".join(_TCVN3.get(letter, letter) for letter in word)]
    ]
    small = [at for at, word in enumerate(words) if word[:1] in _WITHOUT_CAPITAL]
    others = [word for at, word in enumerate(words) if at not in small and word[:1].isalpha()]
    if others and all(word[0].isupper() for word in others):
        # "Nguyễn Thị ánh": the font has no "Á".
        words = [word[:1].upper() + word[1:] if at in small else word for at, word in enumerate(words)]
    return "".join(words)


def _shouts(word: str) -> bool:
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)


def _from_vni(text: str) -> str:
    """Two characters per marked vowel: the vowel and its mark."""
    letters: list[str] = []
    for letter in text:
        low = letter.casefold()
        mark = _VNI_MARKS.get(low)
        if mark and letters and letters[-1][:1].casefold() in {"a", "e", "o", "u", "y", "ơ", "ư"}:
            letters[-1] += mark
        elif low in _VNI_ALONE:
            alone = _VNI_ALONE[low]
            letters.append(alone.upper() if letter.isupper() else alone)
        elif letter.isascii() or letter in _SHARED:
            letters.append(letter)
        else:
            return ""
    return unicodedata.normalize("NFC", "".join(letters))


def _from_cp1258(text: str) -> str:
    """Text of codepage 1258 that was read as Western: its tone marks are separate characters."""
    try:
        return unicodedata.normalize("NFC", text.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return ""


def _from_utf8(text: str) -> str:
    """UTF-8 that was opened as Western text and saved again: one sign per byte."""
    try:
        return bytes(
            ord(letter) if ord(letter) < 0x100 else letter.encode("cp1252")[0] for letter in text
        ).decode("utf-8")
    except UnicodeError:
        return ""


_READERS = {"TCVN3": _from_tcvn3, "VNI": _from_vni, "cp1258": _from_cp1258, "UTF-8": _from_utf8}
