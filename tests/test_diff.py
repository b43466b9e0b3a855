"""What changed between two submissions, and what that does to the counts."""

import csv
import io
import json

import pytest

from hongngu_tally.changes import changes_between
from hongngu_tally.cli import run
from made_tally import tally

pytestmark = pytest.mark.usefixtures("read_here")

HEAD = """ỦY BAN NHÂN DÂN,,,,,
XÃ LONG THUẬN,,,,,
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020,,,,,
STT,Họ và tên,Năm sinh,Chức vụ,Đơn vị công tác,Danh hiệu
"""
OLD = """1,Nguyễn Văn Mẫu,1980,Công chức,UBND xã Long Thuận,Lao động tiên tiến
2,Trần Thị Mẫu,1985,Công chức,UBND xã Long Thuận,Lao động tiên tiến
3,Lê Văn Thử,1990,Công chức,UBND xã Long Thuận,Lao động tiên tiến
4,Phạm Thị Giả,1979,Chủ tịch,UBND xã Long Thuận,Lao động tiên tiến
"""
NEW = """1,NGUYỄN VĂN MẪU,1980,Công chức,UBND xã Long Thuận,Lao động tiên tiến
2,Trần Thị Mẫu,1985,Phó Chủ tịch,UBND xã Long Thuận,Giấy khen của UBND huyện
3,Lê Văn Thủ,1990,Công chức,UBND xã Long Thuận,Lao động tiên tiến
4,Võ Thị Mới,1991,Công chức,UBND xã Long Thuận,Lao động tiên tiến
"""


@pytest.fixture
def files(tmp_path):
    for name, rows in (("cu.csv", OLD), ("moi.csv", NEW)):
        (tmp_path / name).write_text(HEAD + rows, encoding="utf-8")
    return tmp_path / "cu.csv", tmp_path / "moi.csv"


def diff(capsys, *arguments):
    code = run(["diff", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_added_removed_and_changed_are_told_apart(files, capsys):
    _, out, _ = diff(capsys, *files, "--format", "json")
    found = json.loads(out)
    assert [one["name"] for one in found["added"]] == ["Võ Thị Mới"]
    assert [one["name"] for one in found["removed"]] == ["Phạm Thị Giả"]
    assert found["same"] == 1  # capitals are no change
    by_name = {one["name"]: one for one in found["changed"]}
    moved = by_name["Trần Thị Mẫu"]
    assert moved["fields"] == [{"field": "position", "old": "Công chức", "new": "Phó Chủ tịch"}]
    assert [one["award"] for one in moved["awards_removed"]] == ["LDTT"]
    assert [one["award"] for one in moved["awards_added"]] == ["GKH"]
    mended = by_name["Lê Văn Thủ"]
    assert mended["fields"] == [{"field": "name", "old": "Lê Văn Thử", "new": "Lê Văn Thủ"}]
    assert (mended["old_place"]["cell"], mended["new_place"]["cell"]) == ("B7", "B7")


def test_the_counts_change_by_what_the_recipients_do(files, capsys):
    _, out, _ = diff(capsys, *files, "--format", "json")
    found = json.loads(out)
    assert [(one["award"], one["old"], one["new"], one["difference"]) for one in found["counts"]] == [
        ("GKH", 0, 1, 1),
        ("LDTT", 4, 3, -1),
    ]
    assert found["new"]["total"] - found["old"]["total"] == sum(one["difference"] for one in found["counts"])


def test_the_screen_says_the_sums_first(files, capsys, monkeypatch):
    # Names short enough to stand in one line, wherever the tests keep their files.
    monkeypatch.chdir(files[0].parent)
    _, out, _ = diff(capsys, *(path.name for path in files))
    lines = out.splitlines()
    assert lines[1] == "Thêm 1, bớt 1, sửa 2, giữ nguyên 1 đối tượng."
    assert lines[2] == "Tổng cộng: 4 → 4 lượt khen."
    assert "  Danh sách!B6  Trần Thị Mẫu — " not in out  # a CSV's sheet has the file's own name
    assert any(
        "Trần Thị Mẫu — LĐTT (cấp huyện) → GK huyện (cấp huyện); chức vụ: Công chức" in x for x in lines
    )
    assert "  Lao động tiên tiến, huyện, thường xuyên, cá nhân: 4 → 3 (-1)" in lines


@pytest.mark.slow
def test_nothing_differs_when_a_file_is_compared_with_itself(files, capsys):
    code, out, _ = diff(capsys, files[0], files[0])
    assert code == 0
    assert "Hai bản không khác nhau: 4 đối tượng như nhau." in out
    _, out, _ = diff(capsys, files[0], files[0], "--format", "csv")
    assert len(out.splitlines()) == 1


@pytest.mark.slow
def test_there_and_back_is_the_opposite(files, capsys):
    _, there, _ = diff(capsys, *files, "--format", "json")
    _, back, _ = diff(capsys, *reversed(files), "--format", "json")
    there, back = json.loads(there), json.loads(back)
    assert [one["name"] for one in there["added"]] == [one["name"] for one in back["removed"]]
    assert {one["award"]: one["difference"] for one in there["counts"]} == {
        one["award"]: -one["difference"] for one in back["counts"]
    }


def test_every_change_is_a_line_of_the_csv(files, capsys):
    _, out, _ = diff(capsys, *files, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["change"] for row in rows] == ["added", "removed", *["changed"] * 3]
    told = [(row["name"], row["what"], row["old"], row["new"]) for row in rows]
    assert ("Võ Thị Mới", "awards", "", "LDTT") in told
    assert ("Phạm Thị Giả", "awards", "LDTT", "") in told
    assert ("Trần Thị Mẫu", "position", "Công chức", "Phó Chủ tịch") in told
    assert ("Lê Văn Thủ", "name", "Lê Văn Thử", "Lê Văn Thủ") in told
    (awards,) = (row for row in rows if row["what"] == "awards" and row["name"] == "Trần Thị Mẫu")
    assert awards["old"].startswith("LDTT/district") and awards["new"].startswith("GKH/district")
    added = rows[0]
    assert [name for name, value in added.items() if "moi.csv" in value] == ["new_place"]


def test_a_namesake_with_another_birth_is_another_person():
    old = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "birth": "1980"})
    new = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "birth": "12/3/1992"})
    found = changes_between(old, new)
    assert (len(found.added), len(found.removed), len(found.changed)) == (1, 1, 0)


