"""Counting, and the sums that must agree: small frames, every number counted by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from hongngu_tally.counts import (
    DEFAULT_BY,
    Balance,
    Leaders,
    Tally,
    balance,
    count,
    leaders,
    only_wanted,
)
from hongngu_tally.wanted import Wanted

PEOPLE = pd.DataFrame(
    [
        # unit, award, recipient, name_key, birth, workplace, group, held_back
        ("Xã B", "LDTT", "individual", "sen", "1980", "", "leader", ""),
        ("Xã B", "CSTDCS", "individual", "sen", "1980", "", "leader", ""),
        ("Xã B", "LDTT", "individual", "sen", "1991", "", "official", ""),
        ("Xã A", "LDTT", "individual", "sen", "1980", "", "unknown", ""),
        ("Xã A", "LDTT", "collective", "van phong", "", "", "", ""),
        ("Xã A", "LDTT", "individual", "lua", "", "Tổ 1", "", ""),
        ("Xã A", "LDTT", "individual", "lua", "", "Tổ 2", "leader", ""),
    ],
    columns=["unit", "award", "recipient", "name_key", "birth", "workplace", "group", "held_back"],
).assign(level="district", track="merit")


def rows(frame):
    return [tuple(row) for row in frame.itertuples(index=False)]


def test_awards_are_counted_and_sorted_and_zeros_left_out():
    assert rows(count(PEOPLE, ("unit", "award"))) == [
        ("Xã A", "LDTT", 4),
        ("Xã B", "CSTDCS", 1),
        ("Xã B", "LDTT", 2),
    ]


def test_unused_categories_are_no_rows():
    frame = PEOPLE.astype({"unit": "category", "award": "category"})
    frame = frame[frame["unit"] == "Xã A"]
    found = count(frame, ("unit", "award"))
    assert rows(found) == [("Xã A", "LDTT", 4)]
    assert all(isinstance(found[name].dtype, pd.StringDtype) for name in ("unit", "award"))
    assert list(found.index) == [0]


def test_by_default_five_dimensions_and_awards():
    found = count(PEOPLE)
    assert tuple(found.columns) == (*DEFAULT_BY, "count")
    assert found["count"].sum() == len(PEOPLE)


def test_recipients_are_counted_once_per_group():
    assert rows(count(PEOPLE, ("unit",), "recipients")) == [("Xã A", 3), ("Xã B", 2)]
    assert rows(count(PEOPLE, ("award",), "recipients")) == [("CSTDCS", 1), ("LDTT", 5)]
    assert rows(count(PEOPLE, (), "recipients")) == [(5,)]


def test_without_dimensions_there_is_one_number():
    found = count(PEOPLE, ())
    assert (list(found.columns), rows(found)) == (["count"], [(7,)])


@pytest.mark.parametrize("what", ["awards", "recipients"])
def test_nothing_gives_no_rows_but_the_columns(what):
    found = count(PEOPLE.iloc[:0], ("unit",), what)
    assert list(found.columns) == ["unit", "count"]
    assert not len(found)
    assert str(found["count"].dtype) == "int64"
    assert isinstance(found["unit"].dtype, pd.StringDtype)


def test_leaders_are_people_each_once():
    assert leaders(PEOPLE) == Leaders(leaders=2, individuals=5, unknown=2)
    assert leaders(PEOPLE.iloc[:0]) == Leaders(0, 0, 0)
    assert leaders(PEOPLE[PEOPLE["group"] == "official"]) == Leaders(0, 1, 0)


GOOD = Balance(rows=10, fates={"nomination": 7, "title": 3}, nominations=7, counted=6, held_back=1, by_unit=6)


@pytest.mark.parametrize(
    ("changed", "holds"),
    [
        ({}, True),
        ({"rows": 11}, False),
        ({"fates": {"nomination": 7}}, False),
        ({"nominations": 8}, False),
        ({"held_back": 2}, False),
        ({"by_unit": 5}, False),
    ],
)
def test_each_of_the_three_equalities_can_fail(changed, holds):
    values = {name: getattr(GOOD, name) for name in GOOD.__slots__} | changed
    assert Balance(**values).holds is holds


def test_the_ledger_is_summed_each_part_by_its_own_way():
    """Rows as the reader counted them, of the files that count only; fates as the locator gave them."""

    def reading(file, *nonblank):
        return SimpleNamespace(file=file, sheets=[SimpleNamespace(nonblank=each) for each in nonblank])

    intake = SimpleNamespace(
        submissions=[
            SimpleNamespace(file="a", state="counted"),
            SimpleNamespace(file="b", state="superseded"),
            SimpleNamespace(file="c", state="counted"),
        ],
        files=[reading("a", 3, 4), reading("b", 100), reading("c", 2)],
        ledger=pd.DataFrame(
            {
                "fate": pd.Categorical(
                    ["title", "title", *["nomination"] * 7], categories=["title", "nomination", "note"]
                )
            }
        ),
    )
    held = PEOPLE.assign(held_back=["", "award-unknown", *[""] * 5])
    found = balance(intake, held, held[held["held_back"] == ""])
    assert found == Balance(9, {"nomination": 7, "title": 2}, 7, 6, 1, 6)
    assert found.holds
    nothing = balance(intake, held.iloc[:0], held.iloc[:0])
    assert (nothing.nominations, nothing.counted, nothing.held_back, nothing.by_unit) == (0, 0, 0, 0)


# --- what of the findings is asked for


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Wanted(), "abc"),
        (Wanted(only=("a",)), "a"),
        (Wanted(skip=("a",)), "bc"),
        (Wanted(only=("a", "b"), skip=("a",)), "b"),
    ],
)
def test_the_findings_asked_for_are_taken_and_the_others_kept_at_hand(wanted, taken):
    findings = tuple(SimpleNamespace(code=code) for code in "abc")
    tally = Tally(
        2020, "nominated", "awards", (), None, None, findings, PEOPLE, PEOPLE, GOOD, unjudged=findings
    )
    found = only_wanted(tally, wanted)
    assert "".join(one.code for one in found.findings) == taken
    assert "".join(one.code for one in found.unjudged) == taken
    assert "".join(one.code for one in found.wanted.left_out) == "".join(sorted(set("abc") - set(taken)))
    assert (found.wanted.only, found.wanted.skip) == (wanted.only, wanted.skip)
    assert found.counts is tally.counts and found.balance is GOOD
