"""The stages in order: the library's front door. Options in, a ``Tally`` out; nothing is printed here."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.law import use_rules
from hongngu_tally.pool import Progress, read_files
from hongngu_tally.settings import Settings, read_settings, settings_file
from hongngu_tally.submissions import (
    Found,
    commune_of,
    discover,
    stated_years,
)
from hongngu_tally.table.model import FileReading, Override
from hongngu_tally.table.settled import too_wide, without_effect

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.decided import Lists
    from hongngu_tally.gathering import LawOfYear
    from hongngu_tally.history import Past
    from hongngu_tally.law import Catalogue

STAGES = ("nominated", "decided")
COUNTS = ("awards", "recipients")


class NothingToRead(Exception):  # noqa: N818 - says what was found, not that something broke
    """No workbook at any of the given paths. ``missing`` are paths that do not exist."""

    def __init__(self, found: Found) -> None:
        self.found = found
        super().__init__("no workbook at any PATH")


class PathMissing(Exception):  # noqa: N818 - a question to the user
    """Some of the given paths lead nowhere: without them the numbers would be short and look whole."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__("some PATHs do not exist")


class YearUnknown(Exception):  # noqa: N818 - a question to the user
    """The titles state no year, or several. ``years`` maps each to the files that state it; ``files`` state none."""

    def __init__(self, years: dict[int, tuple[str, ...]], files: tuple[str, ...]) -> None:
        self.years = years
        self.files = files
        super().__init__("the workbooks do not agree on one year")


class SettlingMisfits(Exception):  # noqa: N818 - a question to the user
    """Options meant for sheets that were not read (``nowhere``), or for one list where there are ``several``.

    ``said`` are the options as typed, ``sheets`` the (file, sheet) pairs that were read.
    """

    def __init__(self, reason: str, said: Sequence[str], sheets: Sequence[tuple[str, str]]) -> None:
        self.reason = reason
        self.said = tuple(said)
        self.sheets = tuple(sheets)
        super().__init__(f"options that settle sheets: {reason}")


