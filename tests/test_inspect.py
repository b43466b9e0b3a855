"""How a sheet explains itself, and how a person settles what it means: evidence, pictures, options."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import hongngu_tally
from grids import kinds, ledger, names, read_cells, read_path, tally
from hongngu_tally import render
from hongngu_tally.cli import run
from hongngu_tally.cli.exits import UsageMistake
from hongngu_tally.cli.settle import Settling
from hongngu_tally.reading import Words
from hongngu_tally.render.explained import columns_of, held_rows
from hongngu_tally.render.picture import picture
from hongngu_tally.render.understood import Reader
from hongngu_tally.render.words import words
from hongngu_tally.settings import read_settings
from hongngu_tally.table import locate
from hongngu_tally.table.evidence import with_evidence
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.model import Override
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.workbook import Sheet

LIST = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |

| STT | Họ và tên      | Chức vụ    | Danh hiệu |
| 1   | Nguyễn Mẫu Sen | Công chức  | LĐTT |
| 2   | Trần Mẫu Bưởi  | Công chức  | LĐTT |
"""
ODD = """
# Danh sách
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
| a   | b              | c          | d |
| 1   | Nguyễn Mẫu Sen | Công chức  | LĐTT |
| 2   | Trần Mẫu Bưởi  | Công chức  | CSTĐCS |
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """The same screen on every machine."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("TALLY_LANG", raising=False)


