"""The workbook part: one more sheet in front of all others."""

from __future__ import annotations

from hongngu_tally.render.ooxml.markup import CannotEdit, Element, Part, quoted
from hongngu_tally.render.ooxml.package import RELATIONS, Package
from hongngu_tally.render.ooxml.sheet import Worksheet

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_NAME = 31
_LISTS = frozenset({"sheets", "definedNames", "bookViews"})


def free_sheet_name(package: Package, wanted: str) -> str:
    """The name, or the name with a number where a sheet is called so already."""
    taken = {sheet.name.casefold() for sheet in package.sheets}
    name, number = wanted[:_LONGEST_NAME], 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name, number = wanted[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return name


def replace_sheet(package: Package, name: str, content: bytes) -> None:
    """Put another content into a worksheet and let the workbook open on it."""
    at, sheet = next((at, one) for at, one in enumerate(package.sheets) if one.name == name)
    package.write(sheet.part, content)
    book = Part(package.read(package.workbook), package.workbook, _wanted)
    for view in _children(book, "bookViews"):
        book.set_attributes(view, activeTab=str(at), firstSheet=None)
    package.write(package.workbook, book.result())
    _unselect_others(package, sheet.part)


def put_sheet_first(package: Package, name: str, content: bytes) -> None:
    """Add a worksheet in front of all others and let the workbook open on it."""
    part = package.free_name("xl/worksheets/sheet%d.xml")
    package.add(part, content, _SHEET_TYPE)
    relation = package.relate(package.workbook, "worksheet", part)
    book = Part(package.read(package.workbook), package.workbook, _wanted)
    listed = book.root.first("sheets")
    if listed is None or listed.is_empty:
        raise CannotEdit("unusual")
    numbers = [int(one.attributes.get("sheetId", "0")) for one in listed.children]
    prefix = next((known for known, uri in book.spaces.items() if uri == RELATIONS and known), "")
    reference = f"{prefix}:id=" if prefix else f"xmlns:r={quoted(RELATIONS)} r:id="
    p = book.prefix.decode()
    book.insert(
        listed.opened,
        f'<{p}sheet name={quoted(name)} sheetId="{max(numbers, default=0) + 1}" {reference}{quoted(relation)}/>'.encode(),
    )
    for one in _children(book, "definedNames"):
        # Names of one sheet say which by its place.
        if (at := one.attributes.get("localSheetId", "")).isdigit():
            book.set_attributes(one, localSheetId=str(int(at) + 1))
    for view in _children(book, "bookViews"):
        book.set_attributes(view, activeTab=None, firstSheet=None)
    package.write(package.workbook, book.result())
    _unselect_others(package)


def _children(book: Part, name: str) -> list[Element]:
    found = book.root.first(name)
    return found.children if found else []


def _unselect_others(package: Package, but: str = "") -> None:
    """The sheet that was in sight is no longer: two selected sheets would take every entry together."""
    for sheet in package.sheets:
        part = package.find(sheet.part)
        if not part or part == but or b"tabSelected" not in package.read(part):
            continue
        if sheet.kind == "worksheet":
            edited = Worksheet(package.read(part), part)
            if edited.unselect():
                package.write(part, edited.result())
        else:
            chart = Part(package.read(part), part)
            for views in chart.root.children:
                for view in views.children if views.name == "sheetViews" else ():
                    if "tabSelected" in view.attributes:
                        chart.set_attributes(view, tabSelected=None)
            package.write(part, chart.result())


def _wanted(name: str, _: dict[str, str], parent: Element | None) -> bool:
    return parent is not None and ((parent.depth == 0) or parent.name in _LISTS)
