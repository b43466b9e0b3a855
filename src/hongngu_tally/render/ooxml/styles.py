"""The styles part: a cell's format once more with another fill, font or number format; every old one stays where it is."""

from __future__ import annotations

import re

from hongngu_tally.render.ooxml.markup import CannotEdit, Element, Part, quoted, with_attribute
from hongngu_tally.render.ooxml.package import MAIN, Package

_FIRST_OWN_FORMAT = 164
"""Smaller numbers are formats of Excel's own."""
_KEPT = frozenset({"numFmts", "fonts", "fills", "borders", "cellXfs"})


_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLAIN = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def styles_of(package: Package) -> Styles:
    """The styles of a package; the part is added to one that has none, since all its cells look plain."""
    target = next((one.target for one in package.relations(package.workbook) if one.kind == "styles"), "")
    if not target:
        target = package.free_name("xl/styles%d.xml") if package.find("xl/styles.xml") else "xl/styles.xml"
        package.add(target, _PLAIN.encode(), _TYPE)
        package.relate(package.workbook, "styles", target)
    found = package.find(target)
    if not found:
        raise CannotEdit("unusual")
    return Styles(package.read(found), found)


class Styles:
    """Adds to a styles part. Formats, fonts and fills are numbers: their places in their lists."""

    def __init__(self, data: bytes, name: str) -> None:
        self.part = Part(data, name, _wanted)
        self._lists: dict[str, Element] = {child.name: child for child in self.part.root.children}
        if not {"fonts", "fills", "cellXfs"} <= self._lists.keys():
            raise CannotEdit("unusual")
        self._new: dict[str, list[bytes]] = {name: [] for name in _KEPT}
        self._seen: dict[tuple[str, bytes], int] = {}
        self._formats: dict[str, int] = {}

    def format_of(self, number: int) -> bytes:
        """A cell format as it is written."""
        formats = self._lists["cellXfs"].children
        if number < len(formats):
            return self.part.text(formats[number])
        own = number - len(formats)
        return self._new["cellXfs"][own] if own < len(self._new["cellXfs"]) else self.part.text(formats[0])

    def font_name(self, number: int) -> str:
        """The name of a cell format's font, "" when it names none."""
        found = re.search(rb'\bfontId\s*=\s*["\'](\d+)', self.format_of(number))
        fonts = self._lists["fonts"].children
        at = int(found[1]) if found else 0
        name = re.search(rb'<(?:[\w.-]+:)?name\b[^>]*?\bval\s*=\s*"([^"]*)"', self.part.text(fonts[at])) if at < len(fonts) else None  # fmt: skip
        return name[1].decode() if name else ""

    def with_fill(self, number: int, fill: int) -> int:
        """The cell format ``number`` with another fill."""
        return self._derived(number, fillId=str(fill), applyFill="1")

    def with_font_name(self, number: int, name: str) -> int:
        """The cell format ``number`` with its font under another name."""
        found = re.search(rb'\bfontId\s*=\s*["\'](\d+)', self.format_of(number))
        fonts = self._lists["fonts"].children
        at = int(found[1]) if found and int(found[1]) < len(fonts) else 0
        font = re.sub(rb'(<(?:[\w.-]+:)?name\b[^>]*?\bval\s*=\s*)"[^"]*"', lambda one: one[1] + quoted(name).encode(), self.part.text(fonts[at]))  # fmt: skip
        # The family and character set belong to the old font.
        font = re.sub(rb"<(?:[\w.-]+:)?(?:charset|scheme|family)\b[^>]*/>", b"", font)
        return self._derived(number, fontId=str(self._added("fonts", font)), applyFont="1")

    def with_number_format(self, number: int, code: str) -> int:
        """The cell format ``number`` with another number format, no longer marked as typed text."""
        return self._derived(number, numFmtId=str(self._number_format(code)), applyNumberFormat="1", quotePrefix=None)  # fmt: skip

    def number_format(self, number: int) -> str:
        """The code of a cell format's number format, "" for one of Excel's own."""
        found = re.search(rb'\bnumFmtId\s*=\s*["\'](\d+)', self.format_of(number))
        known = self._lists.get("numFmts")
        for one in known.children if known and found else ():
            if found and one.attributes.get("numFmtId") == found[1].decode():
                return one.attributes.get("formatCode", "")
        return ""

    def fill(self, colour: str) -> int:
        """A fill in one colour, given as RRGGBB."""
        p = self.part.prefix.decode()
        return self._added("fills", f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'.encode())  # fmt: skip

    def cell_format(self, *, size: float = 11, bold: bool = False, colour: str = "", fill: str = "", centre: bool = False,
                    grid: bool = False, underline: bool = False) -> int:  # fmt: skip
        """A format of our own: Times New Roman, wrapped, from the top."""
        p = self.part.prefix.decode()
        marks = f"{f'<{p}b/>' if bold else ''}{f'<{p}u/>' if underline else ''}"
        ink = f'<{p}color rgb="FF{colour}"/>' if colour else ""
        font = f'<{p}font>{marks}<{p}sz val="{size:g}"/>{ink}<{p}name val="Times New Roman"/><{p}family val="1"/></{p}font>'
        border = self._grid() if grid else 0
        across = ' horizontal="center"' if centre else ""
        format_ = (
            f'<{p}xf numFmtId="0" fontId="{self._added("fonts", font.encode())}" fillId="{self.fill(fill) if fill else 0}" borderId="{border}" xfId="0"'
            f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><{p}alignment vertical="{"center" if centre else "top"}"{across} wrapText="1"/></{p}xf>'
        )
        return self._added("cellXfs", format_.encode())

    def result(self) -> bytes:
        """The part with everything that was added."""
        for name, new in self._new.items():
            if not new:
                continue
            found, p = self._lists.get(name), self.part.prefix.decode()
            whole = f'<{p}{name} count="{len(new)}">'.encode() + b"".join(new) + f"</{p}{name}>".encode()
            if found is None:
                # Number formats come first of all.
                self.part.insert(self.part.root.opened, whole)
                continue
            if found.is_empty:
                self.part.replace(found.start, found.end, whole)
                continue
            self.part.set_attributes(found, count=str(len(found.children) + len(new)))
            self.part.append_to(found, b"".join(new))
        return self.part.result()

    def _derived(self, number: int, **attributes: str | None) -> int:
        format_ = self.format_of(number)
        end = format_.index(b">") + 1
        tag = format_[:end]
        for name, value in attributes.items():
            tag = with_attribute(tag, name, value)
        return self._added("cellXfs", tag + format_[end:])

    def _added(self, name: str, element: bytes) -> int:
        known = self._seen.get((name, element))
        if known is None:
            old = len(self._lists[name].children) if name in self._lists else 0
            known = old + len(self._new[name])
            self._new[name].append(element)
            self._seen[name, element] = known
        return known

    def _grid(self) -> int:
        if "borders" not in self._lists:
            return 0
        p = self.part.prefix.decode()
        sides = "".join(f'<{p}{side} style="thin"><{p}color rgb="FFBFBFBF"/></{p}{side}>' for side in ("left", "right", "top", "bottom"))  # fmt: skip
        return self._added("borders", f"<{p}border>{sides}<{p}diagonal/></{p}border>".encode())

    def _number_format(self, code: str) -> int:
        if code not in self._formats:
            known = self._lists.get("numFmts")
            taken = {int(one.attributes["numFmtId"]): one.attributes.get("formatCode", "") for one in (known.children if known else ()) if one.attributes.get("numFmtId", "").isdigit()}  # fmt: skip
            same = next((number for number, other in taken.items() if other == code), None)
            if same is None:
                same = max([_FIRST_OWN_FORMAT - 1, *taken, *self._formats.values()]) + 1
                p = self.part.prefix.decode()
                self._new["numFmts"].append(
                    f'<{p}numFmt numFmtId="{same}" formatCode={quoted(code)}/>'.encode()
                )
            self._formats[code] = same
        return self._formats[code]


def _wanted(name: str, _: dict[str, str], parent: Element | None) -> bool:
    return parent is not None and ((parent.depth == 0 and name in _KEPT) or parent.name in _KEPT)
