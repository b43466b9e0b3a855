"""A sheet laid out anew, a row per nominee below a row of titles, and what is read of it as said of the file.

It is taken only where every nominee of it is read and nobody else; ``cards`` finds such sheets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from hongngu_tally.frozen import frozen
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.model import Fate, LocatedTable, SheetReading, Stated
from hongngu_tally.workbook import Place, Sheet, Value, placed

SIDEWAYS, CARDS, PARTS = RELAID = ("sideways", "cards", "in-parts")
"""How such a sheet is laid out: a column for each nominee, a block of lines for each, a wide list cut in two."""
READ_WITH_NAME = "read-with-name"
_BY_WORDS = ("withdrawn", "not-nominated")
_SET_ASIDE = (*_BY_WORDS, "pending", "struck", "reserve")
"""Why somebody is not counted whom a check tells all the same: by the words beside him, the others by his row."""


@frozen
class Relaid:
    """A sheet laid out anew.

    ``rows`` gives per row of ``sheet`` that of the file, 0 for titles that stand in no row of it. ``places`` gives where cells that were
    moved stand in the file, ``named`` the columns of the names there, by the new rows of their nominees. ``taken`` are the rows of the
    file that are read with a name, ``title`` is one of titles alone that is no longer there.
    """

    why: str
    sheet: Sheet
    rows: Sequence[int]
    places: Mapping[Place, Place]
    named: Mapping[int, int]
    taken: frozenset[int]
    title: int = 0

    def read(self, reading: SheetReading) -> SheetReading | None:
        """What was read of ``sheet`` as said of the file; None where it is no list of all nominees and nobody else."""
        told = {row: (fate, why) for row, fate, why in reading.fates}
        if (
            reading.kind != "list"
            or len(reading.tables) != 1
            or not all(self._is_told(told[row]) for row in self.named if row in told)
        ):
            return None
        nominees = set(reading.tables[0].rows)
        if not nominees or not nominees <= self.named.keys():
            return None
        table = self._table(reading.tables[0])
        fates = dict.fromkeys(self.taken, (Fate.NOTE, READ_WITH_NAME))
        fates |= {self.rows[row - 1]: said for row, said in told.items()}
        # Beside a column of totals the nominees stand in the same row.
        fates |= {self.rows[row - 1]: told[row] for row in reading.tables[0].rows}
        if self.title:
            fates[self.title] = (Fate.HEADER, "header")
        fates.pop(0, None)
        if not table or any(fate is Fate.UNREAD for fate, _ in fates.values()):
            return None
        return replace(
            reading,
            why=self.why,
            fates=tuple((row, *fates[row]) for row in sorted(fates)),
            hidden_rows=tuple(self.rows[row - 1] for row in reading.hidden_rows),
            tables=(table,),
            titles=tuple((self._row(row), column, text) for row, column, text in reading.titles),
            issuer_row=self._row(reading.issuer_row),
            years=tuple((self._row(one[0]), *one[1:]) for one in reading.years),
            odd_cells=tuple(
                replace(one, row=place[0], column=place[1])
                for one in reading.odd_cells
                for place in [self._place(one.row, one.column)]
            ),
            repaired=tuple((*self._place(*one[:2]), *one[2:]) for one in reading.repaired),
        )

    def _is_told(self, fate: tuple[Fate, str]) -> bool:
        """Whether a row laid out anew nominates somebody or says why not; a column beside those of the nominees may hold their totals."""
        sideways = self.why == SIDEWAYS
        return (
            fate[0] is Fate.NOMINATION
            # Of nominees in one row none has a row that tells.
            or fate in {(Fate.NOTE, why) for why in (_BY_WORDS if sideways else _SET_ASIDE)}
            or (fate[0] is Fate.TOTAL and sideways)
        )

    def _row(self, row: int) -> int:
        """The file's row of a new one; of the titles that have none, the first nominee's."""
        return self.rows[row - 1] or self.rows[row] if row else 0

    def _place(self, row: int, column: int) -> Place:
        return self.places.get((row, column), (self._row(row), column))

    def _table(self, table: LocatedTable) -> LocatedTable | None:
        """The list, whose moved cells are told of at their nominees' names; None where marks were moved, or names stand in two columns."""
        first = next(iter(self.named))
        [*names] = table.columns.get("name", ())
        moved = {column for _, column in self.places}
        if len(names) != 1 or moved & {*table.mark_columns, *table.value_marks}:
            return None
        at = self.named[first]
        told = {names[0]: at} | dict.fromkeys(moved - set(names), at)
        # Only what names an award is pointed to; what else is told of a nominee stands beside his name.
        told_of = {
            field: tuple(told.get(column, column) for column in columns)
            for field, columns in table.columns.items()
            if field in {"name", "award"} or not moved.intersection(columns)
        }
        # Beside an award that stands in the name's column, the column is still that of names.
        columns = {field: told_of[field] for field in sorted(told_of, key="name".__eq__)}
        values = dict(table.values)
        values["name_column"] = tuple(str(self.named[row]) for row in table.rows)
        if moved.intersection(table.columns.get("award", ())):
            values["award_column"] = values["name_column"]
        kept = [column for column in table.headers if column not in moved]
        own = {column: (told.get(column, column)) for column in [*kept, names[0]]}
        return replace(
            table,
            row=self._row(table.row),
            column=at if names[0] in moved else table.column,
            header_rows=tuple(row for one in table.header_rows if (row := self.rows[one - 1])),
            columns=columns,
            headers={to: table.headers[column] for column, to in own.items() if column in table.headers},
            unknown_headers=tuple((told.get(column, column), text) for column, text in table.unknown_headers),
            doubts=tuple((told.get(one[0], one[0]), *one[1:]) for one in table.doubts),
            rows=tuple(self.rows[row - 1] for row in table.rows),
            sections=tuple(replace(one, row=self._row(one.row)) for one in table.sections),
            values=values,
            kinds={told.get(column, column): kind for column, kind in table.kinds.items()},
            stated=tuple(self._stated(one) for one in table.stated),
            numbering_gaps=tuple((self._row(one[0]), *one[1:]) for one in table.numbering_gaps),
            matched={to: table.matched[column] for column, to in own.items() if column in table.matched},
            carried=tuple(self.rows[row - 1] for row in table.carried),
            runner_up=None,
        )

    def _stated(self, stated: Stated) -> Stated:
        """A total of new rows as one of the file's."""
        rows = [self._row(row) for row in range(max(stated.first, 1), min(stated.last, len(self.rows)) + 1)]
        row, column = self._place(stated.row, stated.column)
        return replace(
            stated, row=row, column=column, first=min(rows, default=0), last=max(rows, default=0), also=()
        )


