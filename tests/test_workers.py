"""Workers that die, hang, eat memory or meet a mistake of this program: each costs one file."""

from __future__ import annotations

import ctypes
import faulthandler
import json
import multiprocessing
import os
import re
import sys
import time
from pathlib import Path

import pytest

from forged import ONE_ROW, xlsx
from hongngu_tally import reading, worker
from hongngu_tally.checks.codes import finding
from hongngu_tally.finding import Place
from hongngu_tally.guard import Limits, limits_in_use, use_limits
from hongngu_tally.guard.limits import OPTIONS, option_of
from hongngu_tally.messages import render
from hongngu_tally.pool import read_files
from hongngu_tally.reading import Source, Words

MIB = 1 << 20
LIST = """
# Cá nhân
| ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | | |
| STT | Họ và tên | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | Lao động tiên tiến |
"""
# A fork sees what a test puts in place of the reader; other systems start their workers anew.
forks = pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 12), reason="workers are not forked here"
)


def misbehave(source: Source, words: Words, keep_values: bool = False) -> object:
    """What a file called so does to the reader."""
    faulthandler.disable()
    kept = bytearray()
    match source.path.stem:
        case "abort":
            os.abort()
        case "crash":
            ctypes.string_at(0)
        case "hang":
            time.sleep(3600)
        case "memory":
            while True:
                kept += bytes(200 * MIB)
        case "mistake":
            raise KeyError("Nguyễn Văn Mẫu")
        case "recursion":
            return misbehave(source, words)
        case "exit":
            os._exit(3)
    return really(source, words, keep_values)


really = reading.read_file


@forks
@pytest.mark.slow
@pytest.mark.case("H01", "H02", "H03", "C14")
def test_two_hundred_files_of_which_some_misbehave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_file", misbehave)
    bad = {
        "abort": "worker-died", "crash": "worker-died", "hang": "time-limit", "memory": "memory-limit",
        "mistake": "internal", "recursion": "internal", "exit": "worker-died",
    }  # fmt: skip
    names = [*bad, *(f"good-{number}" for number in range(200 - len(bad)))]
    sources = []
    for name in sorted(names, key=lambda name: hash((name, "mix")) if name in bad else 0):
        sources.append(Source(xlsx(tmp_path / f"{name}.xlsx", ONE_ROW), f"{name}.xlsx"))
    began = time.monotonic()
    readings = read_files(sources, Words(), workers=2, limits=Limits(seconds=3, memory=256 * MIB))
    assert time.monotonic() - began < 120
    assert [one.file for one in readings] == [source.shown for source in sources]
    causes = {Path(one.file).stem: one.facts["cause"] for one in readings if one.problem}
    assert causes == bad
    assert {one.problem for one in readings} == {"", "file-unreadable"}
    sentences = {
        render(finding("W101", Place(one.file), **one.facts)).text for one in readings if one.problem
    }
    assert len(sentences) >= 5 and "Mẫu" not in str(sentences)


@forks
@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_whoever_takes_a_dead_workers_place_reads_what_it_was_still_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(reading, "read_file", misbehave)
    names = ("exit", "good", "abort", "exit", "better", "best", "hang", "exit")
    files = {name: xlsx(tmp_path / f"{name}.xlsx", ONE_ROW) for name in set(names)}
    sources = [Source(files[name], f"{number}-{name}") for number, name in enumerate(names)]
    readings = read_files(sources, Words(), workers=workers, limits=Limits(seconds=1))
    causes = [str(one.facts["cause"]) if one.problem else "" for one in readings]
    died, late = "worker-died", "time-limit"
    assert causes == [died, "", died, died, "", "", late, died]
    assert not multiprocessing.active_children()


@forks
def test_a_mistake_of_this_program_names_its_place_and_no_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*arguments: object) -> None:
        raise ValueError("Nguyễn Văn Mẫu")

    monkeypatch.setattr("hongngu_tally.table.locate.locate_sheet", mistaken)
    path = xlsx(tmp_path / "a.xlsx", ONE_ROW)
    (one,) = read_files([Source(path, path.name)], Words())
    assert (one.problem, one.facts["error"]) == ("file-unreadable", "ValueError")
    assert re.search(r"reading\.py:\d+", str(one.facts["where"])) and "Mẫu" not in str(one.facts)
    monkeypatch.setenv("TALLY_DEBUG", "1")
    with pytest.raises(ValueError, match="Mẫu"):
        read_files([Source(path, path.name)], Words())


def eat(limit: int) -> None:
    """A process without a bound by the system, watched by itself."""
    import threading

    threading.Thread(target=worker.watch_memory, args=(limit,), daemon=True).start()
    kept = bytearray()
    while len(kept) < 1024 * MIB:
        kept += bytes(4 * MIB)
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.case("H05")
def test_where_the_system_sets_no_bound_the_process_watches_itself() -> None:
    process = multiprocessing.get_context("spawn").Process(target=eat, args=(50 * MIB,))
    process.start()
    process.join(60)
    assert process.exitcode == worker.OUT_OF_MEMORY
    assert worker.died(worker.OUT_OF_MEMORY, Limits()).cause == "memory-limit"


# --- limits ------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def usual_limits():
    yield
    use_limits()


@pytest.mark.case("A16")
@pytest.mark.parametrize(
    ("option", "value", "code"),
    [("--max-file-size", "300", "W104"), ("--max-part-size", "100", "W104"), ("--max-entries", "2", "W104"),
     ("--max-total-size", "500", "W104"), ("--max-cells", "3", "W104")],
)  # fmt: skip
def test_a_limit_that_is_exceeded_names_the_option_that_raises_it(command, book, option, value, code) -> None:
    path = book(LIST)
    asked = ("validate", path, "--year", 2020, "--format", "json")
    code_, out, _ = command(*asked, option, value)
    (found,) = json.loads(out)["findings"]
    assert (code_, found["code"], option in found["message"]) == (1, code, True)
    code_, out, _ = command(*asked, option, "900000000")
    assert "W104" not in out


def test_sizes_may_be_written_with_their_unit_and_wrong_ones_are_refused(command, book) -> None:
    path = book(LIST)
    command("validate", path, "--year", 2020, "--max-memory", "4GB", "--max-part-size", "3 MiB")
    assert (limits_in_use().memory, limits_in_use().part_size) == (4 << 30, 3 << 20)
    command("validate", path, "--year", 2020)
    assert limits_in_use() == Limits()
    for option, value in (("--max-cells", "3GB"), ("--max-memory", "much"), ("--max-seconds", "0")):
        code, _, err = command("validate", path, "--year", 2020, option, value)
        assert code == 2 and option in err and value in err


def test_every_limit_has_its_option_and_stands_on_its_page(command) -> None:
    from hongngu_tally.cli.limits import set_limits
    from hongngu_tally.cli.options import LIMITS
    from hongngu_tally.cli.voice import Voice

    assert LIMITS == OPTIONS
    for lang in ("vi", "en"):
        _, page, _ = command("explain", "file-too-large", "--lang", lang)
        told = dict(re.findall(r"`(--max-[a-z-]+)` \|[^|]*\| (\w+) \|", page))
        assert {option_of(name) for name in OPTIONS} == set(told)
        set_limits(Voice("validate", lang), {name: told[option_of(name)] for name in OPTIONS})
        assert limits_in_use() == Limits()
