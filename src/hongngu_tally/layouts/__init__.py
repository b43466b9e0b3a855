"""Year-end tables as data: rows are filters over dimensions, and no award is taken twice or dropped.

A layout is a TOML file. ``kind = "rows"`` lists its rows; ``"matrix"`` (unit × award) and ``"awards"``
(award × recipient) take their rows from the data. What no row takes is ``outside``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.counts import count
from hongngu_tally.law import FAMILIES, LEVELS, RECIPIENTS, TRACKS, load_catalogue
from hongngu_tally.rulefile import Bilingual, RuleFileError, Table, read_toml
from hongngu_tally.text import clean, collation_key
from hongngu_tally.text import key as match_key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally
    from hongngu_tally.layouts.past import Comparison

MEASURES = ("collective", "individual", "household")
KINDS = ("rows", "matrix", "awards")
HOLE = "{recipients}"
TOTAL, OUTSIDE = "total", "outside"
"""Keys of what is no row of a layout: all its rows together, and what none of them takes."""
GROUPS = (
    "leader", "official", "teacher", "worker", "farmer", "entrepreneur",
    "armed_forces", "resident", "enterprise", "cooperative", "other", "unknown",
)  # fmt: skip

_FOLDER = Path(__file__).parent
# Dimensions a filter may name; a dimension without values takes any text.
_VALUES: dict[str, tuple[str, ...]] = {
    "award": (),
    "family": FAMILIES,
    "level": LEVELS,
    "track": TRACKS,
    "recipient": RECIPIENTS,
    "group": GROUPS,
    "unit": (),
}


class LayoutError(ValueError):
    """A layout that cannot be trusted: says the file, the key and the remedy, in both languages."""

    def __init__(self, file: str, key: str, problem: Bilingual, remedy: Bilingual) -> None:
        super().__init__(f"{file}{f', mục “{key}”' if key else ''}: {problem.vi}. Cách sửa: {remedy.vi}.")
        self.english = f"{file}{f', key “{key}”' if key else ''}: {problem.en}. Remedy: {remedy.en}."
        self.file = file
        self.key = key
        self.remedy, self.remedy_en = remedy

    @classmethod
    def of(cls, mistake: RuleFileError) -> LayoutError:
        """The same mistake, found while the file was read."""
        error = cls.__new__(cls, *mistake.args)
        error.args = mistake.args
        error.english = mistake.english
        error.file, error.key = mistake.file, mistake.key
        error.remedy, error.remedy_en = mistake.remedy, mistake.remedy_en
        return error


@dataclass(frozen=True, slots=True)
class Take:
    """One filter: every dimension named must hold, by any one of its values."""

    where: Mapping[str, tuple[str, ...]]

    def overlaps(self, other: Take) -> bool:
        """Whether some award instance could satisfy both: no dimension keeps them apart."""
        shared = self.where.keys() & other.where.keys()
        return all(_compared(name, self.where) & _compared(name, other.where) for name in shared)


def _compared(name: str, where: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {match_key(value) for value in where[name]} if name == "unit" else set(where[name])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Several filters of one row are a union."""

    key: str
    label: Bilingual
    takes: tuple[Take, ...]
    clause: Bilingual | None = None
    """How the row is told in the year's sentence: words around ``{recipients}``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A year-end table before any number: ``rows`` is empty where the rows come from the data."""

    name: str
    kind: str
    title: Bilingual
    rows: tuple[Row, ...] = ()
    subject: Bilingual | None = None
    """Who the year's sentence is about ("huyện"); nobody named where the layout does not say."""

    def clause(self, key: str) -> Bilingual | None:
        """The clause of a row; None for rows that come from the data, and where none was written."""
        return next((row.clause for row in self.rows if row.key == key), None)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One line with its numbers. ``decided``: those already decided, where the layout shows both."""

    key: str
    label: Bilingual
    collective: int
    individual: int
    household: int
    decided: tuple[int, int, int] | None = None

    @property
    def measures(self) -> tuple[int, int, int]:
        """The numbers in the order of ``MEASURES``."""
        return self.collective, self.individual, self.household


@dataclass(frozen=True, slots=True, eq=False)
class YearEndTable:
    """A layout with numbers. ``outside_items`` are the counted nominations that no row takes."""

    layout: Layout
    rows: tuple[FilledRow, ...]
    total: FilledRow
    outside: int
    outside_items: pd.DataFrame
    past: Comparison | None = None
    """The same table of an earlier year beside this one, where it was asked for."""


def built_in() -> tuple[str, ...]:
    """Names of the layouts that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_layout(name_or_path: str | Path) -> Layout:
    """The layout of that name, or of that TOML file."""
    asked = str(name_or_path)
    if asked in built_in():
        return _read(_FOLDER / f"{asked}.toml", f"layouts/{asked}.toml")
    if not asked.casefold().endswith(".toml"):
        known = ", ".join(built_in())
        raise LayoutError(
            asked,
            "",
            Bilingual("không có mẫu bảng tên như vậy", "there is no such layout"),
            Bilingual(
                f"dùng một trong: {known}; hoặc nêu một tệp .toml",
                f"use one of: {known}; or name a .toml file",
            ),
        )
    return _read(Path(asked), asked)


