"""The report as a web page: whole without a script, and with one every number opens into its rows."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from hongngu_tally.cli import run
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render import html
from made_tally import tally
from programs import needs_browser, page_after

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"

pytestmark = pytest.mark.usefixtures("read_once")
YEAR = (
    {"award": "LDTT", "unit": "Xã Mẫu", "times": 3},
    {"award": "LDTT", "unit": "Phòng Mẫu", "name": "Nguyễn <b>Văn</b> Mẫu"},
    {"award": "GKH", "unit": "Xã Mẫu", "recipient": "collective", "track": "drive"},
    {"award": "GKX", "unit": "Xã Mẫu", "level": "commune"},
)


def page(*rows, layout="district-report", lang="vi"):
    year = tally(*rows)
    return html.year_end_html(year, fill(load_layout(layout), year), lang)


def test_the_page_needs_nothing_from_elsewhere():
    text = page(*YEAR)
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", text)
    assert "http:" not in text.replace("http-equiv", "") and "https:" not in text
    assert "default-src 'none'" in text


def test_the_numbers_stand_in_the_page_without_any_script():
    text = re.sub(r"<script.*?</script>", "", page(*YEAR), flags=re.DOTALL)
    cells = [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", text)]
    at = cells.index("Khen thưởng chuyên đề")
    assert cells[at + 1 : at + 5] == ["1", "–", "–", "1"]
    assert "Ngoài bảng: 1 lượt khen" in text


def test_what_a_cell_says_is_shown_and_never_obeyed():
    text = page(*YEAR)
    assert "<b>Văn" not in text
    assert "Nguyễn \\u003cb>Văn\\u003c/b> Mẫu" in text
    json.loads(re.search(r'type="application/json">(.*?)</script>', text, re.DOTALL)[1])


def test_every_chart_tells_its_numbers_in_words():
    text = page(*YEAR)
    charts = re.findall(r'<svg[^>]*role="img" aria-label="([^"]+)"', text)
    assert len(charts) == 4
    assert "LĐTT: tập thể, hộ 0, cá nhân 4" in unescape(charts[0])
    assert "Xã Mẫu: 5" in unescape(charts[2])


def test_the_same_inputs_give_the_same_page():
    assert page(*YEAR) == page(*YEAR)


def test_a_year_without_anything_is_a_page_too():
    text = page({"award": "LDTT", "held_back": "award-unknown"})
    assert "chưa có lượt khen nào được tính" in text
    assert "<svg" not in text


def test_too_many_rows_for_a_browser_are_not_listed_and_the_page_says_where_they_are(monkeypatch):
    monkeypatch.setattr(html, "MOST_ROWS", 3)
    text = page(*YEAR)
    assert "tally trace" in text and "data-open" not in text.split("<script")[0]
    assert "Người Mẫu 0" not in text


def opened(text):
    found = re.findall(r'data-open="([^"]+)" aria-label="([^"]+)"', text)
    return {unescape(label): json.loads(unescape(asked)) for asked, label in found}


def test_the_total_of_the_table_opens_into_what_the_table_takes():
    links = opened(page(*YEAR))
    (total,) = (asked for label, asked in links.items() if label == "Tổng cộng — Cộng: 5")
    assert total == {"inside": 1}
    # By unit everything is counted, also what lies outside the table.
    assert [asked for label, asked in links.items() if label == "Tổng cộng — Cộng: 6"] == [{}]


def test_a_unit_without_a_name_opens_into_its_own_rows():
    links = opened(page({"award": "LDTT", "unit": ""}, {"award": "LDTT", "unit": "Xã Mẫu"}))
    assert any(label.startswith("(chưa rõ)") and "unit" in asked for label, asked in links.items())


OPEN_ALL = """
const results = [];
for (const link of document.querySelectorAll("a[data-open]")) {
  link.click();
  results.push([link.closest("td").dataset.n, document.getElementById("count").textContent]);
}
document.body.innerHTML = "<pre id=results></pre>";
document.getElementById("results").textContent = JSON.stringify(results);
"""


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("layout", ["district-report", "matrix", "awards", "0603.N", "province-2022"])
def test_every_number_opens_into_as_many_rows(tmp_path, layout):
    target = tmp_path / "tong-hop.html"
    run(["year-end", str(SAMPLE), "--year", "2020", "--layout", layout, "-o", str(target)])
    shown = page_after(target, OPEN_ALL)
    results = json.loads(unescape(re.search(r"<pre id=.?results.?>(.*?)</pre>", shown, re.DOTALL)[1]))
    assert len(results) > 20
    assert [
        (number, text) for number, text in results if text != f"{int(number):,} dòng".replace(",", ".")
    ] == []


def test_the_parts_of_the_list_of_awards_open_nominated_and_decided():
    rows = [
        {"award": "LDTT", "group": "leader", "sex": "female", "stage": "decided"},
        {"award": "LDTT", "group": "farmer", "sex": "female", "times": 2},
        {"award": "LDTT", "recipient": "collective", "stage": "decided"},
    ]
    text = page(*rows, layout="awards")
    data = json.loads(re.search(r'type="application/json">(.*?)</script>', text, re.DOTALL)[1])
    table = text[text.index('<table id="table">') : text.index('<table id="by-unit">')]
    numbers = re.findall(r'data-n="(\d+)">(.)', table)
    assert [number for number, sign in numbers if number != "0" and sign != "<"] == []
    asked = [json.loads(unescape(found)) for found in re.findall(r'data-open="([^"]+)"', table)]
    marked = {one["marks"]: one for one in asked if "marks" in one}
    # Decided; leaders, direct workers, women; those decided.
    assert sorted(marked) == [1, 2, 3, 4, 8, 9]
    number = {mark: sum(row & mark == mark for row in data["marks"]) for mark in marked}
    assert number == {1: 2, 2: 1, 3: 1, 4: 2, 8: 3, 9: 1}


@pytest.mark.slow
@needs_browser
def test_every_part_that_was_decided_opens_into_as_many_rows(tmp_path):
    target = tmp_path / "tong-hop.html"
    parts = [
        {"group": group, "sex": sex} for group in ("leader", "farmer", "") for sex in ("female", "male", "")
    ]
    rows = [
        {"award": award, **part, "stage": stage, "times": at}
        for award in ("LDTT", "CSTDCS")
        for stage in ("nominated", "decided")
        for at, part in enumerate(parts, start=1)
    ]
    target.write_text(page(*rows, layout="awards"), encoding="utf-8")
    shown = page_after(target, OPEN_ALL)
    results = json.loads(unescape(re.search(r"<pre id=.?results.?>(.*?)</pre>", shown, re.DOTALL)[1]))
    assert len(results) > 20
    assert [(number, text) for number, text in results if text != f"{number} dòng"] == []


SEARCH_AND_SORT = """
const box = document.querySelector("input[data-search]");
box.value = "long thuan";
box.dispatchEvent(new Event("input"));
const left = [...document.querySelectorAll("#by-unit tr.row:not([hidden])")].map((row) => row.cells[1].textContent);
box.value = "";
box.dispatchEvent(new Event("input"));
const buttons = [...document.querySelectorAll("#by-unit th button")];
buttons.sort((a, b) => a.dataset.column - b.dataset.column).at(-1).click();
const block = [];
for (const row of document.querySelectorAll("#by-unit tbody tr")) {
  if (row.className === "group" && block.length) break;
  if (row.className === "row") block.push(Number(row.cells[row.cells.length - 1].dataset.n));
}
document.body.innerHTML = "<pre id=results></pre>";
document.getElementById("results").textContent = JSON.stringify([left, block]);
"""


@pytest.mark.slow
@needs_browser
def test_units_are_found_without_marks_and_sorted_within_their_group(tmp_path):
    target = tmp_path / "tong-hop.html"
    run(["year-end", str(SAMPLE), "--year", "2020", "-o", str(target)])
    shown = page_after(target, SEARCH_AND_SORT)
    left, block = json.loads(unescape(re.search(r"<pre id=.?results.?>(.*?)</pre>", shown, re.DOTALL)[1]))
    assert left == ["Xã Long Thuận"]
    assert len(block) > 10
    assert block == sorted(block, reverse=True)


def test_a_subtotal_of_units_opens_into_the_rows_of_its_units():
    made = tally(
        {"award": "LDTT", "times": 3},
        {"award": "GKH", "recipient": "collective"},
        {"award": "LDTT", "unit": "Phòng Mẫu", "times": 2},
    )
    page = html.year_end_html(made, fill(load_layout("matrix"), made))
    data = json.loads(
        re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)[1]
    )
    groups = re.findall(r'<tr class="group">(.*?)</tr>', page)
    opened = [
        (int(number), json.loads(unescape(filters)))
        for group in groups
        for number, filters in re.findall(r'data-n="(\d+)"><a href="#rows" data-open="(.*?)"', group)
    ]
    fields = {name: at for at, name in enumerate(data["fields"])}

    def holds(row, name, value):
        return row[fields["unit"]] in value if name == "units" else row[fields[name]] == value

    assert [number for number, _ in opened] == [2, 2, 3, 1, 4]
    for number, filters in opened:
        assert sum(all(holds(row, *one) for one in filters.items()) for row in data["rows"]) == number
