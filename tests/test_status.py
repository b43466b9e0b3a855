"""Who has handed in: the year's units against the files that came."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hongngu_tally.board import Board, UnitLine, board_of
from hongngu_tally.cli import run
from hongngu_tally.intake import Submission
from hongngu_tally.render.standing import message
from hongngu_tally.render.words import words
from made_tally import tally

pytestmark = pytest.mark.usefixtures("read_here")

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"
SETTINGS = """
year = 2020
[[unit]]
name = "Xã Mẫu Một"
kind = "commune"
[[unit]]
name = "Xã Mẫu Hai"
kind = "commune"
[[unit]]
name = "Trường Mẫu Ba"
kind = "school"
[province]
deadline = 2020-11-30
school_deadline = 2020-08-15
"""
HANDED_IN = (Submission("a.xlsx", "counted", units=("Xã Mẫu",)),)
LIST = """ỦY BAN NHÂN DÂN,,,
{unit},,,
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020,,,
STT,Họ và tên,Đơn vị công tác,Danh hiệu
1,Nguyễn Văn Mẫu,{unit},{award}
2,Trần Thị Mẫu,{unit},Lao động tiên tiến
"""


def hand_in(folder, name, unit, day, award="Lao động tiên tiến"):
    path = folder / name
    path.write_text(LIST.format(unit=unit, award=award), encoding="utf-8")
    moment = datetime(*day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))


def status(capsys, *arguments):
    code = run(["status", *map(str, arguments)])
    out, _ = capsys.readouterr()
    return code, out


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tally.toml").write_text(SETTINGS, encoding="utf-8")
    hand_in(tmp_path, "mau-mot.csv", "XÃ MẪU MỘT", (2020, 11, 30))
    hand_in(tmp_path, "mau-hai.csv", "XÃ MẪU HAI", (2020, 12, 1), award="Lao động tiên tiếng giỏi")
    hand_in(tmp_path, "la.csv", "XÃ LẠ", (2020, 9, 1))
    return tmp_path


def test_each_unit_has_its_state_files_and_numbers(folder, capsys):
    code, out = status(capsys, folder, "--format", "json")
    found = json.loads(out)
    units = {line["unit"]: line for line in found["units"]}
    asked = {name: units[name]["state"] for name in ("Xã Mẫu Một", "Xã Mẫu Hai", "Trường Mẫu Ba", "Xã Lạ")}
    assert asked == {
        "Xã Mẫu Một": "handed-in",
        "Xã Mẫu Hai": "with-errors",
        "Trường Mẫu Ba": "missing",
        "Xã Lạ": "unexpected",
    }
    assert units["Xã Mẫu Một"]["files"] == ["mau-mot.csv"]
    assert (units["Xã Mẫu Hai"]["errors"], units["Xã Mẫu Hai"]["nominations"]) == (1, 2)
    assert units["Trường Mẫu Ba"]["files"] == []
    assert code == 1


def test_late_is_what_was_last_changed_after_the_day(folder, capsys):
    _, out = status(capsys, folder, "--format", "json")
    found = json.loads(out)
    assert [line["unit"] for line in found["units"] if line["late"]] == ["Xã Mẫu Hai"]
    assert found["due"] == ["2020-08-15", "2020-11-30"]
    hand_in(folder, "truong.csv", "TRƯỜNG MẪU BA", (2020, 9, 1))
    _, out = status(capsys, folder, "--format", "json")
    assert {line["unit"] for line in json.loads(out)["units"] if line["late"]} == {
        "Xã Mẫu Hai",
        "Trường Mẫu Ba",
    }


def test_an_evening_in_hanoi_is_still_that_day():
    evening = datetime(2020, 11, 30, 16, 59, tzinfo=UTC).timestamp()
    for seconds, late in ((0, False), (60, True)):
        year = tally({"award": "LDTT"}, units=("Xã Mẫu",), submissions=HANDED_IN, modified=evening + seconds)
        (line,) = board_of(year, {}, {"Xã Mẫu": date(2020, 11, 30)}).lines
        assert line.late is late


def test_a_file_that_cannot_be_read_still_says_whose_it_is(folder, capsys):
    (folder / "Trường Mẫu Ba.xlsx").write_bytes(b"PK\x03\x04damaged")
    (folder / "bang.xlsx").write_bytes(b"PK\x03\x04damaged")
    _, out = status(capsys, folder, "--format", "json")
    found = json.loads(out)
    (line,) = [line for line in found["units"] if line["unit"] == "Trường Mẫu Ba"]
    assert (line["state"], line["errors"], line["files"]) == ("with-errors", 1, ["Trường Mẫu Ba.xlsx"])
    assert found["strangers"] == ["bang.xlsx"]


def test_who_sent_a_document_is_missing_and_told_what_to_send(folder, capsys):
    for name in ("Trường Mẫu Ba.docx", "Xã Mẫu Một.pdf", "bản quét.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4")
    (folder / "Xã Mẫu Hai").mkdir()
    (folder / "Xã Mẫu Hai" / "ds.xlsx").write_bytes(b"PK\x03\x04damaged")
    _, out = status(capsys, folder, "--format", "json")
    found = json.loads(out)
    units = {line["unit"]: line for line in found["units"]}
    assert (units["Trường Mẫu Ba"]["state"], units["Trường Mẫu Ba"]["documents"]) == (
        "missing",
        ["Trường Mẫu Ba.docx"],
    )
    # A signed copy beside a list is no news.
    assert (units["Xã Mẫu Một"]["state"], units["Xã Mẫu Một"]["documents"]) == ("handed-in", [])
    assert "Trường Mẫu Ba (đã gửi tệp .docx, cần gửi lại bằng Excel)" in found["message"]
    assert found["documents"] == ["bản quét.pdf"]
    # A folder says whose a file is that says nothing itself.
    code = run(["year-end", str(folder), "--format", "json"])
    assert code == 1 and "Xã Mẫu Hai" not in json.loads(capsys.readouterr().out)["missing"]
    assert "Xã Mẫu Hai/ds.xlsx" in units["Xã Mẫu Hai"]["files"]
    assert "bản quét.pdf" in status(capsys, folder)[1]


def test_the_line_to_paste_names_every_unit_that_is_missing():
    year = tally({"award": "LDTT"})
    board = Board(tuple(UnitLine(f"Xã Mẫu {number}", "missing") for number in range(60)), ())
    assert "Xã Mẫu 59" in message(year, board, words("vi"))


def test_a_file_that_was_replaced_stands_beside_the_one_that_counts():
    year = tally(
        {"award": "LDTT"},
        units=("Xã Mẫu",),
        submissions=(
            Submission("a.xlsx", "counted", units=("Xã Mẫu",)),
            Submission("b.xlsx", "superseded", superseded_by="a.xlsx", units=("Xã Mẫu",)),
        ),
    )
    (line,) = board_of(year, {}, {}).lines
    assert (line.files, line.superseded, line.state) == (("a.xlsx",), ("b.xlsx",), "handed-in")


def test_the_sample_year_lacks_the_two_offices_that_it_means_to_lack(capsys):
    code, out = status(capsys, SAMPLE, "--year", "2020", "--format", "json")
    found = json.loads(out)
    missing = {line["unit"] for line in found["units"] if line["state"] == "missing"}
    assert missing == {"Phòng Y tế", "Hội Chữ thập đỏ huyện"}
    assert found["summary"]["unexpected"] == 0
    assert sum(line["nominations"] for line in found["units"]) == found["ledger"]["nominations"]
    assert code == 0


@pytest.mark.slow
def test_the_line_to_paste_says_it_all(folder, capsys):
    _, out = status(capsys, folder)
    line = " ".join(out.partition("Câu để gửi: ")[2].split())
    assert line.startswith("Tình hình nộp danh sách năm 2020: đã nộp 2/")
    for part in ("; chưa nộp (", "còn lỗi (1): Xã Mẫu Hai", "nộp muộn (1): Xã Mẫu Hai", "(1): Xã Lạ."):
        assert part in line
    _, english = status(capsys, folder, "--lang", "en")
    assert "To paste into a message: Lists handed in for 2020: 2 of" in english


def test_the_board_on_the_screen_begins_with_who_is_missing(folder, capsys):
    _, out = status(capsys, folder)
    lines = out.splitlines()
    assert lines[2].split() == ["Đơn", "vị", "Tình", "trạng", "Lỗi", "Cảnh", "báo", "Đề", "nghị", "Tệp"]
    assert "CHƯA NỘP" in lines[3]
    assert any(line.startswith("Xã Mẫu Hai") and "còn lỗi (muộn)" in line for line in lines)


@pytest.mark.parametrize(("width", "below"), [("80", True), ("100", True), ("120", False)])
def test_the_board_is_no_wider_than_the_screen(folder, capsys, monkeypatch, width, below):
    monkeypatch.setenv("COLUMNS", width)
    for at in (1, 2):
        hand_in(folder, f"danh-sach-de-nghi-{at}.csv", "XÃ MẪU MỘT", (2020, 11, at))
    lines = status(capsys, folder)[1].splitlines()
    assert max(map(len, lines)) <= int(width)
    assert ("  mau-mot.csv (2 bản đã thay thế)" in lines) == below


@pytest.mark.slow
def test_csv_markdown_and_workbook_hold_every_unit(folder, capsys, tmp_path_factory):
    from openpyxl import load_workbook

    _, out = status(capsys, folder, "--format", "json")
    units = [line["unit"] for line in json.loads(out)["units"]]
    _, out = status(capsys, folder, "--format", "csv")
    assert out.splitlines()[0] == "unit,state,errors,warnings,nominations,late,files,superseded"
    assert len(out.splitlines()) == 1 + len(units)
    _, out = status(capsys, folder, "--format", "md")
    assert sum(line.startswith("| ") for line in out.splitlines()) == 2 + len(units)
    target = tmp_path_factory.mktemp("out") / "tinh-hinh.xlsx"
    code, _ = status(capsys, folder, "-o", target)
    sheet = load_workbook(target).active
    assert [row[1].value for row in sheet.iter_rows() if isinstance(row[0].value, int)] == units
    assert code == 1


def test_without_a_list_of_units_nobody_can_be_missing():
    year = tally({"award": "LDTT", "unit": "Xã Mẫu"}, submissions=HANDED_IN)
    board = board_of(year, {}, {})
    assert [line.state for line in board.lines] == ["unexpected"]
    from hongngu_tally.render.standing import status_md

    assert "chưa có danh sách đơn vị" in status_md(year, board)
