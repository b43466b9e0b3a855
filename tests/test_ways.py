"""The ways in which earlier years earn an award, year by year: what is held, what is missing, what nobody can know."""

from types import SimpleNamespace

import pytest

from hongngu_tally.checks.records import Year
from hongngu_tally.checks.ways import HELD, MISSING, UNKNOWN, Nominee, judge
from hongngu_tally.finding import Place
from hongngu_tally.law import Way, YearsRule
from hongngu_tally.law.years import Among

THIS = 2020
TEN_YEARS = tuple(range(2010, THIS))
CELL = Place("a.xlsx", "DS", 5, 3)


KNOWN = {"LDTT", "CSTDCS", "GKH", "BKT", "TTLDTT", "TTLDXS"}


class _Records:
    """What lists of earlier years would say; every year that is not given was handed in and shows nothing."""

    def __init__(self, line, years, now, handed_in, awards, grades, before, lists_each):
        self.year, self.handed_in_years = THIS, frozenset(handed_in)
        self._line, self._years, self._now = line, years, now
        self._stated = SimpleNamespace(awards=awards, grades=grades)
        self._before, self._lists_each = before, lists_each

    def _asked(self, line, awards=()):
        """Only of the nominee, and of awards that a rule names."""
        assert line is self._line
        assert isinstance(awards, tuple) and set(awards) <= KNOWN

    def stated(self, line):
        self._asked(line)
        return self._stated

    def now(self, line):
        self._asked(line)
        return self._now

    def of(self, line, year, awards):
        self._asked(line, awards)
        return self._years.get(year, Year())

    def held_before(self, line, awards):
        self._asked(line, awards)
        return self._before

    def lists_each_title(self, line, awards):
        self._asked(line, awards)
        return self._lists_each


def nominee(years=None, *, now=None, handed_in=TEN_YEARS, stated=None, grades=None, before=None, lists_each=False, column=True):  # fmt: skip
    line = SimpleNamespace(recipient="individual", history="" if column else None)
    records = _Records(
        line, years or {}, now or Year(), handed_in, stated or {}, grades or {}, before or {}, lists_each
    )
    return Nominee(records, line)


def held(*codes, grade="", initiatives=None):
    return Year(
        dict.fromkeys(codes, CELL), {grade} if grade else set(), initiatives, present=True, graded=bool(grade)
    )


def verdict(way, *arguments, **more):
    return judge(YearsRule(("merit",), (way,)), nominee(*arguments, **more))


TWO_YEARS = Way(years=2, each=("CSTDCS",))


# --- one year


def test_every_year_of_the_window_must_have_one_of_the_awards():
    found = verdict(TWO_YEARS, {2019: held("CSTDCS")})
    assert (found.state, found.window, found.held) == (HELD, (2019, 2020), 2)
    found = verdict(TWO_YEARS, {2019: held("LDTT")})
    assert (found.state, found.missing, found.cause, found.sure) == (MISSING, (2019,), "titles", True)


def test_the_nominees_own_column_says_it_too():
    assert verdict(TWO_YEARS, stated={"CSTDCS": {2019}}).state == HELD
    assert verdict(TWO_YEARS, stated={"CSTDCS": {2018}}).state == MISSING


def test_a_year_of_which_nothing_was_handed_in_is_not_held_against_anybody():
    found = verdict(TWO_YEARS, handed_in=())
    assert (found.state, found.lacks) == (UNKNOWN, "years")
    # Though another year is missing for sure: the years might show that the list of that year was wrong.
    found = verdict(Way(years=3, each=("CSTDCS",)), handed_in=(2019,))
    assert (found.state, found.lacks) == (UNKNOWN, "years")
    # A way that nobody confirmed is not waited for.
    found = judge(
        YearsRule((), (Way(years=3, each=("CSTDCS",), confirmed=False), TWO_YEARS)),
        nominee(handed_in=(2019,)),
    )
    assert (found.state, found.way, found.also) == (MISSING, TWO_YEARS, ())


