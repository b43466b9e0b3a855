"""What stands beside a list without being part of it: another list that begins lower down, a list of codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.contents import AMOUNTS, awards_test, people_test, texts_below, titles_counts
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.header import CORE
from hongngu_tally.table.model import CODES_BESIDE, COUNTS_BESIDE, LIST_BESIDE, Fate, SheetReading
from hongngu_tally.table.sections import Heading
from hongngu_tally.table.untitled import numbered_beside
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award
from hongngu_tally.vocabulary.words import titles_list
from hongngu_tally.workbook import Sheet, Value

_IMPORTANT = (Fate.NOMINATION, Fate.TOTAL, Fate.SECTION, Fate.HEADER, Fate.NUMBERING, Fate.SIGNATURE)
"""Of two lists that share a row the one that says more of it gives its fate."""


def begins_beside(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header], rows: Sequence[int]
) -> tuple[int, int, int]:
    """(row from which on the lists stand side by side, row and column where the lower one begins); zeros without one.

    ``rows`` hold titles among the data of the lists.
    """
    for row in rows:
        above = [header for header in headers if header.last_row < row]
        right = max((header.last_column for header in above), default=0)
        titles = [
            (column, match.field)
            for column, value in grid.filled(row)
            if column > right and type(value) is str and (match := vocabulary.titles.match(value))
        ]
        fields = {name for _, name in titles}
        if above and len(fields) >= 2 and fields & CORE and fields & {"name", "surname", "award"}:
            return min(header.first_row for header in above), row, titles[0][0]
    return 0, 0, 0


def titled_apart(
    grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header], rows: Sequence[int]
) -> tuple[int, int]:
    """(row of its title, column) where a list with a title of its own begins beside the first one, behind a column that holds nothing; zeros without one.

    A title on the left may be that of both where nothing but the nation's lines stands above the other's.
    ``rows`` hold titles among the data of the lists.
    """
    titled = {at for header in headers for at in header.texts}
    titled |= {at for row in rows for at, _ in grid.filled(row)}
    gaps = [right for left, right in pairwise(sorted(titled)) if right - left > 1]
    lines, begun = vocabulary.lines, grid.nonblank_rows() if gaps else ()
    titles = [
        (row, column)
        for row in begun
        for column, value in grid.filled(row)
        if type(value) is str and titles_list(value) and not lines.label(value)
    ]
    whole = grid.picker(range(1, grid.height + 1))
    for right in gaps if len(titles) > 1 else ():
        own = next((row for row, column in titles if column < right), 0)
        beside = next((row for row, column in titles if column >= right), 0)
        if not (own and beside) or any(merge[1] < right <= merge[3] for merge in grid.sheet.merges):
            continue
        above = (
            value for row in begun if row < beside for column, value in grid.filled(row) if column >= right
        )
        headed = any(
            type(value) is str and not (lines.label(value) or lines.is_nation_line(value)) for value in above
        )
        if (own >= beside or headed) and all(map(is_blank, whole(right - 1))):
            return beside, right
    return 0, 0


def doubt_people_beside(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> None:
    """Note at a list that people stand right of it, under no title, with awards or in several of its rows: nobody may be passed over.

    In one row somebody may sign, and names of the list's own are copies.
    """
    is_person, is_award = people_test(vocabulary), awards_test(vocabulary)
    for lists, below in zip_longest(groups := _side_by_side(headers), groups[1:]):
        right = max(header.last_column for header in lists)
        end = below[0].first_row - 1 if below else grid.height
        if found := numbered_beside(grid, vocabulary, lists[0].last_row, right, end):
            lists[-1].doubts.append((*found, "", f"{LIST_BESIDE}:{lists[0].last_row}"))
            return
        others: list[tuple[int, int, str]] = []
        rows = grid.cells[lists[0].last_row : end] if grid.width > right else ()
        for row, values in enumerate(rows, lists[0].last_row + 1):
            if len(values) <= right:
                continue
            texts = [(at, clean(value)) for at, value in enumerate(values, 1) if type(value) is str and value]
            own = {text for at, text in texts if at <= right}
            beside = [(at, text) for at, text in texts if at > right and text]
            people = [(at, text) for at, text in beside if text not in own and is_person(text)]
            if people and any(is_award(text) for _, text in beside):
                at, text = people[0]
                lists[-1].doubts.append((at, text, "", f"{LIST_BESIDE}:{row}"))
                return
            others += [(row, *people[0])] if people and len(own) > 1 else []
        if len(others) > 1:
            named = {
                clean(value)
                for line in lists
                for at in line.columns.get("name", ())
                for value in texts_below(grid, line, at)
            }
            row, at, text = others[0]
            if all(other not in named for _, _, other in others):
                lists[-1].doubts.append((at, text, "", f"{LIST_BESIDE}:{row}"))
                return


def doubt_counts_beside(grid: Grid, headers: Sequence[Header]) -> None:
    """Note columns of the number 1 alone, behind a column of units of their own and beside a list that says otherwise who has what.

    "Đơn vị | LĐTT | CSTĐCS" beside the people may count what each unit has, or mark bodies and people.
    """
    for lists in _side_by_side(headers):
        for header in lists:
            ones = [at for at in header.marks if set(texts_below(grid, header, at)) == {"1"}]
            others = [*header.columns.get("award", ()), *(at for at in header.marks if at not in ones)]
            placed = header.of("workplace", "unit")
            within = bool(ones and others) and any(max(others) < at < min(ones) for at in placed)
            apart = header is not lists[0] and "ordinal" not in header.columns and not others
            if ones and (within or apart):
                header.doubts.append((ones[0], header.texts[ones[0]], "award", COUNTS_BESIDE))


def headings_over(grid: Grid, opened: Sequence[Heading], bounds: tuple[int, int]) -> dict[int, Heading]:
    """Row → heading, of those in the list on the left, that stand over the list of the given columns too.

    They are merged over both; or none is merged, and beside none of them stands anything.
    """
    rows = {one.section.row: one for one in opened}
    merges = {row: [merge for merge in grid.merges_from(row) if merge[1] < bounds[0]] for row in rows}
    if any(merges.values()):
        return {row: one for row, one in rows.items() if any(merge[3] >= bounds[0] for merge in merges[row])}
    own = any(bounds[0] <= column <= bounds[1] for row in rows for column, _ in grid.filled(row))
    return {} if own else rows


def _side_by_side(headers: Sequence[Header]) -> list[list[Header]]:
    """The headers by the row in which they begin: those of lists that stand side by side together."""
    return [list(group) for _, group in groupby(headers, key=lambda header: header.first_row)]


class CodesBeside(NamedTuple):
    """A list of codes and awards beside a list that has awards of its own, from ``row`` and ``column`` on.

    ``award`` is its column of awards; where it is not ``sure`` they may as well be proposed beside the list's own.
    """

    header: Header
    row: int
    column: int
    award: int
    sure: bool

    def doubt(self) -> None:
        """Note at the list beside it that its awards may be codes."""
        self.header.doubts.append((self.award, self.header.texts[self.award], "award", CODES_BESIDE))


def code_list_beside(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> CodesBeside | None:
    """The first list of codes that stands beside one of the lists behind a gap; None when there is none."""
    for header in headers:
        names = header.of(*NAMES)
        own = header.of("award", "award_code", "personal_id")
        # "Ghi chú" behind them is the list's own: what it takes back may not be passed over.
        notes = set(header.of("note"))
        titled = sorted(header.texts)
        for at in range(max(1, len(titled) - 3), len(titled) - 1):
            left, right, block = titled[at - 1], titled[at], titled[at:]
            if not notes.isdisjoint(block):
                continue
            if right - left > 1 and max(names, default=right) < right and min(own, default=right) < right:
                for code, award in (*pairwise(block), *pairwise(block[::-1])):
                    if pairs := _explained(grid, vocabulary, header.last_row, code, award):
                        sure = _explains(grid, vocabulary, header, pairs, (code, award))
                        return CodesBeside(header, header.first_row, right, award, sure)
    return None


def _explained(
    grid: Grid, vocabulary: Vocabulary, above: int, code: int, award: int
) -> dict[int, tuple[str, str]]:
    """Row → code and award, where below a header two columns hold codes and the awards they stand for.

    Each stands once, and both in the same rows; otherwise nothing is explained.
    """
    rows = {
        row: (clean(text_of(grid.at(row, code))), clean(text_of(grid.at(row, award))))
        for row in range(above + 1, grid.height + 1)
    }
    rows = {row: pair for row, pair in rows.items() if any(pair)}
    phrases = [vocabulary.phrases.parse(name) for _, name in rows.values()]
    codes = {one for one, _ in rows.values()}
    explained = (
        len(rows) >= 2
        and len(codes) == len({name for _, name in rows.values()}) == len(rows)
        and all(0 < len(one) <= 12 and " " not in one for one in codes)
        and not any(vocabulary.phrases.parse(one).says_something for one in codes)
        and all(len(phrase.awards) == 1 and not phrase.rest for phrase in phrases)
    )
    return rows if explained else {}


def _explains(
    grid: Grid,
    vocabulary: Vocabulary,
    header: Header,
    pairs: Mapping[int, tuple[str, str]],
    titled: tuple[int, int],
) -> bool:
    """Whether codes are surely no person's: their titles say so, they go on where nobody is named, or the list uses them."""
    code, award = (header.texts[column] for column in titled)
    match = vocabulary.titles.match(code)
    if match and match.field == "award_code" and key(award).startswith(key("tên")):
        return True
    names = header.of(*NAMES)
    if any(all(is_blank(grid.at(row, at)) for at in names) for row in pairs):
        return True
    own = {
        text
        for at in header.of("award", "award_code")
        if at < min(titled)
        for text in texts_below(grid, header, at)
    }
    awards = {award for _, name in pairs.values() for award in vocabulary.phrases.parse(name).awards}
    codes = {one for one, _ in pairs.values()}
    said = {text: vocabulary.phrases.parse(text).awards for text in own - codes}
    return bool(own) and all(found and awards.issuperset(found) for found in said.values())


