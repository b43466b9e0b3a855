"""The sheet of a form: its own frame, nested headings, live sums and ratios, and every number linked to its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.layouts.filled import FilledForm, Share
from hongngu_tally.layouts.form import Node
from hongngu_tally.render import behind
from hongngu_tally.render.form_grid import form_grid, value_text
from hongngu_tally.render.paper import Letterhead, letterhead, remarks, signatures, titles
from hongngu_tally.render.report import Frame, Grid, Line, frame_of
from hongngu_tally.render.sheet import NUMBER_OR_DASH, PERCENT, Page, Style, width_for
from hongngu_tally.render.words import Words
from hongngu_tally.text import column_letter
from hongngu_tally.written import runs

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_TEXT_WIDTHS = {"ordinal": 5.0, "code": 6.0, "unit": 9.0}
_LABEL_WIDTH = 34.0
_NARROWEST, _OF_SHARES, _WIDEST = 6.4, 8.4, 15.0
_PAGE_WIDTH = 128.0
"""What A4 across holds at full size: narrower tables have wider columns, not larger letters."""
_HEAD = Style(size=9.5, bold=True, align="center", grid=True)
_NUMBERING = Style(size=8, italic=True, align="center", grid=True)
_TEXT = Style(size=11, grid=True)
_CENTRED = Style(size=11, align="center", grid=True)
_COUNT = Style(size=11, align="right", grid=True, number=NUMBER_OR_DASH)
_SHARE = Style(size=11, align="right", grid=True, number=PERCENT)
_OTHER = Style(size=11, align="right", grid=True)


def form_page(
    sheet: Any,
    tally: Tally,
    table: YearEndTable,
    say: Words,
    head: Letterhead,
    locations: Mapping[tuple[str, str], str],
) -> Page:
    """The form as it is printed and signed. ``locations`` say where the rows of a cell are listed."""
    assert table.form is not None
    form, grid = table.form, form_grid(table, say)
    page = Page(sheet, say, _widths(grid, form), landscape=True)
    frame = frame_of(table, say, head.superior, head.issuer)
    framed = frame is not None and bool(frame.left)
    if frame is not None and framed:
        _frame(page, frame)
    else:
        letterhead(page, head)
    titles(page, say.of(table.layout.title), tally)
    first = grid_heads(page, grid)
    body = page.row + 1
    rows = {line.key: body + at for at, line in enumerate(grid.lines)}
    for line, node in zip(grid.lines, form.rows, strict=True):
        _row(page, grid, line, node, form, rows, locations, live=tally.count != "recipients")
    page.head(first, body - 1)
    made_by, signer = (frame.made_by, frame.signer) if frame else ("", "")
    keep = max(page.row - 2, body)
    if framed:
        page.next(20)
        dated = say.text("place_date", place=say.text("blank"))
        page.put(page.last // 2 + 1, dated, Style(size=12, italic=True, align="center"), until=page.last)
    signatures(page, keep, made_by, signer)
    # The form ends with its signatures; what is said of it comes after.
    remarks(page, tally, table)
    return page


def _frame(page: Page, frame: Frame) -> None:
    """The form's number and its instrument on the left, who reports to whom on the right."""
    middle = max(page.last // 2, 2)
    for at in range(max(len(frame.left), len(frame.right))):
        page.next(17)
        for lines, start, until in ((frame.left, 1, middle), (frame.right, middle + 1, page.last)):
            if at < len(lines):
                page.put(start, lines[at], Style(size=12, bold=at == 0 and start == 1), until=until)
    page.next(8)


def _widths(grid: Grid, form: FilledForm) -> list[float]:
    """Texts as they need it; the columns of numbers share what is left of the page, each wide enough for its words."""
    heads = {place.column: place.head.text for place in grid.placed() if place.head.span == 1}
    texts = [_TEXT_WIDTHS.get(name, _LABEL_WIDTH) for name in grid.stub]
    least = [
        max(
            _OF_SHARES if form.leaves[at - grid.texts].ratio else _NARROWEST,
            min(_WIDEST, width_for(heads.get(at, ""), _HEAD.size)),
            min(_WIDEST, width_for(grid.numbering[at], _NUMBERING.size)),
        )
        for at in range(grid.texts, len(grid.numbering))
    ]
    spare = max(_PAGE_WIDTH - sum(texts) - sum(least), 0) / max(len(least), 1)
    return [*texts, *(width + min(spare, _WIDEST) for width in least)]


def grid_heads(page: Page, grid: Grid, style: Style = _HEAD, numbering: Style = _NUMBERING) -> int:
    """The headings of a table and the row of its column numbers; returns the first of their rows."""
    first = page.row + 1
    placed = grid.placed()
    for level in range(len(grid.heads)):
        page.next()
        for _, column, head in (each for each in placed if each.row == level):
            page.put(column + 1, head.text, style, until=column + head.span, down=head.down - 1)
    for level, column, head in placed:
        # What reaches down has its height in all its rows together: the last one gives what lacks.
        if head.down > 1:
            page.stretch(first + level, head.down, column + 1, column + head.span, head.text, style)
    page.next(16)
    for at, text in enumerate(grid.numbering, start=1):
        page.put(at, text, numbering)
    return first


def _row(
    page: Page,
    grid: Grid,
    line: Line,
    node: Node,
    form: FilledForm,
    rows: Mapping[str, int],
    locations: Mapping[tuple[str, str], str],
    live: bool,
) -> None:
    bold = line.kind != "row"
    page.next(18)
    if node.heading:
        page.put(1, page.say.of(node.label), replace(_TEXT, bold=True), until=page.last)
        return
    for at, (name, text) in enumerate(zip(grid.stub, line.cells, strict=False), start=1):
        page.put(at, text, replace(_TEXT if name == "label" else _CENTRED, bold=bold))
    columns = {column.key: at for at, column in enumerate(form.leaves, start=grid.texts + 1)}
    for column in form.leaves:
        at, value = columns[column.key], form.cells[node.key, column.key]
        if isinstance(value, Share) and value.whole:
            part, whole = (f"{column_letter(columns[key])}{page.row}" for key in column.ratio)
            page.sum(at, f"{part}/{whole}", value.part / value.whole, replace(_SHARE, bold=bold))
            continue
        if not isinstance(value, int):
            page.put(at, value_text(value, page.say), replace(_OTHER, bold=bold))
            continue
        formula = _sum_of(page.row, at, column, node, columns, rows) if live else ""
        if formula:
            page.sum(at, formula, value, replace(_COUNT, bold=bold))
        else:
            page.put(at, value, replace(_COUNT, bold=bold))
        behind.link(page.sheet.cell(page.row, at), locations.get((node.key, column.key), ""))


def _sum_of(
    row: int, at: int, column: Node, node: Node, columns: Mapping[str, int], rows: Mapping[str, int]
) -> str:
    """The sum of the cells beside it, or of those above or below, that the number is made of."""
    if column.parts and column.parts[0]:
        beside = (columns[key] for key in column.parts[0])
        return f"SUM({_areas(beside, lambda place: f'{column_letter(place)}{row}')})"
    if node.parts and node.parts[0]:
        above = (rows[key] for key in node.parts[0])
        return f"SUM({_areas(above, lambda place: f'{column_letter(at)}{place}')})"
    return ""


def _areas(places: Iterable[int], name: Callable[[int], str]) -> str:
    """The cells at places in a row or column, neighbours as a range: ``D7:F7,H7``."""
    return ",".join(
        name(first) if first == last else f"{name(first)}:{name(last)}" for first, last in runs(places)
    )
