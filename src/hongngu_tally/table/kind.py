"""What kind of sheet it is, with or without a list's header: nominations, a code list, a count table, another register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.table.code_table import is_code, lists_names, puts_up_units
from hongngu_tally.table.contents import names_test, titles_counts
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.letters import is_letter
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading
from hongngu_tally.table.registers import has_other_fields, is_other_register
from hongngu_tally.table.titles import TitleContext, read_title
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award
from hongngu_tally.vocabulary.words import titles_list

_LETTER = regex(r"[^\W\d_]")
_RUNNING = regex(r"\s*\d{1,3}\s*[.)]?\s*")
_PLACEHOLDERS = "ABCDEFGHKLMNTX"
"""Letters that stand for a given name; "Ý" and "Y" are such names."""
_CATALOGUE = regex(rf"(?:dm|{key('danh mục')})\b")


def whole_sheet(
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


def code_pairs(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> list[tuple[str, str]]:
    """(code, award) wherever a look-up sheet writes a code straight before or behind an award's name, whatever empty columns lie between them."""
    columns = sorted({column for row in rows for column, _ in grid.filled(row)})
    places = {column: at for at, column in enumerate(columns)}
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
                if (
                    places[right] - places[left] == 1
                    and column not in numbers
                    and is_code(vocabulary, code)
                    and len(named.awards) == 1
                    and not named.rest
                ):
                    pairs.setdefault(code, set()).add(name)
                    break
    return [(code, name) for code, names in pairs.items() for name in sorted(names)]