def counts_beside(grid: Grid, vocabulary: Vocabulary, headers: Sequence[Header]) -> tuple[int, int]:
    """Row and column where a small table "Danh hiệu | Số lượng" begins behind a gap beside one of the lists; zeros without one."""
    for header in headers:
        names = header.of(*NAMES)
        for left, right in pairwise(sorted(header.texts)):
            # "THỐNG KÊ" above them titles both.
            block = {
                at: clean(text_of(grid.at(header.last_row, at))) or text
                for at, text in header.texts.items()
                if at >= right
            }
            if (
                right - left > 1
                and 2 <= len(block) == max(block) - right + 1 <= 3
                and max(names, default=right) < right
                and titles_counts(vocabulary, list(block.values()))
                and _counts_awards(grid, vocabulary, header, block)
            ):
                return header.first_row, right
    return 0, 0


def _counts_awards(grid: Grid, vocabulary: Vocabulary, header: Header, block: Mapping[int, str]) -> bool:
    """Whether below its titles each row names another award with a number, or sums those above it; without a sum "1" alone may mark one.

    A third column numbers the rows: remarks there would be the list's own.
    """
    amount = next((at for at, text in block.items() if key(text) in AMOUNTS), 0)
    award = next((at for at in block if at in header.columns.get("award", ())), 0)
    if not {amount, award}.union(header.columns.get("ordinal", ())).issuperset(block):
        return False
    rows = range(header.last_row + 1, grid.height + 1)
    said = {
        text: text_of(grid.at(row, amount)).strip()
        for row in rows
        if (text := clean(text_of(grid.at(row, award))))
    }
    awards = [text for text in said if is_one_award(vocabulary.phrases.parse(text))]
    sums = [text for text in said if vocabulary.lines.label(text) == "total"]
    filled = sum(not is_blank(grid.at(row, award)) for row in rows)
    return (
        bool(awards)
        and filled == len(said) == len(awards) + len(sums)
        and all(number.isdigit() for number in said.values())
        and (bool(sums) or set(said.values()) != {"1"})
    )


