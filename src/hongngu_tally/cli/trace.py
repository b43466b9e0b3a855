"""``tally trace``: the rows behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.cli.exits import code_of, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import LANGUAGES
from hongngu_tally.cli.where import present, selection_of
from hongngu_tally.selection import Selection, narrowed
from hongngu_tally.text import key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts import Layout

_SHOWN = 24


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
    request.hint_outcome(tally)
    return code_of(tally, request.strict)


def _cell(request: Request, text: str) -> Cell:
    from hongngu_tally.cli.year_end import layout_asked

    name, bang, rest = text.rpartition("!")
    layout = layout_asked(request, name.strip() if bang else "")
    if layout is not None and layout.form is not None:
        # Both its rows and its columns are the layout's own.
        return Cell(layout, rest.strip(), {}, rest.strip())
    row, dot, column = rest.rpartition(".")
    where = _column(column) if dot and column.strip() else None
    # A unit's name may hold a full stop itself ("P. Mẫu"): what is no column belongs to the row.
    row = row if where is not None else rest
    return Cell(layout, _row(row.strip()), where or {}, rest.strip())


def _column(text: str) -> dict[str, tuple[str, ...]] | None:
    """What a column takes, by its name in the data or as the table prints it ("tập thể", "LĐTT", "đã có quyết định, cá nhân"); None: it is none."""
    from hongngu_tally.law import load_catalogue
    from hongngu_tally.layouts import AMONG, MEASURES, where_of
    from hongngu_tally.render.words import words

    printed: dict[str, str] = {}
    for say in map(words, LANGUAGES):
        names = {say.text("sum"): "", **{say.label("among", name): name for name in AMONG}}
        for group in ("recipient", "recipient_short"):
            names |= {say.label(group, name): name for name in MEASURES}
        for stage, prefix in (("", ""), ("nominated", ""), ("decided", "decided_")):
            before = say.label("stage", stage) if stage else ""
            printed |= {key(f"{before} {word}"): f"{prefix}{name}" for word, name in names.items()}
    found = load_catalogue().award_of
    parts = [printed.get(key(part), found(part) or part.strip()) for part in text.split("/")]
    return where_of("/".join(parts))


def _row(text: str) -> str:
    """A row of the sum or of what is outside as the table prints it; any other as it stands."""
    from hongngu_tally.layouts import OUTSIDE, TOTAL
    from hongngu_tally.render.words import words

    printed: dict[str, str] = {}
    for say in map(words, LANGUAGES):
        printed |= {key(say.text(name)): TOTAL for name in ("total", "sum")}
        printed[key(say.text("outside_row").strip("()"))] = OUTSIDE
    return printed.get(key(text), text)


def _behind(request: Request, tally: Tally, layout: Layout, row: str) -> pd.DataFrame:
    from hongngu_tally.layouts import MEASURES, lines_behind
    from hongngu_tally.render.words import words
    from hongngu_tally.text import nearest

    try:
        return lines_behind(layout, tally, row)
    except KeyError as unknown:
        value, known, *axis = unknown.args
        if not axis and (column := _unknown_column(tally, layout, row)):
            value, known, axis = column, _columns(tally, layout), ["column"]
        if layout.kind == "matrix":
            from hongngu_tally.render.matrix import matrix_of

            groups = {block.ordinal: block.units for block in matrix_of(tally).blocks if block.name}
            if row in groups:
                return tally.counted[tally.counted["unit"].isin(groups[row])]
            known = (*groups, *known)
        labels = {each.key: getattr(each.label, request.lang) for each in layout.rows}
        labels |= {name: words(request.lang).label("recipient", name) for name in MEASURES}
        near = nearest(value, [*known, *labels.values()], cutoff=0.6)
        if not axis and _column(row):
            near = f"total.{row}"  # a column alone is a number of the sum
        shown = [f"{name} ({labels[name]})" if name in labels else name for name in known[:_SHOWN]]
        shown += ["…"] if len(known) > _SHOWN else []
        request.wrong(
            "no_such_column" if axis == ["column"] else "no_such_row",
            value=value,
            layout=layout.name,
            hint=request.near(near),
            known=", ".join(shown),
        )


def _columns(tally: Tally, layout: Layout) -> tuple[str, ...]:
    from hongngu_tally.layouts import MEASURES

    awards = sorted(map(str, tally.counted["award"].unique())) if layout.kind == "matrix" else ()
    return (*MEASURES, *awards)


def _unknown_column(tally: Tally, layout: Layout, text: str) -> str:
    """The column that stands behind the name of a row, where only it is unknown."""
    from hongngu_tally.layouts import lines_behind

    row, _, column = text.rpartition(".")
    try:
        lines_behind(layout, tally, _row(row.strip()))
    except KeyError:
        return ""
    return column.strip()
