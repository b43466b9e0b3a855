"""Shares of something that no list of nominees holds: militia, the families of a hamlet, a unit's staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_tally.checks.collectives import collectives
from hongngu_tally.checks.frames import (
    Line,
    chosen,
    classified,
    in_order,
    lines,
    nominated,
    number_in,
    picked,
)
from hongngu_tally.checks.ratio import exceeding
from hongngu_tally.checks.unjudged import Lacks, lacking
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import ANY_RATING, Regime, Ruling
from hongngu_tally.nominations import codes
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Unit, collective_key
from hongngu_tally.vocabulary.words import table_words

if TYPE_CHECKING:
    import pandas as pd

_MILITIA, _POLICE = (
    re.compile(rf"\b(?:{'|'.join(table_words()['bodies'][name])})\b", re.IGNORECASE)
    for name in ("militia", "police")
)
_SOLDIERS = ("CSTT", "DVTT", "DVQT")
"""Titles of soldiers: in a commune's list they are the militia's, those of the police apart."""


# --- militia: a share of the strength, which the settings alone may know


def militia(intake: Intake, regime: Regime, whole: bool = False) -> Iterator[Finding]:
    """More of a commune's militia, or of its militia units, are nominated than the share of the strength."""
    for code, ruling, found in _militia(intake, regime):
        units = {unit.name: unit for unit in intake.unit_list}
        counted = _by_unit(found)
        known = {name: _strength(units[name], code) for name in counted}
        cause = "militia-units" if code in ("DVTT", "DVQT") else "militia"
        if not whole:
            for name, (above, file) in counted.items():
                yield from exceeding(
                    regime, ruling, above, known[name], Place(file), cause, award=code, unit=name
                )
        elif len(counted) > 1 and all(known.values()):
            above, base = sum(count for count, _ in counted.values()), sum(known.values())
            yield from exceeding(regime, ruling, above, base, Place(), f"{cause}-whole", award=code, unit="")


def _militia(intake: Intake, regime: Regime) -> Iterator[tuple[str, Ruling[int], pd.DataFrame]]:
    """Per title with a share of the militia: the nominees of communes who are of it."""
    communes = [unit.name for unit in intake.unit_list if unit.kind == "commune"]
    frame = classified(intake)
    for code, rules in nominated(intake, regime):
        ruling = rules.militia_share_max_percent
        if ruling is None:
            continue
        found = chosen(frame, (frame["award"] == code) & frame["unit"].isin(communes))
        yield code, ruling, _members_of_militia(found, soldiers=code in _SOLDIERS)


def _members_of_militia(found: pd.DataFrame, soldiers: bool) -> pd.DataFrame:
    """The lines that speak of the militia; what they say is looked at once per distinct text."""
    import numpy as np

    said = ["name", "workplace"] if (found["recipient"] == "collective").any() else ["position", "workplace"]
    group = codes(found, *said)
    distinct, first = np.unique(group, return_index=True)
    texts = (clean(" ".join(map(str, each))).casefold() for each in found[said].iloc[first].to_numpy())
    meant = [not _POLICE.search(text) if soldiers else bool(_MILITIA.search(text)) for text in texts]
    return chosen(found, np.isin(group, distinct[np.array(meant, dtype="bool")]))


def _by_unit(found: pd.DataFrame) -> dict[str, tuple[int, str]]:
    """Unit → (how many recipients, the first file)."""
    import numpy as np

    _, first = np.unique(codes(found, "unit", "name_key", "birth", "workplace"), return_index=True)
    counted: dict[str, tuple[int, str]] = {}
    for line in lines(in_order(found.iloc[first])):
        number, file = counted.get(line.unit, (0, line.file))
        counted[line.unit] = number + 1, file
    return counted


def _strength(unit: Unit, code: str) -> int:
    return unit.militia_units if code in ("DVTT", "DVQT") else unit.militia


# --- families: a share of those who have been cultural families for the years needed


