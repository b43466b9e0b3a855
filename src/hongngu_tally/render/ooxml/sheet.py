"""One worksheet part: other formats and contents for single cells, links, and the reference to its comments."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from hongngu_tally.patterns import regex
from hongngu_tally.render.ooxml.markup import CannotEdit, Element, Part, joined, quoted, with_attribute
from hongngu_tally.render.ooxml.package import RELATIONS
from hongngu_tally.text import column_letter

Cell = tuple[int, int]
"""Row and column, from 1."""

# The elements of a worksheet in the order that Excel insists on, from where links belong.
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
    "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
    "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_REFERENCE = regex(r"([A-Za-z]{1,3})(\d{1,7})")
_BELOW = frozenset({"sheetData", "mergeCells", "hyperlinks", "cols", "sheetViews"})


@dataclass(slots=True)
class _Change:
    """What becomes of one cell. ``content`` is the markup inside it, ``kind`` its type ("" for a number)."""

    style: int | None = None
    content: bytes | None = None
    kind: str = ""


class Worksheet:
    """Edits one worksheet part. Only the cells of ``rows`` are looked up, so that long sheets cost little."""

    def __init__(self, data: bytes, name: str, rows: Collection[int] = ()) -> None:
        self._wanted = set(rows)
        self._open: tuple[Element | None, int] = (None, 0)
        self._next_row = 0
        self.rows: dict[int, Element] = {}
        self._behind: dict[int, int] = {}
        """Per wanted row that the sheet lacks, where it belongs."""
        self._pending = sorted(self._wanted, reverse=True)
        self.part = Part(data, name, self._keep)
        if self.part.root.name != "worksheet":
            raise CannotEdit("unusual")
        self._tops = {child.name: child for child in self.part.root.children}
        if "sheetData" not in self._tops:
            raise CannotEdit("unusual")
        self._changes: dict[Cell, _Change] = {}
        self._links: dict[Cell, tuple[str, str]] = {}
        self._place_rows()

    def _keep(self, name: str, attributes: dict[str, str], parent: Element | None) -> bool:
        if parent is None:
            return False
        if parent.depth == 0:
            return True
        if parent.name == "sheetData":
            number = int(attributes["r"]) if attributes.get("r", "").isdigit() else self._next_row + 1
            self._next_row = number
            attributes["r"] = str(number)
            # A row that is not wanted is kept where it tells the place of one that is lacking.
            while self._pending and self._pending[-1] < number:
                self._pending.pop()
                attributes["behind"] = "1"
            if self._pending and self._pending[-1] == number:
                self._pending.pop()
            return number in self._wanted or "behind" in attributes
        return (parent.name in _BELOW and parent.name != "sheetData") or parent.name == "row" or parent.name in ("c", "is", "sheetView")  # fmt: skip

    def _place_rows(self) -> None:
        data = self._tops["sheetData"]
        lacking = sorted(self._wanted)
        for row in data.children:
            number = int(row.attributes["r"])
            if number in self._wanted:
                self.rows[number] = row
        end = data.closing
        for number in lacking:
            if number not in self.rows:
                self._behind[number] = next((row.start for row in data.children if int(row.attributes["r"]) > number), end)  # fmt: skip

    # --- looking

    @cached_property
    def merges(self) -> list[tuple[int, int, int, int]]:
        """Merged ranges as (first row, first column, last row, last column)."""
        found = []
        for one in self._tops["mergeCells"].children if "mergeCells" in self._tops else ():
            first, _, last = one.attributes.get("ref", "").partition(":")
            (top, left), (bottom, right) = place_of(first), place_of(last or first)
            if top and bottom:
                found.append((top, left, bottom, right))
        return found

    def anchor(self, cell: Cell) -> Cell:
        """The cell itself, or the first one of the merged range that it lies in."""
        row, column = cell
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return cell

    def cells(self, row: int) -> dict[int, Element]:
        """Column → cell, of a row that was asked for."""
        found: dict[int, Element] = {}
        column = 0
        for cell in self.rows[row].children if row in self.rows else ():
            if cell.name == "c":
                column = place_of(cell.attributes.get("r", ""))[1] or column + 1
                found[column] = cell
        return found

    def filled(self, row: int) -> list[int]:
        """The columns of a row's cells that hold something."""
        return [column for column, cell in self.cells(row).items() if any(child.name in ("v", "is", "f") for child in cell.children)]  # fmt: skip

    def style_of(self, cell: Cell) -> int:
        """The number of a cell's format: its own, else its row's, else its column's."""
        row, column = cell
        known = self.cells(row).get(column)
        if known is not None:
            return _whole(known.attributes.get("s"))
        if row in self.rows and self.rows[row].attributes.get("customFormat") in ("1", "true"):
            return _whole(self.rows[row].attributes.get("s"))
        for one in self._tops["cols"].children if "cols" in self._tops else ():
            if _whole(one.attributes.get("min")) <= column <= _whole(one.attributes.get("max")):
                return _whole(one.attributes.get("style"))
        return 0

    @property
    def linked(self) -> set[Cell]:
        """The cells that carry a link (of a range the first)."""
        children = self._tops["hyperlinks"].children if "hyperlinks" in self._tops else []
        return {place_of(one.attributes.get("ref", "").partition(":")[0]) for one in children} | set(
            self._links
        )

    @cached_property
    def widths(self) -> list[tuple[int, int, float]]:
        """(first column, last column, width in digits) of the columns that have a width of their own; 0 for hidden ones."""
        return [
            (_whole(one.attributes.get("min")), _whole(one.attributes.get("max")), 0.0 if one.attributes.get("hidden") in ("1", "true") else float(one.attributes.get("width") or 8.43))
            for one in (self._tops["cols"].children if "cols" in self._tops else ())
        ]  # fmt: skip

    # --- changing

    def restyle(self, cell: Cell, style: int) -> None:
        """Give a cell another format; one that the sheet lacks is added, empty."""
        self._changes.setdefault(cell, _Change()).style = style

    def put_text(self, cell: Cell, content: bytes) -> None:
        """Put a text into a cell: what stands inside ``<is>``."""
        change = self._changes.setdefault(cell, _Change())
        p = self.part.prefix
        change.content, change.kind = b"<" + p + b"is>" + content + b"</" + p + b"is>", "inlineStr"

    def put_number(self, cell: Cell, number: str) -> None:
        """Put a number into a cell."""
        change = self._changes.setdefault(cell, _Change())
        p = self.part.prefix.decode()
        change.content, change.kind = joined((f"<{p}v>", number, f"</{p}v>")), ""

    def link(self, cell: Cell, location: str, tip: str) -> None:
        """Let a cell lead to a place in the workbook."""
        self._links[cell] = (location, tip)

    def unselect(self) -> bool:
        """Take the sheet out of the group of selected ones, in which every entry would go to all; whether it was in it."""
        views = self._tops.get("sheetViews")
        selected = [view for view in (views.children if views else ()) if view.attributes.get("tabSelected") in ("1", "true")]  # fmt: skip
        for view in selected:
            self.part.set_attributes(view, tabSelected=None)
        return bool(selected)

    def relation_of(self, name: str) -> str:
        """The relationship that an element refers to (``legacyDrawing``), "" where there is no such element."""
        return self._tops[name].attributes.get("id", "") if name in self._tops else ""

    def draw(self, relation: str) -> None:
        """Refer to the drawing that holds the boxes of the comments."""
        p = self.part.prefix.decode()
        prefix = next((known for known, uri in self.part.spaces.items() if uri == RELATIONS and known), "")
        attribute = f"{prefix}:id=" if prefix else f"xmlns:r={quoted(RELATIONS)} r:id="
        self._insert("legacyDrawing", joined((f"<{p}legacyDrawing {attribute}", quoted(relation), "/>")))

    def result(self) -> bytes:
        """The part with all changes made."""
        self._write_links()
        rows: dict[int, dict[int, _Change]] = {}
        for (row, column), change in self._changes.items():
            rows.setdefault(row, {})[column] = change
        places: dict[int, list[bytes]] = {}
        for row in sorted(rows):
            if row in self.rows:
                self._change_row(row, rows[row])
            else:
                places.setdefault(self._behind[row], []).append(self._new_row(row, rows[row]))
        data = self._tops["sheetData"]
        for at, new in places.items():
            if data.is_empty:
                self.part.append_to(data, b"".join(new))
            else:
                self.part.insert(at, b"".join(new))
        return self.part.result()

    def _change_row(self, number: int, changes: dict[int, _Change]) -> None:
        row, known = self.rows[number], self.cells(number)
        added: list[bytes] = []
        for column in sorted(changes):
            cell = known.get(column)
            if cell is not None:
                self._change_cell(cell, changes[column])
                continue
            new = self._new_cell(number, column, changes[column])
            behind = next((one.start for at, one in sorted(known.items()) if at > column), None)
            if behind is None:
                added.append(new)
            else:
                self.part.insert(behind, new)
        if added:
            self.part.append_to(row, b"".join(added))

    def _change_cell(self, cell: Element, change: _Change) -> None:
        tag = self.part.tag(cell)
        if change.style is not None:
            tag = with_attribute(tag, "s", str(change.style))
        if change.content is None:
            self.part.replace(cell.start, cell.opened, tag)
            return
        tag = with_attribute(tag, "t", change.kind or None)
        if cell.is_empty:
            tag = tag[:-2].rstrip() + b">"
        self.part.replace(cell.start, cell.end, tag + change.content + b"</" + self.part.prefix + b"c>")

    def _new_cell(self, row: int, column: int, change: _Change) -> bytes:
        p = self.part.prefix.decode()
        style = self.style_of((row, column)) if change.style is None else change.style
        kind = f' t="{change.kind}"' if change.kind else ""
        tag = f'<{p}c r="{column_letter(column)}{row}" s="{style}"{kind}'.encode()
        return tag + (b"/>" if change.content is None else b">" + change.content + f"</{p}c>".encode())

    def _new_row(self, number: int, changes: dict[int, _Change]) -> bytes:
        p = self.part.prefix.decode()
        cells = b"".join(self._new_cell(number, column, changes[column]) for column in sorted(changes))
        return f'<{p}row r="{number}">'.encode() + cells + f"</{p}row>".encode()

    def _write_links(self) -> None:
        if not self._links:
            return
        p = self.part.prefix.decode()
        links = joined(
            f"<{p}hyperlink ref={quoted(f'{column_letter(column)}{row}')} location={quoted(location)} tooltip={quoted(tip)} display={quoted(tip)}/>"
            for (row, column), (location, tip) in sorted(self._links.items())
        )
        if "hyperlinks" in self._tops:
            self.part.append_to(self._tops["hyperlinks"], links)
        else:
            self._insert("hyperlinks", f"<{p}hyperlinks>".encode() + links + f"</{p}hyperlinks>".encode())

    def _insert(self, name: str, element: bytes) -> None:
        """Put an element where Excel wants it: before the first one that must come later."""
        later = set(_ORDER[_ORDER.index(name) + 1 :])
        root = self.part.root
        at = next((child.start for child in root.children if child.name in later), root.closing)
        self.part.insert(at, element)


def place_of(reference: str) -> Cell:
    """(row, column) of a reference such as ``F27``, (0, 0) when it is none."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if not found:
        return 0, 0
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def quoted_sheet(name: str) -> str:
    """A sheet's name as references write it: ``'Cá nhân'``."""
    return "'" + name.replace("'", "''") + "'"


def location(sheet: str, cell: Cell) -> str:
    """A place in the workbook as links write it: ``'Cá nhân'!F27``."""
    return f"{quoted_sheet(sheet)}!{column_letter(cell[1])}{cell[0]}"


def first_cells(sheet: Worksheet, rows: Iterable[int]) -> Cell | None:
    """The first filled cell of the first of the given rows that has one."""
    return next(((row, filled[0]) for row in rows if (filled := sheet.filled(row))), None)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
