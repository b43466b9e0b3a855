"""A year-end table as it was written, and as it is made again: its numbers, its words and what stands behind them, by place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.disk import reason_unread
from hongngu_tally.frozen import frozen
from hongngu_tally.layouts import MEASURES, YearEndTable
from hongngu_tally.render.formats import SCHEMA_VERSION
from hongngu_tally.render.words import words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

SUFFIXES = (".xlsx", ".json")
Number = int | float | None
Numbers = Mapping[str, Number]
"""Place → number (a count, or a share in a form); None where a number was expected and none stands."""
Value = Number | str


@frozen
class Written:
    """What a written table says of itself: how it was made, its numbers and what they are called by place, its inputs' checksums.

    ``labels`` are the texts of the rows that hold numbers, of the headings above them and of what the page says of its numbers, of a workbook
    that was read all its texts; empty where nothing tells their language. ``beside`` is what the page made again says of nominations and
    files behind its numbers, ``rows`` are the rows listed behind them, ``findings`` those of the findings, and ``ledger`` is what the
    reconciliation says, ``past`` what stands beside the earlier year. ``formulas`` are those of numbers that are reckoned in the workbook; ``hidden`` are the rows, columns, sheets and cells
    with something in them that nobody sees. Of ``inputs`` a file that could not be read has no checksum.
    """

    record: Mapping[str, str]
    numbers: Numbers
    inputs: Mapping[str, str]
    labels: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)
    ledger: Mapping[str, Value] = field(default_factory=dict)
    past: Mapping[str, Value] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


class NotOurs(ValueError):  # noqa: N818 - a state of the file
    """The file was not written by this program, or no longer says how it was made; ``locked`` where a password keeps it shut."""

    def __init__(self, path: str, *, locked: bool = False) -> None:
        super().__init__(path)
        self.locked = locked


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
        raise NotOurs(str(path), locked=getattr(cause, "name", "") == "file-encrypted") from cause


def recomputed(written: Written, path: Path, tally: Tally, table: YearEndTable, lang: str) -> Written:
    """The same table made again from its inputs, read like the written one."""
    import io

    from hongngu_tally.render.data import year_end_data
    from hongngu_tally.render.excel import year_end_workbook
    from hongngu_tally.render.paper import statements
    from hongngu_tally.render.written_book import of_book

    if path.suffix.lower() == ".json":
        return _of_data(year_end_data(tally, table, lang, NARRATIVE in written.labels))
    stated = statements(tally, table, words(lang))
    return of_book(io.BytesIO(year_end_workbook(tally, table, lang)), stated)


def _read_book(path: Path) -> Written:
    from hongngu_tally.guard.front import inspect as look_at
    from hongngu_tally.render.written_book import of_book

    look_at(path)
    with path.open("rb") as file:
        # Which of its texts are labels the table that is made again tells: its own formulas may have lost their results.
        return of_book(file)


# --- JSON

NARRATIVE = "narrative"
_LEDGER = ("ledger", "files", "findings", "missing", "unjudged", "settled")
"""What of the object is said of its inputs, and moves with them."""


def _read_json(path: Path) -> Written:
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if data.get("command") != "year-end" or data.get("schema_version") != SCHEMA_VERSION:
        raise NotOurs(str(path))
    return _of_data(data)


def _of_data(data: Mapping[str, Any]) -> Written:
    record = {name: str(data[name]) for name in ("layout", "year", "stage", "count", "law_on")}
    record["where"] = json.dumps(data.get("where", {}), ensure_ascii=False)
    record |= {name: str(data[name]) for name in ("lang", "program") if name in data}
    record["decisions"] = str("decisions" in data).lower()
    record["redacted"] = str(data.get("redacted", False)).lower()
    chosen = data.get("selection", {})
    record["checks"] = json.dumps({name: chosen[name] for name in ("only", "skip") if name in chosen})
    labels = dict(_json_labels(data)) if "lang" in data else {}
    ledger = dict(_flat({name: data[name] for name in _LEDGER if name in data}))
    past = dict(_flat(data.get("compared", {})))
    return Written(record, dict(_json_numbers(data)), _json_inputs(data), labels, ledger=ledger, past=past)


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
    if NARRATIVE in data:
        yield NARRATIVE, " ".join(map(str, data[NARRATIVE]))


def _json_numbers(data: Mapping[str, Any]) -> Iterator[tuple[str, Number]]:
    columns = [one["key"] for one in data.get("columns", ())]
    for row in (*data["rows"], {"key": "total", **data["total"]}):
        yield from _measures(str(row["key"]), row, columns or MEASURES)
        for award, kinds in row.get("awards", {}).items():
            for kind, number in kinds.items():
                yield f"{row['key']}.{award}/{kind}", _whole(number)
    yield "outside", _whole(data["outside"])
    for sums in ("by_award", "by_unit"):
        for name, number in data.get(sums, {}).items():
            yield f"{sums}.{name}", _whole(number)


def _measures(key: str, row: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[str, Number]]:
    for measure in names:
        yield f"{key}.{measure}", _whole(row.get(measure))
    for part in ("decided", "among", "decided_among"):
        for name, number in row.get(part, {}).items():
            yield f"{key}.{part}.{name}", _whole(number)


def _whole(value: object) -> Number:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _flat(value: object, place: str = "") -> Iterator[tuple[str, Value]]:
    """Place → value of everything inside, an entry of a list by its file or its key, where it has one."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            named = inner.get("file", inner.get("key", at)) if isinstance(inner, Mapping) else at
            yield from _flat(inner, f"{place}[{named}]")
    else:
        yield place, value if isinstance(value, int | float | str) else str(value)
