"""What was read of a year, as checks, counts and renderers take it. The frame's columns are declared here, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from hongngu_tally.frozen import frozen

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.law import Round
    from hongngu_tally.settings import Block
    from hongngu_tally.table.model import FileReading, Override
    from hongngu_tally.vocabulary import Unit, Vocabulary


@frozen
class Column:
    """One column of the nominations frame: its dtype and what it means to a reader of either language."""

    name: str
    dtype: str
    vi: str
    en: str


COLUMNS: tuple[Column, ...] = (
    Column("file", "category", "tệp, như người dùng đã nêu", "the file, as the user gave it"),
    Column("sheet", "category", "trang tính", "the sheet"),
    Column("row", "int32", "dòng, như Excel hiển thị", "the row, as Excel shows it"),
    Column("column", "int32", "cột của ô ghi danh hiệu; 0 khi lấy từ đề mục hoặc tiêu đề", "column of the award's cell; 0 when a section or title gave it"),
    Column("name_column", "int32", "cột của ô ghi tên", "column of the name's cell"),
    Column("name", "str", "tên người hoặc tập thể, dạng đọc được", "name of the recipient, readable form"),
    Column("name_key", "category", "khóa so khớp của tên (bỏ Ông/Bà, cấp bậc)", "match key of the name, without form of address and rank"),
    Column("recipient", "category", "cá nhân, tập thể, hộ gia đình; rỗng khi không xác định được", "individual, collective, household; empty when it cannot be told"),
    Column("award", "category", "mã danh hiệu, hình thức; rỗng khi chưa nhận ra", "award code; empty when not recognised"),
    Column("award_text", "str", "danh hiệu như đã ghi", "the award as written"),
    Column("family", "category", "danh hiệu thi đua, hình thức khen thưởng, danh hiệu vinh dự", "emulation_title, commendation_form, state_honour"),
    Column("level", "category", "cấp khen", "state, ministry, province, district, commune, unit"),
    Column("track", "category", "loại hình khen thưởng", "merit, drive, sudden, service, seniority, external"),
    Column("track_stated", "bool", "loại hình có được ghi trong tệp hay không", "whether the workbook states the track"),
    Column("unit", "category", "đơn vị đề nghị (tên chuẩn nếu có trong danh sách)", "the proposing unit, canonical where listed"),
    Column("unit_known", "bool", "đơn vị có trong danh sách của năm", "whether the unit is in the year's list"),
    Column("workplace", "category", "đơn vị công tác", "the workplace column's text"),
    Column("unit_section", "category", "cơ quan, đơn vị mà đề mục nêu tên", "the body that a section row names"),
    Column("group", "category", "nhóm đối tượng", "group of recipient"),
    Column("post", "category", "hạng chức vụ của cá nhân: top, department, entrepreneur, manager, direct, unknown; rỗng với tập thể, hộ", "rank of a person's post: top, department, entrepreneur, manager, direct, unknown; empty for collectives and households"),
    Column("sex", "category", "giới tính: male, female hoặc rỗng", "male, female or empty"),
    Column("movement", "category", "phong trào, đợt thi đua được nêu tên", "the named drive"),
    Column("stage", "category", "nominated (đề nghị) hoặc decided (đã có quyết định)", "nominated or decided"),
    Column("birth", "category", "ngày hoặc năm sinh như đã ghi, rỗng khi không có", "birth date or year as written, empty when none"),
    Column("position", "category", "chức vụ", "position"),
    Column("grade", "str", "mức độ hoàn thành nhiệm vụ: excellent, good, done, failed, rỗng; NA khi không có cột", "grade of the year; empty when blank, NA when there is no such column"),
    Column("initiative", "str", "sáng kiến; NA khi không có cột", "initiative; NA when there is no such column"),
    Column("discipline", "str", "kỷ luật; NA khi không có cột", "discipline; NA when there is no such column"),
    Column("recruited", "str", "ngày tuyển dụng; NA khi không có cột", "recruitment date; NA when there is no such column"),
    Column("members", "str", "số thành viên của tập thể; NA khi không có cột", "members of the collective; NA when there is no such column"),
    Column("holders", "str", "số thành viên đạt danh hiệu mà danh hiệu tập thể cần; NA khi không có cột", "members who hold the title that the collective's own asks for; NA when there is no such column"),
    Column("holder_share", "str", "tỷ lệ thành viên đạt danh hiệu đó; NA khi không có cột", "their share; NA when there is no such column"),
    Column("history", "str", "danh hiệu các năm trước, như đã ghi; NA khi không có cột", "awards of earlier years as written; NA when there is no such column"),
    Column("block", "str", "khối, cụm thi đua; NA khi không có cột", "emulation block; NA when there is no such column"),
    Column("families", "str", "số gia đình đủ số năm ở khu dân cư; NA khi không có cột", "families of the residential area with the years needed; NA when there is no such column"),
    Column("achievement", "str", "tóm tắt thành tích", "achievement text"),
    Column("address", "category", "nơi ở, ấp, khóm", "address, hamlet"),
    Column("note", "category", "ghi chú", "the remark"),
    Column("proceedings", "str", "việc chưa xong: xem xét kỷ luật, điều tra, khiếu nại, tố cáo; NA khi không có cột", "what is not over: a measure considered, an inquiry, a complaint; NA when there is no such column"),
    Column("basis", "str", "khen thưởng làm căn cứ; NA khi không có cột", "the commendations a proposal rests on; NA when there is no such column"),
    Column("registered", "str", "đăng ký thi đua; NA khi không có cột", "registration of the year; NA when there is no such column"),
    Column("decision", "str", "số quyết định; NA khi không có cột", "number of the decision; NA when there is no such column"),
    Column("decision_date", "str", "ngày quyết định; NA khi không có cột", "date of the decision; NA when there is no such column"),
    Column("decided_by", "category", "số của quyết định đã khen: theo dòng, hoặc theo danh sách quyết định đã khớp", "number of the decision that gave it: by its row, or by the decision's list it was joined to"),
    Column("decided_on", "category", "ngày của quyết định ấy (YYYY-MM-DD)", "day of that decision (YYYY-MM-DD)"),
    Column("decided_at", "category", "ô của danh sách quyết định đã khớp; rỗng khi chính dòng ghi", "cell of the decision's list it was joined to; empty when its own row says so"),
    Column("hidden", "bool", "nằm trong dòng, cột hoặc trang tính ẩn", "in a hidden row or sheet"),
    Column("held_back", "category", "lý do tạm để lại: tên phép kiểm tra; rỗng khi được tính", "why it is held back: a check's name; empty when counted"),
)  # fmt: skip

POSTS = ("top", "department", "entrepreneur", "manager", "direct", "unknown")
"""Ranks of posts that the ministry's forms ask for; ``words/phrases.toml`` says which words tell them."""


