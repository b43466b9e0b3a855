"""Vietnamese typed with the fonts and code pages from before Unicode: the way back, to write test files with.

The tables are those of the standards (TCVN 5712:1993, VNI, Windows-1258), written by vowel and tone, not taken from the program.
"""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TCVN3 = {
    "a": "\xb5\xb6\xb7\xb8\xb9", "ă": "\xbb\xbc\xbd\xbe\xc6", "â": "\xc7\xc8\xc9\xca\xcb", "e": "\xcc\xce\xcf\xd0\xd1", "ê": "\xd2\xd3\xd4\xd5\xd6",
    "i": "\xd7\xd8\xdc\xdd\xde", "o": "\xdf\xe1\xe2\xe3\xe4", "ô": "\xe5\xe6\xe7\xe8\xe9", "ơ": "\xea\xeb\xec\xed\xee", "u": "\xef\xf1\xf2\xf3\xf4",
    "ư": "\xf5\xf6\xf7\xf8\xf9", "y": "\xfa\xfb\xfc\xfd\xfe",
}  # fmt: skip
_TCVN3_BASES = {"ă": "\xa8", "â": "\xa9", "ê": "\xaa", "ô": "\xab", "ơ": "\xac", "ư": "\xad", "đ": "\xae"}
_TCVN3_CAPITALS = {"Ă": "\xa1", "Â": "\xa2", "Ê": "\xa3", "Ô": "\xa4", "Ơ": "\xa5", "Ư": "\xa6", "Đ": "\xa7"}
_VNI_TONES = {"": "", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
_VNI_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
_VNI_SINGLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def _parts(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks), tone


def tcvn3(text: str) -> str:
    """As typed for the font .VnTime; capital vowels with a tone have no code and fall to lower case."""
    typed = []
    for letter in text:
        base, tone = _parts(letter)
        if tone:
            typed.append(_TCVN3[base.lower()][_TONES.index(tone)])
        else:
            typed.append(_TCVN3_CAPITALS.get(letter) or _TCVN3_BASES.get(letter) or letter)
    return "".join(typed)


def tcvn3_capitals(text: str) -> str:
    """As typed for the font .VnTimeH, which shows lower-case codes as capitals; numerals stay as they are."""
    return text if text.isascii() else tcvn3(text.lower())


def vni(text: str) -> str:
    """As typed for the fonts of VNI: the vowel, then its marks."""
    typed = []
    for letter in text:
        base, tone = _parts(letter.lower())
        if letter.lower() in _VNI_SINGLE:
            code = _VNI_SINGLE[letter.lower()]
        elif base in "âêô":
            code = unicodedata.normalize("NFD", base)[0] + _VNI_CIRCUMFLEX[tone]
        elif base == "ă":
            code = "a" + _VNI_BREVE[tone]
        else:
            code = {"ơ": "ô", "ư": "ö"}.get(base, base) + _VNI_TONES[tone]
        typed.append(code.upper() if letter.isupper() else code)
    return "".join(typed)


def cp1258_bytes(text: str) -> bytes:
    """In Windows-1258: tones are characters of their own, behind their vowel."""
    return "".join(part for letter in text for part in _parts(letter)).encode("cp1258")


def cp1258(text: str) -> str:
    """Windows-1258 that was taken for Western text."""
    return cp1258_bytes(text).decode("cp1252")


def utf8(text: str) -> str:
    """UTF-8 that was taken for Western text; bytes that Windows does not know stay control characters."""
    return "".join(
        bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in text.encode()
    )
