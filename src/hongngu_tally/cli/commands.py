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
    limit_options,
    option,
    paths,
    read_options,
    several,
    shown_options,
    stage,
    where,
)
from hongngu_tally.cli.parser import App

_PARSED = ("by", "stage", "count", "history", "decisions", "only", "skip", "most")
"""Options of single commands that the request itself checks; the others go to the command."""


_NAMED_PATHS = {"diff": "OLD NEW", "verify": "TABLE PATH..."}


def _add(app: App, name: str, own: Options) -> None:
    """Add the command ``name``, which reads workbooks; ``own`` are its options beside those that all such commands have."""
    limits = limit_options(app.lang) if app.limits else {}
    options = {**read_options(app.lang), **own, **limits, **shown_options(app.lang)}
    if name == "validate":
        options["form"] = option("--format", "FORM", app.text("validate_format"))
    if name in _NAMED_PATHS:
        options["paths"] = paths(_NAMED_PATHS[name], app.text(f"{name}_paths"))

    def command(**given: Any) -> int:
        from hongngu_tally.cli.limits import set_limits
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling
        from hongngu_tally.cli.voice import Voice

        set_limits(Voice(name, app.lang), {limit.removeprefix("max_"): given.pop(limit) for limit in limits})
        more = {key: given.pop(key) for key in own if key in given and key not in _PARSED}
        if more.get("fix"):
            # The output is the mended workbook, and not a form of the report.
            more["target"], given["output"] = given["output"], ""
        settling = Settling(*(given.pop(key, []) for key in ("header", "column", "unit", "ignore_sheet")))
        request = Request.parse(name, app.lang, given.pop("paths"), settling=settling, **given)
        return _run(name, request, **more)

    app.enter(name, options, command)


def _add_alone(app: App, name: str, options: Options) -> None:
    """Add the command ``name``, which reads no workbooks."""

    def command(**given: Any) -> int:
        return _run(name, app.lang, **given)

    app.enter(name, options, command)


def _run(name: str, *arguments: Any, **more: Any) -> int:
    function = name.replace("-", "_")
    code: int = getattr(import_module(f"hongngu_tally.cli.{function}"), function)(*arguments, **more)
    return code


def _add_validate(app: App) -> None:
    annotate = typer.Option(None, "--annotate", metavar="[DIR]", help=app.text("annotate"), show_default=False)  # fmt: skip
    own = {
        "history": history(app.lang),
        "decisions": decisions(app.lang),
        "stage": stage(app.lang),
        "annotate": (str | None, annotate),
        **finding_options(app.lang),
        "fix": flag("--fix", app.text("fix")),
        "dry_run": flag("--dry-run", app.text("dry_run")),
        "reply": flag("--reply", app.text("reply")),
    }
    _add(app, "validate", own)


def _add_summarize(app: App) -> None:
    from hongngu_tally.counts import DIMENSIONS

    own = {
        "history": history(app.lang),
        "decisions": decisions(app.lang),
        "by": option("--by", "DIMENSIONS", app.text("by", known=", ".join(DIMENSIONS))),
        "stage": stage(app.lang),
        "count": option("--count", "WHAT", app.text("count"), default="awards"),
        "where": where(app.lang),
        **finding_options(app.lang),
    }
    _add(app, "summarize", own)


def _add_year_end(app: App) -> None:
    from hongngu_tally.layouts import built_in

    own = {
        "history": history(app.lang),
        "decisions": decisions(app.lang),
        "layout": option("--layout", "NAME", app.text("layout", known=", ".join(built_in()))),
        "list_layouts": (bool, _list_layouts(app)),
        "count": option("--count", "WHAT", app.text("count"), default="awards"),
        "stage": stage(app.lang),
        "issuer": option("--issuer", "TEXT", app.text("issuer")),
        "superior": option("--superior", "TEXT", app.text("superior")),
        "narrative": flag("--narrative", app.text("narrative")),
        "compare": option("--compare", "PATH", app.text("compare_year")),
        "where": where(app.lang),
        **finding_options(app.lang),
    }
    _add(app, "year-end", own)


