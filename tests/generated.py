"""What README and guide show of the program, written by the program: ``python tests/generated.py`` brings every page up to date.

In a page, ``<!-- tally year-end … -->`` stands above a fence that holds what this command prints, and
``<!-- made: checks -->`` … ``<!-- end -->`` around what the function of that name makes. ``test_guide.py`` compares.
Pictures are made by ``pictures.py``: they need an office program and a browser.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from hongngu_tally import layouts, messages
from hongngu_tally.checks.codes import CODES
from hongngu_tally.cli import run
from hongngu_tally.nominations import COLUMNS

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "src" / "hongngu_tally" / "guide"

_SHOWN = re.compile(r"(<!-- tally (?P<command>[^\n]+) -->\n```\n).*?(?=\n```)", re.DOTALL)
_MADE = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(?=<!-- end -->)", re.DOTALL)
_SAME_EVERYWHERE = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}


def pages() -> list[Path]:
    """Every page for people: the README and the guide, and what stands beside the samples."""
    return [
        ROOT / "README.md",
        ROOT / "sample_data" / "README.md",
        *sorted(GUIDE.rglob("*.md")),
    ]


def language(page: Path) -> str:
    """The language a page is written in."""
    return "vi" if page.parent.name == "vi" else "en"


def fresh(page: Path) -> str:
    """The text of a page with everything in it that the program makes made anew."""
    text = page.read_text(encoding="utf-8")
    text = _SHOWN.sub(lambda found: found[1] + _output(found["command"]), text)
    return _MADE.sub(lambda found: found[1] + _MAKERS[found["name"]](language(page)), text)


@cache
def _output(command: str) -> str:
    printed = io.StringIO()
    with standing(ROOT, _SAME_EVERYWHERE), redirect_stdout(printed), redirect_stderr(io.StringIO()):
        run(command.split())
    return printed.getvalue().rstrip()


@contextmanager
def standing(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """The same folder and screen whoever runs this, and afterwards what was."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.update(environment)
    os.environ.pop("TALLY_LANG", None)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


FAMILIES = {
    "W": {"vi": "Tệp và trang tính", "en": "Files and sheets"},
    "F": {"vi": "Ô", "en": "Cells"},
    "R": {"vi": "Điều kiện: một dòng so với luật", "en": "Eligibility: one row against the law"},
    "D": {"vi": "Trùng lặp", "en": "Repeats"},
    "Q": {"vi": "Tỷ lệ, số lượng", "en": "Shares and numbers"},
    "H": {"vi": "Các năm trước", "en": "Earlier years"},
}
SEVERITIES = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}


def _checks(lang: str) -> str:
    """Every check with its page, by family."""
    heads = {
        "vi": ["mã", "tên", "mức", "nói gì"],
        "en": ["code", "name", "severity", "what it says"],
    }[lang]
    parts = []
    for letter, family in FAMILIES.items():
        rows = []
        for each in CODES.values():
            if each.code[0] == letter:
                weights = [SEVERITIES[lang][one.value] for one in (each.severity, each.other) if one]
                link = f"[{each.code}]({each.code}.md)"
                rows.append([link, f"`{each.name}`", " / ".join(weights), messages.title(each.code, lang)])
        parts.append(f"### {family[lang]}\n\n{_table(heads, rows)}")
    return "\n".join(parts)


def _nominations(lang: str) -> str:
    """The data dictionary of the nominations frame."""
    heads = {"vi": ["cột", "kiểu", "nghĩa"], "en": ["column", "dtype", "meaning"]}[lang]
    return _table(heads, [[f"`{each.name}`", each.dtype, getattr(each, lang)] for each in COLUMNS])


def _layouts(lang: str) -> str:
    """The packaged year-end tables."""
    rows = []
    for name in layouts.built_in():
        title = getattr(layouts.load_layout(name).title, lang)
        rows.append([f"[`{name}`](../../layouts/{name}.toml)", title])
    return _table({"vi": ["mẫu", "tên bảng"], "en": ["layout", "title"]}[lang], rows)


def _pages(lang: str) -> str:
    """Every page of the guide in a language, but for the checks' own and the one that lists them."""
    rows = []
    for page in sorted((GUIDE / lang).glob("*.md")):
        if page.stem not in CODES and page.name != "README.md":
            title = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
            rows.append(f"- [{title}]({page.name})\n")
    return "".join(rows)


def _commands(lang: str) -> str:
    """The help page of every command."""
    from hongngu_tally.cli.app import build

    parts = []
    for name in ("", *build(lang).commands):
        words = " ".join(filter(None, ("tally", name)))
        shown = _output(f"{name} --help --lang {lang}".strip())
        parts.append(f"## `{words}`\n\n```\n{shown}\n```\n")
    return "\n".join(parts)


_MAKERS: dict[str, Callable[[str], str]] = {
    "checks": _checks,
    "nominations": _nominations,
    "layouts": _layouts,
    "pages": _pages,
    "commands": _commands,
}


def main() -> None:
    """Write every page anew that is not up to date, and name it."""
    for page in pages():
        text = fresh(page)
        if text != page.read_text(encoding="utf-8"):
            page.write_text(text, encoding="utf-8")
            print(page.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    sys.exit(main())
