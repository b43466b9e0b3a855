"""Nominations → counts over chosen dimensions, and the three equalities of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from hongngu_tally.frozen import frozen
from hongngu_tally.wanted import Wanted

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.finding import Finding, Unjudged
    from hongngu_tally.intake import Intake
    from hongngu_tally.law import Regime

DIMENSIONS = (
    "unit", "award", "family", "level", "track", "recipient", "group", "post", "sex", "movement", "workplace", "stage", "file", "sheet",
)  # fmt: skip
DEFAULT_BY = ("unit", "award", "level", "track", "recipient")


@frozen
class Balance:
    """The row ledger in sums: rows by fate, nominations, counted, held back, and the counts per unit.

    The three equalities are properties, so that whoever prints the sums can print whether they hold.
    """

    rows: int
    fates: dict[str, int]
    nominations: int
    counted: int
    held_back: int
    by_unit: int

    @property
    def holds(self) -> bool:
        """rows = sum of fates, nominations = counted + held back, sum over units = counted."""
        return (
            self.rows == sum(self.fates.values())
            and self.nominations == self.counted + self.held_back
            and self.by_unit == self.counted
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What the pipeline returns: all a renderer needs.

    ``counts`` has the columns of ``by`` and ``count``, rows of zero left out, sorted by its dimensions.
    """

    year: int
    stage: str
    count: str
    by: tuple[str, ...]
    regime: Regime
    intake: Intake
    findings: tuple[Finding, ...]
    counts: pd.DataFrame
    counted: pd.DataFrame
    """The nominations that were counted: the frame behind every number."""
    balance: Balance
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per dimension the values that were asked for; empty when everything is counted."""
    unjudged: tuple[Unjudged, ...] = ()
    """The rules that could not be judged for want of a column, earlier years or the like."""
    wanted: Wanted = field(default_factory=Wanted)
    """What of the findings was asked for; ``findings`` and ``unjudged`` hold no other."""
    redacted: bool = False
    """Whether the people were masked."""


def only_wanted(tally: Tally, wanted: Wanted) -> Tally:
    """The same numbers with the findings that were asked for; what is left out stays at hand and is said."""
    left_out = tuple(finding for finding in tally.findings if not wanted.takes(finding.code))
    return replace(
        tally,
        findings=tuple(finding for finding in tally.findings if wanted.takes(finding.code)),
        unjudged=tuple(one for one in tally.unjudged if wanted.takes(one.code)),
        wanted=replace(wanted, left_out=left_out),
    )


def count(nominations: pd.DataFrame, by: tuple[str, ...] = DEFAULT_BY, what: str = "awards") -> pd.DataFrame:
    """Counts over the dimensions ``by``: rows of zero left out, sorted by the dimensions.

    ``what`` is ``awards`` (lượt: recipient × award × track) or ``recipients`` (each counted once per group).
    """
    import pandas as pd

    if what == "recipients":
        identity = ["unit", "recipient", "name_key", "birth"]
        nominations = nominations.drop_duplicates(subset=list(dict.fromkeys([*by, *identity])))
    if not len(nominations):
        return pd.DataFrame(
            {**{name: pd.Series(dtype="str") for name in by}, "count": pd.Series(dtype="int64")}
        )
    if not by:
        return pd.DataFrame({"count": [len(nominations)]})
    grouped = nominations.groupby(list(by), observed=True, sort=False).size().reset_index(name="count")
    for name in by:
        grouped[name] = grouped[name].astype("str")
    return grouped.sort_values(list(by), kind="stable").reset_index(drop=True)


def total(nominations: pd.DataFrame, what: str = "awards") -> int:
    """All awards, or all distinct recipients, of a frame."""
    return int(count(nominations, (), what)["count"].sum())


def sums(nominations: pd.DataFrame, dimension: str, what: str = "awards") -> dict[str, int]:
    """The count of every value of one dimension, in the order of the values."""
    counted = count(nominations, (dimension,), what).itertuples(index=False, name=None)
    return {str(value): int(number) for value, number in counted}


class Leaders(NamedTuple):
    """How many of the persons counted lead others. ``unknown`` are those whose post nobody wrote or recognised."""

    leaders: int
    individuals: int
    unknown: int


def leaders(counted: pd.DataFrame) -> Leaders:
    """The persons of the nominations given, each once: the law wants most awards to go to those who lead nobody."""
    people = counted[counted["recipient"] == "individual"]
    people = people.drop_duplicates(["unit", "name_key", "birth", "workplace"])
    groups = people["group"].value_counts()
    return Leaders(
        int(groups.get("leader", 0)), len(people), int(groups.get("unknown", 0) + groups.get("", 0))
    )


def balance(intake: Intake, considered: pd.DataFrame, counted: pd.DataFrame) -> Balance:
    """The ledger's sums, each by a way of its own: rows as counted by the reader, fates as given by the locator.

    ``considered`` are the nominations of the stage asked for, ``counted`` those of them not held back.
    """
    counting = {one.file for one in intake.submissions if one.state == "counted"}
    fates = intake.ledger["fate"].value_counts()
    return Balance(
        rows=sum(
            sheet.nonblank for reading in intake.files if reading.file in counting for sheet in reading.sheets
        ),
        fates={str(name): int(number) for name, number in fates.items() if number},
        nominations=len(considered),
        counted=len(counted),
        held_back=int((considered["held_back"] != "").sum()),
        by_unit=int(counted.groupby("unit", observed=True).size().sum()),
    )
