"""JSON, CSV, Markdown and HTML as such: nothing that a terminal, a spreadsheet or a reader would obey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.text import safe_text
from hongngu_tally.written import ranges

if TYPE_CHECKING:
    from hongngu_tally.finding import Finding
    from hongngu_tally.render.words import Words

SCHEMA_VERSION = 1
# Full-width signs start a formula too.
_FORMULA = regex(r"^[\s\x00]*[=+\-@＝＋－＠]|^[\t\r\n\x00]")
# What a terminal obeys or UTF-8 cannot hold (an invalid byte in a file's name is a lone surrogate).
_UNSAFE = regex("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_MARKDOWN = regex(r"([\\`*|<\[])")


def json_text(content: object) -> str:
    """JSON as people and scripts read it: UTF-8 letters as they are, keys in the contract's order."""
    import json

    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV text: plain column names, and every text below them quoted whatever separator is in use."""
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([csv_cell(name) for name in header])
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    for row in rows:
        writer.writerow([csv_cell(value) for value in row])
    return out.getvalue()


def csv_cell(value: object) -> str | int | float:
    """A cell that no spreadsheet runs: an apostrophe before what begins like a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{safe_text(text)}" if _FORMULA.match(text) else safe_text(text)


def csv_file(text: str) -> bytes:
    """The text as Excel opens it rightly: a byte order mark, and the line ends of Windows."""
    return text.replace("\n", "\r\n").encode("utf-8-sig", "backslashreplace")


def md_cell(value: object) -> str:
    """A cell that no Markdown reader takes for markup."""
    return _MARKDOWN.sub(r"\\\1", safe_text(value))


def html_cell(value: object) -> str:
    """A text that a browser shows and never obeys."""
    from html import escape

    return escape(safe_text(value), quote=True)


def md_table(header: Sequence[str], rows: Iterable[Sequence[object]], texts: int, say: Words) -> str:
    """A table whose first ``texts`` columns are texts and the others numbers."""
    lines = [
        [md_cell(name) for name in header],
        ["---" if at < texts else "---:" for at in range(len(header))],
    ]
    for row in rows:
        lines.append([say.number(value) if isinstance(value, int) else md_cell(value) for value in row])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def row_ranges(numbers: Iterable[int]) -> str:
    """Rows with neighbours drawn together: ``12, 15–18``."""
    return ", ".join(ranges(numbers))


def sorted_findings(findings: Iterable[Finding]) -> list[Finding]:
    """By file, sheet, row, column, code; what is equal there keeps its order."""
    return sorted(findings, key=lambda finding: (finding.place, finding.code))


def shown_findings(findings: Iterable[Finding], most: int | None) -> list[Finding]:
    """In the same order, the ``most`` that weigh most; all of them where nobody set a number."""
    from hongngu_tally.finding import Severity

    ordered = sorted_findings(findings)
    if most is None or len(ordered) <= most:
        return ordered
    weight = list(Severity)
    chosen = sorted(range(len(ordered)), key=lambda at: (weight.index(ordered[at].severity), at))[:most]
    return [ordered[at] for at in sorted(chosen)]


def severities(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each severity."""
    from hongngu_tally.finding import Severity

    numbers = {severity.value: 0 for severity in Severity}
    for finding in findings:
        numbers[finding.severity.value] += 1
    return numbers


def fates(found: Mapping[str, int]) -> dict[str, int]:
    """Fates that occur, in the ledger's order."""
    # The law is shown without anything that was read from a list.
    from hongngu_tally.table.model import Fate

    return {fate.value: int(found[fate.value]) for fate in Fate if found.get(fate.value)}
