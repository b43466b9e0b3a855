"""Native charts of the year, each beside the little table it draws: the table says in numbers what the chart shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.render.series import Series, series_of
from hongngu_tally.render.sheet import NUMBER, Page, Style
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_HEIGHT_CM, _WIDTH_CM = 8.5, 17.0
_SCALE = 78
_ROWS = 16
"""Rows of the sheet that a chart takes."""
_HEAD = Style(size=11, bold=True, align="center", grid=True)
_TEXT = Style(size=11, grid=True)
_VALUE = Style(size=11, align="right", grid=True, number=NUMBER)
_COLOURS = ("1F5FA8", "C8742A")


def chart_page(sheet: Any, tally: Tally, table: YearEndTable, say: Words) -> Page:
    """Awards by type, lines of the table, the units with most awards, groups of recipients."""
    from openpyxl.worksheet.pagebreak import Break

    page = Page(sheet, say, [34, 13, 13, 3, *[9.0] * 10], landscape=True)
    # Two charts to a page, none cut: Excel ignores page breaks while it fits to a width.
    page.sheet.sheet_properties.pageSetUpPr.fitToPage = False
    page.sheet.page_setup.scale = _SCALE
    for drawn, series in enumerate(series_of(tally, table, say)):
        if drawn and drawn % 2 == 0:
            page.sheet.row_breaks.append(Break(id=page.row))
        _chart(page, series)
    return page


def _chart(page: Page, series: Series) -> None:
    from openpyxl.chart import BarChart, Reference

    name, kinds, bars = series
    first = page.next(20)
    page.put(1, name, Style(size=13, bold=True), until=3)
    head = page.next(20)
    page.put(1, page.say.text("content"), _HEAD)
    page.heads(
        [(at, at, (kind or page.say.text("count")).capitalize()) for at, kind in enumerate(kinds, start=2)],
        _HEAD,
    )
    for label, numbers in bars:
        page.next(17)
        page.put(1, label, _TEXT)
        for at, number in enumerate(numbers, start=2):
            page.put(at, number, _VALUE)
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title, chart.style, chart.gapWidth = name, 2, 40
    chart.height, chart.width = _HEIGHT_CM, _WIDTH_CM
    chart.add_data(
        Reference(page.sheet, min_col=2, max_col=1 + len(kinds), min_row=head, max_row=page.row),
        titles_from_data=True,
    )
    chart.set_categories(Reference(page.sheet, min_col=1, min_row=head + 1, max_row=page.row))
    for drawn, colour in zip(chart.series, _COLOURS, strict=False):
        drawn.graphicalProperties.solidFill = colour
        drawn.graphicalProperties.line.solidFill = colour
    # The first bar on top, as in the table; axes are drawn although some viewers hide them by default.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    if len(kinds) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    page.sheet.add_chart(chart, f"E{first}")
    while page.row < first + _ROWS:
        page.next(17)
