"""The law at its boundaries: the last number that is within a share and the first above it, the last day of a law and the first of the next.

Every workbook is written, read and judged as ``tally validate`` does it; what is expected was written from the law alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from grids import write_book
from hongngu_tally.counts import Tally
from hongngu_tally.law import load_catalogue
from hongngu_tally.messages import LANGUAGES, render
from hongngu_tally.pipeline import run

pytestmark = pytest.mark.usefixtures("read_here")

HEADS = {
    "name": "Họ và tên", "birth": "Ngày sinh", "award": "Danh hiệu", "initiative": "Sáng kiến", "grade": "Mức độ hoàn thành nhiệm vụ",
    "track": "Loại hình khen thưởng", "level": "Cấp quyết định", "recruited": "Ngày tuyển dụng", "place": "Đơn vị công tác",
    "registered": "Đăng ký thi đua",
}  # fmt: skip
TITLE = {"LĐTT": "Lao động tiên tiến", "CSTĐCS": "Chiến sĩ thi đua cơ sở"}
OWN_LIST = 'place = "Xã Mẫu Một"\nunits = "don-vi.toml"\n'
UNITS = '[[unit]]\nname = "Xã Mẫu Một"\nkind = "commune"\n[[unit]]\nname = "Xã Mẫu Hai"\nkind = "commune"\n'


def table(rows: list[dict[str, str]], year: int, unit: str) -> str:
    """A list of these rows; a column for each field that some row has."""
    fields = [field for field in HEADS if any(field in row for row in rows)]
    lines = [["STT", *(HEADS[field] for field in fields)]]
    lines += [[str(at), *(row.get(field, "") for field in fields)] for at, row in enumerate(rows, 1)]
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"# Danh sách\n| ỦY BAN NHÂN DÂN |\n| {unit} |\n| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year} |\n\n{body}\n"


def people(award: str, count: int, start: int = 0, **more: str) -> list[dict[str, str]]:
    """So many invented people for one award, each with a name and a birth of their own."""
    return [
        {"name": f"Nguyễn Mẫu {chr(65 + at % 26)}{chr(97 + at // 26)}", "birth": f"{at % 28 + 1:02d}/05/{1970 + at % 30}", "award": TITLE.get(award, award), **more}
        for at in range(start, start + count)
    ]  # fmt: skip


def judged(folder: Path, rows: list[dict[str, str]], year: int, on: str = "", unit: str = "XÃ LONG THUẬN", config: str = "") -> Tally:  # fmt: skip
    write_book(folder / "a.xlsx", table(rows, year, unit))
    (folder / "tally.toml").write_text(config, encoding="utf-8")
    law_on = date.fromisoformat(on) if on else None
    return run([folder], year=year, law_on=law_on, whole_year=False, workers=1)


def found(tally: Tally, *codes: str) -> list[tuple[str, str, str]]:
    """(code, severity, article) of the findings of these codes; each can be put into words."""
    own = [one for one in tally.findings if one.code in codes]
    assert all(render(one, lang).text for one in own for lang in LANGUAGES)
    return [(one.code, one.severity.value, one.cite) for one in own]


# --- CSTĐ cơ sở: at most 15 % until 2023, none of the nation since


@pytest.mark.parametrize(
    ("above", "base", "exceeded"),
    [
        (3, 20, False),
        (4, 26, True),
        (4, 27, False),
        (1, 6, True),
        (1, 7, False),
        (7, 46, True),
        (7, 47, False),
    ],
)
def test_fifteen_percent_is_kept_to_the_last_person(tmp_path: Path, above: int, base: int, exceeded: bool) -> None:  # fmt: skip
    rows = people("LĐTT", base) + people("CSTĐCS", above, initiative="Phần mềm quản lý hồ sơ")
    expected = [("Q101", "warning", "decree-91-2017 Điều 9 khoản 3")] if exceeded else []
    assert found(judged(tmp_path, rows, 2020), "Q101") == expected
    assert found(judged(tmp_path, rows, 2024), "Q101") == []


@pytest.mark.parametrize(
    ("rounding", "above", "base", "exceeded"),
    [("floor", 5, 33, True), ("nearest", 5, 33, False), ("nearest", 5, 29, True), ("at-least-one", 1, 5, False), ("at-least-one", 2, 9, True)],
)  # fmt: skip
def test_the_province_says_how_to_round(tmp_path: Path, rounding: str, above: int, base: int, exceeded: bool) -> None:  # fmt: skip
    rows = people("LĐTT", base) + people("CSTĐCS", above, initiative="Phần mềm quản lý hồ sơ")
    config = f'[province]\ncite = "Quyết định số 1/2020/QĐ-UBND"\nrounding = "{rounding}"\n'
    assert bool(found(judged(tmp_path, rows, 2020, config=config), "Q101")) == exceeded


@pytest.mark.parametrize(("of_second", "whole"), [(5, False), (6, True)])
def test_a_check_judges_all_units_together_once_every_one_has_handed_in(tmp_path: Path, of_second: int, whole: bool) -> None:  # fmt: skip
    (tmp_path / "don-vi.toml").write_text(UNITS, encoding="utf-8")
    second = people("LĐTT", 40, 100) + people("CSTĐCS", of_second, 100, initiative="Sổ tay số hóa hồ sơ")
    write_book(tmp_path / "b.xlsx", table(second, 2020, "XÃ MẪU HAI"))
    first = people("LĐTT", 20) + people("CSTĐCS", 4, initiative="Phần mềm quản lý hồ sơ")
    tally = judged(tmp_path, first, 2020, unit="XÃ MẪU MỘT", config=OWN_LIST)
    cite = "decree-91-2017 Điều 9 khoản 3"
    assert found(tally, "Q101") == [("Q101", "error", cite)] * whole + [("Q101", "warning", cite)]
    (tmp_path / "b.xlsx").unlink()
    alone = judged(tmp_path, first, 2020, unit="XÃ MẪU MỘT", config=OWN_LIST)
    assert found(alone, "Q101", "W503") == [("Q101", "warning", cite)]


@pytest.mark.parametrize(("above", "exceeded"), [(2, False), (3, True)])
def test_flags_of_the_government_are_a_share_of_a_whole_provinces_flags(tmp_path: Path, above: int, exceeded: bool) -> None:  # fmt: skip
    bodies = [f"Trường Tiểu học Thí Dụ {number}" for number in range(1, 11)]
    rows = [{"name": name, "award": "Cờ thi đua của UBND tỉnh"} for name in bodies]
    rows += [{"name": name, "award": "Cờ thi đua của Chính phủ"} for name in bodies[:above]]
    province = judged(tmp_path, rows, 2020, config="[province]\nwhole_province = true\n")
    assert found(province, "Q101") == [("Q101", "error", "decree-91-2017 Điều 11")] * exceeded
    assert found(judged(tmp_path, rows, 2020), "Q101") == []


# --- the year's last months, the law's last day


@pytest.mark.parametrize(
    ("year", "recruited", "expected"),
    [
        (2020, "01/03/2020", []),
        (2020, "02/03/2020", [("R403", "error", "decree-91-2017 Điều 10")]),
        (2020, "15/6/2020 (hợp đồng từ 01/2015)", []),
        (2020, "02/3/2020, bổ nhiệm 01/9/2020", [("R403", "error", "decree-91-2017 Điều 10")]),
        (2020, "Từ ngày 02/3/2020", [("R403", "error", "decree-91-2017 Điều 10")]),
        (2024, "01/07/2024", []),
        (2024, "02/07/2024", [("R403", "error", "circular-01-2024")]),
        (2026, "01/07/2026", []),
        (2026, "02/07/2026", [("R901", "note", "circular-15-2025")]),
    ],
)
def test_ten_months_then_six(tmp_path: Path, year: int, recruited: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    unit = "XÃ LONG PHÚ THUẬN" if year == 2026 else "XÃ LONG THUẬN"
    tally = judged(tmp_path, people("LĐTT", 1, recruited=recruited), year, unit=unit)
    assert [one for one in found(tally, "R403", "R901") if one[2] != "law-06-2026"] == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-12-31", [("R402", "error", "decree-91-2017 Điều 9 khoản 3")]),
        ("2024-01-01", []),
    ],
)
def test_excellent_completion_does_from_the_first_day_of_the_new_law(tmp_path: Path, on: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    excellent = {"grade": "Hoàn thành xuất sắc nhiệm vụ", "initiative": ""}
    rows = people("LĐTT", 20, 1, grade="Hoàn thành tốt nhiệm vụ", initiative="")
    rows += people("LĐTT", 1, **excellent) + people("CSTĐCS", 1, **excellent)
    assert found(judged(tmp_path, rows, 2023, on), "R402") == expected


@pytest.mark.parametrize(
    ("on", "award", "level", "expected"),
    [
        ("2025-06-30", "Giấy khen của Chủ tịch UBND huyện", "", []),
        ("2025-07-01", "Giấy khen của Chủ tịch UBND huyện", "", [("R302", "error", "decree-129-2025")]),
        ("2025-06-30", "Tập thể lao động tiên tiến", "UBND xã", [("R304", "error", "law-06-2022 Điều 80")]),
        ("2025-07-01", "Tập thể lao động tiên tiến", "UBND xã", []),
        ("2025-07-01", "Tập thể lao động tiên tiến", "UBND huyện", [("R302", "error", "decree-129-2025")]),
        ("2023-12-31", "Huy hiệu của UBND tỉnh", "", []),
        ("2024-01-01", "Huy hiệu của UBND tỉnh", "", [("R302", "error", "law-06-2022 Điều 9")]),
        ("2023-12-31", "Xã, phường, thị trấn tiêu biểu", "", [("R302", "error", "law-06-2022 Điều 29")]),
        ("2024-01-01", "Xã, phường, thị trấn tiêu biểu", "", []),
    ],
)
def test_awards_and_levels_end_and_begin_on_their_day(tmp_path: Path, on: str, award: str, level: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    personal = award.startswith(("Giấy khen", "Huy hiệu"))
    row = {"name": "Nguyễn Mẫu Sen" if personal else "Trường Tiểu học Thí Dụ", "award": award}
    if level:
        row["level"] = level
    assert found(judged(tmp_path, [row], int(on[:4]), on), "R302", "R304") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("NĂM HỌC 2024 - 2025", []),
        ("NĂM 2025", [("R302", "error", "decree-129-2025")]),
    ],
)
def test_a_school_year_that_ended_before_the_district_did_may_name_it(tmp_path: Path, title: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    rows = people("LĐTT", 1, level="Chủ tịch UBND huyện")
    text = table(rows, 2025, "XÃ LONG PHÚ THUẬN").replace("NĂM 2025", title)
    write_book(tmp_path / "a.xlsx", text)
    tally = run([tmp_path], year=2025, whole_year=False, workers=1)
    assert found(tally, "R302", "R304") == expected


@pytest.mark.parametrize("award", ["LDTT", "CSTDCS", "TTLDTT", "KDCVH"])
def test_the_communes_powers_rest_on_a_decree_that_may_lapse(award: str) -> None:
    before, after = (
        load_catalogue().on(day).awards[award].levels for day in (date(2027, 2, 28), date(2027, 3, 1))
    )
    assert "commune" in before.value and before.confirmed
    assert after.value == before.value and not after.confirmed and after.note is not None


# --- collectives


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("Hoàn thành nhiệm vụ", []),
        ("Không đánh giá", []),
        ("Không hoàn thành nhiệm vụ", [("Q102", "error", "law-15-2003 Điều 27")]),
    ],
)
def test_every_member_of_an_excellent_collective_has_done_the_years_tasks(tmp_path: Path, grade: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    rows = [{"name": "Phòng Mẫu", "award": "Tập thể lao động xuất sắc"}]
    rows += people("LĐTT", 9, 1, place="Phòng Mẫu", grade="Hoàn thành tốt nhiệm vụ")
    rows += people("LĐTT", 1, place="Phòng Mẫu", grade=grade)
    assert found(judged(tmp_path, rows, 2020), "Q102") == expected


@pytest.mark.parametrize(
    ("year", "grade", "expected"),
    [
        (2020, "Hoàn thành nhiệm vụ", []),
        (2024, "Hoàn thành nhiệm vụ", [("R406", "warning", "law-06-2022 Điều 28")]),
        (2024, "Hoàn thành tốt nhiệm vụ", []),
    ],
)
def test_an_advanced_collective_completes_its_tasks_well_from_2024(tmp_path: Path, year: int, grade: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    row = {"name": "Trường Tiểu học Thí Dụ", "award": "Tập thể lao động tiên tiến", "grade": grade}
    assert found(judged(tmp_path, [row], year), "R406") == expected


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("Không hoàn thành nhiệm vụ", [("R406", "warning", "law-15-2003 Điều 24")]),
        ("Hoàn thành nhiệm vụ", []),
        ("Không đánh giá", []),
        ("", []),
    ],
)
def test_who_fails_the_tasks_was_no_advanced_worker_before_2024_either(tmp_path: Path, grade: str, expected: list[tuple[str, str, str]]) -> None:  # fmt: skip
    rows = [*people("LĐTT", 1, grade=grade), *people("LĐTT", 1, 1, grade="Hoàn thành tốt nhiệm vụ")]
    assert found(judged(tmp_path, rows, 2020), "R406") == expected


# --- what says no


@pytest.mark.parametrize(
    ("text", "missing"), [("", True), ("Chưa đăng ký", True), ("Không đăng ký", True), ("Đã đăng ký", False)]
)
def test_a_registration_that_was_not_made(tmp_path: Path, text: str, missing: bool) -> None:
    rows = [*people("LĐTT", 1, registered=text), *people("LĐTT", 1, 1, registered="Có")]
    expected = [("R408", "warning", "law-15-2003 Điều 10")] * missing
    assert found(judged(tmp_path, rows, 2020), "R408") == expected


@pytest.mark.parametrize(
    ("text", "missing"), [("Chưa được công nhận", True), ("Quyết định số 12/QĐ-UBND", False)]
)
def test_an_initiative_that_nobody_has_recognised(tmp_path: Path, text: str, missing: bool) -> None:
    rows = people("LĐTT", 10, initiative="") + people("CSTĐCS", 1, initiative=text)
    expected = [("R402", "error", "decree-91-2017 Điều 9 khoản 3")] * missing
    assert found(judged(tmp_path, rows, 2020), "R402") == expected


@pytest.mark.parametrize(
    ("award", "said"),
    [
        ("Tập thể lao động xuất sắc", "cần hoàn thành xuất sắc nhiệm vụ."),
        ("Tập thể lao động tiên tiến", "cần hoàn thành tốt nhiệm vụ trở lên."),
    ],
)
def test_nothing_is_above_the_highest_grade(tmp_path: Path, award: str, said: str) -> None:
    row = {"name": "Trường Tiểu học Thí Dụ", "award": award, "grade": "Hoàn thành nhiệm vụ"}
    (one,) = (one for one in judged(tmp_path, [row], 2024).findings if one.code == "R406")
    assert render(one).text.endswith(said)
