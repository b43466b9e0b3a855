"""The rows of a header read as column titles, one header per list that stands there."""

from __future__ import annotations

from hongngu_tally.guard.model import MAX_COLUMN
from hongngu_tally.table.by_award import lists_by_award
from hongngu_tally.table.columns import Header, read_columns
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary, is_one_award

_GUESSED = 0.6
"""How surely a title is known of which only the first words are."""
_BRACKETS = ("(", "[")
_MARKED = "marked"
"""What the title of a column to mark for an award is, where lists are told apart."""


def read_block(grid: Grid, vocabulary: Vocabulary, first: int, last: int) -> list[Header]:
    """The headers in the rows ``first`` to ``last``, read as column titles: one per list that stands there."""
    columns = sorted({
        column
        for row in range(first, last + 1)
        for column, _ in grid.filled(row)
    } | {
        column
        for row in range(first, last + 1)
        for merge in grid.merges_from(row)
        if first <= merge[0] <= last and not is_blank(grid.at(merge[0], merge[1]))
        for column in range(merge[1], min(merge[3], merge[1] + 60) + 1)
    })  # fmt: skip
    torn = {row for row in range(first + 1, last + 1) if goes_on(grid, vocabulary, first, row)}
    stacks: dict[int, list[str]] = {}
    for column in columns:
        stack: list[str] = []
        above, own = "", 0
        for row in range(first, last + 1):
            text = grid.shown(row, column) or implied_parent(grid, row, last, column)
            if is_blank(text) or text == above:
                continue
            above = text
            if row in torn and stack and not is_blank(grid.at(row, column)):
                stack[-1] = f"{stack[-1]} {text}"
                continue
            stack.append(text)
            own = own + 1 if _is_of_one_column(grid, row, column) else 0
        if own > 1 and _is_one_title(vocabulary, stack[-own:]):
            stack[-own:] = [" ".join(stack[-own:])]
        if stack and not (len(stack) == 1 and _is_loose_note(grid, first, last, column)):
            stacks[column] = stack
    headers = []
    parts = _split_side_by_side(vocabulary, stacks)
    for number, part in enumerate(parts, 1):
        header = Header(first, last, min(part), max(part))
        end = parts[number][0] - 1 if number < len(parts) else MAX_COLUMN
        read_columns(header, vocabulary, grid, {column: stacks[column] for column in part}, end)
        headers += lists_by_award(header, vocabulary, grid)
    return headers


def _is_of_one_column(grid: Grid, row: int, column: int) -> bool:
    """Whether a title stands in the cell of its column alone."""
    merge = grid.merge_at(row, column)
    return not is_blank(grid.at(merge[0], column) if merge else grid.at(row, column)) and (
        not merge or merge[1] == merge[3]
    )


def _is_one_title(vocabulary: Vocabulary, lines: list[str]) -> bool:
    """Whether lines below one another in one column are one title or award, and none of them is an award: "Chiến sĩ | thi đua | cơ sở", "TT | LĐTT"."""
    whole = " ".join(lines)
    if len(whole) > 60 or any(map(str.isdigit, whole)):
        return False
    parse, match = vocabulary.phrases.parse, vocabulary.titles.match
    begun, said = match(lines[0]), parse(whole)
    if is_one_award(said) and said.awards:
        headed = begun and begun.field != "ordinal"
        return not headed and all(parse(line).awards != said.awards for line in lines)
    found = match(whole)
    small = all(line[:1].islower() for line in lines[1:])
    return small and found is not None and found.strength > _GUESSED


def goes_on(grid: Grid, vocabulary: Vocabulary, first: int, row: int) -> bool:
    """Whether a row goes on with the titles that the header's rows from ``first`` begin: "Họ và | Chức" over "tên | vụ"."""
    filled = grid.filled(row)
    if len(filled) > len(grid.filled(first)):
        return False
    if len(filled) == 1 and vocabulary.phrases.track(text_of(filled[0][1])):
        # "Thành tích công tác năm" below "Tập thể" heads those below it.
        return False
    whole = False
    for column, value in filled:
        if type(value) is not str or len(value) > 60:
            return False
        above = " ".join(
            text_of(text) for at in range(first, row) if not is_blank(text := grid.at(at, column))
        )
        makes_whole = _goes_on_with(vocabulary, above, value)
        if makes_whole is None:
            return False
        whole = whole or makes_whole
    return whole


def _goes_on_with(vocabulary: Vocabulary, above: str, value: str) -> bool | None:
    """Whether a text makes what stands above it one title; None where it cannot go on with it."""
    if value[:1].isupper() and not value.isupper() and vocabulary.names.kind(value):
        # "Phòng Tư pháp" below "Cơ quan đề nghị".
        return None
    if above and _is_award_torn(vocabulary, above, value):
        return True
    if is_one_award(vocabulary.phrases.parse(value)):
        return None
    own = vocabulary.titles.match(value)
    if not above:
        return False if own else None
    if not any(map(str.isalpha, value)) or value.startswith(_BRACKETS):
        return False
    joined = vocabulary.titles.match(f"{above} {value}")
    if not joined or joined.strength <= _GUESSED or len(above) >= 60:
        return False if value[:1].islower() else None
    begun = vocabulary.titles.match(above)
    fields = {match.field for match in (own, begun) if match}
    # "Đơn vị" over "Chức vụ" are two titles, "(Mẫu 2)" over "STT" is none, "CÁ NHÂN" under "Hình thức" is a heading.
    return (
        (len(fields) < 2 or joined.field in fields or value[:1].islower())
        and not (own and own.alias == joined.alias)
        and not (begun and begun.field == joined.field and not value[:1].islower())
    )


