"""Around a table that is signed: letterhead, title, remarks and signatures by NĐ 30/2020."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen
from hongngu_tally.layouts import YearEndTable
from hongngu_tally.render.report import remark_lines, told_beside
from hongngu_tally.render.sheet import Page, Style
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

COUNTRY_WIDTH = 51.0
"""The width that the country's name needs at 12 points, bold."""

_CENTRE = Style(align="center")
_BOLD = Style(bold=True, align="center")
_CAPITALS = Style(size=12, align="center")
_CAPITALS_BOLD = Style(size=12, bold=True, align="center")
_RULE = Style(size=6, align="center", vertical="top")
REMARK = Style(size=12, italic=True)
_SMALL_PRINT = Style(size=10, italic=True)


@frozen
class Letterhead:
    """What only the office knows; what is empty is printed as dots, to be filled in by hand."""

    superior: str = ""
    issuer: str = ""


def letterhead(page: Page, head: Letterhead) -> None:
    """Two blocks by NĐ 30: the offices on the left, the country's name and motto on the right."""
    say, split = page.say, page.last
    while split > 3 and sum(page.widths[split - 1 :]) < COUNTRY_WIDTH:
        split -= 1
    blank = say.text("blank")
    lines = (
        (head.superior.upper() or blank, _CAPITALS, say.text("country"), _CAPITALS_BOLD),
        (head.issuer.upper() or blank, _CAPITALS_BOLD, say.text("motto"), _BOLD),
        # A rule under each block: a third to a half of the line on the left, the whole motto on the right.
        (
            "_" * 12,
            _RULE,
            "_" * 52,
            _RULE,
        ),
        (
            say.text("document_number"),
            _CENTRE,
            say.text("place_date", place=blank),
            Style(italic=True, align="center"),
        ),
    )
    for left, left_style, right, right_style in lines:
        page.next(10 if left.startswith("____") else 18)
        page.put(1, left, left_style, until=split - 1)
        page.put(split, right, right_style, until=page.last)
    page.next(10)


def titles(page: Page, title: str, tally: Tally, measured: bool = True) -> None:
    """Title, year and stage, and what is counted."""
    say = page.say
    page.next(22)
    page.put(1, title.upper(), Style(size=14, bold=True, align="center"), until=page.last)
    page.next(20)
    page.put(1, _year_line(tally, say), _BOLD, until=page.last)
    page.next(18)
    if measured:
        page.put(1, _measure_line(tally, say), Style(size=12, italic=True, align="right"), until=page.last)


def _year_line(tally: Tally, say: Words) -> str:
    return say.text("sub_line", year=str(tally.year), stage=say.label("stage", tally.stage))


def _measure_line(tally: Tally, say: Words) -> str:
    return say.text("unit_measure_recipients" if tally.count == "recipients" else "unit_measure")


def remarks(page: Page, tally: Tally, table: YearEndTable) -> None:
    """In small print under the table: what it leaves out, who is missing, the equalities, the law."""
    _small_print(page, remark_lines(tally, table, page.say)[0])


def signed(page: Page, tally: Tally, table: YearEndTable, keep: int) -> None:
    """What belongs to the numbers, and the signatures, on one page with the rows from ``keep`` on; then all that is said of files and findings."""
    lines, own = remark_lines(tally, table, page.say)
    _small_print(page, lines[:own])
    signatures(page, keep)
    _small_print(page, lines[own:])


def _small_print(page: Page, lines: Sequence[str]) -> None:
    page.next(6)
    for text in lines:
        page.next(14)
        page.put(1, _sentence(text), _SMALL_PRINT, until=page.last)


def _sentence(text: str) -> str:
    return f"{text.removesuffix('.')}."


def statements(tally: Tally, table: YearEndTable, say: Words) -> tuple[frozenset[str], frozenset[str]]:
    """What a signed page says of its numbers, as it stands there: (what belongs to the numbers, what inputs may change beside them)."""
    of_numbers, beside = told_beside(tally, table, say)
    heading = (_year_line(tally, say), _measure_line(tally, say))
    return frozenset((*heading, *map(_sentence, of_numbers))), frozenset(map(_sentence, beside))


def signatures(page: Page, keep: int, made_by: str = "", signer: str = "") -> None:
    """The block that is signed, on one page with the table's last rows from ``keep`` on; whose posts a form says, it says."""
    say, middle = page.say, 2 if page.last < 8 else page.last // 2
    made = (made_by.upper() or say.text("made_by"), say.text("signed_as"), "", "")
    signed = (signer.upper() or say.text("head"), say.text("signed_and_sealed"), "", "")
    styles = (_BOLD, Style(size=12, italic=True, align="center"), _CENTRE, _BOLD)
    page.next(12)
    for left, right, style, height in zip(made, signed, styles, (20, 18, 60, 20), strict=True):
        page.next(height)
        page.put(1, left, style, until=middle)
        page.put(middle + 1, right, style, until=page.last)
    page.keep_together(keep)
