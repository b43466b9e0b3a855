"""The checks of earlier years on small hand-made frames: whom a rule asks, what nobody can judge, whose a row is."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from hongngu_tally.checks.history import _found, asked
from hongngu_tally.checks.records import Year
from hongngu_tally.checks.unjudged import unjudged
from hongngu_tally.finding import Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Way
from made_intake import earlier, held, intake, law, only, person

SEN = "Nguyễn Mẫu Sen"
NOW = law(date(2026, 6, 30))


def lacks(code: str, given: Intake, regime: Any = None) -> list[tuple[str, int, tuple[int, ...], tuple[int, ...]]]:  # fmt: skip
    found = unjudged(given, regime or law())
    return [(one.lacks, one.count, one.needs, one.holds) for one in found if one.code == code]


# --- whom a rule asks for earlier years


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        (person(SEN, "CSTDT"), True),
        (person("Hộ ông Mẫu", "GK_GDVH", recipient="household"), True),
        (person(SEN, "BKT", track="sudden"), False),
        (person("Phòng Mẫu", "CSTDT", recipient="collective"), False),
        (person(SEN, "LDTT"), False),
        (person(SEN, "CSTDT", held_back="award-unknown"), False),
    ],
)
def test_whom_a_rule_asks(line: dict[str, Any], is_asked: bool) -> None:
    assert len(asked(intake(line), law())) == is_asked


def test_all_awards_that_ask_are_asked() -> None:
    given = intake(person(SEN, "CSTDT"), person(SEN), person("Hộ ông Mẫu", "GK_GDVH", recipient="household"))
    assert asked(given, law())["award"].tolist() == ["CSTDT", "GK_GDVH"]


@pytest.mark.parametrize(
    ("stated", "severity", "also"),
    [(True, "error", ("none-found",)), (False, "warning", ("none-found", "track-assumed"))],
)
def test_on_a_track_that_was_assumed_the_years_lack_less_surely(
    stated: bool, severity: str, also: tuple[str, ...]
) -> None:
    before = earlier(held(SEN, "LDTT", 2019, grade="good"))
    (found,) = only(
        "H101", intake(person(SEN, "BKT", grade="excellent", track_stated=stated), earlier=before)
    )
    assert (found.severity.value, found.facts["also"]) == (severity, also)
    assert found.facts["grade"] == "excellent"


def test_a_namesake_of_the_year_that_is_missing_is_told() -> None:
    lists = held("Trần Mẫu Lúa", "CSTDCS", 2019)
    elsewhere = held(SEN, "CSTDCS", 2019, row=7, unit="Xã Phú Thuận A")
    before = earlier(held(SEN, "CSTDCS", 2018), lists, elsewhere)
    (found,) = only("H101", intake(person(SEN, "CSTDT"), person(SEN, "CSTDCS"), earlier=before))
    assert (found.facts["missing"], str(found.facts["namesake"])) == ((2019,), "2019/a.xlsx › Cá nhân!D7")


@pytest.mark.parametrize(
    ("name", "birth", "beside", "like"),
    [
        ("Nguyễn Mẫu Sên", "1980", None, "Nguyễn Mẫu Sên"),  # in other letters
        (SEN, "1981", None, SEN),  # with another birth
        ("Nguyễn Mẫu Sên", "1990", None, ""),
        ("Trần Mẫu Lúa", "1980", None, ""),
        (SEN, "1981", "1981", ""),  # stands in this year's list too
    ],
)
def test_who_may_be_the_nominee_of_the_year_that_is_missing_is_told(
    name: str, birth: str, beside: str | None, like: str
) -> None:
    before = earlier(held(SEN, "CSTDCS", 2018, birth="1980"), held(name, "CSTDCS", 2019, birth=birth))
    others = [person(SEN, birth=beside)] if beside else []
    (found,) = only(
        "H101",
        intake(
            person(SEN, "CSTDT", birth="1980"), person(SEN, "CSTDCS", birth="1980"), *others, earlier=before
        ),
    )
    assert (found.severity.value, found.facts["missing"]) == ("error", (2019,))
    assert found.facts.get("like", "") == like
    assert "like" not in found.facts or str(found.facts["like_place"]) == "2019/a.xlsx › Cá nhân!D9"


def test_a_household_of_the_same_name_in_another_hamlet_is_a_question() -> None:
    def household(address: str) -> dict[str, Any]:
        return {"recipient": "household", "address": address}

    before = earlier(*(held(SEN, "GDVH", year, **household("Ấp 2")) for year in (2018, 2019)))
    nominee = person(SEN, "GK_GDVH", track_stated=True, **household("Ấp 1"))
    (found,) = only("H101", intake(nominee, person(SEN, "GDVH", **household("Ấp 1")), earlier=before))
    assert (found.severity.value, found.facts["missing"]) == ("warning", (2018, 2019))
    assert "household" in found.facts["also"]


# --- what nobody can judge


def test_without_earlier_years_their_rules_are_not_judged() -> None:
    given = intake(person(SEN, "CSTDT"), person(SEN))
    assert lacks("H101", given) == lacks("H102", given) == [("history", 1, (), ())]
    assert only("H101", given) == only("H102", given) == []


def test_years_that_were_not_handed_in_are_named() -> None:
    given = intake(person(SEN, "CSTDT"), earlier=earlier(years=(2019,)))
    assert lacks("H101", given) == lacks("H102", given) == [("history-years", 1, (2018, 2019), (2019,))]


@pytest.mark.parametrize("years", [(2018, 2019), (2016, 2017, 2018, 2019)])
def test_with_all_its_years_a_rule_is_judged(years: tuple[int, ...]) -> None:
    given = intake(person(SEN, "CSTDT"), earlier=earlier(held("Trần Mẫu Lúa", "CSTDCS", 2019), years=years))
    assert lacks("H102", given) == []


def test_only_an_award_whose_years_count_once_lacks_them() -> None:
    rows = (person(SEN, "BKT"), person(SEN, "CSTDT"), person("Trần Mẫu Lúa", "CSTDT"))
    assert lacks("H102", intake(*rows)) == [("history", 2, (), ())]


def test_a_year_of_doubtful_rows_lacks_more_than_years() -> None:
    given = intake(
        person(SEN, "CSTDT", file="b.xlsx"),
        person("Trần Mẫu Lúa", "CSTDT"),
        earlier=earlier(held(SEN, "", 2018, held_back="award-unknown"), held(SEN, "CSTDCS", 2019)),
    )
    assert ("history-held-back", 1, (), ()) in lacks("H101", given)
    (own,) = (one for one in unjudged(given, law()) if one.lacks == "history-held-back")
    assert own.files == ("b.xlsx",)


def test_initiatives_lack_earlier_years_where_some_are_shown() -> None:
    shown, blank = person(SEN, "BKT", initiative="Sổ tay số hóa hồ sơ"), person("Lúa", "BKT", initiative="")
    assert lacks("H103", intake(shown, blank, person("Súng", "BKT")), NOW) == [("history", 1, (), ())]
    assert lacks("H103", intake(shown, earlier=earlier()), NOW) == []


# --- years used twice


@pytest.mark.parametrize(
    ("line", "used"),
    [
        (held(SEN, "CSTDT", 2019), True),
        (held(SEN, "CSTDT", 2018), True),
        (held(SEN, "CSTDT", 2017), False),
        (held(SEN, "CSTDCS", 2019), False),
        (held(SEN, "CSTDT", 2019, held=False), False),
        (held(SEN, "CSTDT", 2019, unit="Xã Phú Thuận A"), False),
    ],
)
def test_years_count_once(line: dict[str, Any], used: bool) -> None:
    given = intake(person(SEN, "CSTDT"), earlier=earlier(line, years=(2017, 2018, 2019)))
    assert len(only("H102", given)) == used


@pytest.mark.parametrize(
    ("now", "before", "used"),
    [
        ({"birth": "1980"}, {"birth": "05/07/1980"}, True),
        ({"birth": "1980"}, {"birth": "1981"}, False),
        ({"address": "Ấp 1"}, {"address": "Ấp 1"}, True),
        ({"address": "Ấp 1"}, {"address": "Ấp 2"}, False),
        ({"address": "Ấp 1", "workplace": "Tổ 2"}, {"address": "Ấp 2", "workplace": "tổ 2"}, True),
        ({"address": "Ấp 1"}, {"workplace": "Tổ 2"}, True),  # nothing to compare: the only one of that name
        ({"address": "Ấp 1"}, {"address": None}, True),
    ],
)
def test_whose_years_they_were(now: dict[str, Any], before: dict[str, Any], used: bool) -> None:
    given = intake(person(SEN, "CSTDT", **now), earlier=earlier(held(SEN, "CSTDT", 2019, **before)))
    assert len(only("H102", given)) == used


def test_of_two_namesakes_in_one_year_nobody_is_accused() -> None:
    twice = (held(SEN, "CSTDT", 2019), held(SEN, "CSTDT", 2019, row=12))
    assert only("H102", intake(person(SEN, "CSTDT"), earlier=earlier(*twice))) == []
    sure = intake(person(SEN, "CSTDT"), earlier=earlier(*twice, held(SEN, "CSTDT", 2018)))
    assert [one.facts["used"] for one in only("H102", sure)] == [2018]


# --- initiatives used before


@pytest.mark.parametrize(
    ("now", "before", "again"),
    [
        ("Sổ tay số hóa", "SỔ TAY SỐ HÓA (QĐ 12/QĐ-UBND ngày 05/3/2025)", True),
        ("Sổ tay số hóa theo quyết định số 12", "Sổ tay số hóa", True),
        ("Sổ tay số hóa", "Sổ tay số hóa hồ sơ đất đai", False),
        ("Sổ tay số", "Sổ tay số", True),
        ("Sổ tay", "Sổ tay", False),  # too little to tell one from another
        ("QĐ 12/QĐ-UBND", "QĐ 12/QĐ-UBND", False),
        ("1. Mẫu đơn một trang 2. Sổ tay số hóa", "Sổ tay số hóa", True),
    ],
)
def test_an_initiative_is_known_by_its_words(now: str, before: str, again: bool) -> None:
    given = intake(
        person(SEN, "BKT", initiative=now),
        earlier=earlier(held(SEN, "CSTDCS", 2019, initiative=before)),
    )
    assert len(only("H103", given, NOW)) == again


def test_an_initiative_of_an_award_that_does_not_use_it_up_is_free() -> None:
    words = "Sổ tay số hóa hồ sơ"
    free, used = held(SEN, "LDTT", 2018, initiative=words), held(SEN, "CSTDCS", 2019, initiative=words)
    nominee = person(SEN, "BKT", initiative=words)
    assert only("H103", intake(nominee, earlier=earlier(free)), NOW) == []
    silent = held(SEN, "CSTDCS", 2018, row=4)
    (found,) = only("H103", intake(nominee, earlier=earlier(free, silent, used)), NOW)
    assert (found.facts["used"], found.facts["earlier"], str(found.place)) == (
        2019, "CSTDCS", "a.xlsx › Danh sách!E1",
    )  # fmt: skip


# --- what was found


@pytest.mark.parametrize(("cause", "award"), [("after", "HCLD3"), ("titles", "CSTDCS")])
def test_what_is_told_as_found_is_what_the_cause_asks_for(cause: str, award: str) -> None:
    cells = {award: Place("a.xlsx", "DS", 5, 3) for award in ("HCLD3", "CSTDCS", "LDTT")}

    def of(year: int, awards: tuple[str, ...]) -> Year:
        assert awards == ("CSTDCS",)
        return Year(cells if year == 2018 else {})

    records = SimpleNamespace(earlier=SimpleNamespace(years=(2018, 2019)))
    nominee = SimpleNamespace(records=records, year=2020, of=of)
    verdict = SimpleNamespace(cause=cause, way=Way(years=3, each=("CSTDCS",), after=("HCLD3",)))
    assert _found(nominee, verdict) == ((2018, award, "a.xlsx › DS!C5"),)
