"""Whether two lines speak of one recipient, one award and one deed; whether two names mean one body; who its members are."""

from __future__ import annotations

from typing import Any

import pytest

from hongngu_tally.checks.frames import lines
from hongngu_tally.checks.identity import (
    double_role,
    evidence,
    may_be_one,
    one_award,
    one_deed,
    one_recipient,
    transferred,
)
from hongngu_tally.checks.membership import Collectives, same_body, works_in
from made_intake import frame, intake, only, person

SEN = "Nguyễn Mẫu Sen"
UNITS = ("Xã Long Thuận", "Xã Phú Thuận A", "Xã Thường Lạc", "Phòng Nội vụ")


def pair(first: dict[str, Any], second: dict[str, Any], **both: Any) -> tuple[Any, Any]:
    """Two lines of one name, as checks see them."""
    one, other = lines(frame(person(SEN, **both | first), person(SEN, **both | second)))
    return one, other


# --- one recipient


@pytest.mark.parametrize(
    ("both", "first", "second", "one"),
    [
        ({}, {}, {}, True),
        ({}, {"birth": "1980"}, {"birth": "1981"}, False),
        ({}, {"workplace": "Tổ 1"}, {"workplace": "Tổ 2"}, True),
        ({"recipient": "collective"}, {"workplace": "Trường Mẫu"}, {"workplace": "TRƯỜNG MẪU"}, True),
        ({"recipient": "collective"}, {"workplace": "Trường Mẫu 1"}, {"workplace": "Trường Mẫu 2"}, False),
        ({"recipient": "collective"}, {"workplace": "Trường Mẫu"}, {}, False),
        ({"recipient": "collective"}, {"workplace": "Trường Mẫu"}, {"unit_section": "Trường Mẫu"}, True),
        ({"recipient": "household"}, {"address": "Ấp 1"}, {"address": "Ấp 2"}, False),
        ({"recipient": "household"}, {"workplace": "Ấp 1"}, {"workplace": "Ấp 2"}, False),
        ({"recipient": "household"}, {"address": "Ấp 1"}, {"address": ""}, True),
    ],
)
def test_within_a_unit_lines_of_one_name_are_one_unless_something_says_no(
    both: dict[str, Any], first: dict[str, Any], second: dict[str, Any], one: bool
) -> None:
    assert may_be_one(*pair(first, second, **both)) is one
    assert one_recipient(*pair(first, second, **both), UNITS) is one


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"birth": "05/07/1980"}, {"birth": "05/07/1980"}, True),
        ({"birth": "05/07/1980"}, {"birth": "06/07/1980"}, False),
        ({"birth": "05/07/1980"}, {}, False),
        ({"birth": "05/07/1980", "recipient": "household"}, {"birth": "05/07/1980", "recipient": "household"}, False),
        ({"birth": "05/07/1980", "position": "Kế toán"}, {"birth": "05/07/1980", "position": "Văn thư"}, False),
        ({"birth": "05/07/1980"}, {"birth": "05/07/1980", "note": "Chuyển công tác từ xã Long Thuận"}, False),
        ({"birth": "05/07/1980"}, {"birth": "05/07/1980", "note": "Chuyển công tác từ Phòng Nội vụ"}, True),
    ],
)  # fmt: skip
def test_across_units_they_are_one_only_for_sure(
    first: dict[str, Any], second: dict[str, Any], one: bool
) -> None:
    assert one_recipient(*pair(first, {"unit": "Xã Phú Thuận A"} | second), UNITS) is one


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("từ Long Thuận chuyển đến", True),
        ("từ Thường Lạc chuyển đến", False),  # another unit, without the word for its kind
        ("chuyển đến từ xã Long Thuận", True),
        ("mới chuyển", True),  # nobody says from where
        ("chuyển từ xã Phú Thuận A", True),  # its own unit says nothing
        ("chuyển từ Phòng Nội vụ", False),
        ("từ nội vụ chuyển đến", True),  # of a Phòng the whole name counts
        ("Long Thuận", False),
        ("nhận công tác từ tháng 6/2022", True),
        ("được bổ nhiệm về xã", True),
        ("trước công tác tại xã Long Thuận", True),
        ("chuyển đổi số", False),
    ],
)
def test_a_transfer_is_told_by_a_remark(note: str, told: bool) -> None:
    for field in ("note", "position", "workplace"):
        one, other = pair({}, {"unit": "Xã Phú Thuận A", field: note})
        assert transferred(one, other, UNITS) is transferred(other, one, UNITS) is told


