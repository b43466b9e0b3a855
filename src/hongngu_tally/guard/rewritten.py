"""A sound container that the reading engine cannot take as it stands → the same content the way the engine expects it."""

from __future__ import annotations

import math
import re

from hongngu_tally.guard import xlsb
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8
from hongngu_tally.guard.model import SheetScan
from hongngu_tally.guard.ods import is_strange
from hongngu_tally.guard.ooxml import sheet_list, targets_of, workbook_part
from hongngu_tally.guard.repack import stored
from hongngu_tally.patterns import regex

_SHEET = regex(rb"<(?:\w+:)?sheet\s[^>]*?(?:/>|>\s*</(?:\w+:)?sheet>)")
_DIMENSION = regex(rb"<(?:\w+:)?dimension\b[^>]*>(?:\s*</(?:\w+:)?dimension>)?")
_CELL = regex(rb"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_KIND = regex(rb"""\st\s*=\s*["'](\w*)["']""")
_VALUE = regex(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_KINDS = {b"n", b"s", b"str", b"inlineStr", b"e", b"d", b"b"}
_TRUTH = {b"true": b"1", b"false": b"0"}
# A cell with a text of its own, perhaps behind somebody's comment on it.
_ODS_CELL = regex(
    rb"""<table:(?:covered-)?table-cell((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*>"""
    rb"(?=\s*(?:<office:annotation\b.*?</office:annotation>\s*)?<text:p\b)",
    re.DOTALL,
)
_ODS_ATTRIBUTE = regex(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_BETWEEN_CELLS = regex(rb">\s+(?=</?(?:table:|text:p\b|office:spreadsheet))")
_ENCODING = regex(rb"""^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']+""")


def rewritten(data: bytes, kind: str, limits: Limits) -> bytes:
    """The file's bytes with its parts in UTF-8, where the engine looks for them, and without what it stumbles over.

    .xlsb: cells that leave out their column get it. .ods: no blank text between cells, and cells without a kind that
    there is, or without its value, as texts. .xlsx: the workbook part at its usual place and without sheets that hold
    no cells, parts under the names that refer to them, no stated dimension, and cells of a kind or with a number that
    there is not as texts.
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
        parts[content] = _ODS_CELL.sub(_ods_cell, _BETWEEN_CELLS.sub(b">", parts[content]))
    if kind == "xlsx":
        workbook = workbook_part(archive)
        sheets = sheet_list(archive, workbook)
        parts[workbook] = _without_others(parts[workbook], sheets)
        for sheet in sheets:
            if sheet.kind == "worksheet":
                parts[sheet.part] = _plain_cells(parts[sheet.part])
        parts = _at_usual_place(archive, _as_referred_to(archive, workbook, parts))
    return stored(parts)


def _without_others(workbook: bytes, sheets: list[SheetScan]) -> bytes:
    """The workbook part listing only sheets with cells."""
    kinds = iter(sheets)
    return _SHEET.sub(lambda found: found[0] if next(kinds).kind == "worksheet" else b"", workbook)


def _plain_cells(data: bytes) -> bytes:
    head = data.find(b"sheetData")
    return _DIMENSION.sub(b"", data[:head]) + _CELL.sub(_plain_cell, data[head:])


def _plain_cell(found: re.Match[bytes]) -> bytes:
    """One cell, as a text where its kind is unknown or its value is none of that kind."""
    opening, inside = found[1], found[2]
    kind, value = _KIND.search(opening), _VALUE.search(inside)
    name, text = kind[1] if kind else b"n", value[1].strip() if value else b""
    if name == b"b" and text in _TRUTH:
        inside = inside.replace(value[0], b"<v>" + _TRUTH[text] + b"</v>") if value else inside
    elif name not in _KINDS or (name == b"n" and text and not _is_number(text)):
        opening = _KIND.sub(b"", opening) + b' t="str"'
    else:
        return found[0]
    return b"<c" + opening + b">" + inside + b"</c>"


def _ods_cell(found: re.Match[bytes]) -> bytes:
    """The beginning of a cell, as one of a text where the engine would pass over what stands in it."""
    given = {name.decode(): (one or other).decode() for name, one, other in _ODS_ATTRIBUTE.findall(found[1])}
    if not is_strange(given):
        return found[0]
    kept = (one[0] for one in _ODS_ATTRIBUTE.finditer(found[1]) if not one[1].startswith(b"office:"))
    return b" ".join((found[0].split(None, 1)[0].rstrip(b">"), *kept, b'office:value-type="string">'))


def _is_number(text: bytes) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _as_referred_to(archive: Archive, workbook: str, parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts under the names by which the workbook part refers to them, letter for letter."""
    named = {archive.find(part): part for _, part in targets_of(archive, workbook).values()}
    return {named.get(part, part): data for part, data in parts.items()}


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
