"""Where the unit, year, award, level, track and recipient of a sheet's nominations were read. For ``inspect`` only.

Nothing is decided here: values come from the nominations as they were extracted, and the first place that
says the same, in the order in which places are asked, is where a value was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from hongngu_tally.frozen import frozen
from hongngu_tally.law import Catalogue, LawGap, Regime
from hongngu_tally.nominations import law_of
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import body_of, unit_of
from hongngu_tally.table.levels import level_asked
from hongngu_tally.table.model import Fate, FileReading, LocatedTable, Section, SheetReading
from hongngu_tally.table.titles import read_title
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import remark_that

DIMENSIONS = ("unit", "year", "award", "level", "track", "recipient")


@frozen
class Origin:
    """One value of a dimension and where it was read.

    ``places`` are the (row, column) of the cells, column 0 for a whole row and row 0 for a whole column;
    ``text`` is what stands there, where one text does. ``count`` is the number of nominations, 0 for a year.
    """

    dimension: str
    value: str
    source: str
    places: tuple[tuple[int, int], ...] = ()
    text: str = ""
    count: int = 0


@frozen
class _Line:
    """One nomination as it was extracted, with the list and the section it stands in."""

    values: Mapping[str, Any]
    table: LocatedTable
    at: int

    @property
    def section(self) -> Section:
        return self.table.sections[self.table.section_of[self.at]]

    def opened(self, field: str) -> Section:
        """The section that gave the row its value: those inside it only kept it."""
        number = self.table.section_of[self.at]
        while number and getattr(self.table.sections[number - 1], field) == getattr(self.section, field):
            number -= 1
        return self.table.sections[number]

    def cell(self, field: str) -> str:
        """The text of the row's cell of a field."""
        texts = self.table.values.get(field, ())
        return texts[self.at] if texts else ""

    @property
    def award_cell(self) -> str:
        """The text that names the award, if it stands in the row; empty where a heading or title names it."""
        return str(self.values["award_text"]) if self.values["column"] else ""

    def column(self, field: str) -> tuple[int, int]:
        """The column of a field, or the one whose mark chose its value."""
        marked = (at for at, choice in self.table.value_marks.items() if choice == (field, self.cell(field)))
        return 0, next(iter(self.table.columns.get(field, ())), 0) or next(marked, 0)


Found = tuple[str, str, tuple[int, int], str]
"""value, source, place, text"""


