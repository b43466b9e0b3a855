"""Columns under titles that nobody knows, or under none: what their cells tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.table.before_titles import column_before, take_numbers, take_units
from hongngu_tally.table.contents import (
    SAMPLE,
    awards_test,
    holds_awards,
    names_test,
    names_value,
    nearly_all,
    people_test,
    texts_below,
)
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.levels import level_asked
from hongngu_tally.table.mark_columns import are_marks, are_ones
from hongngu_tally.table.model import AWARD_TITLED, AWARDS_UNUSED, UNITS_UNUSED
from hongngu_tally.table.proposals import settle_awards
from hongngu_tally.table.sections import NUMBERED, enumerator_style
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, keys_of
from hongngu_tally.vocabulary.names import HEADS

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

_BARE_YEAR = regex(r"(?:năm\s*:?\s*)?(?:19|20)\d\d(?:\s*[(–-]?\s*đề nghị\)?)?", re.IGNORECASE)
_NAME_OF = f"{key('tên')} "
_SCHOOLS = keys_of(("Trường", "Trường học"))
_MAY_AWARD = ("decision", "movement", "grade", "workplace", "level")
"""Fields whose columns may hold the awards: what came of a registration ("Kết quả xét"), "Nội dung", "Xếp loại thi đua", "Đề nghị của đơn vị", "Cấp khen"."""
_MAY_NAME = ("recipient", "movement", "group", "address_form", "workplace", "unit")
"""Fields whose columns may hold the recipients where no other column does."""


def settle_untitled(
    header: Header, vocabulary: Vocabulary, grid: Grid, taken: Sequence[int], last: int
) -> None:
    """A name or award column under a title that nobody knows, or under none, and given names beside the family names.

    Only what nearly every cell says, and one column alone: two that could be meant are none.
    ``taken`` are the columns with a title, ``last`` is the last column that may belong to the list.
    """
    _doubt_weak_awards(header, vocabulary, grid)
    take_numbers(header, grid, min(taken) - 1)
    take_units(header, vocabulary, grid, min(taken) - 1)
    if len(set(header.texts.values())) < 2:
        # One text over all columns titles the list.
        return
    unknown = [column for column, _ in header.unknown]
    bare = _without_title(header, grid, taken, last)
    if before := column_before(header, grid, min(taken) - 1):
        bare = [before, *bare]
    if "recipient" not in header.columns and not header.kinds:
        kind_of = partial(names_value, vocabulary, "recipient")
        if at := _only_column(header, grid, [*unknown, *bare], kind_of):
            header.infer("recipient", at)
    if not header.names_people:
        for at, kind in _kinds_named(header, vocabulary, grid, unknown).items():
            header.infer("name", at)
            header.kinds[at] = kind
    if not header.names_people:
        _take_names(header, vocabulary, grid, taken, unknown, bare)
    if not header.names_awards:
        for at in _awards_by_year(header, vocabulary, grid, unknown):
            header.infer("award", at)
        settle_awards(header, grid)
        # "Năm 2018" in a list of 2020 is what people had.
        unknown = [at for at in unknown if at not in header.columns.get("history", ())]
    for at in _awards_by_level(header, vocabulary, grid, unknown):
        header.infer("award", at)
    if not header.names_awards:
        _take_awards(header, vocabulary, grid, unknown, bare)
    _take_given_names(header, grid, taken)
    _settle_more_awards(header, vocabulary, grid, bare)
    if "unit" not in header.columns:
        _doubt_units(header, vocabulary, grid)


def _take_given_names(header: Header, grid: Grid, taken: Sequence[int]) -> None:
    """Given names under no title straight beside the family names."""
    titled = header.columns.get("name", [])
    if len(titled) == 1 and titled[0] + 1 not in taken and _given_names_beside(header, grid, titled[0]):
        header.columns["surname"] = header.columns.pop("name")
        header.columns["given_name"] = [titled[0] + 1]


def _take_names(
    header: Header,
    vocabulary: Vocabulary,
    grid: Grid,
    taken: Sequence[int],
    unknown: Sequence[int],
    bare: Sequence[int],
) -> None:
    """The one column of names: people first, wherever they stand, since the body beside them is where they work."""

    def heads(text: str) -> bool:
        """Section rows, with their numeral or without, and totals name nobody."""
        if enumerator_style(text) in NUMBERED or vocabulary.lines.label(text):
            return True
        said = vocabulary.phrases.parse(text)
        if said.units and not (said.recipients or said.track):
            return False
        # "DANH HIỆU THI ĐUA" says nothing of anybody.
        return is_one_award(said) or not said.rest

    # Everybody has a name: a column that is blank in most rows holds something else.
    filled = max(len(texts_below(grid, header, at)) for at in taken)
    others = [header.columns.get(field, []) for field in _MAY_NAME]
    titled = [at for at in unknown if key(header.texts[at]).startswith(_NAME_OF)]
    # "Tên CĐCS | Chủ tịch CĐCS", "Chi hội | Chi hội trưởng": who heads a body is not put up.
    heading = {at for at in chain(unknown, *others) if _titles_a_head(vocabulary, header.texts[at])}
    heading = heading if heading < {*chain(unknown, *others)} else set()
    full = [
        [at for at in columns if at not in heading and len(texts_below(grid, header, at)) * 2 >= filled]
        for columns in (titled, unknown, bare, *others)
    ]
    for says in (people_test(vocabulary), names_test(vocabulary)):
        found = (_only_column(header, grid, columns, says, heads) for columns in full)
        if at := next(filter(None, found), 0):
            unsure = (one for one in unknown if one not in heading)
            if at in chain(*others) and any(_may_be_names(header, grid, one) for one in unsure):
                # "Người tốt việc tốt | Trường" over "Sa Rây | Trường Mẫu": the school may be where they are.
                return
            header.infer("name", at)
            if key(header.texts[at]) in _SCHOOLS:
                # Many a school is called after somebody.
                header.kinds[at] = "collective"
            if at in header.columns.get("movement", ()):
                del header.columns["movement"]
            return
    _take_hamlets(header)


def _take_awards(
    header: Header, vocabulary: Vocabulary, grid: Grid, unknown: Sequence[int], bare: Sequence[int]
) -> None:
    """The one column of awards, or else a known one whose cells name awards all the same."""

    def names_none(text: str) -> bool:
        """ "Hoàn thành nhiệm vụ" among awards says that there is none."""
        lines = vocabulary.lines
        graded = vocabulary.phrases.value("grade", text) in {"done", "failed"}
        return graded or lines.is_denied(text) or lines.is_ditto(text)

    stand_ins = [header.columns.get(name, []) for name in _MAY_AWARD]
    columns = (
        _only_column(header, grid, untitled, awards_test(vocabulary), names_none)
        for untitled in (unknown, bare, *stand_ins)
    )
    at = next(filter(None, columns), 0)
    if not at:
        return
    header.drop(at)
    header.infer("award", at)


def _titles_a_head(vocabulary: Vocabulary, title: str) -> bool:
    """ "Tổ trưởng/Giám đốc", "Chủ nhiệm": those who head a body, or sign for it."""
    posts = vocabulary.posts.is_post(title) or vocabulary.lines.label(title) == "signature"
    return posts or not HEADS.isdisjoint(key(title).split())


def _may_be_names(header: Header, grid: Grid, column: int) -> bool:
    """Whether another text of two to six words with a capital each stands in nearly every cell: names that nobody knows."""
    texts = texts_below(grid, header, column)
    written = [
        text
        for text in texts
        if 2 <= len(words := text.split()) <= 6 and all(word[0].isupper() for word in words)
    ]
    return len(set(written)) * 5 >= len(texts) * 4 > 0


def _take_hamlets(header: Header) -> None:
    """ "Ấp" over a list that names nobody else: the hamlets themselves are put up."""
    hamlets = [at for at in header.columns.get("address", ()) if header.also.get(at) == "name"]
    if len(hamlets) != 1:
        return
    header.drop(hamlets[0])
    header.infer("name", hamlets[0])
    header.kinds[hamlets[0]] = "collective"


def _without_title(header: Header, grid: Grid, taken: Sequence[int], last: int) -> list[int]:
    """Columns without a title, inside the list or straight beside it, in which something stands."""
    known = frozenset(taken)
    columns = range(header.first_column + 1, min(last, max(known) + 1, grid.width) + 1)
    return [at for at in columns if at not in known and texts_below(grid, header, at)]


def _settle_more_awards(header: Header, vocabulary: Vocabulary, grid: Grid, bare: Sequence[int]) -> None:
    """Awards beside those that a title asks for: straight beside them, without a title, they are asked for too.

    Elsewhere, or where each of them stands once as in a list of choices, they are doubted; what says nothing of
    awards is noted as unused.
    """
    used = {at for columns in header.columns.values() for at in columns} | set(header.marks)
    awards = {*header.columns.get("award", ()), *header.marks}
    for at in bare:
        if at in used:
            continue
        texts = texts_below(grid, header, at)
        if not holds_awards(header, vocabulary, grid, at):
            _take_remarks(header, at, texts)
        elif at - 1 in awards and not 2 < len(texts) == len(set(texts)):
            header.texts[at] = ""
            header.columns.setdefault("award", []).append(at)
            awards.add(at)
        else:
            header.doubts.append((at, "", "award", AWARDS_UNUSED))
    _doubt_titled_awards(header, vocabulary, grid)
    for at, title in header.unknown if awards else ():
        if title and holds_awards(header, vocabulary, grid, at):
            own = [dict(_cells(header, grid, at)) for at in awards]
            said = ((row, _codes(vocabulary, text)) for row, text in _cells(header, grid, at))
            if not all(
                any(codes <= _codes(vocabulary, other.get(row, "")) for other in own) for row, codes in said
            ):
                header.doubts.append((at, title, "award", AWARDS_UNUSED))


def _take_remarks(header: Header, column: int, texts: Sequence[str]) -> None:
    """Words behind the last title ("rút", "không đạt") are remarks; numbers, and what stands between titles, may be anything."""
    header.unknown.append((column, ""))
    if column > header.last_column and any(any(map(str.isalpha, text)) for text in texts):
        header.columns.setdefault("note", []).append(column)


def _doubt_titled_awards(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Danh hiệu CSTĐCS (tên sáng kiến)" over words or marks: whoever has something there may be put up for it.

    Numbers below such a title are years, decisions or counts, but for the mark 1.
    """
    for at, title in header.unknown:
        tags = (tag for tag, *_ in vocabulary.phrases.tags(title) if tag != "noise")
        if next(tags, "") not in {"award", "generic"}:
            continue
        texts = texts_below(grid, header, at)
        if texts and (not any(map(str.isdigit, "".join(texts))) or are_ones(header, grid, at)):
            header.doubts.append((at, title, "award", AWARD_TITLED))


