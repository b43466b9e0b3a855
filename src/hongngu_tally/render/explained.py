"""How a sheet was understood, in words: what screen and Markdown say of columns, origins, evidence and remedies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from hongngu_tally.checks.codes import CODE_OF
from hongngu_tally.frozen import frozen
from hongngu_tally.law import load_catalogue
from hongngu_tally.messages import title
from hongngu_tally.render.formats import row_ranges
from hongngu_tally.render.words import Words
from hongngu_tally.table.header import LEAST_SCORE
from hongngu_tally.table.model import (
    AWARD_TITLED,
    AWARDS_UNUSED,
    CODES_BESIDE,
    COUNTS_BESIDE,
    HEADED_OTHERWISE,
    LIST_BESIDE,
    UNITS_UNUSED,
    Candidate,
    FileReading,
    LocatedTable,
    Section,
    SheetReading,
)
from hongngu_tally.table.relaid import RELAID
from hongngu_tally.table.settled import settling_option, wanted
from hongngu_tally.text import column_letter, key, safe_text

if TYPE_CHECKING:
    from hongngu_tally.provenance import Origin

LONG = 60
MOST_ORIGINS = 5
MOST_AWARDS = 12
MOST_PLACES = 8
COMPOSED = 0.85
"""How sure a title is that was put together from known words: it has no alias of its own."""


@frozen
class ColumnView:
    """One column: its letter, its title, what it was read as and why, and a value from it."""

    column: int
    header: str
    field: str
    award: str
    how: str
    """``title``, ``words`` (of the title), ``cells``, ``settled`` or ``unused``."""
    alias: str
    strength: float
    kind: str
    choice: str
    """The value that a mark in the column chooses."""
    sample: str

    def meaning(self, say: Words) -> str:
        """In the reader's language, with the reason where the title alone does not tell it."""
        if self.how == "unused":
            return say.text("not_used")
        shown = f"{say.label('field', self.field)} {safe_text(self.award)}".rstrip()
        if self.choice:
            shown = say.text("mark_chooses", field=shown, value=_value(self.field, self.choice, say))
        if self.kind:
            shown += f" ({say.label('recipient', self.kind)})"
        if self.how == "title" and self.alias and key(self.alias) != key(self.header) and not self.award:
            shown += f" · {say.text('matches', alias=self.alias)}"
        elif self.how in {"cells", "settled", "words"}:
            shown += f" · {say.label('told_by', self.how)}"
        return shown


def columns_of(sheet: SheetReading, table: LocatedTable) -> list[ColumnView]:
    """Every column of a list that has a title or a meaning, from left to right."""
    settled = {column for _, column in sheet.override.columns} if sheet.override else set()
    found = []
    for column, (field, award) in fields_of(table).items():
        alias, strength = table.matched.get(column, ("", 0.0))
        choice = table.value_marks.get(column, ("", ""))[1]
        how = "title" if column in table.matched or award or choice else "cells"
        how = "settled" if column in settled else "words" if strength == COMPOSED else how
        kind = table.kinds.get(column, "")
        header = table.headers.get(column, "")
        found.append(
            ColumnView(
                column,
                header,
                field,
                award,
                how,
                alias,
                strength,
                kind,
                choice,
                _sample(sheet, table, column),
            )
        )
    for column, header in table.unknown_headers:
        found.append(
            ColumnView(column, header, "", "", "unused", "", 0.0, "", "", _sample(sheet, table, column))
        )
    return sorted(found, key=lambda view: view.column)


def fields_of(table: LocatedTable) -> dict[int, tuple[str, str]]:
    """Per column: the field it was read as, and the award where it takes marks."""
    found = {column: (name, "") for name, columns in table.columns.items() for column in columns}
    found |= {column: ("mark", award) for column, award in table.mark_columns.items()}
    found |= {column: (name, "") for column, (name, _) in table.value_marks.items()}
    return dict(sorted(found.items()))


