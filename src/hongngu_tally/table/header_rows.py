"""Which rows a header takes around the one that shows it: parents above, children below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hongngu_tally.patterns import regex
from hongngu_tally.table.column_titles import NAME_PARTS, SEX_OF, SPOUSES
from hongngu_tally.table.columns import DATE_PARTS
from hongngu_tally.table.contents import is_numbering, names_value
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.header_block import goes_on, implied_parent
from hongngu_tally.table.sections import NUMBERED, read_heading
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import HeaderMatch, Phrases, Vocabulary, is_one_award

_YEAR_PART = regex(rf"(?:(?:{key('năm học')}|{key('NH')}|{key('năm')}) )?(?:19|20)\d\d(?: (?:19|20)\d\d)?")
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
        "grade",
        "group",
        "position",
        "recipient",
    }
)
"""Fields whose title may stand over several columns that are titled each."""
_MOST_ROWS = 4
_MOST_LINES = 8
"""Rows of a header whose titles are merged over them, one row for each line of the longest."""


def header_rows(
    grid: Grid, vocabulary: Vocabulary, row: int, taken: int, candidates: list[int]
) -> tuple[int, int]:
    """The rows of the header around a candidate row: upwards over parents, downwards over children."""
    first = last = row
    while (
        first - 1 > taken
        and last - first + 1 < _MOST_ROWS
        and _is_parent_row(grid, vocabulary, first - 1, first)
    ):
        first -= 1
    while (size := last - first + 1) < _MOST_LINES:
        below = _row_below(grid, first, last)
        if size >= _MOST_ROWS and not _reaches(grid, first, below):
            break
        if not _is_child_row(grid, vocabulary, first, below, candidates):
            break
        last = below
    return first, last


def _reaches(grid: Grid, first: int, row: int) -> bool:
    """Whether a cell of the header that begins in row ``first`` is merged down into a row."""
    return any(first <= merge[0] < row <= merge[2] for merge in grid.merges_from(row))


def _row_below(grid: Grid, first: int, last: int) -> int:
    """The row below a header's rows; a blank one that the merged titles reach down into is the header's own."""
    reached = (merge[2] for row in range(first, last + 1) for merge in grid.merges_from(row))
    blank = not grid.filled(last + 1) and any(end > last for end in reached)
    return last + 2 if blank else last + 1


def _is_parent_row(grid: Grid, vocabulary: Vocabulary, row: int, below: int) -> bool:
    """A row of column titles over the candidate row: titles that span columns or run down into it."""
    filled = grid.filled(row)
    if not filled or any(type(value) is not str for _, value in filled):
        return False
    if goes_on(grid, vocabulary, row, below):
        return True
    if vocabulary.lines.labelled_unit(" ".join(str(value) for _, value in filled)):
        # "Đơn vị: | Hội Nông dân huyện" straight over the column titles.
        return False
    if is_section(vocabulary, row, [str(value) for _, value in filled]):
        # "II | CÁ NHÂN" over the whole list, with the titles once more below it.
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


def is_section(vocabulary: Vocabulary, row: int, texts: list[str]) -> bool:
    """Whether the texts of a row are a numeral and a heading of which every word is understood."""
    if len(texts) != 2:
        return False
    heading = read_heading(vocabulary, row, clean(texts[1]), clean(texts[0]))
    return heading.certain and heading.style in NUMBERED


def _heads_alone(vocabulary: Vocabulary, row: int, text: str) -> bool:
    """Whether the only text of a row heads a section: a kind of recipients, or a numbered heading of which every word is understood."""
    heading = read_heading(vocabulary, row, text)
    numbered = heading.style in NUMBERED | {"decimal1"}
    return vocabulary.phrases.is_kind(text) or (heading.certain and numbered)


def _titles_numbers(vocabulary: Vocabulary, value: object) -> bool:
    match = vocabulary.titles.match(text_of(value))
    return match is not None and match.field == "ordinal"


def _repeats_parents(grid: Grid, row: int) -> bool:
    """Whether a row repeats the titles above it but where they repeat their neighbour: merges that were undone and filled."""
    above = dict(grid.filled(row - 1))
    filled = grid.filled(row)
    parts = [at for at, value in filled if above.get(at) != value]
    if not parts or len(filled) - len(parts) < 2:
        return False
    return all(at in above and above[at] in (above.get(at - 1), above.get(at + 1)) for at in parts)


def _is_child_row(grid: Grid, vocabulary: Vocabulary, first: int, row: int, candidates: list[int]) -> bool:
    """A row of sub-titles: the header's cells run down into it, or its texts stand only where the header is open."""
    if _reaches(grid, first, row):
        return not _is_data_like(grid, row)
    if goes_on(grid, vocabulary, first, row) or _repeats_parents(grid, row):
        return True
    filled = grid.filled(row)
    years = {column for column, value in filled if _is_year_part(grid, vocabulary, row, column)}
    if not filled or any(type(value) is not str and at not in years for at, value in filled):
        return False
    if _heads_rows(grid, vocabulary, first, row, filled):
        return False
    if is_numbering(filled):
        # "a | b | c" under "Đề nghị" alone: a legend says what they are.
        return len(filled) > 1 and all(_under_award(grid, vocabulary, row, column) for column, _ in filled)
    lone = len(filled) == 1
    told = []
    for column, value in filled:
        # The decision that gives an award says nothing of which one it is.
        text = Phrases.without_decision(text_of(value))
        dated = column in years or _is_date_part(grid, vocabulary, row, column)
        cell = _sub_title(grid, vocabulary, (first, row), column, text, dated, lone, row in candidates)
        if cell is None:
            return False
        told.append(cell)
    titled, open_above, strange = map(sum, zip(*told, strict=True))
    return titled > strange and open_above * 2 >= len(filled)


