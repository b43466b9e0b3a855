"""The sheet "Hướng dẫn": how the form is filled in, with an example that is read as one and never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import PatternFill

from hongngu_tally.render.sheet import GRID, set_up
from hongngu_tally.render.template.choices import grade_labels, track_label
from hongngu_tally.render.template.columns import FormList
from hongngu_tally.render.template.entry import GREY, dress, protect

if TYPE_CHECKING:
    from openpyxl import Workbook

    from hongngu_tally.render.template.form import Form

SHEET = "Hướng dẫn"
_WIDTH = 15
_COLUMNS = 9
_STEPS = ("list", "choose", "colours", "control", "paste", "rows", "names", "send")
_SHOWN = {
    "individual": ("name", "sex", "birth", "position", "workplace", "award", "track", "grade", "initiative"),
    "collective": ("name", "workplace", "award", "track", "grade", "members"),
    "household": ("name", "address", "award", "track", "movement"),
}


def write_guidance(book: Workbook, form: Form) -> None:
    """Draw the sheet: steps, one example per list, and the law that the form was made by."""
    sheet: Any = book.create_sheet(SHEET)
    set_up(sheet, landscape=True)
    sheet.page_setup.fitToHeight = 1
    for column in range(1, _COLUMNS + 1):
        sheet.column_dimensions["ABCDEFGHI"[column - 1]].width = _WIDTH
    name = form.unit.name if form.unit else form.say("control.any_unit")
    row = _text(
        sheet, 1, form.say("guide.title", unit=name, year=form.year), bold=True, size=14, align="center"
    )
    for number, step in enumerate(_STEPS, start=1):
        text = form.say(
            f"guide.{step}",
            sheets=", ".join(f"“{one.sheet}”" for one in form.parts),
            rows=", ".join(str(one.rows) for one in form.parts),
        )
        row = _text(sheet, row, f"{number}. {text}")
    row = _text(sheet, row + 1, form.say("guide.example"), bold=True)
    for one in form.parts:
        row = _example(sheet, row, form, one)
    law = "; ".join(each.short(form.lang) for each in form.regime.instruments)
    row = _text(
        sheet, row + 1, form.say("guide.law", day=form.words.day(form.regime.day), law=law), italic=True
    )
    if form.issued.year > 1:
        _text(sheet, row, form.say("guide.issued", day=form.words.day(form.issued)), italic=True)
    protect(sheet)


def _text(sheet: Any, row: int, text: str, **style: Any) -> int:
    """A line over all columns; the next row."""
    cell = sheet.cell(row, 1)
    cell.value = text
    dress(cell, **{"align": "left", **style})
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_COLUMNS)
    sheet.row_dimensions[row].height = 18 * max(1, -(-len(text) // 138)) + 4
    return row + 1


def _example(sheet: Any, row: int, form: Form, one: FormList) -> int:
    """The list's main columns with one invented nominee; the next row."""
    shown = [column for column in one.columns if column.field in _SHOWN[one.recipient]]
    row = _text(sheet, row, f"{one.title} ({form.say('guide.sample')})", italic=True)
    for at, column in enumerate(shown, start=1):
        for below, text in enumerate((column.title, _sample(form, one, column.field))):
            cell = sheet.cell(row + below, at)
            cell.value = text
            dress(cell, size=11, bold=not below)
            cell.border = GRID
            if not below:
                cell.fill = PatternFill("solid", fgColor=GREY)
    sheet.row_dimensions[row].height = sheet.row_dimensions[row + 1].height = 46
    return row + 2


def _sample(form: Form, one: FormList, field: str) -> str:
    award = one.awards[0]
    if field == "award":
        return award.name_vi
    if field == "track":
        return track_label(award.tracks.value[one.recipient][0])
    if field == "grade":
        return grade_labels()[0]
    samples = {
        ("name", "individual"): "Nguyễn Văn Mẫu",
        ("name", "collective"): "Văn phòng Mẫu",
        ("name", "household"): "Trần Thị Mẫu",
        ("workplace", "collective"): form.unit.name if form.unit else "Xã Mẫu",
    }
    plain = {
        "sex": "Nam", "birth": "05/03/1985", "position": "Công chức", "workplace": "Văn phòng Mẫu", "address": "Ấp Mẫu",
        "initiative": "Sáng kiến mẫu, QĐ số 05/QĐ-UBND", "members": "12", "movement": "",
    }  # fmt: skip
    return samples.get((field, one.recipient)) or plain[field]
