"""An OpenDocument spreadsheet → its sheets: values counted, hidden rows and columns, merges, errors."""

from __future__ import annotations

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8, check, elements, parse
from hongngu_tally.guard.model import MAX_COLUMN, MAX_ROW, Refused, SheetScan

_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_HIDING = ("collapse", "filter")


def scan(archive: Archive, limits: Limits) -> tuple[SheetScan, ...]:
    """Check every XML part of an .ods and scan its tables."""
    manifest = archive.find("META-INF/manifest.xml")
    if manifest:
        data = as_utf8(archive.read(manifest), manifest)
        check(data, manifest)
        if any(tag == "encryption-data" for tag, _ in elements(data, manifest)):
            raise Refused("password")
    for name in _PARTS[1:4]:
        if archive.find(name):
            check(as_utf8(archive.read(archive.find(name)), name), name)
    walk = _walked(archive, limits)
    if not walk.sheets:
        raise Refused("no-sheets")
    if len(walk.sheets) > limits.sheets:
        raise Refused("sheet-count", size=len(walk.sheets), limit=limits.sheets, option="sheets")
    return tuple(walk.sheets)


def content_rows(archive: Archive, sheet: str, limits: Limits) -> tuple[set[int], set[int]]:
    """Rows of a sheet that every reader must find, and rows that a reader may find."""
    walk = _walked(archive, limits)
    runs = next(rows for scan, rows in zip(walk.sheets, walk.rows, strict=True) if scan.name == sheet)
    return (
        {row for rows, certain in runs if certain for row in rows},
        {row for rows, _ in runs for row in rows},
    )


def _walked(archive: Archive, limits: Limits) -> _Walk:
    content = as_utf8(archive.read("content.xml"), "content.xml")
    check(content, "content.xml")
    walk = _Walk(limits)
    parse(content, "content.xml", walk.start, walk.end, walk.text, as_written=True)
    return walk


