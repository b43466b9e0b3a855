"""Blank lists that came back: of which year, which unit, which law they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hongngu_tally.intake import Submission
from hongngu_tally.offered import fingerprint
from hongngu_tally.stamp import FORMAT, Stamp
from hongngu_tally.table.model import FileReading
from made_intake import intake, law, only

LISTS, LEVELS = ("individual", "collective"), ("commune", "district")
SOUND = Stamp(FORMAT, fingerprint(law(), LISTS, LEVELS), 2020, "Xã Long Thuận", LEVELS, LISTS, "2020-11-28")


def outdated(stamp: Stamp | None, *units: str) -> list[tuple[str, dict[str, Any]]]:
    """(value, what the finding holds) of every complaint about a blank list."""
    given = intake(
        files=(FileReading("a.xlsx", stamp=stamp), FileReading("b.xlsx")),
        submissions=(Submission("a.xlsx", "counted", units=units), Submission("b.xlsx", "counted", units=("Xã Khác",))),
    )  # fmt: skip
    found = only("W508", given)
    assert {str(one.place) for one in found} <= {"a.xlsx"}
    return [(one.value, dict(one.facts)) for one in found]


@pytest.mark.parametrize(
    ("stamp", "units"),
    [
        (SOUND, ("Xã Long Thuận",)),
        (SOUND, ("Xã Khác", "XÃ LONG THUẬN")),
        (SOUND, ()),  # nobody says whose it is
        (replace(SOUND, unit=""), ("Xã Khác",)),  # made for any unit
        (None, ("Xã Long Thuận",)),
    ],
)
def test_a_blank_list_of_this_year_unit_and_law(stamp: Stamp | None, units: tuple[str, ...]) -> None:
    assert outdated(stamp, *units) == []


@pytest.mark.parametrize(
    ("changed", "causes"),
    [
        ({"year": 2019}, ["year"]),
        ({"year": 2019, "law": "x", "format": FORMAT + 1}, ["year"]),  # the year says it all
        ({"format": FORMAT + 1, "law": "x"}, ["format"]),
        ({"law": "x"}, [""]),
        ({"unit": "Xã Khác"}, ["unit"]),
        ({"law": "x", "unit": "Xã Khác"}, ["", "unit"]),
    ],
)
def test_what_a_blank_list_was_made_for(changed: dict[str, Any], causes: list[str]) -> None:
    found = outdated(replace(SOUND, **changed), "Xã Long Thuận")
    assert [facts["cause"] for _, facts in found] == causes
    for value, facts in found:
        assert value == (changed["unit"] if facts["cause"] == "unit" else "")
        assert facts == {
            "cause": facts["cause"], "issued": date(2020, 11, 28), "form_year": changed.get("year", 2020), "year": 2020,
            "form_unit": changed.get("unit", "Xã Long Thuận"), "units": ("Xã Long Thuận",),
        }  # fmt: skip


def test_a_blank_list_of_which_nobody_says_whose_it_is_names_no_units() -> None:
    read = FileReading("a.xlsx", stamp=replace(SOUND, year=2019))
    (found,) = only("W508", intake(files=(read,), submissions=()))
    assert (found.facts["cause"], found.facts["units"]) == ("year", ())


def test_a_day_that_somebody_changed_is_shown_as_it_stands() -> None:
    ((_, facts),) = outdated(replace(SOUND, issued="hôm qua", year=2019))
    assert (facts["issued"], facts["units"]) == ("hôm qua", ())
