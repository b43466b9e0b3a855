"""The commands and their options. Values are parsed by our own code, so that every complaint is in the user's language."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import typer
import typer.core

from hongngu_tally.cli.optional import with_values
from hongngu_tally.cli.say import LANGUAGES, parser_words, placeholder, say


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
        """The parser's own work, on words in which no optional value is lacking."""
        rest: list[str] = super().parse_args(ctx, with_values(args, self.params))  # type: ignore[misc,attr-defined]
        return rest


def _spoken(base: type, lang: str) -> Any:
    return type(f"Spoken{base.__name__}", (_Spoken, base), {"lang": lang})


class _App(typer.Typer):
    """The program as the parser knows it. ``limits``: whether the options of ``_limit_options`` are wanted."""

    limits = False


def build(lang: str, typed: Sequence[str] | None = None) -> Any:
    """The command tree with help in ``lang``, as the parser's own command object: the whole of it, or what ``typed`` needs.

    When the first argument names a command, the tree has no other; where only the commands' own page is asked for, they
    have no options, and those that few people need are there when one is given: describing all options takes longer than
    parsing them.
    """
    text = partial(say, lang)
    arguments = typed or ()
    asked = arguments[0] if arguments else ""
    app = _App(
        name="tally",
        cls=_spoken(typer.core.TyperGroup, lang),
        help=text("help.app"),
        epilog="\b\n" + text("help.next"),
        add_completion=True,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": 100},
    )

    app.limits = any(word.startswith("--max-") for word in arguments)

    @app.callback()
    def main(
        verbose: bool = typer.Option(False, "--verbose", help=text("help.verbose"), is_eager=True),
        version: bool = typer.Option(False, "--version", help=text("help.version"), callback=_version(lang)),
        lang_: str = _lang(lang, text),
    ) -> None:
        """The program as a whole."""

    words = set(arguments)
    only_named = (
        typed is not None
        and (not words or bool(words & {"-h", "--help"} and not words & set(_COMMANDS)))
        and "_TALLY_COMPLETE" not in os.environ
    )
    for name, add in _COMMANDS.items():
        if only_named:
            _enter(app, lang, text, name)(_named)
        elif name == asked or asked not in _COMMANDS:
            add(app, lang, text)
    command = typer.main.get_command(app)
    for each in (command, *command.commands.values()):  # type: ignore[attr-defined]
        for parameter in each.params:
            if parameter.metavar:
                parameter.metavar = placeholder(lang, parameter.metavar)
    from hongngu_tally.cli.completion import speak

    speak(command, lang)
    return command


def _named() -> None:
    """A command of which only name and purpose are shown."""


def _lang(lang: str, text: Callable[..., str]) -> Any:
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


def _version(lang: str) -> Callable[[typer.Context, bool], None]:
    """What answers --version; --verbose is eager, and known by then wherever it stands."""

    def answer(ctx: typer.Context, value: bool) -> None:
        if value:
            from hongngu_tally.cli.about import about
            from hongngu_tally.cli.exits import Leave
            from hongngu_tally.release import installed

            short = f"tally {installed()} (Python {sys.version.split()[0]})"
            print(about(lang) if ctx.params.get("verbose") else short)
            raise Leave(0)

    return answer


_FIRST_PART = re.compile(r"[:;]|\.(?= )")
Options = dict[str, tuple[Any, Any]]
"""Per parameter of a command: its type and its option."""
_FINDINGS = ("only", "skip", "most")
_PARSED = ("by", "stage", "count", "history", "decisions", *_FINDINGS)
"""Options of single commands that the request itself checks; the others go to the command."""


def _option(name: str, metavar: str, help_: str, default: str = "", short: str = "") -> tuple[Any, Any]:
    names = (short, name) if short else (name,)
    return str, typer.Option(default, *names, metavar=metavar, help=help_, show_default=False)


def _flag(name: str, help_: str, short: str = "") -> tuple[Any, Any]:
    names = (short, name) if short else (name,)
    return bool, typer.Option(False, *names, help=help_, show_default=False)


def _several(name: str, metavar: str, help_: str) -> tuple[Any, Any]:
    """An option that may be given several times."""
    return list[str], typer.Option([], name, metavar=metavar, help=help_, show_default=False)


