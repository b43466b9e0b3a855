"""Totals typed in a sheet, against the rows that were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hongngu_tally.checks.codes import finding
from hongngu_tally.checks.frames import read_files, tables
from hongngu_tally.checks.registry import check
from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import Regime
from hongngu_tally.table.model import FileReading, LocatedTable, Stated
from hongngu_tally.text import clean

if TYPE_CHECKING:
    import numpy as np


@check("W401")
def total_mismatch(intake: Intake, regime: Regime) -> Iterator[Finding]:
    """A total typed in the sheet differs from the rows that were counted."""
    lines = _Lines(intake)
    for file, sheet, table in tables(intake):
        for stated in table.stated:
            own = lines.of(file.file, sheet.name)
            scopes = lines.scopes(own, stated, table)
            if any(lines.agree(stated, scope) for scope in scopes) or lines.count_heads(own, stated, table):
                continue
            rows, awards = lines.distinct("row", scopes[0]), len(lines.asking(scopes[0]))
            title = "" if stated.alone else table.mark_columns.get(stated.mark_column, "")
            of = stated.awards or intake.vocabulary.phrases.parse(title).awards
            yield finding(
                "W401",
                Place(file.file, sheet.name, stated.row, stated.column),
                stated.number,
                stated=stated.number,
                rows=rows,
                awards=awards,
                label=clean(stated.label),
                first=stated.first,
                last=stated.last,
                of=of,
                also=("of",) * bool(of) + ("awards",) * (awards != rows),
            )
    yield from _count_tables(intake, regime, lines)


def _count_tables(intake: Intake, regime: Regime, lines: _Lines) -> Iterator[Finding]:
    """What the count tables of a file state of its lists, or of all that its units hand in.

    Offices that list everybody at the highest title only count them for the lower one too.
    """
    for file in read_files(intake):
        for sheet in file.sheets:
            years = set(sheet.counted_years)
            own = lines.of_file(file) if sheet.counts and (not years or intake.year in years) else None
            if own is None or not len(own) or lines.undecided(own):
                continue
            scopes = (own, lines.of_units(own))
            for stated in sheet.counts:
                asked = [(stated, scope) for scope in scopes]
                if (above := regime.with_presuming(stated.awards)) != stated.awards:
                    higher = replace(stated, awards=above, people=True)
                    asked += [(higher, scope) for scope in scopes]
                if any(lines.agree(one, lines.narrowed(one, scope)) for one, scope in asked):
                    continue
                if not stated.awards and stated.number == _sum_of_parts(sheet.counts, stated.recipient):
                    # "I. Cá nhân | 4" over its awards: each of them is judged by itself.
                    continue
                counted = lines.narrowed(stated, own)
                kind: dict[str, Any] = {"recipient": stated.recipient} if stated.recipient else {}
                yield finding(
                    "W401",
                    Place(file.file, sheet.name, stated.row, stated.column),
                    stated.number,
                    cause="count-table",
                    stated=stated.number,
                    awards=len(counted),
                    label=clean(stated.label),
                    of=stated.awards,
                    also=("of",) * bool(stated.awards) + ("kind",) * bool(stated.recipient),
                    **kind,
                )


def _sum_of_parts(counts: Sequence[Stated], recipient: str) -> int:
    return sum(one.number for one in counts if one.awards and one.recipient == recipient)


_NUMBERS = ("row", "column", "name_column")
_ASKED = ("award", "recipient", "track", "unit")
"""What a total may be narrowed to."""


class _Lines:
    """The nominations as whole numbers, column by column; a scope is an array of their positions.

    There may be thousands of small lists: cutting a frame for each of their totals takes a hundred times as long.
    """

    def __init__(self, intake: Intake) -> None:
        frame = intake.nominations
        self._sheets = frame.groupby(["file", "sheet"], observed=True, sort=False).indices
        self._columns = {name: frame[name].to_numpy() for name in _NUMBERS}
        self._columns |= {name: frame[name].cat.codes.to_numpy() for name in ("name_key", *_ASKED)}
        self._held = (frame["held_back"] != "").to_numpy()
        self._asks = (frame["held_back"] != "award-missing").to_numpy()
        self._codes = {
            name: {text: code for code, text in enumerate(frame[name].cat.categories)} for name in _ASKED
        }

    def of(self, file: str, sheet: str) -> np.ndarray:
        """The lines of one sheet."""
        import numpy as np

        return np.asarray(self._sheets.get((file, sheet), ()), dtype="int64")

    def of_file(self, file: FileReading) -> np.ndarray:
        """The lines of all sheets of one file."""
        import numpy as np

        return np.concatenate([self.of(file.file, sheet.name) for sheet in file.sheets])

    def of_units(self, own: np.ndarray) -> np.ndarray:
        """The lines of the units that some lines are of, whatever file they stand in."""
        import numpy as np

        units = self._columns["unit"]
        return np.flatnonzero(np.isin(units, np.unique(units[own])))

    def undecided(self, scope: np.ndarray) -> bool:
        """Whether it is not known of some line for what it is."""
        return bool(self._held[scope].any())

    def narrowed(self, stated: Stated, scope: np.ndarray) -> np.ndarray:
        """The lines of a scope that a number counts by its awards and recipients."""
        scope = self._where(scope, "award", stated.awards) if stated.awards else scope
        return self._where(scope, "recipient", (stated.recipient,)) if stated.recipient else scope

    def distinct(self, name: str, scope: np.ndarray) -> int:
        """How many different values a column has in a scope."""
        return len(set(self._columns[name][scope].tolist()))

    def _where(self, scope: np.ndarray, name: str, wanted: tuple[str, ...]) -> np.ndarray:
        import numpy as np

        codes = [self._codes[name][text] for text in wanted if text in self._codes[name]]
        return scope[np.isin(self._columns[name][scope], codes)]

    def _between(self, scope: np.ndarray, name: str, first: int, last: int) -> np.ndarray:
        import numpy as np

        values = self._columns[name][scope]
        return np.asarray(scope[(values >= first) & (values <= last)])

    def asking(self, scope: np.ndarray) -> np.ndarray:
        """The lines of a scope that ask for something: whoever has no award is one of the people, and no award."""
        import numpy as np

        return np.asarray(scope[self._asks[scope]])

    def agree(self, stated: Stated, scope: np.ndarray) -> bool:
        """Offices add up rows, people or awards, and each of them is right, except where "lượt" says awards and "người" people."""
        if not stated.people and stated.number == len(self.asking(scope)):
            return True
        heads = () if stated.instances and not stated.people else ("row", "name_key")
        return any(stated.number == self.distinct(name, scope) for name in heads)

    def count_heads(self, own: np.ndarray, stated: Stated, table: LocatedTable) -> bool:
        """ "9 hộ, 20 người" of a list of one kind: a household is counted as one, or by the people in it.

        One of the two numbers is that of the rows; nothing in the list tells the other one.
        """
        pair = ("individual", "household")
        kinds = {
            one.recipient: one for one in table.stated if one.row == stated.row and one.recipient in pair
        }
        if stated.recipient not in pair or kinds.keys() != set(pair):
            return False
        scopes = self.scopes(own, replace(stated, recipient="", awards=(), alone=False), table)
        return any(
            self.distinct("recipient", self._where(scope, "recipient", pair)) == 1
            and any(self.agree(one, scope) for one in kinds.values())
            for scope in scopes
        )

    def scopes(self, own: np.ndarray, stated: Stated, table: LocatedTable) -> list[np.ndarray]:
        """The nominations that a stated number may speak for: the ranges it may mean, in its list or in all lists."""
        import numpy as np

        columns = [*(at for found in table.columns.values() for at in found), *table.mark_columns]
        in_list = own[np.isin(self._columns["row"][own], table.rows)]
        in_list = self._between(in_list, "name_column", max(min(columns), table.column), max(columns))
        ranges = [(stated.first, stated.last), *stated.also]
        scopes = [self._between(in_list, "row", *span) for span in ranges]
        if stated.everywhere:
            above = (1, max(stated.row, *(last for _, last in ranges)))
            scopes += [self._between(own, "row", *span) for span in (*ranges, above)]
        if stated.mark_column:
            at = stated.mark_column
            marked = [self.asking(self._between(scope, "column", at, at)) for scope in scopes]
            scopes = [*marked, *scopes] if stated.alone else marked
        if stated.awards:
            scopes = [self._where(scope, "award", stated.awards) for scope in scopes]
        for name in ("recipient", "track", "unit"):
            if wanted := getattr(stated, name):
                narrowed = [self._where(scope, name, (wanted,)) for scope in scopes]
                scopes = [*narrowed, *scopes] if stated.alone and name == "recipient" else narrowed
        return scopes
