"""Located tables → nominations of one file, column by column. Runs in the reading worker: no frame, no law of a day.

One nomination row gives a nomination per award title in it. What cannot be told is left empty with the reason
in ``held_back``; nothing is guessed silently and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.rows.said import EXTRACTED

if TYPE_CHECKING:
    from hongngu_tally.table.model import SheetReading
    from hongngu_tally.vocabulary import Vocabulary

__all__ = ["EXTRACTED", "contradicted", "extract"]


def extract(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> Mapping[str, Sequence[object]]:
    """The nominations of all lists of one file, as one sequence per column of ``EXTRACTED``."""
    # Whoever only wants the columns' names need not know how they are made.
    from hongngu_tally.rows.columns import extract as made

    return made(sheets, vocabulary)


def contradicted(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> tuple[SheetReading, ...]:
    """The sheets with the codes noted that stand for another award than the words beside them."""
    from hongngu_tally.rows.awards import contradicted as noted

    return noted(sheets, vocabulary) if any(sheet.codes for sheet in sheets) else sheets
