"""The cases of ``tests/cases``: workbooks as Markdown grids, with the findings they must and must not give.

A case file has sections ``## sai/bad: …`` and ``## đúng/good: …``. In a section ``# Name`` starts a sheet: the next
line is its row 1, ``| a | b |`` is a row, a blank line is a blank row. ``tệp: x.xlsx`` before a sheet starts another
workbook, ``tally.toml: …`` adds a line to the settings; ``năm trước: 2019`` opens the folder of an earlier year, which ``--history`` names, for the workbooks behind it; ``quyết định: x.xlsx`` starts a
workbook of the folder that ``--decisions`` names.
After ``Kết quả:`` come the findings expected, as ``R301 Cá nhân!F27``; findings of the file's own code
must be exactly these, and the indented line below says all that such a finding holds: severity, value, article, facts.
``python tests/test_cases.py`` writes these lines anew, to be read before they are kept.
A good section must not give its code, nor any error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest

from hongngu_tally.checks.codes import CODES
from hongngu_tally.counts import Tally
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.messages import LANGUAGES, render
from hongngu_tally.pipeline import run
from hongngu_tally.rulefile import Bilingual

pytestmark = pytest.mark.usefixtures("read_here")

CASES = Path(__file__).with_name("cases")
# What Markdown cannot say has real files in test_checks.py and in the tests of the guard.
ELSEWHERE = {
    "W101", "W102", "W103", "W104", "W105", "W106", "W107", "W207", "W208", "W509", "W510", "W511", "W512", "W513", "W301", "W302", "W504", "W508", "F301", "F302",
}  # fmt: skip


@dataclass
class Section:
    """One ``##`` section of a case file."""

    code: str
    title: str
    bad: bool
    year: int
    law_on: date | None = None
    whole_year: bool = False
    files: dict[str, dict[str, list[list[object]]]] = field(default_factory=dict)
    earlier: dict[str, dict[str, list[list[object]]]] = field(default_factory=dict)
    """The workbooks of earlier years, as ``2019/danh-sach.xlsx``."""
    decided: dict[str, dict[str, list[list[object]]]] = field(default_factory=dict)
    """The workbooks of decisions."""
    settings: list[str] = field(default_factory=list)
    expected: dict[str, list[str]] = field(default_factory=dict)
    """Finding, as ``shown``, → what it holds, as ``held``."""


def read_case(path: Path) -> list[Section]:
    """The sections of one case file."""
    text = path.read_text(encoding="utf-8")
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    year = re.search(r"^năm: (\d{4})$", head, re.MULTILINE)
    assert year, f"{path.name}: năm: is missing"
    return [_read_section(path.stem, int(year[1]), part) for part in parts]


def _read_section(code: str, year: int, text: str) -> Section:
    title, *lines = text.splitlines()
    kind = title.partition("/")[0]
    assert kind in ("sai", "đúng"), title
    section = Section(code, title, kind == "sai", year)
    file, rows, results = "danh-sach.xlsx", None, False
    files, folder = section.files, ""
    for line in lines:
        if line == "Kết quả:":
            results = True
        elif results:
            if line.startswith(" "):
                section.expected[next(reversed(section.expected))].append(line.strip())
            elif line.strip():
                section.expected[line.strip()] = []
        elif found := re.fullmatch(r"(năm|ngày xét|cả năm|năm trước|quyết định|tệp|tally\.toml): (.+)", line):
            name, value = found.groups()
            if name == "năm":
                section.year = int(value)
            elif name == "ngày xét":
                section.law_on = date.fromisoformat(value)
            elif name == "cả năm":
                section.whole_year = value == "có"
            elif name == "năm trước":
                files, folder = section.earlier, f"{value}/"
                file, rows = f"{folder}danh-sach.xlsx", None
            elif name == "quyết định":
                files, folder = section.decided, ""
                file, rows = value, None
            elif name == "tally.toml":
                section.settings.append(value)
            else:
                file, rows = f"{folder}{value}", None
        elif line.startswith("# "):
            rows = files.setdefault(file, {}).setdefault(line[2:].strip(), [])
        elif rows is not None:
            rows.append(_cells(line))
    assert section.files, f"{code}: {title}: no sheet"
    return section


