"""Every goal of the performance page, as a ratio to its floor in the same run.

    python tests/benchmarks/goals.py [NAME ...] [--rounds 3] [--files 600] [--rows 300]

Names: summarize one-book country small start validate year-end; without a name all but the country, which takes minutes.
Programs run one at a time as processes of their own, floor and tally in turn, so that a busy machine slows both alike; medians
count. Two numbers are shown: the ratio of elapsed times, and of processor time (of a program and all its workers),
which other work on the machine disturbs less. Memory is the peak of a program with its workers (shared pages split).
Installed modules must be compiled: the variable PYTHONDONTWRITEBYTECODE is taken away.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbooks import rows_of_a_list, write_workbook

FLOORS = str(Path(__file__).with_name("floors.py"))
TALLY = ("-m", "hongngu_tally")


@dataclass
class Spent:
    """What one run took: elapsed seconds, processor seconds, megabytes at the peak."""

    wall: float
    cpu: float
    memory: float = 0.0


def run(*arguments: str, weigh: bool = False) -> Spent:
    """One run of Python with ``arguments``; its memory is watched only where it is asked for, since that takes time."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    peak = [0.0]
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peak, done))
    if weigh:
        watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    done.set()
    if weigh:
        watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: exit code {process.returncode}")
    return Spent(wall, usage.ru_utime + usage.ru_stime, peak[0])


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(0.1):
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _megabytes(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def medians(rounds: int, **commands: tuple[str, ...]) -> dict[str, Spent]:
    """The commands in turn, ``rounds`` times after one that only warms up."""
    spent: dict[str, list[Spent]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            one = run(*command)
            if number:
                spent[name].append(one)
    return {
        name: Spent(statistics.median(one.wall for one in each), statistics.median(one.cpu for one in each))
        for name, each in spent.items()
    }


def show(name: str, tally: Spent, floor: Spent, goal: str) -> None:
    print(
        f"  {name:58} {tally.wall:7.2f} s / {floor.wall:6.2f} s = {tally.wall / floor.wall:5.2f} ×"
        f"   cpu {tally.cpu:7.2f} / {floor.cpu:6.2f} = {tally.cpu / floor.cpu:5.2f} ×   goal {goal}",
        flush=True,
    )


def plus(one: Spent, other: Spent) -> Spent:
    return Spent(one.wall + other.wall, one.cpu + other.cpu)


@contextmanager
def folder_of(files: int, rows: int) -> Iterator[str]:
    """So many workbooks of so many rows, each from a unit of its own, with the list of units."""
    with tempfile.TemporaryDirectory(prefix="tally-benchmark-") as name:
        folder = Path(name)
        units = [f"Xã Mẫu {number}" for number in range(1, files + 1)]
        listed = "".join(f'[[unit]]\nname = "{unit}"\nkind = "commune"\n' for unit in units)
        (folder / "tally.toml").write_text(listed, encoding="utf-8")
        for number, unit in enumerate(units):
            write_workbook(
                folder / f"{number:05}.xlsx", {"Cá nhân": rows_of_a_list(rows, number, unit.upper())}
            )
        yield name


def command(name: str, *arguments: str) -> tuple[str, ...]:
    return (*TALLY, name, *arguments, "--year", "2020", "-q", "--format", "json")


def summarize(asked: argparse.Namespace) -> None:
    with folder_of(asked.files, asked.rows) as folder:
        spent = medians(
            asked.rounds,
            tally=command("summarize", folder),
            counted=(FLOORS, "counted", folder),
            pandas=(FLOORS, "pandas_import"),
        )
        show("bare counting in two processes + import pandas", spent["tally"],
             plus(spent["counted"], spent["pandas"]), "≤ 1.6")  # fmt: skip
        for job, goal in (("by_pandas_calamine", "≤ 0.25"), ("by_openpyxl", "≤ 0.083")):
            show(f"{job} loop", spent["tally"], run(FLOORS, job, folder), goal)


def one_book(asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "one.xlsx")
        write_workbook(Path(path), {"Cá nhân": rows_of_a_list(asked.long, 1)})
        spent = medians(asked.rounds, tally=command("summarize", path), lists=(FLOORS, "lists", path))
        show(f"one workbook of {asked.long} rows, calamine alone", spent["tally"], spent["lists"], "≤ 1.6")
        heavy, light = run(*command("summarize", path), weigh=True), run(FLOORS, "lists", path, weigh=True)
        print(
            f"  memory {heavy.memory:.0f} MB / {light.memory:.0f} MB = {heavy.memory / light.memory:.2f} ×   goal ≤ 2.5"
        )


def country(asked: argparse.Namespace) -> None:
    taken = {}
    for files in (600, 4000):
        with folder_of(files, 400) as folder:
            taken[files] = run(*command("summarize", folder), weigh=True)
        one = taken[files]
        each = one.wall / files / 400 * 1e6
        print(
            f"  {files} × 400: {one.wall:.1f} s, {each:.1f} µs per row, cpu {one.cpu:.1f} s, {one.memory:.0f} MB"
        )
    ratio = taken[4000].cpu / taken[600].cpu * 600 / 4000
    print(
        f"  per row, 4000 against 600: {ratio:.2f} × of the processor time   goal 0.85 to 1.15; memory ≤ 400 MB"
    )


def small(asked: argparse.Namespace) -> None:
    with folder_of(60, 40) as folder:
        spent = medians(
            asked.rounds * 3, tally=command("summarize", folder), pandas=(FLOORS, "pandas_import")
        )
        show(
            "60 × 40, import pandas + 0.35 s", spent["tally"], plus(spent["pandas"], Spent(0.35, 0.35)), "≤ 1"
        )


def start(asked: argparse.Namespace) -> None:
    commands = {"help": ("--help",), "explain": ("explain", "R301"), "law": ("law", "--year", "2026")}
    spent = medians(
        asked.rounds * 3, app=(FLOORS, "app"), **{name: (*TALLY, *each) for name, each in commands.items()}
    )
    for name, words in commands.items():
        show(f"tally {' '.join(words)}, a minimal app's help", spent[name], spent["app"], "≤ 1.5")


def validate(asked: argparse.Namespace) -> None:
    with folder_of(1, 300) as folder:
        path = str(Path(folder) / "00000.xlsx")
        spent = medians(
            asked.rounds * 3,
            tally=command("validate", path),
            pandas=(FLOORS, "pandas_import"),
            lists=(FLOORS, "lists", path),
            nothing=("-c", ""),
        )
        reading = Spent(
            spent["lists"].wall - spent["nothing"].wall, spent["lists"].cpu - spent["nothing"].cpu
        )
        show(
            "validate one file, import pandas + reading",
            spent["tally"],
            plus(spent["pandas"], reading),
            "≤ 1.3",
        )


def year_end(asked: argparse.Namespace) -> None:
    from io import BytesIO

    from openpyxl import Workbook

    import hongngu_tally
    from hongngu_tally.layouts import fill, load_layout
    from hongngu_tally.render import behind, excel
    from hongngu_tally.render.words import words

    with folder_of(asked.files, asked.rows) as folder:
        tally = hongngu_tally.tally([folder], year=2020)
    table = fill(load_layout("district-report"), tally)

    def ours() -> None:
        excel.write_year_end(BytesIO(), tally, table)

    def bare() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(BytesIO())

    rows = list(behind.by_table(tally, table, words("vi")).rows)
    times: dict[str, list[Spent]] = {"ours": [], "bare": []}
    for _ in range(asked.rounds):
        for name, job in (("ours", ours), ("bare", bare)):
            wall, cpu = time.perf_counter(), time.process_time()
            job()
            times[name].append(Spent(time.perf_counter() - wall, time.process_time() - cpu))
    middle = [
        Spent(statistics.median(one.wall for one in each), statistics.median(one.cpu for one in each))
        for each in times.values()
    ]
    show(f"year-end workbook of {len(rows)} rows, write-only openpyxl", *middle, "≤ 3")


GOALS: dict[str, Callable[[argparse.Namespace], None]] = {
    "start": start,
    "validate": validate,
    "small": small,
    "summarize": summarize,
    "one-book": one_book,
    "year-end": year_end,
    "country": country,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(GOALS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--long", type=int, default=200_000, help="rows of the one long workbook")
    asked = parser.parse_args()
    for name in asked.names or [name for name in GOALS if name != "country"]:
        print(name, flush=True)
        GOALS[name](asked)


if __name__ == "__main__":
    main()
