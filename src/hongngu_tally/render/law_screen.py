"""A page of ``tally law`` on the screen."""

from __future__ import annotations

from hongngu_tally.render.law_lines import Page
from hongngu_tally.render.screen import Screen


def show(screen: Screen, page: Page) -> None:
    """The title, then each block: its heading, its lines, and below each line what belongs to it."""
    screen.prose(page.title, 0, 2, "bold")
    for block in page.blocks:
        indent = 2 if block.heading else 0
        if block.heading:
            screen.heading(block.heading)
        else:
            screen.line()
        for line in block.lines:
            screen.prose(line.text, indent, indent + 2)
            for below in line.below:
                screen.prose(below, indent + 4, indent + 6)
