"""The annotated copy: a clerk's own workbook with every finding at its cell, and a sheet that lists them all.

The original is only read. What is written beside its parts: formats and comments of the marked cells, links, one more sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding
from hongngu_tally.frozen import frozen
from hongngu_tally.guard import Inspection, Refused, inspect
from hongngu_tally.render.closing import left_out_lines, unjudged_lines
from hongngu_tally.render.formats import row_ranges, sorted_findings
from hongngu_tally.render.ooxml.comments import Comment, commented_by, threaded, write_comments
from hongngu_tally.render.ooxml.markup import CannotEdit
from hongngu_tally.render.ooxml.package import Package
from hongngu_tally.render.ooxml.sheet import Cell, Worksheet, first_cells, location
from hongngu_tally.render.ooxml.strings import Strings
from hongngu_tally.render.ooxml.styles import Styles, styles_of
from hongngu_tally.render.ooxml.workbook import free_sheet_name, put_sheet_first, replace_sheet
from hongngu_tally.render.package import CREATOR
from hongngu_tally.render.values import sheet_names, values_workbook
from hongngu_tally.render.verdict import WEIGHT, Verdicts
from hongngu_tally.render.verdict_sheet import COLOURS, Line, Verdict, VerdictSheet
from hongngu_tally.render.words import LANGUAGES, Words, words
from hongngu_tally.text import column_letter, safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Balance, Tally
    from hongngu_tally.intake import Submission
    from hongngu_tally.table.model import FileReading, SheetReading

_MOST_IN_COMMENT = 6
_AUTHOR = "tally"
_VALUES_ONLY = {"format": "copy_values_format", "strict": "copy_values_strict", "unusual": "copy_values_unusual"}  # fmt: skip
"""Why a copy holds only values → the sentence that says so."""
_SHEET_NAMES = frozenset(words(lang).text("sheet_verdict") for lang in LANGUAGES)
_SHEET_TITLES = frozenset(words(lang).text("copy_title") for lang in LANGUAGES)


@frozen
class Copy:
    """An annotated copy: the package, its suffix, and why it holds no more than values, if so (of ``_VALUES_ONLY``)."""

    data: bytes
    suffix: str
    values_only: str = ""


def annotated(path: Path, tally: Tally, file: str, lang: str = "vi", strict: bool = False) -> Copy:
    """The annotated copy of one file of a tally; ``file`` is its name there. With ``strict`` warnings weigh as errors do.

    Raises ``Refused`` when the file can no longer be read as it was.
    """
    reading = next(one for one in tally.intake.files if one.file == file)
    inspection = inspect(path)
    if inspection.sha256 != reading.sha256:
        raise Refused("changed-while-read")
    why = "" if inspection.kind == "xlsx" else "format"
    if not why:
        try:
            return _Annotating(path.read_bytes(), tally, reading, lang, strict).copy()
        except CannotEdit as cannot:
            why = cannot.reason
    return _Annotating(_values(path, inspection, lang), tally, reading, lang, strict, why).copy()


def _values(path: Path, inspection: Inspection, lang: str) -> bytes:
    from hongngu_tally.vocabulary import load_vocabulary
    from hongngu_tally.workbook import read_book

    return values_workbook(read_book(path, inspection), load_vocabulary(), words(lang))


class _Annotating:
    """One file's copy in the making."""

    def __init__(self, data: bytes, tally: Tally, reading: FileReading, lang: str, strict: bool, values_only: str = "") -> None:  # fmt: skip
        self.say: Words = words(lang)
        self.strict = strict
        self.tally, self.reading, self.values_only = tally, reading, values_only
        self.package = Package(data)
        self.signed = self.package.remove_signatures()
        renamed = sheet_names([sheet.name for sheet in reading.sheets]) if values_only else {}
        parts = {sheet.name: sheet.part for sheet in self.package.sheets if sheet.kind == "worksheet"}
        self.parts = {sheet.name: parts.get(renamed.get(sheet.name, sheet.name), "") for sheet in reading.sheets}  # fmt: skip
        self.shown = {sheet.name: renamed.get(sheet.name, sheet.name) for sheet in reading.sheets}
        self.readings = {sheet.name: sheet for sheet in reading.sheets}
        self.lines = self._lines(lang)

    def copy(self) -> Copy:
        """The package with everything written into it."""
        name = self._earlier_sheet() or free_sheet_name(self.package, self.say.text("sheet_verdict"))
        styles = styles_of(self.package)
        by_sheet = self._by_sheet()
        for sheet, part in self.parts.items():
            if part and commented_by(self.package, part, _AUTHOR):
                by_sheet.setdefault(sheet, [])
        sheets = {sheet: self._open(sheet, lines) for sheet, lines in by_sheet.items()}
        listed = VerdictSheet(self._verdict(), self.lines, self.say)
        for sheet, worksheet in sheets.items():
            self._mark(worksheet, self.parts[sheet], styles, name, [line for line in self.lines if line.finding.place.sheet == sheet])  # fmt: skip
            self.package.write(self.parts[sheet], worksheet.result())
        content = listed.part(styles)
        self.package.write(styles.part.name, styles.result())
        if name == self._earlier_sheet():
            replace_sheet(self.package, name, content)
        else:
            put_sheet_first(self.package, name, content)
        self.package.no_template()
        self.package.sign_as(CREATOR)
        return Copy(self.package.result(), ".xlsm" if self.package.has_macros else ".xlsx", self.values_only)

    def _earlier_sheet(self) -> str:
        """The name of the sheet that an earlier run wrote, where somebody mended its copy and saved it; "" when there is none."""
        strings = Strings(self.package)
        for sheet in self.package.sheets:
            if sheet.name in _SHEET_NAMES and self.package.find(sheet.part):
                worksheet = Worksheet(self.package.read(sheet.part), sheet.part, {1})
                cell = worksheet.cells(1).get(1)
                text = strings.of(worksheet, cell) if cell else None
                if text and text.text in _SHEET_TITLES:
                    return sheet.name
        return ""

    def _lines(self, lang: str) -> list[Line]:
        """The file's findings, and those of the whole when no other file was read; heaviest things first in each place."""
        from hongngu_tally.messages import render

        alone = len([one for one in self.tally.intake.submissions if one.state != "ignored"]) == 1
        found = [
            finding
            for finding in sorted_findings(self.tally.findings)
            if finding.place.file == self.reading.file or (alone and not finding.place.file)
        ]
        return [Line(finding, render(finding, lang)) for finding in found]

    def _by_sheet(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            if self.parts.get(line.finding.place.sheet):
                found.setdefault(line.finding.place.sheet, []).append(line)
        return found

    # --- places

    def _open(self, sheet: str, lines: Iterable[Line]) -> Worksheet:
        """The worksheet with the rows of its findings at hand; every line learns its cell."""
        data, part = self.package.read(self.parts[sheet]), self.parts[sheet]
        merges = Worksheet(data, part)
        fates = self.readings[sheet].fates
        top = fates[0][0] if fates else 1
        wanted = {top} | {
            row
            for line in lines
            for row in (line.finding.place.row, merges.anchor((line.finding.place.row, line.finding.place.column or 1))[0])
            if row
        }  # fmt: skip
        worksheet = Worksheet(data, part, wanted)
        for line in lines:
            place = line.finding.place
            line.sheet = self.shown[sheet]
            if place.column and place.row:
                line.cell = worksheet.anchor((place.row, place.column))
            else:
                row = place.row or top
                line.cell = worksheet.anchor(first_cells(worksheet, [row]) or (row, 1))
            line.leads = not self.readings[sheet].hidden
            line.note = self._where_hidden(self.readings[sheet], line.cell)
        return worksheet

    def _where_hidden(self, sheet: SheetReading, cell: Cell) -> str:
        if sheet.hidden:
            return self.say.text("copy_in_hidden_sheet")
        if cell[0] in sheet.hidden_rows:
            return self.say.text("copy_in_hidden_row")
        return self.say.text("copy_in_hidden_column") if cell[1] in sheet.hidden_columns else ""

    # --- marks

    def _mark(self, worksheet: Worksheet, part: str, styles: Styles, name: str, lines: Sequence[Line]) -> None:  # fmt: skip
        by_cell: dict[Cell, list[Line]] = {}
        for line in lines:
            if line.cell:
                by_cell.setdefault(line.cell, []).append(line)
        talks = threaded(self.package, part)
        linked = worksheet.linked
        comments: dict[Cell, Comment] = {}
        backs = self._backs(worksheet, by_cell, linked)
        for cell, found in by_cell.items():
            found.sort(key=lambda line: WEIGHT[line.finding.severity])
            fill = styles.fill(COLOURS[found[0].finding.severity])
            worksheet.restyle(cell, styles.with_fill(worksheet.style_of(cell), fill))
            if cell in talks:
                for line in found:
                    line.note = "\n".join(filter(None, (line.note, self.say.text("copy_in_talk"))))
                continue
            comments[cell] = self._comment(found, name, backs.get(cell[0]))
        for row, cell in backs.items():
            first = min(line.row for found in by_cell.values() for line in found if line.cell and line.cell[0] == row)  # fmt: skip
            worksheet.link(cell, location(name, (first, 1)), self.say.text("copy_back", sheet=name))
        for cell in commented_by(self.package, part, _AUTHOR) - comments.keys():
            comments[cell] = Comment([("", self.say.text("copy_gone"))])
        if comments:
            write_comments(self.package, worksheet, part, _AUTHOR, comments)

    def _backs(
        self, worksheet: Worksheet, marked: Mapping[Cell, object], linked: set[Cell]
    ) -> dict[int, Cell]:
        """Per row with a mark, the cell that leads back to the list: the first filled one, if possible none that is to be mended."""
        backs: dict[int, Cell] = {}
        for row in {cell[0] for cell in marked}:
            filled = [worksheet.anchor((row, column)) for column in worksheet.filled(row)]
            free = [cell for cell in filled if cell not in linked]
            choice = next((cell for cell in free if cell not in marked), free[0] if free else None)
            if choice and choice[0] == row:
                backs[row] = choice
        return backs

    def _comment(self, found: Sequence[Line], name: str, back: Cell | None) -> Comment:
        say = self.say
        said: list[tuple[str, str]] = []
        for line in found[:_MOST_IN_COMMENT]:
            word = say.label("severity", line.finding.severity)
            said.append((f"{word}: ", line.message.text))
            if line.message.fix:
                said.append((f"{say.text('fix')}: ", line.message.fix))
            said.append(("", f"{line.finding.code} {line.finding.name}"))
        if len(found) > _MOST_IN_COMMENT:
            said.append(("", say.text("copy_more", n=len(found) - _MOST_IN_COMMENT)))
        see = say.text("copy_see", sheet=name, row=str(found[0].row))
        if back:
            see += " " + say.text("copy_click", cell=f"{column_letter(back[1])}{back[0]}")
        said.append(("", see))
        return Comment(said)

    # --- the verdict

    def _verdict(self) -> Verdict:
        say, file = self.say, self.reading.file
        found = [line.finding for line in self.lines]
        submission = next((one for one in self.tally.intake.submissions if one.file == file), None)
        told = Verdicts(self.tally, say, self.strict).of_file(file, submission, found)
        advice = {"failed": "copy_mend", "passed_part": "copy_partly", "passed": "copy_ready"}[told.word]
        if advice == "copy_ready" and submission and not submission.nominations:
            advice = "copy_fill"
        return Verdict(
            say.text("copy_of", file=Path(file).name),
            told.passed,
            told.line,
            say.text(advice, file=Path(file).name),
            self._details(submission, found),
        )

    def _details(self, submission: Submission | None, found: Sequence[Finding]) -> list[str]:
        say = self.say
        details: list[str] = []
        if submission and submission.state != "counted":
            details.append(say.why_not_counted(submission.state, submission.reason, submission.superseded_by))
        else:
            balance = balance_of(self.tally, self.reading.file)
            details += say.verdicts(balance)
            details.append(say.text("fates", fates=say.fates(balance.fates.items())))
        details += left_out_lines(self.tally, say)
        if unjudged := unjudged_lines(self.tally, say):
            details.append(f"{say.text('unjudged')}: {'; '.join(unjudged)}")
        details.append(say.law(self.tally.regime))
        if self.values_only:
            details.append(say.text(_VALUES_ONLY[self.values_only]))
        if self.signed:
            details.append(say.text("copy_signature"))
        details += self._hidden()
        if found:
            details.append(say.text("copy_explain", code=found[0].code))
        return details

    def _hidden(self) -> list[str]:
        """What is hidden and stays so."""
        say = self.say
        sheets = [safe_text(sheet.name) for sheet in self.reading.sheets if sheet.hidden]
        parts = [say.text("copy_hidden_sheets", sheets="; ".join(sheets))] if sheets else []
        for sheet in self.reading.sheets:
            if sheet.hidden_rows and not sheet.hidden:
                parts.append(f"{safe_text(sheet.name)}: {say.text('hidden_rows', rows=row_ranges(sheet.hidden_rows))}")  # fmt: skip
        return [say.text("copy_hidden", what="; ".join(parts))] if parts else []


def balance_of(tally: Tally, file: str) -> Balance:
    """The row ledger of one file."""
    from hongngu_tally.counts import balance

    intake = tally.intake
    own = replace(
        intake,
        files=tuple(one for one in intake.files if one.file == file),
        submissions=tuple(one for one in intake.submissions if one.file == file),
        nominations=intake.nominations[intake.nominations["file"] == file],
        ledger=intake.ledger[intake.ledger["file"] == file],
    )
    staged = own.nominations
    if tally.stage != "nominated":
        staged = staged[staged["stage"] == tally.stage]
    return balance(own, staged, tally.counted[tally.counted["file"] == file])
