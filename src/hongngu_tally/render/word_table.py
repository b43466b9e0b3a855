"""The tables of a Word document: headings repeated on every page, no row broken over two."""

from __future__ import annotations

from typing import Any

from hongngu_tally.render.report import Grid, Line, Past
from hongngu_tally.render.word_text import TEXT_MM, fill
from hongngu_tally.render.words import Words

_SHORT_MM = {"ordinal": 12.0, "code": 11.0, "unit": 19.0}
_LABEL_MM = 42.0
"""What a label needs at least."""
_ROOMY_MM, _WIDEST_MM = 100.0, 32.0
"""What a label needs at most, and a column of numbers."""
_LETTER_MM, _MARGIN_MM = 0.165, 2.5
"""How wide a bold letter is for each point of its size, and what stands beside a text."""
WIDE, _MANY = 8, 16
"""Tables with more columns than the first lie on landscape pages; with more than the second they are in small letters."""


def grid_table(document: Any, grid: Grid, say: Words, wide: bool, least: float = 0) -> None:
    """The table with its headings repeated on every page; no row breaks over two pages."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    width = len(grid.numbering)
    size = 13 if width <= WIDE else 10 if width <= _MANY else 8
    # Abbreviations have no place to break: in narrow columns their letters are smaller.
    head_size = size - (1.5 if width <= WIDE else 2.5)
    head_size = max(head_size, least)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    _margins(table)
    widths = _widths(grid, TEXT_MM["landscape" if wide else "portrait"], head_size)
    for _ in grid.heads:
        _repeated(table.add_row())
    merges = []
    for at, column, head in grid.placed():
        cell = table.cell(at, column)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        fill(cell.paragraphs[0], head.text, size=head_size, bold=True, align="center")
        merges.append((at, column, at + head.down - 1, column + head.span - 1))
    numbers = table.add_row()
    for cell, text in zip(numbers.cells, grid.numbering, strict=True):
        fill(cell.paragraphs[0], text, size=size - 2, italic=True, align="center")
    _repeated(numbers)
    for top, start, bottom, end in merges:
        if (top, start) != (bottom, end):
            table.cell(top, start).merge(table.cell(bottom, end))
    for number, line in enumerate(grid.lines):
        _row(table, line, grid, size, say, keep=number >= len(grid.lines) - 3)
    for row in table.rows:
        unbreakable(row)
    set_widths(table, widths)


def _row(table: Any, line: Line, grid: Grid, size: float, say: Words, keep: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    bold = line.kind != "row"
    cells = table.add_row().cells
    label = grid.stub.index("label")
    if line.kind == "heading":
        whole = cells[0].merge(cells[-1])
        fill(whole.paragraphs[0], str(line.cells[label]), size=size, bold=True, keep=True)
        return
    for at, (cell, value) in enumerate(zip(cells, line.cells, strict=True)):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if isinstance(value, int):
            text, align = say.number(value) if value else "–", "right"
        else:
            text, align = value, "left" if at == label else "center" if at < grid.texts else "right"
        fill(cell.paragraphs[0], text, size=size, bold=bold, align=align, keep=keep)


def _widths(grid: Grid, whole: float, head_size: float) -> list[float]:
    """Millimetres: short texts, the label, and equal columns of numbers."""
    numbers = len(grid.numbering) - grid.texts
    short = sum(_SHORT_MM[name] for name in grid.stub if name in _SHORT_MM)
    number = 0.0
    if numbers:
        # What a long label leaves over goes to few columns with long headings.
        most = (whole - short - _LABEL_MM) / numbers
        heads = [
            place.head.text for place in grid.placed() if place.column >= grid.texts and place.head.span == 1
        ]
        words = [len(word) for text in heads for word in text.split()]
        # No word of a heading breaks, where there is room.
        longest = max(words, default=0) * _LETTER_MM * head_size + _MARGIN_MM
        number = min(max(21.0, longest, (whole - short - _ROOMY_MM) / numbers), most, _WIDEST_MM)
    label = whole - short - number * numbers
    return [*(_SHORT_MM.get(name, label) for name in grid.stub), *[number] * numbers]


def set_widths(table: Any, widths: list[float]) -> None:
    """The widths of the columns in millimetres, in whatever program the table is opened."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            # A merged cell comes once per column it spans: it keeps what its columns give it.
            if cell._tc.grid_span == 1:
                cell.width = Mm(width)


def _margins(table: Any) -> None:
    """A millimetre beside the text of a cell instead of two: columns of numbers are narrow."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "57")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _repeated(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def unbreakable(row: Any) -> None:
    """A row stays on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def past_table(document: Any, past: Past, wide: bool) -> None:
    """The earlier year beside this one."""
    table = document.add_table(rows=0, cols=len(past.header))
    table.style = "Table Grid"
    _margins(table)
    for at, texts in enumerate((past.header, *past.lines)):
        row = table.add_row()
        bold = at in (0, len(past.lines))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            align = "center" if at == 0 else "right" if column else "left"
            fill(cell.paragraphs[0], text, size=12, bold=bold, align=align)
        if at == 0:
            _repeated(row)
        unbreakable(row)
    whole, number = TEXT_MM["landscape" if wide else "portrait"], 20.0
    set_widths(table, [whole - 4 * number, *[number] * 4])
