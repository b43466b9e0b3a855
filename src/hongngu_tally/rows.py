"""Located tables → nominations of one file, column by column. Runs in the reading worker: no frame, no law of a day.

One nomination row gives a nomination per award title in it. What cannot be told is left empty with the reason
in ``held_back``; nothing is guessed silently and nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hongngu_tally.table.model import LocatedTable, Section, SheetReading
from hongngu_tally.table.titles import read_level
from hongngu_tally.text import clean, key
from hongngu_tally.vocabulary import Phrase, Vocabulary

EXTRACTED = (
    "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "award_text",
    "track", "level_stated", "level_context", "unit_text", "unit_section", "workplace", "group", "sex", "movement",
    "stage", "birth", "position", "grade", "initiative", "discipline", "recruited", "members", "achievement",
    "hidden", "held_back",
)  # fmt: skip

# Only these may be missing as a whole column; the difference to a blank cell decides whether a rule is judged.
OPTIONAL = ("grade", "initiative", "discipline", "recruited", "members")

_KINDS = frozenset({"individual", "collective", "household"})
_EMPTY_VALUES = frozenset({"", "không", "không có", "-", "0", "khong", "–", "—", "chưa", "k"})


@dataclass(frozen=True, slots=True)
class _Title:
    """One award title of a row: its text, what it says, and the column it stands in (0: a heading or title)."""

    text: str
    phrase: Phrase
    column: int


def extract(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> Mapping[str, tuple[object, ...]]:
    """The nominations of all lists of one file, as one tuple per column of ``EXTRACTED``."""
    lines: list[tuple[object, ...]] = []
    named: dict[str, set[str]] = {}
    for sheet in sheets:
        for code, name in sheet.codes:
            named.setdefault(_code(code), set()).add(key(name))
    # A code that two sheets explain differently explains nothing.
    codes = {
        _code(code): name for sheet in sheets for code, name in sheet.codes if len(named[_code(code)]) == 1
    }
    for sheet in sheets:
        odd = {
            (cell.row, cell.column): cell.kind
            for cell in sheet.odd_cells
            if cell.kind in {"error", "formula"}
        }
        hidden_rows = set(sheet.hidden_rows)
        for table in sheet.tables:
            lines += _Extractor(sheet, table, vocabulary, odd, hidden_rows, codes).lines()
    if not lines:
        return dict.fromkeys(EXTRACTED, ())
    return dict(zip(EXTRACTED, zip(*lines, strict=True), strict=True))


def _code(text: str) -> str:
    """A code as code lists compare it: one generation of a template keeps 1, the next writes 0001."""
    return clean(text).casefold().lstrip("0")


class _Extractor:
    def __init__(
        self, sheet: SheetReading, table: LocatedTable, vocabulary: Vocabulary,
        odd: Mapping[tuple[int, int], str], hidden_rows: set[int], codes: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.sheet = sheet
        self.table = table
        self.vocabulary = vocabulary
        self.odd = odd
        self.hidden_rows = hidden_rows
        self.codes = codes
        self.award_columns = list(table.columns.get("award", ()))
        self.award_values = [table.values[name] for name in table.values if name.split(":")[0] == "award"]
        # "Đề nghị UBND huyện khen" over "Giấy khen" tells who signs.
        self.column_levels = {at: read_level(table.headers.get(at, "")) for at in self.award_columns}
        self.marked: dict[int, list[int]] = {}
        for column in sorted(table.marks):
            for at in table.marks[column]:
                self.marked.setdefault(at, []).append(column)
        names = (
            table.columns.get("name")
            or table.columns.get("surname")
            or table.columns.get("given_name")
            or (0,)
        )
        self.first_name = names[0]
        shown_at = {self.first_name, *self.award_columns, *table.mark_columns}
        self.hidden = sheet.hidden or bool(shown_at & set(sheet.hidden_columns))
        self.blank = ("",) * len(table.rows)
        self._recipients: dict[tuple[object, ...], str] = {}

    def _values(self, field: str) -> tuple[str, ...]:
        return self.table.values.get(field, self.blank)

    def lines(self) -> list[tuple[object, ...]]:
        """One tuple per nomination, in the order of ``EXTRACTED``."""
        table, vocabulary = self.table, self.vocabulary
        names = self._values("name")
        name_columns = self._values("name_column")
        seconds, second_columns = self._values("second_name"), self._values("second_column")
        units, workplaces = self._values("unit"), self._values("workplace")
        tracks, levels, movements = self._values("track"), self._values("level"), self._values("movement")
        recipients, groups, sexes = self._values("recipient"), self._values("group"), self._values("sex")
        births, addresses, decisions = (
            self._values("birth"),
            self._values("address_form"),
            self._values("decision"),
        )
        positions = (
            self._values("position") if "position" in table.values else self._values("position_workplace")
        )
        achievements = self._values("achievement")
        optional = [table.values.get(name) for name in OPTIONAL]
        lines: list[tuple[object, ...]] = []
        for at, row in enumerate(table.rows):
            section = table.sections[table.section_of[at]]
            name = clean(names[at])
            bearer = vocabulary.names.bearer(name)
            name_column = int(name_columns[at]) if name_columns[at] else self.first_name
            group = vocabulary.phrases.value("group", groups[at]) or vocabulary.phrases.value(
                "group", recipients[at]
            )
            sex = self._sex(sexes[at], addresses[at], name)
            evidence = bool(positions[at] or births[at] or sex) or bearer.addressed
            stage = "decided" if decisions[at] and key(decisions[at]) not in _EMPTY_VALUES else "nominated"
            extra = [
                None if column is None else self._optional(field, column[at])
                for field, column in zip(OPTIONAL, optional, strict=True)
            ]
            kind_stated = self._kind_stated(recipients[at]) or vocabulary.phrases.recipient(groups[at])
            header_kind = table.kinds.get(name_column, "")
            for title in self._titles(at, section):
                award, held_back, level_stated = self._award(title, levels[at], section)
                if seconds[at]:
                    pair = ((names[at], name_columns[at]), (seconds[at], second_columns[at]))
                    name, name_column, header_kind = self._whose(pair, award)
                    bearer = vocabulary.names.bearer(name)
                    held_back = held_back or ("" if header_kind else "recipient-unclear")
                recipient = self._recipient(
                    kind_stated or self._kind_marked(title),
                    name,
                    section,
                    header_kind,
                    award,
                    evidence,
                    title.phrase,
                )
                held_back = self._why_held(name, name_column, row, title, held_back, recipient)
                lines.append((
                    self.sheet.name, row, title.column, name_column, name, bearer.key, recipient, award, title.text,
                    self._track(tracks[at], title.phrase, section, award, movements[at]), level_stated,
                    section.level or table.base.level, clean(units[at]), section.unit, clean(workplaces[at]),
                    group or vocabulary.phrases.group_of(recipient, name if recipient == "collective" else "", clean(positions[at])),
                    sex, clean(movements[at]) or section.movement or table.base.movement, stage, clean(births[at]), clean(positions[at]), *extra,
                    clean(achievements[at]), self.hidden or row in self.hidden_rows, held_back,
                ))  # fmt: skip
        return lines

    def _kind_marked(self, title: _Title) -> str:
        """The kind that the parent of a mark column names: "Tập thể" over TTLĐTT and Giấy khen."""
        return self.table.kinds.get(title.column, "") if title.column in self.table.mark_columns else ""

    def _kind_stated(self, cell: str) -> str:
        return cell if cell in _KINDS else self.vocabulary.phrases.recipient(cell)

    # --- awards --------------------------------------------------------------------------------------------

    def _titles(self, at: int, section: Section) -> list[_Title]:
        """The award titles of a row: its own cells and marks, else its section's, else the list's title's."""
        titles: list[_Title] = []
        for column, values in zip(self.award_columns, self.award_values, strict=True):
            if values[at] and not self._says_none(values[at]):
                text = self.codes.get(_code(values[at]), values[at]) if self.codes else values[at]
                titles += [
                    _Title(part, phrase, column) for part, phrase in self.vocabulary.phrases.in_cell(text)
                ]
        for column in self.marked.get(at, ()):
            text = self.table.mark_columns[column]
            titles += [_Title(text, phrase, column) for text, phrase in self.vocabulary.phrases.in_cell(text)]
        if titles:
            return titles
        for source in (section, self.table.base):
            if source.awards or source.generic:
                phrase = Phrase(awards=source.awards, generic=source.generic if not source.awards else "")
                return [_Title(source.label or self._base_text(), phrase, 0)]
        column = self.award_columns[0] if self.award_columns else min(self.table.mark_columns, default=0)
        return [_Title("", Phrase(), column)]

    def _says_none(self, text: str) -> bool:
        """A dash or "không" in one of several award columns says that this one is not asked for."""
        return (len(self.award_values) > 1 or bool(self.marked)) and clean(text).casefold() in _EMPTY_VALUES

    def _base_text(self) -> str:
        codes = self.table.base.awards
        return self.vocabulary.catalogue.awards[codes[0]].name_vi if len(codes) == 1 else ""

    def _award(self, title: _Title, level_cell: str, section: Section) -> tuple[str, str, str]:
        """(award code, reason to hold back, level the row itself states)."""
        phrase = title.phrase
        stated = self.vocabulary.phrases.parse(level_cell).level if level_cell else ""
        stated = stated or phrase.level
        if not title.text and not phrase.awards and not phrase.generic:
            return "", "award-missing", stated
        if phrase.rest and not phrase.reason:
            return "", "award-unknown", stated
        if len(phrase.awards) == 1:
            return phrase.awards[0], "", stated
        if len(phrase.awards) > 1:
            return "", "award-ambiguous", stated
        if phrase.generic:
            level = (
                stated or self.column_levels.get(title.column, "") or section.level or self.table.base.level
            )
            code = self.vocabulary.phrases.resolve(phrase.generic, level)
            if code:
                return code, "", stated or level
            return "", "award-unknown" if stated else "award-ambiguous", stated
        return "", "award-unknown", stated

    def _track(self, cell: str, phrase: Phrase, section: Section, award: str, movement: str) -> str:
        """The track that the row, its section or (for a commendation form) the list states; empty when none does."""
        track = self.vocabulary.phrases.track(cell) if cell else ""
        track = track or phrase.track or section.track
        if track or not award:
            return track
        if self.vocabulary.catalogue.awards[award].family == "emulation_title":
            return ""
        return (self.vocabulary.phrases.parse(movement).track if movement else "") or self.table.base.track

    # --- recipients ----------------------------------------------------------------------------------------

    def _recipient(
        self,
        stated: str,
        name: str,
        section: Section,
        header_kind: str,
        award: str,
        evidence: bool,
        phrase: Phrase,
    ) -> str:
        asked = (stated, name, section.recipient, header_kind, award, evidence, phrase.recipients)
        if asked not in self._recipients:
            self._recipients[asked] = self._decide_recipient(*asked)
        return self._recipients[asked]

    def _decide_recipient(
        self, stated: str, name: str, section_kind: str, header_kind: str, award: str, evidence: bool,
        cell_kinds: tuple[str, ...],
    ) -> str:  # fmt: skip
        """What kind of recipient a row is for: its own column, the name's first words, its section, the titles, the award.

        A heading that the award forbids gives way to a name that the award allows: somebody typed the row under
        the wrong heading, and any reader would count it as what it is.
        """
        if stated:
            return stated
        own = self.vocabulary.names.kind(name)
        if own == "household":
            return own
        possible = self._possible(award)
        if len(cell_kinds) == 1 and cell_kinds[0] in possible:
            return cell_kinds[0]
        if possible == {"household"} and own == "individual":
            # Gia đình văn hóa under the name of the household's head.
            return "household"
        for heading in (section_kind, header_kind if header_kind != own else "", self.table.base.recipient):
            if heading:
                return own if heading not in possible and own in possible else heading
        if own:
            return own
        if len(possible) == 1:
            return next(iter(possible))
        if evidence:
            return "individual"
        words = name.split()
        if (
            2 <= len(words) <= 6
            and all(word[:1].isupper() for word in words)
            and not any(map(str.isdigit, name))
        ):
            return "individual"
        return ""

    def _whose(self, pair: tuple[tuple[str, str], tuple[str, str]], award: str) -> tuple[str, int, str]:
        """Of two names in one row the one that the award admits, with its column and kind; no kind when both may be meant."""
        kinds = [
            self.table.kinds.get(int(column), "") or self.vocabulary.names.kind(name) for name, column in pair
        ]
        admitted = [at for at, kind in enumerate(kinds) if kind in self._possible(award)]
        at = admitted[0] if len(admitted) == 1 and len(set(kinds)) == 2 else 0
        clear = len(admitted) == 1 and len(set(kinds)) == 2
        return clean(pair[at][0]), int(pair[at][1]), kinds[at] if clear else ""

    def _possible(self, award: str) -> frozenset[str]:
        return self.vocabulary.recipients_of(award)

    def _sex(self, cell: str, address: str, name: str) -> str:
        if cell:
            return self.vocabulary.phrases.value("sex", cell)
        first = key(address).split()[:1] or key(name).split()[:1]
        return {key("Ông"): "male", key("Bà"): "female"}.get(first[0], "") if first else ""

    def _optional(self, field: str, text: str) -> str:
        shown = clean(text)
        if field == "grade":
            return self.vocabulary.phrases.value("grade", shown) or shown
        if field in {"initiative", "discipline"}:
            return "" if shown.casefold() in _EMPTY_VALUES else shown
        return shown

    def _why_held(
        self, name: str, name_column: int, row: int, title: _Title, held_back: str, recipient: str
    ) -> str:
        """The first reason for which this nomination cannot be classified."""
        for column in (title.column, name_column):
            kind = self.odd.get((row, column))
            if kind and ((column == name_column and not name) or (column == title.column and not title.text)):
                return "error-cell" if kind == "error" else "formula-without-value"
        if not name:
            return "name-missing"
        return held_back or ("" if recipient else "recipient-unclear")
