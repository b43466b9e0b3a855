"""``tally inspect``: how each sheet was understood."""

from __future__ import annotations

from hongngu_tally.cli.exits import EXIT_DONE, EXIT_FINDINGS
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.settle import rows_typed
from hongngu_tally.table.model import SheetReading


def inspect(request: Request, rows: str = "") -> int:
    """Show per sheet the lists found and why, where each value was read, and the fate of every row."""
    from hongngu_tally.render import inspection, understood
    from hongngu_tally.render.settled import settled_sentences
    from hongngu_tally.render.understood import Reader
    from hongngu_tally.render.understood_md import inspect_md

    drawn = _rows_asked(request, rows)
    readings, found, settings = request.readings()
    reader = Reader(settings, request.year, request.law_on)
    if request.form == "json":
        request.deliver(understood.inspect_json(readings, found, reader))
    elif request.form == "csv":
        request.deliver(understood.inspect_csv(readings), csv_for_excel=True)
        request.hint(settled_sentences(readings, request.lang))
    elif request.form == "md":
        request.deliver(inspect_md(readings, request.lang, found, reader))
    else:
        request.show(inspection.inspect, readings, found=found, reader=reader, rows=drawn)
    request.hint_own_rules()
    unclear = any(
        reading.problem
        or any(_needs_person(sheet) or reader.held(reading, sheet) for sheet in reading.sheets)
        for reading in readings
    )
    return EXIT_FINDINGS if unclear else EXIT_DONE


def _needs_person(sheet: SheetReading) -> bool:
    """Whether a sheet is no list, though it might be one, or was read with something left over."""
    if sheet.kind == "other" or any(table.missing for table in sheet.tables):
        return True
    return any(fate == "unread" for _, fate, _ in sheet.fates)


def _rows_asked(request: Request, rows: str) -> tuple[tuple[int, int], ...] | None:
    """``all``, or row numbers and ranges: ``20-60,75``."""
    if not rows:
        return None
    if rows.strip().lower() == "all":
        return ()
    found = []
    for part in rows.split(","):
        first, last = rows_typed(part) or request.wrong("bad_rows", value=rows)
        if not 1 <= first <= last:
            request.wrong("bad_rows", value=rows)
        found.append((first, last))
    return tuple(found)
