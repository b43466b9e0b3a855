"""What somebody says of earlier years in a sentence: "CSTĐCS 2018, 2019; Bằng khen tỉnh năm 2017"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from hongngu_tally.patterns import regex
from hongngu_tally.text import key
from hongngu_tally.vocabulary.phrases import Phrases
from hongngu_tally.vocabulary.words import one_of

_CLAUSE = regex(r"[;\n\r•|]|\.\s+(?=\D)")
# Of a decision's date the year is the decision's, not the award's.
_DATE = regex(r"(?<!\d)(?:\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|tháng\s*\d{1,2}\s*(?:năm|/)\s*(?:19|20)\d\d", re.IGNORECASE)  # fmt: skip
_SPAN = regex(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—]|đến(?: năm)?|tới)\s*((?:19|20)\d\d)(?!\d)")
_GRADE = regex(r"\b(hoàn thành (?:xuất sắc|tốt)(?: nhiệm vụ)?|HTXSNV|HTXS|XSNV|HTTNV|HTT)\b", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d")
_ONLY_YEARS = regex(r"(?:(?:19|20)\d\d|\b(?:và|các|năm)\b|[\s,&/–-])*", re.IGNORECASE)
_SCHOOL = regex(r"\bnăm học\b|\bNH\b", re.IGNORECASE)
_LONGEST_SPAN = 15
_LAST_YEAR = regex(rf"\b{one_of('earlier', 'last')}\b")
_ALL_YEARS = regex(rf"\b{one_of('earlier', 'all')}\b")


@dataclass(slots=True)
class Record:
    """The years that a text gives for each award and for each grade."""

    awards: dict[str, set[int]] = field(default_factory=dict)
    grades: dict[str, set[int]] = field(default_factory=dict)

    def add(self, other: Record) -> None:
        """Take over what another text says."""
        for own, more in ((self.awards, other.awards), (self.grades, other.grades)):
            for value, years in more.items():
                own.setdefault(value, set()).update(years)


def read_record(
    phrases: Phrases, text: str, year: int, by_decision: Collection[str] = (), school: bool = False
) -> Record:
    """The record that ``text``, written in ``year``, states; what it does not say clearly is left out.

    Years belong to the awards before them ("CSTĐCS 2018, 2019"), in a clause that begins with a year to those
    behind it ("2018: CSTĐCS, 2019: LĐTT"); a clause of nothing but years goes on with the awards before it.
    ``by_decision`` are awards that are no year's, so that the day of their decision tells when they were given.
    Of a school year ("năm học 2018-2019"; ``school``: in a school's list) the later year counts.
    """
    record = Record()
    school = school or bool(_SCHOOL.search(text)) or _school_spans(text)
    spelled = partial(_spelled_out, school)
    before: list[tuple[str, str]] = []
    for dated in _CLAUSE.split(text):
        clause = _DATE.sub(" ", dated)
        tokens = _tokens(phrases, _SPAN.sub(spelled, clause))
        given = {token for token in tokens if token[1] in by_decision}
        if given and len(given) == len(tokens) and (days := _DATE.findall(dated)):
            tokens = [*given, ("year", _YEAR.findall(days[-1])[-1])]
        if before and tokens and _ONLY_YEARS.fullmatch(clause):
            tokens = [*before, *tokens]
        if tells_last_year(clause) and not any(kind == "year" for kind, _ in tokens):
            tokens = [("year", str(year - 1)), *tokens]
        pairs = _pairs(tokens)
        for awards, years in pairs:
            for kind, value in awards:
                (record.awards if kind == "award" else record.grades).setdefault(value, set()).update(years)
        before = pairs[-1][0] if pairs and tokens[0][0] != "year" else []
    return record


def tells_last_year(text: str) -> bool:
    """Whether a text speaks of the year before, and not of several: "Năm liền kề", "Danh hiệu năm trước"."""
    words = key(text)
    return _LAST_YEAR.search(words) is not None and not _ALL_YEARS.search(words)


def _school_spans(text: str) -> bool:
    """Whether years written in pairs are school years: each begins in the year that the one before it ends in."""
    spans = _SPAN.findall(text)
    return any(one[1] == other[0] for one, other in pairwise(spans))


def _spelled_out(school: bool, span: re.Match[str]) -> str:
    first, last = int(span[1]), int(span[2])
    if school and last == first + 1:
        return str(last)
    if not first < last <= first + _LONGEST_SPAN:
        return span[0]
    return ", ".join(map(str, range(first, last + 1)))


def _tokens(phrases: Phrases, clause: str) -> list[tuple[str, str]]:
    """The awards, grades and years of a clause from left to right."""
    tokens: list[tuple[str, str]] = []
    # Every second part is what the pattern split at.
    for at, part in enumerate(_GRADE.split(clause)):
        if at % 2:
            tokens.append(("grade", phrases.value("grade", part)))
        else:
            tokens += _awards_and_years(phrases, part)
    return tokens


def _awards_and_years(phrases: Phrases, text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    generic = ""
    # "Không đạt CSTĐCS năm 2018": neither the award right behind the denial nor its years are told.
    denied = skipping = False
    for tag, value, words in phrases.tags(text):
        code = value if tag == "award" else phrases.resolve(generic, value) if tag == "level" else ""
        if code:
            skipping, denied = denied, False
            if not skipping:
                tokens.append(("award", code))
        elif tag == "denial":
            denied = True
        elif tag == "rest":
            if not _YEAR.fullmatch(words):
                denied = False
            elif not skipping:
                tokens.append(("year", words))
        generic = value if tag == "generic" else "" if tag == "level" else generic
    return tokens


def _pairs(tokens: list[tuple[str, str]]) -> list[tuple[list[tuple[str, str]], set[int]]]:
    """(awards, their years) pairs, runs of either kind taken together."""
    runs: list[tuple[bool, list[tuple[str, str]]]] = []
    for token in tokens:
        is_year = token[0] == "year"
        if runs and runs[-1][0] == is_year:
            runs[-1][1].append(token)
        else:
            runs.append((is_year, [token]))
    if runs and not runs[0][0]:
        ordered = runs
    else:
        # Years first: each run of years speaks of the awards behind it.
        ordered = [run for pair in zip(runs[1::2], runs[0::2], strict=False) for run in pair]
    return [
        (awards, {int(value) for _, value in years})
        for (_, awards), (_, years) in zip(ordered[0::2], ordered[1::2], strict=False)
    ]
