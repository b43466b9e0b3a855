"""Every number opens into its rows: as many rows as the number says, each with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hongngu_tally import counts
from hongngu_tally.cli import run
from hongngu_tally.layouts import OUTSIDE, TOTAL, built_in, fill, lines_behind, load_layout
from hongngu_tally.render.tracing import traced
from hongngu_tally.selection import Selection, narrowed
from made_tally import tally

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"

pytestmark = pytest.mark.usefixtures("read_once")

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "unit": st.sampled_from(("Xã Mẫu", "Xã Thử", "P. Giả")),
            "award": st.sampled_from(("LDTT", "GKH", "TTLDTT", "BKT", "CTDCP")),
            "recipient": st.sampled_from(("individual", "collective", "household")),
            "track": st.sampled_from(("merit", "drive", "sudden")),
            "level": st.sampled_from(("district", "commune", "province", "state")),
            "stage": st.sampled_from(("nominated", "decided")),
        }
    ),
    min_size=1,
    max_size=25,
)


def trace(capsys, *arguments):
    code = run(["trace", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def rows_of(capsys, *arguments):
    code, out, _ = trace(capsys, *arguments, "--format", "json")
    found = json.loads(out)
    assert found["total"] == len(found["rows"])
    return code, found["rows"]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_every_count_opens_into_as_many_rows(rows):
    year = tally(*rows)
    for *values, number in year.counts.itertuples(index=False, name=None):
        meant = Selection(dict(zip(year.by, ((value,) for value in values), strict=True)))
        assert len(traced(narrowed(year, meant))) == number


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.sampled_from(built_in()))
def test_every_row_of_every_layout_opens_into_as_many_rows(rows, name):
    year, layout = tally(*rows), load_layout(name)
    table = fill(layout, year)
    for line in (*table.rows, table.total):
        assert len(lines_behind(layout, year, line.key)) == sum(line.measures)
    assert len(lines_behind(layout, year, OUTSIDE)) == table.outside
    assert len(lines_behind(layout, year, TOTAL)) + table.outside == len(year.counted)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("district-report!drive.collective", 212),
        ("advanced.individual", 1194),
        ("district-report!sudden", 36),
        ("district-report!total", 2272),
        ("total.household", 0),
        ("outside", 0),
        ("district-report!Khen thưởng chuyên đề.tập thể", 212),
        ("district-report!Commendation of sudden achievements.Sum", 36),
        ("Tổng cộng.Cá nhân", 1954),
        ("Ngoài bảng", 0),
        ("matrix!Tổng cộng.LĐTT", 1194),
        ("awards!Lao động tiên tiến.cá nhân", 1194),
        ("awards!LĐTT.đề nghị cá nhân", 1194),
        ("awards!LĐTT.Đã có quyết định, Cộng", 0),
        ("awards!Tổng cộng.Lãnh đạo, quản lý", 297),
    ],
)
def test_a_cell_of_the_published_table_opens_into_its_rows(capsys, cell, number):
    _, rows = rows_of(capsys, SAMPLE, "--year", "2020", "--cell", cell)
    assert len(rows) == number


def test_a_unit_and_an_award_of_the_matrix_are_a_cell_too(capsys):
    asked = ("--year", "2020", "--cell", "matrix!Xã Long Thuận.LDTT/individual")
    _, rows = rows_of(capsys, SAMPLE, *asked)
    assert {(row["unit"], row["award"], row["recipient"]) for row in rows} == {
        ("Xã Long Thuận", "LDTT", "individual")
    }
    run(["summarize", str(SAMPLE), "--year", "2020", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["counts"]
    assert len(rows) == sum(
        one["count"] for one in found if (one["unit"], one["award"]) == ("Xã Long Thuận", "LDTT")
    )


def test_a_group_of_the_matrix_is_a_cell_by_its_ordinal(capsys):
    numbers = {}
    for cell in ("I", "II", "II.LDTT", "II.LDTT/individual"):
        _, numbers[cell] = rows_of(capsys, SAMPLE, "--year", "2020", "--cell", f"matrix!{cell}")
    assert {row["unit"].split()[0] for row in numbers["II"]} <= {"Xã", "Phường", "Thị"}
    assert len(numbers["I"]) + len(numbers["II"]) == len(rows_of(capsys, SAMPLE, "--year", "2020")[1])
    assert {row["award"] for row in numbers["II.LDTT"]} == {"LDTT"}
    assert len(numbers["II.LDTT/individual"]) <= len(numbers["II.LDTT"]) < len(numbers["II"])
    status, _, err = trace(capsys, SAMPLE, "--year", "2020", "--cell", "matrix!IX")
    assert status == 2 and "I, II, " in err


def test_awards_tracks_and_units_are_understood_as_people_write_them(capsys):
    _, by_code = rows_of(
        capsys, SAMPLE, "--award", "GKH", "--track", "drive", "--unit", "Xã Long Thuận", "--year", "2020"
    )
    _, by_name = rows_of(
        capsys,
        SAMPLE,
        "--award",
        "Giấy khen của UBND huyện",
        "--track",
        "chuyên đề",
        "--unit",
        "long thuận",
        "--year",
        "2020",
    )
    assert by_code == by_name
    assert by_code
    assert list(by_code[0]) == [
        "unit",
        "award",
        "level",
        "track",
        "recipient",
        "name",
        "file",
        "sheet",
        "row",
        "cell",
    ]
    assert {(row["file"], row["sheet"]) for row in by_code} == {("long-thuan-chuyen-de.xlsx", "Chuyên đề")}
    assert by_code[0]["cell"] == f"F{by_code[0]['row']}"


def test_several_values_are_alternatives_and_a_name_without_a_level_means_all_of_its_awards(capsys):
    year = ("--year", "2020")
    _, all_forms = rows_of(capsys, SAMPLE, "--award", "giấy khen", *year)
    _, one = rows_of(capsys, SAMPLE, "--award", "GKH,GKX,GKDV", *year)
    _, two = rows_of(capsys, SAMPLE, "--where", "award=GKH", "--award", "GKX", "--where", "award=GKDV", *year)
    assert all_forms == one == two


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--award", "giấy khem huyện"), "Có phải là"),
        (("--track", "hằng ngày"), "drive (chuyên đề)"),
        (("--where", "mau=xanh"), "chiều=giá trị"),
        (("--where", "sex"), "chiều=giá trị"),
        (("--where", "màu=xanh"), "sex (giới tính)"),
        (("--cell",), "--cell cần một giá trị"),
        (("--unit", "Xã Long Thuân"), "Có phải là Xã Long Thuận?"),
        (("--unit", "Xã Không Có"), "không có đơn vị “Xã Không Có”. Đang có"),
        (("--cell", "district-report!drvie.collective"), "Có phải là drive?"),
        (("--cell", "no-layout!drive"), "district-report"),
        (("--cell", "district-report!Khen thưởng chuyên đê"), "Có phải là Khen thưởng chuyên đề?"),
        (("--cell", "district-report!zz"), "drive (Khen thưởng chuyên đề)"),
        (("--cell", "matrix!LĐTT"), "Có phải là total.LĐTT?"),
        (("--cell", "matrix!zz"), "Xã Long Khánh A"),
        (("--where", "sheet=Không có"), "không có trang tính “Không có”. Đang có"),
        (("--cell", "drive.collectiv"), "không có cột “collectiv” để xem từng dòng. Có phải là collective?"),
        (("--cell", "matrix!Xã Long Thuận.LĐTX"), "không có cột “LĐTX”"),
    ],
)
def test_what_nothing_bears_is_a_usage_error_with_what_may_be_meant(capsys, arguments, said):
    code, out, err = trace(capsys, SAMPLE, "--year", "2020", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_nothing_behind_a_number_is_an_answer(capsys):
    code, out, _ = trace(capsys, SAMPLE, "--year", "2020", "--award", "HCLD1")
    assert code == 0
    assert out.startswith("0 lượt khen năm 2020")


def test_the_rows_as_a_workbook_hold_the_same_and_are_no_submission(capsys, tmp_path):
    from openpyxl import load_workbook

    target = tmp_path / "dong.xlsx"
    asked = (SAMPLE, "--year", "2020", "--cell", "district-report!sudden")
    code, _, _ = trace(capsys, *asked, "-o", target)
    assert code == 0
    sheet = load_workbook(target).active
    _, rows = rows_of(capsys, *asked)
    assert [row[10].value for row in sheet.iter_rows(min_row=2)] == [row["cell"] for row in rows]
    assert [row[6].value for row in sheet.iter_rows(min_row=2)] == [row["name"] for row in rows]
    again = tmp_path / "lai.xlsx"
    trace(capsys, *asked, "-o", again)
    assert again.read_bytes() == target.read_bytes()
    code, _, err = trace(capsys, tmp_path, "--year", "2020")
    assert code == 3
    assert "dong.xlsx" in err


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    from openpyxl import load_workbook

    from hongngu_tally.render.tracing import write_trace

    target = tmp_path / "a.xlsx"
    with target.open("wb") as file:
        write_trace(file, tally({"award": "LDTT", "name": "=1+1"}))
    cell = load_workbook(target).active["G2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_csv_and_markdown_hold_every_row(capsys):
    asked = (SAMPLE, "--year", "2020", "--where", "track=đột xuất")
    _, out, _ = trace(capsys, *asked, "--format", "csv")
    assert out.splitlines()[0] == "unit,award,level,track,recipient,name,file,sheet,row,cell"
    assert len(out.splitlines()) == 1 + 36
    _, out, _ = trace(capsys, *asked, "--format", "md")
    assert sum(line.startswith("| ") for line in out.splitlines()) == 2 + 36


def test_a_part_can_be_counted_and_the_ledger_speaks_of_all(capsys):
    run(["summarize", str(SAMPLE), "--year", "2020", "--where", "track=sudden", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["where"] == {"track": ["sudden"]}
    assert {row["track"] for row in found["counts"]} == {"sudden"}
    assert (found["total"], found["ledger"]["counted"]) == (36, 2272)
    run(["summarize", str(SAMPLE), "--year", "2020", "--where", "track=sudden"])
    assert "Chỉ tính (Loại hình: đột xuất): 36 trên 2.272 lượt khen." in capsys.readouterr().out
    run(["year-end", str(SAMPLE), "--year", "2020", "--where", "recipient=tập thể", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["total"] == {
        "collective": 318,
        "individual": 0,
        "household": 0,
    }


def test_nothing_is_narrowed_without_a_condition():
    year = tally({"award": "LDTT", "times": 2})
    assert narrowed(year, Selection()) is year
    assert counts.count(year.counted, ())["count"].tolist() == [2]


def test_a_value_that_has_a_comma_itself_is_one_value(capsys):
    def numbers(*values):
        return len(
            rows_of(capsys, SAMPLE, "--year", "2020", *(each for one in values for each in ("--where", one)))[
                1
            ]
        )

    leaders, farmers = numbers("group=leader"), numbers("group=farmer")
    assert leaders and numbers("group=lãnh đạo, quản lý") == leaders
    assert numbers("group=nông dân,lãnh đạo, quản lý") == leaders + farmers == numbers("group=leader,farmer")
    assert numbers("award=LĐTT, Xã, phường, thị trấn tiêu biểu") == numbers("award=LDTT")


def test_a_dimension_may_be_called_by_its_word(capsys):
    def found(*asked):
        run(["summarize", str(SAMPLE), "--year", "2020", "--format", "json", *asked])
        return json.loads(capsys.readouterr().out)["counts"]

    assert found("--by", "Đơn vị,giới tính") == found("--by", "unit,sex")
    assert found("--where", "giới tính=nữ") == found("--where", "sex=female")
    run(["summarize", str(SAMPLE), "--year", "2020", "--by", "đơn vị,màu"])
    assert "“màu”" in (said := capsys.readouterr().err) and "unit (đơn vị)" in said
