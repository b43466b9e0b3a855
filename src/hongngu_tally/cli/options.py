"""The options of the commands, each made once: those of one command, and those that several share."""

from __future__ import annotations

from collections.abc import Callable
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


def flag(name: str, help_: str, short: str = "") -> tuple[Any, Any]:
    """An option that is there or not."""
    names = (short, name) if short else (name,)
    return bool, typer.Option(False, *names, help=help_, show_default=False)


def several(name: str, metavar: str, help_: str) -> tuple[Any, Any]:
    """An option that may be given several times."""
    return list[str], typer.Option([], name, metavar=metavar, help=help_, show_default=False)


def lang_option(lang: str, text: Callable[..., str]) -> Any:
    """The option ``--lang`` where no request checks it."""

    def known(value: str) -> str:
        if value and value not in LANGUAGES:
            from hongngu_tally.cli.exits import UsageMistake

            facts = {"value": value, "option": "--lang", "known": ", ".join(LANGUAGES)}
            raise UsageMistake(say(lang, "error.bad_choice", **facts), lang)
        return value

    return typer.Option(
        "", "--lang", metavar="vi|en", help=text("help.lang"), show_default=False, callback=known
    )


def read_options(text: Callable[..., str]) -> Options:
    """What is read, and how: the same for every command that reads workbooks."""
    return {
        "paths": (
            list[str],
            typer.Argument(..., metavar="PATH...", help=text("help.paths"), show_default=False),
        ),
        "year": option("--year", "YEAR", text("help.year")),
        "law_on": option("--law-on", "DAY", text("help.law_on")),
        "config": option("--config", "FILE", text("help.config")),
        "header": several("--header", "[WHERE:]ROWS", text("help.header")),
        "column": several("--column", "[WHERE:]FIELD=COL", text("help.column")),
        "unit": several("--unit", "[WHERE:]NAME", text("help.unit")),
        "ignore_sheet": several("--ignore-sheet", "SHEET", text("help.ignore_sheet")),
    }


def limit_options(text: Callable[..., str]) -> Options:
    """What one file may ask of the machine: named by the messages that need them, and not on the help page."""
    described = text("help.raise_limit")
    return {
        f"max_{name}": (
            str,
            typer.Option("", f"--max-{name.replace('_', '-')}", help=described, hidden=True, metavar="N"),
        )
        for name in LIMITS
    }


def shown_options(text: Callable[..., str]) -> Options:
    """How the result is given: the same for every command that reads workbooks."""
    return {
        "lang_": option("--lang", "vi|en", text("help.lang")),
        "form": option("--format", "FORM", text("help.format")),
        "output": option("--output", "FILE", text("help.output"), short="-o"),
        "force": flag("--force", text("help.force")),
        "quiet": flag("--quiet", text("help.quiet"), short="-q"),
        "workers": option("--workers", "N", text("help.workers")),
        "strict": flag("--strict", text("help.strict")),
        "plain": flag("--plain", text("help.plain")),
        "redact": flag("--redact", text("help.redact")),
        "debug": flag("--debug", text("help.debug")),
    }


def finding_options(text: Callable[..., str]) -> Options:
    """Which findings are wanted: the same for every command that judges."""
    return {
        "only": several("--only", "CODE|NAME", text("help.only")),
        "skip": several("--skip", "CODE|NAME", text("help.skip")),
        "most": option("--max", "N", text("help.max")),
    }


def history(text: Callable[..., str]) -> tuple[Any, Any]:
    """Lists of earlier years."""
    return several("--history", "PATH", text("help.history"))


def decisions(text: Callable[..., str]) -> tuple[Any, Any]:
    """Lists of decisions."""
    return several("--decisions", "PATH", text("help.decisions"))


def stage(text: Callable[..., str]) -> tuple[Any, Any]:
    """What is counted: nominations, or decisions."""
    return option("--stage", "STAGE", text("help.stage"), default="nominated")


def where(text: Callable[..., str]) -> tuple[Any, Any]:
    """Which nominations are meant."""
    from hongngu_tally.counts import DIMENSIONS

    return several("--where", "DIMENSION=VALUE", text("help.where", known=", ".join(DIMENSIONS)))
