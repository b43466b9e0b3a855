"""The year-end report as one HTML file: nothing from elsewhere, readable without script, searchable with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import AMONG, TOTAL, YearEndTable, row_keys, taken_by
from hongngu_tally.messages import title as check_title
from hongngu_tally.render.formats import html_cell as _text
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.record import input_header
from hongngu_tally.render.report import Frame, Grid, Line, Past, report_of
from hongngu_tally.render.series import Series, series_of
from hongngu_tally.render.tracing import listed_order, traced
from hongngu_tally.render.words import Words, words
from hongngu_tally.selection import Selection
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

MOST_ROWS = 50_000
"""Rows that a browser still lists; beyond them the page says where the list can be had."""
_FIELDS = ("unit", "award", "level", "track", "recipient", "name", "file", "sheet", "cell")
_CODED = ("unit", "award", "level", "track", "recipient", "file", "sheet")
_MARKS = ("decided", *AMONG)
"""What a row is besides, in the order of its bits."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def year_end_html(tally: Tally, table: YearEndTable, lang: str = "vi") -> str:
    """The whole page; the same inputs give the same text."""
    say = words(lang)
    report = report_of(tally, table, say)
    rows = _Rows(tally, table, say)
    parts = [
        *page_head(f"{report.title} — {report.sub_line}", lang),
        *_frame(report.frame),
        f'<h1>{_text(report.title)}</h1><p class="sub">{_text(report.sub_line)}</p>',
        f'<p class="told">{_text(" ".join(report.narrative))}</p>',
        f'<p class="measure">{_text(report.measure)}</p>',
        *_table("table", report.table, rows, say, sortable=report.by_unit is None),
        *(f'<p class="small">{_text(line)}</p>' for line in report.remarks),
        *_past(report.past),
        *_charts(taken_by(tally, table), table, say),
    ]
    if report.by_unit is not None:
        parts += [f"<h2>{_text(say.text('sheet_matrix'))}</h2>", *_search("by-unit", say)]
        parts += _table("by-unit", report.by_unit, rows, say, sortable=True)
    legend = "; ".join(f"{short}: {name}" for short, name in report.legend)
    parts += [f'<p class="small">{_text(say.text("legend"))}: {_text(legend)}.</p>', *rows.section()]
    parts += _findings(tally, say)
    record = "".join(f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in report.record)
    parts += [f"<h2>{_text(say.text('record'))}</h2><dl>{record}</dl>"]
    parts += [f"<h2>{_text(say.text('file'))}</h2>", plain_table(input_header(say), report.inputs), "</main>"]
    parts += [f'<script id="data" type="application/json">{rows.data()}</script>']
    parts += [
        f"<script>{Path(__file__).with_name('page.js').read_text(encoding='utf-8')}</script></body></html>"
    ]
    return "\n".join(parts) + "\n"


