"""What a list's cells tell of a column whose title tells nothing, or too little."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hongngu_tally.patterns import regex
from hongngu_tally.table.grid import Grid, says_nothing, text_of
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, keys_of, titles_numbers
from hongngu_tally.vocabulary.words import table_words

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header

SAMPLE = 40
"""Rows below a header that are looked at."""
CHOSEN = frozenset({"recipient", "track", "level", "grade"})
"""Fields whose values may each have a column of marks."""
_MAY_BE_TRACKS = ("recipient", "group", "movement")
"""Fields whose titles also stand over tracks."""
_DECIDES = regex(rf"\b(?:{key('quyết định')}|{key('thẩm quyền')}|{key('ký')})\b")
_NUMBERING = regex(r"^\(?\[?\s*(?:\d{1,2}|[a-mA-M]|[IVX]{1,4})\s*\]?\)?\.?(?:\s*=\s*[\d()\[\]+\-:/*xX ]*)?$")
_BRACKETED = regex(r"\[\d{1,2}\]|\(\d{1,2}\)")
_NUMBER = regex(r"\s*\d{1,5}(?:[.,]\d{1,3})*\s*[./)]?\s*")
_COLUMN_WORD = regex(r"^cột\s+", re.IGNORECASE)


def is_numbering(filled: list[tuple[int, object]], titled: int = 3) -> bool:
    """The row that numbers the columns: (1) (2) …, A B 1 2, 1=(2+3), Cột 1. ``titled`` is how many columns there are, if only two."""
    if len(filled) < max(2, min(3, titled)):
        return False
    texts: list[str] = []
    for _, value in filled:
        # Of a sheet with thousands of columns, the first name says enough.
        texts.append(_COLUMN_WORD.sub("", clean(text_of(value))).rstrip(" ./"))
        if not _NUMBERING.match(texts[-1]):
            return False
    leading = [re.match(r"^\(?\[?\s*(\d{1,2})", text) for text in texts]
    numbers = [int(found.group(1)) for found in leading if found]
    steps = sum(1 for before, after in pairwise(numbers) if after - before == 1)
    letters = len(texts) - len(numbers)
    if len(set(texts)) == len(texts) and all(map(_BRACKETED.fullmatch, texts)):
        # "[2] | [1] | [5]": columns were moved or left out afterwards.
        return True
    if len(numbers) > 3 and sorted(numbers) == list(range(1, len(numbers) + 1)):
        # "(1) | (2) | (4) | (3) | (5)": somebody moved a column afterwards.
        return True
    return len(set(texts)) >= len(texts) - 1 and (
        # One number skipped, used twice or both.
        steps >= len(numbers) - (3 if len(numbers) > 7 else 2) if len(numbers) > 1 else letters >= 2
    )


def rows_below(grid: Grid, header: Header) -> range:
    """The first rows below the header.

    Where the running number's title stands again, the list's page or another list begins.
    """
    first = header.last_row + 1
    if is_numbering(grid.filled(first), len(header.texts)):
        first += 1
    rows = range(first, min(first + SAMPLE, grid.height + 1))
    for ordinal in header.columns.get("ordinal", ())[:1]:
        title = grid.shown(header.last_row, ordinal)
        cells = zip(rows, grid.picker(rows)(ordinal), strict=True)
        words = ((row, text) for row, text in cells if type(text) is str and text[:1].isalpha())
        end = next((row for row, text in words if text == title or titles_numbers(text)), rows.stop)
        return range(first, end)
    return rows


def texts_below(grid: Grid, header: Header, column: int) -> list[str]:
    """The texts of a column's first cells below the header, blank and dotted ones left out.

    Below the last running number totals and signatures stand, which say nothing of the column; nor do headings merged over the names too.
    """
    others = [at for at in header.columns.get("name", ()) if at > column]
    return [
        clean(text_of(value))
        for row, value in cells_below(grid, header, column)
        if not (others and _is_merged_over(grid, row, column, others[0]))
    ]


def cells_below(grid: Grid, header: Header, column: int) -> list[tuple[int, object]]:
    """The (row, value) of a column's first cells below the header and not below its last running number, blank and dotted ones left out."""
    rows = rows_below(grid, header)
    ordinals = header.columns.get("ordinal", ())
    last = next(
        (
            row
            for row in reversed(rows)
            if any(_NUMBER.fullmatch(text_of(grid.at(row, at))) for at in ordinals)
        ),
        rows.stop,
    )
    rows = rows[: last - rows.start + 1]
    silent = grid.silent
    return [
        (row, value)
        for row, value in zip(rows, grid.picker(rows)(column), strict=True)
        if value not in silent
    ]


def _is_merged_over(grid: Grid, row: int, column: int, other: int) -> bool:
    return any(merge[1] <= column and other <= merge[3] for merge in grid.merges_from(row))


