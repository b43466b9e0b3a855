"""The year-end report as a Word document by NĐ 30/2020: letterhead, table, sentences, signatures, the units behind."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.render.excel import Letterhead
from hongngu_tally.render.package import CREATOR, moment_of, settled
from hongngu_tally.render.report import Frame, Grid, Line, Past, Report, report_of
from hongngu_tally.render.sheet import XML_ILLEGAL
from hongngu_tally.render.words import Words, words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}
_SHORT_MM = {"ordinal": 12.0, "code": 11.0, "unit": 19.0}
_LABEL_MM = 42.0
"""What a label needs at least."""
_TEXT_MM = {"portrait": 165, "landscape": 252}
# Signs that only repeat the words behind them: Times New Roman has none, and around one from another font some
# programs draw the line's letters over each other.
_SIGNS = re.compile(r"[✔✖] ")
_WIDE, _MANY = 8, 16
"""Tables with more columns than the first lie on landscape pages; with more than the second they are in small letters."""
_FEW = 3
"""Sentences below a table that are never parted."""


def write_word(
    file: BinaryIO,
    tally: Tally,
    table: YearEndTable,
    lang: str = "vi",
    *,
    superior: str = "",
    issuer: str = "",
) -> None:
    """Write the document into an open file: the same inputs give the same bytes."""
    from docx import Document

    say, moment = words(lang), moment_of(tally)
    report = report_of(tally, table, say, superior, issuer)
    document: Any = Document()
    _base(document)
    frame = report.frame
    wide = frame is not None or len(report.table.numbering) > _WIDE
    _page(document.sections[0], landscape=wide, first=True)
    if frame is not None and frame.left:
        _frame(document, frame)
    else:
        _letterhead(document, Letterhead(superior, issuer), say)
    _paragraph(document, report.title.upper(), size=14, bold=True, align="center", before=12)
    _paragraph(document, report.sub_line, size=13, bold=True, align="center")
    if not wide:
        _paragraph(document, " ".join(report.narrative), align="justify", before=6, first=10)
    _paragraph(document, report.measure, size=12, italic=True, align="right", before=6, keep=True)
    # A form's headings are words that break, and no abbreviations.
    _table(document, report.table, say, wide, least=7.0 if frame else 0)
    if frame is not None:
        # A form ends with its signatures; what is said of it comes after.
        if frame.left:
            dated = say.text("place_date", place=say.text("blank"))
            _paragraph(document, dated, size=12, italic=True, align="right", before=6, keep=True)
        _signatures(document, Letterhead(superior, issuer, signer_title=frame.signer), say, frame.made_by)
    # The last rows and the first half of what is said under them stay on one page, the other half and the signatures on one
    # page: all of it together would leave a page half empty, and signatures alone on a page are signed unread.
    last_of_half = len(report.remarks) // 2 - 1 if len(report.remarks) > _FEW else -1
    for at, text in enumerate(report.remarks):
        _paragraph(document, text, size=10, italic=True, keep=frame is None and at != last_of_half)
    if frame is None:
        _signatures(document, Letterhead(superior, issuer), say)
    _appendix(document, report, say, wide)
    _record(document, report, say)
    properties = document.core_properties
    properties.author = properties.last_modified_by = CREATOR
    properties.title = report.title
    properties.created = properties.modified = moment
    properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    file.write(settled(buffer, [], moment))


def _appendix(document: Any, report: Report, say: Words, wide: bool) -> None:
    """The earlier year and the counts by unit on pages of their own; where units are the table, the sentences."""
    if report.past is not None:
        _paragraph(document, report.past.title, size=13, bold=True, before=18, keep=True)
        _past(document, report.past, wide)
        for text in report.past.remarks:
            _paragraph(document, text, size=11, italic=True)
    if wide:
        _paragraph(document, " ".join(report.narrative), align="justify", before=12, first=10)
    if report.by_unit is None:
        return
    _page(document.add_section(), landscape=True)
    _paragraph(document, say.text("appendix").upper(), size=14, bold=True, align="center")
    _paragraph(document, say.text("sheet_matrix"), size=13, bold=True, align="center")
    _paragraph(document, report.sub_line, size=13, italic=True, align="center", keep=True)
    _table(document, report.by_unit, say, True)
    legend = "; ".join(f"{short}: {name}" for short, name in report.legend)
    _paragraph(document, f"{say.text('legend')}: {legend}.", size=10, italic=True)


def _record(document: Any, report: Report, say: Words) -> None:
    """How the numbers were made, in small print: lines and no table, since there may be hundreds of files."""
    heading = _paragraph(document, say.text("record"), size=13, bold=True, before=12, keep=True)
    # What is signed is not followed by it on its own last page.
    heading.paragraph_format.page_break_before = report.by_unit is None
    for name, value in report.record:
        _paragraph(document, f"{name}: {value}", size=10)
    _paragraph(document, say.text("record_inputs"), size=10, before=6, keep=True)
    for one in report.inputs:
        counted = say.text("record_file", n=one.counted) if one.counted else ""
        told = "; ".join(filter(None, (one.state, counted, f"SHA-256 {one.checksum}")))
        _paragraph(document, f"{one.file}: {told}", size=8)


def _past(document: Any, past: Past, wide: bool) -> None:
    table = document.add_table(rows=0, cols=len(past.header))
    table.style = "Table Grid"
    _margins(table)
    for at, texts in enumerate((past.header, *past.lines)):
        row = table.add_row()
        bold = at in (0, len(past.lines))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            align = "center" if at == 0 else "right" if column else "left"
            _fill(cell.paragraphs[0], text, size=12, bold=bold, align=align)
        if at == 0:
            _repeated(row)
        _unbreakable(row)
    whole, number = _TEXT_MM["landscape" if wide else "portrait"], 20.0
    _set_widths(table, [whole - 4 * number, *[number] * 4])


# --- pages and paragraphs


def _base(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    # Word takes the font of Vietnamese letters from all four of these.
    fonts = normal.element.rPr.rFonts
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)


def _page(section: Any, landscape: bool, first: bool = False) -> None:
    """A4 with the margins of NĐ 30, the page number in the middle of the top margin but not on the ``first`` page."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    for side, millimetres in _MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = first
    section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run("2")
    run.font.size = Pt(13)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)
    field.append(run._r)


