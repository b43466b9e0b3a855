"""Forms: rows × columns that are both filters. Sums hold, nothing is dropped, every cell opens into its rows."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hongngu_tally import layouts, pipeline
from hongngu_tally.cli import run
from hongngu_tally.intake import POSTS
from hongngu_tally.law import TRACKS, load_catalogue
from hongngu_tally.layouts import LayoutError, built_in, fill, lines_behind, load_layout
from hongngu_tally.layouts.filled import Share
from hongngu_tally.render import terminal
from hongngu_tally.render.excel import year_end_workbook
from hongngu_tally.render.html import year_end_html
from hongngu_tally.render.paper import Letterhead
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.word import write_word
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.vocabulary import load_vocabulary
from made_tally import tally

pytestmark = pytest.mark.usefixtures("read_once")
SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"
GUIDE = Path(__file__).parents[1] / "src" / "hongngu_tally" / "guide"
FENCE = re.compile(r"^```toml\n(.*?)^```", re.DOTALL | re.MULTILINE)
FORMS = tuple(name for name in built_in() if load_layout(name).kind == "form")

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "award": st.sampled_from(sorted(load_catalogue().awards)),
            "level": st.sampled_from(("state", "province", "ministry", "district", "commune")),
            "track": st.sampled_from(TRACKS),
            "recipient": st.sampled_from(("individual", "collective", "household")),
            "group": st.sampled_from(("leader", "enterprise", "entrepreneur", "official", "unknown", "")),
            "post": st.sampled_from((*POSTS, "")),
            "stage": st.sampled_from(("nominated", "decided")),
            "unit": st.sampled_from(("Xã Mẫu", "Phòng Nội vụ", "")),
        }
    ),
    max_size=25,
)


def form_of(name, *rows):
    table = fill(load_layout(name), tally(*rows))
    assert table.form is not None
    return table


def numbers(table, row):
    """The counts of one row by column; what is filled in by hand is None."""
    form = table.form
    return {column.key: form.cells[row, column.key] for column in form.leaves}


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from(FORMS))
def test_every_cell_opens_into_as_many_rows_and_nothing_is_lost(rows, name):
    year, layout = tally(*rows), load_layout(name)
    table = fill(layout, year)
    form = table.form
    for row in form.lines:
        for column in form.leaves:
            value = form.cells[row.key, column.key]
            if column.counts and value is not None:
                assert form.mask(*form.find(f"{row.key}.{column.key}")).sum() == value
        for keys in row.parts:
            for column in form.leaves:
                if column.counts and form.cells[row.key, column.key] is not None:
                    parts = (form.cells[key, column.key] or 0 for key in keys)
                    assert sum(parts) == form.cells[row.key, column.key]
    for column in form.leaves:
        for keys in column.parts:
            for row in form.lines:
                if (value := form.cells[row.key, column.key]) is not None:
                    assert sum(form.cells[row.key, key] or 0 for key in keys) == value
    assert len(lines_behind(layout, year, "outside")) == table.outside
    assert len(lines_behind(layout, year, "total")) + table.outside == len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_every_cell_of_the_sample_year_opens_into_as_many_rows(name):
    year, layout = pipeline.run([SAMPLE], year=2020), load_layout(name)
    table = fill(layout, year)
    form, opened = table.form, 0
    for row in form.lines:
        for column in form.leaves:
            value = form.cells[row.key, column.key]
            if isinstance(value, int) and column.counts:
                address = f"{row.code or row.key}.{form.numbers[column.key]}"
                assert form.mask(*form.find(address)).sum() == value
                opened += value > 0
    assert opened
    assert len(lines_behind(layout, year, "outside")) == table.outside


def test_the_provinces_form_has_the_columns_and_formulas_of_the_signed_one():
    table = form_of("province-2022", {"award": "BKT", "level": "province", "post": "manager"})
    form = table.form
    assert [form.formulas[column.key] for column in form.leaves] == [
        "3=(6+10+14+16)", "4", "5", "6", "7=(6:3)", "8", "9", "10", "11=(10:3)", "12", "13", "14", "15=(14:3)",
        "16", "17=(16:3)",
    ]  # fmt: skip


def test_a_share_is_computed_of_its_own_row_and_never_the_sum_of_shares():
    rows = (
        {"award": "BKT", "level": "province", "track": "merit", "times": 30},
        {"award": "BKT", "level": "province", "track": "drive", "times": 16},
        {"award": "CSTDT", "level": "province", "track": "merit"},
    )
    table = form_of("province-2022", *rows)
    assert numbers(table, "certificate")["merit-share"] == Share(30, 46)
    assert Share(30, 46).percent == 65.2
    assert numbers(table, "fighter")["merit-share"].percent == 100.0
    assert numbers(table, "total")["merit-share"].percent == 66.0
    assert numbers(table, "flag")["merit-share"].percent is None


def test_posts_that_lists_do_not_tell_stand_in_a_row_of_their_own():
    rows = (
        {"award": "BKT", "level": "province", "post": "unknown", "times": 2},
        {"award": "BKT", "level": "province", "post": "direct"},
    )
    table = form_of("0603.N", *rows)
    assert numbers(table, "unclassified")["certificate"] == 2
    assert numbers(table, "individual")["certificate"] == 3
    # Where everybody is told apart the form looks as it was issued.
    assert "unclassified" not in {row.key for row in form_of("0603.N", rows[1]).form.rows}


def test_a_household_gets_a_column_where_the_form_has_none():
    rows = ({"award": "HCLD3", "level": "state", "recipient": "household"},)
    form = form_of("state-2022", *rows).form
    assert form.numbers["nominated-household"] == "4a"
    assert form.cells["labour-3", "nominated-household"] == 1
    assert form.numbers["service"] == "16"


def test_what_lists_do_not_say_is_left_to_be_filled_in_by_hand():
    table = form_of("0602.N", {"award": "BKTTG", "level": "state", "recipient": "collective"})
    assert set(numbers(table, "ministry").values()) == {None}
    assert numbers(table, "unclassified-submitter")["all"] == 1


def test_each_order_there_is_has_a_pair_of_columns():
    rows = (
        {"award": "HCLD3", "level": "state", "recipient": "collective"},
        {"award": "HCLD1", "level": "state"},
    )
    form = form_of("0602.N", *rows).form
    heads = [form.headings(column)[-1].label.vi for column in form.leaves if column.key.startswith("order-")]
    assert heads == ["Huân chương Lao động hạng ba"] * 2 + ["Huân chương Lao động hạng nhất"] * 2
    assert form.cells["total", "order-collective/HCLD3"] == 1
    assert form.cells["total", "order-individual/HCLD1"] == 1
    assert form.formulas["all"] == "1=(2+…+9)"


def test_awards_that_no_column_takes_are_outside():
    table = form_of("0603.N", {"award": "TTLDXS", "level": "province", "recipient": "collective"})
    assert (table.outside, numbers(table, "total")["all"]) == (1, 0)


def test_nothing_at_all_fills_every_form_with_zeros():
    for name in FORMS:
        table = form_of(name)
        assert {value for value in numbers(table, "total").values() if isinstance(value, int)} <= {0}


def test_a_recipient_with_two_awards_counts_once_in_the_total():
    rows = (
        {"award": "BKT", "level": "province", "name": "Nguyễn Văn Mẫu"},
        {"award": "CSTDT", "level": "province", "name": "Nguyễn Văn Mẫu"},
    )
    table = fill(load_layout("0603.N"), tally(*rows, count="recipients"))
    assert numbers(table, "total") == {"all": 1, "certificate": 1, "fighter": 1, "flag": 0, "badge": 0}


# --- a layout of one's own

OWN = """
name = "own"
kind = "form"
title = {vi = "Biểu riêng", en = "Own form"}

