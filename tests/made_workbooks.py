"""Nomination workbooks in freely mixed layouts, each with its exact counts.

``make(seed)`` draws a truth (who is nominated by whom for what) and a layout, feature by feature, and shows the
workbook as a Markdown grid (see ``grids``). Every feature has its own random numbers: switching one off
(``make(seed, off={"letterhead"})``) leaves the others as they are, so that a failing workbook can be made small.
A person reads each of these workbooks in one way only, at a glance.
"""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from grids import cells_of, value_of, write_book

# fmt: off
# --- how offices write -------------------------------------------------------------------------------------

TITLES: dict[str, tuple[str, ...]] = {
    "LDTT": ("Lao động tiên tiến", "LĐTT", "LĐ tiên tiến", "LĐTTCS", "LDTT", "Danh hiệu Lao động tiên tiến"),
    "CSTT": ("Chiến sĩ tiên tiến", "CSTT", "Danh hiệu Chiến sĩ tiên tiến"),
    "CSTDCS": ("Chiến sĩ thi đua cơ sở", "CSTĐCS", "CSTĐ CS", "CSTĐ cơ sở", "CSTĐ cấp cơ sở", "CSTDCS", "Chiến sĩ thi đua cấp cơ sở"),
    "CSTDT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐ cấp tỉnh", "CSTĐ tỉnh", "CSTĐT", "CSTĐCT"),
    "TTLDTT": ("Tập thể Lao động tiên tiến", "TTLĐTT", "Tập thể LĐTT", "TT LĐTT"),
    "TTLDXS": ("Tập thể Lao động xuất sắc", "TTLĐXS", "Tập thể LĐXS"),
    "DVTT": ("Đơn vị tiên tiến", "ĐVTT", "Danh hiệu Đơn vị tiên tiến"),
    "DVQT": ("Đơn vị quyết thắng", "ĐVQT"),
    "CTDT": ("Cờ thi đua của UBND tỉnh", "Cờ thi đua cấp tỉnh", "CTĐT", "CTĐCT"),
    "GDVH": ("Gia đình văn hóa", "GĐVH", "Danh hiệu Gia đình văn hóa"),
    "GKH": ("Giấy khen của Chủ tịch UBND huyện", "Giấy khen của UBND huyện", "Giấy khen UBND huyện", "GK huyện", "GKH"),
    "GKX": ("Giấy khen của Chủ tịch UBND xã", "Giấy khen của UBND xã", "Giấy khen UBND xã", "GK xã", "GKX"),
    "BKT": ("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của UBND tỉnh", "BK tỉnh", "BKT", "BKCT", "BK UBND tỉnh"),
    "BKTTG": ("Bằng khen của Thủ tướng Chính phủ", "BKTTg", "BK TTCP", "BK Thủ tướng"),
    "HCLD3": ("Huân chương Lao động hạng Ba", "HCLĐ hạng Ba", "HCLĐ III", "HCLĐ hạng 3", "HCLĐHB"),
}  # fmt: skip
FORMS = frozenset({"GKH", "GKX", "BKT", "BKTTG", "HCLD3"})
LEVELS = {"GKH": ("Giấy khen", "Huyện"), "GKX": ("Giấy khen", "Xã"), "BKT": ("Bằng khen", "Tỉnh"), "BKTTG": ("Bằng khen", "Nhà nước")}
POOL = {
    "individual": ("LDTT", "LDTT", "CSTT", "CSTDCS", "CSTDT", "GKH", "GKH", "GKX", "BKT", "BKTTG", "HCLD3"),
    "collective": ("TTLDTT", "TTLDTT", "TTLDXS", "DVTT", "DVQT", "CTDT", "GKH", "GKX", "BKT"),
    "household": ("GDVH", "GKX", "GKH"),
}  # fmt: skip
KINDS = {"individual": ("CÁ NHÂN", "Cá nhân", "Danh sách cá nhân", "Đối với cá nhân", "Các cá nhân"), "collective": ("TẬP THỂ", "Tập thể", "Danh sách tập thể", "Đối với tập thể", "Các tập thể"), "household": ("HỘ GIA ĐÌNH", "Hộ gia đình", "Gia đình")}
KIND_CELLS = {"individual": ("Cá nhân", "CN", "CANHAN"), "collective": ("Tập thể", "TT", "TAPTHE"), "household": ("Hộ gia đình", "Hộ", "HOGIADINH")}
NOUNS = {"individual": ("cá nhân", "người"), "collective": ("tập thể",), "household": ("hộ", "hộ gia đình")}
TRACKS = {
    "merit": ("Thường xuyên", "Công trạng", "Thành tích công tác năm", "Theo công trạng và thành tích đạt được"),
    "drive": ("Chuyên đề", "Theo đợt", "Khen thưởng chuyên đề", "Theo chuyên đề"),
    "sudden": ("Đột xuất", "Khen thưởng đột xuất", "Thành tích đột xuất"),
}  # fmt: skip
UNITS = ("Xã Long Thuận", "Xã Long Khánh A", "Xã Long Khánh B", "Xã Phú Thuận B", "Xã Thường Phước 1", "Xã Thường Lạc", "Xã Thường Thới Hậu A", "Thị trấn Thường Thới Tiền")
OFFICES = ("Phòng Nội vụ", "Phòng Tư pháp", "Thanh tra huyện", "Phòng Giáo dục và Đào tạo", "Hội Nông dân huyện", "Công an huyện")

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đoàn", "Hồ", "Cao", "Danh", "Từ", "Ông", "Sơn", "Tô", "Phó", "Khưu")
MIDDLES = ("Mẫu", "Thị Mẫu", "Văn Mẫu", "Mẫu Thị", "Mẫu Ngọc")
GIVEN = ("Sen", "Súng", "An", "Bình", "Cúc", "Ban", "Hòa", "Thủy", "Nam", "Nữ", "Tổng", "Lý", "Xã", "Đào", "Ấp", "Quý")
BODIES = (
    "Phòng Mẫu Sen", "Trường Tiểu học Mẫu Sen {}", "Trường MN Mẫu {}", "Tổ Văn phòng {}", "Chi bộ ấp Mẫu {}", "Ấp Long Mẫu {}", "Công an xã Mẫu {}",
    "Công ty TNHH Mẫu Sen {}", "Tổ Nhân dân tự quản số {}", "Hợp tác xã Mẫu Súng {}", "Ban Nhân dân ấp {}", "Nhân dân và cán bộ ấp Mẫu {}", "Hội Phụ nữ ấp {}",
    "Tổng đội Mẫu {}", "Cộng đồng ấp Mẫu {}", "Khoa Nội mẫu {}", "Tập thể Trạm Y tế mẫu {}", "Đại đội {}", "Văn phòng mẫu {}", "CLB Mẫu Sen {}",
)  # fmt: skip
ADDRESSES = ("", "", "", "Ông ", "Bà ", "Đồng chí ", "Đ/c ", "Đại tá ", "Thiếu tá ")
POSITIONS = ("Công chức", "Chủ tịch", "Phó Chủ tịch HĐND", "Kế toán", "Giáo viên", "Trưởng phòng", "Bí thư Chi bộ", "Nông dân", "Hiệu trưởng", "Trưởng ấp")
WORKPLACES = ("Văn phòng mẫu", "Tổ 1", "Ấp Mẫu 2", "Trường TH Mẫu Sen", "Công an", "Hội Nông dân", "Văn hóa - Xã hội")

