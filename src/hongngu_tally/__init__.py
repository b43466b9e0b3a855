"""Turns award-nomination workbooks into numbers that can be signed.

>>> import hongngu_tally
>>> year = hongngu_tally.tally(["danh-sach-2020"], year=2020)  # doctest: +SKIP
>>> year.counts  # doctest: +SKIP
"""

# Nothing is imported here at run time: until the command line runs, Ctrl-C would show where it struck.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from hongngu_tally.counts import Tally

__all__ = ["tally"]


def tally(paths: "Sequence[str | Path]", **options: "Any") -> "Tally":
    """Read, judge and count workbooks: the library's front door. Options are those of ``pipeline.run``."""
    # Imported on first use: the command line's help needs none of it.
    from hongngu_tally.pipeline import run

    return run(paths, **options)
