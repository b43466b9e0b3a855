"""The lists of a form and their columns: what the law of the year asks of each kind of recipient."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from hongngu_tally.frozen import frozen
from hongngu_tally.law import AwardRules, Regime

FIRST_COLUMN = 3
"""Before it stand the self-check and the running number."""
HEADER_ROW = 8
MESSAGE_ROW = HEADER_ROW - 1
FIRST_ROW = HEADER_ROW + 1
TEXT, DAY, WHOLE = "@", "dd/mm/yyyy", "0"


@frozen
class Column:
    """One column that the clerk fills in. ``choices`` names the kind of its drop-down, if it has one."""

    field: str
    title: str
    width: float
    choices: str = ""
    number_format: str = TEXT


@frozen
class FormList:
    """One list of a form: who is nominated in it, its sheet and its columns."""

    recipient: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    awards: tuple[AwardRules, ...]
    rows: int

    @property
    def last_row(self) -> int:
        """The last row that can be filled in."""
        return HEADER_ROW + self.rows

    @property
    def last_column(self) -> int:
        """The last column that the clerk fills in."""
        return FIRST_COLUMN + len(self.columns) - 1

    def has(self, field: str) -> bool:
        """Whether the list has a column of this field."""
        return any(column.field == field for column in self.columns)

    def letter(self, field: str) -> str:
        """The letter of a field's column."""
        at = [column.field for column in self.columns].index(field)
        return str(get_column_letter(FIRST_COLUMN + at))


_TITLES = {
    "individual": ("Cá nhân", "Danh sách cá nhân đề nghị khen thưởng"),
    "collective": ("Tập thể", "Danh sách tập thể đề nghị khen thưởng"),
    "household": ("Hộ gia đình", "Danh sách hộ gia đình đề nghị khen thưởng"),
}
_ASKED = (
    Column("award", "Danh hiệu thi đua/Hình thức khen thưởng", 22, "award"),
    Column("track", "Loại hình khen thưởng", 12, "track"),
    Column("movement", "Tên phong trào, chuyên đề", 15),
)
_GRADE = Column("grade", "Mức độ hoàn thành nhiệm vụ", 18, "grade")
_REGISTERED = Column("registered", "Đăng ký thi đua", 10)
_SAID = (Column("achievement", "Tóm tắt thành tích", 20), Column("note", "Ghi chú", 10))


def form_list(
    regime: Regime, recipient: str, awards: Sequence[AwardRules], every: Sequence[AwardRules], rows: int
) -> FormList:
    """The list of one kind of recipient; ``every`` are the awards of all lists of the form."""
    sheet, title = _TITLES[recipient]
    if recipient == "individual":
        columns = _individual(regime, awards, every)
    else:
        columns = _collective(awards) if recipient == "collective" else _household(awards)
    if regime.common.registration_of and recipient != "household":
        columns.append(_REGISTERED)
    return FormList(recipient, sheet, title, (*columns, *_SAID), tuple(awards), rows)


def _individual(regime: Regime, awards: Sequence[AwardRules], every: Sequence[AwardRules]) -> list[Column]:
    columns = [
        Column("name", "Họ và tên", 20),
        Column("sex", "Giới tính", 6, "sex"),
        Column("birth", "Ngày, tháng, năm sinh", 11),
        Column("position", "Chức vụ", 14.5),
        Column("workplace", "Đơn vị công tác", 17),
        Column("group", "Phân loại đối tượng", 12, "group_individual"),
        *_ASKED,
        _GRADE,
        Column("initiative", "Sáng kiến (tên, số quyết định)", 18),
    ]
    if any(rules.tenure_min_months for rules in awards):
        columns.append(Column("recruited", "Ngày tuyển dụng", 11, number_format=DAY))
    # A member's discipline also bars the collective.
    if any(rules.discipline_bar for rules in every):
        columns.append(Column("discipline", "Kỷ luật (nếu có)", 11, "discipline"))
    if regime.common.proceedings_bar:
        columns.append(Column("proceedings", "Việc đang xem xét (nếu có)", 12, "proceedings"))
    return columns


def _collective(awards: Sequence[AwardRules]) -> list[Column]:
    columns = [
        Column("name", "Tên tập thể", 30),
        Column("workplace", "Thuộc đơn vị", 22),
        Column("group", "Phân loại đối tượng", 12, "group_collective"),
        *_ASKED,
        _GRADE,
    ]
    if any(rules.member_share_min for rules in awards):
        columns.append(Column("members", "Số thành viên của tập thể", 11, number_format=WHOLE))
    if any(rules.most_per_block for rules in awards):
        columns.append(Column("block", "Cụm, khối thi đua", 16))
    return columns


def _household(awards: Sequence[AwardRules]) -> list[Column]:
    columns = [Column("name", "Họ và tên chủ hộ", 26), Column("address", "Địa chỉ", 26), *_ASKED]
    if any(rules.families_share_max_percent for rules in awards):
        columns.append(Column("families", "Số gia đình đạt 3 năm liên tục", 12, number_format=WHOLE))
    return columns
