"""The result of a check as a document: a web page, Markdown, and a workbook whose findings can be filtered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from hongngu_tally.finding import Finding
from hongngu_tally.render import closing
from hongngu_tally.render.formats import html_cell, md_cell, md_table, severities, shown_findings
from hongngu_tally.render.verdict import (
    RowKey,
    Verdicts,
    groups,
    places,
    repeats,
    rows_in_view,
    where,
)
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import collation_key

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission
    from hongngu_tally.messages import Message

_WIDTHS = (5.5, 44, 16, 9, 11, 9, 9, 11, 34)
_FILE_COLUMNS = ("file", "result", "errors", "warnings", "notes", "rows", "nominations", "state")
_FINDING_COLUMNS = ("severity", "place", "row_in_view", "copy_finding", "fix", "code")


def remarks(tally: Tally, say: Words) -> list[str]:
    """What the verdict rests on: what was left out, the equalities, earlier years, rules not judged, the law."""
    return [
        *closing.left_out_lines(tally, say),
        *closing.not_shown_lines(tally, say),
        *say.verdicts(tally.balance),
        *(f"{say.text('history')}: {line}" for line in closing.history_lines(tally, say)),
        *(f"{say.text('unjudged')} {line}" for line in closing.unjudged_lines(tally, say)),
        *(f"{say.text('settled')}: {line}" for line in closing.settled_lines(tally, say)),
        say.law(tally.regime),
    ]


# --- the page


def validate_html(tally: Tally, lang: str = "vi", *, strict: bool = False) -> str:
    """The whole page: verdict, next step, then per file a table of its findings, those that repeat drawn together."""
    from hongngu_tally.render.html import page_head, plain_table

    say = words(lang)
    verdicts = Verdicts(tally, say, strict)
    title, verdict = say.text("copy_title"), verdicts.of_all()
    shown = shown_findings(tally.findings, tally.wanted.most)
    view = rows_in_view(tally.intake, shown, say)
    files = _files(tally, verdicts)
    steps = " ".join(verdicts.next_steps(several=len(files) > 1))
    parts = [
        *page_head(f"{title} — {verdict.line}", lang),
        f'<h1>{html_cell(title)}</h1><p class="sub">{html_cell(verdict.line)}</p>',
        f"<p>{html_cell(say.text('next'))}: {html_cell(steps)}</p>",
    ]
    header = [say.text(name) for name in _FINDING_COLUMNS]
    silent = []
    for name, submission, found in (*files, ("", None, verdicts.by_file().get("", []))):
        result = _result(name, submission, found, verdicts)
        rows = list(_rows([one for one in shown if one.place.file == name], view, say))
        if rows:
            parts.append(f"<h2>{html_cell(name or say.text('whole_year'))} — {html_cell(result)}</h2>")
            parts.append(plain_table(header, rows))
        elif name:
            silent.append((name, result))
    if silent:
        parts.append(f"<h2>{html_cell(say.text('no_findings_in'))}</h2>")
        parts.append(plain_table([say.text("file"), say.text("result")], silent))
    parts += [f'<p class="small">{html_cell(line)}</p>' for line in remarks(tally, say)]
    return "\n".join([*parts, "</main></body></html>"]) + "\n"


def _result(name: str, submission: Submission | None, found: Sequence[Finding], verdicts: Verdicts) -> str:
    """A file's verdict, or why it does not count."""
    if submission and submission.state not in ("counted", "unreadable"):
        return verdicts.say.why_not_counted(submission.state, submission.reason, submission.superseded_by)
    return verdicts.of_file(name, submission, found).line


def _files(tally: Tally, verdicts: Verdicts) -> list[tuple[str, Submission | None, list[Finding]]]:
    """(name, what became of it, its findings) of every file, by name."""
    by_file = verdicts.by_file()
    known = {one.file: one for one in tally.intake.submissions}
    return [
        (name, known.get(name), by_file.get(name, []))
        for name in sorted({*known, *by_file} - {""}, key=collation_key)
    ]


