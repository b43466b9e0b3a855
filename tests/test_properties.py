"""What must not move a count: the order of columns, the place of the table, blank rows, notes, spelling.

And what must hold for any cells whatever: nothing is raised, and every non-blank row has exactly one fate.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grids import counts, names, read_cells, read_path, units, write_book

Row = list[object]

AWARDS = {
    "Lao động tiên tiến": "LDTT",
    "LĐTT": "LDTT",
    "Chiến sĩ thi đua cơ sở": "CSTDCS",
    "CSTĐ cơ sở": "CSTDCS",
    "Giấy khen của Chủ tịch UBND huyện": "GKH",
    "Bằng khen UBND tỉnh": "BKT",
    "HCLĐ hạng Ba": "HCLD3",
}
TITLES = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Danh hiệu đề nghị", "Ghi chú")
LETTERHEAD: list[Row] = [
    ["UBND HUYỆN HỒNG NGỰ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["UBND XÃ LONG THUẬN", "", "", "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020"],
    [],
]
NOTES = (
    "Ghi chú: xếp theo thứ tự A, B, C",
    "(*) Chuyển công tác từ tháng 6",
    "Lưu ý: viết rõ họ tên",
    "* Danh sách đã được Hội đồng thông qua tại cuộc họp",
)

persons = st.builds(
    lambda family, middle, given_name: f"{family} {middle} {given_name}",
    st.sampled_from(("Nguyễn", "Trần", "Lê", "Huỳnh", "Võ", "Đoàn", "Hồ", "Phạm")),
    st.sampled_from(("Mẫu", "Thị Mẫu", "Văn Mẫu", "Mẫu Thị")),
    st.sampled_from(("Sen", "Súng", "Lúa", "Hòa", "Thuý", "Tổ", "Hộ", "Quý", "Đông")),
)
positions = st.sampled_from(
    ("Công chức", "Chủ tịch", "Trưởng phòng", "Kế toán", "Giáo viên", "Hiệu trưởng", "")
)
workplaces = st.sampled_from(("Văn phòng", "Công an xã", "UBND xã", "Tổ 1", ""))


@dataclass(frozen=True)
class Nominee:
    """One row of a plain list."""

    name: str
    position: str
    workplace: str
    award: str


nominees = st.lists(
    st.builds(Nominee, persons, positions, workplaces, st.sampled_from(sorted(AWARDS))),
    min_size=1,
    max_size=8,
)


def lines_of(people: Sequence[Nominee], numbered: bool = True) -> list[Row]:
    return [
        [number if numbered else "", one.name, one.position, one.workplace, one.award, ""]
        for number, one in enumerate(people, 1)
    ]


def expected(people: Sequence[Nominee]) -> Counter[tuple[object, ...]]:
    return Counter((AWARDS[one.award], "individual", "", "") for one in people)


def moved(cells: Sequence[Row], down: int, right: int) -> list[Row]:
    return [[] for _ in range(down)] + [[""] * right + row if row else [] for row in cells]


# --- counts that do not move


@given(nominees, st.permutations(range(len(TITLES))), st.booleans())
def test_columns_may_stand_in_any_order(people: list[Nominee], order: list[int], numbered: bool) -> None:
    table: list[Row] = [list(TITLES), *lines_of(people, numbered)]
    reading = read_cells([[row[at] for at in order] for row in table])
    assert counts(reading) == expected(people)
    assert names(reading) == [one.name for one in people]


@given(nominees, st.integers(0, 40), st.integers(0, 12), st.booleans())
def test_a_table_may_stand_anywhere(people: list[Nominee], down: int, right: int, letterhead: bool) -> None:
    table: list[Row] = [*(LETTERHEAD if letterhead else ()), list(TITLES), *lines_of(people)]
    assert counts(read_cells(moved(table, down, right))) == expected(people)


@given(nominees, st.lists(st.tuples(st.integers(0, 9), st.integers(1, 60)), max_size=4), st.booleans())
def test_blank_rows_change_nothing(people: list[Nominee], gaps: list[tuple[int, int]], spaces: bool) -> None:
    table: list[Row] = [list(TITLES), *lines_of(people)]
    for at, size in gaps:
        blank: list[Row] = [[" ", "\u00a0"] if spaces else [] for _ in range(size)]
        table[at:at] = blank
    reading = read_cells(table)
    assert counts(reading) == expected(people)
    assert len(reading.sheets[0].fates) == len(people) + 1


@given(
    nominees, st.lists(st.tuples(st.integers(1, 9), st.sampled_from(NOTES), st.integers(0, 1)), max_size=4)
)
def test_notes_between_the_rows_change_nothing(
    people: list[Nominee], notes: list[tuple[int, str, int]]
) -> None:
    table: list[Row] = [list(TITLES), *lines_of(people)]
    for at, note, column in notes:
        table.insert(at, [""] * column + [note])
    assert counts(read_cells(table)) == expected(people)


@given(nominees, st.lists(st.integers(1, 9), max_size=3))
def test_titles_repeated_at_page_breaks_change_nothing(people: list[Nominee], breaks: list[int]) -> None:
    table: list[Row] = [list(TITLES), *lines_of(people)]
    for at in breaks:
        table.insert(at, list(TITLES))
    assert counts(read_cells(table)) == expected(people)


@given(nominees, st.integers(0, 8), st.booleans())
def test_totals_and_signatures_change_nothing(people: list[Nominee], at: int, numbered: bool) -> None:
    table: list[Row] = [list(TITLES), *lines_of(people, numbered)]
    at = min(at, len(people))
    table.insert(1 + at, ["", f"Cộng: {at:02} người"])
    table += [
        ["", "Tổng cộng", "", "", len(people)],
        [f"Danh sách có {len(people):02} người./."],
        [],
        ["", "", "", "Long Thuận, ngày 05 tháng 11 năm 2020"],
        ["", "NGƯỜI LẬP", "", "TM. ỦY BAN NHÂN DÂN"],
        ["", "", "", "CHỦ TỊCH"],
        [],
        ["", "Trần Mẫu Lập", "", "Lê Mẫu Ký"],
    ]
    assert counts(read_cells(table)) == expected(people)


@given(nominees, st.randoms(use_true_random=False))
def test_rows_may_stand_in_any_order(people: list[Nominee], random: object) -> None:
    lines = lines_of(people)
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert counts(read_cells([list(TITLES), *lines])) == expected(people)


spellings = st.lists(
    st.sampled_from(
        (
            lambda text: unicodedata.normalize("NFD", text),
            lambda text: f"  {text} ",
            lambda text: text.replace(" ", "  "),
            lambda text: text.replace(" ", "\u00a0"),
            lambda text: text.upper(),
            lambda text: f"{text}\n",
            lambda text: text.replace("Đ", "Ð"),
            lambda text: text.replace("òa", "oà").replace("sĩ", "sỹ"),
            lambda text: text.replace(" ", "\u200b ", 1),
        )
    ),
    max_size=3,
)


def respelled(text: object, changes: Sequence[object]) -> object:
    for change in changes:
        text = change(text) if isinstance(text, str) and text else text  # type: ignore[operator]
    return text


@given(nominees, spellings, st.data())
def test_spelling_changes_nothing(people: list[Nominee], titles: list[object], data: st.DataObject) -> None:
    table: list[Row] = [[respelled(title, titles) for title in TITLES]]
    for line in lines_of(people):
        changes = data.draw(spellings)
        table.append([respelled(cell, changes) for cell in line])
    assert counts(read_cells(table)) == expected(people)


@given(nominees, nominees)
def test_two_lists_on_two_sheets_or_below_one_another_add_up(
    first: list[Nominee], second: list[Nominee]
) -> None:
    one: list[Row] = [list(TITLES), *lines_of(first)]
    two: list[Row] = [list(TITLES), *lines_of(second)]
    apart = counts(read_cells(one)) + counts(read_cells(two))
    assert counts(read_cells([*one, [], ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG (TIẾP)"], *two])) == apart
    assert counts(read_cells([*one, *two])) == apart
    assert apart == expected([*first, *second])


@given(nominees, st.booleans())
def test_an_award_in_a_section_counts_like_one_in_a_column(people: list[Nominee], numbered: bool) -> None:
    table: list[Row] = [list(TITLES[:4])]
    for number, award in enumerate(sorted({one.award for one in people}), 1):
        table.append([f"{number}. {award}"])
        table += [row[:4] for row in lines_of([one for one in people if one.award == award], numbered)]
    assert counts(read_cells(table)) == expected(people)


@given(nominees)
def test_marks_count_like_words(people: list[Nominee]) -> None:
    awards = sorted(set(AWARDS) - {"LĐTT", "CSTĐ cơ sở"})
    same = {code: award for award, code in AWARDS.items() if award in awards}
    table: list[Row] = [[*TITLES[:4], *awards]]
    for line in lines_of(people):
        award = same[AWARDS[str(line[4])]]
        table.append([*line[:4], *("x" if award == one else "" for one in awards)])
    assert counts(read_cells(table)) == expected(people)


@given(nominees, st.integers(0, 5), st.integers(0, 3))
def test_a_workbook_gives_what_its_cells_give(people: list[Nominee], down: int, right: int) -> None:
    cells = moved([*LETTERHEAD, list(TITLES), *lines_of(people)], down, right)
    text = "\n".join("|" + "|".join(str(cell) for cell in row) + "|" if row else "" for row in cells)
    with TemporaryDirectory() as folder:
        reading = read_path(write_book(Path(folder) / "Sheet1.xlsx", f"# Sheet1\n{text}"))
    assert counts(reading) == counts(read_cells(cells)) == expected(people)
    assert tuple(reading.sheets[0].fates) == tuple(read_cells(cells).sheets[0].fates)


UNITS = ("Xã Long Thuận", "Xã Thường Lạc", "Thị trấn Thường Thới Tiền", "Phòng Nội vụ", "Công an huyện")
BODIES = (
    "Tổ Mẫu",
    "Hội Nông dân xã",
    "Ủy ban nhân dân xã",
    "Ban Nhân dân ấp 1",
    "Hợp tác xã Ví Dụ",
    "Văn phòng",
)
BOTH_KINDS = {"Giấy khen của Chủ tịch UBND huyện": "GKH", "Bằng khen của Chủ tịch UBND tỉnh": "BKT"}


@given(nominees, st.booleans(), st.booleans())
def test_a_merged_parent_over_the_marks_changes_nothing(
    people: list[Nominee], merged: bool, counted: bool
) -> None:
    awards = sorted(set(AWARDS) - {"LĐTT", "CSTĐ cơ sở"})
    same = {code: award for award, code in AWARDS.items() if award in awards}
    table: list[Row] = [
        [*TITLES[:4], "Danh hiệu, hình thức đề nghị", *[""] * (len(awards) - 1)],
        [*[""] * 4, *awards],
    ]
    if counted:
        table.append([f"({number})" for number in range(1, 5 + len(awards))])
    for line in lines_of(people):
        award = same[AWARDS[str(line[4])]]
        table.append([*line[:4], *("x" if award == one else "" for one in awards)])
    merges = [(1, 5, 1, 4 + len(awards)), *((1, at, 2, at) for at in range(1, 5))]
    assert counts(read_cells(table, merges if merged else ())) == expected(people)


@given(nominees, st.sampled_from(("merged", '"', "nt", "-nt-")), st.booleans())
def test_an_award_said_once_for_its_block_counts_for_every_row(
    people: list[Nominee], how: str, numbered: bool
) -> None:
    people = sorted(people, key=lambda one: one.award)
    table = lines_of(people, numbered)
    merges = []
    for award in sorted({one.award for one in people}):
        rows = [at for at, one in enumerate(people) if one.award == award]
        for at in rows[1:]:
            table[at][4] = "" if how == "merged" else how
        if how == "merged" and len(rows) > 1:
            merges.append((rows[0] + 2, 5, rows[-1] + 2, 5))
    reading = read_cells([list(TITLES), *table], merges)
    assert counts(reading) == expected(people)
    assert names(reading) == [one.name for one in people]


@given(nominees, st.booleans())
def test_every_row_merged_over_two_changes_nothing(people: list[Nominee], title_too: bool) -> None:
    table: list[Row] = []
    merges = []
    for row in ([list(TITLES)] if title_too else []) + lines_of(people):
        top = len(table) + (1 if title_too else 2)
        merges += [(top, at, top + 1, at) for at in range(1, len(TITLES) + 1)]
        table += [row, []]
    reading = read_cells([*([] if title_too else [list(TITLES)]), *table], merges)
    assert counts(reading) == expected(people)


@given(nominees, st.lists(st.sampled_from(UNITS), min_size=8, max_size=8), st.booleans(), st.booleans())
def test_units_as_sections_count_like_a_column_of_units(
    people: list[Nominee], places: list[str], own_cell: bool, capitals: bool
) -> None:
    placed = [(unit, one) for unit, one in zip(places, people, strict=False)]
    column = [[*row[:5], unit] for row, (unit, _) in zip(lines_of(people), placed, strict=True)]
    listed = read_cells([[*TITLES[:5], "Đơn vị đề nghị"], *column])
    table: list[Row] = [list(TITLES)]
    for numeral, unit in zip(
        ("I", "II", "III", "IV", "V"), sorted({unit for unit, _ in placed}), strict=False
    ):
        shown = unit.upper() if capitals else unit
        table.append([numeral, shown] if own_cell else [f"{numeral}. {shown}"])
        table += lines_of([one for place, one in placed if place == unit])
    parted = read_cells(table)
    assert units(parted) == units(listed) == Counter(unit for unit, _ in placed)
    assert counts(parted) == counts(listed) == expected(people)


@given(
    st.lists(st.tuples(st.sampled_from(sorted(BOTH_KINDS)), st.booleans(), persons, st.sampled_from(BODIES)), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)  # fmt: skip
def test_sections_may_be_nested_either_way(
    found: list[tuple[str, bool, str, str]], award_first: bool, own_cell: bool, numbered: bool
) -> None:
    """Awards inside kinds of recipient or kinds inside awards; a kind with nobody in it says "không"."""
    table: list[Row] = [["STT", "Tên tập thể, cá nhân", "Chức vụ", "Ghi chú"]]
    kinds = {"TẬP THỂ": False, "CÁ NHÂN": True}
    outer: Sequence[str] = sorted(BOTH_KINDS) if award_first else list(kinds)
    inner: Sequence[str] = list(kinds) if award_first else sorted(BOTH_KINDS)
    for numeral, text in zip("AB", outer, strict=True):
        table.append([numeral, text] if own_cell else [f"{numeral}. {text}"])
        for small, below in zip(("I", "II"), inner, strict=True):
            table.append([small, below] if own_cell else [f"{small}. {below}"])
            award, kind = (text, below) if award_first else (below, text)
            rows = [one for one in found if one[0] == award and one[1] == kinds[kind]]
            for number, (_, is_person, person, body) in enumerate(rows, 1):
                shown = number if numbered else ""
                table.append([shown, person, "Công chức", ""] if is_person else [shown, body, "", ""])
            if not rows:
                table.append(["", "Không"])
    kind_of = {True: "individual", False: "collective"}
    assert counts(read_cells(table)) == Counter(
        (BOTH_KINDS[award], kind_of[is_person], "", "") for award, is_person, _, _ in found
    )


# --- any cells whatever

words = st.sampled_from(
    (
        *TITLES, *AWARDS, *NOTES, "Tập thể", "Cá nhân", "Hộ gia đình", "I. TẬP THỂ", "II", "1.", "A", "Tổng cộng", "Cộng: 02 người",
        "Danh sách có 03 người", "NGƯỜI LẬP", "CHỦ TỊCH", "(Ký, ghi rõ họ tên)", "x", "X", "✓", "nt", '"', "Không", "-", "Xã Long Thuận",
        "Phòng Nội vụ", "Nguyễn Mẫu Sen", "Ông Trần Mẫu Lúa", "Đơn vị đề nghị", "Danh hiệu thi đua", "Hình thức khen thưởng", "LĐTT",
        "CSTĐCS; GK huyện", "Nam", "Nữ", "Họ", "Tên", "TT", "(1)", "(2)", "(3)", "Ví dụ", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020",
        "Mẫu số 02", "Chuyên đề", "Đột xuất", "Năm sinh", "Loại hình khen thưởng", "Cấp khen", "Mã", "#N/A", "………", "ngày 05 tháng 11 năm 2020",
    )
)  # fmt: skip
anything = st.one_of(
    st.just(""),
    words,
    st.integers(-3, 3000),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.text(max_size=20),
    st.sampled_from(("\u200b", " ", "\u00a0", "\ufeff", "\u3000", "\x1f", "\u2028", "\r\n", "\t")),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[Row], list[tuple[int, int, int, int]], list[int]]:
    """Cells at random, many of them words of a list; merged ranges that do not overlap; hidden rows."""
    height, width = draw(st.integers(0, 12)), draw(st.integers(1, 8))
    cells = [[draw(anything) for _ in range(width)] for _ in range(height)]
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 4)) if height else 0):
        row, column = draw(st.integers(1, height)), draw(st.integers(1, width))
        last_row, last_column = draw(st.integers(row, height)), draw(st.integers(column, width))
        area = {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}
        if len(area) > 1 and not area & taken:
            taken |= area
            merges.append((row, column, last_row, last_column))
            for r, c in area - {(row, column)}:
                cells[r - 1][c - 1] = ""
    return cells, merges, draw(st.lists(st.integers(1, 12), max_size=3))


@pytest.mark.slow
@example(([["\u200b"]], [], []), "Sheet1")
@given(sheets(), st.sampled_from(("Sheet1", "Xã Long Thuận", "Hướng dẫn", "Giấy khen huyện", "TỔNG HỢP", "")))
def test_any_cells_are_read_and_the_ledger_balances(
    sheet: tuple[list[Row], list[tuple[int, int, int, int]], list[int]], name: str
) -> None:
    read_cells(*sheet, name=name)


@pytest.mark.slow
@example(([["\u200b"]], [], []))
@example(([["Nguyễn Mẫu Sen"], ["Tổng cộng", float("nan")], ["Tổng cộng", float("inf")]], [], []))
@given(sheets())
def test_any_cells_below_a_header_are_read_and_the_ledger_balances(
    sheet: tuple[list[Row], list[tuple[int, int, int, int]], list[int]],
) -> None:
    cells, merges, hidden = sheet
    below = [(row + 1, column, last_row + 1, last_column) for row, column, last_row, last_column in merges]
    read_cells([list(TITLES), *cells], below, hidden)


@given(nominees, st.lists(st.tuples(st.integers(1, 9), words), max_size=3), st.data())
def test_no_nominee_is_lost_whatever_stands_between_the_rows(
    people: list[Nominee], between: list[tuple[int, str]], data: st.DataObject
) -> None:
    """A row with number, name and award stays a nomination of that person and award."""
    table: list[Row] = [list(TITLES), *lines_of(people)]
    for at, text in between:
        table.insert(at, [""] * data.draw(st.integers(0, 5)) + [text])
    reading = read_cells(table)
    read = Counter(zip(reading.nominations["name"], reading.nominations["award"], strict=True))
    assert not Counter((one.name, AWARDS[one.award]) for one in people) - read


@pytest.mark.slow
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.just(time(1)) | st.just(timedelta(5)))
def test_a_date_in_any_cell_of_a_row_loses_nobody(value: object) -> None:
    for at in (0, 2, 3, 5):
        line: Row = [1, "Nguyễn Mẫu Sen", "Công chức", "Văn phòng", "LĐTT", ""]
        line[at] = datetime.combine(value, time()) if type(value) is date else value
        assert sum(counts(read_cells([list(TITLES), line])).values()) == 1
