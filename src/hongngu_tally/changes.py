"""What changed between two submissions: recipients added, removed and changed, and what that does to the counts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from hongngu_tally.finding import Place
from hongngu_tally.frozen import frozen
from hongngu_tally.text import key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.counts import Tally

FIELDS = ("name", "birth", "sex", "position", "workplace", "unit", "grade", "held_back")
"""What of a recipient is compared beside the awards."""
BY = ("award", "level", "track", "recipient")
_LIKE = 0.85
_COMPARED = (
    "file", "sheet", "row", "column", "name_column", "recipient", "name_key", "award", "award_text", "level", "track",
    "movement", "stage", *FIELDS,
)  # fmt: skip


@frozen
class Nominee:
    """One recipient of one submission, with everything that is asked for it."""

    recipient: str
    name_key: str
    place: Place
    values: tuple[tuple[str, str], ...]
    """Per field of ``FIELDS`` what is written; the first row's where rows differ."""
    awards: frozenset[tuple[str, str, str, str, str]]
    """(award or its text, level, track, drive, stage)."""

    def value(self, name: str) -> str:
        """What is written in a field."""
        return dict(self.values)[name]


@frozen
class Changed:
    """A recipient that stands in both, and what differs: (field, before, after), awards as (award, level, track …)."""

    old: Nominee
    new: Nominee
    fields: tuple[tuple[str, str, str], ...]
    awards_gone: tuple[tuple[str, ...], ...]
    awards_new: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Everything that differs between two tallies. ``counts`` has the columns of ``BY``, ``old`` and ``new``."""

    added: tuple[Nominee, ...]
    removed: tuple[Nominee, ...]
    changed: tuple[Changed, ...]
    same: int
    counts: pd.DataFrame

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed or len(self.counts))


def changes_between(old: Tally, new: Tally) -> Changes:
    """Match the recipients of two tallies by name, birth and unit, from the surest reading to the loosest.

    Somebody whose name was mended is known by birth, unit and awards; a birth that contradicts is another person.
    Of a side of which no file opens nothing is said: everybody would be new, or gone.
    """
    if not (_opens(old) and _opens(new)):
        return Changes((), (), (), 0, count_changes(old, old))
    before, after = _nominees(old), _nominees(new)
    pairs = list(_pairs(before, after))
    matched_old = {id(one) for one, _ in pairs}
    matched_new = {id(other) for _, other in pairs}
    changed = [found for pair in pairs if (found := _changed(*pair))]
    return Changes(
        tuple(one for one in after if id(one) not in matched_new),
        tuple(one for one in before if id(one) not in matched_old),
        tuple(sorted(changed, key=lambda each: each.new.place)),
        len(pairs) - len(changed),
        count_changes(old, new),
    )


def _opens(tally: Tally) -> bool:
    return any(one.state != "unreadable" for one in tally.intake.submissions)


def count_changes(old: Tally, new: Tally) -> pd.DataFrame:
    """The counts that differ: the columns ``BY``, ``old`` and ``new``, zero where there is none."""
    from hongngu_tally.counts import count

    counted = [
        count(tally.counted, BY).rename(columns={"count": name})
        for tally, name in ((old, "old"), (new, "new"))
    ]
    both = counted[0].merge(counted[1], on=list(BY), how="outer").fillna({"old": 0, "new": 0})
    both = both.astype({"old": "int64", "new": "int64"})
    return both[both["old"] != both["new"]].sort_values(list(BY), kind="stable").reset_index(drop=True)


def _nominees(tally: Tally) -> list[Nominee]:
    """The recipients of the files that count, by place; rows of one recipient in one unit drawn together."""
    columns = {name: tally.intake.nominations[name].astype("str").fillna("") for name in _COMPARED}
    lines: dict[Hashable, list[dict[str, Any]]] = {}
    for values in zip(*columns.values(), strict=True):
        line = dict(zip(_COMPARED, values, strict=True))
        # A row without a name is nobody but itself.
        nobody = (line["file"], line["sheet"], line["row"]) if not line["name_key"] else ()
        lines.setdefault(
            (line["recipient"], line["name_key"], line["birth"], line["unit"], nobody), []
        ).append(line)
    found = [_nominee(group) for group in lines.values()]
    return sorted(found, key=lambda one: one.place)


def _nominee(group: Sequence[dict[str, Any]]) -> Nominee:
    first = group[0]
    column = int(first["name_column"]) or int(first["column"])
    return Nominee(
        first["recipient"],
        first["name_key"],
        Place(first["file"], first["sheet"], int(first["row"]), column),
        tuple((name, next((line[name] for line in group if line[name]), "")) for name in FIELDS),
        frozenset(
            (
                line["award"] or line["award_text"],
                line["level"],
                line["track"],
                line["movement"],
                line["stage"],
            )
            for line in group
        ),
    )


def _pairs(before: Sequence[Nominee], after: Sequence[Nominee]) -> Iterator[tuple[Nominee, Nominee]]:
    left, right = before, after
    readings: tuple[Callable[[Nominee], Hashable], ...] = (
        lambda one: (one.recipient, one.name_key, one.value("birth"), one.value("unit"), one.awards),
        lambda one: (one.recipient, one.name_key, one.value("birth"), one.value("unit")),
        lambda one: (one.recipient, one.name_key, key(one.value("unit"))),
        lambda one: (one.recipient, one.name_key),
    )
    for reading in readings:
        pairs = _alike(left, right, reading)
        yield from pairs
        known = {id(one) for pair in pairs for one in pair}
        left = [one for one in left if id(one) not in known]
        right = [one for one in right if id(one) not in known]
    yield from _renamed(left, right)


def _alike(
    left: Sequence[Nominee], right: Sequence[Nominee], reading: Callable[[Nominee], Hashable]
) -> list[tuple[Nominee, Nominee]]:
    """Those that a reading cannot tell apart, in the order in which they stand, unless their births contradict."""
    waiting: dict[Hashable, list[Nominee]] = {}
    for one in left:
        waiting.setdefault(reading(one), []).append(one)
    pairs = []
    for other in right:
        candidates = waiting.get(reading(other), [])
        fits = [each for each in candidates if other.name_key and not _contradict(each, other)]
        if fits:
            candidates.remove(fits[0])
            pairs.append((fits[0], other))
    return pairs


def _renamed(left: Sequence[Nominee], right: Sequence[Nominee]) -> Iterator[tuple[Nominee, Nominee]]:
    """Somebody whose name was written otherwise: the same unit and kind, much the same name, no other birth."""
    waiting = list(left)
    for other in right:
        near = [
            (SequenceMatcher(None, one.name_key, other.name_key).ratio(), -at, one)
            for at, one in enumerate(waiting)
            if (one.recipient, key(one.value("unit"))) == (other.recipient, key(other.value("unit")))
            and not _contradict(one, other)
        ]
        ratio, _, best = max(near, default=(0.0, 0, None), key=lambda each: each[:2])
        if best is not None and ratio >= _LIKE:
            waiting.remove(best)
            yield best, other


def _contradict(one: Nominee, other: Nominee) -> bool:
    births = {one.value("birth"), other.value("birth")} - {""}
    years = {text[-4:] for text in births}
    return len(years) > 1


def _changed(old: Nominee, new: Nominee) -> Changed | None:
    fields = tuple(
        (name, old.value(name), new.value(name))
        for name in FIELDS
        if key(old.value(name)) != key(new.value(name)) or (name == "name" and old.name_key != new.name_key)
    )
    gone, come = tuple(sorted(old.awards - new.awards)), tuple(sorted(new.awards - old.awards))
    return Changed(old, new, fields, gone, come) if fields or gone or come else None
