"""The cases of hostile, broken and unlucky input, whole: a folder of such files beside honest ones, run as a user would.

``CASES`` lists all of them; a test says by ``@pytest.mark.case("A13")`` which ones it covers, and each case has one.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from forged import write_zip
from hongngu_tally.cli import run
from trust_files import REFUSED, WARNED
from trust_parts import Bad, honest

TESTS = Path(__file__).parent
CASES = {
    "A": 20, "B": 8, "C": 14, "D": 15, "E": 6, "F": 14, "G": 8, "H": 8, "P": 6,
}  # fmt: skip
"""Container and file type · XML · geometry · values · CSV · output · terminal · process and batch · privacy."""
GOOD = {f"tot-{n}.xlsx": f"Xã Tốt {n}" for n in range(3)}


@cache
def covered() -> dict[str, list[str]]:
    """Case → the tests that say they cover it."""
    found: dict[str, list[str]] = {bad.case: ["trust_files"] for bad in (*REFUSED, *WARNED)}
    for path in TESTS.glob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "pytest.mark.case(" in text else ():
            for mark in getattr(node, "decorator_list", ()):
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.case":
                    for argument in mark.args:
                        assert isinstance(argument, ast.Constant)
                        found.setdefault(str(argument.value), []).append(f"{path.stem}.{node.name}")
    return found


def test_every_case_has_a_test_and_no_test_covers_a_case_that_is_none() -> None:
    every = {f"{group}{number:02}" for group, count in CASES.items() for number in range(1, count + 1)}
    assert len(every) == 99
    assert (every - set(covered()), set(covered()) - every) == (set(), set())


# --- one folder, one run -----------------------------------------------------------------------------------


@dataclass
class Ran:
    """What a run over the folder said."""

    code: int
    data: dict[str, Any]
    err: str
    untouched: bool

    def findings(self, name: str) -> list[dict[str, Any]]:
        return [one for one in self.data["findings"] if one["file"] == name]

    def file(self, name: str) -> dict[str, Any]:
        (found,) = [one for one in self.data["files"] if one["file"] == name]
        return found


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    folder = tmp_path_factory.mktemp("trust")
    for bad in (*REFUSED, *WARNED):
        bad.write(folder / bad.name)
    for name, unit in GOOD.items():
        write_zip(folder / name, honest(unit))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["validate", str(folder), "--year", "2020", "--format", "json", "--lang", "en"])
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    yield Ran(code, json.loads(out.getvalue()), err.getvalue(), before == after)
    shutil.rmtree(folder)


def test_the_run_needs_a_person_and_leaves_every_input_as_it_was(ran: Ran) -> None:
    assert ran.code == 1
    assert ran.untouched
    assert "Traceback" not in ran.err and "panicked" not in ran.err and "Warning" not in ran.err


def test_honest_files_beside_them_are_counted_whole(ran: Ran) -> None:
    for name, unit in GOOD.items():
        one = ran.file(name)
        assert (one["state"], one["units"], one["counted"]) == ("counted", [unit], 3)


def test_all_rows_have_a_fate(ran: Ran) -> None:
    ledger = ran.data["ledger"]
    assert ledger["rows"] == sum(ledger["fates"].values())
    assert ledger["nominations"] == ledger["counted"] + ledger["held_back"]


@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: f"{bad.case} {bad.name}")
def test_refused(ran: Ran, bad: Bad) -> None:
    (found,) = ran.findings(bad.name)
    assert found["name"] in bad.finding.split("|") and found["severity"] == "error"
    assert found["message"] and found["fix"] and not re.search(r"Error|Exception|None", found["message"])
    one = ran.file(bad.name)
    assert (one["state"], one["reason"]) == ("unreadable", found["name"])
    assert not one.get("counted")


@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: f"{bad.case} {bad.name}")
def test_refused_for_the_right_cause(tmp_path: Path, bad: Bad) -> None:
    from hongngu_tally.guard import Refused, inspect
    from hongngu_tally.workbook import read_book

    bad.write(tmp_path / bad.name)
    with pytest.raises(Refused) as caught:
        read_book(tmp_path / bad.name, inspect(tmp_path / bad.name))
    assert caught.value.cause in bad.cause.split("|")


@pytest.mark.parametrize("bad", WARNED, ids=lambda bad: f"{bad.case} {bad.name}")
def test_read_with_a_word(ran: Ran, bad: Bad) -> None:
    """``finding`` is what must be said of the file, ``cause`` the nominations that must be counted."""
    names = {found["name"] for found in ran.findings(bad.name)}
    assert {*filter(None, bad.finding.split("|"))} <= names, names
    one = ran.file(bad.name)
    if bad.cause:
        assert (one["state"], one["nominations"]) == ("counted", int(bad.cause)), names
