"""A form with its numbers: every cell counts what its row and its column both take, and sums are held against their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from hongngu_tally.counts import total
from hongngu_tally.layouts.axes import axis, taken, without_empty
from hongngu_tally.layouts.filters import OUTSIDE, TOTAL, mask_of
from hongngu_tally.layouts.form import NUMBERS, Form, Node, lineage
from hongngu_tally.layouts.layout import Layout
from hongngu_tally.layouts.sums import check_sums
from hongngu_tally.layouts.table import FilledRow, YearEndTable, measures_of

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally

_FEW = 3
"""Terms that a formula of the row of numbers still writes out: ``1=(2+3+4)``, else ``1=(2+…+9)``."""


class Share(NamedTuple):
    """A number in percent of another."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """Rounded half up to one decimal as people do it; None of nothing."""
        return (2000 * self.part + self.whole) // (2 * self.whole) / 10 if self.whole else None


Value = int | Share | None
"""None: the place is left to be filled in by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class FilledForm:
    """``rows`` and ``columns`` with their headings as they are printed, and the number of every cell.

    ``row_masks`` and ``column_masks`` say per key which lines of ``tally.counted`` a row, a column takes (arrays of
    bool): a cell is both. ``numbers`` are the column numbers on paper, ``formulas`` what stands in the row of numbers.
    """

    form: Form
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    cells: Mapping[tuple[str, str], Value]
    row_masks: Mapping[str, Any]
    column_masks: Mapping[str, Any]
    numbers: Mapping[str, str]
    formulas: Mapping[str, str]

    @property
    def leaves(self) -> tuple[Node, ...]:
        """The columns that have numbers."""
        return tuple(node for node in self.columns if not node.heading)

    @property
    def lines(self) -> tuple[Node, ...]:
        """The rows that have numbers."""
        return tuple(node for node in self.rows if not node.heading)

    def headings(self, column: Node) -> tuple[Node, ...]:
        """The headings above a column, the outermost first."""
        by_key = {node.key: node for node in self.columns}
        return tuple(node for node in reversed(tuple(lineage(column, by_key))) if node.heading)

    def inside(self) -> Any:
        """Per counted nomination whether some cell takes it."""
        import numpy

        return numpy.logical_or.reduce(list(self.row_masks.values()))

    def mask(self, row: str, column: str = "") -> Any:
        """Per counted nomination whether the cell takes it; without a column, whether the row does."""
        return self.row_masks[row] & self.column_masks[column] if column else self.row_masks[row]

    def kinds(self) -> tuple[Any, dict[tuple[str, str], list[int]]]:
        """Nominations that the same rows and columns take are of one kind: few, and every cell is made of some.

        Per counted nomination the number of its kind, -1 for what no cell takes; per cell that counts its kinds.
        """
        import numpy

        inside = self.inside()
        taken = numpy.stack([*self.row_masks.values(), *self.column_masks.values()], axis=1)
        _, kind = numpy.unique(taken, axis=0, return_inverse=True)
        kind = numpy.where(inside, kind.reshape(-1), -1)
        return kind, {
            (row, column): numpy.unique(kind[self.mask(row, column)]).tolist()
            for row in self.row_masks
            for column in self.column_masks
        }

    def find(self, text: str) -> tuple[str, str]:
        """The row and the column that ``ROW.COLUMN`` means, by key or by what is printed (code, number).

        The column is empty where none is named. ``KeyError`` holds what is wrong, and the rows or columns there are.
        """
        rows = {node.code: node.key for node in self.lines if node.code}
        rows |= {node.key: node.key for node in self.lines}
        counted = [node for node in self.leaves if node.counts]
        columns = {self.numbers[node.key]: node.key for node in counted} | {
            node.key: node.key for node in counted
        }
        if text in rows:
            return rows[text], ""
        rest = ""
        for at, sign in enumerate(text):
            if sign == "." and text[:at].strip() in rows:
                rest = text[at + 1 :].strip()
                if rest in columns:
                    return rows[text[:at].strip()], columns[rest]
        if rest:
            raise KeyError(rest, tuple(node.key for node in counted), "column")
        raise KeyError(text, (*(node.key for node in self.lines), OUTSIDE), "row")


