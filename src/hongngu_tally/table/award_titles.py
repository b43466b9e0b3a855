"""Which award the titles over a column name together: "Tập thể" under "LĐTT", "Giấy khen" under "UBND huyện"."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, is_one_award


def award_title(vocabulary: Vocabulary, own: str, parents: Sequence[str]) -> str:
    """The award that a column's titles name, as a text for the matcher; empty when they name none.

    The decision that gives it ("(QĐ số 12/QĐ-UBND ngày 05/01/2021)") says nothing of which one it is.
    """
    own, *parents = map(vocabulary.phrases.without_decision, (own, *parents))
    if len(own) > 80:
        return ""
    if is_one_award(vocabulary.phrases.parse(own)):
        found = vocabulary.phrases.parse(own)
        if found.awards:
            # "LĐTT" under "Danh hiệu tập thể" is the collective's title of that name.
            whole = vocabulary.phrases.parse(f"{parents[-1]} {own}") if parents else found
            more = is_one_award(whole) and whole.awards not in ((), found.awards)
            return clean(f"{parents[-1]} {own}" if more else own)
        # "Giấy khen" under "UBND huyện": the parent gives the level.
        for parent in reversed(parents):
            if vocabulary.phrases.parse(f"{own} {parent}").awards:
                return clean(f"{own} {parent}")
        return clean(own)
    for parent in reversed(parents):
        joined = vocabulary.phrases.parse(f"{parent} {own}")
        alone = vocabulary.phrases.parse(parent)
        if vocabulary.phrases.is_kind(own) and is_one_award(alone):
            # "Tập thể" under "LĐTT" is the collective's title of that name.
            whole = vocabulary.phrases.parse(f"{own} {parent}")
            return clean(f"{own} {parent}" if is_one_award(whole) else parent)
        says_more = vocabulary.phrases.parse(own).says_something or joined.awards != alone.awards
        if is_one_award(joined) and joined.awards and says_more:
            return clean(f"{parent} {own}")
    return ""


def titles_award(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a column's title is short and speaks of an award, if only of one without its level."""
    phrase = vocabulary.phrases.parse(text)
    return bool(phrase.awards or phrase.generic) and len(text) < 60