COLUMNS: dict[str, tuple[str, ...]] = {
    "ordinal": ("STT", "TT", "Số TT", "SSố TT", "Số thứ tự"),
    "position": ("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức vụ/Chức danh", "Cấp bậc, chức vụ", "Nghề nghiệp"),
    "workplace": ("Đơn vị công tác", "Đơn vị", "Nơi công tác", "Cơ quan, đơn vị", "Phòng (Đơn Vị)", "Đơn vị/Vị trí công tác"),
    "unit": ("Đơn vị đề nghị", "Đơn vị trình", "Xã, thị trấn", "Cơ quan đề nghị"),
    "award": ("Danh hiệu", "Danh hiệu đề nghị", "Danh hiệu thi đua/Hình thức khen thưởng", "Hình thức khen thưởng", "Hình thức khen thưởng đề nghị", "Danh hiệu, hình thức khen thưởng đề nghị", "Đề nghị khen thưởng"),
    "award_title": ("Danh hiệu thi đua", "Thi đua", "Danh hiệu"),
    "award_form": ("Hình thức khen thưởng", "Khen thưởng", "Hình thức"),
    "award_code": ("Mã danh hiệu", "Mã danh hiệu thi đua (nếu có)", "Mã danh hiệu, hình thức"),
    "award_parent": ("Danh hiệu đề nghị", "Đề nghị khen thưởng", "Danh hiệu thi đua, hình thức khen thưởng", "Danh hiệu thi đua/Hình thức khen thưởng đề nghị"),
    "track": ("Loại hình khen thưởng", "Loại hình", "Loại khen thưởng"),
    "level": ("Cấp khen", "Cấp khen thưởng", "Cấp quyết định"),
    "recipient": ("Đối tượng", "Phân loại khen thưởng", "Loại đối tượng", "Đối tượng khen thưởng"),
    "sex": ("Giới tính", "Nam/Nữ", "Phái"),
    "birth": ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Ngày/tháng/năm sinh"),
    "address": ("Địa chỉ", "Địa chỉ/Nơi ở", "Nơi cư trú", "Nơi ở"),
    "grade": ("Mức độ hoàn thành nhiệm vụ", "Xếp loại", "Kết quả đánh giá, xếp loại"),
    "initiative": ("Sáng kiến", "Tên sáng kiến, đề tài", "Số/ngày quyết định công nhận sáng kiến", "Số, ngày quyết định công nhận sáng kiến"),
    "votes": ("Kết quả bỏ phiếu", "Tỷ lệ phiếu", "Số phiếu/tổng số", "Tỷ lệ %"),
    "note": ("Ghi chú", "GHI CHÚ", "Ghi chú (nếu có)"),
    "group": ("Phân loại đối tượng", "Nhóm đối tượng", "Phân loại cán bộ"),
    "personal_id": ("CCCD", "Số CCCD", "CMND/CCCD", "Mã nhân viên"),
    "achievement": ("Tóm tắt thành tích", "Thành tích đạt được", "Lý do khen thưởng"),
    "history": ("Danh hiệu đã đạt các năm trước", "Danh hiệu năm trước"),
    "decision": ("Số quyết định", "Quyết định khen thưởng"),
    "field": ("Lĩnh vực hoạt động", "Lĩnh vực"),
}  # fmt: skip
NAME_TITLES = {
    ("individual",): ("Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Họ và tên cá nhân", "Tên cá nhân"),
    ("collective",): ("Tên tập thể", "Tên đơn vị", "Tập thể", "Tên đơn vị/tập thể", "Tên tập thể được đề nghị"),
    ("household",): ("Họ và tên chủ hộ", "Tên hộ gia đình", "Hộ gia đình", "Chủ hộ"),
    (): ("Họ và tên/Tên tập thể", "Tên tập thể, cá nhân", "Tên đối tượng", "Tên tập thể/cá nhân/hộ gia đình", "Họ và tên cá nhân, tên tập thể", "Họ và tên"),
}  # fmt: skip

# fmt: on

# --- the truth ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One row of a list: a nominee with the awards that stand in this row."""

    name: str
    kind: str
    unit: str
    awards: tuple[tuple[str, str], ...]
    """(award, track)"""
    number: int = 0

    @property
    def code(self) -> str:
        return self.awards[0][0]

    @property
    def track(self) -> str:
        return self.awards[0][1]


@dataclass(frozen=True)
class Made:
    """A workbook as a Markdown grid, its file name, and what a person counts in it."""

    seed: int
    file: str
    grid: str
    counts: Counter[tuple[str, str, str]]
    units: Counter[str]
    rows: int
    warnings: frozenset[str]
    features: dict[str, Any]

    def write(self, folder: Path) -> Path:
        """Write the file, a workbook or a text file."""
        path = folder / self.file
        if path.suffix == ".csv":
            text = io.StringIO()
            lines = [line for line in self.grid.split("\n") if not line.startswith("# ")]
            shown = [[_plain(value_of(cell)) for cell in cells_of(line)] for line in lines]
            csv.writer(text, delimiter=random.Random(self.seed).choice(",;\t")).writerows(shown)
            path.write_bytes(
                text.getvalue().encode(random.Random(self.seed).choice(["utf-8", "utf-8-sig", "utf-16"]))
            )
            return path
        return write_book(path, self.grid)


def _plain(value: Any) -> Any:
    return value.strftime("%d/%m/%Y") if isinstance(value, datetime) else "" if value is None else value


class Draw:
    """Random choices by feature; a feature that is off takes its plain value."""

    def __init__(self, seed: int, off: frozenset[str]) -> None:
        self.seed = seed
        self.off = off
        self.chosen: dict[str, Any] = {}

    def rng(self, feature: str) -> random.Random:
        return random.Random(f"{self.seed}:{feature}")

    def one(self, feature: str, plain: Any, *others: Any, odds: float = 0.5) -> Any:
        """``plain``, or with ``odds`` one of the ``others``."""
        rng = self.rng(feature)
        value = rng.choice(others) if rng.random() < odds and feature not in self.off else plain
        if value != plain:
            self.chosen[feature] = value
        return value

    def text(self, feature: str, texts: Sequence[str], rng: random.Random) -> str:
        """One of several spellings, the first when the feature is off."""
        if feature in self.off:
            return texts[0]
        self.chosen[feature] = "…"
        return rng.choice(texts)


def spoil(draw: Draw, feature: str, text: str, rng: random.Random, lower: bool = True) -> str:
    """The same text as another keyboard would have left it."""
    swaps = {"sĩ": "sỹ", "óa": "oá", "òa": "oà", "ủy": "uỷ", "ũy": "uỹ", "Đ": "Ð", "quý": "quí"}
    short = " " not in text or text.isupper()
    choice = rng.randrange(14)
    if feature in draw.off:
        return text
    before = text
    if choice == 0 and not short:
        text = text.upper()
    elif choice == 1 and not short and lower:
        text = text.lower()
    elif choice == 2:
        text = unicodedata.normalize("NFD", text)
    elif choice == 3:
        for old, new in swaps.items():
            text = text.replace(old, new)
    elif choice == 4:
        text = text.replace(" ", "  ", 1)
    elif choice == 5:
        text = text.replace(" ", "\u00a0", 1)
    elif choice == 6:
        text = f" {text} "
    elif choice == 7 and not short:
        text = text.replace(" ", "\u200b ", 1)
    if text != before:
        draw.chosen[feature] = "…"
    return text


def draw_truth(draw: Draw, kinds: Sequence[str], units: Sequence[str], tracks: Sequence[str]) -> list[Line]:
    """Nominees with their awards; every person has one line with all awards."""
    rng = draw.rng("truth")
    size = draw.one("size", 2, 3, 5, 8)
    lines: list[Line] = []
    names: set[str] = set()
    for unit in units:
        for kind in kinds:
            for _ in range(rng.randint(1, size)):
                name = _name(draw, rng, kind, len(lines) + 1)
                while _bare(name) in names:
                    name = _name(draw, rng, kind, len(lines) + rng.randint(2, 900))
                names.add(_bare(name))
                codes = {rng.choice(POOL[kind]) for _ in range(rng.choice((1, 1, 1, 2, 3)))}
                if "CSTDCS" in codes or "CSTDT" in codes:
                    codes.add("LDTT")
                if codes & {"TTLDXS"}:
                    codes.add("TTLDTT")
                if unit in OFFICES:
                    codes = {"GKH" if code == "GKX" else code for code in codes}
                low = FORMS if len(tracks) == 1 else FORMS - {"HCLD3", "BKTTG"}
                awards = [(code, rng.choice(tracks) if code in low else "merit") for code in sorted(codes)]
                lines.append(Line(name, kind, unit, tuple(awards), len(lines) + 1))
    return lines


