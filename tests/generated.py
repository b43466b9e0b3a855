"""What README and guide show of the program, written by the program: ``python tests/generated.py`` brings every page up to date.

In a page, ``<!-- tally year-end … -->`` stands above a fence that holds what this command prints, and
``<!-- made: checks -->`` … ``<!-- end -->`` around what the function of that name makes. ``test_guide.py`` compares.
Pictures are made by ``pictures.py``: they need an office program and a browser.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache, partial
from pathlib import Path
from typing import Any

from hongngu_tally import layouts, messages
from hongngu_tally.checks.codes import CODES
from hongngu_tally.cli import run
from hongngu_tally.counts import DIMENSIONS
from hongngu_tally.intake import COLUMNS
from hongngu_tally.law import (
    CONDITIONS,
    DISCIPLINE,
    FAMILIES,
    GRADES,
    LEVELS,
    RECIPIENTS,
    TRACKS,
    AwardRules,
    CommonRules,
    History,
    Ruling,
    load_catalogue,
)
from hongngu_tally.render.rule_words import RuleWords
from hongngu_tally.render.words import words
from hongngu_tally.selection import FREE

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


CHECK_FAMILIES = {
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
    for letter, family in CHECK_FAMILIES.items():
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


def _rule_keys(lang: str) -> str:
    """What can be ruled on in an award's file and in ``common.toml``: each key as a packaged file writes it, and what it then says."""
    catalogue = load_catalogue()
    say = RuleWords(lang, catalogue)
    heads = {"vi": ["mục", "ví dụ", "nghĩa là"], "en": ["key", "for example", "says"]}[lang]

    def row(name: str, code: str, histories: History) -> list[str]:
        file = f"awards/{code}.toml" if code else "common.toml"
        written = tomllib.loads((catalogue.folder / file).read_text(encoding="utf-8"))[name]
        shown = {
            key: value for key, value in written[at(histories[name])].items() if key not in _OF_EVERY_ENTRY
        }
        value = histories[name][at(histories[name])].value
        said = say.text("in_force_yes") if name == "in_force" else say.value(name, value, code)
        example = ", ".join(f"{key} = {_toml(value)}" for key, value in shown.items())
        return [f"[[{name}]]", example, f"{say.key(name)}: {said}"]

    def at(history: tuple[Ruling[Any], ...]) -> int:
        return max(at for at, ruling in enumerate(history) if ruling.value is not None)

    rows = []
    for name in ("official_name", *AwardRules.__slots__):
        having = [
            award
            for award in catalogue.awards.values()
            if any(each.value is not None for each in award.history.get(name, ()))
        ]
        if having:
            rows.append(row(name, having[0].code, having[0].history))
    rows += [row(name, "", catalogue.common) for name in CommonRules.__slots__]
    return _table(
        heads, [[f"`{key}`", f"`{example}`" if example else "–", said] for key, example, said in rows]
    )


_OF_EVERY_ENTRY = ("from", "cite", "confidence", "checked_on", "note", "expected")


def _toml(value: object) -> str:
    """A value as a file of rules writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _rule_words(lang: str) -> str:
    """The words that values of rules are written in, and what each means."""
    shown = words(lang)
    own = tomllib.loads((ROOT / "src/hongngu_tally/render/rules.toml").read_text(encoding="utf-8"))
    heads = {"vi": ["dùng ở", "các từ"], "en": ["used in", "words"]}[lang]
    groups: list[tuple[str, tuple[str, ...], Callable[[str], str]]] = [
        ("family", FAMILIES, partial(shown.label, "family")),
        ("recipients", RECIPIENTS, partial(shown.label, "recipient")),
        ("levels", LEVELS, partial(shown.label, "level")),
        ("tracks", TRACKS, partial(shown.label, "track")),
        ("grade_min, grade", GRADES, lambda word: own["grade"][word][lang]),
        ("requires_any_of", CONDITIONS, lambda word: own["condition"][word][lang]),
        ("discipline_bar", DISCIPLINE, lambda word: own["discipline"][word][lang]),
    ]
    return _table(
        heads,
        [
            [
                ", ".join(f"`{key}`" for key in keys.split(", ")),
                "; ".join(f"`{word}` {meaning(word)}" for word in known),
            ]
            for keys, known, meaning in groups
        ],
    )


def _dimensions(lang: str) -> str:
    """The values of every dimension that has a fixed set of them: the code, and the word that is taken as well."""
    shown = words(lang)
    heads = {"vi": ["chiều", "nghĩa", "giá trị"], "en": ["dimension", "means", "values"]}[lang]
    rows = [
        [
            f"`{name}`",
            shown.label("dimension", name),
            "; ".join(f"`{code}` {word}" for code, word in shown.values(name).items()),
        ]
        for name in DIMENSIONS
        if name != "award" and name not in FREE
    ]
    return _table(heads, rows)


_MAKERS: dict[str, Callable[[str], str]] = {
    "checks": _checks,
    "nominations": _nominations,
    "layouts": _layouts,
    "pages": _pages,
    "commands": _commands,
    "rule-keys": _rule_keys,
    "rule-words": _rule_words,
    "dimensions": _dimensions,
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
