"""The year-end report as texts and numbers, before it is a Word document or a web page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.frozen import frozen
from hongngu_tally.layouts import AMONG, MEASURES, FilledRow, YearEndTable, taken_by
from hongngu_tally.render import closing, compared
from hongngu_tally.render.decided import decision_sentences
from hongngu_tally.render.matrix import Matrix, matrix_of
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.record import Input, inputs_of, record_of
from hongngu_tally.render.words import Words

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally


class Head(NamedTuple):
    """A heading over ``span`` columns and ``down`` rows."""

    text: str
    span: int = 1
    down: int = 1


class Line(NamedTuple):
    """One line of a table: ``kind`` is row, group (with sums), heading (without numbers) or total. ``key`` is the row's own, a unit's name in a matrix."""

    kind: str
    key: str
    cells: tuple[str | int, ...]


class Placed(NamedTuple):
    """A heading with the row and the column it begins in, both from 0."""

    row: int
    column: int
    head: Head


@frozen
class Grid:
    """A table: rows of headings, the row of column numbers, and lines whose first cells, named by ``stub``, are texts."""

    heads: tuple[tuple[Head, ...], ...]
    numbering: tuple[str, ...]
    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    """What a column is in the table as data: ``collective``, ``decided_household``, ``LDTT/individual``; "" and ``decided_`` for sums."""
    stub: tuple[str, ...] = ("ordinal", "label")

    @property
    def texts(self) -> int:
        """How many columns of texts there are before the numbers."""
        return len(self.stub)

    def placed(self) -> tuple[Placed, ...]:
        """Every heading where it stands, row by row: one that reaches down takes its columns from the rows below."""
        taken: set[tuple[int, int]] = set()
        found = []
        for row, heads in enumerate(self.heads):
            column = 0
            for head in heads:
                while (row, column) in taken:
                    column += 1
                found.append(Placed(row, column, head))
                taken |= {
                    (row + down, column + each) for down in range(head.down) for each in range(head.span)
                }
                column += head.span
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """What each column is called, its upper heading first."""
        parts: list[list[str]] = [[] for _ in self.numbering]
        for _, column, head in self.placed():
            for each in parts[column : column + head.span]:
                each.append(head.text)
        return tuple(map(" ".join, parts))


@frozen
class Past:
    """The same table of an earlier year beside this one."""

    title: str
    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


@frozen
class Frame:
    """What an official form has around its table in the place of the letterhead: lines left and right, who signs."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    made_by: str
    signer: str


@frozen
class Report:
    """Everything that a document shows, in its order."""

    title: str
    sub_line: str
    measure: str
    narrative: tuple[str, ...]
    table: Grid
    by_unit: Grid | None
    """The counts per unit and award; None where they are the table itself."""
    legend: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    signed: int
    """How many of the remarks belong to the numbers that are signed: the table is not to be read without them."""
    past: Past | None
    record: tuple[tuple[str, str], ...]
    """How the numbers were made: name and value."""
    inputs: tuple[Input, ...]
    frame: Frame | None = None


def report_of(tally: Tally, table: YearEndTable, say: Words, superior: str = "", issuer: str = "") -> Report:
    """The report of a filled table. ``superior`` and ``issuer`` stand in the frame of an official form."""
    from hongngu_tally.render.form_grid import form_grid

    taken = taken_by(tally, table)
    grid = matrix_of(taken)
    is_matrix = table.layout.kind == "matrix"
    if table.form is not None:
        shown = form_grid(table, say)
    else:
        shown = by_unit(tally, grid, say) if is_matrix else rows_grid(table, say)
    unit = "unit_measure_recipients" if tally.count == "recipients" else "unit_measure"
    remarks, signed = remark_lines(tally, table, say)
    return Report(
        title=say.of(table.layout.title),
        sub_line=say.text("sub_line", year=str(tally.year), stage=say.label("stage", tally.stage)),
        measure=say.text(unit),
        narrative=tuple(paragraph(tally, table, say)),
        table=shown,
        by_unit=None if is_matrix else by_unit(taken, grid, say),
        legend=tuple(say.award(tally.regime, award) for award in grid.awards),
        remarks=tuple(f"{line.removesuffix('.')}." for line in remarks),
        signed=signed,
        past=past_of(tally, table, say),
        record=tuple(record_of(tally, table, say)),
        inputs=tuple(inputs_of(tally, say)),
        frame=frame_of(table, say, superior, issuer),
    )


def frame_of(table: YearEndTable, say: Words, superior: str, issuer: str) -> Frame | None:
    """The frame of an official form: its number and by whom it was issued; who reports, and to whom."""
    if table.form is None:
        return None
    form, blank = table.form.form, say.text("blank")
    texts = {name: say.of(text) for name, text in form.texts.items()}
    number = say.of(form.number) if form.number else ""
    by = (texts.get("made_by", ""), texts.get("signer", ""))
    if "issued" not in texts:
        return Frame((issuer.upper() or blank,), (number,), *by) if number else Frame((), (), *by)
    return Frame(
        (number, *(texts[name] for name in ("issued", "due") if name in texts)),
        (say.text("form_reporter", name=issuer or blank), say.text("form_receiver", name=superior or blank)),
        *by,
    )


