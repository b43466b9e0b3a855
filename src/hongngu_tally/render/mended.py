"""A mended copy of a workbook: single cells with other contents, everything else as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hongngu_tally.frozen import frozen
from hongngu_tally.guard import Inspection
from hongngu_tally.legacy import decode
from hongngu_tally.mend import Change
from hongngu_tally.mend.texts import canonical_letters
from hongngu_tally.patterns import regex
from hongngu_tally.render.ooxml.markup import CannotEdit, Element, Part
from hongngu_tally.render.ooxml.package import Package
from hongngu_tally.render.ooxml.sheet import Worksheet, place_of
from hongngu_tally.render.ooxml.strings import RichText, Strings
from hongngu_tally.render.ooxml.styles import styles_of
from hongngu_tally.render.values import sheet_names, values_workbook
from hongngu_tally.render.words import words
from hongngu_tally.workbook import Book

_UNICODE_FONT = "Times New Roman"
# .VnTime, VNtimes, VNI-Times, and the ones whose lower-case letters look like capitals: .VnTimeH.
_OLD_FONT = regex(r"\.?Vn[A-Z ].*|VNI[- ].*|VN[a-z].*|VnTime.*", re.IGNORECASE)
_CAPITALS = regex(r"\.?Vn\w*H", re.IGNORECASE)
_DATE = "dd/mm/yyyy"
_IS_DATE = regex(r"dd/mm/yyyy(?:;@)?", re.IGNORECASE)
_DAY_ONE, _DAYS_TO_1904 = date(1899, 12, 30), 1462


@frozen
class Mended:
    """The copy, the changes that were made in it, those that could not be, and whether it holds only values."""

    data: bytes
    suffix: str
    done: tuple[Change, ...]
    left: tuple[Change, ...]
    values_only: bool
    signed: bool


def mended(path: Path, inspection: Inspection, book: Book, changes: Sequence[Change], lang: str = "vi") -> Mended:  # fmt: skip
    """The workbook with the changes made. Formats other than .xlsx are written anew from their values."""
    if inspection.kind == "xlsx":
        try:
            return _Writer(path.read_bytes(), {}).mended(changes, values_only=False)
        except CannotEdit:
            pass
    names = sheet_names([sheet.name for sheet in book.sheets])
    return _Writer(values_workbook(book, None, words(lang)), names).mended(changes, values_only=True)


class _Writer:
    """Makes the changes in one package. ``names`` are the sheets' names in it, where they differ."""

    def __init__(self, data: bytes, names: dict[str, str]) -> None:
        self.data, self.names = data, names
        self.package = Package(data)
        self.parts = {sheet.name: sheet.part for sheet in self.package.sheets if sheet.kind == "worksheet"}
        self.done: list[Change] = []
        self.left: list[Change] = []

    def mended(self, changes: Sequence[Change], values_only: bool) -> Mended:
        """The package with as many of the changes as it admits."""
        suffix = ".xlsm" if self.package.has_macros else ".xlsx"
        signed = False
        if changes:
            self._change(changes)
        if self.done:
            signed = self.package.remove_signatures()
            self._calculate_anew()
        changed = self.package.no_template() or bool(self.done)
        data = self.package.result() if changed else self.data
        return Mended(data, suffix, tuple(self.done), tuple(self.left), values_only, signed)

    def _change(self, changes: Sequence[Change]) -> None:
        self.styles = styles_of(self.package)
        self.strings = Strings(self.package)
        by_sheet: dict[str, list[Change]] = {}
        for change in changes:
            by_sheet.setdefault(change.sheet, []).append(change)
        for sheet, own in by_sheet.items():
            part = self.parts.get(self.names.get(sheet, sheet), "")
            if not part:
                self.left += own
                continue
            worksheet = Worksheet(self.package.read(part), part, {change.row for change in own})
            titled = self._table_titles(part)
            for change in own:
                made = None if (change.row, change.column) in titled else self._in_cell(worksheet, change)
                (self.done if made else self.left).append(made or change)
            self.package.write(part, worksheet.result())
        self.package.write(self.styles.part.name, self.styles.result())

    def _table_titles(self, part: str) -> set[tuple[int, int]]:
        """The cells that title the columns of Excel tables: their texts stand in the table's own part too, and must agree."""
        found: set[tuple[int, int]] = set()
        for one in self.package.relations(part):
            if one.kind == "table" and self.package.find(one.target):
                table = Part(self.package.read(one.target), one.target, lambda *_: False).root
                first, _, last = table.attributes.get("ref", "").partition(":")
                (row, left), (_, right) = place_of(first), place_of(last or first)
                found.update((row, column) for column in range(left, right + 1))
        return found

    def _in_cell(self, sheet: Worksheet, change: Change) -> Change | None:
        """Make one change; gives it as it was made, None where the cell is not what was read."""
        place = (change.row, change.column)
        cell = sheet.cells(change.row).get(change.column)
        # A cell with metadata holds more than its text: a picture, a type of data.
        plain = cell is not None and not {"vm", "cm"} & cell.attributes.keys()
        text = self.strings.of(sheet, cell) if cell and plain else None
        if cell is None or text is None or _lines(text.text) != _lines(change.before):
            return None
        style = sheet.style_of(place)
        if change.day:
            self._put_day(sheet, place, style, change.day)
            return change
        old = "legacy-font" in change.kinds
        fonts = [*text.fonts] or [self.styles.font_name(style)]
        if old and all(_CAPITALS.fullmatch(font) for font in fonts):
            change = replace(change, after=change.after.upper())
        new = text.mended(change.after, lambda run: _mended_run(run, change), _UNICODE_FONT if old else "")
        if new is None:
            return None
        sheet.put_text(place, _as_written_in(sheet, new, self._prefix(sheet, cell)))
        if old and _OLD_FONT.fullmatch(self.styles.font_name(style)):
            sheet.restyle(place, self.styles.with_font_name(style, _UNICODE_FONT))
        return change

    def _prefix(self, sheet: Worksheet, cell: Element) -> bytes:
        return self.strings.prefix if cell.attributes.get("t") == "s" else sheet.part.prefix

    def _put_day(self, sheet: Worksheet, place: tuple[int, int], style: int, day: date) -> None:
        number = (day - _DAY_ONE).days - (_DAYS_TO_1904 if self._since_1904 else 0)
        sheet.put_number(place, str(number))
        if not _IS_DATE.fullmatch(self.styles.number_format(style)):
            sheet.restyle(place, self.styles.with_number_format(style, _DATE))

    @property
    def _since_1904(self) -> bool:
        book = self.package.read(self.package.workbook)
        return re.search(rb'<(?:[\w.-]+:)?workbookPr\b[^>]*\bdate1904\s*=\s*"(?:1|true)"', book) is not None

    def _calculate_anew(self) -> None:
        """Results that are saved beside formulas may speak of the old texts: Excel is told to work them out."""
        book = Part(self.package.read(self.package.workbook), self.package.workbook, lambda _1, _2, parent: parent is not None and parent.depth == 0)  # fmt: skip
        if known := book.root.first("calcPr"):
            book.set_attributes(known, fullCalcOnLoad="1")
            self.package.write(self.package.workbook, book.result())


def _mended_run(run: str, change: Change) -> str:
    """What a change does to one run of a text: letters and the spaces between words, but not those at the ends."""
    text = decode(run)[0] if "legacy-font" in change.kinds else run
    text, _ = canonical_letters(text)
    return re.sub(r"[ \t\u00a0]+", " ", text) if "spaces" in change.kinds else text


def _as_written_in(sheet: Worksheet, text: RichText, prefix: bytes) -> bytes:
    """The runs as the worksheet's own part writes its elements."""
    if prefix == sheet.part.prefix:
        return text.markup
    return re.sub(rb"<(/?)" + re.escape(prefix), rb"<\1" + sheet.part.prefix, text.markup)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")
