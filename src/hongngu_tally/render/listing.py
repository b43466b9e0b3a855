"""A worksheet that lists many rows: one header, filters, frozen, no merged cells; written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.render.sheet import FORMULA_SIGNS, GRID, safe_cell
from hongngu_tally.render.words import Words
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def write_listing(
    sheet: WriteOnlyWorksheet,
    header: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[object]],
    size: int,
    say: Words,
) -> None:
    """Fill a write-only worksheet: memory does not grow with ``size``, the number of rows."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet

    page: Any = sheet
    for at, width in enumerate(widths, start=1):
        page.column_dimensions[column_letter(at)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.auto_filter.ref = f"A1:{column_letter(len(header))}{size + 1}"
    bold, plain = Font(name="Times New Roman", size=11, bold=True), Font(name="Times New Roman", size=11)

    def cell(value: object, font: Font) -> Any:
        made = WriteOnlyCell(page, value if isinstance(value, int) else None)
        if not isinstance(value, int) and value:
            text = safe_cell(str(value), say)
            made.value = text
            # Whatever it looks like, a text from a workbook is a text.
            made.data_type = "s"
            made.quotePrefix = text.startswith(FORMULA_SIGNS)
        made.font, made.border = font, GRID
        return made

    head = [cell(text, bold) for text in header]
    for each in head:
        each.alignment = Alignment("center", "center", wrap_text=True)
    page.append(head)
    for row in rows:
        page.append([cell(value, plain) for value in row])
