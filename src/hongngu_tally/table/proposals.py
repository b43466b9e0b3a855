"""Of several columns of awards, those that are proposed now: not last year's, not next year's, not the council's answer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.titles import read_years
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Phrases
from hongngu_tally.vocabulary.words import ASKED, table_words

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header


_TITLE_CELLS = 3
_YEAR = regex(r"\b(20\d\d)\b")
_YEAR_SAID = regex(rf"\b(?:{key('năm')} )?20\d\d\b")
_REACHED = regex(rf"(?:{key('thành tích')}|{key('quá trình')})\b")
_YEARS_ON = regex(
    rf"(?:\d+|{key('hai')}|{key('ba')}|{key('nhiều')}|{key('năm')}) {key('năm')} (?:{key('liền')}|{key('liên tục')}|{key('liên tiếp')})\b"
)
# "Số năm đạt GĐVH liên tục | 1 năm | 2 năm", "Số lần đạt CSTĐCS".
_COUNTS = regex(rf"{key('số')} (?:{key('năm')}|{key('lần')})\b")


@cache
def _says(what: str) -> re.Pattern[str]:
    phrases = table_words()["proposals"][what]
    return re.compile(rf"\b(?:{'|'.join(map(key, phrases))})\b")


def settle_awards(header: Header, grid: Grid) -> None:
    """Leave those columns of awards and of their marks that propose somebody; what the others hold is said by their field."""
    found = [*header.columns.get("award", ()), *header.marks]
    titles = {at: key(header.texts[at]) for at in found}
    reached = [at for at in found if is_reached(titles[at])]
    if len(reached) < len(found):
        # "Thành tích đạt được" over years and their titles, beside what somebody is put up for.
        for at in reached:
            _set_aside(header, found, at, "history")
    for at, field in _of_other_years(header, grid, found).items():
        _set_aside(header, found, at, field)
    for at in [at for at in found if _says("before").search(titles[at]) or _COUNTS.match(titles[at])]:
        _set_aside(header, found, at, "history")
    if any(ASKED in titles[at] for at in found):
        # "Danh hiệu được công nhận năm 2020 | Hình thức khen thưởng đề nghị".
        for at in [at for at in found if _says("given").search(titles[at]) and ASKED not in titles[at]]:
            _set_aside(header, found, at, "history")
    planned = [at for at in found if _says("planned").search(titles[at])]
    if len(planned) < len(found):
        for at in planned:
            _set_aside(header, found, at, "award_registered")
    decided = [at for at in found if _says("decided").search(titles[at])]
    asked = {_asks(header, at) for at in found if at not in decided}
    for at in decided:
        # What the council made of a proposal that stands beside it is the same award, not a second one.
        if _asks(header, at) in asked or "" in asked:
            _set_aside(header, found, at, "decision")


def settle_years(header: Header, grid: Grid, field: str) -> None:
    """Leave those columns of a field that are of the list's year: "Xếp loại năm 2023" beside "Xếp loại năm 2024" is of an earlier one."""
    found = header.columns.get(field, [])
    years = {at: max(map(int, said)) for at in found if (said := _YEAR.findall(header.texts[at]))}
    if not years:
        return
    own = max(_years_above(grid, header.first_row), default=0)
    if not own:
        own = max(years.values()) + (len(years) < len(found))
    for at in [at for at, year in years.items() if year < own]:
        header.drop(at)
        if "history" in header.columns:
            # Alone it is no column of earlier awards, in which a blank cell says that there were none (H101).
            header.columns["history"].append(at)


def is_reached(title: str) -> bool:
    """ "Thành tích", "CSTĐCS 2 năm liền": what people reached, which a certificate may be asked for."""
    held = _YEARS_ON.search(title) and not _says("form").search(title) and ASKED not in title
    return bool(_REACHED.match(title) or held)


def titles_of_awards(header: Header) -> list[str]:
    """The match keys of the titles over a list's awards and marks."""
    return [key(header.texts.get(at, "")) for at in (*header.columns.get("award", ()), *header.marks)]


def given_column(header: Header) -> int:
    """The only column of awards that people have already, of no other time than the list's; 0 if there is none or several."""
    columns = header.columns.get("history", [])
    titles = [key(header.texts[at]) for at in columns]
    given = (
        len(titles) == 1 and _says("before").search(titles[0]) and not _says("other_times").search(titles[0])
    )
    return columns[0] if given and not _YEAR.search(titles[0]) else 0


def _of_other_years(header: Header, grid: Grid, found: list[int]) -> dict[int, str]:
    """Columns under another year than the list's: "Danh hiệu năm 2019 | Danh hiệu đề nghị"."""
    texts = {at: Phrases.without_decision(header.texts[at]) for at in found}
    years = {at: max(map(int, said)) for at in found if (said := _YEAR.findall(texts[at]))}
    if not years:
        return {}
    above = _years_above(grid, header.first_row)
    if len(found) == 1:
        # "Danh hiệu năm 2019" in a list of 2020 is what people have, whatever names their awards now.
        return {at: "history" for at, year in years.items() if above and year < min(above)}
    own = max(above, default=0)
    # Codes beside them are what is asked for.
    undated_ones = len(years) < len(found) or "award_code" in header.columns
    current = own if own in years.values() or undated_ones else max(years.values())
    if not current:
        # No title says of which year the list is: "Danh hiệu năm 2019" beside "Danh hiệu, hình thức".
        undated = [_takes(texts[at]) for at in found if at not in years]
        marked = {without_year(title) for at, title in header.marks.items() if at not in years}
        return {
            at: "history"
            for at in years
            # To mark for an award that no other column is for is to propose it, whatever year it says.
            if (at not in header.marks or without_year(header.marks[at]) in marked)
            and ASKED not in key(texts[at])
            and (takes := _takes(texts[at]))
            and any(takes <= others for others in undated)
        }
    return {
        at: "history" if year < current else "award_registered"
        for at, year in years.items()
        if year != current
    }


def _set_aside(header: Header, found: list[int], column: int, field: str) -> None:
    found.remove(column)
    if header.marks.pop(column, None) is None:
        header.drop(column)
    header.columns.setdefault(field, []).append(column)


def _asks(header: Header, column: int) -> str:
    return key(header.marks[column]) if column in header.marks else family_of_awards(header.texts[column])


def asks(title: str) -> bool:
    """Whether a column's title says that its awards are asked for."""
    return ASKED in key(title)


def family_of_awards(title: str) -> str:
    """Whether a column of awards takes titles or forms only; empty for both."""
    takes = _takes(title)
    return next(iter(takes)) if len(takes) == 1 else ""


def _takes(title: str) -> frozenset[str]:
    """The kinds of award that a column's title asks for by name."""
    words = key(title)
    return frozenset(kind for kind in ("title", "form") if _says(kind).search(words))


def without_year(title: str) -> str:
    return _YEAR_SAID.sub("", key(title)).strip()


def _years_above(grid: Grid, row: int) -> set[int]:
    """The years that the titles above a header state; what stands in rows of several cells is of a list above."""
    texts = (
        (at, column, text_of(value))
        for at in range(max(1, row - 20), row)
        if len(filled := grid.filled(at)) <= _TITLE_CELLS
        for column, value in filled
    )
    return {year for text in texts for _, _, year, _ in read_years(*text)}
