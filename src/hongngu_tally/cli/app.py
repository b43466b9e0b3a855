"""The command tree, as much of it as a command line needs. Values are parsed by our own code: complaints speak the user's language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer
import typer.core

from hongngu_tally.cli.commands import COMMANDS
from hongngu_tally.cli.options import lang_option
from hongngu_tally.cli.parser import App, spoken
from hongngu_tally.cli.say import placeholder, say


def build(lang: str, typed: Sequence[str] | None = None) -> Any:
    """The command tree with help in ``lang``, as the parser's own command object: the whole of it, or what ``typed`` needs.

    When the first argument names a command, the tree has no other; where only the commands' own page is asked for, they
    have no options, and those that few people need are there when one is given: describing all options takes longer than
    parsing them.
    """
    arguments = typed or ()
    asked = arguments[0] if arguments else ""
    app = App(
        name="tally",
        cls=spoken(typer.core.TyperGroup, lang),
        help=say(lang, "help.app"),
        epilog="\b\n" + say(lang, "help.next"),
        add_completion=True,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": 100},
    )
    app.lang = lang
    app.limits = any(word.startswith("--max-") for word in arguments)

    @app.callback()
    def main(
        verbose: bool = typer.Option(False, "--verbose", help=app.text("verbose"), is_eager=True),
        version: bool = typer.Option(False, "--version", help=app.text("version"), callback=_version(lang)),
        lang_: str = lang_option(lang),
    ) -> None:
        """The program as a whole."""

    words = set(arguments)
    only_named = (
        typed is not None
        and (not words or bool(words & {"-h", "--help"} and not words & set(COMMANDS)))
        and "_TALLY_COMPLETE" not in os.environ
    )
    for name, add in COMMANDS.items():
        if only_named:
            app.enter(name, {}, _named)
        elif name == asked or asked not in COMMANDS:
            add(app)
    command = typer.main.get_command(app)
    for each in (command, *command.commands.values()):  # type: ignore[attr-defined]
        for parameter in each.params:
            if parameter.metavar:
                parameter.metavar = placeholder(lang, parameter.metavar)
    from hongngu_tally.cli.completion import speak

    speak(command, lang)
    return command


def _named() -> int:
    """A command of which only name and purpose are shown."""
    raise AssertionError("it has no options, and is never run")


def _version(lang: str) -> Callable[[typer.Context, bool], None]:
    """What answers --version; --verbose is eager, and known by then wherever it stands."""

    def answer(ctx: typer.Context, value: bool) -> None:
        if value:
            from hongngu_tally.cli.about import about
            from hongngu_tally.cli.exits import Leave
            from hongngu_tally.release import VERSION

            short = f"tally {VERSION} (Python {sys.version.split()[0]})"
            print(about(lang) if ctx.params.get("verbose") else short)
            raise Leave(0)

    return answer
