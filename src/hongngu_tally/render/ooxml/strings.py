"""The texts of cells in a package: shared ones and those in the cell, with the looks of their parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import unescape

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.render.ooxml.markup import Element, Part, xml_text
from hongngu_tally.render.ooxml.package import Package
from hongngu_tally.render.ooxml.sheet import Worksheet

_TEXT = regex(rb"<((?:[\w.-]+:)?t)\b[^>]*?(?:/>|>(.*?)</(?:[\w.-]+:)?t>)", re.DOTALL)
_GUIDE = regex(rb"<((?:[\w.-]+:)?)(rPh|phoneticPr)\b.*?(?:</\1\2>|/>)", re.DOTALL)
_FONT = regex(rb'<(?:[\w.-]+:)?rFont\b[^>]*?\bval\s*=\s*"([^"]*)"')


@frozen
class RichText:
    """What stands inside an ``<si>`` or ``<is>``: one text, or several runs with looks of their own."""

    markup: bytes

    @property
    def runs(self) -> list[str]:
        """The texts of its runs."""
        return [_plain(found[2].decode()) if found[2] else "" for found in _TEXT.finditer(self.markup)]

    @property
    def text(self) -> str:
        """The text as a person reads it."""
        return "".join(self.runs)

    @property
    def fonts(self) -> list[str]:
        """The fonts that its runs name."""
        return [name.decode() for name in _FONT.findall(self.markup)]

    def with_texts(self, texts: list[str], font: str = "") -> RichText:
        """The same runs with other texts; with ``font`` under that font."""
        left = iter(texts)

        def put(found: re.Match[bytes]) -> bytes:
            return b"<" + found[1] + b' xml:space="preserve">' + xml_text(next(left)).encode() + b"</" + found[1] + b">"  # fmt: skip

        markup = _TEXT.sub(put, self.markup)
        if font:
            markup = _FONT.sub(lambda found: found[0].replace(b'"' + found[1] + b'"', f'"{font}"'.encode()), markup)  # fmt: skip
        return RichText(markup)

    def mended(self, after: str, mend: Callable[[str], str], font: str = "") -> RichText | None:
        """The same runs saying ``after``; None where it cannot be told which run says what.

        ``mend`` is what was done to the whole; done to each run, and tidied at the ends, it must come to the same.
        """
        runs = self.runs
        if len(runs) == 1:
            return self.with_texts([after], font)
        mended = [mend(run) for run in runs]
        mended[0], mended[-1] = mended[0].lstrip(), mended[-1].rstrip()
        return self.with_texts(mended, font) if "".join(mended) == after else None


class Strings:
    """The shared texts of a package."""

    def __init__(self, package: Package) -> None:
        name = next((one.target for one in package.relations(package.workbook) if one.kind == "sharedStrings"), "")  # fmt: skip
        found = package.find(name) if name else ""
        self._part = Part(package.read(found), found, _outer) if found else None
        self._items = [one for one in self._part.root.children if one.name == "si"] if self._part else []

    def of(self, sheet: Worksheet, cell: Element) -> RichText | None:
        """What a cell says; None when it holds a formula or no text."""
        children = {child.name: child for child in cell.children}
        if "f" in children:
            return None
        kind = cell.attributes.get("t", "n")
        if kind == "inlineStr" and "is" in children:
            return _inside(sheet.part, children["is"])
        if kind == "s" and "v" in children and self._part:
            value = children["v"]
            number = sheet.part.data[value.opened : value.closing].strip()
            if number.isdigit() and int(number) < len(self._items):
                return _inside(self._part, self._items[int(number)])
        if kind == "str" and "v" in children:
            value = children["v"]
            p = sheet.part.prefix
            return RichText(
                b"<" + p + b"t>" + sheet.part.data[value.opened : value.closing] + b"</" + p + b"t>"
            )
        return None

    @property
    def prefix(self) -> bytes:
        """How the shared part writes its elements."""
        return self._part.prefix if self._part else b""


def _plain(text: str) -> str:
    numbered = re.sub(
        r"&#(x?)([0-9A-Fa-f]{1,6});", lambda found: chr(int(found[2], 16 if found[1] else 10)), text
    )
    return unescape(numbered, {"&quot;": '"', "&apos;": "'"})


def _inside(part: Part, element: Element) -> RichText:
    if element.is_empty:
        return RichText(b"")
    return RichText(_GUIDE.sub(b"", part.data[element.opened : element.closing]))


def _outer(_: str, __: dict[str, str], parent: Element | None) -> bool:
    return parent is not None and parent.depth == 0