def filled_table(layout: Layout, form: Form, tally: Tally) -> YearEndTable:
    """Count the nominations of ``tally.counted`` into the form. A sum that its parts do not give raises ``LayoutError``."""
    import numpy

    frame = tally.counted
    scope = mask_of(form.scope, frame).to_numpy() if form.scope else numpy.ones(len(frame), dtype=bool)
    rows, row_masks = axis(form.rows, scope, tally)
    columns, column_masks = axis(form.columns, scope, tally)
    inside = taken(rows, row_masks, len(frame)) & taken(columns, column_masks, len(frame))
    row_masks = {key: mask & inside for key, mask in row_masks.items()}
    column_masks = {key: mask & inside for key, mask in column_masks.items()}
    check_sums(form, "row", rows, row_masks, columns, column_masks)
    check_sums(form, "column", columns, column_masks, rows, row_masks)
    rows = without_empty(rows, row_masks)
    columns = without_empty(columns, column_masks)
    numbers = _numbers(columns, 1 if form.numbering != NUMBERS else 1 + len(stub(rows)))
    made = FilledForm(
        form,
        rows,
        columns,
        _cells(rows, columns, row_masks, column_masks, tally),
        {node.key: row_masks[node.key] for node in rows if not node.heading},
        {node.key: column_masks[node.key] for node in columns if node.counts},
        numbers,
        {node.key: _formula(node, numbers, tally.count) for node in columns if not node.heading},
    )
    lines = {
        node.key: FilledRow(node.key, node.label, *measures_of(frame[made.row_masks[node.key]], tally.count))
        for node in made.lines
    }
    return YearEndTable(
        layout,
        tuple(line for key, line in lines.items() if key != TOTAL),
        lines[TOTAL],
        int((~inside).sum()),
        frame[~inside],
        made,
    )


def stub(rows: Iterable[Node]) -> tuple[str, ...]:
    """The columns of texts before the numbers: ordinal, label, code and unit of measure, those that the rows have."""
    rows = tuple(rows)
    found = {
        "ordinal": any(node.ordinal for node in rows),
        "label": True,
        "code": any(node.code for node in rows),
        "unit": any(node.unit for node in rows),
    }
    return tuple(name for name, there in found.items() if there)


# --- numbers


def _cells(
    rows: Sequence[Node],
    columns: Sequence[Node],
    row_masks: Mapping[str, Any],
    column_masks: Mapping[str, Any],
    tally: Tally,
) -> dict[tuple[str, str], Value]:
    cells: dict[tuple[str, str], Value] = {}
    for row in rows:
        if row.heading:
            continue
        for column in columns:
            if column.counts:
                mask = row_masks[row.key] & column_masks[column.key]
                # A sum of marks is much quicker than a frame cut for every cell.
                number = (
                    total(tally.counted[mask], "recipients")
                    if tally.count == "recipients"
                    else int(mask.sum())
                )
                cells[row.key, column.key] = None if row.unrecorded or column.unrecorded else number
        for column in columns:
            if column.ratio:
                part, whole = (cells[row.key, key] for key in column.ratio)
                known = isinstance(part, int) and isinstance(whole, int)
                cells[row.key, column.key] = Share(part, whole) if known else None  # type: ignore[arg-type]
    return cells


def _numbers(columns: Sequence[Node], first: int) -> dict[str, str]:
    """The numbers of the columns: one each, or one for all below a heading; what is there only if anything is has a letter."""
    by_key = {node.key: node for node in columns}
    leaves = [node for node in columns if not node.heading]
    shared = {
        node.key: next((each.key for each in lineage(node, by_key) if each.one_number), "") for node in leaves
    }
    size = {key: list(shared.values()).count(key) for key in shared.values()}
    found: dict[str, str] = {}
    at, under, extra = first - 1, 0, 0
    group = ""
    for node in leaves:
        own = shared[node.key]
        if own and own == group:
            under += 1
            found[node.key] = f"{at}.{under}"
            continue
        group = own
        if node.if_any and not own and found:
            extra += 1
            found[node.key] = f"{at}{'abcdefghijklmnopqrstuvwxyz'[(extra - 1) % 26]}"
            continue
        at, under, extra = at + 1, 1, 0
        found[node.key] = f"{at}.1" if own and size[own] > 1 else str(at)
    return found


def _formula(node: Node, numbers: Mapping[str, str], what: str) -> str:
    """What stands in the row of numbers: ``1=(2+3+4)``, ``7=(6:3)``, or the number alone.

    Distinct recipients may stand in several columns: their sum is no sum of columns.
    """
    own = numbers[node.key]
    if node.ratio:
        return f"{own}=({':'.join(numbers[key] for key in node.ratio)})"
    parts = node.parts[0] if node.parts and what == "awards" else ()
    terms = list(dict.fromkeys(numbers[key].partition(".")[0] for key in parts))
    if terms == [own.partition(".")[0]]:
        terms = [numbers[key] for key in parts]
    if not terms:
        return own
    return f"{own}=({'+'.join(terms) if len(terms) <= _FEW + 1 else f'{terms[0]}+…+{terms[-1]}'})"
