"""Tables of people that nominate nobody: pay sheets, attendance lists, ratings, marks of a school."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_tally.table.aside import emptied
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading
from hongngu_tally.table.titles import TitleContext, read_title
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import ASKED

_AUTHOR = key("tác giả")
ALWAYS_OTHER = frozenset({"payment", "ballot", "personnel", "posts"})
"""Purposes of tables that nominate nobody even where they name awards."""
_PAID = {"payment": "money", "ballot": "votes"}
"""What a sheet named so holds, whatever its title says."""
# A table with one of these and no award is some other register, not a list that lost its award column.
_FIELDS = frozenset({"money", "phone", "work_days", "personal_id", "education"})


def is_other_register(
    vocabulary: Vocabulary, titles: Sequence[str], sheet: str, tables: Sequence[LocatedTable]
) -> bool:
    """Whether the titles or the sheet's name say so, or people sign in a column of a table without awards.

    Payments, ballots and what is decided on posts and pay are such tables even when they name awards: whoever stands there was nominated elsewhere.
    """
    lines = vocabulary.lines
    proposed = [title for title in titles if f" {ASKED} " in f" {key(title)} "]
    named = lines.other_purpose(sheet, bare=True)
    paid = any(
        _PAID.get(named, "") in table.columns
        or any(lines.is_signed(text) for _, text in table.unknown_headers)
        for table in tables
    )
    given = any((said := read_title(vocabulary, title)).awards or said.generic for title in titles)
    for_awards = given or any(map(lines.speaks_of_awards, proposed))
    if for_awards and not (named in _PAID and paid):
        # A sheet "Học sinh" whose title proposes pupils for Giấy khen, or says that they were given it; "Chi tiền" may be a name that was left.
        named = ""
    purposes = {lines.other_purpose(title) for title in titles} | {named}
    if any(key(title).startswith(f"{ASKED} ") and lines.speaks_of_awards(title) for title in proposed):
        # "(Đề nghị Chủ tịch UBND huyện tặng Giấy khen)" below "DANH SÁCH HỌC SINH ĐẠT GIẢI".
        purposes.discard("school")
    if purposes & ALWAYS_OTHER:
        return True
    if any(_names_awards(table) for table in tables):
        return "school" in purposes and not any(_knows_an_award(vocabulary, table) for table in tables)
    # In a sheet "CSTĐCS", or under "DANH SÁCH LAO ĐỘNG TIÊN TIẾN", the nominees themselves sign, unless for what they are paid: "Ký nhận".
    nominated = given or vocabulary.phrases.names_award(sheet)
    signed = not proposed and any(
        lines.is_signed(text) and (not nominated or lines.other_purpose(text, bare=True))
        for table in tables
        for _, text in table.unknown_headers
    )
    return signed or bool(purposes - {""})


def with_people_told(
    reading: SheetReading,
    vocabulary: Vocabulary,
    base: TitleContext,
    tables: Sequence[LocatedTable],
    years: tuple[tuple[int, int, int, str], ...],
) -> SheetReading:
    """The reading of a register with whom it names for an award, as those who are paid for one, and its ``years``.

    Without an award a table of rewards still tells who has them. Voters choose among more people than are put up, and
    initiatives are those of more people than get a title.
    """
    purposes = {vocabulary.lines.other_purpose(text) for _, _, text in reading.titles}
    others = "ballot" in purposes or any("initiative" in table.columns for table in tables)
    if reading.why != "other-register" or others:
        return reading
    phrases = vocabulary.phrases
    given = base.awards or phrases.awards_of(base.generic)
    found = []
    for table in tables:
        if not (given or _names_awards(table) or (base.recipient and "money" in table.columns)):
            continue
        cells = [texts for name, texts in table.values.items() if name.partition(":")[0] == "award"]
        for at, name in enumerate(table.values.get("name", ())):
            said = [phrase for texts in cells for _, phrase in phrases.in_cell(texts[at])]
            own = {code for one in said for code in (one.awards or phrases.awards_of(one.generic))}
            if name:
                found.append((vocabulary.names.bearer(name).key, tuple(sorted(own)) or given))
    return replace(reading, told=tuple(found), years=years) if found else reading


def registers_above(
    vocabulary: Vocabulary, titles: Sequence[tuple[int, Sequence[str]]], tables: Sequence[LocatedTable]
) -> int:
    """How many tables stand as such registers above the first list of a sheet: none, unless that list's own title speaks of awards.

    ``titles``: the first table below each preface of the sheet, and what is written there.
    """
    for (first, said), (end, own) in pairwise(titles):
        if not is_other_register(vocabulary, said, "", tables[first:end]):
            return 0
        told = [read_title(vocabulary, text) for text in own]
        below = tables[end:]
        if (
            any(one.of_awards or one.awards or one.generic for one in told)
            and any(table.rows and not table.missing for table in below)
            and not is_other_register(vocabulary, own, "", below)
        ):
            return end
    return 0


def set_others_aside(
    fates: dict[int, tuple[Fate, str]], tables: list[LocatedTable], above: int,
    is_summary: Callable[[LocatedTable], bool],
) -> None:  # fmt: skip
    """Empty those tables above, below or beside the lists that nominate nobody: "Danh hiệu | Tập thể | Cá nhân" over numbers, "Tên sáng kiến | Tác giả".

    ``above``: how many registers stand above the first list.
    """
    authors = [lists_authors(table) for table in tables]
    for at, table in enumerate(tables):
        register = at < above or (authors[at] and not all(authors))
        if table.rows and (register or is_summary(table)):
            beside = {row for other in tables if other is not table for row in other.rows}
            why = "other-register" if register else "summary"
            fates |= dict.fromkeys(set(table.rows) - beside, (Fate.LOOKUP, why))
            tables[at] = emptied(table)


def has_other_fields(tables: Sequence[LocatedTable]) -> bool:
    """Whether some column holds what only other registers hold, or the names are those of initiatives' authors."""
    return any(name in _FIELDS for table in tables for name in table.columns) or any(
        map(lists_authors, tables)
    )


def lists_authors(table: LocatedTable) -> bool:
    """ "Tên sáng kiến | Tác giả", without an award in its columns or headings."""
    if _names_awards(table) or "initiative" not in table.columns:
        return False
    return any(_AUTHOR in key(table.headers.get(at, "")) for at in table.columns.get("name", ()))


def _names_awards(table: LocatedTable) -> bool:
    """Whether a column or a section says what the rows are put up for; a title alone may speak of anything."""
    headings = any(section.awards or section.generic for section in table.sections)
    return headings or "award" in table.columns or bool(table.mark_columns)


def _knows_an_award(vocabulary: Vocabulary, table: LocatedTable) -> bool:
    if table.mark_columns or any(section.awards for section in table.sections):
        return True
    texts = {text for name, column in table.values.items() if name.startswith("award") for text in column}
    return any(map(vocabulary.phrases.names_award, texts))
