"""Which columns say what is asked for, where codes and registrations stand beside the awards or instead of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_tally.table.answers import settle_findings
from hongngu_tally.table.contents import holds_awards, texts_below
from hongngu_tally.table.grid import Grid, is_blank
from hongngu_tally.table.mark_columns import are_marks
from hongngu_tally.table.model import AWARDS_UNUSED
from hongngu_tally.table.proposals import family_of_awards
from hongngu_tally.text import key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.words import ASKED

if TYPE_CHECKING:
    from hongngu_tally.table.columns import Header


def settle_askers(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Đơn vị đề nghị" over awards titles what the unit asks for, beside what the council made of it.

    So does "Cấp khen" over "GK UBND huyện" where no other column has the awards; "Tập thể | Cá nhân" beside the names
    title what is asked for each.
    """
    names = header.columns.get("name", [])
    asked = [at for at in names if at in header.kinds and holds_awards(header, vocabulary, grid, at)]
    for at in asked if len(asked) < len(names) else ():
        names.remove(at)
        del header.kinds[at]
        header.take("award", at)
    for at in header.of("unit", "workplace"):
        if are_marks(vocabulary, texts_below(grid, header, at)):
            # "Đơn vị đề nghị" with x names none.
            header.drop(at)
            header.unknown.append((at, header.texts[at]))
    for at in [at for at, title in header.unknown if vocabulary.units.is_kind(title)]:
        texts = texts_below(grid, header, at)
        said = (vocabulary.answers.said(text) or vocabulary.phrases.names_award(text) for text in texts)
        if texts and all(" " in text for text in texts) and not any(said):
            # "Xã" over names of communes; over marks it says who commends.
            header.drop(at)
            header.take("unit", at)
    for name in ("unit", "level"):
        for at in list(header.columns.get(name, ())):
            if (name == "unit" or not header.names_awards) and holds_awards(header, vocabulary, grid, at):
                header.drop(at)
                header.take("award", at)


def settle_asked(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """ "Đề nghị" with x or có beside a column of awards says of whom that award is asked for."""
    awards = header.columns.get("award", [])
    coded = "award_code" in header.columns
    several = len(awards) > 1 or coded
    titles = {at: header.texts[at] for at in awards if several and key(header.texts[at]).startswith(ASKED)}
    # "Đề nghị nâng lương" asks for something else.
    asked = [at for at, title in titles.items() if vocabulary.answers.asked_by(title)]
    is_mark = vocabulary.lines.is_mark
    for at in asked:
        texts = texts_below(grid, header, at)
        marked = any(map(is_mark, texts)) and all(map(vocabulary.answers.is_plain, texts))
        others = (other for other in awards if other not in asked)
        if marked and (coded or any(holds_awards(header, vocabulary, grid, other) for other in others)):
            awards.remove(at)
            header.columns.setdefault("asked", []).append(at)
    if several:
        _settle_answers(header, vocabulary, grid, awards)
    if not awards:
        header.columns.pop("award", None)


def _settle_answers(header: Header, vocabulary: Vocabulary, grid: Grid, awards: list[int]) -> None:
    """ "Kết quả thi đua" over "Đồng ý" beside "Danh hiệu đề nghị" is what a council said of it."""
    for at in [at for at in awards if vocabulary.lines.titles_results(header.texts[at])]:
        said = {*map(vocabulary.answers.said, texts_below(grid, header, at))}
        if said and said <= {"yes", "no"} and len(awards) > 1:
            awards.remove(at)
            header.unknown.append((at, header.texts[at]))


def settle_codes(header: Header, grid: Grid) -> None:
    """A blank column of awards beside their codes says nothing, and one of forms beside codes of titles not the same."""
    columns = header.columns
    if "award_code" not in columns or header.marks:
        return
    # "Hình thức khen thưởng khác" that nobody filled in.
    below = grid.picker(range(header.last_row + 1, grid.height + 1))
    for at in [at for at in columns.get("award", ()) if all(map(is_blank, below(at)))]:
        columns["award"].remove(at)
        header.unknown.append((at, header.texts[at]))
    # "Mã danh hiệu | Hình thức khen thưởng": somebody may get one of each.
    kinds = {family_of_awards(header.texts[at]) for at in columns.get("award", ())}
    own = [at for at in columns["award_code"] if family_of_awards(header.texts[at]) not in {"", *kinds}]
    if kinds and "" not in kinds:
        columns["award"] += own
        columns["award_code"] = [at for at in columns["award_code"] if at not in own]
    for name in ("award", "award_code"):
        if not columns.get(name, True):
            del columns[name]


def give_way_to_title(header: Header, vocabulary: Vocabulary, grid: Grid, given: Sequence[str]) -> None:
    """Take awards that only a column's cells told back where a title gives them, unless they say which of several.

    "Đạt GĐVH" and "Không đạt" under "Kết quả bình xét" still say who is put up.
    """
    columns = header.columns["award"]
    texts = {text for at in columns for text in texts_below(grid, header, at)}
    phrases = [phrase for text in texts for _, phrase in vocabulary.phrases.in_cell(text) if phrase.awards]
    named = {award for phrase in phrases for award in phrase.awards}
    if len(given) > 1 and named and named <= set(given):
        return
    title = header.texts[columns[0]]
    # Without a title nobody can tell whether they are asked for as well; with one that nobody knows they may be.
    beside = len(given) == 1 and vocabulary.go_beside(given[0], named)
    others = beside if title else bool(named) and named.isdisjoint(given)
    if others and not any(one.years for one in phrases):
        header.doubts.append((columns[0], title, "award", AWARDS_UNUSED))
    header.forget("award")
    settle_findings(header, vocabulary, grid)


def settle_stand_ins(header: Header, vocabulary: Vocabulary, grid: Grid) -> None:
    """Codes and registered awards are the awards where nothing else is.

    A column in which only "x" or "có" stands says that somebody registered: the awards are in headings.
    """
    columns = header.columns
    if header.names_awards:
        return
    registered = columns.get("award_registered", [0])[0]
    for stand_in in ("award_code", "award_registered"):
        if stand_in in columns:
            texts = texts_below(grid, header, columns[stand_in][0])
            if (
                texts
                and stand_in == "award_registered"
                and not any(map(vocabulary.phrases.names_award, texts))
            ):
                continue
            columns["award"] = columns.pop(stand_in)
            header.score += header.weight_of("award")
            break
    if columns.get("award", [registered])[0] == registered:
        # The award is the one that was registered, or that of the headings.
        settle_findings(header, vocabulary, grid)


def set_registered_aside(header: Header, vocabulary: Vocabulary) -> None:
    """What people registered is what they are put up for only where no title above proposes them for an award."""
    columns = header.columns.get("award", ())
    matches = [vocabulary.titles.match(header.texts.get(at, "")) for at in columns]
    if columns and not header.marks and all(one and one.field == "award_registered" for one in matches):
        header.columns["award_registered"] = header.columns.pop("award")