def read_without(
    sheet: Sheet,
    top: int,
    column: int,
    locate: Callable[[Sheet], SheetReading],
    codes: Sequence[tuple[str, str]] = (),
    why: str = "code-list",
    fate: Fate = Fate.LOOKUP,
) -> SheetReading:
    """The reading of what stands left of ``column``; what stands from it on, a list of ``codes``, numbers or a signature, nominates nobody."""
    left = locate(_part(sheet, top, lambda at: at < column))
    known = {row for row, _, _ in left.fates}
    rows = Grid(sheet).nonblank_rows()
    beside = [(row, fate, why) for row in rows if row not in known]
    return replace(left, fates=tuple(sorted([*left.fates, *beside])), codes=(*left.codes, *codes))


def read_apart(
    sheet: Sheet, top: int, row: int, column: int, locate: Callable[[Sheet, bool], SheetReading]
) -> SheetReading:
    """The readings of what stands left of ``column`` and from it on, as one; above ``top`` the rows belong to both.

    The right one begins in ``row``. ``locate`` reads a part, as a list even where nothing says for what its people are put up: beside a list
    nobody is passed over. A part in which nothing can be read is a doubt of the other.
    """
    parts = [_part(sheet, top, keeps) for keeps in (lambda at: at < column, lambda at: at >= column)]
    readings = [locate(part, False) for part in parts]
    readings = [
        locate(part, True) if reading.kind == "other" else reading
        for part, reading in zip(parts, readings, strict=True)
    ]
    left, right = (reading if reading.tables else None for reading in readings)
    if left and right:
        return _joined(left, right)
    first, other = (left, readings[1]) if left else (right, readings[0])
    if not first:
        return readings[0]
    if other.kind == "other":
        first = _doubted(first, column, clean(text_of(Grid(sheet).at(row, column))), row)
    return replace(first, fates=_fates(first, other))


