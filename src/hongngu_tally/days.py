"""Days as they are written in cells, births among them, and the whole months between two of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from hongngu_tally.patterns import regex
from hongngu_tally.text import YEAR, clean

_SEPARATOR = r"\s*(?:[/.\-–]|tháng|,)\s*"
_YEAR = r"(?:năm\s*)?(?P<y>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<d>\d{{1,2}}){_SEPARATOR}(?P<m>\d{{1,2}})\s*(?:[/.\-–,]\s*)?{_YEAR}(?!\d)",
        r"(?P<y>(?:19|20)\d\d)[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})(?!\d)",
        rf"(?<![\d/])(?:tháng\s*)?(?P<m>\d{{1,2}})\s*[/.\-–,\s]\s*{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d\d)(?!\d)",
    )
)


@lru_cache(maxsize=16384)
def days_meant(text: str) -> tuple[date, date] | None:
    """The first and the last day that a text may mean; None when it names none.

    >>> days_meant("01/3/2020"), days_meant("tháng 3 năm 2020")
    ((datetime.date(2020, 3, 1), datetime.date(2020, 3, 1)), (datetime.date(2020, 3, 1), datetime.date(2020, 3, 31)))
    """
    shown = clean(text)
    for form in _FORMS:
        # The fullest form that the text has decides: 31/02/2020 is no day, and not the year 2020 either.
        if found := list(form.finditer(shown)):
            return next(filter(None, (_bounds(one.groupdict()) for one in found)), None)
    return None


def first_day(text: str) -> date | None:
    """The first day that a text may mean, of several the earliest; None when it names none.

    >>> first_day("tháng 3/2020"), first_day("01/6/2022 (tuyển dụng 2010)")
    (datetime.date(2020, 3, 1), datetime.date(2010, 1, 1))
    """
    days = days_meant(text)
    if days is None:
        return None
    earliest = min((*whole_days(text), days[0]))
    year = min(years_in(text), default=earliest.year)
    return earliest if year >= earliest.year else date(year, 1, 1)


def _bounds(parts: dict[str, str | None]) -> tuple[date, date] | None:
    year = int(parts["y"] or 0)
    year += 2000 if year < 100 else 0
    month, day = (int(parts.get(name) or 0) for name in ("m", "d"))
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def whole_days(text: str) -> Iterator[date]:
    """Every day that a text names with day, month and year: "15/QĐ-UBND ngày 05/01/2021" names one."""
    shown = clean(text)
    for form in _FORMS[:2]:
        for found in form.finditer(shown):
            if days := _bounds(found.groupdict()):
                yield days[0]


def years_in(text: str) -> set[int]:
    """The years that a text names."""
    return {int(year) for year in YEAR.findall(text)}


def whole_months(first: date, last: date) -> int:
    """Whole months from ``first`` to the end of ``last``; 0 when ``first`` comes later.

    >>> whole_months(date(2020, 3, 1), date(2020, 12, 31)), whole_months(date(2020, 3, 2), date(2020, 12, 31))
    (10, 9)
    """
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)
    return max(months, 0)


_BIRTH = regex(r"(?:(\d{1,2})\D+(\d{1,2})\D+)?((?:19|20)\d\d)(?!\d)")


def birth_parts(text: object) -> tuple[int, tuple[int, int] | None] | None:
    """(year, (day, month) or None) of a birth as written, None when there is none to compare.

    >>> birth_parts("05/7/1980"), birth_parts("1980"), birth_parts("")
    ((1980, (5, 7)), (1980, None), None)
    """
    found = _BIRTH.search(str(text or ""))
    if not found:
        return None
    day = (int(found[1]), int(found[2])) if found[1] else None
    return int(found[3]), day


def same_birth(one: object, other: object) -> bool | None:
    """Whether two births agree as far as both are written; None when one is not written."""
    first, second = birth_parts(one), birth_parts(other)
    if first is None or second is None:
        return None
    if first[0] != second[0]:
        return False
    return first[1] is None or second[1] is None or first[1] == second[1]


def whole_birth(text: object) -> bool:
    """Whether a birth is written with day, month and year."""
    found = birth_parts(text)
    return found is not None and found[1] is not None
