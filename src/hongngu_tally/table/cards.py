"""Lists laid out otherwise than a row per nominee: a column each, a block of lines each, or a wide list cut in two.

They are laid out anew (``relaid``) and read as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading
from hongngu_tally.table.relaid import CARDS, PARTS, SIDEWAYS, Relaid, laid_out, moved
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.words import WORDS, read_words
from hongngu_tally.workbook import Place

_SURE = 0.8
"""How surely a text titles something that is a title outside a header: "Họ và tên Nguyễn Văn Mẫu" is none."""
_LABEL_COLUMNS = 4
"""Columns from the left in which the titles of a list turned sideways may stand."""
_FEWEST = 2
_LONGEST_TITLE = 40
_NAME = "name"
"""The field of names, and the place of whatever a block calls its nominee: "Họ và tên", "Tên tập thể"."""
_CALLED = read_words(WORDS / "columns.toml")["name"]["titles"][0]
_DIGITS = regex(r"\d+")
_NUMBER = regex(r"\s*(?:\d{1,4}|[IVX]{1,5}\b)\s*[.)/]?\s*")


class _Entry(NamedTuple):
    """One thing told of a nominee: its title, what that asks for (nothing known where it is empty), the value and where it stands."""

    title: str
    field: str
    value: object
    place: Place


def may_be_relaid(reading: SheetReading) -> bool:
    """Whether a reading leaves anything that another layout may explain: no list was found, or rows of one without a column of awards."""
    if reading.kind == "list":
        return _titled_as_cards(reading) or (
            not _names_awards(reading.tables[0]) and bool(_rows_left(reading))
        )
    return (reading.kind, reading.why) in {("other", "no-header"), ("lookup", "code-list")}


def _titled_as_cards(reading: SheetReading) -> bool:
    """Whether titles of a list, or headings of one without titles, were taken from a block of lines: "Danh hiệu: Giấy khen"."""
    titles = (text for table in reading.tables for text in table.headers.values())
    bare = (table for table in reading.tables if not table.header_rows)
    return any(
        ":" in text for text in (*titles, *(section.label for table in bare for section in table.sections))
    )


def _names_awards(table: LocatedTable) -> bool:
    return "award" in table.columns or bool(table.mark_columns)


def _rows_left(reading: SheetReading) -> list[int]:
    """The rows of a list, below its first one, that were not read, or title another list."""
    rows = reading.tables[0].rows
    left = (row for row, fate, _ in reading.fates if fate is Fate.UNREAD or fate is Fate.HEADER)
    return [row for row in left if rows and row > rows[0]]


Found = tuple[str, Relaid | None]
"""How a sheet is laid out, empty where nothing tells, and its cells a row per nominee, where they can be laid out so."""


def relaid(grid: Grid, vocabulary: Vocabulary, reading: SheetReading) -> Found:
    """Whether a sheet that ``may_be_relaid`` is laid out otherwise than a row per nominee."""
    if reading.kind == "list" and not _titled_as_cards(reading):
        return PARTS, _joined_parts(grid, vocabulary, reading)
    rows = grid.nonblank_rows()
    turned = _turned(grid, vocabulary, rows)
    return turned if turned[0] else _of_cards(grid, vocabulary, rows)


def _field(vocabulary: Vocabulary, text: str) -> str:
    """What a text asks for as a title, empty where it is none."""
    match = vocabulary.titles.match(text) if text and len(text) < 80 else None
    return match.field if match and match.strength >= _SURE else ""


# --- a column each -----------------------------------------------------------------------------------------


def _turned(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Found:
    """A list whose titles stand below one another, its nominees beside them."""
    for column in range(1, _LABEL_COLUMNS + 1):
        fields = {row: _field(vocabulary, text_of(grid.at(row, column))) for row in rows}
        titled = [row for row, field in fields.items() if field]
        names = [row for row in titled if fields[row] == "name"]
        nominees = [at for at, _ in grid.filled(names[0]) if at > column] if len(names) == 1 else []
        if min(len(titled), len(nominees)) < _FEWEST:
            continue
        block = [row for row in rows if titled[0] <= row <= titled[-1]]
        stray = any(
            (at < column and not _NUMBER.fullmatch(text_of(value))) or (at > column and at not in nominees)
            for row in block
            for at, value in grid.filled(row)
        )
        merged = any(
            merge[2] > merge[0] or merge[3] > column for row in block for merge in grid.merges_from(row)
        )
        if stray or merged or any(is_blank(grid.at(row, column)) for row in block):
            return SIDEWAYS, None
        titles = [text_of(grid.at(row, column)) for row in block]
        cells = [{at: (row, nominee) for at, row in enumerate(block)} for nominee in nominees]
        places = [(names[0], nominee) for nominee in nominees]
        return SIDEWAYS, laid_out(grid, SIDEWAYS, block, titles, places, cells)
    return "", None


# --- a block of lines each ---------------------------------------------------------------------------------


def _of_cards(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Found:
    """Blocks of lines with a title each, "Họ và tên: …", one block per nominee."""
    told = {row: list(_entries(grid, vocabulary, row)) for row in rows}
    for row, below in pairwise(rows):
        if not told[row] and told[below] and told[below][0].field != _NAME:
            told[row] = _name_alone(grid, vocabulary, row)
    starts = [at for at, row in enumerate(rows) if any(one.field == "name" for one in told[row][:1])]
    awarded = {one.place[0] for entries in told.values() for one in entries if one.field == "award"}
    if len(starts) < _FEWEST or len(awarded) == 1:
        # Somebody's own form names who looked at it too, and one award.
        return "", None

    def shape(at: int) -> tuple[str, ...]:
        """What the line of one block has in common with that of the others: its titles, or its words but for numbers."""
        entries = told[rows[at]] if at >= 0 else []
        texts = grid.written_in(rows[at]) if at >= 0 else []
        return tuple(key(one.title) for one in entries) or tuple(_DIGITS.sub("", key(one)) for one in texts)

    above, most = 0, min(starts[0], *(below - at - 1 for at, below in pairwise(starts)))
    while above < most and len({shape(at - above - 1) for at in starts}) == 1:
        above += 1
    known = {key(entry.title) for at in range(starts[0], starts[-1]) for entry in told[rows[at]]}
    end = starts[-1] + 1
    while (
        end < len(rows)
        and told[rows[end]]
        and all(one.field or key(one.title) in known for one in told[rows[end]])
    ):
        end += 1
    begins = [at - above for at in starts]
    cards: list[dict[str, _Entry]] = []
    heads: dict[int, list[int]] = {}
    for first, last in zip(begins, [*begins[1:], end], strict=True):
        lines = range(first, last)
        entries = [entry for at in lines for entry in told[rows[at]]]
        card = {_NAME if entry.field == _NAME else key(entry.title): entry for entry in entries}
        spare = [at for at in lines if not told[rows[at]] and at >= first + above]
        if spare and spare == list(range(spare[0], last)) and last < end:
            # "II. TẬP THỂ" below the last line of a block.
            heads[len(cards) + 1] = [rows[at] for at in spare]
            spare = []
        if len(card) < max(len(entries), _FEWEST) or _NAME not in card or spare:
            return CARDS, None
        cards.append(card)
    titles = list(dict.fromkeys(name for card in cards for name in card))
    shown = {name: entry.title for card in reversed(cards) for name, entry in card.items()}
    shown[_NAME] = "/".join({key(card[_NAME].title): card[_NAME].title for card in cards}.values())
    names = [card[_NAME].place for card in cards]
    cells = [{titles.index(name): entry.place for name, entry in card.items()} for card in cards]
    values = {entry.place: entry.value for card in cards for entry in card.values()}
    block = rows[begins[0] : end]
    return CARDS, laid_out(grid, CARDS, block, [shown[name] for name in titles], names, cells, values, heads)


def _entries(grid: Grid, vocabulary: Vocabulary, row: int) -> Iterator[_Entry]:
    """What a line tells with a title before it, in the same cell or in the next one; nothing where the line tells anything else."""
    found: list[_Entry] = []
    waiting, text = False, ""
    for at, (column, value) in enumerate(grid.filled(row)):
        text = text_of(value)
        title, colon, rest = map(str.strip, strip_enumerator(text).partition(":"))
        titles = bool(colon) and 0 < len(title) < _LONGEST_TITLE
        field = _field(vocabulary, title)
        if waiting and not (field or titles):
            found[-1] = found[-1]._replace(value=value, place=(row, column))
            waiting = False
        elif titles or (field and not rest):
            found.append(_Entry(title, field, rest, (row, column)))
            waiting = not rest
        elif at or not _NUMBER.fullmatch(text):
            return
    # "II. TẬP THỂ" alone is a heading.
    if not (waiting and len(found) == 1 and found[0].field == _NAME and ":" not in text):
        yield from found


def _name_alone(grid: Grid, vocabulary: Vocabulary, row: int) -> list[_Entry]:
    """The name that a numbered line over titled ones holds without a title: "1. Nguyễn Mẫu Sen"."""
    filled = grid.filled(row)
    text = text_of(filled[0][1]) if len(filled) == 1 else ""
    name = strip_enumerator(text)
    if name == text or not vocabulary.names.kind(name):
        return []
    return [_Entry(_CALLED, _NAME, name, (row, filled[0][0]))]


# --- a wide list cut in two --------------------------------------------------------------------------------


def _joined_parts(grid: Grid, vocabulary: Vocabulary, reading: SheetReading) -> Relaid | None:
    """A list without awards, below which the columns that it lacks stand under the same running numbers."""
    first = reading.tables[0]
    numbers, names = first.columns.get("ordinal", ()), first.columns.get("name", ())
    if len(numbers) != 1 or len(names) != 1 or not first.header_rows:
        return None
    top = next((row for row in _rows_left(reading) if _goes_on(grid, vocabulary, row, numbers[0])), 0)
    if not top:
        return None
    upper = [row for row in first.rows if row < top]
    below = [row for row in grid.nonblank_rows() if row > top]
    below, more = below[: len(upper)], below[len(upper) :]
    if not upper or [_number(grid, row, numbers[0]) for row in upper] != [
        _number(grid, row, numbers[0]) for row in below
    ]:
        return None
    if more and _NUMBER.fullmatch(text_of(grid.at(more[0], numbers[0]))):
        # An award whose name is lost.
        return None
    beside = [at for at, _ in grid.filled(top) if at != numbers[0]]
    again = [at for at in beside if _field(vocabulary, text_of(grid.at(top, at))) == "name"]
    if any(
        key(text_of(grid.at(one, names[0]))) != key(text_of(grid.at(other, at)))
        for at in again
        for one, other in zip(upper, below, strict=True)
    ):
        return None
    beside = [at for at in beside if at not in again]
    if any(at not in {numbers[0], *beside, *again} for row in below for at, _ in grid.filled(row)):
        return None
    width = grid.width
    cells = [list(row) for row in grid.sheet.cells]
    places = {}
    pairs = [(first.header_rows[-1], top), *zip(upper, below, strict=True)]
    for row, source in pairs:
        cells[row - 1] += [""] * (width - len(cells[row - 1]))
        for number, at in enumerate(beside, width + 1):
            cells[row - 1].append(grid.at(source, at))  # type: ignore[arg-type]
            places[row, number] = (source, at)
    gone = {top, *below}
    rows = [row for row in range(1, len(cells) + 1) if row not in gone]
    new = {row: at for at, row in enumerate(rows, 1)}
    came = {(new[row], at): place for (row, at), place in places.items()}
    laid = moved(grid.sheet, [cells[row - 1] for row in rows], rows, came, gone)
    if not laid:
        return None
    return Relaid(PARTS, laid, rows, came, {new[row]: names[0] for row in upper}, frozenset(below), top)


def _goes_on(grid: Grid, vocabulary: Vocabulary, row: int, number: int) -> bool:
    """Whether a row repeats the title of the running numbers and titles awards beside it."""
    fields = {at: _field(vocabulary, text_of(value)) for at, value in grid.filled(row)}
    return fields.get(number) == "ordinal" and "award" in fields.values() and all(fields.values())


def _number(grid: Grid, row: int, column: int) -> str:
    return text_of(grid.at(row, column)).strip(" .)/-–")
