"""Whether a nominee's record fulfils one of the ways in which earlier years earn an award.

What is not known is never held against anybody: a year of which nothing was handed in, a list that could not be read,
a column that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hongngu_tally.checks.frames import Line
from hongngu_tally.checks.records import Records, Year, at_least
from hongngu_tally.finding import Place
from hongngu_tally.law import Way, YearsRule

HELD, MISSING, DOUBTFUL, UNKNOWN = "held", "missing", "doubtful", "unknown"


@dataclass(slots=True)
class Verdict:
    """How a way stands with a nominee. ``cause`` names what is missing, ``lacks`` what would have to be known.

    ``sure`` is false where a person must look: a namesake, a unit of which only a part handed in.
    """

    state: str
    way: Way
    window: tuple[int, ...]
    missing: tuple[int, ...] = ()
    cause: str = ""
    lacks: str = ""
    sure: bool = True
    also: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    held: int = 0
    """How many of the window's years count."""


class Nominee:
    """One nominee's record, looked up year by year as the ways ask for it."""

    def __init__(self, records: Records, line: Line) -> None:
        self.records = records
        self.line = line
        self.year = records.year
        self._years: dict[tuple[int, tuple[str, ...]], Year] = {}

    @cached_property
    def stated(self) -> Any:
        """What the nominee's own columns say of earlier years."""
        return self.records.stated(self.line)

    @cached_property
    def now(self) -> Year:
        """This year's lists."""
        return self.records.now(self.line)

    def of(self, year: int, awards: tuple[str, ...]) -> Year:
        """The lists of one year."""
        if year == self.year:
            return self.now
        if (year, awards) not in self._years:
            self._years[year, awards] = self.records.of(self.line, year, awards)
        return self._years[year, awards]

    def says(self, year: int, awards: tuple[str, ...], grade: str) -> bool:
        """Whether the nominee's own columns give the year an award or a grade that is asked for."""
        if any(year in self.stated.awards.get(code, ()) for code in awards):
            return True
        return bool(grade) and at_least(
            {one for one, years in self.stated.grades.items() if year in years}, grade
        )

    @property
    def has_column(self) -> bool:
        """Whether the list has a column for awards of earlier years: then a blank one says that there were none."""
        return isinstance(self.line.history, str)

    def found(self, years: tuple[int, ...], awards: tuple[str, ...]) -> dict[int, Place]:
        """The years in which one of the awards was found, with the cell."""
        places = ((year, self.of(year, awards).awards) for year in years)
        return {
            year: next(held[code] for code in awards if code in held)
            for year, held in places
            if set(awards) & set(held)
        }


def judge(rule: YearsRule, nominee: Nominee) -> Verdict:
    """The verdict on the rule: the best of its ways."""
    ways = [(way, _judge_way(way, nominee)) for way in rule.any_of]
    if held := next((verdict for _, verdict in ways if verdict.state == HELD), None):
        return held
    confirmed = [verdict for way, verdict in ways if way.confirmed]
    if unknown := next((verdict for verdict in confirmed if verdict.state == UNKNOWN), None):
        return unknown
    found = max(confirmed, key=lambda verdict: verdict.held)
    if any(not way.confirmed and verdict.state == UNKNOWN for way, verdict in ways):
        # Nobody has confirmed that other way, but earlier years that were not handed in might show it.
        found.sure = False
        found.also = (*found.also, "other-way")
    return found


def _judge_way(way: Way, nominee: Nominee) -> Verdict:
    verdicts = [_judge_window(way, window, nominee) for window in _windows(way, nominee.year)]
    for state in (HELD, UNKNOWN):
        if found := next((verdict for verdict in verdicts if verdict.state == state), None):
            return found
    # Of several windows the one that comes nearest; of two alike the earlier, which the law means.
    return max(reversed(verdicts), key=lambda verdict: verdict.held)


def _windows(way: Way, year: int) -> Iterator[tuple[int, ...]]:
    for end in range(year, year - way.ends - 1, -1):
        yield tuple(end - way.every * back for back in reversed(range(way.years)))


def _judge_window(way: Way, window: tuple[int, ...], nominee: Nominee) -> Verdict:
    states = {year: _judge_year(way, year, nominee) for year in window}
    held = sum(state == HELD for state, _ in states.values())
    verdict = Verdict(HELD, way, window, held=held)
    missing = tuple(year for year, (state, _) in states.items() if state in (MISSING, DOUBTFUL))
    if (way.confirmed or not missing) and any(lacks == "years" for _, lacks in states.values()):
        # The list's own column of earlier awards shows without those years that the award before was never given.
        before = _held_before(way, window, nominee, verdict) if nominee.has_column else None
        return before or _unknown(verdict, "years")
    if missing:
        verdict.state, verdict.missing = MISSING, missing
        verdict.cause = "either" if way.each and way.grade else "grade" if way.grade else "titles"
        reasons = {reason for year in missing for state, reason in (states[year],) if state == DOUBTFUL}
        verdict.sure = any(states[year][0] == MISSING for year in missing)
        verdict.also = tuple(sorted(reasons))
        return verdict
    if lacks := next((lacks for state, lacks in states.values() if state == UNKNOWN), ""):
        return _unknown(verdict, lacks)
    return _held_before(way, window, nominee, verdict) or _counted(way, window, nominee, verdict) or verdict


