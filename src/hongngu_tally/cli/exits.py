"""How a run ends: exit codes, refusals in the user's language, and the report of an internal error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.cli.say import LANGUAGES, did_you_mean, say

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NOT_RUN = 3
EXIT_INTERNAL = 70
EXIT_INTERRUPTED = 130


class Leave(Exception):  # noqa: N818 - a way out, not an error
    """End the run with a code and a sentence for stderr."""

    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(sentence)
        self.code = code


class UsageMistake(Leave):
    """Wrong usage: exit code 2 and where to find help."""

    def __init__(self, sentence: str, lang: str, command: str = "tally") -> None:
        super().__init__(EXIT_USAGE, f"{sentence}\n{say(lang, 'error.get_help', command=command)}")

    @classmethod
    def of(cls, error: Exception, lang: str, typed: Sequence[str] = ()) -> UsageMistake | None:
        """The parser's own complaint about what was ``typed``, in the user's language; None for any other error."""
        if getattr(error, "exit_code", None) != EXIT_USAGE or not hasattr(error, "format_message"):
            return None
        context: Any = getattr(error, "ctx", None)
        # Of some complaints the parser does not say which command they are about.
        asked = typed[0] if typed and not typed[0].startswith("-") else ""
        command = context.command_path if context else f"tally {asked}".rstrip()
        return cls(_translate(error, context, lang, typed), lang, command)


def _translate(error: Any, context: Any, lang: str, typed: Sequence[str]) -> str:
    from difflib import get_close_matches

    name = type(error).__name__
    if name == "NoSuchOption":
        from hongngu_tally.cli.astray import option_meant

        option, near = option_meant(error, context, typed)
        return say(lang, "error.no_such_option", option=option, hint=did_you_mean(lang, near))
    if name == "BadOptionUsage":
        if "does not take" in str(error.message):
            return say(lang, "error.no_value", option=error.option_name)
        name = "error.needs_two" if error.option_name == "--compare" else "error.needs_value"
        return say(lang, name, option=error.option_name)
    if name == "MissingParameter":
        wanted = getattr(getattr(error, "param", None), "name", "")
        lacking = {"code": "missing_code", "folder": "missing_folder"}.get(wanted, "missing_argument")
        return say(lang, f"error.{lacking}")
    text = str(getattr(error, "message", ""))
    if text.startswith("No such command") and context:
        command = text.partition("'")[2].partition("'")[0]
        commands = list(context.command.commands)
        if Path(command).exists():
            return say(lang, "error.file_for_command", path=command)
        alike = get_close_matches(command, commands, n=1)
        others = say(lang, "error.known_commands", known=", ".join(commands))
        hint = did_you_mean(lang, alike[0]) if alike else others
        return say(lang, "error.no_such_command", command=command, hint=hint)
    if text.startswith("Missing command"):
        return say(lang, "error.missing_command")
    if "unexpected extra argument" in text:
        return say(lang, "error.extra_argument", extra=text.rpartition("(")[2].rstrip(")."))
    return say(lang, "error.bad_usage")


def told(error: Any, lang: str) -> str:
    """What an error of ours says, in the language of the run: it is made in Vietnamese, with an English text beside it."""
    return str(error) if lang == LANGUAGES[0] else str(error.english)


def no_folder(cause: OSError, folder: Path, lang: str) -> Leave:
    """A way out for who cannot make a folder, with what hindered and what to do about it."""
    from hongngu_tally.disk import reason

    found, at = reason(cause, folder), LANGUAGES.index(lang)
    facts = {"path": folder, "why": found.why[at], "remedy": found.remedy[at]}
    return Leave(EXIT_NOT_RUN, say(lang, "error.folder_failed", **facts))


@contextmanager
def refusing_rules(lang: str) -> Iterator[None]:
    """Turn a mistake in a file of settings or rules, or a day without law, into a sentence and an exit code."""
    from hongngu_tally.law import LawGap
    from hongngu_tally.rulefile import RuleFileError

    try:
        yield
    except RuleFileError as mistake:
        raise Leave(EXIT_USAGE, told(mistake, lang)) from None
    except LawGap as gap:
        remedy = (gap.remedy, gap.remedy_en)[LANGUAGES.index(lang)]
        raise Leave(EXIT_USAGE, say(lang, "error.law_gap", gap=told(gap, lang), remedy=remedy)) from None


def code_of(tally: Tally, strict: bool = False) -> int:
    """0 when nothing needs a person, 1 when something does: an error, a row held back or unread, a file not read."""
    severities = {finding.severity for finding in tally.findings}
    needs_person = (
        "error" in severities
        or (strict and "warning" in severities)
        or tally.balance.held_back > 0
        or tally.balance.fates.get("unread", 0) > 0
        or any(one.state == "unreadable" for one in tally.intake.submissions)
        or not tally.balance.holds
    )
    return EXIT_FINDINGS if needs_person else EXIT_DONE


def report_internal_error(error: Exception, lang: str) -> int:
    """Say that the program failed, and write a report that holds code places and no cell, name or path of the user's."""
    import tempfile
    import traceback

    from hongngu_tally.release import VERSION

    lines = [
        f"hongngu_tally {VERSION}",
        f"Python {sys.version.split()[0]} {sys.platform}",
        type(error).__name__,
    ]
    for frame in traceback.extract_tb(error.__traceback__):
        parts = Path(frame.filename).parts
        lines.append(f"{'/'.join(parts[-3:])}:{frame.lineno} {frame.name}")
    try:
        with tempfile.NamedTemporaryFile(
            "w", suffix=".txt", prefix="tally-", delete=False, encoding="utf-8"
        ) as report:
            report.write("\n".join(lines) + "\n")
        where = report.name
    except OSError:
        where = say(lang, "error.internal_no_report")
    file = "".join(
        say(lang, "error.internal_file", file=note) for note in getattr(error, "__notes__", ())[:1]
    )
    print(say(lang, "error.internal", kind=type(error).__name__, file=file, report=where), file=sys.stderr)
    return EXIT_INTERNAL
