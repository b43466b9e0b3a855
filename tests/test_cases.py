"""The cases of ``tests/cases``: workbooks as Markdown grids, with the findings they must and must not give.

A case file has sections ``## sai/bad: …`` and ``## đúng/good: …``. In a section ``# Name`` starts a sheet: the next
line is its row 1, ``| a | b |`` is a row, a blank line is a blank row. ``tệp: x.xlsx`` before a sheet starts another
workbook, ``tally.toml: …`` adds a line to the settings; ``năm trước: 2019`` opens the folder of an earlier year, which ``--history`` names, for the workbooks behind it; ``quyết định: x.xlsx`` starts a
workbook of the folder that ``--decisions`` names.
After ``Kết quả:`` come the findings expected, as ``R301 Cá nhân!F27``; findings of the file's own code
must be exactly these, and the indented line below says all that such a finding holds: severity, value, article, facts.
A good section must not give its code, nor any error. ``chưa xét: initiative 2`` says that for want of initiatives two nominations
were not judged by the file's rule; there must be nothing else of that kind.
``python tests/test_cases.py`` writes all but the findings' places anew, to be read before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest

from hongngu_tally.checks.codes import CODES
from hongngu_tally.counts import Tally
from hongngu_tally.finding import Finding, Severity, Unjudged
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
    unjudged: list[str] = field(default_factory=list)
    """What was not judged, as ``not_judged``."""


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
            if line.startswith("chưa xét: "):
                section.unjudged.append(line)
            elif line.startswith(" "):
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


def not_judged(one: Unjudged) -> str:
    """``chưa xét: history-years 2 · needs: [2018, 2019] · holds: [2019]``."""
    years = [f"{name}: {_fact(held)}" for name, held in (("needs", one.needs), ("holds", one.holds)) if held]
    return " · ".join([f"chưa xét: {one.lacks} {one.count}", *years])


def judged(section: Section, folder: Path) -> tuple[list[tuple[str, str, Finding]], list[str]]:
    """What the section's workbooks give: per finding, in order, how it is ``shown`` and what it has ``held``; what was not judged."""
    several = len(section.files) > 1 or bool(section.earlier) or bool(section.decided)

    def told(text: str) -> str:
        within = (f"{(folder / name).as_posix()}/" for name in ("past", "decided"))
        for path in within:
            text = text.replace(path, "")
        return text

    result = tally(section, folder)
    findings = [(told(shown(one, several)), told(held(one)), one) for one in result.findings]
    return findings, [not_judged(one) for one in result.unjudged if one.code == section.code]


SECTIONS = [section for path in sorted(CASES.glob("*.md")) for section in read_case(path)]


def cases() -> Iterator[Any]:
    """All sections; the first bad and the first good one of every code guard every run, the others follow behind the marker."""
    seen: set[tuple[str, bool]] = set()
    for section in SECTIONS:
        marks = pytest.mark.slow if (section.code, section.bad) in seen else ()
        seen.add((section.code, section.bad))
        yield pytest.param(section, id=f"{section.code} {section.title}", marks=marks)


@pytest.mark.parametrize("section", list(cases()))
def test_case(section: Section, tmp_path: Path) -> None:
    found, unjudged = judged(section, tmp_path)
    assert unjudged == section.unjudged
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
    """Write below each expected finding of a case file what it holds, of many at one place the first three, and what was not judged."""
    head, *parts = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for section, part in zip(read_case(path), parts, strict=True):
        with TemporaryDirectory() as folder:
            found, unjudged = judged(section, Path(folder))
        body, _, results = part.partition("Kết quả:\n")
        lines = []
        for line in filter(None, results.splitlines()):
            if not line.startswith((" ", "chưa xét: ")):
                holds = [f"    {holds}" for one, holds, _ in found if one == line]
                lines += [line, *holds[: 3 if line.startswith(path.stem) else 0]]
        lines += unjudged
        head += body.rstrip() + "\n\n" + ("\n".join(["Kết quả:", *lines]) + "\n\n") * bool(lines)
    path.write_text(head.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(CASES.glob("*.md")):
        rewrite(each)
