"""Tables of people that nominate nobody: pay sheets, attendance lists, ratings, marks of a school."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.model import LocatedTable
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary

_PROPOSED = key("đề nghị")
_AUTHOR = key("tác giả")
_ALWAYS = frozenset({"payment", "ballot"})
# A table with one of these and no award is some other register, not a list that lost its award column.
_FIELDS = frozenset({"money", "phone", "work_days", "personal_id", "education"})


def is_other_register(
    vocabulary: Vocabulary, titles: Sequence[str], sheet: str, tables: Sequence[LocatedTable]
) -> bool:
    """Whether the titles or the sheet's name say so, or people sign in a column of a table without awards.

    Payments and ballots are such tables even when they say for which award: whoever stands there was nominated elsewhere.
    """
    lines = vocabulary.lines
    proposed = [title for title in titles if f" {_PROPOSED} " in f" {key(title)} "]
    named = lines.other_purpose(sheet, bare=True)
    if named not in _ALWAYS and any(map(lines.speaks_of_awards, proposed)):
        # A sheet "Học sinh" whose title proposes pupils for Giấy khen.
        named = ""
    purposes = {lines.other_purpose(title) for title in titles} | {named}
    if any(key(title).startswith(f"{_PROPOSED} ") and lines.speaks_of_awards(title) for title in proposed):
        # "(Đề nghị Chủ tịch UBND huyện tặng Giấy khen)" below "DANH SÁCH HỌC SINH ĐẠT GIẢI".
        purposes.discard("school")
    if purposes & _ALWAYS:
        return True
    if any(_names_awards(table) for table in tables):
        return "school" in purposes and not any(_knows_an_award(vocabulary, table) for table in tables)
    # In a sheet "CSTĐCS" the nominees themselves sign, unless for what they are paid: "Ký nhận".
    nominated = vocabulary.phrases.names_award(sheet)
    signed = not proposed and any(
        lines.is_signed(text) and (not nominated or lines.other_purpose(text, bare=True))
        for table in tables
        for _, text in table.unknown_headers
    )
    return signed or bool(purposes - {""})


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
