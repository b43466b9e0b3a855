"""What to send back to each unit: a text to paste into a mail or message, saying what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.board import findings_by_unit
from hongngu_tally.finding import Finding, Severity
from hongngu_tally.frozen import frozen
from hongngu_tally.messages import render
from hongngu_tally.patterns import regex
from hongngu_tally.render.formats import json_text, row_ranges, severities
from hongngu_tally.render.verdict import groups, places, repeats
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import collation_key, safe_text
from hongngu_tally.vocabulary.unit_lists import COMMUNE_KINDS

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import Submission

_RESULTS = {
    "errors": "reply_errors",
    "both": "reply_both",
    "warnings": "reply_warnings",
    "passed": "reply_passed",
}
_ENDS = {"errors": "reply_end_errors", "warnings": "reply_end_warnings", "passed": "reply_end_passed"}
_MOST = 30
"""Points of one letter; of what is left it tells the places."""
_SENTENCE_ENDS = regex(r"(?<=[.?!]) (?=[^\W\d_a-z])")
_OF_THE_OFFICE = ("setting-", "history-")
"""Findings about the office's own settings and its lists of earlier years: no matter of the unit."""
# Sentences for whoever runs the program: they name its commands or options, or tell to ask the unit.
_FOR_THE_OFFICE = regex(r"(?:^|\s)--[a-z]|\btally\b|^Hỏi đơn vị[.:]|^Ask the unit(?:\.| whether)")


@frozen
class Reply:
    """One unit's letter. ``unit`` is empty where nobody knows whose the files are."""

    unit: str
    files: tuple[str, ...]
    passed: bool
    text: str


def replies(tally: Tally, named: Mapping[str, str], lang: str = "vi") -> list[Reply]:
    """A letter per unit that handed something in, in the order of the alphabet; those of unknown sender last.

    ``named``: file → unit, for files whose name alone says whose they are.
    """
    say = words(lang)
    own: dict[str, list[Submission]] = {}
    sent: dict[str, list[Submission]] = {}
    for one in tally.intake.submissions:
        for unit in one.units or (named.get(one.file, ""),):
            if one.state in ("counted", "unreadable"):
                own.setdefault(unit, []).append(one)
            # Whoever is no longer in a later list is told where the earlier one names them.
            sent.setdefault(unit, []).append(one)
    found = findings_by_unit(tally, sent)
    frame = tally.intake.nominations
    numbers = frame.groupby(frame["unit"].astype("str")).size().to_dict()
    letters = []
    for unit in sorted(own, key=lambda name: (not name, collation_key(name))):
        if unit:
            letters.append(
                _letter(tally, unit, own[unit], found.get(unit, []), int(numbers.get(unit, 0)), say)
            )
            continue
        for one in own[unit]:
            about = [finding for finding in tally.findings if finding.place.file == one.file]
            letters.append(_letter(tally, "", [one], about, one.nominations, say))
    return letters


def replies_text(tally: Tally, named: Mapping[str, str], lang: str = "vi") -> str:
    """All letters, each under a line with its unit; one alone stands for itself, ready to be copied whole."""
    found = replies(tally, named, lang)
    if len(found) == 1:
        return found[0].text
    parts = [
        f"===== {number}/{len(found)}: {safe_text(one.unit or ', '.join(one.files))} =====\n\n{one.text}"
        for number, one in enumerate(found, start=1)
    ]
    return "\n".join(parts)


def replies_json(tally: Tally, named: Mapping[str, str], lang: str = "vi") -> str:
    """``validate --reply --format json``."""
    from hongngu_tally.render.envelope import foot, head

    letters: list[dict[str, Any]] = [
        {"unit": one.unit, "files": list(one.files), "passed": one.passed, "text": one.text}
        for one in replies(tally, named, lang)
    ]
    return json_text({**head("validate", tally), "replies": letters, **foot(tally)})


