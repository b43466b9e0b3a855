"""What the guard says: a refusal with its cause, or an inspection with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Self

from hongngu_tally.frozen import frozen

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""How .xls and .xlsb keep an error cell."""
LONG_NUMBER = 16
"""From this many digits on, readers that keep numbers as floats round."""

UNREADABLE = "file-unreadable"
ENCRYPTED = "file-encrypted"
NOT_A_WORKBOOK = "file-not-a-workbook"
TOO_LARGE = "file-too-large"
HOSTILE = "file-hostile"

CAUSES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        # cause: (name of the finding, the facts it carries besides "cause")
        "missing": (UNREADABLE, ()),
        "path-too-long": (UNREADABLE, ()),
        "permission": (UNREADABLE, ()),
        "io": (UNREADABLE, ("error",)),
        "changed-while-read": (UNREADABLE, ()),
        "truncated": (UNREADABLE, ()),
        "bytes-before": (UNREADABLE, ("size",)),
        "zip-damaged": (UNREADABLE, ("part",)),
        "zip-method": (UNREADABLE, ("part", "method")),
        "checksum": (UNREADABLE, ("part",)),
        "part-missing": (UNREADABLE, ("part",)),
        "xml-damaged": (UNREADABLE, ("part", "offset")),
        "xml-encoding": (UNREADABLE, ("part", "encoding")),
        "shared-string": (UNREADABLE, ("part", "row")),
        "ole-damaged": (UNREADABLE, ()),
        "sector-loop": (UNREADABLE, ()),
        "no-sheets": (UNREADABLE, ()),
        "engine": (UNREADABLE, ("error",)),
        "sheets-differ": (UNREADABLE, ("expected", "found")),
        "counts-differ": (UNREADABLE, ("sheet", "expected", "found")),
        "encoding": (UNREADABLE, ("offset",)),
        "letters-lost": (UNREADABLE, ("count", "sample")),
        "nul-bytes": (UNREADABLE, ("offset",)),
        "unclosed-quote": (UNREADABLE, ("line",)),
        "separator-ambiguous": (UNREADABLE, ("first", "second")),
        "memory-limit": (UNREADABLE, ("limit", "option")),
        "time-limit": (UNREADABLE, ("limit", "option")),
        "worker-died": (UNREADABLE, ("status",)),
        "internal": (UNREADABLE, ("error", "where")),
        "password": (ENCRYPTED, ()),
        "zip-encrypted": (ENCRYPTED, ("part",)),
        "rights-managed": (ENCRYPTED, ()),
        "empty": (NOT_A_WORKBOOK, ()),
        "nul-only": (NOT_A_WORKBOOK, ("size",)),
        "directory": (NOT_A_WORKBOOK, ()),
        "html-as-xls": (NOT_A_WORKBOOK, ()),
        "xml-spreadsheet": (NOT_A_WORKBOOK, ()),
        "other-format": (NOT_A_WORKBOOK, ("format",)),
        "packed": (NOT_A_WORKBOOK, ("count",)),
        "old-excel": (NOT_A_WORKBOOK, ()),
        "file-size": (TOO_LARGE, ("size", "limit", "option")),
        "entry-count": (TOO_LARGE, ("size", "limit", "option")),
        "sheet-count": (TOO_LARGE, ("size", "limit", "option")),
        "part-size": (TOO_LARGE, ("part", "size", "limit", "option")),
        "total-size": (TOO_LARGE, ("size", "limit", "option")),
        "ratio": (TOO_LARGE, ("part", "size", "packed", "limit", "option")),
        "grid": (TOO_LARGE, ("sheet", "rows", "columns", "limit", "option")),
        "duplicate-entry": (HOSTILE, ("part",)),
        "overlapping-entries": (HOSTILE, ("part",)),
        "entry-name": (HOSTILE, ("part",)),
        "symlink-entry": (HOSTILE, ("part",)),
        "forged-size": (HOSTILE, ("part", "size")),
        "header-differs": (HOSTILE, ("part",)),
        "doctype": (HOSTILE, ("part",)),
        "reference": (HOSTILE, ("sheet", "cell")),
        "row-repeated": (HOSTILE, ("sheet", "row")),
        "duplicate-sheet": (HOSTILE, ("sheet",)),
        "second-sheetdata": (HOSTILE, ("sheet",)),
        "unique-count": (HOSTILE, ("part", "size")),
        "nesting": (HOSTILE, ("part",)),
    }
)
"""Every cause of a refusal: message templates are tested against this table."""


class Refused(Exception):  # noqa: N818 - not every refusal is an error of the file
    """A file that is not read: ``name`` is the finding, ``facts`` say why and by how much."""

    def __init__(self, cause: str, /, **facts: object) -> None:
        self.name = CAUSES[cause][0]
        self.cause = cause
        self.facts: dict[str, object] = {"cause": cause, **facts}
        super().__init__(f"{self.name}: {cause}")

    @classmethod
    def rebuild(cls, cause: str, facts: dict[str, object]) -> Self:
        """The same refusal on the other side of a process boundary."""
        refused = cls(cause)
        refused.facts = facts
        return refused

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).rebuild, (self.cause, self.facts)


@frozen
class SheetScan:
    """What an independent pass saw in one sheet. Rows and columns are counted from 1.

    ``rows_with_cells`` counts rows with a value in them, ``last_row`` is the last of those. It is a quick
    count: an odd but honest file can be off by a few rows, and the reader recounts with care before it
    concludes anything from a difference.
    """

    name: str
    part: str = ""
    kind: str = "worksheet"
    """``worksheet``, ``chartsheet``, ``dialogsheet``, ``macrosheet`` or ``other``."""
    state: str = "visible"
    """``visible``, ``hidden`` or ``veryHidden``."""
    rows_with_cells: int = 0
    last_row: int = 0
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: tuple[tuple[int, int, str], ...] = ()
    """(row, column, code) of cells that hold ``#N/A`` and the like."""
    valueless: tuple[tuple[int, int], ...] = ()
    """(row, column) of formulas that were saved without a result."""
    long_numbers: tuple[tuple[int, int, str], ...] = ()
    """(row, column, digits) of numbers with more than 15 digits, which readers round."""
    struck: tuple[tuple[int, int, str], ...] = ()
    """(row, column, what is left of the text) of cells that are struck through, whole or, in an .xlsx or .ods, in part."""
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """(first row, first column, last row, last column); filled only where the engine is blind (.ods)."""
    strange: bool = False
    """Whether a cell has a text that the engine passes over, for want of a kind that there is (.ods)."""


@frozen
class Inspection:
    """A file that may be read: what it is, and what the guard counted in it."""

    kind: str
    """``xlsx``, ``xlsb``, ``xls``, ``ods``, ``csv`` or ``tsv``."""
    suffix_differs: bool
    macros: bool
    sheets: tuple[SheetScan, ...]
    """In workbook order; empty where the format is not scanned (.xlsb, text)."""
    sha256: str
    modified: float
    size: int
    trailing_bytes: int = 0
    """Bytes after the end of a zip container, which some mail gateways add."""
    package: bytes = field(default=b"", repr=False)
    """A small .xlsx as the reading engine is to read it; empty where it reads the file itself."""
