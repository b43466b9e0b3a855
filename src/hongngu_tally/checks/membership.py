"""Which of the persons nominated are members of a collective, as far as the lists tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.frames import Line, classified
from hongngu_tally.intake import Intake
from hongngu_tally.text import key
from hongngu_tally.vocabulary import collective_key
from hongngu_tally.vocabulary.words import keys_in

if TYPE_CHECKING:
    import numpy as np

_BEHIND = frozenset(keys_in("bodies", "behind"))


@lru_cache(maxsize=65536)
def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: the same words, or one of them with its place behind ("… huyện", "… xã Mẫu")."""
    first, second = sorted((collective_key(one), collective_key(other)), key=len)
    levels = [_BEHIND.intersection(key(name).split()) for name in (one, other)]
    if not first or (all(levels) and levels[0].isdisjoint(levels[1])):
        # "Công an xã" is not "Công an huyện".
        return False
    rest = second[len(first) :].split() if second.startswith(f"{first} ") else []
    return first == second or bool(rest and rest[0] in _BEHIND)


@lru_cache(maxsize=65536)
def works_in(workplace: str, body: str) -> bool:
    """Whether a workplace is the body or a part of it: "Tổ 1, Phòng Mẫu" is a part of "Phòng Mẫu"."""
    return same_body(workplace, body) or collective_key(workplace).endswith(f" {collective_key(body)}")


class Collectives:
    """The persons nominated, by unit and workplace. ``people`` are their nominations."""

    def __init__(self, intake: Intake) -> None:
        frame = classified(intake)
        self.people = frame[frame["recipient"] == "individual"]
        grouped: Mapping[Any, Any] = self.people.groupby(
            ["unit", "workplace"], observed=True, sort=False
        ).indices
        self._places: dict[str, list[tuple[str, np.ndarray]]] = {}
        for (unit, workplace), at in grouped.items():
            self._places.setdefault(str(unit), []).append((str(workplace), at))

    def members(self, line: Line) -> np.ndarray | None:
        """Where in ``people`` a collective's members stand; None where it cannot be told who they are.

        They are those whose workplace is the collective, else everybody of the unit where the collective is the
        unit itself.
        """
        places = self._places.get(str(line.unit), [])
        own = [at for workplace, at in places if workplace and works_in(workplace, str(line.name))]
        if not own and same_body(str(line.name), str(line.unit)):
            own = [at for _, at in places]
        return _together(own) if own else None

    def placeless(self, line: Line) -> np.ndarray:
        """Where the unit's persons stand whose workplace nobody wrote."""
        return _together([at for workplace, at in self._places.get(str(line.unit), []) if not workplace])


def _together(found: list[np.ndarray]) -> np.ndarray:
    import numpy as np

    return np.concatenate(found) if found else np.empty(0, dtype="int64")
