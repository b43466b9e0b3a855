"""Awards of a column in a list whose headings or title name others: what those people have, not what they are put up for."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_tally.table.body import Body
from hongngu_tally.table.columns import Header
from hongngu_tally.table.model import AWARDS_UNUSED
from hongngu_tally.table.proposals import asks
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import YEAR
from hongngu_tally.vocabulary import Vocabulary

_TITLE = "emulation_title"


def settle_headed(
    header: Header,
    vocabulary: Vocabulary,
    body: Body,
    context: TitleContext,
    values: dict[str, tuple[str, ...]],
) -> None:
    """Set the awards of a list's column aside, and name it, where the heading over each row names another one throughout.

    "Danh hiệu thi đua: LĐTT" under "I. Giấy khen UBND huyện", or titles in a list that proposes one certificate.
    A column that agrees with a heading once speaks for itself.
    """
    columns = header.columns.get("award", ())
    if not columns or header.marks or not body.rows:
        return
    if not _contradicts(header, vocabulary, body, context, values):
        return
    for name in [name for name in values if name.partition(":")[0] == "award"]:
        del values[name]
    if "award" in header.inferred:
        header.forget("award")
        return
    years = [int(year) for at in columns for year in YEAR.findall(header.texts[at])]
    if years and max(years) < context.year:
        # "Danh hiệu năm 2019" in a list of 2020.
        header.columns.setdefault("history", []).extend(header.columns.pop("award"))
        return
    header.doubts.append((columns[0], header.texts[columns[0]], "award", AWARDS_UNUSED))
    header.unknown += [(at, header.texts[at]) for at in header.columns.pop("award")]


def _contradicts(
    header: Header,
    vocabulary: Vocabulary,
    body: Body,
    context: TitleContext,
    values: dict[str, tuple[str, ...]],
) -> bool:
    said = {at: body.sections[at].awards for at in set(body.section_of)}
    titled = not any(said.values())
    if titled and (
        not context.proposes
        or len(context.awards) != 1
        or any(asks(header.texts[at]) for at in header.columns["award"])
    ):
        return False
    if not titled and not all(said.values()):
        return False
    pairs = {
        (said[at] or context.awards, text)
        for name, texts in values.items()
        if name.partition(":")[0] == "award"
        for at, text in set(zip(body.section_of, texts, strict=True))
        if text
    }
    for awards, text in pairs:
        named = set(_named(vocabulary, text))
        if not named or not named.isdisjoint(awards):
            return False
        if titled and not (_are_titles(vocabulary, named) and not _are_titles(vocabulary, set(awards))):
            return False
    return bool(pairs)


def _named(vocabulary: Vocabulary, text: str) -> Iterator[str]:
    """The awards that a cell names; none where one of its parts names none, or one without a level."""
    parts = [phrase for _, phrase in vocabulary.phrases.in_cell(text)]
    if all(phrase.awards and not phrase.generic and not phrase.rest for phrase in parts):
        for phrase in parts:
            yield from phrase.awards


def _are_titles(vocabulary: Vocabulary, awards: set[str]) -> bool:
    return all(vocabulary.catalogue.awards[code].family == _TITLE for code in awards)
