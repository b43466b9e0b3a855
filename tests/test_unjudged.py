"""Rules that were not judged, because nothing in the files holds what they need: every output names them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grids import write_book
from hongngu_tally.checks.unjudged import lacking
from hongngu_tally.finding import Unjudged
from hongngu_tally.pipeline import run
from hongngu_tally.render.closing import lacking as in_words
from hongngu_tally.render.closing import unjudged_lines
from hongngu_tally.render.words import words
from made_tally import tally as made

pytestmark = pytest.mark.usefixtures("read_here")

TITLE = """
# Danh sách
| UBND XÃ LONG THUẬN |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year} |

| STT | Họ và tên      | Danh hiệu |{more}
"""
ROWS = """| 1   | Nguyễn Mẫu Sen | LĐTT      |{first}
| 2   | Nguyễn Mẫu Sen | CSTĐCS    |{second}
"""


def written(folder: Path, year: int, more: str = "", first: str = "", second: str = "") -> Path:
    text = TITLE.format(year=year, more=more) + ROWS.format(first=first, second=second)
    return write_book(folder / "long-thuan.xlsx", text)


def of(code: str, path: Path, year: int) -> list[tuple[str, int]]:
    return [(one.lacks, one.count) for one in run([path], year=year, workers=1).unjudged if one.code == code]


def test_a_list_without_the_column_is_named(tmp_path: Path) -> None:
    assert of("R402", written(tmp_path, 2020), 2020) == [("initiative", 1)]


def test_a_blank_cell_in_a_column_that_is_there_is_judged(tmp_path: Path) -> None:
    path = written(tmp_path, 2020, " Sáng kiến |", " |", " |")
    assert of("R402", path, 2020) == []
    assert [one.code for one in run([path], year=2020, workers=1).findings if one.code == "R402"] == ["R402"]


@pytest.mark.parametrize(
    ("more", "second", "lacks"),
    [
        (" Sáng kiến |", " |", [("grade", 1)]),
        (" Sáng kiến |", " Số hóa hồ sơ |", []),
        (" Xếp loại |", " HTTNV |", [("initiative", 1)]),
        (" Xếp loại |", " HTXSNV |", []),
        (" Sáng kiến | Xếp loại |", " | HTTNV |", []),
    ],
)
def test_from_2024_either_column_may_settle_it(
    tmp_path: Path, more: str, second: str, lacks: list[tuple[str, int]]
) -> None:
    assert of("R402", written(tmp_path, 2024, more, " HTTNV |", second), 2024) == lacks


def test_a_grade_that_nobody_knows_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, 2024, " Xếp loại |", " 9 điểm |", " HTXSNV |")
    assert of("R406", path, 2024) == [("grade-unclear", 1)]


@pytest.mark.usefixtures("plain")
def test_every_output_of_validate_names_it(
    tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    path = str(written(tmp_path, 2020))
    said = {name: command("validate", path, "--format", name)[1] for name in ("text", "md", "json")}
    assert "cột sáng kiến: R402 Thiếu sáng kiến (1 đề nghị, 1 tệp)" in said["text"]
    assert "cột sáng kiến: R402 Thiếu sáng kiến (1 đề nghị, 1 tệp)" in said["md"]
    found = {(one["code"], one["lacks"]): one for one in json.loads(said["json"])["unjudged"]}
    assert found["R402", "initiative"] == {
        "code": "R402",
        "name": "initiative-missing",
        "lacks": "initiative",
        "nominations": 1,
        "files": [Path(path).as_posix()],
    }


@pytest.mark.usefixtures("plain")
def test_summarize_counts_the_rules_in_one_line(
    tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    path = written(tmp_path, 2020)
    codes = sorted({one.code for one in run([path], year=2020, workers=1).unjudged})
    said = " ".join(command("summarize", str(path))[1].split())
    line = f"Chưa xét được {len(codes)} quy định vì tệp thiếu cột hoặc số liệu: {', '.join(codes)}"
    assert line in said


def test_what_is_lacking_has_words() -> None:
    assert in_words(Unjudged("R402", "initiative", 1), words("vi")) == "cột sáng kiến"
    assert in_words(Unjudged("R402", "initiative", 1), words("en")) == "a column “initiative”"
    assert in_words(Unjudged("R402", "history", 1), words("vi")) == "số liệu các năm trước (--history)"
    assert unjudged_lines(made({"award": "LDTT"}), words("vi")) == []


def test_a_code_registers_once() -> None:
    with pytest.raises(ValueError, match="R402"):
        lacking("R402")(lambda intake, regime: iter(()))
    with pytest.raises(ValueError, match="not listed"):
        lacking("R999")(lambda intake, regime: iter(()))


@pytest.mark.slow
def test_every_thing_that_a_rule_may_lack_has_words_of_its_own(tmp_path: Path) -> None:
    text = """
    # Danh sách
    | UBND XÃ LONG THUẬN |
    | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year} |

    | STT | Họ và tên, tên tập thể | Danh hiệu, hình thức khen thưởng |
    | 1   | Nguyễn Mẫu Sen         | LĐTT |
    | 2   | Nguyễn Mẫu Sen         | CSTĐCS |
    | 3   | Phòng Mẫu              | Tập thể lao động xuất sắc |
    | 4   | Trần Mẫu Lúa           | Bằng khen của UBND tỉnh |
    | 5   | Trần Mẫu Lúa           | Bằng khen của Thủ tướng Chính phủ |
    """
    found = set()
    for year in (2020, 2024, 2026):
        path = write_book(tmp_path / f"{year}.xlsx", text.format(year=year))
        for one in run([path], year=year, workers=1).unjudged:
            found.add(one.lacks)
            assert one.lacks not in in_words(one, words("vi")).replace("(--history)", "")
    assert {"initiative", "grade", "recruited", "discipline", "proceedings", "registered", "basis"} <= found
    assert "member-list" in found