def names_value(vocabulary: Vocabulary, field: str, text: str) -> bool:
    """Whether a text is a value of one of the ``CHOSEN`` fields: "Huyện" is a level, "Chuyên đề" a track."""
    phrases = vocabulary.phrases
    if field == "recipient":
        return bool(phrases.recipient(text))
    if field == "track":
        return bool(phrases.track(text))
    if field == "level":
        found = phrases.parse(text)
        return bool(found.level) and not found.rest and not found.awards and not found.generic
    return bool(phrases.value(field, text))


def settle_choices(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Columns whose marks choose a value, and those that only look so because names or awards stand in them.

    "Tập thể", "Cá nhân", "Hộ" beside a column of names choose the recipient's kind where they hold marks, and
    are one column of kinds where they hold those words.
    """
    marks = vocabulary.lines.marks
    for column, (field, value) in list(header.value_marks.items()):
        texts = texts_below(grid, header, column)
        # Totals below a short list are none of its names.
        if field == "recipient" and nearly_all(texts_numbered(grid, header, column), names_test(vocabulary)):
            header.take("name", column)
            header.kinds[column] = value
        elif field in {"level", "track"} and any(map(vocabulary.phrases.names_award, texts)):
            header.take("award", column)
        else:
            continue
        del header.value_marks[column]
    _settle_bare_kinds(header, vocabulary, grid)
    _settle_tracks(header, vocabulary, grid)
    _settle_levels(header, vocabulary, grid)
    _settle_several(header, vocabulary, grid)
    names = header.columns.get("name", [])
    if len(names) < 2:
        return
    below = {column: texts for column in names if (texts := texts_below(grid, header, column))}
    # A total below has numbers in the place of marks.
    marked = [
        column
        for column, texts in below.items()
        if header.kinds.get(column)
        and all(clean(text).casefold() in marks for text in texts_numbered(grid, header, column) or texts)
    ]
    said = [
        column for column, texts in below.items() if all(vocabulary.phrases.recipient(text) for text in texts)
    ]
    if len(marked) == len(names) and "address_form" in header.columns:
        # Beside marks "Tên gọi" is no form of address.
        header.columns["name"] = names = [*header.columns.pop("address_form"), *names]
    chosen = {*marked, *said}
    if chosen and len(chosen) < len(names):
        header.value_marks |= {column: ("recipient", header.kinds[column]) for column in marked}
        for column in said:
            header.take("recipient", column)
        for column in chosen:
            header.kinds.pop(column, None)
        header.columns["name"] = [column for column in names if column not in chosen]
        header.doubts.clear()


def _settle_tracks(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Thường xuyên", "Chuyên đề", "Đột xuất" under "Phân loại khen thưởng" or a title nobody knows are tracks."""
    if "track" in header.columns:
        return
    titled = header.of(*_MAY_BE_TRACKS)
    for column in (*titled, *(at for at, _ in header.unknown)):
        texts = [text for text in texts_below(grid, header, column) if not vocabulary.lines.is_ditto(text)]
        if not nearly_all(texts, vocabulary.phrases.is_track):
            continue
        header.drop(column)
        header.take("track", column)
        return


def _settle_levels(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "UBND huyện", "UBND tỉnh" under a title nobody knows tell who gives the "Giấy khen" beside them."""
    awards = [text for at in header.columns.get("award", ()) for text in texts_below(grid, header, at)]
    if "level" in header.columns or not any(vocabulary.phrases.parse(text).generic for text in awards):
        return
    told = [
        at
        for at, _ in header.unknown
        if nearly_all(texts_below(grid, header, at), lambda text: names_value(vocabulary, "level", text))
    ]
    if len(told) == 1:
        header.unknown = [(at, text) for at, text in header.unknown if at != told[0]]
        header.take("level", told[0])


def _settle_several(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Of several columns of one field those speak that name its values, and of levels the one that decides.

    "Loại | Đối tượng" over "Mới | Cá nhân", "Cấp trình | Cấp quyết định" over "Xã | Huyện".
    """
    for field in ("recipient", "level"):
        columns = header.columns.get(field, [])
        if len(columns) < 2:
            continue
        telling = [
            at
            for at in columns
            if any(_states(vocabulary, field, text) for text in texts_below(grid, header, at))
        ]
        deciding = [at for at in telling if field == "level" and _DECIDES.search(key(header.texts[at]))]
        kept = deciding or telling or columns
        header.unknown += [(at, header.texts[at]) for at in columns if at not in kept]
        header.columns[field] = [at for at in columns if at in kept]


def _states(vocabulary: Vocabulary, field: str, text: str) -> bool:
    return (
        bool(vocabulary.phrases.kind_in_cell(text))
        if field == "recipient"
        else bool(vocabulary.phrases.level(text))
    )


def _settle_bare_kinds(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Marks under "CN | TT | HGĐ" choose the recipient's kind; nothing but their marks tells that "TT" is no number."""
    numbers = header.columns.get("ordinal", ())[:1]

    def marked(column: int) -> list[str]:
        """What stands in the rows that the first column numbers: a sum below them is none of it."""
        rows = rows_below(grid, header)
        own = [at for at in rows if not numbers or _NUMBER.fullmatch(text_of(grid.at(at, numbers[0])))]
        return [clean(text_of(value)) for at in own if not says_nothing(value := grid.at(at, column))]

    kinds = {
        column: kind
        for column, title in header.texts.items()
        if column not in header.value_marks
        and column not in header.marks
        and column not in header.columns.get("ordinal", ())[:1]
        and (kind := vocabulary.phrases.recipient(title))
        and (texts := marked(column))
        and all(text.casefold() in vocabulary.lines.marks for text in texts)
    }
    if len(kinds) != len(set(kinds.values())) or len(kinds) < 2:
        return
    header.drop(*kinds)
    header.value_marks |= {column: ("recipient", kind) for column, kind in kinds.items()}
    header.kinds = {column: kind for column, kind in header.kinds.items() if column not in kinds}


def settle_kind_codes(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "TT", "CN", "H" under "Ký hiệu" are kinds of recipients and no codes of awards."""
    codes = header.columns.get("award_code", [])
    kind_of = vocabulary.phrases.kind_in_cell
    kinds = [at for at in codes if (texts := texts_below(grid, header, at)) and all(map(kind_of, texts))]
    for at in kinds:
        codes.remove(at)
        header.columns.setdefault("recipient", []).append(at)
    if kinds and not codes:
        del header.columns["award_code"]


def texts_numbered(grid: Grid, header: Header, column: int) -> list[str]:
    """The texts of a column's first cells in rows with a running number, or in all rows where there is none."""
    pick, blanks = grid.picker(rows_below(grid, header)), grid.blanks
    values = pick(column)
    if ordinals := header.columns.get("ordinal"):
        numbered = zip(values, *map(pick, ordinals), strict=True)
        values = [
            value
            for value, *numbers in numbered
            if any(text_of(one).strip(" .").isdigit() for one in numbers)
        ]
    return [text_of(value).strip() for value in values if value not in blanks]


def leaves_blanks(header: Header, grid: Grid, column: int) -> bool:
    """Whether at least two cells of a column say something, and some that have a name beside them do not."""
    said = len(texts_numbered(grid, header, column))
    return (
        1 < said < max(len(texts_numbered(grid, header, at)) for at in header.columns.get("name", (column,)))
    )


def holds_awards(header: Header, vocabulary: Vocabulary, grid: Grid, column: int) -> bool:
    """Whether a column's cells are awards and say of no year, as those of a list that proposes them would."""
    says = awards_test(vocabulary)
    texts = texts_below(grid, header, column)
    return nearly_all(texts, lambda text: says(text) and not vocabulary.phrases.parse(text).years)


def remarked_column(header: Header, grid: Grid) -> int:
    """The only column of remarks in which nearly everybody has one; 0 if there is none."""
    notes, names = header.columns.get("note", ()), header.columns.get("name", ())
    people = len(texts_below(grid, header, names[0])) if notes and names else 0
    remarked = [at for at in notes if people and len(texts_below(grid, header, at)) * 5 >= people * 4]
    return remarked[0] if len(remarked) == 1 else 0


def nearly_all(texts: Sequence[str], says: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(says, texts)) * 5 >= len(texts) * 4


def nearly_all_names(header: Header, vocabulary: Vocabulary, grid: Grid, column: int) -> bool:
    """Whether a column's cells below the header are names, whatever its title says."""
    return nearly_all(texts_below(grid, header, column), names_test(vocabulary))


def names_test(vocabulary: Vocabulary) -> Callable[[str], bool]:
    """ "Công chức" may begin a body's name, and alone is a group of people; "Tập thể LĐTT" is an award."""
    phrases = vocabulary.phrases
    return lambda text: (
        bool(vocabulary.names.kind(text))
        and not phrases.value("group", text)
        and not is_one_award(phrases.parse(text))
    )


def people_test(vocabulary: Vocabulary) -> Callable[[str], bool]:
    return lambda text: vocabulary.names.kind(text) == "individual"


def awards_test(vocabulary: Vocabulary) -> Callable[[str], bool]:
    phrases = vocabulary.phrases
    return lambda text: all(is_one_award(phrase) for _, phrase in phrases.in_cell(text))


AMOUNTS = keys_of(table_words()["amounts"]["titles"])


def titles_counts(vocabulary: Vocabulary, texts: Sequence[str]) -> bool:
    """Whether a row titles a table of awards and their numbers: "Danh hiệu | Số lượng"."""
    fields = {match.field for text in texts if (match := vocabulary.titles.match(text))}
    return "award" in fields and any(key(text) in AMOUNTS for text in texts)
