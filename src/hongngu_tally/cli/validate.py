"""``tally validate``: check submissions before they are handed in."""

from __future__ import annotations

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request


def validate(request: Request) -> int:
    """Check the workbooks and report every finding; shares of the whole and missing units are not judged here."""
    from hongngu_tally.render import data, review

    tally = request.tally(whole_year=False)
    if request.form == "json":
        request.deliver(data.validate_json(tally, request.lang))
    elif request.form == "csv":
        request.deliver(data.validate_csv(tally, request.lang), csv_for_excel=True)
    elif request.form == "md":
        request.deliver(data.validate_md(tally, request.lang))
    else:
        request.show(review.validate, tally)
    return code_of(tally, request.strict)
