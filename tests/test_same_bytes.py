"""The same inputs give the same bytes: in every form, from another folder, at another hour and in another time zone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"
SUFFIXES = ("xlsx", "docx", "html", "json", "csv", "md", "txt")


def folders(tmp_path):
    """A few lists of the sample year, a year before and a decision, in two places with the same times."""
    chosen = sorted(SAMPLE.glob("*.xlsx"))[:4]
    for place in ("mot", "noi khác"):
        for name, files in (("nay", chosen), ("truoc", chosen[:2])):
            folder = tmp_path / place / name
            folder.mkdir(parents=True)
            for number, file in enumerate(files):
                copy = Path(shutil.copy(file, folder))
                os.utime(copy, (1_606_000_000 + number, 1_606_000_000 + number))
    return tmp_path / "mot", tmp_path / "noi khác"


def written(place, target, zone, seed):
    program = (
        "import sys; from hongngu_tally.cli import run\n"
        "codes = {run(['year-end', 'nay', '--year', '2020', '--layout', 'awards', '--decisions', 'truoc', '-q', '-o', one])"
        " for one in sys.argv[1:]}\n"
        "sys.exit(0 if codes <= {0, 1} else 9)"
    )
    names = [str(target / f"bang.{suffix}") for suffix in SUFFIXES]
    target.mkdir()
    environment = {
        **os.environ,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "COLUMNS": "60" if seed == "1" else "200",
    }
    subprocess.run(
        [sys.executable, "-c", program, *names], cwd=place, env=environment, check=True, timeout=300
    )
    return {suffix: (target / f"bang.{suffix}").read_bytes() for suffix in SUFFIXES}


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(tmp_path):
    one, other = folders(tmp_path)
    first = written(one, tmp_path / "a", "Asia/Ho_Chi_Minh", "1")
    second = written(other, tmp_path / "b", "America/New_York", "2")
    assert [suffix for suffix in SUFFIXES if first[suffix] != second[suffix]] == []