def hidden_columns(sheet: SheetReading) -> list[int]:
    """The hidden columns that hold something; a sheet may hide all the empty ones up to its last."""
    filled = {column for cells in sheet.cells.values() for column, _ in cells}
    return sorted(filled & set(sheet.hidden_columns))


def _sample(sheet: SheetReading, table: LocatedTable, column: int) -> str:
    """The first value of a column in a row that was read."""
    texts = (text for row in table.rows for at, text in sheet.cells.get(row, ()) if at == column)
    return next((text for text in texts if text), "")


def header_lines(sheet: SheetReading, table: LocatedTable, say: Words) -> list[str]:
    """Where the list is, how sure that is, and the next best row."""
    cell = f"{column_letter(table.column)}{table.row}"
    if not table.header_rows:
        text = "relaid_list" if sheet.why in RELAID else "bare_list"
        return [say.text(text, row=str(table.row))]
    line = say.text("table_at", cell=cell, rows=row_ranges(table.header_rows))
    if sheet.override and sheet.override.header:
        # A person's word needs no score.
        return [line]
    if table.score:
        line += f"; {say.text('score', score=score(table.score, say), least=score(LEAST_SCORE, say))}"
    return [f"{line}; {candidate(table.runner_up, 'runner_up', 'no_runner_up', say)}"]


def candidate(found: Candidate | None, text: str, none: str, say: Words) -> str:
    """A row that was not taken for the titles, and what it lacked; ``text`` and ``none`` are its sentences."""
    if found is None:
        return say.text(none)
    lacks = ", ".join(say.label("lacks", name) for name in found.lacks)
    shown = say.text(text, row=str(found.row), text=short(found.text), score=score(found.score, say))
    return f"{shown}; {say.text('lacking', lacks=lacks)}" if lacks else shown


def score(value: float, say: Words) -> str:
    """9,5 in Vietnamese, 9.5 in English."""
    return say.point(f"{value:g}")


def facts(
    say: Words,
    recipient: str,
    awards: Iterable[str],
    track: str,
    level: str,
    unit: str = "",
    movement: str = "",
) -> str:
    """What a heading or title says, in one line."""
    shown = [say.label("recipient", recipient)] if recipient else []
    shown += [award_name(award, say) for award in awards]
    for dimension, value in (("track", track), ("level", level)):
        if value:
            shown.append(f"{say.label('dimension', dimension).lower()} {say.label(dimension, value)}")
    shown += [safe_text(text) for text in (unit, movement) if text]
    return ", ".join(shown)


def section_facts(section: Section, say: Words) -> str:
    """What a section row says of the rows below it; a name without a level is shown as it is written."""
    if section.denied:
        return say.label("reason", section.denied)
    awards = section.awards or ((section.generic,) if section.generic else ())
    return facts(say, section.recipient, awards, section.track, section.level, section.unit, section.movement)


# --- where values were read


def origin_lines(origins: Iterable[Origin], said: Iterable[str], say: Words) -> Iterator[str]:
    """One line per dimension: each value, where it was read, and for how many nominations."""
    by_dimension: dict[str, list[Origin]] = {}
    for origin in origins:
        by_dimension.setdefault(origin.dimension, []).append(origin)
    for dimension, found in by_dimension.items():
        by_value: dict[str, list[str]] = {}
        most = MOST_AWARDS if dimension == "award" else MOST_ORIGINS
        for origin in found[:most]:
            by_value.setdefault(origin.value, []).append(_source(origin, said, say))
        shown = [
            f"{_value(dimension, value, say)} — {', '.join(sources)}" for value, sources in by_value.items()
        ]
        if len(found) > most:
            shown.append(say.text("more_origins", n=len(found) - most))
        yield f"{say.label('dimension', dimension)}: {'; '.join(shown)}"


def _value(dimension: str, value: str, say: Words) -> str:
    if dimension == "award":
        return award_name(value, say)
    shown = say.label(dimension, value) if dimension in {"level", "track", "recipient"} else safe_text(value)
    return shown or say.text("none")


