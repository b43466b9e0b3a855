"""The rows behind the numbers of a year-end workbook: sheets of many rows, and where each number's rows stand in them.

A list is ordered so that the rows of one number are neighbours: a cell of the table can then point at them. Its rows
are streamed into the finished package, so memory does not grow with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from hongngu_tally.finding import Place, Severity
from hongngu_tally.layouts import MEASURES, OUTSIDE, TOTAL, YearEndTable, award_order, row_keys, where_of
from hongngu_tally.patterns import regex
from hongngu_tally.render.formats import shown_findings
from hongngu_tally.render.sheet import FORMULA_SIGNS, GRID, HIGHEST, Style, height_of, safe_cell
from hongngu_tally.render.verdict import rows_in_view
from hongngu_tally.render.words import Words
from hongngu_tally.selection import Selection
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.render.matrix import Matrix

MOST_LISTED_TWICE = 20_000
"""Beyond so many rows the list by units is left out: the workbook stays one that an office computer opens."""
MOST_REPEATED = 50_000
"""Rows listed once more for numbers whose rows are no neighbours; the largest beyond them have no link, ``trace`` opens them."""
_FIRST = 2
_TOLD_EVERY = 500
_BODY = Style(size=11, grid=True)


class Column(NamedTuple):
    """A column of a list: heading, width, and whether long texts are folded."""

    text: str
    width: float
    wrap: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A sheet of rows: its name, its columns, its rows, and the first and last row of what a number counts."""

    sheet: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]
    size: int
    spans: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)

    def location(self, *key: str) -> str:
        """Where the rows of a number stand, as a link inside the workbook; empty where they are no neighbours."""
        span = self.spans.get(key)
        return self.range_of(span[0] - _FIRST, span[1] - _FIRST) if span else ""

    def range_of(self, first: int, last: int) -> str:
        """The rows from ``first`` to ``last``, counted from 0, as a link inside the workbook."""
        name = self.sheet.replace("'", "''")
        return f"'{name}'!A{first + _FIRST}:{column_letter(len(self.columns))}{last + _FIRST}"


def by_table(tally: Tally, table: YearEndTable, say: Words) -> Listing:
    """Every counted nomination in the order of the table's rows; what none of them takes comes last."""
    keys = [row.key for row in table.rows]
    frame = tally.counted.assign(taken=row_keys(table.layout, tally))
    order = {key: number for number, key in enumerate([*keys, OUTSIDE])}
    frame = frame.assign(
        first=frame["taken"].map(order), second=_recipients(frame), third=frame["stage"] != "decided"
    )
    frame = ordered(frame, ["first", "second", "third"])
    spans = {(*key, ""): span for key, span in _spans(frame, ["taken"]).items()}
    spans |= _spans(frame, ["taken", "recipient"])
    decided = _spans(frame[frame["stage"] == "decided"], ["taken", "recipient"])
    spans |= {(key, f"decided_{kind}"): span for (key, kind), span in decided.items()}
    inside = int((frame["taken"] != OUTSIDE).sum())
    if inside:
        spans[TOTAL, ""] = (_FIRST, _FIRST + inside - 1)
    labels = {row.key: say.of(row.label) for row in table.rows} | {OUTSIDE: say.text("outside_row")}
    rows = row_values(tally, frame, say, [labels[key] for key in frame["taken"]])
    columns = [Column(say.text("content"), 30), *row_columns(say)]
    return Listing(say.text("sheet_rows"), columns, rows, len(frame), spans)


def location(listings: Iterable[Listing], key: tuple[str, ...]) -> str:
    """Where the rows of a number stand in the first list that has them side by side; empty where none has."""
    return next((found for listing in listings if (found := listing.location(*key))), "")


