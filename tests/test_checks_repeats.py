"""What stands twice: lines of one recipient, forms for one deed, ranks of one award, collectives under two names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hongngu_tally.finding import Finding
from hongngu_tally.vocabulary import Unit
from made_intake import intake, law, only, person

SEN = "Nguyễn Mẫu Sen"
FORM = {"family": "commendation_form"}


def told(finding: Finding) -> tuple[int, str, tuple[str, ...]]:
    """(row, the first place, the further sentences) of a repeat."""
    return finding.place.row, str(finding.facts["first"]), finding.facts.get("also", ())  # type: ignore[return-value]


def form(award: str, **values: Any) -> dict[str, Any]:
    return person(SEN, award, **FORM | {"level": "province" if award == "BKT" else "district"} | values)


# --- the same line


def test_what_was_nominated_and_decided_is_counted_twice() -> None:
    (found,) = only("D101", intake(person(SEN), person(SEN, stage="decided")))
    assert found.severity.value == "error"


def test_a_sheet_copied_in_one_file_is_told_though_its_unit_is_another() -> None:
    people = [person(f"Nguyễn Mẫu {name}") for name in ("An", "Bình")]
    people += [person(f"Ấp Mẫu {number}", "TTLDTT", recipient="collective") for number in range(3)]
    copied = [one | {"sheet": "Lưu", "unit": "danh-sach"} for one in people]
    (found,) = only("D108", intake(*people, *copied))
    assert (found.severity.value, found.facts["count"], found.facts["cause"]) == ("error", 2, "units")


@pytest.mark.parametrize(
    ("first", "second", "severity", "also"),
    [
        ({}, {}, "error", ()),
        ({"workplace": "Tổ 1"}, {"workplace": "Tổ 1"}, "error", ("told",)),
        ({"workplace": "Tổ 1"}, {"workplace": "Tổ 2"}, "warning", ("told", "namesake")),
        ({"position": "Kế toán"}, {"position": "Văn thư"}, "warning", ("told", "namesake")),
        ({"position": "Kế toán", "birth": "1980"}, {"position": "Văn thư", "birth": "1980"}, "error", ("told",)),
        ({"position": "Kế toán", "birth": "1980"}, {"position": "Văn thư"}, "warning", ("told", "namesake")),
    ],
)  # fmt: skip
def test_only_a_birth_tells_namesakes_apart(
    first: dict[str, Any], second: dict[str, Any], severity: str, also: tuple[str, ...]
) -> None:
    (found,) = only("D101", intake(person(SEN, **first), person(SEN, **second)))
    assert (found.severity.value, found.facts["also"]) == (severity, also)


def test_a_line_repeats_the_first_that_is_its_own() -> None:
    rows = (person(SEN, birth="1980"), person(SEN, birth="1981"), person(SEN, birth="1981"), person(SEN, birth="1980"))  # fmt: skip
    assert [told(one)[:2] for one in only("D101", intake(*rows))] == [
        (3, "a.xlsx › Danh sách!B2"), (4, "a.xlsx › Danh sách!B1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("births", "repeated"),
    [
        (("1980", "1981", "1982"), []),
        (("1980", "", "1981"), [2, 3]),
        (("05/07/1980", "1980", "06/07/1980"), [2, 3]),
        (("05/07/1980", "06/07/1980", "1981"), []),
    ],
)
def test_lines_whose_years_agree_or_are_not_written_are_compared(
    births: tuple[str, ...], repeated: list[int]
) -> None:
    found = only("D101", intake(*(person(SEN, birth=birth) for birth in births)))
    assert [told(one)[0] for one in found] == repeated


@pytest.mark.parametrize(
    "other", [{"movement": "Nông thôn mới"}, {"note": "mới chuyển"}, {"level": "commune", **FORM}]
)
def test_what_is_of_another_deed_award_or_post_is_no_repeat(other: dict[str, Any]) -> None:
    first = person(SEN, movement="Chuyển đổi số", **({k: v for k, v in FORM.items() if "level" in other}))
    assert only("D101", intake(first, person(SEN, **{"movement": "Chuyển đổi số"} | other))) == []


# --- two forms for one deed, two of the State, two ranks


@pytest.mark.parametrize(
    ("first", "second", "also"),
    [
        ({}, {}, ()),
        ({"achievement": "Cứu người"}, {"achievement": "CỨU NGƯỜI"}, ("achievement",)),
        ({"achievement": "Cứu người"}, {"achievement": "Dập lửa"}, ()),
        ({"movement": "Chuyển đổi số"}, {"movement": "chuyển đổi số"}, ("drive",)),
        ({"movement": "Chuyển đổi số"}, {"movement": "Nông thôn mới"}, None),
        ({"track": "drive"}, {"track": "merit"}, None),
        ({"birth": "05/07/1980"}, {"birth": "05/07/1980", "unit": "Xã Phú Thuận A"}, ("units",)),
        ({}, {"unit": "Xã Phú Thuận A"}, None),
        ({}, {"recipient": "collective"}, None),
    ],
)
def test_two_forms_for_one_achievement(
    first: dict[str, Any], second: dict[str, Any], also: tuple[str, ...] | None
) -> None:
    found = only("D103", intake(form("GKH", **first), form("BKT", **second)))
    assert [told(one) for one in found] == ([(2, "a.xlsx › Danh sách!E1", also)] if also is not None else [])


def test_one_form_of_two_levels_is_two_forms_and_the_same_twice_is_a_repeat() -> None:
    levels = intake(form("GKH", level="district"), form("GKH", level="commune"))
    assert [one.facts["other_award"] for one in only("D103", levels)] == ["GKH"]
    assert only("D103", intake(form("GKH"), form("GKH"))) == []


def test_the_drive_of_the_second_form_is_told() -> None:
    (found,) = only("D103", intake(form("GKH"), form("BKT", movement="Chuyển đổi số")))
    assert found.facts["movement"] == "Chuyển đổi số"


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [("D103", "GKH", "BKT"), ("D104", "BKTTG", "HCLD3"), ("D106", "HCLD3", "HCLD2")],
)
def test_what_was_decided_and_what_is_proposed_are_held_apart(code: str, first: str, second: str) -> None:
    def forms(stage: str) -> list[Finding]:
        level = "district" if code == "D103" else "state"
        return only(code, intake(form(first, level=level), form(second, level=level, stage=stage)))

    assert (len(forms("nominated")), len(forms("decided"))) == (1, 0)


STATE = {"level": "state"}


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (form("BKTTG", **STATE), form("HCLD3", **STATE), "D104"),
        (form("BKTTG", **STATE), form("HCLD3", **STATE, track="sudden"), None),
        (form("HCLD3", **STATE), form("HCLD2", **STATE), "D106"),
        (person(SEN, "CSTDT"), person(SEN, "CSTDTQ"), "D106"),
        (person(SEN, "CSTDT"), person(SEN, "CSTDTQ", track="sudden"), None),
        (person(SEN, "CSTDT"), person("Trần Mẫu Lúa", "CSTDTQ"), None),
    ],
)
def test_awards_that_do_not_go_together(
    first: dict[str, Any], second: dict[str, Any], code: str | None
) -> None:
    given = intake(first, second)
    found = [one for each in ("D103", "D104", "D106") for one in only(each, given)]
    assert (code in {one.code for one in found}) if code else found == []
    for one in found:
        assert (told(one)[:2], one.facts["other_award"]) == ((2, "a.xlsx › Danh sách!E1"), first["award"])


def test_without_a_cell_of_the_award_the_first_place_is_the_name() -> None:
    (found,) = only("D106", intake(person(SEN, "CSTDT", column=0), person(SEN, "CSTDTQ")))
    assert str(found.facts["first"]) == "a.xlsx › Danh sách!B1"


# --- collectives


def body(name: str, award: str = "TTLDXS", **values: Any) -> dict[str, Any]:
    return person(name, award, recipient="collective", **values)


COMMUNES = (Unit("Xã Long Thuận", kind="commune"), Unit("Phòng Nội vụ", kind="department"))


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        (body("UBND xã Long Thuận"), body("Nhân dân và cán bộ xã Long Thuận"), "names"),
        (body("UBND xã Long Thuận"), body("UBND xã Long Thuận"), None),  # the same name is D101's
        (body("UBND xã Long Thuận"), body("Nhân dân và cán bộ xã Long Thuận", "TTLDTT"), None),
        (body("UBND xã Long Thuận", workplace="Tổ 1"), body("Nhân dân và cán bộ xã Long Thuận", workplace="Tổ 2"), None),
        (body("UBND xã Long Thuận"), body("UBND xã Long Thuận", unit="Phòng Nội vụ"), "units"),
        (body("Văn phòng"), body("Văn phòng", unit="Phòng Nội vụ"), None),  # every commune has one
        (body("UBND xã Long Thuận", movement="Số hóa"), body("UBND xã Long Thuận", unit="Phòng Nội vụ", movement="Cây xanh"), None),
        (body("UBND xã Long Thuận", level="district", **FORM), body("UBND xã Long Thuận", unit="Phòng Nội vụ", level="commune", **FORM), None),
    ],
)  # fmt: skip
def test_one_collective_under_two_names_or_in_two_units(
    first: dict[str, Any], second: dict[str, Any], cause: str | None
) -> None:
    found = only("D105", intake(first, second, unit_list=COMMUNES))
    assert [one.facts["cause"] for one in found] == ([cause] if cause else [])
    for one in found:
        assert (one.value, one.facts["other"], one.facts["other_unit"]) == (second["name"], first["name"], "Xã Long Thuận")  # fmt: skip


# --- tenure


def test_a_school_year_ends_where_its_titles_say() -> None:
    school = {("a.xlsx", "Danh sách"): date(2020, 5, 31)}
    rows = [person(f"Mẫu {n}", recruited=day) for n, day in enumerate(("nghỉ phép", "01/01/2019", "01/9/2019", "15/9/2019", "01/8/2019"))]  # fmt: skip
    found = only("R403", intake(*rows, school_years=school))
    assert [(one.facts["recipient_name"], one.facts["months"], one.facts["end"]) for one in found] == [
        ("Mẫu 2", 9, date(2020, 5, 31)), ("Mẫu 3", 8, date(2020, 5, 31)),
    ]  # fmt: skip
    assert only("R403", intake(*rows), law()) == []
