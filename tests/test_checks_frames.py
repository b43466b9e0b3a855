"""The frame as checks look at it: lines in the order of a reader, groups that agree, cells of a row, what is said once."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from hongngu_tally.checks.codes import CODES, Code, catalogue, finding
from hongngu_tally.checks.every import CHECKS, run
from hongngu_tally.checks.frames import (
    Fields,
    alike,
    award_place,
    awards_of,
    classified,
    forget,
    in_order,
    lines,
    name_place,
    number_in,
    once,
    repeated,
    with_places,
)
from hongngu_tally.checks.registry import Registry
from hongngu_tally.finding import Place, Severity
from hongngu_tally.nominations import codes
from hongngu_tally.table.model import FileReading
from made_intake import frame, intake, law, person, sheet, table

SEN = "Nguyễn Mẫu Sen"


def test_lines_stand_as_a_reader_meets_them() -> None:
    rows = [("b.xlsx", "A", 1, 5), ("a.xlsx", "B", 1, 5), ("a.xlsx", "A", 10, 5), ("a.xlsx", "A", 2, 6), ("a.xlsx", "A", 2, 5)]  # fmt: skip
    given = frame(*(person(SEN, file=file, sheet=name, row=row, column=column) for file, name, row, column in rows))  # fmt: skip
    # The order of the categories is that of the reading, and none of a reader's.
    given["file"] = given["file"].cat.reorder_categories(["b.xlsx", "a.xlsx"])
    given["sheet"] = given["sheet"].cat.reorder_categories(["B", "A"])
    found = in_order(given)[["file", "sheet", "row", "column"]]
    assert list(found.itertuples(index=False, name=None)) == sorted(rows)
    assert in_order(given.iloc[:0]).empty


def test_only_what_is_kept_is_gone_through() -> None:
    given = frame(person("Sen"), person("Lúa"))
    assert [line.name for line in lines(given)] == ["Sen", "Lúa"]
    assert [line.name for line in lines(given, given["name"] == "Lúa")] == ["Lúa"]
    assert list(lines(given, given["name"] == "")) == list(lines(given.iloc[:0])) == []


def groups(*rows: dict[str, Any], several: tuple[str, ...] = ()) -> list[list[int]]:
    found = alike(frame(*rows), "unit", "name_key", several=several)
    return [[line.row for line in group] for group in found]


def test_groups_agree_in_every_column_and_have_a_name() -> None:
    other = {"unit": "Xã Phú Thuận A"}
    rows = (person("Sen"), person("Lúa"), person("Sen", **other), person("Lúa"), person("Sen"), person("Lúa", **other))  # fmt: skip
    assert sorted(groups(*rows)) == [[1, 5], [2, 4]]
    assert groups(person(""), person("")) == groups(person("Sen")) == groups() == []
    assert groups(person("Sen"), person("Sen", **other)) == []


def test_groups_may_have_to_hold_several_values() -> None:
    rows = (person("Sen"), person("Sen"), person("Lúa"), person("Lúa", "GKH"))
    assert groups(*rows, several=("award",)) == [[3, 4]]
    assert groups(person("Lúa"), person("Lúa", track="drive"), several=("award", "track")) == [[1, 2]]


def test_combinations_are_told_apart_however_many_texts_a_column_knows() -> None:
    # As a whole province has them: names, births, workplaces, sections, units; only the first column differs here.
    known = pd.CategoricalDtype([str(number) for number in range(2**16 - 1)])
    given = pd.DataFrame({column: pd.Series(["7", "7", "7"], dtype=known) for column in "bcde"})
    given.insert(0, "a", pd.Series(["1", "2", "1"], dtype=known))
    one, other, again = codes(given, *"abcde").tolist()
    assert one == again != other
    assert len(set(codes(given, *"bcde").tolist())) == 1


def test_numbers_that_repeat() -> None:
    import numpy as np

    group = np.array([3, 1, 3, 2, 1])
    assert repeated(group).tolist() == [1, 3]
    assert repeated(group, np.array([0, 0, 0, 5, 7])).tolist() == [1]
    assert repeated(np.array([], dtype="int64"), np.array([], dtype="int64")).tolist() == []


def test_a_section_is_the_workplace_where_no_column_says_it() -> None:
    rows = (person("Sen", workplace="Tổ 1", unit_section="Phòng Mẫu"), person("Lúa", unit_section="Phòng Mẫu"), person("Súng"))  # fmt: skip
    assert with_places(frame(*rows))["workplace"].tolist() == ["Tổ 1", "Phòng Mẫu", ""]
    plain = frame(rows[2])
    assert with_places(plain) is plain


def test_the_cells_of_a_line() -> None:
    (line,) = lines(frame(person(SEN, file="b.xlsx", sheet="DS", row=9, column=6, name_column=3)))
    assert (award_place(line), name_place(line)) == (Place("b.xlsx", "DS", 9, 6), Place("b.xlsx", "DS", 9, 3))


def test_the_cell_of_a_field_is_in_the_list_of_its_row() -> None:
    two = (table(rows=(7, 8), columns={"name": (2,)}), table(rows=(17,), columns={"name": (2,), "grade": (9, 10)}))  # fmt: skip
    given = Fields(intake(files=(FileReading("a.xlsx", sheets=(sheet(*two),)),)))
    first, second, other = lines(frame(person(SEN, row=7), person(SEN, row=17), person(SEN, row=17, file="b.xlsx")))  # fmt: skip
    assert str(given.place(second, "grade")) == "a.xlsx › Danh sách!I17"
    assert str(given.place(first, "grade")) == "a.xlsx › Danh sách!7"
    assert str(given.place(other, "grade")) == "b.xlsx › Danh sách!17"


def test_of_one_cell_a_code_says_the_first_thing_only() -> None:
    here, there = Place("a.xlsx", "DS", 5, 3), Place("a.xlsx", "DS", 6, 3)
    told = [finding("F101", here, "1"), finding("F102", here, "2"), finding("F101", here, "3"), finding("F101", there, "4")]  # fmt: skip
    assert [one.value for one in once(told)] == ["1", "2", "4"]


@pytest.mark.parametrize(
    ("text", "number"), [("25 người", 25), ("12/15", 0), (None, 0), ("", 0), ("0012", 12), ("1234567", 0)]
)
def test_the_one_number_of_a_cell(text: object, number: int) -> None:
    assert number_in(text) == number


def test_what_checks_share_lasts_for_one_run() -> None:
    given = intake(person(SEN), person("Lúa", "GKH", held_back="award-unknown"))
    forget()
    first = classified(given)
    assert (classified(given) is first, awards_of(given)) == (True, {"LDTT"})
    forget()
    assert classified(given) is not first


# --- codes and their checks


def test_a_finding_is_named_by_its_code() -> None:
    place = Place("a.xlsx")
    plain = finding("D102", place)
    assert (plain.code, plain.name, plain.severity, plain.place, plain.value, plain.cite, plain.facts) == (
        "D102", "same-person-two-units", Severity.ERROR, place, "", "", {},
    )  # fmt: skip
    full = finding("D102", place, 7, "law-15-2003", Severity.WARNING, award="LDTT")
    assert (full.value, full.cite, full.severity, full.facts) == ("7", "law-15-2003", Severity.WARNING, {"award": "LDTT"})  # fmt: skip


def test_a_list_of_codes_is_kept_by_code() -> None:
    both = (CODES["R301"], CODES["R302"])
    assert dict(catalogue(both)) == {"R301": both[0], "R302": both[1]}


def test_a_registered_check_keeps_its_function_and_whether_it_speaks_of_the_whole_year() -> None:
    registry = Registry()

    def said(intake: Any, regime: Any) -> Any:
        """It says something."""

    for code in ("Q101", "W503"):
        registry.check(code)(said)
    registry.check("Q101", whole_year=True)(said)
    found = [(one.code, one.judge, one.whole_year, one.says) for one in registry.checks]
    says = "It says something."
    assert found == [
        (CODES["Q101"], said, False, says), (CODES["W503"], said, True, says), (CODES["Q101"], said, True, says),
    ]  # fmt: skip
    assert sorted(one.code.code for one in CHECKS if one.whole_year) == ["Q101", "W503", "W507"]


def test_of_a_year_that_is_not_closed_nobody_is_missing() -> None:
    given = intake(expected=("Xã Long Thuận",))
    assert run(given, law()) == ()
    assert [one.code for one in run(given, law(), whole_year=True)] == ["W503"]


def test_a_malformed_name_is_shown() -> None:
    with pytest.raises(ValueError, match="malformed name 'Some_Name': words in lower case"):
        Code("R301", "Some_Name", Severity.ERROR)
