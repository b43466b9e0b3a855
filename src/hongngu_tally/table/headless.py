"""A table without column titles: who stands in which column is told by the cells alone."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.bare import is_award_heading
from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import awards_test, names_test, people_test
from hongngu_tally.table.grid import Grid, says_nothing, text_of
from hongngu_tally.table.sections import NUMBERED, enumerator_style, read_heading
from hongngu_tally.table.titles import read_title
from hongngu_tally.table.together import is_name as is_name_of
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator
from hongngu_tally.vocabulary.words import titles_list

Cells = dict[int, str]

_LEAST_ROWS = 2


def headless_list(
    grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], least: int = _LEAST_ROWS
) -> Header | None:
    """A header of no rows for a table that has none, under a title that speaks of a nomination list; None without one.

    ``rows`` are all rows of a sheet without column titles. From its first row to what closes the list there may be only
    headings and rows, ``least`` of them or more, that all name somebody in one column, and an award in another unless headings
    or the title say it.
    """
    start = next(
        (
            at
            for at, row in enumerate(rows)
            if _begins(grid, vocabulary, row) or _begins_behind_bullet(grid, vocabulary, rows[at : at + 2])
        ),
        0,
    )
    above = [text_of(value) for row in rows[:start] for _, value in grid.filled(row)]
    titles = [read_title(vocabulary, text) for text in above]
    # "DANH SÁCH TẬP THỂ, CÁ NHÂN" in one row, "Được tặng Giấy khen của Chủ tịch UBND xã" in the next.
    parted = is_award_heading(grid, vocabulary, rows[start]) and any(titles_list(text) for text in above)
    named = any(_is_list_of(vocabulary, text) for text in above)
    if not parted and not named and not any(title.proposes or title.of_awards for title in titles):
        return None
    if start and len(grid.filled(rows[start - 1])) > 2:
        # Titles that nobody knows: a person has to settle what stands below them.
        return None
    data: list[Cells] = []
    closed = False
    headed = any(title.awards or title.generic for title in titles)
    for row in rows[start:]:
        cells = {
            column: clean(text_of(value)) for column, value in grid.filled(row) if not says_nothing(value)
        }
        if _heads_behind_bullet(grid, vocabulary, row):
            headed = headed or not data
            continue
        label = vocabulary.lines.label(next(iter(cells.values()), ""))
        if label in {"signature", "date"}:
            break
        if label or not cells:
            continue
        if titles_list(next(iter(cells.values()))):
            # Another list: who stands in its columns is not told by those of the first.
            return None
        kind = _heading(grid, vocabulary, row, cells) or _hamlet(grid, vocabulary, row, cells)
        headed = headed or (kind == "award" and not data)
        if not kind and len(cells) < 2 and data and not vocabulary.names.kind(next(iter(cells.values()))):
            # "Biên bản lập xong lúc 10 giờ" may close the list.
            closed = True
            continue
        if closed or (not kind and len(cells) < 2):
            # Somebody alone in a row is no row of a table; a list of names alone is read elsewhere.
            return None
        if not kind:
            data.append(cells)
    if len(data) < least:
        return None
    columns = _columns(vocabulary, data)
    if "name" not in columns or not (headed or "award" in columns):
        return None
    used = sorted({column for cells in data for column in cells})
    known = {column for found in columns.values() for column in found}
    first = rows[start]
    return Header(
        first, first - 1, used[0], used[-1], columns, dict.fromkeys(used, ""),
        unknown=[(column, "") for column in used if column not in known],
    )  # fmt: skip


def _is_list_of(vocabulary: Vocabulary, title: str) -> bool:
    """ "DANH SÁCH LAO ĐỘNG TIÊN TIẾN": a list of an award, and of nothing more ("DANH SÁCH NHẬN TIỀN THƯỞNG …")."""
    said = vocabulary.phrases.parse(title) if titles_list(title) else None
    return said is not None and bool(said.awards or said.generic) and not said.rest


def _heads_behind_bullet(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """ "* Chiến sĩ thi đua cơ sở:", "- Không xét:" alone in a row: an award, or whoever is put up for none."""
    texts = [clean(text) for text in grid.written_in(row)]
    if len(texts) != 1 or enumerator_style(texts[0]) != "bullet":
        return False
    heading = read_heading(vocabulary, row, texts[0])
    says = heading.section
    return heading.certain and bool(says.awards or says.generic or says.denied)


def _begins_behind_bullet(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether such a heading stands straight over somebody with a number: a summary has only more awards there."""
    return (
        len(rows) == 2
        and _heads_behind_bullet(grid, vocabulary, rows[0])
        and _begins(grid, vocabulary, rows[1])
    )


