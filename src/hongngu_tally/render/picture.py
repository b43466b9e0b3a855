"""A sheet as a compact text picture: its rows with their fates at the margin, its columns under their letters.

Runs of rows of one fate and shape are drawn by their first and last row. Texts run over blank cells as they
do in Excel, and are cut where there is no room; nothing is wider than the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hongngu_tally.frozen import frozen
from hongngu_tally.render.screen import cells as width_of
from hongngu_tally.render.screen import wrap
from hongngu_tally.render.words import Words
from hongngu_tally.table.model import Fate, SheetReading
from hongngu_tally.text import column_letter, safe_text

Rows = tuple[tuple[int, int], ...] | None
"""Row ranges asked for; an empty tuple asks for every row, None for the compact picture."""

MOST_LINES = 60
_HEAD, _TAIL = 36, 16
_SHORTEST_RUN = 5
_MOST_UNREAD = 20
_WIDEST = 34
_HEAVY = 8
"""The weight from which on a column is cut last: names and awards."""
_HEADING = 8
"""A title longer than this makes its column wider only where there is room to spare."""
# Of these fates rows with the same cells filled say the same to whoever looks for what was misread.
_RUNS = frozenset({Fate.NOMINATION, Fate.NOTE, Fate.EXAMPLE, Fate.LOOKUP, Fate.UNREAD})
_IN_COLUMNS = frozenset(
    {Fate.HEADER, Fate.NUMBERING, Fate.NOMINATION, Fate.UNREAD, Fate.LOOKUP, Fate.EXAMPLE}
)
# Reasons that only repeat their fate.
_PLAIN = frozenset(
    {"", "above-the-list", "header", "column-numbers", "section", "total", "signature", "note", "sample-row"}
)
# Which columns go first where there is no room for all.
_WEIGHTS = {
    "name": 9,
    "surname": 9,
    "given_name": 9,
    "award": 8,
    "ordinal": 7,
    "unit": 6,
    "recipient": 5,
    "track": 5,
    "level": 5,
    "position": 4,
    "workplace": 4,
}


@frozen
class PictureLine:
    """One line, and whether it needs a person's eye."""

    text: str
    alarming: bool = False


@frozen
class _Row:
    number: int
    fate: Fate
    reason: str
    hidden: bool
    cells: tuple[tuple[int, str], ...]
    shape: tuple[object, ...]


def picture(
    sheet: SheetReading, held: Mapping[int, str], say: Words, width: int, bar: str = "│", rows: Rows = None
) -> list[PictureLine]:
    """The lines of one sheet, at most ``width`` wide. ``held`` gives per row why a nomination is held back."""
    drawn = list(_rows(sheet, held, say))
    if rows:
        drawn = [row for row in drawn if any(first <= row.number <= last for first, last in rows)]
    parts: list[_Row | list[_Row]] = list(drawn) if rows is not None else _collapsed(drawn)
    shown = [part for part in parts if isinstance(part, _Row)]
    if not shown:
        return []
    frame = _Frame(sheet, shown, say, width, bar)
    lines = [frame.letters()] if frame.columns else []
    for part in parts:
        lines += frame.row(part) if isinstance(part, _Row) else [frame.gap(part)]
    return lines + frame.left_out()


def read_aloud(sheet: SheetReading, held: Mapping[int, str], say: Words, rows: Rows = None) -> Iterator[str]:
    """The same rows, each a line that says its fate and every filled cell with its letter."""
    drawn = list(_rows(sheet, held, say))
    if rows:
        drawn = [row for row in drawn if any(first <= row.number <= last for first, last in rows)]
    for part in drawn if rows is not None else _collapsed(drawn):
        if not isinstance(part, _Row):
            yield _left_out(part, say)
            continue
        hidden = say.text("hidden") if part.hidden else ""
        fate = ", ".join(filter(None, (say.label("fate", part.fate), hidden, part.reason)))
        cells = "; ".join(f"{column_letter(column)} {text}" for column, text in part.cells)
        yield f"{say.text('row', row=str(part.number))} ({fate}): {cells}"


