"""An OpenDocument spreadsheet → its sheets: values counted, hidden rows and columns, merges, errors."""

from __future__ import annotations

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.markup import as_utf8, check, elements, local, parse
from hongngu_tally.guard.model import MAX_COLUMN, MAX_ROW, Limits, Refused, SheetScan

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
    content = as_utf8(archive.read("content.xml"), "content.xml")
    check(content, "content.xml")
    walk = _Walk(limits)
    parse(content, "content.xml", walk.start, walk.end, walk.text)
    if not walk.sheets:
        raise Refused("no-sheets")
    if len(walk.sheets) > limits.sheets:
        raise Refused("sheet-count", size=len(walk.sheets), limit=limits.sheets, option="sheets")
    return tuple(walk.sheets)


class _Walk:
    """One pass over content.xml. Repeats are multiplied, never expanded, where nothing stands in them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[SheetScan] = []
        self.invisible_styles: set[str] = set()
        self.style = ""
        self.depth = self.tables = 0
        self._reset("", "")

    def _reset(self, name: str, style: str) -> None:
        self.name, self.table_style = name, style
        self.row = self.column = self.rows_with_cells = self.last_row = self.last_column = 0
        self.row_repeat = self.cell_repeat = 1
        self.row_hidden = self.row_full = self.in_cell = self.cell_full = False
        self.cell_error = False
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
        tag = local(name)
        if tag in ("table-cell", "covered-table-cell"):
            self._start_cell({local(key): value for key, value in attributes.items()})
        elif tag == "table-row":
            given = {local(key): value for key, value in attributes.items()}
            self.row_repeat = _repeat(given.get("number-rows-repeated"))
            self.row_hidden = given.get("visibility") in _HIDING
            self.row_full, self.column = False, 0
        elif tag == "table-column":
            given = {local(key): value for key, value in attributes.items()}
            repeat = min(_repeat(given.get("number-columns-repeated")), MAX_COLUMN)
            if given.get("visibility") in _HIDING:
                last = min(self.columns_declared + repeat, MAX_COLUMN)
                self.hidden_columns.update(range(self.columns_declared + 1, last + 1))
            self.columns_declared += repeat
        elif tag == "table":
            self.tables += 1
            if self.tables == 1:
                given = {local(key): value for key, value in attributes.items()}
                self._reset(given.get("name", ""), given.get("style-name", ""))
        elif tag == "style":
            self.style = next((value for key, value in attributes.items() if local(key) == "name"), "")
        elif tag == "table-properties" and any(
            local(key) == "display" and value == "false" for key, value in attributes.items()
        ):
            self.invisible_styles.add(self.style)

    def _start_cell(self, given: dict[str, str]) -> None:
        self.in_cell, self.cell_text = True, []
        self.cell_repeat = _repeat(given.get("number-columns-repeated"))
        kind = given.get("value-type", "")
        self.cell_full = bool(kind) and kind != "string"
        self.cell_error = any(key == "value-type" and value == "error" for key, value in given.items())
        rows, columns = (
            _repeat(given.get("number-rows-spanned")),
            _repeat(given.get("number-columns-spanned")),
        )
        if rows > 1 or columns > 1:
            first = (self.row + 1, self.column + 1)
            self.merges.append((*first, first[0] + rows - 1, first[1] + columns - 1))

    def end(self, name: str) -> None:
        self.depth -= 1
        tag = local(name)
        if tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            self.tables -= 1
            if self.tables == 0:
                self._end_table()

    def text(self, text: str) -> None:
        if self.in_cell:
            self.cell_text.append(text)

    def _end_cell(self) -> None:
        self.in_cell = False
        text = "".join(self.cell_text).strip()
        if self.cell_error and text:
            self.errors.append((self.row + 1, self.column + 1, text[:40]))
        if self.cell_full or text:
            self.row_full = True
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
        if self.row_hidden:
            last = min(self.row + self.row_repeat, MAX_ROW)
            self.hidden_rows.update(range(self.row + 1, last + 1))
        self.row += self.row_repeat

    def _end_table(self) -> None:
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
