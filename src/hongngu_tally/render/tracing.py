"""The nominations behind a number, one line each, as screen, data and workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.finding import Place
from hongngu_tally.render import closing
from hongngu_tally.render.decided import decision_name, decision_sentences
from hongngu_tally.render.formats import csv_text, json_text, md_cell, md_table
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

FIELDS = ("unit", "award", "level", "track", "recipient", "name", "file", "sheet", "row", "cell")
_DECIDED = ("stage", "decision", "decided_on", "decided_at")
"""What a row tells besides, where some nomination was decided."""
_WIDTHS = (6, 26, 34, 14, 16, 16, 30, 40, 20, 8, 8, 16, 24, 30)


def fields_of(tally: Tally) -> tuple[str, ...]:
    """What a trace row tells, in the order of the data."""
    told = tally.intake.decisions is not None or (tally.intake.nominations["stage"] == "decided").any()
    return (*FIELDS, *(_DECIDED if told else ()))


def listed_order(tally: Tally) -> Any:
    """The places of ``tally.counted`` in the order in which ``traced`` lists them (an array of whole numbers)."""
    frame = tally.counted[["file", "sheet", "row", "column"]].reset_index(drop=True)
    frame = frame.assign(file=frame["file"].astype("str"), sheet=frame["sheet"].astype("str"))
    return frame.sort_values(["file", "sheet", "row", "column"], kind="stable").index.to_numpy()


def traced(tally: Tally) -> list[dict[str, Any]]:
    """The contract's trace rows, by file, sheet and place. ``cell`` is the award's cell, else the name's."""
    frame = tally.counted.iloc[listed_order(tally)]
    frame = frame.assign(
        file=frame["file"].astype("str"), sheet=frame["sheet"].astype("str"), decision=frame["decided_by"]
    )
    fields = fields_of(tally)
    names = [name for name in fields if name != "cell"]
    places = frame[["row", "column", "name_column"]].itertuples(index=False, name=None)
    rows = []
    for values, (at, column, name_column) in zip(
        frame[names].itertuples(index=False, name=None), places, strict=True
    ):
        row = dict(zip(names, values, strict=True))
        cell = Place("", "", int(at), int(column) or int(name_column)).cell
        rows.append({name: row.get(name, cell) for name in fields} | {"row": int(at)})
    return rows


def trace_json(tally: Tally, cell: str = "") -> str:
    """``trace --format json``: the run, what was asked for, and one entry per award instance."""
    from hongngu_tally.render.envelope import asked, foot, head

    rows = traced(tally)
    data = {
        **head("trace", tally),
        "stage": tally.stage,
        "where": {},
        **asked(tally),
        "cell": cell,
        "rows": rows,
        "total": len(rows),
        **foot(tally),
    }
    return json_text(data)


def trace_csv(tally: Tally) -> str:
    """The rows, one line each."""
    fields = fields_of(tally)
    return csv_text(fields, ([row[name] for name in fields] for row in traced(tally)))


def trace_md(tally: Tally, lang: str = "vi", cell: str = "") -> str:
    """The rows as a Markdown table."""
    say = words(lang)
    body = md_table(_header(tally, say), _lines(tally, say), len(_header(tally, say)), say)
    foot = "".join(f"- {md_cell(line)}\n" for line in _foot(tally, say))
    return f"# {md_cell(_title(tally, say, cell))}\n\n{body}\n{foot}"


def trace(screen: Screen, tally: Tally, *, cell: str = "") -> None:
    """The number, then its rows under their file and sheet, then what they rest on."""
    from rich.table import Table

    say = screen.say
    screen.prose(_title(tally, say, cell), style="bold")
    sheets: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in traced(tally):
        sheets.setdefault((row["file"], row["sheet"]), []).append(row)
    for (file_name, sheet), rows in sheets.items():
        units = "; ".join(dict.fromkeys(row["unit"] or say.text("none") for row in rows))
        place = say.text("trace_place", file=file_name, sheet=sheet, units=units, n=len(rows))
        screen.heading(place)
        if screen.linear:
            for row in rows:
                stands = str(Place(file_name, sheet)) + f"!{row['cell']}"
                screen.items([(stands, row["name"]), ("", _kind(row, tally, say))])
            continue
        table = Table.grid(padding=(0, 2, 0, 0), pad_edge=True)
        table.add_column(no_wrap=True, justify="right")
        for _ in range(2):
            table.add_column(overflow="fold")
        for row in rows:
            told = (row["cell"], safe_text(row["name"]), _kind(row, tally, say))
            table.add_row(*map(screen.text, told))
        screen.draw(table)
    screen.line()
    for line in _foot(tally, say):
        screen.prose(line, 0, 2)


def _kind(row: dict[str, Any], tally: Tally, say: Words) -> str:
    """Award, recipient, track and level of a row, and its decision."""
    kind = {name: say.label(name, row[name]) for name in ("recipient", "track", "level")}
    told = say.text("trace_kind", award=say.award(tally.regime, row["award"])[0], **kind)
    if row.get("stage") == "decided":
        decision = decision_name(row["decision"], row["decided_on"], say)
        return say.text("trace_decided", told=told, decision=decision)
    return told


def write_trace(file: BinaryIO, tally: Tally, lang: str = "vi", cell: str = "") -> None:
    """Write the rows as a workbook that can be filtered."""
    from openpyxl import Workbook

    from hongngu_tally.render.behind import Column, Listing, prepare
    from hongngu_tally.render.package import finished

    say = words(lang)
    book: Any = Workbook()
    book.remove(book.active)
    header = (say.text("ordinal"), *_header(tally, say))
    columns = [Column(text, width) for text, width in zip(header, _WIDTHS, strict=False)]
    rows = ([number, *line] for number, line in enumerate(_lines(tally, say), start=1))
    listing = Listing(say.text("sheet_trace"), columns, rows, len(tally.counted))
    prepare(book, listing, say)
    file.write(finished(book, tally, _title(tally, say, cell), say, listings=[listing]))


def _title(tally: Tally, say: Words, cell: str) -> str:
    """How many, of what, in which year."""
    asked = [cell] if cell else []
    asked += closing.where_parts(tally, say)
    text = say.text("trace_title", n=len(tally.counted), year=str(tally.year))
    return f"{text} — {'; '.join(map(safe_text, asked))}" if asked else text


def _header(tally: Tally, say: Words) -> list[str]:
    texts = [say.label("dimension", name) for name in FIELDS[:5]]
    names = ("recipient_name", "file", "sheet_name", "row_name", "cell")
    header = [*texts, *map(say.text, names)]
    if fields_of(tally) != FIELDS:
        header += [say.label("dimension", "stage"), say.text("decision"), say.text("decided_at")]
    return header


def _lines(tally: Tally, say: Words) -> Iterator[list[object]]:
    for row in traced(tally):
        named = [say.dimension(name, row[name], tally.regime) for name in FIELDS[:5]]
        line = [*named, *(row[name] for name in FIELDS[5:8]), str(row["row"]), row["cell"]]
        if "stage" in row:
            decided = row["stage"] == "decided"
            decision = decision_name(row["decision"], row["decided_on"], say) if decided else ""
            line += [say.label("stage", row["stage"]), decision, row["decided_at"]]
        yield line


def _foot(tally: Tally, say: Words) -> list[str]:
    unread = closing.of_state(tally, "unreadable")
    return [
        *decision_sentences(tally, say),
        *([closing.file_line(tally, "unreadable", say)] if unread else []),
        closing.held_line(tally, say),
        say.law(tally.regime),
    ]
