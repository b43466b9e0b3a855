"""What is known of a sheet once it has been located: tables, sections, a fate for every row.

These records hold facts and places only; nothing here is judged. Rows and columns are counted
from 1, as Excel shows them. All of it is small and picklable: it travels from the reading
workers to the parent process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from hongngu_tally.frozen import frozen
from hongngu_tally.stamp import Stamp


class Fate(StrEnum):
    """What became of a non-blank row. Every such row has exactly one."""

    TITLE = "title"
    HEADER = "header"
    NUMBERING = "numbering"
    SECTION = "section"
    NOMINATION = "nomination"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    EXAMPLE = "example"
    LOOKUP = "lookup"
    UNREAD = "unread"


WITHIN = " › "
"""Stands between a listed unit and the body of it that a deeper section names."""


@frozen
class Section:
    """What holds for the rows below a section row: the innermost value of each kind, with its row."""

    row: int = 0
    label: str = ""
    recipient: str = ""
    awards: tuple[str, ...] = ()
    unit: str = ""
    track: str = ""
    level: str = ""
    generic: str = ""
    """A name without a level ("Giấy khen"), to be resolved by the level that a row or title states."""
    movement: str = ""
    """The drive that the heading names ("chuyên đề xây dựng nông thôn mới")."""
    listed: bool = False
    """Whether ``unit`` is of some list; another body below it parts its rows ("Xã Mẫu › Trường Mẫu")."""
    denied: str = ""
    """Why those below are not nominated ("Danh sách không đề nghị", "Dự phòng"), as ``AsideWords.why`` tells; empty where they are."""


@frozen
class Stated:
    """A number somebody typed as a total, and the data rows it speaks for.

    The fields from ``awards`` on narrow it where a column or a sentence says so. ``first`` and ``last`` bound the
    sheet rows that it sums, ``also`` gives further ranges that it may mean just as well.
    """

    row: int
    column: int
    number: int
    label: str
    first: int
    last: int
    awards: tuple[str, ...] = ()
    recipient: str = ""
    mark_column: int = 0
    """The mark or award column that the number stands under: only what stands in it is summed."""
    alone: bool = False
    """The only number of its row, under a mark or award column: it may sum the rows all the same."""
    track: str = ""
    unit: str = ""
    instances: bool = False
    """It counts "lượt": a person with two awards counts twice."""
    people: bool = False
    """It counts "người": a person with two awards counts once."""
    also: tuple[tuple[int, int], ...] = ()
    everywhere: bool = False
    """It may sum all lists of the sheet, not only its own."""


CODES_BESIDE, LIST_BESIDE, AWARDS_UNUSED, HEADED_OTHERWISE, AWARD_TITLED, COUNTS_BESIDE, UNITS_UNUSED = (
    "codes", "list", "awards", "headed", "titled", "counts", "units",
)  # fmt: skip
"""Second readings of a doubt: a list of codes; another list ("list:" and the row where it begins); awards that no title asks for;
awards other than those of the headings over them; a title that begins with an award and goes on with words that nobody knows; a table of how many awards each unit has; units that no title asks for."""
UNSETTLED = frozenset(
    {CODES_BESIDE, LIST_BESIDE, AWARDS_UNUSED, HEADED_OTHERWISE, AWARD_TITLED, COUNTS_BESIDE}
)
"""Those that leave a number in doubt."""


@frozen
class Candidate:
    """A row that was weighed as the column titles of a list and not taken.

    ``titles`` are (column, text, field) of the cells that title something; ``lacks`` says what kept it from
    being taken: ``name``, ``award`` (nothing titles them) or ``score`` (too few titles).
    """

    row: int
    column: int
    text: str
    score: float
    titles: tuple[tuple[int, str, str], ...]
    lacks: tuple[str, ...]


@frozen
class LocatedTable:
    """One nomination list found in a sheet.

    ``columns`` maps a field of the vocabulary to the columns that hold it; ``mark_columns`` maps a column to
    the award whose mark (x, X, 1 …) it takes. ``values`` holds, per field, one text per nomination row in
    ``rows`` (empty string for a blank cell); several columns of one field are joined where that is
    meaningful. ``unknown_headers`` are columns that nothing was read from; ``doubts`` are columns
    for which two readings were close, as (column, header text, first reading, second reading).
    """

    row: int
    column: int
    header_rows: tuple[int, ...]
    columns: Mapping[str, tuple[int, ...]]
    headers: Mapping[int, str]
    mark_columns: Mapping[int, str]
    unknown_headers: tuple[tuple[int, str], ...]
    doubts: tuple[tuple[int, str, str, str], ...]
    missing: tuple[str, ...]
    score: float
    rows: Sequence[int]
    section_of: Sequence[int]
    sections: tuple[Section, ...]
    values: Mapping[str, tuple[str, ...]]
    marks: Mapping[int, tuple[int, ...]]
    """Per mark column: indexes into ``rows`` whose cell is marked."""
    kinds: Mapping[int, str] = field(default_factory=dict)
    """Per name column: the recipient kind its title speaks of."""
    base: Section = field(default_factory=Section)
    """What the titles above this list, and the sheet's name, say of all its rows."""
    stated: tuple[Stated, ...] = ()
    numbering_gaps: tuple[tuple[int, str, str], ...] = ()
    """(row, expected, found) wherever the running number skips or repeats."""
    matched: Mapping[int, tuple[str, float]] = field(default_factory=dict)
    """Per column: the alias of the vocabulary that its title matched, and how surely (1.0 = exactly)."""
    value_marks: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Per column whose mark chooses a recipient kind, level or track: the field and the value."""
    issuer: str = ""
    """The body whose letterhead stands above this list, where it is another than the sheet's first one."""
    years: tuple[tuple[int, int, int, str], ...] = ()
    """(row, column, year, text) of the years that this list's own titles state, where it is not the sheet's first one."""
    aside: str = ""
    """Not empty where the list registers and proposes nobody: ``registration`` by its title, ``registered`` by its columns alone."""
    carried: tuple[int, ...] = ()
    """Rows whose blank award cell was read as the award above, written once for the block."""
    beside: frozenset[tuple[str, ...]] = frozenset()
    """The awards of headings and titles that everybody below has beside the ones in his own row."""
    runner_up: Candidate | None = None
    """The best other row near the list that could have titled it; only where evidence was asked for."""


