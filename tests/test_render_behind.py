"""Every number of the year-end workbook opens into its rows, and the sheets of many rows are what Excel reads."""

import io
from collections import Counter
from functools import cache

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from hongngu_tally.checks.codes import finding
from hongngu_tally.finding import Place
from hongngu_tally.law import load_catalogue
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render import behind
from hongngu_tally.render.excel import year_end_workbook
from hongngu_tally.render.html import year_end_html
from hongngu_tally.render.report import rows_grid
from hongngu_tally.render.series import series_of
from hongngu_tally.render.words import words
from made_tally import tally

YEAR = (
    {"award": "LDTT", "unit": "Xã Mẫu", "times": 3},
    {"award": "LDTT", "unit": "Phòng Mẫu", "level": "commune", "times": 2},
    {"award": "GKH", "unit": "Xã Mẫu", "recipient": "collective", "track": "drive", "name": "=1+1"},
    {"award": "GKH", "unit": "Xã Mẫu", "track": "sudden"},
    {"award": "TTLDTT", "unit": "Phòng Mẫu", "recipient": "collective"},
    {"award": "GKX", "unit": "Xã Mẫu", "level": "commune", "recipient": "household"},
)


def made(*rows, layout="district-report", **options):
    year = tally(*rows, **options)
    return year_end_workbook(year, fill(load_layout(layout), year))


def opened(content, **options):
    return openpyxl.load_workbook(io.BytesIO(content), **options)


@cache
def book_of_year():
    """The same book for every test: they look at it and change nothing."""
    return opened(made(*YEAR))


PARTS = (
    {"award": "LDTT", "unit": "Xã Mẫu", "group": "leader", "sex": "female", "stage": "decided"},
    {"award": "LDTT", "unit": "Xã Mẫu", "group": "farmer", "sex": "female", "times": 2},
    {"award": "LDTT", "unit": "Phòng Mẫu", "group": "teacher", "sex": "male", "stage": "decided", "times": 2},
    {"award": "CSTDCS", "unit": "Phòng Mẫu", "group": "official", "sex": "female", "stage": "decided"},
    {"award": "CSTDCS", "unit": "Xã Mẫu", "group": "leader", "sex": "male"},
    {"award": "TTLDTT", "unit": "Xã Mẫu", "recipient": "collective", "stage": "decided"},
)


@pytest.mark.parametrize(
    "layout", ["district-report", pytest.param("matrix", marks=pytest.mark.slow), "awards"]
)
@pytest.mark.parametrize(
    "rows",
    [pytest.param(YEAR, marks=pytest.mark.slow), pytest.param(PARTS, marks=pytest.mark.slow), YEAR + PARTS],
)
def test_every_number_of_both_tables_has_a_link_to_as_many_rows(layout, rows):
    content = made(*rows, layout=layout)
    book, values = opened(content), opened(content, data_only=True)
    numbers = 0
    for sheet in book.worksheets[: 1 if layout == "matrix" else 2]:
        for row in sheet.iter_rows(min_col=3):
            for cell in row:
                number = values[sheet.title][cell.coordinate].value
                # The row of the columns' numbers is written as texts.
                if not isinstance(number, int) or not number:
                    assert cell.hyperlink is None
                    continue
                numbers += 1
                assert cell.hyperlink is not None, (sheet.title, cell.coordinate)
                name, _, area = cell.hyperlink.location.rpartition("!")
                _, first, _, last = range_boundaries(area)
                assert name.strip("'") in book.sheetnames
                assert last - first + 1 == number
    assert numbers > 10


def test_the_parts_of_an_award_open_into_those_people_and_nobody_else():
    year = tally(*PARTS)
    table = fill(load_layout("awards"), year)
    book = opened(year_end_workbook(year, table))
    sheet, listed = book["Bảng tổng hợp"], book["Các dòng theo cột"]
    grid = rows_grid(table, words("vi"))
    label = next(line.cells[1] for line in grid.lines if line.key == "LDTT")
    (at,) = (row[1].row for row in sheet.iter_rows() if row[1].value == label)
    for column, where in (
        ("women", {"sex": "female"}),
        ("decided_women", {"sex": "female", "stage": "decided"}),
        ("decided_leader", {"group": "leader", "stage": "decided"}),
        ("decided_", {"stage": "decided"}),
    ):
        link = sheet.cell(at, 3 + grid.columns.index(column)).hyperlink.location
        _, first, _, last = range_boundaries(link.rpartition("!")[2])
        frame = year.counted[year.counted["award"] == "LDTT"]
        for name, value in where.items():
            frame = frame[frame[name] == value]
        assert {listed.cell(row, 7).value for row in range(first, last + 1)} == set(frame["name"])


def test_rows_beyond_what_is_repeated_are_left_to_trace_the_largest_columns_first(monkeypatch):
    monkeypatch.setattr(behind, "MOST_REPEATED", 5)
    sheet = opened(made(*PARTS, layout="awards"))["Các dòng theo cột"]
    assert 1 < sheet.max_row <= 6


