"""The lists of one sheet, from the first header to the last: what stands above each, its rows, its table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from hongngu_tally.table.aside import registers
from hongngu_tally.table.asked_columns import give_way_to_title, set_registered_aside
from hongngu_tally.table.beside import headings_over
from hongngu_tally.table.body import Body, BodyReader
from hongngu_tally.table.cells import table_values
from hongngu_tally.table.classes import take_classes
from hongngu_tally.table.columns import Header
from hongngu_tally.table.compact import Runs
from hongngu_tally.table.contents import holds_awards, remarked_column
from hongngu_tally.table.doubtful import blank_units, odd_cells, repaired_texts
from hongngu_tally.table.filled_down import FilledDown
from hongngu_tally.table.grid import Grid, text_of
from hongngu_tally.table.headed import awards_beside, settle_headed, settle_marked
from hongngu_tally.table.header_rows import is_section
from hongngu_tally.table.kind import SheetKind, code_pairs, nominates, numbers_somebody, whole_sheet
from hongngu_tally.table.legends import legend_codes, with_kinds
from hongngu_tally.table.letterheads import find_issuer, find_signer, issuer_beside, issuers_above
from hongngu_tally.table.model import Fate, LocatedTable, OddCell, Section, SheetReading
from hongngu_tally.table.prefaces import PrefaceReader, over
from hongngu_tally.table.proposals import given_column
from hongngu_tally.table.registers import (
    ALWAYS_OTHER,
    registers_above,
    set_others_aside,
    with_people_told,
)
from hongngu_tally.table.sections import SectionStack, enumerator_style, read_heading
from hongngu_tally.table.sentences import said_below, take_awards_behind
from hongngu_tally.table.taken_back import rows_taken_back
from hongngu_tally.table.titles import TitleContext, read_title, years_in, years_over_awards
from hongngu_tally.table.totals import stated_above
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.aside import OTHERS, REGISTRATION

_NO_FATE = (Fate.UNREAD, "")
_SIGNING = 8
"""Rows of a signature and of the headings between it and the titles of the next list."""


def titles_in(grid: Grid, rows: Sequence[int]) -> list[tuple[int, int, str]]:
    """The texts of rows that stand above a list, as (row, column, text)."""
    return [(row, column, text_of(value)) for row in rows for column, value in grid.filled(row)]


class Lists(PrefaceReader):
    """The lists of one sheet, group by group from the top; a group is one header or several side by side."""

    def __init__(
        self,
        grid: Grid,
        vocabulary: Vocabulary,
        rows: list[int],
        headers: list[Header],
        titles: list[tuple[int, int, str]],
        settled: bool = False,
        told: Mapping[int, tuple[Fate, str]] = MappingProxyType({}),
    ) -> None:
        """``told`` are rows whose cells are read in others, or that nobody can tell."""
        super().__init__(grid, vocabulary, rows, titles)
        self.settled = settled
        self.told = told
        groups = groupby(headers, attrgetter("first_row"))
        self.groups = self._without_repeats([list(group) for _, group in groups])
        self.aside = ""
        """Why the sheet's name says that nobody in it is nominated."""
        self.tables: list[LocatedTable] = []
        self.taken_back: list[OddCell] = []

    def _without_repeats(self, groups: list[list[Header]]) -> list[list[Header]]:
        """A header that repeats the one before (page breaks) starts no new list, unless a title stands above it, or a heading below a signature."""
        kept: list[list[Header]] = []
        for group in groups:
            again = kept and (
                [(one.layout(), one.texts) for one in kept[-1]]
                == [(one.layout(), one.texts) for one in group]
                or _is_part(group, kept[-1])
            )
            if again:
                between = self._between(kept[-1][0].last_row, group[0].first_row)
                preface, titled = self._preface(between, kept[-1])
                begins = titled or (preface and self._is_signed(between)) or self._labels_a_unit(preface)
                if not begins or any(self._goes_on(row) for row in preface):
                    continue
            kept.append(group)
        return kept

    def _is_signed(self, rows: Sequence[int]) -> bool:
        """Whether somebody signs at the end of these rows."""
        ends = (self.grid.written_in(row)[:1] for row in rows[-_SIGNING:])
        return any(self.vocabulary.lines.label(text) == "signature" for texts in ends for text in texts)

    def _repeats_titles(self, preface: Sequence[int], header: Header, region: Sequence[int]) -> bool:
        """Whether the titles of the sheet stand again above a header, as at the top of a page, and its rows are numbered on."""
        above = {key(text) for _, _, text in self.titles}
        if not all(key(text) in above for row in preface for text in self.grid.written_in(row)):
            return False
        numbers = header.columns.get("ordinal", ())[:1]
        values = (self.grid.at(row, at) for row in region for at in numbers)
        first = next((value for value in values if type(value) in (int, float)), 1)
        return first != 1

    def read(self) -> SheetReading:
        grid, vocabulary, sheet = self.grid, self.vocabulary, self.grid.sheet
        top = self.groups[0][0].first_row
        first_rows = [row for row in self.rows if row < top]
        self._judge_titles(first_rows)
        self.issuer, issuer_row = find_issuer(grid, vocabulary, first_rows)
        if not self.issuer:
            self.issuer, issuer_row = issuer_beside(grid, vocabulary, self.groups[0][-1], self.rows)
        headings = self._headings_above(first_rows)
        self.numbered = {row for row in headings if enumerator_style(self.grid.written_in(row)[0])}
        base = self._said_above("")
        named = vocabulary.aside.why(sheet.name)
        self.aside = "" if named == REGISTRATION else named
        preface = headings or self._asks_above(first_rows)
        titled = False
        issuer = ""
        # A list without a title of its own stays inside the sections that are open, and under the title before it; so does a page.
        stack = SectionStack()
        outer = latest = base
        titles: list[tuple[int, list[str]]] = []
        for at, group in enumerate(self.groups):
            end = self.groups[at + 1][0].first_row if at + 1 < len(self.groups) else self.rows[-1] + 1
            region = self._between(group[0].last_row, end)
            page = bool(at and preface) and self._repeats_titles(preface, group[0], region)
            if titled and not page:
                stack = SectionStack()
            told_rows = preface
            told = self.titles if at == 0 else titles_in(grid, preface)
            opened = SectionStack() if page else stack
            context, said = self._read_preface(preface, opened, outer if titled else latest)
            if titled:
                latest, outer = context, said
            issuer = self._issuer_below(preface) or issuer
            preface, titled = self._preface(region, group) if at + 1 < len(self.groups) else ([], False)
            # The preface is the end of the region.
            first_table = len(self.tables)
            titles.append((first_table, [text for _, _, text in told]))
            own = titles[-1][1] if at else []
            self._read_group(group, region[: len(region) - len(preface)], stack, context, own)
            letterheads = issuers_above(grid, vocabulary, group, first_rows if at == 0 else told_rows)
            if letterheads:
                tables = zip(self.tables[first_table:], letterheads, strict=True)
                self.tables[first_table:] = [replace(table, issuer=own) for table, own in tables]
            elif issuer:
                self.tables[first_table:] = [replace(one, issuer=issuer) for one in self.tables[first_table:]]
            self._date_tables(first_table, told)
            # What stands above the first list speaks of the whole sheet.
            if stated := stated_above(vocabulary, told, self.rows[-1] if at == 0 else end - 1):
                table = self.tables[first_table]
                self.tables[first_table] = replace(table, stated=(*stated, *table.stated))
        above = registers_above(vocabulary, titles, self.tables) if not self.settled else 0
        # The title of a register above says of which year that one is.
        stated_years = years_in(self.vocabulary, self.titles) or years_over_awards(self.tables)
        years = self.tables[above].years if above else stated_years
        kind, why = ("list", "title-speaks-of-awards") if above else self._kind(base)
        if kind == "list" and len(self.tables) > 1 and not self.settled:
            set_others_aside(self.fates, self.tables, above, self._sheet_kind().is_summary)
        if kind != "list":
            fate = {"lookup": Fate.LOOKUP}.get(kind, Fate.EXAMPLE if kind == "example" else Fate.UNREAD)
            codes = code_pairs(grid, vocabulary, self.rows) if why == "code-list" else ()
            whole = whole_sheet(grid, self.rows, kind, why, fate, self.titles, codes)
            return with_people_told(whole, vocabulary, base, self.tables, years)
        self._doubt_told_beside(self.tables)
        self.fates |= rows_taken_back(grid, vocabulary, self.fates, self.tables)
        self.tables = with_kinds(grid, vocabulary, self.fates, self.tables)
        self.fates |= self.told
        outside = set(self.rows).difference(self.fates)
        self.fates |= dict.fromkeys(outside, (Fate.UNREAD, "outside-every-list"))
        hidden = tuple(row for row in self.rows if row in sheet.hidden_rows) if sheet.hidden_rows else ()
        return SheetReading(
            sheet.name, sheet.index, kind, why, sheet.hidden,
            Runs.told(self.rows, self.fates), hidden, tables=tuple(self.tables),
            hidden_columns=tuple(sorted(sheet.hidden_columns)),
            issuer=self.issuer, issuer_row=issuer_row, signer=self._signer(),
            titles=tuple((row, column, clean(text)) for row, column, text in self.titles), years=years,
            recipient=base.recipient, awards=base.awards, track=base.track, level=base.level,
            codes=legend_codes(grid, vocabulary, self.fates, self.tables),
            odd_cells=(*odd_cells(grid, vocabulary, self.tables), *self._blank_units(), *self.taken_back),
            repaired=tuple(repaired_texts(grid, self.tables)),
        )  # fmt: skip

    def _judge_titles(self, rows: Sequence[int]) -> None:
        """Give the rows above the first list their fates."""
        for row in rows:
            self.fates[row] = (Fate.TITLE, "above-the-list")
            filled = self.grid.filled(row)
            texts = [value for _, value in filled if type(value) is str]
            nominee = (
                len(texts) > 1 and not all(map(str.isupper, texts)) and nominates(self.vocabulary, texts)
            )
            if nominee or numbers_somebody(self.vocabulary, filled):
                # "Ấp Mẫu | Giấy khen" is no title: a list stands there whose own titles nobody knows.
                self.fates[row] = (Fate.UNREAD, "outside-every-list")
        self.fates |= dict.fromkeys(self._named_above(rows), (Fate.UNREAD, "outside-every-list"))

    def _date_tables(self, first: int, told: Sequence[tuple[int, int, str]]) -> None:
        """Give the lists of a group, from the ``first`` one on, the years that their own titles state, but for those of the sheet's."""
        if first and (years := years_in(self.vocabulary, told)):
            self.tables[first:] = [replace(table, years=years) for table in self.tables[first:]]
        for number, table in enumerate(self.tables[first + 1 :], first + 1):
            # "NĂM 2019" over the list on the right alone.
            if years := years_in(self.vocabulary, [title for title in told if title[1] >= table.column]):
                self.tables[number] = replace(table, years=years)

    def _kind(self, base: TitleContext) -> tuple[str, str]:
        """Whether the sheet is a nomination list, a table of another kind, or not to be told."""
        if self.settled:
            return "list", "settled-by-person"
        return self._sheet_kind().told(base)

    def _sheet_kind(self) -> SheetKind:
        below = self._between(self.groups[0][0].last_row, self.rows[-1] + 1)
        return SheetKind(self.grid, self.vocabulary, self.titles, self.tables, below)

    def _signer(self) -> str:
        """For whom somebody signs below lists without a letterhead."""
        signed = [row for row in self.rows if self.fates[row][0] is Fate.SIGNATURE] if not self.issuer else []
        return find_signer(self.grid, self.vocabulary, signed)

    def _is_of_one_unit(self) -> bool:
        """Whether the sheet's letterhead names a unit that hands in, so that a row without a unit is of that one."""
        units = self.vocabulary.units
        return bool(self.issuer) and not units.is_place(self.issuer)

    def _gathers_others(self, values: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether a column of proposing units names others than the one of the letterhead, which gathers what they hand in."""
        units = self.vocabulary.units
        named = {units.of_column(clean(text)) for text in set(values.get("unit", ())) - {""}}
        return len(named - {""}) > 1 and units.named(self.issuer) not in named

    def _blank_units(self) -> Iterator[OddCell]:
        """Whom the units of a list that gathers others leave to the letterhead's body, which hands in nobody."""
        for table in self.tables:
            if table.rows and self.issuer and self._gathers_others(table.values):
                yield from blank_units(table)

    # --- one list ------------------------------------------------------------------------------------------

    def _captions(self, group: list[Header]) -> list[TitleContext]:
        """What the line straight above says of each of several lists side by side."""
        if any(header.caption for header in group):
            return [read_title(self.vocabulary, header.caption) for header in group]
        silent = [TitleContext()] * len(group)
        above = self._between(0, group[0].first_row)[-1:]
        filled = self.grid.filled(above[0]) if above and len(group) > 1 else []
        bounds = [*(header.first_column for header in group[1:]), 10**6]
        texts: list[list[str]] = [[] for _ in group]
        for column, value in filled:
            texts[bisect_right(bounds, column)].append(text_of(value))
        if sum(map(bool, texts)) < 2 or any(len(own) > 1 for own in texts):
            return silent
        return [read_title(self.vocabulary, own[0]) if own else TitleContext() for own in texts]

    def _read_group(
        self, group: list[Header], region: list[int], stack: SectionStack, outer: TitleContext,
        told: Sequence[str],
    ) -> None:  # fmt: skip
        for row in self._between(group[0].first_row - 1, group[0].last_row + 1):
            self.fates[row] = (Fate.HEADER, "header")
        captions = self._captions(group)
        if any(header.names_awards for header in group):
            stack.end_denied()
        stacks = [stack, *(stack.beside() for _ in group[1:])]
        begun = len(stack.opened)
        for number, (header, context) in enumerate(
            zip(group, [over(caption, outer) for caption in captions], strict=True)
        ):
            context = self._with_aside(header, context, told)
            if context.awards and (context.proposes or not context.aside):
                set_registered_aside(header, self.vocabulary)
            if "award" in header.inferred and (context.awards or context.generic):
                give_way_to_title(header, self.vocabulary, self.grid, context.awards)
            context = settle_marked(header, self.vocabulary, self.grid, context)
            if header.names_awards and self._asks_for_its_own(told):
                # The title of the list above said for what those people are put up.
                context = replace(context, awards=(), generic="")
            self._take_given(header, context, stacks[number], region)
            if not (header.names_awards or context.awards or context.generic):
                lone = [texts[0] for row in region if len(texts := self.grid.written_in(row)) == 1]
                context = said_below(self.vocabulary, context, lone)
            last = group[number + 1].first_column - 1 if number + 1 < len(group) else 10**6
            # What stands left of all lists is the first one's.
            bounds = (header.first_column if number else 1, last) if len(group) > 1 else None
            shared = headings_over(self.grid, stack.opened[begun:], bounds) if bounds and number else {}
            body = BodyReader(
                self.grid, self.vocabulary, header, self.fates, stacks[number], context, bounds, shared
            ).read(region)
            self.tables.append(self._table(header, body, context))
            self.taken_back += [
                OddCell(row, column, "withdrawn", text_of(self.grid.at(row, column)), "note")
                for row, column in body.taken_back.items()
            ]

    def _asks_for_its_own(self, told: Sequence[str]) -> bool:
        """Whether the titles of a list below others speak of awards and name none: its columns do."""
        said = [read_title(self.vocabulary, text) for text in told]
        return any(one.of_awards for one in said) and not any(one.awards or one.generic for one in said)

    def _with_aside(self, header: Header, context: TitleContext, told: Sequence[str]) -> TitleContext:
        """What the titles say, and whether the sheet's name or a list's own title or columns part it off: a payment below the list.

        ``told`` are the titles of a list below others.
        """
        if context.aside and not (context.aside == OTHERS and header.names_awards):
            # Nobody proposes the council for awards: above a list that names some were the people at the meeting.
            return context
        lines = self.vocabulary.lines
        purposes = {lines.other_purpose(text) for text in told} - {""}
        signing = [any(lines.is_signed(text) for _, text in one.unknown_headers) for one in self.tables]
        signed = (
            bool(signing) and not any(signing) and any(lines.is_signed(text) for _, text in header.unknown)
        )
        proposes = any(read_title(self.vocabulary, text).proposes for text in told)
        others = bool(purposes & ALWAYS_OTHER) or (
            not header.names_awards and not proposes and (bool(purposes) or signed)
        )
        return replace(context, aside=OTHERS if others else self.aside)

    def _take_given(
        self, header: Header, context: TitleContext, stack: SectionStack, region: Sequence[int]
    ) -> None:
        """Awards that people have already, or that stand in the remarks, where nothing names any other.

        "Danh hiệu đã được công nhận" is what a list is of that does not propose.
        """
        if header.names_awards or context.awards or context.generic:
            return
        given = 0 if context.proposes else given_column(header)
        column = given or remarked_column(header, self.grid)
        if not column or not holds_awards(header, self.vocabulary, self.grid, column):
            return
        opened = (
            stack.current(),
            *(
                read_heading(self.vocabulary, row, texts[-1]).section
                for row in region
                if len(texts := self.grid.written_in(row)) == 1 or is_section(self.vocabulary, row, texts)
            ),
        )
        if not any(section.awards or section.generic for section in opened):
            columns = header.columns["history"] if given else [column]
            header.drop(*columns)
            header.columns["award"] = columns

    def _table(self, header: Header, body: Body, context: TitleContext) -> LocatedTable:
        values, marks = table_values(self.grid, self.vocabulary, header, body.rows, body.aside)
        if not self.settled:
            layout = header.layout()
            settle_headed(header, self.vocabulary, body, context, values)
            if header.layout() != layout:
                values, marks = table_values(self.grid, self.vocabulary, header, body.rows, body.aside)
        headed = bool(
            context.awards or context.generic or any(one.awards or one.generic for one in body.sections)
        )
        if not (self.settled or headed or header.names_awards or context.level):
            take_awards_behind(header, self.vocabulary, values)
        generic = context.generic or any(section.generic for section in body.sections)
        take_classes(header, self.vocabulary, values, bool(generic))
        beside = awards_beside(header, self.vocabulary, body, context, values)
        down = FilledDown(self.grid, self.vocabulary, header, body, values, frozenset(self.told))
        down.people()
        down.bodies()
        if not self._is_of_one_unit() or self._gathers_others(values):
            down.units([row for row in self.rows if self.fates.get(row, _NO_FATE)[0] is Fate.NOTE])
        carried = () if headed else down.awards()
        missing = [] if header.names_awards or headed else ["award"]
        return LocatedTable(
            header.first_row, header.first_column, tuple(range(header.first_row, header.last_row + 1)),
            {name: tuple(at) for name, at in header.columns.items()}, dict(header.texts), dict(header.marks),
            tuple(header.unknown), tuple(header.doubts), tuple(missing), round(header.score, 2),
            tuple(body.rows), tuple(body.section_of), tuple(body.sections), values, marks, dict(header.kinds),
            Section(0, "", context.recipient, context.awards, "", context.track, context.level, context.generic, context.movement),
            tuple(body.stated), tuple(body.gaps), dict(header.matched),
            value_marks=dict(header.value_marks), aside="" if self.settled else registers(header, context), carried=carried,
            beside=beside,
        )  # fmt: skip


def _is_part(group: list[Header], above: list[Header]) -> bool:
    """Whether a header holds some of the titles of the one above in the same columns, and no other ones.

    What its cells tell of a column without a title is nothing against the title above.
    """
    if len(group) > 1 or len(above) > 1:
        return False
    titles, whole = (
        {at: key(text) for at, text in one.texts.items() if text} for one in (group[0], above[0])
    )
    return titles.items() <= whole.items()
