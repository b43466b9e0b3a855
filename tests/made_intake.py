"""Small hand-made intakes, for tests of single checks: rows of a nominations frame, lists, sheets, and what one check says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from hongngu_tally.checks.every import run
from hongngu_tally.finding import Finding
from hongngu_tally.intake import (
    COLUMNS,
    EARLIER_COLUMNS,
    LEDGER_COLUMNS,
    EarlierFile,
    EarlierYears,
    Intake,
    Submission,
)
from hongngu_tally.law import Regime, load_catalogue
from hongngu_tally.table.model import FileReading, LocatedTable, SheetReading
from hongngu_tally.text import key

BLANKS = {"str": "", "category": "", "int32": 0, "bool": False}
DEFAULTS = {
    "file": "a.xlsx", "sheet": "Danh sách", "column": 5, "name_column": 2, "recipient": "individual", "award": "LDTT", "family": "emulation_title",
    "level": "district", "track": "merit", "unit": "Xã Long Thuận", "unit_known": True, "stage": "nominated", "grade": None, "initiative": None,
    "discipline": None, "recruited": None, "members": None, "proceedings": None, "basis": None, "registered": None, "decision": None,
    "decision_date": None,
}  # fmt: skip


def law(day: date = date(2020, 12, 31)) -> Regime:
    return load_catalogue().on(day)


def frame(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """A nominations frame; the n-th row stands in sheet row n unless it says otherwise."""
    lines = []
    for number, row in enumerate(rows, 1):
        line = (
            {column.name: BLANKS[column.dtype] for column in COLUMNS} | DEFAULTS | {"row": number} | dict(row)
        )
        line["name_key"] = line["name_key"] or key(str(line["name"]))
        lines.append(line)
    built = pd.DataFrame(lines, columns=[column.name for column in COLUMNS])
    return built.astype({column.name: column.dtype for column in COLUMNS})


def table(**values: Any) -> LocatedTable:
    given = {
        "row": 6, "column": 1, "header_rows": (6,), "columns": {"ordinal": (1,), "name": (2,), "award": (5,)}, "headers": {}, "mark_columns": {},
        "unknown_headers": (), "doubts": (), "missing": (), "score": 1.0, "rows": tuple(range(1, 41)), "section_of": (), "sections": (), "values": {},
        "marks": {},
    } | values  # fmt: skip
    return LocatedTable(**given)


def sheet(*tables: LocatedTable, **values: Any) -> SheetReading:
    given = {
        "name": "Danh sách", "index": 0, "kind": "list", "why": "", "hidden": False, "fates": (), "hidden_rows": (), "tables": tables,
    } | values  # fmt: skip
    return SheetReading(**given)


def intake(*rows: Mapping[str, Any], **values: Any) -> Intake:
    nominations = frame(*rows)
    ledger = pd.DataFrame(values.pop("ledger", []), columns=list(LEDGER_COLUMNS))
    files = values.pop(
        "files", tuple(FileReading(file) for file in dict.fromkeys(nominations["file"].astype("str")))
    )
    submissions = values.pop("submissions", tuple(Submission(each.file, "counted") for each in files))
    return Intake(2020, files, submissions, nominations, ledger, **values)


def only(code: str, given: Intake, regime: Regime | None = None, whole_year: bool = False) -> list[Finding]:
    """The findings of one code."""
    return [each for each in run(given, regime or law(), whole_year) if each.code == code]


def places(findings: list[Finding]) -> list[str]:
    return [str(each.place) for each in findings]


def person(name: str, award: str = "LDTT", **values: Any) -> dict[str, Any]:
    return {"name": name, "award": award, **values}


def unit_of(above: int, base: int, once: bool = False, **values: Any) -> list[dict[str, Any]]:
    """``base`` persons with LĐTT, of whom (or beside whom) ``above`` have CSTĐCS."""
    holders = [person(f"Mẫu {number}", **values) for number in range(base)]
    start = base if once else 0
    return holders + [person(f"Mẫu {start + number}", "CSTDCS", **values) for number in range(above)]


BEFORE = {
    "sheet": "Cá nhân", "column": 4, "name_column": 2, "recipient": "individual", "unit": "Xã Long Thuận", "unit_known": True, "workplace": "",
    "address": "", "birth": "", "grade": None, "initiative": None, "held_back": "", "held": True,
}  # fmt: skip


def held(name: str, award: str, year: int, **values: Any) -> dict[str, Any]:
    """A line of an earlier year's list."""
    return BEFORE | {"name": name, "name_key": key(name), "award": award, "year": year, "file": f"{year}/a.xlsx", "row": 9} | values  # fmt: skip


def earlier(*rows: dict[str, Any], years: tuple[int, ...] = (2018, 2019)) -> EarlierYears:
    """The lists of these years, with these lines."""
    files = tuple(EarlierFile(f"{year}/a.xlsx", year, units=("Xã Long Thuận",)) for year in years)
    return EarlierYears(pd.DataFrame(rows, columns=list(EARLIER_COLUMNS)), files)
