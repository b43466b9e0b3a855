"""Turns award-nomination workbooks into numbers that can be signed.

>>> import hongngu_tally
>>> year = hongngu_tally.tally(["danh-sach-2020"], year=2020)  # doctest: +SKIP
>>> year.counts  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

__all__ = ["tally"]


def tally(paths: Sequence[str | Path], **options: Any) -> Tally:
    """Read, judge and count workbooks: the library's front door. Options are those of ``pipeline.run``."""
    # Imported on first use: the command line's help needs none of it.
    from hongngu_tally.pipeline import run

    return run(paths, **options)
