"""``tally law`` and ``tally explain`` on awards: what is shown is what the rules say, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Command
from hongngu_tally.law import load_catalogue
from hongngu_tally.law.changes import changes
from hongngu_tally.render.rule_words import RuleWords

pytestmark = pytest.mark.usefixtures("read_here")

CATALOGUE = load_catalogue()
LANGUAGES = ("vi", "en")
Data = Callable[..., dict[str, Any]]


@pytest.fixture
def law(command: Command, plain: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run ``tally law`` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: command("law", *arguments)


@pytest.fixture
def data(law: Command) -> Data:
    def call(*arguments: object) -> dict[str, Any]:
        code, out, err = law(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return dict(json.loads(out))

    return call


# --- rules in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_a_name_and_every_value_a_phrase(lang: str) -> None:
    say = RuleWords(lang, CATALOGUE)
    histories = {code: award.history for code, award in CATALOGUE.awards.items()} | {"": CATALOGUE.common}
    for code, each in histories.items():
        for key, history in each.items():
            assert say.key(key)
            for ruling in history:
                phrase = say.value(key, ruling.value, code)
                assert phrase and not re.search(r"None|True|False|[\[\](){}']|_", phrase.replace("(", "").replace(")", "")), phrase  # fmt: skip


@pytest.mark.parametrize(
    ("award", "key", "day", "vi", "en"),
    [
        ("CSTDCS", "share_max_percent", date(2020, 12, 31), "không quá 15% số người đạt LĐTT hoặc CSTT", "at most 15% of those who hold LĐTT or CSTT"),
        ("CSTDCS", "requires_any_of", date(2024, 12, 31), "sáng kiến, đề tài hoặc hoàn thành xuất sắc nhiệm vụ", "an initiative or excellent completion"),
        ("TTLDTT", "member_share_min", date(2020, 12, 31), "trên 50% đạt LĐTT", "more than 50% hold LĐTT"),
        ("TTLDXS", "member_share_min", date(2020, 12, 31), "ít nhất 70% đạt LĐTT", "at least 70% hold LĐTT"),
        ("TTLDTT", "discipline_bar", date(2020, 12, 31), "không có thành viên bị kỷ luật từ cảnh cáo trở lên", "no member disciplined with a warning or more"),
        ("LDTT", "discipline_bar", date(2020, 12, 31), "không bị kỷ luật từ khiển trách trở lên", "no discipline of a reprimand or more"),
        ("LDTT", "grade_min", date(2024, 12, 31), "từ hoàn thành tốt nhiệm vụ trở lên (thường xuyên)", "good completion or better (merit)"),
        ("BKT", "grade_min", date(2020, 12, 31), "hoàn thành xuất sắc nhiệm vụ (thường xuyên)", "excellent completion (merit)"),
        ("LDTT", "levels", date(2026, 6, 1), "xã (thường dùng), đơn vị, tỉnh", "commune (the usual one), unit, province"),
        ("GKX", "tracks", date(2024, 12, 31), "cá nhân, tập thể: thường xuyên, chuyên đề, đột xuất; hộ gia đình: chuyên đề, đột xuất", "individuals, collectives: merit, drive, sudden; households: drive, sudden"),
    ],
)  # fmt: skip
def test_a_rule_reads_as_an_office_would_say_it(award: str, key: str, day: date, vi: str, en: str) -> None:
    ruling = CATALOGUE.awards[award].on(key, day)
    assert ruling is not None
    assert [RuleWords(lang, CATALOGUE).value(key, ruling.value, award) for lang in LANGUAGES] == [vi, en]


# --- the law of a day


def test_a_year_shows_all_that_holds_on_its_day(law: Command) -> None:
    regime = CATALOGUE.on(CATALOGUE.judged_on(2026))
    code, out, _ = law("--year", "2026")
    assert code == 0
    assert out.startswith("Quy định về thi đua, khen thưởng áp dụng cho năm 2026, xét theo ngày 31/12/2026\n")
    text = " ".join(out.split())
    for instrument in regime.instruments:
        assert instrument.number in text and instrument.title.vi in text
    for rules in regime.awards.values():
        assert f"{rules.abbreviation} — {rules.name_vi}" in text
    for absence in regime.others.values():
        assert absence.name_vi in text
    for name in ("one_form_per_achievement", "state_forms_a_year"):
        ruling = getattr(regime.common, name)
        assert f"{RuleWords('vi', CATALOGUE).value(name, ruling.value)} Từ {ruling.since:%d/%m/%Y}" in text
    for expected in regime.expected:
        assert expected.note is not None and expected.note.vi in text
    assert regime.unverified and all(each.note.vi in text for each in regime.unverified)
    assert "Cấp huyện Không còn từ 01/07/2025 — Nghị định số 129/2025/NĐ-CP" in text


def test_the_data_of_a_day_hold_the_same_and_apply_nothing_expected(data: Data) -> None:
    found = data("--year", "2026")
    regime = CATALOGUE.on(CATALOGUE.judged_on(2026))
    assert (found["command"], found["year"], found["law_on"]) == ("law", 2026, "2026-12-31")
    assert [each["key"] for each in found["instruments"]] == [each.key for each in regime.instruments]
    assert [each["code"] for each in found["awards"]] == list(regime.awards)
    assert {each["code"] for each in found["not_in_force"]} == set(regime.others)
    assert [each["cite"] for each in found["unverified"]] == ["law-06-2026"]
    fighter = next(each for each in found["awards"] if each["code"] == "CSTDCS")
    assert "share_max_percent" not in fighter["rules"]
    assert {"award": "CSTDCS", "rule": "share_max_percent"}.items() <= next(
        each for each in found["expected"] if each["value"] is not None
    ).items()
    for award in found["awards"]:
        for rule in award["rules"].values():
            assert rule["cite"].partition(" ")[0] in CATALOGUE.instruments
            assert rule["from"] <= found["law_on"] and "expected" not in rule


def test_the_day_goes_before_the_year_and_the_settings(data: Data, tmp_path: Path) -> None:
    (tmp_path / "tally.toml").write_text("year = 2020\n", encoding="utf-8")
    assert data()["law_on"] == "2020-12-31"
    assert data("--year", "2024")["law_on"] == "2024-12-31"
    assert data("--year", "2025", "--law-on", "2025-06-30")["law_on"] == "2025-06-30"
    assert data("--year", "2019-2020")["year"] == "2019-2020"


def test_the_provinces_rules_stand_beside_the_nations(law: Command, data: Data, tmp_path: Path) -> None:
    settings = '[province]\nname = "Đồng Tháp"\ncite = "Quyết định 12/2020"\ncstdcs_share_percent = 12\nrounding = "floor"\nyearly_max = {BKT = 1}\nnon_leader_share_min_percent = 60\nwhole_province = true\nttldxs_share_percent_by_rating = {any = 20}\ndeadline = 2021-01-15\n'
    (tmp_path / "tally.toml").write_text(settings, encoding="utf-8")
    _, out, _ = law("--year", "2020")
    for said in (
        "Đồng Tháp — Quyết định 12/2020",
        "CSTĐCS không quá 12% số người đạt LĐTT hoặc CSTT",
        "Hình thức khen thưởng: ít nhất 60% cá nhân không phải lãnh đạo",
        "Các tệp là của toàn tỉnh",
        "BK tỉnh: mỗi đối tượng nhiều nhất 1 lần một năm",
        "TTLĐXS: không quá 20% số TTLĐTT khi đơn vị xếp loại “mức khác hoặc chưa rõ”",
        "Làm tròn: bỏ phần lẻ",
        "Hạn nộp: 15/01/2021",
    ):
        assert said in out
    found = data("--year", "2020", "--award", "CSTDCS")
    share = found["awards"][0]["rules"]["share_max_percent"]
    assert (share["source"], share["cite"], share["value"]["percent"]) == (
        "province",
        "Quyết định 12/2020",
        12,
    )
    assert found["province"]["deadline"] == "2021-01-15"
    _, out, _ = law("--year", "2020", "--award", "CSTDCS")
    assert "Tỉnh quy định — Quyết định 12/2020" in out


def test_a_year_nobody_confirmed_says_so(law: Command) -> None:
    for year, round_ in CATALOGUE.rounds.items():
        _, out, _ = law("--year", year)
        assert ("Ngày xét của năm này chưa xác nhận" in out) == (round_.confidence == "unverified"), year


# --- awards


@pytest.mark.parametrize("named", ["CSTDCS", "cstđcs", "Chiến sỹ thi đua cơ sở", "CSTĐ CS"])
def test_an_award_is_found_by_code_abbreviation_or_name(data: Data, named: str) -> None:
    assert [each["code"] for each in data("--year", "2020", "--award", named)["awards"]] == ["CSTDCS"]


def test_several_awards_are_named_by_commas_or_repeated(data: Data) -> None:
    wanted = ("--award", "CSTDCS,TTLĐXS", "--award", "Xã, phường, thị trấn tiêu biểu")
    found = data("--year", "2024", *wanted)
    assert [each["code"] for each in found["awards"]] == ["CSTDCS", "TTLDXS", "XATB"]
    assert {each["award"] for each in found["expected"]} == {"CSTDCS"}


def test_an_award_shows_each_rule_with_its_start_and_article(law: Command) -> None:
    _, out, _ = law("--year", "2020", "--award", "CSTDCS")
    text = " ".join(out.split())
    rules = CATALOGUE.on(date(2020, 12, 31)).awards["CSTDCS"]
    for name in ("levels", "requires_any_of", "prerequisite_any_of", "share_max_percent", "discipline_bar"):
        ruling = getattr(rules, name)
        assert RuleWords("vi", CATALOGUE).value(name, ruling.value, "CSTDCS") in text
        assert f"Từ {ruling.since:%d/%m/%Y} — {CATALOGUE.cite_text(ruling.cite)}" in text
    assert all(spelling in text for spelling in rules.also_written)


def test_what_nobody_confirmed_is_marked(law: Command) -> None:
    _, out, _ = law("--year", "2024", "--award", "TTLDTT")
    line = next(line for line in out.splitlines() if "Thành viên" in line)
    after = out.splitlines()[out.splitlines().index(line) + 1]
    assert after.endswith("CHƯA XÁC NHẬN")
    _, out, _ = law("--year", "2020", "--award", "TTLDTT")
    assert "CHƯA XÁC NHẬN" not in out


def test_an_award_that_is_not_in_force_says_since_when(law: Command, data: Data) -> None:
    code, out, _ = law("--year", "2026", "--award", "GKH")
    assert code == 0 and "Không còn từ 01/07/2025 — Nghị định số 129/2025/NĐ-CP" in out
    found = data("--year", "2026", "--award", "GKH")
    assert found["awards"] == [] and [each["code"] for each in found["not_in_force"]] == ["GKH"]


def test_without_a_year_an_award_is_shown_through_time(law: Command, data: Data, command: Command) -> None:
    history = CATALOGUE.awards["CSTDCS"].history
    found = data("--award", "CSTDCS")["awards"][0]["history"]
    assert {key: [each["from"] for each in dated] for key, dated in found.items()} == {
        key: [ruling.since.isoformat() for ruling in rulings] for key, rulings in history.items()
    }
    _, out, _ = law("--award", "CSTDCS")
    assert "Từ 01/01/2024: không còn quy định — Điều 23" in " ".join(out.split())
    assert command("explain", "cstđcs")[1] == out


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("GK", "GK xã"), ("Chiến sĩ thi đua cơ xở", "CSTĐCS"), ("giấy khen", "GK huyện"), ("LĐT", "LĐTT")],
)
def test_a_near_miss_is_answered_with_suggestions_and_never_taken(
    law: Command, command: Command, wanted: str, near: str
) -> None:
    for code, out, err in (law("--award", wanted), command("explain", wanted)):
        assert (code, out) == (2, "")
        assert "Có phải là" in err and near in err


def test_explain_suggests_checks_too_and_nothing_for_nonsense(command: Command, plain: None) -> None:
    assert "recipient-not-allowed" in command("explain", "recipient-not-alowed")[2]
    code, _, err = command("explain", "qqqqqq")
    assert code == 2 and "Có phải là" not in err


# --- comparing


def test_a_comparison_names_each_rule_that_changed_and_no_other(data: Data) -> None:
    found = data("--compare", "2020", "2026")
    before, after = (CATALOGUE.on(CATALOGUE.judged_on(year)) for year in (2020, 2026))
    assert found["added"] == [code for code in after.awards if code not in before.awards] == ["XATB"]
    assert {each["code"] for each in found["removed"]} == set(before.awards) - set(after.awards)
    shown = {(each["award"], each["rule"]) for each in found["changed"]}
    for code in before.awards.keys() & after.awards.keys():
        for key in CATALOGUE.awards[code].history:
            values = [CATALOGUE.awards[code].on(key, day.day) for day in (before, after)]
            differ = (values[0].value if values[0] else None) != (values[1].value if values[1] else None)
            assert ((code, key) in shown) == differ, (code, key)
    assert {("CSTDCS", "share_max_percent"), ("", "ranks_at_once")} <= shown
    assert not [
        each for each in data("--compare", "2020", "2026", "--award", "LDTT")["changed"] if not each["award"]
    ]


def test_a_comparison_with_2026_says_that_its_law_is_not_confirmed(law: Command, data: Data) -> None:
    note = CATALOGUE.on(date(2026, 12, 31)).unverified[0].note.vi
    assert note in " ".join(law("--compare", "2025", "2026")[1].split())
    assert note not in " ".join(law("--compare", "2024", "2025")[1].split())
    assert data("--compare", "2025", "2026")["unverified"] == ["law-06-2026"]


def test_a_change_is_dated_by_the_text_that_made_it_not_by_one_that_repeats_it(data: Data) -> None:
    found = data("--compare", "2020", "2026", "--award", "LDTT")["changed"]
    tenure = next(each for each in found if each["rule"] == "tenure_min_months")
    assert (tenure["before"], tenure["after"], tenure["from"]) == (10, 6, "2024-01-01")
    # The text in force on the later day has not been read by anybody.
    assert tenure["confidence"] == "unverified"


def test_a_law_is_read_forwards_whichever_day_is_named_first(law: Command) -> None:
    assert law("--compare", "2026", "2020")[1] == law("--compare", "2020", "2026")[1]


def test_a_day_compared_with_itself_shows_no_change(law: Command, data: Data) -> None:
    assert "Không có thay đổi nào được ghi nhận." in law("--compare", "2020", "2020-12-31")[1]
    assert data("--compare", "2020", "2020")["changed"] == []


def test_a_renamed_award_changed_its_name(data: Data) -> None:
    (change,) = data("--compare", "2024", "2026-06-01", "--award", "XATB")["changed"]
    assert (change["rule"], change["after"]) == ("official_name", "Xã, phường, đặc khu tiêu biểu")
    same = CATALOGUE.on(date(2024, 1, 1))
    assert changes(CATALOGUE, same, CATALOGUE.on(date(2025, 6, 30)), "XATB") == ()


# --- all texts


def test_without_options_every_text_and_every_year_is_listed(law: Command, data: Data) -> None:
    _, out, _ = law()
    text = " ".join(out.split())
    for instrument in CATALOGUE.instruments.values():
        assert instrument.number in text and instrument.title.vi in text
        assert f"iệu lực từ {instrument.in_force:%d/%m/%Y}" in text
        assert instrument.link in text
    for year in CATALOGUE.rounds.values():
        assert f"{year.year}: xét theo ngày {year.judged_on:%d/%m/%Y}" in text
    found = data()
    assert [each["key"] for each in found["instruments"]] == list(CATALOGUE.instruments)
    assert list(found["years"]) == list(CATALOGUE.rounds)


# --- wrong usage, forms, widths


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "2016"), "2017–2027"),
        (("--law-on", "2016-01-01"), "01/10/2017"),
        (("--compare", "2020"), "cần hai năm hoặc hai ngày"),
        (("--compare", "2020", "abc"), "“abc”"),
        (("--compare", "2020", "2026", "--year", "2020"), "bỏ --year"),
        (("--year", "26"), "“26”"),
        (("--law-on", "31/12/2020"), "YYYY-MM-DD"),
        (("--format", "csv"), "text, json, md"),
        (("-o", "a.xlsx"), ".xlsx"),
        (("--config", "nowhere.toml"), "nowhere.toml"),
        (("--lang", "fr"), "vi, en"),
    ],
)
def test_wrong_usage_is_answered_with_what_to_write(
    law: Command, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = law(*arguments)
    assert (code, out) == (2, "") and said in err


def test_a_mistake_in_the_settings_is_answered(law: Command, tmp_path: Path) -> None:
    (tmp_path / "tally.toml").write_text("[province]\nrounding = 1\n", encoding="utf-8")
    code, _, err = law("--year", "2020")
    assert code == 2 and "tally.toml, mục “province.rounding”" in err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markdown_says_what_the_screen_says(law: Command, lang: str) -> None:
    for arguments in (("--year", "2026"), ("--award", "LDTT"), ("--compare", "2020", "2024"), ()):
        shown = law(*arguments, "--lang", lang, "-o", "a.txt", "--force")
        assert shown[0] == 0
        written = " ".join(Path("a.txt").read_text(encoding="utf-8").split())
        _, markdown, _ = law(*arguments, "--lang", lang, "--format", "md")
        assert markdown.startswith("# ")
        for line in markdown.splitlines():
            assert line.lstrip("#- ").replace("\\", "") in written, line


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_screen(
    law: Command, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in (("--year", "2026"), ("--award", "BKT,LDTT"), ("--compare", "2020", "2026"), ()):
        for line in law(*arguments, "--lang", lang)[1].splitlines():
            assert len(line) <= width or "http" in line, line


def test_the_law_is_shown_without_frames_or_workbooks() -> None:
    heavy = "{'pandas', 'numpy', 'openpyxl', 'docx', 'rich.markdown'}"
    program = (
        "import sys, contextlib, io\n"
        "from hongngu_tally.cli import run\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    codes = [run(['law', '--year', '2026']), run(['explain', 'CSTDCS'])]\n"
        f"assert codes == [0, 0] and not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_of_the_guide_page_runs(command: Command, lang: str, plain: None) -> None:
    import hongngu_tally

    page = (Path(hongngu_tally.__file__).parent / "guide" / lang / "law.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```\n(.*?)```", page, re.DOTALL)
    shown = [line.partition("#")[0].split()[1:] for line in block.splitlines()]
    assert ["law"] in shown and len(shown) > 4
    for arguments in shown:
        assert command(*arguments, "--lang", lang)[0] == 0, arguments
    assert RuleWords(lang, CATALOGUE).text("open") in page
