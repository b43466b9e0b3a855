"""The law: the catalogue as data under test, the snapshot of a day, and what broken files answer."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import Book, Command
from hongngu_tally import law, rulefile
from hongngu_tally.law import LEVELS, RECIPIENTS, Catalogue, LawGap, Regime, Ruling, load_catalogue
from hongngu_tally.mistakes import MISTAKES
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.settings import find_settings, read_settings
from hongngu_tally.text import key

CATALOGUE = load_catalogue()
RULES = CATALOGUE.folder
BROKEN = sorted((Path(__file__).parent / "broken_rules").glob("*.toml"))
A, B, C, D = date(2020, 12, 31), date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31)
ONE_DAY = timedelta(days=1)
DAYS = [date(2017, 10, 1), date(2018, 12, 31), A, date(2024, 1, 1), B, date(2025, 7, 1), C, D]


def on(day: date) -> Regime:
    return CATALOGUE.on(day)


def dated() -> Iterator[tuple[str, str, Ruling[Any]]]:
    for award in CATALOGUE.awards.values():
        for name, history in award.history.items():
            for ruling in history:
                yield award.code, name, ruling
    for level in CATALOGUE.levels.values():
        for ruling in level.history:
            yield level.code, "in_force", ruling
    for name, history in CATALOGUE.common.items():
        for ruling in history:
            yield "common", name, ruling


# --- the catalogue as data


def test_every_cite_names_an_instrument_and_reads_in_both_languages() -> None:
    for code, name, ruling in dated():
        instrument = CATALOGUE.instruments[ruling.cite.partition(" ")[0]]
        for lang in ("vi", "en"):
            assert instrument.number in CATALOGUE.cite_text(ruling.cite, lang), (code, name)


def test_a_value_starts_while_the_text_it_cites_is_in_force() -> None:
    for code, name, ruling in dated():
        assert CATALOGUE.instruments[ruling.cite.partition(" ")[0]].holds_on(ruling.since), (
            code,
            name,
            ruling,
        )


@pytest.mark.parametrize(
    "day", [date(2017, 10, 1), date(2018, 12, 31), A, date(2024, 1, 1), B, date(2025, 7, 1), C, D]
)
def test_no_snapshot_rests_on_a_text_that_has_ended(day: date) -> None:
    regime = on(day)
    in_force = {each.key for each in regime.instruments}
    for award in regime.awards.values():
        for name in award.__slots__:
            value = getattr(award, name)
            if isinstance(value, Ruling):
                assert value.cite.partition(" ")[0] in in_force, (award.code, name, value.cite)


def test_starts_are_sorted_and_lie_in_the_covered_time() -> None:
    for award in CATALOGUE.awards.values():
        for name, history in award.history.items():
            starts = [ruling.since for ruling in history]
            assert starts == sorted(set(starts)), (award.code, name)
            assert starts[0] >= CATALOGUE.covered_from


def test_every_text_that_was_confirmed_says_where_it_can_be_read() -> None:
    for instrument in CATALOGUE.instruments.values():
        assert instrument.link.startswith("http") or instrument.confidence == "unverified", instrument.key


def test_a_spelling_means_one_award_and_is_listed_once() -> None:
    owners: dict[str, str] = {}
    for award in CATALOGUE.awards.values():
        written = [key(text) for text in award.also_written]
        assert len(written) == len(set(written)), f"{award.code}: two spellings with one key"
        assert not {key(award.name_vi), key(award.abbreviation), key(award.code)} & set(written), award.code
        for spelling in award.spellings:
            assert owners.setdefault(key(spelling), award.code) == award.code
    assert owners == CATALOGUE.spellings


@pytest.mark.parametrize(
    "generic",
    [
        "GK",
        "BK",
        "HC",
        "CSTĐ",
        "HCLĐ",
        "Giấy khen",
        "Bằng khen",
        "Cờ thi đua",
        "Chiến sĩ thi đua",
        "Huân chương",
    ],
)
def test_a_text_that_leaves_the_level_or_class_open_belongs_to_no_award(generic: str) -> None:
    assert CATALOGUE.award_of(generic) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("LĐTT", "LDTT"),
        ("LAO ĐỘNG  TIÊN TIẾN", "LDTT"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CSTĐ cấp cơ sở", "CSTDCS"),
        ("CSTDCS", "CSTDCS"),
        ("CSTT", "CSTT"),
        ("CSTĐCT", "CSTDT"),
        ("CTĐCT", "CTDT"),
        ("Đơn vị dẫn đầu phong trào thi đua", "CTDT"),
        ("Cờ thi đua của Thủ tướng", "CTDCP"),
        ("TT LĐTT", "TTLDTT"),
        ("Gia đình văn hoá", "GDVH"),
        ("Khóm VH", "KDCVH"),
        ("Giấy khen của UBND huyện", "GKH"),
        ("GK xã", "GKX"),
        ("BK TTCP", "BKTTG"),
        ("BK UBND tỉnh", "BKT"),
        ("HCLĐ III", "HCLD3"),
        ("HCLĐ hạng 2", "HCLD2"),
        ("HCLĐHB", "HCLD3"),
        ("Xã, phường, đặc khu tiêu biểu", "XATB"),
    ],
)
def test_the_spellings_of_offices_are_known(written: str, code: str) -> None:
    assert CATALOGUE.award_of(written) == code


def test_every_file_has_its_own_rank_and_the_catalogue_follows_it() -> None:
    ranks = [award.rank for award in CATALOGUE.awards.values()]
    assert ranks == sorted(set(ranks))
    assert list(CATALOGUE.awards)[:3] == ["LDTT", "CSTT", "CSTDCS"]
    # In a table titles come first, then flags, certificates and orders.
    order = list(CATALOGUE.awards)
    assert [code for code in order if code in {"CSTDCS", "TTLDTT", "CTDT", "GKX", "GKH", "BKT", "HCLD3"}] == [
        "CSTDCS", "TTLDTT", "CTDT", "GKX", "GKH", "BKT", "HCLD3",
    ]  # fmt: skip


def test_ten_kinds_of_orders_of_which_five_have_three_classes() -> None:
    orders = [award.name_vi for award in CATALOGUE.awards.values() if award.name_vi.startswith("Huân chương")]
    classes = [name for name in orders if " hạng " in name]
    assert len(classes) == 15
    assert len(orders) == 20


def test_on_every_day_a_track_is_ruled_for_exactly_the_recipients_of_the_award() -> None:
    for day in (date(2017, 10, 1), A, B, C, D):
        for award in on(day).awards.values():
            assert set(award.tracks.value) == set(award.recipients.value), (day, award.code)
            assert award.default_level in award.levels.value
            assert set(award.levels.value) <= set(on(day).levels), (day, award.code)


def test_every_year_until_today_resolves() -> None:
    for year in range(2018, date.today().year + 1):
        day = CATALOGUE.judged_on(year)
        assert day == date(year, 12, 31)
        assert {"LDTT", "BKT", "HCLD3"} <= set(on(day).awards)


def test_a_school_year_is_judged_when_it_ends() -> None:
    assert CATALOGUE.judged_on("2019-2020") == date(2020, 5, 31)
    # The last school year under districts, and the first without them.
    assert "GKH" in on(CATALOGUE.judged_on("2024-2025")).awards
    assert "GKH" not in on(CATALOGUE.judged_on("2025-2026")).awards


def test_what_is_expected_is_shown_and_never_applied() -> None:
    regime = on(D)
    expected = {(each.code, each.key) for each in regime.expected}
    assert ("CSTDCS", "share_max_percent") in expected
    assert regime.awards["CSTDCS"].share_max_percent is None
    assert all(each.note is not None for each in regime.expected)
    for award in regime.awards.values():
        values = [getattr(award, name) for name in award.__slots__]
        assert not any(isinstance(value, Ruling) and value.expected for value in values), award.code


@pytest.mark.slow
def test_a_change_shows_on_its_day_and_not_the_day_before() -> None:
    for code, award in CATALOGUE.awards.items():
        for name, history in award.history.items():
            applied = [ruling for ruling in history if not ruling.expected]
            for before, after in pairwise(applied):
                eve, day = on(after.since - ONE_DAY), on(after.since)
                if name in ("in_force", "official_name"):
                    assert (code in day.awards) == (after.value is not None)
                    continue
                if code in eve.awards:
                    assert getattr(eve.awards[code], name) == (before if before.value is not None else None)
                if code in day.awards:
                    assert getattr(day.awards[code], name) == (after if after.value is not None else None)


# --- the law of single days


def test_the_initiative_is_compulsory_until_2023_only() -> None:
    before, after = on(date(2023, 12, 31)).awards["CSTDCS"], on(date(2024, 1, 1)).awards["CSTDCS"]
    assert before.requires_any_of is not None
    assert after.requires_any_of is not None
    assert before.requires_any_of.value == ("initiative",)
    assert before.requires_any_of.cite == "decree-91-2017 Điều 9 khoản 3"
    assert after.requires_any_of.value == ("initiative", "excellent_completion")
    assert after.requires_any_of.confirmed


def test_the_fifteen_percent_ceiling_ends_with_the_old_law() -> None:
    share = on(A).awards["CSTDCS"].share_max_percent
    assert share is not None
    assert share.value == (15, ("LDTT", "CSTT"))
    assert on(B).awards["CSTDCS"].share_max_percent is None


def test_a_fighter_must_hold_the_yearly_title_under_every_law() -> None:
    for day in (A, B, C, D):
        held = on(day).awards["CSTDCS"].prerequisite_any_of
        assert held is not None
        assert held.value == ("LDTT", "CSTT")


def test_the_commune_decides_more_from_july_2025() -> None:
    for code in ("CSTDCS", "TTLDTT", "KDCVH"):
        eve, day = on(date(2025, 6, 30)).awards[code], on(date(2025, 7, 1)).awards[code]
        assert eve.level_too_low("commune"), code
        assert eve.default_level == "district"
        assert not day.level_too_low("commune"), code
        assert day.default_level == "commune"
    assert not on(A).awards["LDTT"].level_too_low("commune")


def test_a_level_above_the_lawful_one_is_not_too_low() -> None:
    fighter, merit = on(A).awards["CSTDCS"], on(A).awards["BKT"]
    assert not fighter.level_too_low("ministry")
    assert not fighter.level_too_low("unit")
    assert merit.level_too_low("district")
    assert merit.level_too_low("unit")
    assert not merit.level_too_low("ministry")
    assert on(A).awards["BKTTG"].level_too_low("province")


def test_the_district_ends_and_takes_its_certificate_with_it() -> None:
    eve, day = on(date(2025, 6, 30)), on(date(2025, 7, 1))
    assert "district" in eve.levels
    assert eve.levels == LEVELS
    assert "GKH" in eve.awards
    assert "district" not in day.levels
    assert day.absent_levels["district"].state == "repealed"
    gone = day.others["GKH"]
    assert (gone.state, gone.since, gone.cite) == ("repealed", date(2025, 7, 1), "decree-129-2025")
    assert all("district" not in award.levels.value for award in day.awards.values())


def test_an_award_that_is_not_in_force_says_why() -> None:
    assert on(A).others["XATB"].state == "not-yet"
    assert on(A).others["XATB"].since == date(2024, 1, 1)
    assert on(A).others["XATB"].cite == "law-06-2022 Điều 29"
    assert on(B).others["HH"].state == "repealed"
    assert "HH" in on(A).awards
    assert on(B).awards["XATB"].name_vi == "Xã, phường, thị trấn tiêu biểu"
    assert on(C).awards["XATB"].name_vi == "Xã, phường, đặc khu tiêu biểu"


def test_a_household_has_no_merit_track_under_the_2022_law() -> None:
    assert on(B).awards["GKX"].tracks.value["household"] == ("drive", "sudden")
    assert on(B).awards["GKX"].tracks.confirmed
    # Article 13 of the older decree does not speak of households: never an error.
    assert not on(A).awards["GKX"].tracks.confirmed
    assert on(B).awards["LDTT"].tracks.value == {"individual": ("merit",)}


def test_the_months_of_service_fall_from_ten_to_six() -> None:
    months = [(on(day).awards["LDTT"].tenure_min_months) for day in (A, B, C)]
    assert [each and (each.value, each.confirmed) for each in months] == [(10, True), (6, True), (6, False)]


def test_more_than_half_became_at_least_half_but_nobody_confirmed_it() -> None:
    before, after = on(A).awards["TTLDTT"].member_share_min, on(B).awards["TTLDTT"].member_share_min
    assert before is not None
    assert after is not None
    assert (before.value.percent, before.value.strictly_above, before.confirmed) == (50, True, True)
    assert (after.value.percent, after.value.strictly_above, after.confirmed) == (50, False, False)


def test_instruments_of_a_day_stand_as_law_decree_circular() -> None:
    assert [each.key for each in on(A).instruments] == [
        "law-15-2003", "decree-91-2017", "decree-122-2018", "circular-12-2019", "circular-57-2020-tt-bqp",
    ]  # fmt: skip
    assert [each.key for each in on(C).instruments][:3] == [
        "law-06-2022",
        "decree-86-2023",
        "decree-129-2025",
    ]
    assert "circular-08-2017" in {each.key for each in on(date(2019, 12, 31)).instruments}
    assert "circular-08-2017" not in {each.key for each in on(date(2020, 1, 1)).instruments}


def test_the_law_of_2026_is_named_as_unverified_and_changes_no_rule() -> None:
    eve, day = on(date(2026, 9, 30)), on(date(2026, 10, 1))
    assert eve.unverified == ()
    assert [each.cite for each in day.unverified] == ["law-06-2026"]
    assert "chưa được xác nhận" in day.unverified[0].note.vi
    assert day.awards == eve.awards


@pytest.mark.parametrize(
    ("cite", "vi", "en"),
    [
        ("decree-129-2025", "Nghị định số 129/2025/NĐ-CP", "Decree 129/2025/NĐ-CP"),
        (
            "law-15-2003 Điều 20",
            "Điều 20 Luật Thi đua, khen thưởng số 15/2003/QH11",
            "Article 20, Law 15/2003/QH11",
        ),
        (
            "decree-91-2017 Điều 9 khoản 3",
            "khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP",
            "Article 9 clause 3, Decree 91/2017/NĐ-CP",
        ),
        (
            "law-06-2022 Điều 74 khoản 1 điểm d",
            "điểm d khoản 1 Điều 74 Luật Thi đua, khen thưởng số 06/2022/QH15",
            "Article 74 clause 1 point d, Law 06/2022/QH15",
        ),
    ],
)
def test_a_cite_reads_as_part_of_a_sentence(cite: str, vi: str, en: str) -> None:
    assert on(A).cite_text(cite) == vi
    assert CATALOGUE.cite_text(cite, "en") == en


def test_a_regime_travels_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(on(A))) == on(A)


# --- what is not covered is refused


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "md", "json", "csv"])
@pytest.mark.parametrize("name", ["validate", "summarize", "year-end"])
def test_every_result_under_the_law_of_2026_says_that_its_content_is_not_confirmed(
    name: str, form: str, book: Book, command: Command, plain: None
) -> None:
    path = book(
        """
        # Danh sách
        | DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG |
        | STT | Họ và tên | Đơn vị công tác | Danh hiệu |
        | 1 | Nguyễn Văn Mẫu | UBND xã Long Phú Thuận | Lao động tiên tiến |
        """
    )
    for day, said in (("2026-09-30", False), ("2026-10-01", True)):
        _, out, err = command(name, path, "--year", "2026", "--law-on", day, "--format", form)
        shown = err if form == "csv" else out
        sentence = '"unverified": [\n    "law-06-2026"' if form == "json" else "nội dung chưa được xác nhận"
        assert (sentence in (shown if form == "json" else " ".join(shown.split()))) == said, day


def test_a_day_before_the_first_record_is_refused() -> None:
    first = CATALOGUE.covered_from
    assert CATALOGUE.on(first).awards
    with pytest.raises(LawGap, match="30/09/2017") as gap:
        CATALOGUE.on(first - ONE_DAY)
    assert "2017-09-30" in gap.value.english
    assert "luật gần nhất" in gap.value.remedy


@pytest.mark.parametrize("year", [2016, 2150, "2015-2016", "năm nay"])
def test_a_year_without_a_day_of_judgement_is_refused(year: int | str) -> None:
    with pytest.raises(LawGap, match=str(year)) as gap:
        CATALOGUE.judged_on(year)
    assert gap.value.asked == str(year)
    assert "2017–2027" in str(gap.value)
    assert gap.value.remedy.startswith("nêu ngày xét bằng --law-on YYYY-MM-DD")
    assert gap.value.remedy_en.startswith("state the day with --law-on YYYY-MM-DD")
    assert "rounds.toml" in gap.value.remedy and "rounds.toml" in gap.value.remedy_en


def test_a_gap_is_a_clause_that_leaves_remedy_and_full_stop_to_whoever_shows_it() -> None:
    for ask in (lambda: CATALOGUE.judged_on(2015), lambda: CATALOGUE.on(date(2010, 1, 1))):
        with pytest.raises(LawGap) as caught:
            ask()
        gap = caught.value
        for text, remedy in ((str(gap), gap.remedy), (gap.english, gap.remedy_en)):
            assert remedy not in text
            assert not (text + remedy).endswith(".") and not text.endswith(".")
            assert "Cách sửa" not in text and "Remedy" not in text


# --- broken files


def header(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line[2:].split(":", 1) for line in lines if line.startswith("# "))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_answered_with_file_key_and_remedy(path: Path, rules: Path) -> None:
    told = {name: value.strip() for name, value in header(path).items()}
    shutil.copy(path, rules / told["at"])
    with pytest.raises(RuleFileError) as caught:
        load_catalogue(rules)
    error = caught.value
    assert error.mistake == told["mistake"]
    assert error.key == told["key"]
    for words in told["says"].split(" | "):
        assert words in str(error)
    assert str(error).startswith((error.file, told["at"]))
    assert f"Cách sửa: {error.remedy}." in str(error)
    assert error.english.startswith(error.file)
    assert f"Remedy: {error.remedy_en}." in error.english
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    # Cross-file mistakes name the file that stands later; all others the broken one.
    if error.mistake != "spelling-taken":
        assert error.file == told["at"]


OF_UNIT_LISTS = {
    "ends-early",
    "unknown-unit",
    "not-a-day",
    "not-a-unit-file",
    "no-unit-list",
    "not-a-table",
    "too-many-cells",
    "unknown-title",
}


def test_every_mistake_has_a_broken_file() -> None:
    shown = {header(path)["mistake"].strip() for path in BROKEN}
    # "not-a-column", "no-such-year" and "hidden-suffix" are mistakes of tally.toml: test_cli.py and the test below show them; those of a folder of one's own: test_own_rules.py;
    # those of lists of units: test_unit_lists.py.
    assert shown == set(MISTAKES) - {
        "no-file",
        "no-such-year",
        "no-access",
        "not-utf8",
        "not-a-column",
        "no-folder",
        "no-rule-files",
        "not-a-rule-file",
        "too-large",
        "hidden-suffix",
        *OF_UNIT_LISTS,
    }


def test_a_file_in_another_encoding_is_named(rules: Path) -> None:
    (rules / "awards" / "LDTT.toml").write_bytes("code = 'Lao động'".encode("utf-16"))
    with pytest.raises(RuleFileError, match="UTF-8") as caught:
        load_catalogue(rules)
    assert caught.value.file == "awards/LDTT.toml"


@pytest.mark.parametrize("content", ["x = 1 # " + "a" * 2000, "x = " + "[" * 900 + "]" * 900])
def test_a_file_too_large_or_too_deep_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "tally.toml").write_text(content)
    monkeypatch.setattr(rulefile, "_LARGEST", 1900)
    with pytest.raises(RuleFileError) as caught:
        rulefile.read_toml(tmp_path / "tally.toml", "tally.toml")
    assert caught.value.mistake == "too-large"


def test_a_folder_in_the_place_of_a_file_is_answered(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="không mở được tệp") as caught:
        rulefile.read_toml(tmp_path, "tally.toml")
    assert (caught.value.file, caught.value.mistake) == ("tally.toml", "no-access")
    assert "kiểm tra quyền đọc tệp" in caught.value.remedy


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")])
def test_a_file_that_the_system_withholds_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def withhold(*_: object, **__: object) -> str:
        raise error

    (tmp_path / "tally.toml").write_text("year = 2020")
    monkeypatch.setattr(Path, "read_text", withhold)
    with pytest.raises(RuleFileError, match="không mở được tệp") as caught:
        rulefile.read_toml(tmp_path / "tally.toml", "tally.toml")
    assert "cannot be opened" in caught.value.english


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ("place = “Huyện Mẫu”", "dùng dấu nháy thẳng", "straight quotes"),
        ("deadline = 30/11/2020", "ghi ngày như 2020-11-30", "as in 2020-11-30"),
        ("năm = 2020", "tên mục viết không dấu", "in plain letters"),
        ("year: 2020", "là dấu =", "stands ="),
        ("year 2020", "là dấu =", "stands ="),
        ("place = Huyen Mau", "đặt chữ trong dấu nháy kép", "in double quotes"),
        ("deadline = 2020-12-99", "ghi một ngày có thật", "a day that there is"),
        ("year = 2020.", "sửa dòng đã nêu", "correct that line"),
        ("year = 2020\nyear = 2021", "mỗi mục chỉ được ghi một lần", "written only once"),
    ],
)
def test_what_is_written_in_the_place_of_toml_is_answered_with_its_remedy(
    tmp_path: Path, line: str, vi: str, en: str
) -> None:
    path = tmp_path / "tally.toml"
    path.write_text(f"# năm\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        rulefile.read_toml(path, "tally.toml")
    assert vi in caught.value.remedy and en in caught.value.english
    assert "(dòng" in str(caught.value)


def test_settings_that_notepad_named_txt_are_not_passed_over(tmp_path: Path) -> None:
    hidden = tmp_path / "tally.toml.txt"
    hidden.write_text("year = 2020\n", encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"đổi tên thành tally\.toml") as caught:
        find_settings(tmp_path)
    assert (caught.value.mistake, "rename it tally.toml" in caught.value.english) == ("hidden-suffix", True)
    hidden.rename(tmp_path / "tally.toml")
    assert find_settings(tmp_path) == tmp_path / "tally.toml"


def test_an_unknown_key_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "tally.toml"
    path.write_text("[province]\nhan_nop = 2020-11-30\n", encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"province\.han_nop") as caught:
        read_settings(path)
    assert "deadline, school_deadline" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\n\nb = = 2\n", "(dòng 3, cột 5)"), ("a = [1,", "(ở cuối tệp)")]
)
def test_a_syntax_mistake_names_its_place_without_english_words(
    tmp_path: Path, text: str, place: str
) -> None:
    path = tmp_path / "tally.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        rulefile.read_toml(path, "tally.toml")
    assert f"sai cú pháp TOML {place}." in str(caught.value)
    assert "line" not in str(caught.value)
    assert "Invalid" in caught.value.english
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("gone", ["instruments.toml", "levels.toml", "rounds.toml", "awards"])
def test_a_missing_file_is_named(rules: Path, gone: str) -> None:
    target = rules / gone
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()
    with pytest.raises(RuleFileError, match="không có tệp này") as caught:
        load_catalogue(rules)
    assert caught.value.file.startswith(gone)


def test_a_clerk_adds_a_spelling_in_one_line(rules: Path) -> None:
    path = rules / "awards" / "LDTT.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("also_written = [", 'also_written = ["Lao động giỏi", ', 1), encoding="utf-8"
    )
    catalogue = load_catalogue(rules)
    assert isinstance(catalogue, Catalogue)
    assert catalogue.award_of("LAO ĐỘNG GIỎI") == "LDTT"


def test_the_words_of_the_law_are_the_words_of_the_contract() -> None:
    assert RECIPIENTS == ("individual", "collective", "household")
    assert law.TRACKS == ("merit", "drive", "sudden", "service", "seniority", "external")
    assert law.FAMILIES == ("emulation_title", "commendation_form", "state_honour")


def test_the_catalogue_is_read_once_per_process() -> None:
    assert load_catalogue() is CATALOGUE


# --- rules of no single award


def test_two_ranks_and_two_forms_of_the_state_are_rules_of_2020_alone() -> None:
    first, later = on(A).common, on(B).common
    assert first.state_forms_a_year is not None and first.state_forms_a_year.confirmed
    assert later.state_forms_a_year is not None and not later.state_forms_a_year.confirmed
    assert first.ranks_at_once is not None and later.ranks_at_once is None
    assert on(date(2019, 12, 31)).common.state_forms_a_year is None


def test_the_votes_that_a_council_needs_are_known_of_the_decree_of_2017_alone() -> None:
    ruling = on(A).common.votes_min_percent
    assert ruling is not None and ruling.confirmed
    assert ruling.value == (90, ("CSTDT", "CSTDTQ", "AHLD", "AHLLVT"))
    assert all(on(day).common.votes_min_percent is None for day in (B, C, D))


def test_the_shares_of_the_militia_are_unconfirmed_since_the_new_circular() -> None:
    for code in ("CSTDCS", "CSTT", "DVTT", "DVQT"):
        assert on(date(2020, 6, 30)).awards[code].militia_share_max_percent is None
        for day, confirmed in ((date(2020, 7, 1), True), (date(2024, 12, 21), True), (C, False)):
            ruling = on(day).awards[code].militia_share_max_percent
            assert ruling is not None and ruling.confirmed is confirmed, (code, day)
