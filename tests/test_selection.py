"""``--only``, ``--skip``, ``--max``: what is left out is counted and said, and what is merely not shown changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Book, Command
from hongngu_tally.checks.codes import CODES

pytestmark = pytest.mark.usefixtures("read_here")

# A wrong award for a collective, a person without a name, a share and a numbering gap, in one list.
FAULTY = """
# Danh sách
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
| STT | Họ và tên | Đơn vị công tác | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | UBND xã Long Thuận | Lao động tiên tiến |
| 2 | Trần Thị Ví Dụ | UBND xã Long Thuận | Tập thể lao động tiên tiến |
| 4 | Lê Thử Trúc | UBND xã Long Thuận | Tập thể lao động tiên tiến |
| 5 | Phạm Mẫu Sen | UBND xã Long Thuận | Chiến sĩ thi đua cơ sở |
"""
CLEAN = """
# Danh sách
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 |
| STT | Họ và tên | Đơn vị công tác | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | UBND xã Long Thuận | Lao động tiên tiến |
| 3 | Trần Thị Ví Dụ | UBND xã Long Thuận | Lao động tiên tiến |
"""


def data(command: Command, *arguments: object) -> tuple[int, dict[str, object]]:
    code, out, _ = command(*arguments, "--year", "2020", "--format", "json")
    return code, json.loads(out)


@pytest.fixture
def every(command: Command, book: Book, plain: None) -> tuple[Path, list[dict[str, str]]]:
    path = book(FAULTY, "long-thuan.xlsx")
    found = data(command, "validate", path)[1]["findings"]
    assert isinstance(found, list)
    names = {one["name"] for one in found}
    assert {"recipient-not-allowed", "prerequisite-not-held", "numbering-gap"} <= names and len(found) >= 4
    return path, found


def test_only_keeps_the_checks_that_were_named_by_code_or_name(
    command: Command, every: tuple[Path, list[dict[str, str]]]
) -> None:
    path, found = every
    wanted = [one for one in found if one["code"] in {"R301", "W402"}]
    for said in (["--only", "r301,numbering-gap"], ["--only", "R301", "--only", "W402"]):
        code, result = data(command, "validate", path, *said)
        assert code == 1 and result["findings"] == wanted
        selection = result["selection"]
        assert isinstance(selection, dict) and sorted(selection["only"]) == ["R301", "W402"]
        assert sum(selection["left_out"].values()) == len(found) - len(wanted)


def test_skip_leaves_out_the_checks_that_were_named_and_goes_before_only(
    command: Command, every: tuple[Path, list[dict[str, str]]]
) -> None:
    path, found = every
    kept = [one for one in found if one["name"] != "recipient-not-allowed"]
    result = data(command, "validate", path, "--skip", "recipient-not-allowed")[1]
    assert result["findings"] == kept
    assert sum(result["summary"].values()) == len(kept)  # type: ignore[attr-defined]
    both = data(command, "validate", path, "--only", "R301,W402", "--skip", "R301")[1]
    assert {one["code"] for one in both["findings"]} == {"W402"}  # type: ignore[attr-defined]


@pytest.mark.slow
def test_max_shows_the_gravest_and_changes_neither_the_verdict_nor_the_exit_code(
    command: Command, every: tuple[Path, list[dict[str, str]]]
) -> None:
    path, found = every
    full, (code, result) = data(command, "validate", path), data(command, "validate", path, "--max", "2")
    assert code == full[0] == 1 and result["summary"] == full[1]["summary"]
    shown = result["findings"]
    assert isinstance(shown, list) and [one["severity"] for one in shown] == ["error", "error"]
    assert all(one in found for one in shown)
    assert result["selection"] == {"max": 2, "not_shown": len(found) - 2}
    _, out, _ = command("validate", path, "--year", "2020", "--max", "2")
    assert "CHƯA ĐẠT" in out
    assert f"Còn {len(found) - 2} phát hiện không hiện ra (--max 2)" in out
    assert [line for line in out.splitlines() if "W402" in line] == []
    assert "không hiện ra" not in command("validate", path, "--year", "2020", "--max", "999")[1]


@pytest.mark.slow
def test_every_result_says_what_was_left_out(
    command: Command, book: Book, plain: None, tmp_path: Path
) -> None:
    path = book(FAULTY, "long-thuan.xlsx")
    left = "Không xét hết: --skip W402 để ngoài 0 lỗi, 0 cảnh báo, 1 lưu ý"
    for name in ("validate", "summarize", "year-end"):
        for form in ("text", "md"):
            _, out, _ = command(name, path, "--year", "2020", "--skip", "W402", "--format", form)
            assert left in " ".join(out.split()), (name, form)
        _, out, err = command(name, path, "--year", "2020", "--skip", "W402", "--format", "csv")
        assert left in err and left not in out
        _, result = data(command, name, path, "--skip", "W402")
        assert result["selection"] == {
            "skip": ["W402"],
            "left_out": {"error": 0, "warning": 0, "note": 1},
        }
        assert "selection" not in data(command, name, path)[1]


def test_the_signed_workbook_says_what_was_left_out(
    command: Command, book: Book, plain: None, tmp_path: Path
) -> None:
    import openpyxl

    target = tmp_path / "bang.xlsx"
    command("year-end", book(FAULTY, "long-thuan.xlsx"), "--year", "2020", "--skip", "W402", "-o", target)
    said = []
    for sheet in openpyxl.load_workbook(target):
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        said.append(any("--skip W402 để ngoài" in text for text in texts))
    # The page that is signed, and the page that shows what the numbers rest on.
    assert said[0] and sum(said) == 2


def test_a_file_whose_errors_were_left_out_has_passed_only_what_was_judged(
    command: Command, book: Book, plain: None
) -> None:
    path = book(CLEAN, "long-thuan.xlsx")
    code, out, _ = command("validate", path, "--year", "2020")
    assert code == 0 and out.startswith("ĐẠT: 1 lưu ý")
    code, out, _ = command("validate", path, "--year", "2020", "--skip", "W402")
    assert code == 0 and out.startswith("ĐẠT phần được xét")
    assert "kiểm tra lại không có --only, --skip" in out


def test_an_annotated_copy_says_what_was_left_out(
    command: Command, book: Book, plain: None, tmp_path: Path
) -> None:
    import openpyxl

    path = book(CLEAN, "long-thuan.xlsx")
    command("validate", path, "--year", "2020", "--skip", "W402", "--annotate", tmp_path / "copies")
    (copy,) = (tmp_path / "copies").glob("*.xlsx")
    first = openpyxl.load_workbook(copy).worksheets[0]
    texts = " ".join(str(cell.value) for row in first.iter_rows() for cell in row if cell.value)
    assert (
        "ĐẠT phần được xét" in texts and "--skip W402 để ngoài" in texts and "mới được xét một phần" in texts
    )


def test_how_a_sheet_was_settled_is_said_whatever_was_asked_for(
    command: Command, book: Book, plain: None
) -> None:
    path = book(CLEAN, "long-thuan.xlsx")
    asked = ("summarize", path, "--year", "2020", "--unit", "Xã Long Thuận")
    (line,) = [
        line
        for line in command(*asked)[1].splitlines()
        if line.startswith("  danh-sach") or "long-thuan.xlsx," in line
    ]
    assert line in command(*asked, "--only", "R301")[1].splitlines()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (("--only", "R30"), "R30"),
        (("--skip", "recipient-not-alowed"), "Có phải là recipient-not-allowed?"),
        (("--only", "R301", "--skip", "R301"), "--only"),
        (("--max", "0"), "--max"),
        (("--max", "ba"), "--max"),
        (("--only", ""), "--only cần một giá trị"),
    ],
)
def test_wrong_usage_is_answered(command: Command, book: Book, said: tuple[str, ...], answer: str) -> None:
    code, out, err = command("validate", book(CLEAN), "--year", "2020", *said)
    assert (code, out) == (2, "") and answer in err


def test_every_code_and_every_name_can_be_named() -> None:
    from hongngu_tally.cli.voice import Voice
    from hongngu_tally.cli.wanted import wanted_findings

    both = [word for code in CODES.values() for word in (code.code, code.name)]
    assert wanted_findings(Voice("validate", "vi"), [",".join(both)], [], "").only == tuple(CODES)
