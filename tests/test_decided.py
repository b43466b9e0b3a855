"""Lists of decisions beside the nominations: who was given what, who stands in one list only, and that it all adds up."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace

import openpyxl
import pytest

from hongngu_tally.cli import run
from hongngu_tally.pipeline import run as tally_of
from hongngu_tally.render.decided import equalities
from hongngu_tally.render.words import words
from hongngu_tally.table.decisions import decision_in, decision_of, decision_said

pytestmark = pytest.mark.usefixtures("read_here")

TITLE = "(Kèm theo Quyết định số 1234/QĐ-UBND ngày 28 tháng 12 năm 2020 của Chủ tịch UBND huyện)"
GIVEN = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức khen thưởng")
ASKED = ("STT", "Họ và tên", "Năm sinh", "Hình thức khen thưởng")
GK = "Giấy khen của UBND huyện"


def book(path, *rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)


def submission(path, unit, *people, header=ASKED):
    rows = [(n, *person) for n, person in enumerate(people, start=1)]
    book(path, [f"ỦY BAN NHÂN DÂN {unit}"], ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"], [], header, *rows)


def decision(path, *people, title=TITLE, year=2020, header=GIVEN):
    rows = [(n, *person) for n, person in enumerate(people, start=1)]
    heading = [f"DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN NĂM {year}"]
    book(path, ["ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ"], heading, [title], [], header, *rows)


@pytest.fixture
def year(tmp_path):
    """Five nominations of two communes; a decision that gives three of them, and one that nobody asked for."""
    submission(
        tmp_path / "de-nghi" / "long-thuan.xlsx", "XÃ LONG THUẬN",
        ("Nguyễn Văn Mẫu", "05/01/1980", GK), ("Trần Thị Thử", "1985", GK), ("Lê Văn Ví", "1990", "Lao động tiên tiến"),
    )  # fmt: skip
    submission(
        tmp_path / "de-nghi" / "phu-thuan-a.xlsx", "XÃ PHÚ THUẬN A",
        ("Nguyễn Văn Mẫu", "", GK), ("Tập thể Ban Chỉ huy Quân sự xã", "", GK),
    )  # fmt: skip
    decision(
        tmp_path / "qd" / "qd-1234.xlsx",
        ("NGUYỄN VĂN MẪU", "1980", "UBND xã Long Thuận", GK), ("Nguyễn Văn Mẫu", "", "Xã Phú Thuận A", GK),
        ("Ban CHQS xã Phú Thuận A", "", "", GK), ("Hồ Chưa Hỏi", "", "Xã Long Thuận", GK),
    )  # fmt: skip
    return tmp_path


def told(*words_):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(word) for word in words_])
    return code, out.getvalue(), err.getvalue()


def data(*words_):
    return json.loads(told(*words_, "--format", "json")[1])


def both(year, *more):
    return (year / "de-nghi", "--year", "2020", "--decisions", year / "qd", *more)


def test_the_nominations_that_a_list_decides_are_counted_as_decided(year):
    found = data("summarize", *both(year, "--stage", "decided", "--by", "unit,recipient"))
    assert found["counts"] == [
        {"unit": "Xã Long Thuận", "recipient": "individual", "count": 1},
        {"unit": "Xã Phú Thuận A", "recipient": "collective", "count": 1},
        {"unit": "Xã Phú Thuận A", "recipient": "individual", "count": 1},
    ]
    assert data("summarize", *both(year))["total"] == 5


@pytest.mark.parametrize(("layout", "code"), [("awards", 2), ("state-2022", 2), ("matrix", 0), ("0602.N", 0)])
def test_a_layout_with_columns_of_decisions_counts_every_nomination(year, layout, code):
    asked = both(year, "--stage", "decided", "--layout", layout)
    assert told("year-end", *asked)[0] == code


def test_what_became_of_every_line_is_told_and_adds_up(year):
    found = data("summarize", *both(year))["decisions"]
    assert found["lines"] == 4 and found["marked"] == 3
    assert found["outcomes"] == {"joined": 3, "not-nominated": 1}
    (file,) = found["files"]
    assert file["decisions"] == [{"number": "1234/QĐ-UBND", "day": "2020-12-28"}]
    assert file["rows"] == sum(file["fates"].values()) == 8
    assert len(file["sha256"]) == 64


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_ledger_of_decisions_that_does_not_add_up_says_so(year, lang):
    found = tally_of([year / "de-nghi"], decisions=[year / "qd"], year=2020, workers=1).intake.decisions
    assert found.holds
    assert all(holds for _, holds in equalities(found, words(lang)))
    broken = replace(found, marked=2)
    assert not broken.holds
    assert [holds for _, holds in equalities(broken, words(lang))] == [True, True, False]


def test_trace_names_the_decision_and_its_cell(year):
    found = data("trace", *both(year, "--cell", "awards!GKH.decided_collective"))
    (row,) = found["rows"]
    assert (row["name"], row["decision"], row["decided_on"]) == (
        "Tập thể Ban Chỉ huy Quân sự xã", "1234/QĐ-UBND", "2020-12-28",
    )  # fmt: skip
    assert row["decided_at"].endswith("qd-1234.xlsx › Sheet!E8")
    assert "Quyết định 1234/QĐ-UBND ngày 28/12/2020" in told("trace", *both(year, "--stage", "decided"))[1]
    without = data("trace", year / "de-nghi", "--year", "2020")
    assert "decision" not in without["rows"][0]


def test_a_row_that_names_its_own_decision_needs_no_list(tmp_path):
    header = (*ASKED, "Số quyết định khen thưởng", "Ngày quyết định khen thưởng")
    submission(
        tmp_path / "a.xlsx", "XÃ LONG THUẬN",
        ("Nguyễn Văn Mẫu", "1980", GK, "77/QĐ-UBND", "05/01/2021"), ("Trần Thị Thử", "1985", GK, "", ""), header=header,
    )  # fmt: skip
    rows = data("trace", tmp_path, "--year", "2020", "--award", "GKH")["rows"]
    assert [(row["stage"], row["decision"], row["decided_on"]) for row in rows] == [
        ("decided", "77/QĐ-UBND", "2021-01-05"), ("nominated", "", ""),
    ]  # fmt: skip


@pytest.mark.slow
def test_every_table_says_which_decisions_it_used(year, tmp_path):
    for name in ("b.md", "b.html", "b.txt"):
        told("year-end", *both(year, "--layout", "awards", "-o", tmp_path / name))
        assert "1234/QĐ-UBND ngày 28/12/2020" in (tmp_path / name).read_text(encoding="utf-8"), name
    _, _, err = told("year-end", *both(year, "--format", "csv"))
    assert "1234/QĐ-UBND ngày 28/12/2020" in err


def test_the_board_shows_how_many_of_each_unit_were_decided(year):
    found = {one["unit"]: one["decided"] for one in data("status", *both(year))["units"] if one["files"]}
    assert found == {"Xã Long Thuận": 1, "Xã Phú Thuận A": 2}
    lines = told("status", *both(year))[1].splitlines()
    assert any(" ".join(line.split()).endswith("2 2 phu-thuan-a.xlsx") for line in lines)
    assert "decided" not in data("status", year / "de-nghi", "--year", "2020")["units"][0]


def test_a_list_of_another_year_or_an_unknown_award_marks_nobody(year):
    decision(year / "qd" / "cu.xlsx", ("Trần Thị Thử", "1985", "Xã Long Thuận", GK), year=2019)
    decision(year / "qd" / "la.xlsx", ("Trần Thị Thử", "1985", "Xã Long Thuận", "Danh hiệu không ai biết"))
    found = data("validate", *both(year, "--only", "W601,W602,W603,W604"))
    assert found["decisions"]["outcomes"] == {
        "joined": 3,
        "not-nominated": 1,
        "other-year": 1,
        "held-back": 1,
    }
    severity = {
        one["file"].rsplit("/")[-1]: one["severity"] for one in found["findings"] if one["code"] == "W604"
    }
    assert severity == {"cu.xlsx": "warning", "la.xlsx": "error"}


def test_a_decision_file_that_cannot_be_read_needs_a_person(year):
    (year / "qd" / "hong.xlsx").write_bytes(b"PK\x03\x04 nothing")
    code, out, _ = told("year-end", *both(year, "--layout", "awards"))
    assert code == 1
    assert "hong.xlsx: không đọc được" in " ".join(out.split())


def test_the_same_list_twice_is_used_once(year):
    content = (year / "qd" / "qd-1234.xlsx").read_bytes()
    (year / "qd" / "ban-sao.xlsx").write_bytes(content)
    found = data("summarize", *both(year))["decisions"]
    assert found["marked"] == 3
    assert [one["state"] for one in found["files"]] == ["counted", "ignored"]


def test_decisions_may_lie_below_the_submissions(year):
    inside = year / "de-nghi" / "quyet-dinh" / "qd-1234.xlsx"
    inside.parent.mkdir()
    (year / "qd" / "qd-1234.xlsx").rename(inside)
    found = data("summarize", year / "de-nghi", "--year", "2020", "--decisions", inside.parent)
    assert found["decisions"]["marked"] == 3
    assert found["total"] == 5


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_path_without_a_decision_is_refused_in_a_sentence(year, lang):
    (year / "trong").mkdir()
    for path, code in (("trong", 2), ("khong-co", 2), ("de-nghi", 2)):
        found, out, err = told(
            "summarize", year / "de-nghi", "--year", "2020", "--decisions", year / path, "--lang", lang
        )
        assert (found, out) == (code, "")
        assert path in err


def test_the_decision_of_a_list_is_read_as_offices_write_it():
    assert decision_in(TITLE) == ("1234/QĐ-UBND", "2020-12-28")
    assert decision_in("Ban hành kèm theo Quyết định số: 15 / QĐ - UBND, ngày 5/1/2021") == (
        "15/QĐ-UBND",
        "2021-01-05",
    )
    assert decision_in("Kèm theo Quyết định khen thưởng số 45 ngày 3/2/2021") == ("45", "2021-02-03")
    assert decision_in("Tờ trình số 12/TTr-UBND ngày 1/1/2021") == ("", "")
    assert decision_of(["Số: 1234/QĐ-UBND", "Hồng Ngự, ngày 28 tháng 12 năm 2020"], "x") == (
        "1234/QĐ-UBND",
        "2020-12-28",
    )
    assert decision_of(["DANH SÁCH"], "QĐ 1234 ngày 28-12-2020") == ("1234", "2020-12-28")
    assert decision_said("x", "") == ("", "")
