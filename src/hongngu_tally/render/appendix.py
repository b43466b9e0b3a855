"""The sheets behind the signed one: counts by unit and award, and the reconciliation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.render.data import fates, sorted_findings
from hongngu_tally.render.matrix import Matrix
from hongngu_tally.render.paper import (
    COUNTRY_WIDTH,
    REMARK,
    Letterhead,
    letterhead,
    remarks,
    signatures,
    titles,
)
from hongngu_tally.render.sheet import NUMBER, NUMBER_OR_DASH, Page, Style
from hongngu_tally.render.words import Words
from hongngu_tally.text import column_letter

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_ROMAN = ("I", "II")
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
) -> Page:
    """Units × awards with subtotals. With ``table`` and ``head`` it is itself the sheet that is signed."""
    widths = [5.5, 34.0, *[9.5] * (len(grid.columns) + 1)]
    # Few awards leave the page narrow: the letterhead still needs its width.
    lacking = COUNTRY_WIDTH - sum(widths[2:])
    widths = [*widths[:2], *(width + max(lacking, 0) / (len(widths) - 2) for width in widths[2:])]
    page = Page(sheet, say, widths, landscape=True)
    if head:
        letterhead(page, head)
    titles(page, say.of(table.layout.title) if table else say.text("matrix_title"), tally)
    first = _matrix_header(page, tally, grid)
    body = page.row + 1
    sums = [rows for name, units in grid.blocks if (rows := _block(page, grid, name, units))]
    page.next(22)
    page.put(1, say.text("total"), _BOLD_ORDINAL, until=2)
    whole = grid.row(grid.units)
    for at, value in enumerate([*whole, sum(whole)]):
        letter = column_letter(at + 3)
        parts = [f"{letter}{row}" for rows in sums for row in rows]
        joined = "+".join(parts) if len(sums) > 1 else f"SUM({parts[0]}:{parts[-1]})" if parts else "0"
        page.sum(at + 3, joined, value, _SUM)
    end = page.row
    page.head(first, body - 1)
    if table and head:
        remarks(page, tally, table)
        signatures(page, head, keep=max(end - 2, body))
    return page


def _matrix_header(page: Page, tally: Tally, grid: Matrix) -> int:
    say = page.say
    first = page.next()
    page.put(1, say.text("ordinal"), _HEADER, down=1)
    page.put(2, say.text("unit"), _HEADER, down=1)
    at = 3
    for award, columns in grid.awards.items():
        name = say.award(tally.regime, award)[1]
        page.put(at, name, _HEADER, until=at + len(columns) - 1)
        at += len(columns)
    page.put(at, say.text("sum"), _HEADER, down=1)
    page.next()
    for column, each in enumerate(grid.columns, start=3):
        page.put(column, say.label("recipient_short", each.recipient).capitalize(), _HEADER)
    return first


def _block(page: Page, grid: Matrix, name: str, units: Sequence[str]) -> list[int]:
    """The rows of some units. Returns what the total sums: the subtotal's row, or the rows themselves."""
    say, last = page.say, len(grid.columns) + 3
    if name:
        heading = page.next(20)
        order = [block for block, _ in grid.blocks].index(name)
        page.put(1, _ROMAN[order], _BOLD_ORDINAL)
        page.put(2, say.text(name), _BOLD)
        sums = grid.row(units)
        for at, value in enumerate([*sums, sum(sums)]):
            letter = column_letter(at + 3)
            page.sum(at + 3, f"SUM({letter}{heading + 1}:{letter}{heading + len(units)})", value, _SUM)
    rows = []
    for number, unit in enumerate(units, start=1):
        rows.append(page.next(18))
        page.put(1, number, _ORDINAL)
        page.put(2, unit or say.text("none"), _TEXT)
        values = grid.row([unit])
        for at, value in enumerate(values):
            page.put(at + 3, value, _VALUE)
        page.sum(last, f"SUM(C{page.row}:{column_letter(last - 1)}{page.row})", sum(values), _SUM)
    return [heading] if name else rows


# --- what the numbers rest on


def ledger_page(sheet: Any, tally: Tally, say: Words) -> Page:
    """The equalities, the fates, every file with its checksum, the findings by code, the law."""
    page = Page(sheet, say, [36, 16, 26, 28, 8, 9, 9, 38], landscape=True)
    titles(page, say.text("ledger_title"), tally, measured=False)
    _plain_table(
        page,
        [say.text("equality"), say.text("result")],
        [[text, say.text("holds" if holds else "broken")] for text, holds in say.equalities(tally.balance)],
        spans=(3, 1),
    )
    counted = fates(tally.balance.fates)
    rows: list[list[object]] = [[say.label("fate", fate), number] for fate, number in counted.items()]
    rows.append([say.text("total"), sum(counted.values())])
    _plain_table(page, [say.text("kind_of_row"), say.text("rows")], rows, spans=(1, 1))
    _plain_table(
        page,
        [
            say.text(name)
            for name in ("file", "state", "reason", "units", "rows", "nominations", "counted", "checksum")
        ],
        _file_rows(tally, say),
    )
    groups: dict[tuple[str, str, str], int] = {}
    for finding in sorted_findings(tally.findings):
        key = (finding.code, finding.name, finding.severity.value)
        groups[key] = groups.get(key, 0) + 1
    _plain_table(
        page,
        [say.text(name) for name in ("name", "code", "severity", "times")],
        [
            [name, code, say.label("severity", severity), n]
            for (code, name, severity), n in sorted(groups.items())
        ],
    )
    page.next(20)
    page.put(1, say.law(tally.regime), REMARK, until=page.last)
    return page


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
            [one.file, state, why, units, one.rows, one.nominations, one.counted, sums.get(one.file, "")]
        )
    return rows


def _plain_table(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[object]], spans: Sequence[int] = ()
) -> None:
    """A small table; ``spans`` says over how many columns each of its columns goes."""
    spans = spans or [1] * len(header)
    starts = [1 + sum(spans[:at]) for at in range(len(spans))]
    page.next(20)
    for text, start, span in zip(header, starts, spans, strict=True):
        page.put(start, text, _HEADER, until=start + span - 1)
    for row in rows:
        page.next(17)
        for value, start, span in zip(row, starts, spans, strict=True):
            align = "right" if isinstance(value, int) else "left"
            style = Style(size=11, grid=True, align=align, number=NUMBER if isinstance(value, int) else "")
            page.put(start, value, style, until=start + span - 1)
    page.next(12)
