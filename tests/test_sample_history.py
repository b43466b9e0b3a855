"""The sample year with the two years before it: nobody lacks a year, and whoever is made to lack one is named."""

from pathlib import Path

import pytest

from hongngu_tally.pipeline import run

SAMPLE = Path(__file__).parents[1] / "sample_data"

pytestmark = pytest.mark.slow


def judged(history):
    tally = run([SAMPLE / "2020"], year=2020, history=[SAMPLE / history], whole_year=False)
    return tally, [one for one in tally.findings if one.code.startswith("H")]


@pytest.fixture(scope="module")
def whole():
    return judged("history")


def test_nobody_of_the_sample_lacks_a_year(whole):
    tally, found = whole
    assert found == []
    assert tally.intake.earlier.years == (2018, 2019)


def test_the_nominees_of_the_province_were_looked_up(whole):
    tally, _ = whole
    frame = tally.counted
    asked = frame[
        frame["award"].isin(("BKT", "CSTDT"))
        & (frame["recipient"] == "individual")
        & (frame["track"] == "merit")
    ]
    earlier = tally.intake.earlier.awards
    assert len(asked) > 40
    assert set(asked["name_key"]) <= set(earlier["name_key"])


def test_who_lacks_a_year_is_named_at_the_award():
    _, found = judged("history-faulty")
    (one,) = found
    assert (one.name, one.severity.value) == ("consecutive-years-missing", "error")
    assert one.place.file.startswith("Xã Long Thuận") and "lần 2" in one.place.file
    assert (one.facts["award"], one.place.cell) == ("CSTDT", "E17")