def page_head(title: str, lang: str) -> Iterator[str]:
    """All that stands before a page's own content: nothing of it is fetched from elsewhere."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{lang}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="hongngu_tally">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{style}</style></head><body><main>"


# --- the rows behind the numbers


class _Rows:
    """The nominations as numbers and names, for the script that lists them."""

    def __init__(self, tally: Tally, table: YearEndTable, say: Words) -> None:
        self.tally, self.table, self.say = tally, table, say
        self.fits = len(tally.counted) <= MOST_ROWS
        self._rows = traced(tally) if self.fits else []
        self._codes = {name: sorted({str(row[name]) for row in self._rows}) for name in _CODED}
        self._keys = [line.key for line in table.rows]
        self._kinds: Any = None
        self._cells: dict[tuple[str, str], list[int]] = {}
        if table.form is not None:
            self._kinds, self._cells = table.form.kinds()
        self._numbers = {cell: at for at, cell in enumerate(self._cells)}
        self._order = listed_order(tally)
        self._blocks = {block.ordinal: block.units for block in matrix_of(taken_by(tally, table)).blocks}

    def open(self, line: Line, column: str, signed: bool) -> dict[str, Any] | None:
        """What the script has to look for behind one number; None where nothing can be listed.

        ``signed``: the number is of the layout's own table, whose total leaves out what lies outside it.
        """
        if not self.fits:
            return None
        form = self.table.form
        if form is not None and signed:
            return {"cell": self._numbers[line.key, column]}
        matrix = "/" in column or self.table.layout.kind == "matrix" or line.key not in (*self._keys, TOTAL)
        column, marks = self._marked(column)
        award, _, recipient = column.rpartition("/")
        asked = {name: value for name, value in (("recipient", recipient), ("award", award)) if value}
        if line.kind not in ("group", "total"):
            asked["unit" if matrix else "row"] = line.key
        found: dict[str, Any] = {"inside": 1} if form is not None or (signed and line.key == TOTAL) else {}
        if line.kind == "group":
            units = {unit: at for at, unit in enumerate(self._codes["unit"])}
            found["units"] = [units[unit] for unit in self._blocks[line.key]]
        found |= {"marks": marks} if marks else {}
        for name, value in asked.items():
            known = self._keys if name == "row" else self._codes[name]
            if value not in known:
                return None
            found[name] = known.index(value)
        return found

    def _marked(self, column: str) -> tuple[str, int]:
        """The column without what a row's marks say, and those marks."""
        bare = column.removeprefix("decided_")
        marks = 1 << _MARKS.index("decided") if bare != column else 0
        return ("", marks | 1 << _MARKS.index(bare)) if bare in AMONG else (bare, marks)

    def _row_marks(self) -> list[int]:
        """Per listed row its marks, where the table has columns that ask for them."""
        if self.table.total.decided is None or not self.fits:
            return []
        frame = self.tally.counted.reset_index(drop=True)
        marks = frame.index.to_numpy() * 0
        for bit, where in enumerate(({"stage": ("decided",)}, *AMONG.values())):
            marks[Selection(where).of(frame).index.to_numpy()] |= 1 << bit
        return [int(mark) for mark in marks[self._order]]

    def section(self) -> Iterator[str]:
        """The list that a number opens into."""
        say = self.say
        yield f'<h2 id="rows">{_text(say.text("sheet_trace"))}</h2>'
        if not self.fits:
            yield f"<p>{_text(say.text('html_too_many', n=len(self.tally.counted), most=MOST_ROWS))}</p>"
            return
        heads = [say.label("dimension", name) for name in _FIELDS[:5]]
        heads += [say.text(name) for name in ("recipient_name", "file", "sheet_name", "cell")]
        yield f'<p class="screen small">{_text(say.text("html_open"))}</p>'
        yield (
            f'<p class="screen"><label>{_text(say.text("html_search"))} <input type="search" id="words"></label> '
            f'<strong id="asked"></strong> <button class="more" id="all" hidden>{_text(say.text("html_all"))}</button></p>'
        )
        yield '<p class="screen"><output id="count"></output></p>'
        yield f"<noscript><p>{_text(say.text('html_no_script'))}</p></noscript>"
        head = "".join(f"<th scope=col>{_text(text)}</th>" for text in heads)
        yield f'<div class="scroll screen"><table id="found"><thead><tr>{head}</tr></thead><tbody></tbody></table></div>'
        yield f'<button class="more screen" id="more" hidden>{_text(say.text("html_more"))}</button>'

    def data(self) -> str:
        """The rows as JSON that no markup can end."""
        say, at = (
            self.say,
            {name: {code: n for n, code in enumerate(codes)} for name, codes in self._codes.items()},
        )
        keys = {key: number for number, key in enumerate(self._keys)}
        taken = self._taken(keys) if self.fits else []
        data = {
            "lang": say.lang,
            "count": say.text("html_count", n="{n}"),
            "fields": _FIELDS,
            "names": {
                name: [safe_text(say.dimension(name, code, self.tally.regime)) for code in codes]
                for name, codes in self._codes.items()
            },
            "rows": [
                [at[name][str(row[name])] if name in at else safe_text(row[name]) for name in _FIELDS]
                for row in self._rows
            ],
            "taken": taken,
            "marks": self._row_marks(),
            "cells": list(self._cells.values()),
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

    def _taken(self, keys: dict[str, int]) -> list[int]:
        """Per listed row the number of the table's row that takes it, or of its kind in a form; -1 for none."""
        if self._kinds is not None:
            return [int(kind) for kind in self._kinds[self._order]]
        taken = row_keys(self.table.layout, self.tally).to_numpy()
        return [keys.get(str(key), -1) for key in taken[self._order]]


# --- tables


def _search(table: str, say: Words) -> list[str]:
    label = _text(say.text("html_search"))
    return [f'<p class="screen"><label>{label} <input type="search" data-search="{table}"></label></p>']


def _table(name: str, grid: Grid, rows: _Rows, say: Words, sortable: bool) -> Iterator[str]:
    yield f'<div class="scroll"><table id="{name}"><thead>'
    placed = grid.placed()
    for at in range(len(grid.heads)):
        cells = []
        for row, column, head in placed:
            if row != at:
                continue
            span = f' colspan="{head.span}"' if head.span > 1 else ""
            span += f' rowspan="{head.down}"' if head.down > 1 else ""
            text = _text(head.text)
            last = at + head.down == len(grid.heads) and head.span == 1
            if sortable and last and column:
                text = f'<button type="button" data-column="{column}">{text}</button>'
            cells.append(f'<th scope="col"{span}>{text}</th>')
        yield f"<tr>{''.join(cells)}</tr>"
    yield f'<tr class="numbering">{"".join(f"<td>{_text(text)}</td>" for text in grid.numbering)}</tr></thead><tbody>'
    heads_of = grid.names()
    for line in grid.lines:
        yield f'<tr class="{line.kind}">{"".join(_cells(line, grid, rows, say, heads_of, name == "table"))}</tr>'
    yield "</tbody></table></div>"


def _cells(
    line: Line, grid: Grid, rows: _Rows, say: Words, heads: Sequence[str], signed: bool
) -> Iterator[str]:
    label = str(line.cells[grid.stub.index("label")])
    if line.kind == "heading":
        yield f'<td colspan="{len(grid.numbering)}">{_text(label)}</td>'
        return
    for name, value in zip(grid.stub, line.cells, strict=False):
        kind = "" if name == "label" else ' class="o"'
        yield f"<td{kind}>{_text(value)}</td>"
    for at, (value, column) in enumerate(
        zip(line.cells[grid.texts :], grid.columns, strict=True), start=grid.texts
    ):
        if isinstance(value, str):
            yield f'<td class="n">{_text(value)}</td>'
            continue
        number = value
        shown = say.number(number) if number else "–"
        asked = rows.open(line, column, signed) if number else None
        if asked is not None:
            told = _text(f"{label} — {heads[at]}: {say.number(number)}")
            opened = escape(json.dumps(asked, sort_keys=True), quote=True)
            shown = f'<a href="#rows" data-open="{opened}" aria-label="{told}">{shown}</a>'
        yield f'<td class="n" data-n="{number}">{shown}</td>'


def _frame(frame: Frame | None) -> Iterator[str]:
    """What an official form has above its title."""
    if frame is not None and frame.left:
        for lines in (frame.left, frame.right):
            yield f'<p class="frame">{"<br>".join(map(_text, lines))}</p>'


def _past(past: Past | None) -> Iterator[str]:
    if past is None:
        return
    yield f"<h2>{_text(past.title)}</h2>"
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in past.header)
    yield f'<div class="scroll"><table id="past"><thead><tr>{head}</tr></thead><tbody>'
    for at, (label, *numbers) in enumerate(past.lines, start=1):
        kind = "total" if at == len(past.lines) else "row"
        cells = "".join(f'<td class="n">{_text(number)}</td>' for number in numbers)
        yield f'<tr class="{kind}"><td>{_text(label)}</td>{cells}</tr>'
    yield "</tbody></table></div>"
    yield from (f'<p class="small">{_text(line)}</p>' for line in past.remarks)


