"""Lists that do not give everybody a row: a column each, a block of lines each, a wide list cut in two."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from conftest import Command, Read
from grids import ledger, names, tally, write_book
from hongngu_tally.table.model import Fate

TOP = """
# DS
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |

"""
SIDEWAYS = (
    TOP
    + """| STT       | 1              | 2             | 3            |
| Họ và tên | Nguyễn Mẫu Sen | Trần Mẫu Bưởi | Lê Mẫu Cam |
| Năm sinh  | 1980           | 1985          | 1990         |
| Chức vụ   | Chủ tịch       | Công chức     | Công chức    |
| Danh hiệu | LĐTT           | LĐTT          | CSTĐCS       |

| | | CHỦ TỊCH |
"""
)
CARDS = (
    TOP
    + """| Cá nhân thứ 1 |
| Họ và tên: | Nguyễn Mẫu Sen |
| Danh hiệu đề nghị: | LĐTT |

| Cá nhân thứ 2 |
| Họ và tên: | Trần Mẫu Bưởi |
| Danh hiệu đề nghị: | CSTĐCS |
| Ghi chú: | |

| Danh sách có 2 người./. |
"""
)
LINES = (
    TOP
    + """| 1. Tập thể: Ấp Mẫu Một |
| Hình thức khen thưởng: Giấy khen của Chủ tịch UBND huyện |
| 2. Tập thể: Trường Tiểu học Mẫu |
| Hình thức khen thưởng: Tập thể Lao động tiên tiến |
"""
)
PARTS = (
    TOP
    + """| STT | Họ và tên | Chức vụ |
| 1 | Nguyễn Mẫu Sen | Chủ tịch |
| 2 | Trần Mẫu Bưởi | Công chức |

| STT | Sáng kiến | Danh hiệu |
| 1 | | LĐTT |
| 2 | Mẫu đơn điện tử | CSTĐCS |

| | | CHỦ TỊCH |
"""
)


def test_a_column_for_each_nominee_is_a_list(read: Read) -> None:
    reading = read(SIDEWAYS)
    assert tally(reading) == {"LDTT individual": 2, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "Lê Mẫu Cam"]
    assert ledger(reading) == "title 1-2, note 4, nomination 5, note 6-8, signature 10"
    rows = reading.nominations
    assert list(zip(rows["row"], rows["name_column"], rows["column"], rows["birth"], strict=True)) == [
        (5, 2, 2, "1980"), (5, 3, 3, "1985"), (5, 4, 4, "1990"),
    ]  # fmt: skip


def test_a_column_of_totals_is_no_nominee(read: Read) -> None:
    text = SIDEWAYS
    for there, instead in [("Lê Mẫu Cam", "Tổng cộng"), ("| 3  ", "| "), ("| 1990 ", "| "), ("| Công chức    |\n", "| |\n"), ("CSTĐCS", "2")]:  # fmt: skip
        text = text.replace(there, instead)
    reading = read(text)
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"]
    assert ledger(reading) == "title 1-2, note 4, nomination 5, note 6-8, signature 10"
    (total,) = reading.sheets[0].tables[0].stated
    assert (total.row, total.column, total.number, total.first, total.last) == (8, 4, 2, 5, 5)


def test_a_block_of_lines_for_each_nominee_is_a_list(read: Read) -> None:
    reading = read(CARDS)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"]
    (sheet,) = reading.sheets
    told = {row: (fate, why) for row, fate, why in sheet.fates}
    assert [row for row, (fate, _) in told.items() if fate is Fate.NOMINATION] == [5, 9]
    assert {row for row, (_, why) in told.items() if why == "read-with-name"} == {4, 6, 8, 10, 11}
    # "Danh sách có 2 người" speaks of both.
    assert [(one.number, one.first, one.last) for one in sheet.tables[0].stated] == [(2, 5, 9)]


def test_titles_and_values_in_the_same_cell_are_parted(read: Read) -> None:
    reading = read(LINES)
    assert tally(reading) == {"GKH collective": 1, "TTLDTT collective": 1}
    assert names(reading) == ["Ấp Mẫu Một", "Trường Tiểu học Mẫu"]


def test_an_award_belongs_to_the_block_it_stands_in(read: Read) -> None:
    """Not to the next one, as a heading would: both awards are surely known, so nothing else would tell."""
    told = [("Ấp Mẫu Một", "Tập thể Lao động xuất sắc"), ("Trường Tiểu học Mẫu", "TTLĐTT"), ("Công an xã", "TTLĐTT")]  # fmt: skip
    blocks = (f"| Số {at} |\n| Tập thể : {name} |\n| Danh hiệu : {award} |" for at, (name, award) in enumerate(told, 1))  # fmt: skip
    text = TOP + "\n".join(blocks)
    rows = read(text).nominations
    assert list(zip(rows["name"], rows["award"], strict=True)) == [
        ("Ấp Mẫu Một", "TTLDXS"), ("Trường Tiểu học Mẫu", "TTLDTT"), ("Công an xã", "TTLDTT"),
    ]  # fmt: skip


def test_blocks_below_headings_and_of_whoever_withdrew(read: Read) -> None:
    reading = read(
        TOP
        + """| I. CÁ NHÂN |
