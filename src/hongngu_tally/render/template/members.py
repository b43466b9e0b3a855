"""What a list of collectives asks of the list of individuals: how many members hold a title, and whether one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hongngu_tally.checks.conditions import TITLES
from hongngu_tally.checks.members import TEAMS
from hongngu_tally.law import DISCIPLINE, GRADES, AwardRules, MemberShare, Regime, Ruling
from hongngu_tally.render.template.formulas import (
    ERROR,
    NOTE,
    WORK,
    Cells,
    Formula,
    Helper,
    is_one_of,
    same_award,
    severity,
)


def holders_of(regime: Regime, of: Sequence[str]) -> tuple[str, ...]:
    """The titles, and those that presuppose one of them."""
    above = [
        code
        for code, rules in regime.awards.items()
        if rules.prerequisite_any_of is not None and set(of) & set(rules.prerequisite_any_of.value)
    ]
    return (*of, *above)


def person_name(codes: Sequence[str]) -> str:
    """The name of the helper that marks each person with one of the titles once."""
    return "one:" + "+".join(codes)


def persons(cells: Cells, sets: Sequence[tuple[str, ...]]) -> Iterator[Helper]:
    """Per set of titles 1 in the first row of every person who holds one: nobody is counted twice."""
    for codes in sets:
        yield Helper(person_name(codes), _first_of(cells, codes))


def _first_of(cells: Cells, codes: Sequence[str]) -> Formula:
    def formula(row: int) -> str:
        alike = "*".join(
            f"({cells.above(name, row)}={cells.at(name, row)})" for name in ("key", "birth", WORK)
        )
        before = f"({cells.above('counts', row)}=1)*{alike}*{same_award(cells.above('code', row), codes)}"
        own = same_award(cells.at("code", row), codes)
        return f'IF({cells.at("counts", row)}<>1,"",IF({own}=0,"",IF(SUMPRODUCT({before})=0,1,"")))'

    return formula


def sets_counted(regime: Regime, awards: Sequence[AwardRules]) -> list[tuple[str, ...]]:
    """The sets of titles whose holders the collectives' titles ask for."""
    shares = [rules.member_share_min for rules in awards]
    return list(dict.fromkeys(holders_of(regime, share.value.of) for share in shares if share is not None))


def counters(cells: Cells, people: Cells, regime: Regime) -> Iterator[Helper]:
    """What the checks of collectives count by: how big each is, whether it is the unit itself, its holders."""
    yield Helper("whole", lambda row: f"ISNUMBER(MATCH({cells.at('key', row)},TT_DonVi,0))")
    if cells.list.has("members"):
        yield Helper("size", _size(cells))
    for codes in sets_counted(regime, cells.list.awards):
        name = "+".join(codes)
        asking = [
            rules.code
            for rules in cells.list.awards
            if rules.member_share_min and holders_of(regime, rules.member_share_min.value.of) == codes
        ]
        yield Helper(f"sure:{name}", _asked(cells, asking, _surely(cells, people, codes)))
        yield Helper(f"held:{name}", _asked(cells, asking, _holders(cells, people, codes, f"sure:{name}")))


def _asked(cells: Cells, awards: Sequence[str], formula: Formula) -> Formula:
    """Calculated only where it is needed: it looks through the whole list of individuals."""
    return lambda row: f"IF({is_one_of(cells.at('code', row), awards)},{formula(row)},0)"


def _within(cells: Cells, people: Cells, row: int) -> str:
    """Per person 1 where the workplace is the collective or a part of it, or the other way round."""
    name, works = cells.at("key", row), people.every(WORK, sheet=True)
    part = f'ISNUMBER(SEARCH(" "&{name}&" "," "&{works}&" "))'
    return f'(({part}+({works}<>"")*ISNUMBER(SEARCH(" "&{works}&" "," "&{name}&" ")))>0)'


def _surely(cells: Cells, people: Cells, codes: Sequence[str]) -> Formula:
    def formula(row: int) -> str:
        marks = people.every(person_name(codes), sheet=True)
        return f"SUMPRODUCT(({marks}=1)*{_within(cells, people, row)})"

    return formula


def _holders(cells: Cells, people: Cells, codes: Sequence[str], sure: str) -> Formula:
    """How many holders are, or may be, members; 0 where the lists do not tell.

    Whoever has no workplace, the unit itself, or a team of nobody says which body, may belong to any part of it.
    """

    def formula(row: int) -> str:
        name, surely = cells.at("key", row), cells.at(sure, row)
        marks, works = (people.every(each, sheet=True) for each in (person_name(codes), WORK))
        teams = "+".join(f'(LEFT({works},{len(word) + 1})="{word} ")' for word in TEAMS)
        is_team = "+".join(f'(LEFT({name},{len(word) + 1})="{word} ")' for word in TEAMS)
        loose = f'((({works}="")+ISNUMBER(MATCH({works},TT_DonVi,0))+(({is_team})=0)*({teams}))>0)'
        perhaps = f"SUMPRODUCT(({marks}=1)*(1-{_within(cells, people, row)})*{loose})"
        return f"IF({cells.at('whole', row)},SUM({marks}),IF({surely}=0,0,{surely}+{perhaps}))"

    return formula


