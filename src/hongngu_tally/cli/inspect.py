"""``tally inspect``: how each sheet was understood."""

from __future__ import annotations

from hongngu_tally.cli.exits import EXIT_DONE, EXIT_FINDINGS
from hongngu_tally.cli.request import Request
from hongngu_tally.table.model import SheetReading


def inspect(request: Request) -> int:
    """Show per sheet the table found, each column's meaning, the sections and the fate of every row."""
    from hongngu_tally.render import data, inspection

    readings, found, settings = request.readings()
    if request.form == "json":
        request.deliver(data.inspect_json(readings, found, settings))
    elif request.form == "csv":
        request.deliver(data.inspect_csv(readings), csv_for_excel=True)
    elif request.form == "md":
        request.deliver(data.inspect_md(readings, request.lang, found, settings))
    else:
        request.show(inspection.inspect, readings, found=found, settings=settings)
    unclear = any(
        reading.problem or any(sheet.kind == "other" or _unread(sheet) for sheet in reading.sheets)
        for reading in readings
    )
    return EXIT_FINDINGS if unclear else EXIT_DONE


def _unread(sheet: SheetReading) -> bool:
    return any(fate == "unread" for _, fate, _ in sheet.fates)
