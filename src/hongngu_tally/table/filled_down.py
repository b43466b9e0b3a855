"""One list's values with the cells filled that are blank because what they mean stands above them."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.table.body import Body
from hongngu_tally.table.carried import carried_awards, carried_units, names_gone_on, said_aside
from hongngu_tally.table.columns import Header
from hongngu_tally.table.grid import Grid
from hongngu_tally.text import clean
from hongngu_tally.vocabulary import Vocabulary


class FilledDown:
    """Fills ``values`` (field → one text per nomination row) in place; ``carried`` says when a blank cell means what is above."""

    def __init__(
        self,
        grid: Grid,
        vocabulary: Vocabulary,
        header: Header,
        body: Body,
        values: dict[str, tuple[str, ...]],
        joined: frozenset[int] = frozenset(),
    ) -> None:
        """``joined`` are rows that the one above them was read with."""
        self.grid = grid
        self.vocabulary = vocabulary
        self.header = header
        self.body = body
        self.values = values
        self.joined = joined

    def people(self) -> None:
        """Give rows that hold nothing but one more award the person of the row above."""
        ordinals = self.header.columns.get("ordinal", ())
        names = self.values.get("name", ())
        if not ordinals or all(names):
            return
        numbers = self.grid.picker(self.body.rows)(ordinals[-1])
        for at in names_gone_on(self.values, self.body.rows, numbers, names, self.joined):
            for name, column in self.values.items():
                if name.partition(":")[0] not in {"award", "mark"}:
                    self.values[name] = (*column[:at], column[at] or column[at - 1], *column[at + 1 :])

    def bodies(self) -> None:
        """Leave an award under "Danh hiệu tập thể" that is merged with its body over the rows of people to the first of them."""
        down, columns = self.grid.filled_down, self.header.columns.get("award", ())
        places = self.header.columns.get("workplace", ())
        if not down or len(columns) < 2 or not places:
            return
        for number, column in enumerate(columns, 1):
            if self.vocabulary.phrases.parse(self.header.texts[column]).recipients == ("collective",):
                name = "award" if number == 1 else f"award:{number}"
                pairs = zip(self.body.rows, self.values[name], strict=True)
                self.values[name] = tuple(
                    "" if {(row, column), (row, places[0])} <= down.keys() else text for row, text in pairs
                )

    def units(self, notes: Sequence[int]) -> None:
        """Fill the blank units of blocks that are written once, in a column of proposing units or of listed ones.

        ``notes`` are the rows between them that nominate nobody, one of which may be where the unit is written.
        """
        units = self.vocabulary.units
        for name in ("unit", "workplace"):
            texts = self.values.get(name, ())
            own = set(texts) - {""}
            if "" in texts and (
                name == "unit" or all(units.of_column(clean(text)) in units.names for text in own)
            ):
                told = said_aside(self.grid, self.header.columns[name][0], self.body.rows, texts, notes)
                self.values[name] = tuple(carried_units(told, texts.count(""), self.body.section_of) or told)

    def awards(self) -> tuple[int, ...]:
        """Fill the blank cells of the only award column from above, where that is what they mean; the rows of those cells."""
        header, awards = self.header, self.values.get("award", ())
        if header.marks or "award:2" in self.values or "" not in awards:
            return ()
        blank = tuple(row for row, award in zip(self.body.rows, awards, strict=True) if not award)
        unread = {*self.grid.sheet.errors, *self.grid.sheet.formulas_without_value}
        if any((row, column) in unread for row in blank for column in header.columns["award"]):
            return ()
        numbers: Sequence[object] = ()
        if "ordinal" in header.columns and header.columns["award"] < header.columns.get("name", []):
            numbers = self.grid.picker(self.body.rows)(header.columns["ordinal"][0])
        names = self.values.get("name", awards)
        filled = carried_awards(self.vocabulary, awards, names, self.body.section_of, numbers)
        if not filled:
            return ()
        self.values["award"] = tuple(filled)
        return blank
