"""The year-end workbook: the table to be signed, the counts by unit, and the reconciliation behind both."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.layouts import MEASURES, FilledRow, YearEndTable, taken_by
from hongngu_tally.release import installed
from hongngu_tally.render import behind
from hongngu_tally.render.appendix import ledger_page, matrix_page
from hongngu_tally.render.charts import chart_page
from hongngu_tally.render.form_page import form_page
from hongngu_tally.render.form_rows import form_rows
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.package import CREATOR, finished
from hongngu_tally.render.paper import REMARK, Letterhead, letterhead, remarks, signatures, titles
from hongngu_tally.render.report import Past, past_of
from hongngu_tally.render.sheet import NUMBER, Page, Style, new_book
from hongngu_tally.render.words import Words, words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

__all__ = ["Letterhead", "write_year_end", "year_end_workbook"]

_HEADER = Style(size=11.5, bold=True, align="center", grid=True)
_NUMBERING = Style(size=11, italic=True, align="center", grid=True)
_LABEL = Style(grid=True)
_ORDINAL = Style(align="center", grid=True)
_NUMBER = Style(align="right", grid=True, number=NUMBER)
_TOTAL_LABEL = Style(bold=True, align="center", grid=True)
_TOTAL = Style(bold=True, align="right", grid=True, number=NUMBER)


def write_year_end(
    file: BinaryIO,
    tally: Tally,
    table: YearEndTable,
    lang: str = "vi",
    *,
    superior: str = "",
    issuer: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the workbook into an open file: the writer that ``output.write_via`` asks for."""
    file.write(year_end_workbook(tally, table, lang, Letterhead(superior, issuer), progress))


