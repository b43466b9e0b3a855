"""What formulas are made of: the places of a list's cells, and the keys that every row calculates to be compared by.

Only functions that Excel 2010 and LibreOffice share. The checks stand in ``row_checks``, ``rules`` and ``members``: a check
gives ``L`` (an error), ``C`` (a warning), ``N`` (a rule that nobody has confirmed would have spoken) or nothing, as the
check of the same code does when the file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from hongngu_tally.frozen import frozen
from hongngu_tally.law import Ruling
from hongngu_tally.render.template.award_texts import award_code, bare_text, title_text
from hongngu_tally.render.template.columns import FIRST_COLUMN, FIRST_ROW, HEADER_ROW, FormList
from hongngu_tally.render.template.days import DAYS, day_columns
from hongngu_tally.render.template.nobody import withdrawn_formula
from hongngu_tally.render.template.normal import (
    composed_formula,
    letters_formula,
    name_formula,
    person_formula,
    placed_formula,
    tidy_formula,
    title_formula,
)

ERROR, WARNING, NOTE = "L", "C", "N"
Formula = Callable[[int], str]
Between = Mapping[str, tuple[str, Mapping[str, Formula]]]


@frozen
class Helper:
    """One hidden column. ``code`` is the check that it makes, ``field`` the column that the check speaks of."""

    name: str
    formula: Formula
    code: str = ""
    field: str = ""


class Cells:
    """The places of one list: cells of a row, whole columns, and the part of a column above a row."""

    def __init__(self, one: FormList) -> None:
        self.list = one
        self._helpers: dict[str, str] = {}

    def place(self, names: Sequence[str]) -> None:
        """Give the hidden columns their places, right of what the clerk fills in."""
        first = self.list.last_column + 1
        self._helpers = {name: get_column_letter(first + at) for at, name in enumerate(names)}

    def column(self, name: str) -> str:
        """The letter of a helper's or a field's column."""
        return self._helpers.get(name) or self.list.letter(name)

    def at(self, name: str, row: int) -> str:
        """One cell."""
        return f"${self.column(name)}{row}"

    def every(self, name: str, sheet: bool = False) -> str:
        """The whole column, from another sheet where ``sheet``."""
        letter = self.column(name)
        place = f"${letter}${FIRST_ROW}:${letter}${self.list.last_row}"
        return f"'{self.list.sheet}'!{place}" if sheet else place

    def above(self, name: str, row: int) -> str:
        """The column from the header down to the row above; the header itself equals nothing."""
        letter = self.column(name)
        return f"${letter}${HEADER_ROW}:${letter}{row - 1}"

    def filled(self, row: int) -> str:
        """How many cells of a row the clerk has filled."""
        first, last = get_column_letter(FIRST_COLUMN), get_column_letter(self.list.last_column)
        return f"COUNTA(${first}{row}:${last}{row})"

    def said(self, row: int) -> str:
        """The cells that the clerk fills, but for the remark, which stands last."""
        first, last = get_column_letter(FIRST_COLUMN), get_column_letter(self.list.last_column - 1)
        return f"${first}{row}:${last}{row}"


def by_award(code: str, cases: Mapping[str, str], otherwise: str = '""') -> str:
    """The case of the row's award: nested, so that Excel calculates that one alone."""
    alike: dict[str, list[str]] = {}
    for award, case in cases.items():
        alike.setdefault(case, []).append(award)
    formula = otherwise
    for case, awards in reversed(alike.items()):
        formula = f"IF({is_one_of(code, awards)},{case},{formula})"
    return formula


def is_one_of(cell: str, codes: Sequence[str]) -> str:
    """Whether a cell holds one of these codes."""
    if len(codes) == 1:
        return f'{cell}="{codes[0]}"'
    return f"ISNUMBER(MATCH({cell},{quoted(codes)},0))"


def severity(ruling: Ruling[Any], confirmed: str = ERROR) -> str:
    """How a ruling speaks: one that nobody has confirmed accuses nobody."""
    return confirmed if ruling.confirmed else NOTE