def test_a_birth_written_in_full_is_the_same_person_and_a_change():
    old = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "birth": "1992"})
    new = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "birth": "12/3/1992"})
    (change,) = changes_between(old, new).changed
    assert change.fields == (("birth", "1992", "12/3/1992"),)


def test_somebody_in_another_unit_has_moved():
    old = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "unit": "Xã Mẫu"})
    new = tally({"award": "LDTT", "name": "Nguyễn Văn Mẫu", "unit": "Xã Thử"})
    (change,) = changes_between(old, new).changed
    assert change.fields == (("unit", "Xã Mẫu", "Xã Thử"),)


def test_two_awards_of_one_person_are_one_recipient():
    row = {"name": "Nguyễn Văn Mẫu"}
    old = tally({"award": "LDTT", **row})
    new = tally({"award": "LDTT", **row}, {"award": "CSTDCS", **row})
    (change,) = changes_between(old, new).changed
    assert (change.awards_gone, [award for award, *_ in change.awards_new]) == ((), ["CSTDCS"])


@pytest.mark.slow
def test_folders_are_compared_like_files(files, tmp_path, capsys):
    for folder, file in zip(("a", "b"), files, strict=True):
        (tmp_path / folder).mkdir()
        file.rename(tmp_path / folder / file.name)
    _, out, _ = diff(capsys, tmp_path / "a", tmp_path / "b", "--format", "json")
    assert len(json.loads(out)["changed"]) == 2


def test_two_files_without_a_unit_in_common_are_told(files, capsys):
    old, new = files
    new.write_text(new.read_text("utf-8").replace("XÃ LONG THUẬN", "XÃ PHÚ THUẬN A"), encoding="utf-8")
    _, out, _ = diff(capsys, old, new)
    assert "bản cũ của Xã Long Thuận, bản mới của Xã Phú Thuận A" in " ".join(out.split())
    _, out, _ = diff(capsys, old, old)
    assert "Kiểm tra lại có chọn nhầm" not in out


def test_other_than_two_paths_is_a_usage_error(files, capsys):
    code, out, err = diff(capsys, files[0])
    assert (code, out) == (2, "")
    assert "Cần đúng hai đường dẫn" in err


def test_markdown_and_english(files, capsys):
    _, out, _ = diff(capsys, *files, "--format", "md", "--lang", "en")
    assert "- Recipients: 1 added, 1 removed, 2 changed, 1 the same." in out
    assert "| Advanced Worker | district | merit | individuals | 4 | 3 | -1 |" in out


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_a_file_that_does_not_open_makes_nobody_new_or_gone(files, capsys, form):
    old, new = files
    old = old.with_suffix(".xlsx")
    old.write_bytes(b"PK\x03\x04damaged")
    code, out, err = diff(capsys, old, new, "--format", form)
    assert code == 1 and "Võ Thị Mới" not in out
    if form == "json":
        found = json.loads(out)
        assert found["old"]["unreadable"] == [old.as_posix()] and (found["added"], found["counts"]) == (
            [],
            [],
        )
    else:
        assert "Không đọc được" in (err if form == "csv" else out) and "Thêm" not in out
