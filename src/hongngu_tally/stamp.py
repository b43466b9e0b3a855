"""The stamp of a blank list that this program wrote: on its hidden sheet, where Excel and LibreOffice leave it alone.

The writer of blank lists and the reader of filled ones agree here on what belongs to the form and not to the clerk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen

if TYPE_CHECKING:
    from hongngu_tally.workbook import Sheet

FORMAT = 2
"""Raised whenever the form itself changes, so that older copies can be told."""
MARK = "hongngu-tally/template"
"""Stands in A1 of the hidden sheet of choices; the stamp's lines stand below it."""
CONTROL_SHEET = "Kiểm tra"
SELF_CHECK = "Tự kiểm tra"
"""Title of the column in which a list judges its own rows."""
HELPER = "tt:"
"""Begins the title of every hidden column that the form calculates with."""
_TOP = 15
_LINES = ("law", "year", "unit", "levels", "lists", "issued")


@frozen
class Stamp:
    """What a blank list was made for. ``unit`` is empty where it was made for any unit."""

    format: int
    law: str
    """Fingerprint of what the law of its year offers to its lists (``offered.fingerprint``)."""
    year: int
    unit: str
    levels: tuple[str, ...]
    """The levels that may decide what the unit proposes."""
    lists: tuple[str, ...]
    """Recipient kinds."""
    issued: str
    """The day it was written, ``2026-11-28``."""

    def lines(self) -> list[tuple[str, str]]:
        """(name, text) of every line, the mark first."""
        texts = (
            self.law, str(self.year), self.unit, ",".join(self.levels), ",".join(self.lists), self.issued,
        )  # fmt: skip
        return [(MARK, str(self.format)), *zip(_LINES, texts, strict=True)]


def stamp_in(sheets: Iterable[Sheet]) -> Stamp | None:
    """The stamp of a workbook; None where it has none, or one that nobody can read."""
    sheet = next((one for one in sheets if _is_marked(one)), None)
    if sheet is None:
        return None
    said = {
        _text(row[0]): _text(row[1]) if len(row) > 1 else ""
        for row in reversed(sheet.cells[: len(_LINES) + 1])
    }
    form, year = said[MARK], said.get("year", "")
    if not (form.isdigit() and year.isdigit()):
        return None
    return Stamp(
        int(form), said.get("law", ""), int(year), said.get("unit", ""), _words(said.get("levels", "")),
        _words(said.get("lists", "")), said.get("issued", ""),
    )  # fmt: skip


def _is_marked(sheet: Sheet) -> bool:
    return bool(sheet.cells and sheet.cells[0] and sheet.cells[0][0] == MARK)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split(",") if word)


def _text(value: object) -> str:
    # A program that saves the file anew may make numbers of texts.
    return str(int(value)) if isinstance(value, float) else str(value).strip()


def own_sheets(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The names of the sheets of a form that hold its own choices or results, and nothing of the clerk's.

    Only beside the hidden sheet a sheet called "Kiểm tra" is the form's.
    """
    marked = {sheet.name for sheet in sheets if _is_marked(sheet)}
    return frozenset(marked | {CONTROL_SHEET}) if marked else frozenset()


def without_own_columns(sheet: Sheet) -> Sheet:
    """A list of a form without what the form calculates: the self-check, hidden helpers, running numbers
    that were saved without their value.
    """
    own = _own_columns(sheet.cells)
    if not own:
        return sheet
    return replace(
        sheet,
        cells=[
            [("" if column in own else value) for column, value in enumerate(row, start=1)] for row in sheet.cells
        ],
        hidden_columns=sheet.hidden_columns - own,
        errors=_others(sheet.errors, own),
        formulas_without_value=frozenset(
            (row, column)
            for row, column in sheet.formulas_without_value
            if column not in own and column != min(own) + 1
        ),
    )  # fmt: skip


def _own_columns(cells: Sequence[Sequence[object]]) -> frozenset[int]:
    for row in cells[:_TOP]:
        if SELF_CHECK in row:
            helpers = {
                column
                for column, value in enumerate(row, start=1)
                if isinstance(value, str) and value.startswith(HELPER)
            }
            return frozenset({row.index(SELF_CHECK) + 1, *helpers}) if helpers else frozenset()
    return frozenset()


def _others(errors: Mapping[tuple[int, int], str], own: frozenset[int]) -> dict[tuple[int, int], str]:
    return {place: code for place, code in errors.items() if place[1] not in own}
