"""What every result as data begins and ends with: the year and its law, the ledger, the files, what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import CODES
from hongngu_tally.release import VERSION
from hongngu_tally.render.decided import decisions_data
from hongngu_tally.render.formats import SCHEMA_VERSION, fates, severities
from hongngu_tally.render.settled import settled_data

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import EarlierFile, Submission


def head(command: str, tally: Tally) -> dict[str, Any]:
    """What every object begins with: the command, the program, the year and the law it was judged by."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "program": VERSION,
        "year": tally.year,
        "law_on": tally.regime.day.isoformat(),
        "instruments": [instrument.key for instrument in tally.regime.instruments],
        **(
            {"unverified": [each.cite for each in tally.regime.unverified]} if tally.regime.unverified else {}
        ),
        **({"own_rules": list(tally.regime.own_files)} if tally.regime.own_files else {}),
        **({"redacted": True} if tally.redacted else {}),
    }


def asked(tally: Tally) -> dict[str, Any]:
    """``where``: what the counts were narrowed to, if they were."""
    where = {name: list(values) for name, values in tally.where.items()}
    return {"where": where} if where else {}


def foot(tally: Tally) -> dict[str, Any]:
    """What every object ends with: the ledger, the files, and what a person settled."""
    balance = tally.balance
    return {
        "ledger": {
            "rows": balance.rows,
            "fates": fates(balance.fates),
            "nominations": balance.nominations,
            "counted": balance.counted,
            "held_back": balance.held_back,
        },
        "files": _files(tally),
        "settled": settled_data(tally.intake.files),
        "unjudged": [
            {
                "code": one.code,
                "name": CODES[one.code].name,
                "lacks": one.lacks,
                "nominations": one.count,
                "files": list(one.files),
                **({"needs": list(one.needs), "holds": list(one.holds)} if one.needs else {}),
            }
            for one in tally.unjudged
        ],
        **_selected(tally),
        **_history(tally),
        **decisions_data(tally),
    }


def _history(tally: Tally) -> dict[str, Any]:
    """The earlier years that were handed in, by year; a file whose year nobody can tell stands under ``null``."""
    earlier = tally.intake.earlier
    if earlier is None:
        return {}
    years: dict[int, list[EarlierFile]] = {}
    for one in earlier.files:
        years.setdefault(one.year, []).append(one)
    return {
        "history": [
            {
                "year": year or None,
                "used": year in earlier.years,
                "nominations": sum(one.nominations for one in files if one.state == "counted"),
                "files": [
                    {
                        "file": one.file,
                        "state": one.state,
                        "nominations": one.nominations,
                        "held_back": one.held_back,
                    }
                    | ({"reason": one.reason} if one.reason else {})
                    | ({"sha256": one.sha256} if one.sha256 else {})
                    for one in files
                ],
            }
            for year, files in sorted(years.items())
        ]
    }


def _selected(tally: Tally) -> dict[str, Any]:
    """What of the findings was asked for, and how many were left out; nothing where all were."""
    chosen = tally.wanted
    said: dict[str, Any] = {
        name: list(codes) for name, codes in (("only", chosen.only), ("skip", chosen.skip)) if codes
    }
    if said:
        said["left_out"] = severities(chosen.left_out)
    if chosen.most is not None:
        said |= {"max": chosen.most, "not_shown": max(len(tally.findings) - chosen.most, 0)}
    return {"selection": said} if said else {}


def _files(tally: Tally) -> list[dict[str, Any]]:
    sums = {reading.file: reading.sha256 for reading in tally.intake.files}
    return [_file(one, sums.get(one.file, "")) for one in tally.intake.submissions]


def _file(submission: Submission, checksum: str) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": submission.file,
        "state": submission.state,
        "units": list(submission.units),
        "rows": submission.rows,
        "nominations": submission.nominations,
        "counted": submission.counted,
    }
    if submission.state != "counted":
        entry["reason"] = submission.reason
    if submission.superseded_by:
        entry["superseded_by"] = submission.superseded_by
    if checksum:
        entry["sha256"] = checksum
    return entry
