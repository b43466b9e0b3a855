"""``validate`` on the screen: the verdict, each file's own, every finding with its row and its remedy, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding, Severity
from hongngu_tally.render.closing import (
    SHOWN_FILES,
    history_lines,
    left_out_lines,
    not_shown_lines,
    unjudged_lines,
)
from hongngu_tally.render.decided import decision_lines
from hongngu_tally.render.formats import severities, shown_findings
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.verdict import (
    FEW,
    RowKey,
    Verdict,
    Verdicts,
    groups,
    places,
    repeats,
    rows_in_view,
    where,
)
from hongngu_tally.text import collation_key, safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission
    from hongngu_tally.messages import Message

_SIGN = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.NOTE: "·"}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def validate(
    screen: Screen, tally: Tally, *, strict: bool = False, annotated: bool = False, mended: str = ""
) -> None:
    """The verdict on everything, then per file its own and its findings; then the whole year's, and what to do next.

    ``annotated`` says that annotated copies are written too, so that nobody is told to ask for them; ``mended`` names the
    copy that was judged, where it was mended.
    """
    say, verdicts = screen.say, Verdicts(tally, screen.say, strict)
    whole_verdict, by_file = verdicts.of_all(), verdicts.by_file()
    screen.prose(whole_verdict.line, 0, 2, _style(whole_verdict))
    shown = shown_findings(tally.findings, tally.wanted.most)
    in_view: dict[str, list[Finding]] = {}
    for finding in shown:
        in_view.setdefault(finding.place.file, []).append(finding)
    findings = _Findings(screen, rows_in_view(tally.intake, shown, say))
    # A finding may name a file that never became a submission; it is shown all the same.
    known = {submission.file: submission for submission in tally.intake.submissions}
    names = sorted({*known, *by_file} - {""}, key=collation_key)
    alone = len(names) == 1
    spacious, passed_over = not alone, 0
    for name in names:
        found = by_file.get(name, [])
        if _passed_over(known.get(name), found):
            passed_over += 1
            if passed_over > SHOWN_FILES:
                continue
        # Files with nothing to say stand line below line.
        if not alone and (spacious or found):
            screen.line()
        spacious = bool(found)
        verdict = verdicts.of_file(name, known.get(name), found)
        _head(screen, name, known.get(name), found, None if alone else verdict)
        findings.show(in_view.get(name, ()))
    if passed_over > SHOWN_FILES:
        screen.prose(say.text("more_files", n=passed_over - SHOWN_FILES))
    if whole := by_file.get("", []):
        screen.line()
        counts = say.text("verdict_counts", **severities(whole))
        screen.prose(f"{say.text('whole_year')}: {counts}", 0, 2, "bold")
        findings.show(in_view.get("", ()))
    _foot(screen, tally)
    screen.line()
    steps = " ".join(verdicts.next_steps(several=len(names) > 1, annotated=annotated, mended=mended))
    screen.prose(f"{say.text(whole_verdict.word)}. {say.text('next')}: {steps}", 0, 2, "bold")


def _style(verdict: Verdict) -> str:
    return "bold" if verdict.passed else "bold red"


def _passed_over(submission: Submission | None, found: Sequence[Finding]) -> bool:
    """Whether a file does not count and has nothing to say but that."""
    if submission is None or submission.state not in ("superseded", "ignored"):
        return False
    return all(finding.name == "submission-superseded" for finding in found)


def _head(
    screen: Screen, name: str, submission: Submission | None, found: Sequence[Finding], verdict: Verdict | None
) -> None:  # fmt: skip
    """A file's name and its verdict; without one where it is the verdict on everything."""
    say = screen.say
    state = submission.state if submission else "counted"
    if state in ("superseded", "ignored") and submission and not found:
        why = say.why_not_counted(state, submission.reason, submission.superseded_by)
        screen.prose(f"· {safe_text(name)} — {why}", 0, 2)
        return
    if verdict:
        sign = "✔" if verdict.passed else "✖"
        screen.prose(f"{sign} {safe_text(name)} — {verdict.line}", 0, 2, _style(verdict))
    else:
        screen.prose(say.text("copy_of", file=name), 0, 2)
    if submission and state != "counted":
        screen.prose(say.why_not_counted(state, submission.reason, submission.superseded_by), 2)


