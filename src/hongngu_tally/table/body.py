"""The rows below a header: a fate for each, and the sections they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hongngu_tally.table.columns import Header
from hongngu_tally.table.contents import is_numbering, titles_counts
from hongngu_tally.table.grid import Grid, is_blank, says_nothing, text_of
from hongngu_tally.table.model import Fate, Section, Stated
from hongngu_tally.table.numbering import RunningNumbers
from hongngu_tally.table.row import Row, RowReader, is_count
from hongngu_tally.table.sections import (
    Heading,
    SectionStack,
    enumerator_style,
    read_heading,
)
from hongngu_tally.table.titles import TitleContext
from hongngu_tally.table.totals import Opened, Totals
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary, strip_enumerator

_PAGE = re.compile(r"(?:trang|tờ)(?: số)?\s*\d+(?:\s*[/-]\s*\d+)?", re.IGNORECASE)


@dataclass(slots=True)
class Body:
    """What was found below one header. ``rows`` are the nomination rows, ``section_of`` an index into ``sections``."""

    header: Header
    rows: list[int] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    stated: list[Stated] = field(default_factory=list)
    gaps: list[tuple[int, str, str]] = field(default_factory=list)


class BodyReader(RowReader):
    """Walks the rows below one header. One instance per list; ``fates`` is shared by the sheet."""

    def __init__(
        self, grid: Grid, vocabulary: Vocabulary, header: Header, fates: dict[int, tuple[Fate, str]],
        stack: SectionStack, context: TitleContext, last_column: int = 0,
    ) -> None:  # fmt: skip
        """``last_column`` bounds a list that others stand beside (0: it stands alone)."""
        super().__init__(grid, vocabulary, header)
        self.bounds = (header.first_column, last_column) if last_column else None
        self.fates = fates
        self.stack = stack
        self.body = Body(header)
        self.context = context
        self.signing = False
        self.rows: Sequence[int] = ()
        self.current = Section()
        self.current_index = 0
        self.numbers = RunningNumbers(self.ordinals)
        self.totals = Totals(grid, header, vocabulary)

    # --- the walk ------------------------------------------------------------------------------------------

    def read(self, rows: Sequence[int]) -> Body:
        """Give every row a fate. ``rows`` are the non-blank rows below the header."""
        self.rows = rows
        self._take_section(self.stack.current())
        at = 0
        for stop in (*self._not_plain(rows), len(rows)):
            while at < stop and self.signing:
                self._judge(rows[at])
                at += 1
            if at < stop:
                self._nominate(rows[at:stop])
            if stop < len(rows):
                self._judge(rows[stop])
                at = stop + 1
        # What looked like a section and has nobody below it, at the list's end, was a remark or a summary.
        last = self.body.rows[-1] if self.body.rows else 0
        for section in [one for one in self.totals.sections if one.row > last and not one.numbered]:
            self.fates[section.row] = (Fate.NOTE, "remark")
            self.totals.sections.remove(section)
            self.totals.add(section.row, section.filled, whole=True, labelled=False)
        self.body.gaps = self.numbers.gaps
        self.body.stated = self.totals.stated(self.body.rows)
        return self.body

    def _not_plain(self, rows: Sequence[int]) -> list[int]:
        """The indexes of all rows but the common ones, told at a glance: a running number, a name and an award."""
        if not self.ordinals or not self.names or not (self.awards or self.marks):
            return list(range(len(rows)))
        pick = self.grid.picker(rows)
        awarded = self._awarded(pick)
        return [
            at
            for at, (number, name, award) in enumerate(
                zip(pick(self.ordinals[-1]), pick(self.names[0]), awarded, strict=True)
            )
            if not (
                award
                and type(name) is str
                and len(name) > 2
                and name[0].isalpha()
                and "(" not in name
                and (
                    type(number) is float or type(number) is int or (type(number) is str and number.isdigit())
                )
            )
        ]

    def _awarded(self, pick: Callable[[int], Sequence[object]]) -> list[bool]:
        """Per row, whether an award cell holds a text; without such columns, whether a mark is set."""
        found: list[list[bool]] = []
        for column in self.awards or self.marks:
            values = pick(column)
            telling = {
                value
                for value in set(values)
                if (type(value) is str and not is_blank(value) if self.awards else self._is_mark(value))
            }
            found.append([value in telling for value in values])
        awarded = found[0] if len(found) == 1 else list(map(any, zip(*found, strict=True)))
        for column in () if self.awards else self.marks:
            values = pick(column)
            if any(map(is_count, set(values))):
                awarded = [one and not is_count(value) for one, value in zip(awarded, values, strict=True)]
        return awarded

    def _judge(self, row: int) -> None:
        """The slow path: rows that are no plain nomination."""
        filled = self.grid.filled(row)
        if self.bounds and filled:
            first, last = self.bounds
            filled = [cell for cell in filled if first <= cell[0] <= last]
            if not filled:
                # The lists beside this one say what the row is.
                return None
        if not filled:
            return self._give(row, Fate.NOTE, "no-values")
        if self._repeats_header(filled):
            self.signing = False
            return self._give(row, Fate.HEADER, "header-repeated")
        if is_numbering(filled):
            return self._give(row, Fate.NUMBERING, "column-numbers")
        texts = [(column, clean(value)) for column, value in filled if type(value) is str]
        ordinal, named = self._ordinal(row), self._name(row)
        if texts and self._is_example(texts, named):
            return self._give(row, Fate.EXAMPLE, "sample-row")
        if not self.body.rows and not self.signing and _is_hint(texts, filled):
            return self._give(row, Fate.NOTE, "remark")
        label = self._label(texts, ordinal, named)
        return self._judge_words(Row(row, filled, texts, ordinal, named, self._award_cells(row), label))

    def _is_example(self, texts: list[tuple[int, str]], named: str) -> bool:
        lines = self.vocabulary.lines
        number = texts[0][1] if texts[0][0] in self.ordinals else ""
        return any(lines.is_example(text) for _, text in texts[:2]) or lines.is_example_row(number, named)

    def _judge_words(self, row: Row) -> None:
        if not row.texts and row.ordinal is None and not row.named and len(row.filled) > 1:
            self.totals.add(row.number, row.filled)
            return self._give(row.number, Fate.TOTAL, "numbers-only")
        if row.label in {"total", "closing"} and self._reads_as_total(row):
            self.totals.add(row.number, row.filled, whole=row.label == "closing")
            return self._give(row.number, Fate.TOTAL, row.label)
        if row.label in {"signature", "date"} and row.ordinal is None and not self._is_awarded(row.number):
            self.signing = True
            return self._give(row.number, Fate.SIGNATURE, row.label)
        if self.signing:
            return self._judge_after_signature(row)
        return self._judge_inside(row)

    def _judge_after_signature(self, row: Row) -> None:
        """Below a signature only a whole nomination row, or a section with a numeral, resumes the list."""
        if row.ordinal is not None and row.named and (row.awarded or self._context_gives_award()):
            self.signing = False
            return self._nominate([row.number])
        if len(row.texts) == 1 and len(row.filled) <= 2:
            heading = self._heading(row)
            if heading and heading.certain and heading.style in {"roman", "letter"}:
                self.signing = False
                return self._open(row, heading)
        return self._give(row.number, Fate.SIGNATURE, "below-signature")

    def _judge_inside(self, row: Row) -> None:
        alone = row.texts[0][1] if len(row.texts) == 1 else ""
        if _PAGE.fullmatch(alone) and len(row.filled) == 1:
            return self._give(row.number, Fate.NOTE, "remark")
        if not row.awarded or self._only_counts(row) or self._is_numbered_alone(row):
            said = row.texts[-1][1] if row.texts else ""
            if (
                said
                and len(row.filled) <= 2
                and (alone or enumerator_style(row.texts[0][1]) == "bullet")
                and self.vocabulary.lines.is_empty(strip_enumerator(said) or said)
            ):
                return self._give(row.number, Fate.NOTE, "empty-section")
            if row.label == "note" and not self._is_starred_heading(row):
                self.totals.add(row.number, row.filled, whole=True, labelled=False)
                return self._give(row.number, Fate.NOTE, "note")
            heading = self._section_heading(row)
            if heading and (heading.certain or not (alone.startswith("(") and alone.endswith(")"))):
                return self._open(row, heading)
            if not row.awarded and row.named and (self._has_children(row) or self._stands_over(row)):
                return self._open(row, self._divider(row))
        if row.ordinal is None and titles_counts(self.vocabulary, [text for _, text in row.texts]):
            # "Danh hiệu | Số lượng": a small count table below the list.
            return self._give(row.number, Fate.NOTE, "remark")
        if row.awarded or (row.named and self._is_nominee(row)):
            return self._nominate([row.number])
        if row.ordinal is not None and not self._has_any(row.number, self.others):
            return self._give(row.number, Fate.NOTE, "numbered-empty")
        if alone and (len(alone) > 50 or alone.startswith(("(", "*", "-"))):
            self.totals.add(row.number, row.filled, whole=True, labelled=False)
            return self._give(row.number, Fate.NOTE, "remark")
        if all(says_nothing(value) for _, value in row.filled):
            return self._give(row.number, Fate.NOTE, "dotted-line")
        if self._goes_on(row) or self._is_legend(row):
            return self._give(row.number, Fate.NOTE, "remark")
        if row.texts and row.ordinal is None and not row.named and self._stands_beside(row):
            return self._give(row.number, Fate.NOTE, "beside-the-list")
        return self._give(row.number, Fate.UNREAD, "no-name-no-award")

    @staticmethod
    def _is_numbered_alone(row: Row) -> bool:
        """ "A. Hộ gia đình" in the award's column, the list's first: a lone text with a numeral and nobody named heads a section."""
        return (
            len(row.filled) == 1
            and not row.named
            and enumerator_style(row.texts[0][1]) in {"roman", "letter"}
        )

    def _is_starred_heading(self, row: Row) -> bool:
        """ "* Tập thể: 01": a star before a heading of which every word is understood."""
        heading = self._heading(row) if row.texts[0][1].startswith("*") else None
        return heading is not None and heading.certain

    def _only_counts(self, row: Row) -> bool:
        """Whether nothing but numbers stand where awards would, in a row that no running number makes a nominee."""
        values = [
            value for at in (*self.awards, *self.marks) if not is_blank(value := self._value(row.number, at))
        ]
        return row.ordinal is None and bool(values) and all(type(value) in (int, float) for value in values)

    def is_counted(self, row: Row) -> bool:
        """ "1 | Xã Long Thuận | 12 | 3" is a row of a count table, unless its people stand below it."""
        if row.ordinal is None or not any(is_count(self._value(row.number, at)) for at in self.marks):
            return False
        return not self._has_children(row) and self._ordinal(self._below(row)) != "1"

    def _below(self, row: Row) -> int:
        """The next row that holds something, 0 at the end."""
        return next((at for at in range(row.number + 1, self.grid.height + 1) if self.grid.filled(at)), 0)

    def _stands_over(self, row: Row) -> bool:
        """Whether a lone text without a number, no person's name, stands where the running number goes on below.

        Without running numbers: where an award stands below.
        """
        if row.ordinal is not None or len(row.filled) > 1:
            return False
        kind = self.vocabulary.names.kind(row.named)
        if kind in {"individual", "household"}:
            return False
        if kind == self.current.recipient == "collective" and self._takes_bodies():
            # Under "Tập thể" a body is a nominee, though its number was forgotten.
            return False
        if not self.ordinals:
            return bool(self.awards or self.marks) and self._is_awarded(self._below(row))
        below = (self._ordinal(self._below(row)) or "").strip()
        last = (
            text_of(self.grid.at(self.body.rows[-1], self.ordinals[0])).strip(" ./)-–")
            if self.body.rows
            else "0"
        )
        return below == "1" or (last.isdigit() and below == str(int(last) + 1))

    def _has_children(self, row: Row) -> bool:
        """Whether the rows below "1 | Khối Mầm non" are numbered 1.1, 1.2 …, bulleted, or start again at 1: it heads them."""
        below = self._below(row) if row.ordinal is not None else 0
        for at in self.ordinals if below else ():
            text = clean(text_of(self.grid.at(below, at))).replace(",", ".")
            # "2. Cá nhân" below "2 | Khoa Nội" is the next heading.
            if re.match(rf"{re.escape(row.ordinal or '')}\.\d", text):
                return True
            if text and enumerator_style(text) == "bullet" and len(text) == 1:
                return True
        starts_again = bool(below) and self._ordinal(below) == "1" and bool(self.awards or self.marks)
        return starts_again and self.vocabulary.names.kind(row.named) not in {"individual", "household"}

    def _divider(self, row: Row) -> Heading:
        return read_heading(self.vocabulary, row.number, row.named, row.ordinal or "").unsaid()

    def _goes_on(self, row: Row) -> bool:
        """A position or achievement too long for its row, gone on in the next one without number, name or award."""
        above = self.fates.get(row.number - 1, (Fate.NOTE, ""))
        if not self.ordinals or row.ordinal is not None or above[0] is not Fate.NOMINATION:
            return False
        # A position alone is somebody whose name is missing; the sentence of an achievement goes on in small letters.
        told = self.header.columns.get("achievement", [])
        return any(column in told and text[:1].islower() for column, text in row.texts) and all(
            type(value) is str and column in self.others and not is_blank(self._value(row.number - 1, column))
            for column, value in row.filled
        )

    def _is_legend(self, row: Row) -> bool:
        """ "LĐTT | Lao động tiên tiến": a short name and the award that it stands for."""
        said = [self.vocabulary.phrases.parse(text) for _, text in row.texts]
        return (
            len(said) == len(row.filled) == 2
            and len(said[0].awards) == 1
            and said[0].awards == said[1].awards
        )

    def _stands_beside(self, row: Row) -> bool:
        own = {at for found in self.header.columns.values() for at in found} | set(self.marks)
        return all(column not in own for column, _ in row.texts)

    def _context_gives_award(self) -> bool:
        current, context = self.current, self.context
        return bool(current.awards or current.generic or context.awards or context.generic)

    def _settled_awards(self) -> tuple[str, ...]:
        """The awards that a heading or title gives; nothing while a "Giấy khen" still waits for its level."""
        current = self.current
        return current.awards or (() if current.generic else self.context.awards)

    def _takes_bodies(self) -> bool:
        """Whether a body named in a row of its own can be a nominee: a heading or title gives it an award it may have."""
        if self.awards or self.marks or not self._context_gives_award():
            return False
        awards = self._settled_awards()
        return not awards or any("collective" in self.vocabulary.recipients_of(award) for award in awards)

    # --- sections ------------------------------------------------------------------------------------------

    def _heading(self, row: Row) -> Heading | None:
        """The row's text read as a heading; a numeral in a cell of its own belongs to it, a count behind it does not."""
        texts = row.texts
        words = [(column, text) for column, text in texts if not re.fullmatch(r"[\d.,\s]+", text)]
        numeral = ""
        if len(words) >= 2 and len(words[0][1]) <= 6 and enumerator_style(f"{words[0][1]}."):
            # In a cell of its own "a" numbers as "a." does.
            numeral, words = words[0][1], words[1:]
            numeral = numeral if enumerator_style(numeral) else f"{numeral}."
        elif words and row.filled[0][0] != words[0][0]:
            numeral = text_of(row.filled[0][1])
        if len(words) != 1:
            return None
        return read_heading(self.vocabulary, row.number, words[0][1], numeral)

    def _section_heading(self, row: Row) -> Heading | None:
        """The row's heading if it is a section row, None if it is something else."""
        if len(row.texts) > 4:
            return None
        if self.is_counted(row):
            return None
        heading = self._heading(row)
        if heading is None:
            return None
        numbered = heading.style in {"roman", "letter"}
        says = heading.section
        text = strip_enumerator(row.texts[-1][1])
        nominee_possible = self._takes_bodies()
        if heading.certain:
            # Under an award's heading "3 | Công an huyện" is a nominee, "III. CÔNG AN HUYỆN" a section.
            if (
                nominee_possible
                and not numbered
                and (says.unit or self._is_office(heading, text))
                and (row.ordinal is not None or not self._spans(row))
                and not self._heads_people(row)
            ):
                return None
            return heading
        if numbered:
            return heading
        if nominee_possible and self.vocabulary.names.kind(text) == "collective":
            # "- Khoa Mẫu" is a nominee even in a merged cell, a bare "ẤP LONG MẪU" over the list is a section.
            return None if heading.style == "bullet" or not self._spans(row) else heading.unsaid()
        if heading.style.startswith("decimal") and len(text) > 50:
            return None
        if row.ordinal is not None or heading.style == "bullet" or len(text) > 120:
            return None
        if says.awards and not self.vocabulary.names.kind(row.named):
            return heading
        return heading.unsaid() if self._spans(row) or self._divides(row) else None

    def _heads_people(self, row: Row) -> bool:
        """ "1 | Xã Mẫu" under "CÁ NHÂN" with a person straight below it: nobody counts a commune among persons."""
        if self.current.recipient not in {"individual", "household"}:
            return False
        return self.vocabulary.names.kind(self._name(self._below(row))) == self.current.recipient

    def _is_office(self, heading: Heading, text: str) -> bool:
        """Whether a heading that only names a level ("Ủy ban nhân dân xã") names the office under a settled award."""
        says = heading.section
        only_level = says.level and not (says.recipient or says.awards or says.track or says.generic)
        return bool(
            only_level and self._settled_awards() and self.vocabulary.names.kind(text) == "collective"
        )

    def _divides(self, row: Row) -> bool:
        """Whether a body alone in its row, without a number or award, parts rows that have both: "Khoa Mẫu"."""
        if not (self.awards or self.marks) or not self.ordinals or len(row.filled) != 1:
            return False
        if self.vocabulary.names.kind(row.named) != "collective":
            return False
        nominated = self.body.rows
        if nominated and self._ordinal(nominated[-1]) is None:
            return False
        following = self.rows[bisect_right(self.rows, row.number) :][:1]
        return bool(following) and self._ordinal(following[0]) is not None

    def _open(self, row: Row, heading: Heading) -> None:
        depth = self.stack.open(heading)
        said = heading.section
        emptied = any(self.vocabulary.lines.without_empty(text) != text for _, text in row.texts)
        numbered = heading.style in {"roman", "letter"} or emptied
        self.totals.sections.append(
            Opened(row.number, depth, said.label, said.unit, numbered, tuple(row.filled))
        )
        self._take_section(self.stack.current())
        self._give(row.number, Fate.SECTION, "section")

    def _take_section(self, section: Section) -> None:
        self.current = section
        if section == Section():
            self.current_index = 0
            return
        self.body.sections.append(section)
        self.current_index = len(self.body.sections) - 1

    # --- nominations ---------------------------------------------------------------------------------------

    def _is_nominee(self, row: Row) -> bool:
        """Whether a row with a name but no award of its own is a nominee."""
        if row.ordinal is not None or self._has_any(row.number, self.others):
            return True
        return self._context_gives_award() or bool(self.vocabulary.names.kind(row.named))

    def _nominate(self, rows: Sequence[int]) -> None:
        """Take in nomination rows that follow one another."""
        self.body.rows += rows
        self.body.section_of += [self.current_index] * len(rows)
        self.fates.update(dict.fromkeys(rows, (Fate.NOMINATION, "")))
        if self.ordinals:
            self.numbers.follow(rows, self.grid.picker(rows))

    def _give(self, row: int, fate: Fate, reason: str) -> None:
        # Lists side by side share their rows: what one list counts, the other may not call blank.
        if self.fates.get(row, (Fate.NOTE, ""))[0] is not Fate.NOMINATION:
            self.fates[row] = (fate, reason)


def _is_hint(texts: list[tuple[int, str]], filled: list[tuple[int, object]]) -> bool:
    """ "(ghi đầy đủ)", "(không viết tắt)": how to fill in the columns."""
    bracketed = all(text.startswith("(") and text.endswith(")") for _, text in texts)
    return len(texts) == len(filled) > 1 and bracketed
