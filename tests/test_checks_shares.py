"""Shares on small frames: of a unit's titles, of all units, of the militia, a unit's staff, a collective's members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hongngu_tally.checks.unjudged import unjudged
from hongngu_tally.finding import Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import ProvinceRules, Regime
from hongngu_tally.vocabulary import Unit
from made_intake import intake, law, only, person, unit_of

LONG_THUAN, PHU_THUAN = "Xã Long Thuận", "Xã Phú Thuận A"
SINCE_2024 = law(date(2024, 12, 31))


def province(**rules: Any) -> Regime:
    return replace(law(), province=ProvinceRules(**rules))


def lacks(code: str, given: Intake, regime: Regime | None = None) -> list[tuple[str, int]]:
    return [(one.lacks, one.count) for one in unjudged(given, regime or law()) if one.code == code]


# --- all units together


def test_the_whole_names_its_numbers_and_no_unit() -> None:
    rows = [*unit_of(4, 20), *unit_of(4, 16, once=True, unit=PHU_THUAN, file="b.xlsx")]
    (whole,) = (one for one in only("Q101", intake(*rows), whole_year=True) if one.place == Place())
    assert (whole.severity, whole.value) == (Severity.ERROR, "8/40")
    assert whole.facts == {
        "cause": "whole", "also": ("nation", "listed-once"), "award": "CSTDCS", "unit": "", "of": ("LDTT", "CSTT"), "count": 0,
        "numerator": 8, "base": 40, "percent": "20", "limit": 15, "floor": 6,
    }  # fmt: skip


CHAIN = (Unit("Công an huyện", kind="vertical"), Unit(LONG_THUAN, kind="commune"))


def whole(*rows: dict[str, Any]) -> list[Any]:
    given = intake(*rows, unit_list=CHAIN)
    found = (*only("Q101", given, whole_year=True), *only("R901", given, whole_year=True))
    return [one for one in found if one.place == Place()]


def test_whether_bodies_of_a_chain_of_their_own_belong_to_the_whole_is_open() -> None:
    police = {"unit": "Công an huyện", "file": "c.xlsx"}
    # Too much with them and without them.
    (found,) = whole(*unit_of(4, 20), *unit_of(4, 20, unit=PHU_THUAN), *unit_of(4, 20, **police))
    assert (found.code, found.value, found.facts["also"]) == ("Q101", "8/40", ("nation", "own-chain"))
    assert found.facts["count"] == 1
    # Too much only without them, or only with them: a note that says so.
    (found,) = whole(*unit_of(4, 20), *unit_of(0, 20, **police))
    assert (found.code, found.value, found.cite) == ("R901", "4/20", "decree-91-2017 Điều 9 khoản 3")
    assert found.facts == {
        "cause": "share-own-chain", "rule": "Q101", "award": "CSTDCS", "unit": "", "of": ("LDTT", "CSTT"), "count": 1, "numerator": 4, "base": 20,
        "percent": "20", "limit": 15, "floor": 3,
    }  # fmt: skip
    (found,) = whole(*unit_of(2, 20), *unit_of(9, 20, **police))
    assert (found.code, found.value) == ("R901", "11/40")
    assert whole(*unit_of(3, 20), *unit_of(3, 20, **police)) == []


# --- the militia


def militia(award: str, number: int, unit: Unit | None, **values: Any) -> list[tuple[str, str]]:
    kind = "individual" if award == "CSTT" else "collective"
    rows = [person(f"Mẫu {n}", award, recipient=kind, **values) for n in range(number)]
    found = only("Q101", intake(*rows, unit_list=(unit,) if unit else ()))
    assert {(one.facts["award"], one.facts["unit"]) for one in found} <= {(award, LONG_THUAN)}
    return [(one.value, one.facts["cause"]) for one in found]


COMMUNE = Unit(LONG_THUAN, kind="commune", militia=20, militia_units=10)


def test_soldiers_are_held_against_the_militia_and_units_against_its_units() -> None:
    assert militia("CSTT", 2, COMMUNE) == []
    assert militia("CSTT", 3, COMMUNE) == [("3/20", "militia")]
    for award in ("DVTT", "DVQT"):
        found = militia(award, 9, COMMUNE)
        assert [value for value, cause in found if cause == "militia-units"] == ["9/10"]


def test_without_a_strength_nobody_can_say() -> None:
    assert militia("CSTT", 9, replace(COMMUNE, militia=0)) == militia("CSTT", 9, None) == []
    row = person("Mẫu", "CSTT")
    assert lacks("Q101", intake(row, unit_list=(replace(COMMUNE, militia=0),))) == [("militia", 1)]
    assert lacks("Q101", intake(row, unit_list=(COMMUNE,))) == []


def test_a_unit_that_lists_nobody_of_a_title_makes_no_whole_with_another() -> None:
    elsewhere = person("Tổ Mẫu", "TTLDTT", recipient="collective", unit=PHU_THUAN)
    found = only("Q101", intake(*unit_of(4, 20), elsewhere), whole_year=True)
    assert [one.facts["cause"] for one in found] == ["unit"]


# --- a unit's staff, a unit's rating


def test_certificates_of_a_units_staff_are_those_of_persons_for_merit() -> None:
    staff = (Unit(LONG_THUAN, head_count=20),)
    rows = [person("Sen", "BKT"), person("Lúa", "BKT")]
    others = [person("Súng", "BKT", track="drive"), person("Tổ Mẫu", "BKT", recipient="collective"), person("Tràm", "GKH")]  # fmt: skip
    rules = province(certificate_share_of_staff_percent=5)
    assert only("Q101", intake(rows[0], *others, unit_list=staff), rules) == []
    (found,) = only("Q101", intake(*rows, *others, unit_list=staff), rules)
    assert (found.value, found.facts["cause"], found.facts["award"]) == ("2/20", "staff", "BKT")
    assert lacks("Q101", intake(*rows, *others), rules) == [("head-count", 2)]
    assert lacks("Q101", intake(*rows, *others, unit_list=staff), rules) == []


def collective(name: str, award: str, **values: Any) -> dict[str, Any]:
    return person(name, award, recipient="collective", **values)


@pytest.mark.parametrize(
    ("unit", "value", "grade", "told"),
    [
        ({}, "2/5", "any", "unrated"),
        ({"grade": "good"}, "2/5", "good", "rated"),  # the share of all ratings that have none of their own
        ({"grade": "excellent"}, None, None, ""),
        ({"grade": "excellent", "name": "Trạm Mẫu"}, "2/5", "any", "unrated"),  # the grade of another body
    ],
)
def test_excellent_collectives_are_held_against_the_units_own_rating(
    unit: dict[str, Any], value: str | None, grade: str | None, told: str
) -> None:
    rules = province(ttldxs_share_percent_by_rating={"excellent": 40, "any": 20})
    below = [collective(f"Tổ Mẫu {n}", "TTLDTT") for n in range(4)]
    above = [collective(f"Tổ Mẫu {n}", "TTLDXS") for n in range(2)]
    own = collective("UBND xã Long Thuận", "TTLDTT") | unit
    found = only("Q101", intake(*below, *above, own), rules)
    said = [(one.value, one.facts["grade"], one.facts["also"]) for one in found]
    assert said == ([(value, grade, ("province", told))] if value else [])


def test_who_is_listed_at_the_highest_title_only_belongs_to_the_base() -> None:
    rules = province(ttldxs_share_percent_by_rating={"any": 20})
    below = [collective(f"Tổ Mẫu {n}", "TTLDTT") for n in range(3)]
    above = [collective(f"Đội Mẫu {n}", "TTLDXS") for n in range(2)]
    (found,) = only("Q101", intake(*below, *above), rules)
    assert (found.value, found.facts["also"]) == ("2/5", ("province", "listed-once-collective", "unrated"))  # fmt: skip
    assert only("Q101", intake(*below), rules) == []


# --- members of a collective


def shared(holders: int, members: str, **values: Any) -> Intake:
    """A body with so many members, of whom so many hold the title."""
    people = [person(f"Mẫu {n}", workplace="Phòng Mẫu") for n in range(holders)]
    return intake(collective("Phòng Mẫu", "TTLDTT", members=members, **values), *people)


@pytest.mark.parametrize(
    ("regime", "holders", "members", "floor"),
    [
        (law(), 6, 12, 7),  # more than half
        (law(), 7, 12, None),
        (law(), 6, 13, 7),
        (law(), 7, 13, None),
        (law(), 49, 98, 50),
        (SINCE_2024, 6, 13, 7),  # half at least
        (SINCE_2024, 7, 13, None),
        (SINCE_2024, 6, 12, None),
        (SINCE_2024, 49, 99, 50),
        (SINCE_2024, 50, 99, None),
    ],
)
def test_a_collective_needs_enough_of_its_members(
    regime: Regime, holders: int, members: int, floor: int | None
) -> None:
    found = only("Q102", shared(holders, str(members)), regime)
    assert [(one.facts["numerator"], one.facts["base"], one.facts["floor"]) for one in found] == (
        [(holders, members, floor)] if floor else []
    )


@pytest.mark.parametrize(
    ("workplace", "counted"),
    [
        ("Tổ 1, Phòng Mẫu", True),
        ("PHÒNG MẪU", True),
        ("", True),  # may belong to any part of the unit
        ("UBND xã Long Thuận", True),
        ("Tổ 3", True),
        ("Phòng Khác", False),
        ("Phòng Mẫuu", False),
    ],
)
def test_who_may_be_a_member_counts_in_favour(workplace: str, counted: bool) -> None:
    sure = [person(f"Mẫu {n}", workplace="Phòng Mẫu") for n in range(5)]
    rows = [collective("Phòng Mẫu", "TTLDTT", members="11 người"), *sure, person("Sen", workplace=workplace)]
    assert (only("Q102", intake(*rows)) == []) is counted


def test_only_holders_of_the_title_or_of_a_higher_one_count() -> None:
    people = [person(f"Mẫu {n}", workplace="Phòng Mẫu") for n in range(5)]
    body = collective("Phòng Mẫu", "TTLDTT", members="11")
    higher = person("Sen", "CSTDCS", workplace="Phòng Mẫu")
    assert only("Q102", intake(body, *people, higher)) == []
    assert only("Q102", intake(body, *people, person("Sen", "HCLD3", workplace="Phòng Mẫu"))) != []
    assert only("Q102", intake(body, *people, person("Mẫu 1", "CSTDCS", workplace="Phòng Mẫu"))) != []


def test_a_title_that_presupposes_none_of_those_asked_for_does_not_count() -> None:
    titles = law()
    share = titles.awards["TTLDTT"].member_share_min
    assert share is not None
    certified = replace(share, value=share.value._replace(of=("GK",)))
    asked = replace(
        titles,
        awards={**titles.awards, "TTLDTT": replace(titles.awards["TTLDTT"], member_share_min=certified)},
    )
    body = collective("Phòng Mẫu", "TTLDTT", members="2")
    people = [person("Mẫu 1", "GK", workplace="Phòng Mẫu"), person("Mẫu 2", "CSTDCS", workplace="Phòng Mẫu")]
    (found,) = only("Q102", intake(body, *people), asked)
    assert (found.facts["numerator"], found.facts["base"], found.facts["floor"]) == (1, 2, 2)


def test_without_members_or_their_list_nobody_can_say() -> None:
    assert lacks("Q102", shared(3, "")) == [("members", 1)]
    assert lacks("Q102", intake(collective("Phòng Mẫu", "TTLDTT", members="9"))) == [("member-list", 1)]
    assert lacks("Q102", shared(3, "9")) == []
    own = collective("UBND xã Long Thuận", "TTLDTT", members="9")
    assert lacks("Q102", intake(own)) == [("member-list", 1)]
    assert [one.value for one in only("Q102", intake(own, person("Sen", workplace="Tổ 1")))] != []
    # Any of the body's rows may say how many they are.
    twice = intake(
        collective("Phòng Mẫu", "TTLDTT"),
        collective("Phòng Mẫu", "GKH", members="12"),
        person("Sen", workplace="Phòng Mẫu"),
    )
    assert [one.facts["base"] for one in only("Q102", twice)] == [12]


# --- families of a residential area


def family(number: int, **values: Any) -> dict[str, Any]:
    return person(f"Hộ ông Mẫu {number}", "GK_GDVH", recipient="household", address="Ấp 1", families="20", **values)  # fmt: skip


def test_families_are_held_against_those_of_their_area() -> None:
    three = [family(n) for n in range(3)]
    assert only("Q101", intake(*three)) == []
    other = family(9, unit=PHU_THUAN) | {"address": "ấp 1"}
    assert only("Q101", intake(*three, other)) == []
    (found,) = only("Q101", intake(*three, family(8, row=30, file="b.xlsx", sheet="Hộ")))
    assert (str(found.place), found.value, found.facts["area"]) == ("b.xlsx › Hộ!30", "4/20", "Ấp 1")
    assert (found.facts["unit"], found.facts["cause"], found.cite) == (LONG_THUAN, "families", "decree-122-2018")  # fmt: skip


def test_two_numbers_for_one_area_settle_nothing() -> None:
    four = [family(n) for n in range(4)]
    given = intake(*four[:3], four[3] | {"families": "21"}, family(5) | {"address": "Ấp 2"})
    assert only("Q101", given) == []
    assert lacks("Q101", given) == [("families", 4)]
    # A row that leaves it out says nothing against the others.
    (found,) = only("Q101", intake(*four[:3], four[3] | {"families": ""}))
    assert found.value == "4/20"
    at_work = [row | {"address": "", "workplace": "Ấp 3"} for row in four]
    (found,) = only("Q101", intake(*at_work))
    assert found.facts["area"] == "Ấp 3"


# --- how a share is rounded, who leads nobody


@pytest.mark.parametrize(
    ("above", "base", "also"),
    [
        (1, 6, ("nation", "rounded")),  # none allowed: one may be what is meant
        (2, 12, ("nation", "rounded")),  # 1.8
        (3, 12, ("nation",)),
        (2, 10, ("nation", "rounded")),  # 1.5
        (2, 9, ("nation",)),  # 1.35
        (2, 6, ("nation",)),
    ],
)
def test_what_another_rounding_would_allow_is_told(above: int, base: int, also: tuple[str, ...]) -> None:
    (found,) = only("Q101", intake(*unit_of(above, base)))
    assert found.facts["also"] == also


def test_a_share_that_nobody_confirmed_gives_a_note() -> None:
    regime = law()
    ruling = regime.share_max("CSTDCS")
    assert ruling is not None
    from hongngu_tally.checks.ratio import exceeding

    unsure = replace(ruling, confidence="unverified")
    (found,) = exceeding(regime, unsure, 4, 20, Place("a.xlsx"), "unit", award="CSTDCS")
    assert (found.code, found.value, found.cite) == ("R901", "", ruling.cite)
    assert found.facts == {
        "cause": "share", "rule": "Q101", "award": "CSTDCS", "numerator": 4, "base": 20, "percent": "20", "limit": 15, "floor": 3,
    }  # fmt: skip


def test_how_often_in_a_year_is_counted_per_recipient() -> None:
    rules = province(yearly_max={"GKH": 1})
    assert only("Q104", intake(person("Sen", "GKH"), person("Lúa", "GKH")), rules) == []
    (found,) = only("Q104", intake(person("Sen", "GKH"), person("Lúa", "GKH"), person("Sen", "GKH")), rules)
    assert (found.place.row, found.facts["count"], str(found.facts["first"])) == (
        3,
        2,
        "a.xlsx › Danh sách!E1",
    )


def test_enough_nominees_lead_nobody() -> None:
    rules = province(non_leader_share_min_percent=50, non_leader_share_of=("LDTT",))
    leaders = [person(f"Mẫu {n}", group="leader", file="b.xlsx") for n in range(2)]
    others = [person("Sen", group="worker", file="b.xlsx"), person("Lúa", file="b.xlsx")]
    aside = [person("Súng", "GKH", group="leader"), collective("Tổ Mẫu", "LDTT", group="leader")]
    assert only("Q105", intake(*leaders, *others, *aside), rules) == []
    (found,) = only("Q105", intake(*leaders, others[0], others[0], *aside), rules)
    assert (str(found.place), found.value) == ("b.xlsx", "1/3")
    assert found.facts == {
        "cause": "titles", "unit": LONG_THUAN, "of": ("LDTT",), "numerator": 1, "base": 3, "percent": "33,33", "limit": 50, "floor": 2,
    }  # fmt: skip
