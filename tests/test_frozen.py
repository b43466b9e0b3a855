"""Frozen classes behave as those of the standard library, but that only the type checker refuses changes."""

import pickle
from dataclasses import dataclass, field, fields, replace

import pytest

from hongngu_tally.frozen import frozen


@frozen
class Pair:
    """Two values."""

    first: int
    second: tuple[str, ...] = ()


@frozen
class Other:
    """The same two values."""

    first: int
    second: tuple[str, ...] = ()


@frozen
class Single:
    """One value, and one that every object has for itself."""

    value: str
    more: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usual:
    """What the standard library makes."""

    first: int
    second: tuple[str, ...] = ()


def test_equal_are_those_of_one_class_with_equal_values() -> None:
    assert Pair(1, ("a",)) == Pair(1, ("a",))
    assert Pair(1) != Pair(2)
    assert Pair(1) != Other(1)
    assert len({Pair(1), Pair(1, ()), Pair(1, ("a",)), Other(1)}) == 3


def test_they_are_shown_as_usual() -> None:
    assert repr(Pair(1, ("a",))) == repr(Usual(1, ("a",))).replace("Usual", "Pair")


def test_they_are_copied_and_travel() -> None:
    assert replace(Pair(1), second=("b",)) == Pair(1, ("b",))
    assert pickle.loads(pickle.dumps(Single("a", [1]))) == Single("a", [1])
    assert [one.name for one in fields(Pair(1))] == ["first", "second"]


def test_defaults_are_made_for_each() -> None:
    assert Single("a").more is not Single("a").more


def test_they_have_no_other_values() -> None:
    with pytest.raises(AttributeError):
        Pair(1).third = 3  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="unhashable"):
        hash(Single("a"))
