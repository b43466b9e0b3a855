"""What names of files, names of folders and titles say of a list that was handed in again: its number, its round, its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.table.model import FileReading
from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary.words import WORDS, read_words, without

_LAST = 99
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NUMBER = r"(\d{1,2}|i{1,3}|iv)"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<y>20\d\d)[ ._-]?(?P<m>\d\d)[ ._-]?(?P<d>\d\d)(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})[ ._-](?P<m>\d{1,2})[ ._-](?P<y>20\d\d)(?!\d)",
        r"\bngay (?P<d>\d{1,2}) thang (?P<m>\d{1,2})(?:(?: nam)? (?P<y>20\d\d))?(?!\d)",
        r"(?<![\dv._-])(?P<d>\d{1,2})[._-](?P<m>\d{1,2})(?![\d._-])",
    )
)


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, Any]]:
    return read_words(WORDS / "versions.toml")


@lru_cache(maxsize=8192)
def says(what: str, text: str) -> bool:
    """Whether a text says one of the things of ``words/versions.toml``, whole words.

    >>> says("amended", "xa-mau (da sua)"), says("amended", "xây dựng nông thôn mới"), says("outdated", "Cù Lao")
    (True, False, False)
    >>> [says("outdated", text) for text in ("xa-mau-cu", "Khu dân cư", "khu-dan-cu")]
    [True, False, False]
    """
    own = _words()[what]
    unless_after = own.get("unless_after", ())
    return any(
        _stands(phrase, text, unless_after, unmarked)
        for unmarked, phrases in ((True, own["says"]), (False, own.get("marked", ())))
        for phrase in phrases
    ) or (text.isascii() and any(_ends(text, word, own["ends_unless_after"]) for word in own.get("ends", ())))


def _ends(text: str, word: str, unless_after: Iterable[str]) -> bool:
    """Whether a text without diacritics ends in a word that means nothing else behind what stands before it."""
    before, found, rest = f" {bare_key(text)}".rpartition(f" {bare_key(word)}")
    return bool(found) and not rest and not any(before.endswith(f" {bare_key(one)}") for one in unless_after)


def _stands(phrase: str, text: str, unless_after: Iterable[str], unmarked: bool) -> bool:
    """Whether a phrase stands in a text as it is written or, if ``unmarked``, typed without any diacritics: "lưu trú" is no "lưu trữ"."""
    written, bare = key(text).split(), bare_key(text).split()
    said, plain = key(phrase).split(), bare_key(phrase).split()
    for at in range(len(bare) - len(plain) + 1):
        here = written[at : at + len(said)]
        if here == said or (unmarked and here == plain == bare[at : at + len(plain)]):
            before = f" {' '.join(bare[:at])}"
            return not any(before.endswith(f" {bare_key(one)}") for one in unless_after)
    return False


def names_of(file: str) -> tuple[str, ...]:
    """A file's name without its suffix and those of its folders, the innermost first."""
    path = PurePath(file)
    return (path.stem, *path.parent.parts[::-1])


def said_of(reading: FileReading, what: str) -> bool:
    """Whether a file's name, its folders' names or its titles say one of these things."""
    titles = (text for sheet in reading.sheets for _, _, text in sheet.titles if not says("law", text))
    return any(says(what, text) for text in (*names_of(reading.file), *titles))


def version_in_name(file: str) -> int:
    """The number of ``lần N``, ``bản N`` or ``v N`` in a file's name, else in its folders' names; 0 when there is none.

    >>> version_in_name("long-thuan lần 2.xlsx"), version_in_name("Lần thứ hai/Xã Vĩnh 3.xlsx"), version_in_name("Xã Vĩnh 3.xlsx")
    (2, 2, 0)
    """
    return next(filter(None, map(_version, names_of(file))), 0)


@lru_cache(maxsize=8192)
def _version(name: str) -> int:
    words = bare_key(name)
    if found := re.search(r"\b(?:(?:lan|ban)(?: thu)?|v|ver|version)\s?(\d{1,2})\b", words):
        return int(found[1])
    ordinals: dict[str, int] = {bare_key(word): number for word, number in _words()["ordinals"].items()}
    if found := re.search(rf"\blan (?:thu )?({'|'.join(ordinals)})\b", words):
        return ordinals[found[1]]
    return _LAST if says("last", name) else 0


