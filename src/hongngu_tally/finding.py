"""What a check says: one fact about one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hongngu_tally.frozen import frozen
from hongngu_tally.text import column_letter


class Severity(StrEnum):
    """How much a finding asks of a person: an error must be dealt with, a note need not be."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file as the user gave it, sheet, row and column as Excel counts them.

    A row or column of 0 means the whole sheet, an empty sheet the whole file, an empty file the whole year.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The address Excel shows (``F27``), empty when the place is no single cell."""
        return f"{column_letter(self.column)}{self.row}" if self.row and self.column else ""

    def __str__(self) -> str:
        inside = self.cell or (str(self.row) if self.row else "")
        where = f"{self.sheet}!{inside}" if self.sheet and inside else self.sheet or inside
        return f"{self.file} › {where}" if self.file and where else self.file or where


@frozen
class Finding:
    """One fact about one place. ``facts`` fill the message of ``code`` in either language."""

    code: str
    name: str
    severity: Severity
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)
    value: str = ""
    cite: str = ""
    day: date | None = None
    """The day by whose law awards are called, where it calls one otherwise than it was called at first."""


@frozen
class Unjudged:
    """A rule that could not be judged, since what it needs is nowhere written.

    ``lacks`` says what: a column's field (``initiative``), or another word of ``[unjudged]`` in the labels, such
    as ``history``. ``count`` are the nominations that the rule would have been asked of, in ``files``.
    """

    code: str
    lacks: str
    count: int
    files: tuple[str, ...] = ()
    needs: tuple[int, ...] = ()
    """The earlier years that the rule asks for, and in ``holds`` those that were handed in; where years are what lacks."""
    holds: tuple[int, ...] = ()
