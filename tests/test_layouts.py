"""Year-end tables as data: every award is taken once or stands outside, and a faulty layout says what to mend."""

import pytest

from hongngu_tally.layouts import LayoutError, built_in, fill, load_layout
from hongngu_tally.rulefile import RuleFileError
from made_tally import tally

KEYS = [
    "advanced",
    "fighters",
    "certificates",
    "drive",
    "sudden",
    "state",
    "province-drive",
    "province-merit",
]

HEAD = """
name = "own"
kind = "rows"
title = {vi = "Bảng riêng", en = "Own table"}
"""


def layout_of(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_layout(path)


def row(key, take):
    return f'[[row]]\nkey = "{key}"\nlabel = {{vi = "{key}", en = "{key}"}}\n[[row.take]]\n{take}\n'


def numbers(table):
    return {line.key: line.measures for line in table.rows if sum(line.measures)}


# --- the layouts that come with the program


@pytest.mark.parametrize("name", built_in())
def test_every_packaged_layout_loads_under_its_own_name(name):
    assert load_layout(name).name == name


def test_the_district_report_has_the_rows_of_the_contract():
    layout = load_layout("district-report")
    assert [line.key for line in layout.rows] == KEYS
    assert layout.rows[0].label.vi == "Tập thể Lao động tiên tiến, Đơn vị tiên tiến; Lao động tiên tiến"
    assert all("level" in take.where for line in layout.rows for take in line.takes)


def test_each_award_goes_to_its_line_of_the_district_report():
    table = fill(
        load_layout("district-report"),
        tally(
            {"award": "LDTT", "level": "commune", "times": 3},
            {"award": "LDTT"},
            {"award": "TTLDTT", "recipient": "collective", "times": 2},
            {"award": "CSTDCS"},
            {"award": "CSTT"},
            {"award": "GKH"},
            {"award": "GKH", "track": "drive", "recipient": "household"},
            {"award": "GKH", "track": "sudden", "recipient": "collective"},
            {"award": "CTDCP", "level": "state", "recipient": "collective"},
            {"award": "BKT", "level": "province", "track": "drive"},
            {"award": "TTLDXS", "level": "province", "recipient": "collective"},
        ),
    )
    assert numbers(table) == {
        "advanced": (2, 4, 0),
        "fighters": (0, 2, 0),
        "certificates": (0, 1, 0),
        "drive": (0, 0, 1),
        "sudden": (1, 0, 0),
        "state": (1, 0, 0),
        "province-drive": (0, 1, 0),
        "province-merit": (1, 0, 0),
    }
    assert table.total.measures == (5, 8, 1)
    assert table.outside == 0


def test_what_no_line_takes_stands_outside_and_is_not_dropped():
    made = tally({"award": "GKX", "level": "commune", "times": 2}, {"award": "GKH"})
    table = fill(load_layout("district-report"), made)
    assert table.outside == 2
    assert list(table.outside_items["award"]) == ["GKX", "GKX"]
    assert sum(table.total.measures) + table.outside == len(made.counted)


def test_a_nomination_held_back_is_in_no_line():
    table = fill(load_layout("district-report"), tally({"award": "GKH", "held_back": "name-missing"}))
    assert table.total.measures == (0, 0, 0) and table.outside == 0


def test_units_of_the_matrix_follow_the_years_list_then_the_alphabet():
    made = tally(
        {"award": "GKH", "unit": "Ấp Ngoài"},
        {"award": "GKH", "unit": "Xã Nhì"},
        {"award": "GKH", "unit": "An Ngoài"},
        {"award": "GKH", "unit": "Xã Nhất", "times": 2},
        units=("Xã Nhất", "Xã Nhì", "Xã Ba"),
    )
    table = fill(load_layout("matrix"), made)
    assert [line.key for line in table.rows] == ["Xã Nhất", "Xã Nhì", "An Ngoài", "Ấp Ngoài"]
    assert table.total.individual == 5


def test_awards_follow_the_law_and_show_what_is_decided():
    made = tally(
        {"award": "BKT", "level": "province"},
        {"award": "LDTT", "times": 3},
        {"award": "LDTT", "stage": "decided", "times": 2},
    )
    table = fill(load_layout("awards"), made)
    assert [(line.key, line.individual, line.decided) for line in table.rows] == [
        ("LDTT", 5, (0, 2, 0)),
        ("BKT", 1, (0, 0, 0)),
    ]
    assert table.rows[0].label.vi == "Lao động tiên tiến"
    assert table.total.decided == (0, 2, 0)


def test_distinct_recipients_are_counted_once_in_a_line():
    made = tally(
        {"award": "GKH", "name": "Lê Mẫu"}, {"award": "GKH", "name": "Lê Mẫu"}, {"award": "GKH", "name": "Võ Mẫu"},
        count="recipients",
    )  # fmt: skip
    assert numbers(fill(load_layout("district-report"), made)) == {"certificates": (0, 2, 0)}


def test_a_recipient_in_two_lines_is_one_in_the_total():
    made = tally(
        {"award": "LDTT", "name": "Lê Mẫu"}, {"award": "GKH", "name": "Lê Mẫu"}, {"award": "GKH", "name": "Võ Mẫu"},
        count="recipients",
    )  # fmt: skip
    for name in ("district-report", "matrix", "awards"):
        assert fill(load_layout(name), made).total.measures == (0, 2, 0)


def test_an_award_that_is_not_in_force_has_its_name_and_comes_after_those_that_are():
    made = tally(
        {"award": "XATB", "recipient": "collective", "level": ""}, {"award": "BKT", "level": "province"}
    )
    rows = fill(load_layout("awards"), made).rows
    assert [(line.key, line.label.vi) for line in rows] == [
        ("BKT", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("XATB", "Xã, phường, thị trấn tiêu biểu"),
    ]


def test_nothing_counted_fills_every_layout_with_zeros():
    for name in built_in():
        table = fill(load_layout(name), tally())
        assert table.total.measures == (0, 0, 0) and table.outside == 0


# --- layouts of the user's


def test_several_filters_of_one_line_are_a_union(tmp_path):
    layout = layout_of(
        tmp_path,
        '[[row]]\nkey = "a"\nlabel = {vi = "a", en = "a"}\n'
        '[[row.take]]\nlevel = ["district"]\n[[row.take]]\naward = ["GKH"]\n',
    )
    assert numbers(fill(layout, tally({"award": "GKH"}, {"award": "LDTT"}))) == {"a": (0, 2, 0)}


def test_a_unit_is_found_however_its_tones_are_placed(tmp_path):
    layout = layout_of(tmp_path, row("a", 'unit = ["Xã Hoà Mẫu"]'))
    assert numbers(fill(layout, tally({"award": "GKH", "unit": "Xã Hòa Mẫu"}))) == {"a": (0, 1, 0)}


def test_two_filters_are_apart_by_the_family_of_their_awards(tmp_path):
    layout = layout_of(tmp_path, row("a", 'award = ["GKH"]') + row("b", 'family = ["emulation_title"]'))
    assert len(layout.rows) == 2


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        (
            row("a", 'level = ["district"]') + row("b", 'award = ["GKH"]'),
            "a.take[1]",
            "cùng nhận một lượt khen",
        ),
        (
            row("a", 'unit = ["Xã Hoà"]') + row("b", 'unit = ["Xã Hòa"]'),
            "a.take[1]",
            "cùng nhận một lượt khen",
        ),
        (row("a", 'level = ["state"]') + row("a", 'level = ["province"]'), "row.key", "đã được dùng"),
        (row("total", 'level = ["state"]'), "row.key", "đã được dùng"),
        (row("a", 'level = ["huyện"]'), "row[1].take[1].level", "không có trong danh mục"),
        (row("a", 'award = ["XYZ"]'), "row[1].take[1].award", "không có trong danh mục"),
        (row("a", 'award = ["GKH"]\nfamily = ["state_honour"]'), "row[1].take[1].award", "không thuộc loại"),
        (row("a", 'colour = ["red"]'), "row[1].take[1].colour", "không có mục nào tên như vậy"),
        (row("a", ""), "row[1].take[1]", "để trống"),
        ('[[row]]\nkey = "a"\n[[row.take]]\nlevel = ["state"]\n', "row[1].label", "thiếu mục này"),
        ("", "row", "thiếu mục này"),
        ("[[row]\n", "", "sai cú pháp TOML"),
    ],
)
def test_a_faulty_layout_names_file_key_and_remedy(tmp_path, text, key, words):
    with pytest.raises(RuleFileError) as raised:
        layout_of(tmp_path, text)
    assert raised.value.key == key
    assert "own.toml" in str(raised.value) and words in str(raised.value) and "Cách sửa" in str(raised.value)
    assert "own.toml" in raised.value.english and "Remedy" in raised.value.english
    assert raised.value.remedy and raised.value.remedy_en


