"""``tally trace``: the rows behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.cli.exits import code_of, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.where import present, selection_of
from hongngu_tally.selection import Selection, narrowed

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts import Layout


class Cell(NamedTuple):
    """One number of a year-end table: ``layout!row.column``; without a column the row's sum."""

    layout: Layout | None
    """None: the one that the year usually has."""
    row: str
    where: dict[str, tuple[str, ...]]
    text: str


def trace(
    request: Request,
    award: Sequence[str],
    track: Sequence[str],
    level: Sequence[str],
    recipient: Sequence[str],
    unit: Sequence[str],
    where: Sequence[str],
    cell: str,
) -> int:
    """Show the counted nominations that are meant, each with its file, sheet and cell: as many as the number says."""
    from hongngu_tally.cli.year_end import usual_layout
    from hongngu_tally.render import tracing

    asked = selection_of(
        request, where, award=award, track=track, level=level, recipient=recipient, unit=unit
    )
    shown = ""
    with refusing_rules(request.lang):
        number = _cell(request, cell) if cell else None
        tally = request.tally()
        if number:
            layout = number.layout or usual_layout(tally)
            lines = _behind(request, tally, layout, number.row)
            tally = replace(tally, counted=Selection(number.where).of(lines))
            shown = f"{layout.name}!{number.text}"
    found = narrowed(tally, present(request, tally, asked))
    if request.form == "json":
        request.deliver(tracing.trace_json(found, shown))
    elif request.form == "csv":
        request.deliver(tracing.trace_csv(found), csv_for_excel=True)
    elif request.form == "md":
        request.deliver(tracing.trace_md(found, request.lang, shown))
    elif request.form == "xlsx":
        request.write(partial(tracing.write_trace, tally=found, lang=request.lang, cell=shown))
    else:
        request.show(tracing.trace, found, cell=shown)
    return code_of(tally, request.strict)


def _cell(request: Request, text: str) -> Cell:
    from hongngu_tally.cli.year_end import layout_asked
    from hongngu_tally.layouts import where_of

    name, bang, rest = text.rpartition("!")
    layout = layout_asked(request, name.strip() if bang else "")
    if layout is not None and layout.form is not None:
        # Both its rows and its columns are the layout's own.
        return Cell(layout, rest.strip(), {}, rest.strip())
    row, dot, column = rest.rpartition(".")
    where = where_of(column.strip()) if dot and column.strip() else None
    # A unit's name may hold a full stop itself ("P. Mẫu"): what is no column belongs to the row.
    row = row if where is not None else rest
    return Cell(layout, row.strip(), where or {}, rest.strip())


def _behind(request: Request, tally: Tally, layout: Layout, row: str) -> pd.DataFrame:
    from hongngu_tally.layouts import lines_behind, where_of
    from hongngu_tally.text import nearest

    try:
        return lines_behind(layout, tally, row)
    except KeyError as unknown:
        value, known, *axis = unknown.args
        if layout.kind == "matrix":
            from hongngu_tally.render.matrix import matrix_of

            groups = {block.ordinal: block.units for block in matrix_of(tally).blocks if block.name}
            if row in groups:
                return tally.counted[tally.counted["unit"].isin(groups[row])]
            known = (*groups, *known)
        # A column alone is a number of the sum.
        near = f"total.{row}" if not axis and where_of(row) else nearest(value, known, cutoff=0.6)
        request.wrong(
            "no_such_column" if axis == ["column"] else "no_such_row",
            value=value,
            layout=layout.name,
            hint=request.near(near),
            known=", ".join(known),
        )