def _heads_rows(
    grid: Grid, vocabulary: Vocabulary, first: int, row: int, filled: Sequence[tuple[int, Any]]
) -> bool:
    """Whether a row below titles heads the list's first rows, and parts no title."""
    if is_section(vocabulary, row, [str(value) for _, value in filled]):
        # "I | LĐTT" under "STT" over two columns and "Tên cá nhân".
        return True
    if len(filled) > 1:
        return False
    column, value = filled[0]
    over = grid.merge_at(row, column)
    titles = (at for above in range(first, row) for at, _ in grid.filled(above))
    return (
        # One text over the whole list; "TẬP THỂ" or "1. Danh hiệu LĐTT" alone; "Giấy khen UBND xã" over running numbers that
        # nobody titled.
        (over is not None and over[3] - over[1] >= 2)
        or _heads_alone(vocabulary, row, text_of(value))
        or column < min(titles, default=0)
    )


def _sub_title(
    grid: Grid, vocabulary: Vocabulary, rows: tuple[int, int], column: int, text: str, dated: bool, lone: bool, candidate: bool
) -> tuple[bool, bool, bool] | None:  # fmt: skip
    """Whether a cell below titles titles a column, parts what stands above or has nothing there, and is known to nobody; None where
    it parts no title. ``rows`` are the header's first row and the cell's own."""
    first, row = rows
    match = vocabulary.titles.match(text)
    award = _is_one_award(vocabulary, text)
    sided = _is_side_of_names(grid, vocabulary, row, column)
    parted = dated or sided or _under_parent(grid, row, column) or _under_open_parent(grid, vocabulary, row, column)  # fmt: skip
    if not match and not award and not dated:
        # "hạng Nhất" under "Huân chương Lao động"; "Xã", "Huyện" under a "Giấy khen" that lost its merged range.
        title = grid.shown(row - 1, column) or implied_parent(grid, row - 1, row, column)
        found = vocabulary.phrases.parse(f"{title} {text}") if title and len(title) < 60 else None
        award = bool(found and found.awards and is_one_award(found))
        parted = parted or award
    above = next(filter(None, (grid.shown(at, column) for at in range(row - 1, first - 1, -1))), "")
    # "Chữ ký" in an open column beside the parts of another title.
    strange = not match and not award and not parted
    if strange and above:
        return None
    # A lone text parts only a title that it fits: under "STT" over two columns it is a section's heading.
    if above and (lone or not parted):
        fits = _fits_title(grid, vocabulary, row, column, text, above, match, award, lone)
        if not fits and (lone or not candidate):
            return None
        parted = parted or fits
    valued = parted and (
        # "Đạt | Không đạt" under "Kết quả".
        vocabulary.answers.is_plain(text)
        or any(names_value(vocabulary, field, text) for field in ("level", "track", "grade"))
    )
    return bool(match) or award or dated or valued or sided, not above or parted, strange


