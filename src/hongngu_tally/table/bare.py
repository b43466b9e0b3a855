"""A list without column titles: names under headings that are awards, as an army school writes it."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.sections import NUMBERED, enumerator_style, read_heading
from hongngu_tally.table.titles import is_form_line, read_title
from hongngu_tally.table.together import several_people
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.words import LIST_TITLES, first_and_more, keys_in, one_of, titles_list

_NUMBERED = NUMBERED | {"decimal1"}
_LEAST_NAMES = 2
_MOST_LINES = 6
_NUMBER = regex(r"(\d{1,3})\s*(?:[.)]|/(?!\d))\s*")
_TELLS = frozenset(keys_in("lists", "begins"))
"""Words of sentences that begin like the name of a body."""
_TITLES = (*LIST_TITLES, *keys_in("lists", "titles", "lines"))
_GIVES = regex(rf"\b{one_of('lists', 'gives')}\b")


def bare_list(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Header | None:
    """A header of no rows for the list that begins at a heading in ``rows``; None when there is no such list.

    ``rows`` are those above the first column titles, or all rows of a sheet that has none. From the heading to
    their end there may be only headings, names, "không", and what closes a list: one sentence more and the
    names are part of some text.
    """
    start = next(
        (
            at
            for at, row in enumerate(rows)
            if is_award_heading(grid, vocabulary, row)
            or _heads_behind_bullet(grid, vocabulary, rows[at : at + 2])
        ),
        None,
    )
    if start is None:
        return None
    if start and _read_row(grid, vocabulary, rows[start - 1])[0] == "name":
        # "1. Nguyễn Mẫu Sen" above "LĐTT" above "2. …": each award is of whoever stands above it.
        return None
    columns: set[int] = set()
    ways: set[str] = set()
    numbers: set[int] = set()
    for row in rows[start:]:
        kind, column = _read_row(grid, vocabulary, row)
        if kind == "end" and columns:
            break
        if kind not in {"heading", "empty", "name", "unnumbered"}:
            return None
        if len(filled := grid.filled(row)) > 1:
            numbers.add(filled[0][0])
        if column:
            columns.add(column)
            ways.add(kind)
    # Names without a number are a list's own only where none has one.
    if len(columns) != 1 or len(ways) != 1:
        return None
    if _another_begins(grid, vocabulary, rows[start:]):
        return None
    first, column = rows[start], columns.pop()
    ordinal = numbers.pop() if len(numbers) == 1 else 0
    return _header(first, ordinal, column)


def _header(first: int, ordinal: int, column: int) -> Header:
    """A header of no rows over names, and the numbers that stand in a column of their own (0 for none)."""
    named = {"name": [column]} | ({"ordinal": [ordinal]} if ordinal else {})
    titles = {at: "" for at in (ordinal, column) if at}
    return Header(first, first - 1, ordinal or column, column, named, titles)


def _another_begins(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether a title stands among the rows with somebody below it: who is named there is not told by the first list."""
    titled = False
    for row in rows:
        filled = grid.filled(row)
        text = clean(text_of(filled[0][1])) if filled else ""
        titled = titled or (titles_list(text) and not vocabulary.lines.label(text))
        if titled and (len(filled) > 1 or _read_row(grid, vocabulary, row)[0] in {"name", "unnumbered"}):
            return True
    return False


