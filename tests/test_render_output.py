"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

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
    assert "No space left" in raised.value.english


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


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write_text(tmp_path / "link.md", "new", force=True)
    assert (tmp_path / "link.md").is_symlink() and (tmp_path / "real.md").read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="no such device")
def test_a_device_is_written_without_asking():
    write_text("/dev/null", "a")


def test_what_a_killed_run_left_is_swept_after_an_hour(tmp_path):
    old, young = tmp_path / ".tally-old.tmp", tmp_path / ".tally-young.tmp"
    old.write_text("half")
    young.write_text("half")
    os.utime(old, (1, 1))
    write_text(tmp_path / "a.md", "a")
    assert leftovers(tmp_path) == [".tally-young.tmp"]


def test_openpyxl_reads_through_defusedxml_and_writes_the_same_bytes_with_or_without_lxml():
    import openpyxl.xml

    assert (openpyxl.xml.DEFUSEDXML, openpyxl.xml.LXML) == (True, False)
