"""The lists of decisions beside the nominations: who stands in one only, and what no line can be told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Line, award_place, chosen, classified, lines, read_files
from hongngu_tally.checks.records import place_of
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Decisions, Intake
from hongngu_tally.law import Regime
from hongngu_tally.nominations import codes
from hongngu_tally.table.decisions import decision_attached


def _of(intake: Intake, *outcomes: str) -> Iterator[Line]:
    """The lines of the decisions' lists that came to that."""
    if intake.decisions is not None:
        frame = intake.decisions.lines
        yield from lines(frame[frame["outcome"].isin(list(outcomes))])


def _told(intake: Intake, labels: tuple[int, ...]) -> tuple[tuple[str, str, str], ...]:
    """(award, unit, cell) of nominations."""
    chosen = intake.nominations.loc[list(labels)]
    return tuple((str(one.award), str(one.unit), str(award_place(one))) for one in lines(chosen))


@check("W601")
def nomination_not_decided(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A nomination for an award that some decision's list gives stands in none of them."""
    if (decisions := intake.decisions) is None:
        return
    frame = classified(intake)
    given = _given(decisions)
    unclear = {label for line in _of(intake, "several") for label in line.nominations}
    waiting = frame[(frame["stage"] != "decided") & frame["award"].isin([award for award, _ in given])]
    for label, line in zip(waiting.index, lines(waiting), strict=True):
        if label not in unclear and ((line.award, line.track) in given or (line.award, "") in given):
            yield finding(
                "W601",
                award_place(line),
                line.award_text,
                recipient_name=line.name,
                award=line.award,
                track=line.track,
                unit=line.unit,
            )


def _given(decisions: Decisions) -> frozenset[tuple[str, str]]:
    """(award, track) of what the lists give; the track "" where no line says it."""
    frame = decisions.lines
    frame = frame[~frame["outcome"].isin(["held-back", "other-year"])]
    said = frame["track"].astype("str").where(frame["track_stated"], "")
    return frozenset(zip(frame["award"].astype("str"), said.astype("str"), strict=True))


@check("W602")
def decided_not_nominated(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A decision's list gives an award to somebody whom no list nominates for it."""
    by_name: dict[str, list[int]] = {}
    missing = list(_of(intake, "not-nominated"))
    if missing:
        frame = intake.nominations
        frame = frame[frame["name_key"].isin({str(line.name_key) for line in missing} - {""})]
        for label, name in zip(frame.index, frame["name_key"], strict=True):
            by_name.setdefault(str(name), []).append(int(label))
    for line in missing:
        namesakes = tuple(by_name.get(str(line.name_key), ()))
        yield finding(
            "W602",
            place_of(line),
            line.name,
            recipient_name=line.name,
            award=line.award,
            decision=_decision(line),
            among=_told(intake, namesakes),
            also=("namesakes",) if namesakes else (),
        )


@check("W603")
def decision_unclear(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A line of a decision's list fits several nominations, or one that another line was joined to."""
    for line in _of(intake, "several", "repeated"):
        yield finding(
            "W603",
            place_of(line),
            line.name,
            cause=str(line.outcome),
            recipient_name=line.name,
            award=line.award,
            decision=_decision(line),
            among=_told(intake, line.nominations),
        )


@check("W605")
def decision_beside_nominations(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A file among the submissions is the list of a decision: it repeats what another one nominates, or counts as a nomination itself."""
    import numpy as np

    attached = {file.file: decision_attached(file.sheets) for file in read_files(intake)}
    decided = {file: decision for file, decision in attached.items() if decision[0]}
    if not decided or len(decided) == len(attached):
        return
    frame = classified(intake)
    given = frame["file"].isin(decided).to_numpy()
    group = codes(frame, "name_key", "recipient", "award")
    repeated = Counter(chosen(frame, given & np.isin(group, group[~given]))["file"].astype("str"))
    for file, count in Counter(chosen(frame, given)["file"].astype("str")).items():
        if file in repeated:
            yield finding("W605", Place(file), decision=decided[file], count=repeated[file])
        else:
            yield finding(
                "W605",
                Place(file),
                severity=Severity.WARNING,
                cause="alone",
                decision=decided[file],
                count=count,
            )


def _decision(line: Line) -> tuple[str, str]:
    return str(line.number), str(line.day)


@check("W604")
def decision_list_incomplete(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Of a decision's list something was not read, so the numbers of what was decided are short."""
    if (decisions := intake.decisions) is None:
        return
    held = Counter(str(line.file) for line in _of(intake, "held-back"))
    others = Counter(str(line.file) for line in _of(intake, "other-year"))
    for file in decisions.files:
        if file.state != "counted":
            continue
        counts: dict[str, Any] = {
            "sheets": len(file.without_list),
            "rows": file.fates.get("unread", 0),
            "held": held[file.file],
            "others": others[file.file],
            "empty": 0 if file.lines else 1,
        }
        if any(counts.values()):
            # A page without a list may be the decision's own text.
            lost = counts["rows"] or counts["held"] or counts["empty"]
            yield finding(
                "W604",
                Place(file.file),
                severity=None if lost else Severity.WARNING,
                names=file.without_list,
                year=intake.year,
                also=tuple(name for name, number in counts.items() if number),
                **counts,
            )
