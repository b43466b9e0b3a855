"""The sample of 2026, a commune of the two-tier government: its plan's counts come out, and every seeded fault is named."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from hongngu_tally.pipeline import run

SAMPLE = Path(__file__).parents[1] / "sample_data"
PLAN = tomllib.loads((SAMPLE / "2026" / "expected.toml").read_text(encoding="utf-8"))
FAULTS = tomllib.loads((SAMPLE / "2026-faulty" / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def year():
    return run([SAMPLE / "2026"], closing=True)


def test_the_counts_are_the_plans(year):
    found = Counter()
    units = Counter()
    for line in year.counts.itertuples(index=False):
        found[line.award, line.track, line.recipient] += line.count
        units[line.unit] += line.count
    assert found == {(one["award"], one["track"], one["recipient"]): one["count"] for one in PLAN["count"]}
    assert units == PLAN["units"]
    assert year.balance.holds and year.balance.held_back == 0


def test_nothing_needs_a_person_and_the_law_of_october_2026_is_said_to_be_unconfirmed(year):
    assert {one.severity.value for one in year.findings} <= {"note", "warning"}
    names = {one.name for one in year.findings}
    assert "rule-unverified" in names
    missing = {one.value for one in year.findings if one.name == "unit-missing"}
    # The commune itself is the place; what has no list of its own in every commune is not waited for.
    assert missing == set()
    assert {one.name for one in year.findings if one.severity.value == "warning"} == set()


def test_more_than_the_share_of_before_2024_are_fighters_and_the_commune_signs(year):
    frame = year.counted
    fighters = frame[frame["award"] == "CSTDCS"]
    base = frame[frame["award"].isin(("LDTT", "CSTT"))]
    assert 100 * len(fighters) > 15 * len(base)
    assert set(frame[frame["award"].isin(("GKX", "GDVH", "KDCVH"))]["level"]) == {"commune"}
    assert "district" not in set(frame["level"])


@pytest.mark.parametrize("file", sorted(FAULTS))
def test_every_seeded_fault_is_named_at_its_place_and_nothing_else_is(file):
    folder = SAMPLE / "2026-faulty"
    tally = run([folder / file], whole_year=False, config=folder / "tally.toml")
    found = {
        (one.name, one.place.sheet, one.place.cell or "")
        for one in tally.findings
        if one.name != "rule-unverified"
    }
    assert found == {(one["name"], one.get("sheet", ""), one.get("cell", "")) for one in FAULTS[file]}
    assert tally.balance.holds
