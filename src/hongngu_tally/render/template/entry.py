"""One list of a form: letterhead, title, columns, rows to fill in, and the row's own verdict before each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from hongngu_tally.render.sheet import GRID, set_up
from hongngu_tally.render.template.choices import choices_of
from hongngu_tally.render.template.columns import (
    FIRST_COLUMN,
    FIRST_ROW,
    HEADER_ROW,
    MESSAGE_ROW,
    Column,
)
from hongngu_tally.render.template.formulas import ELSE, ERROR, NOTE, OUT, WARNING, Cells, Formula, Helper
from hongngu_tally.stamp import HELPER, SELF_CHECK

if TYPE_CHECKING:
    from openpyxl import Workbook

    from hongngu_tally.render.template.form import Form

FONT = "Times New Roman"
RED, AMBER, GREEN, GREY = "FFF8D0CE", "FFFFF2CC", "FFE2F0D9", "FFF2F2F2"
INK = {ERROR: "FF9C0006", WARNING: "FF7F6000", "ok": "FF375623"}
_STATUS_WIDTH = 44
_ROW_HEIGHT = 36
_PROMPT, _TITLE = 255, 32
_BLANK = "…………………………"


def write_entry(book: Workbook, form: Form, cells: Cells, helpers: tuple[Helper, ...]) -> None:
    """Draw the list of one kind of recipient."""
    one = cells.list
    sheet: Any = book.create_sheet(one.sheet)
    set_up(sheet, landscape=True)
    _letterhead(sheet, form, cells)
    _headers(sheet, form, cells, helpers)
    _first_row(sheet, cells, helpers)
    _validations(sheet, form, cells)
    _colours(sheet, cells, helpers)
    _paper(sheet, cells)
    protect(sheet)


def protect(sheet: Any) -> None:
    """Keep formulas from being typed over; without a password, since it is no secret."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def dress(
    cell: Any,
    size: float = 12,
    bold: bool = False,
    italic: bool = False,
    align: str = "center",
    colour: str = "",
) -> None:
    """The font and place of one cell's text."""
    cell.font = Font(name=FONT, size=size, bold=bold, italic=italic, color=colour or None)
    cell.alignment = Alignment(align, "center", wrap_text=True)


# --- above the list ------------------------------------------------------------------------------------------


