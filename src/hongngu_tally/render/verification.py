"""A table that was written, against the same table made again: equal, or what differs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.disk import reason_unread
from hongngu_tally.layouts import MEASURES, YearEndTable
from hongngu_tally.render.formats import SCHEMA_VERSION, json_text
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import LANGUAGES, Words, words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

SUFFIXES = (".xlsx", ".json")
_SHOWN = 50
_LISTINGS = ("sheet_rows", "sheet_column_rows", "sheet_unit_rows", "sheet_award_rows", "sheet_form_rows")
Number = int | float | None
Numbers = Mapping[str, Number]
"""Place → number (a count, or a share in a form); None where a number was expected and none stands."""
Value = Number | str


@dataclass(frozen=True, slots=True)
class Written:
    """What a written table says of itself: how it was made, its numbers and what they are called by place, its inputs' checksums.

    ``labels`` are the texts of the rows that hold numbers, of the headings above them and of what the page says of its numbers, of a workbook
    that was read all its texts; empty where nothing tells their language. ``beside`` is what the page made again says of nominations and
    files behind its numbers, and ``rows`` are the rows listed behind them. Of ``inputs`` a file that could not be read has no checksum.
    """

    record: Mapping[str, str]
    numbers: Numbers
    inputs: Mapping[str, str]
    labels: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number, or the text beside numbers, that is not what counting again gives."""

    place: str
    written: Value
    recomputed: Value


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: how many numbers were compared, those that differ, and the inputs that are others.

    ``unread`` of the changed and new ones could not be read: what they hold may be lacking in the table.
    """

    compared: int
    differences: tuple[Difference, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    new: tuple[str, ...]
    unread: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether every number and label holds. Inputs may have changed without moving a number."""
        return not self.differences


class NotOurs(ValueError):  # noqa: N818 - a state of the file
    """The file was not written by this program, or no longer says how it was made."""


def read_written(path: Path) -> Written:
    """Read a workbook or JSON that ``year-end`` wrote. Anything else raises ``NotOurs``; one that may not be opened ``OSError``."""
    try:
        return _read_json(path) if path.suffix.lower() == ".json" else _read_book(path)
    except NotOurs:
        raise
    except Exception as cause:
        hindered = cause if isinstance(cause, OSError) else cause.__cause__
        if isinstance(hindered, OSError) and reason_unread(hindered):
            raise hindered from None
        # A damaged file, another program's, a script: whatever is wrong with it, it is no table of ours.
        raise NotOurs(str(path)) from cause


def _read_json(path: Path) -> Written:
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if data.get("command") != "year-end" or data.get("schema_version") != SCHEMA_VERSION:
        raise NotOurs(str(path))
    record = {name: str(data[name]) for name in ("layout", "year", "stage", "count", "law_on")}
    record["where"] = json.dumps(data.get("where", {}), ensure_ascii=False)
    record |= {name: str(data[name]) for name in ("lang",) if name in data}
    record["decisions"] = str("decisions" in data).lower()
    labels = dict(_json_labels(data)) if "lang" in data else {}
    return Written(record, dict(_json_numbers(data)), _json_inputs(data), labels)


def _json_inputs(data: Mapping[str, Any]) -> dict[str, str]:
    """File → checksum of everything that was read: submissions, earlier years, decisions."""
    files = [*data["files"], *data.get("decisions", {}).get("files", ())]
    files += [one for year in data.get("history", ()) for one in year["files"]]
    unread = {one["file"]: "" for one in data["files"] if one.get("state") == "unreadable"}
    return unread | {one["file"]: one["sha256"] for one in files if one.get("sha256")}