def year_end_workbook(
    tally: Tally, table: YearEndTable, lang: str = "vi", office: Letterhead | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:  # fmt: skip
    """The workbook as bytes: the same inputs give the same bytes. ``progress`` is told (listed rows written, in all)."""
    from openpyxl.packaging.custom import StringProperty

    say, head = words(lang), office or Letterhead()
    taken = taken_by(tally, table)
    grid = matrix_of(taken)
    book: Any = new_book()
    is_matrix = table.layout.kind == "matrix"
    sheet = book.active
    sheet.title = say.text("sheet_matrix" if is_matrix else "sheet_table")
    unit_rows = behind.by_unit(taken, say) if len(taken.counted) <= behind.MOST_LISTED_TWICE else None
    if table.form is not None:
        listed, locations = form_rows(tally, table, say)
        pages = [form_page(sheet, tally, table, say, head, locations)]
    else:
        table_rows = behind.by_table(tally, table, say)
        listed = [] if is_matrix and unit_rows else [table_rows]
        pages = [
            matrix_page(sheet, tally, grid, say, table, head, rows=unit_rows)
            if is_matrix
            else _table_page(sheet, tally, table, say, head, table_rows)
        ]
    if not is_matrix:
        by_units = book.create_sheet(say.text("sheet_matrix"))
        pages.append(matrix_page(by_units, taken, grid, say, rows=unit_rows))
    counts = len(pages)
    pages.append(ledger_page(book.create_sheet(say.text("sheet_ledger")), tally, say))
    if len(taken.counted):
        pages.append(chart_page(book.create_sheet(say.text("charts")), taken, table, say))
    if (past := past_of(tally, table, say)) is not None:
        pages.append(_past_page(book.create_sheet(say.text("sheet_past")), tally, past, say))
    listings = [behind.findings(tally, say), *listed]
    listings += [unit_rows] if unit_rows else []
    for listing in listings:
        behind.prepare(book, listing, say)
    listings = behind.watched(listings, progress) if progress else listings
    # What it takes to count again and compare.
    record = {
        "layout": table.layout.name,
        "year": str(tally.year),
        "stage": tally.stage,
        "count": tally.count,
        "law_on": tally.regime.day.isoformat(),
        "lang": lang,
        "where": json.dumps({name: list(values) for name, values in tally.where.items()}, ensure_ascii=False),
        # The sheets that hold counts, and the one of the files after them.
        "sheets": str(counts + 1),
        "program": installed(),
    }
    for name, value in record.items():
        book.custom_doc_props.append(StringProperty(name=f"{CREATOR}.{name}", value=value))
    cached = [page.cached for page in pages]
    return finished(book, tally, say.of(table.layout.title), say, cached=cached, listings=listings)


# --- the table that is signed


def _table_page(
    sheet: Any, tally: Tally, table: YearEndTable, say: Words, head: Letterhead, rows: behind.Listing
) -> Page:
    both = table.total.decided is not None
    widths = [5.5, 21.0, *[9.4] * 7] if both else [5.5, 31.5, *[13.0] * 4]
    page = Page(sheet, say, widths, landscape=False)
    letterhead(page, head)
    titles(page, say.of(table.layout.title), tally)
    first = _table_header(page, both)
    body = page.row + 1
    for number, line in enumerate(table.rows, start=1):
        page.next(24)
        page.put(1, number, _ORDINAL)
        page.put(2, say.of(line.label), _LABEL)
        _numbers(page, line, both, _NUMBER)
        _open(page, rows, line.key)
    end = page.row
    page.next(24)
    page.put(1, say.text("total"), _TOTAL_LABEL, until=2)
    _sums(page, table.total, both, body, end, live=tally.count != "recipients")
    behind.link(page.sheet.cell(page.row, 6), rows.location("total"))
    page.head(first, body - 1)
    remarks(page, tally, table)
    signatures(page, head, keep=max(end - 1, body))
    return page


def _table_header(page: Page, both: bool) -> int:
    """Header rows and the row of column numbers; returns the first of them."""
    say = page.say
    kinds = [
        say.label("recipient_short" if both else "recipient", measure).capitalize() for measure in MEASURES
    ]
    first = page.next(34 if not both else 20)
    down = 1 if both else 0
    page.put(1, say.text("ordinal"), _HEADER, down=down)
    page.put(2, say.text("content"), _HEADER, down=down)
    if both:
        page.put(3, say.label("stage", "nominated").capitalize(), _HEADER, until=6)
        page.put(7, say.label("stage", "decided").capitalize(), _HEADER, until=9)
        page.next(34)
    names = [*kinds, say.text("sum"), *(kinds if both else [])]
    page.heads([(column, column, name) for column, name in enumerate(names, start=3)], _HEADER)
    page.next(18)
    for column, text in enumerate(["A", "B", "1", "2", "3", "4=1+2+3", *("567" if both else "")], start=1):
        page.put(column, text, _NUMBERING)
    return first


def _numbers(page: Page, line: FilledRow, both: bool, style: Style) -> None:
    for column, value in enumerate(line.measures, start=3):
        page.put(column, value, style)
    page.sum(6, f"SUM(C{page.row}:E{page.row})", sum(line.measures), style)
    for column, value in enumerate((line.decided or ()) if both else (), start=7):
        page.put(column, value, style)


def _past_page(sheet: Any, tally: Tally, past: Past, say: Words) -> Page:
    """The same table of an earlier year beside this one, as the texts that documents show."""
    page = Page(sheet, say, [44, 13, 13, 13, 13], landscape=False)
    titles(page, past.title, tally, measured=False)
    first = page.next(22)
    page.heads([(at, at, text) for at, text in enumerate(past.header, start=1)], _HEADER)
    for at, (label, *numbers) in enumerate(past.lines, start=1):
        last = at == len(past.lines)
        page.next(22)
        page.put(1, label, replace(_LABEL, bold=last))
        for column, text in enumerate(numbers, start=2):
            page.put(column, text, Style(bold=last, align="right", grid=True))
    page.head(first, first)
    for text in past.remarks:
        page.next(18)
        page.put(1, text, REMARK, until=page.last)
    return page


def _open(page: Page, rows: behind.Listing, key: str) -> None:
    """Let the numbers of the current row open into their rows; those of the stages are parts of the same rows."""
    for column, measure in enumerate(MEASURES, start=3):
        behind.link(page.sheet.cell(page.row, column), rows.location(key, measure))
    behind.link(page.sheet.cell(page.row, 6), rows.location(key))


def _sums(page: Page, total: FilledRow, both: bool, body: int, end: int, live: bool) -> None:
    """The row of totals: formulas, but for distinct recipients, whose total is not the sum of the rows."""
    if not live:
        _numbers(page, total, both, _TOTAL)
        return
    values = [*total.measures, sum(total.measures), *((total.decided or ()) if both else ())]
    for letter, value in zip("CDEFGHI", values, strict=False):
        formula = f"SUM({letter}{body}:{letter}{end})" if end >= body else "0"
        page.sum("ABCDEFGHI".index(letter) + 1, formula, value, _TOTAL)
