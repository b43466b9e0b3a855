"""``tally status``: who has handed in, who has not, which file counts."""

from __future__ import annotations

from functools import partial

from hongngu_tally.cli.exits import code_of
from hongngu_tally.cli.request import Request


def status(request: Request) -> int:
    """Show the year's units against the files that came."""
    from hongngu_tally.board import board_of, units_in_names
    from hongngu_tally.pipeline import load_settings
    from hongngu_tally.render import standing

    tally = request.tally(closing=True)
    said = load_settings(request.paths, request.config)
    units = said.words().vocabulary().on_day(tally.regime.day).units
    province = tally.regime.province
    due = {
        unit.name: day
        for unit in tally.intake.unit_list
        if (day := province.school_deadline if unit.kind == "school" else province.deadline)
    }
    board = board_of(tally, units_in_names(tally, units), due)
    if request.form == "json":
        request.deliver(standing.status_json(tally, board, request.lang))
    elif request.form == "csv":
        request.deliver(standing.status_csv(board), csv_for_excel=True)
    elif request.form == "md":
        request.deliver(standing.status_md(tally, board, request.lang))
    elif request.form == "xlsx":
        request.write(partial(standing.write_status, tally=tally, board=board, lang=request.lang))
    else:
        request.show(standing.status, tally, board)
    request.hint_own_rules()
    request.hint_outcome(tally)
    return code_of(tally, request.strict)