# --- charts


def _charts(tally: Tally, table: YearEndTable, say: Words) -> Iterator[str]:
    if drawn := series_of(tally, table, say):
        yield f'<h2>{_text(say.text("charts"))}</h2><div class="charts">'
        yield from (_chart(series, say) for series in drawn)
        yield "</div>"


def _chart(series: Series, say: Words) -> str:
    """Horizontal bars; the description holds every number, for whoever does not see them."""
    name, kinds, bars = series
    most = max(sum(numbers) for _, numbers in bars) or 1
    told = "; ".join(
        f"{label}: "
        + ", ".join(f"{kind} {say.number(n)}".strip() for kind, n in zip(kinds, numbers, strict=True))
        for label, numbers in bars
    )
    height, left, room = 26, 236, 300
    parts = []
    for at, (label, numbers) in enumerate(bars):
        top, start = at * height, left
        parts.append(f'<text x="{left - 8}" y="{top + 17}" text-anchor="end">{_text(_cut(label))}</text>')
        for number, style in zip(numbers, ("one", "two"), strict=False):
            width = number * room // most or (1 if number else 0)
            parts.append(
                f'<rect class="{style}" x="{start}" y="{top + 4}" width="{width}" height="{height - 8}"/>'
            )
            start += width
        parts.append(f'<text x="{start + 6}" y="{top + 17}">{say.number(sum(numbers))}</text>')
    key = "".join(
        f'<span class="key {style}">{_text(kind)}</span>'
        for kind, style in zip(kinds, ("one", "two"), strict=False)
    )
    return (
        f"<figure><figcaption>{_text(name)}{key if len(kinds) > 1 else ''}</figcaption>"
        f'<svg viewBox="0 0 600 {height * len(bars)}" role="img" aria-label="{_text(f"{name}. {told}")}">'
        f"{''.join(parts)}</svg></figure>"
    )


def _cut(label: str, longest: int = 34) -> str:
    return label if len(label) <= longest else f"{label[: longest - 1].rstrip()}…"


# --- what it rests on


def _findings(tally: Tally, say: Words) -> Iterator[str]:
    groups: dict[tuple[str, str, str], int] = {}
    for finding in tally.findings:
        key = (finding.severity.value, finding.code, finding.name)
        groups[key] = groups.get(key, 0) + 1
    if not groups:
        return
    yield f"<h2>{_text(say.text('check'))}</h2>"
    order = ("error", "warning", "note")
    rows = (
        (f"{code} {check_title(code, say.lang)}", say.label("severity", severity), say.number(number))
        for (severity, code, _), number in sorted(
            groups.items(), key=lambda one: (order.index(one[0][0]), one[0][1])
        )
    )
    yield plain_table([say.text("check"), say.text("severity"), say.text("times")], rows)


def plain_table(header: Iterable[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table of texts."""
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in header)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll"><table class="small"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
