"""What a council's results say against those who are put up, and marks of which nobody can tell whether they say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hongngu_tally.table.aside import counts_votes
from hongngu_tally.table.grid import Grid, is_blank, text_of
from hongngu_tally.table.model import LocatedTable, OddCell
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary

_MAY_BE_MARKED = ("votes", "history", "recipient", "track", "decision")
"""Fields that a column's title may seem to name, though marks stand below it."""
_LONGEST = 12
"""Letters of an answer: "Có", "Không đạt"."""


def odd_results(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """Cells by which somebody may not be put up after all: what a council says against it, else marks that may say so."""
    results = _Results(grid, vocabulary, table)
    found = [cell for column in results.texts for cell in results.odd_cells(column)]
    yield from found
    if not any(cell.kind in {"refused", "result-blank"} for cell in found):
        # A council's "no", or nothing, says of its "yes" all there is to say.
        yield from _marks_undecided(grid, vocabulary, table)


class _Results:
    """The columns of a list in which votes, decisions and results stand, and whose title says that a mark is against."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> None:
        self._vocabulary, self._table = vocabulary, table
        lines, answers = vocabulary.lines, vocabulary.answers
        pick, unknown = grid.picker(table.rows), table.unknown_headers
        self._votes = table.columns.get("votes", ())
        self._against = {
            *(at for at in self._votes if lines.titles_votes_against(table.headers[at])),
            *(at for at, title in unknown if lines.titles_no(title, table.headers.get(at - 1, ""))),
        }
        self._titles = {
            at: title
            for at, title in unknown
            # "Đảng ủy" over "Đồng ý", "Không đồng ý".
            if lines.titles_results(title)
            or answers.asked_by(title)
            or any(map(answers.agrees, set(pick(at))))
        }
        columns = {*table.columns.get("decision", ()), *self._votes, *self._titles, *self._against}
        self.texts = {at: [text_of(value) for value in pick(at)] for at in sorted(columns)}
        self._voted = bool(self._against) and any(
            _are_votes(self.texts[at]) for at in (*self._votes, *self._titles)
        )

    def odd_cells(self, column: int) -> Iterator[OddCell]:
        """Cells that refuse, put off or decide otherwise, and whatever stands among those that agree."""
        kinds = self._kinds(column)
        title = self._title(column)
        field = "votes" if column in self._against else "result"
        for row, text in (
            zip(self._table.rows, self.texts[column], strict=True) if any(kinds.values()) else ()
        ):
            if kind := kinds.get(text, ""):
                yield OddCell(row, column, kind, title if kind == "result-blank" else text, field)

    def _title(self, column: int) -> str:
        return self._table.headers.get(column, "") or self._titles.get(column, "")

    def _kinds(self, column: int) -> dict[str, str]:
        texts, answers = self.texts[column], self._vocabulary.answers
        if len(set(texts)) == 1 and " " not in texts[0].strip():
            # "Kết luận thanh tra" over "Không" in every row refuses nobody.
            return {}
        says = self._says_against if column in self._against else self._says
        kinds = {text: says(text, column) for text in set(texts) if not is_blank(text)}
        title = self._title(column)
        # "Kết quả thi GVDG" may be blank.
        of_work = answers.may_report_work(title) and not answers.may_decide(title)
        return kinds if column in self._against or of_work else kinds | self._beside_agreement(texts, kinds)

    def _says_against(self, text: str, column: int) -> str:
        """ "Không" under "Không đồng ý" agrees, and numbers count votes."""
        counts = self._voted and text.isdigit()
        return "refused" if self._vocabulary.lines.is_mark(text) and not counts else ""

    def _says(self, text: str, column: int) -> str:
        """What a cell says of whoever is put up; of an award in it the checks know whether it was asked for."""
        lines, phrases = self._vocabulary.lines, self._vocabulary.phrases
        if lines.refuses(text):
            return "refused"
        if column not in self._votes and (lines.postpones(text) or lines.waits(text)):
            return "unsettled"
        # "CSTĐCS 2019" was decided before.
        decides = self._decides(column) and not any(map(str.isdigit, text))
        return "decided" if decides and any(said.awards for _, said in phrases.in_cell(text)) else ""

    def _decides(self, column: int) -> bool:
        """Whether awards in a column were decided now: "Kết quả đạt được" is what somebody did, "Ý kiến năm 2019" an earlier year's."""
        title, answers = self._titles.get(column), self._vocabulary.answers
        if title is None or any(map(str.isdigit, title)):
            return False
        return answers.asked_by(title) or not answers.may_report_work(title)

    def _beside_agreement(self, texts: Sequence[str], kinds: Mapping[str, str]) -> dict[str, str]:
        """What other texts of a column are, where half of its cells or more agree: a no, nothing, or words that may be either. An answer for a few says something else."""
        said = {text: self._vocabulary.answers.said(text) for text in kinds}
        if "yes" not in said.values():
            # An award agrees to whoever is put up for it; others are what somebody reached before.
            own, awards_in = self._asked_for(), self._vocabulary.phrases.awards_in
            said |= {text: "yes" for text in kinds if not own.isdisjoint(awards_in(text))}
        agreed = sum(said.get(text) == "yes" for text in texts)
        if agreed < 2 or 2 * agreed < len(texts):
            return {}
        found = {
            text: "refused" if said[text] else "result-other"
            for text, kind in kinds.items()
            if not kind and said[text] != "yes" and (said[text] or not any(map(str.isdigit, text)))
        }
        return found | {text: "result-blank" for text in texts if is_blank(text)}

    def _asked_for(self) -> set[str]:
        """The awards that a list's title, headings and own cells name."""
        table = self._table
        cells = {
            text
            for name, texts in table.values.items()
            if name.partition(":")[0] == "award"
            for text in texts
        }
        return {
            *table.base.awards,
            *(award for section in table.sections for award in section.awards),
            *(award for text in cells for award in self._vocabulary.phrases.awards_in(text)),
        }


def _are_votes(texts: Sequence[str]) -> bool:
    """Whether a column's cells count votes, more than one for somebody."""
    return counts_votes(texts) and not {"0", "1", ""}.issuperset(texts)


def _marks_undecided(grid: Grid, vocabulary: Vocabulary, table: LocatedTable) -> Iterator[OddCell]:
    """The first mark or answer under "Huyện duyệt", "Đã khen đợt 1" or another title that may tell who is put up, where not all rows have the same."""
    titles = [*table.unknown_headers]
    for name in _MAY_BE_MARKED:
        titles += [(at, table.headers.get(at, "")) for at in table.columns.get(name, ())]
    pick = grid.picker(table.rows)
    deciding = {
        column: (title, [text_of(value).strip() for value in pick(column)])
        for column, title in titles
        if vocabulary.answers.may_decide(title) and not vocabulary.phrases.names_award(title)
    }
    # "Đồng ý | 15" beside "Không đồng ý | 1": votes.
    voted = any(_are_votes(values) for _, values in deciding.values())
    for column, (title, values) in deciding.items():
        if voted and all(text.isdigit() for text in values if text):
            continue
        said = {text: vocabulary.answers.said(text) for text in set(values) if not is_blank(text)}
        if not said or not all(said.values()) or any(len(text) > _LONGEST for text in said):
            continue
        differing = len(set(said.values())) > 1 or "" in values
        if differing:
            row = next(row for row, text in zip(table.rows, values, strict=True) if text in said)
            yield OddCell(row, column, "mark-undecided", clean(title), "note")