def same_award(codes: str, wanted: Sequence[str]) -> str:
    """1 or 0 per row of a column of award codes."""
    return "(" + "+".join(f'({codes}="{code}")' for code in wanted) + ")"


def quoted(texts: Sequence[str]) -> str:
    """A constant of several texts."""
    return "{" + ",".join(f'"{text}"' for text in texts) + "}"


# --- keys ----------------------------------------------------------------------------------------------------


def keys(cells: Cells, year: int) -> Iterator[Helper]:
    """What the checks compare by; ``year`` is the form's own."""
    one = cells.list
    written = letters_formula if one.recipient == "collective" else person_formula
    yield Helper(OUT, lambda row: withdrawn_formula(cells.at("note", row)))
    yield from _whole_letters(cells, "plain", lambda row: written(_named(cells, row)))
    yield Helper(
        "key", lambda row: _unless_out(cells, row, _without_address(cells.at("plain", row), one.recipient))
    )
    if one.recipient == "collective":
        yield Helper("same", lambda row: _same_collective(cells.at("key", row)))
    yield Helper("title", lambda row: _unless_out(cells, row, title_text(cells.at("award", row))))
    yield Helper("bare", lambda row: bare_text(cells.at("title", row)))
    yield Helper("code", lambda row: award_code(cells.at("title", row), cells.at("bare", row), year))
    number = {"individual": 2, "collective": 3, "household": 4}[one.recipient]
    yield Helper("state", lambda row: _of_award(cells.at("code", row), number))
    yield Helper("counts", lambda row: _counts(cells.at("key", row), cells.at("state", row)))
    for field in COMPARED:
        if one.has(field) and words_of(field) == WORK:
            # Compared with the names of collectives, however either is typed.
            yield from _whole_letters(cells, WORK, lambda row: letters_formula(cells.at("workplace", row)))
        elif one.has(field):
            yield Helper(words_of(field), _words(cells, field))
    yield Helper("drives", lambda row: _names_drive(cells, row))
    yield Helper("said", lambda row: title_formula(tidy_formula(cells.at("track", row))))
    yield Helper("kind", lambda row: _said_track(cells.at("said", row)))
    yield Helper("track_code", lambda row: _track(cells, row, number + 6))
    if one.has("grade"):
        yield Helper("rank", lambda row: _rank(cells.at("grade", row)))
    for field in DAYS:
        if one.has(field):
            yield from (Helper(name, formula) for name, formula in day_columns(field, cells.at))
    if one.has("members"):
        yield Helper("people", lambda row: _number(tidy_formula(cells.at("members", row))))
    yield Helper("ladder", lambda row: _of_award(cells.at("code", row), 12))
    if one.has("discipline"):
        yield Helper("measure", lambda row: _measure(tidy_formula(cells.at("discipline", row))))


ELSE = "else"
"""The state of an award that a recipient of the other list is given: the row is read as his."""
OUT = "out"
"""The helper that holds 1 where a remark withdraws the row."""


def _unless_out(cells: Cells, row: int, formula: str) -> str:
    return f'IF({cells.at(OUT, row)}=1,"",{formula})'


def _number(text: str) -> str:
    """The number of a text, also with the word for what is counted behind it; 0 where none begins it."""
    return f'IFERROR(VALUE({text}),IFERROR(VALUE(LEFT({text},FIND(" ",{text})-1)),0))'


def _whole_letters(cells: Cells, name: str, typed: Formula) -> Iterator[Helper]:
    """A text to compare by, its marks parts of their letters however it was typed, in two steps."""
    first = f"typed:{name}"
    yield Helper(first, lambda row: composed_formula(typed(row), 0))
    yield Helper(name, lambda row: placed_formula(composed_formula(cells.at(first, row), 1)))


COMPARED = ("movement", "achievement", "workplace", "position", "address")
"""Fields whose texts tell recipients or deeds apart."""


WORK = "words:workplace"


def words_of(field: str) -> str:
    """The name of the helper that holds a field's text as it is compared."""
    return f"words:{field}"


def _words(cells: Cells, field: str) -> Formula:
    return lambda row: name_formula(cells.at(field, row))


