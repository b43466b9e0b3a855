"""The class of an order in a column of its own: "Huân chương Lao động | Ba", or "Ba" alone under a title of Huân chương Lao động."""

from __future__ import annotations

from hongngu_tally.table.columns import Header
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Vocabulary

_CLASS = key("hạng")


def take_classes(
    header: Header, vocabulary: Vocabulary, values: dict[str, tuple[str, ...]], headed: bool
) -> None:
    """Name each order with its class; where no column names any but a heading or title does (``headed``), the classes are the awards.

    A teacher's "Hạng II" beside another award says nothing of it.
    """
    if "class" not in values:
        return
    classes = [_called(text) for text in values["class"]]
    if header.names_awards:
        for name in [name for name in values if name.partition(":")[0] == "award"]:
            pairs = zip(values[name], classes, strict=True)
            values[name] = tuple(_joined(vocabulary, award, one) for award, one in pairs)
    elif headed:
        values["award"] = tuple(classes)
        header.columns["award"] = header.columns["class"][:1]


def _called(text: str) -> str:
    """ "Ba", "III" as "hạng Ba", "hạng III"."""
    return clean(text) if not text or key(text).startswith(_CLASS) else f"hạng {clean(text)}"


def _joined(vocabulary: Vocabulary, award: str, one: str) -> str:
    """An order's name with its class, where both together name one award and the name alone none."""
    if not award or not one or vocabulary.phrases.parse(award).awards:
        return award
    whole = vocabulary.phrases.parse(f"{award} {one}")
    return f"{award} {one}" if len(whole.awards) == 1 and not whole.rest else award
