"""``tally year-end``: the year-end count table by a layout."""

from __future__ import annotations

from functools import partial

from hongngu_tally.cli.exits import EXIT_USAGE, Leave, code_of
from hongngu_tally.cli.request import Request

DEFAULT_LAYOUT = "district-report"


def year_end(request: Request, layout: str, issuer: str, superior: str) -> int:
    """Fill the layout from the counted nominations and print or write it."""
    from hongngu_tally.layouts import LayoutError, fill, load_layout
    from hongngu_tally.pipeline import load_settings
    from hongngu_tally.render import data, excel, terminal
    from hongngu_tally.rulefile import RuleFileError

    try:
        chosen = load_layout(layout or load_settings(request.paths, request.config).layout or DEFAULT_LAYOUT)
        tally = request.tally(closing=True)
        table = fill(chosen, tally)
    except (LayoutError, RuleFileError) as mistake:
        raise Leave(EXIT_USAGE, str(mistake) if request.lang == "vi" else mistake.english) from None
    if request.form == "json":
        request.deliver(data.year_end_json(tally, table, request.lang))
    elif request.form == "csv":
        request.deliver(data.year_end_csv(tally, table, request.lang), csv_for_excel=True)
        request.hint_settled(tally)
    elif request.form == "md":
        request.deliver(data.year_end_md(tally, table, request.lang))
    elif request.form == "xlsx":
        request.write(
            partial(
                excel.write_year_end,
                tally=tally,
                table=table,
                lang=request.lang,
                issuer=issuer,
                superior=superior,
            )
        )
    else:
        request.show(terminal.year_end, tally, table)
    return code_of(tally, request.strict)