def _cells(line: str) -> list[object]:
    if not line.startswith("|"):
        assert not line.strip(), f"neither a row nor blank: {line}"
        return []
    texts = [text.strip() for text in line.strip().strip("|").split("|")]
    return [int(text) if re.fullmatch(r"0|[1-9]\d*", text) else text or None for text in texts]


def tally(section: Section, folder: Path) -> Tally:
    """The section's workbooks, written and run through the pipeline."""
    now, past, decided = folder / "now", folder / "past", folder / "decided"
    written = [(now / name, sheets) for name, sheets in section.files.items()]
    written += [(past / name, sheets) for name, sheets in section.earlier.items()]
    written += [(decided / name, sheets) for name, sheets in section.decided.items()]
    for path, sheets in written:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(number, column, value)
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    if section.settings:
        (now / "tally.toml").write_text("\n".join(section.settings), encoding="utf-8")
    return run(
        [now],
        history=[past] if section.earlier else (),
        decisions=[decided] if section.decided else (),
        year=section.year,
        law_on=section.law_on,
        whole_year=section.whole_year,
        closing=section.whole_year,
        workers=1,
    )


def shown(finding: Finding, several: bool) -> str:
    """``R301 Cá nhân!F27``, with the file in front of the sheet where there are several."""
    place = finding.place
    inside = str(place) if several else str(type(place)("", place.sheet, place.row, place.column))
    return f"{finding.code} {inside}".strip()


def held(finding: Finding) -> str:
    """``error · Lao động tiên tiến · law-15-2003 Điều 20 · award: LDTT``: what is empty is left out."""
    said = [finding.severity.value, finding.value, finding.cite]
    said += [f"{name}: {_fact(value)}" for name, value in finding.facts.items() if value not in ("", ())]
    return " · ".join(filter(None, said))


def _fact(value: object) -> str:
    if isinstance(value, Bilingual):
        return value.vi
    return f"[{', '.join(map(_fact, value))}]" if isinstance(value, tuple | list) else str(value)


def judged(section: Section, folder: Path) -> list[tuple[str, str, Finding]]:
    """What the section's workbooks give: per finding, in order, how it is ``shown`` and what it has ``held``."""
    several = len(section.files) > 1 or bool(section.earlier) or bool(section.decided)

    def told(text: str) -> str:
        return text.replace(f"{folder / 'past'}/", "").replace(f"{folder / 'decided'}/", "")

    return [(told(shown(one, several)), told(held(one)), one) for one in tally(section, folder).findings]


SECTIONS = [section for path in sorted(CASES.glob("*.md")) for section in read_case(path)]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: f"{section.code} {section.title}")
def test_case(section: Section, tmp_path: Path) -> None:
    found = judged(section, tmp_path)
    said = [line for line, _, _ in found]
    own = {line for line in said if line.startswith(section.code)}
    assert all(render(finding, lang).text for _, _, finding in found for lang in LANGUAGES)
    if section.bad:
        assert own == {line for line in section.expected if line.startswith(section.code)}, said
        assert set(section.expected) <= set(said), said
        for line, expected in section.expected.items():
            assert set(expected) <= {holds for one, holds, _ in found if one == line}
    else:
        assert own == set()
        assert not section.expected
        assert [line for line, _, finding in found if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", [code for code in CODES if code not in ELSEWHERE])
def test_every_code_has_a_bad_and_a_good_case(code: str) -> None:
    kinds = {section.bad for section in SECTIONS if section.code == code}
    assert kinds == {True, False}


def test_bad_cases_expect_their_own_code() -> None:
    for section in SECTIONS:
        if section.bad:
            own = [holds for line, holds in section.expected.items() if line.startswith(section.code)]
            assert own and all(own), section.title


def test_case_files_are_named_by_a_code() -> None:
    assert {path.stem for path in CASES.glob("*.md")} <= set(CODES)


def rewrite(path: Path) -> None:
    """Write below each expected finding of a case file what it holds, of many at one place the first three."""
    lines = []
    sections = iter(read_case(path))
    found: list[tuple[str, str, Finding]] = []
    results = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            results = False
            with TemporaryDirectory() as folder:
                found = judged(next(sections), Path(folder))
        if results and line.startswith(" "):
            continue
        lines.append(line)
        if results and line.startswith(path.stem):
            lines += [f"    {holds}" for one, holds, _ in found if one == line][:3]
        results = results or line == "Kết quả:"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(CASES.glob("*.md")):
        rewrite(each)
