"""Each check on small hand-made frames; what only a real workbook can hold stands at the end."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from hongngu_tally.checks.codes import CODES, Code, catalogue, finding
from hongngu_tally.checks.every import CHECKS, run
from hongngu_tally.checks.registry import Registry
from hongngu_tally.days import same_birth
from hongngu_tally.finding import Place, Severity
from hongngu_tally.intake import Intake, Submission
from hongngu_tally.law import Regime
from hongngu_tally.messages import render
from hongngu_tally.pipeline import run as tally
from hongngu_tally.table.model import Fate, FileReading, OddCell, Stated
from hongngu_tally.written import percent_text
from made_intake import intake, law, only, person, places, sheet, table, unit_of

pytestmark = pytest.mark.usefixtures("read_here")


# --- the registry


def test_every_code_has_a_check() -> None:
    assert {check.code.code for check in CHECKS} == set(CODES)


def test_every_check_says_in_one_sentence_what_it_checks() -> None:
    for check in CHECKS:
        assert check.says.endswith(".")
        assert "\n" not in check.says


@pytest.mark.parametrize("code", ["R31", "r301", "X301", "R3011", "R001"])
def test_malformed_codes_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match="malformed code"):
        Code(code, "some-name", Severity.ERROR)


def test_a_code_or_name_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="given twice"):
        catalogue((Code("R301", "one", Severity.ERROR), Code("R301", "two", Severity.ERROR)))
    with pytest.raises(ValueError, match="given twice"):
        catalogue((Code("R301", "one", Severity.ERROR), Code("R302", "one", Severity.ERROR)))


def test_the_registry_refuses_unlisted_repeated_and_silent_checks() -> None:
    registry = Registry()

    def said(intake: Intake, regime: Regime) -> Any:
        """It says something."""

    def silent(intake: Intake, regime: Regime) -> Any: ...

    with pytest.raises(ValueError, match="not listed"):
        registry.check("R999")(said)
    with pytest.raises(ValueError, match="one sentence"):
        registry.check("R301")(silent)
    registry.check("R301")(said)
    with pytest.raises(ValueError, match="registered twice"):
        registry.check("R301")(said)


def test_a_finding_has_only_the_severities_of_its_code() -> None:
    assert finding("D102", Place(), severity=Severity.WARNING).severity is Severity.WARNING
    with pytest.raises(ValueError, match="no severity"):
        finding("R301", Place(), severity=Severity.NOTE)


def test_explaining_a_check_imports_no_pandas() -> None:
    code = (
        "import sys, hongngu_tally.checks.every, hongngu_tally.messages as m;"
        "m.explanation('R301'); m.title('R301'); assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_empty_intake_gives_no_findings() -> None:
    assert run(intake(), law(), whole_year=True) == ()


def test_findings_are_sorted_by_place_and_code_and_change_no_frame() -> None:
    given = intake(
        person("", held_back="name-missing", file="b.xlsx", row=3),
        person("Nguyễn Mẫu Sen", "CSTDCS", row=9),
        person("Nguyễn Mẫu Sen", "CSTDCS", row=4),
    )
    before = given.nominations.copy(deep=True)
    findings = run(given, law(), whole_year=True)
    order = [
        (each.place.file, each.place.sheet, each.place.row, each.place.column, each.code) for each in findings
    ]
    assert order == sorted(order)
    assert len(findings) > 3
    pd.testing.assert_frame_equal(given.nominations, before)


# --- files and sheets


@pytest.mark.parametrize("code", ["W101", "W102", "W103", "W104", "W105"])
def test_a_refused_file_is_one_finding_with_its_cause(code: str) -> None:
    file = FileReading("a.xlsx", problem=CODES[code].name, facts={"cause": "empty"})
    given = intake(files=(file,), submissions=(Submission("a.xlsx", "unreadable"),))
    (found,) = run(given, law())
    assert (found.code, str(found.place), found.facts["cause"]) == (code, "a.xlsx", "empty")


def test_notes_about_a_file() -> None:
    file = FileReading(
        "a.xls", notes=(("suffix-differs", {"kind": "xlsx", "suffix": ".xls"}), ("macros-present", {}))
    )
    assert [each.code for each in run(intake(files=(file,)), law())] == ["W106", "W107"]


def test_a_sheet_without_a_list_is_one_finding_and_not_one_per_row() -> None:
    file = FileReading("a.xlsx", sheets=(sheet(kind="other", fates=((1, Fate.UNREAD, "no-header"),)),))
    ledger = [("a.xlsx", "Danh sách", 1, "unread", "no-header", False)]
    assert [each.code for each in run(intake(files=(file,), ledger=ledger), law())] == ["W201"]


@pytest.mark.parametrize("kind", ["blank", "example", "lookup"])
def test_guidance_and_code_lists_need_no_list_but_a_file_needs_one(kind: str) -> None:
    beside = FileReading("a.xlsx", sheets=(sheet(kind=kind), sheet(table(rows=(2,)))))
    assert "W201" not in {each.code for each in run(intake(files=(beside,)), law())}
    alone = FileReading("a.xlsx", sheets=(sheet(kind=kind),))
    (found,) = run(intake(files=(alone,)), law())
    cause = "blank-file" if kind == "blank" else "whole-file"
    assert (found.code, str(found.place), found.facts["cause"]) == ("W201", "a.xlsx", cause)


def test_columns_missing_ambiguous_and_unknown() -> None:
    doubted = table(
        missing=("award",), doubts=((3, "Tên", "name", "unit"),), unknown_headers=((7, " Mái\nnhà "),)
    )
    given = intake(files=(FileReading("a.xlsx", sheets=(sheet(doubted),)),))
    found = run(given, law())
    assert [(each.code, each.place.cell) for each in found] == [
        ("W202", "A6"),
        ("W203", "C6"),
        ("W204", "G6"),
    ]
    assert found[0].facts["unused"] == ("Mái nhà",)
    assert found[2].value == "Mái nhà"


def test_two_columns_with_one_meaning_name_both() -> None:
    given = intake(
        files=(FileReading("a.xlsx", sheets=(sheet(table(doubts=((3, "Tên", "name", "name:Họ tên"),))),)),)
    )
    (found,) = only("W203", given)
    assert (found.facts["cause"], found.facts["other"]) == ("twice", "Họ tên")


def test_an_unread_row_inside_a_list() -> None:
    ledger = [
        ("a.xlsx", "Danh sách", 8, "unread", "no-name-no-award", False),
        ("a.xlsx", "Danh sách", 9, "note", "", False),
    ]
    (found,) = only("W205", intake(ledger=ledger, files=(FileReading("a.xlsx", sheets=(sheet(table()),)),)))
    assert str(found.place) == "a.xlsx › Danh sách!8"


def test_an_empty_list_is_judged_over_the_whole_file() -> None:
    empty = table(rows=())
    assert places(only("W206", intake(files=(FileReading("a.xlsx", sheets=(sheet(empty),)),)))) == [
        "a.xlsx › Danh sách!6"
    ]
    assert only("W206", intake(files=(FileReading("a.xlsx", sheets=(sheet(empty), sheet(table()))),))) == []


def test_hidden_sheets_and_rows() -> None:
    one = sheet(table(rows=(7, 8, 9)), hidden=True, hidden_rows=(8,))
    two = sheet(table(rows=(7, 8, 9)), name="Hai", hidden_rows=(6, 8, 9, 20))
    found = run(intake(files=(FileReading("a.xlsx", sheets=(one, two)),)), law())
    assert [(each.code, str(each.place)) for each in found] == [
        ("W301", "a.xlsx › Danh sách"),
        ("W302", "a.xlsx › Hai!8"),
    ]
    assert found[1].facts["rows"] == (8, 9)


def stated(number: int, **values: Any) -> Intake:
    total = Stated(
        **{"row": 30, "column": 2, "number": number, "label": "Tổng cộng", "first": 1, "last": 9} | values
    )
    file = FileReading("a.xlsx", sheets=(sheet(table(stated=(total,))),))
    return intake(
        person("Nguyễn Mẫu Sen"),
        person("Nguyễn Mẫu Sen", "GKH", row=1, column=6),
        person("Tổ Mẫu", "TTLDTT", recipient="collective", row=2),
        person("Trần Mẫu Lúa", row=20),
        person("Lê Mẫu Súng", file="b.xlsx", row=3),
        files=(file, FileReading("b.xlsx")),
    )


@pytest.mark.parametrize(
    ("number", "scope", "agrees"),
    [
        (2, {}, True),
        (3, {}, True),
        (4, {}, False),
        (4, {"also": ((1, 20),)}, True),  # the section, or just as well the whole list
        (5, {"also": ((1, 20),)}, False),
        (4, {"everywhere": True}, True),  # all lists of the sheet
        (3, {"last": 20}, True),
        (4, {"last": 20}, True),
        (1, {"recipient": "collective"}, True),
        (2, {"recipient": "collective"}, False),
        (1, {"awards": ("GKH",)}, True),
        (2, {"instances": True}, False),
        (3, {"instances": True}, True),
        (3, {"unit": "Xã Long Thuận", "last": 20}, True),
        (1, {"unit": "Xã Phú Thuận A", "last": 20}, False),
        (1, {"mark_column": 6}, True),
        (2, {"mark_column": 6}, False),
        (1, {"awards": ("LDTT",)}, True),
        (3, {"awards": ("LDTT",)}, False),
    ],
)
def test_a_total_counts_rows_or_awards_in_its_scope(number: int, scope: dict[str, Any], agrees: bool) -> None:
    assert (only("W401", stated(number, **scope)) == []) is agrees


def test_a_wrong_total_says_what_was_counted() -> None:
    (found,) = only("W401", stated(5))
    assert (str(found.place), found.value, found.facts["rows"], found.facts["awards"], found.facts["also"]) == (
        "a.xlsx › Danh sách!B30", "5", 2, 3, ("awards",),
    )  # fmt: skip


def test_a_wrong_total_of_one_award_says_of_which() -> None:
    (found,) = only("W401", stated(5, awards=("LDTT",)))
    assert (found.facts["of"], found.facts["also"]) == (("LDTT",), ("of",))


def test_numbering_gaps_are_one_note_per_list() -> None:
    gaps = ((9, "3", "4"), (14, "9", "9"))
    (found,) = only(
        "W402", intake(files=(FileReading("a.xlsx", sheets=(sheet(table(numbering_gaps=gaps)),)),))
    )
    assert (found.place.cell, found.facts["count"]) == ("A9", 2)


@pytest.mark.parametrize(("years", "wrong"), [((2019,), True), ((2019, 2020), False), ((), False)])
def test_a_title_of_another_year(years: tuple[int, ...], wrong: bool) -> None:
    titled = sheet(table(), years=tuple((4, 1, year, f"NĂM {year}") for year in years))
    assert bool(only("W501", intake(files=(FileReading("a.xlsx", sheets=(titled,)),)))) is wrong


def test_an_unknown_unit_is_one_finding_per_file_with_the_nearest_name() -> None:
    rows = [
        person(name, unit="Xã Long Thuân", unit_known=False) for name in ("Nguyễn Mẫu Sen", "Trần Mẫu Lúa")
    ]
    (found,) = only("W502", intake(*rows, units=("Xã Long Thuận",)))
    assert (found.value, found.facts["count"], found.facts["suggestion"]) == (
        "Xã Long Thuân",
        2,
        "Xã Long Thuận",
    )
    assert only("W502", intake(*rows)) == []


@pytest.mark.parametrize(
    ("file", "issuer", "cause"),
    [("la.xlsx", "", "file-name"), ("la (lần 2).xlsx", "", "file-name"), ("la.xlsx", "UBND XÃ LẠ", "listed"), ("b.xlsx", "", "listed")],
)  # fmt: skip
def test_a_unit_that_only_the_files_name_says_is_told_as_one(file: str, issuer: str, cause: str) -> None:
    read = FileReading(file, sheets=(sheet(table(), issuer=issuer),))
    row = person("Sen", unit="La", unit_known=False, file=file)
    (found,) = only("W502", intake(row, units=("Xã Long Thuận",), files=(read,)))
    assert found.facts["cause"] == cause


def test_missing_units_are_asked_for_only_over_the_whole_year() -> None:
    given = intake(
        person("Nguyễn Mẫu Sen"),
        units=("Xã Long Thuận", "Xã Phú Thuận A", "Xã Phú Thuận B", "Thanh tra huyện"),
        expected=("Xã Long Thuận", "Xã Phú Thuận A", "Xã Phú Thuận B"),
        submissions=(
            Submission("a.xlsx", "counted"),
            Submission("b.xlsx", "superseded", units=("Xã Phú Thuận B",)),
        ),
    )
    assert only("W503", given) == []
    assert [each.value for each in only("W503", given, whole_year=True)] == ["Xã Phú Thuận A"]


def test_a_superseded_file_and_the_names_it_loses() -> None:
    old = FileReading("a.xlsx", nominations={"name_key": ("sen", "lua"), "name": ("Sen", "Lúa")}, problem="")
    new = FileReading("b.xlsx")
    submissions = (
        Submission("a.xlsx", "superseded", superseded_by="b.xlsx"),
        Submission("b.xlsx", "counted"),
    )
    counts = person("Sen", file="b.xlsx", name_key="sen")
    given = intake(counts, files=(old, new), submissions=submissions)
    assert [str(each.place) for each in only("W504", given)] == ["a.xlsx"]
    (found,) = only("W505", given)
    assert str(found.place) == "a.xlsx" and found.facts["names"] == ("Lúa",)


def test_what_is_inside_a_superseded_file_is_not_judged() -> None:
    file = FileReading("a.xlsx", sheets=(sheet(table(missing=("award",))), sheet(kind="other", name="Hai")))
    given = intake(files=(file,), submissions=(Submission("a.xlsx", "superseded", superseded_by="b.xlsx"),))
    assert [each.code for each in run(given, law())] == ["W504"]


# --- cells


@pytest.mark.parametrize(
    ("code", "reason", "cell"),
    [("F101", "name-missing", "B1"), ("F102", "award-missing", "E1"), ("F201", "award-unknown", "E1"),
     ("F202", "award-ambiguous", "E1"), ("F204", "recipient-unclear", "B1")],
)  # fmt: skip
def test_held_back_rows_are_findings_at_their_cell(code: str, reason: str, cell: str) -> None:
    (found,) = run(
        intake(person("Nguyễn Mẫu Sen", "", award_text="Lao động tiên tiếng", held_back=reason)), law()
    )
    assert (found.code, found.place.cell) == (code, cell)


def test_the_nearest_award_is_suggested_or_none() -> None:
    near = person("Sen", "", award_text="Lao động tiên tiếng", held_back="award-unknown")
    far = person("Lúa", "", award_text="Xuồng ba lá", held_back="award-unknown")
    found = only("F201", intake(near, far))
    assert [(each.facts["suggestion"], each.facts["also"]) for each in found] == [
        ("LDTT", ("suggestion",)),
        ("", ()),
    ]


@pytest.mark.parametrize(
    ("text", "recipient", "meant"),
    [
        ("Tổ lao động tiên tiến", "individual", "LDTT"),
        ("Tổ lao động tiên tiến", "collective", "TTLDTT"),
        ("Lao động xuất sắc", "individual", ""),
        ("Lao động giỏi", "individual", "LDTT"),
    ],
)
def test_only_an_award_that_the_recipient_can_have_is_suggested(
    text: str, recipient: str, meant: str
) -> None:
    given = person("Sen", "", award_text=text, held_back="award-unknown", recipient=recipient)
    (found,) = only("F201", intake(given))
    assert found.facts["suggestion"] == meant


def test_rows_of_a_list_without_an_award_column_are_not_listed_one_by_one() -> None:
    file = FileReading("a.xlsx", sheets=(sheet(table(missing=("award",), rows=(1, 2))),))
    rows = [person(name, "", column=0, held_back="award-missing") for name in ("Sen", "Lúa")]
    (found,) = run(intake(*rows, files=(file,)), law())
    assert (found.code, found.facts["count"]) == ("W202", 2)


def test_an_assumed_track_is_one_note_per_sheet_and_only_for_commendation_forms() -> None:
    form = {"family": "commendation_form"}
    given = intake(
        person("Sen", "GKH", row=9, **form),
        person("Lúa", "GKH", row=7, **form),
        person("Súng", "GKH", row=5, track_stated=True, **form),
        person("Tràm", row=3),
    )
    (found,) = only("F203", given)
    assert (found.place.row, found.facts["count"]) == (7, 2)


def test_odd_cells() -> None:
    odd = (
        OddCell(7, 5, "error", "#N/A", "award"),
        OddCell(8, 2, "formula", "=F8", "name"),
        OddCell(9, 3, "digits-lost", "1E+15", "personal_id"),
    )
    found = run(intake(files=(FileReading("a.xlsx", sheets=(sheet(table(), odd_cells=odd),)),)), law())
    assert [(each.code, each.place.cell, each.value) for each in found] == [
        ("F301", "E7", odd[0].shown),
        ("F302", "B8", "=F8"),
        ("F303", "C9", "1E+15"),
    ]
    assert [each.facts.get("shown") for each in found] == ["#N/A", None, "1E+15"]


@pytest.mark.parametrize(
    ("written", "near"), [("Dột xuất", "đột xuất"), ("thường xuyn", "thường xuyên"), ("Nông thôn mới", None)]
)
def test_a_misspelt_track_comes_with_the_nearest_one(written: str, near: str | None) -> None:
    odd = (OddCell(9, 3, "unknown-track", written, "track"),)
    (found,) = only("F303", intake(files=(FileReading("a.xlsx", sheets=(sheet(table(), odd_cells=odd),)),)))
    assert found.facts.get("suggestion") == near
    assert ("Có phải là" in render(found).text) is bool(near)


def test_a_birth_after_the_year_is_told_once_per_row() -> None:
    late = person("Nguyễn Mẫu Sen", birth="05/07/2021", row=9)
    given = intake(late, late | {"award": "GKH", "column": 6}, person("Trần Mẫu Lúa", birth="1980"))
    (found,) = only("F303", given)
    assert (found.place.row, found.value, found.facts) == (
        9,
        "05/07/2021",
        {"cause": "future-birth", "shown": "05/07/2021", "field": "birth", "year": 2020},
    )


def test_repaired_texts_are_one_note_per_kind() -> None:
    repaired = (
        (7, 5, "spaces", "a  b", "a b"),
        (8, 5, "spaces", "c  d", "c d"),
        (9, 5, "decomposed", "é", "é"),
    )
    found = only("F401", intake(files=(FileReading("a.xlsx", sheets=(sheet(table(), repaired=repaired),)),)))
    assert [(each.place.cell, each.facts["kind"], each.facts["count"]) for each in found] == [
        ("E7", "spaces", 2),
        ("E9", "decomposed", 1),
    ]


# --- eligibility


def test_recipient_not_allowed_names_the_article() -> None:
    held = person("Nguyễn Mẫu Sen", "TTLDTT", held_back="recipient-not-allowed")
    (found,) = run(intake(held), law())
    assert (found.code, found.cite, found.facts["allowed"]) == (
        "R301",
        "law-15-2003 Điều 20",
        ("collective",),
    )


@pytest.mark.parametrize(
    ("award", "level", "day", "cause"),
    [
        ("XATB", "province", date(2020, 12, 31), "award-not-yet"),
        ("HH", "province", date(2024, 12, 31), "award-repealed"),
        ("LDTT", "district", date(2025, 12, 31), "level-repealed"),
        ("LDTT", "district", date(2025, 6, 30), ""),
    ],
)
def test_awards_and_levels_out_of_force(award: str, level: str, day: date, cause: str) -> None:
    found = run(intake(person("Sen", award, level=level)), law(day))
    assert [(each.code, each.facts["cause"]) for each in found] == ([("R302", cause)] if cause else [])


def test_nobody_held_back_is_said_to_be_counted_though_the_level_is_gone() -> None:
    held = person("Sen", "", level="district", held_back="award-unknown")
    assert only("R302", intake(held), law(date(2025, 12, 31))) == []


@pytest.mark.parametrize(
    ("track", "stated", "wrong"), [("drive", True, True), ("drive", False, False), ("merit", True, False)]
)
def test_only_a_stated_track_is_judged(track: str, stated: bool, wrong: bool) -> None:
    assert bool(only("R303", intake(person("Sen", track=track, track_stated=stated)))) is wrong


@pytest.mark.parametrize(
    ("award", "level", "day", "wrong"),
    [
        ("CSTDCS", "commune", date(2020, 12, 31), True),
        ("CSTDCS", "district", date(2020, 12, 31), False),
        ("CSTDCS", "commune", date(2025, 12, 31), False),
        ("BKT", "district", date(2020, 12, 31), True),
        ("LDTT", "commune", date(2020, 12, 31), False),
        ("LDTT", "", date(2020, 12, 31), False),
    ],
)
def test_authority(award: str, level: str, day: date, wrong: bool) -> None:
    assert bool(only("R304", intake(person("Sen", award, level=level)), law(day))) is wrong


@pytest.mark.parametrize(
    ("code", "field", "line"),
    [
        ("R303", "track", {"track": "seniority", "track_stated": True}),
        ("R304", "level", {"award": "CSTDCS", "level": "commune"}),
    ],
)
@pytest.mark.parametrize(
    ("columns", "wanted"),
    [((7,), ("a.xlsx › Danh sách!G1", "")), ((), ("a.xlsx › Danh sách!E1", "GK"))],
)
def test_a_track_or_level_is_shown_in_its_own_column(
    code: str, field: str, line: dict[str, Any], columns: tuple[int, ...], wanted: tuple[str, str]
) -> None:
    read = table(rows=(1,), columns={"award": (5,), field: columns})
    row = {"name": "Sen", "award": "LDTT", "award_text": "GK"} | line
    (found,) = only(code, intake(row, files=(FileReading("a.xlsx", sheets=(sheet(read),)),)))
    assert (str(found.place), found.value) == wanted


def test_the_prerequisite_is_looked_for_in_the_unit_across_files() -> None:
    given = intake(
        person("Sen", file="b.xlsx"),
        person("Sen", "CSTDCS"),
        person("Lúa", "CSTDCS"),
        person("Súng", unit="Xã Phú Thuận A", held_back="name-missing"),
        person("Súng", "CSTDCS", unit="Xã Phú Thuận A"),
    )
    found = only("R401", given)
    assert [(each.facts["recipient_name"], each.facts["cause"]) for each in found] == [
        ("Lúa", "not-listed"),
        ("Súng", "no-list"),
    ]


@pytest.mark.parametrize(
    ("births", "born", "told"),
    [
        (["05/03/1980"], "20/11/1993", [("namesake", "20/11/1993", "05/03/1980", 1)]),
        (["05/03/1980", "20/11/1993"], "20/11/1993", []),
        (["05/03/1980"], "5/3/1980", []),
        (["1980"], "05/03/1980", []),
        (["05/03/1980", ""], "20/11/1993", []),
        (["05/03/1980"], "", []),
    ],
)
def test_a_namesake_born_on_another_day_holds_nothing(births: list[str], born: str, told: list[Any]) -> None:
    given = intake(*(person("Sen", birth=birth) for birth in births), person("Sen", "CSTDCS", birth=born))
    found = [each.facts for each in only("R401", given)]
    assert [(one["cause"], one["birth"], one["other_birth"], one["first"].row) for one in found] == told


@pytest.mark.parametrize("award", ["LDTT", "CSTT"])
def test_either_lower_title_is_enough(award: str) -> None:
    assert only("R401", intake(person("Sen", award), person("Sen", "CSTDCS"))) == []


BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("day", "initiative", "grade", "wrong"),
    [
        (BEFORE, "", None, True),
        (BEFORE, "Số hóa hồ sơ", None, False),
        (BEFORE, None, "excellent", False),
        (BEFORE, "", "excellent", True),
        (SINCE, "", "excellent", False),
        (SINCE, "", "good", True),
        (SINCE, "", "", True),
        (SINCE, "", None, False),
        (SINCE, "Số hóa hồ sơ", "good", False),
        (SINCE, None, "good", False),
    ],
)
def test_initiative(day: date, initiative: str | None, grade: str | None, wrong: bool) -> None:
    given = intake(person("Sen", "CSTDCS", initiative=initiative, grade=grade), person("Lúa", initiative=""))
    assert bool(only("R402", given, law(day))) is wrong


def test_a_missing_initiative_stands_at_its_own_cell() -> None:
    file = FileReading(
        "a.xlsx", sheets=(sheet(table(columns={"name": (2,), "award": (5,), "initiative": (8,)})),)
    )
    (found,) = only("R402", intake(person("Sen", "CSTDCS", initiative=""), files=(file,)))
    assert found.place.cell == "H1"


def test_an_unverified_ruling_gives_a_note_and_no_error() -> None:
    drive = person(
        "Ông Sen",
        "GKH",
        recipient="individual",
        track="service",
        track_stated=True,
        family="commendation_form",
    )
    found = run(intake(drive), law())
    assert [(each.code, each.severity, each.facts["rule"]) for each in found] == [
        ("R901", Severity.NOTE, "R303")
    ]


def test_a_law_of_unknown_content_is_said_once() -> None:
    (found,) = only("R901", intake(person("Sen", level="commune")), law(date(2026, 12, 31)))[:1]
    assert found.place == Place()
    assert only("R901", intake(person("Sen"))) == []


def test_an_award_whose_force_is_unverified_is_said_once() -> None:
    households = [
        person(name, "GK_GDVH", recipient="household", level="commune") for name in ("Hộ Sen", "Hộ Lúa")
    ]
    found = [
        each
        for each in only("R901", intake(*households), law(date(2024, 12, 31)))
        if each.facts["cause"] == "award"
    ]
    assert [(each.facts["award"], each.facts["count"]) for each in found] == [("GK_GDVH", 2)]


# --- repeats


def test_the_later_line_names_the_first() -> None:
    found = only(
        "D101", intake(person("Sen", row=9), person("Sen", file="b.xlsx", row=2), person("Sen", row=4))
    )
    assert places(found) == ["a.xlsx › Danh sách!B9", "b.xlsx › Danh sách!B2"]
    assert {str(each.facts["first"]) for each in found} == {"a.xlsx › Danh sách!B4"}


@pytest.mark.parametrize(
    "second",
    [
        {"award": "CSTT"},
        {"track": "drive"},
        {"unit": "Xã Phú Thuận A"},
        {"birth": "06/07/1980"},
        {"movement": "Xây dựng nông thôn mới"},
        {"held_back": "award-unknown"},
        {"name": "Trần Mẫu Lúa"},
    ],
)
def test_lines_that_differ_are_no_repeat(second: dict[str, Any]) -> None:
    first = person("Nguyễn Mẫu Sen", birth="05/07/1980", movement="Chuyển đổi số")
    assert only("D101", intake(first, first | second)) == []


def test_a_birth_year_agrees_with_its_date_and_a_blank_with_everything() -> None:
    assert (
        len(
            only(
                "D101", intake(person("Sen", birth="05/07/1980"), person("Sen", birth="1980"), person("Sen"))
            )
        )
        == 2
    )


def test_collectives_of_one_name_differ_by_workplace() -> None:
    group = {"recipient": "collective", "award": "TTLDTT"}
    one, other = (person("Tổ Văn phòng", workplace=f"Trường Mẫu {n}") | group for n in (1, 2))
    assert only("D101", intake(one, other)) == []
    assert len(only("D101", intake(one, one))) == 1


def test_namesakes_at_two_workplaces_are_a_warning() -> None:
    one, other = (person("Sen", workplace=f"Trường Mẫu {n}") for n in (1, 2))
    (found,) = only("D101", intake(one, other))
    assert (found.severity, found.facts["also"]) == (Severity.WARNING, ("told", "namesake"))
    (sure,) = only("D101", intake(one | {"birth": "1980"}, other | {"birth": "1980"}))
    assert sure.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [("05/07/1980", "5.7.1980", "error"), ("1980", "05/07/1980", "error"), ("", "05/07/1980", "warning"),
     ("", "", "warning"), ("05/07/1980", "05/08/1980", None), ("1980", "1981", None)],
)  # fmt: skip
def test_a_person_of_two_units(first: str, second: str, severity: str | None) -> None:
    given = intake(
        person("Sen", birth=first), person("Sen", birth=second, unit="Xã Phú Thuận A", file="b.xlsx")
    )
    found = only("D102", given)
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert all(each.place.file == "b.xlsx" for each in found)
    assert all(each.facts["other_unit"] == "Xã Long Thuận" for each in found)


@pytest.mark.parametrize(
    "second", [{"award": "CSTT"}, {"recipient": "collective"}, {"unit": ""}, {"unit": "Xã Long Thuận"}]
)
def test_no_second_unit(second: dict[str, Any]) -> None:
    assert only("D102", intake(person("Sen"), person("Sen", unit="Xã Phú Thuận A") | second)) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1980", "", None),
        ("1980", "1980", True),
        ("3/4/1980", "03-04-1980", True),
        ("3/4/1980", "4/3/1980", False),
        ("mẫu", "1980", None),
    ],
)
def test_births(one: str, other: str, agree: bool | None) -> None:
    assert same_birth(one, other) is agree
    assert same_birth(other, one) is agree


# --- shares


@pytest.mark.parametrize(
    ("above", "base", "exceeded"),
    [(3, 20, False), (4, 20, True), (123, 1194, False), (179, 1194, False), (180, 1194, True)],
)
def test_the_share_is_counted_in_whole_numbers(above: int, base: int, exceeded: bool) -> None:
    assert bool(only("Q101", intake(*unit_of(above, base)))) is exceeded


def test_a_share_names_its_numbers() -> None:
    (found,) = only("Q101", intake(*unit_of(1, 6)))
    facts = {name: found.facts[name] for name in ("numerator", "base", "percent", "limit", "floor", "also")}
    assert facts == {
        "numerator": 1,
        "base": 6,
        "percent": "16,67",
        "limit": 15,
        "floor": 0,
        "also": ("nation", "rounded"),
    }
    assert (found.severity, found.cite, str(found.place)) == (
        Severity.WARNING,
        "decree-91-2017 Điều 9 khoản 3",
        "a.xlsx",
    )


def test_holders_listed_once_belong_to_the_base() -> None:
    assert only("Q101", intake(*unit_of(3, 17, once=True))) == []
    (found,) = only("Q101", intake(*unit_of(4, 17, once=True)))
    assert (found.facts["base"], found.facts["also"]) == (21, ("nation", "listed-once"))


def test_a_person_listed_twice_is_counted_once_and_both_lower_titles_count() -> None:
    rows = [*unit_of(3, 19), person("Mẫu 0"), person("Mẫu 0", "CSTDCS"), person("Lính Mẫu", "CSTT")]
    assert only("Q101", intake(*rows)) == []


def test_the_whole_is_an_error_and_counts_units_without_fighters() -> None:
    full = [*unit_of(4, 20), *unit_of(0, 7, unit="Xã Phú Thuận A")]
    assert [each.severity for each in only("Q101", intake(*full), whole_year=True)] == [Severity.WARNING]
    both = [*unit_of(4, 20), *unit_of(4, 20, unit="Xã Phú Thuận A")]
    found = only("Q101", intake(*both), whole_year=True)
    assert [(each.facts["cause"], each.severity) for each in found] == [
        ("whole", Severity.ERROR), ("unit", Severity.WARNING), ("unit", Severity.WARNING),
    ]  # fmt: skip
    assert (found[0].facts["numerator"], found[0].facts["base"], found[0].place) == (8, 40, Place())


def test_the_law_of_2022_sets_no_ceiling() -> None:
    assert only("Q101", intake(*unit_of(6, 6)), law(SINCE), whole_year=True) == []


def test_a_share_just_above_the_limit_does_not_look_like_it() -> None:
    assert percent_text(1501, 10006, 15) == "15,001"
    assert percent_text(1, 3, 15) == "33,33"
    assert percent_text(6, 6, 15) == "100"
    assert percent_text(2, 5, 15) == "40"
    assert percent_text(333, 1000, 15) == "33,3"


# --- what only a real workbook can hold

LETTERHEAD = [["ỦY BAN NHÂN DÂN"], ["XÃ LONG THUẬN"], [], ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"], []]
TITLES = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Danh hiệu thi đua/Hình thức khen thưởng"]


def workbook(names: list[str]) -> openpyxl.Workbook:
    """A list with its first nominee in row 7."""
    book = openpyxl.Workbook()
    book.active.title = "Danh sách"
    fill(book.active, names)
    return book


def fill(sheet: Any, names: list[str]) -> None:
    for line in [*LETTERHEAD, TITLES]:
        sheet.append(line)
    for number, name in enumerate(names, 1):
        sheet.append([number, name, None, "UBND xã Long Thuận", "Lao động tiên tiến"])


def said(book: openpyxl.Workbook, folder: Path) -> list[tuple[str, str]]:
    book.save(folder / "danh-sach.xlsx")
    findings = tally([folder], year=2020, whole_year=False, workers=1).findings
    return [(each.code, str(each.place).partition(" › ")[2]) for each in findings]


PEOPLE = ["Nguyễn Mẫu Sen", "Trần Mẫu Lúa", "Lê Mẫu Súng"]


def test_a_plain_workbook_gives_nothing(tmp_path: Path) -> None:
    assert said(workbook(PEOPLE), tmp_path) == []


def test_a_hidden_sheet_in_a_workbook(tmp_path: Path) -> None:
    book = workbook(PEOPLE)
    hidden = book.create_sheet("Ẩn")
    fill(hidden, ["Phạm Mẫu Tràm"])
    hidden.sheet_state = "hidden"
    assert said(book, tmp_path) == [("W301", "Ẩn")]


def test_hidden_rows_in_a_workbook(tmp_path: Path) -> None:
    book = workbook(PEOPLE)
    book.active.row_dimensions[8].hidden = True
    book.active.row_dimensions[20].hidden = True
    assert said(book, tmp_path) == [("W302", "Danh sách!8")]


def test_an_error_cell_in_a_workbook(tmp_path: Path) -> None:
    book = workbook(PEOPLE)
    book.active["E8"] = "#N/A"
    book.active["E8"].data_type = "e"
    assert ("F301", "Danh sách!E8") in said(book, tmp_path)


def test_a_formula_without_its_value_in_a_workbook(tmp_path: Path) -> None:
    book = workbook(PEOPLE)
    book.active["E8"] = '="Lao động tiên tiến"'
    assert ("F302", "Danh sách!E8") in said(book, tmp_path)


def test_a_year_typed_into_a_date_cell(tmp_path: Path) -> None:
    book = workbook(PEOPLE)
    book.active["C8"] = 1992
    book.active["C8"].number_format = "dd/mm/yyyy"
    assert said(book, tmp_path) == [("F303", "Danh sách!C8")]


def test_a_superseded_workbook(tmp_path: Path) -> None:
    workbook(PEOPLE).save(tmp_path / "danh-sach-lan-2.xlsx")
    assert said(workbook(PEOPLE), tmp_path) == [("W504", "")]
