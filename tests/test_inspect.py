"""How a sheet explains itself: evidence, origins, and the output of ``inspect``."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

import hongngu_tally
from grids import LIST, ODD, names
from hongngu_tally import render
from hongngu_tally.render.explained import columns_of
from hongngu_tally.render.understood import Reader
from hongngu_tally.render.words import words
from hongngu_tally.table import locate

pytestmark = pytest.mark.usefixtures("plain", "read_here")


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


def test_a_track_among_several_remarks_comes_from_the_column_that_says_it(read):
    rows = "| 1 | Nguyễn Mẫu Sen | GK huyện | Đang công tác | Đột xuất |"
    reading = read(f"# DS\n| STT | Họ và tên | Danh hiệu | Tình trạng | Ghi chú |\n{rows}")
    assert ("track", "sudden", "column", ((0, 5),), 1) in origins(reading)


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
    post = rows.format("Chức vụ", "", "Chủ tịch UBND xã Long Thuận")
    assert unit(f"# DS\n{post}", "x.xlsx") == [("Xã Long Thuận", "position", ((0, 3),), 1)]


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
