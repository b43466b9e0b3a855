"""What the columns of a table take, by the names that they have in the table as data."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_tally.law import load_catalogue
from hongngu_tally.layouts.filters import GROUPS, MEASURES

AMONG: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "leader": {"recipient": ("individual",), "group": ("leader",)},
    "direct": {
        "recipient": ("individual",),
        "group": tuple(group for group in GROUPS if group not in ("leader", "unknown")),
    },
    "women": {"recipient": ("individual",), "sex": ("female",)},
}
"""Of which: what the list of awards tells of the individuals, each by the values that its dimensions have.

Whose post or sex nobody wrote is in none of them.
"""

_DECIDED = "decided_"


def where_of(column: str) -> dict[str, tuple[str, ...]] | None:
    """``collective``, ``decided_collective``, ``leader``, ``LDTT``, ``LDTT/individual`` as values of dimensions.

    "" and ``decided_`` are the sums of a row, nominated and decided; what is no column gives None.
    """
    where: dict[str, tuple[str, ...]] = {}
    if column.startswith(_DECIDED):
        where["stage"], column = ("decided",), column.removeprefix(_DECIDED)
    if not column:
        return where
    if column in AMONG:
        return {**where, **AMONG[column]}
    award, _, recipient = column.rpartition("/")
    if recipient in MEASURES:
        where["recipient"] = (recipient,)
    elif column in load_catalogue().awards:
        award = column
    else:
        return None
    if award:
        if award not in load_catalogue().awards:
            return None
        where["award"] = (award,)
    return where