def kind_without_header(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> tuple[str, str]:
    """A sheet without a list's header: a code list when most rows hold a listed name, else something else."""
    if is_letter(grid, vocabulary, rows, lambda text: _is_person(vocabulary, text)):
        return "lookup", "letter"
    known = 0
    short = 0
    people = 0
    nominated = 0
    named = 0
    names = names_test(vocabulary)
    for row in rows[:400]:
        filled = grid.filled(row)
        texts = [str(value) for _, value in filled if type(value) is str]
        short += all(len(text) < 60 for text in texts)
        known += any(_is_listed_word(vocabulary, text) for text in texts if len(text) < 80)
        people += any(_is_person(vocabulary, text) for text in texts if len(text) < 60)
        nominated += nominates(vocabulary, texts)
        named += any(names(text) for text in texts if len(text) < 60)
    checked = min(len(rows), 400)
    if (people * 5 >= checked and people > 1) or nominated * 2 >= checked:
        # Names of persons stand in no code list: this is somebody's list under titles nobody knows.
        return "other", "no-header"
    if not grid.sheet.hidden and (
        puts_up_units(grid, vocabulary, rows) or lists_names(grid, vocabulary, rows)
    ):
        return "other", "no-header"
    if vocabulary.lines.is_cover_sheet(grid.sheet.name) and not (people or nominated):
        return "lookup", "cover-sheet"
    if any(
        titles_counts(vocabulary, grid.written_in(row))
        or _counts_below(grid, vocabulary, row, rows)
        or _counts_beside(grid, vocabulary, row, rows)
        for row in rows[:15]
    ) or _counts_in_lines(grid, vocabulary, rows):
        return "lookup", "summary"
    if named and not grid.sheet.hidden and _proposes(grid, vocabulary, rows):
        return "other", "no-header"
    catalogue = _CATALOGUE.match(key(grid.sheet.name)) or _is_catalogue(grid, vocabulary, rows[0])
    if not (people or nominated) and catalogue:
        return "lookup", "code-list"
    if known * 2 >= checked and short * 10 >= checked * 9:
        return "lookup", "code-list"
    if grid.sheet.hidden and short * 10 >= checked * 9:
        return "lookup", "hidden-code-list"
    return "other", "no-header"


def has_other_title(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether a title says that the table is for something else, and none proposes: "Kết quả xếp loại" over a column is no title."""
    return not _proposes(grid, vocabulary, rows) and any(
        vocabulary.lines.other_purpose(text_of(value)) for value in _alone(grid, rows)
    )


def _is_catalogue(grid: Grid, vocabulary: Vocabulary, row: int) -> bool:
    """Whether a sheet begins with "Danh mục chức vụ" and no word of awards: whatever is listed below, nobody is put up."""
    text = text_of(grid.filled(row)[0][1]) if grid.filled(row) else ""
    said = read_title(vocabulary, text)
    return _CATALOGUE.match(key(text)) is not None and not (said.proposes or said.awards or said.generic)


def _proposes(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether a row near the top with one text, as titles are, puts somebody up: "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"."""
    return any(read_title(vocabulary, text_of(value)).proposes for value in _alone(grid, rows))


def _alone(grid: Grid, rows: Sequence[int]) -> Iterator[object]:
    """The cells near the top that stand alone in their rows, as titles do."""
    return (filled[0][1] for row in rows[:8] if len(filled := grid.filled(row)) == 1)


def nominates(vocabulary: Vocabulary, texts: Sequence[str]) -> bool:
    """Whether one of a row's texts names somebody and nothing else, and another one an award."""
    phrases, short = vocabulary.phrases, [text for text in texts if len(text) < 80]
    names = names_test(vocabulary)
    return any(map(phrases.names_award, short)) and any(
        names(text)
        and (not phrases.parse(text).says_something or vocabulary.names.bearer(text).kind == "household")
        and not _titles_column(vocabulary, text)
        for text in short
    )


def _titles_column(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a column's title to the letter: "Bộ phận", which names a body too, but not "Bộ phận 1"."""
    match = vocabulary.titles.match(text)
    return match is not None and match.strength == 1.0


def numbers_somebody(vocabulary: Vocabulary, filled: Sequence[tuple[int, object]]) -> bool:
    """Whether a row begins with a running number, names somebody and does not only count: "1 | Ấp Mẫu | Nội vụ", but not "1 | Ấp Mẫu | 5"."""
    rest = filled[1:]
    texts = [value for _, value in rest if type(value) is str]
    if not texts or not _RUNNING.fullmatch(text_of(filled[0][1])):
        return False
    counts = len(texts) == 1 and len(rest) > 1 and vocabulary.names.kind(texts[0]) == "collective"
    names = names_test(vocabulary)
    return not counts and any(names(text) and not vocabulary.phrases.recipient(text) for text in texts)


@frozen
class SheetKind:
    """Tells the kind of a sheet in which lists were found. ``below`` are the non-blank rows below its first header."""

    grid: Grid
    vocabulary: Vocabulary
    titles: Sequence[tuple[int, int, str]]
    tables: Sequence[LocatedTable]
    below: Sequence[int]

    def told(self, base: TitleContext) -> tuple[str, str]:
        """Whether the sheet is a nomination list, a table of another kind, or not to be told."""
        if all(map(self.is_summary, self.tables)) and not self._marks_units():
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
        """Whether everybody in a sheet named "Mẫu", or under a line that tells how to fill it in, is called like "Nguyễn Văn A": nobody real is, but "UBND xã Phú Thuận B" is a body."""
        told = any(self.vocabulary.lines.is_guidance_title(text) for _, _, text in self.titles)
        if not told and key(self.grid.sheet.name).split()[:1] != [key("Mẫu")]:
            return False
        names = [text for table in self.tables for text in table.values.get("name", ()) if text]
        return bool(names) and all(map(self._is_placeholder, names))

    def _is_placeholder(self, name: str) -> bool:
        before, _, last = name.strip().rpartition(" ")
        if len(last) != 1 or last not in _PLACEHOLDERS or not before:
            return False
        alone = " " not in before or self.vocabulary.phrases.is_kind(before)
        return alone or self.vocabulary.names.kind(name) == "individual"

    def _repeats_known_words(self) -> bool:
        """Whether what stands for names are words of a drop-down ("Cá nhân", "Giấy khen"), so that nobody is named."""
        phrases = self.vocabulary.phrases
        names = chain.from_iterable(table.values.get("name", ()) for table in self.tables)
        named = False
        for name in filter(None, names):
            named, said = True, phrases.parse(name)
            # "Võ Toàn Diện" is somebody.
            if not (
                (not said.rest and (is_one_award(said) or phrases.track(name))) or phrases.recipient(name)
                or phrases.value("group", name) or phrases.value("grade", name)
            ):  # fmt: skip
                return False
        return named

    def _holds_choices(self) -> bool:
        """Whether the columns are drop-downs side by side: each holds known words, every one of them once."""
        columns: dict[int, list[str]] = {}
        if self._proposes():
            return False
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
        return bool(self.below) and kind_without_header(self.grid, self.vocabulary, self.below)[0] == "lookup"

    def is_summary(self, table: LocatedTable) -> bool:
        """A count table repeats other lists and nominates nobody: numbers stand where marks or names would."""
        if "award" in table.columns and not any(table.values.get("name", ())) and table.rows:
            return self._holds_numbers(table.rows, table.columns.get("name", ()))
        if not table.mark_columns or "award" in table.columns:
            return False
        if not table.rows and any(one.mark_column for one in table.stated):
            return True
        rows = table.rows[:300] or [row for row in self.below[:300] if row > table.header_rows[-1]]
        values = [self.grid.at(row, column) for row in rows for column in table.mark_columns]
        texts = [text_of(value).strip() for value in values if not is_blank(value)]
        if not texts or not all(text.isdigit() for text in texts):
            return False
        if any(int(text) > 1 for text in texts):
            return True
        # 0 and 1 may be marks, but nobody nominates every listed unit of the year for everything.
        return all(self.vocabulary.units.named(name) for name in table.values.get("name", ()) if name)

    def _proposes(self) -> bool:
        """Whether a title of a list proposes somebody: "DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG"."""
        titles = (text for _, _, text in self.titles if titles_list(text))
        return any(read_title(self.vocabulary, text).proposes for text in titles)

    def _marks_units(self) -> bool:
        """Whether a list of a title that proposes marks units with 1 for what bodies may have: "Tên tập thể | Tập thể LĐTT"."""
        if len(self.tables) > 1 or not self._proposes():
            return False
        table = self.tables[0]
        cells = {text_of(self.grid.at(row, at)).strip() for row in table.rows for at in table.mark_columns}
        asked = [self.vocabulary.phrases.parse(title).awards for title in table.mark_columns.values()]
        bodies = all(
            len(awards) == 1 and "collective" in self.vocabulary.recipients_of(awards[0]) for awards in asked
        )
        return bool(table.rows and asked) and bodies and cells <= {"1", ""}

    def _holds_numbers(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        return any(type(self.grid.at(row, column)) in (int, float) for row in rows for column in columns)


def _lists_codes(vocabulary: Vocabulary, sheet: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether a table without awards lists units or other known words, as "DM đơn vị" does."""
    texts = [text for column in names for text in column if text]
    known = sum(1 for text in texts if _is_listed_word(vocabulary, text))
    return _CATALOGUE.match(key(sheet)) is not None or (bool(texts) and known * 2 >= len(texts))


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


def _counts_beside(grid: Grid, vocabulary: Vocabulary, row: int, rows: Sequence[int]) -> bool:
    """Whether a row titles a column of awards that has only numbers right of it: "Danh hiệu | Năm 2019 | Năm 2020"."""
    fields = {column: match.field for column, value in grid.filled(row) if (match := vocabulary.titles.match(text_of(value)))}  # fmt: skip
    column = next((column for column, field in fields.items() if field == "award"), 0)
    if not column:
        return False
    below = [[*grid.filled(each)] for each in rows if each > row]
    awards = [text_of(value) for cells in below for at, value in cells if at == column]
    numbers = [value for cells in below for at, value in cells if at > column and fields.get(at) != "note"]
    return (
        bool(awards)
        and all(_is_listed_word(vocabulary, text) for text in awards if not vocabulary.lines.label(text))
        and len(numbers) > 1
        and all(type(value) in (int, float) for value in numbers)
    )


def _counts_in_lines(grid: Grid, vocabulary: Vocabulary, rows: Sequence[int]) -> bool:
    """Whether a sheet only says line by line how many there are: "Tổng số LĐTT: | 4", "2 | Tổng số tập thể đề nghị | 1"."""
    labels = [
        text_of(filled[-2][1])
        for row in rows
        if len(filled := grid.filled(row)) > 1 and type(filled[-1][1]) in (int, float)
    ]
    said = [vocabulary.phrases.parse(label) for label in labels]
    told = sum(bool(one.awards or one.generic or one.recipients) for one in said)
    return told > 1 and told * 2 >= len(labels)


def _is_person(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is a person's name and no word of a code list ("Danh hiệu" begins like a name)."""
    told = vocabulary.names.bearer(text)
    # "Thiếu tá Lê Văn Mẫu": a rank or form of address has small letters.
    written = told.addressed or all(word[:1].isupper() for word in clean(text).split())
    if told.kind != "individual" or not written:
        return False
    return (
        not _is_listed_word(vocabulary, text)
        and vocabulary.titles.match(text) is None
        and not vocabulary.lines.is_cover_title(text)
    )


def _is_listed_word(vocabulary: Vocabulary, text: str) -> bool:
    if not _LETTER.search(text):
        return False
    phrases = vocabulary.phrases
    return bool(
        is_one_award(phrases.parse(text)) or vocabulary.units.named(text) or phrases.recipient(text)
        or any(phrases.value(name, text) for name in ("group", "grade"))
    )  # fmt: skip
