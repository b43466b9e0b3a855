"""``tally validate``: check submissions before they are handed in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


def validate(
    request: Request,
    annotate: str | None = None,
    fix: bool = False,
    dry_run: bool = False,
    reply: bool = False,
    target: str = "",
) -> int:
    """Check the workbooks and report every finding; shares of the whole and missing units are not judged here.

    ``annotate`` is the folder of the annotated copies, "" for beside each workbook; ``fix`` mends one workbook into ``target``;
    ``reply`` gives a letter per unit instead of the findings.
    """
    if request.redact and (fix or dry_run or annotate is not None):
        request.wrong("redact_copies")
    if reply and (fix or dry_run):
        request.wrong("fix_and_reply")
    if reply and request.form not in ("text", "json"):
        request.wrong("reply_form", form=request.form)
    if fix or dry_run:
        from hongngu_tally.cli.mending import mend

        return mend(request, target, fix, dry_run, annotate)
    copies = None
    if annotate is not None:
        from hongngu_tally.cli.annotated import Copies

        copies = Copies(request, annotate)
    tally = request.tally(whole_year=False)
    gone: BaseException | None = None
    try:
        if reply:
            _reply(request, tally)
        else:
            _show(request, tally, annotated=copies is not None)
    except (BrokenPipeError, SystemExit) as error:
        # Whoever read along has gone (| more); rich ends the program then. The copies are wanted all the same.
        gone = error
    request.hint_outcome(tally)
    if copies:
        copies.write(tally)
    if gone:
        raise gone
    return code_of(tally, request.strict)


def _show(request: Request, tally: Tally, annotated: bool) -> None:
    if request.form == "text":
        from hongngu_tally.render import review

        return request.show(review.validate, tally, strict=request.strict, annotated=annotated)
    if request.form in ("html", "md", "xlsx"):
        from hongngu_tally.render import checked

        options: dict[str, Any] = {"lang": request.lang, "strict": request.strict}
        if request.form == "xlsx":
            return request.write(partial(checked.write_validate, tally=tally, **options))
        said = checked.validate_html if request.form == "html" else checked.validate_md
        return request.deliver(said(tally, **options))
    from hongngu_tally.render import findings

    if request.form == "csv":
        request.deliver(findings.validate_csv(tally, request.lang), csv_for_excel=True)
        return request.hint_selected(tally)
    return request.deliver(findings.validate_json(tally, request.lang))


def _reply(request: Request, tally: Tally) -> None:
    from hongngu_tally.board import units_in_names
    from hongngu_tally.pipeline import load_settings
    from hongngu_tally.render import reply

    words = load_settings(request.paths, request.config).words()
    named = units_in_names(tally, words.vocabulary().on_day(tally.regime.day).units)
    said = reply.replies_json if request.form == "json" else reply.replies_text
    request.deliver(said(tally, named, request.lang))
