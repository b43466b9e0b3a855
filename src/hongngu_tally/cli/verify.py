"""``tally verify``: whether a written table still holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from hongngu_tally.cli.exits import EXIT_DONE, EXIT_FINDINGS, EXIT_NOT_RUN, EXIT_USAGE, Leave
from hongngu_tally.cli.request import Request
from hongngu_tally.selection import Selection, narrowed
from hongngu_tally.text import safe_text


def verify(request: Request, layout: str) -> int:
    """Make the table again from its inputs as its own record says, and compare number by number."""
    from hongngu_tally.layouts import LayoutError, fill, load_layout
    from hongngu_tally.render import verification
    from hongngu_tally.rulefile import RuleFileError

    if len(request.paths) < 2:
        request.wrong("verify_paths")
    table_file, *inputs = request.paths
    path = Path(table_file)
    if not path.is_file():
        raise request.refuse("no_such_path", EXIT_NOT_RUN, paths=safe_text(table_file))
    if path.suffix.lower() not in verification.SUFFIXES:
        request.wrong("verify_suffix", file=safe_text(table_file), known=" ".join(verification.SUFFIXES))
    try:
        written = verification.read_written(path)
        record = written.record
        lang = record.get("lang", request.lang)
        again = replace(
            request,
            paths=tuple(inputs),
            year=int(record["year"]),
            law_on=date.fromisoformat(record["law_on"]),
            stage=record["stage"],
            count=record["count"],
        )
        where = {name: tuple(values) for name, values in json.loads(record.get("where", "{}")).items()}
    except (verification.NotOurs, KeyError, ValueError):
        raise Leave(EXIT_USAGE, request.refuse("not_ours", file=safe_text(table_file)).args[0]) from None
    try:
        chosen = load_layout(layout or record["layout"])
        tally = narrowed(again.tally(closing=True), Selection(where))
        made = verification.recomputed(path, tally, fill(chosen, tally), lang)
    except (LayoutError, RuleFileError) as mistake:
        raise Leave(EXIT_USAGE, str(mistake) if request.lang == "vi" else mistake.english) from None
    verdict = verification.verdict_of(written, made)
    if request.form == "json":
        request.deliver(verification.verify_json(table_file, verdict, record))
    else:
        request.show(verification.verify, table_file, verdict)
    return EXIT_DONE if verdict.equal else EXIT_FINDINGS