def families(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """More families of a residential area are put up than the share of those with the years needed."""
    for code, ruling, area, found, size in _families(intake, regime):
        last = found[-1]
        place = Place(last.file, last.sheet, int(last.row))
        yield from exceeding(
            regime, ruling, len(found), size, place, "families", award=code, unit=last.unit, area=area
        )


def _families(intake: Intake, regime: Regime) -> Iterator[tuple[str, Ruling[int], str, list[Line], int]]:
    """(award, ruling, residential area, its families in order, how many there have the years; 0 when nobody says)."""
    frame = classified(intake)
    for code, rules in nominated(intake, regime):
        ruling = rules.families_share_max_percent
        if ruling is None:
            continue
        areas: dict[tuple[str, str], list[Line]] = {}
        for line in lines(in_order(frame[(frame["award"] == code) & (frame["name_key"] != "")])):
            area = line.address or line.workplace or line.unit
            areas.setdefault((line.unit, collective_key(area)), []).append(line)
        for found in areas.values():
            first = found[0]
            sizes = {number for line in found if (number := number_in(line.families))}
            # Two numbers for one area are a mistake of the list that nobody can settle here.
            size = sizes.pop() if len(sizes) == 1 else 0
            yield code, ruling, first.address or first.workplace or first.unit, found, size


# --- the province's own: a share of the staff, a share by rating


def of_staff(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """More of a unit's staff are put up for a certificate of merit than the province allows."""
    percent = regime.province.certificate_share_of_staff_percent
    if percent is None:
        return
    staff = {unit.name: unit.head_count for unit in intake.unit_list}
    for unit, (above, file) in _by_unit(_certificates(intake)).items():
        ruling = regime.province.ruling(percent, regime.day)
        yield from exceeding(
            regime, ruling, above, staff.get(unit, 0), Place(file), "staff", award=_CERTIFICATE, unit=unit
        )


_CERTIFICATE = "BKT"


def _certificates(intake: Intake) -> pd.DataFrame:
    frame = classified(intake)
    return frame[
        (frame["award"] == _CERTIFICATE) & (frame["recipient"] == "individual") & (frame["track"] == "merit")
    ]


def by_rating(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """More of a unit's advanced collectives are put up as excellent ones than the province allows for its rating."""
    shares = regime.province.ttldxs_share_percent_by_rating
    if not shares:
        return
    frame = collectives(intake).drop_duplicates(["unit", "workplace", "same", "award", "stage"])
    for unit, own in frame[frame["award"].isin(["TTLDXS", "TTLDTT"])].groupby("unit", observed=True):
        above, below = own[own["award"] == "TTLDXS"], own[own["award"] == "TTLDTT"]
        if not len(above):
            continue
        rating = _rating(own, str(unit))
        percent = shares.get(rating, shares.get(ANY_RATING))
        once = not above["same"].isin(below["same"]).any()
        if percent is not None:
            base = len(below) + len(above) * once
            yield from exceeding(
                regime, regime.province.ruling(percent, regime.day), len(above), base, Place(str(above["file"].iloc[0])),
                "rating", ("listed-once-collective",) * once + (("rated",) if rating else ("unrated",)),
                award="TTLDXS", unit=str(unit), of=("TTLDTT",), grade=rating or ANY_RATING,
            )  # fmt: skip


def _rating(own: pd.DataFrame, unit: str) -> str:
    """The grade of the year in the row of the unit itself; nothing where no row says it."""
    graded = own[(own["same"] == collective_key(unit)) & (own["grade"].fillna("") != "")]
    return str(graded["grade"].iloc[0]) if len(graded) else ""


def flags(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """More flags of the Government are asked for than the share of a whole province's flags."""
    if not regime.province.whole_province:
        return
    frame = collectives(intake).drop_duplicates(["unit", "workplace", "same", "award", "stage"])
    for code, rules in regime.awards.items():
        ruling = rules.share_of_province_max_percent
        if ruling is not None:
            above, base = ((frame["award"].isin(list(of))).sum() for of in ((code,), ruling.value.of))
            yield from exceeding(
                regime,
                ruling,
                int(above),
                int(base),
                Place(),
                "flags",
                award=code,
                unit="",
                of=ruling.value.of,
            )


@lacking("Q101")
def _strengths_unknown(intake: Intake, regime: Regime) -> Lacks:
    """Where nobody says how strong a militia is, how many families have the years, or how many staff a unit has."""
    units = {unit.name: unit for unit in intake.unit_list}
    for code, _, found in _militia(intake, regime):
        yield (
            "militia",
            picked(found, (not _strength(units[line.unit], code) for line in lines(found)))["file"],
        )
    frame = classified(intake)
    for code, _, _, together, size in _families(intake, regime):
        if not size:
            at = {(line.file, line.sheet, line.row) for line in together}
            asked = frame[frame["award"] == code]
            where = asked[["file", "sheet", "row"]].itertuples(index=False, name=None)
            yield "families", picked(asked, (each in at for each in where))["file"]
    if regime.province.certificate_share_of_staff_percent is not None:
        asked = _certificates(intake)
        unknown = [name for name in asked["unit"].unique() if not getattr(units.get(name), "head_count", 0)]
        yield "head-count", asked["file"][asked["unit"].isin(unknown)]
