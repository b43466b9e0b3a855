"""Decisions as lists name them: "Kèm theo Quyết định số 1234/QĐ-UBND ngày 28 tháng 12 năm 2020"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from hongngu_tally.days import days_meant, whole_days
from hongngu_tally.patterns import regex
from hongngu_tally.table.model import SheetReading
from hongngu_tally.text import bare_key, clean, key
from hongngu_tally.vocabulary.words import keys_in

_SYMBOL = r"Q[ĐÐD][^\W\d]*(?:\s*[-–.&]\s*[^\W\d]+)*"
_NUMBERED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # The number with its symbol, wherever it stands; the number alone only behind the word.
        rf"(?<![\d/])(\d{{1,6}})\s*/\s*(?:((?:19|20)\d\d)\s*/\s*)?({_SYMBOL})",
        r"(?:quyết\s+định|\bQĐ)(?:\s+[^\W\d]+){0,3}\s+(?:số|s[oố]\s*:)\s*:?\s*(\d{1,6})()()(?!\d|\s*/\s*[A-Z]{2})",
    )
)
_IN_NAME = regex(r"(?:\bqd|quyet dinh)(?: so)? (\d{1,6})\b")
_ATTACHED = regex(rf"(?:{key('ban hành')} )?{key('kèm theo')} {key('quyết định')}\b")
_NO_NUMBER = frozenset(keys_in("cells", "no_number"))


@lru_cache(maxsize=4096)
def decision_in(text: str) -> tuple[str, str]:
    """(number, day as YYYY-MM-DD) of the decision that a title names, each "" where it does not say.

    >>> decision_in("(Kèm theo Quyết định số 1234/QĐ-UBND ngày 28 tháng 12 năm 2020 của Chủ tịch UBND huyện)")
    ('1234/QĐ-UBND', '2020-12-28')
    >>> decision_in("Quyết định số      /QĐ-UBND ngày    tháng    năm 2020")
    ('', '')
    """
    shown = clean(text)
    for form in _NUMBERED:
        if found := form.search(shown):
            day = next((day.isoformat() for day in whole_days(shown[found.end() :])), "")
            return _number(*found.groups()), day
    return "", ""


def decision_attached(sheets: Iterable[SheetReading]) -> tuple[str, str]:
    """(number, day) of the decision that every list of a file says it is attached to; twice "" where one does not.

    "(Kèm theo Quyết định số …)" makes it the list of what was given; a proposal is attached to a letter (tờ trình).
    """
    found = ("", "")
    for sheet in sheets:
        if sheet.kind == "list":
            attached = (text for _, _, text in sheet.titles if _ATTACHED.match(key(text)))
            found = next((named for text in attached if (named := decision_in(text))[0]), ("", ""))
            if not found[0]:
                break
    return found


def _number(number: str, year: str | None, symbol: str) -> str:
    parts = (number, year or "", re.sub(r"\s*[-–]\s*", "-", symbol.upper().replace("Ð", "Đ")))
    return "/".join(filter(None, parts))


def decision_of(titles: Iterable[str], file: str) -> tuple[str, str]:
    """(number, day) of the one decision that a list belongs to, by its titles, else by the file's name (without suffix).

    A list whose titles name several decisions belongs to the last one: those before it are what it rests on.
    """
    texts = list(titles)
    named = [found for text in texts if (found := decision_in(text))[0]]
    if not named:
        in_name = _IN_NAME.search(bare_key(file))
        return (in_name[1] if in_name else ""), next((day.isoformat() for day in whole_days(file)), "")
    number, day = named[-1]
    if not day:
        # "Số: 1234/QĐ-UBND" on the left, "Hồng Ngự, ngày 28 tháng 12 năm 2020" on the right.
        day = next((day.isoformat() for text in texts for day in whole_days(text)), "")
    return number, day


@lru_cache(maxsize=4096)
def decision_said(number: str, day: str) -> tuple[str, str]:
    """(number, day) of the decision that a row's own cells name.

    >>> decision_said("15/QĐ-UBND ngày 05/01/2021", ""), decision_said("15", "05/01/2021")
    (('15/QĐ-UBND', '2021-01-05'), ('15', '2021-01-05'))
    """
    found, said = decision_in(number)
    if not found:
        plain = clean(number)
        found = "" if key(plain) in _NO_NUMBER else plain
    if not said and (days := days_meant(day or number)) and days[0] == days[1]:
        said = days[0].isoformat()
    return found, said
