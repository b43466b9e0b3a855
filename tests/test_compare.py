"""This year beside an earlier one: from its submissions or from its table, over merged units, in every form."""

import io
import json
from dataclasses import replace

import openpyxl
import pytest

from hongngu_tally.cli import run
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.layouts.past import Delta, Earlier, NoPast, compare, earlier_of, read_earlier
from hongngu_tally.render.compared import remarks, share, signed
from hongngu_tally.render.excel import year_end_workbook
from hongngu_tally.render.words import words
from hongngu_tally.vocabulary import Unit
from made_tally import tally

pytestmark = pytest.mark.usefixtures("read_here")

LIST = """PHÒNG TƯ PHÁP,,,
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year},,,
STT,Họ và tên,Đơn vị công tác,Danh hiệu
"""


@pytest.fixture
def years(tmp_path):
    for year, names, award in ((2019, 4, "Lao động tiên tiến"), (2020, 5, "Lao động tiên tiến")):
        folder = tmp_path / str(year)
        folder.mkdir()
        rows = "".join(
            f"{at},Nguyễn Mẫu {'ABCDE'[at - 1]},Phòng Tư pháp,{award}\n" for at in range(1, names + 1)
        )
        (folder / "tu-phap.csv").write_text(LIST.format(year=year) + rows, encoding="utf-8")
    return tmp_path / "2019", tmp_path / "2020"


def year_end(capsys, *arguments):
    capsys.readouterr()
    code = run(["year-end", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_folder_of_the_year_before_is_read_like_this_one(years, capsys):
    old, new = years
    _, out, _ = year_end(capsys, new, "--compare", old, "--format", "json")
    found = json.loads(out)["compared"]
    assert found["year"] == 2019
    assert found["rows"][0] == {"key": "advanced", "old": 4, "new": 5, "difference": 1}
    assert found["total"] == {"old": 4, "new": 5, "difference": 1}
    assert found["new_awards"] == found["vanished_awards"] == found["units_that_changed"] == []


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["district-report", "matrix", "awards"])
def test_its_table_as_json_gives_the_same_rows(years, capsys, tmp_path, layout):
    old, new = years
    table = tmp_path / "2019.json"
    year_end(capsys, old, "--layout", layout, "-o", table)
    _, by_table, _ = year_end(capsys, new, "--layout", layout, "--compare", table, "--format", "json")
    _, by_lists, _ = year_end(capsys, new, "--layout", layout, "--compare", old, "--format", "json")
    assert json.loads(by_table)["compared"]["rows"] == json.loads(by_lists)["compared"]["rows"]


@pytest.mark.slow
def test_the_screen_and_the_sentences_tell_the_change(years, capsys):
    old, new = years
    _, out, _ = year_end(capsys, new, "--compare", old, "--narrative")
    assert "So với năm 2019" in out.splitlines()
    text = " ".join(out.split())
    assert "Tổng cộng 4 5 +1 +25" in text
    assert "So với năm 2019 (4 lượt), tăng 1 lượt (25%)." in text
    _, out, _ = year_end(capsys, new, "--compare", old, "--format", "md", "--lang", "en")
    assert "| Total | 4 | 5 | +1 | +25 |" in out


@pytest.mark.slow
def test_every_document_holds_the_comparison(years, capsys, tmp_path):
    from docx import Document

    old, new = years
    for name in ("a.xlsx", "a.docx", "a.html"):
        year_end(capsys, new, "--compare", old, "-o", tmp_path / name)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)["So với năm trước"]
    cells = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Tổng cộng"]
    assert cells == [("Tổng cộng", 4, 5, 1, 0.25)]
    tables = Document(str(tmp_path / "a.docx")).tables
    assert ["Tổng cộng", "4", "5", "+1", "+25"] in [
        [c.text for c in row.cells] for t in tables for row in t.rows
    ]
    assert "<h2>So với năm 2019</h2>" in (tmp_path / "a.html").read_text(encoding="utf-8")


