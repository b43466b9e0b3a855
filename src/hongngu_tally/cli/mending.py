"""``--fix``: one workbook mended where nothing can be wrong, into a copy, with the list of what was changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hongngu_tally.cli.annotated import SUFFIXES
from hongngu_tally.cli.exits import EXIT_INTERNAL, Leave, code_of
from hongngu_tally.cli.forms import wrong_suffix
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hongngu_tally.counts import Tally
    from hongngu_tally.reading import Source
    from hongngu_tally.render.mended import Mended
    from hongngu_tally.table.model import FileReading


def mend(request: Request, target: str, fix: bool, dry_run: bool, annotate: str | None) -> int:
    """Mend the one workbook of a request into ``target``; with ``dry_run`` only say what would be changed."""
    source = _source(request, target, fix, dry_run, annotate)
    request = replace(request, output=Path(target) if target and not dry_run else None)
    before = request.tally(whole_year=False)
    reading = before.intake.files[0]
    if reading.problem:
        from hongngu_tally.render import review

        replace(request, output=None).show(review.validate, before, strict=request.strict)
        request.hint([say(request.lang, "error.fix_unreadable")])
        return code_of(before, request.strict)
    found = _mended(source, before, request)
    if request.output and request.output.suffix.lower() != found.suffix:
        raise request.refuse("fix_suffix", suffix=found.suffix, path=request.output)
    again, after = _read_again(found, source, before, request)
    if _sums(before) != _sums(again):
        raise Leave(EXIT_INTERNAL, say(request.lang, "error.fix_counts"))
    if request.output:
        # First: of a copy that could not be written nobody is told to open it.
        def fill(file: BinaryIO) -> object:
            return file.write(found.data)

        request.write(fill)
    _show(replace(request, output=None), found, after, dry_run, target)
    if found.values_only:
        request.hint([say(request.lang, "error.fix_values")])
    if found.signed:
        request.hint([say(request.lang, "error.fix_signature")])
    return code_of(after, request.strict)


def _source(request: Request, target: str, fix: bool, dry_run: bool, annotate: str | None) -> Source:
    """The one workbook to be mended; whatever is asked wrongly is said before anything is read."""
    from hongngu_tally.submissions import discover

    if not fix:
        request.wrong("dry_run_alone")
    if annotate is not None:
        request.wrong("fix_and_annotate")
    if not target and not dry_run:
        request.wrong("fix_needs_output")
    if target and Path(target).suffix.lower() not in SUFFIXES:
        wrong_suffix(request, Path(target), SUFFIXES)
    found = discover(request.paths)
    if found.missing or not found.sources:
        # Nothing at all, or paths that lead nowhere: the run says so in its own words.
        request.tally(whole_year=False)
    if len(found.sources) != 1:
        request.wrong("fix_one_file", n=len(found.sources))
    return found.sources[0]


def _mended(source: Source, tally: Tally, request: Request) -> Mended:
    from hongngu_tally.guard import inspect
    from hongngu_tally.mend import changes_of
    from hongngu_tally.pipeline import load_settings
    from hongngu_tally.render.mended import mended
    from hongngu_tally.workbook import read_book

    settings = load_settings(request.paths, request.config)
    inspection = inspect(source.path)
    book = read_book(source.path, inspection)
    vocabulary = settings.words().vocabulary()
    frame = tally.intake.nominations
    read = {name: frame[name].tolist() for name in ("sheet", "row", "column", "award")}
    changes = changes_of(book, replace(tally.intake.files[0], nominations=read), vocabulary, tally.regime.day)
    return mended(source.path, inspection, book, changes, request.lang)


def _read_again(copy: Mended, source: Source, before: Tally, request: Request) -> tuple[Tally, Tally]:
    """The mended workbook judged as the other was, the proof that nothing else is counted; and as it is judged under its own name.

    A name may say whose list it is: what is still to be mended is told of the copy.
    """
    from hongngu_tally.counts import only_wanted
    from hongngu_tally.decided import read_decisions, search_decisions
    from hongngu_tally.history import read_earlier, search_earlier
    from hongngu_tally.pipeline import load_settings, tally_readings
    from hongngu_tally.pool import read_files
    from hongngu_tally.reading import Source
    from hongngu_tally.render.output import scratch
    from hongngu_tally.submissions import Found, discover

    def judged(source: Source, readings: Sequence[FileReading]) -> Tally:
        return tally_readings(
            readings, Found((source,), (), ()), settings, past, lists, year=before.year, law_on=request.law_on,
            by=request.by, stage=request.stage, count=request.count, whole_year=False,
        )  # fmt: skip

    settings = load_settings(request.paths, request.config)
    found = discover(request.paths)
    search = search_earlier(request.history, request.paths, found) if request.history else None
    past = read_earlier(search, settings) if search else None
    decided = search_decisions(request.decisions, request.paths, found) if request.decisions else None
    lists = read_decisions(decided, settings) if decided else None
    with scratch(copy.data, copy.suffix) as path:
        copied = Source(path, source.shown)
        words = settings.words(request.settled)
        readings = read_files((copied,), words, workers=1)
        again = judged(copied, readings)
        after = again
        if request.output:
            named = replace(copied, shown=str(request.output))
            after = judged(named, [replace(one, file=named.shown) for one in readings])
    return again, only_wanted(after, request.wanted)


def _sums(tally: Tally) -> tuple[object, ...]:
    """All that mending must leave as it is."""
    balance = tally.balance
    return (tally.counts.to_csv(), balance.rows, balance.fates, balance.nominations, balance.held_back)


def _show(request: Request, found: Mended, after: Tally, dry_run: bool, target: str) -> None:
    from hongngu_tally.render import change_list, review

    if request.form == "json":
        request.deliver(change_list.changes_json(found.done, found.left, after, request.lang))
    elif request.form == "csv":
        request.deliver(change_list.changes_csv(found.done), csv_for_excel=True)
    elif request.form == "md":
        request.deliver(change_list.changes_md(found.done, request.lang))
    else:
        request.show(change_list.show_changes, found.done, found.left, checked=not dry_run)
        if not dry_run:
            request.show(review.validate, after, strict=request.strict, mended=target)
