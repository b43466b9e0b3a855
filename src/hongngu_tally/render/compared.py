"""This year beside an earlier one, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hongngu_tally.layouts import TOTAL, YearEndTable
from hongngu_tally.layouts.past import Comparison, Delta
from hongngu_tally.render.formats import md_cell, md_table
from hongngu_tally.render.words import Words
from hongngu_tally.text import safe_text

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_JUMPS = 10


def compared_data(found: Comparison) -> dict[str, Any]:
    """The comparison as data."""

    def entry(one: Delta) -> dict[str, Any]:
        return {"key": one.key, "old": one.old, "new": one.new, "difference": one.difference}

    return {
        "year": found.year,
        "rows": [entry(one) for one in found.rows[:-1]],
        "total": {name: value for name, value in entry(found.rows[-1]).items() if name != "key"},
        "new_awards": [entry(one) for one in found.new_awards],
        "vanished_awards": [entry(one) for one in found.vanished],
        "units_that_changed": [entry(one) for one in found.jumps],
        "merged_units": [{"old": old, "new": new} for old, new in found.renamed],
        "outside": {name: value for name, value in entry(found.outside).items() if name != "key"},
        "held_back": found.held_back,
        "unreadable": list(found.unreadable),
    }


def lines(
    tally: Tally, table: YearEndTable, found: Comparison, say: Words
) -> list[tuple[str, str, str, str, str]]:
    """Per line of the table: its label, then, now, the difference and its percentage."""
    # Rows that a form shows only if they hold anything may have held something then.
    labels = {node.key: say.of(node.label) for node in table.layout.form.rows} if table.layout.form else {}
    labels |= {row.key: say.of(row.label) for row in table.rows} | {TOTAL: say.text("total")}
    shown = []
    for one in found.rows:
        label = labels.get(one.key) or (
            say.award(tally.regime, one.key)[1]
            if table.layout.kind == "awards"
            else one.key or say.text("none")
        )
        shown.append((label, say.number(one.old), say.number(one.new), signed(one, say), share(one, say)))
    return shown


def header(tally: Tally, found: Comparison, say: Words) -> tuple[str, ...]:
    """The headings of ``lines``."""
    return (say.text("content"), str(found.year), str(tally.year), "±", "%")


def signed(one: Delta, say: Words) -> str:
    """``+12``, ``-3``, ``0``."""
    return f"{_sign(one)}{say.number(abs(one.difference))}"


def share(one: Delta, say: Words) -> str:
    """The difference in percent of the year before; a dash where there was nothing."""
    if not one.old:
        return "–"
    return f"{_sign(one)}{say.share(abs(one.difference), one.old)}"


def _sign(one: Delta) -> str:
    return "+" if one.difference > 0 else "-" if one.difference < 0 else ""


def remarks(tally: Tally, found: Comparison, say: Words) -> list[str]:
    """What is new, what is gone, which units changed much, what the earlier year lacks, which units were merged."""
    told = []
    for name, deltas in (("compared_new", found.new_awards), ("compared_gone", found.vanished)):
        if deltas:
            named = (
                f"{say.award(tally.regime, one.key)[1]} ({say.number(one.old or one.new)})" for one in deltas
            )
            told.append(say.text(name, names="; ".join(named)))
    if found.jumps:
        named = (
            f"{one.key or say.text('none')} {say.number(one.old)} → {say.number(one.new)}"
            for one in found.jumps[:_JUMPS]
        )
        more = len(found.jumps) - _JUMPS
        names = "; ".join(named) + (f"; {say.text('more_names', n=more)}" if more > 0 else "")
        told.append(say.text("compared_jumps", n=len(found.jumps), names=names))
    if found.outside.old or found.outside.new:
        told.append(
            say.text("compared_outside", year=str(found.year), old=found.outside.old, new=found.outside.new)
        )
    if found.unreadable:
        names = "; ".join(map(safe_text, found.unreadable[:_JUMPS]))
        more = len(found.unreadable) - _JUMPS
        names += f"; {say.text('more_files', n=more)}" if more > 0 else ""
        told.append(say.text("compared_unread", year=str(found.year), n=len(found.unreadable), names=names))
    if found.held_back:
        told.append(say.text("compared_held", year=str(found.year), n=found.held_back))
    if found.renamed:
        told.append(
            say.text("compared_merged", names="; ".join(f"{old} → {new}" for old, new in found.renamed))
        )
    return told


def sentence(tally: Tally, found: Comparison, say: Words) -> str:
    """The total against the year before, for the year's sentences."""
    total = found.rows[-1]
    if not total.old:
        return say.text("compared_nothing", year=str(found.year))
    name = (
        "compared_more"
        if total.difference > 0
        else "compared_less"
        if total.difference < 0
        else "compared_same"
    )
    return say.text(
        name,
        year=str(found.year),
        old=total.old,
        n=abs(total.difference),
        share=share(total, say).lstrip("+-"),
    )


def compared_md(tally: Tally, table: YearEndTable, found: Comparison, say: Words) -> str:
    """The comparison as a part of a Markdown document."""
    body = md_table(header(tally, found, say), lines(tally, table, found, say), 1, say)
    told = "".join(f"- {md_cell(line)}\n" for line in remarks(tally, found, say))
    return f"\n## {say.text('compared_title', year=str(found.year))}\n\n{body}\n{told}"