def _list_layouts(app: App) -> Any:
    """An option that answers at once, without any PATH."""

    def answer(value: bool) -> None:
        if value:
            from hongngu_tally.cli.exits import Leave
            from hongngu_tally.layouts import built_in, load_layout
            from hongngu_tally.render.closing import layout_name
            from hongngu_tally.render.words import words

            for name in built_in():
                print(f"{name:<18} {layout_name(load_layout(name), words(app.lang))}")
            raise Leave(0)

    return typer.Option(
        False, "--list-layouts", help=app.text("list_layouts"), callback=answer, is_eager=True, expose_value=False
    )  # fmt: skip


def _add_trace(app: App) -> None:
    own = {
        "award": several("--award", "NAME", app.text("award")),
        "track": several("--track", "TRACK", app.text("track")),
        "level": several("--level", "LEVEL", app.text("level")),
        "recipient": several("--recipient", "KIND", app.text("recipient")),
        # The unit that is asked for; what settles a sheet's unit stands in tally.toml.
        "unit": several("--unit", "NAME", app.text("unit_asked")),
        "where": where(app.lang),
        "cell": option("--cell", "[LAYOUT!]ROW[.COLUMN]", app.text("cell")),
        "history": history(app.lang),
        "decisions": decisions(app.lang),
        "stage": stage(app.lang),
    }
    _add(app, "trace", own)


def _add_verify(app: App) -> None:
    from hongngu_tally.layouts import built_in

    known = ", ".join(built_in())
    own = {
        "layout": option("--layout", "NAME", app.text("layout", known=known)),
        "history": history(app.lang),
        "decisions": decisions(app.lang),
        "compare": option("--compare", "PATH", app.text("compare_year")),
    }
    _add(app, "verify", own)


def _add_inspect(app: App) -> None:
    _add(app, "inspect", {"rows": option("--rows", "all|ROWS", app.text("rows"))})


def _add_law(app: App) -> None:
    compare = typer.Option(("", ""), "--compare", metavar="FROM TO", help=app.text("compare"), show_default=False)  # fmt: skip
    options: Options = {
        "year": option("--year", "YEAR", app.text("law_year")),
        "law_on": option("--law-on", "DAY", app.text("law_on")),
        "award": several("--award", "AWARD", app.text("law_award")),
        "compare": (tuple[str, str], compare),
        "config": option("--config", "FILE", app.text("law_config")),
        **shown_options(app.lang, "lang_", "form", "output", "force", "quiet", "plain", "debug"),
    }
    options["form"] = option("--format", "FORM", app.text("law_format"))
    _add_alone(app, "law", options)


def _add_template(app: App) -> None:
    options: Options = {
        "unit": option("--unit", "NAME", app.text("template_unit")),
        "all_units": flag("--all-units", app.text("all_units")),
        "year": option("--year", "YEAR", app.text("template_year")),
        "law_on": option("--law-on", "DAY", app.text("law_on")),
        "lists": option("--lists", "LISTS", app.text("lists")),
        "rows": option("--rows", "N", app.text("template_rows")),
        "config": option("--config", "FILE", app.text("law_config")),
        "output": option("--output", "FILE|DIR", app.text("template_output"), short="-o"),
        **shown_options(app.lang, "lang_", "force", "quiet", "plain", "debug"),
    }
    _add_alone(app, "template", options)


def _add_explain(app: App) -> None:
    code = typer.Argument(..., metavar="CODE", help=app.text("code"), show_default=False)
    _add_alone(app, "explain", {"code": (str, code), **shown_options(app.lang, "lang_", "plain")})


def _add_demo(app: App) -> None:
    folder = typer.Argument(..., metavar="DIR", help=app.text("folder"), show_default=False)
    _add_alone(app, "demo", {"folder": (str, folder), **shown_options(app.lang, "lang_", "plain")})


COMMANDS: dict[str, Callable[[App], None]] = {
    "validate": _add_validate,
    "summarize": _add_summarize,
    "year-end": _add_year_end,
    "trace": _add_trace,
    "status": lambda app: _add(
        app, "status", {"history": history(app.lang), "decisions": decisions(app.lang)}
    ),
    "diff": lambda app: _add(app, "diff", {}),
    "verify": _add_verify,
    "template": _add_template,
    "inspect": _add_inspect,
    "law": _add_law,
    "explain": _add_explain,
    "demo": _add_demo,
}
"""In the order of the help page."""
