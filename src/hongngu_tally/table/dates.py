"""Cells that should hold a day, a month or a year: what is wrong with them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary.words import keys_in

_DAY_ONE = datetime(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SEPARATOR = r"\s*(?:[/.\-–\s]|tháng|năm|,)\s*"
_YEAR = r"(?:năm\s*(?:sinh\s*)?|sn\s*)?(?P<y>\d{4})"
_TIME = r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:ngày\s*)?(?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}}){_SEPARATOR}(?:năm\s*)?(?P<y>\d{{4}}|\d{{2}}){_TIME}",
        rf"(?P<y>\d{{4}})[/.\-](?P<m>\d{{1,2}})[/.\-](?P<d>\d{{1,2}}){_TIME}",
        rf"(?:tháng\s*)?(?P<m>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        _YEAR,
    )
)
# What people write when they do not know: as good as a blank cell.
_UNKNOWN = frozenset(keys_in("cells", "unknown_day"))


def year_in_date(value: date) -> int:
    """The year somebody typed into a cell formatted as a date (1992 shows as 14/06/1905); 0 for a true date."""
    serial = (datetime(value.year, value.month, value.day) - _DAY_ONE).days
    return serial if _FIRST_YEAR <= serial <= _LAST_YEAR else 0


@lru_cache(maxsize=16384, typed=True)
def doubt_of_date(value: object, shown: str, years_typed: bool) -> str:
    """What is odd about the value of a date cell, shown as ``shown``: a cause of F303, or nothing.

    ``years_typed``: whether a year alone is usual there, so that a day of 1905 is one.
    """
    if isinstance(value, date):
        if years_typed and year_in_date(value):
            return "year-as-date"
        return "" if _FIRST_YEAR <= value.year <= _LAST_YEAR else "unlikely-date"
    if isinstance(value, timedelta):
        return "impossible-date"
    text = clean(shown).strip(" '.?")
    if not any(map(str.isalnum, text)) or key(text) in _UNKNOWN:
        return ""
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _doubt_of_parts(found.groupdict())
    return "not-a-date"


def _doubt_of_parts(parts: dict[str, str | None]) -> str:
    year = int(parts["y"] or 0)
    # Two digits do not tell the century; a leap year lets every day pass.
    whole = year if len(parts["y"] or "") == 4 else 2000
    try:
        date(whole, int(parts.get("m") or 1), int(parts.get("d") or 1))
    except ValueError:
        return "impossible-date"
    return "" if _FIRST_YEAR <= whole <= _LAST_YEAR else "unlikely-date"
