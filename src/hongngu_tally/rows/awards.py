"""The award titles of a row, and which award, level and track each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from hongngu_tally.frozen import frozen
from hongngu_tally.patterns import regex
from hongngu_tally.rows.said import Said
from hongngu_tally.table.code_table import code_key
from hongngu_tally.table.levels import level_asked
from hongngu_tally.table.model import LocatedTable, OddCell, Section, SheetReading
from hongngu_tally.table.proposals import family_of_awards
from hongngu_tally.text import EMPTY_VALUES, clean, key
from hongngu_tally.vocabulary import Phrase, Vocabulary, is_one_award, keys_of, strip_enumerator
from hongngu_tally.vocabulary.phrases import BETWEEN_TITLES

_REASON = regex(r"\b(?:về|vì|do|đã|có|trong)\b", re.IGNORECASE)
_CLASS = regex(r"(?:hạng\s+(?:nhất|nhì|ba|I{1,3}|[123])|nhất|nhì|ba)\s*\.?", re.IGNORECASE)
"""The class of an order, without the order's name."""
_DRIVES = keys_of(("phong trào", "chuyên đề", "đợt thi đua"))


@frozen
class Title:
    """One award title of a row: its text, what it says, and the column it stands in (0: a heading or title)."""

    text: str
    phrase: Phrase
    column: int


