"""The checks of a row that the year's law asks for: which titles, grades and papers its award presupposes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hongngu_tally.checks.forms import state_forms
from hongngu_tally.checks.identity import OF_EACH_BODY
from hongngu_tally.law import DISCIPLINE, GRADES, Regime, Ruling
from hongngu_tally.render.template.alike import perhaps_born_alike, same_deed, same_recipient
from hongngu_tally.render.template.formulas import (
    WARNING,
    WORK,
    Between,
    Cells,
    Formula,
    Helper,
    by_award,
    is_blank,
    is_one_of,
    quoted,
    same_award,
    severity,
)


def of_rules(cells: Cells, regime: Regime, between: Between) -> Iterator[Helper]:
    """What the row's own award asks for; ``between`` are checks against another list.

    Both per code, and what tells two columns of one code apart ("Q102:members"), with the column of which the check
    speaks and the case of each award.
    """
    one = cells.list
    asked: Between = {
        "R401": ("award", _prerequisites(cells)),
        "R402": ("initiative", _initiatives(cells)),
        "R403": ("recruited", _tenures(cells, regime)),
        "R404": ("discipline", _disciplines(cells)),
        "R406": ("grade", _grades(cells)),
        "D107": ("award", _picked(cells)),
        **between,
    }
    for name, (field, cases) in asked.items():
        if cases:
            yield Helper(name, _each(cells, cases), name.partition(":")[0], field)
    if one.has("proceedings"):
        ruling = regime.common.proceedings_bar
        assert ruling is not None
        yield Helper("R405", _said(cells, "proceedings", severity(ruling)), "R405", "proceedings")
    if one.has("registered"):
        registration = regime.common.registration_of
        assert registration is not None
        yield Helper("R408", _unregistered(cells, registration), "R408", "registered")


def _each(cells: Cells, cases: Mapping[str, Formula]) -> Formula:
    def formula(row: int) -> str:
        own = by_award(cells.at("code", row), {award: case(row) for award, case in cases.items()})
        return f'IF({cells.at("counts", row)}<>1,"",{own})'

    return formula


def _prerequisites(cells: Cells) -> dict[str, Formula]:
    """Whoever is put up for the title holds one of the lower ones in the same list, and no namesake born another day."""
    found: dict[str, Formula] = {}
    for rules in cells.list.awards:
        if (ruling := rules.prerequisite_any_of) is not None:
            lower, speaks = ruling.value, severity(ruling)

            def case(row: int, lower: Sequence[str] = lower, speaks: str = speaks) -> str:
                same = f"({cells.every('counts')}=1)*({cells.every('key')}={cells.at('key', row)})"
                holds = f"{same}*{same_award(cells.every('code'), lower)}"
                if cells.list.has("birth"):
                    years, days = cells.every("year:birth"), cells.every("day:birth")
                    holds += f"*{perhaps_born_alike(cells, row, years, days)}"
                return f'IF(SUMPRODUCT({holds})=0,"{speaks}","")'

            found[rules.code] = case
    return found


def _initiatives(cells: Cells) -> dict[str, Formula]:
    found: dict[str, Formula] = {}
    for rules in cells.list.awards if cells.list.has("initiative") else ():
        ruling = rules.requires_any_of
        if ruling is None or "initiative" not in ruling.value:
            continue
        either = "excellent_completion" in ruling.value
        speaks = severity(ruling)

        def case(row: int, either: bool = either, speaks: str = speaks) -> str:
            blank = is_blank(cells.at("initiative", row))
            if either:
                blank = f"AND({blank},{cells.at('rank', row)}<>1)"
            return f'IF({blank},"{speaks}","")'

        found[rules.code] = case
    return found


def _tenures(cells: Cells, regime: Regime) -> dict[str, Formula]:
    """Whole months from the day of recruitment to the end of the year."""
    found: dict[str, Formula] = {}
    for rules in cells.list.awards if cells.list.has("recruited") else ():
        if (ruling := rules.tenure_min_months) is not None:
            needed, speaks = ruling.value, severity(ruling)

            def case(row: int, needed: int = needed, speaks: str = speaks) -> str:
                year, day = cells.at("year:recruited", row), cells.at("day:recruited", row)
                first, second = (cells.at(f"part{number}:recruited", row) for number in (1, 2))
                # A month alone begins on its first day, a year alone in January.
                month = f'IF({day}<>"",MOD({day},100),IF({second}="",1,VALUE({first})))'
                months = f'({regime.day.year + 1}-{year})*12+1-{month}-IF({day}="",0,{day}>=200)'
                return f'IF(ISNUMBER({year}),IF({months}<{needed},"{speaks}",""),"")'

            found[rules.code] = case
    return found


def _disciplines(cells: Cells) -> dict[str, Formula]:
    found: dict[str, Formula] = {}
    for rules in cells.list.awards if cells.list.has("discipline") else ():
        if (ruling := rules.discipline_bar) is not None:
            bar, speaks = DISCIPLINE.index(ruling.value) + 1, severity(ruling)

            def case(row: int, bar: int = bar, speaks: str = speaks) -> str:
                return f'IF({cells.at("measure", row)}>={bar},"{speaks}","")'

            found[rules.code] = case
    return found


def _grades(cells: Cells) -> dict[str, Formula]:
    """A grade below the award's; none, or a blank one where others of the same award are graded, unless failing alone bars."""
    found: dict[str, Formula] = {}
    for rules in cells.list.awards if cells.list.has("grade") else ():
        if (ruling := rules.grade_min) is not None:
            floor, tracks = GRADES.index(ruling.value.grade) + 1, ruling.value.tracks
            failing = ruling.value.bars_failing_alone
            speaks = severity(ruling, WARNING)

            def case(
                row: int,
                award: str = rules.code,
                floor: int = floor,
                failing: bool = failing,
                tracks: Sequence[str] = tracks,
                speaks: str = speaks,
            ) -> str:
                rank, track = cells.at("rank", row), cells.at("track_code", row)
                on_track = "+".join(f'({cells.every("track_code")}="{each}")' for each in tracks)
                others = (
                    f'SUMPRODUCT(({cells.every("counts")}=1)*({cells.every("code")}="{award}")'
                    f'*(({on_track})>0)*({cells.every("rank")}<>""))'
                )
                low = f'IF({rank}="",{others}>0,IF(ISNUMBER({rank}),{rank}>{floor},FALSE))'
                if failing:
                    low = f"{rank}={floor + 1}"
                return f'IF({is_one_of(track, tracks)},IF({low},"{speaks}",""),"")'

            found[rules.code] = case
    return found


