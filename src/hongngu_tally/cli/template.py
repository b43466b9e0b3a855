"""``tally template``: blank lists that check themselves in Excel, for one unit, for every unit, or for any."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.cli.exits import EXIT_DONE, no_folder, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import say

if TYPE_CHECKING:
    from hongngu_tally.law import Catalogue
    from hongngu_tally.render.template import Form
    from hongngu_tally.vocabulary import Unit, UnitNames

LISTS = {"individuals": "individual", "collectives": "collective", "households": "household"}
_FORBIDDEN = '<>:"/\\|?*'


def template(
    lang: str,
    *,
    unit: str,
    all_units: bool,
    year: str,
    law_on: str,
    lists: str,
    rows: str,
    config: str,
    output: str,
    force: bool,
    quiet: bool,
) -> int:
    """Write the blank list of a unit, or one for each unit of the year into a folder."""
    request = Request.parse(
        "template",
        lang,
        year=year,
        law_on=law_on,
        config=config,
        output="" if all_units else output,
        force=force,
        quiet=quiet,
    )
    if not output:
        request.wrong("template_output")
    if unit and all_units:
        request.wrong("template_one_or_all")
    with refusing_rules(lang):
        blank, names, catalogue = _blank(request, _lists(request, lists), _rows(request, rows))
        if not all_units:
            form = _for_unit(blank, names, _unit(request, names, unit, blank.year)) if unit else blank
            request.write(lambda file: _write(file, form, catalogue))
            return EXIT_DONE
        return _write_all(request, blank, names, catalogue, Path(output))


def _blank(request: Request, lists: tuple[str, ...], rows: int) -> tuple[Form, UnitNames, Catalogue]:
    """The form for any unit, the units of its day, and the law it is drawn from."""
    from hongngu_tally.law import load_catalogue
    from hongngu_tally.render.template import Form
    from hongngu_tally.settings import settings_here

    settings = settings_here(request.config)
    catalogue = load_catalogue()
    year = request.year or settings.year or (request.law_on.year if request.law_on else 0)
    if not year:
        request.wrong("template_year")
    day = request.law_on or catalogue.judged_on(year)
    regime = replace(catalogue.on(day), province=settings.province)
    names = settings.words().vocabulary().units.on_day(day)
    form = Form(
        regime, year, lists, place=settings.place, rows=rows, lang=request.lang, issued=_today(),
    )  # fmt: skip
    return form, names, catalogue


def _today() -> date:
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(told), UTC).date() if told.isdecimal() else date.today()


def _lists(request: Request, asked: str) -> tuple[str, ...]:
    """The recipient kinds asked for, in the order of a form; all of them when nothing is said."""
    said = [word.strip().casefold() for word in asked.split(",") if word.strip()] or list(LISTS)
    for word in said:
        if word not in LISTS:
            request.wrong("bad_choice", value=word, option="--lists", known=", ".join(LISTS))
    return tuple(kind for name, kind in LISTS.items() if name in said)


def _rows(request: Request, asked: str) -> int:
    """Rows of every list; 0 for the usual numbers."""
    from hongngu_tally.render.template import MOST_ROWS

    if not asked:
        return 0
    if not asked.isdecimal() or not 1 <= int(asked) <= MOST_ROWS:
        request.wrong("template_rows", value=asked, most=MOST_ROWS)
    return int(asked)


def _unit(request: Request, names: UnitNames, asked: str, year: int) -> Unit:
    """The listed unit that is meant; another text is wrong usage, with the unit that may be meant."""
    name = names.named(asked)
    found = next((unit for unit in names.listed if unit.name == name), None)
    if found is not None and found.name in names.bodies:
        request.wrong("template_body", unit=found.name)
    if found is None:
        instead = ", ".join(names.instead_of(name)) if name else ""
        if instead:
            request.wrong("template_unit_then", unit=name, year=year, instead=instead)
        from hongngu_tally.vocabulary.unit_lists import nearest_unit

        near = nearest_unit(asked, [unit.name for unit in names.listed])
        request.wrong("template_unit", unit=asked, year=year, hint=request.near(near))
    return found


def _for_unit(blank: Form, names: UnitNames, unit: Unit) -> Form:
    """The form of one unit: its place decides who may decide what it proposes."""
    own = next((one for one in names.current if any(each.name == unit.name for each in one.units)), None)
    if own is not None:
        return replace(blank, unit=unit, place=own.place or blank.place, place_level=own.level)
    # A unit of tally.toml alone: the place's name tells its level.
    level = "province" if blank.place.startswith("Tỉnh") else "district"
    if blank.place.startswith(("Xã", "Phường", "Thị trấn", "Đặc khu")):
        level = "commune"
    return replace(
        blank, unit=unit, place_level=level if level in blank.regime.levels else "province"
    )  # fmt: skip


def _write(file: object, form: Form, catalogue: Catalogue) -> None:
    from typing import BinaryIO, cast

    from hongngu_tally.render.template import write_form

    write_form(cast("BinaryIO", file), form, catalogue)


def _write_all(request: Request, blank: Form, names: UnitNames, catalogue: Catalogue, folder: Path) -> int:
    # Bodies that every commune has are units of a commune's own round, whose settings say which commune it is.
    units = [unit for unit in names.listed if unit.expected and unit.name not in names.bodies]
    if not units:
        request.wrong("template_no_units", year=blank.year)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise no_folder(failed, folder, request.lang) from None
    targets = [folder / _file_name(unit, blank.year) for unit in units]
    there = [target for target in targets if target.exists()]
    if there and not request.force:
        # Nothing is written rather than half of it.
        raise request.refuse("output_exists", path=there[0])
    for unit, target in zip(units, targets, strict=True):
        form = _for_unit(blank, names, unit)
        one = replace(request, output=target, quiet=True)
        one.write(lambda file, form=form: _write(file, form, catalogue))
    if not request.quiet:
        print(say(request.lang, "template.written", n=len(units), path=folder), file=sys.stderr)
    return EXIT_DONE


def _file_name(unit: Unit, year: int) -> str:
    """A name that every file system takes and that names the unit."""
    name = "".join("-" if letter in _FORBIDDEN else letter for letter in unit.name)
    return f"{name} - đề nghị khen thưởng năm {year}.xlsx"