def _size(cells: Cells) -> Formula:
    """How many members there are, wherever a row of the collective says so."""

    def formula(row: int) -> str:
        own, every = cells.at("people", row), cells.every("people")
        alike = f"({cells.every('key')}={cells.at('key', row)})*({cells.every(WORK)}={cells.at(WORK, row)})"
        said = f"IF({own}>0,{own},IFERROR(SUMPRODUCT(MAX({alike}*{every})),0))"
        return f"IF({cells.at('counts', row)}<>1,0,{said})"

    return formula


def member_shares(cells: Cells, regime: Regime) -> dict[str, Formula]:
    """Q102: too few members of a collective hold the title that its own title asks for."""
    return {
        rules.code: _share(cells, rules.member_share_min, holders_of(regime, rules.member_share_min.value.of))
        for rules in cells.list.awards
        if rules.member_share_min is not None
    }


def _share(cells: Cells, ruling: Ruling[MemberShare], codes: Sequence[str]) -> Formula:
    held = "held:" + "+".join(codes)

    def formula(row: int) -> str:
        count, size = cells.at(held, row), cells.at("size", row)
        return f'IF(OR({size}=0,{count}=0),"",{_verdict(count, size, ruling)})'

    return formula


def _verdict(count: str, size: str, ruling: Ruling[MemberShare]) -> str:
    share = ruling.value
    part, bound = f"100*{count}", f"{share.percent}*{size}"
    sure = ERROR if ruling.confirmed or share.below_sure else NOTE
    if share.strictly_above:
        return f'IF({part}<={bound},"{sure}","")'
    if share.below_sure and not ruling.confirmed:
        return f'IF({part}<{bound},"{sure}",IF({part}={bound},"{NOTE}",""))'
    return f'IF({part}<{bound},"{sure}","")'


def titled_members(cells: Cells, people: Cells) -> dict[str, Formula]:
    """R401 of collectives: not one member holds the title that one of them must hold."""
    return {
        rules.code: _titled(cells, people, rules.members_hold_any_of)
        for rules in cells.list.awards
        if rules.members_hold_any_of is not None
    }


def _titled(cells: Cells, people: Cells, ruling: Ruling[tuple[str, ...]]) -> Formula:
    speaks = severity(ruling)

    def judged(row: int, members: str) -> str:
        counts, works, codes = (people.every(name, sheet=True) for name in ("counts", WORK, "code"))
        holding = f"({counts}=1)*{same_award(codes, ruling.value)}"
        titled = f"({counts}=1)*{same_award(codes, TITLES)}"
        loose = f'SUMPRODUCT({holding}*({works}=""))'
        return f'IF(SUMPRODUCT({holding}*{members})+{loose}>0,"",IF(SUMPRODUCT({titled}*{members})=0,"","{speaks}"))'

    return _of_members(cells, people, judged)


def _of_members(cells: Cells, people: Cells, judged: Callable[[int, str], str]) -> Formula:
    """The verdict over a collective's members: those who work in it, else everybody where it is the unit itself."""

    def formula(row: int) -> str:
        counts, works = people.every("counts", sheet=True), people.every(WORK, sheet=True)
        name = cells.at("key", row)
        unit = f"{cells.at('whole', row)}*ISNUMBER(MATCH({works},TT_DonVi,0))"
        own = f'((({works}={name})+(RIGHT({works},LEN({name})+1)=" "&{name})+{unit})>0)'
        everybody = f'IF({cells.at("whole", row)},{judged(row, f"({counts}=1)")},"")'
        return f"IF(SUMPRODUCT(({counts}=1)*{own})>0,{judged(row, own)},{everybody})"

    return formula


def disciplined_members(cells: Cells, people: Cells) -> dict[str, Formula]:
    """R404 of collectives: a member was disciplined by a measure that bars the title."""
    return {
        rules.code: _disciplined(cells, people, rules.discipline_bar)
        for rules in cells.list.awards
        if rules.discipline_bar is not None and people.list.has("discipline")
    }


def _disciplined(cells: Cells, people: Cells, ruling: Ruling[str]) -> Formula:
    bar, speaks = DISCIPLINE.index(ruling.value) + 1, severity(ruling)

    def judged(row: int, members: str) -> str:
        counts, measures = people.every("counts", sheet=True), people.every("measure", sheet=True)
        return f'IF(SUMPRODUCT(({counts}=1)*({measures}>={bar})*{members})>0,"{speaks}","")'

    return _of_members(cells, people, judged)


def graded_members(cells: Cells, people: Cells) -> dict[str, Formula]:
    """Q102 as well: a member did not complete the tasks of the year."""
    return {
        rules.code: _graded(cells, people, rules.members_grade_min)
        for rules in cells.list.awards
        if rules.members_grade_min is not None
    }


def _graded(cells: Cells, people: Cells, ruling: Ruling[str]) -> Formula:
    floor, speaks = GRADES.index(ruling.value) + 1, severity(ruling)

    def judged(row: int, members: str) -> str:
        counts, ranks = people.every("counts", sheet=True), people.every("rank", sheet=True)
        # Whoever was not graded says nothing of the others.
        low = f"ISNUMBER({ranks})*({ranks}>{floor})*({ranks}<={len(GRADES)})"
        return f'IF(SUMPRODUCT(({counts}=1)*{low}*{members})>0,"{speaks}","")'

    return _of_members(cells, people, judged)
