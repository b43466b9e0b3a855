"""What an award presupposes: grades that another list of the unit gives, and the cell that is to be filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

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