def version_in_titles(titles: Iterable[str]) -> int:
    """The number of a title's "(Lần 2)"; a meeting may be the second one, so it must stand in brackets of its own."""
    found = (re.search(r"\(\s*([^()]*\blần\b[^()]*)\)", text, re.IGNORECASE) for text in titles)
    return max((_version(one[1]) for one in found if one and len(one[1].split()) < 5), default=0)


def outdated_by_name(file: str) -> bool:
    """Whether a file's name, or a folder it lies in, says that the file is no longer the one that counts.

    >>> outdated_by_name("bản cũ/xã Mẫu.xlsx"), outdated_by_name("Xã Mẫu.xlsx")
    (True, False)
    """
    return any(says("outdated", name) for name in names_of(file))


def standing_in_name(file: str) -> int:
    """How far a file's name, or a folder it lies in, says that its list has come: 2 settled or signed, 1 amended, 0 nothing."""
    names = names_of(file)
    return next(
        (rank for rank, what in ((2, "final"), (1, "amended")) if any(says(what, one) for one in names)), 0
    )


_NUMBERED = regex(r"^\s*\d{1,3}(?:\s*[._)-]\s*|\s+)")
_SENT = regex(
    r"[\s_.(-]*(?:(?:nộp|nop|gửi|gui)\s*)?(?:(?:lần|lan|bản|ban)(?:[\s_-]+(?:thứ|thu))?|ver|version|v)[\s_.-]*\d{1,2}[)\s]*$"
    r"|\s*\(\d{1,3}\)\s*$|\s*-\s*(?:copy|bản sao|ban sao)\s*$",
    re.IGNORECASE,
)


def body_in_name(name: str) -> str:
    """What the name of a file (without suffix) or folder calls the unit: without its place in a row and the number of a submission,
    empty where it only says that it is a list.

    >>> body_in_name("3. Trường Mẫu lần 2 (1)"), body_in_name("danh sách khen thưởng 2020")
    ('Trường Mẫu', '')
    """
    shown = clean(name)
    said = sorted(map(bare_key, _words()["said"]["words"]), key=len, reverse=True)
    while (left := _SENT.sub("", shown)) != shown:
        shown = left
    shown = _NUMBERED.sub("", shown)
    if all(word.isdigit() for word in without(bare_key(shown), said).split()):
        return ""
    return shown


def copy_in_name(file: str) -> int:
    """The number that a mail program or browser puts behind a name it has seen: ``Mẫu (1).xlsx`` came later."""
    found = re.search(r"\((\d{1,3})\)$", PurePath(file).stem)
    return int(found.group(1)) if found else 0


def day_in_name(file: str) -> tuple[int, int, int] | None:
    """(year, month, day) of the day in a file's name, else in a folder's; year 0 where none is written.

    Lists of a year come in until March of the next: without a year the months are counted from April.

    >>> day_in_name("LT 05.12.2020.xlsx"), day_in_name("LT 28-12.xlsx") < day_in_name("LT 05-01.xlsx"), day_in_name("LT v2.1.xlsx")
    ((2020, 12, 5), True, None)
    """
    return next(filter(None, map(_day, names_of(file))), None)


@lru_cache(maxsize=8192)
def _day(name: str) -> tuple[int, int, int] | None:
    for form in _DAYS:
        text = bare_key(name) if "ngay" in form.pattern else name.lower()
        for found in form.finditer(text):
            parts = found.groupdict()
            year, month, day = (int(parts.get(part) or 0) for part in ("y", "m", "d"))
            if 1 <= month <= 12 and 1 <= day <= 31:
                return (year, month, day) if year else (0, (month - 4) % 12, day)
    return None


_YEARS_NAMED = regex(r"(?<!\d)(?<!\d[-._/])(?:20\d\d\s*[-–_]\s*)?(20\d\d)(?![-._/]?\d)")


@lru_cache(maxsize=8192)
def years_named(file: str) -> frozenset[int]:
    """The years that a file's name, else the nearest folder's that has one, gives its list: no days, and of a school year the last.

    >>> [sorted(years_named(name)) for name in ("2019/LT.xlsx", "NH 2019-2020.xlsx", "2020/LT 05.01.2021.xlsx", "TT 12-2019.xlsx")]
    [[2019], [2020], [2020], []]
    """
    found = (
        frozenset(map(int, _YEARS_NAMED.findall(name))) for name in names_of(file) if not says("law", name)
    )
    return next(filter(None, found), frozenset())


