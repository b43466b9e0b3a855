"""Files read in the tests' own process, and the same file only once: for tests of what is made of a reading."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import Any

from hongngu_tally.guard import Limits
from hongngu_tally.reading import Source, Words
from hongngu_tally.table.model import FileReading

_READ: dict[tuple[object, ...], bytes] = {}


class Here(Executor):
    """The executor of ``pool.read_batch`` without another process; all it gives has been pickled, as if it had travelled."""

    def submit(self, read: Callable[..., Any], /, *asked: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        sources, *how = asked
        future.set_result([_reading(read, source, *how) for source in sources])
        return future


def _reading(
    read: Callable[..., Sequence[FileReading]],
    source: Source,
    words: Words,
    keep_values: bool,
    limits: Limits,
) -> FileReading:
    try:
        content = hashlib.sha256(source.path.read_bytes()).digest()
        changed = source.path.stat().st_mtime_ns
    except OSError:
        return read([source], words, keep_values, limits)[0]
    asked = (source, content, changed, words, keep_values, limits)
    if asked not in _READ:
        _READ[asked] = pickle.dumps(read([source], words, keep_values, limits)[0], pickle.HIGHEST_PROTOCOL)
    reading: FileReading = pickle.loads(_READ[asked])
    return reading
