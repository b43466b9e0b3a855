"""Many files: the same results whoever reads them, in any order; a reader that fails costs a retry, then one file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import hongngu_tally
from conftest import Command
from forged import ONE_ROW, xlsx
from grids import write_book
from hongngu_tally.pool import read_files
from hongngu_tally.reading import Source, Words

NAMES = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Lan")


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A year of some communes; one file is no workbook, and people of one name are in several."""
    for number in range(1, 8):
        rows = "\n".join(
            f"| {at} | Nguyễn Văn Mẫu {name} | 1980 | Lao động tiên tiến |"
            for at, name in enumerate(NAMES[:number], 1)
        )
        text = f"""
# Cá nhân
| UBND XÃ MẪU {number} | | | |
| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | | |
| STT | Họ và tên | Năm sinh | Danh hiệu |
{rows}
"""
        write_book(tmp_path / f"xa-mau-{number}.xlsx", text)
    (tmp_path / "hong.xlsx").write_bytes(b"PK\3\4 no workbook at all")
    return tmp_path


@pytest.mark.parametrize("command_name", ["summarize", "validate"])
def test_one_worker_and_several_give_the_same(year: Path, command: Command, command_name: str) -> None:
    results = {
        command(command_name, year, "--year", "2020", "--format", "json", "--workers", workers)[:2]
        for workers in (1, 3)
    }
    assert len(results) == 1
    ((code, text),) = results
    assert code == 1 and '"xa-mau-7.xlsx"' in text


@pytest.mark.parametrize("make", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_what_workers_give(year: Path, make: Callable[[int], Executor]) -> None:
    own = hongngu_tally.tally([year], year=2020)
    with make(2) as executor:
        theirs = hongngu_tally.tally([year], year=2020, executor=executor)
    assert_same(own, theirs)


def assert_same(own: Any, theirs: Any) -> None:
    """Counts, ledger, findings and the files' order are the same."""
    assert own.counts.equals(theirs.counts) and own.balance == theirs.balance and own.balance.holds
    assert own.findings == theirs.findings and len(own.counts) == 7
    assert [one.file for one in own.intake.files] == [one.file for one in theirs.intake.files]


def test_progress_counts_files_and_rows(year: Path) -> None:
    told: list[tuple[int, int, int]] = []
    sources = [Source(path, path.name) for path in sorted(year.glob("*.xlsx"))]
    read_files(sources, Words(), progress=lambda *numbers: told.append(numbers))
    assert [done for done, _, _ in told] == list(range(1, 9)) and {total for _, total, _ in told} == {8}
    rows = [rows for _, _, rows in told]
    assert rows == sorted(rows) and rows[-1] == sum(3 + number for number in range(1, 8))


class Unreliable(Executor):
    """An executor some of whose calls fail, in any order; ``fails`` is asked about the files of a call and the call's number."""

    def __init__(self, fails: Callable[[list[str], int], bool]) -> None:
        self.fails = fails
        self.calls: list[list[str]] = []

    def submit(self, work: Callable[..., Any], /, sources: Any, *more: Any) -> Future[Any]:  # type: ignore[override]
        names = [source.shown for source in sources]
        self.calls.append(names)
        future: Future[Any] = Future()
        if self.fails(names, len(self.calls)):
            future.set_exception(ConnectionError("the worker is gone"))
        else:
            future.set_result(work(sources, *more))
        return future


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    """More files than there are calls."""
    names = [f"{number:03}.xlsx" for number in range(140)]
    random.Random(1).shuffle(names)
    first = xlsx(tmp_path / "first.xlsx", ONE_ROW).read_bytes()
    for name in names:
        (tmp_path / name).write_bytes(first)
    return [Source(tmp_path / name, name) for name in names]


def test_a_call_that_fails_once_costs_a_retry(sources: list[Source]) -> None:
    executor = Unreliable(lambda names, call: call == 3)
    readings = read_files(sources, Words(), executor=executor)
    assert [one.file for one in readings] == [source.shown for source in sources]
    assert not any(one.problem for one in readings)
    retried = executor.calls[2]
    assert len(retried) > 1 and executor.calls[-len(retried) :] == [[name] for name in retried]


def test_a_file_that_fails_twice_is_refused_and_no_other(sources: list[Source]) -> None:
    readings = read_files(sources, Words(), executor=Unreliable(lambda names, call: "007.xlsx" in names))
    assert {one.file: one.facts["cause"] for one in readings if one.problem} == {"007.xlsx": "worker-died"}
    assert len(readings) == len(sources)


def test_what_a_broken_executor_leaves_is_read_here(sources: list[Source]) -> None:
    with ProcessPoolExecutor(1) as executor:
        executor.submit(os._exit, 1)
        time.sleep(0.2)
        readings = read_files(sources[:5], Words(), executor=executor)
    assert [one.problem for one in readings] == [""] * 5


@pytest.mark.slow
def test_dask_reads_on_a_cluster_of_processes(year: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    own = hongngu_tally.tally([year], year=2020)
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        theirs = hongngu_tally.tally([year], year=2020, executor=client.get_executor())
    assert_same(own, theirs)


@pytest.mark.skipif(sys.platform != "linux", reason="whether workers run is told in another way there")
@pytest.mark.parametrize("by", ["SIGINT", pytest.param("SIGKILL", marks=pytest.mark.slow)])
def test_whoever_is_stopped_leaves_nothing(tmp_path: Path, by: str) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    first = xlsx(lists / "000.xlsx", ONE_ROW).read_bytes()
    for number in range(1, 1500):
        (lists / f"{number:04}.xlsx").write_bytes(first)
    target = tmp_path / "year-end.xlsx"
    arguments = ["year-end", str(lists), "--year", "2020", "-o", str(target), "--lang", "en"]
    process = subprocess.Popen(
        [sys.executable, "-m", "hongngu_tally", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task")
    began = time.monotonic()
    while not any(task.joinpath("children").read_text() for task in children.iterdir()):
        assert process.poll() is None and time.monotonic() - began < 60
        time.sleep(0.02)
    if by == "SIGINT":
        # A terminal sends it to every process that it started.
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.kill()
    began = time.monotonic()
    _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if by == "SIGINT" else -signal.SIGKILL), said
    assert time.monotonic() - began < 10
    assert (said.strip() or by == "SIGKILL") and "Traceback" not in said
    assert list(tmp_path.iterdir()) == [lists]
    # Where processes are started by a server of their own (Python 3.12 and later), whoever starts processes for the system
    # clears them away a moment later.
    while _is_there(process.pid):
        assert time.monotonic() - began < 20
        time.sleep(0.05)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
