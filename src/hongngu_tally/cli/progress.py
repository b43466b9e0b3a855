"""The bar that shows how far a run has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hongngu_tally.cli.say import say


@contextmanager
def bar(lang: str, doing: str, wanted: bool) -> Iterator[Callable[..., None] | None]:
    """A bar on stderr when somebody looks at it; nothing otherwise. It is told what is done, of how much, and of how many rows."""
    from hongngu_tally.render.screen import is_linear

    if not wanted or is_linear() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from hongngu_tally.render.words import words

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[shown]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown_bar:
        count = words(lang).number
        task = shown_bar.add_task(say(lang, f"progress.{doing}"), total=None, shown="")

        def show(done: int, total: int, rows: int | None = None) -> None:
            told = count(done) if rows is None else count(rows)
            shown = say(lang, f"progress.{doing}_done", done=done, total=total, rows=told)
            shown_bar.update(task, completed=done, total=total, shown=shown)

        yield show
