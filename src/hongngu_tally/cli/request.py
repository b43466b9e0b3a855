"""One command's options, checked, and the run they ask for with every refusal as a sentence and an exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hongngu_tally.cli.dimensions import dimension_named, known_dimensions
from hongngu_tally.cli.exits import EXIT_NOT_RUN, Leave, refusing_rules, told
from hongngu_tally.cli.forms import form_of
from hongngu_tally.cli.progress import bar
from hongngu_tally.cli.refusals import refusing
from hongngu_tally.cli.say import say
from hongngu_tally.cli.voice import Voice
from hongngu_tally.cli.wanted import wanted_findings
from hongngu_tally.frozen import frozen
from hongngu_tally.text import safe_text
from hongngu_tally.wanted import Wanted

if TYPE_CHECKING:
    from hongngu_tally.cli.settle import Settling
    from hongngu_tally.counts import Tally
    from hongngu_tally.settings import Settings
    from hongngu_tally.submissions import Found
    from hongngu_tally.table.model import FileReading, Override

FILE_WIDTH = 100
"""Columns of a screen that is written into a text file."""
FIRST_YEAR = 1900
"""Before it a number of four digits is no year of a list."""


@frozen
class Request(Voice):
    """What the user asked for, checked. ``form`` is text, json, csv, md, html or (into a file) xlsx, docx."""

    paths: tuple[str, ...]
    year: int | None
    law_on: date | None
    config: str | None
    by: tuple[str, ...] | None
    stage: str
    count: str
    form: str
    output: Path | None
    force: bool
    quiet: bool
    workers: int | None
    strict: bool
    redact: bool = False
    """Whether people are masked in whatever is shown."""
    settled: tuple[Override, ...] = ()
    """What the options say about single sheets."""
    wanted: Wanted = field(default_factory=Wanted)
    """Which findings are wanted."""
    history: tuple[str, ...] = ()
    """Folders or files of earlier years."""
    decisions: tuple[str, ...] = ()
    """Folders or files with the lists of decisions."""
    settings: Settings | None = None
    """In the place of the settings file."""
    beside: tuple[str, ...] = ()
    """What the command reads beside its PATHs: it is no output either."""

    @classmethod
    def parse(
        cls, command: str, lang: str, paths: Sequence[str] = (), *, year: str = "", law_on: str = "", config: str = "", form: str = "",
        output: str = "", force: bool = False, quiet: bool = False, workers: str = "", strict: bool = False, redact: bool = False,
        by: str = "", stage: str = "nominated",
        count: str = "awards", settling: Settling | None = None, only: Sequence[str] = (), skip: Sequence[str] = (),
        most: str = "", history: Sequence[str] = (), decisions: Sequence[str] = (),
    ) -> Request:  # fmt: skip
        """Check every value; a wrong one is wrong usage, told with what to write instead."""
        voice = Voice(command, lang)
        if not all(paths):
            voice.wrong("empty_path")
        if year and not (year.isdecimal() and len(year) == 4 and int(year) >= FIRST_YEAR):
            _refuse_year(voice, year)
        try:
            day = date.fromisoformat(law_on) if law_on else None
        except ValueError:
            raise voice.mistake("bad_day", value=law_on) from None
        if workers and not (workers.isdecimal() and int(workers) >= 1):
            voice.wrong("bad_number", value=workers, option="--workers")
        asked = [part.strip() for part in by.split(",")] if by else []
        dimensions = tuple(map(dimension_named, asked)) or None
        for part, found in zip(asked, dimensions or (), strict=True):
            if not found:
                voice.wrong("bad_choice", value=part, option="--by", known=known_dimensions(lang))
        if config and not Path(config).is_file():
            voice.wrong("no_config", path=config)
        if paths:
            from hongngu_tally.settings import settings_file, use_rules_of

            with refusing_rules(lang):
                use_rules_of(settings_file(paths, config))
        target = Path(output) if output else None
        return cls(
            command, lang, tuple(paths), int(year) if year else None, day, config or None,
            tuple(dict.fromkeys(dimensions)) if dimensions else None,
            voice.one_of(stage, "--stage", ("nominated", "decided")), voice.one_of(count, "--count", ("awards", "recipients")),
            form_of(voice, form, target), target, force, quiet, int(workers) if workers else None, strict, redact,
            settling.overrides(voice) if settling else (), wanted_findings(voice, only, skip, most),
            tuple(history), tuple(decisions),
        )  # fmt: skip

    # --- the run -------------------------------------------------------------------------------------------

    def tally(self, *, whole_year: bool = True, closing: bool = False) -> Tally:
        """Run the whole pipeline; what it refuses becomes a sentence and an exit code."""
        from hongngu_tally.counts import only_wanted
        from hongngu_tally.pipeline import run

        self._guard_output()
        with refusing(self, self.paths), self.progress() as progress:
            tally = run(
                self.paths,
                history=self.history,
                decisions=self.decisions,
                year=self.year,
                law_on=self.law_on,
                config=self.settings or self.config,
                settled=self.settled,
                by=self.by,
                stage=self.stage,
                count=self.count,
                whole_year=whole_year,
                closing=closing,
                workers=self.workers,
                progress=progress,
            )
        self._hint_open(tally)
        return self.without_people(only_wanted(tally, self.wanted))

    def without_people(self, tally: Tally) -> Tally:
        """The tally as it may be shown: with its people masked where that was asked for."""
        if not self.redact:
            return tally
        from hongngu_tally.redaction import redacted

        self._say_redacted()
        return redacted(tally)

    def _say_redacted(self) -> None:
        from hongngu_tally.render.words import words

        self.hint([words(self.lang).text("redacted")])

    def readings(self) -> tuple[tuple[FileReading, ...], Found, Settings]:
        """Only read and locate: nothing is judged, so no year is asked for."""
        from hongngu_tally.pipeline import read

        self._guard_output()
        with refusing(self, self.paths), self.progress() as progress:
            readings, found, settings, *_ = read(
                self.paths,
                config=self.config,
                settled=self.settled,
                workers=self.workers,
                progress=progress,
                keep_values=True,
            )
        if self.redact:
            from hongngu_tally.redaction import redacted_reading

            self._say_redacted()
            readings = tuple(map(redacted_reading, readings))
        return readings, found, settings

    def _guard_output(self) -> None:
        """An output that is an input, or that exists, is refused before anything is read."""
        from hongngu_tally.submissions import discover

        if self.output is None or not self.output.exists():
            return
        groups = (self.paths, self.history, self.decisions, self.beside)
        inputs = [source.path for group in groups for source in discover(group).sources]
        inputs += [path for path in map(Path, self.beside) if path.is_file()]
        if any(self.output.samefile(path) for path in inputs):
            raise self.refuse("output_is_input", path=self.output)
        if not self.force and not self.output.is_dir():
            # That a folder has the name is said when it is to be written: no option helps.
            raise self.refuse("output_exists", path=self.output)

    def _hint_open(self, tally: Tally) -> None:
        """What somebody has open may have been changed since it was saved."""
        from hongngu_tally.disk import open_elsewhere

        read = {one.file for one in tally.intake.submissions if one.state != "ignored"}
        files = (path for path in dict.fromkeys(self.paths) if Path(path).is_file())
        found = [path for path in files if open_elsewhere(Path(path))]
        locks = [one.file for one in tally.intake.submissions if one.reason == "lock-file"]
        names = (str(Path(lock).with_name(Path(lock).name.removeprefix("~$")).as_posix()) for lock in locks)
        found += [name for name in names if name in read and name not in found]
        if found:
            self.hint([say(self.lang, "error.open_elsewhere", files=self.some(found))])

    def progress(self, doing: str = "reading") -> AbstractContextManager[Callable[..., None] | None]:
        """A bar on stderr, unless nobody wants to hear of anything."""
        return bar(self.lang, doing, wanted=not self.quiet)

    # --- the result ----------------------------------------------------------------------------------------

    def deliver(self, content: str, csv_for_excel: bool = False) -> None:
        """Print the result, or write it whole to the file asked for and say so on stderr."""
        if self.output is None:
            sys.stdout.write(content if content.endswith("\n") else content + "\n")
            sys.stdout.flush()
            return
        from hongngu_tally.render.formats import csv_file

        text = content if content.endswith("\n") else content + "\n"
        data = csv_file(text) if csv_for_excel else text.encode("utf-8", "backslashreplace")
        self.write(lambda file: file.write(data))

    def hint_settled(self, tally: Tally) -> None:
        """A table of numbers alone cannot say what a person settled: stderr does."""
        from hongngu_tally.render.closing import settled_lines
        from hongngu_tally.render.words import words

        self.hint(settled_lines(tally, words(self.lang)))
        self.hint_selected(tally)

    def hint_selected(self, tally: Tally) -> None:
        """Nor can it say which findings were left out, and which earlier years were used."""
        from hongngu_tally.render.closing import history_sentences, left_out_lines, not_shown_lines
        from hongngu_tally.render.decided import decision_sentences
        from hongngu_tally.render.words import words

        say = words(self.lang)
        self.hint(left_out_lines(tally, say))
        self.hint([*history_sentences(tally, say), *decision_sentences(tally, say)])
        self.hint([say.of(each.note) for each in tally.regime.unverified])
        self.hint_own_rules()
        if self.command == "validate":
            self.hint(not_shown_lines(tally, say))

    def hint_own_rules(self) -> None:
        """Nor can a result that cites no law say whose rules it rests on."""
        from hongngu_tally.law import load_catalogue
        from hongngu_tally.render.words import words

        if files := load_catalogue().own_files:
            self.hint([words(self.lang).text("own_rules", files=", ".join(files))])

    def hint_outcome(self, tally: Tally) -> None:
        """Where the result is not on the screen, what it comes to: who waits for it sees why the run ends with 1."""
        if self.output is None:
            return
        from hongngu_tally.render.words import words

        say = words(self.lang)
        if self.command == "validate":
            from hongngu_tally.render.verdict import Verdicts

            self.hint([Verdicts(tally, say, self.strict).of_all().line])
        else:
            from hongngu_tally.render.closing import closer_line

            self.hint(closer_line(tally, say))

    def hint(self, lines: Sequence[str]) -> None:
        """Say something beside the result, unless nobody wants to hear it."""
        for line in () if self.quiet else lines:
            print(safe_text(line), file=sys.stderr)

    def show(self, draw: Callable[..., None], *content: object, **more: object) -> None:
        """Let a screen function print to the terminal, or into the output file as plain text."""
        from hongngu_tally.render.screen import Screen

        if self.output is None:
            draw(Screen(self.lang), *content, **more)
            return
        text = io.StringIO()
        draw(Screen(self.lang, text, FILE_WIDTH, False), *content, **more)
        self.deliver(text.getvalue())

    def write(self, writer: Callable[..., object]) -> None:
        """Let ``writer`` fill the output file, whole or not at all."""
        from hongngu_tally.render.output import OutputExists, OutputFailed, write_via

        assert self.output is not None
        try:
            write_via(self.output, writer, self.force)
        except OutputExists:
            raise self.refuse("output_exists", path=self.output) from None
        except OutputFailed as failed:
            raise Leave(EXIT_NOT_RUN, told(failed, self.lang)) from None
        if not self.quiet:
            print(say(self.lang, "error.written", path=self.output), file=sys.stderr)


def _refuse_year(voice: Voice, year: str) -> NoReturn:
    """No year; of a school year it is told which year's lists it belongs to, and by which day's law it is judged."""
    from hongngu_tally.law import load_catalogue

    known = load_catalogue().rounds.get(year)
    if known is None:
        voice.wrong("bad_year", value=year)
    voice.wrong("school_year", value=year, year=year.rpartition("-")[2], day=known.judged_on)
