"""What a line or a column of a table takes: filters over the dimensions, and the mistakes that a layout can have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hongngu_tally.frozen import frozen
from hongngu_tally.intake import POSTS
from hongngu_tally.law import FAMILIES, LEVELS, RECIPIENTS, TRACKS, load_catalogue
from hongngu_tally.rulefile import Bilingual, RuleFileError, Table
from hongngu_tally.text import key as match_key

if TYPE_CHECKING:
    import pandas as pd

MEASURES = ("collective", "individual", "household")
TOTAL, OUTSIDE = "total", "outside"
"""Keys of what is no row of a layout: all its rows together, and what none of them takes."""
GROUPS = (
    "leader", "official", "teacher", "worker", "farmer", "entrepreneur",
    "armed_forces", "resident", "enterprise", "cooperative", "other", "unknown",
)  # fmt: skip

# Dimensions a filter may name; a dimension without values takes any text.
_VALUES: dict[str, tuple[str, ...]] = {
    "award": (),
    "family": FAMILIES,
    "level": LEVELS,
    "track": TRACKS,
    "recipient": RECIPIENTS,
    "group": GROUPS,
    "post": POSTS,
    "sex": ("male", "female"),
    "stage": ("nominated", "decided"),
    "unit": (),
}


class LayoutError(RuleFileError):
    """A layout that cannot be trusted, though its file could be read: says the file, the key and the remedy."""

    def __init__(self, file: str, key: str, problem: Bilingual, remedy: Bilingual) -> None:
        vi = f"{file}{f', mục “{key}”' if key else ''}: {problem.vi}. Cách sửa: {remedy.vi}."
        ValueError.__init__(self, vi)
        self.english = f"{file}{f', key “{key}”' if key else ''}: {problem.en}. Remedy: {remedy.en}."
        self.file = file
        self.key = key
        self.remedy, self.remedy_en = remedy
        self._made_of = (file, key, problem, remedy)

    def __reduce__(self) -> tuple[Any, ...]:
        """An error comes back from a worker process as it was made."""
        return LayoutError, self._made_of


def taken_twice(file: str, one: str, other: str) -> LayoutError:
    """Two filters that could both take the same award."""
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


def key_taken(file: str, at: str, key: str) -> LayoutError:
    """Two lines, or two columns, of one name."""
    return LayoutError(
        file,
        at,
        Bilingual(f"khóa “{key}” đã được dùng", f"the key “{key}” is taken"),
        Bilingual("đặt khóa khác cho dòng này", "give this row another key")
        if at.startswith("row")
        else Bilingual("đặt khóa khác cho cột này", "give this column another key"),
    )


@frozen
class Take:
    """One filter: every dimension named must hold, by any one of its values."""

    where: Mapping[str, tuple[str, ...]]

    def overlaps(self, other: Take) -> bool:
        """Whether some award instance could satisfy both: no dimension keeps them apart."""
        shared = self.where.keys() & other.where.keys()
        return all(_compared(name, self.where) & _compared(name, other.where) for name in shared)

    def within(self, outer: Take) -> Take | None:
        """Both at once; None where nothing can satisfy both."""
        if not self.overlaps(outer):
            return None
        where = dict(outer.where)
        for name, values in self.where.items():
            kept = {match_key(value) for value in where.get(name, values)}
            where[name] = tuple(value for value in values if match_key(value) in kept)
        return Take(where)


def _compared(name: str, where: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {match_key(value) for value in where[name]} if name == "unit" else set(where[name])


def mask_of(takes: tuple[Take, ...], frame: pd.DataFrame) -> pd.Series[bool]:
    """Which lines of the frame some filter takes."""
    import pandas as pd

    mask = pd.Series(False, index=frame.index)
    for take in takes:
        holds = ~pd.Series(False, index=frame.index)
        for name, values in take.where.items():
            holds &= frame[name].isin(_as_written(frame, values) if name == "unit" else values)
        mask |= holds
    return mask


def _as_written(frame: pd.DataFrame, units: tuple[str, ...]) -> list[str]:
    """The units of the frame that a layout's spellings mean, whatever the tone placement."""
    keys = {match_key(unit) for unit in units}
    return [unit for unit in frame["unit"].dropna().unique() if match_key(str(unit)) in keys]


def read_take(table: Table) -> Take:
    """A filter as the file writes it."""
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
