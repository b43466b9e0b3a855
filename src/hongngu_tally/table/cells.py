"""The cells of a list's nomination rows: their texts per field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter

from hongngu_tally.table.columns import DATE_PARTS, JOINED, Header
from hongngu_tally.table.dates import year_in_date
from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of, texts_of
from hongngu_tally.table.sections import bulleted_name
from hongngu_tally.table.together import several_people
from hongngu_tally.text import YEAR, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, strip_enumerator
from hongngu_tally.vocabulary.records import tells_last_year
from hongngu_tally.vocabulary.words import REMARK_BESIDE, first_and_more

_SEX = {"male": "nam", "female": "nữ", "": ""}
BIRTHS = ("birth", "birth_male", "birth_female")
OF_REASONS = ("achievement", "movement")
"""Fields in which a short text may be a remark."""
_SHORT_REASON = 6


def table_values(
    grid: Grid,
    vocabulary: Vocabulary,
    header: Header,
    rows: Sequence[int],
    aside: frozenset[int] = frozenset(),
) -> tuple[dict[str, tuple[str, ...]], dict[int, tuple[int, ...]]]:
    """The texts of the nomination rows per field, and per mark column the indexes of the rows that are marked.

    A blank cell is an empty text. Vertically merged cells speak for every row they span; ditto marks
    repeat the row above, one of those set ``aside`` too. Every award column stays by itself as ``award``, ``award:2`` …; what a mark column
    holds that is no mark comes as ``mark:5``.
    """
    columns_of = _Columns(grid, vocabulary, rows, aside)
    values: dict[str, tuple[str, ...]] = {}
    for name, columns in header.columns.items():
        if name == "ordinal":
            # Running numbers are followed where they stand; nobody asks for their texts.
            continue
        texts = [columns_of.texts(column, name) for column in columns]
        if name == "name":
            texts, rests = _named(header, grid, vocabulary, rows, texts)
            values |= rests
        values |= _of_field(header, name, columns, texts)
    if notes := _remarks_among_reasons(vocabulary, values, len(rows)):
        values["note"] = notes
    if "surname" in header.columns or "given_name" in header.columns:
        parts = [values[name] for name in ("surname", "given_name") if name in values]
        joined = tuple(" ".join(filter(None, map(str.strip, texts))) for texts in zip(*parts, strict=True))
        values["name"] = joined
    if header.spare_names:
        values |= _spare_names(header, values, [columns_of.texts(at) for at in header.spare_names])
    if any(name in values for name in BIRTHS[1:]):
        values |= _split_births(values)
    values |= _sexes(header, values)
    if header.value_marks:
        values |= _values_marked(header, columns_of, len(rows))
    marks = {at: columns_of.marked(at) for at in header.marks}
    if grid.sheet.struck:
        _leave_out_struck(grid, header, rows, values, marks)
    for at, title in header.marks.items():
        others = columns_of.beside_marks(at)
        # "GK" under "Khen thưởng | Sở Y tế" is an award, whatever the title tells of who gives it.
        if others and (
            is_one_award(vocabulary.phrases.parse(title)) or any(map(vocabulary.phrases.names_award, others))
        ):
            values[f"mark:{at}"] = others
    return values, marks


def _named(
    header: Header, grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], texts: Sequence[Sequence[str]]
) -> tuple[list[Sequence[str]], dict[str, tuple[str, ...]]]:
    """The names in the columns of names, and what stands behind them where a title says so ("Họ tên, chức vụ")."""
    columns = header.columns["name"]
    nobody = vocabulary.lines.nobody
    names: list[Sequence[str]] = [
        _names_in(grid, rows, at, columns, column, nobody, header.columns.get("award", ()))
        for at, column in zip(columns, texts, strict=True)
    ]
    if "ordinal" not in header.columns:
        names = [[strip_enumerator(text) for text in column] for column in names]
    if not any(header.also.get(at) == "position" for at in columns):
        return names, {}
    named, rests = _without_rests(vocabulary, names)
    return list(named), rests


def remarks_among(vocabulary: Vocabulary, reasons: Iterable[object]) -> frozenset[str]:
    """Short texts among reasons that bear on whether somebody is put up: "Đã mất"."""
    short = (text for text in set(reasons) if type(text) is str and text.count(" ") < _SHORT_REASON)
    return frozenset(filter(vocabulary.lines.asks_among_reasons, short))


def _remarks_among_reasons(
    vocabulary: Vocabulary, values: Mapping[str, tuple[str, ...]], size: int
) -> tuple[str, ...]:
    """The rows' remarks with such texts; nothing where there are none."""
    notes: tuple[str, ...] = ()
    for name in OF_REASONS:
        texts = values.get(name, ())
        if found := remarks_among(vocabulary, texts):
            said = (text if text in found else "" for text in texts)
            notes = notes or values.get("note") or ("",) * size
            notes = tuple(REMARK_BESIDE.join(filter(None, both)) for both in zip(notes, said, strict=True))
    return notes


