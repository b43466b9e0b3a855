"""A small table of codes and the awards they stand for, wherever it stands on the sheet of the list that uses them; and what looks like one and puts somebody up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import SAMPLE, names_test
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate, SheetReading
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, keys_of, strip_enumerator
from hongngu_tally.vocabulary.words import table_words
from hongngu_tally.workbook import Sheet, Value

_TITLES = keys_of(table_words()["signs"]["codes"])
_CODES = ("award_code", "personal_id")
_LONGEST_CODE = 12


class CodeTable(NamedTuple):
    """The cells of such a table, with its titles, and the (code, award) pairs that it gives."""

    cells: frozenset[tuple[int, int]]
    pairs: tuple[tuple[str, str], ...]


def read_with_codes(
    sheet: Sheet,
    grid: Grid,
    vocabulary: Vocabulary,
    headers: Sequence[Header],
    locate: Callable[[Sheet], SheetReading],
) -> SheetReading | None:
    """The reading of a sheet without its table of codes, whose awards the list uses; None where it has none.

    ``locate`` reads what is left. Only a list whose award cells are such codes proves that the table is none of its rows.
    """
    for table in _tables(grid, vocabulary, headers):
        cells: list[list[Value]] = [
            ["" if (row, column) in table.cells else value for column, value in enumerate(values, 1)]
            for row, values in enumerate(sheet.cells, 1)
        ]
        rest = replace(
            sheet,
            cells=cells,
            merges=tuple(one for one in sheet.merges if one[:2] not in table.cells),
            errors={place: code for place, code in sheet.errors.items() if place not in table.cells},
            formulas_without_value=sheet.formulas_without_value - table.cells,
        )
        left = locate(rest)
        if _uses(vocabulary, left, table):
            known = {row for row, _, _ in left.fates}
            own = [(row, Fate.LOOKUP, "code-list") for row in {row for row, _ in table.cells} - known]
            return replace(left, fates=tuple(sorted([*left.fates, *own])), codes=(*left.codes, *table.pairs))
    return None


def _tables(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> Iterator[CodeTable]:
    """What may be such tables: below titles of codes, and right of the lists without any."""
    if not any(_asks_by_code(grid, vocabulary, header) for header in headers):
        return
    titles: set[str] = set()
    if grid.mentions("mã", "ký hiệu", "viết tắt"):
        told = {text: vocabulary.titles.match(text) for text in vocabulary.titles.beginning(grid.texts)}
        titles = {text for text, match in told.items() if match and match.field in _CODES}
    for row in grid.rows_with(titles) if titles else ():
        for column, value in grid.filled(row):
            if value in titles:
                for award in (column + 1, column - 1):
                    if (
                        award > 0
                        and isinstance(grid.at(row, award), str)
                        and not is_blank(grid.at(row, award))
                    ):
                        pairs = _pairs(grid, vocabulary, row + 1, column, award)
                        if table := _table(grid, row, (column, award), pairs):
                            yield table
    right = max(header.last_column for header in headers)
    first = headers[0].first_row
    for column in range(right + 1, grid.width):
        start = next((at for at in range(first, grid.height + 1) if not is_blank(grid.at(at, column))), 0)
        for code, award in ((column, column + 1), (column + 1, column)) if start else ():
            pairs = _pairs(grid, vocabulary, start, code, award)
            if table := _table(grid, 0, (code, award), pairs):
                yield table


def _asks_by_code(grid: Grid, vocabulary: Vocabulary, header: Header) -> bool:
    """Whether the first cell below a title of awards names none."""
    for column in header.of("award", "award_code"):
        cells = (grid.at(row, column) for row in range(header.last_row + 1, header.last_row + SAMPLE))
        first = next((text_of(value) for value in cells if not is_blank(value)), "")
        if first and not vocabulary.phrases.names_award(first):
            return True
    return False


def _pairs(
    grid: Grid, vocabulary: Vocabulary, first: int, code: int, award: int
) -> dict[int, tuple[str, str]]:
    """Row → (code, award) of the rows from ``first`` on in which one column holds a code and the other its award."""
    found: dict[int, tuple[str, str]] = {}
    for row in range(first, grid.height + 1):
        short, name = clean(text_of(grid.at(row, code))), clean(text_of(grid.at(row, award)))
        said = vocabulary.phrases.parse(name)
        if len(said.awards) != 1 or said.rest or not _may_stand_for(vocabulary, short, said.awards[0]):
            break
        found[row] = short, name
    return found


def _table(
    grid: Grid, titles: int, columns: tuple[int, int], pairs: Mapping[int, tuple[str, str]]
) -> CodeTable | None:
    """The table of some pairs below a row of titles (0: none), with its running numbers and its own title above."""
    codes = {code_key(one) for one, _ in pairs.values()}
    if len(pairs) < 2 or len(codes) < len(pairs):
        return None
    first = min(columns)
    rows = [*([titles] if titles else []), *pairs]
    taken = {(row, column) for row in rows for column in columns}
    number = first - 1
    texts = [clean(text_of(grid.at(row, number))).strip(" .") for row in pairs] if titles and number else []
    if texts == [str(at) for at in range(1, len(pairs) + 1)] and _stands_alone(
        grid, rows, {number, *columns}
    ):
        taken |= {(row, number) for row in rows}
    above = titles - 1
    alone = grid.filled(above) if titles > 1 else []
    named = [(column, value) for column, value in alone if column in {number, *columns}]
    if len(named) == 1 and any(word in key(text_of(named[0][1])) for word in _TITLES):
        taken.add((above, named[0][0]))
    return CodeTable(frozenset(taken), tuple(pairs.values()))


def _stands_alone(grid: Grid, rows: Sequence[int], columns: set[int]) -> bool:
    return all(column in columns for row in rows for column, _ in grid.filled(row))


def _uses(vocabulary: Vocabulary, reading: SheetReading, table: CodeTable) -> bool:
    """Whether the awards of the lists in a reading are these codes, or stand beside such that are."""
    codes = {code_key(one) for one, _ in table.pairs}
    asked = {
        text
        for one in reading.tables
        for name, texts in one.values.items()
        if name.partition(":")[0] in {"award", "award_code"}
        for text in texts
        if text
    }
    others = [text for text in asked if code_key(text) not in codes]
    return len(others) < len(asked) and all(map(vocabulary.phrases.names_award, others))


def is_code(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text may be a code: short, in one word, and no award or other word that lists know."""
    return (
        0 < len(text) <= _LONGEST_CODE
        and " " not in text
        and not vocabulary.phrases.parse(text).says_something
    )


