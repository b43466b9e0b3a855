"""Which files there are, of which year, from which unit, and which of a unit's files counts."""

from __future__ import annotations

import glob
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import tomli

from hongngu_tally.reading import Source
from hongngu_tally.settings import NAME
from hongngu_tally.table.model import WITHIN, Fate, FileReading, Runs, SheetReading
from hongngu_tally.text import SCHOOL_YEAR, YEAR, bare_key, clean
from hongngu_tally.vocabulary import UnitNames, Vocabulary

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
# Stand beside submissions without being one: settings, notes and programs. Anything else is named.
_NO_LISTS = frozenset(
    {".toml", ".md", ".py", ".json", ".html", ".log", ".ini", ".db", ".lnk", ".cmd", ".bat", ".tmp"}
)
_DOCUMENTS = frozenset(
    {".pdf", ".doc", ".docx", ".rtf", ".odt", ".zip", ".rar", ".7z", ".numbers", ".ppt", ".pptx"}
)
_WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
OWN_MARK = b"hongngu_tally"
"""Stands in the core properties of every workbook this program writes."""
_SAVED_BY_US = re.compile(rb"<(?:\w+:)?lastModifiedBy>\s*" + OWN_MARK + rb"\s*<")
COPY_MARK = ".kiem-tra"
"""Stands before the suffix of every annotated copy."""
_OWN_CSV = re.compile(
    r"\ufeff?(?:key,label,collective|file,sheet,row,cell,code,name|file,sheet,row,fate"
    r"|(?:(?:unit|award|family|level|track|recipient|group|sex|movement|workplace|stage|file|sheet),)*count$)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at the given paths: files to read, files passed over with the reason, folders that may not be read."""

    sources: tuple[Source, ...]
    ignored: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    blocked: tuple[str, ...] = ()


def discover(paths: Sequence[str | Path], unit_list: Path | None = None) -> Found:
    """Files below the given paths in name order; globs are expanded here, since ``cmd.exe`` does not.

    A file given by name is always read; in folders only workbooks by suffix are. The list of units that settings
    beside the files name is no submission; ``unit_list`` is that of settings kept elsewhere.
    """
    sources: list[Source] = []
    ignored: list[tuple[str, str]] = []
    missing: list[str] = []
    seen: set[Path] = set()
    unit_lists = {unit_list.resolve()} if unit_list else set()
    several = len(paths) > 1

    def take(path: Path, shown: str, named: bool) -> None:
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        reason = "unit-list" if real in unit_lists else _why_passed_over(path, named)
        if reason == "not-a-list":
            return
        if reason:
            ignored.append((shown, reason))
        else:
            sources.append(Source(path, shown))

    blocked: list[str] = []
    for given in paths:
        path = as_on_disk(Path(given))
        if path.is_dir():
            found, closed = _walk(path)
            # A link comes after the file it points to, so that the file keeps its own name.
            found.sort(
                key=lambda one: (one.is_symlink(), [part.casefold() for part in one.relative_to(path).parts])
            )
            unit_lists |= _unit_lists(file for file in found if file.name == NAME)
            for file in found:
                shown = file.relative_to(path)
                take(file, (path / shown if several else shown).as_posix(), named=False)
            blocked += [folder.as_posix() for folder in closed]
        elif path.exists():
            unit_lists |= _unit_lists([path.with_name(NAME)])
            take(path, path.as_posix(), named=True)
        elif matches := sorted(glob.glob(str(given), recursive=True)):  # noqa: PTH207 - absolute patterns too
            for match in matches:
                if Path(match).is_file():
                    take(Path(match), Path(match).as_posix(), named=False)
        else:
            missing.append(str(given))
    sources.sort(key=lambda source: source.shown.casefold())
    return Found(tuple(sources), tuple(ignored), tuple(missing), tuple(blocked))


def as_on_disk(path: Path) -> Path:
    """The path in the Unicode form its folder uses: a Mac writes "Xã" decomposed, a keyboard composed."""
    if not path.exists():
        for form in ("NFC", "NFD"):
            other = Path(unicodedata.normalize(form, str(path)))
            if other.exists():
                return other
    return path


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """(files below a folder, folders that may not be opened); links to folders are not followed, so no loop."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return [], [folder]
    files: list[Path] = []
    closed: list[Path] = []
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            if not entry.name.startswith("."):
                below, shut = _walk(entry)
                files += below
                closed += shut
        elif entry.is_file() or (entry.suffix.lower() in SUFFIXES and not entry.exists()):
            # A path that is too long for Windows, or a link that leads nowhere: it is named, and not lost.
            files.append(entry)
    return files, closed


def _why_passed_over(path: Path, named: bool) -> str:
    name = path.name
    suffix = path.suffix.lower()
    if name.startswith("~$"):
        return "lock-file"
    if Path(name).stem.lower().endswith(COPY_MARK) or (
        suffix in {".xlsx", ".xlsm", ".csv", ".docx"} and _is_own_output(path)
    ):
        return "own-output"
    if named:
        return ""
    if name.startswith("."):
        return "hidden-file" if suffix in SUFFIXES else "not-a-list"
    if suffix in SUFFIXES:
        return ""
    if suffix in _NO_LISTS:
        return "not-a-list"
    # A submission may have lost its suffix on the way; what its first bytes say is tried.
    return "" if suffix not in _DOCUMENTS and _begins_like_a_workbook(path) else "not-a-workbook"


def _unit_lists(settings: Iterable[Path]) -> set[Path]:
    """The lists of units that settings files name: they are no submissions."""
    found = set()
    for path in settings:
        try:
            named = tomli.loads(path.read_text(encoding="utf-8-sig")).get("units")
        except (OSError, ValueError):  # settings that cannot be read are answered where they are used
            continue
        if isinstance(named, str):
            found.add((path.parent / named).resolve())
    return found


def _begins_like_a_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in _WORKBOOK_MAGIC
    except OSError:
        return False


def is_untouched(path: Path) -> bool:
    """Whether a workbook is as this program wrote it: Excel puts the user's name where ours stands when it saves."""
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return _SAVED_BY_US.search(part.read(65536)) is not None
    except Exception:  # no workbook at all, or a damaged one: not ours to replace
        return False


def _is_own_output(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8") as text:
                return _OWN_CSV.match(text.readline(300).replace('"', "").strip()) is not None
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return OWN_MARK in part.read(4096)
    except Exception:  # the guard says what is wrong with the file
        return False


# --- the year ----------------------------------------------------------------------------------------------


def stated_years(readings: Sequence[FileReading]) -> Mapping[int, tuple[str, ...]]:
    """Year → files that state it: by the stamp of their form, else in titles, of several years the last one."""
    files: dict[int, list[str]] = {}
    for reading in readings:
        years = [year for sheet in reading.sheets for _, _, year, _ in sheet.years]
        if reading.stamp:
            files.setdefault(reading.stamp.year, []).append(reading.file)
        elif years:
            year = Counter(years).most_common(1)[0][0] if len(set(years)) < len(years) else max(years)
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


Lists = Mapping[tuple[str, str], frozenset[tuple[str, str]]]
"""(file, sheet) → the (unit, recipient) pairs that it nominates."""


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

    A list that nominates for units or recipients of which the file has no other list may as well have a title that
    nobody corrected: ``why`` is ``other-year-alone`` then, else ``other-year``.
    """
    result = []
    for reading in readings:
        left_out = {name for file, name in aside if file == reading.file}
        kept: set[tuple[str, str]] = set()
        for sheet in reading.sheets:
            if sheet.name not in left_out:
                kept |= nominates.get((reading.file, sheet.name), frozenset())
        sheets = tuple(
            _of_another_year(sheet, nominates.get((reading.file, sheet.name), frozenset()) <= kept)
            if sheet.name in left_out
            else sheet
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


def _of_another_year(sheet: SheetReading, covered: bool) -> SheetReading:
    why = "other-year" if covered else "other-year-alone"
    fates = Runs.of((row, Fate.LOOKUP, why) for row, _, _ in sheet.fates)
    return replace(sheet, kind="lookup", why=why, fates=fates, tables=(), odd_cells=(), repaired=())


# --- the unit ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitEvidence:
    """The unit a row belongs to, where that was read, and whether the year's list has it."""

    unit: str
    source: str
    listed: bool


def commune_of(names: UnitNames, readings: Sequence[FileReading]) -> str:
    """The one commune whose bodies the files come from; empty where a place is said, or where it is not one commune.

    Nothing else tells that a folder is a commune's and not a province's: bodies are called alike in all communes.
    """
    communes: set[str] = set()
    bodies = False
    for sheet in (sheet for reading in readings for sheet in reading.sheets if sheet.issuer):
        if names.named(sheet.issuer) in names.bodies:
            bodies = True
            communes |= names.communes_in(text for _, _, text in sheet.titles)
        else:
            communes |= names.communes_in([sheet.issuer])
    return communes.pop() if bodies and len(communes) == 1 else ""


def unit_of(
    vocabulary: Vocabulary,
    reading: FileReading,
    sheet: SheetReading,
    column: str,
    section: str,
    workplace: str,
) -> UnitEvidence:
    """The proposing unit of a row: column, section, letterhead, sheet name, file name, workplace; first that is found.

    A form's stamp goes before a letterhead that names no other listed unit. ``vocabulary`` has the units of one day.
    """
    listed = vocabulary.units.names
    section = section.partition(WITHIN)[0]
    section = vocabulary.units.named(section) or section
    if sheet.override and sheet.override.unit:
        unit = vocabulary.units.named(sheet.override.unit)
        return UnitEvidence(unit or sheet.override.unit, "setting", unit in listed)
    if column:
        unit = vocabulary.units.of_column(column)
        return (
            UnitEvidence(unit, "column", True)
            if unit in listed
            else UnitEvidence(unit or vocabulary.units.proper(column), "column", False)
        )
    if section and section in listed:
        return UnitEvidence(section, "section", True)
    placed = vocabulary.units.of_column(workplace) if workplace else ""
    if placed in listed and vocabulary.units.is_place(sheet.issuer):
        # The district's own list of what its units hand in: its letterhead proposes nobody.
        return UnitEvidence(placed, "workplace", True)
    stamped = vocabulary.units.named(reading.stamp.unit) if reading.stamp else ""
    if stamped in listed and vocabulary.units.named(sheet.issuer) not in listed - {stamped}:
        return UnitEvidence(stamped, "stamp", True)
    if sheet.issuer:
        unit = vocabulary.units.named(sheet.issuer)
        above = vocabulary.units.communes_in(text for _, _, text in sheet.titles)
        if unit in vocabulary.units.bodies and len(above) == 1:
            # Of several communes: the same body of two of them is two units.
            commune = above.pop()
            unit = f"{unit.removesuffix(' xã')} {commune[0].lower()}{commune[1:]}"
            return UnitEvidence(unit, "letterhead", commune in listed or commune in vocabulary.units.names)
        return (
            UnitEvidence(unit, "letterhead", True)
            if unit in listed
            else UnitEvidence(unit or vocabulary.units.proper(sheet.issuer), "letterhead", False)
        )
    for text, source in (
        (sheet.name, "sheet-name"),
        (re.sub(r"\.[^.]*$", "", Path(reading.file).name), "file-name"),
    ):
        unit = vocabulary.units.named(text) or vocabulary.units.within(text)
        if unit in listed:
            return UnitEvidence(unit, source, True)
    issuers = {other.issuer for other in reading.sheets if other.issuer}
    if len(issuers) == 1:
        unit = vocabulary.units.named(issuer := issuers.pop())
        return (
            UnitEvidence(unit, "letterhead", True)
            if unit in listed
            else UnitEvidence(unit or vocabulary.units.proper(issuer), "letterhead", False)
        )
    titled = {
        unit
        for _, _, text in sheet.titles
        if not vocabulary.lines.is_addressee(text)
        for unit in vocabulary.units.in_title(text)
    }
    if len(titled) == 1 and titled <= listed:
        return UnitEvidence(titled.pop(), "title", True)
    # A cover sheet or a count table carries the letterhead for all.
    covers = {
        unit
        for other in reading.sheets
        if other.kind in {"other", "lookup"}
        for _, _, text in other.titles[:6]
        if (unit := vocabulary.units.named(text)) in listed
    }
    if len(covers) == 1:
        return UnitEvidence(covers.pop(), "letterhead", True)
    if section:
        return UnitEvidence(vocabulary.units.proper(section), "section", False)
    if placed in listed:
        return UnitEvidence(placed, "workplace", True)
    return UnitEvidence(clean(Path(reading.file).stem), "file-name", False)


# --- which file counts -------------------------------------------------------------------------------------


def version_in_name(file: str) -> int:
    """The number of ``lần N``, ``bản N`` or ``v N`` in a file's name, 0 when there is none.

    >>> version_in_name("long-thuan lần 2.xlsx"), version_in_name("Xã Vĩnh 3.xlsx")
    (2, 0)
    """
    words = bare_key(Path(file).stem)
    found = re.search(r"\b(?:lan|ban|v|ver|version)\s?(\d{1,2})\b", words)
    return int(found.group(1)) if found else 0


_SUPPLEMENT = f" {bare_key('bổ sung')} "


@dataclass(frozen=True, slots=True)
class FileLists:
    """What one file hands in: its unit(s), the lists it covers, and who is in it."""

    reading: FileReading
    units: tuple[str, ...]
    lists: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement)."""
    awards: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement, award)."""
    names: frozenset[int]
    """Everybody in it, by a number that stands for the match key."""

    @property
    def is_supplement(self) -> bool:
        """ "Danh sách bổ sung" adds people to a list handed in before, whatever number it carries."""
        titles = [text for sheet in self.reading.sheets for _, _, text in sheet.titles]
        return any(_SUPPLEMENT in f" {bare_key(text)} " for text in (Path(self.reading.file).stem, *titles))

    @property
    def order(self) -> tuple[str, int, float, str]:
        """Later submissions are greater: by the day of their form (none: earlier than any), the number in the name, the
        time of modification, the name.
        """
        issued = self.reading.stamp.issued if self.reading.stamp else ""
        return issued, version_in_name(self.reading.file), self.reading.modified, self.reading.file


def superseded(files: Sequence[FileLists]) -> dict[str, str]:
    """File → the file that counts instead. A file is superseded only by a later one that covers the same lists.

    Lists are the same when they speak of the same units, recipients, tracks and drives and have an award in
    common: a list of LĐTT and a list of CSTĐ cơ sở from one unit are two lists. A supplement ("bổ sung") adds to
    the list before, unless it repeats it whole. Two files without a number in
    the name that have nobody in common are two lists as well: dropping one of them would lose its people.
    """
    replaced: dict[str, str] = {}
    by_unit: dict[tuple[str, ...], list[FileLists]] = {}
    for one in files:
        if one.lists:
            by_unit.setdefault(one.units, []).append(one)
    for group in by_unit.values():
        group = sorted(group, key=lambda one: one.order)
        for at, older in enumerate(group):
            for newer in reversed(group[at + 1 :]):
                if newer.is_supplement and not older.names <= newer.names:
                    continue
                numbered = bool(version_in_name(newer.reading.file))
                if not (numbered or older.names & newer.names):
                    continue
                if older.lists <= newer.lists and older.awards & newer.awards:
                    replaced[older.reading.file] = newer.reading.file
                    break
    return replaced
