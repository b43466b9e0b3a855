"""Which files there are, of which year, from which unit, and which of a unit's files counts."""

from __future__ import annotations

import glob
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_tally.reading import Source
from hongngu_tally.table.model import FileReading, SheetReading
from hongngu_tally.text import bare_key, clean
from hongngu_tally.vocabulary import Vocabulary

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
# Seen in folders of submissions: somebody sent a list that no program can count, so it is named.
_UNCOUNTABLE = frozenset(
    {".pdf", ".doc", ".docx", ".rtf", ".odt", ".jpg", ".jpeg", ".png", ".zip", ".rar", ".7z", ".numbers"}
)
OWN_MARK = b"hongngu_tally"
"""Stands in the core properties of every workbook this program writes."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at the given paths: files to read, and files passed over with the reason."""

    sources: tuple[Source, ...]
    ignored: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def discover(paths: Sequence[str | Path]) -> Found:
    """Files below the given paths in name order; globs are expanded here, since ``cmd.exe`` does not.

    A file given by name is always read; in folders only workbooks by suffix are.
    """
    sources: list[Source] = []
    ignored: list[tuple[str, str]] = []
    missing: list[str] = []
    seen: set[Path] = set()
    several = len(paths) > 1

    def take(path: Path, shown: str, named: bool) -> None:
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        reason = _why_passed_over(path, named)
        if reason == "not-a-list":
            return
        if reason:
            ignored.append((shown, reason))
        else:
            sources.append(Source(path, shown))

    for given in paths:
        path = Path(given)
        if path.is_dir():
            below = sorted(
                _walk(path), key=lambda one: [part.casefold() for part in one.relative_to(path).parts]
            )
            for file in below:
                shown = file.relative_to(path)
                take(file, (path / shown if several else shown).as_posix(), named=False)
        elif path.exists():
            take(path, path.as_posix(), named=True)
        elif matches := sorted(glob.glob(str(given), recursive=True)):  # noqa: PTH207 - absolute patterns too
            for match in matches:
                if Path(match).is_file():
                    take(Path(match), Path(match).as_posix(), named=False)
        else:
            missing.append(str(given))
    return Found(tuple(sources), tuple(ignored), tuple(missing))


def _walk(folder: Path) -> Iterable[Path]:
    """Files below a folder; links to folders are not followed, so no loop."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry) if not entry.name.startswith(".") else ()
        elif entry.is_file():
            yield entry


def _why_passed_over(path: Path, named: bool) -> str:
    name = path.name
    suffix = path.suffix.lower()
    if name.startswith("~$"):
        return "lock-file"
    if name.lower().endswith(".kiem-tra.xlsx") or (suffix == ".xlsx" and _is_own_output(path)):
        return "own-output"
    if named:
        return ""
    if suffix not in SUFFIXES:
        return "not-a-workbook" if suffix in _UNCOUNTABLE else "not-a-list"
    return "hidden-file" if name.startswith(".") else ""


def _is_own_output(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            return OWN_MARK in part.read(4096)
    except Exception:  # the guard says what is wrong with the file
        return False


# --- the year ----------------------------------------------------------------------------------------------


def stated_years(readings: Sequence[FileReading]) -> Mapping[int, tuple[str, ...]]:
    """Year → files whose titles state it. A file whose titles state several years speaks for its last one."""
    files: dict[int, list[str]] = {}
    for reading in readings:
        years = [year for sheet in reading.sheets for _, _, year, _ in sheet.years]
        if years:
            year = Counter(years).most_common(1)[0][0] if len(set(years)) < len(years) else max(years)
            files.setdefault(year, []).append(reading.file)
    return {year: tuple(names) for year, names in sorted(files.items())}


# --- the unit ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitEvidence:
    """The unit a row belongs to, where that was read, and whether the year's list has it."""

    unit: str
    source: str
    listed: bool


def unit_of(
    vocabulary: Vocabulary, listed: frozenset[str], reading: FileReading, sheet: SheetReading, column: str, section: str,
    workplace: str,
) -> UnitEvidence:  # fmt: skip
    """The proposing unit of a row: column, section, letterhead, sheet name, file name, workplace; first that is found."""
    if sheet.override and sheet.override.unit:
        unit = vocabulary.units.named(sheet.override.unit)
        return UnitEvidence(unit or sheet.override.unit, "setting", unit in listed)
    if column:
        unit = vocabulary.units.named(column)
        return (
            UnitEvidence(unit, "column", True)
            if unit in listed
            else UnitEvidence(unit or column, "column", False)
        )
    if section and section in listed:
        return UnitEvidence(section, "section", True)
    if sheet.issuer:
        unit = vocabulary.units.named(sheet.issuer)
        return (
            UnitEvidence(unit, "letterhead", True)
            if unit in listed
            else UnitEvidence(unit or _title_case(sheet.issuer), "letterhead", False)
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
            else UnitEvidence(unit or _title_case(issuer), "letterhead", False)
        )
    if section:
        return UnitEvidence(section, "section", False)
    if workplace:
        unit = vocabulary.units.named(workplace)
        if unit in listed:
            return UnitEvidence(unit, "workplace", True)
    return UnitEvidence(clean(Path(reading.file).stem), "file-name", False)


def _title_case(text: str) -> str:
    """A letterhead in capitals as a name a person would write: the first letter of each word but small ones."""
    shown = clean(text)
    if not shown.isupper():
        return shown
    small = {"và", "của", "các", "tại"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in shown.lower().split())


# --- which file counts -------------------------------------------------------------------------------------

_VERSION = re.compile(r"(?:lan|ban|v|version|ver)\s*(\d{1,2})$|(?:lan|ban|v|ver)\s*(\d{1,2})\b")


def version_in_name(file: str) -> int:
    """The number of ``lần N``, ``bản N`` or ``v N`` in a file's name, 0 when there is none.

    >>> version_in_name("long-thuan lần 2.xlsx"), version_in_name("Xã Vĩnh 3.xlsx")
    (2, 0)
    """
    words = bare_key(Path(file).stem)
    found = re.search(r"\b(?:lan|ban|v|ver|version)\s?(\d{1,2})\b", words)
    return int(found.group(1)) if found else 0


@dataclass(frozen=True, slots=True)
class FileLists:
    """What one file hands in: its unit(s), the lists it covers, and who is in it."""

    reading: FileReading
    units: tuple[str, ...]
    lists: frozenset[tuple[str, str, str]]
    """(unit, recipient, track)."""
    awards: frozenset[tuple[str, str, str, str]]
    """(unit, recipient, track, award)."""

    @property
    def order(self) -> tuple[int, float, str]:
        """Later submissions are greater: the number in the name, then the time of modification, then the name."""
        return (version_in_name(self.reading.file), self.reading.modified, self.reading.file)


def superseded(files: Sequence[FileLists]) -> dict[str, str]:
    """File → the file that counts instead. A file is superseded only by a later one that covers the same lists.

    Lists are the same when they speak of the same units, recipients and tracks and have an award in common:
    a list of LĐTT and a list of CSTĐ cơ sở from one unit are two lists.
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
                if older.lists <= newer.lists and older.awards & newer.awards:
                    replaced[older.reading.file] = newer.reading.file
                    break
    return replaced
