"""The commands, and which options each has. A command stands in the module of its name, imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer

from hongngu_tally.cli.options import (
    Options,
    decisions,
    finding_options,
    flag,
    history,
    lang_option,
    limit_options,
    option,
    read_options,
    several,
    shown_options,
    stage,
    where,
)
from hongngu_tally.cli.parser import App, enter, sign

_PARSED = ("by", "stage", "count", "history", "decisions", "only", "skip", "most")
"""Options of single commands that the request itself checks; the others go to the command."""


def _add(app: App, lang: str, text: Callable[..., str], name: str, own: Options) -> None:
    """Add the command ``name``, which reads workbooks: it stands in the module of its name, and is imported when it runs."""
    limits = limit_options(text) if app.limits else {}
    options = {**read_options(text), **own, **limits, **shown_options(text)}
    if name == "validate":
        options["form"] = option("--format", "FORM", text("help.validate_format"))

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

    sign(command, options)
    enter(app, lang, text, name)(command)


def _add_validate(app: App, lang: str, text: Callable[..., str]) -> None:
    annotate = typer.Option(None, "--annotate", metavar="[DIR]", help=text("help.annotate"), show_default=False)  # fmt: skip
    own = {
        "history": history(text),
        "decisions": decisions(text),
        "stage": stage(text),
        "annotate": (str | None, annotate),
        **finding_options(text),
        "fix": flag("--fix", text("help.fix")),
        "dry_run": flag("--dry-run", text("help.dry_run")),
        "reply": flag("--reply", text("help.reply")),
    }
    _add(app, lang, text, "validate", own)


def _add_summarize(app: App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.counts import DIMENSIONS

    own = {
        "history": history(text),
        "decisions": decisions(text),
        "by": option("--by", "DIMENSIONS", text("help.by", known=", ".join(DIMENSIONS))),
        "stage": stage(text),
        "count": option("--count", "WHAT", text("help.count"), default="awards"),
        "where": where(text),
        **finding_options(text),
    }
    _add(app, lang, text, "summarize", own)


def _add_year_end(app: App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.layouts import built_in

    own = {
        "history": history(text),
        "decisions": decisions(text),
        "layout": option("--layout", "NAME", text("help.layout", known=", ".join(built_in()))),
        "list_layouts": (bool, _list_layouts(lang, text)),
        "count": option("--count", "WHAT", text("help.count"), default="awards"),
        "stage": stage(text),
        "issuer": option("--issuer", "TEXT", text("help.issuer")),
        "superior": option("--superior", "TEXT", text("help.superior")),
        "narrative": flag("--narrative", text("help.narrative")),
        "compare": option("--compare", "PATH", text("help.compare_year")),
        "where": where(text),
        **finding_options(text),
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


def _add_trace(app: App, lang: str, text: Callable[..., str]) -> None:
    own = {
        "award": several("--award", "NAME", text("help.award")),
        "track": several("--track", "TRACK", text("help.track")),
        "level": several("--level", "LEVEL", text("help.level")),
        "recipient": several("--recipient", "KIND", text("help.recipient")),
        # The unit that is asked for; what settles a sheet's unit stands in tally.toml.
        "unit": several("--unit", "NAME", text("help.unit_asked")),
        "where": where(text),
        "cell": option("--cell", "[LAYOUT!]ROW[.COLUMN]", text("help.cell")),
        "decisions": decisions(text),
        "stage": stage(text),
    }
    _add(app, lang, text, "trace", own)


def _add_verify(app: App, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.layouts import built_in

    known = ", ".join(built_in())
    own = {
        "layout": option("--layout", "NAME", text("help.layout", known=known)),
        "history": history(text),
        "decisions": decisions(text),
    }
    _add(app, lang, text, "verify", own)


def _add_inspect(app: App, lang: str, text: Callable[..., str]) -> None:
    _add(app, lang, text, "inspect", {"rows": option("--rows", "all|ROWS", text("help.rows"))})


def _add_law(app: App, lang: str, text: Callable[..., str]) -> None:
    options: Options = {
        "year": option("--year", "YEAR", text("help.law_year")),
        "law_on": option("--law-on", "DAY", text("help.law_on")),
        "award": several("--award", "AWARD", text("help.law_award")),
        "compare": (
            tuple[str, str],
            typer.Option(
                ("", ""), "--compare", metavar="FROM TO", help=text("help.compare"), show_default=False
            ),
        ),
        "config": option("--config", "FILE", text("help.law_config")),
        **{
            name: each
            for name, each in shown_options(text).items()
            if name not in ("workers", "strict", "redact")
        },
    }
    options["form"] = option("--format", "FORM", text("help.law_format"))

    def command(**given: Any) -> int:
        from hongngu_tally.cli.law import law

        del given["plain"], given["debug"]  # answered where the run begins and ends
        return law(lang, **given)

    sign(command, options)
    enter(app, lang, text, "law")(command)


def _add_template(app: App, lang: str, text: Callable[..., str]) -> None:
    kept = ("lang_", "force", "quiet", "plain", "debug")
    options: Options = {
        "unit": option("--unit", "NAME", text("help.template_unit")),
        "all_units": flag("--all-units", text("help.all_units")),
        "year": option("--year", "YEAR", text("help.template_year")),
        "law_on": option("--law-on", "DAY", text("help.law_on")),
        "lists": option("--lists", "LISTS", text("help.lists")),
        "rows": option("--rows", "N", text("help.template_rows")),
        "config": option("--config", "FILE", text("help.law_config")),
        "output": option("--output", "FILE|DIR", text("help.template_output"), short="-o"),
        **{name: each for name, each in shown_options(text).items() if name in kept},
    }

    def command(**given: Any) -> int:
        from hongngu_tally.cli.template import template

        del given["plain"], given["debug"]  # answered where the run begins and ends
        return template(lang, **given)

    sign(command, options)
    enter(app, lang, text, "template")(command)


def _add_explain(app: App, lang: str, text: Callable[..., str]) -> None:
    @enter(app, lang, text, "explain")
    def explain(
        code: str = typer.Argument(..., metavar="CODE", help=text("help.code"), show_default=False),
        lang_: str = lang_option(lang, text),
        plain: bool = typer.Option(False, "--plain", help=text("help.plain"), show_default=False),
    ) -> int:
        from hongngu_tally.cli.explain import explain as command

        return command(code, lang)


def _add_demo(app: App, lang: str, text: Callable[..., str]) -> None:
    @enter(app, lang, text, "demo")
    def demo(
        folder: str = typer.Argument(..., metavar="DIR", help=text("help.folder"), show_default=False),
        lang_: str = lang_option(lang, text),
        plain: bool = typer.Option(False, "--plain", help=text("help.plain"), show_default=False),
    ) -> int:
        from hongngu_tally.cli.demo import demo as command

        return command(folder, lang)


COMMANDS: dict[str, Callable[[App, str, Callable[..., str]], None]] = {
    "validate": _add_validate,
    "summarize": _add_summarize,
    "year-end": _add_year_end,
    "trace": _add_trace,
    "status": lambda app, lang, text: _add(app, lang, text, "status", {"decisions": decisions(text)}),
    "diff": lambda app, lang, text: _add(app, lang, text, "diff", {}),
    "verify": _add_verify,
    "template": _add_template,
    "inspect": _add_inspect,
    "law": _add_law,
    "explain": _add_explain,
    "demo": _add_demo,
}
"""In the order of the help page."""