def _paragraph(
    parent: Any,
    text: str,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    before: float = 0,
    first: float = 0,
    keep: bool = False,
) -> Any:
    from docx.shared import Mm, Pt

    line = parent.add_paragraph()
    _fill(line, text, size=size, bold=bold, italic=italic, align=align, keep=keep)
    line.paragraph_format.space_before = Pt(before)
    if first:
        line.paragraph_format.first_line_indent = Mm(first)
    return line


def _fill(
    line: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    keep: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    line.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[align]
    line.paragraph_format.keep_with_next = keep
    run = line.add_run(_SIGNS.sub("", XML_ILLEGAL.sub("", text)))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


# --- the two blocks above, the two below


def _letterhead(document: Any, head: Letterhead, say: Words) -> None:
    blank = say.text("blank")
    left = ((head.superior.upper() or blank, False), (head.issuer.upper() or blank, True))
    right = ((say.text("country"), True), (say.text("motto"), True))
    _pair(document, left, right, sizes=(12, 13), rule=True)


def _frame(document: Any, frame: Frame) -> None:
    """The lines of an official form above its title, left and right."""
    from itertools import zip_longest

    table = document.add_table(rows=0, cols=2)
    for at, (left, right) in enumerate(zip_longest(frame.left, frame.right, fillvalue="")):
        cells = table.add_row().cells
        _fill(cells[0].paragraphs[0], left, size=12, bold=at == 0)
        _fill(cells[1].paragraphs[0], right, size=12)
    _set_widths(table, [0.5 * _TEXT_MM["landscape"]] * 2)


def _signatures(document: Any, head: Letterhead, say: Words, made_by: str = "") -> None:
    left = (
        (made_by.upper() or say.text("made_by"), True),
        (say.text("signed_as"), False),
        ("", False),
        (head.made_by, True),
    )
    title = head.signer_title.upper() or say.text("head")
    right = ((title, True), (say.text("signed_and_sealed"), False), ("", False), (head.signer, True))
    _paragraph(document, "", size=6, keep=True)
    _pair(document, left, right, sizes=(13, 12, 40, 13), rule=False)


def _pair(
    document: Any,
    left: tuple[tuple[str, bool], ...],
    right: tuple[tuple[str, bool], ...],
    *,
    sizes: tuple[float, ...],
    rule: bool,
) -> None:
    """Two blocks side by side without lines; kept on one page."""
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    section = document.sections[-1]
    whole = _TEXT_MM["landscape" if section.page_width > section.page_height else "portrait"]
    _set_widths(table, [0.4 * whole, 0.6 * whole])
    for cell, block in zip(table.rows[0].cells, (left, right), strict=True):
        for number, ((text, bold), size) in enumerate(zip(block, sizes, strict=True)):
            line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            italic = not rule and number == 1
            _fill(line, text, size=size, bold=bold, italic=italic, align="center", keep=not rule)
        if rule:
            _rule(cell, Mm(26 if block is left else 22))
    _unbreakable(table.rows[0])


def _rule(cell: Any, indent: int) -> None:
    """The short rule under a block, a line of its own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line = cell.add_paragraph()
    _fill(line, "", size=2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = indent
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    # Where the schema wants it: before the indents.
    line._p.get_or_add_pPr().insert_element_before(borders, "w:ind", "w:jc", "w:rPr")


# --- tables


def _table(document: Any, grid: Grid, say: Words, wide: bool, least: float = 0) -> None:
    """The table with its headings repeated on every page; no row breaks over two pages."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    width = len(grid.numbering)
    size = 13 if width <= _WIDE else 10 if width <= _MANY else 8
    # Abbreviations have no place to break: in narrow columns their letters are smaller.
    head_size = size - (1.5 if width <= _WIDE else 2.5)
    head_size = max(head_size, least)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    _margins(table)
    widths = _widths(grid, _TEXT_MM["landscape" if wide else "portrait"])
    for _ in grid.heads:
        _repeated(table.add_row())
    merges = []
    for at, column, head in grid.placed():
        cell = table.cell(at, column)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill(cell.paragraphs[0], head.text, size=head_size, bold=True, align="center")
        merges.append((at, column, at + head.down - 1, column + head.span - 1))
    numbers = table.add_row()
    for cell, text in zip(numbers.cells, grid.numbering, strict=True):
        _fill(cell.paragraphs[0], text, size=size - 2, italic=True, align="center")
    _repeated(numbers)
    for top, start, bottom, end in merges:
        if (top, start) != (bottom, end):
            table.cell(top, start).merge(table.cell(bottom, end))
    for number, line in enumerate(grid.lines):
        _row(table, line, grid, size, say, keep=number >= len(grid.lines) - 3)
    for row in table.rows:
        _unbreakable(row)
    _set_widths(table, widths)


def _row(table: Any, line: Line, grid: Grid, size: float, say: Words, keep: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    bold = line.kind != "row"
    cells = table.add_row().cells
    label = grid.stub.index("label")
    if line.kind == "heading":
        whole = cells[0].merge(cells[-1])
        _fill(whole.paragraphs[0], str(line.cells[label]), size=size, bold=True, keep=True)
        return
    for at, (cell, value) in enumerate(zip(cells, line.cells, strict=True)):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if isinstance(value, int):
            text, align = say.number(value) if value else "–", "right"
        else:
            text, align = value, "left" if at == label else "center" if at < grid.texts else "right"
        _fill(cell.paragraphs[0], text, size=size, bold=bold, align=align, keep=keep)


def _widths(grid: Grid, whole: float) -> list[float]:
    """Millimetres: short texts, the label, and equal columns of numbers."""
    numbers = len(grid.numbering) - grid.texts
    short = sum(_SHORT_MM[name] for name in grid.stub if name in _SHORT_MM)
    number = min(21.0, (whole - short - _LABEL_MM) / numbers) if numbers else 0
    label = whole - short - number * numbers
    return [*(_SHORT_MM.get(name, label) for name in grid.stub), *[number] * numbers]


def _set_widths(table: Any, widths: list[float]) -> None:
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


def _unbreakable(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
