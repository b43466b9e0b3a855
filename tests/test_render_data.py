"""Results as data: the contract's shapes, and cells that no spreadsheet runs."""

import csv
import io
import json

import pytest

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Submission
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render import checked, data, findings, markdown
from hongngu_tally.render.formats import csv_cell, csv_file, csv_text, json_text, md_cell, row_ranges
from made_tally import EXCEEDED, MISSING, tally

FINDING = Finding(
    "F102",
    "award-missing",
    Severity.ERROR,
    Place("a.xlsx", "Cá nhân", 27, 6),
    {"name": "Lê Mẫu", "row": 27},
    cite="law-15-2003 Điều 20",
)


@pytest.fixture
def messages(monkeypatch):
    """Messages that need no facts: their wording is tested elsewhere."""
    from hongngu_tally import messages as real

    monkeypatch.setattr(
        real,
        "render",
        lambda finding, lang: real.Message("Thiếu danh hiệu", f"Ô trống ({lang})", "Nhập", "Điều 20"),
    )


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


# --- the contract's shapes


def test_summarize_has_the_contracts_keys_and_numbers():
    made = tally(
        {"award": "LDTT", "times": 12},
        {"award": "GKH", "held_back": "name-missing"},
        submissions=(
            Submission("a.xlsx", "counted", units=("Xã Mẫu",), rows=16, nominations=13, counted=12),
            Submission("b.xlsx", "unreadable", "file-encrypted"),
            Submission("c.xlsx", "superseded", "submission-superseded", "a.xlsx"),
        ),
    )
    shown = json.loads(data.summarize_json(made))
    assert shown["schema_version"] == 1 and shown["command"] == "summarize" and shown["year"] == 2020
    assert shown["law_on"] == "2020-12-31" and "decree-91-2017" in shown["instruments"]
    assert shown["by"] == ["unit", "award", "level", "track", "recipient"]
    assert shown["counts"] == [
        {
            "unit": "Xã Mẫu",
            "award": "LDTT",
            "level": "district",
            "track": "merit",
            "recipient": "individual",
            "count": 12,
        }
    ]
    assert shown["total"] == 12
    assert shown["ledger"] == {
        "rows": 16,
        "fates": {"title": 2, "header": 1, "nomination": 13},
        "nominations": 13,
        "counted": 12,
        "held_back": 1,
    }
    assert shown["files"][0] == {
        "file": "a.xlsx", "state": "counted", "units": ["Xã Mẫu"], "rows": 16, "nominations": 13, "counted": 12,
        "sha256": "0" * 64,
    }  # fmt: skip
    assert shown["files"][1]["reason"] == "file-encrypted"
    assert shown["files"][2]["superseded_by"] == "a.xlsx"
    assert shown["findings"] == {"error": 0, "warning": 0, "note": 0}


def test_counts_carry_the_dimensions_asked_for():
    made = tally({"award": "LDTT", "times": 2}, {"award": "GKH"}, by=("award",))
    assert json.loads(data.summarize_json(made))["counts"] == [
        {"award": "GKH", "count": 1},
        {"award": "LDTT", "count": 2},
    ]
    assert data.summarize_csv(made).splitlines()[0] == "award,count"


def test_distinct_recipients_have_their_own_total():
    made = tally({"award": "LDTT", "name": "Lê Mẫu"}, {"award": "GKH", "name": "Lê Mẫu"}, count="recipients")
    shown = json.loads(data.summarize_json(made))
    assert shown["count"] == "recipients" and shown["total"] == 1 and len(shown["counts"]) == 2


def test_validate_leaves_out_what_a_finding_lacks(messages):
    whole = Finding("W503", "unit-missing", Severity.WARNING, Place(), value="Xã Nhì")
    shown = json.loads(findings.validate_json(tally({"award": "GKH"}, findings=(FINDING, whole))))
    assert shown["findings"] == [
        {
            "code": "W503", "name": "unit-missing", "severity": "warning", "value": "Xã Nhì",
            "message": "Ô trống (vi)", "fix": "Nhập", "cite": "",
        },
        {
            "code": "F102", "name": "award-missing", "severity": "error", "file": "a.xlsx", "sheet": "Cá nhân",
            "row": 27, "cell": "F27", "message": "Ô trống (vi)", "fix": "Nhập", "cite": "law-15-2003 Điều 20",
        },
    ]  # fmt: skip
    assert shown["summary"] == {"error": 1, "warning": 1, "note": 0}


