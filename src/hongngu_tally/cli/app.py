"""The commands and their options. Values are parsed by our own code, so that every complaint is in the user's language."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import typer
import typer.core

from hongngu_tally.cli.say import parser_words, say


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


def _spoken(base: type, lang: str) -> Any:
    return type(f"Spoken{base.__name__}", (_Spoken, base), {"lang": lang})


def build(lang: str) -> Any:
    """The command tree with help in ``lang``, as the parser's own command object."""
    text = partial(say, lang)
    app = typer.Typer(
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

    @app.callback()
    def main(
        version: bool = typer.Option(
            False, "--version", help=text("help.version"), callback=_show_version, is_eager=True
        ),
        lang_: str = typer.Option("", "--lang", metavar="vi|en", help=text("help.lang"), show_default=False),
    ) -> None:
        """The program as a whole."""

    _add_validate(app, lang, text)
    _add_summarize(app, lang, text)
    _add_year_end(app, lang, text)
    _add_inspect(app, lang, text)
    _add_explain(app, lang, text)
    return typer.main.get_command(app)


def _show_version(value: bool) -> None:
    if value:
        from hongngu_tally.cli.exits import Leave, _version

        print(f"tally {_version()} (Python {sys.version.split()[0]})")
        raise Leave(0)


def _common(text: Callable[..., str]) -> dict[str, Any]:
    """The options that mean the same everywhere."""
    return {
        "paths": typer.Argument(..., metavar="PATH...", help=text("help.paths"), show_default=False),
        "year": typer.Option("", "--year", metavar="YEAR", help=text("help.year"), show_default=False),
        "law_on": typer.Option("", "--law-on", metavar="DAY", help=text("help.law_on"), show_default=False),
        "config": typer.Option("", "--config", metavar="FILE", help=text("help.config"), show_default=False),
        "lang": typer.Option("", "--lang", metavar="vi|en", help=text("help.lang"), show_default=False),
        "form": typer.Option("", "--format", metavar="FORM", help=text("help.format"), show_default=False),
        "output": typer.Option(
            "", "-o", "--output", metavar="FILE", help=text("help.output"), show_default=False
        ),
        "force": typer.Option(False, "--force", help=text("help.force"), show_default=False),
        "quiet": typer.Option(False, "-q", "--quiet", help=text("help.quiet"), show_default=False),
        "workers": typer.Option("", "--workers", metavar="N", help=text("help.workers"), show_default=False),
        "strict": typer.Option(False, "--strict", help=text("help.strict"), show_default=False),
        "debug": typer.Option(False, "--debug", help=text("help.debug"), show_default=False),
        "header": _several("--header", "[WHERE:]ROWS", text("help.header")),
        "column": _several("--column", "[WHERE:]FIELD=COL", text("help.column")),
        "unit": _several("--unit", "[WHERE:]NAME", text("help.unit")),
        "ignore_sheet": _several("--ignore-sheet", "SHEET", text("help.ignore_sheet")),
    }


def _several(name: str, metavar: str, help_: str) -> Any:
    """An option that may be given several times."""
    return typer.Option([], name, metavar=metavar, help=help_, show_default=False)


def _add_validate(app: typer.Typer, lang: str, text: Callable[..., str]) -> None:
    option = _common(text)

    @app.command("validate", cls=_spoken(typer.core.TyperCommand, lang), help=text("help.validate"))
    def validate(
        paths: list[str] = option["paths"],
        year: str = option["year"],
        law_on: str = option["law_on"],
        config: str = option["config"],
        header: list[str] = option["header"],
        column: list[str] = option["column"],
        unit: list[str] = option["unit"],
        ignore_sheet: list[str] = option["ignore_sheet"],
        stage: str = _stage(text),
        lang_: str = option["lang"],
        form: str = option["form"],
        output: str = option["output"],
        force: bool = option["force"],
        quiet: bool = option["quiet"],
        workers: str = option["workers"],
        strict: bool = option["strict"],
        debug: bool = option["debug"],
    ) -> int:
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling
        from hongngu_tally.cli.validate import validate as command

        return command(Request.parse(
            "validate", lang, paths, year=year, law_on=law_on, config=config, stage=stage, form=form, output=output,
            force=force, quiet=quiet, workers=workers, strict=strict, lang_asked=lang_,
            settling=Settling(header, column, unit, ignore_sheet),
        ))  # fmt: skip


def _add_summarize(app: typer.Typer, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.counts import DIMENSIONS

    option = _common(text)

    @app.command("summarize", cls=_spoken(typer.core.TyperCommand, lang), help=text("help.summarize"))
    def summarize(
        paths: list[str] = option["paths"],
        year: str = option["year"],
        law_on: str = option["law_on"],
        config: str = option["config"],
        header: list[str] = option["header"],
        column: list[str] = option["column"],
        unit: list[str] = option["unit"],
        ignore_sheet: list[str] = option["ignore_sheet"],
        by: str = typer.Option(
            "",
            "--by",
            metavar="DIMENSIONS",
            help=text("help.by", known=", ".join(DIMENSIONS)),
            show_default=False,
        ),
        stage: str = _stage(text),
        count: str = typer.Option(
            "awards", "--count", metavar="WHAT", help=text("help.count"), show_default=False
        ),
        lang_: str = option["lang"],
        form: str = option["form"],
        output: str = option["output"],
        force: bool = option["force"],
        quiet: bool = option["quiet"],
        workers: str = option["workers"],
        strict: bool = option["strict"],
        debug: bool = option["debug"],
    ) -> int:
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling
        from hongngu_tally.cli.summarize import summarize as command

        return command(Request.parse(
            "summarize", lang, paths, year=year, law_on=law_on, config=config, by=by, stage=stage, count=count, form=form,
            output=output, force=force, quiet=quiet, workers=workers, strict=strict, lang_asked=lang_,
            settling=Settling(header, column, unit, ignore_sheet),
        ))  # fmt: skip


def _add_year_end(app: typer.Typer, lang: str, text: Callable[..., str]) -> None:
    from hongngu_tally.layouts import built_in

    option = _common(text)

    @app.command("year-end", cls=_spoken(typer.core.TyperCommand, lang), help=text("help.year_end"))
    def year_end(
        paths: list[str] = option["paths"],
        year: str = option["year"],
        law_on: str = option["law_on"],
        config: str = option["config"],
        header: list[str] = option["header"],
        column: list[str] = option["column"],
        unit: list[str] = option["unit"],
        ignore_sheet: list[str] = option["ignore_sheet"],
        layout: str = typer.Option(
            "",
            "--layout",
            metavar="NAME",
            help=text("help.layout", known=", ".join(built_in())),
            show_default=False,
        ),
        stage: str = _stage(text),
        issuer: str = typer.Option(
            "", "--issuer", metavar="TEXT", help=text("help.issuer"), show_default=False
        ),
        superior: str = typer.Option(
            "", "--superior", metavar="TEXT", help=text("help.superior"), show_default=False
        ),
        lang_: str = option["lang"],
        form: str = option["form"],
        output: str = option["output"],
        force: bool = option["force"],
        quiet: bool = option["quiet"],
        workers: str = option["workers"],
        strict: bool = option["strict"],
        debug: bool = option["debug"],
    ) -> int:
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling
        from hongngu_tally.cli.year_end import year_end as command

        request = Request.parse(
            "year-end", lang, paths, year=year, law_on=law_on, config=config, stage=stage, form=form, output=output,
            force=force, quiet=quiet, workers=workers, strict=strict, lang_asked=lang_,
            settling=Settling(header, column, unit, ignore_sheet),
        )  # fmt: skip
        return command(request, layout, issuer, superior)


def _add_inspect(app: typer.Typer, lang: str, text: Callable[..., str]) -> None:
    option = _common(text)

    @app.command("inspect", cls=_spoken(typer.core.TyperCommand, lang), help=text("help.inspect"))
    def inspect(
        paths: list[str] = option["paths"],
        year: str = option["year"],
        law_on: str = option["law_on"],
        config: str = option["config"],
        header: list[str] = option["header"],
        column: list[str] = option["column"],
        unit: list[str] = option["unit"],
        ignore_sheet: list[str] = option["ignore_sheet"],
        rows: str = typer.Option(
            "", "--rows", metavar="all|ROWS", help=text("help.rows"), show_default=False
        ),
        lang_: str = option["lang"],
        form: str = option["form"],
        output: str = option["output"],
        force: bool = option["force"],
        quiet: bool = option["quiet"],
        workers: str = option["workers"],
        strict: bool = option["strict"],
        debug: bool = option["debug"],
    ) -> int:
        from hongngu_tally.cli.inspect import inspect as command
        from hongngu_tally.cli.request import Request
        from hongngu_tally.cli.settle import Settling

        request = Request.parse(
            "inspect", lang, paths, year=year, law_on=law_on, config=config, form=form, output=output, force=force,
            quiet=quiet, workers=workers, strict=strict, lang_asked=lang_,
            settling=Settling(header, column, unit, ignore_sheet),
        )  # fmt: skip
        return command(request, rows)


def _add_explain(app: typer.Typer, lang: str, text: Callable[..., str]) -> None:
    @app.command("explain", cls=_spoken(typer.core.TyperCommand, lang), help=text("help.explain"))
    def explain(
        code: str = typer.Argument(..., metavar="CODE", help=text("help.code"), show_default=False),
        lang_: str = typer.Option("", "--lang", metavar="vi|en", help=text("help.lang"), show_default=False),
    ) -> int:
        from hongngu_tally.cli.explain import explain as command

        return command(code, lang)


def _stage(text: Callable[..., str]) -> Any:
    return typer.Option("nominated", "--stage", metavar="STAGE", help=text("help.stage"), show_default=False)
