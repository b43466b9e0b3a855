"""What a list calculates in every row: keys to compare by, and the verdict of each check it can make by itself.

Only functions that Excel 2010 and LibreOffice share. A check gives ``L`` (an error), ``C`` (a warning), ``N`` (a rule
that nobody has confirmed would have spoken) or nothing, as the check of the same code does when the file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from hongngu_tally.law import Regime, Ruling
from hongngu_tally.render.template.columns import FIRST_COLUMN, FIRST_ROW, HEADER_ROW, FormList
from hongngu_tally.render.template.normal import name_formula, words_formula

ERROR, WARNING, NOTE = "L", "C", "N"
Formula = Callable[[int], str]
Between = Mapping[str, tuple[str, Mapping[str, Formula]]]


@dataclass(frozen=True, slots=True)
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


def keys(cells: Cells) -> Iterator[Helper]:
    """What the checks compare by."""
    one = cells.list
    yield Helper("plain", lambda row: name_formula(_named(cells, row)))
    yield Helper("key", lambda row: _without_address(cells.at("plain", row), one.recipient))
    if one.recipient == "collective":
        yield Helper("same", lambda row: _same_collective(cells.at("key", row)))
    yield Helper("code", lambda row: _looked_up(cells.at("award", row), "HLOOKUP", "TT_Ten"))
    number = {"individual": 2, "collective": 3, "household": 4}[one.recipient]
    yield Helper("state", lambda row: _of_award(cells.at("code", row), number))
    yield Helper("counts", lambda row: _counts(cells.at("key", row), cells.at("state", row)))
    yield Helper("drives", lambda row: _names_drive(cells, row))
    yield Helper("track_code", lambda row: _track(cells, row, number + 6))
    if one.has("grade"):
        yield Helper("rank", lambda row: _looked_up(cells.at("grade", row), "VLOOKUP", "TT_Muc"))
    if one.has("workplace"):
        yield Helper("work", lambda row: words_formula(cells.at("workplace", row)))
    if one.has("birth"):
        yield Helper("year", lambda row: _birth_year(cells.at("birth", row)))
        yield Helper("born", lambda row: _slashes(cells.at("birth", row)))
        yield Helper("day", lambda row: _birth_day(cells.at("birth", row), cells.at("born", row)))
    yield Helper("ladder", lambda row: _of_award(cells.at("code", row), 12))
    if one.has("discipline"):
        yield Helper("measure", lambda row: _measure(cells.at("discipline", row)))


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
    if recipient == "collective":
        return plain
    return (
        f'IF(LEFT({plain},4)="ông ",MID({plain},5,200),IF(LEFT({plain},3)="bà ",MID({plain},4,200),{plain}))'
    )


def _looked_up(cell: str, look: str, table: str) -> str:
    """The code of a text; "?" for one that the table does not have."""
    return f'IF({cell}="","",IFERROR({look}(TRIM({cell}),{table},2,FALSE),"?"))'


def _of_award(code: str, column: int) -> str:
    return f'IF({code}="","",IF({code}="?","?",VLOOKUP({code},TT_Ma,{column},FALSE)))'


def _counts(key: str, state: str) -> str:
    """1 for a nomination that is not held back: somebody is named, and the award may be his."""
    return f'IF(AND({key}<>"",OR({state}="ok",{state}="gone")),1,"")'


def _names_drive(cells: Cells, row: int) -> str:
    """1 where a drive is named for a form that no track is stated for: it is given on the drive's track."""
    blank = is_blank(cells.at("movement", row))
    form = f"VLOOKUP({cells.at('code', row)},TT_Ma,13,FALSE)=1"
    said = f'OR({cells.at("counts", row)}<>1,{cells.at("track", row)}<>"",{blank})'
    return f'IF({said},"",IF({form},1,""))'


