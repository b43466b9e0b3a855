"""The process that reads: it has no terminal, no more memory than it was given, and every failure in it costs one file."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hongngu_tally.guard import Limits, Refused, use_limits

OUT_OF_MEMORY = 86
"""Exit status of a process that its watchdog ended."""
_LOOK_EVERY = 0.2
_INSIDE = Path(__file__).parent
_PLACES = 3

Given = TypeVar("Given")


def begin(limits: Limits) -> None:
    """Make this process one that reads other people's files."""
    import signal

    # Ctrl-C belongs to the parent, which stops the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _silence()
    use_limits(limits)
    if not _bound_memory(limits.memory):
        threading.Thread(target=watch_memory, args=(limits.memory,), daemon=True).start()


def guarded(read: Callable[[], Given]) -> Given:
    """What ``read`` gives; every failure of it is a :class:`Refused` that says where in this program it happened."""
    try:
        return read()
    except Refused:
        raise
    except MemoryError:
        raise out_of_memory() from None
    except Exception as error:
        if os.environ.get("TALLY_DEBUG"):
            raise
        raise Refused("internal", error=type(error).__name__, where=_where(error)) from None


def died(status: int, limits: Limits) -> Refused:
    """The refusal of a file with which its process ended."""
    if status == OUT_OF_MEMORY:
        return Refused("memory-limit", limit=limits.memory, option="memory")
    return Refused("worker-died", status=status)


def out_of_memory() -> Refused:
    """The refusal of a file for which the memory did not suffice."""
    from hongngu_tally.guard import limits_in_use

    return Refused("memory-limit", limit=limits_in_use().memory, option="memory")


def _where(error: Exception) -> str:
    """The last places in this program's own code, which say nothing of the file's content."""
    places = [
        f"{Path(frame.filename).relative_to(_INSIDE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_INSIDE)
    ]
    return " › ".join(places[-_PLACES:])


def _silence() -> None:
    """A dying engine writes backtraces with cell contents to stderr."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _bound_memory(limit: int) -> bool:
    """Let the system refuse more memory than this process has now and ``limit`` bytes; False where it cannot."""
    if sys.platform != "linux":
        return False
    import resource

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + limit if most == resource.RLIM_INFINITY else min(now + limit, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    return True


def watch_memory(limit: int) -> None:
    """End this process once it holds ``limit`` bytes more than now."""
    start = _resident()
    while start and _resident() - start <= limit:
        time.sleep(_LOOK_EVERY)
    if start:
        os._exit(OUT_OF_MEMORY)


def _resident() -> int:
    """Bytes of memory that this process has held at most; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _resident_on_windows()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _resident_on_windows() -> int:
    import ctypes

    names = (
        "cb",
        "faults",
        *["peak", "now", "peak_paged", "paged", "peak_nonpaged", "nonpaged", "file", "peak_file"],
    )
    kinds = [ctypes.c_uint32] * 2 + [ctypes.c_size_t] * 8
    counters = type("Counters", (ctypes.Structure,), {"_fields_": list(zip(names, kinds, strict=True))})()
    counters.cb = ctypes.sizeof(counters)
    system = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    system.GetCurrentProcess.restype = ctypes.c_void_p
    asked = (ctypes.c_void_p(system.GetCurrentProcess()), ctypes.byref(counters), counters.cb)
    return int(counters.now) if system.K32GetProcessMemoryInfo(*asked) else 0