def fill(layout: Layout, tally: Tally) -> YearEndTable:
    """Count the nominations of ``tally.counted`` into the layout's rows, each at most once."""
    frame = tally.counted
    both = layout.kind == "awards"

    def filled(key: str, label: Bilingual, lines: pd.DataFrame) -> FilledRow:
        decided = _measure(lines[lines["stage"] == "decided"], tally.count) if both else None
        return FilledRow(key, label, *_measure(lines, tally.count), decided)

    taken = _nothing(frame)
    rows = []
    for key, label, mask in _taken_by(layout, tally):
        taken |= mask
        rows.append(filled(key, label, frame[mask]))
    # Of the frame and not of the rows: a recipient in two rows is one recipient.
    total = filled(TOTAL, Bilingual("Tổng cộng", "Total"), frame[taken])
    outside = frame[~taken]
    return YearEndTable(layout, tuple(rows), total, len(outside), outside)


def lines_behind(layout: Layout, tally: Tally, key: str) -> pd.DataFrame:
    """The counted nominations behind one row, the row of totals (``total``), or no row at all (``outside``).

    A key that the table lacks raises ``KeyError`` with the keys there are.
    """
    frame = tally.counted
    masks = {name: mask for name, _, mask in _taken_by(layout, tally)}
    if key in masks:
        return frame[masks[key]]
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
        masks = ((row.key, row.label, _mask(row, frame)) for row in layout.rows)
    else:
        masks = _computed_rows(layout.kind, tally)
    free = frame["recipient"].isin(MEASURES)
    for key, label, mask in masks:
        yield key, label, mask & free
        free &= ~mask


def _measure(frame: pd.DataFrame, what: str) -> tuple[int, int, int]:
    numbers = {str(name): int(n) for name, n in count(frame, ("recipient",), what).itertuples(index=False)}
    collective, individual, household = (numbers.get(measure, 0) for measure in MEASURES)
    return collective, individual, household


def unit_order(tally: Tally) -> Callable[[str], tuple[object, ...]]:
    """A key that sorts units: those of the year's list in its order, then the others in Vietnamese order."""
    place = {unit: index for index, unit in enumerate(tally.intake.units)}
    return lambda unit: (place.get(unit, len(place)), collation_key(unit), unit)


def award_order(tally: Tally) -> Callable[[str], tuple[object, ...]]:
    """A key that sorts awards: in the order of the day's law, then those not in force, then unknown codes."""
    now, ever = tally.regime.awards, load_catalogue().awards

    def key(code: str) -> tuple[object, ...]:
        if code in now:
            return 0, now[code].rank, code
        return (1, ever[code].rank, code) if code in ever else (2, 0, code)

    return key


def ordered_units(tally: Tally) -> list[str]:
    """Units with a count, in order."""
    return sorted({str(unit) for unit in tally.counted["unit"].dropna().unique()}, key=unit_order(tally))


def ordered_awards(tally: Tally) -> list[str]:
    """Awards with a count, in order."""
    return sorted({str(code) for code in tally.counted["award"].dropna().unique()}, key=award_order(tally))


# --- counting


def _nothing(frame: pd.DataFrame) -> pd.Series[bool]:
    import pandas as pd

    return pd.Series(False, index=frame.index)


def _mask(row: Row, frame: pd.DataFrame) -> pd.Series[bool]:
    mask = _nothing(frame)
    for take in row.takes:
        holds = ~_nothing(frame)
        for name, values in take.where.items():
            holds &= frame[name].isin(_as_written(frame, values) if name == "unit" else values)
        mask |= holds
    return mask


