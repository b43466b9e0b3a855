"""The checks of files and sheets: refusals and notes wherever a file was handed in, what a person settled, where a list is missing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from hongngu_tally.finding import Finding, Severity
from hongngu_tally.intake import (
    DECISION_COLUMNS,
    DecisionFile,
    Decisions,
    EarlierFile,
    EarlierYears,
    Intake,
    Submission,
)
from hongngu_tally.messages import render
from hongngu_tally.table.model import Candidate, FileReading, Otherwise, Override, SheetReading
from made_intake import earlier, intake, only, person, sheet, table


def of(*sheets: SheetReading, **values: Any) -> Intake:
    """What one file with these sheets gives."""
    return intake(files=(FileReading("a.xlsx", sheets=sheets),), **values)


def told(finding: Finding) -> dict[str, Any]:
    """What the finding holds, blanks left out; it can be put into words."""
    assert all(render(finding, lang).text for lang in ("vi", "en"))
    return {name: value for name, value in finding.facts.items() if value not in ("", (), 0)}


# --- refusals and notes


def test_a_file_that_was_refused_is_told_wherever_it_was_handed_in() -> None:
    large = {"cause": "inflated", "limit": 100, "option": "max-inflated"}
    given = intake(
        files=(FileReading("a.xlsx", problem="file-encrypted", facts={"cause": ""}), FileReading("ok.xlsx")),
        submissions=(Submission("a.xlsx", "unreadable"), Submission("ok.xlsx", "counted")),
        earlier=EarlierYears(
            earlier().awards,
            (EarlierFile("2019/b.xlsx", 2019, "unreadable", "file-encrypted", {"cause": ""}),
             EarlierFile("2019/ok.xlsx", 2019),
             EarlierFile("2019/x.xlsx", 2019, "ignored", "file-encrypted", {"cause": ""})),
        ),
        decisions=Decisions(
            pd.DataFrame(columns=list(DECISION_COLUMNS)),
            (DecisionFile("qd.xlsx", "unreadable", "file-encrypted", {"cause": ""}),
             DecisionFile("to.xlsx", "unreadable", "file-too-large", large)),
        ),
    )  # fmt: skip
    assert [str(one.place) for one in only("W102", given)] == ["2019/b.xlsx", "a.xlsx", "qd.xlsx"]
    assert {one.facts["also"] for one in only("W102", given)} == {()}
    (too_large,) = only("W104", given)
    assert (str(too_large.place), too_large.facts) == ("to.xlsx", large | {"also": ("raise",)})


def test_a_note_stands_where_it_says() -> None:
    notes = (
        ("text-too-long", {"sheet": "DS", "row": 7, "column": 2, "length": 40000}),
        ("sheet-passed-over", {"sheet": "Biểu đồ", "kind": "chart"}),
        ("macros-present", {}),
    )
    given = intake(files=(FileReading("a.xlsx", notes=notes),))
    (long,) = only("W513", given)
    assert (str(long.place), long.facts["length"]) == ("a.xlsx › DS!B7", 40000)
    assert [str(one.place) for one in only("W511", given)] == ["a.xlsx › Biểu đồ"]
    assert [str(one.place) for one in only("W107", given)] == ["a.xlsx"]
    assert only("W509", given) == []


# --- sheets without a list


def test_a_sheet_without_a_list_names_the_row_that_comes_nearest() -> None:
    near = Candidate(6, 1, "STT | Tên gọi | Thưởng", 0.4, ((2, "Tên gọi", "name"),), ("award",))
    (found,) = only("W201", of(sheet(kind="other", why="no-header", rejected=near, fates=((1, "unread", ""), (6, "unread", "")))))  # fmt: skip
    assert str(found.place) == "a.xlsx › Danh sách"
    assert told(found) == {
        "rows": 2, "why": "no-header", "cause": "no-header", "row": 6, "text": "STT | Tên gọi | Thưởng", "lacks": ("award",), "also": ("nearest",),
        "option": '--header "a.xlsx/Danh sách:6" --column "a.xlsx/Danh sách:award=?"', "ignore": '--ignore-sheet "a.xlsx/Danh sách"',
    }  # fmt: skip


def test_a_sheet_whose_header_a_person_gave_and_that_holds_no_list_all_the_same() -> None:
    settled = Override("a.xlsx", header=(4,))
    (found,) = only("W201", of(sheet(kind="other", why="settled-nothing", override=settled)))
    assert found.facts["header_rows"] == (4,)


def test_who_settles_that_a_sheet_is_no_list_has_sent_no_wrong_file() -> None:
    settled = sheet(kind="lookup", override=Override("a.xlsx", ignore=True))
    assert only("W201", of(settled)) == []
    assert [one.facts["cause"] for one in only("W201", of(sheet(kind="blank")))] == ["blank-file"]
    (whole,) = only("W201", of(sheet(kind="lookup", fates=((1, "lookup", ""),)), sheet(kind="blank")))
    assert (whole.facts["cause"], whole.facts["rows"]) == ("whole-file", 1)


# --- columns


@pytest.mark.parametrize("names", [(2, 4), (2, 4, 5)])
def test_rows_that_fill_both_columns_of_names_are_an_error(names: tuple[int, ...]) -> None:
    headers = {2: "Họ và tên", 4: " Tên\ntập thể", 5: "Tên hộ"}
    two = table(columns={"name": names, "award": (6,)}, headers=headers, rows=(7, 8))
    rows = [person("Nguyễn Mẫu Sen", row=row, held_back="column-ambiguous") for row in (7, 30)]
    given = intake(*rows, files=(FileReading("a.xlsx", sheets=(sheet(two),)),))
    (found,) = only("W203", given)
    assert (found.severity, found.place.cell, found.value) == (Severity.ERROR, "D6", "Tên tập thể")
    assert told(found) == {
        "cause": "twice", "header": "Tên tập thể", "letter": "D", "first": "name", "second": "name", "other": "Họ và tên", "count": 1,
        "option": '--column "a.xlsx/Danh sách:name=?"', "also": ("held",),
    }  # fmt: skip
    assert only("W203", of(sheet(two))) == []


def test_columns_that_were_left_aside_are_an_error_at_their_place() -> None:
    aside = table(doubts=((8, "Danh hiệu", "award", "list:12"), (9, "Mã", "award", "codes"), (3, "Tên", "name", "unit")))  # fmt: skip
    found = only("W203", of(sheet(aside)))
    assert [(one.place.cell, one.severity.value, one.facts["cause"]) for one in found] == [
        ("C6", "warning", "field"), ("I6", "error", "codes"), ("H12", "error", "list"),
    ]  # fmt: skip


def test_a_column_without_a_title_is_named_by_its_letter() -> None:
    (found,) = only("W204", of(sheet(table(unknown_headers=((7, " "),)))))
    assert (found.value, told(found)) == ("", {"letter": "G", "cause": "untitled"})


# --- what a person settled


def settled(override: Override, *tables: Any, **values: Any) -> dict[str, Any]:
    (found,) = only("W207", of(sheet(*tables, override=override, **values)))
    assert str(found.place) == "a.xlsx › Danh sách"
    return told(found)


def test_what_a_person_settled_is_told_with_how_it_would_have_been_read() -> None:
    override = Override("a.xlsx", header=(4, 5), columns=(("name", 2), ("award", 28)), said=("--header", "4"))
    listed = table(rows=(7, 8), columns={"name": (2,)})
    assert settled(override, listed, table(rows=(20,))) == {
        "cause": "settled", "said": ("--header", "4"), "count": 3, "header_rows": (4, 5), "column_letters": (("name", "B"), ("award", "AB")),
        "also": ("header", "columns", "otherwise-none"),
    }  # fmt: skip
    otherwise = Otherwise("list", (6,), {}, 12)
    again = settled(Override("a.xlsx", columns=(("name", 2),)), listed, otherwise=otherwise)
    assert (again["also"], again["otherwise"], again["otherwise_header"]) == (("columns", "otherwise"), 12, (6,))  # fmt: skip


def test_a_unit_that_was_settled_is_told_with_what_the_sheet_says() -> None:
    override = Override("a.xlsx", unit="Xã Long Thuận")
    assert settled(override, table()) == {
        "cause": "settled", "said": ("tally.toml",), "count": 40, "unit": "Xã Long Thuận", "also": ("unit",),
    }  # fmt: skip
    letterhead = settled(override, table(), issuer="Xã Phú Thuận A")
    assert (letterhead["instead"], letterhead["also"]) == ("Xã Phú Thuận A", ("unit", "instead"))
    column = table(columns={"name": (2,), "unit": (4, 3)}, headers={3: "Cơ quan", 4: "Đơn vị  đề nghị"})
    assert settled(override, column, issuer="Xã Phú Thuận A")["instead"] == "Đơn vị đề nghị"
    assert settled(Override("a.xlsx", header=(4,)), column)["also"] == ("header", "otherwise-none")


def test_a_sheet_that_was_settled_to_be_none_says_only_what_it_would_have_been() -> None:
    override = Override("a.xlsx", ignore=True, header=(4,), unit="Xã Long Thuận")
    found = settled(
        override, kind="lookup", issuer="Xã Phú Thuận A", otherwise=Otherwise("list", (6,), {}, 2)
    )
    assert (found["cause"], found["also"], found["otherwise"]) == ("ignored", ("otherwise",), 2)


def test_an_entry_of_the_settings_that_fits_nothing() -> None:
    idle = (Override("a.xlsx", "Trang 9"), Override("b.xlsx"))
    found = only("W208", of(idle_settings=idle))
    assert [(str(one.place), one.value, one.facts) for one in found] == [
        ("tally.toml", "Trang 9", {"file": "a.xlsx", "sheet": "Trang 9"}),
        ("tally.toml", "b.xlsx", {"file": "b.xlsx", "sheet": "*"}),
    ]