def _json_labels(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for place, entries in (("", data["rows"]), ("column.", data.get("columns", ()))):
        for one in entries:
            if isinstance(one.get("label"), str):
                yield f"{place}{one['key']}.label", one["label"]


def _json_numbers(data: Mapping[str, Any]) -> Iterator[tuple[str, Number]]:
    columns = [one["key"] for one in data.get("columns", ())]
    for row in (*data["rows"], {"key": "total", **data["total"]}):
        yield from _measures(str(row["key"]), row, columns or MEASURES)
        for award, kinds in row.get("awards", {}).items():
            for kind, number in kinds.items():
                yield f"{row['key']}.{award}/{kind}", _whole(number)
    yield "outside", _whole(data["outside"])


def _measures(key: str, row: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[str, Number]]:
    for measure in names:
        yield f"{key}.{measure}", _whole(row.get(measure))
    for part in ("decided", "among", "decided_among"):
        for name, number in row.get(part, {}).items():
            yield f"{key}.{part}.{name}", _whole(number)


def _whole(value: object) -> Number:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _read_book(path: Path) -> Written:
    from hongngu_tally.guard.front import inspect as look_at

    look_at(path)
    with path.open("rb") as file:
        # Which of its texts are labels the table that is made again tells: its own formulas may have lost their results.
        return _of_book(file, every_text=True)


_NOTHING_STATED: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def _of_book(
    file: Any, every_text: bool = False, stated: tuple[frozenset[str], frozenset[str]] = _NOTHING_STATED
) -> Written:
    """Numbers and labels of the sheets that hold counts, by cell; checksums from the list of files.

    ``stated`` are the sentences that the page says of its numbers, and of what stands behind them.
    """
    from openpyxl import load_workbook

    from hongngu_tally.render.package import CREATOR

    book = load_workbook(file, data_only=True)
    marked = {one.name: one.value for one in book.custom_doc_props.props}
    record = {
        name.removeprefix(f"{CREATOR}."): str(value)
        for name, value in marked.items()
        if name.startswith(f"{CREATOR}.")
    }
    if "layout" not in record:
        raise NotOurs("no record")
    *counts, ledger = book.worksheets[: int(record["sheets"])]
    numbers = {
        f"{sheet.title}!{cell.coordinate}": _number(cell.value)
        for sheet in counts
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    }
    labels: dict[str, str] = {}
    beside: dict[str, str] = {}
    of_numbers, of_inputs = stated
    for sheet in counts:
        labelled = set() if every_text else _labelled(sheet)
        for cell in (cell for cells in sheet.iter_rows() for cell in cells if isinstance(cell.value, str)):
            place = f"{sheet.title}!{cell.coordinate}"
            if every_text or cell.row in labelled or cell.value in of_numbers:
                labels[place] = cell.value
            elif cell.value in of_inputs:
                beside[place] = cell.value
    rows = dict(_listed_rows(book.worksheets[int(record["sheets"]) :]))
    return Written(record, numbers, dict(_listed_inputs(ledger)), labels, beside, rows)


def _listed_rows(sheets: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Place → what is written in a row behind the numbers, of the sheets that list such rows."""
    titles = tuple(words(lang).text(name) for lang in LANGUAGES for name in _LISTINGS)
    for sheet in sheets:
        for row, values in enumerate(
            sheet.iter_rows(min_row=2, values_only=True) if sheet.title.startswith(titles) else (), start=2
        ):
            yield f"{sheet.title}!{row}", " · ".join(str(value) for value in values if value is not None)


def _listed_inputs(ledger: Any) -> Iterator[tuple[str, str]]:
    """File → checksum from the list of files; none where it could not be read."""
    unread = {words(lang).label("state", "unreadable") for lang in LANGUAGES}
    for values in ledger.iter_rows(values_only=True):
        name, last = (values[0], values[-1]) if values else (None, None)
        if not isinstance(name, str) or not isinstance(last, str):
            continue
        if len(last) == 64:
            yield name, last
        elif values[1] in unread:
            yield name, ""


def _labelled(sheet: Any) -> set[int]:
    """The rows that hold numbers, and the headings that repeat on every page: letterhead and signatures are filled in by hand."""
    found = re.findall(r"\d+", sheet.print_title_rows or "")
    rows = set(range(int(found[0]), int(found[-1]) + 1)) if found else set()
    for cells in sheet.iter_rows():
        if any(isinstance(cell.value, int | float) and not isinstance(cell.value, bool) for cell in cells):
            rows.add(cells[0].row)
    return rows


def _number(value: float) -> Number:
    """A count is whole; a share is not, and is compared to the digits that are printed."""
    return int(value) if value == int(value) else round(value, 6)


def recomputed(path: Path, tally: Tally, table: YearEndTable, lang: str) -> Written:
    """The same table made again from its inputs, read like the written one."""
    import io

    from hongngu_tally.render.data import year_end_data
    from hongngu_tally.render.excel import year_end_workbook
    from hongngu_tally.render.paper import statements

    if path.suffix.lower() == ".json":
        data = year_end_data(tally, table, lang)
        return Written({}, dict(_json_numbers(data)), _json_inputs(data), dict(_json_labels(data)))
    stated = statements(tally, table, words(lang))
    return _of_book(io.BytesIO(year_end_workbook(tally, table, lang)), stated=stated)


def verdict_of(written: Written, again: Written) -> Verdict:
    """Every number and label of either side, place by place, and the inputs by their checksums."""
    places = {**again.numbers, **written.numbers}
    differences = tuple(
        Difference(
            place,
            written.numbers.get(place, written.labels.get(place)),
            again.numbers.get(place, again.labels.get(place)),
        )
        for place in places
        if written.numbers.get(place) != again.numbers.get(place)
        # A number that is no count, where nothing was, is as good as none.
        or (place in written.numbers) != (place in again.numbers)
    )
    old, new = written.inputs, again.inputs
    # What is said of nominations and files may become another with them, and move no number.
    told = {**again.labels, **(again.beside if old == new else {})}
    labels = tuple(
        Difference(place, written.labels.get(place), label)
        for place, label in (told if written.labels else {}).items()
        if written.labels.get(place) != label and place not in written.numbers
    )
    rows = _rows_apart(written.rows, again.rows) if old == new else ()
    return Verdict(
        len(places),
        (*differences, *labels, *rows),
        tuple(sorted(file for file in old.keys() & new.keys() if old[file] != new[file])),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(file for file, checksum in new.items() if not checksum and old.get(file) != "")),
    )


def _rows_apart(written: Mapping[str, str], again: Mapping[str, str]) -> Iterator[Difference]:
    """Rows that only one of two lists has, by their place; a row that is gone moves those below it, and they stay the same."""
    ours, theirs = (
        {(place.partition("!")[0], text) for place, text in one.items()} for one in (again, written)
    )
    for place in sorted(written.keys() | again.keys()):
        sheet = place.partition("!")[0]
        was, now = written.get(place), again.get(place)
        was, now = (
            None if text is None or (sheet, text) in known else text
            for text, known in ((was, ours), (now, theirs))
        )
        if was is not None or now is not None:
            yield Difference(place, was, now)


# --- showing it


def verify_json(file: str, verdict: Verdict, record: Mapping[str, str]) -> str:
    """``verify --format json``."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "command": "verify",
            "file": file,
            "equal": verdict.equal,
            "compared": verdict.compared,
            "differences": [
                {"place": one.place, "written": one.written, "recomputed": one.recomputed}
                for one in verdict.differences
            ],
            "inputs": {
                "changed": list(verdict.changed),
                "missing": list(verdict.missing),
                "new": list(verdict.new),
            },
            "unread": list(verdict.unread),
            "record": dict(record),
        }
    )


