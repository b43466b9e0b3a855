"""Fixtures: a Markdown table in, a workbook or what was read of it out (see ``grids``)."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import hongngu_tally.render  # noqa: F401 - first: it says how openpyxl reads and writes
from grids import read_path, write_book
from here import Here
from hongngu_tally import pipeline, pool
from hongngu_tally.cli import run
from hongngu_tally.counts import Tally
from hongngu_tally.reading import Words
from hongngu_tally.table.model import FileReading
from hongngu_tally.vocabulary import Unit

# Processes of pytest-xdist are told the width of the terminal that started them; tests see none, as in a pipe.
os.environ.pop("COLUMNS", None)
# Where nothing compiled may be kept, every program that a test starts compiles all of itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The same few examples on every run; "--hypothesis-profile=explore" looks further.
settings.register_profile("gate", max_examples=25, deadline=None, derandomize=True, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None, database=None)
settings.load_profile("gate")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Processes for the tests: one per core for the whole suite; none of their own for files that are named.

    A few files are through before a second process has imported what they need; more than eight wait for the long
    tests. Where pytest-xdist is lacking, or ``-n`` is given, nothing is changed; and a process that was started so starts no others.
    """
    if hasattr(config, "workerinput"):
        return
    named = any(".py" in argument for argument in config.args)
    alone = named or config.option.usepdb or not config.pluginmanager.has_plugin("xdist")
    if not alone and config.option.numprocesses is None:
        config.option.numprocesses = min(os.cpu_count() or 1, 8)
        config.option.dist = "worksteal"


def pytest_collection_finish() -> None:
    """The thousands of tests themselves live to the end: the collector need not look through them again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


Book = Callable[..., Path]
Read = Callable[..., FileReading]
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Nothing here needs a network, and nothing gets one: what tries fails its test."""

    class Offline(socket.socket):
        def connect(self, address: Any) -> None:
            # Processes of this machine speak to one another by sockets of their own, and by its own address.
            if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in ("127.0.0.1", "::1"):
                raise AssertionError(f"a connection to {address}")
            super().connect(address)

        connect_ex = connect  # type: ignore[assignment]

    before, socket.socket = socket.socket, Offline  # type: ignore[misc]
    yield
    socket.socket = before  # type: ignore[misc]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write the workbook that a Markdown text shows, and give its path."""

    def write(text: str, name: str = "danh-sach.xlsx") -> Path:
        return write_book(tmp_path / name, text)

    return write


@pytest.fixture
def read(book: Book) -> Read:
    """Read the workbook that a Markdown text shows; the ledger is checked on the way.

    ``units`` and ``titles`` are what ``tally.toml`` may add.
    """

    def reading(
        text: str,
        name: str = "danh-sach.xlsx",
        units: tuple[Unit, ...] = (),
        titles: tuple[tuple[str, tuple[str, ...]], ...] = (),
    ) -> FileReading:
        return read_path(book(text, name), Words(units, titles))

    return reading


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read without worker processes, the same one once: for tests of anything but the reading of many files."""
    monkeypatch.setattr(pool._Reading, "by_workers", lambda reading, count: reading.by_executor(Here()))


_ONCE: dict[str, Tally] = {}


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch, read_here: None) -> None:
    """Command lines that ask the same of the sample year read it once: for tests of what is made of it."""
    real = pipeline.run

    def run_once(paths: Sequence[str | Path], **options: Any) -> Tally:
        options.pop("progress", None)
        asked = repr((paths, sorted(options.items())))
        if asked not in _ONCE:
            _ONCE[asked] = real(paths, **options)
        return _ONCE[asked]

    monkeypatch.setattr(pipeline, "run", run_once)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same screen on every machine."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("TALLY_LANG", raising=False)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run one command line; gives (exit code, stdout, stderr)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(word) for word in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