def past_of(tally: Tally, table: YearEndTable, say: Words) -> Past | None:
    """The comparison with an earlier year, where it was asked for."""
    if (found := table.past) is None:
        return None
    return Past(
        say.text("compared_title", year=str(found.year)),
        compared.header(tally, found, say),
        tuple(compared.lines(tally, table, found, say)),
        tuple(compared.remarks(tally, found, say)),
    )


def remark_lines(tally: Tally, table: YearEndTable, say: Words) -> tuple[list[str], int]:
    """In small print under the table: what it leaves out, who is missing, the equalities, the law; and how many belong to its numbers."""
    of_numbers, beside = told_beside(tally, table, say)
    *of_columns, equalities = beside
    signed = [*closing.layout_lines(table, say), *of_numbers, *of_columns]
    more = [
        equalities,
        *closing.settled_sentence(tally, say),
        *closing.history_sentences(tally, say),
        *decision_sentences(tally, say),
        *closing.finding_lines(tally, say),
        say.law(tally.regime),
    ]
    return [*signed, *more], len(signed)


def told_beside(tally: Tally, table: YearEndTable, say: Words) -> tuple[list[str], list[str]]:
    """What the remarks say of the numbers themselves, and what of the nominations and files behind them."""
    of_numbers = [
        " ".join((closing.outside_sentence(tally, table, say), *closing.agreement(tally, table, say))),
        *closing.where_lines(tally, say),
        *([closing.counting(tally, say)] if tally.count == "recipients" else []),
    ]
    left_out = "; ".join(
        (
            closing.held_line(tally, say),
            closing.file_line(tally, "unreadable", say),
            say.text("superseded", n=len(closing.of_state(tally, "superseded"))),
        )
    )
    among = closing.among_lines(tally, table, say)
    return of_numbers, [*among, left_out, "; ".join(say.verdicts(tally.balance))]


def rows_grid(table: YearEndTable, say: Words) -> Grid:
    """The rows of a layout with their sums; of the list of awards what was nominated, what of it was decided, and of which."""
    total = Head(say.text("sum"))
    stub = (say.text("ordinal"), say.text("content"))
    heads: tuple[tuple[Head, ...], ...]
    columns: tuple[str, ...]
    if table.total.decided is None:
        kinds = [say.label("recipient", measure).capitalize() for measure in MEASURES]
        heads = ((*map(Head, stub), *map(Head, kinds), total),)
        columns, numbering = (*MEASURES, ""), ("A", "B", "1", "2", "3", "4=1+2+3")
    else:
        kinds = [say.label("recipient_short", measure).capitalize() for measure in MEASURES]
        parts = [Head(say.label("among", name)) for name in AMONG]
        stages = [Head(say.label("stage", stage).capitalize(), 7) for stage in ("nominated", "decided")]
        own = (*(Head(kind, 1, 2) for kind in kinds), Head(total.text, 1, 2), Head(say.text("among"), 3))
        heads = ((*(Head(text, 1, 3) for text in stub), *stages), own * 2, tuple(parts * 2))
        columns = (*MEASURES, "", *AMONG)
        columns += tuple(f"decided_{name}" for name in columns)
        numbering = ("A", "B", *"123", "4=1+2+3", *"56789", "10", "11=8+9+10", "12", "13", "14")

    def cells(row: FilledRow) -> tuple[int, ...]:
        numbers = row.numbers | {"": sum(row.measures), "decided_": sum(row.decided or ())}
        return tuple(numbers[name] for name in columns)

    lines = [
        Line("row", row.key, (str(number), say.of(row.label), *cells(row)))
        for number, row in enumerate(table.rows, start=1)
    ]
    lines.append(Line("total", table.total.key, ("", say.text("total"), *cells(table.total))))
    return Grid(heads, numbering, tuple(lines), columns)


def by_unit(tally: Tally, grid: Matrix, say: Words) -> Grid:
    """Units × awards, offices and communes with their subtotals, by abbreviation."""
    awards = [
        (Head(say.award(tally.regime, award)[0], len(columns), 1 if len(columns) > 1 else 2), columns)
        for award, columns in grid.awards.items()
    ]
    first = (
        Head(say.text("ordinal"), 1, 2),
        Head(say.text("unit"), 1, 2),
        *(head for head, _ in awards),
        Head(say.text("sum"), 1, 2),
    )
    second = tuple(
        Head(say.label("recipient_short", column.recipient))
        for _, columns in awards
        if len(columns) > 1
        for column in columns
    )
    heads = (first, second) if second else (tuple(Head(head.text, head.span) for head in first),)

    def cells(units: Sequence[str]) -> tuple[int, ...]:
        return (*grid.row(units), grid.whole(units))

    lines = []
    for block in grid.blocks:
        if block.name:
            lines.append(Line("group", block.ordinal, (block.ordinal, block.label(say), *cells(block.units))))
        lines += [
            Line("row", unit, (str(at), unit or say.text("none"), *cells([unit])))
            for at, unit in enumerate(block.units if block.leaf else (), start=1)
        ]
    lines.append(Line("total", "total", ("", say.text("total"), *cells(grid.units))))
    width = len(grid.columns) + 1
    numbering = ("A", "B", *map(str, range(1, width + 1)))
    columns = tuple(f"{column.award}/{column.recipient}" for column in grid.columns)
    return Grid(heads, numbering, tuple(lines), (*columns, ""))
