"""Processes of this machine that read files: one that dies or hangs costs the file it reads, and another takes its place."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING

from hongngu_tally.reading import Source, Words, read_in_worker, refused
from hongngu_tally.table.model import FileReading
from hongngu_tally.worker import OUT_OF_MEMORY, begin, died

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from hongngu_tally.guard import Limits

_AHEAD = 2
"""Files that a worker knows of: while the answer about one is taken in, it reads the next."""
_PATIENCE = 5.0
"""Seconds that a worker has to end by itself when nothing is left to read."""
_PIPES = threading.Lock()
"""Held while pipes are made and closed, so that no process begins with the end of one that tells of another's death."""

Numbered = tuple[int, Source]


class Workers:
    """So many processes, each led by a thread of this one. As a context it leaves neither behind."""

    def __init__(self, count: int, words: Words, keep_values: bool, limits: Limits) -> None:
        self._count = count
        self._begin = (words, keep_values, limits)
        self._limits = limits
        self._running: list[_Worker] = []
        self._leaders: list[threading.Thread] = []
        self._waiting: deque[Numbered] = deque()
        self._ready: SimpleQueue[tuple[int, FileReading | BaseException]] = SimpleQueue()
        self._stopped = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._waiting.clear()
        with _PIPES:
            self._stopped = True
            for worker in self._running if kind else ():
                worker.process.kill()
        for leader in self._leaders:
            leader.join()

    def start(self, sources: Sequence[Numbered]) -> None:
        """Begin to read sources, each under a number of its own."""
        self._waiting.extend(sources)
        with _undisturbed():
            # All of them begin before a thread of ours runs.
            for worker in [self._another() for _ in range(self._count)]:
                leader = threading.Thread(target=self._lead, args=(worker,), daemon=True)
                self._leaders.append(leader)
                leader.start()

    def next(self) -> tuple[int, FileReading]:
        """The number and the reading of the next file that is done; waits for it."""
        at, reading = self._ready.get()
        if isinstance(reading, BaseException):
            raise reading
        return at, reading

    def _another(self) -> _Worker:
        with _PIPES:
            if self._stopped:
                raise _Stopped
            worker = _Worker([one.pipe for one in self._running], *self._begin)
            self._running.append(worker)
            return worker

    def _lead(self, worker: _Worker) -> None:
        """Have a worker, or whoever takes its place, read what is waiting, a file after the other."""
        from hongngu_tally.guard import Refused

        asked: deque[Numbered] = deque()
        try:
            while self._hand_out(worker, asked):
                at, source = asked.popleft()
                try:
                    self._ready.put((at, worker.answer(self._limits)))
                except Refused as refusal:
                    worker.end()
                    self._ready.put((at, refused(source, refusal)))
                    if asked or self._waiting:
                        worker = self._another()
                    for _, later in asked:
                        worker.ask(later)
        except _Stopped:
            pass
        except BaseException as error:
            self._ready.put((-1, error))
        finally:
            worker.end()

    def _hand_out(self, worker: _Worker, asked: deque[Numbered]) -> bool:
        """Ask a worker for as many files as it may know of; False when none is left."""
        while len(asked) < _AHEAD:
            try:
                asked.append(self._waiting.popleft())
            except IndexError:
                break
            worker.ask(asked[-1][1])
        return bool(asked)


class _Stopped(Exception):  # noqa: N818 - nobody waits for the rest
    pass


class _Worker:
    """A process that has begun, and the pipe to it."""

    def __init__(self, beside: Sequence[Connection], words: Words, keep_values: bool, limits: Limits) -> None:
        """``beside`` are the pipes to others, which a copy of this process would hold open."""
        context = _context()
        self.pipe, theirs = context.Pipe()
        inherited = (*beside, self.pipe) if forks() else ()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, inherited, words, keep_values, limits), daemon=True
        )
        self.process.start()
        theirs.close()

    def ask(self, source: Source) -> None:
        """Name a file to read. A process that is dead tells so when it is to answer."""
        with suppress(OSError):
            self.pipe.send(source)

    def answer(self, limits: Limits) -> FileReading:
        """The reading of the file that was named first. Raises what the process raised, ``Refused`` where it is over."""
        from hongngu_tally.guard import Refused

        if not wait([self.pipe, self.process.sentinel], limits.seconds):
            self.process.kill()
            raise Refused("time-limit", limit=limits.seconds, option="seconds")
        answer: FileReading | Exception | None = None
        with suppress(EOFError, OSError):
            # The process may have ended; what it said before counts.
            answer = self.pipe.recv() if self.pipe.poll() else None
        if isinstance(answer, FileReading):
            return answer
        if answer:
            raise answer
        self.process.join()
        raise died(self.process.exitcode or 0, limits)

    def end(self) -> None:
        """Close the pipe, at whose end the process ends too."""
        with _PIPES:
            self.pipe.close()
        self.process.join(_PATIENCE)
        self.process.kill()
        self.process.join()


def _serve(
    pipe: Connection, inherited: Sequence[Connection], words: Words, keep_values: bool, limits: Limits
) -> None:
    """Read the files that are asked for until the other end of the pipe is closed."""
    from hongngu_tally.collector import spare_collector

    for other in inherited:
        other.close()
    spare_collector()
    begin(limits)
    while True:
        try:
            source = pipe.recv()
        except (EOFError, OSError):
            return
        answer: FileReading | Exception
        try:
            answer = read_in_worker(source, words, keep_values)
        except Exception as error:
            answer = error
        try:
            pipe.send(answer)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C belongs to this thread alone: threads and processes that are started in here never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forks() -> bool:
    """Whether workers are copies of this process, where that is safe; elsewhere each is a fresh interpreter."""
    return sys.platform == "linux" and sys.version_info < (3, 12)


def _context() -> multiprocessing.context.BaseContext:
    method = "fork" if forks() else "spawn" if sys.platform in {"win32", "darwin"} else "forkserver"
    return multiprocessing.get_context(method)
