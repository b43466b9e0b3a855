"""A form as data: one entry per column under the column's own key, headings left out."""

from __future__ import annotations

from typing import Any

from hongngu_tally.layouts import MEASURES, TOTAL, YearEndTable
from hongngu_tally.layouts.filled import FilledForm, Share, Value
from hongngu_tally.render.form_grid import column_name, form_grid, form_of
from hongngu_tally.render.words import Words


def form_head(table: YearEndTable, say: Words) -> dict[str, Any]:
    """What a form's columns are: key, label and number; nothing for other layouts, but that one is second-hand."""
    found: dict[str, Any] = {"second_hand": True} if table.layout.second_hand else {}
    form = table.form
    if form is not None:
        found["columns"] = [
            {"key": one.key, "label": column_name(form, one, say), "number": form.numbers[one.key]}
            for one in form.leaves
        ]
    return found


def form_rows(table: YearEndTable, say: Words) -> list[dict[str, Any]]:
    """The rows with numbers, but for the one of totals. ``recipients``: the row's awards by kind of recipient."""
    form = form_of(table)
    kinds = {line.key: line.measures for line in table.rows}
    return [
        {
            "key": row.key,
            "label": say.of(row.label),
            **({"code": row.code} if row.code else {}),
            **_numbers(form, row.key),
            "recipients": dict(zip(MEASURES, kinds[row.key], strict=True)),
        }
        for row in form.lines
        if row.key != TOTAL
    ]


def form_total(table: YearEndTable) -> dict[str, Any]:
    """The numbers of the row of totals."""
    recipients = dict(zip(MEASURES, table.total.measures, strict=True))
    return {**_numbers(form_of(table), TOTAL), "recipients": recipients}


def _numbers(form: FilledForm, row: str) -> dict[str, Any]:
    return {column.key: _value(form.cells[row, column.key]) for column in form.leaves}


def _value(value: Value) -> int | float | None:
    """A count; a share in percent; nothing where a share is of nothing, or lists do not say it."""
    return value.percent if isinstance(value, Share) else value


def form_csv(form: FilledForm, say: Words) -> tuple[list[str], list[list[object]]]:
    """Header and lines: one per row with numbers, the total last."""
    keys = [column.key for column in form.leaves]
    total = next(row for row in form.lines if row.key == TOTAL)
    rows = [*(row for row in form.lines if row.key != TOTAL), total]
    lines: list[list[object]] = []
    for row in rows:
        numbers = _numbers(form, row.key)
        lines.append(
            [
                row.key,
                say.of(row.label),
                row.code,
                *("" if numbers[key] is None else numbers[key] for key in keys),
            ]
        )
    return ["key", "label", "code", *keys], lines


def form_md(table: YearEndTable, say: Words) -> tuple[list[str], int, list[list[object]]]:
    """Header, how many columns of texts there are, and lines as they are printed: headings too, in bold."""
    grid = form_grid(table, say)
    heads = list(grid.names())
    numbers = grid.numbering[grid.texts :]
    header = [
        *heads[: grid.texts],
        *(f"{head} ({number})" for head, number in zip(heads[grid.texts :], numbers, strict=True)),
    ]
    return header, grid.texts, [list(line.cells) for line in grid.lines]
