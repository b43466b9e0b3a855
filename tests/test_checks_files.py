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
    nameless = table(columns={"award": (6,)}, rows=(7, 8))
    assert only("W203", intake(*rows, files=(FileReading("a.xlsx", sheets=(sheet(nameless),)),))) == []


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


def test_a_place_whose_units_nothing_lists() -> None:
    (found,) = only("W208", of(unknown_place=("tally.toml", "Huyện Thử")))
    assert (str(found.place), found.value, told(found)) == (
        "tally.toml",
        "Huyện Thử",
        {"unit": "Huyện Thử", "year": 2020, "cause": "place"},
    )


# --- another year, another file


def test_a_sheet_of_another_year_is_told_at_its_title_or_by_its_name() -> None:
    titled = sheet(table(), name="DS", years=((4, 2, 2019, "NĂM 2019"), (5, 2, 2018, "NĂM 2018")))
    named = sheet(kind="other-year", why="other-year", name="Năm 2018")
    alone = sheet(kind="other-year", why="other-year-alone", name="Cũ", years=((3, 1, 2017, "NĂM 2017"),))
    other = sheet(kind="lookup", name="Mã", years=((1, 1, 2019, "NĂM 2019"),))
    found = {one.place.sheet: one for one in only("W501", of(titled, named, alone, other))}
    assert {name: (one.place.row, one.place.column, one.value, one.severity.value) for name, one in found.items()} == {
        "DS": (4, 2, "NĂM 2019", "warning"), "Năm 2018": (0, 0, "Năm 2018", "warning"), "Cũ": (3, 1, "NĂM 2017", "error"),
    }  # fmt: skip
    assert {name: told(one) for name, one in found.items()} == {
        "DS": {"stated": 2019, "year": 2020},
        "Năm 2018": {"stated": "Năm 2018", "year": 2020, "cause": "apart"},
        "Cũ": {"stated": 2017, "year": 2020, "cause": "alone"},
    }


def test_a_sheet_of_another_year_left_in_beside_sheets_that_state_none() -> None:
    old = sheet(table(), name="Cũ", years=((1, 1, 2019, "NĂM 2019"),))
    (found,) = only("W501", of(sheet(table(), name="Danh sách"), old))
    assert (found.place.sheet, found.severity.value) == ("Cũ", "error")
    assert [one.severity.value for one in only("W501", of(old))] == ["warning"]


def test_only_what_a_superseded_file_alone_names_is_lost() -> None:
    def reading(file: str, *names: str) -> FileReading:
        return FileReading(
            file, nominations={"name_key": tuple(name.lower() for name in names), "name": names}
        )

    files = (reading("a.xlsx", "Sen", "Sen", "", "Lúa", "Súng", "Tràm"), reading("b.xlsx", "Sen"), reading("c.xlsx", "Lúa"), reading("d.xlsx", "Súng"))  # fmt: skip
    mine, others = ("Xã Long Thuận",), ("Xã Phú Thuận A",)
    given = intake(
        *(person(name, file=file, name_key=name.lower()) for name, file in (("Sen", "b.xlsx"), ("Lúa", "c.xlsx"), ("Súng", "d.xlsx"))),
        files=files,
        submissions=(
            Submission("gone.xlsx", "superseded", superseded_by="b.xlsx", units=mine),
            Submission("a.xlsx", "superseded", superseded_by="b.xlsx", units=mine),
            Submission("b.xlsx", "counted", units=mine),
            Submission("c.xlsx", "counted", units=(*mine, *others)),
            Submission("d.xlsx", "counted", units=others),
        ),
    )  # fmt: skip
    assert [(str(one.place), told(one)) for one in only("W504", given)] == [
        ("a.xlsx", {"by": "b.xlsx"}), ("gone.xlsx", {"by": "b.xlsx"}),
    ]  # fmt: skip
    (found,) = only("W505", given)
    assert (str(found.place), told(found)) == ("a.xlsx", {"by": "b.xlsx", "count": 2, "total": 4, "names": ("Súng", "Tràm")})  # fmt: skip


# --- what is hidden, what the running number skips


def test_what_is_hidden_is_told_with_its_rows_and_columns() -> None:
    listed = table(rows=(7, 8), columns={"name": (2,), "award": (5,), "note": (9,)}, mark_columns={6: "GKH"}, headers={2: "Họ\nvà tên", 5: "Danh hiệu"})  # fmt: skip
    sheets = (
        sheet(listed, table(rows=(20,)), name="Ẩn", hidden=True, hidden_rows=(7,)),
        sheet(table(rows=()), name="Trống", hidden=True),
        sheet(listed, name="Cột", hidden_columns=(2, 6, 9), hidden_rows=(6,)),
        sheet(table(rows=(7, 8)), table(rows=(20, 21)), name="Dòng", hidden_rows=(8, 9, 20)),
    )
    assert [(one.place.sheet, told(one)) for one in only("W301", of(*sheets))] == [("Ẩn", {"count": 3})]
    found = [(one.place.sheet, one.place.cell, one.value, told(one)) for one in only("W302", of(*sheets))]
    assert found == [
        ("Cột", "B6", "Họ và tên", {"cause": "column", "letter": "B", "header": "Họ và tên"}),
        ("Cột", "F6", "", {"cause": "column", "letter": "F"}),
        ("Dòng", "", "", {"rows": (8, 20), "count": 2}),
    ]


def test_each_part_of_a_name_that_is_hidden_is_told() -> None:
    parts = table(columns={"surname": (2,), "given_name": (3,), "award": (5,)})
    found = only("W302", of(sheet(parts, hidden_columns=(2, 3, 4, 5))))
    assert [one.place.cell for one in found] == ["B6", "C6", "E6"]


def test_gaps_stand_in_the_column_of_numbers_where_there_is_one() -> None:
    gaps = ((9, "3", "4"), (14, "9", "9"))
    for columns, cell in (({"ordinal": (3, 7), "name": (4,)}, "C9"), ({"name": (4,)}, "")):
        (found,) = only("W402", of(sheet(table(columns=columns, numbering_gaps=gaps))))
        assert (found.place.row, found.place.cell, found.value) == (9, cell, "4")
        assert told(found) == {"expected": "3", "found": "4", "count": 2, "gaps": gaps}
