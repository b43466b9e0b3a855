"""Who stands in a list and is not put up: whole lists of registrations, rows that are struck through or withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.columns import NAMES, Header
from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading
from hongngu_tally.table.proposals import titles_of_awards
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary, is_one_award
from hongngu_tally.vocabulary.aside import REGISTRATION
from hongngu_tally.vocabulary.words import ASKED, first_and_more, keys_in

_HEADS = frozenset(keys_in("names", "heads"))
_VOTES = regex(r"\d{1,4}\s*(?:[/%]\s*\d{0,4})?")
_REGISTERED, _RESULTS = keys_in("proposals", "registered"), keys_in("proposals", "results")


def registers(header: Header, context: TitleContext) -> str:
    """Whether a list registers and proposes nobody: ``registration`` by its title, ``registered`` by its column of awards alone."""
    titles = titles_of_awards(header)
    # "Đăng ký | Kết quả": what came of it stands beside.
    if any(ASKED in title or title.startswith(_RESULTS) for title in titles):
        return ""
    if context.aside == REGISTRATION:
        return REGISTRATION
    if context.proposes or context.awards or context.generic:
        return ""
    return "registered" if titles and all(any(word in one for word in _REGISTERED) for one in titles) else ""


def with_registrations_aside(sheets: Sequence[SheetReading]) -> list[SheetReading]:
    """The readings with registrations as tables that nominate nobody, where the file holds lists that do.

    Where it holds nothing else somebody has to look: they are counted, and the checks say so.
    """
    lists = [sheet for sheet in sheets if sheet.kind == "list"]
    if not any(table.aside for sheet in lists for table in sheet.tables):
        return list(sheets)
    if not any(table.rows and not table.aside for sheet in lists for table in sheet.tables):
        return list(sheets)
    return [_without_registrations(sheet) if sheet.kind == "list" else sheet for sheet in sheets]


def _without_registrations(sheet: SheetReading) -> SheetReading:
    rows = {row for table in sheet.tables if table.aside for row in table.rows}
    if not rows:
        return sheet
    fates = tuple(
        (row, Fate.LOOKUP, REGISTRATION) if row in rows else (row, fate, why)
        for row, fate, why in sheet.fates
    )
    if all(table.aside for table in sheet.tables):
        return replace(
            sheet, kind="lookup", why=REGISTRATION, fates=fates, tables=(), odd_cells=(), repaired=()
        )
    return replace(
        sheet,
        fates=fates,
        tables=tuple(emptied(table) if table.aside else table for table in sheet.tables),
        odd_cells=tuple(cell for cell in sheet.odd_cells if cell.row not in rows),
        repaired=tuple(one for one in sheet.repaired if one[0] not in rows),
    )


def emptied(table: LocatedTable) -> LocatedTable:
    """A list of which nobody is nominated; what it states of its rows is nobody's business."""
    return replace(
        table, rows=(), section_of=(), values=dict.fromkeys(table.values, ()), marks={}, stated=(),
        numbering_gaps=(), carried=(), missing=(), doubts=(), unknown_headers=(),
    )  # fmt: skip


def counts_votes(texts: Iterable[str]) -> bool:
    """Whether the texts that are not blank are numbers, "15/15" or "93%", and other ones than the mark 1."""
    said = {text for one in texts if (text := one.strip())}
    return bool(said - {"1"}) and all(map(_VOTES.fullmatch, said))


