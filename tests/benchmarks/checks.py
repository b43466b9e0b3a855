"""How long all checks take beside reading, over 600 workbooks of 300 rows, and which of them cost most.

    python tests/benchmarks/checks.py [--files 600] [--rows 300] [--most 12]

Processor time counts, so that a busy machine disturbs nothing: the reading time is that of all workers divided by
their number, as long as a reader waits; the checks run in one process. The ratio is to stay below one. Every workbook is
from a unit of its own; names are few, so that namesakes are far more frequent than in any real district.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from workbooks import rows_of_a_list, write_workbook

from hongngu_tally import pipeline
from hongngu_tally.checks.every import CHECKS, run, unjudged
from hongngu_tally.checks.frames import forget
from hongngu_tally.law import load_catalogue


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--most", type=int, default=12, help="how many checks to show, the slowest first")
    asked = parser.parse_args()
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        units = [f"Xã Mẫu {number}" for number in range(1, asked.files + 1)]
        listed = "".join(f'[[unit]]\nname = "{unit}"\nkind = "commune"\n' for unit in units)
        (Path(folder) / "tally.toml").write_text(listed, encoding="utf-8")
        for number, unit in enumerate(units):
            lines = rows_of_a_list(asked.rows, number, unit.upper())
            write_workbook(Path(folder) / f"{number:04}.xlsx", {"Cá nhân": lines})
        begin = _spent()
        read = pipeline.read([folder], workers=workers)
        reading = (_spent() - begin) / workers
    begin = time.process_time()
    intake = pipeline.tally_readings(*read, year=2020).intake
    after = time.process_time() - begin
    regime = load_catalogue().on(date(2020, 12, 31))

    begin = time.process_time()
    findings = run(intake, regime, whole_year=True)
    checks = time.process_time() - begin
    begin = time.process_time()
    unjudged(intake, regime)
    asking = time.process_time() - begin
    taken = {}
    for check in CHECKS:
        begin = time.process_time()
        for _ in check.judge(intake, regime):
            pass
        name = f"{check.code.code} {check.code.name}{' (whole year)' if check.whole_year else ''}"
        taken[name] = time.process_time() - begin
    forget()

    print(f"{len(intake.nominations)} nominations of {asked.files} workbooks, {len(findings)} findings")
    print(Counter(finding.code for finding in findings).most_common(8))
    steps = {
        f"reading, with {workers} workers": reading,
        "everything after reading": after,
        "all checks": checks,
        "what was not judged": asking,
    }
    for name, seconds in steps.items():
        print(f"{name:40} {seconds:7.2f} s  {seconds / reading:5.2f} ×")
    for name, seconds in sorted(taken.items(), key=lambda each: -each[1])[: asked.most]:
        print(f"  {name:38} {seconds:7.2f} s  {seconds / reading:5.2f} ×")


def _spent() -> float:
    """Seconds of processor time of this process and of the workers that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
