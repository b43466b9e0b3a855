"""Regular expressions that are compiled when they are first asked for: of those that all modules know a run asks for a third."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_ASKED = (
    "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split", "pattern", "flags", "groups", "groupindex",
)  # fmt: skip


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile``, later."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class Compiled:
    """What a pattern can do, as its own: what is asked for is found at once."""


class _Late(Compiled):
    """A pattern that nobody has asked for yet."""

    def __init__(self, *made_of: Any) -> None:
        self._made_of = made_of

    def __getattr__(self, name: str) -> Any:
        made = re.compile(*self._made_of)
        # What it is made of stays: another thread may be here too.
        self.__dict__ |= {each: getattr(made, each) for each in _ASKED}
        # A class that answers for what it lacks would be asked each time.
        self.__class__ = Compiled  # type: ignore[assignment]
        return getattr(self, name)
