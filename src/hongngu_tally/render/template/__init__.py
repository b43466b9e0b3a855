"""Blank lists that check themselves inside Excel, drawn from the same law that judges them when they come back.

In the order of imports: ``columns`` (lists and columns), ``normal`` (texts made comparable), ``formulas``, ``rules`` and
``members`` (what is calculated), ``form`` (all of that for one unit and year), ``choices`` (the hidden sheet), ``entry``, ``control``
and ``guidance`` (the sheets that people see).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from hongngu_tally.render.template.form import MOST_ROWS, Form

if TYPE_CHECKING:
    from hongngu_tally.law import Catalogue

__all__ = ["MOST_ROWS", "Form", "write_form"]


def write_form(file: BinaryIO, form: Form, catalogue: Catalogue) -> None:
    """Write the form as a workbook; the same form gives the same bytes."""
    from hongngu_tally.render.package import settled
    from hongngu_tally.render.sheet import new_book
    from hongngu_tally.render.template.choices import write_choices
    from hongngu_tally.render.template.columns import FIRST_ROW
    from hongngu_tally.render.template.control import write_control
    from hongngu_tally.render.template.entry import row_formulas, write_entry
    from hongngu_tally.render.template.guidance import write_guidance
    from hongngu_tally.render.template.rows import repeated

    book = new_book()
    book.remove(book.active)
    write_guidance(book, form)
    cached: list[Mapping[str, int | str]] = [{}]
    streams = {}
    for cells, helpers in form.calculated.values():
        write_entry(book, form, cells, helpers)
        cached.append({})
        streams[len(cached)] = partial(
            repeated, row=FIRST_ROW, last=cells.list.last_row, formulas=row_formulas(cells, helpers)
        )
    cached.append(write_control(book, form))
    write_choices(book, form, catalogue)
    cached.append({})
    book.security.lockStructure = True
    book.properties.title = form.say("guide.title", unit=form.unit.name if form.unit else "", year=form.year)
    moment = datetime.combine(form.issued, datetime.min.time())
    book.properties.created = moment
    buffer = io.BytesIO()
    book.save(buffer)
    file.write(settled(buffer, cached, moment, streams, level=9))
