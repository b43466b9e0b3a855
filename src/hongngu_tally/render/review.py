"""``validate`` on the screen: each file's verdict, then every finding with its row and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.render.closing import (
    SHOWN_FILES,
    history_lines,
    not_shown_lines,
    selection_lines,
    unjudged_lines,
)
from hongngu_tally.render.formats import ranges, severities, shown_findings, sorted_findings
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.messages import Message
    from hongngu_tally.nominations import Intake, Submission

_SHOWN = 5
_SIGN = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.NOTE: "·"}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WEIGHT = {severity: number for number, severity in enumerate(Severity)}
# What of a row is shown beside a finding. Birth dates and personal numbers are not.
_IN_VIEW = ("name", "position", "workplace", "award_text", "grade")

RowKey = tuple[str, str, int]


def validate(
    tally: Tally,
    lang: str = "vi",
    *,
    file: TextIO | None = None,
    width: int | None = None,
    colour: bool | None = None,
) -> None:
    """Per file: ĐẠT or CHƯA ĐẠT, then its findings; then the whole year's, and what to do next."""
    screen = Screen(lang, file, width, colour)
    say = screen.say
    findings = sorted_findings(tally.findings)
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    shown = shown_findings(findings, tally.selection.most)
    in_view: dict[str, list[Finding]] = {}
    for finding in shown:
        in_view.setdefault(finding.place.file, []).append(finding)
    rows = _rows_in_view(tally.intake, shown, say)
    partly = {finding.place.file for finding in tally.selection.left_out}
    # A finding may name a file that never became a submission; it is shown all the same.
    known = {submission.file: submission for submission in tally.intake.submissions}
    spacious, passed_over = True, 0
    for name in sorted({*known, *by_file} - {""}):
        found = by_file.get(name, [])
        if _passed_over(known.get(name), found):
            passed_over += 1
            if passed_over > SHOWN_FILES:
                continue
        # Files with nothing to say stand line below line.
        if spacious or found:
            screen.line()
        spacious = bool(found)
        _verdict(screen, name, known.get(name), found, name in partly)
        _findings(screen, in_view.get(name, ()), rows)
    if passed_over > SHOWN_FILES:
        screen.prose(say.text("more_files", n=passed_over - SHOWN_FILES))
    if whole := by_file.get("", []):
        screen.line()
        screen.prose(
            f"{say.text('whole_year')}: {say.text('verdict_counts', **severities(whole))}", 0, 2, "bold"
        )
        _findings(screen, in_view.get("", ()), rows)
    numbers = severities(findings)
    screen.line()
    screen.prose(say.text("findings", **numbers) if findings else say.text("no_findings"), style="bold")
    for line in (*selection_lines(tally, say), *not_shown_lines(tally, say)):
        screen.prose(line, 0, 2)
    for line in say.verdicts(tally.balance):
        screen.prose(line, 2, 4)
    if history := history_lines(tally, say):
        screen.prose(f"{say.text('history')}:")
        for line in history:
            screen.prose(line, 2, 4)
    if unjudged := unjudged_lines(tally, say):
        screen.prose(f"{say.text('unjudged')}:")
        for line in unjudged:
            screen.prose(line, 2, 4)
    screen.prose(say.law(tally.regime), 0, 2)
    first = min(findings, key=lambda finding: _WEIGHT[finding.severity], default=None)
    if first is not None and first.severity is not Severity.NOTE:
        screen.prose(say.text("next_explain", code=first.code, name=first.name), 0, 2)
    elif not partly:
        screen.prose(say.text("next_done"), 0, 2)


def _passed_over(submission: Submission | None, found: Sequence[Finding]) -> bool:
    """Whether a file does not count and has nothing to say but that."""
    if submission is None or submission.state not in ("superseded", "ignored"):
        return False
    return all(finding.name == "submission-superseded" for finding in found)


def _verdict(
    screen: Screen, name: str, submission: Submission | None, found: Sequence[Finding], partly: bool
) -> None:
    say, numbers = screen.say, severities(found)
    state = submission.state if submission else "counted"
    passed = not numbers["error"] and state != "unreadable"
    if state in ("superseded", "ignored") and submission and not found:
        why = say.why_not_counted(state, submission.reason, submission.superseded_by)
        screen.prose(f"· {safe_text(name)} — {why}", 0, 2)
        return
    verdict = ("passed_part" if partly else "passed") if passed else "failed"
    shown = f"{'✔' if passed else '✖'} {safe_text(name)} — {say.text(verdict)}"
    if found:
        shown += f": {say.text('verdict_counts', **numbers)}"
    if submission and submission.rows:
        shown += f" ({say.text('verdict_rows', rows=submission.rows, nominations=submission.nominations)})"
    screen.prose(shown, 0, 2, "bold" if passed else "bold red")
    if submission and state != "counted":
        screen.prose(say.why_not_counted(state, submission.reason, submission.superseded_by), 2)


