"""A sound container that the reading engine cannot take as it stands → the same content the way the engine expects it."""

from __future__ import annotations

import re

from hongngu_tally.guard import xlsb
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8
from hongngu_tally.guard.ooxml import workbook_part
from hongngu_tally.guard.repack import stored

_BETWEEN_CELLS = re.compile(rb">\s+(?=</?(?:table:|text:p\b|office:spreadsheet))")
_ENCODING = re.compile(rb"""^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']+""")


def rewritten(data: bytes, kind: str, limits: Limits) -> bytes:
    """The file's bytes with its parts in UTF-8, where the engine looks for them, and without what it stumbles over.

    .xlsb: cells that leave out their column get it. .ods: no blank text between cells. .xlsx: the workbook part at
    its usual place.
    """
    archive = Archive(data, limits)
    parts = {name: archive.read(name) for name in archive.entries if not name.endswith("/")}
    for name, part in parts.items():
        if kind == "xlsb" and name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
            parts[name] = xlsb.with_whole_cells(part, name)
        elif name.lower().endswith((".xml", ".rels")):
            parts[name] = _ENCODING.sub(rb"\1UTF-8", as_utf8(part, name))
    if kind == "ods":
        content = archive.find("content.xml")
        parts[content] = _BETWEEN_CELLS.sub(b">", parts[content])
    if kind == "xlsx":
        parts = _at_usual_place(archive, parts)
    return stored(parts)


def _at_usual_place(archive: Archive, parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with the workbook in xl/workbook.xml; only a name in the same folder leaves every reference whole."""
    workbook = workbook_part(archive)
    folder, _, name = workbook.rpartition("/")
    if folder != "xl" or name == "workbook.xml":
        return parts
    moved = {workbook: "xl/workbook.xml", f"xl/_rels/{name}.rels": "xl/_rels/workbook.xml.rels"}
    old, new = f'"/{workbook}"'.encode(), b'"/xl/workbook.xml"'
    return {
        moved.get(part, part): data.replace(old, new) if part == "[Content_Types].xml" else data
        for part, data in parts.items()
    }