class Codes:
    """The awards that the file's own code lists explain."""

    def __init__(self, sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> None:
        self._named: dict[str, dict[str, str]] = {}
        """Code → award → its name in the list."""
        self._families: dict[str, str] = {}
        for code, name in (pair for sheet in sheets for pair in sheet.codes):
            award = vocabulary.phrases.parse(name).awards[0]
            self._named.setdefault(code_key(code), {}).setdefault(award, name)
            title = vocabulary.catalogue.awards[award].family == "emulation_title"
            self._families[award] = "title" if title else "form"

    def explained(self, cell: str, column_title: str) -> str:
        """The award that a cell's code means, or those that its codes mean, else the cell itself."""
        if not self._named:
            return cell
        whole = self._meaning(cell, column_title)
        if whole != cell:
            return whole
        parts = [part for part in BETWEEN_TITLES.split(cell) if part]
        if len(parts) < 2 or not any(code_key(part) in self._named for part in parts):
            return cell
        return "; ".join(self._meaning(part, column_title) for part in parts)

    def _meaning(self, cell: str, column_title: str) -> str:
        """What one code means. One that stands for a title in one list and for a form in another means what its column asks for."""
        meanings = self._named.get(code_key(cell), {})
        if len(meanings) > 1:
            asked = family_of_awards(column_title)
            meanings = {award: name for award, name in meanings.items() if self._families[award] == asked}
        return next(iter(meanings.values())) if len(meanings) == 1 else cell


def contradicted(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> tuple[SheetReading, ...]:
    """The sheets with the codes noted that stand for another award than the words beside them."""
    codes = Codes(sheets, vocabulary)

    def differing(table: LocatedTable) -> Iterator[OddCell]:
        column = table.columns["award_code"][0]
        words = [cells for name, cells in table.values.items() if name.partition(":")[0] == "award"]
        for row, code, *texts in zip(table.rows, table.values["award_code"], *words, strict=True):
            meant = codes.explained(code, table.headers.get(column, "")) if code else code
            if meant == code or not any(texts):
                continue
            means, said = (
                {
                    award
                    for text in each
                    for _, one in vocabulary.phrases.in_cell(text)
                    for award in one.awards
                }
                for each in ([meant], texts)
            )
            if said and not means <= said:
                yield OddCell(row, column, "code-differs", f"{code} ({meant})", "award")

    def with_codes(sheet: SheetReading) -> SheetReading:
        coded = [table for table in sheet.tables if {"award", "award_code"} <= table.columns.keys()]
        found = [cell for table in coded for cell in differing(table)]
        return replace(sheet, odd_cells=(*sheet.odd_cells, *found)) if found else sheet

    return tuple(map(with_codes, sheets))


class Awards:
    """Reads the awards of one list's rows. ``award_columns`` are those whose cells name awards."""

    def __init__(
        self, table: LocatedTable, vocabulary: Vocabulary, codes: Codes, award_columns: Sequence[int]
    ) -> None:
        self.table = table
        self.vocabulary = vocabulary
        self.codes = codes
        self.award_columns = award_columns
        # "Đề nghị UBND huyện khen" over "Giấy khen" tells who signs.
        asked = {at: table.headers.get(at, "") for at in (*self.award_columns, *table.mark_columns)}
        self.column_levels = {at: level_asked(vocabulary, title) for at, title in asked.items()}
        self.column_tracks = {at: vocabulary.phrases.parse(title).track for at, title in asked.items()}
        # "UBND tỉnh" under "Bằng khen" is who signs it.
        self.column_forms = {
            at: title
            for at in self.award_columns
            if self._is_form(title := table.mark_columns.get(at, asked[at]))
        }
        # "Thành tích đột xuất" over the achievements says it of all of them.
        told = (
            vocabulary.phrases.track(table.headers.get(at, "")) for at in table.columns.get("achievement", ())
        )
        self.told_track = next(filter(None, told), "")
        titles = [key(table.headers.get(column, "")) for column in table.columns.get("movement", ())]
        self.names_drives = any(drive in title for title in titles for drive in _DRIVES)

    def _is_form(self, title: str) -> bool:
        phrase = self.vocabulary.phrases.parse(title)
        return bool(phrase.generic) and is_one_award(phrase) and not phrase.rest

    def _with_form(self, column: int, text: str) -> str:
        """A cell that says a level or a class ("hạng Ba") and nothing else, behind the form that its column's title names."""
        if column not in self.column_forms:
            return text
        phrase = self.vocabulary.phrases.parse(text)
        if phrase.awards or phrase.generic:
            return text
        whole = f"{self.column_forms[column]} {text}"
        if phrase.rest:
            joined = self.vocabulary.phrases.parse(whole)
            return whole if joined.awards and not joined.rest else text
        return whole if phrase.level else text

    def _with_order(self, text: str, section: Section) -> str:
        """A cell that says a class and nothing else ("Hạng Ba"), behind the order that its heading, else the list's title, names."""
        order = section.generic or self.table.base.generic
        if not order or not _CLASS.fullmatch(clean(text)):
            return text
        return f"{self.vocabulary.phrases.generic_name(order)} {text}"

    def titles(self, awards: tuple[str, ...], marks: tuple[int, ...], section: Section) -> list[Title]:
        """The award titles of a row: its own cells and marks, else its section's, else the list's title's."""
        titles: list[Title] = []
        for column, cell in zip(self.award_columns, awards, strict=True):
            if cell and not self._says_none(cell):
                text = self._with_form(column, self.codes.explained(cell, self.table.headers.get(column, "")))
                text = self._with_order(text, section)
                titles += [
                    Title(part, phrase, column) for part, phrase in self.vocabulary.phrases.in_cell(text)
                ]
        for column in marks:
            text = self.codes.explained(self.table.mark_columns[column], "")
            titles += [Title(text, phrase, column) for text, phrase in self.vocabulary.phrases.in_title(text)]
        headed = self._headed(section)
        if titles and headed and headed.phrase.awards in self.table.beside:
            return [headed, *titles]
        if titles:
            return titles
        told = self._marked_for | self._written_for
        if headed and not (headed.phrase.awards and told.issuperset(headed.phrase.awards)):
            return [headed]
        column = self.award_columns[0] if self.award_columns else min(self.table.mark_columns, default=0)
        return [Title("", Phrase(), column)]

    @cached_property
    def _written_for(self) -> frozenset[str]:
        """The award that more than two of three rows write out, and no row another one: a blank among them may be nobody's."""
        cells = [
            texts for name, texts in self.table.values.items() if name.partition(":")[0] in {"award", "mark"}
        ]
        written = [text for text in cells[0] if text] if len(cells) == 1 else []
        if not written or len(written) * 3 <= len(cells[0]) * 2 or len(written) < 3:
            return frozenset()
        said = {
            award
            for text in set(written)
            for _, one in self.vocabulary.phrases.in_cell(text)
            for award in one.awards
        }
        return frozenset(said) if len(said) == 1 else frozenset()

    @cached_property
    def _marked_for(self) -> frozenset[str]:
        """The awards that some rows are marked for: no title or heading gives them to the others."""
        titles = (self.table.mark_columns[column] for column, rows in self.table.marks.items() if rows)
        cells = (phrase for title in titles for _, phrase in self.vocabulary.phrases.in_cell(title))
        return frozenset(award for phrase in cells for award in phrase.awards)

    def _headed(self, section: Section) -> Title | None:
        """The award that the section, else the list's title, names for all its rows; "II. Hạng Nhì" is of the order named above it."""
        text = strip_enumerator(section.label) if not section.awards else ""
        if (order := self._with_order(text, section)) != text:
            phrase = self.vocabulary.phrases.parse(order)
            if is_one_award(phrase):
                return Title(section.label, phrase, 0)
        for source in (section, self.table.base):
            if source.awards or source.generic:
                phrase = Phrase(awards=source.awards, generic=source.generic if not source.awards else "")
                return Title(source.label or self._base_text(), phrase, 0)
        return None

    def _says_none(self, text: str) -> bool:
        """A dash or "không" in one of several award columns says that this one is not asked for."""
        if len(self.award_columns) == 1 and not any(self.table.marks.values()):
            return False
        return self.vocabulary.lines.says_none(text)

    def _base_text(self) -> str:
        """The awards that the list's title names, in words."""
        base = self.table.base
        named = ", ".join(self.vocabulary.catalogue.awards[code].name_vi for code in base.awards)
        return named or self.vocabulary.phrases.generic_name(base.generic)

    def award(self, title: Title, level_cell: str, section: Section) -> tuple[str, str, str]:
        """(award code, reason to hold back, level the row itself states)."""
        phrase = title.phrase
        stated = self.vocabulary.phrases.level(level_cell) if level_cell else ""
        stated = stated or phrase.level
        if not title.text and not phrase.awards and not phrase.generic:
            return "", "award-missing", stated
        if (phrase.rest and not phrase.reason) or "?" in title.text:
            # "LĐTT?": whoever asks has not decided.
            return "", "award-unknown", stated
        other = len(phrase.awards) == 1 and phrase.generic
        if other and not self.vocabulary.phrases.may_mean(phrase.generic, phrase.awards[0]):
            # "LĐTT Giấy khen", "Giấy khen UBND huyện → Bằng khen": the second one is no other name of the first.
            return "", "award-ambiguous", stated
        if len(phrase.awards) == 1:
            # "LĐTT" under "UBND xã khen".
            return phrase.awards[0], "", stated or self.column_levels.get(title.column, "")
        if len(phrase.awards) > 1:
            return "", "award-ambiguous", stated
        if phrase.generic and not stated and self._is_of_body(title.text):
            return "", "award-ambiguous", stated
        if phrase.generic:
            level = (
                stated or self.column_levels.get(title.column, "") or section.level or self.table.base.level
            )
            code = self.vocabulary.phrases.resolve(phrase.generic, level)
            if code:
                return code, "", stated or level
            # The whole list is "LĐTT, CSTĐ cấp cơ sở", its cells only say "CSTĐ".
            whole = section.awards or self.table.base.awards
            meant = [code for code in whole if self.vocabulary.phrases.may_mean(phrase.generic, code)]
            if not stated and len(meant) == 1:
                return meant[0], "", stated
            return "", "award-unknown" if stated else "award-ambiguous", stated
        return "", "award-unknown", stated

    def _is_of_body(self, text: str) -> bool:
        """ "Giấy khen của Huyện đoàn": a listed body signs, and none of the levels that a title or heading gives."""
        tags = [tag for tag, *_ in self.vocabulary.phrases.tags(text) if tag != "noise"]
        return ("generic", "unit") in pairwise(tags)

    def takes_track(self, award: str, families: set[str]) -> bool:
        """Whether the row's track cell speaks of this award: beside a commendation form it does not of the year's title."""
        if not award or "commendation_form" not in families:
            return True
        return self.vocabulary.catalogue.awards[award].family != "emulation_title"

    def track(self, cell: str, title: Title, section: Section, award: str, said: Said) -> str:
        """The track that the row, its section or (for a commendation form) the list states; empty when none does.

        ``cell`` is what the row's track column says of this award.
        """
        phrases, movement = self.vocabulary.phrases, said.movement
        track = phrases.track(cell) if cell else ""
        track = track or title.phrase.track or self.column_tracks.get(title.column, "") or section.track
        if track or not award:
            return track
        if self.vocabulary.catalogue.awards[award].family == "emulation_title":
            return ""
        track = (phrases.parse(movement).track or phrases.achieved(movement)[0]) if movement else ""
        # Who names the drive need not write "chuyên đề".
        named = self.names_drives and clean(movement).casefold() not in EMPTY_VALUES
        drive = "drive" if self.table.base.movement else ""
        return (
            track
            or ("drive" if named or section.movement else "")
            or self._reason_track(title)
            or said.achieved[0]
            or self.told_track
            or self.table.base.track
            or drive
        )

    def _reason_track(self, title: Title) -> str:
        """The track of the reason behind an award: "Giấy khen UBND huyện về thành tích trong phong trào …"."""
        reasons = _REASON.finditer(title.text) if title.phrase.reason else ()
        return next(
            (
                track
                for one in reasons
                if (track := self.vocabulary.phrases.achieved(title.text[one.start() :])[0])
            ),
            "",
        )
