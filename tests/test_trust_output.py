"""Written files when the disk fills, the power goes, two runs meet: the old file whole or the new one, and nothing else."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from hongngu_tally.render import output
from hongngu_tally.render.output import OutputFailed, write_bytes

posix = pytest.mark.skipif(os.name != "posix", reason="signals and modes of POSIX")
OLD, NEW = b"old " * 100, b"new " * 5000


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".tally-")]


class Operations:
    """Counts what the writer asks of the system, and lets something happen at the n-th."""

    names = ("open", "dup", "close", "fsync", "replace", "chmod", "unlink", "stat", "write", "flush")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, happen: Callable[[str], None]) -> None:
        self.count, self.at, self.happen = 0, 0, happen
        for name in ("open", "dup", "close", "fsync"):
            self._wrap(monkeypatch, os, name)
        for name in ("replace", "chmod", "unlink", "stat"):
            self._wrap(monkeypatch, Path, name)
        real = os.fdopen
        monkeypatch.setattr(output.os, "fdopen", lambda *given: Watched(real(*given), self))

    def step(self, name: str) -> None:
        self.count += 1
        if self.count == self.at:
            self.happen(name)

    def _wrap(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        real = getattr(owner, name)

        def watched(*given: object, **more: object) -> object:
            self.step(name)
            return real(*given, **more)

        monkeypatch.setattr(owner, name, watched)


class Watched:
    """A file whose every piece is an operation."""

    def __init__(self, file: object, operations: Operations) -> None:
        self.file, self.operations = file, operations

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        for at in range(0, len(content), 4096):
            self.operations.step("write")
            self.file.write(content[at : at + 4096])

    def flush(self) -> None:
        self.operations.step("flush")
        self.file.flush()

    def fileno(self) -> int:
        return self.file.fileno()


@pytest.mark.case("F09")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_fault_at_any_operation_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target = tmp_path / "bao-cao.xlsx"

    def fail(name: str) -> None:
        raise OSError(number, os.strerror(number))

    operations = Operations(monkeypatch, fail)
    failed = 0
    for at in range(1, 200):
        operations.at = 0
        target.write_bytes(OLD)
        operations.count, operations.at = 0, at
        try:
            write_bytes(target, NEW, force=True)
        except OutputFailed as refused:
            failed += 1
            assert str(target) in str(refused) and os.strerror(number) not in str(refused)
        reached = operations.count >= at
        operations.at = 0
        assert target.read_bytes() in (OLD, NEW)
        for left in leftovers(tmp_path):
            assert stat.S_IMODE(left.stat().st_mode) == 0o600
        write_bytes(tmp_path / "other.csv", b"", force=True)
        assert leftovers(tmp_path) == []
        if not reached:
            break
    assert failed >= 8 and not reached


@posix
@pytest.mark.case("F08", "P04")
def test_a_kill_at_any_operation_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bao-cao.xlsx"
    operations = Operations(monkeypatch, lambda _: os.kill(os.getpid(), signal.SIGKILL))
    seen = set()
    for at in range(1, 200):
        target.write_bytes(OLD)
        child = os.fork()
        if child == 0:
            operations.count, operations.at = 0, at
            write_bytes(target, NEW, force=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        found = target.read_bytes()
        assert found in (OLD, NEW)
        seen.add(found)
        assert all(stat.S_IMODE(left.stat().st_mode) in (0o600, 0o644) for left in leftovers(tmp_path))
        write_bytes(tmp_path / "other.csv", b"", force=True)
        assert leftovers(tmp_path) == []
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
    assert seen == {OLD, NEW} and status == 0


@posix
@pytest.mark.case("F14")
def test_two_runs_to_one_output_never_mix(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.xlsx"
    contents = [bytes([65 + number]) * 300_000 for number in range(4)]
    children = []
    for content in contents:
        child = os.fork()
        if child == 0:
            for _ in range(25):
                write_bytes(target, content, force=True)
            os._exit(0)
        children.append(child)
    while children:
        done, status = os.waitpid(-1, os.WNOHANG)
        if done:
            children.remove(done)
            assert status == 0
        if target.exists():
            assert target.read_bytes() in contents
    assert leftovers(tmp_path) == []


def tally(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hongngu_tally", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120, **more)


@pytest.mark.slow
@posix
@pytest.mark.case("F09")
def test_a_disk_that_lets_no_more_be_written_is_exit_3_and_keeps_the_old_file(book, tmp_path: Path) -> None:
    import resource

    path = book(LIST)
    target = tmp_path / "ket-qua.xlsx"
    target.write_bytes(OLD)
    done = tally(
        "year-end", path, "--year", 2020, "-o", target, "--force",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
        # A module compiled under the limit would be cut, and stay so for whoever imports it next.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, target.read_bytes()) == (3, OLD), done.stderr
    assert (
        "ket-qua.xlsx" in done.stderr
        and "Traceback" not in done.stderr
        and "File too large" not in done.stderr
    )
    assert leftovers(tmp_path) == []


@pytest.mark.slow
@posix
@pytest.mark.case("F09", "G06")
def test_a_full_disk_behind_the_screen_is_exit_3(book) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "hongngu_tally", "summarize", str(book(LIST)), "--year", "2020"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 3 and "Traceback" not in done.stderr and "ổ đĩa đã đầy" in done.stderr


# --- what is written ---------------------------------------------------------------------------------------

LIST = """
# Cá nhân
| UBND XÃ LONG THUẬN | | |
| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |
| STT | Họ và tên | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | LĐTT |
"""
EVIL = (
    "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://evil\",\"a\")", "=WEBSERVICE(\"http://evil\")", "+84 1", "-1+1", "@SUM(1)",
    "＝1+1", "#N/A", "TRUE", "00123", "1E5", "[/]", "[bold]x[/bold]", "[link=http://evil]a[/link]", ":warning:",
    "\u202eđảo", "a\u200db", "x\x1b[31mđỏ", "<script>alert(1)</script>", "a\nOK: 0 lỗi", "a\u2028b",
)  # fmt: skip


def evil_list(path: Path) -> Path:
    """A list whose names are everything that acts somewhere."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "=1+1 [red]"[:10].replace("[", "(").replace("]", ")")
    for line in (["UBND XÃ LONG THUẬN"], ["ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"], ["STT", "Họ và tên", "Danh hiệu"]):
        sheet.append(line)
    for number, name in enumerate(EVIL, 1):
        sheet.append([number, None, "LĐTT"])
        cell = sheet.cell(number + 3, 2)
        cell.value = f"Mẫu {number}" if "\x1b" in name else name
        cell.data_type = "s"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    number = next(at for at, name in enumerate(EVIL, 1) if "\x1b" in name)
    strings = "xl/worksheets/sheet1.xml"
    parts[strings] = parts[strings].replace(f"Mẫu {number}<".encode(), "x_x001B_[31mđỏ<".encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


OUTPUTS = (
    ("year-end", ".xlsx"), ("year-end", ".html"), ("year-end", ".docx"), ("year-end", ".csv"), ("year-end", ".md"),
    ("trace", ".xlsx"), ("trace", ".csv"), ("trace", ".md"), ("status", ".xlsx"), ("summarize", ".csv"), ("validate", ".csv"),
    ("validate", ".md"),
)  # fmt: skip


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> dict[tuple[str, str], Path]:
    from hongngu_tally.cli import run

    folder = tmp_path_factory.mktemp("evil")
    source = evil_list(folder / "=danh [sách].xlsx")
    written = {}
    for name, suffix in OUTPUTS:
        written[name, suffix] = folder / f"{name}{suffix}"
        code = run([name, str(source), "--year", "2020", "-o", str(written[name, suffix]), "-q"])
        assert code in (0, 1), (name, suffix)
    assert run(["validate", str(source), "--year", "2020", "--annotate", str(folder / "copies"), "-q"]) in (
        0,
        1,
    )
    (written["annotate", ".xlsx"],) = (folder / "copies").iterdir()
    return written


@pytest.mark.slow
@pytest.mark.case("F01", "F03", "F04")
def test_no_text_of_a_cell_is_a_formula_in_a_written_workbook(outputs) -> None:
    for (name, suffix), path in outputs.items():
        if suffix != ".xlsx":
            continue
        with zipfile.ZipFile(path) as archive:
            assert not [
                part for part in archive.namelist() if "vba" in part.lower() or "external" in part.lower()
            ]
            formulas = [
                found
                for part in archive.namelist()
                if part.startswith("xl/worksheets/sheet")
                for found in re.findall(rb"<f>([^<]*)</f>", archive.read(part))
            ]
        assert not [
            text for text in formulas if b"cmd" in text or b"WEBSERVICE" in text or b"evil" in text
        ], name
        texts = {
            cell.value: cell.data_type
            for sheet in openpyxl.load_workbook(path).worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value in EVIL
        }
        assert set(texts.values()) <= {"s"}, (name, texts)
        if name in ("trace", "annotate"):
            # What is no name at all is held back, and stands in the copy only.
            kept = {"#N/A", "00123", "1E5"} if name == "annotate" else set()
            assert {"=cmd|'/c calc'!A1", "TRUE", *kept} <= set(texts)


@pytest.mark.case("F02")
def test_no_field_of_a_written_csv_begins_like_a_formula(outputs) -> None:
    import csv

    for (name, suffix), path in outputs.items():
        if suffix == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            fields = [field for line in csv.reader(text.splitlines()) for field in line]
            assert not [field for field in fields if re.match(r"\s*[=+@＝＋＠\t\r\0]|\s*-\D", field)], name
            if name == "trace":
                assert "'=cmd|'/c calc'!A1" in fields


@pytest.mark.case("F01", "G01", "G02")
def test_no_text_of_a_cell_acts_in_a_page_or_a_text(outputs) -> None:
    for (name, suffix), path in outputs.items():
        if suffix not in (".html", ".md", ".csv"):
            continue
        text = path.read_bytes().decode("utf-8-sig")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), (
            name,
            suffix,
        )
        if suffix == ".html":
            assert "<script>alert(1)" not in text and not re.search(r"<(?:a|img|link)\b[^>]*evil", text)


