"""The first look at a file, before any third-party parser sees it.

``inspect`` decides by content what a file is, refuses what is broken, locked, hostile or too large, and
counts rows on its own so that the reader's result can be checked against an independent number. It uses the
standard library only and never raises anything but :class:`Refused` for a bad file.
"""

from __future__ import annotations

from pathlib import Path

from hongngu_tally.guard.limits import Limits, limits_in_use, use_limits
from hongngu_tally.guard.model import CAUSES, Inspection, Refused, SheetScan

__all__ = [
    "CAUSES", "Inspection", "Limits", "Refused", "SheetScan", "inspect", "limits_in_use", "use_limits",
]  # fmt: skip


def inspect(path: Path, limits: Limits | None = None) -> Inspection:
    """Decide by content what ``path`` is, check it and count it, or raise :class:`Refused`."""
    # Whoever only counts what others read needs none of the formats.
    from hongngu_tally.guard.front import inspect as look

    return look(path, limits)
