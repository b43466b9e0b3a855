"""Located tables → nominations of one file, column by column. Runs in the reading worker: no frame, no law of a day.

One nomination row gives a nomination per award title in it. What cannot be told is left empty with the reason
in ``held_back``; nothing is guessed silently and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_tally.rows.said import EXTRACTED
from hongngu_tally.table.model import Fate

if TYPE_CHECKING:
    from hongngu_tally.table.model import SheetReading
    from hongngu_tally.vocabulary import Vocabulary

__all__ = ["EXTRACTED", "contradicted", "extract", "told_elsewhere"]


def extract(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> Mapping[str, Sequence[object]]:
    """The nominations of all lists of one file, as one sequence per column of ``EXTRACTED``."""
    # Whoever only wants the columns' names need not know how they are made.
    from hongngu_tally.rows.columns import extract as made

    return made(sheets, vocabulary)


def told_elsewhere(
    sheets: tuple[SheetReading, ...], nominations: Mapping[str, Sequence[object]]
) -> tuple[SheetReading, ...]:
    """The sheets with those registers unread that name somebody for an award whom no list of the file puts up for it.

    Those of other years than the lists' tell of other lists.
    """
    if not any(sheet.told for sheet in sheets) or not any(sheet.kind == "list" for sheet in sheets):
        return sheets
    years = {year for sheet in sheets if sheet.kind == "list" for _, _, year, _ in sheet.years}
    names = set(nominations["name_key"])
    pairs = set(zip(nominations["name_key"], nominations["award"], strict=True))

    def is_put_up(name: str, awards: tuple[str, ...]) -> bool:
        return any((name, award) in pairs for award in awards) if awards else name in names

    def settled(sheet: SheetReading) -> SheetReading:
        own = {year for _, _, year, _ in sheet.years}
        if all(is_put_up(*one) for one in sheet.told) or (own and years and own.isdisjoint(years)):
            return sheet
        fates = tuple((row, Fate.UNREAD, "told-elsewhere") for row, _, _ in sheet.fates)
        return replace(sheet, kind="other", why="told-elsewhere", fates=fates)

    return tuple(map(settled, sheets))


def contradicted(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> tuple[SheetReading, ...]:
    """The sheets with the codes noted that stand for another award than the words beside them."""
    from hongngu_tally.rows.awards import contradicted as noted

    return noted(sheets, vocabulary) if any(sheet.codes for sheet in sheets) else sheets
