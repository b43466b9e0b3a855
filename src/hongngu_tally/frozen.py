"""Frozen dataclasses, made and filled in a third of the time that the standard library takes: a short run makes eighty of them.

The type checker refuses whoever changes one. While the program runs nothing does: that is what takes the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """``dataclass(frozen=True, slots=True)``, with the methods that are alike for all classes written once."""
    made: Any = dataclass(slots=True, repr=False, eq=False)(cls)
    values = attrgetter(*made.__match_args__)

    def same(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    made.__eq__, made.__hash__, made.__repr__ = same, hashed, _shown
    return cast("type[T]", made)


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"
