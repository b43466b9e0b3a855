"""Located tables → the nominations frame and the row ledger. The frame's columns are declared here, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from hongngu_tally.table.model import Coded, Runs, Same

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from hongngu_tally.law import Catalogue, Regime
    from hongngu_tally.settings import Block
    from hongngu_tally.submissions import FileLists
    from hongngu_tally.table.model import FileReading, Override
    from hongngu_tally.vocabulary import Unit, Vocabulary


@dataclass(frozen=True, slots=True)
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
    school_years: Mapping[tuple[str, str], date] = field(default_factory=dict)
    """Per (file, sheet) whose titles state a school year the day on which that year is judged."""
    idle_settings: tuple[Override, ...] = ()
    """Entries of the settings file that fit no sheet, though their file was read."""

    @property
    def year_end(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
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
    "workplace", "address", "birth", "grade", "initiative", "held_back", "held",
)  # fmt: skip
"""Of an earlier year only what checks ask for. ``held`` says that the award was given, as far as that year's lists know."""


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """What became of one file of an earlier year; ``year`` is 0 where it cannot be told.

    ``state`` is counted, superseded, unreadable or ignored, ``reason`` why; ``without_list`` are sheets in which no list was
    found, ``unread`` the rows that were not understood. ``folder_year`` is the year of the folder's name if it is another one.
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


@dataclass(frozen=True, slots=True)
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


def raw_frame(readings: Sequence[FileReading]) -> pd.DataFrame:
    """The extracted nominations of all files, with the file; texts only (as categories), no law and no unit yet."""
    import numpy as np
    import pandas as pd

    from hongngu_tally.rows import EXTRACTED

    full = [reading for reading in readings if reading.nominations and reading.nominations["row"]]
    sizes = [len(reading.nominations["row"]) for reading in full]
    columns: dict[str, list[Sequence[object]]] = {
        "file": [Same(reading.file, size) for reading, size in zip(full, sizes, strict=True)]
    }
    columns |= {name: [reading.nominations[name] for reading in full] for name in EXTRACTED}
    numeric = {column.name: column.dtype for column in COLUMNS if column.dtype in ("int32", "bool")}
    data: dict[str, Any] = {}
    for name, parts in columns.items():
        few = [part for part in parts if isinstance(part, Same | Coded)]
        if name in numeric:
            data[name] = np.fromiter(chain.from_iterable(parts), numeric[name], sum(sizes))
        elif len(few) == len(parts):
            data[name] = _from_few(few, sizes)
        else:
            texts = np.fromiter(chain.from_iterable(parts), "object", sum(sizes))
            # Hardly two lines have the same name.
            data[name] = pd.array(texts, dtype="str") if name == "name" else _category(*pd.factorize(texts))
    return pd.DataFrame(data)


def _from_few(parts: Sequence[Same | Coded], sizes: Sequence[int]) -> Any:
    """A column whose parts name few distinct texts: those are looked at, not the lines."""
    import numpy as np

    numbers: dict[object, int] = {None: -1}
    distinct = [part.texts if isinstance(part, Coded) else (part.value,) for part in parts]
    for text in chain.from_iterable(distinct):
        numbers.setdefault(text, len(numbers) - 1)
    codes = np.repeat(np.array([numbers[texts[0]] for texts in distinct], "int32"), sizes)
    end = 0
    for part, texts, size in zip(parts, distinct, sizes, strict=True):
        begin, end = end, end + size
        if isinstance(part, Coded):
            codes[begin:end] = np.array([numbers[text] for text in texts], "int32")[part.codes]
    return _category(codes, list(numbers)[1:])


def _category(codes: Any, texts: Any) -> Any:
    """A categorical column: per line the number of its text, -1 where nothing is there."""
    import pandas as pd

    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"))


def kept(frame: pd.DataFrame, keep: pd.Series[bool]) -> pd.DataFrame:
    """The lines for which ``keep`` says yes. Where it says so of all, the usual case, nothing is copied: a country's frame is large."""
    return frame.copy(deep=False) if keep.all() else frame[keep]


def resolve_units(raw: pd.DataFrame, readings: Sequence[FileReading], vocabulary: Vocabulary) -> pd.DataFrame:
    """Add ``unit`` and ``unit_known``: each distinct (file, sheet, unit texts) is resolved once, by the units of one day."""
    import numpy as np

    from hongngu_tally.submissions import unit_of

    sheets = {
        (reading.file, sheet.name): (reading, sheet) for reading in readings for sheet in reading.sheets
    }
    distinct, group = _combinations(raw, ["file", "sheet", "unit_text", "unit_section", "workplace"])
    found = [
        unit_of(vocabulary, *sheets[file, sheet], column, section, workplace)
        for file, sheet, column, section, workplace in distinct
    ]
    shown = _one_spelling(vocabulary, [one.unit for one in found if not one.listed])
    units = [one.unit if one.listed else shown[vocabulary.units.spelling_key(one.unit)] for one in found]
    known = np.array([one.listed for one in found], "bool")
    return raw.assign(unit=_spread(units, group), unit_known=known[group])