@pytest.mark.parametrize(
    ("year", "lacks"),
    [
        (Year(doubtful="unreadable"), "unreadable"),
        (Year(doubtful="held-back"), "held-back"),
        (Year(handed_in="none"), "unit"),
    ],
)
def test_absence_that_proves_nothing(year, lacks):
    found = verdict(TWO_YEARS, {2019: year})
    assert (found.state, found.lacks) == (UNKNOWN, lacks)


@pytest.mark.parametrize(
    ("year", "also"),
    [(Year(namesakes=(CELL,)), ("namesake",)), (Year(handed_in="part"), ("part",))],
)
def test_absence_at_which_a_person_must_look(year, also):
    found = verdict(TWO_YEARS, {2019: year})
    assert (found.state, found.also, found.sure) == (MISSING, also, False)
    # Where another year is surely missing, the whole is sure.
    three = Way(years=3, each=("CSTDCS",))
    found = verdict(three, {2019: year, 2018: held("LDTT")})
    assert (found.missing, found.also, found.sure) == ((2018, 2019), also, True)


def test_somebody_who_is_in_the_lists_of_a_part_is_judged_by_them():
    found = verdict(TWO_YEARS, {2019: Year(handed_in="part", present=True)})
    assert (found.state, found.sure) == (MISSING, True)


# --- grades


FIVE_GOOD = Way(years=2, grade="good")


def test_a_better_grade_is_enough_and_a_lower_one_is_not():
    assert verdict(FIVE_GOOD, {2019: held(grade="excellent")}).state == HELD
    found = verdict(FIVE_GOOD, {2019: held(grade="done")})
    assert (found.state, found.cause) == (MISSING, "grade")


def test_the_nominees_own_column_may_give_the_grade():
    assert verdict(FIVE_GOOD, grades={"excellent": {2019}}).state == HELD
    assert verdict(FIVE_GOOD, {2019: Year(graded=True)}, grades={"excellent": {2018}}).state == MISSING
    assert verdict(FIVE_GOOD, {2019: Year(graded=True)}, grades={"done": {2019}}).state == MISSING
    # A grade that no rule asks for gives no title.
    assert verdict(TWO_YEARS, grades={"excellent": {2019}}).state == MISSING


def test_without_grades_in_the_lists_nobody_can_know():
    # Whoever stands in a list without a grade, though others of the unit have one.
    found = verdict(FIVE_GOOD, {2019: Year(present=True, graded=True)})
    assert (found.state, found.lacks) == (UNKNOWN, "grade")
    # Whoever does not, where the unit's lists have none; where they have, he was not graded there.
    assert verdict(FIVE_GOOD, {2019: Year(graded=False)}).lacks == "grade"
    found = verdict(FIVE_GOOD, {2019: Year(graded=True)})
    assert (found.state, found.cause) == (MISSING, "grade")


def test_a_title_or_a_grade_in_each_year():
    either = Way(years=2, each=("CSTDCS",), grade="good")
    assert verdict(either, {2019: held("CSTDCS", grade="done")}).state == HELD
    assert verdict(either, {2019: held(grade="good")}).state == HELD
    assert verdict(either, {2019: held(grade="done")}).cause == "either"


# --- this year


def test_this_years_own_title_is_missing_only_where_the_unit_lists_such_titles():
    years = {2019: held("CSTDCS")}
    assert verdict(TWO_YEARS, years, lists_each=False).state == HELD
    found = verdict(TWO_YEARS, years, lists_each=True)
    assert (found.state, found.missing) == (MISSING, (2020,))
    assert verdict(TWO_YEARS, years, lists_each=True, now=held("CSTDCS")).state == HELD


# --- which years


def test_the_last_of_the_years_may_lie_before_the_nomination():
    late = Way(years=2, each=("CSTDCS",), ends=1)
    found = verdict(late, {2018: held("CSTDCS"), 2019: held("CSTDCS")})
    assert (found.state, found.window) == (HELD, (2018, 2019))
    # The window that comes nearest is the one that is told.
    found = verdict(late, {2019: held("CSTDCS")}, now=held("LDTT"))
    assert (found.state, found.window, found.held) == (MISSING, (2018, 2019), 1)