class _Walk:
    """One pass over content.xml. Repeats are multiplied, never expanded, where nothing stands in them.

    Elements go by the prefixes that every program writes: the reading engine knows no others.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[SheetScan] = []
        self.rows: list[list[tuple[range, bool]]] = []
        """Per sheet: rows that a reader may find, and whether every reader must find them."""
        self.invisible_styles: set[str] = set()
        self.style = ""
        self.depth = self.tables = 0
        self._reset("", "")
        self._starts = {
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "table:table-row": self._start_row,
            "table:table-column": self._start_column,
            "table:table": self._start_table,
            "office:annotation": self._start_remark,
            "style:style": self._start_style,
            "style:table-properties": self._start_properties,
        }
        self._ends = {
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "table:table-row": self._end_row,
            "table:table": self._end_table,
            "office:annotation": self._end_remark,
        }

    def _reset(self, name: str, style: str) -> None:
        self.name, self.table_style = name, style
        self.row = self.column = self.rows_with_cells = self.last_row = self.last_column = 0
        self.row_repeat = self.cell_repeat = 1
        self.row_hidden = self.row_full = self.cell_full = self.cell_error = False
        self.row_certain = self.row_possible = self.cell_typed = self.listening = self.heard = False
        self.runs: list[tuple[range, bool]] = []
        self.cell_text: list[str] = []
        self.columns_declared = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.errors: list[tuple[int, int, str]] = []
        self.merges: list[tuple[int, int, int, int]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > self.limits.nesting:
            raise Refused("nesting", part="content.xml")
        if handle := self._starts.get(name):
            handle(attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if handle := self._ends.get(name):
            handle()

    def text(self, text: str) -> None:
        if self.listening:
            self.cell_text.append(text)

    def _start_remark(self, given: dict[str, str]) -> None:
        """Somebody's comment on a cell is none of its text."""
        self.heard, self.listening = self.listening, False

    def _end_remark(self) -> None:
        self.listening = self.heard

    def _start_style(self, given: dict[str, str]) -> None:
        self.style = given.get("style:name", "")

    def _start_properties(self, given: dict[str, str]) -> None:
        if given.get("table:display") == "false":
            self.invisible_styles.add(self.style)

    def _start_table(self, given: dict[str, str]) -> None:
        self.tables += 1
        if self.tables == 1:
            self._reset(given.get("table:name", ""), given.get("table:style-name", ""))

    def _start_column(self, given: dict[str, str]) -> None:
        repeat = min(_repeat(given.get("table:number-columns-repeated")), MAX_COLUMN)
        if given.get("table:visibility") in _HIDING:
            last = min(self.columns_declared + repeat, MAX_COLUMN)
            self.hidden_columns.update(range(self.columns_declared + 1, last + 1))
        self.columns_declared += repeat

    def _start_row(self, given: dict[str, str]) -> None:
        self.row_repeat = _repeat(given.get("table:number-rows-repeated"))
        self.row_hidden = given.get("table:visibility") in _HIDING
        self.row_full = self.row_certain = self.row_possible = False
        self.column = 0

    def _start_cell(self, given: dict[str, str]) -> None:
        self.cell_repeat = _repeat(given.get("table:number-columns-repeated"))
        self.cell_typed = "office:value-type" in given
        self.cell_full = self.cell_typed and given["office:value-type"] != "string"
        self.cell_error = given.get("calcext:value-type") == "error"
        # A number says itself that something stands in its cell.
        self.listening = self.cell_error or not self.cell_full
        if "table:number-rows-spanned" in given or "table:number-columns-spanned" in given:
            rows = _repeat(given.get("table:number-rows-spanned"))
            columns = _repeat(given.get("table:number-columns-spanned"))
            if rows > 1 or columns > 1:
                first = (self.row + 1, self.column + 1)
                self.merges.append((*first, first[0] + rows - 1, first[1] + columns - 1))

    def _end_cell(self) -> None:
        self.listening = False
        text = "".join(self.cell_text).strip()
        self.row_possible = self.row_possible or self.cell_typed or bool(self.cell_text)
        self.cell_text.clear()
        if self.cell_error and text:
            self.errors.append((self.row + 1, self.column + 1, text[:40]))
        if self.cell_full or text:
            self.row_full = True
            # A text without a type is none to other readers, nor is an error.
            self.row_certain = self.row_certain or (self.cell_typed and not self.cell_error)
            self.last_column = max(self.last_column, self.column + self.cell_repeat)
            if self.last_column > MAX_COLUMN:
                raise Refused("reference", sheet=self.name, cell=f"R{self.row + 1}C{self.last_column}")
        self.column += self.cell_repeat

    def _end_row(self) -> None:
        if self.row_full:
            self.rows_with_cells += self.row_repeat
            self.last_row = self.row + self.row_repeat
            if self.last_row > MAX_ROW:
                raise Refused("reference", sheet=self.name, cell=f"R{self.last_row}")
            if self.last_row * self.last_column > self.limits.cells:
                raise Refused(
                    "grid",
                    sheet=self.name,
                    rows=self.last_row,
                    columns=self.last_column,
                    limit=self.limits.cells,
                    option="cells",
                )
        if self.row_possible and self.row < MAX_ROW:
            # Spaces, and a text that is an attribute, are something to some readers.
            last = min(self.row + self.row_repeat, MAX_ROW)
            self.runs.append((range(self.row + 1, last + 1), self.row_certain))
        if self.row_hidden:
            last = min(self.row + self.row_repeat, MAX_ROW)
            self.hidden_rows.update(range(self.row + 1, last + 1))
        self.row += self.row_repeat

    def _end_table(self) -> None:
        self.tables -= 1
        if self.tables:
            return
        self.rows.append(self.runs)
        self.sheets.append(
            SheetScan(
                name=self.name,
                part="content.xml",
                state="hidden" if self.table_style in self.invisible_styles else "visible",
                rows_with_cells=self.rows_with_cells,
                last_row=self.last_row,
                hidden_rows=frozenset(row for row in self.hidden_rows if row <= self.last_row),
                hidden_columns=frozenset(self.hidden_columns),
                errors=tuple(self.errors),
                merges=tuple(self.merges),
            )
        )


def _repeat(text: str | None) -> int:
    """A repeat count: 1 where it is absent or nonsense, bounded where it is absurd."""
    if not text or not text.isdecimal():
        return 1
    return max(1, int(text)) if len(text) < 12 else 10**12
