"""The year in the office's own sentences: every number is one of the table's or of the counts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.layouts import (
    AWARDS_HOLE,
    HOLE,
    MEASURES,
    FilledRow,
    YearEndTable,
    award_order,
    lines_behind,
    ordered_awards,
    taken_by,
)
from hongngu_tally.render.compared import sentence
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_TOLD = {
    "collective": "told_collective",
    "individual": "told_individual",
    "household": "told_household",
}
_LEADERS, _UNKNOWN = "leader", "unknown"
_NAMED = ("farmer", "worker", "entrepreneur")
_BODIES = ("enterprise", "cooperative")


def paragraph(tally: Tally, table: YearEndTable, say: Words) -> list[str]:
    """The year's sentences: what was given to whom, the total, and the share of direct workers.

    Rows of zero are not told. The district's stated aim is to turn commendation to the grass roots, so the shares
    of direct workers, farmers, enterprises and cooperatives are told wherever lists say who people are.
    """
    if table.form is None:
        clauses = [_clause(tally, table, row, say) for row in table.rows if sum(row.measures)]
    else:
        clauses = _awards(taken_by(tally, table), say)
    year = str(tally.year)
    if not clauses:
        return [say.text("told_nothing", year=year)]
    subject = say.of(table.layout.subject) if table.layout.subject else say.text("told_subject")
    stage = "told_decided" if tally.stage == "decided" else "told_nominated"
    total = table.total.measures
    sums = "told_total_recipients" if tally.count == "recipients" else "told_total"
    sentences = [
        say.text(stage, year=year, subject=subject, clauses="; ".join(clauses)),
        say.text(sums, n=_padded(sum(total), say), recipients=_recipients(total, say)),
    ]
    if table.outside:
        sentences.append(say.text("told_outside", n=table.outside))
    if table.past is not None:
        sentences.append(sentence(tally, table.past, say))
    return [*sentences, *_groups(taken_by(tally, table), say)]


def _clause(tally: Tally, table: YearEndTable, row: FilledRow, say: Words) -> str:
    written, recipients = table.layout.clause(row.key), _recipients(row.measures, say)
    if written is None:
        return say.text("told_row", label=say.of(row.label), recipients=recipients)
    text = say.of(written)
    if AWARDS_HOLE in text:
        text = text.replace(AWARDS_HOLE, ", ".join(_titles(tally, table, row, say)))
    return text.replace(HOLE, recipients)


def _titles(tally: Tally, table: YearEndTable, row: FilledRow, say: Words) -> list[str]:
    """The awards behind a row, those of collectives first as the recipients are told: an award that nobody is given is not named."""
    behind = lines_behind(table.layout, tally, row.key)
    found = [set(behind.loc[behind["recipient"] == kind, "award"].astype(str)) for kind in MEASURES]
    order = award_order(tally)
    codes = dict.fromkeys(code for awards in found for code in sorted(awards, key=order))
    return [say.award(tally.regime, code)[1] for code in codes]


def _awards(tally: Tally, say: Words) -> list[str]:
    """What a form takes, award by award: its rows tell the same awards several times over."""
    from hongngu_tally.counts import count

    found: dict[str, dict[str, int]] = {code: {} for code in ordered_awards(tally)}
    for code, kind, number in count(tally.counted, ("award", "recipient"), tally.count).itertuples(
        index=False
    ):
        found[str(code)][str(kind)] = int(number)
    return [
        say.text(
            "told_row",
            label=say.award(tally.regime, code)[1],
            recipients=_recipients([kinds.get(measure, 0) for measure in MEASURES], say),
        )
        for code, kinds in found.items()
        if kinds
    ]


def _recipients(measures: Sequence[int], say: Words) -> str:
    """``2 tập thể, 1.002 cá nhân``: without those of which there are none."""
    shown = [
        say.text(_TOLD[kind], n=_padded(number, say) if say.lang == "vi" else number)
        for kind, number in zip(MEASURES, measures, strict=True)
        if number
    ]
    return ", ".join(shown)


def _padded(number: int, say: Words) -> str:
    """Below ten with a leading zero, as Vietnamese offices write it (NĐ 30/2020)."""
    return f"{number:02d}" if number < 10 and say.lang == "vi" else say.number(number)


def _groups(tally: Tally, say: Words) -> list[str]:
    from hongngu_tally.counts import count

    found = {
        (str(recipient), str(group)): int(number)
        for recipient, group, number in count(tally.counted, ("recipient", "group")).itertuples(index=False)
    }
    people = {group: number for (recipient, group), number in found.items() if recipient == "individual"}
    known = {group: number for group, number in people.items() if group not in ("", _UNKNOWN)}
    whole = sum(people.values())
    sentences = []
    if known:
        direct = sum(known.values()) - known.get(_LEADERS, 0)
        among = [
            _part(say.label("group", group), known[group], whole, say) for group in _NAMED if known.get(group)
        ]
        parts = [
            _part(say.label("group", _LEADERS), known.get(_LEADERS, 0), whole, say),
            _part(say.text("told_direct"), direct, whole, say),
            *([say.text("told_among", parts=", ".join(among))] if among else []),
            _part(say.text("told_unclear"), whole - sum(known.values()), whole, say),
        ]
        sentences.append(say.text("told_groups", whole=whole, parts="; ".join(filter(None, parts))))
    bodies = sum(found.get(("collective", group), 0) for group in _BODIES)
    if bodies:
        whole = sum(number for (recipient, _), number in found.items() if recipient == "collective")
        sentences.append(say.text("told_bodies", n=bodies, whole=whole, share=say.share(bodies, whole)))
    return sentences


def _part(name: str, number: int, whole: int, say: Words) -> str:
    """A group, its number and its share; nothing where there is nobody."""
    return say.text("told_group", name=name, n=number, share=say.share(number, whole)) if number else ""
