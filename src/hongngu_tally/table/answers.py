"""Columns that answer who of a list is put up for what its title or headings name: by marks beside blanks, or by yes and no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.table.contents import leaves_blanks, texts_below, texts_numbered
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.mark_columns import are_marks
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header


def settle_answers(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Đề nghị" over "Đồng ý" and "Không đồng ý", x and 0: the only column of awards says who is put up for one named elsewhere."""
    column = _only_award(header)
    if not column or "asked" in header.columns or not vocabulary.answers.asked_by(header.texts[column]):
        return
    named = any(map(vocabulary.phrases.names_award, texts_below(grid, header, column)))
    if not named and _answers(header, vocabulary, grid, column):
        header.columns["asked"] = header.columns.pop("award")


def settle_findings(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Đạt" and "Không đạt" under "Kết quả" or "Kết luận" say who of those that a heading or their registration names an award for is put up for it.

    Which of several years is meant a title above says (``settle_results``).
    """
    answers = vocabulary.answers
    titles = {at: header.texts.get(at, "") for at in sorted(header.answering)}
    _ask_last(
        header,
        vocabulary,
        grid,
        [
            at
            for at, title in titles.items()
            if answers.asked_by(title)
            # "Kết quả công tác" over nothing but "Đạt" and "Không đạt".
            or (answers.reports(title) and all(map(answers.is_plain, texts_below(grid, header, at))))
        ],
    )


def settle_results(
    header: Header, vocabulary: Vocabulary, grid: Grid, year: int, given: Sequence[str]
) -> None:
    """The same of columns of a list's year, "Kết quả năm 2020" or "Năm 2020", once its title has said which that is, and which awards it gives."""
    if not header.names_awards:
        _ask_last(header, vocabulary, grid, _asking(header, vocabulary, year), given)


def marks_in_awards(header: Header, vocabulary: Vocabulary, grid: Grid) -> bool:
    """Whether the only column of awards holds marks, or "không" for some, so that something else says for which award."""
    column = _only_award(header)
    asks = bool(column) and vocabulary.answers.asked_by(header.texts[column])
    return bool(column) and _marks(header, vocabulary, grid, column, asks)


def marked_answer(header: Header, vocabulary: Vocabulary, grid: Grid, year: int) -> int:
    """The column that marks whom a title's award is for, where none names awards; 0 if there is none."""
    columns = () if header.names_awards else _asking(header, vocabulary, year)
    # "Tổ bình xét | Hội đồng xét": the last one counts.
    return max((at for at in columns if _marks(header, vocabulary, grid, at, asks=True)), default=0)


def ask(header: Header, column: int) -> None:
    """Let a column say who of the list is put up."""
    header.drop(column)
    header.columns["asked"] = [column]


def _only_award(header: Header) -> int:
    """The only column of awards, where none is to mark; 0 if there is none."""
    columns = header.columns.get("award", ())
    return columns[0] if len(columns) == 1 and not header.marks else 0


def _asking(header: Header, vocabulary: Vocabulary, year: int) -> list[int]:
    """The columns whose titles ask who is put up, of a list's year or of none: "Công nhận", "Kết quả năm 2025", "2025" beside "2024" in 2025."""
    of_year = re.compile(rf"\b(?:năm(?: học)?\s*)?(?:{year - 1}\s*[-–]\s*)?{year}\b", re.IGNORECASE)
    titles = {at: clean(of_year.sub("", header.texts.get(at, ""))) for at in sorted(header.answering)}
    return [
        at
        for at, rest in titles.items()
        if header.texts.get(at) and (not rest or vocabulary.answers.asked_by(rest))
    ]


def _ask_last(
    header: Header, vocabulary: Vocabulary, grid: Grid, columns: Sequence[int], given: Sequence[str] = ()
) -> None:
    """Of several that answer, "Kết quả ấp xét | Kết quả xã xét", the last one counts."""
    answering = [at for at in columns if _answers(header, vocabulary, grid, at, given)]
    if answering and "asked" not in header.columns:
        ask(header, answering[-1])


def _marks(header: Header, vocabulary: Vocabulary, grid: Grid, column: int, asks: bool) -> bool:
    """Whether a column holds marks, and denials for some; under a title that only ``asks`` whether, 1 and 0 count nothing."""
    said = vocabulary.answers.said
    ticked = [text for text in set(texts_numbered(grid, header, column)) if said(text) != "no"]
    return are_marks(vocabulary, ticked) or (asks and set(ticked) == {"1"})


def _answers(
    header: Header, vocabulary: Vocabulary, grid: Grid, column: int, given: Sequence[str] = ()
) -> bool:
    """Whether a column's cells say yes and no and nothing else, or yes in words to some and nothing to others.

    An award says yes too; where a title has ``given`` some, only one of them: others are what somebody reached in the year.
    """
    answers, phrases = vocabulary.answers, vocabulary.phrases
    texts = texts_below(grid, header, column)
    named = {text for text in texts if not answers.said(text) and phrases.names_award(text)}
    if given and not all(_is_of(vocabulary, text, given) for text in named):
        return False
    said = {"yes" if text in named else answers.said(text) for text in texts}
    # Marks beside blanks name an award, which misses where they are blank.
    blanks = not all(map(vocabulary.lines.is_mark, texts)) and bool(given or not named)
    return said == {"yes", "no"} or (said == {"yes"} and blanks and leaves_blanks(header, grid, column))


def _is_of(vocabulary: Vocabulary, text: str, given: Sequence[str]) -> bool:
    phrases = vocabulary.phrases
    return not phrases.parse(text).years and not phrases.awards_in(text).isdisjoint(given)
