"""What a check comes to, before it is a screen, a page or a letter: the verdict, the order of findings, what repeats, the next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.render.formats import row_ranges, severities, sorted_findings
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Intake, Submission

WEIGHT = {severity: number for number, severity in enumerate(Severity)}
_COUNTS = {"error": "n_error", "warning": "n_warning", "note": "n_note"}
FEW = 5
"""Findings of one code that are shown in full; of more, those that say the same are drawn together."""
# What of a row is shown beside a finding. Birth dates and personal numbers are not.
_IN_VIEW = ("name", "position", "workplace", "award_text", "grade")

_NUMBERS = regex(r"[\d\s./-]{4,}")

RowKey = tuple[str, str, int]


# --- the verdict


@frozen
class Verdict:
    """Whether one file, or all of them, can go on as they are: ``passed``, ``passed_part`` or ``failed``."""

    word: str
    line: str
    """``CHƯA ĐẠT: 3 lỗi, 1 cảnh báo — 128 dòng, 120 đề nghị``"""

    @property
    def passed(self) -> bool:
        """Whether nothing needs a person."""
        return self.word != "failed"


class Verdicts:
    """The verdicts of one tally. With ``strict`` warnings weigh as errors do, as they do in the exit code."""

    def __init__(self, tally: Tally, say: Words, strict: bool = False) -> None:
        self.tally, self.say, self.strict = tally, say, strict
        frame, ledger = tally.intake.nominations, tally.intake.ledger
        held = frame.loc[frame["held_back"].astype("str") != "", "file"]
        unread = ledger.loc[ledger["fate"].astype("str") == "unread", "file"]
        # What is not counted needs a person, whatever checks were asked for.
        self._not_counted = {*held.astype("str"), *unread.astype("str")}
        self._readable = any(one.state != "unreadable" for one in tally.intake.submissions)
        self._partly = {finding.place.file for finding in tally.wanted.left_out}

    def of_file(self, name: str, submission: Submission | None, found: Sequence[Finding]) -> Verdict:
        """The verdict of one file, by its own findings."""
        unread = submission is not None and submission.state == "unreadable"
        counted = submission is None or submission.state == "counted"
        word = self._word(found, unread or (counted and name in self._not_counted), name in self._partly)
        counts = severities(found)
        if submission and submission.rows:
            held_back = submission.nominations - submission.counted if counted else 0
            return self._verdict(word, counts, submission.rows, submission.nominations, held_back)
        return self._verdict(word, counts)

    def of_all(self) -> Verdict:
        """The verdict of the whole run; of several files it says how many did not pass."""
        tally, say = self.tally, self.say
        taken = [one for one in tally.intake.submissions if one.state in ("counted", "unreadable")]
        unread = any(one.state == "unreadable" for one in taken) or not tally.balance.holds
        word = self._word(tally.findings, unread or bool(self._not_counted), bool(self._partly))
        balance = tally.balance
        counts = severities(tally.findings)
        whole = self._verdict(word, counts, balance.rows, balance.nominations, balance.held_back)
        if len(taken) < 2:
            return whole
        by_file = self.by_file()
        failed = [one for one in taken if not self.of_file(one.file, one, by_file.get(one.file, ())).passed]
        # What failed may be no file's own: a share of the whole year, a list of an earlier one.
        name = "verdict_files" if failed else "verdict_beside" if word == "failed" else "verdict_all"
        files = say.text(name, n=len(failed), all=len(taken))
        return Verdict(word, f"{whole.line}; {files}")

    def by_file(self) -> dict[str, list[Finding]]:
        """File → its findings in their order; "" are those of the whole year."""
        found: dict[str, list[Finding]] = {}
        for finding in sorted_findings(self.tally.findings):
            found.setdefault(finding.place.file, []).append(finding)
        return found

    def next_steps(self, several: bool, annotated: bool = False, mended: str = "") -> list[str]:
        """What to do now, in one sentence or two. ``mended`` is the copy that the verdict is on: work goes on in it."""
        say, findings = self.say, self.tally.findings
        verdict = self.of_all()
        gravest = min(findings, key=lambda one: (WEIGHT[one.severity], one.code), default=None)
        if not verdict.passed:
            steps = [say.text("next_mend_copy", file=mended) if mended else say.text("next_mend")]
            if several:
                steps.append(say.text("next_reply"))
            elif not annotated and not mended and self._readable:
                steps.append(say.text("next_annotate"))
        elif verdict.word == "passed_part":
            return [say.text("next_whole")]
        elif not several and not self.tally.balance.nominations:
            steps = [say.text("next_fill")]
        else:
            warnings, done = severities(findings)["warning"], "next_count" if several else "next_done"
            if mended and not warnings:
                steps = [say.text("next_done_copy", file=mended)]
            else:
                steps = [say.text("next_look", n=warnings) if warnings else say.text(done)]
        if gravest is not None and gravest.severity is not Severity.NOTE:
            steps.append(say.text("next_explain", code=gravest.code))
        return steps

    def _word(self, found: Iterable[Finding], needs_person: bool, partly: bool) -> str:
        numbers = severities(found)
        if needs_person or numbers["error"] or (self.strict and numbers["warning"]):
            return "failed"
        return "passed_part" if partly else "passed"

    def _verdict(
        self,
        word: str,
        numbers: Mapping[str, int],
        rows: int | None = None,
        nominations: int = 0,
        held_back: int = 0,
    ) -> Verdict:
        say = self.say
        counts = [say.text(_COUNTS[name], n=number) for name, number in numbers.items() if number]
        line = f"{say.text(word)}: {', '.join(counts) or say.text('no_errors')}"
        if rows:
            line += f" — {say.text('verdict_rows', rows=rows, nominations=nominations)}"
        if held_back and not numbers["error"]:
            # A warning alone keeps nobody from passing: this does.
            line += f", {say.text('verdict_held_back', n=held_back)}"
        return Verdict(word, line)


# --- findings in their order


def structural(finding: Finding) -> bool:
    """Whether it is about the file, the sheet or the columns: until that is mended, what is said of rows may be beside the point."""
    whole_file = bool(finding.place.file) and not finding.place.row and finding.code[0] in "WD"
    return whole_file or finding.code.startswith(("W1", "W2", "W3", "W5"))


def groups(found: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one code and severity together: those about file and columns first, then those about rows, notes last."""
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in found:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)

    def order(kind: tuple[Severity, str]) -> tuple[bool, bool, int, str]:
        severity, code = kind
        note = severity is Severity.NOTE
        return note, not note and not structural(kinds[kind][0]), WEIGHT[severity], code

    return [kinds[kind] for kind in sorted(kinds, key=order)]


