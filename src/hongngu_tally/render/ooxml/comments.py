"""The comments of one worksheet: their texts in one part, their boxes in another, both continued where they exist."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hongngu_tally.frozen import frozen
from hongngu_tally.render.ooxml.markup import CannotEdit, Element, Part, xml_text
from hongngu_tally.render.ooxml.package import MAIN, Package
from hongngu_tally.render.ooxml.sheet import Cell, Worksheet, place_of
from hongngu_tally.text import column_letter

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPES_PER_BLOCK = 1024
_SPACES = (("v", "urn:schemas-microsoft-com:vml"), ("o", "urn:schemas-microsoft-com:office:office"), ("x", "urn:schemas-microsoft-com:office:excel"))  # fmt: skip
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_PIXELS_PER_DIGIT, _USUAL_WIDTH, _USUAL_HEIGHT = 7, 64, 20
_BOX_WIDTH, _LINE, _LETTERS = 330, 17, 48
_TALLEST = 480


@frozen
class Comment:
    """What is said about a cell: paragraphs, each with a first word in bold."""

    lines: Sequence[tuple[str, str]]

    @property
    def text(self) -> str:
        """The comment as a person reads it."""
        return "\n".join(f"{head}{rest}" for head, rest in self.lines)


def threaded(package: Package, part: str) -> set[Cell]:
    """The cells of a worksheet that hold a conversation: Excel shows it instead of any comment."""
    found: set[Cell] = set()
    for one in package.relations(part):
        if one.kind == "threadedComment" and package.find(one.target):
            root = Part(package.read(one.target), one.target).root
            found.update(place_of(each.attributes.get("ref", "")) for each in root.children)
    return found


def commented_by(package: Package, part: str, author: str) -> set[Cell]:
    """The cells of a worksheet with a comment of that author."""
    known = next((one.target for one in package.relations(part) if one.kind == "comments" and package.find(one.target)), "")  # fmt: skip
    if not known:
        return set()
    texts = Part(package.read(known), known, _three_deep)
    listed, own = texts.root.first("commentList"), _numbers_of(texts, author)
    return {place_of(one.attributes.get("ref", "")) for one in (listed.children if listed else ()) if one.attributes.get("authorId") in own}  # fmt: skip


def write_comments(
    package: Package, sheet: Worksheet, part: str, author: str, comments: Mapping[Cell, Comment]
) -> None:
    """Add comments to a worksheet. A cell that has one already keeps its text, below the new one; the author's own is replaced."""
    relations = package.relations(part)
    known = next((one.target for one in relations if one.kind == "comments" and package.find(one.target)), "")
    old: dict[Cell, Element] = {}
    if known:
        texts = Part(package.read(known), known, _three_deep)
        listed = texts.root.first("commentList")
        if listed is None:
            raise CannotEdit("unusual")
        old = {place_of(one.attributes.get("ref", "")): one for one in listed.children}
        _continue_texts(texts, listed, author, old, comments)
        package.write(known, texts.result())
    else:
        name = package.free_name("xl/comments%d.xml")
        package.add(name, _new_texts(author, comments), _COMMENTS_TYPE)
        package.relate(part, "comments", name)
    new = [cell for cell in comments if cell not in old]
    if new:
        _write_boxes(package, sheet, part, {cell: comments[cell] for cell in new})


# --- texts


def _new_texts(author: str, comments: Mapping[Cell, Comment]) -> bytes:
    listed = "".join(_comment("", 0, cell, comments[cell]) for cell in sorted(comments))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<comments xmlns="{MAIN}"><authors><author>{xml_text(author)}</author></authors><commentList>{listed}</commentList></comments>'.encode()  # fmt: skip


def _continue_texts(texts: Part, listed: Element, author: str, old: Mapping[Cell, Element], comments: Mapping[Cell, Comment]) -> None:  # fmt: skip
    p = texts.prefix.decode()
    authors = texts.root.first("authors")
    if authors is None:
        raise CannotEdit("unusual")
    texts.append_to(authors, f"<{p}author>{xml_text(author)}</{p}author>".encode())
    own = _numbers_of(texts, author)
    added: list[str] = []
    for cell in sorted(comments):
        if cell not in old:
            added.append(_comment(p, len(authors.children), cell, comments[cell]))
            continue
        text = old[cell].first("text")
        if text is None or text.is_empty:
            raise CannotEdit("unusual")
        if old[cell].attributes.get("authorId") in own:
            texts.replace(text.opened, text.closing, _runs(p, comments[cell]).encode())
            continue
        texts.insert(text.opened, (_runs(p, comments[cell]) + _run(p, "\n\n")).encode())
        if plain := text.first("t"):
            # Beside runs a bare text is not allowed: it becomes a run itself.
            texts.replace(plain.start, plain.end, f"<{p}r>".encode() + texts.text(plain) + f"</{p}r>".encode())  # fmt: skip
    if added:
        texts.append_to(listed, "".join(added).encode())


