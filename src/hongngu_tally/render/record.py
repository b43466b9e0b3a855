"""The run record of a document: how its numbers were made, and every file that was read with its checksum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.layouts import YearEndTable
from hongngu_tally.release import VERSION
from hongngu_tally.render import closing
from hongngu_tally.render.decided import beside_rows
from hongngu_tally.render.formats import md_cell, md_table
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


class Input(NamedTuple):
    """A file that was read, in words: its name, what became of it, how many of its awards count, its SHA-256."""

    file: str
    state: str
    counted: str
    checksum: str


def record_of(tally: Tally, table: YearEndTable, say: Words) -> Iterator[tuple[str, str]]:
    """Name and value of everything that decided about the numbers."""
    yield say.text("record_layout"), table.layout.name
    yield say.label("dimension", "stage").capitalize(), say.label("stage", tally.stage)
    if asked := closing.where_parts(tally, say):
        yield say.text("record_where"), "; ".join(asked)
    yield say.text("record_law"), say.day(tally.regime.day)
    yield say.text("record_files"), say.number(len(closing.of_state(tally, "counted")))
    yield say.text("record_counted"), say.number(tally.balance.counted)
    yield say.text("record_program"), f"hongngu_tally {VERSION}"


def inputs_of(tally: Tally, say: Words) -> Iterator[Input]:
    """The submissions, and what was read beside them: earlier years and lists of decisions."""
    sums = {reading.file: reading.sha256 for reading in tally.intake.files}
    for one in tally.intake.submissions:
        state = (
            say.label("state", one.state)
            if one.state == "counted"
            else say.why_not_counted(one.state, one.reason, one.superseded_by)
        )
        yield Input(one.file, state, say.number(one.counted), sums.get(one.file) or "–")
    for name, kind, *_, checksum in beside_rows(tally, say):
        yield Input(str(name), str(kind), "", str(checksum))


def input_header(say: Words) -> list[str]:
    """The headings of ``inputs_of``."""
    return [say.text(name) for name in ("file", "state", "counted", "checksum")]


def record_md(tally: Tally, table: YearEndTable, say: Words) -> str:
    """The record as the last part of a Markdown document."""
    told = "".join(f"- {md_cell(f'{name}: {value}')}\n" for name, value in record_of(tally, table, say))
    files = md_table(input_header(say), inputs_of(tally, say), len(Input._fields), say)
    return f"\n## {say.text('record')}\n\n{told}\n{files}"
