"""Dates that were typed as text and can mean one day only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from hongngu_tally.patterns import regex
from hongngu_tally.table.dates import year_in_date
from hongngu_tally.text import clean

DATE_FIELDS = ("birth", "birth_male", "birth_female", "recruited", "decision_date")
_NUMBERS = regex(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_WORDS = regex(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIRST_YEAR, _LAST_YEAR = 1901, 2100
_MONTHS = 12


def days_of(texts: Mapping[int, str]) -> dict[int, date]:
    """Row → day, of a column's texts that are dates beyond doubt.

    ``5/7/1980`` could be a day of May; it is one of July where it says so in words, or where the column writes other
    dates that can only be day before month, and none that can only be month before day.
    """
    plain = {row: clean(text).strip(" '") for row, text in texts.items()}
    numbers = [written for text in plain.values() if (written := _NUMBERS.fullmatch(text))]
    pairs = [(int(written[1]), int(written[2])) for written in numbers]
    day_first = any(first > _MONTHS >= second for first, second in pairs) and not any(
        second > _MONTHS for _, second in pairs
    )
    found: dict[int, date] = {}
    for row, text in plain.items():
        day = _day(text, day_first)
        if day and _FIRST_YEAR <= day.year <= _LAST_YEAR and not year_in_date(day):
            found[row] = day
    return found


def _day(text: str, day_first: bool) -> date | None:
    if found := _WORDS.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _ISO.fullmatch(text):
        return _date(*found.groups())
    if not (found := _NUMBERS.fullmatch(text)):
        return None
    first, second = int(found[1]), int(found[2])
    sure = day_first or first == second or first > _MONTHS
    return _date(found[3], found[2], found[1]) if sure else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