def _unknown(verdict: Verdict, lacks: str) -> Verdict:
    verdict.state, verdict.lacks = UNKNOWN, lacks
    return verdict


def _judge_year(way: Way, year: int, nominee: Nominee) -> tuple[str, str]:
    """(state, what is lacking or why it is in doubt) of one year of a window."""
    if nominee.says(year, way.each, way.grade):
        return HELD, ""
    if year == nominee.year:
        return _judge_this_year(way, nominee), ""
    if year not in nominee.records.handed_in_years:
        return UNKNOWN, "years"
    found = nominee.of(year, way.each)
    if set(way.each) & set(found.awards) or (way.grade and at_least(found.grades, way.grade)):
        return HELD, ""
    if found.doubtful:
        return UNKNOWN, found.doubtful
    if found.handed_in == "none" and not found.present:
        return UNKNOWN, "unit"
    if way.grade and not (found.grades if found.present else found.graded):
        return UNKNOWN, "grade"
    if found.namesakes:
        return DOUBTFUL, "household" if nominee.line.recipient == "household" else "namesake"
    if found.handed_in == "part" and not found.present:
        return DOUBTFUL, "part"
    return MISSING, ""


def _judge_this_year(way: Way, nominee: Nominee) -> str:
    """This year's own title: absent where the unit lists such titles and shows that it lists a person at each of them."""
    if set(way.each) & set(nominee.now.awards):
        return HELD
    if way.ends:
        return MISSING
    if way.grade:
        # R406 judges this year's grade at its own cell.
        return HELD
    return MISSING if nominee.records.lists_each_title(nominee.line, way.each) else HELD


def _held_before(way: Way, window: tuple[int, ...], nominee: Nominee, verdict: Verdict) -> Verdict | None:
    """Something else than ``None`` where an award that comes before these years is missing or not known."""
    if not way.after:
        return None
    found: Mapping[int, Place | None] = {
        **{year: None for code in way.after for year in nominee.stated.awards.get(code, ())},
        **nominee.records.held_before(nominee.line, way.after),
    }
    if any(year < window[0] for year in found):
        return None
    if not found and not nominee.has_column:
        return _unknown(verdict, "before")
    verdict.state, verdict.cause, verdict.missing = MISSING, "after", (window[0] - 1,)
    verdict.facts = {"since": max(found)} if found else {}
    verdict.sure = nominee.has_column
    verdict.also = ("too-soon",) if found else ()
    return verdict


def _counted(way: Way, window: tuple[int, ...], nominee: Nominee, verdict: Verdict) -> Verdict | None:
    """Something else than ``None`` where the years do not hold enough initiatives, titles or grades."""
    if way.initiatives:
        numbers = [_initiatives(nominee, year) for year in window]
        count = sum(number or 0 for number in numbers)
        if count < way.initiatives:
            if None in numbers:
                return _unknown(verdict, "initiative")
            verdict.state, verdict.cause, verdict.missing = MISSING, "initiatives", window
            verdict.facts = {"count": count}
            return verdict
    for among in way.among:
        sure = maybe = 0
        for year in window:
            record = nominee.of(year, among.of)
            if (
                nominee.says(year, among.of, among.grade)
                or set(among.of) & set(record.awards)
                or (among.grade and at_least(record.grades, among.grade))
            ):
                sure += 1
            elif record.doubtful or not record.present or (among.grade and not record.grades):
                maybe += 1
        if sure < among.times:
            if sure + maybe >= among.times:
                return _unknown(verdict, "grade" if among.grade else "unit")
            verdict.state, verdict.cause, verdict.missing = MISSING, "among", window
            verdict.facts = {
                "count": sure,
                "times": among.times,
                "among": among.of,
                "among_grade": among.grade,
            }
            return verdict
    return None


def _initiatives(nominee: Nominee, year: int) -> int | None:
    """How many initiatives a year shows; a year as CSTĐ cơ sở shows one. None where no list has such a column."""
    record = nominee.of(year, ("CSTDCS",))
    fighter = "CSTDCS" in record.awards or nominee.says(year, ("CSTDCS",), "")
    if record.initiatives is None:
        return 1 if fighter else None
    return max(len(record.initiatives), int(fighter))
