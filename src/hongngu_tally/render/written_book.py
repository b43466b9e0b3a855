"""A year-end workbook read back: the numbers and texts of its counts, its formulas, what is hidden, and the sheets behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.render.package import CREATOR
from hongngu_tally.render.words import LANGUAGES, words
from hongngu_tally.render.written_table import NotOurs, Number, Value, Written

_LISTINGS = ("sheet_rows", "sheet_column_rows", "sheet_unit_rows", "sheet_award_rows", "sheet_form_rows")
_FINDINGS = ("sheet_findings",)
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_NEARLY = 24
"""How far two colours may be apart, of 255 in each of red, green and blue, before letters are seen."""
_QUOTED = regex(r'"[^"]*"|\\.|\[[^\]]*\]')

Stated = tuple[frozenset[str], frozenset[str]]
"""The sentences that the page says of its numbers, and of what stands behind them."""


def of_book(file: Any, stated: Stated | None = None) -> Written:
    """The sheets that hold counts, cell by cell, and those behind them; without ``stated`` every text is a label."""
    from openpyxl import load_workbook

    book = load_workbook(file, data_only=True)
    marked = {one.name: one.value for one in book.custom_doc_props.props}
    record = {
        name.removeprefix(f"{CREATOR}."): str(value)
        for name, value in marked.items()
        if name.startswith(f"{CREATOR}.")
    }
    if "layout" not in record:
        raise NotOurs("no record")
    *counts, ledger = book.worksheets[: int(record["sheets"])]
    behind = book.worksheets[int(record["sheets"]) :]
    pasts = [words(lang).text("sheet_past") for lang in LANGUAGES]
    numbers = {place: number for sheet in counts for place, number in _numbers(sheet)}
    labels: dict[str, str] = {}
    beside: dict[str, str] = {}
    for sheet in counts:
        labelled = _labelled(sheet) if stated else set()
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if isinstance(cell.value, str)):
            place = f"{sheet.title}!{cell.coordinate}"
            if stated is None or cell.row in labelled or cell.value in stated[0]:
                labels[place] = cell.value
            elif cell.value in stated[1]:
                beside[place] = cell.value
    return Written(
        record,
        numbers,
        dict(_listed_inputs(ledger)),
        labels,
        beside,
        dict(_listed_rows(behind, _LISTINGS)),
        dict(_listed_rows(behind, _FINDINGS)),
        dict(_cells(ledger)),
        {place: value for sheet in behind if sheet.title in pasts for place, value in _cells(sheet)},
        dict(_formulas(file, [sheet.title for sheet in counts])),
        frozenset(place for sheet in counts for place in _hidden(sheet)),
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: float) -> Number:
    """A count is whole; a share is not, and is compared to the digits that are printed."""
    return int(value) if value == int(value) else round(value, 6)


def _numbers(sheet: Any) -> Iterator[tuple[str, Number]]:
    for cell in (cell for cells in sheet.iter_rows() for cell in cells if _is_number(cell.value)):
        yield f"{sheet.title}!{cell.coordinate}", _number(cell.value)


def _cells(sheet: Any) -> Iterator[tuple[str, Value]]:
    """Place → what stands there, a number or a text."""
    for cell in (cell for cells in sheet.iter_rows() for cell in cells if cell.value is not None):
        shown = _number(cell.value) if _is_number(cell.value) else str(cell.value)
        yield f"{sheet.title}!{cell.coordinate}", shown


def _labelled(sheet: Any) -> set[int]:
    """The rows that hold numbers, and the headings that repeat on every page: letterhead and signatures are filled in by hand."""
    found = re.findall(r"\d+", sheet.print_title_rows or "")
    rows = set(range(int(found[0]), int(found[-1]) + 1)) if found else set()
    return rows | {
        cells[0].row for cells in sheet.iter_rows() if any(_is_number(cell.value) for cell in cells)
    }


def _listed_rows(sheets: Sequence[Any], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Place → what is written in a row of the sheets that have one of these names."""
    titles = tuple(words(lang).text(name) for lang in LANGUAGES for name in names)
    for sheet in sheets:
        for row, values in enumerate(
            sheet.iter_rows(min_row=2, values_only=True) if sheet.title.startswith(titles) else (), start=2
        ):
            # Other programs keep no empty text, and few the breaks inside one.
            texts = (" ".join(str(value).split()) for value in values if value is not None)
            yield f"{sheet.title}!{row}", " · ".join(filter(None, texts))


