"""One screen: plain lines, wrapped here and nowhere else, so that no number is ever cut.

Everything is readable without colour and in a pipe: words say what colours repeat. Inside ``linear()`` every line
stands for itself, without tables, indents and signs, as a screen reader reads it.
"""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from hongngu_tally.render.words import Words, words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_PIPED_WIDTH = 100
_NARROWEST = 12
_PLAIN = str.maketrans(
    {
        "✔": "",
        "✖": "",
        "⚠": "",
        "·": "-",
        "─": "-",
        "│": "|",
        "–": "-",
        "—": "-",
        "…": "...",
        "›": ">",
        "←": "<-",
        "⋮": ":",
        "“": '"',
        "”": '"',
    }
)


# Signs that only repeat what words say, or draw.
_SPOKEN = str.maketrans({"✔": "", "✖": "", "⚠": "", "│": ",", "·": "-"})
_LINEAR: ContextVar[bool] = ContextVar("linear", default=False)


@contextmanager
def linear() -> Iterator[None]:
    """Screens that are made inside are read aloud."""
    token = _LINEAR.set(True)
    try:
        yield
    finally:
        _LINEAR.reset(token)


def is_linear() -> bool:
    """Whether what is printed now is read aloud."""
    return _LINEAR.get()


class Screen:
    """Where a command prints. ``width`` forces a width; without one a pipe gets unwrapped sentences."""

    def __init__(
        self,
        lang: str = "vi",
        file: TextIO | None = None,
        width: int | None = None,
        colour: bool | None = None,
    ) -> None:
        self.say: Words = words(lang)
        self.linear = _LINEAR.get()
        self._asked = (file, width, False if self.linear else colour)
        # A pipe that nobody gave a width gets whole sentences: one finding, one line to search in.
        self._piped = _is_pipe(*self._asked)
        terminal = not self._piped and self._console.is_terminal
        measured = terminal or width is not None or "COLUMNS" in os.environ
        self.wrapping = measured and not self._piped and not self.linear
        self.width = self._console.width if self.wrapping else _PIPED_WIDTH
        # Rules and separators are for eyes; a program that reads the pipe gets ASCII ones.
        encoding = getattr(file or sys.stdout, "encoding", None) or "utf-8"
        self._plain = not encoding.lower().startswith("utf")
        self.rule = "─" if terminal and not self._plain else "-"
        self.bar = "," if self.linear else "│" if terminal and not self._plain else "|"

    @cached_property
    def _console(self) -> Console:
        return _console(*self._asked)

    def text(self, content: str, style: str = "") -> Text:
        """A text that is shown and never obeyed, in letters that the console has."""
        from rich.text import Text

        return Text(content.translate(_PLAIN) if self._plain else content, style)

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line as it is."""
        if self.linear:
            text = " ".join(text.translate(_SPOKEN).split())
            if not text:
                return
        if style and not self._piped:
            self._print(self.text(text, style))
        else:
            # rich takes half a millisecond for a line, and nothing is to be coloured here.
            shown = text.translate(_PLAIN) if self._plain else text
            (self._asked[0] or sys.stdout).write(f"{shown.rstrip()}\n")

    def prose(self, text: str, indent: int = 0, hang: int | None = None, style: str = "") -> None:
        """Print a sentence, wrapped to the width; later lines start at ``hang`` (default: ``indent``)."""
        hang = indent if hang is None else hang
        room = max(self.width, max(indent, hang) + _NARROWEST) if self.wrapping else sys.maxsize
        for line in wrap(safe_text(text), room, " " * indent, " " * hang):
            self.line(line, style)

    def items(self, items: Sequence[tuple[str, str]]) -> None:
        """Print one line of names and values: what a row of a table says where nothing is drawn."""
        told = [f"{name}: {value}" if name else value for name, value in items if value]
        self.line("; ".join(safe_text(one) for one in told))

    def draw(self, table: Table, least: int = 0) -> None:
        """Print a table, without the spaces that fill its lines.

        Below its ``least`` width rich would shorten numbers: there the table is wider than the screen.
        """
        from rich.segment import Segment
        from rich.text import Text

        options = self._console.options.update(width=max(self.width, least))
        for segments in Segment.split_lines(self._console.render(table, options)):
            self._print(Text.assemble(*((part.text, part.style or "") for part in segments)))

    def _print(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def heading(self, text: str) -> None:
        """A blank line and a heading."""
        self.line()
        self.prose(text, style="bold")


def _is_pipe(file: TextIO | None, width: int | None, colour: bool | None) -> bool:
    """Whether nobody looks: no terminal, and neither width nor colour asked for by option or environment."""
    asked = (
        width is not None or colour or any(map(os.environ.get, ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE")))
    )
    return not asked and not (file or sys.stdout).isatty()


def _console(file: TextIO | None, width: int | None, colour: bool | None) -> Console:
    from rich.console import Console, detect_legacy_windows

    # The renderer for old Windows consoles fails on what it cannot encode: plain text is safe there.
    # And whoever wants no colour gets no bold either.
    plain = colour is False or os.environ.get("NO_COLOR") or detect_legacy_windows()
    system = None if plain else "auto"
    return Console(
        file=file,
        width=width,
        color_system="standard" if colour else system,  # type: ignore[arg-type]
        force_terminal=True if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def cells(text: str) -> int:
    """How many columns a text takes on the screen."""
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Lines of whole words after their indents; a word longer than the width stands alone, uncut."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
