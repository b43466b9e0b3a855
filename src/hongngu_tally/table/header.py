"""Finding the header rows of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hongngu_tally.guard.model import MAX_COLUMN
from hongngu_tally.table.by_award import lists_by_award
from hongngu_tally.table.columns import DATE_PARTS, NAME_PARTS, Header, read_columns
from hongngu_tally.table.contents import is_numbering, names_value
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.titles import TitleContext, read_title
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import HeaderMatch, Vocabulary, is_one_award

# A header row has a title of one of these.
CORE = frozenset({"name", "surname", "given_name", "award", "ordinal"})
LEAST_SCORE = 3.5
_LEAST_TITLED = 2.5
"""Enough straight below a title that names the award."""
_YEAR_PART = re.compile(rf"(?:{key('năm')} )?(?:19|20)\d\d")
_IN_PARTS = frozenset(
    {
        "award",
        "award_registered",
        "registered",
        "history",
        "birth",
        "education",
        "initiative",
        "votes",
        "track",
        "level",
    }
)
"""Fields whose title may stand over several columns that are titled each."""
MOST_HEADER_ROWS = 4
_MOST_ROWS_ABOVE = 60
"""Rows in which titles are looked for that nobody spelt right."""


def find_headers(grid: Grid, vocabulary: Vocabulary, within: list[int] | None = None) -> list[Header]:
    """Every header of the sheet, top to bottom; side-by-side lists give one header each.

    Rows with titles that are data of the list above them are added to ``within``.
    """
    within = [] if within is None else within
    return _headers_at(grid, vocabulary, _candidate_rows(grid, vocabulary, within), within) or _headers_at(
        grid, vocabulary, _misspelt_rows(grid, vocabulary), within
    )


def _headers_at(grid: Grid, vocabulary: Vocabulary, candidates: list[int], within: list[int]) -> list[Header]:
    headers: list[Header] = []
    taken = 0
    for row in candidates:
        if row <= taken:
            continue
        if any(holds_data(grid, vocabulary, header, row) for header in headers[-2:]):
            within.append(row)
            continue
        first, last = _block(grid, vocabulary, row, taken, candidates)
        while first < row and any(holds_data(grid, vocabulary, header, first) for header in headers[-2:]):
            first += 1
        found = read_block(grid, vocabulary, first, last)
        titled = _titles_awards(grid, vocabulary, first)
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


def _titles_awards(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether the row straight above a header says for which award its people are put up."""
    above = next((filled for at in range(row - 1, max(0, row - 4), -1) if (filled := grid.filled(at))), [])
    said = read_title(vocabulary, text_of(above[0][1])) if len(above) == 1 else TitleContext()
    return bool(said.awards or said.generic)


def holds_data(grid: Grid, vocabulary: Vocabulary, header: Header, row: int) -> bool:
    """Whether a row is data of a header above it, though its words sound like titles ("Cá nhân", "Nữ", "Tổ 1")."""
    for column in header.columns.get("ordinal", ()):
        number = text_of(grid.at(row, column))
        if re.fullmatch(r"\s*\d{1,5}\s*[.)]?\s*", number):
            return True
        if (match := vocabulary.titles.match(number) if number else None) and match.field == "ordinal":
            # "STT | Họ và tên | Lao động tiên tiến": titles of another list, whatever stands under the awards above.
            return False
    for column in (*header.columns.get("name", ()), *header.columns.get("surname", ())):
        text = text_of(grid.at(row, column))
        if text and vocabulary.titles.match(text) is None and vocabulary.names.kind(text):
            return True
    phrases = vocabulary.phrases
    for name, value in (("recipient", phrases.recipient), ("track", phrases.track)):
        # "Chi bộ ấp 1 | … | Tập thể" sounds like titles, but has a value where the header asks for one.
        if any(value(text_of(grid.at(row, column))) for column in header.columns.get(name, ())):
            return True
    for column in header.columns.get("award", ()):
        phrase = vocabulary.phrases.parse(text_of(grid.at(row, column)))
        if phrase.awards and not phrase.rest:
            return True
    return any(
        clean(text_of(grid.at(row, column))).casefold() in vocabulary.lines.marks for column in header.marks
    )


def read_titles(grid: Grid, vocabulary: Vocabulary, row: int) -> list[Header]:
    """One row read as column titles, whether or not it could be a header."""
    return read_block(grid, vocabulary, row, row)