def _bare(name: str) -> str:
    """The last three words: two nominees differ by more than their form of address."""
    return " ".join(name.split()[-3:])


def _name(draw: Draw, rng: random.Random, kind: str, number: int) -> str:
    if kind == "collective":
        return rng.choice(BODIES).format(number)
    name = f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
    if kind == "household":
        form = rng.choice(("Hộ ông ", "Hộ bà ", "Gia đình ông ", "Hộ "))
        return form + name
    address = rng.choice(ADDRESSES)
    return name if "address_forms" in draw.off else address + name


# --- the sheet ---------------------------------------------------------------------------------------------


def shown(value: Any) -> str:
    """A cell's text as the Markdown grid writes it."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if value in ("", "<", "^"):
        return value
    lead, trail = len(value) - len(value.lstrip(" ")), len(value) - len(value.rstrip(" "))
    text = r"\s" * lead + value.strip(" ") + r"\s" * trail if value.strip(" ") else r"\s" * len(value)
    text = text.replace("|", r"\|").replace("\n", r"\n")
    is_text = text[0] in "'=" or text.replace(".", "", 1).lstrip("-").isdigit() or text[:1] == "#"
    return f"'{text}" if is_text else text


@dataclass
class Page:
    """A sheet under construction: rows of cells from column ``left`` on, ``width`` columns wide."""

    name: str
    left: int
    width: int
    merged: bool = True
    rows: list[str] = field(default_factory=list)

    def add(self, cells: Iterable[Any], hidden: bool = False) -> None:
        line = " | ".join([*[""] * self.left, *map(shown, cells)])
        self.rows.append(("!" if hidden else "") + f"| {line} |")

    def blank(self, count: int = 1) -> None:
        self.rows += [""] * count

    def spread(self, *blocks: tuple[int, int, str], hidden: bool = False) -> None:
        """Texts over parts of the row: (first column, columns, text)."""
        cells = [""] * self.width
        for at, span, text in blocks:
            cells[at] = text
            for covered in range(at + 1, min(at + span, self.width)):
                cells[covered] = "<" if self.merged and text else ""
        self.add(cells, hidden)


@dataclass
class Column:
    """A column: its titles from the outermost to its own, and what it holds for a line."""

    field: str
    path: tuple[str, ...]
    value: Callable[[Line, int], Any]
    down: bool = False
    """Whether equal values that follow one another may be merged into one cell."""


class Maker:
    """One workbook: draws the layout and renders the truth in it."""

    def __init__(self, seed: int, off: frozenset[str], but: frozenset[int]) -> None:
        self.seed = seed
        self.draw = draw = Draw(seed, off)
        self.warnings: set[str] = set()
        self.award_mode = draw.one(
            "award",
            "column",
            "two_columns",
            "many",
            "marks",
            "section",
            "title",
            "code",
            "level",
            "section",
            "sheet",
            odds=0.8,
        )
        self.kind_mode = draw.one(
            "kind", "implied", "section", "section", "column", "sheet", "table", "beside", "marks", odds=0.75
        )
        self.track_mode = draw.one("track", "none", "column", "section", "sheet", "title", "cell", odds=0.4)
        self.unit_mode = draw.one("unit", "letterhead", "column", "section", "sheet", "file", odds=0.5)
        if self.award_mode in ("section", "title", "sheet", "code", "level") and self.track_mode == "cell":
            self.track_mode = "none"
        if self.award_mode == "sheet" and self.unit_mode == "sheet":
            self.award_mode = "title"
        if self.kind_mode == "beside" and self.unit_mode == "section":
            self.unit_mode = "column"
        if self.kind_mode == "beside":
            self.award_mode = {"section": "column", "code": "column"}.get(self.award_mode, self.award_mode)
            self.track_mode = {"section": "column"}.get(self.track_mode, self.track_mode)
        kinds = draw.one(
            "kinds",
            ("individual",),
            ("collective",),
            ("individual", "collective"),
            ("individual", "collective", "household"),
            ("individual", "household"),
            odds=0.8,
        )
        if self.kind_mode in ("table", "beside") and len(kinds) == 1:
            kinds = ("individual", "collective")
        if self.kind_mode == "beside":
            kinds = kinds[:2]
        rng = draw.rng("units")
        several = self.unit_mode in ("column", "section", "sheet")
        units = rng.sample(
            [*UNITS, *(OFFICES if self.unit_mode != "file" else ())], rng.choice((2, 3)) if several else 1
        )
        self.kinds = sorted(kinds, key=lambda _: rng.random())
        tracks = ("merit", "drive", "sudden") if self.track_mode != "none" else ("merit",)
        if self.track_mode == "title":
            tracks = (rng.choice(tracks),)
        truth = draw_truth(draw, self.kinds, units, tracks)
        truth = [line for line in truth if line.number not in but]
        if self.track_mode == "title" and tracks != ("merit",):
            # "… tặng giấy khen chuyên đề": a list of commendations only.
            kept = [
                replace(line, awards=tuple(one for one in line.awards if one[0] in FORMS)) for line in truth
            ]
            truth = [line for line in kept if line.awards] or truth
            self.track_mode = "title" if any(line.awards for line in kept) else "none"
        self.lines = [one for line in truth for one in self._split(line)]
        self.title_track = tracks[0] if self.track_mode == "title" else ""
        self.units = units
        self.csv = False

    def _split(self, line: Line) -> list[Line]:
        """A nominee's lines: the awards that this layout writes in one row stay together."""
        if self.award_mode in ("many", "marks"):
            by_track = groupby(sorted(line.awards, key=lambda one: one[1]), key=lambda one: one[1])
            return [replace(line, awards=tuple(group)) for _, group in by_track]
        if self.award_mode == "two_columns":
            titles = [one for one in line.awards if one[0] not in FORMS]
            forms = [one for one in line.awards if one[0] in FORMS]
            if self.track_mode in ("none", "cell", "title"):
                pairs = [
                    tuple(filter(None, pair))
                    for pair in zip(titles + [None] * 9, forms + [None] * 9, strict=False)
                ]
                return [replace(line, awards=pair) for pair in pairs if pair]
        return [replace(line, awards=(one,)) for one in line.awards]

    # --- the workbook --------------------------------------------------------------------------------------

    def make(self) -> Made:
        draw = self.draw
        dims = []
        if self.unit_mode == "sheet":
            dims.append("unit")
        if self.kind_mode == "sheet":
            dims.append("kind")
        if self.track_mode == "sheet":
            dims.append("track")
        if self.award_mode in ("title", "sheet"):
            dims.append("award")
        groups = self._groups(self.lines, dims)
        named = self.award_mode in ("code", "sheet") or "sheet" in (
            self.unit_mode,
            self.kind_mode,
            self.track_mode,
        )
        self.csv = len(groups) == 1 and not named and draw.one("csv", False, True, odds=0.12)
        self.merged = not self.csv and draw.one("merged", True, False, odds=0.15) is True
        pages = [
            self._sheet(number, dict(zip(dims, key, strict=True)), lines)
            for number, (key, lines) in enumerate(groups)
        ]
        for at, page in enumerate(pages):
            if page.name in [other.name for other in pages[:at]]:
                page.name = f"{page.name[:26].rstrip(' -')} ({at + 1})"
        self._hide(pages)
        extra = [] if self.csv else self._extra_sheets()
        before = draw.one("extras_first", False, True, odds=0.3)
        texts = ["\n".join([f"# {page.name}", *page.rows]) for page in pages]
        texts = [*extra, *texts] if before else [*texts, *extra]
        stem = "danh-sach"
        if self.unit_mode == "file":
            rng = draw.rng("file_name")
            stem = rng.choice(
                (self.units[0], f"DS khen thưởng {self.units[0]} 2020", self.units[0].replace(" ", "_"))
            )
        counts = Counter((code, line.kind, track) for line in self.lines for code, track in line.awards)
        units = Counter(line.unit for line in self.lines for _ in line.awards)
        return Made(
            self.seed,
            stem + (".csv" if self.csv else ".xlsx"),
            "\n".join(texts),
            counts,
            units,
            len(self.lines),
            frozenset(self.warnings),
            dict(draw.chosen),
        )

    @staticmethod
    def _groups(lines: Sequence[Line], dims: Sequence[str]) -> list[tuple[tuple[str, ...], list[Line]]]:
        def key(line: Line) -> tuple[str, ...]:
            return tuple(line.code if dim == "award" else str(getattr(line, dim)) for dim in dims)

        groups: dict[tuple[str, ...], list[Line]] = {}
        for line in lines:
            groups.setdefault(key(line), []).append(line)
        return sorted(groups.items(), key=lambda group: group[0]) if dims else list(groups.items())

    def _hide(self, pages: list[Page]) -> None:
        if len(pages) > 1 and self.draw.one("hidden_sheet", False, True, odds=0.1):
            pages[-1].name = f"(hidden) {pages[-1].name}"
            self.warnings.add("sheet-hidden")

    # --- one sheet -----------------------------------------------------------------------------------------

    def _sheet_name(self, number: int, facts: dict[str, str], rng: random.Random) -> str:
        parts = []
        if "unit" in facts:
            parts.append(facts["unit"])
        if "award" in facts and (self.award_mode == "sheet" or rng.random() < 0.3):
            parts.append(
                min(TITLES[facts["award"]], key=len)
                if facts["award"] not in LEVELS
                else TITLES[facts["award"]][3]
            )
        if "kind" in facts and (rng.random() < 0.5 or parts):
            parts.append(KINDS[facts["kind"]][1])
        if "track" in facts:
            parts.append(TRACKS[facts["track"]][0])
        name = " - ".join(parts) if parts else f"Sheet{number + 1}"
        return name if len(name) <= 31 else parts[0]

    def _sheet(self, number: int, facts: dict[str, str], lines: list[Line]) -> Page:
        draw, rng = self.draw, self.draw.rng(f"sheet{number}")
        by = ["kind"] if self.kind_mode in ("table", "beside") else []
        tables = [
            (dict(facts, **dict(zip(by, key, strict=True))), found) for key, found in self._groups(lines, by)
        ]
        left = draw.one("column_offset", 0, 1, 2, 4, odds=0.3)
        plans = [(known, found, self._columns(known, found, draw.rng("columns"))) for known, found in tables]
        width = max(len(columns) for _, _, columns in plans)
        if self.kind_mode == "beside" and len(plans) == 2:
            width = sum(len(columns) for _, _, columns in plans) + 1
        page = Page(self._sheet_name(number, facts, rng), left, width, self.merged)
        self._letterhead(page, facts, lines, rng)
        self._title(page, facts, lines, rng)
        if self.kind_mode == "beside" and len(plans) == 2:
            self._beside(page, plans, rng)
        else:
            for at, (known, found, columns) in enumerate(plans):
                if len(plans) > 1:
                    self._caption(page, at, known["kind"], rng)
                self._table(page, known, found, columns, rng)
        self._closing(page, lines, rng)
        self._signature(page, rng)
        return page

    def _caption(self, page: Page, at: int, kind: str, rng: random.Random) -> None:
        """What stands over one of several tables below one another."""
        if at:
            page.blank(rng.choice((1, 1, 2)))
        style = self.draw.one("caption", "title", "numeral", "plain")
        text = {
            "title": f"DANH SÁCH {KINDS[kind][0]} ĐỀ NGHỊ KHEN THƯỞNG",
            "numeral": f"{'I' * (at + 1)}. {KINDS[kind][0]}",
            "plain": KINDS[kind][0],
        }[style]
        page.spread((0, page.width, text))

    def _letterhead(self, page: Page, facts: dict[str, str], lines: list[Line], rng: random.Random) -> None:
        draw = self.draw
        page.blank(draw.one("blank_top", 0, 1, 3, odds=0.2))
        if self.unit_mode in ("sheet", "file"):
            return
        issuer = lines[0].unit if self.unit_mode == "letterhead" else "Phòng Nội vụ"
        style = draw.one("letterhead", "one", "two", "two", "label", "dotted", "split", odds=0.7)
        if self.unit_mode != "letterhead" and draw.one("no_letterhead", False, True):
            return
        over = rng.choice(("UBND HUYỆN HỒNG NGỰ", "ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ", "HUYỆN HỒNG NGỰ"))
        commune = issuer.startswith(("Xã", "Thị trấn"))
        body = (
            rng.choice(("UBND ", "ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n")) if commune else ""
        ) + issuer.upper()
        half = max(2, page.width // 2)
        if style == "label":
            page.spread((0, page.width, f"{rng.choice(('Đơn vị', 'Tên đơn vị', 'ĐƠN VỊ'))}: {issuer}"))
        elif style == "dotted":
            page.spread((0, half, f"Đơn vị: ……{issuer}……"))
        elif style == "split" and commune:
            page.spread((0, half, "ỦY BAN NHÂN DÂN"))
            page.spread((0, half, issuer.upper()))
        elif style == "two" and page.width >= 4:
            nation = rng.choice(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
            page.spread((0, half, over), (half, page.width, nation))
            page.spread(
                (0, half, body),
                (
                    half,
                    page.width,
                    rng.choice(
                        (
                            "Độc lập - Tự do - Hạnh phúc",
                            "Độc lập – Tự do – Hạnh phúc",
                            "Độc lập - Tư do - Hạnh phúc",
                        )
                    ),
                ),
            )
            if rng.random() < 0.6:
                page.spread(
                    (0, half, rng.choice(("Số: 05/DS-UBND", "Số:     /TTr-UBND"))),
                    (half, page.width, "Hồng Ngự, ngày 05 tháng 01 năm 2021"),
                )
        else:
            if rng.random() < 0.7:
                page.spread((0, half, over))
            page.spread((0, half, body))
            if rng.random() < 0.2 and page.width > half:
                page.spread((page.width - 1, 1, "Mẫu số 02"))
        page.blank(rng.choice((0, 1, 1, 2)))

    def _title(self, page: Page, facts: dict[str, str], lines: list[Line], rng: random.Random) -> None:
        draw = self.draw
        says = "award" in facts and self.award_mode == "title"
        kind = KINDS[facts["kind"]][0] if "kind" in facts else ""
        track = facts.get("track") or self.title_track
        level = ""
        if says:
            code = facts["award"]
            what = f"{'TẶNG ' if code in FORMS else 'TẶNG DANH HIỆU '}{TITLES[code][0].upper()}"
        else:
            what = rng.choice(("KHEN THƯỞNG", "TẶNG DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG", "KHEN THƯỞNG"))
        about = "" if not track else TRACKS[track][0].upper()
        style = draw.one("title", "one", "two", "lines", "none", odds=0.6)
        needed = says or kind or about
        if style == "none" and not needed and self.unit_mode != "letterhead":
            return
        about = f" {about}" if about else ""
        head, rest = f"DANH SÁCH{' ' + kind if kind else ''}", f"ĐỀ NGHỊ {what}{about}{level}"
        year = " NĂM 2020"
        if style == "two":
            page.spread((0, page.width, head))
            page.spread((0, page.width, (rest + year).capitalize() if rng.random() < 0.5 else rest + year))
        elif style == "lines":
            page.spread((0, page.width, f"{head}\n{rest}{year}"))
        else:
            page.spread((0, page.width, f"{head} {rest}{year}"))
        period = draw.one(
            "period",
            "",
            "(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 01 năm 2021)",
            "Từ ngày 01/01/2020 đến ngày 31/12/2020",
            "Năm 2020",
            "(Ban hành kèm theo Công văn số 7/NV ngày 02/12/2020)",
        )
        if period:
            page.spread((0, page.width, period))
        page.blank(rng.choice((0, 1, 1, 2)))
        if rng.random() < 0.08 and "unit_of_measure" not in draw.off:
            page.spread((page.width - 1, 1, "Đơn vị tính: người"))

    # --- columns -------------------------------------------------------------------------------------------

    def _head(self, name: str, rng: random.Random, texts: Sequence[str] = ()) -> str:
        """A column's title as somebody typed it."""
        draw = self.draw
        text = draw.text(f"head_{name}", texts or COLUMNS[name], rng)
        choice, digit = rng.randrange(12), rng.randint(1, 9)
        if f"typing_{name}" in draw.off or choice > 6:
            return text
        draw.chosen[f"typing_{name}"] = text
        if " " in text and choice in (0, 1):
            return text.replace(" ", "\n" if choice else "  ", 1)
        return {
            2: f"{text}\n({digit})",
            3: f"{text} ",
            4: text.upper(),
            5: unicodedata.normalize("NFD", text),
            6: f"{text} ({digit})",
        }.get(choice, text)

    def _columns(self, known: dict[str, str], lines: list[Line], rng: random.Random) -> list[Column]:
        draw = self.draw
        kinds = sorted({line.kind for line in lines})
        wide = self.kind_mode != "beside"
        groups: list[list[Column]] = []

        def person(texts: Sequence[Any], other: Any = "") -> Callable[[Line, int], Any]:
            return lambda line, _: texts[line.number % len(texts)] if line.kind == "individual" else other

        def simple(name: str, value: Callable[[Line, int], Any], down: bool = False) -> None:
            groups.append([Column(name, (self._head(name, rng),), value, down)])

        groups += self._award_columns(lines, rng)
        if self.track_mode == "column":
            texts = {track: draw.text("track_text", texts, rng) for track, texts in TRACKS.items()}
            simple("track", lambda line, _: texts[line.track], True)
        if self.kind_mode == "column":
            at = rng.randrange(2)
            simple("recipient", lambda line, _: KIND_CELLS[line.kind][at])
        elif self.kind_mode == "marks" and len(self.kinds) > 1:
            parent = self._head("recipient", rng)
            groups.append(
                [
                    Column(
                        "kind_mark",
                        (parent, KINDS[kind][1]),
                        lambda line, _, kind=kind: "x" if line.kind == kind else "",
                    )
                    for kind in sorted(self.kinds)
                ]
            )
        if self.unit_mode == "column":
            prefix = rng.choice(("", "UBND "))
            simple(
                "unit", lambda line, _: prefix + line.unit if line.unit.startswith("Xã") else line.unit, True
            )
        options = {
            "position": person(POSITIONS), "workplace": person(WORKPLACES), "address": person(("Ấp Mẫu 1", "Ấp Mẫu 2", "Khóm Mẫu")),
            "sex": person(("Nam", "Nữ")), "birth": person((1980, "17/05/1981", "1982-05-17", 1990, "1975")), "grade": person(("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"), ""),
            "initiative": person(("Giải pháp mẫu (QĐ số 12/QĐ-UBND ngày 05/10/2020)", "Cải tiến mẫu")), "votes": lambda line, _: "9/9 (100%)",
            "group": person(("Công chức", "Viên chức")), "personal_id": person(("087000000001", "087000000002", "087000000003")),
            "achievement": lambda line, _: "Có nhiều thành tích trong công tác", "history": person(("LĐTT năm 2018, 2019", "")), "decision": lambda line, _: "",
            "field": lambda line, _: "Nội vụ", "note": lambda line, _: ("", "", "Bổ sung", "Mới")[line.number % 4],
        }  # fmt: skip
        for name, value in options.items():
            odds = {"position": 0.7, "workplace": 0.5, "note": 0.5, "sex": 0.3, "birth": 0.3}.get(name, 0.12)
            if wide and draw.one(f"column_{name}", False, True, odds=odds):
                simple(name, value)
        if wide and draw.one("birth_split", False, True, odds=0.12) and not draw.chosen.get("column_birth"):
            parent = self._head("birth", rng)
            born = [
                Column(
                    "birth", (parent, title), person([1980 + at if at % 2 == odd else "" for at in range(20)])
                )
                for title, odd in (("Nam", 1), ("Nữ", 0))
            ]
            groups.append(born)
        if (
            wide
            and draw.one("birth_parts", False, True, odds=0.06)
            and not {"column_birth", "birth_split"} & set(draw.chosen)
        ):
            parent = self._head("birth", rng)
            parts = (("Ngày", (5, 17, 8)), ("Tháng", (1, 12, 7)), ("Năm", (1980, 1981, 1990)))
            groups.append([Column("birth", (parent, title), person(texts)) for title, texts in parts])
        name_at = 0
        if draw.one("shuffle", False, True):
            rng.shuffle(groups)
            name_at = rng.randint(0, len(groups)) if rng.random() < 0.4 else 0
        groups.insert(name_at, self._name_columns(kinds, rng))
        if wide and draw.one("untitled_remarks", False, True, odds=0.06):
            # Straight behind the last column, where nobody gave it a title.
            groups.append([Column("", ("",), lambda line, _: ("", "mới", "", "đã xem")[line.number % 4])])
        ordinals = self._ordinal_columns(rng, needed=len(groups) == 1)
        return [column for group in [*ordinals, *groups] for column in group]

    def _name_columns(self, kinds: list[str], rng: random.Random) -> list[Column]:
        draw = self.draw
        if kinds == ["individual"] and draw.one("name_split", False, True, odds=0.15):
            family = self._head("surname", rng, ("Họ", "Họ và tên đệm", "Họ ", "Họ và đệm"))
            parent = ("Họ và tên",) if draw.one("name_parent", False, True, odds=0.4) else ()
            return [
                Column("name", (*parent, family), lambda line, _: line.name.rpartition(" ")[0]),
                Column("name", (*parent, "Tên"), lambda line, _: line.name.rpartition(" ")[2]),
            ]
        titles = NAME_TITLES[
            tuple(kinds)
            if len(kinds) == 1 and self.kind_mode in ("sheet", "table", "beside", "section", "implied")
            else ()
        ]
        clear = (
            len(self.kinds) > 1
            and self.kind_mode in ("section", "column", "sheet", "table", "marks")
            and draw.one("bare_households", False, True, odds=0.4)
        )

        def value(line: Line, _: int) -> str:
            name = line.name
            if clear and line.kind == "household":
                for form in ("Hộ ông ", "Hộ bà ", "Gia đình ông ", "Hộ "):
                    name = name.removeprefix(form)
            return spoil(draw, "spoiled_names", name, draw.rng(f"name{line.number}"), lower=False)

        return [Column("name", (self._head("name", rng, titles),), value)]

    def _ordinal_columns(self, rng: random.Random, needed: bool) -> list[list[Column]]:
        style = self.draw.one(
            "ordinals", "number", "text", "dot", "padded", "empty", "none", "two", "later_missing", odds=0.35
        )
        self.ordinal_style = style
        if style == "none" and not needed:
            return []
        title = self._head("ordinal", rng)
        texts: dict[str, Callable[[int], Any]] = {
            "text": str,
            "dot": lambda n: f"{n}.",
            "padded": lambda n: f"{n:02}",
            "empty": lambda n: "",
            "later_missing": lambda n: n if n < 3 else "",
        }
        column = Column("ordinal", (title,), lambda line, n: texts.get(style, lambda n: n)(n))
        if style == "two":
            return [
                [
                    Column("ordinal", (title,), lambda line, n: n),
                    Column("ordinal", (title,), lambda line, n: n),
                ]
            ]
        return [[column]]

    def _award_text(self, code: str, rng: random.Random, track: str = "") -> str:
        text = spoil(self.draw, "spoiled_awards", self.draw.text("award_text", TITLES[code], rng), rng)
        tail = self.draw.one(
            "award_tail", "", " (bổ sung)", " (QĐ số 12/QĐ-UBND ngày 05/01/2021)", " năm 2020", odds=0.08
        )
        if (
            tail
            and code != "HCLD3"
            and self.track_mode != "cell"
            and self.draw.rng(f"tail:{text}").random() < 0.4
        ):
            text = text.rstrip() + tail
        if self.track_mode == "cell" and code in FORMS and track not in ("", "merit"):
            word = TRACKS[track][0].lower()
            return f"{text.rstrip()}{rng.choice((f' ({word})', f' - {word}', f' {word}'))}"
        return text

    def _award_columns(self, lines: list[Line], rng: random.Random) -> list[list[Column]]:
        draw, mode = self.draw, self.award_mode
        each = draw.rng("award_cells")
        if mode in ("section", "title", "sheet"):
            return []
        if mode == "marks":
            return [self._mark_columns(lines, rng)]
        if mode == "two_columns":
            parent = (
                (self._head("award_parent", rng, ("Đề nghị", "Đề nghị khen thưởng")),)
                if draw.one("two_parent", False, True)
                else ()
            )
            none = draw.one("says_none", "", "-", "Không", odds=0.3)

            def of(forms: bool) -> Callable[[Line, int], Any]:
                return lambda line, _: next(
                    (
                        self._award_text(code, each, track)
                        for code, track in line.awards
                        if (code in FORMS) is forms
                    ),
                    none,
                )

            return [
                [
                    Column("award", (*parent, self._head("award_title", rng)), of(False)),
                    Column("award", (*parent, self._head("award_form", rng)), of(True)),
                ]
            ]
        if mode == "code":
            self.codes = {code: f"{number:02}" for number, code in enumerate(TITLES, 1)}
            as_number = draw.one("numeric_codes", False, True)
            return [
                [
                    Column(
                        "award",
                        (self._head("award_code", rng),),
                        lambda line, _: int(self.codes[line.code]) if as_number else self.codes[line.code],
                    )
                ]
            ]
        if mode == "level":
            award = Column(
                "award",
                (self._head("award", rng),),
                lambda line, _: (
                    LEVELS[line.code][0]
                    if line.code in LEVELS
                    else self._award_text(line.code, each, line.track)
                ),
            )
            default = {"CSTDT": "Tỉnh", "TTLDXS": "Tỉnh", "CTDT": "Tỉnh", "HCLD3": "Nhà nước", "GDVH": "Xã"}
            level = Column(
                "level",
                (self._head("level", rng),),
                lambda line, _: (
                    LEVELS[line.code][1] if line.code in LEVELS else default.get(line.code, "Huyện")
                ),
            )
            return [[award], [level]]
        mark = (
            draw.one("separator", "; ", ", ", ";", " + ", "\n", " / ", " và ", ",\n")
            if mode == "many"
            else ""
        )
        down = mode == "column"
        fixed = {one: self._award_text(one[0], each, one[1]) for line in lines for one in line.awards}
        vary = draw.one("same_spelling", True, False)
        text = (
            (lambda one: self._award_text(one[0], each, one[1]))
            if vary is False and not down
            else (lambda one: fixed[one])
        )
        return [
            [
                Column(
                    "award",
                    (self._head("award", rng),),
                    lambda line, _: mark.join(
                        text(one).strip() if mark else text(one) for one in line.awards
                    ),
                    down,
                )
            ]
        ]

    def _mark_columns(self, lines: list[Line], rng: random.Random) -> list[Column]:
        draw = self.draw
        awards = sorted(
            {
                (code, track if self.track_mode == "cell" else "")
                for line in lines
                for code, track in line.awards
            },
            key=lambda one: (one[0] in FORMS, one),
        )
        parents = draw.one("mark_parents", "one", "none", "two", "three", odds=0.7)
        mark = draw.one("mark", "x", "X", "✓", 1, "1")
        top = self._head("award_parent", rng)

        def path(code: str) -> tuple[str, ...]:
            part = "Hình thức khen thưởng" if code in FORMS else "Danh hiệu thi đua"
            return {"none": (), "one": (top,), "two": (part,), "three": (top, part)}[parents]

        return [
            Column("mark", (*path(code), self._award_text(code, rng, track)), lambda line, _, code=code, track=track: mark if any(c == code and track in ("", t) for c, t in line.awards) else "")
            for code, track in awards
        ]  # fmt: skip

    # --- header and rows -----------------------------------------------------------------------------------

    def _header_rows(self, columns: list[Column], depth: int) -> list[list[str]]:
        rows = [[""] * len(columns) for _ in range(depth)]
        for at, column in enumerate(columns):
            before = columns[at - 1].path if at else ()
            for level, text in enumerate(column.path):
                beside = before[: level + 1] == column.path[: level + 1]
                rows[level][at] = (
                    text
                    if not beside or (not self.merged and level == len(column.path) - 1)
                    else "<"
                    if self.merged
                    else ""
                )
            for level in range(len(column.path), depth):
                rows[level][at] = "^" if self.merged else ""
        return rows

    def _numbering(self, columns: list[Column], rng: random.Random) -> list[str]:
        style = self.draw.one("numbering", "", "(1)", "1", "A", "[1]", odds=0.3)
        if not style or len(columns) < 3:
            return []
        numbers = range(1, len(columns) + 1)
        if style == "A":
            return [*("A", "B"), *map(str, numbers[:-2])]
        return [style.replace("1", str(number)) for number in numbers]

    def _add_header(self, page: Page, blocks: list[list[Column]], rng: random.Random) -> None:
        depth = max(len(column.path) for columns in blocks for column in columns)
        deeper = depth == 1 and self.merged and self.draw.one("tall_header", False, True, odds=0.1)
        parts = [self._header_rows(columns, depth + deeper) for columns in blocks]
        for lines in zip(*parts, strict=True):
            page.add(_joined(lines))
        if len(blocks) == 1 and (numbers := self._numbering(blocks[0], rng)):
            page.add(int(n) if n.isdigit() else n for n in numbers)

    def _table(
        self, page: Page, known: dict[str, str], lines: list[Line], columns: list[Column], rng: random.Random
    ) -> None:
        self._add_header(page, [columns], rng)
        dims = [
            name
            for name, mode in (
                ("unit", self.unit_mode),
                ("kind", self.kind_mode),
                ("award", self.award_mode),
                ("track", self.track_mode),
            )
            if mode == "section"
        ]
        order = self.draw.rng("nesting")
        order.shuffle(dims)
        styles = order.choice(
            {
                0: [()],
                1: [("roman",), ("letter",), ("plain",), ("decimal",)],
                2: [("letter", "roman"), ("roman", "decimal"), ("plain", "roman")],
                3: [("letter", "roman", "decimal")],
                4: [("letter", "roman", "decimal", "small")],
            }[len(dims)]
        )
        if self.draw.one("plain_sections", False, True, odds=0.2) and len(dims) == 1:
            styles = ("plain",)
        self.number = 0
        self._section(page, lines, columns, list(zip(dims, styles, strict=True)), 0, rng)
        if self.draw.one("denied", False, True, odds=0.06):
            self._denied(page, columns)
        style = self.draw.one("empty_rows", "", "numbers", "dots", odds=0.2)
        for extra in range(rng.randint(1, 4) if style else 0):
            if style == "dots":
                page.add("……" if column.field in ("name", "award") else "…" for column in columns)
            elif self.ordinal_style in ("number", "text", "padded", "dot"):
                page.add(
                    column.value(lines[0], self.number + extra + 1) if column.field == "ordinal" else ""
                    for column in columns
                )
        if self.draw.one("total", False, True):
            self._total(
                page,
                lines,
                columns,
                self.draw.one("total_word", "Tổng cộng", "TỔNG CỘNG", "Tổng số", "Cộng"),
                "total",
                rng,
            )

    def _denied(self, page: Page, columns: list[Column]) -> None:
        """People that nobody puts up, under a heading that says so."""
        rng = self.draw.rng("denied_rows")
        heading = rng.choice(
            ("Danh sách không đề nghị", "KHÔNG ĐỀ NGHỊ KHEN THƯỞNG", "Cá nhân không đủ điều kiện xét")
        )
        page.spread((0, page.width, heading))
        named = [column for column in columns if column.field == "name"]
        for number, name in enumerate(("Kha Mẫu Rút", "Lư Mẫu Thôi")[: rng.randint(1, 2)], 1):
            parts = [name] if len(named) == 1 else [name.rpartition(" ")[0], name.rpartition(" ")[2]]
            page.add(
                number
                if column.field == "ordinal" and self.ordinal_style in ("number", "padded", "dot", "text")
                else parts[named.index(column)]
                if column in named and named.index(column) < len(parts)
                else ""
                for column in columns
            )

    def _section(
        self,
        page: Page,
        lines: list[Line],
        columns: list[Column],
        dims: list[tuple[str, str]],
        depth: int,
        rng: random.Random,
    ) -> None:
        if not dims:
            return self._rows(page, lines, columns, rng)
        (dim, style), rest = dims[0], dims[1:]
        groups = self._groups(lines, [dim])
        rng.shuffle(groups)
        at = 0
        for at, ((value,), found) in enumerate(groups):
            self._heading(page, dim, style, at, self._says(dim, value, found, rng), columns, rng)
            if self.draw.one("restart_numbers", True, False, odds=0.4) is True:
                self.number = 0
            self._section(page, found, columns, rest, depth + 1, rng)
            if not rest and self.draw.one("subtotals", False, True, odds=0.25):
                self._total(page, found, columns, rng.choice(("Cộng", "Cộng", "CỘNG")), "subtotal", rng)
        missing = [kind for kind in KINDS if kind not in {line.kind for line in lines}]
        if (
            dim == "kind"
            and missing
            and style in ("roman", "letter")
            and self.draw.one("empty_section", False, True, odds=0.4)
        ):
            self._heading(page, dim, style, at + 1, KINDS[missing[0]][0], columns, rng)
            page.spread((0, page.width, rng.choice(("Không", "không", "Không có", "(không)"))))
        return None

    def _says(self, dim: str, value: str, lines: list[Line], rng: random.Random) -> str:
        draw = self.draw
        if dim == "kind":
            text = draw.text("kind_heading", KINDS[value], rng)
        elif dim == "unit":
            text = draw.text(
                "unit_heading",
                (value, value.upper(), f"UBND {value}" if value.startswith("Xã") else value),
                rng,
            )
        elif dim == "track":
            text = draw.text("track_heading", (*TRACKS[value], TRACKS[value][0].upper()), rng)
        else:
            text = draw.text(
                "award_heading",
                (
                    *TITLES[value],
                    TITLES[value][0].upper(),
                    f"Đề nghị tặng {TITLES[value][0]}",
                    f"Danh hiệu {TITLES[value][0]}" if value not in FORMS else TITLES[value][0],
                ),
                rng,
            )
        count = draw.one("heading_count", "", " (N)", ": N", ": N K", " (N K)", odds=0.25)
        if value == "HCLD3" or (dim == "unit" and value[-1].isdigit()):
            count = ""
        noun = (
            NOUNS[lines[0].kind][0]
            if len({line.kind for line in lines}) == 1 and len({line.name for line in lines}) == len(lines)
            else "lượt"
        )
        number = sum(len(line.awards) for line in lines) if noun == "lượt" else len(lines)
        return text + count.replace("N", f"{number:02}").replace("K", noun)

    def _heading(
        self, page: Page, dim: str, style: str, at: int, text: str, columns: list[Column], rng: random.Random
    ) -> None:
        numeral = {
            "roman": (
                "I",
                "II",
                "III",
                "IV",
                "V",
                "VI",
                "VII",
                "VIII",
                "IX",
                "X",
                "XI",
                "XII",
                "XIII",
                "XIV",
                "XV",
            )[at % 15],
            "letter": "ABCDĐEGHKLMN"[at % 12],
            "decimal": str(at + 1),
            "small": "abcdeghkmn"[at % 10],
            "plain": "",
        }[style]
        mark = {"decimal": ".", "small": ")"}.get(style) or self.draw.one(
            "numeral_mark", ".", "/", " -", ")", odds=0.3
        )
        place = self.draw.one("heading_place", "wide", "first", "apart", "apart_wide", "name")
        own = next(i for i, column in enumerate(columns) if column.field == "name")
        apart = columns[0].field == "ordinal" and style in ("roman", "letter")
        width = len(columns)
        if place in ("apart", "apart_wide") and apart and own < width - 1:
            page.spread((0, 1, numeral), (own, 1 if place == "apart" else width, text))
        elif place == "name" and (
            dim != "unit" or any(column.field in ("award", "mark") for column in columns)
        ):
            page.spread((own, 1, f"{numeral}{mark} {text}" if numeral else text))
        else:
            page.spread((0, width if place != "first" else 1, f"{numeral}{mark} {text}" if numeral else text))

    def _rows(self, page: Page, lines: list[Line], columns: list[Column], rng: random.Random) -> None:
        draw = self.draw
        vertical = draw.one("vertical", "", "merge", "ditto", odds=0.35)
        ditto = draw.one("ditto", "nt", "-nt-", '"', "''", "như trên", "- nt -")
        breaks, blanks = (
            draw.one("page_breaks", False, True, odds=0.15),
            draw.one("blank_rows", False, True, odds=0.2),
        )
        hides = not self.csv and draw.one("hidden_rows", False, True, odds=0.08)
        sample = draw.one("sample_row", False, True, odds=0.04)
        if sample and self.number == 0 and columns[0].field == "ordinal" and self.award_mode == "column":
            page.add(
                "Ví dụ"
                if at == 0
                else column.value(lines[0], 0)
                if column.field == "award"
                else "Nguyễn Mẫu Ví Dụ"
                if column.field == "name"
                else ""
                for at, column in enumerate(columns)
            )
        before: list[Any] = []
        staff = (
            draw.one("staff_groups", False, True, odds=0.08)
            and columns[0].field == "ordinal"
            and self.ordinal_style in ("number", "padded", "dot")
            and {line.kind for line in lines} == {"individual"}
            and sum(column.field == "name" for column in columns) == 1
        )
        own = next((i for i, column in enumerate(columns) if column.field == "name"), 0)
        for at, line in enumerate(lines):
            self.number += 1
            if staff and at in (0, 2):
                # They part the people and say nothing of them.
                page.spread((0, 1, "ab"[at // 2]), (own, 1, ("Khối Đảng", "Khối Chính quyền")[at // 2]))
                before = []
            if at and breaks and rng.random() < 0.3:
                self._add_header(page, [columns], rng)
                before = []
            elif at and blanks and rng.random() < 0.3:
                page.blank(rng.choice((1, 1, 2, 5)))
                before = []
            raw = [column.value(line, self.number) for column in columns]
            cells = list(raw)
            for i, column in enumerate(columns):
                if vertical and column.down and before and before[i] == raw[i] and raw[i]:
                    cells[i] = ditto if vertical == "ditto" or not self.merged else "^"
            hidden = bool(hides) and rng.random() < 0.3
            if hidden:
                self.warnings.add("rows-hidden")
            page.add(cells, hidden)
            before = raw

    def _beside(
        self, page: Page, plans: list[tuple[dict[str, str], list[Line], list[Column]]], rng: random.Random
    ) -> None:
        (_, one, left), (_, other, right) = plans
        gap = [Column("", ("",), lambda line, n: "")]
        depth = max(len(column.path) for column in (*left, *right))
        for lines in zip(*(self._header_rows(columns, depth) for columns in (left, right)), strict=True):
            page.add([*lines[0], "", *lines[1]])
        for at in range(max(len(one), len(other))):
            cells: list[Any] = []
            for columns, lines in ((left, one), (gap, []), (right, other)):
                cells += [column.value(lines[at], at + 1) if at < len(lines) else "" for column in columns]
            page.add(cells)

    # --- below the list ------------------------------------------------------------------------------------

    def _summed(self, lines: list[Line], rng: random.Random) -> str:
        """The number of a list in words: "05 tập thể, 12 cá nhân", "17 lượt" where somebody stands in two rows."""
        if len({line.name for line in lines}) < len(lines):
            return f"{sum(len(line.awards) for line in lines)} lượt"
        parts = [(kind, sum(line.kind == kind for line in lines)) for kind in KINDS]
        return ", ".join(
            f"{count:02} {rng.choice(NOUNS[kind]) if len(parts) == 1 else NOUNS[kind][0]}"
            for kind, count in parts
            if count
        )

    def _total(
        self, page: Page, lines: list[Line], columns: list[Column], word: str, name: str, rng: random.Random
    ) -> None:
        style = self.draw.one(f"{name}_style", "text", "number", "bare", "words", "cell")
        width = len(columns)
        own = next(i for i, column in enumerate(columns) if column.field == "name")
        marks = [i for i, column in enumerate(columns) if column.field == "mark"]
        if marks and style in ("number", "cell"):
            cells: list[Any] = [""] * width
            cells[min(own, marks[0])] = word
            for i in marks:
                cells[i] = sum(columns[i].value(line, 0) != "" for line in lines)
            page.add(cells)
        elif style == "number" and (
            at := next(
                (
                    i
                    for i, c in enumerate(columns)
                    if i > own and c.field in ("award", "position", "workplace")
                ),
                0,
            )
        ):
            cells = [""] * width
            cells[own], cells[at] = word, len(lines)
            page.add(cells)
        elif style == "words":
            page.spread((0, width, f"{word}: {self._summed(lines, rng)}"))
        elif style == "cell":
            page.spread((own, 1, f"{word}: {len(lines)}"))
        elif style == "bare" and width > 2 and not marks:
            page.spread((0, 2, word), (2, 1, f"{len(lines):02}")) if own < 2 else page.spread(
                (0, width, f"{word} {len(lines)}")
            )
        else:
            page.spread((0, width, f"{word}: {len(lines)}"))

    def _closing(self, page: Page, lines: list[Line], rng: random.Random) -> None:
        if self.draw.one("closing", False, True, odds=0.3):
            page.blank(rng.choice((0, 0, 1)))
            start = rng.choice(("Danh sách có", "Danh sách này có", "Tổng cộng danh sách có"))
            page.spread((0, page.width, f"{start} {self._summed(lines, rng)}{rng.choice(('./.', '.', ''))}"))
        if self.draw.one("footnote", False, True, odds=0.2):
            page.spread(
                (
                    0,
                    page.width,
                    rng.choice(
                        (
                            "Ghi chú: LĐTT là Lao động tiên tiến.",
                            "(*) Theo Quyết định số 12/QĐ-UBND.",
                            "* Danh sách xếp theo thứ tự ưu tiên.",
                            "Lưu ý: Danh sách đã được Hội đồng thông qua.",
                        )
                    ),
                )
            )

    def _signature(self, page: Page, rng: random.Random) -> None:
        style = self.draw.one("signature", "", "two", "one", "three", "receivers", odds=0.6)
        if not style:
            return
        page.blank(rng.choice((0, 1, 2)))
        half = max(1, page.width // 2)
        chief = rng.choice(
            (
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
                "CHỦ TỊCH",
                "THỦ TRƯỞNG ĐƠN VỊ",
                "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                "HIỆU TRƯỞNG",
            )
        )
        if rng.random() < 0.6:
            page.spread((half, page.width, "Long Thuận, ngày 05 tháng 01 năm 2021"))
        if style == "receivers":
            page.spread((0, half, "Nơi nhận:"), (half, page.width, chief))
            page.spread((0, half, "- Như trên;"))
            page.spread((0, half, "- Lưu: VT."))
        elif style == "one":
            page.spread((half, page.width, chief))
        elif style == "three" and page.width >= 6:
            page.spread((0, 2, "NGƯỜI LẬP"), (2, 2, "CHỦ TỊCH CÔNG ĐOÀN"), (4, page.width, chief))
        else:
            page.spread(
                (0, half, rng.choice(("NGƯỜI LẬP BIỂU", "NGƯỜI LẬP", "Người lập biểu"))),
                (half, page.width, chief),
            )
            if rng.random() < 0.5:
                page.spread((0, half, "(Ký, ghi rõ họ tên)"), (half, page.width, "(Ký, đóng dấu)"))
        page.blank(rng.choice((0, 2, 4)))
        if rng.random() < 0.8:
            page.spread((0, half, "Trần Mẫu Lập" if style == "two" else ""), (half, page.width, "Lê Mẫu Ký"))

    # --- other sheets --------------------------------------------------------------------------------------

    def _extra_sheets(self) -> list[str]:
        sheets = []
        if self.award_mode == "code":
            hidden = self.draw.one("hidden_codes", "", "(hidden) ")
            name = self.draw.one("codes_sheet", "Danh mục", "DM danh hiệu", "DanhMuc", "Mã")
            rows = [f"| '{code} | {TITLES[award][0]} |" for award, code in self.codes.items()]
            sheets.append("\n".join([f"# {hidden}{name}", "| Mã | Danh hiệu |", *rows]))
        if self.draw.one("guidance", False, True, odds=0.15):
            sheets.append(
                "# Hướng dẫn\n| HƯỚNG DẪN NHẬP LIỆU |\n| STT | Họ và tên | Chức vụ | Danh hiệu |\n| 1 | Nguyễn Mẫu Ví Dụ | Công chức | LĐTT |\n| 2 | Trần Mẫu Ví Dụ | Kế toán | CSTĐCS |"
            )
        if self.draw.one("unit_codes", False, True, odds=0.1):
            sheets.append(
                "# (hidden) DM đơn vị\n| Mã đơn vị | Tên đơn vị |\n| '29992 | Xã Long Thuận |\n| '29980 | Xã Long Khánh A |"
            )
        if self.draw.one("lists_sheet", False, True, odds=0.1):
            sheets.append(
                "# Danh sách chọn\n| Danh hiệu | Đối tượng | Loại hình |\n| Lao động tiên tiến | Cá nhân | Thường xuyên |\n| Chiến sĩ thi đua cơ sở | Tập thể | Chuyên đề |\n| Giấy khen của UBND huyện | Hộ gia đình | Đột xuất |"
            )
        if self.draw.one("blank_sheet", False, True, odds=0.1):
            sheets.append("# Sheet99")
        if self.draw.one("summary_sheet", False, True, odds=0.08):
            counts = Counter(code for line in self.lines for code, _ in line.awards)
            rows = [
                f"| {at} | {TITLES[code][0]} | {count} |"
                for at, (code, count) in enumerate(counts.items(), 1)
            ]
            sheets.append(
                "\n".join(
                    [
                        "# Tổng hợp",
                        "| TỔNG HỢP SỐ LƯỢNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < |",
                        "| STT | Danh hiệu, hình thức | Số lượng |",
                        *rows,
                        f"| | Tổng cộng | {counts.total()} |",
                    ]
                )
            )
        return sheets


def _joined(parts: Sequence[list[str]]) -> list[str]:
    return [cell for part in parts for cell in part]


def make(seed: int, off: Iterable[str] = (), but: Iterable[int] = ()) -> Made:
    """The workbook of a seed, with the features named in ``off`` in their plain form and without the nominees ``but``."""
    return Maker(seed, frozenset(off), frozenset(but)).make()
