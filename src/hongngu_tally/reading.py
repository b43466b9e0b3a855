"""Guard, workbook and table over one file, in a worker process (``pool``): nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen
from hongngu_tally.law import OwnRules, use_rules
from hongngu_tally.table.compact import Runs, packed
from hongngu_tally.table.model import FileReading, LocatedTable, Override

if TYPE_CHECKING:
    from hongngu_tally.guard import Inspection, Refused
    from hongngu_tally.law import Catalogue
    from hongngu_tally.vocabulary import Unit, Vocabulary
    from hongngu_tally.workbook import Book, Sheet

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""


@frozen
class Source:
    """One file to read: where it is, and the name by which the user knows it."""

    path: Path
    shown: str


@frozen
class Words:
    """What ``tally.toml`` adds to the vocabulary; small enough to travel to every worker."""

    units: tuple[Unit, ...] = ()
    titles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    overrides: tuple[Override, ...] = ()
    """What a person settled about single sheets; of two that say the same thing the first holds."""
    rules: OwnRules | None = None
    """The user's own rules: an award of theirs has spellings too."""
    place: str = ""
    own_units: bool = False

    def vocabulary(self) -> Vocabulary:
        """The packaged words with these, and with the awards of the rules in use."""
        from hongngu_tally.law import load_catalogue
        from hongngu_tally.vocabulary import load_vocabulary

        # Comparing a province's units takes as long as reading a small list: the very same words are told at once.
        last, catalogue, vocabulary = _LAST[0] if _LAST else (None, None, None)
        if vocabulary is None or last is not self or catalogue is not load_catalogue():
            vocabulary = load_vocabulary(self.units, self.titles, self.place, self.own_units)
            _LAST[:] = [(self, load_catalogue(), vocabulary)]
        return vocabulary


_LAST: list[tuple[Words, Catalogue, Vocabulary]] = []
"""The words asked for last, and what they gave with the rules of then."""


def read_file(source: Source, words: Words, keep_values: bool = False) -> FileReading:
    """Read and locate one file in this process. A file that is refused comes back with its ``problem``.

    ``keep_values`` keeps the texts of the located rows and adds the evidence, for ``inspect``; otherwise only the extracted
    nominations travel back.
    """
    from hongngu_tally.guard import Refused, inspect
    from hongngu_tally.rows import contradicted, extract, told_elsewhere
    from hongngu_tally.stamp import own_sheets, stamp_in, without_own_columns
    from hongngu_tally.table.aside import with_registrations_aside
    from hongngu_tally.table.continued import with_continued
    from hongngu_tally.table.evidence import unread_rows, with_cells, with_evidence
    from hongngu_tally.table.locate import locate_sheet, of_the_form, readable
    from hongngu_tally.table.settled import read_settled
    from hongngu_tally.workbook import read_book

    try:
        inspection = inspect(source.path)
        book = read_book(source.path, inspection)
    except Refused as refusal:
        return refused(source, refusal)
    use_rules(words.rules)
    vocabulary = words.vocabulary()
    own = own_sheets(book.sheets)
    book = replace(book, sheets=tuple(without_own_columns(sheet) for sheet in book.sheets))
    located = [
        of_the_form(sheet) if sheet.name in own else locate_sheet(sheet, vocabulary) for sheet in book.sheets
    ]
    located = with_continued(book.sheets, located, vocabulary, lambda sheet: locate_sheet(sheet, vocabulary))
    if words.overrides:
        located = read_settled(
            book.sheets, located, words.overrides, source.shown, lambda sheet, said: locate_sheet(sheet, vocabulary, said)
        )  # fmt: skip
    located = with_registrations_aside(located)
    if keep_values:
        located = [
            with_evidence(readable(sheet, vocabulary), one, vocabulary)
            for sheet, one in zip(book.sheets, located, strict=True)
        ]
    else:
        located = [
            with_cells(readable(sheet, vocabulary), one, rows) if (rows := unread_rows(one)) else one
            for sheet, one in zip(book.sheets, located, strict=True)
        ]
    sizes = [measured(sheet) for sheet in book.sheets]
    sheets = tuple(
        replace(one, nonblank=rows, fates=Runs.of(one.fates))
        for one, (rows, _) in zip(located, sizes, strict=True)
    )
    sheets = contradicted(sheets, vocabulary)
    nominations = extract(sheets, vocabulary)
    sheets = told_elsewhere(sheets, nominations)
    if not keep_values:
        sheets = tuple(
            replace(sheet, tables=tuple(_without_values(table) for table in sheet.tables)) for sheet in sheets
        )
    return FileReading(
        source.shown, inspection.kind, sheets=sheets, notes=(*_notes(source, inspection, book), *_too_long(book, [longest for _, longest in sizes])), sha256=inspection.sha256,
        modified=inspection.modified, stamp=stamp_in(book.sheets), nominations=nominations,
    )  # fmt: skip


def _without_values(table: LocatedTable) -> LocatedTable:
    """Only where the list stands: what it holds travels as nominations, and a country's has millions of rows."""
    return replace(table, values={}, marks={}, rows=packed(table.rows), section_of=packed(table.section_of))


def _notes(source: Source, inspection: Inspection, book: Book) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What was noticed about a file beside its rows: (name of the finding, facts)."""
    if inspection.suffix_differs:
        yield "suffix-differs", {"kind": inspection.kind, "suffix": source.path.suffix}
    if inspection.macros:
        yield "macros-present", {}
    if inspection.trailing_bytes:
        yield "trailing-data", {"size": inspection.trailing_bytes}
    if book.repaired:
        yield "file-repaired", {}
    for name, kind in book.passed_over:
        yield "sheet-passed-over", {"sheet": name, "kind": kind}
    if book.ragged:
        yield "row-ragged", {"rows": book.ragged, "count": len(book.ragged)}


def _too_long(book: Book, longest: Sequence[int]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The cells with more text than Excel can hold, where there are such."""
    for sheet, most in zip(book.sheets, longest, strict=True):
        for row, cells in enumerate(sheet.cells if most > LONGEST_TEXT else (), 1):
            for column, text in enumerate(cells, 1):
                if type(text) is str and len(text) > LONGEST_TEXT:
                    place = {"sheet": sheet.name, "row": row, "column": column}
                    yield "text-too-long", {**place, "size": len(text), "limit": LONGEST_TEXT}


def read_in_worker(source: Source, words: Words, keep_values: bool = False) -> FileReading:
    """``read_file`` where every failure, this program's own too, costs that file only."""
    from hongngu_tally.guard import Refused
    from hongngu_tally.worker import guarded

    try:
        return guarded(lambda: read_file(source, words, keep_values))
    except Refused as refusal:
        return refused(source, refusal)


def refused(source: Source, refusal: Refused) -> FileReading:
    """What is known of a file that was not read."""
    try:
        modified = source.path.stat().st_mtime
    except OSError:
        modified = 0.0
    return FileReading(source.shown, problem=refusal.name, facts=refusal.facts, modified=modified)


def measured(sheet: Sheet) -> tuple[int, int]:
    """Rows that hold anything at all, the number that the locator's fates must add up to, and the longest text's length."""
    invisible = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff")
    blank = {text for text in sheet.texts if not text[:1].isalnum() and not text.translate(invisible).strip()}
    noted = {row for row, _ in sheet.errors}.union(row for row, _ in sheet.formulas_without_value)
    empty = list(map(blank.issuperset, sheet.cells))
    unseen = sum(1 for row in noted if row > len(empty) or empty[row - 1])
    return empty.count(False) + unseen, max(map(len, sheet.texts), default=0)
