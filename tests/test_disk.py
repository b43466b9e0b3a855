"""Files that cannot be opened or written: each cause in its own sentence, in the user's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from grids import LIST
from hongngu_tally import disk
from hongngu_tally.disk import closed_part, reason_unread
from hongngu_tally.guard import Refused, inspect
from hongngu_tally.render import output

pytestmark = pytest.mark.usefixtures("plain")
BAD = LIST.replace("| LĐTT |", "| Lao động giỏi giang |", 1)
LONG = "đường-dẫn-rất-dài-" * 20


def words(*given: object) -> tuple[object, ...]:
    return (*given, "--year", 2020)


@pytest.mark.parametrize(
    "given",
    [
        ("validate", LONG),
        ("validate", "FILE", "-o", f"{LONG}.xlsx"),
        ("validate", "FILE", "--annotate", LONG),
        ("validate", "FILE", "--config", LONG),
        ("summarize", "FILE", "--history", LONG),
        ("verify", f"{LONG}.xlsx", "FILE"),
        ("diff", "FILE", LONG),
    ],
)
@pytest.mark.parametrize(("lang", "says"), [("vi", "quá dài"), ("en", "too long")])
def test_a_name_that_no_disk_takes_is_said_to_be_too_long(given, lang, says, book, command):
    path = book(LIST)
    code, _, err = command(*(path if word == "FILE" else word for word in given), "--lang", lang)
    assert code == 3 and says in err and "nội bộ" not in err and "internal" not in err
    assert len(err) < 400


def test_where_there_is_no_right_to_look_the_path_is_named(book, command, monkeypatch):
    def closed(self):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", closed)
    code, _, err = command("validate", book(LIST))
    assert code == 3 and "không có quyền mở" in err and "danh-sach.xlsx" in err and "denied" not in err


def test_a_mistake_of_the_program_is_no_matter_of_a_path():
    assert reason_unread(OSError(errno.ENOENT, "x", "rules.toml")) is None
    assert reason_unread(OSError(errno.EACCES, "x")) is None


def test_a_workbook_that_is_open_is_read_and_said_to_be_open(book, command):
    path = book(LIST)
    path.with_name(f"~${path.name}").write_bytes(b"\0" * 165)
    for given in (path, path.parent):
        code, out, err = command(*words("validate", given))
        assert code == 0 and "ĐẠT" in out
        assert "mở trong Excel: " in err and "danh-sach.xlsx" in err and "~$" not in err
    path.with_name(f"~${path.name}").unlink()
    assert command(*words("validate", path))[2] == ""


def test_a_lock_file_alone_is_no_list(book, command):
    path = book(LIST)
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"\0" * 165)
    code, out, err = command(*words("validate", lock))
    assert (code, out) == (3, "") and "tệp khóa tạm" in err


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_a_link_that_leads_nowhere_is_named_and_not_lost(book, command):
    path = book(LIST)
    path.with_name("mat.xlsx").symlink_to("khong-co.xlsx")
    code, out, _ = command(*words("validate", path.parent))
    assert code == 1 and "✖ mat.xlsx" in out and "không còn ở vị trí" in out


def test_a_path_too_long_for_windows_is_no_missing_file(tmp_path, command, monkeypatch):
    monkeypatch.setattr(disk, "WINDOWS", True)
    folder = tmp_path / "thu-muc" / ("sâu/" * 80)
    with pytest.raises(Refused) as refused:
        inspect(folder / "a.xlsx")
    assert refused.value.facts["cause"] == "path-too-long"
    code, _, err = command(*words("validate", folder / "a.xlsx"))
    assert code == 3 and "260" in err


def test_accents_composed_or_not_are_one_path(book, command, tmp_path):
    import unicodedata

    book(LIST, unicodedata.normalize("NFD", "Xã Long Thuận.xlsx"))
    code, out, _ = command(*words("validate", tmp_path / unicodedata.normalize("NFC", "Xã Long Thuận.xlsx")))
    assert code == 0 and "ĐẠT" in out


def test_one_copy_that_is_open_in_excel_keeps_no_other_from_being_written(
    book, command, monkeypatch, tmp_path
):
    book(BAD, "a.xlsx")
    book(BAD.replace("LONG THUẬN", "LONG KHÁNH A").replace("Mẫu", "Thử"), "b.xlsx")
    command(*words("validate", tmp_path, "--annotate"))
    held = tmp_path / "a.kiem-tra.xlsx"
    before = held.read_bytes()
    really = Path.replace

    def replace(self, target):
        if Path(target) == held:
            raise PermissionError(errno.EACCES, "in use")
        return really(self, target)

    monkeypatch.setattr(output, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(Path, "replace", replace)
    (tmp_path / "b.kiem-tra.xlsx").unlink()
    code, out, err = command(*words("validate", tmp_path, "--annotate"))
    assert code == 3 and out.startswith("CHƯA ĐẠT")
    assert "đang mở trong Excel" in err and "a.kiem-tra (2).xlsx" in err
    assert held.read_bytes() == before and (tmp_path / "b.kiem-tra.xlsx").exists()
    # What was kept beside it is no submission either.
    monkeypatch.setattr(Path, "replace", really)
    _, out, _ = command(*words("summarize", tmp_path, "--format", "json"))
    assert '"file": "a.kiem-tra (2).xlsx",\n      "state": "ignored"' in out


@pytest.mark.parametrize(("number", "says"), [(errno.EACCES, "không có quyền ghi"), (errno.EROFS, "chỉ cho đọc"), (errno.ENOSPC, "đã đầy")])  # fmt: skip
def test_a_copy_that_cannot_be_written_says_why_and_where_else(number, says, book, command, monkeypatch):
    path = book(BAD)
    really = os.open

    def closed(name, flags, *more, **others):
        if str(name).endswith(".tmp"):
            raise OSError(number, "an English sentence")
        return really(name, flags, *more, **others)

    monkeypatch.setattr(os, "open", closed)
    code, _, err = command(*words("validate", path, "--annotate"))
    assert code == 3 and says in err and "--annotate THƯ-MỤC" in err and "English" not in err


@pytest.fixture
def without_rights(monkeypatch):
    """What is closed to its owner is closed, for root too, as far as the program asks the system beforehand."""
    monkeypatch.setattr(
        "hongngu_tally.disk.os.access",
        lambda path, mode: Path(path).exists() and bool(Path(path).stat().st_mode & mode << 6),
    )


@pytest.mark.parametrize(
    ("lang", "says"),
    [("vi", "được đặt chỉ cho đọc"), pytest.param("en", "marked as read-only", marks=pytest.mark.slow)],
)
def test_a_file_that_is_marked_read_only_is_not_replaced_even_by_force(
    book, command, tmp_path, without_rights, lang, says
):
    folder = tmp_path / "ra"
    folder.mkdir()
    target = folder / "a.xlsx"
    target.write_text("đã ký", encoding="utf-8")
    target.chmod(0o444)
    asked = ("year-end", book(LIST), "--year", "2020", "-o", target, "--force", "--lang", lang)
    code, _, err = command(*asked)
    assert code == 3 and says in err and ("còn nguyên" in err or "kept" in err or "whole" in err)
    assert [(each.name, each.read_text(encoding="utf-8")) for each in folder.iterdir()] == [
        ("a.xlsx", "đã ký")
    ]
    target.chmod(0o644)
    assert command(*asked)[0] != 3


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_a_folder_that_may_not_be_entered_is_named_and_not_a_file_in_it(tmp_path, without_rights):
    folder = tmp_path / "khoa"
    folder.mkdir()
    folder.chmod(0o600)
    assert closed_part(folder / "tally.toml") == folder
    folder.chmod(0o700)
    assert closed_part(folder / "tally.toml") == folder / "tally.toml"


@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=pytest.mark.slow), "json"])
def test_a_table_that_may_not_be_opened_is_no_table_of_another_program(
    book, command, tmp_path, monkeypatch, suffix
):
    path = book(LIST)
    target = tmp_path / f"bang.{suffix}"
    command("year-end", path, "--year", "2020", "-o", target)
    read = {name: getattr(Path, name) for name in ("read_bytes", "read_text")}

    def closed(name):
        def reading(self, *given, **more):
            if self.name == target.name:
                raise PermissionError(errno.EACCES, "Permission denied", str(self))
            return read[name](self, *given, **more)

        return reading

    for name in read:
        monkeypatch.setattr(Path, name, closed(name))
    code, _, err = command("verify", target, path)
    assert code == 3 and "không có quyền mở" in err and target.name in err


def test_a_drive_that_is_gone_with_its_root_is_a_path_that_leads_nowhere(monkeypatch, command):
    """On Windows a stick's letter or a server's name may be gone; nothing above the file is there to be looked through."""
    monkeypatch.setattr(Path, "exists", lambda path: False)
    code, _, err = command(*words("validate", Path("/stick/danh-sach/a.xlsx")))
    assert code == 3 and "a.xlsx" in err and "nội bộ" not in err