def _three_deep(_: str, __: dict[str, str], parent: Element | None) -> bool:
    return parent is not None and parent.depth < 4


def _numbers_of(texts: Part, author: str) -> set[str]:
    """The places of an author in the list of authors."""
    authors = texts.root.first("authors")
    names = [texts.data[one.opened : one.closing] for one in authors.children] if authors else []
    return {str(number) for number, name in enumerate(names) if name.strip() == xml_text(author).encode()}


def _comment(p: str, author: int, cell: Cell, comment: Comment) -> str:
    reference = f"{column_letter(cell[1])}{cell[0]}"
    return f'<{p}comment ref="{reference}" authorId="{author}"><{p}text>{_runs(p, comment)}</{p}text></{p}comment>'


def _runs(p: str, comment: Comment) -> str:
    pieces: list[str] = []
    for number, (head, rest) in enumerate(comment.lines):
        if head:
            pieces.append(_run(p, ("\n" if number else "") + head, bold=True))
        if rest or not head:
            pieces.append(_run(p, ("\n" if number and not head else "") + rest))
    return "".join(pieces)


def _run(p: str, text: str, bold: bool = False) -> str:
    look = f'<{p}rPr>{f"<{p}b/>" if bold else ""}<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/></{p}rPr>'  # fmt: skip
    return f'<{p}r>{look}<{p}t xml:space="preserve">{xml_text(text)}</{p}t></{p}r>'


# --- boxes


def _write_boxes(package: Package, sheet: Worksheet, part: str, comments: Mapping[Cell, Comment]) -> None:
    relation = sheet.relation_of("legacyDrawing")
    known = next((one.target for one in package.relations(part) if one.id == relation), "") if relation else ""  # fmt: skip
    if relation and not package.find(known):
        raise CannotEdit("unusual")
    if known:
        package.write(known, _continue_boxes(package.read(known), sheet, comments))
        return
    name = package.free_name("xl/drawings/vmlDrawing%d.vml")
    block = int(re.sub(r"\D", "", name))
    blocks = [block + 1000 * number for number in range(len(comments) // _SHAPES_PER_BLOCK + 1)]
    ids = [one * _SHAPES_PER_BLOCK + number for one in blocks for number in range(1, _SHAPES_PER_BLOCK)]
    shapes = "".join(_box(sheet, cell, comments[cell], number) for cell, number in zip(sorted(comments), ids, strict=False))  # fmt: skip
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES)
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{",".join(map(str, blocks))}"/></o:shapelayout>'
    package.add(name, f"<xml{spaces}>{layout}{_SHAPE_TYPE}{shapes}</xml>".encode(), _BOXES_TYPE)
    sheet.draw(package.relate(part, "vmlDrawing", name))


def _continue_boxes(data: bytes, sheet: Worksheet, comments: Mapping[Cell, Comment]) -> bytes:
    """Boxes behind those that are there. The part need be no sound XML: Excel itself writes it like HTML."""
    end = data.rfind(b"</xml>")
    head = re.search(rb"<xml\b[^>]*>", data)
    if end < 0 or head is None:
        raise CannotEdit("unusual")
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES if not re.search(rf'xmlns:{prefix}\s*=\s*["\']{re.escape(uri)}'.encode(), head[0]))  # fmt: skip
    first = max([_SHAPES_PER_BLOCK, *map(int, re.findall(rb"_x0000_s(\d{1,9})\b", data))]) + 1
    shapes = "".join(_box(sheet, cell, comments[cell], number, spaces) for number, cell in enumerate(sorted(comments), first))  # fmt: skip
    shape_type = (
        "" if b"_x0000_t202" in data else _SHAPE_TYPE.replace("<v:shapetype", f"<v:shapetype{spaces}", 1)
    )
    return data[:end] + (shape_type + shapes).encode() + data[end:]


def _box(sheet: Worksheet, cell: Cell, comment: Comment, number: int, spaces: str = "") -> str:
    row, column = cell
    lines = sum(-(-len(line) // _LETTERS) or 1 for line in comment.text.split("\n"))
    height = min(lines * _LINE + 12, _TALLEST)
    right, over = _column_after(sheet, column + 1, _BOX_WIDTH)
    bottom, below = divmod(height, _USUAL_HEIGHT)
    top = max(row - 2, 0)
    anchor = f"{column}, 15, {top}, 4, {right - 1}, {over}, {top + bottom}, {below}"
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:{_BOX_WIDTH * 3 // 4}pt;'
        f'height:{height * 3 // 4}pt;z-index:{number % 10_000};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _column_after(sheet: Worksheet, column: int, pixels: int) -> tuple[int, int]:
    """(column, pixels into it) that lie so many pixels to the right of a column's left edge."""
    left = pixels + 15
    while True:
        own = next((width for first, last, width in sheet.widths if first <= column <= last), None)
        wide = _USUAL_WIDTH if own is None else int(own * _PIXELS_PER_DIGIT + 5) if own else 0
        if left <= wide or column >= 16_384:
            return column, min(left, wide)
        left -= wide
        column += 1
