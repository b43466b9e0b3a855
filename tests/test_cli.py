"""The command line as its users meet it: results, refusals, exit codes, streams."""

import csv
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from datetime import datetime
from importlib import metadata
from pathlib import Path

import pytest

from hongngu_tally.checks.codes import CODES
from hongngu_tally.cli import run
from hongngu_tally.messages import explanation
from test_guard import compound

SAMPLE = Path(__file__).parents[1] / "sample_data"
GOOD = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
| STT | Họ và tên | Chức vụ | Danh hiệu |
| 1 | Nguyễn Mẫu Sen | Công chức | LĐTT |
| 2 | Trần Mẫu Bưởi | Công chức | Lao động tiên tiến |
| 3 | Trần Mẫu Bưởi | Công chức | CSTĐ cơ sở |
"""


pytestmark = pytest.mark.usefixtures("plain", "read_here")


@pytest.fixture
def tally(command):
    return command


# --- results


def test_summarize_json_is_as_in_the_contract(tally, book):
    code, out, err = tally("summarize", book(GOOD, "long-thuan.xlsx"), "--year", "2020", "--format", "json")
    data = json.loads(out)
    assert code == 0 and err == ""
    assert data["schema_version"] == 1 and data["command"] == "summarize" and data["year"] == 2020
    assert data["law_on"] == "2020-12-31" and "decree-91-2017" in data["instruments"]
    assert data["by"] == ["unit", "award", "level", "track", "recipient"]
    assert data["counts"] == [
        {"unit": "Xã Long Thuận", "award": "CSTDCS", "level": "district", "track": "merit", "recipient": "individual", "count": 1},
        {"unit": "Xã Long Thuận", "award": "LDTT", "level": "district", "track": "merit", "recipient": "individual", "count": 2},
    ]  # fmt: skip
    assert data["total"] == 3
    assert data["ledger"] == {
        "rows": 6,
        "fates": {"title": 2, "header": 1, "nomination": 3},
        "nominations": 3,
        "counted": 3,
        "held_back": 0,
    }
    assert [(one["file"], one["state"], one["counted"]) for one in data["files"]] == [
        (data["files"][0]["file"], "counted", 3)
    ]
    assert data["findings"]["error"] == 0


def test_by_chooses_the_dimensions_of_the_counts(tally, book):
    path = book(GOOD, "long-thuan.xlsx")
    _, out, _ = tally("summarize", path, "--format", "json", "--by", "award", "--year", "2020")
    assert json.loads(out)["counts"] == [{"award": "CSTDCS", "count": 1}, {"award": "LDTT", "count": 2}]
    _, out, _ = tally("summarize", path, "--format", "csv", "--by", "unit,recipient", "--year", "2020")
    assert list(csv.reader(io.StringIO(out))) == [
        ["unit", "recipient", "count"],
        ["Xã Long Thuận", "individual", "3"],
    ]


def test_recipients_are_counted_once_when_asked_for(tally, book):
    _, out, _ = tally(
        "summarize",
        book(GOOD),
        "--year",
        "2020",
        "--format",
        "json",
        "--by",
        "recipient",
        "--count",
        "recipients",
    )
    assert json.loads(out)["counts"] == [{"recipient": "individual", "count": 2}]


@pytest.mark.slow
def test_year_end_json_and_csv_hold_the_same_rows(tally):
    arguments = ("year-end", SAMPLE / "2020", "--year", "2020", "--layout", "district-report", "--format")
    code, out, _ = tally(*arguments, "json")
    data = json.loads(out)
    assert code == 0 and data["outside"] == 0
    assert data["total"] == {"collective": 318, "individual": 1954, "household": 0}
    _, out, _ = tally(*arguments, "csv")
    lines = list(csv.DictReader(io.StringIO(out)))
    for row, line in zip(data["rows"], lines, strict=False):
        assert (row["key"], str(row["collective"]), str(row["individual"])) == (
            line["key"],
            line["collective"],
            line["individual"],
        )


def test_validate_names_place_reason_and_remedy(tally, book):
    path = book(GOOD.replace("Lao động tiên tiến |", "Lao động tiên tiên |"), "long-thuan.xlsx")
    code, out, _ = tally("validate", path, "--year", "2020", "--format", "json")
    found = {one["name"]: one for one in json.loads(out)["findings"]}
    assert code == 1
    unknown = found["award-unknown"]
    assert (unknown["sheet"], unknown["row"], unknown["cell"], unknown["value"]) == (
        "Danh sách",
        5,
        "D5",
        "Lao động tiên tiên",
    )
    assert "Lao động tiên tiến" in unknown["message"] + unknown["fix"]
    code, out, _ = tally("validate", path, "--year", "2020")
    assert code == 1 and "D5" in out and "award-unknown" in out and "CHƯA ĐẠT" in out


def test_a_clean_file_is_said_to_be_ready(tally, book):
    code, out, _ = tally("validate", book(GOOD, "long-thuan.xlsx"), "--year", "2020")
    assert code == 0 and "ĐẠT" in out and "CHƯA ĐẠT" not in out


def test_inspect_shows_header_columns_and_the_fate_of_every_row(tally, book):
    code, out, _ = tally("inspect", book(GOOD, "long-thuan.xlsx"), "--year", "2020")
    assert code == 0
    assert "Họ và tên" in out and "Xã Long Thuận" in out and "4" in out


@pytest.mark.slow
def test_both_languages_are_complete(tally, book):
    path = book(GOOD, "long-thuan.xlsx")
    for command in ("validate", "summarize", "year-end", "inspect"):
        for lang in ("vi", "en"):
            code, out, _ = tally(command, path, "--year", "2020", "--lang", lang)
            assert code == 0 and out.strip()
    _, vi, _ = tally("validate", "--help")
    _, en, _ = tally("validate", "--help", "--lang", "en")
    assert "Kiểm tra" in vi and "Kiểm tra" not in en


def test_bare_tally_shows_the_help_and_its_words_are_vietnamese(tally):
    code, out, err = tally()
    assert (code, err) == (0, "")
    for english in ("Usage", "Options", "Commands", "Show this", "required"):
        assert english not in out + tally("validate", "--help")[1]
    assert "Options:" in tally("--help", "--lang", "en")[1]


@pytest.mark.slow
def test_the_screen_fits_in_80_columns(tally, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = tally("summarize", SAMPLE / "2020", "--year", "2020")
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.slow
def test_the_year_end_workbook_holds_the_table(tally, tmp_path):
    from python_calamine import load_workbook

    target = tmp_path / "tong-hop.xlsx"
    code, out, err = tally("year-end", SAMPLE / "2020", "--year", "2020", "-o", target)
    assert code == 0 and out == "" and "tong-hop.xlsx" in err
    assert any(1194 in row for row in load_workbook(target).get_sheet_by_index(0).to_python())
    # Our own output is never read as a submission.
    shutil.copy(next((SAMPLE / "2020").glob("*.csv")), tmp_path)
    code, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    states = {one["file"]: one["state"] for one in json.loads(out)["files"]}
    assert states["tong-hop.xlsx"] == "ignored"


# --- bad input


@pytest.fixture
def bad_folder(tmp_path, book):
    """Good files among a damaged, an encrypted, an empty and a renamed one."""
    good = book(GOOD, "long-thuan.xlsx")
    (tmp_path / "cut.xlsx").write_bytes(good.read_bytes()[:2000])
    (tmp_path / "locked.xlsx").write_bytes(
        compound({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 100})
    )
    (tmp_path / "empty.xlsx").write_bytes(b"")
    book(GOOD.replace("LONG THUẬN", "PHÚ THUẬN A").replace("Mẫu", "Thử"), "phu-thuan-a.xlsx").rename(
        tmp_path / "phu-thuan-a.xls"
    )
    return tmp_path


def test_bad_files_cost_themselves_only(tally, bad_folder):
    code, out, err = tally("summarize", bad_folder, "--year", "2020", "--format", "json")
    data = json.loads(out)
    states = {one["file"]: one for one in data["files"]}
    assert code == 1 and "Traceback" not in err
    assert data["total"] == 6
    assert {name for name, one in states.items() if one["state"] == "counted"} == {
        "long-thuan.xlsx",
        "phu-thuan-a.xls",
    }
    assert {name: one["reason"] for name, one in states.items() if one["state"] == "unreadable"} == {
        "cut.xlsx": "file-unreadable",
        "empty.xlsx": "file-not-a-workbook",
        "locked.xlsx": "file-encrypted",
    }


def test_each_bad_file_gets_its_own_sentence(tally, bad_folder):
    _, out, _ = tally("validate", bad_folder, "--year", "2020", "--format", "json")
    sentences = {
        one["file"]: (one["message"], one["fix"])
        for one in json.loads(out)["findings"]
        if one["name"].startswith("file-")
    }
    assert set(sentences) == {"cut.xlsx", "empty.xlsx", "locked.xlsx"}
    assert len(set(sentences.values())) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("summarize",), 2, "Thiếu đường dẫn"),
        (("summarize", "{folder}", "--yaer", "2020"), 2, "--year"),
        (("summarise", "{folder}"), 2, "summarize"),
        (("summarize", "{folder}", "--year"), 2, "--year"),
        (("summarize", "{folder}", "--year", "20"), 2, "2020"),
        (("summarize", "{folder}", "--year", "1999"), 2, "--law-on"),
        (("summarize", "{folder}", "--law-on", "31/12/2020"), 2, "YYYY-MM-DD"),
        (("summarize", "{folder}", "--law-on", "2010-01-01", "--year", "2020"), 2, "01/01/2010"),
        (("summarize", "{folder}", "--by", "unit,colour"), 2, "colour"),
        (("summarize", "{folder}", "--format", "yaml"), 2, "json"),
        (("summarize", "{folder}", "--workers", "0"), 2, "--workers"),
        (("summarize", "{folder}", "--stage", "x"), 2, "nominated"),
        (("summarize", "{folder}", "--lang", "fr"), 2, "vi"),
        (("summarize", "{folder}", "--config", "none.toml"), 2, "none.toml"),
        (("summarize", "{folder}", "-o", "x.pdf"), 2, ".pdf"),
        (("year-end", "{folder}", "--layout", "no-such"), 2, "no-such"),
        (("summarize", "{folder}/none.xlsx"), 3, "none.xlsx"),
        (("summarize", "{empty}"), 3, ".xlsx"),
    ],
)
def test_wrong_usage_says_what_to_do(tally, book, tmp_path, arguments, code, says):
    book(GOOD, "long-thuan.xlsx")
    (tmp_path / "empty").mkdir()
    filled = [word.format(folder=tmp_path, empty=tmp_path / "empty") for word in arguments]
    got, out, err = tally(*filled)
    assert (got, out) == (code, "")
    assert says in err and "Traceback" not in err


def test_no_year_and_two_years_ask_for_one(tally, book):
    path = book(GOOD.replace("NĂM 2020", ""), "a.xlsx")
    code, _, err = tally("summarize", path)
    assert code == 2 and "--year" in err
    book(GOOD, "b.xlsx")
    book(GOOD.replace("2020", "2019"), "c.xlsx")
    code, _, err = tally("summarize", path.parent)
    assert code == 2 and "b.xlsx" in err and "c.xlsx" in err


def test_a_school_year_is_told_which_year_it_belongs_to_and_the_day_of_its_law(tally, book):
    code, _, err = tally("validate", book(GOOD), "--year", "2024-2025")
    assert code == 2 and "--year 2025" in err and "--law-on 2025-05-31" in err
    code, _, err = tally("validate", book(GOOD), "--year", "1024-1025")
    assert code == 2 and "1024-1025" in err and "--law-on" not in err


def test_where_no_list_is_found_the_file_is_judged_and_no_year_asked_for(tally, book):
    path = book(GOOD.replace("Họ và tên", "Quê quán").replace("Chức vụ", "Ấp"), "a.xlsx")
    code, out, err = tally("validate", path)
    assert (code, err) == (1, "") and "no-table-found" in out and "31/12/2020" in out
    path = book(
        GOOD.replace("Họ và tên", "Quê quán").replace("Chức vụ", "Ấp").replace("NĂM 2020", ""), "a.xlsx"
    )
    code, out, err = tally("validate", path)
    assert (code, err) == (1, "") and "no-table-found" in out


def test_what_nobody_can_read_is_of_the_year_in_which_it_was_saved(tally, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\x00\x01" * 900)
    for saved, year in ((datetime(2021, 3, 1), 2021), (datetime(2001, 3, 1), 2027)):
        os.utime(path, (saved.timestamp(), saved.timestamp()))
        code, out, _ = tally("validate", path, "--format", "json")
        assert code == 1 and json.loads(out)["year"] == year


def test_where_no_award_is_known_the_file_is_judged_and_no_year_asked_for(tally, book):
    """A list of another world: whatever the year, all of it is held back."""
    path = book("# Sheet\n| Name | Award |\n| John Doe | Best paper |\n| Jane Roe | Gold medal |\n")
    code, out, err = tally("validate", path, "--format", "json")
    assert code == 1, err
    said = json.loads(out)
    assert said["ledger"]["held_back"] == said["ledger"]["nominations"] == 2
    assert [one["name"] for one in said["findings"] if one["severity"] == "error"] == ["award-unknown"] * 2


def test_without_a_year_the_titles_decide(tally, book):
    code, out, _ = tally("summarize", book(GOOD, "long-thuan.xlsx"), "--format", "json")
    assert code == 0 and json.loads(out)["year"] == 2020


@pytest.mark.parametrize(
    ("content", "says"),
    [("year = ", "tally.toml"), ("yaer = 2020", "yaer"), ('year = "2020"', "year"), ("year = 3", "year")],
)
def test_an_unreadable_settings_file_is_named_with_key_and_remedy(tally, book, content, says):
    path = book(GOOD, "long-thuan.xlsx")
    (path.parent / "tally.toml").write_text(content, encoding="utf-8")
    code, out, err = tally("summarize", path)
    assert (code, out) == (2, "") and says in err and "Cách sửa" in err


def test_what_the_settings_file_settles_is_said(tally, book):
    path = book(
        GOOD.replace("| STT | Họ và tên | Chức vụ | Danh hiệu |", "| a | b | c | d |"), "long-thuan.xlsx"
    )
    assert tally("summarize", path, "--year", "2020")[0] == 1
    settings = path.parent / "tally.toml"
    settings.write_text(
        'year = 2020\n[[sheet]]\nfile = "long-*"\nheader = 3\ncolumns = { ordinal = "A", name = "B", award = "D" }\n',
        encoding="utf-8",
    )
    code, out, _ = tally("validate", path, "--format", "json")
    data = json.loads(out)
    assert (code, data["ledger"]["counted"]) == (0, 3)
    assert "setting-applied" in [one["name"] for one in data["findings"]]
    for wrong, says in (
        ("header = 0", "header"),
        ('columns = { name = "7" }', "name"),
        ("heder = 3", "heder"),
    ):
        settings.write_text(f'[[sheet]]\nfile = "x"\n{wrong}\n', encoding="utf-8")
        code, _, err = tally("validate", path)
        assert code == 2 and says in err and "Cách sửa" in err


def test_where_the_result_is_a_file_the_screen_says_why_the_run_ends_with_1(tally, book, tmp_path):
    path = book(GOOD.replace("Lao động tiên tiến", "Lao động tiên tiếng"), "long-thuan.xlsx")
    for command, suffix, says in (
        ("summarize", "json", "Có 2 lỗi, 1 đề nghị tạm để lại"),
        ("year-end", "xlsx", "Có 2 lỗi, 1 đề nghị tạm để lại"),
        ("trace", "csv", "Có 2 lỗi, 1 đề nghị tạm để lại"),
        ("validate", "html", "CHƯA ĐẠT: 2 lỗi"),
    ):
        code, out, err = tally(command, path, "-o", tmp_path / f"{command}.{suffix}")
        assert (code, out) == (1, "") and says in err, command
    assert tally("year-end", path, "-q", "-o", tmp_path / "quiet.xlsx") == (1, "", "")


def test_an_output_that_exists_is_kept_without_force(tally, book, tmp_path):
    target = tmp_path / "counts.json"
    target.write_text("old")
    path = book(GOOD, "long-thuan.xlsx")
    code, _, err = tally("summarize", path, "--year", "2020", "-o", target)
    assert code == 2 and "--force" in err and target.read_text() == "old"
    code, _, _ = tally("summarize", path, "--year", "2020", "-o", target, "--force")
    assert code == 0 and json.loads(target.read_text())["total"] == 3


def test_a_folder_in_the_outputs_place_is_called_one_whatever_is_forced(tally, book, tmp_path):
    (tmp_path / "out.xlsx").mkdir()
    path = book(GOOD, "long-thuan.xlsx")
    for more in ((), ("--force",)):
        code, _, err = tally("validate", path, "-o", tmp_path / "out.xlsx", *more)
        assert code == 3 and "tên một thư mục" in err and "--force" not in err


@pytest.mark.parametrize(
    ("typed", "near"),
    [("long-thuam.xlsx", "long-thuan.xlsx"), ("long thuan.xls", "long-thuan.xlsx"), ("ban-do.xlsx", "")],
)
def test_a_path_that_leads_nowhere_is_likened_to_workbooks_that_somebody_named(tally, book, typed, near):
    path = book(GOOD, "long-thuan.xlsx")
    path.with_name("~$long-thuan.xlsx").write_bytes(b"x")
    code, _, err = tally("validate", path.with_name(typed))
    assert code == 3 and ("Có phải là" in err) is bool(near) and near in err and "~$" not in err


def test_a_verdict_that_only_what_is_held_back_explains_says_so(tally, book):
    path = book(GOOD + "| 4 | Lê Mẫu Mai | Công chức | Giấy khen |\n", "long-thuan.xlsx")
    for more, said in (((), "4 đề nghị, tạm để lại 1"), (("--lang", "en"), "4 nominations, 1 held back")):
        code, out, _ = tally("validate", path, "--skip", "R402", *more)
        assert code == 1 and out.splitlines()[0].endswith(said)


def test_an_input_is_never_the_output(tally, book):
    path = book(GOOD, "long-thuan.xlsx")
    before = path.read_bytes()
    code, _, err = tally("year-end", path, "--year", "2020", "-o", path, "--force")
    assert code == 2 and "long-thuan.xlsx" in err and path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_exit_3(tally, book, tmp_path):
    code, _, err = tally("summarize", book(GOOD), "--year", "2020", "-o", tmp_path / "none" / "x.json")
    assert code == 3 and "x.json" in err


def test_warnings_count_with_strict(tally, book):
    path = book(GOOD.replace("XÃ LONG THUẬN", "XÃ MẪU KHÔNG CÓ"), "mau.xlsx")
    assert tally("validate", path, "--year", "2020")[0] == 0
    assert tally("validate", path, "--year", "2020", "--strict")[0] == 1


# --- the process


def _process(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "hongngu_tally", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_module_runs_and_help_needs_no_file():
    done = _process("--help")
    assert done.returncode == 0 and "tally" in done.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii"])
def test_a_console_that_cannot_show_vietnamese_does_not_crash(book, encoding):
    done = _process("summarize", book(GOOD, "long-thuan.xlsx"), "--year", "2020", PYTHONIOENCODING=encoding)
    assert done.returncode == 0 and b"Traceback" not in done.stderr


@pytest.mark.case("G07")
def test_a_closed_pipe_ends_quietly(book):
    path = book(GOOD, "long-thuan.xlsx")
    done = subprocess.run(
        f"{sys.executable} -m hongngu_tally inspect '{path}' --year 2020 | head -1",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr and b"BrokenPipe" not in done.stderr


# --- what a trial by fresh eyes brought up


def test_force_never_overwrites_a_submission_found_in_a_folder(tally, book):
    path = book(GOOD, "long-thuan.xlsx")
    before = path.read_bytes()
    for given in (path.parent, path.parent / "*.xlsx"):
        code, _, err = tally("year-end", given, "--year", "2020", "-o", path, "--force")
        assert code == 2 and "long-thuan.xlsx" in err and path.read_bytes() == before


def test_a_mistyped_path_beside_a_good_one_is_no_small_matter(tally, book, tmp_path):
    code, out, err = tally(
        "summarize", tmp_path / "nope.xlsx", book(GOOD, "long-thuan.xlsx"), "--year", "2020"
    )
    assert (code, out) == (2, "") and "nope.xlsx" in err


def test_a_submission_that_lost_its_suffix_is_read_and_other_files_are_named(tally, book, tmp_path):
    book(GOOD, "long-thuan.xlsx").rename(tmp_path / "long-thuan")
    (tmp_path / "danh-sach.txt").write_text("STT\tHọ và tên\n1\tNguyễn Mẫu Sen\n", encoding="utf-8")
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    states = {one["file"]: one["state"] for one in json.loads(out)["files"]}
    assert states == {"danh-sach.txt": "ignored", "long-thuan": "counted"}


def test_the_programs_own_csv_is_passed_over(tally, book, tmp_path):
    book(GOOD, "long-thuan.xlsx")
    for command in ("summarize", "validate", "year-end", "inspect"):
        assert tally(command, tmp_path, "--year", "2020", "-o", tmp_path / f"{command}.csv")[0] == 0
    code, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    ignored = [one["file"] for one in json.loads(out)["files"] if one["state"] == "ignored"]
    assert code == 0 and len(ignored) == 4


def test_two_drives_of_one_unit_are_two_lists(tally, book, tmp_path):
    drive = """
    # DS
    | UBND XÃ LONG THUẬN | < | < |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ {drive} NĂM 2020 | < | < |
    | STT | Họ và tên | Hình thức khen thưởng |
    | 1 | {name} | Giấy khen UBND huyện |
    """
    book(drive.format(drive="XÂY DỰNG NÔNG THÔN MỚI", name="Nguyễn Mẫu Sen"), "a.xlsx")
    book(drive.format(drive="PHÒNG, CHỐNG DỊCH", name="Nguyễn Mẫu Sen"), "b.xlsx")
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json", "--by", "movement,track")
    assert json.loads(out)["counts"] == [
        {"movement": "PHÒNG, CHỐNG DỊCH", "track": "drive", "count": 1},
        {"movement": "XÂY DỰNG NÔNG THÔN MỚI", "track": "drive", "count": 1},
    ]


def test_two_files_without_anybody_in_common_are_both_counted(tally, book, tmp_path):
    book(GOOD, "a.xlsx")
    book(GOOD.replace("Mẫu", "Thử"), "b.xlsx")
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    assert json.loads(out)["total"] == 6
    book(GOOD.replace("Nguyễn Mẫu Sen", "Lê Mẫu Cúc"), "a lần 2.xlsx")
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    assert {one["file"]: one["state"] for one in json.loads(out)["files"]}["a.xlsx"] == "superseded"


def test_a_locked_file_says_so_without_asking_for_the_year(tally, bad_folder):
    code, out, _ = tally("validate", bad_folder / "locked.xlsx")
    assert code == 1 and "file-encrypted" in out


def test_no_year_names_the_files(tally, book):
    code, _, err = tally("summarize", book(GOOD.replace("NĂM 2020", ""), "khong-nam.xlsx"))
    assert code == 2 and "khong-nam.xlsx" in err


def test_format_and_suffix_may_not_contradict_each_other(tally, book, tmp_path):
    code, _, err = tally(
        "summarize", book(GOOD), "--year", "2020", "--format", "csv", "-o", tmp_path / "x.json"
    )
    assert code == 2 and "--format" in err and not (tmp_path / "x.json").exists()


def test_a_folder_that_may_not_be_opened_costs_itself_only(tally, book, tmp_path, monkeypatch):
    book(GOOD, "long-thuan.xlsx")
    (tmp_path / "khoa").mkdir()
    listing = Path.iterdir

    def guarded(path):
        if path.name == "khoa":
            raise PermissionError(13, "no")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    code, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    data = json.loads(out)
    assert (code, data["total"]) == (1, 3)
    assert [one["reason"] for one in data["files"] if one["state"] == "unreadable"] == ["file-unreadable"]


def test_an_order_without_its_class_is_ambiguous(tally, book):
    _, out, _ = tally(
        "validate", book(GOOD.replace("| LĐTT |", "| HCLĐ |")), "--year", "2020", "--format", "json"
    )
    assert "award-ambiguous" in {one["name"] for one in json.loads(out)["findings"]}


def test_explain_asks_for_one_code(tally):
    assert tally("explain")[0] == 2 and "R301" in tally("explain")[2]
    assert tally("explain", "R301", "R302")[2].startswith("Thừa tham số: R302.")
    assert tally("explain", "recipient-not-allowed")[1].startswith("R301")


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_page_fills_the_width_of_the_screen_and_loses_no_word(code, tally, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    shown = tally("explain", code)[1]
    filled = [line for line in shown.splitlines() if not line.startswith(("    ", "|", "```"))]
    assert all(len(line) <= 60 or " " not in line.strip() for line in filled)
    said, page = (re.sub(r"^#+ |\*\*|`", "", text, flags=re.MULTILINE) for text in (shown, explanation(code)))
    assert said.split() == page.split()


@pytest.mark.parametrize("words", [("--version", "--verbose"), ("--verbose", "--version")])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_support_mail_needs(command, lang, words):
    code, out, err = command(*words, "--lang", lang)
    assert (code, err) == (0, "")
    first, *facts = out.splitlines()
    assert first.startswith("tally ") and len(facts) == 6
    said = dict(line.split(": ", 1) for line in facts)
    assert len(said) == 6
    python, _, libraries, console, language, law = said.values()
    assert platform.python_version() in python
    assert f"pandas {metadata.version('pandas')}" in libraries and "pytest" not in libraries
    assert "stdout utf-8" in console.lower()
    assert language == lang
    assert re.search(r"2017–20\d\d.* [0-9a-f]{8}$", law)
    # It goes into a mail: no path and nobody's name.
    assert str(Path.home()) not in out and "/" not in out.replace(law, "")


def test_the_plain_version_is_one_line(command):
    code, out, _ = command("--version")
    assert (code, len(out.splitlines())) == (0, 1)


def test_verbose_alone_is_no_command(command):
    assert command("--verbose")[0] == 2


@pytest.mark.parametrize("typed", ["year", "--lay"])
@pytest.mark.parametrize("shell", ["bash", "powershell"])
def test_the_tab_key_completes_commands_and_options(capsys, monkeypatch, shell, typed):
    line = f"tally {typed}" if typed == "year" else f"tally year-end {typed}"
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
        "powershell": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed},
    }[shell]
    for name, value in {"_TALLY_COMPLETE": f"complete_{shell}", **asked}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as left:
        run([])
    assert left.value.code == 0
    (first, *_) = capsys.readouterr().out.splitlines()
    assert first.partition(":")[0] == {"year": "year-end", "--lay": "--layout"}[typed]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # As the shell cuts a name at its spaces, and as a word processor writes hyphens.
        (("validate", "Danh", "sách", "xã.xlsx", "--year", "2020"), '"Danh sách xã.xlsx"'),
        (("validate", "Danh sách xã.xlsx", "–year", "2020"), "dấu gạch dài: --year"),
        (("validate", "danh sach xa.xlsx"), "“Danh sách xã.xlsx”?"),
        (("validate", "Danh sách xã"), "“Danh sách xã.xlsx”?"),
        (("validate", "danh-sach-2021/a.xlsx"), "“danh-sach-2020/a.xlsx”?"),
        (("validate", "danh-sach-2021/b.xlsx"), "“danh-sach-2020”?"),
        (("validate", "thứ khác.xlsx"), "đang ở thư mục"),
        (("validate", f"{Path.cwd().anchor}không/có/gì"), "Kiểm tra lại đường dẫn."),
        (("verify", "Danh sách xã", "danh-sach-2020"), "“Danh sách xã.xlsx”?"),
        (("verify", "danh-sach-2020", "danh-sach-2020"), "Không đối chiếu được"),
        (("Danh sách xã.xlsx",), 'tally validate "Danh sách xã.xlsx"'),
        (("kiemtra", "a.xlsx"), "Các lệnh: validate, summarize,"),
        (("validate", "a.xlsx", "-year", "2020"), "Có phải là --year?"),
        (("validate", "a.xlsx", "--nam", "2020"), "Không có tùy chọn --nam.\n"),
        (("summarize", "a.xlsx", "--award", "LĐTT"), "--where award=…"),
    ],
)
def test_what_leads_nowhere_is_answered_with_what_may_be_meant(words, meant, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "danh-sach-2020").mkdir()
    for name in ("Danh sách xã.xlsx", "danh-sach-2020/a.xlsx"):
        (tmp_path / name).touch()
    code, out, err = command(*words)
    assert (code in (2, 3), out) == (True, "") and meant in err.replace("\\", "/")


def test_in_a_folder_that_is_gone_a_path_is_not_found_like_any_other(tmp_path, monkeypatch, tally):
    def gone():
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    code, _, err = tally("validate", "thứ khác.xlsx", "--year", "2020")
    assert (code, err.strip().endswith("Kiểm tra lại đường dẫn.")) == (3, True)


def test_files_without_a_letterhead_are_the_units_whose_folders_they_lie_in(tally, book, tmp_path):
    bare = GOOD.replace("UBND XÃ LONG THUẬN", "")
    for folder, name in (("Xã Long Thuận/cá nhân", "Thí"), ("Xã Phú Thuận A", "Ví"), ("Xã Mẫu Mới", "Dụ")):
        path = tmp_path / folder
        path.mkdir(parents=True)
        book(bare.replace("Mẫu", name), "x.xlsx").rename(path / "danh sách.xlsx")
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json", "--by", "unit")
    assert json.loads(out)["counts"] == [
        {"unit": unit, "count": 3} for unit in ("Xã Long Thuận", "Xã Mẫu Mới", "Xã Phú Thuận A")
    ]
    _, out, _ = tally("validate", tmp_path, "--year", "2020", "--format", "json")
    said = [(one["code"], one["file"]) for one in json.loads(out)["findings"] if one["code"] == "W502"]
    assert said == [("W502", "Xã Mẫu Mới/danh sách.xlsx")]


def test_a_file_in_a_folder_of_old_versions_never_replaces_the_one_beside_it(tally, book, tmp_path):
    book(GOOD, "a.xlsx")
    (tmp_path / "cũ").mkdir()
    late = book(GOOD, "x.xlsx").rename(tmp_path / "cũ" / "a.xlsx")
    os.utime(late, (4_000_000_000, 4_000_000_000))
    _, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    states = {one["file"]: one["state"] for one in json.loads(out)["files"]}
    assert states == {"a.xlsx": "counted", "cũ/a.xlsx": "superseded"}


@pytest.mark.parametrize(
    ("late", "title", "states"),
    [
        ("An Bình Cúc Út", "", ("superseded", "counted")),
        ("An Bình", "", ("superseded", "counted")),
        ("An Bình Út Năm", "", ("superseded", "counted")),
        ("An Út Năm Tư", "", ("counted", "counted")),
        ("An Bình Cúc Dung", "(Kèm theo Quyết định số 12/QĐ-UBND ngày 28/12/2020)", ("counted", "counted")),
        ("An Bình Cúc Dung", "(Kèm theo Tờ trình số 12/TTr-UBND ngày 28/12/2020)", ("superseded", "counted")),
    ],
)
def test_a_later_file_replaces_what_it_mostly_repeats_and_a_decision_nothing(
    tally, book, tmp_path, late, title, states
):
    head = GOOD[: GOOD.index("| 1 |")]

    def people(names: str) -> str:
        return "".join(
            f"| {at} | Lê Thị Mẫu {name} | Công chức | LĐTT |\n" for at, name in enumerate(names.split(), 1)
        )

    book(head + people("An Bình Cúc Dung"), "a.xlsx")
    book(head.replace("| STT", f"| {title} | < | < | < |\n| STT") + people(late), "b.xlsx")
    code, out, _ = tally("summarize", tmp_path, "--year", "2020", "--format", "json")
    assert tuple(one["state"] for one in json.loads(out)["files"]) == states
    # Whoever stands in two lists that both count is an error.
    assert code == states.count("counted") - 1


def test_what_is_wrong_with_a_whole_file_is_said_before_its_rows(tally, book, tmp_path):
    book(GOOD, "a.xlsx")
    attached = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 28/12/2020)"
    book(GOOD.replace("| STT", f"| {attached} | < | < | < |\n| STT"), "b.xlsx")
    code, out, _ = tally("validate", tmp_path, "--year", "2020")
    assert code == 1 and 0 < out.index("W605") < out.index("D101")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("summarize", "ds", "--history", ""), "--history cần một giá trị"),
        (("summarize", "ds", "--year", " "), "--year cần một giá trị"),
        (("year-end", "ds", "--compare", ""), "--compare cần một giá trị"),
        (("summarize", "ds", "-o", ""), "--output cần một giá trị"),
        (("year-end", "ds", "--format", "html"), "bỏ --format, thêm -o ket-qua.html"),
        (("year-end", "ds", "--format", "docx", "-o", "a.html"), "không khớp với đuôi"),
        (("summarize", "ds", "-o", "out"), "“out” chưa có đuôi"),
        (("validate", "ds/a.csv", "nope", "--fix", "-o", "b.xlsx"), "Không tìm thấy tệp hoặc thư mục: nope"),
    ],
)
def test_what_is_asked_wrongly_is_told_before_anything_is_read(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ds").mkdir()
    (tmp_path / "ds/a.csv").write_text("x", encoding="utf-8")
    assert run(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--narrative", "--format", "csv"), "--narrative"), (("--issuer", "", "--superior", ""), "")],
)
def test_what_has_no_place_in_a_form_is_told_and_a_blank_office_is_none(tmp_path, capsys, words, said):
    path = tmp_path / "a.csv"
    path.write_text(
        "PHÒNG TƯ PHÁP,,,\nDANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020,,,\nSTT,Họ và tên,Đơn vị công tác,Danh hiệu\n"
        "1,Nguyễn Văn Mẫu,Phòng Tư pháp,Lao động tiên tiến\n",
        encoding="utf-8",
    )
    assert run(["year-end", str(path), *words]) == 0
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--year", "²⁰²⁰"),
        ("--year", "0000"),
        ("--year", "0001"),
        ("--workers", "²"),
        ("--max", "²"),
        ("--header", "²"),
    ],
)
def test_digits_that_are_no_numbers_are_wrong_usage(tmp_path, capsys, words):
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    assert run(["summarize", str(tmp_path), *words]) == 2
    assert words[1] in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--year", "²⁰²⁰"), ("--year", "2026", "--rows", "²")])
def test_digits_that_are_no_numbers_make_no_form(tmp_path, capsys, words):
    assert run(["template", "-o", str(tmp_path / "a.xlsx"), *words]) == 2
    assert words[-1] in capsys.readouterr().err


def test_a_year_in_the_settings_that_is_none_is_told_how_to_be_written(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    (tmp_path / "tally.toml").write_text("year = 20\n", encoding="utf-8")
    assert run(["summarize", str(tmp_path)]) == 2
    assert "ví dụ year = 2020" in capsys.readouterr().err
