"""How much reading and locating a 300-row workbook costs, as ratios to python-calamine alone, in one run.

    python tests/benchmarks/reading.py [--files 8] [--rows 300] [--rounds 15]

The floor turns every sheet into Python lists. All variants run in turn in one process, so that a busy machine slows
them alike; the ratio of medians is what counts, not the milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine as calamine
from workbooks import rows_of_a_list, write_workbook

from hongngu_tally.guard import inspect
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.rows import extract
from hongngu_tally.table.locate import locate_sheet
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import read_book


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    vocabulary = load_vocabulary()

    def floor(path: Path) -> None:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)

    def located(path: Path) -> None:
        for sheet in read_book(path, inspect(path)).sheets:
            locate_sheet(sheet, vocabulary)

    def extracted(path: Path) -> None:
        sheets = read_book(path, inspect(path)).sheets
        extract(tuple(locate_sheet(sheet, vocabulary) for sheet in sheets), vocabulary)

    steps: dict[str, Callable[[Path], object]] = {
        "python-calamine alone": floor,
        "guard": inspect,
        "guard + cells": lambda path: read_book(path, inspect(path)),
        "guard + cells + locating": located,
        "… + nominations": extracted,
        "read_file (all of it)": lambda path: read_file(Source(path, path.name), Words()),
    }
    with tempfile.TemporaryDirectory() as folder:
        files = [
            write_workbook(Path(folder) / f"{seed}.xlsx", {"Cá nhân": rows_of_a_list(asked.rows, seed)})
            for seed in range(asked.files)
        ]
        times: dict[str, list[float]] = {name: [] for name in steps}
        for _ in range(asked.rounds + 1):
            for name, step in steps.items():
                for path in files:
                    begin = time.perf_counter()
                    step(path)
                    times[name].append(time.perf_counter() - begin)
    bare = statistics.median(times["python-calamine alone"][asked.files :])
    for name, taken in times.items():
        # The first round warms caches that live as long as a worker.
        middle = statistics.median(taken[asked.files :])
        print(f"{name:28} {middle * 1000:8.2f} ms  {middle / bare:5.2f} ×")


if __name__ == "__main__":
    main()