def compared(new, old, layout="matrix"):
    return compare(new, fill(load_layout(layout), new), earlier_of(old, fill(load_layout(layout), old)))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_change_is_a_live_number_in_the_workbook(lang):
    old, new = (
        tally({"award": "LDTT", "times": 3}),
        tally({"award": "LDTT"}, {"award": "GKH", "unit": "Xã B"}),
    )
    table = fill(load_layout("matrix"), new)
    table = replace(table, past=compared(new, old))
    content = year_end_workbook(new, table, lang)
    name = {"vi": "So với năm trước", "en": "Earlier year"}[lang]
    formulas = openpyxl.load_workbook(io.BytesIO(content))[name]
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[name]
    (first,) = (row for row in range(1, values.max_row + 1) if values.cell(row, 1).value == "Xã Mẫu")
    assert [values.cell(first, at).value for at in range(2, 6)] == [3, 1, -2, pytest.approx(-2 / 3)]
    assert formulas.cell(first, 4).value == f"=C{first}-B{first}"
    assert formulas.cell(first, 5).value == f"=D{first}/B{first}"
    assert formulas.cell(first, 5).number_format.count("%") == 3
    (nothing,) = (row for row in range(1, values.max_row + 1) if values.cell(row, 1).value == "Xã B")
    assert [values.cell(nothing, at).value for at in range(2, 6)] == [0, 1, 1, "–"]


def test_awards_that_are_new_or_gone_are_named():
    found = compared(
        tally({"award": "LDTT"}, {"award": "XATB", "recipient": "collective"}),
        tally({"award": "LDTT"}, {"award": "HH"}),
    )
    assert [one.key for one in found.new_awards] == ["XATB"]
    assert [one.key for one in found.vanished] == ["HH"]


def test_what_is_new_gone_or_jumped_is_told_in_words():
    old = tally(
        {"award": "LDTT", "unit": "A", "times": 20},
        {"award": "HH", "unit": "B"},
        *({"award": "LDTT", "unit": f"U{at}", "times": 40} for at in range(11)),
    )
    new = tally(
        {"award": "LDTT", "unit": "A", "times": 40},
        {"award": "XATB", "recipient": "collective", "unit": "B", "times": 3},
        {"award": "LDTT", "unit": "B"},
    )
    found = compared(new, old)
    for lang, names in {"vi": ("thị trấn tiêu biểu (3)", "A 20 → 40"), "en": ("(3)", "A 20 → 40")}.items():
        told = remarks(new, found, words(lang))
        assert len(told) == 3
        assert names[0] in told[0]
        assert "(1)" in told[1]
        assert "12" in told[2]  # as many units, of which ten are named
        assert told[2].count("→") == 10
    assert remarks(new, compared(new, new), words("vi")) == []


def test_units_that_were_merged_are_compared_as_they_are_today():
    from dataclasses import replace

    old = tally(
        {"award": "LDTT", "unit": "Xã Mẫu A", "times": 3}, {"award": "LDTT", "unit": "Xã Mẫu B", "times": 2}
    )
    new = tally({"award": "LDTT", "unit": "Xã Mẫu", "times": 6})
    merged = Unit("Xã Mẫu", merged_from=("Xã Mẫu A", "Xã Mẫu B"))
    new = replace(new, intake=replace(new.intake, unit_list=(merged,)))
    found = compared(new, old)
    assert found.rows[0] == Delta("Xã Mẫu", 5, 6)
    assert found.renamed == (("Xã Mẫu A", "Xã Mẫu"), ("Xã Mẫu B", "Xã Mẫu"))
    assert found.jumps == ()


def test_a_unit_jumps_by_ten_and_by_half():
    old = tally(
        {"award": "LDTT", "unit": "A", "times": 20},
        {"award": "LDTT", "unit": "B", "times": 100},
        {"award": "LDTT", "unit": "C", "times": 2},
    )
    new = tally(
        {"award": "LDTT", "unit": "A", "times": 30},
        {"award": "LDTT", "unit": "B", "times": 120},
        {"award": "LDTT", "unit": "C", "times": 6},
    )
    assert [one.key for one in compared(new, old).jumps] == ["A"]


