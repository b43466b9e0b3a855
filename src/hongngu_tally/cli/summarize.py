"""``tally summarize``: counts per award and unit over all submissions."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.where import present, selection_of
from hongngu_tally.selection import narrowed


def summarize(request: Request, where: Sequence[str] = ()) -> int:
    """Count all submissions; the screen shows a unit × award table, the data forms one line per combination."""
    from hongngu_tally.render import data, markdown, terminal

    asked = selection_of(request, where)
    tally = request.tally()
    tally = narrowed(tally, present(request, tally, asked))
    if request.form == "json":
        request.deliver(data.summarize_json(tally))
    elif request.form == "csv":
        request.deliver(data.summarize_csv(tally), csv_for_excel=True)
        request.hint_settled(tally)
    elif request.form == "md":
        request.deliver(markdown.summarize_md(tally, request.lang))
    else:
        request.show(terminal.summarize, tally)
    request.hint_outcome(tally)
    return code_of(tally, request.strict)
