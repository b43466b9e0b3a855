"""Located tables → nominations of one file, column by column. Runs in the reading worker: no frame, no law of a day.

One nomination row gives a nomination per award title in it. What cannot be told is left empty with the reason
in ``held_back``; nothing is guessed silently and nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from hongngu_tally.table.model import LocatedTable, Section, SheetReading
from hongngu_tally.table.proposals import family_of_awards
from hongngu_tally.table.titles import read_level, read_title
from hongngu_tally.table.together import told_apart
from hongngu_tally.text import bare_key, clean, clean_all, key
from hongngu_tally.vocabulary import Bearer, Phrase, Vocabulary, keys_of

EXTRACTED = (
    "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "award_text",
    "track", "level_stated", "level_context", "unit_text", "unit_section", "workplace", "group", "sex", "movement",
    "stage", "birth", "position", "grade", "initiative", "discipline", "recruited", "members", "achievement",
    "hidden", "held_back",
)  # fmt: skip

# Only these may be missing as a whole column; the difference to a blank cell decides whether a rule is judged.
OPTIONAL = ("grade", "initiative", "discipline", "recruited", "members")

_KINDS = frozenset({"individual", "collective", "household"})
_VOWEL = re.compile("[aeiouy]")
_SEX_OF = {key("Ông"): "male", key("Bà"): "female"}
_DRIVES = keys_of(("phong trào", "chuyên đề", "đợt thi đua"))
_EMPTY_VALUES = frozenset({
    "", "không", "không có", "-", "0", "khong", "–", "—", "chưa", "k", "☐", "□", "[ ]", "( )", "không đạt", "chưa đạt", "không đề nghị",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Title:
    """One award title of a row: its text, what it says, and the column it stands in (0: a heading or title)."""

    text: str
    phrase: Phrase
    column: int


def extract(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> Mapping[str, tuple[object, ...]]:
    """The nominations of all lists of one file, as one tuple per column of ``EXTRACTED``."""
    codes = _Codes(sheets, vocabulary)
    columns: dict[str, list[object]] = {name: [] for name in EXTRACTED}
    for sheet in sheets:
        odd = {
            (cell.row, cell.column): cell.kind
            for cell in sheet.odd_cells
            if cell.kind in {"error", "formula"}
        }
        for table in sheet.tables:
            if table.rows:
                apart = told_apart(table, vocabulary)
                found = _Extractor(sheet, apart, vocabulary, odd, codes).columns()
                for name, values in columns.items():
                    values += found[name]
    return {name: tuple(values) for name, values in columns.items()}


def _code(text: str) -> str:
    """A code as code lists compare it: one generation of a template keeps 1, the next writes 0001."""
    return clean(text).casefold().lstrip("0")


class _Codes:
    """The awards that the file's own code lists explain."""

    def __init__(self, sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> None:
        self._named: dict[str, dict[str, str]] = {}
        """Code → award → its name in the list."""
        self._families: dict[str, str] = {}
        for code, name in (pair for sheet in sheets for pair in sheet.codes):
            award = vocabulary.phrases.parse(name).awards[0]
            self._named.setdefault(_code(code), {}).setdefault(award, name)
            title = vocabulary.catalogue.awards[award].family == "emulation_title"
            self._families[award] = "title" if title else "form"

    def explained(self, cell: str, column_title: str) -> str:
        """The award that a cell's code means, else the cell itself.

        A code that stands for a title in one list and for a form in another means what its column asks for.
        """
        meanings = self._named.get(_code(cell), {}) if self._named else {}
        if len(meanings) > 1:
            asked = family_of_awards(column_title)
            meanings = {award: name for award, name in meanings.items() if self._families[award] == asked}
        return next(iter(meanings.values())) if len(meanings) == 1 else cell


def _person_like(name: str) -> bool:
    """Whether a name is written like a person's: two to six words with capitals, no number, no abbreviation."""
    words = name.split()
    if (
        not 2 <= len(words) <= 6
        or any(map(str.isdigit, name))
        or not all(word[:1].isupper() for word in words)
    ):
        return False
    long = [word for word in words if len(word) > 1]
    # "Cửa hàng" is told by its words; VNPT or TNHH among words in small letters, or without a vowel, by its look.
    shouted = [word for word in long if word.isupper()]
    return len(shouted) in {0, len(long)} and all(map(_VOWEL.search, map(bare_key, long)))


class _Alike(NamedTuple):
    """What nominations have in common whose rows say the same but for the name and a few texts that nothing depends on."""

    column: int
    other_name: str
    other_column: int
    """The name that is meant in a row of two, with its column; 0 in a row of one."""
    recipient: str
    award: str
    award_text: str
    track: str
    level_stated: str
    level_context: str
    unit_section: str
    group: str
    """Empty where the name tells it."""
    sex: str
    movement: str
    held_back: str


class _Said(NamedTuple):
    """What one row says, as far as anything is decided by it. Rows are many, distinct ones are few."""

    section: int
    name_column: int
    kind: str
    """The recipient kind that the name tells."""
    addressed: bool
    named: bool
    person_like: bool
    """The name tells no kind and is written like a person's."""
    form: str
    """The form of address before the name."""
    born: bool
    awards: tuple[str, ...]
    marks: tuple[int, ...]
    track: str
    level: str
    movement: str
    recipient: str
    group: str
    sex: str
    position: str
    pair: tuple[tuple[str, int], ...]
    """Both names with their columns where the row has two."""


class _Extractor:
    """The nominations of one list. What rows say is judged once per distinct saying; the rest is whole columns."""

    def __init__(
        self, sheet: SheetReading, table: LocatedTable, vocabulary: Vocabulary,
        odd: Mapping[tuple[int, int], str], codes: _Codes,
    ) -> None:  # fmt: skip
        self.sheet = sheet
        self.table = table
        self.vocabulary = vocabulary
        self.odd = odd
        self.codes = codes
        self.award_columns = list(table.columns.get("award", ()))
        self.award_values = [table.values[name] for name in table.values if name.split(":")[0] == "award"]
        # A mark column that holds words is read as one more award column: "LĐTT" for x, or "?", which is no award.
        for column in table.mark_columns:
            if f"mark:{column}" in table.values:
                self.award_columns.append(column)
                self.award_values.append(table.values[f"mark:{column}"])
        # "Đề nghị UBND huyện khen" over "Giấy khen" tells who signs.
        asked = {at: table.headers.get(at, "") for at in (*self.award_columns, *table.mark_columns)}
        self.column_levels = {at: self._level_of(title) for at, title in asked.items()}
        self.column_tracks = {at: vocabulary.phrases.parse(title).track for at, title in asked.items()}
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
        # A kind that only the sheet's name tells is the weakest word: "TT" over a list of both.
        titled = any(read_title(vocabulary, text).recipient for _, _, text in sheet.titles)
        by_name = read_title(vocabulary, sheet.name).recipient
        self.hint = by_name if by_name and not titled and table.base.recipient == by_name else ""
        titles = [key(table.headers.get(column, "")) for column in table.columns.get("movement", ())]
        self.names_drives = any(drive in title for title in titles for drive in _DRIVES)

    def _level_of(self, title: str) -> str:
        """The level that a column's title asks for: "Đề nghị UBND huyện khen", "Khen thưởng cấp tỉnh"."""
        phrase = self.vocabulary.phrases.parse(title)
        higher = phrase.level if phrase.level in {"district", "province", "state"} and not phrase.rest else ""
        return read_level(title) or higher

    def _values(self, field: str) -> Sequence[str]:
        return self.table.values.get(field, self.blank)

    def columns(self) -> Mapping[str, Sequence[object]]:
        """One sequence per column of ``EXTRACTED``, a line per nomination."""
        table = self.table
        names = clean_all(self._values("name"))
        bearers = self.vocabulary.names.bearers(names)
        positions = clean_all(
            self._values("position" if "position" in table.values else "position_workplace")
        )
        births = clean_all(self._values("birth"))
        name_columns = (
            [int(column) if column else self.first_name for column in table.values["name_column"]]
            if "name_column" in table.values
            else [self.first_name] * len(table.rows)
        )
        said = list(zip(
            table.section_of, name_columns, [bearer.kind for bearer in bearers], [bearer.addressed for bearer in bearers],
            map(bool, names), [not bearer.kind and _person_like(name) for bearer, name in zip(bearers, names, strict=True)],
            self._forms(names, bearers), map(bool, births), self._award_cells(), self._marked(),
            *map(self._values, ("track", "level", "movement", "recipient", "group", "sex")), positions,
            self._pairs(names, name_columns), strict=True,
        ))  # fmt: skip
        judged = {one: self._judge(_Said(*one)) for one in dict.fromkeys(said)}
        found = [judged[one] for one in said]
        # A row with several titles stands several times.
        lines = [at for at, several in enumerate(found) for _ in several]
        shared = zip(*chain.from_iterable(found), strict=True)
        columns: dict[str, Sequence[object]] = dict(zip(_Alike._fields, map(list, shared), strict=True))
        hidden_rows = set(self.sheet.hidden_rows)
        own: dict[str, Sequence[object]] = {
            "row": table.rows,
            "name_column": name_columns,
            "name": names,
            "name_key": [bearer.key for bearer in bearers],
            "unit_text": clean_all(self._values("unit")),
            "workplace": clean_all(self._values("workplace")),
            "stage": self._stages(),
            "birth": births,
            "position": positions,
            "achievement": clean_all(self._values("achievement")),
            "hidden": [self.hidden or row in hidden_rows for row in table.rows],
            **{field: self._optional(field) for field in OPTIONAL},
        }
        if lines != list(range(len(lines))) or len(lines) < len(table.rows):
            own = {name: [values[at] for at in lines] for name, values in own.items()}
        columns |= own
        if any(columns["other_column"]):
            self._take_others(columns)
        columns["sheet"] = [self.sheet.name] * len(lines)
        if "" in columns["group"]:
            columns["group"] = [
                group or self.vocabulary.phrases.group_of(str(recipient), str(name), "")
                for group, recipient, name in zip(
                    columns["group"], columns["recipient"], columns["name"], strict=True
                )
            ]
        if self.odd:
            columns["held_back"] = self._odd_first(columns)
        return columns

    def _forms(self, names: Sequence[str], bearers: Sequence[Bearer]) -> Sequence[str]:
        """Per row, the first word of the form of address, in a column of its own or before the name."""
        addresses = self._values("address_form")
        if addresses is self.blank and not any(bearer.addressed for bearer in bearers):
            return self.blank
        return [
            key(address or (name if bearer.addressed else "")).partition(" ")[0]
            for address, name, bearer in zip(addresses, names, bearers, strict=True)
        ]

    def _pairs(self, names: Sequence[str], columns: Sequence[int]) -> Sequence[tuple[tuple[str, int], ...]]:
        """Both names of the rows that have two, with their columns; of a row without a name the unit it is in."""
        if "second_name" not in self.table.values:
            workplaces = self.table.columns.get("workplace", ())
            if all(names) or not workplaces:
                return [()] * len(names)
            return [
                () if name or not place else (("", column), (place, workplaces[0]))
                for name, column, place in zip(
                    names, columns, clean_all(self._values("workplace")), strict=True
                )
            ]
        seconds = zip(clean_all(self._values("second_name")), self._values("second_column"), strict=True)
        return [
            ((name, column), (second, int(at))) if second else ()
            for name, column, (second, at) in zip(names, columns, seconds, strict=True)
        ]

    def _take_others(self, columns: dict[str, Sequence[object]]) -> None:
        """Put the name that is meant in its row's place."""
        names, keys, places = (list(columns[name]) for name in ("name", "name_key", "name_column"))
        for at, (name, column) in enumerate(zip(columns["other_name"], columns["other_column"], strict=True)):
            if column:
                names[at], keys[at], places[at] = name, self.vocabulary.names.bearer(str(name)).key, column
        columns |= {"name": names, "name_key": keys, "name_column": places}

    def _award_cells(self) -> Sequence[tuple[str, ...]]:
        if not self.award_values:
            return [()] * len(self.table.rows)
        return list(zip(*self.award_values, strict=True))

    def _marked(self) -> Sequence[tuple[int, ...]]:
        """Per row, the mark columns that are marked."""
        if not any(self.table.marks.values()):
            return [()] * len(self.table.rows)
        marked: list[tuple[int, ...]] = [()] * len(self.table.rows)
        for column in sorted(self.table.marks):
            for at in self.table.marks[column]:
                marked[at] += (column,)
        return marked

    def _stages(self) -> Sequence[str]:
        decisions = self._values("decision")
        stages = {
            text: "decided" if text and key(text) not in _EMPTY_VALUES else "nominated"
            for text in set(decisions)
        }
        return [stages[text] for text in decisions]

    def _optional(self, field: str) -> Sequence[str | None]:
        column = self.table.values.get(field)
        if column is None:
            return (None,) * len(self.table.rows)
        values = {text: self._optional_value(field, clean(text)) for text in set(column)}
        return [values[text] for text in column]

    def _optional_value(self, field: str, shown: str) -> str:
        if field == "grade":
            return self.vocabulary.phrases.value("grade", shown) or shown
        if field in {"initiative", "discipline"}:
            return "" if shown.casefold() in _EMPTY_VALUES else shown
        return shown

    def _judge(self, said: _Said) -> list[_Alike]:
        """What follows from one row's words: a line per award title."""
        table, phrases = self.table, self.vocabulary.phrases
        section = table.sections[said.section]
        sex = phrases.value("sex", said.sex) if said.sex else _SEX_OF.get(said.form, "")
        evidence = bool(said.position or said.born or sex) or said.addressed
        group = phrases.value("group", said.group) or phrases.value("group", said.recipient)
        stated = self._kind_stated(said.recipient) or phrases.recipient(said.group)
        movement = clean(said.movement) or section.movement or table.base.movement
        lines = []
        titles = self._titles(said.awards, said.marks, section)
        decided = [self._award(title, said.level, section) for title in titles]
        families = {self.vocabulary.catalogue.awards[award].family for award, _, _ in decided if award}
        for title, (award, held_back, level_stated) in zip(titles, decided, strict=True):
            other = ("", 0)
            header_kind = table.kinds.get(said.name_column, "")
            if said.pair and not said.named:
                if self._of_collective(said, section, award):
                    other, header_kind = said.pair[1], "collective"
            elif said.pair:
                other, header_kind, said = self._whose(said, award)
                held_back = held_back or ("" if header_kind else "column-ambiguous")
            titled = "" if self.hint else table.base.recipient
            kinds = (section.recipient, header_kind if header_kind != said.kind else "", titled)
            recipient = self._recipient(
                stated or self._kind_marked(title, award), said, kinds, award, evidence, title.phrase
            )
            held_back = (
                "name-missing"
                if not (said.named or other[1])
                else held_back or ("" if recipient else "recipient-unclear")
            )
            if not group and recipient != "collective":
                group_read = phrases.group_of(recipient, "", said.position)
            else:
                group_read = group
            lines.append(_Alike(
                title.column, *other, recipient, award, title.text,
                self._track(said.track if self._takes_track(award, families) else "", title, section, award, said.movement),
                level_stated,
                section.level or table.base.level, section.unit, group_read, sex, movement, held_back,
            ))  # fmt: skip
        return lines

    def _odd_first(self, columns: Mapping[str, Sequence[object]]) -> list[object]:
        """Why a nomination is held back: an error cell, or a formula without result, where its name or award should be."""
        reasons = {"error": "error-cell", "formula": "formula-without-value"}
        held = list(columns["held_back"])
        places = zip(
            columns["row"],
            columns["column"],
            columns["award_text"],
            columns["name_column"],
            columns["name"],
            strict=True,
        )
        for at, (row, column, award_text, name_column, name) in enumerate(places):
            for asked, text in ((column, award_text), (name_column, name)):
                # One column may hold both.
                missing = not text or (asked == name_column and not name)
                if missing and (kind := self.odd.get((row, asked))):  # type: ignore[arg-type]
                    held[at] = reasons[kind]
                    break
        return held

    def _kind_marked(self, title: _Title, award: str) -> str:
        """The kind that the parent of a mark column names: "Tập thể" over TTLĐTT and Giấy khen.

        Over an award that the kind cannot have it says who asks for it: "Tập thể đề nghị" over LĐTT.
        """
        kind = self.table.kinds.get(title.column, "") if title.column in self.table.mark_columns else ""
        return kind if kind in self._possible(award) else ""

    def _kind_stated(self, cell: str) -> str:
        return cell if cell in _KINDS else self.vocabulary.phrases.recipient(cell)

    # --- awards --------------------------------------------------------------------------------------------

    def _titles(self, awards: tuple[str, ...], marks: tuple[int, ...], section: Section) -> list[_Title]:
        """The award titles of a row: its own cells and marks, else its section's, else the list's title's."""
        titles: list[_Title] = []
        for column, cell in zip(self.award_columns, awards, strict=True):
            if cell and not self._says_none(cell):
                text = self.codes.explained(cell, self.table.headers.get(column, ""))
                titles += [
                    _Title(part, phrase, column) for part, phrase in self.vocabulary.phrases.in_cell(text)
                ]
        for column in marks:
            text = self.table.mark_columns[column]
            titles += [_Title(text, phrase, column) for text, phrase in self.vocabulary.phrases.in_cell(text)]
        headed = self._headed(section)
        if titles:
            # Under a title of LĐTT a column of marks for CSTĐ cơ sở asks for one more.
            more = marks and not self.award_columns and headed and len(headed.phrase.awards) == 1
            return [headed, *titles] if headed and more and not self._has_marks_for(headed) else titles
        if headed:
            return [headed]
        column = self.award_columns[0] if self.award_columns else min(self.table.mark_columns, default=0)
        return [_Title("", Phrase(), column)]

    def _headed(self, section: Section) -> _Title | None:
        """The award that the section, else the list's title, names for all its rows."""
        for source in (section, self.table.base):
            if source.awards or source.generic:
                phrase = Phrase(awards=source.awards, generic=source.generic if not source.awards else "")
                return _Title(source.label or self._base_text(), phrase, 0)
        return None

    def _has_marks_for(self, title: _Title) -> bool:
        """Whether the award has a column of marks itself, so that only those who are marked get it."""
        awards = {
            award
            for text in self.table.mark_columns.values()
            for _, phrase in self.vocabulary.phrases.in_cell(text)
            for award in (phrase.awards or ("",))
        }
        return bool(awards & {*title.phrase.awards, ""})

    def _says_none(self, text: str) -> bool:
        """A dash or "không" in one of several award columns says that this one is not asked for."""
        return (len(self.award_values) > 1 or any(self.table.marks.values())) and clean(
            text
        ).casefold() in _EMPTY_VALUES

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
            # The whole list is "Giấy khen của Chủ tịch UBND thị trấn", its cells only say "Giấy khen".
            whole = section.awards or self.table.base.awards
            if not stated and len(whole) == 1 and self.vocabulary.phrases.may_mean(phrase.generic, whole[0]):
                return whole[0], "", stated
            return "", "award-unknown" if stated else "award-ambiguous", stated
        return "", "award-unknown", stated

    def _takes_track(self, award: str, families: set[str]) -> bool:
        """Whether the row's track cell speaks of this award: beside a commendation form it does not of the year's title."""
        if not award or "commendation_form" not in families:
            return True
        return self.vocabulary.catalogue.awards[award].family != "emulation_title"

    def _track(self, cell: str, title: _Title, section: Section, award: str, movement: str) -> str:
        """The track that the row, its section or (for a commendation form) the list states; empty when none does."""
        track = self.vocabulary.phrases.track(cell) if cell else ""
        track = track or title.phrase.track or self.column_tracks.get(title.column, "") or section.track
        if track or not award:
            return track
        if self.vocabulary.catalogue.awards[award].family == "emulation_title":
            return ""
        track = self.vocabulary.phrases.parse(movement).track if movement else ""
        # Who names the drive need not write "chuyên đề".
        named = self.names_drives and clean(movement).casefold() not in _EMPTY_VALUES
        drive = "drive" if self.table.base.movement else ""
        return track or ("drive" if named or section.movement else "") or self.table.base.track or drive

    # --- recipients ----------------------------------------------------------------------------------------

    def _recipient(
        self, stated: str, said: _Said, headings: Sequence[str], award: str, evidence: bool, phrase: Phrase
    ) -> str:
        """What kind of recipient a row is for: its own column, the name's first words, its section, the titles, the award.

        A heading that the award forbids gives way to a name that the award allows: somebody typed the row under
        the wrong heading, and any reader would count it as what it is.
        """
        own = said.kind
        if stated:
            return stated
        if own == "household":
            return own
        possible = self._possible(award)
        if len(phrase.recipients) == 1 and phrase.recipients[0] in possible:
            return phrase.recipients[0]
        if possible == {"household"} and own == "individual":
            # Gia đình văn hóa under the name of the household's head.
            return "household"
        for heading in headings:
            if heading:
                return own if heading not in possible and own in possible else heading
        # Under "Hộ gia đình" a person's name is that of the household's head.
        own_first = (self.hint, own) != ("household", "individual")
        if own and own_first and (own in possible or self.hint not in possible):
            return own
        if self.hint:
            return self.hint
        if len(possible) == 1:
            return next(iter(possible))
        return "individual" if evidence or said.person_like else ""

    def _whose(self, said: _Said, award: str) -> tuple[tuple[str, int], str, _Said]:
        """Of two names in one row the one that the award admits: (name, column), its kind, and the row's words for it.

        The kind is empty when both may be meant.
        """
        names = self.vocabulary.names
        kinds = [self.table.kinds.get(column, "") or names.kind(name) for name, column in said.pair]
        admitted = [at for at, kind in enumerate(kinds) if kind in self._possible(award)]
        clear = len(admitted) == 1 and len(set(kinds)) == 2
        name, column = said.pair[admitted[0] if clear else 0]
        kind, _, addressed = names.bearer(name)
        own = said._replace(kind=kind, addressed=addressed, person_like=not kind and _person_like(name))
        return (name, column), kinds[admitted[0]] if clear else "", own

    def _of_collective(self, said: _Said, section: Section, award: str) -> bool:
        """Whether a row that names only a workplace is for that unit: the award or the heading is for collectives."""
        if self.vocabulary.names.kind(said.pair[1][0]) != "collective":
            return False
        headings = (self._kind_stated(said.recipient), section.recipient, self.table.base.recipient)
        return self._possible(award) == {"collective"} or next(filter(None, headings), "") == "collective"

    def _possible(self, award: str) -> frozenset[str]:
        return self.vocabulary.recipients_of(award)