def _read_options(text: Callable[..., str]) -> Options:
    """What is read, and how: the same for every command that reads workbooks."""
    return {
        "paths": (
            list[str],
            typer.Argument(..., metavar="PATH...", help=text("help.paths"), show_default=False),
        ),
        "year": _option("--year", "YEAR", text("help.year")),
        "law_on": _option("--law-on", "DAY", text("help.law_on")),
        "config": _option("--config", "FILE", text("help.config")),
        "header": _several("--header", "[WHERE:]ROWS", text("help.header")),
        "column": _several("--column", "[WHERE:]FIELD=COL", text("help.column")),
        "unit": _several("--unit", "[WHERE:]NAME", text("help.unit")),
        "ignore_sheet": _several("--ignore-sheet", "SHEET", text("help.ignore_sheet")),
    }


_LIMITS = ("file_size", "part_size", "total_size", "ratio", "entries", "sheets", "cells", "memory", "seconds")


def _limit_options(text: Callable[..., str]) -> Options:
    """What one file may ask of the machine: named by the messages that need them, and not on the help page."""
    described = text("help.raise_limit")
    return {
        f"max_{name}": (
            str,
            typer.Option("", f"--max-{name.replace('_', '-')}", help=described, hidden=True, metavar="N"),
        )
        for name in _LIMITS
    }


def _shown_options(text: Callable[..., str]) -> Options:
    """How the result is given: the same for every command that reads workbooks."""
    return {
        "lang_": _option("--lang", "vi|en", text("help.lang")),
        "form": _option("--format", "FORM", text("help.format")),
        "output": _option("--output", "FILE", text("help.output"), short="-o"),
        "force": _flag("--force", text("help.force")),
        "quiet": _flag("--quiet", text("help.quiet"), short="-q"),
        "workers": _option("--workers", "N", text("help.workers")),
        "strict": _flag("--strict", text("help.strict")),
        "plain": _flag("--plain", text("help.plain")),
        "redact": _flag("--redact", text("help.redact")),
        "debug": _flag("--debug", text("help.debug")),
    }


def _finding_options(text: Callable[..., str]) -> Options:
    """Which findings are wanted: the same for every command that judges."""
    return {
        "only": _several("--only", "CODE|NAME", text("help.only")),
        "skip": _several("--skip", "CODE|NAME", text("help.skip")),
        "most": _option("--max", "N", text("help.max")),
    }


def _add(app: _App, lang: str, text: Callable[..., str], name: str, own: Options) -> None:
    """Add the command ``name``, which reads workbooks: it stands in the module of its name, and is imported when it runs."""
    limits = _limit_options(text) if app.limits else {}
    options = {**_read_options(text), **own, **limits, **_shown_options(text)}
    if name == "validate":
        options["form"] = _option("--format", "FORM", text("help.validate_format"))

    def command(**given: Any) -> int:
        from hongngu_tally.cli.limits import set_limits
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling

        del given["plain"], given["debug"]  # answered where the run begins and ends
        set_limits(lang, name, {option.removeprefix("max_"): given.pop(option) for option in limits})
        more = {key: given.pop(key) for key in own if key not in _PARSED}
        more = {key: value for key, value in more.items() if own[key][1].expose_value}
        if more.get("fix"):
            # The output is the mended workbook, and not a form of the report.
            more["target"], given["output"] = given["output"], ""
        settling = Settling(*(given.pop(key, []) for key in ("header", "column", "unit", "ignore_sheet")))
        request = Request.parse(
            name, lang, given.pop("paths"), lang_asked=given.pop("lang_"), settling=settling, **given
        )
        function = name.replace("-", "_")
        run = getattr(import_module(f"hongngu_tally.cli.{function}"), function)
        code: int = run(request, **more)
        return code

    _sign(command, options)
    _enter(app, lang, text, name)(command)


def _enter(app: typer.Typer, lang: str, text: Callable[..., str], name: str) -> Callable[..., Any]:
    """The decorator that makes a function a command. On the list of all commands stands the first part of its help."""
    told = text(f"help.{name.replace('-', '_')}")
    short = _FIRST_PART.split(told)[0].rstrip(" .") + "."
    return app.command(name, cls=_spoken(typer.core.TyperCommand, lang), help=told, short_help=short)