def _is_award_torn(vocabulary: Vocabulary, above: str, value: str) -> bool:
    """Whether two texts over one another are one award's name, and neither of them is: "Giấy | khen UBND huyện"."""
    if vocabulary.titles.match(above) or len(above) > 60:
        return False
    parse = vocabulary.phrases.parse
    whole = parse(f"{above} {value}")
    return is_one_award(whole) and bool(whole.awards) and not (parse(above).awards or parse(value).awards)


def implied_parent(grid: Grid, row: int, last: int, column: int) -> str:
    """The title to the left that spans an open cell, where the file lost its merged ranges."""
    if row == last or is_blank(grid.at(row + 1, column)) or grid.merge_at(row, column):
        return ""
    for left in range(column - 1, 0, -1):
        if is_blank(grid.at(row + 1, left)):
            return ""
        if not is_blank(text := grid.shown(row, left)):
            return text
    return ""


def _is_loose_note(grid: Grid, first: int, last: int, column: int) -> bool:
    """A form tag or the like in a far column of the header's rows."""
    text = grid.shown(first, column) or grid.shown(last, column)
    return key(text).startswith((key("mẫu số"), key("biểu số"), key("đơn vị tính")))


def _split_side_by_side(vocabulary: Vocabulary, stacks: dict[int, list[str]]) -> list[list[int]]:
    """Columns of lists that stand beside one another: a second running number, or a second name after a gap."""
    parts: list[list[int]] = [[]]
    seen: set[str] = set()
    previous = 0
    fields = {}
    for column in sorted(stacks):
        match = vocabulary.titles.match(stacks[column][-1]) or vocabulary.titles.match(stacks[column][0])
        marked = not match and is_one_award(vocabulary.phrases.parse(stacks[column][-1]))
        fields[column] = match.field if match else _MARKED * marked
    numbered = [column for column, name in fields.items() if name == "ordinal"]
    for column in set(numbered[1:]).intersection(_bare_kinds(vocabulary, stacks)):
        fields[column] = "recipient"
    for column, name in fields.items():
        starts_again = (
            (name == "ordinal" and "ordinal" in seen and "name" in seen)
            or (
                name in {"name", "surname", "award"}
                and column > previous + 1
                and bool(seen & {"name", "surname"})
                # One more award behind a blank column, and nobody there to have it, belongs to this list.
                and (name != "award" or _names_follow(fields, column))
                and ("award" in seen or _repeats(fields, column, seen))
            )
            or (
                column > previous + 1
                and (_is_whole_list(fields, column, seen) or _begins_as(fields, stacks, column, parts[-1]))
            )
        )
        if starts_again:
            parts.append([])
            seen = set()
        parts[-1].append(column)
        seen.add(name)
        previous = column
    return [part for part in parts if part]


def _bare_kinds(vocabulary: Vocabulary, stacks: dict[int, list[str]]) -> list[int]:
    """Columns "CN | TT | HGĐ" straight beside one another: a "TT" among them is no running number."""
    kinds = {
        column: kind
        for column, stack in stacks.items()
        if len(stack[-1]) <= 4 and (kind := vocabulary.phrases.recipient(stack[-1]))
    }
    beside = [
        at
        for at in sorted(kinds)
        if kinds.get(at - 1, kinds[at]) != kinds[at] or kinds.get(at + 1, kinds[at]) != kinds[at]
    ]
    return beside if len({kinds[at] for at in beside}) == len(beside) else []


def _is_whole_list(fields: dict[int, str], start: int, seen: set[str]) -> bool:
    """Whether there are names and awards both before a gap and from ``start`` on, behind whatever column comes first."""
    rest = {field for column, field in fields.items() if column >= start}
    if "ordinal" in seen and not _names_follow(fields, start):
        # "… | Danh hiệu | | Loại hình | | STT | Họ tên | …": the other list begins with its running number.
        return False
    return all(bool(one & {"award", _MARKED}) and bool(one & {"name", "surname"}) for one in (seen, rest))


def _begins_as(fields: dict[int, str], stacks: dict[int, list[str]], start: int, part: list[int]) -> bool:
    """Whether a column has the title of the list's first one, with names both before it and from it on."""
    names = {"name", "surname"}
    rest = {field for column, field in fields.items() if column >= start}
    repeated = bool(part) and stacks[start] == stacks[part[0]]
    return repeated and bool(rest & names) and not names.isdisjoint(fields[column] for column in part)


def _names_follow(fields: dict[int, str], start: int) -> bool:
    """Whether a column from ``start`` on names people, before another list begins with its running number."""
    told = (
        field
        for column, field in fields.items()
        if column >= start and field in {"name", "surname", "ordinal"}
    )
    return next(told, "ordinal") != "ordinal"


def _repeats(fields: dict[int, str], start: int, seen: set[str]) -> bool:
    """Whether the columns from ``start`` on are a second list: its name and one more field came before."""
    return len({field for column, field in fields.items() if column >= start} & (seen - {"", _MARKED})) > 1
