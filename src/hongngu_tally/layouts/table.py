"""A layout with its numbers: which nominations each row takes, and what it counts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_tally.counts import sums, total
from hongngu_tally.frozen import frozen
from hongngu_tally.law import load_catalogue
from hongngu_tally.layouts.columns import AMONG
from hongngu_tally.layouts.filters import MEASURES, OUTSIDE, TOTAL, mask_of
from hongngu_tally.layouts.layout import Layout
from hongngu_tally.layouts.order import ordered_awards, ordered_units
from hongngu_tally.rulefile import Bilingual
from hongngu_tally.selection import Selection
from hongngu_tally.text import key as match_key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts.filled import FilledForm
    from hongngu_tally.layouts.past import Comparison


@frozen
class FilledRow:
    """One line with its numbers. ``decided``: those already decided, where the layout shows both.

    ``among`` and ``decided_among`` are the parts of the individuals in the order of ``AMONG``, where it shows them.
    """

    key: str
    label: Bilingual
    collective: int
    individual: int
    household: int
    decided: tuple[int, int, int] | None = None
    among: tuple[int, ...] | None = None
    decided_among: tuple[int, ...] | None = None

    @property
    def measures(self) -> tuple[int, int, int]:
        """The numbers in the order of ``MEASURES``."""
        return self.collective, self.individual, self.household

    @property
    def numbers(self) -> dict[str, int]:
        """Every number by the name of its column in the table as data."""
        named: list[tuple[str, Sequence[str], Sequence[int] | None]] = [
            ("", MEASURES, self.measures),
            ("decided_", MEASURES, self.decided),
            ("", tuple(AMONG), self.among),
            ("decided_", tuple(AMONG), self.decided_among),
        ]
        return {
            f"{before}{name}": number
            for before, names, numbers in named
            for name, number in zip(names, numbers or (), strict=numbers is not None)
        }


@dataclass(frozen=True, slots=True, eq=False)
class YearEndTable:
    """A layout with numbers. ``outside_items`` are the counted nominations that no row takes."""

    layout: Layout
    rows: tuple[FilledRow, ...]
    total: FilledRow
    outside: int
    outside_items: pd.DataFrame
    form: FilledForm | None = None
    """Rows × columns with their numbers, of a layout that is a form."""
    past: Comparison | None = None
    """The same table of an earlier year beside this one, where it was asked for."""


def fill(layout: Layout, tally: Tally) -> YearEndTable:
    """Count the nominations of ``tally.counted`` into the layout's rows, each at most once."""
    if layout.form is not None:
        from hongngu_tally.layouts.filled import filled_table

        return filled_table(layout, layout.form, tally)
    frame = tally.counted
    both = layout.kind == "awards"

    def filled(key: str, label: Bilingual, lines: pd.DataFrame) -> FilledRow:
        measures = measures_of(lines, tally.count)
        if not both:
            return FilledRow(key, label, *measures)
        given = lines[lines["stage"] == "decided"]
        parts = (_among(lines, tally.count), _among(given, tally.count))
        return FilledRow(key, label, *measures, measures_of(given, tally.count), *parts)

    taken = _nothing(frame)
    rows = []
    for key, label, mask in _taken_by(layout, tally):
        taken |= mask
        rows.append(filled(key, label, frame[mask]))
    # Of the frame and not of the rows: a recipient in two rows is one recipient.
    whole = filled(TOTAL, Bilingual("Tổng cộng", "Total"), frame[taken])
    outside = frame[~taken]
    return YearEndTable(layout, tuple(rows), whole, len(outside), outside)


def taken_by(tally: Tally, table: YearEndTable) -> Tally:
    """What the numbers beside a table speak of: all that was counted, or what a form takes of it."""
    return tally if table.form is None else replace(tally, counted=tally.counted[table.form.inside()])


def lines_behind(layout: Layout, tally: Tally, key: str) -> pd.DataFrame:
    """The counted nominations behind one row, the row of totals (``total``), or no row at all (``outside``).

    A row is meant by its key or by its label as it is printed, in either language; an award by any of its names.
    Of a form ``key`` is ``ROW.COLUMN`` or a row alone, by keys or by the codes and numbers that are printed.
    A key that the table lacks raises ``KeyError`` with the keys there are.
    """
    frame = tally.counted
    if layout.form is not None:
        filled = fill(layout, tally)
        assert filled.form is not None
        return filled.outside_items if key == OUTSIDE else frame[filled.form.mask(*filled.form.find(key))]
    rows = tuple(_taken_by(layout, tally))
    masks = {name: mask for name, _, mask in rows}
    labels = {match_key(label): name for name, printed, _ in rows for label in printed}
    for name in (key, labels.get(match_key(key)), load_catalogue().award_of(key)):
        if name in masks:
            return frame[masks[name]]
    if key not in (TOTAL, OUTSIDE):
        raise KeyError(key, (*masks, TOTAL, OUTSIDE))
    taken = _nothing(frame)
    for mask in masks.values():
        taken |= mask
    return frame[taken if key == TOTAL else ~taken]


def row_keys(layout: Layout, tally: Tally) -> pd.Series[str]:
    """Per counted nomination the key of the row that takes it, ``outside`` where none does."""
    import pandas as pd

    keys = pd.Series(OUTSIDE, index=tally.counted.index, dtype="str")
    for key, _, mask in _taken_by(layout, tally):
        keys[mask] = key
    return keys


def _taken_by(layout: Layout, tally: Tally) -> Iterator[tuple[str, Bilingual, pd.Series[bool]]]:
    """Per row of the table the nominations it takes: those that it names and no row before it took."""
    frame = tally.counted
    masks: Iterable[tuple[str, Bilingual, pd.Series[bool]]]
    if layout.kind == "rows":
        masks = ((row.key, row.label, mask_of(row.takes, frame)) for row in layout.rows)
    else:
        masks = _computed_rows(layout.kind, tally)
    free = frame["recipient"].isin(MEASURES)
    for key, label, mask in masks:
        yield key, label, mask & free
        free &= ~mask


def measures_of(frame: pd.DataFrame, what: str) -> tuple[int, int, int]:
    """The awards, or recipients, of a frame by kind of recipient, in the order of ``MEASURES``."""
    numbers = sums(frame, "recipient", what)
    collective, individual, household = (numbers.get(measure, 0) for measure in MEASURES)
    return collective, individual, household


def _among(frame: pd.DataFrame, what: str) -> tuple[int, ...]:
    """The parts of the individuals, in the order of ``AMONG``."""
    parts = (Selection(where).of(frame) for where in AMONG.values())
    return tuple(total(part, what) for part in parts)


def _nothing(frame: pd.DataFrame) -> pd.Series[bool]:
    import pandas as pd

    return pd.Series(False, index=frame.index)


def _computed_rows(kind: str, tally: Tally) -> Iterator[tuple[str, Bilingual, pd.Series[bool]]]:
    frame = tally.counted
    if kind == "matrix":
        for unit in ordered_units(tally):
            yield unit, Bilingual(unit, unit), frame["unit"] == unit
        return
    for code in ordered_awards(tally):
        # An award that is not in force has a name all the same.
        award = tally.regime.awards.get(code) or load_catalogue().awards.get(code)
        label = Bilingual(award.name_vi, award.name_en) if award else Bilingual(code, code)
        yield code, label, frame["award"] == code