class Provenance:
    """Finds the origins sheet by sheet. ``year`` is the one asked for by an option, None for none."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        settings: Settings,
        year: int | None = None,
        law_on: date | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.settings = settings
        self.year = year
        self.law_on = law_on

    def of(self, reading: FileReading, sheet: SheetReading) -> tuple[Origin, ...]:
        """The origins of one sheet's values, per dimension the most frequent first."""
        if sheet.kind != "list":
            return ()
        years = list(self._years(reading, sheet))
        regime = self._regime([origin.value for origin in years])
        found: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}
        counts: dict[tuple[str, str, str, str], int] = {}
        for line in self._lines(reading, sheet):
            for dimension, (value, source, place, text) in self._read(reading, sheet, line, regime):
                key = (dimension, value, source, text)
                counts[key] = counts.get(key, 0) + 1
                if place != (0, 0) and place not in (places := found.setdefault(key, [])):
                    places.append(place)
        origins = [
            Origin(*key[:3], tuple(sorted(found.get(key, ()))), key[3], count)
            for key, count in counts.items()
        ]
        origins.sort(key=lambda one: (DIMENSIONS.index(one.dimension), -one.count))
        return tuple(sorted([*origins, *years], key=lambda one: DIMENSIONS.index(one.dimension)))

    def held(self, reading: FileReading, sheet: SheetReading) -> Mapping[int, tuple[str, ...]]:
        """Per row the reasons why nominations in it are held back, by its words or by the law of the year."""
        regime = self._regime([origin.value for origin in self._years(reading, sheet)])
        found: dict[int, tuple[str, ...]] = {}
        for line in self._lines(reading, sheet) if sheet.kind == "list" else ():
            why, row = str(line.values["held_back"]), int(line.values["row"])
            award, recipient = str(line.values["award"]), str(line.values["recipient"])
            if not why and regime and award:
                possible = law_of(regime, self.vocabulary.catalogue, award, recipient, "", "", "")[3]
                why = "" if possible else "recipient-not-allowed"
            if why and why not in found.get(row, ()):
                found[row] = (*found.get(row, ()), why)
        return found

    # --- the year

    def _years(self, reading: FileReading, sheet: SheetReading) -> Iterator[Origin]:
        if self.year:
            yield Origin("year", str(self.year), "option")
        elif self.settings.year:
            yield Origin("year", str(self.settings.year), "setting")
        for row, column, year, text in sheet.years:
            yield Origin("year", str(year), "title", ((row, column),), text)
        if not sheet.years and not self.year and not self.settings.year:
            others = {year for other in reading.sheets for _, _, year, _ in other.years}
            for year in sorted(others):
                yield Origin("year", str(year), "other-sheet")

    def _regime(self, years: Sequence[str]) -> Regime | None:
        """The law that gives an award its usual level; None where no year is known, or no law of that year."""
        catalogue: Catalogue = self.vocabulary.catalogue
        try:
            day = self._day(years)
            return catalogue.on(day) if day else None
        except LawGap:
            return None

    def _day(self, years: Sequence[str]) -> date | None:
        """The day on which the first of the years is judged; raises ``LawGap`` for a year that no law covers."""
        return self.law_on or (self.vocabulary.catalogue.judged_on(int(years[0])) if years else None)

    def words(self, reading: FileReading, sheet: SheetReading) -> Vocabulary:
        """The vocabulary with the units of a sheet's year; with those of every year where none is known."""
        try:
            day = self._day([origin.value for origin in self._years(reading, sheet)])
        except LawGap:
            return self.vocabulary
        return self.vocabulary.on_day(day) if day else self.vocabulary

    # --- the nominations

    def _lines(self, reading: FileReading, sheet: SheetReading) -> Iterator[_Line]:
        columns = reading.nominations
        places = {
            (row, column): (table, at)
            for table in sheet.tables
            for at, row in enumerate(table.rows)
            for column in (*_name_columns(table), 0)
        }
        for number, name in enumerate(columns.get("sheet", ())):
            if name == sheet.name:
                values = {field: texts[number] for field, texts in columns.items()}
                row = int(str(values["row"]))
                found = places.get((row, int(str(values["name_column"])))) or places[row, 0]
                yield _Line(values, *found)

    def _read(
        self, reading: FileReading, sheet: SheetReading, line: _Line, regime: Regime | None
    ) -> Iterator[tuple[str, Found]]:
        yield "unit", self._unit(reading, sheet, line)
        yield "award", self._award(sheet, line)
        yield "level", self._level(sheet, line, regime)
        yield "track", self._track(sheet, line, regime)
        yield "recipient", self._recipient(sheet, line)

    def _unit(self, reading: FileReading, sheet: SheetReading, line: _Line) -> Found:
        column, section, workplace, recipient, name, position = (
            str(line.values[field])
            for field in ("unit_text", "unit_section", "workplace", "recipient", "name", "position")
        )
        words = self.words(reading, sheet)
        body = "" if workplace else body_of(words.units, recipient, name, position)
        found = unit_of(words, reading, sheet, column, section, workplace, body)
        place, text = (0, 0), ""
        if found.source == "column" and line.table.issuer and not line.cell("unit"):
            return found.unit, "letterhead", place, line.table.issuer
        if found.source == "column":
            place = line.column("unit")
        elif found.source == "section":
            opened = line.opened("unit")
            place, text = (opened.row, 0), opened.label
        elif found.source == "letterhead" and sheet.issuer:
            at = next(
                (
                    at
                    for row, at, shown in sheet.titles
                    if row == sheet.issuer_row and _holds(shown, sheet.issuer)
                ),
                0,
            )
            place, text = (sheet.issuer_row, at), sheet.issuer
        elif found.source == "workplace":
            place = line.column("workplace")
        elif found.source == "name" and recipient == "collective":
            place = line.column("name")
        elif found.source == "name":
            field = "position" if "position" in line.table.columns else "position_workplace"
            return found.unit, "position", line.column(field), ""
        return found.unit, found.source, place, text

    def _award(self, sheet: SheetReading, line: _Line) -> Found:
        award, column = str(line.values["award"]), int(line.values["column"])
        if column:
            return award, "column", (0, column), ""
        section, base = line.section, line.table.base
        if section.awards or section.generic:
            opened = line.opened("awards" if section.awards else "generic")
            return award, "section", (opened.row, 0), ""
        for row, at, text in self._titles(sheet, line.table):
            said = read_title(self.vocabulary, text)
            if award in said.awards or (base.generic and said.generic == base.generic):
                return award, "title", (row, at), text
        return award, "sheet-name" if award else "none", (0, 0), ""

    def _level(self, sheet: SheetReading, line: _Line, regime: Regime | None) -> Found:
        stated, context = str(line.values["level_stated"]), str(line.values["level_context"])
        award, recipient = str(line.values["award"]), str(line.values["recipient"])
        value = stated
        if not stated and regime and award:
            value = law_of(regime, self.vocabulary.catalogue, award, recipient, "", context, "")[1]
        if not value:
            return self._unsaid(award, regime)
        parse, column = self.vocabulary.phrases.parse, int(line.values["column"])
        header = line.table.headers.get(column, "")
        places = [
            ("column", self.vocabulary.phrases.level(line.cell("level")), line.column("level"), ""),
            ("award-cell", parse(line.award_cell).level, self._award_place(line), ""),
            ("header", level_asked(self.vocabulary, header), (line.table.row, column), header),
            *self._around(sheet, line, "level"),
        ]
        return self._first(
            value, places, ("award-cell", self._award_place(line)) if stated else ("default", (0, 0))
        )

    def _track(self, sheet: SheetReading, line: _Line, regime: Regime | None) -> Found:
        track, award = str(line.values["track"]), str(line.values["award"])
        if not track:
            if not regime or not award:
                return self._unsaid(award, regime)
            recipient = str(line.values["recipient"])
            value = law_of(regime, self.vocabulary.catalogue, award, recipient, "", "", "")[2]
            return value, "default", (0, 0), ""
        phrases, movement = self.vocabulary.phrases, line.cell("movement")
        column = int(line.values["column"])
        remark = remark_that(phrases.is_track, line.cell("note"))
        header, drive = line.table.headers.get(column, ""), "drive" if line.section.movement else ""
        places = [
            ("column", phrases.track(line.cell("track")), line.column("track"), ""),
            ("column", phrases.track(remark), _remark_column(sheet, line, remark), ""),
            ("award-cell", phrases.parse(line.award_cell).track, self._award_place(line), ""),
            ("header", phrases.parse(header).track, (line.table.row, column), header),
            *self._around(sheet, line, "track", sheet_too=False),
            ("section", drive, (line.opened("movement").row, 0), ""),
            (
                "column",
                phrases.parse(movement).track or phrases.achieved(movement)[0],
                line.column("movement"),
                "",
            ),
            ("column", phrases.achieved(line.cell("achievement"))[0], line.column("achievement"), ""),
            *self._around(sheet, line, "track", section_too=False),
            *self._drives(sheet, line.table),
        ]
        return self._first(track, places, ("default", (0, 0)))

    def _drives(
        self, sheet: SheetReading, table: LocatedTable
    ) -> Iterator[tuple[str, str, tuple[int, int], str]]:
        """The titles above the list, the nearest first, that name a drive without calling it one."""
        if table.base.movement:
            for row, column, text in self._titles(sheet, table):
                if read_title(self.vocabulary, text).movement:
                    yield "title", "drive", (row, column), text

    def _recipient(self, sheet: SheetReading, line: _Line) -> Found:
        value = str(line.values["recipient"])
        if not value:
            return "", "none", (0, 0), ""
        phrases, table = self.vocabulary.phrases, line.table
        name = int(line.values["name_column"])
        mark = int(line.values["column"]) if int(line.values["column"]) in table.mark_columns else 0
        kind = line.cell("recipient")
        stated = phrases.parse(line.award_cell).recipients
        places = [
            ("column", kind if kind == value else phrases.recipient(kind), line.column("recipient"), ""),
            ("column", phrases.recipient(line.cell("group")), line.column("group"), ""),
            ("header", table.kinds.get(mark, ""), (table.row, mark), table.headers.get(mark, "")),
            ("award-cell", stated[0] if len(stated) == 1 else "", self._award_place(line), ""),
            *self._around(sheet, line, "recipient", sheet_too=False),
            ("header", table.kinds.get(name, ""), (table.row, name), table.headers.get(name, "")),
            *self._around(sheet, line, "recipient", section_too=False),
            ("name", self.vocabulary.names.kind(str(line.values["name"])), (0, name), ""),
        ]
        possible = self.vocabulary.recipients_of(str(line.values["award"]))
        return self._first(
            value, places, ("award" if len(possible) == 1 else "name", (0, 0 if len(possible) == 1 else name))
        )

    @staticmethod
    def _first(
        value: str, places: Iterable[tuple[str, str, tuple[int, int], str]], last: tuple[str, tuple[int, int]]
    ) -> Found:
        """The first place that says the value; ``last`` is where it came from if none of them says it."""
        for source, said, place, text in places:
            if said == value:
                return value, source, place, text
        return value, *last, ""

    @staticmethod
    def _unsaid(award: str, regime: Regime | None) -> Found:
        """A level or track that nothing states: the award has its usual one in every year, once a year is known."""
        source = "none" if not award else "default" if regime else "year-needed"
        return "", source, (0, 0), ""

    def _award_place(self, line: _Line) -> tuple[int, int]:
        return 0, int(line.values["column"])

    def _around(
        self, sheet: SheetReading, line: _Line, field: str, section_too: bool = True, sheet_too: bool = True
    ) -> Iterator[tuple[str, str, tuple[int, int], str]]:
        """What the section, the titles above the list (the nearest first) and the sheet's name say of a field."""
        if section_too:
            yield "section", getattr(line.section, field), (line.opened(field).row, 0), ""
        if sheet_too and getattr(line.table.base, field):
            for row, column, text in self._titles(sheet, line.table):
                yield "title", getattr(read_title(self.vocabulary, text), field), (row, column), text
            yield "sheet-name", getattr(line.table.base, field), (0, 0), ""

    def _titles(self, sheet: SheetReading, table: LocatedTable) -> list[tuple[int, int, str]]:
        rows = [row for row, fate, _ in sheet.fates if fate is Fate.TITLE and row < table.row]
        return [(row, column, text) for row in reversed(rows) for column, text in sheet.cells.get(row, ())]


def _name_columns(table: LocatedTable) -> tuple[int, ...]:
    return tuple(
        at for name in ("name", "surname", "given_name", "workplace") for at in table.columns.get(name, ())
    )


def _holds(shown: str, issuer: str) -> bool:
    """Whether a title's cell holds the issuing body, or a line of it."""
    return clean(issuer) in shown or shown in clean(issuer)


def _remark_column(sheet: SheetReading, line: _Line, remark: str) -> tuple[int, int]:
    """The column of one of a row's remarks, of several columns of them the one where it stands."""
    row = int(line.values["row"])
    beside = (
        cell.column
        for cell in sheet.odd_cells
        if cell.kind == "remark" and cell.row == row and cell.shown.strip() == remark
    )
    return 0, next(beside, line.column("note")[1])
