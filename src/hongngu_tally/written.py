"""Numbers, days and rows as people write them, in either language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def number(value: int, lang: str = "vi") -> str:
    """A whole number: 1.234 in Vietnamese, 1,234 in English."""
    shown = f"{value:,}"
    return shown.replace(",", ".") if lang == "vi" else shown


def with_word(shown: str, words: str, *, single: bool) -> str:
    """A number with the one of ``row|rows`` that goes with it; ``=is|are`` gives the word alone."""
    one, _, several = words.removeprefix("=").partition("|")
    word = one if single else several
    return word if words.startswith("=") else f"{shown} {word}"


def decimals(shown: str, lang: str) -> str:
    """A number with decimals and the language's signs: 1234.5 is 1.234,5 in Vietnamese, 1,234.5 in English."""
    whole, sign, places = shown.replace(",", ".").partition(".")
    digits = whole.lstrip("-")
    grouped = number(int(digits), lang) if digits.isdigit() else digits
    return f"{'-' * (len(whole) - len(digits))}{grouped}{sign and (',' if lang == 'vi' else '.')}{places}"


def day_text(day: date, lang: str) -> str:
    """31/12/2020 in Vietnamese, 2020-12-31 in English."""
    return f"{day:%d/%m/%Y}" if lang == "vi" else day.isoformat()


def percent_text(part: int, base: int, limit: int = -1) -> str:
    """A share with a decimal comma, with as many places as it takes not to look like the limit itself.

    >>> percent_text(1, 6, 15), percent_text(1501, 10006, 15), percent_text(2, 5, 15)
    ('16,67', '15,001', '40')
    """
    for places in range(2, 12):
        scale = 10**places
        value = (2 * 100 * part * scale + base) // (2 * base)
        if value != limit * scale:
            break
    return f"{value // scale},{value % scale:0{places}d}".rstrip("0").rstrip(",")


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of numbers that follow one another.

    >>> runs([12, 15, 17, 16])
    [(12, 12), (15, 17)]
    """
    found: list[tuple[int, int]] = []
    for one in sorted(set(numbers)):
        if found and one == found[-1][1] + 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return found


def ranges(numbers: Iterable[int]) -> list[str]:
    """Whole numbers with neighbours drawn together: ``12``, ``15–18``."""
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs(numbers)]