def test_years_may_lie_apart():
    found = verdict(Way(years=2, each=("GKH",), every=3), {2017: held("GKH")}, now=held("GKH"))
    assert (found.state, found.window) == (HELD, (2017, 2020))


# --- what comes before the years


AFTER = Way(years=2, each=("CSTDCS",), after=("BKT",))
HAS_YEARS = {2019: held("CSTDCS")}


def test_an_award_before_the_years():
    assert verdict(AFTER, HAS_YEARS, before={2018: CELL}).state == HELD
    assert verdict(AFTER, HAS_YEARS, stated={"BKT": {2015}}).state == HELD


def test_an_award_within_the_years_came_too_soon_before():
    found = verdict(AFTER, HAS_YEARS, before={2019: CELL})
    assert (found.state, found.cause, found.missing) == (MISSING, "after", (2018,))
    assert (found.facts, found.also, found.sure) == ({"since": 2019}, ("too-soon",), True)
    assert verdict(AFTER, HAS_YEARS, before={2019: CELL}, column=False).sure is False


def test_nothing_before_is_missing_only_where_a_column_would_say_so():
    found = verdict(AFTER, HAS_YEARS)
    assert (found.state, found.cause, found.facts, found.also) == (MISSING, "after", {}, ())
    found = verdict(AFTER, HAS_YEARS, column=False)
    assert (found.state, found.lacks) == (UNKNOWN, "before")


def test_an_award_before_that_the_column_does_not_name_is_missing_whatever_the_years_held():
    found = verdict(AFTER, handed_in=())
    assert (found.state, found.cause, found.sure) == (MISSING, "after", True)
    assert verdict(AFTER, handed_in=(), stated={"BKT": {2015}}).lacks == "years"
    assert verdict(AFTER, handed_in=(), column=False).lacks == "years"


# --- initiatives in these years together


IDEAS = Way(years=3, each=("LDTT",), initiatives=2)


def ideas(*per_year):
    years = {2018: held("LDTT", initiatives=per_year[0]), 2019: held("LDTT", initiatives=per_year[1])}
    return {"years": years, "now": held("LDTT", initiatives=per_year[2])}


def test_initiatives_of_the_years_are_added_up():
    assert verdict(IDEAS, **ideas(("một",), (), ("hai",))).state == HELD
    assert verdict(IDEAS, **ideas(("một", "hai"), (), ())).state == HELD
    found = verdict(IDEAS, **ideas(("một",), (), ()))
    assert (found.state, found.cause, found.missing) == (MISSING, "initiatives", (2018, 2019, 2020))
    assert found.facts == {"count": 1}


def test_a_year_without_such_a_column_may_have_had_one():
    found = verdict(IDEAS, **ideas(("một",), None, ()))
    assert (found.state, found.lacks) == (UNKNOWN, "initiative")
    assert verdict(IDEAS, **ideas(("một", "hai"), None, None)).state == HELD


@pytest.mark.parametrize("told", [None, ()])
def test_a_year_as_fighter_shows_one(told):
    years = {2018: held("LDTT", "CSTDCS", initiatives=told), 2019: held("LDTT", initiatives=())}
    now = held("LDTT", initiatives=("một",))
    assert verdict(IDEAS, years, now=now).state == HELD
    # One only, though the initiative stands there too.
    years[2018] = held("LDTT", "CSTDCS", initiatives=("hai",))
    found = verdict(IDEAS, years, now=held("LDTT", initiatives=()))
    assert found.facts == {"count": 1}
    years[2018] = held("LDTT", "CSTDCS", initiatives=told)
    assert verdict(IDEAS, years, now=held("LDTT", initiatives=())).facts == {"count": 1}
    # The nominee's own column may say so.
    years[2018] = held("LDTT", initiatives=None)
    assert verdict(IDEAS, years, now=now, stated={"CSTDCS": {2018}}).state == HELD


# --- some of the years


AMONG = Way(years=3, each=("TTLDTT",), among=(Among(2, ("TTLDXS",), ""),))
LABOUR = {2018: held("TTLDTT"), 2019: held("TTLDTT")}


