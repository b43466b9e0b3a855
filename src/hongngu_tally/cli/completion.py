"""``--install-completion`` and ``--show-completion``: the parser's own work, its sentences in the user's language."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from hongngu_tally.cli.exits import EXIT_NOT_RUN, Leave
from hongngu_tally.cli.say import say


def speak(command: Any, lang: str) -> None:
    """Let both options of a command tree answer in ``lang``."""
    for parameter in command.params:
        if "--install-completion" in parameter.opts:
            parameter.callback = _install(lang)
        elif "--show-completion" in parameter.opts:
            parameter.callback = _show(lang, parameter.callback)


def _install(lang: str) -> Callable[..., Any]:
    def install(ctx: Any, parameter: Any, value: Any) -> Any:
        if not value or ctx.resilient_parsing:
            return value
        import typer.completion as parser

        given: list[Any] = []
        _printed(lang, lambda: given.extend(parser.install()))  # type: ignore[attr-defined]
        print(say(lang, "error.completion", shell=given[0], path=given[1]))
        raise Leave(0)

    return install


def _show(lang: str, show_script: Callable[..., Any]) -> Callable[..., Any]:
    def show(ctx: Any, parameter: Any, value: Any) -> Any:
        if not value or ctx.resilient_parsing:
            return value
        print(_printed(lang, lambda: show_script(ctx, parameter, value)), end="")
        raise Leave(0)

    return show


def _printed(lang: str, work: Callable[[], Any]) -> str:
    """What the work prints; a shell that it does not know is told in our own words."""
    from typer import Exit

    out = io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            work()
    except SystemExit as end:
        # The parser ends the program when it has shown its script.
        if not end.code:
            return out.getvalue()
    except Exit:
        pass
    else:
        return out.getvalue()
    raise Leave(EXIT_NOT_RUN, say(lang, "error.no_shell"))
