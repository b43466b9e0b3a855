"""Counts and year-end tables as Markdown documents, with what they rest on below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.layouts import AMONG, MEASURES, YearEndTable
from hongngu_tally.render import closing
from hongngu_tally.render.compared import compared_md
from hongngu_tally.render.counted import ordered_counts, total
from hongngu_tally.render.decided import decision_sentences
from hongngu_tally.render.form_data import form_md
from hongngu_tally.render.formats import md_cell, md_table
from hongngu_tally.render.matrix import matrix_of
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.record import record_md
from hongngu_tally.render.report import by_unit
from hongngu_tally.render.words import Words, words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def summarize_md(tally: Tally, lang: str = "vi") -> str:
    """The counts as a Markdown document."""
    say = words(lang)
    header = [*(say.label("dimension", name) for name in tally.by), closing.count_heading(tally, say)]
    rows: list[list[object]] = [
        [*(say.dimension(name, row[name], tally.regime) for name in tally.by), row["count"]]
        for row in ordered_counts(tally, say)
    ]
    rows.append(
        [say.text("total"), *[""] * (len(tally.by) - 1), total(tally)] if tally.by else [total(tally)]
    )
    title = say.text("summary_title", year=str(tally.year), stage=say.label("stage", tally.stage))
    body = md_table(header, rows, len(tally.by), say)
    unjudged = [*closing.leaders_line(tally, say), *closing.unjudged_sentence(tally, say)]
    return document(title, f"{body}\n{_counting(tally, say)}\n", tally, say, unjudged)


def year_end_md(tally: Tally, table: YearEndTable, lang: str = "vi", narrative: bool = False) -> str:
    """The table as a Markdown document."""
    say = words(lang)
    if table.form is not None:
        header, texts, values = form_md(table, say)
        return _year_end_document(tally, table, md_table(header, values, texts, say), narrative, say)
    if table.layout.kind == "matrix":
        return _year_end_document(tally, table, _matrix_md(tally, say), narrative, say)
    names = {name: say.label("recipient", name) for name in MEASURES}
    names |= {name: say.label("among", name) for name in AMONG}
    header = [say.text("content")]
    for column in table.total.numbers:
        name = names[column.removeprefix("decided_")]
        header.append(f"{say.label('stage', 'decided')}: {name}" if column.startswith("decided_") else name)
    rows: list[list[object]] = [
        [say.of(row.label), *row.numbers.values()] for row in (*table.rows, table.total)
    ]
    return _year_end_document(tally, table, md_table(header, rows, 1, say), narrative, say)


def _matrix_md(tally: Tally, say: Words) -> str:
    """Units × awards as on paper, and what its abbreviations stand for."""
    matrix = matrix_of(tally)
    grid = by_unit(tally, matrix, say)
    body = md_table(grid.names(), [line.cells for line in grid.lines], grid.texts, say)
    named = "; ".join(": ".join(say.award(tally.regime, award)) for award in matrix.awards)
    return f"{body}\n{md_cell(say.text('legend'))}: {md_cell(named)}.\n" if named else body


def _year_end_document(tally: Tally, table: YearEndTable, body: str, narrative: bool, say: Words) -> str:
    said = [
        *closing.layout_lines(table, say),
        *closing.agreement(tally, table, say),
        *closing.among_lines(tally, table, say),
        say.text("outside", n=table.outside),
    ]
    listed = [f"- {md_cell(line)}\n" for line in said]
    listed += [f"  - {md_cell(line)}\n" for line in closing.outside_lines(tally, table, say)]
    told = f"{md_cell(' '.join(paragraph(tally, table, say)))}\n\n" if narrative else ""
    body = f"{told}{body}\n{_counting(tally, say)}\n\n"
    body += "".join(listed)
    body += compared_md(tally, table, table.past, say) if table.past else ""
    title = f"{say.of(table.layout.title)} — {say.text('year', year=str(tally.year))}"
    return document(title, body, tally, say) + record_md(tally, table, say)


def _counting(tally: Tally, say: Words) -> str:
    return "\n\n".join([*map(md_cell, closing.where_lines(tally, say)), closing.counting(tally, say)])


def document(
    title: str, body: str, tally: Tally, say: Words, unjudged: Sequence[str] = (), listed: bool = False
) -> str:
    """A Markdown document with what every result rests on below it; ``listed``: it shows each finding itself."""
    foot = [
        *say.verdicts(tally.balance),
        closing.held_line(tally, say),
        *(closing.file_line(tally, state, say) for state in ("unreadable", "superseded", "ignored")),
        *(f"{say.text('settled')}: {line}" for line in closing.settled_lines(tally, say)),
        *closing.history_sentences(tally, say),
        *decision_sentences(tally, say),
        *closing.finding_lines(tally, say, listed),
        *unjudged,
        say.law(tally.regime),
    ]
    return f"# {md_cell(title)}\n\n{body}\n" + "".join(f"- {md_cell(line)}\n" for line in foot)