def by_column(tally: Tally, table: YearEndTable, names: Mapping[str, str], say: Words) -> Listing:
    """Once more, column by column (``names`` of those asked for), the nominations whose number has no neighbours in ``by_table``.

    A number's key is its row's key and its column. The largest columns beyond ``MOST_REPEATED`` rows are left out.
    """
    import numpy

    frame = tally.counted.assign(taken=row_keys(table.layout, tally))
    frame = frame[frame["taken"] != OUTSIDE]
    order = {row.key: number for number, row in enumerate(table.rows)}
    frame = ordered(frame.assign(first=frame["taken"].map(order)), ["first"])
    frame = frame.assign(nth=range(len(frame)))
    labels = {row.key: say.of(row.label) for row in table.rows}
    parts = [(column, Selection(where_of(column) or {}).of(frame)) for column in names]
    chosen, titles, used = [numpy.arange(0)], list[str](), 0
    spans: dict[tuple[str, ...], tuple[int, int]] = {}
    for column, part in sorted(parts, key=lambda part: len(part[1])):
        if not len(part) or used + len(part) > MOST_REPEATED:
            continue
        part = part.assign(at=range(_FIRST + used, _FIRST + used + len(part)))
        spans |= {(*key, column): span for key, span in _spans(part, ["taken"]).items()}
        spans[TOTAL, column] = (_FIRST + used, _FIRST + used + len(part) - 1)
        titles += [f"{labels[key]} × {names[column]}" for key in part["taken"]]
        chosen.append(part["nth"].to_numpy())
        used += len(part)
    rows = row_values(tally, frame.iloc[numpy.concatenate(chosen)], say, titles)
    columns = [Column(say.text("form_cell"), 44), *row_columns(say)]
    return Listing(say.text("sheet_column_rows"), columns, rows, used, spans)


def by_unit(tally: Tally, grid: Matrix, say: Words) -> Listing:
    """Every counted nomination by unit and award: the order of the table of units, block by block."""
    frame = _in_matrix(tally, grid)
    frame = ordered(frame, ["unit_at", "award_at", "recipient_at"])
    spans = {**_spans(frame, ["unit"]), **_spans(frame, ["unit", "award", "recipient"])}
    spans |= _block_spans(grid, spans, ())
    rows = row_values(tally, frame, say, None)
    return Listing(say.text("sheet_unit_rows"), row_columns(say), rows, len(frame), spans)


def by_award(tally: Tally, grid: Matrix, say: Words) -> Listing:
    """Every counted nomination by award, kind of recipient and unit: what a total or subtotal of one column counts."""
    frame = _in_matrix(tally, grid)
    frame = ordered(frame, ["award_at", "recipient_at", "unit_at"])
    cells = _spans(frame, ["unit", "award", "recipient"])
    spans: dict[tuple[str, ...], tuple[int, int]] = {}
    for column in grid.columns:
        spans |= _block_spans(grid, cells, column)
    rows = row_values(tally, frame, say, None)
    return Listing(say.text("sheet_award_rows"), row_columns(say), rows, len(frame), spans)


def _in_matrix(tally: Tally, grid: Matrix) -> pd.DataFrame:
    """The counted nominations with the places of their unit, award and kind of recipient in the table of units."""
    frame, awards = tally.counted, award_order(tally)
    listed = [unit for block in grid.blocks if block.leaf for unit in block.units]
    names = {unit: at for at, unit in enumerate(listed)}
    codes = {code: at for at, code in enumerate(sorted({str(code) for code in frame["award"]}, key=awards))}
    return frame.assign(
        unit_at=frame["unit"].astype("str").map(names),
        award_at=frame["award"].astype("str").map(codes),
        recipient_at=_recipients(frame),
    )


def _block_spans(
    grid: Matrix, spans: Mapping[tuple[str, ...], tuple[int, int]], column: tuple[str, ...]
) -> dict[tuple[str, ...], tuple[int, int]]:
    """The rows of each group of units and of all units (the group without ordinal), in one column or in all."""
    found = {}
    for ordinal, units in [*((block.ordinal, block.units) for block in grid.blocks), ("", grid.units)]:
        if ends := [spans[key] for unit in units if (key := (unit, *column)) in spans]:
            found["block", ordinal, *column] = (
                min(first for first, _ in ends),
                max(last for _, last in ends),
            )
    return found


