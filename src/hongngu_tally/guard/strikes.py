"""Cells of an .xlsx that are struck through: by the font of their style, or by those of parts of their text.

Nothing is looked at where no font of the package strikes through, the usual case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.content import column_number
from hongngu_tally.guard.markup import as_utf8, elements, local, parse
from hongngu_tally.patterns import regex

_CELL = regex(
    rb"<c\b([^>]*?)(?<!/)>(?:<f\b.*?(?:</f>|/>))?(?:<v(?: [^>]*)?>([^<]*)</v>|<is>(.*?)</is>)?", re.DOTALL
)
_RUN = regex(rb"<r>(.*?)<t(?: [^>]*)?>([^<]*)</t>", re.DOTALL)
_STRIKE = regex(rb"<strike(?:\s*/>|>| val=\"(?!0|false|off))")
_ATTRIBUTE = regex(rb'([\w:.-]+)="([^"]*)"')
_PLACE = regex(rb"([A-Za-z]{1,3})(\d{1,7})")
_NO = ("0", "false", "off")
_PARTS_OF_STYLES = frozenset({"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})

Struck = Mapping[str, tuple[tuple[int, int, str], ...]]
"""Per worksheet part (row, column, what is left of the text); nothing is left where all of it is struck through."""


def may_strike(data: bytes) -> bool:
    """Whether a part of styles or texts strikes anything through."""
    return b"strike" in data


def struck_cells(archive: Archive, sheets: set[str], parts: Mapping[str, bytes]) -> Struck:
    """The struck cells of each worksheet part. ``parts`` are those of styles and texts that may strike, by their names in small letters."""
    styles: set[int] = set()
    texts: dict[int, str] = {}
    for name, data in parts.items():
        if name.endswith("styles.xml"):
            styles |= _styles(data, name)
        else:
            texts |= _texts(data, name)
    # A large package is inflated once more only where its styles or shared texts strike something through.
    wanted = (
        sheets if styles or texts else {part for part in sheets if may_strike(archive.kept.get(part, b""))}
    )
    found = {part: tuple(_in_sheet(as_utf8(archive.read(part), part), styles, texts)) for part in wanted}
    return {part: cells for part, cells in found.items() if cells}


def _styles(data: bytes, part: str) -> set[int]:
    """The numbers of the cell formats whose font strikes through."""
    within, font, number = "", -1, -1
    fonts: set[int] = set()
    formats: set[int] = set()
    for tag, attributes in elements(data, part):
        if tag in _PARTS_OF_STYLES:
            within = tag
        elif within == "fonts" and tag == "font":
            font += 1
        elif within == "fonts" and tag == "strike" and attributes.get("val", "1") not in _NO:
            fonts.add(font)
        elif within == "cellXfs" and tag == "xf":
            number += 1
            if attributes.get("fontId", "0") in map(str, fonts):
                formats.add(number)
    return formats


def _texts(data: bytes, part: str) -> dict[int, str]:
    """Number of a shared text → what is left of it, for those of which some part is struck through."""
    found: dict[int, str] = {}
    number, struck, any_struck, depth = -1, False, False, 0
    left: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal number, struck, any_struck, depth
        tag = local(name)
        if tag == "si":
            number, struck, any_struck = number + 1, False, False
            left.clear()
        elif tag == "r":
            struck = False
        elif tag == "strike" and attributes.get("val", "1") not in _NO:
            struck = any_struck = True
        elif tag == "t":
            depth += 1
        elif tag == "rPh":
            depth -= 100

    def end(name: str) -> None:
        nonlocal depth
        tag = local(name)
        if tag == "t":
            depth -= 1
        elif tag == "rPh":
            depth += 100
        elif tag == "si" and any_struck:
            found[number] = "".join(left).strip()

    def text(part_of: str) -> None:
        if depth > 0 and not struck:
            left.append(part_of)

    parse(data, part, start, end, text)
    return found


def _in_sheet(data: bytes, styles: set[int], texts: Mapping[int, str]) -> list[tuple[int, int, str]]:
    numbers = {str(number).encode() for number in styles}
    cells = []
    for raw, value, inline in _CELL.findall(data):
        attributes = dict(_ATTRIBUTE.findall(raw))
        if attributes.get(b"s") in numbers:
            left: str | None = ""
        elif attributes.get(b"t") == b"s":
            left = texts.get(int(value)) if value.strip().isdigit() else None
        else:
            left = _left_of(inline) if inline else None
        place = _PLACE.fullmatch(attributes.get(b"r", b""))
        if place and left is not None:
            cells.append((int(place[2]), column_number(place[1]), left))
    return cells


def _left_of(inline: bytes) -> str | None:
    """What is left of a text that stands in its cell; None where nothing of it is struck through."""
    runs = [(_STRIKE.search(look) is not None, text) for look, text in _RUN.findall(inline)]
    if not any(struck for struck, _ in runs):
        return None
    return unescape(b"".join(text for struck, text in runs if not struck).decode("utf-8", "replace")).strip()
