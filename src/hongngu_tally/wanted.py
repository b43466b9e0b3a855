"""Which findings are wanted: ``--only``, ``--skip`` and ``--max``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen

if TYPE_CHECKING:
    from hongngu_tally.finding import Finding


@frozen
class Wanted:
    """Which checks were asked for by their codes, how many findings to show, and what was left out of the result."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    most: int | None = None
    left_out: tuple[Finding, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether the findings of a check belong to the result."""
        return (not self.only or code in self.only) and code not in self.skip
