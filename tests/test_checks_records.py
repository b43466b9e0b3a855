"""Who held what in which year: whether two rows are one recipient, and what a year's lists say of a nominee."""

from __future__ import annotations

from typing import Any

import pytest

from hongngu_tally.checks.frames import lines
from hongngu_tally.checks.records import Records, at_least, place_of, plain
from hongngu_tally.intake import EarlierFile, EarlierYears
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Unit
from made_intake import earlier, frame, held, intake, person

SEN = "Nguyễn Mẫu Sen"
TITLES = ("CSTDCS",)


def line(row: dict[str, Any]) -> Any:
    """The row as a check sees it."""
    return next(lines(plain(frame(row))))


def records(*now: dict[str, Any], before: EarlierYears | None = None, units: tuple[Unit, ...] = ()) -> Records:  # fmt: skip
    return Records(intake(*now, unit_list=units), before or earlier(), frozenset({key(SEN)}))


# --- who is who


MERGED = (
    Unit("Xã Mẫu Lớn", merged_from=("Xã Mẫu Lớn", "Xã Mẫu Vừa")),
    Unit("Xã Mẫu Vừa", merged_from=("Xã Mẫu Nhỏ", "Xã Mẫu Bé")),
)


@pytest.mark.parametrize(
    ("unit", "before", "same"),
    [
        ("Xã Mẫu Lớn", "Xã Mẫu Lớn", True),
        ("Xã Mẫu Lớn", "XÃ MẪU LỚN", True),
        ("Xã Mẫu Lớn", "Xã Mẫu Vừa", True),
        ("Xã Mẫu Lớn", "Xã Mẫu Bé", True),  # by way of the one between
        ("Xã Mẫu Vừa", "Xã Mẫu Lớn", False),
        ("Xã Mẫu Bé", "Xã Mẫu Nhỏ", False),
    ],
)
def test_a_unit_goes_on_from_those_it_was_made_of(unit: str, before: str, same: bool) -> None:
    assert records(units=MERGED).same_unit(unit, before) is same


@pytest.mark.parametrize(
    ("now", "before", "same"),
    [
        ({}, {}, True),
        ({"recipient": "collective"}, {}, False),
        ({"birth": "1980"}, {"birth": "05/07/1980", "unit": "Xã Phú Thuận A"}, True),
        ({"birth": "1980"}, {"birth": "1981"}, False),
        ({}, {"unit": "Xã Phú Thuận A"}, None),
        ({"recipient": "household", "address": "Ấp 1"}, {"recipient": "household", "address": "Ấp 2"}, None),
        ({"recipient": "household", "address": "Ấp 1"}, {"recipient": "household", "address": "ấp 1, Long Thuận"}, True),
        ({"recipient": "household", "address": "Ấp Long Hòa"}, {"recipient": "household", "address": "Long Hòa"}, True),
        ({"recipient": "household", "address": "Ấp 1"}, {"recipient": "household"}, True),
        # A list of the whole district does not say whose people they are: the workplace does.
        ({}, {"unit": "a", "unit_known": False, "workplace": "xã Long Thuận"}, True),
        ({"workplace": "Trường Mẫu"}, {"unit": "", "unit_known": False, "workplace": "TRƯỜNG MẪU"}, True),
        ({"workplace": "Trường Mẫu"}, {"unit": "", "unit_known": False, "workplace": "Trạm Mẫu"}, None),
        ({"unit": "", "unit_known": False}, {"workplace": ""}, None),
        ({"unit": "", "unit_known": False, "workplace": "Trường Mẫu"}, {"workplace": "Trường Mẫu"}, True),
        ({"workplace": "Trường Mẫu"}, {"unit": "Xã Lạ", "unit_known": False, "workplace": "Trường Mẫu"}, None),
    ],
)  # fmt: skip
def test_whether_two_rows_are_one_recipient(
    now: dict[str, Any], before: dict[str, Any], same: bool | None
) -> None:
    other = line(person(SEN, **{"file": "2019/a.xlsx"} | before))
    assert records().is_same(line(person(SEN, **now)), other) is same


# --- what a year's lists say


