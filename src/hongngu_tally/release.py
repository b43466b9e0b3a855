"""Which release of the program this is, written down here only, and what it needs (``pyproject.toml``)."""

from __future__ import annotations

import re

NAME = "hongngu-tally"
VERSION = "0.1.0"


def installed(name: str) -> str:
    """The version of a distribution; ``?`` where it is not installed as one."""
    # Imported here: it takes longer than many a command, and most results only name the program itself.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def libraries() -> list[str]:
    """The distributions that the program itself needs; what only tests need is left out."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        needed = requires(NAME) or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in needed if "extra ==" not in each]
