"""The options of the commands, each made once: those of one command, and those that several share."""

from __future__ import annotations

from functools import partial
from typing import Any

import typer

from hongngu_tally.cli.say import LANGUAGES, say

Options = dict[str, tuple[Any, Any]]
"""Per parameter of a command: its type and its option."""
LIMITS = ("file_size", "part_size", "total_size", "ratio", "entries", "sheets", "cells", "memory", "seconds")


def option(name: str, metavar: str, help_: str, default: str = "", short: str = "") -> tuple[Any, Any]:
    """A value given as a text."""
    names = (short, name) if short else (name,)
    return str, typer.Option(default, *names, metavar=metavar, help=help_, show_default=False)


def flag(name: str, help_: str, short: str = "", told: bool = True) -> tuple[Any, Any]:
    """An option that is there or not; with ``told`` off the command never hears of it."""
    names = (short, name) if short else (name,)
    return bool, typer.Option(False, *names, help=help_, show_default=False, expose_value=told)


def several(name: str, metavar: str, help_: str) -> tuple[Any, Any]:
    """An option that may be given several times."""
    return list[str], typer.Option([], name, metavar=metavar, help=help_, show_default=False)


def lang_option(lang: str) -> Any:
    """``--lang``: known before the options are parsed (``say.language``), and only checked here."""

    def known(context: typer.Context, value: str) -> str:
        if value and value not in LANGUAGES:
            from hongngu_tally.cli.exits import UsageMistake

            facts = {"value": value, "option": "--lang", "known": ", ".join(LANGUAGES)}
            raise UsageMistake(say(lang, "error.bad_choice", **facts), lang, context.command_path)
        return value

    help_ = say(lang, "help.lang")
    return typer.Option(
        "", "--lang", metavar="vi|en", help=help_, show_default=False, callback=known, expose_value=False
    )


def paths(metavar: str, help_: str) -> tuple[Any, Any]:
    """The paths of a command: of two or more with a part of their own ``metavar`` names each."""
    return list[str], typer.Argument(..., metavar=metavar, help=help_, show_default=False)


def read_options(lang: str) -> Options:
    """What is read, and how: the same for every command that reads workbooks."""
    text = partial(say, lang)
    return {
        "paths": paths("PATH...", text("help.paths")),
        "year": option("--year", "YEAR", text("help.year")),
        "law_on": option("--law-on", "DAY", text("help.law_on")),
        "config": option("--config", "FILE", text("help.config")),
        "header": several("--header", "[WHERE:]ROWS", text("help.header")),
        "column": several("--column", "[WHERE:]FIELD=COL", text("help.column")),
        "unit": several("--unit", "[WHERE:]NAME", text("help.unit")),
        "ignore_sheet": several("--ignore-sheet", "SHEET", text("help.ignore_sheet")),
    }


def limit_options(lang: str) -> Options:
    """What one file may ask of the machine: named by the messages that need them, and not on the help page."""
    described = say(lang, "help.raise_limit")
    return {
        f"max_{name}": (
            str,
            typer.Option("", f"--max-{name.replace('_', '-')}", help=described, hidden=True, metavar="N"),
        )
        for name in LIMITS
    }


def shown_options(lang: str, *wanted: str) -> Options:
    """How the result is given: the same for every command that reads workbooks, ``wanted`` ones for the others."""
    text = partial(say, lang)
    every = {
        "lang_": (str, lang_option(lang)),
        "form": option("--format", "FORM", text("help.format")),
        "output": option("--output", "FILE", text("help.output"), short="-o"),
        "force": flag("--force", text("help.force")),
        "quiet": flag("--quiet", text("help.quiet"), short="-q"),
        "workers": option("--workers", "N", text("help.workers")),
        "strict": flag("--strict", text("help.strict")),
        # Answered where the run begins and ends.
        "plain": flag("--plain", text("help.plain"), told=False),
        "redact": flag("--redact", text("help.redact")),
        "debug": flag("--debug", text("help.debug"), told=False),
    }
    return {name: each for name, each in every.items() if not wanted or name in wanted}


def finding_options(lang: str) -> Options:
    """Which findings are wanted: the same for every command that judges."""
    text = partial(say, lang)
    return {
        "only": several("--only", "CODE|NAME", text("help.only")),
        "skip": several("--skip", "CODE|NAME", text("help.skip")),
        "most": option("--max", "N", text("help.max")),
    }


def history(lang: str) -> tuple[Any, Any]:
    """Lists of earlier years."""
    return several("--history", "PATH", say(lang, "help.history"))


def decisions(lang: str) -> tuple[Any, Any]:
    """Lists of decisions."""
    return several("--decisions", "PATH", say(lang, "help.decisions"))


def stage(lang: str) -> tuple[Any, Any]:
    """What is counted: nominations, or decisions."""
    return option("--stage", "STAGE", say(lang, "help.stage"), default="nominated")


def where(lang: str) -> tuple[Any, Any]:
    """Which nominations are meant."""
    from hongngu_tally.counts import DIMENSIONS

    return several("--where", "DIMENSION=VALUE", say(lang, "help.where", known=", ".join(DIMENSIONS)))
