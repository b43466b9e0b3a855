"""The sheet "Kiểm tra": the form's verdict on itself, by check, by share and by award, in live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from hongngu_tally.render.sheet import GRID, set_up
from hongngu_tally.render.template.columns import FIRST_ROW
from hongngu_tally.render.template.entry import AMBER, GREEN, GREY, RED, dress, protect
from hongngu_tally.render.template.formulas import ERROR, WARNING, Cells, Helper, severity
from hongngu_tally.render.template.members import person_name
from hongngu_tally.stamp import CONTROL_SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook

    from hongngu_tally.render.template.form import Form

_WIDTHS = (16, 58, 13, 12, 12, 14, 13)
_LAST = len(_WIDTHS)


class _Sheet:
    """The sheet being filled from the top. ``cached`` is what each formula gives while nothing is filled in."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.row = 0
        self.cached: dict[str, int | str] = {}

    def line(self, values: Sequence[object], head: bool = False) -> int:
        self.row += 1
        for column, value in enumerate(values, start=1):
            if value is None:
                continue
            self.put(column, value, head)
            self.sheet.cell(self.row, column).border = GRID
        tall = max(
            (
                len(str(value)) / width
                for value, width in zip(values, _WIDTHS, strict=False)
                if not str(value).startswith("=")
            ),
            default=0,
        )
        self.sheet.row_dimensions[self.row].height = 32 if tall > 1 else 17
        return self.row

    def put(self, column: int, value: object, head: bool = False) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.value = value
        dress(cell, size=11, bold=head, align="left" if column == 2 else "center")
        if head:
            cell.fill = PatternFill("solid", fgColor=GREY)
        if isinstance(value, str) and value.startswith("="):
            self.cached[cell.coordinate] = 0

    def across(
        self, text: str, size: float = 12, bold: bool = False, align: str = "left", height: float = 20
    ) -> str:
        """A line over all columns; the cell's name."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1)
        cell.value = text
        dress(cell, size=size, bold=bold, align=align)
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=_LAST)
        self.sheet.row_dimensions[self.row].height = height
        return f"$A${self.row}"


def write_control(book: Workbook, form: Form) -> dict[str, int | str]:
    """Draw the sheet; the values that its formulas have while nothing is filled in."""
    sheet: Any = book.create_sheet(CONTROL_SHEET)
    set_up(sheet, landscape=False)
    for column, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    page = _Sheet(sheet)
    page.across(form.say("control.title"), 14, bold=True, align="center", height=24)
    name = form.unit.name if form.unit else form.say("control.any_unit")
    page.across(form.say("control.of", unit=name, year=form.year), align="center")
    verdict = page.across("", 13, bold=True, align="center", height=30)
    page.row += 1
    rows = _rows_table(page, form)
    page.row += 1
    found = _checks_table(page, form)
    page.row += 1
    shares = _shares_table(page, form)
    _awards_table(page, form)
    page.across(form.say("control.not_judged"), 11, height=48)
    page.across(form.say("control.next"), 11, height=34)
    _verdict(page, form, verdict, rows, found, shares)
    protect(sheet)
    return page.cached


def _lists(form: Form) -> list[Cells]:
    return [cells for cells, _ in form.calculated.values()]


def _padded(form: Form, values: Sequence[object]) -> list[object]:
    """One value per list, and blanks for the lists that this form does not have."""
    return [*values, *[""] * (3 - len(form.parts))]


def _rows_table(page: _Sheet, form: Form) -> int:
    """How many rows each list has; the row with the numbers."""
    heads = _padded(form, [one.sheet for one in form.parts])
    page.line(["", form.say("control.rows"), "", *heads, form.say("control.all")], head=True)
    numbers = [
        f"=COUNT('{cells.list.sheet}'!$B${FIRST_ROW}:$B${cells.list.last_row})" for cells in _lists(form)
    ]
    page.line(
        [
            "",
            form.say("control.filled"),
            "",
            *_padded(form, numbers),
            f"=SUM(D{page.row + 1}:F{page.row + 1})",
        ]
    )
    return page.row


def _checks_table(page: _Sheet, form: Form) -> tuple[int, int]:
    """How often each check spoke; its first and last row. Errors stand in one line, warnings in the next."""
    page.line([form.say("control.code"), form.say("control.check"), form.say("control.severity"), *_padded(form, [one.sheet for one in form.parts]), form.say("control.all")], head=True)  # fmt: skip
    first = page.row + 1
    for code in form.codes:
        for sign in (ERROR, WARNING):
            if sign not in _speaks(form, code):
                continue
            numbers = [_spoken(cells, helpers, code, sign) for cells, helpers in form.calculated.values()]
            row = page.row + 1
            page.line([code, form.say(f"check.{code}"), form.say(f"sign.{sign}"), *_padded(form, numbers), f"=SUM(D{row}:F{row})"])  # fmt: skip
            fill = RED if sign == ERROR else AMBER
            page.sheet.conditional_formatting.add(
                f"A{row}:G{row}", FormulaRule([f"$G${row}>0"], fill=PatternFill(bgColor=fill))
            )
    return first, page.row


def _spoken(cells: Cells, helpers: Sequence[Helper], code: str, sign: str) -> str:
    """How often a check gave a sign in one list; nothing where the list does not have it."""
    own = [helper for helper in helpers if helper.code == code]
    counted = [f'COUNTIF({cells.every(helper.name, sheet=True)},"{sign}")' for helper in own]
    return f"={'+'.join(counted)}" if counted else ""


def _speaks(form: Form, code: str) -> set[str]:
    """The signs that a check's formulas can give."""
    formulas = [
        helper.formula(FIRST_ROW)
        for _, helpers in form.calculated.values()
        for helper in helpers
        if helper.code == code
    ]
    return {sign for sign in (ERROR, WARNING) for formula in formulas if f'"{sign}"' in formula}


