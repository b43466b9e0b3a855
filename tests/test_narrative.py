"""The year in sentences: every number is the table's, and none stands in a sentence that nobody counted."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from hongngu_tally.cli import run
from hongngu_tally.layouts import LayoutError, fill, load_layout
from hongngu_tally.render.narrative import paragraph
from hongngu_tally.render.words import words
from made_tally import tally

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"

pytestmark = pytest.mark.usefixtures("read_once")


def told(*rows, layout="district-report", lang="vi", **options):
    year = tally(*rows, **options)
    return paragraph(year, fill(load_layout(layout), year), words(lang))


@pytest.mark.slow
def test_the_sample_year_is_told_with_the_published_figures(capsys):
    run(["year-end", str(SAMPLE), "--year", "2020", "--narrative", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    text = " ".join(found["narrative"])
    assert text.startswith("Năm 2020, huyện có các đề nghị: công nhận danh hiệu Tập thể lao động tiên tiến")
    for row in found["rows"]:
        for kind, word in (("collective", "tập thể"), ("individual", "cá nhân")):
            if row[kind]:
                shown = f"{row[kind]:02d}" if row[kind] < 10 else f"{row[kind]:,}".replace(",", ".")
                assert f"{shown} {word}" in text
    assert "Tổng cộng 2.272 lượt khen: 318 tập thể, 1.954 cá nhân." in text


def test_small_numbers_have_two_digits_and_nothing_of_zero_is_told():
    first, total, *_ = told({"award": "LDTT", "times": 9}, {"award": "TTLDTT", "recipient": "collective"})
    assert "cho 01 tập thể, 09 cá nhân" in first
    assert "danh hiệu Tập thể lao động tiên tiến, Lao động tiên tiến cho" in first
    assert "hộ gia đình" not in first and "Giấy khen" not in first and "Đơn vị" not in first
    assert total == "Tổng cộng 10 lượt khen: 01 tập thể, 09 cá nhân."


def test_what_lies_outside_the_table_is_told_too():
    sentences = told({"award": "LDTT"}, {"award": "GKX", "level": "commune", "times": 3})
    assert "Ngoài ra còn 3 lượt khen không thuộc các nội dung trên." in sentences


def test_direct_workers_and_cooperatives_are_told_with_their_shares():
    sentences = told(
        {"award": "LDTT", "group": "leader", "times": 1},
        {"award": "LDTT", "group": "farmer", "times": 2},
        {"award": "LDTT", "group": "unknown", "times": 1},
        {"award": "TTLDTT", "recipient": "collective", "group": "cooperative", "times": 1},
        {"award": "TTLDTT", "recipient": "collective", "group": "other", "times": 2},
    )
    assert sentences[2] == (
        "Trong 4 lượt khen cho cá nhân: lãnh đạo, quản lý 1 lượt (25%); người trực tiếp công tác, lao động"
        " 2 lượt (50%); trong đó nông dân 2 lượt (50%); chưa rõ chức vụ, nghề nghiệp 1 lượt (25%)."
    )
    assert sentences[3].endswith("khen 1 lượt trên 3 lượt khen cho tập thể, chiếm 33,33%.")


def test_nobody_is_grouped_where_no_list_says_who_people_are():
    assert len(told({"award": "LDTT", "group": "unknown"})) == 2


def test_the_decided_year_has_its_own_verb():
    year = replace(tally({"award": "LDTT", "stage": "decided"}), stage="decided")
    first, *_ = paragraph(year, fill(load_layout("district-report"), year), words("vi"))
    assert first.startswith("Năm 2020, huyện đã công nhận danh hiệu")


def test_a_year_without_an_award_in_the_table_says_so():
    assert told({"award": "LDTT", "held_back": "award-unknown"}) == [
        "Năm 2020, chưa có lượt khen nào được tính."
    ]


def test_rows_that_come_from_the_data_are_told_by_their_names():
    first, *_ = told({"award": "LDTT"}, layout="awards", lang="en")
    assert first == "In 2020 the office nominated: Advanced Worker for 1 individual."


def test_no_number_is_typed_into_a_clause():
    for name in ("district-report", "commune-report"):
        for row in load_layout(name).rows:
            assert row.clause is not None
            assert not re.search(r"\d", "".join(row.clause))


@pytest.mark.parametrize("clause", ["tặng Giấy khen", "cho {recipients} và {recipients}", "cho {n}"])
def test_a_clause_with_a_hole_too_many_or_too_few_is_refused(tmp_path, clause):
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "own"\ntitle = {vi = "Bảng", en = "Table"}\n[[row]]\nkey = "a"\nlabel = {vi = "A", en = "A"}\n'
        f'clause = {{vi = "{clause}", en = "to {{recipients}}"}}\n[[row.take]]\naward = ["LDTT"]\n',
        encoding="utf-8",
    )
    with pytest.raises(LayoutError, match="đúng một chỗ"):
        load_layout(path)