def _rows(found: Sequence[Finding], view: Mapping[RowKey, str], say: Words) -> Iterator[list[str]]:
    from hongngu_tally.messages import render

    for group in groups(found):
        for part in repeats(group):
            first, message = part[0], render(part[0], say.lang)
            place = first.place
            stands = where(place, say) or say.text("copy_whole_file")
            if len(part) > 1:
                stands = say.text("n_times", n=len(part), where=places(part))
            beside = view.get((place.file, place.sheet, place.row), "")
            severity = say.label("severity", first.severity)
            yield [severity, stands, beside, _told(message, say), message.fix, f"{first.code} {first.name}"]


def _told(message: Message, say: Words) -> str:
    return message.text + (f" {say.text('cite')}: {message.cite}." if message.cite else "")


# --- Markdown


def validate_md(tally: Tally, lang: str = "vi", *, strict: bool = False) -> str:
    """The verdict as title, the next step, and one table of the findings, those that repeat drawn together."""
    from hongngu_tally.render.markdown import document

    say = words(lang)
    verdicts = Verdicts(tally, say, strict)
    files = _files(tally, verdicts)
    shown = shown_findings(tally.findings, tally.wanted.most)
    view = rows_in_view(tally.intake, shown, say)
    rows = [
        [name or say.text("whole_year"), *row]
        for name in (*(name for name, _, _ in files), "")
        for row in _rows([one for one in shown if one.place.file == name], view, say)
    ]
    header = [say.text(name) for name in ("file", *_FINDING_COLUMNS)]
    steps = " ".join(verdicts.next_steps(several=len(files) > 1))
    body = f"{md_cell(say.text('next'))}: {md_cell(steps)}\n"
    if rows:
        body += "\n" + md_table(header, rows, len(header), say)
    more = [f"{say.text('unjudged')} {line}" for line in closing.unjudged_lines(tally, say)]
    more += closing.not_shown_lines(tally, say)
    return document(verdicts.of_all().line, body, tally, say, more, listed=True)


# --- the workbook


def write_validate(file: BinaryIO, tally: Tally, lang: str = "vi", *, strict: bool = False) -> None:
    """Write two sheets: the verdict with a line per file, and every finding with its row."""
    from hongngu_tally.render.appendix import plain_table
    from hongngu_tally.render.behind import findings, prepare
    from hongngu_tally.render.package import finished
    from hongngu_tally.render.sheet import Page, Style, new_book

    say = words(lang)
    verdicts = Verdicts(tally, say, strict)
    files = _files(tally, verdicts)
    book: Any = new_book()
    sheet = book.active
    sheet.title = say.text("sheet_verdict")
    page = Page(sheet, say, _WIDTHS, landscape=True)
    steps = " ".join(verdicts.next_steps(several=len(files) > 1))
    for height, text, style in (
        (24, say.text("copy_title"), Style(size=14, bold=True, align="center")),
        (20, verdicts.of_all().line, Style(bold=True)),
        (18, f"{say.text('next')}: {steps}", Style(size=12)),
    ):
        page.next(height)
        page.put(1, text, style, until=page.last)
    page.next(12)
    rows: list[list[object]] = []
    for number, (name, submission, found) in enumerate(files, start=1):
        state, why = submission.state if submission else "counted", ""
        if submission and state != "counted":
            why = say.why_not_counted(state, submission.reason, submission.superseded_by)
        taken = state in ("counted", "unreadable")
        word = say.text(verdicts.of_file(name, submission, found).word) if taken else "–"
        sizes = (submission.rows, submission.nominations) if submission else (0, 0)
        rows.append([number, name, word, *severities(found).values(), *sizes, why])
    first = plain_table(page, [say.text("ordinal"), *map(say.text, _FILE_COLUMNS)], rows)
    page.head(first, first)
    for text in remarks(tally, say):
        page.next(16)
        page.put(1, text, Style(size=11, italic=True), until=page.last)
    listing = findings(tally, say, full=True)
    prepare(book, listing, say)
    title = say.text("copy_title")
    file.write(finished(book, tally, title, say, cached=[page.cached], listings=[listing]))