def _combinations(frame: pd.DataFrame, fields: list[str]) -> tuple[list[tuple[Any, ...]], np.ndarray]:
    """The distinct combinations of values in the order in which they are met, and per line the number of its own."""
    group = frame.groupby(fields, observed=True, sort=False, dropna=False).ngroup()
    first = frame[fields][~group.duplicated()]
    return list(first.itertuples(index=False, name=None)), group.to_numpy("int64")


def _spread(texts: Sequence[str], group: np.ndarray) -> Any:
    """A category of one text per group."""
    import numpy as np

    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = np.array([numbers[text] for text in texts], "int32")
    return _category(codes[group], list(numbers))


def _one_spelling(vocabulary: Vocabulary, units: Sequence[str]) -> dict[str, str]:
    """Per spelling key the spelling of an unlisted unit that is shown: the first one that is not all in capitals."""
    shown: dict[str, str] = {}
    for unit in sorted(units, key=str.isupper):
        shown.setdefault(vocabulary.units.spelling_key(unit), unit)
    return shown


def apply_law(raw: pd.DataFrame, regime: Regime, catalogue: Catalogue) -> pd.DataFrame:
    """Add what depends on the day: family, level, default track, and recipients the award does not exist for.

    The level is the one the row states, else the section's or title's where the award is decided there, else
    the award's usual one. A track that nothing states is the award's first (công trạng where it is possible).
    """
    import numpy as np

    fields = ["award", "recipient", "level_stated", "level_context", "track"]
    distinct, group = _combinations(raw, fields)
    found = [law_of(regime, catalogue, *values) for values in distinct]
    families, levels, tracks, possible = zip(*found, strict=True) if found else ((), (), (), ())
    impossible = (raw["held_back"] == "") & ~np.array(possible, "bool")[group]
    frame = raw.assign(
        family=_spread(families, group),
        level=_spread(levels, group),
        track_stated=raw["track"] != "",
        track=_spread(tracks, group),
    )
    if impossible.any():
        held = raw["held_back"].astype("object").mask(impossible, "recipient-not-allowed")
        frame["held_back"] = held.astype("category")
    return frame


def law_of(
    regime: Regime, catalogue: Catalogue, award: str, recipient: str, stated: str, context: str, track: str
) -> tuple[str, str, str, bool]:
    """(family, level, track, whether the award exists for the recipient) of one combination."""
    if not award:
        return "", stated or context, track, True
    family = catalogue.awards[award].family
    rules = regime.awards.get(award)
    if rules is None:
        return family, stated or context, track or "merit", True
    level = stated or (context if context in rules.levels.value else "") or rules.default_level
    allowed = rules.tracks.value.get(recipient) or next(iter(rules.tracks.value.values()), ("merit",))
    default = "merit" if "merit" in allowed else allowed[0]
    # A list of recipients that nobody has confirmed can hold nobody back.
    possible = not recipient or recipient in rules.recipients.value or not rules.recipients.confirmed
    return family, level, track or default, possible


