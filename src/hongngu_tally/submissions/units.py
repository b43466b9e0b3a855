"""Which unit a row belongs to, by the first place that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_tally.table.model import WITHIN, FileReading, SheetReading
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import UnitNames, Vocabulary


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