def laid_out(
    grid: Grid, why: str, block: Sequence[int], titles: Sequence[str], names: Sequence[Place], cells: Sequence[Mapping[int, Place]],
    values: Mapping[Place, object] | None = None, heads: Mapping[int, Sequence[int]] | None = None,
) -> Relaid | None:  # fmt: skip
    """The sheet with its ``block`` of rows as a row of titles and one row for each of ``cells``, which give a place per title.

    ``names`` are the places of the names; ``values`` what stands in a place, where that is not its whole cell; ``heads`` rows of the block that
    stay as they are, by the nominee that they stand above.
    """
    sheet, heads = grid.sheet, heads or {}
    top = block[0] - 1
    lines: list[list[Value]] = [*sheet.cells[:top], list(titles)]
    rows = [*range(1, top + 1), 0]
    came: dict[Place, Place] = {}
    named: dict[int, int] = {}
    for at, told_at in enumerate(cells):
        lines += [sheet.cells[row - 1] for row in heads.get(at, ())]
        rows += heads.get(at, ())
        told = (told_at.get(title) for title in range(len(titles)))
        said = ["" if place is None else values[place] if values else grid.at(*place) for place in told]
        lines.append(said)  # type: ignore[arg-type]
        rows.append(names[at][0])
        named[len(rows)] = names[at][1]
        came |= {(len(rows), title + 1): place for title, place in told_at.items()}
    below = range(block[-1] + 1, len(sheet.cells) + 1)
    kept = {row for own in heads.values() for row in own}
    taken = frozenset(block) - kept
    laid = moved(sheet, [*lines, *sheet.cells[block[-1] :]], [*rows, *below], came, taken)
    return Relaid(why, laid, [*rows, *below], came, named, taken) if laid else None


def moved(
    sheet: Sheet,
    cells: list[list[Value]],
    rows: Sequence[int],
    came: Mapping[Place, Place],
    block: Collection[int],
) -> Sheet | None:
    """A sheet with other cells, of which ``came`` says where those of ``block`` stood; None where anything noted there is hidden or lost."""
    whole = {row: at for at, row in enumerate(rows, 1) if row and row not in block}
    went = {place: new for new, place in came.items()}

    def to(place: Place) -> Place | None:
        row, column = place
        return went.get(place) or ((whole[row], column) if row in whole else None)

    if sheet.hidden_columns or not sheet.hidden_rows.isdisjoint(block) or not all(map(to, sheet.noted)):
        return None
    return replace(
        placed(sheet, cells, to),
        merges=tuple(
            (whole[a], b, whole[c], d)
            for a, b, c, d in sheet.merges
            if a in whole and c in whole and whole[c] - whole[a] == c - a
        ),
        hidden_rows=frozenset(whole[row] for row in sheet.hidden_rows if row in whole),
    )
