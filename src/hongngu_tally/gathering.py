"""Readings → ``Intake``: nominations as the law of the year reads them, of the files that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally import nominations
from hongngu_tally.intake import Intake, Submission
from hongngu_tally.submissions import (
    Found,
    named_otherwise,
    school_years,
    sender_of,
    sheets_of_other_years,
    superseded,
    without_other_years,
)
from hongngu_tally.table.settled import idle_settings

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.decided import Lists
    from hongngu_tally.history import Past
    from hongngu_tally.law import Catalogue, Regime, Round
    from hongngu_tally.settings import Settings
    from hongngu_tally.table.model import FileReading
    from hongngu_tally.vocabulary import UnitNames, Vocabulary


class LawOfYear(NamedTuple):
    """What a year's lists are judged by."""

    year: int
    catalogue: Catalogue
    regime: Regime
    vocabulary: Vocabulary
    """With the units of that day."""
    round: Round | None
    """None where somebody stated the day."""


def _frame_of(readings: Sequence[FileReading], law: LawOfYear) -> tuple[Sequence[FileReading], pd.DataFrame]:
    """The readings without sheets of other years, and their nominations as the law of the day reads them."""
    raw = nominations.resolve_units(nominations.raw_frame(readings), readings, law.vocabulary)
    if aside := sheets_of_other_years(readings, law.year):
        readings, raw = _without(aside, readings, raw)
    return readings, nominations.lawful(raw, law.regime, law.catalogue, law.vocabulary)


def gathered(
    readings: Sequence[FileReading],
    found: Found,
    settings: Settings,
    law: LawOfYear,
    past: Past | None = None,
    lists: Lists | None = None,
    *,
    closing: bool = False,
    whole_year: bool = True,
) -> Intake:
    """Everything that was read, with what counts of it: of files that replace others, the newer ones.

    ``closing`` and ``whole_year`` as in ``pipeline.run``.
    """
    readings, frame = _frame_of(readings, law)
    units = law.vocabulary.units
    replaced = superseded(nominations.file_lists(frame, readings), law.year)
    counting = [reading for reading in readings if not reading.problem and reading.file not in replaced]
    names = {reading.file for reading in counting}
    strangers = sorted(set(map(str, frame.loc[~frame["unit_known"], "unit"].unique())))
    considered = nominations.kept(frame, frame["file"].isin(names)).reset_index(drop=True)
    considered["file"] = considered["file"].cat.remove_unused_categories()
    settled = None
    if lists:
        from hongngu_tally.decided import settle

        considered, settled = settle(considered, lists, law.year, law.vocabulary, law.regime, law.catalogue)
    earlier = None
    if past:
        from hongngu_tally.history import earlier_years

        earlier = earlier_years(past, law.year, readings, law.catalogue, settings)
    handed_in = set(map(str, frame["unit"].unique()))
    expected = units.expected(handed_in)
    return Intake(
        year=law.year,
        vocabulary=law.vocabulary,
        # What counts stands in the frame: a country's is not kept twice.
        files=tuple(replace(one, nominations={}) if one.file in names else one for one in readings),
        submissions=_submissions(readings, frame, replaced, found, units),
        nominations=considered,
        ledger=nominations.ledger_frame(counting),
        units=tuple(unit.name for unit in units.listed),
        complete=bool(expected) and handed_in.issuperset(expected),
        expected=expected if closing else (),
        unit_list=units.listed,
        instead={unit: now for unit in strangers if (now := units.instead_of(unit))},
        named_otherwise=named_otherwise(units, counting),
        earlier=earlier,
        decisions=settled,
        blocks=settings.blocks,
        round=law.round,
        school_years=school_years(
            readings, {name: one.judged_on for name, one in law.catalogue.rounds.items()}
        ),
        settings_aside=found.settings_aside(settings.path),
        idle_settings=tuple(idle_settings(settings.overrides, readings, whole_year)),
        unknown_place=(settings.path.name, settings.place)
        if settings.path and settings.place and not units.listed
        else None,
    )


def _without(
    aside: Sequence[tuple[str, str]], readings: Sequence[FileReading], raw: pd.DataFrame
) -> tuple[Sequence[FileReading], pd.DataFrame]:
    """The readings and their nominations without the sheets of other years."""
    sheets = raw.groupby(["file", "sheet"], sort=False)
    nominates = {
        (str(file), str(sheet)): frozenset(
            zip(lines["unit"], lines["recipient"], lines["award"], strict=True)
        )
        for (file, sheet), lines in sheets
    }
    kept = [place not in set(aside) for place in zip(raw["file"], raw["sheet"], strict=True)]
    return without_other_years(readings, aside, nominates), raw[kept].reset_index(drop=True)


def _submissions(
    readings: Sequence[FileReading],
    frame: pd.DataFrame,
    replaced: dict[str, str],
    found: Found,
    units: UnitNames,
) -> tuple[Submission, ...]:
    totals = frame.groupby("file", observed=True).size()
    counted = frame[frame["held_back"] == ""].groupby("file", observed=True).size()
    own = frame.groupby("file", observed=True)["unit"].unique()
    result = []
    for reading in readings:
        rows = sum(sheet.nonblank for sheet in reading.sheets)
        if reading.problem:
            sent_by = sender_of(units, reading)
            result.append(Submission(reading.file, "unreadable", reading.problem, units=sent_by))
            continue
        by = replaced.get(reading.file, "")
        result.append(
            Submission(
                reading.file,
                "superseded" if by else "counted",
                "submission-superseded" if by else "",
                by,
                tuple(sorted(map(str, own.get(reading.file, ())))) or sender_of(units, reading),
                rows,
                int(totals.get(reading.file, 0)),
                0 if by else int(counted.get(reading.file, 0)),
            )
        )
    result += [Submission(file, "ignored", reason) for file, reason in found.ignored]
    return tuple(sorted(result, key=lambda one: one.file))
