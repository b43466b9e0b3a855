"""What a person settled: which sheets it is meant for, and those sheets read by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.table.model import FileReading, LocatedTable, Otherwise, Override, SheetReading
from hongngu_tally.text import clean, column_letter

if TYPE_CHECKING:
    from hongngu_tally.workbook import Sheet

_SUFFIX = regex(r"\.[A-Za-z]{1,5}$")


def fits(override: Override, file: str, sheet: str) -> bool:
    """Whether an entry names a sheet: the file with or without folder and suffix, both by name or pattern."""
    return fits_file(override, file) and _same(sheet, override.sheet or "*")


def fits_file(override: Override, file: str) -> bool:
    """Whether an entry names a file."""
    name = file.rpartition("/")[2]
    return any(_same(one, override.file) for one in (file, name, _SUFFIX.sub("", name)))


def _same(name: str, pattern: str) -> bool:
    name, pattern = _folded(name), _folded(pattern)
    # A name may hold the signs of a pattern: "danh sach [1].xlsx".
    return name == pattern or fnmatchcase(name, pattern)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return clean(text.replace("\\", "/")).casefold()


def settled_for(overrides: Sequence[Override], file: str, sheet: SheetReading, only: bool) -> Override | None:
    """All that was said about a sheet in one entry; of two that say the same thing the first holds.

    ``only`` says that no other sheet of the file holds anything. What names no sheet is not meant for code
    lists and guidance beside the list.
    """
    ignore, unit, header = False, "", tuple[int, ...]()
    columns: dict[str, list[int]] = {}
    said: list[str] = []
    for one in overrides:
        if not fits(one, file, sheet.name) or not (
            not one.anywhere or only or sheet.kind in {"list", "other"}
        ):
            continue
        new = [name for name in dict.fromkeys(name for name, _ in one.columns) if name not in columns]
        if not ((one.ignore and not ignore) or (one.header and not header) or (one.unit and not unit) or new):
            continue
        ignore, header, unit = ignore or one.ignore, header or one.header, unit or one.unit
        columns |= {name: [at for field, at in one.columns if field == name] for name in new}
        said += [words for words in one.said if words not in said]
    if not said:
        return None
    pairs = tuple((name, at) for name, letters in columns.items() for at in letters)
    return Override(file, sheet.name, ignore, header, pairs, unit, tuple(said))


def read_settled(
    sheets: Sequence[Sheet],
    readings: Sequence[SheetReading],
    overrides: Sequence[Override],
    file: str,
    locate: Callable[[Sheet, Override], SheetReading],
) -> list[SheetReading]:
    """The sheets of a file again, those that somebody settled by what was said, and how they read otherwise.

    ``locate`` reads a sheet; the process that only judges readings has no use for it.
    """
    filled = sum(reading.kind != "blank" for reading in readings)
    found = []
    for sheet, reading in zip(sheets, readings, strict=True):
        override = settled_for(overrides, file, reading, filled == 1) if reading.kind != "blank" else None
        if override and (override.ignore or override.header or override.columns):
            again = locate(sheet, override)
        else:
            again = replace(reading, override=override)
        found.append(replace(again, otherwise=_otherwise(reading)) if override else reading)
    return found


def _otherwise(reading: SheetReading) -> Otherwise:
    first = reading.tables[0] if reading.tables else None
    return Otherwise(
        reading.kind,
        first.header_rows if first else (),
        first.columns if first else {},
        sum(len(table.rows) for table in reading.tables),
    )


def without_effect(overrides: Sequence[Override], readings: Sequence[FileReading]) -> list[str]:
    """What was said and settled nothing, because no sheet that was read is meant or because something else was
    said first. Of a file that could not be read nobody knows the sheets."""
    applied = {
        words
        for reading in readings
        for sheet in reading.sheets
        if sheet.override
        for words in sheet.override.said
    }
    refused = [reading.file for reading in readings if reading.problem]
    idle = []
    for one in overrides:
        excused = one.file != "*" and any(fits_file(one, file) for file in refused)
        idle += [words for words in one.said if words not in applied and words not in idle and not excused]
    return idle


def idle_settings(
    overrides: Sequence[Override], readings: Sequence[FileReading], everything: bool
) -> list[Override]:
    """Entries of the settings file that fit no sheet, of files that were read; of any file when everything was."""
    return [
        one
        for one in overrides
        if not any(fits(one, reading.file, sheet.name) for reading in readings for sheet in reading.sheets)
        and not any(reading.problem and fits_file(one, reading.file) for reading in readings)
        and (everything or any(fits_file(one, reading.file) for reading in readings))
    ]


def too_wide(overrides: Sequence[Override], readings: Sequence[FileReading]) -> list[str]:
    """Options that name no sheet and met several: a unit several files, a header or column several sheets."""
    wide = []
    for one in overrides:
        if one.anywhere:
            met = {
                (reading.file, "" if one.unit else sheet.name)
                for reading in readings
                for sheet in reading.sheets
                if sheet.override and set(one.said) & set(sheet.override.said)
            }
            wide += [words for words in one.said if len(met) > 1 and words not in wide]
    return wide


def scope(file: FileReading, sheet: SheetReading) -> str:
    """How an option names one sheet."""
    return f"{file.file.rpartition('/')[2]}/{sheet.name}"


def lacking_columns(table: LocatedTable) -> dict[str, str]:
    """The fields whose column somebody should name, with its letter where one column only can be meant; else ""."""
    unused = table.unknown_headers
    found = dict.fromkeys(table.missing, column_letter(unused[0][0]) if len(unused) == 1 else "")
    for column, _, field, _ in table.doubts:
        if not field:
            continue
        found[field] = column_letter(
            next((at for at in table.columns.get(field, ()) if at != column), column)
        )
    return found


def wanted(sheet: SheetReading) -> tuple[int | None, dict[str, str]]:
    """(header row, fields with their column's letter) that somebody should name before a sheet can be read.

    None is a header that is known, 0 one that nobody knows; "" is a letter that nobody knows.
    """
    columns: dict[str, str] = {}
    for table in sheet.tables:
        columns |= lacking_columns(table)
    if sheet.kind != "other":
        return None, columns
    near, said = sheet.rejected, sheet.override or Override("*")
    if near and {"name", "award"} <= set(near.lacks):
        near = None
    lacking = near.lacks if near else ("name", "award")
    given = {name for name, _ in said.columns}
    columns = {name: "" for name in lacking if name != "score" and name not in given}
    if said.header and sheet.why == "settled-without-names":
        return said.header[0], columns
    return near.row if near else 0, columns


def settling_option(
    file: FileReading, sheet: SheetReading, header: int | None, columns: Mapping[str, str]
) -> str:
    """Options to paste that would settle a sheet; what nobody knows is left as "?". 0 is a header nobody knows."""
    where = scope(file, sheet)
    options = [f'--header "{where}:{header or "?"}"'] if header is not None else []
    if columns:
        pairs = ",".join(f"{name}={letters or '?'}" for name, letters in columns.items())
        options.append(f'--column "{where}:{pairs}"')
    return " ".join(options)
