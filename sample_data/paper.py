"""How an office's list is laid on paper, and how it is saved so that every run gives the same bytes."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

os.environ["OPENPYXL_LXML"] = "False"  # one XML writer on every machine, whether lxml is installed or not

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

SAVED_AT = "2020-12-15T08:00:00Z"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
LINE = Side("thin")
BOX = Border(LINE, LINE, LINE, LINE)


class Page:
    """One sheet, written from top to bottom; columns count from 0 at the table's left edge."""

    def __init__(self, ws: Worksheet, widths: Sequence[float], left: int = 1) -> None:
        self.ws, self.widths, self.n, self.left, self.row = ws, widths, len(widths), left, 1
        ws.column_dimensions["A"].width = 3
        for i, width in enumerate(widths):
            ws.column_dimensions[get_column_letter(left + i)].width = width
        ws.page_setup.paperSize, ws.page_setup.orientation = (
            9,
            "landscape" if sum(widths) > 105 else "portrait",
        )
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins = PageMargins(left=0.79, right=0.6, top=0.79, bottom=0.79, header=0.4, footer=0.3)
        ws.oddHeader.center.text, ws.HeaderFooter.differentFirst = "&P", True

    def at(self, column: int, row: int | None = None) -> str:
        """The address Excel shows."""
        return f"{get_column_letter(self.left + column)}{row or self.row}"

    def put(
        self,
        column: int,
        value: object,
        look: str = "",
        span: int = 1,
        down: int = 1,
        row: int = 0,
        size: int = 12,
    ) -> None:
        """Write one cell. ``look``: b bold, i italic, u underlined, c centred, x boxed."""
        row = row or self.row
        for r in range(row, row + down):
            for c in range(column, column + span):
                cell = self.ws.cell(r, self.left + c)
                cell.font = Font("Times New Roman", size, "b" in look, "i" in look)
                if "u" in look:
                    cell.font = Font("Times New Roman", size, "b" in look, "i" in look, underline="single")
                cell.alignment = Alignment("center" if "c" in look else None, "center", wrap_text=True)
                if "x" in look:
                    cell.border = BOX
        self.ws.cell(row, self.left + column).value = value
        self.ws.row_dimensions[row].height = self.ws.row_dimensions[row].height or 17
        if span * down > 1:
            self.ws.merge_cells(f"{self.at(column, row)}:{self.at(column + span - 1, row + down - 1)}")

    def middle(self, share: float = 0.42) -> int:
        """How many columns the left block of a letterhead or signature takes."""
        taken = [sum(self.widths[:k]) / sum(self.widths) for k in range(self.n)]
        return max(1, min(range(1, self.n), key=lambda k: abs(taken[k] - share)))

    def letterhead(self, left: Sequence[str], right: Sequence[str]) -> None:
        k = self.middle()
        for i in range(max(len(left), len(right))):
            if i < len(left):
                self.put(0, left[i], "cb" if i == len(left) - 1 else "c", span=k)
            if i < len(right):
                self.put(k, right[i], "cbu" if i == 1 else "cb", span=self.n - k)
            self.row += 1
        self.row += 1

    def title(self, *lines: str) -> None:
        for line in lines:
            italic = line[:4] in ("(Kèm", "Năm ", "Các ")
            self.put(0, line, "ci" if italic else "cb", span=self.n, size=13 if italic else 14)
            wide = sum(self.widths) / (1.0 if italic else 1.5)
            self.ws.row_dimensions[self.row].height = 18 * (1 + int(len(line) / wide))
            self.row += 1
        self.row += 1

    def header(self, columns: Sequence[str | tuple[str, Sequence[str]]], numbers: str = "") -> None:
        """One header row, or two when a column is ``(parent, children)``; ``numbers``: "", "(1)" or "A"."""
        first, two, c = self.row, any(isinstance(column, tuple) for column in columns), 0
        for column in columns:
            if isinstance(column, tuple):
                self.put(c, column[0], "bcx", span=len(column[1]))
                for child in column[1]:
                    self.put(c, child, "bcx", row=self.row + 1)
                    c += 1
            else:
                self.put(c, column, "bcx", down=2 if two else 1)
                c += 1
        for row in range(first, first + (2 if two else 1)):
            self.ws.row_dimensions[row].height = 34 if not two or row > first else 22
        self.row += 2 if two else 1
        self.ws.print_title_rows = f"{first}:{self.row - 1}"
        if numbers:
            for i in range(self.n):
                text = f"({i + 1})" if numbers == "(1)" else "AB"[i] if i < 2 else i - 1
                self.put(i, text, "icx", size=10)
            self.row += 1

    def cells(self, values: Sequence[object], look: str = "") -> int:
        """One boxed table row; returns its number."""
        for i, value in enumerate(values):
            short = isinstance(value, int) or value == "X"
            self.put(i, None if value == "" else value, look + ("xc" if short else "x"))
        folds = [-(-len(str(value)) * 0.9 // width) for value, width in zip(values, self.widths, strict=True)]
        self.ws.row_dimensions[self.row].height = 17 * max(1, *folds)
        self.row += 1
        return self.row - 1

    def section(self, mark: str, text: str, apart: bool = False) -> None:
        """A heading inside the table: merged over it, or with its numeral apart in the first column."""
        if apart:
            self.put(0, mark, "bcx")
            self.put(1, text, "bx", span=self.n - 1)
        else:
            self.put(0, f"{mark}. {text}", "bx", span=self.n)
        self.ws.row_dimensions[self.row].height = 18
        self.row += 1

    def total(self, label: str, values: Sequence[object] = ()) -> None:
        """A total row: the label merged over the columns before its numbers."""
        span = self.n - len(values)
        self.put(0, label, "bcx" if values else "bx", span=span)
        for i, value in enumerate(values):
            self.put(span + i, value, "bcx")
        self.ws.row_dimensions[self.row].height = 18
        self.row += 1

    def note(self, text: str) -> None:
        self.put(0, text, "i", span=self.n)
        self.row += 1

    def sign(self, day: str, maker: str, powers: Sequence[str], signer: str) -> None:
        """The two signature blocks: who drew the list up, who signs it."""
        self.row += 1
        k = self.middle(0.5)
        self.put(k, day, "ci", span=self.n - k)
        self.row += 1
        for i, line in enumerate((*powers, "(Ký, đóng dấu)")):
            if i == 0:
                self.put(0, "NGƯỜI LẬP BIỂU", "bc", span=k)
            elif i == 1:
                self.put(0, "(Ký, ghi rõ họ tên)", "ic", span=k)
            self.put(k, line, "ic" if line[0] == "(" else "bc", span=self.n - k)
            self.row += 1
        self.row += 3
        self.put(0, maker, "bc", span=k)
        self.put(k, signer, "bc", span=self.n - k)
        self.row += 1


# -- saving ----------------------------------------------------------------------------------------


def save(book: Workbook, path: Path) -> None:
    """By suffix: .ods and .csv in their own form, everything else as .xlsx (even what is named .xls)."""
    if path.suffix == ".ods":
        path.write_bytes(_ods(book))
    elif path.suffix == ".csv":
        path.write_bytes(_csv(book.active, semicolons=path.stem.startswith("kho")))
    else:
        path.write_bytes(_xlsx(book))


def _zip(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip without clocks or machine traces."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 0, 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()


def _xlsx(book: Workbook) -> bytes:
    book.properties.creator = "sample_data/make.py"
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source:
        entries = [(name, source.read(name)) for name in source.namelist()]
    stamp = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    return _zip(
        [
            (n, stamp.sub(rb"\g<1>" + SAVED_AT.encode(), d) if n == "docProps/core.xml" else d)
            for n, d in entries
        ]
    )


def _csv(ws: Worksheet, semicolons: bool) -> bytes:
    """Semicolons with a byte-order mark, as Excel saves it in Vietnam; otherwise plain UTF-8 with commas."""
    out = io.StringIO()
    rows = (["" if value is None else value for value in row] for row in ws.iter_rows(values_only=True))
    csv.writer(out, delimiter=";" if semicolons else ",", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig" if semicolons else "utf-8")


_ODS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS_NAMES = {"fo": "xsl-fo-compatible"} | {name: name for name in ("office", "table", "text", "style")}
ODS_SPACES = " ".join(f'xmlns:{k}="{_ODS}{v}:1.0"' for k, v in _ODS_NAMES.items()) + ' office:version="1.2"'
ODS_PAGE = (
    '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties '
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.8cm" '
    'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm1"/>'
    "</office:master-styles>"
)


def _ods(book: Workbook) -> bytes:
    """An OpenDocument spreadsheet, by hand: text, numbers, merged cells, looks, widths and heights."""
    styles: dict[tuple[str, str], str] = {}

    def style(family: str, properties: str) -> str:
        name = styles.setdefault((family, properties), f"s{len(styles)}")
        return f' table:style-name="{name}"'

    tables = []
    for ws in book.worksheets:
        spans = {(m.min_row, m.min_col): m for m in ws.merged_cells.ranges}
        widths = [ws.column_dimensions[get_column_letter(c + 1)].width * 0.2 for c in range(ws.max_column)]
        wide = [f'<style:table-column-properties style:column-width="{width:.2f}cm"/>' for width in widths]
        columns = "".join(f"<table:table-column{style('table-column', look)}/>" for look in wide)
        rows = []
        for row in ws.iter_rows():
            cells = [_ods_cell(cell, spans.get((cell.row, cell.column)), style) for cell in row]
            height = ws.row_dimensions[row[0].row].height or 17
            look = style("table-row", f'<style:table-row-properties style:row-height="{height:.0f}pt"/>')
            rows.append(f"<table:table-row{look}>{''.join(cells)}</table:table-row>")
        start = f"<table:table table:name={quoteattr(ws.title)}{style('table', '')}>"
        tables.append(f"{start}{columns}{''.join(rows)}</table:table>")
    looks = "".join(
        f'<style:style style:name="{name}" style:family="{family}" style:master-page-name="Default">'
        f"{properties}</style:style>"
        for (family, properties), name in styles.items()
    )
    head, mime = '<?xml version="1.0" encoding="UTF-8"?>\n', "application/vnd.oasis.opendocument.spreadsheet"
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    parts = {
        "content.xml": f"<office:document-content {ODS_SPACES}>"
        f"<office:automatic-styles>{looks}</office:automatic-styles>{body}</office:document-content>",
        "styles.xml": f"<office:document-styles {ODS_SPACES}>{ODS_PAGE}</office:document-styles>",
    }
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in {"/": mime, **dict.fromkeys(parts, "text/xml")}.items()
    )
    parts["META-INF/manifest.xml"] = (
        f'<manifest:manifest xmlns:manifest="{_ODS}manifest:1.0">{listed}</manifest:manifest>'
    )
    return _zip(
        [("mimetype", mime.encode()), *((name, (head + text).encode()) for name, text in parts.items())]
    )


def _ods_cell(cell: Cell | MergedCell, span: CellRange | None, style: Callable[[str, str], str]) -> str:
    if isinstance(cell, MergedCell):
        return "<table:covered-table-cell/>"
    border = ' fo:border="0.5pt solid #000000"' if cell.border.left.style else ""
    bold, italic = ' fo:font-weight="bold"' * bool(cell.font.b), ' fo:font-style="italic"' * bool(cell.font.i)
    look = (
        f'<style:table-cell-properties style:vertical-align="middle" fo:wrap-option="wrap"{border}/>'
        f'<style:paragraph-properties fo:text-align="{cell.alignment.horizontal or "start"}"/>'
        f'<style:text-properties fo:font-family="Times New Roman" fo:font-size="{cell.font.sz:.0f}pt"'
        f"{bold}{italic}/>"
    )
    down, across = (span.size["rows"], span.size["columns"]) if span else (1, 1)
    size = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"' if span else ""
    number = f' office:value-type="float" office:value="{cell.value}"'
    kind = number if isinstance(cell.value, int) else ' office:value-type="string"' if cell.value else ""
    text = "".join(f"<text:p>{escape(part)}</text:p>" for part in str(cell.value or "").split("\n") if part)
    return f"<table:table-cell{style('table-cell', look)}{size}{kind}>{text}</table:table-cell>"
