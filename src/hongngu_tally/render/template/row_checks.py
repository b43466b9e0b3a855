"""The checks that any row of a list makes by itself, whatever its award."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hongngu_tally.law import Regime
from hongngu_tally.render.template.alike import born_alike, not_unlike, same_deed, same_recipient
from hongngu_tally.render.template.award_texts import VAGUE
from hongngu_tally.render.template.days import DAYS, undated
from hongngu_tally.render.template.formulas import (
    ERROR,
    NOTE,
    OUT,
    WARNING,
    Cells,
    Formula,
    Helper,
    says_none,
)
from hongngu_tally.render.template.nobody import says_something


def checks(
    cells: Cells, regime: Regime, of_rules: Iterable[Helper], beside: Iterable[Helper]
) -> Iterator[Helper]:
    """The checks that a row passes through, in the order in which their sentences stand.

    ``of_rules`` are those of the row's own award, ``beside`` those of its recipient's other awards.
    """
    yield Helper("W205", lambda row: _nobody(cells, row, whole=True), "W205", "name")
    yield Helper("F101", lambda row: _nobody(cells, row, whole=False), "F101", "name")
    yield Helper("F102", lambda row: _no_award(cells, row), "F102", "award")
    for code, state in (("F201", "?"), ("F202", VAGUE), ("R301", "kind"), ("R302", "gone")):
        yield Helper(code, _state_is(cells, state), code, "award")
    yield Helper("R303", lambda row: _track_wrong(cells, row), "R303", "track")
    yield from of_rules
    yield Helper("D101", lambda row: _repeated(cells, row), "D101", "name")
    yield from beside
    for field in DAYS:
        if cells.list.has(field):
            yield Helper(f"F303:{field}", _odd_day(cells, field, regime.day.year), "F303", field)
    yield Helper("F303:track", lambda row: _unknown_track(cells, row), "F303", "track")


def _odd_day(cells: Cells, field: str, year: int) -> Formula:
    return lambda row: _unusual(cells, field, row, year)


def _unknown_track(cells: Cells, row: int) -> str:
    return f'IF({_somebody(cells, row)},IF({cells.at("kind", row)}="?","{WARNING}",""),"")'


def _somebody(cells: Cells, row: int) -> str:
    """Whether the row is anybody's, or has an award that lacks its bearer."""
    return f'({cells.at("key", row)}<>"")+({cells.at("code", row)}<>"")>0'


def _no_award(cells: Cells, row: int) -> str:
    return f'IF(AND({cells.at("key", row)}<>"",{cells.at("code", row)}=""),"{ERROR}","")'


def _nobody(cells: Cells, row: int, whole: bool) -> str:
    """Nobody is named: in a row that says as little of an award (``whole``), or beside one, or in a name without letters."""
    unnamed = says_none(f"TRIM({cells.at('name', row)})")
    nothing = f'AND({cells.at("code", row)}="",{unnamed})'
    speaks = says_something(cells.said(row)) if whole else f"{cells.filled(row)}>0"
    case = f'IF({speaks},"{ERROR}","")'
    told = f'IF({nothing},{case},"")' if whole else f'IF({nothing},"",{case})'
    return f'IF({cells.at("key", row)}&{cells.at(OUT, row)}<>"","",{told})'


def _state_is(cells: Cells, state: str) -> Formula:
    def formula(row: int) -> str:
        asked = f'{cells.at("state", row)}="{state}"'
        if state == "gone":
            return f'IF({asked},"{ERROR}","")'
        # Of a row that names nobody it is enough to say so.
        named = f'{cells.at("key", row)}<>""'
        told = f'IF(AND({asked},{named}),"{WARNING if state == VAGUE else ERROR}","")'
        if state == "kind":
            doubt = f'AND({cells.at("state", row)}="doubt",{named})'
            told = f'IF({doubt},"{NOTE}",{told})'
        return told

    return formula


def _track_wrong(cells: Cells, row: int) -> str:
    """A track that is stated and that the award does not have for this recipient."""
    number = {"individual": 5, "collective": 6, "household": 7}[cells.list.recipient]
    code, said = cells.at("code", row), cells.at("kind", row)
    allowed = f'ISNUMBER(SEARCH(","&{cells.at("track_code", row)}&",",VLOOKUP({code},TT_Ma,{number},FALSE)))'
    sure = f"VLOOKUP({code},TT_Ma,11,FALSE)"
    stated = f'OR({cells.at("drives", row)}=1,AND({said}<>"",{said}<>"?"))'
    wrong = f'IF({sure}="{ERROR}","{ERROR}","{NOTE}")'
    return f'IF({cells.at("counts", row)}<>1,"",IF({stated},IF({allowed},"",{wrong}),""))'


def _unusual(cells: Cells, field: str, row: int, year: int) -> str:
    """A text that is no day, or somebody born after the year."""
    odd = undated(field, cells.at, row)
    if field == "birth":
        born = cells.at("year:birth", row)
        odd = f"OR({odd},IF(ISNUMBER({born}),{born}>{year},FALSE))"
    return f'IF({_somebody(cells, row)},IF({odd},"{WARNING}",""),"")'


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
    born = born_alike(cells, row, cells.above("year:birth", row), cells.above("day:birth", row))
    surely = f"SUMPRODUCT({'*'.join(alike)}*(({born}+{posts})>0))"
    return f'{counted}IF({found}=0,"",IF({surely}>0,"{ERROR}","{WARNING}")))'