def is_blank(cell: str) -> str:
    """Nothing stands in a cell, or what is as good as nothing."""
    return f'OR(TRIM({cell})="",ISNUMBER(MATCH(TRIM({cell}),TT_Trong,0)))'


def _track(cells: Cells, row: int, usual: int) -> str:
    """The track stated, that of the drive named, else the award's usual one."""
    track, code = cells.at("track", row), cells.at("code", row)
    assumed = f'IF({cells.at("drives", row)}=1,"drive",VLOOKUP({code},TT_Ma,{usual},FALSE))'
    return (
        f'IF({track}<>"",IFERROR(VLOOKUP(TRIM({track}),TT_LoaiHinh,2,FALSE),"?"),'
        f'IF({cells.at("counts", row)}=1,{assumed},""))'
    )


def _slashes(cell: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE(TRIM({cell}),".","/"),"-","/")'


def _birth_year(cell: str) -> str:
    return (
        f'IF({cell}="","",IF(ISNUMBER({cell}),IF({cell}<3000,{cell},YEAR({cell})),'
        f'IFERROR(VALUE(RIGHT(TRIM({cell}),4)),"")))'
    )


def _birth_day(cell: str, text: str) -> str:
    """Day and month as one number, where both are written."""
    second = f'FIND("/",{text},FIND("/",{text})+1)'
    return (
        f'IF({cell}="","",IF(ISNUMBER({cell}),IF({cell}<3000,"",DAY({cell})*100+MONTH({cell})),'
        f'IFERROR(VALUE(LEFT({text},FIND("/",{text})-1))*100'
        f'+VALUE(MID({text},FIND("/",{text})+1,{second}-FIND("/",{text})-1)),"")))'
    )


def _measure(cell: str) -> str:
    """The rank of the gravest measure that a cell names, 0 for none."""
    return (
        f'IF({cell}="",0,IF(LEFT(TRIM({cell}),5)="không",0,'
        f"SUMPRODUCT(MAX(ISNUMBER(SEARCH(TT_KyLuat,{cell}))*TT_KyLuatBac))))"
    )


# --- checks of any list --------------------------------------------------------------------------------------


def checks(
    cells: Cells, regime: Regime, of_rules: Iterable[Helper], beside: Iterable[Helper]
) -> Iterator[Helper]:
    """The checks that a row passes through, in the order in which their sentences stand.

    ``of_rules`` are those of the row's own award, ``beside`` those of its recipient's other awards.
    """
    yield Helper("W205", lambda row: _nobody(cells, row, '=""'), "W205", "name")
    yield Helper("F101", lambda row: _nobody(cells, row, '<>""'), "F101", "name")
    yield Helper("F102", lambda row: _no_award(cells, row), "F102", "award")
    for code, state in (("F201", "?"), ("R301", "kind"), ("R302", "gone")):
        yield Helper(code, _state_is(cells, state), code, "award")
    yield Helper("R303", lambda row: _track_wrong(cells, row), "R303", "track")
    yield from of_rules
    yield Helper("D101", lambda row: _repeated(cells, row), "D101", "name")
    yield from beside
    if cells.list.has("birth"):
        yield Helper("F303", lambda row: _unborn(cells, row, regime.day.year), "F303", "birth")


def _no_award(cells: Cells, row: int) -> str:
    return f'IF(AND({cells.at("key", row)}<>"",{cells.at("code", row)}=""),"{ERROR}","")'


def _nobody(cells: Cells, row: int, award: str) -> str:
    """Something is filled in and nobody is named, with an award or without."""
    key, code = cells.at("key", row), cells.at("code", row)
    return f'IF(AND({key}="",{code}{award},{cells.filled(row)}>0),"{ERROR}","")'


def _state_is(cells: Cells, state: str) -> Formula:
    def formula(row: int) -> str:
        asked = f'{cells.at("state", row)}="{state}"'
        # Of a row that names nobody it is enough to say so.
        named = f'{cells.at("key", row)}<>""'
        return f'IF({asked},"{ERROR}","")' if state == "gone" else f'IF(AND({asked},{named}),"{ERROR}","")'

    return formula