def award_name(code: str, say: Words) -> str:
    """An award's name whatever the year; what is no code stands for itself."""
    award = load_catalogue().awards.get(code)
    if award is None:
        return safe_text(code) or say.text("none")
    return award.name_vi if say.lang == "vi" else award.name_en


def _source(origin: Origin, said: Iterable[str], say: Words) -> str:
    """Where one value was read: the kind of place, the cells, what stands there, for how many nominations."""
    source = f"{say.label('source', origin.source)} {places(origin, say)}".rstrip()
    if origin.source == "setting" and origin.dimension == "unit":
        source = "; ".join(said)
    if origin.text:
        source += f" “{short(origin.text)}”"
    return f"{safe_text(source)} ({say.number(origin.count)})" if origin.count else safe_text(source)


def places(origin: Origin, say: Words) -> str:
    """Cells, rows or columns as Excel shows them."""
    rows = [row for row, column in origin.places if row and not column]
    if rows:
        return (
            say.text("row", row=row_ranges(rows))
            if len(rows) <= MOST_PLACES
            else say.text("rows_many", n=len(rows))
        )
    shown = [f"{column_letter(column)}{row or ''}" for row, column in origin.places if column]
    return ", ".join(shown[:MOST_PLACES])


# --- what would settle it


def doubt(table: LocatedTable, say: Words) -> list[str]:
    """The columns that could be read in two ways, or that mean the same."""
    lines = []
    for column, header, first, second in table.doubts:
        field, _, other = second.partition(":")
        shown = {"column": column_letter(column), "header": short(header), "first": say.label("field", first)}
        if field == CODES_BESIDE:
            lines.append(say.text("doubt_codes", **shown))
        elif field == COUNTS_BESIDE:
            lines.append(say.text("doubt_counts", **shown))
        elif field == HEADED_OTHERWISE:
            lines.append(say.text("doubt_headed", **shown))
        elif field == AWARDS_UNUSED:
            lines.append(say.text("doubt_awards", **shown))
        elif field == UNITS_UNUSED:
            lines.append(say.text("doubt_units", **shown))
        elif field == AWARD_TITLED:
            lines.append(say.text("doubt_titled", **shown))
        elif field == LIST_BESIDE:
            lines.append(say.text("doubt_list", **shown | {"row": other}))
        elif other:
            lines.append(say.text("same_meaning", other=short(other), **shown))
        else:
            lines.append(say.text("doubt", second=say.label("field", field), **shown))
    return lines


def remedy(reading: FileReading, sheet: SheetReading) -> tuple[str, list[str]] | None:
    """(options, lines of ``tally.toml``) to paste, for a sheet that could not be read as it stands; else None."""
    header, columns = wanted(sheet)
    if header is None and not columns:
        return None
    lines = [
        "[[sheet]]",
        f"file = {_quoted(reading.file.rpartition('/')[2])}",
        f"name = {_quoted(sheet.name)}",
    ]
    if header is not None:
        lines.append(f"header = {header or '?'}")
    if columns:
        pairs = ", ".join(f"{name} = {_quoted(letters or '?')}" for name, letters in columns.items())
        lines.append(f"columns = {{ {pairs} }}")
    return settling_option(reading, sheet, header, columns), lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def held_rows(held: Mapping[int, Iterable[str]], say: Words) -> Mapping[int, str]:
    """Per row why its nominations are held back, in words."""
    return {
        row: say.text("held_row", why="; ".join(_why_held(why, say) for why in reasons))
        for row, reasons in held.items()
    }


def _why_held(why: str, say: Words) -> str:
    """A label of its own, else the heading of the check that held the row back."""
    shown = say.label("reason", why)
    if shown == why and why in CODE_OF:
        heading = title(CODE_OF[why], say.lang)
        shown = heading[:1].lower() + heading[1:]
    return shown


def short(text: str) -> str:
    """A text from a cell, cut where it gets long."""
    shown = safe_text(text)
    return shown if len(shown) <= LONG else shown[: LONG - 1].rstrip() + "…"
