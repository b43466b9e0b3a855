"""Units that no list has, of one name in two places."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.submissions.units import commune_in_names
from hongngu_tally.submissions.wording import names_of
from hongngu_tally.table.model import FileReading, SheetReading
from hongngu_tally.text import key, nearest
from hongngu_tally.vocabulary import UnitNames


def told_apart(units: UnitNames, places: Sequence[tuple[str, FileReading, SheetReading]]) -> list[str]:
    """Names of units that no list has, told apart by the district and the commune above them where two have one of that name.

    ``places`` are the names and where each was read. A place that is misspelt, or a district that became a town, is no
    other one; "Châu Thành A" beside "Châu Thành" is.
    """
    names = [unit for unit, _, _ in places]
    sheets = {(reading.file, sheet.name): (reading, sheet) for _, reading, sheet in places}
    for place_above in (_district_above, _commune_above):
        above = {at: place_above(units, *where) for at, where in sheets.items()}
        known: dict[str, list[_PlaceAbove]] = {}
        own: list[_PlaceAbove] = []
        for name, (_, reading, sheet) in zip(names, places, strict=True):
            place, met = above[reading.file, sheet.name], known.setdefault(name, [])
            same = next((each for each in met if _is_same_place(units, each, place)), None)
            if not same and place != _NOWHERE:
                met.append(place)
            own.append(same or place)
        names = [
            f"{name} {place[0].lower()} {place[1]}" if place != _NOWHERE and len(known[name]) > 1 else name
            for name, place in zip(names, own, strict=True)
        ]
    return names


_PlaceAbove = tuple[str, str]
"""Kind and name: "huyện", "Châu Thành"."""
_NOWHERE: _PlaceAbove = ("", "")


def _district_above(units: UnitNames, reading: FileReading, sheet: SheetReading) -> _PlaceAbove:
    lines = (*(text for _, _, text in sheet.titles), *names_of(reading.file)[1:])
    return next(units.districts(lines), _NOWHERE)


def _commune_above(units: UnitNames, reading: FileReading, sheet: SheetReading) -> _PlaceAbove:
    """The one commune that the titles name, or file and folders: without districts, schools stand below communes."""
    communes = units.communes_in(text for _, _, text in sheet.titles)
    commune = "" if len(communes) > 1 else next(iter(communes), "") or commune_in_names(units, reading.file)
    kind, _, name = commune.partition(" ")
    return kind, name


def _is_same_place(units: UnitNames, one: _PlaceAbove, other: _PlaceAbove) -> bool:
    if {" ".join(one), " ".join(other)} <= units.names:
        return one == other
    rural = [key(kind) == key("huyện") for kind, _ in (one, other)]
    short, long = sorted((f"{key(name)} " for _, name in (one, other)), key=len)
    goes_on = short != long and long.startswith(short)
    return rural[0] == rural[1] and not goes_on and bool(nearest(one[1], other[1:], 0.8))