def test_a_unit_that_is_gone_keeps_its_line():
    found = compared(tally({"award": "LDTT", "unit": "A"}), tally({"award": "LDTT", "unit": "B", "times": 2}))
    assert set(found.rows) == {Delta("A", 0, 1), Delta("B", 2, 0), Delta("total", 2, 1)}


def test_signs_and_shares():
    say = words("vi")
    assert [signed(one, say) for one in (Delta("", 1, 3), Delta("", 3, 1), Delta("", 2, 2))] == [
        "+2",
        "-2",
        "0",
    ]
    assert [share(one, say) for one in (Delta("", 3, 4), Delta("", 0, 4), Delta("", 4, 3))] == [
        "+33,33",
        "–",
        "-25",
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{}", "không phải là bảng"),
        ("a.json", '{"command": "year-end", "layout": "matrix"}', "theo mẫu matrix"),
        ("a.json", '{"command": "year-end", "layout": "district-report", "rows": []}', "không phải là bảng"),
    ],
)
def test_what_is_no_earlier_table_is_refused(years, capsys, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    code, out, err = year_end(capsys, years[1], "--compare", path)
    assert (code, out) == (2, "")
    assert said in err


def test_the_same_year_is_no_earlier_one(years, capsys, tmp_path):
    assert year_end(capsys, years[1], "--compare", years[1])[0] == 2
    assert year_end(capsys, years[1], "--compare", tmp_path / "khong-co")[0] == 3


def test_an_earlier_table_needs_a_reason_to_be_refused(tmp_path):
    with pytest.raises(NoPast, match="not-a-table"):
        read_earlier(tmp_path / "khong-co.json", "matrix", tally({"award": "LDTT"}))


def test_an_award_only_count_tells_no_units():
    new = tally({"award": "LDTT"})
    found = compare(new, fill(load_layout("awards"), new), Earlier(2019, {"LDTT": 2, "total": 2}))
    assert (found.new_awards, found.vanished, found.jumps) == ((), (), ())
    assert found.rows == (Delta("LDTT", 2, 1), Delta("total", 2, 1))


def test_what_counts_another_part_is_not_compared(years, capsys, tmp_path):
    old, new = years
    table = tmp_path / "2019.json"
    year_end(capsys, old, "-o", table)
    code, _, err = year_end(capsys, new, "--compare", table, "--where", "track=merit")
    assert code == 2 and "không đếm cùng một phần" in err
    assert year_end(capsys, new, "--compare", table, "--stage", "decided")[0] == 2
    assert year_end(capsys, new, "--compare", old, "--where", "file=tu-phap.csv")[0] == 2


def test_the_earlier_years_table_is_never_the_output(years, capsys, tmp_path):
    old, new = years
    table = tmp_path / "2019.json"
    year_end(capsys, old, "-o", table)
    before = table.read_bytes()
    code, _, err = year_end(capsys, new, "--compare", table, "-o", table, "--force")
    assert (code, table.read_bytes()) == (2, before)
    assert "đầu vào" in err


def test_the_earlier_year_is_read_by_this_years_settings_but_not_as_this_year(years, capsys, tmp_path):
    old, new = years
    settings = tmp_path / "chung.toml"
    settings.write_text("year = 2020\n[columns]\nname = ['Tên người được khen']\n", encoding="utf-8")
    listed = old / "tu-phap.csv"
    listed.write_text(listed.read_text("utf-8").replace("Họ và tên", "Tên người được khen"), encoding="utf-8")
    code, out, _ = year_end(capsys, new, "--compare", old, "--config", settings, "--format", "json")
    assert (code, json.loads(out)["compared"]["year"]) == (0, 2019)
    assert json.loads(out)["compared"]["total"] == {"old": 4, "new": 5, "difference": 1}


def test_settings_beside_the_earlier_year_go_before_this_years(years, capsys):
    old, new = years
    (new / "tally.toml").write_text("year = 2020\n", encoding="utf-8")
    (old / "tally.toml").write_text("year = 2018\n", encoding="utf-8")
    _, out, _ = year_end(capsys, new, "--compare", old, "--format", "json")
    assert json.loads(out)["compared"]["year"] == 2018


def test_rules_of_the_earlier_years_own_do_not_outlive_it(years, capsys):
    from hongngu_tally.law import load_catalogue

    old, new = years
    rules = old / "quy-dinh"
    rules.mkdir()
    (rules / "awards").mkdir()
    (old / "tally.toml").write_text("year = 2019\n[law]\nfolder = 'quy-dinh'\n", encoding="utf-8")
    _, out, _ = year_end(capsys, new, "--compare", old)
    assert load_catalogue().own_files == ()
    assert "quy-dinh" not in out


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_of_the_earlier_year_was_not_read_is_named_and_needs_a_person(years, capsys, tmp_path, form):
    old, new = years
    (old / "hong.xlsx").write_bytes(b"PK\x03\x04 damaged")
    code, out, _ = year_end(capsys, new, "--compare", old, "--format", form)
    assert code == 1
    if form == "json":
        assert json.loads(out)["compared"]["unreadable"] == ["hong.xlsx"]
    else:
        assert (
            "1 tệp của năm 2019 không đọc được hoặc chưa đọc hết nên số năm 2019 còn thiếu: hong.xlsx."
            in " ".join(out.split())
        )
    table = tmp_path / "2019.json"
    year_end(capsys, old, "-o", table)
    code, out, _ = year_end(capsys, new, "--compare", table, "--format", "json")
    assert (code, json.loads(out)["compared"]["unreadable"]) == (1, ["hong.xlsx"])


def test_an_earlier_table_tells_awards_and_units_whatever_its_layout(years, capsys, tmp_path):
    old, new = years
    rows = "".join(f"{at},Trần Mẫu {at},Phòng Tư pháp,Chiến sĩ thi đua cơ sở\n" for at in range(1, 16))
    with (new / "tu-phap.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    table = tmp_path / "2019.json"
    year_end(capsys, old, "-o", table)
    compared_with = [
        json.loads(year_end(capsys, new, "--compare", path, "--format", "json")[1])["compared"]
        for path in (table, old)
    ]
    assert compared_with[0] == compared_with[1]
    assert [one["key"] for one in compared_with[0]["new_awards"]] == ["CSTDCS"]
    assert compared_with[0]["units_that_changed"] == [
        {"key": "Phòng Tư pháp", "old": 4, "new": 20, "difference": 16}
    ]


def test_what_no_row_took_is_told_of_both_years(years, capsys, tmp_path):
    old, new = years
    layout = tmp_path / "it.toml"
    layout.write_text(
        "name = 'it'\ntitle = {vi = 'Ít', en = 'Few'}\n[[row]]\nkey = 'f'\nlabel = {vi = 'CSTĐCS', en = 'F'}\n"
        "[[row.take]]\naward = ['CSTDCS']\n",
        encoding="utf-8",
    )
    _, out, _ = year_end(capsys, new, "--compare", old, "--layout", layout)
    assert "Ngoài bảng: năm 2019 4 lượt, năm nay 5 lượt." in " ".join(out.split())


def test_what_holds_no_list_or_a_later_year_is_nothing_to_compare_with(years, capsys, tmp_path):
    old, new = years
    (tmp_path / "ghi-chu.csv").write_text("x\n", encoding="utf-8")
    code, out, err = year_end(capsys, new, "--compare", tmp_path / "ghi-chu.csv")
    assert (code, out) == (2, "")
    assert "không có gì để so" in err
    code, out, err = year_end(capsys, old, "--compare", new)
    assert (code, out) == (2, "")
    assert "sau năm đang lập (2019)" in err
