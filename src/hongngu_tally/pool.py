"""Many files, read by worker processes of this machine or by anybody's executor: one bad file never stops another.

Workers start before the parent imports pandas. Results come back in the order of the files, whatever the workers do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_tally.reading import Source, Words, read_in_worker, refused
from hongngu_tally.table.model import FileReading
from hongngu_tally.workers import Workers, forks

if TYPE_CHECKING:
    from hongngu_tally.guard import Limits

Progress = Callable[[int, int, int], None]
"""Called with (files done, files in all, rows in the files done)."""

_WORTH_A_WORKER = 500_000
"""Bytes of workbooks that take as long to read as a worker takes to start."""
_MOST_BATCHES, _LARGEST_BATCH = 64, 20


def read_files(
    sources: Sequence[Source],
    words: Words,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] | None = None,
    keep_values: bool = False,
    limits: Limits | None = None,
) -> tuple[FileReading, ...]:
    """Read all files in worker processes, or by ``executor``, in the order given.

    ``meanwhile`` runs in this process once the workers are busy (the parent imports pandas there).
    A worker that dies or exceeds ``limits`` (those in use, if nothing else is said) costs its file and nothing else.
    """
    from hongngu_tally.guard import limits_in_use

    if not sources:
        return ()
    reading = _Reading(sources, words, keep_values, limits or limits_in_use(), progress, meanwhile)
    if executor is not None:
        reading.by_executor(executor)
    else:
        reading.by_workers(workers or _fitting(sources))
    return reading.in_order()


def _fitting(sources: Sequence[Source]) -> int:
    """As many workers as this machine has cores, but none whose start takes longer than its share of the reading."""
    size = 0
    for source in sources:
        # What is not there or may not be read is answered by whoever reads it.
        with suppress(OSError):
            size += source.path.stat().st_size
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_WORKER)


class _Reading:
    """The reading of many files: which are done, and who reads the others."""

    def __init__(
        self, sources: Sequence[Source], words: Words, keep_values: bool, limits: Limits,
        progress: Progress | None, meanwhile: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        self.sources = sources
        self.words = words
        self.keep_values = keep_values
        self.limits = limits
        self.progress = progress
        self.meanwhile = meanwhile
        self.done: dict[int, FileReading] = {}
        self.rows = 0
        self.texts: dict[object, object] = {}
        """Every name that was met: what two files say is kept once."""

    def in_order(self) -> tuple[FileReading, ...]:
        """All files as they were given."""
        return tuple(self.done[at] for at in range(len(self.sources)))

    def _take(self, at: int, reading: FileReading) -> None:
        self.done[at] = reading.sharing(self.texts)
        self.rows += sum(sheet.nonblank for sheet in reading.sheets)
        if self.progress:
            self.progress(len(self.done), len(self.sources), self.rows)

    def _import_meanwhile(self) -> None:
        if self.meanwhile:
            self.meanwhile()
            self.meanwhile = None

    def by_workers(self, count: int) -> None:
        """Read what is not yet done in processes of this machine."""
        waiting = [at for at in range(len(self.sources)) if at not in self.done]
        if forks():
            # Every worker needs them, and so does this process in the end: whoever is forked has them already.
            self.words.vocabulary()
        with Workers(min(len(waiting), count), self.words, self.keep_values, self.limits) as workers:
            workers.start([(at, self.sources[at]) for at in waiting])
            self._import_meanwhile()
            for _ in waiting:
                self._take(*workers.next())

    def by_executor(self, executor: Executor) -> None:
        """Let ``executor`` read the files, several at a time, since each call of another machine takes its time.

        Of a call that fails every file is tried once more, alone; then it is that file's fault. What an executor that
        broke cannot read any more is read here.
        """
        from hongngu_tally.guard import Refused

        size = min(max(1, len(self.sources) // _MOST_BATCHES), _LARGEST_BATCH)
        batches = [range(at, min(at + size, len(self.sources))) for at in range(0, len(self.sources), size)]
        try:
            failed = self._submit(executor, batches, self._import_meanwhile)
            alone = [range(at, at + 1) for batch in failed for at in batch]
            for (at,) in self._submit(executor, alone):
                self._take(at, refused(self.sources[at], Refused("worker-died", status="?")))
        except BrokenExecutor:
            self.by_workers(_fitting(self.sources))

    def _submit(
        self, executor: Executor, batches: Sequence[range], meanwhile: Callable[[], object] = lambda: None
    ) -> list[range]:
        """Take in the readings of all batches; gives those whose call failed."""
        futures: list[Future[list[FileReading]]] = []
        failed = []
        try:
            for batch in batches:
                # Another process may stand in another folder.
                sources = [
                    replace(source, path=source.path.absolute())
                    for source in self.sources[batch.start : batch.stop]
                ]
                futures.append(
                    executor.submit(read_batch, sources, self.words, self.keep_values, self.limits)
                )
            meanwhile()
            for batch, future in zip(batches, futures, strict=True):
                try:
                    for at, reading in zip(batch, future.result(), strict=True):
                        self._take(at, reading)
                except BrokenExecutor:
                    raise
                except Exception:
                    failed.append(batch)
        except BaseException:
            for future in futures:
                future.cancel()
            raise
        return failed


def read_batch(
    sources: Sequence[Source], words: Words, keep_values: bool, limits: Limits
) -> list[FileReading]:
    """Read some files in a process of somebody else's: what bounds its memory and time is that somebody's."""
    from hongngu_tally.guard import limits_in_use, use_limits

    before = limits_in_use()
    use_limits(limits)
    try:
        return [read_in_worker(source, words, keep_values) for source in sources]
    finally:
        use_limits(before)
