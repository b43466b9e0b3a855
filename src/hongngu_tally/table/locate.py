"""One sheet → the lists in it, a fate for every row, and the evidence for both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hongngu_tally.table.bare import bare_list
from hongngu_tally.table.beside import begins_beside, read_apart
from hongngu_tally.table.body import Body, BodyReader
from hongngu_tally.table.cells import odd_cells, repaired_texts, table_values
from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import marks_in_awards, titles_counts
from hongngu_tally.table.encodings import in_unicode
from hongngu_tally.table.evidence import best_rejected
from hongngu_tally.table.grid import Grid, is_blank, text_of, with_error_cells
from hongngu_tally.table.header import find_headers, holds_data, settle_headers, why_unsettled
from hongngu_tally.table.model import Fate, LocatedTable, Override, Section, SheetReading
from hongngu_tally.table.registers import has_other_fields, is_other_register
from hongngu_tally.table.sections import SectionStack, read_heading
from hongngu_tally.table.titles import (
    TitleContext,
    find_issuer,
    is_form_line,
    merge_contexts,
    read_title,
    read_years,
)
from hongngu_tally.table.totals import stated_above
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award
from hongngu_tally.workbook import Sheet


def locate_sheet(sheet: Sheet, vocabulary: Vocabulary, override: Override | None = None) -> SheetReading:
    """Find the nomination lists of a sheet and account for every non-blank row.

    A sheet that ought to hold a list and holds none comes with the row that comes nearest to its titles.
    """
    reading = _locate(sheet, vocabulary, override)
    if reading.kind == "other":
        reading = replace(reading, rejected=best_rejected(readable(sheet, vocabulary), vocabulary, reading))
    return replace(reading, override=override) if override and reading.kind != "blank" else reading


def readable(sheet: Sheet, vocabulary: Vocabulary) -> Grid:
    """A sheet's cells as they are read: old encodings decoded."""
    return in_unicode(with_error_cells(Grid(sheet)), lambda text: _is_known(vocabulary, text))


def _locate(sheet: Sheet, vocabulary: Vocabulary, override: Override | None) -> SheetReading:
    grid = readable(sheet, vocabulary)
    rows = grid.nonblank_rows()
    if not rows:
        return SheetReading(sheet.name, sheet.index, "blank", "blank", sheet.hidden, (), ())
    if override and override.ignore:
        return _whole_sheet(grid, rows, "lookup", "ignored-by-setting", Fate.NOTE)
    settled = override if override and (override.header or override.columns) else None
    within: list[int] = []
    headers = settle_headers(grid, vocabulary, settled) if settled else find_headers(grid, vocabulary, within)
    row, column = begins_beside(grid, vocabulary, headers, within) if within else (0, 0)
    if column and (apart := read_apart(sheet, row, column, lambda part: _locate(part, vocabulary, override))):
        return apart
    top = headers[0].first_row if headers else rows[-1] + 1
    if not settled and (bare := bare_list(grid, vocabulary, [row for row in rows if row < top])):
        headers.insert(0, bare)
        top = bare.first_row
    titles = _titles(grid, [row for row in rows if row < top])
    if settled and not headers:
        why = why_unsettled(grid, vocabulary, settled)
        return _whole_sheet(grid, rows, "other", why, Fate.UNREAD, titles)
    if not settled and (
        vocabulary.lines.is_guidance_sheet(sheet.name)
        or any(vocabulary.lines.is_guidance_title(text) for _, _, text in titles[:8])
    ):
        return _whole_sheet(grid, rows, "example", "guidance-sheet", Fate.EXAMPLE)
    if not headers:
        kind, why = _kind_without_header(grid, vocabulary, rows)
        if kind == "lookup":
            codes = _code_pairs(grid, vocabulary, rows) if why != "summary" else ()
            return _whole_sheet(grid, rows, kind, why, Fate.LOOKUP, titles, codes)
        return _whole_sheet(grid, rows, kind, why, Fate.UNREAD, titles)
    return _Lists(grid, vocabulary, rows, headers, titles, bool(settled)).read()


