"""A form with its numbers as a grid of texts: nested headings, the row of numbers, headings between the rows."""

from __future__ import annotations

from hongngu_tally.layouts import TOTAL, YearEndTable
from hongngu_tally.layouts.filled import FilledForm, Share, Value, stub
from hongngu_tally.layouts.form import NUMBERS, Node
from hongngu_tally.render.report import Grid, Head, Line
from hongngu_tally.render.words import Words

_LETTERS = "ABCD"
BY_HAND = "…"
"""What stands where lists say nothing: somebody fills it in."""


def form_grid(table: YearEndTable, say: Words) -> Grid:
    """The grid that every document shows of a form."""
    form = form_of(table)
    names = stub(form.rows)
    numbering = _LETTERS[: len(names)]
    if form.form.numbering == NUMBERS:
        numbering = "".join(map(str, range(1, len(names) + 1)))
    return Grid(
        heads(form, say),
        (*numbering, *(form.formulas[column.key] for column in form.leaves)),
        tuple(_line(form, row, names, say) for row in form.rows),
        tuple(column.key for column in form.leaves),
        names,
    )


def form_of(table: YearEndTable) -> FilledForm:
    """The form that a table of a form's layout is."""
    assert table.form is not None
    return table.form


def heads(form: FilledForm, say: Words) -> tuple[tuple[Head, ...], ...]:
    """The rows of headings: neighbours under one heading share it, and what has fewer headings reaches down."""
    above = {column.key: form.headings(column) for column in form.leaves}
    deep = max((len(nodes) for nodes in above.values()), default=0)
    rows: list[list[Head]] = [[] for _ in range(deep + 1)]
    rows[0] += [Head(_stub_head(form, name, say), 1, deep + 1) for name in stub(form.rows)]
    previous: tuple[Node, ...] = ()
    for column in form.leaves:
        path = above[column.key]
        shared = 0
        while shared < min(len(path), len(previous)) and path[shared].key == previous[shared].key:
            head = rows[shared][-1]
            rows[shared][-1] = head._replace(span=head.span + 1)
            shared += 1
        for level, node in enumerate(path[shared:], start=shared):
            rows[level].append(Head(say.of(node.label)))
        rows[len(path)].append(Head(say.of(column.label), 1, deep + 1 - len(path)))
        previous = path
    return tuple(tuple(row) for row in rows)


def _stub_head(form: FilledForm, name: str, say: Words) -> str:
    corner = form.form.texts.get("corner")
    if name == "label" and corner:
        return say.of(corner)
    return say.text(
        {"ordinal": "ordinal", "label": "content", "code": "form_code", "unit": "form_unit"}[name]
    )


def _line(form: FilledForm, row: Node, names: tuple[str, ...], say: Words) -> Line:
    texts = {
        "ordinal": row.ordinal,
        "label": say.of(row.label),
        "code": row.code,
        "unit": say.of(row.unit) if row.unit else "",
    }
    first = tuple(texts[name] for name in names)
    if row.heading:
        return Line("heading", row.key, (*first, *[""] * len(form.leaves)))
    values = (form.cells[row.key, column.key] for column in form.leaves)
    return Line(
        "total" if row.key == TOTAL else "row", row.key, (*first, *(_cell(value, say) for value in values))
    )


def _cell(value: Value, say: Words) -> str | int:
    """A count as it is; a share and what is filled in by hand as texts."""
    return value if isinstance(value, int) else value_text(value, say)


def value_text(value: Value, say: Words) -> str:
    """A cell as documents print it: 1.234, 65,2%, a dash for nothing, dots for what lists do not say."""
    if value is None:
        return BY_HAND
    if isinstance(value, Share):
        if value.percent is None:
            return "–"
        return say.point(f"{value.percent:.1f}%")
    return say.number(value) if value else "–"


def column_name(form: FilledForm, column: Node, say: Words) -> str:
    """A column with the headings above it in one line."""
    return " – ".join(say.of(node.label) for node in (*form.headings(column), column))
