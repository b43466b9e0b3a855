"""Awards of a column in a list whose headings or title name others: what those people have, not what they are put up for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongngu_tally.table.body import Body
from hongngu_tally.table.columns import Header
from hongngu_tally.table.model import HEADED_OTHERWISE, Section
from hongngu_tally.table.proposals import asks
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import YEAR
from hongngu_tally.vocabulary import Vocabulary

# "Tập thể: 02 (TTLĐTT: 01; Giấy khen: 01)"
_COUNTED = re.compile(r"[:=–-]\s*\d")


def settle_headed(
    header: Header,
    vocabulary: Vocabulary,
    body: Body,
    context: TitleContext,
    values: dict[str, tuple[str, ...]],
) -> None:
    """Set the awards of a list's column aside where a heading over some row, or the list's title, names another one.

    "Danh hiệu thi đua: LĐTT" under "I. Giấy khen UBND huyện": nobody can tell whether they are what those people
    have or what they are put up for as well, so a column that a title gave is named. What only its cells told gives way.
    """
    columns = header.columns.get("award", ())
    if not columns or header.marks or not body.rows:
        return
    said = {at: _says(body.sections[at]) for at in set(body.section_of)}
    headed = all(said.values())
    if "award" in header.inferred:
        if headed:
            _leave_out(values)
            header.forget("award")
        return
    dated = _are_of_years(vocabulary, values, context.year)
    of_title = context.awards if (context.proposes or dated) and len(context.awards) == 1 else ()
    if not headed:
        if not of_title or any(said.values()) or any(asks(header.texts[at]) for at in columns):
            return
        said = dict.fromkeys(said, of_title)
    pairs = {
        (said[at], text)
        for name, texts in values.items()
        if _is_award(name)
        for at, text in set(zip(body.section_of, texts, strict=True))
        if text
    }
    if not _contradict(vocabulary, pairs, some=headed):
        return
    _leave_out(values)
    years = [int(year) for at in columns for year in YEAR.findall(header.texts[at])]
    if dated or (years and max(years) < context.year):
        # "Danh hiệu năm 2019" in a list of 2020, "CSTĐCS 2019, 2020" in each row.
        header.columns.setdefault("history", []).extend(header.columns.pop("award"))
        return
    header.doubts.append((columns[0], header.texts[columns[0]], "award", HEADED_OTHERWISE))
    header.unknown += [(at, header.texts[at]) for at in header.columns.pop("award")]


def _says(section: Section) -> tuple[str, ...]:
    """The award that a heading names for all below it; none where it names several, or says how many have which."""
    counts = len(_COUNTED.findall(section.label)) > 1
    return section.awards if len(section.awards) == 1 and not counts else ()


def _is_award(name: str) -> bool:
    return name.partition(":")[0] == "award"


def _are_of_years(vocabulary: Vocabulary, values: dict[str, tuple[str, ...]], year: int) -> bool:
    """Whether every award cell says that its award is of years before the list's, too: "CSTĐCS 2024, 2025" in 2025."""
    texts = {text for name, cells in values.items() if _is_award(name) for text in cells} - {""}
    return bool(texts) and all(
        any(said < year for _, phrase in vocabulary.phrases.in_cell(text) for said in phrase.years)
        for text in texts
    )


def _leave_out(values: dict[str, tuple[str, ...]]) -> None:
    for name in list(filter(_is_award, values)):
        del values[name]


def _contradict(vocabulary: Vocabulary, pairs: set[tuple[tuple[str, ...], str]], some: bool) -> bool:
    """Whether cells name other awards than what stands over them: ``some`` of them, or all; an unknown text tells nothing."""
    told = []
    for awards, text in pairs:
        named = set(_named(vocabulary, text))
        if not named:
            return False
        told.append(named.isdisjoint(awards))
    return any(told) if some else bool(told) and all(told)


def _named(vocabulary: Vocabulary, text: str) -> Iterator[str]:
    """The awards that a cell names; none where one of its parts names none, or one without a level."""
    parts = [phrase for _, phrase in vocabulary.phrases.in_cell(text)]
    if all(phrase.awards and not phrase.generic and not phrase.rest for phrase in parts):
        for phrase in parts:
            yield from phrase.awards
