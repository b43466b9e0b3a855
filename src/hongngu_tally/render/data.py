"""Counts and year-end tables as data: JSON by the contract, and CSV. The same input gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import AMONG, MEASURES, FilledRow, YearEndTable, award_order, unit_order
from hongngu_tally.render import closing
from hongngu_tally.render.compared import compared_data
from hongngu_tally.render.counted import count_lines, total
from hongngu_tally.render.envelope import asked, foot, head
from hongngu_tally.render.form_data import form_csv, form_head, form_rows, form_total
from hongngu_tally.render.formats import csv_text, json_text, severities
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.words import words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

# --- JSON


def summarize_data(tally: Tally) -> dict[str, Any]:
    """The contract's ``summarize`` object, with the share of leaders."""
    from hongngu_tally.counts import leaders

    return {
        **head("summarize", tally),
        "stage": tally.stage,
        "count": tally.count,
        "by": list(tally.by),
        **asked(tally),
        "counts": count_lines(tally),
        "total": total(tally),
        "leaders": leaders(tally.counted)._asdict(),
        **foot(tally),
        "findings": severities(tally.findings),
    }


def year_end_data(
    tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False
) -> dict[str, Any]:
    """The contract's ``year-end`` object, with the law it was judged by, and the year's sentences if asked for."""
    say = words(lang)
    awards = _awards_by_unit(tally) if table.layout.kind == "matrix" else {}
    rows: list[dict[str, Any]] = form_rows(table, say) if table.form else []
    for row in table.rows if table.form is None else ():
        entry: dict[str, Any] = {"key": row.key, "label": say.of(row.label), **_measured(row)}
        if awards:
            entry["awards"] = awards[row.key]
        rows.append(entry)
    sums = form_total(table) if table.form is not None else _measured(table.total)
    return {
        **head("year-end", tally),
        "lang": lang,
        "layout": table.layout.name,
        "stage": tally.stage,
        "count": tally.count,
        **asked(tally),
        **form_head(table, say),
        "rows": rows,
        "total": sums,
        "outside": table.outside,
        **_sums(tally),
        **({"narrative": paragraph(tally, table, say)} if narrative else {}),
        **({"compared": compared_data(table.past)} if table.past else {}),
        **foot(tally),
        "findings": severities(tally.findings),
        "missing": closing.missing_units(tally),
    }


def summarize_json(tally: Tally) -> str:
    """``summarize --format json``."""
    return json_text(summarize_data(tally))


def year_end_json(tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False) -> str:
    """``year-end --format json``."""
    return json_text(year_end_data(tally, table, lang, narrative))


# --- CSV


def summarize_csv(tally: Tally) -> str:
    """The counts, one line each: the dimensions and ``count``."""
    return csv_text((*tally.by, "count"), (tuple(row.values()) for row in count_lines(tally)))


def year_end_csv(tally: Tally, table: YearEndTable, lang: str = "vi") -> str:
    """The table, one line per row and a last one with the key ``total``."""
    say = words(lang)
    if table.form is not None:
        return csv_text(*form_csv(table.form, say))
    header = ["key", "label", *table.total.numbers]
    columns = matrix_of(tally).columns if table.layout.kind == "matrix" else ()
    header += [f"{column.award}/{column.recipient}" for column in columns]
    grid = matrix_of(tally) if columns else None
    lines: list[list[object]] = []
    for row in (*table.rows, table.total):
        line: list[object] = [row.key, say.of(row.label), *row.numbers.values()]
        if grid:
            line += grid.row(grid.units if row is table.total else (row.key,))
        lines.append(line)
    return csv_text(header, lines)


# --- parts


def _measured(row: FilledRow) -> dict[str, Any]:
    """The numbers of a line, those of a stage and the parts of the individuals under names of their own."""
    named: dict[str, Any] = dict(zip(MEASURES, row.measures, strict=True))
    for name, names, numbers in (
        ("decided", MEASURES, row.decided),
        ("among", tuple(AMONG), row.among),
        ("decided_among", tuple(AMONG), row.decided_among),
    ):
        if numbers is not None:
            named[name] = dict(zip(names, numbers, strict=True))
    return named


def _sums(tally: Tally) -> dict[str, dict[str, int]]:
    """All that was counted, per award and per unit: what a later year compares itself with."""
    from hongngu_tally.counts import sums

    orders = {"award": award_order(tally), "unit": unit_order(tally)}
    found = {}
    for name, order in orders.items():
        counted = sums(tally.counted, name, tally.count)
        found[f"by_{name}"] = {value: counted[value] for value in sorted(counted, key=order)}
    return found


def _awards_by_unit(tally: Tally) -> dict[str, dict[str, dict[str, int]]]:
    grid = matrix_of(tally)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for unit in grid.units:
        for column in grid.columns:
            if number := grid.at(unit, column):
                found.setdefault(unit, {}).setdefault(column.award, {})[column.recipient] = number
    return found