MARK = "mark:"
"""Stands before an award's name where a column of marks is settled for it."""


@frozen
class Override:
    """What a person settled about a sheet; it goes before anything the locator would find.

    ``file`` and ``sheet`` are names or patterns (``*``); an empty ``sheet`` means every sheet of the file.
    ``columns`` are (field, column) pairs (for marks ``mark:`` and the award's name), ``header`` the header's rows, both counted from 1. ``said`` is where
    it was said: ``tally.toml``, or options as they were typed. ``anywhere`` marks an option that names no
    sheet: it is meant for the only list there is.
    """

    file: str
    sheet: str = ""
    ignore: bool = False
    header: tuple[int, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    unit: str = ""
    said: tuple[str, ...] = ("tally.toml",)
    anywhere: bool = False


@frozen
class Otherwise:
    """How a sheet would have been read without what a person settled."""

    kind: str
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    nominations: int = 0
    """Rows that would have been nominations."""


@frozen
class OddCell:
    """A cell that was read with a doubt: ``kind`` is ``error``, ``formula``, ``year-as-date``, ``digits-lost`` …"""

    row: int
    column: int
    kind: str
    shown: str
    field: str = ""
    share: float = 1.0
    """Of a council's votes (``votes``, or perhaps such: ``votes-perhaps``): the part of them that agrees."""
    awards: tuple[str, ...] = ()
    """The awards that the votes are on; none named: all that the row asks for."""


@frozen
class SheetReading:
    """One sheet as it was understood.

    ``kind`` is ``list`` (holds nominations), ``blank``, ``example`` (guidance), ``lookup``, or ``other``
    (text, but no nomination list); ``why`` gives the reason as a message key of the locator.
    ``fates`` has one (row, fate, reason) for every non-blank row, in row order.
    """

    name: str
    index: int
    kind: str
    why: str
    hidden: bool
    fates: Sequence[tuple[int, Fate, str]]
    hidden_rows: tuple[int, ...]
    """Non-blank rows that are hidden."""
    hidden_columns: tuple[int, ...] = ()
    override: Override | None = None
    """What a person settled about this sheet, if anything."""
    otherwise: Otherwise | None = None
    """How it would have been read without ``override``."""
    rejected: Candidate | None = None
    """Of a sheet that is no list: the row that comes nearest to a list's column titles."""
    cells: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Per row its (column, text) cells as a person sees them: of the first rows that were given no fate; where evidence was
    asked for, of every non-blank row."""
    codes: tuple[tuple[str, str], ...] = ()
    """(code, award's name) pairs of a look-up sheet."""
    told: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Whom a register that nominates nobody names for an award: match keys, with the awards that may be meant (any award where none is told)."""
    nonblank: int = 0
    """Non-blank rows as the reader counts them, independently of ``fates``."""
    tables: tuple[LocatedTable, ...] = ()
    issuer: str = ""
    """The letterhead's issuing body as written, empty when there is none."""
    issuer_row: int = 0
    signer: str = ""
    """For whom somebody signs below the lists, as written; told only where there is no letterhead."""
    titles: tuple[tuple[int, int, str], ...] = ()
    """(row, column, text) of the texts above the first table."""
    years: tuple[tuple[int, int, int, str], ...] = ()
    """(row, column, year, text) of the years that titles state; a school year is its last year."""
    recipient: str = ""
    awards: tuple[str, ...] = ()
    track: str = ""
    level: str = ""
    counts: tuple[Stated, ...] = ()
    """What the sheet's count tables state of the lists of its file."""
    counted_years: tuple[int, ...] = ()
    """The years that their titles state."""
    odd_cells: tuple[OddCell, ...] = ()
    repaired: tuple[tuple[int, int, str, str, str], ...] = ()
    """(row, column, kind, written, read) of texts that were read as their canonical form."""


@frozen
class FileReading:
    """One file as it was read. ``problem`` is empty, or the name of the finding that refused the file."""

    file: str
    kind: str = ""
    problem: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    sheets: tuple[SheetReading, ...] = ()
    notes: tuple[tuple[str, Mapping[str, object]], ...] = ()
    """(name, facts) of what was noticed about the file as a whole, such as ``suffix-differs``."""
    sha256: str = ""
    modified: float = 0.0
    stamp: Stamp | None = None
    """What the file's blank form was made for, where this program wrote the form."""
    nominations: Mapping[str, Sequence[object]] = field(default_factory=dict)
    """The file's nominations, one sequence per column of ``rows.EXTRACTED``; empty once they stand in an intake's frame."""

    def sharing(self, texts: dict[object, object]) -> FileReading:
        """The same reading with the texts that ``texts`` knows already in place of its own copies, and the others added to it.

        Every file comes from a worker with its own copy of each name; a country's lists name few different ones.
        """
        if not self.nominations:
            return self
        columns = {
            name: tuple(map(texts.setdefault, column, column)) if type(column) is tuple else column
            for name, column in self.nominations.items()
        }
        return replace(self, nominations=columns)
