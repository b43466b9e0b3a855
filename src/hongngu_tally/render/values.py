"""The values of a workbook as a plain .xlsx: for formats whose own look nobody here can write back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.render.sheet import safe_cell
from hongngu_tally.render.words import Words
from hongngu_tally.table.locate import readable
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Book, Sheet

_DATE, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_NARROW, _WIDE = 6.0, 44.0
_SAMPLED_ROWS = 400
# Excel's calendar begins on this day.
_FIRST_YEAR = 1900
_LONGEST_NAME = 31
_REFUSED = regex(r"[\[\]:*?/\\\x00-\x1f]")


def values_workbook(book: Book, vocabulary: Vocabulary | None, say: Words) -> bytes:
    """Every sheet with its values at their places, merged ranges and what is hidden.

    With a vocabulary old encodings are decoded, since the fonts that show them are not carried over.
    Sheets whose names Excel would refuse are called by ``sheet_names``.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    made: Any = Workbook()
    made.remove(made.active)
    made._named_styles["Normal"].font = Font(name="Times New Roman", size=12)
    names = sheet_names([sheet.name for sheet in book.sheets])
    for sheet in book.sheets:
        _write(made.create_sheet(names[sheet.name]), sheet, vocabulary, say)
    visible = [one for one in made.worksheets if one.sheet_state == "visible"]
    if visible:
        made.active = made.worksheets.index(visible[0])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet_names(names: Sequence[str]) -> dict[str, str]:
    """Name → the nearest one that Excel takes: 31 characters, none of ``[]:*?/\\``, each once."""
    found: dict[str, str] = {}
    # Excel keeps this name for itself.
    taken = {"history"}
    for name in names:
        plain = _REFUSED.sub("_", name).strip("' ")[:_LONGEST_NAME].rstrip("' ") or "_"
        made, number = plain, 2
        while made.casefold() in taken:
            tail = f" ({number})"
            made, number = plain[: _LONGEST_NAME - len(tail)] + tail, number + 1
        found[name] = made
        taken.add(made.casefold())
    return found


def _write(made: Any, sheet: Sheet, vocabulary: Vocabulary | None, say: Words) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    if sheet.hidden or sheet.very_hidden:
        made.sheet_state = "veryHidden" if sheet.very_hidden else "hidden"
    cells: Sequence[Sequence[object]] = readable(sheet, vocabulary).cells if vocabulary else sheet.cells
    widths: dict[int, int] = {}
    across = {(top, left) for top, left, _, right in sheet.merges if right > left}
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(cells, 1):
        for column, value in enumerate(row, 1):
            if value == "" and type(value) is str:
                continue
            cell = made.cell(number, column)
            text = sheet.long_numbers.get((number, column), value)
            _put(cell, text, say)
            cell.alignment = wrapped
            if number <= _SAMPLED_ROWS and (number, column) not in across:
                shown = max(map(len, str(text).splitlines()), default=0)
                widths[column] = max(widths.get(column, 0), shown)
    for (row_number, column), code in sheet.errors.items():
        cell = made.cell(row_number, column)
        cell.value, cell.data_type = code, "e"
    for column, width in widths.items():
        made.column_dimensions[get_column_letter(column)].width = min(max(width + 2.0, _NARROW), _WIDE)
    for top, left, bottom, right in sheet.merges:
        made.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for hidden in sheet.hidden_rows:
        made.row_dimensions[hidden].hidden = True
    for hidden in sheet.hidden_columns:
        made.column_dimensions[get_column_letter(hidden)].hidden = True


def _put(cell: Any, value: object, say: Words) -> None:
    if isinstance(value, bool | int | float):
        cell.value = value
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        cell.value = value
        moment = isinstance(value, datetime) and (value.hour or value.minute or value.second)
        cell.number_format = _MOMENT if moment else _DATE
    elif isinstance(value, time | timedelta):
        cell.value = value
    else:
        cell.value = safe_cell(str(value), say)
        # Whatever it looks like, a text is a text: no formula, no error.
        cell.data_type = "s"
