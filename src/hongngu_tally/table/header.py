"""Finding the header rows of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.header_block import read_block
from hongngu_tally.table.header_rows import header_rows, is_section
from hongngu_tally.table.sections import read_heading
from hongngu_tally.table.titles import TitleContext, is_form_line, read_title
from hongngu_tally.table.together import is_name
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import HeaderMatch, Phrases, Vocabulary, is_one_award
from hongngu_tally.vocabulary.words import titles_list

# A header row has a title of one of these.
CORE = frozenset({"name", "surname", "given_name", "award", "ordinal"})
_NUMBER = regex(r"\s*\d{1,3}\s*[.)]?\s*")
_RUNNING = regex(r"\W*(?:số\s*)?\d{1,5}\W*", re.IGNORECASE)
_BRACKETED = regex(r"[(\[].*?[)\]]")
_MAY_NAME = frozenset({"movement", "recipient"})
"""Fields whose columns may name the recipients: "Nội dung", "Đối tượng"."""
_TELLING = CORE | _MAY_NAME
LEAST_SCORE = 3.5
_LEAST_TITLED = 2.5
"""Enough straight below a title that names the award."""
_MOST_ROWS_ABOVE = 60
"""Rows in which titles are looked for that nobody spelt right."""


def find_headers(grid: Grid, vocabulary: Vocabulary, within: list[int] | None = None) -> list[Header]:
    """Every header of the sheet, top to bottom; side-by-side lists give one header each.

    Rows with titles that are data of the list above them are added to ``within``.
    """
    within = [] if within is None else within
    candidates = _candidate_rows(grid, vocabulary, within)
    return (
        _headers_at(grid, vocabulary, candidates, within)
        or _headers_at(grid, vocabulary, _misspelt_rows(grid, vocabulary), within)
        or _headers_at(grid, vocabulary, _award_rows(grid, vocabulary), within)
    )


def _headers_at(grid: Grid, vocabulary: Vocabulary, candidates: list[int], within: list[int]) -> list[Header]:
    headers: list[Header] = []
    taken = 0
    # A sheet called "LĐTT" is a list of those.
    of_award = bool(candidates) and is_one_award(vocabulary.phrases.parse(grid.sheet.name))
    for row in candidates:
        if row <= taken:
            continue
        if any(holds_data(grid, vocabulary, header, row) for header in headers[-2:]):
            within.append(row)
            continue
        first, last = header_rows(grid, vocabulary, row, taken, candidates)
        above = first
        while above < row and any(holds_data(grid, vocabulary, header, above) for header in headers[-2:]):
            above += 1
        last = _before_names(grid, vocabulary, row, last)
        again, end = _repeated(grid, headers[-2:], row)
        above = max(above, again)
        if above > first:
            # What is no title of this header leaves room for the titles below it.
            first, last = header_rows(grid, vocabulary, row, above - 1, candidates)
        last = min(last, end)
        if first == last and _repeats_first_row(grid, vocabulary, headers[-2:], row):
            continue
        found = read_block(grid, vocabulary, first, last)
        titled = of_award or _titles_awards(grid, vocabulary, first) or _heads_awards(grid, vocabulary, last)
        accepted = [
            header
            for header in found
            if header.names_people and header.score >= (_LEAST_TITLED if titled else LEAST_SCORE)
        ]
        if accepted:
            # A list beside a sure one needs less to be one.
            accepted = [header for header in found if header.names_people]
        if accepted:
            headers += accepted
            taken = last
    return headers


def _before_names(grid: Grid, vocabulary: Vocabulary, row: int, last: int) -> int:
    """The last row of a header, without rows in which somebody is named below a title of names: "Chi bộ ấp Mẫu 1 | Tập thể | ĐVTT" sounds like titles."""
    names = [
        column
        for column, value in (grid.filled(row) if last > row else ())
        if (match := vocabulary.titles.match(text_of(value))) and match.field in {"name", "surname"}
    ]
    named = (
        at
        for at in range(row + 1, last + 1)
        if any(
            not is_blank(grid.at(at, one))
            and _is_named(grid, vocabulary, at, one)
            # "Tập thể LĐXS" under "Tập thể" is an award to mark.
            and not vocabulary.phrases.names_award(text_of(grid.at(at, one)))
            for one in names
        )
    )
    return next(named, last + 1) - 1


def _is_named(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether a cell names somebody and titles nothing."""
    merge = grid.merge_at(row, column)
    text = text_of(grid.at(row, column)) if merge and merge[1] < merge[3] else grid.shown(row, column)
    return bool(text) and not _titles_surely(vocabulary, text) and bool(vocabulary.names.kind(text))