@pytest.fixture
def command(capsys):
    """Run one command line; gives (exit code, stdout, stderr)."""

    def call(*arguments):
        code = run([str(word) for word in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def sheet_of(cells):
    """A sheet of bare cells, as ``read_cells`` reads it."""
    width = max(map(len, cells))
    return Sheet(
        "Sheet1", 0, False, False, [[*row, *[""] * (width - len(row))] for row in cells], (), frozenset()
    )


def settle(book, text, *overrides):
    """The workbook read as a person settled it."""
    return read_path(book(text), Words(overrides=overrides))


# --- evidence


def test_every_column_names_the_alias_that_its_title_matched(read):
    (table,) = read(LIST.replace("Họ và tên", "Họ  và tên\\n(1)")).sheets[0].tables
    assert table.matched == {
        1: ("STT", 1.0),
        2: ("Họ và tên", 0.95),
        3: ("Chức vụ", 1.0),
        4: ("Danh hiệu", 1.0),
    }


def test_the_runner_up_is_the_best_other_row_near_the_list(read):
    (table,) = read(LIST).sheets[0].tables
    assert table.runner_up is None
    text = LIST.replace("\n\n| STT", "\n| Ghi chú | Chức vụ |\n\n| STT")
    (table,) = read(text).sheets[0].tables
    assert (table.runner_up.row, table.runner_up.text) == (3, "Ghi chú | Chức vụ")
    assert 0 < table.runner_up.score < table.score
    assert table.runner_up.lacks == ("name", "award", "score")


def test_a_sheet_without_a_list_names_the_row_that_comes_nearest(read):
    (sheet,) = read("""
        # Sổ
        | SỔ THEO DÕI | < | < |
        | STT | Họ và tên | Lạ |
        | 1 | Nguyễn Mẫu Sen | abc |
        | 2 | Trần Mẫu Bưởi | xyz |
        """).sheets
    assert (sheet.kind, sheet.rejected.row, sheet.rejected.lacks) == ("other", 2, ("award",))
    assert sheet.rejected.titles == ((1, "STT", "ordinal"), (2, "Họ và tên", "name"))


# --- what a person settles


def test_a_header_and_columns_settle_a_list_that_nobody_could_tell(book):
    assert kinds(read_path(book(ODD))) == ["other"]
    reading = settle(book, ODD, Override("*", header=(2,), columns=(("name", 2), ("award", 4))))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1, header 2, nomination 3-4"
    (sheet,) = reading.sheets
    assert (sheet.otherwise.kind, sheet.otherwise.nominations) == ("other", 0)


def test_a_settled_column_takes_the_place_of_the_one_that_was_found(book):
    text = LIST.replace("Chức vụ   ", "Tên gọi đầy đủ")
    reading = settle(book, text, Override("danh-sach.xlsx", columns=(("name", 3),)))
    assert names(reading) == ["Công chức", "Công chức"]
    (table,) = reading.sheets[0].tables
    assert table.unknown_headers == ((2, "Họ và tên"),) and not table.doubts
    assert reading.sheets[0].otherwise.columns["name"] == (2, 3)


def test_two_columns_may_be_settled_for_one_field(book):
    text = ODD.replace("| c          |", "| x |").replace("Công chức ", "Giấy khen UBND huyện")
    columns = (("name", 2), ("award", 3), ("award", 4))
    reading = settle(book, text, Override("*", header=(2,), columns=columns))
    assert tally(reading) == {"GKH individual": 2, "LDTT individual": 1, "CSTDCS individual": 1}


def test_columns_of_marks_are_settled_by_their_awards(book):
    text = """
    # DS
    | TT | Họ và tên | 1 | 2 |
    | 1 | Nguyễn Mẫu Sen | x |  |
    | 2 | Trần Mẫu Bưởi | x | x |
    """
    path = book(text)
    (override,) = Settling(column=["LĐTT=C,Chiến sĩ thi đua cơ sở=D"]).overrides("vi", "inspect")
    reading = read_path(path, Words(overrides=(replace(override, header=(1,)),)))
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    settings = path.parent / "tally.toml"
    settings.write_text(
        '[[sheet]]\nfile = "*"\nheader = 1\ncolumns = { "LĐTT" = "C", award = ["D", "E"] }\n', "utf-8"
    )
    (entry,) = read_settings(settings).overrides
    assert entry.columns == (("mark:LĐTT", 3), ("award", 4), ("award", 5))


def test_a_name_settles_whole_names_that_were_read_in_parts(book):
    text = """
    # DS
    | TT | Họ | Tên | Họ tên khai sinh | Danh hiệu |
    | 1 | Nguyễn Mẫu | Sen | Nguyễn Thị Mẫu Sen | LĐTT |
    """
    reading = settle(book, text, Override("*", columns=(("name", 4),)))
    assert names(reading) == ["Nguyễn Thị Mẫu Sen"]


def test_a_settled_column_holds_in_every_list_of_the_sheet(book):
    text = """
    # DS
    | STT | Họ và tên | Danh hiệu |
    | 1 | Nguyễn Mẫu Sen | LĐTT |
    | DANH SÁCH TẬP THỂ | < | < |
    | STT | Tên tập thể | Danh hiệu |
    | 1 | Ấp Mẫu 1 | Tập thể LĐTT |
    """
    reading = settle(book, text, Override("*", columns=(("award", 3),)))
    assert tally(reading) == {"LDTT individual": 1, "TTLDTT collective": 1}


STACKED = """
# DS
| STT | Họ và tên | Danh hiệu |
| 1 | Nguyễn Mẫu Sen | LĐTT |
| 2 | Trần Mẫu Bưởi | LĐTT |
| DANH SÁCH TẬP THỂ | < | < |
| a | b | c |
| 1 | Ấp Mẫu 1 | Tập thể LĐTT |
| DANH SÁCH HỘ | < | < |
| STT | Chủ hộ | Hình thức khen thưởng |
| 1 | Hộ ông Lê Mẫu | Giấy khen UBND huyện |
"""


def test_a_settled_header_leaves_the_lists_above_and_below_it(book):
    columns = (("name", 2), ("award", 3))
    reading = settle(book, STACKED, Override("*", header=(5,), columns=columns))
    assert tally(reading) == {"LDTT individual": 2, "TTLDTT collective": 1, "GKH household": 1}
    assert [table.header_rows for table in reading.sheets[0].tables] == [(1,), (5,), (8,)]


def test_a_settled_header_takes_the_place_of_what_was_found_there(book):
    text = """
    # DS
    | DANH SÁCH ĐỀ NGHỊ NĂM 2020 | < | < |
    | Họ tên | Danh hiệu | Ghi chú |
    | STT | Người | Điều |
    | 1 | Nguyễn Mẫu Sen | LĐTT |
    """
    reading = settle(book, text, Override("*", header=(3,), columns=(("name", 2), ("award", 3))))
    assert [table.header_rows for table in reading.sheets[0].tables] == [(3,)]
    assert names(reading) == ["Nguyễn Mẫu Sen"]


def test_a_settled_header_is_read_on_a_guidance_sheet_too(book):
    text = LIST.replace("# Danh sách", "# Hướng dẫn")
    assert kinds(read_path(book(text))) == ["example"]
    assert kinds(settle(book, text, Override("*", header=(4,)))) == ["list"]


@pytest.mark.parametrize(
    ("override", "why"),
    [
        (Override("*", header=(40,)), "settled-header-blank"),
        (Override("*", header=(1,)), "settled-without-names"),
        (Override("*", header=(3,), columns=(("name", 2), ("award", 4))), "settled-header-data"),
        (Override("*", columns=(("award", 4),)), "settled-without-header"),
    ],
)
def test_what_settles_too_little_is_said_and_nothing_is_guessed(book, override, why):
    (sheet,) = settle(book, ODD, override).sheets
    assert (sheet.kind, sheet.why) == ("other", why)
    assert {fate for _, fate, _ in sheet.fates} == {"unread"}


def test_entries_add_up_and_the_first_of_two_holds(book):
    reading = settle(
        book,
        ODD,
        Override("*", header=(2,), columns=(("name", 2),), said=("--header 2",)),
        Override(
            "danh-sach", "DANH SÁCH", columns=(("award", 4), ("name", 3)), unit="Xã Mẫu", said=("tally.toml",)
        ),
    )
    (sheet,) = reading.sheets
    assert sheet.override == Override(
        "danh-sach.xlsx",
        "Danh sách",
        False,
        (2,),
        (("name", 2), ("award", 4)),
        "Xã Mẫu",
        ("--header 2", "tally.toml"),
    )
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"]


def test_what_names_no_sheet_is_not_meant_for_code_lists(book):
    text = LIST + "\n# DM danh hiệu\n| Mã | Tên |\n| 1 | Lao động tiên tiến |\n| 2 | Giấy khen |\n"
    reading = settle(book, text, Override("*", header=(4,), said=("--header 4",), anywhere=True))
    assert [bool(sheet.override) for sheet in reading.sheets] == [True, False]


def test_a_nominee_is_never_taken_for_column_titles(book):
    text = LIST.replace("| 1   |", "| I   |").replace("| 2   |", "| II  |")
    (sheet,) = settle(book, text, Override("*", header=(5,))).sheets
    assert (sheet.why, sheet.otherwise.nominations) == ("settled-header-data", 2)


# --- options


def test_options_say_where_and_what():
    options = Settling(
        ["6-7", "DS:8"], ["a.xlsx/DS:name=c, award=F,G"], ["a.xlsx:Xã Long Thuận"], ["DM*", "b/Nháp"]
    )
    found = options.overrides("vi", "validate")
    columns = (("name", 3), ("award", 6), ("award", 7))
    said = ('--column "a.xlsx/DS:name=c, award=F,G"',)
    assert found == (
        Override("*", "", header=(6, 7), said=("--header 6-7",), anywhere=True),
        Override("DS", "", header=(8,), said=("--header DS:8",)),
        Override("*", "DS", header=(8,), said=("--header DS:8",)),
        Override("a.xlsx/DS", "", columns=columns, said=said),
        Override("a.xlsx", "DS", columns=columns, said=said),
        Override("a.xlsx", "", unit="Xã Long Thuận", said=('--unit "a.xlsx:Xã Long Thuận"',)),
        Override("*", "a.xlsx", unit="Xã Long Thuận", said=('--unit "a.xlsx:Xã Long Thuận"',)),
        Override("*", "DM*", ignore=True, said=('--ignore-sheet "DM*"',)),
        Override("b", "Nháp", ignore=True, said=("--ignore-sheet b/Nháp",)),
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (Settling(header=["x"]), "“x”"),
        (Settling(header=["DS:"]), "--header 6-7"),
        (Settling(header=[":6"]), "“:6”"),
        (Settling(header=["7-6"]), "“7-6”"),
        (Settling(header=["0"]), "“0”"),
        (Settling(header=["1-9"]), "6"),
        (Settling(column=["F"]), "award=F"),
        (Settling(column=["DS:"]), "award=F"),
        (Settling(column=["awrad=F"]), "award=…"),
        (Settling(column=["Họ và tên=B"]), "name=…"),
        (Settling(column=["award=7"]), "“7”"),
        (Settling(column=["award=ABCD"]), "“ABCD”"),
        (Settling(column=["award=F,name=f"]), "F"),
        (Settling(unit=["a.xlsx:"]), "a.xlsx:Xã Long Thuận"),
        (Settling(unit=[":Xã Mẫu"]), "“:Xã Mẫu”"),
        (Settling(ignore_sheet=[" "]), "--ignore-sheet"),
    ],
)
def test_an_option_that_cannot_be_understood_says_what_to_write(options, says, lang):
    with pytest.raises(UsageMistake) as mistake:
        options.overrides(lang, "validate")
    assert mistake.value.code == 2
    assert says in str(mistake.value) and "tally validate --help" in str(mistake.value)


@pytest.mark.parametrize("name", ["validate", "summarize", "year-end", "inspect"])
def test_the_options_settle_what_every_command_reads(command, book, name):
    path = book(ODD, "long-thuan.xlsx")
    assert command(name, path, "--year", "2020")[0] == 1
    options = ("--header", "2", "--column", "Danh sách:name=B,award=D", "--format", "json", "--year", "2020")
    code, out, _ = command(name, path, *options)
    (settled,) = json.loads(out)["settled"]
    assert code == (1 if name in {"validate", "summarize", "year-end"} else 0)  # CSTĐCS asks for LĐTT
    assert settled == {
        "file": settled["file"],
        "sheet": "Danh sách",
        "said": ["--header 2", '--column "Danh sách:name=B,award=D"'],
        "ignore": False,
        "header_rows": [2],
        "columns": {"name": ["B"], "award": ["D"]},
        "unit": "",
        "nominations": 2,
        "otherwise": {"kind": "other", "header_rows": [], "columns": {}, "nominations": 0},
    }


def test_an_ignored_sheet_says_what_it_would_have_given(command, book):
    path = book(LIST + LIST.replace("# Danh sách", "# Nháp"), "long-thuan.xlsx")
    code, out, _ = command("summarize", path, "--year", "2020", "--ignore-sheet", "nháp")
    out = " ".join(out.split())
    assert code == 0
    assert "Nháp: Theo quy định của người dùng (--ignore-sheet nháp), trang này không được đọc." in out
    assert "Nếu không quy định: dòng tiêu đề 4, 2 dòng đề nghị." in out
    assert "được tính 2 + tạm để lại 0" in out


def test_numbers_alone_leave_what_was_settled_to_stderr(command, book):
    path = book(LIST, "x.xlsx")
    code, out, err = command(
        "summarize", path, "--year", "2020", "--unit", "Xã Long Khánh A", "--format", "csv"
    )
    assert code == 0 and "quy định" not in out and "Đơn vị: Xã Long Khánh A." in err
    assert command("summarize", path, "--unit", "Xã Long Khánh A", "--format", "csv", "-q")[2] == ""
    _, out, err = command("inspect", path, "--unit", "Xã Long Khánh A", "--format", "csv")
    assert "quy định" not in out and "Đơn vị: Xã Long Khánh A." in err


@pytest.mark.parametrize(
    "options",
    [
        ("--header", "Nhap:6"),
        ("--ignore-sheet", "DM*"),
        ("--unit", "b.xlsx:Xã Mẫu"),
        ("--unit", "Xã Mẫu", "--unit", "Xã Khác"),
        ("--header", "Trống:1"),
    ],
)
def test_an_option_that_settles_nothing_is_wrong_usage(command, book, options):
    path = book(LIST + "\n# Trống\n", "a.xlsx")
    code, out, err = command("validate", path, "--year", "2020", *options)
    assert (code, out) == (2, "")
    assert "không áp dụng được cho trang nào" in err and "a.xlsx/Danh sách" in err


def test_an_option_without_a_place_is_for_one_list_only(command, book):
    path = book(LIST + LIST.replace("# Danh sách", "# Trang hai"), "a.xlsx")
    code, _, err = command("validate", path, "--year", "2020", "--header", "4")
    assert code == 2 and "gặp nhiều danh sách" in err and "a.xlsx/Trang hai" in err
    assert "quy định" in command("summarize", path, "--year", "2020", "--unit", "Xã Long Thuận")[1]
    book(LIST, "b.xlsx")
    code, _, err = command("summarize", path.parent, "--year", "2020", "--unit", "Xã Long Thuận")
    assert code == 2 and "gặp nhiều danh sách" in err


def test_options_go_before_the_settings_file(command, book):
    path = book(LIST, "a.xlsx")
    (path.parent / "tally.toml").write_text(
        'year = 2020\n[[sheet]]\nfile = "a"\nunit = "Xã Long Thuận"\n', "utf-8"
    )
    _, out, _ = command("summarize", path, "--by", "unit", "--format", "json")
    assert [one["unit"] for one in json.loads(out)["counts"]] == ["Xã Long Thuận"]
    _, out, _ = command("summarize", path, "--by", "unit", "--format", "json", "--unit", "Xã Long Khánh A")
    assert [one["unit"] for one in json.loads(out)["counts"]] == ["Xã Long Khánh A"]


def test_a_setting_for_a_sheet_that_is_not_there_is_said(command, book):
    path = book(LIST, "long-thuan.xlsx")
    settings = path.parent / "tally.toml"
    settings.write_text(
        'year = 2020\n[[sheet]]\nfile = "long-thuan.xlsx"\nname = "Danh sach"\nignore = true\n', "utf-8"
    )
    code, out, _ = command("validate", path, "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "setting-without-effect"]
    assert (code, found["file"], found["severity"]) == (0, "tally.toml", "warning")
    # A file that was not read may be another day's; only who reads everything can miss it.
    settings.write_text('year = 2020\n[[sheet]]\nfile = "khac.xlsx"\nignore = true\n', "utf-8")
    assert "setting-without-effect" not in command("validate", path, "--format", "json")[1]
    assert json.loads(command("summarize", path, "--format", "json")[1])["findings"]["warning"] == 1


def test_the_signed_page_and_its_appendix_name_what_was_settled(command, book, tmp_path):
    import openpyxl

    path, target = book(LIST, "x.xlsx"), tmp_path / "year.xlsx"
    assert command("year-end", path, "--year", "2020", "--unit", "Xã Long Thuận", "-o", target)[0] == 0
    pages = [
        " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        for sheet in openpyxl.load_workbook(target)
    ]
    assert "Số trang được đọc theo quy định của người dùng: 1" in pages[0]
    assert (
        'x.xlsx, Danh sách: Trang được đọc theo quy định của người dùng (--unit "Xã Long Thuận")' in pages[-1]
    )


@pytest.mark.parametrize(
    ("options", "fix"),
    [
        (("--column", "award=D"), '--header "a.xlsx/Danh sách:?" --column "a.xlsx/Danh sách:name=?"'),
        (("--header", "2"), '--header "a.xlsx/Danh sách:2" --column "a.xlsx/Danh sách:name=?,award=?"'),
        (("--header", "3"), '--header "a.xlsx/Danh sách:?" --column "a.xlsx/Danh sách:name=?,award=?"'),
        (("--header", "30"), '--header "a.xlsx/Danh sách:?" --column "a.xlsx/Danh sách:name=?,award=?"'),
    ],
)
def test_what_was_settled_too_little_asks_for_the_rest(command, book, options, fix):
    text = ODD.replace("| LĐTT |", "| abc |").replace("| CSTĐCS |", "| xyz |").replace("Mẫu", "mẫu")
    text = text.replace("Nguyễn", "Dòng").replace("Trần", "Con")
    code, out, _ = command("validate", book(text, "a.xlsx"), "--year", "2020", "--format", "json", *options)
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "no-table-found"]
    assert code == 1 and fix in found["fix"]


def test_findings_come_with_the_option_that_would_settle_them(command, book):
    path = book(ODD, "a.xlsx")
    _, out, _ = command("validate", path, "--year", "2020", "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "no-table-found"]
    assert '--column "a.xlsx/Danh sách:name=?,award=?"' in found["fix"]
    path = book(LIST.replace("Chức vụ   ", "Tên gọi đầy đủ"), "a.xlsx")
    _, out, _ = command("validate", path, "--year", "2020", "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "column-ambiguous"]
    assert '--column "a.xlsx/Danh sách:name=B"' in found["fix"]
    assert found["severity"] == "warning"
    path = book(LIST.replace("Danh hiệu |", "Điều này |").replace("LĐTT", "?"), "a.xlsx")
    _, out, _ = command("validate", path, "--year", "2020", "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "column-missing"]
    assert '--column "a.xlsx/Danh sách:award=D"' in found["message"]


def test_two_names_in_one_row_are_an_error_where_both_may_be_meant(command, book):
    text = """
    # DS
    | STT | Họ và tên | Tên tập thể | Danh hiệu |
    | 1 | Nguyễn Mẫu Sen |  | LĐTT |
    | 2 | Trần Mẫu Bưởi | Ấp Mẫu 1 | Giấy khen của Chủ tịch UBND huyện |
    """
    path = book(text, "a.xlsx")
    code, out, _ = command("validate", path, "--year", "2020", "--format", "json")
    data = json.loads(out)
    (found,) = [one for one in data["findings"] if one["name"] == "column-ambiguous"]
    assert (code, found["severity"], found["cell"]) == (1, "error", "C1")
    assert "Có 1 dòng tạm để lại" in found["message"]
    assert (data["ledger"]["counted"], data["ledger"]["held_back"]) == (1, 1)
    code, out, _ = command("validate", path, "--year", "2020", "--format", "json", "--column", "name=B")
    assert (code, json.loads(out)["ledger"]["counted"]) == (0, 2)


# --- pictures


def drawn(reading, width=80, rows=None, lang="vi"):
    """The picture of a workbook's first sheet, as it stands in the output."""
    (sheet, *_) = reading.sheets
    lines = picture(
        sheet, held_rows(Reader().held(reading, sheet), words(lang)), words(lang), width, "|", rows
    )
    assert all(len(line.text) <= width for line in lines)
    return "\n" + "\n".join(line.text for line in lines) + "\n"


LONG = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |

| STT | Họ và tên | Chức vụ | Danh hiệu đề nghị |
| (1) | (2) | (3) | (4) |
| I. CÁ NHÂN | < | < | < |
""" + "".join(f"| {n} | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến |\n" for n in range(1, 9)) + """
| 9 |  | Công chức | LĐTT |
!| 10 | Trần Mẫu Bưởi | Công chức | LĐTT |
|  |  | chỉ có chức vụ |  |
| Danh sách có 10 người./. |
|  |  | Long Thuận, ngày 01 tháng 12 năm 2020 |
"""  # fmt: skip


def test_a_sheet_is_drawn_with_its_fates_at_the_margin(read):
    assert (
        drawn(read(LONG))
        == """
                |A  |B             |C        |D
 1 tiêu đề      |UBND XÃ LONG THUẬN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 3 tiêu đề cột  |STT|Họ và tên     |Chức vụ  |Danh hiệu đề nghị
 4 đánh số cột  |(1)|(2)           |(3)      |(4)
 5 đề mục       |I. CÁ NHÂN
 6 đề nghị      |1  |Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 ⋮              |… 6 dòng đề nghị (7–12) …
13 đề nghị      |8  |Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
15 đề nghị      |9  |              |Công chức|LĐTT  ← tạm để lại: thiếu tên
16 đề nghị (ẩn) |10 |Trần Mẫu Bưởi |Công chức|LĐTT
17 CHƯA ĐỌC     |                   chỉ có chức vụ
                |    ← không có tên, không có danh hiệu
18 dòng cộng    |Danh sách có 10 người./.  ← câu chốt danh sách
19 chữ ký       |                   Long Thuận, ngày 01 tháng 12 năm 2020
                |    ← nơi, ngày tháng
"""
    )


def test_the_picture_fits_a_narrow_screen_and_speaks_english(read):
    assert (
        drawn(read(LONG), 60, lang="en")
        == """
                       |A  |B             |D
 1 title               |UBND XÃ LONG THU… CỘNG HÒA XÃ HỘI C…
 3 header              |STT|Họ và tên     |Danh hiệu đề nghị
 4 numbering           |(1)|(2)           |(4)
 5 section             |I. CÁ NHÂN
 6 nomination          |1  |Nguyễn Mẫu Sen|Lao động tiên ti…
 ⋮                     |… 6 nomination rows (7–12) …
13 nomination          |8  |Nguyễn Mẫu Sen|Lao động tiên ti…
15 nomination          |9  |              |LĐTT
                       |    ← held back: the name is missing
16 nomination (hidden) |10 |Trần Mẫu Bưởi |LĐTT
17 UNREAD              |    chỉ có chức vụ
                       |    ← neither name nor award
18 total               |Danh sách có 10 người./.
                       |    ← closing sentence
19 signature           |Long Thuận, ngày 01 tháng 12 năm 20…
                       |    ← place and date
Columns not drawn, as the screen is too narrow: C.
"""
    )


def test_rows_asked_for_are_all_drawn(read):
    assert (
        drawn(read(LONG), rows=((7, 9), (15, 15)))
        == """
           |A|B             |C        |D
 7 đề nghị |2|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 8 đề nghị |3|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
 9 đề nghị |4|Nguyễn Mẫu Sen|Công chức|Lao động tiên tiến
15 đề nghị |9|              |Công chức|LĐTT  ← tạm để lại: thiếu tên
"""
    )
    whole = drawn(read(LONG), rows=())
    assert all(f"\n{row:>2} " in whole for row, _, _ in read(LONG).sheets[0].fates)


def test_columns_without_room_are_named(read):
    titles = ["STT", "Họ và tên", "Danh hiệu", *(f"Cột lạ {n}" for n in range(1, 12)), "Chức vụ"]
    values = ["1", "Nguyễn Mẫu Sen", "LĐTT", *["giá trị dài"] * 11, "Công chức"]
    text = "# DS\n" + "".join(f"| {' | '.join(row)} |\n" for row in (titles, values))
    assert (
        drawn(read(text), 60)
        == """
              |A  |B             |C       |D       |O
1 tiêu đề cột |STT|Họ và tên     |Danh hi…|Cột lạ 1|Chức vụ
2 đề nghị     |1  |Nguyễn Mẫu Sen|LĐTT    |giá trị…|Công ch…
Cột không vẽ vì màn hình không đủ rộng: E–N.
"""
    )


def test_lists_side_by_side_share_their_rows(read):
    assert (
        drawn(
            read("""
        # DS
        | STT | Tên tập thể | Danh hiệu    |  | STT | Họ và tên      | Danh hiệu |
        | 1   | Ấp Mẫu 1    | Tập thể LĐTT |  | 1   | Nguyễn Mẫu Sen | LĐTT |
        |     |             |              |  | 2   | Trần Mẫu Bưởi  | LĐTT |
        """)
        )
        == """
              |A  |B          |C           |E  |F             |G
1 tiêu đề cột |STT|Tên tập thể|Danh hiệu   |STT|Họ và tên     |Danh hiệu
2 đề nghị     |1  |Ấp Mẫu 1   |Tập thể LĐTT|1  |Nguyễn Mẫu Sen|LĐTT
3 đề nghị     |   |           |            |2  |Trần Mẫu Bưởi |LĐTT
"""
    )


def test_a_sheet_that_is_no_list_is_drawn_too(read):
    assert (
        drawn(
            read("""
        # Sổ
        | SỔ THEO DÕI CÔNG VIỆC CỦA XÃ | < | < |
        | STT | Họ và tên | Lạ |
        | 1 | Nguyễn Mẫu Sen | 2.34 |
        | 2 | Trần Mẫu Bưởi | 3.66 |
        """)
        )
        == """
           |A  |B             |C
1 CHƯA ĐỌC |SỔ THEO DÕI CÔNG VIỆC CỦA XÃ
2 CHƯA ĐỌC |STT|Họ và tên     |Lạ
3 CHƯA ĐỌC |1  |Nguyễn Mẫu Sen|2,34
4 CHƯA ĐỌC |2  |Trần Mẫu Bưởi |3,66
"""
    )


def test_a_long_list_of_short_sections_is_cut_in_the_middle_and_what_was_not_read_is_kept(read):
    rows = ["| STT | Họ và tên | Chức vụ | Danh hiệu |"]
    for number in range(1, 41):
        rows += [f"| {number}. Ấp Mẫu {number} | < | < | < |", "| 1 | Nguyễn Mẫu Sen | Ấp trưởng | LĐTT |"]
        rows += ["|  |  | chỉ có chức vụ |  |"] if number == 25 else []
    text = drawn(read("# DS\n" + "\n".join(rows)))
    lines = text.strip("\n").splitlines()
    assert len(lines) == 1 + 36 + 4 + 16
    assert lines[37:41] == [
        " ⋮             |… 8 dòng đề nghị, 7 dòng đề mục (37–51) …",
        "52 CHƯA ĐỌC    |                   chỉ có chức vụ",
        "               |    ← không có tên, không có danh hiệu",
        " ⋮             |… 7 dòng đề mục, 7 dòng đề nghị (53–66) …",
    ]


def test_a_title_merged_over_columns_runs_over_them(read):
    assert (
        drawn(
            read("""
        # DS
        | STT | Họ và tên      | Danh hiệu thi đua | <      |
        | ^   | ^              | LĐTT              | CSTĐCS |
        | 1   | Nguyễn Mẫu Sen | x                 | x      |
        """)
        )
        == """
              |A  |B             |C       |D
1 tiêu đề cột |STT|Họ và tên     |Danh hiệu thi…
2 tiêu đề cột |   |              |LĐTT    |CSTĐCS
3 đề nghị     |1  |Nguyễn Mẫu Sen|x       |x
"""
    )


TEXTS = st.sampled_from(
    ["", "", "x", "1", "LĐTT", "Nguyễn Mẫu Sen", "I. TẬP THỂ", "Tổng cộng", "dài " * 30, "日本", "a\u0301b"]
)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=9), max_size=14), st.integers(40, 120))
def test_no_picture_is_wider_than_the_screen_and_every_row_is_in_it(rows, width):
    header = [["STT", "Họ và tên", "Chức vụ", "Danh hiệu"]]
    reading = read_cells([*header, *rows])
    sheet = with_evidence(Grid(sheet_of([*header, *rows])), reading.sheets[0], load_vocabulary())
    for wanted in (None, ()):
        lines = picture(sheet, {}, words("vi"), width, "|", wanted)
        assert max(cell_len(line.text) for line in lines) <= width
    shown = {int(found[1]) for line in lines if (found := re.match(r" *(\d+) ", line.text))}
    assert shown == {row for row, _, _ in sheet.fates}


# --- the whole output


def origins(reading, sheet=0, **asked):
    """(dimension, value, source, places, nominations) of everything that a sheet's nominations were told by."""
    found = Reader(**asked).origins(reading, reading.sheets[sheet])
    return [(one.dimension, one.value, one.source, one.places, one.count) for one in found]


def test_every_value_says_where_it_was_read(read):
    reading = read("""
        # Danh sách
        | UBND XÃ LONG THUẬN | < | < | < | < |
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2020 | < | < | < | < |
        | STT | Họ và tên | Danh hiệu | Loại hình | Cấp khen |
        | A. TẬP THỂ | < | < | < | < |
        | I. Khen thưởng đột xuất | < | < | < | < |
        | 1 | Ấp Mẫu 1 | Giấy khen |  | huyện |
        | B. CÁ NHÂN | < | < | < | < |
        | 1 | Nguyễn Mẫu Sen | LĐTT | Thường xuyên |  |
        | 2 | Trần Mẫu Bưởi | Giấy khen của Chủ tịch UBND huyện |  |  |
        """)
    assert origins(reading) == [
        ("unit", "Xã Long Thuận", "letterhead", ((1, 1),), 3),
        ("year", "2020", "title", ((2, 1),), 0),
        ("award", "GKH", "column", ((0, 3),), 2),
        ("award", "LDTT", "column", ((0, 3),), 1),
        ("level", "district", "default", (), 2),
        ("level", "district", "column", ((0, 5),), 1),
        ("track", "sudden", "section", ((5, 0),), 1),
        ("track", "merit", "column", ((0, 4),), 1),
        ("track", "drive", "title", ((2, 1),), 1),
        ("recipient", "individual", "section", ((7, 0),), 2),
        ("recipient", "collective", "section", ((4, 0),), 1),
    ]
    assert ("year", "2021", "option", (), 0) in origins(reading, year=2021)


def test_awards_come_from_columns_sections_titles_and_sheets(read):
    def award(text):
        return [one[1:] for one in origins(read(text)) if one[0] == "award"]

    marks = "| STT | Họ và tên | LĐTT | CSTĐCS |\n| 1 | Nguyễn Mẫu Sen | x | x |\n"
    assert award(f"# DS\n{marks}") == [
        ("LDTT", "column", ((0, 3),), 1),
        ("CSTDCS", "column", ((0, 4),), 1),
    ]
    section = "| STT | Họ và tên | Chức vụ |\n| I. LĐTT | < | < |\n| 1. Xã Long Thuận | < | < |\n| 1 | Nguyễn Mẫu Sen | Công chức |\n"
    assert award(f"# DS\n{section}") == [("LDTT", "section", ((2, 0),), 1)]
    plain = "| STT | Họ và tên | Chức vụ |\n| 1 | Nguyễn Mẫu Sen | Công chức |\n"
    title = f"# DS\n| DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 | < | < |\n{plain}"
    assert award(title) == [("LDTT", "title", ((1, 1),), 1)]
    assert award(f"# LĐTT\n{plain}") == [("LDTT", "sheet-name", (), 1)]


def test_units_come_from_columns_sections_sheets_and_files(read):
    def unit(text, name="danh-sach.xlsx", sheet=0):
        return [one[1:] for one in origins(read(text, name), sheet) if one[0] == "unit"]

    rows = "| STT | Họ và tên | {} | Danh hiệu |\n{}| 1 | Nguyễn Mẫu Sen | {} | LĐTT |\n"
    column = rows.format("Đơn vị đề nghị", "", "Xã Long Thuận")
    assert unit(f"# DS\n{column}") == [("Xã Long Thuận", "column", ((0, 3),), 1)]
    section = rows.format("Chức vụ", "| I. XÃ LONG THUẬN | < | < | < |\n", "Công chức")
    assert unit(f"# DS\n{section}") == [("Xã Long Thuận", "section", ((2, 0),), 1)]
    plain = rows.format("Chức vụ", "", "Công chức")
    assert unit(f"# Long Thuận\n{plain}") == [("Xã Long Thuận", "sheet-name", (), 1)]
    assert unit(f"# DS\n{plain}", "long-thuan.xlsx") == [("Xã Long Thuận", "file-name", (), 1)]
    workplace = rows.format("Đơn vị công tác", "", "UBND xã Long Thuận")
    assert unit(f"# DS\n{workplace}", "x.xlsx") == [("Xã Long Thuận", "workplace", ((0, 3),), 1)]


def test_inspect_shows_columns_evidence_origins_and_the_picture(command, book):
    code, out, _ = command("inspect", book(LIST.replace("Họ và tên", "Họ tên (1)"), "long-thuan.xlsx"))
    assert code == 0
    assert (
        out.partition("\n")[2]
        == """\
  Trang tính “Danh sách”: danh sách đề nghị (có cột danh hiệu, hình thức)
    Bảng tại A4, dòng tiêu đề cột 4; điểm 7,85 (cần 3,5); không có dòng nào khác giống tiêu đề cột
       Tiêu đề cột   Hiểu là                                 Ví dụ
    A  “STT”         số thứ tự                               1
    B  “Họ tên (1)”  tên người hoặc tập thể · khớp “Họ tên”  Nguyễn Mẫu Sen
    C  “Chức vụ”     chức vụ                                 Công chức
    D  “Danh hiệu”   danh hiệu, hình thức                    LĐTT
    Đơn vị: Xã Long Thuận — cơ quan ban hành A1 “UBND XÃ LONG THUẬN” (2)
    Năm: 2020 — tiêu đề A2 “DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020”
    Danh hiệu, hình thức: Lao động tiên tiến — cột D (2)
    Cấp khen: huyện — mặc định theo danh hiệu (2)
    Loại hình: thường xuyên — mặc định theo danh hiệu (2)
    Đối tượng: cá nhân — cách ghi tên, cột B (2)
                  |A  |B             |C        |D
    1 tiêu đề     |UBND XÃ LONG THUẬN
    2 tiêu đề     |DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020
    4 tiêu đề cột |STT|Họ tên (1)    |Chức vụ  |Danh hiệu
    5 đề nghị     |1  |Nguyễn Mẫu Sen|Công chức|LĐTT
    6 đề nghị     |2  |Trần Mẫu Bưởi |Công chức|LĐTT
    Các loại dòng: tiêu đề, quốc hiệu 2; tiêu đề cột 1; đề nghị 2
  Dòng có nội dung: 5 = tổng các loại dòng 5 — ✔ khớp
"""
    )


def test_a_sheet_that_is_no_list_says_why_and_what_would_settle_it(command, book):
    text = ODD.replace("| a   |", "| STT |")
    # Neither titles nor cells tell where the awards are.
    text = text.replace("LĐTT", "Hoa").replace("CSTĐCS", "Bông")
    code, out, _ = command("inspect", book(text, "a.xlsx"), "--lang", "en")
    assert code == 1
    assert (
        out.partition("\n")[2]
        == """\
  Sheet “Danh sách”: text, but no nomination list (no header row was recognised)
    Nearest to column titles: row 2 “STT | b | c | d”, score 2.8; it lacks: a column of awards, too
      few titles are known
    If this is a list, settle it by an option (with a row number or column letter for each ?):
      --header "a.xlsx/Danh sách:2" --column "a.xlsx/Danh sách:award=?"
    or in tally.toml:
      [[sheet]]
      file = "a.xlsx"
      name = "Danh sách"
      header = 2
      columns = { award = "?" }
    If the sheet is no list: --ignore-sheet "a.xlsx/Danh sách"
             |A  |B             |C        |D
    1 UNREAD |DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020
    2 UNREAD |STT|b             |c        |d
    3 UNREAD |1  |Nguyễn Mẫu Sen|Công chức|Hoa
    4 UNREAD |2  |Trần Mẫu Bưởi |Công chức|Bông
    Fates: UNREAD 4
  Non-blank rows: 4 = sum of fates 4 — ✔ agrees
"""
    )


def test_what_a_person_settled_is_said_first(command, book):
    path = book(ODD, "a.xlsx")
    code, out, _ = command(
        "inspect", path, "--header", "2", "--column", "name=B,award=D", "--unit", "Xã Long Thuận"
    )
    shown = " ".join(out.split())
    assert code == 0
    assert (
        'Trang được đọc theo quy định của người dùng (--header 2; --column name=B,award=D; --unit "Xã Long Thuận"); '
        "2 dòng đề nghị được đọc theo cách đó. Dòng tiêu đề cột: 2. Cột đã nêu: họ tên = B, danh hiệu, hình thức khen thưởng = D. "
        "Đơn vị: Xã Long Thuận. Nếu không quy định: không đọc được dòng đề nghị nào."
    ) in shown
    assert "điểm" not in shown
    assert "B “b” tên người hoặc tập thể · người dùng Nguyễn Mẫu Sen quy định" in shown
    assert "Nếu không quy định, đơn vị là: a (theo tên tệp)" in shown
    assert "Đơn vị: Xã Long Thuận — --header 2; --column name=B,award=D; --unit" in shown


def test_sheets_alike_are_shown_once(command, book):
    text = (
        "".join(LIST.replace("# Danh sách", f"# Trang {n}") for n in range(1, 4)) + "# Trống\n# Trống nữa\n"
    )
    _, out, _ = command("inspect", book(text, "long-thuan.xlsx"))
    assert out.count("Họ và tên") == 2 and out.count("như ở trang “Trang 1”") == 2
    assert "Trang trống: “Trống”, “Trống nữa”" in out
    _, out, _ = command("inspect", book(text, "long-thuan.xlsx"), "--rows", "all")
    assert out.count("Nguyễn Mẫu Sen") >= 3


@pytest.mark.parametrize("rows", ["x", "0", "9-5", "1,,2", "-3"])
def test_rows_that_cannot_be_understood_are_wrong_usage(command, book, rows):
    code, out, err = command("inspect", book(LIST), f"--rows={rows}")
    assert (code, out) == (2, "") and f"“{rows}”" in err and "20-60" in err


def test_rows_asked_for_are_those_drawn(command, book):
    _, out, _ = command("inspect", book(LIST), "--rows", "5-6, 1")
    assert re.findall(r"^ +(\d+) [^|]*\|", out, re.MULTILINE) == ["1", "5", "6"]


def test_inspect_json_carries_all_of_it(command, book):
    path = book(
        LIST.replace("Chức vụ  ", "Cột lạ") + "\n# Ghi chép\n| Chức vụ | Ghi chú |\n| xin chào | abc |\n",
        "long-thuan.xlsx",
    )
    code, out, _ = command("inspect", path, "--format", "json")
    (file,) = json.loads(out)["files"]
    sheet, other = file["sheets"]
    assert code == 1
    (table,) = sheet["tables"]
    assert (table["score"], table["runner_up"]) == (7, None)
    assert table["columns"][1] == {
        "column": "B", "field": "name", "header": "Họ và tên", "told_by": "title", "alias": "Họ và tên",
        "strength": 1.0, "recipient": "", "choice": "", "sample": "Nguyễn Mẫu Sen",
    }  # fmt: skip
    assert table["unused"] == [{"column": "C", "header": "Cột lạ", "sample": "Công chức"}]
    assert sheet["origins"][0] == {
        "dimension": "unit", "value": "Xã Long Thuận", "source": "letterhead", "places": ["A1"],
        "text": "UBND XÃ LONG THUẬN", "nominations": 2,
    }  # fmt: skip
    assert sheet["rows"][3] == {
        "row": 5, "fate": "nomination", "reason": "", "hidden": False, "held_back": [],
        "cells": {"A": "1", "B": "Nguyễn Mẫu Sen", "C": "Công chức", "D": "LĐTT"},
    }  # fmt: skip
    assert (sheet["nearest"], sheet["remedy"], sheet["settled"]) == (None, None, None)
    assert other["nearest"] == {
        "row": 1, "text": "Chức vụ | Ghi chú", "score": 1.5, "lacks": ["name", "award", "score"],
        "titles": [
            {"cell": "A1", "header": "Chức vụ", "field": "position"},
            {"cell": "B1", "header": "Ghi chú", "field": "note"},
        ],
    }  # fmt: skip
    assert (
        other["remedy"]["options"]
        == '--header "long-thuan.xlsx/Ghi chép:?" --column "long-thuan.xlsx/Ghi chép:name=?,award=?"'
    )


def test_what_would_settle_a_sheet_is_a_settings_entry(command, book):
    text = """
    # Lương
    | STT | Họ và tên | Hệ số |
    | 1 | Nguyễn Mẫu Sen | 2.34 |
    """
    path = book(text, "luong.xlsx")
    _, out, _ = command("inspect", path, "--format", "json")
    entry = json.loads(out)["files"][0]["sheets"][0]["remedy"]["settings"]
    assert entry == '[[sheet]]\nfile = "luong.xlsx"\nname = "Lương"\nheader = 1\ncolumns = { award = "?" }'
    (path.parent / "tally.toml").write_text(entry.replace("?", "C"), "utf-8")
    _, out, _ = command("inspect", path, "--format", "json")
    assert json.loads(out)["files"][0]["sheets"][0]["kind"] == "list"


# --- the guide


def keys(value, path=""):
    """Every path of keys in a JSON value; letters of columns and names of fates and fields stand for themselves."""
    if isinstance(value, list):
        return set().union(*(keys(one, path) for one in value)) if value else set()
    if not isinstance(value, dict) or path.endswith(("/cells", "/columns*", "/fates")):
        return set()
    found = set()
    for name, one in value.items():
        # "columns" is a list of what was read, or a mapping of what was settled.
        inner = f"{path}/{name}" + ("*" if name == "columns" and isinstance(one, dict) else "")
        found |= {inner} | keys(one, inner)
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_guide_shows_the_json_as_it_is(command, book, lang):
    page = (Path(hongngu_tally.__file__).parent / "guide" / lang / "inspect.md").read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    text = LIST.replace("\n\n| STT", "\n| Ghi chú | Chức vụ |\n\n| STT").replace(
        "Chức vụ   ", "Tên gọi đầy đủ"
    )
    text = (
        text.replace("| 1   |", "| I. CÁ NHÂN | < | < | < |\n| 1   |")
        + "\n# Sổ\n| STT | Họ và tên | Lạ |\n| 1 | Trần Mẫu | a |\n"
    )
    path = book(text.replace("| Danh hiệu |", "| Danh hiệu | Lạ |"), "a.xlsx")
    _, plain, _ = command("inspect", path, "--format", "json")
    _, settled, _ = command("inspect", path, "--format", "json", "--column", "Danh sách:award=D")
    actual = keys(json.loads(plain)) | keys(json.loads(settled))
    assert keys(json.loads(shown)) == {
        one for one in actual if not re.search("/(nearest|remedy|sheets/settled)/", one)
    }
    sources = set(tomllib.loads((Path(render.__file__).parent / "labels.toml").read_text("utf-8"))["source"])
    assert sources == set(re.findall(r"`([a-z-]+)`", page.rpartition("`source`")[2]))


def test_marks_for_the_recipient_leave_the_name_to_the_column_beside_them(read):
    reading = read("""
        # DS
        | STT | Tên gọi        | Cá nhân | Tập thể | Danh hiệu |
        | 1   | Nguyễn Mẫu Sen | x       |         | LĐTT |
        | 2   | Ấp Mẫu 1       |         | x       | Tập thể LĐTT |
        """)
    assert names(reading) == ["Nguyễn Mẫu Sen", "Ấp Mẫu 1"]
    (table,) = reading.sheets[0].tables
    meanings = [view.meaning(words("vi")) for view in columns_of(reading.sheets[0], table)]
    assert meanings[2:4] == ["đánh dấu đối tượng: cá nhân", "đánh dấu đối tượng: tập thể"]
    assert [one for one in origins(reading) if one[0] == "recipient"] == [
        ("recipient", "individual", "column", ((0, 3),), 1),
        ("recipient", "collective", "column", ((0, 4),), 1),
    ]


def test_what_the_law_of_the_year_holds_back_is_shown_too(command, book):
    path = book(
        LIST.replace("Trần Mẫu Bưởi  | Công chức  | LĐTT", "Trần Mẫu Bưởi | Công chức | Tập thể LĐTT")
    )
    code, out, _ = command("inspect", path)
    assert code == 1 and "tạm để lại: danh hiệu không dành cho loại đối tượng này" in out
    path = book(LIST.replace("NĂM 2020", "").replace("| LĐTT |\n| 2", "| Tập thể LĐTT |\n| 2"))
    _, out, _ = command("inspect", path, "--format", "json")
    rows = json.loads(out)["files"][0]["sheets"][0]["rows"]
    assert [row["held_back"] for row in rows if row["fate"] == "nomination"] == [[], []]


def test_hidden_columns_are_named_where_they_hold_something(command, book):
    text = LIST.replace("# Danh sách", "# Danh sách (hidden columns C, F, G)")
    path = book(text, "a.xlsx")
    _, out, _ = command("inspect", path)
    assert "Cột ẩn: C\n" in out
    _, out, _ = command("inspect", path, "--format", "json")
    assert json.loads(out)["files"][0]["sheets"][0]["hidden_columns"] == ["C"]


def test_every_reason_that_the_locator_gives_has_words():
    named = tomllib.loads((Path(render.__file__).parent / "labels.toml").read_text("utf-8"))["reason"]
    given = re.compile(r'(?:Fate\.[A-Z]+, |return "(?:list|lookup|other|example|blank)", |why = )"([a-z-]+)"')
    found = {
        reason
        for path in Path(locate.__file__).parent.glob("*.py")
        for reason in given.findall(path.read_text("utf-8"))
    }
    assert len(found) > 20 and found <= set(named)
