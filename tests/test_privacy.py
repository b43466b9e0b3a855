"""People appear only in results that were asked for: nowhere else by any road, and masked where that was asked for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from hongngu_tally.cli import run
from test_cases import SECTIONS, tally

pytestmark = pytest.mark.usefixtures("read_here")

NAMES = ("Trịnh Canari Vàng", "Lưu Canari Xanh", "Hồ Canari Đỏ")
BIRTHS = ("13/07/1979", "14/08/1981", "")
OTHERS = ("079079001234", "0909123456", "ấp Canari Mười")
CANARIES = (*NAMES, *BIRTHS[:2], *OTHERS)
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Điện thoại", "Địa chỉ", "Danh hiệu", "Ghi chú")


def canary_list(path: Path, awards: tuple[object, ...] = ("LĐTT", "CSTĐCS", "huân chương lạ")) -> Path:
    """A list whose every personal cell can be told anywhere, with findings of many kinds."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cá nhân"
    for line in (["UBND XÃ LONG THUẬN"], ["ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"], HEAD):
        sheet.append(line)
    for at, (name, birth, award) in enumerate(zip(NAMES, BIRTHS, awards, strict=True), 1):
        sheet.append([at, name, birth, *OTHERS, award, f"con ông {NAMES[0]}"])
    # The same person twice, and one without an award.
    sheet.append([4, NAMES[0], BIRTHS[0], *OTHERS, awards[0], ""])
    sheet.append([5, NAMES[1], BIRTHS[1], *OTHERS, None, ""])
    book.save(path)
    return path


def told(text: str, *more: str) -> list[str]:
    """The canaries in a text."""
    return [one for one in (*CANARIES, *more) if one in text]


