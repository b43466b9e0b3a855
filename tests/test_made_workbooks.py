"""Workbooks in freely mixed layouts (see ``made_workbooks``): every one is read exactly, and nothing is asked of a person."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from grids import write_book
from hongngu_tally.finding import Severity
from hongngu_tally.pipeline import tally_readings
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import discover
from made_workbooks import make
from reshaped import read_counts, reshaped

pytestmark = pytest.mark.usefixtures("read_here")

QUICK, SEEDS = 15, 60
BELOW = (201019, 201119, 201124, 201142, 201211, 204063, 204077, 204277, 204312)
"""Workbooks of one list that can be put together with another."""
ANY = (200001, 208046, 300027)
SOME = {
    "broken": (503, 532, 554, 566, 571, 629, 785),
    "carried": (330008, 330046),
    "numbered": (310029, 330037),
    "explained": (331002, 331004, 331016, 331028),
    "signed beside": (330003, 330014, 330046),
    "stacked": (310044, 311012, 311033, 311078),
    "summed": (331002, 331004),
    "two columns": (331005, 331024),
    "unmarked": (331008, 331023, 331030),
}
"""Workbooks to which such a shape does something."""
# Rules are judged on the few invented people of a file, who are given awards by chance: they say nothing here.
EXPECTED = {
    "share-exceeded",
    "same-achievement-twice",
    "state-awards-twice",
    "prerequisite-not-held",
    "grade-too-low",
}


@pytest.mark.parametrize(
    "seed",
    [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, SEEDS))],
)
def test_a_made_workbook_is_read_exactly(seed: int, tmp_path: Path) -> None:
    made = make(seed)
    path = made.write(tmp_path)
    reading = read_file(Source(path, path.name), Words())
    tally = tally_readings([reading], discover([path]), Settings(), year=2020, whole_year=False)

    counted = tally.counted
    keys = zip(counted["award"], counted["recipient"], counted["track"], strict=True)
    shown = f"seed {seed}: {made.features}\n{made.grid}"
    assert Counter(keys) == made.counts, shown
    assert Counter(counted["unit"].astype("str")) == made.units, shown
    rows = {
        (str(sheet), row, column)
        for sheet, row, column in zip(counted["sheet"], counted["row"], counted["name_column"], strict=True)
    }
    assert len(rows) == made.rows, shown
    assert tally.balance.held_back == 0, shown
    assert tally.balance.fates.get("unread", 0) == 0, shown
    assert tally.balance.holds, shown
    findings = {finding.name for finding in tally.findings if finding.severity is not Severity.NOTE}
    assert findings <= EXPECTED | made.warnings, shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "seed"),
    [
        *((shape, seed) for shape in ("pairs", "double rows", "broken", "filled", "pages") for seed in ANY),
        *((shape, seed) for shape, seeds in SOME.items() for seed in seeds),
        *(("below", seed) for seed in BELOW),
        *(("beside", seed) for seed in BELOW),
    ],
)
def test_a_made_workbook_in_another_shape_counts_the_same(shape: str, seed: int, tmp_path: Path) -> None:
    found = reshaped(shape, seed)
    assert found, "this one cannot be put together with another"
    grid, counts = found
    assert read_counts(write_book(tmp_path / "reshaped.xlsx", grid)) == counts, grid


def test_the_same_seed_makes_the_same_workbook() -> None:
    assert [make(seed).grid for seed in range(5)] == [make(seed).grid for seed in range(5)]