def test_validate_csv_has_one_line_per_finding(messages):
    lines = rows_of(findings.validate_csv(tally({"award": "GKH"}, findings=(FINDING,)), "en"))
    assert [(line["cell"], line["code"], line["message"]) for line in lines] == [
        ("F27", "F102", "Ô trống (en)")
    ]


def test_year_end_is_the_contracts_table():
    made = tally({"award": "LDTT", "times": 3}, {"award": "GKX", "level": "commune"})
    table = fill(load_layout("district-report"), made)
    shown = json.loads(data.year_end_json(made, table))
    assert shown["layout"] == "district-report" and shown["stage"] == "nominated" and shown["outside"] == 1
    assert shown["rows"][0] == {
        "key": "advanced",
        "label": "Tập thể Lao động tiên tiến, Đơn vị tiên tiến; Lao động tiên tiến",
        "collective": 0,
        "individual": 3,
        "household": 0,
    }
    assert shown["total"] == {"collective": 0, "individual": 3, "household": 0}
    text = data.year_end_csv(made, table)
    assert text.splitlines()[0] == "key,label,collective,individual,household"
    lines = rows_of(text)
    assert [line["key"] for line in lines][-1] == "total" and len(lines) == 9
    assert lines[0]["individual"] == "3"


def test_the_matrix_says_which_awards_a_unit_has():
    made = tally({"award": "LDTT", "times": 3}, {"award": "GKH", "unit": "Xã Nhì", "recipient": "collective"})
    table = fill(load_layout("matrix"), made)
    shown = json.loads(data.year_end_json(made, table))
    assert shown["rows"][0]["awards"] == {"LDTT": {"individual": 3}}
    lines = rows_of(data.year_end_csv(made, table))
    assert [(line["key"], line["LDTT/individual"], line["GKH/collective"]) for line in lines] == [
        ("Xã Mẫu", "3", "0"),
        ("Xã Nhì", "0", "1"),
        ("total", "3", "1"),
    ]
    text = markdown.year_end_md(made, table)
    assert "| STT | Đơn vị | LĐTT | GK huyện | Cộng |\n" in text
    assert "|  | Tổng cộng | 3 | 1 | 4 |\n\nChữ viết tắt: LĐTT: Lao động tiên tiến; " in text


def test_the_awards_table_gives_nominated_and_decided():
    made = tally({"award": "LDTT"}, {"award": "LDTT", "stage": "decided"})
    table = fill(load_layout("awards"), made)
    assert json.loads(data.year_end_json(made, table))["rows"][0]["decided"]["individual"] == 1
    assert rows_of(data.year_end_csv(made, table))[0]["decided_individual"] == "1"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_markdown_names_the_law_and_the_equalities(lang, messages):
    made = tally({"award": "LDTT", "times": 1194}, findings=(FINDING,))
    texts = [
        markdown.summarize_md(made, lang),
        checked.validate_md(made, lang),
        markdown.year_end_md(made, fill(load_layout("awards"), made), lang),
    ]
    for text in texts:
        assert "91/2017/NĐ-CP" in text and text.startswith("# ")
    assert ("1.194" if lang == "vi" else "1,194") in texts[0]


def test_year_end_names_the_findings_of_the_whole_year():
    made = tally({"award": "LDTT"}, findings=(*MISSING, EXCEEDED))
    table = fill(load_layout("district-report"), made)
    shown = json.loads(data.year_end_json(made, table))
    assert shown["findings"] == {"error": 1, "warning": 2, "note": 0}
    assert shown["missing"] == ["Phòng Y tế", "Hội Chữ thập đỏ huyện"]
    text = markdown.year_end_md(made, table)
    assert "- Chưa nộp (2): Phòng Y tế; Hội Chữ thập đỏ huyện\n" in text
    assert "- LỖI Q101 share-exceeded: Toàn bộ các đơn vị đề nghị 20" in text
    assert "xem từng lỗi: tally validate ĐƯỜNG-DẪN" in text


