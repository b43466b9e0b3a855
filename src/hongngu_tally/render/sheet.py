"""One worksheet fit to be printed and signed: safe cells, NĐ 30 margins, heights that cut nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from hongngu_tally.frozen import frozen
from hongngu_tally.render.ooxml.markup import XML_ILLEGAL
from hongngu_tally.render.screen import wrap
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Vietnamese offices run Excel in any locale: written out, the thousands are parted by a point in all of them.
NUMBER = r"[>=1000000]0\.000\.000_0;[>=1000]0\.000_0;0_0"
NUMBER_OR_DASH = r'[=0]"–"_0;[>=1000]0\.000_0;0_0'
PERCENT = "[$-42A]0.0%_0"
# With a condition for thousands there is no section left for the sign, and a lost minus is worse than another separator.
DIFFERENCE = "[$-42A]+#,##0_0;[$-42A]-#,##0_0;0_0"
DIFFERENCE_PERCENT = "[$-42A]+0.00%_0;[$-42A]-0.00%_0;[$-42A]0.00%_0"
_ENGLISH = {
    NUMBER: "#,##0_0",
    NUMBER_OR_DASH: '#,##0_0;-#,##0_0;"–"_0',
    PERCENT: "0.0%_0",
    DIFFERENCE: "+#,##0_0;-#,##0_0;0_0",
    DIFFERENCE_PERCENT: "+0.00%_0;-0.00%_0;0.00%_0",
}

# NĐ 30/2020: top and bottom 20–25 mm, left 30–35, right 15–20.
MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}
_PAGE_MM = {"portrait": (210, 297), "landscape": (297, 210)}
_POINTS_PER_MM = 72 / 25.4
# A unit of column width is one digit of the workbook's own font (Times New Roman 11): 7 pixels.
_POINTS_PER_UNIT = 5.25
_LETTER = 0.45
_HEAD_LETTER = 0.5
_PADDING = 0.8
_SMALLEST = 8.0
HIGHEST = 409.0
"""Points that a row of Excel can be high."""

_THIN = Side(style="thin")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@frozen
class Style:
    """How a cell looks."""

    bold: bool = False
    italic: bool = False
    size: float = 13
    align: str = "left"
    vertical: str = "center"
    grid: bool = False
    number: str = ""


def width_for(text: str, size: float) -> float:
    """The column width in which the longest word of a heading stands whole."""
    longest = max(map(len, text.split()), default=0)
    return longest * _HEAD_LETTER * size / _POINTS_PER_UNIT + _PADDING


def fitting(text: str, width: float, style: Style) -> float:
    """The size of letters in which the longest word stands whole; never too small to be read."""
    needed = width_for(text, style.size)
    if needed <= width:
        return style.size
    return max(_SMALLEST, int(2 * style.size * (width - _PADDING) / (needed - _PADDING)) / 2)


def height_of(text: str, width: float, style: Style) -> float:
    """The height in points in which a folded text stands whole in a column of that width."""
    letter = _LETTER * style.size * (1.15 if style.bold else 1.0) * (1.25 if text.isupper() else 1.0)
    beside = 0.0 if not style.grid else 1.0 if style.align == "center" else 2.0
    room = max(int((width - beside) * _POINTS_PER_UNIT / letter), 1)
    # A word without a space (a checksum, a file's name) is broken by Excel itself.
    lines = sum(-(-len(line) // room) or 1 for part in text.splitlines() for line in wrap(part, room))
    return lines * style.size * 1.3 + 3


def new_book() -> Any:
    """An empty workbook whose own font is the one it is written in: column widths are measured in it."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book._named_styles["Normal"].font = Font(name="Times New Roman", size=11)
    return book


def safe_cell(text: str, say: Words) -> str:
    """A text that a workbook can hold: control characters shown, and marked where it had to be cut."""
    shown = XML_ILLEGAL.sub(lambda found: _escaped(found[0]), text)
    if len(shown) <= LONGEST:
        return shown
    mark = say.text("cut", n=len(shown) - LONGEST)
    return shown[: LONGEST - len(mark)] + mark


