"""The rows below a header: a fate for each, and the sections they stand in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hongngu_tally.patterns import regex
from hongngu_tally.table.aside import Withdrawn
from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import is_numbering
from hongngu_tally.table.grid import Grid
from hongngu_tally.table.judgement import NOTE, WHOLE, RowJudge, fate_of
from hongngu_tally.table.model import Fate, Section, Stated
from hongngu_tally.table.numbering import RunningNumbers
from hongngu_tally.table.plain_rows import PlainRows
from hongngu_tally.table.remark_rows import is_hint
from hongngu_tally.table.row import Row
from hongngu_tally.table.sections import NUMBERED, Heading, SectionStack, follows
from hongngu_tally.table.titles import TitleContext, is_form_line
from hongngu_tally.table.totals import Opened, Totals
from hongngu_tally.text import SCHOOL_YEAR, clean, key
from hongngu_tally.vocabulary import Vocabulary
from hongngu_tally.vocabulary.aside import PENDING

_SEVERAL_YEARS = regex(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_GIVEN = frozenset(map(key, ("đã", "rồi", "trước")))
_MOST_TITLES = 4
"""Rows of titles and their numbers before the first nominee."""


@dataclass(slots=True)
class Body:
    """What was found below one header. ``rows`` are the nomination rows, ``section_of`` an index into ``sections``."""

    header: Header
    rows: list[int] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    stated: list[Stated] = field(default_factory=list)
    gaps: list[tuple[int, str, str]] = field(default_factory=list)
    taken_back: Mapping[int, int] = field(default_factory=dict)
    """Row → the column that says that it is not put up."""
    aside: frozenset[int] = frozenset()
    """Rows among them that are struck through or withdrawn by a remark: what they say holds for a ditto below them."""


class BodyReader(RowJudge):
    """Walks the rows below one header. One instance per list; ``fates`` is shared by the sheet."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, fates: dict[int, tuple[Fate, str]],
        stack: SectionStack, context: TitleContext, bounds: tuple[int, int] | None,
        shared: Mapping[int, Heading] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """``bounds`` are the first and last column of a list that others stand beside, ``shared`` the headings that stand left of it and over both."""
        super().__init__(grid, vocabulary, header, fates, stack, context)
        self.bounds = bounds
        self.shared = shared
        self.body = Body(header, self.nominated)
        self.current_index = 0
        self.numbers = RunningNumbers(self.ordinals)
        self.totals = Totals(grid, header, vocabulary)

    # --- the walk ------------------------------------------------------------------------------------------

    def read(self, rows: Sequence[int]) -> Body:
        """Give every row a fate. ``rows`` are the non-blank rows below the header."""
        self.rows = rows
        self._take_section(self.stack.current())
        start = self.current_index
        taken_back = Withdrawn(self.grid, self.vocabulary, self.header)
        self.withdrawn = taken_back.among(rows)
        self.body.taken_back = taken_back.said
        self.body.aside = frozenset(self.withdrawn)
        at = 0
        uncommon = PlainRows(self.grid, self.vocabulary, self.header).uncommon(rows)
        for stop in (*uncommon, len(rows)):
            while at < stop and (self.signing or self.counting):
                self._judge(rows[at])
                at += 1
            if at < stop:
                self._nominate(rows[at:stop])
            if stop < len(rows):
                self._judge(rows[stop])
                at = stop + 1
        if not self.body.rows:
            self._nominate_bodies(start)
        # What looked like a section and has nobody below it, at the list's end, was a remark or a summary.
        last = self.body.rows[-1] if self.body.rows else 0
        for section in [one for one in self.totals.sections if one.row > last and not one.numbered]:
            self.fates[section.row] = self._fate_at_the_end(section, self.totals.sections)
            self.totals.sections.remove(section)
            self.totals.add(section.row, section.filled, whole=True, labelled=False)
        for section in [one for one in self.totals.sections if one.row > last]:
            if self._proposes_in_words(section.label):
                self.fates[section.row] = (Fate.UNREAD, "in-a-sentence")
        doubted = self.over_parts | self._over_people_numbered_anew()
        self._take_back({*self._lost_bodies(self.totals.sections), *doubted})
        self.fates.update(dict.fromkeys(self._lost_people(), (Fate.UNREAD, "no-name-no-award")))
        self.fates.update(dict.fromkeys(self._withdrawing_remarks(), (Fate.UNREAD, "withdrawn-in-words")))
        # A list per award shares its numbers with those beside it.
        self.body.gaps = [] if self.header.caption else self.numbers.gaps
        denied = self.context.aside or self.withdrawn or any(one.denied for one in self.body.sections)
        self.body.stated = self.totals.stated(self.body.rows, bool(denied))
        return self.body

    def _take_back(self, rows: Collection[int]) -> None:
        """Count none of these: each may head those below it, or be put up itself."""
        self.fates.update(dict.fromkeys(rows, (Fate.UNREAD, "heading-or-nominee")))
        if rows:
            kept = [at for at, row in enumerate(self.body.rows) if row not in rows]
            self.body.rows[:] = [self.body.rows[at] for at in kept]
            self.body.section_of = [self.body.section_of[at] for at in kept]

    def _judge(self, row: int) -> None:
        """The slow path: rows that are no plain nomination."""
        filled = self.grid.filled(row)
        if self.bounds and filled:
            first, last = self.bounds
            filled = [cell for cell in filled if first <= cell[0] <= last]
            if not filled:
                # The lists beside this one say what the row is.
                return self._follow(row)
        if not filled:
            return self._give(row, Fate.NOTE, "no-values")
        if self._repeats_header(filled):
            self.signing = False
            if self._begins_another(row):
                self.stack.end_denied()
                self._take_section(self.stack.current())
            return self._give(row, Fate.HEADER, "header-repeated")
        if self._titles_counts(filled):
            # "STT | Danh hiệu | Số lượng": a small count table below the list.
            return self._give(row, Fate.NOTE, "remark")
        if self._titles_another(filled):
            self.counting = self._counts_follow(row, filled)
            return self._give(
                row, *((Fate.LOOKUP, "summary") if self.counting else (Fate.UNREAD, "no-name-no-award"))
            )
        if self.counting:
            self.counting = self._only_numbers(filled)
            if self.counting:
                return self._give(row, Fate.LOOKUP, "summary")
        first = row == self.header.last_row + 1
        if is_numbering(filled, len(self.header.texts) if first else 3):
            return self._give(row, Fate.NUMBERING, "column-numbers")
        if self._down and not self.signing and self._is_merged_on(row):
            return self._give(row, Fate.NOTE, "remark")
        texts = [(column, clean(value)) for column, value in filled if type(value) is str]
        ordinal, named = self._ordinal(row), self._name(row)
        if texts and self._is_example(texts, named):
            return self._give(row, Fate.EXAMPLE, "sample-row")
        hint = not self.body.rows and not self.signing and is_hint(texts, filled)
        if hint or (len(texts) == len(filled) == 1 and is_form_line(texts[0][1])):
            return self._give(row, Fate.NOTE, "remark")
        label = self._label(texts, ordinal, named)
        return self._judge_words(Row(row, filled, texts, ordinal, named, self._award_cells(row), label))

    def _begins_another(self, row: int) -> bool:
        """Whether those below repeated titles have awards, and those whom the open heading denies have none: it says nothing of another list."""
        if not self.current.denied:
            return False
        rows = range(row + 1, row + _MOST_TITLES)
        below = next((at for at in rows if self._name(at) and not is_numbering(self.grid.filled(at))), 0)
        denied = [at for at in range(self.current.row + 1, row) if self.grid.filled(at)]
        return bool(denied and below) and self._is_awarded(below) and not any(map(self._is_awarded, denied))

    def _judge_words(self, row: Row) -> None:
        numbers = all(text.strip(" .,()").isdigit() for _, text in row.texts)
        if (
            numbers
            and row.ordinal is None
            and not any(map(str.isalpha, row.named))
            and not self._is_birth(row)
        ):
            self.totals.add(row.number, row.filled)
            return self._give(row.number, Fate.TOTAL, "numbers-only")
        if self._counts_awards(row):
            self.totals.add(row.number, row.filled, labelled=row.label == "total")
            return self._give(row.number, Fate.TOTAL, "numbers-only")
        if self._sums_an_award(row):
            self.totals.add(row.number, row.filled, whole=True, labelled=False)
            return self._give(row.number, Fate.NOTE, "remark")
        if row.label in {"total", "closing"} and self._reads_as_total(row):
            self.totals.add(row.number, row.filled, whole=row.label == "closing")
            return self._give(row.number, Fate.TOTAL, row.label)
        if (
            row.label in {"signature", "date"}
            and row.ordinal is None
            and not self._is_awarded(row.number)
            and not self._is_bulleted(row)
            and not self._numbers_posts(row)
            and not self._puts_up(row)
            and not self._is_post_in_between(row)
            and not self._begins_the_list(row)
        ):
            self.signing = True
            return self._give(row.number, Fate.SIGNATURE, row.label)
        if self.signing:
            return self._judge_after_signature(row)
        return self._judge_inside(row)

    def _judge_after_signature(self, row: Row) -> None:
        """Below a signature only a whole nomination row resumes the list, or a section with a numeral or straight above such a row."""
        if self._resumes(row.number):
            self.signing = False
            return self._nominate([row.number])
        if len(row.texts) == 1 and len(row.filled) <= 2:
            heading = self._heading(row)
            # "Bí thư" alone between two nominees signs nothing.
            straight = bool(heading) and self._resumes(self._below(row.number))
            if heading and heading.certain and (straight or heading.style in NUMBERED):
                self.signing = False
                return self._open(row, heading)
        if self._puts_up(row):
            return self._give(row.number, Fate.UNREAD, "outside-every-list")
        if row.ordinal is not None and self._reads_as_person(row.named):
            # Who signs is not numbered.
            return self._give(row.number, Fate.UNREAD, "below-signature")
        return self._give(row.number, Fate.SIGNATURE, "below-signature")

    def _resumes(self, row: int) -> bool:
        """Whether a row below a signature nominates somebody all the same."""
        if not row or not self._name(row):
            return False
        asked = self._award_cells(row) or self._context_gives_award()
        return self._is_awarded(row) or (self._ordinal(row) is not None and bool(asked))

    def _judge_inside(self, row: Row) -> None:
        found = self.outcome(row)
        if found.sum == NOTE:
            self.totals.add_note(row.number, row.filled, row.alone)
        elif found.sum:
            self.totals.add(row.number, row.filled, whole=found.sum == WHOLE, labelled=found.labelled)
        if found.heading:
            return self._open(row, found.heading)
        if found.fate is Fate.NOMINATION:
            self._note_part(row)
            if row.awarded and (heading := self._unit_with_award(row)):
                self.stack.open(heading)
                self._take_section(self.stack.current())
            return self._nominate([row.number])
        if found.why == "not-nominated" and row.named and self.ordinals:
            self.numbers.follow([row.number], self.grid.picker([row.number]))
        return self._give(row.number, found.fate, found.why)

    # --- sections ------------------------------------------------------------------------------------------

    def _open(self, row: Row, heading: Heading) -> None:
        heading = self._unlike_its_sibling(self._of_year(self._of_whom(row, heading)))
        self._note_body(row, heading)
        depth = self.stack.open(heading)
        said = heading.section
        emptied = any(self.vocabulary.lines.without_empty(text) != text for _, text in row.texts)
        numbered = heading.style in NUMBERED or emptied or bool(said.denied)
        self.totals.sections.append(
            Opened(
                row.number, depth, said.label, said.unit, numbered, () if said.denied else tuple(row.filled)
            )
        )
        self._take_section(self.stack.current())
        self._give(row.number, Fate.SECTION, "section")

    def _of_whom(self, row: Row, heading: Heading) -> Heading:
        """ "II. Nghỉ hưu" over people whose award stands beside their names: only whom it is of."""
        said = heading.section
        own = said.denied == PENDING and self._is_awarded(self._below(row.number))
        if own and not self.vocabulary.aside.why(said.label, alone=False):
            return replace(heading, section=replace(said, denied=""))
        return heading

    def _unlike_its_sibling(self, heading: Heading) -> Heading:
        """ "II. Hợp đồng ngắn hạn" straight after "I. Lao động tiên tiến" where the title names that award too: whether those below get it nobody can tell."""
        said = heading.section
        silent = not (said.awards or said.generic or said.unit or said.recipient or said.track or said.denied)
        if heading.certain or not silent or heading.style not in NUMBERED or not self.context.awards:
            return heading
        before = next((one for one in reversed(self.stack.opened) if one.style == heading.style), None)
        alike = before and before.section.awards and follows(before.section.label, said.label)
        return replace(heading, section=replace(said, denied=PENDING)) if alike else heading

    def _of_year(self, heading: Heading) -> Heading:
        """ "II. Năm 2019 (đã khen)" in a list of a later year: a heading that says an earlier year and nothing else nominates nobody.

        "Chuyên đề giai đoạn 2016 - 2019" says how long a drive took.
        """
        said = heading.phrase
        silent = not (said.awards or said.generic or said.recipients or said.units or heading.section.denied)
        if (
            not silent
            or not said.years
            or not set(said.rest) <= _GIVEN
            or (
                _SEVERAL_YEARS.search(heading.section.label) and not SCHOOL_YEAR.search(heading.section.label)
            )
            or max(said.years) >= self.context.year
        ):
            return heading
        return replace(heading, section=replace(heading.section, denied="earlier"))

    def _follow(self, row: int) -> None:
        """Go on in the section of a heading that stands over this list and the one left of it."""
        if heading := self.shared.get(row):
            self.stack.open(heading)
            self._take_section(self.stack.current())

    def _take_section(self, section: Section) -> None:
        self.current = section
        if section == Section():
            self.current_index = 0
            return
        self.body.sections.append(section)
        self.current_index = len(self.body.sections) - 1

    # --- nominations ---------------------------------------------------------------------------------------

    def _nominate(self, rows: Sequence[int]) -> None:
        """Take in nomination rows that follow one another."""
        if aside := self._denies():
            self.fates.update(dict.fromkeys(rows, fate_of(aside)))
        else:
            kept = [row for row in rows if row not in self.withdrawn] if self.withdrawn else rows
            self.body.rows += kept
            self.body.section_of += [self.current_index] * len(kept)
            self.fates.update(dict.fromkeys(kept, (Fate.NOMINATION, "")))
            for row in rows if len(kept) < len(rows) else ():
                if row in self.withdrawn:
                    self.fates[row] = fate_of(self.withdrawn[row])
        if self.ordinals:
            self.numbers.follow(rows, self.grid.picker(rows))

    def _nominate_bodies(self, start: int) -> None:
        """Of a list of collectives that names nobody else: "I | Hội Nông dân", "II | Huyện đoàn"."""
        self.current_index = start
        self.current = self.body.sections[start]
        found = [section.row for section in self.totals.sections]
        kinds = {self.vocabulary.names.kind(self._name(row)) for row in found}
        if len(found) > 1 and kinds == {"collective"} and self._is_of("collective") and self._takes_bodies():
            self.totals.sections.clear()
            self._nominate(found)

    def _give(self, row: int, fate: Fate, reason: str) -> None:
        # Lists side by side share their rows: what one list counts, the other may not call blank.
        if self.fates.get(row, (Fate.NOTE, ""))[0] is not Fate.NOMINATION:
            self.fates[row] = (fate, reason)
            if fate is Fate.NOTE and reason in {"note", "remark"}:
                self.remarks.append(row)