def test_some_of_the_years_need_more():
    years = {2018: held("TTLDTT", "TTLDXS"), 2019: held("TTLDTT")}
    assert verdict(AMONG, years, now=held("TTLDTT", "TTLDXS")).state == HELD
    assert verdict(AMONG, LABOUR, now=held("TTLDTT", "TTLDXS"), stated={"TTLDXS": {2019}}).state == HELD
    found = verdict(AMONG, years, now=held("TTLDTT"))
    assert (found.state, found.cause, found.missing) == (MISSING, "among", (2018, 2019, 2020))
    assert found.facts == {"count": 1, "times": 2, "among": ("TTLDXS",), "among_grade": ""}


def test_years_that_nobody_knows_may_be_among_them():
    years = {2018: held("TTLDTT", "TTLDXS")}
    stated = {"TTLDTT": {2019}}
    found = verdict(AMONG, years, now=held("TTLDTT"), stated=stated)
    assert (found.state, found.lacks) == (UNKNOWN, "unit")
    years[2019] = Year(present=True)
    assert verdict(AMONG, years, now=held("TTLDTT"), stated=stated).state == MISSING
    # One year that nobody knows is not two, and two are not one.
    three = Way(years=3, each=("TTLDTT",), among=(Among(3, ("TTLDXS",), ""),))
    assert verdict(three, years | {2019: Year()}, now=held("TTLDTT"), stated=stated).state == MISSING
    stated = {"TTLDTT": {2018, 2019}}
    assert verdict(three, {}, now=held("TTLDTT", "TTLDXS"), stated=stated).state == UNKNOWN


def test_a_grade_in_some_of_the_years():
    graded = Way(years=3, each=("TTLDTT",), among=(Among(2, (), "excellent"),))
    years = {2018: held("TTLDTT", grade="excellent"), 2019: held("TTLDTT", grade="good")}
    assert verdict(graded, years, now=held("TTLDTT", grade="excellent")).state == HELD
    assert verdict(graded, years, now=held("TTLDTT", grade="good")).cause == "among"
    found = verdict(graded, years, now=held("TTLDTT"))
    assert (found.state, found.lacks) == (UNKNOWN, "grade")


# --- several ways


def test_one_way_that_holds_is_enough():
    rule = YearsRule(("merit",), (TWO_YEARS, Way(years=2, each=("GKH",))))
    assert judge(rule, nominee({2019: held("GKH")}, now=held("GKH"))).state == HELD


def test_of_ways_that_do_not_hold_the_nearest_is_told_unless_one_is_not_known():
    near, far = Way(years=3, each=("GKH",)), Way(years=3, each=("CSTDCS",))
    years = {2018: held("GKH"), 2019: held("LDTT")}
    found = judge(YearsRule(("merit",), (far, near)), nominee(years, now=held("GKH"), lists_each=True))
    assert (found.state, found.way, found.held) == (MISSING, near, 2)
    unknown = Way(years=2, grade="good")
    rule = YearsRule(("merit",), (near, unknown))
    found = judge(rule, nominee({2018: held("GKH"), 2019: Year(present=True)}))
    assert (found.state, found.way) == (UNKNOWN, unknown)


def test_a_way_that_nobody_confirmed_helps_and_never_harms():
    sure = Way(years=2, each=("CSTDCS",))
    unsure = Way(years=2, each=("GKH",), every=4, confirmed=False)
    rule = YearsRule(("merit",), (sure, unsure))
    assert judge(rule, nominee({2016: held("GKH"), 2019: Year()}, now=held("GKH"))).state == HELD
    found = judge(rule, nominee(handed_in=(2019,)))
    assert (found.state, found.way, found.sure, found.also) == (MISSING, sure, False, ("other-way",))
    found = judge(rule, nominee())
    assert (found.state, found.sure, found.also) == (MISSING, True, ())


def test_the_years_in_which_an_award_was_found_come_with_their_cells():
    one = nominee({2018: held("BKT"), 2019: held("LDTT")}, now=held("GKH", "BKT"))
    assert one.found((2018, 2019, 2020), ("GKH", "BKT")) == {2018: CELL, 2020: CELL}
