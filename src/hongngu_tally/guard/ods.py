"""An OpenDocument spreadsheet → its sheets: values counted, hidden rows and columns, merges, errors."""

from __future__ import annotations

from collections.abc import Iterator

from hongngu_tally.guard.archive import Archive
from hongngu_tally.guard.limits import Limits
from hongngu_tally.guard.markup import as_utf8, check, elements, parse
from hongngu_tally.guard.model import MAX_COLUMN, MAX_ROW, Refused, SheetScan
from hongngu_tally.patterns import regex

_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_HIDING = ("collapse", "filter")
_ROW = b"<table:table-row"
_NUMBER = rb"[+-]?(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][+-]?\d++)?+"
_KINDS = {"string": "", "float": "office:value", "percentage": "office:value", "currency": "office:value",
          "date": "office:date-value", "time": "office:time-value", "boolean": "office:boolean-value"}  # fmt: skip
"""Kind of a cell → the attribute with its value; a text may stand in the cell instead."""
_IS_NUMBER = regex(_NUMBER.decode())
_NAMED = rb'="[^"<&]*+")?+'
_STYLE = rb"(?: table:style-name" + _NAMED
_BEFORE = (
    _STYLE
    + rb"(?: table:content-validation-name"
    + _NAMED
    + rb'(?: table:number-columns-repeated="\d{1,5}+")?+'
)
_KIND = (
    rb'(?: office:value-type="string"| office:value-type="(?:float|percentage|currency)"(?: office:currency' + _NAMED
    + rb' office:value="' + _NUMBER + rb'"| office:value-type="(?:date|time|boolean)" office:(?:date|time|boolean)-value="[\w:.-]++")'
    + rb'(?: calcext:value-type="(?!error")\w*+")?+'
)  # fmt: skip
_TEXT = rb"[^<&]*+(?:&(?:amp|lt|gt|quot|apos);[^<&]*+)*+"
# A row without anything to look at closely, as office programs write most of theirs.
_PLAIN_ROW = regex(
    _STYLE + rb">(?:<table:table-cell(?:" + _BEFORE + rb"(?:/>|" + _KIND + rb">)|" + _KIND + _STYLE + rb">)"
    rb"(?:(?<=/>)|(?:<text:p>" + _TEXT + rb"</text:p>)++</table:table-cell>))*+</table:table-row>\s*+"
)  # fmt: skip
_FULL = regex(rb'office:value-type="(?!string)|<text:p>\s*+[^<\s]')
_REPEATED = regex(rb'-repeated="(\d+)')
_STRIKES = regex(rb'text-line-through-style="(?!none")')
_ROW_DEPTH = 3


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
    walk = _walked(archive, limits, careful=True)
    runs = next(rows for scan, rows in zip(walk.sheets, walk.rows, strict=True) if scan.name == sheet)
    return (
        {row for rows, certain in runs if certain for row in rows},
        {row for rows, _ in runs for row in rows},
    )


def _walked(archive: Archive, limits: Limits, careful: bool = False) -> _Walk:
    """Every row looked at; ``careful``: the plain ones by the parser too."""
    content = as_utf8(archive.read("content.xml"), "content.xml")
    check(content, "content.xml")
    if not careful and not _may_hide_rows(content) and not _may_strike(content):
        walk = _Walk(limits)
        try:
            parse(
                walk.besides_plain_rows(content),
                "content.xml",
                walk.start,
                walk.end,
                walk.text,
                as_written=True,
            )
            return walk
        except Refused as refused:
            if refused.cause != "xml-damaged":
                raise
    # Only the whole part tells where its damage is.
    walk = _Walk(limits)
    parse(content, "content.xml", walk.start, walk.end, walk.text, as_written=True)
    return walk


def _may_hide_rows(content: bytes) -> bool:
    """Whether a comment, a section of plain characters or an instruction may hold what looks like a row and is none."""
    declared = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
    # One rare letter is found ten times faster than two of which one is everywhere.
    return (b"!" in content and b"<!" in content) or (
        content.find(b"?", declared) >= 0 and content.find(b"<?", declared) >= 0
    )