def _is_known(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a column's title, a line around a list or a word of awards."""
    phrase = vocabulary.phrases.parse(text)
    return bool(
        vocabulary.titles.match(text)
        or vocabulary.lines.label(text)
        or (phrase.says_something and not phrase.rest)
    )


def _titles(grid: Grid, rows: Sequence[int]) -> list[tuple[int, int, str]]:
    return [(row, column, text_of(value)) for row in rows for column, value in grid.filled(row)]


def _whole_sheet(
    grid: Grid,
    rows: Sequence[int],
    kind: str,
    why: str,
    fate: Fate,
    titles: Sequence[tuple[int, int, str]] = (),
    codes: Sequence[tuple[str, str]] = (),
) -> SheetReading:
    """A sheet without a nomination: all its rows share one fate."""
    sheet = grid.sheet
    return SheetReading(
        sheet.name,
        sheet.index,
        kind,
        why,
        sheet.hidden,
        tuple((row, fate, why) for row in rows),
        tuple(row for row in rows if row in sheet.hidden_rows),
        titles=tuple((row, column, clean(text)) for row, column, text in titles),
        codes=tuple(codes),
    )


def _code_pairs(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> list[tuple[str, str]]:
    """(code, award) wherever a look-up sheet writes a code straight before or behind an award's name."""
    pairs: dict[str, set[str]] = {}
    numbers = {
        column
        for row in rows[:3]
        for column, value in grid.filled(row)
        if (match := vocabulary.titles.match(text_of(value))) and match.field == "ordinal"
    }
    for row in rows:
        texts = [(column, clean(text_of(value))) for column, value in grid.filled(row)]
        for (left, one), (right, other) in pairwise(texts):
            for code, name, column in ((one, other, left), (other, one, right)):
                named = vocabulary.phrases.parse(name)
                is_code = (
                    len(code) <= 12 and " " not in code and not vocabulary.phrases.parse(code).says_something
                )
                if (
                    right - left == 1
                    and column not in numbers
                    and is_code
                    and len(named.awards) == 1
                    and not named.rest
                ):
                    pairs.setdefault(code, set()).add(name)
                    break
    return [(code, name) for code, names in pairs.items() for name in sorted(names)]


def _kind_without_header(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> tuple[str, str]:
    """A sheet without a list's header: a code list when most rows hold a listed name, else something else."""
    known = 0
    short = 0
    people = 0
    for row in rows[:400]:
        filled = grid.filled(row)
        texts = [str(value) for _, value in filled if type(value) is str]
        short += all(len(text) < 60 for text in texts)
        known += any(_is_listed_word(vocabulary, text) for text in texts if len(text) < 80)
        people += any(_is_person(vocabulary, text) for text in texts if len(text) < 60)
    checked = min(len(rows), 400)
    if people * 3 >= checked:
        # Names of persons stand in no code list: this is somebody's list under titles nobody knows.
        return "other", "no-header"
    if any(
        titles_counts(vocabulary, [text_of(value) for _, value in grid.filled(row)])
        or _counts_below(grid, vocabulary, row, rows)
        for row in rows[:15]
    ):
        return "lookup", "summary"
    if known * 2 >= checked and short * 10 >= checked * 9:
        return "lookup", "code-list"
    if grid.sheet.hidden and short * 10 >= checked * 9:
        return "lookup", "hidden-code-list"
    return "other", "no-header"


class _Lists:
    """The lists of one sheet, group by group from the top; a group is one header or several side by side."""

    def __init__(
        self,
        grid: Grid,
        vocabulary: Vocabulary,
        rows: list[int],
        headers: list[Header],
        titles: list[tuple[int, int, str]],
        settled: bool = False,
    ) -> None:
        self.settled = settled
        self.grid = grid
        self.vocabulary = vocabulary
        self.rows = rows
        self.titles = titles
        self.fates: dict[int, tuple[Fate, str]] = {}
        self.groups: list[list[Header]] = []
        for header in headers:
            if self.groups and self.groups[-1][0].first_row == header.first_row:
                self.groups[-1].append(header)
            else:
                self.groups.append([header])
        self.groups = self._without_repeats(self.groups)
        self.tables: list[LocatedTable] = []
        self.whys: list[str] = []

    def _without_repeats(self, groups: list[list[Header]]) -> list[list[Header]]:
        """A header that repeats the one before (page breaks) starts no new list, unless a title stands above it."""
        kept: list[list[Header]] = []
        for group in groups:
            again = kept and [(one.layout(), one.texts) for one in kept[-1]] == [
                (one.layout(), one.texts) for one in group
            ]
            if again:
                between = self._between(kept[-1][0].last_row, group[0].first_row)
                if not self._preface(between, kept[-1])[1]:
                    continue
            kept.append(group)
        return kept

    def read(self) -> SheetReading:
        grid, vocabulary, sheet = self.grid, self.vocabulary, self.grid.sheet
        top = self.groups[0][0].first_row
        first_rows = [row for row in self.rows if row < top]
        for row in first_rows:
            self.fates[row] = (Fate.TITLE, "above-the-list")
        base = self._said_above("")
        preface = self._headings_above(first_rows)
        titled = False
        # A list without a title of its own stays inside the sections that are open.
        stack = SectionStack()
        for at, group in enumerate(self.groups):
            end = self.groups[at + 1][0].first_row if at + 1 < len(self.groups) else self.rows[-1] + 1
            region = self._between(group[0].last_row, end)
            if titled:
                stack = SectionStack()
            told = self.titles if at == 0 else _titles(grid, preface)
            context = self._read_preface(preface, stack, base)
            preface, titled = self._preface(region, group) if at + 1 < len(self.groups) else ([], False)
            # The preface is the end of the region.
            first_table = len(self.tables)
            self._read_group(group, region[: len(region) - len(preface)], stack, context)
            # What stands above the first list speaks of the whole sheet.
            if stated := stated_above(vocabulary, told, self.rows[-1] if at == 0 else end - 1):
                table = self.tables[first_table]
                self.tables[first_table] = replace(table, stated=(*stated, *table.stated))
        issuer, issuer_row = find_issuer(grid, vocabulary, [row for row in first_rows if row <= top])
        years = [year for row, column, text in self.titles for year in read_years(row, column, text)]
        kind, why = self._kind(base)
        if kind != "list":
            fate = {"lookup": Fate.LOOKUP}.get(kind, Fate.EXAMPLE if kind == "example" else Fate.UNREAD)
            codes = _code_pairs(grid, vocabulary, self.rows) if why == "code-list" else ()
            return _whole_sheet(grid, self.rows, kind, why, fate, self.titles, codes)
        outside = set(self.rows).difference(self.fates)
        self.fates |= dict.fromkeys(outside, (Fate.UNREAD, "outside-every-list"))
        hidden = tuple(row for row in self.rows if row in sheet.hidden_rows) if sheet.hidden_rows else ()
        return SheetReading(
            sheet.name, sheet.index, kind, why, sheet.hidden,
            tuple(zip(self.rows, *zip(*map(self.fates.__getitem__, self.rows), strict=True), strict=True)), hidden, tables=tuple(self.tables),
            hidden_columns=tuple(sorted(sheet.hidden_columns)),
            issuer=issuer, issuer_row=issuer_row,
            titles=tuple((row, column, clean(text)) for row, column, text in self.titles), years=tuple(years),
            recipient=base.recipient, awards=base.awards, track=base.track, level=base.level,
            odd_cells=tuple(odd_cells(grid, self.tables)), repaired=tuple(repaired_texts(grid, self.tables)),
        )  # fmt: skip

    def _between(self, above: int, below: int) -> list[int]:
        """The non-blank rows between two rows, without them."""
        return self.rows[bisect_right(self.rows, above) : bisect_left(self.rows, below)]

    # --- between two lists ---------------------------------------------------------------------------------

    def _headings_above(self, rows: Sequence[int]) -> list[int]:
        """Section rows that stand between the title and the first header: "I. HỘ GIA ĐÌNH" over its own header."""
        found: list[int] = []
        spoken: list[tuple[str, Section]] = []
        for row in reversed(rows):
            texts = [text_of(value) for _, value in self.grid.filled(row)]
            if len(texts) != 1 or is_form_line(texts[0]):
                break
            heading = read_heading(self.vocabulary, row, texts[0])
            says = heading.section
            numbered = heading.style in {"roman", "letter", "decimal1"}
            if not heading.certain or not (numbered or says.recipient or says.track or says.awards):
                break
            if self._titles_a_list(texts[0], texts):
                break
            found.append(row)
            spoken.append((heading.style, says))
        if (
            len({(*said.awards, said.recipient) for _, said in spoken}) > 1
            and len({style for style, _ in spoken}) == 1
        ):
            # Several in a row, each of other awards or people: they say what the list holds, none of them heads it.
            return []
        return found[::-1]

    def _preface(self, region: list[int], above: list[Header]) -> tuple[list[int], bool]:
        """The rows straight above the next header that speak of the next list, and whether a title is among them."""
        rows: list[int] = []
        title = False
        for row in reversed(region):
            filled = self.grid.filled(row)
            texts = [text_of(value) for _, value in filled if type(value) is str]
            if len(filled) > 3 or len(texts) != len(filled) or not texts:
                break
            if any(holds_data(self.grid, self.vocabulary, header, row) for header in above):
                break
            text = " ".join(texts)
            label = self.vocabulary.lines.label(texts[0])
            if label in {"total", "closing", "signature", "note"}:
                break
            rows.append(row)
            title = title or self._titles_a_list(text, texts)
        # Without a title they were the end of the list before: names below a signature, remarks, sections.
        while rows and not self._begins_preface(rows[-1]):
            rows.pop()
        return rows[::-1], title

    def _titles_a_list(self, text: str, texts: list[str]) -> bool:
        if any(self.vocabulary.lines.is_nation_line(line) for line in texts):
            return True
        return clean(text).casefold().startswith(("danh sách", "bảng", "phụ lục", "biểu"))

    def _begins_preface(self, row: int) -> bool:
        """Whether a row can be the first above a list: a title, a letterhead, or a heading that says something."""
        texts = [text_of(value) for _, value in self.grid.filled(row)]
        text = " ".join(texts)
        if self._titles_a_list(text, texts) or read_heading(self.vocabulary, row, text).certain:
            return True
        return any(self.vocabulary.names.kind(line) == "collective" and line.isupper() for line in texts)

    def _read_preface(self, rows: Sequence[int], stack: SectionStack, base: TitleContext) -> TitleContext:
        contexts = []
        for row in rows:
            text = " ".join(text_of(value) for _, value in self.grid.filled(row))
            heading = read_heading(self.vocabulary, row, text)
            texts = [text_of(value) for _, value in self.grid.filled(row)]
            if heading.certain and not self._titles_a_list(text, texts):
                stack.caption(heading)
                # Without a numeral it looks like a title, and holds like a section.
                numbered = bool(heading.style)
                self.fates[row] = (Fate.SECTION, "section") if numbered else (Fate.TITLE, "above-the-list")
            else:
                contexts.append(read_title(self.vocabulary, text))
                self.fates[row] = (Fate.TITLE, "above-the-list")
        if not contexts:
            return base
        own = merge_contexts(contexts)
        return _over(own, self._said_above(own.recipient) if own.recipient else base)

    def _said_above(self, recipient: str) -> TitleContext:
        """What the titles above the first list and the sheet's name say of a list of the given recipients.

        A title of collectives says nothing of a list below whose own title is of persons.
        """
        contexts = [read_title(self.vocabulary, text) for _, _, text in self.titles]
        if recipient:
            contexts = [one for one in contexts if one.recipient in ("", recipient)]
        return _over(merge_contexts(contexts), read_title(self.vocabulary, self.grid.sheet.name))

    # --- one list ------------------------------------------------------------------------------------------

    def _captions(self, group: list[Header]) -> list[TitleContext]:
        """What the line straight above says of each of several lists side by side."""
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
        self, group: list[Header], region: list[int], stack: SectionStack, outer: TitleContext
    ) -> None:
        for row in self._between(group[0].first_row - 1, group[0].last_row + 1):
            self.fates[row] = (Fate.HEADER, "header")
        captions = self._captions(group)
        for number, (header, context) in enumerate(
            zip(group, [_over(caption, outer) for caption in captions], strict=True)
        ):
            if "award" in header.inferred and (context.awards or context.generic):
                header.forget("award")
            if len(context.awards) == 1 and marks_in_awards(header, self.vocabulary, self.grid):
                # "Đề nghị" with x for some: the title says for what, and nobody else is put up for it.
                award = self.vocabulary.catalogue.awards[context.awards[0]].name_vi
                header.marks |= dict.fromkeys(header.columns.pop("award"), award)
                context = replace(context, awards=(), generic="")
            last = group[number + 1].first_column - 1 if number + 1 < len(group) else 10**6
            reader = BodyReader(
                self.grid,
                self.vocabulary,
                header,
                self.fates,
                stack,
                context,
                last if len(group) > 1 else 0,
            )
            body = reader.read(region)
            self.tables.append(self._table(header, body, context))

    def _table(self, header: Header, body: Body, context: TitleContext) -> LocatedTable:
        values, marks = table_values(self.grid, self.vocabulary, header, body.rows)
        missing = (
            []
            if header.names_awards or _section_awards(body) or context.awards or context.generic
            else ["award"]
        )
        return LocatedTable(
            header.first_row, header.first_column, tuple(range(header.first_row, header.last_row + 1)),
            {name: tuple(at) for name, at in header.columns.items()}, dict(header.texts), dict(header.marks),
            tuple(header.unknown), tuple(header.doubts), tuple(missing), round(header.score, 2),
            tuple(body.rows), tuple(body.section_of), tuple(body.sections), values, marks, dict(header.kinds),
            Section(0, "", context.recipient, context.awards, "", context.track, context.level, context.generic, context.movement),
            tuple(body.stated), tuple(body.gaps), dict(header.matched),
            value_marks=dict(header.value_marks),
        )  # fmt: skip

    def _kind(self, base: TitleContext) -> tuple[str, str]:
        """Whether the sheet is a nomination list, a table of another kind, or not to be told."""
        if self.settled:
            return "list", "settled-by-person"
        if all(self._is_summary(table) for table in self.tables):
            return "lookup", "summary"
        if self._names_placeholders():
            return "example", "guidance-sheet"
        if self._repeats_known_words() or self._explains_codes() or self._holds_choices():
            return "lookup", "code-list"
        titles = [text for _, _, text in self.titles]
        if is_other_register(self.vocabulary, titles, self.grid.sheet.name, self.tables):
            return "lookup", "other-register"
        nobody = not any(table.rows for table in self.tables)
        if nobody and _lists_codes(self.vocabulary, self.grid.sheet.name, ()):
            # "DM danh hiệu": its awards look like sections without anybody in them.
            return "lookup", "code-list"
        if any(not table.missing for table in self.tables):
            return "list", "award-column"
        other_fields = has_other_fields(self.tables)
        if base.of_awards or (base.recipient and not base.awards and not other_fields):
            return "list", "title-speaks-of-awards"
        if _lists_codes(
            self.vocabulary, self.grid.sheet.name, [table.values.get("name", ()) for table in self.tables]
        ):
            return "lookup", "code-list"
        if other_fields:
            return "lookup", "other-register"
        return "other", "no-award"

    def _names_placeholders(self) -> bool:
        """Whether everybody in a sheet named "Mẫu" is called like "Nguyễn Văn A": nobody real is."""
        if key(self.grid.sheet.name).split()[:1] != [key("Mẫu")]:
            return False
        names = [text.split() for table in self.tables for text in table.values.get("name", ()) if text]
        return bool(names) and all(len(words) > 1 and len(words[-1]) == 1 for words in names)

    def _repeats_known_words(self) -> bool:
        """Whether what stands for names are words of a drop-down ("Cá nhân", "Giấy khen"), so that nobody is named."""
        phrases = self.vocabulary.phrases
        names = [text for table in self.tables for text in table.values.get("name", ()) if text]
        return bool(names) and all(
            is_one_award(phrases.parse(name)) or phrases.recipient(name) or phrases.track(name)
            or phrases.value("group", name) or phrases.value("grade", name)
            for name in names
        )  # fmt: skip

    def _holds_choices(self) -> bool:
        """Whether the columns are drop-downs side by side: each holds known words, every one of them once."""
        columns: dict[int, list[str]] = {}
        for table in self.tables:
            if "ordinal" in table.columns:
                return False
            for row in table.rows:
                for column, value in self.grid.filled(row):
                    columns.setdefault(column, []).append(text_of(value))
        return len(columns) > 2 and all(
            1 < len(texts) == len(set(texts))
            and all(
                _is_listed_word(self.vocabulary, text) or self.vocabulary.phrases.track(text)
                for text in texts
            )
            for texts in columns.values()
        )

    def _explains_codes(self) -> bool:
        """Whether a column of codes stands beside awards and other known words, so that nobody is named."""
        fields = {name for table in self.tables for name in table.columns}
        if any(table.rows for table in self.tables) or not fields & {"personal_id", "award_code"}:
            return False
        below = [row for row in self.rows if row > self.groups[0][0].last_row]
        return bool(below) and _kind_without_header(self.grid, self.vocabulary, below)[0] == "lookup"

    def _is_summary(self, table: LocatedTable) -> bool:
        """A count table repeats other lists and nominates nobody: numbers stand where marks or names would."""
        if "award" in table.columns and not any(table.values.get("name", ())) and table.rows:
            return self._holds_numbers(table.rows, table.columns.get("name", ()))
        if not table.mark_columns or "award" in table.columns:
            return False
        if not table.rows and any(one.mark_column for one in table.stated):
            return True
        values = [self.grid.at(row, column) for row in table.rows[:300] for column in table.mark_columns]
        texts = [text_of(value).strip() for value in values if not is_blank(value)]
        if not texts or not all(text.isdigit() for text in texts):
            return False
        if any(int(text) > 1 for text in texts):
            return True
        # 0 and 1 may be marks, but nobody nominates every listed unit of the year for everything.
        names = [name for name in table.values.get("name", ()) if name]
        return not names or all(self.vocabulary.units.named(name) for name in names)

    def _holds_numbers(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        return any(type(self.grid.at(row, column)) in (int, float) for row in rows for column in columns)


def _lists_codes(vocabulary: Vocabulary, sheet: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a table without awards lists units or other known words, as "DM đơn vị" does."""
    texts = [text for column in names for text in column if text]
    known = sum(1 for text in texts if _is_listed_word(vocabulary, text))
    return (
        key(sheet).split()[:1] == ["dm"]
        or key(sheet).startswith(key("danh mục"))
        or (bool(texts) and known * 2 >= len(texts))
    )


def _counts_below(grid: Grid, vocabulary: Vocabulary, row: int, rows: Sequence[int]) -> bool:
    """Whether a row titles columns with awards that hold nothing but numbers: "Bộ phận | LĐTT | CSTĐCS"."""
    titles = [(column, value) for column, value in grid.filled(row) if type(value) is str and len(value) < 60]
    columns = [column for column, value in titles if is_one_award(vocabulary.phrases.parse(value))]
    values = [
        value
        for below in rows
        if below > row
        for column in columns
        if not is_blank(value := grid.at(below, column))
    ]
    return len(columns) > 1 and bool(values) and all(type(value) in (int, float) for value in values)


def _is_person(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a person's name and no word of a code list ("Danh hiệu" begins like a name)."""
    if vocabulary.names.kind(text) != "individual" or not all(
        word[:1].isupper() for word in clean(text).split()
    ):
        return False
    return not _is_listed_word(vocabulary, text) and vocabulary.titles.match(text) is None


def _is_listed_word(vocabulary: Vocabulary, text: str) -> bool:
    phrases = vocabulary.phrases
    return bool(
        is_one_award(phrases.parse(text)) or vocabulary.units.named(text) or phrases.recipient(text)
        or any(phrases.value(name, text) for name in ("group", "grade"))
    )  # fmt: skip


def _section_awards(body: Body) -> bool:
    return any(section.awards or section.generic for section in body.sections)


def _over(inner: TitleContext, outer: TitleContext) -> TitleContext:
    """What the nearer titles say, and where they are silent the farther ones."""
    says_award = bool(inner.awards or inner.generic)
    return TitleContext(
        inner.recipient or outer.recipient,
        inner.awards if says_award else outer.awards,
        inner.generic if says_award else outer.generic,
        inner.track or outer.track,
        inner.level or outer.level,
        inner.movement or outer.movement,
        inner.of_awards or outer.of_awards,
    )
