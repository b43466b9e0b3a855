"""The year to learn on: small, whole, with the faults that its tour speaks of."""

import json
import re
import shlex
from pathlib import Path

import pytest

from hongngu_tally.cli import run
from hongngu_tally.render.demo import FOLDER


@pytest.fixture
def demo(tmp_path, capsys):
    assert run(["demo", str(tmp_path / "học thử")]) == 0
    return tmp_path / "học thử", capsys.readouterr().out


def commands(tour):
    return [shlex.split(line.strip()) for line in re.findall(r"^   (tally .+)$", tour, re.MULTILINE)]


@pytest.mark.slow
def test_its_seven_commands_run(demo, capsys):
    _, tour = demo
    asked = commands(tour)
    assert [words[1] for words in asked] == [
        "validate",
        "inspect",
        "summarize",
        "status",
        "diff",
        "year-end",
        "trace",
    ]
    for words in asked:
        # Findings need a person; nothing is wrong with the commands.
        assert run(words[1:]) in (0, 1), words
        assert capsys.readouterr().out or words[1] == "year-end"


def test_the_faults_that_the_tour_speaks_of_are_there_and_no_others(demo, capsys):
    folder, _ = demo
    run(["validate", str(folder / FOLDER), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {one["name"] for one in found if one["severity"] != "note"} == {
        "award-unknown",
        "name-missing",
        "same-line-twice",
        "prerequisite-not-held",
        "total-mismatch",
    }


def test_somebody_is_missing_somebody_late_and_one_file_was_replaced(demo, capsys):
    folder, _ = demo
    run(["status", str(folder / FOLDER), "--format", "json"])
    units = {one["unit"]: one for one in json.loads(capsys.readouterr().out)["units"]}
    assert len(units) == 4
    assert [name for name, one in units.items() if one["state"] == "missing"] == ["Trường Tiểu học Mẫu Số 1"]
    assert [name for name, one in units.items() if one["late"]] == ["Phòng Thử Nghiệm"]
    assert units["Xã Ví Dụ Đông"]["superseded"] == ["Xã Ví Dụ Đông (lần 1).xlsx"]


def test_the_list_of_units_beside_the_lists_is_no_submission(demo, capsys):
    folder, _ = demo
    run(["summarize", str(folder / FOLDER), "--format", "json"])
    files = {one["file"]: one for one in json.loads(capsys.readouterr().out)["files"]}
    assert (files["don-vi.csv"]["state"], files["don-vi.csv"]["reason"]) == ("ignored", "unit-list")


def test_nothing_that_is_there_is_touched(demo, tmp_path, capsys):
    folder, _ = demo
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(["demo", str(folder)]) == 2
    assert "không trống" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    file = tmp_path / "tệp"
    file.write_text("x", encoding="utf-8")
    assert run(["demo", str(file)]) == 2


def test_an_empty_folder_will_do_and_english_is_spoken(tmp_path, capsys):
    assert run(["demo", str(tmp_path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Wrote 5 sample lists")
    assert all("--lang" in words for words in commands(out))


def test_a_folder_is_needed(capsys):
    assert run(["demo"]) == 2
    assert "Thiếu tên thư mục" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(capsys, tmp_path):
    blocked = tmp_path / "tệp"
    blocked.write_text("x", encoding="utf-8")
    assert run(["demo", str(Path(blocked) / "trong")]) == 3


def test_the_tour_ends_with_the_guide_that_is_on_this_computer(demo):
    _, tour = demo
    guide = Path(re.findall("“([^”]+README.md)”", tour)[-1])
    assert guide.read_text(encoding="utf-8").startswith("# Hướng dẫn")