def run(
    paths: Sequence[str | Path],
    *,
    history: Sequence[str | Path] = (),
    decisions: Sequence[str | Path] = (),
    year: int | None = None,
    law_on: date | None = None,
    config: str | Path | Settings | None = None,
    settled: tuple[Override, ...] = (),
    by: tuple[str, ...] | None = None,
    stage: str = "nominated",
    count: str = "awards",
    whole_year: bool = True,
    closing: bool = False,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Read, judge and count the workbooks at ``paths``.

    ``history`` are folders or files of earlier years, ``decisions`` those with the lists of decisions.

    ``whole_year`` says that the paths hold everybody's submissions so far, so that shares of the whole are
    judged too; ``closing`` that nobody else will hand in, so that units without a file are missing. ``settled`` is what options say about single
    sheets; it goes before ``tally.toml``. ``executor`` reads the files, on any machines that see the same paths; without one ``workers`` processes of this
    machine do. Raises ``NothingToRead``, ``PathMissing``, ``SettlingMisfits``,
    ``YearUnknown``, ``EarlierYearUnknown``, ``NoEarlierLists``, ``NoDecisionLists``, ``LawGap`` and ``RuleFileError``.
    """
    readings, found, settings, past, lists = read(
        paths,
        history=history,
        decisions=decisions,
        config=config,
        settled=settled,
        workers=workers,
        executor=executor,
        progress=progress,
        meanwhile=_import_frames,
    )
    asked = partial(
        tally_readings, found=found, settings=settings, past=past, lists=lists, year=year, law_on=law_on, by=by,
        stage=stage, count=count, whole_year=whole_year, closing=closing,
    )  # fmt: skip
    try:
        return asked(readings)
    except Exception as error:
        if not type(error).__module__.startswith("hongngu_tally"):
            name_culprit(error, readings, asked)
        raise


CULPRIT_SECONDS = 20.0
"""How long the file is looked for on which the program itself failed."""


def name_culprit(
    error: Exception, readings: Sequence[FileReading], asked: Callable[[Sequence[FileReading]], object]
) -> None:
    """Note on ``error``, a mistake of this program, the first file with which alone it happens too."""
    deadline = time.monotonic() + CULPRIT_SECONDS
    for reading in readings:
        if time.monotonic() > deadline:
            return
        try:
            asked([reading])
        except Exception as again:
            if type(again) is type(error):
                error.add_note(reading.file)
                return


def read(
    paths: Sequence[str | Path],
    *,
    history: Sequence[str | Path] = (),
    decisions: Sequence[str | Path] = (),
    config: str | Path | Settings | None = None,
    settled: tuple[Override, ...] = (),
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    keep_values: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> tuple[tuple[FileReading, ...], Found, Settings, Past | None, Lists | None]:
    """Read and locate the workbooks at ``paths``, those of earlier years and those of decisions, without judging anything.

    No year and no law is needed.
    """
    settings = load_settings(paths, config)
    found = discover(paths, settings.unit_list)
    search = wanted = past = lists = None
    # Most runs read one year's lists and nothing else: no other way of reading is loaded.
    if history:
        from hongngu_tally.history import read_earlier, search_earlier

        search = search_earlier(history, paths, found)
    # Settings beside earlier years may name rules of their own; this year is judged by its own.
    use_rules(settings.rules)
    found = search.found if search else found
    if decisions:
        from hongngu_tally.decided import read_decisions, search_decisions

        wanted = search_decisions(decisions, paths, found)
        found = wanted.found
    missing = (*found.missing, *(search.missing if search else ()), *(wanted.missing if wanted else ()))
    if not found.sources and not found.blocked:
        raise NothingToRead(found)
    if missing:
        raise PathMissing(missing)
    words = settings.words(settled)
    readings = read_files(
        found.sources, words, workers=workers, executor=executor, progress=progress, meanwhile=meanwhile,
        keep_values=keep_values,
    )  # fmt: skip
    _must_fit(settled, readings)
    closed = tuple(
        FileReading(folder, problem="file-unreadable", facts={"cause": "permission"})
        for folder in found.blocked
    )
    if search:
        past = read_earlier(search, settings, workers=workers, executor=executor, progress=progress)
    if wanted:
        lists = read_decisions(wanted, settings, workers=workers, executor=executor, progress=progress)
    return (*readings, *closed), found, settings, past, lists


def _must_fit(settled: tuple[Override, ...], readings: Sequence[FileReading]) -> None:
    """An option that settled nothing, or more than it can be meant for, would print numbers nobody asked for."""
    sheets = [(reading.file, sheet.name) for reading in readings for sheet in reading.sheets]
    if idle := without_effect(settled, readings):
        raise SettlingMisfits("nowhere", idle, sheets)
    if wide := too_wide(settled, readings):
        raise SettlingMisfits("several", wide, sheets)


def load_settings(paths: Sequence[str | Path], config: str | Path | Settings | None) -> Settings:
    """The settings given or in the file named, else those beside the first path, else none."""
    if isinstance(config, Settings):
        use_rules(config.rules)
        return config
    path = settings_file(paths, config)
    if path is None:
        use_rules(None)
        return Settings()
    return read_settings(path)


def _import_frames() -> None:
    """pandas is imported here while the workers already read."""
    import pandas  # noqa: F401


def tally_readings(
    readings: Sequence[FileReading],
    found: Found,
    settings: Settings,
    past: Past | None = None,
    lists: Lists | None = None,
    *,
    year: int | None = None,
    law_on: date | None = None,
    by: tuple[str, ...] | None = None,
    stage: str = "nominated",
    count: str = "awards",
    whole_year: bool = True,
    closing: bool = False,
) -> Tally:
    """Everything after reading: year, units, superseded files, the law of the day, checks and counts."""
    from hongngu_tally import counts, nominations
    from hongngu_tally.checks.every import run as run_checks
    from hongngu_tally.checks.every import unjudged
    from hongngu_tally.gathering import gathered

    law = _law_of(readings, settings, year, law_on)
    intake = gathered(readings, found, settings, law, past, lists, closing=closing, whole_year=whole_year)
    findings = run_checks(intake, law.regime, whole_year=whole_year)
    considered = intake.nominations
    staged = considered if stage == "nominated" else considered[considered["stage"] == stage]
    counted = nominations.kept(staged, staged["held_back"] == "")
    by = by if by is not None else counts.DEFAULT_BY
    return counts.Tally(
        year=law.year,
        stage=stage,
        count=count,
        by=by,
        regime=law.regime,
        intake=intake,
        findings=findings,
        counts=counts.count(counted, by, count),
        counted=counted,
        balance=counts.balance(intake, staged, counted),
        unjudged=unjudged(intake, law.regime),
    )


def _law_of(
    readings: Sequence[FileReading], settings: Settings, year: int | None, law_on: date | None
) -> LawOfYear:
    from hongngu_tally.gathering import LawOfYear
    from hongngu_tally.law import load_catalogue

    catalogue = load_catalogue()
    year = year or settings.year or _agreed_year(readings, catalogue)
    day = law_on or catalogue.judged_on(year)
    regime = replace(catalogue.on(day), province=settings.province)
    vocabulary = settings.words().vocabulary()
    vocabulary = vocabulary.on_day(day, commune_of(vocabulary.units.on_day(day), readings))
    round_ = None if law_on else catalogue.rounds.get(str(year))
    return LawOfYear(year, catalogue, regime, vocabulary, round_)


def _agreed_year(readings: Sequence[FileReading], catalogue: Catalogue) -> int:
    years = dict(stated_years(readings))
    if len(years) == 1:
        return next(iter(years))
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    whys = {why for reading in readings for why in reading.nominations.get("held_back", ())}
    if not years and whys <= {"award-unknown", "award-missing"}:
        # No list was found, or none with an award of any year, so nothing is judged: the files' own faults are all
        # there is to say. When they were last saved says best of which year they are.
        from hongngu_tally.table.titles import read_years

        rounds = {int(name) for name in catalogue.rounds if name.isdigit()}
        titled = {year for sheet in sheets for title in sheet.titles for _, _, year, _ in read_years(*title)}
        saved = datetime.fromtimestamp(max((reading.modified for reading in readings), default=0.0), UTC)
        return max(rounds & titled or rounds & {saved.year} or rounds)
    raise YearUnknown(years, tuple(reading.file for reading in readings if not reading.problem))
