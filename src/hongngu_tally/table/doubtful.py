"""The cells of a list's nomination rows that are read with a doubt, and the texts that had to be repaired."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hongngu_tally.days import days_meant
from hongngu_tally.patterns import regex
from hongngu_tally.table.cells import BIRTHS, OF_REASONS, remarks_among
from hongngu_tally.table.dates import doubt_of_date
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import LocatedTable, OddCell
from hongngu_tally.table.results import odd_results
from hongngu_tally.table.taken_back import said_beside
from hongngu_tally.table.together import names_person, people_in
from hongngu_tally.table.votes import votes_told
from hongngu_tally.text import EMPTY_VALUES, clean
from hongngu_tally.vocabulary import SAY_WHO, Vocabulary
from hongngu_tally.vocabulary.words import parts_said

_SCIENTIFIC = regex(r"\s*\d[.,]\d+E\+?\d+\s*", re.IGNORECASE)
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = regex("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# Fields whose texts are compared, so that repairing them must be said.
_COMPARED = ("name", "surname", "given_name", "award", "unit", "workplace", "recipient", "track", "level")
_ASKS = "đề nghị"
_YEARS_ALONE = regex(r"(?:năm(?: học)?\s*)?((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d))?", re.IGNORECASE)
_TELLING = ("name", "surname", "given_name", "award", "unit")


def odd_cells(grid: Grid, vocabulary: Vocabulary, tables: Sequence[LocatedTable]) -> Iterator[OddCell]:
    """Cells of nomination rows that are read with a doubt: errors, formulas without result, odd dates and numbers."""
    told: set[tuple[int, int]] = set()
    for table in tables:
        yield from _marked_by_excel(grid, table)
        results = list(odd_results(grid, vocabulary, table))
        yield from results
        told.update((cell.row, cell.column) for cell in results)
        if table.carried:
            column = table.columns["award"][0]
            above = next(row for row in range(table.carried[0], 0, -1) if not is_blank(grid.at(row, column)))
            yield OddCell(table.carried[0], column, "award-carried", text_of(grid.at(above, column)), "award")
        yield from _unknown_tracks(vocabulary, table)
        yield from _awards_behind(grid, vocabulary, table)
        yield from _people_behind(grid, vocabulary, table)
        yield from _remarks_beside(grid, vocabulary, table)
        yield from votes_told(grid, vocabulary, table)
        yield from _odd_values(grid, table)
        yield from _years_of_rows(grid, vocabulary, table)
        yield from _control_characters(grid, table)
    yield from said_beside(grid, vocabulary, tables, told)


def _marked_by_excel(grid: Grid, table: LocatedTable) -> Iterator[OddCell]:
    """Error cells, formulas saved without a result, and what is struck through."""
    fields = {column: name for name, columns in table.columns.items() for column in columns}
    fields |= dict.fromkeys(table.mark_columns, "award")
    rows = set(table.rows)
    for (row, column), code in sorted(grid.sheet.errors.items()):
        if row in rows and column in fields:
            yield OddCell(row, column, "error", code, fields[column])
    for kind, places in (("struck", grid.sheet.struck), ("partly-struck", grid.sheet.partly_struck)):
        for row, column in sorted(places):
            if row in rows and (field := fields.get(column, "")) in _TELLING:
                yield OddCell(row, column, kind, text_of(grid.at(row, column)), field)
    numbered = False
    for row, column in sorted(grid.sheet.formulas_without_value):
        field = fields.get(column, "")
        if row in rows and field and not (field == "ordinal" and numbered):
            # A running number says nothing that the row does not: once for the list is enough.
            numbered = numbered or field == "ordinal"
            yield OddCell(row, column, "formula", "", field)


def _odd_values(grid: Grid, table: LocatedTable) -> Iterator[OddCell]:
    """Days and numbers that Excel took for something else."""
    pick = grid.picker(table.rows)
    for name in (*BIRTHS, "recruited", "decision_date", "personal_id"):
        columns = table.columns.get(name, ())
        for column in () if name == "birth" and len(columns) > 2 else columns:
            values = pick(column)
            kinds = {
                value: kind
                for value in set(values)
                if not is_blank(value) and (kind := _odd_value(name, value))
            }
            for row, value in zip(table.rows, values, strict=True) if kinds else ():
                if value in kinds:
                    yield OddCell(row, column, kinds[value], text_of(value), name)


def _control_characters(grid: Grid, table: LocatedTable) -> Iterator[OddCell]:
    """Names, awards and units with characters that do not print."""
    pick = grid.picker(table.rows)
    for name in ("name", "award", "surname", "given_name", "workplace", "unit"):
        for column in table.columns.get(name, ()):
            values = pick(column)
            if grid.irregular.isdisjoint(values):
                continue
            for row, value in zip(table.rows, values, strict=True):
                if type(value) is str and not value.isprintable() and _CONTROL.search(value):
                    yield OddCell(row, column, "control-characters", value, name)


def _with_short_awards(grid: Grid, vocabulary: Vocabulary) -> frozenset[str]:
    """The distinct texts in which the short name of an award ("CSTĐCS") is a word of its own."""
    short = vocabulary.short_awards & grid.words
    found = [text for one in short for text in grid.texts if one in text]
    return frozenset(text for text in found if not short.isdisjoint(text.split()))


def _awards_behind(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """Cells of names, posts, achievements and remarks with such an award: whether the row counts it the checks know."""
    pick = grid.picker(table.rows)
    asking = [text for text in grid.with_more if _ASKS in text.casefold()] if grid.mentions(_ASKS) else ()
    saying = grid.with_more | _with_short_awards(grid, vocabulary)
    for name in (*SAY_WHO, "achievement", "note"):
        texts = saying if name in SAY_WHO else frozenset(asking)
        for column in table.columns.get(name, ()) if texts else ():
            values = pick(column)
            told = {text for text in texts.intersection(values) if vocabulary.awards_behind(text, name)}
            for row, text in zip(table.rows, values, strict=True) if told else ():
                if text in told:
                    yield OddCell(row, column, "award-behind", str(text), name)


def _people_behind(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """ "Lê Văn Mẫu - Chủ tịch, Trần Thị Mẫu - Kế toán": names behind which another person's stands, with posts between them."""
    pick = grid.picker(table.rows)
    for column in table.columns.get("name", ()):
        values = pick(column)
        told = {text for text in grid.with_more.intersection(values) if _names_another(vocabulary, str(text))}
        for row, text in zip(table.rows, values, strict=True) if told else ():
            if text in told:
                yield OddCell(row, column, "person-behind", str(text), "name")


