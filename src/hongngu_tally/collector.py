"""The cyclic garbage collector, as programs want it that hold many objects and no cycles."""

from __future__ import annotations

import gc


def spare_collector() -> None:
    """Let the cyclic collector look less often.

    A sheet is tens of thousands of lists that live until it is read and hold no cycle: looking through them again
    and again costs a third of the time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