def titled_list(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Header | None:
    """A header of no rows for a list under nothing but "DANH SÁCH … TẶNG GIẤY KHEN …" or "… đề nghị tặng Giấy khen cho:"; None when there is no such list.

    ``rows`` are all rows of a sheet without column titles. From the title to what closes the list there may be only
    headings and names that are numbered from 1 on.
    """
    titles = [(at, lines) for at in range(len(rows)) if (lines := _title_lines(grid, vocabulary, rows[at:]))]
    if len(titles) != 1:
        return None
    columns: set[tuple[int, int]] = set()
    numbers: list[int] = []
    below = rows[sum(titles[0]) :]
    for row in below:
        cells = [(column, clean(text_of(value))) for column, value in grid.filled(row)]
        heading = read_heading(vocabulary, row, cells[-1][1], cells[0][1] if len(cells) == 2 else "")
        parts = len(cells) <= 2 and heading.certain and not heading.section.awards
        if vocabulary.lines.label(cells[0][1]) and not (parts and cells[0][1].startswith("*")):
            break
        if parts:
            numbers.append(0)
            continue
        expected = (numbers[-1] if numbers else 0) + 1
        found = _numbered_name(vocabulary, cells) or _bulleted_name(vocabulary, cells, expected)
        if not found or found[0] != expected:
            return None
        numbers.append(found[0])
        columns.add(found[1:])
    if len(columns) != 1 or sum(map(bool, numbers)) < _LEAST_NAMES:
        return None
    return _header(below[0], *columns.pop())


def _title_lines(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> int:
    """How many rows the title takes that begins in the first of ``rows``, and says for which one award those below are put up.

    "DANH SÁCH", "Tập thể, cá nhân đề nghị tặng Giấy khen", "(Kèm theo Tờ trình số 12)" are one title. 0 where none begins.
    """
    lines: list[str] = []
    first = clean(text_of(grid.filled(rows[0])[0][1]))
    asks = len(grid.filled(rows[0])) == 1 and first.endswith(":") and not vocabulary.lines.label(first)
    if asks and (said := read_title(vocabulary, first)).proposes and len(said.awards) == 1 and not said.aside:
        return 1
    for row in rows[:_MOST_LINES]:
        texts = [clean(text) for text in grid.written_in(row)]
        if len(texts) != 1 or (lines and _is_below_title(vocabulary, row, texts[0])):
            break
        lines += texts
    title = " ".join(line for line in lines if not line.startswith("("))
    if not titles_list(title) or vocabulary.lines.other_purpose(title):
        return 0
    said = read_title(vocabulary, title)
    gives = _GIVES.search(key(title)) or not vocabulary.phrases.parse(title).rest
    return len(lines) if len(said.awards) == 1 and not said.aside and gives else 0


def _is_below_title(vocabulary: Vocabulary, row: int, text: str) -> bool:
    """Whether a line goes on with no title above it: a heading, somebody numbered, another list or what closes one."""
    if text.startswith("(") and text.endswith(")"):
        return False
    heading = read_heading(vocabulary, row, text)
    parts = heading.certain and not heading.section.awards
    return bool(enumerator_style(text) or parts or titles_list(text) or vocabulary.lines.label(text))


def _numbered_name(vocabulary: Vocabulary, cells: Sequence[tuple[int, str]]) -> tuple[int, int, int] | None:
    """(number, its column or 0, column of the name) of "1 | Lê Văn Mẫu | Chủ tịch" or "1. Lê Văn Mẫu, Chủ tịch"."""
    own = cells[0][1].strip(" .)")
    if len(cells) > 1 and own.isdigit() and vocabulary.names.kind(cells[1][1]):
        return int(own), cells[0][0], cells[1][0]
    inside = _NUMBER.match(cells[0][1])
    if len(cells) == 1 and inside and vocabulary.names.kind(cells[0][1][inside.end() :]):
        return int(inside[1]), 0, cells[0][0]
    return None


def _bulleted_name(
    vocabulary: Vocabulary, cells: Sequence[tuple[int, str]], number: int
) -> tuple[int, int, int] | None:
    """ "- Tổ Văn phòng" as the one with the number that it would have."""
    column, text = cells[0]
    named = len(cells) == 1 and enumerator_style(text) == "bullet" and _names_alone(vocabulary, text)
    return (number, 0, column) if named else None


def _names_alone(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text behind a bullet is a name, with whatever stands behind a comma or dash, and no sentence."""
    name = strip_enumerator(text)
    kind = vocabulary.names.kind(name)
    return bool(kind) and _is_bare_name(name, kind)


def _parts(grid: Grid, row: int) -> tuple[str, int, str]:
    """(numeral, column, text) of a row with one text; a numeral or bullet may stand in a cell of its own."""
    cells = [(column, clean(text_of(value))) for column, value in grid.filled(row)]
    if len(cells) == 2 and len(cells[0][1]) <= 6 and enumerator_style(f"{cells[0][1]}."):
        return cells[0][1], *cells[1]
    return ("", *cells[0]) if len(cells) == 1 else ("", 0, "")


def is_award_heading(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a row holds a heading that says an award, and no title of a list."""
    numeral, _, text = _parts(grid, row)
    if not text:
        return False
    heading = read_heading(vocabulary, row, text, numeral)
    says = heading.section
    styled = heading.style in _NUMBERED or (not heading.style and not key(text).startswith(_TITLES))
    return heading.certain and styled and bool(says.awards or says.generic)


def _heads_behind_bullet(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """ "- Lao động tiên tiến:" with somebody straight below it: a summary has only more awards there."""
    _, _, text = _parts(grid, rows[0])
    if not text or enumerator_style(text) != "bullet" or len(rows) < 2:
        return False
    heading = read_heading(vocabulary, rows[0], text)
    says = heading.section
    if not heading.certain or not (says.awards or says.generic):
        return False
    return _read_row(grid, vocabulary, rows[1])[0] in {"name", "unnumbered"}


def _read_row(grid: Grid, vocabulary: Vocabulary, row: int) -> tuple[str, int]:
    """What a row is to a bare list, and the column of its name."""
    numeral, column, text = _parts(grid, row)
    if not text:
        first = next((clean(text_of(value)) for _, value in grid.filled(row)), "")
        return ("end" if vocabulary.lines.label(first) in {"signature", "date"} else ""), 0
    heading = read_heading(vocabulary, row, text, numeral)
    starred = text.startswith("*") and heading.certain
    if (vocabulary.lines.label(text) and not starred) or (
        enumerator_style(text) == "article" and not is_award_heading(grid, vocabulary, row)
    ):
        return "end", 0
    if is_form_line(text) or vocabulary.lines.is_empty(strip_enumerator(text) or text):
        return "empty", 0
    named = vocabulary.names.kind(strip_enumerator(text))
    if not named and several_people(vocabulary, text_of(grid.at(row, column))):
        return "name", column
    if named and not heading.section.awards:
        if numeral or heading.style == "bullet" or heading.style.startswith("decimal"):
            return "name", column
        if not heading.style and not heading.certain and _is_bare_name(text, named):
            return "unnumbered", column
    # "A. DANH HIỆU THI ĐUA", "Gồm các đồng chí:" say nothing by themselves.
    silent = not named and not heading.phrase.rest
    parts = silent and (heading.style in NUMBERED or text.endswith(":"))
    return ("heading", 0) if heading.certain or parts else ("", 0)


def _is_bare_name(text: str, kind: str) -> bool:
    """Whether a text without a number is written like a name, with whatever stands behind a comma or dash: no sentence."""
    name, _ = first_and_more(text)
    words = name.split()
    if len(words) > 8 or not name[:1].isupper() or text.endswith((".", ":", ";")):
        return False
    return _TELLS.isdisjoint(key(name).split()) if kind == "collective" else words[-1][:1].isupper()
