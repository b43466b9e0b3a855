"""The columns of nominations: what rows say is judged once per distinct saying, the rest is taken column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from operator import itemgetter, or_
from typing import Any

from hongngu_tally.rows.awards import Codes
from hongngu_tally.rows.judge import Judge
from hongngu_tally.rows.recipients import are_named, are_person_like, are_samples, holds_post
from hongngu_tally.rows.said import EXTRACTED, Alike, Said
from hongngu_tally.table.compact import Coded, Same, compact, taken
from hongngu_tally.table.model import WITHIN, LocatedTable, SheetReading
from hongngu_tally.table.together import told_apart, with_lines_behind
from hongngu_tally.text import EMPTY_VALUES, clean, clean_all, key
from hongngu_tally.vocabulary import Vocabulary, keys_of
from hongngu_tally.vocabulary.grades import grade_in
from hongngu_tally.vocabulary.names import Bearers
from hongngu_tally.vocabulary.words import first_and_more, remark_that

# Only these may be missing as a whole column; the difference to a blank cell decides whether a rule is judged.
OPTIONAL = (
    "grade", "initiative", "discipline", "recruited", "members", "holders", "holder_share", "block", "families", "history", "proceedings", "basis", "registered", "decision", "decision_date",
)  # fmt: skip
_SAYS_NO = frozenset({"initiative", "discipline", "proceedings", "basis", "registered"})
"""Where "không" or a dash is as good as a blank cell."""
_LIVING = key("nghề")
_MAY_SAY_MORE = (",", ";", "(", " - ", " – ")
_HEADS = keys_of(("trưởng", "phó", "viên"))
"""Last words of posts that begin as bodies do: "Đội trưởng", "Đoàn viên"."""


def extract(sheets: tuple[SheetReading, ...], vocabulary: Vocabulary) -> Mapping[str, Sequence[object]]:
    """The nominations of all lists of one file, as one sequence per column of ``EXTRACTED``."""
    codes = Codes(sheets, vocabulary)
    parts: list[Mapping[str, Sequence[object]]] = []
    for sheet in sheets:
        odd = {
            (cell.row, cell.column): cell.kind
            for cell in sheet.odd_cells
            if cell.kind in {"error", "formula"}
        }
        for table in sheet.tables:
            if table.rows:
                apart = told_apart(table, vocabulary)
                parts.append(_Extractor(sheet, apart, vocabulary, odd, codes).columns())
    if len(parts) == 1:
        return {name: compact(parts[0][name]) for name in EXTRACTED}
    return {name: compact(list(chain.from_iterable(part[name] for part in parts))) for name in EXTRACTED}


class _Extractor:
    """The nominations of one list. What rows say is judged once per distinct saying; the rest is whole columns."""

    def __init__(
        self, sheet: SheetReading, table: LocatedTable, vocabulary: Vocabulary,
        odd: Mapping[tuple[int, int], str], codes: Codes,
    ) -> None:  # fmt: skip
        self.sheet = sheet
        self.table = table
        self.vocabulary = vocabulary
        self.odd = odd
        self.award_columns = list(table.columns.get("award", ()))
        self.award_values = [table.values[name] for name in table.values if name.split(":")[0] == "award"]
        # A mark column that holds words is read as one more award column: "LĐTT" for x, or "?", which is no award.
        for column in table.mark_columns:
            if f"mark:{column}" in table.values:
                self.award_columns.append(column)
                self.award_values.append(table.values[f"mark:{column}"])
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
        self.judge = Judge(sheet, table, vocabulary, codes, self.award_columns)

    def _values(self, field: str) -> Sequence[str]:
        return self.table.values.get(field, self.blank)

    def _column(self, field: str) -> Sequence[object]:
        """A column as it stands, in its readable form."""
        values = self._values(field)
        return Same("", len(values)) if values is self.blank else clean_all(values)

    def _units(self) -> Sequence[object]:
        """The proposing units as written; for a blank cell the body of the list's own letterhead, unless a section names a listed unit."""
        cells, issuer = self._column("unit"), self.table.issuer
        if not issuer:
            return cells
        named = [
            self.vocabulary.units.named(section.unit.partition(WITHIN)[0]) if section.unit else ""
            for section in self.table.sections
        ]
        return [
            cell or ("" if named[at] in self.vocabulary.units.names else issuer)
            for cell, at in zip(cells, self.table.section_of, strict=True)
        ]

    def columns(self) -> Mapping[str, Sequence[object]]:
        """One sequence per column of ``EXTRACTED``, a line per nomination."""
        table = self.table
        names = clean_all(with_lines_behind(self.vocabulary, self._values("name")))
        bearers = self._called(names, self.vocabulary.names.bearers(names))
        positions = clean_all(
            self._values("position" if "position" in table.values else "position_workplace")
        )
        births = clean_all(self._values("birth"))
        name_columns = (
            [int(column) if column else self.first_name for column in table.values["name_column"]]
            if "name_column" in table.values
            else [self.first_name] * len(table.rows)
        )
        judged, lines = self._judged((
            table.section_of, name_columns, bearers.kinds, bearers.addressed, self._named(names, bearers),
            are_person_like(self.vocabulary, names, bearers), self._posted(names, positions, bearers), self._among_bodies(bearers),
            self._forms(names, bearers), list(map(bool, births)), self._award_cells(), self._marked(),
            self._tracks(), *map(self._values, ("level", "movement")), self._recipients(), *map(self._values, ("group", "sex")),
            self._telling(positions), self._achieved(), self._pairs(names, name_columns),
        ))  # fmt: skip
        hidden_rows = set(self.sheet.hidden_rows)
        own: dict[str, Sequence[object]] = {
            "row": table.rows,
            "name_column": name_columns,
            "name": names,
            "name_key": bearers.keys,
            "unit_text": self._units(),
            "workplace": self._column("workplace"),
            "stage": self._stages(),
            "birth": births,
            "position": positions,
            "achievement": self._column("achievement"),
            "address": self._column("address"),
            "note": self._column("note"),
            "hidden": [self.hidden or row in hidden_rows for row in table.rows]
            if hidden_rows
            else Same(self.hidden, len(table.rows)),
            **{field: self._optional(field) for field in OPTIONAL},
        }
        if "award_column" in table.values:
            own["column"] = list(map(int, table.values["award_column"]))
        if lines is not None:
            own = {name: _taken(values, lines) for name, values in own.items()}
        columns: dict[str, Sequence[object]] = {**judged, **own}
        if any(judged["other_column"].texts):
            self._take_others(columns)
        columns["sheet"] = Same(self.sheet.name, len(columns["row"]))
        if "" in judged["group"].texts:
            columns["group"] = [
                group or self.vocabulary.posts.group_of(str(recipient), str(name), "")
                for group, recipient, name in zip(
                    columns["group"], columns["recipient"], columns["name"], strict=True
                )
            ]
        if self.odd:
            columns["held_back"] = self._odd_first(columns)
        return columns

    def _judged(self, said: Sequence[Sequence[Any]]) -> tuple[dict[str, Same | Coded], Sequence[int] | None]:
        """The columns of ``Alike``, a line per nomination, and the row of each line; None where each row has one line.

        ``said`` are the columns of ``Said``. Only those in which rows differ tell sayings apart, and most do not differ.
        """
        differing = [column for column in said if column.count(column[0]) < len(column)]
        sayings = list(zip(*differing, strict=True)) if differing else [()] * len(said[0])
        distinct = dict.fromkeys(sayings)
        numbers = dict(zip(distinct, range(len(distinct)), strict=True))
        of_row = list(map(numbers.__getitem__, sayings))
        first = dict(zip(reversed(of_row), range(len(of_row) - 1, -1, -1), strict=True))
        judged = [
            self.judge.lines(Said(*(column[first[number]] for column in said))) for number in numbers.values()
        ]
        # A row with several titles stands several times.
        single = all(len(several) == 1 for several in judged)
        lines = None if single else [at for at, number in enumerate(of_row) for _ in judged[number]]
        every = list(chain.from_iterable(judged))
        if lines is None:
            places = of_row
        else:
            ends = list(accumulate(map(len, judged)))
            spans = [range(end - len(several), end) for end, several in zip(ends, judged, strict=True)]
            places = list(chain.from_iterable(map(spans.__getitem__, of_row)))
        columns = zip(Alike._fields, zip(*every, strict=True), strict=True)
        return {name: taken(values, places) for name, values in columns}, lines

    def _called(self, names: Sequence[str], bearers: Bearers) -> Bearers:
        """The bearers, with the kinds that a column of forms of address tells: "Hộ ông", "DNTN" beside the rest of the name."""
        addresses = self._values("address_form")
        if addresses is self.blank:
            return bearers
        told = {text: self._kind_called(text) for text in set(addresses)}
        if not any(told.values()):
            return bearers
        kinds, keys = list(bearers.kinds), list(bearers.keys)
        for at, (address, name) in enumerate(zip(addresses, names, strict=True)):
            if name and told[address]:
                kinds[at] = told[address]
                keys[at] = self.vocabulary.names.bearer(f"{address} {name}").key
        return Bearers(kinds, keys, bearers.addressed)

    def _kind_called(self, address: str) -> str:
        """The kind of a household or body that a form of address begins: "Hộ bà", "DNTN"; "Đội trưởng" begins neither."""
        kind = self.vocabulary.names.kind(f"{address} Mẫu") if address else ""
        if kind == "collective" and key(address).split()[-1] in _HEADS:
            return ""
        return kind if kind != "individual" else ""

    def _named(self, names: Sequence[str], bearers: Bearers) -> Sequence[bool]:
        """Per row, whether its name is anybody's; in a form that nobody filled in none is."""
        if are_samples(names, (self.sheet.issuer, *(text for _, _, text in self.sheet.titles))):
            return [False] * len(names)
        return are_named(self.vocabulary, names, bearers)

    def _posted(self, names: Sequence[str], positions: Sequence[str], bearers: Bearers) -> Sequence[bool]:
        """Per row, whether a post in an office stands beside the name or behind it; what somebody does for a living is none."""
        title = self.table.headers.get(next(iter(self.table.columns.get("position", ())), 0), "")
        if _LIVING in key(title):
            positions = self.blank
        joined = "" if bearers.plain else " ".join(names)
        more = any(sign in joined for sign in _MAY_SAY_MORE)
        behind = [first_and_more(name)[1] for name in names] if more else self.blank
        held = {text: bool(text) and holds_post(self.vocabulary, text) for text in {*positions, *behind}}
        beside = map(held.__getitem__, positions)
        return list(map(or_, beside, map(held.__getitem__, behind)) if more else beside)

    def _among_bodies(self, bearers: Bearers) -> Sequence[bool]:
        """Per row, whether it names a person and others of its section name bodies; "Nguyễn Trãi" may be a school."""
        section_of = self.table.section_of
        if "collective" not in bearers.kinds:
            return [False] * len(section_of)
        bodies = {at for at, kind in zip(section_of, bearers.kinds, strict=True) if kind == "collective"}
        return [
            kind == "individual" and at in bodies and words.count(" ") > 1
            for at, kind, words in zip(section_of, bearers.kinds, bearers.keys, strict=True)
        ]

    def _forms(self, names: Sequence[str], bearers: Bearers) -> Sequence[str]:
        """Per row, the first word of the form of address, in a column of its own or before the name."""
        addresses = self._values("address_form")
        if addresses is self.blank and not any(bearers.addressed):
            return self.blank
        return [
            key(address or (name if addressed else "")).partition(" ")[0]
            for address, name, addressed in zip(addresses, names, bearers.addressed, strict=True)
        ]

    def _tracks(self) -> Sequence[str]:
        """Per row, the cell that states its track: its own column's, else a remark that is a track and nothing else ("đột xuất")."""
        cells, notes = self._values("track"), self._values("note")
        if notes is self.blank:
            return cells
        told = {note: remark_that(self.vocabulary.phrases.is_track, note) for note in set(notes)}
        if not any(told.values()):
            return cells
        return [cell or told[note] for cell, note in zip(cells, notes, strict=True)]

    def _recipients(self) -> Sequence[str]:
        """Per row, the cell that states its kind: its own column's, else a remark that is the kind and nothing else ("hộ gia đình")."""
        cells, notes = self._values("recipient"), self._values("note")
        if notes is self.blank or cells is not self.blank:
            return cells
        told = {note: remark_that(self.vocabulary.phrases.is_kind_in_full, note) for note in set(notes)}
        return [told[note] for note in notes] if any(told.values()) else cells

    def _telling(self, positions: Sequence[str]) -> Sequence[str]:
        """Per row the first position that tells the same of a nominee: what group people are in, and that they have one."""
        alike: dict[tuple[bool, str], str] = {}
        group_of = self.vocabulary.posts.group_of
        told = {
            text: alike.setdefault((bool(text), group_of("individual", "", text)), text)
            for text in dict.fromkeys(positions)
        }
        return [told[text] for text in positions]

    def _pairs(self, names: Sequence[str], columns: Sequence[int]) -> Sequence[tuple[tuple[str, int], ...]]:
        """Both names of the rows that have two, with their columns; of a row without a name the unit it is in.

        So it is of all rows beside "Danh hiệu tập thể | Danh hiệu cá nhân", where the unit may have an award of its own.
        """
        if "second_name" not in self.table.values:
            workplaces = self.table.columns.get("workplace", ())
            asked = set(self.judge.recipients.column_kinds.values())
            both = {"collective", "individual"} <= asked
            if not workplaces or (all(names) and not both):
                return [()] * len(names)
            return [
                () if not place or (name and not both) else ((name, column), (place, workplaces[0]))
                for name, column, place in zip(
                    names, columns, clean_all(self._values("workplace")), strict=True
                )
            ]
        seconds = zip(clean_all(self._values("second_name")), self._values("second_column"), strict=True)
        return [
            ((name, column), (second, int(at))) if second else ()
            for name, column, (second, at) in zip(names, columns, seconds, strict=True)
        ]

    def _achieved(self) -> Sequence[tuple[str, str]]:
        """Per row, the track and the drive that its achievement names."""
        texts = self._values("achievement")
        if texts is self.blank:
            return [("", "")] * len(texts)
        found = {text: self.vocabulary.phrases.achieved(text) for text in set(texts)}
        return [found[text] for text in texts]

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
        is_decided = self.vocabulary.lines.is_decided
        stages = {
            text: "decided"
            if clean(text).casefold() not in EMPTY_VALUES and is_decided(text)
            else "nominated"
            for text in set(decisions)
        }
        return [stages[text] for text in decisions]

    def _optional(self, field: str) -> Sequence[object]:
        column = self.table.values.get(field)
        if column is None and field == "registered":
            # Whoever wrote which award they register for has registered.
            column = self.table.values.get("award_registered")
        if column is None:
            return Same(None, len(self.table.rows))
        values = {text: self._optional_value(field, clean(text)) for text in set(column)}
        return [values[text] for text in column]

    def _optional_value(self, field: str, shown: str) -> str:
        if field == "grade":
            return grade_in(shown) or shown
        if field in _SAYS_NO:
            return "" if shown.casefold() in EMPTY_VALUES else shown
        return shown

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


def _taken(values: Sequence[object], places: Sequence[int]) -> Sequence[object]:
    """The values at some places, which may repeat."""
    if isinstance(values, Same):
        return Same(values.value, len(places))
    return itemgetter(*places)(values) if len(places) > 1 else [values[at] for at in places]
