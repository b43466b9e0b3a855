"""Letters and minutes on a sheet of their own, before or behind the lists that go with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hongngu_tally.table.grid import Grid
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary, is_one_award, strip_count, strip_enumerator
from hongngu_tally.vocabulary.words import ASKED

_WITH_LIST = key("danh sách")
_ROWS_ABOVE = 12


def is_letter(
    grid: Grid, vocabulary: Vocabulary, rows: Sequence[int], is_person: Callable[[str], bool]
) -> bool:
    """Whether a sheet is a letter that puts up nobody itself: "TỜ TRÌNH" with how many are asked for what, and who signs."""

    def texts_of(row: int) -> list[str]:
        return [clean(value) for _, value in grid.filled(row) if type(value) is str]

    titles = (texts[0] for row in rows[:_ROWS_ABOVE] if len(texts := texts_of(row)) == 1)
    if not any(title.isupper() and vocabulary.lines.titles_letter(title) for title in titles):
        return False
    signed = False
    for texts in map(texts_of, rows):
        signed = signed or any(vocabulary.lines.label(text) == "signature" for text in texts)
        for text in texts:
            if is_person(text) and not signed:
                return False
            if not _names_nobody(vocabulary, text):
                return False
    return True


def _names_nobody(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a line only counts those who are put up for an award, leads over to them or speaks of none."""
    if vocabulary.phrases.names_award(text):
        counted = strip_enumerator(text).rstrip(" ;,.")
        award = strip_count(counted)
        return award != counted and is_one_award(vocabulary.phrases.parse(award.rstrip(" :")))
    said = key(text)
    return (
        ASKED not in said or text.endswith(":") or vocabulary.lines.says_subject(text) or _WITH_LIST in said
    )