def _fits_title(
    grid: Grid, vocabulary: Vocabulary, row: int, column: int, text: str, above: str, match: HeaderMatch | None, award: bool, lone: bool
) -> bool:  # fmt: skip
    """Whether a text is one of the parts that the title ``above`` it may have."""
    parent = vocabulary.titles.match(above)
    if award and not lone:
        if parent and parent.field == "name" and parent.kind:
            # "LĐTT" under "Cá nhân": the people of that award stand below.
            return True
        if any(names_value(vocabulary, field, above) for field in ("track", "level")):
            # "GK huyện" under "Đột xuất", "Bằng khen" under "Cấp tỉnh".
            return True
        if is_blank(grid.shown(row - 1, column + 1)) and not is_blank(grid.at(row, column + 1)):
            # "Kết quả năm 2019" over two awards, where the file lost its merged ranges.
            return True
    return parent is not None and _may_part(parent, text, match, award)


def _may_part(parent: HeaderMatch, text: str, match: HeaderMatch | None, award: bool) -> bool:
    """Whether a title below another one parts it: awards under "Danh hiệu", "Họ" under "Họ và tên"."""
    if parent.field == "award":
        return award or match is not None
    if parent.field in {"award_registered", "registered", "history"}:
        return award
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
    between = (*range(at, column + 1), at + 1)
    if not at or any(
        is_blank(grid.at(row, one)) and not _is_one_award(vocabulary, grid.at(row + 1, one))
        for one in between
    ):
        # "Cấp huyện | | Cấp tỉnh" stands over awards, one for each column.
        return False
    match = (
        vocabulary.titles.match(grid.shown(row - 1, at)) if is_blank(grid.shown(row - 1, at + 1)) else None
    )
    return match is not None and match.field in _IN_PARTS


def _is_one_award(vocabulary: Vocabulary, value: object) -> bool:
    return type(value) is str and len(value) < 60 and is_one_award(vocabulary.phrases.parse(value))


def _is_date_part(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether "Ngày", "Tháng" or "Năm" stands below a title of births, whose merged range the file may have lost."""
    if key(text_of(grid.at(row, column))) not in DATE_PARTS:
        return False
    title = grid.shown(row - 1, column) or implied_parent(grid, row - 1, row, column)
    match = vocabulary.titles.match(title) if title else None
    return match is not None and match.field == "birth"


def _is_side_of_names(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """ "Ông | Bà" under "Họ và tên", "Chồng | Vợ" under "Hộ gia đình", whose merged range the file may have lost."""
    side = key(text_of(grid.at(row, column)))
    if side not in SEX_OF and side not in SPOUSES:
        return False
    title = grid.shown(row - 1, column) or implied_parent(grid, row - 1, row, column)
    match = vocabulary.titles.match(title) if title else None
    return match is not None and match.field == "name"


def _is_year_part(grid: Grid, vocabulary: Vocabulary, row: int, column: int) -> bool:
    """Whether a year ("2019", "Năm 2019") parts a title of awards: "Danh hiệu đã đạt" over two years."""
    if not _YEAR_PART.fullmatch(key(text_of(grid.at(row, column)))):
        return False
    title = grid.shown(row - 1, column) or implied_parent(grid, row - 1, row, column)
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
