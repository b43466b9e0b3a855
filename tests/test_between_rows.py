"""Rules that compare rows: what is no repeat, whose limit speaks, which bodies are left out, what could not be judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hongngu_tally.checks.every import unjudged
from hongngu_tally.checks.identity import transferred
from hongngu_tally.counts import leaders
from hongngu_tally.finding import Severity
from hongngu_tally.law import ProvinceRules, Regime
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.settings import Block, read_settings
from hongngu_tally.vocabulary import Unit, collective_key
from made_intake import frame, intake, law, only, person, places, unit_of

pytestmark = pytest.mark.usefixtures("read_here")

UNITS = ("Xã Long Thuận", "Xã Phú Thuận A", "Xã Thường Lạc")


def province(day: date = date(2024, 12, 31), **rules: Any) -> Regime:
    return replace(law(day), province=ProvinceRules(**rules))


def collective(name: str, award: str = "TTLDTT", **values: Any) -> dict[str, Any]:
    return person(name, award, recipient="collective", **values)


def form(name: str, award: str, **values: Any) -> dict[str, Any]:
    return person(name, award, family="commendation_form", **values)


# --- one recipient or two


@pytest.mark.parametrize(
    ("note", "moved"),
    [
        ("Chuyển đến từ xã Phú Thuận A", True),
        ("Từ Phú Thuận A chuyển về ngày 01/6/2020", True),
        ("ĐÃ CHUYỂN CÔNG TÁC", True),
        ("Được điều động, luân chuyển", True),
        ("Chuyển đến từ xã Thường Lạc", False),
        ("Phụ trách chuyển đổi số", False),
        ("Chuyên viên", False),
        ("", False),
    ],
)
def test_a_transfer_is_noted_in_either_row(note: str, moved: bool) -> None:
    rows = frame(person("Sen", note=note), person("Sen", unit="Xã Phú Thuận A"))
    here, there = rows.itertuples(index=False)
    assert transferred(here, there, UNITS) is moved
    assert transferred(there, here, UNITS) is moved


def test_years_of_birth_alone_prove_nothing_when_the_posts_differ() -> None:
    rows = [
        person("Sen", birth="1980", position=position, unit=unit, file=f"{position}.xlsx")
        for position, unit in (("Công chức", UNITS[0]), ("Hiệu trưởng", UNITS[1]))
    ]
    (found,) = only("D102", intake(*rows))
    assert (found.severity, found.facts["told"][1]) == (
        Severity.WARNING,
        ("position", "Công chức", "Hiệu trưởng"),
    )
    assert only("D102", intake(*(row | {"birth": "05/7/1980"} for row in rows)))[0].severity is Severity.ERROR


def test_two_units_are_told_of_two_forms_only_if_the_births_agree() -> None:
    first = form("Sen", "GKH", birth="05/7/1980")
    second = form("Sen", "BKT", level="province", unit=UNITS[1], file="b.xlsx")
    assert only("D103", intake(first, second)) == []
    (found,) = only("D103", intake(first, second | {"birth": "5.7.1980"}))
    assert (found.place.file, found.facts["also"]) == ("b.xlsx", ("units",))


def test_a_certificate_of_a_ministry_and_one_of_the_province_are_two_forms() -> None:
    rows = [form("Sen", "BKT", level=level) for level in ("province", "ministry")]
    assert only("D101", intake(*rows)) == []
    assert places(only("D103", intake(*rows))) == ["a.xlsx › Danh sách!E2"]


def test_badges_of_two_bodies_are_neither_a_repeat_nor_two_forms() -> None:
    rows = [
        form(
            "Sen", "KNC", level="ministry", track="service", award_text=f"Kỷ niệm chương Vì sự nghiệp {what}"
        )
        for what in ("giáo dục", "nông nghiệp")
    ]
    assert only("D101", intake(*rows)) == only("D103", intake(*rows)) == []


def test_the_names_of_a_commune_are_one_and_those_of_its_bodies_are_not() -> None:
    one = {
        collective_key(text)
        for text in ("UBND xã Mẫu", "Nhân dân và cán bộ xã Mẫu", "X. Mẫu", "Xã Mẫu, huyện Hồng Ngự")
    }
    assert len(one) == 1
    assert not one & {collective_key(text) for text in ("Đảng ủy xã Mẫu", "Công an xã Mẫu", "HĐND xã Mẫu")}


# --- shares: whose limit, whose base


def test_a_share_says_whether_the_nation_or_the_province_spoke() -> None:
    (nation,) = only("Q101", intake(*unit_of(1, 6)))
    assert nation.facts["also"][0] == "nation"
    (own,) = only("Q101", intake(*unit_of(1, 6)), province(cstdcs_share_percent=15, cite="QĐ 1"))
    assert (own.facts["also"][0], own.cite) == ("province", "QĐ 1")
    (lower,) = only("Q101", intake(*unit_of(3, 20)), province(date(2020, 12, 31), cstdcs_share_percent=10))
    assert (lower.facts["also"][0], lower.facts["limit"]) == ("province", 10)
    (higher,) = only("Q101", intake(*unit_of(4, 20)), province(date(2020, 12, 31), cstdcs_share_percent=20))
    assert (higher.facts["also"][0], higher.facts["limit"]) == ("nation", 15)


@pytest.mark.parametrize(
    ("rounding", "above", "base", "exceeded"),
    [("", 5, 33, True), ("floor", 5, 33, True), ("nearest", 5, 33, False), ("nearest", 5, 29, True),
     ("at-least-one", 1, 3, False), ("at-least-one", 2, 13, True), ("at-least-one", 5, 33, True)],
)  # fmt: skip
def test_the_province_rounds(rounding: str, above: int, base: int, exceeded: bool) -> None:
    found = only("Q101", intake(*unit_of(above, base)), province(cstdcs_share_percent=15, rounding=rounding))
    assert bool(found) is exceeded
    assert all(f"rounding-{rounding}" in each.facts["also"] for each in found if rounding)


def test_bodies_with_a_chain_of_their_own_count_only_when_it_changes_nothing() -> None:
    units = (
        Unit("Xã Long Thuận", "commune"),
        Unit("Xã Phú Thuận A", "commune"),
        Unit("Công an huyện", "armed_forces"),
    )
    local = [*unit_of(4, 20), *unit_of(4, 20, unit="Xã Phú Thuận A")]

    def whole(*rows: dict[str, Any]) -> tuple[str, str]:
        given = intake(*rows, unit_list=units, units=tuple(unit.name for unit in units))
        found = [
            each
            for code in ("Q101", "R901")
            for each in only(code, given, whole_year=True)
            if not each.place.file
        ]
        (one,) = (each for each in found if each.facts.get("numerator"))
        return one.code, str(one.facts.get("cause"))

    # Eight of 40 is too much without the police, and 8 of 50 with them.
    assert whole(*local, *unit_of(0, 10, unit="Công an huyện")) == ("Q101", "whole")
    # Eight of 100 is not: nobody has confirmed which holds.
    assert whole(*local, *unit_of(0, 60, unit="Công an huyện")) == ("R901", "share-own-chain")


def test_a_share_by_rating_takes_the_grade_in_the_row_of_the_unit_itself() -> None:
    rows = [collective(f"Tổ {n}") for n in range(1, 6)] + [collective(f"Tổ {n}", "TTLDXS") for n in (1, 2)]
    shares = {"excellent": 50, "any": 20}
    (found,) = only("Q101", intake(*rows), province(ttldxs_share_percent_by_rating=shares))
    assert (found.facts["cause"], found.facts["limit"], found.facts["base"]) == ("rating", 20, 5)
    assert "unrated" in found.facts["also"]
    rated = collective("UBND xã Long Thuận", grade="excellent")
    assert only("Q101", intake(*rows, rated), province(ttldxs_share_percent_by_rating=shares)) == []


def test_flags_of_the_government_are_judged_in_a_whole_province_only() -> None:
    rows = [collective(f"Xã {n}", "CTDT") for n in range(9)] + [
        collective("Xã 0", "CTDCP"),
        collective("Xã 1", "CTDCP"),
    ]
    day = date(2020, 12, 31)
    assert only("Q101", intake(*rows), law(day), whole_year=True) == []
    (found,) = only("Q101", intake(*rows), province(day, whole_province=True), whole_year=True)
    assert (found.facts["cause"], found.severity, found.facts["floor"]) == ("flags", Severity.ERROR, 1)


def test_the_militia_of_all_communes_is_judged_when_every_strength_is_known() -> None:
    names = UNITS[:2]
    rows = [
        person(f"Mẫu {n} {unit}", "CSTT", unit=unit, position="Dân quân") for unit in names for n in range(3)
    ]
    known = tuple(Unit(name, "commune", militia=29) for name in names)
    found = only("Q101", intake(*rows, unit_list=known), whole_year=True)
    assert [each.facts["cause"] for each in found] == ["militia-whole", "militia", "militia"]
    half = (known[0], Unit(names[1], "commune"))
    assert [each.facts["cause"] for each in only("Q101", intake(*rows, unit_list=half), whole_year=True)] == [
        "militia"
    ]
    assert only("Q101", intake(*rows, unit_list=known), law(date(2020, 6, 30))) == []


def test_policemen_of_a_commune_are_no_militia() -> None:
    rows = [person(f"Mẫu {n}", "CSTT", position="Công an viên", workplace="Công an xã") for n in range(3)]
    assert only("Q101", intake(*rows, unit_list=(Unit(UNITS[0], "commune", militia=4),))) == []


# --- what could not be judged


def lacking(given: Any, regime: Regime | None = None) -> set[tuple[str, str]]:
    """What the rules between rows lack; single rows lack other columns, and that is not asked here."""
    return {(one.code, one.lacks) for one in unjudged(given, regime or law()) if one.code[0] in "DQ"}


def test_what_a_share_needs_and_nobody_wrote_is_named() -> None:
    communes = (Unit(UNITS[0], "commune"),)
    soldiers = person("Sen", "CSTT", position="Dân quân")
    assert ("Q101", "militia") in lacking(intake(soldiers, unit_list=communes))
    families = person("Sen", "GK_GDVH", recipient="household", families=None)
    assert ("Q101", "families") in lacking(intake(families))
    certificate = form("Sen", "BKT")
    asked = province(certificate_share_of_staff_percent=5)
    assert ("Q101", "head-count") in lacking(intake(certificate, unit_list=communes), asked)
    assert ("Q101", "head-count") not in lacking(
        intake(certificate, unit_list=(Unit(UNITS[0], head_count=9),)), asked
    )


def test_members_who_are_not_numbered_or_not_told_apart_are_named() -> None:
    assert lacking(intake(collective("Phòng Mẫu"))) == {("Q102", "members")}
    assert lacking(intake(collective("Phòng Mẫu", members="10"), person("Sen"))) == {("Q102", "member-list")}
    told = person("Sen", workplace="Phòng Mẫu")
    assert lacking(intake(collective("Phòng Mẫu", members="1"), told)) == set()


def test_whoever_may_be_a_member_counts_for_the_collective() -> None:
    school = collective("Trường Mẫu", members="10", unit="Phòng Giáo dục")
    head = person("Sen", workplace="Trường Mẫu", unit="Phòng Giáo dục")
    teams = [person(f"Mẫu {n}", workplace="Tổ Toán", unit="Phòng Giáo dục") for n in range(5)]
    assert len(only("Q102", intake(school, head))) == 1
    assert only("Q102", intake(school, head, *teams)) == []
    # Who hands in collectives alone has not handed in the people yet.
    whole = collective("Phòng Giáo dục", members="10", unit="Phòng Giáo dục")
    assert only("Q102", intake(whole)) == []
    assert ("Q102", "member-list") in lacking(intake(whole))


def test_a_flag_without_a_block_is_named() -> None:
    flag = collective("Xã Mẫu", "CTDT", block=None)
    assert ("Q103", "block") in lacking(intake(flag))
    assert ("Q103", "block") not in lacking(intake(flag, blocks=(Block("Khối 1", ("UBND xã Mẫu",)),)))


# --- settings and the printed share


def test_the_leader_of_a_block_is_one_of_its_units(tmp_path: Path) -> None:
    path = tmp_path / "tally.toml"
    block = '[[block]]\nname = "Khối 1"\nunits = ["Xã Mẫu"]\nleader = "{}"\n'
    path.write_text(block.format("Xã Mẫu"), encoding="utf-8")
    assert read_settings(path).blocks[0].leader == "Xã Mẫu"
    path.write_text(block.format("Xã Khác"), encoding="utf-8")
    with pytest.raises(RuleFileError, match="leader"):
        read_settings(path)


def test_blocks_and_strengths_are_read_and_a_unit_is_in_one_block(tmp_path: Path) -> None:
    path = tmp_path / "tally.toml"
    path.write_text('[[unit]]\nname = "Xã Mẫu"\nmilitia = 40\nmilitia_units = 3\n[[block]]\nname = "Khối 1"\nunits = ["Xã Mẫu"]\n', encoding="utf-8")  # fmt: skip
    settings = read_settings(path)
    assert (settings.units[0].militia, settings.units[0].militia_units) == (40, 3)
    assert settings.blocks == (Block("Khối 1", ("Xã Mẫu",)),)
    path.write_text('[[block]]\nname = "1"\nunits = ["Xã Mẫu"]\n[[block]]\nname = "2"\nunits = ["Xã Mẫu"]\n', encoding="utf-8")  # fmt: skip
    with pytest.raises(RuleFileError) as caught:
        read_settings(path)
    assert (caught.value.mistake, caught.value.key) == ("twice", "block[2].units")


def test_leaders_are_persons_counted_once() -> None:
    rows = frame(
        person("Sen", group="leader"), person("Sen", "CSTDCS", group="leader"), person("Lúa", group="official"),
        person("Súng", group="unknown"), collective("Phòng Mẫu", group="unknown"),
    )  # fmt: skip
    assert leaders(rows) == (1, 3, 1)