def _candidate_rows(grid: Grid, vocabulary: Vocabulary, within: list[int]) -> list[int]:
    """Rows with at least two cells that title different columns. Rows that hold a number are never headers,
    except for a column title that is a year; they are added to ``within``."""
    titles = {
        text: match.field
        for text in vocabulary.titles.beginning(grid.texts)
        if len(text) < 120 and (match := vocabulary.titles.match(text))
    }
    rows: list[int] = []
    for number in grid.rows_with(text for text, name in titles.items() if name in CORE):
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
        if (len(fields) >= 2 and fields & CORE) or (
            fields == {"ordinal"} and not numbered and _numbers_begin(grid, number, titles)
        ):
            (within if numbered else rows).append(number)
    return rows


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
        if (len(fields) >= 3 and fields & CORE) or ("ordinal" in fields and len(texts) >= 3):
            return [row]
    return []


def _block(
    grid: Grid, vocabulary: Vocabulary, row: int, taken: int, candidates: list[int]
) -> tuple[int, int]:
    """The rows of the header around a candidate row: upwards over parents, downwards over children."""
    first = last = row
    while (
        first - 1 > taken
        and last - first + 1 < MOST_HEADER_ROWS
        and _is_parent_row(grid, vocabulary, first - 1, first)
    ):
        first -= 1
    while last - first + 1 < MOST_HEADER_ROWS and _is_child_row(
        grid, vocabulary, first, last + 1, candidates
    ):
        last += 1
    return first, last


def _is_parent_row(grid: Grid, vocabulary: Vocabulary, row: int, below: int) -> bool:
    """A row of column titles over the candidate row: titles that span columns or run down into it."""
    filled = grid.filled(row)
    if not filled or any(type(value) is not str for _, value in filled):
        return False
    if vocabulary.lines.labelled_unit(" ".join(str(value) for _, value in filled)):
        # "Đơn vị: | Hội Nông dân huyện" straight over the column titles.
        return False
    merges = [merge for merge in grid.merges_from(row) if merge[0] == row]
    runs_down = any(merge[2] >= below for merge in merges)
    width = len([1 for _, value in grid.filled(below) if value])
    titled = sum(1 for _, value in filled if vocabulary.titles.match(str(value)))
    if runs_down and titled:
        return True
    numbered = [at for at, value in grid.filled(below) if _titles_numbers(vocabulary, value)]
    if len(numbered) > 1 and all(grid.shown(row, at) for at in numbered):
        # "Danh hiệu LĐTT | … | Danh hiệu CSTĐCS" over two lists side by side are their titles.
        return False
    # One text over everything is the list's title, not a column's.
    return (
        len(filled) >= 2
        and titled * 2 >= len(filled)
        and len(filled) <= width
        and all(len(text_of(v)) < 60 for _, v in filled)
    )


def _titles_numbers(vocabulary: Vocabulary, value: object) -> bool:
    match = vocabulary.titles.match(text_of(value))
    return match is not None and match.field == "ordinal"


def _is_child_row(grid: Grid, vocabulary: Vocabulary, first: int, row: int, candidates: list[int]) -> bool:
    """A row of sub-titles: the header's cells run down into it, or its texts stand only where the header is open."""
    if any(merge[0] <= row - 1 and merge[2] >= row and merge[0] >= first for merge in grid.merges_from(row)):
        return not _is_data_like(grid, row)
    filled = grid.filled(row)
    years = {column for column, value in filled if _is_year_part(grid, vocabulary, row, column)}
    if not filled or any(type(value) is not str and at not in years for at, value in filled):
        return False
    if is_numbering(filled):
        # "a | b | c" under "Đề nghị" alone: a legend says what they are.
        return len(filled) > 1 and all(_under_award(grid, vocabulary, row, column) for column, _ in filled)
    if len(filled) == 1 and (over := grid.merge_at(row, filled[0][0])) and over[3] - over[1] >= 2:
        # One text over the whole list is a section, not a sub-title.
        return False
    titled = 0
    open_above = 0
    for column, value in filled:
        text = text_of(value)
        match = vocabulary.titles.match(text)
        award = is_one_award(vocabulary.phrases.parse(text)) if len(text) < 60 else False
        dated = column in years or _is_date_part(grid, vocabulary, row, column)
        parted = (
            dated or _under_parent(grid, row, column) or _under_open_parent(grid, vocabulary, row, column)
        )
        if not match and not award and not parted:
            # "Xã", "Huyện" under a "Giấy khen" that lost its merged range.
            title = grid.shown(row - 1, column) or _implied_parent(grid, row - 1, row, column)
            found = vocabulary.phrases.parse(f"{title} {text}") if title and len(title) < 60 else None
            award = parted = bool(found and found.awards and is_one_award(found))
        if not match and not award and not parted:
            return False
        above = next(filter(None, (grid.shown(at, column) for at in range(row - 1, first - 1, -1))), "")
        # A lone text parts only a title that it fits: under "STT" over two columns it is a section's heading.
        if above and (len(filled) == 1 or (not parted and row not in candidates)):
            parent = vocabulary.titles.match(above)
            # "LĐTT" under "Cá nhân", not alone: the people of that award stand below.
            beside = award and len(filled) > 1
            named = beside and bool(parent and parent.field == "name" and parent.kind)
            # "GK huyện" under "Đột xuất", "Bằng khen" under "Cấp tỉnh".
            qualified = beside and any(names_value(vocabulary, field, above) for field in ("track", "level"))
            # "Kết quả năm 2019" over two awards, where the file lost its merged ranges.
            spans = (
                beside
                and is_blank(grid.shown(row - 1, column + 1))
                and not is_blank(grid.at(row, column + 1))
            )
            if not (named or qualified or spans) and not (
                parent and _may_part(vocabulary, parent, text, match, award)
            ):
                return False
            parted = True
        valued = parted and any(names_value(vocabulary, field, text) for field in ("level", "track"))
        titled += bool(match) or award or dated or valued
        open_above += not above or parted
    return titled >= 1 and open_above * 2 >= len(filled)


