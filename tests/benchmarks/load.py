"""Four thousand files of which one in twenty is hostile or broken: every good one counted, every bad one named.

By hand: ``python tests/benchmarks/load.py [FILES]``. Prints how long the good files take alone and with the bad ones among them,
and how much memory this process held at most.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from forged import write_zip
from trust_files import REFUSED, honest

# These take longer to write than to refuse.
SLOW = {"string.xlsx", "forged-size.xlsx", "quadratic.xlsx", "deep.xlsx"}


def summarized(folder: Path) -> tuple[dict[str, object], float]:
    """What ``tally summarize`` says of a folder, and the seconds it took."""
    began = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "hongngu_tally",
        "summarize",
        str(folder),
        "--year",
        "2020",
        "--format",
        "json",
        "-q",
    ]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout), time.monotonic() - began


def main(files: int = 4000) -> None:
    """Measure once with the good files alone, once with all."""
    import resource

    with tempfile.TemporaryDirectory() as where:
        folder = Path(where)
        good = files * 19 // 20
        for number in range(good):
            write_zip(folder / f"{number:05}.xlsx", honest(f"Xã {number}"))
        alone, seconds = summarized(folder)
        bad = [one for one in REFUSED if one.name not in SLOW]
        for number in range(files - good):
            one = bad[number % len(bad)]
            one.write(folder / f"{number * 19:05}-{one.name}")
        mixed, longer = summarized(folder)
        states = [one["state"] for one in mixed["files"]]
        print(f"{good} good files: {seconds:.1f} s, {alone['total']} counted")
        print(f"{files} files: {longer:.1f} s ({longer / seconds:.2f} times), {mixed['total']} counted")
        print(
            f"{states.count('unreadable')} of {files - good} bad ones named; {states.count('counted')} counted"
        )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"at most {peak:.0f} MB in the largest process")
        assert mixed["total"] == alone["total"] and states.count("unreadable") == files - good


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