def test_markdown_names_what_is_not_counted(messages):
    made = tally(
        {"award": "GKX", "level": "commune", "times": 2},
        {"award": "GKX", "held_back": "name-missing"},
        findings=(FINDING,),
        submissions=(
            Submission("a.xlsx", "counted"),
            Submission("b.xlsx", "unreadable", "file-encrypted"),
            Submission("c.xlsx", "superseded", "submission-superseded", "a.xlsx"),
            Submission("~$a.xlsx", "ignored", "lock-file"),
        ),
    )
    texts = [
        markdown.summarize_md(made),
        checked.validate_md(made),
        markdown.year_end_md(made, fill(load_layout("district-report"), made)),
    ]
    for text in texts:
        for line in (
            "Tạm để lại: 1 đề nghị",
            "Tệp không đọc được: 1 (b.xlsx)",
            "Bản đã có bản thay thế: 1 (c.xlsx)",
            "Tệp bỏ qua: 1 (~$a.xlsx)",
            "Phát hiện: 1 lỗi, 0 cảnh báo, 0 lưu ý",
        ):
            assert f"- {line}\n" in text
    assert "| Tệp | Mức độ | Vị trí |" in texts[1] and texts[1].startswith("# CHƯA ĐẠT: 1 lỗi")
    # Whoever has checked the files is not sent to check them.
    assert ["xem từng lỗi: tally validate" in text for text in texts] == [True, False, True]
    assert "- Ngoài bảng: 2\n  - Giấy khen của Chủ tịch UBND xã, xã, thường xuyên, cá nhân: 2\n" in texts[2]


def test_markdown_sorts_as_people_do_and_data_as_programs_do():
    made = tally(
        {"award": "BKT", "unit": "Ấp Ngoài", "level": "province"},
        {"award": "LDTT", "unit": "Xã Nhì"},
        {"award": "GKH", "unit": "Xã Ba"},
        {"award": "LDTT", "unit": "Xã Ba"},
        {"award": "LDTT", "unit": "Đội Ngoài"},
        units=("Xã Nhì", "Xã Ba"),
        by=("unit", "award"),
    )
    lines = [
        line.split(" | ")[:2] for line in markdown.summarize_md(made).splitlines() if line.startswith("| ")
    ]
    assert [(unit[2:], award) for unit, award in lines[2:-1]] == [
        ("Xã Nhì", "Lao động tiên tiến"),
        ("Xã Ba", "Lao động tiên tiến"),
        ("Xã Ba", "Giấy khen của Chủ tịch UBND huyện"),
        ("Ấp Ngoài", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Đội Ngoài", "Lao động tiên tiến"),
    ]
    assert [row["unit"] for row in data.summarize_data(made)["counts"]] == sorted(
        ["Xã Nhì", "Xã Ba", "Xã Ba", "Ấp Ngoài", "Đội Ngoài"]
    )


def test_the_same_tally_gives_the_same_text():
    made = [tally({"award": "LDTT"}, {"award": "GKH", "unit": "Xã Nhì"}) for _ in range(2)]
    assert data.summarize_json(made[0]) == data.summarize_json(made[1])


# --- cells that nobody runs


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\x00=1",
        " =1",
        "＝1",
        "－1",
        "＠a",
        "＋1",
        "=cmd|'/c calc'!A1",
    ],
)
def test_a_csv_text_that_begins_like_a_formula_gets_an_apostrophe(text):
    assert str(csv_cell(text)).startswith("'")


def test_numbers_and_plain_texts_stay_as_they_are():
    assert csv_cell(-5) == -5 and csv_cell("Lê Mẫu") == "Lê Mẫu" and csv_cell("00123") == "00123"


def test_texts_are_quoted_whatever_the_separator_of_the_reader():
    assert csv_text(["a", "b"], [["x;=1+1", 3]]) == 'a,b\n"x;=1+1",3\n'


def test_a_csv_file_opens_in_excel():
    assert csv_file("a\nb\n") == b"\xef\xbb\xbfa\r\nb\r\n"


def test_json_holds_nothing_that_a_terminal_obeys():
    shown = json_text({"name": "Lê\u202e\x1b[2J\x9b Mẫu\udc80"})
    assert "\u202e" not in shown and "\x9b" not in shown and "\x1b" not in shown
    shown.encode("utf-8")
    assert json.loads(shown)["name"] == "Lê\u202e\x1b[2J\x9b Mẫu\udc80"


def test_markdown_cells_are_no_markup():
    assert md_cell("a|b [x](y) <b> *c*") == r"a\|b \[x](y) \<b> \*c\*"


def test_neighbouring_rows_are_drawn_together():
    assert row_ranges([18, 12, 15, 16, 17, 12]) == "12, 15–18"