def test_who_holds_several_posts() -> None:
    assert double_role(*pair({}, {"position": "Văn thư kiêm thủ quỹ"}))
    assert double_role(*pair({"note": "Kiêm nhiệm"}, {}))
    assert not double_role(*pair({"workplace": "Tổ kiêm"}, {"position": "Kiểm lâm"}))


def test_the_evidence_is_what_either_line_says() -> None:
    one, other = pair({"birth": "1980", "unit_section": "Trường Mẫu"}, {"address": "Ấp 1"})
    assert evidence(one, other) == (
        ("birth", "1980", ""), ("workplace", "Trường Mẫu", ""), ("address", "", "Ấp 1"),
    )  # fmt: skip


# --- one deed, one award


@pytest.mark.parametrize(
    ("track", "first", "second", "one"),
    [
        ("merit", {"movement": "Chuyển đổi số"}, {"movement": "Nông thôn mới"}, False),
        ("merit", {"movement": "Chuyển đổi số"}, {"movement": ""}, True),
        ("merit", {"achievement": "Cứu người"}, {"achievement": "Dập lửa"}, True),
        ("drive", {"achievement": "Cứu người"}, {"achievement": "Dập lửa"}, False),
        ("sudden", {"achievement": "Cứu người"}, {"achievement": "Dập lửa"}, False),
        ("sudden", {"achievement": "Cứu người"}, {"achievement": "CỨU NGƯỜI"}, True),
        ("sudden", {"achievement": "Cứu người"}, {"achievement": ""}, True),
    ],
)
def test_one_deed(track: str, first: dict[str, Any], second: dict[str, Any], one: bool) -> None:
    assert one_deed(*pair(first, second, track=track)) is one


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"award": "KNC", "award_text": "KNC Vì sự nghiệp A"}, {"award": "KNC", "award_text": "KNC Vì sự nghiệp B"}, False),
        ({"award": "KNC", "award_text": "KNC Vì sự nghiệp A"}, {"award": "KNC", "award_text": "KNC vì sự nghiệp A"}, True),
        ({"award_text": "LĐTT"}, {"award_text": "Lao động tiên tiến"}, True),
        ({"level": "commune"}, {"level": "district"}, True),
        ({"level": "commune", "family": "commendation_form"}, {"family": "commendation_form"}, False),
        ({"family": "commendation_form"}, {"family": "commendation_form"}, True),
    ],
)  # fmt: skip
def test_one_award(first: dict[str, Any], second: dict[str, Any], one: bool) -> None:
    assert one_award(*pair(first, second)) is one


# --- a body and its members


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Công an xã", "Công an huyện", False),
        ("Công an xã Mẫu", "Công an huyện", False),
        ("Công an", "Công an huyện", True),
        ("Phòng Mẫu", "Phòng Mẫu", True),
        ("Phòng Mẫu huyện", "Phòng Mẫu", True),
        ("UBND xã Mẫu", "UBND xã Mẫu huyện Hồng Ngự", True),
        ("Phòng Mẫu", "Phòng Mẫu Lớn", False),
        ("Phòng Mẫu", "Phòng Mẫu Lớn huyện", False),
        ("Phòng Mẫu", "Phòng Mẫuhuyện", False),
        ("", "", False),
        ("", "huyện", False),
    ],
)
def test_whether_two_names_mean_one_body(name: str, other: str, same: bool) -> None:
    assert same_body(name, other) is same_body(other, name) is same


