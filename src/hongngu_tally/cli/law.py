"""``tally law``: what holds on a day, one award through time, what changed between two days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hongngu_tally.cli.exits import EXIT_DONE, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.patterns import regex

if TYPE_CHECKING:
    from hongngu_tally.law import Catalogue, Regime
    from hongngu_tally.render.law_lines import Page

_YEAR = regex(r"\d{4}(-\d{4})?")


def law(
    lang: str,
    *,
    year: str,
    law_on: str,
    award: list[str],
    compare: tuple[str, str],
    config: str,
    form: str,
    output: str,
    force: bool,
    quiet: bool,
) -> int:
    """Show the law of a day or year, of some awards, or what changed; without any of these what is on record."""
    request = Request.parse(
        "law", lang, law_on=law_on, config=config, form=form, output=output, force=force, quiet=quiet
    )
    if any(compare) and (year or law_on):
        request.wrong("compare_alone")
    with refusing_rules(lang):
        return _law(request, year, award, compare)


def _law(request: Request, year: str, wanted: list[str], compare: tuple[str, str]) -> int:
    from hongngu_tally.law import load_catalogue
    from hongngu_tally.render import law_data, law_pages
    from hongngu_tally.settings import settings_here

    settings = settings_here(request.config)
    catalogue = load_catalogue()
    codes = awards(request, catalogue, wanted)
    every = tuple(catalogue.awards)
    if any(compare):
        # A law is read forwards: whichever day is named first, the earlier one comes first.
        days = sorted(_day(request, catalogue, each) for each in compare)
        before, after = map(catalogue.on, days)
        _deliver(
            request,
            lambda: law_pages.compare_page(catalogue, before, after, codes or every, request.lang),
            lambda: law_data.compare_json(catalogue, before, after, codes or every),
        )
        return EXIT_DONE
    year = year or ("" if request.law_on else str(settings.year or ""))
    if year and not _YEAR.fullmatch(year):
        request.wrong("bad_law_year", value=year)
    if year or request.law_on:
        day = request.law_on or catalogue.judged_on(year)
        regime: Regime = replace(catalogue.on(day), province=settings.province)
        _deliver(
            request,
            lambda: (
                law_pages.award_page(catalogue, regime, codes, request.lang, year)
                if codes
                else law_pages.day_page(catalogue, regime, request.lang, year)
            ),
            lambda: law_data.day_json(catalogue, regime, codes or every, year),
        )
    elif codes:
        _deliver(
            request,
            lambda: law_pages.history_page(catalogue, codes, request.lang),
            lambda: law_data.history_json(catalogue, codes),
        )
    else:
        _deliver(
            request,
            lambda: law_pages.index_page(catalogue, request.lang),
            lambda: law_data.index_json(catalogue),
        )
    return EXIT_DONE


def awards(request: Request, catalogue: Catalogue, wanted: list[str]) -> tuple[str, ...]:
    """The codes of the awards asked for; what is no award is wrong usage, with the nearest ones."""
    codes = []
    for text in wanted:
        # A name may hold commas itself: the whole is tried first.
        found = catalogue.award_of(text)
        for part in (text,) if found else text.split(","):
            code = found or catalogue.award_of(part)
            if code is None:
                near = [catalogue.awards[each] for each in catalogue.nearest(part)]
                names = "; ".join(f"{each.abbreviation} ({each.name_vi})" for each in near)
                request.wrong("no_such_award", award=part.strip(), hint=request.near(names))
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def _day(request: Request, catalogue: Catalogue, text: str) -> date:
    """A day, or the day a year or school year is judged by."""
    if _YEAR.fullmatch(text):
        return catalogue.judged_on(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        request.wrong("bad_law_year", value=text)


def _deliver(request: Request, page: Callable[[], Page], data: Callable[[], str]) -> None:
    """Give the one of the two that is asked for; the other is not made."""
    if request.form == "json":
        return request.deliver(data())
    if request.form == "md":
        from hongngu_tally.render import law_data

        return request.deliver(law_data.page_md(page()))
    from hongngu_tally.render import law_screen

    return request.show(law_screen.show, page())