def _begins(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a row can be a table's first: a heading that is an award, or somebody beside a number or an award."""
    cells = {column: clean(text_of(value)) for column, value in grid.filled(row)}
    if is_award_heading(grid, vocabulary, row):
        return True
    if len(cells) < 2 or vocabulary.lines.label(next(iter(cells.values()))):
        return False
    people, awards = names_test(vocabulary), awards_test(vocabulary)
    texts = list(cells.values())
    beside = _is_number(texts[0]) or any(map(awards, texts))
    return beside and any(people(strip_enumerator(text) or text) for text in texts if not awards(text))


def _heading(grid: Grid, vocabulary: Vocabulary, row: int, cells: Cells) -> str:
    """``award`` for a heading that names one, ``other`` for another one, nothing for a row of the table."""
    if is_award_heading(grid, vocabulary, row):
        return "award"
    texts = list(cells.values())
    numeral = f"{texts[0].rstrip('.')}." if len(texts) == 2 else ""
    if len(texts) > 2 or (numeral and enumerator_style(numeral) not in NUMBERED):
        return ""
    heading = read_heading(vocabulary, row, texts[-1], numeral)
    named = vocabulary.names.kind(strip_enumerator(texts[-1])) in {"individual", "household"}
    parts = heading.style in NUMBERED and not heading.phrase.rest
    return "other" if not named and (heading.certain or parts) else ""


def _hamlet(grid: Grid, vocabulary: Vocabulary, row: int, cells: Cells) -> str:
    """``other`` for "ẤP MẪU" alone in a cell merged over the table, which parts those who are numbered below."""
    column, text = next(iter(cells.items()))
    merge = grid.merge_at(row, column) if len(cells) == 1 else None
    parts = merge and merge[3] - merge[1] >= 2 and vocabulary.names.kind(text) == "collective"
    return "other" if parts and not enumerator_style(text) else ""


def _columns(vocabulary: Vocabulary, data: Sequence[Cells]) -> dict[str, list[int]]:
    """What the columns of such a table hold; nothing where two could hold the names, or somebody stands where nobody is looked for."""
    is_award, is_name, is_person = awards_test(vocabulary), names_test(vocabulary), people_test(vocabulary)
    texts: dict[int, list[str]] = {}
    for cells in data:
        for column, text in cells.items():
            texts.setdefault(column, []).append(text)
    full = [column for column, found in texts.items() if len(found) == len(data)]
    awards = [column for column in full if all(map(is_award, texts[column]))]
    named = [
        column
        for column in full
        if column not in awards and all(is_name(strip_enumerator(text) or text) for text in texts[column])
    ]
    kinds = {
        column: set(map(vocabulary.names.kind, map(strip_enumerator, texts[column]))) for column in named
    }
    # A hamlet beside them is where they live.
    people = [column for column in named if kinds[column] & {"individual", "household"}]
    names = people or named
    if len(names) != 1 or len(awards) > 1:
        return {}
    name = names[0]
    others = [column for column in texts if column not in {name, *awards}]
    # "Phó ấp" begins as a name does.
    if any(
        (is_person(text) and is_name_of(vocabulary, text)) or vocabulary.phrases.names_award(text)
        for at in others
        for text in texts[at]
    ):
        return {}
    marks = vocabulary.lines.marks
    if any(text.casefold() in marks and not _is_number(text) for at in others for text in texts[at]):
        # For what somebody is marked only a title could say.
        return {}
    # A bullet stands where a number would.
    numbers = [
        at
        for at in others
        if at < name and all(_is_number(one) or enumerator_style(f"{one} ") == "bullet" for one in texts[at])
    ]
    told = {
        field: [at for at in others if at in full and all(map(says, texts[at]))]
        for field, says in (
            ("recipient", vocabulary.phrases.recipient),
            ("track", vocabulary.phrases.is_track),
            ("level", vocabulary.phrases.level),
        )
    }
    if {vocabulary.posts.is_post(text) for text in texts.get(name + 1, ())} == {True}:
        # "Chủ tịch UBND xã" beside the name is what somebody is, and nobody who signs.
        told = {field: [at for at in columns if at != name + 1] for field, columns in told.items()}
    others = [at for at in others if not any(at in columns for columns in told.values())]
    posts = [at for at in others if at == name + 1 and not any(map(_is_number, texts[at]))]
    found = {"ordinal": numbers[:1], "name": [name], "position": posts, "award": awards, **told}
    return {field: columns for field, columns in found.items() if columns}


def _is_number(text: str) -> bool:
    return text.strip(" .)/").isdigit()
