"""The nominations frame as checks look at it: what counts, and where a row's cells stand."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar, cast

from hongngu_tally.finding import Finding, Place
from hongngu_tally.intake import Intake
from hongngu_tally.law import AwardRules, Regime
from hongngu_tally.nominations import codes, kept
from hongngu_tally.patterns import regex
from hongngu_tally.table.model import FileReading, LocatedTable, OddCell, SheetReading

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Mask = pd.Series[bool] | np.ndarray


class Line(Protocol):
    """One line of the nominations frame, as ``lines`` gives it: its columns as attributes."""

    def __getattr__(self, name: str) -> Any: ...


def lines(frame: pd.DataFrame, keep: Mask | None = None) -> Iterator[Line]:
    """The lines that are to be reported, of most frames none: all of a frame, or those for which ``keep`` says yes.

    A frame has forty columns, and every one of them is cut: where nothing is kept nothing is cut.
    """
    if keep is not None:
        if not keep.any():
            return iter(())
        frame = chosen(frame, keep)
    if frame.empty:
        return iter(())
    # ``itertuples`` asks pandas for every single text, and makes a class each time.
    columns = [frame[name].tolist() for name in frame.columns]
    return map(_line_of(tuple(frame.columns)), zip(*columns, strict=True))


@lru_cache(maxsize=32)
def _line_of(columns: tuple[str, ...]) -> Callable[[tuple[Any, ...]], Line]:
    """Makes a line out of the values of these columns."""
    made: Any = namedtuple("Line", columns, rename=True)  # type: ignore[misc]
    return cast("Callable[[tuple[Any, ...]], Line]", made._make)


def chosen(frame: pd.DataFrame, keep: Mask) -> pd.DataFrame:
    """The lines for which ``keep`` says yes; of none and of all, the usual cases, no column is cut."""
    if not keep.any():
        return frame.iloc[:0]
    return frame if keep.all() else frame[keep]


T = TypeVar("T")
P = ParamSpec("P")
_KEPT: list[Callable[[], None]] = []


def per_run(compute: Callable[P, T]) -> Callable[P, T]:
    """Keep what several checks ask for until ``forget`` is called: an intake of a large year must not outlive it."""
    kept = lru_cache(maxsize=8)(compute)
    _KEPT.append(kept.cache_clear)
    return cast("Callable[P, T]", kept)


def forget() -> None:
    """Drop what the checks of one run have kept."""
    for clear in _KEPT:
        clear()


@per_run
def classified(intake: Intake) -> pd.DataFrame:
    """The nominations that are not held back."""
    frame = intake.nominations
    return kept(frame, frame["held_back"] == "")


def held(intake: Intake, reason: str) -> Iterator[Line]:
    """The nominations that are held back for one reason."""
    frame = intake.nominations
    return lines(frame, frame["held_back"] == reason)


@per_run
def awards_of(intake: Intake) -> frozenset[str]:
    """The awards for which anybody is put up."""
    return frozenset(classified(intake)["award"].unique())


def nominated(intake: Intake, regime: Regime) -> Iterator[tuple[str, AwardRules]]:
    """Those awards, with their rules, in the law's order."""
    present = awards_of(intake)
    return ((code, rules) for code, rules in regime.awards.items() if code in present)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """The same lines by place, so that the first of several is the first a reader meets."""
    if frame.empty:
        return frame
    return frame.assign(file=frame["file"].astype("str"), sheet=frame["sheet"].astype("str")).sort_values(
        ["file", "sheet", "row", "column"], kind="stable"
    )


def picked(frame: pd.DataFrame, keep: Iterable[bool]) -> pd.DataFrame:
    """The lines for which ``keep`` says yes, in order; also where there is none."""
    import numpy as np

    return frame[np.fromiter(keep, dtype="bool", count=len(frame))]


def with_places(frame: pd.DataFrame) -> pd.DataFrame:
    """The same lines, with the body that a section names as the workplace where no column gives one."""
    if not (frame["unit_section"] != "").any():
        return frame
    workplace, section = frame["workplace"].astype("str"), frame["unit_section"].astype("str")
    return frame.assign(workplace=workplace.where(workplace != "", section).astype("category"))


def repeated(group: np.ndarray, other: np.ndarray | None = None) -> np.ndarray:
    """The groups that occur more than once, or with more than one ``other``."""
    import numpy as np

    if other is not None and len(other):
        size = other.max() + 1
        group = np.unique(group * size + other) // size
    found, times = np.unique(group, return_counts=True)
    return found[times > 1]


