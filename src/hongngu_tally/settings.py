"""``tally.toml``: what an office tells the program about its own year, checked strictly.

Keys so far: ``year``, ``lang``, ``layout``, ``[[unit]]`` (units beside the packaged list), ``[columns]``
(further column titles per field), ``[[sheet]]`` (how one sheet is to be understood), ``[province]`` (the
province's own limits), ``[[block]]`` (emulation blocks) and ``[law]`` (a folder of rules beside the packaged ones). Later settings join here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hongngu_tally.law import (
    ANY_RATING,
    GRADES,
    ROUNDINGS,
    OwnRules,
    ProvinceRules,
    load_catalogue,
    own_rules,
    use_rules,
)
from hongngu_tally.rulefile import RuleFileError, Table, read_toml
from hongngu_tally.table.model import MARK, Override
from hongngu_tally.text import column_number
from hongngu_tally.vocabulary import Unit, column_fields, names_one_award

NAME = "tally.toml"
MOST_A_YEAR = 99
MAX_ROW = 1_048_576
MOST_HEADER_ROWS = 6
MOST_STAFF = 1_000_000
UNIT_KINDS = (
    "commune",
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


@dataclass(frozen=True, slots=True)
class Settings:
    """The office's settings; every field has a value that means "nothing said"."""

    path: Path | None = None
    year: int | None = None
    lang: str = ""
    layout: str = ""
    units: tuple[Unit, ...] = ()
    titles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    overrides: tuple[Override, ...] = ()
    province: ProvinceRules = field(default_factory=ProvinceRules)
    rules: OwnRules | None = None
    """The office's own files of rules, read beside the packaged ones."""
    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Emulation blocks, each with the names of the units in it."""


def read_settings(path: Path) -> Settings:
    """Read one ``tally.toml``. A mistake raises ``RuleFileError`` naming file, key and remedy.

    Its folder of rules is in use from then on: the awards and columns that the other keys name may come from there.
    """
    table = read_toml(path, path.name)
    rules = _rules(path, table.inner("law")) if "law" in table else None
    use_rules(rules)
    year = table.maybe("year", int)
    if year is not None and not 1990 <= year <= 2100:
        raise RuleFileError(path.name, "year", "not-a-year")
    lang = table.text("lang", ("vi", "en")) if "lang" in table else ""
    layout = table.maybe("layout", str) or ""
    units: list[Unit] = []
    for one in table.each("unit") if "unit" in table else ():
        name = one.text("name")
        kind = one.text("kind", UNIT_KINDS) if "kind" in one else "other"
        code = one.maybe("code", str) or ""
        also = one.words("also_written") if "also_written" in one else ()
        expected = one.flag("expected") if "expected" in one else True
        head_count, militia, militia_units = (
            one.number(name, MOST_STAFF) if name in one else 0
            for name in ("head_count", "militia", "militia_units")
        )
        one.done()
        if name in {unit.name for unit in units}:
            raise RuleFileError(path.name, "unit.name", "twice", value=name)
        units.append(
            Unit(
                name,
                kind,
                code,
                also,
                expected,
                head_count=head_count,
                militia=militia,
                militia_units=militia_units,
            )
        )
    titles = []
    if "columns" in table:
        columns = table.inner("columns")
        for field in column_fields():
            if field in columns:
                titles.append((field, columns.words(field)))
        columns.done()
    overrides = tuple(_override(one) for one in table.each("sheet")) if "sheet" in table else ()
    province = _province(table.inner("province")) if "province" in table else ProvinceRules()
    blocks = _blocks(table) if "block" in table else ()
    table.done()
    return Settings(path, year, lang, layout, tuple(units), tuple(titles), overrides, province, rules, blocks)


def _rules(path: Path, table: Table) -> OwnRules:
    """``[law] folder = "…"``: a folder of rules, as seen from the settings file."""
    shown = table.text("folder")
    table.done()
    return own_rules(path.parent / shown, shown.rstrip("/\\"), path.name)


def _blocks(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """``[[block]]``: the name of an emulation block and its units; a unit is in one block only."""
    blocks: list[tuple[str, tuple[str, ...]]] = []
    seen: set[str] = set()
    for one in table.each("block"):
        name, units = one.text("name"), one.words("units")
        if again := seen.intersection(units):
            raise one.wrong("units", "twice", value=min(again))
        seen.update(units)
        blocks.append((name, units))
        one.done()
    return tuple(blocks)


def _province(table: Table) -> ProvinceRules:
    """``[province]``: every key is optional; an unknown key, award or number out of range is refused."""
    awards = tuple(load_catalogue().awards)
    said: dict[str, Any] = {name: table.text(name) for name in ("name", "cite") if name in table}
    if "rounding" in table:
        said["rounding"] = table.text("rounding", ROUNDINGS)
    percentages = (
        "cstdcs_share_percent",
        "non_leader_share_min_percent",
        "certificate_share_of_staff_percent",
    )
    said |= {name: table.number(name, 100) for name in percentages if name in table}
    said |= {
        name: table.words(name, awards)
        for name in ("cstdcs_share_of", "non_leader_share_of")
        if name in table
    }
    said["whole_province"] = table.flag("whole_province")
    if "yearly_max" in table:
        said["yearly_max"] = _numbers(table.inner("yearly_max"), awards, MOST_A_YEAR)
    if "ttldxs_share_percent_by_rating" in table:
        ratings = table.inner("ttldxs_share_percent_by_rating")
        said["ttldxs_share_percent_by_rating"] = _numbers(ratings, (*GRADES, ANY_RATING), 100)
    said |= {name: table.need(name, date) for name in ("deadline", "school_deadline") if name in table}
    table.done()
    return ProvinceRules(**said)


def _numbers(table: Table, known: tuple[str, ...], highest: int) -> dict[str, int]:
    """A table of whole numbers under known names."""
    numbers = {name: table.number(name, highest) for name in tuple(table.left) if name in known}
    for name in table.left:
        raise table.wrong(name, "unknown-value", value=name, known=", ".join(known))
    return numbers


def _override(table: Table) -> Override:
    """One ``[[sheet]]``: file, sheet, ignore, header (row or rows), columns (field = letter or letters), unit."""
    file = table.text("file")
    sheet = table.text("name") if "name" in table else ""
    ignore = table.flag("ignore")
    rows: tuple[int, ...] = ()
    if "header" in table:
        given = table.left["header"]
        if isinstance(given, list):
            table.left["header"] = given[0] if given else ""
        first = table.number("header", MAX_ROW)
        last = given[-1] if isinstance(given, list) else first
        if not isinstance(last, int) or not first <= last < first + MOST_HEADER_ROWS:
            raise table.wrong("header", "out-of-range", value=last, highest=first + MOST_HEADER_ROWS - 1)
        rows = tuple(range(first, last + 1))
    columns = []
    if "columns" in table:
        inner = table.inner("columns")
        known = column_fields()
        for name in [name for name in inner.left if name in known or names_one_award(name)]:
            several = isinstance(inner.left[name], list)
            for letters in inner.words(name) if several else (inner.text(name),):
                column = column_number(letters.upper())
                if not column:
                    raise inner.wrong(name, "not-a-column", value=letters)
                columns.append((name if name in known else f"{MARK}{name}", column))
        inner.done()
    unit = table.text("unit") if "unit" in table else ""
    table.done()
    return Override(file, sheet, ignore, rows, tuple(columns), unit, (table.file,))


def find_settings(first: Path) -> Path | None:
    """``tally.toml`` in the first PATH if it is a folder, else beside it; None when there is none."""
    folder = first if first.is_dir() else first.parent
    found = folder / NAME
    return found if found.exists() else None