| Họ và tên: | Nguyễn Mẫu Sen |
| Danh hiệu: | LĐTT |
| Ghi chú: | Rút |
| Họ và tên: | Trần Mẫu Bưởi |
| Danh hiệu: | LĐTT; CSTĐCS |
| II. TẬP THỂ |
| Tên tập thể: | Nguyễn Trãi |
| Danh hiệu: | Giấy khen của Chủ tịch UBND huyện |
"""
    )
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1, "GKH collective": 1}
    assert (
        ledger(reading)
        == "title 1-2, section 4, note 5-7, nomination 8, note 9, section 10, nomination 11, note 12"
    )
    (withdrawn,) = [one for one in reading.sheets[0].odd_cells if one.kind == "withdrawn"]
    assert (withdrawn.row, withdrawn.column) == (7, 2)


def test_a_title_with_nothing_beside_it_is_a_blank_and_no_heading(read: Read) -> None:
    reading = read(CARDS.replace("| Ghi chú: | |", "| Ghi chú | |"))
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}


@pytest.mark.parametrize(
    "text",
    [
        "| Họ và tên: | |\n| Danh hiệu: | |\n| Họ và tên: | |\n| Danh hiệu: | |",
        "| Họ và tên: ......... |\n| Danh hiệu: ....... |\n| Họ và tên: ......... |\n| Danh hiệu: ....... |",
    ],
)
def test_blocks_that_nobody_filled_in_are_no_list(text: str, read: Read) -> None:
    (sheet,) = read(TOP + text).sheets
    assert (sheet.kind, sheet.why) == ("other", "cards")


@pytest.mark.parametrize("again", [False, True])
def test_a_list_cut_in_two_is_joined_by_its_numbers(again: bool, read: Read) -> None:
    text = PARTS
    if again:
        text = text.replace("| STT | Sáng kiến |", "| STT | Họ và tên | Sáng kiến |")
        text = text.replace("| 1 | | LĐTT", "| 1 | Nguyễn Mẫu Sen | | LĐTT")
        text = text.replace("| 2 | Mẫu đơn", "| 2 | Trần Mẫu Bưởi | Mẫu đơn")
    reading = read(text)
    assert tally(reading) == {"LDTT individual": 1, "CSTDCS individual": 1}
    assert ledger(reading) == "title 1-2, header 4, nomination 5-6, header 8, note 9-10, signature 12"
    rows = reading.nominations
    assert list(zip(rows["row"], rows["name"], rows["position"], rows["initiative"], strict=True)) == [
        (5, "Nguyễn Mẫu Sen", "Chủ tịch", ""), (6, "Trần Mẫu Bưởi", "Công chức", "Mẫu đơn điện tử"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (PARTS, ("| 2 | Mẫu đơn", "| 3 | Mẫu đơn")),
        (PARTS, ("| 2 | Mẫu đơn", "| 2 | ? | Mẫu đơn")),
        (SIDEWAYS, ("| Công chức     | Công chức    |", "| Công chức     | Công chức    | Công chức |")),
        (SIDEWAYS, ("| Năm sinh  |", "!| Năm sinh  |")),
        (CARDS, ("| Ghi chú: | |", "| Em họ của người trên |")),
        (CARDS, ("| Ghi chú: | |", "| Họ và tên: | Lê Mẫu Cam |")),
    ],
)
def test_what_does_not_fit_leaves_the_sheet_unread(text: str, change: tuple[str, str], read: Read) -> None:
    assert change[0] in text
    reading = read(text.replace(*change))
    held = reading.nominations.get("held_back", ())
    assert any(sheet.kind == "other" for sheet in reading.sheets) or any(held)


@pytest.mark.parametrize("looked_at", ["", "| Họ và tên: | Trần Mẫu Bưởi |\n| Chức vụ: | Chủ tịch |\n"])
def test_one_block_alone_is_somebodys_own_form(looked_at: str, read: Read) -> None:
    own = "| Họ và tên: | Nguyễn Mẫu Sen |\n| Danh hiệu đề nghị: | LĐTT |\n"
    (sheet,) = read(TOP + own + looked_at).sheets
    assert (sheet.kind, sheet.why) == ("other", "no-header")


def test_each_nominee_beside_another_is_checked(tmp_path: Path, command: Command) -> None:
    text = SIDEWAYS.replace("1985", "2015").replace("1990", "2016")
    path = write_book(tmp_path / "ds.xlsx", text)
    _, out, _ = command("validate", str(path), "--year", "2020", "--format", "json")
    assert [one["value"] for one in json.loads(out)["findings"] if one["code"] == "F303"] == ["2015", "2016"]


@pytest.mark.parametrize(
    ("text", "change", "cell"),
    [
        (SIDEWAYS, ("| Danh hiệu |", "| Ghi chú | | Không xét | |\n| Danh hiệu |"), "C8"),
        (CARDS, ("| Ghi chú: | |", "| Ghi chú: | Không xét |"), "B11"),
    ],
)
def test_whoever_withdrew_is_told_where_it_says_so(
    text: str, change: tuple[str, str], cell: str, tmp_path: Path, command: Command
) -> None:
    path = write_book(tmp_path / "ds.xlsx", text.replace(*change))
    _, out, _ = command("validate", str(path), "--year", "2020", "--format", "json")
    told = [
        (one["cell"], one["value"])
        for one in json.loads(out)["findings"]
        if one["name"] == "people-set-aside"
    ]
    assert told == [(cell, "Không xét")]


def test_a_numbered_name_over_titled_lines_begins_a_block(read: Read) -> None:
    reading = read(
        TOP
        + "| 1. Nguyễn Mẫu Sen |\n| Danh hiệu: LĐTT |\n| 2. Công an xã |\n| Danh hiệu: Giấy khen UBND huyện |\n"
    )
    rows = reading.nominations
    assert list(zip(rows["row"], rows["name"], rows["award"], strict=True)) == [
        (4, "Nguyễn Mẫu Sen", "LDTT"), (6, "Công an xã", "GKH"),
    ]  # fmt: skip


def test_of_nominees_in_one_row_none_is_struck_out_in_silence(tmp_path: Path, command: Command) -> None:
    path = write_book(tmp_path / "ds.xlsx", SIDEWAYS)
    book = load_workbook(path)
    book["DS"]["C5"].font = Font(strike=True)
    book.save(path)
    code, out, _ = command("validate", str(path), "--year", "2020", "--format", "json")
    assert code == 1 and "no-table-found" in {one["name"] for one in json.loads(out)["findings"]}


def test_an_award_without_a_name_below_a_list_cut_in_two_is_told(tmp_path: Path, command: Command) -> None:
    text = PARTS.replace("| Sáng kiến | Danh hiệu |", "| Danh hiệu |").replace(
        "| 1 | | LĐTT |", "| 1 | LĐTT |"
    )
    text = text.replace("| 2 | Mẫu đơn điện tử | CSTĐCS |", "| 2 | LĐTT |\n| 3 | Giấy khen UBND huyện |")
    path = write_book(tmp_path / "ds.xlsx", text)
    _, out, _ = command("validate", str(path), "--year", "2020", "--format", "json")
    assert "row-unread" in {one["name"] for one in json.loads(out)["findings"]}


@pytest.mark.parametrize(
    ("text", "change", "word"),
    [
        (SIDEWAYS, ("| Công chức    |", "| Công chức | Công chức |"), "xoay ngang"),
        (CARDS, ("| Ghi chú: | |", "| Người lập: | Lê Mẫu Cam |\n| Danh hiệu đề nghị: | ? |"), "khối"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_whole_says_how_it_is_laid_out(
    text: str, change: tuple[str, str], word: str, tmp_path: Path, command: Command
) -> None:
    path = write_book(tmp_path / "ds.xlsx", text.replace(*change))
    code, out, _ = command("validate", str(path), "--year", "2020", "--format", "json")
    (found,) = [one for one in json.loads(out)["findings"] if one["name"] == "no-table-found"]
    assert code == 1 and word in found["message"]


# --- many of them

PEOPLE = ["Nguyễn Mẫu Sen", "Trần Mẫu Bưởi", "Lê Mẫu Cam", "Phạm Mẫu Quýt", "Võ Mẫu Ổi"]
AWARDS = {"LĐTT": "LDTT", "Lao động tiên tiến": "LDTT", "Chiến sĩ thi đua cơ sở": "CSTDCS", "Giấy khen của Chủ tịch UBND huyện": "GKH"}  # fmt: skip
TITLES: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (
    ("name", ("Họ và tên", "Họ tên", "HỌ VÀ TÊN"), PEOPLE),
    ("birth", ("Năm sinh", "Ngày sinh"), ("1980", "12/03/1985")),
    ("position", ("Chức vụ", "Chức danh"), ("Công chức", "Chủ tịch UBND xã", "Văn phòng")),
    ("note", ("Ghi chú", "Thành tích"), ("", "Hoàn thành tốt nhiệm vụ")),
    ("award", ("Danh hiệu", "Danh hiệu đề nghị", "Hình thức khen thưởng"), tuple(AWARDS)),
)


@pytest.mark.parametrize("seed", range(60))
def test_made_lists_are_exact(seed: int, read: Read) -> None:
    chance = random.Random(seed)
    asked = [one for one in TITLES if one[0] in ("name", "award") or chance.random() < 0.6]
    count = chance.randint(2, len(PEOPLE))
    columns = [
        (chance.choice(titles), [PEOPLE[at] if field == "name" else chance.choice(values) for at in range(count)])
        for field, titles, values in asked
    ]  # fmt: skip
    layout = chance.choice([turned, in_lines, in_two_cells, in_parts])
    reading = read(
        TOP + "\n".join(f"| {' | '.join(row)} |" if row else "" for row in layout(chance, columns))
    )
    rows = reading.nominations
    assert list(zip(rows["name"], rows["award"], rows["held_back"], strict=True)) == [
        (name, AWARDS[award], "") for name, award in zip(columns[0][1], columns[-1][1], strict=True)
    ]


Columns = Sequence[tuple[str, Sequence[str]]]


def turned(chance: random.Random, columns: Columns) -> list[list[str]]:
    numbers = [["STT", *(str(at) for at in range(1, len(columns[0][1]) + 1))]]
    lines = numbers * chance.randint(0, 1) + [[title, *values] for title, values in columns]
    return [["", *line] for line in lines] if chance.random() < 0.5 else lines


def in_lines(chance: random.Random, columns: Columns) -> list[list[str]]:
    return _blocks(chance, columns, lambda title, value: [f"{title}: {value}"])


def in_two_cells(chance: random.Random, columns: Columns) -> list[list[str]]:
    return _blocks(chance, columns, lambda title, value: ["", f"{title}:", "", value])


def _blocks(
    chance: random.Random, columns: Columns, line: Callable[[str, str], list[str]]
) -> list[list[str]]:
    numbered, headed, apart = (chance.random() < 0.5 for _ in range(3))
    lines: list[list[str]] = []
    for at in range(len(columns[0][1])):
        lines += [[f"Cá nhân thứ {at + 1}"]] * headed
        for number, (title, values) in enumerate(columns):
            lines.append(line(f"{at + 1}. {title}" if numbered and not number else title, values[at]))
        lines += [[]] * apart
    return lines


def in_parts(chance: random.Random, columns: Columns) -> list[list[str]]:
    cut = chance.randint(1, len(columns) - 1)
    lines: list[list[str]] = []
    for part in (columns[:cut], columns[cut:]):
        lines.append(["STT", *(title for title, _ in part)])
        told = zip(*(values for _, values in part), strict=True)
        lines += [[str(number), *values] for number, values in enumerate(told, 1)] + [[]]
    return lines


@pytest.mark.parametrize("heading", ["", "| I. Tập thể: |\n"])
def test_awards_in_lines_below_numbered_names_are_no_headings_of_the_next(heading: str, read: Read) -> None:
    """ "1. Công an xã" above "TTLĐTT": the award would go to the second body, and the first one be lost in silence."""
    reading = read(
        TOP + heading + "| 1. Công an xã |\n| TTLĐTT |\n| 2. Ấp Mẫu Một |\n| Giấy khen của UBND xã |\n"
    )
    assert not reading.nominations or not names(reading)
    assert reading.sheets[0].kind == "other"