def _left_out(rows: Sequence[_Row], say: Words) -> str:
    """What stands for rows that are not drawn: how many of which fate, and where."""
    counts: dict[Fate, int] = {}
    for row in rows:
        counts[row.fate] = counts.get(row.fate, 0) + 1
    parts = ", ".join(_counted(fate, number, say) for fate, number in counts.items())
    return say.text("rows_left_out", rows=parts, where=f"{rows[0].number}–{rows[-1].number}")


def _counted(fate: Fate, number: int, say: Words) -> str:
    shown = say.label("fate_short", fate).removeprefix("dòng ")
    return say.text("rows_of_fate", n=number, fate=shown)


def _rows(sheet: SheetReading, held: Mapping[int, str], say: Words) -> Iterator[_Row]:
    hidden = set(sheet.hidden_rows)
    key_columns = {
        column
        for table in sheet.tables
        for name in ("name", "surname", "given_name", "award")
        for column in table.columns.get(name, ())
    }
    marks = {column for table in sheet.tables for column in table.mark_columns}
    for number, fate, reason in sheet.fates:
        cells = tuple((column, safe_text(text)) for column, text in sheet.cells.get(number, ()))
        filled = {column for column, _ in cells}
        why = held.get(number, "") if fate is Fate.NOMINATION else ""
        if not why and reason not in _PLAIN and reason != sheet.why:
            why = say.label("reason", reason)
        shape: tuple[object, ...] = ()
        if fate is Fate.NOMINATION:
            shape = (tuple(sorted(filled & key_columns)), bool(filled & marks))
        elif not sheet.tables:
            shape = (len(filled) > 1,)
        yield _Row(number, fate, why, number in hidden, cells, (fate, why, number in hidden, shape))


def _collapsed(rows: Sequence[_Row]) -> list[_Row | list[_Row]]:
    """Runs drawn by their first and last row; where that is still too long, only the top, the end and the doubts."""
    parts = _runs(rows, lambda row: row.shape)
    if len(parts) > MOST_LINES:
        parts = _runs(rows, lambda row: row.shape[:3])
    if len(parts) <= MOST_LINES:
        return parts
    middle = parts[_HEAD:-_TAIL]
    kept: list[_Row | list[_Row]] = []
    unread = 0
    for part in middle:
        if isinstance(part, _Row) and part.fate is Fate.UNREAD and unread < _MOST_UNREAD:
            unread += 1
            kept.append(part)
            continue
        hidden = [part] if isinstance(part, _Row) else part
        if kept and isinstance(kept[-1], list):
            kept[-1] += hidden
        else:
            kept.append(list(hidden))
    return [*parts[:_HEAD], *kept, *parts[-_TAIL:]]


def _runs(rows: Sequence[_Row], shape: Callable[[_Row], object]) -> list[_Row | list[_Row]]:
    parts: list[_Row | list[_Row]] = []
    run: list[_Row] = []

    def close() -> None:
        if len(run) < _SHORTEST_RUN:
            parts.extend(run)
        else:
            parts.extend((run[0], run[1:-1], run[-1]))
        run.clear()

    for row in rows:
        if run and (row.fate not in _RUNS or shape(row) != shape(run[-1])):
            close()
        run.append(row)
    close()
    return parts