@posix
@pytest.mark.slow
@pytest.mark.case("F13")
def test_the_same_inputs_give_the_same_bytes_anywhere(book, tmp_path: Path) -> None:
    book(LIST, "b.xlsx")
    book(LIST.replace("LONG THUẬN", "PHÚ THUẬN A"), "a.xlsx")
    seen = set()
    for number, (zone, user) in enumerate((("UTC", "lan"), ("Asia/Ho_Chi_Minh", "minh"))):
        target = tmp_path / f"out{number}" / "bang.xlsx"
        target.parent.mkdir()
        paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"][:: -1 if number else 1]
        environment = {**os.environ, "TZ": zone, "USER": user, "LOGNAME": user, "PYTHONHASHSEED": str(number)}
        done = tally(
            "year-end", *paths, "--year", 2020, "-o", target, "--workers", number + 1, env=environment
        )
        assert done.returncode in (0, 1), done.stderr
        seen.add(target.read_bytes())
    assert len(seen) == 1


@posix
@pytest.mark.case("F11")
def test_a_link_to_an_input_is_no_output_either(book, command, tmp_path: Path) -> None:
    path = book(LIST)
    hard, soft = tmp_path / "hard.xlsx", tmp_path / "soft.xlsx"
    hard.hardlink_to(path)
    soft.symlink_to(path)
    before = path.read_bytes()
    for target in (path, hard, soft):
        code, _, err = command("year-end", path, "--year", 2020, "-o", target, "--force")
        assert (code, path.read_bytes()) == (2, before) and target.name in err