def _shares_table(page: _Sheet, form: Form) -> list[str]:
    """The shares that bind, each with its numbers; the cells that say whether one is exceeded."""
    if not form.wants_shares:
        return []
    heads = ("control.code", "control.share", "control.above", "control.base", "control.limit", "control.allowed", "control.result")  # fmt: skip
    page.line([form.say(name) for name in heads], head=True)
    people = form.calculated["individual"][0]
    verdicts = []
    for award, of in form.wants_shares:
        ruling = form.regime.share_max(award)
        assert ruling is not None
        row = page.row + 1
        names = [form.words.award(form.regime, code)[0] for code in (award, *of)]
        above = f"SUM({people.every(person_name((award,)), sheet=True)})"
        base = f"SUM({people.every(person_name(of), sheet=True)})"
        # Some offices list a person at the highest title only: the base is then both lists together.
        keys, codes, counts = (people.every(name, sheet=True) for name in ("key", "code", "counts"))
        lower = "+".join(f'COUNTIFS({keys},{keys},{codes},"{code}",{counts},1)' for code in of)
        both = f'SUMPRODUCT(({counts}=1)*({codes}="{award}")*(({lower})>0))'
        limit = ruling.value.percent
        allowed = {"": f"INT({limit}*D{row}/100)", "floor": f"INT({limit}*D{row}/100)", "nearest": f"INT(({limit}*D{row}+50)/100)", "at-least-one": f"MAX(1,INT({limit}*D{row}/100))"}[form.regime.province.rounding]  # fmt: skip
        over, fine = form.say("control.exceeded"), form.say("control.within")
        page.line(
            [
                "Q101",
                form.say("control.share_of", award=names[0], of=" + ".join(names[1:])),
                f"={above}",
                f"={base}+IF(AND({above}>0,{both}=0),{above},0)",
                f"{limit}%",
                f"={allowed}",
                f'=IF(D{row}=0,"–",IF(C{row}>F{row},"{over}","{fine}"))',
            ]
        )
        page.cached[f"G{row}"] = "–"
        sign = severity(ruling, WARNING)
        if sign == WARNING:
            verdicts.append(f'(G{row}="{over}")')
            page.sheet.conditional_formatting.add(
                f"A{row}:G{row}", FormulaRule([f'$G${row}="{over}"'], fill=PatternFill(bgColor=AMBER))
            )
    page.row += 1
    return verdicts


def _awards_table(page: _Sheet, form: Form) -> None:
    """How many nominations there are of every award that the form offers."""
    page.line([form.say("control.short"), form.say("control.award"), "", *_padded(form, [one.sheet for one in form.parts]), form.say("control.all")], head=True)  # fmt: skip
    first = page.row + 1
    offered = {one.recipient: {rules.code for rules in one.awards} for one in form.parts}
    for rules in form.regime.awards.values():
        if not any(rules.code in codes for codes in offered.values()):
            continue
        numbers = [
            f'=COUNTIFS({cells.every("code", sheet=True)},"{rules.code}",{cells.every("counts", sheet=True)},1)'
            if rules.code in offered[cells.list.recipient]
            else ""
            for cells in _lists(form)
        ]
        row = page.row + 1
        short, name = form.words.award(form.regime, rules.code)
        page.line([short, name, "", *_padded(form, numbers), f"=SUM(D{row}:F{row})"])
        page.sheet.conditional_formatting.add(
            f"A{row}:G{row}", FormulaRule([f"$G${row}>0"], fill=PatternFill(bgColor=GREEN))
        )
    last = page.row
    sums = [f"=SUM({column}{first}:{column}{last})" for column in "DEF"[: len(form.parts)]]
    page.line(["", form.say("control.sum"), "", *_padded(form, sums), f"=SUM(G{first}:G{last})"], head=True)
    page.row += 1


def _verdict(
    page: _Sheet, form: Form, cell: str, rows: int, found: tuple[int, int], shares: Sequence[str]
) -> None:
    """The line at the top: whether the file is ready, and how much keeps it from that."""
    first, last = found

    def number(sign: str) -> str:
        return f'SUMIF($C${first}:$C${last},"{form.say(f"sign.{sign}")}",$G${first}:$G${last})'

    errors, warnings = number(ERROR), "+".join((number(WARNING), *shares))
    # A nomination of an award that is not clear is held back: a warning that keeps the file from passing.
    failing = f'{errors}+SUMIF($A${first}:$A${last},"F202",$G${first}:$G${last})'
    said = (
        f'"{form.say("control.errors")} "', f"({errors})", f'"; {form.say("control.warnings")} "', f"({warnings})",
        '" — "', f"$G${rows}", f'" {form.say("control.row_word")}"',
    )  # fmt: skip
    fails, passes, empty = (form.say(f"control.{name}") for name in ("fails", "passes", "empty"))
    at = cell.replace("$", "")
    page.sheet[at] = f'=IF($G${rows}=0,"{empty}",IF(({failing})>0,"{fails} ","{passes} ")&{"&".join(said)})'
    page.cached[at] = empty
    for condition, fill in ((f"({failing})>0", RED), (f"({warnings})>0", AMBER), (f"$G${rows}>0", GREEN)):
        page.sheet.conditional_formatting.add(
            f"A{at[1:]}:G{at[1:]}", FormulaRule([condition], stopIfTrue=True, fill=PatternFill(bgColor=fill))
        )