def _letterhead(sheet: Any, form: Form, cells: Cells) -> None:
    """Two blocks by NĐ 30: the offices on the left, the country's name and motto on the right."""
    first, last = FIRST_COLUMN - 1, cells.list.last_column
    split = _half(cells)
    above, office = _offices(form)
    lines = (
        (above, _is_committee(form), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (office, True, "Độc lập - Tự do - Hạnh phúc"),
        ("_" * 12, False, "_" * 26),
    )
    for row, (left, bold, right) in enumerate(lines, start=1):
        size = 12 if row < 3 else 6
        _across(sheet, row, first, split, left, size=size, bold=bold)
        _across(sheet, row, split + 1, last, right, size=size + (row == 2), bold=row < 3)
        sheet.row_dimensions[row].height = 18 if row < 3 else 10
        if left.startswith("…"):
            sheet.cell(row, first).protection = Protection(locked=False)
    title = f"{cells.list.title} năm {form.year}".upper()
    _across(sheet, 4, first, last, title, size=14, bold=True)
    _across(sheet, 5, first, last, _travels_with(form), size=12, italic=True)
    sheet.cell(5, first).protection = Protection(locked=False)
    for row, height in ((4, 24), (5, 20), (6, 6), (MESSAGE_ROW, 6)):
        sheet.row_dimensions[row].height = height


def _half(cells: Cells) -> int:
    """The last column of the left block: about two fifths of the width."""
    widths = [5.0, *(column.width for column in cells.list.columns)]
    total, used = sum(widths), 0.0
    for at, width in enumerate(widths):
        used += width
        if used >= 0.42 * total:
            return FIRST_COLUMN - 1 + at
    return FIRST_COLUMN


def _across(sheet: Any, row: int, first: int, last: int, text: str, **style: Any) -> None:
    cell = sheet.cell(row, first)
    cell.value = text
    dress(cell, **style)
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def _is_committee(form: Form) -> bool:
    return form.unit is not None and form.unit.kind == "commune"


def _offices(form: Form) -> tuple[str, str]:
    """The two lines of the left block; dots where only the office knows."""
    unit = form.unit
    if unit is None:
        return _BLANK, _BLANK
    if unit.kind == "commune":
        return "ỦY BAN NHÂN DÂN", unit.name.upper()
    above = unit.parent.upper()
    if not above and unit.kind in ("office", "public_unit") and form.place:
        above = f"ỦY BAN NHÂN DÂN {form.place.upper()}"
    return above or _BLANK, unit.name.upper()


def _travels_with(form: Form) -> str:
    name = f" của {form.unit.name}" if form.unit else ""
    return f"(Kèm theo Tờ trình số …/TTr-… ngày … tháng … năm {form.year}{name})"


# --- the list ------------------------------------------------------------------------------------------------


def _headers(sheet: Any, form: Form, cells: Cells, helpers: tuple[Helper, ...]) -> None:
    titles = [(1, SELF_CHECK), (2, "STT")]
    titles += [(FIRST_COLUMN + at, column.title) for at, column in enumerate(cells.list.columns)]
    for at, title in titles:
        cell = sheet.cell(HEADER_ROW, at)
        cell.value = title
        dress(cell, size=11, bold=True)
        cell.border = GRID
        cell.fill = PatternFill("solid", fgColor=GREY)
    sheet.row_dimensions[HEADER_ROW].height = 50
    for helper in helpers:
        letter = cells.column(helper.name)
        sheet[f"{letter}{HEADER_ROW}"] = f"{HELPER}{helper.name}"
        if helper.code:
            sheet[f"{letter}{MESSAGE_ROW}"] = f"{form.say(f'check.{helper.code}')} ({helper.code})"
        sheet.column_dimensions[letter].hidden = True
    sheet.column_dimensions["A"].width = _STATUS_WIDTH
    sheet.column_dimensions["B"].width = 5.5
    for at, column in enumerate(cells.list.columns):
        sheet.column_dimensions[get_column_letter(FIRST_COLUMN + at)].width = column.width
    sheet["A1"] = _verdict_of_all(form, cells, helpers)
    dress(sheet["A1"], size=11, bold=True, align="left")
    sheet.merge_cells("A1:A6")
    sheet.freeze_panes = sheet.cell(FIRST_ROW, FIRST_COLUMN + 1)


def _verdict_of_all(form: Form, cells: Cells, helpers: tuple[Helper, ...]) -> str:
    first, last = FIRST_ROW, cells.list.last_row
    judged = [helper for helper in helpers if helper.code]
    block = f"${cells.column(judged[0].name)}${first}:${cells.column(judged[-1].name)}${last}"
    rows = f"COUNT($B${first}:$B${last})"
    counted = (f'COUNTIF({block},"{ERROR}")', f'COUNTIF({block},"{WARNING}")')
    told = (f'{rows}&"{form.say("entry.rows")}"', *(f'{count}&"{form.say(name)}"' for count, name in zip(counted, ("entry.errors", "entry.warnings"), strict=True)))  # fmt: skip
    return f'=IF({rows}=0,"{form.say("entry.empty")}",{"&".join(told)})'


def _first_row(sheet: Any, cells: Cells, helpers: tuple[Helper, ...]) -> None:
    """Dress the row that all others are written like."""
    one = cells.list
    unlocked, thin = Protection(locked=False), Side(style="hair", color="FFBFBFBF")
    light = Border(left=thin, right=thin, top=thin, bottom=thin)
    left, centre = (
        Alignment("left", "center", wrap_text=True, indent=1),
        Alignment("center", "center", wrap_text=True),
    )
    sheet.row_dimensions[FIRST_ROW].height = _ROW_HEIGHT
    for at, size, place in ((1, 10, left), (2, 11, centre)):
        cell = sheet.cell(FIRST_ROW, at)
        cell.font, cell.alignment, cell.border = Font(name=FONT, size=size), place, light
    for at, column in enumerate(one.columns):
        cell = sheet.cell(FIRST_ROW, FIRST_COLUMN + at)
        cell.font, cell.border, cell.protection = Font(name=FONT, size=11), light, unlocked
        cell.alignment = centre if column.width < 14 else left
        cell.number_format = column.number_format
    for helper in helpers:
        sheet[f"{cells.column(helper.name)}{FIRST_ROW}"].protection = Protection(hidden=True)


def row_formulas(cells: Cells, helpers: tuple[Helper, ...]) -> dict[str, Formula]:
    """The letter of every calculated column → its formula in any row."""
    judged = [helper for helper in helpers if helper.code]

    def number(row: int) -> str:
        return f'IF({cells.filled(row)}=0,"",COUNT($B${HEADER_ROW}:$B{row - 1})+1)'

    return {
        "A": lambda row: _status(cells, judged, row),
        "B": number,
        **{cells.column(helper.name): helper.formula for helper in helpers},
    }


def _status(cells: Cells, judged: list[Helper], row: int) -> str:
    """The row's verdict: a sign and a word, then the sentence of every check that spoke."""
    block = f"{cells.at(judged[0].name, row)}:{cells.at(judged[-1].name, row)}"
    said = "&".join(
        f'IF({cells.at(helper.name, row)}="","","; "&{cells.column(helper.name)}${MESSAGE_ROW})'
        for helper in judged
    )
    words = f'IF(COUNTIF({block},"{ERROR}")>0,TT_Chu_L,IF(COUNTIF({block},"{WARNING}")>0,TT_Chu_C,IF(COUNTIF({block},"{NOTE}")>0,TT_Chu_N,TT_Chu_ok)))'  # fmt: skip
    found = f"{words}&MID({said},2,900)"
    moved = f'IF(AND({cells.at("state", row)}="{ELSE}",COUNTA({block})=COUNTIF({block},"")),TT_Chu_{ELSE},{found})'
    told = f"IF({cells.at(OUT, row)}=1,TT_Chu_out,{moved})"
    return f'IF({cells.filled(row)}=0,"",{told})'


def _validations(sheet: Any, form: Form, cells: Cells) -> None:
    one = cells.list
    for column in one.columns:
        letter = one.letter(column.field)
        rule = _validation(form, cells, column, f"{letter}{FIRST_ROW}")
        rule.promptTitle = column.title[:_TITLE]
        rule.prompt = form.say(f"hint.{_hint(column, one.recipient)}", year=form.year)[:_PROMPT]
        rule.showInputMessage = True
        rule.add(f"{letter}{FIRST_ROW}:{letter}{one.last_row}")
        sheet.add_data_validation(rule)


def _hint(column: Column, recipient: str) -> str:
    return f"name_{recipient}" if column.field == "name" else column.field


def _validation(form: Form, cells: Cells, column: Column, cell: str) -> DataValidation:
    if column.choices:
        return DataValidation(
            type="list",
            formula1=choices_of(column.choices, cells.list.recipient),
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=form.say("wrong.title"),
            error=form.say("wrong.choice"),
        )
    if column.field in ("members", "families"):
        return DataValidation(
            type="whole", operator="between", formula1="1", formula2="100000", allow_blank=True, showErrorMessage=True,
            errorTitle=form.say("wrong.title"), error=form.say("wrong.number"),
        )  # fmt: skip
    if column.field == "recruited":
        return DataValidation(
            type="date", operator="between", formula1="DATE(1950,1,1)", formula2=f"DATE({form.year},12,31)",
            allow_blank=True, showErrorMessage=True, errorTitle=form.say("wrong.title"),
            error=form.say("wrong.day", year=form.year),
        )  # fmt: skip
    if column.field == "birth":
        # A typed value is a text here: the column is one, so that Excel swaps no day and month.
        born = f"IFERROR(VALUE(RIGHT(TRIM({cell}),4)),0)"
        return DataValidation(
            type="custom", formula1=f"AND({born}>1900,{born}<={form.year})", allow_blank=True,
            showErrorMessage=True, errorTitle=form.say("wrong.title"), error=form.say("wrong.birth", year=form.year),
        )  # fmt: skip
    return DataValidation(allow_blank=True)


# --- colours and paper ---------------------------------------------------------------------------------------


def _colours(sheet: Any, cells: Cells, helpers: tuple[Helper, ...]) -> None:
    """Colour, never alone: the row says it in words, and its number carries a sign."""
    one, judged = cells.list, [helper for helper in helpers if helper.code]
    block = f"{cells.at(judged[0].name, FIRST_ROW)}:{cells.at(judged[-1].name, FIRST_ROW)}"
    for sign, fill, mark in ((ERROR, RED, '"✖ "0'), (WARNING, AMBER, '"! "0')):
        style = {"fill": PatternFill(bgColor=fill), "font": Font(color=INK[sign], bold=True)}
        condition = f'COUNTIF({block},"{sign}")>0'
        numbered = FormulaRule([condition], stopIfTrue=True)
        numbered.dxf = DifferentialStyle(
            numFmt=NumberFormat(numFmtId=190 + (sign == WARNING), formatCode=mark), **style
        )
        sheet.conditional_formatting.add(f"B{FIRST_ROW}:B{one.last_row}", numbered)
        sheet.conditional_formatting.add(
            f"A{FIRST_ROW}:A{one.last_row}", FormulaRule([condition], stopIfTrue=True, **style)
        )
        for column in one.columns:
            told = [helper for helper in judged if helper.field == column.field]
            if told:
                letter = one.letter(column.field)
                either = "+".join(f'({cells.at(helper.name, FIRST_ROW)}="{sign}")' for helper in told)
                sheet.conditional_formatting.add(
                    f"{letter}{FIRST_ROW}:{letter}{one.last_row}",
                    FormulaRule([f"{either}>0"], stopIfTrue=True, fill=PatternFill(bgColor=fill)),
                )
    sheet.conditional_formatting.add(
        f"A{FIRST_ROW}:A{one.last_row}",
        FormulaRule([f'$A{FIRST_ROW}<>""'], fill=PatternFill(bgColor=GREEN), font=Font(color=INK["ok"])),
    )
    # The list's own lines appear with what is filled in, so that a page shows no empty grid.
    last = get_column_letter(one.last_column)
    sheet.conditional_formatting.add(
        f"B{FIRST_ROW}:{last}{one.last_row}", FormulaRule([f"{cells.filled(FIRST_ROW)}>0"], border=GRID)
    )


# Scripts that fill the template with openpyxl are warned of a print area in which they find no range, and take every
# plain letter or digit for the beginning of one.
_PRINTED = "_Đ"


def _paper(sheet: Any, cells: Cells) -> None:
    """Repeat the header on every page, and print the self-check on none.

    Excel works out the last filled row itself; LibreOffice, which cannot, prints every row.
    """
    one = cells.list
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    last = get_column_letter(one.last_column)
    name = f"'{one.sheet}'!"
    filled = f"COUNT({name}$B${FIRST_ROW}:$B${one.last_row})"
    numbers = f"{name}$B${FIRST_ROW}:$B${one.last_row}"
    until = f"IF({filled}=0,{FIRST_ROW},MATCH(MAX({numbers}),{numbers},0)+{HEADER_ROW})"
    area = f"{name}$B$1:INDEX({name}${last}:${last},{until})"
    sheet.defined_names[_PRINTED] = DefinedName(_PRINTED, attr_text=area)
    sheet.defined_names["_xlnm.Print_Area"] = DefinedName("_xlnm.Print_Area", attr_text=_PRINTED)
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, 0.4)
