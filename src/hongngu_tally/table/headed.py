"""What the awards in a list's rows mean where a heading over them, or the list's title, names one for everybody.

All of it is decided here. Where they name that award too, or another one instead, they speak for their rows. Otherwise they are

* what those people have: titles of pupils and grades, reached over years, or of years before the list's;
* asked for beside the heading's title, by whoever has something there (``awards_beside``);
* in doubt: nobody can tell whether they are what those people have or what they are put up for as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from hongngu_tally.patterns import regex
from hongngu_tally.table.answers import ask, marked_answer, marks_in_awards, settle_answers, settle_results
from hongngu_tally.table.body import Body
from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import texts_below
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.mark_columns import marks_by_level
from hongngu_tally.table.model import AWARDS_UNUSED, HEADED_OTHERWISE, Section
from hongngu_tally.table.proposals import asks, is_reached, titles_of_awards, without_year
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.text import YEAR
from hongngu_tally.vocabulary import Vocabulary

# "Tập thể: 02 (TTLĐTT: 01; Giấy khen: 01)"
_COUNTED = regex(r"[:=–-]\s*\d")

Values = Mapping[str, tuple[str, ...]]


def settle_headed(
    header: Header, vocabulary: Vocabulary, body: Body, context: TitleContext, values: Values
) -> None:
    """Set the columns of awards aside that do not say what is asked for: what people have as history, what is in doubt as unknown."""
    if not header.names_awards:
        return
    if _are_held(header, vocabulary, context, values):
        header.columns.setdefault("history", []).extend([*header.columns.pop("award", ()), *header.marks])
        header.marks.clear()
        return
    columns = header.columns.get("award", ())
    if not columns or header.marks or not body.rows:
        return
    over = {at: _says(body.sections[at]) for at in set(body.section_of)}
    headed = all(over.values())
    dated = _are_of_years(vocabulary, values, context.year)
    if "award" in header.inferred:
        if headed:
            others = _others_named(vocabulary, _said_under(over, body, values), some=True)
            beside = awards_beside(header, vocabulary, body, context, values)
            _give_way(header, frozenset() if dated else others, beside)
        return
    if (headed or len(context.awards) == 1) and _are_reached(vocabulary, values):
        # "Danh hiệu: Học sinh giỏi" under "ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG".
        header.columns.setdefault("achievement", []).extend(header.columns.pop("award"))
        return
    of_title = context.awards if (context.proposes or dated) and len(context.awards) == 1 else ()
    asked = [asks(header.texts[at]) for at in columns]
    if not headed:
        # "Danh hiệu thi đua: LĐTT" under "ĐỀ NGHỊ TẶNG GIẤY KHEN".
        if not of_title or any(over.values()) or any(asked):
            return
        over = dict.fromkeys(over, of_title)
    said = _said_under(over, body, values)
    others = _others_named(vocabulary, said, some=headed)
    if not others:
        return
    years = [int(year) for at in columns for year in YEAR.findall(header.texts[at])]
    if dated or (years and max(years) < context.year):
        # "Danh hiệu năm 2019" in a list of 2020, "CSTĐCS 2019, 2020" in each row.
        header.columns.setdefault("history", []).extend(header.columns.pop("award"))
        return
    if headed and all(asked) and others <= awards_beside(header, vocabulary, body, context, values):
        # "Đề nghị khen cao" over a Giấy khen for one of those under "I. LĐTT".
        return
    header.doubts.append((columns[0], header.texts[columns[0]], "award", HEADED_OTHERWISE))
    header.unknown += [(at, header.texts[at]) for at in header.columns.pop("award")]


def _give_way(header: Header, others: Set[tuple[str, ...]], beside: Set[tuple[str, ...]]) -> None:
    """Forget awards that only their cells told under headings that name some: without any title ``others`` than those are told, and
    with one those that may be asked for ``beside``."""
    column = header.columns["award"][0]
    title = header.texts[column]
    if others & beside if title else others:
        header.doubts.append((column, title, "award", AWARDS_UNUSED))
    header.forget("award")


def awards_beside(
    header: Header, vocabulary: Vocabulary, body: Body, context: TitleContext, values: Values
) -> frozenset[tuple[str, ...]]:
    """The awards of headings and titles that everybody below has beside the ones in his own row.

    Under a title of LĐTT a column of marks for CSTĐ cơ sở asks for one more, and so does "Bằng khen của UBND tỉnh" for some.
    """
    sources = [*(section.awards for section in body.sections), context.awards]
    said = {awards for awards in sources if len(awards) == 1}
    if header.marks:
        words = any(name.partition(":")[0] == "mark" for name in values)
        if words or "award" in header.columns:
            return frozenset()
        # Where the award has a column of marks itself, only those who are marked get it.
        marked = _marked(header, vocabulary)
        return frozenset() if "" in marked else frozenset(one for one in said if marked.isdisjoint(one))
    cells = _award_cells(values)
    if not cells or all(map(any, zip(*cells, strict=True))):
        return frozenset()
    several = len(cells) > 1
    texts = {
        text for text in set().union(*cells) if text and not (several and vocabulary.lines.says_none(text))
    }
    phrases = vocabulary.phrases
    named = [
        phrase.awards or phrases.awards_of(phrase.generic)
        for text in texts
        for _, phrase in phrases.in_cell(text)
    ]
    codes = frozenset[str]().union(*named)
    return frozenset(one for one in said if all(named) and vocabulary.go_beside(one[0], codes))


def _are_held(header: Header, vocabulary: Vocabulary, context: TitleContext, values: Values) -> bool:
    """Whether all awards of a list whose title proposes another one were reached over years, or stand year by year beside such ones.

    "Danh hiệu năm 2019 | Danh hiệu năm 2020" under "DANH SÁCH ĐỀ NGHỊ BẰNG KHEN", "Đạt GĐVH năm 2018 | 2019 | 2020" to mark.
    """
    if not context.proposes or len(context.awards) != 1:
        return False
    proposed = context.awards[0]
    if any(proposed in vocabulary.phrases.parse(title).awards for title in header.marks.values()):
        return False
    titles = titles_of_awards(header)
    if all(map(is_reached, titles)):
        return True
    marked, history = bool(header.marks), header.columns.get("history")
    if not history or (marked and "award" in header.columns):
        return False
    if not all(YEAR.search(title) and not asks(title) for title in titles):
        return False
    if marked:
        held = {without_year(header.texts[at]) for at in history}
        return held.issuperset(without_year(header.texts[at]) for at in header.marks)
    texts = set().union(*_award_cells(values))
    return not any(
        proposed in phrase.awards for text in texts for _, phrase in vocabulary.phrases.in_cell(text)
    )


def _said_under(
    over: Mapping[int, tuple[str, ...]], body: Body, values: Values
) -> set[tuple[tuple[str, ...], str]]:
    """What stands over each award's cell, with the cell."""
    return {
        (over[at], text)
        for texts in _award_cells(values)
        for at, text in set(zip(body.section_of, texts, strict=True))
        if text
    }


