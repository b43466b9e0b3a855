"""Lists of units by place and period: the packaged ones, and what makes a list of one's own consistent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from hongngu_tally.frozen import frozen
from hongngu_tally.law import RECIPIENTS
from hongngu_tally.rulefile import Table, read_toml
from hongngu_tally.text import key, nearest
from hongngu_tally.vocabulary.words import WORDS

COMMUNE_KINDS = ("Xã", "Thị trấn", "Phường", "Đặc khu")


def nearest_unit(text: str, units: Iterable[str]) -> str:
    """The unit whose name is almost the one written; a phường is no misspelt xã, whatever it is called."""
    kind = next((f"{kind} " for kind in COMMUNE_KINDS if key(text).startswith(f"{key(kind)} ")), "")
    names = [unit.removeprefix(kind) for unit in units if unit.startswith(kind)]
    near = nearest(text[len(kind) :], names)
    return f"{kind}{near}" if near else ""


UNIT_KINDS = (
    "commune",
    "hamlet",
    "office",
    "party",
    "organisation",
    "armed_forces",
    "public_unit",
    "school",
    "vertical",
    "enterprise",
    "other",
)
PLACE_LEVELS = ("province", "district", "commune")
MOST_STAFF = 1_000_000


@frozen
class Unit:
    """A unit of a year's list. ``code`` is the statistics office's and holds for the list's period only."""

    name: str
    kind: str = ""
    code: str = ""
    also_written: tuple[str, ...] = ()
    expected: bool = True
    parent: str = ""
    """The listed unit that it belongs to, as a school to its education office."""
    lists: tuple[str, ...] = ()
    """Recipient kinds (individual, collective, household) it must hand in lists of; empty when nobody said."""
    head_count: int = 0
    """Its staff at the end of the year; 0 when nobody said."""
    militia: int = 0
    """Commanders, standing and mobile militia of a commune; 0 when nobody said."""
    militia_units: int = 0
    """Its militia units, the Ban CHQS among them; 0 when nobody said."""
    merged_from: tuple[str, ...] = ()
    """Names of the earlier units it was made of."""
    start: date | None = None
    end: date | None = None
    """Its first and last day, where it did not exist as long as its list holds."""

    def on(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.start or day) <= day <= (self.end or day)

    def meets(self, other: Unit) -> bool:
        """Whether both exist on some day."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )


@frozen
class UnitList:
    """The units that hand in to one place from ``start`` to ``end``.

    ``level`` is that of the place (province, district, commune). A list without a place is that of every commune.
    ``former`` are units of before that the list's units were made of and that no other list has.
    """

    place: str
    province: str
    level: str
    start: date
    end: date
    units: tuple[Unit, ...]
    former: tuple[Unit, ...] = ()

    def of(self, commune: str) -> UnitList:
        """The list of every commune as that of one: a phường's offices are called after the phường."""
        kind = commune.split(" ", 1)[0].lower()
        if kind not in {"phường", "đặc"}:
            return replace(self, place=commune)
        said = {"đặc": "đặc khu"}.get(kind, kind)

        def after(text: str) -> str:
            return f"{text.removesuffix(' xã')} {said}" if text.endswith(" xã") else text

        units = tuple(
            replace(
                unit,
                name=after(unit.name),
                also_written=(*(after(one) for one in unit.also_written), unit.name),
            )
            for unit in self.units
        )
        return replace(self, place=commune, units=units)


def unit_from(table: Table) -> Unit:
    """One ``[[unit]]``, checked strictly; every key but ``name`` may be left out."""
    unit = Unit(
        name=table.text("name"),
        kind=table.text("kind", UNIT_KINDS) if "kind" in table else "other",
        code=table.text("code") if "code" in table else "",
        also_written=table.words("also_written") if "also_written" in table else (),
        expected=table.flag("expected") if "expected" in table else True,
        parent=table.text("parent") if "parent" in table else "",
        lists=table.words("lists", RECIPIENTS) if "lists" in table else (),
        head_count=table.number("head_count", MOST_STAFF) if "head_count" in table else 0,
        militia=table.number("militia", MOST_STAFF) if "militia" in table else 0,
        militia_units=table.number("militia_units", MOST_STAFF) if "militia_units" in table else 0,
        merged_from=table.words("merged_from") if "merged_from" in table else (),
        start=table.maybe("from", date),
        end=table.maybe("until", date),
    )
    if unit.start and unit.end and unit.end < unit.start:
        raise table.wrong("until", "ends-early", day=unit.start)
    table.done()
    return unit


def consistent(units: Sequence[tuple[Table, Unit]], known: Iterable[str], place: str) -> tuple[Unit, ...]:
    """The units, if no two of them share a name or a code on one day, and parents and predecessors are known.

    ``known`` are names that other lists have.
    """
    before = {key(name) for name in known}
    by_name: dict[str, list[Unit]] = {}
    by_code: dict[str, list[Unit]] = {}
    for table, unit in units:
        same = by_name.setdefault(key(unit.name), [])
        if any(map(unit.meets, same)):
            raise table.wrong("name", "twice", value=unit.name)
        same.append(unit)
        coded = by_code.setdefault(unit.code, [])
        if unit.code and any(map(unit.meets, coded)):
            raise table.wrong("code", "twice", value=unit.code)
        coded.append(unit)
    for table, unit in units:
        parent = key(unit.parent)
        others = before | by_name.keys() - {key(unit.name)}
        if parent and parent not in others | {key(place)}:
            raise table.wrong("parent", "unknown-unit", value=unit.parent)
        if len(by_name[key(unit.name)]) > 1:
            # A new unit may keep the name of one that it was made of.
            others = others | {key(unit.name)}
        for name in unit.merged_from:
            if key(name) not in others:
                raise table.wrong("merged_from", "unknown-unit", value=name)
    return tuple(unit for _, unit in units)


def read_unit_list(path: Path, known: Iterable[str] = ()) -> UnitList:
    """One ``words/units/*.toml`` file. A mistake raises ``RuleFileError`` naming file, key and remedy.

    ``known`` are names of units that the lists before it have.
    """
    table = read_toml(path, f"words/units/{path.name}")
    place = table.text("place") if "place" in table else ""
    province = table.text("province") if "province" in table else ""
    level = table.text("level", PLACE_LEVELS)
    start, end = table.need("from", date), table.maybe("until", date) or date.max
    if end < start:
        raise table.wrong("until", "ends-early", day=start)
    former = consistent(
        [(one, unit_from(one)) for one in table.each("former")] if "former" in table else [], (), place
    )
    units = [(one, unit_from(one)) for one in table.each("unit")]
    table.done()
    here = consistent(units, [*known, *(unit.name for unit in former)], place)
    return UnitList(place, province, level, start, end, here, former)


@lru_cache(maxsize=1)
def packaged_lists() -> tuple[UnitList, ...]:
    """Every list in ``words/units``, the oldest first."""
    lists: list[UnitList] = []
    for path in sorted((WORDS / "units").glob("*.toml"), key=lambda path: path.stem[-4:]):
        lists.append(read_unit_list(path, names_of(lists)))
    return tuple(lists)


def names_of(lists: Iterable[UnitList]) -> Iterator[str]:
    """The names of all units of some lists, former ones included."""
    for one in lists:
        for unit in (*one.units, *one.former):
            yield unit.name
