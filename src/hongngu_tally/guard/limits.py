"""How much one file may ask of the machine: every limit in one place, each with an option that raises it."""

from __future__ import annotations

from hongngu_tally.frozen import frozen

_MIB = 1024 * 1024


@frozen
class Limits:
    """Sizes in bytes. Honest workbooks reach 140:1 on one part, 114 MB unpacked and a thousand parts."""

    file_size: int = 256 * _MIB
    part_size: int = 256 * _MIB
    """Of one part of a zip container, unpacked."""
    total_size: int = 512 * _MIB
    """Of all parts that are read, unpacked."""
    ratio: int = 200
    """How many times its packed size a part may unpack to."""
    ratio_from: int = _MIB
    """Parts that unpack to less than this many bytes are exempt from ``ratio``."""
    entries: int = 5_000
    """Parts of a zip container."""
    sheets: int = 1_000
    cells: int = 20_000_000
    """Rows times columns of the block in use of one sheet."""
    nesting: int = 256
    """Elements within elements."""
    memory: int = 2048 * _MIB
    """Of the process that reads, beyond what it takes before the first file."""
    seconds: int = 60
    """For reading one file."""


OPTIONS = ("file_size", "part_size", "total_size", "ratio", "entries", "sheets", "cells", "memory", "seconds")
"""What a user may raise. The others tell an honest file from a trap, however large it is."""
SIZES = ("file_size", "part_size", "total_size", "memory")
"""Those that are given in bytes."""


def option_of(name: str) -> str:
    """The option that sets a limit: ``file_size`` is ``--max-file-size``."""
    return f"--max-{name.replace('_', '-')}"


_in_use = Limits()


def use_limits(limits: Limits | None = None) -> None:
    """The limits of this process from now on; without any, the usual ones."""
    global _in_use  # noqa: PLW0603 - one run has one set of limits, and every worker is told of it
    _in_use = limits or Limits()


def limits_in_use() -> Limits:
    """The limits that hold in this process."""
    return _in_use
