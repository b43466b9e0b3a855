"""One screen: plain lines, wrapped here and nowhere else, so that no number is ever cut.

Everything is readable without colour, in a pipe and by a screen reader: words say what colours repeat.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from hongngu_tally.render.words import Words, words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 100
_PLAIN = {
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
    "“": '"',
    "”": '"',
}


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
        self._console = _console(file, width, colour)
        terminal = self._console.is_terminal
        # A pipe that nobody gave a width gets whole sentences: one finding, one line to search in.
        self.wrapping = terminal or width is not None or "COLUMNS" in os.environ
        self.width = self._console.width if self.wrapping else _PIPED_WIDTH
        # Rules and separators are for eyes; a program that reads the pipe gets ASCII ones.
        self._plain = not self._console.encoding.lower().startswith("utf")
        self.rule = "─" if terminal and not self._plain else "-"
        self.bar = "│" if terminal and not self._plain else "|"

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line as it is."""
        from rich.text import Text

        if self._plain:
            text = "".join(_PLAIN.get(letter, letter) for letter in text)
        self._console.print(Text(text.rstrip(), style=style), soft_wrap=True)

    def lines(self, lines: Sequence[str], style: str = "") -> None:
        """Print lines as they are."""
        for line in lines:
            self.line(line, style)

    def prose(self, text: str, indent: int = 0, hang: int | None = None, style: str = "") -> None:
        """Print a sentence, wrapped to the width; later lines start at ``hang`` (default: ``indent``)."""
        hang = indent if hang is None else hang
        if not self.wrapping:
            self.line(" " * indent + safe_text(text), style)
            return
        room = max(self.width - max(indent, hang), 12)
        for number, line in enumerate(wrap(safe_text(text), room)):
            self.line(" " * (hang if number else indent) + line, style)

    def heading(self, text: str) -> None:
        """A blank line and a heading."""
        self.line()
        self.prose(text, style="bold")


def _console(file: TextIO | None, width: int | None, colour: bool | None) -> Console:
    from rich.console import Console, detect_legacy_windows

    # The renderer for old Windows consoles fails on what it cannot encode: plain text is safe there.
    system = "auto" if colour is not False and not detect_legacy_windows() else None
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

    return len(text) if text.isascii() else cell_len(text)


def pad(text: str, width: int, align: str = "left") -> str:
    """The text filled up to a width."""
    space = max(width - cells(text), 0)
    if align == "right":
        return " " * space + text
    left = space // 2 if align == "centre" else 0
    return " " * left + text + " " * (space - left)


def wrap(text: str, width: int) -> list[str]:
    """Lines of whole words; a word longer than the width stands alone, uncut."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