def _escaped(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if ord(letter) <= 0xFF else f"\\u{ord(letter):04x}"


class Page:
    """A worksheet being filled from the top. Every row gets its height here, since merged cells have none."""

    def __init__(self, worksheet: Worksheet, say: Words, widths: Sequence[float], landscape: bool) -> None:
        self.sheet: Any = worksheet
        self.say = say
        self.widths = list(widths)
        self.row = 0
        self.cached: dict[str, int | float] = {}
        """What each formula gives, by cell: written into the file for viewers that do not calculate."""
        self._landscape = landscape
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        set_up(self.sheet, landscape)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths)

    def next(self, height: float = 0) -> int:
        """Begin the next row."""
        self.row += 1
        if height:
            self.sheet.row_dimensions[self.row].height = height
        return self.row

    def put(self, column: int, value: object, style: Style, until: int = 0, down: int = 0) -> None:
        """Write a cell of the current row, merged up to column ``until`` and ``down`` further rows."""
        cell = self.sheet.cell(self.row, column)
        if isinstance(value, int):
            cell.value = value
        elif value:
            text = safe_cell(str(value), self.say)
            cell.value = text
            # Whatever it looks like, a text from a workbook is a text: no formula, no error value.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(FORMULA_SIGNS)
        self._dress(self.row, column, style)
        if until > column or down:
            for row in range(self.row, self.row + down + 1):
                for at in range(column, max(until, column) + 1):
                    self._dress(row, at, style)
            self.sheet.merge_cells(
                start_row=self.row,
                start_column=column,
                end_row=self.row + down,
                end_column=max(until, column),
            )
        if value and not isinstance(value, int) and not down:
            self._grow(str(value), sum(self.widths[column - 1 : max(until, column)]), style)

    def heads(self, cells: Sequence[tuple[int, int, str]], style: Style) -> None:
        """Write headings (first column, last column, text) in one size, in which no word of theirs breaks."""
        size = min(
            (fitting(text, sum(self.widths[column - 1 : until]), style) for column, until, text in cells),
            default=style.size,
        )
        for column, until, text in cells:
            self.put(column, text, replace(style, size=size), until)

    def sum(self, column: int, formula: str, value: int | float, style: Style) -> None:
        """Write a live formula together with the value it gives."""
        cell = self.sheet.cell(self.row, column)
        cell.value = f"={formula}"
        self.cached[cell.coordinate] = value
        self._dress(self.row, column, style)

    def _dress(self, row: int, column: int, style: Style) -> None:
        cell = self.sheet.cell(row, column)
        cell.font = Font(name="Times New Roman", size=style.size, bold=style.bold, italic=style.italic)
        # The formats of numbers keep their own distance from the border: office programs differ in indenting numbers.
        indent = 1 if style.grid and style.align != "center" and not style.number else 0
        cell.alignment = Alignment(style.align, style.vertical, wrap_text=not style.number, indent=indent)
        if style.grid:
            cell.border = GRID
        if style.number:
            cell.number_format = style.number if self.say.lang == "vi" else _ENGLISH[style.number]

    def _grow(self, text: str, width: float, style: Style) -> None:
        height = max(height_of(text, width, style), self.height(self.row))
        self.sheet.row_dimensions[self.row].height = min(height, HIGHEST)

    def stretch(self, first: int, down: int, column: int, until: int, text: str, style: Style) -> None:
        """Give a text that is merged over ``down`` rows from ``first`` on the height it lacks, in the last of them."""
        needed = height_of(text, sum(self.widths[column - 1 : until]), style)
        last = first + down - 1
        there = sum(self.height(row) for row in range(first, last))
        self.sheet.row_dimensions[last].height = min(max(self.height(last), needed - there), HIGHEST)

    def height(self, row: int) -> float:
        """The height of a row in points."""
        return float(self.sheet.row_dimensions[row].height or 0) or 17.0

    def repeat(self, first: int, last: int) -> None:
        """Rows that repeat on every page after the one they stand on."""
        self.sheet.print_title_rows = f"{first}:{last}"

    def head(self, first: int, last: int) -> None:
        """Rows that repeat on every page and stay in sight while scrolling."""
        self.repeat(first, last)
        self.sheet.freeze_panes = self.sheet.cell(last + 1, 1)

    def keep_together(self, first: int) -> None:
        """Let no page end between row ``first`` and the last one.

        Excel ignores page breaks while it fits to a width, so the sheet gets the scale that fits instead.
        """
        page_width, page_height = _PAGE_MM["landscape" if self._landscape else "portrait"]
        width = (page_width - MARGINS_MM["left"] - MARGINS_MM["right"]) * _POINTS_PER_MM
        room = (page_height - MARGINS_MM["top"] - MARGINS_MM["bottom"]) * _POINTS_PER_MM
        scale = min(1.0, 0.93 * width / (sum(self.widths) * _POINTS_PER_UNIT))
        repeated = self.sheet.print_title_rows or ""
        found = [int(number) for number in re.findall(r"\d+", repeated)]
        titles = sum(self.height(row) for row in range(found[0], found[-1] + 1)) if found else 0
        used, page_starts = 0.0, 1
        for row in range(1, self.row + 1):
            height = self.height(row)
            if (used + height) * scale > room:
                used, page_starts = titles, row
            used += height
        if first < page_starts:
            self.sheet.sheet_properties.pageSetUpPr.fitToPage = False
            self.sheet.page_setup.scale = max(10, int(scale * 100))
            self.sheet.row_breaks.append(Break(id=first - 1))


def set_up(sheet: Any, landscape: bool) -> None:
    """Paper, margins and page numbers by NĐ 30, fitted to the width of a page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    for side, millimetres in MARGINS_MM.items():
        setattr(sheet.page_margins, side, round(millimetres / 25.4, 3))
    sheet.page_margins.header = sheet.page_margins.footer = round(10 / 25.4, 3)
    sheet.print_options.horizontalCentered = True
    # The number of the page stands in the middle of the top margin, from the second page on.
    sheet.oddHeader.center.text = '&"Times New Roman,Regular"&13&P'
    sheet.HeaderFooter.differentFirst = True
    sheet.sheet_view.showGridLines = False
