"""``tally explain``: one check's page, or one award through time: what it says, why, and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.cli.exits import EXIT_DONE, refusing_rules
from hongngu_tally.cli.voice import Voice
from hongngu_tally.patterns import regex

if TYPE_CHECKING:
    from hongngu_tally.render.screen import Screen

_DRAWN = ("    ", "|", "```", "#")
"""How lines begin that are no part of a paragraph: examples, tables, headings."""
_POINT = regex(r"(?:[-*]|\d+\.) ")
_MARKS = regex(r"\*\*|`")


def explain(lang: str, code: str) -> int:
    """Print the page of a check, named by its code or name, or of an award, named by code, abbreviation or name."""
    from hongngu_tally.checks.codes import CODE_OF, CODES
    from hongngu_tally.messages import explanation
    from hongngu_tally.render.screen import Screen, is_linear

    wanted = code.strip()
    found = wanted.upper() if wanted.upper() in CODES else CODE_OF.get(wanted.lower(), "")
    if found:
        page = explanation(found, lang).rstrip()
        screen = Screen(lang)
        if screen.wrapping:
            _fill(page, screen)
        else:
            print(_read_aloud(page) if is_linear() else page)
        return EXIT_DONE
    from hongngu_tally.law import load_catalogue
    from hongngu_tally.settings import find_settings, use_rules_of

    with refusing_rules(lang):
        use_rules_of(find_settings(Path()))
        catalogue = load_catalogue()
    if award := catalogue.award_of(wanted):
        from hongngu_tally.render import law_pages, law_screen

        law_screen.show(Screen(lang), law_pages.history_page(catalogue, (award,), lang))
        return EXIT_DONE
    near = _near(
        wanted,
        [*CODES, *CODE_OF],
        [catalogue.awards[each].abbreviation for each in catalogue.nearest(wanted)],
    )
    voice = Voice("explain", lang)
    raise voice.mistake("no_such_check", code=wanted, hint=voice.near(near))


def _fill(page: str, screen: Screen) -> None:
    """Print a page in the width of the screen: paragraphs and the points of a list are filled, tables and examples stay as they are."""
    blocks: list[str] = []
    for line in page.splitlines():
        begins = not line or line.startswith(_DRAWN) or _POINT.match(line)
        if begins or not blocks or not blocks[-1] or blocks[-1].startswith(_DRAWN):
            blocks.append(line)
        else:
            blocks[-1] += f" {line.strip()}"
    for block in blocks:
        if block.startswith("#"):
            screen.prose(block.lstrip("# "), style="bold")
        elif not block or block.startswith(_DRAWN):
            screen.line(block)
        else:
            sign = _POINT.match(block)
            screen.prose(_MARKS.sub("", block), hang=len(sign[0]) if sign else 0)


def _read_aloud(page: str) -> str:
    """A page without the signs of its markup: headings as lines, rows of tables as their cells."""
    lines = []
    for line in page.splitlines():
        text = line.strip().lstrip("#").strip()
        if text.startswith("|"):
            if set(text) <= set("|-: "):
                continue
            text = "; ".join(cell.strip() for cell in text.strip("|").split("|"))
        if text and not text.startswith("```"):
            lines.append(_MARKS.sub("", text))
    return "\n".join(lines)


def _near(wanted: str, checks: list[str], awards: list[str]) -> str:
    """The nearest check and the nearest awards."""
    from hongngu_tally.text import nearest

    check = nearest(wanted, checks, cutoff=0.6)
    return ", ".join([check, *awards] if check else awards)