def _foot(screen: Screen, tally: Tally) -> None:
    """What the verdict rests on."""
    say = screen.say
    screen.line()
    numbers = severities(tally.findings)
    screen.prose(say.text("findings", **numbers) if tally.findings else say.text("no_findings"), style="bold")
    for line in (*left_out_lines(tally, say), *not_shown_lines(tally, say)):
        screen.prose(line, 0, 2)
    for line in say.verdicts(tally.balance):
        screen.prose(line, 2, 4)
    for title, lines in (
        ("history", history_lines(tally, say)),
        ("decisions", decision_lines(tally, say)),
        ("unjudged", unjudged_lines(tally, say)),
    ):
        if lines:
            screen.prose(f"{say.text(title)}:")
        for line in lines:
            screen.prose(line, 2, 4)
    screen.prose(say.law(tally.regime), 0, 2)


class _Findings:
    """Shows findings, those of one code together."""

    def __init__(self, screen: Screen, rows: Mapping[RowKey, str]) -> None:
        self.screen, self.say, self.rows = screen, screen.say, rows

    def show(self, found: Sequence[Finding]) -> None:
        """Every finding of a file, or of the whole year."""
        for group in groups(found):
            self._group(group)

    def _group(self, group: Sequence[Finding]) -> None:
        """All findings of one code: the first few in full, the others by their places."""
        from hongngu_tally.messages import render

        if self.screen.linear:
            for part in repeats(group):
                self.screen.line(self._told(part, render(part[0], self.say.lang)))
            return
        say, first, parts = self.say, group[0], repeats(group)
        shown = parts[:FEW] if len(parts) > FEW + 1 else parts
        messages = [render(part[0], say.lang) for part in shown]
        word = f"{_SIGN[first.severity]} {say.label('severity', first.severity)}"
        head = f"{word}  {first.code} {first.name} — {messages[0].title}"
        self.screen.prose(head, 2, 4, _STYLE[first.severity])
        shared = len({(message.cite, message.fix) for message in messages}) == 1
        for part, message in zip(shown, messages, strict=True):
            self._part(part, message)
            if not shared:
                self._basis_and_remedy(message, 6)
        if len(parts) > len(shown):
            left = [finding for part in parts[len(shown) :] for finding in part]
            more = "more_rows_at" if first.place.row else "more_at"
            self.screen.prose(say.text(more, n=len(left), where=places(left)), 4, 6)
        if shared:
            self._basis_and_remedy(messages[0], 4)

    def _told(self, part: Sequence[Finding], message: Message) -> str:
        """One finding, or many that say the same, in one line: ``file › sheet!F27: LỖI F201 award-unknown: …``."""
        say, first = self.say, part[0]
        stands = safe_text(first.place) or say.text("whole_year")
        if first.place.row and not first.place.cell:
            # "Cá nhân!8" is no cell that somebody could be led to.
            stands = f"{safe_text(first.place.file)} › {where(first.place, say)}"
        said = [
            f"{stands}: {say.label('severity', first.severity)} {first.code} {first.name}: {message.title}."
        ]
        if len(part) > 1:
            name = "same_rows" if first.place.row else "same_times"
            said.append(say.text(name, n=len(part), where=places(part)))
        place = first.place
        if view := self.rows.get((place.file, place.sheet, place.row), ""):
            said.append(f"{say.text('row_in_view')}: {view.replace(' |', ',')}.")
        said.append(message.text)
        said += [f"{say.text('cite')}: {message.cite}."] if message.cite else []
        said += [f"{say.text('fix')}: {message.fix}"] if message.fix else []
        return " ".join(said)

    def _part(self, part: Sequence[Finding], message: Message) -> None:
        """One finding with its row, or the first of many that say the same."""
        place, screen = part[0].place, self.screen
        if len(part) > 1:
            name = "same_rows" if place.row else "same_times"
            screen.prose(self.say.text(name, n=len(part), where=places(part)), 4, 6)
        stands = where(place, self.say)
        view = self.rows.get((place.file, place.sheet, place.row), "")
        if stands:
            screen.prose(f"{stands}  {screen.bar} {view.replace('|', screen.bar)}" if view else stands, 4, 8)
        screen.prose(message.text, 6 if stands else 4)

    def _basis_and_remedy(self, message: Message, indent: int) -> None:
        if message.cite:
            self.screen.prose(f"{self.say.text('cite')}: {message.cite}.", indent, indent + 2)
        if message.fix:
            self.screen.prose(f"{self.say.text('fix')}: {message.fix}", indent, indent + 2)
