"""Pages and paragraphs of a Word document, by NĐ 30/2020."""

from __future__ import annotations

from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.render.ooxml.markup import XML_ILLEGAL
from hongngu_tally.render.sheet import MARGINS_MM

# Signs that only repeat the words behind them: Times New Roman has none, and around one from another font some
# programs draw the line's letters over each other.
_SIGNS = regex(r"[✔✖] ")
TEXT_MM = {"portrait": 165, "landscape": 252}
"""How wide the text is between the margins."""


def base(document: Any) -> None:
    """The document's own font, of all letters."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    # Word takes the font of Vietnamese letters from all four of these.
    fonts = normal.element.rPr.rFonts
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)


def page(section: Any, landscape: bool, first: bool = False) -> None:
    """A4 with the margins of NĐ 30, the page number in the middle of the top margin but not on the ``first`` page."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    for side, millimetres in MARGINS_MM.items():
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


def paragraph(
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
    """A paragraph of one text at the end of ``parent``. Sizes are points, ``first`` is its indent in millimetres."""
    from docx.shared import Mm, Pt

    line = parent.add_paragraph()
    fill(line, text, size=size, bold=bold, italic=italic, align=align, keep=keep)
    line.paragraph_format.space_before = Pt(before)
    if first:
        line.paragraph_format.first_line_indent = Mm(first)
    return line


def fill(
    line: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    keep: bool = False,
) -> None:
    """A text into a line that is there; ``keep`` holds it on the page of what follows."""
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
