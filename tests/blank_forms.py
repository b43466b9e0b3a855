"""Blank forms filled in by tests: drawn as the command draws them, typed into with openpyxl, recalculated by LibreOffice."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import openpyxl

from hongngu_tally.law import load_catalogue
from hongngu_tally.render.template import Form, write_form
from hongngu_tally.render.template.columns import FIRST_ROW, HEADER_ROW
from hongngu_tally.stamp import HELPER
from hongngu_tally.vocabulary import load_vocabulary

LISTS = ("individual", "collective", "household")
UNITS = {2020: ("Xã Long Thuận", "Huyện Hồng Ngự", "district"), 2024: ("Xã Long Thuận", "Huyện Hồng Ngự", "district"), 2026: ("Xã Long Phú Thuận", "Tỉnh Đồng Tháp", "province")}  # fmt: skip
Filling = dict[str, list[dict[str, object]]]
"""Per recipient kind its rows: field → what is typed."""


@cache
def form(year: int, rows: int = 40, lang: str = "vi") -> Form:
    """The form of one commune."""
    name, place, level = UNITS[year]
    catalogue = load_catalogue()
    day = catalogue.judged_on(year)
    unit = next(one for one in load_vocabulary().on_day(day).units.listed if one.name == name)
    return Form(catalogue.on(day), year, LISTS, unit, place, level, rows, lang, date(2026, 11, 1))


@cache
def drawn(year: int, rows: int) -> bytes:
    buffer = io.BytesIO()
    write_form(buffer, form(year, rows), load_catalogue())
    return buffer.getvalue()


def opened(source: Path | io.BytesIO, values: bool = False) -> openpyxl.Workbook:
    """A workbook as openpyxl reads it, without a warning: every warning fails a test."""
    return openpyxl.load_workbook(source, data_only=values)


Target = TypeVar("Target", Path, io.BytesIO)


def filled(path: Target, year: int, filling: Filling, rows: int = 40) -> Target:
    """A form with rows typed into it, saved without any result, as a script would."""
    book = opened(io.BytesIO(drawn(year, rows)))
    for part in form(year, rows).parts:
        sheet = book[part.sheet]
        for at, typed in enumerate(filling.get(part.recipient, []), start=FIRST_ROW):
            for field, value in typed.items():
                sheet[f"{part.letter(field)}{at}"] = value
    book.save(path)
    return path


def verdicts(path: Path) -> set[tuple[str, str, int, str]]:
    """(code, sheet, row, sign) of every check of a form that spoke, by its own formulas."""
    book = opened(path, values=True)
    found = set()
    for sheet in book:
        codes = {
            column: str(cell.value).removeprefix(HELPER)
            for column, cell in enumerate(sheet[HEADER_ROW], start=1)
            if str(cell.value).startswith(HELPER)
        }
        for row in range(FIRST_ROW, sheet.max_row + 1):
            for column, name in codes.items():
                code = name.partition(":")[0]
                if len(code) == 4 and code[1:].isdigit() and (sign := sheet.cell(row, column).value):
                    found.add((code, sheet.title, row, str(sign)))
    return found