def test_a_year_says_what_was_held_where_and_how_it_was_graded() -> None:
    before = earlier(
        held(SEN, "CSTDCS", 2019, grade="good", initiative="Sổ tay số hóa; Mẫu đơn một trang"),
        held(SEN, "LDTT", 2019, row=4, grade="excellent", initiative="Sổ tay số hóa"),
        held(SEN, "CSTDCS", 2019, row=12),
        held(SEN, "BKT", 2018),
        held(SEN, "GKH", 2019, held=False),
        held("Trần Mẫu Lúa", "HCLD3", 2019),
    )
    year = records(before=before).of(line(person(SEN)), 2019, TITLES)
    assert {award: str(cell) for award, cell in year.awards.items()} == {
        "CSTDCS": "2019/a.xlsx › Cá nhân!D9",
        "LDTT": "2019/a.xlsx › Cá nhân!D4",
    }
    assert (year.grades, year.initiatives) == ({"good", "excellent"}, ("Sổ tay số hóa", "Mẫu đơn một trang"))
    assert (year.present, year.handed_in, year.graded, year.doubtful) == (True, "whole", True, "")


def test_a_year_without_the_nominee() -> None:
    year = records(before=earlier(held("Trần Mẫu Lúa", "LDTT", 2019))).of(line(person(SEN)), 2019, TITLES)
    assert (year.awards, year.initiatives, year.present, year.graded, year.handed_in) == ({}, None, False, False, "whole")  # fmt: skip
    assert records(before=earlier()).of(line(person(SEN)), 2019).handed_in == "none"


def test_what_was_held_back_leaves_the_year_in_doubt() -> None:
    before = earlier(held(SEN, "", 2019, held_back="award-unknown", grade="good"))
    year = records(before=before).of(line(person(SEN)), 2019, TITLES)
    assert (year.doubtful, year.present, year.grades) == ("held-back", False, set())


def test_a_namesake_is_told_only_of_an_award_that_is_looked_for() -> None:
    elsewhere = {"unit": "Xã Phú Thuận A"}
    before = earlier(
        held(SEN, "LDTT", 2019, **elsewhere),
        held(SEN, "CSTDCS", 2019, row=11, **elsewhere),
        held(SEN, "CSTDCS", 2019, row=12, held=False, **elsewhere),
        held(SEN, "CSTDCS", 2018, row=13, **elsewhere),
    )
    year = records(before=before).of(line(person(SEN)), 2019, TITLES)
    assert ([str(cell) for cell in year.namesakes], year.present) == (["2019/a.xlsx › Cá nhân!D11"], False)


def test_of_a_merged_unit_a_part_may_have_handed_in() -> None:
    def handed_in(*units: str, **values: Any) -> str:
        before = earlier(*(held("Trần Mẫu Lúa", "LDTT", 2019, unit=unit, **values) for unit in units))
        nominee = line(person(SEN, unit="Xã Mẫu Lớn"))
        return records(before=before, units=MERGED).of(nominee, 2019).handed_in

    assert handed_in("Xã Mẫu Lớn") == handed_in("XÃ MẪU LỚN") == "whole"
    assert handed_in("Xã Mẫu Vừa") == handed_in("Xã Mẫu Bé") == "part"
    assert handed_in("Xã Khác") == "none"
    assert handed_in("a", unit_known=False) == "part"  # a list that does not say whose it is
    two = (Unit("Xã Mẫu Lớn", merged_from=("Xã Mẫu Vừa", "Xã Mẫu Bé")),)
    before = earlier(*(held("Trần Mẫu Lúa", "LDTT", 2019, unit=unit) for unit in ("Xã Mẫu Vừa", "Xã Mẫu Bé")))
    assert records(before=before, units=two).of(line(person(SEN, unit="Xã Mẫu Lớn")), 2019).handed_in == "whole"  # fmt: skip


# --- this year, and the years before


def test_this_years_lists_say_what_else_the_nominee_is_put_up_for() -> None:
    rows = (person(SEN), person(SEN, "CSTDCS", row=8, grade="good", initiative="Sổ tay số hóa"),
            person(SEN, "BKT", unit="Xã Phú Thuận A"), person("Trần Mẫu Lúa", "GKH"))  # fmt: skip
    year = records(*rows).now(line(person(SEN, "CSTDCS")))
    assert {award: cell.cell for award, cell in year.awards.items()} == {"LDTT": "E1", "CSTDCS": "E8"}
    assert (year.grades, year.initiatives, year.present) == ({"good"}, ("Sổ tay số hóa",), True)
    assert records(*rows[:1]).now(line(person(SEN))).initiatives is None


