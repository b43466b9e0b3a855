"""Days that may be typed in many ways: their parts, and whether they are days at all, as ``table.dates`` reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hongngu_tally.render.template.normal import tidy_formula

DAYS = ("birth", "recruited")
"""The columns that hold a day, a month or a year."""
UNKNOWN = ("không rõ", "chưa rõ", "không", "không có", "không nhớ", "x", "nt", "như trên", "-", "–", "…", "?")
"""What people write who do not know: as good as a blank cell."""
_JOINED = (" tháng ", " năm ")
_DROPPED = ("ngày ", "tháng ", "năm sinh ", "năm ", "sn ")
_PARTED = (".", "-", "–", ",", " ")
_FIRST, _LAST = 1900, 2100
_WIDTH = 12


def day_columns(field: str, cell: Callable[[str, int], str]) -> Iterator[tuple[str, Callable[[int], str]]]:
    """(name, formula) of what is compared and judged of a day; ``cell`` is the place of a column in a row.

    ``text``: the text with strokes between its numbers, ``part1`` to ``part3``: those numbers, ``year``: nothing where
    none can be told, ``day``: day and month as one number, nothing where only a month or a year is written.
    """
    yield f"text:{field}", lambda row: _written(cell(field, row))
    for number in (1, 2, 3):
        yield f"part{number}:{field}", _part(field, cell, number)
    yield f"year:{field}", lambda row: _year(field, *_parts(field, cell, row))
    yield f"day:{field}", lambda row: _day(*_parts(field, cell, row))


def undated(field: str, cell: Callable[[str, int], str], row: int) -> str:
    """Whether a text is no day, month or year, or none of the calendar."""
    _, first, second, third = _parts(field, cell, row)
    year, at = _whole_year(first, third), f"VALUE(IF(LEN({first})=4,{third},{first}))"
    found = f"DATE({year},VALUE({second}),{at})"
    full = f"AND({_usual(year)},DAY({found})={at},MONTH({found})=VALUE({second}))"
    month = f"AND({_stands_alone(second)},VALUE({first})>=1,VALUE({first})<=12)"
    sound = f'IF({third}<>"",{full},IF({second}<>"",{month},{_stands_alone(first)}))'
    return f'IF({cell(f"text:{field}", row)}="",FALSE,NOT(IFERROR({sound},FALSE)))'


def _parts(field: str, cell: Callable[[str, int], str], row: int) -> tuple[str, str, str, str]:
    first, second, third = (cell(f"part{number}:{field}", row) for number in (1, 2, 3))
    return cell(field, row), first, second, third


def _written(cell: str) -> str:
    """Nothing for a number, which is a day of Excel's own, and for what says that nobody knows."""
    tidy = tidy_formula(cell)
    text = f"LOWER({tidy})"
    for words, instead in (*((word, "/") for word in _JOINED), *((word, "") for word in _DROPPED)):
        text = f'SUBSTITUTE({text},"{words}","{instead}")'
    for sign in (*_PARTED, "//", "//"):
        text = f'SUBSTITUTE({text},"{sign}","/")'
    return f'IF(ISNUMBER({cell}),"",IF(ISNUMBER(MATCH({tidy},TT_NgayTrong,0)),"",{text}))'


def _part(field: str, cell: Callable[[str, int], str], number: int) -> Callable[[int], str]:
    start = 1 + (number - 1) * _WIDTH
    return lambda row: (
        f'TRIM(MID(SUBSTITUTE({cell(f"text:{field}", row)},"/",REPT(" ",{_WIDTH})),{start},{_WIDTH}))'
    )


def _year(field: str, cell: str, first: str, second: str, third: str) -> str:
    """Two digits tell the year of recruitment, but of no birth the century."""
    alone = f'IF({second}="",{first},{second})'
    last = _whole_year(first, third) if field == "recruited" else f"IF(LEN({first})=4,{first},{third})"
    text = f'IF({third}="",{alone},{last})'
    year = f"IF(LEN({text})=4,VALUE({text}),1/0)"
    return f'IF({cell}="","",IF(ISNUMBER({cell}),IF({cell}<3000,{cell},YEAR({cell})),IFERROR({year},"")))'


def _day(cell: str, first: str, second: str, third: str) -> str:
    day = f'IF({third}="",1/0,VALUE(IF(LEN({first})=4,{third},{first}))*100+VALUE({second}))'
    of_number = f'IF({cell}<3000,"",DAY({cell})*100+MONTH({cell}))'
    return f'IF({cell}="","",IF(ISNUMBER({cell}),{of_number},IFERROR({day},"")))'


def _whole_year(first: str, third: str) -> str:
    """The year of a whole day, two digits as those of this century; an error where there is none."""
    return f"VALUE(IF(LEN({first})=4,{first},IF(LEN({third})=4,{third},IF(LEN({third})=2,20&{third},1/0))))"


def _stands_alone(part: str) -> str:
    return f"AND(LEN({part})=4,{_usual(f'VALUE({part})')})"


def _usual(year: str) -> str:
    return f"{year}>={_FIRST},{year}<={_LAST}"
