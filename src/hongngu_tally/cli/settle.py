"""The options that settle how a sheet is read: ``--header``, ``--column``, ``--unit``, ``--ignore-sheet``.

Each value is ``[WHERE:]WHAT``. WHERE is a sheet's name, a file's name, or ``FILE/SHEET``, each with or without
``*``; it may be left out where there is one list only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hongngu_tally.cli.voice import Voice
from hongngu_tally.frozen import frozen
from hongngu_tally.guard.model import MAX_ROW
from hongngu_tally.patterns import regex
from hongngu_tally.settings import MOST_HEADER_ROWS
from hongngu_tally.table.model import MARK, Override
from hongngu_tally.text import column_number, nearest

_ROWS = regex(r"\s*(\d{1,8})(?:\s*[-–]\s*(\d{1,8}))?\s*")


def rows_typed(text: str) -> tuple[int, int] | None:
    """The first and the last of rows as they are typed, ``6`` or ``6-7``; None for anything else."""
    found = _ROWS.fullmatch(text)
    return (int(found[1]), int(found[2] or found[1])) if found else None


@frozen
class Settling:
    """The four options as they were typed."""

    header: Sequence[str] = ()
    column: Sequence[str] = ()
    unit: Sequence[str] = ()
    ignore_sheet: Sequence[str] = ()

    def overrides(self, voice: Voice) -> tuple[Override, ...]:
        """What they settle; a value that cannot be understood is wrong usage."""
        found: list[Override] = []
        for value in self.header:
            found += _scoped(voice, "--header", value, header=_rows(voice, value))
        for value in self.column:
            found += _scoped(voice, "--column", value, columns=_columns(voice, value))
        for value in self.unit:
            unit = value.rpartition(":")[2].strip()
            if not unit:
                voice.wrong("bad_unit", value=value)
            found += _scoped(voice, "--unit", value, unit=unit)
        for value in self.ignore_sheet:
            if not value.strip():
                voice.wrong("needs_value", option="--ignore-sheet")
            file, _, sheet = value.replace("\\", "/").strip().rpartition("/")
            found.append(Override(file or "*", sheet, ignore=True, said=(_said("--ignore-sheet", value),)))
        return tuple(found)


def _said(option: str, value: str) -> str:
    """The option as it would be typed again."""
    return f'{option} "{value}"' if re.search(r"[\s*?;&|]", value) else f"{option} {value}"


def _scoped(voice: Voice, option: str, value: str, **settled: object) -> list[Override]:
    """One entry per reading of WHERE: a sheet, a file, a file's sheet; without it the only list there is."""
    where, colon, _ = value.rpartition(":")
    where = where.replace("\\", "/").strip()
    if colon and not where:
        voice.wrong("bad_where", option=option, value=value)
    said = (_said(option, value),)

    def entry(file: str, sheet: str = "", anywhere: bool = False) -> Override:
        return Override(file, sheet, said=said, anywhere=anywhere, **settled)  # type: ignore[arg-type]

    if not where:
        return [entry("*", anywhere=True)]
    file, slash, sheet = where.rpartition("/")
    return [entry(where), entry(file, sheet) if slash else entry("*", where)]


def _rows(voice: Voice, value: str) -> tuple[int, ...]:
    found = rows_typed(value.rpartition(":")[2])
    if not found:
        voice.wrong("bad_header", value=value)
    first, last = found
    if not 1 <= first <= last <= MAX_ROW or last - first >= MOST_HEADER_ROWS:
        voice.wrong("bad_header_rows", value=value, most=MOST_HEADER_ROWS)
    return tuple(range(first, last + 1))


def _columns(voice: Voice, value: str) -> tuple[tuple[str, int], ...]:
    """``name=C,award=F`` or ``award=F,G``: a field goes on until the next one is named; an award has a column of marks."""
    from hongngu_tally.vocabulary import column_fields, names_one_award

    pairs: list[tuple[str, int]] = []
    field = ""
    for part in value.rpartition(":")[2].split(","):
        name, equals, letters = (word.strip() for word in part.rpartition("="))
        if equals:
            field = name
            if field not in column_fields() and names_one_award(field):
                field = f"{MARK}{field}"
            elif field not in column_fields():
                voice.wrong(
                    "no_such_field",
                    field=field,
                    hint=voice.near(_meant(field)),
                    known=", ".join(column_fields()),
                )
        if not field:
            voice.wrong("bad_column", value=value)
        if not (column := column_number(letters.upper())):
            voice.wrong("not_a_column", value=letters, option="--column")
        if any(column == at for _, at in pairs):
            voice.wrong("column_twice", value=value, column=letters.upper())
        pairs.append((field, column))
    return tuple(pairs)


def _meant(field: str) -> str | None:
    """The field that was meant, as it is typed: by its spelling, or because it was called by a column title."""
    from hongngu_tally.vocabulary import ColumnTitles, column_fields

    titled = ColumnTitles().match(field)
    near = titled.field if titled else nearest(field, column_fields(), 0.6)
    return f"{near}=…" if near else None
