"""An .xlsx or .xlsb container → its sheets in workbook order, each scanned."""

from __future__ import annotations

from hongngu_tally.guard import sheetxml
from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.content import Content
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8, check, elements
from hongngu_tally.guard.model import Refused, SheetScan
from hongngu_tally.guard.strikes import may_strike, struck_cells
from hongngu_tally.patterns import regex

_STATES = {"hidden": "hidden", "veryHidden": "veryHidden"}
_KINDS = {
    "worksheet": "worksheet",
    "chartsheet": "chartsheet",
    "dialogsheet": "dialogsheet",
    "xlMacrosheet": "macrosheet",
    "xlIntlMacrosheet": "macrosheet",
}
_UNIQUE_COUNT = regex(rb"""<(?:[\w.-]+:)?sst\b[^>]*?\buniqueCount\s*=\s*["'](\d+)["']""")
_UNREAD = ("vbaproject", "printersettings", "embeddings/", "activex", "media/", "customxml/")


def scan(archive: Archive, limits: Limits) -> tuple[SheetScan, ...]:
    """Check every XML part and scan every sheet of an .xlsx."""
    workbook = workbook_part(archive)
    sheets = sheet_list(archive, workbook)
    if len(sheets) > limits.sheets:
        raise Refused("sheet-count", size=len(sheets), limit=limits.sheets, option="sheets")
    if not sheets:
        raise Refused("no-sheets")
    scans: dict[str, Content] = {}
    for sheet in sheets:
        if sheet.kind == "worksheet" and sheet.part not in scans:
            scans[sheet.part] = sheetxml.scan(archive, sheet.name, sheet.part, limits)
    struck = struck_cells(archive, set(scans), check_other_parts(archive, set(scans)))
    return tuple(
        _with_content(sheet, scans[sheet.part], struck.get(sheet.part, ())) if sheet.part in scans else sheet
        for sheet in sheets
    )


def _with_content(sheet: SheetScan, content: Content, struck: tuple[tuple[int, int, str], ...]) -> SheetScan:
    return SheetScan(
        name=sheet.name,
        part=sheet.part,
        kind=sheet.kind,
        state=sheet.state,
        rows_with_cells=content.rows_with_cells,
        last_row=content.last_row,
        hidden_rows=frozenset(content.hidden_rows),
        hidden_columns=frozenset(content.hidden_columns),
        errors=tuple(sorted(content.errors)),
        valueless=tuple(sorted(content.valueless)),
        long_numbers=tuple(sorted(content.long_numbers)),
        struck=struck,
    )


def check_other_parts(archive: Archive, done: set[str]) -> dict[str, bytes]:
    """Inflate the parts that a reader may open, verify them, and refuse any document type.

    Gives those of styles and texts that strike something through, by their names in small letters.
    """
    striking = {}
    for name in archive.entries:
        lower = name.lower()
        if name in done or any(word in lower for word in _UNREAD):
            continue
        if lower.endswith((".xml", ".rels")):
            data = as_utf8(archive.read(name), name)
            check(data, name)
            if lower.endswith("sharedstrings.xml"):
                _refuse_unique_count(data, name)
            if lower.endswith(("styles.xml", "sharedstrings.xml")) and may_strike(data):
                striking[lower] = data
        elif lower.endswith(".bin"):
            archive.read(name)
    return striking


def _refuse_unique_count(data: bytes, part: str) -> None:
    # Readers reserve memory for this number; every string takes five bytes at the least.
    found = _UNIQUE_COUNT.search(data[:4096])
    if found and (len(found[1]) > 12 or int(found[1]) > max(len(data), 1000)):
        raise Refused("unique-count", part=part, size=int(found[1][:30]))


def workbook_part(archive: Archive) -> str:
    """The workbook part: as the package says, else where every known program puts it."""
    if archive.find("_rels/.rels"):
        data = as_utf8(archive.read("_rels/.rels"), "_rels/.rels")
        check(data, "_rels/.rels")
        for tag, attributes in elements(data, "_rels/.rels"):
            if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
                target = archive.find(attributes.get("Target", "").lstrip("/"))
                if target:
                    return target
    for name in ("xl/workbook.xml", "xl/workbook.bin"):
        if archive.find(name):
            return archive.find(name)
    raise Refused("part-missing", part="xl/workbook.xml")


def sheet_list(archive: Archive, workbook: str) -> list[SheetScan]:
    """The sheets that the workbook part lists, with the parts that hold them."""
    targets = targets_of(archive, workbook)
    data = as_utf8(archive.read(workbook), workbook)
    check(data, workbook)
    sheets = []
    for tag, attributes in elements(data, workbook):
        if tag != "sheet":
            continue
        kind, part = targets.get(attributes.get("id", ""), ("other", ""))
        if kind == "worksheet" and not archive.find(part):
            raise Refused("part-missing", part=part)
        sheets.append(
            SheetScan(
                name=attributes.get("name", ""),
                part=archive.find(part),
                kind=kind,
                state=_STATES.get(attributes.get("state", ""), "visible"),
            )
        )
    return sheets


def targets_of(archive: Archive, workbook: str) -> dict[str, tuple[str, str]]:
    """Kind and part of everything that the workbook part refers to, by relationship."""
    folder, _, name = workbook.rpartition("/")
    rels = archive.find(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    if not rels:
        raise Refused("part-missing", part=f"{folder}/_rels/{name}.rels")
    data = as_utf8(archive.read(rels), rels)
    check(data, rels)
    targets: dict[str, tuple[str, str]] = {}
    for tag, attributes in elements(data, rels):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = _KINDS.get(attributes.get("Type", "").rpartition("/")[2], "other")
            targets[attributes.get("Id", "")] = kind, _resolved(attributes.get("Target", ""), folder)
    return targets


def _resolved(target: str, folder: str) -> str:
    """A relationship's target as the name of a part."""
    path = target.replace("\\", "/")
    steps: list[str] = [] if path.startswith("/") else folder.split("/") if folder else []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
