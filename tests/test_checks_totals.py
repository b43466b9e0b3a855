"""Totals typed in a sheet: heads of households, and numbers that may speak for a part or for the whole."""

from __future__ import annotations

from typing import Any

import pytest

from hongngu_tally.intake import Intake
from hongngu_tally.table.model import FileReading, Stated
from made_intake import intake, only, person, sheet, table

TOTAL = {"row": 30, "column": 2, "number": 0, "label": "Tổng cộng", "first": 1, "last": 9}
HOUSEHOLDS = [person(f"Hộ ông Mẫu {n}", "GK_GDVH", recipient="household", row=n) for n in range(1, 10)]


def total(number: int, **values: Any) -> Stated:
    return Stated(**TOTAL | {"number": number} | values)


def listed(rows: list[dict[str, Any]], *totals: Stated, **values: Any) -> Intake:
    read = sheet(table(stated=totals, rows=tuple(range(1, 20)), **values))
    return intake(*rows, files=(FileReading("a.xlsx", sheets=(read,)),))


def wrong(rows: list[dict[str, Any]], *totals: Stated, **values: Any) -> list[str]:
    """The totals that disagree, by what they say."""
    return [one.value for one in only("W401", listed(rows, *totals, **values))]


def heads(households: int, persons: int, **values: Any) -> tuple[Stated, Stated]:
    """ "9 hộ, 20 người", in one row."""
    return (
        total(households, recipient="household", **values),
        total(persons, recipient="individual", **values),
    )


def test_a_household_is_counted_as_one_or_by_the_people_in_it() -> None:
    assert wrong(HOUSEHOLDS, *heads(9, 20)) == []
    persons = [row | {"recipient": "individual", "award": "GKH"} for row in HOUSEHOLDS]
    assert wrong(persons, *heads(4, 9)) == []


def test_one_of_the_two_numbers_is_that_of_the_rows() -> None:
    assert wrong(HOUSEHOLDS, *heads(8, 20)) == ["8", "20"]


def test_in_a_list_of_both_kinds_each_number_is_of_its_own() -> None:
    both = [*HOUSEHOLDS, person("Nguyễn Mẫu Sen", row=9)]
    assert wrong(both, *heads(9, 20)) == ["20"]
    assert wrong(both, *heads(9, 1)) == []


@pytest.mark.parametrize("other", [{"row": 31}, {"recipient": "collective"}])
def test_heads_are_told_by_two_numbers_of_one_row(other: dict[str, Any]) -> None:
    households, persons = heads(9, 20)
    assert wrong(HOUSEHOLDS, households, total(20, **{"recipient": "individual"} | other)) == ["20"]
    assert wrong(HOUSEHOLDS, persons) == ["20"]


def test_heads_are_counted_whatever_award_the_sentence_names() -> None:
    assert wrong(HOUSEHOLDS, *heads(9, 20, awards=("GKH",), alone=True)) == []


def test_heads_are_counted_where_any_of_their_ranges_agrees() -> None:
    assert wrong(HOUSEHOLDS, *heads(9, 20, last=4, also=((1, 9),))) == []
    assert wrong(HOUSEHOLDS, *heads(9, 20, last=4)) == ["9", "20"]


# --- what a number that stands alone may speak for


MIXED = [
    person("Nguyễn Mẫu Sen", row=1),
    person("Trần Mẫu Lúa", row=2),
    person("Tổ Mẫu", "TTLDTT", recipient="collective", row=3),
]


def test_a_kind_that_stands_alone_may_mean_all_rows() -> None:
    assert wrong(MIXED, total(3, recipient="individual", alone=True)) == []
    assert wrong(MIXED, total(2, recipient="individual", alone=True)) == []
    assert wrong(MIXED, total(3, recipient="individual")) == ["3"]
    # Only the kind is so loose: a track or a unit is meant.
    sudden = [row | {"track": "sudden"} for row in MIXED[:1]] + MIXED[1:]
    assert wrong(sudden, total(3, track="sudden", alone=True)) == ["3"]
    assert wrong(sudden, total(1, track="sudden", alone=True)) == []


def test_a_marked_column_that_stands_alone_may_mean_all_marks() -> None:
    marked = [row | {"column": 5 + row["row"]} for row in MIXED]
    columns = {"mark_columns": {6: "LDTT", 7: "GKH", 8: "TTLDTT"}}
    assert wrong(marked, total(3, mark_column=6, alone=True), **columns) == []
    assert wrong(marked, total(1, mark_column=6, alone=True), **columns) == []
    assert wrong(marked, total(3, mark_column=6), **columns) == ["3"]


def test_a_total_everywhere_may_mean_its_own_list_or_all_lists_above() -> None:
    other = table(rows=(21, 22, 23), stated=(total(4, row=24, first=21, last=23, everywhere=True), total(2, row=24, first=21, last=23, everywhere=True)))  # fmt: skip
    first = table(rows=(1, 2))
    rows = [*MIXED[:2], person("Lê Mẫu Súng", row=21), person("Phạm Mẫu Tràm", row=22), person("Võ Mẫu Điển", row=25)]  # fmt: skip
    given = intake(*rows, files=(FileReading("a.xlsx", sheets=(sheet(first, other),)),))
    assert [one.value for one in only("W401", given)] == []