def _as_written(frame: pd.DataFrame, units: tuple[str, ...]) -> list[str]:
    """The units of the frame that a layout's spellings mean, whatever the tone placement."""
    keys = {match_key(unit) for unit in units}
    return [unit for unit in frame["unit"].dropna().unique() if match_key(str(unit)) in keys]


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


# --- reading, strictly: a filter misread is a number signed wrongly


def _read(path: Path, shown: str) -> Layout:
    try:
        return _layout(read_toml(path, shown), shown)
    except RuleFileError as mistake:
        raise LayoutError.of(mistake) from None
    except OSError:
        raise LayoutError(
            shown,
            "",
            Bilingual("không mở được tệp", "the file cannot be opened"),
            Bilingual("kiểm tra đường dẫn và quyền đọc", "check the path and the right to read"),
        ) from None


def _layout(whole: Table, file: str) -> Layout:
    name = clean(whole.text("name"))
    kind = whole.text("kind", KINDS) if "kind" in whole else "rows"
    title = whole.bilingual("title")
    rows = tuple(_row(table) for table in whole.each("row")) if kind == "rows" else ()
    subject = whole.bilingual("subject") if "subject" in whole else None
    whole.done()
    _check_apart(rows, file)
    return Layout(name, kind, title, rows, subject)


def _row(table: Table) -> Row:
    row = Row(
        key=table.text("key"),
        label=table.bilingual("label"),
        takes=tuple(_take(inner) for inner in table.each("take")),
        clause=_clause(table) if "clause" in table else None,
    )
    table.done()
    return row


def _clause(table: Table) -> Bilingual:
    """Words around ``{recipients}``, and no other braces: a sentence with a hole must never be printed."""
    clause = table.bilingual("clause")
    for text in clause:
        if text.count(HOLE) != 1 or "{" in text.replace(HOLE, "") or "}" in text.replace(HOLE, ""):
            raise LayoutError(
                table.file,
                table.at("clause"),
                Bilingual(f"câu phải có đúng một chỗ {HOLE}", f"the clause needs exactly one {HOLE}"),
                Bilingual(
                    f'viết như "tặng Giấy khen cho {HOLE}"', f'write it like "gave certificates to {HOLE}"'
                ),
            )
    return clause


def _take(table: Table) -> Take:
    awards = load_catalogue().awards
    known = {**_VALUES, "award": tuple(awards)}
    where = {name: table.words(name, values) for name, values in known.items() if name in table}
    table.done()
    if not where:
        raise table.wrong("", "empty")
    families = tuple(dict.fromkeys(awards[code].family for code in where.get("award", ())))
    if families:
        # An award belongs to one family: two filters may be apart by it even if only one of them says so.
        stated = where.get("family", families)
        if strangers := [code for code in where["award"] if awards[code].family not in stated]:
            raise LayoutError(
                table.file,
                table.at("award"),
                Bilingual(
                    f"{strangers[0]} không thuộc loại nào trong mục “family”",
                    f"{strangers[0]} is of no family that “family” names",
                ),
                Bilingual("bỏ mục “family” hoặc bỏ mã này", "remove “family” or this code"),
            )
        where["family"] = families
    return Take(where)


def _check_apart(rows: tuple[Row, ...], file: str) -> None:
    seen = {TOTAL, OUTSIDE}
    for row in rows:
        if row.key in seen:
            raise LayoutError(
                file,
                "row.key",
                Bilingual(f"khóa “{row.key}” đã được dùng", f"the key “{row.key}” is taken"),
                Bilingual("đặt khóa khác cho dòng này", "give this row another key"),
            )
        seen.add(row.key)
    for one, other in combinations(rows, 2):
        for number, take in enumerate(one.takes, start=1):
            for against, second in enumerate(other.takes, start=1):
                if take.overlaps(second):
                    raise _overlap(file, f"{one.key}.take[{number}]", f"{other.key}.take[{against}]")


def _overlap(file: str, one: str, other: str) -> LayoutError:
    return LayoutError(
        file,
        one,
        Bilingual(
            f"bộ lọc này và bộ lọc “{other}” có thể cùng nhận một lượt khen",
            f"this filter and “{other}” could both take the same award",
        ),
        Bilingual(
            "ghi thêm một mục (award, level, track, …) mà giá trị ở hai bộ lọc không trùng nhau",
            "add a dimension (award, level, track, …) whose values differ between the two filters",
        ),
    )
