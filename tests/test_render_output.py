"""Files are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from hongngu_tally import disk
from hongngu_tally.render import output
from hongngu_tally.render.output import OutputExists, OutputFailed, write_bytes, write_text, write_via


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".tally-")]


def test_a_new_file_is_written_and_leaves_nothing_beside_it(tmp_path):
    write_text(tmp_path / "báo cáo.md", "Đạt\n")
    assert (tmp_path / "báo cáo.md").read_bytes() == "Đạt\n".encode()
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_the_usual_mode_is_kept_so_that_colleagues_can_read(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "new.md", "a")
        (tmp_path / "old.md").write_text("a")
        (tmp_path / "old.md").chmod(0o600)
        write_text(tmp_path / "old.md", "b", force=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "old.md").stat().st_mode) == 0o600


def test_an_existing_file_is_replaced_only_by_force(tmp_path):
    path = tmp_path / "a.csv"
    write_text(path, "old")
    with pytest.raises(OutputExists, match="--force"):
        write_text(path, "new")
    assert path.read_text() == "old"
    write_text(path, "new", force=True)
    assert path.read_text() == "new"


def test_a_writer_that_fails_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def full_disk(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputFailed) as raised:
        write_via(path, full_disk, force=True)
    assert path.read_bytes() == b"old" and leftovers(tmp_path) == []
    assert raised.value.cause.errno == 28 and "còn nguyên" in str(raised.value)
    assert "the disk is full" in raised.value.english and "ổ đĩa đã đầy" in str(raised.value)


def test_an_interruption_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def interrupted(file):
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_via(path, interrupted, force=True)
    assert path.read_bytes() == b"old" and leftovers(tmp_path) == []


@pytest.mark.parametrize("where", ["missing/a.csv", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path, where):
    with pytest.raises(OutputFailed):
        write_text(tmp_path / where, "a", force=True)


@pytest.mark.case("F10")
def test_a_file_open_in_excel_keeps_the_new_result_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    really = Path.replace

    def replace(self, target):
        if Path(target) == path:
            raise PermissionError(13, "in use")
        return really(self, target)

    monkeypatch.setattr(output, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputFailed, match="Excel") as raised:
        write_bytes(path, b"new", force=True)
    assert raised.value.kept == tmp_path / "a (2).xlsx"
    assert raised.value.kept.read_bytes() == b"new" and path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def failing(number, winerror=None):
    error = OSError(number, "an English sentence of the system")
    if winerror:
        error.winerror = winerror
    return error


@pytest.mark.parametrize(
    ("cause", "says"),
    [
        (failing(13), "không có quyền ghi"),
        (failing(30), "thư mục chỉ cho đọc"),
        (failing(28), "ổ đĩa đã đầy"),
        (failing(22, 112), "ổ đĩa đã đầy"),
        (failing(errno.ENAMETOOLONG), "quá dài"),
        (failing(2, 206), "quá dài"),
        (failing(2), "thư mục không có"),
        (failing(13, 32), "đang mở trong Excel"),
        (failing(22, 53), "ổ mạng"),
        (failing(22, 123), "ký tự không dùng được"),
        (failing(99), "báo lỗi 99"),
    ],
)
def test_each_cause_has_its_own_sentence_in_both_languages(tmp_path, cause, says):
    failed = OutputFailed(tmp_path / "a.xlsx", cause)
    assert says in str(failed) and "Cách sửa: " in str(failed) and "Remedy: " in failed.english
    assert "English" not in str(failed) + failed.english


def test_a_lock_file_beside_it_says_that_the_file_is_open(tmp_path):
    (tmp_path / "~$a.xlsx").write_bytes(b"")
    assert "đang mở trong Excel" in str(OutputFailed(tmp_path / "a.xlsx", failing(13)))
    (tmp_path / ".~lock.b.xlsx#").write_bytes(b"")
    assert "đang mở trong Excel" in str(OutputFailed(tmp_path / "b.xlsx", failing(13)))


def test_a_path_that_windows_does_not_take_is_called_long(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "WINDOWS", True)
    long = tmp_path / ("thư-mục-dài/" * 30) / "a.xlsx"
    assert "quá dài" in str(OutputFailed(long, failing(2)))


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write_text(tmp_path / "link.md", "new", force=True)
    assert (tmp_path / "link.md").is_symlink() and (tmp_path / "real.md").read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="no such device")
def test_a_device_is_written_without_asking():
    write_text("/dev/null", "a")


def test_what_a_killed_run_left_is_swept_by_the_next_and_what_a_running_one_writes_is_not(tmp_path):
    (tmp_path / ".tally-dead.tmp").write_text("half")

    def another(file):
        write_text(tmp_path / "b.md", "b")
        file.write(b"a")

    write_via(tmp_path / "a.md", another)
    assert (tmp_path / "a.md").read_text() == "a" and leftovers(tmp_path) == []


def test_a_file_for_a_while_is_for_this_user_only_and_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(output.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(output.tempfile, "tempdir", str(tmp_path))
    (tmp_path / ".tally-dead.xlsx").write_text("half")
    with output.scratch(b"whole", ".xlsx") as path:
        assert path.read_bytes() == b"whole" and leftovers(tmp_path) == [path.name]
        assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert leftovers(tmp_path) == []


def test_openpyxl_reads_through_defusedxml_and_writes_the_same_bytes_with_or_without_lxml():
    import openpyxl.xml

    assert (openpyxl.xml.DEFUSEDXML, openpyxl.xml.LXML) == (True, False)
