"""One readable form, one match key, and text that is safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_tally.text import bare_key, clean, collation_key, column_letter, key, nearest, number, safe_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chiến sỹ thi đua cơ sở", "CHIẾN SĨ THI ĐUA CƠ SỞ"),
        ("Hoà An", "Hòa An"),
        ("Thuỷ", "Thủy"),
        ("Mỹ Quí", "Mỹ Quý"),
        ("Ðồng Tháp", "Đồng Tháp"),
        ("Lao  động\u00a0tiên tiến ", "lao động tiên tiến"),
        ("Long\u200b Thuận", "Long Thuận"),
        ("HCLĐ – hạng Ba", "HCLĐ hạng ba"),
        (unicodedata.normalize("NFD", "Nguyễn Mẫu Sen"), "Nguyễn Mẫu Sen"),
    ],
)
def test_spellings_of_one_text_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hạng Nhì", "hạng Nhất"),
        ("Chiến sĩ tiên tiến", "Chiến sĩ thi đua"),
        ("Lao động tiên tiến", "Tập thể lao động tiên tiến"),
        ("Mai", "Mái"),
        ("đa", "da"),
        ("Hương", "Hường"),
    ],
)
def test_different_texts_keep_different_keys(one, other):
    assert key(one) != key(other)


def test_bare_key_is_the_fallback_without_marks():
    assert bare_key("Chiến sỹ thi đua cơ sở") == bare_key("Chien si thi dua co so")


@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once_and_keys_do_not_see_it(text):
    assert clean(clean(text)) == clean(text)
    assert key(clean(text)) == key(text)


@given(st.text(max_size=60))
def test_safe_text_is_one_printable_line(text):
    shown = safe_text(text)
    assert "\n" not in shown
    assert all(letter.isprintable() or letter == "\u00a0" for letter in shown)


def test_safe_text_shows_what_a_terminal_would_obey():
    assert safe_text("a\x1b[2Jb\u202ec") == "a\\x1b[2Jb\\u202ec"


def test_vietnamese_order_is_by_letter_then_tone_and_numbers_by_value():
    names = ["Xã Ân", "Xã An 10", "Xã Ăn", "Xã An 2", "Xã Đa", "Xã Da"]
    assert sorted(names, key=collation_key) == ["Xã An 2", "Xã An 10", "Xã Ăn", "Xã Ân", "Xã Da", "Xã Đa"]


def test_nearest_suggests_and_refuses_when_nothing_is_near():
    known = ["Lao động tiên tiến", "Chiến sĩ tiên tiến", "Cờ thi đua của Chính phủ"]
    assert nearest("Lao động tiên tiên", known) == "Lao động tiên tiến"
    assert nearest("Bảng lương tháng 5", known) is None


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD"), (0, "")]
)
def test_columns_have_excels_letters(column, letters):
    assert column_letter(column) == letters


def test_numbers_are_printed_as_offices_print_them():
    assert [number(0), number(1194), number(1234567)] == ["0", "1.194", "1.234.567"]