class _Frame:
    """The margin, the columns that are drawn and their widths."""

    def __init__(self, sheet: SheetReading, rows: Sequence[_Row], say: Words, width: int, bar: str) -> None:
        self.say = say
        self.bar = bar
        # Where nothing is a list, one heading says so; a screen full of alarms would say no more.
        self.alarming = bool(sheet.tables)
        self.width = width
        self.digits = len(str(rows[-1].number))
        self.label = max(width_of(self._fate(row)) for row in rows)
        self.room = max(width - self.digits - self.label - 3, 24)
        in_columns = [row for row in rows if self._is_tabular(row)] or list(rows)
        widths = dict.fromkeys((column for row in rows for column, _ in row.cells), 1)
        whole = dict(widths)
        for row in in_columns:
            heading = row.fate in {Fate.HEADER, Fate.NUMBERING}
            filled = {column for column, _ in row.cells}
            for column, text in row.cells:
                wide = min(width_of(text), _WIDEST)
                if heading and column + 1 in whole and column + 1 not in filled:
                    # A title merged over several columns runs over them.
                    wide = min(wide, _HEADING)
                whole[column] = max(whole[column], wide)
                widths[column] = max(widths[column], min(wide, _HEADING) if heading else wide)
        weights = self._weights(sheet)
        self.columns, self.dropped = self._choose(weights, widths)
        self.widths = {column: widths[column] for column in self.columns}
        heavy = [at for at in self.columns if weights.get(at, 0) >= _HEAVY]
        light = [at for at in self.columns if at not in heavy]
        for columns, least in ((light, 9), (heavy, 18), (light, 6), (heavy, 12), (self.columns, 1)):
            self._fit(columns, least)
        spare = self.room - sum(self.widths.values()) - len(self.columns) + 1
        for at in self.columns:
            more = max(min(whole[at] - self.widths[at], spare), 0)
            self.widths[at] += more
            spare -= more

    def _weights(self, sheet: SheetReading) -> dict[int, int]:
        weights: dict[int, int] = {}
        for table in sheet.tables:
            for name, columns in table.columns.items():
                for column in columns:
                    weights[column] = max(weights.get(column, 0), _WEIGHTS.get(name, 2))
            weights |= dict.fromkeys(table.mark_columns, 3)
        return weights

    def _choose(self, weights: Mapping[int, int], widths: Mapping[int, int]) -> tuple[list[int], list[int]]:
        """The columns that fit at their narrowest, the weightiest first; the others are only named."""
        order = sorted(widths, key=lambda column: (-weights.get(column, 0), column))
        chosen: list[int] = []
        used = 0
        for column in order:
            weight = weights.get(column, 0)
            least = min(widths[column], 16 if weight >= _HEAVY else 7 if weight > 3 else 5) + 1
            if used + least - 1 <= self.room:
                chosen.append(column)
                used += least
        return sorted(chosen), sorted(set(widths) - set(chosen))

    def _fit(self, columns: Sequence[int], least: int) -> None:
        """Cut the widest of some columns, none below ``least``, until everything and its bars fit."""
        excess = sum(self.widths.values()) + len(self.widths) - 1 - self.room
        while excess > 0 and (wide := [at for at in columns if self.widths[at] > least]):
            widest = max(self.widths[at] for at in wide)
            wide = [at for at in wide if self.widths[at] == widest]
            below = max((self.widths[at] for at in columns if self.widths[at] < widest), default=least)
            step = max(widest - max(below, least), 1)
            for column in wide:
                take = min(step, excess, -(-excess // len(wide)))
                self.widths[column] -= take
                excess -= take

    @staticmethod
    def _is_tabular(row: _Row) -> bool:
        """Whether a row is drawn column by column; a text that stands alone in its row is not."""
        return row.fate in _IN_COLUMNS and (len(row.cells) > 1 or row.fate in {Fate.HEADER, Fate.NOMINATION})

    # --- lines

    def letters(self) -> PictureLine:
        """The columns' letters."""
        margin = " " * (self.digits + 1 + self.label + 1)
        letters = self.bar.join(_pad(column_letter(at), self.widths[at]) for at in self.columns)
        return PictureLine(f"{margin}{self.bar}{letters}".rstrip())

    def row(self, row: _Row) -> list[PictureLine]:
        """One row: number, fate, cells; and the reason, where it says more than the fate, behind or below them."""
        content = self._in_columns(row) if self._is_tabular(row) else self._running(row)
        margin = f"{row.number:>{self.digits}} {_pad(self._fate(row), self.label)} {self.bar}"
        alarming = self.alarming and row.fate is Fate.UNREAD
        if not row.reason:
            return [PictureLine(f"{margin}{content}".rstrip(" "), alarming)]
        bare = content.rstrip(f" {self.bar}")
        why = f"← {row.reason}"
        if width_of(bare) + width_of(why) + 2 <= self.room:
            return [PictureLine(f"{margin}{bare}  {why}", alarming)]
        below = f"{' ' * (self.digits + self.label + 2)}{self.bar}    {_cut(why, self.room - 4)}"
        return [PictureLine(f"{margin}{content}".rstrip(" "), alarming), PictureLine(below, alarming)]

    def gap(self, rows: Sequence[_Row]) -> PictureLine:
        """What stands for rows that are not drawn."""
        shown = _left_out(rows, self.say)
        unread = any(row.fate is Fate.UNREAD for row in rows)
        margin = f"{'⋮':>{self.digits}} {' ' * self.label} "
        return PictureLine(f"{margin}{self.bar}{_cut(shown, self.room)}", self.alarming and unread)

    def left_out(self) -> list[PictureLine]:
        """The columns for which there was no room."""
        if not self.dropped:
            return []
        columns = ", ".join(
            column_letter(first) if first == last else f"{column_letter(first)}–{column_letter(last)}"
            for first, last in _neighbours(self.dropped)
        )
        return [
            PictureLine(line) for line in wrap(self.say.text("columns_left_out", columns=columns), self.width)
        ]

    def _fate(self, row: _Row) -> str:
        shown = self.say.label("fate_short", row.fate)
        return f"{shown} ({self.say.text('hidden')})" if row.hidden else shown

    def _in_columns(self, row: _Row) -> str:
        """Each text in its column; a column title may run over the blank cells behind it, as one merged over them does."""
        texts = dict(row.cells)
        parts: list[tuple[str, int]] = []
        before = 0
        for at in self.columns:
            text, width = texts.get(at, ""), self.widths[at]
            if (
                row.fate is Fate.HEADER
                and not text
                and before == at - 1
                and parts
                and width_of(parts[-1][0]) > parts[-1][1]
            ):
                parts[-1] = (parts[-1][0], parts[-1][1] + 1 + width)
            else:
                parts.append((text, width))
            before = at
        return self.bar.join(_pad(_cut(text, width), width) for text, width in parts)

    def _running(self, row: _Row) -> str:
        """Texts from where their columns begin, over the blank cells behind them; moved left where they end too far."""
        starts, at = {}, 0
        for column in self.columns:
            starts[column] = at
            at += self.widths[column] + 1
        placed = [
            max((start for one, start in starts.items() if one <= column), default=0)
            for column, _ in row.cells
        ]
        end = self.room
        for number in reversed(range(len(placed))):
            text = row.cells[number][1]
            placed[number] = max(min(placed[number], end - min(width_of(text), self.room // len(placed))), 0)
            end = placed[number] - 1
        line = ""
        # A row of nothing but formulas without a value has no cell at all.
        behinds = [*placed, self.room + 1][1:]
        for (_, text), start, behind in zip(row.cells, placed, behinds, strict=True):
            start = max(start, width_of(line) + 1 if line else 0)
            line = _pad(line, start) + _cut(text, max(behind - 1 - start, 1))
        return _cut(line, self.room)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _cut(text: str, width: int) -> str:
    """A text that fits, with a sign where it was cut."""
    if width_of(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    while width_of(text) > width - 1:
        text = text[: max(len(text) - max((width_of(text) - width + 1) // 2, 1), 0)]
    return f"{text.rstrip()}…"


def _neighbours(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