def _doubt_units(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Several listed units under a title that nobody knows: each row may be of its own one, and not of the letterhead's."""
    for at, title in header.unknown if header.names_people else ():
        units = {vocabulary.units.of_column(clean(text)) for text in texts_below(grid, header, at)}
        if title and len(units) > 1 and "" not in units:
            header.doubts.append((at, title, "unit", UNITS_UNUSED))


def _cells(header: Header, grid: Grid, column: int) -> Iterator[tuple[int, str]]:
    for row in range(header.last_row + 1, min(header.last_row + SAMPLE, grid.height) + 1):
        if not is_blank(value := grid.at(row, column)):
            yield row, text_of(value)


def _codes(vocabulary: Vocabulary, text: str) -> frozenset[str]:
    """The awards that a cell names; a form without its level is one as well."""
    phrases = vocabulary.phrases
    return frozenset(
        code
        for _, said in phrases.in_cell(text)
        for code in (*said.awards, phrases.generic_name(said.generic))
        if code
    )


def _awards_by_year(header: Header, vocabulary: Vocabulary, grid: Grid, columns: Sequence[int]) -> list[int]:
    """Columns titled with nothing but a year ("Năm 2019", "2020") in which awards stand."""
    return [
        column
        for column in columns
        if _BARE_YEAR.fullmatch(clean(header.texts[column]))
        and nearly_all(texts_below(grid, header, column), awards_test(vocabulary))
    ]


def _awards_by_level(header: Header, vocabulary: Vocabulary, grid: Grid, columns: Sequence[int]) -> list[int]:
    """Columns titled with who signs ("UBND tỉnh | UBND huyện") in which nothing but forms and awards stand."""
    names_award = vocabulary.phrases.names_award
    return [
        column
        for column in columns
        if names_value(vocabulary, "level", header.texts[column])
        and (texts := texts_below(grid, header, column))
        and all(map(names_award, texts))
    ]


def _doubt_weak_awards(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """A title that may be that of the awards ("Hội đồng công nhận") is not if no cell speaks of one."""
    columns = header.columns.get("award", [])
    for column in list(columns):
        if header.matched.get(column, ("", 1.0))[1] >= 0.9:
            continue
        texts = texts_below(grid, header, column)
        # Marks under "Đề nghị UBND huyện khen" may be for what the list's title names.
        asked = level_asked(vocabulary, header.texts[column]) and are_marks(vocabulary, texts)
        if texts and not asked and not any(map(vocabulary.phrases.names_award, texts)):
            columns.remove(column)
            header.unknown.append((column, header.texts[column]))
    if not columns:
        header.columns.pop("award", None)


def _only_column(
    header: Header,
    grid: Grid,
    columns: Sequence[int],
    says: Callable[[str], bool],
    silent: Callable[[str], bool] = lambda text: False,
) -> int:
    """The one of several columns whose cells, but for the ``silent`` ones, nearly all say it; 0 if there is none, or several."""
    found = [
        column
        for column in columns
        if nearly_all([text for text in texts_below(grid, header, column) if not silent(text)], says)
    ]
    return found[0] if len(found) == 1 else 0


def _kinds_named(
    header: Header, vocabulary: Vocabulary, grid: Grid, columns: Sequence[int]
) -> dict[int, str]:
    """The columns of several that a title calls by a kind and that name it: "Khen tập thể | Khen cá nhân" over bodies and people."""
    kinds = {at: vocabulary.phrases.parse(header.texts[at]).recipients for at in columns}
    kinds = {at: said for at, said in kinds.items() if len(said) == 1}
    names = names_test(vocabulary)
    named = {at: said[0] for at, said in kinds.items() if _only_column(header, grid, [at], names)}
    return named if len(set(named.values())) > 1 else {}


def numbered_beside(
    grid: Grid, vocabulary: Vocabulary, row: int, right: int, end: int
) -> tuple[int, str] | None:
    """The first title of "STT | Tổ/nhóm | Danh hiệu" right of a list's titles, with an award below: a list under a name's title that nobody knows."""
    titles = [(at, text_of(value)) for at, value in grid.filled(row) if at > right]
    fields = {match.field: at for at, text in titles if (match := vocabulary.titles.match(text))}
    if len(titles) < 3 or not {"ordinal", "award"} <= fields.keys():
        return None
    is_award = awards_test(vocabulary)
    awards = (text_of(grid.at(below, fields["award"])) for below in range(row + 1, end + 1))
    return (
        (fields["ordinal"], text_of(grid.at(row, fields["ordinal"]))) if any(map(is_award, awards)) else None
    )


def _given_names_beside(header: Header, grid: Grid, column: int) -> bool:
    """Whether the untitled column beside the names holds their last word in every row that has a name."""
    pairs = list(_pairs(grid, header, column))
    return bool(pairs) and all(
        len(given.split()) == 1
        and given.isalpha()
        and given[0].isupper()
        # "CT", "GV" beside names in small letters are something else.
        and (given.isupper() and len(given) > 1) <= family.isupper()
        for family, given in pairs
    )


def _pairs(grid: Grid, header: Header, column: int) -> Iterator[tuple[str, str]]:
    last = min(header.last_row + SAMPLE, grid.height)
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
