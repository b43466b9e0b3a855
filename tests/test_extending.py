"""The page that says how to add something is followed to the letter in a copy of the program, and its tests pass there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generated import GUIDE, ROOT

PAGE = (GUIDE / "en" / "extending.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```(?:toml|python)\n# (\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
CHECK = "checks/an_example.py"


def _follow(folder: Path) -> None:
    """A copy of program and tests, with every file of the page added; a file that is there is added to."""
    package = folder / "src" / "hongngu_tally"
    shutil.copytree(ROOT / "src" / "hongngu_tally", package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests").mkdir()
    for name in ("conftest.py", "grids.py", "here.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, body in SHOWN:
        if name != CHECK:
            path = (folder if name.startswith("tests/") else package) / name
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(f"{before}\n{body}" if before else body, encoding="utf-8")


def test_every_kind_of_change_has_an_example():
    named = {name.partition("/")[0] for name, _ in SHOWN}
    assert named == {"words", "layouts", "checks", "rules", "tests"}
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert headings == ["A spelling", "A layout", "A check", "An award", "A decree", "A province"]


@pytest.mark.slow
def test_the_pages_own_tests_pass_once_it_was_followed_and_not_before(tmp_path):
    _follow(tmp_path)
    tests = [name for name, _ in SHOWN if name.startswith("tests/")]
    assert len(tests) == 5

    def failed(source: Path) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rf", *tests],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(source)},
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return set(re.findall(r"^FAILED (\S+?)::", done.stdout, re.MULTILINE))

    assert failed(tmp_path / "src") == set()
    assert failed(ROOT / "src") == set(tests)


def test_the_example_of_a_check_judges(book):
    """Its function, run as it stands on the page; a code that no table lists cannot be registered."""
    from hongngu_tally.checks.registry import REGISTRY

    (body,) = (body for name, body in SHOWN if name == CHECK)
    with pytest.raises(ValueError, match="not listed in checks/codes"):
        exec(compile(body, CHECK, "exec"), {})
    known = body.replace("R999", "F101").replace('@check("F101")\n', "")
    names: dict = {}
    exec(compile(known, CHECK, "exec"), names)
    from hongngu_tally import pipeline

    path = book("""
    # Danh sách
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |
    | STT | Họ và tên      | Chức vụ    | Danh hiệu |
    | 1   | Nguyễn Mẫu Sen | Công chức  | LĐTT |
    | 2   | Trần Mẫu Bưởi  |            | LĐTT |
    """)
    tally = pipeline.run([path], year=2020)
    found = list(names["leader_without_position"](tally.intake, tally.regime))
    assert [(one.place.row, one.facts["recipient_name"]) for one in found] == [(4, "Trần Mẫu Bưởi")]
    assert REGISTRY.checks