def rounds_in(file: str, titles: Sequence[str]) -> frozenset[str]:
    """The parts of the year that a file's names and titles speak of; the first round is the list that names none.

    >>> sorted(rounds_in("Đợt II/xã Mẫu.xlsx", ["SƠ KẾT 6 THÁNG ĐẦU NĂM"])), rounds_in("đợt 1/Mẫu.xlsx", [])
    (['dot 2', 'first_half'], frozenset())
    """
    found = frozenset(one for text in (*names_of(file), *titles) for one in _rounds(text))
    return found - {f"{bare_key(_words()['rounds']['numbered'][0])} 1"}


def is_part_of_year(found: str) -> bool:
    """Whether one of ``rounds_in`` is a half, a quarter or a month."""
    return not found.startswith(bare_key(_words()["rounds"]["numbered"][0]))


_FOR_WHAT = regex(r"\bthành tích\b([^(;]*)", re.IGNORECASE)


def reasons_in(titles: Iterable[str]) -> frozenset[str]:
    """The words that titles say of what they commend for; none of a year's work.

    >>> [len(reasons_in([text])) for text in ("Có thành tích xuất sắc trong xây dựng nông thôn mới năm 2020", "Thành tích xuất sắc năm 2020")]
    [5, 0]
    """
    said = (key(found[1]) for text in titles if (found := _FOR_WHAT.search(clean(text))))
    nothing = frozenset(key(word) for words in _words()["reasons"]["words"] for word in words.split())
    return frozenset(
        word for text in said for word in text.split() if word not in nothing and not word.isdigit()
    )


def theme_in_name(file: str, units: Iterable[str]) -> frozenset[str]:
    """The words that a file's name says of what it commends for, beside those of its unit and of any list; none where it tells a version.

    >>> [sorted(theme_in_name(name, ["Xã Mẫu"])) for name in ("GK NTM xã Mẫu.xlsx", "Giấy khen xã Mẫu 2020.xlsx", "GK NTM đã sửa.xlsx", "xã Mẫu NTM.xlsx")]
    [['ntm'], [], [], []]
    """
    name = PurePath(file).stem
    words = bare_key(body_in_name(name)).split()
    if set(words).isdisjoint(map(bare_key, _words()["theme"]["behind"])) or any(
        says(what, name) for what in ("outdated", "last", "final", "amended", "supplement")
    ):
        return frozenset()
    known = {
        word
        for text in (*_words()["said"]["words"], *_words()["theme"]["words"], *units)
        for word in bare_key(text).split()
    }
    return frozenset(word for word in words if word not in known and not word.isdigit())


def places_in(titles: Iterable[str]) -> frozenset[str]:
    """The hamlets that letterheads and titles speak of, as match keys.

    >>> [len(places_in([text])) for text in ("ẤP LONG HƯNG", "Gia đình văn hóa khóm 3 năm 2020", "Danh sách ấp văn hóa", "Các ấp năm 2020")]
    [1, 1, 0, 0]
    """
    return frozenset(f"{kind} {name}" for text in titles for kind, name in _place().findall(key(text)))


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    kinds, not_names, behind = (
        "|".join(map(key, _words()["places"][name])) for name in ("kinds", "not_names", "behind")
    )
    return re.compile(rf"\b({kinds}) (?!(?:{not_names})\b)(\S+(?: \S+){{0,2}}?)(?= (?:{behind})\b|$)")


@lru_cache(maxsize=8192)
def _rounds(text: str) -> tuple[str, ...]:
    words, own = f" {bare_key(text)} ", _words()["rounds"]
    numbered = "|".join(map(bare_key, own["numbered"]))
    found = [
        f"{one} {_ROMAN.get(number, number)}"
        for one, number in re.findall(rf" ({numbered}) ?{_NUMBER}(?= )", words)
    ]
    half = next(
        (
            one
            for one in ("second_half", "first_half")
            if any(f" {bare_key(each)} " in words for each in own[one])
        ),
        "",
    )
    if any(f" {bare_key(word)} " in words for word in own["of_a_month"]):
        # Not that of a day, "ngày 05 tháng 12", and not the date of a letter.
        found += [f"month {number}" for number in re.findall(r"(?<!\d) thang 0?(\d{1,2})(?= )", words)]
    return (*found, half) if half else tuple(found)