def _named(cells: Cells, row: int) -> str:
    """The name; of an award to a collective that nobody names, the unit that it belongs to."""
    name = cells.at("name", row)
    if cells.list.recipient != "collective":
        return name
    return f'IF(AND(TRIM({name})="",{cells.at("award", row)}<>""),{cells.at("workplace", row)},{name})'


def _same_collective(key: str) -> str:
    """The unit's own name, however the unit is written."""
    return f"IF(ISNUMBER(MATCH({key},TT_DonVi,0)),INDEX(TT_DonVi,1),{key})"


def _without_address(plain: str, recipient: str) -> str:
    """The name alone, without the number before it; nothing where no letter stands, or a word that names nobody."""
    rests = [(f"ISNUMBER(-LEFT({plain},1))", f'FIND(" ",{plain}&" ")+1')]
    if recipient != "collective":
        rests += [(f'LEFT({plain},4)="ông "', "5"), (f'LEFT({plain},3)="bà "', "4")]
    name = plain
    for told, start in rests:
        name = f"IF({told},MID({plain},{start},200),{name})"
    nobody = f"OR(EXACT(UPPER({plain}),{plain}),ISNUMBER(MATCH({plain},TT_KhongAi,0)))"
    return f'IF({nobody},"",{name})'


def _of_award(code: str, column: int) -> str:
    return f'IF({code}="","",IF(LEFT({code},1)="?",{code},VLOOKUP({code},TT_Ma,{column},FALSE)))'


def _counts(key: str, state: str) -> str:
    """1 for a nomination that is not held back: somebody is named, and the award may be his."""
    return f'IF(AND({key}<>"",OR({state}="ok",{state}="gone",{state}="doubt")),1,"")'


def _names_drive(cells: Cells, row: int) -> str:
    """1 where a drive is named for a form that no track is stated for: it is given on the drive's track."""
    blank = is_blank(cells.at("movement", row))
    form = f"VLOOKUP({cells.at('code', row)},TT_Ma,13,FALSE)=1"
    said = f'OR({cells.at("counts", row)}<>1,{cells.at("track", row)}<>"",{blank})'
    return f'IF({said},"",IF({form},1,""))'


def is_blank(cell: str) -> str:
    """Nothing stands in a cell, or what is as good as nothing."""
    return says_none(tidy_formula(cell))


STROKE = "|"
"""Ends every text that says nothing, so that a blank one is found like the others."""


def says_none(text: str) -> str:
    """The same of a tidy text."""
    return f'ISNUMBER(MATCH({text}&"{STROKE}",TT_Trong,0))'


def _said_track(text: str) -> str:
    """The track that a text states, in whatever words around it; nothing for none, "?" for a text that names none."""
    within = (
        f'SUMPRODUCT(MAX(ISNUMBER(SEARCH(" "&TT_LoaiHinhTrong&" "," "&{text}&" "))*ROW(TT_LoaiHinhTrong)))'
    )
    named = f'IFERROR(INDEX(TT_LoaiHinh,ROUND(1/(1/{within}),0),2),"?")'
    return f'IF({says_none(text)},"",IFERROR(VLOOKUP({text},TT_LoaiHinh,2,FALSE),{named}))'


def _track(cells: Cells, row: int, usual: int) -> str:
    """The track stated, that of the drive named, else the award's usual one."""
    said, code = cells.at("kind", row), cells.at("code", row)
    assumed = f'IF({cells.at("drives", row)}=1,"drive",VLOOKUP({code},TT_Ma,{usual},FALSE))'
    return f'IF(AND({said}<>"",{said}<>"?"),{said},IF({cells.at("counts", row)}=1,{assumed},""))'


def _rank(cell: str) -> str:
    return f'IF({cell}="","",IFERROR(VLOOKUP({tidy_formula(cell)},TT_Muc,2,FALSE),"?"))'


def _measure(text: str) -> str:
    """The rank of the gravest measure that a text names, 0 for none."""
    return f'IF(LEFT({text},5)="không",0,SUMPRODUCT(MAX(ISNUMBER(SEARCH(TT_KyLuat,{text}))*TT_KyLuatBac)))'