def _findings(screen: Screen, found: Sequence[Finding], rows: Mapping[RowKey, str]) -> None:
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    for severity, code in sorted(groups, key=lambda each: (_WEIGHT[each[0]], each[1])):
        _group(screen, groups[severity, code], rows)


def _group(screen: Screen, group: Sequence[Finding], rows: Mapping[RowKey, str]) -> None:
    """All findings of one code: the first few in full, the others by their places."""
    from hongngu_tally.messages import render

    say, first = screen.say, group[0]
    shown = group[:_SHOWN] if len(group) > _SHOWN + 1 else group
    messages = [render(finding, say.lang) for finding in shown]
    word = f"{_SIGN[first.severity]} {say.label('severity', first.severity)}"
    head = f"{word}  {first.code} {first.name} — {messages[0].title}"
    screen.prose(head, 2, 4, _STYLE[first.severity])
    shared = len({(message.cite, message.fix) for message in messages}) == 1
    for finding, message in zip(shown, messages, strict=True):
        _occurrence(screen, finding, message, rows)
        if not shared:
            _basis_and_remedy(screen, message, 6)
    if len(group) > len(shown):
        left = group[len(shown) :]
        more = "more_rows_at" if first.place.row else "more_at"
        screen.prose(say.text(more, n=len(left), where=_places(left)), 4, 6)
    if shared:
        _basis_and_remedy(screen, messages[0], 4)


def _occurrence(screen: Screen, finding: Finding, message: Message, rows: Mapping[RowKey, str]) -> None:
    place = finding.place
    where = _where(screen, place)
    view = rows.get((place.file, place.sheet, place.row), "")
    if where:
        screen.prose(f"{where}  {screen.bar} {view.replace('|', screen.bar)}" if view else where, 4, 8)
    screen.prose(message.text, 6 if where else 4)


def _where(screen: Screen, place: Place) -> str:
    """The place inside its file, as Excel shows it."""
    if place.cell:
        return safe_text(f"{place.sheet}!{place.cell}" if place.sheet else place.cell)
    row = screen.say.text("row", row=str(place.row)) if place.row else ""
    return ", ".join(part for part in (safe_text(place.sheet), row) if part)


def _basis_and_remedy(screen: Screen, message: Message, indent: int) -> None:
    if message.cite:
        screen.prose(f"{screen.say.text('cite')}: {message.cite}.", indent, indent + 2)
    if message.fix:
        screen.prose(f"{screen.say.text('fix')}: {message.fix}", indent, indent + 2)


def _places(found: Iterable[Finding]) -> str:
    """Rows by sheet, neighbours drawn together; what has no row is named by its value."""
    sheets: dict[str, list[int]] = {}
    values: list[str] = []
    for finding in found:
        if finding.place.row:
            sheets.setdefault(finding.place.sheet, []).append(finding.place.row)
        else:
            values.append(safe_text(finding.value or finding.place.sheet or finding.place.file))
    named = [
        f"{safe_text(sheet)}!{ranges(rows)}" if sheet else ranges(rows) for sheet, rows in sheets.items()
    ]
    return "; ".join([*named, ", ".join(values)] if values else named)


def _rows_in_view(intake: Intake, findings: Sequence[Finding], say: Words) -> dict[RowKey, str]:
    """A few cells of every row that a finding points to."""
    wanted = {
        (finding.place.file, finding.place.sheet, finding.place.row)
        for finding in findings
        if finding.place.row
    }
    frame = intake.nominations
    if not wanted or not len(frame):
        return {}
    near = frame[
        frame["row"].isin({row for _, _, row in wanted}) & frame["file"].isin({name for name, _, _ in wanted})
    ]
    view: dict[RowKey, list[str]] = {}
    for file, sheet, row, *values in near[["file", "sheet", "row", *_IN_VIEW]].itertuples(
        index=False, name=None
    ):
        key = (str(file), str(sheet), int(row))
        if key in wanted:
            cells = view.setdefault(key, [])
            # One row can give several nominations: what they share is shown once.
            *written, grade = map(_shown, values)
            told = (*written, say.label("grade_value", grade) if grade else "")
            cells += [text for text in told if text and text not in cells]
    return {key: " | ".join(cells) for key, cells in view.items()}


def _shown(value: object) -> str:
    """A cell's text for the screen, a bar inside it made harmless."""
    return "" if value is None or value != value else safe_text(value).replace("|", "¦")