def test_an_unknown_name_lists_the_layouts_there_are():
    with pytest.raises(LayoutError, match="district-report, matrix"):
        load_layout("quarterly")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("awrds", "awards"), ("MATRIX", "matrix"), ("0603", "0603.N"), ("province", "province-2022")],
)
def test_a_name_near_to_a_layouts_is_asked_after(typed, meant):
    with pytest.raises(LayoutError, match=f"có phải là {meant}[?]") as raised:
        load_layout(typed)
    assert f"did you mean {meant}?" in raised.value.english


def test_a_layout_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(RuleFileError, match=r"missing\.toml"):
        load_layout(tmp_path / "missing.toml")


def test_the_layouts_are_listed_without_any_path(capsys):
    from hongngu_tally.cli import run

    assert run(["year-end", "--list-layouts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(built_in())
    told = dict(line.split(maxsplit=1) for line in lines)
    assert told["district-report"] == "Bảng tổng hợp kết quả khen thưởng"
    assert "Thông tư số 02/2023/TT-BNV" in told["0603.N"]
    assert [name for name, text in told.items() if text.endswith("[đọc gián tiếp]")] == [
        "0602.N", "0603.N", "0702.N", "0703.N", "awards-21",
    ]  # fmt: skip


@pytest.mark.slow
def test_where_there_is_no_district_the_communes_own_report_is_filled(capsys):
    import json
    from pathlib import Path

    from hongngu_tally.cli import run

    sample = str(Path(__file__).parents[1] / "sample_data" / "2026")
    run(["year-end", sample, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["layout"], found["outside"]) == ("commune-report", 0)
    assert sum(found["total"].values()) == found["ledger"]["counted"]
    run(["trace", sample, "--cell", "culture.household", "--format", "json"])
    (culture,) = (row for row in found["rows"] if row["key"] == "culture")
    traced = json.loads(capsys.readouterr().out)
    assert (traced["cell"], traced["total"]) == ("commune-report!culture.household", culture["household"])
    run(["year-end", sample, "--layout", "district-report", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["outside"] > 0


@pytest.mark.parametrize("name", ["matrix", "awards"])
def test_units_by_awards_and_awards_by_recipients_agree_and_say_so(name):
    from hongngu_tally.render import closing
    from hongngu_tally.render.words import words

    year = tally(
        {"award": "LDTT", "times": 3}, {"award": "GKH", "unit": "Phòng Mẫu", "recipient": "collective"}
    )
    (said,) = closing.agreement(year, fill(load_layout(name), year), words("vi"))
    assert said == "Bảng đơn vị × danh hiệu: 4 = bảng danh hiệu × đối tượng: 4 — ✔ khớp"
    assert closing.agreement(year, fill(load_layout("district-report"), year), words("vi")) == []
