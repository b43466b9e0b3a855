"""Which release of the program this is, and what it needs. Written down in ``pyproject.toml`` only."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version

NAME = "hongngu-tally"


def installed(name: str = NAME) -> str:
    """The version of a distribution, the program's own by default; ``?`` where it is not installed as one."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def libraries() -> list[str]:
    """The distributions that the program itself needs; what only tests need is left out."""
    try:
        needed = requires(NAME) or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in needed if "extra ==" not in each]