def _packaged_words() -> Vocabulary:
    from hongngu_tally.vocabulary import load_vocabulary

    return load_vocabulary()


LEDGER_COLUMNS = ("file", "sheet", "row", "fate", "reason", "hidden")


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """Everything that was read, nothing judged.

    ``nominations`` has one line per (recipient, award, track) with the columns of ``COLUMNS``;
    ``ledger`` one line per non-blank sheet row with ``LEDGER_COLUMNS``. Both cover the files that count.
    """

    year: int
    files: tuple[FileReading, ...]
    submissions: tuple[Submission, ...]
    nominations: pd.DataFrame
    ledger: pd.DataFrame
    units: tuple[str, ...] = ()
    """Names of the year's units, in the list's order; empty when no list is known."""
    complete: bool = False
    """Whether every unit of the year's list has handed in a nomination."""
    expected: tuple[str, ...] = ()
    """Those of ``units`` that must have handed in when a year is closed; empty on any other run."""
    unit_list: tuple[Unit, ...] = ()
    """The same units as their list describes them: kind, parent, head count, expected lists, predecessors."""
    earlier: EarlierYears | None = None
    """The lists of earlier years; None when none were handed in."""
    decisions: Decisions | None = None
    """The lists of decisions; None when none were handed in."""
    blocks: tuple[Block, ...] = ()
    """Emulation blocks of the settings file."""
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Units of another period that hand in under their name of then → the year's units on their ground."""
    named_otherwise: Mapping[str, str] = field(default_factory=dict)
    """Files whose letterheads are one listed commune's and whose name, or folder's, is another's → that other."""
    round: Round | None = None
    """The year's round, whose day's law judges; None where the user stated the day."""
    school_years: Mapping[tuple[str, str], date] = field(default_factory=dict)
    """Per (file, sheet) whose titles state a school year the day on which that year is judged."""
    settings_aside: tuple[str, ...] = ()
    """Settings files beside files that were read, of which another is in use."""
    idle_settings: tuple[Override, ...] = ()
    """Entries of the settings file that fit no sheet, though their file was read."""
    vocabulary: Vocabulary = field(default_factory=_packaged_words)
    """The words by which the lists were read, with the settings' units, titles and awards."""
    unknown_place: tuple[str, str] | None = None
    """(settings file, place it names) where nothing lists the units of that place."""

    @property
    def year_end(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


@frozen
class Submission:
    """What became of one file: ``state`` is counted, superseded, unreadable or ignored."""

    file: str
    state: str
    reason: str = ""
    superseded_by: str = ""
    units: tuple[str, ...] = ()
    rows: int = 0
    nominations: int = 0
    counted: int = 0


EARLIER_COLUMNS = (
    "year", "file", "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "unit", "unit_known",
    "workplace", "address", "birth", "grade", "initiative", "history", "held_back", "held",
)  # fmt: skip
"""Of an earlier year only what checks ask for. ``held`` says that the award was given, as far as that year's lists know."""


@frozen
class EarlierFile:
    """What became of one file of an earlier year; ``year`` is 0 where it cannot be told.

    ``state`` is counted, superseded, unreadable or ignored, ``reason`` why; ``without_list`` are sheets in which no list was
    found, ``unread`` the rows that were not understood, ``doubted`` the columns that may mean something else. ``folder_year`` is the year of the folder's name if it is another one.
    """

    file: str
    year: int
    state: str = "counted"
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    nominations: int = 0
    held_back: int = 0
    without_list: tuple[str, ...] = ()
    unread: int = 0
    doubted: int = 0
    folder_year: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class EarlierYears:
    """The lists of earlier years. ``awards`` has the columns ``EARLIER_COLUMNS``, one line per nomination."""

    awards: pd.DataFrame
    files: tuple[EarlierFile, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which some list was read, in order."""
        return tuple(sorted({one.year for one in self.files if one.state == "counted"}))

    @property
    def incomplete(self) -> frozenset[int]:
        """The years of which some file could not be read; 0 stands for a year that nobody can tell."""
        return frozenset(one.year for one in self.files if one.state == "unreadable")


DECISION_COLUMNS = (
    "file", "sheet", "row", "column", "name_column", "name", "name_key", "recipient", "award", "track", "track_stated",
    "birth", "number", "day", "outcome", "nominations", "held_back",
)  # fmt: skip
OUTCOMES = ("joined", "not-nominated", "several", "repeated", "other-year", "held-back")
"""What becomes of one line of a decision's list; each has exactly one."""


@frozen
class DecisionFile:
    """What became of one file of decisions: ``state`` is counted, unreadable or ignored, ``reason`` why.

    ``decisions`` are (number, day as YYYY-MM-DD) of those its lists belong to; ``rows`` and ``fates`` its ledger;
    ``lines`` the awards it gives; ``without_list`` the sheets in which no list was found.
    """

    file: str
    state: str = "counted"
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    sha256: str = ""
    decisions: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    fates: Mapping[str, int] = field(default_factory=dict)
    lines: int = 0
    without_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """The lists of decisions. ``lines`` has the columns ``DECISION_COLUMNS``, one line per award that a list gives.

    ``nominations`` of a line are the labels, in the frame of nominations, of those it may mean.
    """

    lines: pd.DataFrame
    files: tuple[DecisionFile, ...]
    marked: int = 0
    """The nominations that a list decided."""

    def of(self, outcome: str) -> int:
        """How many lines came to that."""
        return int((self.lines["outcome"] == outcome).sum())

    @property
    def holds(self) -> bool:
        """Whether the ledger balances: rows and fates, lines and outcomes, lines joined and nominations marked."""
        return (
            all(one.rows == sum(one.fates.values()) for one in self.files)
            and sum(one.lines for one in self.files) == sum(map(self.of, OUTCOMES))
            and self.of("joined") == self.marked
        )
