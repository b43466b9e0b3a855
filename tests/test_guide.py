"""The guide holds what it says: its commands run, its links lead somewhere, every page is reached from the first one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from generated import GUIDE, ROOT, pages
from grids import write_book
from hongngu_tally.checks.codes import CODES
from hongngu_tally.cli import exits, run
from hongngu_tally.cli.app import build

SAMPLE = ROOT / "sample_data"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
# What changes the shell of whoever runs the tests is not run (test_cli.py asks the completion itself).
_PLACEHOLDER = re.compile(
    r"^--(?:install|show)-completion$|" r"…|\b[A-Z]{2,}\b.*\.\.\.|^(?:FILE|DIR|PATH|CODE|YEAR|NĂM)$"
)


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix().removeprefix("src/hongngu_tally/")


every_page = pytest.mark.parametrize("page", pages(), ids=_named)


# --- links


def _links(page: Path) -> list[str]:
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in _LINK.findall(prose) if not re.match(r"https?:|mailto:", link)]


def _anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page have where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    for link in _links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_is_reached_from_the_first(lang: str) -> None:
    first = GUIDE / lang / "README.md"
    reached, open_ = {first}, [first]
    while open_:
        page = open_.pop()
        linked = {(page.parent / link.partition("#")[0]).resolve() for link in _links(page)}
        new = {each for each in linked if each.suffix == ".md" and each not in reached}
        reached |= new
        open_ += new
    assert set((GUIDE / lang).glob("*.md")) <= reached


# --- commands


def commands(page: Path) -> list[str]:
    """The command lines that a page shows, in fences and in running text; those with placeholders are left out."""
    if page.name in ("changelog.md", "thay-doi.md"):
        return []  # names options, shows no command lines
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"<!-- made: commands -->.*?<!-- end -->", "", text, flags=re.DOTALL)
    fenced = [
        line.removeprefix("$ ")
        for kind, body in _FENCE.findall(text)
        if not kind
        for line in body.splitlines()
    ]
    # A command's bare name in a sentence is no command line.
    inline = re.findall(r"`(tally [^`\n ]+ [^`\n]+)`", _FENCE.sub("", text))
    return [
        line
        for line in (*fenced, *inline)
        if line.startswith("tally ") and not any(_PLACEHOLDER.search(word) for word in line.split())
    ]


def test_commands_are_found() -> None:
    found = [line for page in pages() for line in commands(page)]
    assert len(found) > 100
    assert {line.split()[1] for line in found} >= set(build("en").commands)


A_LIST = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |



| STT | Họ và tên      | Năm sinh | Chức vụ    | Đơn vị  | Danh hiệu, hình thức |
| (1) | (2)            | (3)      | (4)        | (5)     | (6) |
| 1   | Nguyễn Mẫu Sen | 1980     | Công chức  | UBND xã | Lao động tiên tiến |
| 2   | Trần Mẫu Bưởi  | 1985     | Công chức  | UBND xã | Lao động tiên tiến |
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of an office; what a command names and lacks is put there by ``_provide``."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in pages() if commands(page)], ids=_named)
def test_commands_run(page: Path, office: Path, command: Any, plain: None) -> None:
    for line in dict.fromkeys(commands(page)):
        words = shlex.split(line, comments=True)[1:]
        _provide(page, words)
        code, _, said = command(*words)
        assert code in (exits.EXIT_DONE, exits.EXIT_FINDINGS), f"{line}\n{said}"


def _provide(page: Path, words: list[str]) -> None:
    """What a command reads and is not there yet: workbooks, folders of lists, a table of an earlier year, a layout."""
    for name in _given(words) if words[0] in build("en").commands else ():
        path = Path(name)
        if path.exists() or "*" in name:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".toml":
            shown = [
                body for kind, body in _FENCE.findall(page.read_text(encoding="utf-8")) if kind == "toml"
            ]
            path.write_text(next(body for body in shown if f'"{path.stem}"' in body), encoding="utf-8")
        elif path.suffix == ".json":
            assert run(
                ["year-end", str(SAMPLE / "history" / "2019"), "--year", "2019", "-o", name, "-q"]
            ) in (0, 1)
        elif path.suffix:
            write_book(path, A_LIST)
        else:
            path.mkdir()
            year = (re.search(r"\d{4}", name) or ["2020"])[0]
            for each in ("long-thuan.xlsx", "nop-thay.xlsx"):
                write_book(path / each, A_LIST.replace("2020", year))
    # What an earlier page's command wrote is no hindrance, and every page may write the same file.
    output = next((words[at + 1] for at, word in enumerate(words) if word in ("-o", "--output")), "")
    if output:
        Path(output).unlink(missing_ok=True)


def _given(words: list[str]) -> list[str]:
    """The PATHs of a command line, as its parser takes them."""
    command = build("en").commands[words[0]]
    given = command.make_context(words[0], list(words[1:]), resilient_parsing=True).params
    paths = [each for name in ("paths", "history", "decisions") for each in given.get(name) or ()]
    layout = given.get("layout") or ""
    if isinstance(given.get("compare"), str):
        paths.append(given["compare"])
    return [each for each in (*paths, layout if layout.endswith(".toml") else "") if each]


# --- what stands in two places


@pytest.mark.parametrize("page", [GUIDE / "en" / "exit-codes.md", GUIDE / "vi" / "README.md"], ids=_named)
def test_the_exit_codes_are_those_of_the_program(page: Path) -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)}
    assert told == {value for name, value in vars(exits).items() if name.startswith("EXIT_")}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_languages_have_every_check(lang: str) -> None:
    assert {page.stem for page in (GUIDE / lang).glob("[A-Z][0-9][0-9][0-9].md")} == set(CODES)


@every_page
def test_python_in_fences_is_python(page: Path) -> None:
    for kind, body in _FENCE.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            compile(body, str(page), "exec")


# --- pictures


@pytest.mark.slow
def test_the_pictures_show_what_the_program_makes_today(tmp_path: Path) -> None:
    from pictures import mark, marks, results

    today = {name: mark(path) for name, path in results(tmp_path).items()}
    assert today == marks(), "take them anew: python tests/pictures.py"


def test_every_picture_is_used_and_small() -> None:
    pictures = {path for path in (GUIDE / "pictures").iterdir() if path.suffix != ".toml"}
    used = {(page.parent / link).resolve() for page in pages() for link in _links(page)}
    assert pictures <= used
    # They travel in the wheel.
    assert sum(path.stat().st_size for path in pictures) < 300_000
