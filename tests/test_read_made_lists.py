"""Made lists of two layouts (see ``pasted_forms`` and ``awards_below``): those that can be told are read exactly, none is counted wrong without an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from awards_below import awards_below
from judged import Made, hold
from pasted_forms import pasted_form

QUICK, SEEDS = 20, 220
BOTH = pytest.mark.parametrize("make", [pasted_form, awards_below])


@BOTH
@pytest.mark.parametrize(
    "seed",
    [
        *range(QUICK),
        *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, SEEDS)),
    ],
)
def test_a_made_list_is_read_exactly_or_asked_about(
    make: Callable[[int], Made], seed: int, tmp_path: Path
) -> None:
    hold(make(seed), tmp_path)


@BOTH
def test_most_of_the_made_lists_must_be_exact(make: Callable[[int], Made]) -> None:
    assert sum(make(seed).exact for seed in range(SEEDS)) > SEEDS / 2


@BOTH
def test_the_same_seed_makes_the_same_list(make: Callable[[int], Made]) -> None:
    assert [make(seed) for seed in range(5)] == [make(seed) for seed in range(5)]