def _may_strike(content: bytes) -> bool:
    """Whether some style of the document itself strikes texts through."""
    return _STRIKES.search(content, 0, max(content.find(b"<office:body"), 0)) is not None


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
        self.striking_styles: set[str] = set()
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
            "text:p": self._start_paragraph,
            "style:style": self._start_style,
            "style:table-properties": self._start_properties,
            "style:text-properties": self._start_font,
            "text:span": self._start_span,
        }
        self._ends = {
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "table:table-row": self._end_row,
            "table:table": self._end_table,
            "office:annotation": self._end_remark,
            "text:span": self._end_span,
        }

    def besides_plain_rows(self, content: bytes) -> Iterator[bytes]:
        """The part in pieces without its plain rows, each of which is taken in where it stands."""
        head, *rows = content.split(_ROW)
        yield head
        for row in rows:
            if self.depth + _ROW_DEPTH > self.limits.nesting or not _PLAIN_ROW.fullmatch(row):
                yield _ROW + row
                continue
            self._start_row({})
            if _FULL.search(row):
                last = row.rfind(b"</text:p>")
                self.column = row.count(b"<table:table-cell", 0, last)
                if b"-repeated" in row:
                    self.column += sum(map(int, _REPEATED.findall(row, 0, last)))
                self._fill_row(self.column)
            self._end_row()

    def _reset(self, name: str, style: str) -> None:
        self.name, self.table_style = name, style
        self.row = self.column = self.rows_with_cells = self.last_row = self.last_column = 0
        self.row_repeat = self.cell_repeat = 1
        self.row_hidden = self.row_full = self.cell_full = self.cell_error = False
        self.strange = self.cell_strange = self.cell_own = False
        self.cell_depth = 0
        self.row_certain = self.row_possible = self.cell_typed = self.listening = self.heard = False
        self.runs: list[tuple[range, bool]] = []
        self.cell_text: list[str] = []
        self.columns_declared = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.errors: list[tuple[int, int, str]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.struck: list[tuple[int, int, str]] = []
        self.cell_struck = self.any_struck = False
        self.spans: list[bool] = []
        self.cell_left: list[str] = []

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
            if self.spans[-1] if self.spans else self.cell_struck:
                self.any_struck = True
            else:
                self.cell_left.append(text)

    def _start_remark(self, given: dict[str, str]) -> None:
        """Somebody's comment on a cell is none of its text."""
        self.heard, self.listening = self.listening, False

    def _end_remark(self) -> None:
        self.listening = self.heard

    def _start_paragraph(self, given: dict[str, str]) -> None:
        # Not one of a drawing that stands over the cell.
        self.cell_own = self.cell_own or self.depth == self.cell_depth + 1

    def _start_style(self, given: dict[str, str]) -> None:
        self.style = given.get("style:name", "")

    def _start_properties(self, given: dict[str, str]) -> None:
        if given.get("table:display") == "false":
            self.invisible_styles.add(self.style)

    def _start_font(self, given: dict[str, str]) -> None:
        if given.get("style:text-line-through-style", "none") != "none":
            self.striking_styles.add(self.style)

    def _start_span(self, given: dict[str, str]) -> None:
        self.spans.append(given.get("text:style-name", "") in self.striking_styles)

    def _end_span(self) -> None:
        self.spans.pop()

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
        self.cell_strange = is_strange(given)
        self.cell_depth, self.cell_own = self.depth, False
        self.cell_struck = given.get("table:style-name", "") in self.striking_styles
        self.cell_error = given.get("calcext:value-type") == "error"
        # A number says itself that something stands in its cell.
        self.listening = self.cell_error or self.cell_strange or not self.cell_full
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
        if self.any_struck:
            if text:
                self.struck.append((self.row + 1, self.column + 1, "".join(self.cell_left).strip()))
            self.any_struck = False
        self.cell_left.clear()
        if self.cell_error and text:
            self.errors.append((self.row + 1, self.column + 1, text[:40]))
        if self.cell_full or text:
            # A text without a type is none to other readers, nor is an error.
            self.row_certain = self.row_certain or (self.cell_typed and not self.cell_error)
            self._fill_row(self.column + self.cell_repeat)
            self.strange = self.strange or (self.cell_strange and self.cell_own and bool(text))
        self.column += self.cell_repeat

    def _fill_row(self, column: int) -> None:
        """Something stands in this row, up to that column."""
        self.row_full = True
        self.last_column = max(self.last_column, column)
        if self.last_column > MAX_COLUMN:
            raise Refused("reference", sheet=self.name, cell=f"R{self.row + 1}C{self.last_column}")

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
                struck=tuple(self.struck),
                strange=self.strange,
            )
        )


def is_strange(given: dict[str, str]) -> bool:
    """Whether the reading engine passes over the text of such a cell: its kind lacks or is none, or it has no value of its kind."""
    kind = given.get("office:value-type", "")
    value = _KINDS.get(kind)
    if value == "office:value":
        return not _IS_NUMBER.fullmatch(given.get(value, ""))
    return value is None or (value != "" and not given.get(value))


def _repeat(text: str | None) -> int:
    """A repeat count: 1 where it is absent or nonsense, bounded where it is absurd."""
    if not text or not text.isdecimal():
        return 1
    return max(1, int(text)) if len(text) < 12 else 10**12
