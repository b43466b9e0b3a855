"""One sheet → the lists in it, a fate for every row, and the evidence for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.table.awards_below import GOES_ON, with_awards_beside
from hongngu_tally.table.bare import bare_list, titled_list
from hongngu_tally.table.broken_rows import with_rows_joined
from hongngu_tally.table.cards import may_be_relaid, relaid
from hongngu_tally.table.columns import Header
from hongngu_tally.table.count_tables import counts_stated, rows_of_counts
from hongngu_tally.table.encodings import in_unicode, with_marks
from hongngu_tally.table.evidence import best_rejected
from hongngu_tally.table.grid import Grid, with_error_cells, with_merged_rows, with_numbers
from hongngu_tally.table.header import find_headers
from hongngu_tally.table.headless import headless_list
from hongngu_tally.table.kind import code_pairs, has_other_title, kind_without_header, whole_sheet
from hongngu_tally.table.legends import codes_explained
from hongngu_tally.table.lists import Lists, titles_in
from hongngu_tally.table.model import Fate, Override, SheetReading
from hongngu_tally.table.neighbours import read_neighbours, read_without_codes
from hongngu_tally.table.sentences import with_awards_apart
from hongngu_tally.table.settled_header import settle_headers, why_unsettled
from hongngu_tally.table.signs import with_plain_marks
from hongngu_tally.table.titles import read_title
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.workbook import Sheet


def locate_sheet(sheet: Sheet, vocabulary: Vocabulary, override: Override | None = None) -> SheetReading:
    """Find the nomination lists of a sheet and account for every non-blank row.

    A sheet that ought to hold a list and holds none comes with the row that comes nearest to its titles.
    """
    reading = _locate(sheet, vocabulary, override)
    if not override or not (override.header or override.columns):
        reading = _relaid(sheet, vocabulary, override, reading)
    if reading.kind == "other":
        reading = replace(reading, rejected=best_rejected(readable(sheet, vocabulary), vocabulary, reading))
    if counting := rows_of_counts(reading.fates):
        years, counts = counts_stated(readable(sheet, vocabulary), vocabulary, counting)
        reading = replace(reading, counts=counts, counted_years=years)
    return replace(reading, override=override) if override and reading.kind != "blank" else reading


def _relaid(
    sheet: Sheet, vocabulary: Vocabulary, override: Override | None, reading: SheetReading
) -> SheetReading:
    """The reading of a sheet that is not laid out a row per nominee; one that cannot be read so says how it is laid out."""
    if not may_be_relaid(reading):
        return reading
    why, laid = relaid(readable(sheet, vocabulary), vocabulary, reading)
    read = laid.read(_locate(laid.sheet, vocabulary, override)) if laid else None
    return read or (replace(reading, why=why) if why and reading.kind == "other" else reading)


def readable(sheet: Sheet, vocabulary: Vocabulary) -> Grid:
    """A sheet's cells as they are read: ``decoded``, and what is typed without any marks with those of its words."""
    return with_marks(decoded(sheet, vocabulary), lambda: vocabulary.unmarked.marked)


def decoded(sheet: Sheet, vocabulary: Vocabulary) -> Grid:
    """A sheet's cells as people see them: undone merges, old encodings, errors and numbers that are texts as what they are."""
    grid = with_numbers(with_error_cells(with_merged_rows(Grid(sheet))))
    return in_unicode(grid, lambda text: _is_known(vocabulary, text))


def of_the_form(sheet: Sheet) -> SheetReading:
    """The reading of a sheet that a blank form brought with it: its choices or its own results."""
    grid = Grid(sheet)
    rows = grid.nonblank_rows()
    return whole_sheet(grid, rows, "lookup", "form-sheet", Fate.LOOKUP)