def _may_stand_for(vocabulary: Vocabulary, text: str, award: str) -> bool:
    """Whether a text may be the code of an award: "GK" may be that of the district's certificate."""
    said = vocabulary.phrases.parse(text)
    if said.generic and not said.rest and " " not in text:
        return vocabulary.phrases.may_mean(said.generic, award)
    return is_code(vocabulary, text)


def code_key(text: str) -> str:
    """A code as code lists compare it: one generation of a template keeps 1, the next writes 0001; "(1)" is 1."""
    return clean(text).casefold().strip(" .,;()").lstrip("0")


def puts_up_units(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether units stand beside an award that is written for several of them, or below the sheet's only one: a code list has each award once."""
    award = vocabulary.phrases.parse
    beside: list[tuple[str, ...]] = []
    alone: list[bool] = []
    for row in rows[:400]:
        texts = grid.written_in(row)
        units = [text for text in texts if vocabulary.units.named(text)]
        awards = [award(text).awards for text in texts if is_one_award(award(text))]
        if units and awards:
            beside += awards
        alone.append(len(texts) == len(units) == 1)
    first = award(text_of(grid.filled(rows[0])[0][1])) if grid.filled(rows[0]) else None
    headed = first is not None and is_one_award(first) and bool(first.awards) and not alone[0]
    return len(set(beside)) < len(beside) or (headed and len(alone) > 1 and all(alone[1:]))


def lists_names(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether several lines of one cell are names behind numbers or bullets, as below a count: "Gồm: 1. Văn phòng, 2. Công an"."""
    names = names_test(vocabulary)
    lines = (filled[0][1] for row in rows[:400] if len(filled := grid.filled(row)) == 1)
    texts = [clean(value) for value in lines if type(value) is str and len(value) < 60]
    bare = [strip_enumerator(text) for text in texts]
    return sum(own != text and names(own) for own, text in zip(bare, texts, strict=True)) > 1
