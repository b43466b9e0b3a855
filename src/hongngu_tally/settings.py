"""``tally.toml``: what an office tells the program about its own year, checked strictly.

Keys so far: ``year``, ``lang``, ``layout``, ``place`` (whom the units hand in to), ``units`` (a file with the
place's own list), ``[[unit]]`` (units beside a list), ``[columns]`` (further column titles per field), ``[[sheet]]``
(how one sheet is to be understood), ``[province]`` (the province's own limits), ``[[block]]`` (emulation blocks) and
``[law]`` (a folder of rules beside the packaged ones). Later settings join here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hongngu_tally.frozen import frozen
from hongngu_tally.guard.model import MAX_ROW
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
from hongngu_tally.text import column_number

if TYPE_CHECKING:
    from hongngu_tally.reading import Words
    from hongngu_tally.table.model import Override
    from hongngu_tally.vocabulary import Unit

NAME = "tally.toml"
MOST_A_YEAR = 99
MOST_HEADER_ROWS = 6


class Block(NamedTuple):
    """An emulation block: its name, the names of its units, and which of them its vote put first, if it is known."""

    name: str
    units: tuple[str, ...]
    leader: str = ""


@frozen
class Settings:
    """The office's settings; every field has a value that means "nothing said"."""

    path: Path | None = None
    year: int | None = None
    lang: str = ""
    layout: str = ""
    place: str = ""
    units: tuple[Unit, ...] = ()
    unit_list: Path | None = None
    """The file of the place's own list, which is no submission."""
    titles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    overrides: tuple[Override, ...] = ()
    province: ProvinceRules = field(default_factory=ProvinceRules)
    rules: OwnRules | None = None
    """The office's own files of rules, read beside the packaged ones."""
    blocks: tuple[Block, ...] = ()

    @property
    def own_units(self) -> bool:
        """Whether ``units`` are all there are, so that no packaged list holds."""
        return self.unit_list is not None

    def words(self, settled: tuple[Override, ...] = (), rules: OwnRules | None = None) -> Words:
        """What the readers need of the settings; ``settled`` by options goes first, ``rules`` in the place of their own."""
        from hongngu_tally.reading import Words

        overrides = (*settled, *self.overrides)
        return Words(self.units, self.titles, overrides, rules or self.rules, self.place, self.own_units)


def read_settings(path: Path) -> Settings:
    """Read one ``tally.toml``. A mistake raises ``RuleFileError`` naming file, key and remedy.

    Its folder of rules is in use from then on: the awards and columns that the other keys name may come from there.
    """
    from hongngu_tally.vocabulary import column_fields

    table = read_toml(path, path.name)
    rules = _rules(path, table)
    use_rules(rules)
    year = table.maybe("year", int)
    if year is not None and not 1990 <= year <= 2100:
        raise RuleFileError(path.name, "year", "no-such-year")
    lang = table.text("lang", ("vi", "en")) if "lang" in table else ""
    layout = table.maybe("layout", str) or ""
    place = table.text("place") if "place" in table else ""
    named = table.text("units") if "units" in table else None
    units = _units(table, path, named, place)
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
    return Settings(
        path, year, lang, layout, place, units, path.parent / named if named is not None else None, tuple(titles), overrides,
        province, rules, blocks,
    )  # fmt: skip


def _units(table: Table, path: Path, named: str | None, place: str) -> tuple[Unit, ...]:
    """The units of ``units = "don-vi.csv"`` (beside this file) and of ``[[unit]]``, consistent with one another."""
    from hongngu_tally.unit_file import in_our_words, read_units
    from hongngu_tally.vocabulary.unit_lists import consistent, names_of, packaged_lists, unit_from

    units = []
    if named is not None:
        try:
            units += read_units(path.parent / named, named)
        except RuleFileError as mistake:
            if mistake.mistake == "no-file":
                raise table.wrong("units", "no-unit-list", name=named) from None
            raise
    units += [(one, unit_from(in_our_words(one))) for one in (table.each("unit") if "unit" in table else ())]
    return consistent(units, names_of(packaged_lists()), place)


def use_rules_of(path: Path | None) -> None:
    """The rules that a settings file names are in use from then on, so that options may name awards of theirs; None: no own rules."""
    use_rules(_rules(path, read_toml(path, path.name)) if path else None)


def _rules(path: Path, settings: Table) -> OwnRules | None:
    """``[law] folder = "…"``: a folder of rules, as seen from the settings file."""
    if "law" not in settings:
        return None
    table = settings.inner("law")
    shown = table.text("folder")
    table.done()
    return own_rules(path.parent / shown, shown.rstrip("/\\"), path.name)


def _blocks(table: Table) -> tuple[Block, ...]:
    """``[[block]]``: an emulation block, its units and the one that leads it; a unit is in one block only."""
    blocks: list[Block] = []
    seen: set[str] = set()
    for one in table.each("block"):
        name, units = one.text("name"), one.words("units")
        if again := seen.intersection(units):
            raise one.wrong("units", "twice", value=min(again))
        seen.update(units)
        leader = one.text("leader", units) if "leader" in one else ""
        blocks.append(Block(name, units, leader))
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
    from hongngu_tally.table.model import MARK, Override
    from hongngu_tally.vocabulary import column_fields, names_one_award

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


def settings_here(config: str | None) -> Settings:
    """The settings of ``--config``, else those of the folder that the program runs in, else none; no other's rules stay in use."""
    path = Path(config) if config else find_settings(Path())
    use_rules(None)
    return read_settings(path) if path else Settings()


def settings_file(paths: Sequence[str | Path], config: str | Path | None) -> Path | None:
    """The file of ``--config``, else the one of the first PATH, else none."""
    return Path(config) if config else find_settings(Path(paths[0])) if paths else None


def find_settings(first: Path) -> Path | None:
    """``tally.toml`` in the first PATH if it is a folder, else beside it; None when there is none.

    What Notepad made ``tally.toml.txt`` of is refused: settings that hold nothing, while somebody trusts that they do.
    """
    folder = first if first.is_dir() else first.parent
    found = folder / NAME
    if found.exists():
        return found
    if (hidden := found.with_name(f"{NAME}.txt")).exists():
        raise RuleFileError(hidden.name, "", "hidden-suffix", name=NAME)
    return None