def _may_part(
    vocabulary: Vocabulary, parent: HeaderMatch, text: str, match: HeaderMatch | None, award: bool
) -> bool:
    """Whether a title below another one parts it: awards under "Danh hiệu", Nam and Nữ under "Năm sinh"."""
    if parent.field == "award":
        return award or match is not None
    if parent.field in {"award_registered", "registered", "history"}:
        return award
    if parent.field in {"birth", "sex"}:
        return match is not None and match.field in {"male", "female"}
    if parent.field == "recipient":
        return bool(vocabulary.phrases.recipient(text))
    return parent.field == "name" and key(text) in NAME_PARTS


def _under_parent(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell above belongs to a title that spans several columns."""
    merge = grid.merge_at(row - 1, column)
    return bool(merge and merge[3] > merge[1] and merge[2] == row - 1)


def _under_award(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether a title of awards spans the cell above and its neighbours."""
    match = vocabulary.titles.match(grid.shown(row - 1, column)) if _under_parent(grid, row, column) else None
    return match is not None and match.field == "award"


def _under_open_parent(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether a title of parts stands above, or to the left over open cells, and spans two cells or more of this row.

    The file lost its merged ranges, as every text file has.
    """
    at = next((at for at in range(column, 0, -1) if not is_blank(grid.shown(row - 1, at))), 0)
    if not at or any(is_blank(grid.at(row, one)) for one in (*range(at, column + 1), at + 1)):
        return False
    match = (
        vocabulary.titles.match(grid.shown(row - 1, at)) if is_blank(grid.shown(row - 1, at + 1)) else None
    )
    return match is not None and match.field in _IN_PARTS


def _is_date_part(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether "Ngày", "Tháng" or "Năm" stands below a title of births, whose merged range the file may have lost."""
    if key(text_of(grid.at(row, column))) not in DATE_PARTS:
        return False
    title = grid.shown(row - 1, column) or _implied_parent(grid, row - 1, row, column)
    match = vocabulary.titles.match(title) if title else None
    return match is not None and match.field == "birth"


def _is_year_part(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether a year ("2019", "Năm 2019") parts a title of awards: "Danh hiệu đã đạt" over two years."""
    if not _YEAR_PART.fullmatch(key(text_of(grid.at(row, column)))):
        return False
    title = grid.shown(row - 1, column) or _implied_parent(grid, row - 1, row, column)
    match = vocabulary.titles.match(title) if title else None
    if title and match is None:
        # "LĐTT" over 2019 and 2020.
        return len(title) < 60 and is_one_award(vocabulary.phrases.parse(title))
    return match is not None and match.field in {"history", "award", "award_registered", "grade"}


def _is_data_like(grid: Grid, row: int) -> bool:
    filled = grid.filled(row)
    numbers = [value for _, value in filled if isinstance(value, int | float) and not isinstance(value, bool)]
    # Years may part a title: "Danh hiệu các năm trước" over 2018, 2019.
    return bool(numbers) and not all(1990 < value < 2100 for value in numbers)


def read_block(grid: Grid, vocabulary: Vocabulary, first: int, last: int) -> list[Header]:
    """The headers in the rows ``first`` to ``last``, read as column titles: one per list that stands there."""
    columns = sorted({
        column
        for row in range(first, last + 1)
        for column, _ in grid.filled(row)
    } | {
        column
        for row in range(first, last + 1)
        for merge in grid.merges_from(row)
        if first <= merge[0] <= last and not is_blank(grid.at(merge[0], merge[1]))
        for column in range(merge[1], min(merge[3], merge[1] + 60) + 1)
    })  # fmt: skip
    stacks: dict[int, list[str]] = {}
    for column in columns:
        stack: list[str] = []
        for row in range(first, last + 1):
            text = grid.shown(row, column) or _implied_parent(grid, row, last, column)
            if not is_blank(text) and (not stack or text != stack[-1]):
                stack.append(text)
        if stack and not (len(stack) == 1 and _is_loose_note(grid, vocabulary, first, last, column)):
            stacks[column] = stack
    headers = []
    parts = _split_side_by_side(grid, vocabulary, first, last, stacks)
    for number, part in enumerate(parts, 1):
        header = Header(first, last, min(part), max(part))
        end = parts[number][0] - 1 if number < len(parts) else MAX_COLUMN
        read_columns(header, vocabulary, grid, {column: stacks[column] for column in part}, end)
        headers += lists_by_award(header, vocabulary, grid)
    return headers


def _implied_parent(grid: Grid, row: int, last: int, column: int) -> str:
    """The title to the left that spans an open cell, where the file lost its merged ranges."""
    if row == last or is_blank(grid.at(row + 1, column)) or grid.merge_at(row, column):
        return ""
    for left in range(column - 1, 0, -1):
        if is_blank(grid.at(row + 1, left)):
            return ""
        if not is_blank(text := grid.shown(row, left)):
            return text
    return ""


def _is_loose_note(grid: Grid, vocabulary: Vocabulary, first: int, last: int, column: int) -> bool:
    """A form tag or the like in a far column of the header's rows."""
    text = grid.shown(first, column) or grid.shown(last, column)
    return key(text).startswith((key("mẫu số"), key("biểu số"), key("đơn vị tính")))


def _split_side_by_side(
    grid: Grid, vocabulary: Vocabulary, first: int, last: int, stacks: dict[int, list[str]]
) -> list[list[int]]:
    """Columns of lists that stand beside one another: a second running number, or a second name after a gap."""
    parts: list[list[int]] = [[]]
    seen: set[str] = set()
    previous = 0
    fields = {}
    for column in sorted(stacks):
        match = vocabulary.titles.match(stacks[column][-1]) or vocabulary.titles.match(stacks[column][0])
        fields[column] = match.field if match else ""
    numbered = [column for column, name in fields.items() if name == "ordinal"]
    for column in set(numbered[1:]).intersection(_bare_kinds(vocabulary, stacks)):
        fields[column] = "recipient"
    for column, name in fields.items():
        starts_again = (
            (name == "ordinal" and "ordinal" in seen and "name" in seen)
            or (
                name in {"name", "surname", "award"}
                and column > previous + 1
                and bool(seen & {"name", "surname"})
                and ("award" in seen or _repeats(fields, column, seen))
            )
            or (column > previous + 1 and _is_whole_list(fields, column, seen))
        )
        if starts_again:
            parts.append([])
            seen = set()
        parts[-1].append(column)
        seen.add(name)
        previous = column
    return [part for part in parts if part]


def _bare_kinds(vocabulary: Vocabulary, stacks: dict[int, list[str]]) -> list[int]:
    """Columns "CN | TT | HGĐ" straight beside one another: a "TT" among them is no running number."""
    kinds = {
        column: kind
        for column, stack in stacks.items()
        if len(stack[-1]) <= 4 and (kind := vocabulary.phrases.recipient(stack[-1]))
    }
    beside = [
        at
        for at in sorted(kinds)
        if kinds.get(at - 1, kinds[at]) != kinds[at] or kinds.get(at + 1, kinds[at]) != kinds[at]
    ]
    return beside if len({kinds[at] for at in beside}) == len(beside) else []


def _is_whole_list(fields: dict[int, str], start: int, seen: set[str]) -> bool:
    """Whether there are names and awards both before a gap and from ``start`` on, behind whatever column comes first."""
    rest = {field for column, field in fields.items() if column >= start}
    return all("award" in one and bool(one & {"name", "surname"}) for one in (seen, rest))


def _repeats(fields: dict[int, str], start: int, seen: set[str]) -> bool:
    """Whether the columns from ``start`` on are a second list: its name and one more field came before."""
    return len({field for column, field in fields.items() if column >= start} & (seen - {""})) > 1
