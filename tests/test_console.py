"""Screens of every kind, texts that would act on them, and runs that are broken off."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from test_trust_output import evil_list

posix = pytest.mark.skipif(os.name != "posix", reason="signals and streams of POSIX")
# What may stand on a screen: no control character but the end of a line and our own colours.
ACTS = re.compile(
    "[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\x1b(?!\\[[0-9;]*m)"
)


def start(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hongngu_tally", *map(str, arguments)]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **more}
    return subprocess.Popen(command, **given)


def finished(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out or b"", err or b""


CONSOLES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "cp1258": {"PYTHONIOENCODING": "cp1258", "PYTHONUTF8": "0"},
    "cp437": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "LANG": "C"},
    "dumb": {"TERM": "dumb"},
    "no colour": {"NO_COLOR": "1"},
    "colour": {"FORCE_COLOR": "1", "TERM": "xterm-256color"},
    "narrow": {"COLUMNS": "20"},
    "no home": {"HOME": None, "USERPROFILE": None, "XDG_CACHE_HOME": None},
    "odd home": {
        "HOME": "/nonexistent/x",
        "XDG_CACHE_HOME": "/proc/none",
        "PYTHONPYCACHEPREFIX": "/proc/none",
    },
    "odd locale": {"LC_ALL": "xx_YY.nothing", "LANG": "tr_TR.UTF-8"},
    "odd zone": {"TZ": "Nowhere/At_All"},
}
QUICK = ("ascii",)


@pytest.mark.case("G02", "G03", "G04", "G05", "G06")
@pytest.mark.parametrize(
    "console", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in CONSOLES]
)
def test_any_console_shows_readable_text_on_which_nothing_acts(tmp_path: Path, console: str) -> None:
    name = b"=danh [red]\x1b[31m\xff.xlsx" if sys.platform == "linux" else b"=danh [red].xlsx"
    source = evil_list(tmp_path / "a.xlsx")
    source.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)))
    changed = {**os.environ, **CONSOLES[console]}
    environment = {name: value for name, value in changed.items() if value is not None}
    shown = ""
    for name in ("validate", "trace"):
        code, out, err = finished(start(name, tmp_path, "--year", 2020, env=environment))
        shown += (out + err).decode("utf-8")
    assert code in (0, 1) and "Traceback" not in shown and "Error" not in shown
    assert not ACTS.search(shown.replace("\r\n", "\n")), ACTS.search(shown)
    assert (
        "[bold]x[/bold]" in shown
        and ":warning:" in shown
        and "[link=http://evil]a[/link]" in re.sub(r"\s+", " ", shown)
    ) or console == "narrow"
    assert "\nOK: 0 lỗi" not in shown
    assert "Nguyễn" in shown or "Họ tên" in shown or "họ tên" in shown


@posix
@pytest.mark.case("G07")
@pytest.mark.parametrize("closed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_stream_that_is_not_there_is_no_reason_to_fail(book, closed: int) -> None:
    path = book(
        "# A\n| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Nguyễn Văn Mẫu | LĐTT |\n"
    )
    other = {1: "stderr", 2: "stdout"}[closed]
    process = start("summarize", path, "--year", 2020, "--format", "json", preexec_fn=lambda: os.close(closed), stdout=subprocess.PIPE if other == "stdout" else None, stderr=subprocess.PIPE if other == "stderr" else None)  # fmt: skip
    code, out, err = finished(process)
    assert code == 0 and err == b"" and (out.startswith(b"{") or closed == 1)


STRIKES = """
import os, signal, sys
left, ours = int(os.environ["STRIKE"]), False
def strike(event, arguments):
    global left, ours
    if event != "import":
        return
    ours = ours or arguments[0].startswith("hongngu_tally")
    if ours and not arguments[0] in ("hongngu_tally", "hongngu_tally.__main__"):
        left -= 1
        if left == 0:
            signal.raise_signal(signal.SIGINT)
