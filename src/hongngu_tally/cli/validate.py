"""``tally validate``: check submissions before they are handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def validate(
    request: Request, annotate: str | None = None, fix: bool = False, dry_run: bool = False, target: str = ""
) -> int:
    """Check the workbooks and report every finding; shares of the whole and missing units are not judged here.

    ``annotate`` is the folder of the annotated copies, "" for beside each workbook; ``fix`` mends one workbook into ``target``.
    """
    if fix or dry_run:
        from hongngu_tally.cli.mending import mend

        return mend(request, target, fix, dry_run, annotate)
    copies = None
    if annotate is not None:
        from hongngu_tally.cli.annotated import Copies

        copies = Copies(request, annotate)
    tally = request.tally(whole_year=False)
    _show(request, tally)
    if copies:
        copies.write(tally)
    return code_of(tally, request.strict)


def _show(request: Request, tally: Tally) -> None:
    if request.form == "text":
        from hongngu_tally.render import review

        return request.show(review.validate, tally)
    from hongngu_tally.render import data

    if request.form == "csv":
        request.deliver(data.validate_csv(tally, request.lang), csv_for_excel=True)
        return request.hint_selected(tally)
    said = data.validate_json if request.form == "json" else data.validate_md
    return request.deliver(said(tally, request.lang))