def _says(section: Section) -> tuple[str, ...]:
    """The award that a heading names for all below it; none where it names several, or says how many have which."""
    counts = len(_COUNTED.findall(section.label)) > 1
    return section.awards if len(section.awards) == 1 and not counts else ()


def _award_cells(values: Values) -> list[tuple[str, ...]]:
    return [texts for name, texts in values.items() if name.partition(":")[0] == "award"]


def settle_marked(header: Header, vocabulary: Vocabulary, grid: Grid, context: TitleContext) -> TitleContext:
    """What a list's title says of all its rows, once marks tell who of them is meant: nobody else is put up for it."""
    whom = replace(context, awards=(), generic="")
    if _count_members(header, vocabulary, grid, context):
        header.unknown += [(at, header.texts[at]) for at in header.marks]
        header.marks.clear()
    settle_answers(header, vocabulary, grid)
    if len(context.awards) == 1:
        award = vocabulary.catalogue.awards[context.awards[0]].name_vi
        if marks_in_awards(header, vocabulary, grid):
            # "Đề nghị" with x for some: the title says for what.
            header.marks |= dict.fromkeys(header.columns.pop("award"), award)
            return whom
        if at := marked_answer(header, vocabulary, grid, context.year):
            header.drop(at)
            header.marks[at] = award
            return whom
        settle_results(header, vocabulary, grid, context.year, context.awards)
    elif not context.generic and "asked" not in header.columns:
        if at := marked_answer(header, vocabulary, grid, context.year):
            # Headings say for what.
            ask(header, at)
        settle_results(header, vocabulary, grid, context.year, context.awards)
    if not context.awards and not header.marks:
        marks = marks_by_level(header, vocabulary, grid, context.generic)
        if marks:
            header.marks |= marks
            del header.columns["award"]
            return replace(context, generic="")
        if marks_in_awards(header, vocabulary, grid) and asks(header.texts[header.columns["award"][0]]):
            # "Đề nghị" with x under headings that say for what.
            header.columns.setdefault("asked", []).extend(header.columns.pop("award"))
    return context


