"""Lists of earlier years: which files, of which year, and what of them the checks may lean on.

They are read like any year. Nothing is counted and nothing judged: what is kept is who held what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.beside import NoLists, beside
from hongngu_tally.frozen import frozen
from hongngu_tally.pool import Progress, read_files
from hongngu_tally.reading import Source, Words
from hongngu_tally.settings import NAME, Settings, read_settings
from hongngu_tally.submissions import Found, commune_of, stated_years, superseded
from hongngu_tally.table.model import UNSETTLED, Fate, FileReading, SheetReading
from hongngu_tally.text import YEAR

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.intake import EarlierFile, EarlierYears
    from hongngu_tally.law import Catalogue


_LONG_AGO = 15
"""Years as far from a list's own as this are those in which people were born."""
_FEW_VALUES = ("file", "sheet", "name_key", "recipient", "award", "unit", "workplace", "birth", "held_back")
"""Columns that are kept as categories."""


class EarlierYearUnknown(Exception):  # noqa: N818 - a question to the user
    """Folders of earlier years whose year nothing tells; ``files`` are their workbooks."""

    def __init__(self, folders: Sequence[str], files: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self.files = tuple(files)
        super().__init__("the year of earlier lists cannot be told")


Rows = Mapping[str, frozenset[int]]
"""Sheet → the rows of one year, in a sheet whose rows have a column for the year."""
Part = tuple["Earlier", FileReading, Rows]


class NoEarlierLists(NoLists):
    """Paths of earlier years at which no workbook lies."""


@frozen
class Earlier:
    """One file of earlier years before it is read. ``folders`` are those it lies in, the nearest first, up to the given path."""

    source: Source
    folders: tuple[Path, ...]
    settings: Settings


@frozen
class Past:
    """The files of earlier years as they were read, each with where it came from, and those passed over."""

    files: tuple[tuple[Earlier, FileReading], ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    blocked: tuple[str, ...] = ()


# --- which files -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Search:
    """What lies at the paths of earlier years, beside what lies at this year's."""

    found: Found
    """This year's files without those that only an earlier year's path names closely."""
    past: list[Earlier] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def search_earlier(history: Sequence[str | Path], paths: Sequence[str | Path], found: Found) -> Search:
    """The files of earlier years. A file that both reach belongs to the path that names it more closely, else to this year."""
    there = beside(history, paths, found, "earlier-year")
    if there.empty:
        raise NoEarlierLists(there.empty)
    settings: dict[Path, Settings] = {}
    past = []
    for source, given in there.named:
        folders = _folders(source.path, given)
        past.append(Earlier(source, folders, _settings(folders, settings)))
    return Search(there.found, past, there.ignored, there.blocked, there.missing)


def _folders(file: Path, given: Path) -> tuple[Path, ...]:
    folders = []
    for folder in file.parents:
        folders.append(folder)
        if folder == given or not given.is_dir():
            break
    return tuple(folders)


def _settings(folders: Sequence[Path], known: dict[Path, Settings]) -> Settings:
    """The nearest ``tally.toml`` beside a file or above it, up to the given path."""
    for folder in folders:
        if folder not in known:
            known[folder] = read_settings(folder / NAME) if (folder / NAME).is_file() else Settings()
        if known[folder].path:
            return known[folder]
    return Settings()


def read_earlier(
    search: Search, own: Settings, *, workers: int | None = None, executor: Executor | None = None,
    progress: Progress | None = None,
) -> Past:  # fmt: skip
    """Read the files of earlier years, by the words of their own settings or of this year's."""
    by_words: dict[Words, list[Earlier]] = {}
    for past in search.past:
        said = past.settings if past.settings.path else replace(own, overrides=())
        by_words.setdefault(said.words(rules=own.rules), []).append(past)
    files: list[tuple[Earlier, FileReading]] = []
    for words, group in by_words.items():
        readings = read_files(
            [past.source for past in group],
            words,
            workers=workers,
            executor=executor,
            progress=progress,
        )
        files += zip(group, readings, strict=True)
    files.sort(key=lambda one: one[1].file.casefold())
    return Past(tuple(files), tuple(search.ignored), tuple(search.blocked))


# --- of which year -----------------------------------------------------------------------------------------


def _name_year(text: str) -> int:
    years = set(YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else 0


def _folder_year(past: Earlier) -> int:
    """The year in the name of the nearest folder that has one."""
    # A path such as "." has no name of its own.
    return next(
        (year for folder in past.folders if (year := _name_year(folder.name or folder.resolve().name))), 0
    )


def _title_year(reading: FileReading) -> int:
    return next(iter(stated_years([reading])), 0)


def _column_year(reading: FileReading) -> int:
    """The last year that the title of a column of awards states: "2018 | 2019" in a list that goes on from year to year."""
    titles = (
        table.headers.get(at, "")
        for sheet in reading.sheets
        for table in sheet.tables
        for at in table.columns.get("award", ())
    )
    return max(map(_name_year, titles), default=0)


def years_of(files: Sequence[tuple[Earlier, FileReading]]) -> dict[str, int]:
    """File → its year: by ``tally.toml``, else its titles, its folder's name, its own name, its columns' titles, its rows, or the files beside it.

    0 where nothing tells the year of a file that could not be read; ``EarlierYearUnknown`` for one that was.
    """
    years = {}
    for past, reading in files:
        own_name = _name_year(Path(reading.file).stem)
        years[reading.file] = (
            past.settings.year
            or _title_year(reading)
            or _folder_year(past)
            or own_name
            or _column_year(reading)
            or max((year for sheet in reading.sheets for year in _row_years(sheet).values()), default=0)
        )
    beside: dict[Path, set[int]] = {}
    for past, reading in files:
        beside.setdefault(past.folders[0], set()).add(years[reading.file])
    lost: list[tuple[Earlier, FileReading]] = []
    for past, reading in files:
        if not years[reading.file]:
            others = beside[past.folders[0]] - {0}
            if len(others) == 1:
                years[reading.file] = next(iter(others))
            elif not reading.problem:
                lost.append((past, reading))
    if lost:
        folders = dict.fromkeys(past.folders[0].as_posix() for past, _ in lost)
        raise EarlierYearUnknown(tuple(folders), [reading.file for _, reading in lost])
    return years


def _row_years(sheet: SheetReading, own: int = 0) -> dict[int, int]:
    """Row → the year that a column "Năm" gives it; a blank cell means the year above.

    ``own`` is the year of the list. Of one without, a column of births tells that the years are none.
    """
    said = {cell.row: int(cell.shown) for cell in sheet.odd_cells if cell.kind == "row-year"}
    found: dict[int, int] = {}
    for table in sheet.tables if said else ():
        years = [said[row] for row in table.rows if row in said]
        if not years or not (
            all(abs(year - own) < _LONG_AGO for year in years) if own else table.columns.get("birth")
        ):
            continue
        year = years[0]
        for row in table.rows:
            year = said.get(row, year)
            found[row] = year
    return found


# --- what is kept ------------------------------------------------------------------------------------------


def earlier_years(
    past: Past, year: int, this_year: Sequence[FileReading], catalogue: Catalogue, own: Settings
) -> EarlierYears:
    """What the lists of the years before ``year`` say, each by its own year's units and law."""
    import pandas as pd

    from hongngu_tally.intake import EARLIER_COLUMNS, EarlierYears

    files, groups = _sorted_out(past, year, this_year)
    frames = []
    for (each, _), group in sorted(groups.items(), key=lambda item: (item[0][0], str(item[0][1]))):
        frame, became = _one_year_of(each, group, catalogue, own)
        frames.append(frame)
        files += became
    awards = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(EARLIER_COLUMNS))
    for name in _FEW_VALUES:
        awards[name] = awards[name].astype("category")
    return EarlierYears(awards, tuple(sorted(files, key=lambda one: (one.year, one.file.casefold()))))


def _sorted_out(
    past: Past, year: int, this_year: Sequence[FileReading]
) -> tuple[list[EarlierFile], dict[tuple[int, Path | None], list[Part]]]:
    """The files that are not used, each with why; and those that are by their year and settings, each content once."""
    from hongngu_tally.intake import EarlierFile

    years = years_of(past.files)
    taken = {reading.sha256 for reading in this_year if reading.sha256}
    files = [EarlierFile(name, 0, "ignored", reason) for name, reason in past.ignored]
    closed = {"cause": "permission"}
    files += [EarlierFile(name, 0, "unreadable", "file-unreadable", closed) for name in past.blocked]
    groups: dict[tuple[int, Path | None], list[Part]] = {}
    for one, reading in past.files:
        name, own, checksum = reading.file, years[reading.file], reading.sha256
        if reading.problem:
            found = EarlierFile(name, own, "unreadable", reading.problem, reading.facts, sha256=checksum)
            files.append(found)
            continue
        if checksum in taken:
            files.append(EarlierFile(name, own, "ignored", "same-content", sha256=checksum))
            continue
        taken.add(checksum)
        parts = tuple(_by_year(reading, own))
        for each, part, rows in parts:
            if each < year:
                groups.setdefault((each, one.settings.path), []).append((one, part, rows))
            elif not rows or parts[0][0] >= year:
                # A register that goes on to this year is used for the years before.
                files.append(EarlierFile(name, each, "ignored", "not-earlier", sha256=checksum))
    return files, groups


def _by_year(reading: FileReading, year: int) -> Iterator[tuple[int, FileReading, Rows]]:
    """The parts of a workbook that holds a list, or rows, for each of several years; nearly always the whole."""
    stated = {
        sheet.name: _title_year(replace(reading, sheets=(sheet,))) or _name_year(sheet.name)
        for sheet in reading.sheets
        if sheet.kind == "list"
    }
    if len(set(stated.values()) - {0}) < 2:
        stated = dict.fromkeys(stated, year)
    # A list that states no year is of the file's; what is no list goes with that year's lists, else with the last ones.
    lists = {name: said or year for name, said in stated.items()}
    home = year if year in lists.values() or not lists else max(lists.values())
    rows: dict[int, dict[str, set[int]]] = {}
    for sheet in reading.sheets:
        own = lists.get(sheet.name, home)
        of_rows = _row_years(sheet, own)
        if not of_rows:
            rows.setdefault(own, {})[sheet.name] = set()
        for table in sheet.tables if of_rows else ():
            for row in table.rows:
                rows.setdefault(of_rows.get(row, own), {}).setdefault(sheet.name, set()).add(row)
    for each in sorted(rows) or (year,):
        here = rows.get(each, {})
        sheets = tuple(sheet for sheet in reading.sheets if sheet.name in here)
        of_year = {name: frozenset(some) for name, some in here.items() if some}
        yield each, replace(reading, sheets=sheets), of_year


def _one_year_of(
    year: int, group: Sequence[Part], catalogue: Catalogue, own: Settings
) -> tuple[pd.DataFrame, list[EarlierFile]]:
    from hongngu_tally import nominations
    from hongngu_tally.intake import EARLIER_COLUMNS

    said = group[0][0].settings if group[0][0].settings.path else own
    vocabulary = said.words().vocabulary()
    readings = [reading for _, reading, _ in group]
    day = _judged_on(catalogue, year)
    raw = nominations.raw_frame(readings)
    of_year = {(reading.file, sheet.name) for reading in readings for sheet in reading.sheets}
    raw = raw[[each in of_year for each in zip(raw["file"], raw["sheet"], strict=True)]]
    if any(rows for _, _, rows in group):
        only = {(reading.file, sheet): rows for _, reading, some in group for sheet, rows in some.items()}
        places = zip(zip(raw["file"], raw["sheet"], strict=True), raw["row"], strict=True)
        raw = raw[[row in only.get(place, (row,)) for place, row in places]]
    on = max(day or date(year, 12, 31), vocabulary.units.first_day)
    vocabulary = vocabulary.on_day(on, commune_of(vocabulary.units.on_day(on), readings))
    frame = nominations.resolve_units(raw, readings, vocabulary)
    # Before the first law that is recorded, names are known all the same.
    regime = catalogue.on(max(day or catalogue.covered_from, catalogue.covered_from))
    frame = nominations.lawful(frame, regime, catalogue, vocabulary)
    replaced = superseded(nominations.file_lists(frame, readings))
    frame = frame[~frame["file"].isin(list(replaced))]
    known = frame["held_back"] == ""
    decided = frame["stage"] == "decided"
    lists = frame["unit"].astype("str") + "\x1f" + frame["award"].astype("str")
    # Of a list with decisions only what was decided was given; of the others what was nominated.
    held = known & (decided | ~lists.isin(lists[decided]))
    kept = frame.assign(year=year, held=held)[list(EARLIER_COLUMNS)]
    return kept, [_became(part, year, frame, replaced) for part in group]


def _judged_on(catalogue: Catalogue, year: int) -> date | None:
    found = catalogue.rounds.get(str(year))
    return found.judged_on if found else None


def _became(part: Part, year: int, frame: pd.DataFrame, replaced: Mapping[str, str]) -> EarlierFile:
    from hongngu_tally.intake import EarlierFile

    past, reading, rows = part
    own = frame[frame["file"] == reading.file]
    folder = 0 if past.settings.year or rows else _folder_year(past)
    fates = [fate for sheet in reading.sheets if sheet.kind != "other" for _, fate, _ in sheet.fates]
    doubts = [doubt[3] for sheet in reading.sheets for table in sheet.tables for doubt in table.doubts]
    return EarlierFile(
        reading.file,
        year,
        "superseded" if reading.file in replaced else "counted",
        replaced.get(reading.file, ""),
        units=tuple(sorted(set(map(str, own["unit"])))),
        nominations=len(own),
        held_back=int((own["held_back"] != "").sum()),
        without_list=tuple(sheet.name for sheet in reading.sheets if sheet.kind == "other"),
        unread=sum(fate == Fate.UNREAD for fate in fates),
        doubted=sum(kind.partition(":")[0] in UNSETTLED for kind in doubts),
        folder_year=folder if folder != year else 0,
        sha256=reading.sha256,
    )
