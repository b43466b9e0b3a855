"""One readable form, one match key, and text that is safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hongngu_tally import text as module
from hongngu_tally.text import (
    bare_key,
    clean,
    clean_all,
    collation_key,
    column_letter,
    column_number,
    key,
    key_all,
    nearest,
    safe_text,
    without_invisible,
)


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """What an earlier test asked answers for nobody."""
    module._WORD_KEYS.clear()
    for function in (clean, key, bare_key):
        function.cache_clear()


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
@pytest.mark.case("D10")
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
    assert safe_text("\x7f\x9b\u00ad\u0600\U000e0001") == "\\x7f\\x9b\\xad\\u0600\\ue0001"


def test_safe_text_keeps_spaces_and_breaks_become_one_each():
    assert safe_text("1\u00a0234\n5\r\t6\u2028\u20297") == "1\u00a0234 5  6  7"
    assert safe_text(12) == "12"


# --- columns of texts at once


COLUMNS = [
    [],
    [""],
    ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "LĐTT"],
    ["plain", "two words"],
    ["plain", "two  words"],
    [" plain"],
    ["plain "],
    [" plain", "b"],
    ["plain", "b "],
    ["plain ", "b"],
    ["plain", " b"],
    ["Ðồng Tháp", "b"],
    ["ðồng", "b"],
    ["Long\u200b Thuận"],
    ["a\u00a0b"],
    ["a\nb", "c"],
    [unicodedata.normalize("NFD", "Nguyễn"), "b"],
    ["Mỹ Quý", "MỸ QUÍ", "HCLĐ – hạng Ba", "a_b", "15%", "_", "–"],
]


@pytest.mark.parametrize("texts", COLUMNS)
def test_a_column_is_cleaned_like_its_texts(texts):
    assert list(clean_all(texts)) == [clean(text) for text in texts]


def test_a_column_that_is_clean_already_is_the_same_object():
    texts = ["Nguyễn Mẫu Sen", "LĐTT", ""]
    assert clean_all(texts) is texts


@pytest.mark.parametrize("texts", COLUMNS)
def test_a_column_has_the_keys_of_its_texts(texts):
    texts = [clean(text) for text in texts]
    assert key_all(texts) == [key(text) for text in texts]


@given(st.lists(st.text(alphabet=st.sampled_from("aáÁy ỹđÐ\u200b\u0301_%-–1\u00a0"), max_size=8), max_size=5))
def test_any_column_is_cleaned_and_keyed_like_its_texts(texts):
    assert list(clean_all(texts)) == [clean(text) for text in texts]
    shown = [clean(text) for text in texts]
    assert key_all(shown) == [key(text) for text in shown]


def test_keys_carry_tones_behind_the_syllable():
    assert key("Chiến sỹ, Mỹ QUÝ; đổi my day") == "chiên1 si4 mi4 qui1 đôi3 mi day"
    assert key("Giấy khen_15%") == "giây1 khen 15%"
    assert key("ngọc nhà") == "ngoc5 nha2"
    assert bare_key("Mỹ Quý – Đồng_Tháp") == "mi qui dong thap"


def test_words_are_forgotten_before_they_fill_the_memory():
    keys = module._WordKeys()
    keys.update((str(at), "") for at in range(100_000))
    assert keys["sỹ"] == "si4" and len(keys) == 100_001
    assert keys["mỹ"] == "mi4" and len(keys) == 1


def test_signs_that_nobody_sees_go_and_others_stay():
    assert without_invisible("a\u00adb\u200bc\u202ed\ufeffe") == "abcde"
    assert without_invisible("a\nb\u00a0c") == "a\nb\u00a0c"


# --- order


def test_vietnamese_order_is_by_letter_then_tone_and_numbers_by_value():
    names = ["Xã Ân", "Xã An 10", "Xã Ăn", "Xã An 2", "Xã Đa", "Xã Da"]
    assert sorted(names, key=collation_key) == ["Xã An 2", "Xã An 10", "Xã Ăn", "Xã Ân", "Xã Da", "Xã Đa"]


@pytest.mark.parametrize(
    "order",
    [
        ["ma", "má", "mà", "mả", "mã", "mạ"],
        ["1 a", "2 a", "10 a", "a"],
        ["2 ha", "2 hb"],
        ["a b", "ab", "z"],
        ["oa", "ôa", "ơa", "pa"],
        ["z", "(a", "[a"],
        ["za", "\u0300a"],
    ],
)
def test_what_comes_before_what(order):
    backwards = order[::-1]
    assert sorted(backwards, key=collation_key) == order


# --- suggestions


def test_nearest_suggests_and_refuses_when_nothing_is_near():
    known = ["Lao động tiên tiến", "Chiến sĩ tiên tiến", "Cờ thi đua của Chính phủ"]
    assert nearest("Lao động tiên tiên", known) == "Lao động tiên tiến"
    assert nearest("Bảng lương tháng 5", known) is None


def test_how_near_is_near_enough_can_be_said():
    assert nearest("abcd", ["abxy"], cutoff=0.5) == "abxy"
    assert nearest("abcd", ["abxy"]) is None
    assert nearest("abcd", ["abcx"]) == "abcx"
    assert nearest("abcd", []) is None


# --- columns


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD"), (0, "")]
)
def test_columns_have_excels_letters(column, letters):
    assert column_letter(column) == letters
    assert column_number(letters) == column


@pytest.mark.parametrize("letters", ["a", "A1", "ABCD", "@", "[", "Đ", " A"])
def test_what_is_no_column_is_none(letters):
    assert column_number(letters) == 0