sys.addaudithook(strike)
"""
ENTRIES = {
    "module": ("-m", "hongngu_tally"),
    "script": ("-c", "import sys; from hongngu_tally.__main__ import main; sys.exit(main())"),
}


@posix
@pytest.mark.case("H04")
@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    "strikes",
    [
        pytest.param((1, 2, 5, 20, 60), id="some"),
        pytest.param(range(1, 140), marks=pytest.mark.slow, id="each"),
    ],
)
def test_ctrl_c_while_the_program_is_still_loading_is_no_mistake(
    tmp_path: Path, entry: str, strikes: Sequence[int]
) -> None:
    """The interruption strikes at the n-th import behind the program's own door, on every way in."""
    (tmp_path / "sitecustomize.py").write_text(STRIKES, encoding="utf-8")
    folders = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    for number in strikes:
        environment = {**os.environ, "PYTHONPATH": folders, "STRIKE": str(number)}
        process = subprocess.run(
            [sys.executable, *ENTRIES[entry], "law"],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert process.returncode == 130 and b"Traceback" not in process.stderr, (number, process.stderr)
        assert process.stdout == b""


@pytest.mark.case("H04")
def test_ctrl_c_that_became_another_error_is_still_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What strikes while a class is made is told as the class's own failure."""
    import hongngu_tally.cli as cli

    def broken_off(*_: object) -> int:
        class Name:
            def __set_name__(self, owner: type, name: str) -> None:
                raise KeyboardInterrupt

        type("Broken", (), {"name": Name()})
        return 0

    monkeypatch.setattr(cli, "_invoke", broken_off)
    monkeypatch.setattr(cli, "_readable_streams", lambda: None)
    assert cli.run(["law"]) == 130
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1


@posix
@pytest.mark.case("H04")
def test_a_program_started_deaf_to_ctrl_c_stays_deaf(tmp_path: Path) -> None:
    """As a shell starts what it sends to the background."""
    (tmp_path / "sitecustomize.py").write_text(STRIKES, encoding="utf-8")
    folders = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": folders, "STRIKE": "3"}

    def deaf() -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    code, out, err = finished(start("law", env=environment, preexec_fn=deaf))
    assert code == 0 and out and not err


LAST_STRIKE = """
import os, signal, sys
class Last:
    def __del__(self, strike=signal.raise_signal, number=int(os.environ["STRIKE"])):
        strike(number)
sys.last_value = Last()
"""


@posix
@pytest.mark.case("H04")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_comes_when_all_is_done_changes_nothing(tmp_path: Path, number: int) -> None:
    """It strikes while the interpreter takes its modules apart, after it took the handlers away (it lets go of this name itself)."""
    (tmp_path / "sitecustomize.py").write_text(LAST_STRIKE, encoding="utf-8")
    folders = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    for arguments, expected in ((["law"], 0), (["summarize", tmp_path / "none"], 3)):
        environment = {**os.environ, "PYTHONPATH": folders, "STRIKE": str(int(number))}
        code, out, err = finished(start(*arguments, env=environment))
        assert code == expected and b"Traceback" not in err and (out or err)


@posix
@pytest.mark.slow
@pytest.mark.case("H04")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_broken_off_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    first = evil_list(folder / "0.xlsx").read_bytes()
    for at in range(1, 200):
        (folder / f"{at}.xlsx").write_bytes(first)
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    process = start("year-end", folder, "--year", 2020, "-o", target, "--force", start_new_session=True)
    time.sleep(2.5)
    process.send_signal(number)
    code, _, err = finished(process)
    assert code in (130, 0, 1) and b"Traceback" not in err
    if code == 130:
        assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lists", "out.xlsx"]
    deadline = time.monotonic() + 10
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < deadline:
            # Whatever starts the workers ends a moment after them.
            os.killpg(process.pid, 0)
            time.sleep(0.1)


@pytest.mark.case("H06")
def test_what_is_no_file_is_told_and_ends(command, book, tmp_path: Path) -> None:
    empty = tmp_path / "none"
    empty.mkdir()
    assert command("summarize", empty, "--year", 2020)[0] == 3
    assert command("summarize", tmp_path / "*.xlsx", "--year", 2020)[0] == 3
    assert command("summarize", "\\\\server\\share\\a.xlsx", "--year", 2020)[0] == 3
    assert command("summarize", tmp_path / ("x" * 300), "--year", 2020)[0] == 3
    lists = tmp_path / "lists"
    lists.mkdir()
    book(
        "# A\n| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Nguyễn Văn Mẫu | LĐTT |\n",
        "lists/a.xlsx",
    )
    if os.name == "posix":
        (lists / "loop").symlink_to(lists)
        (lists / "gone.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
        os.mkfifo(lists / "pipe.xlsx")
    code, out, _ = command("summarize", lists, "--year", 2020, "--format", "json")
    named = {one["file"]: one["state"] for one in json.loads(out)["files"]}
    assert json.loads(out)["total"] == 1 and named["a.xlsx"] == "counted" and "loop/a.xlsx" not in named
    assert code == (1 if "gone.xlsx" in named else 0)
    if os.name == "posix":
        (found,) = json.loads(
            command("validate", lists / "pipe.xlsx", "--year", 2020, "--format", "json")[1]
        )["findings"]
        assert found["name"] == "file-not-a-workbook"


@pytest.mark.case("H07")
@pytest.mark.parametrize(
    "text",
    ["year = " + "[" * 5000, "x = '" + "a" * 30_000_000 + "'", 'year = 2020\n[law]\nfolder = "../../../../etc"', 'units = "../../etc/passwd"',
     "year = 2020\n[[sheet]]\nfile = '(a+)+$'\nsheet = '" + "(a+)+$" * 500 + "'"],
    ids=["deep", "large", "outside", "no units", "pattern"],
)  # fmt: skip
def test_hostile_settings_end_in_a_sentence(command, book, tmp_path: Path, text: str) -> None:
    path = book(
        "# A\n| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Nguyễn Văn Mẫu | LĐTT |\n"
    )
    (tmp_path / "tally.toml").write_text(text, encoding="utf-8")
    began = time.monotonic()
    code, _, err = command("summarize", path, "--year", 2020)
    assert time.monotonic() - began < 20
    assert code in (0, 2) and "Traceback" not in err
    if code == 2:
        assert "tally.toml" in err or "passwd" in err