def _track_wrong(cells: Cells, row: int) -> str:
    """A track that is stated and that the award does not have for this recipient."""
    number = {"individual": 5, "collective": 6, "household": 7}[cells.list.recipient]
    code, track = cells.at("code", row), cells.at("track_code", row)
    allowed = f'ISNUMBER(SEARCH(","&{track}&",",VLOOKUP({code},TT_Ma,{number},FALSE)))'
    sure = f"VLOOKUP({code},TT_Ma,11,FALSE)"
    return (
        f'IF(AND({cells.at("track", row)}="",{cells.at("drives", row)}<>1),"",IF({track}="?","{ERROR}",'
        f'IF({cells.at("counts", row)}<>1,"",IF({allowed},"",{sure}))))'
    )


def _unborn(cells: Cells, row: int, year: int) -> str:
    born = cells.at("year", row)
    somebody = f'OR({cells.at("key", row)}<>"",{cells.at("code", row)}<>"")'
    return f'IF(AND(ISNUMBER({born}),{somebody}),IF({born}>{year},"{WARNING}",""),"")'


def _repeated(cells: Cells, row: int) -> str:
    """An earlier row with the same recipient, award and track, of which nothing written says that it is another's."""
    alike = [*same_recipient(cells, row), *same_deed(cells, row)]
    alike += [f"({cells.above(name, row)}={cells.at(name, row)})" for name in ("code", "track_code")]
    found = f"SUMPRODUCT({'*'.join(alike)})"
    counted = f'IF({cells.at("counts", row)}<>1,"",'
    if cells.list.recipient != "individual":
        return f'{counted}IF({found}>0,"{ERROR}",""))'
    # Two people of one name: only a birth, or the same post in the same place, says that they are one.
    posts = f"{not_unlike(cells, 'workplace', row)}*{not_unlike(cells, 'position', row)}"
    surely = f"SUMPRODUCT({'*'.join(alike)}*(({_born_alike(cells, row)}+{posts})>0))"
    return f'{counted}IF({found}=0,"",IF({surely}>0,"{ERROR}","{WARNING}")))'


def same_recipient(cells: Cells, row: int) -> list[str]:
    """1 or 0 per row above: the same recipient, as far as nothing written says otherwise."""
    alike = [f"({cells.above('counts', row)}=1)", f"({cells.above('key', row)}={cells.at('key', row)})"]
    if cells.list.recipient == "collective":
        return [*alike, f"({cells.above('work', row)}={cells.at('work', row)})"]
    if cells.list.recipient == "household":
        return [*alike, not_unlike(cells, "address", row)]
    unwritten = f'({cells.above("year", row)}="")+({cells.at("year", row)}="")'
    return [*alike, f"(({unwritten}+{_born_alike(cells, row)})>0)"]


def _born_alike(cells: Cells, row: int) -> str:
    """Whether two births agree as far as both are written."""
    years, year = cells.above("year", row), cells.at("year", row)
    days, day = cells.above("day", row), cells.at("day", row)
    return f'(({years}<>"")*({years}={year})*((({days}="")+({day}="")+({days}={day}))>0))'


def same_deed(cells: Cells, row: int) -> list[str]:
    """1 or 0 per row above: nothing written says that the two are for two drives, or two sudden achievements."""
    track = cells.at("track_code", row)
    ordinary = f'({track}<>"drive")*({track}<>"sudden")'
    told = f"(({ordinary}+{not_unlike(cells, 'achievement', row)})>0)"
    return [not_unlike(cells, "movement", row), told]


def not_unlike(cells: Cells, field: str, row: int) -> str:
    """Whether two texts are the same, or one of them is not written."""
    above, here = cells.above(field, row), cells.at(field, row)
    return f'((({above}="")+({here}="")+({above}={here}))>0)'
