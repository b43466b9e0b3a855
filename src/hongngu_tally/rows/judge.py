"""What follows from one row's words: a nomination per award title, each with its recipient kind, track and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hongngu_tally.rows.awards import Awards, Codes, Title
from hongngu_tally.rows.recipients import Over, Recipients
from hongngu_tally.rows.said import Alike, Said
from hongngu_tally.table.column_titles import SEX_OF
from hongngu_tally.table.model import LocatedTable, Section, SheetReading
from hongngu_tally.table.titles import read_movement
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary


class Judge:
    """Judges the rows of one list. ``award_columns`` are those whose cells name awards."""

    def __init__(
        self, sheet: SheetReading, table: LocatedTable, vocabulary: Vocabulary,
        codes: Codes, award_columns: Sequence[int],
    ) -> None:  # fmt: skip
        self.table = table
        self.vocabulary = vocabulary
        self.awards = Awards(table, vocabulary, codes, award_columns)
        self.recipients = Recipients(sheet, table, vocabulary)

    def _meant(self, titles: Sequence[Title], stated: str, said: Said, section: Section) -> Sequence[Title]:
        """Where a column's or list's title names the awards of several kinds ("LĐTT/TTLĐTT"), those of the row's kind."""
        columns = [title.column for title in titles if title.column in self.table.mark_columns]
        several = {column for column in columns if columns.count(column) > 1}
        if not several and all(len(title.phrase.awards) < 2 for title in titles):
            return titles
        kinds = (stated, said.kind, section.recipient, self.table.kinds.get(said.name_column, ""))
        kind = next(filter(None, kinds), "individual" if said.person_like else "")

        def own(title: Title) -> tuple[str, ...]:
            return tuple(award for award in title.phrase.awards if kind in self.recipients.possible(award))

        meant = []
        for title in titles:
            if title.column in several:
                if own(title) or not any(own(one) for one in titles if one.column == title.column):
                    meant.append(title)
            elif len(title.phrase.awards) > 1 and len(awards := own(title)) == 1:
                meant.append(replace(title, phrase=replace(title.phrase, awards=awards)))
            else:
                meant.append(title)
        return meant

    def _for_bodies(
        self, titles: Sequence[Title], stated: str, said: Said, section: Section
    ) -> Sequence[Title]:
        """ "Lao động tiên tiến" as a heading over bodies under "A. TẬP THỂ" is the title that collectives have of that name.

        In the row's own cell it is an award that no collective can have: that is held back and told (R301).
        """
        header_kind, titled = self.table.kinds.get(said.name_column, ""), self.table.base.recipient
        told = next(filter(None, (stated, section.recipient, header_kind, titled)), "")
        if said.pair or said.kind != "collective" or told != "collective":
            return titles
        same = self.vocabulary.same_for_collectives
        return [
            replace(title, phrase=replace(title.phrase, awards=(own,)))
            if not title.column and len(title.phrase.awards) == 1 and (own := same(title.phrase.awards[0]))
            else title
            for title in titles
        ]

    def _is_member(self, said: Said, section: Section) -> bool:
        """Whether people alone stand below an office in a list of collectives: they are its people. A commune may have schools called so."""
        body = section.unit and not self.vocabulary.units.is_commune(section.unit)
        return bool(body) and said.kind == "individual" and not said.among_bodies

    def lines(self, said: Said) -> list[Alike]:
        """A line per award title of one row."""
        table, phrases = self.table, self.vocabulary.phrases
        section = table.sections[said.section]
        sex = phrases.value("sex", said.sex) if said.sex else SEX_OF.get(said.form, "")
        evidence = bool(said.position or said.born or sex) or said.addressed
        group = phrases.value("group", said.group) or phrases.value("group", said.recipient)
        told = (section.recipient, table.kinds.get(said.name_column, ""), table.base.recipient)
        stated = self.recipients.kind_stated(said.recipient, *told) or phrases.recipient(said.group)
        movement = clean(said.movement) or section.movement or table.base.movement
        lines = []
        titles = self._meant(self.awards.titles(said.awards, said.marks, section), stated, said, section)
        titles = self._for_bodies(titles, stated, said, section)
        decided = [self.awards.award(title, said.level, section) for title in titles]
        awards = [award for award, _, _ in decided]
        misplaced = self.recipients.misplaced(said, section.recipient, awards)
        families = {self.vocabulary.catalogue.awards[award].family for award in awards if award}
        for title, (award, held_back, level_stated) in zip(titles, decided, strict=True):
            other = ("", 0)
            header_kind = table.kinds.get(said.name_column, "")
            if said.pair and not said.named:
                if self.recipients.of_collective(said, section, award):
                    other, header_kind = said.pair[1], "collective"
            elif said.pair:
                other, header_kind, said = self.recipients.whose(said, award, title.column)
                held_back = held_back or ("" if header_kind else "column-ambiguous")
            titled = "" if self.recipients.hint else table.base.recipient
            over = Over(
                self.recipients.column_kinds.get(title.column, ""),
                "" if misplaced else section.recipient,
                header_kind,
                titled,
            )
            recipient = self.recipients.recipient(
                stated or self.recipients.kind_marked(title, award),
                said,
                over,
                award,
                evidence,
                title.phrase,
            )
            if recipient == "collective" and not stated and self._is_member(said, section):
                recipient = ""
            held_back = (
                "name-missing"
                if not (said.named or other[1])
                else held_back or ("" if recipient else "recipient-unclear")
            )
            if not group and recipient != "collective":
                group_read = self.vocabulary.posts.group_of(recipient, "", said.position)
            else:
                group_read = group
            cell = said.track if self.awards.takes_track(award, families) else ""
            track = self.awards.track(cell, title, section, award, said)
            drive = read_movement(f"phong trào {said.achieved[1]}") if track == "drive" else ""
            lines.append(Alike(
                title.column, *other, recipient, award, title.text,
                track,
                level_stated,
                section.level or table.base.level, section.unit, group_read, sex, movement or drive, held_back,
            ))  # fmt: skip
        return lines
