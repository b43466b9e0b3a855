"""A command as it speaks to the user: what it refuses and complains of, in the language of the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from hongngu_tally.cli.exits import EXIT_USAGE, Leave, UsageMistake
from hongngu_tally.cli.say import did_you_mean, say
from hongngu_tally.frozen import frozen

NAMED_FILES = 3


@frozen
class Voice:
    """Which command speaks, and in which language."""

    command: str
    lang: str

    def refuse(self, name: str, **facts: object) -> Leave:
        """A way out with the sentence ``error.<name>``."""
        return Leave(EXIT_USAGE, say(self.lang, f"error.{name}", **facts))

    def mistake(self, name: str, **facts: object) -> UsageMistake:
        """Wrong usage: the sentence ``error.<name>`` and where to find help."""
        return UsageMistake(say(self.lang, f"error.{name}", **facts), self.lang, f"tally {self.command}")

    def wrong(self, name: str, **facts: object) -> NoReturn:
        """Leave with a mistake."""
        raise self.mistake(name, **facts)

    def one_of(self, value: str, option: str, known: Sequence[str]) -> str:
        """The value of an option, where it is one of those it may have."""
        if value not in known:
            self.wrong("bad_choice", value=value, option=option, known=", ".join(known))
        return value

    def near(self, name: str | None) -> str:
        """The question whether ``name`` was meant; nothing where no name is near."""
        return did_you_mean(self.lang, name)

    def some(self, names: Sequence[object], most: int = NAMED_FILES, more: str = "year_files_more") -> str:
        """The first few names, and how many more there are."""
        listed = ", ".join(map(str, names[:most]))
        left = len(names) - most
        return say(self.lang, f"error.{more}", files=listed, more=left) if left > 0 else listed