def _repeated(grid: Grid, headers: list[Header], row: int) -> tuple[int, int]:
    """The rows of a header that repeats one above it: whoever stands over or below it is no title. (0, the sheet's end) if it repeats none.

    A column that was added to the list's first header only may be missing.
    """
    filled = grid.filled(row)
    least = set(filled) if len(filled) > 2 else None
    return next(
        (
            (row - (at - header.first_row), row + (header.last_row - at))
            for header in headers
            for at in range(header.first_row, header.last_row + 1)
            if (above := grid.filled(at)) == filled or (least and least.issubset(above))
        ),
        (0, grid.height),
    )


def _repeats_first_row(grid: Grid, vocabulary: Vocabulary, headers: list[Header], row: int) -> bool:
    """Whether the first of a header's rows stands again without those that part its titles, over data of the same columns and under no title."""
    above = (header for header in headers if header.last_row > header.first_row)
    filled = grid.filled(row)
    header = next((one for one in above if grid.filled(one.first_row) == filled), None)
    if not header or _is_titled(grid, vocabulary, row):
        return False
    parted = header.marks.keys() | header.value_marks.keys()
    below = [grid.at(at, column) for at in range(row + 1, row + 4) for column in parted]
    return not any(vocabulary.phrases.names_award(text_of(value)) for value in below)


