"""What a province sets for itself: read strictly from ``tally.toml``, and told apart from the nation's rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hongngu_tally.finding import Finding, Place, Severity
from hongngu_tally.law import ProvinceRules, Share, load_catalogue
from hongngu_tally.messages import render
from hongngu_tally.pipeline import run
from hongngu_tally.rulefile import RuleFileError
from hongngu_tally.settings import read_settings

DECISION = "Quyết định số 12/2020/QĐ-UBND"
FULL = f"""
[province]
name = "Đồng Tháp"
cite = "{DECISION}"
rounding = "nearest"
cstdcs_share_percent = 12
cstdcs_share_of = ["LDTT"]
non_leader_share_min_percent = 60
yearly_max = {{BKT = 1, GKH = 2}}
certificate_share_of_staff_percent = 10
ttldxs_share_percent_by_rating = {{excellent = 30, any = 20}}
deadline = 2021-01-15
school_deadline = 2020-06-20
"""
Y2020, Y2024 = date(2020, 12, 31), date(2024, 12, 31)


def settings(folder: Path, text: str) -> ProvinceRules:
    (folder / "tally.toml").write_text(text, encoding="utf-8")
    return read_settings(folder / "tally.toml").province


def test_everything_a_province_says_is_read(tmp_path: Path) -> None:
    assert settings(tmp_path, FULL) == ProvinceRules(
        name="Đồng Tháp",
        cite=DECISION,
        rounding="nearest",
        cstdcs_share_percent=12,
        cstdcs_share_of=("LDTT",),
        non_leader_share_min_percent=60,
        yearly_max={"BKT": 1, "GKH": 2},
        certificate_share_of_staff_percent=10,
        ttldxs_share_percent_by_rating={"excellent": 30, "any": 20},
        deadline=date(2021, 1, 15),
        school_deadline=date(2020, 6, 20),
    )


def test_a_province_that_says_nothing_limits_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, "year = 2020\n") == ProvinceRules()


@pytest.mark.parametrize(
    ("line", "key", "mistake"),
    [
        ('rounding = "up"', "province.rounding", "unknown-value"),
        ("cstdcs_share_percent = 0", "province.cstdcs_share_percent", "out-of-range"),
        ("cstdcs_share_percent = 12.5", "province.cstdcs_share_percent", "wrong-type"),
        ("non_leader_share_min_percent = 101", "province.non_leader_share_min_percent", "out-of-range"),
        ('cstdcs_share_of = ["LĐTT"]', "province.cstdcs_share_of", "unknown-value"),
        ("yearly_max = {BKX = 1}", "province.yearly_max.BKX", "unknown-value"),
        ("yearly_max = {BKT = 0}", "province.yearly_max.BKT", "out-of-range"),
        (
            "ttldxs_share_percent_by_rating = {good = 200}",
            "province.ttldxs_share_percent_by_rating.good",
            "out-of-range",
        ),
        (
            "ttldxs_share_percent_by_rating = {tốt = 20}".replace("tốt", '"tốt"'),
            "province.ttldxs_share_percent_by_rating.tốt",
            "unknown-value",
        ),
        ('deadline = "2021-01-15"', "province.deadline", "wrong-type"),
        ("share = 12", "province.share", "unknown-key"),
        ('name = ""', "province.name", "empty"),
    ],
)
def test_a_mistake_is_answered_with_file_key_and_remedy(
    tmp_path: Path, line: str, key: str, mistake: str
) -> None:
    with pytest.raises(RuleFileError) as caught:
        settings(tmp_path, f"[province]\n{line}\n")
    assert (caught.value.file, caught.value.key, caught.value.mistake) == ("tally.toml", key, mistake)
    assert "Cách sửa" in str(caught.value) and "Remedy" in caught.value.english


def test_the_lower_share_binds_and_says_whose_it_is() -> None:
    law = load_catalogue()
    strict, lax = (
        ProvinceRules(cite=DECISION, cstdcs_share_percent=12),
        ProvinceRules(cstdcs_share_percent=20),
    )

    def binding(day: date, province: ProvinceRules) -> tuple[int, str, str] | None:
        share = replace(law.on(day), province=province).share_max("CSTDCS")
        return (share.value.percent, share.source, share.cite) if share else None

    nation = law.on(Y2020).awards["CSTDCS"].share_max_percent
    assert nation is not None
    assert binding(Y2020, ProvinceRules()) == (nation.value.percent, "nation", nation.cite)
    assert binding(Y2020, strict) == (12, "province", DECISION)
    assert binding(Y2020, lax) == (nation.value.percent, "nation", nation.cite)
    assert binding(Y2024, ProvinceRules()) is None
    assert binding(Y2024, lax) == (20, "province", "tally.toml [province]")


def test_a_province_limits_only_the_award_it_names() -> None:
    regime = replace(load_catalogue().on(Y2024), province=ProvinceRules(cstdcs_share_percent=12))
    assert [code for code in regime.awards if regime.share_max(code) is not None] == ["CSTDCS"]
    assert regime.share_max("NO_SUCH_AWARD") is None


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_finding_cites_the_province_in_its_own_words(lang: str) -> None:
    ruling = ProvinceRules(cite=DECISION).ruling(Share(12, ("LDTT",)), Y2020)
    facts = {
        "award": "CSTDCS", "unit": "Xã Mẫu", "numerator": 2, "base": 10, "of": ruling.value.of,
        "percent": "20", "limit": ruling.value.percent, "floor": 1, "source": ruling.source,
    }  # fmt: skip
    found = Finding("Q101", "share-exceeded", Severity.WARNING, Place("a.xlsx"), facts, cite=ruling.cite)
    assert render(found, lang).cite == DECISION


def test_the_regime_of_a_run_holds_the_provinces_rules(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Danh sách năm 2020\nHọ và tên,Danh hiệu\nTrần Thị Ví Dụ,LĐTT\n", "utf-8")
    expected = settings(tmp_path, FULL)
    assert run([tmp_path], workers=1, year=2020).regime.province == expected


def test_the_examples_of_rounding_hold() -> None:
    import doctest

    from hongngu_tally.law import province

    assert doctest.testmod(province) == (0, 2)
