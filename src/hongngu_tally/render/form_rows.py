"""Where the rows behind each cell of a form are listed: neighbours in one list, else a block of their own in another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import TOTAL, YearEndTable
from hongngu_tally.render import behind
from hongngu_tally.render.behind import Column, Listing
from hongngu_tally.render.form_grid import column_name
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def form_rows(
    tally: Tally, table: YearEndTable, say: Words
) -> tuple[list[Listing], Mapping[tuple[str, str], str]]:
    """The lists, and per cell with a number the place of its rows in them, as a link inside the workbook."""
    import numpy

    form = table.form
    assert form is not None
    inside = form.inside()
    signature = numpy.stack([inside, *form.row_masks.values(), *form.column_masks.values()], axis=1)
    # Rows that the same cells take stand together; what no cell takes stands last.
    _, rank = numpy.unique(~signature, axis=0, return_inverse=True)
    frame = behind.ordered(tally.counted.assign(first=rank.reshape(-1), nth=range(len(inside))), ["first"])
    order = frame["nth"].to_numpy()
    parts = next(iter(next(node for node in form.rows if node.key == TOTAL).parts), ()) or (TOTAL,)
    labels = {node.key: say.of(node.label) for node in form.rows}
    named = numpy.full(len(inside), say.text("outside_row"), dtype=object)
    for key in (TOTAL, *parts):
        named[form.row_masks[key]] = labels[key]
    base = Listing(
        say.text("sheet_rows"),
        [Column(say.text("content"), 30), *behind.row_columns(say)],
        behind.row_values(tally, frame, say, list(named[order])),
        len(frame),
    )
    places: dict[tuple[str, str], tuple[bool, int, int]] = {}
    blocks: dict[bytes, tuple[Any, list[tuple[str, str]]]] = {}
    for row in form.lines:
        for column in form.leaves:
            if not column.counts:
                continue
            at = numpy.flatnonzero(form.mask(row.key, column.key)[order])
            if not len(at):
                continue
            if at[-1] - at[0] + 1 == len(at):
                places[row.key, column.key] = (True, int(at[0]), int(at[-1]))
            else:
                blocks.setdefault(at.tobytes(), (at, []))[1].append((row.key, column.key))
    chosen, titles, used = [], [], 0
    columns = {column.key: column for column in form.leaves}
    for at, cells in sorted(blocks.values(), key=lambda block: len(block[0])):
        if used + len(at) > behind.MOST_REPEATED:
            break
        for cell in cells:
            places[cell] = (False, used, used + len(at) - 1)
        chosen.append(at)
        row_key, column_key = cells[0]
        titles += [f"{labels[row_key]} × {column_name(form, columns[column_key], say)}"] * len(at)
        used += len(at)
    lists = [base]
    if chosen:
        repeated = frame.iloc[numpy.concatenate(chosen)]
        header = [Column(say.text("form_cell"), 44), *behind.row_columns(say)]
        lists.append(
            Listing(
                say.text("sheet_form_rows"), header, behind.row_values(tally, repeated, say, titles), used
            )
        )
    return lists, {
        cell: lists[0 if first else 1].range_of(start, end) for cell, (first, start, end) in places.items()
    }