def _picked(cells: Cells) -> dict[str, Formula]:
    """A higher title of a collective without the lower one, where the list has it for other collectives."""
    found: dict[str, Formula] = {}
    for rules in cells.list.awards if cells.list.recipient == "collective" else ():
        if (ruling := rules.picked_among) is None:
            continue
        lower, speaks = ruling.value, severity(ruling, WARNING)

        def case(
            row: int, award: str = rules.code, lower: Sequence[str] = lower, speaks: str = speaks
        ) -> str:
            counts, codes, names, works = (cells.every(name) for name in ("counts", "code", "same", WORK))
            # Per row of the higher title, whether the same collective stands in a row of the lower one.
            listed = "+".join(
                f'COUNTIFS({names},{names},{works},{works},{codes},"{code}",{counts},1)' for code in lower
            )
            some = f'SUMPRODUCT(({counts}=1)*({codes}="{award}")*(({listed})>0))'
            own = f"({names}={cells.at('same', row)})*({works}={cells.at(WORK, row)})"
            held = f"SUMPRODUCT(({counts}=1)*{own}*{same_award(codes, lower)})"
            return f'IF({held}>0,"",IF({some}>0,"{speaks}",""))'

        found[rules.code] = case
    return found


def _said(cells: Cells, field: str, speaks: str) -> Formula:
    """Anything but a denial stands in the cell."""
    return lambda row: (
        f'IF({cells.at("counts", row)}<>1,"",IF({is_blank(cells.at(field, row))},"","{speaks}"))'
    )


