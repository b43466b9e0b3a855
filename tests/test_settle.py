"""How a person settles what a sheet means: rows and columns named by an option or in ``tally.toml``."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grids import LIST, ODD, kinds, ledger, names, read_path, tally
from hongngu_tally.cli.exits import UsageMistake
from hongngu_tally.cli.settle import Settling
from hongngu_tally.cli.voice import Voice
from hongngu_tally.reading import Words
from hongngu_tally.settings import read_settings
from hongngu_tally.table.model import Override

pytestmark = pytest.mark.usefixtures("plain", "read_here")


def settle(book, text, *overrides):
    """The workbook read as a person settled it."""
    return read_path(book(text), Words(overrides=overrides))


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
    (override,) = Settling(column=["LĐTT=C,Chiến sĩ thi đua cơ sở=D"]).overrides(Voice("inspect", "vi"))
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
    found = options.overrides(Voice("validate", "vi"))
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
        options.overrides(Voice("validate", lang))
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
    assert code == 2 and "ứng với nhiều danh sách" in err and "a.xlsx/Trang hai" in err
    assert "quy định" in command("summarize", path, "--year", "2020", "--unit", "Xã Long Thuận")[1]
    book(LIST, "b.xlsx")
    code, _, err = command("summarize", path.parent, "--year", "2020", "--unit", "Xã Long Thuận")
    assert code == 2 and "ứng với nhiều danh sách" in err


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
        'x.xlsx, Danh sách: Trang được đọc theo quy định của người dùng (--unit "Xã Long Thuận")' in pages[2]
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
