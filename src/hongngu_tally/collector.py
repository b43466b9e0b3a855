"""The cyclic garbage collector, as programs want it that hold many objects and no cycles."""

from __future__ import annotations

import atexit
import gc


def spare_collector() -> None:
    """Let the cyclic collector look less often.

    A sheet is tens of thousands of lists that live until it is read and hold no cycle: looking through them again
    and again costs a third of the time. Nor does what is imported: one look through pandas is a twentieth of a short run.
    """
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 100)


def end_at_once() -> None:
    """Let the interpreter end without looking through everything once more: the system takes all memory back anyway.

    With pandas loaded that look took a tenth of a short run. What is open is closed where it was opened.
    """
    atexit.register(gc.freeze)
