"""The careful count, asked for only when the quick one and the reading engine disagree."""

from __future__ import annotations

from pathlib import Path

from hongngu_tally.guard import compound, ods, xlsb
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.careful import blank_strings, careful_scan
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8, elements, parse
from hongngu_tally.guard.model import Refused, SheetScan
from hongngu_tally.guard.ooxml import workbook_part


def content_rows(path: Path, sheet: SheetScan, limits: Limits) -> tuple[set[int], set[int]]:
    """Rows of a sheet that every reader must find, and rows that a reader may find."""
    data = path.read_bytes()
    if data.startswith(compound.MAGIC):
        return compound.content_rows(data, sheet.name)
    archive = Archive(data, limits)
    if sheet.part == "content.xml":
        return ods.content_rows(archive, sheet.name, limits)
    if sheet.part.lower().endswith(".bin"):
        return xlsb.content_rows(archive.read(sheet.part), sheet.part)
    folder = workbook_part(archive).rpartition("/")[0]
    strings = archive.find(f"{folder}/sharedStrings.xml")
    blank = blank_strings(as_utf8(archive.read(strings), strings), strings) if strings else frozenset()
    data = as_utf8(archive.read(sheet.part), sheet.part)
    content = careful_scan(data, sheet.name, sheet.part, limits, blank)
    return content.certain_rows, content.possible_rows


def fault(path: Path, limits: Limits) -> Refused | None:
    """What is wrong in the parts of a zip container that the reading engine gave up on; None where they are sound."""
    archive = Archive(path.read_bytes(), limits)
    texts = 0
    try:
        for name in archive.entries:
            if name.lower().endswith((".xml", ".rels")):
                data = as_utf8(archive.read(name), name)
                parse(data, name, lambda *_: None)
                if name.lower().endswith("sharedstrings.xml"):
                    texts = sum(tag == "si" for tag, _ in elements(data, name))
        for sheet in archive.entries:
            if "/worksheets/" in sheet.lower() and sheet.lower().endswith(".xml"):
                careful_scan(as_utf8(archive.read(sheet), sheet), "", sheet, limits, texts=texts)
    except Refused as refused:
        return refused
    return None