@pytest.mark.case("F11")
def test_the_programs_own_outputs_beside_the_inputs_are_listed_and_not_read(
    book, command, tmp_path: Path
) -> None:
    book(LIST)
    for name in ("bang.xlsx", "bang.csv"):
        assert command("year-end", tmp_path, "--year", 2020, "-o", tmp_path / name, "-q")[0] in (0, 1)
    _, out, _ = command("summarize", tmp_path, "--year", 2020, "--format", "json")
    states = {one["file"]: (one["state"], one.get("reason")) for one in json.loads(out)["files"]}
    assert states == {
        "danh-sach.xlsx": ("counted", None), "bang.xlsx": ("ignored", "own-output"), "bang.csv": ("ignored", "own-output"),
    }  # fmt: skip


@pytest.mark.case("F06")
def test_sheet_names_of_a_written_workbook_are_ones_that_excel_takes() -> None:
    from hongngu_tally.render.values import sheet_names

    names = ["a/b", "[red]", "x" * 40, "x" * 41, "", "History", "DATA", "data", "'q'", "=1+1", "a:b*c?"]
    found = sheet_names(names)
    shown = [found.get(name, name) for name in names]
    assert len({name.casefold() for name in shown}) == len(names)
    for name in shown:
        assert 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name), name
        assert name.casefold() != "history" and name[0] != "'" and name[-1] != "'", name


@posix
@pytest.mark.case("F07")
def test_copies_stay_in_their_folder_whatever_the_inputs_are_called(book, command, tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    (lists / "..a").mkdir(parents=True)
    for name in (
        "CON.xlsx",
        "a:b.xlsx",
        "...xlsx",
        "x" * 180 + ".xlsx",
        "phar:a.xlsx",
        "$HOME.xlsx",
        "..a/~.xlsx",
    ):
        person = "".join(filter(str.isalpha, name))[:20]
        book(LIST.replace("Văn Mẫu", f"Văn {person}").replace("LĐTT", "danh hiệu lạ"), "seed.xlsx").rename(
            lists / name
        )
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    code, _, err = command("validate", lists, "--year", 2020, "--annotate", tmp_path / "copies", "-q")
    assert code in (0, 1) and "Traceback" not in err
    after = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    written = [path for path in after if path not in before]
    assert written and all(path.parts[0] == "copies" for path in written)
