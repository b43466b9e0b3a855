"""Awards below whom they are for, in the column of names: each is counted, and none of them heads whoever stands below."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Read
from grids import ledger, names, read_path, tally
from hongngu_tally.table.model import Fate

HEAD = """
# DS
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
"""
WITH_AWARDS = "| STT | Họ và tên | Chức vụ | Danh hiệu |\n"


@pytest.mark.parametrize("dash", ["- {}", "+ {};", "• {}.", "{}", "a) {}"])
@pytest.mark.parametrize("titles", [WITH_AWARDS, "| STT | Họ và tên | Chức vụ |\n"], ids=["blank beside", "no column"])  # fmt: skip
def test_awards_below_a_name_are_whose_name_it_is(dash: str, titles: str, read: Read) -> None:
    told = {"LĐTT": dash.format("Lao động tiên tiến"), "GK": dash.format("Giấy khen UBND huyện")}
    reading = read(
        HEAD
        + titles
        + "| 1 | Nguyễn Mẫu Sen | Công chức |\n"
        + f"|  | {told['LĐTT']} | |\n|  | {told['GK']} | |\n"
        + "| II | Khối chính quyền | |\n"
        + f"| 2 | Trần Mẫu Bưởi | Công chức |\n|  | {told['LĐTT']} | |\n"
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 1}
    assert names(reading) == ["Nguyễn Mẫu Sen", "Nguyễn Mẫu Sen", "Trần Mẫu Bưởi"]
    assert ledger(reading) == "title 1-2, header 3, nomination 4, note 5-6, section 7, nomination 8, note 9"


@pytest.mark.parametrize("dash", ["| | - ", "| - | ", "| | "])
def test_more_awards_stand_below_who_has_one_beside_the_name(dash: str, read: Read) -> None:
    reading = read(
        HEAD
        + WITH_AWARDS
        + "| 1 | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến |\n"
        + f"{dash}Giấy khen UBND huyện | | |\n{dash}Chiến sĩ thi đua cơ sở | | |\n"
        + "| 2 | Trần Mẫu Bưởi | Công chức | Lao động tiên tiến |\n"
        + f"{dash}Giấy khen UBND huyện | | |\n"
    )
    assert tally(reading) == {"LDTT individual": 2, "GKH individual": 2, "CSTDCS individual": 1}


def test_an_award_that_those_below_have_as_well_may_head_them(read: Read) -> None:
    reading = read(
        HEAD
        + WITH_AWARDS
        + "| 1 | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến |\n"
        + "|   | Giấy khen UBND huyện | | |\n"
        + "| 2 | Trần Mẫu Bưởi | Công chức | Giấy khen UBND huyện |\n"
    )
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}
    assert ledger(reading).endswith("nomination 4, unread 5, nomination 6")
    assert {why for _, fate, why in reading.sheets[0].fates if fate is Fate.UNREAD} == {"heading-or-award"}


LDTT_LIST = "# DS\n| UBND XÃ LONG THUẬN |\n| DANH SÁCH ĐỀ NGHỊ LAO ĐỘNG TIÊN TIẾN NĂM 2020 |\n"
SOME = "| 1 | Nguyễn Mẫu Sen | |\n| 2 | Trần Mẫu Bưởi | |\n|   | - Giấy khen UBND huyện | |\n| 3 | Lê Mẫu Cam | |\n|   | - Giấy khen UBND huyện | |\n"


def test_awards_below_some_that_head_nobody_do_not_go_to_the_next(read: Read) -> None:
    reading = read(HEAD + "| STT | Họ và tên | Danh hiệu |\n" + SOME)
    rows = reading.nominations
    assert list(zip(rows["name"], rows["award"], strict=True)) == [
        ("Nguyễn Mẫu Sen", ""), ("Trần Mẫu Bưởi", "GKH"), ("Lê Mẫu Cam", "GKH"),
    ]  # fmt: skip


def test_of_a_list_without_a_column_of_awards_such_are_told(read: Read) -> None:
    reading = read(LDTT_LIST + "| STT | Họ và tên | Chức vụ |\n" + SOME)
    told = [row for row, _, why in reading.sheets[0].fates if why == "heading-or-award"]
    assert told == [6, 8]


def test_awards_over_names_stay_headings(read: Read) -> None:
    reading = read(
        HEAD
        + WITH_AWARDS
        + "|   | - Lao động tiên tiến | | |\n"
        + "| 1 | Nguyễn Mẫu Sen | Công chức | |\n"
        + "|   | - Giấy khen UBND huyện | | |\n"
        + "| 2 | Trần Mẫu Bưởi | Công chức | |\n"
    )
    assert tally(reading) == {"LDTT individual": 1, "GKH individual": 1}
    assert ledger(reading) == "title 1-2, header 3, section 4, nomination 5, section 6, nomination 7"


@pytest.mark.parametrize(
    "heading",
    ["| | II. Giấy khen UBND huyện |", "| | 2. Giấy khen UBND huyện |", "| | * Giấy khen UBND huyện (02) |", "| Giấy khen UBND huyện | < | < |"],
)  # fmt: skip
def test_a_numbered_or_counted_award_is_nobodys_second_one(heading: str, read: Read) -> None:
    reading = read(
        HEAD
        + WITH_AWARDS
        + "| 1 | Nguyễn Mẫu Sen | Công chức | Lao động tiên tiến |\n"
        + heading
        + "\n| 2 | Trần Mẫu Bưởi | Công chức | Lao động tiên tiến |\n"
    )
    assert tally(reading) == {"LDTT individual": 2}


def test_a_line_that_a_text_file_lost_from_a_cell_is_whose_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020\nSTT;Họ và tên;Chức vụ;Danh hiệu\n1;Nguyễn Mẫu Sen;Kế toán;LĐTT\n"
        "Giấy khen UBND huyện\n2;Trần Mẫu Bưởi;Văn thư;LĐTT\n",
        encoding="utf-8",
    )
    assert tally(read_path(path)) == {"LDTT individual": 2, "GKH individual": 1}
