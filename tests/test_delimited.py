"""Separated text: encodings, separators, quotes, and what is refused rather than guessed."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from hongngu_tally.delimited import read_delimited
from hongngu_tally.guard import CAUSES, Limits, Refused

NAMES = "STT;Họ và tên;Danh hiệu\n1;Nguyễn Thị Hoà;Lao động tiên tiến\n2;Đỗ Văn Ưởng;Giấy khen\n"
ROWS = [line.split(";") for line in NAMES.splitlines()]


def cp1258(text: str) -> bytes:
    """The code page keeps five tone marks apart from their vowels."""
    letters = []
    for letter in text:
        try:
            letters.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, tone = unicodedata.normalize("NFD", letter)[:-1], unicodedata.normalize("NFD", letter)[-1]
            if tone not in "\u0300\u0301\u0303\u0309\u0323":  # the tone stands before the vowel's own mark
                base, tone = base[0] + tone, base[1]
            letters.append(unicodedata.normalize("NFC", base).encode("cp1258") + tone.encode("cp1258"))
    return b"".join(letters)


def refused(data: bytes, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_delimited(data, limits or Limits())
    error = caught.value
    assert set(error.facts) == {"cause", *CAUSES[error.cause][1]}
    return error


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NAMES.encode(), "utf-8"),
        (codecs.BOM_UTF8 + NAMES.encode(), "utf-8-sig"),
        (NAMES.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"), "utf-16"),
        (NAMES.encode("utf-16-le"), "utf-16-le"),
        (NAMES.encode("utf-16-be"), "utf-16-be"),
        (cp1258(NAMES), "cp1258"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    found = read_delimited(data)
    assert (found.rows, found.encoding, found.separator) == (ROWS, encoding, ";")


@pytest.mark.case("D14")
def test_text_in_a_tcvn3_font_keeps_its_letters_for_repair() -> None:
    legacy = "Hä tªn;§¬n vÞ\nNguyÔn V¨n H¶i;Trêng tiÓu häc\n"
    found = read_delimited(legacy.encode("cp1252"))
    assert (found.rows, found.encoding) == ([line.split(";") for line in legacy.splitlines()], "cp1252")


def test_damaged_utf8_is_refused_with_its_place() -> None:
    data = NAMES.encode().replace("Đỗ".encode(), b"\xff\xfe")
    assert refused(data).facts == {"cause": "encoding", "offset": data.index(b"\xff")}


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
def test_letters_that_were_lost_before_are_said_to_be(lost: str) -> None:
    text = "Họ và tên;Danh hiệu\nNguyễn Mẫu Sen;Lao động tiên tiến\nTrần Mẫu Bưởi;Chiến sĩ thi đua cơ sở\n"
    data = "".join(letter if ord(letter) < 256 else lost for letter in text).encode()
    assert refused(data).cause == "letters-lost"
    assert read_delimited("a;b\nCó ai hỏi?;Vì sao?Không rõ\n".encode()).rows


def test_half_a_utf16_letter_is_refused() -> None:
    assert refused(NAMES.encode("utf-16") + b"x").cause == "encoding"


def test_nothing_is_replaced_by_a_placeholder() -> None:
    for data in (b"a;b\n\x81\x8d;c\n", cp1258(NAMES)):
        try:
            found = read_delimited(data)
        except Refused as error:
            assert error.cause == "encoding"
        else:
            assert "\ufffd" not in str(found.rows)


@pytest.mark.parametrize("data", [b"a,b\n1,\x002\n", b"\x00" * 3 + b"abc"])
def test_nul_bytes_are_refused(data: bytes) -> None:
    assert refused(data).facts == {"cause": "nul-bytes", "offset": data.index(b"\0")}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str) -> None:
    text = NAMES.replace(";", separator)
    assert (read_delimited(text.encode()).separator, read_delimited(text.encode()).rows) == (separator, ROWS)


def test_decimal_commas_and_quoted_separators_do_not_mislead() -> None:
    text = 'ten;diem;ghi chu\n"A; B";7,5;"a, b"\nC;8,25;x\nD;9;y\n'
    found = read_delimited(text.encode())
    assert found.separator == ";"
    assert found.rows[1] == ["A; B", "7,5", "a, b"]


def test_a_letterhead_above_the_table_does_not_mislead() -> None:
    text = "UBND XÃ LONG THUẬN\nDANH SÁCH, NĂM 2020\n\nSTT;Họ tên;Danh hiệu\n1;A;B\n2;C;D\n3;E;F\n"
    found = read_delimited(text.encode())
    assert found.separator == ";"
    assert found.rows[2] == [] and found.rows[3] == ["STT", "Họ tên", "Danh hiệu"]


def test_a_first_line_that_names_the_separator_is_obeyed_and_is_no_row() -> None:
    assert read_delimited(b"sep=;\r\na,b;c\r\n").rows == [["a,b", "c"]]
    assert read_delimited(b"sep=|\na|b\n").rows == [["a", "b"]]


def test_one_column_needs_no_separator() -> None:
    assert read_delimited("Tên\nAn\nBình\n".encode()).rows == [["Tên"], ["An"], ["Bình"]]


def test_two_separators_that_fit_equally_are_refused() -> None:
    assert refused(b"a;b,c\nd;e,f\n").cause == "separator-ambiguous"


def test_rows_keep_their_place_and_their_width() -> None:
    found = read_delimited(b'a,b,c\n\n1,"two\nlines",3\n4\n5,6,7,8\n,,\n\n')
    assert found.rows == [["a", "b", "c"], [], ["1", "two\nlines", "3"], ["4"], ["5", "6", "7", "8"]]


def test_quotes_inside_a_field_are_kept() -> None:
    assert read_delimited(b'a,b\n1,Doi "Xung kich"\n2,"noi ""A"" roi"\n').rows[1:] == [
        ["1", 'Doi "Xung kich"'],
        ["2", 'noi "A" roi'],
    ]


def test_a_quote_that_is_never_closed_is_refused_with_its_line() -> None:
    lines = ["a,b", *(f"{n},x" for n in range(50)), '51,"open', *(f"{n},x" for n in range(52, 10_000))]
    assert refused("\n".join(lines).encode()).facts == {"cause": "unclosed-quote", "line": 52}


def test_a_quote_that_swallows_thousands_of_lines_is_refused() -> None:
    lines = ["a,b", '1,"open', *(f"{n},xxxxxxxx" for n in range(9000)), 'z,"closed"']
    assert refused("\n".join(lines).encode()).cause == "unclosed-quote"


def test_too_many_columns_or_cells() -> None:
    assert refused(b"," * 20_000 + b"\n").cause == "grid"
    assert refused(b"a,b\n" * 100, Limits(cells=50)).cause == "grid"


def test_an_empty_text_has_no_rows() -> None:
    assert read_delimited(b"\n\n  \n").rows == [[], [], ["  "]]
    assert read_delimited(codecs.BOM_UTF8).rows == []