def _count_members(header: Header, vocabulary: Vocabulary, grid: Grid, context: TitleContext) -> bool:
    """Whether all columns under people's awards count members of the bodies that a title proposes: "LĐTT | CSTĐCS" in a list of Tập thể LĐTT."""
    recipients = [set(vocabulary.recipients_of(award)) for award in context.awards]
    if not header.marks or not recipients or any(kinds != {"collective"} for kinds in recipients):
        return False
    if any(set(vocabulary.recipients_of(award)) != {"individual"} for award in _marked(header, vocabulary)):
        return False
    return all(text.isdigit() for at in header.marks for text in texts_below(grid, header, at))


def _marked(header: Header, vocabulary: Vocabulary) -> set[str]:
    """The awards that have a column of marks; an empty one for a title that names none."""
    phrases = vocabulary.phrases
    return {
        award
        for title in header.marks.values()
        for _, phrase in phrases.in_cell(title)
        for award in phrase.awards or ("",)
    }


def _are_reached(vocabulary: Vocabulary, values: Values) -> bool:
    texts = {text for cells in _award_cells(values) for text in cells} - {""}
    return bool(texts) and all(map(vocabulary.phrases.is_reached, texts))


def _are_of_years(vocabulary: Vocabulary, values: Values, year: int) -> bool:
    """Whether every award cell says that its award is of years before the list's, too: "CSTĐCS 2024, 2025" in 2025."""
    texts = {text for cells in _award_cells(values) for text in cells} - {""}
    return bool(texts) and all(
        any(said < year for _, phrase in vocabulary.phrases.in_cell(text) for said in phrase.years)
        for text in texts
    )


def _others_named(
    vocabulary: Vocabulary, said: set[tuple[tuple[str, ...], str]], some: bool
) -> set[tuple[str, ...]]:
    """The awards over cells that name other ones: over ``some`` of them, or nothing unless all do; an unknown text tells nothing."""
    others: set[tuple[str, ...]] = set()
    for awards, text in said:
        named = set(_named(vocabulary, text))
        if not named:
            return set()
        if named.isdisjoint(awards):
            others.add(awards)
        elif not some:
            return set()
    return others


def _named(vocabulary: Vocabulary, text: str) -> Iterator[str]:
    """The awards that a cell names; none where one of its parts names none, or one without a level."""
    parts = [phrase for _, phrase in vocabulary.phrases.in_cell(text)]
    if all(phrase.awards and not phrase.generic and not phrase.rest for phrase in parts):
        for phrase in parts:
            yield from phrase.awards
