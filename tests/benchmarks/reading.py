"""How much reading and locating a 300-row workbook costs, as ratios to python-calamine alone, in one run.

    python tests/benchmarks/reading.py [--files 100] [--rows 300]

The floor turns every sheet into Python lists. All steps run in turn in one process, each on a workbook of its own with
other names in it, so that a busy machine slows them alike and no cache helps; the ratio of medians is what counts.
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

from hongngu_tally.collector import spare_collector
from hongngu_tally.guard import inspect
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.rows import extract
from hongngu_tally.table.locate import locate_sheet
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import read_book


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--rows", type=int, default=300)
    asked = parser.parse_args()
    vocabulary = load_vocabulary()
    spare_collector()

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
    times: dict[str, list[float]] = {name: [] for name in steps}
    with tempfile.TemporaryDirectory() as folder:
        # Every workbook is new to the caches, as in a folder of submissions; the first ones only warm up.
        files = {
            (name, number): write_workbook(
                Path(folder) / f"{at}-{number}.xlsx",
                {"Cá nhân": rows_of_a_list(asked.rows, number * len(steps) + at)},
            )
            for number in range(asked.files + 5)
            for at, name in enumerate(steps)
        }
        for (name, number), path in files.items():
            begin = time.process_time()
            steps[name](path)
            if number >= 5:
                times[name].append(time.process_time() - begin)
    bare = statistics.median(times["python-calamine alone"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:28} {middle * 1000:8.2f} ms  {middle / bare:5.2f} ×")


if __name__ == "__main__":
    main()