def _locate(
    sheet: Sheet, vocabulary: Vocabulary, override: Override | None, surely: bool = False
) -> SheetReading:
    """The reading of a sheet; ``surely`` takes what has a list's header for a list, whatever its titles say."""
    grid = readable(sheet, vocabulary)
    rows = grid.nonblank_rows()
    if not rows:
        return SheetReading(sheet.name, sheet.index, "blank", "blank", sheet.hidden, (), ())
    if override and override.ignore:
        return whole_sheet(grid, rows, "lookup", "ignored-by-setting", Fate.NOTE)
    settled = override if override and (override.header or override.columns) else None
    within: list[int] = []
    headers = settle_headers(grid, vocabulary, settled) if settled else find_headers(grid, vocabulary, within)

    def part_of(part: Sheet, surely: bool = surely) -> SheetReading:
        return _locate(part, vocabulary, override, surely)

    apart = None if settled else read_neighbours(sheet, grid, vocabulary, headers, within, part_of)
    apart = apart or read_without_codes(sheet, grid, vocabulary, headers, part_of, asking=not settled)
    if apart:
        return apart
    grid = grid if settled else _with_untitled(grid, vocabulary, rows, headers)
    grid = with_plain_marks(grid, vocabulary, headers)
    grid, told = with_awards_beside(grid, vocabulary, headers)
    grid, joined = with_rows_joined(grid, vocabulary, headers)
    top = headers[0].first_row if headers else rows[-1] + 1
    titles = titles_in(grid, [row for row in rows if row < top])
    if settled and not headers:
        why = why_unsettled(grid, vocabulary, settled)
        return whole_sheet(grid, rows, "other", why, Fate.UNREAD, titles)
    if not settled and (
        vocabulary.lines.is_guidance_sheet(sheet.name)
        or _is_guidance(vocabulary, [text for _, _, text in titles[:8]])
    ):
        return whole_sheet(grid, rows, "example", "guidance-sheet", Fate.EXAMPLE)
    if not headers:
        return _without_list(grid, vocabulary, rows, titles)
    return Lists(
        grid,
        vocabulary,
        rows,
        headers,
        titles,
        surely or bool(settled),
        told | dict.fromkeys(joined, GOES_ON),
    ).read()


def _is_guidance(vocabulary: Vocabulary, titles: Sequence[str]) -> bool:
    """Whether titles say that a sheet explains how to fill in the list; below a list's own title such a line is left of its form."""
    lines = vocabulary.lines
    for at, text in enumerate(titles):
        if lines.holds_samples(text):
            return True
        if lines.is_guidance_title(text):
            return not any(read_title(vocabulary, above).of_awards for above in titles[:at])
    return False


def _with_untitled(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], headers: list[Header]) -> Grid:
    """Adds the list that begins without column titles above the others, or alone; the cells as that one is read by."""
    top = headers[0].first_row if headers else rows[-1] + 1
    if bare := bare_list(grid, vocabulary, [row for row in rows if row < top]):
        headers.insert(0, bare)
    if headers:
        return grid
    apart = with_awards_apart(grid, vocabulary, rows)
    found = headless_list(apart, vocabulary, rows, least=1) if apart is not grid else None
    if found and found.names_awards:
        headers.append(found)
        return apart
    if found := titled_list(grid, vocabulary, rows) or headless_list(grid, vocabulary, rows):
        headers.append(found)
    return grid


def _without_list(
    grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], titles: Sequence[tuple[int, int, str]]
) -> SheetReading:
    """The reading of a sheet in which no list was found."""
    kind, why = kind_without_header(grid, vocabulary, rows)
    if kind == "other" and has_other_title(grid, vocabulary, rows):
        return whole_sheet(grid, rows, "lookup", "other-register", Fate.LOOKUP, titles)
    if kind == "lookup":
        codes = code_pairs(grid, vocabulary, rows) if why not in ("summary", "cover-sheet", "letter") else ()
        return whole_sheet(grid, rows, kind, why, Fate.LOOKUP, titles, codes)
    if meanings := codes_explained(grid, vocabulary, rows):
        return whole_sheet(grid, rows, "lookup", "code-list", Fate.LOOKUP, titles, meanings)
    return whole_sheet(grid, rows, kind, why, Fate.UNREAD, titles)


def _is_known(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a column's title, a line around a list, a mark or a word of awards."""
    phrase = vocabulary.phrases.parse(text)
    return bool(
        vocabulary.titles.match(text)
        or vocabulary.lines.label(text)
        or vocabulary.lines.is_mark(text)
        or (phrase.says_something and not phrase.rest)
    )
