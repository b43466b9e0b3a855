"""``tally year-end``: the year-end count table by a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_tally.cli.exits import EXIT_FINDINGS, EXIT_NOT_RUN, code_of, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import say
from hongngu_tally.cli.where import present, selection_of
from hongngu_tally.selection import Selection, narrowed

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts import Layout, YearEndTable
    from hongngu_tally.layouts.past import Comparison


def year_end(
    request: Request,
    layout: str,
    issuer: str,
    superior: str,
    narrative: bool,
    compare: str,
    where: Sequence[str],
) -> int:
    """Fill the layout from the counted nominations and print or write it."""
    from hongngu_tally.layouts import fill
    from hongngu_tally.render import closing, data, markdown, terminal
    from hongngu_tally.render.words import words

    request = replace(request, beside=(compare,) if compare else ())
    if narrative and request.form in ("csv", "xlsx"):
        request.hint([say(request.lang, "error.narrative_elsewhere", form=request.form)])
    if compare and request.form == "csv":
        request.hint([say(request.lang, "error.compare_elsewhere")])
    asked = selection_of(request, where)
    with refusing_rules(request.lang):
        chosen = layout_asked(request, layout)
        tally = request.tally(closing=True)
        tally = narrowed(tally, present(request, tally, asked))
        chosen = chosen or usual_layout(tally)
        if request.stage == "decided" and chosen.tells_decided:
            # Its columns of nominations would hold only those that were decided.
            request.wrong("stage_in_layout", layout=chosen.name)
        table = fill(chosen, tally)
        if compare:
            table = replace(table, past=earlier_year(request, compare, chosen, tally, table))
    if request.form == "json":
        request.deliver(data.year_end_json(tally, table, request.lang, narrative))
    elif request.form == "csv":
        request.deliver(data.year_end_csv(tally, table, request.lang), csv_for_excel=True)
        request.hint(closing.layout_lines(table, words(request.lang)))
        if table.outside:
            request.hint([closing.outside_sentence(tally, table, words(request.lang))])
        request.hint_settled(tally)
    elif request.form == "md":
        request.deliver(markdown.year_end_md(tally, table, request.lang, narrative))
    elif request.form == "html":
        from hongngu_tally.render import html

        request.deliver(html.year_end_html(tally, table, request.lang))
    elif request.form in ("xlsx", "docx"):
        from hongngu_tally.render import excel, word
        from hongngu_tally.render.paper import Letterhead

        how: dict[str, Any] = {
            "tally": tally,
            "table": table,
            "lang": request.lang,
            "office": Letterhead(superior, issuer),
        }
        if request.form == "docx":
            request.write(partial(word.write_word, **how))
        else:
            with request.progress("writing") as progress:
                request.write(partial(excel.write_year_end, **how, progress=progress))
    else:
        request.show(terminal.year_end, tally, table, narrative=narrative)
    request.hint_outcome(tally)
    code = code_of(tally, request.strict)
    if table.past is not None and (table.past.unreadable or table.past.held_back):
        # The earlier year's numbers are short: somebody has to look.
        return max(code, EXIT_FINDINGS)
    return code


def earlier_year(
    request: Request, path: str, layout: Layout, tally: Tally, table: YearEndTable
) -> Comparison:
    """The earlier year at ``path``: its submissions, or its table as JSON."""
    from hongngu_tally.layouts import fill
    from hongngu_tally.layouts.past import NoPast, compare, earlier_of, read_earlier

    if not Path(path).exists():
        from hongngu_tally.cli.astray import no_such_path

        raise no_such_path(request.lang, (), (path,), EXIT_NOT_RUN)
    if Path(path).suffix.lower() != ".json":
        # Read like this year, by the law of its own; only what this year was narrowed to is compared.
        if {"file", "sheet"} & set(tally.where):
            request.wrong("compare_other_selection", path=path)
        old = _read_past(request, path)
        if not len(old.intake.nominations):
            request.wrong("compare_no_lists", path=path)
        old = narrowed(old, Selection(_then(tally)))
        earlier = earlier_of(old, fill(layout, old))
    else:
        try:
            earlier = read_earlier(Path(path), layout.name, tally)
        except NoPast as none:
            request.wrong(f"compare_{none.reason.replace('-', '_')}", path=path, **none.facts)
    if earlier.year == tally.year:
        request.wrong("compare_same_year", path=path, year=tally.year)
    if earlier.year > tally.year:
        request.wrong("compare_later_year", path=path, year=earlier.year, year_asked=tally.year)
    return compare(tally, table, earlier)


def _read_past(request: Request, path: str) -> Tally:
    """The lists of the earlier year, by the settings beside them, else by this year's without its year and its sheets."""
    from hongngu_tally.law import use_rules
    from hongngu_tally.pipeline import load_settings
    from hongngu_tally.settings import find_settings, read_settings

    own = load_settings(request.paths, request.config)
    beside = find_settings(Path(path))
    shared = beside is None or (own.path is not None and beside.resolve() == own.path.resolve())
    try:
        said = replace(own, year=None, overrides=()) if beside is None or shared else read_settings(beside)
        asked = replace(
            request, paths=(path,), year=None, law_on=None, output=None, settled=(), history=(), decisions=(), settings=said
        )  # fmt: skip
        return asked.tally(closing=True)
    finally:
        # What is said of this year from here on rests on its own rules.
        use_rules(own.rules)


def _then(tally: Tally) -> dict[str, tuple[str, ...]]:
    """What the tally was narrowed to, with the units that today's were made of."""
    where = dict(tally.where)
    if "unit" in where:
        made_of = {unit.name: unit.merged_from for unit in tally.intake.unit_list}
        where["unit"] += tuple(old for unit in where["unit"] for old in made_of.get(unit, ()))
    return where


def layout_asked(request: Request, name: str) -> Layout | None:
    """The layout of that name or file, else the one of the settings; None where nobody named one."""
    from hongngu_tally.layouts import load_layout
    from hongngu_tally.pipeline import load_settings

    named = name or load_settings(request.paths, request.config).layout
    return load_layout(named) if named else None


def usual_layout(tally: Tally) -> Layout:
    """The district's own report; the commune's where the law of the day knows no district."""
    from hongngu_tally.layouts import load_layout

    return load_layout("commune-report" if "district" in tally.regime.absent_levels else "district-report")
