"""Rules of the user's own: the guide page is performed as it stands, and what is misplaced or contradictory is refused."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import hongngu_tally
from conftest import Book, Command
from hongngu_tally.law import Catalogue, load_catalogue, use_rules
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.settings import read_settings

pytestmark = pytest.mark.usefixtures("read_here")

GUIDE = Path(hongngu_tally.__file__).parent / "guide"
EVE, DAY = date(2027, 6, 30), date(2027, 7, 1)


@pytest.fixture(autouse=True)
def packaged_rules_afterwards() -> Iterator[None]:
    yield
    use_rules(None)


def written(folder: Path, files: dict[str, str]) -> Path:
    """A folder ``luat`` with these files, named in ``tally.toml``."""
    for name, text in {"tally.toml": '[law]\nfolder = "luat"\n', **{f"luat/{name}": text for name, text in files.items()}}.items():  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "tally.toml"


def catalogue(folder: Path, files: dict[str, str]) -> Catalogue:
    read_settings(written(folder, files))
    return load_catalogue()


DECREE = '[decree-999-2027]\nnumber = "999/2027/NĐ-CP"\ntitle = {vi = "Ví dụ", en = "Example"}\nin_force = 2027-07-01\n'
SHARE = (
    '[[share_max_percent]]\nfrom = 2027-07-01\nvalue = 20\nof = ["LDTT"]\ncite = "decree-999-2027 Điều 8"\n'
)


# --- the page, as it stands


def performed(lang: str, folder: Path, province: bool = False) -> str:
    """Write every file that the page shows, where it says, that of the province only if asked for; the page itself."""
    page = (GUIDE / lang / "cap-nhat-luat.md").read_text(encoding="utf-8")
    for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        if province or "[province]" not in block:
            path = folder / re.match(r"# ([\w/.-]+)", block)[1].rstrip(",")
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(before + block, encoding="utf-8")
    return page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_does_what_it_promises(
    lang: str, tmp_path: Path, command: Command, plain: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = performed(lang, tmp_path)
    (commands,) = re.findall(r"^```\n(tally .*?)^```", page, re.DOTALL | re.MULTILINE)
    promised = {"vi": ("không quá 20%", "từ 3 tháng"), "en": ("at most 20%", "at least 3 months")}[lang]
    for line in commands.splitlines():
        code, out, _ = command(*line.split()[1:], "--lang", lang)
        assert code == 0
        text = " ".join(out.split())
        for said in (
            "999/2027/NĐ-CP",
            *promised,
            "luat/awards/CSTDCS.toml, luat/awards/DVQT.toml, luat/awards/DVTT.toml, luat/awards/LDTT.toml",
        ):
            assert said in text, line
    after = load_catalogue().on(DAY).awards
    assert after["CSTDCS"].share_max_percent.value == (20, ("LDTT", "CSTT"))
    assert after["CSTDCS"].share_max_percent.checked_on == date(2027, 6, 20)
    assert after["LDTT"].tenure_min_months.value == 3
    # Everything else is as it was.
    before = load_catalogue().on(EVE).awards
    assert before["CSTDCS"].share_max_percent is None and before["LDTT"].tenure_min_months.value == 6
    assert after["CSTDCS"].levels == before["CSTDCS"].levels
    ended = load_catalogue().instruments["decree-152-2025"]
    assert (ended.ended, ended.number) == (DAY, "152/2025/NĐ-CP")
    assert not ended.holds_on(DAY)


OFFICE = """
# Danh sách
| UBND XÃ LONG PHÚ THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2027 | < | < | < |
| STT | Tên | Số năm | Danh hiệu |
| 1 | Nguyễn Văn Mẫu |  | Thư khen của Chủ tịch UBND xã |
| 2 | Tổ Ví Dụ |  | Đơn vị tiêu biểu |
| 3 | Tổ Thí Dụ |  | Đơn vị tiên tiến |
| 4 | Trung đội Mẫu |  | Đơn vị quyết thắng |
"""
LETTERS = """name = "thu-khen"
title.vi = "Thư khen"
title.en = "Letters"
[[row]]
key = "letters"
label.vi = "Thư khen"
label.en = "Letters"
[[row.take]]
award = ["TKX"]
"""


@pytest.mark.slow
def test_every_command_follows_the_page(
    tmp_path: Path, command: Command, book: Book, plain: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new name, an award abolished, a new one, other years: on the page of the law, and wherever lists are read."""
    performed("vi", tmp_path)
    book(OFFICE, "danh-sach.xlsx")
    (tmp_path / "thu-khen.toml").write_text(LETTERS, encoding="utf-8")
    # Only beside the lists is the folder of rules named: options that name its awards are understood all the same.
    asked = (tmp_path / "danh-sach.xlsx", "--year", "2027")
    _, out, _ = command("summarize", *asked)
    head = next(line for line in out.splitlines() if line.startswith("Đơn vị  "))
    assert head.split("  ")[-1].strip() == "Cộng" and "Thư khen" in head and "ĐVQT" in head
    assert "Đơn vị tiêu biểu" in out and "Đơn vị tiên tiến" not in out
    _, out, _ = command("trace", *asked, "--award", "Thư khen xã", "--format", "json")
    assert [line["name"] for line in json.loads(out)["rows"]] == ["Nguyễn Văn Mẫu"]
    layout = tmp_path / "thu-khen.toml"
    _, out, _ = command("year-end", *asked, "--layout", layout, "--format", "json")
    table = json.loads(out)
    assert [row["individual"] for row in table["rows"]] == [1] and table["outside"] == 3
    _, out, _ = command("validate", *asked, "--only", "R302", "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert finding["cite"] == "decree-999-2027 Điều 20"
    _, out, _ = command("validate", *asked, "--fix", "--dry-run", "--format", "json")
    assert [(one["before"], one["after"]) for one in json.loads(out)["changes"]] == [
        ("Đơn vị tiên tiến", "Đơn vị tiêu biểu")
    ]

    book(OFFICE.replace("Tổ Ví Dụ", "Nguyễn Thị Ví Dụ"), "ca-nhan.xlsx")
    for year, name in ((2027, "Đơn vị tiêu biểu"), (2026, "Đơn vị tiên tiến")):
        _, out, _ = command("validate", tmp_path / "ca-nhan.xlsx", "--year", year, "--only", "R301", "--format", "json")  # fmt: skip
        assert f"{name} chỉ dành cho tập thể" in json.loads(out)["findings"][0]["message"]

    monkeypatch.chdir(tmp_path)
    _, out, _ = command("law", "--law-on", "2027-08-01", "--award", "DVTT,DVQT,BKT")
    lines = [line.strip() for line in out.splitlines()]
    assert any(line.endswith("— Đơn vị tiêu biểu") for line in lines)
    assert "Tên gọi: Đơn vị tiêu biểu" in lines
    assert next(line for line in lines if line.startswith("Cũng được viết:")).startswith(
        "Cũng được viết: Đơn vị tiên tiến, "
    )
    assert lines.count("ĐVQT — Đơn vị quyết thắng") == 1
    assert "Các năm của cá nhân: 3 năm liên tục đạt CSTĐCS, có 2 sáng kiến (thường xuyên)" in lines
    assert command("explain", "thư khen xã")[0] == 0
    (tmp_path / "luat" / "awards" / "TKX.toml").write_text("code = 1", encoding="utf-8")
    code, _, err = command("explain", "thư khen xã")
    assert (code, "luat/awards/TKX.toml" in err) == (2, True)
    assert command("explain", "R301")[0] == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_pages_province_is_read_and_its_lower_share_binds(lang: str, tmp_path: Path) -> None:
    performed(lang, tmp_path, province=True)
    province = read_settings(tmp_path / "tally.toml").province
    unsaid = {"school_deadline"}
    assert all(getattr(province, name) for name in province.__slots__ if name not in unsaid)
    share = replace(load_catalogue().on(DAY), province=province).share_max("CSTDCS")
    assert share is not None and (share.value.percent, share.source, share.cite) == (
        12,
        "province",
        province.cite,
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_mistake_that_the_page_shows_is_answered_so(lang: str, tmp_path: Path) -> None:
    performed(lang, tmp_path)
    share = tmp_path / "luat" / "awards" / "CSTDCS.toml"
    text = share.read_text(encoding="utf-8")
    share.write_text(text.replace("decree-999-2027 Điều 8 khoản 2", "decree-998-2027 Điều 8"), "utf-8")
    with pytest.raises(RuleFileError) as caught:
        read_settings(tmp_path / "tally.toml")
        load_catalogue()
    said = str(caught.value) if lang == "vi" else caught.value.english
    assert said in (GUIDE / lang / "cap-nhat-luat.md").read_text(encoding="utf-8")


def test_the_two_pages_show_the_same_files() -> None:
    shown = []
    for lang in ("vi", "en"):
        page = (GUIDE / lang / "cap-nhat-luat.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
        shown.append([re.sub(r"\s*#.*", "", block.partition("\n")[2]) for block in blocks])
    assert shown[0] == shown[1]


def test_every_other_case_of_the_page_is_read(tmp_path: Path) -> None:
    law = catalogue(
        tmp_path,
        {
            "instruments.toml": DECREE,
            "rounds.toml": "[2028]\njudged_on = 2028-12-31\n",
            "common.toml": '[[registration_of]]\nfrom = 2027-07-01\nvalue = ["emulation_title"]\ncite = "decree-999-2027"\n'
            if "registration_of" in load_catalogue().common
            else '[[one_form_per_achievement]]\nfrom = 2027-07-01\nrepealed = true\ncite = "decree-999-2027"\n',
            "awards/LDTT.toml": '[name]\nalso_written = ["Lao động giỏi giang"]\n'
            '[[tenure_min_months]]\nfrom = 2027-07-01\nrepealed = true\ncite = "decree-999-2027"\n'
            '[[grade_min]]\nfrom = 2024-01-01\nvalue = "done"\ntracks = ["merit"]\ncite = "law-06-2022 Điều 24"\nconfidence = "unverified"\n',
            "awards/CSTDCS.toml": '[[discipline_bar]]\nfrom = 2028-01-01\nexpected = true\nvalue = "warning"\ncite = "decree-999-2027"\nnote = {vi = "Dự thảo", en = "Draft"}\n',
        },
    )
    assert law.judged_on(2028) == date(2028, 12, 31)
    assert law.award_of("lao động giỏi giang") == "LDTT" and law.award_of("LĐ tiên tiến") == "LDTT"
    worker = law.on(DAY).awards["LDTT"]
    assert worker.tenure_min_months is None
    # Instead of the packaged entry of that day, not beside it.
    assert worker.grade_min.value.grade == "done" and not worker.grade_min.confirmed
    assert law.on(date(2028, 6, 1)).awards["CSTDCS"].discipline_bar is None
    assert ("CSTDCS", "discipline_bar") in {(each.code, each.key) for each in law.on(DAY).expected}


# --- the whole way


LIST = """
# Danh sách
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2027 |
| STT | Họ và tên | Đơn vị công tác | Danh hiệu |
| 1 | Nguyễn Văn Mẫu | UBND xã Long Phú Thuận | Danh hiệu ngôi sao ví dụ |
| 2 | Trần Thị Ví Dụ | UBND xã Long Phú Thuận | Lao động tiên tiến |
"""


def star(packaged: Path) -> str:
    """A whole file of an invented award, made from that of LĐTT."""
    text = (packaged / "awards" / "KNC.toml").read_text(encoding="utf-8")
    text = text.replace('"KNC"', '"NSVD"', 1).replace('abbreviation = "KNC"', 'abbreviation = "NSVD"')
    text = re.sub(r"rank +=.*", "rank = 9000", text)
    return re.sub(r"\[name\].*?\n\n", '[name]\nvi = "Danh hiệu ngôi sao ví dụ"\nen = "Example Star"\n\n', text, count=1, flags=re.DOTALL)  # fmt: skip


@pytest.mark.slow
def test_an_award_of_ones_own_is_read_counted_and_named_in_every_result(
    command: Command, book: Book, plain: None, tmp_path: Path
) -> None:
    packaged = load_catalogue().folder
    written(tmp_path, {"awards/NSVD.toml": star(packaged)})
    for number in (1, 2):
        book(LIST, f"long-phu-thuan-{number}.xlsx")
    asked = (tmp_path, "--year", "2027")
    _, out, _ = command("summarize", *asked, "--format", "json")
    data = json.loads(out)
    assert data["own_rules"] == ["luat/awards/NSVD.toml"]
    assert {row["award"] for row in data["counts"]} == {"NSVD", "LDTT"}
    said = "Có quy định bổ sung của người dùng: luat/awards/NSVD.toml"
    for name in ("validate", "summarize", "year-end"):
        for form in ("text", "md"):
            assert said in " ".join(command(name, *asked, "--format", form)[1].split()), (name, form)
        _, out, err = command(name, *asked, "--format", "csv")
        assert said in err and said not in out
    one = tmp_path / "long-phu-thuan-1.xlsx"
    for arguments in (("status", *asked), ("inspect", *asked), ("diff", one, one, "--year", "2027")):
        assert said in command(*arguments)[2], arguments
    target = tmp_path / "bang.xlsx"
    command("year-end", *asked, "-o", target)
    import openpyxl

    texts = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(said in text for text in texts)


def test_without_the_folder_nothing_of_it_is_left(command: Command, tmp_path: Path, plain: None, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    settings = written(tmp_path, {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE})
    assert "không quá 20% số người đạt LĐTT\n" in command("law", "--year", "2027", "--award", "CSTDCS")[1]
    settings.unlink()
    out = command("law", "--year", "2027", "--award", "CSTDCS")[1]
    assert "999/2027" not in out and "quy định bổ sung" not in out
    assert load_catalogue().own is None


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    first = catalogue(tmp_path, {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE})
    time.sleep(0.01)
    second = catalogue(tmp_path, {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE.replace("value = 20", "value = 25")})  # fmt: skip
    shares = [law.on(DAY).awards["CSTDCS"].share_max_percent.value.percent for law in (first, second)]
    assert shares == [20, 25]


# --- what is wrong is answered


@pytest.mark.parametrize(
    ("files", "file", "key", "mistake"),
    [
        ({}, "tally.toml", "law.folder", "no-folder"),
        ({"ghi-chu.txt": "x"}, "tally.toml", "law.folder", "no-rule-files"),
        ({"instrument.toml": DECREE}, "luat/instrument.toml", "", "not-a-rule-file"),
        ({"CSTDCS.toml": SHARE}, "luat/CSTDCS.toml", "", "not-a-rule-file"),
        ({"awards/2027/CSTDCS.toml": SHARE}, "luat/awards/2027/CSTDCS.toml", "", "not-a-rule-file"),
        ({"awards/CSTDCS.toml": SHARE}, "luat/awards/CSTDCS.toml", "share_max_percent[1].cite", "cite"),
        (
            {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE.replace("2027-07-01", "2027-01-01")},
            "luat/awards/CSTDCS.toml",
            "share_max_percent[1].cite",
            "cite-not-in-force",
        ),
        (
            {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE + SHARE},
            "luat/awards/CSTDCS.toml",
            "share_max_percent[2].from",
            "same-day",
        ),
        (
            {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE.replace("from = 2027-07-01\n", "")},
            "luat/awards/CSTDCS.toml",
            "share_max_percent[1].from",
            "missing",
        ),
        (
            {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE.replace("percent", "percents")},
            "luat/awards/CSTDCS.toml",
            "share_max_percents",
            "unknown-key",
        ),
        (
            {"instruments.toml": DECREE, "awards/CSTDCS.toml": SHARE.replace("LDTT", "LDTX")},
            "luat/awards/CSTDCS.toml",
            "share_max_percent[4]",
            "unknown-award",
        ),
        ({"awards/MOI.toml": SHARE}, "luat/awards/MOI.toml", "code", "no-code"),
        ({"instruments.toml": DECREE.replace("number", "so")}, "luat/instruments.toml", "decree-999-2027.number", "missing"),
        ({"awards/LDTT.toml": '[name]\nalso_written = ["CSTT"]\n'}, "awards/CSTT.toml", "name.also_written", "spelling-taken"),
        ({"awards/LDTT.toml": "from = = 1"}, "luat/awards/LDTT.toml", "", "not-toml"),
    ],
)  # fmt: skip
def test_a_mistake_names_the_users_own_file(
    tmp_path: Path, files: dict[str, str], file: str, key: str, mistake: str
) -> None:
    with pytest.raises(RuleFileError) as caught:
        catalogue(tmp_path, files)
    assert (caught.value.file, caught.value.key, caught.value.mistake) == (file, key, mistake)
    assert "Cách sửa" in str(caught.value) and "Remedy" in caught.value.english


def test_a_command_with_a_mistaken_folder_is_wrong_usage(
    command: Command, book: Book, tmp_path: Path
) -> None:
    written(tmp_path, {"instrument.toml": DECREE})
    code, out, err = command("summarize", book(LIST), "--year", "2027")
    assert (code, out) == (2, "") and "luat/instrument.toml" in err


@pytest.mark.slow
def test_settings_beside_earlier_years_do_not_change_this_years_rules(
    command: Command, book: Book, tmp_path: Path
) -> None:
    now, past = tmp_path / "2027", tmp_path / "2026"
    now.mkdir()
    written(now, {"awards/NSVD.toml": star(load_catalogue().folder)})
    past.mkdir()
    (past / "tally.toml").write_text("year = 2026\n", encoding="utf-8")
    for folder, text in (
        (now, LIST),
        (past, LIST.replace("2027", "2026").replace("Danh hiệu ngôi sao ví dụ", "LĐTT")),
    ):
        book(text, "long-phu-thuan.xlsx").rename(folder / "long-phu-thuan.xlsx")
    _, out, _ = command("summarize", now, "--year", "2027", "--history", past, "--format", "json")
    data = json.loads(out)
    assert {row["award"] for row in data["counts"]} == {"NSVD", "LDTT"}
    assert data["own_rules"] == ["luat/awards/NSVD.toml"]
