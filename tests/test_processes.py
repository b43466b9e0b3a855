"""The tests' own processes: as many as there are cores, and none that start others."""

import os
import shutil
import subprocess
import sys

import pytest

from generated import ROOT

TESTS = """
import os
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range(8))
def test_who_runs_this(number):
    Path(f"{number}.txt").write_text(f"{os.getpid()} {os.getppid()}", encoding="utf-8")
"""


@pytest.mark.slow
def test_a_process_of_the_tests_starts_no_other(tmp_path):
    pytest.importorskip("xdist")
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "grids.py", "here.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "test_who.py").write_text(TESTS, encoding="utf-8")
    apart = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    apart["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        command, cwd=tmp_path, env=apart, check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [path.read_text(encoding="utf-8").split() for path in tmp_path.glob("*.txt")]
    assert len(told) == 8
    assert len({process for process, _ in told}) <= min(os.cpu_count() or 1, 8)
    assert len({parent for _, parent in told}) == 1


def test_nothing_is_looked_through_when_the_program_ends():
    # Whoever is registered first is asked last.
    code = (
        "import atexit, gc\n"
        "atexit.register(lambda: print(gc.get_freeze_count()))\n"
        "from hongngu_tally.collector import end_at_once\n"
        "end_at_once()\n"
        "print(gc.get_freeze_count())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    # Later versions of Python keep some objects aside from the start.
    before, after = map(int, done.stdout.split())
    assert after > before
