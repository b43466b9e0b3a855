"""The year-end workbook: the table to be signed, the counts by unit, and the reconciliation behind both."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.layouts import YearEndTable, taken_by
from hongngu_tally.release import VERSION
from hongngu_tally.render import behind
from hongngu_tally.render.appendix import ledger_page, matrix_page
from hongngu_tally.render.charts import chart_page
from hongngu_tally.render.form_page import form_page, grid_heads
from hongngu_tally.render.form_rows import form_rows
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.package import CREATOR, finished
from hongngu_tally.render.paper import REMARK, Letterhead, letterhead, signed, titles
from hongngu_tally.render.report import Grid, Line, Past, past_of, rows_grid
from hongngu_tally.render.sheet import (
    DIFFERENCE,
    DIFFERENCE_PERCENT,
    NUMBER,
    NUMBER_OR_DASH,
    Page,
    Style,
    new_book,
    width_for,
)
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts.past import Comparison


_MANY = 6
"""Tables with more columns of numbers lie across the page, in smaller letters."""
_HEADER = Style(size=11.5, bold=True, align="center", grid=True)
_NUMBERING = Style(size=11, italic=True, align="center", grid=True)
_LABEL = Style(grid=True)
_ORDINAL = Style(align="center", grid=True)
_NUMBER = Style(align="right", grid=True, number=NUMBER_OR_DASH)
_TOTAL_LABEL = Style(bold=True, align="center", grid=True)
_TOTAL = Style(bold=True, align="right", grid=True, number=NUMBER_OR_DASH)


def write_year_end(
    file: BinaryIO,
    tally: Tally,
    table: YearEndTable,
    lang: str = "vi",
    office: Letterhead | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the workbook into an open file: the writer that ``output.write_via`` asks for."""
    file.write(year_end_workbook(tally, table, lang, office, progress))


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
    by_units: tuple[behind.Listing, ...] = ()
    if len(taken.counted) <= behind.MOST_LISTED_TWICE:
        by_units = (behind.by_unit(taken, grid, say), behind.by_award(taken, grid, say))
    if table.form is not None:
        listed, locations = form_rows(tally, table, say)
        pages = [form_page(sheet, tally, table, say, head, locations)]
    else:
        listed = [] if is_matrix and by_units else [behind.by_table(tally, table, say)]
        if is_matrix:
            pages = [matrix_page(sheet, tally, grid, say, table, head, rows=by_units)]
        else:
            shown = rows_grid(table, say)
            listed.append(behind.by_column(tally, table, _apart(shown), say))
            pages = [_table_page(sheet, tally, table, shown, say, head, listed)]
            listed = [listing for listing in listed if listing.size or listing is listed[0]]
    if not is_matrix:
        second = book.create_sheet(say.text("sheet_matrix"))
        pages.append(matrix_page(second, taken, grid, say, rows=by_units))
    counts = len(pages)
    pages.append(ledger_page(book.create_sheet(say.text("sheet_ledger")), tally, say))
    if len(taken.counted):
        pages.append(chart_page(book.create_sheet(say.text("charts")), taken, table, say))
    if table.past is not None and (past := past_of(tally, table, say)) is not None:
        pages.append(_past_page(book.create_sheet(say.text("sheet_past")), tally, past, table.past, say))
    listings = [behind.findings(tally, say), *listed, *by_units]
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
        "decisions": str(tally.intake.decisions is not None).lower(),
        "where": json.dumps({name: list(values) for name, values in tally.where.items()}, ensure_ascii=False),
        # The sheets that hold counts, and the one of the files after them.
        "sheets": str(counts + 1),
        "program": VERSION,
        # Which checks' findings it speaks of, where not of all.
        "checks": json.dumps({"only": tally.wanted.only, "skip": tally.wanted.skip}),
        # Whether people are masked in the rows behind the numbers.
        "redacted": str(tally.redacted).lower(),
    }
    for name, value in record.items():
        book.custom_doc_props.append(StringProperty(name=f"{CREATOR}.{name}", value=value))
    cached = [page.cached for page in pages]
    return finished(book, tally, say.of(table.layout.title), say, cached=cached, listings=listings)