def _sign(command: Callable[..., int], options: Options) -> None:
    """Give a function the parameters that the parser looks for."""
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter(name, kind, default=option, annotation=type_)
        for name, (type_, option) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {name: type_ for name, (type_, _) in options.items()}


def _add_validate(app: _App, lang: str, text: Callable[..., str]) -> None:
    annotate = typer.Option(None, "--annotate", metavar="[DIR]", help=text("help.annotate"), show_default=False)  # fmt: skip
    own = {
        "history": _history(text),
        "decisions": _decisions(text),
        "stage": _stage(text),
        "annotate": (str | None, annotate),
        **_finding_options(text),
        "fix": _flag("--fix", text("help.fix")),
        "dry_run": _flag("--dry-run", text("help.dry_run")),
        "reply": _flag("--reply", text("help.reply")),
    }
    _add(app, lang, text, "validate", own)


def _add_summarize(app: _App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.counts import DIMENSIONS

    own = {
        "history": _history(text),
        "decisions": _decisions(text),
        "by": _option("--by", "DIMENSIONS", text("help.by", known=", ".join(DIMENSIONS))),
        "stage": _stage(text),
        "count": _option("--count", "WHAT", text("help.count"), default="awards"),
        "where": _where(text),
        **_finding_options(text),
    }
    _add(app, lang, text, "summarize", own)


def _add_year_end(app: _App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.layouts import built_in

    own = {
        "history": _history(text),
        "decisions": _decisions(text),
        "layout": _option("--layout", "NAME", text("help.layout", known=", ".join(built_in()))),
        "list_layouts": (bool, _list_layouts(lang, text)),
        "count": _option("--count", "WHAT", text("help.count"), default="awards"),
        "stage": _stage(text),
        "issuer": _option("--issuer", "TEXT", text("help.issuer")),
        "superior": _option("--superior", "TEXT", text("help.superior")),
        "narrative": _flag("--narrative", text("help.narrative")),
        "compare": _option("--compare", "PATH", text("help.compare_year")),
        "where": _where(text),
        **_finding_options(text),
    }
    _add(app, lang, text, "year-end", own)


def _list_layouts(lang: str, text: Callable[..., str]) -> Any:
    """An option that answers at once, without any PATH."""

    def answer(value: bool) -> None:
        if value:
            from hongngu_tally.cli.exits import Leave
            from hongngu_tally.layouts import built_in, load_layout
            from hongngu_tally.render.closing import layout_name
            from hongngu_tally.render.words import words

            for name in built_in():
                print(f"{name:<18} {layout_name(load_layout(name), words(lang))}")
            raise Leave(0)

    return typer.Option(
        False, "--list-layouts", help=text("help.list_layouts"), callback=answer, is_eager=True, expose_value=False
    )  # fmt: skip


def _add_trace(app: _App, lang: str, text: Callable[..., str]) -> None:
    own = {
        "award": _several("--award", "NAME", text("help.award")),
        "track": _several("--track", "TRACK", text("help.track")),
        "level": _several("--level", "LEVEL", text("help.level")),
        "recipient": _several("--recipient", "KIND", text("help.recipient")),
        # The unit that is asked for; what settles a sheet's unit stands in tally.toml.
        "unit": _several("--unit", "NAME", text("help.unit_asked")),
        "where": _where(text),
        "cell": _option("--cell", "[LAYOUT!]ROW[.COLUMN]", text("help.cell")),
        "decisions": _decisions(text),
        "stage": _stage(text),
    }
    _add(app, lang, text, "trace", own)


def _add_verify(app: _App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.layouts import built_in

    known = ", ".join(built_in())
    own = {
        "layout": _option("--layout", "NAME", text("help.layout", known=known)),
        "history": _history(text),
        "decisions": _decisions(text),
    }
    _add(app, lang, text, "verify", own)


def _add_inspect(app: _App, lang: str, text: Callable[..., str]) -> None:
    _add(app, lang, text, "inspect", {"rows": _option("--rows", "all|ROWS", text("help.rows"))})


def _add_law(app: _App, lang: str, text: Callable[..., str]) -> None:
    options: Options = {
        "year": _option("--year", "YEAR", text("help.law_year")),
        "law_on": _option("--law-on", "DAY", text("help.law_on")),
        "award": _several("--award", "AWARD", text("help.law_award")),
        "compare": (
            tuple[str, str],
            typer.Option(
                ("", ""), "--compare", metavar="FROM TO", help=text("help.compare"), show_default=False
            ),
        ),
        "config": _option("--config", "FILE", text("help.law_config")),
        **{
            name: each
            for name, each in _shown_options(text).items()
            if name not in ("workers", "strict", "redact")
        },
    }
    options["form"] = _option("--format", "FORM", text("help.law_format"))

    def command(**given: Any) -> int:
        from hongngu_tally.cli.law import law

        del given["plain"], given["debug"]  # answered where the run begins and ends
        return law(lang, **given)

    _sign(command, options)
    _enter(app, lang, text, "law")(command)


def _add_template(app: _App, lang: str, text: Callable[..., str]) -> None:
    kept = ("lang_", "force", "quiet", "plain", "debug")
    options: Options = {
        "unit": _option("--unit", "NAME", text("help.template_unit")),
        "all_units": _flag("--all-units", text("help.all_units")),
        "year": _option("--year", "YEAR", text("help.template_year")),
        "law_on": _option("--law-on", "DAY", text("help.law_on")),
        "lists": _option("--lists", "LISTS", text("help.lists")),
        "rows": _option("--rows", "N", text("help.template_rows")),
        "config": _option("--config", "FILE", text("help.law_config")),
        "output": _option("--output", "FILE|DIR", text("help.template_output"), short="-o"),
        **{name: each for name, each in _shown_options(text).items() if name in kept},
    }

    def command(**given: Any) -> int:
        from hongngu_tally.cli.template import template

        del given["plain"], given["debug"]  # answered where the run begins and ends
        return template(lang, **given)

    _sign(command, options)
    _enter(app, lang, text, "template")(command)


def _add_explain(app: _App, lang: str, text: Callable[..., str]) -> None:
    @_enter(app, lang, text, "explain")
    def explain(
        code: str = typer.Argument(..., metavar="CODE", help=text("help.code"), show_default=False),
        lang_: str = _lang(lang, text),
        plain: bool = typer.Option(False, "--plain", help=text("help.plain"), show_default=False),
    ) -> int:
        from hongngu_tally.cli.explain import explain as command

        return command(code, lang)


def _add_demo(app: _App, lang: str, text: Callable[..., str]) -> None:
    @_enter(app, lang, text, "demo")
    def demo(
        folder: str = typer.Argument(..., metavar="DIR", help=text("help.folder"), show_default=False),
        lang_: str = _lang(lang, text),
        plain: bool = typer.Option(False, "--plain", help=text("help.plain"), show_default=False),
    ) -> int:
        from hongngu_tally.cli.demo import demo as command

        return command(folder, lang)


def _history(text: Callable[..., str]) -> tuple[Any, Any]:
    return _several("--history", "PATH", text("help.history"))


def _decisions(text: Callable[..., str]) -> tuple[Any, Any]:
    return _several("--decisions", "PATH", text("help.decisions"))


def _stage(text: Callable[..., str]) -> tuple[Any, Any]:
    return _option("--stage", "STAGE", text("help.stage"), default="nominated")


def _where(text: Callable[..., str]) -> tuple[Any, Any]:
    from hongngu_tally.counts import DIMENSIONS

    return _several("--where", "DIMENSION=VALUE", text("help.where", known=", ".join(DIMENSIONS)))


_COMMANDS: dict[str, Callable[[_App, str, Callable[..., str]], None]] = {
    "validate": _add_validate,
    "summarize": _add_summarize,
    "year-end": _add_year_end,
    "trace": _add_trace,
    "status": lambda app, lang, text: _add(app, lang, text, "status", {"decisions": _decisions(text)}),
    "diff": lambda app, lang, text: _add(app, lang, text, "diff", {}),
    "verify": _add_verify,
    "template": _add_template,
    "inspect": _add_inspect,
    "law": _add_law,
    "explain": _add_explain,
    "demo": _add_demo,
}
"""In the order of the help page."""