def whole(path: Path) -> str:
    """Everything in a written file as text, packages unpacked."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes().decode("utf-8")
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return re.sub(r"</[^>]*>\s*<[^>]*>", "", "\n".join(parts)) + "\n".join(parts)


@pytest.mark.case("P01")
@pytest.mark.parametrize(
    "arguments",
    [
        ("summarize", "{}", "--year", "2020"),
        ("summarize", "{}", "--year", "1999"),
        ("summarize", "{}", "--year", "2020", "--by", "colour"),
        ("validate", "{}", "--year", "2020", "-q", "-o", "{folder}/a.md"),
        ("validate", "{}", "--year", "2020", "--header", "77"),
        ("year-end", "{}", "--year", "2020", "-o", "{}", "--force"),
        ("year-end", "{}", "--year", "2020", "-o", "{folder}/none/a.xlsx"),
        ("trace", "{}", "--year", "2020", "--unit", "Xã Không Có", "-o", "{folder}/a.csv"),
        ("status", "{}", "--year", "2020"),
        ("diff", "{}", "{}"),
    ],
    ids=" ".join,
)
def test_nobody_is_named_on_stderr(command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = canary_list(tmp_path / "long-thuan.xlsx")
    filled = [word.replace("{folder}", str(tmp_path)).replace("{}", str(path)) for word in arguments]
    _, out, err = command(*filled, "--debug")
    assert told(err) == []
    if arguments[0] in ("summarize", "status"):
        assert told(out) == []


@pytest.mark.case("P02")
def test_a_mistake_of_the_program_gives_a_report_without_anybody(
    command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hongngu_tally.checks import every

    def mistaken(intake, regime, **_):
        raise KeyError(str(list(intake.nominations["name"])))

    monkeypatch.setattr(every, "run", mistaken)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = canary_list(tmp_path / "long-thuan.xlsx")
    code, out, err = command("validate", path, "--year", 2020)
    assert (code, out) == (70, "") and "Traceback" not in err and told(err) == []
    (report,) = tmp_path.glob("tally-*.txt")
    assert str(report) in err and "KeyError" in report.read_text() and "test_privacy.py" in report.read_text()
    assert told(report.read_text()) == []
    assert os.name != "posix" or report.stat().st_mode & 0o777 == 0o600
    assert "long-thuan.xlsx" in err, "the file that caused it is named where there is one"
    with pytest.raises(KeyError):
        run(["validate", str(path), "--year", "2020", "--debug"])


REDACTED = (
    ("validate", "text"), ("validate", "json"), ("validate", "csv"), ("validate", "md"), ("validate", ".xlsx"), ("validate", ".html"),
    ("summarize", "text"), ("summarize", "json"), ("year-end", "text"), ("year-end", ".xlsx"), ("year-end", ".docx"), ("year-end", ".html"),
    ("year-end", "json"), ("trace", "text"), ("trace", "json"), ("trace", "csv"), ("trace", ".xlsx"), ("status", "json"), ("status", ".xlsx"),
    ("inspect", "text"), ("inspect", "json"), ("inspect", "csv"), ("inspect", "md"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.case("P03")
@pytest.mark.parametrize(("name", "form"), REDACTED, ids=" ".join)
def test_redacted_results_name_nobody_and_keep_counts_and_places(
    command, tmp_path: Path, name: str, form: str
) -> None:
    path = canary_list(tmp_path / "long-thuan.xlsx")
    asked = [name, path, "--year", 2020, "--redact"]
    if form.startswith("."):
        target = tmp_path / f"ket-qua{form}"
        code, _, err = command(*asked, "-o", target)
        said = whole(target)
    else:
        code, said, err = command(*asked, *(() if form == "text" else ("--format", form)))
        _, plain, _ = command(*asked[:-1], *(() if form == "text" else ("--format", form)))
        assert (
            said != plain or name in ("summarize", "year-end", "status") or (name, form) == ("inspect", "csv")
        )
    assert code in (0, 1) and told(said, "Canari") == [] and told(err, "Canari") == []
    assert "vẫn là dữ liệu cá nhân" in err
    if form == "json" and name != "inspect":
        assert json.loads(said)["redacted"] is True
    if name == "validate":
        assert re.search(r"(\\?\*){3}", said) and "D101" in said


@pytest.mark.slow
@pytest.mark.case("P03")
def test_a_redacted_comparison_names_nobody(command, tmp_path: Path) -> None:
    old = canary_list(tmp_path / "cu.xlsx")
    new = canary_list(tmp_path / "moi.xlsx", ("CSTĐCS", "LĐTT", "LĐTT"))
    for form in ("text", "json", "csv", "md"):
        _, said, err = command("diff", old, new, "--year", 2020, "--redact", "--format", form)
        assert told(said + err, "Canari") == [] and re.search(r"(\\?\*){3}", said)


@pytest.mark.slow
@pytest.mark.case("P03")
def test_no_finding_of_any_check_names_anybody_when_redacted(tmp_path: Path) -> None:
    from hongngu_tally.messages import render
    from hongngu_tally.redaction import redacted

    for number, section in enumerate(SECTIONS):
        if not section.bad:
            continue
        full = tally(section, tmp_path / str(number))
        people = full.intake.nominations
        people = people[people["recipient"].astype(str) != "collective"]
        names = {name for name in people["name"].astype(str) if len(name.split()) > 2}
        for finding in redacted(full).findings:
            for lang in ("vi", "en"):
                message = render(finding, lang)
                said = f"{message.title} {message.text} {message.fix} {finding.value}"
                assert [name for name in names if name in said] == [], (section.title, said)


def test_copies_of_a_workbook_are_not_redacted(command, tmp_path: Path) -> None:
    path = canary_list(tmp_path / "long-thuan.xlsx")
    for option in (("--annotate",), ("--fix", "-o", tmp_path / "sua.xlsx")):
        code, out, err = command("validate", path, "--year", 2020, "--redact", *option)
        assert (code, out) == (2, "") and "--redact" in err


@pytest.mark.slow
@pytest.mark.case("P05")
def test_written_files_say_nothing_of_the_machine_or_its_user(
    command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "canaryuser")
    path = canary_list(tmp_path / "long-thuan.xlsx")
    monkeypatch.chdir(tmp_path)
    for name, suffix in (
        ("year-end", ".xlsx"),
        ("year-end", ".docx"),
        ("year-end", ".html"),
        ("trace", ".xlsx"),
        ("status", ".xlsx"),
    ):
        target = tmp_path / f"{name}{suffix}"
        assert command(name, path.name, "--year", 2020, "-o", target.name)[0] in (0, 1)
        said = whole(target)
        assert [word for word in ("canaryuser", str(tmp_path)) if word in said] == []


@pytest.mark.case("A04", "P01")
def test_a_lock_file_is_listed_and_the_user_in_it_is_not(command, tmp_path: Path) -> None:
    canary_list(tmp_path / "long-thuan.xlsx")
    user = "Canari Người Dùng"
    (tmp_path / "~$long-thuan.xlsx").write_bytes(
        bytes([len(user)]) + user.encode("utf-16-le").ljust(164, b" ")
    )
    _, out, err = command("summarize", tmp_path, "--year", 2020, "--format", "json")
    ignored = [one for one in json.loads(out)["files"] if one["state"] == "ignored"]
    assert [(one["file"], one["reason"]) for one in ignored] == [("~$long-thuan.xlsx", "lock-file")]
    _, shown, _ = command("summarize", tmp_path, "--year", 2020)
    assert "~$long-thuan.xlsx" in shown and "Người" not in out + err + shown


@pytest.mark.slow
@pytest.mark.case("P06", "B03")
def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    """With every socket refused that leads off this machine, all commands do all they do."""
    canary_list(tmp_path / "long-thuan.xlsx")
    program = """
import socket, sys
def refuse(*given, **more): raise AssertionError("a connection")
socket.create_connection = socket.getaddrinfo = refuse
class Refusing(socket.socket):
    connect_ex = sendto = refuse
    def connect(self, where):  # later versions of Python start workers through a file on this machine
        return super().connect(where) if self.family == getattr(socket, "AF_UNIX", 0) else refuse()
socket.socket = Refusing
from hongngu_tally.cli import run
codes = [run([*words, "-q"]) for words in (
    ["validate", sys.argv[1], "--year", "2020", "--annotate", sys.argv[1] + "/copies"], ["summarize", sys.argv[1], "--year", "2020"],
    ["year-end", sys.argv[1], "--year", "2020", "-o", sys.argv[1] + "/a.html"], ["year-end", sys.argv[1], "--year", "2020", "-o", sys.argv[1] + "/a.docx"],
    ["trace", sys.argv[1], "--year", "2020"], ["status", sys.argv[1], "--year", "2020"], ["inspect", sys.argv[1]],
)]
sys.exit(not set(codes) <= {0, 1})
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def test_the_guide_tells_users_what_happens_to_personal_data() -> None:
    import hongngu_tally

    guide = Path(hongngu_tally.__file__).parent / "guide"
    for page in (guide / "vi" / "du-lieu-ca-nhan.md", guide / "en" / "personal-data.md"):
        text = page.read_text(encoding="utf-8")
        for needed in ("91/2025/QH15", "356/2025/NĐ-CP", "--redact", "13/2023/NĐ-CP"):
            assert needed in text, (page.name, needed)
