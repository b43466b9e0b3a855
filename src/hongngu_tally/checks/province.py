"""A province's own limits that are no share of a list: how often in a year, and how many who lead nobody."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import alike, award_place, classified
from hongngu_tally.checks.identity import one_recipient
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.written import percent_text


@check("Q104")
def yearly_limit_exceeded(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A recipient is put up for an award more often in the year than the province allows."""
    limits = regime.province.yearly_max
    if not limits:
        return
    frame = classified(intake)
    for group in alike(frame[frame["award"].isin(list(limits))], "name_key", "recipient", "award", "stage"):
        for at, line in enumerate(group):
            earlier = [one for one in group[:at] if one_recipient(one, line, intake.units)]
            if len(earlier) >= limits[line.award]:
                yield finding(
                    "Q104",
                    award_place(line),
                    line.award_text,
                    regime.province.ruling(True, regime.day).cite,
                    recipient_name=line.name,
                    award=line.award,
                    count=len(earlier) + 1,
                    limit=limits[line.award],
                    first=award_place(earlier[0]),
                )


@check("Q105")
def non_leader_share_too_low(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """Too few of a unit's nominees lead nobody, by the province's own share."""
    percent = regime.province.non_leader_share_min_percent
    if percent is None:
        return
    frame = classified(intake)
    of = list(regime.province.non_leader_share_of)
    chosen = frame["award"].isin(of) if of else frame["family"] == "commendation_form"
    people = frame[chosen & (frame["recipient"] == "individual")].drop_duplicates(
        ["unit", "name_key", "birth"]
    )
    for unit, own in people.groupby("unit", observed=True):
        # Whoever's post nobody wrote counts as one who leads nobody.
        others, base = int((own["group"] != "leader").sum()), len(own)
        if 100 * others < percent * base:
            yield finding(
                "Q105",
                Place(str(own["file"].iloc[0])),
                f"{others}/{base}",
                regime.province.ruling(percent, regime.day).cite,
                cause="titles" if of else "forms",
                unit=str(unit),
                of=tuple(of),
                numerator=others,
                base=base,
                percent=percent_text(others, base, percent),
                limit=percent,
                floor=-(-percent * base // 100),
            )