def _unregistered(cells: Cells, ruling: Ruling[tuple[str, ...]]) -> Formula:
    speaks = severity(ruling, WARNING)
    asked = [rules.code for rules in cells.list.awards if rules.family in ruling.value]

    def formula(row: int) -> str:
        code, track = cells.at("code", row), cells.at("track_code", row)
        if not asked:
            return '""'
        needed = f'AND({track}="merit",{is_one_of(code, asked)})'
        blank = is_blank(cells.at("registered", row))
        return f'IF({cells.at("counts", row)}<>1,"",IF(AND({needed},{blank}),"{speaks}",""))'

    return formula


# --- several awards of one recipient


def beside(cells: Cells, regime: Regime) -> Iterator[Helper]:
    """Awards that the law does not give together, told in the later of two rows."""
    common, codes = regime.common, {rules.code for rules in cells.list.awards}
    if (one_form := common.one_form_per_achievement) is not None and codes & set(forms(regime)):
        yield Helper("D103", _clash(cells, _two_forms(regime), severity(one_form, WARNING)), "D103", "award")
    if (state := common.state_forms_a_year) is not None and codes & state_forms(regime):
        apart = _two_of_the_state(state.value.except_tracks)
        yield Helper("D104", _clash(cells, apart, severity(state)), "D104", "award")
    if (ranks := common.ranks_at_once) is not None and codes & {
        code for group in ranks.value for code in group
    }:
        yield Helper("D106", _clash(cells, _two_ranks, severity(ranks, WARNING)), "D106", "award")


def forms(regime: Regime) -> list[str]:
    """The commendation forms of which an achievement earns one; badges are each body's own."""
    return [
        code
        for code, rules in regime.awards.items()
        if rules.family == "commendation_form" and code not in OF_EACH_BODY
    ]


Clash = Callable[[Cells, int], tuple[str, list[str]]]
"""(whether it is asked of the row, 1 or 0 per row above) of awards that do not go together."""


def _clash(cells: Cells, clash: Clash, speaks: str) -> Formula:
    def formula(row: int) -> str:
        asked, others = clash(cells, row)
        other = f"({cells.above('code', row)}<>{cells.at('code', row)})"
        found = f"SUMPRODUCT({'*'.join([*same_recipient(cells, row), other, *others])})"
        return f'IF({cells.at("counts", row)}<>1,"",IF({asked},IF({found}>0,"{speaks}",""),""))'

    return formula


def _in(cells: str, names: str) -> str:
    return f"ISNUMBER(MATCH({cells},{names},0))"


def _two_forms(regime: Regime) -> Clash:
    """Two forms on one track for one deed; two of the State are told as such where the law has a rule for them."""
    of_state = regime.common.state_forms_a_year
    told = of_state.value.except_tracks if of_state is not None and of_state.confirmed else None

    def clash(cells: Cells, row: int) -> tuple[str, list[str]]:
        code, codes, track = cells.at("code", row), cells.above("code", row), cells.at("track_code", row)
        alike = [_in(codes, "TT_HinhThuc"), f"({cells.above('track_code', row)}={track})"]
        if told is not None:
            ordinary = f"(1-{_in(track, quoted(told))})" if told else "1"
            alike.append(f"(1-{ordinary}*{_in(code, 'TT_NhaNuoc')}*{_in(codes, 'TT_NhaNuoc')})")
        return _in(code, "TT_HinhThuc"), [*alike, *same_deed(cells, row)]

    return clash


def _two_of_the_state(except_tracks: Sequence[str]) -> Clash:
    def clash(cells: Cells, row: int) -> tuple[str, list[str]]:
        tracks = quoted(except_tracks)
        asked = (
            f"AND({_in(cells.at('code', row), 'TT_NhaNuoc')},NOT({_in(cells.at('track_code', row), tracks)}))"
        )
        other = f"(1-{_in(cells.above('track_code', row), tracks)})"
        return asked, [_in(cells.above("code", row), "TT_NhaNuoc"), other]

    return clash


def _two_ranks(cells: Cells, row: int) -> tuple[str, list[str]]:
    ladder, track = cells.at("ladder", row), cells.at("track_code", row)
    asked = f'AND(ISNUMBER({ladder}),{track}<>"sudden")'
    return asked, [
        f"({cells.above('ladder', row)}={ladder})",
        f'({cells.above("track_code", row)}<>"sudden")',
    ]
