"""What the goals are measured against: the least that other programs do for the same work. One job per run.

python tests/benchmarks/floors.py JOB [PATH]
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HEADER_ROW, AWARD = 6, "Danh hiệu đề nghị"


def by_openpyxl(folder: str) -> None:
    """The plain loop: ``pandas.read_excel``, one frame, group by."""
    _grouped(folder, "openpyxl")


def by_pandas_calamine(folder: str) -> None:
    """The same loop with the fast engine."""
    _grouped(folder, "calamine")


def _grouped(folder: str, engine: str) -> None:
    import pandas as pd

    frames = [
        pd.read_excel(path, engine=engine, header=HEADER_ROW - 1).assign(file=path.name)
        for path in sorted(Path(folder).glob("*.xlsx"))
    ]
    print(pd.concat(frames).groupby(["file", AWARD]).size().sum())


def counted(folder: str) -> None:
    """Bare counting: calamine in two processes, plain Python, nothing checked."""
    with ProcessPoolExecutor(2) as pool:
        print(
            sum(
                pool.map(_count, map(str, sorted(Path(folder).glob("*.xlsx"))), chunksize=8), Counter()
            ).total()
        )


def _count(path: str) -> Counter[str]:
    return Counter(str(row[6]) for rows in _lists(path) for row in rows[HEADER_ROW:] if row[1] and row[6])


def lists(path: str) -> None:
    """calamine alone: every sheet of one workbook as Python lists."""
    print(sum(len(rows) for rows in _lists(path)))


def _lists(path: str) -> list[list[list[object]]]:
    import python_calamine as calamine

    with calamine.CalamineWorkbook.from_path(path) as book:
        return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def pandas_import(_: str) -> None:
    """``import pandas`` and nothing else."""
    import pandas  # noqa: F401


def app(_: str) -> None:
    """The help page of a minimal Typer app."""
    import typer

    small = typer.Typer(add_completion=False, rich_markup_mode=None)

    @small.command()
    def one(path: str, year: str = typer.Option("", help="a year")) -> None:
        """A command."""

    @small.command()
    def two(path: str) -> None:
        """Another command."""

    small(args=["--help"])


JOBS = {job.__name__: job for job in (by_openpyxl, by_pandas_calamine, counted, lists, pandas_import, app)}

if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    JOBS[sys.argv[1]](sys.argv[2] if len(sys.argv) > 2 else "")
