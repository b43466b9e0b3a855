"""Which of the persons nominated are members of a collective, as far as the lists tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.frames import Line, classified
from hongngu_tally.nominations import Intake
from hongngu_tally.text import key

if TYPE_CHECKING:
    import numpy as np

# What may stand before the name of the body that is meant, and behind it.
_BEFORE = tuple(
    key(text)
    for text in (
        "tập thể cán bộ, công chức, viên chức", "tập thể cán bộ, công chức", "tập thể", "cán bộ, công chức, viên chức và người lao động",
        "cán bộ, công chức, viên chức", "cán bộ, công chức", "cán bộ, viên chức", "nhân dân và cán bộ", "cán bộ và nhân dân",
        "hội đồng nhân dân và ủy ban nhân dân", "HĐND và UBND", "ủy ban nhân dân", "UBND", "đơn vị", "cơ quan",
    )
)  # fmt: skip
_BEHIND = frozenset(map(key, ("huyện", "xã", "phường", "tỉnh", "thị")))


@lru_cache(maxsize=16384)
def body_key(text: str) -> str:
    """The match key of a body without the words that offices put before its name.

    >>> body_key("Tập thể Phòng Nội vụ") == body_key("Phòng Nội vụ")
    True
    """
    words = key(text)
    while True:
        for before in _BEFORE:
            if words.startswith(f"{before} "):
                words = words[len(before) + 1 :]
                break
        else:
            return words


@lru_cache(maxsize=65536)
def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body: the same words, or one of them with its place behind ("… huyện", "… xã Mẫu")."""
    first, second = sorted((body_key(one), body_key(other)), key=len)
    if not first:
        return False
    rest = second[len(first) :].split() if second.startswith(f"{first} ") else []
    return first == second or bool(rest and rest[0] in _BEHIND)


@lru_cache(maxsize=65536)
def works_in(workplace: str, body: str) -> bool:
    """Whether a workplace is the body or a part of it: "Tổ 1, Phòng Mẫu" is a part of "Phòng Mẫu"."""
    return same_body(workplace, body) or body_key(workplace).endswith(f" {body_key(body)}")


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
