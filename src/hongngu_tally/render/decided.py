"""The lists of decisions under a table: which they are, what became of every line, and whether that adds up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from hongngu_tally.intake import OUTCOMES
from hongngu_tally.render.formats import fates
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.intake import DecisionFile, Decisions

_SHOWN_FILES = 10


def decision_name(number: str, day: str, say: Words) -> str:
    """``1234/QĐ-UBND ngày 28/12/2020``; what nobody wrote is left out."""
    if not number and not day:
        return say.text("decision_unnamed")
    shown = safe_text(number) or say.text("decision_unnamed")
    return say.text("decision_dated", number=shown, day=say.day(date.fromisoformat(day))) if day else shown


def decision_lines(tally: Tally, say: Words) -> list[str]:
    """The files with their decisions, the equalities of their ledger, and the files that were not used; none without lists."""
    decisions = tally.intake.decisions
    if decisions is None:
        return []
    used = [one for one in decisions.files if one.state == "counted"]
    aside = [one for one in decisions.files if one.state != "counted"]
    lines = [_file(one, say) for one in used[:_SHOWN_FILES]]
    lines += _more(used, say)
    lines += [
        f"{text} — {say.text('holds' if holds else 'broken')}" for text, holds in equalities(decisions, say)
    ]
    lines += [
        f"{safe_text(one.file)}: {say.why_not_counted(one.state, one.reason)}" for one in aside[:_SHOWN_FILES]
    ]
    return [*lines, *_more(aside, say)]


def _more(files: list[DecisionFile], say: Words) -> list[str]:
    left = len(files) - _SHOWN_FILES
    return [say.text("more_files", n=left)] if left > 0 else []


def decision_sentences(tally: Tally, say: Words) -> list[str]:
    """The same in one sentence, where no heading stands over it."""
    lines = decision_lines(tally, say)
    return [f"{say.text('decisions')}: {'; '.join(lines)}"] if lines else []


def _file(one: DecisionFile, say: Words) -> str:
    return say.text("decision_file", file=one.file, names=_names(one, say), n=one.lines)


def _names(one: DecisionFile, say: Words) -> str:
    return "; ".join(decision_name(number, day, say) for number, day in one.decisions) or say.text(
        "decision_unnamed"
    )


def equalities(decisions: Decisions, say: Words) -> list[tuple[str, bool]]:
    """The equalities of the decisions' ledger with their numbers, and whether each holds."""
    rows = sum(one.rows for one in decisions.files)
    by_fate = sum(sum(one.fates.values()) for one in decisions.files)
    lines = sum(one.lines for one in decisions.files)
    outcomes = {name: decisions.of(name) for name in OUTCOMES}
    parts = " + ".join(
        f"{say.label('outcome', name)} {say.number(n)}"
        for name, n in outcomes.items()
        if n or name == "joined"
    )
    return [
        (say.text("decision_rows", rows=rows, sum=by_fate), rows == by_fate),
        (say.text("decision_sum", lines=lines, parts=parts), lines == sum(outcomes.values())),
        (
            say.text("decision_marked", marked=decisions.marked, joined=outcomes["joined"]),
            decisions.marked == outcomes["joined"],
        ),
    ]


def decisions_data(tally: Tally) -> dict[str, Any]:
    """``decisions``: the ledger of the lists and their files; nothing where none were handed in."""
    decisions = tally.intake.decisions
    if decisions is None:
        return {}
    return {
        "decisions": {
            "lines": len(decisions.lines),
            "outcomes": {name: n for name in OUTCOMES if (n := decisions.of(name))},
            "marked": decisions.marked,
            "files": [_entry(one) for one in decisions.files],
        }
    }


def _entry(one: DecisionFile) -> dict[str, Any]:
    entry: dict[str, Any] = {"file": one.file, "state": one.state}
    entry["decisions"] = [{"number": number, "day": day} for number, day in one.decisions]
    entry |= {"rows": one.rows, "fates": fates(one.fates), "lines": one.lines}
    entry |= {"reason": one.reason} if one.reason else {}
    return entry | ({"sha256": one.sha256} if one.sha256 else {})


def beside_rows(tally: Tally, say: Words) -> Iterable[list[object]]:
    """File, state and checksum of everything that was read beside the submissions: for the list of inputs."""
    for past in tally.intake.earlier.files if tally.intake.earlier else ():
        state = say.text("of_year", year=str(past.year or "?"))
        yield [
            past.file,
            state,
            _why(past.state, past.reason, say),
            "",
            "",
            past.nominations,
            "",
            past.sha256 or "–",
        ]
    for one in tally.intake.decisions.files if tally.intake.decisions else ():
        why = _why(one.state, one.reason, say) or _names(one, say)
        yield [one.file, say.text("of_decision"), why, "", one.rows, one.lines, "", one.sha256 or "–"]


def _why(state: str, reason: str, say: Words) -> str:
    return "" if state == "counted" else say.why_not_counted(state, reason)
