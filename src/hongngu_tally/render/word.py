"""The year-end report as a Word document by NĐ 30/2020: letterhead, table, sentences, signatures, the units behind."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.render.package import CREATOR, moment_of, settled
from hongngu_tally.render.paper import Letterhead
from hongngu_tally.render.report import Frame, Report, report_of
from hongngu_tally.render.word_table import WIDE, grid_table, past_table, set_widths, unbreakable
from hongngu_tally.render.word_text import TEXT_MM, base, fill, page, paragraph
from hongngu_tally.render.words import Words, words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def write_word(
    file: BinaryIO,
    tally: Tally,
    table: YearEndTable,
    lang: str = "vi",
    office: Letterhead | None = None,
) -> None:
    """Write the document into an open file: the same inputs give the same bytes."""
    from docx import Document

    say, moment, head = words(lang), moment_of(tally), office or Letterhead()
    report = report_of(tally, table, say, head.superior, head.issuer)
    document: Any = Document()
    base(document)
    frame = report.frame
    wide = frame is not None or len(report.table.numbering) > WIDE
    page(document.sections[0], landscape=wide, first=True)
    if frame is not None and frame.left:
        _frame(document, frame)
    else:
        _letterhead(document, head, say)
    paragraph(document, report.title.upper(), size=14, bold=True, align="center", before=12)
    paragraph(document, report.sub_line, size=13, bold=True, align="center")
    if not wide:
        paragraph(document, " ".join(report.narrative), align="justify", before=6, first=10)
    paragraph(document, report.measure, size=12, italic=True, align="right", before=6, keep=True)
    # A form's headings are words that break, and no abbreviations.
    grid_table(document, report.table, say, wide, least=7.0 if frame else 0)
    if frame is not None:
        # A form ends with its signatures; what is said of it comes after.
        if frame.left:
            dated = say.text("place_date", place=say.text("blank"))
            paragraph(document, dated, size=12, italic=True, align="right", before=6, keep=True)
        _signatures(document, say, frame.made_by, frame.signer)
    # The last rows, what belongs to their numbers and the signatures stay on one page, since signatures alone on a page are signed
    # unread; all that is said of the files and the findings would seldom fit between them, and comes after.
    for at, text in enumerate(report.remarks):
        if frame is None and at == report.signed:
            _signatures(document, say)
        below = frame is not None or at >= report.signed
        paragraph(document, text, size=9 if below else 10, italic=True, keep=not below)
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
        paragraph(document, report.past.title, size=13, bold=True, before=18, keep=True)
        past_table(document, report.past, wide)
        for text in report.past.remarks:
            paragraph(document, text, size=11, italic=True)
    if wide:
        paragraph(document, " ".join(report.narrative), align="justify", before=12, first=10)
    if report.by_unit is None:
        return
    page(_next_section(document), landscape=True)
    paragraph(document, say.text("appendix").upper(), size=14, bold=True, align="center")
    paragraph(document, say.text("sheet_matrix"), size=13, bold=True, align="center")
    paragraph(document, report.sub_line, size=13, italic=True, align="center", keep=True)
    grid_table(document, report.by_unit, say, True)
    legend = "; ".join(f"{short}: {name}" for short, name in report.legend)
    paragraph(document, f"{say.text('legend')}: {legend}.", size=10, italic=True)


def _next_section(document: Any) -> Any:
    """A section that begins on a new page. The last line above ends its own: an empty one might not fit on a full page,
    and a blank page would follow.
    """
    section = document.add_section()
    empty = document.element.body.p_lst[-1]
    line = empty.getprevious()
    if line is not None and line.tag == empty.tag:
        line.set_sectPr(empty.pPr.sectPr)
        document.element.body.remove(empty)
    return section


def _record(document: Any, report: Report, say: Words) -> None:
    """How the numbers were made, in small print: lines and no table, since there may be hundreds of files."""
    heading = paragraph(document, say.text("record"), size=13, bold=True, before=12, keep=True)
    # What is signed is not followed by it on its own last page.
    heading.paragraph_format.page_break_before = report.by_unit is None
    for name, value in report.record:
        paragraph(document, f"{name}: {value}", size=10)
    paragraph(document, say.text("record_inputs"), size=10, before=6, keep=True)
    for one in report.inputs:
        counted = say.text("record_file", n=one.counted) if one.counted else ""
        told = "; ".join(filter(None, (one.state, counted, f"SHA-256 {one.checksum}")))
        paragraph(document, f"{one.file}: {told}", size=8)


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
        fill(cells[0].paragraphs[0], left, size=12, bold=at == 0)
        fill(cells[1].paragraphs[0], right, size=12)
    set_widths(table, [0.5 * TEXT_MM["landscape"]] * 2)


def _signatures(document: Any, say: Words, made_by: str = "", signer: str = "") -> None:
    left = (
        (made_by.upper() or say.text("made_by"), True),
        (say.text("signed_as"), False),
        ("", False),
        ("", True),
    )
    title = signer.upper() or say.text("head")
    right = ((title, True), (say.text("signed_and_sealed"), False), ("", False), ("", True))
    paragraph(document, "", size=6, keep=True)
    _pair(document, left, right, sizes=(13, 12, 40, 13), rule=False)


def _pair(
    document: Any,
    left: tuple[tuple[str, bool], ...],
    right: tuple[tuple[str, bool], ...],
    *,
    sizes: tuple[float, ...],
    rule: bool,
) -> None:
    """Two blocks side by side without lines, on one page."""
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    section = document.sections[-1]
    whole = TEXT_MM["landscape" if section.page_width > section.page_height else "portrait"]
    set_widths(table, [0.4 * whole, 0.6 * whole])
    for cell, block in zip(table.rows[0].cells, (left, right), strict=True):
        for number, ((text, bold), size) in enumerate(zip(block, sizes, strict=True)):
            line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            italic = not rule and number == 1
            fill(line, text, size=size, bold=bold, italic=italic, align="center")
        if rule:
            _rule(cell, Mm(26 if block is left else 22))
    unbreakable(table.rows[0])


def _rule(cell: Any, indent: int) -> None:
    """The short rule under a block, a line of its own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line = cell.add_paragraph()
    fill(line, "", size=2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = indent
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    # Where the schema wants it: before the indents.
    line._p.get_or_add_pPr().insert_element_before(borders, "w:ind", "w:jc", "w:rPr")
