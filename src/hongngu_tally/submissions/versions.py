"""Which of a unit's files counts, when it handed in several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hongngu_tally.table.decisions import decision_attached
from hongngu_tally.table.model import FileReading
from hongngu_tally.text import bare_key, key

if TYPE_CHECKING:
    import numpy as np


def version_in_name(file: str) -> int:
    """The number of ``lần N``, ``bản N`` or ``v N`` in a file's name, 0 when there is none.

    >>> version_in_name("long-thuan lần 2.xlsx"), version_in_name("Xã Vĩnh 3.xlsx")
    (2, 0)
    """
    words = bare_key(Path(file).stem)
    found = re.search(r"\b(?:lan|ban|v|ver|version)\s?(\d{1,2})\b", words)
    return int(found.group(1)) if found else 0


# Without diacritics "cu" may be an isle ("Cù Lao") and "nhap" a merger ("sáp nhập").
_OUTDATED = tuple(f" {key(word)} " for word in ("cũ", "nháp", "ban cu", "ban nhap", "backup", "old", "draft"))


def outdated_by_name(file: str) -> bool:
    """Whether a file's name, or a folder it lies in, says that the file is no longer the one that counts.

    >>> outdated_by_name("bản cũ/xã Mẫu.xlsx"), outdated_by_name("Xã Mẫu.xlsx")
    (True, False)
    """
    names = (f" {key(part)} " for part in Path(file).with_suffix("").parts)
    return any(name.endswith(" cu ") or any(word in name for word in _OUTDATED) for name in names)


def copy_in_name(file: str) -> int:
    """The number that a mail program or browser puts behind a name it has seen: ``Mẫu (1).xlsx`` came later."""
    found = re.search(r"\((\d{1,3})\)$", Path(file).stem)
    return int(found.group(1)) if found else 0


_SUPPLEMENT = f" {bare_key('bổ sung')} "


@dataclass(frozen=True, slots=True)
class FileLists:
    """What one file hands in: its unit(s), the lists it covers, and who is in it."""

    reading: FileReading
    units: tuple[str, ...]
    lists: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement)."""
    awards: frozenset[tuple[str, ...]]
    """(unit, recipient, track, movement, award)."""
    keys: np.ndarray
    """Everybody in it, by whole numbers that stand for match keys."""

    @property
    def names(self) -> frozenset[int]:
        """Everybody in it once; asked for only where several files are of one unit."""
        return frozenset(self.keys.tolist())

    @property
    def is_supplement(self) -> bool:
        """ "Danh sách bổ sung" adds people to a list handed in before, whatever number it carries."""
        titles = [text for sheet in self.reading.sheets for _, _, text in sheet.titles]
        return any(_SUPPLEMENT in f" {bare_key(text)} " for text in (Path(self.reading.file).stem, *titles))

    @property
    def is_decided(self) -> bool:
        """Whether it is the list of a decision: of what was given, and no later version of a proposal."""
        return bool(decision_attached(self.reading.sheets)[0])

    @property
    def order(self) -> tuple[str, bool, int, float, int, str]:
        """Later submissions are greater: by the day of their form (none: earlier than any), unless named outdated, by
        the number in the name, the time of modification, the number of the copy, the name.
        """
        file = self.reading.file
        issued = self.reading.stamp.issued if self.reading.stamp else ""
        current = not outdated_by_name(file)
        return issued, current, version_in_name(file), self.reading.modified, copy_in_name(file), file


def superseded(files: Sequence[FileLists]) -> dict[str, str]:
    """File → the file that counts instead. A file is superseded only by a later one that covers the same lists.

    Lists are the same when they speak of the same units, recipients, tracks and drives and have an award in
    common: a list of LĐTT and a list of CSTĐ cơ sở from one unit are two lists. A supplement ("bổ sung") adds to
    the list before, unless it repeats it whole. Two files without a number in
    the name that have less than half of the shorter one in common are two lists as well: dropping one of them would
    lose its people. The list of a decision replaces no proposal.
    """
    replaced: dict[str, str] = {}
    by_unit: dict[tuple[str, ...], list[FileLists]] = {}
    for one in files:
        if one.lists:
            by_unit.setdefault(one.units, []).append(one)
    for group in by_unit.values():
        group = sorted(group, key=lambda one: one.order)
        for at, older in enumerate(group):
            for newer in reversed(group[at + 1 :]):
                if newer.is_supplement and not older.names <= newer.names:
                    continue
                numbered = bool(version_in_name(newer.reading.file))
                least = min(len(older.names), len(newer.names))
                if not (numbered or 2 * len(older.names & newer.names) >= least):
                    continue
                if older.is_decided != newer.is_decided:
                    continue
                if older.lists <= newer.lists and older.awards & newer.awards:
                    replaced[older.reading.file] = newer.reading.file
                    break
    return replaced
