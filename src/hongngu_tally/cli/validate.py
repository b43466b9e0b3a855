"""``tally validate``: check submissions before they are handed in."""

from __future__ import annotations

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request


def validate(
    request: Request, annotate: str | None = None, fix: bool = False, dry_run: bool = False, target: str = ""
) -> int:
    """Check the workbooks and report every finding; shares of the whole and missing units are not judged here.

    ``annotate`` is the folder of the annotated copies, "" for beside each workbook; ``fix`` mends one workbook into ``target``.
    """
    from hongngu_tally.render import data, review

    if fix or dry_run:
        from hongngu_tally.cli.mending import mend

        return mend(request, target, fix, dry_run, annotate)
    copies = None
    if annotate is not None:
        from hongngu_tally.cli.annotated import Copies

        copies = Copies(request, annotate)
    tally = request.tally(whole_year=False)
    if request.form == "json":
        request.deliver(data.validate_json(tally, request.lang))
    elif request.form == "csv":
        request.deliver(data.validate_csv(tally, request.lang), csv_for_excel=True)
        request.hint_selected(tally)
    elif request.form == "md":
        request.deliver(data.validate_md(tally, request.lang))
    else:
        request.show(review.validate, tally)
    if copies:
        copies.write(tally)
    return code_of(tally, request.strict)