def _remarks_beside(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """The remarks of a list's further columns of them: a row's remarks travel together; and short ones among reasons: "Đã mất"."""
    pick = grid.picker(table.rows)
    for column in (at for name in OF_REASONS for at in table.columns.get(name, ())):
        values = pick(column)
        asking = remarks_among(vocabulary, values)
        for row, text in zip(table.rows, values, strict=True) if asking else ():
            if text in asking:
                yield OddCell(row, column, "remark", str(text), "note")
    for column in table.columns.get("note", ())[1:]:
        for row, value in zip(table.rows, pick(column), strict=True):
            if not is_blank(value):
                yield OddCell(row, column, "remark", text_of(value), "note")


def _names_another(vocabulary: Vocabulary, text: str) -> bool:
    first, *behind = parts_said(text)
    if not any(names_person(vocabulary, part) for part in behind):
        return False
    return vocabulary.names.kind(first) == "individual" and not people_in(vocabulary, text)


def blank_units(table: LocatedTable) -> Iterator[OddCell]:
    """Blank cells among proposing units of which the letterhead is none, under a heading that names none either."""
    for at, text in enumerate(table.values.get("unit", ())):
        if not clean(text) and not table.sections[table.section_of[at]].unit:
            yield OddCell(table.rows[at], table.columns["unit"][0], "unit-blank", "", "unit")


def _years_of_rows(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """The years in a column "Năm", "Năm học" or "Năm danh hiệu", whatever the title says: of one year the first cell, of several each."""
    titled = (*table.unknown_headers, *((at, table.headers[at]) for at in table.columns.get("history", ())))
    for column in [at for at, title in titled if vocabulary.lines.titles_years(title)]:
        years: dict[int, int] = {}
        for row, value in zip(table.rows, grid.picker(table.rows)(column), strict=True):
            # "2019-2020" is the school year that ends in 2020.
            text = clean(text_of(value))
            if found := _YEARS_ALONE.fullmatch(text):
                years[row] = int(found[2] or found[1])
        told = years if len(set(years.values())) > 1 else dict(list(years.items())[:1])
        yield from (OddCell(row, column, "row-year", str(year), "year") for row, year in told.items())


def _unknown_tracks(vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """Texts of a track column that name none: their rows count as if they said nothing."""
    texts = table.values.get("track", ())
    unknown = {
        text
        for text in set(texts)
        if clean(text).casefold() not in EMPTY_VALUES and not vocabulary.phrases.track(text)
    }
    for row, text in zip(table.rows, texts, strict=True) if unknown else ():
        if text in unknown:
            yield OddCell(row, table.columns["track"][0], "unknown-track", text, "track")


@lru_cache(maxsize=4096, typed=True)
def _odd_value(name: str, value: object) -> str:
    if name == "personal_id":
        if (isinstance(value, float) and value >= 1e15) or _SCIENTIFIC.fullmatch(text_of(value)):
            return "digits-lost"
        return "zero-lost" if isinstance(value, int | float) and len(text_of(value)) in {8, 11} else ""
    doubt = doubt_of_date(value, text_of(value), years_typed=name != "recruited")
    if name == "decision_date" and doubt != "impossible-date":
        # Who signed, the decision's number or "ngày ký" may stand there too.
        return ""
    if doubt == "not-a-date" and name == "recruited" and days_meant(text_of(value)):
        # "Từ 01/6/2022 (chuyển công tác từ …)": words beside a day that can be read.
        return ""
    return doubt


def repaired_texts(grid: Grid, tables: Sequence[LocatedTable]) -> Iterator[tuple[int, int, str, str, str]]:
    """(row, column, kind, written, read) of the texts in an old encoding, and of the compared ones that were not canonical."""
    for (row, column), written in sorted(grid.written.items()):
        yield (
            row,
            column,
            "unmarked" if written.isascii() else "legacy-font",
            written,
            clean(text_of(grid.at(row, column))),
        )
    kinds = {text: kind for text in grid.irregular if (kind := _repair(text))}
    if not kinds:
        return
    for table in tables:
        pick = grid.picker(table.rows)
        for name in _COMPARED:
            for column in table.columns.get(name, ()):
                values = pick(column)
                for row, text in (
                    () if kinds.keys().isdisjoint(values) else zip(table.rows, values, strict=True)
                ):
                    if type(text) is str and text in kinds:
                        yield row, column, kinds[text], text, clean(text)


def _repair(text: str) -> str:
    """What had to be repaired in a text, nothing when it stands in its canonical form."""
    if text.isascii() and "  " not in text and text == text.strip():
        return ""
    if not unicodedata.is_normalized("NFC", text):
        return "decomposed"
    if "Ð" in text or "ð" in text:
        return "wrong-d"
    if _INVISIBLE.search(text):
        return "invisible"
    if "\u00a0" in text or "  " in text or text != text.strip():
        return "spaces"
    return ""