[[row]]
key = "merit"
label = {vi = "Thường xuyên", en = "Merit"}
[[row.take]]
track = ["merit"]

[[row]]
key = "drive"
label = {vi = "Chuyên đề", en = "Drives"}
[[row.take]]
track = ["drive"]

[[row]]
key = "total"
label = {vi = "Cộng", en = "Total"}
parts = [["merit", "drive"]]

[[column]]
key = "all"
label = {vi = "Tổng số", en = "All"}
parts = [["bodies", "people"]]

[[column]]
key = "bodies"
label = {vi = "Tập thể", en = "Bodies"}
[[column.take]]
recipient = ["collective", "household"]

[[column]]
key = "people"
label = {vi = "Cá nhân", en = "People"}
[[column.take]]
recipient = ["individual"]
"""


def own(tmp_path, text=OWN):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_layout(path)


def test_a_total_that_its_parts_do_not_give_is_refused_with_row_and_column(tmp_path):
    layout = own(tmp_path)
    fill(layout, tally({"award": "GKH"}, {"award": "GKH", "track": "drive"}))
    with pytest.raises(LayoutError) as refused:
        fill(layout, tally({"award": "GKH", "times": 3}, {"award": "GKH", "track": "sudden"}))
    assert (
        "dòng “total” (Cộng), cột “all” (Tổng số): là 4 lượt, nhưng các phần (merit, drive) cộng lại là 3"
        in str(refused.value)
    )
    assert "row “total”" in refused.value.english


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('track = ["drive"]', 'track = ["drive", "merit"]', "row.total.parts[1]: merit", "cùng nhận"),
        ('recipient = ["individual"]', 'level = ["state"]', "column.all.parts[1]: bodies", "cùng nhận"),
        ('key = "drive"', 'key = "merit"', "row.key", "đã được dùng"),
        ('key = "people"', 'key = "bodies"', "column.key", "đã được dùng"),
        ('[["merit", "drive"]]', '[["merit", "drove"]]', "row.total.parts", "“drove”"),
        ('[["merit", "drive"]]', '["merit", "drive"]', "row[3].parts[1]", "danh sách các khóa"),
        ('key = "total"', 'key = "sum"', "row", "“total”"),
        ('track = ["drive"]', 'trakc = ["drive"]', "row[2].take[1].trakc", "không có mục"),
        ('track = ["drive"]', 'track = ["dive"]', "row[2].take[1].track", "“dive”"),
        ('key = "people"', 'key = "people"\nin = "nowhere"', "column.people.in", "“nowhere”"),
        ('key = "people"', 'key = "people"\nin = "people"', "column.people.in", "“people”"),
        ('key = "people"', 'key = "people"\nratio = ["all"]', "column[3].ratio", "hai cột"),
        ('key = "people"', 'key = "people"\neach = "unit"', "column[3].each", "lặp"),
        ('key = "people"', 'key = "people"\nunrecorded = true', "column[3].take", "không nhận"),
        ('key = "people"', 'key = "recipients"', "column[3].key", "không dùng được"),
        ('key = "people"', 'key = "people"\nheading = true', "column.all.parts", "“people”"),
        ('key = "total"', 'key = "total"\nif_any = true', "row", "“total”"),
        ('key = "people"', 'key = "share"\nlabel = {vi = "%", en = "%"}\nratio = ["people", "all"]\n'
         '[[column]]\nkey = "people"\nif_any = true', "column.share.ratio", "có khi không in"),
        ("[[column", "[[colum", "column", "thiếu"),
        ('kind = "form"', 'kind = "from"', "kind", "“from”"),
    ],
)  # fmt: skip
def test_every_mistake_of_a_form_is_named(tmp_path, old, new, key, problem):
    assert old in OWN
    with pytest.raises(RuleFileError) as refused:
        own(tmp_path, OWN.replace(old, new))
    assert refused.value.key == key
    assert problem in str(refused.value)
    assert refused.value.remedy and refused.value.remedy_en
    assert "own.toml" in str(refused.value)


def test_a_row_that_leaves_out_itself_is_refused(tmp_path):
    text = OWN.replace('key = "merit"', 'key = "merit"\nbesides = ["drive"]', 1).replace(
        'key = "drive"', 'key = "drive"\nbesides = ["merit"]', 1
    )
    with pytest.raises(LayoutError, match="trừ chính nó"):
        own(tmp_path, text)


def test_a_mistake_is_a_sentence_and_wrong_usage_and_writes_nothing(tmp_path, capsys):
    path, target = tmp_path / "own.toml", tmp_path / "year.xlsx"
    path.write_text(OWN.replace('["merit"]', '["merti"]'), encoding="utf-8")
    assert run(["year-end", str(SAMPLE), "--year", "2020", "--layout", str(path), "-o", str(target)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "row[1].take[1].track" in err and "Cách sửa" in err
    assert not target.exists()


@pytest.mark.slow
def test_a_sum_that_does_not_hold_is_wrong_usage_for_trace_too(tmp_path, capsys):
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    for command in (["year-end"], ["trace", "--cell", f"{path}!total.all"]):
        assert run([command[0], str(SAMPLE), "--year", "2020", *command[1:], *(
            ["--layout", str(path)] if command[0] == "year-end" else []
        )]) == 2  # fmt: skip
        assert "cộng lại là" in capsys.readouterr().err


# --- as data


def test_json_has_an_entry_per_column(capsys):
    assert run(["year-end", str(SAMPLE), "--year", "2020", "--layout", "0603.N", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    rows = {row["key"]: row for row in found["rows"]}
    assert found["total"] == {
        "all": 54, "certificate": 51, "fighter": 3, "flag": 0, "badge": 0,
        "recipients": {"collective": 4, "individual": 50, "household": 0},
    }  # fmt: skip
    assert found["outside"] == 2218 and found["second_hand"] is True
    assert rows["individual"]["certificate"] == 47 and rows["individual"]["code"] == "05"
    assert rows["resistance"]["all"] is None
    assert "by-track" not in rows and "total" not in rows
    assert [one["number"] for one in found["columns"]] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("cell", ["0603.N!05.2", "0603.N!individual.certificate", "0603.N!05.certificate"])
def test_a_cell_is_named_by_what_is_printed_or_by_its_keys(capsys, cell):
    assert run(["trace", str(SAMPLE), "--year", "2020", "--cell", cell, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == 47
    assert {(row["award"], row["recipient"]) for row in found["rows"]} == {("BKT", "individual")}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("0603.N!05.flags", "flag"),
        ("0603.N!indivdual", "individual"),
        ("province-2022!total.merit-share", "all"),
    ],
)
def test_a_cell_that_is_not_there_is_answered_with_those_that_are(capsys, cell, said):
    assert run(["trace", str(SAMPLE), "--year", "2020", "--cell", cell]) == 2
    assert said in capsys.readouterr().err


# --- ranks of posts


@pytest.mark.parametrize(
    ("position", "group", "place", "post"),
    [
        ("Chủ tịch UBND tỉnh", "leader", "", "top"),
        ("Phó Chủ tịch", "leader", "UBND tỉnh Đồng Tháp", "top"),
        ("Giám đốc", "leader", "Sở Y tế", "department"),
        ("Phó Giám đốc Sở Nội vụ", "leader", "", "department"),
        ("Giám đốc", "unknown", "Công ty TNHH Mẫu", "entrepreneur"),
        ("Chủ doanh nghiệp", "entrepreneur", "", "entrepreneur"),
        ("", "entrepreneur", "", "entrepreneur"),
        ("Giám đốc", "leader", "Trung tâm Y tế huyện", "manager"),
        ("Phó Trưởng phòng", "leader", "Sở Y tế", "manager"),
        ("Chủ tịch UBND xã", "official", "", "manager"),
        ("Chuyên viên", "official", "Văn phòng UBND tỉnh", "direct"),
        ("Giáo viên", "teacher", "", "direct"),
        ("", "official", "", "direct"),
        ("Chủ tịch UBND huyện", "leader", "", "unknown"),
        ("Trưởng ấp", "official", "", "unknown"),
        ("Lãnh đạo", "leader", "", "unknown"),
        ("Chi hội trưởng", "unknown", "", "unknown"),
        ("", "unknown", "Sở Y tế", "unknown"),
    ],
)
def test_posts_are_ranked_by_what_is_written_and_never_guessed(position, group, place, post):
    assert load_vocabulary().posts.post_of(position, group, place) == post


# --- the guide's example


def example(page: Path) -> str:
    """The layout that a page of the guide shows, without what differs between the languages: its name and remarks."""
    (shown,) = [body for body in FENCE.findall(page.read_text(encoding="utf-8")) if 'kind = "form"' in body]
    return "\n".join(line.partition("#")[0].rstrip() for line in shown.splitlines()).partition("\n")[2]


def test_the_example_of_the_guide_is_filled_and_its_numbers_open(tmp_path, capsys):
    english, vietnamese = (example(GUIDE / page) for page in ("en/layouts.md", "vi/mau-bang.md"))
    assert english == vietnamese
    path = tmp_path / "bieu.toml"
    path.write_text(f'name = "bieu"\n{english}', encoding="utf-8")
    table = fill(load_layout(path), pipeline.run([SAMPLE], year=2020))
    assert table.total.measures == (251, 587, 0)
    assert numbers(table, "drive") == {
        "all": 738, "bodies": 212, "people": 526, "direct": 365, "direct-share": Share(365, 526),
    }  # fmt: skip
    assert [table.form.formulas[one.key] for one in table.form.leaves] == [
        "1=(2+3)",
        "2",
        "3",
        "4",
        "5=(4:3)",
    ]
    assert (
        run(["trace", str(SAMPLE), "--year", "2020", "--cell", f"{path}!drive.direct", "--format", "json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["total"] == 365


# --- as documents


SOME = (
    {"award": "BKT", "level": "province", "post": "manager", "group": "leader", "times": 3},
    {"award": "BKT", "level": "province", "recipient": "collective", "track": "drive", "times": 2},
    {"award": "HCLD3", "level": "state", "recipient": "household", "stage": "decided"},
    {"award": "CSTDT", "level": "province", "post": "direct", "group": "teacher", "sex": "female"},
    {"award": "TTLDXS", "level": "province", "recipient": "collective"},
    {"award": "GKH", "unit": "Phòng Mẫu", "stage": "decided", "times": 2},
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in ("0602.N", "province-2022", "awards-21") else pytest.mark.slow)
        for name in FORMS
    ],
)
@pytest.mark.parametrize(
    "year",
    [
        pytest.param(lambda: tally(*SOME), id="some"),
        pytest.param(lambda: pipeline.run([SAMPLE], year=2020), id="the sample year", marks=pytest.mark.slow),
    ],
)
def test_every_number_of_the_workbook_is_linked_to_as_many_rows(name, year):
    year = year()
    table = fill(load_layout(name), year)
    book = openpyxl.load_workbook(io.BytesIO(year_end_workbook(year, table)), data_only=True)
    sheet = book.worksheets[0]
    linked = 0
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.hyperlink:
            first, last = re.findall(r"[A-Z]+(\d+)", cell.hyperlink.location.rpartition("!")[2])
            assert int(last) - int(first) + 1 == cell.value, cell.coordinate
            linked += 1
    form = table.form
    counts = [value for (_, key), value in form.cells.items() if isinstance(value, int) and value]
    assert linked == len(counts) > 0


def test_sums_and_shares_of_the_workbook_are_live_and_carry_their_values():
    people = {"award": "BKT", "level": "province", "group": "official", "post": "direct"}
    year = tally(
        {**people, "times": 39},
        {**people, "post": "unknown"},
        {**people, "recipient": "collective", "times": 4},
        {**people, "track": "drive", "times": 9},
        {**people, "track": "drive", "post": "unknown"},
    )
    content = io.BytesIO(year_end_workbook(year, fill(load_layout("province-2022"), year)))
    live, shown = (
        openpyxl.load_workbook(content, data_only=values).worksheets[0] for values in (False, True)
    )
    total = next(row[0].row for row in live.iter_rows(min_col=2, max_col=2) if row[0].value == "Tổng cộng")
    formulas = [live.cell(total, column).value for column in (3, 5, 7)]
    first = total - 3
    assert formulas == [
        f"=SUM(F{total},K{total},P{total},R{total})", f"=SUM(E{first}:E{total - 1})", f"=F{total}/C{total}",
    ]  # fmt: skip
    assert [shown.cell(total, column).value for column in (3, 5)] == [54, 50]
    assert shown.cell(total, 7).value == pytest.approx(44 / 54)
    assert "%" in shown.cell(total, 7).number_format


def test_a_changed_share_is_found_by_verify(tmp_path, capsys):
    target = tmp_path / "province.json"
    asked = [str(SAMPLE), "--year", "2020", "--layout", "province-2022", "-o", str(target), "-q"]
    assert run(["year-end", *asked]) == 0
    assert run(["verify", str(target), str(SAMPLE)]) == 0
    target.write_text(
        target.read_text(encoding="utf-8").replace('"merit-share": 80.4', '"merit-share": 8.4'),
        encoding="utf-8",
    )
    capsys.readouterr()
    assert run(["verify", str(target), str(SAMPLE)]) == 1
    assert "certificate.merit-share: đang ghi 8,4, tính lại 80,4" in capsys.readouterr().out


def test_the_page_opens_each_cell_into_its_rows():
    year = pipeline.run([SAMPLE], year=2020)
    table = fill(load_layout("0603.N"), year)
    page = year_end_html(year, table)
    data = json.loads(
        re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)[1]
    )
    shown = re.search(r'<table id="table">(.*?)</table>', page, re.DOTALL)[1]
    opened = re.findall(r'data-n="(\d+)"><a href="#rows" data-open="\{&quot;cell&quot;: (\d+)\}"', shown)
    at = data["fields"].index("award")

    def awards(cell: str) -> list[str]:
        kinds = set(data["cells"][int(cell)])
        rows = zip(data["rows"], data["taken"], strict=True)
        return [data["names"]["award"][row[at]] for row, kind in rows if kind in kinds]

    assert len(opened) == 22
    assert all(len(awards(cell)) == int(number) for number, cell in opened)
    assert set(awards(opened[1][1])) == {"Bằng khen của Chủ tịch UBND tỉnh"}
    assert "Mẫu đọc gián tiếp" in page and "Ngoài bảng: 2.218" in page


def test_the_document_keeps_the_frame_of_the_form():
    year = pipeline.run([SAMPLE], year=2020)
    made = io.BytesIO()
    write_word(made, year, fill(load_layout("0602.N"), year), office=Letterhead("", "UBND huyện Mẫu"))
    document = docx.Document(made)
    frame, table, signatures, *_ = document.tables
    assert frame.cell(0, 0).text == "Biểu số: 0602.N/BNV-TĐKT"
    assert "UBND huyện Mẫu" in frame.cell(0, 1).text
    assert [cell.text for cell in table.rows[4].cells][:4] == ["Tổng số", "01", "", "1"]
    assert {cell.text for cell in table.rows[5].cells} == {"1. Chia theo đơn vị ban hành tờ trình"}
    assert "THỦ TRƯỞNG ĐƠN VỊ" in signatures.cell(0, 1).text


@pytest.mark.parametrize("width", [80, pytest.param(100, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", FORMS)
def test_no_number_is_cut_on_a_narrow_screen(name, width):
    year = pipeline.run([SAMPLE], year=2020)
    table = fill(load_layout(name), year)
    out = io.StringIO()
    terminal.year_end(Screen("vi", out, width, False), year, table)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    heads = [set(line.split()) for line in lines if line.startswith("Nội dung")]
    assert set(table.form.numbers.values()) <= set().union(*heads)


@pytest.mark.slow
def test_a_part_and_people_are_counted_into_forms_too(capsys):
    asked = ["year-end", str(SAMPLE), "--year", "2020", "--layout", "0603.N", "--format", "json"]
    assert run([*asked, "--where", "sex=female"]) == 0
    women = json.loads(capsys.readouterr().out)
    assert women["where"] == {"sex": ["female"]}
    assert women["total"]["recipients"]["collective"] == 0
    assert run([*asked, "--count", "recipients"]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == "recipients"
    assert run(["summarize", str(SAMPLE), "--year", "2020", "--by", "post", "--format", "json"]) == 0
    counts = {row["post"]: row["count"] for row in json.loads(capsys.readouterr().out)["counts"]}
    assert sum(counts.values()) == 2272 and counts[""] == 318


INSERTED = (
    "if_any = true", "heading = true", "unrecorded = true", 'each = "award"', 'each = "unit"', 'in = "all"',
    'in = "total"', 'besides = ["all"]', 'ratio = ["all", "people"]', 'parts = [["all"]]', "one_number = true",
    "[[column]]", "[[row]]", 'key = "total"', "",
)  # fmt: skip


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from(INSERTED)), min_size=1, max_size=3),
       st.sampled_from((None, *FORMS)))  # fmt: skip
def test_a_damaged_layout_is_filled_or_refused_and_nothing_else(tmp_path, damages, name):
    folder = Path(layouts.__file__).parent
    lines = (OWN if name is None else (folder / f"{name}.toml").read_text(encoding="utf-8")).splitlines()
    for at, to, text in damages:
        # A line is moved, or lost, or gains a neighbour that does not belong there.
        line = lines.pop(at % len(lines))
        lines.insert(to % (len(lines) + 1), text or line)
    try:
        layout = own(tmp_path, "\n".join(lines))
        fill(layout, tally({"award": "GKH"}, {"award": "HCLD3", "level": "state", "track": "drive"}))
    except RuleFileError as refused:
        assert "own.toml" in str(refused) and refused.remedy_en
