"""The sheet "Kết quả kiểm tra": the verdict, the counts, the ledger, and a row per finding that leads to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding, Severity
from hongngu_tally.frozen import frozen
from hongngu_tally.render.ooxml.markup import joined, quoted, xml_text
from hongngu_tally.render.ooxml.package import MAIN
from hongngu_tally.render.ooxml.sheet import Cell, location
from hongngu_tally.render.ooxml.styles import Styles
from hongngu_tally.render.screen import wrap
from hongngu_tally.render.sheet import safe_cell
from hongngu_tally.render.words import Words
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.messages import Message

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_PASSED, _FAILED, _HEAD, _INK = "C6EFCE", "FFC7CE", "D9D9D9", "0563C1"
_WIDTHS = (5.5, 12.0, 22.0, 26.0, 56.0, 46.0, 19.0)
_HEADINGS = ("ordinal", "severity", "place", "copy_value", "copy_finding", "fix", "code")
_LAST = column_letter(len(_WIDTHS))
_LETTERS_PER_DIGIT = 1.05
_LINE_HEIGHT = 15.5


@dataclass(slots=True)
class Line:
    """One finding on the sheet. ``cell`` is where it is marked, ``note`` why it can only be read here."""

    finding: Finding
    message: Message
    sheet: str = ""
    cell: Cell | None = None
    leads: bool = False
    note: str = ""
    row: int = 0
    """The line's own row on the sheet."""


@frozen
class Verdict:
    """What stands above the findings: text lines, and whether the file is ready to be handed in."""

    title: str
    passed: bool
    verdict: str
    advice: str
    details: Sequence[str]


class VerdictSheet:
    """Places the lines on rows, then writes the sheet: the comments need the rows before."""

    def __init__(self, verdict: Verdict, lines: Sequence[Line], say: Words) -> None:
        self.verdict, self.lines, self.say = verdict, lines, say
        self.head = 4 + len(verdict.details) + 2
        for number, line in enumerate(lines, self.head + 1):
            line.row = number

    def part(self, styles: Styles) -> bytes:
        """The worksheet part, whose formats are added to ``styles``."""
        plain, bold = styles.cell_format(), styles.cell_format(bold=True)
        title = styles.cell_format(size=15, bold=True)
        verdict = styles.cell_format(
            size=13, bold=True, fill=_PASSED if self.verdict.passed else _FAILED, grid=True
        )
        heading = styles.cell_format(bold=True, fill=_HEAD, centre=True, grid=True)
        body = styles.cell_format(grid=True)
        centre = styles.cell_format(grid=True, centre=True)
        link = styles.cell_format(grid=True, colour=_INK, underline=True)
        severities = {
            severity: styles.cell_format(bold=True, fill=colour, grid=True, centre=True)
            for severity, colour in COLOURS.items()
        }
        rows: list[str] = []
        merges: list[str] = []
        for number, (text, style) in enumerate(
            [
                (self.say.text("copy_title"), title),
                (self.verdict.title, bold),
                (self.verdict.verdict, verdict),
                (self.verdict.advice, bold),
                *((text, plain) for text in self.verdict.details),
            ],
            1,
        ):
            texts = [text, *[""] * (len(_WIDTHS) - 1)]
            rows.append(
                self._row(number, texts, [style] * len(_WIDTHS), _height(text, sum(_WIDTHS), 15 if number == 1 else 11))
            )  # fmt: skip
            merges.append(f"A{number}:{_LAST}{number}")
        names = [self.say.text(name) for name in _HEADINGS]
        rows.append(self._row(self.head, names, [heading] * len(names), 22))
        for number, line in enumerate(self.lines, 1):
            texts = [str(number), *self._texts(line)]
            styles_of = [centre, severities[line.finding.severity], link if line.leads else body, body, body, body, centre]  # fmt: skip
            height = max(_height(text, width, 11) for text, width in zip(texts, _WIDTHS, strict=True))
            rows.append(self._row(line.row, texts, styles_of, height))
        last = self.head + max(len(self.lines), 1)
        if not self.lines:
            texts = [self.say.text("no_findings"), *[""] * (len(_WIDTHS) - 1)]
            rows.append(self._row(last, texts, [body] * len(_WIDTHS), 22))
            merges.append(f"A{last}:{_LAST}{last}")
        return self._worksheet(rows, merges, last)

    def _texts(self, line: Line) -> list[str]:
        place = line.finding.place
        where = self.say.text("copy_whole_file")
        if place.cell or place.sheet:
            where = f"{place.sheet}!{place.cell}" if place.cell else place.sheet
            if place.row and not place.column:
                where += f", {self.say.text('row', row=str(place.row))}"
        message = line.message
        said = message.text + (f"\n{self.say.text('cite')}: {message.cite}." if message.cite else "")
        return [
            self.say.label("severity", line.finding.severity),
            where,
            line.finding.value,
            f"{message.title}\n{said}" + (f"\n{line.note}" if line.note else ""),
            message.fix,
            f"{line.finding.code}\n{line.finding.name}",
        ]

    def _row(self, number: int, texts: Sequence[str], styles: Sequence[int], height: float) -> str:
        cells = "".join(
            f'<c r="{column_letter(column)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml_text(safe_cell(text, self.say))}</t></is></c>'
            if text
            else f'<c r="{column_letter(column)}{number}" s="{style}"/>'
            for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1)
        )
        return f'<row r="{number}" ht="{min(height, 409):g}" customHeight="1">{cells}</row>'

    def _worksheet(self, rows: Iterable[str], merges: Sequence[str], last: int) -> bytes:
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'
            for number, width in enumerate(_WIDTHS, 1)
        )
        links = "".join(
            f'<hyperlink ref="C{line.row}" location={quoted(location(line.sheet, line.cell))} display={quoted(line.sheet)}/>'
            for line in self.lines
            if line.leads and line.cell
        )
        return joined(
            (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">',
                f'<sheetPr><tabColor rgb="FF{"00B050" if self.verdict.passed else "C00000"}"/><pageSetUpPr fitToPage="1"/></sheetPr>',
                f'<dimension ref="A1:{_LAST}{last}"/>',
                '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>',
                f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>',
                *rows,
                "</sheetData>",
                f'<autoFilter ref="A{self.head}:{_LAST}{last}"/>' if self.lines else "",
                f'<mergeCells count="{len(merges)}">' + "".join(f'<mergeCell ref="{one}"/>' for one in merges),
                "</mergeCells>",
                f"<hyperlinks>{links}</hyperlinks>" if links else "",
                '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
                '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
                "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>",
            )
        )  # fmt: skip


def _height(text: str, width: float, size: float) -> float:
    """The height in which a wrapped text stands whole: rows of merged cells get none from Excel."""
    room = max(int(width * _LETTERS_PER_DIGIT * 11 / size), 1)
    lines = sum(len(wrap(part, room)) or 1 for part in text.split("\n"))
    return lines * _LINE_HEIGHT * size / 11 + 5