def findings(tally: Tally, say: Words, full: bool = False) -> Listing:
    """The findings that matter, the gravest first: errors and warnings; with ``full`` notes too, and the row beside each."""
    from hongngu_tally.messages import render

    order = {severity: number for number, severity in enumerate(Severity)}
    found = [
        one
        for one in shown_findings(tally.findings, tally.wanted.most if full else None)
        if full or one.severity is not Severity.NOTE
    ]
    found.sort(key=lambda one: order[one.severity])
    view = rows_in_view(tally.intake, found, say) if full else {}

    def rows() -> Iterator[list[object]]:
        for number, one in enumerate(found, start=1):
            message = render(one, say.lang)
            place = one.place
            severity = say.label("severity", one.severity)
            where = place.cell or (say.text("row", row=place.row) if place.row else "")
            beside = [view.get((place.file, place.sheet, place.row), "")] if full else []
            basis = f" {say.text('cite')}: {message.cite}." if full and message.cite else ""
            code = f"{one.code} {one.name}" if full else one.code
            yield [
                number, severity, code, place.file, place.sheet, where, *beside, message.text + basis, message.fix,
            ]  # fmt: skip

    columns = [
        Column(say.text("ordinal"), 6),
        Column(say.text("severity"), 12),
        Column(say.text("code"), 24 if full else 8, wrap=full),
        Column(say.text("file"), 32, wrap=True),
        Column(say.text("sheet_name"), 18, wrap=True),
        Column(say.text("cell"), 10),
        *([Column(say.text("row_in_view"), 40, wrap=True)] if full else []),
        Column(say.text("content"), 60, wrap=True),
        Column(say.text("fix"), 50, wrap=True),
    ]
    return Listing(say.text("sheet_findings"), columns, rows(), len(found))


def _recipients(frame: pd.DataFrame) -> pd.Series[int]:
    order = {kind: number for number, kind in enumerate(MEASURES)}
    return frame["recipient"].astype("str").map(order).fillna(len(MEASURES)).astype("int64")


def ordered(frame: pd.DataFrame, first: list[str]) -> pd.DataFrame:
    """By the given columns and then by place; ``at`` is each row's own row in the sheet."""
    frame = frame.assign(file=frame["file"].astype("str"), sheet=frame["sheet"].astype("str"))
    frame = frame.sort_values([*first, "file", "sheet", "row", "column"], kind="stable")
    return frame.assign(at=range(_FIRST, _FIRST + len(frame)))


def _spans(frame: pd.DataFrame, by: list[str]) -> dict[tuple[str, ...], tuple[int, int]]:
    found = frame.groupby(by, observed=True, sort=False)["at"].agg(["min", "max"])
    keys = found.index if len(by) > 1 else ((key,) for key in found.index)
    edges = zip(found["min"], found["max"], strict=True)
    return {
        tuple(map(str, key)): (int(first), int(last)) for key, (first, last) in zip(keys, edges, strict=True)
    }


def row_columns(say: Words) -> list[Column]:
    """The columns of a list of nominations."""
    names = ("unit", "award", "recipient", "track", "level")
    widths = (26, 38, 14, 14, 12)
    columns = [Column(say.label("dimension", name), width) for name, width in zip(names, widths, strict=True)]
    rest = (("recipient_name", 30), ("file", 40), ("sheet_name", 20), ("cell", 8))
    return [*columns, *(Column(say.text(name), width) for name, width in rest)]


def row_values(
    tally: Tally, frame: pd.DataFrame, say: Words, labels: Sequence[str] | None
) -> Iterator[list[object]]:
    """The nominations of a frame, in its order and under ``row_columns``; ``labels`` come before each."""
    names = [
        "unit",
        "award",
        "recipient",
        "track",
        "level",
        "name",
        "file",
        "sheet",
        "row",
        "column",
        "name_column",
    ]
    shown: dict[tuple[str, str], str] = {}
    for at, values in enumerate(frame[names].itertuples(index=False, name=None)):
        *kinds, name, file, sheet, row, column, name_column = values
        told = []
        for dimension, value in zip(names[:5], map(str, kinds), strict=True):
            if (dimension, value) not in shown:
                shown[dimension, value] = say.dimension(dimension, value, tally.regime)
            told.append(shown[dimension, value])
        cell = Place("", "", int(row), int(column) or int(name_column)).cell
        first = [labels[at]] if labels is not None else []
        yield [*first, *told, name, file, sheet, cell or int(row)]