def repeats(group: Sequence[Finding]) -> list[list[Finding]]:
    """A group in parts: each finding for itself where they are few, else those that say the same of one value together."""
    if len(group) <= FEW + 1:
        return [[finding] for finding in group]
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in group:
        key = (finding.place.file, finding.value, str(finding.facts.get("cause", "")))
        alike.setdefault(key, []).append(finding)
    return list(alike.values())


# --- places and rows


def where(place: Place, say: Words) -> str:
    """The place inside its file, as Excel shows it."""
    if place.cell:
        return safe_text(f"{place.sheet}!{place.cell}" if place.sheet else place.cell)
    row = say.text("row", row=str(place.row)) if place.row else ""
    return ", ".join(part for part in (safe_text(place.sheet), row) if part)


def places(found: Iterable[Finding]) -> str:
    """Rows by sheet, neighbours drawn together; what has no row is named by its value."""
    sheets: dict[str, list[int]] = {}
    values: list[str] = []
    for finding in found:
        if finding.place.row:
            sheets.setdefault(finding.place.sheet, []).append(finding.place.row)
        else:
            values.append(safe_text(finding.value or finding.place.sheet or finding.place.file))
    named = [
        f"{safe_text(sheet)}!{row_ranges(rows)}" if sheet else row_ranges(rows)
        for sheet, rows in sheets.items()
    ]
    return "; ".join([*named, ", ".join(values)] if values else named)


def rows_in_view(intake: Intake, findings: Iterable[Finding], say: Words) -> dict[RowKey, str]:
    """A few cells of every row that a finding points to, parted by `` | ``."""
    wanted = {
        (finding.place.file, finding.place.sheet, finding.place.row)
        for finding in findings
        if finding.place.row
    }
    frame = intake.nominations
    if not wanted:
        return {}
    # A row that is no nomination, since nothing in it was understood, stands as it was written.
    unread = {
        (reading.file, sheet.name, row): " | ".join(
            _shown(text) for _, text in cells if not _NUMBERS.fullmatch(text)
        )
        for reading in intake.files
        for sheet in reading.sheets
        for row, cells in sheet.cells.items()
        if (reading.file, sheet.name, row) in wanted
    }
    if not len(frame):
        return unread
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
            cells += [text for text in dict.fromkeys(told) if text and text not in cells]
    return unread | {key: " | ".join(cells) for key, cells in view.items()}


def _shown(value: object) -> str:
    """A cell's text for the screen, a bar inside it made harmless."""
    return "" if value is None or value != value else safe_text(value).replace("|", "¦")