def _is_titled(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a title or a heading stands above a row, with nobody between: "Trang 2" is none."""
    filled = (cells for at in range(row - 1, max(0, row - 7), -1) if (cells := grid.filled(at)))
    texts = (text_of(cells[0][1]) for cells in takewhile(lambda cells: len(cells) < 3, filled))
    return any(titles_list(text) or read_title(vocabulary, text) != TitleContext() for text in texts)


def _titles_awards(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether the title above a header says for which award its people are put up; a line or two may stand between."""
    filled = (cells for at in range(row - 1, max(0, row - 7), -1) if (cells := grid.filled(at)))
    for _, cells in zip(range(3), filled, strict=False):
        if len(cells) > 1:
            break
        said = read_title(vocabulary, text_of(cells[0][1]))
        if said.awards or said.generic:
            return True
    return False


def _heads_awards(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether the rows straight below a header are section rows, "A. CÁ NHÂN" and "1. LĐTT", that name an award."""
    headings = 0
    for at in range(row + 1, min(row + 6, grid.height + 1)):
        filled = grid.written_in(at)
        while len(filled) > 2 and filled[-1].strip().isdigit():
            # "I | LĐTT | … | 3" says how many stand below it.
            filled.pop()
        if not filled:
            continue
        heading = read_heading(vocabulary, at, filled[-1], filled[0] if len(filled) == 2 else "")
        if len(filled) > 2 or not (heading.certain or heading.silent) or headings > 2:
            return False
        if heading.section.awards or heading.section.generic:
            return True
        headings += 1
    return False


def _names_below(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a row that knows one title, of names, has names below it, for which a title or section names the award."""
    matches = ((at, vocabulary.titles.match(text_of(value))) for at, value in grid.filled(row))
    column = next(at for at, match in matches if match and match.field == "name")
    if not (_titles_awards(grid, vocabulary, row) or _heads_awards(grid, vocabulary, row)):
        return False
    below = (text_of(grid.at(at, column)) for at in range(row + 1, min(row + 6, grid.height + 1)))
    return any(vocabulary.names.kind(text) for text in below if text)


def holds_data(grid: Grid, vocabulary: Vocabulary, header: Header, row: int) -> bool:
    """Whether a row is data of a header above it, though its words sound like titles ("Cá nhân", "Nữ", "Tổ 1")."""
    if all(_goes_with_titles(text_of(value)) for _, value in grid.filled(row)):
        return False
    for column in header.columns.get("ordinal", ()):
        # A table's row may go on in the rows below, with its number merged over them, or the place of one that was lost.
        number, over = grid.shown(row, column), grid.merge_at(row, column)
        if _RUNNING.fullmatch(number) or (over and not number and over[0] > header.last_row):
            return True
        if (match := vocabulary.titles.match(number) if number else None) and match.field == "ordinal":
            # "STT | Họ và tên | Lao động tiên tiến": titles of another list, whatever stands under the awards above.
            return False
    names = header.of("name", "surname")
    if any(_is_named(grid, vocabulary, row, column) for column in names):
        return True
    phrases = vocabulary.phrases
    for name, value in (("recipient", phrases.recipient), ("track", phrases.track)):
        # "Chi bộ ấp 1 | … | Tập thể" sounds like titles, but has a value where the header asks for one.
        if any(value(text_of(grid.at(row, column))) for column in header.columns.get(name, ())):
            return True
    for column in header.columns.get("award", ()):
        phrase = vocabulary.phrases.parse(Phrases.without_decision(text_of(grid.at(row, column))))
        if phrase.awards and not phrase.rest:
            return True
    return any(
        clean(text_of(grid.at(row, column))).casefold() in vocabulary.lines.marks for column in header.marks
    )


def _goes_with_titles(text: str) -> bool:
    """ "Đơn vị tính: người", "(Ban hành kèm theo Công văn số 7)": whatever column such a line stands in."""
    shown = clean(text)
    return is_form_line(shown) or (shown.startswith("(") and shown.endswith(")") and len(shown.split()) > 4)


def _titles_surely(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a column's title and no body that is called like one: "Chi bộ ấp Mẫu", "Tổ 1"; "Chủ hộ (2)" is a title."""
    match = vocabulary.titles.match(text)
    return match is not None and match.strength > 0.8 and not any(map(str.isdigit, _BRACKETED.sub("", text)))


def read_titles(grid: Grid, vocabulary: Vocabulary, row: int) -> list[Header]:
    """One row read as column titles, whether or not it could be a header."""
    return read_block(grid, vocabulary, row, row)


def _candidate_rows(grid: Grid, vocabulary: Vocabulary, within: list[int]) -> list[int]:
    """Rows with at least two cells that title different columns. Rows that hold a number are never headers,
    except for a column title that is a year; they are added to ``within``."""
    titles = {
        text: match.field
        for text in vocabulary.titles.beginning(grid.texts)
        if len(text) < 120
        and (match := vocabulary.titles.match(text))
        and not _is_numbered_place(match, text)
    }
    rows: list[int] = []
    for number in grid.rows_with(text for text, name in titles.items() if name in _TELLING):
        fields: set[str] = set()
        numbered = False
        for value in grid.cells[number - 1]:
            if type(value) is str:
                if value in titles:
                    fields.add(titles[value])
            elif (
                type(value) is not bool
                and value is not None
                and not (type(value) is float and 1990 < value < 2100)
            ):
                numbered = True
        if not numbered and (fields == {"name"} or (fields and fields <= _MAY_NAME)):
            texts = [value for value in grid.cells[number - 1] if type(value) is str and not is_blank(value)]
            # "Họ tên | LĐTT": a column of marks. "DANH SÁCH TẬP THỂ LĐTT" is a title, "II | CÁ NHÂN" a section.
            # "Tập thể LĐTT | Giấy khen" are awards, the lowest row of a header.
            awards = {text for text in texts if is_one_award(vocabulary.phrases.parse(text))}
            named = {text for text in texts if text in titles}
            marked = bool(awards) and named.isdisjoint(awards)
            if marked or (
                fields == {"name"}
                and len(texts) > 1
                and not is_section(vocabulary, number, texts)
                and _names_below(grid, vocabulary, number)
            ):
                (within if _holds_person(grid, vocabulary, number) else rows).append(number)
        elif (len(fields) >= 2 and fields & CORE) or (
            fields == {"ordinal"} and not numbered and _numbers_begin(grid, number, titles)
        ):
            data = numbered or _holds_person(grid, vocabulary, number)
            (within if data else rows).append(number)
    return rows


def _is_numbered_place(match: HeaderMatch, text: str) -> bool:
    """ "Ấp 2", "Tổ 1": where somebody lives or works, and no title."""
    return match.field in {"address", "workplace"} and text.rstrip()[-1:].isdigit()


def _holds_person(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a running number or somebody's whole name stands in a row, so that "Cá nhân" or "Tổ 1" beside it are no titles.

    Titles in capitals may read as names do: "LÝ LỊCH TRÍCH NGANG".
    """
    filled = grid.filled(row)
    if filled and _NUMBER.fullmatch(text_of(filled[0][1])):
        return True
    for _, value in filled:
        if type(value) is not str or len(value.split()) < 3 or vocabulary.titles.match(value):
            continue
        kind, _, addressed = vocabulary.names.bearer(clean(value))
        if kind == "individual" and (addressed or not value.isupper()) and is_name(vocabulary, clean(value)):
            return not vocabulary.phrases.parse(value).says_something
    return False


def _numbers_begin(grid: Grid, row: int, titles: Mapping[str, str]) -> bool:
    """Whether a row that begins with "STT" titles what is numbered below it, whatever its other titles are."""
    filled = grid.filled(row)
    column, first = filled[0]
    if len(filled) < 3 or titles.get(str(first)) != "ordinal":
        return False
    below = (text_of(grid.at(at, column)).strip(" .()[]") for at in range(row + 1, row + 4))
    return any(text in {"1", "01"} for text in below)


def _misspelt_rows(grid: Grid, vocabulary: Vocabulary) -> list[int]:
    """The first row near the top that would be a candidate if its titles were spelt right, or known.

    A running number with unknown titles beside it is enough: their cells tell what they are, or that it is no list.
    """
    for row in range(1, min(grid.height, _MOST_ROWS_ABOVE) + 1):
        texts = [value for _, value in grid.filled(row) if type(value) is str and len(value) < 120]
        found = (vocabulary.titles.match(text) or vocabulary.titles.guess(text) for text in texts)
        fields = {match.field for match in found if match}
        numbers = [value for _, value in grid.filled(row) if isinstance(value, int | float)]
        numbered = not all(1990 < number < 2100 for number in numbers)
        if numbered or _holds_person(grid, vocabulary, row):
            continue
        if (len(fields) >= 3 and fields & CORE) or ("ordinal" in fields and len(texts) >= 3):
            return [row]
    return []


def _award_rows(grid: Grid, vocabulary: Vocabulary) -> list[int]:
    """The first row near the top that holds nothing but awards, side by side: names may stand below each."""
    for row in range(1, min(grid.height, _MOST_ROWS_ABOVE) + 1):
        texts = grid.written_in(row)
        said = [vocabulary.phrases.parse(text) for text in texts if len(text) < 60]
        if len(texts) > 1 and len(said) == len(texts) and all(map(is_one_award, said)):
            return [row] if len({one.awards for one in said}) == len(said) else []
    return []