def _letter(
    tally: Tally, unit: str, files: Sequence[Submission], found: Sequence[Finding], nominations: int, say: Words
) -> Reply:  # fmt: skip
    told = [
        finding
        for finding in found
        if finding.severity is not Severity.NOTE and not finding.name.startswith(_OF_THE_OFFICE)
    ]
    numbers = severities(told)
    names = tuple(one.file for one in files)
    unread = all(one.state == "unreadable" for one in files)
    kind = "errors" if numbers["error"] else "warnings" if told else "passed"
    found_is = "both" if numbers["error"] and numbers["warning"] else kind
    shown = ", ".join(f"“{safe_text(Path(name).name)}”" for name in names)
    to = (
        say.text("reply_to", unit=_addressed(unit, say)) if unit else say.text("reply_to_sender", files=shown)
    )
    what = say.text(
        "reply_unread" if unread else "reply_list", year=str(tally.year), files=shown, nominations=nominations
    )
    result = say.text(_RESULTS[found_is], error=numbers["error"], warning=numbers["warning"])
    lines = [to, "", f"{what} {result}"]
    number = 0
    for severity, heading in ((Severity.ERROR, "reply_mend"), (Severity.WARNING, "reply_look")):
        parts = [part for group in groups(told) if group[0].severity is severity for part in repeats(group)]
        if parts:
            lines += ["", say.text(heading)]
        for part in parts[:_MOST]:
            number += 1
            lines.append(f"{number}. {_point(part, names, say)}")
        if left := [finding for part in parts[_MOST:] for finding in part]:
            lines.append(say.text("reply_more", n=len(left), where=places(left)))
    lines += ["", say.text(_ENDS[kind])]
    return Reply(unit, names, not numbers["error"], "\n".join(lines) + "\n")


def _point(part: Sequence[Finding], names: Sequence[str], say: Words) -> str:
    """One thing to mend: where it stands, what is wrong, how to mend it. Of several files, or another than the letter speaks of, it tells which."""
    message = render(part[0], say.lang)
    where = _where(part, tuple(names) != (part[0].place.file,), say)
    told = [f"{where[:1].upper()}{where[1:]}: {_for_people(message.text)}"]
    if fix := _for_people(message.fix):
        told.append(f"{say.text('fix')}: {fix}")
    return " ".join(told)


def _where(part: Sequence[Finding], several: bool, say: Words) -> str:
    """Where, in words: a unit's clerk looks for it in Excel."""
    place = part[0].place
    file = say.text("reply_file", file=Path(place.file).name) if several and place.file else ""
    if place.cell:
        inside = say.text("reply_cell", sheet=place.sheet, cell=place.cell)
    elif place.row:
        inside = say.text("reply_row", sheet=place.sheet, row=str(place.row))
    elif place.sheet:
        inside = say.text("reply_sheet", sheet=place.sheet)
    else:
        inside = "" if file else say.text("reply_whole")
    if len(part) > 1 and place.row:
        rows = "; ".join(
            say.text("reply_rows", sheet=sheet, rows=row_ranges(own), n=len(own))
            for sheet, own in _rows_by_sheet(part).items()
        )
        inside = say.text(
            "reply_alike", where=rows, example=place.cell or say.text("row", row=str(place.row))
        )
    return ", ".join(filter(None, (file, inside)))


def _rows_by_sheet(part: Sequence[Finding]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for finding in part:
        rows.setdefault(finding.place.sheet, []).append(finding.place.row)
    return rows


def _for_people(text: str) -> str:
    """The sentences that a unit's clerk can do something with."""
    return " ".join(one for one in _SENTENCE_ENDS.split(text) if not _FOR_THE_OFFICE.search(one))


def _addressed(unit: str, say: Words) -> str:
    """A unit as a letter calls it: a commune's is written to its committee."""
    kind = next((kind for kind in COMMUNE_KINDS if unit.startswith(f"{kind} ")), "")
    return say.text("reply_committee", commune=f"{kind.lower()}{unit.removeprefix(kind)}") if kind else unit
