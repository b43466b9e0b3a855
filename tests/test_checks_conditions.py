"""What an award presupposes: grades that another list of the unit gives, and the cell that is to be filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hongngu_tally.checks.unjudged import unjudged
from hongngu_tally.finding import Place
from hongngu_tally.table.model import FileReading
from made_intake import intake, law, only, person, sheet, table

SEN = "Nguyễn Mẫu Sen"
SINCE_2024 = law(date(2024, 12, 31))


@pytest.mark.parametrize(
    ("elsewhere", "missing"),
    [
        ([], False),  # no grade anywhere: not judged
        ([{"grade": "excellent"}], False),
        ([{"grade": "good"}], True),
        ([{"grade": None}, {"grade": ""}, {"grade": "excellent"}, {"grade": "excellent", "award": "GKH"}], False),
        ([{"grade": None}, {"grade": ""}, {"grade": "good"}, {"grade": "good", "award": "GKH"}], True),
        ([{"grade": "good", "unit": "Xã Phú Thuận A"}], False),
        ([{"grade": "good", "name": "Trần Mẫu Lúa"}], False),
    ],
)  # fmt: skip
def test_a_list_without_grades_takes_them_from_another_of_the_unit(
    elsewhere: list[dict[str, Any]], missing: bool
) -> None:
    fighter = person(SEN, "CSTDCS", initiative="", file="a.xlsx")
    others = [person(SEN, file="b.xlsx") | row for row in elsewhere]
    assert len(only("R402", intake(fighter, *others), SINCE_2024)) == missing


@pytest.mark.parametrize(
    ("columns", "cell"),
    [
        ({"registered": (7,), "award_registered": (8,)}, "G1"),
        ({"award_registered": (8,)}, "H1"),
        ({}, "E1"),
    ],
)
def test_a_missing_registration_stands_in_the_column_that_would_hold_it(
    columns: dict[str, tuple[int, ...]], cell: str
) -> None:
    read = FileReading("a.xlsx", sheets=(sheet(table(columns={"name": (2,), "award": (5,)} | columns)),))
    (found,) = only("R408", intake(person(SEN, registered=""), files=(read,)))
    assert found.place.cell == cell


def test_a_household_registers_for_nothing() -> None:
    household = person("Hộ ông Mẫu", "GDVH", recipient="household", registered="")
    assert only("R408", intake(household)) == []
    assert "R408" not in {one.code for one in unjudged(intake(household | {"registered": None}), law())}


# --- a collective's own people


def test_a_member_who_was_not_up_to_the_mark_is_told_with_his_row() -> None:
    body = person("Phòng Mẫu", "TTLDXS", recipient="collective", award_text="TTLĐXS")
    people = [person(name, workplace="Phòng Mẫu", file="b.xlsx", row=row, grade=grade)
              for name, row, grade in (("Sen", 7, "good"), ("Lúa", 9, "failed"), ("Súng", 8, "failed"), ("Tràm", 4, "none"))]  # fmt: skip
    elsewhere = person("Điển", workplace="Trạm Mẫu", grade="failed")
    found = [one for one in only("Q102", intake(body, *people, elsewhere), SINCE_2024) if one.facts["cause"] == "member"]  # fmt: skip
    assert [(str(one.place), one.value, one.cite, one.facts) for one in found] == [
        ("a.xlsx › Danh sách!E1", "TTLĐXS", "law-06-2022 Điều 27", {
            "cause": "member", "award": "TTLDXS", "recipient_name": "Phòng Mẫu", "member": "Lúa", "where": Place("b.xlsx", "Danh sách", 9), "grade": "failed",
            "needed": "done",
        }),
    ]  # fmt: skip


def test_a_member_who_was_disciplined_bars_the_collective_of_his_own_unit() -> None:
    bodies = [person("Phòng Mẫu", "TTLDTT", recipient="collective", file="b.xlsx", row=row, unit=unit)
              for row, unit in ((9, "Xã Long Thuận"), (10, "Xã Phú Thuận A"))]  # fmt: skip
    people = [person(name, workplace="Phòng Mẫu", discipline=said, row=row)
              for name, said, row in (("Sen", "", 6), ("Lúa", "Cảnh cáo", 7), ("Súng", "Cảnh cáo", 8))]  # fmt: skip
    found = only("R404", intake(*bodies, *people))
    assert [(str(one.place), one.facts) for one in found if one.facts["cause"] == "member"] == [
        ("b.xlsx › Danh sách!E9", {
            "cause": "member", "award": "TTLDTT", "recipient_name": "Phòng Mẫu", "member": "Lúa", "where": Place("a.xlsx", "Danh sách", 7), "measure": "warning",
            "bar": "warning",
        }),
    ]  # fmt: skip


def test_a_collective_of_which_no_list_says_who_its_members_are_is_not_judged() -> None:
    body = person("Phòng Mẫu", "TTLDXS", recipient="collective", file="b.xlsx", row=9)
    known = person("Trạm Mẫu", "TTLDXS", recipient="collective", file="b.xlsx", row=10)
    given = intake(body, known, person(SEN, workplace="Trạm Mẫu", row=9), person(SEN, "CSTDCS", workplace="Trạm Mẫu"))  # fmt: skip
    (found,) = (one for one in unjudged(given, law()) if (one.code, one.lacks) == ("R401", "member-list"))
    assert (found.count, found.files) == (1, ("b.xlsx",))


def test_a_measure_is_read_from_the_remark_too() -> None:
    read = FileReading("a.xlsx", sheets=(sheet(table(columns={"name": (2,), "award": (5,), "note": (9,)})),))
    (found,) = only("R404", intake(person(SEN, note="Bị khiển trách tháng 5/2020"), files=(read,)))
    assert (found.place.cell, found.value, found.facts["measure"]) == ("I1", "Bị khiển trách tháng 5/2020", "reprimand")  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "lacks"), [("excellent", []), ("good", ["initiative"]), ("", ["initiative"])]
)
def test_whoever_was_excellent_lacks_no_column_of_initiatives(grade: str, lacks: list[str]) -> None:
    found = unjudged(intake(person(SEN, "CSTDCS", grade=grade)), SINCE_2024)
    assert [one.lacks for one in found if one.code == "R402"] == lacks


def test_what_is_not_judged_of_several_awards_is_one_number() -> None:
    rows = (person(SEN, "CSTDCS", file="b.xlsx"), person("Lúa", "CSTDT"), person("Súng", "CSTDCS", initiative="Sổ tay số hóa"))  # fmt: skip
    (found,) = (one for one in unjudged(intake(*rows), law()) if one.code == "R402")
    assert (found.lacks, found.count, found.files) == ("initiative", 2, ("a.xlsx", "b.xlsx"))


def test_of_what_nobody_nominated_no_law_is_doubted() -> None:
    assert only("R901", intake(), law(date(2026, 12, 31))) == []
    assert only("R901", intake(person("Sen")), law(date(2026, 12, 31))) != []
