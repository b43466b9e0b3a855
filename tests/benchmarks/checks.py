"""How long all checks take beside reading, over 600 workbooks of 300 rows, and which of them cost most.

    python tests/benchmarks/checks.py [--files 600] [--rows 300] [--most 12]

Reading is everything that turns files into readings, with the usual number of workers, by the clock; the checks run in
one process. What counts is the ratio: the checks may take as long as reading does, not longer. Units, names and awards
are spread as in ``workbooks.py``, so that namesakes are as frequent as in a real district, and more.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from workbooks import rows_of_a_list, write_workbook

from hongngu_tally import pipeline
from hongngu_tally.checks import CHECKS, run
from hongngu_tally.checks.registry import Check
from hongngu_tally.law import load_catalogue


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--most", type=int, default=12, help="how many checks to show, the slowest first")
    asked = parser.parse_args()
    units = [f"Xã Mẫu {number}" for number in range(1, asked.files + 1)]
    with tempfile.TemporaryDirectory() as folder:
        listed = "".join(f'[[unit]]\nname = "{unit}"\nkind = "commune"\n' for unit in units)
        (Path(folder) / "tally.toml").write_text(listed, encoding="utf-8")
        for number, unit in enumerate(units):
            lines = rows_of_a_list(asked.rows, number, unit.upper())
            write_workbook(Path(folder) / f"{number:04}.xlsx", {"Cá nhân": lines})
        begin = time.perf_counter()
        readings, found, settings = pipeline.read([folder])
        reading = time.perf_counter() - begin
    begin = time.perf_counter()
    tally = pipeline.tally_readings(readings, found, settings, year=2020)
    after = time.perf_counter() - begin
    intake, regime = tally.intake, load_catalogue().on(date(2020, 12, 31))

    taken: dict[str, float] = {}

    def clocked(check: Check) -> None:
        start = time.perf_counter()
        for _ in check.judge(intake, regime):
            pass
        name = f"{check.code.code} {check.code.name}{' (whole year)' if check.whole_year else ''}"
        taken[name] = time.perf_counter() - start

    begin = time.perf_counter()
    findings = run(intake, regime, whole_year=True)
    checks = time.perf_counter() - begin
    for check in CHECKS:
        clocked(check)
    rows = len(intake.nominations)
    print(f"{rows} nominations of {asked.files} workbooks, {len(findings)} findings")
    print(Counter(finding.code for finding in findings).most_common(8))
    for name, seconds in (("reading", reading), ("everything after reading", after), ("all checks", checks)):
        print(f"{name:36} {seconds:7.2f} s  {seconds / reading:5.2f} ×")
    for name, seconds in sorted(taken.items(), key=lambda each: -each[1])[: asked.most]:
        print(f"  {name:34} {seconds:7.2f} s  {seconds / reading:5.2f} ×")


if __name__ == "__main__":
    main()