def test_a_part_of_a_body_works_in_it() -> None:
    assert works_in("Tổ 1, Phòng Mẫu", "Phòng Mẫu")
    assert works_in("Phòng Mẫu huyện", "Phòng Mẫu")
    assert not works_in("Phòng Mẫu", "Tổ 1, Phòng Mẫu")


def members(name: str, *people: dict[str, Any], unit: str = "Xã Long Thuận") -> list[str] | None:
    found = Collectives(intake(*people))
    (line,) = lines(frame(person(name, "TTLDTT", recipient="collective", unit=unit)))
    at = found.members(line)
    return None if at is None else found.people["name"].iloc[at].tolist()


PEOPLE = (
    person("Sen", workplace="Phòng Mẫu"),
    person("Lúa", workplace="Tổ 1, Phòng Mẫu"),
    person("Súng", workplace="Trường Mẫu"),
    person("Tràm", workplace=""),
    person("Điển", workplace="Phòng Mẫu", unit="Xã Phú Thuận A"),
    person("Cúc", workplace="Phòng Mẫu", held_back="award-unknown"),
    person("Phòng Mẫu", "TTLDTT", recipient="collective", workplace="Phòng Mẫu"),
)


def test_members_are_those_who_work_there() -> None:
    assert members("Phòng Mẫu", *PEOPLE) == ["Sen", "Lúa"]
    assert members("Trạm Mẫu", *PEOPLE) is None
    assert members("Phòng Mẫu", *PEOPLE, unit="Xã Khác") is None


def test_members_of_the_unit_itself_are_all_its_people() -> None:
    assert sorted(members("UBND xã Long Thuận", *PEOPLE) or ()) == ["Lúa", "Sen", "Súng", "Tràm"]
    assert members("UBND xã Khác", *PEOPLE, unit="Xã Khác") is None


def test_whose_workplace_nobody_wrote() -> None:
    found = Collectives(intake(*PEOPLE))
    own, other = lines(frame(person("Phòng Mẫu"), person("Phòng Mẫu", unit="Xã Khác")))
    assert found.people["name"].iloc[found.placeless(own)].tolist() == ["Tràm"]
    assert found.placeless(other).tolist() == []


# --- one person in two units


def test_of_several_units_the_one_that_the_birth_proves_is_told() -> None:
    def told(*before: dict[str, Any], position: str = "") -> list[tuple[str, str]]:
        rows = [person(SEN, **{"unit": f"Xã Mẫu {n}", "file": f"{n}.xlsx"} | row) for n, row in enumerate(before)]  # fmt: skip
        line = person(SEN, birth="05/07/1980", file="z.xlsx", track="drive", movement="Chuyển đổi số", position=position)  # fmt: skip
        found = only("D102", intake(*({"track": "drive"} | row for row in rows), line))
        return [(one.facts["other_unit"], one.facts["cause"]) for one in found if one.place.file == "z.xlsx"]

    assert told({}, {"birth": "05/07/1980"}) == [("Xã Mẫu 1", "birth")]
    assert told({}, {"birth": ""}) == [("Xã Mẫu 0", "name")]
    # What is of another drive, of a transfer or of another birth, ends nothing.
    for aside in ({"movement": "Nông thôn mới"}, {"note": "mới chuyển"}, {"birth": "1981"}):
        assert told(aside, {"birth": "05/07/1980"}) == [("Xã Mẫu 1", "birth")]
        assert told(aside) == []
    # The year alone is no proof where the posts differ.
    assert told({"birth": "1980"}) == [("Xã Mẫu 0", "birth")]
    assert told({"birth": "1980", "position": "Kế toán"}, position="Văn thư") == [("Xã Mẫu 0", "name")]
    assert told({"birth": "05/07/1980", "position": "Kế toán"}, position="Văn thư") == [("Xã Mẫu 0", "birth")]
