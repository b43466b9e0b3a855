"""Tallies made by hand, so that what is shown can be checked against numbers that stand in the test."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from hongngu_tally import counts
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import COLUMNS, Intake, Submission
from hongngu_tally.law import load_catalogue
from hongngu_tally.table.model import FileReading

TEXTS = {column.name: "" for column in COLUMNS if column.dtype in ("category", "str")}
DEFAULTS = {
    **TEXTS,
    **{column.name: 0 for column in COLUMNS if column.dtype == "int32"},
    **{column.name: False for column in COLUMNS if column.dtype == "bool"},
    "file": "a.xlsx",
    "sheet": "Cá nhân",
    "unit": "Xã Mẫu",
    "level": "district",
    "track": "merit",
    "recipient": "individual",
    "stage": "nominated",
}


def nominations(*rows: dict[str, object]) -> pd.DataFrame:
    """The nominations frame: each row says what differs from ``DEFAULTS``; ``times`` repeats it."""
    catalogue = load_catalogue()
    made: list[dict[str, object]] = []
    for row in rows:
        given = dict(row)
        for _ in range(int(str(given.pop("times", 1)))):
            line = {**DEFAULTS, **given, "row": len(made) + 8}
            line["family"] = catalogue.awards[str(line["award"])].family
            line["name"] = line["name"] or f"Người Mẫu {len(made)}"
            line["name_key"] = line["name"]
            made.append(line)
    frame = pd.DataFrame(made, columns=[column.name for column in COLUMNS])
    return frame.astype({column.name: column.dtype for column in COLUMNS})


def tally(
    *rows: dict[str, object],
    findings: Iterable[Finding] = (),
    units: tuple[str, ...] = (),
    submissions: tuple[Submission, ...] = (),
    by: tuple[str, ...] = counts.DEFAULT_BY,
    count: str = "awards",
    modified: float = 1_600_000_000.0,
) -> counts.Tally:
    """A tally of the year 2020 over the given nominations; those with ``held_back`` are not counted."""
    frame = nominations(*rows)
    counted = frame[frame["held_back"] == ""]
    catalogue = load_catalogue()
    files = sorted(set(frame["file"].astype(str)))
    found = submissions or tuple(
        Submission(name, "counted", rows=5, nominations=3, counted=3) for name in files
    )
    ledger = pd.DataFrame(columns=["file", "sheet", "row", "fate", "reason", "hidden"])
    return counts.Tally(
        year=2020,
        stage="nominated",
        count=count,
        by=by,
        regime=catalogue.on(catalogue.judged_on(2020)),
        intake=Intake(
            year=2020,
            files=tuple(FileReading(name, sha256="0" * 64, modified=modified) for name in files),
            submissions=found,
            nominations=frame,
            ledger=ledger,
            units=units,
        ),
        findings=tuple(findings),
        counts=counts.count(counted, by, count),
        counted=counted,
        balance=counts.Balance(
            rows=len(frame) + 3,
            fates={"title": 2, "nomination": len(frame), "header": 1},
            nominations=len(frame),
            counted=len(counted),
            held_back=len(frame) - len(counted),
            by_unit=len(counted),
        ),
    )


def finding(code: str, name: str, severity: str, place: Place | None = None, **more: object) -> Finding:
    """A finding; ``value`` and ``cite`` are its own, everything else a fact."""
    own = {field: str(more.pop(field, "")) for field in ("value", "cite")}
    return Finding(code, name, Severity(severity), place or Place(), more, **own)


MISSING = tuple(
    finding("W503", "unit-missing", "warning", value=unit, unit=unit, year=2020)
    for unit in ("Phòng Y tế", "Hội Chữ thập đỏ huyện")
)
EXCEEDED = finding(
    "Q101", "share-exceeded", "error",
    cause="whole", award="CSTDCS", of=("LDTT",), numerator=20, base=100, percent="20,0", limit="15", floor=15,
)  # fmt: skip
