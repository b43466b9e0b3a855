"""The two files for Windows that workbooks are dropped on. No Windows runs here: what can be told from their text is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hongngu_tally
from hongngu_tally.cli import run
from hongngu_tally.submissions import COPY_MARK

FOLDER = Path(hongngu_tally.__file__).parent / "guide" / "windows"
FILES = sorted(FOLDER.glob("*.cmd"))

pytestmark = pytest.mark.usefixtures("plain")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def script(request) -> str:
    return request.param.read_bytes().decode("utf-8")


def spoken(script: str) -> dict[str, list[str]]:
    """Word → the sentences at the end of the file that begin with it."""
    found: dict[str, list[str]] = {}
    for name, text in re.findall(r"(?m)^#(\w+) (.+?)\r$", script + "\r\n"):
        found.setdefault(name, []).append(text)
    return found


def code_of(script: str) -> list[str]:
    lines = script.split("\r\n")
    return [line for line in lines if not line.startswith(("#", "rem "))]


def test_there_are_two():
    assert [path.name for path in FILES] == ["Kiem tra.cmd", "Tong hop.cmd"]


def test_line_ends_are_those_of_windows_and_no_mark_stands_before_the_first(script):
    assert script.startswith("@echo off\r\n")
    assert "\n" not in script.replace("\r\n", "")
    assert "\t" not in script


def test_all_that_the_shell_obeys_is_ascii_and_what_people_read_stands_behind_the_end(script):
    lines = script.rstrip().split("\r\n")
    texts = [number for number, line in enumerate(lines) if line.startswith("#")]
    assert texts == list(range(texts[0], len(lines)))
    assert all(line.isascii() for line in lines[: texts[0]])
    # Nothing runs into the texts.
    assert [line for line in lines[: texts[0]] if line][-1] == "exit /b"
    assert not any("&" in line or "%" in line or "|" in line or ">" in line for line in lines[texts[0] :])


def test_the_window_is_set_to_utf_8_and_stays_open(script):
    code = code_of(script)
    assert "chcp 65001 >nul" in code and code.index("chcp 65001 >nul") < code.index(":gather")
    end = code[code.index(":end") :]
    assert "pause >nul" in end
    # What stands behind an ampersand in a dropped name would be run when the file ends: the shell is left instead.
    assert end.index("pause >nul") < end.index("if not defined typed exit")


def test_names_are_read_with_delayed_expansion_and_used_without(script):
    code = code_of(script)
    assert code[1] == "setlocal EnableExtensions DisableDelayedExpansion"
    opened = code.index("setlocal EnableDelayedExpansion")
    closed = code.index(":gather")
    for number, line in enumerate(code):
        if re.search(r"!\w+[!:]", line):
            assert opened < number < closed, line
    # Both ways out of the block end it.
    block = code[opened:closed]
    assert sum("endlocal" in line for line in block) == 2


def test_every_name_is_quoted_where_it_is_used(script):
    for line in code_of(script):
        for name in ("item", "first", "rest", "out", "base", "copy", "self", "left"):
            for found in re.finditer(f"%{name}(?:%|:~)", line):
                assert line[: found.start()].count('"') % 2 == 1, line
        for found in re.finditer(r"%%~?[a-z]*F", line):
            outside_for = not line[: found.start()].rstrip().endswith("for")
            if outside_for and "%%F in" not in line[found.start() :]:
                assert line[: found.start()].count('"') % 2 == 1, line


def test_every_label_exists_and_every_sentence_is_said_once(script):
    code = "\n".join(code_of(script))
    labels = set(re.findall(r"(?m)^:(\w+)$", code))
    assert set(re.findall(r"(?:goto|call) :(\w+)", code)) - {"eof"} <= labels
    assert set(re.findall(r"call :say (\w+)", code)) == spoken(script).keys()
    missing = " ".join(spoken(script)["missing"])
    assert "py -m pip install hongngu-tally" in missing and "cai-dat-windows.md" in missing


def test_the_program_is_looked_for_on_the_path_then_as_a_module(script):
    code = "\n".join(code_of(script))
    places = [code.index(text) for text in ("%%~$PATH:P", "py -m hongngu_tally", "call :say missing")]
    assert places == sorted(places)
    assert (FOLDER.parents[1] / "__main__.py").exists()


def commands(script: str) -> list[str]:
    return [line.removeprefix("%run% ") for line in code_of(script) if line.startswith("%run% ") and "--version" not in line]  # fmt: skip


def test_the_commands_and_their_options_exist(script, capsys):
    (asked,) = commands(script)
    name = re.match(r"[\w-]+", asked)[0]
    assert run([name, "--help"]) == 0
    page = capsys.readouterr().out
    options = re.findall(r"(?<= )--?[\w-]+", asked)
    assert options and all(re.search(rf"(?<![\w-]){option}\b", page) for option in options)


def test_what_they_open_is_what_the_program_writes(book, tmp_path, capsys):
    check, total = (path.read_bytes().decode("utf-8") for path in FILES)
    path = book(
        """
        # Danh sách
        | UBND XÃ LONG THUẬN | < | < |
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |

        | STT | Họ và tên | Danh hiệu |
        | 1 | Nguyễn Mẫu Sen | Lao động giỏi giang |
        | 2 | Trần Mẫu Bưởi | LĐTT |
        """,
        "Xã & Phường (100%) a!b^c.xlsx",
    )
    words = commands(check)[0].replace("%list%", f" {path.as_posix().replace(' ', '?')}").split()
    assert run([word.replace("?", " ") for word in words]) == 1
    capsys.readouterr()
    assert f'"%%~dpnF{COPY_MARK}%%S"' in check
    assert path.with_name(f"{path.stem}{COPY_MARK}.xlsx").exists()
    words = commands(total)[0].replace("%list%", " LIST").replace('"%out%"', "OUT").split()
    out = tmp_path / "tong-hop.xlsx"
    assert run([{"LIST": str(path), "OUT": str(out)}.get(word, word) for word in words]) == 1
    assert out.exists()


def test_the_demonstration_gives_them_away(tmp_path, capsys):
    assert run(["demo", str(tmp_path / "hoc-thu")]) == 0
    assert "Kiem tra.cmd" in capsys.readouterr().out
    for path in FILES:
        assert (tmp_path / "hoc-thu" / path.name).read_bytes() == path.read_bytes()
