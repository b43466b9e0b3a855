"""This year's table beside an earlier year's: line by line, award by award, unit by unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.counts import sums
from hongngu_tally.frozen import frozen
from hongngu_tally.layouts.filters import MEASURES, OUTSIDE, TOTAL
from hongngu_tally.layouts.order import ordered_awards
from hongngu_tally.layouts.table import YearEndTable
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_JUMP_LEAST, _JUMP_PERCENT = 10, 50
"""A unit jumps when it gains or loses so many awards and so large a part of the year before."""


class NoPast(ValueError):  # noqa: N818 - a state of the file
    """A file that is no year-end table written as JSON, or one by another layout."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@frozen
class Earlier:
    """An earlier year's numbers; ``awards`` and ``units`` are None where its table does not tell them.

    ``outside`` counts what no row took, ``held_back`` what was not counted; ``unreadable`` are files of that year of which something
    could not be read.
    """

    year: int
    rows: Mapping[str, int]
    awards: Mapping[str, int] | None = None
    units: Mapping[str, int] | None = None
    outside: int = 0
    held_back: int = 0
    unreadable: tuple[str, ...] = ()


@frozen
class Delta:
    """One number then and now. A percentage is only told where there was something before."""

    key: str
    old: int
    new: int

    @property
    def difference(self) -> int:
        """What was gained; negative for what was lost."""
        return self.new - self.old


@frozen
class Comparison:
    """The table's rows with the total last; awards that are new or vanished; units that changed much."""

    year: int
    rows: tuple[Delta, ...]
    new_awards: tuple[Delta, ...] = ()
    vanished: tuple[Delta, ...] = ()
    jumps: tuple[Delta, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Units of the earlier year that are parts of one of today's: (then, now)."""
    outside: Delta = Delta(OUTSIDE, 0, 0)
    """What no row of the table took, then and now."""
    held_back: int = 0
    """Nominations of the earlier year that were not counted, and in ``unreadable`` its files that could not be read."""
    unreadable: tuple[str, ...] = ()


def earlier_of(tally: Tally, table: YearEndTable) -> Earlier:
    """The numbers of a year that was read like this one and filled into the same layout."""
    return Earlier(
        tally.year,
        {row.key: sum(row.measures) for row in (*table.rows, table.total)},
        sums(tally.counted, "award", tally.count),
        sums(tally.counted, "unit", tally.count),
        table.outside,
        tally.balance.held_back,
        _not_read(tally),
    )


def _not_read(tally: Tally) -> tuple[str, ...]:
    """The files that could not be read, or of which some row was not."""
    ledger = tally.intake.ledger
    partly = set(map(str, ledger.loc[ledger["fate"] == "unread", "file"].unique()))
    return tuple(
        one.file for one in tally.intake.submissions if one.state == "unreadable" or one.file in partly
    )


def read_earlier(path: Path, layout: str, tally: Tally) -> Earlier:
    """The numbers of a table that ``year-end`` wrote as JSON by the same layout, of the part that ``tally`` counts.

    Anything else raises ``NoPast``.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        if data["command"] != "year-end":
            raise NoPast("not-a-table")
        if data["layout"] != layout:
            raise NoPast("other-layout", layout=str(data["layout"]), asked=layout)
        where = {name: list(values) for name, values in tally.where.items()}
        if (data.get("where", {}), data["stage"], data["count"]) != (where, tally.stage, tally.count):
            raise NoPast("other-selection")
        rows = {str(row["key"]): _number(row) for row in data["rows"]} | {TOTAL: _number(data["total"])}
        unreadable = tuple(str(one["file"]) for one in data["files"] if one["state"] == "unreadable")
        return Earlier(
            int(data["year"]), rows, _counts(data, "by_award"), _counts(data, "by_unit"), int(data["outside"]),
            int(data["ledger"]["held_back"]), unreadable,
        )  # fmt: skip
    except NoPast:
        raise
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise NoPast("not-a-table") from cause


def _number(row: Mapping[str, Any]) -> int:
    # A form's columns are its own: how many of each kind of recipient a row has stands apart.
    kinds = row.get("recipients", row)
    return sum(int(kinds[measure]) for measure in MEASURES)


def _counts(data: Mapping[str, Any], name: str) -> dict[str, int] | None:
    """What the table tells of all awards or units; a table of an older version does not."""
    return {str(key): int(number) for key, number in data[name].items()} if name in data else None


def compare(tally: Tally, table: YearEndTable, earlier: Earlier) -> Comparison:
    """This year beside ``earlier``. Units that were merged since are compared as what they are today."""
    matrix = table.layout.kind == "matrix"
    now_of = {old: unit.name for unit in tally.intake.unit_list for old in unit.merged_from}
    past = _merged(earlier.rows, now_of) if matrix else earlier.rows
    rows = [Delta(row.key, past.get(row.key, 0), sum(row.measures)) for row in table.rows]
    known = {row.key for row in table.rows}
    # A line of the data that is no longer there is told with its zero of this year.
    if table.layout.kind != "rows":
        rows += [Delta(key, old, 0) for key, old in past.items() if key not in known and key != TOTAL]
    total = Delta(TOTAL, past.get(TOTAL, 0), sum(table.total.measures))
    new, gone = _awards(tally, earlier)
    return Comparison(
        earlier.year,
        (*rows, total),
        new,
        gone,
        _jumps(tally, earlier, now_of),
        tuple(sorted((old, now) for old, now in now_of.items() if old in (earlier.units or {}))),
        Delta(OUTSIDE, earlier.outside, table.outside),
        earlier.held_back,
        earlier.unreadable,
    )


def _merged(numbers: Mapping[str, int], now_of: Mapping[str, str]) -> dict[str, int]:
    """The numbers by unit, those of units that were merged since under what they are today."""
    found: dict[str, int] = {}
    for unit, number in numbers.items():
        name = now_of.get(unit, unit)
        found[name] = found.get(name, 0) + number
    return found


def _awards(tally: Tally, earlier: Earlier) -> tuple[tuple[Delta, ...], tuple[Delta, ...]]:
    if earlier.awards is None:
        return (), ()
    now = sums(tally.counted, "award", tally.count)
    order = ordered_awards(tally)
    new = tuple(Delta(code, 0, now[code]) for code in order if code not in earlier.awards)
    return new, tuple(Delta(code, old, 0) for code, old in earlier.awards.items() if code not in now)


def _jumps(tally: Tally, earlier: Earlier, now_of: Mapping[str, str]) -> tuple[Delta, ...]:
    if earlier.units is None:
        return ()
    before = _merged(earlier.units, now_of)
    now = sums(tally.counted, "unit", tally.count)
    deltas = [
        Delta(unit, before.get(unit, 0), now.get(unit, 0)) for unit in sorted(before.keys() | now.keys())
    ]
    large = [
        one
        for one in deltas
        if abs(one.difference) >= _JUMP_LEAST and 100 * abs(one.difference) >= _JUMP_PERCENT * one.old
    ]
    return tuple(sorted(large, key=lambda one: (-abs(one.difference), collation_key(one.key))))