def test_years_in_which_an_award_was_held() -> None:
    before = earlier(
        held(SEN, "CSTDCS", 2018),
        held(SEN, "CSTDCS", 2019, column=0),
        held(SEN, "LDTT", 2017),
        held(SEN, "CSTDCS", 2016, held=False),
        held(SEN, "CSTDCS", 2015, unit="Xã Phú Thuận A"),
    )
    of = records(before=before)
    cells = {year: cell.cell for year, cell in of.held_before(line(person(SEN)), TITLES).items()}
    assert cells == {2018: "D9", 2019: "B9"}
    assert [(row.year, row.award) for row in of.past_rows(line(person(SEN)))] == [
        (2017, "LDTT"), (2018, "CSTDCS"), (2019, "CSTDCS"),
    ]  # fmt: skip
    assert of.held_before(line(person("Trần Mẫu Lúa")), TITLES) == {}
    assert of.past_rows(line(person("Trần Mẫu Lúa"))) == []


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([], False),
        # Somebody's lower title stands beside the higher one, the nominee's own or another's.
        ([person(SEN, "LDTT")], True),
        ([person("Lúa", "CSTDCS"), person("Lúa", "LDTT")], True),
        ([person("Lúa", "CSTDCS")], True),
        ([person("Lúa", "CSTDCS"), person("Súng", "LDTT")], False),  # each at the highest title only
        ([person("Súng", "LDTT")], False),
        # What is no title, of another unit, of a collective, or the award itself, tells nothing.
        ([person(SEN, "GKH", family="commendation_form")], False),
        ([person("Lúa", "CSTDCS", unit="Xã Phú Thuận A")], False),
        ([person("Lúa", "CSTDCS", recipient="collective")], False),
        ([person("Lúa", "CSTDT"), person("Lúa", "LDTT")], False),
        ([person("Lúa", "CSTDCS"), person("Lúa", "CSTDT"), person("Súng", "LDTT")], False),
    ],
)
def test_whether_a_units_lists_show_every_title(rows: list[dict[str, Any]], shown: bool) -> None:
    nominee = person(SEN, "CSTDT")
    assert records(nominee, *rows).lists_each_title(line(nominee), TITLES) is shown


def test_the_cell_of_the_award_else_of_the_name() -> None:
    assert [place_of(line(person(SEN, column=column))).cell for column in (5, 0)] == ["E1", "B1"]


@pytest.mark.parametrize(
    ("file", "doubtful"),
    [
        ({"without_list": ("Trang 2",)}, "unreadable"),
        ({"unread": 1, "units": ()}, "unreadable"),  # a file that names no unit may be anybody's
        ({"unread": 1, "units": ("Xã Phú Thuận A",)}, ""),
        ({"unread": 1, "state": "superseded"}, ""),
        ({"unread": 1, "year": 2018}, ""),
        ({"state": "unreadable"}, "unreadable"),
        ({"state": "unreadable", "year": 0}, "unreadable"),
        ({}, ""),
    ],
)
def test_what_was_not_read_leaves_the_year_in_doubt(file: dict[str, Any], doubtful: str) -> None:
    half = EarlierFile(**{"file": "b.xlsx", "year": 2019, "units": ("Xã Long Thuận",)} | file)
    before = earlier(held("Trần Mẫu Lúa", "LDTT", 2019))
    found = records(before=EarlierYears(before.awards, (*before.files, half)))
    assert found.of(line(person(SEN)), 2019).doubtful == doubtful


def test_what_a_nominees_own_rows_say_of_earlier_years() -> None:
    rows = (
        person(SEN, history="CSTĐCS năm 2018"),
        person(SEN, "GKH", note="CSTĐCS năm 2019"),
        person(SEN, "BKT", history="LĐTT năm 2017", unit="Xã Phú Thuận A"),
        person("Trần Mẫu Lúa", history="LĐTT năm 2016"),
    )
    assert records(*rows).stated(line(rows[0])).awards == {"CSTDCS": {2018, 2019}}
    assert records(person(SEN)).stated(line(person(SEN))).awards == {}
    before = person(SEN, history="Năm trước: CSTĐCS")
    assert records(before).stated(line(before)).awards == {"CSTDCS": {2019}}


def test_a_grade_or_a_better_one() -> None:
    assert at_least({"excellent"}, "good") and at_least({"failed", "good"}, "good")
    assert not at_least({"done"}, "good") and not at_least({""}, "failed") and not at_least(set(), "failed")
