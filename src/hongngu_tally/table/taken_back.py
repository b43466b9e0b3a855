"""What stands outside a list's rows and columns and may take somebody in it back: lines above and below it, cells beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from hongngu_tally.patterns import regex
from hongngu_tally.table.added_in_words import rows_adding
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import Fate, LocatedTable, OddCell
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.row_words import NUMBERED_ROW
from hongngu_tally.vocabulary.words import Among

_REMARKS = ("note", "remark")
_BELOW = ("below-signature", "closing")
_OF_REASONS = ("achievement", "movement")
_SHORT_REASON = 6
"""Words of a reason that may be one for taking somebody back."""
_REACH = 4
"""Words behind an address within which a name ends."""
_COPULA = regex(r"^[\s:,–-]*(?:(?:là|thì|đã|trở đi|trở xuống)\b[\s:]*)*", re.IGNORECASE)
_SIGN = r"\*{1,4}|\(\s*(?:\d{1,2}|\*{1,4})\s*\)|[¹²³⁴-⁹]"
_FOOTNOTE = regex(rf"\s*(?:[^\W\d]+ [^\W\d]+\s*:?\s*)?({_SIGN})\s*:?\s*(\S.*)")
""" "(1) Xin rút", "Ghi chú: * Xin rút"."""
_SIGNED = regex(rf"\S.*?({_SIGN})\s*", re.DOTALL)


def rows_taken_back(
    grid: Grid, vocabulary: Vocabulary, fates: Mapping[int, tuple[Fate, str]], tables: Sequence[LocatedTable]
) -> dict[int, tuple[Fate, str]]:
    """The fates of lines around the lists that say that a nominee is withdrawn, not proposed or not settled yet, and tell who
    it is: by his name, his number, a sign behind what stands in his row, or how the row looks."""
    last = max((table.rows[-1] for table in tables if table.rows), default=0)
    # Nearly all rows are people.
    person, title, section, note = Fate.NOMINATION, Fate.TITLE, Fate.SECTION, Fate.NOTE
    others = [(row, *told) for row, told in fates.items() if told[0] is not person]
    texts = {
        row: " ".join(text_of(value) for _, value in grid.filled(row))
        for row, fate, why in others
        if fate is title or fate is section or (fate is note and why in _REMARKS) or why in _BELOW
    }
    signs = {row: found for row, text in texts.items() if (found := _footnote(vocabulary, text))}
    back = _signed(grid, signs, tables)
    # Below a heading stand others than those whom it names.
    lines = {row: text for row, text in texts.items() if row > last or fates[row][0] is not Fate.SECTION}
    back += [row for row, text in lines.items() if _points(vocabulary, text, last)]
    doubted = [
        row for row, text in lines.items() if _doubts(vocabulary, text) or vocabulary.lines.sets_aside(text)
    ]
    if doubted:
        names = {key(name) for table in tables for name in table.values.get("name", ())} - {""}
        given = {name.split()[-1] for name in names}
        whole = Among(name for name in names if " " in name)
        back += [row for row in doubted if _names_one(vocabulary, key(texts[row]), whole, given)]
    added = dict.fromkeys(rows_adding(grid, vocabulary, lines, tables), (Fate.UNREAD, "in-a-sentence"))
    return added | dict.fromkeys(back, (Fate.UNREAD, "withdrawn-in-words"))


def _points(vocabulary: Vocabulary, text: str, last: int) -> bool:
    """Whether a line takes rows back and tells which by their numbers or looks: "STT 3 xin rút", "Những dòng tô vàng chưa thống nhất"."""
    numbered = NUMBERED_ROW.search(text)
    if numbered and int(numbered[1]) <= last:
        behind = text[numbered.end() :]
    elif not (behind := vocabulary.lines.behind_looks(text)):
        return False
    lines = vocabulary.lines
    return (
        _doubts(vocabulary, text)
        or lines.sets_aside(text)
        or lines.withdraws(_COPULA.sub("", behind, count=1))
    )


def _footnote(vocabulary: Vocabulary, text: str) -> str:
    """The sign at the beginning of a footnote that may take somebody back, "" for any other text."""
    found = _FOOTNOTE.fullmatch(text)
    takes_back = found and (_doubts(vocabulary, found[2]) or vocabulary.lines.withdraws(found[2]))
    return _bare(found[1]) if found and takes_back else ""


def _signed(grid: Grid, signs: Mapping[int, str], tables: Sequence[LocatedTable]) -> list[int]:
    """The rows of footnotes whose sign stands at the end of a cell of a nominee."""
    if not signs:
        return []
    values = (value for table in tables for row in table.rows for _, value in grid.filled(row))
    used = {_bare(found[1]) for text in set(values) if (found := _SIGNED.fullmatch(text_of(text)))}
    return [row for row, sign in signs.items() if sign in used]


def _bare(sign: str) -> str:
    return sign.strip("( )")


def _doubts(vocabulary: Vocabulary, text: str) -> bool:
    lines = vocabulary.lines
    said = vocabulary.phrases.parse(text)
    return lines.doubts_row(text) or lines.replaces(text, awarded=bool(said.awards or said.generic))


def _names_one(vocabulary: Vocabulary, said: str, names: Among, given: set[str]) -> bool:
    """Whether a nominee's whole name stands in a text, or the last word of it behind an address: "đ/c Bình"."""
    if names.any_in(said):
        return True
    words = said.split()
    return any(
        vocabulary.lines.is_address(word) and not given.isdisjoint(words[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(words)
    )


def said_beside(
    grid: Grid, vocabulary: Vocabulary, tables: Sequence[LocatedTable], told: Collection[tuple[int, int]]
) -> Iterator[OddCell]:
    """Cells under no title, or one that is of no remarks, that say that whoever stands in their row is not put up: "Không xét", "Bỏ đ/c Bình".

    ``told`` are the places of which something is said already.
    """
    used = {at for table in tables for columns in table.columns.values() for at in columns}
    used |= {
        at
        for table in tables
        for at in (*table.headers, *table.mark_columns)
        if clean(table.headers.get(at, "x"))
    }
    for table in tables:
        unknown = {at: title for at, title in table.unknown_headers if clean(title)}
        found = {at for at, title in unknown.items() if _titles_result(vocabulary, title)}
        found |= set(table.columns.get("decision", ()))
        telling = found.union(*(table.columns.get(name, ()) for name in _OF_REASONS))
        for column in sorted(unknown.keys() | telling | set(range(1, grid.width + 1)) - used):
            values = grid.picker(table.rows)(column)
            said = {
                text
                for text in set(values)
                if type(text) is str and not text[:1].isdigit() and not is_blank(text)
            }
            if column in found and len(set(values)) == 1:
                # "Chưa duyệt" of all of them is how far the file has come.
                continue
            other = column in unknown and column not in found
            denying = {
                text for text in said if _denies(vocabulary, text, other=other, short=column in telling)
            }
            for row, text in zip(table.rows, values, strict=True) if denying else ():
                if text in denying and (row, column) not in told:
                    yield OddCell(row, column, "denied-beside", str(text), "note")


def _titles_result(vocabulary: Vocabulary, title: str) -> bool:
    """Whether a title is of what was found of somebody's being put up: "Ý kiến của Hội đồng"; not "Kết quả thi"."""
    answers = vocabulary.answers
    told = vocabulary.lines.titles_results(title) and not answers.may_report_work(title)
    return told or answers.asked_by(title)


def _denies(vocabulary: Vocabulary, text: str, *, other: bool, short: bool) -> bool:
    """Whether a text takes a row back. Under an ``other`` title, that nobody knows, "Không đạt" may answer another question; where
    only ``short`` texts do, long ones speak of the work."""
    lines = vocabulary.lines
    if other:
        return lines.withdraws(text) and (
            not (lines.begins_denying(text) or lines.fails(text)) or lines.withdraws(text, remark=False)
        )
    if short and text.count(" ") >= _SHORT_REASON:
        return False
    return lines.withdraws(text) or _doubts(vocabulary, text) or (not short and lines.sets_aside(text))