def _listed_inputs(ledger: Any) -> Iterator[tuple[str, str]]:
    """File → checksum from the list of files; none where it could not be read."""
    unread = {words(lang).label("state", "unreadable") for lang in LANGUAGES}
    for values in ledger.iter_rows(values_only=True):
        name, last = (values[0], values[-1]) if values else (None, None)
        if not isinstance(name, str) or not isinstance(last, str):
            continue
        if len(last) == 64:
            yield name, last
        elif values[1] in unread:
            yield name, ""


def _formulas(file: Any, titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Place → formula, written alike whatever program saved it. A formula says what the number becomes as soon as somebody reckons again."""
    from openpyxl import load_workbook

    file.seek(0)
    book = load_workbook(file, read_only=True)
    for title in titles:
        for cell in (cell for cells in book[title].iter_rows() for cell in cells if cell.data_type == "f"):
            text = str(getattr(cell.value, "text", cell.value))
            yield f"{title}!{cell.coordinate}", re.sub(r"[\s$]", "", text).upper()


def _hidden(sheet: Any) -> Iterator[str]:
    """The rows, columns and cells with something in them that are hidden, as Excel names them; the sheet's own name where it is."""
    if sheet.sheet_state != "visible":
        yield sheet.title
    filled = [cell for cells in sheet.iter_rows() for cell in cells if cell.value is not None]
    for row in sorted({cell.row for cell in filled}):
        look = sheet.row_dimensions.get(row)
        if look is not None and (look.hidden or look.height == 0):
            yield f"{sheet.title}!{row}:{row}"
    columns = {cell.column: cell.column_letter for cell in filled}
    for look in list(sheet.column_dimensions.values()):
        for column in range(look.min or 0, (look.max or 0) + 1) if look.hidden or look.width == 0 else ():
            if letter := columns.get(column):
                yield f"{sheet.title}!{letter}:{letter}"
    for cell in filled:
        # A format without a place for digits (";;;") shows no number.
        blank = _is_number(cell.value) and not re.search("[0#?]|General", _QUOTED.sub("", cell.number_format))
        if blank or _is_on_its_own_colour(cell):
            yield f"{sheet.title}!{cell.coordinate}"


def _is_on_its_own_colour(cell: Any) -> bool:
    """Whether a cell's letters have the colour of what is behind them, or nearly: white on white."""
    fill = cell.fill
    behind = _rgb(fill.fgColor) if fill.fill_type == "solid" else _WHITE
    letters = _rgb(cell.font.color) if cell.font.color is not None else _BLACK
    return bool(letters and behind) and all(
        abs(one - other) < _NEARLY for one, other in zip(letters, behind, strict=True)
    )


def _rgb(color: Any) -> tuple[int, ...]:
    """Red, green and blue; nothing where the workbook's theme decides. A theme's first colour is the paper's, its second the letters'."""
    from openpyxl.styles.colors import COLOR_INDEX

    if color.type == "theme" and not color.tint:
        return {0: _WHITE, 1: _BLACK}.get(color.theme, ())
    if color.type == "indexed" and color.indexed < len(COLOR_INDEX):
        return tuple(bytes.fromhex(COLOR_INDEX[color.indexed][-6:]))
    return tuple(bytes.fromhex(color.rgb[-6:])) if color.type == "rgb" else ()