def verify(screen: Screen, file_name: str, verdict: Verdict) -> None:
    """The verdict first, then each number that differs, then the inputs that are others."""
    say = screen.say
    if verdict.equal:
        text = say.text("verify_equal", file=file_name, n=verdict.compared)
        screen.prose(text, 0, 2, "bold")
    else:
        text = say.text("verify_differs", file=file_name, n=len(verdict.differences), of=verdict.compared)
        screen.prose(text, 0, 2, "bold red")
    for one in verdict.differences[:_SHOWN]:
        was, now = (
            say.text("verify_nothing") if value is None else _shown(value, say)
            for value in (one.written, one.recomputed)
        )
        screen.prose(f"{safe_text(one.place)}: {say.text('verify_line', written=was, recomputed=now)}", 2, 4)
    if len(verdict.differences) > _SHOWN:
        screen.prose(say.text("more_rows", n=len(verdict.differences) - _SHOWN), 2)
    for name, files in (
        ("verify_changed", verdict.changed),
        ("verify_missing", verdict.missing),
        ("verify_new", verdict.new),
        ("verify_unread", verdict.unread),
    ):
        if files:
            screen.prose(say.text(name, n=len(files), files=_some(files)), 0, 2)


def _shown(value: float | str, say: Words) -> str:
    return f"“{safe_text(value)}”" if isinstance(value, str) else say.decimal(value)


def _some(files: Sequence[str]) -> str:
    shown = "; ".join(map(safe_text, files[:_SHOWN]))
    return f"{shown}; …" if len(files) > _SHOWN else shown
