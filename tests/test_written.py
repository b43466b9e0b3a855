"""Numbers, days and rows as people write them: what ``written`` gives in either language."""

from datetime import date

import pytest

from hongngu_tally.written import day_text, decimals, number, percent_text, ranges, runs


def test_numbers_are_printed_as_offices_print_them():
    assert [number(0), number(1194), number(1234567)] == ["0", "1.194", "1.234.567"]
    assert number(1234567, "en") == "1,234,567"


@pytest.mark.parametrize(
    ("part", "base", "limit", "shown"),
    [
        (1, 6, -1, "16,67"),
        (2, 5, -1, "40"),
        (1, 8, -1, "12,5"),
        (0, 7, -1, "0"),
        (7, 7, 100, "100"),
        (3, 20, 15, "15"),
        (1501, 10006, 15, "15,001"),
        (1500001, 10000000, 15, "15,00001"),
        (1, 200, -1, "0,5"),
        (1, 2000, -1, "0,05"),
        (1, 1600, -1, "0,06"),
        (1, 300, -1, "0,33"),
        (2, 300, -1, "0,67"),
    ],
)
def test_a_share_never_looks_like_the_limit_that_it_is_not(part, base, limit, shown):
    assert percent_text(part, base, limit) == shown


def test_a_sign_before_decimals_and_a_day_are_those_of_the_language():
    assert [decimals(shown, lang) for lang in ("vi", "en") for shown in ("16,67", "9.5")] == [
        "16,67", "9,5", "16.67", "9.5",
    ]  # fmt: skip
    assert [decimals(shown, lang) for lang in ("vi", "en") for shown in ("4734,04", "-1234.5", "-0.5", "100")] == [
        "4.734,04", "-1.234,5", "-0,5", "100", "4,734.04", "-1,234.5", "-0.5", "100",
    ]  # fmt: skip
    assert [day_text(date(2020, 12, 31), lang) for lang in ("vi", "en")] == ["31/12/2020", "2020-12-31"]


def test_neighbours_are_drawn_together_whatever_their_order():
    assert runs([18, 12, 15, 16, 17, 12]) == [(12, 12), (15, 18)]
    assert ranges([18, 12, 15, 16, 17, 12]) == ["12", "15–18"]
    assert runs([]) == ranges([]) == []
