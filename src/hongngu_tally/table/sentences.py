"""Whoever is named with an award in one cell: "1. Ông Lê Văn Mẫu, Chủ tịch UBND xã, đề nghị tặng Giấy khen", "Lê Văn Mẫu (LĐTT)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.sections import enumerator_style, read_heading
from hongngu_tally.table.titles import TitleContext, read_title
from hongngu_tally.table.together import is_name, names_person, people_in
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import SAY_WHO, Vocabulary, is_one_award, strip_count, strip_enumerator
from hongngu_tally.vocabulary.words import one_of

_BETWEEN = regex(r"\s*[,;:]\s+|\s+[-–—]\s+|\s*\(\s*|\s*\)\s*")
_NUMBER = regex(r"\d{1,3}\s*[.)]?")
_GIVES = regex(
    r"(?P<number>\d{1,3}\s*[.)/]\s*|[-+•*]\s*)?(?P<what>(?:đề nghị|tặng|khen)\b.*?)\s+cho\s+(?P<whom>\S.*)",
    re.IGNORECASE,
)
_NAMED_ABOVE = regex(rf"\b{one_of('lists', 'above')}\b")
_ASKS = tuple(map(key, ("đề nghị", "kính đề nghị", "xin đề nghị")))
_ASKING = frozenset(map(key, ("kính", "xin", "trên")))
_COUNT = regex(r"\d+")


def with_awards_apart(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> Grid:
    """The grid with what such lines say behind the name in columns of their own, right of the sheet's last.

    The very same without such lines, or where one more among or above them may put somebody up as well.
    """
    told = {row: parts for row in rows if (parts := _line(grid, vocabulary, row))}
    if not told or any(
        _may_name(grid, vocabulary, row) for row in rows if row not in told and row < max(told)
    ):
        return grid
    width = grid.width
    cells = [[*row, *[""] * (width + 2 - len(row))] for row in grid.sheet.cells]
    for row, (column, name, *behind) in told.items():
        cells[row - 1][column - 1] = name
        cells[row - 1][width:] = behind
    return Grid(replace(grid.sheet, cells=cells), grid.written)


def take_awards_behind(header: Header, vocabulary: Vocabulary, values: dict[str, tuple[str, ...]]) -> None:
    """The awards behind the names or posts of a list whose rows all say one there, where nothing else names any."""
    for field in SAY_WHO:
        parts = [_apart(vocabulary, text) for text in values.get(field, ())]
        if parts and all(awards for _, awards in parts):
            values[field] = tuple(own for own, _ in parts)
            values["award"] = tuple(awards for _, awards in parts)
            header.columns["award"] = header.columns[field][:1]
            return


def _may_name(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a line behind a number or bullet, or one that begins with a name, is no heading."""
    texts = [clean(text) for text in grid.written_in(row)]
    if len(texts) > 2 or read_heading(vocabulary, row, texts[-1]).certain:
        return False
    style = enumerator_style(texts[-1])
    first = strip_enumerator(_BETWEEN.split(texts[-1])[0])
    named = vocabulary.names.kind(first) == "individual" and is_name(vocabulary, first)
    return style == "bullet" or style.startswith("decimal") or (named and not texts[-1].isupper())


def said_below(vocabulary: Vocabulary, context: TitleContext, lines: Sequence[str]) -> TitleContext:
    """The award of the one sentence below a list that asks for all of it: "Đề nghị … tặng Giấy khen cho 02 cá nhân có tên trên"."""
    told = [text for text in lines if _speaks_of_all(vocabulary, text)]
    said = [one for text in told if (one := read_title(vocabulary, text)).proposes]
    if len(said) != 1 or len(said[0].awards) != 1 or said[0].aside:
        return context
    if any(read_heading(vocabulary, 0, text).section.awards for text in lines if text not in told):
        return context
    return replace(context, awards=said[0].awards, level=context.level or said[0].level)


def _speaks_of_all(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a sentence means everybody above it: it says so, or asks for an award and names nobody."""
    said = vocabulary.phrases.parse(text)
    names_nobody = not (said.units or set(said.rest) - _ASKING)
    return bool(_NAMED_ABOVE.search(key(text)) or (key(text).startswith(_ASKS) and names_nobody))


def _line(grid: Grid, vocabulary: Vocabulary, row: int) -> tuple[int, str, str, str] | None:
    """(column, name, what that person is, awards) of a row that holds one line, a number before it or not; None for any other row."""
    *before, (column, value) = grid.filled(row) or [(0, "")]
    if len(before) > 1 or any(not _NUMBER.fullmatch(text_of(number).strip()) for _, number in before):
        return None
    text = clean(text_of(value)).rstrip(" .;")
    if gives := _GIVES.match(text):
        # "2. Tặng Giấy khen của Chủ tịch UBND xã cho ông Lê Văn Mẫu, Trưởng ấp 1".
        text = f"{gives['number']}{gives['whom']}, {gives['what']}"
    if people := _people_behind(vocabulary, text):
        return column, people, "", text.partition(":")[0]
    own, awards = _apart(vocabulary, text)
    name, *posts = _BETWEEN.split(own)
    bare = strip_enumerator(name)
    kind = vocabulary.names.kind(bare)
    if not awards or not kind or (kind == "individual" and not is_name(vocabulary, bare)):
        return None
    if any(names_person(vocabulary, post) for post in posts):
        return None
    return column, name, ", ".join(filter(None, posts)), awards


def _apart(vocabulary: Vocabulary, text: str) -> tuple[str, str]:
    """A text that begins with somebody's name or post without the awards behind it, and those; nothing for an award that may be none of now."""
    first, *behind = _BETWEEN.split(clean(text))
    said = {part: vocabulary.phrases.parse(part) for part in behind if part}
    awards = [part for part, phrase in said.items() if phrase.awards or phrase.generic]
    others = [part for part in said if part not in awards]
    lines = vocabulary.lines
    clear = all(is_one_award(said[part]) and not said[part].years for part in awards)
    denied = any(lines.is_denied(part) or lines.may_withdraw(part) for part in others)
    return (", ".join([first, *others]), "; ".join(awards)) if clear and not denied else (text, "")


def _people_behind(vocabulary: Vocabulary, text: str) -> str:
    """ "2. LĐTT (02 người): Lê Văn Mẫu, Trần Thị Mẫu": those whom a line names behind an award; nothing where they are not as many as it says."""
    head, colon, people = (part.strip() for part in text.partition(":"))
    award = strip_count(own := strip_enumerator(head))
    phrase = vocabulary.phrases.parse(award)
    # "Giấy khen cho 02 tập thể, gồm: 1. Văn phòng …" is a letter's.
    if not colon or _COUNT.search(award + people) or not is_one_award(phrase) or phrase.rest:
        return ""
    # "Lê Văn Mẫu - Chủ tịch, Trần Thị Mẫu - Kế toán" are two, with their posts between them.
    several = any(names_person(vocabulary, part) for part in _BETWEEN.split(people)[1:])
    alone = not several and vocabulary.names.kind(people)
    named = people_in(vocabulary, people) or ([people] if alone else [])
    count = _COUNT.search(own, len(award))
    return people if named and (not count or int(count[0]) == len(named)) else ""
