"""Year-end tables as data: rows are filters over dimensions, and no award is taken twice or dropped.

A layout is a TOML file. ``kind = "rows"`` lists its rows; ``"matrix"`` (unit × award) and ``"awards"``
(award × recipient) take their rows from the data; ``"form"`` has columns of its own too (``form``).
What no row takes is ``outside``.
"""

from hongngu_tally.layouts.columns import AMONG, where_of
from hongngu_tally.layouts.filters import GROUPS, MEASURES, OUTSIDE, TOTAL, LayoutError, Take
from hongngu_tally.layouts.layout import AWARDS_HOLE, HOLE, KINDS, Layout, Row, built_in, load_layout
from hongngu_tally.layouts.order import award_order, ordered_awards, ordered_units, unit_order
from hongngu_tally.layouts.table import (
    FilledRow,
    YearEndTable,
    fill,
    lines_behind,
    measures_of,
    row_keys,
    taken_by,
)

__all__ = [
    "AMONG",
    "AWARDS_HOLE",
    "GROUPS",
    "HOLE",
    "KINDS",
    "MEASURES",
    "OUTSIDE",
    "TOTAL",
    "FilledRow",
    "Layout",
    "LayoutError",
    "Row",
    "Take",
    "YearEndTable",
    "award_order",
    "built_in",
    "fill",
    "lines_behind",
    "load_layout",
    "measures_of",
    "ordered_awards",
    "ordered_units",
    "row_keys",
    "taken_by",
    "unit_order",
    "where_of",
]