def with_posts(frame: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Add ``post``: the rank of each distinct (position, group, workplace) of persons."""
    distinct, group = _combinations(frame, ["recipient", "position", "group", "workplace", "unit"])
    rank = vocabulary.phrases.post_of
    posts = []
    for values in distinct:
        recipient, position, kind, workplace, unit = (
            value if isinstance(value, str) else "" for value in values
        )
        posts.append(rank(position, kind, workplace or unit) if recipient == "individual" else "")
    return frame.assign(post=_spread(posts, group))


def lawful(raw: pd.DataFrame, regime: Regime, catalogue: Catalogue, vocabulary: Vocabulary) -> pd.DataFrame:
    """The finished frame of a raw one whose units are known: what the law of the day says, and the posts of persons."""
    return finish(with_posts(apply_law(raw, regime, catalogue), vocabulary))


def finish(frame: pd.DataFrame) -> pd.DataFrame:
    """The declared columns in their declared order and dtypes; categories are in the order of their letters."""
    import pandas as pd

    frame = _with_decisions(frame)
    columns: dict[str, Any] = {}
    nothing = None
    for column in COLUMNS:
        values = frame[column.name]
        if column.name == "name_key" and isinstance(values.dtype, pd.CategoricalDtype):
            # Nobody reads its categories, which are nearly as many as the lines: they stay as they were met.
            columns[column.name] = values.array
        elif column.dtype == "category":
            columns[column.name] = _ordered(values)
        elif column.dtype == "str" and isinstance(values.dtype, pd.CategoricalDtype) and not len(values.cat.categories):  # fmt: skip
            # Of the columns that may lack as a whole nearly all do: one column of nothing stands for them all.
            nothing = values.astype("str") if nothing is None else nothing
            columns[column.name] = nothing
        else:
            columns[column.name] = values.astype(pd.api.types.pandas_dtype(column.dtype))
    return pd.DataFrame(columns, copy=False)


def _ordered(values: pd.Series[Any]) -> Any:
    """The same category with the texts in use in order; what is not there is blank."""
    import numpy as np

    codes, texts = values.cat.codes.to_numpy(), [*values.cat.categories.tolist(), ""]
    # What is not there has the last of the counted numbers, as it has the last text.
    times = np.bincount(codes.astype("int64") + 1, minlength=len(texts))
    used = np.flatnonzero(np.roll(times, -1)).tolist()
    if used == list(range(len(texts) - 1)) and texts[:-1] == sorted(texts[:-1]):
        return values.array
    ordered = sorted({texts[at] for at in used})
    numbers = {text: number for number, text in enumerate(ordered)}
    rank = np.full(len(texts), -1, "int32")
    rank[used] = [numbers[texts[at]] for at in used]
    # -1 takes the last one.
    return _category(rank[codes], ordered)


def _with_decisions(frame: pd.DataFrame) -> pd.DataFrame:
    """The decision that a row itself names, where the row says that it was decided."""
    import numpy as np

    from hongngu_tally.table.decisions import decision_said

    distinct, group = _combinations(frame, ["stage", "decision", "decision_date"])
    found = [
        decision_said(*(text if isinstance(text, str) else "" for text in texts))
        if stage == "decided"
        else ("", "")
        for stage, *texts in distinct
    ]
    return frame.assign(
        decided_by=_spread([number for number, _ in found], group),
        decided_on=_spread([day for _, day in found], group),
        decided_at=_spread([""], np.zeros(len(frame), "int64")),
    )


def ledger_frame(readings: Sequence[FileReading]) -> pd.DataFrame:
    """One line per non-blank row of the given files, with ``LEDGER_COLUMNS``."""
    import numpy as np
    import pandas as pd

    runs = [(reading.file, sheet, Runs.of(sheet.fates)) for reading in readings for sheet in reading.sheets]
    places = [
        (file, sheet.name, str(fate), reason, sheet.hidden)
        for file, sheet, fates in runs
        for _, _, fate, reason in fates.runs
    ]
    first, last = (
        np.fromiter((run[at] for _, _, fates in runs for run in fates.runs), "int32", len(places))
        for at in (0, 1)
    )
    group = np.repeat(np.arange(len(places)), last - first + 1)
    # A row's number is its run's first one and as many more as lines lie between.
    before = np.cumsum(last - first + 1) - (last - first + 1)
    rows = first[group] + np.arange(len(group), dtype="int32") - before[group]
    hidden = np.array([one[4] for one in places], "bool")[group]
    start = 0
    for _, sheet, fates in runs:
        end = start + len(fates)
        if sheet.hidden_rows:
            hidden[start:end] |= np.isin(rows[start:end], sheet.hidden_rows)
        start = end
    texts = {
        name: _spread([str(place[at]) for place in places], group)
        for at, name in enumerate(("file", "sheet", "fate", "reason"))
    }
    frame = pd.DataFrame({**texts, "row": rows.astype("int32"), "hidden": hidden})
    return frame[list(LEDGER_COLUMNS)]


def file_lists(frame: pd.DataFrame, readings: Sequence[FileReading]) -> list[FileLists]:
    """Per file: its units and the lists it covers, from the nominations that can be classified."""
    from hongngu_tally.submissions import FileLists

    readings_of = {reading.file: reading for reading in readings if not reading.problem}
    fields = ["unit", "recipient", "track", "movement", "award"]
    known = frame[frame["held_back"] == ""]
    rows: dict[str, set[tuple[str, ...]]] = {}
    distinct = known[["file", *fields]].drop_duplicates()
    for file, *values in distinct.itertuples(index=False, name=None):
        rows.setdefault(file, set()).add(tuple(values))
    keys = known["name_key"].cat.codes.to_numpy()
    places = known.groupby("file", observed=True, sort=False).indices
    return [
        FileLists(
            readings_of[file],
            tuple(sorted({row[0] for row in own})),
            frozenset(row[:4] for row in own),
            frozenset(own),
            frozenset(keys[places[file]].tolist()),
        )
        for file, own in rows.items()
    ]