def alike(frame: pd.DataFrame, *columns: str, several: tuple[str, ...] = ()) -> Iterator[list[Line]]:
    """The lines, by place, of every group of two or more that agree in these columns and have a name.

    ``several`` narrows to the groups that hold two or more values, or combinations of values, of further columns.
    """
    import numpy as np

    frame = chosen(frame, frame["name_key"] != "")
    if len(frame) < 2:
        return
    group = codes(frame, *columns)
    several_times = np.isin(group, repeated(group, codes(frame, *several) if several else None))
    if not several_times.any():
        return
    groups: dict[int, list[Line]] = {}
    found = in_order(frame[several_times].assign(_group=group[several_times]))
    for number, line in zip(found.pop("_group").tolist(), lines(found), strict=True):
        groups.setdefault(number, []).append(line)
    yield from groups.values()


def award_place(line: Line) -> Place:
    """The cell that names the award; where a section or title names it, the cell of whoever is put up."""
    return Place(line.file, line.sheet, int(line.row), int(line.column) or int(line.name_column))


def name_place(line: Line) -> Place:
    """The cell that names the recipient."""
    return Place(line.file, line.sheet, int(line.row), int(line.name_column))


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each code and place: a row with two titles says the same of one cell twice."""
    seen: set[tuple[str, Place]] = set()
    for one in findings:
        if (one.code, one.place) not in seen:
            seen.add((one.code, one.place))
            yield one


def read_files(intake: Intake) -> Iterator[FileReading]:
    """The files whose content counts or was refused: neither superseded nor passed over."""
    aside = {each.file for each in intake.submissions if each.state in ("superseded", "ignored")}
    return (each for each in intake.files if each.file not in aside)


def lists(intake: Intake) -> Iterator[tuple[FileReading, SheetReading]]:
    """Every sheet that holds nominations, of the files that count."""
    for file in read_files(intake):
        for sheet in file.sheets:
            if sheet.kind == "list":
                yield file, sheet


def odd_cells(intake: Intake, *kinds: str) -> Iterator[tuple[Place, OddCell]]:
    """Every cell of these sheets that was read with a doubt, of some kinds or of all, and its place."""
    for file, sheet in lists(intake):
        for cell in sheet.odd_cells:
            if not kinds or cell.kind in kinds:
                yield Place(file.file, sheet.name, cell.row, cell.column), cell


def tables(intake: Intake) -> Iterator[tuple[FileReading, SheetReading, LocatedTable]]:
    """Every list of every sheet that holds nominations."""
    for file, sheet in lists(intake):
        for table in sheet.tables:
            yield file, sheet, table


def declines(file: FileReading) -> bool:
    """Whether a file only names people of whom its titles say that they are not put up, or stand in for others."""
    rows = any(table.rows for sheet in file.sheets for table in sheet.tables)
    aside = {"not-nominated", "reserve"}
    return not rows and any(why in aside for sheet in file.sheets for _, _, why in sheet.fates)


NOMINEE = ["file", "sheet", "row", "name_column"]
"""Where a nominee stands: of lists side by side, or with a column for each, several stand in one row."""


@per_run
def _tables_of_sheets(intake: Intake) -> dict[tuple[str, str], list[tuple[LocatedTable, Container[int]]]]:
    """Every list by its file and sheet, with its rows."""
    found: dict[tuple[str, str], list[tuple[LocatedTable, Container[int]]]] = {}
    for file, sheet, table in tables(intake):
        rows = table.rows if isinstance(table.rows, range) else frozenset(table.rows)
        found.setdefault((file.file, sheet.name), []).append((table, rows))
    return found


class Fields:
    """Where the column of a field stands, looked up by a nomination's place."""

    def __init__(self, intake: Intake) -> None:
        self._tables = _tables_of_sheets(intake)
        self._intake = intake

    def place(self, line: Line, field: str) -> Place:
        """The cell of ``field`` in the line's row; the row alone where no list has such a column."""
        row, name = int(line.row), int(line.name_column)
        holding = [
            table
            for table, rows in self._tables.get((line.file, line.sheet), ())
            if row in rows and table.columns.get(field)
        ]
        # Of lists side by side, the one that his name stands in.
        own = (table for table in holding if any(name in columns for columns in table.columns.values()))
        if table := next(own, next(iter(holding), None)):
            return Place(line.file, line.sheet, row, table.columns[field][0])
        return Place(line.file, line.sheet, row)

    @cached_property
    def _remarks(self) -> dict[tuple[str, str, int, str], Place]:
        cells = odd_cells(self._intake, "remark")
        return {(place.file, place.sheet, place.row, cell.shown.strip()): place for place, cell in cells}

    def remark(self, line: Line, remark: str) -> Place:
        """The cell of one of a row's remarks, of several columns of them the one where it stands."""
        beside = self._remarks.get((line.file, line.sheet, int(line.row), remark.strip()))
        return beside or self.place(line, "note")


_NUMBER = regex(r"\D*(\d{1,6})\D*")


def number_in(text: object) -> int:
    """The one whole number of a cell, 0 when there is none, or several.

    >>> number_in("25 người"), number_in("12/15"), number_in(None)
    (25, 0, 0)
    """
    found = _NUMBER.fullmatch(text) if isinstance(text, str) else None
    return int(found[1]) if found else 0
