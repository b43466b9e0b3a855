"""What reading a made list comes to: what is counted of it, and whether a person is asked about anything.

A list may be laid out so that nobody can tell what it means. Then a count may be another one than was meant, but never
without an error: that is the promise these lists are held to, besides the counts of those that can be told.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grids import write_book
from hongngu_tally.finding import Severity
from hongngu_tally.pipeline import tally_readings
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import discover


@dataclass
class Made:
    """One list: the grid of its sheet, how often each award is in it by recipient, and whether anybody could tell."""

    grid: str
    counts: Counter[str] = field(default_factory=Counter)
    exact: bool = True


@dataclass
class Judged:
    """What is counted of a file, and whether the run says that it needs a person."""

    counts: Counter[str]
    asks: bool


def judged(path: Path) -> Judged:
    """Read one file of 2020. Errors about the law say nothing here: the invented nominees have awards by chance."""
    reading = read_file(Source(path, path.name), Words())
    tally = tally_readings([reading], discover([path]), Settings(), year=2020, whole_year=False)
    errors = [one for one in tally.findings if one.severity is Severity.ERROR and one.code[0] in "WF"]
    left = tally.balance.held_back or tally.balance.fates.get("unread", 0) or not tally.balance.holds
    pairs = zip(tally.counted["award"], tally.counted["recipient"], strict=True)
    return Judged(Counter(f"{award} {recipient}" for award, recipient in pairs), bool(errors or left))


def hold(made: Made, folder: Path) -> None:
    """Fail where a list that anybody can tell is counted otherwise or asked about, or any in silence."""
    found = judged(write_book(folder / "made.xlsx", made.grid))
    if made.exact:
        assert not found.asks, made.grid
    if made.exact or not found.asks:
        assert found.counts == made.counts, made.grid


def try_by_hand(make: Callable[[int], Made], first: str, last: str) -> None:
    """Name the seeds from ``first`` up to ``last`` that are counted otherwise, those in silence with a mark."""
    right = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(first), int(last)):
            made = make(seed)
            found = judged(write_book(Path(folder) / "made.xlsx", made.grid))
            if found.counts == made.counts and not found.asks:
                right += 1
                continue
            silent = "" if found.asks else "IN SILENCE"
            should = "should be exact" if made.exact else ""
            lacks, more = dict(made.counts - found.counts), dict(found.counts - made.counts)
            print(seed, silent, should, "lacks", lacks, "has", more)
    print(f"{right} of {int(last) - int(first)} as made")
