"""What was mended, cell by cell: on the screen, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hongngu_tally.mend import KINDS, Change
from hongngu_tally.render.findings import validate_data
from hongngu_tally.render.formats import csv_text, json_text, md_table
from hongngu_tally.render.screen import Screen
from hongngu_tally.render.words import Words, words
from hongngu_tally.text import column_letter, safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_COLUMNS = ("sheet", "cell", "before", "after", "kinds")


def show_changes(
    screen: Screen,
    done: Sequence[Change],
    left: Sequence[Change],
    *,
    checked: bool = False,
) -> None:
    """One block per sheet, a line per cell: what stood there, what stands there now, and why.

    ``checked`` says that the verdict on the mended workbook follows; nothing is written otherwise.
    """
    say = screen.say
    screen.line()
    screen.prose(say.text("mended", n=len(done)) if done else say.text("mended_nothing"), style="bold")
    for kind in KINDS:
        if number := sum(kind in change.kinds for change in done):
            screen.prose(f"{say.label('mend', kind)}: {say.number(number)}", 2, 4)
    _blocks(screen, done)
    if left:
        screen.line()
        screen.prose(say.text("mended_left", n=len(left)), 0, 2, "bold")
        _blocks(screen, left)
    if checked:
        screen.line()
        screen.prose(say.text("mended_checked"), style="bold")
    elif done:
        screen.line()
        screen.prose(say.text("mended_dry"), style="bold")


def _blocks(screen: Screen, changes: Sequence[Change]) -> None:
    sheet = ""
    for change in changes:
        if change.sheet != sheet:
            sheet = change.sheet
            screen.line()
            screen.prose(screen.say.text("copy_sheet", sheet=sheet), 0, 2, "bold")
        screen.prose(f"{_cell(change)}  {_quoted(change.before)} → {_after(change, screen.say)}  ({_why(change, screen.say)})", 2, 6)  # fmt: skip


def changes_json(done: Sequence[Change], left: Sequence[Change], tally: Tally, lang: str) -> str:
    """The contract's ``validate`` object of the mended workbook, with ``changes`` and what could not be changed (``left``)."""
    data: dict[str, Any] = validate_data(tally, lang)
    data["changes"] = [_data(change) for change in done]
    data["left"] = [_data(change) for change in left]
    return json_text(data)


def changes_csv(done: Sequence[Change]) -> str:
    """A line per mended cell."""
    rows = ((c.sheet, _cell(c), c.before, c.after, " ".join(c.kinds)) for c in done)
    return csv_text(_COLUMNS, rows)


def changes_md(done: Sequence[Change], lang: str) -> str:
    """A table of the mended cells."""
    say = words(lang)
    header = [say.text(name) for name in ("copy_sheet_title", "copy_cell", "mended_before", "mended_after", "mended_why")]  # fmt: skip
    rows = ((c.sheet, _cell(c), _quoted(c.before), _after(c, say), _why(c, say)) for c in done)
    return md_table(header, rows, len(header), say)


def _data(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {
        "sheet": change.sheet,
        "row": change.row,
        "cell": _cell(change),
        "before": change.before,
        "after": change.after,
        "kinds": list(change.kinds),
    }
    return found | ({"date": change.day.isoformat()} if change.day else {})


def _cell(change: Change) -> str:
    return f"{column_letter(change.column)}{change.row}"


def _quoted(text: str) -> str:
    """A text between signs that show where it ends: a space too much would not be seen otherwise."""
    return f"“{safe_text(text)}”"


def _after(change: Change, say: Words) -> str:
    return say.text("mended_day", day=f"{change.day:%d/%m/%Y}") if change.day else _quoted(change.after)


def _why(change: Change, say: Words) -> str:
    return ", ".join(say.label("mend", kind) for kind in change.kinds)