# --- into the workbook


def prepare(book: Any, listing: Listing, say: Words) -> None:
    """Add the sheet with its heading and two rows that show how a row looks: ``stream`` puts the rows in their place."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(listing.sheet)
    # Beside cells of several lines a short one would hang in the middle.
    vertical = "top" if any(column.wrap for column in listing.columns) else "center"
    font, bold = Font(name="Times New Roman", size=11), Font(name="Times New Roman", size=11, bold=True)
    for at, column in enumerate(listing.columns, start=1):
        sheet.column_dimensions[column_letter(at)].width = column.width
        head = sheet.cell(1, at, column.text)
        head.font, head.border = bold, GRID
        head.alignment = Alignment("center", "center", wrap_text=True)
        for row in (_FIRST, _FIRST + 1):
            cell = sheet.cell(row, at, "x")
            cell.font, cell.border = font, GRID
            cell.alignment = Alignment(vertical=vertical, wrap_text=column.wrap)
            cell.quotePrefix = row > _FIRST
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    last = column_letter(len(listing.columns))
    sheet.auto_filter.ref = f"A1:{last}{max(listing.size, 1) + 1}"
    sheet.oddFooter.center.text = say.text("page_of")


def watched(listings: Sequence[Listing], progress: Callable[[int, int], None]) -> list[Listing]:
    """The same lists, whose rows tell how many of all have been written."""
    total = sum(listing.size for listing in listings)
    done = 0

    def told(rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
        nonlocal done
        for row in rows:
            yield row
            done += 1
            if done % _TOLD_EVERY == 0 or done == total:
                progress(done, total)

    return [replace(listing, rows=told(listing.rows)) for listing in listings]


_SAMPLES = regex(rb'<row r="2"(.*?)</row><row r="3"(.*?)</row>', re.DOTALL)
_STYLE = regex(rb'<c r="[A-Z]+\d+" s="(\d+)"')
_DIMENSION = regex(rb'(<dimension ref="A1:[A-Z]+)\d+"')


def stream(part: bytes, listing: Listing, say: Words) -> Iterator[bytes]:
    """The sheet's part with the rows in the place of the two samples."""
    found = _SAMPLES.search(part)
    if found is None:
        raise ValueError("the sheet was not prepared")
    plain, quoted = (_STYLE.findall(row) for row in found.groups())
    head = _DIMENSION.sub(rb'\g<1>%d"' % (listing.size + 1), part[: found.start()])
    yield head
    folded = any(column.wrap for column in listing.columns)
    letters = [column_letter(at).encode() for at in range(1, len(listing.columns) + 1)]
    for number, row in enumerate(listing.rows, start=_FIRST):
        height = b""
        if folded:
            # Not every viewer fits rows to their folded texts by itself.
            heights = [
                height_of(str(value), column.width, _BODY)
                for value, column in zip(row, listing.columns, strict=True)
                if column.wrap
            ]
            height = b' ht="%.1f" customHeight="1"' % min(max(heights), HIGHEST)
        cells = [b'<row r="%d"%s>' % (number, height)]
        for letter, style, other, value in zip(letters, plain, quoted, row, strict=True):
            if isinstance(value, int):
                cells.append(b'<c r="%s%d" s="%s"><v>%d</v></c>' % (letter, number, style, value))
                continue
            text = safe_cell(str(value), say)
            style = other if text.startswith(FORMULA_SIGNS) else style
            shown = escape(text, quote=False).encode("utf-8")
            cells.append(
                b'<c r="%s%d" s="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
                % (letter, number, style, shown)
            )
        cells.append(b"</row>")
        yield b"".join(cells)
    yield part[found.end() :]


def link(cell: Any, location: str) -> None:
    """Let a number open into its rows; it is printed as before."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if location:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
