"""Formulas that tell which rows above are for the same recipient, and for the same deed."""

from __future__ import annotations

from hongngu_tally.render.template.formulas import WORK, Cells, words_of


def same_recipient(cells: Cells, row: int) -> list[str]:
    """1 or 0 per row above: the same recipient, as far as nothing written says otherwise."""
    alike = [f"({cells.above('counts', row)}=1)", f"({cells.above('key', row)}={cells.at('key', row)})"]
    if cells.list.recipient == "collective":
        return [*alike, f"({cells.above(WORK, row)}={cells.at(WORK, row)})"]
    if cells.list.recipient == "household":
        return [*alike, not_unlike(cells, "address", row)]
    return [
        *alike,
        perhaps_born_alike(cells, row, cells.above("year:birth", row), cells.above("day:birth", row)),
    ]


def perhaps_born_alike(cells: Cells, row: int, years: str, days: str) -> str:
    """Whether the births of these rows and the row's agree, or one of the two is not written."""
    unwritten = f'({years}="")+({cells.at("year:birth", row)}="")'
    return f"(({unwritten}+{born_alike(cells, row, years, days)})>0)"


def born_alike(cells: Cells, row: int, years: str, days: str) -> str:
    """Whether two births agree as far as both are written."""
    year, day = cells.at("year:birth", row), cells.at("day:birth", row)
    return f'(({years}<>"")*({years}={year})*((({days}="")+({day}="")+({days}={day}))>0))'


def same_deed(cells: Cells, row: int) -> list[str]:
    """1 or 0 per row above: nothing written says that the two are for two drives, or two sudden achievements."""
    track = cells.at("track_code", row)
    ordinary = f'({track}<>"drive")*({track}<>"sudden")'
    told = f"(({ordinary}+{not_unlike(cells, 'achievement', row)})>0)"
    return [not_unlike(cells, "movement", row), told]


def not_unlike(cells: Cells, field: str, row: int) -> str:
    """Whether two texts are the same, or one of them is not written."""
    above, here = cells.above(words_of(field), row), cells.at(words_of(field), row)
    return f'((({above}="")+({here}="")+({above}={here}))>0)'
