"""What a list's cells tell of a column whose title tells nothing, or too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, is_one_award

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

_SAMPLE = 40
"""Rows below a header that are looked at."""


def texts_below(grid: Grid, header: Header, column: int) -> list[str]:
    """The texts of a column's first cells below the header, blank and dotted ones left out."""
    last = min(header.last_row + _SAMPLE, grid.height)
    values = (grid.at(row, column) for row in range(header.last_row + 1, last + 1))
    return [clean(text_of(value)) for value in values if not says_nothing(value)]


def settle_kind_marks(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Columns "Tập thể", "Cá nhân", "Hộ" that hold marks beside a column of names choose the recipient's kind."""
    names = header.columns.get("name", [])
    if len(names) < 2:
        return
    marks = vocabulary.lines.marks
    chosen = []
    for column in names:
        below = [text.casefold() for text in texts_below(grid, header, column)]
        if header.kinds.get(column) and below and all(text in marks for text in below):
            chosen.append(column)
    if len(chosen) == len(names) and "address_form" in header.columns:
        # Beside marks "Tên gọi" is no form of address.
        header.columns["name"] = names = [*header.columns.pop("address_form"), *names]
    if chosen and len(chosen) < len(names):
        header.kind_marks |= {column: header.kinds.pop(column) for column in chosen}
        header.columns["name"] = [column for column in names if column not in chosen]
        header.doubts.clear()


def settle_untitled(header: Header, vocabulary: Vocabulary, grid: Grid, taken: Sequence[int]) -> None:
    """A name or award column under a title that nobody knows, and given names beside the family names.

    Only what nearly every cell says, and one column alone: two that could be meant are none.
    ``taken`` are the columns with a title.
    """
    if not header.names_people and (at := _only_column(header, grid, _names(vocabulary))):
        header.infer("name", at)
    if not header.names_awards and (at := _only_column(header, grid, _awards(vocabulary))):
        header.infer("award", at)
    names = header.columns.get("name", [])
    if len(names) == 1 and names[0] + 1 not in taken and _given_names_beside(header, grid, names[0]):
        header.columns["surname"] = header.columns.pop("name")
        header.columns["given_name"] = [names[0] + 1]


def _only_column(header: Header, grid: Grid, says: Callable[[str], bool]) -> int:
    """The one column without a known title whose cells nearly all say it; 0 if there is none, or several."""
    found = []
    for column, _ in header.unknown:
        texts = texts_below(grid, header, column)
        if texts and sum(map(says, texts)) * 5 >= len(texts) * 4:
            found.append(column)
    return found[0] if len(found) == 1 else 0


def _names(vocabulary: Vocabulary) -> Callable[[str], bool]:
    return lambda text: bool(vocabulary.names.kind(text)) and not vocabulary.units.named(text)


def _awards(vocabulary: Vocabulary) -> Callable[[str], bool]:
    phrases = vocabulary.phrases
    return lambda text: all(is_one_award(phrase) for _, phrase in phrases.in_cell(text))


def _given_names_beside(header: Header, grid: Grid, column: int) -> bool:
    """Whether the untitled column beside the names holds their last word in every row that has a name."""
    pairs = list(_pairs(grid, header, column))
    return bool(pairs) and all(
        given and len(given.split()) == 1 and given.isalpha() and given[0].isupper() for _, given in pairs
    )


def _pairs(grid: Grid, header: Header, column: int) -> Iterator[tuple[str, str]]:
    last = min(header.last_row + _SAMPLE, grid.height)
    for row in range(header.last_row + 1, last + 1):
        left, right = grid.at(row, column), grid.at(row, column + 1)
        # Section rows and totals fill the left cell alone, or merge it over the right one.
        merge = grid.merge_at(row, column)
        if (
            not is_blank(left)
            and not (merge and merge[3] > column)
            and not (is_blank(right) and _alone(grid, row))
        ):
            yield clean(text_of(left)), clean(text_of(right))


def _alone(grid: Grid, row: int) -> bool:
    return len(grid.filled(row)) <= 2