# --- the table that is signed


def _apart(grid: Grid) -> dict[str, str]:
    """The columns, and what they are called, of which some number's rows are no neighbours in the table's own order."""
    return {
        column: name for column, name in zip(grid.columns, grid.names()[grid.texts :], strict=True) if column
    }


def _table_page(
    sheet: Any,
    tally: Tally,
    table: YearEndTable,
    grid: Grid,
    say: Words,
    head: Letterhead,
    rows: Sequence[behind.Listing],
) -> Page:
    wide = len(grid.columns) > _MANY
    header = replace(_HEADER, size=9.5) if wide else _HEADER
    widths = [5.5, 31.5, *[6.9 if wide else 13.0] * len(grid.columns)]
    for _, column, heading in grid.placed():
        if heading.span == 1:
            # No word of a heading breaks.
            widths[column] = max(widths[column], width_for(heading.text, header.size))
    page = Page(sheet, say, widths, landscape=wide)
    letterhead(page, head)
    titles(page, say.of(table.layout.title), tally)
    first = grid_heads(page, grid, header, replace(_NUMBERING, size=8) if wide else _NUMBERING)
    body = page.row + 1
    for line in grid.lines:
        _line(page, grid, line, rows, body, live=tally.count != "recipients")
    page.head(first, body - 1)
    signed(page, tally, table, keep=max(body + len(grid.lines) - 3, body))
    return page


def _line(page: Page, grid: Grid, line: Line, rows: Sequence[behind.Listing], body: int, live: bool) -> None:
    """One line; sums are formulas, but for distinct recipients, whose total is not the sum of the rows."""
    total = line.kind == "total"
    size = 11 if len(grid.columns) > _MANY else _LABEL.size
    page.next(24)
    ordinal, label, *numbers = line.cells
    if total:
        page.put(1, label, replace(_TOTAL_LABEL, size=size), until=2)
    else:
        page.put(1, int(ordinal), replace(_ORDINAL, size=size))
        page.put(2, label, replace(_LABEL, size=size))
    for at, (column, value) in enumerate(zip(grid.columns, numbers, strict=True), start=3):
        style = replace(_TOTAL if total else _NUMBER, size=size)
        letter = column_letter(at)
        if total and live:
            rows_above = f"SUM({letter}{body}:{letter}{page.row - 1})" if page.row > body else "0"
            page.sum(at, rows_above, int(value), style)
        elif column in ("", "decided_"):
            across = f"SUM({column_letter(at - 3)}{page.row}:{column_letter(at - 1)}{page.row})"
            page.sum(at, across, int(value), style)
        else:
            page.put(at, int(value), style)
        behind.link(page.sheet.cell(page.row, at), behind.location(rows, (line.key, column)))


def _past_page(sheet: Any, tally: Tally, past: Past, found: Comparison, say: Words) -> Page:
    """The same table of an earlier year beside this one: both years as numbers, the change as formulas of them."""
    page = Page(sheet, say, [44, 13, 13, 13, 13], landscape=False)
    titles(page, past.title, tally, measured=False)
    first = page.next(22)
    page.heads([(at, at, text) for at, text in enumerate(past.header, start=1)], _HEADER)
    for at, ((label, *_, share), one) in enumerate(zip(past.lines, found.rows, strict=True), start=1):
        last = at == len(past.lines)
        page.next(22)
        page.put(1, label, replace(_LABEL, bold=last))
        for column, number in enumerate((one.old, one.new), start=2):
            page.put(column, number, replace(_NUMBER, bold=last, number=NUMBER))
        change = replace(_NUMBER, bold=last, number=DIFFERENCE)
        page.sum(4, f"C{page.row}-B{page.row}", one.difference, change)
        if one.old:
            change = replace(change, number=DIFFERENCE_PERCENT)
            page.sum(5, f"D{page.row}/B{page.row}", one.difference / one.old, change)
        else:
            page.put(5, share, replace(change, number=""))
    page.head(first, first)
    for text in past.remarks:
        page.next(18)
        page.put(1, text, REMARK, until=page.last)
    return page
