"""The sheets behind the signed one: counts by unit and award, and the reconciliation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.finding import Severity
from hongngu_tally.layouts import YearEndTable
from hongngu_tally.messages import title
from hongngu_tally.render import closing
from hongngu_tally.render.behind import Listing, link, location
from hongngu_tally.render.decided import beside_rows, decision_sentences
from hongngu_tally.render.formats import fates
from hongngu_tally.render.matrix import Block, Matrix
from hongngu_tally.render.paper import (
    COUNTRY_WIDTH,
    REMARK,
    Letterhead,
    letterhead,
    signed,
    titles,
)
from hongngu_tally.render.sheet import NUMBER_OR_DASH, Page, Style, width_for
from hongngu_tally.render.words import Words
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_NARROWEST = 9.5
_SMALL_HEAD = 9.5
_MOST_SETTLED = 500
_HEADER = Style(size=11, bold=True, align="center", grid=True)
_ORDINAL = Style(size=12, align="center", grid=True)
_TEXT = Style(size=12, grid=True)
_VALUE = Style(size=12, align="right", grid=True, number=NUMBER_OR_DASH)
_BOLD_ORDINAL = Style(size=12, bold=True, align="center", grid=True)
_BOLD = Style(size=12, bold=True, grid=True)
_SUM = Style(size=12, bold=True, align="right", grid=True, number=NUMBER_OR_DASH)


# --- units × awards


def matrix_page(
    sheet: Any,
    tally: Tally,
    grid: Matrix,
    say: Words,
    table: YearEndTable | None = None,
    head: Letterhead | None = None,
    rows: Sequence[Listing] = (),
) -> Page:
    """Units × awards with subtotals. With ``table`` and ``head`` it is itself the sheet that is signed.

    ``rows`` are the nominations behind its numbers, by unit and by award, where they are listed.
    """
    widths = [5.5, 34.0, *_number_widths(tally, grid, say)]
    # Few awards leave the page narrow: the letterhead still needs its width.
    lacking = COUNTRY_WIDTH - sum(widths[2:])
    widths = [*widths[:2], *(width + max(lacking, 0) / (len(widths) - 2) for width in widths[2:])]
    page = Page(sheet, say, widths, landscape=True)
    if head:
        letterhead(page, head)
    titles(page, say.of(table.layout.title) if table else say.text("matrix_title"), tally)
    first = _matrix_header(page, tally, grid)
    body = page.row + 1
    headings = _headings(grid, page.row)
    for block in grid.blocks:
        _block(page, grid, block, headings, rows)
    # The total is of the outermost headings, or of all rows where there are none.
    sums = [headings[block.ordinal] for block in grid.blocks if block.name and not block.within]
    keys = [*grid.columns, ()]
    page.next(22)
    page.put(1, say.text("total"), _BOLD_ORDINAL, until=2)
    for at, value in enumerate([*grid.row(grid.units), grid.whole(grid.units)]):
        letter = column_letter(at + 3)
        every = f"SUM({letter}{body}:{letter}{page.row - 1})" if grid.units else "0"
        joined = "+".join(f"{letter}{row}" for row in sums) or every
        _sum(page, grid, at + 3, joined, value)
        link(page.sheet.cell(page.row, at + 3), location(rows, ("block", "", *keys[at])))
    end = page.row
    page.head(first, body - 1)
    if table and head:
        signed(page, tally, table, keep=max(end - 2, body))
    elif not grid.adds_up:
        page.next(18)
        page.put(1, closing.counting(tally, say), REMARK, until=page.last)
    return page


def _number_widths(tally: Tally, grid: Matrix, say: Words) -> list[float]:
    """Columns wide enough that no word of their headings breaks."""
    found: list[float] = []
    for award, columns in grid.awards.items():
        kinds = [say.label("recipient_short", column.recipient) for column in columns]
        name = width_for(say.award(tally.regime, award)[1], _SMALL_HEAD) / len(columns)
        found += [max(_NARROWEST, name, width_for(kind, _SMALL_HEAD)) for kind in kinds]
    return [*found, _NARROWEST]


def _sum(page: Page, grid: Matrix, column: int, formula: str, value: int) -> None:
    """A live sum, or the bare number where totals are not the sums of their cells."""
    if grid.adds_up:
        page.sum(column, formula, value, _SUM)
    else:
        page.put(column, value, _SUM)


def _matrix_header(page: Page, tally: Tally, grid: Matrix) -> int:
    say = page.say
    first = page.next()
    page.put(1, say.text("ordinal"), _HEADER, down=1)
    page.put(2, say.text("unit"), _HEADER, down=1)
    at, heads = 3, []
    for award, columns in grid.awards.items():
        heads.append((at, at + len(columns) - 1, say.award(tally.regime, award)[1]))
        at += len(columns)
    page.heads(heads, _HEADER)
    page.put(at, say.text("sum"), _HEADER, down=1)
    page.next()
    kinds = [say.label("recipient_short", column.recipient).capitalize() for column in grid.columns]
    page.heads([(at, at, kind) for at, kind in enumerate(kinds, start=3)], _HEADER)
    return first


def _headings(grid: Matrix, last: int) -> dict[str, int]:
    """The rows in which the headings will stand, below row ``last``."""
    found: dict[str, int] = {}
    for block in grid.blocks:
        if block.name:
            last += 1
            found[block.ordinal] = last
        last += len(block.units) if block.leaf else 0
    return found


def _block(
    page: Page,
    grid: Matrix,
    block: Block,
    headings: Mapping[str, int],
    listed: Sequence[Listing],
) -> None:
    """A heading with its subtotal, live, and the rows of its units."""
    say, last = page.say, len(grid.columns) + 3
    keys = [*grid.columns, ()]
    if block.name:
        heading = page.next(20)
        page.put(1, block.ordinal, _BOLD_ORDINAL)
        page.put(2, block.label(say), _BOLD)
        inner = [headings[each.ordinal] for each in grid.blocks if each.within == block.ordinal]
        for at, value in enumerate([*grid.row(block.units), grid.whole(block.units)]):
            letter = column_letter(at + 3)
            formula = f"SUM({letter}{heading + 1}:{letter}{heading + len(block.units)})"
            if not block.leaf:
                formula = "+".join(f"{letter}{row}" for row in inner)
            _sum(page, grid, at + 3, formula, value)
            link(page.sheet.cell(page.row, at + 3), location(listed, ("block", block.ordinal, *keys[at])))
    for ordinal, unit in enumerate(block.units if block.leaf else (), start=1):
        page.next(18)
        page.put(1, ordinal, _ORDINAL)
        page.put(2, unit or say.text("none"), _TEXT)
        for at, value in enumerate(grid.row([unit])):
            page.put(at + 3, value, _VALUE)
        formula = f"SUM(C{page.row}:{column_letter(last - 1)}{page.row})" if grid.columns else "0"
        _sum(page, grid, last, formula, grid.whole([unit]))
        for at, key in enumerate(keys, start=3):
            link(page.sheet.cell(page.row, at), location(listed, (unit, *key)))


# --- what the numbers rest on


def ledger_page(sheet: Any, tally: Tally, say: Words) -> Page:
    """The equalities, the law, the fates, the findings by code, and every file with its checksum."""
    page = Page(sheet, say, [36, 16, 26, 28, 8.5, 11, 10, 38], landscape=True)
    titles(page, say.text("ledger_title"), tally, measured=False)
    plain_table(
        page,
        [say.text("equality"), say.text("result")],
        [[text, say.text("holds" if holds else "broken")] for text, holds in say.equalities(tally.balance)],
        spans=(3, 1),
    )
    page.put(1, say.law(tally.regime), REMARK, until=page.last)
    for line in (
        *closing.left_out_lines(tally, say),
        *closing.history_sentences(tally, say),
        *decision_sentences(tally, say),
    ):
        page.next(14)
        page.put(1, line, REMARK, until=page.last)
    page.next(12)
    counted = fates(tally.balance.fates)
    rows: list[list[object]] = [[say.label("fate", fate), number] for fate, number in counted.items()]
    rows.append([say.text("total"), sum(counted.values())])
    plain_table(page, [say.text("kind_of_row"), say.text("rows")], rows, spans=(1, 1))
    if tally.findings:
        plain_table(
            page,
            [say.text(name) for name in ("check", "severity", "times")],
            _finding_rows(tally, say),
            spans=(3, 1, 1),
        )
    if settled := closing.settled_lines(tally, say, _MOST_SETTLED):
        plain_table(page, [say.text("settled")], [[line] for line in settled], spans=(page.last,))
    # Last on the sheet: its header repeats on every page that follows.
    first = plain_table(
        page,
        [
            say.text(name)
            for name in ("file", "state", "reason", "units", "rows", "nominations", "counted", "checksum")
        ],
        [*_file_rows(tally, say), *beside_rows(tally, say)],
    )
    page.repeat(first, first)
    return page


def _finding_rows(tally: Tally, say: Words) -> list[list[object]]:
    """Per check: its code, what it says, its name; the errors first."""
    groups: dict[tuple[int, str, str, Severity], int] = {}
    order = list(Severity)
    for finding in tally.findings:
        key = (order.index(finding.severity), finding.code, finding.name, finding.severity)
        groups[key] = groups.get(key, 0) + 1
    return [
        [f"{code} {title(code, say.lang)} ({name})", say.label("severity", severity), times]
        for (_, code, name, severity), times in sorted(groups.items())
    ]


def _file_rows(tally: Tally, say: Words) -> list[list[object]]:
    sums = {reading.file: reading.sha256 for reading in tally.intake.files}
    rows: list[list[object]] = []
    for one in tally.intake.submissions:
        why = (
            say.text("superseded_by", file=one.superseded_by)
            if one.superseded_by
            else one.reason and say.label("reason", one.reason)
        )
        state, units = say.label("state", one.state), "; ".join(one.units)
        rows.append(
            [one.file, state, why, units, one.rows, one.nominations, one.counted, sums.get(one.file) or "–"]
        )
    return rows


def plain_table(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[object]], spans: Sequence[int] = ()
) -> int:
    """A small table; ``spans`` says over how many columns each of its columns goes. Returns its header's row."""
    spans = spans or [1] * len(header)
    starts = [1 + sum(spans[:at]) for at in range(len(spans))]
    first = page.next(20)
    page.heads(
        [(start, start + span - 1, text) for text, start, span in zip(header, starts, spans, strict=True)],
        _HEADER,
    )
    for row in rows:
        page.next(17)
        for value, start, span in zip(row, starts, spans, strict=True):
            align = "right" if isinstance(value, int) else "left"
            style = Style(
                size=11, grid=True, align=align, number=NUMBER_OR_DASH if isinstance(value, int) else ""
            )
            page.put(start, value, style, until=start + span - 1)
    page.next(12)
    return first
