"""Of which year the files and their lists are, by what their titles and stamps state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hongngu_tally.table.compact import Runs
from hongngu_tally.table.model import Fate, FileReading, SheetReading
from hongngu_tally.text import SCHOOL_YEAR, YEAR


def stated_years(readings: Sequence[FileReading]) -> Mapping[int, tuple[str, ...]]:
    """Year → files that state it: by the stamp of their form, else in titles, of several years the last one."""
    files: dict[int, list[str]] = {}
    for reading in readings:
        years = [year for sheet in reading.sheets for _, _, year, _ in sheet.years]
        if reading.stamp:
            files.setdefault(reading.stamp.year, []).append(reading.file)
        elif years:
            times = Counter(years)
            year = max(times, key=lambda stated: (times[stated], stated))
            files.setdefault(year, []).append(reading.file)
    return {year: tuple(names) for year, names in sorted(files.items())}


def school_years(
    readings: Sequence[FileReading], rounds: Mapping[str, date]
) -> Mapping[tuple[str, str], date]:
    """(file, sheet) of the lists whose titles state a school year → the day that ``rounds`` judge it on."""
    found = {}
    for reading in readings:
        for sheet in reading.sheets:
            for _, _, _, text in sheet.years:
                for first, last in SCHOOL_YEAR.findall(text):
                    if judged_on := rounds.get(f"{first}-{last}"):
                        found[reading.file, sheet.name] = judged_on
    return found


Lists = Mapping[tuple[str, str], frozenset[tuple[str, str, str]]]
"""(file, sheet) → the (unit, recipient, award) that it nominates."""


def years_of(sheet: SheetReading) -> frozenset[int]:
    """The years that a sheet's titles state, else its name."""
    stated = [year for _, _, year, _ in sheet.years] or YEAR.findall(sheet.name)[-1:]
    return frozenset(map(int, stated))


def sheets_of_other_years(readings: Sequence[FileReading], year: int) -> tuple[tuple[str, str], ...]:
    """(file, sheet) of the lists that state other years than ``year``, in files that have a list of ``year`` beside them.

    What somebody settled about a sheet's columns goes before its title.
    """
    found = []
    for reading in readings:
        years = {sheet.name: years_of(sheet) for sheet in reading.sheets if sheet.kind == "list"}
        settled = {
            sheet.name
            for sheet in reading.sheets
            if sheet.override and (sheet.override.header or sheet.override.columns)
        }
        if any(year in stated for stated in years.values()):
            found += [
                (reading.file, name)
                for name, stated in years.items()
                if stated and year not in stated and name not in settled
            ]
    return tuple(found)


def without_other_years(
    readings: Sequence[FileReading], aside: Collection[tuple[str, str]], nominates: Lists
) -> list[FileReading]:
    """The readings with the lists ``aside`` as tables that nominate nobody this year.

    A list that nominates for units or recipients of which the file has no other list, or for none of the awards of the
    others, may as well have a title that nobody corrected, or the year of a drive in it: ``why`` is ``other-year-alone`` then, else ``other-year``.
    """
    result = []
    for reading in readings:
        left_out = {name for file, name in aside if file == reading.file}
        lists = {
            sheet.name: nominates.get((reading.file, sheet.name), frozenset()) for sheet in reading.sheets
        }
        kept = frozenset().union(*(own for name, own in lists.items() if name not in left_out))
        sheets = tuple(
            _of_another_year(sheet, _covered(lists[sheet.name], kept)) if sheet.name in left_out else sheet
            for sheet in reading.sheets
        )
        names = reading.nominations.get("sheet", ())
        nominations = reading.nominations
        if left_out:
            nominations = {
                field: tuple(value for value, name in zip(values, names, strict=True) if name not in left_out)
                for field, values in reading.nominations.items()
            }
        result.append(replace(reading, sheets=sheets, nominations=nominations))
    return result


def _covered(own: frozenset[tuple[str, str, str]], kept: frozenset[tuple[str, str, str]]) -> bool:
    """Whether a list has only units and recipients of the ``kept`` ones, and some award in common with them."""
    return not own or ({each[:2] for each in own} <= {each[:2] for each in kept} and bool(own & kept))


def _of_another_year(sheet: SheetReading, covered: bool) -> SheetReading:
    why = "other-year" if covered else "other-year-alone"
    fates = Runs.of((row, Fate.LOOKUP, why) for row, _, _ in sheet.fates)
    return replace(sheet, kind="lookup", why=why, fates=fates, tables=(), odd_cells=(), repaired=())
