"""The parser made to speak the user's language, and to take its options from the declarations in ``commands``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import typer
import typer.core

from hongngu_tally.cli.exits import UsageMistake
from hongngu_tally.cli.optional import needs_value, with_values
from hongngu_tally.cli.options import Options
from hongngu_tally.cli.say import parser_words, say
from hongngu_tally.patterns import regex

_FIRST_PART = regex(r"[:;]|\.(?= )")


class _Spoken:
    """Help pages in the language of the run: the parser knows English only."""

    lang = "vi"

    def get_help(self, ctx: Any) -> str:
        """The page, its headings and stock sentences translated; lines that the parser folded are unfolded first."""
        page: str = super().get_help(ctx)  # type: ignore[misc]
        if self.lang == "vi":
            for english, vietnamese in parser_words().items():
                page = re.sub(r"\s+".join(map(re.escape, english.split())), vietnamese, page)
        return page

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The parser's own work, on words in which no optional value is lacking; an empty value is none."""
        rest: list[str] = super().parse_args(ctx, with_values(args, self.params))  # type: ignore[misc,attr-defined]
        for parameter in self.params:  # type: ignore[attr-defined]
            value = ctx.params.get(parameter.name)
            values = value if isinstance(value, list | tuple) else (value,)
            blank = any(isinstance(one, str) and not one.strip() for one in values)
            if blank and needs_value(ctx, parameter):
                raise UsageMistake(
                    say(self.lang, "error.needs_value", option=parameter.opts[-1]),
                    self.lang,
                    ctx.command_path,
                )
        return rest


def spoken(base: type, lang: str) -> Any:
    """One of the parser's classes, as it speaks ``lang``."""
    return type(f"Spoken{base.__name__}", (_Spoken, base), {"lang": lang})


class App(typer.Typer):
    """The program as the parser knows it, in one language. ``limits``: whether the options of ``limit_options`` are wanted."""

    lang = "vi"
    limits = False

    def text(self, name: str, **facts: object) -> str:
        """A text of the help pages."""
        return say(self.lang, f"help.{name}", **facts)

    def enter(self, name: str, options: Options, command: Callable[..., int]) -> None:
        """Make a function a command with these options. On the list of all commands stands the first part of its help."""
        told = self.text(name.replace("-", "_"))
        short = _FIRST_PART.split(told)[0].rstrip(" .") + "."
        shown = {key for key, (_, option) in options.items() if option.expose_value}

        def run(**given: Any) -> int:
            return command(**{key: value for key, value in given.items() if key in shown})

        _sign(run, options)
        self.command(name, cls=spoken(typer.core.TyperCommand, self.lang), help=told, short_help=short)(run)


def _sign(command: Callable[..., int], options: Options) -> None:
    """Give a function the parameters that the parser looks for."""
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter(name, kind, default=option, annotation=type_)
        for name, (type_, option) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {name: type_ for name, (type_, _) in options.items()}
