"""Columns to mark: which awards the marks ask for, and which numbers under an award's title are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.table.contents import holds_awards, texts_below, texts_numbered
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.levels import level_asked
from hongngu_tally.vocabulary import Vocabulary, is_one_award

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header


def settle_marks(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Marks under a title that speaks of an award are for it, whatever else the title says: none is passed over.

    So are those between two columns of awards to mark: for one that nobody knows.
    """
    for column, text in list(header.unknown):
        if len(vocabulary.phrases.parse(text).awards) > 1 and holds_awards(header, vocabulary, grid, column):
            # "TTLĐTT / TTLĐXS" over one or the other.
            header.unknown.remove((column, text))
            header.take("award", column)
            continue
        texts = texts_below(grid, header, column)
        between = {column - 1, column + 1} <= header.marks.keys()
        marked = are_marks(vocabulary, texts) or are_ones(header, grid, column)
        if marked and (between or vocabulary.phrases.names_award(text)):
            header.unknown.remove((column, text))
            header.marks[column] = text
    for column in list(header.columns.get("award", ())):
        # "Đề nghị UBND huyện khen" beside LĐTT to mark.
        said = vocabulary.phrases.in_cell(title := header.texts[column])
        if all(is_one_award(one) for _, one in said) and are_marks(
            vocabulary, texts_below(grid, header, column)
        ):
            header.drop(column)
            header.marks[column] = title
    _settle_done(header, vocabulary, grid)


def _settle_done(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """A mark under "HTNV" beside awards to mark says that somebody did the work and is put up for nothing."""
    graded = [*(at for at, _ in header.unknown), *header.columns.get("grade", ())]
    for column in graded if header.marks else ():
        done = vocabulary.phrases.value("grade", header.texts[column]) in {"done", "failed"}
        if not done or not are_marks(vocabulary, texts_below(grid, header, column)):
            continue
        header.drop(column)
        header.columns.setdefault("not_proposed", []).append(column)


def settle_counts(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Numbers of awards ("Số LĐTT") beside the award itself, or of people's awards beside bodies to mark, are no marks."""
    texts = {column: texts_numbered(grid, header, column) for column in header.marks}
    numbers = [column for column, found in texts.items() if found and all(map(str.isdigit, found))]
    if "award" in header.columns:
        if not any(int(text) > 1 for column in numbers for text in texts[column]):
            return
    elif {header.kinds.get(at) for at in header.columns.get("name", ())} == {"collective"}:
        numbers = [column for column in numbers if _is_of_people(vocabulary, header.marks[column])]
        if len(numbers) == len(header.marks) and not (
            len(numbers) == 1 and _of_members(header, vocabulary, numbers[0])
        ):
            return
    else:
        return
    for column in numbers:
        del header.marks[column]
        if "holders" not in header.columns and _of_members(header, vocabulary, column):
            header.columns["holders"] = [column]
        else:
            header.unknown.append((column, header.texts[column]))


def _of_members(header: Header, vocabulary: Vocabulary, column: int) -> bool:
    """Whether a column says how many members of each collective hold a title: "Số LĐTT" beside how many there are."""
    match = vocabulary.titles.match(header.texts[column])
    return bool(match and match.field == "holders" and {"members", "holder_share"} & header.columns.keys())


def _is_of_people(vocabulary: Vocabulary, title: str) -> bool:
    awards = vocabulary.phrases.parse(title).awards
    return len(awards) == 1 and vocabulary.recipients_of(awards[0]) == {"individual"}


def are_marks(vocabulary: Vocabulary, texts: Sequence[str]) -> bool:
    """Whether a column holds marks and nothing else; numbers alone may count something."""
    marks = vocabulary.lines.marks
    return any(not text.isdigit() for text in texts) and all(text.casefold() in marks for text in texts)


def are_ones(header: Header, grid: Grid, column: int) -> bool:
    """Whether a column between two of awards holds the number 1 alone, as those two are marked with."""
    if not {column - 1, column + 1} <= header.marks.keys():
        return False
    beside = (texts_below(grid, header, at) for at in (column - 1, column + 1))
    ones = set(texts_below(grid, header, column)) == {"1"}
    return ones and all("1" in found and "".join(found).isdigit() for found in beside)


def marks_by_level(header: Header, vocabulary: Vocabulary, grid: Grid, generic: str) -> dict[int, str] | None:
    """Per column of awards that holds marks the award that its title's level makes of a ``generic`` one; None unless each does.

    "Đề nghị UBND huyện khen | Đề nghị UBND xã khen" in a list of Giấy khen, or of nothing said: then what is given by
    that level and is no title.
    """
    found = {}
    for column in header.columns.get("award", ()):
        title, level = header.texts[column], level_asked(vocabulary, header.texts[column])
        named = generic or vocabulary.phrases.commends(title, level)
        code = vocabulary.phrases.resolve(named, level)
        if not code or not are_marks(vocabulary, texts_numbered(grid, header, column)):
            return None
        found[column] = vocabulary.catalogue.awards[code].name_vi
    return found
