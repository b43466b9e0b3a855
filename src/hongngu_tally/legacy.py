"""Text typed with fonts from before Unicode: TCVN3 (.VnTime), VNI and codepage 1258, read as what people saw.

A decoding is accepted only when every character maps and every word of the result is a Vietnamese syllable,
while the text as it stands is not. Single cells decide, since one table may mix old and new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# TCVN 5712:1993. Capital vowels with marks have no code: the font .VnTimeH shows lower-case codes as capitals.
_TCVN3 = dict(zip(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
    strict=True,
))  # fmt: skip

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|uâ|uê|uô|uơ|uy|ươ|iê|yê|oa|oă|oe|oo|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi"
    r"|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy])?"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Signs and letters that Vietnamese text in Unicode never holds (S), and those it never holds behind some vowel
# (v or u before m or n): a first look at the speed of bytes.
_LOOKS = bytearray(b"." * 256)
_LOOKS[ord("\n")] = ord("\n")
for _letters, _look in (
    ("".join(map(chr, range(0xC0, 0x100))), "m"), ("ù", "n"), ("aeAE", "v"), ("uU", "u"),
    ("".join(map(chr, (*range(0xA1, 0xC0), *range(0xC0, 0xDE)))) + "×÷Þßäåæçëîïðñöøûüþÿ", "S"),
):  # fmt: skip
    for _letter in _letters:
        _LOOKS[ord(_letter)] = ord(_look)
_SUSPECT_LOOKS = (b"S", b"vm", b"vn", b"un")
# A sign inside a word is a letter of another encoding: B×nh, Tr­¬ng.
_SIGN_IN_WORD = re.compile("[^\\W\\d_][\u00a1-\u00bf×÷]|[\u00a1-\u00bf×÷][^\\W\\d_]")
_WORD = re.compile(r"[^\W\d_]+")


def is_vietnamese(text: str) -> bool:
    """Whether every word could be a Vietnamese syllable, or is an abbreviation in plain letters."""
    if _SIGN_IN_WORD.search(text):
        return False
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if word.isascii():
            continue
        stem = unicodedata.normalize(
            "NFC",
            "".join(mark for mark in unicodedata.normalize("NFD", word.casefold()) if mark not in _TONES),
        )
        tones = sum(mark in _TONES for mark in unicodedata.normalize("NFD", word))
        if tones > 1 or not any(letter in "aăâeêioôơuưy" for letter in stem) or not _SYLLABLE.fullmatch(stem):
            return False
    return True


def _looks(text: str) -> bytes:
    return text.encode("latin-1", "replace").translate(_LOOKS)


def may_be_legacy(text: str) -> bool:
    """A cheap first look: whether a text holds a letter that Vietnamese in Unicode does not."""
    looks = _looks(text)
    return any(look in looks for look in _SUSPECT_LOOKS)


def may_be_legacy_of(texts: Sequence[str]) -> set[str]:
    """Those of many one-line texts that ``may_be_legacy``, looked at all at once."""
    joined = "\n".join(texts) + "\n"
    looks = _looks(joined)
    found: set[str] = set()
    for look in _SUSPECT_LOOKS:
        at = looks.find(look)
        while at >= 0:
            end = joined.find("\n", at)
            found.add(joined[joined.rfind("\n", 0, at) + 1 : end])
            at = looks.find(look, end)
    return found


@lru_cache(maxsize=8192)
def decode(text: str) -> tuple[str, str]:
    """(what the text means, the encoding it was typed in); the text itself and "" when it is no legacy text.

    >>> decode("NguyÔn MÉu Sen")
    ('Nguyễn Mẫu Sen', 'TCVN3')
    """
    if not may_be_legacy(text) or is_vietnamese(text):
        return text, ""
    for name, read in (("TCVN3", _from_tcvn3), ("VNI", _from_vni), ("cp1258", _from_cp1258)):
        decoded = read(text)
        if decoded and decoded != text and is_vietnamese(decoded):
            return decoded, name
    return text, ""


def _from_tcvn3(text: str) -> str:
    """Every letter outside ASCII must have a code; a word in capitals gets them back."""
    if any(not letter.isascii() and letter not in _TCVN3 for letter in text):
        return ""
    return " ".join(
        decoded.upper() if word[:1].isupper() and len(word) > 1 and _shouts(word) else decoded
        for word in text.split(" ")
        for decoded in ["".join(_TCVN3.get(letter, letter) for letter in word)]
    )


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
        elif letter.isascii():
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
