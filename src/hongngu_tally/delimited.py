"""Comma, semicolon, tab and bar separated text → rows of text, with the encoding and separator that were found.

Nothing is guessed silently: text that fits no encoding, a separator that cannot be told, a quote that is
never closed are refused, and no letter is ever replaced by a placeholder.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from hongngu_tally.frozen import frozen
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.model import MAX_COLUMN, MAX_ROW, Refused
from hongngu_tally.patterns import regex

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 300
_LONGEST_FIELD = 4 * 1024 * 1024
# Excel keeps 32,767 characters in a cell; more than that between two quotes is a quote nobody closed.
_LONGEST_QUOTED = 32_767
_SEP_LINE = regex(r"""("?)sep=(.)\1\r?\n""", re.IGNORECASE)
# "Nguy?n": whoever saved the file did so in a code page without Vietnamese letters.
_LOST_LETTERS = regex(r"\w*(?:\w\?+\w|\ufffd)[\w?\ufffd]*")
_MOST_LOST = 4
# The end of a text file in DOS.
_END_MARK = "\x1a"
_HIGH = regex(rb"[\x80-\xff]")
# Letters of the TCVN3 fonts stand where code pages keep signs such as © or ª: no word holds those otherwise.
_FONT_LETTERS = regex(rb"[A-Za-z][\xa8-\xae\xb5-\xb9\xbb-\xbe]|[\xa8-\xae\xb5-\xb9\xbb-\xbe][A-Za-z]")
_TONE_WITHOUT_VOWEL = regex("(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u0300\u0301\u0303\u0309\u0323]")


@frozen
class Delimited:
    """The rows of a text file, as they stand, and what had to be found out to read them."""

    rows: list[list[str]]
    encoding: str
    separator: str
    ragged: tuple[int, ...] = ()
    """Rows, counted from 1, with something in more fields than its other rows have: a separator inside a text, most
    likely, that moved what stands behind it."""


def read_delimited(data: bytes, limits: Limits = Limits()) -> Delimited:  # noqa: B008 - frozen
    """Decode and split ``data``. A first line ``sep=;`` is obeyed and is no row, as in Excel."""
    text, encoding = decode(data)
    if len(lost := _LOST_LETTERS.findall(text)) > _MOST_LOST:
        raise Refused("letters-lost", count=len(lost), sample=lost[0])
    text = text.removesuffix(_END_MARK)
    told = _SEP_LINE.match(text)
    if told:
        separator, text = told[2], text[told.end() :]
    else:
        separator = _separator(text)
    rows = _rows(text, separator, limits)
    while rows and not any(rows[-1]):
        rows.pop()
    return Delimited(rows, encoding, separator, _ragged(rows))


def _ragged(rows: list[list[str]]) -> tuple[int, ...]:
    widths = Counter(width for width in map(len, rows) if width > 1)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    if not usual or max(widths) == usual:
        return ()
    return tuple(number for number, row in enumerate(rows, 1) if len(row) > usual and any(row[usual:]))


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark, else strict UTF-8, else a Windows code page."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, name), name
    if b"\0" in data:
        return _unmarked_utf16(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A code page gives next to no valid UTF-8 by chance: this is UTF-8 with damage in it.
        valid = sum(len(letter.encode()) for letter in data.decode("utf-8", "ignore") if letter > "\x7f")
        if valid * 2 > len(_HIGH.findall(data)):
            raise Refused("encoding", offset=error.start) from error
    return _code_page(data)


def _strict(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise Refused("encoding", offset=error.start) from error
    if "\0" in text:
        raise Refused("nul-bytes", offset=text.index("\0"))
    return text


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 without its mark shows a NUL in every other byte of its ASCII letters."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) * 5 > len(sample) and min(even, odd) == 0:
        name = "utf-16-le" if odd else "utf-16-be"
        return _strict(data, name), name
    raise Refused("nul-bytes", offset=data.index(b"\0"))


def _code_page(data: bytes) -> tuple[str, str]:
    if not _FONT_LETTERS.search(data):
        try:
            text = unicodedata.normalize("NFC", data.decode("cp1258"))
        except UnicodeDecodeError:
            pass
        else:
            if not _TONE_WITHOUT_VOWEL.search(text):
                return text, "cp1258"
    return _strict(data, "cp1252"), "cp1252"


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """The separator under which the rows agree best on their width."""
    scored = sorted(((_agreement(text, mark), mark) for mark in _SEPARATORS), reverse=True)
    (best, first), (next_best, second), *_ = scored
    if best == (0.0, 0):
        return ","
    if best == next_best:
        raise Refused("separator-ambiguous", first=first, second=second)
    return first


def _agreement(text: str, separator: str) -> tuple[float, int]:
    """The share of rows that have the commonest width above one, and that width."""
    if separator not in text:
        return 0.0, 0
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        widths = Counter(len(row) for row in islice(_records(text, separator), _SAMPLE) if any(row))
    except csv.Error:
        return 0.0, 0
    total = sum(widths.values())
    width, count = max(
        ((width, count) for width, count in widths.items() if width > 1),
        key=lambda pair: (pair[1], pair[0]),
        default=(0, 0),
    )
    return (round(count / total, 3), width) if count else (0.0, 0)


def _rows(text: str, separator: str, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    sentinel = "\ue000end\ue000"
    body = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    # A record of our own at the end: when it does not come back alone, a quote was never closed.
    reader = csv.reader(io.StringIO(f"{body}{sentinel}\n", newline=""), delimiter=separator)
    rows: list[list[str]] = []
    line = cells = 0
    try:
        for row in reader:
            if reader.line_num - line > 1 and max(map(len, row)) > _LONGEST_QUOTED:
                raise Refused("unclosed-quote", line=line + 1)
            line = reader.line_num
            rows.append(row)
            cells = max(cells, len(row))
            if len(rows) - 1 > MAX_ROW or cells > MAX_COLUMN or cells * len(rows) > limits.cells:
                raise Refused(
                    "grid", sheet="", rows=len(rows), columns=cells, limit=limits.cells, option="cells"
                )
    except csv.Error as error:
        raise Refused("unclosed-quote", line=line + 1) from error
    if not rows or rows.pop() != [sentinel]:
        raise Refused("unclosed-quote", line=_last_opening(text, separator))
    return rows


def _last_opening(text: str, separator: str) -> int:
    """The line where the record begins that never ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    start = 1
    while True:
        before = reader.line_num
        if next(reader, None) is None:
            return start
        start = before + 1