def _of_field(
    header: Header, name: str, columns: Sequence[int], texts: Sequence[Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """What the columns of one field say together; awards stay apart."""
    if name == "award":
        return {
            name if number == 1 else f"{name}:{number}": tuple(column)
            for number, column in enumerate(texts, 1)
        }
    if name == "name" and len(columns) > 1:
        return _names(header, columns, texts)
    if name == "history":
        return {name: _records([header.texts[column] for column in columns], texts)}
    if name == "birth" and _in_parts(header, columns):
        return {name: tuple("/".join(filter(None, parts)) for parts in zip(*texts, strict=True))}
    if len(texts) == 1:
        return {name: tuple(texts[0])}
    if name in JOINED:
        between = REMARK_BESIDE if name == "note" else " "
        return {name: tuple(between.join(filter(None, parts)) for parts in zip(*texts, strict=True))}
    return {name: tuple(next(filter(None, parts), "") for parts in zip(*texts, strict=True))}


def _sexes(header: Header, values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The sex of each row, by the column that its name stands in or by a mark under "Nam | Nữ"."""
    if header.sexes and "name_column" in values:
        return {"sex": tuple(_SEX[header.sexes.get(int(at), "")] for at in values["name_column"])}
    if "male" not in values or "sex" in values:
        return {}
    women = values.get("female", values["male"])
    return {
        "sex": tuple(
            "nam" if male and not female else "nữ" if female and not male else ""
            for male, female in zip(values["male"], women, strict=True)
        )
    }


def _leave_out_struck(
    grid: Grid, header: Header, rows: Sequence[int], values: dict[str, tuple[str, ...]],
    marks: dict[int, tuple[int, ...]],
) -> None:  # fmt: skip
    """Take back the awards and marks that are struck through in rows that have others."""
    struck = grid.sheet.struck
    for number, column in enumerate(header.columns.get("award", ()), 1):
        name = "award" if number == 1 else f"award:{number}"
        values[name] = tuple(
            "" if (row, column) in struck else text for row, text in zip(rows, values[name], strict=True)
        )
    for column, marked in marks.items():
        marks[column] = tuple(at for at in marked if (rows[at], column) not in struck)


def _records(titles: Sequence[str], texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the columns of earlier years say together, each with the year that its title gives: ``2019: CSTĐCS``."""
    said = []
    for title, column in zip(titles, texts, strict=True):
        years = set(YEAR.findall(title))
        when = years.pop() if len(years) == 1 else ""
        if not when and tells_last_year(title):
            when = "năm trước"
        said.append([f"{when}: {text}" if text and when else text for text in column])
    return tuple("; ".join(filter(None, parts)) for parts in zip(*said, strict=True))


def _names_in(
    grid: Grid,
    rows: Sequence[int],
    column: int,
    names: Sequence[int],
    texts: Sequence[str],
    nobody: frozenset[str],
    awards: Sequence[int],
) -> Sequence[str]:
    """A name has a letter, and is none of ``nobody``; a bulleted one may lie in a cell merged over the name's column."""
    if not nobody.isdisjoint(texts):
        texts = ["" if text in nobody else text for text in texts]
    if all(map(str.isalpha, map(itemgetter(slice(1)), texts))):
        return texts
    named = []
    for row, text in zip(rows, texts, strict=True):
        if not text and (merge := grid.merge_at(row, column)) and column > merge[1] not in names:
            text = strip_enumerator(text_of(grid.at(merge[0], merge[1])))
        if not text:
            text = bulleted_name(grid, row, column, awards)
        named.append(text if any(map(str.isalpha, text)) else "")
    return named


def _in_parts(header: Header, columns: Sequence[int]) -> bool:
    """Whether day, month and year of birth stand in columns of their own."""
    return len(columns) > 1 and all(key(header.texts[at]).split()[-1] in DATE_PARTS for at in columns)


class _Columns:
    """The columns of one list's nomination rows as texts; columns without anything odd in them cost next to nothing."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], aside: frozenset[int]
    ) -> None:
        self._grid = grid
        self._rows = rows
        self._aside = aside
        self._pick = grid.picker(rows)
        self._down: dict[int, dict[int, object]] = {}
        if grid.filled_down:
            own = set(rows)
            for (row, column), value in grid.filled_down.items():
                if row in own:
                    self._down.setdefault(column, {})[row] = value
        self._is_mark = vocabulary.lines.is_mark
        self._is_ditto = vocabulary.lines.is_ditto
        self._dittos = frozenset(filter(self._is_ditto, grid.short_texts))
        self._odd = grid.irregular | grid.fillers | self._dittos

    def texts(self, column: int, field: str = "") -> Sequence[str]:
        """A column's texts; a blank cell, a dotted line or a dash is an empty one.

        Vertically merged cells speak for every row they span; dittos repeat the row above.
        """
        values = self._pick(column)
        texts: Sequence[str]
        if field in BIRTHS:
            shown = {value: _birth_text(value) for value in set(values)}
            texts = [shown[value] for value in values]
        else:
            texts = texts_of(values)
        if down := self._down.get(column):
            texts = [
                text_of(down.get(row, "")) if is_blank(text) else text
                for row, text in zip(self._rows, texts, strict=True)
            ]
        if self._odd and not self._odd.isdisjoint(texts):
            fillers = {text for text in set(texts) if says_nothing(text)}
            if not fillers <= {""}:
                texts = ["" if text in fillers else text for text in texts]
            if self._dittos:
                texts = self._repeated(texts, column)
        return texts

    def _repeated(self, texts: Sequence[str], column: int) -> list[str]:
        dittos = set(filter(self._is_ditto, set(texts)))
        before = ""
        filled = []
        for row, text in zip(self._rows, texts, strict=True):
            above = row - 1
            while text in dittos and above in self._aside:
                said = text_of(self._grid.at(above, column))
                if not says_nothing(said) and not self._is_ditto(said):
                    before = said
                    break
                above -= 1
            before = before if text in dittos else text
            filled.append(before)
        return filled

    def marked(self, column: int) -> tuple[int, ...]:
        """The indexes of the rows that are marked in a column."""
        texts = self.texts(column)
        marks = set(filter(self._is_mark, set(texts)))
        return tuple(number for number, text in enumerate(texts) if text in marks)

    def beside_marks(self, column: int) -> tuple[str, ...]:
        """What a mark column holds instead of marks, per row; nothing when it holds only marks."""
        texts = self.texts(column)
        others = {text for text in set(texts) if text and not self._is_mark(text)}
        return tuple(text if text in others else "" for text in texts) if others else ()


def _values_marked(header: Header, columns: _Columns, rows: int) -> dict[str, tuple[str, ...]]:
    """Per field the value whose column is marked, per row; empty where none or several are."""
    chosen: dict[str, list[list[str]]] = {}
    for at, (name, value) in header.value_marks.items():
        values = chosen.setdefault(name, [[] for _ in range(rows)])
        for number in columns.marked(at):
            values[number].append(value)
    return {
        name: tuple(found[0] if len(found) == 1 else "" for found in values)
        for name, values in chosen.items()
    }


@lru_cache(maxsize=4096, typed=True)
def _birth_text(value: object) -> str:
    year = year_in_date(value) if isinstance(value, date) else 0
    return str(year) if year else text_of(value)


def _names(
    header: Header, columns: Sequence[int], texts: Sequence[Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Several name columns: parts of one merged title are joined, of different titles the filled one speaks."""
    if len({header.texts[column] for column in columns}) == 1:
        return {"name": tuple(" ".join(filter(None, parts)) for parts in zip(*texts, strict=True))}
    if {header.kinds.get(column) for column in columns} == {"household"}:
        # "Họ tên chồng | Họ tên vợ": both of one household.
        return {"name": tuple(" - ".join(filter(None, parts)) for parts in zip(*texts, strict=True))}
    names, chosen, seconds, second_columns = [], [], [], []
    for parts in zip(*texts, strict=True):
        filled = [number for number, text in enumerate(parts) if text] or [0]
        names.append(parts[filled[0]])
        chosen.append(str(columns[filled[0]]))
        if len(filled) > 1:
            # "Họ tên in hoa" repeats the name and names nobody else.
            own = key(names[-1])
            filled[1:] = [number for number in filled[1:] if key(parts[number]) != own]
        # Whose award it is, the award may tell; the extractor holds back the row otherwise.
        seconds.append(parts[filled[1]] if len(filled) > 1 else "")
        second_columns.append(str(columns[filled[1]]) if len(filled) > 1 else "")
    found = {"name": tuple(names), "name_column": tuple(chosen)}
    if any(seconds):
        found |= {"second_name": tuple(seconds), "second_column": tuple(second_columns)}
    return found


def _without_rests(
    vocabulary: Vocabulary, texts: Sequence[Sequence[str]]
) -> tuple[list[list[str]], dict[str, tuple[str, ...]]]:
    """ "Nguyễn Văn Mẫu (1980) - Công chức" as a name, and what follows it as a birth or a position.

    What begins with no person's name, or names several people, stays whole.
    """
    names: list[list[str]] = []
    rests = [""] * len(texts[0])
    for column in texts:
        names.append([])
        for at, text in enumerate(column):
            name, rest = first_and_more(text)
            person = (
                rest and vocabulary.names.kind(name) == "individual" and not several_people(vocabulary, text)
            )
            names[-1].append(name if person else text)
            rests[at] = rests[at] or (rest.rstrip(" )") if person else "")
    births = tuple(rest if rest and not any(map(str.isalpha, rest)) else "" for rest in rests)
    positions = tuple("" if birth else rest for birth, rest in zip(births, rests, strict=True))
    found = {"birth": births, "position_workplace": positions}
    return names, {name: texts for name, texts in found.items() if any(texts)}


def _spare_names(
    header: Header, values: Mapping[str, tuple[str, ...]], spares: list[Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Rows without a name of their own are for the unit that their workplace names."""
    names = values["name"]
    if all(names):
        return {}
    first = [*header.columns.get("name", []), *header.columns.get("surname", [])][:1] or [0]
    columns = values.get("name_column", (str(first[0]),) * len(names))
    chosen = []
    for at, name in enumerate(names):
        spare = next(
            (
                (text, column)
                for column, texts in zip(header.spare_names, spares, strict=True)
                if (text := texts[at])
            ),
            None,
        )
        chosen.append((name, columns[at]) if name or not spare else (spare[0], str(spare[1])))
    return {"name": tuple(name for name, _ in chosen), "name_column": tuple(column for _, column in chosen)}


def _split_births(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Birth dates in a column for men and one for women: which one is filled also tells the sex."""
    males = values.get("birth_male") or ("",) * len(next(iter(values.values())))
    females = values.get("birth_female") or ("",) * len(males)
    births = tuple(male or female for male, female in zip(males, females, strict=True))
    sexes = tuple(
        "nam" if male and not female else "nữ" if female and not male else ""
        for male, female in zip(males, females, strict=True)
    )
    return {"birth": births, "sex": sexes}
