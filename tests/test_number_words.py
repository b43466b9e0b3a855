"""Numbers written in words, as closing sentences do."""

import pytest

from hongngu_tally.text import key
from hongngu_tally.vocabulary.numbers import is_number_word, number_in_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("không", 0),
        ("bốn", 4),
        ("mười", 10),
        ("mười hai", 12),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("chín mươi chín", 99),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("hai trăm lẻ bảy", 207),
        ("ba trăm mười bốn", 314),
        ("một nghìn hai trăm ba mươi tư", 1234),
        ("hai nghìn không trăm linh một", 2001),
        ("mười hai ngàn", 12000),
        ("chín trăm chín mươi chín nghìn chín trăm chín mươi chín", 999_999),
    ],
)
def test_words_spell_a_number(words, number):
    assert number_in_words(key(words).split()) == number
    assert all(is_number_word(word) for word in key(words).split())


@pytest.mark.parametrize("words", ["", "mười hai người", "hai ba", "người", "một hai trăm"])
def test_other_words_spell_none(words):
    assert number_in_words(key(words).split()) is None


def test_a_word_that_is_no_number():
    assert not is_number_word(key("người"))