class Withdrawn:
    """Rows of one list that name somebody who is not put up, and why: struck through, withdrawn, an example, one of a household."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, header: Header) -> None:
        self._grid = grid
        self._lines = vocabulary.lines
        self._parse = vocabulary.phrases.parse
        self._answers = vocabulary.answers
        columns = header.columns
        self._titles = columns.get("award", ())
        self._notes = columns.get("note", ())
        self._states = [*columns.get("decision", ()), *(at for at, _ in header.unknown)]
        self._numbers = columns.get("ordinal", ())
        self._posts = columns.get("position", ())
        self._relations = columns.get("relation", ())
        self._names = header.of(*NAMES)
        self._awards = [*columns.get("award", ()), *header.marks]
        self._reasons = columns.get("not_proposed", ())
        self._asked = columns.get("asked", ())
        self._registered = columns.get("award_registered", ())
        self.said: dict[int, int] = {}
        """Row → the column that says so, of those that ``among`` found withdrawn."""

    def among(self, rows: Sequence[int]) -> dict[int, str]:
        """Row → reason of the fate, for those of the given rows that are not put up; most lists have none."""
        found: dict[int, str] = {}
        pick = self._grid.picker(rows)

        def take(
            columns: Sequence[int], says: Callable[[str], str], only: frozenset[object] | None = None
        ) -> None:
            for column in columns:
                values = pick(column)
                asked = set(values) if only is None else only.intersection(values)
                reasons = {text: why for text in asked if type(text) is str and (why := says(text))}
                for row, text in zip(rows, values, strict=True) if reasons else ():
                    if text in reasons:
                        self._take(found, row, reasons[text], column)

        if any(key(text_of(value)) in _HEADS for column in self._relations for value in pick(column)):
            take(self._relations, self._of_relation)
        take(self._states, lambda text: "withdrawn" if self._lines.withdraws(text, remark=False) else "")
        take(self._notes, self._of_remark)
        take(self._numbers, lambda text: "withdrawn" if self._lines.withdraws(text) else "")
        take(self._posts, self._of_post)
        if remarks := self._grid.with_remarks:
            take(self._names, self._of_name, remarks)
        self._take_awards(rows, pick, found)
        self._take_unasked(rows, found)
        if struck := self._grid.sheet.struck:
            found |= {row: "struck" for row in rows if self._is_struck(row, struck)}
        return found

    def _take(self, found: dict[int, str], row: int, why: str, column: int) -> None:
        found[row] = why
        self.said.setdefault(row, column)

    def _of_remark(self, text: str) -> str:
        if self._lines.is_example(text):
            return "sample-row"
        return "withdrawn" if self._lines.withdraws(text) else ""

    def _of_post(self, text: str) -> str:
        """ "Công chức, xin rút": taken back behind the post."""
        return "withdrawn" if self._lines.withdraws(first_and_more(text)[1], remark=False) else ""

    def _of_name(self, text: str) -> str:
        """ "Trần Thị Mẫu (rút)", "Trần Thị Mẫu - xin rút"."""
        _, bracket, behind = text.rpartition("(" if "(" in text else " - ")
        return "withdrawn" if bracket and self._lines.withdraws(behind, remark=bracket == "(") else ""

    def _take_awards(
        self, rows: Sequence[int], pick: Callable[[int], Sequence[object]], found: dict[int, str]
    ) -> None:
        """Rows whose award is taken back where it stands, and that ask for no other one."""
        for column in self._titles:
            values = pick(column)
            back = {text for text in set(values) if type(text) is str and self._takes_back(text)}
            for row, text in zip(rows, values, strict=True) if back else ():
                others = (at for at in self._awards if at != column)
                if text in back and not any(self._asks(row, at) for at in others):
                    self._take(found, row, "withdrawn", column)

    def _takes_back(self, text: str) -> bool:
        """ "LĐTT (rút)", "LĐTT - không đề nghị", "Chuyển công tác, không xét"."""
        award, more = first_and_more(text)
        if not self._lines.withdraws(more):
            return False
        said = self._parse(award)
        return not (said.awards or said.generic) or (is_one_award(said) and not said.rest)

    def _asks(self, row: int, column: int) -> bool:
        return self._tells(row, column) and not self._takes_back(text_of(self._grid.at(row, column)))

    @staticmethod
    def _of_relation(text: str) -> str:
        """ "Vợ", "Con" of a household whose head is named: none of them is put up for it."""
        return "" if is_blank(text) or key(text) in _HEADS else "member"

    def _take_unasked(self, rows: Sequence[int], found: dict[int, str]) -> None:
        """Rows beside a reason why nobody is asked for, a blank under "Đề nghị (x)", or a registration that nothing was made of."""
        reasons = [at for at in self._reasons if not self._counts_votes(rows, at)]
        for row in rows if reasons or self._asked or (self._registered and self._awards) else ():
            unasked = bool(self._asked) and not any(self._tells(row, at) for at in self._asked)
            awarded = any(not is_blank(self._grid.at(row, at)) for at in self._awards)
            told = next((at for at in reasons if self._tells(row, at)), 0)
            if unasked or told:
                self._take(found, row, "withdrawn", told or next(iter(self._asked), 0))
            elif not awarded and any(self._tells(row, at) for at in self._registered):
                found[row] = REGISTRATION

    def _counts_votes(self, rows: Sequence[int], column: int) -> bool:
        """Whether nothing but numbers stand in a column, and other ones than the mark 1: "Không đạt | 0" counts votes."""
        return counts_votes(map(text_of, self._grid.picker(rows)(column)))

    def _tells(self, row: int, column: int) -> bool:
        """Whether a cell says anything but no."""
        value = self._grid.at(row, column)
        if says_nothing(value):
            return False
        said = text_of(value)
        return self._answers.said(said) != "no" if column in self._asked else not self._lines.is_denied(said)

    def _is_struck(self, row: int, struck: Collection[tuple[int, int]]) -> bool:
        """Whether all of a row's name is struck through, or all that it is put up for."""
        for columns in (self._names, self._awards):
            filled = [at for at in columns if not is_blank(self._grid.at(row, at))]
            if filled and all((row, at) in struck for at in filled):
                return True
        return False