def test_a_link_leads_to_the_rows_that_the_number_counts():
    book = book_of_year()
    rows = book["Các dòng theo bảng"]
    table = book["Bảng tổng hợp"]
    cell = next(
        cell
        for row in table.iter_rows()
        for cell in row
        if cell.hyperlink and cell.column == 3 and cell.value
    )
    _, first, _, last = range_boundaries(cell.hyperlink.location.rpartition("!")[2])
    label = table.cell(cell.row, 2).value
    for number in range(first, last + 1):
        assert rows.cell(number, 1).value == label
        assert rows.cell(number, 4).value == "tập thể"


def test_both_lists_hold_every_counted_nomination_once():
    book = book_of_year()
    names = [
        Counter(row[column] for row in book[sheet].iter_rows(min_row=2, values_only=True))
        for sheet, column in (("Các dòng theo bảng", 6), ("Các dòng theo đơn vị", 5))
    ]
    assert names[0] == names[1]
    assert sum(names[0].values()) == 9


def test_what_lies_outside_the_table_is_listed_last():
    sheet = book_of_year()["Các dòng theo bảng"]
    assert sheet.cell(sheet.max_row, 1).value == "(ngoài bảng)"


def test_a_name_that_looks_like_a_formula_stays_a_text():
    sheet = book_of_year()["Các dòng theo đơn vị"]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type != "f"
    assert cell.quotePrefix


def test_other_readers_see_the_rows_too():
    book = CalamineWorkbook.from_filelike(io.BytesIO(made(*YEAR)))
    rows = book.get_sheet_by_name("Các dòng theo đơn vị").to_python()
    assert rows[0][:2] == ["Đơn vị", "Danh hiệu, hình thức"]
    assert len(rows) == 10


def test_beyond_what_an_office_opens_the_rows_are_listed_once(monkeypatch):
    monkeypatch.setattr(behind, "MOST_LISTED_TWICE", 5)
    assert "Các dòng theo đơn vị" not in opened(made(*YEAR)).sheetnames
    assert "Các dòng theo bảng" in opened(made(*YEAR, layout="matrix")).sheetnames


def test_the_findings_that_matter_are_listed_the_gravest_first():
    found = [
        finding("W503", Place(), unit="Xã Thiếu", year=2020),
        finding("F101", Place("a.xlsx", "S", 9, 2), written="LĐTT"),
        finding("W402", Place("a.xlsx", "S", 3), kind="gap", numbers=(3,), before=2, after=4),
    ]
    sheet = opened(made(*YEAR, findings=found))["Phát hiện"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1:3] for row in rows] == [("LỖI", "F101"), ("CẢNH BÁO", "W503")]
    assert rows[0][3:6] == ("a.xlsx", "S", "B9")


def test_the_charts_draw_the_numbers_that_stand_beside_them():
    book = book_of_year()
    sheet = book["Biểu đồ"]
    numbers = [row[:3] for row in sheet.iter_rows(values_only=True)]
    assert ("LĐTT", 0, 5) in numbers
    assert ("Giấy khen của UBND huyện (thường xuyên)", 0, 0) in numbers
    assert ("Xã Mẫu", 6, None) in numbers
    assert len(sheet._charts) == 4


def test_a_year_without_anything_has_no_charts_and_still_opens():
    book = opened(made({"award": "LDTT", "held_back": "award-unknown"}))
    assert "Biểu đồ" not in book.sheetnames
    assert book["Các dòng theo bảng"].max_row == 1


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes():
    assert made(*YEAR) == made(*YEAR)


def test_the_page_and_the_workbook_draw_the_same_bars_and_none_is_left_out_of_the_sum():
    codes = sorted(load_catalogue().awards)[:15]
    year = tally(*({"award": code, "times": 1 + at % 3} for at, code in enumerate(codes)))
    table = fill(load_layout("awards"), year)
    drawn = series_of(year, table, words("vi"))
    awards = drawn[0]
    assert len(awards.bars) == 12
    assert awards.bars[-1].label == "Danh hiệu, hình thức khác (4)"
    assert sum(map(sum, (bar.numbers for bar in awards.bars))) == len(year.counted)
    sheet = opened(year_end_workbook(year, table))["Biểu đồ"]
    beside = [sheet.cell(row, 1).value for row in range(3, 15)]
    assert beside == [bar.label for bar in awards.bars]
    page = year_end_html(year, table)
    assert all(f"{bar.label}: tập thể, hộ" in page for bar in awards.bars)


def test_the_writing_of_long_lists_tells_how_far_it_is():
    told, year = [], tally(*YEAR)
    table = fill(load_layout("district-report"), year)
    written = year_end_workbook(year, table, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] >= len(year.counted)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert written == year_end_workbook(year, table)
