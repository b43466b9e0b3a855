"""The year that titles and cells state, beside the year that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import Fields, lines, lists, read_files
from hongngu_tally.checks.registry import check
from hongngu_tally.days import years_in
from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.patterns import regex
from hongngu_tally.submissions import years_named, years_of
from hongngu_tally.table.model import FileReading, SheetReading
from hongngu_tally.text import YEAR

_LONG_AGO = 15
_OF_DAY = regex(r"\b\d{1,2}\s*(?:/|-|\.|tháng)\s*\d{1,2}\s*(?:/|-|\.|năm)\s*((?:19|20)\d\d)\b", re.IGNORECASE)


@check("W501")
def year_differs(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """No title of the sheet states the year that was asked for."""
    of_year = any(intake.year in years_of(sheet) for _, sheet in lists(intake))
    for file in read_files(intake):
        yield from _named_for_another_year(file, intake.year, of_year)
        for sheet in file.sheets:
            apart = sheet.why in _OTHER_YEARS
            if not apart and sheet.kind != "list":
                continue
            if apart or (sheet.years and all(year != intake.year for _, _, year, _ in sheet.years)):
                row, column, stated, text = sheet.years[0] if sheet.years else (0, 0, 0, sheet.name)
                # Beside lists of the year, the list that its title and its file's or folder's name give to another one.
                earlier = of_year and stated in years_in(file.file) and intake.year not in years_in(file.file)
                dated = of_year and not apart and stated < intake.year and _last_dated(sheet) == stated
                # Beside lists of its own file that do not share its year it is an old one that was left in.
                left_in = not apart and any(
                    one.kind == "list" and stated not in years_of(one) for one in file.sheets
                )
                yield finding(
                    "W501",
                    Place(file.file, sheet.name, row, column),
                    text,
                    severity=Severity.ERROR
                    if earlier or dated or left_in or sheet.why == "other-year-alone"
                    else None,
                    cause=_OTHER_YEARS.get(sheet.why, "")
                    or ("filed" if earlier else "dated" if dated else ""),
                    stated=stated or text,
                    year=intake.year,
                )
            else:
                yield from _lists_of_other_years(file, sheet, intake.year)
                yield from _rows_of_other_years(file, sheet, intake.year)
    yield from _awards_of_other_years(intake)


def _last_dated(sheet: SheetReading) -> int:
    """The year of the latest day in a sheet's titles, such as that of the letter it came with; 0 for none."""
    years = (int(year) for _, _, text in sheet.titles for year in _OF_DAY.findall(text))
    return max(years, default=0)


def _named_for_another_year(file: FileReading, year: int, of_year: bool) -> Iterator[Finding]:
    """A file whose name or folder gives it to another year, while no title states any: an earlier one beside files of the year is an error."""
    counting = [sheet for sheet in file.sheets if sheet.kind == "list"]
    if not counting or file.stamp or any(years_of(sheet) for sheet in file.sheets):
        return
    named = years_named(file.file)
    if named and year not in named:
        earlier = of_year and max(named) < year
        yield finding(
            "W501", Place(file.file), severity=Severity.ERROR if earlier else None, cause="named", stated=max(named),
            year=year,
        )  # fmt: skip


def _awards_of_other_years(intake: Intake) -> Iterator[Finding]:
    """Cells that ask for an award of another year ("LĐTT năm 2019") in lists that state none, or the year's own."""
    frame = intake.nominations
    dated = [text for text in frame["award_text"].dropna().unique() if YEAR.search(text)]
    phrases = intake.vocabulary.phrases
    said = {text: phrases.parse(phrases.without_decision(text)) for text in dated}
    others = {
        text: max(phrase.years)
        for text, phrase in said.items()
        if phrase.years and not phrase.rest and intake.year not in phrase.years
    }
    if not others:
        return
    stated = {(file.file, sheet.name): years_of(sheet) for file, sheet in lists(intake)}
    fields = Fields(intake)
    for line in lines(frame, frame["award_text"].isin(list(others)) & (frame["column"] > 0)):
        of_sheet = stated.get((line.file, line.sheet), frozenset())
        if not of_sheet or intake.year in of_sheet:
            yield finding(
                "W501", fields.place(line, "award"), line.award_text, severity=Severity.ERROR, cause="cell",
                stated=others[line.award_text], shown=line.award_text, year=intake.year,
            )  # fmt: skip


def _lists_of_other_years(file: FileReading, sheet: SheetReading, year: int) -> Iterator[Finding]:
    """Further lists of a sheet whose own title states another year: they are counted, and somebody has to look."""
    for table in sheet.tables:
        if table.rows and table.years and all(stated != year for _, _, stated, _ in table.years):
            row, column, stated, text = table.years[0]
            place = Place(file.file, sheet.name, row, column)
            yield finding(
                "W501", place, text, severity=Severity.ERROR, cause="list", stated=stated, year=year,
                count=len(table.rows),
            )  # fmt: skip


def _rows_of_other_years(file: FileReading, sheet: SheetReading, year: int) -> Iterator[Finding]:
    """Years in a column of their own that are not the year asked for: the rows are counted, and somebody has to look."""
    told: set[tuple[int, str]] = set()
    for cell in sheet.odd_cells:
        if (cell.column, cell.shown) in told:
            continue
        stated = int(cell.shown) if cell.kind == "row-year" and cell.shown.isdigit() else year
        # Longer ago somebody was born.
        if stated != year and year - _LONG_AGO < stated <= year + 1:
            told.add((cell.column, cell.shown))
            place = Place(file.file, sheet.name, cell.row, cell.column)
            yield finding(
                "W501", place, cell.shown, severity=Severity.ERROR, cause="row", stated=stated, year=year
            )


_OTHER_YEARS = {"other-year": "apart", "other-year-alone": "alone"}
"""Why a sheet of another year was left out, and the cause that says so."""