def _joined(left: SheetReading, right: SheetReading) -> SheetReading:
    tables = right.tables
    if right.issuer not in {"", left.issuer}:
        tables = tuple(replace(table, issuer=table.issuer or right.issuer) for table in tables)
    return replace(
        left,
        fates=_fates(left, right),
        tables=(*left.tables, *tables),
        # What stands above both is told by both.
        titles=tuple(sorted({*left.titles, *right.titles})),
        years=tuple(sorted({*left.years, *right.years})),
        codes=tuple(dict.fromkeys((*left.codes, *right.codes))),
        hidden_rows=tuple(sorted({*left.hidden_rows, *right.hidden_rows})),
        odd_cells=(*left.odd_cells, *right.odd_cells),
        repaired=(*left.repaired, *right.repaired),
    )


def _doubted(reading: SheetReading, column: int, text: str, row: int) -> SheetReading:
    """The reading with the doubt that another list, which cannot be read, begins at a place beside it."""
    *others, last = reading.tables
    last = replace(last, doubts=(*last.doubts, (column, text, "", f"{LIST_BESIDE}:{row}")))
    return replace(reading, tables=(*others, last))


def _fates(one: SheetReading, other: SheetReading) -> tuple[tuple[int, Fate, str], ...]:
    fates = {row: (fate, reason) for row, fate, reason in other.fates}
    for row, fate, reason in one.fates:
        if row not in fates or _rank(fate) <= _rank(fates[row][0]):
            fates[row] = (fate, reason)
    return tuple((row, *fates[row]) for row in sorted(fates))


def columns_from(sheet: Sheet, top: int, column: int) -> Sheet:
    """The sheet without what stands left of a column or above a row."""
    part = _part(sheet, top, lambda at: at >= column)
    blank: list[list[Value]] = [[""] * len(row) for row in part.cells[: top - 1]]
    return replace(part, cells=blank + part.cells[top - 1 :])


def _rank(fate: Fate) -> int:
    return _IMPORTANT.index(fate) if fate in _IMPORTANT else len(_IMPORTANT)


def _part(sheet: Sheet, top: int, keeps: Callable[[int], bool]) -> Sheet:
    """The sheet without the cells from row ``top`` on that stand in other columns."""

    def kept(row: int, column: int) -> bool:
        return row < top or keeps(column)

    cells: list[list[Value]] = [
        [value if kept(row, column) else "" for column, value in enumerate(values, 1)]
        for row, values in enumerate(sheet.cells, 1)
    ]
    return replace(
        sheet,
        cells=cells,
        merges=tuple(merge for merge in sheet.merges if kept(merge[0], merge[1])),
        errors={place: code for place, code in sheet.errors.items() if kept(*place)},
        formulas_without_value=frozenset(place for place in sheet.formulas_without_value if kept(*place)),
    )
