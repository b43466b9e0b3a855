"""``tally verify``: whether a written table still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hongngu_tally.cli.exits import EXIT_DONE, EXIT_FINDINGS, EXIT_NOT_RUN, refusing_rules
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import LANGUAGES
from hongngu_tally.cli.year_end import earlier_year, layout_asked
from hongngu_tally.counts import DIMENSIONS
from hongngu_tally.selection import Selection, narrowed
from hongngu_tally.wanted import Wanted
from hongngu_tally.written import day_text


def verify(request: Request, layout: str, compare: str) -> int:
    """Make the table again from its inputs as its own record says, and compare number by number."""
    from hongngu_tally.layouts import built_in, fill
    from hongngu_tally.pipeline import COUNTS, STAGES
    from hongngu_tally.render import verification
    from hongngu_tally.render.written_table import SUFFIXES, NotOurs, read_written, recomputed

    if len(request.paths) < 2:
        request.wrong("verify_paths")
    table_file, *inputs = request.paths
    path = Path(table_file)
    if not path.exists():
        from hongngu_tally.cli.astray import no_such_path

        raise no_such_path(request.lang, (), (table_file,), EXIT_NOT_RUN)
    if path.suffix.lower() not in SUFFIXES:
        request.wrong("verify_suffix", file=table_file, known=" ".join(SUFFIXES))
    try:
        written = read_written(path)
        record = written.record
        lang = record.get("lang", request.lang)
        law_on = date.fromisoformat(record["law_on"])
        again = replace(
            request,
            paths=tuple(inputs),
            beside=tuple(filter(None, (table_file, compare))),
            year=int(record["year"]),
            law_on=law_on,
            stage=record["stage"],
            count=record["count"],
            redact=request.redact or record.get("redacted") == "true",
            wanted=_checks(record),
        )
        where = {name: tuple(values) for name, values in json.loads(record.get("where", "{}")).items()}
        known = (
            lang in LANGUAGES,
            again.stage in STAGES,
            again.count in COUNTS,
            where.keys() <= set(DIMENSIONS),
            len(record["year"]) == 4,
            record["layout"],
        )
        if not all(known):
            raise NotOurs(table_file)
    except (NotOurs, KeyError, ValueError, AttributeError, TypeError) as failed:
        name = "table_locked" if getattr(failed, "locked", False) else "not_ours"
        raise request.refuse(name, file=table_file) from None
    if (request.year or again.year, request.law_on or law_on) != (again.year, law_on):
        request.wrong("verify_year", year=again.year, day=day_text(law_on, request.lang))
    if (record.get("decisions") == "true") != bool(request.decisions):
        request.wrong("verify_decisions" if not request.decisions else "verify_no_decisions")
    if compare and not written.past:
        request.wrong("verify_no_compare")
    with refusing_rules(request.lang):
        built = layout or (record["layout"] if record["layout"] in built_in() else "")
        chosen = layout_asked(again, built)
        if chosen is None or chosen.name != record["layout"]:
            request.wrong("verify_layout", layout=record["layout"])
        tally = narrowed(again.tally(closing=True), Selection(where))
        table = fill(chosen, tally)
        if compare:
            table = replace(table, past=earlier_year(again, compare, chosen, tally, table))
        made = recomputed(written, path, tally, table, lang)
    if (record.get("redacted") == "true") != tally.redacted:
        # Rows in which people are masked are no others than those in which they are not.
        nothing: dict[str, Any] = {"rows": {}, "findings": {}, "ledger": {}}
        written, made = replace(written, **nothing), replace(made, **nothing)
    verdict = verification.verdict_of(written, made)
    if request.form == "json":
        request.deliver(verification.verify_json(table_file, verdict, record))
    else:
        request.show(verification.verify, table_file, verdict)
    return EXIT_DONE if verdict.equal and not verdict.unread else EXIT_FINDINGS


def _checks(record: Mapping[str, str]) -> Wanted:
    """Which checks' findings the table speaks of."""
    said = json.loads(record.get("checks", "{}"))
    return Wanted(tuple(map(str, said.get("only", ()))), tuple(map(str, said.get("skip", ()))))
