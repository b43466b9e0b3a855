"""Decisions and units as lists write them: whose track a commendation was given on, the law of its day, whose name was meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from hongngu_tally.checks.decisions import _law_of
from hongngu_tally.checks.eligibility import judged
from hongngu_tally.finding import Place, Severity
from hongngu_tally.intake import DECISION_COLUMNS, DecisionFile, Decisions
from hongngu_tally.law import Ruling
from hongngu_tally.text import key
from made_intake import intake, law, only, person

SEN = "Nguyễn Mẫu Sen"


# --- what a proposal rests on


@pytest.mark.parametrize(
    ("basis", "track", "part"),
    [
        ("Giấy khen chuyên đề năm 2024", "drive", "Giấy khen chuyên đề năm 2024"),
        ("Giấy khen đột xuất năm 2024", "sudden", "Giấy khen đột xuất năm 2024"),
        ("CSTĐCS năm 2024; Giấy khen trong phong trào thi đua yêu nước", "drive", "Giấy khen trong phong trào thi đua yêu nước"),
        ("Giấy khen ĐỢT CAO ĐIỂM mùa lũ", "drive", "Giấy khen ĐỢT CAO ĐIỂM mùa lũ"),
        ("GK năm 2023, GK đột xuất năm 2024", "sudden", "GK đột xuất năm 2024"),
        ("Giấy khen năm 2024", None, None),
        ("Tích cực trong phong trào thi đua", None, None),  # no commendation
        ("Đột xuất", None, None),
    ],
)  # fmt: skip
def test_the_track_of_a_commendation_is_told_by_its_own_words(
    basis: str, track: str | None, part: str | None
) -> None:
    form = {"family": "commendation_form", "level": "province", "basis": basis}
    found = only("R407", intake(person(SEN, "BKT", **form)), law(date(2025, 12, 31)))
    assert [(one.facts["basis_track"], one.facts["basis"]) for one in found] == (
        [(track, part)] if track else []
    )


# --- the day of a decision


@pytest.mark.parametrize(
    ("decided", "cause"),
    [
        ("31/12/2019", "earlier"),
        ("01/01/2020", None),
        ("31/12/2021", None),
        ("01/01/2022", "later"),
        ("12/2018", None),  # no day
    ],
)
def test_a_decision_is_of_its_year_or_of_the_next(decided: str, cause: str | None) -> None:
    found = only("W506", intake(person(SEN, decision_date=decided)))
    assert [one.facts["cause"] for one in found] == ([cause] if cause else [])


def test_a_school_year_begins_in_the_year_before() -> None:
    school = {("a.xlsx", "Danh sách"): date(2020, 5, 31)}
    for decided, cause in (("31/12/2018", ["earlier"]), ("01/01/2019", []), ("31/12/2021", [])):
        found = only("W506", intake(person(SEN, decision_date=decided), school_years=school))
        assert [one.facts["cause"] for one in found] == cause


def test_the_laws_of_two_days() -> None:
    assert _law_of(date(2020, 1, 1)) == _law_of(date(2021, 12, 31)) != _law_of(date(2024, 1, 1))
    assert _law_of(date(1980, 1, 1)) == ()
    # A law whose content nobody has confirmed tells no days apart; levels that are gone do.
    assert _law_of(date(2026, 6, 1)) == _law_of(date(2027, 6, 1))
    assert _law_of(date(2025, 6, 30)) != _law_of(date(2025, 7, 1))
    keys, levels = _law_of(date(2020, 1, 1))
    assert keys == ("law-15-2003",) and "district" in levels


# --- lists of decisions


def test_whom_nobody_put_up_is_told_with_what_a_namesake_was_put_up_for() -> None:
    given = {
        "file": "qd.xlsx", "sheet": "DS", "column": 5, "name_column": 2, "recipient": "individual", "award": "GKH", "track": "merit",
        "track_stated": True, "birth": "", "number": "12/QĐ-UBND", "day": "2020-12-28", "outcome": "not-nominated", "nominations": (), "held_back": "",
    }  # fmt: skip
    names = (SEN, "Trần Mẫu Lúa")
    rows = [given | {"name": name, "name_key": key(name), "row": row} for row, name in enumerate(names, 7)]
    decisions = Decisions(pd.DataFrame(rows, columns=list(DECISION_COLUMNS)), (DecisionFile("qd.xlsx"),))
    found = only("W602", intake(person(SEN), decisions=decisions))
    assert [(one.place.cell, one.facts["among"], one.facts["also"]) for one in found] == [
        ("E7", (("LDTT", "Xã Long Thuận", "a.xlsx › Danh sách!E1"),), ("namesakes",)),
        ("E8", (), ()),
    ]


# --- a rule that nobody has confirmed


def test_a_rule_that_nobody_confirmed_gives_a_note_that_names_it() -> None:
    place = Place("a.xlsx", "DS", 5, 3)
    facts: dict[str, Any] = {"award": "LDTT", "recipient_name": SEN, "grade": "good"}
    ruling = Ruling("good", date(2024, 1, 1), "law-06-2022 Điều 24")
    sure = judged("R406", place, ruling, "good", **facts)
    assert (sure.code, sure.facts) == ("R406", facts)
    unsure = replace(ruling, confidence="unverified")
    note = judged("R406", place, unsure, "good", **facts)
    assert (note.code, note.severity, note.place, note.value, note.cite) == (
        "R901", Severity.NOTE, place, "good", "law-06-2022 Điều 24",
    )  # fmt: skip
    assert note.facts == {
        "cause": "row", "rule": "R406", "rule_name": "grade-too-low", "award": "LDTT", "recipient_name": SEN,
    }  # fmt: skip
    assert "award" not in judged("R406", place, unsure, "").facts


# --- whose name was meant


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("Xã Long Thuân", "Xã Long Thuận"),
        ("Xã Bình Mẫu", ""),
        ("Phường Long Thuân", ""),  # no misspelt xã
        ("Phòng Nội vu", "Phòng Nội vụ"),
        ("Trường Mẫu Lạ", ""),
    ],
)
def test_the_unit_whose_name_is_almost_the_one_written(unit: str, meant: str) -> None:
    units = ("Xã Phú Thuận A", "Xã Long Thuận", "Phòng Nội vụ")
    (found,) = only("W502", intake(person(SEN, unit=unit, unit_known=False), units=units))
    assert (found.facts["suggestion"], found.facts["also"]) == (meant, ("suggestion",) if meant else ())
